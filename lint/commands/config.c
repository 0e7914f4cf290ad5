/* SPDX-License-Identifier: MIT */
/* letterlint config [PATH]: what holds for a letter, and where each value is from. */
#include "commands/commands.h"

#include "report/json.h"
#include "report/terminal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct view {
	struct arena arena;
	const char *path; /* as given */
	const struct policy *policy;
	struct config_use use;
};

/* ---- Values as text ---- */

static const char *fail_on_name(uint32_t level)
{
	return level > LL_ERROR ? "never" : level_name(level);
}

/* The inverse of date_serial(): Howard Hinnant's civil_from_days. */
static const char *date_text(struct arena *a, int32_t serial)
{
	const int32_t z = serial + 719468, era = (z >= 0 ? z : z - 146096) / 146097;
	const int32_t doe = z - era * 146097;
	const int32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	const int32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
	const int32_t day = doy - (153 * mp + 2) / 5 + 1, month = mp < 10 ? mp + 3 : mp - 9;
	return arena_printf(a, "%04d-%02d-%02d", yoe + era * 400 + (month <= 2), month, day);
}

static const char *safe(struct arena *a, const char *s)
{
	return safe_text(a, (struct ll_sv){ s, strlen(s) });
}

static const char *from_text(struct arena *a, struct origin o)
{
	if (o.option)
		return arena_printf(a, "command line (%s)", o.option);
	return o.file ? arena_printf(a, "%s:%u", safe(a, o.file), o.line) : "default";
}

