/* SPDX-License-Identifier: MIT */
/* Asked for, decided, had, allowed, granted by the plan: the words beside an amount or a drug say
 * which. */
#include "facts/request.h"

#include <string.h>

bool clause_break(const struct ll_letter *l, uint32_t i)
{
	if (i >= l->tokens.n || !place_in(l->breaks, i))
		return false;
	/* "asked for ...; for 2 splints; and for a bath" goes on */
	return !tok_is(l, i, ";") ||
	       (!tok_is(l, i + 1, "for") && !(tok_is(l, i + 1, "and") && tok_is(l, i + 2, "for")));
}

/* A full "and" with its own verb begins something new, but a list goes on; a comma costs a
 * little. */
static uint32_t toll(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i, ",|)|(") ? 1 : tok_in(l, i, "and|which|who|that|while|when") ? 2 : 0;
}

/* What it costs to pass tokens [from, to), on the way back or forth. */
static uint32_t tolls(const struct ll_letter *l, uint32_t from, uint32_t to, bool back)
{
	uint32_t cost = 0;
	for (uint32_t k = from; k < to; k++)
		cost += toll(l, k) + (back && tok_is(l, k, ","));
	return cost;
}

/* A clause ends in tokens [from, to). */
static bool clause_breaks(const struct ll_letter *l, uint32_t from, uint32_t to)
{
	for (uint32_t k = from; (k = place_before(l, l->breaks, k, to)) < to; k++)
		if (clause_break(l, k))
			return true;
	return false;
}

struct cue cue_nearest(const struct ll_letter *l, uint32_t i, uint32_t n, enum lex_table before,
		       enum lex_table after, uint32_t reach)
{
	struct cue best = { .distance = UINT32_MAX };
	const uint32_t first = sent_begin(l, i), end = sent_end(l, i);
	/* The last that ends before it. */
	const uint64_t *marks = places_of_marks(l, before);
	enum { LONGEST = 32 }; /* tokens of a cue */
	const uint32_t low = i > first + reach + LONGEST ? i - reach - LONGEST : first;
	uint32_t at = place_last(marks, low, i);
	const struct mark *m = at < i ? mark_at(l, at, before) : NULL;
	if (m && m->token + m->ntokens > i)
		m = (at = place_last(marks, low, at)) < m->token ? mark_at(l, at, before) : NULL;
	if (m) {
		const uint32_t k = m->token + m->ntokens;
		if (i - k < reach && !clause_breaks(l, k - 1, i))
			best = (struct cue){ m, i - k + tolls(l, k, i, true) };
	}
	const uint32_t far = i + n + reach < end ? i + n + reach : end;
	const uint32_t k = place_before(l, places_of_marks(l, after), i, far);
	if (k >= far)
		return best;
	if (clause_breaks(l, i + n, k + 1))
		return best;
	const uint32_t d = k < i + n ? 0 : k - (i + n) + tolls(l, i + n, k, false);
	if (d < best.distance || (d == best.distance && k < i + n))
		best = (struct cue){ mark_at(l, k, after), d };
	return best;
}

bool fact_near(const struct ll_letter *l, uint32_t kind, uint32_t i)
{
	const uint32_t s = tok(l, i)->sentence;
	const struct ll_fact *f = ll_from(l, kind, s ? s - 1 : 0);
	return f && f->sentence <= s;
}

const struct ll_fact *fact_at(const struct ll_letter *l, uint32_t kind, uint32_t i)
{
	/* the last that begins there or before; without a branch on what is found: it goes either way */
	struct ll_fact *const *at = l->facts[kind].v;
	for (uint32_t n = l->facts[kind].n, half; n > 1; n -= half) {
		half = n / 2;
		at += at[half]->token <= i ? half : 0;
	}
	return l->facts[kind].n && (*at)->token <= i && i < (*at)->token + (*at)->ntokens ? *at : NULL;
}

static uint32_t frame_of_code(uint16_t code)
{
	switch (code) {
	case LEX_FRAME_REQUEST:
		return LL_FRAME_REQUEST;
	case LEX_FRAME_CONCLUSION:
		return LL_FRAME_CONCLUSION;
	case LEX_FRAME_HISTORY:
		return LL_FRAME_HISTORY;
	case LEX_FRAME_GUIDELINE:
		return LL_FRAME_GUIDELINE;
	case LEX_FRAME_UR:
		return LL_FRAME_UR;
	case LEX_FRAME_HYPOTHETICAL:
		return LL_FRAME_HYPOTHETICAL;
	default:
		return LL_FRAME_NONE;
	}
}

