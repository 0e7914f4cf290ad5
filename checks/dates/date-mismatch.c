/* SPDX-License-Identifier: MIT */
#include <letterlint/letterlint.h>

#include <stdlib.h>

static const char *const months[] = { "",	 "January",  "February", "March",  "April",
				      "May",	 "June",     "July",	 "August", "September",
				      "October", "November", "December" };

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

/* A day as another date is written: "May 3, 2015" or "05/03/15"; NULL: it is written otherwise. */
static const char *written_like(struct ll_ctx *ctx, const char *like, const struct ll_date *d)
{
	const size_t name = strcspn(like, " ");
	for (int m = 1; m <= 12; m++) {
		if (strlen(months[m]) != name || strncmp(months[m], like, name))
			continue;
		char *end;
		strtoul(like + name, &end, 10);
		return end != like + name && !strncmp(end, ", ", 2) && strlen(end) == 6
			       ? ll_format(ctx, "%s %u, %d", months[d->month], d->day, (int)d->year)
			       : NULL;
	}
	size_t n[3];
	const char *p = like, mark = like[strspn(like, "0123456789")];
	for (int i = 0; i < 3; i++) {
		n[i] = strspn(p, "0123456789");
		p += n[i];
		if (!n[i] || n[i] > (i == 2 ? 4 : 2) || *p != (i == 2 ? '\0' : mark))
			return NULL;
		p += i < 2;
	}
	if (!strchr("/-.", mark) || n[2] == 3)
		return NULL;
	const bool padded = like[0] == '0' || like[n[0] + 1] == '0';
	return ll_format(ctx, "%0*u%c%0*u%c%0*d", padded ? 2 : 1, d->month, mark, padded ? 2 : 1,
			 d->day, mark, (int)n[2], n[2] == 2 ? d->year % 100 : d->year);
}

static bool is_day(const struct ll_date *d)
{
	return d->serial != INT32_MIN && d->precision == LL_DAY && !d->weekday && d->month <= 12;
}

/* How often the letter has this day. */
static uint32_t times(const struct ll_letter *letter, int32_t serial)
{
	uint32_t n = 0;
	LL_FOREACH (f, letter, LL_DATE)
		n += f->u.date.serial == serial;
	return n;
}

/* Of the same event or document as `f`, and the same day. */
static bool agrees(const struct ll_fact *g, const struct ll_fact *f)
{
	return g->u.date.serial == f->u.date.serial && g->u.date.event == f->u.date.event &&
	       ll_eq(g->u.date.document, f->u.date.document) && is_day(&g->u.date);
}

/* A fix that writes the day of `to` in the place of `from`, and wherever else `from` is given. */
static bool offer(struct ll_ctx *ctx, const struct ll_letter *letter, struct ll_finding *r,
		  uint32_t applicability, const struct ll_fact *from, const struct ll_fact *to)
{
	const char *day = written_like(ctx, ll_quote(ctx, from->at), &to->u.date), *title;
	const uint32_t new = times(letter, to->u.date.serial),
		       old = times(letter, from->u.date.serial);
	if (!day)
		return false;
	title = ll_format(ctx, "write '%s' on line %u", day, ll_line(letter, from->at.off));
	if (new > 1 || old > 1)
		title = ll_format(ctx, "%s (this day stands %u times in the letter, the other %u)",
				  title, new, old);
	struct ll_fix *fix = ll_fix(r, applicability, title);
	LL_FOREACH (g, letter, LL_DATE) {
		if (g != from && !agrees(g, from))
			continue;
		day = written_like(ctx, ll_quote(ctx, g->at), &to->u.date);
		if (!day) {
			ll_unfix(r);
			return false;
		}
		ll_edit(fix, g->at, (struct ll_sv){ day, strlen(day) });
	}
	return true;
}

/* "Said" can mean one date: no other of its document word stands before it. */
static bool one_antecedent(const struct ll_letter *letter, const struct ll_fact *f,
			   const struct ll_fact *twin)
{
	if (f->u.date.twin_why != LL_TWIN_SAID || f->u.date.twin_certainty != LL_SURE)
		return false;
	LL_FOREACH (g, letter, LL_DATE) {
		if (g->at.off >= f->at.off)
			break;
		if (ll_same(g->u.date.document, f->u.date.document) &&
		    g->u.date.serial != twin->u.date.serial)
			return false;
	}
	return true;
}

static void offer_days(struct ll_ctx *ctx, const struct ll_letter *letter, struct ll_finding *r,
		       const struct ll_fact *f, const struct ll_fact *twin)
{
	if (!ll_wants_fixes(ctx) || !is_day(&f->u.date) || !is_day(&twin->u.date))
		return;
	if (one_antecedent(letter, f, twin))
		offer(ctx, letter, r, LL_FIX_UNSAFE, f, twin);
	else if (offer(ctx, letter, r, LL_FIX_CHOICE, f, twin) &&
		 !offer(ctx, letter, r, LL_FIX_CHOICE, twin, f))
		ll_unfix(r);
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
		offer_days(ctx, letter, r, f, twin);
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
		   "body gives otherwise; *the most recent report* with two dates; one happening\n"
		   "told twice, in whatever words, of two days that are nearly alike.\n\n"
		   "## Why it matters\n\n"
		   "A reader cannot tell which record was reviewed. Requests are reviewed\n"
		   "together only for one employee, one requesting physician and one date of\n"
		   "injury (8 CCR 9792.10.4(a)), so a second date of injury puts another claim\n"
		   "in dispute.\n\n"
		   "## Fires on\n\n"
		   "> an RFA form received on **September 30, 2015** ... On said **September 3,\n"
		   "> 2015** RFA form\n\n"
		   "> DOI of **3/14/13** ... since the injury of **3/14/12**\n\n"
		   "> a forklift ran over his foot on **June 3** ... the forklift accident of\n"
		   "> **June 13**\n\n"
		   "## Stays silent on\n\n"
		   "- two visits on two days; the days a document was written, sent and received\n"
		   "- ranges, cumulative trauma, several injuries or claims\n"
		   "- a *said* date that is right\n\n"
		   "## How to fix\n\n"
		   "Look both dates up in the record and correct the wrong one. If both are\n"
		   "right, say what each is the date of. Both corrections are offered, with how\n"
		   "often the letter has each day; `--unsafe-fixes` writes a *said* date as the only\n"
		   "date that it can refer back to.\n",
};
