/* SPDX-License-Identifier: MIT */
/*
 * Decisions told as acts: "we cannot approve the stay", "we have decided to
 * cover it", "I am denying the request", "the stay is approved". Only what is
 * decided now: "we denied", "was approved" is an earlier level, "we cover 20
 * visits a year" a rule of the plan, "we would approve" a condition.
 */
#include "facts/facts.h"

enum { REACH = 10 }; /* tokens between "we" and the verb */

static const char base[] = ACT_BASE;
static const char future[] = ACT_FUTURE; /* alone they tell what the plan does as a rule */
static const char going[] = ACT_GOING;
static const char done[] = ACT_DONE;
static const char against[] = "deny|denying|denied|decline|declining|refuse|refusing|refused|declined";
static const char between[] = "cannot|can|not|can't|won't|will|must|am|are|unable|able|to|have|"
			      "decided|now|therefore|also|hereby|pleased|happy|glad|sorry|but|"
			      "agreed|agree|thus|regret|that|still|going|at|this|time|only|"
			      "longer|no|again|once|more|nevertheless";

/* "Medicare covers the pump at issue", "the plan must pay for these days": an order, not a rule. */
static uint32_t payer_at(const struct ll_letter *l, uint32_t i, uint32_t *from)
{
	const uint32_t begin = sent_begin(l, i), end = sent_end(l, i);
	uint32_t j = i;
	bool no = false, must = false, here = false;
	while (j > begin && i - j < 4 && tok_in(l, j - 1, "will|must|shall|does|do|not|cannot|should")) {
		j--;
		no ^= tok_in(l, j, "not|cannot");
		must |= tok_in(l, j, "must|shall|will|should");
	}
	if (j == begin || !tok_in(l, j - 1, "medicare|plan|insurer|company|carrier"))
		return LL_UNDECIDED;
	if (!tok_is(l, j - 1, "medicare") && !must)
		return LL_UNDECIDED;
	for (uint32_t k = begin; k < end && k < i + 40; k++) {
		here |= tok_in(l, k, "disputed|these") ||
			tok_seq_in(l, k, "at issue|in dispute|in question|in this case");
		if (tok_in(l, k, "if|unless|when|once|only|until|whether|policy|argues|states|says"))
			return LL_UNDECIDED;
	}
	*from = j - 1;
	return !here ? LL_UNDECIDED : no ? LL_DENIED : LL_GRANTED;
}

static bool conditional(const struct ll_letter *l, uint32_t from, uint32_t to)
{
	for (uint32_t k = from; k < to; k++)
		if (tok_in(l, k, "if|unless|once|until|whether|when|where|only|would|might|could|may") &&
		    !is_month_may(l, k))
			return true;
	return false;
}

/* The sentence ends at token i, and names no number. */
static bool ends_plain(const struct ll_letter *l, uint32_t i)
{
	for (uint32_t k = sent_begin(l, i); k < i; k++)
		if (number_at(l, k).ntokens)
			return false;
	return i + 1 >= sent_end(l, i);
}

/* "The extraction is approved", "18 tablets cannot be paid for": decided now, in the passive. What
 * is "covered" may be a rule of the plan; it decides where the letter says that it concludes. */
