/* SPDX-License-Identifier: MIT */
/* Dates of numbers alone, and what only looks like them. */
#include "facts/dates.h"

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
	return i > 0 &&
	       (tok_in(l, i - 1,
		       "dated|on|since|until|doi|dob|said|date|injury|birth|received|assigned|"
		       "report|visit|note|rfa|form") ||
		(i > 1 && tok_in(l, i - 2, "date")));
}

/* Grips, gases and scores are written as dates of two-digit years are, numbers of files as dates
 * with hyphens. */
static bool measured(const struct ll_letter *l, uint32_t first, uint32_t end, bool short_year,
		     bool slash)
{
	if (tok_in(l, end, "mg|mcg|ml|kg|lb|lbs|pounds|degrees|percent|%|mmhg|cm|mm"))
		return true;
	for (uint32_t k = 1; k <= 4 && k <= first; k++) {
		if (tok(l, first - k + 1)->flags & LL_TOK_PARAGRAPH ||
		    (tok_in(l, first - k, ".|;") && !tok_is(l, first - k - 1, "no")))
			break;
		bool value = short_year && tok_in(l, first - k,
						  "grip|jamar|dynamometer|abg|gas|gases|abc|"
						  "reflexes|strength|strengths|"
						  "lbs|kg|ph|ratio|bp|pressure|pinch");
		bool number = !slash && tok_in(l, first - k,
					       "phone|fax|tel|telephone|case|claim|file|section|"
					       "page|pages|vol|volume|"
					       "version|policy|number|no");
		if (value || number)
			return !tok_in(l, first - 1, "dated|on|date|received") &&
			       !(first > 1 && tok_is(l, first - 1, ":") &&
				 tok_in(l, first - 2, "dated|date|received|filed"));
	}
	return false;
}

