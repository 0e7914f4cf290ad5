/* SPDX-License-Identifier: MIT */
/* What letterlint can be told to do: a function and a line of commands.c each. */
#ifndef LL_COMMANDS_H
#define LL_COMMANDS_H

#include "commands/options.h"
#include "config/configs.h"

/* Exit statuses. */
enum { STATUS_CLEAN, STATUS_FOUND, STATUS_TROUBLE };

struct command {
	const char *name;
	size_t min, max;   /* arguments */
	const char *wants; /* what to say where there are fewer or more */
	/* Returns the exit status. The registry holds also the checks of --load; NULL where
	 * `bare`. */
	int (*run)(const struct options *, struct registry *);
	bool bare; /* needs no checks */
};

/* Ends with one that has no name; the first is what a PATH alone means. */
extern const struct command commands[];

int cmd_check(const struct options *, struct registry *);
int cmd_checks(const struct options *, struct registry *);
int cmd_config(const struct options *, struct registry *);
int cmd_explain(const struct options *, struct registry *);
int cmd_profile(const struct options *, struct registry *);
int cmd_profiles(const struct options *, struct registry *);
int cmd_facts(const struct options *, struct registry *);
int cmd_cache(const struct options *, struct registry *);
int cmd_suppress(const struct options *, struct registry *);
int cmd_suppressions(const struct options *, struct registry *);
int cmd_help(const struct options *, struct registry *);
int cmd_test_rules(const struct options *, struct registry *);
int cmd_init(const struct options *, struct registry *);
int cmd_version(const struct options *, struct registry *);

/* What letters are held to. NULL after saying what is wrong with the options. */
struct configs *configs_of(const struct options *, struct registry *);
/* What a letter is held to, or NULL after saying what is wrong with its configs. */
const struct policy *policy_of(struct configs *, const char *path);
/* An error message in the program's form, on standard error. */
void complain(const char *fmt, ...) LL_PRINTF(1, 2);
/* A line on standard output, safe whatever names of files and texts of configs hold. */
void say(const char *fmt, ...) LL_PRINTF(1, 2);
/* A PATH as messages name it. */
const char *shown_path(const char *path);

#endif
