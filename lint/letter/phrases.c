/* SPDX-License-Identifier: MIT */
#include "letter/phrases.h"

#include "lexicon/phrase.h"
#include "profiles/set.h"

#include <stdlib.h>
#include <string.h>

uint32_t phrase_stems(struct ll_sv w, struct ll_sv out[3], char y[64])
{
	uint32_t n = 0;
	if (w.n > 2 && w.p[w.n - 1] == 's' && w.p[w.n - 2] == '\'')
		out[n++] = (struct ll_sv){ w.p, w.n - 2 };
	else if (w.n > 3 && w.p[w.n - 1] == 's' && w.p[w.n - 2] != 's') {
		out[n++] = (struct ll_sv){ w.p, w.n - 1 };
		/* "boxes", "branches": not "notes", which is no "not" */
		if (w.p[w.n - 2] == 'e' && strchr("sxzho", w.p[w.n - 3]))
			out[n++] = (struct ll_sv){ w.p, w.n - 2 };
		if (w.n > 4 && w.n < 64 && w.p[w.n - 2] == 'e' && w.p[w.n - 3] == 'i') {
			memcpy(y, w.p, w.n - 3);
			y[w.n - 3] = 'y';
			out[n++] = (struct ll_sv){ y, w.n - 2 };
		}
	}
	return n;
}

/* ---- The first two words ---- */

struct phrase_pairs *phrases_pairs(struct arena *a)
{
	struct phrase_pairs *p = arena_new(a, struct phrase_pairs);
	p->may = arena_array(a, uint64_t, (1 << PAIR_BITS) / 64);
	p->nslots = 2048;
	p->slots = arena_array(a, struct phrase_pair, p->nslots);
	return p;
}

static void put_pair(struct phrase_pairs *p, struct longer *v)
{
	const uint32_t key = pair_key(v->first, v->second);
	uint32_t at = key & (p->nslots - 1);
	while (p->slots[at].v)
		at = (at + 1) & (p->nslots - 1);
	p->slots[at] = (struct phrase_pair){ v, key };
}

/* Of phrases whose first two words are the same, the first. */
static void add_pair(struct arena *a, struct phrase_pairs *p, struct longer *v)
{
	if (p->used * 2 >= p->nslots) {
		const struct phrase_pair *old = p->slots;
		const uint32_t n = p->nslots;
		p->nslots *= 2;
		p->slots = arena_array(a, struct phrase_pair, p->nslots);
		for (uint32_t i = 0; i < n; i++)
			if (old[i].v)
				put_pair(p, old[i].v);
	}
	put_pair(p, v);
	p->used++;
}

static void may_follow(struct phrase_pairs *p, uint32_t first, uint32_t second)
{
	const uint32_t bit = pair_bit(first, second);
	p->may[bit / 64] |= (uint64_t)1 << bit % 64;
}

/* The second word may follow; if it is the last, so may what phrase_stems() finds it in. */
static void may_follow_first(struct phrase_pairs *pairs, uint32_t first, const struct lex_phrase *p)
{
	const char *second = p->words + p->first + (p->nwords > 1);
	size_t n = 0;
	uint32_t h = WORD_HASH_START, before = h; /* of the word, without its last letter */
	for (; second[n] && second[n] != ' '; n++) {
		const char c = second[n];
		before = h;
		h = word_hash_on(h, c >= 'A' && c <= 'Z' ? (char)(c + 32) : c);
	}
	may_follow(pairs, first, n ? h | 1 : 0);
	if (p->nwords != 2 || p->exact)
		return;
	const uint32_t es = word_hash_on(h, 'e'), ies = word_hash_on(word_hash_on(before, 'i'), 'e');
	may_follow(pairs, first, word_hash_on(h, 's') | 1);
	may_follow(pairs, first, word_hash_on(es, 's') | 1);
	may_follow(pairs, first, word_hash_on(word_hash_on(h, '\''), 's') | 1);
	if (second[n - 1] == 'y')
		may_follow(pairs, first, word_hash_on(ies, 's') | 1);
}

