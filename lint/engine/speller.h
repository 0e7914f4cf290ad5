/* SPDX-License-Identifier: MIT */
/* What the parts of the speller share; others see spell.h. */
#ifndef LL_ENGINE_SPELLER_H
#define LL_ENGINE_SPELLER_H

#include "engine/spell.h"
#include "lexicon/words.h"

#include <string.h>

#define WORD_LONGEST 48 /* longer ones are no words: accepted unread */

/* ---- spell.c ---- */

/* Loads the dictionaries if they are not yet; false: there is none. Else, when asked enough, speller_end() follows. */
bool speller_begin(struct speller *);
void speller_end(struct speller *);
/* Between these two: a dictionary has the word as it is. */
bool speller_lists(struct speller *, const char *word, size_t n);
/* Half the time of hunspell's loading: it waits for a word that English lacks. */
void speller_load_medical(struct speller *);
/* Lower case without a possessive ending, and its length; 0 if it is no plain English word. */
size_t spell_plain(struct ll_sv word, char out[WORD_LONGEST + 1]);

/* ---- spell_forms.c ---- */

/* Between the same two: a word in small letters, of at most WORD_LONGEST, or a regular form of one. */
bool speller_is_word(struct speller *, const char *w, size_t n);
/* Takes a regular plural's ending off: the length of the singular, or 0. */
size_t spell_singular(const char *w, size_t n);

#endif
