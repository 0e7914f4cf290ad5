/* SPDX-License-Identifier: MIT */
/* Diagnoses that are denied outright: of those only the letter can contradict itself. */
#include "facts/diagnoses.h"

#include <string.h>

/* "no conductive hearing loss", "no depression severe enough to" deny less than they name. */
static bool is_narrower(const struct ll_letter *l, uint32_t i, uint32_t n)
{
	/* "diabetic eye disease", "asthma attacks": a thing of the disease, not the disease */
	if (tok(l, i + n)->kind == LL_TOK_WORD && tok(l, i + n)->sentence == tok(l, i)->sentence &&
	    (tok_in(l, i + n, "complication|complications|damage|symptoms|disease|involvement|recurrence|spread|aura") ||
	     (tok_in(l, i + n - 1, "diabetic|asthmatic|epileptic|hypertensive|anxious|arthritic|depressive|bipolar") &&
	      !tok_in(l, i + n, "and|or|nor|but|so|because|as|since|at|in|on|for|by|now|today|himself|herself|yourself|patient|person|either"))))
		return true;
	if (tok_in(l, i + n,
		   "with|that|severe|requiring|refractory|resistant|due|secondary|caused|related|"
		   "significant|"
		   "sufficient|so|attributable|resulting|warranting|necessitating|amenable|"
		   "unresponsive|to|from|attack|attacks|flare|flares|exacerbation|exacerbations|crisis|crises|medication|"
		   "medications|treatment|control"))
		return true;
	/* "During your stay pancreatitis was ruled out" */
	if (i > sent_begin(l, i) && tok_in(l, i - 1, "stay|admission|hospitalization|visit|then|there|later|thus|also|therefore|however|hence|time|"
						     "meanwhile|accordingly|though|although|while|when|where|whereas|again|finally|clearly"))
		return false;
	return i > sent_begin(l, i) && tok(l, i - 1)->kind == LL_TOK_WORD &&
	       !mark_over(l, i - 1, LEX_TRIGGERS) && !mark_over(l, i - 1, LEX_DIAGNOSES) &&
	       !tok_in(l, i - 1,
		       "a|an|the|any|of|with|have|has|from|as|current|currently|actual|actually|"
		       "formal|clinical|"
		       "diagnosed|or|nor|and|evidence|left|right|bilateral|either|diagnose|find|"
		       "known|"
		       "diagnosis|suffer|established|her|his|such|is|are|for|that|because|but|since|found|confirmed|confirm|show|shown|"
		       "reveal|detect|detected|establish|identify|identified|demonstrate|see|saw|seen|record|recorded|support|discover|"
		       "felt|discovered|proven|prove|proved");
}

/* Told of another time: "in 2013 he did not have vertigo". */
static bool is_dated(const struct ll_letter *l, uint32_t i, const struct assertion *a)
{
	uint32_t begin = sent_begin(l, i), end = sent_end(l, i);
	bool past = tok_seq_in(l, a->trigger, "never diagnosed|ever diagnosed") && i == a->trigger + 2;
	for (uint32_t k = a->trigger > begin + 2 ? a->trigger - 2 : begin;
	     k < a->trigger + a->ntrigger || (k < i && k < a->trigger + a->ntrigger + 4); k++)
		past |= tok_in(l, k, "did|was|were|had|didn't|wasn't|hadn't|ruled|excluded");
	for (uint32_t k = begin; past && k < end && k < begin + 80; k++) {
		if (k >= a->trigger && k < a->trigger + a->ntrigger)
			continue; /* "at no time" */
		/* "since it has been excluded": why, not when */
		if (tok_is(l, k, "since") && !number_at(l, k + 1).ntokens && !fact_at(l, LL_DATE, k + 1) &&
		    !tok_in(l, k + 1, "then|that|the|his|her|last|age"))
			continue;
		if (tok_in(l, k, "then|initially|first|time|prior|before|until|at|since") &&
		    (!tok_is(l, k, "at") || (tok_in(l, k + 1, "that|the") &&
					     tok_in(l, k + 2, "time|visit|point|stage|date|outset|beginning|"
							      "start|onset|examination|evaluation"))))
			return true;
		if (tok_seq_in(l, k, "in those|in that|of those"))
			return true;
		if (tok(l, k)->kind == LL_TOK_NUMBER && tok(l, k)->text.n == 4 &&
		    (tok(l, k)->text.p[0] == '1' || tok(l, k)->text.p[0] == '2'))
			return true;
	}
	return false;
}

