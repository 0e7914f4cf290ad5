/* SPDX-License-Identifier: MIT */
#include "letter/wordlists.h"

#include <stdlib.h>
#include <string.h>

struct wordlists *wordlists_new(void)
{
	struct wordlists *w = calloc(1, sizeof *w);
	if (!w)
		out_of_memory();
	w->size = 2048;
	w->slots = arena_array(&w->arena, struct wordlist, w->size);
	return w;
}

void wordlists_free(struct wordlists *w)
{
	if (!w)
		return;
	arena_free(&w->arena);
	free(w);
}

static uint32_t slot_of(const struct wordlists *w, const char *list)
{
	uint32_t at = wordlists_slot(w, list);
	while (w->slots[at].list && w->slots[at].list != list)
		at = (at + 1) & (w->size - 1);
	return at;
}

static void add_word(struct wordlist *l, uint32_t from, uint32_t n)
{
	const uint32_t hash = word_hash(l->list + from, n);
	uint32_t at = (hash >> 1) & l->mask;
	l->some |= (uint64_t)1 << (hash >> 26);
	while (l->words[at].hash)
		at = (at + 1) & l->mask;
	l->words[at] = (struct listed){ hash, from, n };
}

static struct wordlist read_list(struct arena *a, const char *list)
{
	uint32_t words = 1, size = 2;
	for (const char *p = list; *p; p++)
		words += *p == '|';
	while (size < words * 2)
		size *= 2;
	struct wordlist l = { list, 0, size - 1, arena_array(a, struct listed, size) };
	for (uint32_t at = 0;; at++) {
		const uint32_t n = (uint32_t)strcspn(list + at, "|");
		add_word(&l, at, n);
		at += n;
		if (!list[at])
			return l;
	}
}

static void grow(struct wordlists *w)
{
	struct wordlist *old = w->slots;
	const uint32_t n = w->size;
	w->size *= 2;
	w->slots = arena_array(&w->arena, struct wordlist, w->size);
	for (uint32_t i = 0; i < n; i++)
		if (old[i].list)
			w->slots[slot_of(w, old[i].list)] = old[i];
}

bool wordlists_search(struct wordlists *w, const char *list, const char *word, size_t n, uint32_t hash)
{
	uint32_t at = slot_of(w, list);
	if (!w->slots[at].list) {
		if (w->used * 2 >= w->size) {
			grow(w);
			at = slot_of(w, list);
		}
		w->slots[at] = read_list(&w->arena, list);
		w->used++;
	}
	const struct wordlist *l = &w->slots[at];
	for (uint32_t k = (hash >> 1) & l->mask; l->words[k].hash; k = (k + 1) & l->mask) {
		const struct listed *e = &l->words[k];
		if (e->hash == hash && e->n == n && !memcmp(list + e->at, word, n))
			return true;
	}
	return false;
}