static uint32_t passive_at(const struct ll_letter *l, uint32_t i, uint32_t *from)
{
	const uint32_t begin = sent_begin(l, i), end = sent_end(l, i);
	const bool pays = tok_in(l, i, ACT_PAID);
	if (!pays && !tok_in(l, i, ACT_DONE "|noncertified"))
		return LL_UNDECIDED;
	uint32_t j = i;
	bool no = false;
	while (j > begin && i - j < 5 &&
	       tok_in(l, j - 1, LIST_THEREFORE "|not|be|hereby|also|fully|now|still|"
				"accordingly")) {
		j--;
		no |= tok_is(l, j, "not");
	}
	if (j == begin || !tok_in(l, j - 1, "is|are|cannot|can|will|remains|remain"))
		return LL_UNDECIDED;
	j--;
	no |= tok_is(l, j, "cannot");
	if (tok_in(l, j, "cannot|can|will") && !tok_is(l, i - 1, "be"))
		return LL_UNDECIDED;
	if (tok_is(l, j, "can") && !no) /* "can be approved" tells what is possible */
		return LL_UNDECIDED;
	if (tok(l, i)->flags & LL_TOK_QUOTED || j == begin || conditional(l, begin, end))
		return LL_UNDECIDED;
	no ^= tok_is(l, begin, "no"); /* "No benefit is payable after August 10" */
	/* "Side effects of tramadol are denied": by the patient */
	if (tok_in(l, i, "denied") &&
	    span_has(l, begin, j, "effects|symptoms|symptom|pain|numbness|weakness|fever|chills|nausea|vomiting|allergies|abuse|smoking|alcohol|"
				  "ideation|depression|constipation|falls|injuries|complaints|bleeding|headaches|dizziness|tobacco|seizures"))
		return LL_UNDECIDED;
	if (tok_in(l, i + 1, "by|under|as|in") && !tok_in(l, i + 2, "full|medicare|part|this") &&
	    !(tok_in(l, i + 2, "requested|submitted|asked|prescribed|ordered|proposed") && ends_plain(l, i + 3)))
		return LL_UNDECIDED;
	/* "approved for pain", by an agency; "approved for 12 months", by us */
	if (tok_is(l, i + 1, "for") && tok(l, i + 2)->kind != LL_TOK_NUMBER &&
	    !number_at(l, i + 2).ntokens && !tok_in(l, i + 2, "you|coverage|payment|another|up") &&
	    !tok_in(l, i + 3, "period|remaining|next|requested|full|following|remainder|total|entire"))
		return LL_UNDECIDED;
	bool cue = section_at(l, i)->kind == LL_SEC_DECISION;
	for (uint32_t k = begin; k < i; k++) {
		if (tok_in(l, k, "ur|utilization|administrator|that|which|who|what|states|says|policy|"
				 "guideline|guidelines|generally|usually|already|previously") &&
		    !(tok_is(l, k, "that") && k > begin && tok_in(l, k - 1, "follows|find|conclude|decided|determined|hold")))
			return LL_UNDECIDED;
		cue |= tok_in(l, k, LIST_THEREFORE "|accordingly|requested|disputed|request|"
				    "reason|reasons|answer");
	}
	/* "The crown on tooth No. 19 will not be covered" */
	cue |= tok_is(l, j, "will") && tok_in(l, begin, "the|your|this|these|his|her") && i + 4 > j + (no ? 1 : 0) &&
	       tok_in(l, i + 1, ".|,|;|in|at|by|for|from") && !span_has(l, begin, end, "only|per|year|each|every");
	if (pays && !cue)
		return LL_UNDECIDED;
	/* "None of the 12 sessions is certified" */
	no ^= tok_in(l, begin, "none|neither") || (begin + 3 < j && tok_is(l, begin + 1, ",") && tok_in(l, begin + 2, "none|neither"));
	/* "was approved on March 30 and remains approved": of before */
	if (tok_in(l, j, "remains|remain") && span_has(l, begin, j, "was|were"))
		return LL_UNDECIDED;
	*from = j;
	return no ^ tok_in(l, i, "denied|noncertified|refused|declined") ? LL_DENIED : LL_GRANTED;
}

/* "We do not agree with your plan." */
static uint32_t agreement_at(const struct ll_letter *l, uint32_t i, uint32_t *from)
{
	const uint32_t begin = sent_begin(l, i);
	uint32_t j = i, k = i + 2;
	bool no = false;
	if (!tok_is(l, i, "agree") || !tok_is(l, i + 1, "with") || tok(l, i)->flags & LL_TOK_QUOTED)
		return LL_UNDECIDED;
	while (j > begin && tok_in(l, j - 1, "do|not|cannot|don't|can't")) {
		j--;
		no |= tok_in(l, j, "not|cannot|don't|can't");
	}
	k += tok_in(l, k, "your|the|this|its");
	if (j == begin || !tok_in(l, j - 1, "we|i") || conditional(l, begin, i) || tok_in(l, j - 2, "which|that|what|as") ||
	    !(tok_in(l, k, "plan") || (tok_in(l, k, "plan's") && tok_in(l, k + 1, "decision|denial|determination"))))
		return LL_UNDECIDED;
	k += 1 + tok_is(l, k, "plan's");
	if (!tok_in(l, k, ".|;"))
		return LL_UNDECIDED;
	*from = j - 1;
	return no ? LL_GRANTED : LL_DENIED;
}

