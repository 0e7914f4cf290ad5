/* SPDX-License-Identifier: MIT */
/* LL_HISTORY of work that was: a job of then, with its hours and its dates; a return that was tried, or never was. */
#include "facts/history.h"

static bool of_patient(const struct ll_letter *l, uint32_t i)
{
	const uint32_t first = sent_begin(l, i);
	for (uint32_t k = i; k > first && i - k < 12; k--) {
		if (mark_over(l, k - 1, LEX_KIN) || tok_in(l, k - 1, "who|which|that|it|they|patients|employer") ||
		    (clause_break(l, k - 1) && k < i))
			return false;
		if (tok_in(l, k - 1, "he|she|you|i") || mark_over(l, k - 1, LEX_PATIENT_WORDS))
			return true;
	}
	return false;
}

/* "June 3, 2018" where the letter tells how or since when the patient could not work. */
int32_t history_onset(const struct ll_letter *l)
{
	int32_t last = 0;
	LL_FOREACH (d, l, LL_DATE) {
		const struct ll_date *u = &d->u.date;
		if (!u->year || u->flags & LL_DATE_VERSION)
			continue;
		bool of = u->event == LL_EV_INJURY;
		for (uint32_t k = sent_begin(l, d->token); !of && k < sent_end(l, d->token); k++)
			of = tok_in(l, k, "fell|hurt|injured|injury|accident|crash|stroke") ||
			     tok_seq(l, k, "stopped work") || tok_seq(l, k, "stopped working") ||
			     tok_seq(l, k, "last worked") || tok_seq(l, k, "ceased work");
		if (of && (!last || u->year * 12 + u->month < last))
			last = u->year * 12 + u->month;
	}
	return last;
}

/* Every date of the sentence is later, and there is one. */
static bool is_later(const struct ll_letter *l, uint32_t i, int32_t than)
{
	bool any = false;
	for (uint32_t k = sent_begin(l, i); k < sent_end(l, i); k++) {
		const struct ll_fact *d = fact_at(l, LL_DATE, k);
		if (!d || d->token != k || !d->u.date.year) /* "from May to July 2020" */
			continue;
		if (d->u.date.year * 12 + d->u.date.month <= than)
			return false;
		any = true;
	}
	return any && than;
}

static struct ll_fact *add(struct ll_letter *l, uint32_t i, uint32_t n, const char *key, bool done)
{
	struct ll_fact *f = fact_add(l, LL_HISTORY, i, n);
	f->key = sv(key);
	f->referent = LL_PATIENT;
	f->polarity = done ? LL_AFFIRMED : LL_NEGATED;
	f->time = done ? LL_PAST : LL_CURRENT;
	f->u.history.topic = LL_HX_WORK;
	f->u.history.working = done;
	f->u.history.date = history_date(l, i, n);
	if (history_by_ur(l, sent_begin(l, i), i))
		f->frame = LL_FRAME_UR;
	return f;
}

/* "worked twenty hours a week": with dates that lie behind the injury, or it is the job before. */
static uint32_t worked(struct ll_letter *l, uint32_t i)
{
	const struct number n = number_at(l, i + 1);
	const uint32_t k = i + 1 + n.ntokens;
	if (!tok_is(l, i, "worked") || !n.ntokens || !tok_in(l, k, "hours|days|shifts") ||
	    !tok_in(l, k + 1, "a|per|each|every") || tok_in(l, i - 1, "not|never") || !of_patient(l, i) ||
	    history_spoilt(l, sent_begin(l, i), i) || !is_later(l, i, history_onset(l)))
		return 0;
	add(l, i, k + 3 - i, "work", true)->u.history.kind = sv("job");
	return k + 3 - i;
}

/* The token behind "return to work", which begins a few words behind token i; 0: it does not. */
static uint32_t going_back(const struct ll_letter *l, uint32_t i)
{
	static const char *const ways[] = { "return to work",  "returning to work", "go back to work",
					    "going back to work", "work again",     "resume work" };
	for (uint32_t k = i; k < i + 6 && k < sent_end(l, i - 1); k++) {
		for (size_t w = 0; w < sizeof ways / sizeof *ways; w++)
			if (tok_seq(l, k, ways[w]))
				return k + tok_seq(l, k, ways[w]);
		if (!tok_in(l, k, "to|at|a|an|any|graduated|gradual|brief|short|trial|failed|partial|phased"))
			return 0;
	}
	return 0;
}

