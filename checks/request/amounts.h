/* SPDX-License-Identifier: MIT */
/* Amounts that a letter claims to be asked for or decided, and fixes that write one in the place of another. */
#ifndef LL_CHECKS_AMOUNTS_H
#define LL_CHECKS_AMOUNTS_H

#include <letterlint/letterlint.h>

/* "Twice daily" of a medicine is its schedule. */
static inline bool of_service(const struct ll_letter *letter, const struct ll_fact *f)
{
	for (const struct ll_fact *s = ll_from(letter, LL_SERVICE, f->sentence);
	     s && s->sentence == f->sentence; s = ll_next(letter, LL_SERVICE, s))
		if (ll_same(s->key, f->u.quantity.of))
			return true;
	return false;
}

/* An amount asked for or decided, of a service (medicines are dose-mismatch's). */
static inline bool is_claim(const struct ll_letter *letter, const struct ll_fact *f)
{
	const struct ll_quantity *q = &f->u.quantity;
	if ((f->frame != LL_FRAME_REQUEST && f->frame != LL_FRAME_CONCLUSION) ||
	    (q->flags & (LL_Q_VAGUE | LL_Q_AT_ODDS)) || !(ll_total(q) > 0))
		return false;
	if (q->role == LL_Q_DURATION && !q->of.n)
		return false;
	if (q->role == LL_Q_FREQUENCY && !of_service(letter, f))
		return false;
	return q->unit == LL_U_VISITS || q->unit == LL_U_UNITS || q->unit == LL_U_INJECTIONS ||
	       q->unit == LL_U_HOURS || q->role == LL_Q_DURATION;
}

static inline bool in_rationale(const struct ll_letter *letter, const struct ll_fact *f)
{
	uint32_t s = ll_section_of(letter, f);
	return s == LL_SEC_RATIONALE || s == LL_SEC_DECISION;
}

/* "12 visits for the neck and 12 for the back", and 24 */
static inline bool comes_to(const struct ll_letter *letter, const struct ll_fact *part, const struct ll_fact *whole)
{
	double sum = 0;
	uint32_t n = 0;
	for (const struct ll_fact *q = ll_from(letter, LL_QUANTITY, part->sentence); q && q->sentence == part->sentence;
	     q = ll_next(letter, LL_QUANTITY, q))
		if (q->u.quantity.role == LL_Q_AMOUNT && ll_comparable(&q->u.quantity, &part->u.quantity)) {
			sum += q->u.quantity.lo;
			n++;
		}
	return n > 1 && sum == ll_total(&whole->u.quantity);
}

/* What would have to be written anew for an amount to hold: facts of one amount. */
enum { MOST_PLACES = 72 };
struct places {
	const struct ll_fact *v[MOST_PLACES];
	uint32_t n;
};

static inline void add_place(struct places *p, const struct ll_fact *f)
{
	for (uint32_t i = 0; i < p->n; i++)
		if (p->v[i] == f)
			return;
	if (p->n < MOST_PLACES)
		p->v[p->n++] = f;
}

/* One amount can be written in the place of the other: 12 sessions for QTY 14, weeks for weeks. */
static inline bool exchangeable(const struct ll_quantity *a, const struct ll_quantity *b)
{
	return a->role == b->role && a->lo == a->hi && b->lo == b->hi &&
	       (a->role == LL_Q_AMOUNT || (a->role == LL_Q_DURATION && a->unit == b->unit));
}

/* Offers to write the amount of `right`, which stands in `nright` places, in all of `places`; false: it cannot be. */
static inline bool offer(struct ll_ctx *ctx, const struct ll_letter *letter, struct ll_finding *f,
			 const struct places *places, const struct ll_fact *right, uint32_t nright)
{
	const struct ll_fact *first = places->v[0];
	const char *where = places->n == 1
				    ? ll_format(ctx, "on line %u", ll_line(letter, first->at.off))
				    : ll_format(ctx, "in %u places", places->n);
	const char *support =
		nright == 1 ? ll_format(ctx, "as on line %u", ll_line(letter, right->at.off))
			    : ll_format(ctx, "as in %u places", nright);
	struct ll_fix *fix =
		ll_fix(f, LL_FIX_CHOICE,
		       ll_format(ctx, "make it %g %s, %s", right->u.quantity.lo, where, support));
	for (uint32_t i = 0; i < places->n; i++) {
		const struct ll_quantity *q = &places->v[i]->u.quantity;
		if (!exchangeable(q, &right->u.quantity) ||
		    !ll_edit_number(fix, places->v[i]->at, q->lo, right->u.quantity.lo)) {
			ll_unfix(f);
			return false;
		}
	}
	return true;
}

/* Both amounts, or none. `a` are the places of the finding's own amount. */
static inline void offer_both(struct ll_ctx *ctx, const struct ll_letter *letter, struct ll_finding *f,
			      const struct places *a, const struct places *b)
{
	if (a->n && b->n && offer(ctx, letter, f, a, b->v[0], b->n) &&
	    !offer(ctx, letter, f, b, a->v[0], a->n))
		ll_unfix(f);
}

static inline void offer_two(struct ll_ctx *ctx, const struct ll_letter *letter, struct ll_finding *f,
			     const struct ll_fact *odd, const struct ll_fact *other)
{
	offer_both(ctx, letter, f, &(struct places){ { odd }, 1 },
		   &(struct places){ { other }, 1 });
}

#endif
