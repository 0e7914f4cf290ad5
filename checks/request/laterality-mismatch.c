/* SPDX-License-Identifier: MIT */
#include <letterlint/letterlint.h>

#define MANY 3 /* mentions of one side that make a single one of the other odd */

/* A one-sided mention of a paired part of this patient. */
static bool sided(const struct ll_fact *f)
{
	return (f->u.body.side == LL_LEFT || f->u.body.side == LL_RIGHT) && f->u.body.paired && !f->u.body.uninvolved &&
	       f->referent == LL_PATIENT && f->frame != LL_FRAME_GUIDELINE && f->frame != LL_FRAME_GENERIC;
}

static bool same_key(const struct ll_fact *a, const struct ll_fact *b)
{
	if (a->key.n != b->key.n)
		return false;
	for (size_t i = 0; i < a->key.n; i++)
		if (a->key.p[i] != b->key.p[i])
			return false;
	return true;
}

/* The part is named on both sides, or on the side of `f`, where `frame` and `item` say. */
static bool also_named(const struct ll_letter *letter, const struct ll_fact *f, uint32_t item, uint32_t frame,
		       uint32_t side)
{
	LL_FOREACH (g, letter, LL_BODY_PART)
		if (g->item == item && g->frame == frame && same_key(g, f) &&
		    (g->u.body.side == side || g->u.body.side == LL_BILATERAL))
			return true;
	return false;
}

static const struct ll_fact *heading_side(const struct ll_letter *letter, const struct ll_fact *f)
{
	LL_FOREACH (h, letter, LL_BODY_PART)
		if (h->item == f->item && h->frame == LL_FRAME_HEADING && sided(h) && same_key(h, f))
			return h;
	return NULL;
}

/* What the item asks for against what its conclusion or its request names. True: reported. */
static bool against_heading(struct ll_ctx *ctx, const struct ll_letter *letter, const struct ll_fact *f)
{
	if (!f->item || (f->frame != LL_FRAME_CONCLUSION && f->frame != LL_FRAME_REQUEST) || !sided(f))
		return false;
	const struct ll_fact *h = heading_side(letter, f);
	if (!h || h->u.body.side == f->u.body.side ||
	    also_named(letter, f, f->item, LL_FRAME_HEADING, f->u.body.side) ||
	    also_named(letter, h, f->item, f->frame, h->u.body.side))
		return false;
	struct ll_finding *finding = ll_report(ctx, f->at, "'%s' is decided here, but the request on line %u is '%s'",
					       ll_quote(ctx, f->at), ll_line(letter, h->at.off), ll_quote(ctx, h->at));
	ll_related(finding, h->at, "'%s' is requested here", ll_quote(ctx, h->at));
	if (f->frame != LL_FRAME_CONCLUSION)
		ll_soften(finding, LL_WARNING);
	return true;
}

struct sides {
	uint32_t n[3]; /* by LL_LEFT, LL_RIGHT */
	bool both;
	const struct ll_fact *first[3];
};

static struct sides count_sides(const struct ll_letter *letter, const struct ll_fact *f)
{
	struct sides s = { { 0 }, false, { NULL } };
	LL_FOREACH (g, letter, LL_BODY_PART) {
		if (!same_key(f, g))
			continue;
		if (g->u.body.side == LL_BILATERAL || g->u.body.uninvolved)
			s.both = true;
		if (!sided(g))
			continue;
		if (!s.n[g->u.body.side]++)
			s.first[g->u.body.side] = g;
	}
	return s;
}

/* One mention of a side that the whole letter elsewhere gives as the other. */
static bool against_letter(struct ll_ctx *ctx, const struct ll_letter *letter, const struct ll_fact *f)
{
	if (!sided(f) || f->time == LL_PAST || f->polarity != LL_AFFIRMED || f->frame == LL_FRAME_HISTORY)
		return false;
	const uint32_t other = f->u.body.side == LL_LEFT ? LL_RIGHT : LL_LEFT;
	const struct sides s = count_sides(letter, f);
	if (s.both || s.n[f->u.body.side] != 1 || s.n[other] < MANY)
		return false;
	struct ll_finding *finding = ll_report(ctx, f->at, "'%s' here, but '%s' on line %u and in the rest of the letter",
					       ll_quote(ctx, f->at), ll_quote(ctx, s.first[other]->at),
					       ll_line(letter, s.first[other]->at.off));
	ll_related(finding, s.first[other]->at, "'%s' here", ll_quote(ctx, s.first[other]->at));
	ll_soften(finding, LL_WARNING);
	return true;
}

/* "left lower extremities": one side of several. */
static void one_side_of_several(struct ll_ctx *ctx, const struct ll_fact *f)
{
	if (!sided(f) || !f->u.body.plural)
		return;
	struct ll_finding *finding = ll_report(ctx, f->at, "'%s' names one side of a part in the plural",
					       ll_quote(ctx, f->at));
	ll_related(finding, f->u.body.side_at, "one side");
	ll_soften(finding, LL_WARNING);
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	LL_FOREACH (f, letter, LL_BODY_PART) {
		if (!against_heading(ctx, letter, f) && !against_letter(ctx, letter, f))
			one_side_of_several(ctx, f);
	}
}

LL_CHECK(laterality_mismatch) = {
	LL_CHECK_ABI,
	.id = "laterality-mismatch",
	.family = "request",
	.since = "0.1",
	.summary = "left against right of one body part",
	.explain =
		"## What it finds\n\n"
		"A conclusion that decides the other side than its heading asks for (an error); a single mention of one "
		"side where the rest of the letter has the other, and one side with a plural part (warnings).\n\n"
		"## Why it matters\n\n"
		"A decision on the wrong knee is no decision on the request, and the provider cannot act on it.\n\n"
		"## Fires on\n\n"
		"> **Right knee** arthroscopy ... the request for **left knee** arthroscopy is medically necessary\n\n"
		"> pain in the **left lower extremities**\n\n"
		"## Stays silent on\n\n"
		"- letters in which both sides hurt\n"
		"- comparisons: *unlike the left*, *the right hand is normal*, *right-handed*\n"
		"- earlier surgery of the other side\n"
		"- fingers, ribs and nerve roots\n\n"
		"## How to fix\n\n"
		"Look up the side in the request for authorization and correct the odd place out.\n",
	.severity = LL_ERROR,
	.status = LL_STABLE,
	.run = run,
};