/* "modified the Norco to #60": an amount right after "to" that an earlier word has changed. */
static bool changed_to(const struct ll_letter *l, uint32_t i)
{
	uint32_t first = sent_begin(l, i);
	if (i == first || !tok_in(l, i - 1, "to|as|at"))
		return false;
	for (uint32_t k = i - 1; k > first && i - k < 30; k--) {
		if (tok_is(l, k - 1, ";"))
			return false;
		if (tok_in(l, k - 1,
			   "modified|modify|modifying|modification|reduced|reduce|reducing|"
			   "reduction|"
			   "decreased|decrease|decreasing|lowered|changed|amended|cut|wean|weaned|"
			   "weaning|taper|tapered|tapering|certified|approved|limited|adjusted"))
			return true;
	}
	return false;
}

/* "the request was amended from 6 to 12": no amount of the sentence is the one in dispute for
 * sure. */
static bool request_moves(const struct ll_letter *l, uint32_t first, uint32_t end)
{
	end = end < first + 80 ? end : first + 80;
	/* "the determination is withdrawn": no request is */
	return span_has(l, first, end, "amended|revised|resubmitted|raised|increased|lowered|escalated|changed|corrected") ||
	       (span_has(l, first, end, "withdrawn|withdrew") &&
		!span_has(l, first, end, "determination|denial|refusal|decision|certification"));
}

/* "In a previous request 8 sessions were requested", "8 were requested and approved": another
 * request. */
static bool earlier_request(const struct ll_letter *l, uint32_t i, uint32_t n)
{
	uint32_t first = sent_begin(l, i), end = sent_end(l, i);
	for (uint32_t k = i; k > first && i - k < 24; k--)
		if (tok_in(l, k - 1,
			   "previous|prior|earlier|initial|original|former|last|previously") &&
		    tok_in(l, k,
			   "request|requests|requested|authorization|rfa|prescription|application"))
			return true;
	for (uint32_t k = i + n; k + 2 < end && k < i + n + 8; k++)
		if (tok_in(l, k, "requested|sought") && tok_is(l, k + 1, "and") &&
		    tok_in(l, k + 2,
			   LIST_APPROVED "|received|given|completed|provided"))
			return true;
	return false;
}

/* "denied 16 visits" is the whole request unless some were granted. */
static bool some_granted(const struct ll_letter *l, uint32_t i, bool or_asked)
{
	uint32_t first = sent_begin(l, i), end = sent_end(l, i);
	end = end < first + 80 ? end : first + 80;
	return span_has(l, first, end,
			LIST_APPROVED "|approving|certifying|modified|modifying|partially|"
			"partial|granting|authorizing|allowed|remaining|remainder|other|rest|"
			"balance") ||
	       (or_asked && span_has(l, first, end, "asked|requested|requests|requesting|sought"));
}

#define SUPPOSING "if|unless|should"
#define PERHAPS "would|could|might|may"
#define GENERAL "guideline|guidelines|mtus|odg|acoem|recommends|states|policy|criteria|considers"

/* "You may schedule the 40 hours you asked for", "the 150 briefs a month that your doctor asked for": told again. */
static bool asked_behind(const struct ll_letter *l, uint32_t i, uint32_t n, const struct mark *cue)
{
	if (!i || !tok_in(l, i - 1, "the|all|these|those") || cue->token < i + n || cue->token > i + n + 5 ||
	    span_has(l, sent_begin(l, i), i, SUPPOSING))
		return false;
	for (uint32_t k = i + n; k < cue->token; k++)
		if (!tok_in(l, k, "that|which|you|he|she|they|your|his|her|the|doctor|physician|surgeon|provider|therapist|we|was|were") &&
		    !mark_over(l, k, LEX_PERSON_ROLES))
			return false;
	return true;
}

