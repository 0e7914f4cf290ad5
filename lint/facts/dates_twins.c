/* SPDX-License-Identifier: MIT */
/*
 * Twins: two dates that are given for one event or document and differ. How
 * they differ decides how sure it is that one is a slip for the other.
 */
#include "facts/happenings.h"

#include <stdio.h>
#include <string.h>

/* One digit dropped, added, wrong, or two changed places. */
static bool one_mark(unsigned a, unsigned b)
{
	char s[12], t[12];
	snprintf(s, sizeof s, "%u", a);
	snprintf(t, sizeof t, "%u", b);
	size_t n = strlen(s), m = strlen(t), i = 0, j = 0;
	while (i < n && i < m && s[i] == t[i])
		i++;
	while (j < n - i && j < m - i && s[n - 1 - j] == t[m - 1 - j])
		j++;
	if (n == m)
		return i + j + 1 >= n || (i + j + 2 == n && s[i] == t[i + 1] && s[i + 1] == t[i]);
	return n + 1 == m ? i + j >= n : m + 1 == n && i + j >= m;
}

enum date_slip date_slip(const struct ll_date *a, const struct ll_date *b)
{
	bool year = a->year && b->year && a->year != b->year;
	bool month = a->month && b->month && a->month != b->month;
	bool day = a->day && b->day && a->day != b->day;
	if (!year && !month && !day)
		return DATE_SAME;
	if (month && day && !year && a->month == b->day && a->day == b->month)
		return DATE_ONE_MARK;
	if (year + month + day > 1)
		return DATE_ELSE;
	if (year)
		return one_mark((unsigned)a->year, (unsigned)b->year) ? DATE_ONE_MARK
								      : DATE_ONE_PART;
	return (month ? one_mark(a->month, b->month) : one_mark(a->day, b->day)) ? DATE_ONE_MARK
										 : DATE_ONE_PART;
}

bool date_usable(const struct ll_fact *f)
{
	const struct ll_date *d = &f->u.date;
	return !(d->flags & (LL_DATE_INVALID | LL_DATE_VERSION)) && d->precision != LL_YEAR &&
	       d->month;
}

/* The odd one of two. One slip is one twin: neither may be the odd one of another pair. */
void date_set_twin(const struct ll_fact *odd, const struct ll_fact *other, uint32_t why,
		   uint32_t certainty)
{
	struct ll_date *d =
		(struct ll_date *)&odd->u.date; /* ours: the letter is still being read */
	if (odd->u.date.twin || other->u.date.twin)
		return;
	d->twin = other;
	d->twin_why = why;
	d->twin_certainty = certainty;
}

/* ---- "said September 3, 2015 RFA form" ---- */

static void twin_said(const struct ll_fact *f)
{
	const struct ll_fact *a = f->u.date.antecedent;
	if (!a || !date_usable(a) || date_slip(&f->u.date, &a->u.date) == DATE_SAME)
		return;
	bool same_document = f->u.date.document.n && sv_eq(f->u.date.document, a->u.date.document);
	enum date_slip s = date_slip(&f->u.date, &a->u.date);
	if (!same_document && s == DATE_ELSE)
		return;
	date_set_twin(f, a, LL_TWIN_SAID,
		      same_document || s == DATE_ONE_MARK ? LL_SURE : LL_DOUBTFUL);
}

/* ---- One event, two dates ---- */

/* "Date of Injury: 10/01/2013 - 10/01/2014": the ends of one stretch. */
static bool one_label(const struct ll_letter *letter, const struct ll_fact *a, const struct ll_fact *b)
{
	const struct ll_fact *first = a->token < b->token ? a : b, *last = first == a ? b : a;
	const uint32_t k = first->token + first->ntokens;
	return a->sentence == b->sentence && k + 1 == last->token &&
	       tok_in(letter, k, "-|to|through|thru|until|,|;|and|&");
}

struct dates {
	const struct ll_fact *v[DATES_COMPARED];
	unsigned n;
	bool several; /* the letter speaks of more than one event of the kind */
};

static unsigned votes(const struct dates *d, const struct ll_fact *f)
{
	unsigned n = 0;
	for (unsigned i = 0; i < d->n; i++)
		n += date_slip(&d->v[i]->u.date, &f->u.date) == DATE_SAME;
	return n;
}

