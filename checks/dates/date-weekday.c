/* SPDX-License-Identifier: MIT */
#include <letterlint/letterlint.h>

static const char *const weekdays[] = { "",	    "Monday", "Tuesday",  "Wednesday",
					"Thursday", "Friday", "Saturday", "Sunday" };

/* 1970-01-01 was a Thursday. */
static unsigned weekday_of(int32_t serial)
{
	return (unsigned)((serial % 7 + 7 + 3) % 7) + 1;
}

/* "She gives the date as Sunday, May 19": asked of the patient to see whether she is oriented. */
static bool is_answer(const struct ll_letter *letter, const struct ll_fact *f)
{
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n);
	return f->token >= 2 && ll_is(t[f->token - 1].lower, "as") &&
	       (ll_is(t[f->token - 2].lower, "date") || ll_is(t[f->token - 2].lower, "day"));
}

/* The date has one number that is its day, so that writing another in its place is right. */
static bool day_stands_out(const struct ll_letter *letter, const struct ll_fact *f)
{
	const struct ll_date *d = &f->u.date;
	size_t n, same = 0;
	const struct ll_token *t = ll_tokens(letter, &n) + f->token;
	for (uint32_t i = 0; i < f->ntokens; i++) {
		unsigned value = 0;
		for (size_t k = 0; k < t[i].text.n && t[i].kind == LL_TOK_NUMBER; k++)
			value = value * 10 + (unsigned)(t[i].text.p[k] - '0');
		same += t[i].kind == LL_TOK_NUMBER && value == d->day;
	}
	return same == 1;
}

/* The day of this month that is the nearest to the date and fell on its weekday; 0: in another
 * month. */
static unsigned nearest_day(const struct ll_date *d)
{
	int off = (int)d->weekday - (int)weekday_of(d->serial);
	off += off < -3 ? 7 : off > 3 ? -7 : 0;
	const int day = d->day + off;
	return day >= 1 && day <= 28 ? (unsigned)day : 0;
}

static bool stands_elsewhere(const struct ll_letter *letter, const struct ll_fact *f)
{
	LL_FOREACH (g, letter, LL_DATE)
		if (g != f && g->u.date.serial == f->u.date.serial)
			return true;
	return false;
}

/* The weekday of the date, or the date of the weekday; the record knows which. */
static void offer(struct ll_ctx *ctx, const struct ll_letter *letter, struct ll_finding *r,
		  const struct ll_fact *f)
{
	const struct ll_date *d = &f->u.date;
	const char *right = weekdays[weekday_of(d->serial)];
	const unsigned day = nearest_day(d);
	if (d->weekday_at.len < 6) /* "Mon" */
		right = ll_format(ctx, "%.3s", right);
	ll_edit_word(ll_fix(r, LL_FIX_CHOICE, NULL), d->weekday_at, right);
	if (!day || !ll_wants_fixes(ctx) || !day_stands_out(letter, f) ||
	    stands_elsewhere(letter, f))
		return;
	struct ll_fix *other = ll_fix(
		r, LL_FIX_CHOICE,
		ll_format(ctx, "make the day %u, the nearest %s", day, weekdays[d->weekday]));
	if (!ll_edit_number(other, f->at, d->day, day))
		ll_unfix(r);
}

/* The date of the letter itself, or NULL. */
static const struct ll_fact *letter_date(const struct ll_letter *letter)
{
	LL_FOREACH (f, letter, LL_DATE)
		if (f->u.date.event == LL_EV_DECISION && (f->u.date.flags & LL_DATE_HEADER) &&
		    f->u.date.serial != INT32_MIN)
			return f;
	return NULL;
}

/* The same day with its year, where the letter has one; NULL: none, or of several years. */
static const struct ll_fact *with_year(const struct ll_letter *letter, const struct ll_date *d)
{
	const struct ll_fact *full = NULL;
	LL_FOREACH (g, letter, LL_DATE) {
		const struct ll_date *x = &g->u.date;
		if (x->serial == INT32_MIN || x->month != d->month || x->day != d->day ||
		    x->event == LL_EV_BIRTH || x->flags & LL_DATE_VERSION)
			continue;
		if (full && full->u.date.year != x->year)
			return NULL;
		full = full ? full : g;
	}
	return full;
}

