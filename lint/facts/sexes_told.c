/* SPDX-License-Identifier: MIT */
/* The sex told by what somebody is: "an 81-year-old widow", "the insured, a mother of three", "worked as a waitress". */
#include "facts/persons.h"

#define WOMEN "waitress|actress|stewardess|seamstress|hostess|housewife|barmaid|chambermaid|policewoman|saleswoman|" \
	      "businesswoman|servicewoman|schoolgirl|ballerina|nun|washerwoman|charwoman|councilwoman|sportswoman|" \
	      "needlewoman|dairymaid|nursemaid|cowgirl|choirgirl|bride|priestess|heiress|laundress|governess|spinster"
#define MEN "schoolboy|busboy|monk|fireman|policeman|mailman|postman|fisherman|handyman|tradesman|milkman|repairman|doorman|nobleman|" \
	    "horseman|businessman|sportsman|cowboy|choirboy|bachelor"

enum { FAR = 10 };

/* From token k back to `from` stand only words of one noun phrase, or of two joined by "and". */
static bool one_phrase(const struct ll_letter *l, uint32_t from, uint32_t k)
{
	if (k > from + FAR)
		return false;
	for (uint32_t i = from; i < k; i++)
		if ((tok(l, i)->kind == LL_TOK_PUNCT && !tok_in(l, i, "-|/")) ||
		    (tok_in(l, i, small_words) && !tok_is(l, i, "and")))
			return false;
	return true;
}

/* "A retired fireman, the member has had": the noun at token i opens the sentence, and the patient's word follows it. */
static bool opens_for_patient(const struct ll_letter *l, uint32_t i)
{
	const uint32_t begin = sent_begin(l, i), end = sent_end(l, i);
	if (phrase_start(l, i) != begin || !tok_in(l, begin, "a|an"))
		return false;
	uint32_t k = i + 1;
	while (k < end && k < i + FAR && !tok_is(l, k, ","))
		if (tok_in(l, k++, "who|whose|is|was|has|had|said|says|and"))
			return false;
	if (k >= end || !tok_is(l, k, ",") || !tok_in(l, k + 1, "the|this|our"))
		return false;
	for (uint32_t n = k + 2; n < k + 4 && n < end; n++) {
		const struct mark *m = mark_at(l, n, LEX_PATIENT_WORDS);
		if (m)
			return !tok_possessive(l, n + m->ntokens - 1) && !tok_is(l, n + m->ntokens, ",");
	}
	return false;
}

/* Whom the noun at token i describes; LL_NOBODY: it names somebody, or it is not told whom. */
static uint32_t described(const struct persons *p, uint32_t i)
{
	const struct ll_letter *l = p->l;
	const uint32_t begin = sent_begin(l, i), start = phrase_start(l, i);
	/* "a 36-year-old teacher and mother of twins" */
	if (p->aged_end && p->aged >= begin && p->aged < i && (start == i || start <= p->aged) && one_phrase(l, p->aged_end < i ? p->aged_end : i, i))
		return owner_of(l, p->aged, i < p->aged_end ? p->aged_end : i + 1);
	if (start < i && tok_is(l, start, "this") && tok_in(l, i, "mother|father|widow|widower|grandmother|grandfather") && !of_generic_frame(l, i) && !has_possessor(l, start, i)) {
		const struct ll_fact *who = person_before(l, begin, start);
		return who && who->referent != LL_PATIENT ? LL_NOBODY : LL_PATIENT;
	}
	/* "The patient is Rosalind's daughter", "is the widow of a miner" */
	if (start < i && start > begin + 1 && tok_in(l, start - 1, "is|was") &&
	    (tok_in(l, start, "his|her|their|your|my") || tok_possessive(l, start) || (tok_is(l, start, "the") && (has_possessor(l, start, i) || tok_is(l, i + 1, "of"))))) {
		uint32_t at = start - 1; /* "The patient, who is the father of a newborn" */
		at -= at > begin + 1 && tok_is(l, at - 1, "who");
		at -= at > begin + 1 && tok_is(l, at - 1, ",");
		const struct ll_fact *who = person_before(l, begin, at);
		return who && who->token + who->ntokens == at && who->referent == LL_PATIENT ? LL_PATIENT : LL_NOBODY;
	}
	if (opens_for_patient(l, i))
		return LL_PATIENT;
	if (start == i || !tok_in(l, start, "a|an"))
		return LL_NOBODY;
	/* "is a nurse and a mother of two" */
	uint32_t k = start;
	while (k > begin && start - k < FAR && tok_in(l, k - 1, "and") && k > begin + 2) {
		k = phrase_start(l, k - 2);
		if (!tok_in(l, k, "a|an"))
			return LL_NOBODY;
	}
	if (k <= begin + 1 || !tok_in(l, k - 1, "is|was|became|,"))
		return LL_NOBODY;
	const struct ll_fact *who = person_before(l, begin, k - 1);
	return who && who->token + who->ntokens == k - 1 ? who->referent : LL_NOBODY;
}

/* "The applicant worked as a waitress until the robbery" */
static bool worked_as(const struct ll_letter *l, uint32_t i)
{
	const uint32_t begin = sent_begin(l, i), start = phrase_start(l, i);
	if (start == i || start < begin + 2 || !tok_in(l, start, "a|an") || !tok_is(l, start - 1, "as") || of_generic_frame(l, i))
		return false;
	for (uint32_t k = start - 1; k > begin && start - k < 8; k--) {
		if (tok_in(l, k - 1, "who|whose|which"))
			return false;
		if (!tok_in(l, k - 1, "worked|works|working|work|employed|job|hired|retired|trained|serves|served|employment"))
			continue;
		const struct ll_fact *who = person_before(l, begin, k);
		return who ? who->referent == LL_PATIENT : tok_in(l, begin, "he|she|you");
	}
	return false;
}

uint32_t sexes_kin(struct persons *p, const struct mark *m)
{
	const uint32_t code = m->entry->code[0];
	if ((code != LEX_KIN_M && code != LEX_KIN_F) || (tok(p->l, m->token)->flags & LL_TOK_CAPITAL && m->token != sent_begin(p->l, m->token)) || tok_possessive(p->l, m->token + m->ntokens - 1) ||
	    described(p, m->token) != LL_PATIENT)
		return 0;
	const uint32_t sex = code == LEX_KIN_M ? LL_MALE : LL_FEMALE;
	const uint32_t start = phrase_start(p->l, m->token), begin = sent_begin(p->l, m->token);
	if (start == begin || !tok_in(p->l, start - 1, "is|was|became|and|,")) /* "This widow of 80 lives alone" */
		add_person(p, m->token, m->ntokens, LL_ROLE_PATIENT, sex, sv(m->entry->id));
	add_sex(p, m->token, m->ntokens, sex, LL_SEX_NOUN, LL_PATIENT);
	return m->ntokens;
}

void sexes_places(const struct ll_letter *l, uint64_t *at)
{
	places_add(l, at, places_of(l, WOMEN "|" MEN));
}

void sexes_trade_at(struct persons *p, uint32_t i)
{
	if (!tok_in(p->l, i, WOMEN "|" MEN) || (described(p, i) != LL_PATIENT && !worked_as(p->l, i)))
		return;
	add_sex(p, i, 1, tok_in(p->l, i, WOMEN) ? LL_FEMALE : LL_MALE, LL_SEX_NOUN, LL_PATIENT);
}
