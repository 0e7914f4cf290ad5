/* SPDX-License-Identifier: MIT */
/* What an amount comes to, and whether two of them can be held against each other. */
#include "facts/request.h"

double ll_total(const struct ll_quantity *q)
{
	switch (q->role) {
	case LL_Q_PRODUCT:
		return q->product;
	case LL_Q_AMOUNT:
	case LL_Q_DURATION:
	case LL_Q_FREQUENCY:
		return q->lo;
	default:
		return 0;
	}
}

static double in_days(const struct ll_quantity *q)
{
	return q->unit == LL_U_WEEKS ? q->lo * 7 : q->unit == LL_U_MONTHS ? q->lo * 30 : q->lo;
}

/* Months of thirty days against weeks do not come out even. */
static bool even_in_days(uint32_t unit)
{
	return unit != LL_U_MONTHS && unit != LL_U_YEARS;
}

/* "QTY: 6" may count the visits or the injections. */
static bool is_bare_of(const struct ll_quantity *bare, const struct ll_quantity *q)
{
	return bare->unit == LL_U_UNITS && (bare->flags & LL_Q_BARE) &&
	       (q->unit == LL_U_VISITS || q->unit == LL_U_INJECTIONS);
}

static bool so_often(const struct ll_quantity *q)
{
	return q->role == LL_Q_FREQUENCY || (q->role == LL_Q_PRODUCT && q->per);
}

bool ll_comparable(const struct ll_quantity *a, const struct ll_quantity *b)
{
	bool timed = a->role == LL_Q_DURATION, often = a->role == LL_Q_FREQUENCY;
	/* "25 hours a week for 26 weeks" and "20 hours a week": so often */
	if (a->role != b->role && so_often(a) && so_often(b))
		return a->unit == b->unit && a->per == b->per && a->of.n && ll_same(a->of, b->of);
	if (often || b->role == LL_Q_FREQUENCY)
		return a->role == b->role && a->unit == b->unit && a->per == b->per &&
		       ll_same(a->of, b->of);
	/* "Days in dispute: 9" names nothing else. */
	const bool unnamed = sv_is(a->of, "in dispute") || sv_is(b->of, "in dispute");
	if (timed != (b->role == LL_Q_DURATION) || (a->of.n && b->of.n && !sv_eq(a->of, b->of) && !unnamed))
		return false;
	if (a->unit == b->unit)
		return true;
	if (timed)
		return even_in_days(a->unit) && even_in_days(b->unit);
	return is_bare_of(a, b) || is_bare_of(b, a);
}

bool ll_equal(const struct ll_quantity *a, const struct ll_quantity *b)
{
	if (a->role != b->role && (a->role == LL_Q_FREQUENCY || b->role == LL_Q_FREQUENCY))
		return a->lo == b->lo;
	return a->role == LL_Q_DURATION ? in_days(a) == in_days(b) : ll_total(a) == ll_total(b);
}

/* Two statements of one amount side by side that differ. */
static bool differ(const struct ll_fact *a, const struct ll_fact *b)
{
	return a->sentence == b->sentence && a->frame == b->frame && b->token - a->token < 20 &&
	       ll_comparable(&a->u.quantity, &b->u.quantity) &&
	       !ll_equal(&a->u.quantity, &b->u.quantity);
}

void settle_odds(const struct ll_letter *l)
{
	for (uint32_t k = 1; k < l->facts[LL_QUANTITY].n; k++) {
		struct ll_fact *a = l->facts[LL_QUANTITY].v[k - 1], *b = l->facts[LL_QUANTITY].v[k];
		if (a->u.quantity.role == LL_Q_PRODUCT && b->u.quantity.role == LL_Q_AMOUNT &&
		    differ(a, b))
			a->u.quantity.flags |= LL_Q_AT_ODDS;
		if (a->u.quantity.role == LL_Q_AMOUNT && b->u.quantity.role == LL_Q_PRODUCT &&
		    differ(a, b))
			b->u.quantity.flags |= LL_Q_AT_ODDS;
	}
}
