/* SPDX-License-Identifier: MIT */
/* Sums that a sentence works out itself: "nine visits in March and seven in April make eighteen",
 * "twelve visits: six in June and eight in July", "5 of 9, so 3 are left", "6 sessions at 80
 * dollars each are 580 dollars". */
#ifndef LL_CHECKS_SUMS_H
#define LL_CHECKS_SUMS_H

#include <letterlint/letterlint.h>

#include <math.h>

#include "supplies.h"

enum { MOST_NUMBERS = 8 };

struct told_sum {
	double value;
	uint32_t at, end; /* tokens */
	bool money;
};

/* A whole number or an amount of money in digits; NAN: none. */
static inline double sum_digits(struct ll_sv w)
{
	double value = 0, part = 0;
	for (size_t i = 0; i < w.n; i++) {
		if (w.p[i] == ',')
			continue;
		if (w.p[i] == '.' && !part && i) {
			part = 1;
			continue;
		}
		if (w.p[i] < '0' || w.p[i] > '9')
			return NAN;
		value = value * 10 + (w.p[i] - '0');
		part *= 10;
	}
	return part > 1 ? value / part : value;
}

/* "twenty-four" in words; *n tokens; 0: none. */
static inline double sum_words(const struct ll_token *t, size_t ntokens, uint32_t i, uint32_t *n)
{
	static const char *const units[] = { "one",	  "two",      "three",	 "four",
					     "five",	  "six",      "seven",	 "eight",
					     "nine",	  "ten",      "eleven",	 "twelve",
					     "thirteen",  "fourteen", "fifteen", "sixteen",
					     "seventeen", "eighteen", "nineteen" };
	static const char *const tens[] = { "twenty", "thirty",	 "forty",  "fifty",
					    "sixty",  "seventy", "eighty", "ninety" };
	*n = 1;
	for (uint32_t k = 0; k < 19; k++)
		if (ll_is(t[i].lower, units[k]))
			return k + 1;
	for (uint32_t k = 0; k < 8; k++)
		if (ll_is(t[i].lower, tens[k])) {
			const double ten = 10.0 * (k + 2);
			for (uint32_t u = 0; u < 9 && i + 2 < ntokens && ll_is(t[i + 1].lower, "-");
			     u++)
				if (ll_is(t[i + 2].lower, units[u])) {
					*n = 3;
					return ten + u + 1;
				}
			return ten;
		}
	return 0;
}

static inline bool in_a_date(const struct ll_letter *letter, uint32_t sentence, uint32_t i)
{
	for (const struct ll_fact *d = ll_from(letter, LL_DATE, sentence);
	     d && d->sentence == sentence; d = ll_next(letter, LL_DATE, d))
		if (i >= d->token && i < d->token + d->ntokens)
			return true;
	return false;
}

/* The numbers of a sentence; MOST_NUMBERS + 1: too many, or one that is no plain number. */
static inline uint32_t read_sums(const struct ll_letter *letter, const struct ll_sentence *s,
				 uint32_t sentence, struct told_sum *all)
{
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n);
	uint32_t count = 0;
	const uint32_t end = s->token + s->ntokens;
	for (uint32_t i = s->token; i < end; i++) {
		uint32_t taken = 1;
		double value = t[i].kind == LL_TOK_NUMBER ? sum_digits(t[i].text)
			       : t[i].kind == LL_TOK_WORD ? sum_words(t, n, i, &taken)
							  : 0;
		if (t[i].kind != LL_TOK_NUMBER && !(value > 0))
			continue;
		if (in_a_date(letter, sentence, i))
			continue;
		/* "one of 9 days": a word, not a number */
		if (value == 1 && t[i].kind == LL_TOK_WORD &&
		    (ll_word_in(letter, i + 1, "of|is|was|that|who|which|another") ||
		     (i && ll_word_in(letter, i - 1, "the|this|that|no|any"))))
			continue;
		if (isnan(value) || count == MOST_NUMBERS || t[i].flags & LL_TOK_QUOTED ||
		    ll_word_in(letter, i + taken, "/|%|mg|mcg|ml") ||
		    (i && ll_word_in(letter, i - 1, "/|-|#")) ||
		    (ll_word_in(letter, i + taken, "-") && i + taken + 1 < n &&
		     t[i + taken + 1].kind == LL_TOK_NUMBER))
			return MOST_NUMBERS + 1;
		/* "twelve (12)" */
		if (count && i && ll_word_in(letter, i - 1, "(") && all[count - 1].value == value &&
		    ll_word_in(letter, i + 1, ")")) {
			all[count - 1].end = i + 2;
			continue;
		}
		all[count++] =
			(struct told_sum){ .value = value,
					   .at = i,
					   .end = i + taken,
					   .money = (i && ll_word_in(letter, i - 1, "$")) ||
						    ll_word_in(letter, i + taken, "dollars|usd") };
		i += taken - 1;
	}
	return count;
}

