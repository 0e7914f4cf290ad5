/* SPDX-License-Identifier: MIT */
/* letterlint suppress FINGERPRINT... --reason TEXT [PATH...]: lets findings stay. */
#include "commands/scan.h"

#include "base/jsonc_edit.h"
#include "base/path.h"
#include "base/user.h"
#include "base/utf8.h"
#include "engine/fingerprint.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NAMED_MOST 5 /* letters in a message */

/* A finding that has a fingerprint that is asked for. */
struct seen {
	const char *shown, *whole; /* its letter; whole NULL: any letter */
	const char *check;
	uint64_t fingerprint;
	uint32_t ordinal;
	const char *file, *file_shown; /* where it will be suppressed: whole; as messages name it */
	const char *already;	       /* where it is suppressed, "FILE:LINE"; or NULL */
};

struct wish {
	const char *text;
	uint64_t fingerprint;
	uint32_t ordinal;
	VEC_OF(struct seen) seen;
	const char *near; /* a fingerprint that differs in its number only */
};

struct suppress {
	struct scan scan; /* first, as a letter is given with it */
	struct arena arena;
	VEC_OF(struct wish) wishes;
	const char *cwd, *reason, *who, *expires, *date;
};

/* ---- What is asked for ---- */

/* The first PATH, after the fingerprints; -1 after a complaint. */
static long take_wishes(struct suppress *s)
{
	const struct options *o = s->scan.options;
	size_t i = 0;
	for (; i < o->nargs; i++) {
		struct wish w = { .text = o->args[i] };
		if (!fingerprint_read(w.text, &w.fingerprint, &w.ordinal))
			break;
		*VEC_PUSH(&s->arena, &s->wishes) = w;
	}
	if (!s->wishes.n) {
		size_t hex = strspn(o->args[0], "0123456789abcdefABCDEF");
		complain(hex == 16 && !o->args[0][16]
				 ? "'%s' is half of a fingerprint; which of the equal findings? "
				   "The first is '%s:1'"
				 : "'%s' is no fingerprint; --show-fingerprints shows them, as "
				   "0123456789abcdef:1",
			 o->args[0], o->args[0]);
		return -1;
	}
	return (long)i;
}

/* Something that can be written to a file of text. */
static bool is_text(const char *s)
{
	size_t n = strlen(s);
	uint32_t cp;
	for (int size; n; s += size, n -= (size_t)size)
		if ((size = utf8_read(s, n, &cp)) <= 0)
			return false;
	return true;
}

static int bad_text(const char *option, const char *s)
{
	if (!s[strspn(s, " \t\r\n")])
		complain("--%s is empty", option);
	else if (!is_text(s))
		complain("--%s is not UTF-8", option);
	else
		return 0;
	return -1;
}

static int take_texts(struct suppress *s)
{
	const struct options *o = s->scan.options;
	s->reason = o->reason;
	s->who = o->who ? o->who : user_name(&s->arena);
	s->expires = o->expires;
	s->date = today(&s->arena);
	if (!s->reason)
		complain("why may it stay? Say so with --reason TEXT");
	else if (!s->who)
		complain("who decides? Say so with --who NAME");
	else if (s->expires && !is_day(s->expires))
		complain("--expires: '%s' is no day; write it as 2027-05-31", s->expires);
	else if (s->expires && strcmp(s->expires, s->date) < 0)
		complain("--expires: %s is past", s->expires);
	else if (o->redact && !o->redact_salt)
		complain("fingerprints of a report made with --redact alone are of that run only; "
			 "make it with --redact-salt TEXT, and give the same here");
	else if (o->no_suppressions)
		complain("suppress writes what --no-suppressions leaves unread");
	else
		return bad_text("reason", s->reason) || bad_text("who", s->who) ? -1 : 0;
	return -1;
}

/* ---- Where it is ---- */

/* Where a letter's suppressions are, or will be: beside it, but not below the current folder's. */
static void find_file(struct suppress *s, struct seen *seen, const struct policy *policy)
{
	const struct options *o = s->scan.options;
	struct suppressions *file = triage_of(s->scan.triage, seen->whole, policy);
	if (o->suppressions) {
		seen->file = path_whole(&s->arena, s->cwd, o->suppressions);
		seen->file_shown = o->suppressions;
	} else if (policy->suppressions) {
		seen->file = policy->suppressions;
		seen->file_shown = path_from(&s->arena, s->cwd, policy->suppressions);
	} else if (file) {
		seen->file = file->path;
		seen->file_shown = file->shown;
	} else {
		const char *folder = path_within(s->cwd, seen->whole)
					     ? s->cwd
					     : path_folder(&s->arena, seen->whole);
		seen->file = path_whole(&s->arena, folder, SUPPRESSIONS_NAME);
		seen->file_shown = folder == s->cwd ? SUPPRESSIONS_NAME : seen->file;
	}
}

