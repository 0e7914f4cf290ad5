/* SPDX-License-Identifier: MIT */
/* The steps of letter_sections(): where something begins, the sentences between, the sections of them. */
#ifndef LL_LETTER_SECTIONS_H
#define LL_LETTER_SECTIONS_H

#include "letter/places.h"

/* Where something begins, found before sentences are cut. */
struct border {
	uint32_t token;    /* the section's first */
	uint32_t body;     /* first token after the heading */
	uint32_t kind;     /* enum ll_section_kind */
	bool item;         /* begins an item */
	bool plain;        /* a heading of a plain-language letter */
	uint32_t heading_end, decision, decision_end; /* of an item; equal: none */
};

struct borders {
	VEC_OF(struct border) v;
};

/* ---- borders.c ---- */

/* Where sections and items begin, in order. Sets known_layout. */
void borders_find(struct ll_letter *, struct borders *);
/* Past "1.", "2)", "(a)", "#3", "IV." at the start of a paragraph at token i. */
uint32_t border_skip_marker(const struct ll_letter *, uint32_t i);

/* ---- sentences.c ---- */

/* Sentences end at their full stops, at a paragraph's end and where a section begins or its heading ends. */
void sentences_cut(struct ll_letter *, const struct borders *);

/* The first token of the next paragraph. */
static inline uint32_t paragraph_end(const struct ll_letter *l, uint32_t i)
{
	return place_next(l, l->paragraphs, i + 1);
}

#endif
