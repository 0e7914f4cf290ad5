/* SPDX-License-Identifier: MIT */
/*
 * Sections and items, of the borders found (borders.c) and the sentences
 * between them (sentences.c). A letter without a known heading is one summary
 * section.
 */
#include "letter/sections.h"

#include <string.h>

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

/* A short paragraph that is no line of a header: what follows "Dear Ms. Lee:", or a sentence told to its end. */
static bool is_told(const struct ll_letter *l, uint32_t first, uint32_t end)
{
	enum { TOLD = 9, LABEL = 6, LONG = 18 };
	if (first > 2 && tok_in(l, first - 1, ":|,")) {
		uint32_t i = first - 1;
		while (i > 0 && !(tok(l, i)->flags & LL_TOK_PARAGRAPH))
			i--;
		if (tok_is(l, i, "dear"))
			return true;
	}
	if (end < first + TOLD || !tok_in(l, end - 1, ".|?") || !(tok(l, first)->flags & LL_TOK_CAPITAL))
		return false;
	const bool reason = tok_in(l, first, "conclusion|finding|findings|opinion|assessment|discussion|background|facts|analysis|rationale|reasons") &&
			    tok_is(l, first + 1, ":");
	/* "Good points: he sees one doctor and one pharmacy, and has signed an agreement." */
	for (uint32_t i = first + 2 * reason; i < first + LABEL; i++)
		if (tok_in(l, i, "#|=") || (tok_is(l, i, ":") && end < i + LONG))
			return false;
	return span_has(l, first + 2 * reason, end, "is|are|was|were|has|have|had|does|did|we|you");
}

/* Where, from paragraph `first` on, the first of this length or told as prose begins; `end` if none does. */
static uint32_t prose_begin(const struct ll_letter *l, uint32_t first, uint32_t end, uint32_t length)
{
	for (uint32_t e; first < end; first = e) {
		e = paragraph_end(l, first);
		if (e - first >= length || is_told(l, first, e))
			return first;
	}
	return end;
}

/* Text before the first heading: short lines are the header, the first real paragraph begins the summary. */
static void add_opening(struct ll_letter *l, uint32_t end)
{
	enum { PROSE = 25 };
	const uint32_t prose = prose_begin(l, 0, end, PROSE);
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
	uint32_t body = border_skip_marker(l, b->token);
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
	return prose_begin(l, first, end, PROSE);
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
	borders_find(l, &borders);
	sentences_cut(l, &borders);
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
