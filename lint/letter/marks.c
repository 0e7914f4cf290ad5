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

/* ---- Phrases of several words ---- */

/* The longest phrase of each table that begins at one token. */
struct best {
	uint64_t tables; /* those of which there is one, a bit each */
	struct rival {
		struct mark mark;
		uint32_t turn;
		bool hides;
	} of[LEX_TABLES];
};
_Static_assert(LEX_TABLES <= 64, "a bit each");

struct finder {
	struct ll_letter *l;
	uint32_t heard;      /* the profiles whose phrases count */
	/* Those that hide: they cover their tokens while others are looked for, and make no marks. */
	VEC_OF(struct mark) hidden;
	struct best best;
	VEC_OF(struct mark) marks; /* by token, then by table */
	uint64_t *begin;     /* the tokens that one begins at */
};

/* Takes a phrase of k tokens if no longer one of its table is known; of two as long the higher owner's. */
static inline void offer(struct best *best, const struct mark *m, uint32_t turn, bool hides)
{
	struct rival *r = &best->of[m->table];
	const uint64_t bit = (uint64_t)1 << m->table;
	const uint32_t had = best->tables & bit ? r->mark.ntokens : 0;
	if (!m->ntokens || m->ntokens < had)
		return;
	if (m->ntokens == had && (m->owner != r->mark.owner ? m->owner < r->mark.owner : turn >= r->turn))
		return;
	best->tables |= bit;
	*r = (struct rival){ *m, turn, hides };
}

static inline bool is_free(const struct finder *f, uint32_t i, uint32_t table, uint32_t owner)
{
	return !(f->l->mark_covers[i] >> table & 1) && f->heard >> owner & 1;
}

/* As same_word(), of a phrase's last; what was found is remembered. */
static bool fits_by_stem(const struct ll_letter *l, uint32_t at, struct longer *c)
{
	const uint32_t word = l->small_of[at];
	if (c->exact || !(l->vocabulary->words[l->word_of[at]].is & WORD_STEMS))
		return false;
	if (word == c->last)
		return true;
	if (!same_word(l->tokens.v[at].lower, strrchr(c->phrase->words, ' ') + 1, true))
		return false;
	c->last = word;
	return true;
}

/* The tokens that a phrase takes from token i on, the next of which is at `at`; 0: it does not match. */
static inline uint32_t taken(const struct ll_letter *l, uint32_t i, uint32_t at, struct longer *c)
{
	const uint32_t *of = c->exact ? l->word_of : l->small_of, n = l->tokens.n, last = c->nwords - 2u;
	if (!c->words[0])
		phrases_ask_words(l->vocabulary, c);
	for (uint32_t k = 0;; k++) {
		const uint32_t word = k < 2 ? c->words[k] : c->rest[k - 2];
		if (k == last)
			return of[at] == word || fits_by_stem(l, at, c) ? at + 1 - i : 0;
		if (of[at] != word)
			return 0;
		at = phrase_next(l, at);
		if (at == n)
			return 0;
	}
}

/* The tokens that a phrase may begin with: token i and the next, and the words behind them. */
struct opening {
	uint32_t i, next;
	uint32_t third[2]; /* the number of the word, in small letters and as written; 0: none */
	bool stems;        /* it has some */
};

static inline struct opening opening_at(const struct ll_letter *l, uint32_t i, uint32_t next)
{
	const uint32_t at = phrase_next(l, next);
	if (at >= l->tokens.n)
		return (struct opening){ i, next, { 0, 0 }, false };
	const uint32_t word = l->word_of[at];
	return (struct opening){ i, next, { l->small_of[at], word }, l->vocabulary->words[word].is & WORD_STEMS };
}

/* The third word is another: so it is of most. */
static inline bool goes_astray(const struct opening *o, const struct longer *c)
{
	return (c->nwords > 2) & (c->words[0] != 0) & (c->words[1] != o->third[c->exact]) & ((c->nwords > 3) | !o->stems);
}

static inline void consider(struct finder *f, const struct opening *o, struct longer *c)
{
	const uint32_t i = o->i;
	for (bool more = c; more; c++) {
		more = c->goes_on;
		if (goes_astray(o, c) || !is_free(f, i, c->table, c->owner))
			continue;
		const uint32_t ntokens = taken(f->l, i, o->next, c);
		if (!ntokens)
			continue;
		const struct mark m = {
			.token = i,
			.ntokens = ntokens,
			.table = c->table,
			.phrase = c->phrase->phrase,
			.owner = c->owner,
			.entry = c->entry,
		};
		offer(&f->best, &m, c->turn, c->phrase->hides);
	}
}

/* The second word may be the last, and then be the next word's stem. */
static void consider_stems(struct finder *f, const struct opening *o)
{
	const struct ll_letter *l = f->l;
	struct ll_sv stem[3];
	char y[64];
	for (uint32_t n = phrase_stems(l->tokens.v[o->next].lower, stem, y), k = 0; k < n; k++)
		consider(f, o, pair_find(l->vocabulary->pairs, l->word_of[o->i], word_hash(stem[k].p, stem[k].n)));
}

