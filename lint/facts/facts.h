/* SPDX-License-Identifier: MIT */
/* From a letter's words to typed facts: one extractor a file, run in the order of facts_run(). */
#ifndef LL_FACTS_FACTS_H
#define LL_FACTS_FACTS_H

#include "letter/places.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Runs all extractors. */
void facts_run(struct ll_letter *);
/* One fact a line with its place, for `letterlint facts` and the goldens. */
void facts_dump(const struct ll_letter *, FILE *);
/* The sentence at this place of the source says that something is a mistake, or was corrected. */
bool fact_acknowledged(const struct ll_letter *, struct ll_span at);

/*
 * Extractors, in the order they run; each may use what stands above it.
 *	frames       letter->frame[] and ll_sentence.frame
 *	persons      LL_PERSON, LL_SEX, LL_SEXED
 *	pronouns     LL_PRONOUN
 *	ages         LL_AGE
 *	dates        LL_DATE
 *	body         LL_BODY_PART
 *	drugs        LL_DRUG
 *	services     LL_SERVICE
 *	quantities   LL_QUANTITY
 *	diagnoses    LL_DIAGNOSIS, LL_FINDING
 *	decisions    LL_DECISION, LL_CONCLUSION
 *	guidelines   LL_GUIDELINE
 *	history      LL_HISTORY
 *	codes        LL_CODE
 *	scales       LL_SCALE
 *	identifiers  LL_IDENTIFIER
 *	citations    LL_CITATION
 *	papers       LL_PAPER
 */
void facts_frames(struct ll_letter *);
void facts_persons(struct ll_letter *);
void facts_pronouns(struct ll_letter *);
void facts_ages(struct ll_letter *);
void facts_dates(struct ll_letter *);
void facts_body(struct ll_letter *);
void facts_drugs(struct ll_letter *);
void facts_services(struct ll_letter *);
void facts_quantities(struct ll_letter *);
void facts_diagnoses(struct ll_letter *);
void facts_decisions(struct ll_letter *);
void facts_guidelines(struct ll_letter *);
void facts_history(struct ll_letter *);
void facts_codes(struct ll_letter *);
void facts_scales(struct ll_letter *);
void facts_identifiers(struct ll_letter *);
void facts_citations(struct ll_letter *);
void facts_papers(struct ll_letter *);

/*
 * A new fact over tokens [token, token + n): section, item, sentence, span and
 * frame (of its first token) are filled in, referent is LL_NOBODY. An extractor
 * adds in document order.
 */
struct ll_fact *fact_add(struct ll_letter *, uint32_t kind, uint32_t token, uint32_t n);

/* "May 31", "in May of": the month, in lists of modal verbs as well. */
static inline bool is_month_may(const struct ll_letter *l, uint32_t i)
{
	return tok_is(l, i, "may") && *tok(l, i)->text.p == 'M' &&
	       (tok(l, i + 1)->kind == LL_TOK_NUMBER || (i && tok_in(l, i - 1,
								    "in|of|since|until|from|through|last|early|late|between|by|during")));
}

/* "1998", "2015": a number that is read as a year. */
static inline bool tok_year(const struct ll_letter *l, uint32_t i)
{
	const struct ll_sv w = tok(l, i)->text;
	return tok(l, i)->kind == LL_TOK_NUMBER && w.n == 4 && (!memcmp(w.p, "19", 2) || !memcmp(w.p, "20", 2));
}

/* ---- number.c: numbers in digits and words ---- */
struct number {
	double value;
	uint32_t ntokens;   /* tokens it takes, 0: no number here */
	bool words;         /* written in words */
	bool ordinal;       /* "third", "3rd" */
	double digits;      /* "eight (6)": 6; NAN if no figure beside the word */
	uint32_t digits_token;
};
/* Prepares number_at(); runs before the extractors. */
void facts_numbers(struct ll_letter *);
/* Reads a number at token i: "14.00", "1,200", "twenty-five", "one hundred", "a dozen", "eight (8)". No ranges. */
struct number number_read(const struct ll_letter *, uint32_t i);
static inline struct number number_at(const struct ll_letter *l, uint32_t i)
{
	if (i < l->tokens.n && place_in(l->counts, i))
		return number_read(l, i);
	return (struct number){ .digits = NAN };
}

