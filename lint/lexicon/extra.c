/* SPDX-License-Identifier: MIT */
#include "lexicon/extra.h"

#include "lexicon/phrase.h"
#include "letter/vocabulary.h"

#include <stdlib.h>
#include <string.h>

struct slot {
	uint32_t hash, first, n; /* n 0: empty */
};

struct lex_extra {
	struct arena *arena;
	VEC_OF(struct lex_entry) entries;  /* of all tables */
	VEC_OF(struct lex_phrase) phrases; /* entry: into the above */
	struct slot *slots;
	uint32_t mask;
};

struct lex_extra *lex_extra_new(struct arena *a)
{
	struct lex_extra *x = arena_new(a, struct lex_extra);
	x->arena = a;
	return x;
}

static uint16_t code_of(enum lex_table t, uint32_t column, const char *attr)
{
	size_t n;
	const struct lex_entry *e = lex_entries(t, &n);
	for (size_t i = 0; *attr && i < n; i++)
		if (!strcmp(e[i].attr[column], attr))
			return e[i].code[column];
	return 0;
}

static void add_phrase(struct lex_extra *x, struct lex_phrase p, const char *text)
{
	struct cut_phrase cut;
	phrase_cut(&cut, text, strlen(text));
	const size_t first = strcspn(cut.words, " ");
	p.words = arena_strndup(x->arena, cut.words, strlen(cut.words));
	p.nwords = (uint8_t)cut.nwords;
	p.exact = (uint8_t)cut.exact;
	p.first = (uint8_t)first;
	p.next = (uint8_t)(cut.words[first] ? cut.words[first + 1] : 0);
	*VEC_PUSH(x->arena, &x->phrases) = p;
}

void lex_extra_add(struct lex_extra *x, enum lex_table t, const char *id, const char *const *attr,
		   const char *const *phrases, uint32_t n, uint8_t owner, bool hides)
{
	const uint32_t entry = x->entries.n;
	struct lex_entry *e = VEC_PUSH(x->arena, &x->entries);
	e->id = id;
	for (uint32_t i = 0; i < LEX_COLUMNS; i++) {
		e->attr[i] = attr[i];
		e->code[i] = code_of(t, i, attr[i]);
	}
	e->index = (uint16_t)entry;
	for (uint32_t i = 0; i < n; i++)
		add_phrase(x,
			   (struct lex_phrase){ .table = (uint16_t)t,
						.entry = (uint16_t)entry,
						.phrase = (uint16_t)i,
						.owner = owner,
						.hides = hides },
			   phrases[i]);
}

/* As the compiler sorts: by first word, then longest first. */
static int by_first_word(const void *a, const void *b)
{
	const struct lex_phrase *p = a, *q = b;
	const uint32_t n = p->first < q->first ? p->first : q->first;
	const int c = memcmp(p->words, q->words, n);
	if (c || p->first != q->first)
		return c ? c : p->first < q->first ? -1 : 1;
	if (p->nwords != q->nwords)
		return p->nwords > q->nwords ? -1 : 1;
	if (p->owner != q->owner)
		return p->owner > q->owner ? -1 : 1;
	return p->entry != q->entry ? (p->entry < q->entry ? -1 : 1)
				    : (p->phrase > q->phrase) - (p->phrase < q->phrase);
}

static bool same_first(const struct lex_phrase *p, const struct lex_phrase *q)
{
	return p->first == q->first && !memcmp(p->words, q->words, p->first);
}

void lex_extra_ready(struct lex_extra *x)
{
	struct lex_phrase *v = x->phrases.v;
	const uint32_t n = x->phrases.n;
	if (n > 1)
		qsort(v, n, sizeof *v, by_first_word);
	uint32_t size = 16;
	while (size < n * 3)
		size *= 2;
	x->slots = arena_array(x->arena, struct slot, size);
	x->mask = size - 1;
	for (uint32_t i = 0, k; i < n; i = k) {
		for (k = i; k < n && same_first(&v[k], &v[i]); k++)
			;
		const uint32_t h = word_hash(v[i].words, v[i].first);
		uint32_t at = (h >> 1) & x->mask;
		while (x->slots[at].n)
			at = (at + 1) & x->mask;
		x->slots[at] = (struct slot){ h, i, k - i };
	}
}

const struct lex_phrase *lex_extra_phrases(const struct lex_extra *x, const char *word, size_t len,
					   uint32_t hash, uint32_t *n)
{
	for (uint32_t at = (hash >> 1) & x->mask; x->slots[at].n; at = (at + 1) & x->mask) {
		const struct lex_phrase *p = &x->phrases.v[x->slots[at].first];
		if (x->slots[at].hash == hash && p->first == len && !memcmp(p->words, word, len)) {
			*n = x->slots[at].n;
			return p;
		}
	}
	*n = 0;
	return NULL;
}

const struct lex_entry *lex_extra_entry(const struct lex_extra *x, const struct lex_phrase *p)
{
	return &x->entries.v[p->entry];
}

void lex_extra_signal_words(const struct lex_extra *x, uint64_t bits[64])
{
	char word[PHRASE_BYTES];
	for (uint32_t i = 0; i < x->phrases.n; i++) {
		const struct lex_phrase *p = &x->phrases.v[i];
		if (p->owner != LEX_NOBODY)
			continue;
		for (uint32_t k = 0; k < p->first; k++)
			word[k] = (char)tolower((unsigned char)p->words[k]);
		const uint32_t h = word_hash(word, p->first),
			       written = word_hash(p->words, p->first);
		bits[h >> 26] |= (uint64_t)1 << (h >> 20 & 63);
		bits[written >> 26] |= (uint64_t)1 << (written >> 20 & 63);
	}
}
