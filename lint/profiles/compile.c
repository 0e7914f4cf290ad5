/* SPDX-License-Identifier: MIT */
/*
 * Build-time: makes the built-in profiles into const C and into tables of the
 * lexicon. Usage:
 *	profiles FOLDER PROFILE.json... > profiles_gen.c
 * writes FOLDER/headings.tsv and the other tables of text.h too. Fails, with
 * file, line and column, on what is wrong in a profile.
 */
#include "profiles/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct built_in {
	const char *file;
	struct jsonc json;
	struct profile_text text;
	struct profile profile;
	bool done;
};

static struct arena arena;
static struct built_in v[PROFILES_MOST];
static unsigned n;
static struct built_in *order[PROFILES_MOST]; /* by owner; generic first */
static unsigned norder;

static void read_profile(struct built_in *b)
{
	if (!jsonc_read(&b->json, b->file))
		profile_text_read(&arena, &b->json, &b->text);
	for (uint32_t i = 0; i < b->json.complaints.n; i++)
		fprintf(stderr, "%s\n", b->json.complaints.v[i]);
	if (b->json.complaints.n)
		exit(1);
}

static struct built_in *named(const char *name)
{
	for (unsigned i = 0; i < n; i++)
		if (!strcmp(v[i].text.name, name))
			return &v[i];
	return NULL;
}

static const char *base_of(const struct built_in *b)
{
	if (b->text.extends)
		return b->text.extends;
	return strcmp(b->text.name, "generic") ? "generic" : NULL;
}

/* Each after the one that it extends. */
static void put_in_order(void)
{
	for (bool more = true; more;) {
		more = false;
		for (unsigned i = 0; i < n; i++) {
			const char *name = base_of(&v[i]);
			struct built_in *base = name ? named(name) : NULL;
			if (v[i].done || (name && (!base || !base->done)))
				continue;
			v[i].done = more = true;
			order[norder++] = &v[i];
			profile_resolve(&v[i].profile, &v[i].text, base ? &base->profile : NULL,
					(uint8_t)norder);
		}
	}
	for (unsigned i = 0; i < n; i++)
		if (!v[i].done) {
			fprintf(stderr, "%s: what it extends is no profile, or extends it\n",
				v[i].file);
			exit(1);
		}
}

/* ---- Tables ---- */

static void write_table(const char *folder, enum profile_table t)
{
	const char *file = arena_printf(&arena, "%s/%s.tsv", folder, profile_table_name(t));
	FILE *out = fopen(file, "w");
	unsigned nth = 0;
	if (!out) {
		perror(file);
		exit(1);
	}
	const char *columns = profile_table_columns(t);
	fprintf(out, "# Made from lint/profiles.\nid\t%s%sowner\twords\n", columns,
		*columns ? "\t" : "");
	unsigned ncolumns = *columns != '\0';
	for (const char *p = columns; *p; p++)
		ncolumns += *p == '\t';
	for (unsigned i = 0; i < norder; i++)
		for (uint32_t k = 0; k < order[i]->text.entries.n; k++) {
			const struct profile_entry *e = &order[i]->text.entries.v[k];
			if (e->table != t)
				continue;
			if (e->hides) {
				fprintf(stderr,
					"%s: '%s': a built-in profile cannot hide phrases\n",
					order[i]->file, e->id);
				exit(1);
			}
			if (t == PT_SIGNALS)
				fprintf(out, "%u\t%u\t", nth++, 31u /* LEX_NOBODY */);
			else
				fprintf(out, "%s\t", e->id);
			for (unsigned c = 0; c < ncolumns; c++)
				fprintf(out, "%s\t", e->value[c]);
			if (t != PT_SIGNALS)
				fprintf(out, "%u\t", i + 1);
			for (uint32_t w = 0; w < e->phrases.n; w++)
				fprintf(out, "%s%s", w ? "|" : "", e->phrases.v[w]);
			fputc('\n', out);
		}
	if (fclose(out)) {
		perror(file);
		exit(1);
	}
}

/* ---- C ---- */

static void put_string(const char *s)
{
	putchar('"');
	for (; *s; s++) {
		if (*s == '\n') {
			fputs("\\n\"\n\t\"", stdout);
			continue;
		}
		if (*s == '"' || *s == '\\')
			putchar('\\');
		putchar(*s);
	}
	putchar('"');
}

static void put_required(const char *name, const struct ll_required *r, uint32_t count)
{
	printf("static const struct ll_required %s[] = {\n", name);
	for (uint32_t i = 0; i < count; i++) {
		printf("\t{ .section = %u, .each = %d, .called = ", r[i].section, r[i].each);
		put_string(r[i].called);
		if (r[i].words) {
			fputs(", .words = ", stdout);
			put_string(r[i].words);
		}
		printf(", .when = { %u, %u }%s },\n", r[i].when[0], r[i].when[1],
		       r[i].note ? ", .note = true" : "");
	}
	puts("\t{ 0 }\n};");
}

