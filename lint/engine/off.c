/* SPDX-License-Identifier: MIT */
#include "engine/off.h"

#include "engine/rules.h"

#include <stdlib.h>
#include <string.h>

bool off_has(const struct off *o, const struct rule *r)
{
	for (; o; o = o->next)
		if (o->rule == r)
			return true;
	return false;
}

static bool is_on(const struct policy *p, const struct rule *r)
{
	for (uint32_t i = 0; i < p->n; i++)
		if (p->settings[i].rule == r)
			return p->settings[i].on;
	return false;
}

bool off_concerns(const struct off *o, const struct off *since, const struct policy *p)
{
	for (; o != since; o = o->next)
		if (is_on(p, o->rule))
			return true;
	return false;
}

static uint32_t strike(struct offs *offs, const struct rule *r)
{
	for (uint32_t i = 0; i < offs->strikes.n; i++)
		if (offs->strikes.v[i].rule == r)
			return ++offs->strikes.v[i].n;
	*VEC_PUSH(&offs->arena, &offs->strikes) = (struct strikes){ r, 1 };
	return 1;
}

void off_count(struct offs *offs, const struct linted *l)
{
	for (struct off *o = offs->list; o; o = o->next)
		o->letters += is_on(l->policy, o->rule);
	for (uint32_t i = 0; i < l->ntroubles; i++) {
		const struct rule_trouble *t = &l->troubles[i];
		if (!t->costly || strike(offs, t->rule) != OFF_AFTER)
			continue;
		struct off *o = arena_new(&offs->arena, struct off);
		*o = (struct off){ .next = offs->list, .rule = t->rule };
		offs->list = o;
	}
}

void off_free(struct offs *offs)
{
	arena_free(&offs->arena);
}

static int by_place(const void *pa, const void *pb)
{
	const struct off *a = *(const struct off *const *)pa, *b = *(const struct off *const *)pb;
	const int d = strcmp(a->rule->user->file, b->rule->user->file);
	return d ? d : strcmp(a->rule->check.id, b->rule->check.id);
}

void off_each(const struct offs *offs, void (*tell)(void *, const char *file, const char *why),
	      void *arg)
{
	struct arena a = { 0 };
	VEC_OF(const struct off *) v = { 0 };
	for (const struct off *o = offs->list; o; o = o->next)
		if (o->letters)
			*VEC_PUSH(&a, &v) = o;
	if (v.n)
		qsort(v.v, v.n, sizeof *v.v, by_place);
	for (uint32_t i = 0; i < v.n; i++) {
		const struct rule *r = v.v[i]->rule;
		const unsigned long long n = v.v[i]->letters;
		tell(arg, r->user->file,
		     arena_printf(&a,
				  "rule '%s' was switched off when it had been stopped in %u "
				  "letters; %llu %s not checked by it",
				  r->check.id, OFF_AFTER, n, n == 1 ? "letter was" : "letters were"));
	}
	arena_free(&a);
}
