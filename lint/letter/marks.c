/* SPDX-License-Identifier: MIT */
/* All phrases of the lexicon, found in one pass over the tokens. */
#include "letter/places.h"
#include "lexicon/extra.h"
#include "profiles/set.h"

#include <stdlib.h>
#include <string.h>

/* The word without a plural or possessive s: up to three forms. Returns how many. */
static uint32_t stems(struct ll_sv w, struct ll_sv out[3], char y[64])
{
	uint32_t n = 0;
	if (w.n > 2 && w.p[w.n - 1] == 's' && w.p[w.n - 2] == '\'')
		out[n++] = (struct ll_sv){ w.p, w.n - 2 };
	else if (w.n > 3 && w.p[w.n - 1] == 's' && w.p[w.n - 2] != 's') {
		out[n++] = (struct ll_sv){ w.p, w.n - 1 };
		if (w.p[w.n - 2] == 'e')
			out[n++] = (struct ll_sv){ w.p, w.n - 2 };
		if (w.n > 4 && w.n < 64 && w.p[w.n - 2] == 'e' && w.p[w.n - 3] == 'i') {
			memcpy(y, w.p, w.n - 3);
			y[w.n - 3] = 'y';
			out[n++] = (struct ll_sv){ y, w.n - 2 };
		}
	}
	return n;
}

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
	for (uint32_t k = stems(token, stem, y); k--;)
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

/* ---- What a word may begin ---- */

/* A phrase of several words; `turn`: where two are as long, the lower one wins. */
struct longer {
	const struct lex_phrase *phrase;
	uint16_t turn;
	uint8_t second; /* the bit of its second word */
	uint32_t hash;  /* and its hash */
};

/* The phrases that a word begins, by itself or as a plural; kept with the word. */
struct phrases_of {
	uint64_t seconds; /* the bits of all second words: most phrases fail there */
	uint32_t nalone, nlonger;
	const struct lex_phrase **alone; /* of one word */
	struct longer *longer;           /* by the bit of the second word */
	uint16_t *from;                  /* where those of each bit begin; 65, only if there are many */
};

enum { FEW_PHRASES = 6 };

static uint8_t bit_of(const char *word, size_t n)
{
	return (uint8_t)(word_hash(word, n) >> 26);
}

struct gathered {
	struct arena *arena;
	VEC_OF(struct longer) longer;
	VEC_OF(const struct lex_phrase *) alone;
};

/* The phrases whose first word is `word`; those of a stem have no second. */
static void gather(struct gathered *g, struct ll_sv word, bool stem, bool as_written)
{
	uint32_t n;
	const struct lex_phrase *p = lex_phrases(word.p, word.n, word_hash(word.p, word.n), &n);
	for (; n--; p++) {
		if ((p->exact && !as_written) || p->owner == LEX_NOBODY)
			continue;
		if (p->nwords == 1) {
			*VEC_PUSH(g->arena, &g->alone) = p;
		} else if (!stem) {
			const char *second = p->words + p->first + 1;
			const size_t len = strcspn(second, " ");
			const uint16_t turn = (uint16_t)g->longer.n;
			*VEC_PUSH(g->arena, &g->longer) = (struct longer){
				p, turn, bit_of(second, len), word_hash(second, len) };
		}
	}
}

static int by_second(const void *pa, const void *pb)
{
	const struct longer *a = pa, *b = pb;
	return a->second != b->second ? (a->second > b->second) - (a->second < b->second)
				      : (a->turn > b->turn) - (a->turn < b->turn);
}

static const struct phrases_of *keep(struct gathered *g)
{
	if (!g->alone.n && !g->longer.n)
		return NULL;
	struct phrases_of *p = arena_new(g->arena, struct phrases_of);
	p->nalone = g->alone.n;
	p->alone = g->alone.v;
	p->nlonger = g->longer.n;
	p->longer = g->longer.v;
	if (p->nlonger)
		qsort(p->longer, p->nlonger, sizeof *p->longer, by_second);
	if (p->nlonger > FEW_PHRASES)
		p->from = arena_array(g->arena, uint16_t, 65);
	for (uint32_t k = 0; k < p->nlonger; k++)
		p->seconds |= (uint64_t)1 << p->longer[k].second;
	for (uint32_t bit = 0, k = 0; p->from && bit <= 64; bit++) {
		while (k < p->nlonger && p->longer[k].second < bit)
			k++;
		p->from[bit] = (uint16_t)k;
	}
	return p;
}

/* Finds out what a word begins, and as which words it may stand inside a phrase. */
static void ask_phrases(struct vocabulary *v, uint32_t number)
{
	struct word *w = &v->words[number];
	const struct word *low = &v->words[w->lower];
	const struct ll_sv text = { w->text, w->n }, lower = { low->text, low->n };
	struct gathered g = { .arena = v->arena };
	struct ll_sv stem[3];
	char y[64];
	const uint32_t n = stems(lower, stem, y);
	gather(&g, lower, false, w->lower == number);
	if (w->lower != number)
		gather(&g, text, false, true);
	w->has_stem = n > 0;
	w->written = word_hash(text.p, text.n);
	w->forms = (uint64_t)1 << bit_of(lower.p, lower.n) | (uint64_t)1 << bit_of(text.p, text.n);
	for (uint32_t k = 0; k < n; k++) {
		gather(&g, stem[k], true, false);
		w->forms |= (uint64_t)1 << bit_of(stem[k].p, stem[k].n);
	}
	w->phrases = keep(&g);
	w->phrases_asked = true;
}

/* ---- What begins at one token ---- */

