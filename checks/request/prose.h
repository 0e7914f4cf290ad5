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

/* Too many of a kind to be held against each other pair by pair: no letter has as many. */
static inline bool crowded(const struct ll_letter *letter, uint32_t kind)
{
	enum { MOST_OF_KIND = 150 };
	uint32_t n = 0;
	LL_FOREACH (f, letter, kind)
		if (++n > MOST_OF_KIND)
			return true;
	return false;
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
		if (ll_word_in(letter, i, "requested|sought|appealed|disputed|ordered|prescribed|seeks|seek|proposed|refused|dispensed"))
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

/* The verb that decides about the fact, "will cover the pump" or "the pump is approved": its token; UINT32_MAX: none. */
static inline uint32_t verb_before(const struct ll_letter *letter, const struct stretch *s, const struct ll_fact *f)
{
	enum { REACH = 14 };
	static const char decides[] = "cover|pay|approve|approving|authorize|authorizing|authorization|grant|granting|deny|denying|certify|"
				      "certifying|provide|fill|reimburse|overturn|uphold|reverse|covering|recommend|necessary|appropriate|"
				      "denial|reimbursement|payment|necessity|need|certification|coverage|approval|request",
			  done[] = "covered|paid|approved|authorized|granted|denied|certified|overturned|upheld|reversed|allowed";
	for (uint32_t i = f->token; i > s->first && f->token - i < REACH; i--) {
		if (ll_word_in(letter, i - 1, ";|,|:|is|are|be") && !ll_word_in(letter, i, "our"))
			return UINT32_MAX;
		if (ll_word_in(letter, i - 1, decides))
			return i - 1;
		if (i < s->first + 2)
			continue;
		if ((ll_word_in(letter, i - 1, done) && ll_word_in(letter, i - 2, "committee|trustees|panel|board|hereby")) ||
		    (ll_word_in(letter, i - 1, "have|receive|schedule|get|attend|use|begin|start|book|obtain|arrange|order") &&
		     ll_word_in(letter, i - 2, "may|can")) ||
		    (ll_word_in(letter, i - 1, "send|deliver|supply|ship|provide|dispense|fill|furnish") &&
		     (ll_word_in(letter, i - 2, "will|shall|must") ||
		      (i > s->first + 2 && ll_word_in(letter, i - 2, "to") &&
		       ll_word_in(letter, i - 3, "is|are|has|ordered|directed|required|obliged|bound|instructed")))))
			return i - 1;
	}
	return UINT32_MAX;
}

static inline uint32_t verb_behind(const struct ll_letter *letter, const struct stretch *s, const struct ll_fact *f)
{
	enum { REACH = 18, NEAR = 8, SAID = 5 };
	static const char decided[] = "covered|paid|approved|authorized|granted|denied|certified|reimbursed|overturned|upheld|reversed|"
				      "necessary|appropriate|supported|warranted|justified|payable|allowed|recommended|filled|"
				      "dispensed|supplied|delivered|shipped";
	const uint32_t from = f->token + f->ntokens;
	for (uint32_t i = from; i < s->end && i < from + REACH; i++) {
		/* ", as posed in the question," */
		if (ll_word_in(letter, i, ",") && ll_word_in(letter, i + 1, "as|which|just"))
			i = ll_find_before(letter, i + 1, i + 12 < s->end ? i + 12 : s->end, ",") + 1;
		/* "tablets, once a day, will be filled" */
		if (ll_word_in(letter, i, ","))
			for (const struct ll_fact *q = ll_from(letter, LL_QUANTITY, f->sentence); q && q->sentence == f->sentence;
			     q = ll_next(letter, LL_QUANTITY, q))
				if (q->token == i + 1 && ll_word_in(letter, q->token + q->ntokens, ",|is|are|will|shall"))
					i = q->token + q->ntokens;
		if (ll_word_in(letter, i, ",") && ll_word_in(letter, i + 1, "as|just"))
			i = ll_find_before(letter, i + 1, i + 12 < s->end ? i + 12 : s->end, ",") + 1;
		/* "The pump: denied." */
		if (ll_word_in(letter, i, ":|-") && ll_word_in(letter, i + 1 + ll_word_in(letter, i + 1, "not"), decided))
			return i + 1;
		if (ll_word_in(letter, i, ";|,|:|and|but|has|have") && !ll_word_in(letter, i + 1, "denied|upheld|approved|not"))
			return UINT32_MAX;
		/* "I find the MRI of the lumbar spine medically necessary" */
		if (ll_word_in(letter, i, "medically|necessary|appropriate") && f->token > s->first + 1 &&
		    any_word(letter, s->first, f->token, "find|finds|consider|considers|deem|deems|hold|holds|judge|declare"))
			return i;
		const uint32_t said = i + SAID < s->end ? i + SAID : s->end, near = i + NEAR < s->end ? i + NEAR : s->end;
		/* "the need for it has not been shown", "payment for it cannot be made" */
		if (ll_word_in(letter, i, "has|have|is|are|cannot") &&
		    any_word(letter, i + 1, said, "shown|established|demonstrated|withheld|made") &&
		    any_word(letter, s->first, f->token, "need|necessity|payment|certification|authorization|coverage|approval"))
			return i;
		if (ll_word_in(letter, i, "is|are|was|were|cannot|will|must|shall|should") && any_word(letter, i + 1, near, decided))
			return ll_find_before(letter, i + 1, near, decided);
	}
	return UINT32_MAX;
}

/* Token i tells that the sentence is of something else: another request, a condition, a rule, what was. */
static inline bool strays(const struct ll_letter *letter, const struct ll_fact *f, uint32_t end, uint32_t i)
{
	/* "that was the subject of your appeal" */
	if (i > f->token && ll_word_in(letter, i, "was|were|had") &&
	    (ll_word_in(letter, i - 1, "that|which") || ll_word_in(letter, i + 1, "requested|sought|asked|ordered")) && points_back(letter, f))
		return false;
	/* "finds that the test was medically necessary" */
	if (i > f->token && ll_word_in(letter, i, "was|were") && has_verdict(letter, f->sentence) &&
	    any_word(letter, i + 1, i + 4 < end ? i + 4 : end, "medically|reasonable|necessary|appropriate"))
		return false;
	/* "and I would overturn the denial" */
	if (ll_word_in(letter, i, "would") && i && ll_word_in(letter, i - 1, "i|we") &&
	    ll_word_in(letter, i + 1, "overturn|uphold|reverse|affirm|approve|deny"))
		return false;
	/* "will be paid when performed at a network facility" */
	if (i > f->token && ll_word_in(letter, i, "when|if") && ll_word_in(letter, i + 1, "performed|done|given|furnished|obtained"))
		return false;
	/* "the prior determination is withdrawn" */
	if (ll_word_in(letter, i, "prior|previous|earlier|first") &&
	    any_word(letter, i + 1, i + 3, "adverse|denial|determination|decision|refusal|answer"))
		return false;
	/* "as he has taken it since 2019", "until 12/31/2024" */
	size_t n;
	if (ll_word_in(letter, i, "since|until") && i + 1 < end && ll_tokens(letter, &n)[i + 1].kind == LL_TOK_NUMBER)
		return false;
	if (ll_word_in(letter, i, "other") && i && ll_word_in(letter, i - 1, "every"))
		return false;
	/* "the MRI of both arms is approved" */
	if (ll_word_in(letter, i, "both"))
		for (const struct ll_fact *p = ll_from(letter, LL_BODY_PART, f->sentence); p && p->sentence == f->sentence;
		     p = ll_next(letter, LL_BODY_PART, p))
			if (p->token <= i && i < p->token + p->ntokens)
				return false;
	return !(ll_word_in(letter, i, "without") && ll_word_in(letter, i + 1, "contrast|deductible|copay"));
}

/* "You asked us to cover the pump", "The pump ... is not in dispute" */
static inline bool tells_request(const struct ll_letter *letter, const struct stretch *s, const struct ll_fact *f)
{
	for (uint32_t i = s->first; i < s->end; i++) {
		if (ll_word_in(letter, i, "not") && ll_word_in(letter, i + 1, "in|at|under|part"))
			return true;
		if (i >= f->token)
			continue;
		if (ll_word_in(letter, i, "asked|asking|requests|requesting|appealed|wrote|said") ||
		    (ll_word_in(letter, i, "appeals") && !ll_word_in(letter, i + 1, "committee|unit|department|panel|board|council|desk")) ||
		    (ll_word_in(letter, i, "told") && ll_word_in(letter, i + 1, "us|me")))
			return true;
	}
	return false;
}

/* The fact stands in a sentence that decides now, about what is at hand and nothing else. */
static inline bool decided_in_prose(const struct ll_letter *letter, const struct ll_fact *f)
{
	static const char now[] = "has|will|must|shall|is|are|may|can|cannot|should|directs|directed|ordered|orders|hereby|we|i|finds|"
				  "committee|trustees|panel|board";
	/* anywhere in the sentence; and before its verb, for what follows that gives a reason */
	static const char elsewhere[] = "previously|earlier|already|separate|separately|another|instead|rather|if|unless|would|could|might|"
					"when|combination|alternative|such|whether|asks|wants|wanted|new|until|either|both|generally|usually|"
					"only|except|without|was|were|had|other|first|later|next|alone|than",
			  before[] = "prior|also|before|because|although|though|while|like|policy|policies|guideline|guidelines|rule|rules|"
				     "include|includes|including|after|criteria|since";
	struct stretch s = sentence_of(letter, f);
	const uint32_t section = ll_section_of(letter, f);
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n);
	if (section == LL_SEC_DOCUMENTS || section == LL_SEC_HOW_MADE || section == LL_SEC_CREDENTIALS || section == LL_SEC_CLOSING ||
	    f->frame == LL_FRAME_HEADING || f->polarity == LL_HYPOTHETICAL || ll_is(t[s.end - 1].lower, "?") ||
	    t[f->token].flags & LL_TOK_QUOTED)
		return false;
	/* "Because a manual chair meets the need, the scooter cannot be paid for" */
	if (ll_word_in(letter, s.first, "because|since|as|although|though|while")) {
		const uint32_t comma = ll_find_before(letter, s.first, f->token, ",");
		s.first = comma < f->token ? comma + 1 : s.first;
	}
	uint32_t verb = verb_before(letter, &s, f);
	if (verb == UINT32_MAX)
		verb = verb_behind(letter, &s, f);
	if (verb == UINT32_MAX || !any_word(letter, s.first, s.end, now) || tells_request(letter, &s, f))
		return false;
	const uint32_t told = verb > f->token ? verb : s.end;
	if (any_word(letter, s.first, told, before))
		for (uint32_t i = ll_find_before(letter, s.first, told, before); i < told; i = ll_find_before(letter, i + 1, told, before))
			if (strays(letter, f, s.end, i))
				return false;
	for (uint32_t i = ll_find_before(letter, s.first, s.end, elsewhere); i < s.end;
	     i = ll_find_before(letter, i + 1, s.end, elsewhere))
		if (strays(letter, f, s.end, i))
			return false;
	return true;
}

#endif
