/* SPDX-License-Identifier: MIT */
/* "All 30 visits that you asked for", of which nothing else in the letter tells, where 36 were wanted: an amount that is told
 * as the one asked for and is none of those that were. */
#ifndef LL_CHECKS_ECHO_H
#define LL_CHECKS_ECHO_H

#include "amounts.h"
#include "numbered.h"
#include "prose.h"

#include <math.h>

/* How many, or how many in a week: what an amount is known by when it is told again. */
static inline double echoed(const struct ll_quantity *q)
{
	return q->role == LL_Q_PRODUCT && q->unit == LL_U_HOURS ? q->lo : ll_total(q);
}

/* Hours and days are held against hours and days only, visits and things by any name against each other. */
static inline uint32_t sort_of(const struct ll_quantity *q)
{
	if (q->role == LL_Q_STRENGTH || q->role == LL_Q_OTHER || q->role == LL_Q_THINGS)
		return LL_U_NONE;
	if (q->role == LL_Q_FREQUENCY || (q->role == LL_Q_PRODUCT && q->unit == LL_U_HOURS))
		return q->unit == LL_U_HOURS ? LL_U_HOURS : LL_U_NONE;
	switch (q->unit) {
	case LL_U_VISITS:
	case LL_U_UNITS:
	case LL_U_INJECTIONS:
		return LL_U_VISITS;
	case LL_U_HOURS:
	case LL_U_DAYS:
	case LL_U_WEEKS:
	case LL_U_MONTHS:
		return q->unit;
	default:
		return LL_U_NONE;
	}
}

/* "the", "all", "these", "your request for": the reader knows of it. */
static inline bool known_amount(const struct ll_letter *letter, const struct ll_fact *f)
{
	const struct stretch s = sentence_of(letter, f);
	for (uint32_t i = f->token; i > s.first && f->token - i < 3; i--)
		if (ll_word_in(letter, i - 1, "the|all|these|those|your|his|her|for"))
			return true;
	return false;
}

/* The number stands elsewhere in the letter too, whatever it counts there. */
static inline bool told_elsewhere(const struct ll_letter *letter, const struct ll_fact *odd)
{
	const double value = echoed(&odd->u.quantity);
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n);
	LL_FOREACH (f, letter, LL_QUANTITY) {
		const struct ll_quantity *q = &f->u.quantity;
		if (f != odd && (q->lo == value || q->hi == value || q->product == value || ll_total(q) == value))
			return true;
	}
	for (uint32_t i = 0; i < n; i++) {
		double digits = 0;
		if (t[i].kind != LL_TOK_NUMBER || t[i].text.n > 4 || (i >= odd->token && i < odd->token + odd->ntokens))
			continue;
		for (size_t k = 0; k < t[i].text.n; k++)
			digits = t[i].text.p[k] >= '0' && t[i].text.p[k] <= '9' ? digits * 10 + (t[i].text.p[k] - '0') : NAN;
		if (digits == value && !(ll_word_in(letter, i + 1, "-|/") && i + 2 < n && t[i + 2].kind == LL_TOK_NUMBER) &&
		    !ll_word_in(letter, i - 1, "/|-|,|january|february|march|april|may|june|july|august|september|"
								 "october|november|december"))
			return true;
	}
	return false;
}

/* Said of what somebody wants: "would like to see him for 6 more", "eight further treatments". */
static inline bool wanted(const struct ll_letter *letter, const struct ll_fact *f)
{
	static const char wants[] = "want|wants|wanted|ask|asks|asked|asking|request|requests|requested|requesting|like|raise|ordered|"
				    "order|orders|prescribed|prescription|proposed|proposes|claim|seek|seeks|sought|further|authority|"
				    "narrowed|question|issue|dispute|appeal|appealed|refused|applied|submitted";
	const struct stretch s = sentence_of(letter, f);
	return f->frame == LL_FRAME_REQUEST || f->frame == LL_FRAME_HEADING || any_word(letter, s.first, s.end, wants);
}

