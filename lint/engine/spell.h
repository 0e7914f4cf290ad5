/* SPDX-License-Identifier: MIT */
/*
 * Spelling. One speller serves all letters of a run, in any number of threads.
 * The dictionaries (hunspell's en_US and, where installed, en_med) are loaded
 * by the first word that our own lists do not know: most clean letters never
 * pay for them. We read them ourselves (dictionary.h); hunspell does where
 * they hold what only it understands.
 */
#ifndef LL_ENGINE_SPELL_H
#define LL_ENGINE_SPELL_H

#include "base/arena.h"

struct speller;

/* Cheap: loads nothing. Never NULL. */
struct speller *speller_new(void);
/* For leak checkers; a program about to end need not call it. NULL is nothing. */
void speller_free(struct speller *);
/* enum ll_spelling. The word as written; a possessive ending does not matter. */
uint32_t speller_check(struct speller *, struct ll_sv word);
/* The nearest right word in the capitals of `word`, or none. */
struct ll_sv speller_suggest(struct speller *, struct arena *, struct ll_sv word);
/* The one term of the lexicon that a wrong word is a near miss of, or none. */
struct ll_sv speller_near_term(struct speller *, struct arena *, struct ll_sv word);
/* The files of the dictionaries that would be loaded; ends with NULL. */
const char *const *speller_files(struct arena *);
/* A dictionary was wanted and none was found. */
bool speller_is_missing(struct speller *);

#endif
