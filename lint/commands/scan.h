/* SPDX-License-Identifier: MIT */
/* Linting PATHs for a command that does not report findings but does something with them. */
#ifndef LL_COMMANDS_SCAN_H
#define LL_COMMANDS_SCAN_H

#include "commands/commands.h"
#include "triage/triage.h"

struct scan {
	const struct options *options;
	struct configs *configs;
	struct pool *pool;
	struct triage *triage;
	char **paths;
	size_t npaths;
	/* Each letter after its triage; in their order. */
	void (*letter)(struct scan *, const struct linted *);
	bool trouble;	 /* something could not be read */
	bool bad_beside; /* ... and that a file of suppressions */
};

/* Where no PATHs are given: the current folder. Returns 0, or -1 after saying what is wrong. */
int scan_letters(struct scan *, struct registry *, char **paths, size_t npaths);
void scan_end(struct scan *);

/* Of two who change the files of a folder at a time, one waits. */
int lock_beside(const char *file);
void unlock(int lock);
/* Puts a text in a file's place, whole or not at all. Returns 0, or -1 after saying why not. */
int write_text(const char *file, const char *text);

#endif