static inline void report_sum(struct ll_ctx *ctx, const struct ll_token *t,
			      const struct told_sum *odd, double value, const struct told_sum *from,
			      const char *what)
{
	const struct ll_span at = ll_join(t[odd->at].at, t[odd->end - 1].at);
	struct ll_finding *f =
		ll_report(ctx, at, "'%s', but %s %g", ll_quote(ctx, at), what, value);
	ll_related(f, ll_join(t[from->at].at, t[from->end - 1].at), "worked out from here");
	ll_soften(f, LL_WARNING);
}

/* The last number is said to be what the others come to. */
static inline bool totals(const struct ll_letter *letter, const struct told_sum *last,
			  const struct told_sum *before)
{
	if (ll_any_of(letter, before->end, last->at, "bring|brings") &&
	    ll_word_in(letter, last->at - 1, "to"))
		return true;
	static const char makes[] = "make|makes|making|made|total|totals|totaling|totalling|sum|"
				    "come|comes|=|add|adds|amount|amounts|gives";
	const uint32_t end = last->end;
	if (ll_any_of(letter, before->end, last->at, makes))
		return true;
	for (uint32_t i = end; i < end + 4; i++)
		if ((ll_word_in(letter, i, "in") && ll_word_in(letter, i + 1, "all|total")) ||
		    ll_word_in(letter, i, "altogether|together|combined"))
			return true;
	return ll_any_of(letter, before->end, last->at, "altogether|together") ||
	       (ll_word_in(letter, last->at - 1, "is") && ll_word_in(letter, last->at - 2, "that"));
}

/* Whole numbers that count, close to each other. */
static inline bool are_plain(const struct told_sum *v, uint32_t n)
{
	enum { FAR = 9 };
	for (uint32_t i = 0; i < n; i++)
		if (v[i].money || v[i].value != floor(v[i].value) ||
		    (i && v[i].at - v[i - 1].end > FAR))
			return false;
	return true;
}

/* What the last number counts one of the others counts too, or nothing is said of it. */
static inline bool counts_them(const struct ll_letter *letter, const struct told_sum *v,
			       uint32_t n)
{
	enum { STEM_OF = 4 };
	size_t ntokens;
	const struct ll_token *t = ll_tokens(letter, &ntokens);
	if (v[n - 1].end >= ntokens ||
	    ll_word_in(letter, v[n - 1].end, ".|,|;|)|in|altogether|together") ||
	    (ll_word_in(letter, v[n - 1].end + 1, "in") &&
	     ll_word_in(letter, v[n - 1].end + 2, "all|total")))
		return true;
	const struct ll_sv x = t[v[n - 1].end].lower;
	for (uint32_t i = 0; i + 1 < n; i++) {
		const struct ll_sv y = t[v[i].end].lower;
		if (x.n >= STEM_OF && y.n >= STEM_OF && !memcmp(x.p, y.p, STEM_OF))
			return true;
	}
	return false;
}

/* "9 visits in March and 7 in April make 18", "one of 9 days and one of 5, that is, 16 days
 * altogether" */
