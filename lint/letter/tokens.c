/* SPDX-License-Identifier: MIT */
/* Flow text to tokens, and the small words with which extractors read them. */
#include "base/lanes.h"
#include "letter/letter.h"
#include "letter/lexer.h"
#include "letter/phrases.h"
#include "letter/places.h"

#include <string.h>

static uint64_t eight_at(const void *p)
{
	uint64_t x;
	memcpy(&x, p, sizeof x);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	x = __builtin_bswap64(x);
#endif
	return x;
}

/* What is known of the flow's bytes before it is cut. */
struct bytes {
	uint8_t *words; /* a bit for each byte, set if it is a letter or digit as lexer.h has them */
	char *lower;    /* the flow in small letters; some bytes behind it can be read */
	uint32_t tokens; /* it has no more tokens */
};

/* Of 64 bytes, a bit each. */
struct shapes {
	uint64_t letters, digits, blanks;
};

static inline void add_shapes(struct shapes *s, lanes x, uint32_t at)
{
	const lanes letters = lanes_between(x | 0x20, 'a', 'z'), digits = lanes_between(x, '0', '9'),
		    blanks = (lanes)(x == ' ') | lanes_between(x, '\t', '\r');
	s->letters |= (uint64_t)lanes_tops(letters | x) << at; /* and all that is not ASCII */
	s->digits |= (uint64_t)lanes_tops(digits) << at;
	s->blanks |= (uint64_t)lanes_tops(blanks) << at;
}

static struct bytes look_through(const struct ll_letter *l)
{
	const uint32_t n = l->nflow;
	struct bytes b = { .lower = arena_raw(l->arena, n + LANES), .words = arena_raw(l->arena, n / 8 + 24) };
	uint64_t letter = 0, digit = 0; /* the byte before is one */
	memset(b.words + n / 64 * 8, 0, 16);
	for (uint32_t i = 0; i < n; i += 64) {
		struct shapes s = { 0 };
		for (uint32_t k = 0; k < 64 && i + k < n; k += LANES) {
			const lanes x = lanes_at(l->flow + i + k), small = x + (lanes_between(x, 'A', 'Z') & 0x20);
			memcpy(b.lower + i + k, &small, sizeof small);
			add_shapes(&s, x, k);
		}
		const uint64_t words = s.letters | s.digits, goes_on = (s.letters & (s.letters << 1 | letter)) |
								       (s.digits & (s.digits << 1 | digit));
		const uint64_t in_order = eight_at(&words);
		memcpy(b.words + i / 8, &in_order, sizeof in_order);
		b.tokens += (uint32_t)__builtin_popcountll(~s.blanks & ~goes_on);
		letter = s.letters >> 63;
		digit = s.digits >> 63;
	}
	return b;
}

/* How many bytes from one on are letters and digits. */
static inline uint32_t run_of(const struct bytes *b, uint32_t from)
{
	enum { SURE = 64 - 7 };
	const uint64_t last = (uint64_t)1 << 63; /* beyond it: a run of 64 goes on */
	for (uint32_t at = from;; at += SURE) {
		const uint64_t others = ~(eight_at(b->words + at / 8) >> at % 8);
		const uint32_t n = (uint32_t)__builtin_ctzll(others | last);
		if (n < SURE)
			return at + n - from;
	}
}

/* As lex_next(), of a word. */
static inline uint32_t word_size(const struct bytes *b, const char *p, uint32_t at)
{
	if ((*p | 0x20) == 'x' && lex_is_digit((unsigned char)p[1]))
		return 1;
	uint32_t n = run_of(b, at);
	while (p[n] == '\'' && lex_is_letter((unsigned char)p[n + 1])) {
		n++;
		n += run_of(b, at + n);
	}
	return n;
}

