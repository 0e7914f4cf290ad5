/* SPDX-License-Identifier: MIT */
/* Twins among the dates of papers, studies and visits, of which a letter may rightly name
 * several. */
#include "facts/dates.h"
#include "facts/request.h"

/* ---- One document, two dates ---- */

/* 13 and 31, 3 and 30: no digit is new. */
static bool swapped(unsigned a, unsigned b)
{
	if (a > b) {
		unsigned c = a;
		a = b;
		b = c;
	}
	return a < 10 ? b >= 10 && (b / 10 == a || b % 10 == a)
		      : a / 10 == b % 10 && a % 10 == b / 10;
}

/* "The only imaging study in the file, the MRI of": no other can be meant. */
static bool the_only(const struct ll_letter *letter, const struct ll_fact *f)
{
	return span_has(letter, sent_begin(letter, f->token), f->token, "only|sole");
}

static bool listed(const struct ll_letter *letter, const struct ll_fact *f)
{
	return ll_section_of(letter, f) == LL_SEC_DOCUMENTS || (f->u.date.flags & LL_DATE_HEADER);
}

/*
 * Two dates, one for the other by one digit, of papers that a dispute has one
 * or few of: decisions and studies. More than two dates: there are several.
 */
static void twin_paper(const struct ll_letter *letter, const struct ll_fact *f)
{
	const struct ll_fact *other = NULL;
	unsigned here = 0, there = 0;
	LL_FOREACH(g, letter, LL_DATE) {
		const struct ll_date *d = &g->u.date;
		if (!date_usable(g) || d->precision != LL_DAY || d->certainty != LL_SURE ||
		    d->event != f->u.date.event || !sv_eq(d->document, f->u.date.document) ||
		    !sv_eq(d->which, f->u.date.which) ||
		    (d->flags & (LL_DATE_REFERS | LL_DATE_ANOTHER)))
			continue;
		if (date_slip(d, &f->u.date) == DATE_SAME) {
			if (g->at.off < f->at.off)
				return; /* seen there */
			here++;
		} else if (!other || date_slip(d, &other->u.date) == DATE_SAME) {
			if (other && g->at.off < f->at.off)
				continue;
			other = other ? other : g;
			there++;
		} else {
			return;
		}
	}
	/* Each pair is met twice: report it from the odd one's side. */
	if (!other || date_slip(&f->u.date, &other->u.date) != DATE_ONE_MARK ||
	    (f->u.date.flags & LL_DATE_HEADER) ||
	    f->sentence == other->sentence) /* "performed on 8/24/07 and 8/29/07" */
		return;
	/* "QIO decision: ...", "QIC decision: ...": two labels */
	if (ll_section_of(letter, f) == LL_SEC_HEADER && ll_section_of(letter, other) == LL_SEC_HEADER)
		return;
	bool odd = other->u.date.flags & LL_DATE_HEADER || here < there ||
		   (here == there && f->at.off > other->at.off);
	if (!odd)
		return;
	bool study = f->u.date.event == LL_EV_IMAGING;
	/*
	 * Studies are repeated within days; but the list of documents and the
	 * summary speak of the same ones, and 13 for 31 is a slip of the hand.
	 */
	bool slipped = swapped(f->u.date.day, other->u.date.day) ||
		       listed(letter, f) != listed(letter, other);
	if (study && !the_only(letter, f) && !the_only(letter, other) && (!slipped || (f->u.date.month != other->u.date.month &&
				   f->u.date.day == other->u.date.day)))
		return;
	date_set_twin(f, other, LL_TWIN_EVENT, LL_SURE);
}

/* Benefits begin once; those of another period begin in another month. */
static void twin_benefits(const struct ll_letter *letter)
{
	const struct ll_fact *first = NULL;
	LL_FOREACH(f, letter, LL_DATE) {
		const struct ll_date *d = &f->u.date;
		if (d->event != LL_EV_BENEFIT || !date_usable(f) || d->precision != LL_DAY)
			continue;
		if (first && f->sentence != first->sentence &&
		    date_slip(d, &first->u.date) == DATE_ONE_MARK && d->month == first->u.date.month && d->year == first->u.date.year)
			date_set_twin(f, first, LL_TWIN_EVENT, LL_SURE);
		first = first ? first : f;
	}
}

