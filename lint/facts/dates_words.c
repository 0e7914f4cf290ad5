/* SPDX-License-Identifier: MIT */
/* Dates with a month's name in them. */
#include "facts/dates.h"

#include <math.h>
#include <string.h>

/* ---- Names ---- */

static const char *const months[] = { "",	 "january",  "february", "march",  "april",
				      "may",	 "june",     "july",	 "august", "september",
				      "october", "november", "december" };
/* All that name_in() takes for one. */
static const char month_list[] = LIST_MONTHS "|" LIST_MONTH_NAMES;
static const char *const weekdays[] = { "",	    "monday", "tuesday",  "wednesday",
					"thursday", "friday", "saturday", "sunday" };

static unsigned name_in(struct ll_sv w, const char *const *names, unsigned n, size_t shortest)
{
	for (unsigned i = 1; i <= n; i++) {
		if (*names[i] != *w.p)
			continue;
		size_t len = strlen(names[i]);
		if (w.n == len && memcmp(w.p, names[i], len) == 0)
			return i;
		if (w.n == shortest && len > shortest && memcmp(w.p, names[i], shortest) == 0)
			return i;
	}
	return 0;
}

/* One letter dropped, doubled, wrong, or two changed places. */
static bool one_slip(struct ll_sv w, const char *name)
{
	size_t n = strlen(name), i = 0, j = 0;
	if (w.n + 1 < n || w.n > n + 1)
		return false;
	while (i < w.n && i < n && w.p[i] == name[i])
		i++;
	while (j < w.n - i && j < n - i && w.p[w.n - 1 - j] == name[n - 1 - j])
		j++;
	if (w.n == n)
		return i + j + 1 == n ||
		       (i + j + 2 == n && w.p[i] == name[i + 1] && w.p[i + 1] == name[i]);
	if (w.n == n + 1)
		return i + j >= n;
	return w.n + 1 == n && i + j >= w.n;
}

struct month_name {
	unsigned month;
	bool misspelt, abbreviated;
};

static struct month_name read_month(const struct ll_token *t)
{
	struct month_name m = { 0 };
	if (t->kind != LL_TOK_WORD || t->lower.n < 3 || t->lower.n > 11)
		return m;
	m.month = name_in(t->lower, months, 12, 3);
	if (!m.month && t->lower.n == 4 && memcmp(t->lower.p, "sept", 4) == 0)
		m.month = 9;
	m.abbreviated = t->lower.n <= 4;
	if (m.month || !(t->flags & LL_TOK_CAPITAL) || t->lower.n < 5)
		return m;
	for (unsigned k = 1; k <= 12 && !m.month; k++)
		if (strlen(months[k]) >= 5 && one_slip(t->lower, months[k]))
			m = (struct month_name){ .month = k, .misspelt = true };
	return m;
}

/* Kept with the word. */
enum { ASKED = 1 << 7, MISSPELT = 1 << 6, ABBREVIATED = 1 << 5, MONTH = 15 };

static struct month_name month_at(const struct ll_letter *l, uint32_t i)
{
	if (i >= l->tokens.n)
		return (struct month_name){ 0 };
	struct word_more *w = &l->vocabulary->more[l->word_of[i]];
	if (!w->month) {
		const struct month_name m = read_month(&l->tokens.v[i]);
		w->month = (uint8_t)(ASKED | m.month | (m.misspelt ? MISSPELT : 0) | (m.abbreviated ? ABBREVIATED : 0));
	}
	return (struct month_name){ w->month & MONTH, w->month & MISSPELT, w->month & ABBREVIATED };
}

const uint64_t *date_beginnings(const struct ll_letter *l)
{
	uint64_t *at = places_new(l);
	places_add(l, at, l->counts);
	places_add(l, at, places_of(l, "second"));
	places_add(l, at, places_of(l, month_list));
	PLACES_EACH (i, l, l->capitals) { /* misspelt; of most words it is known that they are not */
		const struct word_more *w = &l->vocabulary->more[l->word_of[i]];
		if ((w->month & MONTH || !w->month) && month_at(l, i).month)
			place_add(at, i);
	}
	return at;
}