static void make_room(struct ll_letter *l, uint32_t most)
{
	l->tokens.cap = most;
	l->tokens.v = arena_raw_array(l->arena, struct ll_token, most);
	l->token_hash = arena_raw_array(l->arena, uint32_t, most);
	l->word_of = arena_raw_array(l->arena, uint32_t, most);
	l->small_of = arena_raw_array(l->arena, uint32_t, most);
	l->lists = arena_raw_array(l->arena, const uint64_t *, most);
	l->phrases = arena_raw_array(l->arena, struct phrases_of *, most);
	l->first_same = arena_raw_array(l->arena, uint32_t, most);
	l->same_word = arena_raw_array(l->arena, uint32_t, most);
	l->paragraphs = arena_array(l->arena, uint64_t, most / 64 + 1);
	l->seams = arena_array(l->arena, uint64_t, most / 64 + 1);
}

/* Among the WORD_... above 255: the word comes again soon. */
enum { AGAIN_BIT = 7 };

/* The word of token i: its hash, and its place in the chain of its like. */
static inline const struct word *take_word(struct ll_letter *l, uint32_t i, uint32_t number, uint8_t *more)
{
	struct vocabulary *v = l->vocabulary;
	const struct word *written = &v->words[number];
	if (!(written->is & WORD_PHRASES))
		phrases_ask(v, number);
	l->phrases[i] = written->phrases;
	const uint32_t lower = written->lower;
	struct word *w = &v->words[lower];
	l->word_of[i] = number;
	l->small_of[i] = lower;
	l->token_hash[i] = w->hash;
	l->lists[i] = w->lists;
	/* without a branch, which would be taken at random */
	const uint32_t here = 0u - vocabulary_here(v, lower), before = i ^ ((i ^ w->last) & here);
	l->same_word[before] = i;
	more[before] |= (uint8_t)((i - before - 1 < LL_NEAR) << AGAIN_BIT);
	more[i] = (uint8_t)(written->is >> 8);
	l->first_same[i] = w->first = i ^ ((i ^ w->first) & here);
	w->last = i;
	v->here[lower / 64] |= (uint64_t)1 << lower % 64;
	return written;
}

/* The tokens of a class. */
static uint64_t *places_of_class(const struct ll_letter *l, const uint8_t *classes, uint8_t class)
{
	uint64_t *set = arena_array(l->arena, uint64_t, l->tokens.n / 64 + 1);
	for (uint32_t i = 0; i < l->tokens.n; i += LANES)
		set[i / 64] |= (uint64_t)lanes_tops((lanes)((lanes_at(classes + i) & class) != 0)) << i % 64;
	return set;
}

/* The tokens behind wide blanks; the flow's blanks are where tokens end. */
static uint64_t *places_behind_wide(const struct ll_letter *l)
{
	uint64_t *set = arena_array(l->arena, uint64_t, l->tokens.n / 64 + 1);
	for (uint32_t k = 0; k < l->wide.n; k++) {
		uint32_t low = 0, high = l->tokens.n;
		while (low < high) {
			const uint32_t mid = low + (high - low) / 2;
			if (token_flow(l, mid) < l->wide.v[k])
				low = mid + 1;
			else
				high = mid;
		}
		if (low < l->tokens.n)
			place_add(set, low);
	}
	return set;
}

static void find_places(struct ll_letter *l, uint8_t *classes, uint8_t *more)
{
	memset(classes + l->tokens.n, 0, LANES);
	memset(more + l->tokens.n, 0, LANES);
	l->words = places_of_class(l, classes, WORD_WORD);
	l->numbers = places_of_class(l, classes, WORD_NUMBER);
	l->capitals = places_of_class(l, classes, WORD_CAPITAL);
	l->mixed = places_of_class(l, classes, WORD_MIXED);
	l->signal_words = places_of_class(l, classes, WORD_SIGNAL);
	l->longer_words = places_of_class(l, classes, WORD_LONGER);
	l->alone_words = places_of_class(l, classes, WORD_ALONE);
	l->unproved = places_of_class(l, classes, WORD_UNPROVED);
	l->traits[LL_TRAIT_DIGITS] = l->mixed;
	l->traits[LL_TRAIT_ALLCAPS] = places_of_class(l, more, WORD_ALLCAPS >> 8);
	l->traits[LL_TRAIT_X] = places_of_class(l, more, WORD_X >> 8);
	l->traits[LL_TRAIT_AGAIN] = places_of_class(l, more, 1 << AGAIN_BIT);
	l->traits[LL_TRAIT_WIDE] = places_behind_wide(l);
	places_add(l, l->seams, l->paragraphs);
	place_add(l->seams, l->tokens.n);
}

