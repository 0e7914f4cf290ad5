/* SPDX-License-Identifier: MIT */
/*
 * Two sentences far apart that decide one thing both ways, neither of them a field or a firm
 * conclusion: "the request must be declined" and "the table is authorized".
 */
#ifndef LL_CHECKS_APART_H
#define LL_CHECKS_APART_H

#include "said_of.h"

enum { MOST_STATED = 48, SHORT = 120 /* sentences */ };

/* Something that a letter says it decides. */
struct stated {
	const struct ll_fact *says;
	const struct ll_fact *of; /* the service or medicine it is said of, or NULL */
	bool whole;		  /* said of none by name, but of the request, the claim, the denial */
	bool in_part;
};

/* In a paragraph that begins with a number: one of several. */
static inline bool is_numbered(const struct ll_letter *letter, const struct ll_fact *f)
{
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n);
	const uint32_t i = paragraph_of(letter, f);
	return !f->item && (ll_word_in(letter, i, "no|item|request|issue|service|treatment|(|#|number") || t[i].kind == LL_TOK_NUMBER) &&
	       i + 2 < n && (t[i + 1].kind == LL_TOK_NUMBER || t[i + 2].kind == LL_TOK_NUMBER || ll_word_in(letter, i + 1, ".|)"));
}

/* "The request is denied", "we uphold the denial", "it is not covered": of all that the letter is about. */
static inline bool said_of_whole(const struct ll_letter *letter, const struct ll_fact *f)
{
	enum { NEAR = 12 };
	uint32_t first, end;
	clause_of(letter, f, &first, &end);
	if (f->kind == LL_DECISION && !f->key.n)
		return true;
	if (is_numbered(letter, f))
		return false;
	const uint32_t to = f->token + f->ntokens + NEAR < end ? f->token + f->ntokens + NEAR : end;
	/* "The panel rules against the member" */
	if (ll_any_of(letter, f->token, to, "rules|ruled|rule|finds|found|find|sides|sided|decides|decided|agree|agrees|concur|concurs|"
					    "disagree|disagrees|against|side|erred") &&
	    ll_any_of(letter, first, to, "member|enrollee|claimant|patient|appellant|plan|carrier|insurer|administrator|worker|beneficiary"))
		return true;
	return ll_any_of(letter, first, to,
			 "request|requested|appeal|claim|complaint|grievance|denial|refusal|determination|decision|coverage|"
			 "it|treatment|therapy|drug|device|procedure|surgery|favor|favour|prevails|wins|loses|won|lost|side|answer|position");
}

/* A service or medicine begins at token i, or behind it. */
static inline bool named_at(const struct ll_letter *letter, uint32_t sentence, uint32_t i)
{
	for (int kind = 0; kind < 2; kind++)
		for (const struct ll_fact *g = ll_from(letter, kind ? LL_DRUG : LL_SERVICE, sentence); g && g->sentence == sentence;
		     g = ll_next(letter, g->kind, g))
			if (g->token == i || g->token == i + 1)
				return true;
	return false;
}

