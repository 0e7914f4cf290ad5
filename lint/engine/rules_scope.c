/* SPDX-License-Identifier: MIT */
/* Where a user's rule looks. */
#include "engine/rules.h"
#include "letter/letter.h"

/* Whose decision it is, item by item: its heading's, else its conclusion's, else the letter's. */
static uint32_t outcome_of(const struct ll_letter *l, uint32_t item)
{
	uint32_t concluded = LL_UNDECIDED, letterwide = LL_UNDECIDED;
	if (l->items.v[item - 1].partial)
		return LL_PARTIAL;
	LL_FOREACH (f, l, LL_DECISION) {
		const struct ll_decision *d = &f->u.decision;
		if (d->dissent || d->outcome == LL_UNDECIDED)
			continue;
		if (f->item == item && !d->letterwide)
			return d->outcome;
		letterwide = d->outcome;
	}
	LL_FOREACH (f, l, LL_CONCLUSION)
		if (f->item == item && !f->u.decision.dissent && !f->u.decision.weak)
			concluded = f->u.decision.outcome;
	return concluded ? concluded : letterwide;
}

static bool item_fits(const struct rule_scope *s, const struct ll_letter *l, uint32_t item)
{
	if (!s->items && !s->numbers)
		return true;
	if (!item || item > l->items.n)
		return s->items & RULE_ITEM_NONE;
	if (s->items & RULE_ITEM_ANY || (item < 32 && s->numbers >> item & 1))
		return true;
	if (!(s->items & (RULE_ITEM_GRANTED | RULE_ITEM_DENIED | RULE_ITEM_PARTIAL)))
		return false;
	const uint32_t o = outcome_of(l, item);
	return (o == LL_GRANTED && s->items & RULE_ITEM_GRANTED) ||
	       (o == LL_DENIED && s->items & RULE_ITEM_DENIED) ||
	       (o == LL_PARTIAL && s->items & RULE_ITEM_PARTIAL);
}

/* Asked once a section: all its sentences are of one item. */
static bool *sections_that_fit(const struct rule_scope *s, const struct ll_letter *l,
			       struct arena *a)
{
	bool *fits = arena_array(a, bool, l->sections.n + 1);
	for (uint32_t i = 0; i < l->sections.n; i++) {
		const struct ll_section *sec = &l->sections.v[i];
		fits[i] = (!s->sections || s->sections >> sec->kind & 1) &&
			  item_fits(s, l, sec->item);
	}
	return fits;
}

/* The flow up to the next sentence, less the blanks before that. */
static struct stretch sentence_flow(const struct ll_letter *l, uint32_t i)
{
	const struct ll_sentence *s = &l->sentences.v[i];
	uint32_t next = s->token + s->ntokens;
	uint32_t from = s->token < l->tokens.n ? token_flow(l, s->token) : l->nflow,
		 to = next < l->tokens.n ? token_flow(l, next) : l->nflow;
	while (to > from && (l->flow[to - 1] == ' ' || l->flow[to - 1] == '\n'))
		to--;
	return (struct stretch){ from, to };
}

void rule_stretches(const struct user_rule *r, const struct ll_letter *l, struct arena *a,
		    struct stretches *out)
{
	const bool *fits = sections_that_fit(&r->scope, l, a);
	const struct ll_sentence *last = NULL;
	*out = (struct stretches){ 0 };
	for (uint32_t i = 0; i < l->sentences.n; i++) {
		const struct ll_sentence *s = &l->sentences.v[i];
		if (!s->ntokens || (s->section < l->sections.n && !fits[s->section])) {
			last = s->ntokens ? NULL : last;
			continue;
		}
		struct stretch at = sentence_flow(l, i);
		bool goes_on = last &&
			       (r->within == WITHIN_LETTER ||
				(r->within == WITHIN_PARAGRAPH && last->paragraph == s->paragraph));
		if (goes_on)
			out->v.v[out->v.n - 1].to = at.to;
		else
			*VEC_PUSH(a, &out->v) = at;
		last = s;
	}
}

bool rule_in_frame(const struct user_rule *r, const struct ll_letter *l, uint32_t flow)
{
	uint32_t lo = 0, hi = l->tokens.n; /* the first token that begins behind `flow` */
	if (!r->scope.frames)
		return true;
	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		if (token_flow(l, mid) <= flow)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo && l->frame && r->scope.frames >> l->frame[lo - 1] & 1;
}