static void add_seen(struct suppress *s, struct wish *w, const struct linted *l,
		     const struct ll_finding *f)
{
	struct arena *a = &s->arena;
	const char *path = shown_path(l->source->path), *id = f->rule->check.id;
	path += strncmp(path, "./", 2) ? 0 : 2; /* of the current folder, where none is named */
	struct seen seen = { .shown = arena_strndup(a, path, strlen(path)),
			     .whole = triage_whole(s->scan.triage, a, l->source->path),
			     .check = arena_strndup(a, id, strlen(id)),
			     .fingerprint = f->fingerprint,
			     .ordinal = f->ordinal };
	if (f->suppressed) {
		const struct suppression *e = f->suppressed;
		seen.already = arena_printf(a, "%s:%u", e->of->shown,
					    source_line(suppressions_source(e->of),
							suppression_place(e).off));
	}
	find_file(s, &seen, l->policy);
	*VEC_PUSH(a, &w->seen) = seen;
}

static void on_letter(struct scan *scan, const struct linted *l)
{
	struct suppress *s = (struct suppress *)scan;
	const char *salt = scan->options->redact_salt;
	for (uint32_t i = 0; i < l->nall; i++) {
		const struct ll_finding *f = l->all[i];
		uint64_t print = salt ? redacted_fingerprint(salt, f->fingerprint) : f->fingerprint;
		for (uint32_t k = 0; k < s->wishes.n; k++) {
			struct wish *w = &s->wishes.v[k];
			if (w->fingerprint != print)
				continue;
			if (w->ordinal == f->ordinal)
				add_seen(s, w, l, f);
			else if (!w->near)
				w->near = fingerprint_text(&s->arena, print, f->ordinal);
		}
	}
}

/* ---- Whether it can be ---- */

/* --unseen: of the one letter that is named, or of any. */
static int add_unseen(struct suppress *s, struct wish *w)
{
	const struct scan *scan = &s->scan;
	const struct options *o = scan->options;
	struct seen seen = { .check = o->unseen,
			     .fingerprint = w->fingerprint,
			     .ordinal = w->ordinal,
			     .shown = scan->paths[0] };
	struct stat st;
	const struct policy *policy = policy_of(scan->configs, scan->paths[0]);
	const struct setting *setting = policy ? policy_find(policy, sv(o->unseen)) : NULL;
	if (!setting) {
		if (policy)
			complain("--unseen: %s", policy_unknown(policy, sv(o->unseen)));
		return -1;
	}
	seen.check = setting->rule->check.id;
	seen.whole = triage_whole(scan->triage, &s->arena, scan->paths[0]);
	bool folder = !stat(scan->paths[0], &st) && S_ISDIR(st.st_mode);
	if (!o->everywhere && (scan->npaths != 1 || folder)) {
		complain("--unseen: name the one letter that %s is of, or give --everywhere",
			 w->text);
		return -1;
	}
	if (folder) /* its own file, not that of the folder above */
		seen.whole = path_whole(&s->arena, seen.whole, SUPPRESSIONS_NAME);
	find_file(s, &seen, policy);
	*VEC_PUSH(&s->arena, &w->seen) = seen;
	return 0;
}

static int not_seen(const struct wish *w)
{
	if (w->near)
		complain("no letter here has the finding %s; did you mean %s?", w->text, w->near);
	else
		complain("no letter here has the finding %s; name its letter behind it, or add it "
			 "all the same with --unseen CHECK",
			 w->text);
	return -1;
}

static int in_several(struct suppress *s, const struct wish *w)
{
	const char *names = w->seen.v[0].shown;
	for (uint32_t i = 1; i < w->seen.n && i < NAMED_MOST; i++)
		names = arena_printf(&s->arena, "%s, %s", names, w->seen.v[i].shown);
	complain("%s is in %u letters: %s%s; name one of them behind it, or give --everywhere",
		 w->text, w->seen.n, names, w->seen.n > NAMED_MOST ? ", ..." : "");
	return -1;
}

