/* SPDX-License-Identifier: MIT */
/* So many a day or a week against what they are said to come to: "8 hours a day, five days a week,
 * which is 48 hours weekly", "one tablet a day for 30 days, 20 tablets", "twelve visits, at three a
 * week, last six weeks". */
#ifndef LL_CHECKS_SUPPLIES_H
#define LL_CHECKS_SUPPLIES_H

#include <letterlint/letterlint.h>

/* A day's so many, so many days a week: "8 hours a day, five days a week, which is 48 hours weekly"
 */
static inline void check_week_of_hours(struct ll_ctx *ctx, const struct ll_letter *letter,
				       const struct ll_fact *f)
{
	const struct ll_fact *g = ll_next(letter, LL_QUANTITY, f),
			     *h = g ? ll_next(letter, LL_QUANTITY, g) : NULL;
	if (!h || h->sentence != f->sentence)
		return;
	const struct ll_fact *day = f->u.quantity.per == LL_U_DAYS ? f : g,
			     *week = day == f ? g : f;
	const struct ll_quantity *d = &day->u.quantity, *w = &week->u.quantity, *s = &h->u.quantity;
	const uint32_t vague = LL_Q_VAGUE & ~(uint32_t)LL_Q_EACH;
	const bool days = w->unit == LL_U_DAYS &&
			  ((w->role == LL_Q_FREQUENCY && w->per == LL_U_WEEKS) ||
			   (w->role == LL_Q_DURATION &&
			    ll_any_of(letter, week->token + week->ntokens,
				      week->token + week->ntokens + 2, "week|weekly")));
	if (d->unit != LL_U_HOURS || d->per != LL_U_DAYS || !days || s->unit != LL_U_HOURS ||
	    s->role != LL_Q_FREQUENCY || s->per != LL_U_WEEKS ||
	    ((d->flags | w->flags | s->flags) & vague) || d->lo != d->hi || w->lo != w->hi ||
	    d->lo * w->lo == s->lo || h->token - (g->token + g->ntokens) > 8 ||
	    ll_any_of(letter, f->token, h->token,
		      "or|but|not|instead|reduced|plus|and|of|from|than|rather"))
		return;
	struct ll_finding *r = ll_report(
		ctx, h->at, "'%s' is not what '%s' and '%s' come to, which is %g",
		ll_quote(ctx, h->at), ll_quote(ctx, f->at), ll_quote(ctx, g->at), d->lo * w->lo);
	ll_related(r, day->at, "so many hours on each");
	ll_related(r, week->at, "so many days");
	ll_soften(r, LL_WARNING);
}

/* "one tablet twice a day for 30 days, 20 tablets" */
static inline void check_doses(struct ll_ctx *ctx, const struct ll_letter *letter,
			       const struct ll_fact *f)
{
	const struct ll_fact *g = ll_next(letter, LL_QUANTITY, f),
			     *h = g ? ll_next(letter, LL_QUANTITY, g) : NULL;
	const struct ll_quantity *a = &f->u.quantity;
	if (ll_from(letter, LL_QUANTITY, f->sentence) != f &&
	    ll_any_of(letter, f->token > 4 ? f->token - 4 : 0, f->token, "then|and|followed"))
		return; /* "two tablets on day 1, then one a day for 4 days" */
	const bool often_told =
		g && g->u.quantity.role == LL_Q_PRODUCT &&
		g->u.quantity.per == LL_U_DAYS; /* "three times a day for ten days" */
	if (!h || h->sentence != f->sentence || a->unit != LL_U_DOSES || a->lo != a->hi ||
	    a->lo > 4 ||
	    (!often_told &&
	     (g->u.quantity.unit != LL_U_DAYS || g->u.quantity.role != LL_Q_DURATION)) ||
	    h->u.quantity.unit != LL_U_DOSES || h->u.quantity.lo != h->u.quantity.hi ||
	    (h->u.quantity.flags & LL_Q_VAGUE) || h->token - (g->token + g->ntokens) > 6 ||
	    g->token - (f->token + f->ntokens) > 8)
		return;
	const uint32_t from = f->token + f->ntokens;
	const bool daily = often_told || (ll_any_of(letter, from, g->token, "day|daily") &&
					  !ll_any_of(letter, from, g->token,
						     "other|every|needed|hours|then|to|or"));
	const double often = ll_any_of(letter, from, g->token, "twice|two") ? 2
			     : ll_any_of(letter, from, g->token, "three|3") ? 3
			     : ll_any_of(letter, from, g->token, "four|4")  ? 4
			     : ll_any_of(letter, from, g->token, "2")	    ? 2
									    : 1;
	const double all =
		often_told ? a->lo * g->u.quantity.product : a->lo * often * g->u.quantity.lo;
	if (!daily || all == h->u.quantity.lo ||
	    ll_any_of(letter, g->token, h->token, "then|taper|refills|refill|first|and|or"))
		return;
	struct ll_finding *r =
		ll_report(ctx, h->at, "'%s' is not what '%s' for '%s' comes to, which is %g",
			  ll_quote(ctx, h->at), ll_quote(ctx, f->at), ll_quote(ctx, g->at), all);
	ll_related(r, f->at, "so many at a time");
	ll_related(r, g->at, "so many days");
	ll_soften(r, LL_WARNING);
}

/* "Twelve visits, at three a week, last six weeks" */
static inline void check_lasts(struct ll_ctx *ctx, const struct ll_letter *letter,
			       const struct ll_fact *f)
{
	const struct ll_fact *g = ll_next(letter, LL_QUANTITY, f),
			     *h = g ? ll_next(letter, LL_QUANTITY, g) : NULL;
	const struct ll_quantity *a = &f->u.quantity;
	if (!h || h->sentence != f->sentence || a->role != LL_Q_AMOUNT || a->unit != LL_U_VISITS ||
	    g->u.quantity.role != LL_Q_FREQUENCY || g->u.quantity.unit != LL_U_VISITS ||
	    h->u.quantity.role != LL_Q_DURATION || h->u.quantity.unit != g->u.quantity.per ||
	    ((a->flags | g->u.quantity.flags | h->u.quantity.flags) & LL_Q_VAGUE &
	     ~(uint32_t)LL_Q_EACH) ||
	    a->lo != a->hi || g->u.quantity.lo != g->u.quantity.hi ||
	    h->u.quantity.lo != h->u.quantity.hi ||
	    !ll_any_of(letter, g->token + g->ntokens, h->token,
		       "last|lasts|take|takes|fill|need") ||
	    h->token - (g->token + g->ntokens) > 4 || a->lo == g->u.quantity.lo * h->u.quantity.lo)
		return;
	struct ll_finding *r =
		ll_report(ctx, h->at, "'%s' is not what '%s' and '%s' come to, which is %g",
			  ll_quote(ctx, h->at), ll_quote(ctx, f->at), ll_quote(ctx, g->at),
			  a->lo / g->u.quantity.lo);
	ll_related(r, f->at, "so many");
	ll_soften(r, LL_WARNING);
}

#endif
