/* SPDX-License-Identifier: MIT */
#include <letterlint/letterlint.h>

#define MOST 32 /* undocumented things that are looked at */

static bool is_told(const struct ll_fact *f)
{
	return f->referent == LL_PATIENT && f->polarity == LL_AFFIRMED && ll_told(f);
}

/* What is missed for one part is not found with another; the part in dispute (`heading`) is
 * meant. */
static bool other_place(const struct ll_fact *a, const struct ll_fact *heading,
			const struct ll_fact *b)
{
	const struct ll_history *x = &a->u.history, *y = &b->u.history;
	if (ll_opposite(x->side, y->side))
		return true;
	if (x->part.n)
		return !ll_same(x->part, y->part);
	return heading && y->part.n &&
	       (ll_opposite(heading->u.body.side, y->side) ||
		(!ll_same(heading->key, y->part) && !ll_same(heading->u.body.region, y->region)));
}

static uint32_t paragraph(const struct ll_letter *letter, const struct ll_fact *f)
{
	size_t n;
	const struct ll_sentence *s = ll_sentences(letter, &n);
	return f->sentence < n ? s[f->sentence].paragraph : 0;
}

/* Told before the reasons are given; in a letter without headings, in an earlier paragraph. */
static bool is_report(const struct ll_letter *letter, const struct ll_fact *denied,
		      const struct ll_fact *f)
{
	return is_told(f) && f->token < denied->token &&
	       ll_section_of(letter, f) != LL_SEC_RATIONALE &&
	       (f->section != denied->section || paragraph(letter, f) != paragraph(letter, denied));
}

/* "18 visits of therapy": physical therapy, where the letter tells of no other. */
static bool is_plain_therapy(const struct ll_letter *letter, const struct ll_fact *f)
{
	if (!ll_is(f->key, "therapy"))
		return false;
	LL_FOREACH (s, letter, LL_SERVICE)
		if ((ll_is(s->u.service.kind, "therapy") || ll_is(s->u.service.parent, "psychotherapy")) &&
		    !s->u.service.is_class && !ll_is(s->key, "physical therapy"))
			return false;
	return true;
}

static bool shows(const struct ll_letter *letter, const struct ll_fact *denied, const struct ll_fact *heading,
		  const struct ll_fact *f)
{
	const struct ll_history *d = &denied->u.history, *h = &f->u.history;
	if (d->failed && !h->failed)
		return false;
	if (d->topic == LL_HX_WORK)
		return h->topic == LL_HX_WORK && h->working;
	if (other_place(denied, heading, f))
		return false;
	if (ll_is(denied->key, "treatment")) /* "conservative care" */
		return h->topic == LL_HX_THERAPY || h->topic == LL_HX_MEDICATION ||
		       h->topic == LL_HX_INJECTION;
	if (ll_is(denied->key, "surgery") || ll_is(denied->key, "injection") ||
	    ll_is(denied->key, "imaging"))
		return d->topic == h->topic;
	if (ll_is(denied->key, "physical therapy") && is_plain_therapy(letter, f))
		return true;
	return d->topic == h->topic &&
	       (ll_same(denied->key, f->key) || ll_same(denied->key, h->kind) ||
		ll_same(denied->key, h->family) || ll_serves(f->key, d->family));
}

/* Where the summary reports what the rationale does not find, or NULL. */
static const struct ll_fact *report_of(const struct ll_letter *letter, const struct ll_fact *denied)
{
	const struct ll_fact *first = NULL;
	uint32_t n = 0;
	if (denied->u.history.topic == LL_HX_DIAGNOSIS) {
		LL_FOREACH (f, letter, LL_DIAGNOSIS)
			if (is_report(letter, denied, f) && f->time == LL_CURRENT &&
			    !f->u.diagnosis.generic && !f->u.diagnosis.weighed &&
			    (ll_same(f->key, denied->key) ||
			     ll_same(f->u.diagnosis.parent, denied->key)))
				return f;
		return NULL;
	}
	const struct ll_fact *heading = ll_in_heading(letter, LL_BODY_PART, denied->item);
	LL_FOREACH (f, letter, LL_HISTORY) {
		if (!is_report(letter, denied, f) || f->u.history.undocumented ||
		    !shows(letter, denied, heading, f))
			continue;
		if (!first)
			first = f;
		n += !ll_same(f->key, first->key) || f == first;
	}
	/* Conservative care is more than one thing tried. */
	return ll_is(denied->key, "treatment") && n < 2 && first && !ll_is(first->key, "treatment")
		       ? NULL
		       : first;
}

static void report(struct ll_ctx *ctx, const struct ll_letter *letter, const struct ll_fact *denied,
		   const struct ll_fact *shown)
{
	struct ll_finding *r = ll_report(
		ctx, denied->at,
		"'%s' is said not to be documented%s, but the summary reports '%s' on line %u",
		ll_quote(ctx, denied->at), denied->u.history.failed ? " as failed" : "",
		ll_quote(ctx, shown->at), ll_line(letter, shown->at.off));
	ll_related(r, shown->at, "'%s' is reported here", ll_quote(ctx, shown->at));
}