/* "Tuesday, March 16" in a letter of April 2022. */
static void without_year(struct ll_ctx *ctx, const struct ll_letter *letter, const struct ll_fact *f)
{
	const struct ll_date *d = &f->u.date;
	const struct ll_fact *dated = letter_date(letter);
	if (d->precision != LL_MONTH_DAY || d->flags & LL_DATE_INVALID || is_answer(letter, f))
		return;
	const struct ll_fact *full = with_year(letter, d);
	if (full) {
		const unsigned right = weekday_of(full->u.date.serial);
		if (right == d->weekday)
			return;
		struct ll_finding *r = ll_report(
			ctx, d->weekday_at, "'%s' does not fit: '%s' on line %u was a %s in %d",
			ll_quote(ctx, d->weekday_at), ll_quote(ctx, f->at),
			ll_line(letter, f->at.off), weekdays[right], (int)full->u.date.year);
		ll_related(r, f->at, "the date is here");
		ll_related(r, full->at, "its year is here");
		return;
	}
	if (dated) { /* before that day, of its year; after it, of the one before, or planned */
		const struct ll_date *at = &dated->u.date;
		const bool before = d->month * 100 + d->day <= at->month * 100 + at->day;
		for (int32_t year = at->year - !before; year <= at->year; year++)
			if (weekday_of(ll_serial(year, d->month, d->day)) == d->weekday)
				return;
	}
	if (!dated)
		return;
	struct ll_finding *r = ll_report(
		ctx, d->weekday_at, "'%s' does not fit: '%s' on line %u was none in %d",
		ll_quote(ctx, d->weekday_at), ll_quote(ctx, f->at), ll_line(letter, f->at.off),
		(int)dated->u.date.year);
	ll_related(r, f->at, "the date is here");
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	LL_FOREACH(f, letter, LL_DATE) {
		const struct ll_date *d = &f->u.date;
		if (d->weekday && d->serial == INT32_MIN)
			without_year(ctx, letter, f);
		if (!d->weekday || d->serial == INT32_MIN || weekday_of(d->serial) == d->weekday ||
		    is_answer(letter, f))
			continue;
		struct ll_finding *r =
			ll_report(ctx, d->weekday_at, "'%s' does not fit: '%s' on line %u was a %s",
				  ll_quote(ctx, d->weekday_at), ll_quote(ctx, f->at),
				  ll_line(letter, f->at.off), weekdays[weekday_of(d->serial)]);
		ll_related(r, f->at, "the date is here");
		offer(ctx, letter, r, f);
	}
}

LL_CHECK(date_weekday) = {
	LL_CHECK_ABI,
	.id = "date-weekday",
	.family = "dates",
	.since = "0.1",
	.summary = "a weekday that the date did not fall on",
	.severity = LL_WARNING,
	.run = run,
	.explain = "## What it finds\n\n"
		   "A weekday beside a date that fell on another day of the week; where it\n"
		   "has no year, the same day with its year elsewhere or the date of the letter\n"
		   "tells it.\n\n"
		   "## Why it matters\n\n"
		   "One of the two is wrong, and it is often the date: the weekday was\n"
		   "remembered, the digits were typed.\n\n"
		   "## Fires on\n\n"
		   "> **Monday, October 8, 2015** (a Thursday)\n\n"
		   "## Stays silent on\n\n"
		   "- weekdays without a date\n"
		   "- dates without a year in a letter without a date of its own\n\n"
		   "## How to fix\n\n"
		   "Look the date up in the record; correct the date, or take the weekday out. The\n"
		   "day's right weekday and the nearest day of this weekday are offered; neither is\n"
		   "written for you.\n",
};
