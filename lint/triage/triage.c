/* SPDX-License-Identifier: MIT */
#include "triage/triage.h"

#include "base/path.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A finding about an entry is another than the one it hides. */
#define OF_ENTRIES 0x5375707072657373u

/* Of a folder: the file that holds in it, which may be in one above. */
struct folder {
	const char *path;
	struct suppressions *file;
};

struct named_baseline {
	const char *whole;
	struct baseline *baseline; /* NULL: it is wrong */
};

struct triage {
	struct arena arena, letter_arena;
	struct triage_wanted wanted;
	const char *cwd, *now;
	VEC_OF(const char *) covered;		 /* whole paths of folders */
	VEC_OF(struct suppressions *) files;	 /* in the order they were met */
	struct folder *folders;			 /* a table by path */
	uint32_t nfolders, room;
	struct suppressions *named;
	VEC_OF(struct named_baseline) baselines;
	uint64_t suppressed, in_baseline;
	bool failed;
};

static void complain_of(struct triage *t, const char *file, const char *message)
{
	t->failed = true;
	t->wanted.complain(t->wanted.arg, file, message);
}

/* ---- Files of suppressions ---- */

static struct suppressions *take_file(struct triage *t, const char *whole, const char *shown)
{
	for (uint32_t i = 0; i < t->files.n; i++)
		if (!strcmp(t->files.v[i]->path, whole))
			return t->files.v[i];
	struct suppressions *s = suppressions_read(whole, shown, t->now);
	*VEC_PUSH(&t->arena, &t->files) = s;
	return s;
}

/* Says what is wrong with a file, once; true: something is. */
static bool is_wrong(struct triage *t, struct suppressions *s)
{
	for (; s->told < s->j.complaints.n; s->told++)
		complain_of(t, s->shown, s->j.complaints.v[s->told]);
	return s->told;
}

/* As messages name it: from the current folder if it is below that. */
static const char *shown_file(const struct triage *t, struct arena *a, const char *whole)
{
	const char *near = path_from(a, t->cwd, whole);
	return strncmp(near, "../", 3) ? near : whole;
}

static uint32_t hash_path(const char *path)
{
	uint32_t h = 2166136261u;
	for (; *path; path++)
		h = (h ^ (uint8_t)*path) * 16777619u;
	return h;
}

/* Its place in the table; an empty one has no path. */
static struct folder *place_of(const struct triage *t, const char *path)
{
	uint32_t at = hash_path(path) & (t->room - 1);
	while (t->folders[at].path && strcmp(t->folders[at].path, path))
		at = (at + 1) & (t->room - 1);
	return &t->folders[at];
}

static void remember(struct triage *t, const char *path, struct suppressions *file)
{
	if (2 * (t->nfolders + 1) > t->room) {
		struct folder *old = t->folders;
		uint32_t n = t->room;
		t->room = n ? 2 * n : 64;
		t->folders = calloc(t->room, sizeof *t->folders);
		if (!t->folders)
			out_of_memory();
		for (uint32_t i = 0; i < n; i++)
			if (old[i].path)
				*place_of(t, old[i].path) = old[i];
		free(old);
	}
	*place_of(t, path) = (struct folder){ arena_strndup(&t->arena, path, strlen(path)), file };
	t->nfolders++;
}

/* The nearest file in the folder or above it, but not above the folder that holds .git. */
static struct suppressions *nearest_file(struct triage *t, struct arena *a, const char *folder)
{
	if (t->room && place_of(t, folder)->path)
		return place_of(t, folder)->file;
	const char *whole = arena_printf(a, "%s/" SUPPRESSIONS_NAME, strcmp(folder, "/") ? folder : "");
	struct stat st;
	struct suppressions *s = NULL;
	if (!lstat(whole, &st)) {
		s = take_file(t, whole, shown_file(t, a, whole));
	} else if (strcmp(folder, "/") &&
		   access(arena_printf(a, "%s/.git", folder), F_OK)) {
		s = nearest_file(t, a, path_folder(a, folder));
	}
	remember(t, folder, s);
	return s;
}

