/* SPDX-License-Identifier: MIT */
/* Flow text to tokens, and the small words with which extractors read them. */
#include "letter/letter.h"
#include "letter/lexer.h"
#include "letter/phrases.h"
#include "letter/places.h"

#include <string.h>

struct cut {
	struct ll_letter *l;
	const char *lower; /* the flow in small letters */
	uint8_t *classes;  /* of each token, WORD_... and BEGINS_PARAGRAPH */
	uint32_t line, next_line; /* the source line that was reached, and where the next begins; 0: none was */
	uint32_t brackets; /* open in the paragraph so far */
	uint16_t inside;   /* LL_TOK_QUOTED, LL_TOK_PAREN */
	uint16_t before;   /* LL_TOK_SPACE, LL_TOK_PARAGRAPH: what is between the last token and the next */
};
enum { BEGINS_PARAGRAPH = 128 }; /* beside WORD_WORD and so on */
_Static_assert(LL_TOK_PARAGRAPH << 3 == BEGINS_PARAGRAPH, "see add_token()");

static void make_room(struct cut *c)
{
	struct ll_letter *l = c->l;
	const uint32_t had = l->tokens.n, cap = l->tokens.cap * 2 + l->nflow / 4 + 16;
	struct ll_token *tokens = arena_raw_array(l->arena, struct ll_token, cap);
	uint32_t *hash = arena_raw_array(l->arena, uint32_t, cap), *word = arena_raw_array(l->arena, uint32_t, cap);
	uint32_t *same = arena_raw_array(l->arena, uint32_t, cap), *first = arena_raw_array(l->arena, uint32_t, cap);
	uint32_t *small = arena_raw_array(l->arena, uint32_t, cap);
	const uint64_t **lists = arena_raw_array(l->arena, const uint64_t *, cap);
	uint8_t *classes = arena_raw_array(l->arena, uint8_t, cap + 64);
	if (had) {
		memcpy(tokens, l->tokens.v, had * sizeof *tokens);
		memcpy(hash, l->token_hash, had * sizeof *hash);
		memcpy(word, l->word_of, had * sizeof *word);
		memcpy(same, l->same_word, had * sizeof *same);
		memcpy(first, l->first_same, had * sizeof *first);
		memcpy(small, l->small_of, had * sizeof *small);
		memcpy(lists, l->lists, had * sizeof *lists);
		memcpy(classes, c->classes, had * sizeof *classes);
	}
	l->tokens.v = tokens;
	l->tokens.cap = cap;
	l->token_hash = hash;
	l->word_of = word;
	l->same_word = same;
	l->first_same = first;
	l->small_of = small;
	l->lists = lists;
	c->classes = classes;
}

