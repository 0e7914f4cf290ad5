/* SPDX-License-Identifier: MIT */
#include "config/config.h"

#include "base/glob.h"
#include "config/keys.h"
#include "facts/dates.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* ---- Values that more than one key has ---- */

const struct pattern *patterns_match(const struct patterns *p, const char *path, bool is_folder)
{
	for (uint32_t i = 0; i < p->list.n; i++)
		if (glob_match(p->list.v[i].glob, path, is_folder))
			return &p->list.v[i];
	return NULL;
}

void patterns_read(struct patterns *p, struct jsonc *j, const cJSON *value)
{
	struct jsonc_strings list;
	if (!jsonc_strings(j, value, &list))
		return;
	for (const cJSON *c = value->child; c; c = c->next) {
		const char *why = glob_wrong(c->valuestring);
		if (why)
			jsonc_complain(j, c, "the pattern '%s' cannot be used: %s",
				       jsonc_shown(j, c->valuestring), why);
		*VEC_PUSH(&j->arena, &p->list) =
			(struct pattern){ c->valuestring, jsonc_line(j, c) };
	}
}

/* Of the day where the machine is. */
static int32_t today(void)
{
	const time_t now = time(NULL);
	struct tm tm;
	return localtime_r(&now, &tm) ? date_serial(tm.tm_year + 1900, (unsigned)tm.tm_mon + 1,
						    (unsigned)tm.tm_mday)
				      : NO_DATE;
}

int32_t date_of_text(const char *s)
{
	unsigned part[3] = { 0 };
	if (!strcmp(s, "today"))
		return today();
	for (int i = 0; i < 10; i++) {
		if (i == 4 || i == 7 ? s[i] != '-' : s[i] < '0' || s[i] > '9')
			return NO_DATE;
		if (i != 4 && i != 7)
			part[(i > 4) + (i > 7)] =
				part[(i > 4) + (i > 7)] * 10 + (unsigned)(s[i] - '0');
	}
	if (s[10] || part[0] < 1900 || part[1] < 1 || part[1] > 12 || part[2] < 1 ||
	    part[2] > date_month_days((int32_t)part[0], part[1]))
		return NO_DATE;
	return date_serial((int32_t)part[0], part[1], part[2]);
}

/* ---- Objects: the document, and each override ---- */

static const struct config_key *key_named(const char *name)
{
	for (const struct config_key *k = config_keys; k->name; k++)
		if (!strcmp(k->name, name))
			return k;
	return NULL;
}

/* Those that may stand here, for "did you mean". */
static const struct jsonc_key *keys_of(struct jsonc *j, unsigned where)
{
	uint32_t all = 0, n = 0;
	while (config_keys[all].name)
		all++;
	struct jsonc_key *keys = arena_array(&j->arena, struct jsonc_key, all + 1);
	for (uint32_t i = 0; i < all; i++)
		if (config_keys[i].where & where)
			keys[n++] = (struct jsonc_key){ .name = config_keys[i].name };
	return keys;
}

/* A key that there is, but not here. */
static void misplaced(struct jsonc *j, const cJSON *member, const struct config_key *k,
		      unsigned where)
{
	if (where == IN_OVERRIDE)
		jsonc_complain_key(j, member,
				   "'%s' cannot stand in an override; it holds for all letters "
				   "below the config",
				   k->name);
	else if (k->where & IN_NAMED)
		jsonc_complain_key(j, member,
				   "'%s' cannot stand in a config that was found: it could load "
				   "code; name the config with --config, or use --load",
				   k->name);
	else
		jsonc_complain_key(j, member, "'%s' stands in an override only", k->name);
}

static void check_keys(struct config *c, const cJSON *object, unsigned where)
{
	struct jsonc *j = &c->j;
	const struct jsonc_key *keys = keys_of(j, where);
	for (const cJSON *m = object->child; m && !jsonc_enough(j); m = m->next) {
		const struct config_key *k = key_named(m->string);
		if (!k)
			jsonc_unknown_key(j, m, keys);
		else if (!(k->where & where))
			misplaced(j, m, k, where);
	}
}

static void read_object(struct config *c, const cJSON *object, unsigned where, struct override *o)
{
	if (!jsonc_is_object(&c->j, object))
		return;
	check_keys(c, object, where);
	for (const struct config_key *k = config_keys; k->name; k++) {
		const cJSON *v = cJSON_GetObjectItemCaseSensitive(object, k->name);
		if (v && k->read && k->where & where)
			k->read(c, o, v);
	}
}

void config_read_override(struct config *c, const cJSON *object)
{
	struct override o = { .layer = object, .line = jsonc_line(&c->j, object) };
	read_object(c, object, IN_OVERRIDE, &o);
	if (cJSON_IsObject(object) && !cJSON_GetObjectItemCaseSensitive(object, "files"))
		jsonc_complain(&c->j, object,
			       "'files' is missing: the patterns of the letters that "
			       "this override is for");
	*VEC_PUSH(&c->j.arena, &c->overrides) = o;
}

struct config *config_read(const char *file, const char *folder, bool named)
{
	struct config *c = calloc(1, sizeof *c);
	if (!c)
		out_of_memory();
	c->folder = folder;
	c->named = named;
	if (!jsonc_read(&c->j, file))
		read_object(c, c->j.root, named ? IN_TOP | IN_NAMED : IN_TOP, NULL);
	return c;
}

void config_free(struct config *c)
{
	if (!c)
		return;
	user_rules_free(&c->rules);
	jsonc_free(&c->j);
	free(c);
}

/* ---- Policies ---- */

void config_apply(struct config *c, const struct override *o, struct policy *p)
{
	const cJSON *layer = o ? o->layer : c->j.root;
	for (const struct config_key *k = config_keys; k->name; k++) {
		const cJSON *v = cJSON_GetObjectItemCaseSensitive(layer, k->name);
		if (v && k->apply && k->where & (o ? IN_OVERRIDE : IN_TOP))
			k->apply(c, p, v);
	}
}

void config_try(struct config *c, const struct policy *base)
{
	struct arena a = { 0 };
	if (!cJSON_IsObject(c->j.root))
		return;
	struct policy *p = policy_copy(&a, base);
	config_apply(c, NULL, p);
	for (uint32_t i = 0; i < c->overrides.n; i++)
		if (cJSON_IsObject(c->overrides.v[i].layer))
			config_apply(c, &c->overrides.v[i], p);
	arena_free(&a);
}
