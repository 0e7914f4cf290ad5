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

const struct near_word *words_of(enum word_class class, char first, size_t len,
				 const struct near_word **end)
{
	const unsigned c = (unsigned)(first - 'a');
	if (c >= 26 || len + 1 >= sizeof near_from[0][0] / sizeof near_from[0][0][0])
		return *end = near_words;
	const uint16_t *from = near_from[class == WORD_COMMON][c];
	*end = near_words + from[len + 1];
	return near_words + from[len];
}

const char *word_text(const struct near_word *w)
{
	return text + w->at;
}
