/* SPDX-License-Identifier: MIT */
/* LL_HISTORY of work: at work or off it, modified duty being work. Current states only; what was is
 * a story. */
#include "facts/history.h"

static bool is_patient(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i,
		      LIST_PATIENTS "|" LIST_TITLES "|he|she|you|i|employee|appellant|examinee|"
		      "insured") ||
	       mark_over(l, i, LEX_PATIENT_WORDS);
}

/* The subject of the phrase at token i: the patient, or the sentence begins with it ("Works full
 * time."). */
static bool of_patient(const struct ll_letter *l, uint32_t i)
{
	uint32_t first = sent_begin(l, i);
	for (uint32_t k = i; k > first && i - k < 12; k--) {
		if (is_patient(l, k - 1))
			return !tok_in(l, k, "and") &&
			       assertion_of(l, i, 1).referent == LL_PATIENT;
		if (mark_over(l, k - 1, LEX_KIN) ||
		    tok_in(l, k - 1,
			   "it|medication|medications|who|which|that|patients|not|reviewer|"
			   "physician|provider|doctor"))
			return false;
	}
	return i - first < 12;
}

static bool was(const struct ll_letter *l, uint32_t i, uint32_t first)
{
	for (uint32_t k = i; k > first && i - k < 5; k--) {
		if (tok_in(l, k - 1,
			   "was|were|placed|taken|kept|put|had|until|after|while|when|before|from|"
			   "during|initially|"
			   "stayed|then|periods|period|time|lost|days|weeks|months|spent|went"))
			return true;
		if (tok_in(l, k - 1, "is|remains|has|remain|currently|still|now|he's|she's"))
			return false;
	}
	return false;
}

/* "for three years", "for over a year" */
static bool is_while(const struct ll_letter *l, uint32_t k)
{
	return number_at(l, k).ntokens ||
	       tok_in(l, k, "over|about|almost|nearly|more|several|many|years|months|some|at");
}

/* A job, a place, a time: "no longer works as a nurse" leaves other work open. */
static bool narrowed(const struct ll_letter *l, uint32_t k)
{
	return tok_in(l, k,
		      "as|at|in|there|for|with|until|on|during|from|through|if|when|note|notes|"
		      "slip|due|status|outside|because|"
		      "out|overhead|full|regular|without|more|beyond|his|her|long|extra|part|eight|"
		      "light|modified|x|order|orders|certificate|benefits") &&
	       !tok_seq_in(l, k,
			   "in any capacity|in any job|in any occupation|at any job|for the past|"
			   "at this time|at present|due to|as of") &&
	       !(tok_is(l, k, "for") && is_while(l, k + 1)) && !tok_is(l, k, "because");
}

/*
 * Many a letter tells what is so in the past tense: "The applicant was working
 * in a modified capacity." It is of now where nothing after it says of when.
 */
static bool told_so(const struct ll_letter *l, uint32_t k)
{
	if (tok_seq_in(l, k,
		       "with restrictions|with limitations|in a modified capacity|on a modified|full time|"
		       "part time|full duty|modified duty|regular duty|on total|and on total"))
		return true;
	return tok_in(l, k, ".|;") ||
	       (tok_is(l, k, ",") && tok_in(l, k + 1, "it|the|on|with|as|according|per"));
}

/* "At that time he was off work." */
static bool of_then(const struct ll_letter *l, uint32_t i, uint32_t first)
{
	for (uint32_t k = i; k > first && i - k < 20; k--)
		if (tok_in(l, k - 1,
			   "time|then|point|initially|previously|formerly|earlier|once|first|year|"
			   "after|since"))
			return true;
	return false;
}

/* "went back to the bank part time", "came back to the desk at full hours": to work, not to a clinic. */
static bool to_work(const struct ll_letter *l, uint32_t k)
{
	const uint32_t end = sent_end(l, k);
	for (uint32_t j = k; j < end && j < k + 9 && !tok_in(l, j, ",|;|because|for|with|who|after"); j++)
		if (tok_in(l, j, "job|desk|duty|duties|shift|post|occupation|trade|craft|profession") ||
		    (tok_in(l, j, "full|part|half") && tok_in(l, j + 1, "time|hours|pay|days|-")))
			return true;
	return false;
}

/* "has not worked in any capacity", "... since the accident", of tokens [i, end) */
static bool at_all(const struct ll_letter *l, uint32_t i, uint32_t end)
{
	enum { FAR = 7 };
	const uint32_t stop = sent_end(l, i);
	for (uint32_t k = i; k < stop && k < end + FAR; k++) {
		if (tok_is(l, k, "capacity") ||
		    (k >= end && tok_is(l, k, "any") && tok_in(l, k + 1, "job|occupation|work|kind")))
			return true;
		if (k < end || !tok_is(l, k, "since"))
			continue;
		for (uint32_t j = k + 1; j < k + FAR && !tok_in(l, j, ".|;|,"); j++)
			if (tok_in(l, j, LIST_ONSETS))
				return true;
	}
	return false;
}

uint32_t history_work(struct ll_letter *l, uint32_t i)
{
	const struct mark *m = mark_at(l, i, LEX_HISTORY);
	if (!m || (m->entry->code[0] != LEX_HX_WORKING && m->entry->code[0] != LEX_HX_NOT_WORKING))
		return 0;
	uint32_t n = m->ntokens, first = sent_begin(l, i), k = i + n;
	bool working = m->entry->code[0] == LEX_HX_WORKING;
	if (history_spoilt(l, first, i) || !of_patient(l, i) ||
	    tok_in(l, k, "until|if|unless|when|hardening"))
		return n;
	if (working && tok_in(l, k - 1, "the|your|his|her") && !to_work(l, k))
		return n;
	if (working && tok_is(l, k - 1, "working") && tok_is(l, k - 2, "been") &&
	    !(number_at(l, k).ntokens || tok_in(l, k, "full|part|light|modified|regular|as|at|for|again")))
		return n;
	bool perfect = i > first && tok_in(l, i - 1, "has|have");
	/* "returned to work" alone tells a step of a story, "has returned" where it has come to. */
	bool step = tok_in(l, i, "returned|continued|went|came|come|gone|resumed|did|stopped") && !perfect;
	bool tells = tok_in(l, i, "was|had|remained") || (i > first && tok_is(l, i - 1, "was"));
	bool past = !perfect && (tells || was(l, i, first));
	if (past && !step && (!tells || !told_so(l, k) || of_then(l, i, first)))
		return n;
	if (!working && narrowed(l, k))
		return n;
	for (uint32_t j = i; j > first && i - j < 10 && !tok_in(l, j - 1, "and|,|but|;");)
		if (tok_in(l, --j, "not|never|no|unable|goal|return|able|trying|hopes|wants"))
			return n;
	struct ll_fact *f = fact_add(l, LL_HISTORY, i, n);
	f->key = sv("work");
	f->referent = LL_PATIENT;
	f->polarity = working ? LL_AFFIRMED : LL_NEGATED;
	f->u.history.topic = LL_HX_WORK;
	f->u.history.working = working;
	f->u.history.date = history_date(l, i, n);
	f->time = past || step ? LL_PAST : LL_CURRENT;
	f->u.history.at_all = !working && f->time == LL_CURRENT && at_all(l, i, k);
	if (history_by_ur(l, first, i))
		f->frame = LL_FRAME_UR;
	return n;
}
