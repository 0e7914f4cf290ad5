/* SPDX-License-Identifier: MIT */
/*
 * Decisions in words that no other reader knows: each word that is for the patient or against counts
 * as a sign, denials of it turn it, and what one says of the other multiplies: "no basis on which the
 * claim could be paid", "authorization is withheld", "the carrier was not correct to deny it". Only
 * of short sentences of the letter's own, of now, that nothing else was read in.
 */
#include "facts/decisions_clause.h"

enum { LONGEST = 34 };

static const char plus[] =
	"approve|approves|approved|approving|approval|authorize|authorizes|authorized|authorizing|authorization|certify|certifies|certified|"
	"certification|cover|covers|covered|coverage|covering|pay|pays|paid|payable|paying|payment|reimburse|reimburses|reimbursed|"
	"reimbursement|grant|grants|granted|granting|allow|allows|allowed|allowing|necessary|necessity|need|needed|warranted|indicated|"
	"appropriate|reasonable|justified|supported|entitled|eligible|qualifies|merit|merits|met|meets|meet|satisfied|provide|"
	"provided|furnish|supply|supplied|established|shown|demonstrated|proven|proved|favors|required|final|stands|stand|correct|right|"
	"rightly|proper|properly|upheld|uphold|upholds|upholding|affirm|affirmed|affirms|sustain|sustained|confirm|confirmed|confirms|agree|"
	"agrees|concur|concurs|given|succeeds|succeed|prevail|prevails|accept|accepted|honor|honored|awarded|show|shows|supports|support|"
	"establish|establishes|justify|justifies|warrants|warrant|carried|intact|maintained|unchanged";
static const char minus[] =
	"deny|denies|denied|denial|denying|refuse|refuses|refused|refusal|refusing|reject|rejects|rejected|decline|declines|declined|"
	"declining|disallow|disallowed|disallows|exclude|excluded|excludes|unnecessary|unwarranted|inappropriate|unreasonable|unjustified|"
	"unsupported|noncertified|experimental|investigational|dismissed|dismiss|dismisses|withheld|withhold|reverse|reverses|reversed|"
	"reversing|overturn|overturned|overturns|overturning|vacated|vacate|vacates|rescinded|rescind|wrong|wrongly|wrongful|erred|error|"
	"mistaken|improper|improperly|incorrect|incorrectly|disagree|disagrees|noncertify|noncovered|fails|failed|ineligible|unproven|"
	"cosmetic|premature|excessive|disapprove|disapproved|overruled|erroneous|lifted|withdrawn|noncertification|unfounded|annulled";
static const char turns[] = "not|no|cannot|neither|nor|never|without|lack|lacks|lacking|insufficient|unable|none|nothing|non|hardly|nowhere";
/* It is not the letter's own, or not of now, or of no one thing. */
#define STRAYING                                                                                                          \
	"if|unless|whether|might|until|once|when|where|says|said|argues|argued|contends|states|stated|wrote|writes|believes|feels|"   \
	"maintains|asks|asked|asking|requests|requesting|wants|seeks|sought|hopes|reports|reported|utilization|ur|guideline|guidelines|" \
	"mtus|odg|acoem|policy|policies|literature|studies|manual|patients|members|enrollees|people|individuals|adults|children|"         \
	"previously|earlier|prior|previous|initial|initially|first|second|level|history|past|had|instead|alternative|other|another|"     \
	"although|though|while|however|but|because|since|generally|usually|typically|often|ordinarily|normally|rarely|commonly|dissent|minority|rights|right|file|hearing|"  \
	"questions|call|contact|future|new|resubmit|information|records|interest|conflict|copy|enclosed|days|weeks|months|years|per|each|" \
	"every|some|part|only|partially|modified|also|both|either|than|more|less|license|licensed|board|practice|employed|contract|"      \
	"may|can|should|could|would|after|before|although|despite|even|federal|state|law|code|section|regulation|statute|evidence-based|"  \
	"appealed|ask|dispute|disputes|disputed|parties|nobody|discuss|rests|view|mentions|mentioned|received|sent|gave|told|what|which|who|" \
	"as|label|question|reason|reasons|calls|nurse|you|recommends|recommend|reviewer's|trial|failed|improvement|benefit|benefits|pain|relief|function|findings|examination|test|tests"

static bool strays(const struct ll_letter *l, uint32_t i, uint32_t begin)
{
	/* "I would reverse", "the plan should have paid", "the right decision", "could be paid" */
	if (tok_in(l, i, "would|should|could|right|failed"))
		return !(tok_is(l, i, "would") ? i > begin && tok_in(l, i - 1, "i|we|reviewer|undersigned|panel|majority")
			 : tok_is(l, i, "could") ? tok_in(l, i + 1, "be") && span_has(l, begin, i, "no")
			 : tok_is(l, i, "right") ? i > begin && tok_in(l, i - 1, "was|is|were")
						 : tok_is(l, i, "should"));
	if (tok_is(l, i, "which"))
		return !(i > begin && tok_in(l, i - 1, "on|upon"));
	if (tok_is(l, i, "benefit"))
		return !tok_in(l, i - (i > begin), "covered|plan");
	return true;
}

