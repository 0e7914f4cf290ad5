/* SPDX-License-Identifier: MIT */
/* The checks there are, and what the user made of each. Read-only once linting begins. */
#ifndef LL_ENGINE_REGISTRY_H
#define LL_ENGINE_REGISTRY_H

#include "base/arena.h"
#include "engine/spell.h"

struct rule {
	struct ll_check check; /* our copy: a plugin's may be of another size */
	bool on;
	uint32_t level;			  /* the user's level, 0: the check's own */
	struct pcre2_real_code_8 **codes; /* its patterns, compiled when it is on */
	uint32_t ncodes;
	const char *file; /* the shared object it came from, or NULL */
};

struct registry {
	struct arena arena;
	VEC_OF(struct rule) rules; /* by id */
	VEC_OF(void *) objects;
	struct speller *speller; /* of all workers; loads nothing until asked */
};

/* All functions here that return int: 0, or -1 with *why for people, in the registry's arena. */

/* The built-in checks, those that are stable switched on. */
int registry_init(struct registry *, const char **why);
/* Adds the check of a shared object. */
int registry_load(struct registry *, const char *file, const char **why);
/* Compiles the patterns of the checks that are on. */
int registry_ready(struct registry *, const char **why);
/* How many checks are on. */
uint32_t registry_count(const struct registry *);
void registry_free(struct registry *);

/* By id or alias; NULL: none. */
struct rule *registry_find(struct registry *, struct ll_sv id);

/* What to say when there is none. */
const char *registry_unknown(struct registry *, struct ll_sv id);

/*
 * Policy: `what` is a list with commas of ids, families and "all".
 * select: these alone (a preview check only by its own id, or by "all").
 */
int registry_select(struct registry *, const char *const *lists, size_t n, const char **why);
int registry_ignore(struct registry *, const char *list, const char **why);
/* "ID=LEVEL": error, warning, note or off. */
int registry_level(struct registry *, const char *setting, const char **why);

/* The level a rule's findings begin with. */
static inline uint32_t rule_level(const struct rule *r)
{
	return r->level ? r->level : r->check.severity;
}

const char *level_name(uint32_t severity);
/* enum ll_severity of a name, 0: none such. */
uint32_t level_of(struct ll_sv name);

#endif
