/* SPDX-License-Identifier: MIT */
/*
 * The decision that a letter announces before it reasons: "We are pleased to
 * tell you that your appeal has been approved", "In short: the stay is not
 * covered", "Is the scan medically necessary? No.", the title "NOTICE OF
 * UNFAVORABLE DECISION". As good as a field.
 */
#include "facts/decisions.h"

enum { REACH = 30 }; /* tokens of an announcement that are looked at */
#define TELLING "inform|tell|notify|advise|know|informing|telling|notifying|report|announce"

/* The token behind "We regret to inform you that", "In short:"; 0: the sentence announces nothing. */
static uint32_t behind_announcement(const struct ll_letter *l, const struct ll_sentence *s)
{
	const uint32_t end = s->token + s->ntokens;
	uint32_t i = s->token;
	if (tok_is(l, i, "in") && tok_in(l, i + 1, "short|brief|sum|summary") && tok_in(l, i + 2, ":|,"))
		return i + 3;
	/* "Unfortunately, your request was not approved", "please be advised that ...", "Congratulations! Your request was approved" */
	if (tok_in(l, i, "unfortunately|regrettably|fortunately|happily") && tok_is(l, i + 1, ","))
		return i + 2;
	if (tok_seq(l, i, "please be advised that"))
		return i + 4;
	if (i > 1 && tok_is(l, i - 1, "!") && tok_in(l, i - 2, "congratulations|news") && tok_seq(l, i, "your request"))
		return i;
	bool we = false, tell = false;
	if (!sent_has(l, i, TELLING))
		return 0;
	for (; i < end && i < s->token + 16; i++) {
		we |= tok_in(l, i, "we|i|letter|notice|our");
		tell |= we && tok_in(l, i, TELLING);
		if (tok_in(l, i, "if|you") && i + 1 < end && tok_in(l, i + 1, "asked|wrote|told|disagree|want|wish"))
			return 0;
		if (tell && tok_in(l, i, "that|:"))
			return i + 1;
	}
	return 0;
}

/* "your appeal has been approved", "we are denying the scan" from token i on. *from, *to: the tokens that say so. */
static uint32_t outcome_announced(const struct ll_letter *l, uint32_t i, uint32_t end, uint32_t *from, uint32_t *to)
{
	bool no = false, denial = false, verb = false, past = false;
	*from = 0;
	for (uint32_t k = i; k < end && k < i + REACH; k++) {
		if (tok_in(l, k, "if|unless|whether|when|which|who|because|but|however|previously|initially|earlier|plan|"
				 "insurer|carrier|would|could|may|might|until|after") ||
		    tok(l, k)->flags & LL_TOK_QUOTED)
			return LL_UNDECIDED;
		denial |= !verb && tok_in(l, k, "denial|determination|decision|refusal");
		if (tok_in(l, k, "is|are|was|were|has|have|will|cannot|must|am") && !verb) {
			verb = true;
			*from = k;
		}
		past |= tok_in(l, k, "was|were");
		no |= verb && tok_in(l, k, "not|cannot|unable");
		if (!verb)
			continue;
		const bool good = tok_in(l, k, "approved|approving|approve|authorized|authorizing|authorize|granted|granting|"
					       "allowed|overturned|overturning|overturn|reversed|reversing|certified|covered|"
					       "successful"),
			   bad = tok_in(l, k, "denied|denying|deny|refused|declined|upheld|upholding|uphold|unsuccessful|"
					      "dismissed|rejected|affirmed");
		if (!good && !bad)
			continue;
		if ((denial && !tok_in(l, k, "overturned|overturning|overturn|reversed|reversing|upheld|upholding|uphold|affirmed")) ||
		    (past && tok_in(l, k + 1, "on|in|by|for|because")) || tok_in(l, k + 1, "in|by") || tok_is(l, k + 1, "part"))
			return LL_UNDECIDED;
		*to = k + 1;
		return yes(good ^ no);
	}
	return LL_UNDECIDED;
}

/* "Is the requested scan medically necessary? Answer: No." with the answer at sentence s. */
static uint32_t outcome_answered(const struct ll_letter *l, const struct ll_sentence *s, uint32_t *from, uint32_t *to)
{
	uint32_t i = s->token;
	if (s == l->sentences.v || !tok_in(l, i - 1, "?"))
		return LL_UNDECIDED;
	if (tok_in(l, i, "answer|response|a|decision|finding") && tok_in(l, i + 1, ":|."))
		i += 2;
	if (!tok_in(l, i, "no|yes") || !(tok_in(l, i + 1, ".|,|;") || tok(l, i + 1)->flags & LL_TOK_PARAGRAPH))
		return LL_UNDECIDED;
	const struct ll_sentence *q = s - 1;
	bool asks = false;
	for (uint32_t k = q->token; k < q->token + q->ntokens; k++) {
		if (tok_in(l, k, "not|why|if|any|were|criteria|guideline"))
			return LL_UNDECIDED;
		asks |= tok_seq(l, k, "medically necessary") || tok_seq(l, k, "medically appropriate") ||
			tok_seq(l, k, "reasonable and necessary");
	}
	*from = i;
	*to = i + 1;
	return asks ? yes(tok_is(l, i, "yes")) : LL_UNDECIDED;
}

