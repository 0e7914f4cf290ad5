/* SPDX-License-Identifier: MIT */
/*
 * Source text to flow text: wrapped lines, double spacing, page breaks and
 * line-end hyphens undone, typographic characters folded to ASCII, each byte
 * mapped back. Layout is judged by the letter as a whole: how long its full
 * lines are, and whether one empty line is its line spacing or a paragraph.
 */
#include "letter/letter.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct line {
	uint32_t start, end; /* trimmed */
	uint32_t gap;        /* empty lines before it */
	bool page;           /* a page break in that gap */
};

struct layout {
	struct line *line;
	uint32_t n;
	uint32_t width;   /* of a full line, bytes; 0: lines are whole paragraphs */
	uint32_t spacing; /* empty lines between the lines of one paragraph */
};

/* blank_size() beyond ASCII */
static uint32_t wide_blank_size(const char *p, const char *end)
{
	unsigned char c = (unsigned char)*p;
	if (c == 0xc2 && end - p > 1)
		return (unsigned char)p[1] == 0xa0 || (unsigned char)p[1] == 0x85 ? 2 : 0;
	if (c != 0xe2 && c != 0xe3 && c != 0xef)
		return 0;
	if (end - p > 2) {
		unsigned a = (unsigned char)p[1], b = (unsigned char)p[2];
		if (c == 0xe2 && a == 0x80 &&
		    ((b >= 0x80 && b <= 0x8f) || (b >= 0xa8 && b <= 0xaf)))
			return 3; /* en quad .. right-to-left mark, separators, narrow NBSP, bidi */
		if (c == 0xe2 && a == 0x81 && (b == 0x9f || (b >= 0xa0 && b <= 0xaf)))
			return 3;
		if ((c == 0xe3 && a == 0x80 && b == 0x80) || (c == 0xef && a == 0xbb && b == 0xbf))
			return 3;
	}
	return 0;
}

/* White space of any kind at p: its size in bytes, else 0. Soft hyphens and zero-width marks
 * count. */
static inline uint32_t blank_size(const char *p, const char *end)
{
	const unsigned char c = (unsigned char)*p;
	return c <= ' ' || c == 0x7f ? 1 : c < 0x80 ? 0 : wide_blank_size(p, end);
}

/* A line that only numbers the page: "3", "- 3 -", "Page 3 of 7". */
static bool page_number(const char *p, const char *end)
{
	while (p < end && (*p == ' ' || *p == '-'))
		p++;
	bool word = end - p > 5 && !strncasecmp(p, "page ", 5);
	if (word)
		p += 5;
	if (p == end || !isdigit((unsigned char)*p))
		return false;
	uint32_t digits = 0;
	for (; p < end && isdigit((unsigned char)*p); p++)
		digits++;
	if (digits > 3)
		return false;
	if (end - p > 4 && !strncasecmp(p, " of ", 4)) {
		word = true;
		for (p += 4; p < end && isdigit((unsigned char)*p); p++)
			;
	}
	while (p < end && (*p == ' ' || *p == '-'))
		p++;
	return p == end && (word || digits <= 2);
}

/* "Case Number: CM14-0012345   Page 3 of 7": a running head. */
static bool running_head(const char *p, const char *end)
{
	if (end - p > 90 || (!memchr(p, 'g', (size_t)(end - p)) && !memchr(p, 'G', (size_t)(end - p))))
		return false;
	for (const char *q = p; q + 9 < end; q++)
		if ((*q | 0x20) == 'p' && (q[2] | 0x20) == 'g' && !strncasecmp(q, "page ", 5) &&
		    isdigit((unsigned char)q[5])) {
			const char *r = q + 5;
			while (r < end && isdigit((unsigned char)*r))
				r++;
			if (end - r > 4 && !strncasecmp(r, " of ", 4) &&
			    isdigit((unsigned char)r[4]))
				return true;
		}
	return false;
}

static bool is_terminal(char c)
{
	return c == '.' || c == ':' || c == ';' || c == '!' || c == '?';
}

