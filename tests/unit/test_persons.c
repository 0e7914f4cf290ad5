/* SPDX-License-Identifier: MIT */
#include "unit.h"

/* What is stated of the patient's sex: 'm', 'f', 't' a transgender statement, '-' nothing. */
static const struct {
	const char *text;
	char sex;
} sexes[] = {
	{ "The injured worker is a 62 year old male who was injured at work.", 'm' },
	{ "29 yr. old female line cook sustained a work injury.", 'f' },
	{ "The patient is a right-handed man of 41 whose hand was caught.", 'm' },
	{ "This 60-year-old gentleman has back pain.", 'm' },
	{ "This is a pleasant female in no distress.", 'f' },
	{ "The claimant, a 45-year-old woman, has neck pain.", 'f' },
	{ "The claimant is a 39-year-old, right-hand-dominant Hispanic male.", 'm' },
	{ "45 y/o M with knee pain.", 'm' },
	{ "55 yo F presents with a cough.", 'f' },
	{ "The patient is a 62-year-old F.", 'f' },
	{ "A 54-years old woman was operated on.", 'f' },
	{ "Patient Gender: Female", 'f' },
	{ "Sex: M", 'm' },
	{ "gender: Male", 'm' },
	{ "Mr. Lopez is a 45-year-old who fell.", 'm' },
	{ "Dear Ms. Smith: we have denied your request.", 'f' },
	{ "This female patient has failed therapy.", 'f' },
	{ "There is evidence of a neurologic loss in this male patient.", 'm' },
	{ "The patient is a well-developed, well-nourished male.", 'm' },
	{ "We report a 72-year-old male Han-Chinese patient.", 'm' },
	{ "A 13-year-old boy was referred.", 'm' },
	{ "The patient is a transgender woman.", 't' },
	{ "The member has gender dysphoria.", 't' },
	/* Said of others, or of nobody. */
	{ "His wife, a 41-year-old woman, works nights.", '-' },
	{ "The patient has a 12-year-old daughter, a healthy girl.", '-' },
	{ "The patient was struck by a 30-year-old man.", '-' },
	{ "Alopecia of male-pattern type is present.", '-' },
	{ "The female pelvis is wider.", '-' },
	{ "It is recommended for male patients over 50.", '-' },
	{ "She delivered a viable female infant.", '-' },
	{ "MS contin was stopped.", '-' },
	{ "The employee was seen by a male nurse.", '-' },
	{ "Her attorney, Mr. Lee, wrote to us.", '-' },
	{ "Dr. Smith saw the claimant.", '-' },
};

TEST(persons_sex_is_stated)
{
	for (size_t i = 0; i < sizeof sexes / sizeof *sexes; i++) {
		struct arena a = { 0 };
		const struct ll_letter *l = letter_from(&a, sexes[i].text);
		char got = '-';
		LL_FOREACH (f, l, LL_SEX)
			if (f->referent == LL_PATIENT && got != 't')
				got = f->u.sex.how == LL_SEX_TRANSGENDER ? 't'
				      : f->u.sex.sex == LL_MALE		 ? 'm'
									 : 'f';
		unit_check(
			got == sexes[i].sex, __FILE__, __LINE__,
			arena_printf(&a, "'%c', not '%c': %s", sexes[i].sex, got, sexes[i].text));
		arena_free(&a);
	}
}

#define NO_ONE 99

/* Who is meant by some words. */
static const struct {
	const char *text, *words;
	uint32_t referent; /* enum ll_referent, or NO_ONE: no person */
} who[] = {

	{ "The injured worker fell.", "injured worker", LL_PATIENT },
	{ "The applicant was seen.", "applicant", LL_PATIENT },
	{ "The Veteran contends that it began in service.", "Veteran", LL_PATIENT },
	{ "Patient reports pain.", "Patient", LL_PATIENT },
	{ "A patient has requested coverage.", "patient", LL_PATIENT },
	{ "Patients with chronic pain may benefit.", "Patients", LL_PEOPLE },
	{ "Strategies intended to alter an applicant's perception help.", "applicant", LL_PEOPLE },
	{ "Any patient may appeal.", "patient", LL_PEOPLE },
	{ "It is for individuals at risk.", "individuals", LL_PEOPLE },
	{ "Her husband drove.", "husband", LL_OTHER },
	{ "The surgeon operated.", "surgeon", LL_OTHER },
	{ "Dr. Lee operated.", "Dr. Lee", LL_OTHER },
	{ "The expert reviewer agreed.", "expert reviewer", LL_REVIEWER },
	{ "The patient's mother called.", "mother", LL_OTHER },
	{ "A family member called.", "family member", LL_OTHER },
	{ "She works as a nurse.", "nurse", NO_ONE },
	{ "He is a retired police officer.", "police officer", NO_ONE },
	{ "Patient education was given.", "Patient", NO_ONE },
	{ "The workers' compensation system pays.", "workers", NO_ONE },
};

TEST(persons_are_told_apart)
{
	for (size_t i = 0; i < sizeof who / sizeof *who; i++) {
		struct arena a = { 0 };
		const struct ll_fact *f =
			fact_with(letter_from(&a, who[i].text), LL_PERSON, who[i].words);
		const uint32_t got = f ? f->referent : NO_ONE;
		unit_check(got == who[i].referent, __FILE__, __LINE__,
			   arena_printf(&a, "%u, not %u: %s", who[i].referent, got, who[i].text));
		arena_free(&a);
	}
}
