/* SPDX-License-Identifier: MIT */
/*
 * What a date is of. A label wins ("DOI: ..."), then a noun the date stands
 * before ("the 05/21/14 report"), then what governs it from before ("report
 * dated ...", "was injured at work on ..."), then, for a date that opens its
 * sentence, the first event after it.
 */
#include "facts/dates.h"

#include <string.h>

#define LOOK_BACK 14
#define LOOK_AHEAD 14

enum { EV = 0, ROLE = 1, SURE = 2 };             /* columns of events.tsv */

/* The mark of `table` whose last token is i, or NULL. */
static const struct mark *mark_ending(const struct ll_letter *l, uint32_t i, enum lex_table table)
{
	const struct mark *m = mark_over(l, i, table);
	return m && m->token + m->ntokens == i + 1 ? m : NULL;
}

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
		if (mark_ending(l, i - 1, LEX_EVENTS) ||
		    !tok_in(l, i - 1, ":|of|on|is|was|(|)|-|=|,|.|the|#|as|per"))
			break;
		colon |= tok_in(l, i - 1, ":|=|#");
	}
	if (i == 0 || tok(l, i)->flags & LL_TOK_PARAGRAPH)
		return false;
	const struct mark *m = mark_ending(l, i - 1, LEX_EVENTS);
	if (!m || m->entry->code[ROLE] != LEX_EVR_FIELD)
		return false;
	b->event = date_event(m->entry->code[EV]);
	b->key = sv(m->entry->id);
	b->document = document_of_field(b->key);
	/* "QIO decision: ...", above "QIC decision: ..." */
	if (b->event == LL_EV_DECISION && m->token &&
	    tok_in(l, m->token - 1, "qio|mac|plan|carrier|insurer|contractor|initial|internal|first|lower|prior"))
		b->event = LL_EV_PLAN_DECISION;
	b->certainty = LL_SURE;
	if (colon ||
	    l->sections.v[l->sentences.v[tok(l, s->first)->sentence].section].kind == LL_SEC_HEADER)
		b->flags |= LL_DATE_HEADER;
	return true;
}

static bool in_header(const struct ll_letter *l, uint32_t i)
{
	enum { TOP = 80 }; /* tokens: a letterhead and its reference lines */
	return i < TOP ||
	       l->sections.v[l->sentences.v[tok(l, i)->sentence].section].kind == LL_SEC_HEADER;
}

