/* SPDX-License-Identifier: MIT */
/* The slips of grammar that are looked for. */
#ifndef LL_CHECKS_SLIPS_H
#define LL_CHECKS_SLIPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A closed list. A pattern is a row of elements, one a token: words ('|'
 * between alternatives, the first element words alone), a mark, or
 *	@ed	a past form in -ed	@word	any word	@num	a number
 *	@many	a number of several	@adj	an adjective, by its ending
 *	!a|b	(last only) the next token is none of these; nothing is taken
 *	=a|b	(last only) the next token is one of these; nothing is taken
 * All tokens stand in one sentence. `before` are words that must not stand
 * right before ("$": nor may the sentence begin); "^" asks for the sentence's beginning or a
 * small joining word.
 * `fix` replaces token `at` of the match ("" deletes it, NULL: no fix). It is
 * `unsafe` where another correction is nearly as likely.
 */
struct slip {
	const char *pattern, *before, *message, *fix;
	uint8_t at;
	bool unsafe;
};

#define MODAL "should|could|would|must|might"
#define COMPLAINT                                                                                  \
	"chronic|severe|constant|pain|neck|back|low|lower|upper|shoulder|knee|moderate|"           \
	"intermittent|persistent|"                                                                 \
	"increased|worsening|ongoing|left|right|bilateral|numbness|headache|headaches|depression|" \
	"anxiety|difficulty|"                                                                      \
	"stiffness|weakness|swelling|fatigue|continued|continuous|wrist|ankle|hip|leg|arm|chest|"  \
	"abdominal|nausea|"                                                                        \
	"dizziness|insomnia|poor|frequent|occasional|mild|sharp|burning|radiating|significant|"    \
	"residual"
#define AMOUNT                                                                                     \
	"a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|half|what|or|"        \
	"twice|once|any|that|those|his|her|their|before|likely|previously|anticipated|requested"
#define TO_VERB                                                                                    \
	"expected|instructed|able|unable|likely|unlikely|need|needs|needed|ordered|continue|"      \
	"continues|fails|advised|"                                                                 \
	"asked|required|allowed|began|attempted|attempts|decided|wants|wanted|wish|wishes|plans|"  \
	"planned|encouraged|"                                                                      \
	"willing|unwilling|ought|tries|tried|trying|seeks|intends|hopes|elected|chose|going|"      \
	"inability|ability"
#define BASE                                                                                       \
	"respond|perform|tolerate|provide|demonstrate|obtain|participate|maintain|attend|"         \
	"establish|improve|comply|"                                                                \
	"achieve|meet|include|describe|identify|receive|resume|complete|undergo|address"
#define PERFECT                                                                                    \
	"receive|undergo|underwent|provide|demonstrate|develop|sustain|attend|recommend|"          \
	"prescribe|include|describe|"                                                              \
	"remain|require|respond|participate|went|took|gave|began|fell|broke|wrote|spoke|chose|"    \
	"drove|became|grew|"                                                                       \
	"wore|tore|threw|knew|shook|swam|sang|rang|begin|forget|choose|speak|arise"
#define PASSIVE                                                                                    \
	"diagnose|prescribe|recommend|perform|require|determine|describe|include|receive|undergo|" \
	"authorize|certify|"                                                                       \
	"establish|specify|refer|underwent|went"
#define PREP "of|for|in|with|by|from|at|to"
#define HAVE_ADVERB                                                                                \
	"moreover|however|therefore|thus|furthermore|indeed|nevertheless|also|consequently|then"
#define NOT_ED                                                                                     \
	"need|exceed|proceed|succeed|embed|indeed|feed|bleed|speed|limited|supposed|related|"      \
	"based|biased"