struct suppressions *triage_of(struct triage *t, const char *letter, const struct policy *p)
{
	struct arena *a = &t->letter_arena;
	if (t->wanted.no_suppressions)
		return NULL;
	if (t->wanted.suppressions)
		return t->named;
	if (!p->suppressions)
		return nearest_file(t, a, path_folder(a, letter));
	if (t->wanted.only_suppressions && access(p->suppressions, F_OK))
		return NULL;
	return take_file(t, p->suppressions, shown_file(t, a, p->suppressions));
}

/* ---- Baselines ---- */

static struct baseline *take_baseline(struct triage *t, const char *file)
{
	const char *whole = path_whole(&t->letter_arena, t->cwd, file), *why;
	for (uint32_t i = 0; i < t->baselines.n; i++)
		if (!strcmp(t->baselines.v[i].whole, whole))
			return t->baselines.v[i].baseline;
	struct named_baseline *b = VEC_PUSH(&t->arena, &t->baselines);
	b->whole = arena_strndup(&t->arena, whole, strlen(whole));
	b->baseline = baseline_read(&t->letter_arena, file, whole, t->wanted.update_baseline, &why);
	if (!b->baseline)
		complain_of(t, file, why);
	return b->baseline;
}

static struct baseline *baseline_of(struct triage *t, const struct policy *p)
{
	if (t->wanted.only_suppressions)
		return NULL;
	if (t->wanted.baseline)
		return take_baseline(t, t->wanted.baseline);
	return p->baseline ? take_baseline(t, shown_file(t, &t->letter_arena, p->baseline)) : NULL;
}

/* ---- Letters ---- */

char *triage_whole(const struct triage *t, struct arena *a, const char *path)
{
	return path_whole(a, t->cwd, strcmp(path, "-") ? path : "stdin");
}

bool triage_covers(const struct triage *t, const char *whole)
{
	for (uint32_t i = 0; i < t->covered.n; i++)
		if (path_within(t->covered.v[i], whole))
			return true;
	return false;
}

static bool covers(void *arg, const char *whole)
{
	return triage_covers(arg, whole);
}

static void set_state(struct triage *t, struct ll_finding *f, const char *letter,
		      struct suppressions *s, struct baseline *b)
{
	if (s)
		f->suppressed = suppressions_match(s, letter, f);
	if (!b)
		return;
	f->baseline = baseline_has(b, f) ? BASELINE_UNCHANGED : BASELINE_NEW;
	if (t->wanted.update_baseline && !f->suppressed)
		baseline_add(b, f);
}

void triage_letter(struct triage *t, struct linted *l)
{
	arena_reset(&t->letter_arena);
	const char *letter = triage_whole(t, &t->letter_arena, l->source->path);
	struct suppressions *s = triage_of(t, letter, l->policy);
	struct baseline *b = baseline_of(t, l->policy);
	uint32_t kept = 0;
	if (s && is_wrong(t, s))
		s = NULL;
	if (s)
		suppressions_meet(s, letter, l);
	if (b)
		baseline_meet(b, letter, l);
	if ((!s && !b) || !l->nall)
		return;
	l->v = arena_array(l->all[0]->arena, struct ll_finding *, l->nall);
	for (uint32_t i = 0; i < l->nall; i++) {
		struct ll_finding *f = l->all[i];
		set_state(t, f, letter, s, b);
		if (f->suppressed)
			t->suppressed++;
		else if (f->baseline == BASELINE_UNCHANGED)
			t->in_baseline++;
		else
			l->v[kept++] = f;
	}
	l->n = kept;
}

/* ---- The run ---- */

static void add_covered(struct triage *t)
{
	struct stat st;
	for (size_t i = 0; i < t->wanted.npaths; i++)
		if (!stat(t->wanted.paths[i], &st) && S_ISDIR(st.st_mode))
			*VEC_PUSH(&t->arena, &t->covered) =
				path_whole(&t->arena, t->cwd, t->wanted.paths[i]);
}

struct triage *triage_new(const struct triage_wanted *w)
{
	struct triage *t = calloc(1, sizeof *t);
	char *cwd = getcwd(NULL, 0);
	if (!t)
		out_of_memory();
	t->wanted = *w;
	t->cwd = arena_strndup(&t->arena, cwd ? cwd : "/", cwd ? strlen(cwd) : 1);
	free(cwd);
	t->now = today(&t->arena);
	add_covered(t);
	if (w->suppressions && !w->no_suppressions) {
		t->named = take_file(t, path_whole(&t->arena, t->cwd, w->suppressions),
				     w->suppressions);
		is_wrong(t, t->named);
	}
	if (w->baseline)
		take_baseline(t, w->baseline);
	if (!t->failed)
		return t;
	triage_free(t);
	return NULL;
}