/* Counted by one word: 200 briefs and 150 briefs, not a box of gloves. */
static inline bool same_noun(const struct ll_letter *letter, const struct ll_fact *a, const struct ll_fact *b)
{
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n);
	return a->u.quantity.unit == LL_U_UNITS && b->u.quantity.unit == LL_U_UNITS && a->ntokens > 1 && b->ntokens > 1 &&
	       ll_eq(t[a->token + a->ntokens - 1].lower, t[b->token + b->ntokens - 1].lower);
}

/* The amounts that are wanted, of the sort of `odd` and before it: the one value of them, or NULL. */
static inline const struct ll_fact *wanted_before(const struct ll_letter *letter, const struct ll_fact *odd)
{
	const struct ll_fact *only = NULL, *sure = NULL;
	bool several = false, several_sure = false, named = false;
	LL_FOREACH (f, letter, LL_QUANTITY)
		named |= f->token < odd->token && f->sentence != odd->sentence && wanted(letter, f) && same_noun(letter, f, odd);
	LL_FOREACH (f, letter, LL_QUANTITY) {
		const struct ll_quantity *q = &f->u.quantity, *o = &odd->u.quantity;
		if (f->token >= odd->token)
			break;
		if (f->sentence == odd->sentence || (named && !same_noun(letter, f, odd)) || sort_of(q) == LL_U_NONE || sort_of(q) != sort_of(o) ||
		    (q->flags & (LL_Q_VAGUE | LL_Q_COMPONENT) & ~(uint32_t)LL_Q_EACH) || !wanted(letter, f) ||
		    (f->frame != LL_FRAME_REQUEST && !ll_told(f)) || (q->of.n && o->of.n && !ll_eq(q->of, o->of)) ||
		    (o->role == LL_Q_FREQUENCY && q->role == LL_Q_FREQUENCY && q->per != o->per) ||
		    (o->role == LL_Q_FREQUENCY && q->role != LL_Q_FREQUENCY && q->role != LL_Q_PRODUCT))
			continue;
		several |= only && echoed(&only->u.quantity) != echoed(q);
		only = only ? only : f;
		if (f->frame != LL_FRAME_REQUEST && f->frame != LL_FRAME_HEADING)
			continue;
		several_sure |= sure && echoed(&sure->u.quantity) != echoed(q);
		sure = sure ? sure : f;
	}
	return sure && !several_sure ? sure : several ? NULL : only;
}

/* "We approve 8 visits and not the remaining 12", where 24 were asked for. True: reported. */
static inline bool check_remainder(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	LL_FOREACH (f, letter, LL_QUANTITY) {
		const struct ll_quantity *q = &f->u.quantity;
		if (sort_of(q) == LL_U_NONE || q->role == LL_Q_FREQUENCY || q->role == LL_Q_PRODUCT || q->lo != q->hi ||
		    (q->flags & LL_Q_VAGUE & ~(uint32_t)LL_Q_PARTIAL) || !f->token || !ll_word_in(letter, f->token - 1, "remaining|other") ||
		    f->frame == LL_FRAME_GUIDELINE || f->frame == LL_FRAME_HYPOTHETICAL)
			continue;
		const struct ll_fact *asked = wanted_before(letter, f), *part = NULL;
		if (!asked || (asked->frame != LL_FRAME_REQUEST && asked->frame != LL_FRAME_HEADING) || ll_total(&asked->u.quantity) <= q->lo)
			continue;
		bool fits = false, several = false;
		LL_FOREACH (g, letter, LL_QUANTITY) {
			const struct ll_quantity *p = &g->u.quantity;
			const struct stretch s = sentence_of(letter, g);
			if (g == f || g == asked || sort_of(p) != sort_of(q) || p->lo != p->hi)
				continue;
			fits |= ll_total(p) + q->lo == ll_total(&asked->u.quantity);
			if (ll_total(p) >= ll_total(&asked->u.quantity) || g->token > f->token ||
			    !any_word(letter, s.first, s.end, "approve|approved|certify|certified|grant|granted|authorize|authorized|allow|allowed|cover"))
				continue;
			several |= part && ll_total(&part->u.quantity) != ll_total(p);
			part = g;
		}
		if (fits || several || !part)
			continue;
		struct ll_finding *r = ll_report(ctx, f->at, "'%s' here, but of '%s' on line %u '%s' are granted on line %u",
						 ll_quote(ctx, f->at), ll_quote(ctx, asked->at), ll_line(letter, asked->at.off),
						 ll_quote(ctx, part->at), ll_line(letter, part->at.off));
		ll_related(r, asked->at, "'%s' is asked for here", ll_quote(ctx, asked->at));
		ll_related(r, part->at, "'%s' is granted here", ll_quote(ctx, part->at));
		return true;
	}
	return false;
}

