/* SPDX-License-Identifier: MIT */
/*
 * Sections, items and sentences. A section begins at a heading of the letter's
 * profile (profiles/profile.h); an item begins at a paragraph that ends in a colon and
 * a decision word ("6 Sessions of Psychotherapy: Upheld"). A letter without a
 * known heading is one summary section.
 */
#include "letter/places.h"

#include <string.h>

/* Where something begins, found before sentences are cut. */
struct border {
	uint32_t token;    /* the section's first */
	uint32_t body;     /* first token after the heading */
	uint32_t kind;     /* enum ll_section_kind */
	bool item;         /* begins an item */
	bool plain;        /* a heading of a plain-language letter */
	uint32_t heading_end, decision, decision_end; /* of an item; equal: none */
};

struct borders {
	VEC_OF(struct border) v;
};

static const uint32_t section_kind[] = {
	[LEX_SEC_HOW_MADE] = LL_SEC_HOW_MADE,
	[LEX_SEC_CREDENTIALS] = LL_SEC_CREDENTIALS,
	[LEX_SEC_DOCUMENTS] = LL_SEC_DOCUMENTS,
	[LEX_SEC_SUMMARY] = LL_SEC_SUMMARY,
	[LEX_SEC_ISSUES] = LL_SEC_ISSUES,
	[LEX_SEC_CA_GUIDELINE] = LL_SEC_CA_GUIDELINE,
	[LEX_SEC_IMR_GUIDELINE] = LL_SEC_IMR_GUIDELINE,
	[LEX_SEC_RATIONALE] = LL_SEC_RATIONALE,
	[LEX_SEC_DECISION] = LL_SEC_DECISION,
	[LEX_SEC_CLOSING] = LL_SEC_CLOSING,
	[LEX_SEC_ITEM] = LL_SEC_HEADING,
	[LEX_SEC_HEADER] = LL_SEC_HEADER,
};

static uint32_t paragraph_end(const struct ll_letter *l, uint32_t i)
{
	return place_next(l, l->paragraphs, i + 1);
}

/* "Item 2. ", "Issue 1: ", at the start of a paragraph. */
static bool item_marker(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i, "item|issue|request") && tok(l, i)->flags & LL_TOK_CAPITAL &&
	       tok(l, i + 1)->kind == LL_TOK_NUMBER && tok_in(l, i + 2, ".|:|)|-") && tok(l, i + 3)->flags & LL_TOK_SPACE;
}

/* The end of the paragraph that begins at i, if it has no more tokens than that; else 0. */
static uint32_t paragraph_end_near(const struct ll_letter *l, uint32_t i, uint32_t most)
{
	for (uint32_t k = i + 1; k <= i + most; k++)
		if (k >= l->tokens.n || l->tokens.v[k].flags & LL_TOK_PARAGRAPH)
			return k < l->tokens.n ? k : l->tokens.n;
	return 0;
}

/* Past "1.", "2)", "(a)", "#3", "IV." at the start of a paragraph. */
static uint32_t skip_marker(const struct ll_letter *l, uint32_t i)
{
	if (item_marker(l, i))
		return i + 3;
	uint32_t at = i + (tok_in(l, i, "(|#") ? 1 : 0);
	if ((tok(l, at)->kind == LL_TOK_NUMBER || tok_in(l, at, "i|ii|iii|iv|v|vi|a|b|c|d")) &&
	    tok_in(l, at + 1, ".|)|:") && tok(l, at + 2)->flags & LL_TOK_SPACE)
		return at + 2;
	if (tok_in(l, i, "*|-") && tok(l, i + 1)->flags & LL_TOK_SPACE)
		return i + 1;
	return i;
}

static bool starts_sentence(const struct ll_letter *l, uint32_t i)
{
	return tok(l, i)->flags & LL_TOK_PARAGRAPH || (i && tok_in(l, i - 1, ".|:|;|\"|?|)"));
}