/* The last byte that matters: closing quotes and brackets are skipped. */
static char last_char(const char *p, const char *end)
{
	while (end > p && (end[-1] == '"' || end[-1] == ')' || end[-1] == ']' || end[-1] == '\'' ||
			   (unsigned char)end[-1] >= 0x80))
		end--;
	return end > p ? end[-1] : '\0';
}

/* Past the last byte of [a, b) that is not blank. */
static uint32_t trimmed_end(const char *text, uint32_t a, uint32_t b)
{
	uint32_t end = b;
	while (end > a && (unsigned char)text[end - 1] < 0x80 && blank_size(text + end - 1, text + end))
		end--;
	if (end == a || (unsigned char)text[end - 1] < 0x80)
		return end;
	/* a wide blank can only be told from its beginning */
	end = a;
	for (uint32_t p = a; p < b;) {
		uint32_t k = blank_size(text + p, text + b);
		p += k ? k : 1;
		if (!k)
			end = p;
	}
	return end;
}

static void read_lines(struct ll_letter *l, struct layout *lay)
{
	const struct source *s = l->source;
	lay->line = arena_raw_array(l->arena, struct line, s->nlines + 1);
	uint32_t gap = 0;
	bool page = false;
	for (uint32_t i = 0; i < s->nlines; i++) {
		uint32_t a = s->line_start[i],
			 b = i + 1 < s->nlines ? s->line_start[i + 1] : s->len;
		while (a < b) {
			uint32_t k = blank_size(s->text + a, s->text + b);
			if (!k)
				break;
			page |= s->text[a] == '\f';
			a += k;
		}
		const uint32_t end = trimmed_end(s->text, a, b);
		bool alone = gap || page || i + 1 == s->nlines;
		if (end > a && alone &&
		    (page_number(s->text + a, s->text + end) ||
		     running_head(s->text + a, s->text + end))) {
			const char *next =
				i + 1 < s->nlines ? s->text + s->line_start[i + 1] : "\n";
			if (lay->n && (isspace((unsigned char)*next) || *next == '\0')) {
				gap++;
				page = true;
				continue;
			}
		}
		if (end == a) {
			gap++;
			continue;
		}
		lay->line[lay->n++] = (struct line){ a, end, gap, page };
		gap = 0;
		page = false;
	}
}

static void measure(struct ll_letter *l, struct layout *lay)
{
	if (!lay->n)
		return;
	/*
	 * A text whose bulk is in very long lines is not wrapped; a few such lines, pasted into a
	 * wrapped text, say nothing of its width.
	 */
	enum { LONG = 150 };
	uint64_t all = 0, in_long = 0;
	uint32_t wrapped = 0, lines_of[LONG + 1] = { 0 }, width = 0;
	for (uint32_t i = 0; i < lay->n; i++) {
		const uint32_t len = lay->line[i].end - lay->line[i].start;
		all += len;
		if (len > LONG) {
			in_long += len;
			continue;
		}
		lines_of[len]++;
		wrapped++;
	}
	/* That of which one line in twenty is longer; of few lines the longest. */
	uint32_t below = wrapped < 20 ? wrapped : wrapped * 19 / 20 + 1;
	while (wrapped && below > lines_of[width])
		below -= lines_of[width++];
	lay->width = width < 40 || in_long * 2 > all ? 0 : width;
	/* Lines that break off in a sentence tell how lines are spaced; others end paragraphs. */
	uint32_t tight = 0, loose = 0;
	for (uint32_t i = 1; i < lay->n; i++) {
		const struct line *a = &lay->line[i - 1];
		const char *t = l->source->text;
		if (a->end - a->start >= lay->width * 3 / 4 &&
		    !is_terminal(last_char(t + a->start, t + a->end))) {
			tight += lay->line[i].gap == 0;
			loose += lay->line[i].gap == 1;
		}
	}
	lay->spacing = loose > tight && lay->width ? 1 : 0;
}

