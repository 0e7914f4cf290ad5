/* SPDX-License-Identifier: MIT */
/* What is told with a diagnosis: the study that showed it, its stage. */
#include "facts/diagnoses.h"

/* "the polysomnogram confirmed sleep apnea", "the sleep study showed no sleep apnea": the study before the verb; of a
 * denial, one that was told of. */
struct ll_sv diagnosis_study(const struct ll_letter *l, const struct mark *m, bool denied)
{
	enum { BACK = 14 };
	const uint32_t begin = sent_begin(l, m->token), low = m->token > begin + BACK ? m->token - BACK : begin;
	bool shown = false;
	for (uint32_t i = m->token; i-- > low;) {
		const struct mark *study = mark_over(l, i, LEX_DOCUMENTS);
		if (study && shown && study->entry->code[1] == LEX_DOC_STUDY) {
			const uint32_t at = study->token;
			if (denied && !(at > begin && tok_in(l, at - 1, "the|that|this|your|his|her|our|same")))
				return (struct ll_sv){ 0 };
			return sv(study->entry->id);
		}
		if (tok_in(l, i, "showed|shows|show|showing|revealed|found|demonstrated|confirmed|established")) {
			if (denied && !(tok_is(l, i + 1, "no") || (i > begin && tok_is(l, i - 1, "not"))))
				return (struct ll_sv){ 0 };
			shown = true;
		} else if (tok_in(l, i, ";|but|although|while|if|would|could|repeat|second|old|older|earlier|new|another|home")) {
			return (struct ll_sv){ 0 };
		}
	}
	return (struct ll_sv){ 0 };
}

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
