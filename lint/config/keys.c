/* SPDX-License-Identifier: MIT */
#include "config/keys.h"

#include "base/nearest.h"
#include "base/path.h"
#include "letter/letter.h"

#include <string.h>

static struct origin origin_of(const struct config *c, const cJSON *value)
{
	return (struct origin){ .file = c->j.file, .line = jsonc_line(&c->j, value) };
}

/* ---- Read once ---- */

static void read_schema(struct config *c, struct override *o, const cJSON *v)
{
	const char *s;
	(void)o;
	jsonc_string(&c->j, v, &s);
}

static void read_root(struct config *c, struct override *o, const cJSON *v)
{
	(void)o;
	jsonc_bool(&c->j, v, &c->root);
}

static void read_exclude(struct config *c, struct override *o, const cJSON *v)
{
	(void)o;
	patterns_read(&c->exclude, &c->j, v);
}

static void read_overrides(struct config *c, struct override *o, const cJSON *v)
{
	(void)o;
	if (!jsonc_is_list(&c->j, v))
		return;
	for (const cJSON *e = v->child; e && !jsonc_enough(&c->j); e = e->next)
		config_read_override(c, e);
}

static void read_files(struct config *c, struct override *o, const cJSON *v)
{
	patterns_read(&o->files, &c->j, v);
	if (cJSON_IsArray(v) && !v->child)
		jsonc_complain(&c->j, v, "'files' is empty: the override holds for no letter");
}

static void read_load(struct config *c, struct override *o, const cJSON *v)
{
	struct jsonc_strings list;
	(void)o;
	if (jsonc_strings(&c->j, v, &list))
		c->load = v;
}

/* ---- Checks without C ---- */

static void read_rules(struct config *c, struct override *o, const cJSON *v)
{
	(void)o;
	user_rules_read(&c->j.arena, &c->j, v, &c->rules);
}

static void apply_rules(struct config *c, struct policy *p, const cJSON *v)
{
	(void)v;
	user_rules_apply(&c->rules, p, &c->j);
}

/* ---- Which checks, at which level ---- */

static void switch_all(struct config *c, struct policy *p, const cJSON *list, bool on,
		       int (*each)(struct policy *, struct ll_sv, bool, struct origin,
				   const char **why))
{
	const char *why;
	struct jsonc_strings words;
	jsonc_strings(&c->j, list, &words);
	for (const cJSON *e = list->child; e && !jsonc_enough(&c->j); e = e->next)
		if (cJSON_IsString(e) && *e->valuestring &&
		    each(p, sv(e->valuestring), on, origin_of(c, e), &why))
			jsonc_complain(&c->j, e, "%s", why);
}

static void apply_select(struct config *c, struct policy *p, const cJSON *v)
{
	policy_clear(p, origin_of(c, v));
	switch_all(c, p, v, true, policy_switch);
}

static void apply_ignore(struct config *c, struct policy *p, const cJSON *v)
{
	switch_all(c, p, v, false, policy_switch);
}

static void apply_fixable(struct config *c, struct policy *p, const cJSON *v)
{
	policy_fix_none(p, origin_of(c, v));
	switch_all(c, p, v, true, policy_fixable);
}

static void apply_unfixable(struct config *c, struct policy *p, const cJSON *v)
{
	switch_all(c, p, v, false, policy_fixable);
}

static void apply_levels(struct config *c, struct policy *p, const cJSON *v)
{
	const char *why, *level;
	if (!jsonc_is_object(&c->j, v))
		return;
	for (const cJSON *e = v->child; e && !jsonc_enough(&c->j); e = e->next) {
		const bool known = policy_names(p, sv(e->string));
		if (!known)
			jsonc_complain_key(&c->j, e, "%s", policy_unknown(p, sv(e->string)));
		if (jsonc_string(&c->j, e, &level) && known &&
		    policy_level(p, sv(e->string), sv(level), origin_of(c, e), &why))
			jsonc_complain(&c->j, e, "%s", why);
	}
}

/* ---- Options of checks ---- */

static void unknown_option(struct config *c, const struct setting *s, const cJSON *e)
{
	struct nearest best = { 0 };
	const char *id = s->rule->check.id, *name = jsonc_shown(&c->j, e->string);
	const struct ll_opt *o = s->rule->check.options;
	if (!o || !o->name) {
		jsonc_complain_key(&c->j, e, "'%s' has no options", id);
		return;
	}
	const char *all = o->name;
	for (uint32_t i = 0; o[i].name; i++) {
		nearest_try(&best, sv(e->string), o[i].name);
		if (i)
			all = arena_printf(&c->j.arena, "%s, %s", all, o[i].name);
	}
	if (best.word)
		jsonc_complain_key(&c->j, e, "'%s' has no option '%s'; did you mean '%s'?", id,
				   name, best.word);
	else
		jsonc_complain_key(&c->j, e, "'%s' has no option '%s'; it has: %s", id, name, all);
}

static void options_of(struct config *c, struct policy *p, struct setting *s, const cJSON *object)
{
	if (!jsonc_is_object(&c->j, object))
		return;
	for (const cJSON *e = object->child; e && !jsonc_enough(&c->j); e = e->next) {
		int64_t value;
		const int i = policy_option_index(s, e->string);
		if (i < 0) {
			unknown_option(c, s, e);
			continue;
		}
		const struct ll_opt *o = &s->rule->check.options[i];
		if (jsonc_int(&c->j, e, o->min, o->max, &value))
			policy_option(p, s, i, value, origin_of(c, e));
	}
}