/* A known heading at token i: a paragraph of its own, or words with a colon where a sentence may begin. */
static bool heading_at(const struct ll_letter *l, uint32_t i, uint32_t first, struct border *b)
{
	const struct mark *m = mark_at(l, i, LEX_HEADINGS);
	bool field = m && m->entry->code[0] == LEX_SEC_HEADER && tok(l, i)->flags & LL_TOK_PARAGRAPH;
	if (!m || (!(tok(l, i)->flags & LL_TOK_CAPITAL) && !field))
		return false;
	uint32_t end = i + m->ntokens;
	bool own = tok(l, first)->flags & LL_TOK_PARAGRAPH;
	bool colon = tok_is(l, end, ":") && !(tok(l, end)->flags & LL_TOK_PARAGRAPH);
	bool whole = own && paragraph_end(l, i) == end + (colon || tok_in(l, end, ".|,"));
	/* "Analysis. The plan's policy asks for ..." */
	bool stop = own && tok_is(l, end, ".") && tok(l, end + 1)->flags & LL_TOK_CAPITAL &&
		    !(tok(l, end + 1)->flags & LL_TOK_PARAGRAPH) && m->entry->code[0] != LEX_SEC_HEADER;
	bool item = m->entry->code[0] == LEX_SEC_ITEM;
	switch (m->entry->code[1]) {
	case LEX_WHERE_START: {
		enum { LONGEST_LINE = 10 };
		if (!own)
			return false;
		end = paragraph_end_near(l, first, LONGEST_LINE);
		if (end && !tok_in(l, end - 1, ".|,|;|:|-"))
			break;
		/* "Why we decided as we did. The policy allows ...": a heading that runs on */
		end = first;
		if (tok_in(l, first, "what|why|how|who"))
			while (end < first + LONGEST_LINE && !tok_in(l, end, ".|?|,|;") &&
			       !(end > first && tok(l, end)->flags & LL_TOK_PARAGRAPH))
				end++;
		if (end == first || !tok_in(l, end, ".|?") ||
		    tok(l, end + 1)->flags & LL_TOK_PARAGRAPH ||
		    !(tok(l, end + 1)->flags & LL_TOK_CAPITAL))
			return false;
		end++;
		break;
	}
	case LEX_WHERE_LEAD:
		if (!own)
			return false;
		end = item || !colon ? paragraph_end(l, i) : end + 1;
		/* "ISSUE AT DISPUTE:", and the question on the next line */
		if (item && tok_is(l, end - 1, ":") && end < l->tokens.n && !mark_at(l, end, LEX_HEADINGS)) {
			const uint32_t next = paragraph_end_near(l, end, 60);
			const bool alone = next && next < l->tokens.n && skip_marker(l, end) == end &&
					   mark_at(l, next, LEX_HEADINGS);
			if (next && (tok_is(l, next - 1, "?") || alone))
				end = next;
		}
		break;
	default:
		/* Prose such as "Conclusion of law" needs its colon or its own line. */
		if (!whole && !stop && !(colon && starts_sentence(l, first)))
			return false;
		if (!own && m->entry->code[0] == LEX_SEC_HEADER)
			return false;
		end += colon || (stop && !whole);
	}
	*b = (struct border){ .token = first, .body = end, .kind = section_kind[m->entry->code[0]], .item = item };
	b->plain = m->entry->code[1] == LEX_WHERE_START;
	b->heading_end = b->decision = b->decision_end = end;
	return true;
}

/* "1. MRI of the cervical spine is not medically necessary and appropriate.": the decision without a colon. */
static bool decided_item_at(const struct ll_letter *l, uint32_t i, uint32_t last, struct border *b)
{
	uint32_t first = skip_marker(l, i), end = last;
	if (first == i || last < first + 5 || last - first > 60)
		return false;
	if (tok_seq(l, end - 2, "and appropriate"))
		end -= 2;
	for (uint32_t at = end > first + 4 ? end - 4 : first; at < end; at++) {
		const struct mark *m = mark_at(l, at, LEX_ITEM_DECISIONS);
		if (!m || at + m->ntokens != end || !tok_is(l, end - 1, "necessary") || !tok_in(l, at - 1, "is|are|was|were"))
			continue;
		*b = (struct border){ .token = i, .body = last + tok_is(l, last, "."), .kind = LL_SEC_HEADING, .item = true,
				      .heading_end = at - 1 - tok_is(l, at - 2, ","), .decision = at - 1,
				      .decision_end = last };
		return true;
	}
	return false;
}

/* "2. The request for Nucynta is not medically necessary and appropriate. The Claims Administrator ...":
 * the decision opens the paragraph of its reasons. */
