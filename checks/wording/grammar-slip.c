/* SPDX-License-Identifier: MIT */
#include "slips.h"
#include "slips_agree.h"
#include "slips_forms.h"
#include "slips_verbs.h"
#include "slips_words.h"
#include "wording.h"

/* The lists, one behind the other: a slip's number counts through them. */
#define COUNT_OF(list) (sizeof(list) / sizeof *(list))
static const struct {
	const struct slip *slips;
	size_t n;
} lists[] = {
	{ slips, COUNT_OF(slips) },
	{ form_slips, COUNT_OF(form_slips) },
	{ word_slips, COUNT_OF(word_slips) },
	{ verb_slips, COUNT_OF(verb_slips) },
};
enum { SLIPS = COUNT_OF(slips) + COUNT_OF(form_slips) + COUNT_OF(word_slips) + COUNT_OF(verb_slips) };

static const struct slip *slip_of(size_t number)
{
	size_t list = 0;
	while (number >= lists[list].n)
		number -= lists[list++].n;
	return &lists[list].slips[number];
}

static bool is_ed(const struct text *x, size_t i)
{
	const struct ll_token *t = &x->t[i];
	size_t n = t->lower.n;
	return is_small(t) && n >= 5 && !memcmp(t->lower.p + n - 2, "ed", 2) &&
	       t->lower.p[n - 3] != 'e' && !ll_word_in(x->letter, (uint32_t)i, NOT_ED);
}

/* A few right ones of each ending are nouns: "a medical", "a critic". */
static bool is_adjective(const struct text *x, size_t i)
{
	static const struct ending {
		char text[5];
		uint8_t n;
	} endings[] = { { "al", 2 },   { "ic", 2 }, { "ous", 3 }, { "ive", 3 }, { "able", 4 },
			{ "ible", 4 }, { "ed", 2 }, { "ful", 3 }, { "ary", 3 } };
	const struct ll_token *t = &x->t[i];
	const size_t n = t->lower.n;
	if (!is_small(t) || n < 4)
		return false;
	for (size_t k = 0; k < sizeof endings / sizeof *endings; k++) {
		const struct ending *e = &endings[k];
		if (n > e->n + 1u && t->lower.p[n - 1] == e->text[e->n - 1] &&
		    !memcmp(t->lower.p + n - e->n, e->text, e->n))
			return !ll_word_in(x->letter, (uint32_t)i, "total|several|hundred|need");
	}
	return ll_word_in(x->letter, (uint32_t)i,
			  "left|right|past|severe|new|prior|further|recent|acute|moderate|painful|"
			  "significant|"
			  "persistent|intermittent|frequent|different|current|old|major|minor|low|high");
}

static bool one_of(const struct ll_token *t, const char *p, size_t n)
{
	while (n) {
		const char *bar = memchr(p, '|', n);
		size_t len = bar ? (size_t)(bar - p) : n;
		if (len == t->lower.n && !memcmp(p, t->lower.p, len))
			return true;
		p += len + (bar != NULL);
		n -= len + (bar != NULL);
	}
	return false;
}

static bool element(const struct text *x, size_t i, const char *p, size_t n)
{
	const struct ll_token *t = &x->t[i];
	if (*p != '@')
		return one_of(t, p, n);
	if (n == 3 && !memcmp(p, "@ed", 3))
		return is_ed(x, i);
	if (n == 5 && !memcmp(p, "@word", 5))
		return t->kind == LL_TOK_WORD;
	if (n == 4 && !memcmp(p, "@num", 4))
		return t->kind == LL_TOK_NUMBER;
	if (n == 5 && !memcmp(p, "@many", 5))
		return t->kind == LL_TOK_NUMBER && t->text.p[0] != '0' && !ll_is(t->text, "1") &&
		       !ll_is(t->text, "1.0");
	return n == 4 && !memcmp(p, "@adj", 4) && is_adjective(x, i);
}

