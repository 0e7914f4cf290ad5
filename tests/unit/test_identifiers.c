/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdio.h>

#define IMR(text) \
	"HOW THE IMR FINAL DETERMINATION WAS MADE\n\nThe file was sent to an expert reviewer.\n\n" \
	"CLINICAL CASE SUMMARY\n\nThe injured worker is a 50 year old man. " text "\n"
#define PLAN(text) "Member: Lena Albrecht\nMember ID: 7781-0234\n\nDear Ms. Albrecht:\n\n" text "\n"

struct named {
	const char *text, *words; /* the identifier is the first that holds these */
	uint32_t kind;
	const char *value;
	bool cited, leaks;
	uint32_t referent;
};

static const struct named cases[] = {
	{ "Case Number: CM14-0012345\n", "CM14", LL_ID_CASE, "CM140012345", false, false, LL_NOBODY },
	{ "Reference ID: MN22-37828\n", "MN22", LL_ID_CASE, "MN2237828", false, false, LL_NOBODY },
	{ IMR("The file CM14-0012345 was sent."), "CM14", LL_ID_CASE, "CM140012345", false, false, LL_NOBODY },
	{ IMR("An earlier determination, CM13-0004411, approved it."), "CM13", LL_ID_CASE, "CM130004411", true, false, LL_NOBODY },
	{ "Claim Number: WC-2013-44871\n", "WC", LL_ID_CLAIM, "WC201344871", false, false, LL_PATIENT },
	{ "Claim #: 2013-44871\n", "2013", LL_ID_CLAIM, "201344871", false, false, LL_PATIENT },
	{ "Claim Numbers: 06-1180 and 06-1190\n", "06-1190", LL_ID_CLAIM, "061190", true, false, LL_PATIENT },
	{ "Your claim no. is 2013-44871.\n", "2013", LL_ID_CLAIM, "201344871", false, false, LL_PATIENT },
	{ "Policy Number: GL-448812\n", "GL", LL_ID_OTHER, "GL448812", false, false, LL_PATIENT },
	{ "Medicare Number: 123456789A\n", "123456789", LL_ID_MEMBER, "123456789A", false, false, LL_PATIENT },
	{ "Appeal number 1-4478120 was received.\n", "1-44", LL_ID_OTHER, "14478120", false, false, LL_PATIENT },
	{ PLAN("Thank you."), "7781", LL_ID_MEMBER, "77810234", false, false, LL_PATIENT },
	{ PLAN("Thank you."), "Lena", LL_ID_NAME, "ALBRECHT", false, false, LL_PATIENT },
	{ PLAN("Thank you."), "Ms. Albrecht", LL_ID_NAME, "ALBRECHT", false, false, LL_PATIENT },
	{ "Claimant: Albrecht, Lena\n", "Albrecht", LL_ID_NAME, "ALBRECHT", false, false, LL_PATIENT },
	{ PLAN("Ms. Lopez has failed physical therapy."), "Lopez", LL_ID_NAME, "LOPEZ", false, false, LL_PATIENT },
	{ PLAN("We spoke with Ms. Lopez."), "Lopez", LL_ID_NAME, "LOPEZ", false, false, LL_OTHER },
	{ PLAN("Our pharmacist, Ms. Lopez, compared the dose."), "Lopez", LL_ID_NAME, "LOPEZ", true, false, LL_OTHER },
	{ PLAN("Your husband, Mr. Lopez, wrote to us."), "Lopez", LL_ID_NAME, "LOPEZ", true, false, LL_OTHER },
	{ PLAN("Mr. Lopez's records show a fracture."), "Lopez", LL_ID_NAME, "LOPEZ", false, false, LL_PATIENT },
	{ PLAN("Lena Albrect was seen."), "Albrect", LL_ID_NAME, "ALBRECT", false, false, LL_OTHER },
	{ PLAN("Call us at 1-888-555-0199."), "888", LL_ID_PHONE, "8885550199", true, false, LL_NOBODY },
	{ IMR("Mr. Arrendale is withdrawn."), "Arrendale", LL_ID_NAME, "ARRENDALE", false, true, LL_PATIENT },
	{ IMR("Ms. Tran, the nurse, was there."), "Tran", LL_ID_NAME, "TRAN", true, false, LL_OTHER },
	{ IMR("He can be reached at (415) 555-0134."), "415", LL_ID_PHONE, "4155550134", false, true, LL_PATIENT },
	{ IMR("Contact the Department at (415) 555-0134."), "415", LL_ID_PHONE, "4155550134", true, false, LL_NOBODY },
	{ IMR("His cell is 415.555.0134."), "415", LL_ID_PHONE, "4155550134", false, true, LL_PATIENT },
	{ IMR("He wrote from j.lopez@mail.example."), "lopez@", LL_ID_EMAIL, "JLOPEZMAILEXAMPLE", false, true, LL_PATIENT },
	{ IMR("SSN: 123-45-6789."), "123", LL_ID_SSN, "123456789", false, true, LL_PATIENT },
	{ IMR("He gave 123-45-6789."), "123", LL_ID_SSN, "123456789", false, true, LL_PATIENT },
	{ IMR("His medical record number is 4471902."), "4471902", LL_ID_RECORD, "4471902", false, true, LL_PATIENT },
	{ IMR("He lives at 1420 Elm Street."), "1420", LL_ID_ADDRESS, "1420ELMSTREET", false, true, LL_PATIENT },
	{ IMR("The expert reviewer, John Hale, M.D., agrees."), "Hale", LL_ID_REVIEWER_NAME, "JOHNHALEMD", false, true, LL_REVIEWER },
	{ IMR("It is so decided.\n\nJohn Hale, MD, Expert Reviewer"), "Hale", LL_ID_REVIEWER_NAME, "JOHNHALEMD", false, true,
	  LL_REVIEWER },
	{ IMR("Juan Arrendale is a 50-year-old man."), "Juan", LL_ID_NAME, "ARRENDALE", false, true, LL_PATIENT },
};

