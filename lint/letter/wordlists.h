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

/* A word of a list: its hash and where it stands. */
struct listed {
	uint32_t hash; /* 0: none here */
	uint32_t at, n;
};

struct wordlist {
	const char *list;
	uint64_t some;           /* a bit of each hash: a word whose bit is not here is not in it */
	uint32_t mask;
	struct listed *words; /* open addressing */
};

struct wordlists {
	struct arena arena;
	struct wordlist *slots; /* by address; list NULL: empty */
	uint32_t size, used;    /* size is a power of two */
};

/* Lives until wordlists_free(); for one thread at a time. */
struct wordlists *wordlists_new(void);
void wordlists_free(struct wordlists *);
/* wordlists_have() in full. */
bool wordlists_search(struct wordlists *, const char *list, const char *word, size_t n, uint32_t hash);

static inline uint32_t wordlists_slot(const struct wordlists *w, const char *list)
{
	return (uint32_t)(((uintptr_t)list * 0x9e3779b97f4a7c15u) >> 40) & (w->size - 1);
}

/* The word is in the list. `hash` is word_hash() of it. */
static inline bool wordlists_have(struct wordlists *w, const char *list, const char *word, size_t n,
				  uint32_t hash)
{
	const struct wordlist *l = &w->slots[wordlists_slot(w, list)];
	if (l->list == list && !(l->some >> (hash >> 26) & 1))
		return false;
	return wordlists_search(w, list, word, n, hash);
}

/* Never 0. */
static inline uint32_t word_hash(const char *p, size_t n)
{
	uint32_t h = 2166136261u;
	for (size_t i = 0; i < n; i++)
		h = (h ^ (uint8_t)p[i]) * 16777619u;
	return h | 1;
}

#endif
