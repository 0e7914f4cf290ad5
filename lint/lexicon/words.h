/* SPDX-License-Identifier: MIT */
/*
 * Plain words, for spelling: the words of spelling.txt and every word of every
 * phrase of the tables. Looked up without loading a dictionary.
 */
#ifndef LL_LEXICON_WORDS_H
#define LL_LEXICON_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum word_class {
	WORD_UNKNOWN,
	WORD_COMMON, /* spelt right, no more is said */
	WORD_TERM    /* a drug, diagnosis or other term that a near miss is meant to be */
};

/* The class of a lower-case word. */
enum word_class word_class(const char *lower, size_t n);

/* A listed word, for who looks for near ones. */
struct near_word {
	uint32_t at;
	uint32_t letters; /* which it has, a bit each from 'a'; the last bit: another character */
};
/* The words of a class with this first letter and length, by the alphabet; *end is past the last. */
const struct near_word *words_of(enum word_class, char first, size_t len, const struct near_word **end);
const char *word_text(const struct near_word *);

#endif
