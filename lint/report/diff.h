/* SPDX-License-Identifier: MIT */
/* Unified diffs, as `git apply` and `patch -p1` take them. */
#ifndef LL_REPORT_DIFF_H
#define LL_REPORT_DIFF_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct diff_options {
	bool color;
	bool safe; /* for a terminal: no control character reaches it, so it is not to be applied */
};

/* What was `old` and is `new`, byte for byte; nothing where they are the same. `path` is told with
 * a/ and b/ before it. */
void diff_write(FILE *, const char *path, const uint8_t *old, size_t nold, const uint8_t *new,
		size_t nnew, const struct diff_options *);

#endif
