/* SPDX-License-Identifier: MIT */
/* All phrases of the lexicon, found in one pass over the tokens. */
#include "letter/letter.h"

#include "lexicon/extra.h"
#include "profiles/set.h"

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

static inline uint32_t matches(const struct ll_letter *l, uint32_t i, const struct lex_phrase *p)
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

uint32_t phrase_at(const struct ll_letter *l, uint32_t i, const struct lex_phrase *p)
{
	return matches(l, i, p);
}

/* What may begin at one token: the longest phrase of each table. */
struct best {
	uint64_t tables; /* those of which there is one, a bit each */
	uint32_t ntokens[LEX_TABLES];
	const struct lex_phrase *phrase[LEX_TABLES];
};
_Static_assert(LEX_TABLES <= 64, "a bit each");

/* The first bytes of the word that follows token i, as written and in lower case: most phrases fail
 * there. */
struct ahead {
	uint8_t text, lower;
};

static struct ahead look_ahead(const struct ll_letter *l, uint32_t i)
{
	const struct ll_token *t = tok(l, i + 1), *next = tok(l, i + 2);
	if (i + 1 < l->tokens.n && sv_is(t->text, "-") && !(t->flags & LL_TOK_SPACE) &&
	    !(next->flags & LL_TOK_SPACE))
		t = next;
	return t->text.n ? (struct ahead){ (uint8_t)*t->text.p, (uint8_t)*t->lower.p }
			 : (struct ahead){ 0 };
}

/* The phrases p[n] from token i: their first word fits; those of a stem have no second. */
static inline void consider_phrases(const struct ll_letter *l, uint32_t i,
				    const struct lex_phrase *p, uint32_t n, bool stem,
				    bool as_written, const uint32_t *busy_until, struct best *best)
{
	const struct ahead ahead = stem ? (struct ahead){ 0 } : look_ahead(l, i);
	const uint32_t heard = l->profile->chain;
	for (; n--; p++) {
		const uint8_t c = p->exact ? ahead.text : ahead.lower;
		const uint32_t t = p->table;
		if ((p->nwords > 1 && (stem || p->next != c)) || busy_until[t] > i ||
		    (p->exact && !as_written) || !(heard >> p->owner & 1))
			continue;
		const uint32_t k = matches(l, i, p), most = best->tables >> t & 1 ? best->ntokens[t] : 0;
		if (k > most || (k && k == most && p->owner > best->phrase[t]->owner)) {
			best->tables |= (uint64_t)1 << t;
			best->ntokens[t] = k;
			best->phrase[t] = p;
		}
	}
}

/* The phrases whose first word is `word`: the built-in ones, then those of a user's profiles. */
static void consider(const struct ll_letter *l, uint32_t i, struct ll_sv word, uint32_t hash,
		     bool stem, bool as_written, const uint32_t *busy_until, struct best *best)
{
	const struct lex_extra *extra = l->profiles ? l->profiles->extra : NULL;
	uint32_t n;
	const struct lex_phrase *p = lex_phrases(word.p, word.n, hash, &n);
	for (;; extra = NULL) {
		if (n)
			consider_phrases(l, i, p, n, stem, as_written, busy_until, best);
		if (!extra)
			return;
		p = lex_extra_phrases(extra, word.p, word.n, hash, &n);
	}
}

static void consider_all(const struct ll_letter *l, uint32_t i, const uint32_t *busy_until,
			 struct best *best)
{
	const struct ll_token *t = &l->tokens.v[i];
	bool plain = sv_eq(t->lower, t->text);
	best->tables = 0;
	consider(l, i, t->lower, l->token_hash.v[i], false, plain, busy_until, best);
	if (!plain)
		consider(l, i, t->text, word_hash(t->text.p, t->text.n), false, true, busy_until,
			 best);
	struct ll_sv stem[3];
	char y[64];
	uint32_t n = stems(t->lower, stem, y);
	for (uint32_t k = 0; k < n; k++)
		consider(l, i, stem[k], word_hash(stem[k].p, stem[k].n), true, false, busy_until,
			 best);
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
		.entry = entry_of(l, p),
	};
	l->mark_begins[i] |= bit;
	for (uint32_t k = 0; k < ntokens; k++)
		l->mark_covers[i + k] |= bit;
}

void letter_marks(struct ll_letter *l)
{
	uint32_t busy_until[LEX_TABLES] = { 0 };
	struct best best;
	l->mark_of = arena_array(l->arena, uint32_t, l->tokens.n + 1);
	l->mark_begins = arena_array(l->arena, uint64_t, l->tokens.n + 1);
	l->mark_covers = arena_array(l->arena, uint64_t, l->tokens.n + 1);
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
	if (to > l->tokens.n)
		to = l->tokens.n;
	for (uint32_t k = from < to ? l->mark_of[from] : l->marks.n;
	     k < l->marks.n && l->marks.v[k].token < to; k++)
		if (l->marks.v[k].table == table)
			return &l->marks.v[k];
	return NULL;
}
