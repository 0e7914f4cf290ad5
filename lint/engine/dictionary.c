/* SPDX-License-Identifier: MIT */
#include "engine/dictionary.h"

#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define AFFIX_MOST   400 /* rows of affixes; English has 60 */
#define PART_LONGEST 11	 /* letters of what is put on or taken off */
#define WORD_LONGEST 64
#define BEHIND	     (WORD_LONGEST + 2 * PART_LONGEST) /* empty: words may be compared past the end */
#define FILE_MOST    (64 << 20)

#define ANY 0xffffffffu /* letters of a condition: a bit each, as letter_bit() has them */

/* What is put on a word, or before it. */
struct affix {
	char flag;
	bool cross; /* goes together with one at the other end */
	uint8_t ntake, nput, nconditions;
	char take[PART_LONGEST + 1], put[PART_LONGEST + 1];
	uint32_t conditions[PART_LONGEST + 1]; /* of the word's first letters, or its last */
	uint16_t next;			       /* + 1, of those that begin or end in the same letter */
};

struct dictionary {
	char *text; /* both lists */
	size_t n, second; /* where the second begins */
	uint32_t *slots, mask, nwords; /* where a word begins in the text, + 1 */
	struct affix *affixes;
	uint16_t naffixes, prefixes[32], suffixes[32]; /* by letter_bit() of their first, last letter */
	char only_in_compounds;
	bool compounds[256]; /* flags of parts of compounds: only numbers may have them */
};

static unsigned letter_bit(char c)
{
	return c >= 'a' && c <= 'z' ? (unsigned)(c - 'a') : c == '\'' ? 26 : 27;
}

/* ---- Looking up ---------------------------------------------------------- */

#define HASH_BEGIN 2166136261u

static uint32_t hash_on(uint32_t h, char c)
{
	return (h ^ (uint8_t)c) * 16777619u;
}

static uint32_t hash_end(uint32_t h)
{
	return h ^ h >> 15;
}

static uint32_t hash_of(const char *w, size_t n)
{
	uint32_t h = HASH_BEGIN;
	for (size_t i = 0; i < n; i++)
		h = hash_on(h, w[i]);
	return hash_end(h);
}

static bool has_flag(const char *flags, char flag)
{
	for (; (uint8_t)*flags > ' '; flags++)
		if (*flags == flag)
			return true;
	return false;
}

/*
 * The word as it stands in a list, with both flags; a flag of 0 is none. Of a
 * word that both lists have only the first's flags count, as with hunspell.
 */
static bool has_root(const struct dictionary *d, const char *w, size_t n, char flag, char other)
{
	bool in_first = false;
	for (uint32_t at = hash_of(w, n) & d->mask; d->slots[at]; at = (at + 1) & d->mask) {
		const char *p = d->text + d->slots[at] - 1;
		if (*p != *w || memcmp(p, w, n) || letter_bit(p[n]) <= 26)
			continue;
		if (in_first && d->slots[at] > d->second)
			break;
		in_first |= d->slots[at] <= d->second;
		const char *flags = p[n] == '/' ? p + n + 1 : "";
		if ((!flag || has_flag(flags, flag)) && (!other || has_flag(flags, other)) &&
		    !(d->only_in_compounds && has_flag(flags, d->only_in_compounds)))
			return true;
	}
	return false;
}

/* The root that a suffix was put on, and the prefix too, if there is one; as hunspell goes. */
static bool has_with_suffix(const struct dictionary *d, const char *w, size_t n,
			    const struct affix *prefix)
{
	char root[WORD_LONGEST + 2 * PART_LONGEST];
	for (uint16_t i = d->suffixes[letter_bit(w[n - 1])]; i; i = d->affixes[i - 1].next) {
		const struct affix *x = &d->affixes[i - 1];
		if (n <= x->nput || memcmp(w + n - x->nput, x->put, x->nput) ||
		    (prefix && !x->cross))
			continue;
		const size_t len = n - x->nput + x->ntake;
		memcpy(root, w, n - x->nput);
		memcpy(root + n - x->nput, x->take, x->ntake);
		bool fits = len >= x->nconditions;
		for (size_t k = 0; fits && k < x->nconditions; k++)
			fits = x->conditions[k] >> letter_bit(root[len - x->nconditions + k]) & 1;
		if (fits && has_root(d, root, len, x->flag, prefix ? prefix->flag : 0))
			return true;
	}
	return false;
}