static void consider_longer(struct finder *f, uint32_t i, uint32_t next)
{
	const struct ll_letter *l = f->l;
	const struct opening o = opening_at(l, i, next);
	consider(f, &o, pair_find(l->vocabulary->pairs, l->word_of[i], l->token_hash[next]));
	if (l->vocabulary->words[l->word_of[next]].is & WORD_STEMS)
		consider_stems(f, &o);
}

static void add_longer(struct finder *f, const struct rival *r)
{
	struct ll_letter *l = f->l;
	const struct mark *m = &r->mark;
	const uint64_t bit = (uint64_t)1 << m->table;
	for (uint32_t k = m->token; k < m->token + m->ntokens; k++)
		l->mark_covers[k] |= bit;
	if (r->hides) {
		*VEC_PUSH(l->arena, &f->hidden) = *m;
		return;
	}
	l->mark_begins[m->token] |= bit;
	place_add(f->begin, m->token);
	*VEC_PUSH(l->arena, &f->marks) = *m;
}

static void add_best(struct finder *f)
{
	for (uint64_t *tables = &f->best.tables; *tables; *tables &= *tables - 1)
		add_longer(f, &f->best.of[__builtin_ctzll(*tables)]);
}

/*
 * Tokens that a phrase may begin with, some at a time: what is known of two
 * words is somewhere in a large table, so it is asked for before the first is
 * waited for.
 */
struct begun {
	uint32_t n;
	struct {
		uint32_t token, next;
		struct phrase_pair *slot;
	} v[64];
};

static void consider_begun(struct finder *f, struct begun *b)
{
	const struct ll_letter *l = f->l;
	const struct vocabulary *v = l->vocabulary;
	for (uint32_t k = 0; k < b->n; k++) {
		const uint32_t next = b->v[k].next;
		b->v[k].slot = pair_slot(v->pairs, pair_key(l->word_of[b->v[k].token], l->token_hash[next]));
		__builtin_prefetch(b->v[k].slot);
		__builtin_prefetch(&v->words[l->word_of[next]]);
	}
	for (uint32_t k = 0; k < b->n; k++)
		__builtin_prefetch(b->v[k].slot->v);
	for (uint32_t k = 0; k < b->n; k++) {
		consider_longer(f, b->v[k].token, b->v[k].next);
		if (f->best.tables)
			add_best(f);
	}
	b->n = 0;
}

static void find_longer(struct finder *f)
{
	const struct ll_letter *l = f->l;
	struct begun b;
	b.n = 0;
	PLACES_EACH (i, l, l->longer_words) {
		const uint32_t next = phrase_next(l, i);
		b.v[b.n].token = i;
		b.v[b.n].next = next;
		b.n += phrase_may_begin(l, i, next) & (next < l->tokens.n);
		if (b.n == sizeof b.v / sizeof *b.v)
			consider_begun(f, &b);
	}
	consider_begun(f, &b);
}

/* ---- Where a user's profiles have their say ---- */

/* A user's profiles are the only ones behind the built-in. */
static const struct lex_entry *entry_of(const struct ll_letter *l, const struct lex_phrase *p)
{
	size_t n;
	return p->owner > profiles_nbuilt_in
		       ? lex_extra_entry(l->profiles->extra, p)
		       : lex_entries((enum lex_table)p->table, &n) + p->entry;
}

static void offer_phrase(struct finder *f, uint32_t i, uint32_t ntokens, const struct lex_phrase *p, uint32_t turn)
{
	const struct mark m = {
		.token = i,
		.ntokens = ntokens,
		.table = p->table,
		.phrase = p->phrase,
		.owner = p->owner,
		.entry = entry_of(f->l, p),
	};
	offer(&f->best, &m, turn, p->hides);
}

/* The phrases of a user's profiles that begin with a word; those of a stem have no second. */
static void consider_extra(struct finder *f, uint32_t i, struct ll_sv word, uint32_t turn, bool stem, bool as_written)
{
	uint32_t n;
	const struct lex_phrase *p = lex_extra_phrases(f->l->profiles->extra, word.p, word.n,
						       word_hash(word.p, word.n), &n);
	for (; n--; p++, turn++)
		if (!(p->nwords > 1 && stem) && !(p->exact && !as_written) && is_free(f, i, p->table, p->owner))
			offer_phrase(f, i, matches(f->l, i, p), p, turn);
}

static void consider_all_extra(struct finder *f, uint32_t i)
{
	const struct ll_token *t = &f->l->tokens.v[i];
	const bool plain = sv_eq(t->lower, t->text);
	struct ll_sv stem[3];
	char y[64];
	enum { FIRST = 1 << 16 }; /* behind all turns of the built-in */
	consider_extra(f, i, t->lower, FIRST, false, plain);
	if (!plain)
		consider_extra(f, i, t->text, 2 * FIRST, false, true);
	for (uint32_t n = phrase_stems(t->lower, stem, y), k = 0; k < n; k++)
		consider_extra(f, i, stem[k], (3 + k) * FIRST, true, false);
}

