/* SPDX-License-Identifier: MIT */
/*
 * What a date is of. A label wins ("DOI: ..."), then a noun the date stands
 * before ("the 05/21/14 report"), then what governs it from before ("report
 * dated ...", "was injured at work on ..."), then, for a date that opens its
 * sentence, the first event after it.
 */
#include "facts/dates.h"
#include "facts/people.h"

#include <string.h>

/* ---- Labels ---- */

/* The paper whose date a label gives, where the body names it too. */
static struct ll_sv document_of_field(struct ll_sv key)
{
	static const char *const papers[][2] = {
		{ "ur denial date", "utilization review" },
		{ "plan denial date", "denial" },
		{ "redetermination date", "redetermination" },
		{ "reconsideration date", "reconsideration" },
	};
	for (size_t i = 0; i < sizeof papers / sizeof *papers; i++)
		if (sv_is(key, papers[i][0]))
			return sv(papers[i][1]);
	return (struct ll_sv){ NULL, 0 };
}

static bool bind_field(const struct ll_letter *l, const struct date_shape *s,
		       struct date_binding *b)
{
	/* A label may stand in a sentence of its own: its colon ends it. */
	uint32_t i = s->first;
	bool colon = false;
	for (unsigned k = 0; k < 4 && i > 0 && !(tok(l, i)->flags & LL_TOK_PARAGRAPH); k++, i--) {
		if (date_mark_ending(l, i - 1, LEX_EVENTS) ||
		    !tok_in(l, i - 1, ":|of|on|is|was|(|)|-|=|,|.|the|#|as|per"))
			break;
		colon |= tok_in(l, i - 1, ":|=|#");
	}
	if (i == 0 || tok(l, i)->flags & LL_TOK_PARAGRAPH)
		return false;
	const struct mark *m = date_mark_ending(l, i - 1, LEX_EVENTS);
	if (!m || m->entry->code[EV_ROLE] != LEX_EVR_FIELD)
		return false;
	b->event = date_event(m->entry->code[EV_EVENT]);
	b->key = sv(m->entry->id);
	b->document = document_of_field(b->key);
	/* "QIO decision: ...", above "QIC decision: ..." */
	if (b->event == LL_EV_DECISION && m->token &&
	    tok_in(l, m->token - 1, LIST_INSURERS "|qio|mac|initial|internal|first|lower|prior"))
		b->event = LL_EV_PLAN_DECISION;
	b->certainty = LL_SURE;
	if (colon || section_at(l, s->first)->kind == LL_SEC_HEADER)
		b->flags |= LL_DATE_HEADER;
	return true;
}

/* "19 | porcelain crown | 04/16/2022" below "Tooth | Procedure | Date of service": what the one column of dates is of. */
static bool bind_column(const struct ll_letter *l, const struct date_shape *s, struct date_binding *b)
{
	enum { ABOVE = 160 };
	const struct mark *field = NULL;
	if (!s->first || !tok_is(l, s->first - 1, "|"))
		return false;
	for (uint32_t i = s->first - 1; i-- > 0 && s->first - i < ABOVE;) {
		const struct mark *m = mark_at(l, i, LEX_EVENTS);
		if (!m || m->entry->code[EV_ROLE] != LEX_EVR_FIELD ||
		    !(tok_is(l, i + m->ntokens, "|") || (i && tok_is(l, i - 1, "|"))))
			continue;
		if (field)
			return false;
		field = m;
	}
	if (!field)
		return false;
	*b = (struct date_binding){ .event = date_event(field->entry->code[EV_EVENT]), .key = sv(field->entry->id),
				    .certainty = LL_SURE, .flags = LL_DATE_HEADER };
	return true;
}

static bool in_header(const struct ll_letter *l, uint32_t i)
{
	enum { TOP = 80 }; /* tokens: a letterhead and its reference lines */
	return i < TOP || section_at(l, i)->kind == LL_SEC_HEADER;
}