static bool opens_item(const struct ll_letter *l, uint32_t i, uint32_t end, struct border *b)
{
	const uint32_t first = skip_marker(l, i);
	if (first == i || !tok_seq(l, first, "the request for"))
		return false;
	for (uint32_t k = first; k + 1 < end && k < first + 60; k++)
		if (tok_is(l, k, ".") && tok_in(l, k - 1, "necessary|appropriate"))
			return decided_item_at(l, i, k, b);
	return false;
}

/* "1. Norco 10/325 mg #120: Overturned", the whole paragraph. */
static bool item_at(const struct ll_letter *l, uint32_t i, bool in_issues, struct border *b)
{
	enum { LONGEST = 120 };
	uint32_t end = paragraph_end(l, i), last = end;
	if (in_issues && opens_item(l, i, end, b))
		return true;
	if (end - i < 3 || end - i > LONGEST)
		return false;
	if (tok_is(l, last - 1, "."))
		last--;
	if (in_issues && decided_item_at(l, i, last, b))
		return true;
	for (uint32_t at = last > i + 12 ? last - 12 : i + 1; at < last; at++) {
		const struct mark *m = tok_is(l, at, ":") || tok_is(l, at, "-") ? mark_at(l, at + 1, LEX_ITEM_DECISIONS) : NULL;
		if (!m || at + 1 + m->ntokens != last)
			continue;
		if (tok_is(l, at, "-") && !(in_issues && tok(l, at + 1)->flags & LL_TOK_SPACE))
			continue;
		if (!in_issues && (tok(l, i)->kind == LL_TOK_WORD && !(tok(l, i)->flags & LL_TOK_CAPITAL)))
			continue;
		*b = (struct border){ .token = i, .body = end, .kind = LL_SEC_HEADING, .item = true,
				      .heading_end = at, .decision = at + 1, .decision_end = last };
		return true;
	}
	return false;
}

/* "Item 2. Post-operative therapy 2x4 for the left hand"; what was decided follows. */
static bool marked_item_at(const struct ll_letter *l, uint32_t i, struct border *b)
{
	enum { LONGEST = 60 };
	const uint32_t end = paragraph_end(l, i);
	if (!item_marker(l, i) || end - i < 5 || end - i > LONGEST)
		return false;
	*b = (struct border){ .token = i, .body = end, .kind = LL_SEC_HEADING, .item = true,
			      .heading_end = end, .decision = end, .decision_end = end };
	return true;
}

/* A label that is a field of a form, so that "Determination: Upheld" is no item. */
static bool is_field(const struct ll_letter *l, uint32_t i)
{
	const struct mark *m = mark_at(l, i, LEX_HEADINGS);
	if (m && tok_is(l, i + m->ntokens, ":"))
		return true;
	if (tok_is(l, i, "reviewer") && tok(l, i + 1)->kind == LL_TOK_NUMBER)
		return true;
	/* "Reason for denial: not medically necessary" */
	if (tok_in(l, i, "reason|reasons|basis|ground|grounds|type|status|denial") &&
	    tok_in(l, i + 1, "for|of|:|given"))
		return true;
	/* "Review result: DENIAL UPHELD" */
	for (uint32_t k = i; k < i + 5 && !tok_in(l, k, "plan|plan's|insurer|insurer's|ur|carrier"); k++)
		if (tok_is(l, k, ":"))
			return k > i && tok_in(l, k - 1,
					       "result|decision|determination|outcome|disposition|"
					       "status|action|ruling|conclusion");
	return false;
}

/* "FINDINGS OF FACT" above prose: what a list of documents or issues does not go on behind. */
static bool unknown_heading_at(const struct ll_letter *l, uint32_t i)
{
	enum { LONGEST = 8, PROSE = 15 };
	const uint32_t end = paragraph_end_near(l, i, LONGEST);
	uint32_t letters = 0;
	if (!end || end >= l->tokens.n || paragraph_end_near(l, end, PROSE))
		return false;
	for (uint32_t k = i; k < end; k++) {
		const struct ll_token *t = tok(l, k);
		if (t->kind != LL_TOK_WORD || !(t->flags & LL_TOK_ALLCAPS))
			return false;
		letters += (uint32_t)t->text.n;
	}
	return letters > 5;
}