unsigned date_weekday_at(const struct ll_letter *l, uint32_t i)
{
	const struct ll_token *t = tok(l, i);
	if (t->kind != LL_TOK_WORD || t->lower.n < 3)
		return 0;
	unsigned d = name_in(t->lower, weekdays, 7, 3);
	if (!d && tok_in(l, i, "tues"))
		d = 2;
	if (!d && tok_in(l, i, "thur|thurs"))
		d = 4;
	/* "sun", "sat", "wed" are words of their own. */
	return d && (t->lower.n > 5 || (t->flags & LL_TOK_CAPITAL)) ? d : 0;
}

/* ---- Pieces ---- */

/* "14th" is two tokens: the place after the ordinal's letters, if there are any. */
static uint32_t skip_ordinal(const struct ll_letter *l, uint32_t i, bool *ordinal)
{
	*ordinal = date_joined(l, i) && tok_in(l, i, "st|nd|rd|th");
	return *ordinal ? i + 1 : i;
}

/* A year at token i, after a month or a day: 2014, '14, or a broken one. Returns the place after
 * it, or 0. */
static uint32_t year_at(const struct ll_letter *l, uint32_t i, struct date_shape *s)
{
	uint32_t y, n;
	if (!date_same_paragraph(l, i))
		return 0;
	if (tok_is(l, i, "'") && date_joined(l, i + 1) && date_digits(l, i + 1, &y, &n) && n == 2) {
		s->year = (int32_t)y;
		s->flags |= LL_DATE_SHORT_YEAR;
		return i + 2;
	}
	if (!date_digits(l, i, &y, &n))
		return 0;
	/* "In May 2000 units": only round numbers are amounts. */
	if (date_is_unit(l, i + 1) && (n != 4 || (!s->day && y % 100 == 0)))
		return 0;
	if (n == 4 && date_plausible_year(y)) {
		s->year = (int32_t)y;
		return i + 1;
	}
	if (date_broken_year(y, n) && s->day) {
		s->year = (int32_t)y;
		s->flags |= LL_DATE_INVALID;
		return i + 1;
	}
	return 0;
}

/* What may stand between a day and its year: a comma, a stop, "of", "in". */
static uint32_t skip_comma(const struct ll_letter *l, uint32_t i)
{
	if (tok_in(l, i, ",|.|of|-|/"))
		return i + 1;
	return i;
}

/* "3-7", "3 to 7", "3 and 7" after a month: the second day, or 0. */
static uint32_t second_day(const struct ll_letter *l, uint32_t i, uint32_t *day, bool *range)
{
	uint32_t n;
	bool ordinal;
	if (!tok_in(l, i, "-|to|through|thru|and|&|,|or"))
		return 0;
	*range = tok_in(l, i, "-|to|through|thru");
	if (tok_is(l, i, ",") && tok_is(l, i + 1, "and"))
		i++;
	if (!date_same_paragraph(l, i + 1) || !date_digits(l, i + 1, day, &n) || n > 2 ||
	    *day < 1 || *day > 31)
		return 0;
	return skip_ordinal(l, i + 2, &ordinal);
}

/* ---- Shapes with a month's name ---- */

/* "March 3-7, 2014", "May 3, 10 and 17, 2014": all days of one month. Returns the place after, or
 * 0. */
static uint32_t month_days(struct ll_letter *l, struct date_shapes *d, struct date_shape s,
			   uint32_t i)
{
	struct date_shape days[6];
	unsigned n = 1;
	bool range = false;
	days[0] = s;
	uint32_t day, at, end = i;
	while (n < 6 && (at = second_day(l, end, &day, &range)) != 0) {
		days[n] = s;
		days[n].day = (uint16_t)day;
		days[n].first = at - (tok(l, at - 1)->kind == LL_TOK_NUMBER ? 1 : 2);
		days[n - 1].end = end;
		end = at;
		n++;
	}
	if (n < 2)
		return 0;
	struct date_shape y = days[n - 1];
	uint32_t done = year_at(l, skip_comma(l, end), &y);
	if (!done)
		return 0;
	days[n - 1].end = done;
	for (unsigned k = 0; k < n; k++) {
		days[k].year = y.year;
		days[k].flags |= y.flags;
		if (range && n == 2)
			days[k].flags |= k ? LL_DATE_RANGE_TO : LL_DATE_RANGE_FROM;
		date_add(l, d, days[k]);
	}
	return done;
}

