/* SPDX-License-Identifier: MIT */
/* The documents that dates are of, and which of them "said", "the same", "the aforementioned"
 * mean. */
#include "facts/dates.h"
#include "facts/people.h"

#include <string.h>

#define ANTECEDENTS 256 /* how many earlier dates "said" may mean: keeps hostile letters linear */

uint32_t date_event(uint16_t code)
{
	static const uint8_t events[] = {
		[LEX_EV_NONE] = LL_EV_NONE,
		[LEX_EV_REQUEST] = LL_EV_REQUEST,
		[LEX_EV_UR_DECISION] = LL_EV_UR_DECISION,
		[LEX_EV_DECISION_PLAN] = LL_EV_PLAN_DECISION,
		[LEX_EV_APPEAL] = LL_EV_APPEAL,
		[LEX_EV_APPLICATION] = LL_EV_APPLICATION,
		[LEX_EV_REPORT] = LL_EV_REPORT,
		[LEX_EV_VISIT] = LL_EV_VISIT,
		[LEX_EV_SURGERY] = LL_EV_SURGERY,
		[LEX_EV_IMAGING] = LL_EV_IMAGING,
		[LEX_EV_INJURY] = LL_EV_INJURY,
		[LEX_EV_BIRTH] = LL_EV_BIRTH,
		[LEX_EV_ASSIGNMENT] = LL_EV_ASSIGNMENT,
		[LEX_EV_DECISION] = LL_EV_DECISION,
		[LEX_EV_SERVICE] = LL_EV_SERVICE,
		[LEX_EV_ADMISSION] = LL_EV_ADMISSION,
		[LEX_EV_DISCHARGE] = LL_EV_DISCHARGE,
		[LEX_EV_DEATH] = LL_EV_DEATH,
		[LEX_EV_RECEIPT] = LL_EV_RECEIPT,
	};
	return code < sizeof events ? events[code] : LL_EV_NONE;
}

bool date_determiner(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i,
		      "the|a|an|said|that|this|same|his|her|its|their|such|aforementioned|"
		      "aforesaid|mentioned|"
		      "referenced|my|above|foregoing|each");
}

/* ---- Documents ---- */

static void set_which(const struct ll_letter *l, struct date_binding *b)
{
	uint32_t i = b->doc_token;
	for (unsigned k = 0; k < 4 && i > sent_begin(l, b->doc_token); k++, i--) {
		if (tok_in(l, i - 1,
			   "prior|previous|earlier|another|second|subsequent|former|different|new|"
			   "renewed|"
			   "repeat|later|third|additional|other|further|resubmitted|supplemental|"
			   "addendum")) {
			b->flags |= LL_DATE_ANOTHER;
			return;
		}
		/* "The last three visits (February 11, May 6 and September 23)" */
		if (tok_in(l, i - 1, "recent|latest|last") && tok_plural(l, b->doc_token))
			return;
		if (tok_in(l, i - 1, "recent|latest")) {
			b->which = sv("most recent");
			return;
		}
		if (tok_in(l, i - 1, "last") && i > 1 && tok_in(l, i - 2, "the|her|his|its")) {
			b->which = sv("most recent");
			return;
		}
		if (tok_in(l, i - 1, "initial|first")) {
			b->which = sv("initial");
			return;
		}
		if (tok(l, i - 1)->kind != LL_TOK_WORD || date_determiner(l, i - 1))
			return;
	}
}

/* "Dr. Lee's latest report", "the report by Dr. Lee", "of the psychologist": one word tells authors
 * apart. */
static void set_author(const struct ll_letter *l, struct date_binding *b, uint32_t after)
{
	uint32_t begin = sent_begin(l, b->doc_token), end = sent_end(l, b->doc_token);
	for (uint32_t k = 1; k <= 4 && b->doc_token >= begin + k; k++) {
		const struct ll_token *t = tok(l, b->doc_token - k);
		if (t->lower.n > 2 &&
		    (t->lower.p[t->lower.n - 2] == '\'' || t->lower.p[t->lower.n - 1] == '\'')) {
			b->author = t->lower;
			return;
		}
		if (t->kind != LL_TOK_WORD)
			break;
	}
	for (uint32_t i = after; i < after + 10 && i + 2 < end; i++) {
		if (tok_in(l, i, "dr|doctor|drs")) {
			b->author = tok(l, tok_is(l, i + 1, ".") ? i + 2 : i + 1)->lower;
			return;
		}
		if (tok_in(l, i, "by|from") && date_determiner(l, i + 1)) {
			b->author = tok(l, i + 2)->lower;
			return;
		}
		if (tok_in(l, i, ";|showed|notes|noted|states|stated"))
			return;
	}
}

