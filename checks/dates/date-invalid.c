/* SPDX-License-Identifier: MIT */
#include <letterlint/letterlint.h>

#include <ctype.h>

static const char *const months[] = { "",	 "January",  "February", "March",  "April",
				      "May",	 "June",     "July",	 "August", "September",
				      "October", "November", "December" };

static unsigned month_days(const struct ll_date *d)
{
	static const unsigned days[] = { 0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	if (d->month == 2 && d->year && (d->year % 4 || (d->year % 100 == 0 && d->year % 400)))
		return 28;
	return days[d->month];
}

static const char *reason(struct ll_ctx *ctx, const struct ll_date *d)
{
	if (d->year && (d->year < 1000 || d->year > 2099))
		return ll_format(ctx, "%d is no year", (int)d->year);
	if (d->month < 1 || d->month > 12)
		return ll_format(ctx, "there is no month %u", d->month);
	if (d->day < 1)
		return "there is no day 0";
	if (d->month == 2 && d->year)
		return ll_format(ctx, "February %d has %u days", (int)d->year, month_days(d));
	return ll_format(ctx, "%s has %u days", months[d->month], month_days(d));
}

/* The month's name as it was written: the date's first word that is no ordinal's ending. */
static const struct ll_token *month_token(const struct ll_letter *letter, const struct ll_fact *f)
{
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n) + f->token;
	for (uint32_t i = 0; i < f->ntokens; i++, t++)
		if (t->kind == LL_TOK_WORD && t->lower.n > 3 &&
		    t->at.off != f->u.date.weekday_at.off)
			return t;
	return NULL;
}

static void misspelt(struct ll_ctx *ctx, const struct ll_letter *letter, const struct ll_fact *f)
{
	const struct ll_token *t = month_token(letter, f);
	const char *right = months[f->u.date.month <= 12 ? f->u.date.month : 0];
	if (!t)
		return;
	struct ll_finding *r = ll_report(ctx, t->at, "'%s' is no month: '%s' may be meant",
					 ll_quote(ctx, t->at), right);
	ll_soften(r, LL_WARNING);
	ll_edit_word(ll_fix(r, LL_FIX_SAFE, NULL), t->at, right);
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	LL_FOREACH(f, letter, LL_DATE) {
		const struct ll_date *d = &f->u.date;
		if (d->flags & LL_DATE_VERSION)
			continue;
		if (d->flags & LL_DATE_INVALID)
			ll_report(ctx, f->at, "'%s' is no date: %s", ll_quote(ctx, f->at),
				  reason(ctx, d));
		else if (d->flags & LL_DATE_MISSPELT)
			misspelt(ctx, letter, f);
	}
}

LL_CHECK(date_invalid) = {
	LL_CHECK_ABI,
	.id = "date-invalid",
	.family = "dates",
	.since = "0.1",
	.summary = "a date that is no date: February 30, 13/45/2014, September 31, the year 20015",
	.severity = LL_ERROR,
	.run = run,
	.explain = "## What it finds\n\n"
		   "A day that no calendar has, a month above twelve, a year with too many or\n"
		   "too few digits. A misspelt month before a day is a warning.\n\n"
		   "## Why it matters\n\n"
		   "Dates of injury, of service and of review decide which records count and\n"
		   "which deadlines run. A date that cannot be shows that nobody checked it, and\n"
		   "leaves open which day was meant.\n\n"
		   "## Fires on\n\n"
		   "> drug screens of 2/12/14 and **6/31/14**\n\n"
		   "> **September 31**, 2015\n\n"
		   "> October 8, **20015**\n\n"
		   "> **13/45/2014**\n\n"
		   "## Stays silent on\n\n"
		   "- doses (*10/325 mg*), strengths (*4/5*), blood pressures, spine levels,\n"
		   "  blood gases\n"
		   "- case and phone numbers, and two-digit years\n"
		   "- *13/05/2014* in a letter that writes the day first\n\n"
		   "## How to fix\n\n"
		   "Look the date up in the record and correct it; `--fix` spells a month's name\n"
		   "right. If the letter writes the day first, write the month's name.\n",
};
