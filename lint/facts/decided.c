/* SPDX-License-Identifier: MIT */
/* Amounts that the letter decides by a verb: "we approve 14 visits", "8 sessions are denied", "non-certify 8 sessions",
 * "certification of 8 sessions is withheld", "therapy, 8 sessions: denied". */
#include "facts/request.h"

enum {
	BEFORE = 14, /* tokens between a verb and its amount */
	BEHIND = 18,
};

/* Where the clause of token i begins. */
static uint32_t clause_begin(const struct ll_letter *l, uint32_t i)
{
	const uint32_t first = sent_begin(l, i);
	while (i > first && !clause_break(l, i - 1) && !tok_in(l, i - 1, ";|:"))
		i--;
	return i;
}

/* Words that begin something new between a verb and an amount: another verb, a reason, what was before. */
static bool parts(const struct ll_letter *l, uint32_t i)
{
	static const char others[] =
		"which|who|because|since|as|than|after|before|if|when|while|until|unless|beyond|following|besides|instead|"
		"was|were|has|had|have|is|are|did|does|received|completed|used|to|from|under|recommends|allows|within";
	return tok_in(l, i, others) || clause_break(l, i) || tok_in(l, i, ";|:");
}

static bool any_parts(const struct ll_letter *l, uint32_t from, uint32_t to)
{
	for (uint32_t k = from; k < to; k++)
		if (parts(l, k))
			return true;
	return false;
}

/* "we cannot approve ... 8 sessions": the verb before. */
static uint32_t verb_before(const struct ll_letter *l, uint32_t i)
{
	const uint32_t first = clause_begin(l, i);
	/* "the request is approved as submitted, for 16 visits", "acupuncture is approved for 16 visits" */
	const bool series = i > first + 3 && tok_in(l, i - 2, "series|course|total") && tok_is(l, i - 1, "of"),
		   tied = i > first + 3 && (tok_in(l, i - 1, "for|,") || series);
	for (uint32_t k = i; k > first && i - k < BEFORE; k--) {
		uint32_t from;
		if (tok_in(l, k - 1, "have|receive|get|attend") && k > first + 2 && tok_in(l, k - 2, "may|can") &&
		    tok_in(l, k - 3, "you|he|she|" LIST_PATIENTS))
			return LL_GRANTED;
		const uint32_t act = act_at(l, k - 1, &from);
		/* what has the verb behind it is its subject */
		if (act && tied && i - k < (series ? 8 : 5) && tok_in(l, from, "is|are"))
			return act;
		if (act && tok_in(l, from, "we|i|decision|determination|plan|medicare|insurer|carrier|company"))
			return act;
		if (parts(l, k - 1))
			return LL_UNDECIDED;
	}
	return LL_UNDECIDED;
}

/* Nothing before the amount in its clause makes it another verb's, or a mere part of the subject. */
static bool is_subject(const struct ll_letter *l, uint32_t i)
{
	const uint32_t first = clause_begin(l, i);
	for (uint32_t k = first; k < i; k++)
		if (parts(l, k) || tok_in(l, k, "rest|remainder|balance|some|any|with|beside|plus|only|more|no"))
			return false;
	return true;
}

/* "8 sessions of therapy are not certified": the verb behind. */
static uint32_t verb_behind(const struct ll_letter *l, uint32_t i, uint32_t n)
{
	const uint32_t end = sent_end(l, i), stop = i + n + BEHIND < end ? i + n + BEHIND : end;
	for (uint32_t k = i + n; k < stop; k++) {
		uint32_t from = k;
		const bool non = tok_in(l, k, "is|are") && tok_is(l, k + 1, "non") && tok_is(l, k + 2, "-") && tok_is(l, k + 3, "certified");
		const uint32_t act = non ? LL_DENIED : act_at(l, k, &from);
		if (act)
			return from >= i + n && is_subject(l, i) ? act : LL_UNDECIDED;
		if (tok_is(l, k, ",") && k < i + n + 10 && tok_in(l, k + 1, "is|are|will|cannot") && !tok_in(l, i - 1, "of|for|with"))
			continue; /* "OT, 15 visits, is approved" */
		if (clause_break(l, k) || tok_in(l, k, ";|:|,|which|who|because|since|than|was|were|has|had|have|did|does"))
			return LL_UNDECIDED;
	}
	return LL_UNDECIDED;
}

