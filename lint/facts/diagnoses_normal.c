/* SPDX-License-Identifier: MIT */
/* A condition denied by what is normal: "her kidney function has been normal", "the medial meniscus is intact", "solid fusion". */
#include "facts/diagnoses.h"

enum { FAR = 7 };

static bool is_normal(const struct ll_letter *l, uint32_t i)
{
	if (tok_is(l, i, "within"))
		return tok_seq(l, i, "within normal limits") || tok_seq(l, i, "within the normal");
	return tok_in(l, i, "normal|intact|healthy|sound|unremarkable|clear|solid|preserved|unimpaired|untorn") &&
	       !tok_in(l, i + 1, "pressure|for|that|to|up");
}

/* The last token of what says that the subject, which ends before token i, is normal; i: nothing does. */
static uint32_t normal_behind(const struct ll_letter *l, uint32_t i)
{
	const uint32_t end = sent_end(l, i - 1), high = i + FAR < end ? i + FAR : end;
	uint32_t k = i;
	if (!tok_in(l, k, "is|was|are|were|has|have|remains|remained|remain|appears|appeared|:|proved|looks|looked|and"))
		return i;
	for (; k < high; k++) {
		if (is_normal(l, k))
			return tok_in(l, k + 1, "until|before|again|after|once|when|then|on|with") ? i : k;
		if (!tok_in(l, k, "is|was|are|were|has|have|been|remains|remained|remain|appears|appeared|:|proved|looks|looked|to|be|of|in|entirely|"
				  "perfectly|completely|quite|always|all|along|at|times|consistently|repeatedly|both|read|as|found|reported|"
				  "a|and|width|the|every|respect|wholly|fully|throughout"))
			return i;
	}
	return i;
}

void diagnosis_normal(struct ll_letter *l, const struct mark *m)
{
	const uint32_t begin = sent_begin(l, m->token), end = sent_end(l, m->token);
	uint32_t from = m->token, to = m->token + m->ntokens;
	const uint32_t last = normal_behind(l, to);
	if (last > to || (last == to && is_normal(l, to)))
		to = last + 1;
	else if (from > begin && is_normal(l, from - 1) && !tok_in(l, from - 2, "a|the|not|no|of|than|near|below|above"))
		from--;
	else
		return;
	if (span_has(l, begin, end, "until|before|initially|previously|if|not|never|no|returned|recovered|otherwise|should|would|could|might|"
				    "patients|donor|wife|husband|mother|father|left|right|except|apart|postoperative|after|transplant"))
		return;
	const struct assertion a = assertion_of(l, from, to - from);
	if (a.polarity != LL_AFFIRMED || a.referent != LL_PATIENT || a.time != LL_CURRENT || a.generic)
		return;
	struct ll_fact *f = fact_add(l, LL_FINDING, from, to - from);
	struct ll_diagnosis *d = &f->u.diagnosis;
	f->key = d->label = sv(m->entry->id);
	f->polarity = LL_NEGATED;
	f->time = LL_CURRENT;
	f->referent = LL_PATIENT;
	d->looked = true;
	d->study = diagnosis_study(l, m, &d->study_date);
}

/* "The MRI of the brain was normal": it found nothing. */
void diagnosis_normal_study(struct ll_letter *l, const struct mark *m)
{
	enum { BEHIND = 16 };
	const uint32_t begin = sent_begin(l, m->token), end = sent_end(l, m->token), from = m->token + m->ntokens,
		       high = from + BEHIND < end ? from + BEHIND : end;
	uint32_t k = from;
	while (k < high && !tok_in(l, k, "normal|unremarkable")) {
		const struct ll_fact *day = fact_at(l, LL_DATE, k);
		if (!day && !mark_over(l, k, LEX_BODYPARTS) &&
		    !tok_in(l, k, "of|the|a|her|his|your|both|left|right|was|were|is|are|read|reported|interpreted|as|dated|on|in|from|by|entirely|"
				  "completely|been|has|have|,|(|)|:|perfectly|taken|done|obtained"))
			return;
		k = day ? day->token + day->ntokens : k + 1;
	}
	if (k >= high || (k + 1 < end && !tok_in(l, k + 1, ".|,|;|study|examination|test|and")) ||
	    !(tok_in(l, k - 1, "was|were|is|are|:|as|entirely|completely|perfectly|a|been") || tok_is(l, k - 1, ")")) ||
	    span_has(l, begin, end, "except|but|although|though|other|apart|otherwise|if|not|mildly|however|abnormal|patients|while|remainder|rest|"
				    "said|stated|told|reported"))
		return;
	const struct ll_fact *date;
	const struct ll_sv study = diagnosis_study_of(l, m, &date);
	if (!study.n)
		return;
	struct ll_fact *f = fact_add(l, LL_FINDING, k, 1);
	f->key = f->u.diagnosis.label = sv("abnormality");
	f->polarity = LL_NEGATED;
	f->time = LL_CURRENT;
	f->referent = LL_PATIENT;
	f->u.diagnosis.looked = true;
	f->u.diagnosis.study = study;
	f->u.diagnosis.study_date = date;
}
