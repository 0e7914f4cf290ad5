/* SPDX-License-Identifier: MIT */
/*
 * Decisions told by whom they go for: "I find for the enrollee", "the member wins", "the answer is
 * still no", "the carrier has no obligation to pay for the transport", "you may now schedule the
 * scan", "the committee votes to cover the implant", "this letter gives notice of the denial".
 */
#include "facts/decisions_clause.h"

#define PATIENT_SIDE LIST_PATIENTS "|you|appellant|petitioner|insured|subscriber|employee|family|mother|father|parents|child|" \
	"provider|hospital|supplier|requester|complainant"
#define PATIENT_OWN "your|member's|patient's|worker's|enrollee's|claimant's|beneficiary's|appellant's|insured's|veteran's|" \
	"applicant's|employee's|provider's|hospital's|family's|child's|mother's|father's|petitioner's|subscriber's|complainant's"
#define PAYER_SIDE TOLD_PAYERS "|defendant|agency|insurance"
#define PAYER_OWN "plan's|carrier's|insurer's|administrator's|payer's|contractor's|company's|employer's|respondent's|defendant's|" \
	"payor's|hmo's|agency's"

/* Whose side token k tells of, behind its article: 1 the payer's, -1 the patient's, 0 neither. */
static int party_at(const struct ll_letter *l, uint32_t k)
{
	while (tok_in(l, k, "the|this|your|his|her|our|injured|health|claims|medical|managed|insurance|young"))
		k++;
	if (tok_in(l, k, PAYER_SIDE "|" PAYER_OWN))
		return tok_seq(l, k, "plan of") ? 0 : 1;
	return tok_in(l, k, PATIENT_SIDE "|" PATIENT_OWN) ? -1 : 0;
}

/* The clause that ends behind token i, by its marks and what begins a new one. */
static uint32_t side_clause(const struct ll_letter *l, uint32_t i)
{
	const uint32_t first = sent_begin(l, i), low = i > first + TOLD_REACH ? i - TOLD_REACH : first;
	uint32_t k = i;
	while (k > low && !tok_in(l, k - 1, ";|:|but|because|although|though|while|whereas|since") &&
	       !(tok_in(l, k - 1, ",|and") && tok_in(l, k, "the|we|i|your|our|this|it|so|and|therefore")))
		k--;
	return k;
}

/* Somebody else's view, a condition, a question, an earlier level. */
static bool doubtful(const struct ll_letter *l, uint32_t begin, uint32_t i)
{
	const uint32_t first = sent_begin(l, i), end = sent_end(l, i);
	if (tok(l, i)->flags & LL_TOK_QUOTED || tok_is(l, end - 1, "?"))
		return true;
	if (span_has(l, first, end, "if|unless|until|dissent|minority|dissents|dissenting"))
		return true;
	for (uint32_t k = begin; k < i; k++)
		if ((told_of_another(l, k) && !(k && tok_in(l, k - 1, "this|present"))) || tok_in(l, k, "would|could|might|argues|argued|contends|believes|feels|maintains|wrote|writes|"
							  "says|said|stated|asks|asked|wants|hopes|when|whether|had|previously|earlier|"
							  "another|similar|generally|usually|should"))
			return true;
	return false;
}

#define OUR_MATTER TOLD_OURS "|decision|determination|review|appeal|complaint|grievance|case|matter|dispute|issue|question|order|" \
	"letter|outcome|result|ruling|hearing|reconsideration|finding|judgment|conclusion|claim|request|department|commissioner|arbitrator"

