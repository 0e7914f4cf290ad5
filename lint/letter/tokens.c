/* SPDX-License-Identifier: MIT */
/* Flow text to tokens, and the small words with which extractors read them. */
#include "letter/letter.h"
#include "letter/lexer.h"

#include <string.h>

/* Quotation marks and brackets open in the paragraph so far. */
struct nesting {
	bool quoted;
	uint32_t paren;
};

static void nest(struct nesting *n, char c)
{
	if (c == '"')
		n->quoted = !n->quoted;
	else if (c == '(' || c == '[')
		n->paren++;
	else if ((c == ')' || c == ']') && n->paren)
		n->paren--;
}

static uint16_t shape(const char *p, uint32_t n)
{
	uint32_t upper = 0, lower = 0;
	for (uint32_t i = 0; i < n; i++) {
		upper += p[i] >= 'A' && p[i] <= 'Z';
		lower += p[i] >= 'a' && p[i] <= 'z';
	}
	return (uint16_t)((p[0] >= 'A' && p[0] <= 'Z' ? LL_TOK_CAPITAL : 0) |
			  (upper && !lower ? LL_TOK_ALLCAPS : 0));
}

/* Whether source text between two places holds a line's end. */
static bool crosses_line(const struct source *s, uint32_t *line, uint32_t off)
{
	uint32_t before = *line;
	while (*line + 1 < s->nlines && s->line_start[*line + 1] <= off)
		(*line)++;
	return *line != before;
}

void letter_tokens(struct ll_letter *l)
{
	const uint32_t about =
		l->nflow / 4 +
		16; /* tokens; a vector that grows leaves its smaller selves behind */
	l->tokens.v = arena_array(l->arena, struct ll_token, l->tokens.cap = about);
	l->token_flow.v = arena_array(l->arena, uint32_t, l->token_flow.cap = about);
	l->token_hash.v = arena_array(l->arena, uint32_t, l->token_hash.cap = about);
	char *lower = arena_alloc(l->arena, l->nflow + 1);
	for (uint32_t i = 0; i < l->nflow; i++)
		lower[i] = l->flow[i] >= 'A' && l->flow[i] <= 'Z' ? (char)(l->flow[i] + 32)
								  : l->flow[i];
	struct nesting nesting = { 0 };
	uint32_t line = 0;
	bool space = true, paragraph = true, first = true;
	for (uint32_t at = 0; at < l->nflow;) {
		size_t size;
		enum lexeme kind = lex_next(l->flow + at, l->nflow - at, &size);
		if (kind == LEXEME_SPACE) {
			space = true;
			if (memchr(l->flow + at, '\n', size)) {
				paragraph = true;
				nesting = (struct nesting){ 0 };
			}
			at += (uint32_t)size;
			continue;
		}
		struct ll_token *t = VEC_PUSH(l->arena, &l->tokens);
		*VEC_PUSH(l->arena, &l->token_flow) = at;
		*VEC_PUSH(l->arena, &l->token_hash) = word_hash(lower + at, size);
		uint32_t end = at + (uint32_t)size, from = l->map[at], to = l->map[end];
		bool wrapped = crosses_line(l->source, &line, from);
		if (kind == LEXEME_MARK && (l->flow[at] == ')' || l->flow[at] == ']'))
			nest(&nesting, l->flow[at]);
		*t = (struct ll_token){
			.at = { from, to > from ? to - from : 0 },
			.text = { l->flow + at, size },
			.lower = { lower + at, size },
			.kind = kind == LEXEME_WORD	? LL_TOK_WORD
				: kind == LEXEME_NUMBER ? LL_TOK_NUMBER
							: LL_TOK_PUNCT,
			.flags = (uint16_t)((space ? LL_TOK_SPACE : 0) |
					    (paragraph ? LL_TOK_PARAGRAPH : 0) |
					    (wrapped || first ? LL_TOK_WRAP : 0) |
					    (nesting.quoted ? LL_TOK_QUOTED : 0) |
					    (nesting.paren ? LL_TOK_PAREN : 0) |
					    (kind == LEXEME_WORD
						     ? shape(l->flow + at, (uint32_t)size)
						     : 0)),
		};
		if (kind == LEXEME_MARK && l->flow[at] != ')' && l->flow[at] != ']')
			nest(&nesting, l->flow[at]);
		/* "home-" at a line's end, "based" on the next: both halves know. */
		if (wrapped && !space && l->tokens.n >= 3 && sv_is(t[-1].text, "-")) {
			t->flags |= LL_TOK_HYPHENATED;
			t[-1].flags |= LL_TOK_HYPHENATED;
			t[-2].flags |= LL_TOK_HYPHENATED;
		}
		space = paragraph = first = false;
		at = end;
	}
}

struct ll_span token_span(const struct ll_letter *l, uint32_t first, uint32_t n)
{
	if (first >= l->tokens.n || !n)
		return (struct ll_span){ l->source->len, 0 };
	const struct ll_token
		*a = &l->tokens.v[first],
		*b = &l->tokens.v[first + n <= l->tokens.n ? first + n - 1 : l->tokens.n - 1];
	return (struct ll_span){ a->at.off, b->at.off + b->at.len - a->at.off };
}

bool tok_listed(const struct ll_letter *l, uint32_t i, const char *words)
{
	struct ll_sv t = l->tokens.v[i].lower;
	for (const char *p = words;; p++) {
		size_t n = 0;
		while (n < t.n && p[n] && p[n] == t.p[n])
			n++;
		if (n == t.n && (!p[n] || p[n] == '|'))
			return true;
		while (*p && *p != '|')
			p++;
		if (!*p)
			return false;
	}
}

bool tok_stem_is(const struct ll_letter *l, uint32_t i, const char *word)
{
	struct ll_sv t = tok(l, i)->lower;
	if (t.n > 2 && t.p[t.n - 2] == '\'' && t.p[t.n - 1] == 's')
		t.n -= 2;
	return i < l->tokens.n && sv_is(t, word);
}

uint32_t tok_seq(const struct ll_letter *l, uint32_t i, const char *words)
{
	uint32_t k = 0;
	for (const char *p = words; *p; k++) {
		struct ll_sv t = tok(l, i + k)->lower;
		size_t n = 0;
		while (n < t.n && p[n] && p[n] == t.p[n])
			n++;
		if (i + k >= l->tokens.n || n != t.n || (p[n] && p[n] != ' '))
			return 0;
		p += n;
		p += *p == ' ';
	}
	return k;
}

uint32_t sent_begin(const struct ll_letter *l, uint32_t i)
{
	return i < l->tokens.n ? l->sentences.v[l->tokens.v[i].sentence].token : l->tokens.n;
}

uint32_t sent_end(const struct ll_letter *l, uint32_t i)
{
	if (i >= l->tokens.n)
		return l->tokens.n;
	const struct ll_sentence *s = &l->sentences.v[l->tokens.v[i].sentence];
	return s->token + s->ntokens;
}
