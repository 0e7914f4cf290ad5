/* SPDX-License-Identifier: MIT */
/*
 * Two sentences far apart that decide one thing both ways, neither of them a field or a firm
 * conclusion: "the request must be declined" and "the table is authorized".
 */
#ifndef LL_CHECKS_APART_H
#define LL_CHECKS_APART_H

#include <letterlint/letterlint.h>

enum { MOST_STATED = 48 };

/* Something that a letter says it decides. */
struct stated {
	const struct ll_fact *says;
	const struct ll_fact *of; /* the service or medicine it is said of, or NULL */
	bool whole;		  /* said of none by name, but of the request, the claim, the denial */
	bool in_part;
};

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
	return passive ? (before ? before : behind) : (behind ? behind : before);
}

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
			if (!(v[i].of && v[k].of && !of_one(v[i].of, v[k].of)) && !is_row_of(v[i].says) &&
			    v[i].says->u.decision.outcome != v[k].says->u.decision.outcome && v[i].says->sentence <= v[k].says->sentence &&
			    v[k].says->sentence - v[i].says->sentence < 2 && (v[i].says->item == v[k].says->item))
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
