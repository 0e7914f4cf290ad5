/* SPDX-License-Identifier: MIT */
#include <letterlint/letterlint.h>

#include <stdio.h>
#include <string.h>

#define MOST 32 /* dates of one event that are compared: no letter has more */

/* How two dates differ: the closer, the surer that one is a slip for the other. */
enum slip { SAME, ONE_MARK, ONE_PART, ELSE };

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

static enum slip slip(const struct ll_date *a, const struct ll_date *b)
{
	bool year = a->year && b->year && a->year != b->year;
	bool month = a->month && b->month && a->month != b->month;
	bool day = a->day && b->day && a->day != b->day;
	if (!year && !month && !day)
		return SAME;
	if (month && day && !year && a->month == b->day && a->day == b->month)
		return ONE_MARK;
	if (year + month + day > 1)
		return ELSE;
	if (year)
		return one_mark((unsigned)a->year, (unsigned)b->year) ? ONE_MARK : ONE_PART;
	return (month ? one_mark(a->month, b->month) : one_mark(a->day, b->day)) ? ONE_MARK : ONE_PART;
}

static bool usable(const struct ll_fact *f)
{
	const struct ll_date *d = &f->u.date;
	return !(d->flags & (LL_DATE_INVALID | LL_DATE_VERSION)) && d->precision != LL_YEAR && d->month;
}

/* What is being done, and which dates were reported: one slip is one finding. */
struct work {
	struct ll_ctx *ctx;
	const struct ll_letter *letter;
	uint32_t reported[MOST];
	unsigned n;
};

static bool reported(const struct work *w, const struct ll_fact *f)
{
	for (unsigned i = 0; i < w->n; i++)
		if (w->reported[i] == f->at.off)
			return true;
	return false;
}

static void remember(struct work *w, const struct ll_fact *f)
{
	if (w->n < MOST)
		w->reported[w->n++] = f->at.off;
}

