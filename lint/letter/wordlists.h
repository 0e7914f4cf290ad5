/* SPDX-License-Identifier: MIT */
/*
 * tok_in() asks tens of thousands of times a letter whether a word is in a
 * list written as "a|b|c". A worker keeps, for each list it has met (by its
 * address: lists are string literals), the hashes of its words, so that
 * nearly every "no" costs one look-up instead of a walk along the list.
 */
#ifndef LL_LETTER_WORDLISTS_H
#define LL_LETTER_WORDLISTS_H

#include "base/arena.h"

struct wordlists;

/* Lives until wordlists_free(); for one thread at a time. */
struct wordlists *wordlists_new(void);
void wordlists_free(struct wordlists *);
/* False: the word is not in the list. True: it may be. `hash` is word_hash() of the word. */
bool wordlists_may_have(struct wordlists *, const char *list, uint32_t hash);

/* Never 0. */
static inline uint32_t word_hash(const char *p, size_t n)
{
	uint32_t h = 2166136261u;
	for (size_t i = 0; i < n; i++)
		h = (h ^ (uint8_t)p[i]) * 16777619u;
	return h | 1;
}

#endif
