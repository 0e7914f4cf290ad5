/* SPDX-License-Identifier: MIT */
/* What is told with a diagnosis: the study that showed it, its stage. */
#include "facts/diagnoses.h"

static uint32_t stage_number(const struct ll_letter *l, uint32_t i)
{
	static const char *const names[] = { "1|i|one|ia|ib", "2|ii|two|iia|iib", "3|iii|three|iiia|iiib|iiic|3a|3b", "4|iv|four|iva|ivb", "5|v|five" };
	for (uint32_t k = 0; k < sizeof names / sizeof *names; k++)
		if (tok_in_list(l, i, names[k]))
			return k + 1;
	return 0;
}

/* "stage II breast cancer", "chronic kidney disease, stage 3", "cancer of stage II" */
uint32_t diagnosis_stage(const struct ll_letter *l, const struct mark *m)
{
	uint32_t k = m->token + m->ntokens;
	for (uint32_t back = 1; back <= 2; back++)
		if (m->token > back && tok_is(l, m->token - back - 1, "stage"))
			return stage_number(l, m->token - back);
	k += tok_in(l, k, ",|(");
	k += tok_in(l, k, "of|in|at");
	return tok_is(l, k, "stage") ? stage_number(l, k + 1) : 0;
}
