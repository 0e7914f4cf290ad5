/* SPDX-License-Identifier: MIT */
/*
 * LL_CITATION: where in a guideline. "ACOEM Chapter 12 (Neck)" is one fact,
 * with the chapter that the title belongs to; each page or range of pages is
 * one. Only the edition of 2004, which the MTUS adopted, has such chapters.
 */
#include "facts/facts.h"

#include <stdlib.h>

enum { CHRONIC_PAIN_PAGES = 127, LAST_CHAPTER = 17 };

struct reading {
	struct ll_letter *l;
	const struct lex_entry *guideline; /* the last one named in the sentence */
	uint32_t chapter;
	bool later; /* an edition after those that have these chapters and pages */
};

static bool is_guideline(const struct reading *r, const char *id)
{
	return r->guideline && sv_is(sv(r->guideline->id), id);
}

/* The whole number at token i, 0: none. */
static uint32_t whole(const struct ll_letter *l, uint32_t i)
{
	uint32_t v = 0;
	const struct ll_token *t = tok(l, i);
	if (t->kind != LL_TOK_NUMBER || t->text.n > 4)
		return 0;
	for (size_t c = 0; c < t->text.n; c++) {
		if (t->text.p[c] < '0' || t->text.p[c] > '9')
			return 0;
		v = v * 10 + (uint32_t)(t->text.p[c] - '0');
	}
	return v;
}

/* "(2017)", "3rd edition", "as updated". */
static bool tells_later(const struct reading *r, uint32_t i)
{
	const struct ll_letter *l = r->l;
	if (tok_in(l, i, "updated|update|revised|v3|third") ||
	    (tok_is(l, i, "3") && tok_is(l, i + 1, "rd")))
		return true;
	const uint32_t year = whole(l, i), least = is_guideline(r, "ACOEM") ? 2008 : 2010;
	return year >= least && year < 2100 && i &&
	       tok_in(l, i - 1, "(|guidelines|edition|,|treatment|acoem") &&
	       !(i >= 2 && tok(l, i - 2)->kind == LL_TOK_NUMBER);
}

static const struct mark *title_after(const struct ll_letter *l, uint32_t i, uint32_t end)
{
	uint32_t k = i;
	while (k < end && k < i + 2 && tok_in(l, k, "(|,|-|:|\""))
		k++;
	const struct mark *m =
		k < end && (tok(l, k)->flags & LL_TOK_CAPITAL) ? mark_at(l, k, LEX_CHAPTERS) : NULL;
	return m;
}

/* "Knee Complaints Chapter 13"; in prose the title must say that it is one. */
static const struct mark *title_before(const struct ll_letter *l, uint32_t chapter, uint32_t begin)
{
	uint32_t k = chapter;
	while (k > begin && chapter - k < 2 && tok_in(l, k - 1, "(|,|-|:|acoem"))
		k--;
	const struct mark *m = k > begin ? mark_over(l, k - 1, LEX_CHAPTERS) : NULL;
	if (!m || !(tok(l, m->token)->flags & LL_TOK_CAPITAL) ||
	    !tok_in(l, k - 1, "complaints|conditions|disorders|consultations"))
		return NULL;
	return m;
}

static struct ll_fact *add(struct reading *r, uint32_t i, uint32_t n)
{
	struct ll_fact *f = fact_add(r->l, LL_CITATION, i, n);
	f->key = r->guideline ? sv(r->guideline->id) : sv("");
	f->u.citation.chapter = r->chapter;
	f->u.citation.later = r->later;
	return f;
}

static uint32_t on_chapter(struct reading *r, uint32_t i, uint32_t begin, uint32_t end)
{
	const struct ll_letter *l = r->l;
	const uint32_t at = i + 1 + tok_is(l, i + 1, "."), n = whole(l, at);
	if (!n || n > LAST_CHAPTER || at >= end)
		return i + 1;
	/* "(Chapter 12, ACOEM)": the name can follow. */
	const struct mark *next = mark_in(l, at, at + 8 < end ? at + 8 : end, LEX_GUIDELINES);
	if (next && sv_is(sv(next->entry->id), "ACOEM") && !is_guideline(r, "ODG"))
		r->guideline = next->entry;
	if (!is_guideline(r, "ACOEM") && !is_guideline(r, "MTUS"))
		return at + 1;
	const struct mark *title = title_after(l, at + 1, end);
	const bool after = title != NULL;
	if (!after)
		title = title_before(l, i, begin);
	r->chapter = n;
	struct ll_fact *f =
		after ? add(r, i, title->token + title->ntokens - i) : add(r, i, at + 1 - i);
	if (title) {
		f->u.citation.titled = (uint32_t)strtoul(title->entry->id, NULL, 10);
		f->u.citation.title_at = token_span(l, title->token, title->ntokens);
		if (f->u.citation.titled != n)
			r->chapter = 0; /* one of them is wrong: the pages go with the other */
	}
	return after ? title->token + title->ntokens : at + 1;
}

