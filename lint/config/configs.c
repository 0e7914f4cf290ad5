/* SPDX-License-Identifier: MIT */
#include "config/configs.h"

#include <stdlib.h>
#include <string.h>

struct configs {
	struct arena arena;
	struct registry *registry;
	struct policy *all; /* of all letters */
};

struct configs *configs_new(struct registry *g, const struct wanted *w, const char **why)
{
	struct configs *c = calloc(1, sizeof *c);
	if (!c)
		out_of_memory();
	c->registry = g;
	c->all = policy_new(&c->arena, g);
	if (!policy_command_line(c->all, w, why) && !policy_ready(c->all, g, why))
		return c;
	*why = arena_strndup(&g->arena, *why, strlen(*why));
	configs_free(c);
	return NULL;
}

uint32_t configs_count(const struct configs *c)
{
	return policy_count(c->all);
}

void configs_free(struct configs *c)
{
	if (!c)
		return;
	arena_free(&c->arena);
	free(c);
}

const struct policy *configs_policy(struct configs *c, const char *path, const char **why)
{
	(void)path;
	(void)why;
	return c->all;
}
