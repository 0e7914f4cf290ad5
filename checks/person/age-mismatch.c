/* SPDX-License-Identifier: MIT */
#include <letterlint/letterlint.h>

#define GROWN 18     /* of somebody younger another child is spoken of as often */
#define MOST 32      /* ages of a year that is told that are looked at: no letter has more */
#define LATE_YEARS 2 /* a letter can be that much younger than the visit it tells of */

static bool current_age(const struct ll_fact *f)
{
	return f->referent == LL_PATIENT && !f->u.age.past && f->time != LL_PAST;
}

static bool exact(const struct ll_fact *f)
{
	return current_age(f) && !f->u.age.high;
}

/* The first statement of the one age that the patient has now; NULL: none is told, or two that differ. */
static const struct ll_fact *one_age(const struct ll_letter *letter)
{
	const struct ll_fact *own = NULL;
	LL_FOREACH (f, letter, LL_AGE) {
		if (!exact(f))
			continue;
		if (own && own->u.age.years != f->u.age.years)
			return NULL;
		own = own ? own : f;
	}
	return own;
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

/* "A 4-month-old", "this 14-week-old": of two infants no date stands between, one is twice as old and more. */
static void between_infants(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	const struct ll_fact *first = NULL;
	LL_FOREACH (f, letter, LL_AGE) {
		if (!exact(f))
			continue;
		if (f->u.age.years)
			return;
		first = first ? first : f;
		const uint32_t a = first->u.age.months, b = f->u.age.months, low = a < b ? a : b, high = a < b ? b : a;
		if (high < low + 2 || high < 2 * low || dates_between(letter, first, f))
			continue;
		struct ll_finding *finding =
			ll_report(ctx, f->at, "the patient is '%s' here but '%s' on line %u", ll_quote(ctx, f->at),
				  ll_quote(ctx, first->at), ll_line(letter, first->at.off));
		ll_related(finding, first->at, "'%s' here", ll_quote(ctx, first->at));
		ll_soften(finding, LL_WARNING);
		return;
	}
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
		if ((years + LATE_YEARS >= low && years <= high + 1) || range->u.age.loose)
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

/* The years that the letter's own dates lie in. */
struct years {
	int32_t from, to; /* 0: it has none */
};

/* From the first of what happened, or of any full date where no word tells of what they are, to the last of any. */
static struct years years_of(const struct ll_letter *letter)
{
	struct years told = { 0, 0 }, any = { 0, 0 };
	LL_FOREACH (d, letter, LL_DATE) {
		const struct ll_date *date = &d->u.date;
		if (!date->year || (date->flags & (LL_DATE_INVALID | LL_DATE_PLANNED | LL_DATE_VERSION)) || date->event == LL_EV_BIRTH)
			continue;
		if (date->event != LL_EV_NONE && date->event != LL_EV_INJURY)
			told.from = !told.from || date->year < told.from ? date->year : told.from;
		if (date->event != LL_EV_INJURY && (date->precision == LL_DAY || date->event != LL_EV_NONE))
			any.from = !any.from || date->year < any.from ? date->year : any.from;
		any.to = date->year > any.to ? date->year : any.to;
	}
	return (struct years){ told.from ? told.from : any.from, any.from || told.from ? any.to : 0 };
}

/* The one date of birth; NULL: there is none, or two that differ. */
static const struct ll_fact *birth_of(const struct ll_letter *letter)
{
	const struct ll_fact *birth = NULL;
	LL_FOREACH (d, letter, LL_DATE) {
		if (d->u.date.event != LL_EV_BIRTH || !d->u.date.year ||
		    (d->u.date.flags & (LL_DATE_INVALID | LL_DATE_PLANNED | LL_DATE_VERSION)))
			continue;
		if (birth && birth->u.date.year != d->u.date.year)
			return NULL;
		birth = d;
	}
	return birth;
}

/* An age that fits none of the letter's dates, counted from the date of birth. */
static void against_birth(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	const struct ll_fact *birth = birth_of(letter);
	const struct years years = years_of(letter);
	if (!birth || !years.to)
		return;
	LL_FOREACH (f, letter, LL_AGE) {
		if (!exact(f))
			continue;
		const int32_t year = birth->u.date.year + (int32_t)f->u.age.years;
		if (year >= years.from - 1 && year <= years.to)
			continue;
		struct ll_finding *finding =
			ll_report(ctx, f->at, "'%s' does not fit the date of birth '%s' on line %u",
				  ll_quote(ctx, f->at), ll_quote(ctx, birth->at),
				  ll_line(letter, birth->at.off));
		ll_related(finding, birth->at, "born '%s'", ll_quote(ctx, birth->at));
		return;
	}
}

/* "At the age of 52 he had": older than the patient is now. */
static void older_before(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	size_t n;
	const struct ll_sentence *s = ll_sentences(letter, &n);
	const struct ll_fact *now = NULL;
	LL_FOREACH (f, letter, LL_AGE)
		if (exact(f) && (!now || f->u.age.years > now->u.age.years))
			now = f;
	if (!now || now->u.age.years < GROWN)
		return;
	LL_FOREACH (f, letter, LL_AGE) {
		if (!f->u.age.past || f->u.age.high || f->referent != LL_PATIENT || !ll_told(f) ||
		    f->u.age.years <= now->u.age.years + 1)
			continue;
		const uint32_t from = s[f->sentence].token, to = from + s[f->sentence].ntokens;
		if (!ll_any_of(letter, from, to, "was|had|began|started|underwent|fell|developed|diagnosed|retired|enlisted|hired|injured|hurt|since") ||
		    ll_any_of(letter, from, to, "will|would|until|can|may|eligible|if|before|by|should|could|unless|covered|policy|plan|rule|over|under|"
						"father|mother|brother|sister|aunt|uncle|son|daughter|wife|husband|grandfather|grandmother|died|family"))
			continue;
		struct ll_finding *finding = ll_report(ctx, f->at, "'%s' was once, but the patient is '%s' on line %u", ll_quote(ctx, f->at),
						       ll_quote(ctx, now->at), ll_line(letter, now->at.off));
		ll_related(finding, now->at, "'%s' here", ll_quote(ctx, now->at));
		ll_soften(finding, LL_WARNING);
		return;
	}
}

/* "Turned 65 in April 2011", against the date of birth or an age of now. */
static bool of_a_year(struct ll_ctx *ctx, const struct ll_letter *letter, const struct ll_fact *birth,
		      struct years years, const struct ll_fact *then)
{
	const int32_t born = then->u.age.year - (int32_t)then->u.age.years;
	if (birth) {
		const int32_t off = birth->u.date.year - born;
		if (off >= -1 && off <= 1)
			return false;
		struct ll_finding *finding =
			ll_report(ctx, then->at, "'%s' in %d does not fit the date of birth '%s' on line %u",
				  ll_quote(ctx, then->at), (int)then->u.age.year, ll_quote(ctx, birth->at),
				  ll_line(letter, birth->at.off));
		ll_related(finding, birth->at, "born '%s'", ll_quote(ctx, birth->at));
		return true;
	}
	const int32_t from = years.from > then->u.age.year ? years.from : then->u.age.year;
	LL_FOREACH (f, letter, LL_AGE) {
		const int32_t year = born + (int32_t)f->u.age.years;
		if (!exact(f) || f->sentence == then->sentence || !years.to || (year >= from - 2 && year <= years.to + 1))
			continue;
		struct ll_finding *finding = ll_report(
			ctx, f->at, "'%s' does not fit '%s' in %d, which line %u tells", ll_quote(ctx, f->at),
			ll_quote(ctx, then->at), (int)then->u.age.year, ll_line(letter, then->at.off));
		ll_related(finding, then->at, "'%s' in %d", ll_quote(ctx, then->at), (int)then->u.age.year);
		return true;
	}
	return false;
}

static void against_years(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	const struct ll_fact *birth = birth_of(letter);
	const struct years years = years_of(letter);
	uint32_t looked = 0;
	LL_FOREACH (f, letter, LL_AGE)
		if (f->referent == LL_PATIENT && f->u.age.year &&
		    (looked++ == MOST || of_a_year(ctx, letter, birth, years, f)))
			return;
}

/* "This should not deprive a 35-year-old of a treatment", of a patient of 53: somebody's, it is not said
 * whose, with the two digits of the patient's age in the other order. */
static void with_digits_swapped(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	const struct ll_fact *own = one_age(letter);
	if (!own)
		return;
	LL_FOREACH (f, letter, LL_AGE) {
		const uint32_t years = f->u.age.years, section = ll_section_of(letter, f);
		if (f->referent != LL_NOBODY || f->u.age.past || f->u.age.high || f->time == LL_PAST ||
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

/* "in a 42-year-old mill hand", "for a patient 44 years of age" */
static bool of_one(const struct ll_letter *letter, const struct ll_fact *f)
{
	const uint32_t i = f->token;
	uint32_t k = i;
	if (i > 3 && ll_word_in(letter, i - 1, "patient|worker|man|woman|person|claimant|member|veteran|employee|of|aged"))
		k = i - 1 - ll_word_in(letter, i - 1, "of|aged");
	return k > 1 && ll_word_in(letter, k - 1, "a|an") && ll_word_in(letter, k - 2, "in|for|as|like|give|giving|deny|denying|offer|offering|treat|treating");
}

/* "For a patient of 44", of one of 54, where the letter reasons: it need not mean the patient. One digit differs. */
static void of_anybody(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	const struct ll_fact *own = one_age(letter);
	if (!own || own->u.age.years < 10 || own->u.age.years > 99)
		return;
	size_t n;
	const struct ll_sentence *s = ll_sentences(letter, &n);
	LL_FOREACH (f, letter, LL_AGE) {
		const uint32_t years = f->u.age.years, section = ll_section_of(letter, f);
		if ((f->referent != LL_NOBODY && f->referent != LL_PEOPLE) || f->u.age.past ||
		    f->u.age.high || f->time == LL_PAST || years < 10 || years > 99 || years == own->u.age.years || f->frame == LL_FRAME_GUIDELINE ||
		    f->frame == LL_FRAME_UR || (section != LL_SEC_RATIONALE && section != LL_SEC_DECISION) ||
		    (years % 10 != own->u.age.years % 10 && years / 10 != own->u.age.years / 10) || !of_one(letter, f))
			continue;
		const uint32_t from = s[f->sentence].token, to = from + s[f->sentence].ntokens;
		if (ll_any_of(letter, from, to, "patients|members|people|persons|adults|children|women|men|guideline|guidelines|study|studies|trial|policy|"
						"rule|plan|older|over|under|younger|least|above|below|if|when|limit|father|mother|sister|"
						"brother|wife|husband|son|daughter|covers|covered|approved|recommends|recommended|criteria|average|mean"))
			continue;
		struct ll_finding *finding = ll_report(ctx, f->at, "'%s' is said of one like the patient, who is '%s' on line %u",
						       ll_quote(ctx, f->at), ll_quote(ctx, own->at), ll_line(letter, own->at.off));
		ll_related(finding, own->at, "the patient's age");
		ll_soften(finding, LL_NOTE);
		return;
	}
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	between_ages(ctx, letter);
	between_infants(ctx, letter);
	with_digits_swapped(ctx, letter);
	against_bracket(ctx, letter);
	against_birth(ctx, letter);
	against_years(ctx, letter);
	older_before(ctx, letter);
	of_anybody(ctx, letter);
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
