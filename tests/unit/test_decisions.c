/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdio.h>

struct conclusion {
	const char *text;
	uint32_t outcome; /* LL_UNDECIDED: nothing is concluded */
};

static const struct conclusion conclusions[] = {
	{ "Therefore, the request is not medically necessary.", LL_DENIED },
	{ "The amount of CBT requested exceeds the trial amount of six sessions that "
	  "the\nguideline allows. Therefore, the request for 12 sessions of CBT is not "
	  "medically\nnecessary.",
	  LL_DENIED },
	{ "Therefore, the request is medically necessary.", LL_GRANTED },
	{ "The request IS NOT medically necessary.", LL_DENIED },
	{ "Not medically necessary.", LL_DENIED },
	{ "The request is not, therefore, medically necessary.", LL_DENIED },
	{ "The requested surgery is neither appropriate nor medically necessary.", LL_DENIED },
	{ "None of the associated services are medically necessary.", LL_DENIED },
	{ "Six visits of physical therapy are not medically necessary.", LL_DENIED },
	{ "The stay cannot be considered medically necessary.", LL_DENIED },
	{ "No, the request for a re-evaluation was not medically necessary, medically appropriate, "
	  "or indicated here.",
	  LL_DENIED },
	{ "The documentation does not support that the services at issue were medically necessary.",
	  LL_DENIED },
	{ "The medical necessity of the request is not established.", LL_DENIED },
	{ "The medical necessity of one psychological evaluation is established.", LL_GRANTED },
	{ "Medical necessity cannot be affirmed.", LL_DENIED },
	{ "Medical necessity has not been established.", LL_DENIED },
	{ "The notes fail to demonstrate the medical necessity of the surgery.", LL_DENIED },
	{ "The medical necessity of the compound cannot be established.", LL_DENIED },
	{ "There is no medical necessity for the brace.", LL_DENIED },
	{ "The request is medically unnecessary.", LL_DENIED },
	{ "As no opioid has helped, the request is medically necessary.", LL_GRANTED },
	{ "The request for an MRI of the brain without contrast is medically necessary.",
	  LL_GRANTED },
	{ "The patient has not improved and the requested surgery is medically necessary.",
	  LL_GRANTED },
	{ "The requested device is not experimental; it is medically necessary.", LL_GRANTED },
	{ "The requested cyclobenzaprine is found to be medically necessary.", LL_GRANTED },
	{ "The power wheelchair was reasonable and necessary for the beneficiary.", LL_GRANTED },
	{ "The reviewer determined that the requested services are not medically necessary.",
	  LL_DENIED },
	{ "We therefore find that the visits are medically necessary.", LL_GRANTED },
	{ "The treatment is likely to be more beneficial than any standard therapy.", LL_GRANTED },
	{ "Therefore, the request is not supported.", LL_DENIED },
	/* What concludes nothing */
	{ "The request would be medically necessary if surgery were planned.", LL_UNDECIDED },
	{ "If the knee locks, an MRI is medically necessary.", LL_UNDECIDED },
	{ "Surgery is medically necessary when conservative care has failed.", LL_UNDECIDED },
	{ "A scan is medically necessary for patients with a deficit.", LL_UNDECIDED },
	{ "The insurer denied the stay as not medically necessary.", LL_UNDECIDED },
	{ "UR found that it was not medically necessary.", LL_UNDECIDED },
	{ "The health plan has denied this request and reported that the scan is not medically "
	  "necessary.",
	  LL_UNDECIDED },
	{ "Whether the wheelchair is medically necessary is the question.", LL_UNDECIDED },
	{ "Is the requested MRI medically necessary?", LL_UNDECIDED },
	{ "Repeat evaluations are ordinarily not medically necessary.", LL_UNDECIDED },
	{ "Denial reason: Medical necessity", LL_UNDECIDED },
	{ "Aquatic therapy is recommended as an option.", LL_UNDECIDED },
};

