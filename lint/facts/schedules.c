/* SPDX-License-Identifier: MIT */
/* How often a medicine is taken, as written behind or before its name. */
#include "facts/request.h"

#include <stdlib.h>
#include <string.h>

/* Hours in `n` days or more: a month is four weeks, and so are 30 days. */
static double hours_in(double n, uint32_t unit)
{
	static const double months[][2] = { { 30, 28 },	  { 60, 56 },	{ 90, 84 },   { 91, 84 },
					    { 180, 168 }, { 182, 168 }, { 364, 336 }, { 365, 336 } };
	double days = unit == LL_U_WEEKS    ? 7 * n
		      : unit == LL_U_MONTHS ? 28 * n
		      : unit == LL_U_YEARS  ? 336 * n
					    : n;
	for (size_t k = 0; k < sizeof months / sizeof *months; k++)
		days = days == months[k][0] ? months[k][1] : days;
	return 24 * days;
}

static double hours_of(const struct lex_entry *e)
{
	return strtod(e->attr[0], NULL);
}

/* One name for what is one schedule, that of the lexicon where it has it. */
static void name_schedule(const struct ll_letter *l, struct ll_drug *d, double hours)
{
	size_t count;
	const struct lex_entry *e = lex_entries(LEX_SCHEDULES, &count), *end = e + count;
	d->every = hours;
	while (e < end && hours_of(e) != hours)
		e++;
	d->schedule = sv(e < end ? e->id : arena_printf(l->arena, "q%gd", hours / 24));
}

/* Every `n` hours, days, weeks ... */
static void set_schedule(const struct ll_letter *l, struct ll_drug *d, double n, uint32_t unit)
{
	if (unit == LL_U_HOURS || unit == LL_U_MINUTES) {
		d->schedule = sv(arena_printf(l->arena, "q%g%c", n, unit == LL_U_HOURS ? 'h' : 'm'));
		d->every = unit == LL_U_HOURS ? n : n / 60;
		return;
	}
	name_schedule(l, d, hours_in(n, unit));
}

/* A number and its unit of time at token i, "two weeks", "4-week"; returns the tokens. */
static uint32_t stretch_at(const struct ll_letter *l, uint32_t i, double *n, uint32_t *unit)
{
	const struct range r = range_at(l, i);
	uint32_t w, k = i + r.ntokens;
	if (!r.ntokens || r.lo != r.hi || r.lo <= 0)
		return 0;
	k += tok_is(l, k, "-");
	*unit = unit_at(l, k, &w);
	*n = r.lo;
	return *unit == LL_U_HOURS || unit_is_time(*unit) ? k + w - i : 0;
}

/* "every 4 weeks", "q 6 hours", "at intervals of two weeks", "at 6-week intervals" */
static uint32_t every_at(const struct ll_letter *l, uint32_t i, struct ll_drug *d)
{
	double n;
	uint32_t unit, w;
	if (!tok_in(l, i, "every|q|at|once"))
		return 0;
	if (tok_in(l, i, "at|once")) {
		const uint32_t k = i + 1 + tok_is(l, i + 1, "an");
		if (tok_in(l, k, "intervals|interval|in") && tok_in(l, k + tok_is(l, i, "at"), "of|in|every") &&
		    (w = stretch_at(l, k + 1 + tok_is(l, i, "at"), &n, &unit)))
			w += k + 1 + tok_is(l, i, "at") - i;
		else if (tok_is(l, i, "at") && (w = stretch_at(l, k, &n, &unit)) && tok_in(l, k + w, "intervals|interval"))
			w += k + 1 - i;
		else if (tok_is(l, i, "once") && tok_is(l, k, "every") && (w = stretch_at(l, k + 1, &n, &unit)))
			w += k + 1 - i;
		else
			return 0;
	} else {
		w = stretch_at(l, i + 1, &n, &unit);
		if (!w)
			return 0;
		w++;
	}
	if (!d->schedule.n)
		set_schedule(l, d, n, unit);
	return w;
}

/* "twice a week", "3 times in the day", "two doses per month" */
static uint32_t times_at(const struct ll_letter *l, uint32_t i, struct ll_drug *d)
{
	double n = tok_is(l, i, "once") ? 1 : tok_is(l, i, "twice") ? 2 : tok_is(l, i, "thrice") ? 3 : 0;
	uint32_t k = i + 1, w;
	if (!n) {
		const struct range r = range_at(l, i);
		if (!r.ntokens || r.lo != r.hi || r.lo < 1 || r.lo > 24)
			return 0;
		n = r.lo;
		k = i + r.ntokens;
		if (!tok_in(l, k, "times|time|x"))
			return 0;
		k++;
	}
	if (tok_is(l, k, "in") && tok_in(l, k + 1, "the|a"))
		k++;
	if (tok_in(l, k, "daily|weekly|monthly|nightly")) {
		if (!d->schedule.n)
			name_schedule(l, d, hours_in(1, tok_is(l, k, "weekly") ? LL_U_WEEKS : tok_is(l, k, "monthly") ? LL_U_MONTHS : LL_U_DAYS) / n);
		return k + 1 - i;
	}
	if (!tok_in(l, k, "a|per|each|every|the|/"))
		return 0;
	const uint32_t unit = unit_at(l, k + 1, &w);
	if (!unit_is_time(unit))
		return 0;
	if (!d->schedule.n)
		name_schedule(l, d, hours_in(1, unit) / n);
	return k + 1 + w - i;
}

uint32_t schedule_at(const struct ll_letter *l, uint32_t i, uint32_t end, struct ll_drug *d)
{
	uint32_t n = every_at(l, i, d);
	if (n && i + n <= end)
		return n;
	const struct mark *m = mark_at(l, i, LEX_SCHEDULES);
	if (!m || m->token + m->ntokens > end) {
		n = times_at(l, i, d);
		return i + n <= end ? n : 0;
	}
	if (!d->schedule.n && strcmp(m->entry->id, "prn")) {
		d->schedule = sv(m->entry->id);
		d->every = hours_of(m->entry);
	}
	return m->ntokens;
}

/* "once daily apixaban", "weekly cyanocobalamin", "twice-daily enoxaparin" */
void schedule_before(const struct ll_letter *l, uint32_t i, struct ll_drug *d)
{
	const uint32_t begin = sent_begin(l, i);
	if (i == begin || !tok_in(l, i - 1, "daily|weekly|monthly|biweekly|nightly"))
		return;
	const uint32_t k = i - 1, times = k > begin && tok_is(l, k - 1, "-") ? k - 2 : k - 1;
	if (k > begin && tok_in(l, k - 1, "once|twice|thrice|-")) {
		/* "twice-daily" */
		if (times >= begin && times < k && tok_in(l, times, "once|twice|thrice"))
			name_schedule(l, d, hours_in(1, tok_is(l, k, "weekly") ? LL_U_WEEKS : tok_is(l, k, "monthly") ? LL_U_MONTHS : LL_U_DAYS) /
						    (tok_is(l, times, "once") ? 1 : tok_is(l, times, "twice") ? 2 : 3));
		return;
	}
	if (k > begin && (tok(l, k - 1)->kind == LL_TOK_NUMBER || tok_in(l, k - 1, "times|time|his|her|the|of|current|day|mg|mcg|,")))
		return;
	schedule_at(l, k, i, d);
}
