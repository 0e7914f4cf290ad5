/* SPDX-License-Identifier: MIT */
#include "engine/ctx.h"
#include "engine/dictionary.h"
#include "letter/places.h"
#include "lexicon/words.h"

#include <hunspell/hunspell.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define WORD_LONGEST 48 /* longer ones are no words: accepted unread */

struct speller {
	pthread_mutex_t lock; /* of the loading; and hunspell is not thread-safe */
	bool tried;
	struct dictionary *dictionary;
	Hunhandle *hunspell; /* where its files hold what we do not read, else NULL */
	char medical[1024];  /* hunspell's second list, not loaded yet; "" */
};

static void *must(void *p)
{
	if (!p)
		out_of_memory();
	return p;
}

struct speller *speller_new(void)
{
	struct speller *s = must(calloc(1, sizeof *s));
	pthread_mutex_init(&s->lock, NULL);
	return s;
}

void speller_free(struct speller *s)
{
	if (!s)
		return;
	dictionary_free(s->dictionary);
	if (s->hunspell)
		Hunspell_destroy(s->hunspell);
	pthread_mutex_destroy(&s->lock);
	free(s);
}

/* ---- The dictionaries ---------------------------------------------------- */

static bool dictionary_path(char *out, size_t size, const char *dir, size_t n, const char *name)
{
	int len = snprintf(out, size, "%.*s/%s", (int)n, dir, name);
	return n && len > 0 && (size_t)len < size && access(out, R_OK) == 0;
}

static const char *const medical[] = { "en_med_glut.dic", "en_med.dic", "en_US-med.dic" };

static bool load_from(struct speller *s, const char *dir, size_t n)
{
	char aff[1024], dic[1024];
	if (!dictionary_path(aff, sizeof aff, dir, n, "en_US.aff") ||
	    !dictionary_path(dic, sizeof dic, dir, n, "en_US.dic"))
		return false;
	for (size_t i = 0; i < sizeof medical / sizeof *medical && !*s->medical; i++)
		if (!dictionary_path(s->medical, sizeof s->medical, dir, n, medical[i]))
			*s->medical = '\0';
	s->dictionary = dictionary_load(aff, dic, s->medical);
	if (!s->dictionary)
		s->hunspell = Hunspell_create(aff, dic);
	return s->dictionary || s->hunspell;
}

/* Half the time of hunspell's loading: it waits for a word that English lacks. */
static void load_medical(struct speller *s)
{
	if (s->hunspell && *s->medical)
		Hunspell_add_dic(s->hunspell, s->medical);
	*s->medical = '\0';
}

static const char usual[] =
	"/usr/share/hunspell:/usr/share/myspell:/usr/share/myspell/dicts:"
	"/usr/local/share/hunspell:/opt/homebrew/share/hunspell:/opt/local/share/hunspell:"
	"/Library/Spelling";

/* As load() and load_from() look for them. */
const char *const *speller_files(struct arena *a)
{
	const char *paths[] = { getenv("DICPATH"), usual };
	const char **files = arena_array(a, const char *, 4);
	char aff[1024], dic[1024], more[1024];
	for (size_t i = 0; i < 2; i++)
		for (const char *p = paths[i]; p && *p;) {
			size_t n = strcspn(p, ":"), k = 0;
			if (dictionary_path(aff, sizeof aff, p, n, "en_US.aff") &&
			    dictionary_path(dic, sizeof dic, p, n, "en_US.dic")) {
				files[k++] = arena_strndup(a, aff, strlen(aff));
				files[k++] = arena_strndup(a, dic, strlen(dic));
				for (size_t m = 0; m < sizeof medical / sizeof *medical && k == 2; m++)
					if (dictionary_path(more, sizeof more, p, n, medical[m]))
						files[k++] = arena_strndup(a, more, strlen(more));
				return files;
			}
			p += n + (p[n] == ':');
		}
	return files;
}

