/* SPDX-License-Identifier: MIT */
/* All phrases of the lexicon, found in one pass over the tokens. */
#include "letter/phrases.h"
#include "letter/places.h"
#include "lexicon/extra.h"
#include "profiles/set.h"

#include <stdlib.h>
#include <string.h>

/* The bytes of the phrase's word at w if the token is that word, else 0; the last may be a stem of the token. */
static size_t same_word(struct ll_sv token, const char *w, bool stem_fits)
{
	size_t n = 0;
	while (n < token.n && token.p[n] == w[n])
		n++;
	if (n == token.n && (!w[n] || w[n] == ' '))
		return n;
	if (!stem_fits || strchr(w, ' '))
		return 0;
	const size_t len = strlen(w);
	struct ll_sv stem[3];
	char y[64];
	for (uint32_t k = phrase_stems(token, stem, y); k--;)
		if (stem[k].n == len && !memcmp(stem[k].p, w, len))
			return len;
	return 0;
}

/* Tokens the phrase takes from token i, whose first word is known to fit; 0: it does not match. */
static inline uint32_t matches(const struct ll_letter *l, uint32_t i, const struct lex_phrase *p)
{
	const char *w = p->words + p->first;
	uint32_t at = i + 1;
	while (*w) {
		w++;
		const struct ll_token *t = tok(l, at), *next = tok(l, at + 1);
		if (at < l->tokens.n && sv_is(t->text, "-") && !(t->flags & LL_TOK_SPACE) &&
		    !(next->flags & LL_TOK_SPACE))
			t = tok(l, ++at);
		const size_t n = at >= l->tokens.n || t->flags & LL_TOK_PARAGRAPH
					 ? 0
					 : same_word(p->exact ? t->text : t->lower, w, !p->exact);
		if (!n)
			return 0;
		at++;
		w += n;
	}
	return at - i;
}

uint32_t phrase_at(const struct ll_letter *l, uint32_t i, const struct lex_phrase *p)
{
	return matches(l, i, p);
}

/* ---- What begins at one token ---- */

/* The longest phrase of each table. */
struct best {
	uint64_t tables; /* those of which there is one, a bit each */
	uint32_t ntokens[LEX_TABLES], turn[LEX_TABLES];
	const struct lex_phrase *phrase[LEX_TABLES];
};
_Static_assert(LEX_TABLES <= 64, "a bit each");

/* Takes a phrase of k tokens if no longer one of its table is known; of two as long the higher owner's. */
static inline void offer(struct best *best, const struct lex_phrase *p, uint32_t k, uint32_t turn)
{
	const uint32_t t = p->table, had = best->tables >> t & 1 ? best->ntokens[t] : 0;
	if (!k || k < had)
		return;
	if (k == had && (p->owner != best->phrase[t]->owner ? p->owner < best->phrase[t]->owner : turn >= best->turn[t]))
		return;
	best->tables |= (uint64_t)1 << t;
	best->ntokens[t] = k;
	best->turn[t] = turn;
	best->phrase[t] = p;
}

/* The tokens that a phrase takes from token i on, or 0; where one of few words was found is remembered. */
static uint32_t taken(const struct ll_letter *l, uint32_t i, struct longer *c, const struct ahead *a)
{
	if (c->nwords > 3)
		return matches(l, i, c->phrase);
	const uint32_t last = c->nwords == 3 ? a->behind : a->at;
	const uint64_t words = l->word_of[a->at] | (uint64_t)l->word_of[last] << 32;
	if (c->known != words) {
		if (!matches(l, i, c->phrase))
			return 0;
		c->known = words;
	}
	return last + 1 - i;
}

static void consider(const struct ll_letter *l, uint32_t i, struct longer *from, struct longer *end,
		     const struct ahead *ahead, const uint32_t *busy_until, struct best *best)
{
	const uint32_t heard = l->profile->chain;
	for (struct longer *c = from; c < end; c++)
		if (phrase_goes_on(c, ahead) && busy_until[c->table] <= i && heard >> c->owner & 1)
			offer(best, c->phrase, taken(l, i, c, ahead), c->turn);
}

