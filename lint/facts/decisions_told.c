/* SPDX-License-Identifier: MIT */
/*
 * Decisions told in plain words: who or what the sentence is about (the denial,
 * the appeal, the payer, the criteria, what was asked for, ourselves) and what
 * it says of that. "The denial cannot stand", "the appeal fails", "the plan was
 * right to refuse the scan", "the criteria for coverage have been met", "we
 * side with the plan", "no payment will be made". A condition, a question, what
 * others say and what was said before decide nothing.
 */
#include "facts/decisions_clause.h"

/* Nothing but a few plain words is between token i and the end of the clause: no rule, no part. */
static bool ends_soon(const struct ll_letter *l, uint32_t i, uint32_t end)
{
	if (tok_in(l, i, ".|,|;") || i >= end)
		return true;
	/* "is approved for the treatment of insomnia": by an agency */
	if (tok_is(l, i, "for") && tok_in(l, i - 1, "approved|indicated|recommended|appropriate|certified"))
		return tok_in(l, i + 1, "this|you|him|her|coverage|payment");
	if (tok_in(l, i, "for|in|on|at|and|by|as|within|here|to"))
		return tok_in(l, i + 1, "this|the|these|your|her|his|our|you|medically|its|reasonable|covered|present|all|records|"
					"a|such|date|will|is") ||
		       tok(l, i + 1)->kind == LL_TOK_NUMBER || i + 2 >= end;
	return tok_in(l, i, "under") && tok_in(l, i + 1, "the|this|your");
}

/* "The denial was proper", "cannot stand", "is set aside". */
static uint32_t of_denial(const struct ll_letter *l, uint32_t i, const struct told *c)
{
	const bool holds = tok_in(l, i, "stand|stands|maintained|confirmed|proper|correct|justified|appropriate|right|"
					"reasonable|undisturbed|supported|recommended|affirmed|sustained|valid|sound");
	const bool falls = tok_in(l, i, "vacated|rescinded|annulled|improper|wrong|incorrect|unjustified|erroneous|"
					"unsupported|inappropriate|lifted|unreasonable|voided|wrongful|invalid|unfounded|withdrawn|"
					"fall|falls|error|mistake") ||
			   tok_seq(l, i, "set aside");
	/* "the denial was rescinded" may be of before; "was proper" judges it now */
	if ((!holds && !falls) || (c->past && !tok_in(l, i, "proper|correct|justified|appropriate|right|reasonable|"
							    "supported|improper|wrong|incorrect|unjustified|erroneous|"
							    "unsupported|inappropriate|unreasonable|wrongful|invalid|unfounded|error|mistake")))
		return LL_UNDECIDED;
	if (tok_in(l, i, "error|mistake") && !tok_in(l, i - 1, "in|an|a"))
		return LL_UNDECIDED;
	/* "the denial of an MRI of the right knee" */
	if (tok_in(l, i, "right|sound|appropriate|reasonable|valid|proper|correct") && tok(l, i + 1)->kind == LL_TOK_WORD &&
	    !ends_soon(l, i + 1, c->end))
		return LL_UNDECIDED;
	return yes(falls ^ c->no);
}

static uint32_t of_appeal(const struct ll_letter *l, uint32_t i, const struct told *c)
{
	const bool won = tok_in(l, i, "succeeds|succeed|succeeded|successful|allowed|granted"),
		   lost = tok_in(l, i, "fails|fail|failed|unsuccessful|dismissed|rejected|refused|denied|disallowed");
	if ((!won && !lost) || (c->past && !tok_in(l, i, "successful|unsuccessful")) || !ends_soon(l, i + 1, c->end))
		return LL_UNDECIDED;
	return yes(won ^ c->no);
}

