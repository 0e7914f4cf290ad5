/* SPDX-License-Identifier: MIT */
/* Letter families: each built-in one is known by a short letter of its own, each layout too. */
#include "profiles/detect.h"
#include "unit.h"

static const struct {
	const char *family, *layout, *text;
} letters[] = {
	{ "imr-ca", "2014",
	  "Case Number: CM14-0000001\n\n"
	  "HOW THE IMR FINAL DETERMINATION WAS MADE\n\n"
	  "MAXIMUS Federal Services sent the complete case file to an expert reviewer.\n\n"
	  "CLINICAL CASE SUMMARY\n\nThe patient is a 50 year old man with back pain.\n\n"
	  "IMR ISSUES, DECISIONS AND RATIONALES\n\n"
	  "1. MRI of the lumbar spine: Upheld\n\n"
	  "Claims Administrator guideline: Decision based on MTUS ACOEM.\n\n"
	  "MAXIMUS guideline: Decision based on MTUS ACOEM.\n\n"
	  "Decision rationale: There are no red flags. The MRI is not medically necessary.\n" },
	{ "imr-ca", "2013",
	  "MAXIMUS FEDERAL SERVICES, INC.\nIndependent Medical Review\n\n"
	  "Notice of Independent Medical Review Determination\n\n"
	  "HOW THE IMR FINAL DETERMINATION WAS MADE\n\n"
	  "The reviewer is board certified in Anesthesiology.\n\n"
	  "DOCUMENTS REVIEWED\n\nThe records of the treating physician.\n\n"
	  "CLINICAL CASE SUMMARY\n\nThe patient is a 61 year old woman with neck pain.\n\n"
	  "IMR DECISION(S) AND RATIONALE(S)\n\n"
	  "1. Eight sessions of acupuncture is not medically necessary and appropriate.\n\n"
	  "The Claims Administrator based its decision on the MTUS.\n\n"
	  "The Physician Reviewer based his/her decision on the MTUS.\n\n"
	  "Rationale for the Decision:\nNo improvement of function is documented.\n" },
	{ "imr-ca", "professional-review",
	  "MEDICAL PROFESSIONAL REVIEW\n\n"
	  "ISSUE AT DISPUTE:\nA spinal cord stimulator trial\n\n"
	  "CASE SUMMARY:\nThe patient is a 44 year old man with leg pain.\n\n"
	  "DOCUMENTS REVIEWED FOR DETERMINATION:\nA consultation.\n\n"
	  "MEDICAL TREATMENT GUIDELINE(S) RELIED UPON BY PROFESSIONAL REVIEWER AND WHY:\nMTUS.\n\n"
	  "RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE IS/WAS NOT MEDICALLY NECESSARY:\n"
	  "He has had no psychological evaluation.\n" },
	{ "imr-ca", NULL,
	  "WORKERS' COMPENSATION INDEPENDENT MEDICAL REVIEW\n\nDate of injury: 02/03/2019\n\n"
	  "The utilization review denied the brace. The brace is medically necessary.\n" },
	{ "dmhc", NULL,
	  "Reference ID: MN20-12345\nReport Year: 2020\nDiagnosis Category: Cancer\n"
	  "Determination: Overturned Decision of Health Plan\n\nFindings:\n\n"
	  "Nature of Statutory Criteria/Case Summary: An enrollee has requested a scan.\n\n"
	  "Final Result: The scan is medically necessary.\n" },
	{ "dmhc", NULL,
	  "DEPARTMENT OF MANAGED HEALTH CARE\n\nThe enrollee asked for a scan. The department of "
	  "insurance has no part in it.\n" },
	{ "cdi", NULL,
	  "CALIFORNIA DEPARTMENT OF INSURANCE\nINDEPENDENT MEDICAL REVIEW\n\n"
	  "Reference ID: EI21-54321\nReport Year: 2021\n\nCase Summary: The insured asked for a "
	  "brace.\n\nDetermination: The denial is upheld.\n" },
	{ "cdi", NULL,
	  "Case Reference: 20-0001-ZZ\nReview Type: Medical Necessity\nInsured: an adult\n\n"
	  "Rationale:\n\nThe brace is medically necessary.\n" },
	{ "medicare", NULL,
	  "MEDICARE APPEAL DECISION\n\nBeneficiary: A. Example\nMember ID: 1EG4\n\n"
	  "Dear A. Example:\n\nThis letter tells you what we decided about your appeal. We are the "
	  "Qualified Independent Contractor.\n" },
	{ "medicare", NULL,
	  "ISSUE\n\nWhether Medicare covers the wheelchair.\n\nFACTS\n\nThe redetermination denied "
	  "it.\n\nDECISION\n\nThe decision is unfavorable.\n" },
	{ "external-review", NULL,
	  "NOTICE OF EXTERNAL REVIEW DECISION\n\nThe covered person asked for a brace. You may "
	  "write to the Department of Insurance.\n" },
	{ "external-review", NULL,
	  "TEXAS DEPARTMENT OF INSURANCE\n\nDIVISION OF WORKERS' COMPENSATION\n\nREVIEW OUTCOME: Upheld\n\n"
	  "A DESCRIPTION AND THE SOURCE OF THE SCREENING CRITERIA OR OTHER CLINICAL BASIS USED TO MAKE THE DECISION: ODG\n" },
	{ "external-review", NULL,
	  "INDEPENDENT REVIEW ORGANIZATION DECISION\n\nIRO certificate: 1\n\nAnalysis\n\nThe carrier "
	  "denied a trial.\n" },
	{ "insurer-denial", NULL,
	  "NOTICE OF ADVERSE BENEFIT DETERMINATION\n\nDear Mr. Example:\n\nWe denied the scan.\n" },
	{ "insurer-denial", NULL,
	  "Valley Health Plan\n\nMember ID: 123\n\nDear member:\n\nWe looked at your appeal. Our "
	  "denial stands.\n" },
	{ "disability", NULL,
	  "LONG-TERM DISABILITY APPEAL REVIEW\n\nDate last worked: 03/04/2020\n\nThe claimant "
	  "cannot do her own occupation.\n" },
	{ "veterans", NULL,
	  "BOARD OF VETERANS' APPEALS\nDEPARTMENT OF VETERANS AFFAIRS\n\nORDER\n\nService connection "
	  "is granted.\n" },
	/* one weak sign is none */
	{ "generic", NULL, "PROGRESS NOTE\n\nThe injured worker has neck pain.\n" },
	{ "generic", NULL, "The patient has neck pain. She went to the Department of Insurance Ave.\n" },
	{ "generic", NULL, "" },
};

