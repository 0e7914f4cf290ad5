/* SPDX-License-Identifier: MIT */
/* What stands under a line that says it is asked for: "What your doctor asked for", "Services to be decided: ...",
 * "Item under review | ...", "(1) What was asked". */
#include "facts/request.h"

enum { LONGEST = 9, LINES = 8 };

static bool begins_line(const struct ll_letter *l, uint32_t i)
{
	return !i || tok(l, i)->flags & (LL_TOK_WRAP | LL_TOK_PARAGRAPH);
}

static uint32_t line_begin(const struct ll_letter *l, uint32_t i)
{
	while (!begins_line(l, i))
		i--;
	return i;
}

static bool is_bullet(const struct ll_letter *l, uint32_t i)
{
	const uint32_t k = i + tok_is(l, i, "(");
	return tok_in(l, i, "-|*") || (tok(l, k)->text.n == 1 && tok_in(l, k + 1, ".|)"));
}

/* Tokens [from, to), a label or a line by itself, name what is asked for. */
static bool names_request(const struct ll_letter *l, uint32_t from, uint32_t to)
{
	static const char others[] =
		"by|date|dates|when|who|why|how|number|no|received|records|documents|document|previously|already|earlier|prior|"
		"type|status|reason|reasons|reviewed|decision|outcome|summary|history|reviewer|reviewers|level|urgency|"
		"place|setting|provider|facility|requester|not|new|before|more|information|also|instead|alternative|if|policy|do|table|"
		"did|case|hearing|"
		LIST_APPROVED;
	/* "(1) What was asked" */
	while (from < to && (tok_in(l, from, "(|)|.|-|*|#") || tok(l, from)->kind == LL_TOK_NUMBER || tok(l, from)->text.n == 1))
		from++;
	if (from >= to || to - from > LONGEST || tok_in(l, to - 1, ".|,|;"))
		return false;
	const bool what = tok_is(l, from, "what");
	bool asked = false, thing = what;
	for (uint32_t k = from; k < to; k++) {
		if (tok_in(l, k, others) || (!what && tok_in(l, k, "is|was|were|are|has|have|had")))
			return false;
		asked |= tok_in(l, k, "asked|asks|ask|asking|requested|requests|request|sought|wants|wanted|appealed|"
				      "ordered|prescribed") ||
			 (k > from && tok_is(l, k, "decided") && tok_is(l, k - 1, "be")) ||
			 (k > from && tok_is(l, k, "review") && tok_in(l, k - 1, "under|for"));
		thing |= tok_in(l, k, "service|services|treatment|treatments|item|items|procedure|procedures|drug|drugs|medicine|"
				      "medicines|medication|medications|care|equipment|device|test|request|requests|operation|"
				      "surgery|supplies|therapy");
	}
	return (asked && thing) || (to == from + 1 && tok_in(l, from, "subject|re|request|requested"));
}

/* The mark behind the label of the line that begins at `from`, before token i; i: it has none. */
static uint32_t label_end(const struct ll_letter *l, uint32_t from, uint32_t i)
{
	uint32_t k = from;
	while (k < i && k < from + LONGEST + 4 && !tok_is(l, k, ":") && !tok_is(l, k, "|"))
		k++;
	return k < from + LONGEST + 4 ? k : i;
}

/* The sentence tells of nothing: "Home health aide, 4 hours a day." */
static bool only_names(const struct ll_letter *l, uint32_t i)
{
	return !sent_has(l, i, "is|was|were|are|has|have|had|been|be|asks|requests|wants|prescribed|comes|makes|can|may|will|would|"
			       "needs|who|because|since|while|said|says|wrote|writes|received|approved|denied|he|she|they|we|you|after|"
			       "before|until|already|did|does|do|takes|took|there|it");
}

bool under_asking(const struct ll_letter *l, uint32_t i)
{
	static const char told[] = "asked|asks|ask|asking|requested|requests|request|sought|wants|wanted|"
				   "appealed|decided|ordered|prescribed|review|subject|re";
	const uint64_t *places = places_of(l, told);
	if (place_before(l, places, i > 90 ? i - 90 : 0, i) >= i)
		return false;
	uint32_t from = line_begin(l, i), end = label_end(l, from, i);
	if (end < i && !is_bullet(l, from)) /* a label of its own */
		return names_request(l, from, end);
	if (!only_names(l, i) && !span_has(l, from, i, ":"))
		return false;
	bool left = false; /* the paragraph: only a line right above it is its own */
	for (uint32_t lines = 0; lines < LINES && from; lines++) {
		const bool fresh = tok(l, from)->flags & LL_TOK_PARAGRAPH;
		if (fresh && !is_bullet(l, from)) {
			if (left)
				return false;
			left = true;
		}
		end = from;
		from = line_begin(l, from - 1);
		const uint32_t to = end - tok_in(l, end - 1, ":|?");
		if (to - from <= LONGEST + 3 && (to < end || fresh || tok(l, from)->flags & LL_TOK_PARAGRAPH) &&
		    names_request(l, from, to))
			return true;
	}
	return false;
}
