/* SPDX-License-Identifier: MIT */
/* Noun phrases of people and expressions of age: what the extractors of people share. */
#ifndef LL_FACTS_PEOPLE_H
#define LL_FACTS_PEOPLE_H

#include "facts/facts.h"

/* "62 year old", "61 yr. old", "45 y/o", "3-month-old", "fifty-year-old", "45M". */
struct age_expr {
	uint32_t ntokens;	/* 0: no age here */
	uint32_t years, months; /* months of an infant, 0 years */
	uint32_t sex;		/* enum ll_sex of "45M", "62-year-old F" */
	uint32_t sex_token;
	bool compact; /* without "old": "45 F" */
};
struct age_expr age_read(const struct ll_letter *, uint32_t i);
static inline struct age_expr age_at(const struct ll_letter *l, uint32_t i)
{
	if (i < l->tokens.n && place_in(l->ages, i))
		return age_read(l, i);
	return (struct age_expr){ 0 };
}
/* Prepares age_at(); a part of facts_numbers(). */
void ages_find(struct ll_letter *);

/*
 * Whom a descriptive phrase ("a 41-year-old woman", "age 12") beginning at
 * `first` and ending before `end` is of: enum ll_referent. The LL_PERSON facts
 * known so far are consulted.
 */
uint32_t owner_of(const struct ll_letter *, uint32_t first, uint32_t end);

/* The last LL_PERSON fact that begins before token i and not before `from`, or NULL. */
const struct ll_fact *person_before(const struct ll_letter *, uint32_t from, uint32_t i);

/* The word at token i, be it of kin, means the patient: "your mother", whom the letter is about. */
bool tells_patient(const struct ll_letter *, uint32_t i);

/* How a person stands in the clause. */
enum person_place { PLACE_SUBJECT, PLACE_OBJECT, PLACE_POSSESSOR };
enum person_place person_place(const struct ll_letter *, const struct ll_fact *);

/* Whether the name in tokens [i, end) is told with a role or kin: "attorney Mr. Lee", "Mr. Lee, her supervisor". */
bool named_by_role(const struct ll_letter *, uint32_t i, uint32_t end);

/* The first token of the noun phrase whose head stands at i: its article, or i. */
uint32_t phrase_start(const struct ll_letter *, uint32_t i);
/* Words that end a run of adjectives, for tok_in(). */
extern const char small_words[];
/* A possessor ("patient's") stands in tokens [from, to). */
bool has_possessor(const struct ll_letter *, uint32_t from, uint32_t to);
/* The token stands in a guideline or in general talk. */
bool of_generic_frame(const struct ll_letter *, uint32_t i);
/* The token ends in a plural s (not a possessive). */
bool tok_plural(const struct ll_letter *, uint32_t i);

/* "patient's" */
static inline bool tok_possessive(const struct ll_letter *l, uint32_t i)
{
	const struct ll_sv w = tok(l, i)->lower;
	return w.n > 2 && w.p[w.n - 2] == '\'' && w.p[w.n - 1] == 's';
}

#endif
