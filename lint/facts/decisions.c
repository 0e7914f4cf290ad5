/* SPDX-License-Identifier: MIT */
/* LL_DECISION and LL_CONCLUSION: what the letter decides, for the patient. */
#include "facts/decisions_clause.h"

/* Of one reviewer of several, or of a minority. */
static bool is_dissent(const struct ll_letter *l, uint32_t begin, uint32_t end)
{
	/* "Reviewer three: My opinion differs. ... I would overturn." */
	uint32_t first = begin;
	while (first && begin - first < 400 && !(tok(l, first)->flags & LL_TOK_PARAGRAPH))
		first--;
	if (tok_in(l, first, "reviewer|physician|doctor|member") && (tok(l, first + 1)->kind == LL_TOK_NUMBER || tok_in(l, first + 1, "one|two|three|a|b|c|i|ii|iii|#")))
		return true;
	for (uint32_t j = begin; j < end && j < begin + 60; j++) {
		if (tok_in(l, j, "dissent|dissenting|dissents|dissented|minority|disagreed"))
			return true;
		if (tok_is(l, j, "reviewer") &&
		    (tok(l, j + 1)->kind == LL_TOK_NUMBER || tok_in(l, j + 1, "a|b|c|#")))
			return true;
		if (tok_in(l, j, "one|third") &&
		    (tok_is(l, j + 1, "reviewer") || tok_seq_in(l, j + 1, "of the three|physician reviewer")))
			return true;
	}
	return false;
}

static bool may_conclude(const struct ll_letter *l, const struct ll_sentence *s, bool has_rationale)
{
	uint32_t kind = l->sections.v[s->section].kind;
	switch (kind) {
	case LL_SEC_RATIONALE:
	case LL_SEC_DECISION:
		return true;
	case LL_SEC_SUMMARY:
	case LL_SEC_OTHER:
	case LL_SEC_ISSUES:
		return !has_rationale || !s->item;
	case LL_SEC_HEADER:
		return s->ntokens > 4 && tok_is(l, s->token + s->ntokens - 1, ".");
	default:
		return false;
	}
}

struct ll_fact *decision_add(struct ll_letter *l, uint32_t kind, uint32_t from, uint32_t to,
			   uint32_t outcome)
{
	struct ll_fact *f = fact_add(l, kind, from, to - from);
	const struct ll_sentence *s = &l->sentences.v[f->sentence];
	f->polarity = outcome == LL_DENIED ? LL_NEGATED : LL_AFFIRMED;
	f->u.decision.outcome = outcome;
	f->u.decision.letterwide = !f->item;
	f->u.decision.dissent = is_dissent(l, s->token, s->token + s->ntokens);
	return f;
}

/* "in part", "8 of the 16 visits": not the whole. */
bool decision_in_part(const struct ll_letter *l, uint32_t begin, uint32_t end)
{
	for (uint32_t j = begin; j < end; j++) {
		const struct mark *m = mark_at(l, j, LEX_DECISIONS);
		if (m && m->entry->code[1] == LEX_SAYS_PART)
			return true;
	}
	return false;
}

/* "The health plan's determination: not medically necessary": what the label says is theirs. */
static bool is_their_field(const struct ll_letter *l, const struct ll_sentence *s)
{
	uint32_t k = s->token;
	bool theirs = false;
	if (!(tok(l, k)->flags & LL_TOK_PARAGRAPH))
		return false;
	for (; k < s->token + 8 && !tok_is(l, k, ":"); k++)
		theirs |= tok_in(l, k, "plan's|insurer's|carrier's|contractor's|payer's|payor's|company's|administrator's|plan|insurer|"
				       "carrier|contractor|payer");
	return theirs && tok_is(l, k, ":") &&
	       tok_in(l, k - 1, "determination|decision|position|reason|reasons|view|rationale|denial|grounds|argument|response|answer|"
				"basis|statement|finding|conclusion");
}

/* "The appeal fails", where the sentence says it in no other words; else "Authorization is withheld", by what it weighs. */
static void read_told(struct ll_letter *l, const struct ll_sentence *s)
{
	const uint64_t *words = places_of(l, TOLD_WORDS "|" SIDE_WORDS);
	const uint32_t end = s->token + s->ntokens;
	uint32_t from, to, outcome = LL_UNDECIDED;
	for (uint32_t i = s->token; !outcome && (i = place_before(l, words, i, end)) < end; i++)
		outcome = decision_told(l, i, &from, &to);
	const bool weighed = !outcome;
	if (weighed)
		outcome = decision_weighed(l, s, &from, &to);
	if (!outcome)
		return;
	struct ll_fact *f = decision_add(l, LL_CONCLUSION, from, to, outcome);
	f->key = sv(weighed ? "weighed" : "act");
	f->u.decision.weak = true;
}

