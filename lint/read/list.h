/* SPDX-License-Identifier: MIT */
/* Lists of files, as find, git diff and editors write them. */
#ifndef LL_READ_LIST_H
#define LL_READ_LIST_H

#include <stdbool.h>

/*
 * Gives `path` each name in a file, "-" for standard input: a line each, or
 * with `null` what a NUL ends. Empty ones are passed over; a file named "-" is
 * given as "./-". Returns 0, or -1 with *why the list cannot be read (to the end).
 */
int list_read(const char *file, bool null, void (*path)(void *arg, const char *path), void *arg,
	      const char **why);

#endif
