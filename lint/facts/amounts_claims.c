/* SPDX-License-Identifier: MIT */
/* Amounts that are surely asked for, now and in this case, by the words right around them: "the
 * order is for 12 visits", "she seeks a further 10", "the 30 visits you now ask for", "as ordered,
 * for 28 hours", "Qty 2.00 - Compression stockings" in the letter's head. */
#include "facts/amounts.h"

enum {
	BEFORE = 18, /* tokens between a word of asking and its amount */
	BEHIND = 16,
	FEW = 6, /* treatments that may be of several kinds */
};

#define REFUSED "refused|denied|declined|rejected|disallowed|noncertified"

/* What tells of something else: had, allowed, granted, said of a rule, denied to be. */
static const char others[] = "completed|completing|received|receiving|attended|used|given|took|"
			     "taken|already|allowed|allows|allow|approved|certified|"
			     "authorized|granted|offered|offers|covered|covers|recommended|"
			     "recommends|guideline|guidelines|policy|criteria|not|no|"
			     "never|nor|neither|without|paid|provided|provides|underwent|finished|"
			     "followed|following|top|addition|after|before|than|"
			     "until|once|instead|rather|beyond|besides|despite|but|because|since|"
			     "while|whereas|although|though|if|unless|however|"
			     "modified|reduced|cut|limited|limits|half|has|have|had|having|did|"
			     "does|do|would|could|might|should|remaining|within|exceed|"
			     "exceeds|exceeding|"
			     "against|said|found|gave|gives|earlier|previous|prior|previously|past|"
			     "last|old|study|studies|"
			     "trial|alternative|amended|revised|withdrawn|withdrew|changed|raised|"
			     "lowered|increased|decreased";

static bool is_end(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i, ";|:|?|\"") ||
	       (tok_is(l, i, ".") && !tok_in(l, i - 1, "dr|mr|mrs|ms|st")) || clause_break(l, i);
}

/* Whoever asks is the patient or a provider: not the plan, the reviewer, a rule; and it is told of
 * now. */
static bool asks_now(const struct ll_letter *l, uint32_t ask)
{
	static const char wrong[] = "we|i|it|plan|insurer|carrier|payer|administrator|reviewer|"
				    "adjuster|employer|policy|guideline|guidelines|rule|rules|"
				    "criteria|manual|law|department|office|board|company|"
				    "contractor|previous|prior|earlier|initial|original|former|"
				    "previously|originally|initially|formerly|not|never|neither|"
				    "another|other|no|second|third|later|new|subsequent|"
				    "if|unless|should|would|may|can|could|might|will|must|nobody|"
				    "none|separate|future|similar";
	const uint32_t first = sent_begin(l, ask);
	for (uint32_t k = ask; k > first && ask - k < 4; k--) {
		if (is_end(l, k - 1) || tok_in(l, k - 1, ",|that|and"))
			break;
		/* "we approve the request": whose request it is stands between */
		if (tok_in(l, k - 1, "the|a|an|this|her|his|your|their|my|its"))
			break;
		if (tok_is(l, k - 1, "plan") &&
		    (tok_in(l, k - 2, "treatment|care") || tok_in(l, k, "of|calls")))
			break;
		if (tok_is(l, ask, "like") && tok_is(l, k - 1, "would"))
			continue;
		if (tok_in(l, k - 1, wrong) &&
		    !(tok_is(l, k - 1, "i") &&
		      tok_in(l, ask, "ask|request|seek|want|order|prescribe|am")))
			return false;
	}
	if (tok_in(l, first, "had|were|should")) /* "Had the doctor asked for 6" */
		return false;
	/* "In 2017 she asked for 20", "last year", "it would have been better to ask for 12" */
	for (uint32_t k = first; k + 1 < ask; k++)
		if ((tok_in(l, k, "would|could|might|should|if|unless|may|must|will") &&
		     !tok_in(l, k + 1, "like") && !is_month_may(l, k)) ||
		    (tok_in(l, k, "had|reasonably|be") && k + 3 > ask) ||
		    (tok_in(l, k, "in|during|since") && tok_year(l, k + 1)) ||
		    (tok_is(l, k, "last") &&
		     tok_in(l, k + 1, "year|month|spring|summer|fall|winter|autumn|time")) ||
		    tok_is(l, k + 1, "ago"))
			return false;
	return true;
}

