/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdio.h>

/* What was understood of the first history with this key, in one word. */
static const char *verdict(const struct ll_letter *l, const char *key)
{
	LL_FOREACH(f, l, LL_HISTORY) {
		const struct ll_history *h = &f->u.history;
		if (!sv_is(f->key, key))
			continue;
		if (f->referent != LL_PATIENT)
			return "other";
		if (f->frame == LL_FRAME_UR)
			return "ur";
		if (h->topic == LL_HX_WORK && !h->undocumented)
			return h->working ? "working" : "off";
		if (h->undocumented)
			return h->failed ? "no failure" : h->together ? "not both" : "undocumented";
		if (h->never)
			return h->recent ? "recent" : f->time == LL_PAST ? "then" : "never";
		return h->failed ? "failed" : "done";
	}
	return "none";
}

struct sentence {
	const char *text, *key, *want;
};

static void check_all(const struct sentence *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct arena a = { 0 };
		struct ll_letter *l = letter_from(&a, s[i].text);
		const char *got = verdict(l, s[i].key);
		if (!CHECK(!strcmp(got, s[i].want)))
			printf("    %s: %s, not %s\n", s[i].text, got, s[i].want);
		arena_free(&a);
	}
}
#define CHECK_ALL(table) check_all(table, sizeof(table) / sizeof *(table))

TEST(treatments_done)
{
	static const struct sentence s[] = {
		{ "The patient completed 12 visits of physical therapy.", "physical therapy", "done" },
		{ "He has had 8 sessions of acupuncture to date.", "acupuncture", "done" },
		{ "She underwent a lumbar fusion in 2010.", "spinal fusion", "done" },
		{ "The patient is status post right knee arthroscopy.", "arthroscopy", "done" },
		{ "He is s/p ACDF.", "spinal fusion", "done" },
		{ "MRI of the lumbar spine dated May 2, 2014 showed a disc protrusion.", "MRI", "done" },
		{ "An MRI of 05/31/2012 showed a disc herniation at C6-7.", "MRI", "done" },
		{ "Treatments included acupuncture, physical therapy and pain medications.", "physical therapy", "done" },
		{ "Treatment to date has included 12 sessions of physical therapy and ibuprofen.", "ibuprofen", "done" },
		{ "She was treated with chiropractic care.", "chiropractic", "done" },
		{ "Carpal tunnel release was performed on June 3, 2013.", "carpal tunnel release", "done" },
		{ "Physical therapy was completed in March.", "physical therapy", "done" },
		{ "An epidural steroid injection on 02/21/2013 brought relief.", "epidural steroid injection", "done" },
		{ "He attended 10 visits of occupational therapy.", "occupational therapy", "done" },
		{ "The claimant has received two epidural steroid injections.", "epidural steroid injection", "done" },
		{ "EMG/NCV was performed on 3/4/2013.", "EMG/NCV", "done" },
		{ "He has a history of lumbar fusion.", "spinal fusion", "done" },
		{ "Conservative treatment has included physical therapy.", "physical therapy", "done" },
	};
	CHECK_ALL(s);
}

TEST(treatments_failed)
{
	static const struct sentence s[] = {
		{ "The patient failed PT and NSAIDs.", "nsaid", "failed" },
		{ "She has failed physical therapy.", "physical therapy", "failed" },
		{ "He did not respond to acupuncture.", "acupuncture", "failed" },
		{ "Physical therapy was tried without relief.", "physical therapy", "failed" },
		{ "She recorded that 12 sessions of physical therapy and one epidural steroid injection had failed.",
		  "physical therapy", "failed" },
		{ "She had no relief from chiropractic care.", "chiropractic", "failed" },
		{ "He has had physical therapy, which did not help.", "physical therapy", "failed" },
		{ "Naproxen was ineffective.", "naproxen", "failed" },
	};
	CHECK_ALL(s);
}

