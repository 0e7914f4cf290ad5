/* SPDX-License-Identifier: MIT */
/* Diagnoses that were looked for and not found: "no evidence of", "negative for", "showed no". */
#include "facts/diagnoses.h"

/* The denial at the trigger is none of the diagnosis by itself: "a lack of", "against", a "not" of something else. */
static bool is_loose(const struct ll_letter *l, const struct mark *m, const struct assertion *a, struct ll_sv id)
{
	const uint32_t end = a->trigger + a->ntrigger;
	if (sv_is(id, "denies") || sv_is(id, "no_family_history") || sv_is(id, "rather_than") || sv_is(id, "not_experiencing") ||
	    sv_is(id, "no_history"))
		return true;
	if (tok_in(l, a->trigger, "lack|lacked|lacking|lacks|resolution|against") || a->over)
		return true;
	if (span_has(l, a->trigger, end, "symptoms|complaints|complaint|suspicion|features"))
		return true;
	/* "is not due to a stroke" */
	return sv_is(id, "not") && a->ntrigger == 1 && end + tok_in(l, end, "a|an|any|the") != m->token;
}

bool diagnosis_looked(const struct ll_letter *l, const struct mark *m, const struct assertion *a)
{
	const struct mark *t = mark_over(l, a->trigger, LEX_TRIGGERS);
	return t && a->ntrigger && !is_loose(l, m, a, sv(t->entry->id)) && !diagnosis_limited(l, m, a);
}

/* "he does not have", "you have never had": the last token of it, or 0. */
static bool does_not_have(const struct ll_letter *l, uint32_t k)
{
	k += tok_in(l, k, "the|this");
	if (!tok_in(l, k, "he|she|you|" LIST_PATIENTS) && !(tok_in(l, k, "mr|mrs|ms") && tok_is(l, k + 1, ".")))
		return false;
	k += tok_in(l, k, "mr|mrs|ms") ? 3 : 1 + tok_is(l, k + 1, "worker");
	if (tok_in(l, k, "does|do") && tok_is(l, k + 1, "not"))
		return tok_is(l, k + 2, "have") && !tok_in(l, k + 3, "to|any");
	return (tok_in(l, k, "has|have|had") && tok_is(l, k + 1, "never") && tok_is(l, k + 2, "had")) || tok_seq_in(l, k, "never had");
}

bool diagnosis_disowned(const struct ll_letter *l, const struct mark *m)
{
	uint32_t k = m->token + m->ntokens;
	k += tok_is(l, k, ",");
	if (tok_in(l, k, "which|that"))
		return does_not_have(l, k + 1);
	/* "is something you do not have", "is an illness that she has never had" */
	if (!tok_in(l, k, "is|was"))
		return false;
	k += 1 + tok_in(l, k + 1, "a|an|one");
	if (!tok_in(l, k, "something|disease|illness|condition|disorder|thing|diagnosis"))
		return false;
	return does_not_have(l, k + 1 + tok_in(l, k + 1, "which|that"));
}
