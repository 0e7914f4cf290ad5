/* SPDX-License-Identifier: MIT */
/*
 * LL_HISTORY of what is neither treatment nor diagnosis and is looked for in
 * records (lexicon/shown.tsv): "no home exercise program is documented".
 * As with treatments every word between the lead-in and the thing must be
 * known, and nothing may narrow it.
 */
#include "facts/history.h"

enum { BACK = 14 };

static bool is_lead(const struct ll_letter *l, uint32_t k, uint32_t code)
{
	const struct mark *m = mark_over(l, k, LEX_HISTORY);
	return m && m->entry->code[0] == code;
}

/* "... that a home exercise program has been given to the employee, which": nothing narrows it. */
static bool is_whole(const struct ll_letter *l, uint32_t k)
{
	const uint32_t end = sent_end(l, k ? k - 1 : 0);
	if (k >= end || tok_in(l, k, ".|;|,|or|nor|in|on|at|from"))
		return true;
	if (!tok_in(l, k, "was|were|has|have|had|is"))
		return false;
	while (k < end && tok_in(l, k, "was|were|has|have|had|is|been|ever"))
		k++;
	return k >= end || tok_in(l, k, ".|;|given|provided|performed|carried|made|done|signed|obtained|taught|kept|"
					"instituted|established|prescribed|undertaken");
}

/* "there is no documentation that a formal ..." before the thing at token i. */
static bool missed_before(const struct ll_letter *l, uint32_t i)
{
	const uint32_t begin = sent_begin(l, i);
	for (uint32_t k = i; k > begin && i - k < BACK; k--) {
		if (is_lead(l, k - 1, LEX_HX_UNDOC)) {
			/* "no evidence of": an opinion */
			const struct mark *m = mark_over(l, k - 1, LEX_HISTORY);
			return !tok_in(l, m->token + m->ntokens - 1, "evidence|indication|suggest|support");
		}
		if (!mark_over(l, k - 1, LEX_SHOWN) &&
		    !tok_in(l, k - 1, "that|a|an|any|of|the|has|have|been|ever|was|is|formal|written|signed|patient|"
				      "employee|claimant|worker|injured|applicant|enrollee|member|he|she|or|had|done|"
				      "given|kept|documentation|mention|in|records|record|file|to|show"))
			return false;
	}
	return false;
}

/* "no twitch response and no referred pain have been documented" around the thing in tokens [i, k). */
static bool missed_behind(const struct ll_letter *l, uint32_t i, uint32_t k)
{
	/* "The food diary was not submitted." */
	if (i && tok_in(l, i - 1, "a|an|the|your|his|her|any") && is_lead(l, k, LEX_HX_UNDOC_AFTER))
		return i < 2 || !tok_in(l, i - 2, "why|if|that|whether");
	if (!i || !tok_is(l, i - 1, "no") || tok(l, i)->sentence != tok(l, i - 1)->sentence)
		return false;
	for (; k < sent_end(l, i); k++) {
		if (is_lead(l, k, LEX_HX_DOC_AFTER))
			return true;
		if (!mark_over(l, k, LEX_SHOWN) && !tok_in(l, k, "and|or|no|nor|,"))
			return false;
	}
	return false;
}

static bool is_meant(const struct ll_letter *l, uint32_t i)
{
	for (uint32_t k = i; k > sent_begin(l, i) && i - k < 8; k--)
		if (tok_in(l, k - 1, "need|needs|begin|start|plan|planned|goal|advance|transition|transitioned|progress|"
				     "future|learn|toward|towards|criteria|include|instead|asks|than|no|not"))
			return true;
	return false;
}

/* "gait without a cane, and a written home exercise program that she was doing": the "without" is over. */
static bool denial_is_over(const struct ll_letter *l, const struct assertion *a, uint32_t i)
{
	for (uint32_t k = a->trigger; tok_is(l, a->trigger, "without") && k < i; k++)
		if (tok_is(l, k, ",") && tok_is(l, k + 1, "and"))
			return true;
	return false;
}

static bool is_measure(const struct mark *m)
{
	const struct ll_sv id = sv(m->entry->id);
	return sv_is(id, "body mass index") || sv_is(id, "hemoglobin A1c") || sv_is(id, "pain score");
}

/* "BMI 43.1", "an A1c of 8.4", and not "below 45", which a rule asks for. */
static bool is_measured(const struct ll_letter *l, uint32_t k)
{
	for (uint32_t end = k + 5; k < end; k++) {
		if (tok(l, k)->kind == LL_TOK_NUMBER)
			return true;
		if (!tok_in(l, k, "of|was|is|were|are|at|had|been|then|:|,|as|scores|with|the|medication"))
			return false;
	}
	return false;
}

struct ll_fact *history_other(struct ll_letter *l, uint32_t i, uint32_t n, struct ll_sv key, bool negated)
{
	struct ll_fact *f = fact_add(l, LL_HISTORY, i, n);
	f->key = key;
	f->referent = LL_PATIENT;
	f->polarity = negated ? LL_NEGATED : LL_AFFIRMED;
	f->time = LL_PAST;
	f->frame = LL_FRAME_HISTORY;
	f->u.history.topic = LL_HX_OTHER;
	return f;
}

void history_shown(struct ll_letter *l, uint32_t i)
{
	const struct mark *m = mark_at(l, i, LEX_SHOWN);
	const uint32_t begin = sent_begin(l, i);
	if (!m || tok_quoted(l, i) || history_by_ur(l, begin, i))
		return;
	const uint32_t k = i + m->ntokens, frame = l->frame[i];
	const bool missed = (missed_before(l, i) && is_whole(l, k)) || missed_behind(l, i, k);
	struct assertion a = assertion_of(l, i, m->ntokens);
	if (a.polarity == LL_NEGATED && denial_is_over(l, &a, i))
		a.polarity = LL_AFFIRMED;
	/* "a four-week trial of the gait trainer" was held, "a trial of the device" may be asked for. */
	const bool trial = tok_in(l, i, "trial|device"), held = trial && i > begin && tok_in(l, i - 1, "week|day|month|home|school");
	if (!missed && trial && !held)
		return;
	if (!missed && (a.polarity != LL_AFFIRMED || a.referent != LL_PATIENT || a.generic || is_meant(l, i) ||
			history_spoilt(l, begin, i) || frame == LL_FRAME_HEADING || frame == LL_FRAME_REQUEST ||
			frame == LL_FRAME_CONCLUSION || (frame == LL_FRAME_GUIDELINE && !held) || frame == LL_FRAME_GENERIC))
		return;
	/* Asked for by a rule in many words: told as held only with its day. */
	if (!missed && tok_is(l, i, "face") && !(fact_near(l, LL_DATE, i) && history_date(l, i, m->ntokens)))
		return;
	if (!missed && is_measure(m) && !is_measured(l, k))
		return;
	history_other(l, i, m->ntokens, sv(m->entry->id), missed)->u.history.undocumented = missed;
}
