/* SPDX-License-Identifier: MIT */
/* Which policy a letter is held to. Asked by the thread that reads letters, and by no other. */
#ifndef LL_CONFIG_CONFIGS_H
#define LL_CONFIG_CONFIGS_H

#include "engine/policy.h"

struct configs;

/*
 * What the command line says holds for all letters. NULL with *why (in the
 * registry's arena) where it is wrong. The registry must outlive it.
 */
struct configs *configs_new(struct registry *, const struct wanted *, const char **why);
/* How many checks would run where there is no config. */
uint32_t configs_count(const struct configs *);
/* The policies are gone with it. NULL is nothing. */
void configs_free(struct configs *);

/* The policy of the letter at this path, ready; "-" is in the current folder. NULL with *why. */
const struct policy *configs_policy(struct configs *, const char *path, const char **why);

#endif
