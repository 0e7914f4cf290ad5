/* SPDX-License-Identifier: MIT */
/* Things of one sort that the letter counts twice, and not alike: "raises two issues", "on all
 * three issues"; "the 84 pages" of a file of 48; "Question 3" where two are announced; four dates
 * of the five claims. */
#ifndef LL_CHECKS_COUNTS_H
#define LL_CHECKS_COUNTS_H

#include "counts_read.h"

static inline bool told_too(const struct ll_letter *letter, const struct told_count *all,
			    uint32_t n, uint32_t value, const struct told_count *but)
{
	for (uint32_t i = 0; i < n; i++)
		if (&all[i] != but && all[i].value == value && same_sort(letter, &all[i], but))
			return true;
	return false;
}

/* Two others of the sort come to it: "120 pages and 48", "168". */
static inline bool adds_up_to(const struct ll_letter *letter, const struct told_count *all,
			      uint32_t n, const struct told_count *c)
{
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < i; k++)
			if (same_sort(letter, &all[i], c) && same_sort(letter, &all[k], c) &&
			    all[i].value + all[k].value == c->value)
				return true;
	return false;
}

/* Fewer are told of again than there were: those that are left, or of which something is said. */
static inline bool may_be_fewer(const struct ll_letter *letter, const struct told_count *a,
				const struct told_count *b)
{
	uint32_t begin, end;
	if (b->value >= a->value)
		return false;
	count_bounds(letter, b->noun, &begin, &end);
	/* "three services at issue", "the two services at issue" */
	static const char here[] = "issue|dispute|disputed|question|review";
	if (ll_any_of(letter, a->noun, a->noun + 4, here) &&
	    ll_any_of(letter, b->noun, b->noun + 4, here) &&
	    !ll_any_of(letter, begin, end, "left|remaining|remain|remains|still|other"))
		return false;
	return !of_all(letter, b) ||
	       ll_any_of(letter, b->noun, b->noun + 4,
			 "that|which|denied|left|still|here|before") ||
	       ll_any_of(letter, begin, end, "left|remaining|remain|remains|open|still|other") ||
	       ll_any_of(letter, 0, end,
			 "settled|withdrawn|withdrew|moot|resolved|approved|paid|first");
}

static inline void report_counts(struct ll_ctx *ctx, const struct ll_letter *letter,
				 const struct ll_token *t, const struct told_count *a,
				 const struct ll_span odd, const char *what)
{
	const struct ll_span at = ll_join(t[a->first].at, t[a->end - 1].at);
	struct ll_finding *r = ll_report(ctx, odd, "%s, but '%s' on line %u", what,
					 ll_quote(ctx, at), ll_line(letter, at.off));
	ll_related(r, at, "'%s' here", ll_quote(ctx, at));
}

/* "Question 3:", "the third is whether": more than were announced. True: reported. */
static inline bool check_ordinals(struct ll_ctx *ctx, const struct ll_letter *letter,
				  const struct ll_token *t, size_t n, const struct told_count *a)
{
	static const char *const ordinals[] = { "first",  "second", "third",
						"fourth", "fifth",  "sixth" };
	uint32_t most = 0, at = 0;
	bool listed = true;
	for (uint32_t k = 0; k < 6 && listed; k++) {
		listed = false;
		for (uint32_t i = ll_find(letter, 0, ordinals[k]); i + 1 < n && !listed;
		     i = ll_find(letter, i + 1, ordinals[k])) {
			const uint32_t next = i + 1 + (counted_sort(letter, i + 1) == a->sort);
			/* "the first issue is", "the second is", "the third, whether" */
			uint32_t begin, end;
			count_bounds(letter, i, &begin, &end);
			listed = i == begin &&
				 ll_word_in(letter, i + 1, ","); /* "Third, the cost." */
			listed |= i && ll_word_in(letter, i - 1, "the|our|your|a") &&
				  (k || next > i + 1) &&
				  ll_word_in(letter, next, "is|was|concerns|asks|,|whether");
			if (listed) {
				most = k + 1;
				at = i;
			}
		}
	}
	for (uint32_t i = ll_find(letter, 0, counted_nouns); i + 2 < n;
	     i = ll_find(letter, i + 1, counted_nouns)) {
		const uint32_t value = t[i + 1].kind == LL_TOK_NUMBER ? told_number(&t[i + 1]) : 0;
		uint32_t begin, end;
		count_bounds(letter, i, &begin, &end);
		if (value == most + 1 && value < 10 &&
		    (i == begin || (i == begin + 1 && ll_word_in(letter, begin, "to|on|for|as"))) &&
		    ll_word_in(letter, i + 2, ":|.|-|,|is|was|concerns|asks|we|i") &&
		    counted_sort(letter, i) == a->sort) {
			most = value;
			at = i;
		}
	}
	/* "the first question is ..., the second ...", and "the three questions" */
	if (most < 2 || most == a->value || (most < a->value && (!a->again || a->first <= at)) ||
	    (most > a->value && !announces(letter, a)) || strays_count(letter, a))
		return false;
	report_counts(ctx, letter, t, a, t[at].at, ll_format(ctx, "there are %u", most));
	return true;
}