static bool same_text(struct ll_sv a, struct ll_sv b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static bool key_is(const struct ll_fact *f, const char *key)
{
	return f->key.n == strlen(key) && memcmp(f->key.p, key, f->key.n) == 0;
}

static const char *what(struct ll_ctx *ctx, const struct ll_date *d)
{
	static const char *const names[LL_EV_KINDS] = {
		[LL_EV_BIRTH] = "date of birth",	[LL_EV_INJURY] = "date of injury",
		[LL_EV_UR_DECISION] = "date of the utilization review decision",
		[LL_EV_APPLICATION] = "date of the application", [LL_EV_ASSIGNMENT] = "date of assignment",
		[LL_EV_DECISION] = "date of the decision", [LL_EV_SURGERY] = "date of surgery",
		[LL_EV_SERVICE] = "date of service",	[LL_EV_ADMISSION] = "date of admission",
		[LL_EV_DISCHARGE] = "date of discharge", [LL_EV_DEATH] = "date of death",
		[LL_EV_APPEAL] = "date of the appeal",	[LL_EV_PLAN_DECISION] = "date of the denial",
		[LL_EV_BENEFIT] = "day from which benefits are paid",
	};
	if (d->document.n && d->event != LL_EV_UR_DECISION)
		return ll_format(ctx, "date of the %.*s%s%.*s", LL_SV(d->which), d->which.n ? " " : "",
				 LL_SV(d->document));
	return d->event < LL_EV_KINDS && names[d->event] ? names[d->event] : "date";
}

static void report(struct work *w, const struct ll_fact *odd, const struct ll_fact *other, uint32_t level)
{
	struct ll_ctx *ctx = w->ctx;
	if (reported(w, odd) || reported(w, other))
		return;
	remember(w, odd);
	struct ll_finding *r = ll_report(ctx, odd->at, "'%s' is given as the %s, '%s' on line %u", ll_quote(ctx, odd->at),
					 what(ctx, &odd->u.date), ll_quote(ctx, other->at), ll_line(w->letter, other->at.off));
	ll_related(r, other->at, "'%s' here", ll_quote(ctx, other->at));
	ll_soften(r, level);
}

/* ---- "said September 3, 2015 RFA form" ---- */

static void check_said(struct work *w, const struct ll_fact *f)
{
	struct ll_ctx *ctx = w->ctx;
	const struct ll_letter *letter = w->letter;
	const struct ll_fact *a = f->u.date.antecedent;
	if (!a || !usable(a) || slip(&f->u.date, &a->u.date) == SAME)
		return;
	bool same_document = f->u.date.document.n && f->u.date.document.n == a->u.date.document.n &&
			     memcmp(f->u.date.document.p, a->u.date.document.p, f->u.date.document.n) == 0;
	enum slip s = slip(&f->u.date, &a->u.date);
	if (!same_document && s == ELSE)
		return;
	struct ll_finding *r = ll_report(ctx, f->at, "'%s' is not the date it refers back to, '%s' on line %u",
					 ll_quote(ctx, f->at), ll_quote(ctx, a->at), ll_line(letter, a->at.off));
	ll_related(r, a->at, "the date before it is '%s'", ll_quote(ctx, a->at));
	remember(w, f);
	if (!same_document && s != ONE_MARK)
		ll_soften(r, LL_WARNING);
}

/* ---- One event, two dates ---- */

struct dates {
	const struct ll_fact *v[MOST];
	unsigned n;
	bool several; /* the letter speaks of more than one event of the kind */
};

static unsigned votes(const struct dates *d, const struct ll_fact *f)
{
	unsigned n = 0;
	for (unsigned i = 0; i < d->n; i++)
		n += slip(&d->v[i]->u.date, &f->u.date) == SAME;
	return n;
}

static void collect(const struct ll_letter *letter, uint32_t event, bool doubtful, struct dates *d)
{
	*d = (struct dates){ 0 };
	LL_FOREACH(f, letter, LL_DATE) {
		const struct ll_date *x = &f->u.date;
		if (x->event != event || !usable(f))
			continue;
		d->several |= (x->flags & (LL_DATE_ANOTHER | LL_DATE_CUMULATIVE)) != 0;
		bool loose = (x->certainty != LL_SURE && !doubtful) || (x->flags & (LL_DATE_ANOTHER | LL_DATE_CUMULATIVE |
								     LL_DATE_RANGE_FROM | LL_DATE_RANGE_TO));
		if (!loose && d->n < MOST)
			d->v[d->n++] = f;
	}
}

/* "The accident", "hurt": which of several in a life is not said. */
static bool vague(const struct ll_fact *f)
{
	if (key_is(f, "injury event") || key_is(f, "struck"))
		return true;
	return f->u.date.precision == LL_MONTH;
}

/* Injury and birth: all must agree; the minority is odd, of two the later. */
static void check_once(struct work *w, uint32_t event)
{
	const struct ll_letter *letter = w->letter;
	struct dates d;
	collect(letter, event, false, &d);
	const struct ll_fact *best = NULL, *odd = NULL;
	for (unsigned i = 0; i < d.n; i++)
		if (!best || votes(&d, d.v[i]) > votes(&d, best))
			best = d.v[i];
	unsigned others = 0;
	for (unsigned i = 0; i < d.n; i++) {
		if (slip(&d.v[i]->u.date, &best->u.date) == SAME)
			continue;
		if (!odd || slip(&d.v[i]->u.date, &best->u.date) < slip(&odd->u.date, &best->u.date))
			odd = d.v[i];
		others++;
	}
	if (!odd)
		return;
	enum slip s = slip(&odd->u.date, &best->u.date);
	/* Several wholly different dates: several claims. */
	if (s == ELSE && (d.several || others > 1 || vague(odd) || vague(best)))
		return;
	/* Told at length, a life has several injuries; under a label the claim has one. */
	if (s == ELSE && event == LL_EV_INJURY && !key_is(odd, "date of injury") && !key_is(best, "date of injury"))
		return;
	report(w, odd, best, s == ELSE || d.several ? LL_WARNING : LL_ERROR);
}

/*
 * A field of the header against the same event in the body: silent where the
 * body has the header's date at least once. Returns true where it reported.
 */
static bool check_header(struct work *w, uint32_t event)
{
	const struct ll_letter *letter = w->letter;
	struct dates d;
	const struct ll_fact *header = NULL, *body = NULL;
	collect(letter, event, event == LL_EV_UR_DECISION, &d);
	for (unsigned i = 0; i < d.n && !header; i++)
		if (d.v[i]->u.date.flags & LL_DATE_HEADER)
			header = d.v[i];
	for (unsigned i = 0; header && i < d.n; i++) {
		enum slip s = slip(&d.v[i]->u.date, &header->u.date);
		if (d.v[i] == header)
			continue;
		if (s == SAME)
			return false;
		if (!body || s < slip(&body->u.date, &header->u.date))
			body = d.v[i];
	}
	if (!body)
		return false;
	enum slip s = slip(&body->u.date, &header->u.date);
	bool sure = body->u.date.certainty == LL_SURE;
	if (s == ELSE && (event != LL_EV_UR_DECISION || !sure))
		return false;
	/* Signed one day, received a week later: only a distance no mail explains is a slip. */
	int32_t apart = body->u.date.serial - header->u.date.serial;
	if ((event == LL_EV_APPLICATION || event == LL_EV_APPEAL) && apart >= -28 && apart <= 28)
		return false;
	report(w, body, header, s == ELSE || !sure ? LL_WARNING : LL_ERROR);
	return true;
}

static bool anywhere_else(const struct ll_letter *letter, const struct ll_fact *h)
{
	LL_FOREACH(f, letter, LL_DATE)
		if (f != h && f->u.date.precision == LL_DAY && slip(&f->u.date, &h->u.date) == SAME)
			return true;
	return false;
}

static void report_echo(struct work *w, const struct ll_fact *odd, const struct ll_fact *header)
{
	enum slip s = slip(&odd->u.date, &header->u.date);
	if (s == SAME || s == ELSE || reported(w, odd))
		return;
	remember(w, odd);
	const char *label = ll_format(w->ctx, "%.*s", LL_SV(header->key));
	struct ll_finding *r = ll_report(w->ctx, odd->at, "'%s' may be meant for the %s, '%s' on line %u",
					 ll_quote(w->ctx, odd->at), label, ll_quote(w->ctx, header->at),
					 ll_line(w->letter, header->at.off));
	ll_related(r, header->at, "%s '%s' here", label, ll_quote(w->ctx, header->at));
	if (s != ONE_MARK)
		ll_soften(r, LL_WARNING);
}

/*
 * A label's date that the body has nowhere, and one there that is nearly it:
 * of an injury or disability the one the story begins with, of the days of
 * service an end of a range as this one is.
 */
static void check_echo(struct work *w, const struct ll_fact *h)
{
	const struct ll_letter *letter = w->letter;
	bool injury = h->u.date.event == LL_EV_INJURY || key_is(h, "date of disability");
	uint32_t ends = h->u.date.flags & (LL_DATE_RANGE_FROM | LL_DATE_RANGE_TO);
	if (!usable(h) || h->u.date.precision != LL_DAY || anywhere_else(letter, h) ||
	    !(injury || (h->u.date.event == LL_EV_SERVICE && ends)))
		return;
	LL_FOREACH(f, letter, LL_DATE) {
		const struct ll_date *d = &f->u.date;
		if (f == h || d->precision != LL_DAY || !usable(f) || (d->flags & LL_DATE_HEADER) ||
		    ll_section_of(letter, f) == LL_SEC_HEADER)
			continue;
		if (injury) {
			bool summary = ll_section_of(letter, f) == LL_SEC_SUMMARY;
			bool loose = d->certainty != LL_SURE || (d->flags & LL_DATE_CUMULATIVE);
			if (summary && (!d->event || (d->event == LL_EV_INJURY && loose)))
				report_echo(w, f, h);
			if (summary || d->event == LL_EV_INJURY)
				return;
		} else if ((d->flags & ends) && slip(d, &h->u.date) != ELSE) {
			report_echo(w, f, h);
			return;
		}
	}
}

static void check_echoes(struct work *w)
{
	unsigned n = 0;
	LL_FOREACH(f, w->letter, LL_DATE)
		if ((f->u.date.flags & LL_DATE_HEADER) && n++ < MOST)
			check_echo(w, f);
}

/* ---- One document, two dates ---- */

/* 13 and 31, 3 and 30: no digit is new. */
static bool swapped(unsigned a, unsigned b)
{
	if (a > b) {
		unsigned c = a;
		a = b;
		b = c;
	}
	return a < 10 ? b >= 10 && (b / 10 == a || b % 10 == a) : a / 10 == b % 10 && a % 10 == b / 10;
}

static bool listed(const struct ll_letter *letter, const struct ll_fact *f)
{
	return ll_section_of(letter, f) == LL_SEC_DOCUMENTS || (f->u.date.flags & LL_DATE_HEADER);
}

/*
 * Two dates, one for the other by one digit, of papers that a dispute has one
 * or few of: decisions and studies. More than two dates: there are several.
 */
static void check_paper(struct work *w, const struct ll_fact *f)
{
	const struct ll_letter *letter = w->letter;
	const struct ll_fact *other = NULL;
	unsigned here = 0, there = 0;
	LL_FOREACH(g, letter, LL_DATE) {
		const struct ll_date *d = &g->u.date;
		if (!usable(g) || d->precision != LL_DAY || d->certainty != LL_SURE || d->event != f->u.date.event ||
		    !same_text(d->document, f->u.date.document) || !same_text(d->which, f->u.date.which) ||
		    (d->flags & (LL_DATE_REFERS | LL_DATE_ANOTHER)))
			continue;
		if (slip(d, &f->u.date) == SAME) {
			if (g->at.off < f->at.off)
				return; /* seen there */
			here++;
		} else if (!other || slip(d, &other->u.date) == SAME) {
			if (other && g->at.off < f->at.off)
				continue;
			other = other ? other : g;
			there++;
		} else {
			return;
		}
	}
	/* Each pair is met twice: report it from the odd one's side. */
	if (!other || slip(&f->u.date, &other->u.date) != ONE_MARK || (f->u.date.flags & LL_DATE_HEADER) ||
	    f->sentence == other->sentence) /* "performed on 8/24/07 and 8/29/07" */
		return;
	bool odd = other->u.date.flags & LL_DATE_HEADER || here < there || (here == there && f->at.off > other->at.off);
	if (!odd)
		return;
	bool study = f->u.date.event == LL_EV_IMAGING;
	/*
	 * Studies are repeated within days; but the list of documents and the
	 * summary speak of the same ones, and 13 for 31 is a slip of the hand.
	 */
	bool slipped = swapped(f->u.date.day, other->u.date.day) || listed(letter, f) != listed(letter, other);
	if (study && (!slipped ||
		      (f->u.date.month != other->u.date.month && f->u.date.day == other->u.date.day)))
		return;
	report(w, f, other, LL_ERROR);
}

/* Benefits begin once; those of another period begin in another month. */
static void check_benefits(struct work *w)
{
	const struct ll_fact *first = NULL;
	LL_FOREACH(f, w->letter, LL_DATE) {
		const struct ll_date *d = &f->u.date;
		if (d->event != LL_EV_BENEFIT || !usable(f) || d->precision != LL_DAY)
			continue;
		if (first && slip(d, &first->u.date) == ONE_MARK && d->month == first->u.date.month &&
		    d->year == first->u.date.year)
			report(w, f, first, LL_ERROR);
		first = first ? first : f;
	}
}

static void check_papers(struct work *w)
{
	const struct ll_letter *letter = w->letter;
	unsigned n = 0;
	LL_FOREACH(f, letter, LL_DATE) {
		const struct ll_date *d = &f->u.date;
		bool paper = d->event == LL_EV_PLAN_DECISION || d->event == LL_EV_IMAGING;
		if (!paper || !usable(f) || !d->document.n || d->certainty != LL_SURE || d->precision != LL_DAY ||
		    (d->flags & (LL_DATE_REFERS | LL_DATE_ANOTHER)))
			continue;
		if (++n > MOST)
			return;
		check_paper(w, f);
	}
}

/* "the most recent progress report, dated 05/12/2014": there is one. */
static void check_unique(struct work *w)
{
	const struct ll_letter *letter = w->letter;
	const struct ll_fact *seen[MOST];
	unsigned n = 0;
	LL_FOREACH(f, letter, LL_DATE) {
		const struct ll_date *d = &f->u.date;
		if (!d->which.n || !d->document.n || !usable(f) || d->certainty != LL_SURE ||
		    (d->flags & LL_DATE_REFERS))
			continue;
		const struct ll_fact *twin = NULL;
		for (unsigned i = 0; i < n && !twin; i++)
			if (same_text(seen[i]->u.date.document, d->document) &&
			    same_text(seen[i]->u.date.which, d->which) && same_text(seen[i]->u.date.author, d->author))
				twin = seen[i];
		if (!twin) {
			if (n < MOST)
				seen[n++] = f;
			continue;
		}
		enum slip s = slip(d, &twin->u.date);
		bool one = d->which.n == sizeof "most recent" - 1 && d->event != LL_EV_IMAGING;
		if (s == ONE_MARK || (s != SAME && one))
			report(w, f, twin, s == ELSE ? LL_WARNING : LL_ERROR);
	}
}

/*
 * The rationale weighs what the summary reports: a paper or procedure of a
 * date that stands nowhere else, where the summary has it a digit off. The
 * same day of another month is a follow-up.
 */
static void check_rationale(struct work *w, const struct ll_fact *f)
{
	const struct ll_letter *letter = w->letter;
	const struct ll_fact *twin = NULL;
	const struct ll_date *d = &f->u.date;
	LL_FOREACH(g, letter, LL_DATE) {
		const struct ll_date *e = &g->u.date;
		if (g == f || e->precision != LL_DAY)
			continue;
		if (slip(e, d) == SAME)
			return;
		if (!twin && ll_section_of(letter, g) == LL_SEC_SUMMARY && usable(g) && e->event == d->event &&
		    same_text(e->document, d->document) && same_text(g->key, f->key) && slip(e, d) == ONE_MARK &&
		    e->month == d->month)
			twin = g;
	}
	if (twin)
		report(w, f, twin, LL_WARNING);
}

static void check_rationales(struct work *w)
{
	const struct ll_letter *letter = w->letter;
	unsigned n = 0;
	LL_FOREACH(f, letter, LL_DATE) {
		const struct ll_date *d = &f->u.date;
		bool paper = d->event == LL_EV_VISIT || d->event == LL_EV_REPORT || d->event == LL_EV_SURGERY ||
			     d->event == LL_EV_REQUEST || (d->event == LL_EV_NONE && f->key.n);
		if (!paper || !usable(f) || d->precision != LL_DAY || (d->flags & LL_DATE_REFERS) ||
		    ll_section_of(letter, f) != LL_SEC_RATIONALE || (!d->document.n && !f->key.n) || d->which.n ||
		    !(d->flags & LL_DATE_DEFINITE) || (d->flags & LL_DATE_ANOTHER))
			continue;
		if (++n > MOST)
			return;
		check_rationale(w, f);
	}
}

/* Utilization review decides once: two dates of it that are nearly alike are one. */
static void check_ur(struct work *w)
{
	const struct ll_letter *letter = w->letter;
	struct dates d;
	if (check_header(w, LL_EV_UR_DECISION))
		return;
	collect(letter, LL_EV_UR_DECISION, false, &d);
	for (unsigned i = 1; i < d.n; i++) {
		enum slip s = slip(&d.v[i]->u.date, &d.v[0]->u.date);
		if (s == SAME || s == ELSE || d.v[i]->sentence == d.v[0]->sentence)
			continue;
		unsigned mine = votes(&d, d.v[i]), first = votes(&d, d.v[0]);
		bool odd = first >= mine || (d.v[0]->u.date.flags & LL_DATE_HEADER);
		report(w, odd ? d.v[i] : d.v[0], odd ? d.v[0] : d.v[i], s == ONE_MARK ? LL_ERROR : LL_WARNING);
		return;
	}
}

/* ---- One day, two years ---- */

/* Of an event whose day no contract or calendar sets. */
static bool chance_day(const struct ll_fact *f)
{
	const struct ll_date *d = &f->u.date;
	return usable(f) && d->precision == LL_DAY && d->day != 1 && d->day < 30 && d->event != LL_EV_BIRTH &&
	       d->event != LL_EV_DEATH && d->event != LL_EV_INJURY &&
	       !(d->flags & (LL_DATE_RANGE_FROM | LL_DATE_RANGE_TO | LL_DATE_PLANNED));
}

static void report_year(struct work *w, const struct ll_fact *odd, const struct ll_fact *other, uint32_t level)
{
	if (reported(w, odd) || reported(w, other))
		return;
	remember(w, odd);
	struct ll_finding *r = ll_report(w->ctx, odd->at, "'%s' is the same day as '%s' on line %u, but of another year",
					 ll_quote(w->ctx, odd->at), ll_quote(w->ctx, other->at),
					 ll_line(w->letter, other->at.off));
	ll_related(r, other->at, "'%s' here", ll_quote(w->ctx, other->at));
	ll_soften(r, level);
}

/*
 * The same day and month of neighbouring years: in 1,266 real reports eight
 * pairs, six of them slips. Where they are of different things, only a note.
 */
static void check_years(struct work *w)
{
	const struct ll_fact *v[4 * MOST];
	unsigned n = 0;
	LL_FOREACH(f, w->letter, LL_DATE)
		if (chance_day(f) && n < sizeof v / sizeof *v)
			v[n++] = f;
	for (unsigned i = 1; i < n; i++)
		for (unsigned k = 0; k < i; k++) {
			const struct ll_date *a = &v[k]->u.date, *b = &v[i]->u.date;
			int32_t years = a->year > b->year ? a->year - b->year : b->year - a->year;
			if (a->month != b->month || a->day != b->day || years < 1 || years > 3 ||
			    v[i]->sentence == v[k]->sentence)
				continue;
			bool papers = a->document.n && b->document.n && !same_text(a->document, b->document) &&
				      a->event != LL_EV_IMAGING;
			bool visits = a->event == LL_EV_VISIT && b->event == LL_EV_VISIT;
			bool alike = (a->event == b->event || !a->event || !b->event) && !visits && !papers &&
				     !((a->flags | b->flags) & LL_DATE_ANOTHER);
			unsigned va = 0, vb = 0;
			for (unsigned j = 0; j < n; j++) {
				va += v[j]->u.date.serial == a->serial;
				vb += v[j]->u.date.serial == b->serial;
			}
			report_year(w, vb > va ? v[k] : v[i], vb > va ? v[i] : v[k], alike ? LL_WARNING : LL_NOTE);
			break;
		}
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	struct work work = { .ctx = ctx, .letter = letter }, *w = &work;
	LL_FOREACH(f, letter, LL_DATE)
		if ((f->u.date.flags & LL_DATE_REFERS) && usable(f))
			check_said(w, f);
	check_once(w, LL_EV_INJURY);
	check_once(w, LL_EV_BIRTH);
	check_echoes(w);
	check_ur(w);
	static const uint32_t fields[] = { LL_EV_APPLICATION, LL_EV_ASSIGNMENT, LL_EV_SERVICE, LL_EV_ADMISSION,
					   LL_EV_DISCHARGE, LL_EV_DEATH, LL_EV_APPEAL };
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		check_header(w, fields[i]);
	check_papers(w);
	check_benefits(w);
	check_rationales(w);
	check_unique(w);
	check_years(w);
}

LL_CHECK(date_mismatch) = {
	LL_CHECK_ABI,
	.id = "date-mismatch",
	.family = "dates",
	.since = "0.1",
	.summary = "one event or document with two dates",
	.severity = LL_ERROR,
	.run = run,
	.explain =
	"## What it finds\n"
	"A \"said\", \"same\" or \"aforementioned\" date that is not the date it refers back to; two dates of one injury or "
	"birth; a date of the header that the body gives otherwise; \"the most recent report\" with two dates.\n\n"
	"## Why it matters\n"
	"A reader cannot tell which record was reviewed. A wrong date of injury or of the decision under review can put "
	"another claim in dispute; it is a plainly erroneous finding of fact that anyone can see.\n\n"
	"## Fires on\n"
	"`an RFA form received on September 30, 2015 ... On said September 3, 2015 RFA form`; `DOI of 3/14/13` against "
	"`since the injury of 3/14/12`.\n\n"
	"## Stays silent on\n"
	"Two visits on two days; the days a document was written, sent and received; ranges; cumulative trauma; "
	"several injuries or claims; a \"said\" date that is right.\n\n"
	"## How to fix\n"
	"Look both dates up in the record and correct the wrong one. If both are right, say what each is the date of.\n",
};
