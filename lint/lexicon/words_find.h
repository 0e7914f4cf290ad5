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

const char *words_of(enum word_class class, char first, const char **end)
{
	const uint32_t *at = letters[class == WORD_COMMON];
	const unsigned c = (unsigned)(first - 'a');
	*end = text + (c < 26 ? at[c + 1] : 0);
	return text + (c < 26 ? at[c] : 0);
}
