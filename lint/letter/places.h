/* SPDX-License-Identifier: MIT */
/*
 * Sets of tokens, a bit each: where in the letter some words stand. Passing
 * from one to the next costs next to nothing, so who looks for something that
 * only few words can begin looks there and nowhere else.
 */
#ifndef LL_LETTER_PLACES_H
#define LL_LETTER_PLACES_H

#include "letter/letter.h"

/* An empty set of the letter's own. */
uint64_t *places_new(const struct ll_letter *);
/* places_of() where the list is not in its place, or this is the first that the letter is asked of it. */
const uint64_t *places_make(const struct ll_letter *, const char *words);
/*
 * The tokens whose lower-case text is one of a '|'-separated list, a string
 * literal. Made once a letter: asking again is a look-up, and asking of a token
 * is cheaper than tok_in().
 */
static inline const uint64_t *places_of(const struct ll_letter *l, const char *words)
{
	const struct vocabulary *v = l->vocabulary;
	const struct wordlist *list = &v->lists[vocabulary_list_slot(v, words)];
	return list->list == words && list->letter == v->letter ? list->places : places_make(l, words);
}
void places_add(const struct ll_letter *, uint64_t *set, const uint64_t *more);
/* The tokens that a mark of the table begins at. */
static inline const uint64_t *places_of_marks(const struct ll_letter *l, enum lex_table table)
{
	return l->mark_places + (size_t)table * (l->tokens.n / 64 + 1);
}
/* Adds those of some tables, a bit each. */
void places_add_marks(const struct ll_letter *, uint64_t *set, uint64_t tables);

static inline void place_add(uint64_t *set, uint32_t i)
{
	set[i / 64] |= (uint64_t)1 << i % 64;
}
static inline bool place_in(const uint64_t *set, uint32_t i)
{
	return set[i / 64] >> i % 64 & 1;
}
/* The first token of the set from token `from` on; the number of tokens if there is none. */
static inline uint32_t place_next(const struct ll_letter *l, const uint64_t *set, uint32_t from)
{
	if (from >= l->tokens.n)
		return l->tokens.n;
	uint32_t k = from / 64;
	uint64_t w = set[k] & UINT64_MAX << from % 64;
	while (!w) {
		if (++k > (l->tokens.n - 1) / 64)
			return l->tokens.n;
		w = set[k];
	}
	return k * 64 + (uint32_t)__builtin_ctzll(w);
}
/*
 * The first of tokens [from, to) that is in the set; `to`, or the number of
 * tokens, if there is none. Looks no further: what is asked again and again,
 * of each sentence or number, would look through the whole letter each time.
 */
static inline uint32_t place_before(const struct ll_letter *l, const uint64_t *set, uint32_t from,
				    uint32_t to)
{
	const uint32_t end = to < l->tokens.n ? to : l->tokens.n;
	if (from >= end)
		return end;
	uint32_t k = from / 64;
	uint64_t w = set[k] & UINT64_MAX << from % 64;
	while (!w) {
		if (++k > (end - 1) / 64)
			return end;
		w = set[k];
	}
	const uint32_t at = k * 64 + (uint32_t)__builtin_ctzll(w);
	return at < end ? at : end;
}
/* One of tokens [from, to) is in the set. */
static inline bool place_any(const struct ll_letter *l, const uint64_t *set, uint32_t from, uint32_t to)
{
	return place_before(l, set, from, to) < (to < l->tokens.n ? to : l->tokens.n);
}
/* The last of tokens [from, to) in the set, or `to`. */
static inline uint32_t place_last(const uint64_t *set, uint32_t from, uint32_t to)
{
	if (from >= to)
		return to;
	uint32_t k = (to - 1) / 64;
	uint64_t w = set[k] & UINT64_MAX >> (63 - (to - 1) % 64);
	while (!w && k > from / 64)
		w = set[--k];
	const uint32_t at = w ? k * 64 + 63 - (uint32_t)__builtin_clzll(w) : to;
	return w && at >= from ? at : to;
}
/* The way through a set, or through none. */
struct places_walk {
	const uint64_t *set;
	uint64_t left; /* of the word reached */
	uint32_t k, n;
};
static inline struct places_walk places_begin(const struct ll_letter *l, const uint64_t *set)
{
	return (struct places_walk){ .set = set, .left = set ? set[0] : 0, .n = l->tokens.n };
}
static inline bool places_step(struct places_walk *w, uint32_t *i)
{
	while (!w->left) {
		if (++w->k * 64 >= w->n)
			return false;
		w->left = w->set[w->k];
	}
	*i = w->k * 64 + (uint32_t)__builtin_ctzll(w->left);
	w->left &= w->left - 1;
	return *i < w->n;
}
/* Each token i of the set, in order; what is added to it meanwhile may be passed over. */
#define PLACES_EACH(i, l, of) \
	for (struct places_walk walk_##i = places_begin((l), (of)); walk_##i.set; walk_##i.set = NULL) \
		for (uint32_t i = 0; places_step(&walk_##i, &i);)

/* The first of tokens [from, to) in the list, or the end as place_before() gives it. */
static inline uint32_t tok_find(const struct ll_letter *l, uint32_t from, uint32_t to, const char *words)
{
	return place_before(l, places_of(l, words), from, to);
}

#endif
