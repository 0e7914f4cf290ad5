/* SPDX-License-Identifier: MIT */
/* The levels of the spine that a letter names, as a set of the spaces between two vertebrae. */
#ifndef LL_CHECKS_LEVELS_H
#define LL_CHECKS_LEVELS_H

#include "ties.h"

enum { C1 = 1, T1 = 8, L1 = 20, S1 = 25 };

/* The vertebra that a token names, counted from the first of the neck: "L4"; 0: none. */
static inline uint32_t vertebra(const struct ll_letter *letter, uint32_t i)
{
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n);
	if (i >= n || !ll_level_at(letter, i).is)
		return 0;
	const struct ll_sv w = t[i].lower;
	const uint32_t at = (uint32_t)(w.n == 3 ? (w.p[1] - '0') * 10 + w.p[2] - '0' : w.p[1] - '0'),
		       most = *w.p == 'c' ? 7 : *w.p == 't' ? 12 : *w.p == 'l' ? 5 : 1;
	return at > most ? 0 : at - 1 + (*w.p == 'c' ? C1 : *w.p == 't' ? T1 : *w.p == 'l' ? L1 : S1);
}

/* The spaces named at token i, "L4-5", "L4/L5", "L3 to S1", bit k for that below vertebra k; *end: behind them. A vertebra
 * alone ("the L5 root") names none, and stands in *alone with both its spaces. */
static inline uint32_t spaces_at(const struct ll_letter *letter, uint32_t i, uint32_t *end, uint32_t *alone)
{
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n);
	uint32_t from = vertebra(letter, i), to = from, k = i + 1;
	while (from && k + 1 < n && ll_word_in(letter, k, "-|/|to|through")) {
		uint32_t next = vertebra(letter, k + 1);
		if (!next && t[k + 1].kind == LL_TOK_NUMBER && t[k + 1].text.n == 1 && t[k + 1].text.p[0] > '0')
			next = (to < T1 ? C1 : to < L1 ? T1 : L1) + (uint32_t)(t[k + 1].text.p[0] - '1');
		if (next <= to || next > S1)
			break;
		to = next;
		k += 2;
	}
	*end = k;
	if (from == to) {
		*alone |= from ? 3u << (from - 1) : 0;
		return 0;
	}
	return ((1u << to) - 1) & ~((1u << from) - 1);
}

/* The spaces that tokens [from, to) name. */
static inline uint32_t spaces_in(const struct ll_letter *letter, uint32_t from, uint32_t to, uint32_t *alone, uint32_t *first)
{
	uint32_t spaces = 0, end;
	for (uint32_t i = ll_find_trait(letter, from, LL_TRAIT_DIGITS); i < to; i = ll_find_trait(letter, end, LL_TRAIT_DIGITS)) {
		const uint32_t these = spaces_at(letter, i, &end, alone);
		if (these && first && !spaces)
			*first = i;
		spaces |= these;
	}
	return spaces;
}

/* "Ablation of the L4-5 and L5-S1 facets is denied", where L5-S1 stands nowhere else and other spaces are asked for. True:
 * reported. */
static inline bool check_decided_levels(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	size_t ntokens;
	ll_tokens(letter, &ntokens);
	if (ll_find_trait(letter, 0, LL_TRAIT_DIGITS) >= ntokens || crowded(letter, LL_CONCLUSION) || crowded(letter, LL_BODY_PART))
		return false;
	LL_FOREACH (c, letter, LL_CONCLUSION) {
		const struct stretch s = sentence_of(letter, c);
		uint32_t alone = 0, at = 0;
		const uint32_t decided = spaces_in(letter, s.first, s.end, &alone, &at);
		if (!decided || c->frame != LL_FRAME_CONCLUSION || any_word(letter, s.first, s.end, "instead|rather|other|if|would|not"))
			continue;
		uint32_t around = 0, begin = 0;
		const uint32_t elsewhere = spaces_in(letter, 0, s.first, &around, &begin);
		uint32_t behind = spaces_in(letter, s.end, (uint32_t)ntokens, &around, NULL);
		const uint32_t odd = decided & ~(elsewhere | behind | around);
		const uint32_t lost = elsewhere & ~(decided | behind);
		if (!odd || !lost)
			continue;
		uint32_t end, one = 0;
		for (uint32_t i = at; i < s.end; i = ll_find_trait(letter, end, LL_TRAIT_DIGITS))
			if (spaces_at(letter, i, &end, &one) & odd) {
				at = i;
				break;
			}
		spaces_at(letter, at, &end, &one);
		const struct ll_token *t = ll_tokens(letter, &ntokens);
		const struct ll_span here = ll_join(t[at].at, t[end - 1].at);
		spaces_at(letter, begin, &end, &one);
		const struct ll_span there = ll_join(t[begin].at, t[end - 1].at);
		struct ll_finding *r = ll_report(ctx, here, "'%s' is decided here and named nowhere else; line %u has '%s'",
						 ll_quote(ctx, here), ll_line(letter, there.off), ll_quote(ctx, there));
		ll_related(r, there, "'%s' here", ll_quote(ctx, there));
		ll_soften(r, LL_WARNING);
		return true;
	}
	return false;
}

#endif
