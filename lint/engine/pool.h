/* SPDX-License-Identifier: MIT */
/*
 * Letters linted side by side and handed out in the order they were given, so
 * that a run says the same whatever the number of threads.
 */
#ifndef LL_ENGINE_POOL_H
#define LL_ENGINE_POOL_H

#include "engine/fixing.h"

/* What became of a letter; gone after the call. */
struct outcome {
	const char *path;
	const char *why; /* it is no letter, or could not be read; NULL: it was linted */
	bool held_back; /* it was not even tried: why was told of another file */
	struct linted linted;
	const uint8_t *bytes; /* of the letter as it was given; NULL: it could not be read */
	size_t n;
	struct fixed fixed; /* where fixes are made: `linted` is of what became of it */
};

struct pool;

/*
 * `jobs` (at least 1) letters at a time. 1: no thread is made. `done` is called
 * by the thread that calls the functions below, and by no other.
 */
struct pool *pool_new(const struct registry *, uint32_t jobs,
		      void (*done)(void *arg, const struct outcome *), void *arg);
/* Before the first letter: fixes are made too. */
void pool_fix(struct pool *, enum fixing);
/* Before the first letter: where no fixes are made, what the cache has is not linted again. */
void pool_cache(struct pool *, struct cache *);
/*
 * Takes a letter, a copy of it; may first wait for earlier ones and hand them out. The policy
 * must be ready; it and what `keep` is of must stay until pool_finish().
 */
void pool_letter(struct pool *, const struct policy *, struct keep, const char *path, const uint8_t *bytes,
		 size_t n);
/* What could not be read has its place in the order as well. */
void pool_trouble(struct pool *, const char *path, const char *why);
/* The same, of what is held back. */
void pool_hold_back(struct pool *, const char *path, const char *why);
/* Rules that were switched off, see off.h. */
struct offs;
const struct offs *pool_off(const struct pool *);
/* Hands out all that is left. */
void pool_finish(struct pool *);
/* Only after pool_finish(). */
void pool_free(struct pool *);

/* The cores this process may use, at least 1. */
uint32_t pool_cores(void);

#endif
