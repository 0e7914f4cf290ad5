/* SPDX-License-Identifier: MIT */
#include "told_order.h"

#include <string.h>

#define MOST 48 /* dates that are compared with each other */

struct order {
	const struct ll_letter *letter;
	const struct ll_fact *v[MOST];
	unsigned n;
	bool out[MOST]; /* reported already */
	unsigned stays; /* admissions and discharges told: one of each, 0: none or several */
	/* Serials: the first of its kind, INT32_MAX for none. */
	int32_t first_request, first_visit, first_denial, first_ur, last_ur;
};

static const char *name_of(const struct ll_fact *f)
{
	static const char *const names[LL_EV_KINDS] = {
		[LL_EV_BIRTH] = "birth",	       [LL_EV_INJURY] = "the injury",
		[LL_EV_VISIT] = "the visit",	       [LL_EV_REPORT] = "the report",
		[LL_EV_REQUEST] = "the request",       [LL_EV_RECEIPT] = "its receipt",
		[LL_EV_UR_DECISION] = "the utilization review decision",
		[LL_EV_APPLICATION] = "the application", [LL_EV_ASSIGNMENT] = "the assignment",
		[LL_EV_DECISION] = "the decision",     [LL_EV_SURGERY] = "the surgery",
		[LL_EV_IMAGING] = "the study",	       [LL_EV_SERVICE] = "the service",
		[LL_EV_DEATH] = "the death",	       [LL_EV_PLAN_DECISION] = "the denial",
		[LL_EV_APPEAL] = "the appeal",	       [LL_EV_ADMISSION] = "the admission",
		[LL_EV_DISCHARGE] = "the discharge",
	};
	const char *n = f->u.date.event < LL_EV_KINDS ? names[f->u.date.event] : NULL;
	return n ? n : "the event";
}

static bool header(const struct ll_fact *f)
{
	return f->u.date.flags & LL_DATE_HEADER;
}

/* A paper or visit that only the claim's own care produces. */
static bool of_the_claim(const struct ll_date *d)
{
	return ll_is(d->document, "progress report") ||
	       ll_is(d->document, "request for authorization") ||
	       ll_is(d->document, "utilization review") ||
	       ll_is(d->document, "treating physician report");
}

static bool is_request(const struct ll_date *d)
{
	/* A label "Date of request" may be of the request for this very review. */
	if (d->flags & LL_DATE_HEADER)
		return false;
	return d->event == LL_EV_REQUEST ||
	       (d->event == LL_EV_RECEIPT &&
		(ll_is(d->document, "request for authorization") || ll_is(d->document, "request") ||
		 ll_is(d->document, "prescription")));
}

/* What a request is made on: the treating physician's own papers. */
static bool is_visit(const struct ll_date *d)
{
	return d->certainty == LL_SURE && (of_the_claim(d) || ll_is(d->document, "report") ||
					   ll_is(d->document, "office visit"));
}

/* The levels of a plan's decisions: a denial, the redetermination of it, the reconsideration of
 * that; 0: none. */
static unsigned level_of(const struct ll_fact *f)
{
	const struct ll_date *d = &f->u.date;
	if (d->event != LL_EV_PLAN_DECISION)
		return 0;
	if (ll_is(d->document, "redetermination"))
		return 2;
	if (ll_is(d->document, "reconsideration"))
		return 3;
	return ll_in(d->document, "denial|initial determination") || (!d->document.n && ll_is(f->key, "denied")) ? 1 : 0;
}

/* A word of the list stands before the date in its sentence. */
static bool says(const struct ll_letter *letter, const struct ll_fact *f, const char *words)
{
	size_t n;
	const struct ll_sentence *s = &ll_sentences(letter, &n)[f->sentence];
	return ll_find(letter, s->token, words) < f->token;
}

/* "We received your request on August 1", where the request is one for the next level of appeal. */
static bool is_your_request(const struct ll_letter *letter, const struct ll_fact *f)
{
	size_t n;
	const struct ll_sentence *s = &ll_sentences(letter, &n)[f->sentence];
	if (!ll_is(f->u.date.document, "request") || !says(letter, f, "received"))
		return false;
	for (uint32_t i = s->token; i + 1 < f->token; i++)
		if (ll_word_in(letter, i, "your") && ll_word_in(letter, i + 1, "request")) {
			ll_tokens(letter, &n);
			return ll_find(letter, 0, "redetermination|reconsideration") < n;
		}
	return false;
}

/*
 * Requests are renewed and patients seen after a denial, so only the first of
 * them must come before it, and there must be one decision only.
 */