/* "third", "twenty-second": the place after a day in words, or 0. */
static uint32_t day_in_words(const struct ll_letter *l, uint32_t i, uint32_t *day)
{
	struct number n = number_at(l, i);
	uint32_t at = i + n.ntokens;
	if (n.words && n.ntokens && isnan(n.digits) && n.value <= 31) {
		uint32_t next = tok_is(l, at, "-") ? at + 1 : at;
		*day = (uint32_t)n.value;
		if (n.ordinal)
			return at;
		if (n.value == 20 && tok_is(l, next, "second")) {
			*day = 22;
			return next + 1;
		}
		return 0;
	}
	*day = 2;
	return tok_is(l, i, "second") ? i + 1 : 0;
}

/* The day in words from token j and the year after it, of s. Returns the place after them, or 0. */
static uint32_t spelt_day(const struct ll_letter *l, struct date_shape *s, uint32_t j)
{
	uint32_t day, at = date_same_paragraph(l, j) ? day_in_words(l, j, &day) : 0;
	if (!at)
		return 0;
	s->day = (uint16_t)day;
	s->precision = LL_DAY;
	return year_at(l, skip_comma(l, at), s);
}

/* "2019-Sep-01": the day behind the month at token i and the year before it. Returns the place after it, or 0. */
static uint32_t year_first(const struct ll_letter *l, uint32_t i, struct date_shape *s)
{
	uint32_t day, year, n;
	if (i < 2 || !tok_in(l, i - 1, "-|/") || !date_joined(l, i) || !date_joined(l, i - 1) || !date_digits(l, i - 2, &year, &n) ||
	    n != 4 || !tok_in(l, i + 1, "-|/") || !date_joined(l, i + 1) || !date_joined(l, i + 2) ||
	    !date_digits(l, i + 2, &day, &n) || n > 2 || day < 1)
		return 0;
	s->first = i - 2;
	s->year = (int32_t)year;
	s->day = (uint16_t)day;
	s->precision = LL_DAY;
	return i + 3;
}

/* At a month's name. Returns the place after the date(s), or i. */
uint32_t date_month_first(struct ll_letter *l, struct date_shapes *d, uint32_t i)
{
	struct month_name m = month_at(l, i);
	if (!m.month)
		return i;
	bool capital = tok(l, i)->flags & LL_TOK_CAPITAL, ordinal;
	struct date_shape s = { .first = i, .month = (uint16_t)m.month };
	uint32_t j = i + 1, v, n, end;
	if (m.misspelt)
		s.flags |= LL_DATE_MISSPELT;
	if ((end = year_first(l, i, &s)) != 0) {
		s.end = end;
		date_add(l, d, s);
		return end;
	}
	if (tok_is(l, j, ".") && date_joined(l, j) && m.abbreviated)
		j++;
	if (tok_is(l, j, "-") && date_joined(l, j) && date_joined(l, j + 1))
		j++;
	uint32_t after = tok_in(l, j, ",|of") ? j + 1 : j;
	if ((end = year_at(l, after, &s)) != 0) {
		/* "may 2014 sessions" is hard to imagine, "in may 2000 units" is not. */
		if (!capital && m.abbreviated &&
		    !(i && tok_in(l, i - 1, "in|since|of|until|by|during|from")))
			return i;
		s.precision = LL_MONTH;
		s.end = end;
		date_add(l, d, s);
		return end;
	}
	if (tok_is(l, j, "the"))
		j++;
	if ((end = spelt_day(l, &s, j)) != 0) {
		s.end = end;
		date_add(l, d, s);
		return end;
	}
	s.day = 0;
	/* "March,4, 2014" */
	if (tok_is(l, j, ",") && date_joined(l, j + 1) && date_digits(l, j + 1, &v, &n) && tok_is(l, j + 2, ","))
		j++;
	if (!date_same_paragraph(l, j) || !date_digits(l, j, &v, &n) || n > 2)
		return i;
	s.day = (uint16_t)v;
	s.precision = LL_DAY;
	if (!v)
		s.flags |= LL_DATE_INVALID;
	j = skip_ordinal(l, j + 1, &ordinal);
	if (v >= 1 && v <= 31 && (end = month_days(l, d, s, j)) != 0)
		return end;
	if ((end = year_at(l, skip_comma(l, j), &s)) != 0 || (end = year_at(l, j, &s)) != 0) {
		s.end = end;
		date_add(l, d, s);
		return end;
	}
	/* "In December 12 sessions were": no day. A bare day needs a capital and something that
	 * leads to it. */
	if (v < 1 || v > 31 || !capital || date_is_unit(l, j) || tok_in(l, j, "/|%|:") ||
	    (tok_is(l, j, "-") && date_joined(l, j)))
		return i;
	if (m.misspelt &&
	    !(i && tok_in(l, i - 1, "on|of|dated|by|since|until|from|to|before|after|said")))
		return i;
	if (tok_is(l, i, "may") && !date_leads(l, i) && !ordinal)
		return i;
	s.precision = LL_MONTH_DAY;
	s.end = j;
	date_add(l, d, s);
	return j;
}