/* "therapist's" */
static bool owned(const struct ll_letter *l, uint32_t k)
{
	const struct ll_sv w = tok(l, k)->lower;
	return w.n > 4 && !memcmp(w.p + w.n - 2, "'s", 2) &&
	       !tok_in(l, k, "insurer's|carrier's|member's|employer's|reviewer's");
}

/* Token k, before the amount, says that what follows is what this letter is about, perhaps what is
 * left of a request: "what is at stake is a course of 36", "the denial of 14 nights", "whether the
 * 8 weeks are", "our answer on the 12". */
static bool is_raising(const struct ll_letter *l, uint32_t k, uint32_t i)
{
	if (tok_in(l, k,
		   "stake|issue|dispute|case|matter|appeal|decision|letter|review|question|"
		   "controversy") &&
	    i - k < 14) {
		if (tok_in(l, k + 1, "concerns|involves|covers|regarding|over|:"))
			return true;
		if (tok_in(l, k + 1, "is|are|was"))
			return !tok_in(l, k + 2,
				       "that|not|whether|to|made|dated|upheld|overturned|for") ||
			       tok_in(l, k, "stake|issue");
		if (tok_in(l, k, "appeal|review") && tok_in(l, k + 1, "for|of"))
			return true;
	}
	if (tok_in(l, k, "bill|claim|invoice") && tok_in(l, k - 1, "a|the|this|your|its|his|her"))
		return span_has(l, k + 1, i, "for");
	if (tok_in(l, k, REFUSED) && i - k < 5 && !span_has(l, k, i, "part|rest|other|remaining") &&
	    !tok_is(l, i + 1, "treatments"))
		return !tok_in(l, k - 1, "was|were|is|are|been|and|or") &&
		       !tok_in(l, i - 1, "to|for|on|after|until");
	if (tok_in(l, k, "denial|refusal|rejection|nonpayment"))
		return tok_in(l, k + 1, "of|for") &&
		       !span_has(l, k + 1, i, "part|request|coverage|payment");
	if (tok_in(l, i - 1, "the|these|all") && i - k < 4 &&
	    ((tok_is(l, k, "to") && tok_is(l, k - 1, "as")) ||
	     tok_in(l, k, "regarding|concerning")))
		return true; /* "as to the 14 visits" */
	if (tok_is(l, k, "plan"))
		return (tok_in(l, k - 1, "treatment|care|his|her|own") || (k && owned(l, k - 1)) ||
			tok_seq(l, k + 1, "of care")) &&
		       tok_in(l, k + 1, ":|is|was|has|calls|of|provides|for");
	if (tok_is(l, k, "whether"))
		return i - k < 4 && tok_in(l, i - 1, "the|these|those|all");
	if (tok_in(l, k, "look|reconsider|review|answer|ruling"))
		return tok_in(l, i - 1, "the|these|those|all") && i - k < 5;
	return false;
}

/* Token k, before the amount, says that what follows is asked for. */
static bool is_asking(const struct ll_letter *l, uint32_t k, uint32_t i)
{
	static const char leads[] = "by|for|of|is|was|that|to|about|concerns|involves|covers|lists|"
				    "reads|specifies|names|calls|seeks|has|:";
	if (tok_in(l, k, "recommends|recommended|advises|advised")) {
		const uint32_t who = k - 1 - tok_in(l, k - 1, "has|have|now");
		return tok_in(l, who, "doctor|physician|surgeon|provider") ||
		       mark_over(l, who, LEX_PERSON_ROLES);
	}
	if (tok_in(l, k, LIST_ASK_NOUNS))
		return !tok_in(l, k - 1, "-|court|in|short|mail") &&
		       (span_has(l, k + 1, i, leads) || tok_in(l, k, "rx|rfa")) &&
		       !tok_in(l, k + 1, "form|number|date|id");
	if (tok_in(l, k,
		   "asked|asks|ask|asking|applied|applies|applying|apply|wrote|writes|written|"
		   "calls|called|petitions|petitioned|"
		   "puts|put|submitted|submits|pleads|pleaded|begs|wish|wishes|hopes|like"))
		return !(tok_in(l, k, "calls|called") && tok_in(l, k - 1, "plan|which|that")) &&
		       (span_has(l, k + 1, i, "for|that|us|to") ||
			(tok_in(l, k, "asks|asked|asking") && i == k + 1));
	/* "the oncologist defends 33 fractions", "the notes support the three additional weeks" */
	if (tok_in(l, k,
		   "defends|defend|defended|justify|justifies|argues|insists|advocates|supports|"
		   "support"))
		return (tok_in(l, k + 1, "the|these|all|for|on") || i == k + 1) &&
		       (tok_in(l, k - 1, "notes|records|chart|doctor|physician|surgeon") ||
			mark_over(l, k - 1, LEX_PERSON_ROLES));
	/* "20 hours a week requested, 12 hours": of what stands before it */
	if (tok_in(l, k, LIST_ASK_DONE) && k && mark_over(l, k - 1, LEX_UNITS))
		return false;
	return tok_in(l, k, LIST_ASK_NOW);
}