/* "in favor of the plan", "in the member's favor", "in your favor". */
static uint32_t of_favored(const struct ll_letter *l, uint32_t i, uint32_t begin, uint32_t *from)
{
	int party = 0;
	uint32_t k = i;
	if (tok_is(l, i + 1, "of") && i && tok_is(l, i - 1, "in")) {
		party = party_at(l, i + 2);
		k = i - 1;
	} else if (tok_in(l, i - 1, PATIENT_OWN "|" PAYER_OWN)) {
		party = tok_in(l, i - 1, PATIENT_OWN) ? -1 : 1;
		k = i - 1;
		while (k > begin && tok_in(l, k - 1, "the|this"))
			k--;
		if (k == begin || !tok_is(l, k - 1, "in"))
			return LL_UNDECIDED;
		k--;
	}
	if (!party || k <= begin || !span_has(l, begin, k, OUR_MATTER) || span_has(l, begin, k, "was|were|evidence|literature|studies|weighs"))
		return LL_UNDECIDED;
	*from = k;
	return yes((party < 0) ^ span_has(l, begin, k, "not|cannot|never"));
}

/* "The member wins", "you have won your appeal", "the plan prevails". */
static uint32_t of_winner(const struct ll_letter *l, uint32_t i, uint32_t begin, uint32_t *from)
{
	const bool won = tok_in(l, i, "wins|win|won|prevails|prevail|prevailed");
	uint32_t k = i;
	bool have = false, no = false;
	while (k > begin && tok_in(l, k - 1, "has|have|must|therefore|thus|does|do|not|cannot|will|again|now")) {
		k--;
		have |= tok_in(l, k, "has|have");
		no |= tok_in(l, k, "not|cannot");
	}
	if (k == begin || (tok_in(l, i, "won|lost") && !have))
		return LL_UNDECIDED;
	int party = tok_in(l, k - 1, PAYER_SIDE) ? 1 : tok_in(l, k - 1, PATIENT_SIDE) ? -1 : 0;
	if (tok_in(l, k - 1, "appeal|request|claim|complaint|grievance")) /* "the appeal prevails" */
		party = -1;
	const uint32_t n = i + 1;
	if (!party || !(tok_in(l, n, ".|,|;|!|on|in|and|here") || n >= sent_end(l, i) ||
			(tok_in(l, n, "the|your|this|his|her") && tok_in(l, n + 1, "appeal|case|dispute|claim|review|matter"))))
		return LL_UNDECIDED;
	*from = k - 1;
	return yes(((party < 0) == won) ^ no);
}

/* "... on the side of the patient", "goes against the plan" */
static uint32_t of_side(const struct ll_letter *l, uint32_t i, uint32_t begin, uint32_t *from)
{
	const bool against = tok_is(l, i, "against");
	const int party = party_at(l, i + (against ? 1 : 2));
	if (!party || span_has(l, begin, i, "not|cannot|was|were|evidence"))
		return LL_UNDECIDED;
	if (against ? !tok_in(l, i - 1, "goes|go|gone|decides|decided|rules|ruled|finds|found|find|rule|decide|decision|ruling|determination")
		    : !(tok_is(l, i + 1, "of") && tok_is(l, i - 1, "the")))
		return LL_UNDECIDED;
	if (!span_has(l, begin, i, OUR_MATTER))
		return LL_UNDECIDED;
	*from = against ? i - 1 : i;
	return yes((party < 0) ^ against);
}

/* What a question asks that the answer is given to: 1 whether it is covered, -1 whether the denial was right, 0 neither. */
static int question_before(const struct ll_letter *l, uint32_t i)
{
	const uint32_t s = tok(l, i)->sentence;
	const uint32_t from = s ? l->sentences.v[s - 1].token : 0;
	if (!span_has(l, from, sent_begin(l, i), "deny|denial|denied|denying|refuse|refusal|refused|refusing|uphold|overturn") &&
	    !span_has(l, sent_begin(l, i), i, "deny|denial|denied|denying|refuse|refusal|refused|refusing|uphold|overturn"))
		return 1;
	if (span_has(l, from, sent_begin(l, i), "right|correct|proper|justified|rightly|properly|uphold"))
		return -1;
	return 0;
}