/* "You are a 33-year-old man who", after what was read: the account begins. */
static bool introduces_patient(const struct ll_letter *l, uint32_t i)
{
	if (!tok_in(l, i, "you|the|this|he|she") || !(tok(l, i)->flags & LL_TOK_CAPITAL) ||
	    !starts_sentence(l, i))
		return false;
	uint32_t k = i + 1;
	k += tok_in(l, i, "the|this") ? 1 + tok_in(l, i + 2, "worker") : 0;
	if (!tok_in(l, k, "are|is"))
		return false;
	k += 1 + tok_in(l, k + 1, "a|an");
	return tok(l, k)->kind == LL_TOK_NUMBER && tok_is(l, k + 1, "-") &&
	       tok_in(l, k + 2, "year");
}

static bool is_list(uint32_t kind)
{
	return kind == LL_SEC_DOCUMENTS || kind == LL_SEC_CREDENTIALS || kind == LL_SEC_HOW_MADE ||
	       kind == LL_SEC_ISSUES;
}

/* Where a border can be: paragraphs, headings, and what introduces the patient. */
static const uint64_t *possible_borders(const struct ll_letter *l)
{
	uint64_t *at = places_new(l);
	places_add(l, at, places_of(l, "you|the|this|he|she"));
	for (uint32_t k = 0; k <= l->tokens.n / 64; k++)
		at[k] &= l->capitals[k];
	places_add(l, at, l->paragraphs);
	places_add(l, at, places_of_marks(l, LEX_HEADINGS));
	return at;
}

static void find_borders(struct ll_letter *l, struct borders *out)
{
	const uint64_t *possible = possible_borders(l);
	bool in_issues = false, known = false;
	for (uint32_t i = place_next(l, possible, 0); i < l->tokens.n; i = place_next(l, possible, i + 1)) {
		bool own = l->tokens.v[i].flags & LL_TOK_PARAGRAPH;
		if (out->v.n && out->v.v[out->v.n - 1].kind == LL_SEC_DOCUMENTS &&
		    introduces_patient(l, i)) {
			*VEC_PUSH(l->arena, &out->v) = (struct border){
				.token = i, .body = i, .kind = LL_SEC_SUMMARY,
				.heading_end = i, .decision = i, .decision_end = i };
			continue;
		}
		uint32_t body = own ? skip_marker(l, i) : i;
		struct border b;
		/* A form's fields above the letter are its header; further down they are lines like others. */
		if (heading_at(l, body, i, &b)) {
			if (b.kind == LL_SEC_HEADER && known)
				continue;
			if (b.kind == LL_SEC_HEADER && out->v.n && out->v.v[out->v.n - 1].kind == LL_SEC_HEADER)
				continue;
			if (own && b.body < paragraph_end(l, i) && b.kind == LL_SEC_DECISION && !known) {
				/* "Determination: Upheld Decision of Health Plan" among the fields. */
				if (out->v.n && out->v.v[out->v.n - 1].kind == LL_SEC_HEADER)
					continue;
				b.kind = LL_SEC_HEADER;
			}
			/* "Reference: 2024-117" above the letter is no list of references. */
			if (own && b.kind == LL_SEC_CLOSING && !known && b.body < paragraph_end(l, i))
				b.kind = LL_SEC_HEADER;
			known |= b.kind != LL_SEC_HEADER;
			in_issues |= b.kind == LL_SEC_ISSUES;
			*VEC_PUSH(l->arena, &out->v) = b;
			if (b.kind == LL_SEC_HEADER)
				b.body = b.token;
			i = b.body > i + 1 ? b.body - 1 : i;
		} else if (own && !is_field(l, body) && (item_at(l, i, in_issues, &b) || marked_item_at(l, i, &b))) {
			known = true;
			*VEC_PUSH(l->arena, &out->v) = b;
			i = b.body - 1;
		} else if (own && out->v.n && is_list(out->v.v[out->v.n - 1].kind) &&
			   unknown_heading_at(l, i)) {
			const uint32_t end = paragraph_end(l, i);
			*VEC_PUSH(l->arena, &out->v) =
				(struct border){ .token = i, .body = end, .kind = LL_SEC_SUMMARY,
						 .heading_end = end, .decision = end, .decision_end = end };
			i = end - 1;
		}
	}
	l->known_layout = out->v.n > 0;
}

/* ---- Sentences ---- */

