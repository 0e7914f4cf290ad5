/* SPDX-License-Identifier: MIT */
/* What the reviewers of a panel say one by one, against what the letter says that the panel decides. */
#ifndef LL_CHECKS_VOTES_H
#define LL_CHECKS_VOTES_H

#include "said_of.h"

enum { MOST_VOTES = 12 };

struct votes {
	const struct ll_fact *cast[MOST_VOTES]; /* the last of each reviewer */
	uint32_t label[MOST_VOTES];
	uint32_t n, granted, denied;
};

/* Whose vote it is: by the word behind "Reviewer" at the head of the sentence or of its paragraph; 0: nobody's. */
static inline uint32_t voter_of(const struct ll_letter *letter, const struct ll_fact *f)
{
	static const char voters[] = "reviewer|physician|doctor|dr|member|panelist|expert";
	size_t n, ns;
	const uint32_t *hash = ll_hashes(letter);
	const struct ll_sentence *s = ll_sentences(letter, &ns);
	ll_tokens(letter, &n);
	uint32_t first = s[f->sentence].token;
	if (!ll_word_in(letter, first, voters))
		first = paragraph_of(letter, f);
	const uint32_t i = first + 1 + ll_word_in(letter, first + 1, ".|#");
	return ll_word_in(letter, first, voters) && i < n ? hash[i] : 0;
}

static inline void add_vote(const struct ll_letter *letter, struct votes *v, const struct ll_fact *f)
{
	const uint32_t label = f->u.decision.dissent ? voter_of(letter, f) : 0;
	uint32_t k = 0;
	if (!label || (f->u.decision.outcome != LL_GRANTED && f->u.decision.outcome != LL_DENIED))
		return;
	while (k < v->n && v->label[k] != label)
		k++;
	if (k == MOST_VOTES)
		return;
	v->n += k == v->n;
	v->label[k] = label;
	v->cast[k] = f;
}

/* A vote of the majority, or NULL: there are not three and more, or it is not clear. */
static inline const struct ll_fact *majority_of(const struct ll_letter *letter)
{
	struct votes v = { .n = 0 };
	LL_FOREACH (f, letter, LL_CONCLUSION)
		add_vote(letter, &v, f);
	LL_FOREACH (f, letter, LL_DECISION)
		add_vote(letter, &v, f);
	for (uint32_t k = 0; k < v.n; k++)
		*(v.cast[k]->u.decision.outcome == LL_GRANTED ? &v.granted : &v.denied) += 1;
	for (uint32_t k = 0; k < v.n && v.n >= 3; k++)
		if ((v.cast[k]->u.decision.outcome == LL_GRANTED) == (v.granted > v.denied) && v.granted != v.denied)
			return v.cast[k];
	return NULL;
}

#endif
