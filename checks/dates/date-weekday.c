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

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	LL_FOREACH(f, letter, LL_DATE) {
		const struct ll_date *d = &f->u.date;
		if (!d->weekday || d->serial == INT32_MIN || weekday_of(d->serial) == d->weekday ||
		    is_answer(letter, f))
			continue;
		struct ll_finding *r =
			ll_report(ctx, d->weekday_at, "'%s' does not fit: '%s' on line %u was a %s",
				  ll_quote(ctx, d->weekday_at), ll_quote(ctx, f->at),
				  ll_line(letter, f->at.off), weekdays[weekday_of(d->serial)]);
		ll_related(r, f->at, "the date is here");
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
		   "A weekday beside a full date that fell on another day of the week.\n\n"
		   "## Why it matters\n\n"
		   "One of the two is wrong, and it is often the date: the weekday was\n"
		   "remembered, the digits were typed.\n\n"
		   "## Fires on\n\n"
		   "> **Monday, October 8, 2015** (a Thursday)\n\n"
		   "## Stays silent on\n\n"
		   "- weekdays without a date\n"
		   "- dates without a year\n\n"
		   "## How to fix\n\n"
		   "Look the date up in the record; correct the date, or take the weekday out.\n",
};
