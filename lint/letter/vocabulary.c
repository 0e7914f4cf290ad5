/* SPDX-License-Identifier: MIT */
#include "letter/vocabulary.h"

#include "letter/lexer.h"
#include "letter/phrases.h"

#include <stdlib.h>
#include <string.h>

#define MOST_WORDS 16384		/* then a new start: names and numbers come without end */
#define ROOM	   (2 * MOST_WORDS) /* the last letter before it may bring many */

_Static_assert(sizeof(struct word) == 64 || sizeof(void *) != 8, "a line of the cache");

static uint64_t *new_lists(const struct vocabulary *);
static void index_lists(struct vocabulary *);

static void begin_words(struct vocabulary *v)
{
	v->list_words = (uint32_t)(__stop_ll_listed - __start_ll_listed) / 64 + 1;
	v->cue_words = (uint32_t)(__stop_ll_cues - __start_ll_cues) / 64 + 1;
	v->no_lists = new_lists(v);
	v->nslots = 2048;
	v->slots = arena_array(v->arena, uint32_t, v->nslots);
	v->cap = v->nslots / 4;
	v->words = v->block ? v->block : arena_array(v->arena, struct word, v->cap);
	v->words[0] = (struct word){ 0 };
	v->more = arena_array(v->arena, struct word_more, v->cap);
	v->phrases_room = NULL;
	v->pairs = phrases_pairs(v->arena);
	v->here = arena_array(v->arena, uint64_t, v->cap / 64 + 1);
	v->n = 1;
	v->size = 8192;
	v->used = 0;
	v->lists = arena_array(v->arena, struct wordlist, v->size);
	index_lists(v);
	v->hyphen = vocabulary_word_of(v, "-", 1);
}

struct vocabulary *vocabulary_new(void)
{
	struct vocabulary *v = calloc(1, sizeof *v);
	if (!v)
		out_of_memory();
	v->arena = &v->own;
	/* only what is used of it takes memory; grown step by step it would be there twice */
	v->block = aligned_alloc(sizeof *v->block, ROOM * sizeof *v->block);
	if (!v->block)
		out_of_memory();
	begin_words(v);
	return v;
}

struct vocabulary *vocabulary_in(struct arena *arena)
{
	struct vocabulary *v = arena_new(arena, struct vocabulary);
	v->arena = arena;
	begin_words(v);
	return v;
}

void vocabulary_free(struct vocabulary *v)
{
	if (!v)
		return;
	arena_free(&v->own);
	free(v->block);
	free(v);
}

void vocabulary_begin(struct vocabulary *v)
{
	v->letter++;
	if ((v->n > MOST_WORDS || !v->letter) && v->arena == &v->own) {
		arena_free(&v->own);
		v->letter = 1;
		begin_words(v);
	}
	memset(v->here, 0, (v->n / 64 + 1) * sizeof *v->here);
}

/* ---- Words ---- */

static void grow_words(struct vocabulary *v)
{
	struct word *words = v->words;
	if (words != v->block || v->cap * 2 > ROOM) {
		words = arena_array(v->arena, struct word, v->cap * 2);
		memcpy(words, v->words, v->n * sizeof *words);
	}
	struct word_more *more = arena_array(v->arena, struct word_more, v->cap * 2);
	memcpy(more, v->more, v->n * sizeof *more);
	uint64_t *here = arena_array(v->arena, uint64_t, v->cap * 2 / 64 + 1);
	memcpy(here, v->here, v->cap / 64 * sizeof *here);
	uint32_t *slots = arena_array(v->arena, uint32_t, v->nslots * 2);
	for (uint32_t i = 1; i < v->n; i++) {
		const struct word *w = &v->words[i];
		uint32_t at = (uint32_t)vocabulary_hash(w->text, w->n, w->head) & (v->nslots * 2 - 1);
		while (slots[at])
			at = (at + 1) & (v->nslots * 2 - 1);
		slots[at] = i;
	}
	v->words = words;
	v->more = more;
	v->here = here;
	v->slots = slots;
	v->cap *= 2;
	v->nslots *= 2;
}

static void set_shape(struct word *w, const char *p, size_t n)
{
	uint32_t upper = 0, lower = 0, digits = 0;
	for (size_t i = 0; i < n; i++) {
		upper += p[i] >= 'A' && p[i] <= 'Z';
		lower += p[i] >= 'a' && p[i] <= 'z';
		digits += p[i] >= '0' && p[i] <= '9';
	}
	const bool capital = p[0] >= 'A' && p[0] <= 'Z', digit = lex_is_digit((unsigned char)p[0]);
	w->flags = (uint8_t)(((capital ? LL_TOK_CAPITAL : 0) | (upper && !lower ? LL_TOK_ALLCAPS : 0) |
			      (!upper && p[0] >= 'a' && p[0] <= 'z' ? LL_TOK_SMALL : 0)) >>
			     WORD_FLAGS);
	w->kind = digit ? LL_TOK_NUMBER : lex_is_letter((unsigned char)p[0]) ? LL_TOK_WORD : LL_TOK_PUNCT;
	w->is = (uint16_t)((lex_is_letter((unsigned char)p[0]) ? WORD_WORD : 0) | (digit ? WORD_NUMBER : 0) |
			  (capital ? WORD_CAPITAL : 0) | (upper && !lower ? WORD_ALLCAPS : 0) |
			  ((p[0] | 0x20) == 'x' ? WORD_X : 0) | (digits && !digit ? WORD_MIXED : 0) |
			  (w->kind == LL_TOK_WORD && n >= UNPROVED_FROM ? WORD_UNPROVED : 0));
}