static inline bool told_in_part(const struct ll_letter *letter, const struct ll_fact *f)
{
	size_t n;
	const struct ll_sentence *s = &ll_sentences(letter, &n)[f->sentence];
	if (is_row_of(f))
		return false;
	if (ll_any_of(letter, s->token, s->token + s->ntokens,
			 "remaining|other|additional|beyond|part|partially|modified|instead|further|initial|portion|"
			 "rest|neither|both|remainder|balance|except|another|alternative|excess|next|each|some|several|"
			 "extended|extension|partly|half|reduced|nights"))
		return true;
	/* "the first 14 days", but "the second MRI" */
	for (uint32_t i = s->token; i < s->token + s->ntokens; i++)
		if (ll_word_in(letter, i, "only") ? !ll_word_in(letter, i + 1, "the") || !named_at(letter, f->sentence, i + 2)
		    : ll_word_in(letter, i, "first|second|third") && i + 1 < s->token + s->ntokens && !named_at(letter, f->sentence, i + 1) &&
		    !ll_word_in(letter, i + 1, "opinion|night|-|time|look|review|question"))
			return true;
	/* "We approve 15 hours a week", but "all 12 visits are approved" */
	for (const struct ll_fact *q = ll_from(letter, LL_QUANTITY, f->sentence); q && q->sentence == f->sentence;
	     q = ll_next(letter, LL_QUANTITY, q))
		if (q->u.quantity.role != LL_Q_STRENGTH && q->u.quantity.unit != LL_U_DOSES &&
		    !(q->token > s->token && ll_word_in(letter, q->token - 1, q->u.quantity.role == LL_Q_DURATION
										  ? "for|next|over|within|every|all|the|these"
										  : "all|the|these")))
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

/* Read by its words for and against alone. */
static inline bool is_weighed(const struct ll_fact *f)
{
	return ll_is(f->key, "weighed");
}

/* A field, a verdict or a conclusion, which are compared without regard to what they are said of. */
static inline bool is_firm(const struct ll_fact *f)
{
	return !is_act(f) && !is_row_of(f) && !is_weighed(f);
}

/* Said as an act, or the last that is firm of its kind: no mere "is therefore supported". */
static inline bool is_stated(const struct ll_letter *letter, const struct ll_fact *f)
{
	const uint32_t o = f->u.decision.outcome;
	if ((o != LL_GRANTED && o != LL_DENIED) || f->u.decision.dissent)
		return false;
	size_t sentences;
	ll_sentences(letter, &sentences);
	if (is_act(f) || is_row_of(f) || (is_weighed(f) && sentences < SHORT) || (f->kind == LL_DECISION && !f->key.n))
		return true;
	if (f->u.decision.weak)
		return false;
	for (const struct ll_fact *g = ll_next(letter, f->kind, f); g; g = ll_next(letter, f->kind, g))
		if (!g->u.decision.weak && g->key.n && !g->u.decision.dissent)
			return false;
	return true;
}

/* No service and no medicine that the tables know is asked for or decided: all is said of the one thing that is. */
static inline bool names_none(const struct ll_letter *letter)
{
	for (int kind = 0; kind < 2; kind++)
		LL_FOREACH (f, letter, kind ? LL_DRUG : LL_SERVICE)
			if ((f->frame == LL_FRAME_REQUEST || f->frame == LL_FRAME_HEADING || f->frame == LL_FRAME_CONCLUSION) && !says_class(f))
				return false;
	return true;
}

static inline uint32_t find_stated(const struct ll_letter *letter, struct stated *v)
{
	uint32_t n = 0;
	for (int kind = 0; kind < 2; kind++)
		LL_FOREACH (f, letter, kind ? LL_CONCLUSION : LL_DECISION)
			if (n < MOST_STATED && is_stated(letter, f))
				v[n++] = (struct stated){ f, stated_of(letter, f), said_of_whole(letter, f), told_in_part(letter, f) };
	size_t sentences;
	ll_sentences(letter, &sentences);
	if (n <= 3 && sentences < SHORT / 2 && names_none(letter))
		for (uint32_t i = 0; i < n; i++)
			v[i].whole |= !is_numbered(letter, v[i].says);
	return n;
}

static inline bool labelled_before(const struct ll_letter *letter, uint32_t from, uint32_t to)
{
	return ll_any_of(letter, from, to, ":");
}

/* In one paragraph, or in two lines in a row: "Crown: the denial is overturned", "Buildup: the denial is upheld". */
static inline bool in_a_row(const struct ll_letter *letter, const struct ll_fact *a, const struct ll_fact *b)
{
	size_t n;
	const struct ll_sentence *s = ll_sentences(letter, &n);
	const uint32_t x = s[a->sentence].token, y = s[b->sentence].token;
	const uint32_t lines = s[b->sentence].paragraph - s[a->sentence].paragraph;
	return !lines || (lines == 1 && labelled_before(letter, x > 12 ? x - 12 : 0, a->token) &&
			  labelled_before(letter, y, b->token));
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
			    v[k].says->sentence - v[i].says->sentence < 2 && in_a_row(letter, v[i].says, v[k].says) && v[i].says->item == v[k].says->item &&
			    !is_row_of(v[i].says) && !of_two(&v[i], &v[k]))
				return true;
	return false;
}

/* Neither beside the other: two sentences in a row that decide both ways decide two things. */
static inline bool far_apart(const struct ll_letter *letter, const struct stated *a, const struct stated *b)
{
	enum { BESIDE = 2 };
	const uint32_t i = a->says->sentence, k = b->says->sentence;
	if (i == k)
		return false;
	return !same_paragraph(letter, a->says, b->says) || (i < k ? k - i : i - k) > (a->of && b->of ? 0 : BESIDE);
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
