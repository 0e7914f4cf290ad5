/* SPDX-License-Identifier: MIT */
/* One service, study or finding of two parts of the body that lie apart, where the letter knows of no second one. */
#ifndef LL_CHECKS_PARTS_TIED_H
#define LL_CHECKS_PARTS_TIED_H

#include "ties.h"

/* Asked for, told or decided of the case at hand. */
static inline bool at_hand(const struct ll_letter *letter, const struct ll_fact *f)
{
	const bool listed = f->frame == LL_FRAME_GENERIC && ll_section_of(letter, f) == LL_SEC_HEADER;
	return f->frame != LL_FRAME_GUIDELINE && (listed || f->frame != LL_FRAME_GENERIC) && f->frame != LL_FRAME_HYPOTHETICAL &&
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

/* Organs and parts of the trunk and the head are never one another; what runs into its neighbours may be. */
static inline bool organs_apart(const struct ll_fact *a, const struct ll_fact *b)
{
	static const char organs[] = "head|trunk|internal", near[] = "face|head|brain|flank|groin|buttock|pelvis|rib|ventricle|atrium|"
					     "carotid|occipital nerve|jaw|skin";
	return !ll_eq(a->key, b->key) && (ll_in(a->u.body.region, organs) || ll_in(b->u.body.region, organs)) &&
	       !ll_in(a->key, near) && !ll_in(b->key, near) &&
	       !(ll_in(a->key, "chest|heart|lung|breast") && ll_in(b->key, "chest|heart|lung|breast")) &&
	       !ll_in(a->u.body.region, "psyche|skin|spine|thoracic|lumbar") && !ll_in(b->u.body.region, "psyche|skin|spine|thoracic|lumbar") &&
	       !(ll_in(a->key, "abdomen|kidney|ovary") && ll_in(b->key, "abdomen|kidney|ovary"));
}

/* The letter's only two words of the two parts; where their day is the same, the only one of one of them. */
static inline bool lone_parts(const struct ll_letter *letter, const struct ll_fact *f, const struct ll_fact *g, bool day)
{
	uint32_t of_f = 0, of_g = 0;
	LL_FOREACH (p, letter, LL_BODY_PART) {
		if (p == f || p == g)
			continue;
		if (!day && (p->sentence == f->sentence || p->sentence == g->sentence))
			return false;
		of_f += ll_eq(p->key, f->key);
		of_g += ll_eq(p->key, g->key);
	}
	return day ? !of_f || !of_g : !of_f && !of_g;
}

/* "He fell and broke his hip on March 3, 2019", "after the wrist fracture of March 3, 2019"; "The burn is on the chest", "the
 * burn of the thigh". True: reported. */
static inline bool check_same_thing(struct ll_ctx *ctx, const struct ll_letter *letter,
				    bool (*lie_apart)(const struct ll_letter *, const struct ll_fact *, const struct ll_fact *))
{
	if (crowded(letter, LL_BODY_PART))
		return false;
	LL_FOREACH (f, letter, LL_BODY_PART) {
		if (f->polarity != LL_AFFIRMED || f->referent != LL_PATIENT || f->u.body.uninvolved || f->frame == LL_FRAME_GUIDELINE ||
		    f->frame == LL_FRAME_GENERIC || f->frame == LL_FRAME_HYPOTHETICAL)
			continue;
		for (const struct ll_fact *g = ll_next(letter, LL_BODY_PART, NULL); g && g->token < f->token;
		     g = ll_next(letter, LL_BODY_PART, g)) {
			if (g->polarity != LL_AFFIRMED || g->referent != LL_PATIENT || g->u.body.uninvolved || !far_apart(letter, f, g) ||
			    !(lie_apart(letter, g, f) || organs_apart(g, f)))
				continue;
			const bool day = same_day(letter, f, g);
			if ((!day && (tells_another(letter, f) || tells_another(letter, g))) || !lone_parts(letter, f, g, day) ||
			    names_too(letter, f, g) || names_too(letter, g, f) || !same_lesion(letter, f, g))
				continue;
			struct ll_finding *r = ll_report(ctx, f->at, "'%s' here, but '%s' on line %u", ll_quote(ctx, f->at),
							 ll_quote(ctx, g->at), ll_line(letter, g->at.off));
			ll_related(r, g->at, "'%s' here", ll_quote(ctx, g->at));
			ll_soften(r, LL_WARNING);
			return true;
		}
	}
	return false;
}

/* "MRI of the lumbar spine" asked for, "the cervical MRI was correctly denied"; "the hip replacement of April 8" and "the knee
 * replacement of April 8". True: reported. */
static inline bool check_tied(struct ll_ctx *ctx, const struct ll_letter *letter,
			      bool (*lie_apart)(const struct ll_letter *, const struct ll_fact *, const struct ll_fact *))
{
	if (crowded(letter, LL_SERVICE) || crowded(letter, LL_BODY_PART))
		return false;
	LL_FOREACH (f, letter, LL_SERVICE) {
		if (!at_hand(letter, f))
			continue;
		const struct ll_fact *part = part_of_service(letter, f);
		for (const struct ll_fact *g = ll_next(letter, LL_SERVICE, NULL); part && g && g->token < f->token;
		     g = ll_next(letter, LL_SERVICE, g)) {
			if (!ll_eq(g->key, f->key) || !at_hand(letter, g) || !far_apart(letter, f, g) ||
			    ll_request_of(letter, f) != ll_request_of(letter, g))
				continue;
			const struct ll_fact *first = part_of_service(letter, g);
			if (!first || !(lie_apart(letter, first, part) || organs_apart(first, part)) || !lone_service(letter, f, g) ||
			    names_too(letter, part, first) || names_too(letter, first, part))
				continue;
			const bool decides = f->frame == LL_FRAME_CONCLUSION || f->frame == LL_FRAME_REQUEST || f->frame == LL_FRAME_UR ||
					     f->frame == LL_FRAME_HEADING || has_verdict(letter, f->sentence) || points_back(letter, f) ||
					     any_word(letter, part->token, sentence_of(letter, f).end,
						      "covered|meets|meet|met|criteria|warranted|due|allowed|granted|refused|declined"),
				   asks = g->frame == LL_FRAME_GENERIC || g->frame == LL_FRAME_REQUEST || g->frame == LL_FRAME_UR || g->frame == LL_FRAME_HEADING ||
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
