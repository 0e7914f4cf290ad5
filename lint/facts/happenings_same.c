/* SPDX-License-Identifier: MIT */
/*
 * One happening told twice, of two days: the second telling differs by one mark of the date, by the
 * month or by the year, and its words are of the first. Only what cannot well come twice is
 * compared, or what is singled out.
 */
#include "facts/happenings.h"

#include <string.h>

static bool is_request(const struct lex_entry *e)
{
	return ll_in(sv(e->id), "request|asked|prescription") ||
	       sv_is(sv(e->id), "request for authorization");
}

/* Two papers, or a paper and its other name. */
bool happening_one_paper(const struct happening *a, const struct happening *b)
{
	if (!a->paper || !b->paper)
		return false;
	return a->paper == b->paper || (is_request(a->paper) && is_request(b->paper)) ||
	       sv_is(sv(a->paper->id), b->paper->id) ||
	       (sv_is(sv(a->paper->id), "appeal") && sv_is(sv(b->paper->id), "appealed")) ||
	       (sv_is(sv(b->paper->id), "appeal") && sv_is(sv(a->paper->id), "appealed"));
}

static bool precise(const struct ll_fact *f)
{
	const struct ll_date *d = &f->u.date;
	return !(d->flags & (LL_DATE_INVALID | LL_DATE_RANGE_FROM | LL_DATE_RANGE_TO));
}

bool happening_same_day(const struct happening *a, const struct happening *b)
{
	return date_slip(&a->date->u.date, &b->date->u.date) == DATE_SAME;
}

/* The same day of another month or year: of what comes again it may be the next. */
static bool same_day_later(const struct ll_date *a, const struct ll_date *b)
{
	return a->day == b->day && a->day;
}

static bool marked_alike(const struct happening *a, const struct happening *b)
{
	return a->another == b->another && !(a->which && b->which && a->which != b->which) &&
	       (!a->date->u.date.document.n || !b->date->u.date.document.n ||
		sv_eq(a->date->u.date.which, b->date->u.date.which));
}

/* Once to a person in a case, whatever else is told of it. */
static bool of_person(const struct happening *h)
{
	return ll_in(sv(h->act->entry->id),
		     "accident|hired|born|died|elected|stopped "
		     "work|returned to work|assigned|quit|miscarried|disabled|dismissed");
}

/* What the kind of the act asks for beside the act itself. */
static bool enough(const struct happening *a, const struct happening *b, unsigned shared)
{
	const bool often = happening_kind(a) == LEX_HAP_OFTEN || happening_kind(b) == LEX_HAP_OFTEN;
	const bool singled = b->only || a->only || b->that || (a->which && a->which == b->which);
	const bool told = b->definite || singled,
		   later = same_day_later(&a->date->u.date, &b->date->u.date);
	if (!a->act || !b->act)
		return !later && ((shared > 1u + often && told) || shared > 2 ||
				  (b->head && !a->listed && !b->listed));
	if (a->act->entry != b->act->entry)
		return !later && told && shared > often;
	switch (happening_kind(b)) {
	case LEX_HAP_PAPER:
		if (happening_is(b, "asked") || happening_is(b, "appealed"))
			return shared > (unsigned)later && told && a->which == b->which;
		return (happening_one_paper(a, b) || (!a->paper && !b->paper && shared)) &&
		       (!later || b->noun || singled || shared);
	case LEX_HAP_LEVEL:
		return (shared && (!later || told)) ||
		       (b->noun && told && !a->which && !b->which) ||
		       (!later && !b->label &&
			(a->label || a->date->u.date.flags & LL_DATE_HEADER));
	case LEX_HAP_ONCE:
		return later ? shared && told && (b->noun || b->below || singled || shared > 1)
			     : shared || (of_person(b) && (told || (a->noun && a->definite) ||
							   !happening_is(b, "accident")));
	default:
		if (a->label && b->noun && told && !later && !happening_is(b, "reported"))
			return true;
		if ((happening_is(b, "imaged") || happening_is(b, "tested")) && told &&
		    a->word == b->word && !later)
			return true;
		if (happening_is(b, "reported") && !happening_one_paper(a, b))
			return false;
		return told && shared &&
		       (singled || (!later && (shared > 1 || (b->noun && b->paper &&
							      ll_in(sv(b->paper->id),
								    "letter|statement|form")))));
	}
}