/* "The answer is still no", "yes to the CPAP machine", "we must say no". */
static uint32_t of_answer(const struct ll_letter *l, uint32_t i, uint32_t begin, uint32_t *from)
{
	uint32_t k = i;
	while (k > begin && tok_in(l, k - 1, "is|remains|be|must|has|to|still|again|therefore|a|an|stays|clear|short|:|,|\"|our|now|firm|only|thus"))
		k--;
	const uint32_t first = sent_begin(l, i);
	if (tok_is(l, i + 1, "to") &&
	    ((k == first && tok_in(l, i + 2, "the|your|this|his|her")) ||
	     (i < first + 6 && tok_in(l, first, "in|so|finally") && tok_in(l, i + 2, "the|your|this")))) {
		*from = i;
		return yes(tok_is(l, i, "yes"));
	}
	const bool said = k > begin + 1 && tok_in(l, k - 1, "say|saying") && !span_has(l, begin, k, "not|cannot") && span_has(l, begin, k, "we|i");
	if (!said && (k == begin || !tok_in(l, k - 1, "answer|response|reply|decision")))
		return LL_UNDECIDED;
	if (!(tok_in(l, i + 1, ".|,|;|:|-|\"|to|!") || i + 1 >= sent_end(l, i)))
		return LL_UNDECIDED;
	if (!said && k > begin + 1 && !tok_in(l, k - 2, "the|our|my|short|final|,|and|an"))
		return LL_UNDECIDED;
	const int asks = question_before(l, k);
	*from = k - 1;
	return asks ? yes(tok_is(l, i, "yes") == (asks > 0)) : LL_UNDECIDED;
}

/* A thing asked for stands in tokens [i, i + 8), or a word for it. */
static bool wanted_at(const struct ll_letter *l, uint32_t i, uint32_t end)
{
	for (uint32_t k = i; k < end && k < i + 8; k++) {
		if (mark_over(l, k, LEX_SERVICES) || mark_over(l, k, LEX_DRUGS) ||
		    tok_in(l, k, "coverage|payment|reimbursement|requested|disputed|treatment|service|procedure|surgery|device|transport"))
			return true;
		if (tok_in(l, k, ".|;|copy|appeal|hearing|review|file|records|opinion|examination"))
			return false;
	}
	return false;
}

/* Back from token k, not beyond `begin`, over words of a list; those that deny turn *no. */
static uint32_t back_over(const struct ll_letter *l, uint32_t k, uint32_t begin, const char *words, bool *no)
{
	while (k > begin && tok_in_list(l, k - 1, words)) {
		k--;
		*no ^= tok_in(l, k, "no|not|cannot");
	}
	return k;
}

/* "The carrier has no obligation to reimburse ...", "is bound to pay", "is relieved of liability for it". */
static uint32_t of_duty(const struct ll_letter *l, uint32_t i, uint32_t begin, uint32_t *from)
{
	bool no = false;
	const uint32_t k = back_over(l, i, begin, "has|have|had|is|are|no|not|an|a|any|the|under|does|therefore|thus|also|legally|"
						  "contractual|legal|now", &no);
	if (k == begin || !tok_in(l, k - 1, PAYER_SIDE) || !tok_in(l, i + 1, "to|for"))
		return LL_UNDECIDED;
	const bool against = tok_in(l, i, "relieved|excused|free") && !tok_in(l, i + 1, "for");
	if (tok_is(l, i + 1, "to") &&
	    !tok_in(l, i + 2, "pay|cover|authorize|authorise|approve|provide|reimburse|allow|certify|arrange|furnish|supply|fund|bear|meet|grant"))
		return against && tok_in(l, i + 2, "refuse|deny|decline|withhold") ? yes(no) : LL_UNDECIDED;
	if (!wanted_at(l, i + 2, sent_end(l, i)) && !tok_in(l, i + 3, "it|this|for"))
		return LL_UNDECIDED;
	*from = k;
	return yes(!no ^ against);
}