/* "the patient says that he does not have": what the patient believes. Nor is a "may not" a
 * denial. */
static bool is_told_by_patient(const struct ll_letter *l, uint32_t i, const struct assertion *a)
{
	uint32_t begin = sent_begin(l, i), low = a->trigger > begin + 20 ? a->trigger - 20 : begin;
	for (uint32_t k = a->trigger; k-- > low;) {
		if (k + 3 > a->trigger && tok_in(l, k, "may|might|could|would|should|if|likely|probably|possibly|perhaps") &&
		    !is_month_may(l, k))
			return true;
		if (tok_in(l, k,
			   "says|said|states|stated|reports|reported|believes|thinks|insists|"
			   "claims|claimed|believed") &&
		    k &&
		    tok_in(l, k - 1, LIST_PATIENTS "|he|she|you|i|also"))
			return true;
	}
	return false;
}

/* "She diagnoses a stroke and finds that he does not have depression": what one of several doctors
 * holds. */
static bool is_held(const struct ll_letter *l, const struct assertion *a)
{
	const uint32_t begin = sent_begin(l, a->trigger);
	if (!tok_in(l, begin, "he|she|dr|both"))
		return false;
	for (uint32_t k = a->trigger; k-- > begin && a->trigger - k < 20;)
		if (tok_is(l, k + 1, "that") &&
		    tok_in(l, k, "finds|found|concludes|concluded|opines|opined|feels|felt|holds|held|"
				 "maintains|considers|considered"))
			return true;
	return false;
}

/* "has no", "there is no", "found no X and no Y" */
static bool outright_no(const struct ll_letter *l, uint32_t no)
{
	if (tok_in(l, no - 1, "has|have|is|are"))
		return true;
	/* "The spot was no melanoma" */
	if (tok_in(l, no - 1, "was|were") && no > 1 && !tok_in(l, no - 2, "there|that|it"))
		return true;
	if (tok_in(l, no - 1, "was|were") && no > 1 && tok_is(l, no - 2, "there") &&
	    (no - 2 == sent_begin(l, no) || tok_in(l, no - 3, ";|that|but")))
		return true;
	if (!tok_in(l, no - 1, "and|or|,"))
		return false;
	uint32_t begin = sent_begin(l, no), low = no > begin + 8 ? no - 8 : begin;
	for (uint32_t k = no - 1; k-- > low;)
		if (tok_in(l, k, "has|have|is|are|found|finds|saw") && tok_is(l, k + 1, "no"))
			return true;
	return false;
}

/* The clause ends at token k: nothing narrows what was named before it. */
static bool is_over(const struct ll_letter *l, uint32_t k)
{
	return tok(l, k)->kind != LL_TOK_WORD || tok_in(l, k, "and|so|or|nor|which|but|as|because|for|that|either");
}

/* "... is explained by ulcerative colitis and not by Crohn's disease": two of a kind, of which it is one. "What she has is
 * osteoarthritis, not rheumatoid arthritis" tells of any two. */
bool diagnosis_of_two(const struct ll_letter *l, const struct mark *m, uint32_t no)
{
	uint32_t k = no;
	const uint32_t begin = sent_begin(l, k);
	if (!tok_in(l, k, "not|rather") || k >= m->token || m->token - k > 4 || k < begin + 2)
		return false;
	k -= tok_in(l, k - 1, "and");
	k -= k > begin + 1 && tok_is(l, k - 1, ",");
	const struct mark *other = k > begin ? mark_over(l, k - 1, LEX_DIAGNOSES) : NULL;
	if (!other || other->token + other->ntokens != k || other->entry == m->entry)
		return false;
	if (other->entry->attr[0] && *other->entry->attr[0] && !strcmp(other->entry->attr[0], m->entry->attr[0]) &&
	    !span_has(l, begin, other->token, "pain|swelling|stiffness|ache|aches|weakness"))
		return true;
	if (span_has(l, begin, other->token, "pain|cause|causes|caused|reason|source|symptoms|due|because|problem|problems|from|for|to|by"))
		return false;
	return other->token > begin && tok_in(l, other->token - 1 - tok_in(l, other->token - 1, "a|an|the"), "has|have|is");
}

