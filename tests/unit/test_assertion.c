/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdio.h>

struct sentence {
	const char *text, *concept; /* lower case, one blank between words */
	uint32_t polarity, time, referent;
};

#define YES    LL_AFFIRMED, LL_CURRENT, LL_PATIENT
#define NO     LL_NEGATED, LL_CURRENT, LL_PATIENT
#define MAYBE  LL_POSSIBLE, LL_CURRENT, LL_PATIENT
#define WAS    LL_AFFIRMED, LL_PAST, LL_PATIENT
#define KIN    LL_AFFIRMED, LL_CURRENT, LL_OTHER
#define PEOPLE LL_AFFIRMED, LL_CURRENT, LL_PEOPLE

static const struct sentence sentences[] = {
	/* Claimed */
	{ "She is diagnosed with Major Depression.", "major depression", YES },
	{ "The patient has fibromyalgia and no fever.", "fibromyalgia", YES },
	{ "No fever, but she has fibromyalgia.", "fibromyalgia", YES },
	{ "There is no fracture, and he has carpal tunnel syndrome.", "carpal tunnel syndrome",
	  YES },
	{ "The request is not medically necessary for his depression.", "depression", YES },
	{ "Therapy did not help her depression.", "depression", YES },
	{ "There is no documentation of improvement in the patient's depression.", "depression",
	  YES },
	{ "There was no increase in pain from the neuropathy.", "neuropathy", YES },
	{ "He not only has diabetes but hypertension.", "diabetes", YES },
	/* no "not" in another number */
	{ "The psychiatrist notes depression.", "depression", YES },
	{ "Depression without psychotic features was found.", "depression", YES },
	{ "UR denied the treatment of depression.", "depression", LL_AFFIRMED, LL_CURRENT,
	  LL_PEOPLE },
	{ "His wife reports that he has depression.", "depression", YES },
	{ "He lives with his wife and has depression.", "depression", YES },
	/* Denied */
	{ "He is not diagnosed with Major Depression but with dysthymia.", "major depression", NO },
	{ "He is not diagnosed with Major Depression but with dysthymia.", "dysthymia", YES },
	{ "The claimant does not have a diagnosis of complex regional pain syndrome.",
	  "complex regional pain syndrome", NO },
	{ "She does not have diabetes, hypertension or asthma.", "asthma", NO },
	{ "There is no complex regional pain syndrome.", "complex regional pain syndrome", NO },
	{ "No fracture, dislocation or effusion was seen.", "effusion", NO },
	{ "The patient is not, however, diabetic.", "diabetic", NO },
	{ "He denies depression.", "depression", NO },
	{ "She denies any fever, chills, sweats, or anxiety.", "anxiety", NO },
	{ "Adhesive capsulitis has not been diagnosed here.", "adhesive capsulitis", NO },
	{ "Posttraumatic Stress Disorder was ruled out.", "posttraumatic stress disorder", NO },
	{ "Depression is denied.", "depression", NO },
	{ "The psychologist does not find Major Depressive Disorder.", "major depressive disorder",
	  NO },
	{ "She has never been diagnosed with asthma.", "asthma", NO },
	{ "The patient is not diabetic.", "diabetic", NO },
	{ "Negative for hepatitis.", "hepatitis", NO },
	{ "The examination was without evidence of radiculopathy.", "radiculopathy", NO },
	{ "It is not a case of gout, nor of psoriasis.", "psoriasis", NO },
	{ "The records do not document osteoarthritis.", "osteoarthritis", NO },
	/* Possible, conditional */
	{ "Rule out radiculopathy.", "radiculopathy", MAYBE },
	{ "A meniscal tear could not be ruled out.", "meniscal tear", MAYBE },
	{ "Findings are suggestive of gout.", "gout", MAYBE },
	{ "He was evaluated for sleep apnea.", "sleep apnea", MAYBE },
	{ "Asthma versus bronchitis.", "asthma", MAYBE },
	{ "If the patient develops pneumonia, he should return.", "pneumonia", LL_HYPOTHETICAL,
	  LL_FUTURE, LL_PATIENT },
	/* Earlier */
	{ "She has a history of gout.", "gout", WAS },
	{ "He is status post pneumonia.", "pneumonia", WAS },
	{ "The sprain has healed; bursitis has resolved.", "bursitis", WAS },
	{ "There is no history of asthma.", "asthma", LL_NEGATED, LL_PAST, LL_PATIENT },
	{ "He had asthma as a child.", "asthma", WAS },
	/* Of others */
	{ "His mother was hospitalized for Bipolar Disorder.", "bipolar disorder", KIN },
	{ "There is a family history of breast cancer.", "breast cancer", LL_AFFIRMED, LL_CURRENT,
	  LL_OTHER },
	{ "Her twin brother has bipolar disorder.", "bipolar disorder", KIN },
	{ "Duloxetine is approved for fibromyalgia.", "fibromyalgia", PEOPLE },
	{ "Patients with depression do worse.", "depression", PEOPLE },
	{ "It is indicated for individuals with asthma.", "asthma", PEOPLE },
};