TEST(treatments_never)
{
	static const struct sentence s[] = {
		{ "The patient has had no physical therapy.", "physical therapy", "never" },
		{ "He has never had an MRI.", "MRI", "never" },
		{ "She has never undergone acupuncture.", "acupuncture", "never" },
		{ "There is no prior surgery.", "surgery", "never" },
		{ "The patient has had no prior lumbar surgery.", "surgery", "never" },
		{ "No prior epidural steroid injections.", "epidural steroid injection", "never" },
		{ "He has not had any chiropractic treatment.", "chiropractic", "never" },
		{ "She denies any prior surgery.", "surgery", "never" },
		{ "He denies neck surgery in the past.", "surgery", "never" },
		{ "She has no history of surgery.", "surgery", "never" },
		{ "The claimant did not have physical therapy.", "physical therapy", "never" },
		{ "The patient has received no acupuncture.", "acupuncture", "never" },
		{ "Acupuncture has not been tried.", "acupuncture", "never" },
		{ "Acupuncture was never tried.", "acupuncture", "never" },
		{ "He has never been treated with physical therapy or acupuncture.", "acupuncture", "never" },
		{ "The patient has never tried NSAIDs.", "nsaid", "never" },
		{ "The patient has not tried NSAIDs.", "nsaid", "never" },
		{ "The patient has never been prescribed opioids.", "opioid", "never" },
		{ "There have been no previous injections.", "injection", "never" },
		{ "The patient has not undergone surgery.", "surgery", "never" },
		{ "No MRI of the lumbar spine has ever been obtained.", "MRI", "never" },
		{ "Past surgical history: None.", "surgery", "never" },
		{ "He has never been given opioids.", "opioid", "never" },
		{ "She has never been to physical therapy.", "physical therapy", "never" },
		{ "The member has not received chemotherapy.", "chemotherapy", "never" },
		{ "She had not had physical therapy.", "physical therapy", "then" },
	};
	CHECK_ALL(s);
}

TEST(treatments_narrowed)
{
	static const struct sentence s[] = {
		{ "He has had no recent physical therapy.", "physical therapy", "recent" },
		{ "She has had no further surgery.", "surgery", "recent" },
		{ "There has been no additional acupuncture.", "acupuncture", "recent" },
		{ "He has had no formal physical therapy.", "physical therapy", "recent" },
		{ "The patient has had no physical therapy since 2012.", "physical therapy", "recent" },
		{ "The patient has had no physical therapy for the left knee in the last year.", "physical therapy", "recent" },
		{ "The patient has had no physical therapy for the left knee.", "physical therapy", "never" },
		{ "The patient has had no physical therapy for this injury.", "physical therapy", "never" },
		{ "He has had no therapy other than physical therapy.", "therapy", "recent" },
		{ "He has not yet completed physical therapy.", "physical therapy", "none" },
		{ "She has not completed the physical therapy.", "physical therapy", "none" },
		{ "She has not yet had physical therapy.", "physical therapy", "never" },
		{ "He is not taking any opioids.", "opioid", "none" },
		{ "She brings in x-rays but does not have her MRI.", "MRI", "none" },
		{ "Her mother has never had surgery.", "surgery", "none" },
		{ "Patients who have had no physical therapy may be referred.", "physical therapy", "none" },
		{ "If the patient has had no physical therapy, a trial is recommended.", "physical therapy", "none" },
		{ "Physical therapy is recommended before surgery.", "physical therapy", "none" },
		{ "The provider requested an MRI of the lumbar spine.", "MRI", "none" },
		{ "An MRI was ordered on May 2, 2014.", "MRI", "none" },
		{ "The request for an MRI of the lumbar spine dated May 2, 2014 was denied.", "MRI", "none" },
		{ "He would like to avoid surgery.", "surgery", "none" },
		{ "No surgery is planned.", "surgery", "none" },
		{ "He is not a candidate for surgery.", "surgery", "none" },
		{ "Utilization review noted that the patient has had no physical therapy.", "physical therapy", "ur" },
		{ "He has had a referral to physical therapy.", "physical therapy", "none" },
		{ "There are no prior MRIs available for comparison.", "MRI", "recent" },
		{ "Without prior physical therapy, surgery is not supported.", "physical therapy", "none" },
		{ "He had psychotherapy as a child.", "psychotherapy", "done" },
		{ "It is unclear whether he has had physical therapy.", "physical therapy", "none" },
	};
	CHECK_ALL(s);
}

