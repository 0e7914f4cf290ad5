/* SPDX-License-Identifier: MIT */
/* A pronoun by itself, before it is asked whom it means (pronouns.c). */
#ifndef LL_FACTS_PRONOUNS_H
#define LL_FACTS_PRONOUNS_H

#include "facts/people.h"

/* ---- pronouns_read.c: the word ---- */

enum form { FORM_SUBJECT, FORM_OBJECT, FORM_POSSESSIVE, FORM_REFLEXIVE };

struct spoken {
	uint32_t sex; /* enum ll_sex */
	enum form form;
};
/* Reads the pronoun at token i; false: there is none, or one of nobody in particular. */
bool pronoun_read(const struct ll_letter *, uint32_t i, struct spoken *);
/* "He/she", "his or her", "(s)he": the pronoun at token i is of no one in particular. */
bool pronoun_of_either_sex(const struct ll_letter *, uint32_t i);

/* ---- pronouns_tell.c: what is done and had tells of whom it is said ---- */

enum tells { TELLS_NOTHING, TELLS_PATIENT, TELLS_PATIENT_WEAKLY, TELLS_TREATER };
/* What stands behind the pronoun at token i: "denies", "prescribed", "(her) knee", "(his) report". */
enum tells pronoun_tells(const struct ll_letter *, uint32_t i, enum form);
/* The possessive at token i stands before a part of the body, or what only who is ill has: "her growth plates". */
bool pronoun_has_body(const struct ll_letter *, uint32_t i);

#endif
