/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdio.h>

static const struct {
	const char *text, *key;
} services[] = {
	{ "cognitive behavioral therapy", "psychotherapy" },
	{ "CBT", "psychotherapy" },
	{ "counseling sessions for coping skills", "psychotherapy" },
	{ "individual psychotherapy", "psychotherapy" },
	{ "group therapy", "group psychotherapy" },
	{ "biofeedback therapy", "biofeedback" },
	{ "Chiropractic PT", "chiropractic" },
	{ "chiropractic manipulative therapy", "chiropractic" },
	{ "manual therapy", "chiropractic" },
	{ "physiotherapy", "physical therapy" },
	{ "post-operative physical therapy", "physical therapy" },
	{ "PT", "physical therapy" },
	{ "aqua therapy", "aquatic therapy" },
	{ "pool therapy", "aquatic therapy" },
	{ "hand therapy", "occupational therapy" },
	{ "acupuncture treatments", "acupuncture" },
	{ "massage", "massage therapy" },
	{ "FRP", "functional restoration program" },
	{ "functional restoration", "functional restoration program" },
	{ "HELP program", "functional restoration program" },
	{ "home health aide", "home health care" },
	{ "ESI", "epidural steroid injection" },
	{ "transforaminal epidural steroid injection", "epidural steroid injection" },
	{ "medial branch blocks", "medial branch block" },
	{ "facet injections", "medial branch block" },
	{ "rhizotomy", "radiofrequency ablation" },
	{ "Synvisc injections", "viscosupplementation" },
	{ "trigger point injections", "trigger point injection" },
	{ "stellate ganglion block", "stellate ganglion block" },
	{ "cortisone injection", "joint injection" },
	{ "MRI of the lumbar spine", "MRI" },
	{ "magnetic resonance imaging", "MRI" },
	{ "CT scan", "CT" },
	{ "x-rays", "x-ray" },
	{ "EMG/NCV", "EMG/NCV" },
	{ "EMG-NCV", "EMG/NCV" },
	{ "electrodiagnostic testing", "EMG/NCV" },
	{ "nerve conduction studies", "EMG/NCV" },
	{ "urine drug screen", "urine drug screen" },
	{ "UDS", "urine drug screen" },
	{ "TENS unit", "TENS unit" },
	{ "H-wave device", "H-wave" },
	{ "interferential unit", "interferential unit" },
	{ "cold therapy unit", "cold therapy unit" },
	{ "continuous-flow cryotherapy", "cold therapy unit" },
	{ "CPM device", "CPM device" },
	{ "lumbar brace", "brace" },
	{ "sling with abduction pillow", "sling" },
	{ "front-wheeled walker", "walker" },
	{ "gym membership", "gym membership" },
	{ "right knee arthroscopy", "arthroscopy" },
	{ "partial medial meniscectomy", "arthroscopy" },
	{ "total hip arthroplasty", "arthroplasty" },
	{ "ACDF", "spinal fusion" },
	{ "laminectomy", "laminectomy" },
	{ "carpal tunnel release", "carpal tunnel release" },
	{ "spinal cord stimulator trial", "spinal cord stimulator" },
	{ "psychotropic med management", "psychotropic medication management" },
	{ "medication management visits", "psychotropic medication management" },
	{ "psychological testing", "psychological evaluation" },
	{ "functional capacity evaluation", "functional capacity evaluation" },
	{ "pre-operative clearance", "pre-operative clearance" },
	{ "assistant surgeon", "assistant surgeon" },
	{ "proton beam therapy", "proton therapy" },
	{ "residential treatment center", "residential treatment" },
	{ "inpatient hospital stay", "inpatient stay" },
	{ "skilled nursing facility", "skilled nursing facility" },
	{ "intensive outpatient program", "intensive outpatient program" },
	{ "ABA therapy", "applied behavior analysis" },
	{ "genetic testing", "genetic testing" },
	{ "sleep study", "sleep study" },
	{ "hyperbaric oxygen therapy", "hyperbaric oxygen therapy" },
	{ "hearing aids", "hearing aid" },
	{ "insulin pump", "insulin pump" },
	{ "gastric bypass", "bariatric surgery" },
	{ "PET scan", "PET scan" },
	{ "power wheelchair", "power wheelchair" },
	{ "power scooter", "scooter" },
	{ "BiPAP machine", "BiPAP" },
	{ "speech therapy", "speech therapy" },
	{ "mirror box", "mirror box" },
	{ "detoxification", "detoxification" },
};

TEST(services_by_any_name)
{
	for (size_t i = 0; i < sizeof services / sizeof *services; i++) {
		struct arena a = { 0 };
		struct ll_letter *l = letter_from(&a, services[i].text);
		const struct ll_fact *f = fact_nth(l, LL_SERVICE, 0);
		if (!CHECK(f && sv_is(f->key, services[i].key)))
			printf("\tin '%s'\n", services[i].text);
		arena_free(&a);
	}
}

TEST(services_have_a_side_and_a_part)
{
	struct arena a = { 0 };
	struct ll_letter *l = letter_from(&a, "The request for MRI of the left knee is not medically necessary.");
	const struct ll_fact *f = fact_nth(l, LL_SERVICE, 0);
	CHECK_SV(f->u.service.part, "knee");
	CHECK_INT(f->u.service.side, LL_LEFT);
	CHECK_INT(f->frame, LL_FRAME_REQUEST);
	arena_free(&a);
	l = letter_from(&a, "Right knee arthroscopy was done.");
	CHECK_INT(fact_nth(l, LL_SERVICE, 0)->u.service.side, LL_RIGHT);
	arena_free(&a);
	l = letter_from(&a, "Surgery was done.");
	CHECK(fact_nth(l, LL_SERVICE, 0)->u.service.is_class);
	arena_free(&a);
}
