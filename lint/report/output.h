/* SPDX-License-Identifier: MIT */
/* Where findings go: standard output, or a file that is there whole or not at all. */
#ifndef LL_REPORT_OUTPUT_H
#define LL_REPORT_OUTPUT_H

#include <stdbool.h>
#include <stdio.h>
#include <sys/stat.h>

struct output {
	FILE *file;
	const char *name; /* for messages */
	char *target;	  /* path to replace, NULL: written in place */
	char *temporary;  /* its name, NULL: it has none yet (or needs none) */
	struct stat was;  /* of the target before */
	bool existed;
	bool kept; /* the target is one of the letters: it stays as it was */
};

/* `path` NULL: standard output. These return 0, or -1 with errno set. */
int output_open(struct output *, const char *path);
/* Writes what is buffered and, if all went well, puts the file in its place. */
int output_close(struct output *);
/* Leaves no trace. */
void output_drop(struct output *);

#endif