TEST(each_family_is_known)
{
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
		struct arena a = { 0 };
		const struct ll_letter *l = letter_from(&a, letters[i].text);
		const bool family = CHECK_STR(l->profile->name, letters[i].family);
		const bool layout = CHECK_STR(l->layout ? l->layout->name : NULL, letters[i].layout);
		if (!family || !layout)
			printf("    letter %zu: %.50s\n", i, letters[i].text);
		arena_free(&a);
	}
}

/* A letter that speaks of many families is of the one that most speaks for. */
TEST(scores_add_up)
{
	struct arena a = { 0 };
	const struct ll_letter *l =
		letter_from(&a, "EXTERNAL REVIEW REPORT\n\nThe plan said that Medicare does not pay, "
				"and your appeal was denied.\n");
	CHECK_STR(l->profile->name, "external-review");
	CHECK_INT(profile_score(l, l->profile, 0), 7);
	CHECK_INT(profile_score(l, profiles_find(NULL, "medicare"), 0), 3);
	CHECK_INT(profile_score(l, profiles_find(NULL, "dmhc"), 0), 0);
	arena_free(&a);
}

TEST(a_signal_counts_once)
{
	struct arena a = { 0 };
	const struct ll_letter *l =
		letter_from(&a, "Medicare paid. Medicare did not pay. Medicare, MEDICARE.\n");
	CHECK_INT(profile_score(l, profiles_find(NULL, "medicare"), 0), 3);
	arena_free(&a);
}

/* What each built-in profile hears is itself and generic, and it has a title. */
TEST(built_in_profiles_are_sound)
{
	CHECK_STR(profiles_at(NULL, 1)->name, "generic");
	for (uint32_t i = 1; i <= profiles_count(NULL); i++) {
		const struct profile *p = profiles_at(NULL, i);
		CHECK_INT(p->owner, i);
		CHECK(p->chain & 1 && p->chain >> i & 1 && p->chain >> 1 & 1);
		CHECK(*p->title && *p->text == '{' && !p->file);
		CHECK(p->step[LL_EV_BIRTH] == 1 && p->step[LL_EV_DECISION] > p->step[LL_EV_INJURY]);
		CHECK(profiles_find(NULL, p->name) == p);
	}
	CHECK(profiles_find(NULL, "imr") == NULL);
}

/* A heading of one family is none in a letter of another. */
TEST(headings_belong_to_their_family)
{
	struct arena a = { 0 };
	static const char text[] = "LONG-TERM DISABILITY REVIEW\nDate of disability: 03/04/2020\n\n"
				   "Background\n\nThe claimant has neck pain.\n\n"
				   "Issue at dispute: benefits\n\nThey are payable.\n";
	const struct ll_letter *l = letter_from(&a, text);
	CHECK_STR(l->profile->name, "disability");
	CHECK_INT(l->items.n, 0);
	const struct ll_letter *as_imr =
		letter_new(&a, l->source, NULL,
			   &(struct profile_choice){ .profile = profiles_find(NULL, "imr-ca") });
	CHECK_STR(as_imr->profile->name, "imr-ca");
	CHECK_INT(as_imr->items.n, 1);
	arena_free(&a);
}
