/* SPDX-License-Identifier: MIT */
/* All phrases of the lexicon, found in one pass over the tokens. */
#include "letter/letter.h"

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

static bool same_word(struct ll_sv token, const char *word, size_t n, bool last)
{
	if (token.n == n && !memcmp(token.p, word, n))
		return true;
	struct ll_sv stem[3];
	char y[64];
	for (uint32_t k = last ? stems(token, stem, y) : 0; k--;)
		if (stem[k].n == n && !memcmp(stem[k].p, word, n))
			return true;
	return false;
}

/* Tokens the phrase takes from token i, whose first word is known to fit; 0: it does not match. */
static uint32_t matches(const struct ll_letter *l, uint32_t i, const struct lex_phrase *p)
{
	const char *w = p->words + p->first;
	uint32_t at = i + 1;
	while (*w) {
		w++;
		size_t n = 0;
		while (w[n] && w[n] != ' ')
			n++;
		const struct ll_token *t = tok(l, at), *next = tok(l, at + 1);
		if (at < l->tokens.n && sv_is(t->text, "-") && !(t->flags & LL_TOK_SPACE) &&
		    !(next->flags & LL_TOK_SPACE))
			t = tok(l, ++at);
		if (at >= l->tokens.n || t->flags & LL_TOK_PARAGRAPH ||
		    !same_word(p->exact ? t->text : t->lower, w, n, !w[n] && !p->exact))
			return 0;
		at++;
		w += n;
	}
	return at - i;
}

struct best {
	uint32_t ntokens;
	const struct lex_phrase *phrase;
};

static void consider(const struct ll_letter *l, uint32_t i, struct ll_sv word, bool stem,
		     bool as_written, const uint32_t *busy_until, struct best *best)
{
	uint32_t n;
	const struct lex_phrase *p = lex_phrases(word.p, word.n, &n);
	for (; n--; p++) {
		if (busy_until[p->table] > i || (stem && p->nwords > 1) || (p->exact && !as_written))
			continue;
		uint32_t k = matches(l, i, p);
		if (k > best[p->table].ntokens)
			best[p->table] = (struct best){ k, p };
	}
}

static void consider_all(const struct ll_letter *l, uint32_t i, const uint32_t *busy_until, struct best *best)
{
	const struct ll_token *t = &l->tokens.v[i];
	bool plain = sv_eq(t->lower, t->text);
	consider(l, i, t->lower, false, plain, busy_until, best);
	if (!plain)
		consider(l, i, t->text, false, true, busy_until, best);
	struct ll_sv stem[3];
	char y[64];
	uint32_t n = stems(t->lower, stem, y);
	for (uint32_t k = 0; k < n; k++)
		consider(l, i, stem[k], true, false, busy_until, best);
}

void letter_marks(struct ll_letter *l)
{
	uint32_t busy_until[LEX_TABLES + 1] = { 0 };
	size_t count;
	l->mark_of = arena_array(l->arena, uint32_t, l->tokens.n + 1);
	for (uint32_t i = 0; i < l->tokens.n; i++) {
		l->mark_of[i] = l->marks.n;
		if (l->tokens.v[i].kind == LL_TOK_PUNCT)
			continue;
		struct best best[LEX_TABLES + 1] = { 0 };
		consider_all(l, i, busy_until, best);
		for (;;) { /* longest first; ties in table order */
			uint32_t t = LEX_TABLES;
			for (uint32_t k = 0; k < LEX_TABLES; k++)
				if (best[k].ntokens > (t < LEX_TABLES ? best[t].ntokens : 0))
					t = k;
			if (t == LEX_TABLES)
				break;
			const struct lex_phrase *p = best[t].phrase;
			*VEC_PUSH(l->arena, &l->marks) = (struct mark){
				.token = i,
				.ntokens = best[t].ntokens,
				.table = p->table,
				.phrase = p->phrase,
				.entry = lex_entries((enum lex_table)p->table, &count) + p->entry,
			};
			busy_until[t] = i + best[t].ntokens;
			best[t].ntokens = 0;
		}
	}
	l->mark_of[l->tokens.n] = l->marks.n;
}

const struct mark *mark_at(const struct ll_letter *l, uint32_t i, enum lex_table table)
{
	if (i >= l->tokens.n)
		return NULL;
	for (uint32_t k = l->mark_of[i]; k < l->mark_of[i + 1]; k++)
		if (l->marks.v[k].table == table)
			return &l->marks.v[k];
	return NULL;
}

const struct mark *mark_in(const struct ll_letter *l, uint32_t from, uint32_t to, enum lex_table table)
{
	if (to > l->tokens.n)
		to = l->tokens.n;
	for (uint32_t k = from < to ? l->mark_of[from] : l->marks.n; k < l->marks.n && l->marks.v[k].token < to; k++)
		if (l->marks.v[k].table == table)
			return &l->marks.v[k];
	return NULL;
}

const struct mark *mark_over(const struct ll_letter *l, uint32_t i, enum lex_table table)
{
	enum { LONGEST = 16 }; /* words in a phrase, hyphens counted */
	for (uint32_t back = 0; back < LONGEST && back <= i; back++) {
		const struct mark *m = mark_at(l, i - back, table);
		if (m)
			return m->ntokens > back ? m : NULL;
	}
	return NULL;
}