static uint32_t add_word(struct vocabulary *v, const char *text, size_t n, uint64_t head)
{
	const uint32_t number = v->n++;
	char *copy = arena_alloc(v->arena, n + 8), *low = arena_alloc(v->arena, n + 8);
	bool small = true;
	for (size_t i = 0; i < n; i++) {
		copy[i] = text[i];
		low[i] = text[i] >= 'A' && text[i] <= 'Z' ? (char)(text[i] + 32) : text[i];
		small &= copy[i] == low[i];
	}
	v->words[number] = (struct word){
		.text = copy,
		.n = (uint32_t)n,
		.hash = word_hash(low, n),
		.lower = number,
		.head = head,
		.tail = vocabulary_tail(text, n),
		.lists = v->no_lists,
	};
	set_shape(&v->words[number], text, n);
	if (!small) {
		const uint32_t lower = vocabulary_word(v, low, n);
		v->words[number].lower = lower;
	}
	return number;
}

uint32_t vocabulary_find(struct vocabulary *v, const char *text, size_t n, uint64_t h)
{
	const uint64_t head = vocabulary_head(text, n);
	const uint32_t mask = v->nslots - 1;
	uint32_t at = (uint32_t)h & mask;
	for (; v->slots[at]; at = (at + 1) & mask)
		if (vocabulary_same(&v->words[v->slots[at]], text, n, head))
			return v->slots[at];
	if (v->n + 2 > v->cap) {
		grow_words(v);
		return vocabulary_find(v, text, n, h);
	}
	v->slots[at] = v->n;
	return add_word(v, text, n, head);
}

uint32_t vocabulary_word_of(struct vocabulary *v, const char *text, size_t n)
{
	char eight[8] = { 0 };
	if (n >= sizeof eight)
		return vocabulary_word(v, text, n);
	memcpy(eight, text, n);
	return vocabulary_word(v, eight, n);
}

/* ---- Numbered lists ---- */

static uint64_t *new_lists(const struct vocabulary *v)
{
	return arena_array(v->arena, uint64_t, v->cue_words + v->list_words) + v->cue_words;
}

/* Gives each word of the list, of sequences the first, the bit of its number, in the word `at` of its lists. */
static void index_list(struct vocabulary *v, const char *words, int32_t at, uint32_t bit)
{
	size_t n;
	for (const char *p = words; *p; p += n + (p[n] == '|')) {
		n = strcspn(p, "|");
		const size_t first = strcspn(p, "| ");
		if (!first)
			continue;
		const uint32_t word = vocabulary_word_of(v, p, first);
		struct word *w = &v->words[word];
		uint64_t *lists = (uint64_t *)(uintptr_t)w->lists;
		if (lists == v->no_lists)
			w->lists = lists = new_lists(v);
		lists[at] |= (uint64_t)1 << bit;
	}
}

static void index_lists(struct vocabulary *v)
{
	for (const struct listed *l = __start_ll_listed; l < __stop_ll_listed; l++) {
		const uint32_t number = (uint32_t)(l - __start_ll_listed);
		index_list(v, l->words, (int32_t)(number / 64), number % 64);
	}
	for (const struct listed *l = __start_ll_cues; l < __stop_ll_cues; l++) {
		const uint32_t number = (uint32_t)(l - __start_ll_cues);
		index_list(v, l->words, -1 - (int32_t)(number / 64), number % 64);
	}
}

/* ---- Other lists ---- */

static uint32_t slot_of(const struct vocabulary *v, const char *list)
{
	uint32_t at = vocabulary_list_slot(v, list);
	while (v->lists[at].list && v->lists[at].list != list)
		at = (at + 1) & (v->size - 1);
	return at;
}

static void add_listed(struct wordlist *l, uint32_t word)
{
	const uint32_t mix = vocabulary_mix(word);
	uint32_t at = mix >> 8 & l->mask;
	l->some |= (uint64_t)1 << (mix >> 26);
	while (l->words[at] && l->words[at] != word)
		at = (at + 1) & l->mask;
	if (!l->words[at])
		l->each[l->n++] = word;
	l->words[at] = word;
}

static struct wordlist read_list(struct vocabulary *v, const char *list)
{
	uint32_t words = 1, size = 2;
	for (const char *p = list; *p; p++)
		words += *p == '|';
	while (size < words * 2)
		size *= 2;
	struct wordlist l = { .list = list,
			      .mask = size - 1,
			      .words = arena_array(v->arena, uint32_t, size),
			      .each = arena_array(v->arena, uint32_t, words) };
	for (const char *p = list;; p++) {
		const size_t n = strcspn(p, "|");
		if (n)
			add_listed(&l, vocabulary_word_of(v, p, n));
		p += n;
		if (!*p)
			return l;
	}
}

static void grow_lists(struct vocabulary *v)
{
	struct wordlist *old = v->lists;
	const uint32_t n = v->size;
	v->size *= 2;
	v->lists = arena_array(v->arena, struct wordlist, v->size);
	for (uint32_t i = 0; i < n; i++)
		if (old[i].list)
			v->lists[slot_of(v, old[i].list)] = old[i];
}

struct wordlist *vocabulary_list(struct vocabulary *v, const char *list)
{
	uint32_t at = slot_of(v, list);
	if (!v->lists[at].list) {
		if (v->used * 4 >= v->size) {
			grow_lists(v);
			at = slot_of(v, list);
		}
		v->lists[at] = read_list(v, list);
		v->used++;
	}
	return &v->lists[at];
}

bool vocabulary_search(struct vocabulary *v, const char *list, uint32_t word)
{
	return wordlist_has(vocabulary_list(v, list), word);
}