/* "Saw you face to face on January 20" and "that face-to-face visit of January 12": the one that Medicare asks for. */
static bool is_encounter(const struct ll_letter *letter, const struct ll_fact *f)
{
	enum { NEAR = 9 };
	const uint32_t begin = sent_begin(letter, f->token);
	for (uint32_t i = f->token; i > begin && f->token - i < NEAR; i--) {
		if (tok_in(letter, i - 1, "before|after|until|within|;|and|not|no|minutes|hours") ||
		    fact_at(letter, LL_DATE, i - 1))
			return false;
		if (tok_seq_in(letter, i - 1, "face to face") ||
		    (tok_is(letter, i - 1, "face") && tok_is(letter, i, "-") && tok_is(letter, i + 1, "to")))
			return true;
	}
	return false;
}

/* "He was last seen on May 12", "when last seen on May 22": there is one last time. */
static bool is_last_seen(const struct ll_letter *letter, const struct ll_fact *f)
{
	return sv_is(f->key, "visit") && f->token > sent_begin(letter, f->token) + 2 && tok_is(letter, f->token - 1, "on") &&
	       tok_in(letter, f->token - 2, "seen|examined|evaluated") && tok_is(letter, f->token - 3, "last");
}

static void twin_last_seen(const struct ll_letter *letter)
{
	const struct ll_fact *first = NULL;
	LL_FOREACH(f, letter, LL_DATE) {
		if (f->u.date.precision != LL_DAY || !date_usable(f) || !is_last_seen(letter, f))
			continue;
		if (first && f->sentence != first->sentence && date_slip(&f->u.date, &first->u.date) == DATE_ONE_MARK)
			date_set_twin(f, first, LL_TWIN_EVENT, LL_DOUBTFUL);
		first = first ? first : f;
	}
}

/* "He had a stroke on October 11", "the stroke of November 11": one of the kind is told, and of two days. */
static void twin_single(const struct ll_letter *letter, const char *key)
{
	const struct ll_fact *first = NULL, *other = NULL;
	LL_FOREACH(f, letter, LL_DATE) {
		if (!sv_is(f->key, key) || f->u.date.precision != LL_DAY || !date_usable(f) || (f->u.date.flags & LL_DATE_ANOTHER))
			continue;
		if (!first)
			first = f;
		else if (date_slip(&f->u.date, &first->u.date) == DATE_SAME)
			continue;
		else if (other && date_slip(&f->u.date, &other->u.date) == DATE_SAME)
			continue;
		else if (other)
			return; /* several */
		else
			other = f;
	}
	LL_FOREACH(f, letter, LL_DATE) /* "a second stroke on November 11" */
		if (other && f != other && f->u.date.serial == other->u.date.serial && !sv_is(f->key, key))
			return;
	if (other && other->sentence != first->sentence && date_slip(&other->u.date, &first->u.date) == DATE_ONE_MARK &&
	    (other->u.date.flags & LL_DATE_DEFINITE))
		date_set_twin(other, first, LL_TWIN_EVENT, LL_DOUBTFUL);
}

static void twin_encounter(const struct ll_letter *letter)
{
	const struct ll_fact *first = NULL, *other = NULL;
	LL_FOREACH(f, letter, LL_DATE) {
		if (f->u.date.precision != LL_DAY || !date_usable(f) || !is_encounter(letter, f))
			continue;
		if (!first)
			first = f;
		else if (date_slip(&f->u.date, &first->u.date) == DATE_SAME)
			continue;
		else if (other || f->sentence == first->sentence || date_slip(&f->u.date, &first->u.date) == DATE_ELSE)
			return; /* several after all */
		else
			other = f;
	}
	if (other)
		date_set_twin(other, first, LL_TWIN_EVENT, LL_DOUBTFUL);
}