/* The phrases of a user's profiles that begin with a word; those of a stem have no second. */
static void consider_extra(const struct ll_letter *l, uint32_t i, struct ll_sv word, uint32_t turn,
			   bool stem, bool as_written, const uint32_t *busy_until, struct best *best)
{
	uint32_t n;
	const struct lex_phrase *p = lex_extra_phrases(l->profiles->extra, word.p, word.n,
						       word_hash(word.p, word.n), &n);
	for (; n--; p++, turn++)
		if (!(p->nwords > 1 && stem) && !(p->exact && !as_written) && busy_until[p->table] <= i &&
		    l->profile->chain >> p->owner & 1)
			offer(best, p, matches(l, i, p), turn);
}

static void consider_all_extra(const struct ll_letter *l, uint32_t i, const uint32_t *busy_until, struct best *best)
{
	const struct ll_token *t = &l->tokens.v[i];
	const bool plain = sv_eq(t->lower, t->text);
	struct ll_sv stem[3];
	char y[64];
	enum { FIRST = 1 << 16 }; /* behind all turns of the built-in */
	consider_extra(l, i, t->lower, FIRST, false, plain, busy_until, best);
	if (!plain)
		consider_extra(l, i, t->text, 2 * FIRST, false, true, busy_until, best);
	for (uint32_t n = phrase_stems(t->lower, stem, y), k = 0; k < n; k++)
		consider_extra(l, i, stem[k], (3 + k) * FIRST, true, false, busy_until, best);
}

static void consider_longer(const struct ll_letter *l, uint32_t i, const struct phrases_of *p,
			    const struct ahead *ahead, const uint32_t *busy_until, struct best *best)
{
	uint64_t bits = ahead->next->forms & p->seconds;
	if (!p->from) {
		consider(l, i, p->longer, p->longer + p->nlonger, ahead, busy_until, best);
		return;
	}
	for (; bits; bits &= bits - 1) {
		const uint32_t bit = (uint32_t)__builtin_ctzll(bits);
		consider(l, i, p->longer + p->from[bit], p->longer + p->from[bit + 1], ahead, busy_until, best);
	}
}

static void consider_alone(const struct ll_letter *l, uint32_t i, const struct phrases_of *p,
			   const uint32_t *busy_until, struct best *best)
{
	const uint32_t heard = l->profile->chain;
	for (uint32_t k = 0; k < p->nalone; k++)
		if (busy_until[p->alone[k]->table] <= i && heard >> p->alone[k]->owner & 1)
			offer(best, p->alone[k], 1, k);
}

/* A user's profiles are the only ones behind the built-in. */
static const struct lex_entry *entry_of(const struct ll_letter *l, const struct lex_phrase *p)
{
	size_t n;
	return p->owner > profiles_nbuilt_in
		       ? lex_extra_entry(l->profiles->extra, p)
		       : lex_entries((enum lex_table)p->table, &n) + p->entry;
}

static inline void place_mark(struct ll_letter *l, uint32_t i, uint32_t table)
{
	place_add(l->mark_places + (size_t)table * (l->tokens.n / 64 + 1), i);
}

static void add_mark(struct ll_letter *l, uint32_t i, uint32_t ntokens, const struct lex_phrase *p)
{
	const uint64_t bit = (uint64_t)1 << p->table;
	if (p->hides)
		return;
	*VEC_PUSH(l->arena, &l->marks) = (struct mark){
		.token = i,
		.ntokens = ntokens,
		.table = p->table,
		.phrase = p->phrase,
		.owner = p->owner,
		.entry = entry_of(l, p),
	};
	place_mark(l, i, p->table);
	l->mark_begins[i] |= bit;
	for (uint32_t k = 0; k < ntokens; k++)
		l->mark_covers[i + k] |= bit;
}

/* Longest first; ties in table order. */
static void add_best(struct ll_letter *l, uint32_t i, struct best *best, uint32_t *busy_until)
{
	while (best->tables) {
		uint32_t t = (uint32_t)__builtin_ctzll(best->tables);
		for (uint64_t left = best->tables; left; left &= left - 1) {
			const uint32_t k = (uint32_t)__builtin_ctzll(left);
			if (best->ntokens[k] > best->ntokens[t])
				t = k;
		}
		add_mark(l, i, best->ntokens[t], best->phrase[t]);
		busy_until[t] = i + best->ntokens[t];
		best->tables &= ~((uint64_t)1 << t);
	}
}