static void apply_options(struct config *c, struct policy *p, const cJSON *v)
{
	if (!jsonc_is_object(&c->j, v))
		return;
	for (const cJSON *e = v->child; e && !jsonc_enough(&c->j); e = e->next) {
		struct setting *s = policy_find(p, sv(e->string));
		if (s)
			options_of(c, p, s, e);
		else
			jsonc_complain_key(&c->j, e, "%s", policy_unknown(p, sv(e->string)));
	}
}

/* ---- The rest ---- */

static void apply_words(struct config *c, struct policy *p, const cJSON *v)
{
	struct jsonc_strings words;
	if (!jsonc_strings(&c->j, v, &words))
		return;
	for (uint32_t i = 0; i < words.n; i++)
		policy_word(p, sv(words.v[i]));
}

/* ---- Letter families ---- */

static void tell(void *arg, const char *complaint)
{
	jsonc_complain_of(arg, complaint);
}

/* Files, relative to the config's own folder. They are data: a config beside a letter may name them. */
static void read_profiles(struct config *c, struct override *o, const cJSON *v)
{
	struct jsonc_strings list = { 0 };
	const char *slash = strrchr(c->j.file, '/');
	(void)o;
	jsonc_strings(&c->j, v, &list); /* those that are good are read, that all mistakes are told */
	if (list.n > PROFILES_MOST)
		jsonc_complain(&c->j, v, "there may be %d profiles at most", PROFILES_MOST);
	for (uint32_t i = 0; i < list.n && !jsonc_enough(&c->j) && i < PROFILES_MOST; i++) {
		const char *file = list.v[i];
		if (*file != '/' && slash)
			file = arena_printf(&c->j.arena, "%.*s/%s", (int)(slash - c->j.file),
					    c->j.file, file);
		const struct profile_file *f =
			profile_file_read(&c->j.arena, file, tell, &c->j);
		if (f)
			*VEC_PUSH(&c->j.arena, &c->profiles) = f;
	}
}

static void apply_profiles(struct config *c, struct policy *p, const cJSON *v)
{
	const char *why;
	(void)v;
	for (uint32_t i = 0; i < c->profiles.n; i++)
		if (policy_add_profile(p, c->profiles.v[i], &why))
			tell(&c->j, why);
}

static void apply_family(struct config *c, struct policy *p, const cJSON *v)
{
	const char *why, *name;
	if (jsonc_string(&c->j, v, &name) && policy_family(p, name, origin_of(c, v), &why))
		jsonc_complain(&c->j, v, "%s", why);
}

static void apply_fail_on(struct config *c, struct policy *p, const cJSON *v)
{
	static const char *const levels[] = { "note", "warning", "error", "never", NULL };
	uint32_t i;
	if (!jsonc_one_of(&c->j, v, "a level to fail on", levels, &i))
		return;
	p->fail_on = LL_NOTE + i;
	p->fail_on_from = origin_of(c, v);
}

static void apply_reference_date(struct config *c, struct policy *p, const cJSON *v)
{
	const char *s;
	if (!jsonc_string(&c->j, v, &s))
		return;
	p->today = date_of_text(s);
	p->today_from = origin_of(c, v);
	if (p->today == NO_DATE)
		jsonc_complain(&c->j, v, "'%s' is no date; write it as 2015-03-31, or \"today\"",
			       jsonc_shown(&c->j, s));
}

/* A file, relative to the config's folder. */
static const char *file_of(struct config *c, const cJSON *v)
{
	const char *s;
	if (!jsonc_string(&c->j, v, &s))
		return NULL;
	if (*s)
		return path_whole(&c->j.arena, *c->folder ? c->folder : "/", s);
	jsonc_complain(&c->j, v, "'%s' is empty", v->string);
	return NULL;
}

static void apply_suppressions(struct config *c, struct policy *p, const cJSON *v)
{
	p->suppressions = file_of(c, v);
	p->suppressions_from = origin_of(c, v);
}

static void apply_baseline(struct config *c, struct policy *p, const cJSON *v)
{
	p->baseline = file_of(c, v);
	p->baseline_from = origin_of(c, v);
}

#define ANYWHERE (IN_TOP | IN_OVERRIDE)

const struct config_key config_keys[] = {
	{ "$schema", IN_TOP, read_schema, NULL }, /* for editors */
	{ "root", IN_TOP, read_root, NULL },
	{ "load", IN_NAMED, read_load, NULL },
	{ "exclude", IN_TOP, read_exclude, NULL },
	{ "files", IN_OVERRIDE, read_files, NULL },
	{ "rules", IN_TOP, read_rules, apply_rules }, /* the keys below know them */
	{ "select", ANYWHERE, NULL, apply_select },
	{ "ignore", ANYWHERE, NULL, apply_ignore },
	{ "fixable", ANYWHERE, NULL, apply_fixable },
	{ "unfixable", ANYWHERE, NULL, apply_unfixable },
	{ "levels", ANYWHERE, NULL, apply_levels },
	{ "options", ANYWHERE, NULL, apply_options },
	{ "words", ANYWHERE, NULL, apply_words },
	{ "profiles", IN_TOP, read_profiles, apply_profiles },
	{ "family", ANYWHERE, NULL, apply_family },
	{ "fail-on", ANYWHERE, NULL, apply_fail_on },
	{ "reference-date", ANYWHERE, NULL, apply_reference_date },
	{ "suppressions", IN_TOP, NULL, apply_suppressions },
	{ "baseline", IN_TOP, NULL, apply_baseline },
	{ "overrides", IN_TOP, read_overrides, NULL },
	{ NULL },
};
