/* SPDX-License-Identifier: MIT */
/*
 * Where sections and items begin. A section begins at a heading of the letter's
 * profile (profiles/profile.h); an item begins at a paragraph that ends in a colon and
 * a decision word ("6 Sessions of Psychotherapy: Upheld").
 */
#include "letter/sections.h"

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
uint32_t border_skip_marker(const struct ll_letter *l, uint32_t i)
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
			const bool alone = next && next < l->tokens.n && border_skip_marker(l, end) == end &&
					   mark_at(l, next, LEX_HEADINGS);
			/* "1. Is the block necessary? 2. Is the bed?": the first of several is not the whole */
			const bool listed = border_skip_marker(l, end) > end &&
					    next && border_skip_marker(l, next) > next;
			if (next && ((tok_is(l, next - 1, "?") && !listed) || alone))
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
	uint32_t first = border_skip_marker(l, i), end = last;
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
	const uint32_t first = border_skip_marker(l, i);
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
static bool marked_item_at(const struct ll_letter *l, uint32_t i, bool first, struct border *b)
{
	enum { LONGEST = 60 };
	const uint32_t end = paragraph_end(l, i);
	if (!item_marker(l, i) || end - i < 5 || end - i > LONGEST)
		return false;
	/* "Item 1. The guideline allows a short course. ...": the reasons, told at once */
	bool told = false;
	for (uint32_t k = i + 4; first && k + 1 < end; k++) {
		told |= tok_in(l, k, "is|are|was|were|has|have|had|does|do|did|allows|asks|calls|requires");
		if (told && tok_is(l, k, ".") && tok(l, k + 1)->flags & LL_TOK_CAPITAL && tok(l, k + 1)->flags & LL_TOK_SPACE)
			return false;
	}
	*b = (struct border){ .token = i, .body = end, .kind = LL_SEC_HEADING, .item = true,
			      .heading_end = end, .decision = end, .decision_end = end };
	return true;
}

/* "(2) LUMBAR SUPPORT, ONE", and "Decision: Upheld" in the paragraph below. */
static bool item_above_decision(const struct ll_letter *l, uint32_t i, struct border *b)
{
	enum { LONGEST = 30, FIELD = 10 };
	const uint32_t end = paragraph_end_near(l, i, LONGEST);
	if (!end || end >= l->tokens.n || border_skip_marker(l, i) == i || tok_in(l, end - 1, ".|:|;|,|?") ||
	    !tok_in(l, end, "decision|determination|outcome") || !tok_is(l, end + 1, ":"))
		return false;
	const uint32_t last = paragraph_end_near(l, end, FIELD);
	const struct mark *m = last ? mark_at(l, end + 2, LEX_ITEM_DECISIONS) : NULL;
	if (!m || m->token + m->ntokens + tok_is(l, last - 1, ".") != last)
		return false;
	*b = (struct border){ .token = i, .body = last, .kind = LL_SEC_HEADING, .item = true,
			      .heading_end = end, .decision = end + 2, .decision_end = m->token + m->ntokens };
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
	for (uint32_t k = i; k < i + 5 && !tok_in(l, k, LIST_INSURERS "|plan's|insurer's"); k++)
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

void borders_find(struct ll_letter *l, struct borders *out)
{
	const uint64_t *possible = possible_borders(l);
	bool in_issues = false, known = false, items = false;
	for (uint32_t i = place_next(l, possible, 0); i < l->tokens.n; i = place_next(l, possible, i + 1)) {
		bool own = l->tokens.v[i].flags & LL_TOK_PARAGRAPH;
		if (out->v.n && out->v.v[out->v.n - 1].kind == LL_SEC_DOCUMENTS &&
		    introduces_patient(l, i)) {
			*VEC_PUSH(l->arena, &out->v) = (struct border){
				.token = i, .body = i, .kind = LL_SEC_SUMMARY,
				.heading_end = i, .decision = i, .decision_end = i };
			continue;
		}
		uint32_t body = own ? border_skip_marker(l, i) : i;
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
		} else if (own && !is_field(l, body) && (item_at(l, i, in_issues, &b) || marked_item_at(l, i, !items, &b) ||
						    item_above_decision(l, i, &b))) {
			known = items = true;
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
