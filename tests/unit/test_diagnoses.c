/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdio.h>

struct diagnosis {
	const char *text, *key;
	uint32_t polarity;
	bool firm;
	uint32_t side;
};

#define YES	     LL_AFFIRMED, false, LL_SIDE_NONE
#define YES_ON(side) LL_AFFIRMED, false, side

static const struct diagnosis diagnoses[] = {
	/* Names, the longer before the shorter; a negation may be part of one. */
	{ "She has Depressive Disorder Not Otherwise Specified.",
	  "depressive disorder not otherwise specified", YES },
	{ "She has depressive disorder NOS.", "depressive disorder not otherwise specified", YES },
	{ "He has cervical spondylosis without myelopathy.",
	  "cervical spondylosis without myelopathy", YES },
	{ "He has major depressive disorder (MDD).", "major depressive disorder", YES },
	{ "Diagnosis: PTSD", "posttraumatic stress disorder", YES },
	{ "He has post-traumatic stress disorder.", "posttraumatic stress disorder", YES },
	{ "He has complex regional pain syndrome (CRPS), type I, of the left arm.",
	  "complex regional pain syndrome type I", YES_ON(LL_LEFT) },
	{ "He has reflex sympathetic dystrophy.", "complex regional pain syndrome", YES },
	{ "He has type 2 diabetes.", "type 2 diabetes mellitus", YES },
	{ "He has diabetes mellitus, type II.", "type 2 diabetes mellitus", YES },
	{ "He has insulin-dependent diabetes.", "type 1 diabetes mellitus", YES },
	{ "She has a herniated lumbar disc.", "lumbar disc herniation", YES },
	{ "She has tennis elbow.", "lateral epicondylitis", YES },
	{ "He has right carpal tunnel syndrome.", "carpal tunnel syndrome", YES_ON(LL_RIGHT) },
	{ "He has carpal tunnel syndrome of the left wrist.", "carpal tunnel syndrome",
	  YES_ON(LL_LEFT) },
	{ "He has bilateral sciatica.", "sciatica", YES_ON(LL_BILATERAL) },
	{ "She has congestive heart failure.", "heart failure", YES },
	{ "She has COPD.", "chronic obstructive pulmonary disease", YES },
	{ "She has high blood pressure.", "hypertension", YES },
	{ "She has Crohn's disease.", "Crohn's disease", YES },
	{ "She has non-small cell lung cancer.", "lung cancer", YES },
	{ "She has obstructive sleep apnea.", "obstructive sleep apnea", YES },
	{ "She has osteoarthritis of the knee.", "knee osteoarthritis", YES },
	{ "She has irritable bowel syndrome.", "irritable bowel syndrome", YES },
	/* Denied outright or only on looking */
	{ "He is not diagnosed with Major Depression.", "major depressive disorder", LL_NEGATED,
	  true, LL_SIDE_NONE },
	{ "The patient does not have diabetes.", "diabetes mellitus", LL_NEGATED, true,
	  LL_SIDE_NONE },
	{ "There is no diagnosis of asthma.", "asthma", LL_NEGATED, true, LL_SIDE_NONE },
	{ "He has no depression.", "depression", LL_NEGATED, true, LL_SIDE_NONE },
	{ "She has never been diagnosed with gout.", "gout", LL_NEGATED, true, LL_SIDE_NONE },
	{ "Generalized Anxiety Disorder was ruled out.", "generalized anxiety disorder", LL_NEGATED,
	  true, LL_SIDE_NONE },
	{ "Her psychiatrist did not diagnose bipolar disorder.", "bipolar disorder", LL_NEGATED,
	  true, LL_SIDE_NONE },
	{ "The patient is not diabetic.", "diabetes mellitus", LL_NEGATED, true, LL_SIDE_NONE },
	{ "He denies depression.", "depression", LL_NEGATED, false, LL_SIDE_NONE },
	{ "There are no signs of gout.", "gout", LL_NEGATED, false, LL_SIDE_NONE },
	{ "There is no evidence of radiculopathy.", "radiculopathy", LL_NEGATED, false,
	  LL_SIDE_NONE },
	{ "There is no conductive hearing loss.", "hearing loss", LL_NEGATED, false, LL_SIDE_NONE },
	{ "In 2013 he did not have vertigo.", "vertigo", LL_NEGATED, false, LL_SIDE_NONE },
	{ "The patient says that he does not have diabetes.", "diabetes mellitus", LL_NEGATED,
	  false, LL_SIDE_NONE },
	{ "Negative for asthma.", "asthma", LL_NEGATED, false, LL_SIDE_NONE },
	{ "Sciatica was considered.", "sciatica", LL_POSSIBLE, false, LL_SIDE_NONE },
};