/* "is free of asthma", "has neither gout nor asthma", "is without asthma" */
static bool is_spared(const struct ll_letter *l, const struct mark *m, const struct assertion *a, struct ll_sv id)
{
	const uint32_t i = a->trigger, begin = sent_begin(l, i);
	if (i == begin || i > m->token || !is_over(l, m->token + m->ntokens))
		return false;
	if (sv_is(id, "negative_for")) {
		if (tok_is(l, i, "neither") || tok_is(l, i, "nor"))
			return sent_has(l, i, "neither") && !span_has(l, begin, i, "shows|showed|show|found|due|by|from|for|reports|complains") &&
			       span_has(l, begin, i, "has|have|had|suffers|is");
		return tok_in(l, i, "free|clear") && tok_in(l, i - 1, "is|are|been|remains|was") && i + a->ntrigger == m->token;
	}
	return sv_is(id, "without") && tok_in(l, i - 1, "is|are") && i + 1 == m->token;
}

/* "No heart failure is present", "heart failure is not present", "sleep apnea is not among her conditions" */
static bool is_nowhere(const struct ll_letter *l, const struct mark *m, const struct assertion *a)
{
	uint32_t k = m->token + m->ntokens;
	if (a->trigger + 1 == m->token && tok_is(l, a->trigger, "no")) {
		if (tok_in(l, k, "exists|existed"))
			return true;
		while (tok_in(l, k, "is|has|was|ever|been"))
			k++;
		return k > m->token + m->ntokens && tok_in(l, k, "present|diagnosed|known|there") && is_over(l, k + 1);
	}
	if (a->trigger != k)
		return false;
	const uint32_t end = k + a->ntrigger;
	return (tok_in(l, k, "is") && tok_in(l, end - 1, "present|absent") && is_over(l, end)) ||
	       tok_in(l, end - 1, "his|her|your|the|among") || (tok_is(l, end - 1, "of") && tok_is(l, end - 2, "one"));
}

/* "In neither of her pregnancies did she have", "neither eye has", "in neither knee is there" */
static bool in_neither(const struct ll_letter *l, const struct mark *m, const struct assertion *a)
{
	enum { FAR = 12 };
	if (!tok_is(l, a->trigger, "neither") || m->token - a->trigger > FAR || span_has(l, a->trigger, m->token, "of|in|the|her|his") == 0)
		return tok_is(l, a->trigger, "neither") && m->token > a->trigger + 2 && tok_in(l, m->token - 1, "has|had|have") &&
		       !span_has(l, a->trigger, m->token, ",|parent|brother|sister|nor");
	return (span_has(l, a->trigger, m->token, "did|does|do") && span_has(l, a->trigger, m->token, "have|suffer|develop")) ||
	       (span_has(l, a->trigger, m->token, "is|was") && tok_in(l, m->token - 1 - tok_in(l, m->token - 1, "a|any"), "there"));
}

/* "You have obesity, but not diabetes" */
static bool is_set_apart(const struct ll_letter *l, const struct mark *m, const struct assertion *a)
{
	const uint32_t i = a->trigger, begin = sent_begin(l, i);
	return i > begin && i + 1 == m->token && tok_in(l, i - 1, "but|and|,") && mark_in(l, begin, i, LEX_DIAGNOSES) &&
	       span_has(l, begin, i, "has|have|suffers|suffer") && is_over(l, m->token + m->ntokens) &&
	       !span_has(l, begin, i, "because|caused|due|reports|reported|of|if|;");
}

/* "no clinician has ever found", "none of the neurologists diagnosed", "not one doctor has recorded": the verb before it. */
static bool by_nobody(const struct ll_letter *l, const struct mark *m, const struct assertion *a)
{
	enum { FAR = 12 };
	uint32_t k = m->token, begin = sent_begin(l, k);
	k -= k > begin && tok_in(l, k - 1, "a|an|any|her|him|you|with|having|as|of|the");
	k -= k > begin && tok_in(l, k - 1, "her|him|you|with|diagnosis|have|sign|evidence");
	k -= k > begin && tok_in(l, k - 1, "a|the|to|her|him|you");
	if (k <= begin || !tok_in(l, k - 1, "found|diagnosed|recorded|made|identified|established|confirmed|seen|noted|detected|observed|finds|given|documented"))
		return false;
	for (uint32_t i = a->trigger; i < k && k - i < FAR; i++)
		if (mark_over(l, i, LEX_PERSON_ROLES) ||
		    tok_in(l, i, "clinician|doctor|physician|specialist|examiner|provider|surgeon|neurologist|cardiologist|psychiatrist|"
				 "psychologist|internist|doctors|physicians|clinicians|specialists|examiners|providers|practitioner|evaluator|"
				 "consultant|orthopedist|one|neurologists|psychiatrists|surgeons|radiologist|professional|nobody"))
			return !span_has(l, begin, k, "if|that|whether|who");
	return false;
}