/* "Evergreen Care Advantage, November 17, 2022", the last line of a letter: its date. */
static bool at_foot(const struct ll_letter *l, const struct date_shape *s)
{
	enum { LINE = 10 };
	uint32_t i = s->first;
	if (s->end < l->tokens.n && !(s->end + 1 == l->tokens.n && tok_is(l, s->end, ".")))
		return false;
	for (uint32_t k = 0; k < LINE && i > 0 && !(tok(l, i)->flags & LL_TOK_PARAGRAPH); k++) {
		i--;
		if (tok(l, i)->kind == LL_TOK_WORD ? tok(l, i)->flags & LL_TOK_SMALL && !tok_in(l, i, "of|and|for|the|on|dated")
						   : !tok_in(l, i, ",|.|-|&"))
			return false;
	}
	return i > 0 && tok(l, i)->flags & LL_TOK_PARAGRAPH;
}

/* The letter's own date: "Dated: 10/28/2013", or a line of its own at the top. */
static bool bind_letter_date(const struct ll_letter *l, const struct date_shape *s,
			     struct date_binding *b)
{
	uint32_t i = s->first;
	if (s->precision == LL_DAY && at_foot(l, s)) {
		*b = (struct date_binding){ .event = LL_EV_DECISION, .certainty = LL_SURE,
					    .key = sv("letter date"), .flags = LL_DATE_HEADER };
		return true;
	}
	if (s->precision != LL_DAY || !in_header(l, i))
		return false;
	bool own = tok(l, i)->flags & LL_TOK_PARAGRAPH;
	/* "Reviewed on June 20, 2019 by ...", a line of its own */
	if (i > 1 && tok_is(l, i - 1, "on") && tok_in(l, i - 2, "reviewed|decided|issued|completed|signed|written|prepared|determined|closed") &&
	    tok(l, i - 2)->flags & LL_TOK_PARAGRAPH) {
		*b = (struct date_binding){ .event = LL_EV_DECISION, .certainty = LL_SURE, .key = sv("decision date"), .flags = LL_DATE_HEADER };
		return true;
	}
	bool labelled = i > 1 && tok_is(l, i - 1, ":") && tok_in(l, i - 2, "date|dated") &&
			tok(l, i - 2)->flags & LL_TOK_PARAGRAPH;
	bool alone = own && (s->end >= l->tokens.n || tok(l, s->end)->flags & LL_TOK_PARAGRAPH);
	if (own ? !alone : !labelled)
		return false;
	b->event = LL_EV_DECISION;
	b->certainty = LL_SURE;
	b->key = sv("letter date");
	b->flags |= LL_DATE_HEADER;
	return true;
}

/* ---- What kind of date ---- */

static bool is_version(const struct ll_letter *l, const struct date_shape *s,
		       const struct date_binding *b)
{
	const struct ll_section *sec = section_at(l, s->first);
	if (sec->kind == LL_SEC_CA_GUIDELINE || sec->kind == LL_SEC_IMR_GUIDELINE)
		return true;
	/* "2013 Jan;12(3):45-51" */
	if (tok_is(l, s->end, ";") && tok(l, s->end + 1)->kind == LL_TOK_NUMBER)
		return true;
	uint32_t begin = sent_begin(l, s->first);
	for (unsigned k = 1; k <= 6 && s->first >= begin + k; k++) {
		uint32_t i = s->first - k;
		if (tok_in(l, i,
			   "updated|effective|revised|revision|published|edition|ed|accessed|"
			   "retrieved|journal|"
			   "copyright|press|amended|adopted|http|https|www|revisited|vol|"
			   "volume|publication|"
			   "pmid|et|al|regulation|statute|stat|reg"))
			return !(b->event && b->certainty == LL_SURE && k > 2);
		if (k <= 4 && b->event == LL_EV_NONE &&
		    tok_in(l, i,
			   LIST_GUIDELINES "|" LIST_CRITERIA "|fda|cms|chapter|act|code|"
			   "policy|section"))
			return true;
	}
	return false;
}