static uint32_t asked_before(const struct ll_letter *l, uint32_t i)
{
	const uint32_t first = sent_begin(l, i);
	if (!sent_has(l, i,
		      LIST_ASK_NOUNS "|" LIST_ASK_NOW "|asked|asks|ask|asking|applied|applies|applying|"
				"apply|wrote|writes|written|calls|"
				"called|petitions|petitioned|puts|put|submitted|submits|defends|"
				"defend|defended|justify|justifies|"
				"argues|insists|advocates|supports|support|pleads|pleaded|begs|"
				"wish|wishes|hopes|like|stake|issue|case|matter|appeal|decision|"
				"letter|review|question|controversy|bill|claim|invoice|plan|"
				"regarding|concerning|as|" REFUSED
				"|denial|refusal|rejection|nonpayment|whether|look|answer|ruling|"
				"reconsider|recommends|recommended|"
				"advises|advised") ||
	    (i > first && tok_is(l, i - 1, "to") &&
	     !tok_in(l, i - 2, "comes|come|amounting|amounts")))
		return LL_ASKED_NOT;
	for (uint32_t k = i; k > first && i - k < BEFORE; k--) {
		const uint32_t at = k - 1;
		if (is_raising(l, at, i))
			return asks_now(l, at) || tok_in(l, at, REFUSED) ? LL_ASKED_STILL
									 : LL_ASKED_NOT;
		if (is_asking(l, at, i))
			return asks_now(l, at) ? LL_ASKED_ALL : LL_ASKED_NOT;
		if (tok_in(l, at, "is|are|was") &&
		    tok_in(l, at - 1, "stake|issue|dispute|question|matter|case|" LIST_ASK_DONE))
			continue;
		if (tok_in(l, at, "is|are|was|were|be")) {
			if (!tok_in(l, k,
				    "a|an|one|for|now|only|still|made|placed|to|about|of|given|"
				    "paid") &&
			    !tok_is(l, at, "be"))
				return LL_ASKED_NOT;
			continue;
		}
		if (k > first + 1 && tok_is(l, at - 1, "be"))
			continue;
		if ((tok_is(l, at, "have") && tok_is(l, at - 1, "to")) ||
		    (tok_is(l, at, "before") && tok_in(l, k, "me|us")) ||
		    (tok_is(l, at, ":") &&
		     tok_in(l, at - 1,
			    "reads|says|states|follows|asks|is|for|plan|" LIST_ASK_NOUNS "|" LIST_ASK_NOW)))
			continue;
		if ((tok_in(l, at, "covers") && tok_in(l, at - 1, LIST_ASK_NOUNS)) ||
		    (tok_is(l, at, "given") && tok_is(l, k, "as")))
			continue;
		if (tok_in(l, at, others) || tok_in(l, at, "which|who|whose|when|where|plus") ||
		    is_end(l, at))
			return LL_ASKED_NOT;
	}
	return LL_ASKED_NOT;
}

/* "as requested", "as ordered": all of it. */
static bool as_asked(const struct ll_letter *l, uint32_t i, uint32_t e, uint32_t end)
{
	/* "allowed as made: 36 hours", "covered exactly as ordered, that is, for 28 hours" */
	for (uint32_t k = i; k > sent_begin(l, i) + 1 && i - k < 8; k--) {
		if (tok_is(l, k - 2, "as") &&
		    tok_in(l, k - 1, LIST_ASK_DONE "|asked|submitted|made|written|applied|filed"))
			return true;
		if (!tok_in(l, k - 1,
			    ":|,|that|is|for|the|all|a|total|of|in|full|namely|by|your|his|her|"
			    "doctor|physician|with|at|to|wit|-|("))
			break;
	}
	for (uint32_t k = e; k + 1 < end && k < e + BEHIND; k++) {
		if (tok_is(l, k, "as"))
			for (uint32_t j = k + 1;
			     j < end && j < k + 6 && !tok_in(l, j, ",|and|but|not|if"); j++)
				if (tok_in(l, j,
					   LIST_ASK_DONE
					   "|asked|submitted|made|written|applied|filed") &&
				    !tok_in(l, j + 1, "and|in"))
					return true;
		if (tok_in(l, k, ";|but|instead|rather|than|not|although|though|because") ||
		    (k > e && number_at(l, k).ntokens))
			return false;
	}
	return false;
}

