/* SPDX-License-Identifier: MIT */
/* How often and for how long: "twice a week for six weeks", "2x6", "monthly", "8 hours a day". */
#include "facts/amounts.h"

#include <math.h>

/* A time unit as a period: "a week", "per month", "/wk", "weekly", "times each per month". */
static uint32_t period_at(const struct ll_letter *l, uint32_t i, uint32_t *ntokens)
{
	uint32_t k = i, n;
	if (tok_in(l, k, "weekly|monthly|daily|yearly|annually")) {
		*ntokens = 1;
		return tok_is(l, k, "weekly")	 ? LL_U_WEEKS
		       : tok_is(l, k, "monthly") ? LL_U_MONTHS
		       : tok_is(l, k, "daily")	 ? LL_U_DAYS
						 : LL_U_YEARS;
	}
	if (tok_in(l, k, "xwk|xweek")) {
		*ntokens = 1;
		return LL_U_WEEKS;
	}
	bool led = false;
	k += tok_is(l, k, "on") && tok_in(l, k + 1, "each|every"); /* "six hours on each day" */
	while (k < i + 4 &&
	       (tok_in(l, k, "a|per|every|each|/|x|in") || (led && tok_is(l, k, "one")))) {
		led = true;
		k++;
	}
	uint32_t u = led ? unit_at(l, k, &n) : LL_U_NONE;
	if (!unit_is_time(u) || u == LL_U_MINUTES)
		return LL_U_NONE;
	*ntokens = k + n - i;
	return u;
}

/* "for 6 weeks", "x 6", "over the next six months": fills the range, returns its unit; *ntokens
 * what it takes. */
static uint32_t span_of_time(const struct ll_letter *l, uint32_t i, struct range *r,
			     uint32_t *ntokens)
{
	uint32_t k = i;
	bool cross = false, led = false;
	while (k < i + 10 && in_sentence(l, i, k)) {
		if (tok_in(l, k, "x|times")) {
			cross = true;
			led = true;
		} else if (tok_in(l, k, "for|over|during|across|spanning")) {
			led = true;
		} else if (!tok_in(l, k,
				   ",|-|(|each|of|the|next|following|a|period|span|total|course|up|to|"
				   "visits|"
				   "sessions|another|additional|duration|initial|first")) {
			break;
		}
		k++;
	}
	*r = range_at(l, k);
	if (!r->ntokens || !in_sentence(l, i, k))
		return LL_U_NONE;
	uint32_t at = k + r->ntokens + (tok_is(l, k + r->ntokens, "-") ? 1 : 0);
	uint32_t n, u = unit_at(l, at, &n);
	if (u != LL_U_NONE && tok_in(l, at + n, "a|per|each|every|/|weekly|monthly|daily"))
		return LL_U_NONE; /* "4 hours a day, 5 days a week" */
	if (unit_is_time(u) && u != LL_U_MINUTES && (led || k == i || tok_in(l, k - 1, ",|-"))) {
		*ntokens = at + n - i;
		return u;
	}
	if (u == LL_U_NONE && cross) { /* "2x6": weeks are meant */
		*ntokens = k + r->ntokens - i;
		return LL_U_TIMES;
	}
	return LL_U_NONE;
}

/* How many `per` periods a span of time in `unit` holds; 0: not a whole number of them. */
static double periods(double n, uint32_t unit, uint32_t per)
{
	if (unit == per || unit == LL_U_TIMES)
		return n;
	if (per == LL_U_DAYS && unit == LL_U_WEEKS)
		return n * 7;
	if (per == LL_U_MONTHS && unit == LL_U_YEARS)
		return n * 12;
	return 0;
}

static void multiply(struct ll_quantity *q, const struct range *times, uint32_t unit)
{
	q->role = LL_Q_PRODUCT;
	if (times->lo < times->hi)
		q->flags |= LL_Q_RANGE;
	if (!(q->flags & LL_Q_RANGE))
		q->product = q->lo * periods(times->lo, unit, q->per);
}

/* "2x6", "2 x 6 weeks": times a week for so many weeks. Tokens [i, k) are the times and the
 * cross. */
static uint32_t cross_weeks(const struct ll_letter *l, uint32_t i, uint32_t k, bool words,
			    struct ll_quantity *q)
{
	uint32_t n;
	if (q->lo > 7 || q->lo != floor(q->lo))
		return 0;
	struct range times = range_at(l, k);
	if (!times.ntokens || times.words != words || times.hi > 52 ||
	    times.lo != floor(times.lo) || !in_sentence(l, i, k))
		return 0;
	k += times.ntokens;
	if (tok_is(l, k, "x") || tok_in(l, k, "cm|mm|inch|inches|ft|feet|mg|m|'|/|gauge"))
		return 0;
	uint32_t u = unit_at(l, k + (tok_is(l, k, "-") ? 1 : 0), &n);
	if (u == LL_U_WEEKS) {
		k += n + (tok_is(l, k, "-") ? 1 : 0);
	} else if (u == LL_U_MONTHS) {
		q->per = LL_U_MONTHS;
		multiply(q, &times, LL_U_NONE);
		q->product = 0;
		return k + n - i;
	} else if (u != LL_U_NONE && u != LL_U_VISITS) {
		return 0;
	}
	q->per = LL_U_WEEKS;
	q->flags |= LL_Q_BARE;
	multiply(q, &times, LL_U_WEEKS);
	return k - i;
}

