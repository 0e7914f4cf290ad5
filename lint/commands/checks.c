/* SPDX-License-Identifier: MIT */
/* letterlint checks, letterlint explain ID: the catalogue. */
#include "commands/commands.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static void list(const struct policy *p)
{
	for (uint32_t i = 0; i < p->n; i++) {
		const struct setting *s = &p->settings[i];
		const struct ll_check *c = &s->rule->check;
		printf("%-26s %-9s %-8s %s%s\n", c->id, c->family,
		       s->on ? level_name(setting_level(s)) : "off", c->summary,
		       c->status == LL_DEPRECATED ? " (deprecated)" : "");
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

static void explain(const struct setting *s)
{
	const struct rule *r = s->rule;
	printf("# %s\n\n%c%s.\n\nLevel: %s. Family: %s. Since version %s%s.\n\n", r->check.id,
	       toupper((unsigned char)*r->check.summary),
	       *r->check.summary ? r->check.summary + 1 : "", level_name(setting_level(s)),
	       r->check.family, r->check.since,
	       r->check.status == LL_PREVIEW	  ? ", a preview: off unless selected"
	       : r->check.status == LL_DEPRECATED ? ", deprecated"
						  : "");
	size_t n = strlen(r->check.explain);
	while (n && r->check.explain[n - 1] == '\n')
		n--;
	printf("%.*s\n", (int)n, r->check.explain);
	if (r->check.options && r->check.options->name)
		printf("\n## Options\n\n");
	for (const struct ll_opt *p = r->check.options; p && p->name; p++)
		printf("- `%s`: %s (%lld; from %lld to %lld)\n", p->name, p->help,
		       (long long)p->value, (long long)p->min, (long long)p->max);
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