/* Tokens [k, ...) say that what stands before was asked for: "requested", "that you now ask for",
 * "for which a request was made". */
static uint32_t is_asked(const struct ll_letter *l, uint32_t k)
{
	if (tok_in(l, k, "rfa|request|order|prescription|application") &&
	    tok_in(l, k - 1, "the|his|her") && tok_in(l, k - 2, "in|on"))
		return LL_ASKED_ALL;
	/* "were recommended by the heart doctor" */
	if (tok_in(l, k, "recommended|advised") && tok_is(l, k + 1, "by"))
		for (uint32_t j = k + 2; j < k + 6; j++)
			if (mark_over(l, j, LEX_PERSON_ROLES) ||
			    tok_in(l, j, "dr|doctor|physician|surgeon"))
				return LL_ASKED_ALL;
	if (tok_in(l, k, "disputed|appealed"))
		return LL_ASKED_STILL;
	if (tok_in(l, k, LIST_ASK_DONE))
		return !tok_in(l, k + 1, "and|or") &&
		       !tok_in(l, k - 1, "originally|initially|previously|first|as|not|never");
	if (tok_in(l, k,
		   "asked|asks|ask|asking|applied|applies|apply|petitioned|put|written|wrote|"
		   "called"))
		return tok_in(l, k + 1, "for|in") ||
		       (tok_in(l, k + 1, ".|,|us") && tok_in(l, k, "asked|asks|ask"));
	if (tok_in(l, k,
		   "seeks|seek|wants|want|requests|request|proposes|prescribes|orders|needs|wishes|"
		   "plans"))
		return tok_in(l, k + 1,
			      ".|,|;|)|is|are|were|was|for|now|here|would|in|cannot|can|do|does|"
			      "will|exceed") &&
		       !tok_in(l, k - 1, "the|this|a|his|her|their");
	/* "the 200 strips your appeal is about" */
	if (tok_in(l, k, "appeal|claim|request|case|letter|complaint") &&
	    tok_in(l, k - 1, "your|the|this|her|his|their"))
		return (tok_is(l, k + 1, "is") && tok_is(l, k + 2, "about")) ||
				       tok_in(l, k + 1, "concerns|covers")
			       ? LL_ASKED_STILL
			       : LL_ASKED_NOT;
	if (tok_seq(l, k, "for which") && !tok_in(l, k + 2, "there|no|the"))
		for (uint32_t j = k + 2; j < k + 7; j++)
			if (tok_in(l, j,
				   "pleads|asks|asked|applied|applies|petitioned|request|appealed"))
				return LL_ASKED_ALL;
	if (tok_seq(l, k, "for which a request") || tok_seq(l, k, "for which the request"))
		return LL_ASKED_ALL;
	if (tok_seq_in(l, k,
		       "at stake|at issue|in dispute|in question|under review|under appeal|on "
		       "appeal|before us|before me|in controversy|"
		       "being appealed"))
		return LL_ASKED_STILL;
	return LL_ASKED_NOT;
}

/* "had already had 16 sessions of the service at issue", "For Tess 12 visits were asked for" */
static bool of_others(const struct ll_letter *l, uint32_t i)
{
	const uint32_t first = sent_begin(l, i);
	for (uint32_t k = i; k > first && i - k < 4; k--)
		if (tok_in(l, k - 1,
			   "had|completed|received|attended|already|given|used|finished|underwent"))
			return true;
	return i > first + 1 && tok(l, i - 1)->flags & LL_TOK_CAPITAL && tok_is(l, i - 2, "for");
}

