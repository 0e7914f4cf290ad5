/* SPDX-License-Identifier: MIT */
/* One thing on the left in one place and on the right in another, decided or only told: the same injury, finding, study or
 * operation, or the same service, where the letter knows of no other. */
#ifndef LL_CHECKS_SIDES_TIED_H
#define LL_CHECKS_SIDES_TIED_H

#include "sides.h"
#include "ties.h"

static inline struct ll_finding *told_other(struct ll_ctx *ctx, const struct ll_letter *letter, const struct ll_fact *f,
					    const struct ll_fact *first)
{
	struct ll_finding *finding = ll_report(ctx, f->at, "'%s' here, but '%s' on line %u", ll_quote(ctx, f->at),
					       ll_quote(ctx, first->at), ll_line(letter, first->at.off));
	ll_related(finding, first->at, "'%s' here", ll_quote(ctx, first->at));
	offer_both(ctx, letter, finding, f, first);
	return finding;
}

/* Every other word of this part has the side of `first`, or `first` is the only one that has not that of `f`. */
static inline bool lone_pair(const struct ll_letter *letter, const struct ll_fact *f, const struct ll_fact *first)
{
	uint32_t with = 0, against = 0;
	LL_FOREACH (g, letter, LL_BODY_PART) {
		if (!g->u.body.side || g->referent != LL_PATIENT || g->frame == LL_FRAME_GUIDELINE || g->frame == LL_FRAME_GENERIC)
			continue;
		const bool near = ll_eq(g->key, f->key) || ll_eq(g->u.body.region, f->u.body.region);
		if (near && (g->u.body.side == LL_BILATERAL || g->u.body.uninvolved))
			return false;
		/* whoever names both sides of anything in one paragraph means both */
		if ((!apart(letter, g, f) && g->u.body.side != f->u.body.side) ||
		    (!apart(letter, g, first) && g->u.body.side != first->u.body.side))
			return false;
		if (near)
			*(g->u.body.side == f->u.body.side ? &with : &against) += 1;
	}
	return with == 1 || against == 1;
}

/* "The MRI of March 19 showed a tear of the right hip", "The tear on the MRI of March 19 sits in the left hip". */
static inline bool against_tied(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	if (crowded(letter, LL_BODY_PART))
		return false;
	LL_FOREACH (f, letter, LL_BODY_PART) {
		if (!sided(f) || !one_side(f) || f->u.body.headed || f->polarity != LL_AFFIRMED || f->frame == LL_FRAME_HYPOTHETICAL)
			continue;
		for (const struct ll_fact *g = ll_next(letter, LL_BODY_PART, NULL); g && g->token < f->token;
		     g = ll_next(letter, LL_BODY_PART, g)) {
			if (!ll_eq(g->key, f->key) || !sided(g) || !ll_opposite(f->u.body.side, g->u.body.side) ||
			    g->polarity != LL_AFFIRMED || !apart(letter, f, g) || !lone_pair(letter, f, g))
				continue;
			const bool day = same_day(letter, f, g);
			if (!day && (tells_another(letter, f) || tells_another(letter, g) || f->time != g->time))
				continue;
			if (!same_thing(letter, f, g) && !same_disease(letter, f, g))
				continue;
			ll_soften(told_other(ctx, letter, f, g), LL_WARNING);
			return true;
		}
	}
	return false;
}

/* A service of this side that the letter asks for, tells or decides, once it is no matter of the past or of a rule. */
static inline bool used(const struct ll_fact *f)
{
	return f->frame != LL_FRAME_HISTORY && f->frame != LL_FRAME_GUIDELINE && f->frame != LL_FRAME_GENERIC &&
	       f->frame != LL_FRAME_HYPOTHETICAL && f->time != LL_PAST && !f->u.service.is_class;
}

/* "Hearing aid, left ear" asked for, "one hearing aid for the right ear" at the end, and no third word of it. */
static inline bool against_service(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	if (crowded(letter, LL_SERVICE))
		return false;
	LL_FOREACH (f, letter, LL_SERVICE) {
		const uint32_t side = f->u.service.side;
		if ((side != LL_LEFT && side != LL_RIGHT) || !used(f) || tells_second(letter, f))
			continue;
		const struct ll_fact *first = NULL;
		bool same = false;
		LL_FOREACH (g, letter, LL_SERVICE) {
			if (g == f || !ll_eq(g->key, f->key) || !g->u.service.side)
				continue;
			/* two lines of one list are two */
			same |= g->u.service.side != other_side(side) || g->token > f->token || !far_apart(letter, f, g) ||
				!ll_eq(g->u.service.part, f->u.service.part);
			if (!first && used(g) && !tells_second(letter, g) &&
			    (g->frame == LL_FRAME_REQUEST || f->frame == LL_FRAME_REQUEST || f->frame == LL_FRAME_CONCLUSION ||
			     points_back(letter, f) || same_day(letter, f, g)))
				first = g;
		}
		if (same || !first)
			continue;
		struct ll_finding *finding = told_other(ctx, letter, f, first);
		if (f->frame != LL_FRAME_CONCLUSION && !decided_in_prose(letter, f))
			ll_soften(finding, LL_WARNING);
		return true;
	}
	return false;
}

#endif
