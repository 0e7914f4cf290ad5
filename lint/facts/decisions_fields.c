/* SPDX-License-Identifier: MIT */
/* Decisions that no sentence tells: fields, headings, boxes that are ticked, a bare word. */
#include "facts/decisions.h"

enum { FIELD = 24 }; /* tokens of a field's value */

/* What a mark of LEX_ITEM_DECISIONS says. */
static uint32_t outcome_word(const struct mark *m)
{
	return m->entry->code[0] == LEX_OUTCOME_GRANTED	 ? LL_GRANTED
	       : m->entry->code[0] == LEX_OUTCOME_DENIED ? LL_DENIED
							 : LL_PARTIAL;
}

/* "Issue 1: the denial is overturned. Issue 2: the denial is upheld.", "43848 DENIED; 47562 APPROVED"
 * in the rest of the paragraph. */
static bool is_split(const struct ll_letter *l, uint32_t from, uint32_t outcome)
{
	for (uint32_t j = from;
	     j < from + 60 && j < l->tokens.n && !(tok(l, j)->flags & LL_TOK_PARAGRAPH); j++) {
		const struct mark *m = mark_at(l, j, LEX_DECISIONS), *d = mark_at(l, j, LEX_ITEM_DECISIONS);
		if ((m && m->entry->code[1] == LEX_SAYS_VERDICT &&
		     decision_outcome(m->entry->code[0]) != outcome) ||
		    (d && tok(l, j)->flags & LL_TOK_ALLCAPS && outcome_word(d) != outcome))
			return true;
	}
	return false;
}

static const char labels[] = "determination|decision|outcome|disposition|result|decided";

/* A paragraph "Determination: Upheld Decision of Health Plan": the value's first deciding word. */
bool decision_of_field(struct ll_letter *l, uint32_t first)
{
	uint32_t colon = first;
	while (colon < first + 8 && colon < l->tokens.n && !tok_is(l, colon, ":"))
		colon++;
	if (!tok_is(l, colon, ":") || colon == first)
		return false;
	bool label = false;
	for (uint32_t j = first; j < colon; j++) {
		if (tok_in(l, j,
			   LIST_INSURERS "|qualifications|physician|who|whom|utilization|"
			   "initial|original|previous|prior|date|redetermination|internal|"
			   "appealed|insurer's|carrier's|contractor's|payer's|payor's|"
			   "company's|agency's|administrator's|issue|reason|lower|first|level|"
			   "requested|plan's"))
			return false;
		label |= tok_in(l, j, labels);
	}
	if (!label)
		return false;
	const uint32_t end = colon + FIELD < l->tokens.n ? colon + FIELD : l->tokens.n;
	for (uint32_t j = colon + 1;
	     j < end && !(tok(l, j)->flags & LL_TOK_PARAGRAPH && j > colon + 1); j++) {
		const struct mark *m = mark_at(l, j, LEX_ITEM_DECISIONS),
				  *d = mark_at(l, j, LEX_DECISIONS);
		if (tok_in(l, j, "whether|if|not|."))
			return false;
		if (d && d->entry->code[1] == LEX_SAYS_PART) {
			decision_add(l, LL_DECISION, j, j + d->ntokens, LL_PARTIAL)->u.decision.letterwide =
				true;
			return true;
		}
		if (!m || (m->entry->code[0] != LEX_OUTCOME_PARTIAL && j > colon + 8 &&
			   !tok_in(l, j, "upheld|overturned|reversed")))
			continue;
		/* "The denial of May 30 is upheld": the denial is what it decides about. */
		if (tok_in(l, j, "denied") &&
		    tok_in(l, j + 1, "claim|claims|service|services|request"))
			continue;
		uint32_t o = outcome_word(m);
		if (decision_in_part(l, colon, j + 5 < l->tokens.n ? j + 5 : l->tokens.n) ||
		    is_split(l, j + m->ntokens, o))
			o = LL_PARTIAL;
		decision_add(l, LL_DECISION, j, j + m->ntokens, o)->u.decision.letterwide = true;
		return true;
	}
	return false;
}

