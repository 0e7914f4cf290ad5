/* SPDX-License-Identifier: MIT */
/*
 * Which profile a letter is held against: the one that the signals found in
 * it speak for most. What a profile extends counts for it too, so that a
 * user's own variant of a family needs only the signals that tell it apart;
 * without one of its own it is never chosen. Of two alike the one of which
 * the letter speaks first is chosen.
 */
#include "profiles/detect.h"

#include "letter/phrases.h"
#include "letter/places.h"
#include "lexicon/extra.h"

#include <string.h>

enum { OPENING = 400 /* tokens */, INDENT = 4 /* tokens before a heading: "1. (a)" */ };

/* Where a heading could stand: a paragraph begins here, or a colon follows. */
static bool heading_place(const struct ll_letter *l, uint32_t i, uint32_t n)
{
	if (!(tok(l, i)->flags & LL_TOK_CAPITAL))
		return false;
	for (uint32_t k = 0; k <= INDENT && k <= i; k++) {
		if (tok(l, i - k)->flags & LL_TOK_PARAGRAPH)
			return true;
		if (tok(l, i - k)->kind == LL_TOK_WORD && k)
			break;
	}
	return tok_is(l, i + n, ":");
}

static bool in_place(const struct ll_letter *l, const struct profile_signal *s, uint32_t i,
		     uint32_t n)
{
	switch (s->place) {
	case PLACE_OPENING:
		return i < OPENING;
	case PLACE_HEADING:
		return heading_place(l, i, n);
	default:
		return true;
	}
}

/* Which of all signals were found: a user's behind the built-in. */
struct search {
	struct ll_letter *l;
	uint8_t *seen;
	size_t nbuilt_in;
};

static void note(struct search *s, const struct lex_phrase *p, uint32_t i,
		 const struct lex_extra *x)
{
	const size_t index = x ? lex_extra_entry(x, p)->index : p->entry;
	const struct profile_signal *signal =
		x ? &s->l->profiles->signals.v[index] : &profiles_signals[index];
	uint8_t *seen = &s->seen[index + (x ? s->nbuilt_in : 0)];
	const uint32_t n = *seen ? 0 : phrase_at(s->l, i, p);
	if (!n || !in_place(s->l, signal, i, n))
		return;
	*seen = 1;
	*VEC_PUSH(s->l->arena, &s->l->signals) = (struct found_signal){ signal, i, n };
}

static void search_built_in(struct search *s, uint32_t i)
{
	const struct ll_letter *l = s->l;
	const uint32_t next = phrase_next(l, i);
	if (!phrase_may_begin(l, i, next) && !phrase_may_begin(l, i, l->tokens.n))
		return;
	const struct phrases_of *p = l->phrases[i];
	for (uint32_t k = 0; p && k < p->nsignals; k++) {
		const struct signal *c = &p->signals[k];
		if (!c->second || (next < l->tokens.n && c->second == l->token_hash[next]))
			note(s, c->phrase, i, NULL);
	}
}

static void search_extra_of(struct search *s, uint32_t i, struct ll_sv word, bool as_written)
{
	const struct profiles *set = s->l->profiles;
	const uint32_t hash = word_hash(word.p, word.n);
	uint32_t n = 0;
	const struct lex_phrase *p = lex_may_signal(set->signal_words, hash)
					     ? lex_extra_phrases(set->extra, word.p, word.n, hash, &n)
					     : NULL;
	for (; n; n--, p++)
		if (p->owner == LEX_NOBODY && (p->exact ? as_written : 1))
			note(s, p, i, set->extra);
}

static void search_extra(struct search *s, uint32_t i)
{
	const struct ll_token *t = &s->l->tokens.v[i];
	const bool plain = sv_eq(t->lower, t->text);
	search_extra_of(s, i, t->lower, plain);
	if (!plain)
		search_extra_of(s, i, t->text, true);
}

static void find_signals(struct ll_letter *l)
{
	const bool extra = l->profiles && l->profiles->extra;
	struct search s = { .l = l };
	lex_entries(LEX_SIGNALS, &s.nbuilt_in);
	s.seen = arena_array(l->arena, uint8_t,
			     s.nbuilt_in + (l->profiles ? l->profiles->signals.n : 0) + 1);
	if (!extra) {
		PLACES_EACH (i, l, l->signal_words)
			search_built_in(&s, i);
		return;
	}
	for (uint32_t i = 0; i < l->tokens.n; i++) {
		search_built_in(&s, i);
		search_extra(&s, i);
	}
}

uint32_t profile_score(const struct ll_letter *l, const struct profile *p, uint32_t layout)
{
	uint32_t score = 0;
	for (uint32_t k = 0; k < l->signals.n; k++) {
		const struct profile_signal *s = l->signals.v[k].signal;
		if (layout ? s->owner == p->layouts_of && s->layout == layout
			   : !s->layout && p->chain >> s->owner & 1)
			score += s->weight;
	}
	return score;
}

/* The first signal of its own; none: it cannot be chosen. */
static uint32_t first_signal(const struct ll_letter *l, const struct profile *p)
{
	for (uint32_t k = 0; k < l->signals.n; k++)
		if (l->signals.v[k].signal->owner == p->owner && !l->signals.v[k].signal->layout)
			return k;
	return UINT32_MAX;
}

static const struct profile *choose(const struct ll_letter *l)
{
	const struct profile *best = profiles_at(l->profiles, 1);
	uint32_t most = 0, earliest = UINT32_MAX;
	const uint32_t n = l->signals.n ? profiles_count(l->profiles) : 0;
	for (uint32_t i = 1; i <= n; i++) {
		const struct profile *p = profiles_at(l->profiles, i);
		const uint32_t first = first_signal(l, p);
		const uint32_t score = first == UINT32_MAX ? 0 : profile_score(l, p, 0);
		if (score < PROFILE_NEEDED || (score == most ? first >= earliest : score < most))
			continue;
		best = p;
		most = score;
		earliest = first;
	}
	return best;
}

static const struct profile_layout *choose_layout(const struct ll_letter *l)
{
	const struct profile *p = l->profile;
	uint32_t most = 0;
	const struct profile_layout *best = NULL;
	for (uint32_t i = 1; i <= p->nlayouts; i++) {
		const uint32_t score = profile_score(l, p, i);
		if (score > most) {
			most = score;
			best = &p->layouts[i - 1];
		}
	}
	return best;
}

/* What the layout asks for stands behind what all do. */
static void gather_required(struct ll_letter *l)
{
	const struct profile *p = l->profile;
	const uint32_t more = l->layout ? l->layout->nrequired : 0;
	l->required = p->required;
	l->nrequired = p->nrequired + more;
	if (!more)
		return;
	struct ll_required *all = arena_array(l->arena, struct ll_required, l->nrequired);
	if (p->nrequired)
		memcpy(all, p->required, p->nrequired * sizeof *all);
	memcpy(all + p->nrequired, l->layout->required, more * sizeof *all);
	l->required = all;
}

void letter_profile(struct ll_letter *l, const struct profile *wanted)
{
	find_signals(l);
	l->profile = wanted ? wanted : choose(l);
	l->layout = choose_layout(l);
	gather_required(l);
}
