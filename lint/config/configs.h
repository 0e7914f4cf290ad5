/* SPDX-License-Identifier: MIT */
/*
 * Which policy a letter is held to. Configs are files named letterlint.json in
 * the folder of a letter and in those above it, up to the first that says
 * "root": true, or to the folder that holds .git, or to the root of the file
 * system. The nearer one is applied on top of the farther, its overrides on
 * top of itself, and the command line on top of all. Each folder is looked at
 * once. Asked by the thread that reads letters, and by no other.
 */
#ifndef LL_CONFIG_CONFIGS_H
#define LL_CONFIG_CONFIGS_H

#include "config/config.h"

struct configs;

/*
 * What the command line says holds for all letters; `w` must outlive it, as must the registry,
 * which gets the checks that a config of --config loads. NULL with *why (in the registry's
 * arena) where the command line is wrong.
 */
struct configs *configs_new(struct registry *, const struct wanted *w, const char **why);
/* The config of --config is broken; configs_complaint() says why. */
bool configs_are_broken(const struct configs *);
/* What the command line names and no policy so far has, as a complaint, or NULL. */
const char *configs_unknown(struct configs *);
/* How many checks would run where there is no config, with those to select that only a config can
 * have. */
uint32_t configs_count(const struct configs *);
/* The policies are gone with it. NULL is nothing. */
void configs_free(struct configs *);

/*
 * The policy of the letter at this path, ready; "-" is in the current folder.
 * NULL with *why: it cannot be linted, as a config that holds for it is broken,
 * or has not what the command line asks for.
 */
const struct policy *configs_policy(struct configs *, const char *path, const char **why);
/* It said so because no config that holds for the letter adds the family of the command line. */
bool configs_lack_family(const struct configs *);
/* A config wants this left out. Its folder's own exclusion is its own affair. */
bool configs_exclude(struct configs *, const char *path, bool is_folder);
/* What is wrong with the configs read so far, one complaint a call, each once; *file is the
 * config. NULL: no more. */
const char *configs_complaint(struct configs *, const char **file);

/* ---- For people who ask why ---- */

struct config_use {
	VEC_OF(const struct config *) configs; /* the nearest first */
	VEC_OF(struct origin) overrides;       /* those that hold for the path */
	const struct config *excluded_by;      /* NULL: it is not excluded, */
	const struct pattern *excluded;	       /* else by this pattern of it */
};
void configs_explain(struct configs *, struct arena *, const char *path, struct config_use *);

#endif
