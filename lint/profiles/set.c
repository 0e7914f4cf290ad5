/* SPDX-License-Identifier: MIT */
#include "profiles/set.h"

#include "base/nearest.h"
#include "lexicon/extra.h"
#include "profiles/text.h"
#include "report/sha256.h"

#include <string.h>

uint32_t profiles_count(const struct profiles *s)
{
	return s ? s->v.n : profiles_nbuilt_in;
}

const struct profile *profiles_at(const struct profiles *s, uint32_t owner)
{
	return s ? s->v.v[owner - 1] : &profiles_built_in[owner - 1];
}

const struct profile *profiles_find(const struct profiles *s, const char *name)
{
	for (uint32_t i = 1; i <= profiles_count(s); i++)
		if (!strcmp(profiles_at(s, i)->name, name))
			return profiles_at(s, i);
	return NULL;
}

/* "; did you mean ...?", or which there are. */
static const char *hint(const struct profiles *s, struct arena *a, const char *name)
{
	struct nearest best = { 0 };
	const char *all = "";
	const uint32_t n = profiles_count(s);
	for (uint32_t i = 1; i <= n; i++) {
		const char *one = profiles_at(s, i)->name;
		nearest_try(&best, (struct ll_sv){ name, strlen(name) }, one);
		all = arena_printf(a, "%s%s%s", all, i == 1 ? "" : i == n ? " and " : ", ", one);
	}
	return best.word ? arena_printf(a, "did you mean '%s'?", best.word)
			 : arena_printf(a, "there are %s", all);
}

const char *profiles_unknown(const struct profiles *s, struct arena *a, const char *name)
{
	return arena_printf(a, "there is no letter family '%s'; %s", name, hint(s, a, name));
}

/* ---- Adding one ---- */

static enum lex_table table_of(const struct profile_entry *e)
{
	static const enum lex_table tables[PT_TABLES] = { LEX_HEADINGS, LEX_DECISIONS,
							  LEX_ITEM_DECISIONS, LEX_PATIENT_WORDS,
							  LEX_SIGNALS };
	return tables[e->table];
}

/* All of them anew, so that a set need not change. */
static void add_phrases(struct arena *a, struct profiles *s, const struct profile_text *t,
			uint8_t owner)
{
	for (uint32_t i = 0; i < t->entries.n; i++) {
		const struct profile_entry *e = &t->entries.v[i];
		const char *attr[LEX_COLUMNS] = { e->value[0], e->value[1], e->value[2], "" };
		const bool signal = e->table == PT_SIGNALS;
		lex_extra_add(s->extra, table_of(e), e->id, attr, e->phrases.v, e->phrases.n,
			      signal ? LEX_NOBODY : owner, e->hides);
		/* by the entry's index: one for entries of other tables too */
		struct profile_signal *of = VEC_PUSH(a, &s->signals);
		*of = e->signal;
		of->owner = owner;
	}
}

/* ---- Files ---- */

struct profile_file {
	const char *file;
	char digest[65];
	struct profile_text text;
};

const struct profile_file *profile_file_read(struct arena *a, const char *file,
					     void (*tell)(void *, const char *), void *arg)
{
	struct jsonc j;
	struct profile_file *f = arena_new(a, struct profile_file);
	f->file = arena_strndup(a, file, strlen(file));
	if (!jsonc_read(&j, file))
		profile_text_read(a, &j, &f->text);
	for (uint32_t i = 0; i < j.complaints.n; i++)
		tell(arg, j.complaints.v[i]);
	const bool good = !j.complaints.n;
	if (good)
		sha256_hex(j.text, j.len, f->digest);
	jsonc_free(&j);
	return good ? f : NULL;
}

const char *profile_file_digest(const struct profile_file *f)
{
	return f->digest;
}

/* What can only be seen beside the other profiles; NULL: nothing is wrong. */
static const char *clash(const struct profiles *s, struct arena *a, const struct profile_file *f)
{
	const struct profile_text *t = &f->text;
	const char *name = t->extends ? t->extends : "generic";
	const struct profile *base = profiles_find(s, name), *same = profiles_find(s, t->name);
	const bool itself = !strcmp(name, t->name);
	struct jsonc_pos at = t->name_at;
	const char *why = NULL;
	if (same && !same->file)
		why = arena_printf(a, "'%s' is built in; choose another name, and extend it",
				   t->name);
	else if (same)
		why = arena_printf(a, "'%s' is the name of %s too", t->name, same->file);
	else if (profiles_count(s) == PROFILES_MOST)
		why = arena_printf(a, "there may be %u profiles beside the built-in ones",
				   PROFILES_MOST - profiles_nbuilt_in);
	if (!why && !base) {
		at = t->extends_at;
		why = itself ? "it cannot extend itself"
			     : arena_printf(a,
					    "there is no profile '%s' to extend, built in or given "
					    "before this one; %s",
					    name, hint(s, a, name));
	}
	return why ? arena_printf(a, "%s:%u:%u: %s", f->file, at.line, at.column, why) : NULL;
}

static const struct profile *resolved(struct arena *a, const struct profiles *s,
				      const struct profile_file *f)
{
	const struct profile_text *t = &f->text;
	struct profile *p = arena_new(a, struct profile);
	profile_resolve(p, t, profiles_find(s, t->extends ? t->extends : "generic"),
			(uint8_t)(s->v.n + 1));
	p->name = t->name;
	p->title = t->title;
	p->file = f->file;
	return p;
}

const struct profiles *profiles_with(struct arena *a, const struct profiles *base,
				     const struct profile_file *f, const char **why)
{
	for (uint32_t i = 0; base && i < base->files.n; i++)
		if (!strcmp(base->files.v[i]->file, f->file))
			return base;
	*why = clash(base, a, f);
	if (*why)
		return NULL;
	struct profiles *s = arena_new(a, struct profiles);
	for (uint32_t i = 1; i <= profiles_count(base); i++)
		*VEC_PUSH(a, &s->v) = profiles_at(base, i);
	for (uint32_t i = 0; base && i < base->files.n; i++)
		*VEC_PUSH(a, &s->files) = base->files.v[i];
	const struct profile *added = resolved(a, s, f);
	*VEC_PUSH(a, &s->v) = added;
	*VEC_PUSH(a, &s->files) = f;
	s->extra = lex_extra_new(a);
	for (uint32_t i = 0; i < s->files.n; i++)
		add_phrases(a, s, &s->files.v[i]->text, (uint8_t)(profiles_nbuilt_in + i + 1));
	lex_extra_ready(s->extra);
	lex_extra_signal_words(s->extra, s->signal_words);
	return s;
}