/* "The plan must pay", "need not cover", "was right to refuse", "wrongly denied". */
static uint32_t of_payer(const struct ll_letter *l, uint32_t i, const struct told *c)
{
	const bool right = tok_in(l, i, "right|correct|justified|entitled|rightly|properly|correctly|appropriately|"
					"reasonably"),
		   wrong = tok_in(l, i, "wrong|incorrect|unjustified|wrongly|improperly|incorrectly|erroneously|"
					"inappropriately|unreasonably|mistaken");
	if (right || wrong) {
		uint32_t k = i + 1;
		while (tok_in(l, k, "to|in|when|it"))
			k++;
		if (!tok_in(l, k, "deny|denied|refuse|refused|decline|declined|reject|rejected|withhold|withheld|"
				  "denying|refusing|declining|rejecting|disallow|disallowed"))
			return LL_UNDECIDED;
		return yes(wrong ^ c->no);
	}
	/* "The carrier erred in denying", "was within its rights to decline" */
	if (tok_in(l, i, "erred|errs|rights") && tok_in(l, i + 1, "in|when|to|by") &&
	    tok_in(l, i + 2, "deny|denying|refuse|refusing|decline|declining|reject|rejecting|it"))
		return yes(!tok_is(l, i, "rights") ^ c->no);
	/* "may refuse to pay", "may not withhold it" */
	if (tok_in(l, i, "refuse|withhold|decline|deny") && !c->duty)
		return LL_UNDECIDED;
	if (tok_in(l, i, "liable|responsible") && tok_is(l, i + 1, "for"))
		return yes(!c->no);
	if (!tok_in(l, i, "pay|cover|authorize|authorise|approve|provide|reimburse|allow|certify|issue|furnish|supply|fund|arrange|grant"))
		return LL_UNDECIDED;
	/* "It is ordered that the insurer pay for the therapy" */
	if (c->verb == i && c->begin > sent_begin(l, i) && tok_is(l, c->begin - 1, "that") && span_has(l, sent_begin(l, i), c->begin, "ordered|directed|order|direct"))
		return LL_GRANTED;
	const bool free = c->no && !c->duty && tok_in(l, c->verb, "need|does|do");
	bool here = false, have = false;
	for (uint32_t k = c->verb; k < c->end && k < i + 20; k++) {
		/* what is at hand, and no rule of what plans have to pay */
		here |= tok_in(l, k, "the|this|these|it|them|your|her|his|requested|disputed") || mark_at(l, k, LEX_DRUGS);
		have |= k < i && tok_in(l, k, "have|has|need") && (tok_is(l, k + 1, "to") || tok_is(l, k + 1, "not"));
	}
	if (!here || (!c->duty && !(free && have)))
		return LL_UNDECIDED;
	return yes(!c->no);
}

/* "have been met", "X meets the definition" is the same with what was asked for before the verb. */
static uint32_t of_criteria(const struct ll_letter *l, uint32_t i, const struct told *c)
{
	const bool met = tok_in(l, i, "met|satisfied|fulfilled"), unmet = tok_in(l, i, "unmet");
	if ((!met && !unmet) || !ends_soon(l, i + 1, c->end))
		return LL_UNDECIDED;
	return yes(met ^ c->no);
}

static uint32_t of_records(const struct ll_letter *l, uint32_t i, const struct told *c)
{
	const bool fail = tok_is(l, i - 1, "to") && i > 1 && tok_in(l, i - 2, "fail|fails|failed");
	uint32_t k = i + 1;
	k += tok_in(l, k, "the|a|any|this");
	k += tok_in(l, k, "medical|clinical");
	if (!tok_in(l, i, "support|supports|supported|justify|justifies|establish|establishes|show|shows|document|documents") ||
	    !(tok_in(l, k, "need|necessity") || (tok_in(l, k, "request|claim") && tok_in(l, k + 1, ".|for"))) ||
	    !tok_in(l, k + 1, ".|for|of") || told_of_another(l, k + 2) || told_of_another(l, k + 3))
		return LL_UNDECIDED;
	return yes(!c->no ^ fail);
}