/* "is a woman without asthma", "a man with no diabetes" */
static bool is_someone_without(const struct ll_letter *l, const struct mark *m, const struct assertion *a)
{
	uint32_t i = a->trigger;
	const uint32_t begin = sent_begin(l, i);
	if (tok_is(l, i, "no") && i > begin && tok_is(l, i - 1, "with"))
		i--;
	else if (!tok_is(l, i, "without"))
		return false;
	if (i < begin + 2 || !is_over(l, m->token + m->ntokens) || a->trigger + a->ntrigger != m->token ||
	    !tok_in(l, i - 1, "woman|man|person|patient|male|female|child|boy|girl|gentleman|lady|adult|infant|teenager|smoker|nonsmoker|worker"))
		return false;
	return span_has(l, begin, i, "is|was") && !span_has(l, begin, i, "in|for|when|if|where|any|every|no|each");
}

/* Behind it, what makes a denial of all times one of some: "before", "since", "in the last year". */
static bool of_some_time(const struct ll_letter *l, uint32_t k)
{
	for (uint32_t i = k; i < k + 8 && i < sent_end(l, k - 1); i++) {
		if (tok_in(l, i, ",|;|and|or|nor|but"))
			return false;
		if (tok_in(l, i, "before|prior|since|until|recently|lately|within|during|after|at|in|on|attack|attacks|episode|episodes|flare|flares|"
				 "admission|admissions|requiring|over|for|this|last|past"))
			return true;
	}
	return false;
}

/* "has no history of gout", "there has been no stroke" */
static bool has_no_past(const struct ll_letter *l, const struct mark *m, const struct assertion *a, struct ll_sv id)
{
	const uint32_t i = a->trigger;
	if (i == 0 || i + a->ntrigger > m->token || of_some_time(l, m->token + m->ntokens))
		return false;
	if (sv_is(id, "no"))
		return tok_is(l, i - 1, "been") && tok_in(l, i - 2, "has|have") && i + 1 == m->token;
	return sv_is(id, "no_history") && tok_seq_in(l, i, "no history of|no known history of|no personal history of|no past history of") &&
	       tok_in(l, i - 1, "has|have|is|with|and|,");
}

bool diagnosis_of_ever(const struct ll_letter *l, const struct mark *m, const struct assertion *a)
{
	const struct mark *t = mark_over(l, a->trigger, LEX_TRIGGERS);
	const struct ll_sv id = t ? sv(t->entry->id) : (struct ll_sv){ 0 };
	return !of_some_time(l, m->token + m->ntokens) &&
	       (sv_is(id, "never") || has_no_past(l, m, a, id) || span_has(l, a->trigger, a->trigger + a->ntrigger, "never"));
}

bool diagnosis_limited(const struct ll_letter *l, const struct mark *m, const struct assertion *a)
{
	return is_narrower(l, m->token, m->ntokens) || is_told_by_patient(l, m->token, a) || is_held(l, a);
}

bool diagnosis_dated(const struct ll_letter *l, const struct mark *m, const struct assertion *a)
{
	return is_dated(l, m->token, a);
}