/* "The plan has to pay for ...", "is to pay", "will pay for your son's therapy". */
static uint32_t of_payment(const struct ll_letter *l, uint32_t i, uint32_t begin, uint32_t *from)
{
	bool no = false;
	const uint32_t k = back_over(l, i, begin, "has|have|is|to|not|will|now|therefore|thus|does|also|must|shall|continue|need|owes|then|"
						  "hereby", &no);
	if (k == begin || !span_has(l, k, i, "to|will|must|shall|need") || !tok_in(l, k - 1, PAYER_SIDE) || tok_is(l, k, "to") ||
	    span_has(l, begin, k, "no|that|which|who|a|any|policy|each|every"))
		return LL_UNDECIDED;
	uint32_t n = i + 1 + tok_in(l, i + 1, "for|the");
	n += tok_in(l, n, "all");
	if (!(tok_in(l, n, "the|your|his|her|this|these|it") || tok_is(l, n - 1, "the")) || (!tok_in(l, k, "has|is") && !wanted_at(l, n, sent_end(l, i))) ||
	    span_has(l, i, sent_end(l, i), "per|every|up|only|when|first|part|remaining|each|year|policy"))
		return LL_UNDECIDED;
	*from = k;
	return yes(!no);
}

/* "The plan may refuse to pay for the drug" */
static uint32_t of_refusal(const struct ll_letter *l, uint32_t i, uint32_t begin, uint32_t *from)
{
	const bool no = tok_in(l, i - 1, "not|no");
	uint32_t k = i - no;
	while (k > begin && tok_in(l, k - 1, "properly|rightly|lawfully|therefore|thus|continue|to"))
		k--;
	if (k < begin + 2 || !tok_in(l, k - 1, "may|can|cannot|must") || !tok_in(l, k - 2, PAYER_SIDE) || !tok_in(l, i + 1, "to|coverage|payment|the|it|this"))
		return LL_UNDECIDED;
	*from = k - 1;
	return yes(no || tok_is(l, k - 1, "cannot"));
}

/* "Her condition called for an air ambulance" */
static uint32_t of_call(const struct ll_letter *l, uint32_t i, uint32_t begin, uint32_t *from)
{
	if (!tok_is(l, i + 1, "for") || span_has(l, begin, i, "plan|policy|guideline|guidelines|protocol|contract|doctor|physician|is|are") ||
	    !span_has(l, begin, i, "condition|symptoms|situation|injury|injuries|findings|picture|illness|case|circumstances|disease|emergency|wound|state") ||
	    !wanted_at(l, i + 2, sent_end(l, i)))
		return LL_UNDECIDED;
	*from = i;
	return yes(!span_has(l, begin, i, "not|never|no"));
}

/* "The vein treatment falls outside the benefit" */
static uint32_t of_benefit(const struct ll_letter *l, uint32_t i, uint32_t begin, uint32_t *from)
{
	const bool out = tok_in(l, i + 1, "outside|beyond");
	if (!out && !tok_in(l, i + 1, "within|under"))
		return LL_UNDECIDED;
	uint32_t k = i + 2;
	const uint32_t end = sent_end(l, i);
	while (k < end && k < i + 8 && !tok_in(l, k, "benefit|coverage|policy|benefits|contract|exclusion|exclusions|exception"))
		k++;
	if (k >= end || k >= i + 8 || !tok_in(l, begin, "the|your|this|these|his|her") || span_has(l, begin, i, "if|which"))
		return LL_UNDECIDED;
	*from = i;
	return yes(out == tok_in(l, k, "exclusion|exclusions"));
}