/* "The requested scan is not warranted", "meets the criteria for coverage", "must be refused". */
static uint32_t of_request(const struct ll_letter *l, uint32_t i, const struct told *c)
{
	if (tok_in(l, i, "meet|meets|met|satisfy|satisfies|satisfied|fulfills|fulfill")) {
		const bool fail = tok_is(l, i - 1, "to") && i > 1 && tok_in(l, i - 2, "fail|fails|failed");
		for (uint32_t k = i + 1; k < i + 8 && k < c->end; k++)
			if (tok_in(l, k, "criteria|definition|standard|requirements") && told_of_coverage(l, k, c->end) &&
			    !tok_in(l, i + 1, "some|one|two|three|part|many|most"))
				return yes(!c->no ^ fail);
		return LL_UNDECIDED;
	}
	if (tok_seq(l, i, "turned down"))
		return yes(c->no);
	/* "The request fails", "the claim cannot succeed" */
	if (tok_in(l, i, "fails|fail|succeeds|succeed|succeeded") && span_has(l, c->begin, i, "request|claim|application") && ends_soon(l, i + 1, c->end))
		return c->past ? LL_UNDECIDED : yes(tok_in(l, i, "succeeds|succeed|succeeded") ^ c->no);
	/* "was called for" */
	if (tok_seq(l, i, "called for"))
		return c->verb == i || !ends_soon(l, i + 2, c->end) ? LL_UNDECIDED : yes(!c->no);
	/* "two of the three reviewers found the injections (not) necessary" */
	if (tok_in(l, i, "necessary|unnecessary|appropriate|warranted") && (c->verb == i || tok_is(l, c->verb, "not")) && c->verb > c->begin) {
		if (!span_has(l, c->begin, c->verb, "found|find|finds|considers|consider|deem|deems|judge|judges|hold|holds") ||
		    !span_has(l, c->begin, c->verb, TOLD_OURS) || span_has(l, c->begin, c->verb, "one|not|never") || !ends_soon(l, i + 1, c->end))
			return LL_UNDECIDED;
		return yes(!tok_is(l, i, "unnecessary") ^ c->no);
	}
	if (tok_in(l, i, "denied|refused|rejected|declined") && tok_in(l, i - 1, "rightly|properly|correctly|wrongly|improperly|"
									      "incorrectly|erroneously|wrongfully"))
		return yes(tok_in(l, i - 1, "wrongly|improperly|incorrectly|erroneously|wrongfully") ^ c->no);
	bool good = tok_in(l, i, "warranted|indicated|appropriate|needed|required|necessary|covered|allowed|authorized|"
				       "authorised|approved|certified|granted|supported|payable|paid|made|issued|recommended|justified|accepted"),
		   bad = tok_in(l, i, "refused|declined|unnecessary|unwarranted|experimental|investigational|disallowed|"
				      "denied|rejected|noncertified|inappropriate|unsupported|excluded") ||
			 (tok_is(l, i, "non") && tok_in(l, i + 1 + tok_is(l, i + 1, "-"), "certified"));
	const bool benefit = tok_in(l, i, "benefit|expense|charge|item|service|procedure") && tok_in(l, i - 1, "covered");
	const bool paying = tok_in(l, i, "made|issued");
	const bool due = tok_in(l, i, "provided|supplied|furnished|reinstated|continued|honored|honoured|delivered|reprocessed|reimbursed|funded") &&
			 (c->duty || tok_is(l, c->verb, "will"));
	const bool ordered = tok_in(l, i, "ordered|due|owed|awarded") && span_has(l, c->begin, c->verb, "payment|coverage|reimbursement");
	good |= due || ordered;
	if (!good && !bad && !benefit)
		return LL_UNDECIDED;
	/* "The certification is required": a paper */
	if (tok_in(l, i, "required|needed") && span_has(l, c->begin, c->verb, "certification|payment|coverage"))
		return LL_UNDECIDED;
	if (c->verb == i || (paying && (c->past || !span_has(l, c->begin, c->verb, "payment|coverage"))))
		return LL_UNDECIDED;
	/* "was denied", "was approved" may be of before */
	if (c->past && !c->duty &&
	    tok_in(l, i, "refused|declined|denied|rejected|noncertified|approved|authorized|authorised|certified|"
			 "granted|allowed|covered|paid|disallowed|turned|recommended|supported|required|excluded"))
		return LL_UNDECIDED;
	if (c->past && tok_is(l, i, "needed") && !tok_in(l, i + 1, ".|;"))
		return LL_UNDECIDED;
	if (!ends_soon(l, tok_is(l, i, "non") ? i + 2 + tok_is(l, i + 1, "-") : i + 1, c->end))
		return LL_UNDECIDED;
	return yes((good || benefit) ^ c->no);
}

