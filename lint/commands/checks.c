/* SPDX-License-Identifier: MIT */
/* letterlint checks, letterlint explain ID: the catalogue. */
#include "commands/commands.h"

#include "engine/rules.h"
#include "letter/letter.h"
#include "report/terminal.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static void list(const struct policy *p)
{
	for (uint32_t i = 0; i < p->n; i++) {
		const struct setting *s = &p->settings[i];
		const struct ll_check *c = &s->rule->check;
		printf("%-26s %-9s %-8s ", c->id, c->family,
		       s->on ? level_name(setting_level(s)) : "off");
		put_safe(stdout, sv(c->summary));
		puts(c->status == LL_DEPRECATED ? " (deprecated)" : "");
	}
}

int cmd_checks(const struct options *o, struct registry *g)
{
	struct configs *c = configs_of(o, g);
	/* what holds in the current folder */
	const struct policy *p = c ? policy_of(c, "-") : NULL;
	if (p)
		list(p);
	configs_free(c);
	return p ? STATUS_CLEAN : STATUS_TROUBLE;
}

/* Line by line: what a rule says is its config's, and may hold anything. Lines that are empty at
 * the end are left out. */
static void put_lines(const char *text, const char *before)
{
	size_t n = strlen(text);
	while (n && text[n - 1] == '\n')
		n--;
	for (const char *end = text + n; text <= end;) {
		const size_t line = strcspn(text, "\n");
		const struct ll_sv words = { text, line < (size_t)(end - text)
							   ? line
							   : (size_t)(end - text) };
		fputs(words.n ? before : before[0] == '>' ? ">" : "", stdout);
		put_safe(stdout, words);
		fputc('\n', stdout);
		text += words.n + 1;
	}
}

static void put_examples(const struct user_rule *u, bool fires, const char *heading)
{
	bool any = false;
	for (uint32_t i = 0; i < u->examples.n; i++) {
		if (u->examples.v[i].fires != fires)
			continue;
		puts(any ? "" : heading);
		put_lines(u->examples.v[i].text, "> ");
		any = true;
	}
}

/* What is in no report, for examples may be pieces of letters: only its user sees it. */
static void explain_rule(const struct user_rule *u)
{
	puts(u->patterns.n == 1 ? "\n## Pattern\n" : "\n## Patterns\n");
	for (uint32_t i = 0; i < u->patterns.n; i++)
		put_lines(u->patterns.v[i].text, "    ");
	put_examples(u, true, "\n## Fires on\n");
	put_examples(u, false, "\n## Stays silent on\n");
}

static void explain(const struct setting *s)
{
	const struct rule *r = s->rule;
	struct arena a = { 0 };
	put_lines(arena_printf(&a, "# %s\n\n%c%s.", r->check.id,
			       toupper((unsigned char)*r->check.summary),
			       *r->check.summary ? r->check.summary + 1 : ""),
		  "");
	printf("\nLevel: %s. Family: %s. ", level_name(setting_level(s)), r->check.family);
	if (r->user)
		put_lines(arena_printf(&a, "From %s:%u.", r->user->file, r->user->at.line), "");
	else
		printf("Since version %s%s.\n", r->check.since,
		       r->check.status == LL_PREVIEW	  ? ", a preview: off unless selected"
		       : r->check.status == LL_DEPRECATED ? ", deprecated"
							  : "");
	putchar('\n');
	put_lines(r->check.explain, "");
	if (r->check.options && r->check.options->name)
		printf("\n## Options\n\n");
	for (const struct ll_opt *p = r->check.options; p && p->name; p++)
		printf("- `%s`: %s (%lld; from %lld to %lld)\n", p->name, p->help,
		       (long long)p->value, (long long)p->min, (long long)p->max);
	if (r->user)
		explain_rule(r->user);
	arena_free(&a);
}

int cmd_explain(const struct options *o, struct registry *g)
{
	struct configs *c = configs_of(o, g);
	/* what holds in the current folder */
	const struct policy *p = c ? policy_of(c, "-") : NULL;
	const struct setting *s = p ? policy_find(p, sv(o->args[0])) : NULL;
	if (s)
		explain(s);
	else if (p)
		complain("%s", policy_unknown(p, sv(o->args[0])));
	configs_free(c);
	return s ? STATUS_CLEAN : STATUS_TROUBLE;
}