static void load(struct speller *s)
{
	const char *paths[] = { getenv("DICPATH"), usual };
	s->tried = true;
	for (size_t i = 0; i < 2; i++)
		for (const char *p = paths[i]; p && *p;) {
			size_t n = strcspn(p, ":");
			if (load_from(s, p, n))
				return;
			p += n + (p[n] == ':');
		}
}

bool speller_is_missing(struct speller *s)
{
	pthread_mutex_lock(&s->lock);
	bool missing = s->tried && !s->dictionary && !s->hunspell;
	pthread_mutex_unlock(&s->lock);
	return missing;
}

/* Loads what was not yet; false: there is none. Else end_asking() follows. */
static bool begin_asking(struct speller *s)
{
	pthread_mutex_lock(&s->lock);
	if (!s->tried)
		load(s);
	if (s->hunspell)
		return true;
	pthread_mutex_unlock(&s->lock);
	return s->dictionary;
}

static void end_asking(struct speller *s)
{
	if (s->hunspell)
		pthread_mutex_unlock(&s->lock);
}

static bool is_listed(struct speller *s, const char *word, size_t n)
{
	return s->hunspell ? Hunspell_spell(s->hunspell, word) : dictionary_has(s->dictionary, word, n);
}

/* ---- Is it a word? ------------------------------------------------------- */

static bool ends_in(const char *w, size_t n, const char *end)
{
	size_t len = strlen(end);
	return n > len && !memcmp(w + n - len, end, len);
}

/* Takes a regular plural's ending off: the length of the singular, or 0. */
static size_t singular(const char *w, size_t n)
{
	static const char *const hissing[] = { "ses", "xes", "zes", "ches", "shes" };
	for (size_t i = 0; i < 5; i++)
		if (ends_in(w, n, hissing[i]) && n > 5)
			return n - 2;
	if (n < 5 || !ends_in(w, n, "s") || strchr("sxzh", w[n - 2]) ||
	    (w[n - 2] == 'y' && !strchr("aeiou", w[n - 3])))
		return 0;
	return n - 1;
}

static bool in_dictionary(struct speller *s, const char *w, size_t n)
{
	char word[WORD_LONGEST + 2];
	if (word_class(w, n) != WORD_UNKNOWN)
		return true;
	memcpy(word, w, n);
	word[n] = '\0';
	if (is_listed(s, word, n))
		return true;
	word[0] = (char)(word[0] & ~0x20);
	return n > 4 && is_listed(s, word, n);
}

/* British spelling is right too: -our, -ise, ae, oe, -lled are tried the American way. */
static bool british(struct speller *s, const char *w, size_t n)
{
	static const char *const pairs[][2] = {
		{ "our", "or" },     { "isa", "iza" },	 { "ise", "ize" }, { "isi", "izi" },
		{ "yse", "yze" },    { "ae", "e" },	 { "oe", "e" },	   { "lled", "led" },
		{ "lling", "ling" }, { "lisa", "liza" }, { "ogue", "og" }, { "ssed", "sed" }
	};
	char word[WORD_LONGEST + 8];
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		size_t from = strlen(pairs[i][0]), to = strlen(pairs[i][1]);
		const char *at = memmem(w, n, pairs[i][0], from);
		if (!at || n < 6)
			continue;
		size_t head = (size_t)(at - w);
		memcpy(word, w, head);
		memcpy(word + head, pairs[i][1], to);
		memcpy(word + head + to, at + from, n - head - from);
		if (in_dictionary(s, word, n - from + to))
			return true;
	}
	return false;
}

