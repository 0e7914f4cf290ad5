/* SPDX-License-Identifier: MIT */
/*
 * Plain words, for spelling: the words of spelling.txt and every word of every
 * phrase of the tables. Looked up without loading a dictionary.
 */
#ifndef LL_LEXICON_WORDS_H
#define LL_LEXICON_WORDS_H

#include <stdbool.h>
#include <stddef.h>

enum word_class {
	WORD_UNKNOWN,
	WORD_COMMON, /* spelt right, no more is said */
	WORD_TERM    /* a drug, diagnosis or other term that a near miss is meant to be */
};

/* The class of a lower-case word. */
enum word_class word_class(const char *lower, size_t n);

/* The words of a class that begin with this letter, one after the other, each with its NUL; *end is past the last. */
const char *words_of(enum word_class, char first, const char **end);

#endif
