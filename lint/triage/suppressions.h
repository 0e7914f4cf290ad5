/* SPDX-License-Identifier: MIT */
/*
 * A file beside letters that says which findings somebody looked at and let
 * stay: letterlint.suppressions.json. Read and used by one thread.
 */
#ifndef LL_TRIAGE_SUPPRESSIONS_H
#define LL_TRIAGE_SUPPRESSIONS_H

#include "base/jsonc.h"
#include "engine/run.h"

#define SUPPRESSIONS_NAME    "letterlint.suppressions.json"
#define SUPPRESSIONS_VERSION 1

struct suppression {
	const struct suppressions *of;
	uint64_t fingerprint;
	uint32_t ordinal;
	const char *print; /* both, as written */
	const char *check, *reason, *who, *date;
	const char *expires; /* the last day it holds, NULL: it has none */
	const char *file;    /* the letter as written, NULL: any letter */
	const char *letter;  /* the same as a whole path */
	const struct suppression *twin; /* an earlier one that says the same */
	const cJSON *node;		/* its fingerprint */
	bool expired;
	/* What letters made of it. */
	bool met;      /* its letter was linted, its check was on */
	bool unknown;  /* ... or there was none of that name */
	bool missed;   /* ... but it was not run on all of the letter */
	bool hides;    /* a finding */
	bool returned; /* it would hide one, had it not expired */
};

struct suppressions {
	struct jsonc j;
	const char *path;   /* whole */
	const char *shown;  /* as messages name it */
	const char *folder; /* that `file` is relative to */
	const cJSON *list;
	VEC_OF(struct suppression) entries;   /* in the order of the file */
	struct suppression **by_print;	      /* by fingerprint and ordinal, then order */
	struct suppression **by_letter;	      /* by letter, those of any letter first */
	uint32_t told;			      /* complaints that were told */
	uint32_t anywhere;		      /* how many of any letter there are */
	const struct source *source;	      /* made when it is asked for */
	struct arena arena;
};

/* Today, "2026-11-27", by the clock of the place or by SOURCE_DATE_EPOCH. */
const char *today(struct arena *);
/* A day that there is, written so. */
bool is_day(const char *);

/*
 * Reads a file. `path` is whole, `now` is today(). Where it is wrong, or cannot
 * be read, the complaints are in `j` and there are no entries. Never NULL.
 */
struct suppressions *suppressions_read(const char *path, const char *shown, const char *now);
/* What a new file holds. */
struct suppressions *suppressions_new(const char *path, const char *shown);
void suppressions_free(struct suppressions *);

/* Before its findings are matched: a letter (a whole path) was linted. */
void suppressions_meet(struct suppressions *, const char *letter, const struct linted *);
/* The entry that hides a finding of the letter, NULL: it is shown. */
const struct suppression *suppressions_match(struct suppressions *, const char *letter,
					     const struct ll_finding *);

/* The same without marking anything: for threads. */
bool suppressions_hide(const struct suppressions *, const char *letter, const struct ll_finding *);

/*
 * Why an entry is not needed, for people, in `a`; NULL: it hides something, or
 * nobody can tell. `covered` says of a folder or letter whether the run was to lint all in it.
 */
const char *suppression_idle(struct arena *a, const struct suppression *,
			     bool (*covered)(void *arg, const char *whole), void *arg);

/* The file as a text, to show places in; and the place of an entry. */
const struct source *suppressions_source(const struct suppressions *);
struct ll_span suppression_place(const struct suppression *);

#endif