/* All phrases, of one word and of several: those of one word may be longer ones' rivals here. */
static void find_all(struct finder *f)
{
	const struct ll_letter *l = f->l;
	for (uint32_t i = 0; i < l->tokens.n; i++) {
		const struct phrases_of *p = l->phrases[i];
		if (l->tokens.v[i].kind == LL_TOK_PUNCT)
			continue;
		const uint32_t next = phrase_next(l, i);
		if (next < l->tokens.n && place_in(l->longer_words, i))
			consider_longer(f, i, next);
		for (uint32_t k = 0; p && k < p->nalone; k++)
			if (is_free(f, i, p->alone[k]->table, p->alone[k]->owner))
				offer_phrase(f, i, 1, p->alone[k], k);
		consider_all_extra(f, i);
		add_best(f);
	}
}

/* ---- Words that are phrases by themselves ---- */

/* The marks of the word, but of tables of which something longer covers it. */
static void add_alone(struct ll_letter *l, uint32_t i, struct phrases_of *p)
{
	const uint64_t busy = l->mark_covers[i];
	const size_t size = l->tokens.n / 64 + 1;
	if (p->owned && p->chain != l->profile->chain)
		phrases_settle(p, l->profile->chain);
	if (l->marks.n + p->nmarks > l->marks.cap)
		l->marks.v = arena_grow(l->arena, l->marks.v, l->marks.n, &l->marks.cap, sizeof *l->marks.v);
	/* without branches, which would be taken at random */
	struct mark *m = l->marks.v + l->marks.n;
	for (uint32_t k = 0; k < p->nmarks; k++) {
		const uint32_t table = p->marks[k].table, is_free = !(busy >> table & 1);
		*m = p->marks[k];
		m->token = i;
		m += is_free;
		l->mark_places[table * size + i / 64] |= (uint64_t)is_free << i % 64;
	}
	l->marks.n = (uint32_t)(m - l->marks.v);
	l->mark_begins[i] |= p->tables & ~busy;
	l->mark_covers[i] |= p->tables & ~busy;
}

/* Puts a mark among those of token i from `first` on. */
static void add_in_order(struct ll_letter *l, uint32_t i, uint32_t first, const struct mark *m)
{
	const size_t size = l->tokens.n / 64 + 1;
	struct mark *at = VEC_PUSH(l->arena, &l->marks);
	for (; at > l->marks.v + first && at[-1].table > m->table; at--)
		*at = at[-1];
	*at = *m;
	place_add(l->mark_places + m->table * size, i);
}

/* Puts the marks of the letter in order. */
static void gather_marks(struct finder *f, const uint64_t *alone)
{
	struct ll_letter *l = f->l;
	uint32_t next = 0;
	uint64_t *all = places_new(l);
	places_add(l, all, f->begin);
	places_add(l, all, alone);
	PLACES_EACH (i, l, all) {
		enum { AHEAD = 16 };
		__builtin_prefetch(l->phrases[i + AHEAD < l->tokens.n ? i + AHEAD : i]);
		const uint32_t first = l->mark_of[i] = l->marks.n;
		if (place_in(alone, i))
			add_alone(l, i, l->phrases[i]);
		if (place_in(f->begin, i))
			for (; next < f->marks.n && f->marks.v[next].token == i; next++)
				add_in_order(l, i, first, &f->marks.v[next]);
	}
}

static void uncover_hidden(struct finder *f)
{
	for (uint32_t k = 0; k < f->hidden.n; k++) {
		const struct mark *m = &f->hidden.v[k];
		for (uint32_t i = m->token; i < m->token + m->ntokens; i++)
			f->l->mark_covers[i] &= ~((uint64_t)1 << m->table);
	}
}

void letter_marks(struct ll_letter *l)
{
	const bool extra = l->profiles && l->profiles->extra;
	const uint32_t n = l->tokens.n + 1;
	struct finder f = { .l = l, .heard = l->profile->chain };
	l->mark_of = arena_raw_array(l->arena, uint32_t, n);
	l->mark_begins = arena_array(l->arena, uint64_t, 2 * (size_t)n);
	l->mark_covers = l->mark_begins + n;
	f.begin = places_new(l);
	l->mark_places = arena_array(l->arena, uint64_t, (size_t)LEX_TABLES * (l->tokens.n / 64 + 1));
	l->marks.cap = f.marks.cap = n + LEX_TABLES;
	l->marks.v = arena_raw_array(l->arena, struct mark, l->marks.cap);
	f.marks.v = arena_raw_array(l->arena, struct mark, f.marks.cap);
	if (extra)
		find_all(&f);
	else
		find_longer(&f);
	gather_marks(&f, extra ? places_new(l) : l->alone_words);
	uncover_hidden(&f);
}

const struct mark *mark_in(const struct ll_letter *l, uint32_t from, uint32_t to,
			   enum lex_table table)
{
	const uint32_t at = place_before(l, places_of_marks(l, table), from, to);
	return at < to && at < l->tokens.n ? mark_begun(l, at, table) : NULL;
}
