/* SPDX-License-Identifier: MIT */
/* Of what service or medicine a decision or a conclusion is said, in its own sentence. */
#ifndef LL_CHECKS_SAID_OF_H
#define LL_CHECKS_SAID_OF_H

#include <letterlint/letterlint.h>

static inline bool same_paragraph(const struct ll_letter *letter, const struct ll_fact *a, const struct ll_fact *b)
{
	size_t n;
	const struct ll_sentence *s = ll_sentences(letter, &n);
	return s[a->sentence].paragraph == s[b->sentence].paragraph;
}

/* The first token of the paragraph that a fact stands in. */
static inline uint32_t paragraph_of(const struct ll_letter *letter, const struct ll_fact *f)
{
	size_t n;
	const struct ll_sentence *s = ll_sentences(letter, &n);
	uint32_t k = f->sentence;
	while (k && s[k - 1].paragraph == s[f->sentence].paragraph)
		k--;
	return s[k].token;
}

/* One service or medicine, or one the kind of the other. */
static inline bool of_one(const struct ll_fact *a, const struct ll_fact *b)
{
	if (!a || !b)
		return !a && !b;
	if (ll_eq(a->key, b->key))
		return true;
	if (a->kind != b->kind)
		return false;
	if (a->kind == LL_DRUG)
		return a->u.drug.is_class && ll_eq(a->key, b->u.drug.drug_class);
	return ll_same(a->u.service.parent, b->key) || ll_same(b->u.service.parent, a->key) ||
	       ll_same(a->u.service.parent, b->u.service.parent);
}

static inline bool says_class(const struct ll_fact *f)
{
	return f->kind == LL_DRUG ? f->u.drug.is_class : f->u.service.is_class;
}

/* The clause of a fact, as tokens. */
static inline void clause_of(const struct ll_letter *letter, const struct ll_fact *f, uint32_t *first, uint32_t *end)
{
	static const char breaks[] = ";|but|while|whereas|because|since|although|though|however";
	size_t n;
	const struct ll_sentence *s = &ll_sentences(letter, &n)[f->sentence];
	*first = f->token;
	*end = f->token + f->ntokens;
	while (*first > s->token && !ll_word_in(letter, *first - 1, breaks) &&
	       !(ll_word_in(letter, *first - 1, "and|,") && ll_word_in(letter, *first, "the|we|i|your|our")))
		(*first)--;
	while (*end < s->token + s->ntokens && !ll_word_in(letter, *end, breaks) &&
	       !(ll_word_in(letter, *end, "and|,") && ll_word_in(letter, *end + 1, "the|we|i|your|our|approve|deny|not")))
		(*end)++;
}

static inline bool is_row_of(const struct ll_fact *f)
{
	return ll_is(f->key, "row");
}

/* The first service or medicine of the line that a row's decision ends. */
static inline const struct ll_fact *row_of(const struct ll_letter *letter, const struct ll_fact *f)
{
	for (int kind = 0; kind < 2; kind++)
		for (const struct ll_fact *g = ll_from(letter, kind ? LL_SERVICE : LL_DRUG, f->sentence); g && g->token < f->token;
		     g = ll_next(letter, g->kind, g))
			if (!says_class(g) && ll_line(letter, g->at.off) == ll_line(letter, f->at.off))
				return g;
	return NULL;
}

/* "The crown", "your pump" in tokens [first, end): the one service of the letter whose name ends so; NULL: none, or several. */
static inline const struct ll_fact *by_last_word(const struct ll_letter *letter, uint32_t first, uint32_t end)
{
	const struct ll_fact *found = NULL;
	size_t n;
	const uint32_t *hash = ll_hashes(letter);
	ll_tokens(letter, &n);
	for (uint32_t i = ll_find_before(letter, first, end, "the|your|this|these|his|her"); i + 1 < end;
	     i = ll_find_before(letter, i + 1, end, "the|your|this|these|his|her"))
		LL_FOREACH (g, letter, LL_SERVICE) {
			if (says_class(g) || g->ntokens < 2 || hash[g->token + g->ntokens - 1] != hash[i + 1])
				continue;
			if (found && !of_one(found, g))
				return NULL;
			found = g;
		}
	return found;
}

/* "The same goes for pantoprazole: ..., and the request is not necessary", "an MRI ... . It was not needed": the last that is
 * named before the clause [first, end) in its sentence, or in the one before it. */
static inline const struct ll_fact *named_before(const struct ll_letter *letter, const struct ll_fact *f, uint32_t first, uint32_t end)
{
	size_t n;
	const struct ll_sentence *s = ll_sentences(letter, &n);
	const bool opens = first == s[f->sentence].token;
	const struct ll_fact *last = NULL;
	if (!ll_any_of(letter, first, end, "it|request|this|drug|medication|medicine|procedure|test|study|treatment") ||
	    (opens && (!ll_word_in(letter, first, "it|this") || !f->sentence || s[f->sentence - 1].paragraph != s[f->sentence].paragraph)))
		return NULL;
	const uint32_t at = opens ? f->sentence - 1 : f->sentence;
	for (int kind = 0; kind < 2; kind++)
		for (const struct ll_fact *g = ll_from(letter, kind ? LL_DRUG : LL_SERVICE, at); g && g->sentence == at && g->token < first;
		     g = ll_next(letter, g->kind, g)) {
			if (says_class(g))
				continue;
			if (opens && last && !of_one(last, g))
				return NULL;
			last = !last || last->token < g->token ? g : last;
		}
	return last;
}

/* The service or medicine nearest to a statement, in its clause: before a passive verb, behind another. */
static inline const struct ll_fact *stated_of(const struct ll_letter *letter, const struct ll_fact *f)
{
	uint32_t first, end;
	const struct ll_fact *before = NULL, *behind = NULL;
	if (is_row_of(f))
		return row_of(letter, f);
	clause_of(letter, f, &first, &end);
	for (int kind = 0; kind < 2; kind++)
		for (const struct ll_fact *g = ll_from(letter, kind ? LL_DRUG : LL_SERVICE, f->sentence); g && g->sentence == f->sentence;
		     g = ll_next(letter, g->kind, g)) {
			if (g->token < first || g->token >= end || says_class(g))
				continue;
			if (g->token < f->token && (!before || before->token < g->token))
				before = g;
			if (g->token >= f->token && (!behind || behind->token > g->token))
				behind = g;
		}
	const bool passive = ll_word_in(letter, f->token, "is|are|was|were|be|been|remains|stays|not|cannot|will|must|should|shall");
	if (!before && !behind) {
		const struct ll_fact *one = by_last_word(letter, first, end);
		return one ? one : named_before(letter, f, first, end);
	}
	return passive ? (before ? before : behind) : (behind ? behind : before);
}

#endif
