/* SPDX-License-Identifier: MIT */
/* What the extractors of drugs, services and quantities share. */
#ifndef LL_FACTS_REQUEST_H
#define LL_FACTS_REQUEST_H

#include "facts/facts.h"

/* ---- cues.c: the nearest words that say what is done with something ---- */

struct cue {
	const struct mark *mark; /* NULL: none within reach */
	uint32_t distance;	 /* tokens between */
};
/*
 * The cue nearest to tokens [i, i + n) in its clause, at most `reach` tokens
 * away: of the table `before` on its left, of `after` on its right or within.
 */
struct cue cue_nearest(const struct ll_letter *, uint32_t i, uint32_t n, enum lex_table before,
		       enum lex_table after, uint32_t reach);
/* The token ends a clause: ';', "but", "however", "whereas", ... */
bool clause_break(const struct ll_letter *, uint32_t i);
/* In the list under "services in dispute:", or below that line. */
bool in_dispute(const struct ll_letter *, uint32_t i);
/* The frame an amount in tokens [i, i + n) stands in. */
uint32_t amount_frame(const struct ll_letter *, uint32_t i, uint32_t n);
/* The same of a medicine or a service: "... is approved" decides it. cues_named.c */
uint32_t named_frame(const struct ll_letter *, uint32_t i, uint32_t n);

/* ---- asked.c ---- */

/* Token i stands behind a label, or under a line, that says it is asked for: "What you asked for", "Services to be decided:". */
bool under_asking(const struct ll_letter *, uint32_t i);

/* ---- body.c ---- */

/* The side right beside tokens [i, i + n) that name no part: "left-sided arthroscopy", "arthroscopy on the left" (enum ll_side). */
uint32_t body_side_beside(const struct ll_letter *, uint32_t i, uint32_t n);

/* ---- decided.c ---- */

/* What the letter decides of the amount in tokens [i, i + n) by a verb or a label: LL_GRANTED, LL_DENIED, or LL_UNDECIDED. */
uint32_t amount_decided(const struct ll_letter *, uint32_t i, uint32_t n);
/* "I would like to see him for 6 more", "she wants 12 visits" */
bool amount_wished(const struct ll_letter *, uint32_t i);
/* "This letter is about 12 visits", "your appeal concerns 12 visits": what it is about. */
bool amount_at_issue(const struct ll_letter *, uint32_t i);
/* ... and all that was asked for: "all 12 visits", "in full", "as requested". */
bool amount_in_full(const struct ll_letter *, uint32_t i, uint32_t n);

/* ---- amounts.c: numbers with their units ---- */

struct range {
	double lo, hi;
	uint32_t ntokens; /* 0: no number here */
	bool words;
	double digits; /* as of struct number */
	uint32_t digits_token;
};
/* "12", "twelve", "3 - 4", "6 to 10", "eight (8)". */
struct range range_at(const struct ll_letter *, uint32_t i);
/* The unit word at token i (enum ll_unit), how many tokens in *n; LL_U_NONE: none. */
uint32_t unit_at(const struct ll_letter *, uint32_t i, uint32_t *n);
bool unit_is_time(uint32_t unit);
/* How often a medicine is taken, from token i on but not beyond `end`: into *d, unless it has that already; returns the
 * tokens, 0 if it is not said there. */
uint32_t schedule_at(const struct ll_letter *, uint32_t i, uint32_t end, struct ll_drug *d);
/* ... and right before token i, the medicine's name. */
void schedule_before(const struct ll_letter *, uint32_t i, struct ll_drug *d);
/* What one begins with, if not with a number. */
#define AMOUNT_WORDS "#|x|qty|quantity|qnty|quantities|once|twice|thrice|weekly|monthly"
/* The quantity that begins at token i: fills `q` and returns the tokens it takes, 0: none. */
uint32_t amount_at(const struct ll_letter *, uint32_t i, struct ll_quantity *q);

/* ---- amounts_compare.c: with ll_total(), ll_comparable() and ll_equal() ---- */

/* Marks the products that are at odds with the total beside them; runs over the letter's amounts. */
void settle_odds(const struct ll_letter *);

/* ---- amounts_things.c ---- */

/* Adds things that are counted and of no known unit, by role LL_Q_THINGS; the letter's amounts are in order after it. */
void add_things(struct ll_letter *);

/* ---- amounts_claims.c ---- */

/* Marks the amounts that are surely asked for. */
void settle_claims(const struct ll_letter *);

/* Whether a fact of this kind stands in the sentence of token i, or may reach into it. */
bool fact_near(const struct ll_letter *, uint32_t kind, uint32_t i);
/* The fact of this kind that covers token i, or NULL. */
const struct ll_fact *fact_at(const struct ll_letter *, uint32_t kind, uint32_t i);

#endif
