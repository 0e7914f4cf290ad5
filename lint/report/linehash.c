/* SPDX-License-Identifier: MIT */
#include "report/linehash.h"

#include "base/utf8.h"

#include <string.h>

#define WINDOW 100
#define BASE   37u

/* The UTF-16 units of the text that count, and where lines begin among them. */
struct units {
	uint16_t *v;
	uint32_t n;
	uint32_t *line;
	uint32_t nlines;
};

static void take(struct units *u, uint16_t unit)
{
	u->v[u->n++] = unit;
	if (unit == '\n')
		u->line[u->nlines++] = u->n;
}

/* How many lines so far have the hash, by open addressing. */
static void count_equal(struct arena *a, struct line_hash *v, uint32_t n)
{
	size_t size = 16;
	while (size < (size_t)n * 2)
		size *= 2;
	uint32_t *last = arena_array(a, uint32_t, size); /* line + 1 */
	for (uint32_t i = 0; i < n; i++) {
		size_t at = (v[i].hash * 0x9E3779B97F4A7C15u >> 20) & (size - 1);
		while (last[at] && v[last[at] - 1].hash != v[i].hash)
			at = (at + 1) & (size - 1);
		v[i].count = last[at] ? v[last[at] - 1].count + 1 : 1;
		last[at] = i + 1;
	}
}

/* Blanks and the second half of a line's end do not count. */
static void take_all(struct units *u, const struct source *s)
{
	bool was_cr = false;
	for (uint32_t i = 0, cp = 0; i < s->len;) {
		while (i < s->len && s->text[i] > ' ') {
			u->v[u->n++] = (uint8_t)s->text[i++];
			was_cr = false;
		}
		if (i == s->len)
			break;
		i += utf8_get(s->text + i, &cp);
		const bool skip = cp == ' ' || cp == '\t' || (was_cr && cp == '\n');
		was_cr = cp == '\r';
		if (skip)
			continue;
		if (cp >= 0x10000) {
			take(u, (uint16_t)(0xD7C0 + (cp >> 10)));
			take(u, (uint16_t)(0xDC00 + (cp & 0x3FF)));
		} else {
			take(u, cp == '\r' ? '\n' : (uint16_t)cp);
		}
	}
}

/* Rolled along: the hash of the WINDOW units from each line's first on. */
static void hash_lines(const struct units *u, struct line_hash *out)
{
	uint64_t hash = 0, first = 1; /* BASE to the power of WINDOW */
	for (uint32_t i = 0; i < WINDOW; i++) {
		hash = hash * BASE + u->v[i];
		first *= BASE;
	}
	for (uint32_t i = 0, at = 0; i < u->nlines; i++) {
		for (; at < u->line[i]; at++)
			hash = hash * BASE + u->v[at + WINDOW] - first * u->v[at];
		out[i].hash = hash;
	}
}

struct line_hash *line_hashes(struct arena *a, const struct source *s)
{
	struct line_hash *out = arena_array(a, struct line_hash, s->nlines + 1);
	struct units u = { .nlines = 1 };
	u.v = arena_raw_array(a, uint16_t, s->len + WINDOW + 2);
	u.line = arena_raw_array(a, uint32_t, s->nlines + 1);
	u.line[0] = 0;
	if (s->bom && s->encoding == ENC_UTF8)
		take(&u, 0xFEFF);
	take_all(&u, s);
	take(&u, 0xFFFF);
	memset(u.v + u.n, 0, WINDOW * sizeof *u.v);
	hash_lines(&u, out);
	count_equal(a, out, u.nlines);
	return out;
}
