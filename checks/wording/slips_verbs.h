/* SPDX-License-Identifier: MIT */
/*
 * Slips by the form of a verb: the third person where the bare form must stand,
 * the bare form behind one person. Only verbs of which neither form is a noun.
 */
#ifndef LL_CHECKS_SLIPS_VERBS_H
#define LL_CHECKS_SLIPS_VERBS_H

#include "slips.h"

#define THIRD                                                                                      \
	"accepts|achieves|admits|advises|agrees|allows|alleviates|anticipates|appears|"            \
	"applies|arises|asks|assesses|assists|assumes|authorizes|avoids|becomes|begins|"           \
	"believes|brings|certifies|chooses|clarifies|communicates|complicates|complies|"           \
	"concludes|confirms|considers|consists|consumes|contains|correlates|denies|"               \
	"demonstrates|depends|derives|describes|deserves|determines|develops|dies|eats|"           \
	"enables|ensures|establishes|evaluates|exacerbates|exceeds|excludes|exists|expects|"       \
	"explains|facilitates|fails|feels|fluctuates|fulfills|gets|gives|goes|identifies|"         \
	"illustrates|implies|improves|includes|indicates|induces|initiates|insists|involves|"      \
	"justifies|keeps|knows|maintains|meets|minimizes|modifies|necessitates|obtains|"           \
	"occurs|participates|perceives|performs|permits|persists|precludes|prescribes|"            \
	"preserves|prevents|produces|proves|provides|qualifies|radiates|receives|recognizes|"      \
	"recommends|reduces|refers|relies|remains|represents|requires|resides|resists|"            \
	"resolves|responds|resumes|satisfies|says|seems|serves|sits|specifies|speaks|"             \
	"stabilizes|submits|substantiates|suffers|suggests|sustains|takes|tells|tends|thinks|"     \
	"tolerates|undergoes|utilizes|validates|verifies|writes"
#define BASE_FORMS                                                                         \
	"accept|achieve|admit|advise|agree|allow|alleviate|anticipate|apply|arise|assess|" \
	"assist|assume|authorize|avoid|begin|believe|bring|certify|choose|clarify|"        \
	"communicate|complicate|comply|conclude|confirm|consider|consume|contain|correlate|"\
	"deny|demonstrate|derive|describe|deserve|determine|develop|eat|enable|ensure|"    \
	"establish|evaluate|exacerbate|exceed|exclude|explain|facilitate|fail|feel|"       \
	"fluctuate|fulfill|give|go|identify|illustrate|imply|improve|induce|initiate|"     \
	"insist|justify|keep|know|maintain|meet|minimize|modify|necessitate|obtain|occur|" \
	"participate|perceive|perform|permit|persist|preclude|prescribe|preserve|prevent|" \
	"produce|prove|provide|qualify|radiate|receive|recognize|recommend|reduce|rely|"   \
	"reside|resist|resolve|respond|resume|satisfy|serve|specify|speak|stabilize|submit|"\
	"substantiate|suffer|sustain|take|tell|think|tolerate|undergo|utilize|validate|"   \
	"verify|write"
#define BARE_AFTER_HAVE BASE_FORMS "|die|sit"
/* Those besides may stand behind a clause that ends in "had": "the only visits she has had include". */
#define BARE_VERB                                                                          \
	BASE_FORMS "|appear|become|consist|depend|exist|expect|include|indicate|involve|"   \
		   "refer|remain|represent|require|say|seem|suggest|tend"
#define SOME_OR_THIS "a|an|any|one|every|each|the|this|that"
#define ALL_MODALS "will|would|could|should|must|might|may|can|cannot|shall"
#define NOT_MODAL  "$|a|the|an|his|her|of|in|at|good|free|living|last|against|since|until|by|this|own|and"
#define ADVERBS	   "not|also|still|now|never|then|often|only|therefore|already|again"
#define ONE                                                                                        \
	"request|patient|claimant|applicant|member|enrollee|employee|insured|worker|beneficiary|"  \
	"treatment|medication|service|procedure|surgery|physician|provider|reviewer|guideline|"    \
	"condition|diagnosis|injury|examination|denial|decision|letter|insurer|policy|drug|"       \
	"therapy|plan|carrier|surgeon|therapist|record|report|evidence|documentation|pain|device|test"
