/* SPDX-License-Identifier: MIT */
#include "wording.h"

#define SUGGEST_MOST 100 /* suggestions are slow */
#define FOREIGN	     25	 /* more unknown words than this, and a tenth of all: no English text */
#define SHORTEST     4	 /* word that is looked at */
#define ROOM	     32	 /* for so many unknown words, to begin with */

struct words {
	const uint32_t *first; /* of the word of each token */
	size_t all;	       /* words in the letter; 0: not counted */
	/* For find_word(), made when it is first asked: token + 1 of each word, by its hash. */
	uint32_t *slots, mask;
};

/* Not of an address, a code, a name with marks, a word broken at a line's end. */
static bool is_plain(const struct text *x, size_t i)
{
	const struct ll_token *t = &x->t[i];
	if (t->kind != LL_TOK_WORD || t->lower.n < SHORTEST ||
	    (t->flags & (LL_TOK_ALLCAPS | LL_TOK_HYPHENATED)))
		return false;
	/* "ther ex per protocol": as a record writes it */
	if (t->flags & LL_TOK_QUOTED && t->lower.n == SHORTEST)
		return false;
	for (size_t k = 0; k < t->text.n; k++) {
		char c = t->text.p[k], low = t->lower.p[k];
		if (!((low >= 'a' && low <= 'z') || c == '\'') || (k && c >= 'A' && c <= 'Z'))
			return false;
	}
	static const char glue[] = "/@\\_.&#+%=<>[]";
	if (i && is_joined(t) && x->t[i - 1].kind == LL_TOK_PUNCT &&
	    strchr(glue, x->t[i - 1].text.p[0]))
		return false;
	if (i && is_joined(t) &&
	    (x->t[i - 1].kind != LL_TOK_PUNCT || (is_mark(t - 1, '-') && t->lower.n < 7)))
		return false;
	if (i + 1 >= x->n || !is_joined(t + 1) || t[1].kind != LL_TOK_PUNCT)
		return true;
	if (is_mark(t + 1, '-'))
		return t->lower.n >= 7;
	if (is_mark(t + 1, '.'))
		return i + 2 >= x->n || !is_joined(t + 2);
	if (is_mark(t + 1, ':')) /* "http:" */
		return i + 2 >= x->n || !is_joined(t + 2) || !is_mark(t + 2, '/');
	return !strchr("/@\\_&#+%=<>[", t[1].text.p[0]);
}

/* Too many unknown words, names not counted, for a text in English. */
static bool is_foreign(const struct text *x, struct words *w, size_t unknown)
{
	if (unknown > FOREIGN && !w->all)
		for (size_t i = 0; i < x->n; i++)
			w->all += x->t[i].kind == LL_TOK_WORD;
	return unknown > FOREIGN && unknown * 10 > w->all;
}

/* Of a drug: a strength, a count or another drug stands near. */
static bool is_dosed(const struct text *x, size_t i)
{
	for (size_t k = i + 1; k < x->n && k <= i + 4; k++)
		if (is_in(&x->t[k], "mg|mcg|ml|tablets|tablet|capsules|capsule|patch|cream|gel|"
				    "daily|#|bid|tid|qhs"))
			return true;
	for (size_t k = i; k-- && i - k <= 4;)
		if (is_in(&x->t[k], "prescribed|taking|takes|medication|medications|of|on|as|and|"
				    "or|,|started|tried|drug|drugs"))
			return i - k <= 2;
	return false;
}

/* A date misspelt is for date-invalid to report. `*date` walks along with the words. */
static bool in_date(const struct ll_letter *letter, struct ll_span at, const struct ll_fact **date)
{
	while (*date && end_of((*date)->at) <= at.off)
		*date = ll_next(letter, LL_DATE, *date);
	return *date && (*date)->at.off <= at.off;
}

struct slip {
	size_t token;
	struct ll_sv term; /* what it is a near miss of, or none */
	bool small;	   /* stands in small letters somewhere */
};

struct slips {
	struct slip *v;
	size_t n, room;
};

static void add(struct ll_ctx *ctx, struct slips *slips, struct slip s)
{
	if (slips->n == slips->room) {
		const struct slip *old = slips->v;
		slips->room = slips->room ? slips->room * 2 : ROOM;
		slips->v = ll_alloc(ctx, slips->room * sizeof *slips->v);
		if (slips->n)
			memcpy(slips->v, old, slips->n * sizeof *old);
	}
	slips->v[slips->n++] = s;
}

