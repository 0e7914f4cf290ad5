/* SPDX-License-Identifier: MIT */
/* A pronoun by itself, and the people met so far, before it is asked whom it means (pronouns.c). */
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
/* What stands behind it is what a reviewer does or has: "found", "considered", "(his) grounds". */
bool pronoun_reviews(const struct ll_letter *, uint32_t i, enum form);
/* The possessive at token i stands before a part of the body, or what only who is ill has: "her growth plates". */
bool pronoun_has_body(const struct ll_letter *, uint32_t i);

/* ---- pronouns_cast.c: the people met so far ---- */

#define CAST 12 /* other persons kept; older ones are forgotten */

struct someone {
	uint32_t role, sex;
	struct ll_sv key;
	uint32_t sentence, paragraph, token, place;
	uint32_t said[3]; /* 1 + the last sentence with a pronoun for them, by enum ll_sex */
	bool named, used;
	char mark; /* the initial, where one is told */
};

struct cast {
	struct ll_letter *l;
	struct someone patient, other[CAST];
	uint32_t low;	  /* those before it were never used: places are filled from the last on */
	uint32_t stated;  /* the patient's sex where all statements agree */
	uint32_t subject; /* of the clause: 0 nobody, 1 the patient, 2 + index */
	bool minor;	  /* a child, whose parents speak for it */
	bool addressed;	  /* the letter speaks to the patient: "you" */
	uint32_t opens;	  /* who a paragraph is about: 1 + index, 0: the patient or nobody */
	int32_t people;	  /* sentence of the last singular "a patient", -1 */
};

/* Before anybody is met. `stated`: the patient's sex. */
struct cast cast_of(struct ll_letter *, uint32_t stated);
static inline uint32_t cast_paragraph(const struct cast *c, uint32_t sentence)
{
	return c->l->sentences.v[sentence].paragraph;
}
/* They are mentioned at token i, in a place of enum person_place. */
void cast_place(const struct cast *, struct someone *, uint32_t i, uint32_t place);
/* A person of the letter is met: the patient, or one of the others. In the order of the letter. */
void cast_meet(struct cast *, const struct ll_fact *person);

#endif