/* How often each event is the one of a date: most of them never. */
struct counts {
	uint32_t of[LL_EV_BENEFIT + 1];
};

static void collect(const struct ll_letter *letter, uint32_t event, bool doubtful, struct dates *d)
{
	*d = (struct dates){ 0 };
	LL_FOREACH(f, letter, LL_DATE) {
		const struct ll_date *x = &f->u.date;
		if (x->event != event || !date_usable(f))
			continue;
		d->several |= (x->flags & (LL_DATE_ANOTHER | LL_DATE_CUMULATIVE)) != 0;
		bool loose = (x->certainty != LL_SURE && !doubtful) ||
			     (x->flags & (LL_DATE_ANOTHER | LL_DATE_CUMULATIVE |
					  LL_DATE_RANGE_FROM | LL_DATE_RANGE_TO));
		if (!loose && d->n < DATES_COMPARED)
			d->v[d->n++] = f;
	}
}

/* "The accident", "hurt": which of several in a life is not said. */
static bool vague(const struct ll_fact *f)
{
	if (sv_is(f->key, "injury event") || sv_is(f->key, "struck"))
		return true;
	return f->u.date.precision == LL_MONTH;
}

/* Injury and birth: all must agree; the minority is odd, of two the later. */
static void twin_once(const struct ll_letter *letter, uint32_t event)
{
	struct dates d;
	collect(letter, event, false, &d);
	const struct ll_fact *best = NULL, *odd = NULL;
	for (unsigned i = 0; i < d.n; i++)
		if (!best || votes(&d, d.v[i]) > votes(&d, best))
			best = d.v[i];
	unsigned others = 0;
	for (unsigned i = 0; i < d.n; i++) {
		if (date_slip(&d.v[i]->u.date, &best->u.date) == DATE_SAME || one_label(letter, d.v[i], best))
			continue;
		if (!odd || date_slip(&d.v[i]->u.date, &best->u.date) <
				    date_slip(&odd->u.date, &best->u.date))
			odd = d.v[i];
		others++;
	}
	if (!odd)
		return;
	enum date_slip s = date_slip(&odd->u.date, &best->u.date);
	/* Several wholly different dates: several claims. */
	if (s == DATE_ELSE && (d.several || others > 1 || vague(odd) || vague(best)))
		return;
	/* Told at length, a life has several injuries; under a label the claim has one. */
	if (s == DATE_ELSE && event == LL_EV_INJURY && !sv_is(odd->key, "date of injury") &&
	    !sv_is(best->key, "date of injury"))
		return;
	date_set_twin(odd, best, LL_TWIN_EVENT,
		      s == DATE_ELSE || d.several ? LL_DOUBTFUL : LL_SURE);
}

/*
 * A field of the header against the same event in the body: silent where the
 * body has the header's date at least once. Returns true where it reported.
 */
static bool twin_header(const struct ll_letter *letter, uint32_t event)
{
	struct dates d;
	const struct ll_fact *header = NULL, *body = NULL;
	collect(letter, event, event == LL_EV_UR_DECISION, &d);
	for (unsigned i = 0; i < d.n && !header; i++)
		if (d.v[i]->u.date.flags & LL_DATE_HEADER)
			header = d.v[i];
	for (unsigned i = 0; header && i < d.n; i++) {
		enum date_slip s = date_slip(&d.v[i]->u.date, &header->u.date);
		if (d.v[i] == header || d.v[i]->sentence == header->sentence ||
		    (tok_is(letter, d.v[i]->token - 1, "|") && tok_is(letter, header->token - 1, "|")))
			continue; /* "Dates of service: June 3 and July 3" */
		if (s == DATE_SAME)
			return false;
		if (!body || s < date_slip(&body->u.date, &header->u.date))
			body = d.v[i];
	}
	if (!body)
		return false;
	enum date_slip s = date_slip(&body->u.date, &header->u.date);
	bool sure = body->u.date.certainty == LL_SURE;
	if (s == DATE_ELSE && (event != LL_EV_UR_DECISION || !sure))
		return false;
	/* Signed one day, received a week later: only a distance no mail explains is a slip. */
	int64_t apart = (int64_t)body->u.date.serial -
			header->u.date.serial; /* huge where one has no day */
	if ((event == LL_EV_APPLICATION || event == LL_EV_APPEAL) && apart >= -28 && apart <= 28)
		return false;
	date_set_twin(body, header, LL_TWIN_EVENT, s == DATE_ELSE || !sure ? LL_DOUBTFUL : LL_SURE);
	return true;
}