/* The marks of the word alone, but of tables of which something longer begins here. */
static void add_alone(struct ll_letter *l, uint32_t i, struct phrases_of *p, uint64_t longer,
		      const uint32_t *busy_until)
{
	if (p->owned && p->chain != l->profile->chain)
		phrases_settle(p, l->profile->chain);
	uint64_t bits = 0;
	for (uint32_t k = 0; k < p->nmarks; k++) {
		const uint32_t table = p->marks[k].table;
		if (busy_until[table] > i || longer >> table & 1)
			continue;
		struct mark *m = VEC_PUSH(l->arena, &l->marks);
		*m = p->marks[k];
		m->token = i;
		place_mark(l, i, table);
		bits |= (uint64_t)1 << table;
	}
	l->mark_begins[i] |= bits;
	l->mark_covers[i] |= bits;
}

/* All that begins at token i, of one word and of several. */
static void add_marks(struct ll_letter *l, uint32_t i, struct phrases_of *p, uint32_t *busy_until,
		      struct best *best)
{
	struct ahead ahead;
	if (p->nlonger && phrase_look_ahead(l, i, p->seconds, &ahead))
		consider_longer(l, i, p, &ahead, busy_until, best);
	const uint64_t longer = best->tables;
	if (longer)
		add_best(l, i, best, busy_until);
	if (p->nmarks || p->owned)
		add_alone(l, i, p, longer, busy_until);
}

/* The same where a user's profiles have their say. */
static void add_marks_and_extra(struct ll_letter *l, uint32_t i, const struct phrases_of *p,
				uint32_t *busy_until, struct best *best)
{
	struct ahead ahead;
	if (p && p->nlonger && phrase_look_ahead(l, i, p->seconds, &ahead))
		consider_longer(l, i, p, &ahead, busy_until, best);
	if (p)
		consider_alone(l, i, p, busy_until, best);
	consider_all_extra(l, i, busy_until, best);
	add_best(l, i, best, busy_until);
}

void letter_marks(struct ll_letter *l)
{
	const bool extra = l->profiles && l->profiles->extra;
	const struct word *words = l->vocabulary->words;
	uint32_t busy_until[LEX_TABLES] = { 0 };
	struct best best = { 0 };
	l->mark_of = arena_raw_array(l->arena, uint32_t, l->tokens.n + 1);
	l->mark_begins = arena_array(l->arena, uint64_t, l->tokens.n + 1);
	l->mark_covers = arena_array(l->arena, uint64_t, l->tokens.n + 1);
	l->mark_places = arena_array(l->arena, uint64_t, (size_t)LEX_TABLES * (l->tokens.n / 64 + 1));
	l->marks.cap = l->tokens.n + 16;
	l->marks.v = arena_raw_array(l->arena, struct mark, l->marks.cap);
	for (uint32_t i = 0; i < l->tokens.n; i++) {
		struct phrases_of *p = words[l->word_of[i]].phrases;
		l->mark_of[i] = l->marks.n;
		if (l->tokens.v[i].kind == LL_TOK_PUNCT)
			continue;
		if (extra)
			add_marks_and_extra(l, i, p, busy_until, &best);
		else if (p)
			add_marks(l, i, p, busy_until, &best);
	}
	l->mark_of[l->tokens.n] = l->marks.n;
}

const struct mark *mark_begun(const struct ll_letter *l, uint32_t i, enum lex_table table)
{
	const struct mark *m = &l->marks.v[l->mark_of[i]];
	while (m->table != table)
		m++;
	return m;
}

const struct mark *mark_in(const struct ll_letter *l, uint32_t from, uint32_t to,
			   enum lex_table table)
{
	const uint32_t at = place_before(l, places_of_marks(l, table), from, to);
	return at < to && at < l->tokens.n ? mark_begun(l, at, table) : NULL;
}
