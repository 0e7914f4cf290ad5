/* SPDX-License-Identifier: MIT */
/* Teeth by their number and by their place: "tooth 19, the lower left first molar". */
#ifndef LL_CHECKS_TEETH_H
#define LL_CHECKS_TEETH_H

#include <letterlint/letterlint.h>

enum { MOST_TEETH = 32, NO_TOOTH = 0, SEVERAL_TEETH = 255 };

/* Where a tooth of this number is said to be. */
struct tooth_place {
	uint32_t number;
	bool lower, left;
	struct ll_span at;
};

/* "tooth 19", "tooth #19", "tooth number 19": the number; NO_TOOTH: none begins at token i. */
static inline uint32_t tooth_at(const struct ll_letter *letter, const struct ll_token *t, size_t n, uint32_t i)
{
	uint32_t value = 0;
	if (!ll_word_in(letter, i, "tooth|teeth"))
		return NO_TOOTH;
	i += 1 + ll_word_in(letter, i + 1, "#|number|no");
	if (i >= n || t[i].kind != LL_TOK_NUMBER || t[i].text.n > 2)
		return NO_TOOTH;
	for (size_t k = 0; k < t[i].text.n; k++)
		value = value * 10 + (uint32_t)(t[i].text.p[k] - '0');
	/* "teeth 18 and 20" */
	return ll_word_in(letter, i + 1, "and|,|through|-|to|or") && i + 2 < n && t[i + 2].kind == LL_TOK_NUMBER
		       ? SEVERAL_TEETH
		       : value;
}

/* The one tooth that tokens [from, to) number. */
static inline uint32_t only_tooth(const struct ll_letter *letter, const struct ll_token *t, size_t n, uint32_t from,
				  uint32_t to)
{
	uint32_t only = NO_TOOTH;
	for (uint32_t i = ll_find_before(letter, from, to, "tooth|teeth"); i < to;
	     i = ll_find_before(letter, i + 1, to, "tooth|teeth")) {
		const uint32_t number = tooth_at(letter, t, n, i);
		if (number != NO_TOOTH && only != NO_TOOTH && number != only)
			return SEVERAL_TEETH;
		only = number != NO_TOOTH ? number : only;
	}
	return only;
}

/* Of which tooth sentence k speaks: the one that it numbers, or the only one of its paragraph up to there. */
static inline uint32_t tooth_of(const struct ll_letter *letter, const struct ll_token *t, size_t n,
				const struct ll_sentence *s, uint32_t k)
{
	const uint32_t end = s[k].token + s[k].ntokens;
	const uint32_t here = only_tooth(letter, t, n, s[k].token, end);
	uint32_t first = k;
	if (here != NO_TOOTH)
		return here;
	while (first && s[first - 1].paragraph == s[k].paragraph)
		first--;
	return only_tooth(letter, t, n, s[first].token, end);
}

/* "lower right first molar": reads the place at token i, of a tooth by its name. */
static inline bool read_quadrant(const struct ll_letter *letter, const struct ll_token *t, size_t n, uint32_t i,
				 struct tooth_place *p)
{
	enum { NAME = 5 };
	static const char names[] = "molar|premolar|bicuspid|incisor|canine|cuspid";
	if (!ll_word_in(letter, i, "upper|lower|maxillary|mandibular") || !ll_word_in(letter, i + 1, "left|right"))
		return false;
	const uint32_t name = ll_find_before(letter, i + 2, i + 2 + NAME, names);
	if (name >= n || name >= i + 2 + NAME || t[name].sentence != t[i].sentence)
		return false;
	p->lower = ll_word_in(letter, i, "lower|mandibular");
	p->left = ll_word_in(letter, i + 1, "left");
	p->at = ll_join(t[i].at, t[name].at);
	return true;
}

/* One tooth in two places. */
static inline void check_teeth(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	struct tooth_place seen[MOST_TEETH];
	size_t n, ns;
	uint32_t known = 0;
	const struct ll_token *t = ll_tokens(letter, &n);
	const struct ll_sentence *s = ll_sentences(letter, &ns);
	static const char jaws[] = "upper|lower|maxillary|mandibular";
	for (uint32_t i = ll_find(letter, 0, jaws); i < n && known < MOST_TEETH; i = ll_find(letter, i + 1, jaws)) {
		struct tooth_place p = { 0 };
		if (!read_quadrant(letter, t, n, i, &p))
			continue;
		p.number = tooth_of(letter, t, n, s, t[i].sentence);
		if (p.number == NO_TOOTH || p.number == SEVERAL_TEETH)
			continue;
		for (uint32_t k = 0; k < known; k++) {
			if (seen[k].number != p.number || (seen[k].lower == p.lower && seen[k].left == p.left))
				continue;
			struct ll_finding *r = ll_report(ctx, p.at, "'%s' here, but tooth %u is the '%s' on line %u",
							 ll_quote(ctx, p.at), p.number, ll_quote(ctx, seen[k].at),
							 ll_line(letter, seen[k].at.off));
			ll_related(r, seen[k].at, "tooth %u is the '%s' here", p.number, ll_quote(ctx, seen[k].at));
			return;
		}
		seen[known++] = p;
	}
}

#endif
