/* SPDX-License-Identifier: MIT */
/* What the readers of the clause around a treatment share. */
#ifndef LL_FACTS_HISTORY_COURSE_H
#define LL_FACTS_HISTORY_COURSE_H

#include "facts/history.h"

enum { BACK = 22, FORTH = 16, FEW = 7 };

/* What is done with a treatment, as participles; the past of them; the plain form. */
#define DONE_WORDS                                                                                 \
	"had|received|undergone|gotten|got|tried|trialed|trialled|attempted|taken|used|worn|"      \
	"attended|completed|finished|performed|"                                                   \
	"done|given|administered|obtained|undertaken|prescribed|dispensed|provided|placed|"        \
	"inserted|implanted|applied|"                                                              \
	"injected|made|begun|started|initiated|issued|supplied|delivered|exhausted|carried|"       \
	"employed|instituted|installed|fitted|"                                                    \
	"sought|visited|implemented|infused|introduced|furnished|filled|swallowed|enrolled|"       \
	"participated|gone|been|conducted|explored|collected|drawn|held|arranged"
#define PAST_WORDS                                                                                 \
	"followed|took|wore|underwent|began|went|got|did|saw|made|drank|kept|gave|ran|swallowed|"  \
	"sat"
#define BASE_WORDS                                                                                 \
	"own|have|receive|undergo|get|try|attempt|take|use|wear|attend|complete|start|begin|do|"   \
	"participate|go|see|seek|swallow"
#define ING_WORDS                                                                                  \
	"having|receiving|undergoing|getting|trying|attempting|taking|using|wearing|attending|"    \
	"completing|starting|beginning|doing"
#define AUX_WORDS "has|have|had|was|were|been|being|hasn't|haven't|hadn't|wasn't|weren't|did|didn't"
#define ADVERBS                                                                                    \
	"ever|yet|so|far|previously|before|been|being|actually|also|even|in|fact|once|as|first|"   \
	"only|just|then|already|himself|herself|yourself|now|ever"

/* The word at token i is the patient, as a subject. */
bool course_patient(const struct ll_letter *, uint32_t i);
/* A word of the noun phrase that a treatment stands in, or of its list; one that goes with its
 * verb. */
bool course_phrase(const struct ll_letter *, uint32_t i);
bool course_verb(const struct ll_letter *, uint32_t i);
/* Past what belongs to the treatment before token k: part, doses, adverbs of always. */
uint32_t course_pass(const struct ll_letter *, uint32_t k, uint32_t end);
/* The clause of token i: its first token, and one past its last. */
uint32_t course_first(const struct ll_letter *, uint32_t i);
uint32_t course_end(const struct ll_letter *, uint32_t i);
/* What one has with one: a device or an implant. */
bool course_thing(const struct ll_letter *, const struct treatment *);

#endif
