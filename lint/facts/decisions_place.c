/* SPDX-License-Identifier: MIT */
/* What the place of a decision or a conclusion tells of it. */
#include "facts/decisions.h"

/* "The request for X was not medically necessary" */
static bool is_of_request(const struct ll_letter *l, const struct ll_fact *f)
{
	for (uint32_t i = sent_begin(l, f->token); i < f->token; i++)
		if (tok_is(l, i, "request"))
			return true;
	return false;
}

/* The first sentence of a rationale behind its heading: "Decision rationale: Conversely, the
 * request ..." */
static bool opens_rationale(const struct ll_letter *l, const struct ll_fact *f)
{
	const struct ll_section *s = &l->sections.v[f->section];
	uint32_t k = s->sentence;
	while (k < f->sentence && l->sentences.v[k].at.off < s->heading.off + s->heading.len)
		k++;
	return s->kind == LL_SEC_RATIONALE && k == f->sentence;
}

static bool opposed(const struct ll_fact *a, const struct ll_fact *b)
{
	return (a->u.decision.outcome == LL_GRANTED && b->u.decision.outcome == LL_DENIED) ||
	       (a->u.decision.outcome == LL_DENIED && b->u.decision.outcome == LL_GRANTED);
}

/* Granted in part: said to be, or "8 visits are necessary and the other 8 are not" in one
 * sentence. */
static void mark_partial(struct ll_letter *l, uint32_t kind)
{
	const struct ll_fact *last = NULL;
	LL_FOREACH (f, l, kind) {
		const bool whole = f->u.decision.letterwide && l->items.n == 1;
		const uint32_t item = f->item ? f->item : whole ? 1 : 0;
		const bool both = last && last->sentence == f->sentence && opposed(last, f);
		if (item && (f->u.decision.outcome == LL_PARTIAL || both))
			l->items.v[item - 1].partial = true;
		last = f;
	}
}

void decisions_place(struct ll_letter *l, uint32_t kind)
{
	for (uint32_t k = 0; k < l->facts[kind].n; k++) {
		struct ll_fact *f = l->facts[kind].v[k];
		f->u.decision.of_request = is_of_request(l, f);
		f->u.decision.opening = f->u.decision.of_request && opens_rationale(l, f);
	}
	mark_partial(l, kind);
}