/* Medicine builds words from parts that no dictionary lists together. */
static size_t prefix(const char *w, size_t n, size_t *at)
{
	static const char *const prefixes[] = {
		"non",	   "pre",     "post",	 "peri",    "sub",    "inter",	"intra",  "multi",
		"re",	   "un",      "micro",	 "electro", "neuro",  "psycho", "physio", "hyper",
		"hypo",	   "anti",    "over",	 "under",   "co",     "trans",	"supra",  "infra",
		"para",	   "bi",      "tri",	 "semi",    "extra",  "ultra",	"poly",	  "retro",
		"antero",  "postero", "hemi",	 "endo",    "hemo",   "dys",	"mid",	  "mis",
		"musculo", "lumbo",   "thoraco", "cervico", "video",  "tele",	"self",	  "pseudo",
		"fronto",  "infero",  "supero",	 "medio",   "latero", "naso",	"oro",	  "radio",
		"chemo",   "photo",   "cardio",
	};
	for (; *at < sizeof prefixes / sizeof *prefixes; ++*at) {
		size_t len = strlen(prefixes[*at]);
		if (n >= (len > 2 ? len + 4 : len + 5) && !memcmp(w, prefixes[*at], len)) {
			++*at;
			return len;
		}
	}
	return 0;
}

/*
 * The stem of a form whose ending is simply put on, or 0. After one consonant
 * a doubling is due ("occured" is wrong), so two of them or an e must stand there.
 */
static size_t stem_of(const char *w, size_t n)
{
	static const char *const adverbs[] = { "ally", "ly" };
	for (size_t i = 0; i < 2; i++)
		if (n > 7 && ends_in(w, n, adverbs[i]) && (i == 0) == ends_in(w, n, "ically"))
			return n - strlen(adverbs[i]);
	if (n > 6 && ends_in(w, n, "ed") && w[n - 3] != 'e' && !strchr("aeiou", w[n - 3]) &&
	    !strchr("aeiou", w[n - 4]))
		return w[n - 3] != w[n - 4] ? n - 2 : 0;
	if (n > 7 && ends_in(w, n, "ing") && !strchr("aeiou", w[n - 4]) &&
	    !strchr("aeiou", w[n - 5]))
		return w[n - 4] != w[n - 5] ? n - 3 : 0;
	return n > 6 && ends_in(w, n, "ed") ? n - 1 : singular(w, n);
}

static bool is_word(struct speller *s, const char *w, size_t n)
{
	if (in_dictionary(s, w, n))
		return true;
	load_medical(s);
	if (in_dictionary(s, w, n) || british(s, w, n))
		return true;
	size_t stem = stem_of(w, n);
	if (stem && in_dictionary(s, w, stem))
		return true;
	for (size_t at = 0, len; (len = prefix(w, n, &at));)
		if (in_dictionary(s, w + len, n - len) ||
		    (len > 2 && stem > len + 3 && in_dictionary(s, w + len, stem - len)))
			return true;
	return false;
}

/* Lower case without a possessive ending; 0 if it is no plain English word. */
static size_t plain(struct ll_sv word, char out[WORD_LONGEST + 1])
{
	if (word.n > 2 && word.p[word.n - 2] == '\'' && (word.p[word.n - 1] | 0x20) == 's')
		word.n -= 2;
	else if (word.n > 1 && word.p[word.n - 1] == '\'')
		word.n--;
	if (!word.n || word.n > WORD_LONGEST)
		return 0;
	for (size_t i = 0; i < word.n; i++) {
		char c = word.p[i];
		if (c >= 'A' && c <= 'Z')
			c = (char)(c | 0x20);
		else if (!(c >= 'a' && c <= 'z') && c != '\'')
			return 0;
		out[i] = c;
	}
	out[word.n] = '\0';
	return word.n;
}

uint32_t speller_check(struct speller *s, struct ll_sv word)
{
	char w[WORD_LONGEST + 1];
	size_t n = plain(word, w);
	if (n < 2 || word_class(w, n) != WORD_UNKNOWN)
		return LL_SPELT_RIGHT;
	size_t stem = singular(w, n);
	if (stem && word_class(w, stem) != WORD_UNKNOWN)
		return LL_SPELT_RIGHT;
	if (!begin_asking(s))
		return LL_SPELT_UNKNOWN;
	const bool right = is_word(s, w, n);
	end_asking(s);
	return right ? LL_SPELT_RIGHT : LL_SPELT_WRONG;
}

