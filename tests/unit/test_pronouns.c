/* SPDX-License-Identifier: MIT */
#include "unit.h"

/*
 * A sentence (or some) with a last pronoun, and what it means: 'P' the patient
 * for sure, 'p' the patient perhaps, 'o' anybody else or nobody, '-' that the
 * last "pronoun" is none.
 */
static const struct {
	const char *text;
	char last;
} cases[] = {
	/* The patient, and nobody else near. */
	{ "The injured worker is a 62 year old male. She is diagnosed with depression.", 'P' },
	{ "The applicant is a 45-year-old man. The applicant is tearful, although she is sleeping "
	  "better.",
	  'P' },
	{ "A 25-year-old female presented with pain. At his admission the mass was huge.", 'P' },
	{ "The claimant is a 40-year-old man. There was no history of such a disease in her.",
	  'P' },
	{ "A 67-year-old female had a fracture of his left femur.", 'P' },
	{ "The member is a 30-year-old woman. The postoperative course was uneventful and he was "
	  "discharged.",
	  'P' },
	{ "The veteran is a man. The veteran states that she has headaches.", 'P' },
	{ "The patient is a 44-year-old woman. He denies fevers.", 'P' },
	{ "The enrollee is a 50-year-old male. The enrollee rated her low back pain 6/10.", 'P' },
	{ "29 yr. old female line cook sustained an injury. He fell.", 'P' },
	/* The patient, in company. */
	{ "The patient is a 44 year old male. The treating psychologist wrote a report. The "
	  "injured worker was less "
	  "irritable and rated her low back pain 6/10.",
	  'P' },
	{ "The claimant is a woman. Dr. Lee examined the claimant. She complains of knee pain.",
	  'P' },
	{ "The patient is a 50-year-old man. The nurse called. The patient reports that her knee "
	  "hurts.",
	  'P' },
	/* Somebody else. */
	{ "The worker is a 44 year old male. His wife works nights; she sleeps badly.", 'o' },
	{ "The patient is a man. His wife told the examiner that her own sleep was broken.", 'o' },
	{ "The patient is a woman. She was referred to Dr. Smith. He performed a nerve block.",
	  'o' },
	{ "The patient is a woman. She was referred to Dr. Smith. He recommended surgery.", 'o' },
	{ "The patient is a 44 year old male. The treating psychologist wrote that she had seen "
	  "the injured worker.",
	  'o' },
	{ "The claimant is a woman. He recommended physical therapy.", 'o' },
	{ "The patient is a woman. Her boyfriend took the gun. He kept it.", 'o' },
	{ "The patient is a woman. The coworker was reprimanded; he has since left the company.",
	  'o' },
	{ "The patient is a man. The first chiropractor saw him 18 times and found that he "
	  "improved until she moved away.",
	  'o' },
	{ "The patient is a woman. She lives with her brother. He says that she is better.", 'P' },
	{ "The patient is a man. His mother reported that he was born at home. She reported an "
	  "easy pregnancy.",
	  'o' },
	{ "The patient is a man. The therapist, in her note, calls the hand normal.", 'o' },
	{ "The patient is a woman. I discussed the plan with the patient's son, and I counseled "
	  "him.",
	  'o' },
	{ "The claimant is a woman. She would like him to proceed.", 'o' },
	/* People in general. */
	{ "The patient is a woman. A patient should be told what his options are.", 'o' },
	{ "The patient is a woman. Every patient takes his pills.", 'o' },
	/* No pronoun at all. */
	{ "The expert reviewer is certified. He/she has no affiliation.", '-' },
	{ "The expert reviewer was selected based on his/her experience.", '-' },
	{ "The patient asks what he or she may do.", '-' },
	{ "The patient may do it by herself or himself.", '-' },
	{ "We dissected the angle of His.", '-' },
	{ "The bundle of His was mapped.", '-' },
	{ "The tumor was HER-2 positive.", '-' },
	{ "It expressed neither estrogen receptors nor Her 2.", '-' },
	{ "The insured states that (s)he is well.", '-' },
};

static char meaning(const struct ll_fact *p)
{
	if (!p)
		return '-';
	if (p->referent != LL_PATIENT)
		return 'o';
	return p->u.pronoun.certainty == LL_SURE ? 'P' : 'p';
}

TEST(pronouns_mean_the_patient_or_not)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena a = { 0 };
		const struct ll_letter *l = letter_from(&a, cases[i].text);
		const uint32_t n = fact_count(l, LL_PRONOUN);
		const char got = meaning(n ? fact_nth(l, LL_PRONOUN, n - 1) : NULL);
		unit_check(got == cases[i].last, __FILE__, __LINE__,
			   arena_printf(&a, "%c for the last pronoun, not %c: %s", cases[i].last,
					got, cases[i].text));
		arena_free(&a);
	}
}

TEST(pronouns_have_a_sex)
{
	struct arena a = { 0 };
	const struct ll_letter *l =
		letter_from(&a, "The patient hurt himself. He saw her. She told him of hers.");
	static const uint32_t sex[] = {
		LL_MALE, LL_MALE, LL_FEMALE, LL_FEMALE, LL_MALE, LL_FEMALE
	};
	CHECK_INT(fact_count(l, LL_PRONOUN), 6);
	for (uint32_t i = 0; i < 6 && i < fact_count(l, LL_PRONOUN); i++)
		CHECK_INT(fact_nth(l, LL_PRONOUN, i)->u.pronoun.sex, sex[i]);
	arena_free(&a);
}