static uint32_t first_precedes(const struct order *o, const struct ll_fact *a,
			       const struct ll_fact *b)
{
	const struct ll_date *x = &a->u.date, *y = &b->u.date;
	if (y->event == LL_EV_UR_DECISION && o->first_ur == o->last_ur) {
		if (is_request(x) && x->serial == o->first_request)
			return x->certainty == LL_SURE && y->certainty == LL_SURE ? LL_ERROR
										  : LL_WARNING;
		if (is_visit(x) && x->serial == o->first_visit && o->first_request > y->serial)
			return LL_WARNING;
	}
	bool appeal = y->event == LL_EV_APPEAL ||
		      ((y->event == LL_EV_RECEIPT || y->event == LL_EV_REQUEST) &&
		       (ll_is(y->document, "appeal") || ll_is(y->document, "reconsideration") ||
			is_your_request(o->letter, b)));
	unsigned i = level_of(a), j = level_of(b);
	bool first = i > 1 || (i == 1 && x->serial == o->first_denial);
	/* "Denied" may be of any level: the first told is of the first. */
	if (i == 1 && !x->document.n && (appeal || a->at.off > b->at.off))
		first = false;
	/* Under labels the appeal is of the decision named with it. */
	const bool labelled = appeal && i > 1 &&
			      ll_section_of(o->letter, a) == LL_SEC_HEADER &&
			      ll_section_of(o->letter, b) == LL_SEC_HEADER;
	/* "The request for reconsideration was filed on June 19": after the redetermination */
	const bool next_level = appeal && i == 2 && y->event == LL_EV_APPEAL &&
				says(o->letter, b, "reconsideration") && !says(o->letter, b, "redetermination");
	if (first && ((appeal && i == 1) || labelled || next_level || j > i))
		return x->certainty == LL_SURE ? LL_ERROR : LL_WARNING;
	return 0;
}

/* How bad it is that `a` is dated after `b`: a severity, or 0 where it may be. */
static uint32_t must_precede(const struct order *o, const struct ll_fact *a,
			     const struct ll_fact *b)
{
	const struct ll_date *x = &a->u.date, *y = &b->u.date;
	/* Where they stand in the order of the family's dates, and the request with them. */
	const unsigned i = ll_event_step(o->letter, x->event),
		       j = ll_event_step(o->letter, y->event),
		       asked = ll_event_step(o->letter, LL_EV_REQUEST);
	uint32_t first = first_precedes(o, a, b);
	if (first)
		return first;
	/* Nothing is done before birth, or after the letter is written. */
	if (x->event == LL_EV_BIRTH && y->event != LL_EV_BIRTH && y->event)
		return LL_ERROR;
	if (y->event == LL_EV_DECISION && header(b) && x->event != LL_EV_DECISION &&
	    !(x->flags & (LL_DATE_PLANNED | LL_DATE_RANGE_TO)))
		return x->event && x->certainty == LL_SURE ? LL_ERROR : LL_WARNING;
	if (x->event == LL_EV_INJURY) {
		if (x->certainty != LL_SURE || !a->key.n)
			return 0;
		if (i && j > i && j > asked)
			return LL_ERROR;
		if ((i && j > i) || of_the_claim(y))
			return y->certainty == LL_SURE ? LL_ERROR : LL_WARNING;
		return y->event == LL_EV_VISIT && y->certainty == LL_SURE ? LL_WARNING : 0;
	}
	/* A request may be renewed after a denial, a second denial may follow the application: only
	 * labels are sure. */
	if (i && j > i && i > asked)
		return header(a) && header(b) ? LL_ERROR : 0;
	if (is_request(x) && j > ll_event_step(o->letter, LL_EV_UR_DECISION))
		return header(b) && x->certainty == LL_SURE &&
				       ll_is(x->document, "request for authorization")
			       ? LL_WARNING
			       : 0;
	/* In prose too, where there was one stay. */
	if (x->event == LL_EV_ADMISSION && y->event == LL_EV_DISCHARGE)
		return header(a) && header(b) ? LL_ERROR
		       : o->stays == 1 && x->certainty == LL_SURE && y->certainty == LL_SURE ? LL_WARNING : 0;
	return 0;
}

static uint32_t violates(const struct order *o, const struct ll_fact *a, const struct ll_fact *b)
{
	return a->u.date.serial > b->u.date.serial ? must_precede(o, a, b) : 0;
}

/* The day is told elsewhere as one to come: "you will see her again on June 30", "at the visit of June 30". */
static bool lies_ahead(const struct ll_letter *letter, const struct ll_fact *f)
{
	LL_FOREACH (g, letter, LL_DATE)
		if (g != f && g->u.date.serial == f->u.date.serial && g->u.date.flags & LL_DATE_PLANNED)
			return true;
	return false;
}