/* How many tokens from i on match, 0: none. */
static size_t match(const struct text *x, size_t i, const struct slip *s)
{
	size_t k = i;
	for (const char *p = s->pattern; *p; p += *p == ' ') {
		size_t n = strcspn(p, " ");
		bool inside = k < x->n && x->t[k].sentence == x->t[i].sentence;
		if (*p == '!' || *p == '=') {
			if ((inside && one_of(&x->t[k], p + 1, n - 1)) == (*p == '!'))
				return 0;
		} else {
			if (!inside || !element(x, k, p, n))
				return 0;
			k++;
		}
		p += n;
	}
	return k - i;
}

/* The sentence begins here, or a clause after "and", a comma and the like. */
static bool at_clause(const struct text *x, size_t i)
{
	if (x->s[x->t[i].sentence].token == i)
		return true;
	const struct ll_token *t = &x->t[i - 1];
	return is_in(t, "but|because|when|since|while|although|however|,|;");
}

static bool allowed(const struct text *x, size_t i, const struct slip *s)
{
	if (!s->before)
		return true;
	if (*s->before == '^')
		return at_clause(x, i);
	if (x->s[x->t[i].sentence].token == i)
		return *s->before != '$';
	return !is_in(&x->t[i - 1], s->before);
}

/* Words of a quotation are another's; capitals are a heading or a name ("vitamin A the", "IS"). */
static bool is_own(const struct text *x, size_t i, size_t n)
{
	for (size_t k = i; k < i + n; k++) {
		const struct ll_token *t = &x->t[k];
		if (t->flags & LL_TOK_QUOTED)
			return false;
		if (k > i && (is_joined(t) && t->kind == LL_TOK_WORD))
			return false;
		if (t->kind == LL_TOK_WORD && !is_small(t) && !ll_is(t->text, "I") &&
		    !(k == i && x->s[t->sentence].token == i && ((t->text.n == 1 && n > 2) || !(t->flags & LL_TOK_ALLCAPS))))
			return false;
	}
	return i == 0 || !is_joined(&x->t[i]) || x->t[i - 1].kind != LL_TOK_PUNCT ||
	       !strchr("-/'", x->t[i - 1].text.p[0]);
}

static void report(struct ll_ctx *ctx, const struct text *x, size_t i, size_t n,
		   const struct slip *s)
{
	struct ll_span at = ll_join(x->t[i].at, x->t[i + n - 1].at);
	const char *what = ll_quote(ctx, x->t[i].at), *arg = strstr(s->message, "%s");
	const char *why =
		arg ? ll_format(ctx, "%.*s%s%s", (int)(arg - s->message), s->message, what, arg + 2)
		    : s->message;
	struct ll_finding *f = ll_report(ctx, at, "'%s': %s", ll_quote(ctx, at), why);
	const struct ll_token *wrong = &x->t[i + s->at];
	if (!s->fix || (!*s->fix && wrong->flags & LL_TOK_CAPITAL))
		return;
	struct ll_fix *fix = ll_fix(f, s->unsafe ? LL_FIX_UNSAFE : LL_FIX_SAFE, NULL);
	if (*s->fix)
		ll_edit_word(fix, wrong->at, s->fix);
	else
		ll_edit(fix, taken_out(ll_source_text(x->letter), wrong->at),
			(struct ll_sv){ "", 0 });
}

/*
 * "The guidelines for chronic pain recommends", "the guidelines, recommend a
 * trial": only where "guidelines" is the subject ("page 23 of the guidelines
 * notes" is right, "per the guidelines, recommend" too). A note: house style to some.
 */