/* Denied outright: "does not have", "is not diagnosed with", "there is no", "was ruled out". */
bool diagnosis_firm(const struct ll_letter *l, const struct mark *m, const struct assertion *a)
{
	const struct mark *t = mark_over(l, a->trigger, LEX_TRIGGERS);
	if (!t || tok_quoted(l, m->token))
		return false;
	struct ll_sv id = sv(t->entry->id);
	if (diagnosis_of_two(l, m, a->trigger))
		return true;
	/* "It is not myasthenia gravis that she has" */
	if (sv_is(id, "not") && a->trigger + 1 == m->token && tok_in(l, a->trigger - 1, "is|was") &&
	    tok_seq_in(l, m->token + m->ntokens, "that she has|that he has|that you have|that the patient has"))
		return true;
	if (diagnosis_limited(l, m, a) || is_dated(l, m->token, a))
		return false;
	if (sv_is(id, "not_have") || sv_is(id, "never") || sv_is(id, "find"))
		return true;
	if (in_neither(l, m, a) || is_set_apart(l, m, a) || is_someone_without(l, m, a))
		return true;
	if (is_spared(l, m, a, id) || is_nowhere(l, m, a) || has_no_past(l, m, a, id))
		return true;
	/* "panic disorder was never diagnosed by any of the providers" */
	const uint32_t after = m->token + m->ntokens;
	for (uint32_t k = after; k < after + 4; k++)
		if (tok_in(l, k, "diagnosed|found|shown|proven|confirmed") && tok_in(l, k - 1, "never|not") &&
		    (tok_is(l, k, "diagnosed") || tok_is(l, k - 1, "never")) && a->trigger >= after)
			return true;
	/* "a diagnosis of panic disorder was never made", "at no time was she found to have it" */
	if (a->trigger == after && m->token > 1 && tok_is(l, m->token - 1, "of") && tok_is(l, m->token - 2, "diagnosis") &&
	    tok_in(l, after + a->ntrigger - 1, "made|recorded"))
		return true;
	if (sv_is(id, "nothing") && tok_in(l, a->trigger, "at|it") && !span_has(l, a->trigger, m->token, "evidence|signs|symptoms") &&
	    (tok_in(l, m->token - 1, "had|have") || (tok_in(l, m->token - 1, "with") && tok_in(l, m->token - 2, "diagnosed"))))
		return true;
	if ((sv_is(id, "no") || sv_is(id, "neg_both") || sv_is(id, "not") || sv_is(id, "negative_for")) && a->trigger < m->token && by_nobody(l, m, a))
		return true;
	/* "Dr. Amin has ruled out a stroke" */
	if (sv_is(id, "neg_both") && tok_in(l, a->trigger, "ruled|excluded") && a->trigger > sent_begin(l, m->token) &&
	    a->trigger + a->ntrigger + tok_in(l, a->trigger + a->ntrigger, "a|an|any") == m->token &&
	    !tok_in(l, a->trigger - 1, "to|be|been|not|was|were|is") && !mark_in(l, sent_begin(l, m->token), m->token, LEX_STUDIES))
		return true;
	bool diagnosed = false, has = false, looked = false;
	uint32_t from = a->trigger > m->token ? m->token : a->trigger;
	uint32_t to = a->trigger > m->token ? a->trigger + a->ntrigger : m->token;
	for (uint32_t k = from; k < to; k++) {
		looked |= tok_in(l, k,
				 "evidence|sign|signs|symptoms|indication|finding|findings|"
				 "suggestion|suspicion");
		diagnosed |= tok_in(l, k, "diagnosed|diagnosis|diagnose");
		has |= tok_in(l, k, "have|suffer|suffering|has");
	}
	if (sv_is(id, "negative_post") || sv_is(id, "neg_both"))
		return a->trigger < m->token
			       ? diagnosed
			       : (diagnosed || tok_in(l, a->trigger + a->ntrigger - 1, "out|excluded|exist|existed|disproved|disproven|refuted|"
													"discarded|abandoned|retracted|dropped|question"));
	if (diagnosed)
		return sv_is(id, "not") || sv_is(id, "no_evidence") || sv_is(id, "no");
	if (looked)
		return false;
	if (sv_is(id, "no"))
		return a->trigger && outright_no(l, a->trigger);
	if (sv_is(id, "not") && a->trigger + 1 + tok_in(l, a->trigger + 1, "a|an|the") == m->token && a->trigger &&
	    tok_in(l, a->trigger - 1, "has|have") && tok_is(l, m->token + m->ntokens, "but"))
		return true; /* "has not rheumatoid arthritis but osteoarthritis" */
	if (sv_is(id, "not"))
		return has || (a->trigger && tok_in(l, a->trigger - 1, "is|are") &&
			       a->trigger + 1 + tok_in(l, a->trigger + 1, "a|an") == m->token);
	return false;
}