static inline bool check_added(struct ll_ctx *ctx, const struct ll_letter *letter,
			       const struct ll_token *t, const struct told_sum *v, uint32_t n)
{
	static const char strays[] =
		"per|each|every|times|x|at|week|weekly|daily|would|could|more|those|with|other|up|"
		"not|exceed|than|"
		"from|to|left|or|over|about|pages|page|section|without|point|points|total|stretch";
	if (n < 3 || n > 5 || !are_plain(v, n) || !totals(letter, &v[n - 1], &v[n - 2]) ||
	    !counts_them(letter, v, n) ||
	    ll_word_in(letter, v[0].at - (v[0].at > 0),
		     "to|than|over|least|page|pages|section|up|grade|level|age"))
		return false;
	double sum = 0;
	for (uint32_t i = 0; i + 1 < n; i++) {
		sum += v[i].value;
		if (v[i].value > v[n - 1].value * 2 || (i + 2 < n && v[i].value > v[n - 1].value))
			return false;
		if (i + 2 < n && (!ll_any_of(letter, v[i].end, v[i + 1].at, "and|plus|+|,|&") ||
				  ll_any_of(letter, v[i].end, v[i + 1].at, strays)))
			return false;
	}
	const bool brings = ll_any_of(letter, v[n - 2].end, v[n - 1].at, "bring|brings");
	if (ll_any_of(letter, v[n - 2].end, v[n - 1].at,
		      brings ? "each|per|if"
			     : "each|every|per|would|could|not|exceed|than|more|if|at|or|no|"
			       "stretch") ||
	    sum == v[n - 1].value || v[n - 1].value < 2 ||
	    v[0].value * v[1].value == v[n - 1].value)
		return false;
	/* "two stretches, one of 9 days and one of 5" */
	if (n > 3 && v[0].value == n - 2) {
		sum -= v[0].value;
		if (sum == v[n - 1].value)
			return false;
	}
	report_sum(ctx, t, &v[n - 1], sum, &v[0], "the others come to");
	return true;
}

/* "Twelve visits are certified: six in June and eight in July" */
static inline bool check_parted(struct ll_ctx *ctx, const struct ll_letter *letter,
				const struct ll_token *t, const struct ll_sentence *s,
				const struct told_sum *v, uint32_t n)
{
	const uint32_t end = s->token + s->ntokens;
	size_t ntokens;
	ll_tokens(letter, &ntokens);
	if (n < 3 || n > 5 || v[0].money)
		return false;
	const uint32_t colon = ll_find_before(letter, v[0].end, v[1].at, ":");
	if (colon >= v[1].at || v[1].at > colon + 1 || !(t[v[0].end].flags & LL_TOK_SMALL))
		return false;
	double sum = 0;
	for (uint32_t i = 1; i < n; i++) {
		sum += v[i].value;
		if (!ll_word_in(letter, v[i].end,
			      "in|for|of|on|to|before|after|during|at|by|with|from") &&
		    (v[i].end >= ntokens || !ll_eq(t[v[i].end].lower, t[v[0].end].lower)))
			return false;
		if (ll_any_of(letter, v[i].end, i + 1 < n ? v[i + 1].at : end,
			      "a|per|each|every|week|weeks|times|if|or|up|day|dose|mg"))
			return false;
	}
	if (sum == v[0].value)
		return false;
	report_sum(ctx, t, &v[0], sum, &v[1], "its parts come to");
	return true;
}

/* "Of the 20 approved 12 were used, so that 6 are left", "five of the nine were kept, so three were
 * missed" */
static inline bool check_left(struct ll_ctx *ctx, const struct ll_letter *letter,
			      const struct ll_token *t, const struct ll_sentence *s,
			      const struct told_sum *v, uint32_t n)
{
	static const char rest[] = "dispute|denied|open|unpaid|undecided|last|left|leaves|leaving|"
				   "remain|remains|remaining|missed|other|"
				   "rest|balance|unused|remainder";
	const uint32_t end = s->token + s->ntokens;
	if (n != 3 || !are_plain(v, n))
		return false;
	const uint32_t after = v[2].end + 6 < end ? v[2].end + 6 : end;
	if (!ll_any_of(letter, v[2].at > v[1].end + 3 ? v[2].at - 3 : v[1].end, after, rest) ||
	    ll_any_of(letter, s->token, end, "if|or|about|least|per|each|week|weeks"))
		return false;
	double whole = 0, part = 0;
	if (ll_word_in(letter, v[0].at - (v[0].at > s->token), "the|of") &&
	    ll_any_of(letter, s->token, v[0].at, "of")) {
		whole = v[0].value;
		part = v[1].value;
	} else if (ll_any_of(letter, v[0].end, v[0].end + 1, "of") && v[1].at <= v[0].end + 2) {
		whole = v[1].value;
		part = v[0].value;
	}
	/* "ten visits were billed and four of them were paid" */
	if (!whole && ll_word_in(letter, v[1].end, "of") &&
	    ll_word_in(letter, v[1].end + 1, "them|these|those|which")) {
		whole = v[0].value;
		part = v[1].value;
	}
	if (!(whole > part) || !(part > 0) || whole - part == v[2].value)
		return false;
	report_sum(ctx, t, &v[2], whole - part, &v[0], "what is left is");
	return true;
}

