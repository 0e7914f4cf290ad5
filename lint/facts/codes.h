/* SPDX-License-Identifier: MIT */
/* What the parts of the extractor of codes share. */
#ifndef LL_FACTS_CODES_H
#define LL_FACTS_CODES_H

#include "facts/request.h"

enum { LONGEST_CODE = 12 };

struct code {
	char text[LONGEST_CODE];
	uint32_t n, ntokens;
};

/* The code's characters at token i: "M54" "." "16", "722.52", "E0730"; n 0: none. */
struct code code_spelt(const struct ll_letter *, uint32_t i);
/* The table's row for the code or the longest row it begins with. */
const struct lex_entry *code_row(enum lex_table, const struct code *);
/* "ICD-10", "CPT", "diagnosis code" before token i, a colon or bracket between. */
bool code_announced(const struct ll_letter *, uint32_t i);
/* Back over "(", "ICD", "-", "10", "code" to the last word before them. */
uint32_t code_words_before(const struct ll_letter *, uint32_t i);
/* "(M17.11)", "(ICD-10 M17.11)": `before` is code_words_before() of the code. */
bool code_bracketed(const struct ll_letter *, uint32_t i, uint32_t before);
/* "hypertension and asthma (I10, J45.909)": several codes in one list go with several words. */
bool code_heads_list(const struct ll_letter *, uint32_t end);
/* A new LL_CODE of this row's system. */
struct ll_fact *code_add(struct ll_letter *, uint32_t i, const struct code *, const struct lex_entry *row);
/* The key is one of a '|'-separated list. */
bool code_listed(struct ll_sv key, struct ll_sv list);

/* codes_parts.c: the code at token i against the part and the side of the words before it or behind it. `f`: its fact, or
 * NULL, then added if they disagree. */
void code_on_part(struct ll_letter *, uint32_t i, const struct code *, struct ll_fact *f);

#endif