static void guidelines(struct ll_ctx *ctx, const struct text *x, size_t i)
{
	static const char singular[] =
		"recommends|states|supports|suggests|indicates|notes|requires|allows|does";
	static const char plural[] = "recommend|state|support|suggest|indicate|note|require|allow";
	const struct ll_sentence *s = &x->s[x->t[i].sentence];
	size_t end = s->token + s->ntokens, k = i + 1;
	if (i > s->token + 10 || x->t[i].flags & LL_TOK_QUOTED)
		return;
	for (size_t b = s->token; b < i; b++)
		if (x->t[b].kind == LL_TOK_NUMBER ||
		    ll_word_in(x->letter, (uint32_t)b, "of|in|per|to|by|from|with|under|on|and|,|:|;"))
			return;
	if (k + 1 < end && is_mark(&x->t[k], ',') && is_in(&x->t[k + 1], plural)) {
		struct ll_span at = ll_join(x->t[i].at, x->t[k + 1].at);
		struct ll_finding *f = ll_report(ctx, at, "'%s': a comma between subject and verb",
						 ll_quote(ctx, at));
		ll_edit(ll_fix(f, LL_FIX_UNSAFE, NULL), x->t[k].at, (struct ll_sv){ "", 0 });
		ll_soften(f, LL_NOTE);
		return;
	}
	if (k < end && is_in(&x->t[k], "for"))
		while (k < end && k - i < 5 && is_small(&x->t[k]) && !is_in(&x->t[k], singular))
			k++;
	if (k >= end || !is_in(&x->t[k], singular))
		return;
	struct ll_span at = ll_join(x->t[i].at, x->t[k].at);
	ll_soften(ll_report(ctx, at, "'%s': a singular verb after 'guidelines'", ll_quote(ctx, at)),
		  LL_NOTE);
}

/*
 * "a evaluation", "an trial": by the letter where the sound cannot differ from
 * it. No h, u, x, no "one", no abbreviation without a vowel.
 */
static void article(struct ll_ctx *ctx, const struct text *x, size_t i)
{
	const struct ll_token *t = &x->t[i], *b = t + 1;
	bool an = t->lower.n == 2;
	if (i + 1 >= x->n || b->sentence != t->sentence || is_joined(b) || !is_small(b) ||
	    b->lower.n < 4 || t->flags & LL_TOK_QUOTED ||
	    (!is_small(t) && x->s[t->sentence].token != i) || t->flags & LL_TOK_PAREN ||
	    (i && is_joined(t)))
		return;
	const char *w = b->lower.p;
	/* "an university", "a hour": by the sound of the few words where it differs */
	const char *odd = an ? "university|uniform|unique|unit|union|united|user|useful|usual|european"
			     : "hour|hours|honest|honor|heir|hourly";
	const bool even = an ? strchr("bcdfgjklmnpqrstvwz", w[0]) &&
				       (strchr("aeiou", w[1]) || strchr("aeiouy", w[2]))
			     : strchr("aeio", w[0]) && memcmp(w, "eu", 2) && memcmp(w, "on", 2) &&
				       memcmp(w, "ew", 2);
	if (!even && !ll_in(b->lower, odd))
		return;
	struct ll_span at = ll_join(t->at, b->at);
	struct ll_finding *f = ll_report(ctx, at, "'%s': '%s' for '%s'", ll_quote(ctx, at),
					 an ? "an" : "a", an ? "a" : "an");
	if (!an) /* "an dinner layer" may be "and inner" */
		ll_suggest(f, t->at, (struct ll_sv){ is_small(t) ? "an" : "An", 2 });
}

/* "The plan's nurse appear": the subject that a sentence begins with, and its verb. */
struct verbs {
	size_t sentence; /* the next to be looked at */
	size_t verb;	 /* one that does not agree, not told yet; the number of tokens: none */
	size_t from;	 /* before this token there is nothing to do */
};

/* Tells of the verbs before token i; one from there on waits, as the list may tell of it. */
static void agreement(struct ll_ctx *ctx, const struct text *x, struct verbs *v, size_t i)
{
	for (;; v->verb = disagrees(x, x->s[v->sentence++].token)) {
		if (v->verb < i) {
			const size_t first = x->s[x->t[v->verb].sentence].token;
			const struct ll_span at = ll_join(x->t[v->verb - 1].at, x->t[v->verb].at);
			ll_report(ctx, at,
				  "'%s': the verb does not agree with its subject, which begins with '%s'",
				  ll_quote(ctx, at), ll_quote(ctx, ll_join(x->t[first].at, x->t[first + 1].at)));
			v->verb = x->n;
		}
		v->from = v->verb < x->n	      ? v->verb + 1
			  : v->sentence < x->ns ? x->s[v->sentence].token
						: SIZE_MAX;
		if (v->from > i)
			return;
	}
}