static const char abbreviations[] =
	"dr|mr|mrs|ms|st|vs|v|p|pp|pg|fig|no|nos|approx|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|e|i|"
	"cal|reg|subd|ch|vol|ed|sec|sect|tab|tabs|cap|caps|qty|gen|lt|sgt|col|rev|hon|prof|dept|ave|blvd|ext|cf|"
	"viz|mt|ft|max|min|temp|wt|ht|cont|mon|tues|wed|thurs|fri|jr|sr|esp|incl|resp|ref|para|art|eg|ie";
static const char closing_abbreviations[] = "etc|inc|corp|co|ltd|yr|yrs|mo|mos|wk|wks|hr|hrs|al|d|m|a|s|n|r";
static const char starters[] =
	"the|this|these|that|there|he|she|it|in|on|at|a|an|his|her|they|their|however|therefore|thus|as|if|no|"
	"patient|claimant|applicant|according|based|per|for|given|when|while|although|after|before|since|both|we|i|"
	"medical|treatment|records|mri|physical|utilization|ur|decision|mtus|odg|acoem|who|what|such|all|any";

static bool ends_sentence(const struct ll_letter *l, uint32_t i)
{
	const struct ll_token *next = tok(l, i + 1), *prev = tok(l, i - 1);
	if (!tok_in(l, i, ".|?|!") || !i || l->tokens.v[i].flags & LL_TOK_PARAGRAPH)
		return false;
	uint32_t after = i + 1;
	if (tok_in(l, after, "\"|)|]|'") && !(next->flags & LL_TOK_SPACE))
		next = tok(l, ++after);
	if (after >= l->tokens.n || next->flags & LL_TOK_PARAGRAPH)
		return true;
	if (!(next->flags & LL_TOK_SPACE)) /* "necessary.The" */
		return prev->kind == LL_TOK_WORD && prev->lower.n > 2 && !(prev->flags & LL_TOK_CAPITAL) &&
		       next->kind == LL_TOK_WORD && next->flags & LL_TOK_CAPITAL && !(next->flags & LL_TOK_ALLCAPS);
	if (next->kind == LL_TOK_WORD && !(next->flags & LL_TOK_CAPITAL))
		return false;
	if (!tok_is(l, i, "."))
		return true;
	bool spaced = prev->flags & LL_TOK_SPACE || prev->flags & LL_TOK_PARAGRAPH;
	if (prev->kind == LL_TOK_NUMBER && prev->flags & LL_TOK_PARAGRAPH)
		return false; /* "1. Norco" */
	if (prev->kind == LL_TOK_WORD && tok_in(l, i - 1, abbreviations)) {
		bool number_only = tok_in(l, i - 1, "no|nos|p|pp|pg|fig|max|min|i|ref|art|sec|ch|vol|mar|may|jun|dec|"
						    "sept|sep|oct|nov|jan|feb|apr|aug|jul|mon|wed|fri|cap|tab|tabs|caps|ed");
		return number_only && next->kind == LL_TOK_WORD && spaced && tok_in(l, after, starters);
	}
	if (prev->kind == LL_TOK_WORD && (prev->lower.n == 1 || tok_in(l, i - 1, closing_abbreviations)))
		return tok_in(l, after, starters);
	return true;
}

static void cut_sentence(struct ll_letter *l, uint32_t first, uint32_t end, uint32_t paragraph)
{
	if (first >= end)
		return;
	uint32_t n = l->sentences.n;
	*VEC_PUSH(l->arena, &l->sentences) = (struct ll_sentence){
		.at = token_span(l, first, end - first),
		.paragraph = paragraph,
		.token = first,
		.ntokens = end - first,
	};
	for (uint32_t i = first; i < end; i++)
		l->tokens.v[i].sentence = n;
}

/* No sentence of a letter is longer; in hostile text this bounds what looks through whole sentences. */
enum { LONGEST_SENTENCE = 400 };

/* Where a sentence can end or begin. */
static const uint64_t *possible_ends(const struct ll_letter *l, const struct borders *borders)
{
	uint64_t *at = places_new(l);
	places_add(l, at, l->paragraphs);
	places_add(l, at, places_of(l, ".|?|!"));
	for (uint32_t k = 0; k < borders->v.n; k++) {
		place_add(at, borders->v.v[k].token);
		place_add(at, borders->v.v[k].body); /* may be the number of tokens */
	}
	return at;
}

