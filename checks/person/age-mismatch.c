/* SPDX-License-Identifier: MIT */
#include <letterlint/letterlint.h>

#define LATE_YEARS 2 /* a letter can be that much younger than the visit it tells of */

static bool current_age(const struct ll_fact *f)
{
	return f->referent == LL_PATIENT && !f->u.age.past && f->time != LL_PAST;
}

static bool exact(const struct ll_fact *f)
{
	return current_age(f) && !f->u.age.high;
}

static uint32_t votes(const struct ll_letter *letter, uint32_t years)
{
	uint32_t n = 0;
	LL_FOREACH (f, letter, LL_AGE)
		n += exact(f) && f->u.age.years == years;
	return n;
}

/* A dated event stands between the two: a birthday may lie between them. */
static bool dates_between(const struct ll_letter *letter, const struct ll_fact *a,
			  const struct ll_fact *b)
{
	LL_FOREACH (d, letter, LL_DATE)
		if (d->at.off > a->at.off && d->at.off < b->at.off &&
		    d->u.date.event != LL_EV_BIRTH && d->u.date.event != LL_EV_INJURY)
			return true;
	return false;
}

/* The sentence of `f` is dated to a year of its own: what was true then. */
static bool dated_apart(const struct ll_letter *letter, const struct ll_fact *f, uint32_t gap)
{
	int32_t own = 0, latest = 0;
	LL_FOREACH (d, letter, LL_DATE) {
		const struct ll_date *date = &d->u.date;
		if (!date->year || date->event == LL_EV_BIRTH ||
		    (date->flags & (LL_DATE_INVALID | LL_DATE_VERSION)))
			continue;
		if (d->sentence == f->sentence || d->sentence + 1 == f->sentence)
			own = date->year;
		latest = date->year > latest ? date->year : latest;
	}
	return own && latest - own + 1 >= (int32_t)gap;
}

/* All places of one age written as the other; NULL: that cannot be told. */
static bool offer(struct ll_ctx *ctx, const struct ll_letter *letter, struct ll_finding *finding,
		  const struct ll_fact *from, const struct ll_fact *to)
{
	const uint32_t n = votes(letter, from->u.age.years), m = votes(letter, to->u.age.years);
	struct ll_fix *fix = ll_fix(
		finding, LL_FIX_CHOICE,
		ll_format(ctx, "make it %u %s, as %s", to->u.age.years,
			  n == 1 ? ll_format(ctx, "on line %u", ll_line(letter, from->at.off))
				 : ll_format(ctx, "in %u places", n),
			  m == 1 ? ll_format(ctx, "on line %u", ll_line(letter, to->at.off))
				 : ll_format(ctx, "in %u places", m)));
	LL_FOREACH (f, letter, LL_AGE) {
		if (!exact(f) || f->u.age.years != from->u.age.years)
			continue;
		if (f->u.age.months ||
		    !ll_edit_number(fix, f->at, from->u.age.years, to->u.age.years)) {
			ll_unfix(finding);
			return false;
		}
	}
	return true;
}

/* Either of two ages, if the letter has no third. */
static void offer_both(struct ll_ctx *ctx, const struct ll_letter *letter,
		       struct ll_finding *finding, const struct ll_fact *odd,
		       const struct ll_fact *right)
{
	LL_FOREACH (f, letter, LL_AGE)
		if (exact(f) && f->u.age.years != odd->u.age.years &&
		    f->u.age.years != right->u.age.years)
			return;
	if (offer(ctx, letter, finding, odd, right) && !offer(ctx, letter, finding, right, odd))
		ll_unfix(finding);
}

/* Two ages: the rarer one is the odd one out, of one against one the later. */
static void between_ages(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	const struct ll_fact *first = NULL, *other = NULL;
	uint32_t gap = 0;
	LL_FOREACH (f, letter, LL_AGE) {
		if (!exact(f))
			continue;
		if (!first)
			first = f;
		const uint32_t d = f->u.age.years > first->u.age.years
					   ? f->u.age.years - first->u.age.years
					   : first->u.age.years - f->u.age.years;
		if (d > gap) {
			gap = d;
			other = f;
		}
	}
	if (!gap || (gap == 1 && dates_between(letter, first, other)))
		return;
	const bool first_is_odd =
		votes(letter, first->u.age.years) < votes(letter, other->u.age.years);
	const struct ll_fact *odd = first_is_odd ? first : other,
			     *right = first_is_odd ? other : first;
	struct ll_finding *finding = ll_report(
		ctx, odd->at, "the patient is '%s' here but '%s' on line %u",
		ll_quote(ctx, odd->at), ll_quote(ctx, right->at), ll_line(letter, right->at.off));
	ll_related(finding, right->at, "'%s' here", ll_quote(ctx, right->at));
	offer_both(ctx, letter, finding, odd, right);
	if (gap == 1 || dated_apart(letter, odd, gap))
		ll_soften(finding, LL_WARNING);
}

