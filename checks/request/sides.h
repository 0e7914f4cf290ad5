/* SPDX-License-Identifier: MIT */
/* How often each part of the body is named left, right and on both sides, and the fixes that make it one. */
#ifndef LL_CHECKS_SIDES_H
#define LL_CHECKS_SIDES_H

#include <letterlint/letterlint.h>

#define PARTS	96 /* parts told apart in a letter */
#define REGIONS 24
#define HEADS	8 /* sided parts of one heading */

/* The sides of one part, where they are named. */
struct sides {
	struct ll_sv part, region;
	uint32_t n[4];	    /* mentions, by enum ll_side */
	uint32_t headed[4]; /* mentions in headings */
	bool compared;	    /* named for comparison, as normal, as done before */
	const struct ll_fact *first[4];
};

/* The sides of a region: who has hurt the left wrist may well have hurt the left hand. */
struct region {
	struct ll_sv name;
	uint32_t n[4];
};

struct letter_sides {
	struct sides part[PARTS];
	struct region region[REGIONS];
	uint32_t n, nregions;
};

static inline bool one_side(const struct ll_fact *f)
{
	return f->u.body.side == LL_LEFT || f->u.body.side == LL_RIGHT;
}

/* A mention of a paired part of this patient with a side. */
static inline bool sided(const struct ll_fact *f)
{
	return f->u.body.side != LL_SIDE_NONE && f->u.body.paired && f->referent == LL_PATIENT &&
	       f->frame != LL_FRAME_GUIDELINE && f->frame != LL_FRAME_GENERIC;
}

/* What is asked for and decided has one side, be it of a finger or a level. */
static inline bool asked_side(const struct ll_fact *f)
{
	return f->u.body.side != LL_SIDE_NONE && f->referent == LL_PATIENT;
}

static inline struct sides *of_part(struct sides *v, uint32_t n, struct ll_sv part)
{
	for (uint32_t i = 0; i < n; i++)
		if (ll_eq(v[i].part, part))
			return &v[i];
	return NULL;
}

static inline void name_side(struct sides *s, const struct ll_fact *f)
{
	if (f->u.body.uninvolved) {
		s->compared = true;
		return;
	}
	if (!s->n[f->u.body.side]++)
		s->first[f->u.body.side] = f;
}

static inline uint32_t other_side(uint32_t side)
{
	return side == LL_LEFT ? LL_RIGHT : LL_LEFT;
}

static inline uint32_t in_region(const struct letter_sides *all, struct ll_sv name, uint32_t side)
{
	for (uint32_t i = 0; i < all->nregions; i++)
		if (ll_eq(all->region[i].name, name))
			return all->region[i].n[side];
	return 0;
}

static inline void name_region(struct letter_sides *all, const struct ll_fact *f)
{
	uint32_t i = 0;
	while (i < all->nregions && !ll_eq(all->region[i].name, f->u.body.region))
		i++;
	if (i == REGIONS)
		return;
	if (i == all->nregions)
		all->region[all->nregions++] = (struct region){ .name = f->u.body.region };
	all->region[i].n[f->u.body.side]++;
}

/* "left L4-L5": held against headings only; discs bulge to both sides. */
static inline bool of_level(const struct ll_fact *f)
{
	return ll_is(f->u.body.region, "spine") && asked_side(f) &&
	       f->frame != LL_FRAME_GUIDELINE && f->frame != LL_FRAME_GENERIC;
}

/* All sides outside the headings. */
static inline void gather(const struct ll_letter *letter, struct letter_sides *all)
{
	LL_FOREACH (f, letter, LL_BODY_PART) {
		if (!sided(f) && !of_level(f))
			continue;
		struct sides *s = of_part(all->part, all->n, f->key);
		if (!s && all->n < PARTS) {
			s = &all->part[all->n++];
			*s = (struct sides){ .part = f->key, .region = f->u.body.region };
		}
		if (s && f->u.body.headed)
			s->headed[f->u.body.side]++;
		else if (s)
			name_side(s, f);
		if (!f->u.body.headed && !f->u.body.uninvolved)
			name_region(all, f);
	}
}

static inline const char *other_side_word(const struct ll_letter *letter, struct ll_span at)
{
	static const char *const pairs[][2] = { { "left", "right" }, { "lt", "rt" } };
	const struct ll_sv text = ll_text(letter, at);
	char low[8] = "";
	for (size_t i = 0; i < text.n && text.n < sizeof low; i++)
		low[i] = (char)(text.p[i] | 0x20);
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		for (int k = 0; k < 2; k++)
			if (!strcmp(low, pairs[i][k]))
				return pairs[i][!k];
	return NULL;
}

/* A mention of this part that says which side hurts or is treated. */
static inline bool is_of(const struct ll_fact *f, struct ll_sv part, uint32_t side)
{
	return ll_eq(f->key, part) && f->u.body.side == side && asked_side(f) &&
	       !f->u.body.uninvolved && f->frame != LL_FRAME_GUIDELINE &&
	       f->frame != LL_FRAME_GENERIC;
}

/* One side of a part in all places that say one. */
static inline bool offer(struct ll_ctx *ctx, const struct ll_letter *letter, struct ll_finding *finding,
		  struct ll_sv part, uint32_t side)
{
	uint32_t n = 0, stay = 0;
	const struct ll_fact *first = NULL;
	LL_FOREACH (f, letter, LL_BODY_PART) {
		stay += is_of(f, part, side);
		if (is_of(f, part, other_side(side)) && !n++)
			first = f;
	}
	if (!n)
		return false;
	struct ll_fix *fix =
		ll_fix(finding, LL_FIX_CHOICE,
		       ll_format(ctx, "make it %s throughout: change %s (%u left, %u right)",
				 side == LL_LEFT ? "left" : "right",
				 n == 1 ? ll_format(ctx, "line %u", ll_line(letter, first->at.off))
					: ll_format(ctx, "%u places", n),
				 side == LL_LEFT ? stay : n, side == LL_LEFT ? n : stay));
	LL_FOREACH (f, letter, LL_BODY_PART) {
		if (!is_of(f, part, other_side(side)))
			continue;
		const char *word = other_side_word(letter, f->u.body.side_at);
		/* what was long ago may well have been of the other side */
		if (!word || f->time == LL_PAST || f->frame == LL_FRAME_HISTORY) {
			ll_unfix(finding);
			return false;
		}
		ll_edit_word(fix, f->u.body.side_at, word);
	}
	return true;
}

static inline void offer_both(struct ll_ctx *ctx, const struct ll_letter *letter,
		       struct ll_finding *finding, const struct ll_fact *odd,
		       const struct ll_fact *other)
{
	if (ll_wants_fixes(ctx) && odd->kind == LL_BODY_PART && other->kind == LL_BODY_PART &&
	    ll_eq(odd->key, other->key) && ll_opposite(odd->u.body.side, other->u.body.side) &&
	    offer(ctx, letter, finding, odd->key, other->u.body.side) &&
	    !offer(ctx, letter, finding, odd->key, odd->u.body.side))
		ll_unfix(finding);
}

#endif