TEST(work_status)
{
	static const struct sentence s[] = {
		{ "He works full time as a parts dispatcher.", "work", "working" },
		{ "Works full duty with her left hand doing most of the lifting.", "work", "working" },
		{ "The patient has remained off work since the 2004 fusion.", "work", "off" },
		{ "She has returned to work on modified duty.", "work", "working" },
		{ "The claimant is working modified duty.", "work", "working" },
		{ "The applicant is not working.", "work", "off" },
		{ "He is currently not working.", "work", "off" },
		{ "The patient has not returned to work.", "work", "off" },
		{ "The injured worker is temporarily totally disabled.", "work", "off" },
		{ "He is retired.", "work", "off" },
		{ "The patient has not worked since 2012.", "work", "off" },
		{ "He continues to work.", "work", "working" },
		{ "The patient has been off work for three years.", "work", "off" },
		{ "The injured worker is currently employed as a bus driver.", "work", "working" },
		{ "The applicant was working in a modified capacity.", "work", "working" },
		{ "The applicant was off of work, on total temporary disability.", "work", "off" },
		{ "At that time he was off work.", "work", "none" },
		{ "He was working as a carpenter.", "work", "none" },
		{ "He was working at the time of injury.", "work", "none" },
		{ "He is unable to work overhead.", "work", "none" },
		{ "The patient is not working out at a gym.", "work", "none" },
		{ "The patient is not working with a therapist.", "work", "none" },
		{ "His wife works full time.", "work", "none" },
		{ "He was off work until May.", "work", "none" },
		{ "She was taken off work.", "work", "none" },
		{ "The patient is no longer working as a nurse.", "work", "none" },
		{ "He hopes to return to work.", "work", "none" },
		{ "Her medication is not working.", "work", "none" },
		{ "If the patient has returned to work, opioids may be continued.", "work", "none" },
		{ "The reviewer is currently working at least 24 hours a week in active practice.", "work", "none" },
		{ "Her husband, who is off work, drives her.", "work", "none" },
		{ "There is no evidence that the patient has returned to work.", "work", "undocumented" },
	};
	CHECK_ALL(s);
}

TEST(work_of_then)
{
	static const struct sentence s[] = {
		{ "He fell on May 3, 2018. From May to July 2020 he worked twenty hours a week.", "work", "working" },
		{ "He fell on May 3, 2018. From May to July 2015 he worked sixty hours a week.", "work", "none" },
		{ "He worked forty hours a week as a roofer.", "work", "none" },
		{ "He fell on May 3, 2018. His wife worked thirty hours a week in 2020.", "work", "none" },
		{ "She has not made any attempt to go back to work.", "attempt to work", "off" },
		{ "You attempted a graduated return to work in May 2021.", "attempt to work", "working" },
		{ "An attempt to return to work would be too early.", "attempt to work", "none" },
		{ "The plan says that you never tried to go back to work.", "attempt to work", "ur" },
	};
	CHECK_ALL(s);
}

TEST(told_by_a_verb)
{
	static const struct sentence s[] = {
		{ "The right shoulder has never been injected.", "injection", "never" },
		{ "The left knee was injected with cortisone on 2/2/2020.", "injection", "done" },
		{ "A knee that has never been injected should be.", "injection", "none" },
		{ "She has never been hospitalized for asthma.", "hospitalization", "never" },
		{ "He has had no hospitalizations.", "hospitalization", "never" },
		{ "No hospitalizations in the past year are reported.", "hospitalization", "none" },
		{ "She was hospitalized for asthma in December 2022.", "hospitalization", "done" },
		{ "His mother was hospitalized for asthma in 2010.", "hospitalization", "none" },
		{ "Naproxen 500 mg and later meloxicam 15 mg were each taken for weeks.", "naproxen", "done" },
	};
	CHECK_ALL(s);
}