/* The sentence may decide something now. */
static bool may_decide(const struct ll_letter *l, uint32_t begin, uint32_t end)
{
	if (end - begin > LONGEST || end - begin < 3 || !tok_is(l, end - 1, "."))
		return false;
	for (uint32_t i = begin; i < end; i++)
		if ((tok_in(l, i, STRAYING) && strays(l, i, begin)) || tok(l, i)->flags & LL_TOK_QUOTED || tok(l, i)->kind == LL_TOK_NUMBER || tok_is(l, i, "("))
			return false;
	return true;
}

/* "The insurer denied the request": the verb is in the past, of somebody else's act. */
static bool told_of_then(const struct ll_letter *l, uint32_t begin, uint32_t i)
{
	if (!tok_in(l, i, "approved|denied|refused|declined|rejected|authorized|certified|granted|allowed|reversed|overturned|affirmed|sustained|"
			  "paid|dismissed|disallowed|excluded|covered|reimbursed|provided|accepted|confirmed|vacated|rescinded|withheld|upheld"))
		return false;
	const uint32_t low = i > begin + 5 ? i - 5 : begin;
	return i > begin && !span_has(l, low, i, "is|are|be|being|remains|remain|stays|stands|must|will|cannot|hereby|not|been|we|i");
}

/* A word of tokens [from, to) decides: no name of a decision alone, no "shows" of an x-ray, no "wrong" of a page. */
static bool tells(const struct ll_letter *l, uint32_t begin, uint32_t end, uint32_t from, uint32_t to)
{
	static const char names[] = "denial|refusal|coverage|payment|need|necessity|approval|authorization|certification|reimbursement|noncertification",
			  shows[] = "show|shows|shown|demonstrated|established|establish|establishes|proven|proved|support|supports|supported|justify|"
				    "justifies|met|meets|meet|satisfied|carried|warrants|warrant|favors",
			  judges[] = "right|rightly|wrong|wrongly|wrongful|erred|error|mistaken|improper|improperly|incorrect|incorrectly|correct|proper|"
				     "properly|final|intact|maintained|unchanged|lifted|withdrawn|erroneous|unfounded|confirm|confirms|confirmed|stand|"
				     "stands|agree|agrees|concur|concurs|disagree|disagrees";
	bool told = false;
	/* "The beneficiary disagrees with the decision" */
	if (span_has(l, begin, end, "agree|agrees|concur|concurs|disagree|disagrees") && !span_has(l, begin, end, TOLD_OURS))
		return false;
	for (uint32_t i = from; i < to; i++) {
		if (!tok_in(l, i, plus) && !tok_in(l, i, minus))
			continue;
		if (told_of_then(l, begin, i))
			return false;
		if (tok_in(l, i, names))
			told |= span_has(l, begin, i, "no|insufficient|without") && tok_in(l, i, "need|necessity");
		else if (tok_in(l, i, shows))
			told |= span_has(l, begin, end, "necessity|need|needed|criteria|burden|necessary|reasonable|merit");
		else if (tok_in(l, i, "agree|agrees|concur|concurs|disagree|disagrees"))
			told |= tok_is(l, i + 1, "with") && span_has(l, begin, i, TOLD_OURS);
		else if (tok_in(l, i, judges))
			told |= span_has(l, begin, end, "denial|refusal|decision|determination|deny|denying|refuse|refusing|decline|declining|cover|pay");
		else
			return true;
	}
	return told;
}

/* Whether what is decided, or the decision on it, is named: what the sentence is about. */
static bool about_case(const struct ll_letter *l, uint32_t begin, uint32_t end)
{
	if (span_has(l, begin, end, "request|claim|appeal|denial|refusal|coverage|payment|grievance|complaint|requested|disputed|certification|"
				    "authorization|approval|relief|necessity"))
		return true;
	for (uint32_t i = begin; i < end; i++)
		if (mark_at(l, i, LEX_SERVICES) || mark_at(l, i, LEX_DRUGS))
			return true;
	return span_has(l, begin, end, "decision|determination") && span_has(l, begin, end, "plan's|insurer's|carrier's|our|administrator's|contractor's");
}