/* Of some while only: "since his benefits ended", "before August". */
static bool of_a_while(const struct ll_letter *l, uint32_t k)
{
	if (!tok_is(l, k, "since"))
		return history_narrowed(l, k);
	for (uint32_t j = k + 1; j < k + 6 && j < sent_end(l, k); j++)
		if (tok_in(l, j, LIST_ONSETS "|disability"))
			return false;
	return true;
}

static uint32_t attempt(struct ll_letter *l, uint32_t i)
{
	const uint32_t first = sent_begin(l, i), k = going_back(l, i + 1);
	uint32_t from = i;
	bool no = false, made = tok_in(l, i, "attempted|tried");
	if (!k)
		return 0;
	while (from > first && i - from < 4 && !no &&
	       tok_in(l, from - 1, "any|made|make|has|have|ever|no|not|never|an|his|her|your|unsuccessful|failed|brief|short")) {
		from--;
		made |= tok_in(l, from, "made|his|her|your|unsuccessful|failed");
		no = tok_in(l, from, "no|not|never");
	}
	if (tok_in(l, k, "would|could|should|may|might|is|will|if|because|when") || history_spoilt(l, first, from) ||
	    !(made || no) || (!of_patient(l, i + 1) && !(no && from == first)))
		return 0;
	/* "no attempt ... in May was successful" */
	if (no && tok_in(l, i, "attempt|attempts") && fact_near(l, LL_DATE, i) && history_date(l, i, k - i))
		return 0;
	struct ll_fact *f = add(l, no ? from : i, k - (no ? from : i), "attempt to work", !no);
	f->u.history.never = no;
	f->u.history.recent = no && of_a_while(l, k);
	return k - i;
}

/* "his return to part-time work as a dispatcher from September to December 2022" */
static uint32_t returned(struct ll_letter *l, uint32_t i)
{
	uint32_t k = i + 2;
	if (!i || !tok_in(l, i - 1, "his|her|your") || !tok_is(l, i + 1, "to"))
		return 0;
	while (k < i + 7 && tok_in(l, k, "part|full|time|-|light|modified|his|her|your|former|regular|paid|some|limited|old"))
		k++;
	if (!tok_in(l, k, "work|duty|job") || history_spoilt(l, sent_begin(l, i), i) || !is_later(l, i, history_onset(l)))
		return 0;
	add(l, i, k + 1 - i, "work", true)->u.history.kind = sv("job");
	return k + 1 - i;
}

/* "went back to roofing full time": to a trade, whatever it is called. */
static uint32_t to_trade(struct ll_letter *l, uint32_t i)
{
	uint32_t k = i + 1 + tok_in(l, i + 1, "back");
	const uint32_t first = sent_begin(l, i), begin = k;
	const struct ll_sv w = tok(l, k + 1)->lower;
	if (!tok_is(l, k, "to") || mark_at(l, i, LEX_HISTORY) || w.n < 6 || memcmp(w.p + w.n - 3, "ing", 3) || !of_patient(l, i) || history_spoilt(l, first, i))
		return 0;
	for (uint32_t j = i; j > first && i - j < 6; j--)
		if (tok_in(l, j - 1, "not|never|to|could|would|if|will|hopes|wants|cannot"))
			return 0;
	for (k++; k < begin + 7 && !tok_in(l, k, ".|;|,"); k++)
		if ((tok_in(l, k, "full|part") && (tok_is(l, k + 1, "time") || tok_is(l, k + 2, "time"))) || fact_at(l, LL_DATE, k)) {
			add(l, i, k - i, "work", true)->u.history.kind = sv("job");
			return k - i;
		}
	return 0;
}

uint32_t history_worked(struct ll_letter *l, uint32_t i)
{
	if (tok_in(l, i, "went|returned|gone"))
		return to_trade(l, i);
	if (tok_is(l, i, "return"))
		return returned(l, i);
	return tok_is(l, i, "worked") ? worked(l, i) : tok_in(l, i, HISTORY_ATTEMPTS) ? attempt(l, i) : 0;
}