TEST(conclusions_read)
{
	for (size_t k = 0; k < sizeof conclusions / sizeof *conclusions; k++) {
		const struct conclusion *c = &conclusions[k];
		struct arena a = { 0 };
		const struct ll_fact *f = fact_nth(letter_from(&a, c->text), LL_CONCLUSION, 0);
		uint32_t outcome = f ? f->u.decision.outcome : LL_UNDECIDED;
		if (!CHECK(outcome == c->outcome))
			fprintf(stderr, "  %s: outcome %u\n", c->text, outcome);
		arena_free(&a);
	}
}

static const struct conclusion decisions[] = {
	{ "Determination: Upheld Decision of Health Plan", LL_DENIED },
	{ "Determination: Overturned Decision of Health Plan", LL_GRANTED },
	{ "appeal decision: Overturned", LL_GRANTED },
	{ "Decision: Favorable", LL_GRANTED },
	{ "Decision: Unfavorable", LL_DENIED },
	{ "Decision: Partially Favorable", LL_PARTIAL },
	{ "Decision: The denial of May 30, 2014 is upheld", LL_DENIED },
	{ "External Review Decision: The plan's decision is UPHELD", LL_DENIED },
	{ "Outcome of your appeal: Denial partially overturned", LL_PARTIAL },
	{ "Therefore, the Health Plan's denial should be overturned.", LL_GRANTED },
	{ "Therefore, the Health Plan's denial should be upheld.", LL_DENIED },
	{ "The utilization review determination is overturned.", LL_GRANTED },
	{ "For these reasons, we uphold our decision to end your benefits.", LL_DENIED },
	{ "This decision is fully favorable to you.", LL_GRANTED },
	{ "The denial is reversed.", LL_GRANTED },
	{ "Plan Decision: Denied as not medically necessary", LL_UNDECIDED },
	{ "She had a favorable response to the injection.", LL_UNDECIDED },
	{ "If the denial is upheld, you may appeal.", LL_UNDECIDED },
};

TEST(decisions_read)
{
	for (size_t k = 0; k < sizeof decisions / sizeof *decisions; k++) {
		const struct conclusion *c = &decisions[k];
		struct arena a = { 0 };
		const struct ll_fact *f = fact_nth(letter_from(&a, c->text), LL_DECISION, 0);
		uint32_t outcome = f ? f->u.decision.outcome : LL_UNDECIDED;
		if (!CHECK(outcome == c->outcome))
			fprintf(stderr, "  %s: outcome %u\n", c->text, outcome);
		arena_free(&a);
	}
}

TEST(decisions_of_items)
{
	struct arena a = { 0 };
	struct ll_letter *l =
		letter_from(&a, "IMR ISSUES, DECISIONS AND RATIONALES\n\nPhysical therapy, 6 "
				"sessions: Upheld\n\nDecision rationale: Enough was "
				"done. Therefore, the request is not medically "
				"necessary.\n\nNaproxen 550mg #60:\nOverturned\n\nDecision "
				"rationale: It helps. The request is medically "
				"necessary.\n\nMassage, 8 visits: Partially Overturned\n\nDecision "
				"rationale: Four are enough.\n");
	CHECK_INT(l->items.n, 3);
	CHECK_INT(fact_count(l, LL_DECISION), 3);
	CHECK_INT(fact_nth(l, LL_DECISION, 0)->u.decision.outcome, LL_DENIED);
	CHECK_INT(fact_nth(l, LL_DECISION, 1)->u.decision.outcome, LL_GRANTED);
	CHECK_INT(fact_nth(l, LL_DECISION, 1)->item, 2);
	CHECK_INT(fact_nth(l, LL_DECISION, 2)->u.decision.outcome, LL_PARTIAL);
	CHECK_INT(fact_nth(l, LL_CONCLUSION, 0)->u.decision.outcome, LL_DENIED);
	CHECK_INT(fact_nth(l, LL_CONCLUSION, 1)->item, 2);
	l = letter_from(&a, "Reviewer 2: The splint is not medically necessary.");
	CHECK(fact_nth(l, LL_CONCLUSION, 0)->u.decision.dissent);
	arena_free(&a);
}
