/* SPDX-License-Identifier: MIT */
/*
 * LL_HISTORY by the clause around a treatment, where no cue of
 * lexicon/history.tsv stands beside it: a verb of having or doing it, before or
 * behind, with or without its denial. "At no time has he been given it", "it
 * was never carried out", ", which you have not had so far", "it made him dizzy".
 */
#include "facts/history_course.h"

bool course_patient(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i,
		      "he|she|you|i|" LIST_PATIENTS "|" LIST_TITLES
		      "|employee|appellant|insured|iw|pt|they|child|boy|girl|baby|infant|gentleman|"
		      "lady|woman|man|roofer|nurse|resident") ||
	       mark_over(l, i, LEX_PATIENT_WORDS);
}

/* A word of the noun phrase that a treatment stands in, or of its list. */
bool course_phrase(const struct ll_letter *l, uint32_t i)
{
	return history_passes(l, i) || is_month_may(l, i) ||
	       tok_in(l, i,
		      "every|each|own|whole|proper|adequate|brief|short|long|entire|complete|"
		      "standard|graded|daily|nightly|weekly|monthly|"
		      "injections|pills|pill|tablets|tablet|capsules|drops|patches|patch|infusions|"
		      "infusion|sort|such|your|my|new|old|cast|even|"
		      "sessions|appointments|rounds|night|hard|soft|small|large|custom|removable|"
		      "low|high|local|topical|so|called|like") ||
	       fact_at(l, LL_DATE, i);
}

/* "at any time", "so far", "to date": up to now, whatever stands before it. */
uint32_t history_up_to_now(const struct ll_letter *l, uint32_t k)
{
	uint32_t n =
		tok_seq_in(l, k,
			   "at any time|at any point|so far|to date|as yet|at all|up to now|until "
			   "now|till now|until today|"
			   "of any kind|of any sort|of any type|of any form|to this day|in his "
			   "life|in her life|before now|"
			   "thus far|by anyone|at any|until this day|up to the present|up to today")
			? 2 + (tok_in(l, k, "at|of|in") && !tok_seq(l, k, "at all")) +
				  (tok_in(l, k, "up") || tok_in(l, k + 1, "this|his|her"))
		: tok_in(l, k, "ever|whatsoever|yet|previously") ? 1
		: tok_is(l, k, "before") && (tok(l, k + 1)->kind == LL_TOK_PUNCT ||
					     tok_in(l, k + 1, "and|so|but"))
			? 1
			: 0;
	/* "in the past", not "in the past five years" */
	return !n && tok_seq(l, k, "in the past") &&
			       (tok(l, k + 3)->kind == LL_TOK_PUNCT ||
				tok_in(l, k + 3, "and|or|for|nor"))
		       ? 3
		       : n;
}

/* Past what belongs to the treatment behind it: part, doses, adverbs of always. */
uint32_t course_pass(const struct ll_letter *l, uint32_t k, uint32_t end)
{
	const uint32_t high = end < k + FORTH ? end : k + FORTH;
	while (k < high) {
		const uint32_t n = history_up_to_now(l, k);
		if (n)
			k += n;
		else if (tok_in(l, k, "itself|themselves|here|as|by|mouth|such|(|)|-|dr") ||
			 (tok_is(l, k, ".") && tok_is(l, k - 1, "dr")) ||
			 (tok(l, k)->flags & LL_TOK_CAPITAL && tok(l, k)->kind == LL_TOK_WORD &&
			  tok_in(l, k - 1, ".|at|with|by|of")) ||
			 (course_phrase(l, k) && !tok_is(l, k, ":") && !tok_in(l, k, ",|then")) ||
			 (tok_in(l, k, "the|this|that|his|her|your|or|and|of") &&
			  course_phrase(l, k + 1)))
			k++;
		else
			break;
	}
	return k < end ? k : end;
}

/* Words that go with the verb: "taken part in", "gone through", "been seen by", "carried out". */
bool course_verb(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i,
		      "in|to|through|by|with|on|out|part|for|into|under|treated|managed|"
		      "immobilized|off|up");
}

/* The clause of token i: from the last ";" or conjunction with a subject of its own. */
uint32_t course_first(const struct ll_letter *l, uint32_t i)
{
	const uint32_t first = sent_begin(l, i);
	for (uint32_t k = i; k > first; k--)
		if (tok_in(l, k - 1, ";|but|although|though|whereas|because|since|while") ||
		    (tok_is(l, k - 1, ",") && tok_in(l, k, "as|for|and|so") && k < i &&
		     (mark_over(l, k + 1, LEX_PATIENT_WORDS) ||
		      tok_in(l, k + 1, "he|she|you|the|no|a|an|it") || tok_in(l, k, "as"))))
			return k;
	return first;
}

uint32_t course_end(const struct ll_letter *l, uint32_t i)
{
	const uint32_t end = sent_end(l, i);
	for (uint32_t k = i; k < end; k++)
		if (tok_in(l, k, ";|but|although|though|whereas|because|while"))
			return k;
	return end;
}

/* What one has with one: a device or an implant. */
bool course_thing(const struct ll_letter *l, const struct treatment *t)
{
	const struct mark *m = mark_at(l, t->fact->token, LEX_SERVICES);
	return (m && m->entry->code[1] == LEX_SERVICE_DME && m->ntokens == t->fact->ntokens) ||
	       sv_is(t->fact->key, "pacemaker") || sv_is(t->fact->key, "defibrillator") ||
	       sv_is(t->fact->key, "stent") || sv_is(t->fact->key, "feeding tube") ||
	       sv_is(t->fact->key, "spinal cord stimulator") ||
	       sv_is(t->fact->key, "intrathecal pump");
}
