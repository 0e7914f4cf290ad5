/* SPDX-License-Identifier: MIT */
/* The clause that a decision is told in: what it is about, its verb, and whether it decides anything. */
#include "facts/decisions_clause.h"

static const char auxiliaries[] = "is|are|was|were|be|been|being|has|have|had|does|do|did|can|cannot|"
				  "will|would|must|shall|should|need|to|not|no|longer|never";
static const char adverbs[] = LIST_THEREFORE "|also|hereby|accordingly|respectfully|so|now|still|fully|"
			      "clearly|therefor|however|then|both|quite|indeed|consequently|again|once|more|nevertheless|unanimously|simply|properly";
static const char services[] = "scan|treatment|treatments|procedure|surgery|operation|therapy|device|drug|medication|medicine|"
			       "service|services|stay|admission|test|testing|study|equipment|item|items|injection|"
			       "injections|visits|sessions|hours|days|program|imaging|care|supplies|implant|brace";

bool told_of_coverage(const struct ll_letter *l, uint32_t i, uint32_t end)
{
	if (i > 1 && tok_in(l, i - 1, "coverage|necessity|policy|plan's|medicare|insurer's|these|those|its|all|listed"))
		return true;
	for (uint32_t k = i + 1; k < end && k < i + 8; k++)
		if (tok_in(l, k, "coverage|necessity|policy|payment|authorization|approval|benefit|certificate"))
			return true;
	return false;
}

bool told_of_another(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i, "first|earlier|previous|initial|prior|other|second|original|remaining|additional|"
			    "rest|balance|further|excess|internal|preliminary|tentative|last|past|similar");
}

/* What tokens [begin, verb) name. */
static enum about about_of(const struct ll_letter *l, uint32_t begin, uint32_t verb, uint32_t end)
{
	bool payer = false, us = false, another = false, definite = false;
	enum about is = ABOUT_NOTHING;
	for (uint32_t k = begin; k < verb; k++) {
		if (tok_in(l, k, "denial|denials|refusal|noncertification|disallowance") ||
		    (tok_is(l, k, "certification") && k && tok_in(l, k - 1, "non|-")))
			return ABOUT_DENIAL;
		if (tok_in(l, k, "decision|determination|ruling|position|action") &&
		    (payer || (tok_in(l, k + 1, "by|of") && span_has(l, k + 1, k + 5 < verb ? k + 5 : verb, TOLD_PAYERS "|utilization")) || (k && tok_in(l, k - 1, "our|adverse|benefit|earlier|original|initial"))))
			return ABOUT_DENIAL;
		if (tok_in(l, k, "adjudication|remand|review|reconsideration|development|discussion|consideration|assistance|notice") &&
		    tok_in(l, k + 1, "of|to"))
			return ABOUT_NOTHING; /* "adjudication of the claim is warranted" */
		payer |= tok_in(l, k, TOLD_PAYERS);
		us |= tok_in(l, k, TOLD_OURS);
		another |= told_of_another(l, k);
		definite |= tok_in(l, k, "the|this|these|your|her|his") || (k == begin && tok_is(l, k, "no"));
		if (is != ABOUT_NOTHING)
			continue;
		if (tok_in(l, k, "appeal|grievance"))
			is = ABOUT_APPEAL;
		else if (tok_in(l, k, "criteria|definition|standard|requirements|conditions") && told_of_coverage(l, k, end))
			is = ABOUT_CRITERIA;
		else if (tok_in(l, k, "records|record|documentation|evidence|notes|file|chart"))
			is = ABOUT_RECORDS;
		else if (tok_in(l, k, "request|claim|coverage|payment|requested|disputed|certification|waiver|exemption|purchase|rental|reimbursement|bill|"
				       "invoice|charges|application") ||
			 (definite && (tok_in(l, k, services) || mark_over(l, k, LEX_SERVICES) ||
				       mark_over(l, k, LEX_DRUGS))))
			is = ABOUT_REQUEST;
	}
	if (is != ABOUT_NOTHING)
		return another && is != ABOUT_RECORDS ? ABOUT_NOTHING : is;
	return payer && !us ? ABOUT_PAYER : us && !payer ? ABOUT_US : ABOUT_NOTHING;
}

/* Whether "that" at token k introduces what we found: "we find that", "our conclusion is that". */
static bool we_find(const struct ll_letter *l, uint32_t begin, uint32_t k)
{
	bool us = false;
	const bool agree = span_has(l, begin, k, "agree|agrees|concur|concurs|agreed") && !span_has(l, begin, k, "plan|insurer|carrier|administrator");
	for (uint32_t j = begin; j < k; j++) {
		us |= tok_in(l, j, TOLD_OURS) || tok_in(l, j, "our|decision|opinion|conclusion|determination|ordered|view|department|commissioner|director|division");
		if (!agree && (tok_in(l, j, TOLD_PAYERS) || tok_in(l, j, "treating|attending|requesting|says|argues|writes|claims|her|his|its|had|stating|stated|said|saying")))
			return false;
	}
	return us;
}

#define DOUBT "if|unless|whether|until|once|when|would|could|might|may|asks|asked|seeks|argues|" \
	"contends|believes|feels|maintains|wrote|writes|explained|dissent|minority"