/* The letter's own date: "Dated: 10/28/2013", or a line of its own at the top. */
static bool bind_letter_date(const struct ll_letter *l, const struct date_shape *s,
			     struct date_binding *b)
{
	uint32_t i = s->first;
	if (s->precision != LL_DAY || !in_header(l, i))
		return false;
	bool own = tok(l, i)->flags & LL_TOK_PARAGRAPH;
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

/* ---- A noun after the date ---- */

static bool may_modify(const struct ll_letter *l, uint32_t i)
{
	const struct ll_token *t = tok(l, i);
	if (t->kind != LL_TOK_WORD || (t->flags & LL_TOK_PARAGRAPH))
		return false;
	if (tok_in(l, i,
		   "amended|related|detailed|dictated|typed|updated|requested|associated|signed|"
		   "unsigned|combined|"
		   "handwritten|supervised|attached|med|estimated|work"))
		return true;
	if (t->lower.n > 3 && memcmp(t->lower.p + t->lower.n - 2, "ed", 2) == 0)
		return false;
	return !tok_in(
		l, i,
		"the|a|an|and|or|but|of|in|on|at|to|for|with|by|from|he|she|his|her|it|they|their|"
		"its|was|is|"
		"were|are|had|has|have|that|which|who|whom|when|where|while|as|because|this|these|"
		"those|"
		"patient|applicant|claimant|worker|member|enrollee|beneficiary|veteran|employee|"
		"there|no|"
		"not|after|before|during|due|per|also|did|does|do|i|we|you|if|through|until|showed|"
		"shows|"
		"states|notes|reports|indicates|documents|requests|s|mr|mrs|ms|dr|over|about|"
		"without|then|"
		"said|found|made|gave|went|began|came|took|told|felt|saw|wrote|read|only|pain");
}

static bool bind_after(const struct ll_letter *l, const struct date_shape *s,
		       struct date_binding *b)
{
	uint32_t i = s->end, end = sent_end(l, s->first);
	bool det = s->first > 0 && date_determiner(l, s->first - 1);
	if (tok_is(l, i, ",") && det)
		i++;
	if (tok_is(l, i, ")"))
		return false;
	for (unsigned k = 0; k < 4 && i < end; k++, i++) {
		const struct mark *e = mark_at(l, i, LEX_EVENTS), *m = mark_at(l, i, LEX_DOCUMENTS);
		/* "the report of 5/5/14 notes": a verb. */
		if (m && !det && m->ntokens == 1 &&
		    tok_in(l, i, "notes|reports|records|requests|orders|claims|appeals|charts"))
			return false;
		/* "On 5/5/14 request was denied" does not say when it was asked; "the 5/5/14
		 * request" does. */
		if (m && (det || date_event(m->entry->code[DOC_EV]) != LL_EV_REQUEST)) {
			date_set_document(l, b, m);
			b->certainty = LL_SURE;
			return true;
		}
		if (e &&
		    (e->entry->code[ROLE] == LEX_EVR_PERSON ||
		     e->entry->code[ROLE] == LEX_EVR_STOP || e->entry->code[ROLE] == LEX_EVR_VERB))
			return false;
		if (e && (e->entry->code[ROLE] == LEX_EVR_NOUN ||
			  e->entry->code[ROLE] == LEX_EVR_NATURE)) {
			b->event = date_event(e->entry->code[EV]);
			b->key = sv(e->entry->id);
			b->certainty = det && k == 0 ? LL_SURE : LL_DOUBTFUL;
			if (e->entry->code[ROLE] == LEX_EVR_NATURE)
				b->flags |= strcmp(e->entry->attr[SURE], "long")
						    ? LL_DATE_ANOTHER
						    : LL_DATE_CUMULATIVE;
			return true;
		}
		if (!may_modify(l, i))
			return false;
	}
	return false;
}

/* ---- What governs the date from before ---- */

/* "a request for an MRI dated ...": what is dated is the request. */
static const struct mark *outer_request(const struct ll_letter *l, const struct mark *m,
					uint32_t floor)
{
	for (uint32_t i = m->token, k = 0; i > floor && k < 8; i--, k++) {
		const struct mark *r = mark_ending(l, i - 1, LEX_DOCUMENTS);
		if (r && date_event(r->entry->code[DOC_EV]) == LL_EV_REQUEST &&
		    tok_is(l, r->token + r->ntokens, "for"))
			return r;
		if (tok(l, i - 1)->kind == LL_TOK_PUNCT && !tok_in(l, i - 1, "-|/|'|&"))
			return NULL;
	}
	return NULL;
}

/* The document word nearest before token i, within four tokens. */
static const struct mark *document_before(const struct ll_letter *l, uint32_t i, uint32_t floor)
{
	for (unsigned k = 0; k < 6 && i > floor; k++, i--) {
		const struct mark *m = mark_ending(l, i - 1, LEX_DOCUMENTS);
		if (m)
			return m;
		if (tok(l, i - 1)->kind == LL_TOK_PUNCT && !tok_in(l, i - 1, ",|-|(|)"))
			return NULL;
	}
	return NULL;
}

static void bind_event(const struct ll_letter *l, const struct mark *e, struct date_binding *b,
		       unsigned away, uint32_t floor)
{
	uint32_t role = e->entry->code[ROLE];
	b->event = date_event(e->entry->code[EV]);
	b->key = sv(e->entry->id);
	b->certainty = *e->entry->attr[SURE] || away <= 2 ? LL_SURE : LL_DOUBTFUL;
	if (role == LEX_EVR_NATURE)
		b->flags |=
			strcmp(e->entry->attr[SURE], "long") ? LL_DATE_ANOTHER : LL_DATE_CUMULATIVE;
	if (b->event == LL_EV_RECEIPT || b->event == LL_EV_REQUEST) {
		const struct mark *m = document_before(l, e->token, floor);
		if (m)
			date_set_document(l, b, m);
		/* An application or appeal counts from its receipt: there is no other date of
		 * it. */
		uint32_t of = m ? date_event(m->entry->code[DOC_EV]) : LL_EV_NONE;
		if (of == LL_EV_APPLICATION || of == LL_EV_APPEAL)
			b->event = of;
	}
	if (b->event == LL_EV_UR_DECISION)
		b->document = sv("utilization review");
	/* "second child born 03/2013": not the patient's birth */
	for (uint32_t i = e->token; b->event == LL_EV_BIRTH && i > floor && e->token - i < 4; i--)
		if (mark_over(l, i - 1, LEX_KIN) ||
		    tok_in(l, i - 1, "child|children|baby|infant|twins|grandchild|delivered"))
			b->event = LL_EV_NONE;
}

/* A date in a clause of its own after a conjunction or semicolon is not governed across it. */
static bool clause_edge(const struct ll_letter *l, uint32_t i)
{
	return tok_in(
		l, i,
		";|but|when|while|because|although|until|whereas|after|before|since|if|though");
}

static bool bind_before(const struct ll_letter *l, const struct date_shape *s, uint32_t floor,
			struct date_binding *b)
{
	uint32_t i = s->first;
	bool on = false, attached = false;
	unsigned away = 0;
	/* The little words that lead to the date. */
	for (; i > floor && away < 5; i--, away++) {
		if (mark_ending(l, i - 1, LEX_DOCUMENTS) || mark_ending(l, i - 1, LEX_EVENTS))
			break;
		if (tok_in(l, i - 1, "on|in|at|by|during|around"))
			on = true;
		else if (tok_in(l, i - 1, "of|dated|from|date|(|:"))
			attached = true;
		else if (tok_in(l, i - 1, "since|until|after|before|through|till|when"))
			return false;
		else if (!tok_in(l, i - 1,
				 "the|said|same|that|,|approximately|about|or|as|signed|performed|"
				 "done|taken|"
				 "obtained|conducted|issued|completed|electronically|is|was|were|"
				 "also|and|for|"
				 "late|early|mid|previously|this|year|month|to|-"))
			break;
	}
	if (on && !attached && away && i == floor && floor == sent_begin(l, s->first))
		return false; /* the date opens the sentence */
	if (!on && !attached && away && !tok_is(l, i, "-"))
		attached = away <= 1 && !tok_in(l, i, ",|and|or|that");
	for (; i > floor && away < LOOK_BACK; i--, away++) {
		const struct mark *m = mark_ending(l, i - 1, LEX_DOCUMENTS);
		const struct mark *e = mark_ending(l, i - 1, LEX_EVENTS);
		if (e && m && e->ntokens < m->ntokens)
			e = NULL;
		if (e && e->entry->code[ROLE] == LEX_EVR_PERSON) {
			i = e->token + 1;
			continue;
		}
		/* "seen for this injury at the clinic on June 14": the day of the visit */
		if (e && date_event(e->entry->code[EV]) == LL_EV_INJURY && e->token > floor + 1 &&
		    tok_in(l, e->token - 1, "this|that|the|his|her|your") &&
		    tok_is(l, e->token - 2, "for")) {
			i = e->token + 1;
			continue;
		}
		if (e &&
		    (e->entry->code[ROLE] == LEX_EVR_STOP || e->entry->code[ROLE] == LEX_EVR_FIELD))
			return false;
		if (e && !(m && attached)) {
			bind_event(l, e, b, away, floor);
			return true;
		}
		if (m) {
			const struct mark *outer = outer_request(l, m, floor);
			date_set_document(l, b, outer ? outer : m);
			b->certainty =
				!outer && (attached || (on && away <= 2)) ? LL_SURE : LL_DOUBTFUL;
			return true;
		}
		if (clause_edge(l, i - 1) || (attached && !on && tok_is(l, i - 1, ",")) ||
		    tok_is(l, i - 1, ":"))
			return false;
	}
	return false;
}

/* "On February 7, 2015, a request ... was modified ... by Utilization Review". */
static bool bind_opening(const struct ll_letter *l, const struct date_shape *s,
			 struct date_binding *b)
{
	uint32_t begin = sent_begin(l, s->first), end = sent_end(l, s->first), i = s->end;
	if (s->first - begin > 3)
		return false;
	bool request = false;
	for (unsigned k = 0; k < (request ? 3 : 1) * LOOK_AHEAD && i < end; k++) {
		const struct mark *e = mark_at(l, i, LEX_EVENTS), *m = mark_at(l, i, LEX_DOCUMENTS);
		uint32_t role = e ? e->entry->code[ROLE] : 0;
		/* "On 9/14/2013 Nexium was approved and the endoscopy was refused." */
		if (role == LEX_EVR_STOP && sv_is(sv(e->entry->id), "approved"))
			role = 0;
		if (role == LEX_EVR_STOP || role == LEX_EVR_NATURE || role == LEX_EVR_FIELD ||
		    tok_in(l, i, ";|that"))
			return false;
		if (m && sv_is(sv(m->entry->id), "utilization review")) {
			b->event = LL_EV_UR_DECISION;
			b->certainty = LL_DOUBTFUL;
			return true;
		}
		if (m && date_event(m->entry->code[DOC_EV]) == LL_EV_REQUEST) {
			request = true;
		} else if (m && !request && m->entry->code[DOC_KIND] == LEX_DOC_STUDY) {
			date_set_document(l, b, m);
			b->certainty = LL_DOUBTFUL;
			return true;
		}
		if (role == LEX_EVR_VERB || role == LEX_EVR_NOUN) {
			uint32_t ev = date_event(e->entry->code[EV]);
			if (!request || ev == LL_EV_UR_DECISION || ev == LL_EV_PLAN_DECISION ||
			    ev == LL_EV_RECEIPT) {
				b->event = ev;
				b->key = sv(e->entry->id);
				b->certainty =
					*e->entry->attr[SURE] && !request ? LL_SURE : LL_DOUBTFUL;
				return true;
			}
		}
		i += role == LEX_EVR_PERSON ? e->ntokens : 1;
	}
	return false;
}

/* ---- What kind of date ---- */

static bool is_version(const struct ll_letter *l, const struct date_shape *s,
		       const struct date_binding *b)
{
	const struct ll_section *sec =
		&l->sections.v[l->sentences.v[tok(l, s->first)->sentence].section];
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
			   "guidelines|guideline|mtus|acoem|odg|fda|cms|chapter|act|code|policy|"
			   "criteria|section"))
			return true;
	}
	return false;
}

