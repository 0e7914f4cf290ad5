/* SPDX-License-Identifier: MIT */
/* Contradictions that the letter itself tells of: "her age is given as 46; both were corrected". */
#include "facts/facts.h"

/* The last token that begins at or before this place, or the first. */
static uint32_t token_at(const struct ll_letter *l, uint32_t off)
{
	uint32_t lo = 0, hi = l->tokens.n;
	while (hi - lo > 1) {
		const uint32_t mid = lo + (hi - lo) / 2;
		if (l->tokens.v[mid].at.off <= off)
			lo = mid;
		else
			hi = mid;
	}
	return lo;
}

bool fact_acknowledged(const struct ll_letter *l, struct ll_span at)
{
	if (!l->tokens.n)
		return false;
	const uint32_t i = token_at(l, at.off), end = sent_end(l, i);
	for (uint32_t k = sent_begin(l, i); k < end; k++)
		if (tok_in(l, k, "erroneously|mistakenly|misstated|mistyped|miscopied|typo|misprint") ||
		    tok_seq(l, k, "in error") || tok_seq(l, k, "by mistake") ||
		    tok_seq(l, k, "typing error") || tok_seq(l, k, "clerical error") ||
		    (tok_in(l, k, "corrected") && tok_in(l, k - (k > 0), "was|were|been|is|since|later|then|and")))
			return true;
	return false;
}
