/* SPDX-License-Identifier: MIT */
/*
 * Findings kept from run to run, by the letter's bytes, the program and the
 * policy: a letter that is unchanged is not linted again. An entry holds words
 * of the letter (messages quote them), so the folder is the user's alone. An
 * entry that is damaged is as good as none. For all threads. What was not used
 * for the longest time is thrown out when the cache is closed.
 */
#ifndef LL_ENGINE_CACHE_H
#define LL_ENGINE_CACHE_H

#include "engine/run.h"

struct cache;

/* The folder that is meant where none is named; NULL: there is no home. */
const char *cache_folder(struct arena *);
#define CACHE_MOST ((uint64_t)512 << 20) /* bytes of it, if nothing is said */
/* Makes the folder, if need be; it keeps `most` bytes, 0: CACHE_MOST. NULL with *why, in the
 * registry's arena. */
struct cache *cache_open(const char *folder, uint64_t most, struct registry *, const char **why);
void cache_close(struct cache *);

/* Where a letter's entry is. */
struct cache_key {
	char hex[65]; /* empty: letters of this policy are not kept */
};
struct cache_key cache_key(struct cache *, const struct policy *, const uint8_t *bytes, size_t n);

/* What is kept of a letter whose source was decoded into `a`; false: nothing. */
bool cache_load(struct cache *, const struct cache_key *, struct arena *a,
		const struct policy *, const struct source *, struct linted *out);
/* Nothing comes of an entry that cannot be written. */
void cache_store(struct cache *, const struct cache_key *, const struct linted *);

/* Removes all entries of a folder, and what else a cache has there; counts them. Returns 0, or -1
 * with errno. */
int cache_clean(const char *folder, uint64_t *n);

#endif
