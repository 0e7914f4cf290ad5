/* SPDX-License-Identifier: MIT */
/* What was meant by a word that is none: the nearest known one, or a medical term it is a slip of. */
#include "engine/speller.h"

#include <stdio.h>

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
		if (speller_lists(s, try, n))
			return true;
	}
	for (size_t i = 1; i < n; i++) {
		memcpy(try, w, i);
		memcpy(try + i, w + i + 1, n - i);
		if (speller_lists(s, try, n - 1))
			return true;
	}
	for (size_t i = 0; i <= n; i++)
		for (const char *c = "abcdefghijklmnopqrstuvwxyz"; *c; c++) {
			memcpy(try, w, i);
			try[i] = *c;
			memcpy(try + i + 1, w + i, n + 1 - i);
			if (speller_lists(s, try, n + 1))
				return true;
			memcpy(try + i + 1, w + i + (i < n), n + 1 - i - (i < n));
			if (i && speller_lists(s, try, i < n ? n : n + 1))
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
	size_t n = spell_plain(word, w);
	struct ll_sv found = n < 3 ? (struct ll_sv){ NULL, 0 } : speller_near_term(s, arena, word);
	if (n < 3 || found.n)
		return found;
	bool many;
	const char *best = nearest(w, n, WORD_TERM, WORD_COMMON, 1, &many);
	if (best && !many)
		return in_capitals_of(arena, word, best);
	if (run_together(w, n, other))
		return in_capitals_of(arena, word, other);
	if (!best && speller_begin(s)) {
		if (one_letter_off(s, w, n, other))
			found = in_capitals_of(arena, word, other);
		speller_end(s);
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
	size_t n = spell_plain(word, w);
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