static bool has_with_prefix(const struct dictionary *d, const char *w, size_t n)
{
	char rest[WORD_LONGEST + PART_LONGEST];
	for (uint16_t i = d->prefixes[letter_bit(*w)]; i; i = d->affixes[i - 1].next) {
		const struct affix *x = &d->affixes[i - 1];
		if (n <= x->nput || memcmp(w, x->put, x->nput))
			continue;
		const size_t len = n - x->nput + x->ntake;
		memcpy(rest, x->take, x->ntake);
		memcpy(rest + x->ntake, w + x->nput, n - x->nput);
		bool fits = len >= x->nconditions;
		for (size_t k = 0; fits && k < x->nconditions; k++)
			fits = x->conditions[k] >> letter_bit(rest[k]) & 1;
		if (fits && (has_root(d, rest, len, x->flag, 0) ||
			     (x->cross && has_with_suffix(d, rest, len, x))))
			return true;
	}
	return false;
}

bool dictionary_has(const struct dictionary *d, const char *w, size_t n)
{
	return n && n < WORD_LONGEST &&
	       (has_root(d, w, n, 0, 0) || has_with_prefix(d, w, n) ||
		has_with_suffix(d, w, n, NULL));
}

/* ---- The words ----------------------------------------------------------- */

/* False: part of a compound, or more words than there is room for. */
static bool take_word(struct dictionary *d, const char *p, size_t n, uint32_t hash)
{
	if (p[n] == '/')
		for (const char *flag = p + n + 1; (uint8_t)*flag > ' '; flag++)
			if (d->compounds[(uint8_t)*flag])
				return false;
	if (++d->nwords > d->mask / 2)
		return false;
	uint32_t slot = hash_end(hash) & d->mask;
	while (d->slots[slot])
		slot = (slot + 1) & d->mask;
	d->slots[slot] = (uint32_t)(p - d->text) + 1;
	return true;
}

/* How much of a line can be asked for: letters and apostrophes, small but for the first; 0: nothing. */
static size_t plain_word(const char *p, uint32_t *hash)
{
	uint32_t h = HASH_BEGIN;
	size_t n = *p >= 'A' && *p <= 'Z';
	if (n)
		h = hash_on(h, *p);
	for (; (p[n] >= 'a' && p[n] <= 'z') || p[n] == '\''; n++)
		h = hash_on(h, p[n]);
	*hash = h;
	if (p[n] == '/' || p[n] == '\n')
		return n;
	const char *after = p + n + strspn(p + n, " \t\r");
	const bool described = after > p + n && *after > ' ' && after[1] > ' ' && after[2] == ':';
	return described || *after == '\n' ? n : 0; /* "word po:noun" */
}

/* A line a word; the first of a file tells how many they are. */
static bool take_words(struct dictionary *d, size_t from, size_t to)
{
	const char *end = d->text + to;
	uint32_t hash;
	for (const char *p = d->text + from; (p = memchr(p, '\n', (size_t)(end - p))) && ++p < end;) {
		const size_t n = plain_word(p, &hash);
		if (n && !take_word(d, p, n, hash))
			return false;
		p += n;
	}
	return true;
}

/* ---- The affixes --------------------------------------------------------- */

/* The next word of a line, of which *p is moved past; "" at its end. */
static char *next_word(char **p)
{
	*p += strspn(*p, " \t\r");
	char *word = *p;
	*p += strcspn(*p, " \t\r");
	if (**p)
		*(*p)++ = '\0';
	return word;
}

/* Letters only; "0" is none. */
static bool read_part(char out[PART_LONGEST + 1], uint8_t *n, const char *word)
{
	const size_t len = strcmp(word, "0") ? strlen(word) : 0;
	if (len > PART_LONGEST || strspn(word, "abcdefghijklmnopqrstuvwxyz'") < len)
		return false;
	memcpy(out, word, len);
	*n = (uint8_t)len;
	return true;
}

/* "[^aeiou]y", or "." for none. */
static bool read_conditions(struct affix *x, const char *p)
{
	if (!strcmp(p, "."))
		return true;
	while (*p && x->nconditions <= PART_LONGEST) {
		const bool set = *p == '[', not = set && p[1] == '^';
		uint32_t bits = 0;
		for (p += set + not; *p && *p != ']'; p++) {
			if (letter_bit(*p) > 26 && *p != '.')
				return false;
			bits |= *p == '.' ? ANY : 1u << letter_bit(*p);
			if (!set)
				break;
		}
		if (!*p)
			return false;
		p++;
		x->conditions[x->nconditions++] = not ? ~bits : bits;
	}
	return !*p;
}

