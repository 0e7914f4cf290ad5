/* SPDX-License-Identifier: MIT */
#include "engine/dictionary.h"

#include "base/arena.h"
#include "base/lanes.h"
#include "letter/vocabulary.h"

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

struct entry {
	uint32_t at, next; /* where it begins in the text; the number of the next with its hash, 0: none */
};

struct dictionary {
	char *text; /* both lists */
	size_t n, second; /* where the second begins */
	struct entry *words; /* from 1; `room` of them */
	uint32_t *heads, mask, nwords, room; /* the number of the first word with this hash */
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

/* At least eight bytes can be read. */
static uint32_t hash_of(const char *w, size_t n)
{
	return (uint32_t)vocabulary_hash(w, n, vocabulary_head(w, n));
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
	for (uint32_t i = d->heads[hash_of(w, n) & d->mask]; i; i = d->words[i].next) {
		const char *p = d->text + d->words[i].at;
		if (*p != *w || memcmp(p, w, n) || letter_bit(p[n]) <= 26)
			continue;
		if (in_first && d->words[i].at >= d->second)
			break;
		in_first |= d->words[i].at < d->second;
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

bool dictionary_has(const struct dictionary *d, const char *word, size_t n)
{
	char w[WORD_LONGEST] = { 0 };
	if (!n || n >= WORD_LONGEST)
		return false;
	memcpy(w, word, n);
	return has_root(d, w, n, 0, 0) || has_with_prefix(d, w, n) || has_with_suffix(d, w, n, NULL);
}

/* ---- The words ----------------------------------------------------------- */

/* False: more words than there is room for. */
static bool take_word(struct dictionary *d, const char *p, size_t n)
{
	if (++d->nwords == d->room)
		return false;
	uint32_t *head = &d->heads[hash_of(p, n) & d->mask];
	d->words[d->nwords] = (struct entry){ (uint32_t)(p - d->text), *head };
	*head = d->nwords;
	return true;
}

static bool in_compounds(const struct dictionary *d, const char *flags)
{
	for (; (uint8_t)*flags > ' '; flags++)
		if (d->compounds[(uint8_t)*flags])
			return true;
	return false;
}

/* How much of a line can be asked for: letters and apostrophes, small but for the first; 0: nothing. */
static size_t plain_word(const char *p)
{
	size_t n = *p >= 'A' && *p <= 'Z';
	while ((p[n] >= 'a' && p[n] <= 'z') || p[n] == '\'')
		n++;
	if (p[n] == '/' || p[n] == '\n')
		return n;
	const char *after = p + n + strspn(p + n, " \t\r");
	const bool described = after > p + n && *after > ' ' && after[1] > ' ' && after[2] == ':';
	return described || *after == '\n' ? n : 0; /* "word po:noun" */
}

/* A line of any kind, of which *p is moved past. */
static bool take_line(struct dictionary *d, const char **p, const char *end)
{
	const char *word = *p, *newline = memchr(word, '\n', (size_t)(end - word));
	const size_t n = plain_word(word);
	*p = newline ? newline + 1 : end;
	return !n || ((word[n] != '/' || !in_compounds(d, word + n + 1)) && take_word(d, word, n));
}

/* A line a word; the first of a file tells how many they are. False: part of a compound, or too many. */
static bool take_words(struct dictionary *d, size_t from, size_t to)
{
	const char *end = d->text + to, *p = memchr(d->text + from, '\n', to - from);
	uint32_t harmless = UINT32_MAX; /* capitals as flags: as a rule none of them makes compounds */
	for (int c = 'A'; c <= 'Z'; c++)
		harmless = d->compounds[c] ? 0 : harmless;
	for (p = p ? p + 1 : end; p < end;) {
		/* Most lines are a few letters, and a few flags that are capitals. */
		const lanes x = lanes_at(p);
		const uint32_t small = lanes_tops(lanes_between(x, 'a', 'z') | (lanes)(x == '\'')),
			       capitals = lanes_tops(lanes_between(x, 'A', 'Z')),
			       newlines = lanes_tops((lanes)(x == '\n'));
		const uint32_t n = (uint32_t)__builtin_ctz(~(small | (capitals & 1))),
			       line = newlines & -newlines, before = line - 1;
		const uint32_t known = ((2u << n) - 1) | (capitals & harmless);
		if (!line || before & ~known || (p[n] != '/' && p[n] != '\n')) {
			if (!take_line(d, &p, end))
				return false;
			continue;
		}
		if (n && !take_word(d, p, n))
			return false;
		p += __builtin_ctz(line) + 1;
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
	uint32_t size = 1024; /* about as many as words */
	while (size < d->n / 16)
		size *= 2;
	d->mask = size - 1;
	d->room = 1024 + (uint32_t)(d->n / 4);
	d->heads = calloc(size, sizeof *d->heads);
	d->words = malloc(d->room * sizeof *d->words);
	if (!d->heads || !d->words)
		out_of_memory();
	/* the first list last, for a chain begins with the last */
	return take_words(d, d->second, d->n) && take_words(d, 0, d->second);
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
	free(d->heads);
	free(d->words);
	free(d->text);
	free(d);
}