static bool anywhere_else(const struct ll_letter *letter, const struct ll_fact *h)
{
	LL_FOREACH(f, letter, LL_DATE)
		if (f != h && (f->u.date.precision == LL_DAY || !f->u.date.year) && f->u.date.day &&
		    date_slip(&f->u.date, &h->u.date) == DATE_SAME)
			return true;
	return false;
}

/* "The ejection fraction was 35% on 08/26": of a test that stands with this day elsewhere. */
static bool of_paper(const struct ll_letter *letter, const struct ll_fact *f)
{
	LL_FOREACH(g, letter, LL_DATE)
		if (g != f && g->u.date.document.n && g->u.date.precision == LL_DAY &&
		    date_slip(&f->u.date, &g->u.date) == DATE_SAME)
			return true;
	return false;
}

/* Disabled on September 5, 2017: on September 5, 2019 the policy's other definition begins. */
static bool anniversary(const struct ll_fact *f, const struct ll_fact *header)
{
	const struct ll_date *a = &f->u.date, *b = &header->u.date;
	return sv_is(header->key, "date of disability") && a->month == b->month && a->day == b->day &&
	       a->year > b->year;
}

static void set_echo(const struct ll_fact *odd, const struct ll_fact *header)
{
	enum date_slip s = date_slip(&odd->u.date, &header->u.date);
	if (anniversary(odd, header))
		return;
	if (s != DATE_SAME && s != DATE_ELSE)
		date_set_twin(odd, header, LL_TWIN_ECHO,
			      s == DATE_ONE_MARK ? LL_SURE : LL_DOUBTFUL);
}

/* "A claim was filed on February 20": no day of service. */
static bool of_filing(const struct ll_letter *letter, const struct ll_fact *f)
{
	const uint32_t begin = sent_begin(letter, f->token);
	for (uint32_t i = f->token; i > begin && f->token - i < 6; i--)
		if (tok_in(letter, i - 1, "filed|submitted|received|denied|processed|sent"))
			return true;
	return false;
}

/* "He has not worked since May 3", "since he stopped on May 3": the day of which a label "Last day worked" is. */
static bool of_stopping(const struct ll_letter *letter, const struct ll_fact *f)
{
	const uint32_t begin = sent_begin(letter, f->token);
	for (uint32_t i = f->token; i > begin && f->token - i < 6; i--) {
		if (tok_in(letter, i - 1, "stopped|ceased|quit") &&
		    (tok_is(letter, i, "on") || span_has(letter, i, f->token, "work|working")))
			return true;
		if (tok_in(letter, i - 1, "worked") && span_has(letter, i, f->token, "since") &&
		    i > begin + 1 && tok_in(letter, i - 2, "not|never|last"))
			return true;
		if (tok_seq(letter, i - 1, "last worked") || tok_seq(letter, i - 1, "left work") ||
		    tok_seq(letter, i - 1, "off work since") || tok_seq(letter, i - 1, "out of work since"))
			return true;
	}
	return false;
}

/* The label has no other day: "Dates of service: June 3 and July 3" are of two deliveries. */
static bool only_day(const struct ll_letter *letter, const struct ll_fact *h)
{
	LL_FOREACH(f, letter, LL_DATE)
		if (f != h && f->u.date.event == h->u.date.event && f->u.date.flags & LL_DATE_HEADER)
			return false;
	return true;
}

/* "The supplier delivered it on February 7", "the transport on February 13", "when the enrollee was flown": the day of
 * service. */
static bool of_delivery(const struct ll_letter *letter, const struct ll_fact *f)
{
	enum { NEAR = 9 };
	const uint32_t begin = sent_begin(letter, f->token);
	for (uint32_t i = f->token; i > begin && f->token - i < NEAR; i--) {
		if (tok_in(letter, i - 1, "would|will|be|not|before|after|until|;"))
			return false;
		if (tok_in(letter, i - 1, "delivered|dispensed|furnished|fitted|flown|transported|placed|seated|cemented|inserted|"
				       "extracted|made"))
			return !tok_is(letter, i - 2, "be");
		if (tok_in(letter, i - 1, "transport|flight") && tok_in(letter, i, "on|of"))
			return true;
	}
	const uint32_t k = f->token + f->ntokens + tok_is(letter, f->token + f->ntokens, ",");
	if (tok_is(letter, k, "when"))
		for (uint32_t i = k; i < k + 7 && i < sent_end(letter, k - 1); i++)
			if (tok_in(letter, i, "flown|transported") && tok_is(letter, i - 1, "was"))
				return true;
	return false;
}