/* "NOTICE OF DENIAL OF MEDICAL COVERAGE", "Notice of Non-Certification": the token behind the word that decides; 0: none. */
static uint32_t notice_of(const struct ll_letter *l, uint32_t i, uint32_t end)
{
	enum { LONGEST = 9 };
	if (!tok_seq(l, i, "notice of") || end - i > LONGEST || !(tok(l, i)->flags & LL_TOK_PARAGRAPH) || i > l->tokens.n / 3 ||
	    !(tok(l, i + 2)->flags & LL_TOK_CAPITAL))
		return 0;
	uint32_t k = i + 2;
	k += tok_in(l, k, "medical|full|our|coverage");
	if (tok_is(l, k, "non"))
		k += 1 + tok_is(l, k + 1, "-");
	if (!tok_in(l, k, "denial|approval|authorization|certification|noncertification|refusal|disallowance"))
		return 0;
	for (uint32_t j = k; j < end; j++)
		if (tok(l, j)->kind == LL_TOK_NUMBER || tok_in(l, j, "rights|appeal|review|and|or|dated|hearing|reviewed|under|payment|by|from"))
			return 0;
	return k + 1;
}

/* A paragraph that is the decision: "Denial overturned", "NOTICE OF UNFAVORABLE DECISION". */
static uint32_t outcome_titled(const struct ll_letter *l, const struct ll_sentence *s, uint32_t *from, uint32_t *to)
{
	uint32_t i = s->token, end = i + s->ntokens;
	end -= end > i && tok_is(l, end - 1, ".");
	const uint32_t of_what = notice_of(l, i, end);
	if (of_what) {
		*from = i;
		*to = of_what;
		return yes(tok_in(l, of_what - 1, "approval|authorization|certification|acceptance|coverage") && !tok_in(l, of_what - 2, "non|-|adverse"));
	}
	if (end - i > 5 || !(tok(l, i)->flags & LL_TOK_PARAGRAPH) || !(tok(l, i)->flags & LL_TOK_CAPITAL))
		return LL_UNDECIDED;
	i += tok_seq(l, i, "notice of") ? 2 : 0;
	i += tok_in(l, i, "fully");
	*from = i;
	*to = end;
	if (tok_in(l, i, "favorable|unfavorable|favourable|unfavourable") &&
	    (i + 1 == end || tok_in(l, i + 1, "decision|determination|notice|reconsideration|redetermination")))
		return yes(tok_in(l, i, "favorable|favourable"));
	if (tok_in(l, i, "denial|determination|decision") && i + 2 == end && tok_in(l, i + 1, "overturned|reversed|upheld|affirmed"))
		return yes(tok_in(l, i + 1, "overturned|reversed"));
	return LL_UNDECIDED;
}

/* "Your appeal ...", "After a second look, your appeal ..."; 0: the sentence is not about it. */
static uint32_t appeal_at(const struct ll_letter *l, const struct ll_sentence *s)
{
	if (!sent_has(l, s->token, "appeal"))
		return 0;
	for (uint32_t i = s->token; i + 2 < s->token + s->ntokens && i < s->token + 12; i++)
		if (tok_seq(l, i, "your appeal") && (i == s->token || tok_is(l, i - 1, ",")))
			return i;
	return 0;
}

bool decision_announced(struct ll_letter *l, const struct ll_sentence *s)
{
	const uint32_t end = s->token + s->ntokens;
	uint32_t from = 0, to = 0, outcome = LL_UNDECIDED, i = 0;
	if (s->item)
		return false;
	if (tok_in(l, s->token, "fully|favorable|unfavorable|notice|denial|determination|decision|favourable|unfavourable"))
		outcome = outcome_titled(l, s, &from, &to);
	else if (tok_in(l, s->token, "yes|no|answer|response|a|decision|finding"))
		outcome = outcome_answered(l, s, &from, &to);
	else if ((i = behind_announcement(l, s)))
		outcome = outcome_announced(l, i, end, &from, &to);
	else if (s->token < l->tokens.n / 3 && (i = appeal_at(l, s)) && !span_has(l, s->token, end, "internal|level|first"))
		outcome = outcome_announced(l, i, end, &from, &to);
	if (outcome == LL_UNDECIDED || decision_in_part(l, s->token, end))
		return false;
	decision_add(l, LL_DECISION, from, to, outcome)->u.decision.letterwide = true;
	return true;
}