void triage_free(struct triage *t)
{
	if (!t)
		return;
	for (uint32_t i = 0; i < t->files.n; i++)
		suppressions_free(t->files.v[i]);
	for (uint32_t i = 0; i < t->baselines.n; i++)
		baseline_free(t->baselines.v[i].baseline);
	free(t->folders);
	arena_free(&t->letter_arena);
	arena_free(&t->arena);
	free(t);
}

/* The path lives as long as the run: threads read it. Only letters with suppressions have one. */
struct keep triage_keep(struct triage *t, const char *path, const struct policy *p)
{
	arena_reset(&t->letter_arena);
	const char *letter = triage_whole(t, &t->letter_arena, path);
	struct keep keep = { .of = triage_of(t, letter, p) };
	if (keep.of)
		keep.letter = arena_strndup(&t->arena, letter, strlen(letter));
	return keep;
}

bool triage_tell(struct triage *t)
{
	bool wrong = false;
	for (uint32_t i = 0; i < t->files.n; i++)
		wrong |= is_wrong(t, t->files.v[i]);
	return wrong;
}

struct suppressions *triage_file(const struct triage *t, uint32_t i)
{
	return i < t->files.n ? t->files.v[i] : NULL;
}

void triage_idle(struct triage *t, struct suppressions *s, const struct policy *p,
		 struct linted *out)
{
	static const struct ll_letter no_letter; /* no sections, no facts */
	if (is_wrong(t, s)) {
		*out = (struct linted){ .policy = p };
		return;
	}
	const struct setting *setting = policy_find(p, sv("unused-suppression"));
	struct arena *a = &s->arena;
	*out = (struct linted){ .policy = p, .source = suppressions_source(s), .letter = &no_letter,
				.beside = true };
	if (!setting || !setting->on)
		return;
	out->v = out->all = arena_array(a, struct ll_finding *, s->entries.n + 1);
	for (uint32_t i = 0; i < s->entries.n; i++) {
		const struct suppression *e = &s->entries.v[i];
		const char *why = suppression_idle(a, e, covers, t);
		if (!why)
			continue;
		struct ll_finding *f = arena_new(a, struct ll_finding);
		*f = (struct ll_finding){
			.arena = a,
			.source = out->source,
			.rule = setting->rule,
			.severity = setting_level(setting),
			.at = suppression_place(e),
			.message = arena_printf(a, "this suppression hides nothing: %s", why),
			.fingerprint = e->fingerprint ^ OF_ENTRIES,
			.ordinal = 1,
			.baseline = t->baselines.n ? BASELINE_NEW : BASELINE_NONE,
		};
		for (uint32_t k = 0; k < out->nall; k++)
			f->ordinal += out->all[k]->fingerprint == f->fingerprint;
		out->all[out->nall++] = f;
	}
	out->n = out->nall;
}

void triage_each_gone(const struct triage *t,
		      void (*each)(void *arg, const char *letter, const struct baseline_entry *),
		      void *arg)
{
	for (uint32_t i = 0; i < t->baselines.n; i++)
		if (t->baselines.v[i].baseline)
			baseline_each_gone(t->baselines.v[i].baseline, each, arg);
}

int triage_update(struct triage *t,
		  void (*told)(void *arg, const char *file, const struct baseline_change *),
		  void *arg)
{
	int failed = 0;
	for (uint32_t i = 0; i < t->baselines.n; i++) {
		struct baseline *b = t->baselines.v[i].baseline;
		struct baseline_change change;
		if (!b)
			continue;
		if (baseline_write(b, covers, t, &change)) {
			const char *why = strerror(errno), *file = baseline_name(b);
			complain_of(t, file, arena_printf(&t->arena, "%s: %s", file, why));
			failed = -1;
		} else {
			told(arg, baseline_name(b), &change);
		}
	}
	return failed;
}

uint64_t triage_suppressed(const struct triage *t)
{
	return t->suppressed;
}

uint64_t triage_in_baseline(const struct triage *t)
{
	return t->in_baseline;
}
