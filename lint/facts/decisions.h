/* SPDX-License-Identifier: MIT */
/* What the parts of the extractor of decisions share. */
#ifndef LL_FACTS_DECISIONS_H
#define LL_FACTS_DECISIONS_H

#include "facts/facts.h"

/* A LL_DECISION or LL_CONCLUSION of this outcome over tokens [from, to). */
struct ll_fact *decision_add(struct ll_letter *, uint32_t kind, uint32_t from, uint32_t to, uint32_t outcome);
/* Tokens [begin, end) say "in part", "8 of the 16 visits": not the whole. */
bool decision_in_part(const struct ll_letter *, uint32_t begin, uint32_t end);

/* ---- decisions_prose.c: a mark of LEX_DECISIONS in a sentence; LL_UNDECIDED if it decides nothing ---- */

/* enum ll_outcome of a word's verdict (enum LEX_VERDICT_...). */
uint32_t decision_outcome(uint32_t verdict);
/* "is not medically necessary". *from, the mark's first token, is moved back to where the finding should begin. */
uint32_t decision_of_conclusion(const struct ll_letter *, const struct mark *, uint32_t *from);
/* "the denial is upheld", "is fully favorable to you" */
uint32_t decision_of_verdict(const struct ll_letter *, const struct mark *);

/* ---- decisions_fields.c: decisions that are no prose; each adds what it finds ---- */

/* A paragraph at `first` that is a field: "Determination: Upheld". */
bool decision_of_field(struct ll_letter *, uint32_t first);
/* The decision in tokens [first, end) of an item's heading. */
void decision_of_item(struct ll_letter *, const struct ll_item *, uint32_t first, uint32_t end);
/* A rationale's heading that decides: "... IS NOT MEDICALLY NECESSARY:" */
void decision_of_heading(struct ll_letter *, const struct ll_section *);
/* A whole sentence: "Upheld.", "[X] Partially Overturned", "Not necessary now." */
bool decision_bare(struct ll_letter *, const struct ll_sentence *);
bool decision_ticked(struct ll_letter *, const struct ll_sentence *);
bool decision_bare_conclusion(struct ll_letter *, const struct ll_sentence *);

/* ---- decisions_place.c: where the decisions or conclusions stand, and which items they grant in part ---- */

void decisions_place(struct ll_letter *, uint32_t kind);

#endif
