/* SPDX-License-Identifier: MIT */
#include "letter/phrases.h"

#include "profiles/set.h"

#include <stdlib.h>
#include <string.h>

enum { FEW_PHRASES = 6 };

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

static uint8_t bit_of(uint32_t hash)
{
	return (uint8_t)(hash >> 26);
}

static uint64_t bit_of_word(struct ll_sv w)
{
	return (uint64_t)1 << bit_of(word_hash(w.p, w.n));
}

struct longers {
	VEC_OF(struct longer) v;
};

/* Used again for each word. */
struct phrases_room {
	struct longers longer, signals;
	VEC_OF(const struct lex_phrase *) alone;
};

static void add_longer(struct arena *a, struct longers *to, const struct lex_phrase *p)
{
	const uint16_t turn = (uint16_t)to->v.n;
	const char *second = p->words + p->first + (p->nwords > 1);
	const size_t n = strcspn(second, " ");
	const char *third = second + n + (second[n] == ' ');
	struct longer *c = VEC_PUSH(a, &to->v);
	*c = (struct longer){
		.phrase = p,
		.second = n ? word_hash(second, n) : 0,
		.third = *third ? bit_of(word_hash(third, strcspn(third, " "))) : 64,
		.table = (uint8_t)p->table,
		.owner = p->owner,
		.exact = p->exact,
		.nwords = p->nwords,
		.turn = turn,
	};
	c->bit = bit_of(c->second);
}

/* The phrases whose first word is `word`; those of a stem have no second. */
static void gather(struct arena *a, struct phrases_room *g, struct ll_sv word, bool stem, bool as_written)
{
	uint32_t n;
	const struct lex_phrase *p = lex_phrases(word.p, word.n, word_hash(word.p, word.n), &n);
	for (; n--; p++) {
		if (p->exact && !as_written)
			continue;
		if (p->owner == LEX_NOBODY) {
			if (!stem)
				add_longer(a, &g->signals, p);
		} else if (p->nwords == 1) {
			*VEC_PUSH(a, &g->alone) = p;
		} else if (!stem) {
			add_longer(a, &g->longer, p);
		}
	}
}

static int by_second(const void *pa, const void *pb)
{
	const struct longer *a = pa, *b = pb;
	return a->bit != b->bit ? (a->bit > b->bit) - (a->bit < b->bit)
				: (a->turn > b->turn) - (a->turn < b->turn);
}

static void *copied(struct arena *a, const void *from, size_t size)
{
	void *p = arena_raw(a, size);
	return size ? memcpy(p, from, size) : p;
}

static struct phrases_of *keep(struct arena *a, const struct phrases_room *g)
{
	const uint32_t nlonger = g->longer.v.n, nsignals = g->signals.v.n;
	if (!g->alone.n && !nlonger && !nsignals)
		return NULL;
	struct phrases_of *p = arena_new(a, struct phrases_of);
	p->nalone = (uint16_t)g->alone.n;
	p->nlonger = (uint16_t)nlonger;
	p->nsignals = (uint16_t)nsignals;
	p->marks = arena_array(a, struct mark, p->nalone);
	p->longer = copied(a, g->longer.v.v, nlonger * sizeof *p->longer);
	p->alone = copied(a, g->alone.v, p->nalone * sizeof *p->alone);
	p->signals = copied(a, g->signals.v.v, nsignals * sizeof *p->signals);
	if (nlonger)
		qsort(p->longer, nlonger, sizeof *p->longer, by_second);
	for (uint32_t k = 0; k < nlonger; k++)
		p->seconds |= (uint64_t)1 << p->longer[k].bit;
	for (uint32_t k = 0; k < nsignals; k++)
		p->signal_seconds |= p->signals[k].second ? (uint64_t)1 << p->signals[k].bit : UINT64_MAX;
	if (nlonger > FEW_PHRASES)
		p->from = arena_array(a, uint16_t, 65);
	for (uint32_t bit = 0, k = 0; p->from && bit <= 64; bit++) {
		while (k < nlonger && p->longer[k].bit < bit)
			k++;
		p->from[bit] = (uint16_t)k;
	}
	for (uint32_t k = 0; k < p->nalone; k++)
		p->owned |= p->alone[k]->owner != 0;
	phrases_settle(p, 0);
	return p;
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
	g->alone.n = g->longer.v.n = g->signals.v.n = 0;
	gather(v->arena, g, lower, false, w->lower == number);
	if (w->lower != number)
		gather(v->arena, g, text, false, true);
	w->forms = bit_of_word(lower) | bit_of_word(text);
	for (uint32_t k = 0; k < n; k++) {
		gather(v->arena, g, stem[k], true, false);
		w->forms |= bit_of_word(stem[k]);
	}
	w->stem = n ? word_hash(stem[0].p, stem[0].n) : 0;
	w->phrases = keep(v->arena, g);
	w->phrases_known = true;
	w->is |= (uint8_t)((n > 1 ? WORD_STEMS : 0) | (g->signals.v.n ? WORD_SIGNAL : 0));
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
	for (; tables; tables &= tables - 1) {
		const uint32_t table = (uint32_t)__builtin_ctzll(tables);
		const struct lex_phrase *best = best_alone(p, table, chain);
		if (best->hides)
			continue;
		p->marks[p->nmarks++] = (struct mark){
			.ntokens = 1,
			.table = best->table,
			.phrase = best->phrase,
			.owner = best->owner,
			.entry = lex_entries((enum lex_table)table, &n) + best->entry,
		};
	}
}
