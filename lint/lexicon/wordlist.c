/* SPDX-License-Identifier: MIT */
/*
 * Build-time: compiles plain words into const C. Usage:
 *	wordlist spelling.txt TABLE.tsv... > words_gen.c
 * spelling.txt holds words separated by blanks; a line that begins with '+'
 * holds terms (see words.h). A word given twice in it stops the build. Of a
 * table the words of its phrases count, those of the clinical ones as terms.
 */
#include "letter/lexer.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WORD_MAX 48
#define TERM_MIN 6 /* shorter words have too many neighbours to be missed by one letter */

struct word {
	char text[WORD_MAX];
	bool term, listed;
};

static struct word *words;
static size_t nwords, words_cap;

static _Noreturn void fail(const char *file, unsigned line, const char *what, const char *word)
{
	fprintf(stderr, "%s:%u: error: %s '%s'\n", file, line, what, word);
	exit(1);
}

static void add(const char *file, unsigned line, const char *p, size_t n, bool term, bool listed)
{
	if (n >= WORD_MAX)
		fail(file, line, "word too long", p);
	if (nwords == words_cap) {
		words_cap = words_cap ? words_cap * 2 : 4096;
		words = realloc(words, words_cap * sizeof *words);
		if (!words)
			fail(file, line, "out of memory at", p);
	}
	struct word *w = &words[nwords++];
	*w = (struct word){ .term = term && n >= TERM_MIN, .listed = listed };
	for (size_t i = 0; i < n; i++) {
		if (p[i] == '"' || p[i] == '\\')
			fail(file, line, "no such words:", p);
		w->text[i] = (char)tolower((unsigned char)p[i]);
	}
}

static void read_list(const char *file, FILE *in)
{
	char line[1024];
	for (unsigned lineno = 1; fgets(line, sizeof line, in); lineno++) {
		if (*line == '#')
			continue;
		bool term = *line == '+';
		for (char *p = line + term; *p;) {
			size_t n = strcspn(p, " \t\n");
			if (n)
				add(file, lineno, p, n, term, true);
			p += n;
			p += strspn(p, " \t\n");
		}
	}
}

static bool is_clinical(const char *file)
{
	static const char *const names[] = { "drugs",	  "drug_classes", "dx",
					     "diagnoses", "bodyparts",	  "body",
					     "services",  "treatments",	  "sexed" };
	const char *base = strrchr(file, '/');
	base = base ? base + 1 : file;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!strncmp(base, names[i], strlen(names[i])) &&
		    !strcmp(base + strlen(names[i]), ".tsv"))
			return true;
	return false;
}

static void add_phrases(const char *file, unsigned line, const char *p, bool term)
{
	for (size_t len = strcspn(p, "\n"), at = 0, size; at < len; at += size)
		if (lex_next(p + at, len - at, &size) == LEXEME_WORD && size > 1)
			add(file, line, p + at, size, term, false);
}

static void read_table(const char *file, FILE *in)
{
	static char line[65536];
	bool header = false, id_is_phrase = false, term = is_clinical(file);
	for (unsigned lineno = 1; fgets(line, sizeof line, in); lineno++) {
		if (*line == '#' || *line == '\n')
			continue;
		if (!header) {
			header = true;
			id_is_phrase = !strncmp(line, "id*", 3);
			continue;
		}
		const char *tab = strrchr(line, '\t');
		add_phrases(file, lineno, tab ? tab : line, term);
		if (id_is_phrase) {
			line[strcspn(line, "\t")] = '\0';
			add_phrases(file, lineno, line, term);
		}
	}
}

/* Terms first, then by the alphabet. */
static int by_text(const void *a, const void *b)
{
	const struct word *v = a, *w = b;
	return strcmp(v->text, w->text);
}

static int by_class(const void *a, const void *b)
{
	const struct word *v = a, *w = b;
	return v->term != w->term ? (v->term ? -1 : 1) : strcmp(v->text, w->text);
}

static void merge(const char *file)
{
	qsort(words, nwords, sizeof *words, by_text);
	size_t n = 0;
	for (size_t i = 0; i < nwords; i++) {
		if (!n || strcmp(words[n - 1].text, words[i].text)) {
			words[n++] = words[i];
			continue;
		}
		if (words[n - 1].listed && words[i].listed)
			fail(file, 0, "given twice:", words[i].text);
		words[n - 1].term |= words[i].term;
		words[n - 1].listed |= words[i].listed;
	}
	nwords = n;
	qsort(words, nwords, sizeof *words, by_class);
}

