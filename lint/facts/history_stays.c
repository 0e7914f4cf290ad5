/* SPDX-License-Identifier: MIT */
/* LL_HISTORY of stays in hospital, told by the word "hospital", "inpatient" or "admitted", or never
 * to have been. */
#include "facts/history.h"

enum { BACK = 12, FORTH = 9 };

static struct ll_fact *add(struct ll_letter *l, uint32_t i, uint32_t n, bool never,
			   struct ll_sv kind)
{
	struct ll_fact *f = fact_add(l, LL_HISTORY, i, n);
	f->key = sv("hospitalization");
	f->referent = LL_PATIENT;
	f->polarity = never ? LL_NEGATED : LL_AFFIRMED;
	f->time = never ? LL_CURRENT : LL_PAST;
	f->frame = history_by_ur(l, sent_begin(l, i), i) ? LL_FRAME_UR : LL_FRAME_HISTORY;
	f->u.history.topic = LL_HX_OTHER;
	f->u.history.never = never;
	f->u.history.kind = kind;
	f->u.history.date = never ? NULL : history_date(l, i, n);
	return f;
}

/* What the sentence says that the stay was for, where it names one diagnosis. */
static struct ll_sv reason(const struct ll_letter *l, uint32_t i)
{
	const uint32_t end = sent_end(l, i);
	struct ll_sv key = { 0 };
	for (uint32_t k = sent_begin(l, i); k < end; k++) {
		const struct ll_fact *d = fact_at(l, LL_DIAGNOSIS, k);
		if (d && key.n && !sv_eq(key, d->key))
			return (struct ll_sv){ 0 };
		if (d)
			key = d->key;
	}
	return key;
}

/* Of when a stay was: "from March 3", "for five days", "twice", "in 2018" */
static bool is_told_when(const struct ll_letter *l, uint32_t k)
{
	return tok_in(l, k, "from|for|between|twice|once|until|since|overnight") ||
	       (tok_in(l, k, "on|in|last|during|this|through|with") && fact_near(l, LL_DATE, k)) ||
	       tok_seq_in(
		       l, k,
		       "last winter|last year|last spring|last fall|last summer|last month|because "
		       "of|with pneumonia|three times|four times|two times|several times");
}

static bool house(const struct ll_letter *l, uint32_t i)
{
	return tok_in(
		l, i,
		"hospital|hospitals|inpatient|admission|admissions|hospitalizations|stay|stays");
}

/* "has never put him in the hospital", "no night in hospital", "was not an inpatient of any
 * hospital" */
static bool never_in(const struct ll_letter *l, uint32_t i, uint32_t begin, uint32_t *from)
{
	bool any = false;
	for (uint32_t k = i; k > begin && i - k < BACK; k--) {
		const uint32_t j = k - 1;
		*from = j;
		if (tok_in(l, j,
			   ";|,|but|if|because|who|further|recent|additional|next|future|need|"
			   "needs|nearest|local|again|outside|bill|bills"))
			return false;
		any |= tok_in(l, j, "a|any|an|night|day|stay");
		if (tok_is(l, j, "never"))
			return tok_in(l, j - 1, "has|have|had|was|were") ||
			       tok_in(l, j + 1,
				      "put|spent|needed|landed|been|brought|sent|stayed|saw|had|"
				      "entered|admitted");
		if (tok_is(l, j, "not"))
			return any && tok_in(l, j - 1, "has|have|was|were") &&
			       (tok_in(l, j + 1, "been|an|a|spent|ever|needed|once|had") &&
				!tok_in(l, j + 2, "acute"));
		if (tok_is(l, j, "no"))
			return i - j <= 3 &&
			       tok_in(l, i,
				      "admission|admissions|hospitalizations|stay|stays|"
				      "hospital") &&
			       tok_in(l, j - 1,
				      "had|been|needed|required|were|has|have|report|record") &&
			       !tok_in(l, i + 1, "bed|record|records|bill|charge|charges|policy");
	}
	return false;
}

void history_stay(struct ll_letter *l, uint32_t i)
{
	const uint32_t begin = sent_begin(l, i), end = sent_end(l, i);
	uint32_t from = i;
	if (!house(l, i) || tok_quoted(l, i) || section_at(l, i)->kind == LL_SEC_HEADER)
		return;
	if (sent_has(l, i, "never|not|no") && never_in(l, i, begin, &from)) {
		const uint32_t k = i + 1;
		if (history_spoilt(l, begin, from) && !tok_is(l, from, "never"))
			return;
		struct ll_fact *f = add(l, from, i + 1 - from, true, reason(l, i));
		f->u.history.recent = history_narrowed(l, k) ||
				      tok_seq_in(l, k, "for more|for longer|for at least");
		return;
	}
	/* "was in the hospital from March 3", "her two hospital stays", "spent a week in hospital"
	 */
	if (!tok_in(l, i, "hospital|inpatient") || history_spoilt(l, begin, i))
		return;
	bool was = false, in = false;
	for (uint32_t k = i; k > begin && i - k < 7; k--) {
		if (tok_in(l, k - 1,
			   "not|never|no|if|would|will|could|to|by|at|from|of|outside|neither|"
			   "may") &&
		    !is_month_may(l, k - 1))
			return;
		in |= tok_in(l, k - 1, "in");
		was |= tok_in(l, k - 1, "was|were|spent|been|stayed|kept|lay");
		if (tok_in(l, k - 1, ",|;|and|but|that"))
			break;
	}
	if (was && (in || tok_is(l, i, "inpatient")) && is_told_when(l, i + 1) && i + 1 < end)
		add(l, i, 1, false, reason(l, i));
	/* "hospital stay of May 2018" */
	else if (tok_is(l, i, "hospital") && tok_in(l, i + 1, "stay|stays|admission|admissions") &&
		 tok_in(l, i + 2, "of|in|from|on|last|were|was") && !in)
		if (fact_near(l, LL_DATE, i) || (tok_in(l, i - 1, "two|three|four|several|five") &&
						 tok_in(l, i + 2, "were|was")))
			add(l, i, 2, false, reason(l, i));
}
