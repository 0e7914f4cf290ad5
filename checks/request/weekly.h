/* SPDX-License-Identifier: MIT */
/* Hours a week that were asked for, told twice and not alike: nursing, behavior therapy, help at home. */
#ifndef LL_CHECKS_WEEKLY_H
#define LL_CHECKS_WEEKLY_H

#include "amounts.h"

static inline bool hours_a_week(const struct ll_fact *f)
{
	const struct ll_quantity *q = &f->u.quantity;
	return q->role == LL_Q_FREQUENCY && q->unit == LL_U_HOURS && q->per == LL_U_WEEKS && q->lo == q->hi &&
	       !(q->flags & (LL_Q_VAGUE | LL_Q_ADDITIONAL | LL_Q_COMPONENT));
}

/* "requested 84 hours a week", "the 94 hours a week requested" */
static inline bool asked_weekly(const struct ll_letter *letter, const struct ll_fact *f)
{
	static const char asked[] = "requested|sought|requests|asked";
	enum { BEFORE = 3, BEHIND = 2 };
	size_t n;
	const struct ll_sentence *s = &ll_sentences(letter, &n)[f->sentence];
	const uint32_t from = f->token > s->token + BEFORE ? f->token - BEFORE : s->token, end = f->token + f->ntokens;
	return f->frame == LL_FRAME_REQUEST && hours_a_week(f) &&
	       (ll_any_of(letter, from, f->token, asked) || ll_any_of(letter, end, end + BEHIND, asked));
}

static inline uint32_t times_told(const struct ll_letter *letter, double hours)
{
	uint32_t n = 0;
	LL_FOREACH (f, letter, LL_QUANTITY)
		n += hours_a_week(f) && f->u.quantity.lo == hours;
	return n;
}

/* True: reported. */
static inline bool check_weekly(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	const struct ll_fact *a = NULL, *b = NULL;
	LL_FOREACH (f, letter, LL_QUANTITY) {
		if (!asked_weekly(letter, f))
			continue;
		if (a && a->u.quantity.of.n && f->u.quantity.of.n && !ll_eq(a->u.quantity.of, f->u.quantity.of))
			return false; /* several services */
		if (!a || ll_equal(&a->u.quantity, &f->u.quantity) || (b && ll_equal(&b->u.quantity, &f->u.quantity)))
			a = a ? a : f;
		else if (b)
			return false;
		else
			b = f;
	}
	if (!b || a->sentence == b->sentence)
		return false;
	const uint32_t na = times_told(letter, a->u.quantity.lo), nb = times_told(letter, b->u.quantity.lo);
	const struct ll_fact *odd = na < nb ? a : b, *other = na < nb ? b : a;
	struct ll_finding *r = ll_report(ctx, odd->at, "'%s' here, but '%s' on line %u", ll_quote(ctx, odd->at),
					 ll_quote(ctx, other->at), ll_line(letter, other->at.off));
	ll_related(r, other->at, "'%s' is asked for here", ll_quote(ctx, other->at));
	/* The plan may have changed, and only what is told again stands fast. */
	if (na < 2 && nb < 2)
		ll_soften(r, LL_WARNING);
	return true;
}

#endif
