/* SPDX-License-Identifier: MIT */
/* LL_SERVICE: a treatment, study, device or stay, with the part of the body it is for. */
#include "facts/request.h"

/* The body part a service is for: within its own words, just before it, or after "of", "to", a
 * comma. */
static void find_part(const struct ll_letter *l, struct ll_fact *f)
{
	uint32_t first = sent_begin(l, f->token), end = sent_end(l, f->token),
		 after = f->token + f->ntokens;
	const struct ll_fact *p = NULL;
	if (!fact_near(l, LL_BODY_PART, f->token)) {
		f->u.service.side = body_side_beside(l, f->token, f->ntokens);
		return;
	}
	for (uint32_t i = f->token; i < after && !p; i++)
		p = fact_at(l, LL_BODY_PART, i);
	for (uint32_t i = f->token; i > first && f->token - i < 3 && !p; i--) {
		p = fact_at(l, LL_BODY_PART, i - 1);
		if (!p && !tok_in(l, i - 1, "-|spine|joint"))
			break;
	}
	bool heading = f->frame == LL_FRAME_HEADING;
	for (uint32_t i = after; i < end && i < after + (heading ? 16 : 7) && !p; i++) {
		if (clause_break(l, i) ||
		    (!heading && tok_in(l, i, "and|is|are|was|were|which|that|because")))
			break;
		p = fact_at(l, LL_BODY_PART, i);
	}
	if (!p)
		f->u.service.side = body_side_beside(l, f->token, f->ntokens);
	if (!p || p->u.body.uninvolved)
		return;
	f->u.service.part = p->key;
	f->u.service.side = p->u.body.side;
	/* "Knee-ankle-foot orthosis, left": the part is in the name, and has no side of its own */
	if (!f->u.service.side && p->token >= f->token && p->token < after)
		f->u.service.side = body_side_beside(l, f->token, f->ntokens);
}

void facts_services(struct ll_letter *l)
{
	PLACES_EACH (i, l, places_of_marks(l, LEX_SERVICES)) {
		const struct mark *m = mark_at(l, i, LEX_SERVICES);
		struct ll_fact *f = fact_add(l, LL_SERVICE, i, m->ntokens);
		f->key = sv(m->entry->id);
		f->u.service.is_class = m->entry->code[1] == LEX_SERVICE_CLASS;
		f->u.service.kind = sv(m->entry->attr[1]);
		f->u.service.parent = sv(m->entry->attr[2]);
		f->frame = named_frame(l, i, m->ntokens);
		find_part(l, f);
	}
}