/*
 * A label's date that the body has nowhere, and one there that is nearly it:
 * of an injury or disability the one the story begins with, of the days of
 * service an end of a range as this one is, or the day of a claim.
 */
static void twin_echo(const struct ll_letter *letter, const struct ll_fact *h)
{
	bool injury = h->u.date.event == LL_EV_INJURY || sv_is(h->key, "date of disability");
	uint32_t ends = h->u.date.flags & (LL_DATE_RANGE_FROM | LL_DATE_RANGE_TO);
	if (!date_usable(h) || h->u.date.precision != LL_DAY || anywhere_else(letter, h) ||
	    !(injury || h->u.date.event == LL_EV_SERVICE))
		return;
	LL_FOREACH(f, letter, LL_DATE)
		if (injury && f != h && sv_eq(f->key, h->key) && f->u.date.precision == LL_DAY &&
		    !one_label(letter, f, h)) {
			set_echo(f, h); /* "Your last day at work was July 29" */
			return;
		}
	const bool disability = sv_is(h->key, "date of disability"), delivered = !injury && !ends && only_day(letter, h);
	LL_FOREACH(f, letter, LL_DATE)
		if (f != h && f->u.date.precision == LL_DAY && date_usable(f) &&
		    !(f->u.date.flags & LL_DATE_HEADER) &&
		    (disability ? of_stopping(letter, f)
				: delivered && f->u.date.month == h->u.date.month && of_delivery(letter, f)) &&
		    date_slip(&f->u.date, &h->u.date) == DATE_ONE_MARK) {
			set_echo(f, h);
			return;
		}
	LL_FOREACH(f, letter, LL_DATE) {
		const struct ll_date *d = &f->u.date;
		if (f == h || d->precision != LL_DAY || !date_usable(f) ||
		    (d->flags & LL_DATE_HEADER) || ll_section_of(letter, f) == LL_SEC_HEADER)
			continue;
		if (injury) {
			bool summary = ll_section_of(letter, f) == LL_SEC_SUMMARY;
			bool loose = d->certainty != LL_SURE || (d->flags & LL_DATE_CUMULATIVE);
			if (summary && (!d->event || (d->event == LL_EV_INJURY && loose)) &&
			    !of_paper(letter, f))
				set_echo(f, h);
			if (summary || d->event == LL_EV_INJURY)
				return;
		} else if ((ends ? d->flags & ends : sv_is(d->document, "claim") && !of_filing(letter, f)) &&
			   date_slip(d, &h->u.date) != DATE_ELSE) {
			/* The day of discharge is not paid: the last day paid is the one before. */
			if (!(ends & LL_DATE_RANGE_TO) || d->serial + 1 != h->u.date.serial)
				set_echo(f, h);
			return;
		}
	}
}

static void twin_echoes(const struct ll_letter *letter)
{
	unsigned n = 0;
	LL_FOREACH(f, letter, LL_DATE)
		if ((f->u.date.flags & LL_DATE_HEADER) && n++ < DATES_COMPARED)
			twin_echo(letter, f);
}

/* "RFA received" on one day in a label and in the story, and on another, one mark from it, of the RFA further down. */
static void twin_receipts(const struct ll_letter *letter)
{
	struct dates d;
	collect(letter, LL_EV_RECEIPT, false, &d);
	const struct ll_fact *odd = NULL, *label = NULL;
	for (unsigned i = 0; i < d.n; i++)
		if (!label && ll_section_of(letter, d.v[i]) == LL_SEC_HEADER)
			label = d.v[i];
	for (unsigned i = 0; label && i < d.n; i++) {
		const struct ll_fact *f = d.v[i];
		if (date_slip(&f->u.date, &label->u.date) == DATE_SAME)
			continue;
		if (odd || !sv_is(f->u.date.document, "request for authorization") ||
		    !sv_eq(f->u.date.document, label->u.date.document) || f->u.date.precision != LL_DAY ||
		    date_slip(&f->u.date, &label->u.date) != DATE_ONE_MARK)
			return;
		odd = f;
	}
	if (odd && !d.several && votes(&d, label) > 1)
		date_set_twin(odd, label, LL_TWIN_EVENT, LL_DOUBTFUL);
}

