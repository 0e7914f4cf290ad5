/* SPDX-License-Identifier: MIT */
/* Small words for checks that read tokens. */
#ifndef LL_CHECKS_WORDING_H
#define LL_CHECKS_WORDING_H

#include <letterlint/letterlint.h>
#include <string.h>

struct text {
	const struct ll_letter *letter;
	const struct ll_token *t;
	size_t n;
	const struct ll_sentence *s;
	size_t ns;
};

static inline struct text text_of(const struct ll_letter *letter)
{
	struct text x = { .letter = letter };
	x.t = ll_tokens(letter, &x.n);
	x.s = ll_sentences(letter, &x.ns);
	return x;
}

/* The token's lower-case text is one of the words of a '|'-separated list. */
static inline bool is_in(const struct ll_token *t, const char *words)
{
	return ll_in(t->lower, words);
}

static inline bool is_mark(const struct ll_token *t, char c)
{
	return t->kind == LL_TOK_PUNCT && t->text.n == 1 && t->text.p[0] == c;
}

/* A word in small letters alone. */
static inline bool is_small(const struct ll_token *t)
{
	return (t->flags & LL_TOK_SMALL) != 0;
}

/* Nothing stands between a token and the one before it. */
static inline bool is_joined(const struct ll_token *t)
{
	return !(t->flags & (LL_TOK_SPACE | LL_TOK_WRAP | LL_TOK_PARAGRAPH));
}

/* The part of token i's sentence that is at most `reach` tokens from it: long enough to judge, and
 * bounded. */
static inline size_t around(const struct text *x, size_t i, size_t reach, size_t *first)
{
	const struct ll_sentence *s = &x->s[x->t[i].sentence];
	size_t end = (size_t)s->token + s->ntokens;
	*first = i > s->token + reach ? i - reach : s->token;
	return end > i + reach ? i + reach : end;
}

static inline uint32_t end_of(struct ll_span at)
{
	return at.off + at.len;
}

/* A word to be left out, with the blanks that would be left over. Line ends stay where they are. */
static inline struct ll_span taken_out(struct ll_sv text, struct ll_span at)
{
	uint32_t from = at.off, to = end_of(at);
	while (from && (text.p[from - 1] == ' ' || text.p[from - 1] == '\t'))
		from--;
	if (from && text.p[from - 1] != '\n' && text.p[from - 1] != '\r')
		return (struct ll_span){ from, to - from };
	while (to < text.n && (text.p[to] == ' ' || text.p[to] == '\t'))
		to++;
	return (struct ll_span){ at.off, to - at.off };
}

#endif