void date_set_document(const struct ll_letter *l, struct date_binding *b, const struct mark *m)
{
	/* "20 years from your appointment on February 2, 2009": to an office */
	if (tok_is(l, m->token, "appointment") && m->token > 1 && tok_in(l, m->token - 1, "your|his|her|the") &&
	    tok_in(l, m->token - 2, "from|since") && m->token > 2 && tok_in(l, m->token - 3, "year|years"))
		return;
	b->document = sv(m->entry->id);
	b->doc_token = m->token;
	b->head = tok(l, m->token + m->ntokens - 1)->lower;
	if (!b->event)
		b->event = date_event(m->entry->code[DOC_EV]);
	set_which(l, b);
	set_author(l, b, m->token + m->ntokens);
}

/* "said", "the same": the document or date just spoken of. `i` is the place before the date or
 * document. */
bool date_refers_at(const struct ll_letter *l, uint32_t i, bool document_follows)
{
	if (tok_in(l, i,
		   "aforementioned|aforesaid|abovementioned|foregoing|aforenoted|aforecited|"
		   "forementioned"))
		return true;
	if (i > 0 && tok_in(l, i, "mentioned|referenced|noted|cited|described|discussed|quoted")) {
		uint32_t p = tok_is(l, i - 1, "-") && i > 1 ? i - 2 : i - 1;
		return document_follows &&
		       tok_in(l, p, "above|previously|earlier|before|afore|just");
	}
	if (tok_is(l, i, "said"))
		return document_follows ||
		       (i > 0 &&
			tok_in(l, i - 1,
			       "on|in|of|the|from|per|by|to|at|since|with|during|for|dated"));
	/* "On that same date, April 2" */
	if (tok_is(l, i, ",") && i > 2 && tok_in(l, i - 1, "date|day") && tok_in(l, i - 2, "same|said|very"))
		return true;
	return document_follows && tok_in(l, i, "same|that|such|very");
}

/* ---- Antecedents ---- */

static bool date_same(const struct ll_date *a, const struct ll_date *b)
{
	return (!a->year || !b->year || a->year == b->year) &&
	       (!a->month || !b->month || a->month == b->month) &&
	       (!a->day || !b->day || a->day == b->day);
}

static bool class_fits(const struct ll_date *a, const struct ll_date *b)
{
	if (a->document.n && b->document.n)
		return sv_eq(a->document, b->document);
	return !a->event || !b->event || a->event == b->event;
}

/* Reports are of visits: "an October 8 office visit ... said October 8 progress note". */
static bool class_near(const struct ll_date *a, const struct ll_date *b)
{
	bool av = a->event == LL_EV_VISIT || a->event == LL_EV_REPORT || a->event == LL_EV_NONE;
	bool bv = b->event == LL_EV_VISIT || b->event == LL_EV_REPORT || b->event == LL_EV_NONE;
	return (av && bv) || a->event == b->event;
}

/* One part of the two dates differs. */
static bool date_near(const struct ll_date *a, const struct ll_date *b)
{
	return a->year && b->year && a->day && b->day &&
	       (a->year != b->year) + (a->month != b->month) + (a->day != b->day) == 1;
}

/*
 * The date that "said ..." means: an earlier one of the same document with
 * this very date if there is one, else the last of the same document, else
 * the very date of whatever it was of, else the last document of that name
 * ("said report" after "Utilization Review report") or the last date of a
 * like event, whichever differs in one part only.
 */
void date_find_antecedent(const struct ll_letter *l, struct ll_fact *f,
			  const struct date_binding *all, uint32_t before)
{
	const struct ll_fact *last = NULL, *near = NULL, *equal = NULL, *named = NULL;
	struct ll_date *d = &f->u.date;
	for (uint32_t i = before, k = 0; i-- > 0 && k < ANTECEDENTS; k++) {
		const struct ll_fact *g = l->facts[LL_DATE].v[i];
		const struct ll_date *e = &g->u.date;
		if (e->flags & LL_DATE_VERSION || !e->month || (d->day && !e->day))
			continue;
		bool same = date_same(d, e);
		if (same && (class_fits(d, e) || class_near(d, e))) {
			d->antecedent = g;
			return;
		}
		if (same && !equal)
			equal = g;
		if (d->document.n && sv_eq(d->document, e->document) && !last)
			last = g;
		else if (all[i].head.n && sv_eq(all[before].head, all[i].head) && !named)
			named = g;
		else if (class_near(d, e) && date_near(d, e) && !near)
			near = g;
	}
	if (near && named && !date_near(d, &named->u.date))
		named = near;
	d->antecedent = last ? last : equal ? equal : named ? named : near;
}