/* ---- What was meant? ----------------------------------------------------- */

/* One slip at the most: what is alike before it and behind it makes up all but two letters. */
static bool may_be_one_off(const char *a, size_t m, const char *b, size_t n)
{
	size_t before = 0, behind = 0, longer = m > n ? m : n, shorter = m > n ? n : m;
	while (before < shorter && a[before] == b[before])
		before++;
	while (behind < shorter && a[m - 1 - behind] == b[n - 1 - behind])
		behind++;
	return before + behind + 2 >= longer;
}

/*
 * Letters dropped, added, changed or swapped between a and b, or `most` + 1 if
 * more than `most` (at most 2): optimal string alignment in a band of 5.
 */
static unsigned distance(const char *a, size_t m, const char *b, size_t n, unsigned most)
{
	if (m > n + most || n > m + most || (most < 2 && !may_be_one_off(a, m, b, n)))
		return most + 1;
	unsigned rows[3][WORD_LONGEST + 2];
	for (size_t j = 0; j <= n; j++)
		rows[0][j] = (unsigned)j;
	for (size_t i = 1; i <= m; i++) {
		unsigned *row = rows[i % 3], *up = rows[(i - 1) % 3], *up2 = rows[(i + 1) % 3];
		unsigned least = row[0] = (unsigned)i;
		for (size_t j = 1; j <= n; j++) {
			unsigned d = up[j - 1] + (a[i - 1] != b[j - 1]);
			if (up[j] + 1 < d)
				d = up[j] + 1;
			if (row[j - 1] + 1 < d)
				d = row[j - 1] + 1;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
			    up2[j - 2] + 1 < d)
				d = up2[j - 2] + 1;
			row[j] = d;
			if (d < least)
				least = d;
		}
		if (least > most)
			return most + 1;
	}
	return rows[m % 3][n];
}

static struct ll_sv in_capitals_of(struct arena *arena, struct ll_sv word, const char *right)
{
	size_t n = strlen(right);
	char *out = arena_strndup(arena, right, n);
	if (word.n && word.p[0] >= 'A' && word.p[0] <= 'Z')
		out[0] = (char)(out[0] & ~0x20);
	return (struct ll_sv){ out, n };
}

/* No more letters in one than in the other than `most` slips make. */
static bool letters_fit(uint32_t a, uint32_t b, unsigned most)
{
	uint32_t differ = a ^ b;
	for (unsigned k = 0; k < 2 * most && differ; k++)
		differ &= differ - 1;
	return !differ;
}

static uint32_t letters_of(const char *w)
{
	uint32_t set = 0;
	for (; *w; w++)
		set |= *w >= 'a' && *w <= 'z' ? 1u << (*w - 'a') : 1u << 31;
	return set;
}

/*
 * The nearest listed word of the classes [from, to], of several the first by
 * class and alphabet; *many: there are several as near.
 */
static const char *nearest(const char *w, size_t n, enum word_class from, enum word_class to,
			   unsigned most, bool *many)
{
	const char *best = NULL;
	unsigned least = most + 1;
	const uint32_t letters = letters_of(w);
	*many = false;
	for (enum word_class class = from;; class = to) {
		const char *of_class = NULL;
		for (size_t len = n > most ? n - most : 0; len <= n + most && len < WORD_LONGEST; len++) {
			const struct near_word *end, *p = words_of(class, *w, len, &end);
			for (; p < end; p++) {
				const unsigned bound = least < most ? least : most;
				if (!letters_fit(letters, p->letters, bound))
					continue;
				const char *text = word_text(p);
				const unsigned d = distance(w, n, text, len, bound);
				if (d > most || d > least)
					continue;
				*many = d == least;
				if (d < least || (of_class && strcmp(text, of_class) < 0))
					best = of_class = text;
				least = d;
			}
		}
		if (class == to)
			return best;
	}
}