/* ---- assertion.c: is it claimed, of whom, when (NegEx and ConText: triggers with scope) ---- */
struct assertion {
	uint32_t polarity, time, referent; /* enum ll_polarity, ll_time, ll_referent (LL_PATIENT unless kin, people, ...) */
	bool generic;       /* one of a list of examples */
	bool undocumented;  /* negated only as "no documentation of" */
	bool named;         /* the patient is named before it in the sentence */
	bool over;          /* it was and is no more: "has resolved", "no longer" */
	bool history;       /* past only as "history of", which chronic conditions are written with */
	bool years;         /* told as a "history of" years: "twenty-year", "longstanding" */
	uint32_t trigger, ntrigger; /* the tokens that decided the polarity, 0 tokens: none */
};
/* Of the concept in tokens [i, i + n). */
struct assertion assertion_of(const struct ll_letter *, uint32_t i, uint32_t n);
/* Whether that concept, of this assertion, is told as history, over or not: "past medical history: gout", "in 1998 he
 * had", habits, allergies. assertion_told.c, with told_of_earlier(): by the words around it, of an earlier time. */
bool told_as_history(const struct ll_letter *, uint32_t i, uint32_t n, const struct assertion *);
bool told_of_earlier(const struct ll_letter *, uint32_t i, uint32_t n);
/* The sentence opens with a pronoun for somebody else, who alone can have or take what stands at token i. assertion.c */
bool subject_is_other(const struct ll_letter *, uint32_t i);
/* Whom the sentence before token `begin`, which begins one, names last is the reviewer: no story is told of one. */
bool follows_reviewer(const struct ll_letter *, uint32_t begin);
/* Whether the medicine at token i, of this assertion, is one that the patient is said not to take now.
 * assertion_use.c, with use_ended(). */
bool use_denied(const struct ll_letter *, uint32_t i, const struct assertion *);
/* The same, and that it is taken, of the medicine in tokens [i, i + n) in other words. drugs_use.c */
bool use_denied_else(const struct ll_letter *, uint32_t i, uint32_t n, const struct assertion *);
bool use_told_else(const struct ll_letter *, uint32_t i, uint32_t n, const struct assertion *);
/* What the verb at token i decides in the first person ("we cannot approve"): LL_GRANTED, LL_DENIED, or
 * LL_UNDECIDED. *from: the first token of saying so. acts.c */
#define ACT_BASE "approve|authorize|authorise|certify|grant|deny|decline|refuse"
#define ACT_FUTURE "cover|pay|reimburse"
#define ACT_GOING "approving|authorizing|authorising|certifying|granting|covering|denying|declining|refusing"
#define ACT_DONE "approved|authorized|authorised|certified|granted|denied|refused|declined"
#define ACT_PAID "covered|paid|payable|reimbursed"
#define ACT_PAYER "covers|cover|pay|pays|authorize|provide|reimburse"
#define ACT_WORDS "agree|" ACT_BASE "|" ACT_FUTURE "|" ACT_GOING "|" ACT_DONE "|" ACT_PAYER "|" ACT_PAID "|noncertified"
uint32_t act_of(const struct ll_letter *, uint32_t i, uint32_t *from);
static inline uint32_t act_at(const struct ll_letter *l, uint32_t i, uint32_t *from)
{
	return tok_in(l, i, ACT_WORDS) ? act_of(l, i, from) : LL_UNDECIDED;
}
/* Whether the sentence goes on to say that the medicine at token i was stopped: "Norco, stopped on 4-8-2015". */
bool use_ended(const struct ll_letter *, uint32_t i, uint32_t n);

#endif
