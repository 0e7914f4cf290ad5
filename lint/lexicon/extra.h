/* SPDX-License-Identifier: MIT */
/* Phrases that are not built in: the tables of a user's profiles, made while the program runs. */
#ifndef LL_LEXICON_EXTRA_H
#define LL_LEXICON_EXTRA_H

#include "base/arena.h"
#include "lexicon/lexicon.h"

struct lex_extra;

/* All in the arena. */
struct lex_extra *lex_extra_new(struct arena *);
/*
 * Adds an entry to a table. attr has LEX_COLUMNS strings ("" where empty),
 * which are kept; the code of an attr that is a value of an enumeration is
 * that of the built-in entries with this attr, else 0. The phrases are good:
 * they have words. Where `hides` they make no marks, and what would be marked
 * there without them is not.
 */
void lex_extra_add(struct lex_extra *, enum lex_table, const char *id, const char *const *attr,
		   const char *const *phrases, uint32_t n, uint8_t owner, bool hides);
/* Once, after the last was added. */
void lex_extra_ready(struct lex_extra *);
/* As lex_phrases(). */
const struct lex_phrase *lex_extra_phrases(const struct lex_extra *, const char *word, size_t len,
					   uint32_t hash, uint32_t *n);
const struct lex_entry *lex_extra_entry(const struct lex_extra *, const struct lex_phrase *);
/* Sets a bit for each hash of the first word, as written and in lower case, of LEX_NOBODY's phrases. */
void lex_extra_signal_words(const struct lex_extra *, uint64_t bits[64]);

#endif