/* True: reported. */
static inline bool check_echo(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	LL_FOREACH (f, letter, LL_QUANTITY) {
		const struct ll_quantity *q = &f->u.quantity;
		if (sort_of(q) == LL_U_NONE || (q->flags & (LL_Q_VAGUE | LL_Q_AT_ODDS | LL_Q_COMPONENT)) || q->lo != q->hi || q->lo < 2 ||
		    !known_amount(letter, f))
			continue;
		const bool decided = f->frame == LL_FRAME_CONCLUSION && !(q->flags & LL_Q_GRANTED) && has_verdict(letter, f->sentence);
		if ((!decided && !(points_back(letter, f) && decided_in_prose(letter, f))) || told_elsewhere(letter, f))
			continue;
		const struct ll_fact *head = wanted_before(letter, f);
		/* "2 pairs", "four inserts" */
		if (head && head->ntokens > 1 && ll_word_in(letter, head->token + head->ntokens - 1, "pair|pairs|box|boxes|set|sets") &&
		    !same_noun(letter, head, f))
			continue;
		if (!head || echoed(&head->u.quantity) == echoed(q))
			continue;
		struct ll_finding *r = ll_report(ctx, f->at, "'%s' here, but '%s' is asked for on line %u", ll_quote(ctx, f->at),
						 ll_quote(ctx, head->at), ll_line(letter, head->at.off));
		ll_related(r, head->at, "'%s' is asked for here", ll_quote(ctx, head->at));
		if (head->frame != LL_FRAME_REQUEST && head->frame != LL_FRAME_HEADING)
			ll_soften(r, LL_WARNING);
		return true;
	}
	return false;
}

/* "The 28 visits already given", where 24 were had and no other number of visits is told. True: reported. */
static inline bool check_had(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	enum { FEW = 4 };
	LL_FOREACH (f, letter, LL_QUANTITY) {
		const struct ll_quantity *q = &f->u.quantity;
		const uint32_t after = f->token + f->ntokens;
		if (q->unit != LL_U_VISITS || q->role != LL_Q_AMOUNT || q->lo < FEW || !f->token ||
		    (q->flags & (LL_Q_VAGUE | LL_Q_ADDITIONAL | LL_Q_COMPONENT)) || !ll_word_in(letter, f->token - 1, "the|these|those|his|her|your") ||
		    !(ll_word_in(letter, after, "already|previously|completed|attended|given|had") ||
		      (ll_word_in(letter, after, "to|so") && ll_word_in(letter, after + 1, "date|far"))) ||
		    f->frame == LL_FRAME_GUIDELINE || f->frame == LL_FRAME_HYPOTHETICAL || told_elsewhere(letter, f))
			continue;
		const struct ll_fact *had = NULL;
		bool several = false;
		double sum = 0;
		LL_FOREACH (g, letter, LL_QUANTITY) {
			const struct ll_quantity *p = &g->u.quantity;
			if (g == f || sort_of(p) != LL_U_VISITS || g->frame == LL_FRAME_GUIDELINE || g->frame == LL_FRAME_HYPOTHETICAL)
				continue;
			sum += ll_total(p);
			several |= (p->flags & LL_Q_VAGUE) != 0;
			if (g->frame == LL_FRAME_REQUEST || g->frame == LL_FRAME_CONCLUSION || g->frame == LL_FRAME_HEADING ||
			    (p->unit != LL_U_VISITS) || p->lo < FEW || (p->of.n && q->of.n && !ll_eq(p->of, q->of)))
				continue;
			several |= had && ll_total(&had->u.quantity) != ll_total(p);
			had = had ? had : g;
		}
		if (!had || several || had->token > f->token || sum == q->lo || ll_total(&had->u.quantity) == q->lo)
			continue;
		struct ll_finding *r = ll_report(ctx, f->at, "'%s' here, but '%s' on line %u", ll_quote(ctx, f->at), ll_quote(ctx, had->at),
						 ll_line(letter, had->at.off));
		ll_related(r, had->at, "'%s' were had here", ll_quote(ctx, had->at));
		ll_soften(r, LL_WARNING);
		return true;
	}
	return false;
}

