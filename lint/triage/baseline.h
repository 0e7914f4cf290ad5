/* SPDX-License-Identifier: MIT */
/*
 * The findings that were there when a gate was put up: a JSON object a line,
 * sorted, each a letter's path, a check and a fingerprint. No words of letters.
 */
#ifndef LL_TRIAGE_BASELINE_H
#define LL_TRIAGE_BASELINE_H

#include "engine/run.h"

struct baseline;

struct baseline_entry {
	const char *file; /* the letter, from the baseline's folder */
	const char *check;
	uint64_t fingerprint;
	uint32_t ordinal;
	const struct rule *rule; /* of the check, once it was met */
	bool met;   /* its letter was linted, and its check was run on all of it */
	bool found; /* and it is still there */
};

/*
 * Reads a file. Returns NULL with *why, "FILE: reason" or "FILE:LINE: reason" in
 * `a`, where it is wrong or cannot be read; one that is not there is empty if
 * `may_miss`. `whole` is its path, `file` how messages name it.
 */
struct baseline *baseline_read(struct arena *a, const char *file, const char *whole, bool may_miss,
			       const char **why);
void baseline_free(struct baseline *);
/* As messages name it. */
const char *baseline_name(const struct baseline *);

/* A letter (a whole path) was linted. */
void baseline_meet(struct baseline *, const char *letter, const struct linted *);
/* Is the finding of the letter met last in it? */
bool baseline_has(struct baseline *, const struct ll_finding *);

/* Those of letters and checks of this run that are gone, in their order. */
void baseline_each_gone(const struct baseline *,
			void (*each)(void *arg, const char *letter, const struct baseline_entry *),
			void *arg);

/* For --update-baseline: a finding of the letter met last is to stand in it. */
void baseline_add(struct baseline *, const struct ll_finding *);
struct baseline_change {
	uint64_t total, added, gone;
};
/*
 * Writes the file: what was added, and what it had of letters and checks that
 * were not of this run, except where the letter is gone from a folder that was
 * `covered`. Returns 0, or -1 with errno set; then the file is as it was.
 */
int baseline_write(struct baseline *, bool (*covered)(void *arg, const char *whole), void *arg,
		   struct baseline_change *);

#endif
