/* SPDX-License-Identifier: MIT */
/* What a sentence without any heading decides: "We will pay for the wrist brace", "the MRI of the knee is appropriate",
 * "Our authorization for the visits is on its way", "all 30 visits that you asked for". */
#ifndef LL_CHECKS_PROSE_H
#define LL_CHECKS_PROSE_H

#include <letterlint/letterlint.h>

/* The sentence of a fact, as tokens. */
struct stretch {
	uint32_t first, end;
};

static inline struct stretch sentence_of(const struct ll_letter *letter, const struct ll_fact *f)
{
	size_t n;
	const struct ll_sentence *s = &ll_sentences(letter, &n)[f->sentence];
	return (struct stretch){ s->token, s->token + s->ntokens };
}

static inline bool any_word(const struct ll_letter *letter, uint32_t from, uint32_t to, const char *words)
{
	return ll_any_of(letter, from, to, words);
}

/* A conclusion or a decision stands in the sentence. */
static inline bool has_verdict(const struct ll_letter *letter, uint32_t sentence)
{
	const struct ll_fact *c = ll_from(letter, LL_CONCLUSION, sentence), *d = ll_from(letter, LL_DECISION, sentence);
	return (c && c->sentence == sentence) || (d && d->sentence == sentence);
}

/* "the 12 visits requested", "the pump that was the subject of your appeal", "at issue": what was asked for, told again. */
static inline bool points_back(const struct ll_letter *letter, const struct ll_fact *f)
{
	const struct stretch s = sentence_of(letter, f);
	const uint32_t after = f->token + f->ntokens, stop = after + 16 < s.end ? after + 16 : s.end;
	for (uint32_t i = after; i < stop; i++) {
		if (ll_word_in(letter, i, ";|but|because|since|while"))
			break;
		if (ll_word_in(letter, i, "requested|sought|appealed|disputed|ordered|prescribed|seeks|seek|proposed|refused"))
			return true;
		if (ll_word_in(letter, i, "asked|asks") && ll_word_in(letter, i + 1, "for|.|,|us|that"))
			return true;
		if (ll_word_in(letter, i, "issue|dispute|question|appeal") && ll_word_in(letter, i - 1, "at|in|your|this|the|under"))
			return true;
	}
	/* "the requested ...", "your request for 10 treatments" */
	for (uint32_t i = f->token; i > s.first && f->token - i < 6; i--) {
		if (ll_word_in(letter, i - 1, "requested|disputed|proposed|sought|request|requests"))
			return true;
		if (ll_word_in(letter, i - 1, ".|;|,|and|but"))
			break;
	}
	return false;
}