void phrases_ask_words(struct vocabulary *v, struct longer *c)
{
	const char *w = c->phrase->words + c->phrase->first;
	if (c->nwords > 3)
		c->rest = arena_raw_array(v->arena, uint32_t, c->nwords - 3);
	for (uint32_t k = 0; *w; k++) {
		const size_t n = strcspn(++w, " ");
		const uint32_t number = vocabulary_word_of(v, w, n);
		*(k < 2 ? &c->words[k] : &c->rest[k - 2]) = number;
		w += n;
	}
}

/* ---- What a word begins ---- */

/* Used again for each word. */
struct phrases_room {
	VEC_OF(struct longer) longer;
	VEC_OF(struct signal) signals;
	VEC_OF(const struct lex_phrase *) alone;
};

static uint32_t second_of(const struct lex_phrase *p)
{
	uint32_t h = WORD_HASH_START;
	for (const char *c = p->words + p->first + 1; *c && *c != ' '; c++)
		h = word_hash_on(h, *c >= 'A' && *c <= 'Z' ? (char)(*c + 32) : *c);
	return h | 1;
}

static void add_longer(struct arena *a, struct phrases_room *g, const struct lex_phrase *p, uint32_t first)
{
	const uint16_t turn = (uint16_t)g->longer.n;
	size_t n;
	*VEC_PUSH(a, &g->longer) = (struct longer){
		.phrase = p,
		.entry = lex_entries((enum lex_table)p->table, &n) + p->entry,
		.first = first,
		.second = second_of(p),
		.turn = turn,
		.table = (uint8_t)p->table,
		.owner = p->owner,
		.nwords = p->nwords,
		.exact = p->exact,
	};
}

/* The phrases whose first word is `word`; those of a stem have no second. */
static void gather(struct arena *a, struct phrases_room *g, struct ll_sv word, uint32_t number, bool stem, bool as_written)
{
	uint32_t n;
	const struct lex_phrase *p = lex_phrases(word.p, word.n, word_hash(word.p, word.n), &n);
	for (; n--; p++) {
		if (p->exact && !as_written)
			continue;
		if (p->owner == LEX_NOBODY) {
			if (!stem)
				*VEC_PUSH(a, &g->signals) = (struct signal){ p, p->nwords > 2 ? second_of(p) : 0 };
		} else if (p->nwords == 1) {
			*VEC_PUSH(a, &g->alone) = p;
		} else if (!stem) {
			add_longer(a, g, p, number);
		}
	}
}

static int by_second(const void *pa, const void *pb)
{
	const struct longer *a = pa, *b = pb;
	return a->second != b->second ? (a->second > b->second) - (a->second < b->second)
				      : (a->turn > b->turn) - (a->turn < b->turn);
}

static void *copied(struct arena *a, const void *from, size_t size)
{
	void *p = arena_raw(a, size);
	return size ? memcpy(p, from, size) : p;
}

/* Where whole lines of the cache begin: what is read together is not torn. */
static void *on_line(struct arena *a, size_t size)
{
	enum { LINE = 64 };
	const uintptr_t p = (uintptr_t)arena_alloc(a, size + LINE - 1);
	return (void *)((p + LINE - 1) / LINE * LINE);
}

static struct phrases_of *keep(struct arena *a, const struct phrases_room *g)
{
	if (!g->alone.n && !g->signals.n)
		return NULL;
	struct phrases_of *p = on_line(a, sizeof *p + g->alone.n * sizeof *p->marks);
	p->nalone = (uint16_t)g->alone.n;
	p->nsignals = (uint16_t)g->signals.n;
	p->alone = copied(a, g->alone.v, p->nalone * sizeof *p->alone);
	p->signals = copied(a, g->signals.v, p->nsignals * sizeof *p->signals);
	for (uint32_t k = 0; k < p->nalone; k++)
		p->owned |= p->alone[k]->owner != 0;
	phrases_settle(p, 0);
	return p;
}