/* The paper is missing here, and at hand there. */
static void report_paper(struct ll_ctx *ctx, const struct ll_letter *letter, const struct ll_fact *f)
{
	const struct ll_fact *found = f->u.paper.found;
	const bool shown = found->u.paper.how == 2;
	if (f->u.paper.how == 3) {
		struct ll_finding *w = ll_report(ctx, f->at, "'%s' is said not to be documented, but line %u speaks of '%s'", ll_quote(ctx, f->at),
						 ll_line(letter, found->at.off), ll_quote(ctx, found->at));
		ll_related(w, found->at, "'%s' is told here", ll_quote(ctx, found->at));
		ll_soften(w, LL_NOTE);
		return;
	}
	struct ll_finding *r = ll_report(ctx, f->at, "'%s' is said to be missing, but line %u %s '%s'", ll_quote(ctx, f->at),
					 ll_line(letter, found->at.off), shown ? "tells what is in" : "has", ll_quote(ctx, found->at));
	ll_related(r, found->at, "'%s' is %s here", ll_quote(ctx, found->at), shown ? "read" : "at hand");
	/* it was made, or what it shows is told, perhaps by another paper: it need not have been sent */
	if (f->u.paper.how == 0 && found->u.paper.how)
		ll_soften(r, LL_NOTE);
}

/* Told of as done somewhere. */
static bool is_done(const struct ll_letter *letter, struct ll_sv key)
{
	LL_FOREACH (h, letter, LL_HISTORY)
		if (is_told(h) && !h->u.history.never && ll_same(h->key, key))
			return true;
	return false;
}

/* Said never to have been, and told as done: another check's. */
static bool is_never(const struct ll_letter *letter, const struct ll_fact *f)
{
	for (const struct ll_fact *h = ll_from(letter, LL_HISTORY, f->sentence); h && h->sentence == f->sentence;
	     h = ll_next(letter, LL_HISTORY, h))
		if (h->u.history.never && h->token <= f->token + f->ntokens && f->token <= h->token + h->ntokens &&
		    is_done(letter, h->key))
			return true;
	return false;
}

static void run_papers(struct ll_ctx *ctx, const struct ll_letter *letter, const uint32_t *done, uint32_t ndone)
{
	uint32_t last = UINT32_MAX;
	LL_FOREACH (f, letter, LL_PAPER) {
		bool told = !f->u.paper.found || f->sentence == last || (f->u.paper.how == 1 && is_never(letter, f));
		for (uint32_t i = 0; i < ndone && !told; i++)
			told = done[i] == f->sentence;
		if (told)
			continue;
		report_paper(ctx, letter, f);
		last = f->sentence;
	}
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	uint32_t reported[MOST], n = 0;
	uint32_t done = UINT32_MAX, looked = 0; /* the sentence that was reported last */
	LL_FOREACH (f, letter, LL_HISTORY) {
		if (!f->u.history.undocumented || f->u.history.date || f->referent != LL_PATIENT ||
		    f->sentence == done || f->frame == LL_FRAME_UR)
			continue;
		if (looked++ == MOST)
			break;
		const struct ll_fact *shown = report_of(letter, f);
		/* "X and Y" are missed together: one of them reported proves nothing. */
		if (shown && f->u.history.together)
			for (const struct ll_fact *g = ll_next(letter, LL_HISTORY, NULL);
			     g && shown; g = ll_next(letter, LL_HISTORY, g))
				if (g->sentence == f->sentence && g->u.history.undocumented &&
				    !report_of(letter, g))
					shown = NULL;
		if (!shown)
			continue;
		report(ctx, letter, f, shown);
		reported[n++] = done = f->sentence;
	}
	run_papers(ctx, letter, reported, n);
}

LL_CHECK(documentation_contradiction) = {
	LL_CHECK_ABI,
	.id = "documentation-contradiction",
	.family = "clinical",
	.since = "0.1",
	.summary = "said not to be documented, and reported in the letter's own summary",
	.severity = LL_WARNING,
	.run = run,
	.explain = "## What it finds\n\n"
		   "A rationale that says the records hold no documentation of a treatment, of\n"
		   "its failure, of a measure such as a body mass index, of a log that was kept or\n"
		   "of a diagnosis, where the letter's own summary reports it. And a study, log, letter\n"
		   "or measure that is said to be missing, and is listed, received or quoted elsewhere.\n\n"
		   "## Why it matters\n\n"
		   "Determinations have been attacked for this as plainly erroneous. In\n"
		   "Gonzalez-Ornelas v. County of Riverside (2016 panel) the reviewer found no\n"
		   "documentation of failed conservative therapies and of osteoarthritis, and\n"
		   "both stood in a note listed as reviewed. McAtee v. Briggs & Pearson\n"
		   "Construction (2015 panel) was such a case too.\n\n"
		   "## Fires on\n\n"
		   "> failed PT and NSAIDs ... there is **no documentation of failed\n"
		   "> conservative care**\n\n"
		   "> **no documentation** that the patient is suffering from **osteoarthritis**\n"
		   "> where the summary reports the diagnosis\n\n"
		   "> the records **do not show** that the patient has tried **acupuncture**\n"
		   "> where the summary counts its visits\n\n"
		   "> The sleep study of April 2 is in the file ... **a sleep study** was not sent\n\n"
		   "A paper that was made and not sent, one of which only is told what it shows, and\n"
		   "what the records are said to be silent on, are notes.\n\n"
		   "## Stays silent on\n\n"
		   "- what asks for more than that it was done: *no recent*, *no objective*, *of\n"
		   "  improvement from*, *at a lower dose*, a date\n"
		   "- *no documentation of failure of* what was done but not said to have failed\n"
		   "- another part of the body; a list joined by *and* of which one is missing\n"
		   "- what utilization review said\n\n"
		   "## How to fix\n\n"
		   "Look the report up. If it is there, the reason for the decision falls away\n"
		   "or must be told otherwise: say what the report lacks.\n",
};