/* Sentences end at their full stops, at a paragraph's end and where a section begins or its heading ends. */
static void cut_sentences(struct ll_letter *l, const struct borders *borders)
{
	uint32_t first = 0, paragraph = 0, k = 0;
	const uint64_t *ends = possible_ends(l, borders);
	for (uint32_t i = 0; i < l->tokens.n; i++) {
		i = place_next(l, ends, i);
		while (i - first > LONGEST_SENTENCE) {
			cut_sentence(l, first, first + LONGEST_SENTENCE, paragraph);
			first += LONGEST_SENTENCE;
		}
		if (i == l->tokens.n)
			break;
		bool own = l->tokens.v[i].flags & LL_TOK_PARAGRAPH;
		while (k < borders->v.n && borders->v.v[k].body < i)
			k++;
		bool border = false;
		for (uint32_t j = k; j < borders->v.n && j < k + 2; j++)
			border |= borders->v.v[j].token == i || borders->v.v[j].body == i;
		if (own || border || i - first >= LONGEST_SENTENCE) {
			cut_sentence(l, first, i, paragraph);
			first = i;
			paragraph += own;
		}
		if (ends_sentence(l, i)) {
			uint32_t end = i + 1;
			while (tok_in(l, end, "\"|)|]|'") && !(tok(l, end)->flags & LL_TOK_SPACE))
				end++;
			cut_sentence(l, first, end, paragraph);
			first = end;
			i = end - 1;
		}
	}
	cut_sentence(l, first, l->tokens.n, paragraph);
}

/* ---- Sections and items ---- */

static void add_section(struct ll_letter *l, uint32_t kind, uint32_t item, uint32_t first, uint32_t body,
			uint32_t end)
{
	if (first >= end)
		return;
	uint32_t s = l->tokens.v[first].sentence, e = l->tokens.v[end - 1].sentence + 1, n = l->sections.n;
	*VEC_PUSH(l->arena, &l->sections) = (struct ll_section){
		.kind = kind,
		.item = item,
		.at = token_span(l, first, end - first),
		.heading = body > first ? token_span(l, first, body - first) : (struct ll_span){ 0, 0 },
		.sentence = s,
		.nsentences = e - s,
	};
	for (uint32_t i = s; i < e; i++) {
		l->sentences.v[i].section = n;
		l->sentences.v[i].item = item;
	}
}

/* Text before the first heading: short lines are the header, the first real paragraph begins the summary. */
static void add_opening(struct ll_letter *l, uint32_t end)
{
	enum { PROSE = 25 };
	uint32_t prose = 0;
	while (prose < end) {
		uint32_t e = paragraph_end(l, prose);
		if (e - prose >= PROSE)
			break;
		prose = e;
	}
	if (prose > end)
		prose = end;
	add_section(l, LL_SEC_HEADER, 0, 0, 0, prose);
	add_section(l, LL_SEC_SUMMARY, 0, prose, prose, end);
}

static bool within_item(uint32_t kind)
{
	return kind != LL_SEC_HEADER && kind != LL_SEC_HOW_MADE && kind != LL_SEC_CREDENTIALS &&
	       kind != LL_SEC_DOCUMENTS && kind != LL_SEC_CLOSING && kind != LL_SEC_SUMMARY && kind != LL_SEC_ISSUES;
}

/* The paragraph of a header that names the one request of the letter ("Treatment: ..."), or `end`. */
static uint32_t request_field(const struct ll_letter *l, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i = paragraph_end(l, i)) {
		const struct mark *m = mark_at(l, i, LEX_HEADINGS);
		if (m && !strcmp(m->entry->attr[2], "request") && tok_is(l, i + m->ntokens, ":") &&
		    paragraph_end(l, i) > i + m->ntokens + 1)
			return i;
	}
	return end;
}

static void add_item(struct ll_letter *l, const struct border *b)
{
	struct ll_item *it = VEC_PUSH(l->arena, &l->items);
	uint32_t body = skip_marker(l, b->token);
	*it = (struct ll_item){
		.heading = b->heading_end > body ? token_span(l, body, b->heading_end - body) : (struct ll_span){ 0, 0 },
		.decision = b->decision_end > b->decision ? token_span(l, b->decision, b->decision_end - b->decision) :
							    (struct ll_span){ 0, 0 },
		.section = l->sections.n,
	};
}

