/* SPDX-License-Identifier: MIT */
/*
 * Build-time: compiles the word tables into const C. Usage:
 *	compile -h TABLE.tsv... > lexicon_gen.h
 *	compile -c TABLE.tsv... > lexicon_gen.c
 *	compile -l lists.tsv > lists_gen.h
 * Fails, with file and line, on wrong columns and on a phrase or id given twice in one table
 * (by one owner, where it has an "owner" column), or a word twice in one list.
 */
#include "lexicon/phrase.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COLUMNS 4
#define LINE_MAX_BYTES 65536
#define LEX_NOBODY 31 /* as in lexicon.h */

struct entry {
	char *id, *attr[COLUMNS];
	unsigned code[COLUMNS];
};
struct phrase {
	char *words;
	unsigned table, entry, number, nwords, exact, owner;
	const char *file;
	unsigned line;
};
struct enumeration {
	char *prefix, **values;
	unsigned n;
};

static struct entry *entries;
static size_t nentries, entries_cap;
static struct phrase *phrases;
static size_t nphrases, phrases_cap;
static struct enumeration enums[64];
static unsigned nenums;

static _Noreturn void fail(const char *file, unsigned line, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	fprintf(stderr, "%s:%u: error: ", file, line);
	vfprintf(stderr, fmt, ap);
	fputc('\n', stderr);
	va_end(ap);
	exit(1);
}

static void *grow(void *p, size_t n, size_t *cap, size_t size)
{
	if (n < *cap)
		return p;
	*cap = *cap ? *cap * 2 : 256;
	p = realloc(p, *cap * size);
	if (!p)
		fail("compile", 0, "out of memory");
	return p;
}

static char *copy(const char *s)
{
	char *p = strdup(s);
	if (!p)
		fail("compile", 0, "out of memory");
	return p;
}

static char *upper(const char *s)
{
	char *p = copy(s);
	for (char *q = p; *q; q++)
		*q = isalnum((unsigned char)*q) ? (char)toupper((unsigned char)*q) : '_';
	return p;
}

/* The value's number in its enumeration; 0 is "none". */
static unsigned enum_value(const char *prefix, const char *value)
{
	struct enumeration *e = NULL;
	for (unsigned i = 0; i < nenums; i++)
		if (!strcmp(enums[i].prefix, prefix))
			e = &enums[i];
	if (!e) {
		if (nenums == sizeof enums / sizeof *enums)
			fail("compile", 0, "too many enumerations");
		e = &enums[nenums++];
		e->prefix = copy(prefix);
	}
	if (!*value)
		return 0;
	char *up = upper(value);
	for (unsigned i = 0; i < e->n; i++)
		if (!strcmp(e->values[i], up)) {
			free(up);
			return i + 1;
		}
	e->values = realloc(e->values, (e->n + 1) * sizeof *e->values);
	if (!e->values)
		fail("compile", 0, "out of memory");
	e->values[e->n++] = up;
	return e->n;
}

static int by_length(const void *a, const void *b)
{
	const struct phrase *p = a, *q = b;
	size_t m = strcspn(p->words, " "), n = strcspn(q->words, " ");
	int c = strncmp(p->words, q->words, m < n ? m : n);
	if (c || m != n)
		return c ? c : (m > n) - (m < n);
	if (p->nwords != q->nwords)
		return p->nwords < q->nwords ? 1 : -1;
	c = strcmp(p->words, q->words);
	if (c)
		return c;
	if (p->table != q->table)
		return p->table < q->table ? -1 : 1;
	if (p->exact != q->exact)
		return p->exact < q->exact ? -1 : 1;
	return (p->owner < q->owner) - (p->owner > q->owner);
}

static void add_phrase(const char *file, unsigned line, struct phrase p, const char *text)
{
	static struct cut_phrase cut;
	phrase_cut(&cut, text, strlen(text));
	if (!cut.nwords)
		fail(file, line, "'%s' is no phrase: empty, or too long", text);
	p.words = copy(cut.words);
	p.nwords = cut.nwords;
	p.exact = cut.exact;
	p.file = file;
	p.line = line;
	phrases = grow(phrases, nphrases, &phrases_cap, sizeof *phrases);
	phrases[nphrases++] = p;
}

struct table {
	const char *file;
	char *name;
	size_t first, n;
};

