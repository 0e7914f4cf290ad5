/* SPDX-License-Identifier: MIT */
/* Corrections that a check offers with a finding: what is written where, and what it is called. */
#include "engine/ctx.h"

#include "base/utf8.h"
#include "facts/facts.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define TITLE_LONGEST 120 /* bytes of words told in a title made from edits */
#define TITLE_SLACK   40  /* bytes that they may reach beyond the finding */
#define EDITS_MOST    500 /* of one fix; what would change more is not offered */

/* ---- What checks call ---- */

struct ll_fix *ll_fix(struct ll_finding *f, uint32_t applicability, const char *title)
{
	struct ll_fix *x = arena_new(f->arena, struct ll_fix);
	x->finding = f;
	x->applicability = applicability >= LL_FIX_SAFE && applicability <= LL_FIX_CHOICE
				   ? applicability
				   : LL_FIX_CHOICE;
	x->title = title ? arena_strndup(f->arena, title, strlen(title)) : NULL;
	*VEC_PUSH(f->arena, &f->fixes) = x;
	return x;
}

bool ll_wants_fixes(const struct ll_ctx *c)
{
	return c->found.n - c->begun <= FIXES_MOST;
}

void ll_unfix(struct ll_finding *f)
{
	if (f->fixes.n)
		f->fixes.n--;
}

void ll_edit(struct ll_fix *x, struct ll_span at, struct ll_sv replacement)
{
	struct arena *a = x->finding->arena;
	x->too_many |= x->edits.n == EDITS_MOST;
	if (x->too_many)
		return;
	struct edit *e = VEC_PUSH(a, &x->edits);
	e->at = span_inside(x->finding->source, at);
	e->text =
		(struct ll_sv){ arena_strndup(a, replacement.p ? replacement.p : "", replacement.n),
				replacement.n };
}

void ll_suggest(struct ll_finding *f, struct ll_span at, struct ll_sv replacement)
{
	struct ll_fix *x = f->fixes.n ? f->fixes.v[f->fixes.n - 1] : NULL;
	if (!x || x->title || x->applicability != LL_FIX_SAFE)
		x = ll_fix(f, LL_FIX_SAFE, NULL);
	ll_edit(x, at, replacement);
}

/* ---- Words ---- */

