/* SPDX-License-Identifier: MIT */
/*
 * What becomes of findings before anybody counts or shows them: those that a
 * suppression hides and those that a baseline has are set aside. Letters are
 * given in their order, by one thread.
 */
#ifndef LL_TRIAGE_TRIAGE_H
#define LL_TRIAGE_TRIAGE_H

#include "engine/fixing.h"
#include "triage/baseline.h"
#include "triage/suppressions.h"

struct triage_wanted {
	const char *suppressions; /* the file of all letters; NULL: the nearest above each letter */
	bool no_suppressions;
	const char *baseline; /* of all letters, or NULL */
	bool update_baseline;
	/* Baselines are of no interest, and a file of suppressions that a config names need not be
	 * there yet. */
	bool only_suppressions;
	char **paths; /* what is linted: folders are looked through to the last letter */
	size_t npaths;
	/* Of a file that is wrong or cannot be read: "FILE:LINE:COLUMN: reason". */
	void (*complain)(void *arg, const char *file, const char *message);
	void *arg;
};

struct triage;

/* NULL after a complaint: a file that was named is wrong. */
struct triage *triage_new(const struct triage_wanted *);
void triage_free(struct triage *);

/* Sets the states of the letter's findings, and leaves in `v` what is to be shown. */
void triage_letter(struct triage *, struct linted *);

/*
 * Afterwards: the i-th file of suppressions that was used, NULL: there are no
 * more; and what is found in it by its policy (entries nobody needs).
 */
struct suppressions *triage_file(const struct triage *, uint32_t i);
void triage_idle(struct triage *, struct suppressions *, const struct policy *, struct linted *);
/* What baselines have and letters of this run have not. */
void triage_each_gone(const struct triage *,
		      void (*each)(void *arg, const char *letter, const struct baseline_entry *),
		      void *arg);
/* Writes the baselines anew, `told` of each. Returns 0, or -1 after a complaint. */
int triage_update(struct triage *,
		  void (*told)(void *arg, const char *file, const struct baseline_change *),
		  void *arg);

/* Findings set aside so far: hidden, and not hidden but in the baseline. */
uint64_t triage_suppressed(const struct triage *);
uint64_t triage_in_baseline(const struct triage *);

/* What of a letter, as it is named, --fix leaves as it is. */
struct keep triage_keep(struct triage *, const char *path, const struct policy *);

/* Says what is wrong with files that no letter had to do with; true: something is. */
bool triage_tell(struct triage *);

/* For `suppress`: the file that a letter's suppressions are in, NULL: there is none. It may be wrong. */
struct suppressions *triage_of(struct triage *, const char *letter, const struct policy *);
/* A whole path is in a folder that is looked through. */
bool triage_covers(const struct triage *, const char *whole);
/* The whole path of a letter as it was named; "-" is a letter in the current folder. */
char *triage_whole(const struct triage *, struct arena *, const char *path);

#endif