TEST(diagnoses_read)
{
	for (size_t k = 0; k < sizeof diagnoses / sizeof *diagnoses; k++) {
		const struct diagnosis *d = &diagnoses[k];
		struct arena a = { 0 };
		const struct ll_fact *f = fact_nth(letter_from(&a, d->text), LL_DIAGNOSIS, 0);
		bool ok = f && sv_is(f->key, d->key) && f->polarity == d->polarity &&
			  f->u.diagnosis.firm == d->firm && f->u.diagnosis.side == d->side;
		if (!CHECK(ok) && f)
			fprintf(stderr, "  %s: %.*s polarity %u firm %d side %u\n", d->text,
				LL_SV(f->key), f->polarity, f->u.diagnosis.firm,
				f->u.diagnosis.side);
		arena_free(&a);
	}
}

TEST(what_is_no_diagnosis)
{
	static const char *const texts[] = { "the Beck Depression Inventory was 9.",
					     "He has portal hypertension.",
					     "A hepatitis panel was ordered.",
					     "The Beck Anxiety Inventory score is 12." };
	for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) {
		struct arena a = { 0 };
		CHECK_INT(fact_count(letter_from(&a, texts[k]), LL_DIAGNOSIS), 0);
		arena_free(&a);
	}
}

TEST(diagnosis_details)
{
	struct arena a = { 0 };
	struct ll_letter *l = letter_from(
		&a, "He is not diagnosed with Major Depression but with Depressive Disorder NOS.");
	CHECK_SV(fact_nth(l, LL_DIAGNOSIS, 0)->u.diagnosis.parent, "depression");
	l = letter_from(
		&a, "It treats mood disorders (such as depression, anxiety, and panic disorder).");
	CHECK(fact_with(l, LL_DIAGNOSIS, "panic")->u.diagnosis.generic);
	l = letter_from(&a, "She has a history of bipolar disorder.");
	CHECK(fact_nth(l, LL_DIAGNOSIS, 0)->u.diagnosis.history);
	l = letter_from(&a, "Entitlement to service connection for PTSD is denied.");
	CHECK(fact_nth(l, LL_DIAGNOSIS, 0)->u.diagnosis.weighed);
	l = letter_from(&a, "He reported symptoms of depression.");
	CHECK(fact_nth(l, LL_DIAGNOSIS, 0)->u.diagnosis.complaint);
	arena_free(&a);
}

TEST(diagnoses_told_as_history)
{
	static const struct {
		const char *text, *key;
		bool background;
		uint32_t time;
	} told[] = {
		{ "PAST MEDICAL HISTORY: Asthma. Gout. Diabetes mellitus.", "Diabetes mellitus", true, LL_CURRENT },
		{ "PAST MEDICAL HISTORY: Asthma. He has gout.", "gout", false, LL_CURRENT },
		{ "HISTORY OF PRESENT ILLNESS: Gout.", "Gout", false, LL_CURRENT },
		{ "Family medical history: glaucoma.", "glaucoma", false, LL_CURRENT },
		{ "At age 34 he was treated for lymphoma.", "lymphoma", true, LL_PAST },
		{ "In 2008 he suffered a pneumonia.", "pneumonia", true, LL_CURRENT },
		{ "He was diagnosed with gout in 2008.", "gout", false, LL_CURRENT },
		{ "Since the fall two years ago he has had vertigo.", "vertigo", false, LL_CURRENT },
		{ "He is status post fusion for spinal stenosis.", "spinal stenosis", true, LL_CURRENT },
		{ "She has a twenty-year history of rheumatoid arthritis.", "rheumatoid arthritis", true,
		  LL_CURRENT },
		{ "She has a six-week history of sciatica.", "sciatica", false, LL_CURRENT },
		{ "The diagnosis is childhood apraxia of speech.", "apraxia", false, LL_CURRENT },
	};
	for (size_t k = 0; k < sizeof told / sizeof *told; k++) {
		struct arena a = { 0 };
		struct ll_letter *l = letter_from(&a, told[k].text);
		const struct ll_fact *f = fact_with(l, LL_DIAGNOSIS, told[k].key);
		if (!CHECK(f && f->u.diagnosis.background == told[k].background && f->time == told[k].time))
			fprintf(stderr, "  %s\n", told[k].text);
		arena_free(&a);
	}
}