/* "SFX D y ied [^aeiou]y"; the header "SFX D Y 4" tells whether they go together with a prefix. */
static bool read_affix(struct dictionary *d, bool prefix, char *rest, bool *cross)
{
	const char *flag = next_word(&rest), *take = next_word(&rest), *put = next_word(&rest),
		   *condition = next_word(&rest);
	if (!flag[0] || flag[1])
		return false;
	if (!*condition) {
		*cross = *take == 'Y';
		return true;
	}
	if (d->naffixes == AFFIX_MOST)
		return false;
	struct affix *x = &d->affixes[d->naffixes++];
	*x = (struct affix){ .flag = *flag, .cross = *cross };
	if (!read_part(x->take, &x->ntake, take) || !read_part(x->put, &x->nput, put) || !x->nput ||
	    !read_conditions(x, condition))
		return false;
	uint16_t *first = prefix ? &d->prefixes[letter_bit(x->put[0])]
				 : &d->suffixes[letter_bit(x->put[x->nput - 1])];
	x->next = *first;
	*first = d->naffixes;
	return true;
}

static bool is_one_of(const char *word, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!strcmp(word, list[i]))
			return true;
	return false;
}

/* What does not matter to whether a word is right. */
static bool is_idle(const char *word)
{
	static const char *const idle[] = { "TRY",     "NOSUGGEST", "COMPOUNDMIN", "WORDCHARS", "REP",
					    "MAP",     "KEY",	    "PHONE",	   "NAME",	"HOME",
					    "VERSION", "",	    "MAXNGRAMSUGS" };
	return *word == '#' || is_one_of(word, idle, sizeof idle / sizeof *idle);
}

/* False: something that only hunspell understands. */
static bool read_line(struct dictionary *d, char *p, bool *cross)
{
	const char *word = next_word(&p);
	if (is_idle(word))
		return true;
	if (!strcmp(word, "PFX") || !strcmp(word, "SFX"))
		return read_affix(d, *word == 'P', p, cross);
	const char *value = next_word(&p);
	if (!strcmp(word, "SET"))
		return !strcmp(value, "UTF-8") || !strncmp(value, "ISO8859-", 8);
	if (!strcmp(word, "LANG"))
		return !strncmp(value, "en", 2);
	if (!strcmp(word, "ICONV")) /* only what is asked for as it is may stand there */
		return (*value & 0x80) || strspn(value, "0123456789") == strlen(value);
	if (!strcmp(word, "ONLYINCOMPOUND")) {
		d->only_in_compounds = *value;
		return *value && !value[1];
	}
	if (strcmp(word, "COMPOUNDRULE"))
		return false;
	if (strspn(value, "0123456789") < strlen(value)) /* else how many follow */
		for (; *value; value++)
			d->compounds[(uint8_t)*value] = *value != '*' && *value != '?';
	return true;
}

/* ---- Files --------------------------------------------------------------- */

/* Appends a file to the text, with a line's end behind it. */
static bool read_file(struct dictionary *d, const char *path)
{
	FILE *in = fopen(path, "rb");
	if (!in)
		return false;
	const long size = fseek(in, 0, SEEK_END) ? -1 : ftell(in);
	bool ok = size > 0 && size < FILE_MOST && !fseek(in, 0, SEEK_SET);
	if (ok) {
		d->text = realloc(d->text, d->n + (size_t)size + 1 + BEHIND);
		if (!d->text)
			out_of_memory();
		ok = fread(d->text + d->n, 1, (size_t)size, in) == (size_t)size;
	}
	fclose(in);
	if (!ok)
		return false;
	d->n += (size_t)size;
	d->text[d->n++] = '\n';
	memset(d->text + d->n, 0, BEHIND);
	return true;
}

static bool read_affixes(struct dictionary *d, const char *path)
{
	bool ok = read_file(d, path), cross = false;
	for (char *p = d->text; ok && *p;) {
		char *end = strchr(p, '\n');
		*end = '\0';
		ok = read_line(d, p, &cross);
		p = end + 1;
	}
	d->n = 0;
	return ok;
}

static bool read_words(struct dictionary *d, const char *dic, const char *more)
{
	if (!read_file(d, dic))
		return false;
	d->second = d->n;
	if (*more && !read_file(d, more))
		return false;
	uint32_t size = 1024; /* a third of it is used */
	while (size < d->n / 4)
		size *= 2;
	d->mask = size - 1;
	d->slots = calloc(size, sizeof *d->slots);
	if (!d->slots)
		out_of_memory();
	return take_words(d, 0, d->second) && take_words(d, d->second, d->n);
}

struct dictionary *dictionary_load(const char *aff, const char *dic, const char *more)
{
	struct dictionary *d = calloc(1, sizeof *d);
	if (!d || !(d->affixes = calloc(AFFIX_MOST, sizeof *d->affixes)))
		out_of_memory();
	if (read_affixes(d, aff) && read_words(d, dic, more))
		return d;
	dictionary_free(d);
	return NULL;
}

void dictionary_free(struct dictionary *d)
{
	if (!d)
		return;
	free(d->affixes);
	free(d->slots);
	free(d->text);
	free(d);
}
