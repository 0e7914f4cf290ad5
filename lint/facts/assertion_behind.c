/* SPDX-License-Identifier: MIT */
/* What stands behind a concept: "is absent", "was not elicited", "has resolved", "in his mother". */
#include "facts/assertion.h"

enum { FORTH = 14 }; /* tokens looked at */

/* "Side effects: denied.", "Allergies: none", "Hepatitis C test: negative" */
static bool field_denied(const struct ll_letter *l, uint32_t i, uint32_t end)
{
	if (tok_in(l, i, "test|screen|sign"))
		i++;
	if (!tok_in(l, i, ":|-") || i + 1 >= end)
		return false;
	i++;
	return tok_in(l, i, "no|none|denied|denies|negative|absent|nil") &&
	       (i + 1 >= end || tok_in(l, i + 1, ".|;|,|/|)") || tok(l, i + 1)->flags & (LL_TOK_WRAP | LL_TOK_PARAGRAPH) ||
		tok_seq(l, i, "none known"));
}

static bool post_polarity(const struct mark *m, uint32_t *polarity, bool *undocumented)
{
	bool also = m->entry->code[2] == LEX_ALSO_POST;
	uint32_t kind = m->entry->code[0];
	if (kind == LEX_TRIG_NEG_POST || (also && kind == LEX_TRIG_NEG))
		*polarity = LL_NEGATED;
	else if (kind == LEX_TRIG_UNDOC_POST || (also && kind == LEX_TRIG_UNDOC))
		*polarity = LL_NEGATED, *undocumented = true;
	else if (kind == LEX_TRIG_POSSIBLE_POST || (also && kind == LEX_TRIG_POSSIBLE))
		*polarity = LL_POSSIBLE;
	else
		return false;
	return true;
}

/* After "was": "not elicited", "found to be negative", "to have resolved" */
static bool denied_after(const struct ll_letter *l, uint32_t i)
{
	const struct mark *m = trigger_at(l, i);
	return m && (m->entry->code[0] == LEX_TRIG_NEG_POST || m->entry->code[0] == LEX_TRIG_PAST_POST || m->entry->code[0] == LEX_TRIG_UNDOC_POST ||
		     m->entry->code[2] == LEX_ALSO_POST);
}

void assertion_behind(const struct ll_letter *l, uint32_t i, uint32_t end, struct assertion *a)
{
	uint32_t high = end > i + FORTH ? i + FORTH : end;
	bool straight = true; /* nothing but linking words and list so far */
	bool list = false, unknown = false; /* ... of things that are no known diagnoses */
	uint32_t words = 0;   /* of such a thing */
	if (a->polarity == LL_AFFIRMED && field_denied(l, i, end))
		a->polarity = LL_NEGATED;
	/* Words behind the last trigger change nothing; one that tells whose it is may stand two further. */
	const uint64_t *triggers = places_of_marks(l, LEX_TRIGGERS);
	uint32_t last = i;
	for (uint32_t k = i; k < l->tokens.n && (k = place_before(l, triggers, k, high + 2)) < high + 2; k++)
		last = k + 1;
	high = last < high ? last : high;
	for (uint32_t j = i; j < high; j++) {
		const struct mark *m = trigger_at(l, j);
		uint32_t polarity;
		bool undocumented = false;
		if (!m) {
			if (tok_in(l, j, "is|was|are|were|have|has|appears") && denied_after(l, j + 1))
				continue;
			if (tok_in(l, j, assertion_verbs) || tok_is(l, j, ";") || clause_begins(l, j))
				return;
			if (tok_in(l, j, ",|or|and"))
				words = 0, list = true;
			else if (!tok_in(l, j, "/|-|(|)|:|\"|'|of|the|left|right|type|i|ii") &&
				 !mark_over(l, j, LEX_DIAGNOSES))
				straight &= list && (unknown = true) && ++words <= 2 &&
					    !tok_in(l, j, assertion_prepositions);
			/* "in his mother": whose it is */
			if (a->referent == LL_PATIENT && tok_is(l, j, "in") &&
			    tok_in(l, j + 1, "his|her|a|the") && (m = trigger_at(l, j + 2)) &&
			    m->entry->code[0] == LEX_TRIG_KIN && j <= i + 1)
				a->referent = LL_OTHER;
			continue;
		}
		if (tok_is(l, j, "none") && tok_is(l, j + 1, "of")) /* "a cyst, none of which calls for surgery" */
			return;
		if (m->entry->code[0] == LEX_TRIG_END || m->entry->code[0] == LEX_TRIG_NEG_POST ||
		    m->entry->code[0] == LEX_TRIG_UNDOC_POST ||
		    m->entry->code[2] == LEX_ALSO_POST ||
		    m->entry->code[0] == LEX_TRIG_POSSIBLE_POST) {
			if (m->entry->code[0] == LEX_TRIG_END)
				return;
			bool noun = m->ntokens == 1 && m->entry->code[0] == LEX_TRIG_POSSIBLE_POST;
			/* "Clubbing, cyanosis and edema are absent", not "pain and a tear was seen" */
			bool one = unknown && tok_in(l, m->token, "is|was|has|suspected|possible|likely");
			bool close = j == i || (straight && !noun && !one);
			if (close && post_polarity(m, &polarity, &undocumented) &&
			    (a->polarity == LL_AFFIRMED ||
			     (a->polarity == LL_POSSIBLE && polarity == LL_NEGATED))) {
				a->polarity = polarity;
				a->undocumented = undocumented;
				a->trigger = m->token;
				a->ntrigger = m->ntokens;
			}
			if (close && m->entry->code[0] == LEX_TRIG_FAMILY)
				a->referent = LL_OTHER; /* "on the mother's side" */
			if (close && m->entry->code[0] == LEX_TRIG_PAST) {
				a->time = LL_PAST;
				a->over |= tok_is(l, m->token, "resolved");
			}
			if (!close)
				return;
		} else if (m->entry->code[0] == LEX_TRIG_PAST_POST) {
			if (a->time == LL_CURRENT)
				a->time = LL_PAST;
			a->over |= tok_is(l, m->token + m->ntokens - 1, "resolved");
		} else if (m->entry->code[0] == LEX_TRIG_NEG ||
			   m->entry->code[0] == LEX_TRIG_PATIENT) {
			return;
		} else {
			straight &= !unknown;
		}
		j += m->ntokens - 1;
	}
}