static const struct slip slips[] = {
	{ MODAL "|may|can|will|cannot "
	  "suggests|indicates|supports|requires|benefits|shows|needs|allows|includes|makes|takes|"
	  "gives|helps|improves|provides|reduces|causes|explains|warrants|justifies|continues|"
	  "becomes|appears|seems|receives|participates|recommends|prevents|returns|has|does|goes !be",
	  "the|a|an|his|her|their|of", "the verb after '%s' is not in its base form",
	  NULL, 0 },
	{ MODAL " of !course", NULL, "'of' for 'have'", "have", 1 },
	{ "be need|needs to", "not|need", "'be' and 'need to' do not go together", NULL, 0 },
	{ "is|was|are|were been", NULL, "'been' needs 'has' or 'had'", NULL, 0 },
	{ "be|been|was|were been|be !-", "it|that", "two forms of 'be'", NULL, 0 },
	{ "has|have|had not|never|also|already be !-", NULL, "'be' for 'been'", "been", 2 },
	{ "has|have|had be !-", NULL, "'be' for 'been'", "been", 1 },
	{ "is are", NULL, "two verbs", NULL, 0 },
	{ "was were", NULL, "two verbs", NULL, 0 },
	{ "are is", NULL, "two verbs", NULL, 0 },
	{ "were was", NULL, "two verbs", NULL, 0 },
	{ "is has|had|have", NULL, "two verbs", NULL, 0 },
	{ "has have|has", NULL, "two verbs", NULL, 0 },
	{ "a an|the", "vitamin|hepatitis|type|group|grade|part|and", "two articles", NULL, 0 },
	{ "the an", NULL, "two articles", NULL, 0 },
	{ "an the", NULL, "two articles", NULL, 0 },
	{ "an|the a !.|-|(|)|,|/|-|+", NULL, "two articles", NULL, 0 },
	{ "the|a|an his|their|its|this|these|those|your|our|my !-", "all", "an article before '%s'",
	  "", 0, true },
	{ "his|their|our|my|your the|a", "of", "an article after '%s'", NULL, 0 },
	{ "the of|is|was|are|were|has|had|from|with|for|which|be|been|have !-|/", NULL,
	  "a word is missing after 'the'", NULL, 0 },
	{ PREP " the of|for|from|with|by|is|was|are|were|has", NULL,
	  "a word is missing after 'the'", NULL, 0 },
	{ "to of|from|with|for|is|was|has|had|been|been|are|were !-|/",
	  "due|it|prior|up|adhered|referred|is|and", "a word is missing after 'to'", NULL, 0 },
	{ "less|more|greater|fewer|higher|lower|older|younger|larger|smaller|longer|shorter|worse|"
	  "better then " AMOUNT,
	  "no", "'then' for 'than'", "than", 1 },
	{ "less|more|greater|fewer|higher|lower|older|younger|larger|smaller|longer|shorter then "
	  "@num",
	  NULL, "'then' for 'than'", "than", 1 },
	{ "less|more|greater|fewer|higher|lower|older|younger|larger|smaller|longer|shorter|worse|better|earlier|later then "
	  "it|he|she|they had|was|were|has|have|is|are|did|does|should",
	  NULL, "'then' for 'than'", "than", 1 },
	{ "less|more|greater|fewer|higher|lower|older|younger|larger|smaller|longer|shorter|worse|better then "
	  "expected|usual|normal|average|ever|necessary|needed|planned|allowed|recommended",
	  NULL, "'then' for 'than'", "than", 1 },
	{ "rather then", NULL, "'then' for 'than'", "than", 1 },
	{ "other then", "each|the", "'then' for 'than'", "than", 1 },
	{ "different then", NULL, "'then' for 'than' or 'from'", NULL, 0 },
	{ "he|she are|have|were !-", "^", "the verb does not agree with '%s'", NULL, 0 },
	{ "he|she "
	  "deny|complain|report|state|present|appear|need|continue|feel|take|require|suffer|"
	  "undergo|show !not",
	  "^", "the verb does not agree with '%s'", NULL, 0 },
	{ "the patient|claimant|applicant|employee|member|enrollee|beneficiary|veteran "
	  "have|are|were|deny|complain|suffer|undergo|appear|continue|require",
	  "^", "the verb does not agree with the subject", NULL, 0 },
	{ "the injured worker have|are|were|deny|complain|suffer|undergo|appear|continue|require",
	  "^", "the verb does not agree with the subject", NULL, 0 },
	{ "he|she complaints", NULL, "'complaints' for 'complains'", "complains", 1 },
	{ "a|the @num years old male|female|man|woman|patient|claimant|employee|worker|applicant",
	  NULL, "'years' for 'year'", "year", 2 },
	{ "not medically .", NULL, "a word is missing after 'medically'", NULL, 0 },
	{ "they|we is|was|has|does !-", "and|or|than", "the verb does not agree with 'they'", NULL, 0 },
	{ "did|does|do not @ed", NULL, "a past form after 'not'", NULL, 0 },
	{ "did|does not "
	  "had|has|went|took|gave|was|were|is|been|did|underwent|showed|felt|became|began|came|"
	  "made|met|writes|states|shows|supports|requires|indicates|meets|includes|provides|"
	  "documents|describes|mentions|appears|seems|takes|makes|gives|goes|works|lives|wants|"
	  "uses|allows|recommends|addresses|explains|becomes|comes|says !,",
	  "it|what|which", "not the base form after 'not'", NULL, 0 },
	{ "didn't|doesn't|don't @ed", NULL, "a past form after 'not'", NULL, 0 },
	{ "didn't|doesn't had|has|went|took|was|is|been", NULL, "a past form after 'not'", NULL,
	  0 },
	{ TO_VERB " to @ed", NULL, "a past form after 'to'", NULL, 0 },
	{ "to been|went|underwent|took|gave|began|became|considers|provides|requires|determines|"
	  "includes|indicates|recommends|obtains|performs|receives",
	  NULL, "not the base form after 'to'", NULL, 0 },
	{ "should|would|could|must|cannot|will|can|may|might been", NULL,
	  "'be' is missing or 'been' is wrong", NULL, 0 },
	{ "should|must|cannot is|was|has|had|are|were", NULL,
	  "the verb after '%s' is not in its base form", NULL, 0 },
	{ "would is|was|has|are|were", NULL, "the verb after 'would' is not in its base form", NULL,
	  0 },
	{ "will|may|can not|also been|has|is|was|required|recommended|indicated|needed", NULL,
	  "the verb is not in its base form", NULL, 0 },
	{ "has|have|had " PERFECT, NULL, "the wrong form after '%s'", NULL, 0 },
	{ "has|have|had not " BASE, NULL, "the base form after '%s not'", NULL, 0 },
	{ "has|have|had been " PASSIVE "|see|take|give", NULL, "the base form after 'been'", NULL,
	  0 },
	{ "is|was|are|were|be|being " PASSIVE, "not", "the base form after '%s'", NULL, 0 },
	{ "is|was|are|were|be not " PASSIVE
	  "|approve|indicate|mention|consider|address|cover|document",
	  NULL, "the base form after 'not'", NULL, 0 },
	{ "complained|complains|complaining " COMPLAINT, NULL, "'of' is missing after '%s'", NULL,
	  0 },
	{ "as did|does|was|is not "
	  "base|include|meet|provide|specify|document|support|address|demonstrate|establish|show|"
	  "require|recommend|identify|contain",
	  "such|much|same|well", "the subject is missing after 'as'", NULL, 0 },
	{ "had , " HAVE_ADVERB " , had", NULL, "'had' stands twice", NULL, 0 },
	{ "has , " HAVE_ADVERB " , has", NULL, "'has' stands twice", NULL, 0 },
	{ "was , " HAVE_ADVERB " , was", NULL, "'was' stands twice", NULL, 0 },
	{ "is , " HAVE_ADVERB " , is", NULL, "'is' stands twice", NULL, 0 },
	{ "alter|affect|treat|improve|assess|address|change|manage|reduce|evaluate|support|"
	  "determine and "
	  "applicant's|employee's|individual's|enrollee's|insured's",
	  NULL, "'and' for 'an'", "an", 1, true },
	{ "of|for|in|with|from and "
	  "applicant's|applicant|employee's|individual's|individual|enrollee's|insured's|"
	  "evaluation|orthopedic|additional|updated",
	  NULL, "'and' for 'an'", "an", 1, true },
	{ "in|with regard|regards|respect the|his|her|their|this", NULL,
	  "'to' is missing after '%s'", NULL, 0 },
	{ "due the|a "
	  "fact|lack|nature|severity|risk|absence|pain|presence|high|extent|chronicity|failure|"
	  "injury",
	  NULL, "'to' is missing after 'due'", "due to", 0 },
	{ "due his|her lack|pain|injury|symptoms|condition|anxiety|depression|failure", NULL,
	  "'to' is missing after 'due'", "due to", 0 },
	{ "due lack|severe|chronic|failure|worsening|persistent", NULL,
	  "'to' is missing after 'due'", "due to", 0 },
	{ "do to lack|pain|severe|chronic|worsening|persistent|failure|anxiety|depression",
	  "can|could|what|nothing", "'do to' for 'due to'", "due", 0 },
	{ "according the|a|his|her|this", NULL, "'to' is missing after 'according'", "according to",
	  0 },
	{ "is|was|are|were based the|a|his|her|these|this", NULL, "'on' is missing after 'based'",
	  "based on", 1 },
	{ "in spite the|his|her|this|these", NULL, "'of' is missing after 'spite'", "spite of", 1 },
	{ "despite of", NULL, "'despite' takes no 'of'", "", 1 },
	{ "unable|able|unwilling|failed|failing|inability|ability " BASE, NULL,
	  "'to' is missing after '%s'", NULL, 0 },
	{ "it's "
	  "own|decision|determination|efficacy|guidelines|effects|findings|rationale|denial|"
	  "entirety|coverage",
	  NULL, "'it's' for 'its'", "its", 0 },
	{ "its been|not|a|an|important|likely|clear !,", "and", "'its' for 'it's'", "it's", 0 },
	{ "their is|are|was|were|has|have", NULL, "'their' for 'there'", "there", 0 },
	{ "there own|symptoms|condition|medications|decision|pain", NULL, "'there' for 'their'",
	  "their", 0 },
	{ "who's symptoms|condition|pain|medical|injury|history", NULL, "'who's' for 'whose'",
	  "whose", 0 },
	{ "there|they|we|records|symptoms where "
	  "no|any|some|not|also|several|multiple|reviewed|noted|found",
	  NULL, "'where' for 'were'", "were", 1 },
	{ "side affects|affect", NULL, "'affect' for 'effect'", NULL, 0 },
	{ "adverse affects|affect", NULL, "'affect' for 'effect'", NULL, 0 },
	{ "in affect|additional to", NULL, "the wrong word after 'in'", NULL, 0 },
	{ "medical|against advise", NULL, "'advise' for 'advice'", "advice", 1 },
	{ "casual relationship|connection|relation between|to|with", NULL, "'casual' for 'causal'",
	  "causal", 0, true },
	{ "was|were|been|be preformed", NULL, "'preformed' for 'performed'", "performed", 1 },
	{ "suffering|suffers|suffered|resulting|resulted|ranging|derived|discharged|recovered|"
	  "benefit|benefited form",
	  NULL, "'form' for 'from'", "from", 1 },
	{ "an other !than|-", NULL, "'an other' for 'another'", NULL, 0 },
	{ "in other to", NULL, "'in other to' for 'in order to'", "order", 1 },
	{ "in order the|for to", NULL, "'to' is missing after 'in order'", NULL, 0 },
	{ "as well has", NULL, "'has' for 'as'", "as", 2 },
	{ "is|was|were|are suppose to", NULL, "'suppose' for 'supposed'", "supposed", 1 },
	{ "he|she|patient|worker|applicant|claimant use to", NULL, "'use to' for 'used to'", "used",
	  1 },
	{ "this "
	  "medications|symptoms|injections|treatments|guidelines|sessions|visits|complaints|"
	  "conditions|limitations",
	  NULL, "'this' before a plural", "these", 0, true },
	{ "these|those "
	  "medication|treatment|guideline|injection|session|symptom|finding|complaint|request "
	  "is|was|has|are|"
	  "were|have|.",
	  NULL, "a singular after '%s'", NULL, 0 },
	{ "there are|were no evidence|documentation|indication|improvement", NULL,
	  "the verb does not agree", NULL, 0 },
	{ "more better|worse|easier|higher|lower|older|younger|sooner", "no|the|any|much|once",
	  "a doubled comparison", NULL, 0 },
	{ "one times each|per|a|daily|weekly|every", NULL, "'one times' for 'one time'", "time",
	  1 },
	{ "request for is|was|are|were|has", NULL, "what was asked for is missing", NULL, 0 },
	{ "medically necessity", NULL, "'medically' for 'medical'", "medical", 0 },
	{ "is|was|are|were|not medical necessary", NULL, "'medical' for 'medically'", "medically",
	  1 },
	{ "medical|medically necessary necessary|necessity", NULL, "'necessary' stands twice", NULL,
	  0 },
	{ "his her", "of", "two words for one person", NULL, 0 },
	{ "he|she she|he !-|'", "^", "two words for one person", NULL, 0 },
	{ "has|have|had requested for", NULL, "'for' is not needed", "", 2 },
	{ "discuss|discussed|discussing about", NULL, "'about' is not needed", "", 1 },
	{ "denies|denied of", NULL, "'of' is not needed", "", 1 },
	{ "regarding to|of", NULL, "a word too many after 'regarding'", "", 1 },
	{ "diagnosed|secondary|including|due of", NULL, "'of' is the wrong word here", NULL, 0 },
	{ "in accordance to", NULL, "'with' is meant", "with", 2 },
	{ "for|with|from|by|into of !course", NULL, "a word is missing before 'of'", NULL, 0 },
	{ "is|was presents|complains|continues|requires|suffers|undergoes|denies|remains", NULL,
	  "two verbs", NULL, 0 },
	{ "does|do|did not "
	  "meets|supports|appears|seems|shows|includes|provides|indicates|recommends|requires|"
	  "demonstrates|documents|describes|states|specifies|establishes|exceeds|contains|mentions|"
	  "suggests|warrants|justifies|takes",
	  NULL, "the verb after 'not' is not in its base form", NULL, 0 },
	{ "should|would|could|must|cannot|may|might "
	  "includes|provides|requires|continues|receives|undergoes|helps|improves|returns|takes|"
	  "gets|makes|goes|comes",
	  NULL, "the verb after '%s' is not in its base form", NULL, 0 },
	{ "to "
	  "includes|provides|receives|undergoes|requires|performs|determines|improves|demonstrates",
	  NULL, "the verb after 'to' is not in its base form", NULL, 0 },
	{ "be|been see|treat|give|take|approve|deny|evaluate", NULL, "the base form after '%s'",
	  NULL, 0 },
	{ "is|was|were|been took|gave|began|wrote|chose|fell|broke|shook|spoke|drove|became", NULL,
	  "the wrong form after '%s'", NULL, 0 },
	{ "has|had being", NULL, "'being' for 'been'", "been", 1 },
	{ "must|should|cannot to", NULL, "'to' is not needed after '%s'", "", 1 },
	{ "for|of continue|evaluate|determine|improve|perform|provide|receive|undergo", NULL,
	  "the base form after '%s'", NULL, 0 },
	{ "as evidence|document|recommend|indicate|describe|note|state|define|require "
	  "by|in|on|above",
	  NULL, "the base form after 'as'", NULL, 0 },
	{ "base on|upon the|a|his|her|their|this|these|mtus|odg", "^", "'base' for 'based'",
	  "based", 0 },
	{ "decision|is|was|are|were base on|upon", NULL, "'base' for 'based'", "based", 1 },
	{ "as|when compare to|with", NULL, "'compare' for 'compared'", "compared", 1 },
	{ "in needed of", NULL, "'needed' for 'need'", "need", 1 },
	{ "more|less|greater|fewer that @num", NULL, "'that' for 'than'", "than", 1 },
	{ "at lest", NULL, "'lest' for 'least'", "least", 1 },
	{ "trail|trails of "
	  "physical|conservative|therapy|medication|medications|acupuncture|chiropractic|opioids|"
	  "nsaids|care|treatment|psychotherapy|injections|home",
	  NULL, "'trail' for 'trial'", NULL, 0 },
	{ "trail of @num", NULL, "'trail' for 'trial'", "trial", 0 },
	{ "initial|clinical|controlled|randomized trail|trails", NULL, "'trail' for 'trial'", NULL,
	  0 },
	{ "the|this patients|claimants|applicants|members|employees|enrollees "
	  "condition|history|symptoms|diagnosis|injury|physician|medical|current",
	  NULL, "an apostrophe is missing", NULL, 0 },
	{ "inspite of", NULL, "'in spite' is meant", "in spite", 0 },
	{ "a lot's|alot", NULL, "'a lot' is meant", NULL, 0 },
};

#endif
