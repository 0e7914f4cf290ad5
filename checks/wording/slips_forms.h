/* SPDX-License-Identifier: MIT */
/*
 * Slips by classes of words: which forms of a verb can follow which, what can
 * follow an article or a preposition, what a number or "each" wants.
 */
#ifndef LL_CHECKS_SLIPS_FORMS_H
#define LL_CHECKS_SLIPS_FORMS_H

#include "slips.h"

#define PAST                                                                                       \
	"took|went|saw|gave|had|did|done|seen|gone|taken|known|became|began|came|fell|kept|lost|"  \
	"met|said|told|brought|thought|made|knew|grew|wrote|spoke|chose|drove|got|being|having"
/* Third persons of verbs that are no plural of a noun. */
#define STATES "includes|says|seems|appears|indicates|describes|recommends|provides|gives|becomes"
#define BECOMES                                                                                    \
	"establishes|considers|obtains|takes|goes|keeps|gets|sees|allows|continues|maintains|"     \
	"achieves|prevents|knew|kept|told|brought|wrote|spoke|chose|came|met|did"
#define TO_SAY                                                                                     \
	"found|appears|appeared|seems|seemed|thought|felt|believed|starting|started|tends|"        \
	"sufficient|order|refused|refuses|permitted|intended|intend|needed|needing|continued|"     \
	"begins|begin|begun|learned|helped|attempting|attempt|reluctant|opportunity|effort|"       \
	"efforts|want|enough|ready|failed|failure|hesitant|difficult|necessary|scheduled|"         \
	"recommended"
#define BARE                                                                                       \
	"begin|consider|continue|admit|discontinue|allow|obtain|reduce|remove|assess|decide|"      \
	"submit|inform|advise|instruct|know|go|get|bring|keep|send|write"
#define BARE_PERFECT                                                                               \
	"see|take|give|go|seem|appear|suffer|complain|occur|exist|improve|continue|tell|bring|"    \
	"lose|send|speak|write|perform|obtain|discontinue|resolve|diagnose|consider|determine|"    \
	"conclude|refer|submit|agree"
#define WANTED                                                                                     \
	"undergo|receive|have|see|take|get|go|do|perform|obtain|proceed|return|continue|be|"       \
	"complain"
/* Plurals, not the first half of a name ("a records analyst"). */
#define PLURALS                                                                                    \
	"symptoms|sessions|visits|injections|treatments|events|histories|injuries|conditions|"     \
	"limitations|episodes|complaints|diagnoses|surgeries|procedures|therapies|"                \
	"abnormalities|deficits|headaches|nerves|tubes|reactions|problems|examinations|"           \
	"evaluations|reasons|findings|tablets|drugs|medications|months|weeks|years|physicians"
#define SINGULARS   "week|month|year|day|visit|session|injection|occasion|tablet"
#define AFTER_COUNT "=.|,|;|of|was|were|have|has|ago|prior|before|later|earlier"
/* What comes before "session ." where several are meant. */
#define BEFORE_COUNT                                                                               \
	"for|of|past|last|next|within|over|after|another|additional|least|about|approximately|"    \
	"and|only|completed|attended|received|requested"
#define COUNT "two|three|four|five|six|seven|eight|nine|ten|twelve"
/* Words that may end a clause of their own before another verb: "what it is is", "where he was was". */
#define MAY_STAND_ALONE "it|what|that|this|he|she|there|they|which|who|where|why|how"
#define AT_NOUN                                                                                    \
	"=.|,|;|of|in|was|were|is|are|has|had|have|that|which|with|for|from|to|at|on|during|"      \
	"after|before|since|due|when"
#define FOR_AGO "'for' and 'ago' do not go together"
#define PERIODS "years|months|weeks|days|year|month|week|day"