/* "the fourth of March, 2014", "this second day of June, 2015". Returns the place after it, or i. */
uint32_t date_spelt_day_first(struct ll_letter *l, struct date_shapes *d, uint32_t i)
{
	/* Four tokens are the most: "twenty-second day". */
	if (!tok_is(l, i + 1, "of") && !tok_is(l, i + 2, "of") && !tok_is(l, i + 3, "of") && !tok_is(l, i + 4, "of"))
		return i;
	uint32_t day, j = day_in_words(l, i, &day);
	if (j && tok_is(l, j, "day"))
		j++;
	if (!j || !tok_is(l, j, "of"))
		return i;
	struct month_name m = month_at(l, j + 1);
	struct date_shape s = { .first = i, .day = (uint16_t)day, .month = (uint16_t)m.month, .precision = LL_DAY };
	uint32_t end = m.month ? year_at(l, skip_comma(l, j + 2), &s) : 0;
	if (!end)
		return i;
	if (m.misspelt)
		s.flags |= LL_DATE_MISSPELT;
	s.end = end;
	date_add(l, d, s);
	return end;
}

/* "15 April 2003", "4th of March, 2014", "08-Oct-2014". Returns the place after it, or i. */
uint32_t date_day_first(struct ll_letter *l, struct date_shapes *d, uint32_t i)
{
	uint32_t v, n, end;
	bool ordinal;
	if (!date_digits(l, i, &v, &n) || n > 2 || v < 1)
		return i;
	uint32_t j = skip_ordinal(l, i + 1, &ordinal);
	if (ordinal && tok_seq(l, j, "day of"))
		j++; /* "the 5th day of March, 2014" */
	bool dashed = tok_is(l, j, "-") && date_joined(l, j) && date_joined(l, j + 1),
	     of = tok_is(l, j, "of");
	if (dashed || of || (tok_is(l, j, ".") && date_joined(l, j)))
		j++;
	struct month_name m = month_at(l, j);
	if (!m.month || !date_same_paragraph(l, j))
		return i;
	struct date_shape s = {
		.first = i, .day = (uint16_t)v, .month = (uint16_t)m.month, .precision = LL_DAY
	};
	s.day_first = true;
	if (m.misspelt)
		s.flags |= LL_DATE_MISSPELT;
	bool capital = tok(l, j)->flags & LL_TOK_CAPITAL;
	j++;
	if (tok_is(l, j, ".") && date_joined(l, j) && m.abbreviated)
		j++;
	end = year_at(l, skip_comma(l, j), &s);
	if (!end && dashed && tok_is(l, j, "-") && date_digits(l, j + 1, &v, &n) && n == 2) {
		s.year = (int32_t)v;
		s.flags |= LL_DATE_SHORT_YEAR;
		end = j + 2;
	}
	if (end && (s.day <= 31 || date_leads(l, i))) {
		s.end = end;
		date_add(l, d, s);
		return end;
	}
	/* "seen 12 May 3": the month goes with the number after it. */
	if (end || s.day > 31 || !capital || m.misspelt || date_digits(l, j, &v, &n))
		return i;
	if (!ordinal &&
	    !(date_leads(l, i) && !tok_in(l, i - 1, "of|a|an|,|and|(|about|around|for")))
		return i;
	s.precision = LL_MONTH_DAY;
	s.end = j;
	date_add(l, d, s);
	return j;
}