/* A guideline, "if" or "would" in the clause takes a conclusion out of this letter's mouth. */
static uint32_t weaken(const struct ll_letter *l, uint32_t i, uint32_t n, const struct mark *cue,
		       uint32_t frame)
{
	uint32_t first = sent_begin(l, i), end = sent_end(l, i);
	bool general = false;
	if (frame == LL_FRAME_REQUEST && asked_behind(l, i, n, cue))
		return frame;
	if (!sent_has(l, i, SUPPOSING "|" PERHAPS "|" GENERAL))
		return frame;
	for (uint32_t k = i; k > first && i - k < 40; k--) {
		if (clause_break(l, k - 1))
			break;
		if (k - 1 >= cue->token && k - 1 < cue->token + cue->ntokens)
			continue; /* "may fill" */
		if (tok_in(l, k - 1, SUPPOSING) &&
		    !(tok_is(l, k, "be") && tok_in(l, k + 1, "ordered|directed"))) /* what a hearing officer decides */
			return LL_FRAME_HYPOTHETICAL;
		if (i - k < 9 && tok_in(l, k - 1, PERHAPS) && !is_month_may(l, k - 1) &&
		    !tok_in(l, k, "indicate|suggest|mean|appear|seem"))
			return LL_FRAME_HYPOTHETICAL;
		general |= tok_in(l, k - 1, GENERAL);
	}
	if (frame == LL_FRAME_CONCLUSION && general)
		return LL_FRAME_GUIDELINE;
	/* "The 12 sessions now asked for would be twice the trial": they are asked for all the same. */
	const bool told = cue->token == i + n && frame == LL_FRAME_REQUEST;
	for (uint32_t k = i + n; k < end && k < i + n + 6 && !told; k++) {
		if (clause_break(l, k))
			break;
		if (tok_in(l, k, "would|could|might") &&
		    !tok_in(l, k + 1, "bring|exceed|make|come"))
			return LL_FRAME_HYPOTHETICAL;
	}
	return frame;
}

/* A sentence of a guideline statement that decides is one of the rationale after it. */
static bool concludes(const struct ll_letter *l, uint32_t i)
{
	uint32_t end = sent_end(l, i);
	if (!sent_has(l, i, "medically"))
		return false;
	for (uint32_t k = sent_begin(l, i); k < end; k++)
		if (tok_is(l, k, "medically") && tok_is(l, k + 1, "necessary"))
			return true;
	return false;
}

/* "Services denied by the carrier on 03/29/2024": the label before a colon tells of the request. */
static bool labels_request(const struct ll_letter *l, uint32_t colon)
{
	bool asked = tok_in(l, colon - 1, "dispute|disputed"), what = asked;
	/* "Items:", a line of its own above their list */
	if (tok_in(l, colon - 1, "items|requests") && tok(l, colon - 1)->flags & LL_TOK_PARAGRAPH &&
	    tok(l, colon + 1)->flags & LL_TOK_PARAGRAPH)
		return true;
	for (uint32_t k = colon; k > 0 && colon - k < 12; k--) {
		asked |= tok_in(l, k - 1, "denied|requested|appealed|disputed|appeal|sought");
		what |= tok_in(l, k - 1, "services|service|treatments|treatment|items|drugs|drug|"
					 "medications|procedures|requests|procedure|operation|surgery|test|study|device|"
					 "equipment|medication|medicine|item");
		if (tok_in(l, k - 1, ".|;|:|records|reviewed|previously|approved"))
			return asked && what && (tok_in(l, colon - 1, "dispute|disputed") ||
						 (tok(l, colon + 1)->flags & LL_TOK_PARAGRAPH &&
						  tok_in(l, colon - 1, "items|services|requests")));
		if (tok(l, k - 1)->flags & LL_TOK_PARAGRAPH)
			break;
	}
	return asked && what;
}

/* The next column of a table's head stands behind the word: "Service in dispute      Dose". */
static bool far_behind(const struct ll_letter *l, uint32_t i)
{
	const struct ll_token *t = tok(l, i), *next = tok(l, i + 1);
	return i + 1 < l->tokens.n && !(next->flags & LL_TOK_WRAP) && next->at.off >= t->at.off + t->at.len + 3;
}