/* The decision of an item's heading. */
void decision_of_item(struct ll_letter *l, const struct ll_item *it, uint32_t first,
			  uint32_t end)
{
	for (uint32_t i = first; i < end; i++) {
		const struct ll_token *t = tok(l, i);
		if (t->at.off < it->decision.off ||
		    t->at.off >= it->decision.off + it->decision.len)
			continue;
		const struct mark *m = mark_at(l, i, LEX_ITEM_DECISIONS);
		if (!m)
			continue;
		/* "Plan Decision: Denied" is what is reviewed. */
		for (uint32_t k = i; k-- > first && i - k < 5;)
			if (tok_in(l, k,
				   LIST_INSURERS "|plan's|insurer's|initial"))
				return;
		decision_add(l, LL_DECISION, i, i + m->ntokens, outcome_word(m));
		return;
	}
}

/* "RATIONALE FOR WHY THE REQUESTED TREATMENT IS/WAS NOT MEDICALLY NECESSARY:" decides. */
void decision_of_heading(struct ll_letter *l, const struct ll_section *sec)
{
	const struct ll_sentence *s = &l->sentences.v[sec->sentence];
	for (uint32_t i = s->token; i < s->token + s->ntokens && i < s->token + 30; i++) {
		const struct mark *m = mark_at(l, i, LEX_ITEM_DECISIONS);
		if (!m || !tok_is(l, i + m->ntokens - 1, "necessary") ||
		    !tok_in(l, i - 1, "was|is|were|are"))
			continue;
		if (tok(l, i)->at.off >= sec->heading.off + sec->heading.len ||
		    tok_in(l, i + m->ntokens, "or|/"))
			return;
		/* "why it is/was or is/was not medically necessary": either */
		for (uint32_t k = i; k > s->token && i - k < 4; k--)
			if (tok_is(l, k - 1, "or"))
				return;
		decision_add(l, LL_DECISION, i, i + m->ntokens, outcome_word(m));
		return;
	}
}

/* "Conclusion: Upheld." */
bool decision_bare(struct ll_letter *l, const struct ll_sentence *s)
{
	const struct mark *m = mark_at(l, s->token, LEX_ITEM_DECISIONS);
	if (!m || s->ntokens > m->ntokens + 1 || l->sections.v[s->section].kind != LL_SEC_DECISION)
		return false;
	decision_add(l, LL_DECISION, s->token, s->token + m->ntokens, outcome_word(m));
	return true;
}

/* "[X] Partially Overturned": the box that is ticked. */
bool decision_ticked(struct ll_letter *l, const struct ll_sentence *s)
{
	const uint32_t end = s->token + s->ntokens;
	for (uint32_t i = s->token; i + 3 < end; i++) {
		if (!tok_in(l, i, "[|(") || !tok_is(l, i + 1, "x") || !tok_in(l, i + 2, "]|)"))
			continue;
		const struct mark *m = mark_at(l, i + 3, LEX_ITEM_DECISIONS);
		if (!m || !tok_in(l, i + 3 + m->ntokens - 1, "upheld|overturned|uphold|overturn|reversed|affirmed"))
			continue;
		decision_add(l, LL_DECISION, i + 3, i + 3 + m->ntokens, outcome_word(m))->u.decision.letterwide =
			true;
		return true;
	}
	return false;
}

/* "Necessary.", "Not necessary now.": a rationale in notes concludes so. */
bool decision_bare_conclusion(struct ll_letter *l, const struct ll_sentence *s)
{
	const bool no = tok_is(l, s->token, "not");
	const uint32_t i = s->token + no + tok_is(l, s->token + no, "medically");
	if (s->ntokens > 6 || !s->item || !tok_is(l, i, "necessary") ||
	    l->sections.v[s->section].kind != LL_SEC_RATIONALE || !tok_in(l, i + 1, ".|now|at|and"))
		return false;
	decision_add(l, LL_CONCLUSION, s->token, i + 1, no ? LL_DENIED : LL_GRANTED)->key = sv("necessary");
	return true;
}
