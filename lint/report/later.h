/* SPDX-License-Identifier: MIT */
/*
 * A list of objects that can only be written at the end of a report: which
 * letters had findings, what could not be read. It grows with the letters, so
 * all but its last part goes into a file without a name. It tells of files,
 * and never has words of a letter.
 */
#ifndef LL_REPORT_LATER_H
#define LL_REPORT_LATER_H

#include "report/json.h"

#include <stdbool.h>
#include <sys/types.h>

struct later {
	FILE *file; /* the last part, */
	char *text;
	size_t n;
	int spilled; /* the parts before it: a file, -1: there is none */
	off_t nspilled;
	bool full; /* no more goes there */
	uint32_t count;
};

void later_open(struct later *);
/* Takes the object. */
void later_add(struct later *, struct json *);
/* Writes all of it, an object a line with commas between, and frees it. */
void later_copy(struct later *, FILE *out);

#endif
