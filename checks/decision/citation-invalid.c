/* SPDX-License-Identifier: MIT */
#include <letterlint/letterlint.h>

/* "Chapter 12 (Neck)": the title is another chapter's. */
static void check_title(struct ll_ctx *ctx, const struct ll_fact *f)
{
	const struct ll_citation *c = &f->u.citation;
	if (!c->titled || c->titled == c->chapter || c->later)
		return;
	ll_report(ctx, ll_join(f->at, c->title_at), "'%s' is the title of ACOEM chapter %u, not %u",
		  ll_quote(ctx, c->title_at), c->titled, c->chapter);
}

static void check_pages(struct ll_ctx *ctx, const struct ll_fact *f)
{
	const struct ll_citation *c = &f->u.citation;
	if (!c->page)
		return;
	if (c->page_to < c->page) {
		ll_report(ctx, f->at, "the pages '%s' run backward", ll_quote(ctx, f->at));
		return;
	}
	if (!c->last || (c->page >= c->first && c->page_to <= c->last))
		return;
	if (c->chapter)
		ll_report(ctx, f->at, "ACOEM chapter %u has no page '%s'", c->chapter,
			  ll_quote(ctx, f->at));
	else
		ll_report(ctx, f->at,
			  "there is no page '%s' in the chronic pain guidelines, which end on page "
			  "%u",
			  ll_quote(ctx, f->at), c->last);
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	LL_FOREACH (f, letter, LL_CITATION) {
		check_title(ctx, f);
		check_pages(ctx, f);
	}
}

LL_CHECK(citation_invalid) = {
	LL_CHECK_ABI,
	.id = "citation-invalid",
	.family = "decision",
	.since = "0.1",
	.summary = "a guideline's chapter, title and page that cannot go together",
	.severity = LL_WARNING,
	.status = LL_STABLE,
	.run = run,
	.explain = "## What it finds\n\n"
		   "A chapter of the ACOEM Practice Guidelines (second edition, 2004) with the\n"
		   "title of another chapter or with pages far outside it; a page of the MTUS\n"
		   "Chronic Pain Medical Treatment Guidelines (2009) after the last one, 127; a\n"
		   "range of pages that runs backward.\n\n"
		   "## Why it matters\n\n"
		   "The worker must be able to look up what the decision rests on. A chapter on\n"
		   "another part of the body suggests that the citation came from another\n"
		   "letter. The Tenth Circuit decided against a plan whose denial letters cited\n"
		   "the wrong sections.\n\n"
		   "## Fires on\n\n"
		   "> ACOEM **Chapter 12 (Neck)**, where 12 is the low back and the neck is 8\n\n"
		   "> MTUS Chronic Pain Medical Treatment Guidelines, **page 412**\n\n"
		   "> Page(s): **309-303**\n\n"
		   "## Stays silent on\n\n"
		   "- ranges written short: *400-1*\n"
		   "- later editions of ACOEM, the ODG and other guides, which have other\n"
		   "  chapters\n"
		   "- chapters cited without a title or pages\n\n"
		   "## How to fix\n\n"
		   "Look the passage up and cite its chapter, title and page.\n",
};