/* What made a check as it is. */
static struct origin from_of(const struct setting *s)
{
	return s->on && s->level ? s->level_from : s->on_from;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char **words_of(struct view *v)
{
	const struct policy *p = v->policy;
	const char **list = arena_array(&v->arena, const char *, p->nwords + 1);
	uint32_t n = 0;
	for (uint32_t i = 0; i < p->room; i++)
		if (p->words[i].n)
			list[n++] = safe_text(&v->arena, p->words[i]);
	if (n)
		qsort(list, n, sizeof *list, by_text);
	return list;
}

/* ---- For people ---- */

static void put_row(const char *name, const char *value, const char *from)
{
	printf("  %-16s%-17s%s\n", name, value, from);
}

static void put_general(struct view *v)
{
	const struct policy *p = v->policy;
	struct arena *a = &v->arena;
	const char *list = "", *between = "";
	printf("%s\n", safe(a, v->path));
	for (uint32_t i = 0; i < v->use.configs.n; i++, between = ", ")
		list = arena_printf(a, "%s%s%s", list, between,
				    safe(a, v->use.configs.v[i]->j.file));
	printf("  %-16s%s\n", "configs", *list ? list : "none");
	for (uint32_t i = 0; i < v->use.overrides.n; i++)
		printf("  %-16s%s\n", i ? "" : "overrides", from_text(a, v->use.overrides.v[i]));
	if (v->use.excluded)
		put_row("excluded", safe(a, v->use.excluded->glob),
			from_text(a, (struct origin){ .file = v->use.excluded_by->j.file,
						      .line = v->use.excluded->line }));
	put_row("fail-on", fail_on_name(p->fail_on), from_text(a, p->fail_on_from));
	put_row("family", p->family ? safe(a, p->family) : "detected",
		from_text(a, p->family_from));
	put_row("reference-date", p->today == NO_DATE ? "none" : date_text(a, p->today),
		from_text(a, p->today_from));
	if (p->suppressions)
		put_row("suppressions", arena_printf(a, "%s ", safe(a, p->suppressions)),
			from_text(a, p->suppressions_from));
	if (p->baseline)
		put_row("baseline", arena_printf(a, "%s ", safe(a, p->baseline)),
			from_text(a, p->baseline_from));
	put_row("words", arena_printf(a, "%u", p->nwords), "");
}

static void put_checks(struct view *v)
{
	struct arena *a = &v->arena;
	for (uint32_t i = 0; i < v->policy->n; i++) {
		const struct setting *s = &v->policy->settings[i];
		const struct ll_opt *o = s->rule->check.options;
		printf("  %-26s %-9s %s\n", s->rule->check.id,
		       s->on ? level_name(setting_level(s)) : "off", from_text(a, from_of(s)));
		if (s->unfixable && s->on)
			printf("    %-24s %-9s %s\n", "unfixable", "", from_text(a, s->fixable_from));
		for (uint32_t k = 0; o && o[k].name && s->on; k++)
			printf("    %-24s %-9lld %s\n", o[k].name,
			       (long long)(s->options ? s->options[k] : o[k].value),
			       from_text(a,
					 s->options ? s->options_from[k] : (struct origin){ 0 }));
	}
}

/* ---- For programs ---- */

static struct json *origin_object(struct arena *a, struct origin from)
{
	struct json *o = json_object();
	json_string(o, "source", from.option ? "command-line" : from.file ? "config" : "default");
	if (from.option)
		json_string(o, "option", from.option);
	if (from.file)
		json_string(o, "file", safe(a, from.file));
	if (from.file)
		json_number(o, "line", from.line);
	return o;
}

/* {"value": ..., "from": ...}; no value is null. */
static void add_value(struct view *v, struct json *o, const char *name, const char *value,
		      struct origin from)
{
	struct json *pair = json_object();
	if (value)
		json_string(pair, "value", value);
	else
		json_add(pair, "value", json_null());
	json_add(pair, "from", origin_object(&v->arena, from));
	json_add(o, name, pair);
}

static struct json *options_object(struct view *v, const struct setting *s)
{
	struct json *list = json_object();
	const struct ll_opt *o = s->rule->check.options;
	for (uint32_t i = 0; o && o[i].name; i++) {
		struct json *pair = json_object();
		json_number(pair, "value", (double)(s->options ? s->options[i] : o[i].value));
		json_add(pair, "from",
			 origin_object(&v->arena,
				       s->options ? s->options_from[i] : (struct origin){ 0 }));
		json_add(list, o[i].name, pair);
	}
	return list;
}

static struct json *fixable_object(struct view *v, const struct setting *s)
{
	struct json *pair = json_object();
	json_bool(pair, "value", !s->unfixable);
	json_add(pair, "from", origin_object(&v->arena, s->fixable_from));
	return pair;
}

static struct json *checks_object(struct view *v)
{
	struct json *list = json_object();
	for (uint32_t i = 0; i < v->policy->n; i++) {
		const struct setting *s = &v->policy->settings[i];
		struct json *o = json_object();
		json_string(o, "family", s->rule->check.family);
		json_string(o, "level", s->on ? level_name(setting_level(s)) : "off");
		json_add(o, "from", origin_object(&v->arena, from_of(s)));
		json_add(o, "fixable", fixable_object(v, s));
		json_add(o, "options", options_object(v, s));
		json_add(list, s->rule->check.id, o);
	}
	return list;
}

static void put_json(struct view *v)
{
	struct arena *a = &v->arena;
	const struct policy *p = v->policy;
	struct json *o = json_object(), *configs = json_array(), *overrides = json_array(),
	      *words = json_array(), *excluded = json_null();
	json_string(o, "path", safe(a, v->path));
	for (uint32_t i = 0; i < v->use.configs.n; i++)
		json_push_string(configs, safe(a, v->use.configs.v[i]->j.file));
	json_add(o, "configs", configs);
	for (uint32_t i = 0; i < v->use.overrides.n; i++)
		json_push(overrides, origin_object(a, v->use.overrides.v[i]));
	json_add(o, "overrides", overrides);
	if (v->use.excluded) {
		json_free(excluded);
		excluded = origin_object(a, (struct origin){ .file = v->use.excluded_by->j.file,
							     .line = v->use.excluded->line });
		json_string(excluded, "pattern", safe(a, v->use.excluded->glob));
	}
	json_add(o, "excluded", excluded);
	add_value(v, o, "fail-on", fail_on_name(p->fail_on), p->fail_on_from);
	add_value(v, o, "family", p->family ? safe(a, p->family) : NULL, p->family_from);
	add_value(v, o, "reference-date", p->today == NO_DATE ? NULL : date_text(a, p->today),
		  p->today_from);
	add_value(v, o, "suppressions", p->suppressions ? safe(a, p->suppressions) : NULL,
		  p->suppressions_from);
	add_value(v, o, "baseline", p->baseline ? safe(a, p->baseline) : NULL, p->baseline_from);
	for (const char **w = words_of(v); *w; w++)
		json_push_string(words, *w);
	json_add(o, "words", words);
	json_add(o, "checks", checks_object(v));
	json_write(stdout, o);
	putchar('\n');
}

/* ---- The command ---- */

/* A folder is asked about as a letter in it, whatever its name. */
static const char *inside(struct arena *a, const char *path)
{
	struct stat st;
	if (strcmp(path, "-") && !stat(path, &st) && S_ISDIR(st.st_mode))
		return arena_printf(a, "%s/.", path);
	return path;
}

int cmd_config(const struct options *o, struct registry *g)
{
	struct view v = { .path = o->nargs ? o->args[0] : "." };
	const bool json = !strcmp(o->format->name, "json");
	if (!json && strcmp(o->format->name, "text")) {
		complain("config writes text or json, not %s", o->format->name);
		return STATUS_TROUBLE;
	}
	struct configs *c = configs_of(o, g);
	const char *path = inside(&v.arena, v.path);
	v.policy = c ? policy_of(c, path) : NULL;
	if (v.policy) {
		configs_explain(c, &v.arena, path, &v.use);
		if (json) {
			put_json(&v);
		} else {
			put_general(&v);
			put_checks(&v);
		}
	}
	configs_free(c);
	arena_free(&v.arena);
	return v.policy ? STATUS_CLEAN : STATUS_TROUBLE;
}