/* Marker k of a list at token i: "(c)", "3.", "3)". */
static inline bool is_marker(const struct ll_letter *letter, const struct ll_token *t, size_t n,
			     uint32_t i, uint32_t k)
{
	const bool open = ll_word_in(letter, i, "(");
	const uint32_t at = i + open;
	if (at + 2 >= n ||
	    !(open ? ll_word_in(letter, at + 1, ")") : ll_word_in(letter, at + 1, ")|.")) ||
	    t[at].lower.n != 1)
		return false;
	if (!open && !(t[i].flags & (LL_TOK_PARAGRAPH | LL_TOK_WRAP)) &&
	    !ll_word_in(letter, i ? i - 1 : 0, ":|;|,|and"))
		return false;
	return t[at].kind == LL_TOK_NUMBER ? (uint32_t)(*t[at].text.p - '0') == k
					   : (uint32_t)(*t[at].lower.p - 'a') + 1 == k;
}

/* "In dispute: (a) ... (b) ... (c) ..." and "the four items in dispute". True: reported. */
static inline bool check_marked(struct ll_ctx *ctx, const struct ll_letter *letter,
				const struct ll_token *t, size_t n, const struct told_count *a)
{
	enum { FAR_OFF = 60, LEAD = 8 };
	uint32_t lists = 0, most = 0, at = 0;
	for (uint32_t i = ll_find(letter, 0, "(|1|a"); i + 3 < n;
	     i = ll_find(letter, i + 1, "(|1|a")) {
		if (!is_marker(letter, t, n, i, 1))
			continue;
		uint32_t k = 1, last = i;
		for (uint32_t j = i + 2; j + 2 < n && j < last + FAR_OFF; j++)
			if (is_marker(letter, t, n, j, k + 1)) {
				k++;
				last = j;
			}
		lists++;
		const uint32_t lead = i > LEAD ? i - LEAD : 0;
		bool asked = ll_any_of(letter, lead, i,
				       "dispute|disputed|requested|request|requests|issue|issues|"
				       "items|services|appeal|appealed|"
				       "following|denied|questions|points|review|asked") &&
			     ll_any_of(letter, lead, i, ":|sent|are|were");
		if (k > 1 && asked && !most) {
			most = k;
			at = i;
		} else if (k > 1 && k != most) {
			most = 0;
			lists += 2;
		}
		i = last + 1;
	}
	if (!most || lists > 2 || most == a->value || (!of_all(letter, a) && a->first < at) ||
	    ll_word_in(letter, a->first, "both|neither|either"))
		return false;
	report_counts(ctx, letter, t, a, t[at].at, ll_format(ctx, "%u are listed", most));
	return true;
}

/* "the claims for January 8, January 15 and January 22", of four. True: reported. */
static inline bool check_dated(struct ll_ctx *ctx, const struct ll_letter *letter,
			       const struct ll_token *t, const struct told_count *a)
{
	size_t n;
	ll_tokens(letter, &n);
	for (uint32_t i = ll_find(letter, 0, counted_nouns); i + 3 < n;
	     i = ll_find(letter, i + 1, counted_nouns)) {
		uint32_t begin, end, dates = 0, last = 0;
		if (counted_sort(letter, i) != a->sort ||
		    !ll_word_in(letter, i - (i > 0), "the|these|those|all|your") ||
		    !ll_word_in(letter, i + 1, "for|of|dated|from"))
			continue;
		count_bounds(letter, i, &begin, &end);
		for (const struct ll_fact *d = ll_from(letter, LL_DATE, t[i].sentence);
		     d && d->token < end; d = ll_next(letter, LL_DATE, d)) {
			if (d->token < i)
				continue;
			if (d->u.date.flags & (LL_DATE_RANGE_FROM | LL_DATE_RANGE_TO) ||
			    (last && d->token - last > 3))
				return false;
			last = d->token + d->ntokens;
			dates++;
		}
		if (dates < 2 || dates == a->value ||
		    !ll_any_of(letter, begin, end,
			       "all|every|each|reversed|upheld|overturned|denials"))
			continue;
		report_counts(ctx, letter, t, a, ll_join(t[i].at, t[last - 1].at),
			      ll_format(ctx, "%u are named", dates));
		return true;
	}
	return false;
}

