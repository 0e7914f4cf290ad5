/* SPDX-License-Identifier: MIT */
#include "base/jsonc.h"

#include "base/nearest.h"

#include <math.h>
#include <string.h>

static const char *kind_of(const cJSON *node)
{
	return cJSON_IsString(node)   ? "a string"
	       : cJSON_IsNumber(node) ? "a number"
	       : cJSON_IsArray(node)  ? "a list"
	       : cJSON_IsObject(node) ? "an object"
	       : cJSON_IsNull(node)   ? "null"
	       : cJSON_IsTrue(node)   ? "true"
				      : "false";
}

/* What a value is called: its key, or which element of a list it is. */
static const char *called(struct jsonc *j, const cJSON *node)
{
	const cJSON *parent = jsonc_parent(j, node);
	if (node->string)
		return arena_printf(&j->arena, "'%s'", jsonc_shown(j, node->string));
	if (!parent)
		return "the document";
	uint32_t n = 1;
	for (const cJSON *c = parent->child; c != node; c = c->next)
		n++;
	return arena_printf(&j->arena, "element %u of %s", n, called(j, parent));
}

void jsonc_wants(struct jsonc *j, const cJSON *node, const char *what)
{
	if (!jsonc_enough(j))
		jsonc_complain(j, node, "%s must be %s, not %s", called(j, node), what,
			       kind_of(node));
}

bool jsonc_is_object(struct jsonc *j, const cJSON *node)
{
	if (!cJSON_IsObject(node))
		jsonc_wants(j, node, "an object");
	return cJSON_IsObject(node);
}

bool jsonc_is_list(struct jsonc *j, const cJSON *node)
{
	if (!cJSON_IsArray(node))
		jsonc_wants(j, node, "a list");
	return cJSON_IsArray(node);
}

bool jsonc_string(struct jsonc *j, const cJSON *node, const char **out)
{
	if (!cJSON_IsString(node)) {
		jsonc_wants(j, node, "a string");
		return false;
	}
	*out = node->valuestring;
	return true;
}

bool jsonc_bool(struct jsonc *j, const cJSON *node, bool *out)
{
	if (!cJSON_IsBool(node)) {
		jsonc_wants(j, node, "true or false");
		return false;
	}
	*out = cJSON_IsTrue(node);
	return true;
}

bool jsonc_int(struct jsonc *j, const cJSON *node, int64_t min, int64_t max, int64_t *out)
{
	const double d = node->valuedouble;
	if (!cJSON_IsNumber(node)) {
		jsonc_wants(j, node, "a whole number");
		return false;
	}
	if (!(d >= (double)min && d <= (double)max) || d != floor(d)) {
		jsonc_complain(j, node, "%s must be a whole number from %lld to %lld",
			       called(j, node), (long long)min, (long long)max);
		return false;
	}
	*out = (int64_t)d;
	return true;
}

bool jsonc_strings(struct jsonc *j, const cJSON *node, struct jsonc_strings *out)
{
	bool good = true;
	uint32_t n = 0;
	const cJSON *c;
	if (!cJSON_IsArray(node)) {
		jsonc_wants(j, node, "a list of strings");
		return false;
	}
	cJSON_ArrayForEach(c, node) n++;
	*out = (struct jsonc_strings){ arena_array(&j->arena, const char *, n + 1), 0 };
	for (c = node->child; c; c = c->next) { /* to the end: true says that all are strings */
		if (!jsonc_string(j, c, &out->v[out->n])) {
			good = false;
		} else if (!*out->v[out->n++]) {
			if (!jsonc_enough(j))
				jsonc_complain(j, c, "%s is empty", called(j, c));
			good = false;
		}
	}
	return good;
}

/* "a, b and c" */
static const char *listed(struct jsonc *j, const char *const *names)
{
	const char *all = names[0];
	for (uint32_t i = 1; names[i]; i++)
		all = arena_printf(&j->arena, "%s%s%s", all, names[i + 1] ? ", " : " and ",
				   names[i]);
	return all;
}

static const char *nearest_of(const char *given, const char *const *names)
{
	struct nearest best = { 0 };
	for (uint32_t i = 0; names[i]; i++)
		nearest_try(&best, (struct ll_sv){ given, strlen(given) }, names[i]);
	return best.word;
}

bool jsonc_one_of(struct jsonc *j, const cJSON *node, const char *what, const char *const *names,
		  uint32_t *out)
{
	const char *s;
	if (!jsonc_string(j, node, &s))
		return false;
	for (*out = 0; names[*out]; (*out)++)
		if (!strcmp(names[*out], s))
			return true;
	const char *near = nearest_of(s, names);
	if (near)
		jsonc_complain(j, node, "'%s' is not %s; did you mean '%s'?", jsonc_shown(j, s),
			       what, near);
	else
		jsonc_complain(j, node, "'%s' is not %s; there are %s", jsonc_shown(j, s), what,
			       listed(j, names));
	return false;
}

static const struct jsonc_key *key_named(const struct jsonc_key *keys, const char *name)
{
	for (; keys->name; keys++)
		if (!strcmp(keys->name, name))
			return keys;
	return NULL;
}

void jsonc_unknown_key(struct jsonc *j, const cJSON *member, const struct jsonc_key *keys)
{
	uint32_t n = 0;
	while (keys[n].name)
		n++;
	const char **names = arena_array(&j->arena, const char *, n + 1);
	for (uint32_t i = 0; i < n; i++)
		names[i] = keys[i].name;
	const char *near = nearest_of(member->string, names);
	const char *shown = jsonc_shown(j, member->string);
	if (near)
		jsonc_complain_key(j, member, "unknown key '%s'; did you mean '%s'?", shown, near);
	else if (!n)
		jsonc_complain_key(j, member, "unknown key '%s'; none is known here", shown);
	else
		jsonc_complain_key(j, member, "unknown key '%s'; there are %s", shown,
				   listed(j, names));
}

void jsonc_object(struct jsonc *j, const cJSON *object, const struct jsonc_key *keys, void *arg)
{
	const cJSON *c;
	if (!jsonc_is_object(j, object))
		return;
	for (c = object->child; c && !jsonc_enough(j); c = c->next) {
		const struct jsonc_key *k = key_named(keys, c->string);
		if (!k)
			jsonc_unknown_key(j, c, keys);
		else if (k->take)
			k->take(arg, j, c);
	}
	for (const struct jsonc_key *k = keys; k->name; k++)
		if (k->required && !cJSON_GetObjectItemCaseSensitive(object, k->name))
			jsonc_complain(j, object, "'%s' is missing in %s", k->name,
				       called(j, object));
}