static bool is_planned(const struct ll_letter *l, const struct date_shape *s)
{
	if (l->frame[s->first] == LL_FRAME_HYPOTHETICAL)
		return true;
	uint32_t begin = sent_begin(l, s->first);
	/* A deadline: "by June 30", "on or before 6/30", "beyond 11/30". */
	if (s->first > begin && tok_in(l, s->first - 1, "by|before|until|through|beyond|till|past"))
		return true;
	for (unsigned k = 1; k <= 8 && s->first >= begin + k; k++)
		if (tok_in(l, s->first - k,
			   "will|scheduled|next|planned|plan|plans|upcoming|anticipated|expires|"
			   "expire|until|"
			   "pending|would|through|tentatively|expected|valid|deadline|due"))
			return true;
	/* "From June 28, 2021, section 5.2 will apply." */
	for (uint32_t k = s->end; k < s->end + 8 && k < sent_end(l, s->first); k++)
		if (tok_in(l, k, "will|shall"))
			return true;
	return false;
}

static void set_nature(const struct ll_letter *l, const struct date_shape *s,
		       struct date_binding *b)
{
	if (b->event != LL_EV_INJURY)
		return;
	if (s->flags & (LL_DATE_RANGE_FROM | LL_DATE_RANGE_TO))
		b->flags |= LL_DATE_CUMULATIVE;
	uint32_t begin = sent_begin(l, s->first), end = sent_end(l, s->first);
	uint32_t from = s->first > begin + 20 ? s->first - 20 : begin,
		 to = s->end + 12 < end ? s->end + 12 : end;
	for (uint32_t i = from; i < to; i++) {
		const struct mark *e = mark_at(l, i, LEX_EVENTS);
		if (e && e->entry->code[EV_ROLE] == LEX_EVR_NATURE)
			b->flags |= strcmp(e->entry->attr[EV_SURE], "long") ? LL_DATE_ANOTHER
									 : LL_DATE_CUMULATIVE;
	}
}

/* ---- All together ---- */

/* "You will be paid from July 16, 2019", "your check covers the time from ...". */
static bool bind_benefit(const struct ll_letter *l, const struct date_shape *s, uint32_t floor,
			 struct date_binding *b)
{
	if (s->first <= floor || !tok_is(l, s->first - 1, "from"))
		return false;
	for (uint32_t k = 2; k <= 7 && s->first >= floor + k; k++)
		if (tok_in(l, s->first - k, "paid|payable|benefits|covers|reinstated|payments")) {
			b->event = LL_EV_BENEFIT;
			b->key = sv("benefits from");
			b->certainty = LL_SURE;
			return true;
		}
	return false;
}

/* "The trip at issue was from the dialysis unit to your home on November 7": the day of service. */
static bool bind_at_issue(const struct ll_letter *l, const struct date_shape *s, struct date_binding *b)
{
	enum { OPENING = 8 };
	const uint32_t begin = sent_begin(l, s->first);
	bool service = false;
	for (uint32_t i = begin; i < s->first && i < begin + OPENING; i++) {
		service |= tok_in(l, i, "trip|transport|ride|stay|visit|service|test|scan|procedure");
		if (!service || !tok_in(l, i, "issue|dispute") || !tok_in(l, i - 1, "at|in") ||
		    !tok_in(l, i + 1, "was|took|is") || s->precision != LL_DAY)
			continue;
		*b = (struct date_binding){ .event = LL_EV_SERVICE, .certainty = LL_SURE,
					    .key = sv("date of service") };
		return tok_in(l, s->first - 1, "on");
	}
	return false;
}

