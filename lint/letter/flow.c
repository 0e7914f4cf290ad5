/* SPDX-License-Identifier: MIT */
/*
 * Source text to flow text: wrapped lines, double spacing, page breaks and
 * line-end hyphens undone, typographic characters folded to ASCII, each byte
 * mapped back.
 */
#include "base/lanes.h"
#include "letter/layout.h"
#include "lexicon/words.h"

#include <ctype.h>
#include <string.h>

#define FLOW_BEHIND LANES /* bytes that can be read behind the flow; see vocabulary_word() */

struct out {
	char *flow;
	uint32_t *map;
	uint32_t n, cap;
};

static void make_room(struct ll_letter *l, struct out *o)
{
	uint32_t cap = o->cap * 2;
	char *flow = arena_raw(l->arena, cap + FLOW_BEHIND);
	uint32_t *map = arena_raw_array(l->arena, uint32_t, cap);
	memcpy(flow, o->flow, o->n);
	memcpy(map, o->map, o->n * sizeof *map);
	o->flow = flow;
	o->map = map;
	o->cap = cap;
}

static inline void put(struct ll_letter *l, struct out *o, char c, uint32_t at)
{
	if (o->n + 1 >= o->cap)
		make_room(l, o);
	o->flow[o->n] = c;
	o->map[o->n++] = at;
}

static void put_string(struct ll_letter *l, struct out *o, const char *s, uint32_t at)
{
	for (; *s; s++)
		if (*s != ' ' || (o->n && o->flow[o->n - 1] != ' ' && o->flow[o->n - 1] != '\n'))
			put(l, o, *s, at);
}

/* What a character above ASCII is folded to; NULL: kept as it is; "": dropped. */
static const char *fold(const unsigned char *p, uint32_t n, uint32_t *size)
{
	static const struct {
		const char *from, *to;
	} table[] = {
		{ "\xc2\xad", "" },          /* soft hyphen */
		{ "\xc2\xae", "" },          /* registered */
		{ "\xc2\xa9", "" },
		{ "\xc2\xb0", " degrees" },
		{ "\xc2\xb5", "mc" },        /* micro sign */
		{ "\xce\xbc", "mc" },        /* mu */
		{ "\xc2\xbc", " 1/4" },
		{ "\xc2\xbd", " 1/2" },
		{ "\xc2\xbe", " 3/4" },
		{ "\xc2\xab", "\"" },
		{ "\xc2\xbb", "\"" },
		{ "\xc2\xb4", "'" },
		{ "\xc3\x97", "x" },         /* times */
		{ "\xc2\xb7", "*" },
		{ "\xe2\x80\x90", "-" },
		{ "\xe2\x80\x91", "-" },
		{ "\xe2\x80\x92", "-" },
		{ "\xe2\x80\x93", "-" },     /* en dash */
		{ "\xe2\x80\x94", " - " },   /* em dash */
		{ "\xe2\x80\x95", " - " },
		{ "\xe2\x80\x98", "'" },
		{ "\xe2\x80\x99", "'" },
		{ "\xe2\x80\x9a", "'" },
		{ "\xe2\x80\x9b", "'" },
		{ "\xe2\x80\x9c", "\"" },
		{ "\xe2\x80\x9d", "\"" },
		{ "\xe2\x80\x9e", "\"" },
		{ "\xe2\x80\xa2", "* " },    /* bullet */
		{ "\xe2\x80\xa6", "..." },
		{ "\xe2\x80\xb2", "'" },
		{ "\xe2\x80\xb3", "\"" },
		{ "\xe2\x84\xa2", "" },      /* trade mark */
		{ "\xe2\x88\x92", "-" },
		{ "\xe2\x89\xa4", "<=" },
		{ "\xe2\x89\xa5", ">=" },
		{ "\xef\xac\x80", "ff" },
		{ "\xef\xac\x81", "fi" },
		{ "\xef\xac\x82", "fl" },
		{ "\xef\xac\x83", "ffi" },
		{ "\xef\xac\x84", "ffl" },
	};
	if (*p != 0xc2 && *p != 0xc3 && *p != 0xce && *p != 0xe2 && *p != 0xef)
		return NULL;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		uint32_t k = (uint32_t)strlen(table[i].from);
		if (k <= n && !memcmp(p, table[i].from, k)) {
			*size = k;
			return table[i].to;
		}
	}
	return NULL;
}

/* How much from p on is plain: visible ASCII, and single blanks between. `end` is behind no blank. */
static uint32_t plain_run(const char *p, const char *end)
{
	enum { ALL = (1 << LANES) - 1 };
	for (const char *q = p; q < end; q += LANES) {
		const lanes x = lanes_at(q), next = lanes_between(lanes_at(q + 1), 0x21, 0x7e),
			    plain = lanes_between(x, 0x21, 0x7e) | ((lanes)(x == ' ') & next);
		const uint32_t others = lanes_tops(plain) ^ ALL;
		if (!others)
			continue;
		q += __builtin_ctz(others);
		return (uint32_t)((q < end ? q : end) - p);
	}
	return (uint32_t)(end - p);
}

