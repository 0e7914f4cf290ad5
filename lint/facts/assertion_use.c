/* SPDX-License-Identifier: MIT */
/* Whether a medicine is said not to be taken now, or to have been stopped. */
#include "facts/facts.h"

/* "2. Do not take it with milk" */
static bool is_advice(const struct ll_letter *l, uint32_t i)
{
	if (i && tok_is(l, i, "not"))
		i--;
	return tok_is(l, i, "do") && (i == sent_begin(l, i) || tok(l, i - 1)->kind != LL_TOK_WORD);
}

/*
 * "is not taking any opioids", "not prescribed antidepressant medications",
 * "takes no NSAID"; not "no other opioids", "not on any long-acting opioid",
 * nor what was so in the past.
 */
bool use_denied(const struct ll_letter *l, uint32_t i, const struct assertion *a)
{
	static const char taking[] =
		"take|takes|taking|prescribed|on|use|uses|using|receiving|receives|given|receive|"
		"maintained|utilizing|utilize|treated";
	if (a->polarity != LL_NEGATED || a->undocumented || a->time == LL_PAST || a->generic ||
	    a->referent == LL_PEOPLE || a->referent == LL_OTHER || a->trigger > i ||
	    tok_in(l, a->trigger, "without|w") || is_advice(l, a->trigger))
		return false;
	uint32_t begin = sent_begin(l, i), low = a->trigger > begin + 3 ? a->trigger - 3 : begin;
	bool takes = false;
	/* "no muscle relaxant in this patient's regimen" */
	for (uint32_t k = i + 1; k < i + 10 && k < sent_end(l, i); k++)
		takes |= tok_in(l, k, "regimen") ||
			 tok_seq_in(l, k, "medication list|list of medications|current medications");
	/* "no opioid is prescribed" */
	for (uint32_t k = i + 1; tok_is(l, a->trigger, "no") && k < i + 6 && k < sent_end(l, i); k++) {
		if (tok_in(l, k, "is|are"))
			takes |= tok_in(l, k + 1 + tok_in(l, k + 1, "being|currently|now|presently"), "prescribed|taken|used") &&
				 !tok_in(l, k + 2, "for|by|at|until|before|in|with|as");
		if (tok(l, k)->kind != LL_TOK_WORD || tok_in(l, k, "for|and|or"))
			break;
	}
	for (uint32_t k = low; k < i; k++) {
		if (is_month_may(l, k))
			continue;
		if (tok_in(l, k,
			   "other|another|additional|further|more|second|long|short|longer|acting|"
			   "high|dose|daily|first|"
			   "new|had|was|were|did|never|trial|response|benefit|relief|allergic|"
			   "adequate|only|just|enough|"
			   "if|would|should|stronger|same|both|yet|increased|intravenous|"
			   "injectable|topical|extended|"
			   "cannot|can|could|may|must|his|her|their|your|these|those|due"))
			return false;
		takes |= tok_in(l, k, taking) && !tok_in(l, k + 1, "for");
	}
	/* "not on chronic opioids" denies less than opioids. */
	if (i && tok(l, i - 1)->kind == LL_TOK_WORD && !mark_over(l, i - 1, LEX_TRIGGERS) &&
	    !mark_over(l, i - 1, LEX_DRUGS) && !mark_over(l, i - 1, LEX_DRUG_CLASSES) &&
	    !(tok_in(l, i - 1, "regular|prescribed|current|maintenance") && tok_in(l, i, "medication|medications|medicine|medicines")) &&
	    !tok_in(l, i - 1,
		    "oral|any|either|nor|prescription|a|an|the|and|or|taking|take|takes|use|using|"
		    "on|prescribed|"
		    "receiving|given|currently|presently|now|of|with"))
		return false;
	/* What follows may take part of it back: "opioids other than tramadol", "opioids on a daily
	 * basis". */
	uint32_t end = sent_end(l, i);
	for (uint32_t k = i + 1; k < i + 7 && k < end; k++) {
		if (tok_seq(l, k, "such as") || tok_is(l, k, ";") ||
		    (tok_is(l, k, ",") && tok_in(l, k + 1, "and|but")))
			break;
		/* "Xanax or any other sedative", "medication at all" */
		if ((tok_is(l, k, "other") && tok_in(l, k - 1, "any") && tok_in(l, k - 2, "or|nor")) || tok_seq(l, k, "at all") ||
		    (tok_is(l, k, "other") && tok_in(l, k - 1, "or|nor")))
			continue;
		if (tok_in(l, k,
			   "other|besides|except|daily|before|until|beyond|apart|aside|after|at|"
			   "during|then|regularly|"
			   "anymore|refill|refills|along|alone|combination|combined|together|with|as|correctly|properly|due|"
			   "chronically|routinely"))
			return takes && tok_seq_in(l, k, "at this time|at present|at the present");
	}
	return takes;
}

bool use_ended(const struct ll_letter *l, uint32_t i, uint32_t n)
{
	uint32_t end = sent_end(l, i);
	for (uint32_t k = i + n; k < i + n + 16 && k < end; k++) {
		if (mark_at(l, k, LEX_DRUGS) ||
		    tok_in(l, k, "but|;|should|be|if|until|whereas|while|when"))
			return false;
		if (tok_in(l, k, "stopped|discontinued|ceased|withdrawn|weaned"))
			return !tok_in(l, k - 1, "not|never|have|they|he|she|and") ||
			       (tok_is(l, k - 1, "and") &&
				!tok_in(l, k + 1, "taking|using|smoking"));
	}
	return false;
}