static uint32_t asked_behind(const struct ll_letter *l, uint32_t i, uint32_t e)
{
	const uint32_t end = sent_end(l, i);
	static const char words[] =
		LIST_ASK_DONE "|asked|asks|ask|asking|applied|applies|apply|petitioned|put|written|"
			  "wrote|called|seeks|seek|"
			  "wants|want|requests|request|rfa|order|prescription|application|proposes|"
			  "prescribes|orders|needs|wishes|plans|recommended|advised|pleads|"
			  "stake|about|"
			  "concerns|covers|issue|dispute|question|review|appeal|us|me|"
			  "controversy";
	if (!sent_has(l, i, words) || of_others(l, i))
		return LL_ASKED_NOT;
	for (uint32_t k = e; k < end && k < e + BEHIND; k++) {
		if (k > e && number_at(l, k).ntokens && !tok_is(l, k - 1, ","))
			return LL_ASKED_NOT;
		const uint32_t how = is_asked(l, k);
		if (how) {
			for (uint32_t j = k + 1; j + 1 < end && j < k + 9;
			     j++) /* "requested by Dr. Hall in 2016" */
				if (tok_is(l, j, "in") && tok_year(l, j + 1))
					return LL_ASKED_NOT;
			for (uint32_t j = k; j > e; j--)
				if (tok_in(l, j - 1,
					   "previously|originally|initially|earlier|not|never|"
					   "first"))
					return LL_ASKED_NOT;
			return how;
		}
		if (tok_is(l, k, ",") &&
		    !tok_in(l, k + 1, "that|which|now|at|all|each|is|are|was|were") &&
		    !(tok_is(l, k + 1, "the") && tok_in(l, k + 2, "number|amount|total|figure")) &&
		    !number_at(l, k + 1).ntokens)
			return LL_ASKED_NOT;
		if (tok_in(l, k, "is|are|was|were|been|being|be|have|has") && k + 1 < end)
			continue;
		if (tok_in(l, k, "after|before|following") &&
		    !tok_in(l, k + 1, "he|she|they|it|the|that|this|a|which") &&
		    !number_at(l, k + 1).ntokens)
			continue; /* "after shoulder surgery" */
		if (is_end(l, k) || tok_in(l, k, others) ||
		    tok_in(l, k, "and|or|may|can|must|will|left"))
			return LL_ASKED_NOT;
	}
	return LL_ASKED_NOT;
}

/* In the letter's head: "1. Chiropractic treatment, 8 visits", "Claim lines: 20610 x 2". */
static bool heads_letter(const struct ll_letter *l, uint32_t i)
{
	static const char wrong[] =
		"approved|allowed|certified|used|completed|received|paid|offered|authorized|"
		"previous|"
		"prior|limit|benefit|benefits|maximum|max|remaining|granted|available|age|tried|"
		"history|"
		"earlier|plan|copay|deductible|page|pages|deadline|modified|within";
	const uint32_t kind = section_at(l, i)->kind;
	if (kind != LL_SEC_HEADER && kind != LL_SEC_HEADING)
		return false;
	const uint32_t first = sent_begin(l, i), end = sent_end(l, i);
	if (end - first > 30)
		return false;
	for (uint32_t k = i; k > first && !(tok(l, k)->flags & (LL_TOK_WRAP | LL_TOK_PARAGRAPH));
	     k--)
		if (tok_in(l, k - 1, wrong) && !number_at(l, k - 2).ntokens)
			return false;
	return true;
}

/* "the 12 sessions", where the letter decides: those that are asked for, or a part of them. */
static bool is_definite(const struct ll_letter *l, uint32_t i)
{
	const uint32_t first = sent_begin(l, i);
	return i > first && tok_in(l, i - 1, "the|all|these|those") &&
	       !sent_has(l, i,
			 "guideline|guidelines|policy|already|had|remaining|other|first|last");
}

/* Nothing in its clause tells of what was had, is allowed, is a part or is of others: it may be
 * what is asked for. */
