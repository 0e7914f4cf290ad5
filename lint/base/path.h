/* SPDX-License-Identifier: MIT */
/* Paths as text: what exists and what is a link is not looked at. */
#ifndef LL_BASE_PATH_H
#define LL_BASE_PATH_H

#include "base/arena.h"

/* "/a/./b//../c" is "/a/c"; what is not absolute is taken to be below `cwd`, which is. */
char *path_whole(struct arena *, const char *cwd, const char *path);
/* The folder that a whole path is in; that of "/" is "/". */
char *path_folder(struct arena *, const char *whole);
/* Is it the folder, or in it, or in one below it? Both are whole. */
bool path_within(const char *folder, const char *whole);
/* How to get there from a folder, "../letters/a.txt"; both are whole. "." if there. */
const char *path_from(struct arena *, const char *folder, const char *whole);

#endif
