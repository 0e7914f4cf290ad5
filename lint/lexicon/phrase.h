/* SPDX-License-Identifier: MIT */
/*
 * A phrase of a table or profile as it is looked up. Shared by the lexicon's
 * compiler and by profiles that are read while the program runs.
 */
#ifndef LL_LEXICON_PHRASE_H
#define LL_LEXICON_PHRASE_H

#include "letter/lexer.h"

#include <ctype.h>
#include <stddef.h>

#define PHRASE_BYTES 1024 /* of a phrase, at most */

struct cut_phrase {
	char words[PHRASE_BYTES]; /* one blank between them; in lower case unless exact */
	unsigned nwords;	  /* 0: it is empty, or too long */
	unsigned exact;		  /* 0; 1: "=as written"; 2: two to five capitals, "PT" */
};

/* Cuts the phrase into words as the letter's own lexer does; hyphens vanish. */
static inline void phrase_cut(struct cut_phrase *out, const char *text, size_t len)
{
	unsigned letters = 0, others = 0;
	size_t n = 0;
	out->exact = len && *text == '=';
	out->nwords = 0;
	text += out->exact;
	len -= out->exact;
	for (size_t i = 0; i < len; i++)
		isupper((unsigned char)text[i]) ? letters++ : others++;
	if (!out->exact && letters >= 2 && letters <= 5 && !others)
		out->exact = 2;
	for (size_t at = 0, size; at < len; at += size) {
		const enum lexeme kind = lex_next(text + at, len - at, &size);
		if (kind == LEXEME_SPACE || (size == 1 && text[at] == '-'))
			continue;
		if (n + size + 2 > sizeof out->words) {
			out->nwords = 0;
			return;
		}
		if (out->nwords++)
			out->words[n++] = ' ';
		for (size_t i = 0; i < size; i++)
			out->words[n++] = out->exact ? text[at + i]
						     : (char)tolower((unsigned char)text[at + i]);
	}
	out->words[n] = '\0';
}

#endif
