/* SPDX-License-Identifier: MIT */
/*
 * Cuts text into lexemes. Shared by the letter and the lexicon's compiler, so
 * that a phrase is cut the same way in both.
 */
#ifndef LL_LETTER_LEXER_H
#define LL_LETTER_LEXER_H

#include <stddef.h>

enum lexeme { LEXEME_SPACE, LEXEME_WORD, LEXEME_NUMBER, LEXEME_MARK };

static inline int lex_is_digit(unsigned char c)
{
	return c >= '0' && c <= '9';
}

static inline int lex_is_letter(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
}

static inline int lex_is_space(unsigned char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/*
 * The kind and size of the lexeme at p (n > 0 bytes). A word: letters (any
 * byte above ASCII counts), digits after a letter ("L4", "CM14"), and
 * apostrophes between letters ("worker's"). A number: digits with '.' or ','
 * between digits (a comma only before exactly three). "x12" is "x", "12";
 * everything else is a mark of one byte.
 */
static inline enum lexeme lex_next(const char *p, size_t n, size_t *size)
{
	size_t i = 0;
	if (lex_is_space((unsigned char)*p)) {
		while (i < n && lex_is_space((unsigned char)p[i]))
			i++;
		*size = i;
		return LEXEME_SPACE;
	}
	if (lex_is_digit((unsigned char)*p)) {
		while (i < n) {
			if (lex_is_digit((unsigned char)p[i])) {
				i++;
			} else if (p[i] == '.' && i + 1 < n && lex_is_digit((unsigned char)p[i + 1])) {
				i += 2;
			} else if (p[i] == ',' && i + 3 < n && lex_is_digit((unsigned char)p[i + 1]) &&
				   lex_is_digit((unsigned char)p[i + 2]) && lex_is_digit((unsigned char)p[i + 3]) &&
				   !(i + 4 < n && lex_is_digit((unsigned char)p[i + 4]))) {
				i += 4;
			} else {
				break;
			}
		}
		*size = i;
		return LEXEME_NUMBER;
	}
	if (lex_is_letter((unsigned char)*p)) {
		if ((*p == 'x' || *p == 'X') && n > 1 && lex_is_digit((unsigned char)p[1])) {
			*size = 1;
			return LEXEME_WORD;
		}
		while (i < n && (lex_is_letter((unsigned char)p[i]) || lex_is_digit((unsigned char)p[i]) ||
				 (p[i] == '\'' && i && i + 1 < n && lex_is_letter((unsigned char)p[i + 1]))))
			i++;
		*size = i;
		return LEXEME_WORD;
	}
	*size = 1;
	return LEXEME_MARK;
}

#endif