static const struct slip form_slips[] = {
	{ "could|would|should|might|must|cannot|may|can|will @ed",
	  "$|a|the|his|her|of|at|good|free", "a past form after '%s'", NULL, 0 },
	{ "could|would|should|might|must|cannot took|went|gave|did|gone|taken|known|became|began|"
	  "came|fell|kept|lost|met|told|brought|made|knew|grew|wrote|spoke|chose|drove|got",
	  NULL, "the verb after '%s' is not in its base form", NULL, 0 },
	{ "may|might|must|will " PAST, "$|the|a|his|her|free|good|living|last|against",
	  "the verb after '%s' is not in its base form", NULL, 0 },
	{ "does states|complains|denies|notes|reports|endorses|admits|describes|feels|wants", NULL,
	  "two verbs", NULL, 0 },
	{ "does|did has|says|appears|seems|takes|requires|indicates|includes|supports|meets",
	  "he|she|it|they|you|we|what|who|i", "two verbs", NULL, 0 },
	{ "is|was " STATES "|supports|notices|diagnoses", "it|what|that|this|there|which|who",
	  "two verbs", NULL, 0 },
	{ "are|were|be|been " STATES, NULL, "two verbs", NULL, 0 },
	{ "is|was|are|were will|would|may|might|could|should|must|can !-",
	  "it|he|she|there|they|what|who|i|you|we|that", "two verbs", NULL, 0 },
	{ "could|would|should|might|must|may|can|will can|could|will|would|shall|should|may|might|"
	  "must",
	  "the|a|his|her|free|good", "two verbs", NULL, 0 },
	{ "is|are was|were", MAY_STAND_ALONE,
	  "two verbs", NULL, 0 },
	{ "was|were is|are", MAY_STAND_ALONE,
	  "two verbs", NULL, 0 },
	{ "is|was|are|were|did|does|do not been|has|had", "it|what|which|who|he|she|they|that",
	  "the wrong form after 'not'", NULL, 0 },
	{ "do not is|are|was|were|has|had", NULL, "not the base form after 'not'", NULL, 0 },
	{ "he|she|they|we been", "had|has|have|hadn't|hasn't|haven't|never",
	  "'has' or 'had' is missing", NULL, 0 },
	{ "agreed|noted|stated|wrote|found|concluded|explained|added|answered|argued|testified and "
	  "add|note|state|explain|conclude|write|argue that", "we|i|they|you|who|reviewers|physicians|doctors|both|have|all|"
	  "authors|experts|surgeons|plans|parties|also", "a past form and a present one of no single person", NULL, 0 },
	{ "be|been|being " BARE, NULL, "the base form after '%s'", NULL, 0 },
	{ "are|were consider|obtain|remove|submit|inform|advise|instruct|admit|discontinue|take",
	  NULL, "the base form after '%s'", NULL, 0 },
	{ "has|have|had " BARE_PERFECT, NULL, "the base form after '%s'", NULL, 0 },
	{ "has|have|had complaining|experiencing|suffering|undergoing|denying", NULL,
	  "'been' is missing after '%s'", NULL, 0 },
	{ "has|have|had diagnosed with", NULL, "'been' is missing after '%s'", NULL, 0 },
	{ "is|are|was|were to @ed", NULL, "a past form after 'to'", NULL, 0 },
	{ "to be use|diagnose|prescribe|determine|describe|include|provide|perform at|in|by|for|with|as|on|to|the|a|.|,|daily|only|during",
	  NULL, "the base form after 'be'", NULL, 0 },
	{ "be close quickly|completely|soon|gradually|surgically|primarily", NULL,
	  "the base form after 'be'", NULL, 0 },
	{ "should|could|would|can|will|must be it|he|she|they|we be|been", NULL, "'be' stands twice",
	  NULL, 0 },
	{ "these|those was|is|has !-", "^", "the verb does not agree with '%s'", NULL, 0 },
	{ TO_SAY " to @ed", NULL, "a past form after 'to'", NULL, 0 },
	{ "used to @ed", "is|are|am|be|been|get|gets|got|not|become|became",
	  "a past form after 'to'", NULL, 0 },
	{ "to " BECOMES, NULL, "not the base form after 'to'", NULL, 0 },
	{ "began|begins|begin|continues|continue|started experienced|noticed|developed|complained|"
	  "complain|received|receive|took|felt",
	  NULL, "two verbs", NULL, 0 },
	{ "wants|tends|refuses|intends|seems|attempted|decided|unwilling " WANTED, NULL,
	  "'to' is missing after '%s'", NULL, 0 },
	{ "able|unable|inability|ability walk|work|stand|sit|return|sleep|move|lift|use|take|bend|"
	  "do|make|continue|drive|reach|ambulate|swallow|determine|get|see|be|have|go|care|"
	  "function",
	  NULL, "'to' is missing after '%s'", NULL, 0 },
	{ "for|of|without|by|after achieve|maintain|undergo|obtain|reduce|establish|demonstrate|"
	  "participate|describe|avoid|prevent|explain",
	  NULL, "the base form after '%s'", NULL, 0 },
	{ "opinion|order|used|necessary|required|able|unable|attempt|need|needs|needed|effort|"
	  "efforts|plan|performed|scheduled|ordered|requested|recommended|done|obtained|test|"
	  "studies|ability|failed|failure "
	  "to investigation|evaluation|determination|examination|assessment|continuation|"
	  "confirmation|diagnosis|treatment|management|improvement|reduction|consideration|"
	  "documentation the|whether|if|his|her|their|this|these|any",
	  NULL, "a noun for its verb", NULL, 0 },
	{ "was|were|is|are|been|being|line|catheter|drain|tube in placed", NULL,
	  "'in placed' for 'in place' or 'placed'", NULL, 0 },

	/* What does not stand beside what. */
	{ "of for|with|from|to !-|/",
	  "thought|think|spoken|speak|heard|hear|disposed|dispose|approved|approve|made|care|rid|"
	  "informed|conceived|unheard|or|and|told|aware|dreamed",
	  "a preposition too many, or a word is missing", NULL, 0 },
	{ "from of|by", "away|free|removed", "a preposition too many, or a word is missing", NULL,
	  0 },
	{ "of|with|from he|she|they !or|'", "what|whom|who", "'%s' before a pronoun of the subject",
	  NULL, 0 },
	{ "a|an is|was|are|were|be|been|has|had|would|should|could|of|from|with|he|she|they|we|"
	  "them|him !-|/|.",
	  "vitamin|hepatitis|type|group|grade|part|and|section|class|stage|level|schedule|rule",
	  "a word is missing after '%s'", NULL, 0 },
	{ "the he|she|they|we|him|them|but|should|could|would|there|and|or !-|/", NULL,
	  "the wrong word after 'the'", NULL, 0 },
	{ "your|our|its|my are|have|were|should|must|would|could|been", "of|and",
	  "the verb after '%s' has no subject", NULL, 0 },
	{ "despite he|she|they", NULL, "'despite' before a clause", NULL, 0 },

	/* Numbers. */
	{ "a @num months|years|weeks|days ago|prior|before|earlier|later", NULL,
	  "'a' before several", "", 0 },
	{ "for @num " PERIODS " ago", NULL, FOR_AGO, "", 0, true },
	{ "for several|" COUNT " " PERIODS " ago", NULL, FOR_AGO, "", 0, true },
	{ "for about|approximately|over|roughly|nearly @num " PERIODS " ago", NULL, FOR_AGO, "", 0,
	  true },
	{ "for about|approximately|over|roughly|nearly several|" COUNT " " PERIODS " ago", NULL,
	  FOR_AGO, "", 0, true },
	{ "another|each|every|either|neither " PLURALS "|patients|hours", "one",
	  "a plural after '%s'", NULL, 0 },
	{ "a|an " PLURALS " " AT_NOUN, NULL, "a plural after '%s'", NULL, 0 },
	{ "a|an @adj " PLURALS " " AT_NOUN "|and|or", NULL, "a plural after '%s'", NULL, 0 },
	{ "a|an @adj @adj " PLURALS " " AT_NOUN "|and|or", NULL, "a plural after '%s'", NULL, 0 },
	{ BEFORE_COUNT " @many " SINGULARS " " AFTER_COUNT, NULL, "a singular after a number", NULL,
	  0 },
	{ COUNT "|several " SINGULARS " " AFTER_COUNT,
	  "week|day|phase|level|step|stage|part|year|month|visit|number|type|grade|category|tier|"
	  "session|visits|and|one",
	  "a singular after '%s'", NULL, 0 },
	{ "one visits|sessions|months|weeks|years|days|tablets|injections|hours|episodes|"
	  "treatments|evaluations|procedures|examinations",
	  "than|part|phase|level|and|day|week|month|visit|session", "a plural after 'one'", NULL,
	  0 },
	{ "this cases|reasons|procedures|decisions|weeks|months|problems|episodes|diagnoses|"
	  "criteria|surgeries|injuries|drugs|physicians !-|'",
	  NULL, "'this' before a plural", "these", 0, true },
	{ "these|those case|reason|procedure|service|drug|problem|area|condition|injury|patient|"
	  "physician|diagnosis|visit|episode|criterion|medicine|week|month|year "
	  "=is|was|has|are|were|have|.|,|;|of|in|that|which|and|with",
	  NULL, "a singular after '%s'", NULL, 0 },
	{ "there is|was several|multiple|many|numerous|few|two|three|four|five|six !a|an|-", NULL,
	  "the verb does not agree", NULL, 0 },
	{ "the|his|her|their|these records|notes|reports|symptoms|complaints|medications|"
	  "injections|sessions|visits|guidelines|treatments|findings|results|x-rays|radiographs|"
	  "physicians|providers|reviewers|headaches|limitations "
	  "is|was|has|does|shows|states|supports|indicates|reveals|documents|describes|remains|"
	  "appears|seems|suggests",
	  "^", "the verb does not agree with the subject", NULL, 0 },
	{ "the|this|that|his|her request|patient|treatment|medication|service|procedure|surgery|"
	  "physician|provider|reviewer|guideline|condition|diagnosis|injury|examination|denial|"
	  "decision|letter|insurer|policy|drug|therapy "
	  "are|were|have|indicate|reveal|remain|appear|suggest|recommend !not",
	  "^", "the verb does not agree with the subject", NULL, 0 },
	{ "it are|were|have|appear|seem|indicate|require|remain|include|suggest", "^",
	  "the verb does not agree with 'it'", NULL, 0 },
	{ "he|she experience|exhibit|demonstrate|describe|want|live|remain|drink|sleep|believe|"
	  "seem|say|come|fail|weigh|ambulate|lack|tolerate|have|do !not",
	  "^", "the verb does not agree with '%s'", NULL, 0 },
};

#endif