/* One digit; or the month alone. Years and months by themselves only of what is said to be the only
 * one. */
static bool slipped(const struct happening *a, const struct happening *b)
{
	const struct ll_date *x = &a->date->u.date, *y = &b->date->u.date;
	const enum date_slip s = date_slip(x, y);
	if (!x->day || !y->day) {
		if (!a->only && !b->only)
			return false;
		return s == DATE_ONE_MARK ||
		       (s == DATE_ONE_PART && x->precision == LL_MONTH && y->precision == LL_MONTH);
	}
	return s == DATE_ONE_MARK || (s == DATE_ONE_PART && x->day == y->day &&
				      (x->year == y->year || !x->year || !y->year));
}

/* Another day of the month, or the next year: no slip of a key, so the words must leave no doubt.
 */
static bool near_days(const struct happening *a, const struct happening *b)
{
	return a->date->u.date.day && b->date->u.date.day &&
	       date_slip(&a->date->u.date, &b->date->u.date) == DATE_ONE_PART;
}

static bool surely(const struct happening *a, const struct happening *b, unsigned shared)
{
	return a->act && b->act && a->act->entry == b->act->entry &&
	       happening_kind(b) == LEX_HAP_ONCE && shared > 1 &&
	       (b->definite || b->only || a->only) && (b->noun || b->below || b->only || a->only);
}

/* The last day and the first one after it: "last worked on the 12th", "off since the 13th". */
static bool next_day(const struct happening *a, const struct happening *b)
{
	const int64_t apart = (int64_t)a->date->u.date.serial - b->date->u.date.serial;
	return (apart == 1 || apart == -1) && b->act &&
	       (ll_in(sv(b->act->entry->id), "ended|begun|discharged|admitted|disabled") ||
		sv_is(sv(b->act->entry->id), "stopped work"));
}

static bool one_happening(const struct happening *a, const struct happening *b)
{
	unsigned shared;
	if (a->date->sentence == b->date->sentence || !happening_alike(a, b, &shared) ||
	    !marked_alike(a, b) || a->another)
		return false;
	if ((a->kin != b->kin && happening_kind(b) == LEX_HAP_ONCE) || (a->label && b->label) ||
	    next_day(a, b))
		return false;
	return enough(a, b, shared) && (slipped(a, b) || (surely(a, b, shared) && near_days(a, b)));
}

/* The day of `b` is that of another happening of the letter: taken from it. */
static bool borrowed(const struct told *t, const struct happening *a, const struct happening *b)
{
	const int32_t days = b->date->u.date.serial - a->date->u.date.serial;
	unsigned shared;
	if (!happening_alike(a, b, &shared) || !marked_alike(a, b) || a->another ||
	    a->kin != b->kin || !enough(a, b, shared))
		return false;
	if (happening_kind(b) != LEX_HAP_ONCE || !b->noun || !b->definite ||
	    b->date->u.date.serial == INT32_MIN || days > 60 || days < -60)
		return false;
	for (unsigned i = 0; i < t->n; i++)
		if (t->v[i].act && t->v[i].act->entry != b->act->entry &&
		    happening_kind(&t->v[i]) == LEX_HAP_ONCE && happening_same_day(&t->v[i], b))
			return true;
	return false;
}

/* How many tell the same of this day; of a third day: too many. */
static bool count_votes(const struct told *t, const struct happening *a, const struct happening *b,
			unsigned *va, unsigned *vb)
{
	*va = *vb = 0;
	for (unsigned i = 0; i < t->n; i++) {
		const struct happening *h = &t->v[i];
		unsigned shared;
		if (h->act != b->act && (!h->act || !b->act || h->act->entry != b->act->entry))
			continue;
		if (happening_same_day(h, a))
			(*va)++;
		else if (happening_same_day(h, b))
			(*vb)++;
		else if (happening_alike(h, b, &shared) && h->date->u.date.precision == LL_DAY &&
			 (shared || happening_one_paper(h, b)) && happening_kind(b) != LEX_HAP_ONCE)
			return false;
	}
	return true;
}