/* "You owe nothing for the scan, as we will now pay it" */
static uint32_t of_debt(const struct ll_letter *l, uint32_t i, uint32_t begin, uint32_t *from)
{
	const uint32_t end = sent_end(l, i);
	if (tok_in(l, i, "owe|owes")) {
		if (!tok_in(l, i + 1, "nothing") || !span_has(l, begin, end, "pay|paid|cover|covered|approved|we"))
			return LL_UNDECIDED;
		*from = i;
		return LL_GRANTED;
	}
	/* "You remain responsible for the cost of the scan" */
	uint32_t k = i;
	while (k > begin && tok_in(l, k - 1, "are|is|remain|remains|therefore|thus|still|solely|yourself|financially"))
		k--;
	if (k == begin || k == i || !tok_in(l, k - 1, "you|member|enrollee|patient|beneficiary|claimant|subscriber|insured") ||
	    !tok_is(l, i + 1, "for") || span_has(l, i, end, "copay|copayment|deductible|coinsurance|share|premium|portion|any") ||
	    !span_has(l, i, end, "cost|bill|charge|charges|costs|payment|full|price|expense"))
		return LL_UNDECIDED;
	*from = k;
	return LL_DENIED;
}

/* "The worker is entitled to the program", "does not qualify for the chair", "is eligible for coverage of it". */
static uint32_t of_right(const struct ll_letter *l, uint32_t i, uint32_t begin, uint32_t *from)
{
	bool no = false;
	const uint32_t k = back_over(l, i, begin, "is|are|was|not|does|do|therefore|thus|now|has|have|a|no|remains|fully|clearly|hence|also", &no);
	if (k == begin || (k == i && !tok_in(l, i, "qualifies|qualify")) || !tok_in(l, k - 1, PATIENT_SIDE) || !tok_in(l, i + 1, "to|for"))
		return LL_UNDECIDED;
	uint32_t n = i + 2;
	n += tok_seq(l, n, "be paid for") ? 3 : tok_seq(l, n, "receive") ? 1 : tok_seq(l, n, "payment for") ? 2 : 0;
	if (!(tok_in(l, n, "the|this|these|your|his|her|coverage|payment|reimbursement|it") || mark_over(l, n, LEX_SERVICES) || mark_over(l, n, LEX_DRUGS)) ||
	    !wanted_at(l, n, sent_end(l, i)) || span_has(l, i, sent_end(l, i), "only|part|up|first"))
		return LL_UNDECIDED;
	*from = k;
	return yes(!no);
}

/* "You may now schedule the colonoscopy", "your daughter can begin with the therapy". */
static uint32_t of_leave(const struct ll_letter *l, uint32_t i, uint32_t begin, uint32_t *from)
{
	uint32_t k = i;
	while (k > begin && tok_in(l, k - 1, "now|go|ahead|and|therefore|thus|right|away|please|then"))
		k--;
	if (k < begin + 2 || !tok_in(l, k - 1, "may|can") || tok_is(l, i, "receive") ||
	    !tok_in(l, k - 2, "you|daughter|son|he|she|wife|husband|mother|father|" LIST_PATIENTS))
		return LL_UNDECIDED;
	uint32_t n = i + 1;
	n += tok_in(l, n, "ahead");
	n += tok_in(l, n, "with|having|on|using");
	if (!tok_in(l, n, "the|your|this|these|his|her") || !wanted_at(l, n, sent_end(l, i)) ||
	    span_has(l, begin, sent_end(l, i), "if|once|when|instead|again|not|only|also|alternatively|new|other|or"))
		return LL_UNDECIDED;
	*from = k - 1;
	return LL_GRANTED;
}

/* "The Commissioner orders the insurer to cover the stay" */
static uint32_t of_order(const struct ll_letter *l, uint32_t i, uint32_t begin, uint32_t *from)
{
	uint32_t k = i + 1;
	if (!span_has(l, begin, i, TOLD_OURS "|commissioner|department|order|decision|director|agency|division|we") || span_has(l, begin, i, "not"))
		return LL_UNDECIDED;
	while (tok_in(l, k, "the|your|health|claims|that"))
		k++;
	if (!tok_in(l, k, PAYER_SIDE))
		return LL_UNDECIDED;
	k++;
	const bool no = tok_is(l, k, "not");
	k += no;
	k += tok_in(l, k, "to");
	if (!tok_in(l, k, "pay|cover|authorize|authorise|approve|provide|reimburse|allow|certify|furnish|supply|fund|reinstate|grant"))
		return LL_UNDECIDED;
	*from = i;
	return yes(!no);
}