TEST(shown_or_not)
{
	static const struct sentence s[] = {
		{ "He does a home exercise program every day.", "home exercise program", "done" },
		{ "He will progress to a home exercise program.", "home exercise program", "none" },
		{ "The plan is to begin a home exercise program.", "home exercise program", "none" },
		{ "No home exercise program is documented.", "home exercise program", "undocumented" },
		{ "There is no documentation that a pain contract was signed.", "opioid agreement", "undocumented" },
		{ "There is no documentation of a home exercise program for the neck.", "home exercise program", "undocumented" },
		{ "No twitch response and no referred pain have been documented.", "referred pain", "undocumented" },
		{ "No twitch response was found.", "twitch response", "none" },
	};
	CHECK_ALL(s);
}

TEST(undocumented)
{
	static const struct sentence s[] = {
		{ "There is no documentation of failed conservative care.", "treatment", "no failure" },
		{ "There is no documentation that the patient is suffering from osteoarthritis.", "osteoarthritis",
		  "undocumented" },
		{ "The records do not show that the patient has tried acupuncture.", "acupuncture", "undocumented" },
		{ "The records do not show that TENS was tried, and the request is denied.", "TENS unit", "undocumented" },
		{ "There is no evidence that the patient has failed NSAIDs.", "nsaid", "no failure" },
		{ "There is no documentation of physical therapy.", "physical therapy", "undocumented" },
		{ "There is no documentation that she has tried acupuncture or aquatic therapy.", "aquatic therapy",
		  "undocumented" },
		{ "There is no documentation that she has tried acupuncture and aquatic therapy.", "acupuncture", "not both" },
		{ "No electrodiagnostic studies are documented.", "EMG/NCV", "undocumented" },
		{ "Prior physical therapy is not documented.", "physical therapy", "undocumented" },
		{ "No recent physical therapy is documented.", "physical therapy", "none" },
		{ "The records contain no imaging of the lumbar spine.", "imaging", "undocumented" },
		{ "There is no documentation that NSAIDs have been tried and failed.", "nsaid", "no failure" },
		{ "There is no documentation that the patient has osteoarthritis.", "osteoarthritis", "undocumented" },
		{ "There is no evidence that the patient has osteoarthritis.", "osteoarthritis", "none" },
		{ "There is no evidence of a trial of first-line therapy with antidepressants or anticonvulsants.",
		  "anticonvulsant", "undocumented" },
		{ "There is no documentation of improvement from physical therapy.", "physical therapy", "none" },
		{ "There is no documentation of objective improvement with physical therapy.", "physical therapy", "none" },
		{ "There is no documentation of recent physical therapy.", "physical therapy", "none" },
		{ "There is no documentation of a failed trial of oral anti-inflammatories at a lower dose.", "nsaid", "none" },
		{ "There is no documentation of an adequate trial of NSAIDs.", "nsaid", "none" },
		{ "There is no documentation of current physical therapy.", "physical therapy", "none" },
		{ "There is no documentation of functional benefit from acupuncture.", "acupuncture", "none" },
		{ "There is no documentation of a diagnosis of osteoarthritis in the records.", "osteoarthritis",
		  "undocumented" },
		{ "There is no evidence of osteoarthritis.", "osteoarthritis", "none" },
		{ "There is no documentation of how many visits of physical therapy were completed.", "physical therapy",
		  "none" },
		{ "Utilization review held that there is no documentation of failed conservative care.", "treatment", "none" },
		{ "The study did not show that acupuncture was tried.", "acupuncture", "none" },
	};
	CHECK_ALL(s);
}

TEST(operated_on)
{
	static const struct sentence s[] = {
		{ "The knee has never been operated on.", "surgery", "never" },
		{ "The right knee was operated on in 2003 for a ligament tear.", "surgery", "done" },
		{ "He has never had the left wrist operated on.", "surgery", "never" },
		{ "The shoulder has not been operated on this year.", "surgery", "none" },
		{ "If the knee were to be operated on, she would lose a year.", "surgery", "none" },
		{ "Her sister had been operated on.", "surgery", "none" },
	};
	CHECK_ALL(s);
}