static bool usable(const struct ll_letter *letter, const struct ll_fact *f)
{
	const struct ll_date *d = &f->u.date;
	/* "for the period from November 1 through October 31": what is asked for, not a visit */
	if ((d->flags & (LL_DATE_RANGE_FROM | LL_DATE_RANGE_TO)) &&
	    (d->event == LL_EV_VISIT || d->event == LL_EV_REQUEST))
		return false;
	return d->event && d->serial != INT32_MIN && !(d->event == LL_EV_VISIT && lies_ahead(letter, f)) &&
	       !(d->flags &
		 (LL_DATE_VERSION | LL_DATE_ANOTHER | LL_DATE_CUMULATIVE | LL_DATE_INVALID));
}

static unsigned conflicts(const struct order *o, unsigned i)
{
	unsigned n = 0;
	for (unsigned k = 0; k < o->n; k++)
		n += !o->out[k] && (violates(o, o->v[i], o->v[k]) || violates(o, o->v[k], o->v[i]));
	return n;
}

/* The date that most others contradict is the odd one; of two alike, the later in the letter
 * outside its header. */
static unsigned odd_one(const struct order *o)
{
	unsigned best = o->n, most = 0;
	for (unsigned i = 0; i < o->n; i++) {
		unsigned c = o->out[i] ? 0 : conflicts(o, i);
		if (c && c >= most) {
			best = i;
			most = c;
		}
	}
	return best;
}

static void report(struct ll_ctx *ctx, const struct ll_letter *letter, const struct order *o,
		   unsigned odd)
{
	const struct ll_fact *f = o->v[odd], *other = NULL;
	uint32_t level = 0;
	for (unsigned i = 0; i < o->n; i++) {
		uint32_t v = violates(o, f, o->v[i]), w = violates(o, o->v[i], f);
		v = v > w ? v : w;
		if (!o->out[i] && v > level) {
			level = v;
			other = o->v[i];
		}
	}
	if (!other)
		return;
	bool late = violates(o, f, other) != 0;
	struct ll_finding *r =
		ll_report(ctx, f->at, "'%s' (%s) is %s '%s' (%s) on line %u", ll_quote(ctx, f->at),
			  name_of(f), late ? "after" : "before", ll_quote(ctx, other->at),
			  name_of(other), ll_line(letter, other->at.off));
	ll_soften(r, level);
	for (unsigned i = 0, n = 0; i < o->n && n < 3; i++)
		if (!o->out[i] && (violates(o, f, o->v[i]) || violates(o, o->v[i], f))) {
			ll_related(r, o->v[i]->at, "%s: '%s'", name_of(o->v[i]),
				   ll_quote(ctx, o->v[i]->at));
			n++;
		}
}

/* Given with another date too: date-mismatch tells, and which of them is out of order is not
 * known. */
static bool disputed(const struct ll_letter *letter, const struct ll_fact *f)
{
	if (f->u.date.twin)
		return true;
	LL_FOREACH(g, letter, LL_DATE)
		if (g->u.date.twin == f && g->u.date.twin_why != LL_TWIN_SAID)
			return true;
	return false;
}

static void least(int32_t *to, int32_t serial)
{
	if (serial < *to)
		*to = serial;
}

static void note_first(struct order *o, const struct ll_fact *f)
{
	const struct ll_date *d = &f->u.date;
	if (is_request(d))
		least(&o->first_request, d->serial);
	if (is_visit(d))
		least(&o->first_visit, d->serial);
	if (level_of(f) == 1)
		least(&o->first_denial, d->serial);
	if (d->event == LL_EV_UR_DECISION) {
		least(&o->first_ur, d->serial);
		if (d->serial > o->last_ur)
			o->last_ur = d->serial;
	}
}

/* All dates of the event are one day. */
static bool told_once(const struct order *o, uint32_t event)
{
	int32_t day = INT32_MIN;
	for (unsigned i = 0; i < o->n; i++) {
		if (o->v[i]->u.date.event != event)
			continue;
		if (day != INT32_MIN && o->v[i]->u.date.serial != day)
			return false;
		day = o->v[i]->u.date.serial;
	}
	return day != INT32_MIN;
}