static bool is_planned(const struct ll_letter *l, const struct date_shape *s)
{
	if (l->frame[s->first] == LL_FRAME_HYPOTHETICAL)
		return true;
	uint32_t begin = sent_begin(l, s->first);
	/* A deadline: "by June 30", "on or before 6/30". */
	if (s->first > begin && tok_in(l, s->first - 1, "by|before|until|through"))
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
		if (e && e->entry->code[ROLE] == LEX_EVR_NATURE)
			b->flags |= strcmp(e->entry->attr[SURE], "long") ? LL_DATE_ANOTHER
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

/* By the words around it; true where they stand after the date. `list` is of the date before in one
 * list. */
static bool bind_words(const struct ll_letter *l, const struct date_shape *s, uint32_t floor,
		       const struct date_binding *list, struct date_binding *b)
{
	/* "the report of May 15 notes": what stands before "of". */
	if (s->first > floor && tok_in(l, s->first - 1, "of|dated") &&
	    bind_before(l, s, floor, b) && b->certainty == LL_SURE)
		return false;
	*b = (struct date_binding){ .certainty = LL_DOUBTFUL };
	if (bind_benefit(l, s, floor, b))
		return false;
	if (bind_after(l, s, b))
		return true;
	if (list && (list->event || list->document.n)) {
		*b = *list;
		b->flags &= ~(uint32_t)LL_DATE_REFERS;
		if (tok_is(l, s->first - 1, "or"))
			b->certainty = LL_DOUBTFUL;
	} else if (!bind_before(l, s, floor, b)) {
		bind_opening(l, s, b);
	}
	return false;
}

/* "the note of", "the injections of": an article within a noun's reach. */
static bool definite_before(const struct ll_letter *l, const struct date_shape *s, uint32_t floor)
{
	for (uint32_t k = 2; k <= 6 && s->first >= floor + k; k++) {
		if (tok_is(l, s->first - k, "the"))
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
	bool field = bind_field(l, s, &b) || bind_letter_date(l, s, &b), after = false;
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
