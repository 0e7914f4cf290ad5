/* SPDX-License-Identifier: MIT */
/*
 * What a word may begin: the phrases of the lexicon whose first word it is, by
 * itself or as a plural. Found out once a word and kept with it in the
 * vocabulary (struct word), so that passing over a word costs nothing.
 */
#ifndef LL_LETTER_PHRASES_H
#define LL_LETTER_PHRASES_H

#include "letter/letter.h"

/* A phrase of several words. */
struct longer {
	const struct lex_phrase *phrase;
	uint64_t known;	 /* of two or three words: the last, as numbers, where it was found; 0: nowhere yet */
	uint32_t second; /* the hash of its second word */
	uint16_t turn;	 /* of two that are as long the lower one wins */
	uint8_t bit, third; /* of its second word, and of its third; 64: it has none */
	uint8_t table, owner, nwords;
	bool exact; /* as written */
};

struct phrases_of {
	uint64_t seconds; /* the bits of all second words: most phrases fail there */
	struct longer *longer; /* by the bit of the second word */
	uint16_t *from;        /* where those of each bit begin; 65, only if there are many */
	/* What `alone` comes to under the profiles `chain`: one a table, by table. */
	struct mark *marks;
	uint32_t chain;
	uint16_t nlonger, nalone, nsignals, nmarks;
	bool owned; /* it depends on the chain */
	const struct lex_phrase **alone; /* of one word */
	struct longer *signals;          /* of profiles, which make no marks; `second` 0: of one word */
	uint64_t signal_seconds;         /* the bits of their second words; all, if one has none */
};

/* Finds out what a word begins, and as which words it may stand inside a phrase. */
void phrases_ask(struct vocabulary *, uint32_t word);
/* Makes `marks` hold under these profiles. */
void phrases_settle(struct phrases_of *, uint32_t chain);
/* The word without a plural or possessive s: up to three forms. Returns how many. */
uint32_t phrase_stems(struct ll_sv word, struct ll_sv out[3], char room[64]);

/* What follows a token as a phrase sees it: hyphens inside a word do not count. */
struct ahead {
	uint32_t at, behind;	 /* the next token and the one behind that; the number of tokens: none */
	const struct word *next; /* the next word, */
	uint64_t after;		 /* and the bits of what the one behind that may be in a phrase */
};

/* The token that a phrase goes on with behind token i; the number of tokens: none. */
static inline uint32_t phrase_next(const struct ll_letter *l, uint32_t i)
{
	const uint32_t n = l->tokens.n;
	uint32_t at = i + 1;
	if (at >= n)
		return n;
	if (l->word_of[at] == l->vocabulary->hyphen) {
		const struct ll_token *t = &l->tokens.v[at];
		at += at + 1 < n && !((t->flags | t[1].flags) & LL_TOK_SPACE);
	}
	return l->tokens.v[at].flags & LL_TOK_PARAGRAPH ? n : at;
}

/* False: behind token i is no word that may be one of `seconds`. */
static inline bool phrase_look_ahead(const struct ll_letter *l, uint32_t i, uint64_t seconds, struct ahead *a)
{
	const struct word *words = l->vocabulary->words;
	a->at = phrase_next(l, i);
	if (a->at == l->tokens.n)
		return false;
	a->next = &words[l->word_of[a->at]];
	if (!(a->next->forms & seconds))
		return false;
	a->behind = phrase_next(l, a->at);
	a->after = a->behind < l->tokens.n ? words[l->word_of[a->behind]].forms : 0;
	return true;
}

/* Whether a phrase may go on with what is ahead; its last word may have a plural s there. */
static inline bool phrase_goes_on(const struct longer *c, const struct ahead *a)
{
	const struct word *next = a->next;
	if (c->third < 64 && !(a->after >> c->third & 1))
		return false;
	if (c->exact)
		return c->second == word_hash(next->text, next->n);
	return c->second == next->hash ||
	       (c->nwords == 2 && next->stem && (c->second == next->stem || next->is & WORD_STEMS));
}

#endif