/* "20155", "2051", "1015": years from every other date of the letter. */
static void check_outlier(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	enum { FAR = 2200 }; /* days */
	const struct ll_fact *last = NULL;
	int32_t second = INT32_MIN;
	unsigned n = 0;
	LL_FOREACH(f, letter, LL_DATE) {
		const struct ll_date *d = &f->u.date;
		if (d->serial == INT32_MIN ||
		    (d->flags & (LL_DATE_VERSION | LL_DATE_PLANNED | LL_DATE_RANGE_TO)))
			continue;
		n++;
		if (!last || d->serial > last->u.date.serial) {
			second = last ? last->u.date.serial : second;
			last = f;
		} else if (d->serial > second) {
			second = d->serial;
		}
	}
	if (n < 6 || last->u.date.serial - second < FAR || header(last))
		return;
	struct ll_finding *r =
		ll_report(ctx, last->at, "'%s' is %d years after every other date of the letter",
			  ll_quote(ctx, last->at), (int)((last->u.date.serial - second) / 365));
	ll_soften(r, LL_WARNING);
}

/* The words between two dates. */
static struct ll_sv between(const struct ll_letter *letter, const struct ll_fact *a,
			    const struct ll_fact *b)
{
	const uint32_t end = a->at.off + a->at.len;
	return ll_text(letter, (struct ll_span){ end, b->at.off > end ? b->at.off - end : 0 });
}

static bool has_word(struct ll_sv text, const char *word)
{
	const size_t n = strlen(word);
	for (size_t i = 0; i + n <= text.n; i++)
		if (!memcmp(text.p + i, word, n))
			return true;
	return false;
}

/* "from December 2021 to March 2020": records may be listed backwards with a dash, not in words. */
static unsigned check_ranges(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	enum { SHOWN = 4 };
	unsigned found = 0;
	LL_FOREACH(a, letter, LL_DATE) {
		const struct ll_fact *b = ll_next(letter, LL_DATE, a);
		if (!b || !(a->u.date.flags & LL_DATE_RANGE_FROM) ||
		    !(b->u.date.flags & LL_DATE_RANGE_TO) || b->sentence != a->sentence)
			continue;
		const struct ll_date *x = &a->u.date, *y = &b->u.date;
		const struct ll_sv gap = between(letter, a, b);
		if (((x->flags | y->flags) &
		     (LL_DATE_INVALID | LL_DATE_VERSION | LL_DATE_CUMULATIVE)) ||
		    !x->year || !y->year || x->precision > LL_MONTH || y->precision > LL_MONTH ||
		    x->year * 12 + x->month < y->year * 12 + y->month ||
		    (x->year == y->year && x->month == y->month &&
		     (x->precision != LL_DAY || y->precision != LL_DAY || x->day <= y->day)) ||
		    !(has_word(gap, "to") || has_word(gap, "and") ||
		      has_word(gap, "through") || has_word(gap, "until")))
			continue;
		if (++found > SHOWN)
			break;
		struct ll_finding *r =
			ll_report(ctx, b->at, "'%s' ends what begins on '%s', and is before it",
				  ll_quote(ctx, b->at), ll_quote(ctx, a->at));
		ll_related(r, a->at, "it begins here");
	}
	return found;
}

/* Told as done, and surely of an event: what is asked for or granted may lie ahead. */
static bool must_be_past(const struct ll_date *d)
{
	return d->serial != INT32_MIN && d->certainty == LL_SURE && d->event &&
	       d->event != LL_EV_BENEFIT && d->event != LL_EV_SERVICE &&
	       d->event != LL_EV_SURGERY && d->event != LL_EV_ADMISSION &&
	       d->event != LL_EV_DISCHARGE &&
	       !(d->flags & (LL_DATE_VERSION | LL_DATE_PLANNED | LL_DATE_RANGE_TO |
			     LL_DATE_INVALID));
}

/* Later than the day the user says it is. Each day once. */
static void check_future(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	const int32_t today = ll_reference_date(ctx);
	int32_t told[MOST];
	unsigned n = 0;
	if (today == INT32_MIN)
		return;
	LL_FOREACH(f, letter, LL_DATE) {
		const int32_t serial = f->u.date.serial;
		bool again = false;
		for (unsigned i = 0; i < n; i++)
			again |= told[i] == serial;
		if (again || n == MOST || serial <= today || !must_be_past(&f->u.date))
			continue;
		told[n++] = serial;
		const long long days = (long long)serial - today;
		ll_report(ctx, f->at, "'%s' (%s) is %lld day%s after the reference date",
			  ll_quote(ctx, f->at), name_of(f), days, days == 1 ? "" : "s");
	}
}

/* Told as past, of no event known, but later than the letter: "a second one, on September 16, gave
 * no relief". */
