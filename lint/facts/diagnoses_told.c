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

/* "stage", "class" or "grade" at token i, with its number at token `number`. */
static bool take_stage(const struct ll_letter *l, uint32_t i, uint32_t number, struct ll_diagnosis *d)
{
	if (!tok_in(l, i, "stage|staged|class|grade"))
		return false;
	d->stage = stage_number(l, number);
	d->staged = tok_is(l, i, "class") ? 1 : tok_is(l, i, "grade") ? 2 : 0;
	return true;
}

/* "stage II breast cancer", "chronic kidney disease, stage 3", "heart failure of NYHA class I" */
void diagnosis_stage(const struct ll_letter *l, const struct mark *m, struct ll_diagnosis *d)
{
	enum { LINKS = 5, FAR = 8 };
	uint32_t k = m->token + m->ntokens;
	const uint32_t begin = sent_begin(l, m->token), end = sent_end(l, m->token);
	/* "class II of heart failure" */
	if (m->token > begin + 3 && tok_is(l, m->token - 1, "of") && take_stage(l, m->token - 3, m->token - 2, d))
		return;
	for (uint32_t at = m->token; at > begin + 1 && m->token - at < 4; at--) {
		if (take_stage(l, at - 2, at - 1, d))
			return;
		if (tok(l, at - 1)->kind != LL_TOK_WORD || tok_in(l, at - 1, "and|or|of|with|to|from|for"))
			break;
	}
	for (uint32_t n = 0; n < LINKS && tok_in(l, k, ",|(|:|of|in|at|now|currently|is|was|nyha|kdigo|child|pugh|-|the|with|who|clinical|pathologic|gold"); n++)
		k++;
	if (take_stage(l, k, k + 1 + tok_in(l, k + 1, "as|at"), d))
		return;
	/* "The ulcer over the sacrum is of stage II" */
	for (k = m->token + m->ntokens; k < end && k < m->token + m->ntokens + FAR; k++) {
		if (tok_in(l, k, "stage|staged") && !tok_in(l, k + 1, "of|in|when|where")) {
			take_stage(l, k, k + 1 + tok_in(l, k + 1, "as|at"), d);
			return;
		}
		if (tok_in(l, k, ";|and|but|which|because|than|or|to|not|if|until|from|for") || mark_over(l, k, LEX_DIAGNOSES))
			return;
	}
}