/* The longest phrase of each table. */
struct best {
	uint64_t tables; /* those of which there is one, a bit each */
	uint32_t ntokens[LEX_TABLES], turn[LEX_TABLES];
	const struct lex_phrase *phrase[LEX_TABLES];
};
_Static_assert(LEX_TABLES <= 64, "a bit each");

static inline const struct word *word_at(const struct ll_letter *l, uint32_t i)
{
	struct vocabulary *v = l->vocabulary;
	if (!v->words[l->word_of[i]].phrases_asked)
		ask_phrases(v, l->word_of[i]);
	return &v->words[l->word_of[i]];
}

/* The word that follows token i as a phrase sees it, or NULL. */
static const struct word *look_ahead(const struct ll_letter *l, uint32_t i)
{
	const struct ll_token *t = tok(l, i + 1), *next = tok(l, i + 2);
	uint32_t at = i + 1;
	if (at < l->tokens.n && sv_is(t->text, "-") && !(t->flags & LL_TOK_SPACE) &&
	    !(next->flags & LL_TOK_SPACE))
		at++;
	return at < l->tokens.n && !(l->tokens.v[at].flags & LL_TOK_PARAGRAPH) ? word_at(l, at) : NULL;
}

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

static void consider(const struct ll_letter *l, uint32_t i, const struct longer *from, const struct longer *end,
		     const struct word *next, const uint32_t *busy_until, struct best *best)
{
	const uint32_t heard = l->profile->chain;
	for (const struct longer *c = from; c < end; c++) {
		/* Only the last word of a phrase may have a plural s. */
		if (c->phrase->exact ? c->hash != next->written
				     : c->hash != next->hash &&
					       !(next->has_stem && c->phrase->nwords == 2))
			continue;
		if (busy_until[c->phrase->table] > i || !(heard >> c->phrase->owner & 1))
			continue;
		offer(best, c->phrase, matches(l, i, c->phrase), c->turn);
	}
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
	for (uint32_t n = stems(t->lower, stem, y), k = 0; k < n; k++)
		consider_extra(l, i, stem[k], (3 + k) * FIRST, true, false, busy_until, best);
}

static void consider_all(const struct ll_letter *l, uint32_t i, const uint32_t *busy_until,
			 struct best *best)
{
	const struct phrases_of *p = word_at(l, i)->phrases;
	const uint32_t heard = l->profile->chain;
	best->tables = 0;
	for (uint32_t k = 0; p && k < p->nalone; k++)
		if (busy_until[p->alone[k]->table] <= i && heard >> p->alone[k]->owner & 1)
			offer(best, p->alone[k], 1, k);
	const struct word *next = p && p->nlonger ? look_ahead(l, i) : NULL;
	const uint64_t ahead = next ? next->forms & p->seconds : 0;
	if (ahead && !p->from)
		consider(l, i, p->longer, p->longer + p->nlonger, next, busy_until, best);
	for (uint64_t left = ahead && p->from ? ahead : 0; left; left &= left - 1) {
		const uint32_t bit = (uint32_t)__builtin_ctzll(left);
		consider(l, i, p->longer + p->from[bit], p->longer + p->from[bit + 1], next, busy_until, best);
	}
	if (l->profiles && l->profiles->extra)
		consider_all_extra(l, i, busy_until, best);
}

/* A user's profiles are the only ones behind the built-in. */
static const struct lex_entry *entry_of(const struct ll_letter *l, const struct lex_phrase *p)
{
	size_t n;
	return p->owner > profiles_nbuilt_in
		       ? lex_extra_entry(l->profiles->extra, p)
		       : lex_entries((enum lex_table)p->table, &n) + p->entry;
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
	l->mark_begins[i] |= bit;
	place_add(l->mark_places + (size_t)p->table * (l->tokens.n / 64 + 1), i);
	for (uint32_t k = 0; k < ntokens; k++)
		l->mark_covers[i + k] |= bit;
}

void letter_marks(struct ll_letter *l)
{
	uint32_t busy_until[LEX_TABLES] = { 0 };
	struct best best;
	l->mark_of = arena_raw_array(l->arena, uint32_t, l->tokens.n + 1);
	l->mark_begins = arena_array(l->arena, uint64_t, l->tokens.n + 1);
	l->mark_covers = arena_array(l->arena, uint64_t, l->tokens.n + 1);
	l->mark_places = arena_array(l->arena, uint64_t, (size_t)LEX_TABLES * (l->tokens.n / 64 + 1));
	l->marks.cap = l->tokens.n + 16;
	l->marks.v = arena_raw_array(l->arena, struct mark, l->marks.cap);
	for (uint32_t i = 0; i < l->tokens.n; i++) {
		l->mark_of[i] = l->marks.n;
		if (l->tokens.v[i].kind == LL_TOK_PUNCT)
			continue;
		consider_all(l, i, busy_until, &best);
		while (best.tables) { /* longest first; ties in table order */
			uint32_t t = (uint32_t)__builtin_ctzll(best.tables);
			for (uint64_t left = best.tables; left; left &= left - 1) {
				const uint32_t k = (uint32_t)__builtin_ctzll(left);
				if (best.ntokens[k] > best.ntokens[t])
					t = k;
			}
			add_mark(l, i, best.ntokens[t], best.phrase[t]);
			busy_until[t] = i + best.ntokens[t];
			best.tables &= ~((uint64_t)1 << t);
		}
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
	const uint32_t at = place_next(l, places_of_marks(l, table), from);
	return at < to && at < l->tokens.n ? mark_begun(l, at, table) : NULL;
}