/* No day is told behind the verb at token i: it is of now. */
static bool undated(const struct ll_letter *l, uint32_t i)
{
	for (uint32_t k = i + 1; k < sent_end(l, i) && k < i + 14; k++)
		if (tok(l, k)->kind == LL_TOK_NUMBER || (tok_is(l, k, "in") && tok(l, k + 1)->flags & LL_TOK_CAPITAL && !tok_in(l, k - 1, "denied|refused|had")))
			return false;
	return true;
}

/* What the verb at token i decides by its own subject. */
static uint32_t own_act(const struct ll_letter *l, uint32_t i, uint32_t *from)
{
	const uint32_t agreed = agreement_at(l, i, from);
	if (agreed != LL_UNDECIDED)
		return agreed;
	const uint32_t passive = passive_at(l, i, from);
	if (passive != LL_UNDECIDED)
		return passive;
	const bool is_base = tok_in(l, i, base), is_future = tok_in(l, i, future),
		   is_going = tok_in(l, i, going), is_done = tok_in(l, i, done);
	if (tok_in(l, i, ACT_PAYER)) {
		const uint32_t paid = payer_at(l, i, from);
		if (paid != LL_UNDECIDED)
			return paid;
	}
	if (!is_base && !is_future && !is_going && !is_done)
		return LL_UNDECIDED;
	const uint32_t begin = sent_begin(l, i), low = i > begin + REACH ? i - REACH : begin;
	bool no = false, now = false, have = false, to = false;
	uint32_t j = i;
	while (j > low && tok_in(l, j - 1, between)) {
		j--;
		no ^= tok_in(l, j, "cannot|not|can't|won't|unable|no");
		now |= tok_in(l, j, "cannot|can|can't|won't|will|must|am|are|to");
		have |= tok_is(l, j, "have");
		to |= tok_is(l, j, "decided");
	}
	/* "We have reversed our decision and will cover all of it" */
	const bool and_we = now && j > begin + 1 && j - begin < 14 && tok_is(l, j - 1, "and") && tok_in(l, begin, "we|i");
	const bool we = j > begin && (tok_in(l, j - 1, "we|i") || and_we);
	/* "our decision is to deny" */
	const bool our = j > begin + 1 && tok_in(l, j - 1, "is|was") &&
			 tok_in(l, j - 2, "decision|determination") && tok_is(l, j, "to");
	const bool as_now = j > begin + 2 && tok_is(l, j - 2, "as") && tok_is(l, j - 3, ",") && tok_in(l, j, "will|have|cannot|are");
	if ((!we && !our) || (we && j > begin + 1 && tok_in(l, j - 2, "which|that|what|as") && !as_now))
		return LL_UNDECIDED; /* "the illness was active, which we have not denied" */
	/* "On reconsideration we again denied the brace" */
	const bool again = is_done && we && j - 1 < begin + 9 && undated(l, i) &&
			   span_has(l, begin, j, "appeal|reconsideration|review|reexamination|rehearing|redetermination") && span_has(l, begin, j, "on|upon|after") &&
			   !span_has(l, begin, j, "first|internal|earlier|prior|your|second|level");
	if (again) {
		*from = j - 1;
		return no ^ tok_in(l, i, against) ? LL_DENIED : LL_GRANTED;
	}
	if ((is_future && !now && !our) || (is_going && !now) || (is_done && (!have || to)))
		return LL_UNDECIDED;
	/* "we can approve it when": a condition may stand on either side */
	for (uint32_t k = begin; k < sent_end(l, i) && k < i + 40; k++)
		if (tok_in(l, k, "if|unless|once|until|whether") || (k > i && tok_is(l, k, "when")) ||
		    (k > i && tok_in(l, k, "but|except") && tok_in(l, k + 1, "with|without|not|for|only")))
			return LL_UNDECIDED;
	*from = our ? j - 2 : j - 1;
	return no ^ tok_in(l, i, against) ? LL_DENIED : LL_GRANTED;
}

uint32_t act_of(const struct ll_letter *l, uint32_t i, uint32_t *from)
{
	const uint32_t begin = sent_begin(l, i);
	/* "We deny the acupuncture and approve the massage therapy" */
	if (tok_in(l, i, base) && i > begin + 2 && tok_in(l, i - 1, "and|but") && tok_in(l, begin, "we|i"))
		for (uint32_t k = i - 1; k > begin && i - k < 16; k--)
			if (tok_in(l, k, base) && own_act(l, k, from) != LL_UNDECIDED && *from == begin) {
				*from = i;
				return tok_in(l, i, against) ? LL_DENIED : LL_GRANTED;
			}
	return own_act(l, i, from);
}
