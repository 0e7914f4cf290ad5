/* SPDX-License-Identifier: MIT */
/*
 * Lines and paragraphs. Layout is judged by the letter as a whole: how long its
 * full lines are, and whether one empty line is its line spacing or a paragraph.
 */
#include "letter/layout.h"

#include "base/lanes.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* blank_size() beyond ASCII */
uint32_t wide_blank_size(const char *p, const char *end)
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

/* "CLINICAL CASE SUMMARY": letters, all of them capitals, and eight at least. */
static bool in_capitals(const char *p, const char *end)
{
	uint32_t letters = 0;
	for (; p < end; p += LANES) {
		const lanes x = lanes_at(p);
		const uint32_t here = end - p < LANES ? (1u << (end - p)) - 1 : UINT16_MAX;
		if (lanes_tops(lanes_between(x, 'a', 'z')) & here)
			return false;
		letters += (uint32_t)__builtin_popcount(lanes_tops(lanes_between(x, 'A', 'Z')) & here);
	}
	return letters >= 8;
}

void layout_read(struct ll_letter *l, struct layout *lay)
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
		lay->line[lay->n++] =
			(struct line){ a, end, gap, page, in_capitals(s->text + a, s->text + end) };
		gap = 0;
		page = false;
	}
	measure(l, lay);
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

/* "Neck Complaints Page(s): 173": the end of a citation that the line before began. */
static bool cites(const char *p, const char *colon)
{
	static const char *const ends[] = { "Page(s)", "Pages", "Page", "page(s)", "Section(s)" };
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		const size_t n = strlen(ends[i]);
		if ((size_t)(colon - p) > n && !memcmp(colon - n, ends[i], n))
			return true;
	}
	return false;
}

/* "Decision rationale: ...", "State(s) of Licensure: ...": a few words, then a colon. */
bool layout_label(const char *p, const char *end)
{
	if (p == end || !isupper((unsigned char)*p))
		return false;
	uint32_t words = 1;
	for (const char *q = p; q < end && q - p < 60; q++) {
		if (*q == ':')
			return q - p >= 3 && words <= 6 && (q + 1 == end || q[1] == ' ') && !cites(p, q);
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

/* How many bytes from p on are before a blank. */
static uint32_t word_size(const char *p, const char *end)
{
	for (const char *q = p; q < end; q += LANES) {
		const uint32_t blanks = lanes_tops((lanes)(lanes_at(q) == ' '));
		if (blanks) {
			q += __builtin_ctz(blanks);
			return (uint32_t)((q < end ? q : end) - p);
		}
	}
	return (uint32_t)(end - p);
}

/* Does line b go on with the paragraph of line a? */
bool layout_goes_on(const struct ll_letter *l, const struct layout *lay, const struct line *a,
		    const struct line *b)
{
	const char *t = l->source->text, *pa = t + a->start, *ea = t + a->end, *pb = t + b->start,
		   *eb = t + b->end;
	if (!lay->width)
		return false;
	const uint32_t len = a->end - a->start, word = word_size(pb, eb);
	bool full = len + 1 + word > lay->width * 3 / 4;
	char last = last_char(pa, ea);
	bool open = !is_terminal(last);
	if (ea[-1] == ':' && is_decision_word(pb, eb))
		return b->gap <= lay->spacing + 1;
	if (ends_decided(pa, ea))
		return false;
	/* A heading between lines of prose, however a double-spaced letter sets it. */
	if (a->capitals != b->capitals && (a->capitals ? len : b->end - b->start) < lay->width * 3 / 4)
		return false;
	if (list_marker(pb, eb) &&
	    (!open || !full || isalpha((unsigned char)*pb) || *pb == '-' || *pb == '*'))
		return false;
	/* "1. ...", "2. ...": a list, however long its lines. */
	if (isdigit((unsigned char)*pb) && isdigit((unsigned char)*pa) && list_marker(pb, eb) &&
	    list_marker(pa, ea))
		return false;
	/* "Requests denied March 3, 2019:" below another field announces a list. */
	if (isupper((unsigned char)*pb) && eb[-1] == ':' && eb - pb < lay->width * 3 / 4 &&
	    layout_label(pa, ea))
		return false;
	if (b->gap > lay->spacing) {
		if (!open || len < lay->width / 2 || layout_label(pb, eb))
			return false;
		if (last == ',' || last == '-' ||
		    (starts_small(pb, eb) && islower((unsigned char)*pb)))
			return true;
		return b->page && full && !layout_label(pa, ea) &&
		       (starts_small(pb, eb) ||
			(islower((unsigned char)last) && !isupper((unsigned char)pb[1])));
	}
	if (layout_label(pb, eb) && (!open || !full || layout_label(pa, ea)))
		return false;
	if (full)
		return true;
	return open &&
	       (starts_small(pb, eb) ? islower((unsigned char)*pb) || last == ','
				     : last == ',' && len > 20) &&
	       !layout_label(pa, ea);
}

/* A hyphen at the end of a line, between letters: "home-" / "based". */
bool layout_hyphen_break(const struct ll_letter *l, const struct line *a, const struct line *b)
{
	const char *t = l->source->text;
	return a->end - a->start > 2 && t[a->end - 1] == '-' &&
	       isalpha((unsigned char)t[a->end - 2]) && isalpha((unsigned char)t[b->start]);
}
