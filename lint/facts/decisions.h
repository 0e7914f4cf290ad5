/* SPDX-License-Identifier: MIT */
/* What the parts of the extractor of decisions share. */
#ifndef LL_FACTS_DECISIONS_H
#define LL_FACTS_DECISIONS_H

#include "facts/facts.h"

/* A LL_DECISION or LL_CONCLUSION of this outcome over tokens [from, to). */
struct ll_fact *decision_add(struct ll_letter *, uint32_t kind, uint32_t from, uint32_t to, uint32_t outcome);
static inline uint32_t yes(bool granted)
{
	return granted ? LL_GRANTED : LL_DENIED;
}
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
/* Lines "Determination        Upheld" among other lines of two columns. */
void decisions_of_columns(struct ll_letter *);
/* A vote of one of a panel: "Reviewer 2: uphold". */
bool decision_voted(struct ll_letter *, const struct ll_sentence *);
/* The rows of a table in a sentence: "Acupuncture | 8 visits | Approved"; of the key "row". */
void decisions_of_rows(struct ll_letter *, const struct ll_sentence *);
/* The decision in tokens [first, end) of an item's heading. */
void decision_of_item(struct ll_letter *, const struct ll_item *, uint32_t first, uint32_t end);
/* A rationale's heading that decides: "... IS NOT MEDICALLY NECESSARY:" */
void decision_of_heading(struct ll_letter *, const struct ll_section *);
/* A whole sentence: "Upheld.", "[X] Partially Overturned", "Not necessary now." */
bool decision_bare(struct ll_letter *, const struct ll_sentence *);
bool decision_ticked(struct ll_letter *, const struct ll_sentence *);
bool decision_bare_conclusion(struct ll_letter *, const struct ll_sentence *);

/* ---- decisions_announced.c: what a letter decides before it reasons ---- */

/* "We are pleased to tell you that your appeal has been approved"; adds it, as a field's. */
bool decision_announced(struct ll_letter *, const struct ll_sentence *);

/* ---- decisions_told.c: decisions in plain words ---- */

/* What the clause decides that tells of the denial, the appeal, the payer, the criteria or the request with one of
 * TOLD_WORDS at token i: "the appeal fails"; LL_UNDECIDED if nothing. [*from, *to): the tokens that say so. */
#define TOLD_WORDS \
	"stand|stands|standing|maintained|confirmed|proper|correct|justified|appropriate|" \
	"right|reasonable|undisturbed|vacated|rescinded|annulled|improper|wrong|incorrect|" \
	"unjustified|erroneous|unsupported|inappropriate|lifted|unreasonable|voided|set|" \
	"succeeds|succeed|succeeded|successful|allowed|granted|fails|fail|failed|" \
	"unsuccessful|dismissed|rejected|refused|denied|disallowed|entitled|rightly|properly|" \
	"correctly|appropriately|reasonably|wrongly|improperly|incorrectly|erroneously|" \
	"inappropriately|unreasonably|mistaken|liable|responsible|pay|cover|authorize|" \
	"authorise|approve|provide|reimburse|allow|issue|met|satisfied|fulfilled|unmet|" \
	"support|supports|supported|justify|justifies|establish|establishes|show|shows|" \
	"document|documents|meet|meets|satisfy|satisfies|turned|warranted|indicated|needed|" \
	"required|necessary|covered|authorized|authorised|approved|certified|payable|made|" \
	"issued|recommended|declined|unnecessary|unwarranted|experimental|investigational|" \
	"noncertified|non|excluded|benefit|agree|agrees|agreed|concur|concurs|concurred|" \
	"disagree|disagrees|disagreed|side|sides|sided|decide|decides|decided|find|finds|" \
	"found|rule|rules|ruled|changed|changing|change|reversing|paid|need|favor|favour|" \
	"deny|uphold|overturn|certify|keep|keeping|leave|leaving|maintain|maintaining|" \
	"disturb|disturbing|overturning|recommend|recommends|expense|charge|supplied|" \
	"furnished|provided|reinstated|continued|honored|honoured|delivered|reprocessed|" \
	"reimbursed|ordered|due|owed|awarded|accept|endorse|approves|grants|allows|denies|" \
	"refuses|rejects|declines|authorizes|certifies|affirmed|sustained|valid|sound|" \
	"wrongful|invalid|unfounded|withdrawn|accepted|reverse|affirm|item|service|procedure|" \
	"funded|furnish|supply|grant|erred|errs|rights|depart|deviate|interfere|alter|error|" \
	"mistake"
uint32_t decision_told(const struct ll_letter *, uint32_t i, uint32_t *from, uint32_t *to);

/* ---- decisions_place.c: where the decisions or conclusions stand, and which items they grant in part ---- */

void decisions_place(struct ll_letter *, uint32_t kind);

#endif