static bool is_unmarked(const struct ll_letter *l, const struct ll_fact *f)
{
	static const char marks[] =
		"completed|completing|received|receiving|attended|used|underwent|finished|already|"
		"earlier|previous|previously|prior|past|"
		"initial|initially|ago|after|following|guideline|guidelines|policy|mtus|odg|acoem|"
		"recommends|allows|allow|allowed|allowing|limit|limits|limited|limitation|annual|"
		"calendar|trial|maximum|study|studies|"
		"literature|standard|usual|usually|generally|typical|typically|modified|offered|"
		"partial|partially|remaining|rest|"
		"other|another|instead|rather|than|benefit|benefits|if|unless|might|patients|"
		"people|exceed|exceeds|within|least|most|half|"
		"range|recommended|suggests|suggested|normally|ordinarily|certified|authorized|"
		"granted|reduced|cut|paid|missed|kept|label|"
		"manual|several|some|until|next|ordinary|customary|common|commonly|enough|left|"
		"remain|remains|shorter|longer|fewer|lower";
	const uint32_t i = f->token;
	uint32_t from = sent_begin(l, i), to = sent_end(l, i);
	for (uint32_t k = i; k > from; k--)
		if (is_end(l, k - 1)) {
			from = k;
			break;
		}
	for (uint32_t k = i + f->ntokens; k < to; k++)
		if (is_end(l, k)) {
			to = k;
			break;
		}
	for (uint32_t k = from; k < to; k++)
		if ((tok_in(l, k, marks) &&
		     !(tok_is(l, k, "paid") && tok_in(l, k - 1, "be|are|is"))) ||
		    tok_year(l, k) ||
		    (tok_in(l, k, "have|has|gets|receives") && number_at(l, k + 1).ntokens))
			return false;
	if (i > from && tok_in(l, i - 1, "have|has|having|get|gets|getting"))
		return false;
	const bool definite = i > from && tok_in(l, i - 1, "the|these|those|all");
	if (f->frame == LL_FRAME_HYPOTHETICAL && !definite)
		return false;
	if (of_others(l, i) || mark_in(l, from, to, LEX_KIN))
		return false;
	return f->frame != LL_FRAME_HISTORY && (definite || f->frame != LL_FRAME_GUIDELINE) &&
	       f->frame != LL_FRAME_UR &&
	       (f->frame != LL_FRAME_GENERIC || section_at(l, i)->kind == LL_SEC_DOCUMENTS);
}

/* "12 visits approved by the plan", "the doctor changed it to 8": not what is asked for, or no
 * longer. */
static bool was_else(const struct ll_letter *l, uint32_t i, uint32_t e)
{
	return (tok_in(l, e,
		       "approved|certified|authorized|granted|offered|paid|used|completed|received|"
		       "given|allowed") &&
		in_sentence(l, i, e)) ||
	       sent_has(l, i,
			"amended|revised|resubmitted|changed|withdrawn|withdrew|corrected|replaced|"
			"originally|initially|raised");
}

void settle_claims(const struct ll_letter *l)
{
	for (uint32_t k = 0; k < l->facts[LL_QUANTITY].n; k++) {
		struct ll_fact *f = l->facts[LL_QUANTITY].v[k];
		struct ll_quantity *q = &f->u.quantity;
		const uint32_t i = f->token, e = i + f->ntokens, kind = section_at(l, i)->kind;
		if (q->role == LL_Q_STRENGTH || q->role == LL_Q_OTHER || kind == LL_SEC_HOW_MADE ||
		    kind == LL_SEC_CREDENTIALS || kind == LL_SEC_CLOSING ||
		    kind == LL_SEC_CA_GUIDELINE || kind == LL_SEC_IMR_GUIDELINE ||
		    tok(l, i)->flags & LL_TOK_QUOTED)
			continue;
		const bool whole = as_asked(l, i, e, sent_end(l, i));
		if (!whole && was_else(l, i, e))
			continue;
		if (heads_letter(l, i))
			q->asked = sent_has(l, i, "dispute|disputed|issue|appeal|appealed|denied")
					   ? LL_ASKED_STILL
					   : LL_ASKED_ALL;
		else if (whole)
			q->asked = LL_ASKED_ALL;
		else if (!(q->asked = asked_behind(l, i, e)))
			q->asked = asked_before(l, i);
		if (!q->asked && kind == LL_SEC_DECISION && is_definite(l, i) &&
		    (f->frame == LL_FRAME_NONE || f->frame == LL_FRAME_CONCLUSION ||
		     f->frame == LL_FRAME_REQUEST) &&
		    !of_others(l, i))
			q->asked = LL_ASKED_STILL;
		if (!q->asked && f->frame == LL_FRAME_REQUEST && !of_others(l, i) &&
		    !(tok_is(l, e - 1, "treatments") && q->lo < FEW))
			q->asked = q->role == LL_Q_DURATION && q->of.n ? LL_ASKED_STILL
								       : LL_ASKED_MAYBE;
		if (q->asked == LL_ASKED_STILL && i > 1 &&
		    (tok_in(l, i - 1, "all|entire|whole") ||
		     (tok_is(l, i - 1, "the") && tok_is(l, i - 2, "all"))))
			q->asked = LL_ASKED_ALL;
		if (!q->asked && is_unmarked(l, f))
			q->asked = LL_ASKED_MAYBE;
	}
}
