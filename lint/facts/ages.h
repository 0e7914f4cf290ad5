/* SPDX-License-Identifier: MIT */
/* What ages.c and ages_told.c share. */
#ifndef LL_FACTS_AGES_H
#define LL_FACTS_AGES_H

#include "facts/people.h"

#define OLDEST 125

/* A whole number of years that somebody may be old who is told of without "years old". */
static inline bool an_age(const struct number *n)
{
	return n->ntokens && !n->ordinal && n->value >= 3 && n->value <= OLDEST &&
	       n->value == (uint32_t)n->value;
}

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

/* Whose age the verb at token i tells: enum ll_referent of the subject right before it; LL_NOBODY: none. */
uint32_t age_subject(const struct ll_letter *, uint32_t i);
/* An age of [low, high] years, in tokens [i, i + n). Returns n. */
uint32_t age_add_range(struct ll_letter *, uint32_t i, uint32_t n, uint32_t low, uint32_t high, uint32_t referent);

/* demographics.c: "F/62", "R. Vance (52)", a cell of a column "Age": the patient's age at token i; tokens, 0: none. */
uint32_t age_demographic(struct ll_letter *, uint32_t i);

/* ages_said.c: bounds ("is under 18", "a minor"), birthdays to come ("will be 65 on May 20"), and ages of a year that is
 * told ("since turning 65 in April 2011"), at one of these words. */
#define AGE_WORDS "elderly|geriatric|aged|young|pediatric|youthful|teenage|teenaged|adolescent|underage|middle"
#define AGES_SAID AGE_WORDS "|of|having|became|in|at|is|was|be|turn|turns|turned|turning|reach|reaches|reached|this|birthday|born"
uint32_t age_said(struct ll_letter *, uint32_t i);

#endif
