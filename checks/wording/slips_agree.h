/* SPDX-License-Identifier: MIT */
/*
 * Verbs that do not agree with the subject of their sentence: "The plan's nurse appear", "A program
 * for patients with asthma have to". Only what a sentence begins with is looked at: there the
 * subject is sure, and no "recommend that the patient undergo" can stand before it.
 */
#ifndef LL_CHECKS_SLIPS_AGREE_H
#define LL_CHECKS_SLIPS_AGREE_H

#include "slips_forms.h"
#include "wording.h"

/* Singular nouns, none of which is a group that may be taken for its members, nor a count ("a
 * number of patients have"). */
#define ONE_PERSON                                                                                 \
	"patient|claimant|applicant|employee|member|enrollee|beneficiary|veteran|worker|insured|"  \
	"reviewer|physician|doctor|surgeon|nurse|therapist|psychologist|psychiatrist|counselor|"   \
	"chiropractor|provider|insurer|employer|administrator|adjuster|examiner|man|woman|child|"  \
	"boy|girl|mother|father|wife|husband|son|daughter|attorney|neurologist|cardiologist|"      \
	"pharmacist|dentist|specialist|supervisor|officer"
#define ONE_THING                                                                                  \
	"request|report|letter|record|note|decision|denial|determination|policy|guideline|rule|"   \
	"program|procedure|surgery|operation|treatment|therapy|medication|medicine|drug|device|"   \
	"brace|wheelchair|chair|condition|diagnosis|injury|examination|study|test|scan|x-ray|"     \
	"rationale|appeal|file|form|statement|claim|stay|admission|visit|session|injection|course|" \
	"trial|evaluation|assessment|symptom|complaint|finding|reason|criterion|limit|goal"
/* Forms of no singular subject, and no nouns ("the patient need", "the support group"). */
#define PLURAL_VERBS                                                                               \
	"are|were|have|do|appear|seem|believe|agree|disagree|recommend|suggest|indicate|contain|"  \
	"describe|mention|include|consist|remain|say|tell|require|explain|want|think|know|"        \
	"undergo|deny|complain|suffer|continue|prescribe|conclude|allow|apply"
/* What a phrase between the subject and its verb may be led by, and what ends the search in it. */
#define OF_SUBJECT "of|for|with|in|from|on|to|by|at"
#define NO_PHRASE                                                                                  \
	"and|or|that|which|who|whom|whose|what|where|when|how|why|as|but|if|than|there|we|you|"    \
	"they|i|he|she|it|is|was|has|had|does|did|not|will|would|can|could|may|might|must|should|" \
	"be|been|being|to|both|these|those|all|nor|because|while|since|whether|do"

static inline bool is_subject(const struct text *x, size_t k)
{
	return is_small(&x->t[k]) && (ll_word_in(x->letter, (uint32_t)k, ONE_PERSON) ||
				      ll_word_in(x->letter, (uint32_t)k, ONE_THING));
}

/* May stand between the article and its noun: a possessor, an adjective; no plural, no preposition. */
static inline bool may_describe(const struct text *x, size_t k)
{
	const struct ll_sv w = x->t[k].lower;
	const bool owner = w.n > 2 && w.p[w.n - 2] == '\'';
	return x->t[k].kind == LL_TOK_WORD && (owner || is_small(&x->t[k])) && w.n > 2 &&
	       (owner || w.p[w.n - 1] != 's' || w.p[w.n - 2] == 'u') && !is_subject(x, k) &&
	       !ll_word_in(x->letter, (uint32_t)k, OF_SUBJECT "|" NO_PHRASE "|after|before|beyond|between|"
						       "during|about|under|over|per|like|than");
}

/* "expected", "seen" */
static inline bool is_participle(const struct ll_token *t)
{
	const struct ll_sv w = t->lower;
	return is_small(t) && ((w.n > 4 && w.p[w.n - 1] == 'd' && w.p[w.n - 2] == 'e') ||
			       is_in(t, "seen|given|taken|lost|been|gone|had|made|found|kept|left|done"));
}

/* "He takes it, has been given fluids, and have lost": `have` at token k, whose subject is he or she. */
static inline bool have_of_one(const struct text *x, size_t k)
{
	enum { MODALS_FAR = 40 };
	const struct ll_letter *l = x->letter;
	const size_t begin = x->s[x->t[k].sentence].token;
	bool has = false;
	if (k < begin + 4 || k + 1 >= x->n || !is_in(&x->t[k - 1], "and") || !is_mark(&x->t[k - 2], ',') ||
	    !is_participle(&x->t[k + 1]))
		return false;
	for (size_t i = k - 2; i-- > begin && k - i < MODALS_FAR;) {
		if (is_in(&x->t[i], "he|she"))
			return has;
		has |= is_in(&x->t[i], "has");
		if (is_in(&x->t[i], "to") && (x->t[i + 1].kind == LL_TOK_NUMBER ||
					      is_in(&x->t[i + 1], COUNT "|twenty")))
			continue;
		if (x->t[i].kind == LL_TOK_PUNCT ? !is_mark(&x->t[i], ',') && !is_mark(&x->t[i], '-')
						 : ll_word_in(l, (uint32_t)i, "i|we|you|they|it|who|which|that|to|will|would|shall|"
										"should|may|might|can|could|must|does|did|let|make|"
										"these|those|both|symptoms|records|patients"))
			return false;
	}
	return false;
}

/* The verb that disagrees, of the sentence that begins at token i; x->n: none. */
static inline size_t disagrees(const struct text *x, size_t i)
{
	enum { WORDS_BEFORE = 4, WORDS_BETWEEN = 10 };
	const struct ll_letter *l = x->letter;
	const struct ll_sentence *s = &x->s[x->t[i].sentence];
	const size_t end = (size_t)s->token + s->ntokens;
	size_t k = i + 1;
	if (!ll_word_in(l, (uint32_t)i, "the|this|that|his|her|your|our|my|a|an|each|every|their|its"))
		return x->n;
	while (k < end && k - i <= WORDS_BEFORE && may_describe(x, k))
		k++;
	/* "The treatment program": the last noun of several is the subject. */
	while (k + 1 < end && is_subject(x, k) && is_subject(x, k + 1))
		k++;
	if (k + 2 >= end || !is_subject(x, k) || is_joined(&x->t[k + 1]))
		return x->n;
	if (ll_word_in(l, (uint32_t)++k, PLURAL_VERBS))
		return k;
	/* "The injured worker be expected to do as well" */
	if (ll_word_in(l, (uint32_t)k, "be") && is_participle(&x->t[k + 1]) && !(i && is_mark(&x->t[i - 1], ':')))
		return k;
	if (!ll_word_in(l, (uint32_t)k, OF_SUBJECT))
		return x->n;
	for (size_t from = k++; k < end && k - from <= WORDS_BETWEEN; k++) {
		if (ll_word_in(l, (uint32_t)k, "are|were|have"))
			return k;
		if (x->t[k].kind == LL_TOK_PUNCT ? !is_mark(&x->t[k], '-') : ll_word_in(l, (uint32_t)k, NO_PHRASE))
			/* "moderate to severe" goes on */
			if (!ll_word_in(l, (uint32_t)k, "to") || !ll_word_in(l, (uint32_t)k + 1, "severe|very|moderate|profound"))
				return x->n;
	}
	return x->n;
}

#endif