/* The first right word one letter off, into `try`; the dictionary is being asked. */
static bool one_letter_off(struct speller *s, const char *w, size_t n, char *try)
{
	for (size_t i = 0; i + 1 < n; i++) {
		memcpy(try, w, n + 1);
		try[i] = w[i + 1];
		try[i + 1] = w[i];
		if (is_listed(s, try, n))
			return true;
	}
	for (size_t i = 1; i < n; i++) {
		memcpy(try, w, i);
		memcpy(try + i, w + i + 1, n - i);
		if (is_listed(s, try, n - 1))
			return true;
	}
	for (size_t i = 0; i <= n; i++)
		for (const char *c = "abcdefghijklmnopqrstuvwxyz"; *c; c++) {
			memcpy(try, w, i);
			try[i] = *c;
			memcpy(try + i + 1, w + i, n + 1 - i);
			if (is_listed(s, try, n + 1))
				return true;
			memcpy(try + i + 1, w + i + (i < n), n + 1 - i - (i < n));
			if (i && is_listed(s, try, i < n ? n : n + 1))
				return true;
		}
	return false;
}

/* Two known words run together, one of them a small one: "ofthe", "toinclude". */
static bool run_together(const char *w, size_t n, char *out)
{
	static const char *const small[] = { "the", "that", "with", "this", "from", "and", "for",
					     "was", "has",  "had",  "of",   "to",   "in",  "on",
					     "by",  "at",   "is",   "as",   "not" };
	for (size_t i = 0; i < sizeof small / sizeof *small; i++) {
		size_t len = strlen(small[i]);
		if (n < len + 2)
			continue;
		bool first =
			!memcmp(w, small[i], len) && word_class(w + len, n - len) != WORD_UNKNOWN;
		if (first || (!memcmp(w + n - len, small[i], len) &&
			      word_class(w, n - len) != WORD_UNKNOWN)) {
			snprintf(out, WORD_LONGEST + 4, "%.*s %s", (int)(first ? len : n - len), w,
				 w + (first ? len : n - len));
			return true;
		}
	}
	return false;
}

struct ll_sv speller_suggest(struct speller *s, struct arena *arena, struct ll_sv word)
{
	char w[WORD_LONGEST + 1], other[WORD_LONGEST + 4];
	size_t n = plain(word, w);
	struct ll_sv found = n < 3 ? (struct ll_sv){ NULL, 0 } : speller_near_term(s, arena, word);
	if (n < 3 || found.n)
		return found;
	bool many;
	const char *best = nearest(w, n, WORD_TERM, WORD_COMMON, 1, &many);
	if (best && !many)
		return in_capitals_of(arena, word, best);
	if (run_together(w, n, other))
		return in_capitals_of(arena, word, other);
	if (!best && begin_asking(s)) {
		if (one_letter_off(s, w, n, other))
			found = in_capitals_of(arena, word, other);
		end_asking(s);
	}
	if (!found.n && !best && n >= 8)
		best = nearest(w, n, WORD_TERM, WORD_COMMON, 2, &many);
	return found.n || !best ? found : in_capitals_of(arena, word, best);
}

/* Words that differ as medical words do are two words: hypo-/hyper-, -ic/-ia. */
static bool differ_by_affix(const char *a, size_t m, const char *b, size_t n)
{
	static const char *const twins[][2] = { { "hypo", "hyper" },  { "inter", "intra" },
						{ "intra", "infra" }, { "anti", "ante" },
						{ "per", "peri" },    { "pre", "pro" },
						{ "pre", "re" },      { "ab", "ad" },
						{ "sub", "supra" } };
	for (size_t i = 0; i < sizeof twins / sizeof *twins; i++)
		for (int k = 0; k < 2; k++)
			if (!strncmp(a, twins[i][k], strlen(twins[i][k])) &&
			    !strncmp(b, twins[i][!k], strlen(twins[i][!k])))
				return true;
	size_t least = m < n ? m : n, same = 0, end = 0;
	while (same < least && a[same] == b[same])
		same++;
	while (end < least - same && a[m - 1 - end] == b[n - 1 - end])
		end++;
	return same + 2 >= least && !end;
}