/* The fact stands in a sentence that decides now, about what is at hand and nothing else. */
static inline bool decided_in_prose(const struct ll_letter *letter, const struct ll_fact *f)
{
	static const char acts[] = "cover|covered|pay|paid|approve|approved|approving|authorize|authorized|authorization|grant|granted|deny|"
				   "denied|denying|certify|certified|provide|fill|reimburse|overturn|overturned|uphold|upheld|reverse|"
				   "reversed|necessary|appropriate|supported|warranted|justified|covering|payable|allowed|"
				   "recommend";
	static const char before[] = "cover|pay|approve|approving|authorize|authorizing|authorization|grant|granting|deny|denying|"
				     "certify|certifying|provide|fill|reimburse|overturn|uphold|reverse|covering|recommend|necessary|"
				     "appropriate|denial|reimbursement|payment|necessity|need|certification|coverage|approval|request";
	static const char now[] = "has|will|must|shall|is|are|may|can|cannot|should|directs|directed|ordered|orders|hereby|we|i|finds|"
				  "committee|trustees|panel|board";
	static const char other[] = "was|were|had|previously|prior|earlier|already|separate|separately|another|also|instead|rather|"
				    "before|other|if|unless|would|could|might|when|because|although|though|while|like|than|policy|"
				    "policies|guideline|guidelines|rule|rules|combination|alternative|such|include|includes|including|"
				    "whether|asks|wants|wanted|new|first|later|next|until|after|alone|either|both|"
				    "generally|usually|criteria|only|except|without";
	struct stretch s = sentence_of(letter, f);
	const uint32_t section = ll_section_of(letter, f);
	/* "Because a manual chair meets the need, the scooter cannot be paid for" */
	if (ll_word_in(letter, s.first, "because|since|as|although|though|while")) {
		const uint32_t comma = ll_find_before(letter, s.first, f->token, ",");
		s.first = comma < f->token ? comma + 1 : s.first;
	}
	if (section == LL_SEC_DOCUMENTS || section == LL_SEC_HOW_MADE || section == LL_SEC_CREDENTIALS || section == LL_SEC_CLOSING ||
	    f->frame == LL_FRAME_HEADING || f->polarity == LL_HYPOTHETICAL)
		return false;
	/* the verb before, "will cover the pump", or behind, "the pump is approved" */
	bool acted = false;
	for (uint32_t i = f->token; i > s.first && f->token - i < 14 && !acted; i--) {
		if (ll_word_in(letter, i - 1, ";|,|:|is|are|be") && !ll_word_in(letter, i, "our"))
			break;
		acted = ll_word_in(letter, i - 1, before) ||
			(ll_word_in(letter, i - 1, acts) && i > 1 && ll_word_in(letter, i - 2, "committee|trustees|panel|board|hereby")) || (ll_word_in(letter, i - 1, "have|receive") && i > 1 &&
							    ll_word_in(letter, i - 2, "may|can"));
	}
	for (uint32_t i = f->token + f->ntokens; i < s.end && i < f->token + f->ntokens + 18 && !acted; i++) {
		/* ", as posed in the question," */
		if (ll_word_in(letter, i, ",") && ll_word_in(letter, i + 1, "as|which"))
			i = ll_find_before(letter, i + 1, i + 12 < s.end ? i + 12 : s.end, ",") + 1;
		/* "The pump: denied." */
		if (ll_word_in(letter, i, ":|-") && ll_word_in(letter, i + 1 + ll_word_in(letter, i + 1, "not"),
							       "denied|approved|upheld|overturned|certified|covered|authorized"))
			return true;
		if (ll_word_in(letter, i, ";|,|:|and|but|has|have") && !ll_word_in(letter, i + 1, "denied|upheld|approved|not"))
			break;
		/* "the need for it has not been shown", "payment for it cannot be made" */
		if (ll_word_in(letter, i, "has|have|is|are|cannot") && any_word(letter, i + 1, i + 5 < s.end ? i + 5 : s.end,
									       "shown|established|demonstrated|withheld|made"))
			acted = any_word(letter, s.first, f->token, "need|necessity|payment|certification|authorization|coverage|approval");
		if (ll_word_in(letter, i, "is|are|was|were|cannot|will|must|shall|should"))
			acted |= any_word(letter, i + 1, i + 8 < s.end ? i + 8 : s.end, acts);
	}
	if (!acted || !any_word(letter, s.first, s.end, now))
		return false;
	for (uint32_t i = s.first; i < s.end; i++) /* "and is not in dispute" */
		if (ll_word_in(letter, i, "not") && ll_word_in(letter, i + 1, "in|at|under|part"))
			return false;
	/* "that was the subject of your appeal" */
	for (uint32_t i = ll_find_before(letter, s.first, s.end, other); i < s.end; i = ll_find_before(letter, i + 1, s.end, other)) {
		const bool refers = i > f->token && ll_word_in(letter, i, "was|were|had") &&
				    (ll_word_in(letter, i - 1, "that|which") || ll_word_in(letter, i + 1, "requested|sought|asked|ordered")) &&
				    points_back(letter, f);
		/* "finds that the test was medically necessary" */
		if (i > f->token && ll_word_in(letter, i, "was|were") && has_verdict(letter, f->sentence) &&
		    any_word(letter, i + 1, i + 4 < s.end ? i + 4 : s.end, "medically|reasonable|necessary|appropriate"))
			continue;
		/* "and I would overturn the denial" */
		if (ll_word_in(letter, i, "would") && i && ll_word_in(letter, i - 1, "i|we") &&
		    ll_word_in(letter, i + 1, "overturn|uphold|reverse|affirm|approve|deny"))
			continue;
		/* "will be paid when performed at a network facility" */
		if (i > f->token && ll_word_in(letter, i, "when|if") && ll_word_in(letter, i + 1, "performed|done|given|furnished|obtained"))
			continue;
		/* "the prior determination is withdrawn" */
		const bool decision = ll_word_in(letter, i, "prior|previous|earlier|first") &&
				      any_word(letter, i + 1, i + 3, "adverse|denial|determination|decision|refusal|answer");
		if (!refers && !decision && !(ll_word_in(letter, i, "other") && i && ll_word_in(letter, i - 1, "every")) && !(ll_word_in(letter, i, "without") && ll_word_in(letter, i + 1, "contrast|deductible|copay")))
			return false;
	}
	/* "You asked us to cover ...": that is the request */
	for (uint32_t i = s.first; i < f->token; i++)
		if (ll_word_in(letter, i, "asked|asking|requests|requesting|appealed|wrote|said") ||
		    (ll_word_in(letter, i, "appeals") && !ll_word_in(letter, i + 1, "committee|unit|department|panel|board|council|desk")) ||
		    (ll_word_in(letter, i, "told") && ll_word_in(letter, i + 1, "us|me")))
			return false;
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n);
	return !ll_is(t[s.end - 1].lower, "?") && !(t[f->token].flags & LL_TOK_QUOTED);
}

#endif