TEST(identifiers_read)
{
	for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
		const struct named *c = &cases[k];
		struct arena a = { 0 };
		const struct ll_fact *f = fact_with(letter_from(&a, c->text), LL_IDENTIFIER, c->words);
		const struct ll_identifier *id = f ? &f->u.identifier : NULL;
		if (!CHECK(f && id->kind == c->kind && sv_is(id->value, c->value) && id->cited == c->cited &&
			   id->leaks == c->leaks && f->referent == c->referent))
			fprintf(stderr, "  %s: kind %u cited %d leaks %d referent %u\n", c->text, id ? id->kind : 99,
				id && id->cited, id && id->leaks, f ? f->referent : 99);
		arena_free(&a);
	}
}

/* What has the form of a number that identifies, and is none. */
static const char *const none[] = {
	IMR("SSN: XXX-XX-6789."), IMR("The claim (No. 3) was accepted."), IMR("Case number unknown."),
	IMR("Norco 10/325 mg #120 was denied."), IMR("In case no 12 sessions are given, he suffers."),
	IMR("Physical therapy 2-3 times, C5-6, on 415-2."), "Employee: (redacted) Claim Number: (redacted)\n",
	"Patient Gender: Female\n", IMR("The visit of 12-15-2014 was the last."), "Member: adult male, in pain\n",
	IMR("The physician reviewer, Dr. Patel, denied it."), IMR("Sincerely,\n\nPaul Manning, M.D.\nMedical Director"),
	IMR("Dr. Osei found the Hawkins sign."), IMR("The patient lives at home."),
};

TEST(no_identifier_read)
{
	for (size_t k = 0; k < sizeof none / sizeof *none; k++) {
		struct arena a = { 0 };
		if (!CHECK_INT(fact_count(letter_from(&a, none[k]), LL_IDENTIFIER), 0))
			fprintf(stderr, "  %s\n", none[k]);
		arena_free(&a);
	}
}