/* The unknown words of the letter. False: no dictionary, or no English. */
static bool collect(struct ll_ctx *ctx, const struct text *x, struct words *w, struct slips *out)
{
	size_t small = 0; /* names do not make a text foreign */
	const uint32_t established = (uint32_t)ll_option_int(ctx, "established");
	for (uint32_t i = ll_unproved(ctx, 0, SHORTEST); i < x->n;
	     i = ll_unproved(ctx, i + 1, SHORTEST)) {
		const struct ll_token *t = &x->t[i];
		const size_t first = w->first[i];
		if ((first != i && !(x->t[first].flags & (LL_TOK_ALLCAPS | LL_TOK_HYPHENATED))) ||
		    !is_plain(x, i))
			continue;
		bool used_small;
		if (ll_uses(x->letter, i, established, &used_small) >= established)
			continue;
		/* a name is looked at only as a near miss: it need not load the dictionary */
		if (!used_small && (t->flags & LL_TOK_CAPITAL) && !ll_spell_near_term(ctx, t->text).n)
			continue;
		uint32_t verdict = ll_spell(ctx, t->text);
		if (verdict == LL_SPELT_UNKNOWN)
			return false;
		if (verdict == LL_SPELT_RIGHT)
			continue;
		add(ctx, out, (struct slip){ i, { NULL, 0 }, used_small });
		small += used_small;
		if (is_foreign(x, w, small))
			return false;
	}
	return true;
}

/* A walk through the letter for each slip would be long where there are many. */
static void fill_slots(struct ll_ctx *ctx, const struct text *x, struct words *w)
{
	const uint32_t *hashes = ll_hashes(x->letter);
	uint32_t different = 0, room = 16;
	for (size_t i = 0; i < x->n; i++)
		different += w->first[i] == i;
	while (room < 2 * different)
		room *= 2;
	w->slots = ll_alloc(ctx, room * sizeof *w->slots);
	w->mask = room - 1;
	for (size_t i = 0; i < x->n; i++) {
		uint32_t at = hashes[i] >> 1 & w->mask;
		if (w->first[i] != i)
			continue;
		while (w->slots[at])
			at = (at + 1) & w->mask;
		w->slots[at] = (uint32_t)i + 1;
	}
}

/* The first token of the letter that is this word, whatever its capitals; x->n: none. */
static size_t find_word(struct ll_ctx *ctx, const struct text *x, struct words *w,
			struct ll_sv word)
{
	char low[64];
	if (!word.n || word.n > sizeof low)
		return x->n;
	for (size_t i = 0; i < word.n; i++)
		low[i] = (char)(word.p[i] | 0x20);
	const struct ll_sv lower = { low, word.n };
	if (!w->slots)
		fill_slots(ctx, x, w);
	for (uint32_t at = ll_hash(lower) >> 1 & w->mask; w->slots[at]; at = (at + 1) & w->mask)
		if (ll_eq(x->t[w->slots[at] - 1].lower, lower))
			return w->slots[at] - 1;
	return x->n;
}

/* The letter itself has the word, spelt rightly. */
static bool has_word(struct ll_ctx *ctx, const struct text *x, struct words *w, struct ll_sv word)
{
	const size_t i = word.n < 7 ? x->n : find_word(ctx, x, w, word);
	bool small;
	return i < x->n && ll_uses(x->letter, (uint32_t)i, 1000, &small) && small;
}

/* "P.O. Box 880, Marlow", "12 Elm Street, Marlow": a place where letters go. */
static bool in_address(const struct text *x, size_t i)
{
	if (x->t[i].flags & LL_TOK_SMALL)
		return false;
	for (size_t k = i; k-- && i - k <= 8 && x->t[k].sentence == x->t[i].sentence;)
		if (is_in(&x->t[k], "box|street|st|avenue|ave|road|rd|suite|ste|boulevard|blvd|drive|"
				    "lane|ln|parkway|pkwy|floor|highway|hwy") &&
		    x->t[k].flags & LL_TOK_CAPITAL)
			return true;
	return false;
}

/* Finds the terms that are meant; false: a name as likely as a slip. */
static bool judge(struct ll_ctx *ctx, const struct text *x, struct words *w, struct slip *s)
{
	const struct ll_token *t = &x->t[s->token];
	s->term = ll_spell_near_term(ctx, t->text);
	if (s->term.n && t->lower.n < (s->small ? 7 : 8) && !is_dosed(x, s->token) &&
	    find_word(ctx, x, w, s->term) == x->n)
		s->term.n = 0;
	if (!s->small && in_address(x, s->token))
		s->term.n = 0;
	return s->small || s->term.n || !(t->flags & LL_TOK_CAPITAL);
}

/* A slip of the keys is inside a word; at its end two right words differ ("diverticuli",
 * "diverticula"). */
static bool differ_inside(struct ll_sv a, struct ll_sv b)
{
	size_t end = 0;
	while (end < a.n && end < b.n && (a.p[a.n - 1 - end] | 0x20) == (b.p[b.n - 1 - end] | 0x20))
		end++;
	return end >= 2 && a.n <= b.n + 1 && b.n <= a.n + 1;
}