static void read_sentence(struct ll_letter *l, const struct ll_sentence *s, bool has_rationale)
{
	uint32_t end = s->token + s->ntokens, kind = l->sections.v[s->section].kind;
	if (tok_in(l, s->token, "[|(") && decision_ticked(l, s))
		return;
	if (kind == LL_SEC_HEADING && s->item && l->items.v[s->item - 1].decision.len) {
		decision_of_item(l, &l->items.v[s->item - 1], s->token, end);
		return;
	}
	if (decision_voted(l, s))
		return;
	decisions_of_rows(l, s);
	if (kind == LL_SEC_RATIONALE && l->sections.v[s->section].heading.len &&
	    s == &l->sentences.v[l->sections.v[s->section].sentence])
		decision_of_heading(l, &l->sections.v[s->section]);
	if (tok(l, s->token)->flags & LL_TOK_PARAGRAPH && !s->item && decision_of_field(l, s->token))
		return;
	if (!s->item && is_their_field(l, s))
		return;
	if ((kind == LL_SEC_HEADER || may_conclude(l, s, has_rationale)) && decision_announced(l, s))
		return;
	if (!may_conclude(l, s, has_rationale) ||
	    s->at.off <
		    l->sections.v[s->section].heading.off + l->sections.v[s->section].heading.len)
		return;
	if (decision_bare(l, s) || decision_bare_conclusion(l, s))
		return;
	bool told = false;
	const uint64_t *acts = places_of(l, ACT_WORDS), *marks = places_of_marks(l, LEX_DECISIONS);
	for (uint32_t i = s->token, next; i < end; i++) {
		/* Nothing else decides. */
		next = place_before(l, marks, i, end);
		i = place_before(l, acts, i, end);
		if ((i = next < i ? next : i) >= end)
			break;
		const struct mark *m = mark_at(l, i, LEX_DECISIONS);
		uint32_t from = i;
		const uint32_t act = act_at(l, i, &from);
		/* "We have approved 27 sessions of it": of something else, or of before */
		if (act != LL_UNDECIDED && tok_in(l, i, ACT_DONE) && number_at(l, i + 1).ntokens)
			continue;
		if (act != LL_UNDECIDED) {
			struct ll_fact *f = decision_add(l, LL_CONCLUSION, from, i + 1, act);
			f->key = sv("act");
			f->u.decision.weak = told = true;
			continue;
		}
		if (!m)
			continue;
		/* "partially overturned" is a field's word, and a sentence's */
		const bool verdict = m->entry->code[1] == LEX_SAYS_VERDICT || tok_is(l, i, "partially");
		uint32_t outcome = verdict ? decision_of_verdict(l, m)
					     : m->entry->code[1] == LEX_SAYS_PART ||
							     m->entry->code[1] == LEX_SAYS_FIELD
						     ? LL_UNDECIDED
						     : decision_of_conclusion(l, m, &from);
		if (outcome != LL_UNDECIDED) {
			struct ll_fact *f = decision_add(
				l,
				verdict ? LL_DECISION : LL_CONCLUSION,
				from, i + m->ntokens, outcome);
			f->key = sv(m->entry->id);
			f->u.decision.weak = m->entry->code[1] == LEX_SAYS_WEAK;
			told |= !f->u.decision.weak;
		}
		i += m->ntokens - 1;
	}
	if (!told)
		read_told(l, s);
}

void facts_decisions(struct ll_letter *l)
{
	bool has_rationale = false;
	for (uint32_t k = 0; k < l->sections.n; k++)
		has_rationale |= l->sections.v[k].kind == LL_SEC_RATIONALE ||
				 l->sections.v[k].kind == LL_SEC_DECISION;
	for (uint32_t k = 0; k < l->sentences.n; k++)
		read_sentence(l, &l->sentences.v[k], has_rationale);
	decisions_of_columns(l);
	decisions_place(l, LL_DECISION);
	decisions_place(l, LL_CONCLUSION);
}