static void put_run(struct ll_letter *l, struct out *o, uint32_t at, uint32_t n)
{
	typedef uint32_t four __attribute__((vector_size(16)));
	const char *text = l->source->text + at;
	four from = { at, at + 1, at + 2, at + 3 };
	while (o->n + n + LANES >= o->cap)
		make_room(l, o);
	for (uint32_t i = 0; i < n; i += LANES) {
		memcpy(o->flow + o->n + i, text + i, LANES);
#pragma GCC unroll 4
		for (uint32_t k = 0; k < LANES; k += 4, from += 4)
			memcpy(o->map + o->n + i + k, &from, sizeof from);
	}
	o->n += n;
}

static void put_line(struct ll_letter *l, struct out *o, const struct line *line)
{
	const char *t = l->source->text;
	for (uint32_t at = line->start; at < line->end;) {
		const uint32_t run = plain_run(t + at, t + line->end);
		put_run(l, o, at, run);
		at += run;
		if (at == line->end)
			return;
		uint32_t k = blank_size(t + at, t + line->end);
		if (k) {
			uint32_t first = at, cells = 0;
			bool tab = false;
			for (; at < line->end && (k = blank_size(t + at, t + line->end)); at += k) {
				bool invisible = k == 3 && (unsigned char)t[at + 1] == 0x80 &&
						 (unsigned char)t[at + 2] >= 0x8b &&
						 (unsigned char)t[at + 2] <= 0x8f;
				cells += !invisible;
				tab |= t[at] == '\t';
			}
			/* "Case Number: ...      Date Assigned: ...": columns of a form. */
			if ((tab || cells >= 4) && layout_label(t + at, t + line->end))
				put(l, o, '\n', first);
			else if (cells)
				put(l, o, ' ', first);
			if (cells > 1)
				*VEC_PUSH(l->arena, &l->wide) = o->n;
			continue;
		}
		if ((unsigned char)t[at] < 0x80) {
			put(l, o, t[at], at);
			at++;
			continue;
		}
		uint32_t size = 1;
		const char *to = fold((const unsigned char *)t + at, line->end - at, &size);
		if (to)
			put_string(l, o, to, at);
		else
			put(l, o, t[at], at);
		at += to ? size : 1;
	}
}

/* "ther-" / "apy": the hyphen is the line's, not the word's ("home-" / "based"). Of the two halves one
 * at least is no word, both together are. */
static bool hyphen_of_line(const struct ll_letter *l, const struct line *a, const struct line *b)
{
	enum { LONGEST = 32 };
	const char *t = l->source->text;
	char word[2 * LONGEST];
	uint32_t from = a->end - 1, n = 0;
	while (from > a->start && isalpha((unsigned char)t[from - 1]) && a->end - from < LONGEST)
		from--;
	for (uint32_t k = from; k + 1 < a->end; k++)
		word[n++] = (char)tolower((unsigned char)t[k]);
	const uint32_t half = n;
	for (uint32_t k = b->start; k < b->end && isalpha((unsigned char)t[k]) && n - half < LONGEST; k++)
		word[n++] = (char)tolower((unsigned char)t[k]);
	return word_class(word, n) != WORD_UNKNOWN &&
	       (word_class(word, half) == WORD_UNKNOWN || word_class(word + half, n - half) == WORD_UNKNOWN);
}

void letter_flow(struct ll_letter *l)
{
	struct layout lay = { 0 };
	layout_read(l, &lay);
	struct out o = { .cap = l->source->len + 64 };
	o.flow = arena_raw(l->arena, o.cap + FLOW_BEHIND);
	o.map = arena_raw_array(l->arena, uint32_t, o.cap);
	for (uint32_t i = 0; i < lay.n; i++) {
		if (i) {
			const struct line *a = &lay.line[i - 1], *b = &lay.line[i];
			char last = l->source->text[a->end - 1];
			if (!layout_goes_on(l, &lay, a, b))
				put(l, &o, '\n', a->end);
			else if (!layout_hyphen_break(l, a, b)) {
				if (last != '/')
					put(l, &o, ' ', a->end);
			} else if (o.n && o.flow[o.n - 1] == '-' && hyphen_of_line(l, a, b)) {
				o.n--;
			}
		}
		put_line(l, &o, &lay.line[i]);
	}
	uint32_t end = lay.n ? lay.line[lay.n - 1].end : l->source->len;
	put(l, &o, '\n', end);
	memset(o.flow + o.n, 0, FLOW_BEHIND);
	o.map[o.n] = l->source->len;
	l->flow = o.flow;
	l->map = o.map;
	l->nflow = o.n;
}

uint32_t letter_flow_at(const struct ll_letter *l, uint32_t off)
{
	/* without a branch on what is found: it goes either way */
	const uint32_t *at = l->map;
	uint32_t n = l->nflow;
	while (n > 1) {
		const uint32_t half = n / 2;
		at += at[half - 1] < off ? half : 0;
		n -= half;
	}
	return (uint32_t)(at - l->map) + (n && *at < off);
}