#define SEVERAL                                                                                    \
	"records|notes|reports|symptoms|complaints|medications|injections|sessions|visits|"        \
	"guidelines|treatments|findings|results|x-rays|radiographs|physicians|providers|"          \
	"reviewers|headaches|limitations|studies|criteria|therapists|members|services|drugs|tests"
#define SOMEBODY                                                                                   \
	"person|patient|man|woman|worker|member|employee|claimant|applicant|child|boy|girl|"       \
	"physician|doctor|insurer|plan|company|carrier|beneficiary|enrollee|surgeon|someone|anyone"
#define NO_AGREEMENT "the verb does not agree with the subject"

static const struct slip verb_slips[] = {
	{ ALL_MODALS " " THIRD, NOT_MODAL, "the verb after '%s' is not in its base form", NULL, 0 },
	{ ALL_MODALS " " ADVERBS " " THIRD, NOT_MODAL, "the verb after '%s' is not in its base form", NULL, 0 },
	{ "to " THIRD, "due|according|prior|next|relative|up|equal|access", "not the base form after 'to'", NULL, 0 },
	{ "did|does|do not " THIRD, "it|what|which", "the verb after 'not' is not in its base form", NULL, 0 },
	{ "would|could|should|might|must|may have " BARE_AFTER_HAVE "|warrant !-", NULL,
	  "the base form after 'have'", NULL, 0 },
	{ "has|have|had " BARE_AFTER_HAVE " !-", "what|all", "the base form after '%s'", NULL, 0 },
	{ "it|he|she " BARE_VERB " !not", "^", "the verb does not agree with '%s'", NULL, 0 },
	{ "if|because|when|while|although|where|which|whenever it|he|she " BARE_VERB, NULL, NO_AGREEMENT, NULL, 0 },
	{ "if|because|when|while|although|where|as|which|that we|they|you " THIRD, NULL, NO_AGREEMENT, NULL, 0 },
	{ "we|they|you " THIRD, "^", "the verb does not agree with '%s'", NULL, 0 },
	{ "i " THIRD, "^", "the verb does not agree with 'I'", NULL, 0 },
	{ "that|because|which|as i " THIRD, NULL, "the verb does not agree with 'I'", NULL, 0 },
	{ "i also|therefore|still|now|then|hereby|thus|again|would " THIRD, "^", "the verb does not agree with 'I'", NULL, 0 },
	{ "a|an|one|any|every|each " SOMEBODY " who|which|that " BARE_VERB, NULL, NO_AGREEMENT, NULL, 0 },
	{ SOME_OR_THIS " " SOMEBODY " who|which|that no longer " BARE_VERB, NULL, NO_AGREEMENT, NULL, 0 },
	{ SOME_OR_THIS " " SOMEBODY " who|which|that still|now|also|often|never|already|only " BARE_VERB,
	  NULL, NO_AGREEMENT, NULL, 0 },
	{ "he|she|it no longer " BARE_VERB, "did|does|should|could|would|can|will|may|might|that",
	  NO_AGREEMENT, NULL, 0 },
	{ "the|this|his|her " ONE " " BARE_VERB " !not|-", "^", NO_AGREEMENT, NULL, 0 },
	{ "the|his|her|their|these|those " SEVERAL " " THIRD, "^", NO_AGREEMENT, NULL, 0 },
	{ "what the|this|his|her @word shown|taken|done|written|seen|begun|given|spoken|driven|chosen =.|,|;", NULL,
	  "a verb is missing, or the wrong form of it", NULL, 0 },
};

#endif
