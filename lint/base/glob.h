/* SPDX-License-Identifier: MIT */
/*
 * Patterns for paths, as in .gitignore:
 *
 *	*.txt        a name, in any folder
 *	drafts/      a folder of this name, anywhere, and all that is in it
 *	/drafts      at the top only
 *	2024/q?.txt  a '/' inside the pattern: counted from the top
 *	old/[0-9]*   '*', '?' and [...] ([!...], [^...]) never match a '/'
 *	a/ ** /b     (without blanks) '**' stands for any folders, also none; at
 *	             the end for all that is inside
 *	\*           a backslash takes a sign as it is
 *
 * What matches a folder matches all that is in it. Case matters.
 */
#ifndef LL_BASE_GLOB_H
#define LL_BASE_GLOB_H

#include <stdbool.h>

/* NULL, or why nobody can mean this pattern. */
const char *glob_wrong(const char *pattern);
/* `path` is relative to the top, without "./" at its beginning or a '/' at its end. Takes time
 * in proportion to the product of the lengths at most, times the depth of the path. */
bool glob_match(const char *pattern, const char *path, bool is_folder);

#endif
