/* SPDX-License-Identifier: MIT */
/*
 * A list of requests, "A", "B" and "C" or "1", "2" and "3", of which all but one are taken up under
 * their labels further down: "On A. ...", "Item B: ...". The one that is not is decided without a word.
 */
#ifndef LL_CHECKS_LISTED_H
#define LL_CHECKS_LISTED_H

#include <letterlint/letterlint.h>

#include <string.h>

enum { MOST_ROWS = 8, LONGEST_ROW = 40 };

struct row {
	uint32_t first, end; /* tokens behind the label */
};

struct rows {
	struct row v[MOST_ROWS];
	uint32_t n, end; /* end: behind the last row */
	char label;	 /* of the first row: 'a' or '1' */
};

/* The label at token i, by itself or before a mark: 1 for "A" or "1"; 0: none. */
static inline uint32_t label_at(const struct ll_token *t, size_t n, uint32_t i, char first)
{
	if (i >= n || t[i].lower.n != 1 || (first == 'a' && !(t[i].flags & LL_TOK_CAPITAL)))
		return 0;
	const char c = t[i].lower.p[0];
	return c >= first && c < first + MOST_ROWS ? (uint32_t)(c - first) + 1 : 0;
}

static inline bool is_row_mark(const struct ll_token *t)
{
	return t->kind == LL_TOK_PUNCT && t->text.n == 1 && strchr(".):-", *t->text.p);
}

/* The rows from token i on, which begins a paragraph with the first label. */
static inline void rows_from(const struct ll_token *t, size_t n, uint32_t i, struct rows *r)
{
	r->n = 0;
	while (r->n < MOST_ROWS && label_at(t, n, i, r->label) == r->n + 1) {
		uint32_t k = i + 1;
		while (k < n && is_row_mark(&t[k]) && !(t[k].flags & LL_TOK_PARAGRAPH))
			k++;
		const uint32_t first = k;
		while (k < n && !(t[k].flags & LL_TOK_PARAGRAPH) && k - i < LONGEST_ROW)
			k++;
		if (k == first || k >= n || !(t[k].flags & LL_TOK_PARAGRAPH))
			break;
		r->v[r->n++] = (struct row){ first, k };
		r->end = i = k;
	}
}

/* The paragraph before token i tells that requests follow: "Services at issue". */
static inline bool leads_requests(const struct ll_letter *letter, const struct ll_token *t, uint32_t i)
{
	enum { BACK = 14 };
	uint32_t k = i;
	while (k && i - k < BACK && !(t[--k].flags & LL_TOK_PARAGRAPH))
		;
	return ll_any_of(letter, k, i, "services|service|items|requests|requested|dispute|disputed|issue|treatments");
}

/* The label that a paragraph beginning at token i is about: "On A.", "Item 2:", "C. ..."; 0: none. */
static inline uint32_t about(const struct ll_letter *letter, const struct ll_token *t, size_t n, uint32_t i,
			     char first)
{
	const bool led = ll_word_in(letter, i, "on|item|service|request|issue|treatment|re|regarding|concerning|part|point");
	const uint32_t k = i + led;
	const uint32_t label = label_at(t, n, k, first);
	return label && (led || first == 'a') && k + 1 < n && (is_row_mark(&t[k + 1]) || ll_word_in(letter, k + 1, ","))
		       ? label
		       : 0;
}

/* A telling word of the row stands in the letter from token `from` on. */
static inline bool is_spoken_of(const struct ll_letter *letter, const struct ll_token *t, size_t n,
				const struct row *row, uint32_t from)
{
	const uint32_t *firsts = ll_firsts(letter);
	for (uint32_t k = row->first; k < row->end; k++) {
		if (t[k].kind != LL_TOK_WORD || t[k].lower.n < 3 ||
		    ll_word_in(letter, k,
			       "visits|sessions|units|treatment|treatments|therapy|right|left|bilateral|weeks|months|"
			       "the|and|for|with|per|day|week|hours|month|year|one|two|three|four|each|from|sets"))
			continue;
		for (uint32_t i = from; i < n; i++)
			if (firsts[i] == firsts[k])
				return true;
	}
	return false;
}

/* Tells of the one request of the list that is not taken up. */
static inline void unreasoned(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	static const char *const labels[] = { "a", "1" };
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n);
	for (size_t form = 0; form < 2; form++) {
		struct rows r = { .label = *labels[form] };
		for (uint32_t i = ll_find(letter, 0, labels[form]); i < n && r.n < 2; i = ll_find(letter, i + 1, labels[form]))
			if (t[i].flags & LL_TOK_PARAGRAPH && label_at(t, n, i, r.label) == 1 &&
			    leads_requests(letter, t, i))
				rows_from(t, n, i, &r);
		uint32_t taken = 0, times = 0, from = 0;
		for (uint32_t i = r.end; r.n > 1 && i < n; i++) {
			const bool lines = t[i].flags & LL_TOK_PARAGRAPH ||
					   (t[i].flags & LL_TOK_WRAP && ll_word_in(letter, i, "item|service|request|issue"));
			const uint32_t label = lines ? about(letter, t, n, i, r.label) : 0;
			if (!label || label > r.n || taken >> label & 1)
				continue;
			taken |= 1U << label;
			from = from ? from : i;
			times++;
		}
		for (uint32_t label = 1; label <= r.n && times && times + 1 == r.n; label++) {
			const struct row *row = &r.v[label - 1];
			if (taken >> label & 1 || is_spoken_of(letter, t, n, row, from))
				continue;
			const struct ll_span at = ll_join(t[row->first].at, t[row->end - 1].at);
			ll_soften(ll_report(ctx, at, "'%s' is asked for, but is not taken up as the others are",
					    ll_quote(ctx, at)),
				  LL_WARNING);
			return;
		}
	}
}

#endif
