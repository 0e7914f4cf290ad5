/* SPDX-License-Identifier: MIT */
#include "triage/baseline.h"

#include "base/jsonc_edit.h"
#include "base/path.h"
#include "engine/fingerprint.h"
#include "report/output.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define VERSION	     1
#define LONGEST_LINE 32768 /* bytes: a path of 4096, each byte escaped */

struct baseline {
	struct arena arena;
	const char *file, *folder; /* as named; whole */
	VEC_OF(struct baseline_entry) entries; /* as by_place() sorts them */
	VEC_OF(struct baseline_entry) found;   /* for the next one */
	/* the letter met last: from the folder, and its entries */
	struct arena letter_arena;
	const char *letter;
	uint32_t first, end;
};

/* ---- Order ---- */

static int by_place(const void *pa, const void *pb)
{
	const struct baseline_entry *a = pa, *b = pb;
	int order = strcmp(a->file, b->file);
	if (!order)
		order = strcmp(a->check, b->check);
	if (!order && a->fingerprint != b->fingerprint)
		order = a->fingerprint < b->fingerprint ? -1 : 1;
	if (!order && a->ordinal != b->ordinal)
		order = a->ordinal < b->ordinal ? -1 : 1;
	return order;
}

/* The first entry that is not before `wanted`. */
static uint32_t lower(const struct baseline *b, const struct baseline_entry *wanted)
{
	uint32_t low = 0, high = b->entries.n;
	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		if (by_place(&b->entries.v[mid], wanted) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* ---- Reading ---- */

static bool has_members(const cJSON *o, const char *const *names)
{
	int n = 0;
	for (; names[n]; n++)
		if (!cJSON_GetObjectItemCaseSensitive(o, names[n]))
			return false;
	return cJSON_IsObject(o) && cJSON_GetArraySize(o) == n;
}

static const char *string_of(const cJSON *o, const char *name)
{
	const char *s = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(o, name));
	return s ? s : "";
}

static const char *read_head(const cJSON *o)
{
	static const char *const names[] = { "letterlint", "version", NULL };
	const cJSON *version = cJSON_GetObjectItemCaseSensitive(o, "version");
	if (!has_members(o, names) || strcmp(string_of(o, "letterlint"), "baseline") ||
	    !cJSON_IsNumber(version))
		return "this is no baseline; --update-baseline writes one";
	return version->valuedouble == VERSION ? NULL
					       : "its version is not known to this program";
}

static const char *read_entry(struct baseline *b, const cJSON *o)
{
	static const char *const names[] = { "file", "check", "fingerprint", NULL };
	struct baseline_entry e = { 0 };
	const char *file = string_of(o, "file"), *check = string_of(o, "check");
	if (!has_members(o, names) || !*file || !*check)
		return "an entry has a file, a check and a fingerprint, and no more";
	if (!fingerprint_read(string_of(o, "fingerprint"), &e.fingerprint, &e.ordinal))
		return "this fingerprint is none: 16 hexadecimal digits, a colon and a number";
	const struct baseline_entry *last = b->entries.n ? &b->entries.v[b->entries.n - 1] : NULL;
	e.file = last && !strcmp(last->file, file)
			 ? last->file
			 : arena_strndup(&b->arena, file, strlen(file));
	e.check = last && !strcmp(last->check, check)
			  ? last->check
			  : arena_strndup(&b->arena, check, strlen(check));
	*VEC_PUSH(&b->arena, &b->entries) = e;
	return NULL;
}

static const char *read_line(struct baseline *b, char *line, bool head)
{
	size_t n = strlen(line);
	if (n + 1 == LONGEST_LINE)
		return "this line is too long";
	if (n && line[n - 1] == '\n')
		n--;
	if (n && line[n - 1] == '\r')
		n--;
	line[n] = '\0';
	cJSON *o = cJSON_ParseWithOpts(line, NULL, 1);
	const char *why = !o   ? "this is no JSON object on one line; was a merge left unfinished?"
			  : head ? read_head(o)
				 : read_entry(b, o);
	cJSON_Delete(o);
	return why;
}

static const char *read_lines(struct arena *a, struct baseline *b, FILE *f)
{
	char *line = malloc(LONGEST_LINE);
	const char *why = NULL;
	unsigned long number = 0;
	if (!line)
		out_of_memory();
	while (!why && fgets(line, LONGEST_LINE, f)) {
		why = read_line(b, line, !number++);
		if (why)
			why = arena_printf(a, "%s:%lu: %s", b->file, number, why);
	}
	if (!why && ferror(f))
		why = arena_printf(a, "%s: %s", b->file, strerror(errno));
	else if (!why && !number)
		why = arena_printf(a, "%s: it is empty; --update-baseline writes one", b->file);
	free(line);
	return why;
}

struct baseline *baseline_read(struct arena *a, const char *file, const char *whole, bool may_miss,
			       const char **why)
{
	struct baseline *b = calloc(1, sizeof *b);
	FILE *f = fopen(file, "re");
	if (!b)
		out_of_memory();
	b->file = arena_strndup(&b->arena, file, strlen(file));
	b->folder = path_folder(&b->arena, whole);
	*why = NULL;
	if (f) {
		*why = read_lines(a, b, f);
		fclose(f);
	} else if (errno != ENOENT || !may_miss) {
		*why = arena_printf(a, "%s: %s%s", file, strerror(errno),
				    errno == ENOENT ? "; --update-baseline writes it" : "");
	}
	if (*why) {
		baseline_free(b);
		return NULL;
	}
	if (b->entries.n)
		qsort(b->entries.v, b->entries.n, sizeof *b->entries.v, by_place);
	return b;
}

void baseline_free(struct baseline *b)
{
	if (!b)
		return;
	arena_free(&b->letter_arena);
	arena_free(&b->arena);
	free(b);
}

const char *baseline_name(const struct baseline *b)
{
	return b->file;
}

/* ---- Letters ---- */

void baseline_meet(struct baseline *b, const char *letter, const struct linted *l)
{
	arena_reset(&b->letter_arena);
	b->letter = path_from(&b->letter_arena, b->folder, letter);
	struct baseline_entry first = { .file = b->letter, .check = "" };
	b->first = b->end = lower(b, &first);
	for (; b->end < b->entries.n; b->end++) {
		struct baseline_entry *e = &b->entries.v[b->end];
		if (strcmp(e->file, b->letter))
			break;
		const struct setting *setting = policy_find(l->policy, sv(e->check));
		e->met |= setting && setting->on && linted_by(l, setting->rule);
		e->rule = setting ? setting->rule : e->rule;
	}
}

bool baseline_has(struct baseline *b, const struct ll_finding *f)
{
	const struct baseline_entry wanted = { .file = b->letter,
					       .check = f->rule->check.id,
					       .fingerprint = f->fingerprint,
					       .ordinal = f->ordinal };
	uint32_t i = lower(b, &wanted);
	if (i == b->entries.n || by_place(&b->entries.v[i], &wanted))
		return false;
	b->entries.v[i].found = true;
	return true;
}

void baseline_each_gone(const struct baseline *b,
			void (*each)(void *arg, const char *letter, const struct baseline_entry *),
			void *arg)
{
	struct arena a = { 0 };
	for (uint32_t i = 0; i < b->entries.n; i++) {
		const struct baseline_entry *e = &b->entries.v[i];
		if (!e->met || e->found)
			continue;
		each(arg, path_whole(&a, b->folder, e->file), e);
		arena_reset(&a);
	}
	arena_free(&a);
}

/* ---- Writing ---- */

void baseline_add(struct baseline *b, const struct ll_finding *f)
{
	const struct baseline_entry *last = b->found.n ? &b->found.v[b->found.n - 1] : NULL;
	const char *file = last && !strcmp(last->file, b->letter)
				   ? last->file
				   : arena_strndup(&b->arena, b->letter, strlen(b->letter));
	*VEC_PUSH(&b->arena, &b->found) = (struct baseline_entry){ .file = file,
								    .check = f->rule->check.id,
								    .fingerprint = f->fingerprint,
								    .ordinal = f->ordinal };
}

/* What was not looked at stays, if its letter is still there. */
static void keep_unmet(struct baseline *b, bool (*covered)(void *arg, const char *whole),
		       void *arg, struct baseline_change *change)
{
	struct arena a = { 0 };
	const char *last = NULL;
	bool stays = true;
	for (uint32_t i = 0; i < b->entries.n; i++) {
		const struct baseline_entry *e = &b->entries.v[i];
		if (e->met) {
			change->gone += !e->found;
			continue;
		}
		if (!last || strcmp(last, e->file)) {
			const char *letter = path_whole(&a, b->folder, e->file);
			stays = !access(letter, F_OK) || !covered(arg, letter);
			arena_reset(&a);
		}
		last = e->file;
		if (stays)
			*VEC_PUSH(&b->arena, &b->found) = *e;
		else
			change->gone++;
	}
	arena_free(&a);
}

static void put_entries(const struct baseline *b, FILE *out, struct baseline_change *change)
{
	struct arena a = { 0 };
	const struct baseline_entry *last = NULL;
	fprintf(out, "{\"letterlint\":\"baseline\",\"version\":%d}\n", VERSION);
	for (uint32_t i = 0; i < b->found.n; i++) {
		const struct baseline_entry *e = &b->found.v[i];
		if (last && !by_place(last, e))
			continue;
		fprintf(out, "{\"file\":%s,\"check\":%s,\"fingerprint\":\"%s\"}\n",
			jsonc_quoted(&a, e->file), jsonc_quoted(&a, e->check),
			fingerprint_text(&a, e->fingerprint, e->ordinal));
		uint32_t at = lower(b, e);
		change->total++;
		change->added += at == b->entries.n || by_place(&b->entries.v[at], e);
		last = e;
		arena_reset(&a);
	}
	arena_free(&a);
}

int baseline_write(struct baseline *b, bool (*covered)(void *arg, const char *whole), void *arg,
		   struct baseline_change *change)
{
	struct output o;
	*change = (struct baseline_change){ 0 };
	keep_unmet(b, covered, arg, change);
	if (b->found.n)
		qsort(b->found.v, b->found.n, sizeof *b->found.v, by_place);
	if (output_open(&o, b->file))
		return -1;
	put_entries(b, o.file, change);
	return output_close(&o);
}