/* Which letters a word has, a bit each: words one slip apart differ in two at the most. */
static uint32_t letters_of(const char *p)
{
	uint32_t set = 0;
	for (; *p; p++)
		set |= *p >= 'a' && *p <= 'z' ? 1u << (*p - 'a') : 1u << 31;
	return set;
}

struct near {
	const char *text;
	size_t at;
	bool term;
};

/* Terms first, then by the first letter, the length and the alphabet. */
static int by_length(const void *a, const void *b)
{
	const struct near *v = a, *w = b;
	size_t m = strlen(v->text), n = strlen(w->text);
	if (v->term != w->term)
		return v->term ? -1 : 1;
	if (v->text[0] != w->text[0])
		return v->text[0] < w->text[0] ? -1 : 1;
	return m != n ? (m < n ? -1 : 1) : strcmp(v->text, w->text);
}

/* The words again, so that those of one first letter and length stand together. */
static void write_near(void)
{
	struct near *near = calloc(nwords + 1, sizeof *near);
	if (!near)
		fail("wordlist", 0, "out of memory at", "the end");
	size_t n = 0, at = 0;
	for (size_t i = 0; i < nwords; at += strlen(words[i++].text) + 1)
		if (words[i].text[0] >= 'a' && words[i].text[0] <= 'z')
			near[n++] = (struct near){ words[i].text, at, words[i].term };
	qsort(near, n, sizeof *near, by_length);
	puts("\t\"\";\nstatic const struct near_word near_words[] = {");
	for (size_t i = 0; i < n; i++)
		printf("\t{ %zu, %u },\n", near[i].at, letters_of(near[i].text));
	printf("\t{ 0, 0 }\n};\nstatic const uint16_t near_from[2][26][%d] = {\n", WORD_MAX + 1);
	size_t i = 0;
	for (int common = 0; common < 2; common++) {
		printf("\t{");
		for (char c = 'a'; c <= 'z'; c++) {
			printf("\t{");
			for (size_t len = 0; len <= WORD_MAX; len++) {
				while (i < n && near[i].term == !common && near[i].text[0] == c &&
				       strlen(near[i].text) < len)
					i++;
				printf(" %zu,", i);
			}
			puts(" },");
		}
		puts("\t},");
	}
	if (n > UINT16_MAX)
		fail("wordlist", 0, "too many words at", "the end");
	puts("};");
	free(near);
}

static void write_code(void)
{
	puts("/* Made from lint/lexicon/spelling.txt and the tables. */\n#include "
	     "\"lexicon/words.h\"\nstatic const char text[] =");
	size_t size = 1024, at = 0, terms = 0;
	while (size < nwords * 3)
		size *= 2;
	uint32_t *slots = calloc(size, sizeof *slots);
	if (!slots)
		fail("wordlist", 0, "out of memory at", "the end");
	for (size_t i = 0; i < nwords; i++) {
		size_t n = strlen(words[i].text);
		uint32_t h = 2166136261u;
		for (size_t k = 0; k < n; k++)
			h = (h ^ (uint8_t)words[i].text[k]) * 16777619u;
		size_t slot = h & (size - 1);
		while (slots[slot])
			slot = (slot + 1) & (size - 1);
		slots[slot] = (uint32_t)at + 1;
		printf("\t\"%s\\0\"\n", words[i].text);
		at += n + 1;
		if (words[i].term)
			terms = at;
	}
	write_near();
	printf("enum { TERMS = %zu, SLOTS = %zu };\nstatic const uint32_t slots[SLOTS] = "
	       "{\n",
	       terms, size);
	for (size_t i = 0; i < size; i++)
		if (slots[i])
			printf("\t[%zu] = %u,\n", i, slots[i]);
	puts("};\n#include \"lexicon/words_find.h\"");
	free(slots);
}

int main(int argc, char **argv)
{
	if (argc < 2) {
		fputs("usage: wordlist LIST.txt TABLE.tsv...\n", stderr);
		return 2;
	}
	for (int i = 1; i < argc; i++) {
		FILE *in = fopen(argv[i], "r");
		if (!in)
			fail(argv[i], 0, "cannot be read:", argv[i]);
		i == 1 ? read_list(argv[i], in) : read_table(argv[i], in);
		fclose(in);
	}
	merge(argv[1]);
	write_code();
	free(words);
	return fflush(stdout) || ferror(stdout) ? 1 : 0;
}