/* "We received": the day it came; the day it was signed is another. */
static bool of_receipt(const struct ll_letter *letter, const struct ll_fact *f)
{
	enum { NEAR = 10 };
	const uint32_t begin = sent_begin(letter, f->token);
	for (uint32_t i = f->token; i > begin && f->token - i < NEAR; i--)
		if (tok_in(letter, i - 1, "received|receipt|receive|reached|arrived"))
			return true;
	return false;
}

/* "We received the doctor's request on January 22" and "the request which we received on January 12": one came. */
static void twin_asked(const struct ll_letter *letter)
{
	const struct ll_fact *first = NULL, *odd = NULL;
	LL_FOREACH(f, letter, LL_DATE) {
		if (!sv_is(f->u.date.document, "request") || !date_usable(f) || f->u.date.precision != LL_DAY || !of_receipt(letter, f) ||
		    (f->u.date.flags & (LL_DATE_HEADER | LL_DATE_ANOTHER)))
			continue;
		if (!first)
			first = f;
		else if (date_slip(&f->u.date, &first->u.date) != DATE_SAME) {
			if (odd)
				return;
			odd = f;
		}
	}
	/* ... where the second tells of it again, not of another. */
	if (odd && odd->sentence != first->sentence && date_slip(&odd->u.date, &first->u.date) == DATE_ONE_MARK &&
	    span_has(letter, sent_begin(letter, odd->token), odd->token, "which|that") &&
	    !span_has(letter, sent_begin(letter, odd->token), odd->token, "second|new|another|again|resubmitted|revised|amended|also"))
		date_set_twin(odd, first, LL_TWIN_EVENT, LL_DOUBTFUL);
}

/* Utilization review decides once: two dates of it that are nearly alike are one. */
static void twin_ur(const struct ll_letter *letter)
{
	struct dates d;
	if (twin_header(letter, LL_EV_UR_DECISION))
		return;
	collect(letter, LL_EV_UR_DECISION, false, &d);
	for (unsigned i = 1; i < d.n; i++) {
		enum date_slip s = date_slip(&d.v[i]->u.date, &d.v[0]->u.date);
		if (s == DATE_SAME || s == DATE_ELSE || d.v[i]->sentence == d.v[0]->sentence)
			continue;
		unsigned mine = votes(&d, d.v[i]), first = votes(&d, d.v[0]);
		bool odd = first >= mine || (d.v[0]->u.date.flags & LL_DATE_HEADER);
		date_set_twin(odd ? d.v[i] : d.v[0], odd ? d.v[0] : d.v[i], LL_TWIN_EVENT,
			      s == DATE_ONE_MARK ? LL_SURE : LL_DOUBTFUL);
		return;
	}
}

/* "Your letter of appeal dated May 1": of one paper, whatever other days the appeal has. */
static void keep_dated(const struct ll_letter *letter, struct dates *d)
{
	unsigned n = 0;
	for (unsigned i = 0; i < d->n; i++)
		n += tok_is(letter, d->v[i]->token - 1, "dated");
	if (n < 2)
		return;
	unsigned k = 0;
	for (unsigned i = 0; i < d->n; i++)
		if (tok_is(letter, d->v[i]->token - 1, "dated"))
			d->v[k++] = d->v[i];
	d->n = k;
}

