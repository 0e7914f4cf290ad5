/* SPDX-License-Identifier: MIT */
/*
 * The shapes of dates. One pass over the tokens; wraps and page breaks are
 * gone by then. Whether 5/6/14 is in May or June, and whether 94 is 1994, is
 * decided for the letter as a whole, after all its dates are known.
 */
#include "facts/dates.h"

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

int32_t ll_serial(int32_t year, unsigned month, unsigned day)
{
	return date_serial(year, month, day);
}

/* ---- Tokens ---- */

/* Token i goes on where token i - 1 ends; a line's end between them does not count. */
bool date_joined(const struct ll_letter *l, uint32_t i)
{
	uint32_t f = tok(l, i)->flags;
	return i > 0 && i < l->tokens.n && !(f & LL_TOK_PARAGRAPH) &&
	       (!(f & LL_TOK_SPACE) || (f & LL_TOK_WRAP));
}

bool date_same_paragraph(const struct ll_letter *l, uint32_t i)
{
	return i < l->tokens.n && !(tok(l, i)->flags & LL_TOK_PARAGRAPH);
}

/* A number of digits only: its value and how many. */
bool date_digits(const struct ll_letter *l, uint32_t i, uint32_t *value, uint32_t *n)
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

bool date_plausible_year(uint32_t y)
{
	return y >= YEAR_MIN && y <= YEAR_MAX;
}

/* "20015", "201", "0214": begins like a year, and is none. */
bool date_broken_year(uint32_t y, uint32_t n)
{
	return (n == 5 && (y / 1000 == 19 || y / 1000 == 20)) ||
	       (n == 3 && (y / 10 == 19 || y / 10 == 20)) ||
	       (n == 4 && !date_plausible_year(y) &&
		(y / 100 == 30 || y / 100 == 2 || y / 100 == 21 || y / 100 == 22));
}

/* The token counts something: a number before it is no day and no year. */
bool date_is_unit(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i,
		      LIST_SPANS "|mg|mcg|ml|g|kg|lb|lbs|pounds|degrees|percent|%|sessions|"
		      "visits|tablets|tabs|capsules|pills|units|unit|week|hours|hrs|minutes|"
		      "mins|treatments|times|refills|patients|cases|subjects|participants|"
		      "studies|cm|mm|mmhg|feet|inches|miles|beats|ng|calories|dollars|"
		      "injections|levels|hz|meters|physicians|veterans|members|claims");
}

void date_add(struct ll_letter *l, struct date_shapes *d, struct date_shape s)
{
	*VEC_PUSH(l->arena, &d->s) = s;
}

bool date_leads(const struct ll_letter *l, uint32_t i)
{
	return i > 0 && tok_in(l, i - 1,
			       "on|of|by|since|until|till|from|to|dated|the|said|between|and|"
			       "through|before|after|a|an|,|"
			       "that|this|same|in|for|around|about|(|late|early|mid");
}

/* ---- Weekdays ---- */

static void weekday_before(struct ll_letter *l, struct date_shape *s)
{
	uint32_t i = s->first;
	for (unsigned k = 0; k < 4 && i > 0 && date_same_paragraph(l, i); k++) {
		if (tok_in(l, i - 1, ",|.|the|on|(|-")) {
			i--;
			continue;
		}
		s->weekday = (uint8_t)date_weekday_at(l, i - 1);
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
	unsigned d = date_same_paragraph(l, i) ? date_weekday_at(l, i) : 0;
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
	return day_first_seen > month_first_seen &&
	       (day_first_seen > 1 || us_words == 0 || words > us_words) &&
	       day_first_seen >= 3 * month_first_seen;
}

static int32_t short_year_pivot(const struct date_shapes *d)
{
	int32_t last = 0;
	for (uint32_t i = 0; i < d->s.n; i++) {
		const struct date_shape *s = &d->s.v[i];
		if (!(s->flags & (LL_DATE_SHORT_YEAR | LL_DATE_INVALID)) && s->year > last &&
		    s->year < 2060)
			last = s->year;
	}
	/* Two different days of one short year or the one before: the letter was written in it. */
	for (int32_t y = 1; y <= YEAR_PIVOT - 2000; y++) {
		uint32_t first = 0, days = 0;
		for (uint32_t i = 0; i < d->s.n; i++) {
			const struct date_shape *s = &d->s.v[i];
			const uint32_t day = s->month * 100u + s->day + 1;
			if (!(s->flags & LL_DATE_SHORT_YEAR) || (s->year != y && s->year != y - 1) ||
			    day == first)
				continue;
			first = first ? first : day;
			days++;
		}
		if (days > 1 && 2000 + y > last)
			last = 2000 + y;
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
	if (day && (s->month < 1 || s->month > 12 || s->day < 1 ||
		    s->day > date_month_days(s->year, s->month)))
		s->flags |= LL_DATE_INVALID;
}

/* The tokens between two dates make a range of them, or a list; 0: neither. */
enum gap { GAP_NONE, GAP_RANGE, GAP_LIST };

static enum gap gap_between(const struct ll_letter *l, const struct date_shape *a,
			    const struct date_shape *b)
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
		if (gap && a->precision == LL_MONTH_DAY && b->precision == LL_DAY &&
		    a->month <= b->month && !(b->flags & LL_DATE_INVALID)) {
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
	const uint64_t *at = date_beginnings(l);
	for (uint32_t i = 0; (i = place_next(l, at, i)) < l->tokens.n;) {
		uint32_t kind = tok(l, i)->kind, had = d->s.n, end = i;
		if (kind == LL_TOK_WORD) {
			end = date_month_first(l, d, i);
			if (end == i)
				end = date_spelt_day_first(l, d, i);
		} else if (kind == LL_TOK_NUMBER) {
			end = date_numbers(l, d, i);
			if (end == i)
				end = date_day_first(l, d, i);
			if (end == i)
				end = date_bare_year(l, d, i);
		}
		if (d->s.n > had) {
			weekday_before(l, &d->s.v[had]);
			if (!d->s.v[d->s.n - 1].weekday)
				weekday_after(l, &d->s.v[d->s.n - 1]);
		}
		i = end > i ? end : i + 1;
	}
	drop_unsure(d);
	const enum profile_dates way = l->profile->dates;
	const bool day_first_letter = way == DATES_DAY_FIRST ||
				      (way == DATES_AS_SEEN && letter_is_day_first(d));
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
	date_twins(l);
}
