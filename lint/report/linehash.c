/* SPDX-License-Identifier: MIT */
#include "report/linehash.h"

#include "base/utf8.h"

#define WINDOW 100
#define BASE   37u
#define KEY    8 /* units that tell most lines apart */
#define FEW    8 /* lines asked for, each of which is compared with those before it */

/*
 * The hash of the n UTF-16 units from the line's first on. Blanks and the second
 * half of a line's end do not count; 0xFFFF ends the text, zeros follow.
 */
static uint64_t hash_units(const struct source *s, uint32_t line, uint32_t n)
{
	const char *p = s->text + s->line_start[line], *end = s->text + s->len;
	uint64_t hash = 0;
	bool was_cr = false;
	if (!line && s->bom && s->encoding == ENC_UTF8) {
		hash = 0xFEFF;
		n--;
	}
	while (n && p < end) {
		if ((uint8_t)(*p - '!') < 0x80 - '!') {
			do
				hash = hash * BASE + (uint8_t)*p++;
			while (--n && (uint8_t)(*p - '!') < 0x80 - '!');
			was_cr = false;
			continue;
		}
		const uint8_t c = (uint8_t)*p;
		uint32_t cp = c;
		p += c < 0x80 ? 1 : utf8_get(p, &cp);
		const bool skip = c == ' ' || c == '\t' || (was_cr && c == '\n');
		was_cr = c == '\r';
		if (skip)
			continue;
		if (cp >= 0x10000) {
			hash = hash * BASE + 0xD7C0 + (cp >> 10);
			if (!--n)
				break;
			cp = 0xDC00 + (cp & 0x3FF);
		}
		hash = hash * BASE + (was_cr ? '\n' : cp);
		n--;
	}
	for (uint32_t unit = 0xFFFF; n; n--, unit = 0)
		hash = hash * BASE + unit;
	return hash;
}

/* A table of lines by hash, by open addressing. */
struct table {
	uint32_t *slot; /* line + 1 */
	size_t mask;
};

static uint32_t *slot_of(const struct table *t, const uint64_t *hashes, uint64_t hash)
{
	size_t at = (hash * 0x9E3779B97F4A7C15u >> 20) & t->mask;
	while (t->slot[at] && hashes[t->slot[at] - 1] != hash)
		at = (at + 1) & t->mask;
	return &t->slot[at];
}

static struct table table_for(struct arena *a, uint32_t n)
{
	size_t size = 16;
	while (size < (size_t)n * 2)
		size *= 2;
	return (struct table){ arena_array(a, uint32_t, size), size - 1 };
}

/*
 * Lines that begin differently have as good as never the same hash, and few
 * begin alike: of those alone it is counted how many were before. The others
 * wait until they are asked for.
 */
static void count_alike(struct line_hashes *h)
{
	const struct source *s = h->source;
	h->hash = arena_array(h->arena, uint64_t, s->nlines);
	h->count = arena_array(h->arena, uint32_t, s->nlines);
	uint64_t *key = arena_array(h->arena, uint64_t, s->nlines);
	struct table by_key = table_for(h->arena, s->nlines), by_hash = table_for(h->arena, s->nlines);
	bool *alike = arena_array(h->arena, bool, s->nlines);
	for (uint32_t i = 0; i < s->nlines; i++) {
		key[i] = hash_units(s, i, KEY);
		uint32_t *slot = slot_of(&by_key, key, key[i]);
		alike[i] = *slot != 0;
		if (*slot)
			alike[*slot - 1] = true;
		*slot = i + 1;
	}
	for (uint32_t i = 0; i < s->nlines; i++) {
		if (!alike[i])
			continue;
		h->hash[i] = hash_units(s, i, WINDOW);
		uint32_t *slot = slot_of(&by_hash, h->hash, h->hash[i]);
		h->count[i] = *slot ? h->count[*slot - 1] + 1 : 1;
		*slot = i + 1;
	}
}

/* The first byte that counts. */
static char first_of(const struct source *s, uint32_t line)
{
	const char *p = s->text + s->line_start[line];
	while (*p == ' ' || *p == '\t')
		p++;
	return *p == '\r' ? '\n' : *p;
}

/* The same of one line: those before it are looked at. */
static uint32_t count_before(const struct source *s, uint32_t line, uint64_t hash)
{
	const char first = first_of(s, line);
	const uint64_t key = hash_units(s, line, KEY);
	uint32_t n = 0;
	for (uint32_t i = 0; i < line; i++)
		n += (first_of(s, i) == first || !i) && hash_units(s, i, KEY) == key &&
		     hash_units(s, i, WINDOW) == hash;
	return n;
}

struct line_hashes *line_hashes(struct arena *a, const struct source *s)
{
	struct line_hashes *h = arena_new(a, struct line_hashes);
	h->arena = a;
	h->source = s;
	return h;
}

struct line_hash line_hash(struct line_hashes *h, uint32_t line)
{
	if (h->asked++ == FEW)
		count_alike(h);
	if (h->count && h->count[line])
		return (struct line_hash){ h->hash[line], h->count[line] };
	const uint64_t hash = hash_units(h->source, line, WINDOW);
	return (struct line_hash){ hash, h->count ? 1 : 1 + count_before(h->source, line, hash) };
}