/* "1.", "2)", "(a)", "-", "*", a bullet, followed by a blank. */
static bool list_marker(const char *p, const char *end)
{
	const char *q = p;
	if (end - p > 2 && ((*p == '-' || *p == '*' || *p == 'o') && p[1] == ' '))
		return true;
	if (end - p > 3 && !memcmp(p, "\xe2\x80\xa2", 3))
		return true;
	if (q < end && *q == '(')
		q++;
	const char *r = q;
	while (r < end && r - q < 3 && isdigit((unsigned char)*r))
		r++;
	if (r == q && r < end && isalpha((unsigned char)*r) && *p == '(')
		r++;
	return r > q && end - r > 1 && (*r == ')' || (*r == '.' && *p != '(')) && r[1] == ' ';
}

/* "Decision rationale: ...", "State(s) of Licensure: ...": a few words, then a colon. */
static bool label_start(const char *p, const char *end)
{
	if (p == end || !isupper((unsigned char)*p))
		return false;
	uint32_t words = 1;
	for (const char *q = p; q < end && q - p < 60; q++) {
		if (*q == ':')
			return q - p >= 3 && words <= 6 && (q + 1 == end || q[1] == ' ');
		if (*q == ' ')
			words++;
		else if (!isalpha((unsigned char)*q) && !strchr("()/'-&", *q))
			return false;
	}
	return false;
}

