/* SPDX-License-Identifier: MIT */
/* --fix, --fix-only and --diff: what becomes of the letters whose fixes were made. */
#ifndef LL_COMMANDS_FIX_H
#define LL_COMMANDS_FIX_H

#include "commands/options.h"
#include "engine/pool.h"
#include "report/progress.h"

struct fixer {
	const struct options *options;
	FILE *diff; /* --diff writes there; NULL: letters are written back */
	bool color;
	struct progress *progress; /* taken away before anything is said */
	uint64_t made, letters; /* fixes, and letters that had some */
	uint64_t unsafe;	/* left, that --unsafe-fixes would make */
};

/* Which fixes the command line wants made. */
enum fixing fix_wanted(const struct options *);
/*
 * Writes the letter back, or its diff. Standard input goes to standard output,
 * fixed or not. Returns 0, or -1 after saying why it could not be fixed.
 */
int fix_letter(struct fixer *, const struct outcome *);
/* What is left to report of a letter, for the summary. */
void fix_count_left(struct fixer *, const struct linted *);
/* "fixed 3 in 2 letters", on standard error. */
void fix_summary(const struct fixer *);

#endif