/* "Twelve sessions at 45 dollars each come to 640 dollars", "at $80 a session are $580" */
static inline bool check_priced(struct ll_ctx *ctx, const struct ll_letter *letter,
				const struct ll_token *t, const struct told_sum *v, uint32_t n)
{
	const bool price_first =
		n == 3 && v[0].money && !v[1].money; /* "150 dollars a visit for 6 visits" */
	if (n != 3 || (!price_first && (v[0].money || !v[1].money)) || !v[2].money ||
	    !ll_any_of(letter, v[0].end, v[1].at, "at|for|@|x|times") ||
	    !ll_any_of(letter, price_first ? v[0].end : v[1].end, price_first ? v[1].at : v[2].at,
		       "each|a|per|apiece|every") ||
	    !ll_any_of(letter, v[1].end, v[2].at,
		       "come|comes|is|are|make|makes|total|totals|=|amount|amounts|or|was|were|"
		       "which") ||
	    ll_any_of(letter, v[0].at, v[2].at,
		      "copay|copayment|deductible|discount|tax|plus|less|minus|paid|allowed"))
		return false;
	if (fabs(v[0].value * v[1].value - v[2].value) < 0.5)
		return false;
	report_sum(ctx, t, &v[2], v[0].value * v[1].value, &v[0], "it comes to");
	return true;
}

/* "four injections at each of three sessions, nine injections in total" */
static inline bool check_each_of(struct ll_ctx *ctx, const struct ll_letter *letter,
				 const struct ll_token *t, const struct told_sum *v, uint32_t n)
{
	if (n != 3 || v[0].money || v[2].money || v[1].at < 3 ||
	    v[0].value * v[1].value == v[2].value ||
	    ll_any_of(letter, v[0].end, v[2].at, "or|up|to|least|about"))
		return false;
	const bool a_time = ll_any_of(letter, v[0].end, v[1].at, "a|per") &&
			    ll_word_in(letter, v[1].at - 1, "for|in|over|the") &&
			    ll_any_of(letter, v[0].end, v[1].at, "visit|session|treatment|time");
	const bool each = a_time ||
			  (ll_any_of(letter, v[0].end, v[1].at, "each") &&
			   ll_word_in(letter, v[1].at - 1, "of|the")) ||
			  (ll_any_of(letter, v[0].end, v[1].at, "per|each") &&
			   ll_any_of(letter, v[0].end, v[1].at, "for|in|over|at"));
	if (!each || !totals(letter, &v[2], &v[1]))
		return false;
	if (ll_any_of(letter, v[0].end, v[2].at, "week|weeks|month|months|day|days|hour|hours"))
		return false;
	report_sum(ctx, t, &v[2], v[0].value * v[1].value, &v[0], "it comes to");
	return true;
}

/* "Half of the 24 visits, that is 14", "twice the 8 visits is 18" */
static inline bool check_multiple(struct ll_ctx *ctx, const struct ll_letter *letter,
				  const struct ll_token *t, const struct ll_sentence *s,
				  const struct told_sum *v, uint32_t n)
{
	enum { NEAR_IT = 6 };
	if (n != 2 || !are_plain(v, n) || v[0].at < s->token + 1)
		return false;
	const uint32_t from = v[0].at > s->token + 3 ? v[0].at - 3 : s->token;
	const double by = ll_any_of(letter, from, v[0].at, "half")	      ? 0.5
			  : ll_any_of(letter, from, v[0].at, "twice|double")  ? 2
			  : ll_any_of(letter, from, v[0].at, "thrice|triple") ? 3
									      : 0;
	if (!by || v[1].at - v[0].end > NEAR_IT || v[0].value * by == v[1].value ||
	    !(ll_word_in(letter, v[1].at - 1, "is|=|makes|or|namely") &&
	      ll_any_of(letter, v[0].end, v[1].at, "is|that|=|makes")))
		return false;
	report_sum(ctx, t, &v[1], v[0].value * by, &v[0], "it comes to");
	return true;
}

