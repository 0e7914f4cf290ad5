/* SPDX-License-Identifier: MIT */
/* Between the files of `letterlint check`. */
#ifndef LL_COMMANDS_CHECK_H
#define LL_COMMANDS_CHECK_H

#include "commands/commands.h"
#include "commands/fix.h"

#include "config/configs.h"
#include "read/changed.h"
#include "report/output.h"
#include "report/progress.h"
#include "report/statistics.h"
#include "triage/triage.h"

struct session {
	const struct options *options;
	struct configs *configs;
	struct pool *pool;
	struct triage *triage;
	struct cache *cache; /* or NULL */
	bool baseline; /* there is one */
	struct report *report;
	struct output *outputs; /* --format's, then those of --report */
	size_t noutputs;
	struct statistics statistics;
	struct changed changed; /* --diff-filter */
	struct fixer fixer;
	struct progress progress;
	bool on_terminal;	       /* findings go to one */
	uint64_t counts[LL_ERROR + 1]; /* findings by level */
	uint64_t letters, with_findings, findings, held_back, excluded;
	uint64_t familyless; /* letters that no config gives the family of the command line */
	uint64_t fixable, unsafe; /* findings that --fix would mend, and those that need more */
	bool found, trouble;
};

static inline const char *plural(uint64_t n)
{
	return n == 1 ? "" : "s";
}

/* ---- check_output.c: where it goes ---- */

/* All files are opened before the first letter is read. 0, or -1 after saying why not. */
int open_outputs(struct session *);
void drop_outputs(struct session *);
/* True where a report would be written over this letter: that report is not written, then. */
bool keep_letter(struct session *, const char *path);
void open_reports(struct session *, const struct registry *);

/* ---- check_say.c: what is said in the end, beside the reports ---- */

/* Of letters that were not linted. */
void tell_left_out(struct session *);
/* For people at a terminal only. */
void put_summary(const struct session *);

#endif
