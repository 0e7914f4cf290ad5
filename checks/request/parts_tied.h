/* SPDX-License-Identifier: MIT */
/* One service, study or finding of two parts of the body that lie apart, where the letter knows of no second one. */
#ifndef LL_CHECKS_PARTS_TIED_H
#define LL_CHECKS_PARTS_TIED_H

#include "ties.h"

/* Asked for, told or decided of the case at hand. */
static inline bool at_hand(const struct ll_fact *f)
{
	return f->frame != LL_FRAME_GUIDELINE && f->frame != LL_FRAME_GENERIC && f->frame != LL_FRAME_HYPOTHETICAL &&
	       f->polarity != LL_HYPOTHETICAL && !f->u.service.is_class && f->u.service.part.n;
}

static inline const struct ll_fact *part_of_service(const struct ll_letter *letter, const struct ll_fact *f)
{
	for (const struct ll_fact *p = ll_from(letter, LL_BODY_PART, f->sentence); p && p->sentence == f->sentence;
	     p = ll_next(letter, LL_BODY_PART, p))
		if (ll_eq(p->key, f->u.service.part))
			return p;
	return NULL;
}

/* The sentence of `f` names `other` as well, or what belongs to it. */
static inline bool names_too(const struct ll_letter *letter, const struct ll_fact *f, const struct ll_fact *other)
{
	for (const struct ll_fact *p = ll_from(letter, LL_BODY_PART, f->sentence); p && p->sentence == f->sentence;
	     p = ll_next(letter, LL_BODY_PART, p))
		if (ll_eq(p->key, other->key) ||
		    (ll_eq(p->u.body.region, other->u.body.region) && !ll_eq(f->u.body.region, other->u.body.region)))
			return true;
	return false;
}

/* The service comes back with no part but that of `f` behind `first`, and with none but that of `first` before. */
static inline bool lone_service(const struct ll_letter *letter, const struct ll_fact *f, const struct ll_fact *first)
{
	LL_FOREACH (g, letter, LL_SERVICE) {
		if (g == f || g == first || !ll_eq(g->key, f->key) || !g->u.service.part.n)
			continue;
		if (g->sentence == f->sentence || g->sentence == first->sentence || !ll_eq(g->u.service.part, first->u.service.part) ||
		    g->token > f->token)
			return false;
	}
	return true;
}

/* "MRI of the lumbar spine" asked for, "the cervical MRI was correctly denied"; "the hip replacement of April 8" and "the knee
 * replacement of April 8". True: reported. */
static inline bool check_tied(struct ll_ctx *ctx, const struct ll_letter *letter,
			      bool (*lie_apart)(const struct ll_letter *, const struct ll_fact *, const struct ll_fact *))
{
	LL_FOREACH (f, letter, LL_SERVICE) {
		if (!at_hand(f))
			continue;
		const struct ll_fact *part = part_of_service(letter, f);
		for (const struct ll_fact *g = ll_next(letter, LL_SERVICE, NULL); part && g && g->token < f->token;
		     g = ll_next(letter, LL_SERVICE, g)) {
			if (!ll_eq(g->key, f->key) || !at_hand(g) || !apart(letter, f, g) ||
			    ll_request_of(letter, f) != ll_request_of(letter, g))
				continue;
			const struct ll_fact *first = part_of_service(letter, g);
			if (!first || !lie_apart(letter, first, part) || !lone_service(letter, f, g) ||
			    names_too(letter, part, first) || names_too(letter, first, part))
				continue;
			const bool decides = f->frame == LL_FRAME_CONCLUSION || f->frame == LL_FRAME_REQUEST || f->frame == LL_FRAME_UR ||
					     has_verdict(letter, f->sentence) || points_back(letter, f),
				   asks = g->frame == LL_FRAME_REQUEST || g->frame == LL_FRAME_UR || g->frame == LL_FRAME_HEADING ||
					  g->frame == LL_FRAME_CONCLUSION;
			if (!same_day(letter, f, g) && (!decides || !asks || f->frame == LL_FRAME_HISTORY || f->time == LL_PAST ||
							g->time == LL_PAST || tells_second(letter, f) || tells_second(letter, g)))
				continue;
			const struct ll_span at = ll_join(f->at, part->at);
			struct ll_finding *r = ll_report(ctx, at, "'%s' here, but '%s' on line %u", ll_quote(ctx, at),
							 ll_quote(ctx, ll_join(g->at, first->at)), ll_line(letter, g->at.off));
			ll_related(r, ll_join(g->at, first->at), "'%s' here", ll_quote(ctx, ll_join(g->at, first->at)));
			if (!decides)
				ll_soften(r, LL_WARNING);
			return true;
		}
	}
	return false;
}

#endif
