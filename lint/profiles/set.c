/* SPDX-License-Identifier: MIT */
#include "profiles/set.h"

#include "base/nearest.h"
#include "lexicon/extra.h"
#include "profiles/text.h"

#include <stdlib.h>
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

struct profiles *profiles_new(void)
{
	struct profiles *s = calloc(1, sizeof *s);
	if (!s)
		out_of_memory();
	for (uint32_t i = 0; i < profiles_nbuilt_in; i++)
		*VEC_PUSH(&s->arena, &s->v) = &profiles_built_in[i];
	memcpy(s->signal_words, lex_signal_words, sizeof s->signal_words);
	return s;
}

void profiles_free(struct profiles *s)
{
	if (!s)
		return;
	arena_free(&s->arena);
	free(s);
}

/* ---- Adding one ---- */

static enum lex_table table_of(const struct profile_entry *e)
{
	static const enum lex_table tables[PT_TABLES] = { LEX_HEADINGS, LEX_DECISIONS,
							  LEX_ITEM_DECISIONS, LEX_PATIENT_WORDS,
							  LEX_SIGNALS };
	return tables[e->table];
}

static void add_phrases(struct profiles *s, const struct profile_text *t, uint8_t owner)
{
	if (!s->extra)
		s->extra = lex_extra_new(&s->arena);
	for (uint32_t i = 0; i < t->entries.n; i++) {
		const struct profile_entry *e = &t->entries.v[i];
		const char *attr[LEX_COLUMNS] = { e->value[0], e->value[1], e->value[2], "" };
		const bool signal = e->table == PT_SIGNALS;
		lex_extra_add(s->extra, table_of(e), e->id, attr, e->phrases.v, e->phrases.n,
			      signal ? LEX_NOBODY : owner, e->hides);
		/* by the entry's index: one for entries of other tables too */
		struct profile_signal *of = VEC_PUSH(&s->arena, &s->signals);
		*of = e->signal;
		of->owner = owner;
	}
	lex_extra_ready(s->extra);
	lex_extra_signal_words(s->extra, s->signal_words);
}

/* What must be seen together with the profiles that there are. */
static const struct profile *base_of(struct profiles *s, struct jsonc *j,
				     const struct profile_text *t)
{
	const char *name = t->extends ? t->extends : "generic";
	const struct profile *base = profiles_find(s, name), *same = profiles_find(s, t->name);
	if (same && !same->file)
		jsonc_complain_at(j, t->name_at,
				  "'%s' is built in; choose another name, and extend it", t->name);
	else if (same)
		jsonc_complain_at(j, t->name_at, "'%s' is the name of %s too", t->name, same->file);
	else if (t->extends && !strcmp(t->extends, t->name))
		jsonc_complain_at(j, t->extends_at, "it cannot extend itself");
	else if (!base)
		jsonc_complain_at(
			j, t->extends_at,
			"there is no profile '%s' to extend, built in or given before this "
			"one; %s",
			name, hint(s, &j->arena, name));
	return base;
}

static const struct profile *add(struct profiles *s, struct jsonc *j)
{
	struct profile_text t;
	profile_text_read(&s->arena, j, &t);
	if (!j->complaints.n && s->v.n == PROFILES_MOST)
		jsonc_complain(j, j->root, "there may be %u profiles beside the built-in ones",
			       PROFILES_MOST - profiles_nbuilt_in);
	const struct profile *base = j->complaints.n ? NULL : base_of(s, j, &t);
	if (j->complaints.n)
		return NULL;
	struct profile *p = arena_new(&s->arena, struct profile);
	profile_resolve(p, &t, base, (uint8_t)(s->v.n + 1));
	p->name = t.name;
	p->title = t.title;
	p->file = arena_strndup(&s->arena, j->file, strlen(j->file));
	add_phrases(s, &t, p->owner);
	*VEC_PUSH(&s->arena, &s->v) = p;
	return p;
}

const struct profile *profiles_add(struct profiles *s, const char *file,
				   void (*tell)(void *, const char *), void *arg)
{
	struct jsonc j;
	const struct profile *p = jsonc_read(&j, file) ? NULL : add(s, &j);
	for (uint32_t i = 0; i < j.complaints.n; i++)
		tell(arg, j.complaints.v[i]);
	jsonc_free(&j);
	return p;
}
