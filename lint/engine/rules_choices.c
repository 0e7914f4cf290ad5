/* SPDX-License-Identifier: MIT */
/* Where a rule looks, and what counts as the same: members of it that are one of some names. */
#include "engine/rules_read.h"

#include "letter/letter.h"

/* One of some names, or a list of them: a bit each. */
static void read_set(struct rule_reader *r, const cJSON *node, const char *what,
		     const char *const *names, uint32_t *set)
{
	uint32_t i;
	const cJSON *first = cJSON_IsArray(node) ? node->child : node;
	if (!first)
		WRONG(r, node, "'%s' is empty; leave it out", node->string);
	for (const cJSON *c = first; c; c = first == node ? NULL : c->next) {
		if (jsonc_one_of(r->j, c, what, names, &i))
			*set |= 1u << i;
		else
			r->good = false;
	}
}

static void take_section(void *arg, struct jsonc *j, const cJSON *node)
{
	struct rule_reader *r = arg;
	const char *names[LL_SEC_KINDS + 1] = { NULL };
	(void)j;
	for (uint32_t i = 0; i < LL_SEC_KINDS; i++)
		names[i] = section_name(i);
	read_set(r, node, "a section", names, &r->rule->scope.sections);
}

static void take_frame(void *arg, struct jsonc *j, const cJSON *node)
{
	static const char *const names[] = { "none",	     "heading",	  "request", "conclusion",
					     "history",	     "guideline", "ur",	     "generic",
					     "hypothetical", NULL };
	struct rule_reader *r = arg;
	(void)j;
	read_set(r, node, "a frame", names, &r->rule->scope.frames);
}

static void take_item(void *arg, struct jsonc *j, const cJSON *node)
{
	static const char *const names[] = { "any", "none", "granted", "denied", "partial", NULL };
	struct rule_reader *r = arg;
	const cJSON *first = cJSON_IsArray(node) ? node->child : node;
	if (!first)
		WRONG(r, node, "'item' is empty; leave it out");
	for (const cJSON *c = first; c; c = first == node ? NULL : c->next) {
		int64_t number;
		uint32_t i;
		if (cJSON_IsNumber(c) && jsonc_int(j, c, 1, 31, &number))
			r->rule->scope.numbers |= 1u << number;
		else if (!cJSON_IsNumber(c) && jsonc_one_of(j, c, "an item", names, &i))
			r->rule->scope.items |= 1u << i;
		else
			r->good = false;
	}
}

static const struct jsonc_key scope_keys[] = {
	{ "section", take_section },
	{ "item", take_item },
	{ "frame", take_frame },
	{ NULL },
};

void rule_choices(struct rule_reader *r, const struct given *g)
{
	static const char *const withins[] = { "paragraph", "sentence", "letter", NULL };
	static const char *const levels[] = { "note", "warning", "error", NULL };
	static const char *const normals[] = { "case",	"space",  "punctuation", "accents",
					       "zeros", "digits", "letters",	 NULL };
	struct user_rule *u = r->rule;
	uint32_t i;
	u->rule.check.severity = LL_WARNING;
	u->normal = NORMAL_CASE | NORMAL_SPACE;
	if (g->level && jsonc_one_of(r->j, g->level, "a level", levels, &i))
		u->rule.check.severity = LL_NOTE + i;
	if (g->within && jsonc_one_of(r->j, g->within, "what a pattern sees", withins, &i))
		u->within = (enum rule_within)i;
	if (g->scope)
		jsonc_object(r->j, g->scope, scope_keys, r);
	if (g->normalize && !(cJSON_IsArray(g->normalize) && !g->normalize->child)) {
		u->normal = 0;
		read_set(r, g->normalize, "what may differ", normals, &u->normal);
	} else if (g->normalize) {
		u->normal = 0; /* [] is to the letter */
	}
}
