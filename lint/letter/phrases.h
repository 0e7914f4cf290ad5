/* SPDX-License-Identifier: MIT */
/*
 * What a word may begin: the phrases of the lexicon whose first word it is, by
 * itself or as a plural. Found out once a word and kept with it in the
 * vocabulary (struct word), so that passing over a word costs nothing.
 */
#ifndef LL_LETTER_PHRASES_H
#define LL_LETTER_PHRASES_H

#include "letter/places.h"

/* A phrase of several words. */
struct longer {
	const struct lex_phrase *phrase;
	const struct lex_entry *entry;
	uint32_t *rest;     /* the numbers of its fourth and further words */
	uint32_t first;     /* the number of its first word, as the letter writes it */
	uint32_t second;    /* the hash of its second word in small letters */
	uint32_t words[2];  /* the numbers of its second and third word; 0: not asked, nor are the rest */
	uint32_t last;      /* the number of a word whose stem its last word is known to be; 0: none */
	uint16_t turn;      /* of two that are as long the lower one wins */
	uint8_t table, owner, nwords;
	bool exact;         /* as written */
	bool goes_on;       /* the next has the same first two words */
};

/* Words that tell profiles apart; they make no marks. */
struct signal {
	const struct lex_phrase *phrase;
	uint32_t second; /* the hash of the second word in small letters, if there are more than two; else 0 */
};

/* What a word may be by itself, and the signals that it may begin. */
struct phrases_of {
	uint64_t tables; /* of the marks, a bit each */
	const struct lex_phrase **alone; /* of one word */
	struct signal *signals;
	uint32_t chain; /* the profiles under which the marks hold */
	uint16_t nalone, nsignals, nmarks;
	bool owned; /* the marks depend on the profiles */
	struct mark marks[]; /* what `alone` comes to: one a table, by table */
};

/*
 * The phrases of several words, by their first two. Most words that may begin
 * one are followed by none that goes on with it: they are told by a bit for
 * each two words, of hashes of their small letters, and passed over at once. A
 * signal of one word counts as if 0 followed.
 */
struct phrase_pairs {
	uint64_t *may;
	struct phrase_pair {
		struct longer *v; /* NULL: empty */
		uint32_t key;     /* pair_key() */
	} *slots;
	uint32_t nslots, used; /* nslots is a power of two */
};
enum { PAIR_BITS = 19 };

/* Finds out what a word begins, and as which words it may stand inside a phrase. */
void phrases_ask(struct vocabulary *, uint32_t word);
/* Makes the marks hold under these profiles. */
void phrases_settle(struct phrases_of *, uint32_t chain);
/* The word without a plural or possessive s: up to three forms. Returns how many. */
uint32_t phrase_stems(struct ll_sv word, struct ll_sv out[3], char room[64]);
/* No phrase is known yet. */
struct phrase_pairs *phrases_pairs(struct arena *);
/* Finds out the numbers of a phrase's words. */
void phrases_ask_words(struct vocabulary *, struct longer *);

/* phrase_next() where token `at` is one of the letter's seams. */
uint32_t phrase_over_seam(const struct ll_letter *, uint32_t at);

/* The token that a phrase goes on with behind token i, hyphens inside words not counted; the number of tokens: none. */
static inline uint32_t phrase_next(const struct ll_letter *l, uint32_t i)
{
	return place_in(l->seams, i + 1) ? phrase_over_seam(l, i + 1) : i + 1;
}

/* The bit for two words. */
static inline uint32_t pair_bit(uint32_t first, uint32_t second)
{
	return (first * 0x9e3779b1u + second) * 0x85ebca6bu >> (32 - PAIR_BITS);
}

/* Whether a phrase may begin with tokens i and `next`; the number of tokens: with token i alone. */
static inline bool phrase_may_begin(const struct ll_letter *l, uint32_t i, uint32_t next)
{
	const uint32_t bit = pair_bit(l->token_hash[i], next < l->tokens.n ? l->token_hash[next] : 0);
	return l->vocabulary->pairs->may[bit / 64] >> bit % 64 & 1;
}

/* Of the number of a word and the hash of the one behind it. */
static inline uint32_t pair_key(uint32_t first, uint32_t second)
{
	const uint32_t key = (first * 0x9e3779b1u ^ second) * 0x85ebca6bu;
	return key ^ key >> 15;
}

static inline struct phrase_pair *pair_slot(const struct phrase_pairs *p, uint32_t key)
{
	return &p->slots[key & (p->nslots - 1)];
}

/* The phrases of two words and more that begin with both, up to one that does not go on; NULL: there are none. */
static inline struct longer *pair_find(const struct phrase_pairs *p, uint32_t first, uint32_t second)
{
	const uint32_t key = pair_key(first, second);
	for (struct phrase_pair *s = pair_slot(p, key); s->v; s = s + 1 < p->slots + p->nslots ? s + 1 : p->slots)
		if (s->key == key && s->v->first == first && s->v->second == second)
			return s->v;
	return NULL;
}

#endif
