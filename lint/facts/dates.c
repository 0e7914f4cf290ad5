/* SPDX-License-Identifier: MIT */
/*
 * The shapes of dates. One pass over the tokens; wraps and page breaks are
 * gone by then. Whether 5/6/14 is in May or June, and whether 94 is 1994, is
 * decided for the letter as a whole, after all its dates are known.
 */
#include "facts/dates.h"

#include <string.h>

#define YEAR_MIN 1850
#define YEAR_MAX 2099
#define YEAR_PIVOT 2030 /* of two-digit years where the letter has no longer ones */

unsigned date_month_days(int32_t year, unsigned month)
{
	static const uint8_t days[] = { 0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	if (month == 2 && year && (year % 4 || (year % 100 == 0 && year % 400)))
		return 28;
	return month <= 12 ? days[month] : 0;
}

int32_t date_serial(int32_t year, unsigned month, unsigned day)
{
	/* Years from March, in eras of 400, so that the leap day comes last. */
	int32_t y = month <= 2 ? year - 1 : year;
	int32_t era = (y >= 0 ? y : y - 399) / 400;
	int32_t yoe = y - era * 400;
	int32_t doy = (153 * ((int32_t)month + (month > 2 ? -3 : 9)) + 2) / 5 + (int32_t)day - 1;
	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

/* ---- Tokens ---- */

/* Token i goes on where token i - 1 ends; a line's end between them does not count. */
static bool joined(const struct ll_letter *l, uint32_t i)
{
	uint32_t f = tok(l, i)->flags;
	return i > 0 && i < l->tokens.n && !(f & LL_TOK_PARAGRAPH) && (!(f & LL_TOK_SPACE) || (f & LL_TOK_WRAP));
}

static bool same_paragraph(const struct ll_letter *l, uint32_t i)
{
	return i < l->tokens.n && !(tok(l, i)->flags & LL_TOK_PARAGRAPH);
}

/* A number of digits only: its value and how many. */
static bool digits(const struct ll_letter *l, uint32_t i, uint32_t *value, uint32_t *n)
{
	const struct ll_token *t = tok(l, i);
	if (t->kind != LL_TOK_NUMBER || t->lower.n > 6)
		return false;
	*value = 0;
	for (size_t k = 0; k < t->lower.n; k++) {
		if (t->lower.p[k] < '0' || t->lower.p[k] > '9')
			return false;
		*value = *value * 10 + (uint32_t)(t->lower.p[k] - '0');
	}
	*n = (uint32_t)t->lower.n;
	return true;
}

static bool plausible_year(uint32_t y)
{
	return y >= YEAR_MIN && y <= YEAR_MAX;
}

/* "20015", "201", "0214": begins like a year, and is none. */
static bool broken_year(uint32_t y, uint32_t n)
{
	return (n == 5 && (y / 1000 == 19 || y / 1000 == 20)) || (n == 3 && (y / 10 == 19 || y / 10 == 20)) ||
	       (n == 4 && !plausible_year(y) && (y / 100 == 30 || y / 100 == 2 || y / 100 == 21 ||
						y / 100 == 22));
}

/* The token counts something: a number before it is no day and no year. */
static bool is_unit(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i,
		      "mg|mcg|ml|g|kg|lb|lbs|pounds|degrees|percent|%|sessions|visits|tablets|tabs|"
		      "capsules|pills|units|unit|weeks|week|days|months|hours|hrs|minutes|mins|treatments|times|"
		      "refills|patients|cases|subjects|participants|studies|cm|mm|mmhg|feet|inches|miles|beats|ng|"
		      "calories|dollars|years|injections|levels|hz|meters|physicians|veterans|members|claims");
}

/* ---- Names ---- */

static const char *const months[] = { "",     "january", "february",  "march",   "april",    "may",     "june",
				      "july", "august",  "september", "october", "november", "december" };
static const char *const weekdays[] = { "",	    "monday", "tuesday",  "wednesday",
					"thursday", "friday", "saturday", "sunday" };

static unsigned name_in(struct ll_sv w, const char *const *names, unsigned n, size_t shortest)
{
	for (unsigned i = 1; i <= n; i++) {
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

static struct month_name month_at(const struct ll_letter *l, uint32_t i)
{
	const struct ll_token *t = tok(l, i);
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

static unsigned weekday_at(const struct ll_letter *l, uint32_t i)
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
	*ordinal = joined(l, i) && tok_in(l, i, "st|nd|rd|th");
	return *ordinal ? i + 1 : i;
}

/* A year at token i, after a month or a day: 2014, '14, or a broken one. Returns the place after it, or 0. */
static uint32_t year_at(const struct ll_letter *l, uint32_t i, struct date_shape *s)
{
	uint32_t y, n;
	if (!same_paragraph(l, i))
		return 0;
	if (tok_is(l, i, "'") && joined(l, i + 1) && digits(l, i + 1, &y, &n) && n == 2) {
		s->year = (int32_t)y;
		s->flags |= LL_DATE_SHORT_YEAR;
		return i + 2;
	}
	if (!digits(l, i, &y, &n))
		return 0;
	/* "In May 2000 units": only round numbers are amounts. */
	if (is_unit(l, i + 1) && (n != 4 || (!s->day && y % 100 == 0)))
		return 0;
	if (n == 4 && plausible_year(y)) {
		s->year = (int32_t)y;
		return i + 1;
	}
	if (broken_year(y, n) && s->day) {
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
	if (!same_paragraph(l, i + 1) || !digits(l, i + 1, day, &n) || n > 2 || *day < 1 || *day > 31)
		return 0;
	return skip_ordinal(l, i + 2, &ordinal);
}

/* ---- Shapes with a month's name ---- */

static struct date_shape *add(struct ll_letter *l, struct date_shapes *d, struct date_shape s)
{
	struct date_shape *p = VEC_PUSH(l->arena, &d->s);
	*p = s;
	return p;
}

/* "March 3-7, 2014", "May 3, 10 and 17, 2014": all days of one month. Returns the place after, or 0. */
static uint32_t month_days(struct ll_letter *l, struct date_shapes *d, struct date_shape s, uint32_t i)
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
		add(l, d, days[k]);
	}
	return done;
}

static bool before_bare_date(const struct ll_letter *l, uint32_t i)
{
	return i > 0 && tok_in(l, i - 1,
			       "on|of|by|since|until|till|from|to|dated|the|said|between|and|through|before|after|a|an|,|"
			       "that|this|same|in|for|around|about|(|late|early|mid|'s");
}

/* At a month's name. Returns the place after the date(s), or i. */
static uint32_t month_first(struct ll_letter *l, struct date_shapes *d, uint32_t i)
{
	struct month_name m = month_at(l, i);
	if (!m.month)
		return i;
	bool capital = tok(l, i)->flags & LL_TOK_CAPITAL, ordinal;
	struct date_shape s = { .first = i, .month = (uint16_t)m.month };
	uint32_t j = i + 1, v, n, end;
	if (m.misspelt)
		s.flags |= LL_DATE_MISSPELT;
	if (tok_is(l, j, ".") && joined(l, j) && m.abbreviated)
		j++;
	if (tok_is(l, j, "-") && joined(l, j) && joined(l, j + 1))
		j++;
	uint32_t after = tok_in(l, j, ",|of") ? j + 1 : j;
	if ((end = year_at(l, after, &s)) != 0) {
		/* "may 2014 sessions" is hard to imagine, "in may 2000 units" is not. */
		if (!capital && m.abbreviated && !(i && tok_in(l, i - 1, "in|since|of|until|by|during|from")))
			return i;
		s.precision = LL_MONTH;
		s.end = end;
		add(l, d, s);
		return end;
	}
	if (tok_is(l, j, "the"))
		j++;
	if (!same_paragraph(l, j) || !digits(l, j, &v, &n) || n > 2)
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
		add(l, d, s);
		return end;
	}
	/* "In December 12 sessions were": no day. A bare day needs a capital and something that leads to it. */
	if (v < 1 || v > 31 || !capital || is_unit(l, j) || tok_in(l, j, "/|%|:") || (tok_is(l, j, "-") && joined(l, j)))
		return i;
	if (m.misspelt && !(i && tok_in(l, i - 1, "on|of|dated|by|since|until|from|to|before|after|said")))
		return i;
	if (tok_is(l, i, "may") && !before_bare_date(l, i) && !ordinal)
		return i;
	s.precision = LL_MONTH_DAY;
	s.end = j;
	add(l, d, s);
	return j;
}

/* "15 April 2003", "4th of March, 2014", "08-Oct-2014". Returns the place after it, or i. */
static uint32_t day_first(struct ll_letter *l, struct date_shapes *d, uint32_t i)
{
	uint32_t v, n, end;
	bool ordinal;
	if (!digits(l, i, &v, &n) || n > 2 || v < 1)
		return i;
	uint32_t j = skip_ordinal(l, i + 1, &ordinal);
	bool dashed = tok_is(l, j, "-") && joined(l, j) && joined(l, j + 1), of = tok_is(l, j, "of");
	if (dashed || of || (tok_is(l, j, ".") && joined(l, j)))
		j++;
	struct month_name m = month_at(l, j);
	if (!m.month || !same_paragraph(l, j))
		return i;
	struct date_shape s = { .first = i, .day = (uint16_t)v, .month = (uint16_t)m.month, .precision = LL_DAY };
	s.day_first = true;
	if (m.misspelt)
		s.flags |= LL_DATE_MISSPELT;
	bool capital = tok(l, j)->flags & LL_TOK_CAPITAL;
	j++;
	if (tok_is(l, j, ".") && joined(l, j) && m.abbreviated)
		j++;
	end = year_at(l, skip_comma(l, j), &s);
	if (!end && dashed && tok_is(l, j, "-") && digits(l, j + 1, &v, &n) && n == 2) {
		s.year = (int32_t)v;
		s.flags |= LL_DATE_SHORT_YEAR;
		end = j + 2;
	}
	if (end && (s.day <= 31 || before_bare_date(l, i))) {
		s.end = end;
		add(l, d, s);
		return end;
	}
	/* "seen 12 May 3": the month goes with the number after it. */
	if (end || s.day > 31 || !capital || m.misspelt || digits(l, j, &v, &n))
		return i;
	if (!ordinal && !(before_bare_date(l, i) && !tok_in(l, i - 1, "of|a|an|,|and|(|about|around|for")))
		return i;
	s.precision = LL_MONTH_DAY;
	s.end = j;
	add(l, d, s);
	return j;
}

/* ---- Shapes of numbers ---- */

static bool is_day_of(uint32_t m, uint32_t d)
{
	return m >= 1 && m <= 12 && d >= 1 && d <= 31;
}

/* A word that makes the numbers after it a date whatever they are. */
static bool date_cue(const struct ll_letter *l, uint32_t i)
{
	if (i > 0 && tok_in(l, i - 1, "("))
		i--;
	if (i > 0 && tok_in(l, i - 1, ":|of|is|was"))
		i--;
	return i > 0 && (tok_in(l, i - 1, "dated|on|since|until|doi|dob|said|date|injury|birth|received|assigned|"
					  "report|visit|note|rfa|form") ||
			 (i > 1 && tok_in(l, i - 2, "date")));
}

/* Grips, gases and scores are written as dates are. */
static bool measured(const struct ll_letter *l, uint32_t first, uint32_t end)
{
	if (tok_in(l, end, "mg|mcg|ml|kg|lb|lbs|pounds|degrees|percent|%|mmhg|cm|mm"))
		return true;
	for (uint32_t k = 1; k <= 4 && k <= first; k++) {
		if (tok(l, first - k + 1)->flags & LL_TOK_PARAGRAPH || tok_in(l, first - k, ".|;"))
			break;
		if (tok_in(l, first - k, "grip|jamar|dynamometer|abg|gas|gases|abc|reflexes|strength|strengths|lbs|kg|"
					 "ph|ratio|bp|pressure|phone|fax|tel|telephone|case|claim|file|section|"
					 "page|pages|vol|volume|version|pinch"))
			return !tok_in(l, first - 1, "dated|on|date|received");
	}
	return false;
}

static uint32_t finish_number(struct ll_letter *l, struct date_shapes *d, struct date_shape s, uint32_t a, uint32_t b,
			      uint32_t c, uint32_t nc, bool padded, bool slash)
{
	bool real = is_day_of(a, b) || is_day_of(b, a), cue = date_cue(l, s.first);
	if (nc == 1 || nc > 5 || a > 99 || b > 99)
		return s.first;
	if (nc == 2) {
		s.unsure = !real && !cue;
		if (!(slash || padded || cue) || (s.unsure && (!slash || a > 39 || b > 39)))
			return s.first;
		s.flags |= LL_DATE_SHORT_YEAR;
	} else if (!(nc == 4 && plausible_year(c))) {
		if (!real || !broken_year(c, nc))
			return s.first;
		s.flags |= LL_DATE_INVALID;
	} else if (!real && !slash && !cue && !(padded && c >= 1990)) {
		return s.first;
	}
	if (measured(l, s.first, s.end))
		return s.first;
	s.month = (uint16_t)a;
	s.day = (uint16_t)b;
	s.year = (int32_t)c;
	s.numeric = true;
	s.precision = LL_DAY;
	add(l, d, s);
	return s.end;
}

/* "05.12.2014" is one token. */
static uint32_t dotted(struct ll_letter *l, struct date_shapes *d, uint32_t i)
{
	struct ll_sv t = tok(l, i)->lower;
	uint32_t part[3] = { 0 }, len[3] = { 0 }, k = 0;
	if (t.n < 6 || t.n > 10)
		return i;
	for (size_t p = 0; p < t.n; p++) {
		if (t.p[p] == '.') {
			if (++k > 2)
				return i;
		} else if (t.p[p] >= '0' && t.p[p] <= '9') {
			part[k] = part[k] * 10 + (uint32_t)(t.p[p] - '0');
			len[k]++;
		} else {
			return i;
		}
	}
	if (k != 2 || len[0] > 2 || len[1] > 2 || !(len[2] == 4 || (len[2] == 2 && len[0] == 2 && len[1] == 2)))
		return i;
	if (!is_day_of(part[0], part[1]) && !is_day_of(part[1], part[0]))
		return i;
	struct date_shape s = { .first = i, .end = i + 1 };
	/* Dots are how day-first countries write. */
	if (part[0] > 12 && is_day_of(part[1], part[0])) {
		uint32_t day = part[0];
		part[0] = part[1];
		part[1] = day;
	}
	return finish_number(l, d, s, part[0], part[1], part[2], len[2], true, true);
}

static uint32_t iso(struct ll_letter *l, struct date_shapes *d, uint32_t i, const uint32_t v[3], const uint32_t n[3])
{
	struct date_shape s = { .first = i, .end = i + 5, .precision = LL_DAY };
	if (!plausible_year(v[0]) || v[0] < 1900 || n[1] > 2 || n[2] > 2 || v[1] > 31 || v[2] > 31)
		return i;
	s.year = (int32_t)v[0];
	s.month = (uint16_t)v[1];
	s.day = (uint16_t)v[2];
	add(l, d, s);
	return s.end;
}

/* "9/3" is a date only where the words say so: "said 9/3 RFA", "dated 9/3". "11/2014" is a month. */
static uint32_t two_numbers(struct ll_letter *l, struct date_shapes *d, uint32_t i, const uint32_t v[3],
			    const uint32_t n[3], bool slash)
{
	struct date_shape s = { .first = i, .end = i + 3, .month = (uint16_t)v[0] };
	if (is_unit(l, i + 3) || v[0] < 1 || v[0] > 12)
		return i;
	if (n[1] == 4 && v[1] >= 1900 && plausible_year(v[1]) && (slash || n[0] == 2)) {
		s.year = (int32_t)v[1];
		s.precision = LL_MONTH;
		add(l, d, s);
		return s.end;
	}
	if (!slash || n[1] > 2 || !is_day_of(v[0], v[1]) || !i)
		return i;
	if (!tok_in(l, i - 1, "said|dated") &&
	    !(tok_in(l, i - 1, "the|a|an|that|this") && mark_at(l, i + 3, LEX_DOCUMENTS)))
		return i;
	s.day = (uint16_t)v[1];
	s.precision = LL_MONTH_DAY;
	add(l, d, s);
	return s.end;
}

/* Something before the number that makes it a piece of something longer. */
static bool glued_before(const struct ll_letter *l, const struct date_shapes *d, uint32_t i)
{
	if (i == 0 || (tok(l, i)->flags & (LL_TOK_SPACE | LL_TOK_PARAGRAPH)))
		return false;
	if (tok_in(l, i - 1, "(|[|\"|'|:|,|;|*|~|.|=|>"))
		return false;
	/* "12/18/13-06/18/14" */
	return !(tok_in(l, i - 1, "-|/|&") && d->s.n && d->s.v[d->s.n - 1].end == i - 1);
}

/* "8/6/94", "8-6-14", "2014-08-06", "11/2014". Returns the place after it, or i. */
static uint32_t numbers(struct ll_letter *l, struct date_shapes *d, uint32_t i)
{
	uint32_t v[3], n[3];
	if (tok(l, i)->lower.n > 5)
		return dotted(l, d, i);
	if (!digits(l, i, &v[0], &n[0]) || !joined(l, i + 1) || !tok_in(l, i + 1, "/|-") || glued_before(l, d, i))
		return i;
	bool slash = tok_is(l, i + 1, "/");
	if (!joined(l, i + 2) || !digits(l, i + 2, &v[1], &n[1]))
		return i;
	if (!joined(l, i + 3) || !tok_is(l, i + 3, slash ? "/" : "-") || !joined(l, i + 4) ||
	    !digits(l, i + 4, &v[2], &n[2])) {
		if (joined(l, i + 3) && tok_in(l, i + 3, "/|-|%") && joined(l, i + 4))
			return i;
		return two_numbers(l, d, i, v, n, slash);
	}
	/* A fourth part, unless a second date: "12/18/13-06/18/14". */
	if (joined(l, i + 5) && (tok_is(l, i + 5, "/") || tok_is(l, i + 5, "-")) && joined(l, i + 6) &&
	    tok(l, i + 6)->kind == LL_TOK_NUMBER &&
	    !(tok_in(l, i + 7, "/|-") && !tok_is(l, i + 7, slash ? "" : "/") && joined(l, i + 7)))
		return i;
	if (n[0] == 4)
		return iso(l, d, i, v, n);
	struct date_shape s = { .first = i, .end = i + 5 };
	bool padded = n[0] == 2 && n[1] == 2;
	return finish_number(l, d, s, v[0], v[1], v[2], n[2], padded, slash);
}

/* "in 2012", "since 2009", "the 2004 fusion". Returns the place after it, or i. */
static uint32_t bare_year(struct ll_letter *l, struct date_shapes *d, uint32_t i)
{
	uint32_t y, n, y2;
	if (!i || !digits(l, i, &y, &n) || n != 4 || y < 1900 || !plausible_year(y) || is_unit(l, i + 1) ||
	    !same_paragraph(l, i))
		return i;
	bool mid = i > 1 && tok_is(l, i - 1, "-") && tok_in(l, i - 2, "mid|early|late");
	if (!mid && glued_before(l, d, i))
		return i;
	if (joined(l, i + 1) && !tok_in(l, i + 1, ",|.|;|:|)|-|?|/|\"|'|'s"))
		return i;
	struct date_shape s = { .first = i, .end = i + 1, .year = (int32_t)y, .precision = LL_YEAR };
	if (joined(l, i + 1) && tok_in(l, i + 1, "-|/")) {
		if (!digits(l, i + 2, &y2, &n) || n != 4 || y2 < y || !plausible_year(y2))
			return i;
	}
	bool event = mark_at(l, i + 1, LEX_EVENTS) || mark_at(l, i + 1, LEX_DOCUMENTS);
	if (!tok_in(l, i - 1, "in|since|during|until|till|by|throughout|early|late|mid|circa|around|before|after|through") &&
	    !(tok_in(l, i - 1, "from|between") && tok_in(l, i + 1, "to|through|-|and|until")) &&
	    !(tok_in(l, i - 1, "the|a|his|her|their|of") && event) &&
	    !(tok_in(l, i - 1, "to|and|-|or") && d->s.n && d->s.v[d->s.n - 1].end == i - 1 &&
	      d->s.v[d->s.n - 1].precision == LL_YEAR) &&
	    !mid)
		return i;
	add(l, d, s);
	return s.end;
}

/* ---- Weekdays ---- */

static void weekday_before(struct ll_letter *l, struct date_shape *s)
{
	uint32_t i = s->first;
	for (unsigned k = 0; k < 4 && i > 0 && same_paragraph(l, i); k++) {
		if (tok_in(l, i - 1, ",|.|the|on|(|-")) {
			i--;
			continue;
		}
		s->weekday = (uint8_t)weekday_at(l, i - 1);
		if (s->weekday) {
			s->weekday_token = i - 1;
			s->first = i - 1;
		}
		return;
	}
}

static void weekday_after(struct ll_letter *l, struct date_shape *s)
{
	uint32_t i = s->end;
	if (!tok_in(l, i, "(|,"))
		return;
	i++;
	if (tok_in(l, i, "a|which|this"))
		i += tok_is(l, i + 1, "was") ? 3 : 1;
	unsigned d = same_paragraph(l, i) ? weekday_at(l, i) : 0;
	/* "October 8, 2015, Monday the 12th" is rare; a bare one must end its phrase. */
	if (d && tok_in(l, i + 1, "|)|,|.|;|and|the")) {
		s->weekday = (uint8_t)d;
		s->weekday_token = i;
	}
}

/* ---- The letter as a whole ---- */

/* Numbers with a day above twelve show which way round the letter writes them. */
static bool letter_is_day_first(const struct date_shapes *d)
{
	uint32_t day_first_seen = 0, month_first_seen = 0, words = 0, us_words = 0;
	for (uint32_t i = 0; i < d->s.n; i++) {
		const struct date_shape *s = &d->s.v[i];
		if (s->numeric && s->month > 12 && s->month <= 31 && s->day <= 12)
			day_first_seen++;
		else if (s->numeric && s->day > 12 && s->day <= 31 && s->month <= 12)
			month_first_seen++;
		else if (!s->numeric && s->precision == LL_DAY)
			s->day_first ? words++ : us_words++;
	}
	return day_first_seen > month_first_seen && (day_first_seen > 1 || us_words == 0 || words > us_words) &&
	       day_first_seen >= 3 * month_first_seen;
}

static int32_t short_year_pivot(const struct date_shapes *d)
{
	int32_t last = 0;
	for (uint32_t i = 0; i < d->s.n; i++) {
		const struct date_shape *s = &d->s.v[i];
		if (!(s->flags & (LL_DATE_SHORT_YEAR | LL_DATE_INVALID)) && s->year > last && s->year < 2060)
			last = s->year;
	}
	/* A letter that names 1998 only may have been written in 2014. */
	return last >= 2010 ? last + 2 : YEAR_PIVOT;
}

static void settle(struct date_shape *s, bool day_first_letter, int32_t pivot)
{
	if (s->numeric && day_first_letter) {
		uint16_t m = s->month;
		s->month = s->day;
		s->day = m;
	}
	if (s->flags & LL_DATE_SHORT_YEAR)
		s->year += 2000 + s->year <= pivot ? 2000 : 1900;
	bool day = s->precision == LL_DAY || s->precision == LL_MONTH_DAY;
	if (day && (s->month < 1 || s->month > 12 || s->day < 1 || s->day > date_month_days(s->year, s->month)))
		s->flags |= LL_DATE_INVALID;
}

/* The tokens between two dates make a range of them, or a list; 0: neither. */
enum gap { GAP_NONE, GAP_RANGE, GAP_LIST };

static enum gap gap_between(const struct ll_letter *l, const struct date_shape *a, const struct date_shape *b)
{
	uint32_t i = a->end, n = b->first - a->end;
	if (n == 1 && tok_in(l, i, "-|to|through|thru|until"))
		return GAP_RANGE;
	if (n == 1 && tok_is(l, i, "and") && a->first && tok_is(l, a->first - 1, "between"))
		return GAP_RANGE;
	if (n == 2 && tok_in(l, i, "-|,") && tok_in(l, i + 1, "to|through|-|until"))
		return GAP_RANGE;
	if (n == 1 && tok_in(l, i, ",|and|or|&|;|/"))
		return GAP_LIST;
	if (n == 2 && tok_in(l, i, ",|;|and") && tok_in(l, i + 1, "and|or|&|on"))
		return GAP_LIST;
	if (n == 0 && (a->flags & LL_DATE_RANGE_FROM))
		return GAP_RANGE;
	return GAP_NONE;
}

/* "June 8 to July 24, 2015", "February 10, March 10 and April 14, 2014": the year is said once. */
static void share_years(const struct ll_letter *l, struct date_shapes *d)
{
	for (uint32_t i = d->s.n; i-- > 1;) {
		struct date_shape *a = &d->s.v[i - 1], *b = &d->s.v[i];
		enum gap gap = gap_between(l, a, b);
		if (gap == GAP_RANGE) {
			a->flags |= LL_DATE_RANGE_FROM;
			b->flags |= LL_DATE_RANGE_TO;
		}
		if (gap && a->precision == LL_MONTH_DAY && b->precision == LL_DAY && a->month <= b->month &&
		    !(b->flags & LL_DATE_INVALID)) {
			a->year = b->year;
			a->precision = LL_DAY;
			if (a->day > date_month_days(a->year, a->month))
				a->flags |= LL_DATE_INVALID;
		}
	}
}

/* Drops what only looks like a date: no other of its shape is of that year or the next. */
static void drop_unsure(struct date_shapes *d)
{
	uint32_t seen[100] = { 0 }, n = 0;
	for (uint32_t i = 0; i < d->s.n; i++)
		if (d->s.v[i].numeric && !d->s.v[i].unsure && d->s.v[i].flags & LL_DATE_SHORT_YEAR)
			seen[d->s.v[i].year % 100]++;
	for (uint32_t i = 0; i < d->s.n; i++) {
		uint32_t y = (uint32_t)d->s.v[i].year % 100;
		if (!d->s.v[i].unsure || seen[y] + seen[(y + 1) % 100] + seen[(y + 99) % 100] >= 2)
			d->s.v[n++] = d->s.v[i];
	}
	d->s.n = n;
}

void date_shapes_find(struct ll_letter *l, struct date_shapes *d)
{
	for (uint32_t i = 0; i < l->tokens.n;) {
		uint32_t kind = tok(l, i)->kind, had = d->s.n, end = i;
		if (kind == LL_TOK_WORD) {
			end = month_first(l, d, i);
		} else if (kind == LL_TOK_NUMBER) {
			end = numbers(l, d, i);
			if (end == i)
				end = day_first(l, d, i);
			if (end == i)
				end = bare_year(l, d, i);
		}
		if (d->s.n > had) {
			weekday_before(l, &d->s.v[had]);
			if (!d->s.v[d->s.n - 1].weekday)
				weekday_after(l, &d->s.v[d->s.n - 1]);
		}
		i = end > i ? end : i + 1;
	}
	drop_unsure(d);
	bool day_first_letter = letter_is_day_first(d);
	int32_t pivot = short_year_pivot(d);
	for (uint32_t i = 0; i < d->s.n; i++)
		settle(&d->s.v[i], day_first_letter, pivot);
	share_years(l, d);
}

void facts_dates(struct ll_letter *l)
{
	struct date_shapes d = { 0 };
	date_shapes_find(l, &d);
	date_shapes_bind(l, &d);
}
