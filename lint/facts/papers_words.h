/* SPDX-License-Identifier: MIT */
/* What is told not by a table but by its words: papers_silent.c, papers_open.c. */
#ifndef LL_FACTS_PAPERS_WORDS_H
#define LL_FACTS_PAPERS_WORDS_H

#include "facts/papers.h"

enum { PAPER_WORDS_MOST = 5 };

struct paper_words {
	uint32_t word[PAPER_WORDS_MOST],
		n;   /* the tokens that say what it is; n 0: it cannot be held against anything */
	bool demand; /* more is asked for than that it is there */
};
/* Of tokens [from, end). One word alone must say much. */
struct paper_words paper_words_of(const struct ll_letter *, uint32_t from, uint32_t end);
/* Two tokens are one word, a plural apart. */
static inline bool paper_same_word(const struct ll_letter *l, uint32_t a, uint32_t b)
{
	return sv_eq(paper_stem(l, a), paper_stem(l, b));
}
/* A fact of tokens [token, token + n): what is missing is added to the letter's, where it was found
 * is not. */
struct ll_fact *paper_words_fact(struct ll_letter *, uint32_t token, uint32_t n, bool missing);

/* Adds things of no table that are said to be missing, and told elsewhere as at hand. papers_open.c
 */
void papers_open(struct ll_letter *);

#endif
