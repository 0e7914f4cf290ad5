/* SPDX-License-Identifier: MIT */
/* Is it a word? Forms that no dictionary lists: plurals, British spelling, medical prefixes, simple endings. */
#include "engine/speller.h"

static bool ends_in(const char *w, size_t n, const char *end)
{
	size_t len = strlen(end);
	return n > len && !memcmp(w + n - len, end, len);
}

size_t spell_singular(const char *w, size_t n)
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
	if (speller_lists(s, word, n))
		return true;
	word[0] = (char)(word[0] & ~0x20);
	return n > 4 && speller_lists(s, word, n);
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
	return n > 6 && ends_in(w, n, "ed") ? n - 1 : spell_singular(w, n);
}

bool speller_is_word(struct speller *s, const char *w, size_t n)
{
	if (in_dictionary(s, w, n))
		return true;
	speller_load_medical(s);
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
