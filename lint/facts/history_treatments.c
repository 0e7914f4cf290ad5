/* SPDX-License-Identifier: MIT */
/* The treatment, study or medicine that a token names. */
#include "facts/history.h"

/* What is had and never decided (lexicon/pasts.tsv): told by a fact of its own, which is none of
 * the letter's. */
static struct treatment past_at(const struct ll_letter *l, const struct mark *m)
{
	static const uint8_t topics[] = { [LEX_PAST_THERAPY] = LL_HX_THERAPY,
					  [LEX_PAST_SURGERY] = LL_HX_SURGERY,
					  [LEX_PAST_IMAGING] = LL_HX_IMAGING,
					  [LEX_PAST_INJECTION] = LL_HX_INJECTION,
					  [LEX_PAST_OTHER] = LL_HX_OTHER };
	struct ll_fact *f = arena_alloc(l->arena, sizeof *f);
	*f = (struct ll_fact){ .kind = LL_SERVICE,
			       .token = m->token,
			       .ntokens = m->ntokens,
			       .sentence = tok(l, m->token)->sentence,
			       .section = l->sentences.v[tok(l, m->token)->sentence].section,
			       .frame = named_frame(l, m->token, m->ntokens),
			       .key = sv(m->entry->id) };
	f->u.service.parent = sv(m->entry->attr[1]);
	return (struct treatment){ f, topics[m->entry->code[0]] };
}

struct treatment treatment_at(const struct ll_letter *l, uint32_t i)
{
	const struct mark *m = mark_at(l, i, LEX_SERVICES);
	struct treatment t = { 0 };
	const struct mark *past = mark_at(l, i, LEX_PASTS);
	if (past && (!m || past->ntokens > m->ntokens))
		return past_at(l, past);
	if (m) {
		static const uint8_t topics[] = {
			[LEX_SERVICE_THERAPY] = LL_HX_THERAPY,
			[LEX_SERVICE_PROGRAM] = LL_HX_THERAPY,
			[LEX_SERVICE_SURGERY] = LL_HX_SURGERY,
			[LEX_SERVICE_INJECTION] = LL_HX_INJECTION,
			[LEX_SERVICE_IMAGING] = LL_HX_IMAGING,
			[LEX_SERVICE_TEST] = LL_HX_IMAGING,
		};
		uint16_t kind = m->entry->code[1];
		t.fact = fact_at(l, LL_SERVICE, i);
		t.topic = kind < sizeof(topics) && topics[kind] ? topics[kind] : LL_HX_OTHER;
		if (kind == LEX_SERVICE_THERAPY)
			t.topic = LL_HX_THERAPY;
		if (kind == LEX_SERVICE_CLASS)
			t.topic = tok_in(l, i, LIST_OPERATIONS "|surgical") ? LL_HX_SURGERY
				  : sv_is(sv(m->entry->id), "injection")    ? LL_HX_INJECTION
				  : sv_is(sv(m->entry->id), "imaging")	    ? LL_HX_IMAGING
				  : sv_is(sv(m->entry->id), "therapy")	    ? LL_HX_THERAPY
				  : sv_is(sv(m->entry->id), "treatment")    ? LL_HX_THERAPY
									    : LL_HX_OTHER;
		/* What goes with an operation is none; guidance is no study. */
		if (sv_is(sv(m->entry->id), "ultrasound guidance") ||
		    sv_is(sv(m->entry->id), "assistant surgeon") ||
		    sv_is(sv(m->entry->id), "anesthesia"))
			t.fact = NULL;
	} else if (mark_at(l, i, LEX_DRUGS) || mark_at(l, i, LEX_DRUG_CLASSES)) {
		t.fact = fact_at(l, LL_DRUG, i);
		t.topic = LL_HX_MEDICATION;
	}
	if (t.fact && t.fact->token != i)
		t.fact = NULL;
	return t;
}

/* "treatment", "evaluation": no treatment in particular; a consultation that was not provided is a
 * paper. */
bool history_vague(const struct ll_letter *l, const struct ll_fact *of)
{
	const struct mark *m = of->kind == LL_SERVICE ? mark_at(l, of->token, LEX_SERVICES) : NULL;
	if (!m || m->ntokens != of->ntokens)
		return false;
	return m->entry->code[1] == LEX_SERVICE_CONSULT ||
	       (m->entry->code[1] == LEX_SERVICE_CLASS && !sv_is(of->key, "surgery") &&
		!sv_is(of->key, "injection") && !sv_is(of->key, "imaging") &&
		!sv_is(of->key, "therapy") && m->ntokens < 2);
}