static void read_table(struct table *t, unsigned number)
{
	FILE *in = fopen(t->file, "r");
	if (!in)
		fail(t->file, 0, "cannot be read");
	static char line[LINE_MAX_BYTES];
	char *column[COLUMNS] = { 0 };
	unsigned ncolumns = 0, lineno = 0, owner = 0;
	bool header = false, id_is_phrase = false;
	t->first = nentries;
	while (fgets(line, sizeof line, in)) {
		lineno++;
		size_t len = strcspn(line, "\n");
		if (line[len] != '\n' && !feof(in))
			fail(t->file, lineno, "line too long");
		line[len] = '\0';
		if (!len || *line == '#')
			continue;
		char *field[COLUMNS + 3];
		unsigned n = 0;
		for (char *p = line; p; n++) {
			if (n == COLUMNS + 2)
				fail(t->file, lineno, "too many columns");
			field[n] = p;
			p = strchr(p, '\t');
			if (p)
				*p++ = '\0';
		}
		if (!header) {
			header = true;
			if (n < 2 || strcmp(field[n - 1], "words") || strncmp(field[0], "id", 2))
				fail(t->file, lineno, "the header must be: id <tab> ... <tab> words");
			id_is_phrase = field[0][2] == '*';
			ncolumns = n - 2;
			for (unsigned i = 0; i < ncolumns; i++) {
				char *eq = strchr(field[i + 1], '=');
				if (eq)
					column[i] = copy(eq + 1);
				if (!strcmp(field[i + 1], "owner"))
					owner = i + 1;
			}
			continue;
		}
		if (n != ncolumns + 2)
			fail(t->file, lineno, "%u columns, the header has %u", n, ncolumns + 2);
		entries = grow(entries, nentries, &entries_cap, sizeof *entries);
		struct entry *e = &entries[nentries++];
		*e = (struct entry){ .id = copy(field[0]) };
		for (unsigned i = 0; i < ncolumns; i++) {
			e->attr[i] = copy(field[i + 1]);
			e->code[i] = column[i] ? enum_value(column[i], field[i + 1]) : 0;
		}
		for (size_t i = t->first; i + 1 < nentries; i++)
			if (!strcmp(entries[i].id, e->id) &&
			    (!owner || !strcmp(entries[i].attr[owner - 1], e->attr[owner - 1])))
				fail(t->file, lineno, "id '%s' is given twice", e->id);
		struct phrase p = { .table = number, .entry = (unsigned)(nentries - 1 - t->first) };
		if (owner)
			p.owner = (unsigned)strtoul(e->attr[owner - 1], NULL, 10);
		if (id_is_phrase)
			add_phrase(t->file, lineno, p, field[0]), p.number++;
		for (char *w = field[n - 1]; *w;) {
			size_t size = strcspn(w, "|");
			bool more = w[size] == '|';
			w[size] = '\0';
			if (size)
				add_phrase(t->file, lineno, p, w), p.number++;
			w += size + more;
		}
	}
	fclose(in);
	t->n = nentries - t->first;
}

static void put_string(const char *s)
{
	putchar('"');
	for (; *s; s++) {
		if (*s == '"' || *s == '\\')
			putchar('\\');
		putchar(*s);
	}
	putchar('"');
}

static void write_header(const struct table *tables, unsigned n)
{
	puts("/* Made from the tables of lint/lexicon. */\nenum lex_table {");
	for (unsigned i = 0; i < n; i++)
		printf("\tLEX_%s,\n", upper(tables[i].name));
	puts("\tLEX_TABLES\n};\nenum {\n\tLEX_NO_VALUE = 0,");
	for (unsigned i = 0; i < nenums; i++) {
		printf("\tLEX_%s_NONE = 0,\n", enums[i].prefix);
		for (unsigned k = 0; k < enums[i].n; k++)
			printf("\tLEX_%s_%s = %u,\n", enums[i].prefix, enums[i].values[k], k + 1);
	}
	puts("};");
}

/* word_hash() of the letter's tokens. */
static uint32_t hash(const char *s, size_t n)
{
	uint32_t h = 2166136261u;
	for (size_t i = 0; i < n; i++)
		h = (h ^ (uint8_t)s[i]) * 16777619u;
	return h | 1;
}

static int by_id(const void *a, const void *b)
{
	const unsigned i = *(const unsigned *)a, k = *(const unsigned *)b;
	const int c = strcmp(entries[i].id, entries[k].id);
	return c ? c : (i > k) - (i < k);
}

/* The entries of each table by the alphabet of their ids. */
static void write_ids(const struct table *tables, unsigned n)
{
	unsigned *order = calloc(nentries + 1, sizeof *order);
	if (!order)
		fail("compile", 0, "out of memory");
	for (size_t i = 0; i < nentries; i++)
		order[i] = (unsigned)i;
	puts("static const uint16_t by_id[] = {");
	for (unsigned t = 0; t < n; t++) {
		qsort(order + tables[t].first, tables[t].n, sizeof *order, by_id);
		for (size_t i = 0; i < tables[t].n; i++)
			printf("\t%zu,\n", order[tables[t].first + i] - tables[t].first);
	}
	puts("\t0\n};");
	free(order);
}