/* "Was seen on March 3 and came back on March 5", "the pain of March 3": of the first of the two.
 */
static bool of_the_other(const struct told *t, const struct happening *a, const struct happening *b)
{
	for (unsigned i = 0; i < t->n; i++) {
		const struct happening *h = &t->v[i];
		if (h->date->u.date.precision != LL_DAY)
			continue;
		if ((h->date->sentence == a->date->sentence && happening_same_day(h, b) &&
		     happening_akin(h, b)) ||
		    (h->date->sentence == b->date->sentence && happening_same_day(h, a) &&
		     happening_akin(h, a)))
			return true;
	}
	return false;
}

/* The day of `b` stands in the sentence of `a` too, or with its words elsewhere: it is another's,
 * and right. */
static bool has_its_own(const struct told *t, const struct happening *a, const struct happening *b)
{
	for (unsigned i = 0; i < t->n; i++) {
		const struct happening *h = &t->v[i];
		if (h->date->u.date.precision == LL_DAY && h->date->sentence != b->date->sentence &&
		    happening_same_day(h, b) &&
		    (h->date->sentence == a->date->sentence || happening_overlap(h, b) > 1))
			return true;
		if (h->date->sentence == b->date->sentence && happening_same_day(h, a))
			return true; /* both days in the one sentence */
	}
	return false;
}

/* So few days are told that one which is nearly another is hardly one more. */
static bool few_days(const struct ll_letter *l)
{
	enum { FEW = 8 };
	return l->facts[LL_DATE].n <= FEW;
}

/* The day stands in another sentence too: it is one that the letter knows. */
static bool stands_twice(const struct ll_letter *l, const struct ll_fact *f)
{
	LL_FOREACH (g, l, LL_DATE)
		if (g->sentence != f->sentence && g->u.date.precision == LL_DAY &&
		    date_slip(&g->u.date, &f->u.date) == DATE_SAME)
			return true;
	return false;
}

/* Two sentences that have words in common, and no two acts: told again. */
static bool told_again(const struct ll_letter *l, const struct told *t, const struct happening *a,
		       const struct happening *b)
{
	const unsigned many = few_days(l) ? 2 : 3, words = happening_overlap(a, b);
	unsigned shared;
	if (a->date->sentence == b->date->sentence ||
	    date_slip(&a->date->u.date, &b->date->u.date) != DATE_ONE_MARK ||
	    same_day_later(&a->date->u.date, &b->date->u.date) || !a->date->u.date.day ||
	    !b->date->u.date.day)
		return false;
	if (words < many || !happening_akin(a, b) || !marked_alike(a, b) || a->another ||
	    a->listed || b->listed || a->kin != b->kin || (a->label && b->label) ||
	    !happening_compatible(a, b, &shared))
		return false;
	if (!(b->below || b->that || b->definite || b->head) && words <= many)
		return false;
	const bool one_act = a->act && b->act && a->act->entry == b->act->entry;
	if (!one_act && !happening_near(a, b) && words <= many + 2)
		return false;
	if ((happening_kind(a) == LEX_HAP_OFTEN || happening_kind(b) == LEX_HAP_OFTEN) &&
	    words <= many)
		return false;
	return !has_its_own(t, a, b);
}

/* A field of the form has this day: what is told agrees with that one. */
static bool in_form(const struct ll_letter *l, const struct happening *h)
{
	const struct ll_date *d = &h->date->u.date;
	LL_FOREACH (f, l, LL_DATE)
		if (f != h->date && f->u.date.flags & LL_DATE_HEADER && f->u.date.serial == d->serial && d->serial != INT32_MIN)
			return true;
	return false;
}

/* The payer did it: "as the health plan determined on". */
static bool by_payer(const struct ll_letter *l, const struct happening *h)
{
	const uint32_t i = h->date->token, begin = sent_begin(l, i);
	return !h->label && span_has(l, i > begin + 12 ? i - 12 : begin, i, LIST_INSURERS "|utilization|company|fund");
}

