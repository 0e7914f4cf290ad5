/* SPDX-License-Identifier: MIT */
/* Reading by eights finds what reading byte by byte finds, wherever in the eight it stands. */
#include "unit.h"

#include "letter/lexer.h"
#include "letter/places.h"

#include <stdio.h>

enum { WIDE = 44 };

/* A line of letters with `at` put over it from byte k on. */
static void line_with(char line[WIDE + 1], uint32_t k, const char *at)
{
	memset(line, 'a', WIDE);
	line[WIDE] = '\0';
	memcpy(line + k, at, strlen(at));
}

TEST(blanks_are_folded_at_any_byte)
{
	static const struct {
		const char *source, *flow;
	} marks[] = { { " ", " " }, { "  ", " " }, { "   ", " " }, { "\t", " " }, { "\x01", " " }, { "\xc2\xa0", " " },
		      { " \xc2\xa0", " " }, { "\xe2\x80\x99", "'" }, { "\xc2\xad", "" }, { "\x7f", " " }, { "~", "~" } };
	for (uint32_t m = 0; m < sizeof marks / sizeof *marks; m++)
		for (uint32_t k = 1; k < 24; k++) {
			struct arena a = { 0 };
			char line[WIDE + 1], want[WIDE + 2];
			line_with(line, k, marks[m].source);
			const struct ll_letter *l = letter_from(&a, line);
			const size_t n = strlen(marks[m].source), to = strlen(marks[m].flow);
			memset(want, 'a', WIDE);
			memcpy(want + k, marks[m].flow, to);
			snprintf(want + WIDE - n + to, 2, "\n");
			CHECK_SV(((struct ll_sv){ l->flow, l->nflow }), want);
			CHECK_INT(l->map[k + to], k + n);
			CHECK_INT(l->map[l->nflow - 1], WIDE);
			arena_free(&a);
		}
}

/* What the letter's tokens must be, by the lexer that it shares with the lexicon. */
static void tokens_are_lexemes(const struct ll_letter *l)
{
	uint32_t i = 0;
	bool paragraph = true;
	for (size_t at = 0, size; at < l->nflow; at += size) {
		const enum lexeme kind = lex_next(l->flow + at, l->nflow - at, &size);
		if (kind == LEXEME_SPACE) {
			paragraph |= memchr(l->flow + at, '\n', size) != NULL;
			continue;
		}
		const struct ll_token *t = tok(l, i);
		CHECK_INT(t->text.p - l->flow, at);
		CHECK_INT(t->text.n, size);
		CHECK_INT(t->kind, kind == LEXEME_WORD	   ? LL_TOK_WORD
				   : kind == LEXEME_NUMBER ? LL_TOK_NUMBER
							   : LL_TOK_PUNCT);
		CHECK_INT(place_in(l->words, i), kind == LEXEME_WORD);
		CHECK_INT(place_in(l->numbers, i), kind == LEXEME_NUMBER);
		CHECK_INT(place_in(l->capitals, i), l->flow[at] >= 'A' && l->flow[at] <= 'Z');
		CHECK_INT(place_in(l->paragraphs, i), paragraph);
		paragraph = false;
		i++;
	}
	CHECK_INT(i, l->tokens.n);
}

TEST(tokens_are_what_the_lexer_finds)
{
	static const char bytes[] = "aZz09x' .,-'@[`{/:\x80\xc3\xe2\x99\n";
	uint32_t seed = 7;
	for (int round = 0; round < 300; round++) {
		struct arena a = { 0 };
		char text[121];
		for (uint32_t k = 0; k < 120; k++) {
			seed = seed * 1664525u + 1013904223u;
			text[k] = bytes[(seed >> 16) % (sizeof bytes - 1)];
		}
		text[120] = '\0';
		tokens_are_lexemes(letter_from(&a, text));
		arena_free(&a);
	}
}

TEST(a_phrase_is_found_again_only_where_it_is)
{
	struct arena a = { 0 };
	const struct ll_letter *l = letter_from(&a,
		"Carpal tunnel syndrome, carpal tunnel syndrome and Carpal-tunnel syndrome; carpal tunnel release, "
		"carpal tunnel syndromes, carpal tunnel symptoms.\n");
	uint32_t n = 0;
	PLACES_EACH (i, l, places_of_marks(l, LEX_DIAGNOSES)) {
		const struct mark *m = mark_at(l, i, LEX_DIAGNOSES);
		const struct ll_token *last = tok(l, i + m->ntokens - 1);
		CHECK(m->ntokens < 3 || !strncmp(last->lower.p, "syndrome", 8));
		CHECK_INT(mark_over(l, i, LEX_DIAGNOSES) == m, 1);
		n += m->ntokens >= 3;
	}
	CHECK_INT(n, 4);
	arena_free(&a);
}