static bool is_decision_word(const char *p, const char *end)
{
	static const char *const words[] = { "upheld", "overturned", "partially overturned",
					     "partially upheld", "modified", "approved", "denied",
					     "partially approved" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if ((size_t)(end - p) == strlen(words[i]) &&
		    !strncasecmp(p, words[i], strlen(words[i])))
			return true;
	return false;
}

/* "Norco 10/325 mg #60: Upheld": the heading of an item, whatever its length. */
static bool ends_decided(const char *p, const char *end)
{
	enum { LONGEST = 24 };
	const char *from = end - p > LONGEST ? end - LONGEST : p;
	if (!memchr(from, ':', (size_t)(end - from)))
		return false;
	for (const char *q = end; q > from; q--)
		if (q[-1] == ':') {
			while (q < end && *q == ' ')
				q++;
			return is_decision_word(q, end);
		}
	return false;
}

static bool starts_small(const char *p, const char *end)
{
	while (p < end && (*p == '"' || *p == '(' || *p == '['))
		p++;
	return p < end && (islower((unsigned char)*p) || isdigit((unsigned char)*p));
}

/* "CLINICAL CASE SUMMARY": letters, all of them capitals, and eight at least. */
static bool in_capitals(const char *p, const char *end)
{
	uint32_t letters = 0;
	for (; p < end; p++) {
		if (islower((unsigned char)*p))
			return false;
		letters += isupper((unsigned char)*p) != 0;
	}
	return letters >= 8;
}

/* Does line b go on with the paragraph of line a? */
static bool goes_on(const struct ll_letter *l, const struct layout *lay, const struct line *a,
		    const struct line *b)
{
	const char *t = l->source->text, *pa = t + a->start, *ea = t + a->end, *pb = t + b->start,
		   *eb = t + b->end;
	if (!lay->width)
		return false;
	uint32_t len = a->end - a->start, word = 0;
	while (pb + word < eb && pb[word] != ' ')
		word++;
	bool full = len + 1 + word > lay->width * 3 / 4;
	char last = last_char(pa, ea);
	bool open = !is_terminal(last);
	if (ea[-1] == ':' && is_decision_word(pb, eb))
		return b->gap <= lay->spacing + 1;
	if (ends_decided(pa, ea))
		return false;
	/* A heading between lines of prose, however a double-spaced letter sets it. */
	const bool caps_a = in_capitals(pa, ea), caps_b = in_capitals(pb, eb);
	if (caps_a != caps_b && (caps_a ? len : b->end - b->start) < lay->width * 3 / 4)
		return false;
	if (list_marker(pb, eb) &&
	    (!open || !full || isalpha((unsigned char)*pb) || *pb == '-' || *pb == '*'))
		return false;
	if (b->gap > lay->spacing) {
		if (!open || len < lay->width / 2 || label_start(pb, eb))
			return false;
		if (last == ',' || last == '-' ||
		    (starts_small(pb, eb) && islower((unsigned char)*pb)))
			return true;
		return b->page && full && !label_start(pa, ea) &&
		       (starts_small(pb, eb) ||
			(islower((unsigned char)last) && !isupper((unsigned char)pb[1])));
	}
	if (label_start(pb, eb) && (!open || !full || label_start(pa, ea)))
		return false;
	if (full)
		return true;
	return open &&
	       (starts_small(pb, eb) ? islower((unsigned char)*pb) || last == ','
				     : last == ',' && len > 20) &&
	       !label_start(pa, ea);
}

#define FLOW_BEHIND 16 /* bytes that can be read behind the flow; see vocabulary_word() */

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

/* How many of the eight bytes at p are surely plain: visible ASCII, and single blanks with such behind them. */
static uint32_t plain_eight(const char *p)
{
	const uint64_t ones = 0x0101010101010101u, tops = ones * 0x80;
	uint64_t x;
	memcpy(&x, p, sizeof x);
	const uint64_t low = x & ~tops, visible = (low + ones * (0x80 - 0x21)) & ~(low + ones) & ~x & tops;
	const uint64_t blank = ~((low ^ ones * ' ') + ones * 0x7f) & ~x & tops, pairs = blank & blank >> 8;
	if ((visible | blank) != tops || pairs)
		return 0;
	return p[7] == ' ' ? 7 : 8;
}

/* How much from p on is plain: visible ASCII, and single blanks between. */
static uint32_t plain_run(const char *p, const char *end)
{
	const char *q = p;
	for (uint32_t n = 8; n && end - q >= 8; q += n)
		n = plain_eight(q);
	while (q < end) {
		const unsigned char c = (unsigned char)*q;
		if (c - 0x21u > 0x7e - 0x21 &&
		    (c != ' ' || q + 1 >= end || (unsigned char)q[1] - 0x21u > 0x7e - 0x21))
			break;
		q++;
	}
	return (uint32_t)(q - p);
}

static void put_run(struct ll_letter *l, struct out *o, uint32_t at, uint32_t n)
{
	typedef uint32_t four __attribute__((vector_size(16)));
	four from = { at, at + 1, at + 2, at + 3 };
	while (o->n + n + 4 >= o->cap)
		make_room(l, o);
	memcpy(o->flow + o->n, l->source->text + at, n);
	for (uint32_t i = 0; i < n; i += 4, from += 4)
		memcpy(o->map + o->n + i, &from, sizeof from);
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
			if ((tab || cells >= 4) && label_start(t + at, t + line->end))
				put(l, o, '\n', first);
			else if (cells)
				put(l, o, ' ', first);
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

/* A hyphen at the end of a line, between letters: "home-" / "based". */
static bool hyphen_break(const struct ll_letter *l, const struct line *a, const struct line *b)
{
	const char *t = l->source->text;
	return a->end - a->start > 2 && t[a->end - 1] == '-' &&
	       isalpha((unsigned char)t[a->end - 2]) && isalpha((unsigned char)t[b->start]);
}

void letter_flow(struct ll_letter *l)
{
	struct layout lay = { 0 };
	read_lines(l, &lay);
	measure(l, &lay);
	struct out o = { .cap = l->source->len + 64 };
	o.flow = arena_raw(l->arena, o.cap + FLOW_BEHIND);
	o.map = arena_raw_array(l->arena, uint32_t, o.cap);
	for (uint32_t i = 0; i < lay.n; i++) {
		if (i) {
			const struct line *a = &lay.line[i - 1], *b = &lay.line[i];
			char last = l->source->text[a->end - 1];
			if (!goes_on(l, &lay, a, b))
				put(l, &o, '\n', a->end);
			else if (!hyphen_break(l, a, b) && last != '/')
				put(l, &o, ' ', a->end);
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
	uint32_t low = 0, high = l->nflow;
	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		if (l->map[mid] < off)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}