bool in_dispute(const struct ll_letter *l, uint32_t i)
{
	const uint32_t section = l->sentences.v[tok(l, i)->sentence].section;
	const uint64_t *colons = places_of(l, ":");
	for (uint32_t k = i > 71 ? i - 70 : 1; (k = place_before(l, colons, k, i)) < i; k++)
		if (l->sentences.v[tok(l, k)->sentence].section == section && labels_request(l, k))
			return true;
	/* "DESCRIPTION OF THE SERVICE IN DISPUTE", a line of its own */
	const uint64_t *labels = places_of(l, "dispute|disputed");
	for (uint32_t k = i > 71 ? i - 70 : 1; (k = place_next(l, labels, k)) < i; k++)
		if ((tok(l, k + 1)->flags & LL_TOK_PARAGRAPH || far_behind(l, k)) && labels_request(l, k + 1) &&
		    l->sentences.v[tok(l, k)->sentence].section == section)
			return true;
	return false;
}

/* Nothing told in a sentence stands before it: it is of the letter's head, which no layout marks. */
static bool before_prose(const struct ll_letter *l, uint32_t i)
{
	for (uint32_t k = 0; k <= tok(l, i)->sentence; k++) {
		const struct ll_sentence *s = &l->sentences.v[k];
		if (s->ntokens > 10 && tok_is(l, s->token + s->ntokens - 1, ".") && tok(l, s->token)->flags & LL_TOK_PARAGRAPH &&
		    !tok_is(l, s->token + 1, ":") && !tok_is(l, s->token + 2, ":"))
			return false;
	}
	return true;
}

/* "At issue: lumbar injection, L5-S1" above the first sentence; "RIGHT ANKLE BRACE", alone on its line. */
static bool titles_request(const struct ll_letter *l, uint32_t i)
{
	static const char labels[] = "request|requested|item|items|service|services|procedure|issue|dispute|appealed|re|subject|"
				     "sought|matter";
	const uint32_t first = sent_begin(l, i), end = sent_end(l, i);
	if (end - first > 24 || tok_is(l, end - 1, ".") || !before_prose(l, i))
		return false;
	for (uint32_t k = i; k > first + 1; k--)
		if (tok_is(l, k - 1, ":"))
			return tok_in(l, k - 2, labels);
	for (uint32_t k = first; k < end; k++)
		if (tok(l, k)->kind == LL_TOK_WORD && tok(l, k)->text.n > 1 && !(tok(l, k)->flags & LL_TOK_ALLCAPS))
			return false;
	return end - first < 12 && end - first > 1;
}

/* "The question put to me is whether immune globulin every three weeks is necessary": what is asked. */
static bool asks_whether(const struct ll_letter *l, uint32_t i)
{
	const uint32_t first = sent_begin(l, i);
	if (!sent_has(l, i, "whether"))
		return false;
	for (uint32_t k = i; k > first + 1 && i - k < 40; k--)
		if (tok_is(l, k - 1, "whether"))
			return span_has(l, first, k - 1, "question|issue|asked|dispute") &&
			       !span_has(l, first, k - 1, "not|policy|guideline");
	return false;
}

/* A letter that opens with what is in dispute lists it before its summary, without a verb. */
static bool at_issue(const struct ll_letter *l, uint32_t i)
{
	const struct ll_sentence *s = &l->sentences.v[tok(l, i)->sentence];
	if (s->ntokens > 40)
		return false;
	if (in_dispute(l, i))
		return true;
	if (l->sections.v[s->section].kind == LL_SEC_SUMMARY || !l->known_layout)
		return false;
	for (uint32_t k = s->section + 1; k < l->sections.n && k < s->section + 12; k++)
		if (l->sections.v[k].kind == LL_SEC_SUMMARY)
			return true;
	return false;
}

/* "Requested Service: ..., 28 treatments" in a letter's head. */
static bool request_field(const struct ll_letter *l, uint32_t i)
{
	for (uint32_t k = i; k > 0 && i - k < 24; k--) {
		if (tok_is(l, k - 1, ":")) {
			/* "IMR ISSUE 1 of 1:", "Item 2:" */
			while (k > 3 && (tok(l, k - 2)->kind == LL_TOK_NUMBER || tok_in(l, k - 2, "of|#|no")))
				k--;
			return k >= 2 && tok_in(l, k - 2,
						"service|services|treatment|treatments|requested|"
						"request|item|"
						"items|procedure|medication|drug|re|matter|operation|surgery|device|equipment|issue");
		}
		if (tok(l, k - 1)->flags & LL_TOK_PARAGRAPH)
			return false;
	}
	return false;
}