/* Leaves the one finding that an entry is to be made of, or none. */
static int settle(struct suppress *s, struct wish *w)
{
	const struct options *o = s->scan.options;
	uint32_t open = 0;
	if (!w->seen.n)
		return o->unseen ? add_unseen(s, w) : not_seen(w);
	for (uint32_t i = 0; i < w->seen.n; i++)
		if (!w->seen.v[i].already)
			w->seen.v[open++] = w->seen.v[i];
	if (!open)
		say("%s is suppressed already: %s", w->text, w->seen.v[0].already);
	w->seen.n = open;
	return open > 1 && !o->everywhere ? in_several(s, w) : 0;
}

/* ---- Writing ---- */

static const char *member(struct arena *a, const char *name, const char *value)
{
	return arena_printf(a, "\"%s\": %s", name, jsonc_quoted(a, value));
}

/* The file's text with the new entry; NULL after a complaint. */
static const char *text_with(struct suppress *s, const struct seen *seen)
{
	struct arena *a = &s->arena;
	struct suppressions *f = access(seen->file, F_OK)
					 ? suppressions_new(seen->file, seen->file_shown)
					 : suppressions_read(seen->file, seen->file_shown, s->date);
	const char *members[7], *text = NULL;
	size_t n = 0;
	members[n++] = member(a, "fingerprint",
			      fingerprint_text(a, seen->fingerprint, seen->ordinal));
	members[n++] = member(a, "check", seen->check);
	if (!s->scan.options->everywhere)
		members[n++] = member(a, "file", path_from(a, f->folder, seen->whole));
	members[n++] = member(a, "reason", s->reason);
	members[n++] = member(a, "who", s->who);
	members[n++] = member(a, "date", s->date);
	if (s->expires)
		members[n++] = member(a, "expires", s->expires);
	for (uint32_t i = 0; i < f->j.complaints.n; i++)
		complain("%s", f->j.complaints.v[i]);
	if (!f->j.complaints.n)
		text = jsonc_with(a, &f->j, f->list, members, n);
	suppressions_free(f);
	if (text && strlen(text) > JSONC_LARGEST) {
		complain("%s: it would be larger than %u MiB; is a baseline what you want?",
			 seen->file_shown, JSONC_LARGEST >> 20);
		return NULL;
	}
	return text;
}

static int add_entry(struct suppress *s, const struct wish *w)
{
	const struct seen *seen = &w->seen.v[0];
	if (!is_text(seen->whole) && !s->scan.options->everywhere) {
		complain("%s: its name is not UTF-8; rename it, or give --everywhere", seen->shown);
		return -1;
	}
	int lock = lock_beside(seen->file);
	const char *text = text_with(s, seen);
	int failed = !text || write_text(seen->file_shown, text);
	unlock(lock);
	if (failed)
		return -1;
	say("%s: %s [%s] may stay in %s", seen->file_shown, w->text, seen->check,
	    s->scan.options->everywhere ? "any letter" : seen->shown);
	return 0;
}

static int suppress(struct suppress *s, struct registry *g)
{
	const struct options *o = s->scan.options;
	long npaths = take_wishes(s);
	if (npaths < 0 || take_texts(s) ||
	    scan_letters(&s->scan, g, o->args + npaths, o->nargs - (size_t)npaths) ||
	    s->scan.bad_beside)
		return -1;
	for (uint32_t i = 0; i < s->wishes.n; i++)
		if (settle(s, &s->wishes.v[i]))
			return -1;
	for (uint32_t i = 0; i < s->wishes.n; i++)
		if (s->wishes.v[i].seen.n && add_entry(s, &s->wishes.v[i]))
			return -1;
	return 0;
}

int cmd_suppress(const struct options *o, struct registry *g)
{
	struct suppress s = { .scan = { .options = o, .letter = on_letter } };
	char *cwd = getcwd(NULL, 0);
	s.cwd = arena_strndup(&s.arena, cwd ? cwd : "/", cwd ? strlen(cwd) : 1);
	free(cwd);
	int failed = suppress(&s, g);
	scan_end(&s.scan);
	arena_free(&s.arena);
	return failed ? STATUS_TROUBLE : STATUS_CLEAN;
}