static void twin_papers(const struct ll_letter *letter)
{
	unsigned n = 0;
	LL_FOREACH(f, letter, LL_DATE) {
		const struct ll_date *d = &f->u.date;
		bool paper = d->event == LL_EV_PLAN_DECISION || d->event == LL_EV_IMAGING;
		if (!paper || !date_usable(f) || !d->document.n || d->certainty != LL_SURE ||
		    d->precision != LL_DAY || (d->flags & (LL_DATE_REFERS | LL_DATE_ANOTHER)))
			continue;
		if (++n > DATES_COMPARED)
			return;
		twin_paper(letter, f);
	}
}

/* "the most recent progress report, dated 05/12/2014": there is one. */
static void twin_unique(const struct ll_letter *letter)
{
	const struct ll_fact *seen[DATES_COMPARED];
	unsigned n = 0;
	LL_FOREACH(f, letter, LL_DATE) {
		const struct ll_date *d = &f->u.date;
		if (!d->which.n || !d->document.n || !date_usable(f) || d->certainty != LL_SURE ||
		    (d->flags & LL_DATE_REFERS))
			continue;
		const struct ll_fact *twin = NULL;
		for (unsigned i = 0; i < n && !twin; i++)
			if (sv_eq(seen[i]->u.date.document, d->document) &&
			    sv_eq(seen[i]->u.date.which, d->which) &&
			    sv_eq(seen[i]->u.date.author, d->author))
				twin = seen[i];
		if (!twin) {
			if (n < DATES_COMPARED)
				seen[n++] = f;
			continue;
		}
		enum date_slip s = date_slip(d, &twin->u.date);
		bool one = d->which.n == sizeof "most recent" - 1 && d->event != LL_EV_IMAGING;
		if (s == DATE_ONE_MARK || (s != DATE_SAME && one))
			date_set_twin(f, twin, LL_TWIN_EVENT,
				      s == DATE_ELSE ? LL_DOUBTFUL : LL_SURE);
	}
}

