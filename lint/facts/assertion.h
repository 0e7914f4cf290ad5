/* SPDX-License-Identifier: MIT */
/* What the parts of assertion_of() share: how far a trigger reaches, and what stands on either side of a concept. */
#ifndef LL_FACTS_ASSERTION_H
#define LL_FACTS_ASSERTION_H

#include "facts/facts.h"

/* ---- assertion_scope.c: walking back from a concept, what a trigger met there still covers ---- */

enum { REACH_LOOSE = 1 }; /* words that link nothing, allowed to a near trigger */

struct reach {
	bool near, list, clause; /* what a trigger of this reach still covers */
	uint32_t loose;
};
/* Steps back over token j, which belongs to no trigger. */
void reach_step(const struct ll_letter *, uint32_t j, struct reach *);
/* A trigger met now covers the concept. */
bool reach_covers(const struct mark *, const struct reach *);
/* A new clause begins at token j: "; ", "2) ", ", he has", "and has". */
bool clause_begins(const struct ll_letter *, uint32_t j);

/* For tok_in(): verbs of clinical prose; prepositions that end a list. */
extern const char assertion_verbs[], assertion_prepositions[];

static inline const struct mark *trigger_at(const struct ll_letter *l, uint32_t i)
{
	return mark_at(l, i, LEX_TRIGGERS);
}

/* "in the past", but not "in the past week", "in the past six months". */
static inline bool in_the_past(const struct ll_letter *l, uint32_t i)
{
	return tok_seq(l, i, "in the past") && !number_at(l, i + 3).ntokens &&
	       !tok_in(l, i + 3, LIST_SPANS "|day|week|month|year|few|several|couple|decade");
}

/* ---- assertion_before.c, assertion_behind.c ---- */

/* What the sentence, which begins at `begin`, says before the concept at token i: fills in the assertion. */
void assertion_before(const struct ll_letter *, uint32_t i, uint32_t begin, struct assertion *);
/* What tokens [i, end) of the sentence, right behind the concept, add: "is absent", "has resolved". */
void assertion_behind(const struct ll_letter *, uint32_t i, uint32_t end, struct assertion *);

#endif