/* What happens once in a case, told twice in the body with one mark's difference. */
static void twin_told(const struct ll_letter *letter, uint32_t event)
{
	const bool filed = event == LL_EV_APPEAL || event == LL_EV_APPLICATION;
	struct dates d;
	collect(letter, event, false, &d);
	if (filed)
		keep_dated(letter, &d);
	for (unsigned i = 1; i < d.n && !d.several; i++) {
		const struct ll_fact *odd = d.v[i], *first = d.v[0];
		if (date_slip(&odd->u.date, &first->u.date) == DATE_SAME)
			continue;
		/* "QIO decision: ..." above "QIC decision: ...": two labels, two things */
		if (ll_section_of(letter, odd) == LL_SEC_HEADER && ll_section_of(letter, first) == LL_SEC_HEADER)
			return;
		if (tok_is(letter, odd->token - 1, "|") && tok_is(letter, first->token - 1, "|"))
			return; /* two rows of a table */
		if (sv_is(odd->key, "operated") && sv_is(first->key, "operated"))
			return; /* two operations, each told by its verb */
		if (date_slip(&odd->u.date, &first->u.date) != DATE_ONE_MARK ||
		    odd->u.date.precision != LL_DAY || odd->sentence == first->sentence ||
		    !sv_eq(odd->key, first->key) ||
		    (filed && !(of_receipt(letter, odd) && of_receipt(letter, first)) &&
		     !(tok_is(letter, odd->token - 1, "dated") &&
		       tok_is(letter, first->token - 1, "dated"))))
			return; /* several events after all */
		if (votes(&d, odd) > votes(&d, first))
			date_set_twin(first, odd, LL_TWIN_EVENT, LL_DOUBTFUL);
		else
			date_set_twin(odd, first, LL_TWIN_EVENT, LL_DOUBTFUL);
	}
}

/* "The start of care of April 14": there is one, so two days that are nearly alike are one. */
static void twin_named(const struct ll_letter *letter, const char *key, uint32_t certainty)
{
	const struct ll_fact *first = NULL;
	LL_FOREACH(f, letter, LL_DATE) {
		if (!sv_is(f->key, key) || f->u.date.precision != LL_DAY || !date_usable(f))
			continue;
		if (!first)
			first = f;
		else if (f->sentence != first->sentence && sv_eq(f->u.date.document, first->u.date.document) &&
			 date_slip(&f->u.date, &first->u.date) == DATE_ONE_MARK)
			date_set_twin(f, first, LL_TWIN_EVENT, certainty);
	}
}

/* "The admission from January 4 to January 7" and "the stay that began on January 14": one day. */
static void twin_stay(const struct ll_letter *letter)
{
	LL_FOREACH(f, letter, LL_DATE) {
		const struct ll_fact *from = NULL;
		bool again = false;
		if (!sv_is(f->key, "stay begun") || !date_usable(f) || f->u.date.precision == LL_MONTH)
			continue;
		LL_FOREACH(g, letter, LL_DATE) {
			if (g == f || !date_usable(g) || g->u.date.precision == LL_MONTH)
				continue;
			again |= date_slip(&f->u.date, &g->u.date) == DATE_SAME;
			if ((g->u.date.flags & LL_DATE_RANGE_FROM) && g->u.date.event == LL_EV_ADMISSION &&
			    date_slip(&f->u.date, &g->u.date) == DATE_ONE_MARK)
				from = g;
		}
		if (from && !again)
			date_set_twin(f, from, LL_TWIN_EVENT, LL_DOUBTFUL);
	}
}

void date_twins(const struct ll_letter *letter)
{
	LL_FOREACH(f, letter, LL_DATE)
		if ((f->u.date.flags & LL_DATE_REFERS) && date_usable(f))
			twin_said(f);
	struct counts n = { 0 };
	LL_FOREACH(f, letter, LL_DATE)
		n.of[f->u.date.event]++;
	twin_once(letter, LL_EV_INJURY);
	twin_once(letter, LL_EV_BIRTH);
	twin_echoes(letter);
	if (n.of[LL_EV_UR_DECISION] > 1)
		twin_ur(letter);
	static const uint32_t fields[] = { LL_EV_APPLICATION, LL_EV_ASSIGNMENT, LL_EV_SERVICE,
					   LL_EV_ADMISSION,   LL_EV_DISCHARGE,	LL_EV_DEATH,
					   LL_EV_APPEAL };
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (n.of[fields[i]] > 1 && !twin_header(letter, fields[i]))
			twin_told(letter, fields[i]);
	if (n.of[LL_EV_RECEIPT] > 2)
		twin_receipts(letter);
	if (n.of[LL_EV_SURGERY] > 1)
		twin_told(letter, LL_EV_SURGERY);
	if (n.of[LL_EV_PLAN_DECISION] > 1)
		twin_told(letter, LL_EV_PLAN_DECISION);
	twin_asked(letter);
	twin_named(letter, "start of care", LL_SURE);
	twin_named(letter, "your request", LL_DOUBTFUL);
	twin_named(letter, "handed over", LL_DOUBTFUL);
	if (n.of[LL_EV_ADMISSION] > 1)
		twin_stay(letter);
	date_twin_papers(letter);
	date_twin_happenings(letter);
}