/* A record of a visit is the visit's, the report's or the examination's, as the writer likes. */
static bool of_visit(const struct ll_date *d)
{
	static const char *const names[] = { "office visit", "examination", "evaluation", "note", "report",
					     "progress report", "consultation" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (sv_is(d->document, names[i]))
			return true;
	return false;
}

/* Ten days apart, a digit lost or won, or two that changed places: no two visits in a row. */
static bool hand_slip(unsigned a, unsigned b)
{
	return (a < 10) != (b < 10) || swapped(a, b) || a + 10 == b || b + 10 == a;
}

/* "That face-to-face visit of": one told of before. */
static bool met_again(const struct ll_letter *letter, const struct ll_fact *f)
{
	enum { NEAR = 8 };
	const uint32_t begin = sent_begin(letter, f->token), low = f->token > begin + NEAR ? f->token - NEAR : begin;
	return span_has(letter, low, f->token, "that|same|only|said");
}

/* "The third bevacizumab injection, that of July 12" and "bevacizumab on May 26 and July 21". */
static bool one_medicine(const struct ll_letter *letter, const struct ll_fact *f, const struct ll_fact *g)
{
	if (!sv_is(f->key, "injection") || g->u.date.document.n || g->u.date.event)
		return false;
	const struct mark *a = mark_in(letter, sent_begin(letter, f->token), f->token, LEX_DRUGS);
	const struct mark *b = a ? mark_in(letter, sent_begin(letter, g->token), g->token, LEX_DRUGS) : NULL;
	return a && b && a->entry == b->entry;
}

/* How many days of visits are told. */
static unsigned visits_told(const struct ll_letter *letter)
{
	int32_t seen[8];
	unsigned n = 0;
	LL_FOREACH(f, letter, LL_DATE) {
		unsigned k = 0;
		if (f->u.date.event != LL_EV_VISIT && f->u.date.event != LL_EV_REPORT)
			continue;
		while (k < n && seen[k] != f->u.date.serial)
			k++;
		if (k == n && n < 8)
			seen[n++] = f->u.date.serial;
	}
	return n;
}

/* One thing under one name, or under two that writers use for it. */
static bool one_paper(const struct ll_letter *letter, const struct ll_fact *f, const struct ll_fact *g)
{
	const struct ll_date *a = &f->u.date, *b = &g->u.date;
	if (a->event == b->event && sv_eq(a->document, b->document) && sv_eq(f->key, g->key))
		return true;
	if (!hand_slip(a->day, b->day))
		return false;
	/* "saw you face to face on January 20", "that visit of January 12" */
	if (sv_is(g->key, "visit") && a->event == LL_EV_VISIT && tok_in(letter, f->token - 1, "of|on") &&
	    met_again(letter, f))
		return true;
	if (one_medicine(letter, f, g))
		return true;
	/* "had surgery on July 8", "the surgery of July 18"; "was seen on May 12", "the note of May 21" */
	if (a->event == LL_EV_SURGERY && b->event == LL_EV_SURGERY && !a->document.n && !b->document.n)
		return true;
	if (sv_is(g->key, "visit") && of_visit(a) &&
	    ((a->day > 9 && b->day > 9 && swapped(a->day, b->day)) || (!sv_is(a->document, "note") && visits_told(letter) == 2 &&
	      !span_has(letter, sent_begin(letter, f->token), f->token, "independent|impartial|agreed|qualified|follow|next|later"))))
		return true;
	return (of_visit(a) && of_visit(b)) ||
	       (a->event == LL_EV_IMAGING && b->event == LL_EV_IMAGING &&
		(sv_is(a->document, "study") || sv_is(b->document, "study")));
}

static uint32_t paragraph_of(const struct ll_letter *letter, const struct ll_fact *f)
{
	return letter->sentences.v[f->sentence].paragraph;
}

/* "A second note, of March 12", "the second visit, that of March 21". */
static bool is_second(const struct ll_letter *letter, const struct ll_fact *f)
{
	enum { NEAR = 10 };
	const uint32_t begin = sent_begin(letter, f->token), low = f->token > begin + NEAR ? f->token - NEAR : begin;
	return (f->u.date.flags & LL_DATE_ANOTHER) && span_has(letter, low, f->token, "second");
}

/*
 * The rationale weighs what the summary reports: a paper or procedure of a
 * date that stands nowhere else, where the summary has it a digit off. The
 * same day of another month is a follow-up.
 */
static void twin_rationale(const struct ll_letter *letter, const struct ll_fact *f)
{
	const struct ll_fact *twin = NULL;
	const struct ll_date *d = &f->u.date;
	LL_FOREACH(g, letter, LL_DATE) {
		const struct ll_date *e = &g->u.date;
		if (g == f || e->precision != LL_DAY)
			continue;
		if (date_slip(e, d) == DATE_SAME)
			return;
		if ((d->flags & LL_DATE_ANOTHER) && !(swapped(d->day, e->day) && is_second(letter, g)))
			continue;
		if (!twin && ll_section_of(letter, g) == LL_SEC_SUMMARY && date_usable(g) &&
		    paragraph_of(letter, g) < paragraph_of(letter, f) && e->month == d->month &&
		    date_slip(e, d) == DATE_ONE_MARK && one_paper(letter, f, g))
			twin = g;
	}
	if (twin)
		date_set_twin(f, twin, LL_TWIN_EVENT, LL_DOUBTFUL);
}

/* In the rationale; in a letter without that heading, anywhere behind the first telling. */
static bool is_weighed(const struct ll_letter *letter, const struct ll_fact *f)
{
	if (ll_section_of(letter, f) == LL_SEC_RATIONALE)
		return true;
	for (uint32_t i = 0; i < letter->sections.n; i++)
		if (letter->sections.v[i].kind == LL_SEC_RATIONALE)
			return false;
	return ll_section_of(letter, f) == LL_SEC_SUMMARY;
}

static void twin_rationales(const struct ll_letter *letter)
{
	unsigned n = 0;
	LL_FOREACH(f, letter, LL_DATE) {
		const struct ll_date *d = &f->u.date;
		bool paper = d->event == LL_EV_VISIT || d->event == LL_EV_REPORT ||
			     d->event == LL_EV_SURGERY || d->event == LL_EV_REQUEST ||
			     d->event == LL_EV_IMAGING ||
			     (d->event == LL_EV_NONE && f->key.n);
		if (!paper || !date_usable(f) || d->precision != LL_DAY ||
		    (d->flags & LL_DATE_REFERS) || !is_weighed(letter, f) ||
		    (!d->document.n && !f->key.n) || d->which.n || !(d->flags & LL_DATE_DEFINITE) ||
		    ((d->flags & LL_DATE_ANOTHER) && !is_second(letter, f)))
			continue;
		if (++n > DATES_COMPARED)
			return;
		twin_rationale(letter, f);
	}
}

/* ---- One day, two years ---- */

/* Of an event whose day no contract or calendar sets. */
static bool chance_day(const struct ll_fact *f)
{
	const struct ll_date *d = &f->u.date;
	return date_usable(f) && d->precision == LL_DAY && d->day != 1 && d->day < 30 &&
	       d->event != LL_EV_BIRTH && d->event != LL_EV_DEATH && d->event != LL_EV_INJURY &&
	       !(d->flags & (LL_DATE_RANGE_FROM | LL_DATE_RANGE_TO | LL_DATE_PLANNED));
}

/* "for the first 24 months": the years between the two, told beside them. */
static bool anniversary(const struct ll_letter *letter, const struct ll_fact *a, const struct ll_fact *b,
			int32_t years)
{
	enum { BACK = 60, FAR = 200 };
	const uint32_t from = a->token > BACK ? a->token - BACK : 0;
	const uint32_t to = b->token < from + FAR ? b->token : from + FAR;
	PLACES_EACH (i, letter, letter->counts) {
		if (i < from)
			continue;
		if (i >= to)
			break;
		const struct number n = number_at(letter, i);
		const uint32_t unit = i + n.ntokens + tok_is(letter, i + n.ntokens, "-");
		if (n.ntokens && ((n.value == 12 * years && tok_in(letter, unit, "months|month")) ||
				  (n.value == years && tok_in(letter, unit, "years|year"))))
			return true;
	}
	return false;
}

/*
 * The same day and month of neighbouring years: in 1,266 real reports eight
 * pairs, six of them slips. Where they are of different things, only a note.
 */
static void twin_years(const struct ll_letter *letter)
{
	const struct ll_fact *v[4 * DATES_COMPARED];
	unsigned n = 0;
	LL_FOREACH(f, letter, LL_DATE)
		if (chance_day(f) && n < sizeof v / sizeof *v)
			v[n++] = f;
	for (unsigned i = 1; i < n; i++)
		for (unsigned k = 0; k < i; k++) {
			const struct ll_date *a = &v[k]->u.date, *b = &v[i]->u.date;
			int32_t years = a->year > b->year ? a->year - b->year : b->year - a->year;
			if (a->month != b->month || a->day != b->day || years < 1 || years > 3 ||
			    v[i]->sentence == v[k]->sentence)
				continue;
			if (anniversary(letter, v[k], v[i], years))
				continue;
			bool papers = a->document.n && b->document.n &&
				      !sv_eq(a->document, b->document) && a->event != LL_EV_IMAGING;
			bool visits = a->event == LL_EV_VISIT && b->event == LL_EV_VISIT;
			bool alike = a->event == b->event && (a->event || a->document.n) && !visits &&
				     !papers && !((a->flags | b->flags) & LL_DATE_ANOTHER);
			unsigned va = 0, vb = 0;
			for (unsigned j = 0; j < n; j++) {
				va += v[j]->u.date.serial == a->serial;
				vb += v[j]->u.date.serial == b->serial;
			}
			date_set_twin(vb > va ? v[k] : v[i], vb > va ? v[i] : v[k],
				      alike ? LL_TWIN_YEAR : LL_TWIN_DAY, LL_DOUBTFUL);
			break;
		}
}

void date_twin_papers(const struct ll_letter *letter)
{
	twin_papers(letter);
	twin_benefits(letter);
	twin_encounter(letter);
	twin_single(letter, "stroke");
	twin_single(letter, "myocardial infarction");
	twin_single(letter, "pulmonary embolism");
	twin_single(letter, "fall");
	twin_single(letter, "delivered");
	twin_last_seen(letter);
	twin_rationales(letter);
	twin_unique(letter);
	twin_years(letter);
}
