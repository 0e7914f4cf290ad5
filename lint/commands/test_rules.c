/* SPDX-License-Identifier: MIT */
/* letterlint test-rules [CONFIG]: holds the rules of a config against their own examples. */
#include "commands/commands.h"

#include "engine/rules.h"
#include "engine/run.h"

#include <stdio.h>
#include <string.h>

struct testing {
	struct jsonc config;
	struct arena arena;
	struct user_rules rules;
	struct registry none; /* examples are held to one rule, and to no check */
	struct worker *worker;
	uint32_t examples, failed;
	bool trouble;
};

/* ---- One example ---- */

static const struct policy *only(struct arena *a, const struct registry *none, struct rule *r)
{
	const char *why;
	struct policy *p = policy_new(a, none);
	if (policy_add_rule(p, r, (struct origin){ 0 }, &why))
		BUG("a policy of nothing has the rule already");
	return p;
}

/* The rule without what only a whole letter can have: sections and items. */
static struct rule *bare(struct arena *a, const struct user_rule *r)
{
	struct user_rule *copy = arena_new(a, struct user_rule);
	*copy = *r;
	copy->rule.user = copy;
	copy->scope.sections = copy->scope.items = copy->scope.numbers = 0;
	return &copy->rule;
}

static void put_failure(const struct user_rule *r, const struct rule_example *e,
			const struct linted *l)
{
	const char *id = r->rule.check.id;
	if (e->fires) {
		say("%s:%u:%u: rule '%s' is silent on this text, and should fire", r->file,
		    e->at.line, e->at.column, id);
		return;
	}
	const struct ll_finding *f = l->v[0];
	say("%s:%u:%u: rule '%s' fires on this text, and should be silent: '%.*s'%s", r->file,
	    e->at.line, e->at.column, id, LL_SV(ll_text(l->letter, f->at)),
	    l->n > 1 ? " and more" : "");
}

static void try_example(struct testing *t, struct user_rule *r, const struct rule_example *e)
{
	struct arena a = { 0 };
	struct linted l;
	const char *why = "";
	const uint8_t *bytes = (const uint8_t *)e->text;
	const size_t n = strlen(e->text);
	const struct policy *whole = only(&a, &t->none, &r->rule),
			    *part = only(&a, &t->none, bare(&a, r));
	t->examples++;
	/* a few sentences have no headings that could say where they stand */
	int bad = worker_read(t->worker, whole, "example", bytes, n, &l, &why);
	const struct policy *p = bad || l.letter->known_layout ? whole : part;
	if (bad || worker_lint(t->worker, p, "example", bytes, n, &l, &why)) {
		complain("%s:%u:%u: %s", r->file, e->at.line, e->at.column, why);
		t->trouble = true;
	} else if (l.ntroubles) {
		complain("%s:%u:%u: %s", r->file, e->at.line, e->at.column, l.troubles->why);
		t->trouble = true;
	} else if ((l.n != 0) != e->fires) {
		t->failed++;
		put_failure(r, e, &l);
	}
	arena_free(&a);
}

/* ---- All of them ---- */

static void try_rule(struct testing *t, struct user_rule *r)
{
	for (uint32_t i = 0; i < r->examples.n; i++)
		try_example(t, r, &r->examples.v[i]);
	if (!r->examples.n)
		complain("%s:%u:%u: warning: rule '%s' has no examples; give it 'fires_on' and "
			 "'silent_on'",
			 r->file, r->at.line, r->at.column, r->rule.check.id);
}

/* Also held to the checks there are: an id may be taken. */
static bool read_rules(struct testing *t, const char *file, const struct registry *g)
{
	struct jsonc *j = &t->config;
	if (!jsonc_read(j, file) && jsonc_is_object(j, j->root)) {
		const cJSON *list = cJSON_GetObjectItemCaseSensitive(j->root, "rules");
		if (list)
			user_rules_read(&t->arena, j, list, &t->rules);
		user_rules_apply(&t->rules, policy_new(&t->arena, g), j);
	}
	for (uint32_t i = 0; i < j->complaints.n; i++)
		complain("%s", j->complaints.v[i]);
	return !j->complaints.n;
}

static int try_all(struct testing *t, const char *file)
{
	const char *rules = t->rules.v.n == 1 ? "rule" : "rules";
	if (!t->rules.v.n) {
		complain("%s: it has no rules", file);
		return STATUS_CLEAN;
	}
	t->worker = worker_new(&t->none);
	for (uint32_t i = 0; i < t->rules.v.n; i++)
		try_rule(t, t->rules.v.v[i]);
	worker_free(t->worker);
	printf("%u example%s of %u %s: ", t->examples, t->examples == 1 ? "" : "s", t->rules.v.n,
	       rules);
	if (t->failed)
		printf("%u not as expected\n", t->failed);
	else
		puts(t->trouble ? "not all could be tried" : "all as expected");
	return t->trouble ? STATUS_TROUBLE : t->failed ? STATUS_FOUND : STATUS_CLEAN;
}

static int test_config(const char *file, const struct registry *g)
{
	struct testing t = { 0 };
	int status = read_rules(&t, file, g) ? try_all(&t, file) : STATUS_TROUBLE;
	user_rules_free(&t.rules);
	jsonc_free(&t.config);
	arena_free(&t.arena);
	return status;
}

/* Those of the configs that hold in the current folder. */
static int test_here(const struct options *o, struct registry *g)
{
	struct configs *c = configs_of(o, g);
	struct config_use use = { 0 };
	struct arena a = { 0 };
	int worst = STATUS_CLEAN;
	if (!c || !policy_of(c, "-"))
		worst = STATUS_TROUBLE;
	else
		configs_explain(c, &a, "-", &use);
	for (uint32_t i = 0; i < use.configs.n; i++) {
		const int status = test_config(use.configs.v[i]->j.file, g);
		worst = status > worst ? status : worst;
	}
	if (worst == STATUS_CLEAN && !use.configs.n) {
		complain("there is no " CONFIG_NAME " here or above; name a config");
		worst = STATUS_TROUBLE;
	}
	configs_free(c);
	arena_free(&a);
	return worst;
}

int cmd_test_rules(const struct options *o, struct registry *g)
{
	return o->nargs ? test_config(o->args[0], g) : test_here(o, g);
}
