/* SPDX-License-Identifier: MIT */
/*
 * Words as data. Each lint/lexicon/NAME.tsv becomes table LEX_NAME at build
 * time (compile.c); all phrases of all tables are found in one pass over the
 * tokens (letter_marks()).
 *
 * A table: comment lines "# ..." (what it is, sources, licence), one header
 * line, then one entry a line, tab-separated:
 *
 *	id <tab> column ... <tab> words
 *
 * `id` is the canonical key (in facts, in messages). Header "id*": the id is a
 * phrase too. Columns between are kept as text in attr[]; a column headed
 * "name=PREFIX" is also an enumeration: code[] holds LEX_PREFIX_VALUE, value
 * upper-cased, other characters '_' (empty value: LEX_PREFIX_NONE, 0). At most
 * four columns. `words` is a '|'-separated list of phrases.
 *
 * Phrases match without regard to case and hyphens ("follow up" finds
 * "follow-up"), the last word also with a plural or possessive s. A phrase of
 * two to five capitals only ("PT", "ED") matches capitals alone; one that
 * begins with '=' matches exactly as written. A phrase of more than one word
 * does not cross a sentence end. Where two phrases of one table overlap, the
 * longer that begins first wins; phrases of different tables do not disturb
 * each other. A phrase twice in one table stops the build.
 *
 * A column headed "owner" holds the number of the profile that the entry is
 * of (profiles/profile.h): those tables are made from lint/profiles/. They
 * may hold a phrase once for each owner; of two that are in force in a letter
 * the higher owner's is meant. What is of LEX_NOBODY makes no marks and may be
 * there several times; profiles/detect.c looks for it.
 */
#ifndef LL_LEXICON_LEXICON_H
#define LL_LEXICON_LEXICON_H

#include <stddef.h>
#include <stdint.h>

#define LEX_COLUMNS 4
#define LEX_NOBODY 31

struct lex_entry {
	const char *id;
	const char *attr[LEX_COLUMNS]; /* "" where empty */
	uint16_t code[LEX_COLUMNS];    /* of "name=PREFIX" columns, else 0 */
	uint16_t index;                /* in its table */
};

#include "lists_gen.h"   /* lists.tsv: LIST_INSURERS "insurer|plan|...", for tok_in() */
#include "lexicon_gen.h" /* enum lex_table { LEX_DRUGS, ..., LEX_TABLES }; enum { LEX_..., } */

const char *lex_table_name(enum lex_table);
/* Entries of a table; *n their count. */
const struct lex_entry *lex_entries(enum lex_table, size_t *n);
/* The entry with this id (exact bytes) or NULL. */
const struct lex_entry *lex_by_id(enum lex_table, const char *id, size_t n);

struct lex_phrase {
	const char *words;  /* lower case (as written where exact), one blank between words */
	uint16_t table, entry, phrase;
	uint8_t nwords, exact /* 1: as written, 2: capitals only */;
	uint8_t first; /* bytes of its first word */
	uint8_t next;  /* the first byte of its second word, or 0 */
	uint8_t owner; /* the profile it is of; 0: of all letters */
	uint8_t hides; /* makes no mark, and no shorter or other phrase there does */
};
/* Whether a word of this hash may begin one of LEX_NOBODY's phrases, by lex_extra_signal_words(). */
static inline int lex_may_signal(const uint64_t bits[64], uint32_t hash)
{
	return bits[hash >> 26] >> (hash >> 20 & 63) & 1;
}
/* The phrases whose first word is this, longest first; *n their count. `hash` is word_hash() of it. */
const struct lex_phrase *lex_phrases(const char *word, size_t len, uint32_t hash, uint32_t *n);

#endif