/* A header is fields; one of them may name the letter's only request, which is then its item. */
static void add_header(struct ll_letter *l, uint32_t first, uint32_t end, bool sole)
{
	uint32_t at = sole && !l->items.n ? request_field(l, first, end) : end, after = at;
	add_section(l, LL_SEC_HEADER, 0, first, first, at);
	if (at < end) {
		uint32_t label = at + mark_at(l, at, LEX_HEADINGS)->ntokens + 1;
		after = paragraph_end(l, at);
		add_item(l, &(struct border){ .token = label, .heading_end = after });
		add_section(l, LL_SEC_HEADING, 1, at, label, after);
	}
	add_section(l, LL_SEC_HEADER, 0, after, after, end);
}

/* Prose below a header's fields, with no heading of its own, is the summary: where it begins. */
static uint32_t header_end(const struct ll_letter *l, uint32_t first, uint32_t end)
{
	enum { PROSE = 40 };
	while (first < end && paragraph_end(l, first) - first < PROSE)
		first = paragraph_end(l, first);
	return first < end ? first : end;
}

/* An item reaches to the last section of its own; what stands between belongs to no item. */
static void close_items(struct ll_letter *l)
{
	for (uint32_t k = 0; k < l->sections.n; k++) {
		if (!l->sections.v[k].item)
			continue;
		struct ll_item *it = &l->items.v[l->sections.v[k].item - 1];
		it->nsections = k + 1 - it->section;
		it->at = ll_join(l->sections.v[it->section].at, l->sections.v[k].at);
	}
}

static void add_sections(struct ll_letter *l, const struct borders *borders)
{
	uint32_t n = borders->v.n, item = 0;
	bool sole = true, reasoned = false, decided = l->profile->one_request;
	for (uint32_t k = 0; k < n; k++) {
		sole &= !borders->v.v[k].item;
		reasoned |= borders->v.v[k].kind == LL_SEC_RATIONALE && !borders->v.v[k].plain;
		decided |= borders->v.v[k].kind == LL_SEC_DECISION;
	}
	sole &= reasoned && decided;
	if (!n)
		add_section(l, LL_SEC_SUMMARY, 0, 0, 0, l->tokens.n);
	else
		add_opening(l, borders->v.v[0].token);
	for (uint32_t k = 0; k < n; k++) {
		const struct border *b = &borders->v.v[k];
		uint32_t end = k + 1 < n ? b[1].token : l->tokens.n;
		if (b->kind == LL_SEC_HEADER) {
			uint32_t stop = header_end(l, b->token, end);
			add_header(l, b->token, stop, sole);
			add_section(l, LL_SEC_SUMMARY, 0, stop, stop, end);
			continue;
		}
		if (b->item)
			add_item(l, b);
		item = b->item || sole ? l->items.n : item;
		if (!within_item(b->kind))
			item = 0;
		/* The item's heading is a section of its own; what follows without a label is its rationale. */
		if (b->kind == LL_SEC_HEADING) {
			add_section(l, LL_SEC_HEADING, item, b->token, b->body, b->body < end ? b->body : end);
			add_section(l, LL_SEC_RATIONALE, item, b->body, b->body, end);
		} else {
			add_section(l, b->kind, item, b->token, b->body, end);
		}
	}
	close_items(l);
}

void letter_sections(struct ll_letter *l)
{
	struct borders borders = { 0 };
	find_borders(l, &borders);
	cut_sentences(l, &borders);
	l->sentence_cues = arena_array(l->arena, uint64_t *, l->sentences.n + 1);
	add_sections(l, &borders);
}

const char *section_name(uint32_t kind)
{
	static const char *const names[LL_SEC_KINDS] = {
		"other", "header", "how-made", "credentials", "documents", "summary", "issues", "heading",
		"ca-guideline", "imr-guideline", "rationale", "decision", "closing",
	};
	return kind < LL_SEC_KINDS ? names[kind] : "?";
}

struct ll_letter *letter_new(struct arena *arena, const struct source *source, struct vocabulary *words,
			     const struct profile_choice *r)
{
	struct ll_letter *l = arena_new(arena, struct ll_letter);
	l->arena = arena;
	l->source = source;
	l->vocabulary = words ? words : vocabulary_in(arena);
	vocabulary_begin(l->vocabulary);
	l->profiles = r ? r->profiles : NULL;
	letter_flow(l);
	letter_tokens(l);
	letter_profile(l, r ? r->profile : NULL);
	letter_marks(l);
	letter_sections(l);
	return l;
}
