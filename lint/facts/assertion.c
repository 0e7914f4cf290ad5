/* SPDX-License-Identifier: MIT */
/*
 * Is a concept claimed, of whom, and when. After NegEx (Chapman 2001) and
 * ConText (Harkema 2009): trigger words (lexicon/triggers.tsv) with a scope
 * inside the sentence; the nearest trigger that reaches the concept decides,
 * pseudo-triggers decide nothing, "but", "which" and a new clause end a scope.
 * What those leave out and letters need: how far a trigger reaches depends on
 * it ("denies" goes through a long list, a bare "not" over linking words only,
 * for "is not medically necessary for his depression" denies no depression),
 * and "his depression" supposes that there is one.
 */
#include "facts/assertion.h"
#include "facts/request.h"

static bool other_sex_than_patient(const struct ll_letter *l, uint32_t sex)
{
	enum { FEW = 16 };
	for (uint32_t k = 0; k < l->facts[LL_SEX].n && k < FEW; k++)
		if (l->facts[LL_SEX].v[k]->referent == LL_PATIENT)
			return l->facts[LL_SEX].v[k]->u.sex.sex != sex;
	return false;
}

/* "The reviewer read the papers. He does not have diabetes": who was named last is the reviewer, of whom no letter tells
 * what he has. */
bool follows_reviewer(const struct ll_letter *l, uint32_t begin)
{
	uint32_t low = 0, high = l->facts[LL_PERSON].n;
	while (low < high) {
		const uint32_t mid = low + (high - low) / 2;
		if (l->facts[LL_PERSON].v[mid]->token < begin)
			low = mid + 1;
		else
			high = mid;
	}
	return low && l->facts[LL_PERSON].v[low - 1]->u.person.role == LL_ROLE_REVIEWER;
}

/* "Her brother is 19. He was treated for depression": the sentence goes on about another. */
static bool about_another(const struct ll_letter *l, uint32_t begin, uint32_t i)
{
	uint32_t low = 0, high = l->facts[LL_PRONOUN].n;
	/* "He himself takes oxycodone" */
	const uint32_t verb = begin + 1 + tok_in(l, begin + 1, "himself|herself|too|also|still|now|never|currently|often|sometimes|once");
	if (!tok_in(l, verb, "is|was|has|had|takes|took|uses|used|suffers|suffered|does|did"))
		return false;
	while (low < high) {
		const uint32_t mid = low + (high - low) / 2;
		if (l->facts[LL_PRONOUN].v[mid]->token < begin)
			low = mid + 1;
		else
			high = mid;
	}
	if (low == l->facts[LL_PRONOUN].n)
		return false;
	const struct ll_fact *p = l->facts[LL_PRONOUN].v[low];
	/* "She recorded that he has no depression" is about whom she saw. */
	return p->token == begin && p->token < i && p->referent == LL_OTHER && !follows_reviewer(l, begin) &&
	       other_sex_than_patient(l, p->u.pronoun.sex) && !mark_in(l, begin, i, LEX_PATIENT_WORDS);
}

/* "her diabetes", where "her" is somebody else in the letter: a cousin, to a reader who is "you" throughout. */
static bool owned_by_other(const struct ll_letter *l, uint32_t begin, uint32_t i)
{
	if (i == begin || !tok_in(l, i - 1, "her|his"))
		return false;
	const struct ll_fact *p = fact_at(l, LL_PRONOUN, i - 1);
	return p && p->referent == LL_OTHER && !mark_in(l, begin, i, LEX_PATIENT_WORDS);
}

/* "The denial does not mean that you do not have migraine." */
static bool only_said_not(const struct ll_letter *l, uint32_t begin, uint32_t i)
{
	for (uint32_t k = i; k > begin + 1 && i - k < 16; k--)
		if (tok_in(l, k - 1, "mean|say|imply|suggest|dispute|doubt|deny|question") &&
		    tok_in(l, k - 2, "not|nor|cannot"))
			return true;
	/* "It cannot be denied that he has", "it is no secret that" */
	for (uint32_t k = i; k > begin + 1 && i - k < 16; k--)
		if (tok_is(l, k, "that") && tok_in(l, k - 1, "denied|disputed|questioned|contested|doubted|secret|doubt|question|dispute|denying") &&
		    span_has(l, begin, k, "no|not|cannot|nobody|never|nor|without|hardly"))
			return true;
	return false;
}

struct assertion assertion_of(const struct ll_letter *l, uint32_t i, uint32_t n)
{
	struct assertion a = { .polarity = LL_AFFIRMED,
			       .time = LL_CURRENT,
			       .referent = LL_PATIENT };
	if (i >= l->tokens.n)
		return a;
	uint32_t begin = sent_begin(l, i), end = sent_end(l, i);
	assertion_before(l, i, begin, &a);
	assertion_behind(l, i + n, end, &a);
	uint32_t frame = l->frame ? l->frame[i] : LL_FRAME_NONE;
	/* ... but for "the patient, like most patients of his age, has" and "pain in a patient with". */
	if (frame == LL_FRAME_GENERIC && a.referent == LL_PATIENT && !a.named)
		a.referent = LL_PEOPLE;
	if (a.referent == LL_PATIENT && (about_another(l, begin, i) || owned_by_other(l, begin, i)))
		a.referent = LL_OTHER;
	if (a.polarity == LL_NEGATED && only_said_not(l, begin, i))
		a.polarity = LL_HYPOTHETICAL;
	return a;
}

/* "his twin sister, Joy ... She does not have diabetes": whose it is, the pronoun tells. */
bool subject_is_other(const struct ll_letter *l, uint32_t i)
{
	const uint32_t begin = sent_begin(l, i);
	const struct ll_fact *subject = fact_at(l, LL_PRONOUN, begin);
	if (!subject || subject->referent != LL_OTHER || follows_reviewer(l, begin))
		return false;
	for (uint32_t k = begin + 1; k < i; k++)
		if (!tok_in(l, k, "does|do|did|not|doesn't|didn't|have|has|had|never|no|any|a|an|the|is|on|take|takes|took|taking|use|uses|using|"
				  "himself|herself|also|too|now|currently|still"))
			return false;
	return true;
}