/* "Certification of 8 sessions is withheld", "payment for the visits cannot be made" */
static uint32_t noun_before(const struct ll_letter *l, uint32_t i, uint32_t n)
{
	const uint32_t first = clause_begin(l, i), end = sent_end(l, i);
	uint32_t at = i;
	while (at > first && i - at < 6 && !tok_in(l, at - 1, "certification|authorization|coverage|payment|approval|precertification"))
		at--;
	if (at == first || i - at >= 6 || !tok_in(l, at, "of|for") || any_parts(l, first, i))
		return LL_UNDECIDED;
	for (uint32_t k = i + n; k < end && k < i + n + BEHIND; k++) {
		if (tok_in(l, k, "cannot"))
			return LL_DENIED;
		if (!tok_in(l, k, "is|are")) {
			if (parts(l, k))
				return LL_UNDECIDED;
			continue;
		}
		k += tok_in(l, k + 1, LIST_THEREFORE "|hereby|accordingly");
		if (tok_in(l, k + 1, "denied|withheld|refused|declined|not"))
			return LL_DENIED;
		return tok_in(l, k + 1, "granted|given|approved|due|owed|owing|allowed") ? LL_GRANTED : LL_UNDECIDED;
	}
	return LL_UNDECIDED;
}

/* "Certify 6 visits.", "Recommend non-certification of 8 sessions", "I do not recommend approval of the 8 sessions" */
static uint32_t order_before(const struct ll_letter *l, uint32_t i)
{
	const uint32_t first = clause_begin(l, i);
	uint32_t k = i;
	while (k > first && i - k < 7 && !parts(l, k - 1) &&
	       !tok_in(l, k - 1, "certify|approve|authorize|deny|certification|approval|authorization|denial|noncertify|noncertification"))
		k--;
	if (k == first || i - k >= 7 || parts(l, k - 1))
		return LL_UNDECIDED;
	k--;
	const bool noun = tok_in(l, k, "certification|approval|authorization|denial|noncertification");
	bool no = tok_in(l, k, "deny|denial|noncertify|noncertification");
	if (noun && !tok_in(l, k + 1, "of|for"))
		return LL_UNDECIDED;
	if (k > first + 1 && tok_is(l, k - 1, "-") && tok_is(l, k - 2, "non")) {
		no = !no;
		k -= 2;
	}
	bool recommends = false;
	while (k > first && tok_in(l, k - 1, "recommend|recommending|to|do|not|cannot|i|we|is|the|reviewer|recommends|" LIST_THEREFORE "|,")) {
		k--;
		recommends |= tok_in(l, k, "recommend|recommends|recommending");
		no ^= tok_in(l, k, "not|cannot");
	}
	if (k != first || (noun && !recommends))
		return LL_UNDECIDED;
	return no ? LL_DENIED : LL_GRANTED;
}

/* "Physical therapy, 8 sessions: not certified." */
static uint32_t label_behind(const struct ll_letter *l, uint32_t i, uint32_t n)
{
	const uint32_t end = sent_end(l, i);
	/* "Acupuncture: 16 visits denied." */
	if (i + n + 1 == end - tok_is(l, end - 1, ".") && !any_parts(l, clause_begin(l, i), i)) {
		if (tok_in(l, i + n, "denied|noncertified"))
			return LL_DENIED;
		if (tok_in(l, i + n, "approved|certified|authorized|granted"))
			return LL_GRANTED;
	}
	for (uint32_t k = i + n; k + 1 < end && k < i + n + BEHIND; k++) {
		if (!tok_in(l, k, ":|-|,"))
			continue;
		const struct mark *m = mark_at(l, k + 1, LEX_ITEM_DECISIONS);
		if (m && (k + 1 + m->ntokens == end || tok_in(l, k + 1 + m->ntokens, ".|;|,")))
			return tok_in(l, k + 1, "approved|granted|certified|overturned|authorized") ? LL_GRANTED : LL_DENIED;
	}
	return LL_UNDECIDED;
}

