/* SPDX-License-Identifier: MIT */
/* How a letter is laid out: its lines, and which of them go on with the paragraph of the line before. */
#ifndef LL_LETTER_LAYOUT_H
#define LL_LETTER_LAYOUT_H

#include "letter/letter.h"

struct line {
	uint32_t start, end; /* trimmed */
	uint32_t gap;        /* empty lines before it */
	bool page;           /* a page break in that gap */
	bool capitals;       /* all its letters, eight at least */
};

struct layout {
	struct line *line;
	uint32_t n;
	uint32_t width;   /* of a full line, bytes; 0: lines are whole paragraphs */
	uint32_t spacing; /* empty lines between the lines of one paragraph */
};

/* Finds the lines that are not empty, nor page numbers or running heads, and measures them. */
void layout_read(struct ll_letter *, struct layout *);
/* Does line b go on with the paragraph of line a? */
bool layout_goes_on(const struct ll_letter *, const struct layout *, const struct line *a,
		    const struct line *b);
/* A hyphen at the end of line a, between letters: "home-" / "based". */
bool layout_hyphen_break(const struct ll_letter *, const struct line *a, const struct line *b);
/* "Decision rationale: ...", "State(s) of Licensure: ...": a few words, then a colon. */
bool layout_label(const char *p, const char *end);

/* blank_size() beyond ASCII */
uint32_t wide_blank_size(const char *p, const char *end);

/* White space of any kind at p: its size in bytes, else 0. Soft hyphens and zero-width marks
 * count. */
static inline uint32_t blank_size(const char *p, const char *end)
{
	const unsigned char c = (unsigned char)*p;
	return c <= ' ' || c == 0x7f ? 1 : c < 0x80 ? 0 : wide_blank_size(p, end);
}

#endif