/* The first token of the concept. */
static uint32_t find(const struct ll_letter *l, const char *concept, uint32_t *n)
{
	for (uint32_t i = 0; i < l->tokens.n; i++)
		if ((*n = tok_seq(l, i, concept)))
			return i;
	return UINT32_MAX;
}

TEST(assertions)
{
	for (size_t k = 0; k < sizeof sentences / sizeof *sentences; k++) {
		const struct sentence *s = &sentences[k];
		struct arena a = { 0 };
		const struct ll_letter *l = letter_from(&a, s->text);
		uint32_t n = 0, i = find(l, s->concept, &n);
		struct assertion x = assertion_of(l, i, n);
		bool ok = i != UINT32_MAX && x.polarity == s->polarity && x.time == s->time &&
			  x.referent == s->referent;
		if (!CHECK(ok))
			fprintf(stderr, "  %s: polarity %u time %u referent %u\n", s->text,
				x.polarity, x.time, x.referent);
		arena_free(&a);
	}
}

TEST(assertion_details)
{
	struct arena a = { 0 };
	const struct ll_letter *l = letter_from(
		&a, "Mood disorders, such as depression and panic disorder, are common.");
	uint32_t n, i = find(l, "depression", &n);
	CHECK(assertion_of(l, i, 1).generic);
	l = letter_from(&a, "There is no documentation of osteoarthritis.");
	CHECK(assertion_of(l, find(l, "osteoarthritis", &n), 1).undocumented);
	l = letter_from(&a, "");
	CHECK_INT(assertion_of(l, 0, 1).polarity, LL_AFFIRMED);
	arena_free(&a);
}

struct use {
	const char *text, *drug;
	bool denied;
};

TEST(use_of_medicines_denied)
{
	static const struct use uses[] = {
		{ "The patient is not taking any opioids at this time.", "opioids", true },
		{ "He is not prescribed antidepressant medications.", "antidepressant", true },
		{ "You do not take a beta blocker such as atenolol.", "beta blocker", true },
		{ "She takes no NSAID by mouth at present.", "NSAID", true },
		{ "He does not take antidepressants, muscle relaxants, or hypnotics.", "hypnotics",
		  true },
		{ "She is on no opioids.", "opioids", true },
		{ "She is not taking any other opioids.", "opioids", false },
		{ "He is not on any long-acting opioid.", "opioid", false },
		{ "He no longer takes opioids.", "opioids", false },
		{ "Before that date the patient had taken no antidepressant.", "antidepressant",
		  false },
		{ "Do not take naproxen with alcohol.", "naproxen", false },
		{ "She is a different person on the days without Soma.", "Soma", false },
		{ "If he is not taking opioids, a screen is not needed.", "opioids", false },
		{ "There was no trial of an antidepressant.", "antidepressant", false },
	};
	for (size_t k = 0; k < sizeof uses / sizeof *uses; k++) {
		struct arena a = { 0 };
		const struct ll_fact *f =
			fact_with(letter_from(&a, uses[k].text), LL_DRUG, uses[k].drug);
		if (!CHECK(f && f->u.drug.denied == uses[k].denied))
			fprintf(stderr, "  %s\n", uses[k].text);
		arena_free(&a);
	}
}
