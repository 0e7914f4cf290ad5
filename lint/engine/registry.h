/* SPDX-License-Identifier: MIT */
/*
 * The checks there are. While letters are linted a rule that no policy in use
 * has on may still be taken into use; all else only changes before.
 */
#ifndef LL_ENGINE_REGISTRY_H
#define LL_ENGINE_REGISTRY_H

#include "base/arena.h"
#include "engine/spell.h"

struct rule {
	struct ll_check check;		  /* our copy: a plugin's may be of another size */
	struct pcre2_real_code_8 **codes; /* its patterns, compiled when a policy has it on */
	uint32_t ncodes;
	const char *file; /* the shared object it came from, or NULL */
	/* Of the rules that are on in any policy: its place among registry.used, counted from 1,
	 * and the level it has in the first of those policies. */
	uint32_t used, level;
	const struct user_rule *user; /* the rule of a configuration that it is, or NULL */
};

struct registry {
	struct arena arena;
	VEC_OF(struct rule) rules; /* by id */
	VEC_OF(struct rule *) used; /* in the order in which policies took them into use */
	VEC_OF(void *) objects;
	struct speller *speller; /* of all workers; loads nothing until asked */
};

/* All functions here that return int: 0, or -1 with *why for people, in the registry's arena. */

/* The built-in checks. */
int registry_init(struct registry *, const char **why);
/* Adds the check of a shared object. */
int registry_load(struct registry *, const char *file, const char **why);
/* A policy has the rule on, at this level: compiles its patterns, if nobody has yet. */
int registry_use(struct registry *, struct rule *, uint32_t level, const char **why);
void registry_free(struct registry *);

/* It has this id, or this alias. */
bool rule_is(const struct rule *, struct ll_sv id);

const char *level_name(uint32_t severity);
/* enum ll_severity of a name, 0: none such. */
uint32_t level_of(struct ll_sv name);

#endif