/* The amount of an entry that the request's entry has not, where that has one of the sort; NULL: none. */
static inline const struct ll_fact *other_amount(const struct ll_letter *letter, const struct entry *asked, const struct ll_fact *f)
{
	const struct ll_quantity *q = &f->u.quantity;
	const struct ll_fact *other = NULL;
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n);
	double sum = 0;
	LL_FOREACH (g, letter, LL_QUANTITY) {
		const struct ll_quantity *p = &g->u.quantity;
		if (!in_entry(asked, g) || p->role == LL_Q_STRENGTH)
			continue;
		if (echoed(p) == echoed(q) || p->lo == q->lo || p->hi == q->lo || (p->flags & (LL_Q_VAGUE | LL_Q_AT_ODDS)))
			return NULL;
		if (sort_of(p) == LL_U_NONE || sort_of(p) != sort_of(q) || (p->role == LL_Q_FREQUENCY) != (q->role == LL_Q_FREQUENCY))
			continue;
		/* "30-day rental", "60-day rental": of one thing */
		if (q->role == LL_Q_DURATION && !q->of.n && (f->token + f->ntokens >= n || g->token + g->ntokens >= n ||
							     !ll_eq(t[f->token + f->ntokens].lower, t[g->token + g->ntokens].lower)))
			continue;
		sum += echoed(p);
		other = other ? other : g;
	}
	return sum == echoed(q) ? NULL : other;
}

/* "(2) Therapy, 8 visits" among the requests, and "(2) Therapy. ... The 6 visits are not certified." True: reported. */
static inline bool check_numbered(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	struct numbered all;
	find_numbered(letter, &all);
	for (uint32_t a = 0, b = 0, k = 0; next_pair(letter, &all, &a, &b, &k);) {
		LL_FOREACH (f, letter, LL_QUANTITY) {
			const struct ll_quantity *q = &f->u.quantity;
			if (!in_entry(&all.entry[b][k - 1], f) || sort_of(q) == LL_U_NONE ||
			    (q->flags & (LL_Q_VAGUE | LL_Q_AT_ODDS | LL_Q_COMPONENT)) || (f->frame != LL_FRAME_CONCLUSION && !(f->frame == LL_FRAME_REQUEST && points_back(letter, f))))
				continue;
			const struct ll_fact *asked = other_amount(letter, &all.entry[a][k - 1], f);
			if (!asked || ((q->flags & LL_Q_GRANTED) && echoed(q) < echoed(&asked->u.quantity)))
				continue;
			struct ll_finding *r = ll_report(ctx, f->at, "'%s' here, but '%s' in request %u on line %u", ll_quote(ctx, f->at),
							 ll_quote(ctx, asked->at), k, ll_line(letter, asked->at.off));
			ll_related(r, asked->at, "'%s' is asked for here", ll_quote(ctx, asked->at));
			return true;
		}
	}
	return false;
}

#endif