/* "36 hours of respite care a month": tokens from "of" to the period, 0: none. */
static uint32_t of_something(const struct ll_letter *l, uint32_t k)
{
	uint32_t n;
	for (uint32_t j = k + 2; j < k + 5 && in_sentence(l, k, j) && tok(l, j - 1)->kind == LL_TOK_WORD; j++)
		if (tok_in(l, j, "a|per|each|every|/|weekly|monthly|daily") && period_at(l, j, &n))
			return j - k;
	return 0;
}

/* The frequency at i ("twice a week", "2 times per month", "monthly") with its duration, if one
 * follows. */
uint32_t amount_frequency_at(const struct ll_letter *l, uint32_t i, struct ll_quantity *q)
{
	struct range r = { .digits = NAN }, times;
	uint32_t k = i, n = 0, unit = LL_U_VISITS;
	struct ll_sv of = { 0 };
	if (tok_in(l, i, "once|twice|thrice")) {
		r = (struct range){ .lo = tok_is(l, i, "once")	  ? 1
					  : tok_is(l, i, "twice") ? 2
								  : 3,
				    .words = true,
				    .ntokens = 1,
				    .digits = NAN };
		r.hi = r.lo;
	} else if (tok_in(l, i, "weekly|monthly")) {
		r = (struct range){ .lo = 1, .hi = 1, .words = true, .digits = NAN };
	} else {
		r = range_at(l, i);
		if (!r.ntokens)
			return 0;
	}
	k += r.ntokens;
	/* "the 40 weekly hours" */
	if (r.ntokens && tok_in(l, k, "weekly|monthly|daily") && unit_at(l, k + 1, &n) == LL_U_HOURS) {
		*q = quantity_of(l, &r);
		q->unit = LL_U_HOURS;
		q->role = LL_Q_FREQUENCY;
		q->per = tok_is(l, k, "weekly") ? LL_U_WEEKS : tok_is(l, k, "monthly") ? LL_U_MONTHS : LL_U_DAYS;
		return k + 1 + n - i;
	}
	if (tok_is(l, k, "-"))
		k++;
	bool cross = tok_is(l, k, "x") && r.ntokens;
	if (tok_in(l, k, "times|time|x") && r.ntokens) {
		k++;
	} else if (r.ntokens && !tok_in(l, i, "once|twice|thrice")) {
		while (k < i + r.ntokens + 3 &&
		       tok_in(l, k, "additional|individual|separate|one|hour|-|therapy|pt"))
			k++;
		uint32_t u = unit_at(l, k, &n);
		if (u == LL_U_VISITS || u == LL_U_HOURS || u == LL_U_DAYS || u == LL_U_INJECTIONS) {
			unit = u;
			k += n;
			/* "25 hours of ABA per week" */
			const struct mark *s = tok_is(l, k, "of") ? mark_at(l, k + 1, LEX_SERVICES) : NULL;
			if (s && s->entry->code[1] != LEX_SERVICE_CLASS && period_at(l, k + 1 + s->ntokens, &n) &&
			    !tok_in(l, k + 1 + s->ntokens, "in")) {
				of = sv(s->entry->id);
				k += 1 + s->ntokens;
			} else if (u == LL_U_HOURS && tok_is(l, k, "of")) {
				k += of_something(l, k);
			}
		} else if (!tok_in(l, k, "/|per|a|weekly|monthly|daily|xwk|xweek") || r.hi > 7) {
			return 0;
		}
	}
	*q = quantity_of(l, &r);
	q->unit = unit;
	q->of = of;
	q->role = LL_Q_FREQUENCY;
	uint32_t per = period_at(l, k, &n), after = 0;
	if (!per && cross && unit_at(l, k, &n) == LL_U_WEEKS) /* "2 x wk x 6 wks" */
		per = LL_U_WEEKS;
	if (per) {
		k += n;
		q->per = per;
		uint32_t u = span_of_time(l, k, &times, &after);
		if (u && !(tok_is(l, k, ",") && u == LL_U_TIMES)) {
			multiply(q, &times, u);
			k += after;
			if (u == LL_U_TIMES && unit_at(l, k, &n) == LL_U_NONE)
				q->flags |= LL_Q_BARE;
		}
		return k - i;
	}
	return cross ? cross_weeks(l, i, k, r.words, q) : 0;
}