/* "The following were requested: a, b; c": all of the list is asked for, unless nearer words say
 * otherwise. */
static bool in_request_list(const struct ll_letter *l, uint32_t i)
{
	uint32_t first = sent_begin(l, i), k = i;
	if (!sent_has(l, i, ":"))
		return false;
	for (; k > first && i - k < 110 && !tok_is(l, k - 1, ":"); k--)
		if (tok_in(l, k - 1,
			   "approved|certified|modified|completed|received|guideline|recommends|"
			   "denied|had|has"))
			return false;
	if (k == first || !tok_is(l, k - 1, ":"))
		return false;
	for (uint32_t j = k - 1; j > first && k - j < 18; j--)
		if (tok_in(l, j - 1, "requested|requests|requesting|request|asked|sought"))
			return true;
	return false;
}

/* "asked for a release, for an injection, and for 8 visits": the list of one request, told in a
 * sentence. */
static bool in_asked_list(const struct ll_letter *l, uint32_t i)
{
	const uint32_t first = sent_begin(l, i);
	if (i == first || !tok_in(l, i - 1, "for|and|,") || !sent_has(l, i, "asked|asks|request|requests"))
		return false;
	bool list = false;
	for (uint32_t k = i; k > first + 1 && i - k < 60; k--) {
		if (tok_is(l, k - 1, "for") && tok_in(l, k - 2, "asked|asks|request|requests"))
			return list;
		list |= tok_in(l, k - 1, ",|and");
		if (tok_in(l, k - 1,
			   "approved|certified|modified|completed|received|guideline|recommends|"
			   "denied|had|has|was|were|is|are|who|which|that|after|;|to|but"))
			return false;
	}
	return false;
}

static bool is_prose(const struct ll_letter *l, uint32_t i)
{
	uint32_t end = sent_end(l, i);
	return end - sent_begin(l, i) > 6 && tok_is(l, end - 1, ".");
}

/* "D4341  Scaling, 4 quadrants   APPROVED": the row of a table, which ends in what was decided; LL_UNDECIDED: no such row. */
static uint32_t row_decision(const struct ll_letter *l, uint32_t i)
{
	enum { LONGEST = 24 };
	uint32_t k = i + 1;
	while (k < l->tokens.n && k - i < LONGEST && !(tok(l, k)->flags & (LL_TOK_WRAP | LL_TOK_PARAGRAPH)))
		k++;
	const struct mark *m = tok(l, k - 1)->flags & LL_TOK_ALLCAPS ? mark_over(l, k - 1, LEX_ITEM_DECISIONS) : NULL;
	if (k - 1 <= i || !m || m->token + m->ntokens != k || tok_in(l, m->token - 1, ":|is|are|was|were|be|-"))
		return LL_UNDECIDED;
	return tok_in(l, m->token, "approved|granted|certified|overturned") ? LL_GRANTED : LL_DENIED;
}

/* "We approve scaling for 3 quadrants", where the table above has it in full: decided. */
static bool approved_again(const struct ll_letter *l, uint32_t i)
{
	const uint32_t first = sent_begin(l, i);
	const uint64_t *services = places_of_marks(l, LEX_SERVICES);
	uint32_t from, of = 0;
	for (uint32_t k = i; k > first && i - k < 14 && !clause_break(l, k - 1); k--) {
		const struct mark *m = mark_at(l, k - 1, LEX_SERVICES);
		of = m && !of ? k - 1 : of;
		if (!act_at(l, k - 1, &from))
			continue;
		for (uint32_t r = 0; of && (r = place_before(l, services, r, first)) < first; r++)
			if (mark_at(l, r, LEX_SERVICES)->entry == mark_at(l, of, LEX_SERVICES)->entry &&
			    row_decision(l, r) == LL_GRANTED)
				return true;
		return false;
	}
	return false;
}

static bool in_sentence_of(const struct ll_letter *l, uint32_t i, uint32_t k)
{
	return k < sent_end(l, i);
}

