/* SPDX-License-Identifier: MIT */
/*
 * What the words around a date make it: a noun that it stands before ("the
 * 05/21/14 report"), what governs it from before ("report dated ...", "was
 * injured at work on ..."), and what follows a date that opens its sentence.
 */
#include "facts/dates.h"
#include "facts/people.h"

#include <string.h>

#define LOOK_BACK 14
#define LOOK_AHEAD 14

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
		LIST_PATIENTS "|" LIST_TITLES "|employee|the|a|an|and|or|but|of|in|on|at|to|for|with|"
		"by|from|he|she|his|her|it|they|their|its|was|is|were|are|had|has|have|that|"
		"which|who|whom|when|where|while|as|because|this|these|those|there|no|not|"
		"after|before|during|due|per|also|did|does|do|i|we|you|if|through|until|showed|"
		"shows|states|notes|reports|indicates|documents|requests|s|dr|over|about|"
		"without|then|said|found|made|gave|went|began|came|took|told|felt|saw|wrote|"
		"read|only|pain");
}

bool date_bind_behind(const struct ll_letter *l, const struct date_shape *s,
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
		    (e->entry->code[EV_ROLE] == LEX_EVR_PERSON ||
		     e->entry->code[EV_ROLE] == LEX_EVR_STOP || e->entry->code[EV_ROLE] == LEX_EVR_VERB))
			return false;
		if (e && (e->entry->code[EV_ROLE] == LEX_EVR_NOUN ||
			  e->entry->code[EV_ROLE] == LEX_EVR_NATURE)) {
			b->event = date_event(e->entry->code[EV_EVENT]);
			b->key = sv(e->entry->id);
			b->certainty = det && k == 0 ? LL_SURE : LL_DOUBTFUL;
			if (e->entry->code[EV_ROLE] == LEX_EVR_NATURE)
				b->flags |= strcmp(e->entry->attr[EV_SURE], "long")
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
		const struct mark *r = date_mark_ending(l, i - 1, LEX_DOCUMENTS);
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
		const struct mark *m = date_mark_ending(l, i - 1, LEX_DOCUMENTS);
		if (m)
			return m;
		if (tok(l, i - 1)->kind == LL_TOK_PUNCT && !tok_in(l, i - 1, ",|-|(|)"))
			return NULL;
	}
	return NULL;
}

/* "The policy asks another question", "she asked whether": nothing is requested. */
static bool asks_question(const struct ll_letter *l, const struct mark *e)
{
	const uint32_t i = e->token + e->ntokens;
	return tok_in(l, e->token, "ask|asks|asked") &&
	       (tok_in(l, i, "whether|why|how|what|if|question|questions") ||
		tok_in(l, i + 1, "question|questions|whether|why|how"));
}

/* "The child, a girl, was born in March 2017": whoever is told before the verb, with no word for the
 * patient between. */
static bool born_another(const struct ll_letter *l, uint32_t verb, uint32_t floor)
{
	const struct ll_fact *who = person_before(l, floor, verb);
	return who && who->referent == LL_OTHER && !span_has(l, who->token, verb, "he|she|you|who|whom");
}

static void bind_event(const struct ll_letter *l, const struct mark *e, struct date_binding *b,
		       unsigned away, uint32_t floor)
{
	uint32_t role = e->entry->code[EV_ROLE];
	b->event = date_event(e->entry->code[EV_EVENT]);
	b->key = sv(e->entry->id);
	b->certainty = *e->entry->attr[EV_SURE] || away <= 2 ? LL_SURE : LL_DOUBTFUL;
	if (role == LEX_EVR_NATURE)
		b->flags |=
			strcmp(e->entry->attr[EV_SURE], "long") ? LL_DATE_ANOTHER : LL_DATE_CUMULATIVE;
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
	if (b->event == LL_EV_BIRTH && born_another(l, e->token, floor))
		b->event = LL_EV_NONE;
}

/* A date in a clause of its own after a conjunction or semicolon is not governed across it. */
static bool clause_edge(const struct ll_letter *l, uint32_t i)
{
	return tok_in(
		l, i,
		";|but|when|while|because|although|until|whereas|after|before|since|if|though");
}

/* "The contractor's redetermination was issued on": of the decision; "an injection was given on": of that. */
static bool issued(const struct ll_letter *l, const struct mark *e, uint32_t floor, struct date_binding *b)
{
	const uint32_t i = e->token;
	if (tok_in(l, i, "given") && i >= floor + 2 && tok_in(l, i - 1, "was|were")) {
		const struct mark *n = date_mark_ending(l, i - 2, LEX_EVENTS);
		if (!n || n->entry->code[EV_ROLE] != LEX_EVR_NOUN || !sv_is(sv(n->entry->id), "injection"))
			return false;
		b->key = sv("injection");
		b->certainty = LL_SURE;
		return true;
	}
	if (!tok_in(l, i, "issued") || e->ntokens != 1 || i < floor + 2 || !tok_in(l, i - 1, "was|were"))
		return false;
	const struct mark *m = date_mark_ending(l, i - 2, LEX_DOCUMENTS);
	if (!m || date_event(m->entry->code[DOC_EV]) != LL_EV_PLAN_DECISION)
		return false;
	date_set_document(l, b, m);
	b->certainty = LL_SURE;
	return true;
}

