/* SPDX-License-Identifier: MIT */
/*
 * Two sentences far apart that decide one thing both ways, neither of them a field or a firm
 * conclusion: "the request must be declined" and "the table is authorized".
 */
#ifndef LL_CHECKS_APART_H
#define LL_CHECKS_APART_H

#include "said_of.h"

enum { MOST_STATED = 48 };

/* Something that a letter says it decides. */
struct stated {
	const struct ll_fact *says;
	const struct ll_fact *of; /* the service or medicine it is said of, or NULL */
	bool whole;		  /* said of none by name, but of the request, the claim, the denial */
	bool in_part;
};

/* "The request is denied", "we uphold the denial", "it is not covered": of all that the letter is about. */
static inline bool said_of_whole(const struct ll_letter *letter, const struct ll_fact *f)
{
	enum { NEAR = 8 };
	uint32_t first, end;
	clause_of(letter, f, &first, &end);
	if (f->kind == LL_DECISION && !f->key.n)
		return true;
	const uint32_t from = f->token > first + NEAR ? f->token - NEAR : first,
		       to = f->token + f->ntokens + NEAR < end ? f->token + f->ntokens + NEAR : end;
	return ll_any_of(letter, from, to,
			 "request|requested|appeal|claim|complaint|grievance|denial|refusal|determination|decision|coverage|"
			 "it|favor|favour|prevails|wins|loses|won|lost|side|answer|position");
}

static inline bool told_in_part(const struct ll_letter *letter, const struct ll_fact *f)
{
	size_t n;
	const struct ll_sentence *s = &ll_sentences(letter, &n)[f->sentence];
	if (is_row_of(f))
		return false;
	if (ll_any_of(letter, s->token, s->token + s->ntokens,
			 "remaining|other|additional|beyond|part|partially|modified|instead|only|further|first|second|initial|portion|"
			 "rest|neither|both|remainder|balance|except|another|alternative|excess|next|third|each|some|several|"
			 "extended|extension|partly|half|reduced"))
		return true;
	/* "We approve 15 hours a week", but "all 12 visits are approved" */
	for (const struct ll_fact *q = ll_from(letter, LL_QUANTITY, f->sentence); q && q->sentence == f->sentence;
	     q = ll_next(letter, LL_QUANTITY, q))
		if (q->u.quantity.role != LL_Q_STRENGTH && !(q->u.quantity.role == LL_Q_DURATION && q->token > s->token && ll_word_in(letter, q->token - 1, "for|next|over|within|every")) && !(q->token > s->token && ll_word_in(letter, q->token - 1, "all|the|these")))
			return true;
	return ll_word_in(letter, f->token + f->ntokens - 1, "met|satisfied|fulfilled");
}

/* The letter speaks of two requests, of which what is said of neither by name may be said of either. */
static inline bool of_several(const struct ll_letter *letter, const struct stated *v, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < i; k++)
			if (v[i].of && v[k].of && !of_one(v[i].of, v[k].of))
				return true;
	for (int kind = 0; kind < 2; kind++) {
		const struct ll_fact *one = NULL;
		LL_FOREACH (f, letter, kind ? LL_DRUG : LL_SERVICE) {
			if ((f->frame != LL_FRAME_REQUEST && f->frame != LL_FRAME_HEADING && f->frame != LL_FRAME_CONCLUSION) || says_class(f))
				continue;
			if (one && !of_one(one, f))
				return true;
			one = f;
		}
	}
	return false;
}

static inline bool is_act(const struct ll_fact *f)
{
	return ll_is(f->key, "act");
}

/* A field, a verdict or a conclusion, which are compared without regard to what they are said of. */
static inline bool is_firm(const struct ll_fact *f)
{
	return !is_act(f) && !is_row_of(f);
}

/* Said as an act, or the last that is firm of its kind: no mere "is therefore supported". */
static inline bool is_stated(const struct ll_letter *letter, const struct ll_fact *f)
{
	const uint32_t o = f->u.decision.outcome;
	if ((o != LL_GRANTED && o != LL_DENIED) || f->u.decision.dissent)
		return false;
	if (is_act(f) || is_row_of(f) || (f->kind == LL_DECISION && !f->key.n))
		return true;
	for (const struct ll_fact *g = ll_next(letter, f->kind, f); g; g = ll_next(letter, f->kind, g))
		if (!g->u.decision.weak && g->key.n && !g->u.decision.dissent)
			return false;
	return !f->u.decision.weak;
}

static inline uint32_t find_stated(const struct ll_letter *letter, struct stated *v)
{
	uint32_t n = 0;
	for (int kind = 0; kind < 2; kind++)
		LL_FOREACH (f, letter, kind ? LL_CONCLUSION : LL_DECISION)
			if (n < MOST_STATED && is_stated(letter, f))
				v[n++] = (struct stated){ f, stated_of(letter, f), said_of_whole(letter, f), told_in_part(letter, f) };
	return n;
}

/* Surely said of two things. */
static inline bool of_two(const struct stated *a, const struct stated *b)
{
	if (a->of && b->of)
		return !of_one(a->of, b->of);
	return (a->of && !b->whole) || (b->of && !a->whole);
}

/* Two sentences in a row, or one, decide both ways; or the letter says itself that it grants a part. */
static inline bool splits(const struct ll_letter *letter, const struct stated *v, uint32_t n)
{
	size_t ntokens;
	const struct ll_token *t = ll_tokens(letter, &ntokens);
	for (uint32_t i = ll_find(letter, 0, "part|partially|partly|partial"); i < ntokens;
	     i = ll_find(letter, i + 1, "part|partially|partly|partial"))
		if (!ll_is(t[i].lower, "part") || (i && ll_word_in(letter, i - 1, "in")))
			return true;
	if (ll_find(letter, 0, "twins|twin|siblings|daughters|sons") < ntokens) /* two people's requests */
		return true;
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < n; k++)
			if (v[i].says->u.decision.outcome != v[k].says->u.decision.outcome && v[i].says->sentence <= v[k].says->sentence &&
			    v[k].says->sentence - v[i].says->sentence < 2 && v[i].says->item == v[k].says->item &&
			    !is_row_of(v[i].says) && !of_two(&v[i], &v[k]))
				return true;
	return false;
}

/* Neither beside the other: two sentences in a row that decide both ways decide two things. */
static inline bool far_apart(const struct stated *a, const struct stated *b)
{
	enum { BESIDE = 2 };
	const uint32_t i = a->says->sentence, k = b->says->sentence;
	if (i == k)
		return false;
	return a->says->section != b->says->section || (i < k ? k - i : i - k) > (a->of && b->of ? 0 : BESIDE);
}

/* Said of one thing, by name or as all that the letter is about. */
static inline bool about_one(const struct stated *a, const struct stated *b, bool several)
{
	if (a->in_part || b->in_part || (a->says->item && b->says->item && a->says->item != b->says->item))
		return false;
	if (a->of && b->of)
		return of_one(a->of, b->of);
	return !several && (a->of || a->whole) && (b->of || b->whole);
}

#endif