static void keep_longer(struct vocabulary *v, const struct phrases_room *g)
{
	const uint32_t n = g->longer.n;
	if (!n)
		return;
	struct longer *c = copied(v->arena, g->longer.v, n * sizeof *c);
	qsort(c, n, sizeof *c, by_second);
	for (uint32_t k = 0; k < n; k++) {
		c[k].goes_on = k + 1 < n && c[k].second == c[k + 1].second;
		if (!k || c[k].second != c[k - 1].second)
			add_pair(v->arena, v->pairs, &c[k]);
	}
}

void phrases_ask(struct vocabulary *v, uint32_t number)
{
	struct word *w = &v->words[number];
	const struct word *low = &v->words[w->lower];
	const struct ll_sv text = { w->text, w->n }, lower = { low->text, low->n };
	if (!v->phrases_room)
		v->phrases_room = arena_new(v->arena, struct phrases_room);
	struct phrases_room *g = v->phrases_room;
	struct ll_sv stem[3];
	char y[64];
	const uint32_t n = phrase_stems(lower, stem, y);
	g->alone.n = g->longer.n = g->signals.n = 0;
	gather(v->arena, g, lower, number, false, w->lower == number);
	if (w->lower != number)
		gather(v->arena, g, text, number, false, true);
	for (uint32_t k = 0; k < n; k++)
		gather(v->arena, g, stem[k], number, true, false);
	w->phrases = keep(v->arena, g);
	keep_longer(v, g);
	for (uint32_t k = 0; k < g->longer.n; k++)
		may_follow_first(v->pairs, w->hash, g->longer.v[k].phrase);
	for (uint32_t k = 0; k < g->signals.n; k++)
		may_follow_first(v->pairs, w->hash, g->signals.v[k].phrase);
	w->is |= (uint16_t)(WORD_PHRASES | (n ? WORD_STEMS : 0) | (g->signals.n ? WORD_SIGNAL : 0));
	if (w->kind != LL_TOK_PUNCT)
		w->is |= (uint16_t)((g->longer.n ? WORD_LONGER : 0) | (g->alone.n ? WORD_ALONE : 0));
}

/* Of two that are alike the higher owner's is meant, then the first. */
static const struct lex_phrase *best_alone(const struct phrases_of *p, uint32_t table, uint32_t chain)
{
	const struct lex_phrase *best = NULL;
	for (uint32_t k = 0; k < p->nalone; k++) {
		const struct lex_phrase *a = p->alone[k];
		if (a->table == table && chain >> a->owner & 1 && (!best || a->owner > best->owner))
			best = a;
	}
	return best;
}

void phrases_settle(struct phrases_of *p, uint32_t chain)
{
	uint64_t tables = 0;
	size_t n;
	chain |= 1;
	for (uint32_t k = 0; k < p->nalone; k++)
		if (chain >> p->alone[k]->owner & 1)
			tables |= (uint64_t)1 << p->alone[k]->table;
	p->chain = chain;
	p->nmarks = 0;
	p->tables = 0;
	for (; tables; tables &= tables - 1) {
		const uint32_t table = (uint32_t)__builtin_ctzll(tables);
		const struct lex_phrase *best = best_alone(p, table, chain);
		if (best->hides)
			continue;
		p->tables |= (uint64_t)1 << table;
		p->marks[p->nmarks++] = (struct mark){
			.ntokens = 1,
			.table = best->table,
			.phrase = best->phrase,
			.owner = best->owner,
			.entry = lex_entries((enum lex_table)table, &n) + best->entry,
		};
	}
}

uint32_t phrase_over_seam(const struct ll_letter *l, uint32_t at)
{
	const uint32_t n = l->tokens.n;
	if (at >= n)
		return n;
	if (l->word_of[at] == l->vocabulary->hyphen) {
		const struct ll_token *t = &l->tokens.v[at];
		at += at + 1 < n && !((t->flags | t[1].flags) & LL_TOK_SPACE);
	}
	return l->tokens.v[at].flags & LL_TOK_PARAGRAPH ? n : at;
}
