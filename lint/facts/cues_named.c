/* SPDX-License-Identifier: MIT */
/* The frame of a medicine or a service that is named: that of an amount there, but for what its own sentence decides. */
#include "facts/request.h"

/* "Percocet up to four a day, tizanidine 4 mg at bedtime": the limit is of what stands before it. */
static bool limits_another(const struct ll_letter *l, uint32_t i, uint32_t n)
{
	const struct cue c = cue_nearest(l, i, n, LEX_AMOUNT_BEFORE, LEX_AMOUNT_AFTER, 26);
	if (!c.mark || c.mark->token >= i || !tok_is(l, c.mark->token, "up"))
		return false;
	const uint32_t k = c.mark->token + c.mark->ntokens;
	if (!number_at(l, k).ntokens)
		return false;
	for (uint32_t j = k; j < i; j++)
		if (tok_in(l, j, ",|and|;"))
			return true;
	return false;
}

/* Of a part of what was asked for, or of another amount for a while. */
#define IN_PART \
	"instead|rather|only|first|initial|initially|loading|reduced|lower|partial|partially|part|titration|starter|starting"

/* "We approve adalimumab 40 mg every other week, from October 13": decided by the verb right before it, in full. */
static bool act_before(const struct ll_letter *l, uint32_t i)
{
	const uint32_t first = sent_begin(l, i);
	uint32_t from;
	for (uint32_t k = i; k > first && i - k < 5; k--) {
		if (act_at(l, k - 1, &from))
			return from < k - 1 && !sent_has(l, i, IN_PART "|then");
		if (!tok_in(l, k - 1, "the|your|brand|name|generic|coverage|of|for|request|use|drug|medicine|medication"))
			return false;
	}
	return false;
}

/* "Aflibercept 4 mg is approved, 3 injections": now, by the letter, and at one strength. */
static bool approved_here(const struct ll_letter *l, uint32_t i, uint32_t n)
{
	const uint32_t end = sent_end(l, i);
	uint32_t k = i + n, units;
	while (k + 1 < end && k < i + n + 5 && !tok_in(l, k, "is|are"))
		k++;
	if (k + 1 >= end || !tok_in(l, k, "is|are") || !tok_in(l, k + 1, "approved|authorized") ||
	    sent_has(l, i, IN_PART "|utilization|ur|insurer|carrier"))
		return false;
	for (; k + 2 < end; k++)
		if (tok_is(l, k, "then") && unit_at(l, k + 2, &units) == LL_U_MG)
			return false;
	return true;
}

/* A medicine or service is decided where its clause goes on to decide: "Aimovig 70 mg is approved",
 * whatever "approved" alone would tell of an amount. */
uint32_t named_frame(const struct ll_letter *l, uint32_t i, uint32_t n)
{
	uint32_t frame = amount_frame(l, i, n);
	if (frame == LL_FRAME_GUIDELINE && limits_another(l, i, n))
		frame = l->frame[i] == LL_FRAME_REQUEST || l->frame[i] == LL_FRAME_CONCLUSION ? LL_FRAME_NONE : l->frame[i];
	if (frame != LL_FRAME_CONCLUSION && l->frame[i] == LL_FRAME_CONCLUSION && act_before(l, i))
		return LL_FRAME_CONCLUSION;
	if (frame == LL_FRAME_UR && l->frame[i] == LL_FRAME_CONCLUSION && approved_here(l, i, n))
		return LL_FRAME_CONCLUSION;
	const uint32_t decided = frame == LL_FRAME_NONE || frame == LL_FRAME_UR ? amount_decided(l, i, n) : LL_UNDECIDED;
	if (frame == LL_FRAME_NONE && !decided && l->headless && amount_at_issue(l, i))
		return LL_FRAME_REQUEST;
	if (decided == LL_DENIED || (decided && frame == LL_FRAME_NONE))
		return LL_FRAME_CONCLUSION;
	/* "modified Tramadol ER 100mg #60 to #30": what was modified is what was asked for */
	if (frame == LL_FRAME_UR && i > sent_begin(l, i) && tok_in(l, i - 1, "modified|modifies|modifying"))
		for (uint32_t k = i + n; k < sent_end(l, i) && k < i + n + 8; k++)
			if (tok_in(l, k, "to"))
				return LL_FRAME_REQUEST;
	if ((frame != LL_FRAME_NONE && frame != LL_FRAME_UR && frame != LL_FRAME_REQUEST &&
	     frame != LL_FRAME_GUIDELINE) ||
	    l->frame[i] != LL_FRAME_CONCLUSION)
		return frame;
	const uint32_t end = sent_end(l, i);
	for (uint32_t k = i + n; k < end && k < i + n + 26 && !clause_break(l, k); k++) {
		uint32_t from;
		if (act_at(l, k, &from))
			return LL_FRAME_CONCLUSION;
	}
	return frame;
}