/* What a profile inherits is where it was made. */
static void put_parts(unsigned owner, const struct profile_text *t)
{
	if (t->has_required)
		put_required(arena_printf(&arena, "required_%u", owner), t->required.v,
			     t->required.n);
	for (uint32_t i = 0; i < t->layouts.n; i++)
		put_required(arena_printf(&arena, "required_%u_%u", owner, i + 1),
			     t->layouts.v[i].required, t->layouts.v[i].nrequired);
	if (!t->layouts.n)
		return;
	printf("static const struct profile_layout layouts_%u[] = {\n", owner);
	for (uint32_t i = 0; i < t->layouts.n; i++) {
		fputs("\t{ ", stdout);
		put_string(t->layouts.v[i].name);
		fputs(", ", stdout);
		put_string(t->layouts.v[i].title);
		printf(", required_%u_%u, %u },\n", owner, i + 1, t->layouts.v[i].nrequired);
	}
	puts("};");
}

static unsigned required_of(const struct built_in *b)
{
	while (b && !b->text.has_required)
		b = base_of(b) ? named(base_of(b)) : NULL;
	return b ? b->profile.owner : 0;
}

static void put_profile(const struct built_in *b)
{
	const struct profile *p = &b->profile;
	fputs("\t{ .name = ", stdout);
	put_string(b->text.name);
	fputs(", .title = ", stdout);
	put_string(b->text.title);
	printf(",\n\t  .text = text_%u, .owner = %u, .base = %u, .chain = 0x%x,\n\t  .step = {",
	       p->owner, p->owner, p->base, p->chain);
	for (unsigned i = 0; i < LL_EV_KINDS; i++)
		printf(" %u,", p->step[i]);
	printf(" },\n\t  .dates = %u, .first_decision = %u, .names_nobody = %d, .one_request = "
	       "%d,\n",
	       p->dates, p->first_decision, p->names_nobody, p->one_request);
	if (required_of(b))
		printf("\t  .required = required_%u, .nrequired = %u,\n", required_of(b),
		       p->nrequired);
	if (p->nlayouts)
		printf("\t  .layouts = layouts_%u, .nlayouts = %u, .layouts_of = %u,\n",
		       p->layouts_of, p->nlayouts, p->layouts_of);
	puts("\t},");
}

static void put_signals(void)
{
	puts("static const struct profile_signal signals[] = {");
	for (unsigned i = 0; i < norder; i++)
		for (uint32_t k = 0; k < order[i]->text.entries.n; k++) {
			const struct profile_entry *e = &order[i]->text.entries.v[k];
			if (e->table == PT_SIGNALS)
				printf("\t{ %u, %u, %u, %u },\n", i + 1, e->signal.layout,
				       e->signal.weight, e->signal.place);
		}
	puts("\t{ 0 }\n};");
}

int main(int argc, char **argv)
{
	if (argc < 3 || argc - 2 > PROFILES_MOST) {
		fputs("usage: profiles FOLDER PROFILE.json...\n", stderr);
		return 2;
	}
	for (int i = 2; i < argc; i++) {
		v[n] = (struct built_in){ .file = argv[i] };
		read_profile(&v[n]);
		const char *base = strrchr(argv[i], '/');
		const char *file = arena_printf(&arena, "%s.json", v[n].text.name);
		if (strcmp(base ? base + 1 : argv[i], file)) {
			fprintf(stderr, "%s: a built-in profile is NAME.json: %s\n", argv[i], file);
			return 1;
		}
		n++;
	}
	put_in_order();
	for (unsigned t = 0; t < PT_TABLES; t++)
		write_table(argv[1], (enum profile_table)t);
	puts("/* Made from lint/profiles. */\n#include \"profiles/set.h\"\n");
	for (unsigned i = 0; i < norder; i++) {
		printf("static const char text_%u[] =\n\t", i + 1);
		put_string(order[i]->json.text);
		puts(";");
		put_parts(i + 1, &order[i]->text);
	}
	put_signals();
	puts("const struct profile profiles_built_in[] = {");
	for (unsigned i = 0; i < norder; i++)
		put_profile(order[i]);
	printf("};\nconst uint32_t profiles_nbuilt_in = %u;\n", norder);
	puts("const struct profile_signal *const profiles_signals = signals;");
	return fflush(stdout) || ferror(stdout) ? 1 : 0;
}