/* "You wrote to us on February 22 and asked": the day on which the reader turned to the writer. */
static bool bind_asked_us(const struct ll_letter *l, const struct date_shape *s, uint32_t floor,
			  struct date_binding *b)
{
	enum { NEAR = 9 };
	const uint32_t low = s->first > floor + NEAR ? s->first - NEAR : floor;
	if (s->first < floor + 3 || !tok_in(l, s->first - 1, "on|dated|of") || s->precision != LL_DAY)
		return false;
	for (uint32_t i = low; i + 2 < s->first; i++) {
		const bool wrote = tok_seq_in(l, i, "you wrote|you appealed|you asked");
		if (!wrote && !tok_seq_in(l, i, "you sent|you filed|you mailed|you submitted"))
			continue;
		if (!wrote && (i == floor || !tok_in(l, i - 1, "request|appeal|complaint|grievance|that|which")))
			return false;
		if (span_has(l, i, s->first, "again|also|more|records|notes|bill|form|dr|him|her|doctor|not|reconsideration|"
					      "redetermination|appeal|grievance|claim"))
			return false;
		*b = (struct date_binding){ .event = LL_EV_NONE, .certainty = LL_DOUBTFUL,
					    .key = sv("your request") };
		return span_has(l, i, s->first, "us") || tok_is(l, i + 1, "appealed");
	}
	return false;
}

/* By the words around it; true where they stand after the date. `list` is of the date before in one
 * list. */
static bool bind_words(const struct ll_letter *l, const struct date_shape *s, uint32_t floor,
		       const struct date_binding *list, struct date_binding *b)
{
	if (date_bind_told(l, s, floor, b))
		return false;
	/* "the report of May 15 notes": what stands before "of". */
	if (s->first > floor && tok_in(l, s->first - 1, "of|dated") &&
	    date_bind_before(l, s, floor, b) && b->certainty == LL_SURE)
		return false;
	*b = (struct date_binding){ .certainty = LL_DOUBTFUL };
	/* "not, as the reconsideration says, on March 30": not the reconsideration's day */
	if (s->first > floor + 3 && tok_is(l, s->first - 1, "on") && tok_is(l, s->first - 2, ",") &&
	    tok_in(l, s->first - 3, "says|said|states|stated|has|writes|wrote|claims|claimed"))
		return false;
	if (bind_benefit(l, s, floor, b) || bind_at_issue(l, s, b) || bind_asked_us(l, s, floor, b))
		return false;
	*b = (struct date_binding){ .certainty = LL_DOUBTFUL };
	if (date_bind_behind(l, s, b))
		return true;
	if (list && (list->event || list->document.n)) {
		*b = *list;
		b->flags &= ~(uint32_t)LL_DATE_REFERS;
		if (tok_is(l, s->first - 1, "or"))
			b->certainty = LL_DOUBTFUL;
	} else if (!date_bind_before(l, s, floor, b)) {
		date_bind_opening(l, s, b);
	}
	return false;
}

/* "the note of", "the injections of": an article within a noun's reach. */
static bool definite_before(const struct ll_letter *l, const struct date_shape *s, uint32_t floor)
{
	for (uint32_t k = 2; k <= 8 && s->first >= floor + k; k++) {
		if (tok_in(l, s->first - k, "the|that|your|his|her|this"))
			return true;
		if (tok_in(l, s->first - k, "a|an"))
			return false;
		/* "Dr. Szabo's report of", one of hers */
		if (tok_possessive(l, s->first - k))
			return true;
		if (tok(l, s->first - k)->kind == LL_TOK_PUNCT && !tok_is(l, s->first - k, "-"))
			return false;
	}
	return false;
}