/* The pages that there are in what is cited; 0, 0: not known. */
static void bounds(const struct reading *r, struct ll_citation *c)
{
	enum { SLACK = 4 };
	if (r->later)
		return;
	if (is_guideline(r, "MTUS chronic pain")) {
		c->first = 1;
		c->last = CHRONIC_PAIN_PAGES;
		return;
	}
	char id[12];
	size_t n = 0;
	uint32_t v = r->chapter;
	if (!is_guideline(r, "ACOEM") && !is_guideline(r, "MTUS"))
		return;
	do
		id[sizeof id - ++n] = (char)('0' + v % 10);
	while ((v /= 10) && n < sizeof id);
	const struct lex_entry *e = lex_by_id(LEX_CHAPTERS, id + sizeof id - n, n);
	if (e && *e->attr[0]) {
		c->first = (uint32_t)strtoul(e->attr[0], NULL, 10) - SLACK;
		c->last = (uint32_t)strtoul(e->attr[1], NULL, 10) + SLACK;
	}
}

/* The end of a range, which may be written short: 401 of "400-1"; 98 of "105-98", which runs
 * backward. */
static uint32_t range_end(size_t nfrom, uint32_t from, size_t nto, uint32_t to)
{
	enum { LONG = 40 };
	if (nto >= nfrom)
		return to;
	const uint32_t scale = nto == 1	  ? 10
			       : nto == 2 ? 100
					  : 1000,
		       whole_to = from - from % scale + to;
	if (whole_to < from)
		return from; /* written short in a way of its own */
	return whole_to - from > LONG ? to : whole_to;
}

/* "Page(s): 23, 100-102", "pages 400-1". */
static uint32_t on_pages(struct reading *r, uint32_t i, uint32_t end)
{
	const struct ll_letter *l = r->l;
	uint32_t k = i + 1, last;
	while (k < end && k < i + 6 && tok_in(l, k, ".|(|s|)|:"))
		k++;
	for (last = k; last < end && (whole(l, last) || tok_in(l, last, ",|-|and|&|to|through"));
	     last++)
		;
	/* "page 58 of the MTUS Chronic Pain Medical Treatment Guidelines" */
	if (tok_is(l, last, "of")) {
		const struct mark *m =
			mark_in(l, last, last + 4 < end ? last + 4 : end, LEX_GUIDELINES);
		if (m && m->entry != r->guideline) {
			r->guideline = m->entry;
			r->chapter = 0;
		} else if (!m) {
			return last; /* of something else */
		}
	}
	while (k < last) {
		const uint32_t from = whole(l, k);
		if (!from) {
			k++;
			continue;
		}
		const bool range =
			tok_in(l, k + 1, "-|to|through") && k + 2 < last && whole(l, k + 2);
		struct ll_fact *f = add(r, k, range ? 3 : 1);
		struct ll_citation *c = &f->u.citation;
		c->page = c->page_to = from;
		if (range) {
			c->page_to = range_end(tok(l, k)->text.n, from, tok(l, k + 2)->text.n,
					       whole(l, k + 2));
		}
		bounds(r, c);
		k += range ? 3 : 1;
	}
	return last > i ? last : i + 1;
}

static void read_sentence(struct ll_letter *l, const struct ll_sentence *s)
{
	struct reading r = { .l = l };
	const uint32_t end = s->token + s->ntokens;
	r.later = tok_find(l, s->token, end, "ama") < end; /* other guides have chapters of their own */
	for (uint32_t i = s->token; i < end;) {
		const struct mark *m = mark_at(l, i, LEX_GUIDELINES);
		if (m && !(is_guideline(&r, "ACOEM") && sv_is(sv(m->entry->id), "MTUS"))) {
			if (m->entry != r.guideline)
				r.chapter = 0;
			r.guideline = m->entry;
			i = m->token + m->ntokens;
			continue;
		}
		r.later |= tells_later(&r, i);
		if (tok_in(l, i, "chapter|ch"))
			i = on_chapter(&r, i, s->token, end);
		else if (tok_in(l, i, "page|pages|pp|pg"))
			i = on_pages(&r, i, end);
		else
			i++;
	}
}

void facts_citations(struct ll_letter *l)
{
	static const char cited[] = "chapter|ch|page|pages|pp|pg";
	for (uint32_t i = tok_find(l, 0, l->tokens.n, cited); i < l->tokens.n;) {
		const struct ll_sentence *s = &l->sentences.v[l->tokens.v[i].sentence];
		read_sentence(l, s);
		i = tok_find(l, s->token + s->ntokens, l->tokens.n, cited);
	}
}
