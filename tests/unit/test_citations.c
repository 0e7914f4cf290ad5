/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdio.h>

struct cited {
	const char *text;
	uint32_t nth, chapter, titled, page, page_to;
	bool bounded; /* the pages that there are are known */
};

static const struct cited cases[] = {
	{ "ACOEM Chapter 12 (Neck) was cited.", 0, 12, 8, 0, 0, false },
	{ "ACOEM Chapter 12 (Low Back) was cited.", 0, 12, 12, 0, 0, false },
	{ "Decision based on MTUS ACOEM Chapter 13 Knee Complaints Page(s): 344-345.", 0, 13, 13, 0, 0, false },
	{ "Decision based on MTUS ACOEM Chapter 13 Knee Complaints Page(s): 344-345.", 1, 13, 0, 344, 345, true },
	{ "Decision based on MTUS Knee Complaints Chapter 13 (ACOEM Practice Guidelines, 2nd Edition (2004)) Page(s): 344.", 0, 13, 13,
	  0, 0, false },
	{ "Decision based on MTUS Knee Complaints Chapter 9 (ACOEM Practice Guidelines, 2nd Edition (2004)).", 0, 9, 13, 0, 0, false },
	{ "ACOEM Guidelines, Chapter 8, page 173, say so.", 0, 8, 0, 0, 0, false },
	{ "ACOEM Guidelines, Chapter 8, page 173, say so.", 1, 8, 0, 173, 173, true },
	{ "ACOEM Guidelines, Ch. 12, pp. 303-305, say so.", 1, 12, 0, 303, 305, true },
	{ "MTUS ACOEM Chapter 15 Stress Related Conditions Page(s): 400-1.", 1, 15, 0, 400, 401, true },
	{ "MTUS ACOEM Chapter 15 Stress Related Conditions Page(s): 398-405.", 1, 15, 0, 398, 405, true },
	{ "MTUS ACOEM Chapter 11 Forearm, Wrist, and Hand Complaints.", 0, 11, 11, 0, 0, false },
	{ "MTUS ACOEM Chapter 7 Independent Medical Examinations and Consultations Page(s): 127.", 0, 7, 7, 0, 0, false },
	{ "MTUS ACOEM Chapter 7 Independent Medical Examinations and Consultations Page(s): 127.", 1, 7, 0, 127, 127, false },
	{ "MTUS ACOEM Chapter 2 General Approach to Initial Assessment and Documentation.", 0, 2, 2, 0, 0, false },
	{ "MTUS Chronic Pain Treatment Guidelines Page(s): 23, 100-102.", 0, 0, 0, 23, 23, true },
	{ "MTUS Chronic Pain Treatment Guidelines Page(s): 23, 100-102.", 1, 0, 0, 100, 102, true },
	{ "MTUS Chronic Pain Treatment Guidelines Page(s): 105-98.", 0, 0, 0, 105, 98, true },
	{ "Page 58 of the MTUS Chronic Pain Medical Treatment Guidelines says so.", 0, 0, 0, 58, 58, true },
	{ "Pages 98 and 99 of the MTUS Chronic Pain Medical Treatment Guidelines say so.", 1, 0, 0, 99, 99, true },
	{ "MTUS Chronic Pain Medical Treatment Guidelines (2016), page 160.", 0, 0, 0, 160, 160, false },
	{ "ODG, Low Back Chapter, page 200.", 0, 0, 0, 200, 200, false },
	{ "ACOEM Chapter 10 Elbow Complaints Page(s): 33-40.", 1, 10, 0, 33, 40, false },
	{ "MTUS Postsurgical Treatment Guidelines Knee Page(s): 24-25.", 0, 0, 0, 24, 25, false },
	{ "ACOEM Chapter 8 (Neck and Upper Back Complaints), Summary of Recommendations.", 0, 8, 8, 0, 0, false },
	{ "ACOEM Chapter 14 Ankle and Foot Complaints Page(s): 371.", 0, 14, 14, 0, 0, false },
	{ "ACOEM Chapter 12 Neck and Upper Back Complaints Page(s): 177.", 1, 0, 0, 177, 177, false },
	{ "ACOEM Chapter 9, shoulder injections are an option.", 0, 9, 0, 0, 0, false },
	{ "In ACOEM Chapter 12, page 308, the shoulder is not named.", 0, 12, 0, 0, 0, false },
};

TEST(citations_read)
{
	for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
		const struct cited *x = &cases[k];
		struct arena a = { 0 };
		const struct ll_fact *f = fact_nth(letter_from(&a, x->text), LL_CITATION, x->nth);
		const struct ll_citation *c = f ? &f->u.citation : NULL;
		if (!CHECK(f && c->chapter == x->chapter && c->titled == x->titled && c->page == x->page &&
			   c->page_to == x->page_to && (c->last != 0) == x->bounded) && f)
			fprintf(stderr, "  %s (%u): chapter %u titled %u pages %u-%u of %u-%u\n", x->text, x->nth, c->chapter,
				c->titled, c->page, c->page_to, c->first, c->last);
		arena_free(&a);
	}
}

static const char *const none[] = {
	"AMA Guides, 5th edition, Chapter 15 The Spine.", "The last chapter of the book.", "Chapter 7 bankruptcy was filed.",
	"ODG Chapter 12 (Neck).", "The page is missing.", "Title 10, Chapter 5.",
};

TEST(no_chapter_read)
{
	for (size_t k = 0; k < sizeof none / sizeof *none; k++) {
		struct arena a = { 0 };
		const struct ll_fact *f = fact_nth(letter_from(&a, none[k]), LL_CITATION, 0);
		if (!CHECK(!f || f->u.citation.later))
			fprintf(stderr, "  %s\n", none[k]);
		arena_free(&a);
	}
}