uint32_t amount_frame(const struct ll_letter *l, uint32_t i, uint32_t n)
{
	if (i >= l->tokens.n)
		return LL_FRAME_NONE;
	switch (section_at(l, i)->kind) {
	case LL_SEC_HEADING:
		return LL_FRAME_HEADING;
	case LL_SEC_HEADER:
		if (in_sentence_of(l, i, i + n) && tok_in(l, i + n, "approved|certified|authorized|offered|granted") && tok_in(l, i + n + 1, "by|.|,|;"))
			return LL_FRAME_UR;
		if (request_field(l, i) || in_dispute(l, i) || l->frame[i] == LL_FRAME_REQUEST || (l->headless && under_asking(l, i)))
			return LL_FRAME_REQUEST;
		if (row_decision(l, i) != LL_UNDECIDED)
			return LL_FRAME_REQUEST;
		if (!is_prose(l, i))
			return LL_FRAME_GENERIC;
		break;
	case LL_SEC_CA_GUIDELINE:
	case LL_SEC_IMR_GUIDELINE:
		if (!concludes(l, i))
			return LL_FRAME_GUIDELINE;
		break;
	case LL_SEC_HOW_MADE:
	case LL_SEC_CREDENTIALS:
	case LL_SEC_DOCUMENTS:
	case LL_SEC_CLOSING:
		return LL_FRAME_GENERIC;
	default:
		break;
	}
	/* "once a week from January to June, which is 26 visits": worked out, of a part */
	if (i > 1 && tok_in(l, i - 1, "is|makes") && tok_in(l, i - 2, "which"))
		return LL_FRAME_NONE;
	/* "the #45 of UR remains available" */
	if (changed_to(l, i) || tok_seq(l, i + n, "of ur") || tok_seq(l, i + n, "of utilization review") ||
	    tok_seq(l, i + n, "of the claims administrator"))
		return LL_FRAME_UR;
	if (in_request_list(l, i) || in_asked_list(l, i) || asks_whether(l, i))
		return LL_FRAME_REQUEST;
	if (l->headless && section_at(l, i)->kind != LL_SEC_RATIONALE && titles_request(l, i))
		return LL_FRAME_REQUEST;
	struct cue c = cue_nearest(l, i, n, LEX_AMOUNT_BEFORE, LEX_AMOUNT_AFTER, 26);
	/* "to be finished by the end of October": to come */
	if (c.mark && c.mark->entry->code[0] == LEX_FRAME_HISTORY && c.mark->token > 1 && tok_seq(l, c.mark->token - 2, "to be"))
		c.mark = NULL;
	if (!c.mark && at_issue(l, i))
		return LL_FRAME_REQUEST;
	if (l->headless && section_at(l, i)->kind != LL_SEC_RATIONALE && under_asking(l, i) &&
	    (!c.mark || (c.mark->entry->code[0] != LEX_FRAME_HISTORY && c.mark->entry->code[0] != LEX_FRAME_UR &&
			 c.mark->entry->code[0] != LEX_FRAME_HYPOTHETICAL)))
		return LL_FRAME_REQUEST;
	if (!c.mark && l->frame[i] == LL_FRAME_CONCLUSION && approved_again(l, i))
		return LL_FRAME_CONCLUSION;
	if (!c.mark)
		return l->frame[i] == LL_FRAME_REQUEST || l->frame[i] == LL_FRAME_CONCLUSION
			       ? LL_FRAME_NONE
			       : l->frame[i];
	uint32_t frame = frame_of_code(c.mark->entry->code[0]);
	/* "The carrier's reviewer proposes #45" */
	if (frame == LL_FRAME_REQUEST && l->frame[c.mark->token] == LL_FRAME_UR &&
	    tok_in(l, c.mark->token, "proposes|proposed|suggests|suggested|wants|wanted|recommends|"
				     "recommended|advises|advised|offers|offered"))
		return LL_FRAME_UR;
	if (frame != LL_FRAME_REQUEST && frame != LL_FRAME_CONCLUSION)
		return frame;
	if (!strcmp(c.mark->entry->id, "denied") &&
	    some_granted(l, i, c.mark->table == LEX_AMOUNT_AFTER))
		return LL_FRAME_UR;
	if (earlier_request(l, i, n))
		return LL_FRAME_HISTORY;
	if (request_moves(l, sent_begin(l, i), sent_end(l, i)))
		return LL_FRAME_HISTORY;
	return weaken(l, i, n, c.mark, frame);
}
