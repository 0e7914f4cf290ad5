/* SPDX-License-Identifier: MIT */
/* What the parts of amount_at() share. */
#ifndef LL_FACTS_AMOUNTS_H
#define LL_FACTS_AMOUNTS_H

#include "facts/request.h"

/* Tokens i and k are of one sentence. */
static inline bool in_sentence(const struct ll_letter *l, uint32_t i, uint32_t k)
{
	return k < l->tokens.n && tok(l, k)->sentence == tok(l, i)->sentence;
}
/* The amount of these numbers, in a unit that is told by what follows. */
static inline struct ll_quantity quantity_of(const struct ll_letter *l, const struct range *r)
{
	return (struct ll_quantity){
		.lo = r->lo,
		.hi = r->hi,
		.digits = r->digits,
		.digits_at = isnan(r->digits) ? (struct ll_span){ 0, 0 } : token_span(l, r->digits_token, 1),
		.flags = (r->words ? LL_Q_WORDS : 0u) | (r->hi > r->lo ? LL_Q_RANGE : 0u),
	};
}
/* amounts.c: flags of what stands before a number: "up to", "at least", "a total of", "about". */
uint32_t flags_before(const struct ll_letter *, uint32_t i);
/* amounts_bare.c: the tokens that a number in tokens [i, k) with no noun behind it takes, 0: it counts nothing here. */
uint32_t bare_at(const struct ll_letter *, uint32_t i, uint32_t k, uint32_t *flags);
/* The unit of what it counts where that stands before it, "Skilled nursing visits - 14"; LL_U_NONE: it does not. */
uint32_t tabled_at(const struct ll_letter *, uint32_t i, uint32_t k);
/* It ends "a series of five". */
bool series_at(const struct ll_letter *, uint32_t i, uint32_t k);
/* amounts_often.c: the frequency at token i with its duration, if one follows; returns the tokens it takes, 0: none. */
uint32_t amount_frequency_at(const struct ll_letter *, uint32_t i, struct ll_quantity *);

#endif
