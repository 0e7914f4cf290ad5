/* SPDX-License-Identifier: MIT */
#include "report/linehash.h"

#include "base/utf8.h"

#define WINDOW 100
#define BASE   37u

struct roller {
	uint64_t hash, first; /* first: BASE to the power of WINDOW */
	uint16_t window[WINDOW];
	int64_t line[WINDOW]; /* the line that begins at this place of the window, -1: none */
	unsigned at;
	struct line_hash *out;
};

static void give(struct roller *r)
{
	if (r->line[r->at] >= 0)
		r->out[r->line[r->at]].hash = r->hash;
	r->line[r->at] = -1;
}

static void push(struct roller *r, uint16_t unit)
{
	r->hash = r->hash * BASE + unit - r->first * r->window[r->at];
	r->window[r->at] = unit;
	r->at = (r->at + 1) % WINDOW;
}

/* A unit that counts; the first of a line marks where the line begins. */
static void take(struct roller *r, uint16_t unit, int64_t *line, bool *starts)
{
	give(r);
	if (*starts)
		r->line[r->at] = (*line)++;
	*starts = unit == '\n';
	push(r, unit);
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

struct line_hash *line_hashes(struct arena *a, const struct source *s)
{
	struct roller r = { .first = 1, .out = arena_array(a, struct line_hash, s->nlines + 1) };
	int64_t line = 0;
	bool starts = true, was_cr = false;
	for (int i = 0; i < WINDOW; i++) {
		r.first *= BASE;
		r.line[i] = -1;
	}
	if (s->bom && s->encoding == ENC_UTF8)
		take(&r, 0xFEFF, &line, &starts);
	for (uint32_t i = 0, cp = 0; i < s->len;) {
		i += utf8_get(s->text + i, &cp);
		bool skip = cp == ' ' || cp == '\t' || (was_cr && cp == '\n');
		was_cr = cp == '\r';
		if (skip)
			continue;
		if (cp >= 0x10000) {
			take(&r, (uint16_t)(0xD7C0 + (cp >> 10)), &line, &starts);
			take(&r, (uint16_t)(0xDC00 + (cp & 0x3FF)), &line, &starts);
		} else {
			take(&r, cp == '\r' ? '\n' : (uint16_t)cp, &line, &starts);
		}
	}
	take(&r, 0xFFFF, &line, &starts);
	for (int i = 0; i < WINDOW; i++) {
		give(&r);
		push(&r, 0);
	}
	count_equal(a, r.out, (uint32_t)line);
	return r.out;
}