/* "with the plan", "for the plan", "in favor of the member": whose side; 1 the payer's, -1 the patient's. */
static int side_at(const struct ll_letter *l, uint32_t i, uint32_t end)
{
	for (uint32_t k = i; k < end && k < i + 6; k++) {
		if (tok_in(l, k, "that|but"))
			return 0;
		if (tok_in(l, k, "denial|refusal"))
			return 1;
		if (tok_in(l, k, TOLD_PAYERS))
			return tok_in(l, k + 1, "denial|decision|determination|refusal|position|.|,|and|here|on") ? 1 : 0;
		if (tok_in(l, k, LIST_PATIENTS "|appellant|you"))
			return tok_in(l, k + 1, ".|,|and|here|on") ? -1 : 0;
	}
	return 0;
}

/* "the treating physician", "her surgeon", "the request" at token i, and no more of what is agreed on. */
static bool with_asker(const struct ll_letter *l, uint32_t i, uint32_t end)
{
	if (tok_seq_in(l, i, "the request|this request|your request|the tx plan|the treatment plan"))
		return true;
	for (uint32_t k = i; k < end && k < i + 6; k++) {
		if (tok_in(l, k, "that|on|about|in|of|diagnosis|finding|findings"))
			return false;
		if (tok_in(l, k, "physician|surgeon|doctor|provider|dentist|appellant|" LIST_PATIENTS))
			return tok_in(l, k + 1, ".|,|:|;|here") && span_has(l, i, k, "treating|requesting|prescribing|attending|ordering|your|her|his|the");
	}
	return false;
}

/* "keep the denial in place", "leave it undisturbed" */
static bool keeps_denial(const struct ll_letter *l, uint32_t i, uint32_t end)
{
	return tok_in(l, i, "keep|keeping|leave|leaving|maintain|maintaining") && span_has(l, i, end, "denial|refusal");
}

/* "the request", "your claim", "payment for it", "the MRI" at token i, and no part of it. */
static bool asked_behind(const struct ll_letter *l, uint32_t i, uint32_t end)
{
	if (!tok_in(l, i, "the|this|your|these|coverage|payment"))
		return false;
	if (tok_in(l, i, "coverage|payment"))
		return tok_in(l, i + 1, "of|for|.");
	for (uint32_t k = i + 1; k < end && k < i + 5; k++) {
		if (told_of_another(l, k) || tok_in(l, k, "use|of|only|for"))
			return false;
		if (tok_in(l, k, "request|claim|application|appeal") || mark_at(l, k, LEX_SERVICES) || mark_at(l, k, LEX_DRUGS))
			return true;
	}
	return false;
}

static uint32_t of_us(const struct ll_letter *l, uint32_t i, const struct told *c)
{
	const int side = side_at(l, i + 1, c->end);
	if (tok_in(l, i, "agree|agrees|agreed|concur|concurs|concurred") && tok_is(l, i + 1, "with"))
		return side > 0 ? yes(c->no) : with_asker(l, i + 2, c->end) ? yes(!c->no) : LL_UNDECIDED;
	if (tok_in(l, i, "disagree|disagrees|disagreed") && tok_is(l, i + 1, "with"))
		return side > 0 ? yes(!c->no) : LL_UNDECIDED;
	/* "I cannot support the request", "the panel does not approve the claim" */
	if (tok_in(l, i, "support|supports|accept|endorse|approve|approves|recommend|recommends|grants|allows|denies|refuses|rejects|declines|authorizes|certifies") &&
	    asked_behind(l, i + 1, c->end))
		return c->past ? LL_UNDECIDED : yes(!tok_in(l, i, "denies|refuses|rejects|declines") ^ c->no);
	if (tok_in(l, i, "support|supports"))
		return side > 0 && tok_in(l, i + 1, "the|this") ? yes(c->no) : LL_UNDECIDED;
	if (tok_in(l, i, "side|sides|sided|decide|decides|decided|find|finds|found|rule|rules|ruled") &&
	    tok_in(l, i + 1, "with|for|in|against")) {
		const bool favor = tok_is(l, i + 1, "in") && tok_in(l, i + 2, "favor|favour");
		if (!side || c->no || (tok_is(l, i + 1, "in") && !favor))
			return LL_UNDECIDED;
		return yes((side < 0) ^ tok_is(l, i + 1, "against"));
	}
	if (tok_in(l, i, "set") && (tok_is(l, i + 1, "aside") || side_at(l, i + 1, c->end) > 0))
		return span_has(l, i, c->end, "aside") && span_has(l, i, c->end, "denial|refusal|decision") ? LL_GRANTED
													       : LL_UNDECIDED;
	if (tok_in(l, i, "standing|stand|stands") && tok_is(l, i + 1, "by"))
		return c->no ? LL_UNDECIDED : LL_DENIED;
	if (keeps_denial(l, i, c->end))
		return c->no ? LL_UNDECIDED : LL_DENIED;
	if (tok_in(l, i, "changed|changing|change|reversing|disturb|disturbing|overturning|depart|deviate|interfere|alter") &&
	    span_has(l, i, c->end, "decision|denial|determination")) /* changed: perhaps in part */
		return c->no ? LL_DENIED : tok_in(l, i, "reversing|overturning") ? LL_GRANTED : LL_UNDECIDED;
	if (tok_in(l, i, "approve|authorize|certify|deny|uphold|overturn|allow|grant|refuse|recommend|reverse|affirm|cover|pay") &&
	    span_has(l, c->verb, i, "would"))
		return yes(!tok_in(l, i, "deny|uphold|refuse|affirm") ^ c->no);
	if (tok_in(l, i, "recommend|recommends") &&
	    (tok_in(l, i + 1, "approval|denial|certification|authorization") || tok_seq(l, i + 1, "non certification")))
		return yes(!tok_in(l, i + 1, "denial|non") ^ c->no);
	return LL_UNDECIDED;
}

