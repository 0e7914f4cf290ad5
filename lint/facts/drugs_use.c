/* SPDX-License-Identifier: MIT */
/* Other ways of saying that the patient takes a medicine now, or takes none of it. */
#include "facts/facts.h"

enum { NEAR = 7, FAR = 12 };

/* Right before a medicine: words of its own. */
static bool of_name(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i,
		      "any|a|an|the|oral|either|or|and|nor|of|kind|all|other|prescribed|"
		      "prescription|such|,|daily|regular|his|her|your|this|pill|"
		      "month|week|day|night|twice|once|weekly|monthly|inhaled|systemic|form|type|"
		      "sort|further|every|even|long|-|term|injectable") ||
	       mark_over(l, i, LEX_DRUGS) || mark_over(l, i, LEX_DRUG_CLASSES);
}

static uint32_t name_begin(const struct ll_letter *l, uint32_t i, uint32_t begin)
{
	while (i > begin && of_name(l, i - 1))
		i--;
	return i;
}

/* The patient's doing, told before token i: nobody else, no condition, no time gone by, no plan. */
static bool of_patient_now(const struct ll_letter *l, uint32_t i, uint32_t begin)
{
	for (uint32_t k = i; k > begin && i - k < FAR; k--) {
		if (tok_in(l, k - 1,
			   ";|if|whether|would|could|should|may|might|must|can|was|were|had|did|"
			   "until|before|who|patients|people|when|while|"
			   "that's|to|wants|hopes|plan|plans|goal|unless|once") &&
		    !is_month_may(l, k - 1))
			return false;
		if (mark_over(l, k - 1, LEX_KIN))
			return false;
		if (tok_in(l, k - 1, "he|she|you|" LIST_PATIENTS "|pt|iw|employee") ||
		    mark_over(l, k - 1, LEX_PATIENT_WORDS))
			return true;
	}
	return i < begin + FAR;
}

/* "without", "off", "refuses to take", "no prescription for" before the medicine, whose words begin
 * at token j */
static bool done_without(const struct ll_letter *l, uint32_t j, uint32_t begin)
{
	if (j == begin)
		return false;
	if (tok_is(l, j - 1, "without"))
		for (uint32_t k = j - 1; k > begin && j - k < 5; k--) {
			if (tok_in(l, k - 1,
				   "manages|manage|lives|sleeps|functions|copes|gets|does|goes|"
				   "breathes|treated|managed|controlled|works|walks"))
				return tok_in(l, k - 1, "treated|managed|controlled")
					       ? tok_in(l, k - 2, "is|are|being")
					       : of_patient_now(l, k - 1, begin);
			if (!tok_in(l, k - 1,
				    "well|by|along|it|his|her|pain|now|quite|entirely|altogether|"
				    "fine|nicely"))
				return false;
		}
	if (tok_is(l, j - 1, "off") &&
	    tok_in(l, j - 2 - tok_in(l, j - 2, "now|entirely|completely|totally|currently|all"),
		   "is|are|remains|stays"))
		return of_patient_now(l, j - 2, begin);
	if (tok_in(l, j - 1, "take|use|start|taking|using") ||
	    tok_in(l, j - 1, "refuses|declines|rejects|avoids|shuns")) {
		uint32_t k = j - tok_in(l, j - 1, "take|use|start|taking|using");
		k -= tok_is(l, k - 1, "to");
		if (tok_in(l, k - 1, "refuses|declines|rejects|avoids|unwilling") ||
		    (tok_is(l, k - 1, "not") && tok_is(l, k - 2, "will")) ||
		    (tok_is(l, k - 1, "refused") && tok_is(l, k - 2, "has")))
			return of_patient_now(l, k - 1, begin);
		return tok_is(l, k - 1, "never") && tok_in(l, j - 1, "take|use") ? false : false;
	}
	/* "has no prescription for" */
	uint32_t k = j - tok_in(l, j - 1, "for");
	if (k < j && tok_in(l, k - 1, "prescription|prescriptions|order|script|supply") &&
	    tok_in(l, k - 2 - tok_in(l, k - 2, "current|active|standing|valid|open"), "no"))
		return !tok_in(l, k - 3, "with|if|needs|require|requires");
	/* "never takes", "takes none of" */
	return tok_in(l, j - 1, "takes|uses") && tok_is(l, j - 2, "never") &&
	       of_patient_now(l, j - 2, begin);
}