/* "The pathologist reported the biopsy on", "dictated the report of the lumbar MRI on": the telling's day, not the study's. */
static bool told_of(const struct ll_letter *l, const struct mark *m, uint32_t floor)
{
	/* "You had the plan's letter on": the day it came */
	if (m->entry->code[DOC_KIND] == LEX_DOC_PAPER)
		return m->token > floor + 2 && span_has(l, m->token > floor + 4 ? m->token - 4 : floor, m->token, "had|got");
	if (m->entry->code[DOC_KIND] != LEX_DOC_STUDY)
		return false;
	for (uint32_t i = m->token, k = 0; i > floor && k < 7; i--, k++) {
		if (tok_in(l, i - 1, "reported|read|interpreted|dictated|discussed|explained|telephoned|described"))
			return true;
		if (tok(l, i - 1)->kind != LL_TOK_WORD)
			return false;
	}
	return false;
}

/* "You told your employer of the injury on": the telling's day. */
static bool announced(const struct ll_letter *l, const struct mark *e, uint32_t floor)
{
	if (e->entry->code[EV_ROLE] != LEX_EVR_NOUN)
		return false;
	for (uint32_t i = e->token, k = 0; i > floor && k < 6; i--, k++) {
		if (tok_in(l, i - 1, "told|notified|informed|disclosed|filed"))
			return true;
		if (tok(l, i - 1)->kind != LL_TOK_WORD)
			return false;
	}
	return false;
}

bool date_bind_before(const struct ll_letter *l, const struct date_shape *s, uint32_t floor,
			struct date_binding *b)
{
	uint32_t i = s->first;
	bool on = false, attached = false, first_seen = false;
	unsigned away = 0;
	/* The little words that lead to the date. */
	for (; i > floor && away < 5; i--, away++) {
		if (date_mark_ending(l, i - 1, LEX_DOCUMENTS) || date_mark_ending(l, i - 1, LEX_EVENTS))
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
		const struct mark *m = date_mark_ending(l, i - 1, LEX_DOCUMENTS);
		const struct mark *e = date_mark_ending(l, i - 1, LEX_EVENTS);
		if (e && m && e->ntokens < m->ntokens)
			e = NULL;
		if (e && e->entry->code[EV_ROLE] == LEX_EVR_PERSON) {
			i = e->token + 1;
			continue;
		}
		/* "seen for this injury at the clinic on June 14": the day of the visit */
		if (e && date_event(e->entry->code[EV_EVENT]) == LL_EV_INJURY && e->token > floor + 1 &&
		    tok_in(l, e->token - 1, "this|that|the|his|her|your") &&
		    tok_is(l, e->token - 2, "for")) {
			i = e->token + 1;
			first_seen = true;
			continue;
		}
		/* "the injection under X-ray of July 18": what was done, not by what light */
		if (m && m->token > floor && tok_in(l, m->token - 1, "under|by") && m->entry->code[DOC_KIND] == LEX_DOC_STUDY) {
			i = m->token + 1;
			continue;
		}
		if (e && e->entry->code[EV_ROLE] == LEX_EVR_STOP && issued(l, e, floor, b))
			return true;
		if (e &&
		    (e->entry->code[EV_ROLE] == LEX_EVR_STOP || e->entry->code[EV_ROLE] == LEX_EVR_FIELD))
			return false;
		if (e && !(m && attached) && asks_question(l, e))
			return false;
		if (e && on && !attached && date_event(e->entry->code[EV_EVENT]) == LL_EV_INJURY && announced(l, e, floor))
			return false;
		if (e && !(m && attached)) {
			bind_event(l, e, b, away, floor);
			if (first_seen && b->event == LL_EV_VISIT)
				b->certainty = LL_SURE;
			return true;
		}
		if (m && on && !attached && told_of(l, m, floor))
			return false;
		if (m) {
			const struct mark *outer = outer_request(l, m, floor);
			date_set_document(l, b, outer ? outer : m);
			b->certainty =
				!outer && (attached || (on && away <= 2)) ? LL_SURE : LL_DOUBTFUL;
			return true;
		}
		/* "According to the report, she was pulling a cart on March 17": not the report's day */
		if (on && !attached && tok_is(l, i - 1, ",") && tok_in(l, i, "he|she|you|they|we"))
			return false;
		if (clause_edge(l, i - 1) || (attached && !on && tok_is(l, i - 1, ",")) ||
		    tok_is(l, i - 1, ":"))
			return false;
	}
	return false;
}

/* "On February 7, 2015, a request ... was modified ... by Utilization Review". */
bool date_bind_opening(const struct ll_letter *l, const struct date_shape *s,
			 struct date_binding *b)
{
	uint32_t begin = sent_begin(l, s->first), end = sent_end(l, s->first), i = s->end;
	if (s->first - begin > 3)
		return false;
	bool request = false;
	for (unsigned k = 0; k < (request ? 3 : 1) * LOOK_AHEAD && i < end; k++) {
		const struct mark *e = mark_at(l, i, LEX_EVENTS), *m = mark_at(l, i, LEX_DOCUMENTS);
		uint32_t role = e ? e->entry->code[EV_ROLE] : 0;
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
			uint32_t ev = date_event(e->entry->code[EV_EVENT]);
			if (ev == LL_EV_REQUEST && asks_question(l, e))
				return false;
			if (!request || ev == LL_EV_UR_DECISION || ev == LL_EV_PLAN_DECISION ||
			    ev == LL_EV_RECEIPT) {
				b->event = ev;
				b->key = sv(e->entry->id);
				b->certainty =
					*e->entry->attr[EV_SURE] && !request ? LL_SURE : LL_DOUBTFUL;
				return true;
			}
		}
		i += role == LEX_EVR_PERSON ? e->ntokens : 1;
	}
	return false;
}