/*
 * Most words in a row begin no pattern: two words have a bit that tells
 * whether they may be the first of one. Of those that may, a pattern has a bit,
 * and each word the bits of those that it may be the first word of, the second
 * and the third.
 */
enum { LOOKED_AT = 3, WORDS = (SLIPS + 63) / 64, PAIR_BITS = 18, SLOT_BITS = 12, SLOTS = 1 << SLOT_BITS, SETS = 2048 };
struct bits {
	uint64_t of[WORDS];
};
struct beginnings {
	uint64_t pairs[(1 << PAIR_BITS) / 64];
	/* What else may be behind the words of a slot. */
	uint8_t open[SLOTS];
	uint16_t set[LOOKED_AT][SLOTS]; /* by the word's hash, which of these: */
	uint16_t nsets;
	struct bits sets[SETS]; /* as many as there are words; the first is empty, the last of all that are too many */
	/* Of those where any word may stand there, or none, or any number. */
	struct bits any[LOOKED_AT], number[LOOKED_AT];
};
enum { OPEN_NUMBER = 1, OPEN_ED = 2, OPEN_ALL = 4, OPEN_OTHERS = 8, OPEN_PAIRS = 16 /* some words, by `pairs` */ };

/* What is looked at by itself: article(), guidelines(). */
static const char *const others[] = { "a", "an", "guidelines" };

static void look_at_others(struct ll_ctx *ctx, const struct text *x, uint8_t open, size_t i)
{
	if (!(open & OPEN_OTHERS))
		return;
	if (ll_is(x->t[i].lower, others[0]) || ll_is(x->t[i].lower, others[1]))
		article(ctx, x, i);
	else if (ll_is(x->t[i].lower, others[2]))
		guidelines(ctx, x, i);
}

static uint32_t slot_of(uint32_t hash)
{
	return hash * 0x9e3779b1u >> (32 - SLOT_BITS);
}

static uint32_t pair_bit(uint32_t first, uint32_t second)
{
	return (first * 0x9e3779b1u + second) * 0x85ebca6bu >> (32 - PAIR_BITS);
}

static uint32_t is_pair(const struct beginnings *by, uint32_t first, uint32_t second)
{
	const uint32_t bit = pair_bit(first, second);
	return by->pairs[bit / 64] >> bit % 64 & 1;
}

static void add_bit(struct bits *b, size_t slip)
{
	b->of[slip / 64] |= (uint64_t)1 << slip % 64;
}

static void add_word(struct beginnings *by, size_t k, uint32_t slot, size_t slip)
{
	if (!by->set[k][slot])
		by->set[k][slot] = by->nsets < SETS - 1 ? ++by->nsets : SETS - 1;
	add_bit(&by->sets[by->set[k][slot]], slip);
}

/* An element of a pattern, its k-th; p is at its end then. */
static const char *sort_element(struct beginnings *by, size_t slip, const char *p, size_t k)
{
	size_t n = strcspn(p, " ");
	if (!n || *p == '!' || *p == '=' || !strncmp(p, "@ed", n) || !strncmp(p, "@word", n) ||
	    !strncmp(p, "@adj", n))
		add_bit(&by->any[k], slip);
	else if (*p == '@')
		add_bit(&by->number[k], slip);
	else
		for (n = 0; p[n] && p[n] != ' '; n += p[n] == '|') {
			const size_t len = strcspn(p + n, "| ");
			add_word(by, k, slot_of(ll_hash((struct ll_sv){ p + n, len })), slip);
			n += len;
		}
	return p + n;
}

