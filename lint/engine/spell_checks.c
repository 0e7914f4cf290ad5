/* SPDX-License-Identifier: MIT */
/* What checks may ask of spelling. What was found out of a word is kept with it: letters share their slips too. */
#include "engine/ctx.h"
#include "letter/places.h"

#include <string.h>

/* A bit of struct word_more's `asked` each. */
enum asked { ASKED_NEAR = 1, ASKED_SUGGEST = 2 };

static uint32_t known_word(const struct ll_ctx *c, struct ll_sv word)
{
	return word.n ? vocabulary_word_of(c->letter->vocabulary, word.p, word.n) : 0;
}

uint32_t ll_spell(struct ll_ctx *c, struct ll_sv word)
{
	if (policy_knows(c->policy, word))
		return LL_SPELT_RIGHT;
	struct vocabulary *v = c->letter->vocabulary;
	const uint32_t number = known_word(c, word);
	struct word_more *w = &v->more[number];
	if (!w->spelling)
		w->spelling = (uint8_t)(speller_check(c->speller, word) + 1);
	if (w->spelling == 1 + LL_SPELT_RIGHT)
		v->words[number].is &= (uint16_t)~WORD_UNPROVED;
	return w->spelling - 1u;
}

uint32_t ll_unproved(struct ll_ctx *c, uint32_t from, uint32_t shortest)
{
	const struct ll_letter *l = c->letter;
	const struct vocabulary *v = l->vocabulary;
	const uint64_t *some = shortest < UNPROVED_FROM ? l->words : l->unproved;
	for (uint32_t i = place_next(l, some, from); i < l->tokens.n; i = place_next(l, some, i + 1)) {
		const uint32_t w = l->word_of[i];
		if (v->words[w].n >= shortest && v->more[w].spelling != 1 + LL_SPELT_RIGHT)
			return i;
	}
	return l->tokens.n;
}

/* Keeps *found with the word, or gives what is kept. */
static struct ll_sv remembered(struct ll_ctx *c, struct ll_sv word, enum asked what,
			       struct ll_sv ask(struct speller *, struct arena *, struct ll_sv))
{
	struct word_more *w = &c->letter->vocabulary->more[known_word(c, word)];
	const char **kept = what == ASKED_NEAR ? &w->near_term : &w->suggestion;
	if (!(w->asked & what)) {
		const struct ll_sv found = ask(c->speller, c->arena, word);
		w->asked |= (uint8_t)what;
		*kept = found.n ? arena_strndup(c->letter->vocabulary->arena, found.p, found.n) : NULL;
	}
	return *kept ? (struct ll_sv){ *kept, strlen(*kept) } : (struct ll_sv){ NULL, 0 };
}

struct ll_sv ll_spell_suggest(struct ll_ctx *c, struct ll_sv word)
{
	return remembered(c, word, ASKED_SUGGEST, speller_suggest);
}

struct ll_sv ll_spell_near_term(struct ll_ctx *c, struct ll_sv word)
{
	return remembered(c, word, ASKED_NEAR, speller_near_term);
}