uint32_t amount_decided(const struct ll_letter *l, uint32_t i, uint32_t n)
{
	switch (section_at(l, i)->kind) {
	case LL_SEC_HEADING:
	case LL_SEC_CA_GUIDELINE:
	case LL_SEC_IMR_GUIDELINE:
	case LL_SEC_HOW_MADE:
	case LL_SEC_CREDENTIALS:
	case LL_SEC_DOCUMENTS:
	case LL_SEC_CLOSING:
		return LL_UNDECIDED;
	case LL_SEC_SUMMARY: /* where there is another place to decide */
		for (uint32_t k = 0; k < l->sections.n; k++)
			if (l->sections.v[k].kind == LL_SEC_RATIONALE || l->sections.v[k].kind == LL_SEC_DECISION)
				return LL_UNDECIDED;
		break;
	default:
		break;
	}
	if (tok(l, i)->flags & LL_TOK_QUOTED)
		return LL_UNDECIDED;
	uint32_t act = verb_before(l, i);
	act = act ? act : verb_behind(l, i, n);
	act = act ? act : noun_before(l, i, n);
	act = act ? act : order_before(l, i);
	return act ? act : label_behind(l, i, n);
}

bool amount_wished(const struct ll_letter *l, uint32_t i)
{
	const uint32_t first = sent_begin(l, i);
	for (uint32_t k = i; k > first + 1 && i - k < 9; k--) {
		if (tok_in(l, k - 1, "like|love") && tok_in(l, k - 2, "would"))
			return true;
		if (tok_in(l, k - 1, "want|wants|wanted|wish|wishes"))
			return true;
		if (tok_in(l, k - 1, ";|,|.|that|which"))
			return false;
	}
	return false;
}

bool amount_at_issue(const struct ll_letter *l, uint32_t i)
{
	const uint32_t first = sent_begin(l, i);
	while (i > first + 2 && tok_in(l, i - 1, "a|an|the|your|his|her|our|of|coverage|denial|refusal|decision|for|about|on") &&
	       !tok_seq(l, i - 2, "is about"))
		i--;
	if (i < first + 2)
		return false;
	if (!tok_in(l, i - 1, "concerns|involves|regarding|concerning") && !tok_seq(l, i - 2, "is about"))
		return false;
	for (uint32_t k = first; k < i && k < first + 6; k++)
		if (tok_in(l, k, "letter|appeal|request|review|case|dispute|matter|notice|complaint|grievance|decision"))
			return true;
	return false;
}

bool amount_in_full(const struct ll_letter *l, uint32_t i, uint32_t n)
{
	const uint32_t end = sent_end(l, i);
	for (uint32_t k = i; k > sent_begin(l, i) && i - k < 4; k--)
		if (tok_in(l, k - 1, "all|full|entire|whole"))
			return true;
	for (uint32_t k = sent_begin(l, i); k < end; k++)
		if (tok_seq_in(l, k, "in full|in its entirety|as requested|as submitted|as asked|as ordered|as prescribed|in their entirety"))
			return true;
	/* "the 12 visits requested", "that your doctor asked for" */
	for (uint32_t k = i; k < end && k < i + n + 8; k++)
		if (tok_in(l, k, "requested|ordered|prescribed") || tok_seq_in(l, k, "asked for|asks for"))
			return true;
	return false;
}
