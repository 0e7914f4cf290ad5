/* SPDX-License-Identifier: MIT */
/* What ages.c and ages_told.c share. */
#ifndef LL_FACTS_AGES_H
#define LL_FACTS_AGES_H

#include "facts/people.h"

#define OLDEST 125

/* Adds the age in tokens [i, i + n), of whom the words around tell. */
struct ll_fact *age_add(struct ll_letter *, uint32_t i, uint32_t n, const struct age_expr *);
/* The pronoun fact at token i, or NULL. */
const struct ll_fact *age_pronoun(const struct ll_letter *, uint32_t i);

/* ages_told.c: ages told without "years old", each the tokens taken from token i, 0: there is none. */
#define DECADES "quadragenarian|quinquagenarian|sexagenarian|septuagenarian|octogenarian|nonagenarian"
uint32_t age_opening(struct ll_letter *, uint32_t i);  /* "At 42, the patient is", "Now 68, the machinist" */
uint32_t age_decade(struct ll_letter *, uint32_t i);   /* "this octogenarian", "in his early sixties" */
uint32_t age_turned(struct ll_letter *, uint32_t i);   /* "turned 65 this winter" */
uint32_t age_beside(struct ll_letter *, uint32_t i);   /* "The member, 47, drives" */
uint32_t age_of_hers(struct ll_letter *, uint32_t i);  /* "her age of 42" */

#endif
