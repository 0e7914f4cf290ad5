/* SPDX-License-Identifier: MIT */
/* letterlint checks, letterlint explain ID: the catalogue. */
#include "commands/commands.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

int cmd_checks(const struct options *o, struct registry *g)
{
	(void)o;
	for (uint32_t i = 0; i < g->rules.n; i++) {
		const struct rule *r = &g->rules.v[i];
		printf("%-26s %-9s %-8s %s%s\n", r->check.id, r->check.family,
		       r->on ? level_name(rule_level(r)) : "off", r->check.summary,
		       r->check.status == LL_DEPRECATED ? " (deprecated)" : "");
	}
	return STATUS_CLEAN;
}

int cmd_explain(const struct options *o, struct registry *g)
{
	const struct rule *r = registry_find(g, sv(o->args[0]));
	if (!r) {
		complain("%s", registry_unknown(g, sv(o->args[0])));
		return STATUS_TROUBLE;
	}
	printf("# %s\n\n%c%s.\n\nLevel: %s. Family: %s. Since version %s%s.\n\n", r->check.id,
	       toupper((unsigned char)*r->check.summary),
	       *r->check.summary ? r->check.summary + 1 : "", level_name(rule_level(r)),
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
	return STATUS_CLEAN;
}