static uint32_t finish_number(struct ll_letter *l, struct date_shapes *d, struct date_shape s,
			      uint32_t a, uint32_t b, uint32_t c, uint32_t nc, bool padded,
			      bool slash)
{
	bool real = is_day_of(a, b) || is_day_of(b, a), cue = date_cue(l, s.first);
	if (nc == 1 || nc > 5 || a > 99 || b > 99)
		return s.first;
	if (nc == 2) {
		s.unsure = !real && !cue;
		if (!(slash || padded || cue) || (s.unsure && (!slash || a > 39 || b > 39)))
			return s.first;
		s.flags |= LL_DATE_SHORT_YEAR;
	} else if (!(nc == 4 && date_plausible_year(c))) {
		if (!real || !date_broken_year(c, nc))
			return s.first;
		s.flags |= LL_DATE_INVALID;
	} else if (!real && !slash && !cue && !(padded && c >= 1990)) {
		return s.first;
	}
	if (measured(l, s.first, s.end, nc == 2, slash))
		return s.first;
	s.month = (uint16_t)a;
	s.day = (uint16_t)b;
	s.year = (int32_t)c;
	s.numeric = true;
	s.precision = LL_DAY;
	date_add(l, d, s);
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
	if (k != 2 || len[0] > 2 || len[1] > 2 ||
	    !(len[2] == 4 || (len[2] == 2 && len[0] == 2 && len[1] == 2)))
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

static uint32_t iso(struct ll_letter *l, struct date_shapes *d, uint32_t i, const uint32_t v[3],
		    const uint32_t n[3])
{
	struct date_shape s = { .first = i, .end = i + 5, .precision = LL_DAY };
	if (!date_plausible_year(v[0]) || v[0] < 1900 || n[1] > 2 || n[2] > 2 || v[1] > 31 ||
	    v[2] > 31)
		return i;
	s.year = (int32_t)v[0];
	s.month = (uint16_t)v[1];
	s.day = (uint16_t)v[2];
	date_add(l, d, s);
	return s.end;
}

/* "9/3" is a date only where the words say so: "said 9/3 RFA", "dated 9/3". "11/2014" is a
 * month. */
static uint32_t two_numbers(struct ll_letter *l, struct date_shapes *d, uint32_t i,
			    const uint32_t v[3], const uint32_t n[3], bool slash)
{
	struct date_shape s = { .first = i, .end = i + 3, .month = (uint16_t)v[0] };
	if (date_is_unit(l, i + 3) || v[0] < 1 || v[0] > 12)
		return i;
	if (n[1] == 4 && v[1] >= 1900 && date_plausible_year(v[1]) && (slash || n[0] == 2)) {
		s.year = (int32_t)v[1];
		s.precision = LL_MONTH;
		date_add(l, d, s);
		return s.end;
	}
	if (!slash || n[1] > 2 || !is_day_of(v[0], v[1]) || !i)
		return i;
	if (!tok_in(l, i - 1, "said|dated") &&
	    !(tok_in(l, i - 1, "the|a|an|that|this") && mark_at(l, i + 3, LEX_DOCUMENTS)))
		return i;
	s.day = (uint16_t)v[1];
	s.precision = LL_MONTH_DAY;
	date_add(l, d, s);
	return s.end;
}

/* Something before the number that makes it a piece of something longer. */
static bool glued_before(const struct ll_letter *l, const struct date_shapes *d, uint32_t i)
{
	if (i == 0 || !tok_joined(l, i))
		return false;
	if (tok_in(l, i - 1, "(|[|\"|'|:|,|;|*|~|.|=|>"))
		return false;
	/* "12/18/13-06/18/14" */
	return !(tok_in(l, i - 1, "-|/|&") && d->s.n && d->s.v[d->s.n - 1].end == i - 1);
}

/* "8/6/94", "8-6-14", "2014-08-06", "11/2014". Returns the place after it, or i. */
uint32_t date_numbers(struct ll_letter *l, struct date_shapes *d, uint32_t i)
{
	uint32_t v[3], n[3];
	if (tok(l, i)->lower.n > 5)
		return dotted(l, d, i);
	if (!date_digits(l, i, &v[0], &n[0]) || !date_joined(l, i + 1) ||
	    !tok_in(l, i + 1, "/|-") || glued_before(l, d, i))
		return i;
	bool slash = tok_is(l, i + 1, "/");
	if (!date_joined(l, i + 2) || !date_digits(l, i + 2, &v[1], &n[1]))
		return i;
	if (!date_joined(l, i + 3) || !tok_is(l, i + 3, slash ? "/" : "-") ||
	    !date_joined(l, i + 4) || !date_digits(l, i + 4, &v[2], &n[2])) {
		if (date_joined(l, i + 3) && tok_in(l, i + 3, "/|-|%") && date_joined(l, i + 4))
			return i;
		return two_numbers(l, d, i, v, n, slash);
	}
	/* A fourth part, unless a second date: "12/18/13-06/18/14". */
	if (date_joined(l, i + 5) && (tok_is(l, i + 5, "/") || tok_is(l, i + 5, "-")) &&
	    date_joined(l, i + 6) && tok(l, i + 6)->kind == LL_TOK_NUMBER &&
	    !(tok_in(l, i + 7, "/|-") && !tok_is(l, i + 7, slash ? "" : "/") &&
	      date_joined(l, i + 7)))
		return i;
	if (n[0] == 4)
		return iso(l, d, i, v, n);
	struct date_shape s = { .first = i, .end = i + 5 };
	bool padded = n[0] == 2 && n[1] == 2;
	return finish_number(l, d, s, v[0], v[1], v[2], n[2], padded, slash);
}

/* "The heart attack of 2016". */
static bool happened_before(const struct ll_letter *l, uint32_t of)
{
	const struct mark *m = of ? date_mark_ending(l, of - 1, LEX_HAPPENINGS) : NULL;
	return m && m->entry->code[0] == LEX_HAP_ONCE;
}

/* "in 2012", "since 2009", "the 2004 fusion". Returns the place after it, or i. */
uint32_t date_bare_year(struct ll_letter *l, struct date_shapes *d, uint32_t i)
{
	uint32_t y, n, y2;
	if (!i || !date_digits(l, i, &y, &n) || n != 4 || y < 1900 || !date_plausible_year(y) ||
	    date_is_unit(l, i + 1) || !date_same_paragraph(l, i))
		return i;
	bool mid = i > 1 && tok_is(l, i - 1, "-") && tok_in(l, i - 2, "mid|early|late");
	if (!mid && glued_before(l, d, i))
		return i;
	if (date_joined(l, i + 1) && !tok_in(l, i + 1, ",|.|;|:|)|-|?|/|\"|'"))
		return i;
	struct date_shape s = {
		.first = i, .end = i + 1, .year = (int32_t)y, .precision = LL_YEAR
	};
	if (date_joined(l, i + 1) && tok_in(l, i + 1, "-|/")) {
		if (!date_digits(l, i + 2, &y2, &n) || n != 4 || y2 < y || !date_plausible_year(y2))
			return i;
	}
	bool event = mark_at(l, i + 1, LEX_EVENTS) || mark_at(l, i + 1, LEX_DOCUMENTS);
	if (!tok_in(l, i - 1,
		    "in|since|during|until|till|by|throughout|early|late|mid|circa|around|before|"
		    "after|through") &&
	    !(tok_in(l, i - 1, "from|between") && tok_in(l, i + 1, "to|through|-|and|until")) &&
	    !(tok_in(l, i - 1, "the|a|his|her|their|of") && event) && !(tok_is(l, i - 1, "of") && happened_before(l, i - 1)) &&
	    !(tok_in(l, i - 1, "to|and|-|or") && d->s.n && d->s.v[d->s.n - 1].end == i - 1 &&
	      d->s.v[d->s.n - 1].precision == LL_YEAR) &&
	    !mid)
		return i;
	date_add(l, d, s);
	return s.end;
}
