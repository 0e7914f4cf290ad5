/* SPDX-License-Identifier: MIT */
/* Flow text to tokens, and the small words with which extractors read them. */
#include "letter/letter.h"
#include "letter/lexer.h"
#include "letter/places.h"

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

/* Whether source text between two places holds a line's end. */
static bool crosses_line(const struct source *s, uint32_t *line, uint32_t off)
{
	uint32_t before = *line;
	while (*line + 1 < s->nlines && s->line_start[*line + 1] <= off)
		(*line)++;
	return *line != before;
}

static void make_room(struct ll_letter *l)
{
	const uint32_t had = l->tokens.n, cap = l->tokens.cap * 2 + l->nflow / 4 + 16;
	struct ll_token *tokens = arena_raw_array(l->arena, struct ll_token, cap);
	uint32_t *hash = arena_raw_array(l->arena, uint32_t, cap), *word = arena_raw_array(l->arena, uint32_t, cap);
	uint32_t *same = arena_raw_array(l->arena, uint32_t, cap), *first = arena_raw_array(l->arena, uint32_t, cap);
	uint32_t *small = arena_raw_array(l->arena, uint32_t, cap);
	if (had) {
		memcpy(tokens, l->tokens.v, had * sizeof *tokens);
		memcpy(hash, l->token_hash, had * sizeof *hash);
		memcpy(word, l->word_of, had * sizeof *word);
		memcpy(same, l->same_word, had * sizeof *same);
		memcpy(first, l->first_same, had * sizeof *first);
		memcpy(small, l->small_of, had * sizeof *small);
	}
	l->tokens.v = tokens;
	l->tokens.cap = cap;
	l->token_hash = hash;
	l->word_of = word;
	l->same_word = same;
	l->first_same = first;
	l->small_of = small;
}

/* The word of token i: its number, its hash, and its place in the chain of its like. */
static const struct word *take_word(struct ll_letter *l, uint32_t i, const char *text, size_t n)
{
	struct vocabulary *v = l->vocabulary;
	const uint32_t number = vocabulary_word(v, text, n);
	const struct word *written = &v->words[number];
	struct word *w = &v->words[written->lower];
	l->word_of[i] = number;
	l->small_of[i] = written->lower;
	l->token_hash[i] = w->hash;
	if (w->letter == v->letter) {
		l->same_word[w->last] = i;
	} else {
		w->letter = v->letter;
		w->first = i;
		v->here[written->lower / 64] |= (uint64_t)1 << written->lower % 64;
	}
	w->last = i;
	l->first_same[i] = w->first;
	return written;
}

/* The capitals of eight bytes made small. */
static uint64_t small_eight(uint64_t x)
{
	const uint64_t ones = 0x0101010101010101u, low = x & ones * 0x7f;
	const uint64_t from_a = low + ones * (0x80 - 'A'), past_z = low + ones * (0x80 - 'Z' - 1);
	return x | (from_a & ~past_z & ~x & ones * 0x80) >> 2;
}

/* The flow in small letters; as there, some bytes behind it can be read. */
static char *small_letters(const struct ll_letter *l)
{
	char *lower = arena_raw(l->arena, l->nflow + 16);
	for (uint32_t i = 0; i <= l->nflow; i += 8) {
		uint64_t x;
		memcpy(&x, l->flow + i, sizeof x);
		x = small_eight(x);
		memcpy(lower + i, &x, sizeof x);
	}
	return lower;
}

static uint64_t *kind_set(const struct ll_letter *l)
{
	return arena_array(l->arena, uint64_t, l->nflow / 64 + 1);
}

static void note_kind(struct ll_letter *l, uint32_t i, const struct ll_token *t, bool mixed)
{
	if (t->kind == LL_TOK_WORD)
		place_add(l->words, i);
	else if (t->kind == LL_TOK_NUMBER)
		place_add(l->numbers, i);
	if (t->flags & LL_TOK_CAPITAL)
		place_add(l->capitals, i);
	if (t->flags & LL_TOK_PARAGRAPH)
		place_add(l->paragraphs, i);
	if (mixed)
		place_add(l->mixed, i);
}

