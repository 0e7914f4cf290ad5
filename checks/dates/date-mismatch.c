/* SPDX-License-Identifier: MIT */
#include <letterlint/letterlint.h>

static const char *what(struct ll_ctx *ctx, const struct ll_date *d)
{
	static const char *const names[LL_EV_KINDS] = {
		[LL_EV_BIRTH] = "date of birth",
		[LL_EV_INJURY] = "date of injury",
		[LL_EV_UR_DECISION] = "date of the utilization review decision",
		[LL_EV_APPLICATION] = "date of the application",
		[LL_EV_ASSIGNMENT] = "date of assignment",
		[LL_EV_DECISION] = "date of the decision",
		[LL_EV_SURGERY] = "date of surgery",
		[LL_EV_SERVICE] = "date of service",
		[LL_EV_ADMISSION] = "date of admission",
		[LL_EV_DISCHARGE] = "date of discharge",
		[LL_EV_DEATH] = "date of death",
		[LL_EV_APPEAL] = "date of the appeal",
		[LL_EV_PLAN_DECISION] = "date of the denial",
		[LL_EV_BENEFIT] = "day from which benefits are paid",
	};
	if (d->document.n && d->event != LL_EV_UR_DECISION)
		return ll_format(ctx, "date of the %.*s%s%.*s", LL_SV(d->which),
				 d->which.n ? " " : "", LL_SV(d->document));
	return d->event < LL_EV_KINDS && names[d->event] ? names[d->event] : "date";
}

static const char *how(struct ll_ctx *ctx, const struct ll_date *d, const struct ll_fact *twin)
{
	switch (d->twin_why) {
	case LL_TWIN_SAID:
		return "is not the date it refers back to,";
	case LL_TWIN_ECHO:
		return ll_format(ctx, "may be meant for the %.*s,", LL_SV(twin->key));
	case LL_TWIN_YEAR:
	case LL_TWIN_DAY:
		return "is the same day, but of another year, as";
	default:
		return ll_format(ctx, "is given as the %s,", what(ctx, d));
	}
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	LL_FOREACH(f, letter, LL_DATE) {
		const struct ll_date *d = &f->u.date;
		const struct ll_fact *twin = d->twin;
		if (!twin)
			continue;
		struct ll_finding *r = ll_report(
			ctx, f->at, "'%s' %s '%s' on line %u", ll_quote(ctx, f->at),
			how(ctx, d, twin), ll_quote(ctx, twin->at), ll_line(letter, twin->at.off));
		ll_related(r, twin->at, "'%s' here", ll_quote(ctx, twin->at));
		if (d->twin_why == LL_TWIN_DAY)
			ll_soften(r, LL_NOTE);
		else if (d->twin_certainty != LL_SURE)
			ll_soften(r, LL_WARNING);
	}
}

LL_CHECK(date_mismatch) = {
	LL_CHECK_ABI,
	.id = "date-mismatch",
	.family = "dates",
	.since = "0.1",
	.summary = "one event or document with two dates",
	.severity = LL_ERROR,
	.run = run,
	.explain = "## What it finds\n\n"
		   "A *said*, *same* or *aforementioned* date that is not the date it refers\n"
		   "back to; two dates of one injury or birth; a date of the header that the\n"
		   "body gives otherwise; *the most recent report* with two dates.\n\n"
		   "## Why it matters\n\n"
		   "A reader cannot tell which record was reviewed. Requests are reviewed\n"
		   "together only for one employee, one requesting physician and one date of\n"
		   "injury (8 CCR 9792.10.4(a)), so a second date of injury puts another claim\n"
		   "in dispute.\n\n"
		   "## Fires on\n\n"
		   "> an RFA form received on **September 30, 2015** ... On said **September 3,\n"
		   "> 2015** RFA form\n\n"
		   "> DOI of **3/14/13** ... since the injury of **3/14/12**\n\n"
		   "## Stays silent on\n\n"
		   "- two visits on two days; the days a document was written, sent and received\n"
		   "- ranges, cumulative trauma, several injuries or claims\n"
		   "- a *said* date that is right\n\n"
		   "## How to fix\n\n"
		   "Look both dates up in the record and correct the wrong one. If both are\n"
		   "right, say what each is the date of.\n",
};
