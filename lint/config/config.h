/* SPDX-License-Identifier: MIT */
/* One letterlint.json: read, held to what there is, and applied to policies. */
#ifndef LL_CONFIG_CONFIG_H
#define LL_CONFIG_CONFIG_H

#include "base/jsonc.h"
#include "engine/policy.h"
#include "engine/rules.h"

#define CONFIG_NAME "letterlint.json"

struct pattern {
	const char *glob;
	uint32_t line;
};
struct patterns {
	VEC_OF(struct pattern) list;
};

/* What holds for some of the letters only. */
struct override {
	const cJSON *layer;
	uint32_t line;
	struct patterns files;
};

struct config {
	struct jsonc j;	    /* its complaints are the config's; with one the config is broken */
	const char *folder; /* what its patterns are relative to: a real path, "" for the root */
	bool named;	    /* with --config: it may load code */
	bool root;	    /* none is looked for above it */
	struct patterns exclude;
	VEC_OF(struct override) overrides;
	struct user_rules rules;
	VEC_OF(const struct profile_file *) profiles;
	const cJSON *load; /* a list of shared objects, or NULL */
};

/* Reads a file; `folder` must outlive it. Never NULL; free it with config_free(). */
struct config *config_read(const char *file, const char *folder, bool named);
void config_free(struct config *);
static inline bool config_is_broken(const struct config *c)
{
	return c->j.complaints.n != 0;
}

/*
 * Holds what it says of checks to those there are, by applying all of it to a
 * copy of `base`, to which only what is above it has been applied. It may be broken before and
 * afterwards.
 */
void config_try(struct config *, const struct policy *base);
/* Applies what it says of all letters, or (`o` not NULL) of those of an override. */
void config_apply(struct config *, const struct override *o, struct policy *);

/* The pattern that `path` (relative to the config's folder) matches, or NULL. */
const struct pattern *patterns_match(const struct patterns *, const char *path, bool is_folder);

/* "2015-03-31", or "today": days since 1970-01-01, NO_DATE: it is neither. */
int32_t date_of_text(const char *);

#endif
