/* SPDX-License-Identifier: MIT */
/*
 * What a letter is held to: which checks run, at which level, with which
 * options, and what else is the user's to say. A policy belongs to a letter,
 * not to the program, for configs are found beside letters. It is built in
 * layers by the thread that reads letters (the defaults, configs, the command
 * line; a later layer beats an earlier one), then made ready, and after that
 * only read, by all threads.
 */
#ifndef LL_ENGINE_POLICY_H
#define LL_ENGINE_POLICY_H

#include "engine/registry.h"
#include "profiles/set.h"

#define NO_DATE INT32_MIN

/* Where a value was set. All zero: nowhere, it is the default. */
struct origin {
	const char *file; /* a config, */
	uint32_t line;
	const char *option; /* or the command line: "--select" */
};

/* One check under a policy. */
struct setting {
	struct rule *rule;
	bool on;
	bool unfixable;	  /* its fixes are not made */
	uint32_t level;	  /* 0: the check's own */
	int64_t *options; /* in the order of the check's; NULL: all at their defaults */
	struct origin on_from, level_from, fixable_from, *options_from;
};

struct policy {
	struct arena *arena;
	struct setting *settings; /* by id */
	uint32_t n;
	uint32_t fail_on;   /* enum ll_severity; above LL_ERROR: never */
	int32_t today;	    /* the reference date, in days since 1970-01-01, or NO_DATE */
	const struct profiles *profiles; /* of letters; NULL: the built-in ones */
	const struct profile *profile;	 /* NULL: as each letter looks */
	const char *family;		 /* its name */
	/* Whole paths of files, NULL: the nearest suppressions; no baseline. The command line's
	 * are not told here. */
	const char *suppressions, *baseline;
	struct origin fail_on_from, today_from, family_from, suppressions_from, baseline_from;
	/* Words that are right: as policy_knows() compares them, a table by hash. */
	struct ll_sv *words;
	uint32_t nwords, room;
};

/* ---- Building. All that return int: 0, or -1 with *why for people, in the policy's arena. ---- */

/* The defaults: stable checks on. It and all it holds live in the arena. */
struct policy *policy_new(struct arena *, const struct registry *);
struct policy *policy_copy(struct arena *, const struct policy *);
/* A check that only some letters are held to; it is on. The rule must outlive the policy. One of a
 * farther config that has its id is replaced. */
int policy_add_rule(struct policy *, struct rule *, struct origin, const char **why);

/* By id or alias; NULL: none. */
struct setting *policy_find(const struct policy *, struct ll_sv id);
/* The check or family that was meant, perhaps, or NULL. */
const char *policy_near(const struct policy *, struct ll_sv word);
/* What to say when there is none. */
const char *policy_unknown(const struct policy *, struct ll_sv id);

/* It is a check, a family or "all". */
bool policy_names(const struct policy *, struct ll_sv word);
/* Before a list that selects: nothing is on. */
void policy_clear(struct policy *, struct origin);
/* A check, a family or "all" (a preview check is switched on only by its own id, or by "all"). */
int policy_switch(struct policy *, struct ll_sv word, bool on, struct origin, const char **why);
/* A level of the same: "error", "warning", "note" or "off". */
int policy_level(struct policy *, struct ll_sv word, struct ll_sv level, struct origin,
		 const char **why);
/* Before a list of those that are fixed: none is. */
void policy_fix_none(struct policy *, struct origin);
/* Whether the fixes of a check, a family or "all" are made, where fixes are. */
int policy_fixable(struct policy *, struct ll_sv word, bool yes, struct origin, const char **why);
/* Index of a check's option, or -1. */
int policy_option_index(const struct setting *, const char *name);
/* The value must be within the option's bounds. */
void policy_option(struct policy *, struct setting *, int index, int64_t value, struct origin);
/* The words of a term are known from now on. */
void policy_word(struct policy *, struct ll_sv term);

/* Another profile of letters, for letters to be of. */
int policy_add_profile(struct policy *, const struct profile_file *, const char **why);
/* The family (a profile's name) that all letters are of; "auto": as each looks. */
int policy_family(struct policy *, const char *name, struct origin, const char **why);

/* The profiles of the command line: before anything names one. */
struct wanted;
int policy_wanted_profiles(struct policy *, const struct wanted *, const char **why);

/* What the command line says, as options are given: NULL, 0 or empty where they were not. */
struct wanted {
	const char *family;
	VEC_OF(const struct profile_file *) profiles;
	VEC_OF(const char *) select, ignore, level, fixable, unfixable;
	uint32_t fail_on;
	int32_t today; /* where has_today */
	bool has_today;
	const char *config; /* the only config there is */
	bool no_config;	    /* there is none */
};
/* What it names and the policy has not is passed over: another config may have a rule of that
 * name. */
int policy_command_line(struct policy *, const struct wanted *, const char **why);
/* All ids and families that it names, those of --select first. */
struct id_list {
	VEC_OF(struct ll_sv) v;
	uint32_t selected;
};
void wanted_ids(const struct wanted *, struct arena *, struct id_list *out);

/* Compiles the patterns of what is on: then letters can be linted by it. */
int policy_ready(struct policy *, struct registry *, const char **why);

/* ---- Reading ---- */

/* How many checks are on. */
uint32_t policy_count(const struct policy *);
/* The user says that it is a word. */
bool policy_knows(const struct policy *, struct ll_sv word);

/* Fixes of this rule's findings may be made. */
bool policy_fixes(const struct policy *, const struct rule *);

/* The level a check's findings begin with. */
static inline uint32_t setting_level(const struct setting *s)
{
	return s->level ? s->level : s->rule->check.severity;
}

#endif
