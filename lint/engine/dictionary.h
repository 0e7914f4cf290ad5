/* SPDX-License-Identifier: MIT */
/*
 * The dictionaries of hunspell, read by us: the same answers for English words,
 * in a fiftieth of the time that hunspell takes to load them. What an affix
 * file may hold beyond what those of English do is not read: then hunspell
 * itself is asked (spell.c). Once loaded it does not change: threads share it.
 */
#ifndef LL_ENGINE_DICTIONARY_H
#define LL_ENGINE_DICTIONARY_H

#include <stdbool.h>
#include <stddef.h>

struct dictionary;

/* NULL: a file cannot be read, or holds what only hunspell understands. The second list may be "". */
struct dictionary *dictionary_load(const char *aff, const char *dic, const char *more);
void dictionary_free(struct dictionary *);
/* Of a to z and apostrophes, in small letters but for the first; case matters. */
bool dictionary_has(const struct dictionary *, const char *word, size_t n);

#endif