static void check_told(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	static const char past[] = "was|were|had|gave|showed|underwent|received|reported|saw|noted|"
				   "stated|wrote|revealed|found|performed|began|started|came|told";
	static const char ahead[] = "will|may|must|can|until|through|by|expires|expire|next|scheduled|"
				    "effective|begins|valid|before|after|would|should|to|end|ends|"
				    "beginning|renewed|anniversary|planned|if|deadline|due";
	const struct ll_fact *dated = NULL;
	LL_FOREACH(f, letter, LL_DATE)
		if (header(f) && f->u.date.event == LL_EV_DECISION && f->u.date.serial != INT32_MIN &&
		    (!dated || f->u.date.serial > dated->u.date.serial))
			dated = f;
	size_t n;
	const struct ll_sentence *s = ll_sentences(letter, &n);
	LL_FOREACH(f, letter, LL_DATE) {
		const struct ll_date *d = &f->u.date;
		if (!dated || d->serial == INT32_MIN || d->serial <= dated->u.date.serial || d->event ||
		    d->precision != LL_DAY || f->time == LL_FUTURE || d->flags || disputed(letter, f) ||
		    (ll_section_of(letter, f) != LL_SEC_SUMMARY &&
		     ll_section_of(letter, f) != LL_SEC_RATIONALE))
			continue;
		const struct ll_sentence *at = &s[f->sentence];
		const uint32_t end = at->token + at->ntokens,
			       from = f->token > at->token + 8 ? f->token - 8 : at->token;
		if (!ll_any_of(letter, at->token, end, past) || ll_any_of(letter, from, f->token, ahead))
			continue;
		struct ll_finding *r =
			ll_report(ctx, f->at, "'%s' is told as past, but the letter is of '%s' on line %u",
				  ll_quote(ctx, f->at), ll_quote(ctx, dated->at),
				  ll_line(letter, dated->at.off));
		ll_related(r, dated->at, "the letter's date");
		ll_soften(r, LL_WARNING);
		return;
	}
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	struct order o = { .letter = letter,
			   .first_request = INT32_MAX,
			   .first_visit = INT32_MAX,
			   .first_denial = INT32_MAX,
			   .first_ur = INT32_MAX,
			   .last_ur = INT32_MIN };
	LL_FOREACH(f, letter, LL_DATE) {
		if (o.n == MOST || !usable(letter, f) || disputed(letter, f))
			continue;
		o.v[o.n++] = f;
		note_first(&o, f);
	}
	o.stays = told_once(&o, LL_EV_ADMISSION) && told_once(&o, LL_EV_DISCHARGE);
	unsigned found = 0;
	for (unsigned i; (i = odd_one(&o)) < o.n; found++) {
		report(ctx, letter, &o, i);
		/* The same slip said again is the same finding. */
		for (unsigned k = 0; k < o.n; k++)
			if (o.v[k]->u.date.serial == o.v[i]->u.date.serial)
				o.out[k] = true;
	}
	if (!found)
		found = check_told_orders(ctx, letter);
	if (!found)
		found = check_ranges(ctx, letter);
	if (!found)
		check_outlier(ctx, letter);
	if (!found)
		check_told(ctx, letter);
	check_future(ctx, letter);
}

LL_CHECK(date_order) = {
	LL_CHECK_ABI,
	.id = "date-order",
	.family = "dates",
	.since = "0.1",
	.summary = "dates in an order that cannot be: a visit before the injury, a decision before "
		   "its application",
	.severity = LL_ERROR,
	.run = run,
	.explain = "## What it finds\n\n"
		   "Dates that cannot follow each other: birth, injury, request, utilization\n"
		   "review decision, application, assignment, decision; a report of the claim\n"
		   "before its injury; a study read before it was made, a decision appealed before\n"
		   "it was made; an end before its beginning, a receipt before the sending; a\n"
		   "stretch of time that ends before it begins; anything\n"
		   "after the letter's own date, and after the reference date where one is given\n"
		   "(`--reference-date`, or in a config).\n\n"
		   "## Why it matters\n\n"
		   "The review must be asked for within 30 days after the utilization review\n"
		   "decision was served (8 CCR 9792.10.1(b)(1)): the order of the dates says\n"
		   "whether it was. A visit before the injury it treats is plainly impossible.\n\n"
		   "## Fires on\n\n"
		   "> injury of **February 24, 2015** ... a progress report of **January 8,\n"
		   "> 2014**\n\n"
		   "> Date Assigned: **10/05/2015**, Decision Date: **09/16/2015**\n\n"
		   "## Stays silent on\n\n"
		   "- treatment after the utilization review decision, which is allowed\n"
		   "- history and surgery before the injury, planned visits\n"
		   "- requests made again after a denial; two-digit years\n\n"
		   "## How to fix\n\n"
		   "Look both dates up in the record; a wrong year is the usual cause, above all\n"
		   "in January.\n",
};