/* "I am not convinced that", "it was not shown that" at token k: what follows is denied. 0: affirmed, 1: denied, 2: neither. */
static unsigned denied_above(const struct ll_letter *l, uint32_t begin, uint32_t k)
{
	bool no = false, verb = false;
	for (uint32_t j = k; j > begin && k - j < 8; j--) {
		if (tok_in(l, j - 1, ",|;|:|and|but"))
			break;
		verb |= tok_in(l, j - 1, "convinced|persuaded|satisfied|agree|agrees|find|finds|found|say|see|shown|established|demonstrated|conclude|"
					 "concludes|believe|evidence|think|sure|documented|proved|proven|doubt");
		no ^= tok_in(l, j - 1, "not|cannot|no|nothing|never|doubt|neither");
	}
	return !no ? 0 : verb ? 1 : 2;
}

/* The sentence before, or this one, tells of a service or medicine, which "it" at token i is. */
static bool asked_before(const struct ll_letter *l, uint32_t i)
{
	const uint32_t s = tok(l, i)->sentence, first = s ? l->sentences.v[s - 1].token : 0, begin = sent_begin(l, i);
	if (i == begin && (!s || tok(l, i)->flags & LL_TOK_PARAGRAPH))
		return false;
	return mark_in(l, first, i, LEX_SERVICES) || mark_in(l, first, i, LEX_DRUGS) ||
	       span_has(l, i == begin ? first : begin, i, "request|claim");
}

/* "The decision by the nurse, which went against the worker, is confirmed": from behind the second comma to before the first. */
static uint32_t before_insertion(const struct ll_letter *l, uint32_t low, uint32_t k)
{
	enum { LONGEST = 16 };
	if (!tok_is(l, k - 1, ","))
		return k;
	for (uint32_t j = k - 1; j > low && k - j < LONGEST; j--)
		if (tok_is(l, j - 1, ","))
			return tok_in(l, j, "which|who|as|dated|in|made|issued|given|whose|a|an|on|for") && j > low + 1 ? j - 1 : k;
	return k;
}

struct told told_clause(const struct ll_letter *l, uint32_t i)
{
	struct told c = { .begin = sent_begin(l, i), .end = sent_end(l, i), .verb = i };
	const uint32_t first = c.begin;
	const uint32_t low = i > c.begin + TOLD_REACH ? i - TOLD_REACH : c.begin;
	const bool doubt = sent_has(l, i, DOUBT), by = sent_has(l, i, "by");
	for (uint32_t k = c.begin; k < c.end && k < i + TOLD_REACH; k++)
		if (doubt && tok_in(l, k, "would") && tok_in(l, k - 1, "we|i|reviewer|reviewers|panel|committee|board|majority|undersigned") && k + 3 > i)
			continue; /* "I would not approve the scan": a reviewer's advice */
		else if ((doubt && tok_in(l, k, DOUBT) && !is_month_may(l, k)) || tok(l, k)->flags & LL_TOK_QUOTED ||
			 (by && tok_is(l, k, "by") && k > i && tok_in(l, k + 2, TOLD_PAYERS)))
			return c;
	if (tok_is(l, c.end - 1, "?"))
		return c;
	while (c.verb > low && (tok_in(l, c.verb - 1, auxiliaries) || tok_in(l, c.verb - 1, adverbs) ||
				tok_seq(l, c.verb - 1, "a covered") || tok_seq(l, c.verb - 1, "covered benefit") ||
				tok_in(l, c.verb - 1, "ordered|directed|required|obliged|obligated|instructed|found|considered|deemed|remains|remain|appears|stays|"
							"stay|stands|held|judged|ought"))) {
		c.verb--;
		c.no ^= tok_in(l, c.verb, "not|no|cannot|never");
		c.duty |= tok_in(l, c.verb, "must|shall|should|ordered|directed|required|obliged|obligated|instructed");
		c.past |= tok_in(l, c.verb, "was|were|had|did");
	}
	unsigned above = 0;
	for (uint32_t k = c.verb; k > low; k--) {
		k = before_insertion(l, low, k);
		if (tok_in(l, k - 1, ";|:") || (tok_is(l, k - 1, "that") && we_find(l, first, k - 1)) ||
		    (tok_is(l, k - 1, ",") && tok_in(l, k, "and|but|so|the|we|i|this|therefore")) ||
		    (tok_is(l, k - 1, "and") && tok_in(l, k, "the|we|i|your"))) {
			c.begin = k;
			above = tok_is(l, k - 1, "that") ? denied_above(l, first, k - 1) : 0;
			break;
		}
		/* what others hold, or a part of the sentence that is about something else */
		if (tok_in(l, k - 1, "that|which|who|because|since|although|though|while|as|where|what"))
			return c;
	}
	c.decides = above < 2;
	c.no ^= above == 1;
	/* "No payment will be made", "we find no reason to change our decision" */
	c.no ^= tok_in(l, c.begin, "no|neither|none") && c.begin < c.verb;
	c.no ^= c.verb > c.begin + 1 && tok_in(l, c.verb - 1, "reason|basis|grounds|ground|cause") &&
		tok_is(l, c.verb - 2, "no");
	c.about = c.verb > c.begin && tok_in(l, c.verb - 1, "i|we") ? ABOUT_US : about_of(l, c.begin, c.verb, c.end);
	/* "that the operation meets the policy, and that it should have been allowed" */
	if (c.about == ABOUT_NOTHING && c.verb == c.begin + 1 && tok_is(l, c.begin, "it") && (c.duty || asked_before(l, c.begin)))
		c.about = ABOUT_REQUEST;
	return c;
}