/* "The committee votes not to cover the implant", "voted for coverage". */
static uint32_t of_vote(const struct ll_letter *l, uint32_t i, uint32_t begin, uint32_t *from)
{
#define VOTES_FOR "cover|pay|approve|authorize|authorise|grant|allow|overturn|reverse|certify|reinstate|reimburse|provide"
#define VOTES_AGAINST "deny|uphold|refuse|reject|affirm|sustain|decline|maintain|dismiss"
	if (!span_has(l, begin, i, TOLD_OURS "|members|trustees|directors|department|commissioners") ||
	    span_has(l, begin, i, "one|minority|dissenting|not|plan's|had"))
		return LL_UNDECIDED;
	uint32_t k = i + 1;
	while (tok_in(l, k, "unanimously|therefore|thus|again|by|majority|a|now|two|three|one|to|,|has|have|finally") && !tok_in(l, k + 1, "cover|pay") && k < i + 8 &&
	       !(tok_is(l, k, "to") && tok_in(l, k + 1, VOTES_FOR "|" VOTES_AGAINST)))
		k++;
	const uint32_t what = k + 1 + tok_is(l, k + 1, "the");
	if (tok_in(l, k, "for|against") && tok_in(l, i, "votes|voted|vote") &&
	    tok_in(l, what, "coverage|payment|approval|request|authorization|denial|appeal")) {
		*from = i;
		return yes(tok_is(l, k, "for") ^ tok_is(l, what, "denial"));
	}
	const bool no = tok_in(l, k, "not|against");
	k += no;
	if (!tok_is(l, k, "to") || !tok_in(l, k + 1, VOTES_FOR "|" VOTES_AGAINST))
		return LL_UNDECIDED;
	*from = i;
	return yes(tok_in(l, k + 1, VOTES_FOR) ^ no);
}

/* "This letter gives notice of the denial of a bed", "the approval of the bed is good for 90 days". */
static uint32_t of_notice(const struct ll_letter *l, uint32_t i, uint32_t begin, uint32_t *from)
{
	const bool good = tok_in(l, i, "approval|authorization|certification|authorisation") && !(i && tok_in(l, i - 1, "non|-"));
	const uint32_t end = sent_end(l, i);
	uint32_t k = i;
	while (k > begin && tok_in(l, k - 1, "the|our|a|an|of|your|formal|this|to|you|non|-|about"))
		k--;
	if (tok_in(l, k - (k > 0), "notice|notify|informs|inform|confirms|confirm|announces|announce|announcing|confirming|advises|notifies|"
			       "communicates|convey|conveys") &&
	    span_has(l, begin, k, "this|present") && span_has(l, begin, k, "letter|notice|is|report|document") &&
	    !span_has(l, begin, end, "dated|received|whether|earlier|previous|appeal")) {
		*from = k - 1;
		return yes(good);
	}
	/* "Recommend approval of the MRI", "enclosed is our approval of your request" */
	bool no = false;
	k = back_over(l, k, sent_begin(l, i), "is|not|do|recommend|recommending|recommends|advise|advises|enclosed|attached|find|here|i|we|"
					      "reviewer|must|therefore|cannot", &no);
	if (k < i && k == sent_begin(l, i) && tok_in(l, i + 1, "of|for|.") && span_has(l, k, i, "recommend|recommending|recommends|advise|advises|enclosed|attached")) {
		*from = k;
		return yes(good ^ no);
	}
	k = i;
	/* "The approval of the bed is good for 90 days", "your authorization is valid until June 1" */
	if (!good || !tok_in(l, i - 1, "the|this|your|our") || i - 1 != sent_begin(l, i))
		return LL_UNDECIDED;
	for (k = i + 1; k < end && k < i + 14; k++) {
		if (tok_in(l, k, "is|remains|was|were|,|;|has"))
			break;
		if (tok_in(l, k, "expires|lasts|runs|covers"))
			return *from = i, LL_GRANTED;
	}
	if (!tok_in(l, k, "is|remains") || !tok_in(l, k + 1, "good|valid|effective|in"))
		return LL_UNDECIDED;
	*from = i;
	return LL_GRANTED;
}

