/* SPDX-License-Identifier: MIT */
#include "unit.h"

#define NONE -1 /* no age of the patient */
#define PAST -2 /* an age at an earlier time */

static const struct {
	const char *text;
	int years;
} cases[] = {
	{ "The injured worker is a 62 year old male.", 62 },
	{ "61 yr. old female claimant sustained an injury.", 61 },
	{ "The claimant is a 45-year-old.", 45 },
	{ "The applicant is a represented 45-year-old who has filed a claim.", 45 },
	{ "45 y/o M with pain.", 45 },
	{ "55 yo F presents with a cough.", 55 },
	{ "The patient is a forty-five-year-old woman.", 45 },
	{ "The patient is 33 years old.", 33 },
	{ "The patient is 33 years of age.", 33 },
	{ "She is currently 71 years old.", 71 },
	{ "The patient, now 58, rates the pain at 8/10.", 58 },
	{ "The patient is a right-handed man of 41.", 41 },
	{ "Age: 45", 45 },
	{ "A 54-years old woman was operated on.", 54 },
	{ "This 57-year-old woman has failed therapy.", 57 },
	{ "The 49-year-old injured worker fell.", 49 },
	{ "The patient is a 3-month-old boy.", 0 },
	{ "Age Range: 41 to 50", 41 },
	{ "age range: 50-59", 50 },
	/* Others. */
	{ "His wife, a 41-year-old woman, works.", NONE },
	{ "His wife, aged 41, works nights.", NONE },
	{ "The patient has a 12-year-old daughter.", NONE },
	{ "She looks after her 6-year-old granddaughter.", NONE },
	{ "The patient's 5-year-old son was there.", NONE },
	{ "The patient was struck by a 30-year-old man.", NONE },
	/* Other times. */
	{ "The patient was injured at age 12.", PAST },
	{ "She was diagnosed when she was 30 years old.", PAST },
	{ "He has smoked since the age of 9.", PAST },
	{ "At the time of the accident he was 45 years old.", PAST },
	/* No age of a person. */
	{ "The patient has a 20-year history of pain.", NONE },
	{ "There is a 6-month-old fracture of the wrist.", NONE },
	{ "The patient has a wheelchair at home and it is two years old.", NONE },
	{ "It is for patients over 50 years old.", PAST },
	{ "The request is for 12 sessions over 6 weeks.", NONE },
};

TEST(ages_of_the_patient)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena a = { 0 };
		const struct ll_letter *l = letter_from(&a, cases[i].text);
		int got = NONE;
		LL_FOREACH (f, l, LL_AGE) {
			if (f->u.age.past)
				got = PAST;
			else if (f->referent == LL_PATIENT)
				got = (int)f->u.age.years;
		}
		unit_check(got == cases[i].years, __FILE__, __LINE__,
			   arena_printf(&a, "%d, not %d: %s", cases[i].years, got, cases[i].text));
		arena_free(&a);
	}
}

TEST(ages_in_brackets)
{
	struct arena a = { 0 };
	const struct ll_fact *f = fact_nth(letter_from(&a, "Age Range: 51 to 64"), LL_AGE, 0);
	CHECK(f && f->u.age.years == 51 && f->u.age.high == 64);
	arena_free(&a);
}
