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
/* amounts_often.c: the frequency at token i with its duration, if one follows; returns the tokens it takes, 0: none. */
uint32_t amount_frequency_at(const struct ll_letter *, uint32_t i, struct ll_quantity *);

#endif
