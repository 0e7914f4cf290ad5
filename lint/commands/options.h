/* SPDX-License-Identifier: MIT */
/* The command line. */
#ifndef LL_OPTIONS_H
#define LL_OPTIONS_H

#include "engine/policy.h"
#include "report/report.h"

struct command;
enum color_when { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

/* --report */
struct report_wanted {
	const struct format *format;
	const char *file;
};

struct options {
	struct arena arena;
	const struct command *command;
	const struct format *format;
	bool formatted; /* --format was given */
	enum color_when color;
	enum column_unit unit;
	const char *output; /* -o; NULL: standard output */
	uint64_t max_size; /* bytes; below 4 GiB */
	uint32_t jobs;		/* letters at a time; 0: as many as there are cores */
	const char *files_from; /* the file that lists more PATHs, "-": standard input; or NULL */
	bool null;		/* a NUL ends each */
	const char
		*changed_since; /* --diff-filter: only what differs from this revision; or NULL */
	bool statistics, verbose, no_snippets, no_progress;
	bool fix, fix_only, diff, unsafe_fixes; /* each of the first three wants those before it */
	bool redact, force_exclude;
	const char *redact_salt; /* NULL: one of this run */
	const char *suppressions, *baseline; /* files, or NULL */
	bool use_cache;
	const char *cache; /* its folder; NULL: the usual one */
	uint64_t cache_size; /* bytes that it keeps; 0: the usual ones */
	bool no_suppressions, update_baseline, report_suppressed, show_fingerprints;
	/* Of suppress and suppressions. */
	const char *reason, *who, *expires, *unseen; /* NULL: not given */
	bool everywhere, prune;
	VEC_OF(struct report_wanted) reports;
	struct wanted wanted; /* of the checks */
	VEC_OF(const char *) load;
	char **args; /* PATHs, or the ID of explain */
	size_t nargs;
};

/* Returns 0, or -1 after saying on standard error what is wrong. */
int options_parse(struct options *, int argc, char **argv);
/* The same, of options that do not go together. */
int options_conflict(const struct options *);

#endif
