/* SPDX-License-Identifier: MIT */
/* What is told with a diagnosis: the study that showed it, its stage. */
#include "facts/diagnoses.h"

static uint32_t stage_number(const struct ll_letter *l, uint32_t i)
{
	static const char *const names[] = { "1|i|one|ia|ib|a", "2|ii|two|iia|iib|b", "3|iii|three|iiia|iiib|iiic|3a|3b|c",
					      "4|iv|four|iva|ivb|d", "5|v|five" };
	for (uint32_t k = 0; k < sizeof names / sizeof *names; k++)
		if (tok_in_list(l, i, names[k]))
			return k + 1;
	return 0;
}

/* "stage II breast cancer", "chronic kidney disease, stage 3", "heart failure of NYHA class I" */
uint32_t diagnosis_stage(const struct ll_letter *l, const struct mark *m)
{
	enum { LINKS = 5 };
	uint32_t k = m->token + m->ntokens;
	const uint32_t begin = sent_begin(l, m->token);
	/* "class II of heart failure" */
	if (m->token > begin + 3 && tok_is(l, m->token - 1, "of") && tok_in(l, m->token - 3, "stage|class|grade"))
		return stage_number(l, m->token - 2);
	for (uint32_t at = m->token; at > begin + 1 && m->token - at < 4; at--) {
		if (tok_in(l, at - 2, "stage|class|grade"))
			return stage_number(l, at - 1);
		if (tok(l, at - 1)->kind != LL_TOK_WORD || tok_in(l, at - 1, "and|or|of|with|to|from|for"))
			break;
	}
	for (uint32_t n = 0; n < LINKS && tok_in(l, k, ",|(|:|of|in|at|now|currently|is|was|nyha|kdigo|child|pugh|-|the|with|who|clinical|pathologic"); n++)
		k++;
	return tok_in(l, k, "stage|class|grade") ? stage_number(l, k + 1) : 0;
}
