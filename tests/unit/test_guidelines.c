/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdio.h>

#define HEAD "IMR ISSUES, DECISIONS AND RATIONALES\n\nTherapy, 6 sessions: Upheld\n\n"
#define CA   HEAD "Claims Administrator guideline: "
#define IMR  HEAD "MAXIMUS guideline: "
#define RAT  HEAD "Decision rationale: "

struct statement {
	const char *text, *key, *family;
	uint32_t by;
	bool used, listed;
	uint32_t page, chapter;
};

static const struct statement statements[] = {
	{ CA "Decision based on MTUS Chronic Pain Treatment Guidelines Page(s): 23.",
	  "MTUS chronic pain", "MTUS", LL_BY_UR, true, true, 23, 0 },
	{ CA "The Claims Administrator did not base their decision on the MTUS.", "MTUS", "MTUS",
	  LL_BY_UR, false, true, 0, 0 },
	{ CA "The Claims Administrator did not base their decision on the\nMTUS. Decision based on "
	     "Non-MTUS Citation Official Disability Guidelines, Neck and Upper\nBack.",
	  "MTUS", "MTUS", LL_BY_UR, false, true, 0, 0 },
	{ CA "The Claims Administrator did not cite any medical evidence for its decision.", "any",
	  "any", LL_BY_UR, false, true, 0, 0 },
	{ CA "Decision based on MTUS ACOEM Chapter 15 Stress Related Conditions Page(s): 400-1.",
	  "ACOEM", "MTUS", LL_BY_UR, true, true, 400, 15 },
	{ CA "Decision based on Non-MTUS Citation Official Disability Guidelines.", "Non-MTUS",
	  "Non-MTUS", LL_BY_UR, true, true, 0, 0 },
	{ IMR "Decision based on MTUS Postsurgical Treatment Guidelines.", "MTUS postsurgical",
	  "MTUS", LL_BY_REVIEWER, true, true, 0, 0 },
	{ IMR "The Expert Reviewer did not base the decision on the MTUS.", "MTUS", "MTUS",
	  LL_BY_REVIEWER, false, true, 0, 0 },
	{ RAT "Per the MTUS, therapy is recommended.", "MTUS", "MTUS", LL_BY_REVIEWER, true, false,
	  0, 0 },
	{ RAT "The Claims Administrator has not cited the MTUS.", "MTUS", "MTUS", LL_BY_UR, false,
	  false, 0, 0 },
	{ RAT "Utilization review relied on the ODG.", "ODG", "ODG", LL_BY_UR, true, false, 0, 0 },
	{ "CLINICAL CASE SUMMARY\n\nIt was modified by Utilization Review, noting the California "
	  "Medical Treatment Utilization "
	  "Schedule Guidelines.",
	  "MTUS", "MTUS", LL_BY_UR, true, false, 0, 0 },
	{ "CLINICAL CASE SUMMARY\n\nThe request was denied on July 24, 2015, noting the ODG.",
	  "ODG", "ODG", LL_BY_UR, true, false, 0, 0 },
	{ "CLINICAL CASE SUMMARY\n\nThe claims administrator invoked the MTUS Acupuncture Medical "
	  "Treatment Guidelines.",
	  "MTUS acupuncture", "MTUS", LL_BY_UR, true, false, 0, 0 },
	{ "CLINICAL CASE SUMMARY\n\nThe physician cited the ODG.", "ODG", "ODG", LL_BY_UNKNOWN,
	  true, false, 0, 0 },
};

TEST(guidelines_read)
{
	for (size_t k = 0; k < sizeof statements / sizeof *statements; k++) {
		const struct statement *s = &statements[k];
		struct arena a = { 0 };
		const struct ll_fact *f = fact_nth(letter_from(&a, s->text), LL_GUIDELINE, 0);
		const struct ll_guideline *g = f ? &f->u.guideline : NULL;
		bool ok = f && sv_is(f->key, s->key) && sv_is(g->family, s->family) &&
			  g->by == s->by && g->used == s->used && g->listed == s->listed &&
			  g->page == s->page && g->chapter == s->chapter;
		if (!CHECK(ok) && f)
			fprintf(stderr, "  %s: %.*s by %u used %d listed %d page %u chapter %u\n",
				s->text, LL_SV(f->key), g->by, g->used, g->listed, g->page,
				g->chapter);
		arena_free(&a);
	}
}