/* The first token that begins at `off` or behind it. */
static uint32_t token_from(const struct ll_letter *l, uint32_t off)
{
	uint32_t low = 0, high = l->tokens.n;
	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		if (l->tokens.v[mid].at.off < off)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* `word` in the case of the text under a span. */
static const char *in_case_of(struct arena *a, const struct source *s, struct ll_span at,
			      const char *word)
{
	char *out = arena_strndup(a, word, strlen(word));
	uint32_t letters = 0, capitals = 0;
	for (uint32_t i = at.off; i < at.off + at.len; i++) {
		letters += isalpha((unsigned char)s->text[i]) != 0;
		capitals += isupper((unsigned char)s->text[i]) != 0;
	}
	if (capitals == letters && letters > 1)
		for (char *p = out; *p; p++)
			*p = (char)toupper((unsigned char)*p);
	else if (at.len && isupper((unsigned char)s->text[at.off]))
		*out = (char)toupper((unsigned char)*out);
	return out;
}

/* "an" before this word or number, "a", or NULL where the letters do not tell the sound. */
static const char *article_of(const char *word)
{
	char w[3] = { 0 };
	for (int i = 0; i < 3 && word[i]; i++)
		w[i] = (char)tolower((unsigned char)word[i]);
	if (isdigit((unsigned char)*w)) {
		size_t n = strspn(word, "0123456789");
		bool eighteen = n == 2 && (!strncmp(word, "11", 2) || !strncmp(word, "18", 2));
		return *w == '8' || eighteen ? "an" : "a";
	}
	if (!memcmp(w, "on", 2) || !memcmp(w, "eu", 2) || !memcmp(w, "ew", 2))
		return "a";
	if (strchr("aeio", *w))
		return "an";
	if (strchr("bcdfgjklmnpqrstvwz", *w) && (strchr("aeiouy", w[1]) || strchr("aeiouy", w[2])))
		return "a";
	return NULL;
}

/* The article right before a place, where it is to begin with `word` now. */
static void edit_article(struct ll_fix *x, struct ll_span at, const char *word)
{
	const struct ll_letter *l = x->finding->letter;
	uint32_t i = l ? token_from(l, at.off) : 0;
	const char *article = article_of(word);
	if (!i || !article || !tok_in(l, i - 1, "a|an") || tok_joined(l, i) ||
	    tok(l, i - 1)->sentence != tok(l, i)->sentence)
		return;
	struct ll_span old = tok(l, i - 1)->at;
	if (old.len !=
	    strlen(article)) /* "A" of one letter may be a small one's capital or a shout's */
		ll_edit(x, old,
			sv(isupper((unsigned char)x->finding->source->text[old.off])
				   ? *article == 'a' && article[1] ? "An" : "A"
				   : article));
}

void ll_edit_word(struct ll_fix *x, struct ll_span at, const char *word)
{
	at = span_inside(x->finding->source, at);
	edit_article(x, at, word);
	ll_edit(x, at, sv(in_case_of(x->finding->arena, x->finding->source, at, word)));
}

/* ---- Numbers ---- */

/* 0 to 99; NULL: not written in words here. */
static const char *in_words(struct arena *a, double value)
{
	static const char *const small[] = { "zero",	"one",	     "two",	 "three",
					     "four",	"five",	     "six",	 "seven",
					     "eight",	"nine",	     "ten",	 "eleven",
					     "twelve",	"thirteen",  "fourteen", "fifteen",
					     "sixteen", "seventeen", "eighteen", "nineteen" };
	static const char *const tens[] = { "",	     "",      "twenty",	 "thirty", "forty",
					    "fifty", "sixty", "seventy", "eighty", "ninety" };
	if (!(value >= 0 && value < 100) || value != floor(value))
		return NULL;
	unsigned n = (unsigned)value;
	if (n < 20)
		return small[n];
	return n % 10 ? arena_printf(a, "%s-%s", tens[n / 10], small[n % 10]) : tens[n / 10];
}

static bool token_value(struct ll_sv t, double *value)
{
	char digits[32], *end;
	size_t n = 0;
	for (size_t i = 0; i < t.n; i++) {
		if (t.p[i] == ',')
			continue;
		if (n == sizeof digits - 1)
			return false;
		digits[n++] = t.p[i];
	}
	digits[n] = '\0';
	*value = strtod(digits, &end);
	return n && !*end;
}

/* With a comma before each three digits. */
static const char *with_commas(struct arena *a, const char *digits)
{
	size_t n = strlen(digits);
	char *out = arena_alloc(a, n + n / 3 + 1), *o = out;
	for (size_t i = 0; i < n; i++) {
		if (i && (n - i) % 3 == 0)
			*o++ = ',';
		*o++ = digits[i];
	}
	return out;
}

/* A number as the token writes numbers, or NULL: "14.00" has decimals, "7.5" has a fraction. */
static const char *in_digits(struct arena *a, struct ll_sv like, double old, double value)
{
	const char *dot = memchr(like.p, '.', like.n);
	const size_t decimals = dot && old == floor(old) ? like.n - (size_t)(dot - like.p) - 1 : 0;
	if (value != floor(value))
		return arena_printf(a, "%.10g", value);
	if (value >= 1e9)
		return NULL;
	if (!dot && like.n == 2 && *like.p == '0')
		return arena_printf(a, "%02.0f", value);
	if (memchr(like.p, ',', like.n))
		return decimals ? NULL : with_commas(a, arena_printf(a, "%.0f", value));
	return arena_printf(a, "%.*f", (int)decimals, value);
}

/* The tokens of a number in words at i, without a figure in brackets behind them. */
static struct number words_at(const struct ll_letter *l, uint32_t i)
{
	struct number n = number_at(l, i);
	if (n.ntokens > 3 && !isnan(n.digits))
		n.ntokens -= 3;
	return n;
}

/* Replaces the number at token i if it is `from`. Returns its tokens, or 0: it cannot be written.
 */
static uint32_t edit_one(struct ll_fix *x, const struct ll_letter *l, uint32_t i, double from,
			 double to)
{
	struct arena *a = x->finding->arena;
	const struct ll_token *t = tok(l, i);
	double value;
	const char *text = NULL;
	uint32_t n = 1;
	bool fraction = false;
	if (t->kind == LL_TOK_NUMBER) {
		bool ordinal = tok_joined(l, i + 1) && tok_in(l, i + 1, "st|nd|rd|th");
		if (ordinal || !token_value(t->text, &value) || value != from)
			return 1;
		text = in_digits(a, t->text, from, to);
		fraction = memchr(t->text.p, '.', t->text.n) != NULL;
	} else if (t->kind == LL_TOK_WORD) {
		struct number w = words_at(l, i);
		n = w.ntokens ? w.ntokens : 1;
		if (!w.ntokens || w.ordinal || w.value != from)
			return n;
		text = in_words(a, to);
	} else {
		return 1;
	}
	if (!text || ((from == 1 || to == 1) && !fraction))
		return 0;
	ll_edit_word(x, token_span(l, i, n), text);
	return n;
}

bool ll_edit_number(struct ll_fix *x, struct ll_span at, double from, double to)
{
	const struct ll_letter *l = x->finding->letter;
	uint32_t before = x->edits.n;
	at = span_inside(x->finding->source, at);
	for (uint32_t i = l ? token_from(l, at.off) : UINT32_MAX, n;
	     l && i < l->tokens.n && tok(l, i)->at.off < at.off + at.len; i += n) {
		n = edit_one(x, l, i, from, to);
		if (!n) {
			x->edits.n = before;
			return false;
		}
	}
	return x->edits.n > before;
}

/* ---- Titles ---- */

/* Blanks and line ends as one blank, none at the ends. */
static char *squeezed(char *words)
{
	char *o = words;
	for (const char *p = words; *p; p++) {
		bool blank = strchr(" \t\r\n\f\v", *p) != NULL;
		if (!blank)
			*o++ = *p;
		else if (o > words && o[-1] != ' ')
			*o++ = ' ';
	}
	if (o > words && o[-1] == ' ')
		o--;
	*o = '\0';
	return words;
}

/* The words of the finding with the fix made; NULL: too long to say, or it is made elsewhere. */
static char *fixed_words(const struct ll_finding *f, const struct ll_fix *x)
{
	struct ll_span at = f->at;
	size_t n = 0;
	for (uint32_t i = 0; i < x->edits.n; i++) {
		at = ll_join(at, x->edits.v[i].at);
		n += x->edits.v[i].text.n;
	}
	if (at.len > f->at.len + TITLE_SLACK || n + at.len > TITLE_LONGEST)
		return NULL;
	const char *text = f->source->text;
	char *out = arena_alloc(f->arena, at.len + n + 1), *o = out;
	uint32_t from = at.off;
	for (uint32_t i = 0; i < x->edits.n; i++) {
		const struct edit *e = &x->edits.v[i];
		memcpy(o, text + from, e->at.off - from);
		o += e->at.off - from;
		memcpy(o, e->text.p, e->text.n);
		o += e->text.n;
		from = e->at.off + e->at.len;
	}
	memcpy(o, text + from, at.off + at.len - from);
	return squeezed(out);
}

static const char *title_of(const struct ll_finding *f, const struct ll_fix *x)
{
	const struct edit *e = x->edits.v;
	const char *words = fixed_words(f, x);
	if (words)
		return *words ? arena_printf(f->arena, "write '%s'", words) : "leave it out";
	if (x->edits.n > 1)
		return arena_printf(f->arena, "change it in %u places", x->edits.n);
	if (!e->text.n)
		return "leave it out";
	return arena_printf(f->arena, "change it on line %u", source_line(f->source, e->at.off));
}

/* ---- In the end ---- */

static int by_offset(const void *pa, const void *pb)
{
	const struct edit *a = pa, *b = pb;
	if (a->at.off != b->at.off)
		return a->at.off < b->at.off ? -1 : 1;
	return a->at.len < b->at.len ? -1 : a->at.len > b->at.len;
}

/* Sorts the edits and drops those that change nothing. False: nothing is left, or they overlap. */
static bool settle(const struct ll_finding *f, struct ll_fix *x)
{
	uint32_t kept = 0;
	if (x->edits.n)
		qsort(x->edits.v, x->edits.n, sizeof *x->edits.v, by_offset);
	for (uint32_t i = 0; i < x->edits.n; i++) {
		const struct edit *e = &x->edits.v[i];
		struct ll_sv old = { f->source->text + e->at.off, e->at.len };
		if (ll_eq(old, e->text))
			continue;
		if (kept) {
			const struct edit *last = &x->edits.v[kept - 1];
			if (last->at.off == e->at.off && last->at.len == e->at.len &&
			    ll_eq(last->text, e->text))
				continue;
			if (last->at.off + last->at.len > e->at.off || last->at.off == e->at.off)
				return false;
		}
		x->edits.v[kept++] = *e;
	}
	x->edits.n = kept;
	return kept != 0;
}

void fixes_settle(struct ll_finding *f)
{
	uint32_t kept = 0;
	bool too_many = false;
	for (uint32_t i = 0; i < f->fixes.n; i++)
		too_many |= f->fixes.v[i]->too_many;
	if (too_many) /* all or none: what is left would be a choice made for people */
		f->fixes.n = 0;
	for (uint32_t i = 0; i < f->fixes.n; i++)
		if (settle(f, f->fixes.v[i]))
			f->fixes.v[kept++] = f->fixes.v[i];
	f->fixes.n = kept;
	for (uint32_t i = 0; i < kept; i++) {
		struct ll_fix *x = f->fixes.v[i];
		if (kept > 1)
			x->applicability = LL_FIX_CHOICE;
		if (!x->title)
			x->title = title_of(f, x);
	}
}
