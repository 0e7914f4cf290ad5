/* SPDX-License-Identifier: MIT */
#include "letter/places.h"

static uint32_t nwords(const struct ll_letter *l)
{
	return l->tokens.n / 64 + 1;
}

uint64_t *places_new(const struct ll_letter *l)
{
	return arena_array(l->arena, uint64_t, nwords(l));
}

const uint64_t *places_make(const struct ll_letter *l, const char *words)
{
	struct vocabulary *v = l->vocabulary;
	struct wordlist *list = vocabulary_list(v, words);
	if (list->letter == v->letter)
		return list->places;
	list->letter = v->letter;
	list->places = places_new(l);
	for (uint32_t k = 0; k < list->n; k++) {
		if (!vocabulary_here(v, list->each[k]))
			continue;
		const struct word *w = &v->words[list->each[k]];
		for (uint32_t i = w->first;; i = l->same_word[i]) {
			place_add(list->places, i);
			if (i == w->last)
				break;
		}
	}
	return list->places;
}

void places_add(const struct ll_letter *l, uint64_t *set, const uint64_t *more)
{
	for (uint32_t k = 0; k < nwords(l); k++)
		set[k] |= more[k];
}

void places_add_marks(const struct ll_letter *l, uint64_t *set, uint64_t tables)
{
	for (; tables; tables &= tables - 1)
		places_add(l, set, places_of_marks(l, (enum lex_table)__builtin_ctzll(tables)));
}