/* "Sixty tablets at two a day are a supply for twenty days", "a 90-day supply at two tablets a day
 * is 160 tablets" */
static inline bool check_supply(struct ll_ctx *ctx, const struct ll_letter *letter,
				const struct ll_token *t, const struct told_sum *v, uint32_t n)
{
	static const char doses[] =
		"tablet|tablets|capsule|capsules|pills|patches|doses|units|pieces";
	if (n != 3 || !are_plain(v, n) || !ll_any_of(letter, v[1].end, v[1].end + 3, "day|daily") ||
	    ll_any_of(letter, v[0].end, v[2].at, "or|needed|then|taper|every|to|from|hours"))
		return false;
	const bool days_last = ll_any_of(letter, v[0].end, v[0].end + 1, doses) &&
			       ll_any_of(letter, v[2].end, v[2].end + 2, "day|days"),
		   days_first = ll_any_of(letter, v[0].end, v[0].end + 2, "day|days") &&
				ll_any_of(letter, v[2].end, v[2].end + 1, doses);
	const double value = days_last ? v[0].value / v[1].value : v[0].value * v[1].value;
	if ((!days_last && !days_first) || value == v[2].value || v[1].value > 8 ||
	    !ll_any_of(letter, v[1].end, v[2].at, "is|are|last|lasts|makes|make|for|supply|="))
		return false;
	report_sum(ctx, t, &v[2], value, &v[0], "it comes to");
	return true;
}

/* "Three levels, both sides, which makes eight injections" */
static inline bool check_sides(struct ll_ctx *ctx, const struct ll_letter *letter,
			       const struct ll_token *t, const struct told_sum *v, uint32_t n)
{
	if (n != 2 || !are_plain(v, n) ||
	    !ll_any_of(letter, v[0].end, v[0].end + 1, "levels|joints|level") ||
	    !ll_any_of(letter, v[1].end, v[1].end + 1, "injections|blocks") ||
	    !(ll_any_of(letter, v[0].end, v[1].at, "both|each|either") &&
	      ll_any_of(letter, v[0].end, v[1].at, "side|sides")) ||
	    !ll_any_of(letter, v[0].end, v[1].at, "is|makes|make|means|=") ||
	    v[1].value == 2 * v[0].value)
		return false;
	report_sum(ctx, t, &v[1], 2 * v[0].value, &v[0], "it comes to");
	return true;
}

static inline void check_sums(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	static const char cues[] = "make|makes|making|made|total|totals|totaling|totalling|sum|"
				   "come|comes|=|add|adds|amount|amounts|gives|all|"
				   "altogether|together|combined|:|left|leaves|leaving|remain|"
				   "remains|remaining|missed|other|rest|balance|unused|"
				   "remainder|dollars|$|is";
	size_t n, ns;
	const struct ll_token *t = ll_tokens(letter, &n);
	const struct ll_sentence *s = ll_sentences(letter, &ns);
	for (uint32_t k = 0; k < ns; k++) {
		struct told_sum v[MOST_NUMBERS];
		if (s[k].ntokens < 6 || s[k].ntokens > 60 ||
		    !ll_any_of(letter, s[k].token, s[k].token + s[k].ntokens, cues))
			continue;
		const uint32_t count = read_sums(letter, &s[k], k, v);
		if (count > MOST_NUMBERS || check_multiple(ctx, letter, t, &s[k], v, count) ||
		    check_sides(ctx, letter, t, v, count) || count < 3 ||
		    check_supply(ctx, letter, t, v, count))
			continue;
		if (!check_priced(ctx, letter, t, v, count) &&
		    !check_each_of(ctx, letter, t, v, count) &&
		    !check_parted(ctx, letter, t, &s[k], v, count) &&
		    !check_left(ctx, letter, t, &s[k], v, count))
			check_added(ctx, letter, t, v, count);
	}
	LL_FOREACH (f, letter, LL_QUANTITY) {
		check_week_of_hours(ctx, letter, f);
		check_doses(ctx, letter, f);
		check_lasts(ctx, letter, f);
	}
}

#endif