/* The sign of a word for or against; 0: neither. */
static int sign_at(const struct ll_letter *l, uint32_t i, uint32_t begin)
{
	if (tok_in(l, i, "decision|determination|position") && i > begin &&
	    tok_in(l, i - 1, "plan's|insurer's|carrier's|administrator's|contractor's|adverse|payer's|our|its|company's") && !tok_in(l, i + 1, "not|to"))
		return -1;
	if (tok_in(l, i, "plan|contractor|insurer|carrier|administrator|company") && span_has(l, begin, i, "agree|agrees|concur|concurs|disagree|disagrees") &&
	    span_has(l, begin, i, "with"))
		return -1;
	if (tok_in(l, i, "certification|authorization|approval|coverage|payment|need|necessity") &&
	    (tok_in(l, i + 1, "request|requests|form|number|criteria|period|unit|department") || (i > begin && tok_in(l, i - 1, "non|-"))))
		return tok_in(l, i - 1, "non|-") && !tok_is(l, i + 1, "request") ? -1 : 0;
	if (tok_is(l, i, "need") && tok_in(l, i + 1, "not|only"))
		return 0;
	if (tok_in(l, i, "left|leave|remains") && tok_seq_in(l, i + 1, "in place|as it|in force|in effect"))
		return 1;
	if (tok_in(l, i, "denied|denies|denying") && i > begin && tok_in(l, i - 1, "he|she|patient|worker|claimant|member|applicant"))
		return 0;
	/* "The service denied is a monitor" */
	if (tok_in(l, i, "denied|refused|approved|covered|paid") && i > begin &&
	    tok_in(l, i - 1, "service|services|treatment|care|item|items|drug|visits|days|medication|procedure|device"))
		return 0;
	if (tok_is(l, i, "final") && !span_has(l, begin, i, "denial|refusal"))
		return 0;
	return tok_in(l, i, plus) ? 1 : tok_in(l, i, minus) ? -1 : 0;
}

/* The signs of tokens [begin, end): 1, -1, or 0 where they are none or at odds. [*from, *to): from the first to the last. */
static int weigh(const struct ll_letter *l, uint32_t begin, uint32_t end, uint32_t *from, uint32_t *to)
{
	int all = 0, turn = 1, carried = 1;
	bool joined = false;
	for (uint32_t i = begin; i < end; i++) {
		if (tok_is(l, i, "that") && all && span_has(l, begin, i, "agree|agrees|concur|concurs|disagree|disagrees"))
			return all;
		if (tok_in(l, i, turns)) {
			if (tok_is(l, i, "non") && tok_in(l, i + 1 + tok_is(l, i + 1, "-"), "certified|covered|certify|certification"))
				i += tok_is(l, i + 1, "-");
			turn = tok_is(l, i, "nor") ? -1 : -turn;
			continue;
		}
		if (tok_in(l, i, "and|or|nor|,")) {
			joined = true;
			turn = 1;
			carried = tok_in(l, i, "or|nor") ? carried : 1;
			continue;
		}
		const int sign = sign_at(l, i, begin);
		if (!sign)
			continue;
		*to = i + 1;
		if (!all) {
			*from = i;
			all = sign * turn;
		} else if (joined) {
			if (sign * (turn < 0 ? turn : carried) != all)
				return 0;
		} else {
			all *= sign * turn;
		}
		carried = turn;
		turn = 1;
		joined = false;
	}
	return turn < 0 ? 0 : all; /* a denial of nothing that is known */
}

uint32_t decision_weighed(const struct ll_letter *l, const struct ll_sentence *s, uint32_t *from, uint32_t *to)
{
	const uint32_t end = s->token + s->ntokens;
	if (!may_decide(l, s->token, end) || !about_case(l, s->token, end))
		return LL_UNDECIDED;
	/* "This notice is about your appeal of our decision to stop paying": no word of what is decided now */
	if (span_has(l, s->token, end, "about|concerns|concerning|regarding|stop|stopped|stopping|ended|ending|appeal|effects|symptoms|"
					"symptom|pain|allergies|ideation|complaints|use"))
		return LL_UNDECIDED;
	/* one of several may say "I would find the surgery not necessary" */
	if (span_has(l, s->token, end, "i|would|my") &&
	    place_any(l, places_of(l, "reviewers|majority|minority|dissent|panel|committee|physicians"), 0, l->tokens.n))
		return LL_UNDECIDED;
	/* "was denied" may be of before; "was proper" judges now */
	if (span_has(l, s->token, end, "was|were|did|been") &&
	    !span_has(l, s->token, end, "necessary|unnecessary|appropriate|needed|reasonable|proper|improper|right|wrong|correct|incorrect|justified|"
					"warranted|should|indicated|error|erred"))
		return LL_UNDECIDED;
	/* "The plan has denied it" */
	if (span_has(l, s->token, end, "has|have") && !span_has(l, s->token, end, "shown|met|established|demonstrated|proved|merit|carried|proven"))
		return LL_UNDECIDED;
	const int sign = weigh(l, s->token, end, from, to);
	return sign && tells(l, s->token, end, *from, *to) ? yes(sign > 0) : LL_UNDECIDED;
}

uint32_t decision_weighed_in(const struct ll_letter *l, uint32_t begin, uint32_t end, uint32_t *from, uint32_t *to)
{
	for (uint32_t i = begin; i < end; i++)
		if ((tok_in(l, i, STRAYING) && strays(l, i, begin)) || tok(l, i)->kind == LL_TOK_NUMBER || tok_in(l, i, "was|were|has|had|("))
			return LL_UNDECIDED;
	const int sign = about_case(l, begin, end) ? weigh(l, begin, end, from, to) : 0;
	return sign && tells(l, begin, end, *from, *to) ? yes(sign > 0) : LL_UNDECIDED;
}
