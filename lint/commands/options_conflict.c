/* SPDX-License-Identifier: MIT */
/* Options that do not go together, or not with the command. */
#include "commands/commands.h"

#include <string.h>

/* Standard input can be read once. */
static int check_list(const struct options *o)
{
	if (o->null && !o->files_from) {
		complain("--null says how a list of files is written; give one with --files-from");
		return -1;
	}
	for (size_t i = 0; o->files_from && i < o->nargs; i++) {
		if (!strcmp(o->files_from, "-") && !strcmp(o->args[i], "-")) {
			complain("standard input cannot be a letter and the list of --files-from");
			return -1;
		}
	}
	return 0;
}

/* Git says which files changed; what it does not know cannot have. */
static int check_changed(const struct options *o)
{
	for (size_t i = 0; o->changed_since && i < o->nargs; i++) {
		if (!strcmp(o->args[i], "-")) {
			complain("--diff-filter is for files that git knows, not for standard "
				 "input");
			return -1;
		}
	}
	if (o->changed_since && o->files_from) {
		complain("--files-from and --diff-filter each say which letters; give one of them");
		return -1;
	}
	return 0;
}

/* What --fix and its kin cannot go with. */
static int check_fix(const struct options *o)
{
	const char *it = o->diff ? "--diff" : "--fix-only";
	bool piped = false;
	for (size_t i = 0; i < o->nargs; i++)
		piped |= !strcmp(o->args[i], "-");
	if (o->unsafe_fixes && !o->fix)
		complain("--unsafe-fixes says which fixes are made; add --fix, or --diff to see "
			 "them");
	else if (o->diff && o->redact)
		complain("--diff shows the letters' words; it cannot go with --redact");
	else if (o->fix_only && (o->formatted || o->reports.n))
		complain("%s reports no findings; leave out --format and --report", it);
	else if (o->fix_only && !o->diff && o->output)
		complain("--fix-only reports no findings; leave out --output");
	else if (o->fix && !o->diff && piped && (o->nargs > 1 || o->files_from))
		complain("--fix writes standard input, fixed, to standard output: give '-' alone");
	else if (o->fix && o->command->run != cmd_check)
		complain("%s fixes no letters; leave out --fix", o->command->name);
	else
		return 0;
	return -1;
}

static int check_configs(const struct options *o)
{
	if (!o->wanted.config || !o->wanted.no_config)
		return 0;
	complain("--config and --no-config exclude each other");
	return -1;
}

/* Files of suppressions and baselines: what does not go together. */
static int check_triage(const struct options *o)
{
	bool entry = o->reason || o->who || o->expires || o->unseen || o->everywhere;
	const char *why = NULL;
	if (o->suppressions && o->no_suppressions)
		why = "--suppressions and --no-suppressions contradict each other";
	else if (o->update_baseline && o->redact)
		why = "--update-baseline writes fingerprints of the letters' words, which --redact "
		      "is to leave out; write the baseline without --redact, then report with both "
		      "--redact and --baseline";
	else if (entry && o->command->run != cmd_suppress)
		why = "--reason, --who, --expires, --unseen and --everywhere are for `letterlint "
		      "suppress`";
	else if (o->prune && o->command->run != cmd_suppressions)
		why = "--prune is for `letterlint suppressions`";
	if (why)
		complain("%s", why);
	return why ? -1 : 0;
}

static int check_cache(const struct options *o)
{
	if (!o->cache_size || o->use_cache)
		return 0;
	complain("--cache-size says how large the folder of --cache may be; add --cache");
	return -1;
}

int options_conflict(const struct options *o)
{
	return check_configs(o) || check_list(o) || check_changed(o) || check_fix(o) ||
			       check_cache(o) || check_triage(o)
		       ? -1
		       : 0;
}
