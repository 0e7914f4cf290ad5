/* SPDX-License-Identifier: MIT */
/* What the readers of decisions in plain words share: the clause that tells one. */
#ifndef LL_FACTS_DECISIONS_CLAUSE_H
#define LL_FACTS_DECISIONS_CLAUSE_H

#include "facts/decisions.h"

enum { TOLD_REACH = 34 }; /* tokens of a clause that are looked at */

#define TOLD_PAYERS LIST_INSURERS "|company|medicare|fund|employer|district|plan's|payer's|respondent"
#define TOLD_OURS \
	"we|i|reviewer|reviewers|panel|committee|board|majority|tribunal|office|physician|organization|examiner|" \
	"adjudicator|undersigned|physicians|qic|iro|judge|officer"

/* What a clause is about. */
enum about {
	ABOUT_NOTHING,
	ABOUT_DENIAL,   /* "the plan's refusal", "our earlier decision" */
	ABOUT_APPEAL,
	ABOUT_PAYER,
	ABOUT_CRITERIA, /* and "the definition of medical necessity" */
	ABOUT_RECORDS,
	ABOUT_REQUEST,  /* "the requested scan", "coverage for it" */
	ABOUT_US,       /* "the panel", "two of the three reviewers" */
};

struct told {
	uint32_t begin, end; /* end: of the sentence */
	uint32_t verb;       /* the first token of the verb's group: "has not been", "should" */
	bool no;             /* an odd number of negations in that group */
	bool duty;           /* "must", "shall", "should", "is to" */
	bool past;           /* "was", "had", "did" */
	bool decides;        /* no condition, no question, no view of others */
	enum about about;
};

/* The clause whose verb's group ends before token i. */
struct told told_clause(const struct ll_letter *, uint32_t i);
/* One of several requests, or one of before: what is said of it is not said of what is decided. */
bool told_of_another(const struct ll_letter *, uint32_t i);
/* "The criteria" at token i, of coverage and not of a disease. */
bool told_of_coverage(const struct ll_letter *, uint32_t i, uint32_t end);

/* ---- decisions_sides.c ---- */

/* What token i, one of SIDE_WORDS, tells by whom it goes for: as decision_told() does. */
#define SIDE_WORDS \
	"favor|favour|wins|win|won|prevails|prevail|prevailed|loses|lose|lost|side|against|" \
	"yes|no|obligation|duty|obliged|obligated|bound|relieved|excused|free|liability|" \
	"responsibility|pay|cover|reimburse|provide|fund|owe|owes|responsible|entitled|" \
	"qualifies|qualify|eligible|schedule|begin|start|proceed|ahead|book|arrange|use|vote|" \
	"votes|voted|resolves|resolved|called|calls|orders|directs|instructs|refuse|withhold|" \
	"decline|fall|falls|approval|authorization|certification|authorisation|denial|" \
	"refusal|noncertification|should|must|will"
uint32_t decision_sided(const struct ll_letter *, uint32_t i, uint32_t *from, uint32_t *to);

/* ---- decisions_weighed.c ---- */

/* What a sentence, or tokens [begin, end) of a field, decide that no other reader knows, by their words for and against. */
uint32_t decision_weighed_in(const struct ll_letter *, uint32_t begin, uint32_t end, uint32_t *from, uint32_t *to);
uint32_t decision_weighed(const struct ll_letter *, const struct ll_sentence *, uint32_t *from, uint32_t *to);

#endif
