/* SPDX-License-Identifier: MIT */
/* Look-ups over the generated words; included once, by the generated file. */
#include "lexicon/words.h"

#include <string.h>

enum word_class word_class(const char *lower, size_t n)
{
	uint32_t h = 2166136261u;
	for (size_t i = 0; i < n; i++)
		h = (h ^ (uint8_t)lower[i]) * 16777619u;
	for (uint32_t at = h & (SLOTS - 1); slots[at]; at = (at + 1) & (SLOTS - 1)) {
		const char *p = text + slots[at] - 1;
		if (!strncmp(p, lower, n) && !p[n])
			return slots[at] - 1 < TERMS ? WORD_TERM : WORD_COMMON;
	}
	return WORD_UNKNOWN;
}

const char *word_list(const char **terms_end, const char **end)
{
	*terms_end = text + TERMS;
	*end = text + sizeof text - 1;
	return text;
}