/* What may follow a first word of a pattern; `second` is what the pattern goes on with. */
static void sort_second(struct beginnings *by, uint32_t first, const char *second)
{
	const uint8_t open = !strncmp(second, "@num", 4)		  ? OPEN_NUMBER
			     : !strncmp(second, "@many", 5)	  ? OPEN_NUMBER
			     : !strncmp(second, "@ed", 3)		  ? OPEN_ED
			     : *second && !strchr("!=@", *second) ? 0
									  : OPEN_ALL;
	size_t n;
	by->open[slot_of(first)] |= open ? open : OPEN_PAIRS;
	for (const char *q = second; !open && *q && *q != ' '; q += n + (q[n] == '|')) {
		n = strcspn(q, "| ");
		const uint32_t bit = pair_bit(first, ll_hash((struct ll_sv){ q, n }));
		by->pairs[bit / 64] |= (uint64_t)1 << bit % 64;
	}
}

static void sort_pairs(struct beginnings *by, const char *p)
{
	const char *second = p + strcspn(p, " ");
	second += *second == ' ';
	for (size_t n; *p && *p != ' '; p += n + (p[n] == '|')) {
		n = strcspn(p, "| ");
		sort_second(by, ll_hash((struct ll_sv){ p, n }), second);
	}
}

static void sort_patterns(void *table)
{
	struct beginnings *by = table;
	for (size_t s = 0; s < SLIPS; s++) {
		const char *p = slip_of(s)->pattern;
		for (size_t k = 0; k < LOOKED_AT; k++, p += *p == ' ')
			p = sort_element(by, s, p, k);
		sort_pairs(by, slip_of(s)->pattern);
	}
	for (size_t k = 0; k < COUNT_OF(others); k++)
		by->open[slot_of(ll_hash((struct ll_sv){ others[k], strlen(others[k]) }))] |= OPEN_OTHERS;
}

/* Tokens [from, to) with which a pattern may begin, others seldom; how many. There is one behind them. */
static size_t beginnings_in(const struct beginnings *by, const uint32_t *hashes, size_t from, size_t to, uint32_t *at)
{
	size_t firsts = 0, n = 0;
	/* without branches, which would be taken at random */
	for (size_t i = from; i < to; i++) {
		at[firsts] = (uint32_t)i;
		firsts += by->open[slot_of(hashes[i])] != 0;
	}
	for (size_t k = 0; k < firsts; k++) {
		const uint32_t i = at[k];
		at[n] = i;
		n += is_pair(by, hashes[i], hashes[i + 1]) | ((by->open[slot_of(hashes[i])] & ~OPEN_PAIRS) != 0);
	}
	return n;
}

/* The next token may stand behind one of the slot of token i. */
static bool may_follow(const struct text *x, const struct beginnings *by, const uint32_t *hashes, size_t i)
{
	if (i + 1 == x->n || is_pair(by, hashes[i], hashes[i + 1]))
		return true;
	const struct ll_token *t = &x->t[i + 1];
	const uint8_t open = by->open[slot_of(hashes[i])];
	return open & OPEN_ALL || (open & OPEN_NUMBER && t->kind == LL_TOK_NUMBER) ||
	       (open & OPEN_ED && t->lower.n > 2 && t->lower.p[t->lower.n - 1] == 'd');
}

/* The patterns of which the tokens from i on may be the first words; false: of none. */
static bool may_begin(const struct text *x, const struct beginnings *by, const uint32_t *hashes,
		      size_t i, struct bits *may)
{
	if (!may_follow(x, by, hashes, i))
		return false;
	const struct bits *first = &by->sets[by->set[0][slot_of(hashes[i])]], *here[LOOKED_AT], *digits[LOOKED_AT];
	for (size_t k = 1; k < LOOKED_AT; k++) {
		const bool inside = i + k < x->n, number = inside && x->t[i + k].kind == LL_TOK_NUMBER;
		here[k] = &by->sets[inside ? by->set[k][slot_of(hashes[i + k])] : 0];
		digits[k] = number ? &by->number[k] : &by->sets[0];
	}
	uint64_t some = 0;
	for (size_t w = 0; w < WORDS; w++) {
		uint64_t left = first->of[w]; /* mostly none */
		for (size_t k = 1; k < LOOKED_AT && left; k++)
			left &= by->any[k].of[w] | here[k]->of[w] | digits[k]->of[w];
		some |= may->of[w] = left;
	}
	return some;
}