static void write_code(const struct table *tables, unsigned n)
{
	qsort(phrases, nphrases, sizeof *phrases, by_length);
	for (size_t i = 1; i < nphrases; i++) {
		const struct phrase *p = &phrases[i], *q = p - 1;
		if (p->table == q->table && p->exact == q->exact && p->owner == q->owner &&
		    p->owner != LEX_NOBODY && !strcmp(p->words, q->words))
			fail(p->file, p->line, "'%s' is given twice (also on line %u)", p->words, q->line);
	}
	puts("/* Made from the tables of lint/lexicon. */\n#include \"lexicon/lexicon.h\"\n#include <string.h>\n");
	puts("static const struct lex_entry entries[] = {");
	for (unsigned t = 0; t < n; t++)
		for (size_t i = 0; i < tables[t].n; i++) {
			const struct entry *e = &entries[tables[t].first + i];
			printf("\t{ ");
			put_string(e->id);
			printf(", { ");
			for (unsigned k = 0; k < COLUMNS; k++) {
				put_string(e->attr[k] ? e->attr[k] : "");
				printf(", ");
			}
			printf("}, { %u, %u, %u, %u }, %zu },\n", e->code[0], e->code[1], e->code[2], e->code[3], i);
		}
	puts("\t{ 0 }\n};\nstatic const struct { const char *name; uint32_t first, n; } tables[] = {");
	for (unsigned t = 0; t < n; t++)
		printf("\t{ \"%s\", %zu, %zu },\n", tables[t].name, tables[t].first, tables[t].n);
	puts("\t{ \"\", 0, 0 }\n};");
	write_ids(tables, n);
	puts("static const struct lex_phrase phrases[] = {");
	size_t nheads = 0;
	for (size_t i = 0; i < nphrases; i++) {
		const struct phrase *p = &phrases[i];
		printf("\t{ ");
		put_string(p->words);
		size_t len = strcspn(p->words, " ");
		printf(", %u, %u, %u, %u, %u, %zu, %d, %u },\n", p->table, p->entry, p->number, p->nwords, p->exact,
		       len, p->words[len] ? (unsigned char)p->words[len + 1] : 0, p->owner);
		nheads += !i || strncmp(p->words, phrases[i - 1].words, len) || phrases[i - 1].words[len] > ' ';
	}
	puts("\t{ 0 }\n};");
	size_t size = 64;
	while (size < nheads * 3)
		size *= 2;
	struct slot {
		uint32_t hash, first, n;
	} *slots = calloc(size, sizeof *slots);
	if (!slots)
		fail("compile", 0, "out of memory");
	for (size_t i = 0, k; i < nphrases; i = k) {
		size_t len = strcspn(phrases[i].words, " ");
		for (k = i; k < nphrases && !strncmp(phrases[k].words, phrases[i].words, len) &&
			    (phrases[k].words[len] == ' ' || !phrases[k].words[len]); k++)
			;
		uint32_t h = hash(phrases[i].words, len);
		size_t at = (h >> 1) & (size - 1);
		while (slots[at].n)
			at = (at + 1) & (size - 1);
		slots[at] = (struct slot){ h, (uint32_t)i, (uint32_t)(k - i) };
	}
	printf("static const struct { uint32_t hash, first, n; } slots[%zu] = {\n", size);
	for (size_t i = 0; i < size; i++)
		if (slots[i].n)
			printf("\t[%zu] = { %uu, %u, %u },\n", i, slots[i].hash, slots[i].first, slots[i].n);
	printf("};\nenum { SLOTS = %zu };\n", size);
	free(slots);
	puts("#include \"lexicon/lexicon_find.h\"");
}

/* Each row of lists.tsv as a literal: #define LIST_ID "a|b|c". */
static void write_lists(void)
{
	puts("/* Made from lint/lexicon/lists.tsv. */\n#ifndef LL_LISTS_GEN_H\n#define LL_LISTS_GEN_H\n");
	for (size_t i = 0; i < nentries; i++) {
		printf("#define LIST_%s \"", upper(entries[i].id));
		for (size_t k = 0, n = 0; k < nphrases; k++) {
			const struct phrase *p = &phrases[k];
			if (p->entry != i)
				continue;
			if (p->nwords > 1)
				fail(p->file, p->line, "'%s' is more than one word", p->words);
			for (size_t j = 0; j < k; j++)
				if (phrases[j].entry == i && !strcmp(phrases[j].words, p->words))
					fail(p->file, p->line, "'%s' is given twice", p->words);
			printf("%s%s", n++ ? "|" : "", p->words);
		}
		puts("\"");
	}
	puts("\n#endif");
}

int main(int argc, char **argv)
{
	if (argc < 3 || (strcmp(argv[1], "-h") && strcmp(argv[1], "-c") && strcmp(argv[1], "-l"))) {
		fputs("usage: compile -h|-c|-l TABLE.tsv...\n", stderr);
		return 2;
	}
	unsigned n = (unsigned)argc - 2;
	struct table *tables = calloc(n, sizeof *tables);
	if (!tables)
		return 2;
	for (unsigned i = 0; i < n; i++) {
		const char *base = strrchr(argv[i + 2], '/');
		tables[i].file = argv[i + 2];
		tables[i].name = copy(base ? base + 1 : argv[i + 2]);
		*strrchr(tables[i].name, '.') = '\0';
		read_table(&tables[i], i);
	}
	if (argv[1][1] == 'l')
		write_lists();
	else
		argv[1][1] == 'h' ? write_header(tables, n) : write_code(tables, n);
	return fflush(stdout) || ferror(stdout) ? 1 : 0;
}
