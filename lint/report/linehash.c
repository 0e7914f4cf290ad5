/* SPDX-License-Identifier: MIT */
#include "report/linehash.h"

#include "base/utf8.h"

#include <string.h>

#define WINDOW 100
#define BASE   37u

/* The UTF-16 units of the text that count, and which of them begin a line. */
struct units {
	uint16_t *v;
	uint32_t n;
	uint32_t *line; /* of each line, its first unit */
	uint32_t nlines;
	bool starts; /* the next unit begins a line */
};

static void take(struct units *u, uint16_t unit)
{
	if (u->starts)
		u->line[u->nlines++] = u->n;
	u->starts = unit == '\n';
	u->v[u->n++] = unit;
}

/* The polynomial of the WINDOW units from a place on, in four parts that need not wait for each other. */
static uint64_t hash_at(const uint16_t *p)
{
	enum { PART = WINDOW / 4 };
	uint64_t part[4] = { 0 }, power = 1;
	for (int i = 0; i < PART; i++) {
		power *= BASE;
		for (int k = 0; k < 4; k++)
			part[k] = part[k] * BASE + p[k * PART + i];
	}
	return ((part[0] * power + part[1]) * power + part[2]) * power + part[3];
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

struct line_hash *line_hashes(struct arena *a, const struct source *s)
{
	struct line_hash *out = arena_array(a, struct line_hash, s->nlines + 1);
	struct units u = { .starts = true };
	u.v = arena_raw_array(a, uint16_t, s->len + WINDOW + 2);
	u.line = arena_raw_array(a, uint32_t, s->nlines + 1);
	if (s->bom && s->encoding == ENC_UTF8)
		take(&u, 0xFEFF);
	take_all(&u, s);
	take(&u, 0xFFFF);
	memset(u.v + u.n, 0, WINDOW * sizeof *u.v);
	for (uint32_t i = 0; i < u.nlines; i++)
		out[i].hash = hash_at(u.v + u.line[i]);
	count_equal(a, out, u.nlines);
	return out;
}