static struct date_binding bind(const struct ll_letter *l, const struct date_shape *s,
				const struct date_shape *prev, const struct date_binding *prev_b,
				bool listed)
{
	struct date_binding b = { .certainty = LL_DOUBTFUL };
	uint32_t floor = sent_begin(l, s->first);
	if (prev && prev->end > floor)
		floor = prev->end;
	bool field = bind_field(l, s, &b) || bind_column(l, s, &b) || bind_letter_date(l, s, &b), after = false;
	if (!field)
		after = bind_words(l, s, floor, listed ? prev_b : NULL, &b);
	/* "RFA form dated 9/1/15 and received on 9/5/15" */
	if (b.event == LL_EV_RECEIPT && !b.document.n && prev_b && prev &&
	    prev->end >= sent_begin(l, s->first))
		b.document = prev_b->document;
	/* Workers' compensation knows one body that denies before the letter. */
	if (b.event == LL_EV_PLAN_DECISION && (!b.document.n || sv_is(b.document, "decision")) &&
	    l->profile->first_decision)
		b.event = l->profile->first_decision;
	if (s->first > 0 && tok(l, s->first)->sentence == tok(l, s->first - 1)->sentence &&
	    date_refers_at(l, s->first - 1, after))
		b.flags |= LL_DATE_REFERS;
	if (b.doc_token && b.doc_token < s->first && b.certainty == LL_SURE) {
		uint32_t p = b.doc_token;
		for (unsigned k = 0; k < 3 && p > sent_begin(l, b.doc_token); k++, p--) {
			if (date_refers_at(l, p - 1,
					   tok_is(l, p - 1, "same") || tok_is(l, p - 1, "said") ||
						   tok_in(l, p - 1, "mentioned|referenced")))
				b.flags |= LL_DATE_REFERS;
			if (date_determiner(l, p - 1))
				break;
		}
	}
	if (after ? s->first > floor && tok_is(l, s->first - 1, "the")
		  : definite_before(l, s, floor))
		b.flags |= LL_DATE_DEFINITE;
	set_nature(l, s, &b);
	if (is_version(l, s, &b))
		b.flags |= LL_DATE_VERSION;
	if (is_planned(l, s))
		b.flags |= LL_DATE_PLANNED;
	return b;
}

static bool same_list(const struct ll_letter *l, const struct date_shape *a,
		      const struct date_shape *b)
{
	if ((a->flags & LL_DATE_RANGE_FROM) && (b->flags & LL_DATE_RANGE_TO))
		return true;
	for (uint32_t i = a->end; i < b->first; i++)
		if (b->first - a->end > 3 || !tok_in(l, i, ",|and|or|&|;|on|-|/|then"))
			return false;
	return true;
}

void date_shapes_bind(struct ll_letter *l, const struct date_shapes *d)
{
	struct date_binding *all = arena_array(l->arena, struct date_binding, d->s.n ? d->s.n : 1);
	const struct date_shape *prev = NULL;
	for (uint32_t i = 0; i < d->s.n; i++) {
		const struct date_shape *s = &d->s.v[i];
		if (prev && tok(l, prev->first)->sentence != tok(l, s->first)->sentence)
			prev = NULL;
		struct date_binding b =
			bind(l, s, prev, prev ? &all[i - 1] : NULL, prev && same_list(l, prev, s));
		all[i] = b;
		struct ll_fact *f = fact_add(l, LL_DATE, s->first, s->end - s->first);
		bool real = s->precision == LL_DAY && s->year && !(s->flags & LL_DATE_INVALID);
		f->key = b.key;
		f->u.date = (struct ll_date){
			.year = s->year,
			.month = (uint8_t)(s->month < 256 ? s->month : 255),
			.day = (uint8_t)(s->day < 256 ? s->day : 255),
			.weekday = s->weekday,
			.precision = s->precision,
			.event = b.event,
			.flags = s->flags | b.flags,
			.serial = real ? date_serial(s->year, s->month, s->day) : INT32_MIN,
			.document = b.document,
			.author = b.author,
			.which = b.which,
			.certainty = b.certainty,
		};
		if (s->weekday)
			f->u.date.weekday_at = token_span(l, s->weekday_token, 1);
		if (b.flags & LL_DATE_PLANNED)
			f->time = LL_FUTURE;
		if (f->u.date.flags & LL_DATE_REFERS)
			date_find_antecedent(l, f, all, i);
		prev = s;
	}
}
