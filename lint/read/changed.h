/* SPDX-License-Identifier: MIT */
/* The letters that changed since a revision, as git knows them. */
#ifndef LL_READ_CHANGED_H
#define LL_READ_CHANGED_H

#include "base/arena.h"

/* Paths as one would name them from the current folder, sorted, each once. */
struct changed {
	VEC_OF(const char *) paths;
};

/*
 * The letters below the `npaths` files and folders (none: the current folder)
 * that differ from revision `base`, or that git does not know yet and does not
 * ignore. "BASE..." means the revision at which HEAD left BASE. What a folder
 * has besides letters is passed over. Returns 0, or -1 with *why in the arena.
 */
int changed_since(struct arena *, const char *base, char *const *paths, size_t npaths,
		  struct changed *, const char **why);

#endif
