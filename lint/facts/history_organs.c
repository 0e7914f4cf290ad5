/* SPDX-License-Identifier: MIT */
/* LL_HISTORY of what was taken out of the body, and told by no operation's name: "had the cataract
 * in the left eye removed". */
#include "facts/history.h"

enum { AHEAD = 9, BACK = 9 };

#define REMOVED "removed|excised|extracted|pulled|resected"

/* The operation that takes the thing at token i out. */
static const char *operation(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i, "gallbladder")		  ? "cholecystectomy"
	       : tok_in(l, i, "appendix")		  ? "appendectomy"
	       : tok_in(l, i, "tonsils|tonsil")		  ? "tonsillectomy"
	       : tok_in(l, i, "uterus|womb")		  ? "hysterectomy"
	       : tok_in(l, i, "cataract|cataracts")	  ? "cataract surgery"
	       : tok_in(l, i, "prostate")		  ? "prostatectomy"
	       : tok_in(l, i, "thyroid")		  ? "thyroidectomy"
	       : tok_in(l, i, "ovary|ovaries")		  ? "oophorectomy"
	       : tok_in(l, i, "spleen")			  ? "splenectomy"
	       : tok_in(l, i, "kidney")			  ? "nephrectomy"
	       : tok_in(l, i, "breast|breasts")		  ? "mastectomy"
	       : tok_in(l, i, "tooth|teeth|molar|molars") ? "tooth extraction"
							  : NULL;
}

/* Where "removed", "taken out" stands behind the thing; i: nowhere. */
static uint32_t taken_out(const struct ll_letter *l, uint32_t i)
{
	const uint32_t end = sent_end(l, i);
	for (uint32_t k = i + 1; k < end && k < i + AHEAD; k++) {
		if (tok_in(l, k,
			   ",|;|but|and|if|when|who|stone|stones|cancer|disease|biopsy|should|"
			   "would|could|may|must|can|be|requires|needs"))
			return i;
		if (tok_in(l, k, REMOVED) || (tok_is(l, k, "taken") && tok_is(l, k + 1, "out")) ||
		    (tok_is(l, k, "out") && tok_in(l, k - 1, "taken|came|come")))
			return k;
	}
	return i;
}

void history_organ(struct ll_letter *l, uint32_t i)
{
	const char *key = operation(l, i);
	const uint32_t begin = sent_begin(l, i), at = key ? taken_out(l, i) : i;
	if (at == i || tok_quoted(l, i))
		return;
	bool had = false, never = false, no = false;
	uint32_t from = i;
	for (uint32_t k = i; k > begin && i - k < 4;
	     k--) /* "had a cancer of the left breast removed" */
		if (tok_in(l, k - 1, "of|from|in"))
			return;
	for (uint32_t k = i; k > begin && i - k < BACK; k--) {
		if (tok_in(l, k - 1,
			   "if|to|will|would|should|could|may|request|requested|wants|who|;") ||
		    history_kin(l, k - 1))
			return;
		had |= tok_in(l, k - 1, "had|have|has");
		never |= tok_is(l, k - 1, "never");
		no |= tok_in(l, k - 1, "no|not|neither");
		from = tok_in(l, k - 1, "never|no|not|neither|had") ? k - 1 : from;
		if (tok_in(l, k - 1, ",|and|but"))
			break;
	}
	for (uint32_t k = i + 1; k < at; k++) {
		had |= tok_in(l, k, "was|were|has|have|had");
		never |= tok_is(l, k, "never");
		no |= tok_is(l, k, "not");
	}
	if (!had && !never)
		return;
	never |= no;
	struct ll_fact *f =
		fact_add(l, LL_HISTORY, from < i ? from : i, at + 1 - (from < i ? from : i));
	f->key = sv(key);
	f->referent = LL_PATIENT;
	f->polarity = never ? LL_NEGATED : LL_AFFIRMED;
	f->time = never ? LL_CURRENT : LL_PAST;
	f->frame = history_by_ur(l, begin, i) ? LL_FRAME_UR : LL_FRAME_HISTORY;
	f->u.history.topic = LL_HX_SURGERY;
	f->u.history.never = never;
	f->u.history.recent = never && history_narrowed(l, at + 1);
	f->u.history.date = never ? NULL : history_date(l, i, 1);
}