/* Two neighbours swapped, or one letter doubled or not ("recieved", "occured"), inside the word. */
static bool is_key_slip(struct ll_sv wrong, struct ll_sv right)
{
	struct ll_sv more = wrong.n > right.n ? wrong : right,
		     less = wrong.n > right.n ? right : wrong;
	size_t i = 0;
	while (i < less.n && less.p[i] == more.p[i])
		i++;
	if (wrong.n < 6 || !i || i + 2 > less.n)
		return false;
	if (more.n == less.n)
		return i + 2 < less.n && wrong.p[i] == right.p[i + 1] &&
		       wrong.p[i + 1] == right.p[i] &&
		       !memcmp(wrong.p + i + 2, right.p + i + 2, wrong.n - i - 2);
	return more.n == less.n + 1 && more.p[i] == more.p[i - 1] &&
	       !memcmp(more.p + i + 1, less.p + i, less.n - i);
}

/* A medicine or a diagnosis that only we think of is for people to confirm. */
static uint32_t applicability(struct ll_ctx *ctx, const struct text *x, struct words *w,
			      const struct ll_token *t, struct ll_sv right, bool term, bool sure)
{
	if (sure && has_word(ctx, x, w, right))
		return LL_FIX_SAFE;
	return !term && is_small(t) && is_key_slip(t->text, right) ? LL_FIX_SAFE : LL_FIX_UNSAFE;
}

static void report(struct ll_ctx *ctx, const struct text *x, struct words *w,
		   const struct slip *s, bool suggest)
{
	const struct ll_token *t = &x->t[s->token];
	struct ll_sv right = s->term;
	bool sure = right.n != 0;
	if (!right.n && suggest) {
		right = ll_spell_suggest(ctx, t->text);
		sure = has_word(ctx, x, w, right) && differ_inside(t->lower, right);
	}
	struct ll_finding *f;
	if (right.n) {
		f = ll_report(ctx, t->at, "'%s' is no known word; '%.*s' may be meant",
			      ll_quote(ctx, t->at), LL_SV(right));
		const uint32_t kind = applicability(ctx, x, w, t, right, s->term.n != 0, sure);
		ll_edit(ll_fix(f, kind, NULL), t->at, right);
	} else {
		f = ll_report(ctx, t->at, "'%s' is no known word", ll_quote(ctx, t->at));
	}
	if (!sure)
		ll_soften(f, LL_NOTE);
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	struct text x = text_of(letter);
	if (!x.n)
		return;
	struct words w = { .first = ll_firsts(letter) };
	struct slips slips = { 0 };
	if (!collect(ctx, &x, &w, &slips))
		return;
	const struct ll_fact *date = ll_next(letter, LL_DATE, NULL);
	for (size_t i = 0; i < slips.n; i++)
		if (!in_date(letter, x.t[slips.v[i].token].at, &date) && judge(ctx, &x, &w, &slips.v[i]))
			report(ctx, &x, &w, &slips.v[i], i < SUGGEST_MOST);
}

static const struct ll_opt options[] = {
	{ "established", "a word that the letter uses so often is its own", 3, 2, 1000 },
	{ 0 },
};

LL_CHECK(spelling) = {
	LL_CHECK_ABI,
	.id = "spelling",
	.family = "wording",
	.since = "0.1",
	.summary = "a word no dictionary knows",
	.explain = "## What it finds\n\n"
		   "A word that neither the English and the medical dictionary (hunspell en_US,\n"
		   "en_med) nor our own lists know. A warning where it is one or two letters off\n"
		   "a drug, a diagnosis or a word that the letter spells rightly elsewhere; else\n"
		   "a note.\n\n"
		   "## Why it matters\n\n"
		   "A misspelt drug or diagnosis can be read as another one. Other misspellings\n"
		   "cost the letter its authority.\n\n"
		   "## Fires on\n\n"
		   "> **Cymbalata** (Cymbalta)\n\n"
		   "> **symtomatic** (symptomatic), **recieved** (received)\n\n"
		   "## Stays silent on\n\n"
		   "- acronyms and words in capitals, names, codes, words with digits\n"
		   "- words broken at a line's end, British spelling, text that is not English\n"
		   "- words that the letter uses three times\n\n"
		   "## How to fix\n\n"
		   "Take the suggestion, or leave the word if it is right. `--fix` writes it where\n"
		   "the letter has the right word elsewhere, or two letters were swapped or one was\n"
		   "doubled; `--unsafe-fixes` the others, such as the names of medicines. Without a\n"
		   "dictionary the check is silent. A right word that it lacks goes into\n"
		   "`words` of a `letterlint.json`. Install `hunspell-en-us` and\n"
		   "`hunspell-en-med`.\n",
	.severity = LL_WARNING,
	.options = options,
	.run = run,
};
