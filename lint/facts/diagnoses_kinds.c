/* SPDX-License-Identifier: MIT */
/* Which of its kinds a condition is, as the words beside it tell: "a displaced fracture", "the tear is of partial thickness". */
#include "facts/diagnoses.h"

enum { BEFORE = 5, BEHIND = 12 };

/* The kind is one of this condition's, or of what it is a kind of. */
static bool is_of(const struct mark *k, const struct ll_diagnosis *d)
{
	const char *of = k->entry->attr[1];
	return ll_in(d->label, of) || ll_in(d->parent, of) || ll_in(d->ancestor, of);
}

/* "open reduction", "closed treatment": of something else. */
static bool goes_on(const struct ll_letter *l, const struct mark *k)
{
	const uint32_t next = k->token + k->ntokens;
	return tok(l, next)->kind == LL_TOK_WORD && tok(l, next)->sentence == tok(l, k->token)->sentence &&
	       !(tok(l, next)->flags & (LL_TOK_WRAP | LL_TOK_PARAGRAPH) && section_at(l, next)->kind == LL_SEC_HEADER) &&
	       !tok_in(l, next, "and|or|but|so|which|that|one|type|form|kind|variety|course|fracture|tear|thickness|in|at|on|by|from|of|as|for|"
				"disease|injury|break|with|since|because|according|per|now|is|was|throughout");
}

/* "has never been displaced", "no longer open" */
static bool is_not(const struct ll_letter *l, uint32_t from, const struct mark *k)
{
	return span_has(l, from, k->token, "not|never|no|neither|nor|if|whether|might|could|became|become|becomes|than|or|from|to|initially|then|"
					   "possibly|possible|probably|suspected|unlike");
}

static const struct mark *kind_before(const struct ll_letter *l, uint32_t i, const struct ll_diagnosis *d)
{
	const uint32_t begin = sent_begin(l, i), low = i > begin + BEFORE ? i - BEFORE : begin;
	for (uint32_t k = i; k-- > low;) {
		const struct mark *m = mark_over(l, k, LEX_DX_KINDS);
		if (m && m->token + m->ntokens <= i && is_of(m, d))
			return span_has(l, m->token > begin + 2 ? m->token - 2 : begin, m->token, "not|never|no|if|or|possible|possibly|suspected|unlike") ||
					       span_has(l, m->token + m->ntokens, i, "reduction|treatment|management|repair|surgery")
				       ? NULL
				       : m;
		if (tok(l, k)->kind == LL_TOK_PUNCT ? !tok_is(l, k, "-") : tok_in(l, k, "and|or|of|with|in|for|not|no|is|was|has|had"))
			return NULL;
	}
	return NULL;
}

static const struct mark *kind_behind(const struct ll_letter *l, uint32_t i, const struct ll_diagnosis *d)
{
	const uint32_t end = sent_end(l, i - 1), high = i + BEHIND < end ? i + BEHIND : end;
	const uint64_t *kinds = places_of_marks(l, LEX_DX_KINDS);
	for (uint32_t k = i; (k = place_before(l, kinds, k, high)) < high; k++) {
		const struct mark *m = mark_at(l, k, LEX_DX_KINDS);
		if (!is_of(m, d))
			continue;
		/* "(displaced)", ", relapsing-remitting", "of type 1", "was a closed one" */
		const bool beside = k <= i + 3 && (k == i || tok_in(l, i, ",|(|of|:|-|/"));
		const bool said = span_has(l, i, k, "is|was|are|were|proved|remains|remained|being|read|described|classified|of") &&
				  !span_has(l, i, k, ";|(|treated|reduced|repaired|managed|fixed|seen|for");
		return (beside || said) && !goes_on(l, m) && !is_not(l, i, m) && !mark_in(l, i, k, LEX_DIAGNOSES) &&
				       !mark_in(l, i, k, LEX_FINDINGS)
			       ? m
			       : NULL;
	}
	return NULL;
}

/* "In seronegative arthritis the drug works less well": of no patient, unless "such as his". */
static bool of_anybody(const struct ll_letter *l, const struct mark *m)
{
	enum { OPENING = 6, NEAR = 5 };
	const uint32_t begin = sent_begin(l, m->token), after = m->token + m->ntokens, end = sent_end(l, m->token);
	return tok_in(l, begin, "in|for|with|where|when|among") && m->token - begin < OPENING &&
	       !span_has(l, begin, m->token, "his|her|your|this|patient|mr|mrs|ms") &&
	       !span_has(l, after, after + NEAR < end ? after + NEAR : end, "which|like|such|as|this");
}

void diagnosis_kind(const struct ll_letter *l, const struct mark *m, struct ll_diagnosis *d)
{
	const struct mark *k = NULL;
	/* "type 1 diabetes": in the name itself */
	for (uint32_t i = m->token; i < m->token + m->ntokens && !k; i++)
		k = mark_at(l, i, LEX_DX_KINDS);
	k = k && is_of(k, d) ? k : kind_before(l, m->token, d);
	k = k ? k : kind_behind(l, m->token + m->ntokens, d);
	if (!k || of_anybody(l, m))
		return;
	d->kind = sv(k->entry->id);
	d->kinds = sv(k->entry->attr[0]);
}