/* What stands behind the medicine: "is not among his medicines", "is in use" after "no", ": none"
 */
static bool not_behind(const struct ll_letter *l, uint32_t i, uint32_t k, uint32_t begin,
		       uint32_t end)
{
	const uint32_t j = name_begin(l, i, begin);
	const bool no = j > begin && tok_is(l, j - 1, "no");
	while (k < end && (of_name(l, k) || tok_in(l, k,
						   "tablets|tablet|pills|patch|patches|cream|drops|"
						   "inhaler|in|oral|at|present")))
		k++;
	if (no && tok_in(l, k, ",|whether") &&
	    tok_in(l, k + 1 + tok_in(l, k + 1, "or"),
		   "lidocaine|other|any|oral|topical|by|whatever|or"))
		for (; k < end && !tok_in(l, k, "is|are|;"); k++)
			;
	/* "No NSAIDs: he cannot take them and is on none" */
	/* "does not require insulin and is not on it" */
	for (uint32_t h = k; h + 2 < end && h < k + FAR; h++)
		if (tok_seq_in(l, h,
			       "is not on it|does not take it|is not taking it|does not use it|is "
			       "not using it|takes none of it|takes none of them"))
			return !tok_in(l, h - 1, "it|that|which|if|when");
	for (uint32_t h = k; no && h + 1 < end && h < k + FAR; h++)
		if (tok_seq_in(l, h,
			       "is on none|takes none|on none of|takes neither|uses none|is taking "
			       "none"))
			return true;
	const bool is = tok_in(l, k, "is|are");
	if (!is)
		return !no && tok_in(l, k, ":|=") && tok_in(l, k + 1, "none|denies|denied|not") &&
		       !tok_in(l, k + 2, "yet|tried|known");
	k++;
	const bool neg = tok_in(l, k, "not|never");
	if (no == neg)
		return false;
	k += neg;
	while (tok_in(l, k, "currently|now|presently|being|at|present|also|even"))
		k++;
	if (tok_in(l, k, "taken|used|prescribed|given|administered|dispensed"))
		return !tok_in(l, k + 1,
			       "for|by|at|until|before|in|with|as|to|along|unless|when|if|together|"
			       "daily|every|on|correctly|properly");
	return tok_seq_in(
		l, k,
		"in use|on his list|on her list|on your list|on the list|on the medication|on his "
		"medication|on her medication|on the current|"
		"on his current|on her current|on your medication|among his|among her|among "
		"the|among your|part of his|part of her|part of the|part of your|"
		"on his medicine|on her medicine|on file as current|in his regimen|in her "
		"regimen|in the regimen|in your regimen");
}

/* "His list of medicines shows no opioid" */
static bool not_listed(const struct ll_letter *l, uint32_t i, uint32_t begin)
{
	const uint32_t j = name_begin(l, i, begin);
	if (j < begin + 2 || !tok_is(l, j - 1, "no") ||
	    !tok_in(l, j - 2,
		    "shows|has|contains|includes|lists|names|holds|show|contain|include|list"))
		return false;
	for (uint32_t k = j - 2; k > begin && j - k < 9; k--)
		if (tok_in(l, k - 1, "list|regimen|medicines|medications|meds|profile"))
			return true;
	return false;
}

bool use_denied_else(const struct ll_letter *l, uint32_t i, uint32_t n, const struct assertion *a)
{
	const uint32_t begin = sent_begin(l, i), end = sent_end(l, i);
	if (a->referent == LL_PEOPLE || a->referent == LL_OTHER || a->generic ||
	    !sent_has(l, i,
		      "no|not|never|without|off|refuses|refused|declines|rejects|avoids|unwilling|"
		      "none|denies|denied"))
		return false;
	return done_without(l, name_begin(l, i, begin), begin) ||
	       not_behind(l, i, i + n, begin, end) || not_listed(l, i, begin);
}

#define NOW_VERBS "takes|uses|injects|receives|wears|applies|swallows|gets|sprays|inhales|needs"