/* Two letters changed, none dropped or added or swapped: two words that look alike. */
static bool is_far(const char *a, size_t m, const char *b, size_t n)
{
	if (distance(a, m, b, n, 2) < 2)
		return false;
	return m < 10 || m == n || strncmp(a, b, 3) || strcmp(a + m - 2, b + n - 2);
}

struct ll_sv speller_near_term(struct speller *s, struct arena *arena, struct ll_sv word)
{
	struct ll_sv none = { NULL, 0 };
	char w[WORD_LONGEST + 1];
	size_t n = plain(word, w);
	(void)s;
	if (n < 6)
		return none;
	bool many, other;
	const char *best = nearest(w, n, WORD_TERM, WORD_TERM, n >= 10 ? 2 : 1, &many);
	if (!best || many ||
	    nearest(w, n, WORD_COMMON, WORD_COMMON, distance(w, n, best, strlen(best), 2), &other))
		return none;
	if (differ_by_affix(w, n, best, strlen(best)) || is_far(w, n, best, strlen(best)))
		return none;
	return in_capitals_of(arena, word, best);
}

/* ---- For checks ---------------------------------------------------------- */

/* What was found out of a word is kept with it: letters share their slips too. */
enum asked { ASKED_NEAR = 1, ASKED_SUGGEST = 2 };

static struct word *known_word(struct ll_ctx *c, struct ll_sv word)
{
	struct vocabulary *v = c->letter->vocabulary;
	return word.n ? &v->words[vocabulary_word_of(v, word.p, word.n)] : &v->words[0];
}

uint32_t ll_spell(struct ll_ctx *c, struct ll_sv word)
{
	if (policy_knows(c->policy, word))
		return LL_SPELT_RIGHT;
	struct word *w = known_word(c, word);
	if (!w->spelling)
		w->spelling = (uint8_t)(speller_check(c->speller, word) + 1);
	return w->spelling - 1u;
}

uint32_t ll_unproved(struct ll_ctx *c, uint32_t from, uint32_t shortest)
{
	const struct ll_letter *l = c->letter;
	const struct word *words = l->vocabulary->words;
	for (uint32_t i = place_next(l, l->words, from); i < l->tokens.n; i = place_next(l, l->words, i + 1)) {
		const struct word *w = &words[l->word_of[i]];
		if (w->n >= shortest && w->spelling != 1 + LL_SPELT_RIGHT)
			return i;
	}
	return l->tokens.n;
}

/* Keeps *found with the word, or gives what is kept. */
static struct ll_sv remembered(struct ll_ctx *c, struct ll_sv word, enum asked what,
			       struct ll_sv ask(struct speller *, struct arena *, struct ll_sv))
{
	struct word *w = known_word(c, word);
	struct word_advice *advice = &c->letter->vocabulary->advice[w - c->letter->vocabulary->words];
	const char **kept = what == ASKED_NEAR ? &advice->near_term : &advice->suggestion;
	if (!(w->asked & what)) {
		const struct ll_sv found = ask(c->speller, c->arena, word);
		w->asked |= (uint8_t)what;
		*kept = found.n ? arena_strndup(c->letter->vocabulary->arena, found.p, found.n) : NULL;
	}
	return *kept ? (struct ll_sv){ *kept, strlen(*kept) } : (struct ll_sv){ NULL, 0 };
}

struct ll_sv ll_spell_suggest(struct ll_ctx *c, struct ll_sv word)
{
	return remembered(c, word, ASKED_SUGGEST, speller_suggest);
}

struct ll_sv ll_spell_near_term(struct ll_ctx *c, struct ll_sv word)
{
	return remembered(c, word, ASKED_NEAR, speller_near_term);
}
