/* SPDX-License-Identifier: MIT */
/* Between the files that read rules of a configuration. */
#ifndef LL_ENGINE_RULES_READ_H
#define LL_ENGINE_RULES_READ_H

#include "engine/rules.h"

/* The members of a rule as they stand in the file; NULL: not given. */
struct given {
	const cJSON *id, *pattern, *agree, *normalize, *scope, *within, *message, *level, *explain,
		*replace, *safe, *fires_on, *silent_on;
};

struct rule_reader {
	struct arena *arena; /* of the rules */
	struct jsonc *j;
	struct user_rules *out;
	struct user_rule *rule; /* at hand */
	bool good;
};

/* Complains, and the rule is left out. */
#define WRONG(r, node, ...) ((r)->good = false, jsonc_complain((r)->j, node, __VA_ARGS__))

/* level, within, scope and normalize. */
void rule_choices(struct rule_reader *, const struct given *);

#endif