/* The length of the slip that begins at token i, one of these, reported; 0: none. */
static size_t slip_at(struct ll_ctx *ctx, const struct text *x, const struct bits *may, size_t i)
{
	for (size_t w = 0; w < WORDS; w++)
		for (uint64_t left = may->of[w]; left; left &= left - 1) {
			const struct slip *s = slip_of(w * 64 + (size_t)__builtin_ctzll(left));
			const size_t n = match(x, i, s);
			if (n && allowed(x, i, s) && is_own(x, i, n)) {
				report(ctx, x, i, n, s);
				return n;
			}
		}
	return 0;
}

/* "He has been given fluids, and have lost" */
static void second_verbs(struct ll_ctx *ctx, const struct text *x)
{
	for (uint32_t i = ll_find(x->letter, 0, "have"); i < x->n; i = ll_find(x->letter, i + 1, "have"))
		if (have_of_one(x, i)) {
			const struct ll_span at = ll_join(x->t[i - 1].at, x->t[i + 1].at);
			ll_report(ctx, at, "'%s': the verb of 'he' or 'she' is 'has'", ll_quote(ctx, at));
		}
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	struct text x = text_of(letter);
	const struct beginnings *by = ll_table(ctx, sizeof *by, sort_patterns);
	const uint32_t *hashes = ll_hashes(letter);
	enum { SOME = 256 };
	uint32_t at[SOME];
	struct bits may;
	size_t free = 0; /* the token behind the last slip */
	struct verbs verbs = { .verb = x.n };
	for (size_t from = 0; from < x.n; from += SOME) {
		const size_t to = from + SOME < x.n ? from + SOME : x.n - 1;
		size_t n = beginnings_in(by, hashes, from, to, at);
		if (to == x.n - 1)
			at[n++] = (uint32_t)to; /* "!a|b" holds where nothing follows */
		for (size_t k = 0; k < n; k++) {
			const size_t i = at[k];
			if (i < free)
				continue;
			look_at_others(ctx, &x, by->open[slot_of(hashes[i])], i);
			if (verbs.from <= i)
				agreement(ctx, &x, &verbs, i);
			if (!may_begin(&x, by, hashes, i, &may))
				continue;
			free = i + slip_at(ctx, &x, &may, i);
			if (i <= verbs.verb && verbs.verb < free) { /* told by the list */
				verbs.verb = x.n;
				verbs.from = 0;
			}
		}
	}
	agreement(ctx, &x, &verbs, x.n);
	second_verbs(ctx, &x);
}

LL_CHECK(grammar_slip) = {
	LL_CHECK_ABI,
	.id = "grammar-slip",
	.family = "wording",
	.since = "0.1",
	.summary = "a slip of grammar from a closed list of sure ones",
	.explain = "## What it finds\n\n"
		   "A closed list of word rows that are wrong in any sentence: a doubled verb or\n"
		   "article, a base form after *has been*, a past form after *to*, a dropped\n"
		   "*to* or *of*, *then* for *than*.\n\n"
		   "## Why it matters\n\n"
		   "Such slips are the traces of editing and dictation, and a dropped word can\n"
		   "be a dropped *not*. Of 213,977 dictated radiology reports 9.7 percent had a\n"
		   "slip and 1.9 percent one that mattered (Ringler 2015). They mark the\n"
		   "sentences to read again.\n\n"
		   "## Fires on\n\n"
		   "> would **be need** to be seen\n\n"
		   "> are expected **to continued** therapies\n\n"
		   "> age **greater then** 65 years\n\n"
		   "> **had**, moreover, **had** developed\n\n"
		   "## Stays silent on\n\n"
		   "- quotations, and headings in capitals\n"
		   "- words on both sides of a stop\n"
		   "- every doubtful construction: this is no grammar checker\n\n"
		   "## How to fix\n\n"
		   "Read the sentence aloud and set it right. `--fix` does where one reading is\n"
		   "possible, `--unsafe-fixes` where one is likely.\n",
	.severity = LL_WARNING,
	.run = run,
};
