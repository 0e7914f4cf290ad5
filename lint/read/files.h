/* SPDX-License-Identifier: MIT */
/* From the PATHs of the command line to the bytes of letters. */
#ifndef LL_READ_FILES_H
#define LL_READ_FILES_H

#include "base/arena.h"

struct files {
	size_t max_size;
	/* Each letter: its path and its bytes, which are gone after the call. */
	void (*letter)(void *arg, const char *path, const uint8_t *bytes, size_t n);
	/* What cannot be read, and why. */
	void (*trouble)(void *arg, const char *path, const char *why);
	/* Whether something below a folder is to be left out; NULL: nothing is. */
	bool (*exclude)(void *arg, const char *path, bool is_folder);
	void *arg;
};

/*
 * Reads one PATH: a file, "-" for standard input, or a folder with all letters
 * below it (names that end in ".txt", not those that begin with a dot), in the
 * byte order of their paths. Links are followed, but not in circles.
 */
void files_read(const struct files *, const char *path);
/* Whether it would read this path below a folder: by its names alone. */
bool files_is_letter(const char *path);

#endif