void letter_tokens(struct ll_letter *l)
{
	const char *lower = small_letters(l);
	l->words = kind_set(l);
	l->numbers = kind_set(l);
	l->capitals = kind_set(l);
	l->paragraphs = kind_set(l);
	l->mixed = kind_set(l);
	struct nesting nesting = { 0 };
	uint32_t line = 0;
	bool space = true, paragraph = true;
	for (uint32_t at = 0; at < l->nflow;) {
		size_t size;
		enum lexeme kind = lex_next(l->flow + at, l->nflow - at, &size);
		if (kind == LEXEME_SPACE) {
			space = true;
			if (size == 1 ? l->flow[at] == '\n' : memchr(l->flow + at, '\n', size) != NULL) {
				paragraph = true;
				nesting = (struct nesting){ 0 };
			}
			at += (uint32_t)size;
			continue;
		}
		const uint32_t i = l->tokens.n;
		if (i == l->tokens.cap)
			make_room(l);
		struct ll_token *t = &l->tokens.v[l->tokens.n++];
		uint32_t end = at + (uint32_t)size, from = l->map[at], to = l->map[end];
		bool wrapped = crosses_line(l->source, &line, from);
		if (kind == LEXEME_MARK && (l->flow[at] == ')' || l->flow[at] == ']'))
			nest(&nesting, l->flow[at]);
		const struct word *word = take_word(l, i, l->flow + at, size);
		*t = (struct ll_token){
			.at = { from, to > from ? to - from : 0 },
			.text = { l->flow + at, size },
			.lower = { lower + at, size },
			.kind = kind == LEXEME_WORD	? LL_TOK_WORD
				: kind == LEXEME_NUMBER ? LL_TOK_NUMBER
							: LL_TOK_PUNCT,
			.flags = (uint16_t)((space ? LL_TOK_SPACE : 0) |
					    (paragraph ? LL_TOK_PARAGRAPH : 0) |
					    (wrapped || !i ? LL_TOK_WRAP : 0) |
					    (nesting.quoted ? LL_TOK_QUOTED : 0) |
					    (nesting.paren ? LL_TOK_PAREN : 0) | word->flags),
		};
		if (kind == LEXEME_MARK && l->flow[at] != ')' && l->flow[at] != ']')
			nest(&nesting, l->flow[at]);
		note_kind(l, i, t, word->mixed);
		/* "home-" at a line's end, "based" on the next: both halves know. */
		if (wrapped && !space && l->tokens.n >= 3 && sv_is(t[-1].text, "-")) {
			t->flags |= LL_TOK_HYPHENATED;
			t[-1].flags |= LL_TOK_HYPHENATED;
			t[-2].flags |= LL_TOK_HYPHENATED;
		}
		space = paragraph = false;
		at = end;
	}
	if (!l->tokens.cap)
		make_room(l);
	l->lists = arena_raw_array(l->arena, const uint64_t *, l->tokens.n + 1);
	for (uint32_t i = 0; i < l->tokens.n; i++)
		l->lists[i] = l->vocabulary->words[l->small_of[i]].lists;
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

bool tok_stem_is(const struct ll_letter *l, uint32_t i, const char *word)
{
	struct ll_sv t = tok(l, i)->lower;
	if (t.n > 2 && t.p[t.n - 2] == '\'' && t.p[t.n - 1] == 's')
		t.n -= 2;
	return i < l->tokens.n && sv_is(t, word);
}

uint32_t tok_sequence(const struct ll_letter *l, uint32_t i, const char *words)
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

const uint64_t *sentence_lists(const struct ll_letter *l, uint32_t sentence)
{
	uint64_t *lists = l->sentence_lists[sentence];
	if (lists)
		return lists;
	const struct ll_sentence *s = &l->sentences.v[sentence];
	const uint32_t n = l->vocabulary->list_words;
	lists = l->sentence_lists[sentence] = arena_array(l->arena, uint64_t, n);
	for (uint32_t i = s->token; i < s->token + s->ntokens; i++)
		for (uint32_t k = 0; k < n; k++)
			lists[k] |= l->lists[i][k];
	return lists;
}