/* "three items: a brace and a cane". True: reported. */
static inline bool check_prose_list(struct ll_ctx *ctx, const struct ll_letter *letter,
				    const struct ll_token *t, const struct told_count *a)
{
	uint32_t begin, end, commas = 0, ands = 0, semicolons = 0;
	count_bounds(letter, a->noun, &begin, &end);
	const uint32_t colon = ll_find_before(letter, a->end, end, ":");
	if (colon >= end || colon > a->end + 6 || colon + 2 > end ||
	    t[colon + 1].flags & (LL_TOK_PARAGRAPH | LL_TOK_WRAP) || a->value < 2 ||
	    a->sort == PAGES || !ll_word_in(letter, end - 1, "."))
		return false;
	for (uint32_t i = colon + 1; i < end; i++) {
		if (ll_word_in(letter, i, "(|:|which|whether|is|are|was|were|that|if|-|of"))
			return false;
		if (told_number(&t[i]) && !ll_word_in(letter, i, "one"))
			return false;
		commas += ll_word_in(letter, i, ",") && !ll_word_in(letter, i + 1, "and|or");
		ands += ll_word_in(letter, i, "and|or|&");
		semicolons += ll_word_in(letter, i, ";");
	}
	if (semicolons || commas + ands == 0)
		return false;
	const uint32_t least = commas + 1, most = commas + ands + 1;
	if (a->value >= least && a->value <= most)
		return false;
	report_counts(ctx, letter, t, a, ll_join(t[colon + 1].at, t[end - 1].at),
		      ll_format(ctx, "%u are named", most));
	return true;
}

/* "The file had 640 pages", "Medical file (460 pages)". True: reported. */
static inline bool check_pages(struct ll_ctx *ctx, const struct ll_letter *letter,
			       const struct ll_token *t, const struct told_count *all, uint32_t n,
			       const struct told_count *a)
{
	static const char file[] = "file|folder|chart";
	enum { MANY = 20 };
	uint32_t begin, end;
	count_bounds(letter, a->noun, &begin, &end);
	const bool records = ll_any_of(letter, begin, end, "records|record");
	if ((!ll_any_of(letter, begin, end, file) && !records) || a->value < MANY)
		return false;
	for (uint32_t k = 0; k < n; k++) {
		const struct told_count *b = &all[k];
		uint32_t from, to;
		count_bounds(letter, b->noun, &from, &to);
		if (b->sort != PAGES || b->first <= a->first || b->value == a->value ||
		    from == begin ||
		    (!ll_any_of(letter, from, to, file) &&
		     !(records && ll_any_of(letter, from, to, "records|record"))) ||
		    strays_count(letter, b) || adds_up_to(letter, all, n, a) ||
		    adds_up_to(letter, all, n, b) || n > 3)
			continue;
		const struct ll_span at = ll_join(t[b->first].at, t[b->end - 1].at);
		report_counts(ctx, letter, t, a, at,
			      ll_format(ctx, "'%s' here", ll_quote(ctx, at)));
		return true;
	}
	return false;
}

/* True: reported. */
static inline bool check_counts(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	struct told_count all[MOST_COUNTS];
	uint32_t count = 0;
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n);
	for (uint32_t i = ll_find(letter, 0, counted_nouns); i < n && count < MOST_COUNTS;
	     i = ll_find(letter, i + 1, counted_nouns))
		count += read_count(letter, t, n, i, &all[count]);
	for (uint32_t i = 0; i < count; i++) {
		const struct told_count *a = &all[i];
		if (a->again && a->value > 2 && !a->sort && check_ordinals(ctx, letter, t, n, a))
			return true;
		if (strays_count(letter, a))
			continue;
		if (a->again && a->value > 1 && a->sort < 2 && check_marked(ctx, letter, t, n, a))
			return true;
		if (a->sort == PAGES && !a->again && check_pages(ctx, letter, t, all, count, a))
			return true;
		const bool announced = announces(letter, a);
		if (announced &&
		    (check_ordinals(ctx, letter, t, n, a) || check_dated(ctx, letter, t, a) ||
		     check_prose_list(ctx, letter, t, a)))
			return true;
		for (uint32_t k = 0; k < count; k++) {
			const struct told_count *b = &all[k];
			if (k == i || !b->again || b->value == a->value ||
			    !same_sort(letter, a, b) ||
			    t[b->noun].sentence == t[a->noun].sentence ||
			    (!announced &&
			     (a->sort == DRUGS || !(k > i && (of_all(letter, b) || !a->again)))) ||
			    strays_count(letter, b) || told_too(letter, all, count, b->value, b) ||
			    (!announced &&
			     (a->value < 2 || told_too(letter, all, count, a->value, a))))
				continue;
			if (may_be_fewer(letter, a, b) || adds_up_to(letter, all, count, a) ||
			    adds_up_to(letter, all, count, b))
				continue;
			const struct ll_span at = ll_join(t[b->first].at, t[b->end - 1].at);
			report_counts(ctx, letter, t, a, at,
				      ll_format(ctx, "'%s' here", ll_quote(ctx, at)));
			return true;
		}
	}
	return false;
}

#endif