static void compare(const struct ll_letter *l, const struct told *t, const struct happening *a,
		    const struct happening *b)
{
	unsigned va, vb;
	/* "Date last worked", "Date of disability": what a form tells apart is two things */
	if (a->date->u.date.flags & b->date->u.date.flags & LL_DATE_HEADER || (a->label && b->label) ||
	    (a->date->u.date.flags & LL_DATE_HEADER && in_form(l, b)) || (b->date->u.date.flags & LL_DATE_HEADER && in_form(l, a)))
		return;
	/* "Decided: December 7", "as the health plan determined on December 1" */
	if (happening_is(a, "decided") && (a->label || b->label) && by_payer(l, a) != by_payer(l, b))
		return;
	if (happening_same_day(a, b) || of_the_other(t, a, b) ||
	    !(one_happening(a, b) || borrowed(t, a, b) || told_again(l, t, a, b)) ||
	    !count_votes(t, a, b, &va, &vb) || (va > 1 && vb > 1))
		return;
	if ((!a->act || !b->act) && stands_twice(l, a->date) && stands_twice(l, b->date))
		return;
	const bool first_odd = vb > va && !(a->date->u.date.flags & LL_DATE_HEADER);
	date_set_twin(first_odd ? a->date : b->date, first_odd ? b->date : a->date, LL_TWIN_EVENT,
		      LL_DOUBTFUL);
}

/* A day between the two is told: a stretch is decided in parts. */
static bool day_between(const struct ll_letter *l, const struct ll_fact *a, const struct ll_fact *b)
{
	const int32_t x = a->u.date.serial, y = b->u.date.serial, low = x < y ? x : y,
		      high = x < y ? y : x;
	LL_FOREACH (f, l, LL_DATE) {
		const struct ll_date *d = &f->u.date;
		const int32_t year = d->year ? d->year : a->u.date.year,
			      day = d->day ? date_serial(year, d->month, d->day) : INT32_MIN;
		if (day >= low - 1 && day <= high + 1 && day != low && day != high)
			return true;
	}
	return false;
}

/* "From December 3 through December 9, 2018", "12/3/18 - 12/19/18": one stay, whose one end is
 * another. */
static void compare_ranges(const struct ll_letter *l)
{
	const struct ll_fact *from[DATES_COMPARED];
	unsigned n = 0;
	LL_FOREACH (f, l, LL_DATE) {
		const struct ll_fact *to = ll_next(l, LL_DATE, f);
		if (n < DATES_COMPARED && to && f->u.date.flags & LL_DATE_RANGE_FROM &&
		    to->u.date.flags & LL_DATE_RANGE_TO && f->u.date.precision == LL_DAY &&
		    to->u.date.precision == LL_DAY && date_usable(f) && date_usable(to))
			from[n++] = f;
	}
	for (unsigned i = 1; i < n; i++)
		for (unsigned k = 0; k < i; k++) {
			const struct ll_fact *a = from[k], *b = from[i],
					     *x = ll_next(l, LL_DATE, a),
					     *y = ll_next(l, LL_DATE, b);
			const enum date_slip s = date_slip(&a->u.date, &b->u.date),
					     e = date_slip(&x->u.date, &y->u.date);
			if (a->sentence == b->sentence || (s == DATE_SAME) == (e == DATE_SAME) ||
			    day_between(l, s == DATE_SAME ? x : a, s == DATE_SAME ? y : b) ||
			    !happening_same_stretch(l, a, b))
				continue;
			if (s == DATE_ONE_MARK)
				date_set_twin(b, a, LL_TWIN_EVENT, LL_DOUBTFUL);
			if (e == DATE_ONE_MARK)
				date_set_twin(y, x, LL_TWIN_EVENT, LL_DOUBTFUL);
		}
}

void date_twin_happenings(const struct ll_letter *l)
{
	if (l->facts[LL_DATE].n < 2)
		return;
	struct told *t = arena_array(l->arena, struct told, 1);
	t->n = 0;
	LL_FOREACH (f, l, LL_DATE)
		if (t->n < HAPPENINGS_MOST && precise(f) && happening_read(l, f, &t->v[t->n]))
			t->n++;
	compare_ranges(l);
	for (unsigned i = 1; i < t->n; i++)
		for (unsigned k = 0; k < i; k++)
			compare(l, t, &t->v[k], &t->v[i]);
	date_order_happenings(l, t);
}