/* Where in the source's lines the tokens have come to. */
struct line_reached {
	const struct source *source;
	uint32_t line, next; /* and where the next line begins */
};

/* A source offset that is not on the line reached. */
static void reach_line(struct line_reached *at, uint32_t off)
{
	const struct source *s = at->source;
	while (at->line + 1 < s->nlines && s->line_start[at->line + 1] <= off)
		at->line++;
	at->next = at->line + 1 < s->nlines ? s->line_start[at->line + 1] : UINT32_MAX;
}

/* What a mark opens and closes: `inside` is LL_TOK_QUOTED and LL_TOK_PAREN. */
struct nesting {
	uint32_t brackets; /* open in the paragraph so far */
	uint16_t inside;
};

/* A bracket that closes does so before it, a quotation mark behind it: both are outside. */
static inline void close_bracket(struct nesting *n, char mark)
{
	if ((mark == ')' || mark == ']') && n->brackets && !--n->brackets)
		n->inside &= (uint16_t)~LL_TOK_PAREN;
}

static inline void open_nested(struct nesting *n, char mark)
{
	if (mark == '"') {
		n->inside ^= LL_TOK_QUOTED;
	} else if (mark == '(' || mark == '[') {
		n->brackets++;
		n->inside |= LL_TOK_PAREN;
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

static inline uint32_t token_size(const struct bytes *b, const char *p, uint32_t at, uint32_t end)
{
	if (lex_is_letter((unsigned char)*p))
		return word_size(b, p, at);
	size_t size = 1;
	if (lex_is_digit((unsigned char)*p))
		lex_next(p, end - at, &size);
	return (uint32_t)size;
}

/* The blanks at p, of which at most `most` bytes are text; *flags tells what they are. */
static uint32_t pass_blanks(const char *p, uint32_t most, uint16_t *flags)
{
	uint32_t n = 0;
	for (; n < most && lex_is_space((unsigned char)p[n]); n++)
		*flags |= p[n] == '\n' ? LL_TOK_SPACE | LL_TOK_PARAGRAPH : LL_TOK_SPACE;
	return n;
}

/*
 * Tokens are cut some at a time: words are spread over more memory than is
 * near, so what is needed of each is asked for before the first is waited for.
 */
enum { PIECES = 64 };
struct piece {
	uint64_t head, hash; /* vocabulary_head(), vocabulary_hash() */
	uint32_t at, size; /* in the flow */
	uint32_t word;     /* vocabulary_guess() */
	uint16_t flags;    /* LL_TOK_SPACE, LL_TOK_PARAGRAPH: what is between the last token and this; then the word's */
	uint8_t kind;      /* LL_TOK_WORD, ... */
};

struct cutter {
	struct ll_letter *l;
	struct bytes bytes;
	uint8_t *classes, *more; /* of each token, WORD_..., and those above 255 */
	uint32_t at;       /* where the next token begins, */
	uint16_t flags;    /* and what is before it */
	struct line_reached line;
	struct nesting nesting;
	struct piece pieces[PIECES];
};

/* The next pieces; how many. */
static uint32_t cut(struct cutter *c)
{
	const struct vocabulary *v = c->l->vocabulary;
	const uint32_t end = c->l->nflow;
	uint32_t n = 0, at = c->at;
	uint16_t flags = c->flags;
	for (; n < PIECES && at < end; n++) {
		const char *p = c->l->flow + at;
		const uint32_t size = token_size(&c->bytes, p, at, end);
		const uint64_t head = vocabulary_head(p, size), hash = vocabulary_hash(p, size, head);
		__builtin_prefetch(&v->slots[(uint32_t)hash & (v->nslots - 1)]);
		c->pieces[n] = (struct piece){ .head = head, .hash = hash, .at = at, .size = size, .flags = flags };
		at += size;
		p += size;
		const bool blank = *p == ' '; /* likely, but not sure enough to be guessed */
		flags = blank ? LL_TOK_SPACE : 0;
		at += blank;
		p += blank;
		if ((unsigned char)*p <= ' ')
			at += pass_blanks(p, end - at, &flags);
	}
	c->at = at;
	c->flags = flags;
	for (uint32_t k = 0; k < n; k++) {
		c->pieces[k].word = vocabulary_guess(v, c->pieces[k].hash);
		__builtin_prefetch(&v->words[c->pieces[k].word]);
	}
	return n;
}

static inline uint32_t word_of(struct vocabulary *v, const char *p, const struct piece *t)
{
	return vocabulary_same(&v->words[t->word], p, t->size, t->head)
		       ? t->word
		       : vocabulary_find(v, p, t->size, t->hash);
}

/* The words of the pieces, of tokens `first` and those behind it. */
static void take_words(struct cutter *c, uint32_t first, uint32_t n)
{
	struct ll_letter *l = c->l;
	for (uint32_t k = 0; k < n; k++) {
		struct piece *piece = &c->pieces[k];
		const uint32_t i = first + k;
		const struct word *word = take_word(l, i, word_of(l->vocabulary, l->flow + piece->at, piece), c->more);
		c->classes[i] = (uint8_t)word->is;
		piece->flags |= (uint16_t)(word->flags << WORD_FLAGS);
		piece->kind = word->kind;
	}
}

/* What is done at a mark besides: few are of these. */
static const uint8_t is_special[256] = { ['('] = 1, [')'] = 1, ['['] = 1, [']'] = 1, ['"'] = 1, ['-'] = 1 };

static void take_tokens(struct cutter *c, uint32_t first, uint32_t n)
{
	struct ll_letter *l = c->l;
	const char *flow = l->flow, *lower = c->bytes.lower;
	const uint32_t *map = l->map;
	struct ll_token *t = l->tokens.v + first;
	struct nesting nesting = c->nesting;
	for (const struct piece *p = c->pieces; p < c->pieces + n; p++, t++) {
		const uint32_t at = p->at, size = p->size, from = map[at], to = map[at + size];
		const bool special = is_special[(unsigned char)flow[at]];
		if (p->flags & LL_TOK_PARAGRAPH) {
			place_add(l->paragraphs, (uint32_t)(t - l->tokens.v));
			nesting = (struct nesting){ 0 };
		}
		if (special)
			close_bracket(&nesting, flow[at]);
		*t = (struct ll_token){
			.at = { from, to - from },
			.text = { flow + at, size },
			.lower = { lower + at, size },
			.kind = p->kind,
			.flags = p->flags | nesting.inside,
		};
		if (special) {
			open_nested(&nesting, flow[at]);
			if (flow[at] == '-')
				place_add(l->seams, (uint32_t)(t - l->tokens.v));
		}
		if (from >= c->line.next) {
			reach_line(&c->line, from);
			t->flags |= LL_TOK_WRAP;
			if (t - l->tokens.v >= 2 && !(p->flags & LL_TOK_SPACE))
				note_hyphen(t);
		}
	}
	c->nesting = nesting;
}

void letter_tokens(struct ll_letter *l)
{
	struct cutter c = { .l = l, .bytes = look_through(l), .line = { .source = l->source } };
	uint32_t i = 0;
	c.classes = arena_raw(l->arena, c.bytes.tokens + LANES);
	c.more = arena_raw(l->arena, c.bytes.tokens + LANES);
	make_room(l, c.bytes.tokens);
	c.flags = LL_TOK_SPACE | LL_TOK_PARAGRAPH;
	c.at = pass_blanks(l->flow, l->nflow, &c.flags);
	for (uint32_t n; (n = cut(&c)); i += n) {
		take_words(&c, i, n);
		take_tokens(&c, i, n);
	}
	l->tokens.n = i;
	find_places(l, c.classes, c.more);
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

bool tok_quoted(const struct ll_letter *l, uint32_t i)
{
	enum { LONG = 40 };
	uint32_t from = i, to = i;
	if (!(tok(l, i)->flags & LL_TOK_QUOTED))
		return false;
	while (from > 0 && tok(l, from - 1)->flags & LL_TOK_QUOTED && i - from < LONG)
		from--;
	while (to + 1 < l->tokens.n && tok(l, to + 1)->flags & LL_TOK_QUOTED && to - i < LONG)
		to++;
	return to - from < LONG;
}