/* "... whether the machine should be paid for, and concluded that it should not." */
static uint32_t of_ellipsis(const struct ll_letter *l, uint32_t i, uint32_t *from)
{
	const uint32_t first = sent_begin(l, i);
	const bool no = tok_is(l, i + 1, "not");
	if (!(tok_in(l, i + 1 + no, ".|,|;")) || i < first + 3 || !tok_in(l, i - 1, "it|they|we|he|she") || !tok_is(l, i - 2, "that") ||
	    !tok_in(l, i - 3, "concluded|conclude|decided|find|found|determined|agreed|believe|decide"))
		return LL_UNDECIDED;
	const uint32_t w = place_before(l, places_of(l, "whether"), first, i);
	if (w >= i || !span_has(l, first, i, "we|i|reviewer|panel|committee|reviewers"))
		return LL_UNDECIDED;
	const bool bad = span_has(l, w, i, "denial|deny|denied|refusal|uphold|refuse|stand");
	if (!bad && !span_has(l, w, i, "paid|pay|covered|cover|approved|approve|authorized|authorize|provided|necessary|granted|allowed|certified"))
		return LL_UNDECIDED;
	*from = i;
	return yes(!no ^ bad);
}

uint32_t decision_sided(const struct ll_letter *l, uint32_t i, uint32_t *from, uint32_t *to)
{
	if (!tok_in(l, i, SIDE_WORDS))
		return LL_UNDECIDED;
	*to = i + 1;
	if (tok_in(l, i, "should|must|will"))
		return of_ellipsis(l, i, from);
	const uint32_t begin = side_clause(l, i);
	if (doubtful(l, begin, i))
		return LL_UNDECIDED;
	if (tok_in(l, i, "favor|favour"))
		return of_favored(l, i, begin, from);
	if (tok_in(l, i, "wins|win|won|prevails|prevail|prevailed|loses|lose|lost"))
		return of_winner(l, i, begin, from);
	if (tok_in(l, i, "side|against"))
		return of_side(l, i, begin, from);
	if (tok_in(l, i, "yes|no"))
		return of_answer(l, i, begin, from);
	if (tok_in(l, i, "obligation|duty|obliged|obligated|bound|relieved|excused|free|liability|responsibility"))
		return of_duty(l, i, begin, from);
	if (tok_in(l, i, "refuse|withhold|decline"))
		return of_refusal(l, i, begin, from);
	if (tok_in(l, i, "called|calls"))
		return of_call(l, i, begin, from);
	if (tok_in(l, i, "fall|falls"))
		return of_benefit(l, i, begin, from);
	if (tok_in(l, i, "pay|cover|reimburse|provide|fund"))
		return of_payment(l, i, begin, from);
	if (tok_in(l, i, "owe|owes|responsible"))
		return of_debt(l, i, begin, from);
	if (tok_in(l, i, "entitled|qualifies|qualify|eligible"))
		return of_right(l, i, begin, from);
	if (tok_in(l, i, "schedule|begin|start|proceed|ahead|book|arrange|use"))
		return of_leave(l, i, begin, from);
	if (tok_in(l, i, "orders|directs|instructs"))
		return of_order(l, i, begin, from);
	if (tok_in(l, i, "vote|votes|voted|resolves|resolved"))
		return of_vote(l, i, begin, from);
	return tok_in(l, i, "approval|authorization|certification|authorisation|denial|refusal|noncertification") ? of_notice(l, i, begin, from)
													  : LL_UNDECIDED;
}