/* "The naproxen tablets that he takes twice a day", "relies on Percocet", "his nightly Ambien" */
bool use_told_else(const struct ll_letter *l, uint32_t i, uint32_t n, const struct assertion *a)
{
	const uint32_t begin = sent_begin(l, i), end = sent_end(l, i);
	uint32_t k = i + n;
	if (a->polarity != LL_AFFIRMED || a->referent == LL_PEOPLE || a->referent == LL_OTHER ||
	    a->generic)
		return false;
	while (k < end && (tok_in(l, k,
				  "tablets|tablet|pills|pill|capsules|patch|patches|cream|inhaler|"
				  "drops|injections|injection|shots|spray|mg|mcg") ||
			   tok(l, k)->kind == LL_TOK_NUMBER))
		k++;
	k += tok_is(l, k, ",");
	k += tok_in(l, k, "that|which");
	k += tok_in(l, k, "the") && tok_in(l, k + 1, LIST_PATIENTS);
	if (k > i + n && k < end &&
	    (tok_in(l, k, "he|she|" LIST_PATIENTS) ||
	     (tok_is(l, k, "you") && tok_in(l, k + 1, "take|use"))) &&
	    (tok_in(l, k + 1 + tok_in(l, k + 1, "still|now|currently"), NOW_VERBS "|take|use") ||
	     tok_seq_in(l, k + 1, "is taking|is using|is on")))
		return true;
	/* "Imitrex stops her attacks" */
	if (i == begin &&
	    tok_in(l, k,
		   "stops|helps|controls|relieves|eases|reduces|calms|keeps|causes|makes|allows|"
		   "lets|works") &&
	    span_has(l, k + 1, k + 5 < end ? k + 5 : end, "her|his|him|your|patient's"))
		return true;
	/* "Colchicine and allopurinol are both on his list" */
	for (uint32_t h = k; h < end && h < k + 5; h++)
		if (tok_in(l, h, "is|are") &&
		    tok_seq_in(l, h + 1 + tok_in(l, h + 1, "both|all|still|now"),
			       "on his list|on her list|on your list|on the list|among his "
			       "medic|among her medic|on the medication list|on his medication|on "
			       "her medication|part of his regimen|part of her regimen"))
			return true;
	/* "Rx: Zoloft 50 qd" */
	if (tok_in(l, begin, "rx|meds|medications") && tok_is(l, begin + 1, ":"))
		return true;
	uint32_t j = i;
	while (j > begin &&
	       (of_name(l, j - 1) || mark_over(l, j - 1, LEX_DRUG_FORMS) ||
		tok(l, j - 1)->kind == LL_TOK_NUMBER || tok_in(l, j - 1, "mg")) &&
	       !tok_in(l, j - 1, "his|her|your"))
		j--;
	if (j > begin + 1 && tok_is(l, j - 1, "on") &&
	    tok_in(l, j - 2, "relies|rely|depends|depend|kept|stays|maintained|remains|stable"))
		return of_patient_now(l, j - 2, begin);
	if (j > begin && tok_in(l, j - 1, NOW_VERBS) && !tok_is(l, j - 1, "needs"))
		return of_patient_now(l, j - 1, begin);
	/* "took Percocet every six hours throughout" */
	if (j > begin + 1 && tok_in(l, j - 1, "took|used") && span_has(l, k, end, "throughout") &&
	    of_patient_now(l, j - 1, begin))
		return true;
	/* "keeps taking", "goes on using", "still receives" */
	if (j > begin + 1 && tok_in(l, j - 1, "taking|using|injecting|wearing") &&
	    tok_in(l, j - 2, "keeps|on|still"))
		return of_patient_now(l, j - 2, begin);
	if (j > begin + 2 && tok_in(l, j - 1, "with|by|on") &&
	    tok_in(l, j - 2, "treated|managed|controlled|maintained|stabilized") &&
	    tok_in(l, j - 3 - tok_in(l, j - 3, "being|still|now|currently|well"), "is|are"))
		return of_patient_now(l, j - 3, begin);
	for (uint32_t h = i; h > begin && i - h < 3; h--)
		if (tok_in(l, h - 1, "daily|nightly|weekly|monthly|current"))
			return h > begin + 1 &&
			       tok_in(l, h - 2, "his|her|your|patient's|claimant's|member's");
	return false;
}
