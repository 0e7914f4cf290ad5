/* SPDX-License-Identifier: MIT */
/*
 * Cuts text into lexemes. Shared by the letter and the lexicon's compiler, so
 * that a phrase is cut the same way in both.
 */
#ifndef LL_LETTER_LEXER_H
#define LL_LETTER_LEXER_H

#include <stddef.h>

enum lexeme { LEXEME_SPACE, LEXEME_WORD, LEXEME_NUMBER, LEXEME_MARK };

enum { LEX_DIGIT = 1, LEX_LETTER = 2, LEX_BLANK = 4 };

/* What each byte is. */
static const unsigned char lex_class[256] = {
	['\t'] = LEX_BLANK, ['\n'] = LEX_BLANK, ['\v'] = LEX_BLANK, ['\f'] = LEX_BLANK,
	['\r'] = LEX_BLANK, [' '] = LEX_BLANK,
#define LEX_8(from, class) \
	[from] = class, [from + 1] = class, [from + 2] = class, [from + 3] = class, [from + 4] = class, \
	[from + 5] = class, [from + 6] = class, [from + 7] = class
	LEX_8('0', LEX_DIGIT), ['8'] = LEX_DIGIT, ['9'] = LEX_DIGIT,
	LEX_8('a', LEX_LETTER), LEX_8('i', LEX_LETTER), LEX_8('q', LEX_LETTER), ['y'] = LEX_LETTER, ['z'] = LEX_LETTER,
	LEX_8('A', LEX_LETTER), LEX_8('I', LEX_LETTER), LEX_8('Q', LEX_LETTER), ['Y'] = LEX_LETTER, ['Z'] = LEX_LETTER,
#define LEX_32(from) LEX_8(from, LEX_LETTER), LEX_8(from + 8, LEX_LETTER), LEX_8(from + 16, LEX_LETTER), \
		     LEX_8(from + 24, LEX_LETTER)
	LEX_32(0x80), LEX_32(0xa0), LEX_32(0xc0), LEX_32(0xe0),
#undef LEX_32
#undef LEX_8
};

static inline int lex_is_digit(unsigned char c)
{
	return lex_class[c] == LEX_DIGIT;
}

static inline int lex_is_letter(unsigned char c)
{
	return lex_class[c] == LEX_LETTER;
}

static inline int lex_is_space(unsigned char c)
{
	return lex_class[c] == LEX_BLANK;
}

/*
 * The kind and size of the lexeme at p (n > 0 bytes; p[n] is a NUL, a blank or a mark). A word: letters (any
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
		do { /* p[n] ends a word too */
			while (lex_class[(unsigned char)p[++i]] & (LEX_LETTER | LEX_DIGIT))
				;
		} while (p[i] == '\'' && i + 1 < n && lex_is_letter((unsigned char)p[i + 1]));
		*size = i;
		return LEXEME_WORD;
	}
	*size = 1;
	return LEXEME_MARK;
}

#endif