/* "Age Range: 41 to 50", "this octogenarian", against "a 39-year-old". True: reported. */
static bool outside(struct ll_ctx *ctx, const struct ll_letter *letter, const struct ll_fact *range)
{
	LL_FOREACH (f, letter, LL_AGE) {
		if (!exact(f))
			continue;
		const uint32_t years = f->u.age.years, low = range->u.age.years, high = range->u.age.high;
		if (years + 1 >= low && years <= high)
			continue;
		struct ll_finding *finding =
			ll_report(ctx, f->at, "'%s' does not lie in the age range '%s' of line %u",
				  ll_quote(ctx, f->at), ll_quote(ctx, range->at),
				  ll_line(letter, range->at.off));
		ll_related(finding, range->at, "the age range is given here");
		if (years + LATE_YEARS >= low && years <= high + 1)
			ll_soften(finding, LL_WARNING);
		return true;
	}
	return false;
}

static void against_bracket(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	LL_FOREACH (f, letter, LL_AGE)
		if (current_age(f) && f->u.age.high && outside(ctx, letter, f))
			return;
}

/* An age that fits none of the letter's dates, counted from the date of birth. */
static void against_birth(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	const struct ll_fact *birth = NULL, *last = NULL;
	int32_t from = 0, to = 0;
	LL_FOREACH (d, letter, LL_DATE) {
		const uint32_t flags = d->u.date.flags;
		if (!d->u.date.year ||
		    (flags & (LL_DATE_INVALID | LL_DATE_PLANNED | LL_DATE_VERSION)))
			continue;
		if (d->u.date.event == LL_EV_BIRTH) {
			if (birth && birth->u.date.year != d->u.date.year)
				return;
			birth = d;
			continue;
		}
		if (d->u.date.event == LL_EV_NONE || d->u.date.event == LL_EV_INJURY)
			continue;
		from = !from || d->u.date.year < from ? d->u.date.year : from;
		if (!last || d->u.date.year >= to) {
			to = d->u.date.year;
			last = d;
		}
	}
	if (!birth || !last)
		return;
	LL_FOREACH (f, letter, LL_AGE) {
		if (!exact(f))
			continue;
		const int32_t year = birth->u.date.year + (int32_t)f->u.age.years;
		if (year >= from - 1 && year <= to)
			continue;
		struct ll_finding *finding =
			ll_report(ctx, f->at, "'%s' does not fit the date of birth '%s' on line %u",
				  ll_quote(ctx, f->at), ll_quote(ctx, birth->at),
				  ll_line(letter, birth->at.off));
		ll_related(finding, birth->at, "born '%s'", ll_quote(ctx, birth->at));
		return;
	}
}

/* "This should not deprive a 35-year-old of a treatment", of a patient of 53: somebody's, it is not said
 * whose, with the two digits of the patient's age in the other order. */
static void with_digits_swapped(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	const struct ll_fact *own = NULL;
	LL_FOREACH (f, letter, LL_AGE) {
		if (!exact(f))
			continue;
		if (own && own->u.age.years != f->u.age.years)
			return;
		own = own ? own : f;
	}
	LL_FOREACH (f, letter, LL_AGE) {
		const uint32_t years = f->u.age.years, section = ll_section_of(letter, f);
		if (!own || f->referent != LL_NOBODY || f->u.age.past || f->u.age.high || f->time == LL_PAST ||
		    !ll_told(f) || (section != LL_SEC_RATIONALE && section != LL_SEC_DECISION) ||
		    own->u.age.years > 99 || years > 99 || years == own->u.age.years ||
		    years % 10 * 10 + years / 10 != own->u.age.years)
			continue;
		struct ll_finding *finding = ll_report(
			ctx, f->at, "'%s' has the digits of the patient's '%s' on line %u in the other order",
			ll_quote(ctx, f->at), ll_quote(ctx, own->at), ll_line(letter, own->at.off));
		ll_related(finding, own->at, "the patient's age");
		ll_soften(finding, LL_WARNING);
		return;
	}
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	between_ages(ctx, letter);
	with_digits_swapped(ctx, letter);
	against_bracket(ctx, letter);
	against_birth(ctx, letter);
}

LL_CHECK(age_mismatch) = {
	LL_CHECK_ABI,
	.id = "age-mismatch",
	.family = "person",
	.since = "0.1",
	.summary = "two ages of the patient, or an age against the birth date or age range",
	.explain = "## What it finds\n\n"
		   "Two different ages of the patient, an age outside the age range of the\n"
		   "header, or an age that does not fit the date of birth on any date of the\n"
		   "letter. Ages one year apart are a warning, and only where no dated event\n"
		   "stands between them.\n\n"
		   "## Why it matters\n\n"
		   "The age opens most case summaries. Two ages mean that a part was copied from\n"
		   "an old report or from another case, and anybody can see it.\n\n"
		   "## Fires on\n\n"
		   "> a **61 yr. old** claimant ... this **57-year-old** woman\n\n"
		   "> Date of Birth: **05/02/1960** ... the 48-year-old patient was seen in\n"
		   "> **2015**\n\n"
		   "## Stays silent on\n\n"
		   "- the ages of a spouse or a child, people in general, *over 50*\n"
		   "- an age at an earlier time: *at age 12*, *when he was 30 years old*\n"
		   "- durations: *a 20-year history*, *a 6-month-old fracture*\n"
		   "- a birthday between two dated visits\n\n"
		   "## How to fix\n\n"
		   "Work out the age from the date of birth and the date of the letter, and\n"
		   "correct the other one. Of two ages both corrections are offered; none is made\n"
		   "for you.\n",
	.severity = LL_ERROR,
	.status = LL_STABLE,
	.run = run,
};