/* The word of token i: its number, its hash, and its place in the chain of its like. */
static inline const struct word *take_word(struct ll_letter *l, uint32_t i, const char *text, size_t n)
{
	struct vocabulary *v = l->vocabulary;
	const uint32_t number = vocabulary_word(v, text, n);
	const struct word *written = &v->words[number];
	if (!written->phrases_known)
		phrases_ask(v, number);
	__builtin_prefetch(written->phrases); /* for letter_marks() */
	const uint32_t lower = written->lower;
	struct word *w = &v->words[lower];
	l->word_of[i] = number;
	l->small_of[i] = lower;
	l->token_hash[i] = w->hash;
	l->lists[i] = w->lists;
	if (vocabulary_here(v, lower)) {
		l->same_word[w->last] = i;
	} else {
		w->first = i;
		v->here[lower / 64] |= (uint64_t)1 << lower % 64;
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

static uint64_t eight_at(const void *p)
{
	uint64_t x;
	memcpy(&x, p, sizeof x);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	x = __builtin_bswap64(x);
#endif
	return x;
}

/* How many of the eight bytes at p, from the first on, are letters and digits as lexer.h has them. */
static uint32_t letters_at(const char *p)
{
	const uint64_t ones = 0x0101010101010101u, x = eight_at(p), low = x & ones * 0x7f, small = low | ones * 0x20;
	const uint64_t letter = (small + ones * (0x80 - 'a')) & ~(small + ones * (0x80 - 'z' - 1));
	const uint64_t digit = (low + ones * (0x80 - '0')) & ~(low + ones * (0x80 - '9' - 1));
	const uint64_t others = ~(letter | digit | x) & ones * 0x80;
	return others ? (uint32_t)__builtin_ctzll(others) / 8 : 8;
}

/* As lex_next(), of a word in the flow, which ends in '\n' and some bytes that can be read. */
static uint32_t word_size(const char *p)
{
	uint32_t n = 0;
	if ((*p == 'x' || *p == 'X') && lex_is_digit((unsigned char)p[1]))
		return 1;
	for (;;) {
		const uint32_t more = letters_at(p + n);
		n += more;
		if (more == 8)
			continue;
		if (p[n] != '\'' || !lex_is_letter((unsigned char)p[n + 1]))
			return n;
		n++;
	}
}

/* The tokens of a class, a bit each. */
static uint64_t *places_of_class(const struct cut *c, uint32_t class)
{
	const uint32_t n = c->l->tokens.n, shift = (uint32_t)__builtin_ctz(class);
	const uint64_t ones = 0x0101010101010101u, to_top = 0x0102040810204080u;
	uint64_t *set = arena_raw_array(c->l->arena, uint64_t, n / 64 + 1);
	for (uint32_t k = 0; k <= n / 64; k++) {
		set[k] = 0;
		for (uint32_t b = 0; b < 64; b += 8)
			set[k] |= (eight_at(c->classes + k * 64 + b) >> shift & ones) * to_top >> 56 << b;
	}
	return set;
}

static void find_places(struct cut *c)
{
	struct ll_letter *l = c->l;
	memset(c->classes + l->tokens.n, 0, 64);
	l->words = places_of_class(c, WORD_WORD);
	l->numbers = places_of_class(c, WORD_NUMBER);
	l->capitals = places_of_class(c, WORD_CAPITAL);
	l->mixed = places_of_class(c, WORD_MIXED);
	l->signal_words = places_of_class(c, WORD_SIGNAL);
	l->unproved = places_of_class(c, WORD_UNPROVED);
	l->paragraphs = places_of_class(c, BEGINS_PARAGRAPH);
}

/* A source offset is on another line than the last that was asked for. */
static bool crosses_line(struct cut *c, uint32_t off)
{
	const struct source *s = c->l->source;
	if (off < c->next_line)
		return false;
	while (c->line + 1 < s->nlines && s->line_start[c->line + 1] <= off)
		c->line++;
	c->next_line = c->line + 1 < s->nlines ? s->line_start[c->line + 1] : UINT32_MAX;
	return true;
}

/* A bracket that closes does so before it, a quotation mark behind it: both are outside. */
static void close_bracket(struct cut *c, char mark)
{
	if ((mark == ')' || mark == ']') && c->brackets && !--c->brackets)
		c->inside &= (uint16_t)~LL_TOK_PAREN;
}

static void open_nested(struct cut *c, char mark)
{
	if (mark == '"') {
		c->inside ^= LL_TOK_QUOTED;
	} else if (mark == '(' || mark == '[') {
		c->brackets++;
		c->inside |= LL_TOK_PAREN;
	}
}

/* "home-" at a line's end, "based" on the next: both halves know. */
static void note_hyphen(struct ll_token *t)
{
	if (!sv_is(t[-1].text, "-"))
		return;
	for (int k = -2; k <= 0; k++)
		t[k].flags |= LL_TOK_HYPHENATED;
}

static inline void add_token(struct cut *c, const char *p, uint32_t size)
{
	struct ll_letter *l = c->l;
	const uint32_t i = l->tokens.n, at = (uint32_t)(p - l->flow), from = l->map[at], to = l->map[at + size];
	const uint16_t before = c->before;
	const bool wrapped = crosses_line(c, from);
	if (i == l->tokens.cap)
		make_room(c);
	l->tokens.n = i + 1;
	const struct word *word = take_word(l, i, p, size);
	const bool mark = word->kind == LL_TOK_PUNCT;
	if (mark)
		close_bracket(c, *p);
	struct ll_token *t = &l->tokens.v[i];
	t->at = (struct ll_span){ from, to > from ? to - from : 0 };
	t->text = (struct ll_sv){ p, size };
	t->lower = (struct ll_sv){ c->lower + at, size };
	t->sentence = 0;
	t->kind = word->kind;
	t->flags = (uint16_t)(before | word->flags | c->inside | (wrapped ? LL_TOK_WRAP : 0));
	c->classes[i] = (uint8_t)(word->is | (before << 3 & BEGINS_PARAGRAPH));
	if (mark)
		open_nested(c, *p);
	if (wrapped && i >= 2 && !(before & LL_TOK_SPACE))
		note_hyphen(t);
	c->before = 0;
}

/* White space of more than a blank. */
static void pass_space(struct cut *c, const char *p, size_t n)
{
	c->before |= LL_TOK_SPACE;
	if (!memchr(p, '\n', n))
		return;
	c->before |= LL_TOK_PARAGRAPH;
	c->brackets = c->inside = 0;
}

void letter_tokens(struct ll_letter *l)
{
	struct cut c = { .l = l, .lower = small_letters(l), .before = LL_TOK_SPACE | LL_TOK_PARAGRAPH };
	make_room(&c);
	const char *end = l->flow + l->nflow;
	for (const char *p = l->flow; p < end;) {
		size_t size = 1;
		if (*p == ' ') {
			c.before |= LL_TOK_SPACE;
			p++;
			continue;
		}
		if (lex_is_letter((unsigned char)*p))
			size = word_size(p);
		else if (lex_next(p, (size_t)(end - p), &size) == LEXEME_SPACE)
			pass_space(&c, p, size);
		if (!lex_is_space((unsigned char)*p))
			add_token(&c, p, (uint32_t)size);
		p += size;
	}
	find_places(&c);
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
	for (const char *p = words; *p && *p != '|'; k++) {
		struct ll_sv t = tok(l, i + k)->lower;
		size_t n = 0;
		while (n < t.n && p[n] && p[n] == t.p[n])
			n++;
		if (i + k >= l->tokens.n || n != t.n || (p[n] && p[n] != ' ' && p[n] != '|'))
			return 0;
		p += n;
		p += *p == ' ';
	}
	return k;
}

bool tok_sequence_in(const struct ll_letter *l, uint32_t i, const char *sequences)
{
	for (const char *p = sequences; p; p = strchr(p, '|')) {
		p += *p == '|';
		if (tok_seq(l, i, p))
			return true;
	}
	return false;
}

const uint64_t *sentence_cues(const struct ll_letter *l, uint32_t sentence)
{
	uint64_t *cues = l->sentence_cues[sentence];
	if (cues)
		return cues;
	const struct ll_sentence *s = &l->sentences.v[sentence];
	const uint32_t n = l->vocabulary->cue_words;
	cues = l->sentence_cues[sentence] = arena_array(l->arena, uint64_t, n);
	for (uint32_t k = 0; k < n; k++) {
		uint64_t all = 0;
		for (uint32_t i = s->token; i < s->token + s->ntokens; i++)
			all |= l->lists[i][-1 - (int32_t)k];
		cues[k] = all;
	}
	return cues;
}