/* "There is no medical need for the scan." */
static uint32_t of_need(const struct ll_letter *l, uint32_t i, const struct told *c)
{
	uint32_t k = i;
	bool no = false;
	while (k > c->begin && i - k < 4 && tok_in(l, k - 1, "a|no|any|not|medical|clinical|clear|real|present|further|continued")) {
		k--;
		no ^= tok_in(l, k, "no|not");
	}
	if (k < c->begin + 2 || !tok_in(l, k - 1, "is|was") || !tok_is(l, k - 2, "there") || !tok_in(l, i + 1, "for|of") ||
	    !tok_in(l, i + 2, "the|this|these|it|your"))
		return LL_UNDECIDED;
	return yes(!no);
}

/* "The decision is not in your favor." */
static uint32_t of_favor(const struct ll_letter *l, uint32_t i, const struct told *c)
{
	if (!tok_in(l, i - 1, "your|member's|patient's|enrollee's|claimant's|plan's|insurer's|carrier's|beneficiary's") ||
	    !span_has(l, c->begin, i, "decision|determination|finding|ruling") || !tok_in(l, i + 1, ".|,"))
		return LL_UNDECIDED;
	return yes(tok_in(l, i - 1, "plan's|insurer's|carrier's") ^ !span_has(l, c->begin, i, "not"));
}

static uint32_t outcome_of(const struct ll_letter *l, uint32_t i, const struct told *c)
{
	if (tok_is(l, i, "need"))
		return of_need(l, i, c);
	if (tok_in(l, i, "favor|favour"))
		return of_favor(l, i, c);
	switch (c->about) {
	case ABOUT_DENIAL:
		return of_denial(l, i, c);
	case ABOUT_APPEAL:
		return of_appeal(l, i, c);
	case ABOUT_PAYER:
		return of_payer(l, i, c);
	case ABOUT_CRITERIA:
		return of_criteria(l, i, c);
	case ABOUT_RECORDS:
		return of_records(l, i, c);
	case ABOUT_REQUEST:
		return of_request(l, i, c);
	case ABOUT_US:
		return of_us(l, i, c);
	case ABOUT_NOTHING:
		break;
	}
	return LL_UNDECIDED;
}

uint32_t decision_told(const struct ll_letter *l, uint32_t i, uint32_t *from, uint32_t *to)
{
	const struct told c = told_clause(l, i);
	uint32_t outcome = c.decides ? outcome_of(l, i, &c) : LL_UNDECIDED;
	*from = c.verb;
	*to = i + 1;
	if (outcome == LL_UNDECIDED)
		outcome = decision_sided(l, i, from, to);
	return outcome != LL_UNDECIDED && decision_in_part(l, c.begin, c.end) ? LL_UNDECIDED : outcome;
}
