/* SPDX-License-Identifier: MIT */
/* Renderers: one a format. Each gets the letters in order, writes as it goes, and keeps little. */
#ifndef LL_REPORT_REPORT_H
#define LL_REPORT_REPORT_H

#include "engine/run.h"

#include <stdio.h>

enum column_unit { UNIT_CODEPOINT, UNIT_BYTE, UNIT_UTF16, UNIT_DISPLAY };

struct report_options {
	enum column_unit unit; /* where the format does not say */
	bool color;
	bool snippets;	  /* SARIF: quote the letter's lines */
	bool redacted;	  /* nothing made of a letter's words may be told, not even a hash */
	bool fingerprints; /* plain formats: show them */
	/* Formats that can tell of them: findings that are suppressed, and what is gone. */
	bool suppressed;
	bool baseline; /* there is one: every finding is told its state */
};

/* What is to be said of a file besides findings. */
enum notice_kind {
	NOTICE_UNREADABLE, /* trouble: it was not linted */
	NOTICE_TRUNCATED,  /* it ends in the middle of a character */
	NOTICE_ENCODING,   /* read as Windows-1252, by guess */
	NOTICE_STOPPED,	   /* trouble: a rule of a configuration was not run to its end on it */
	NOTICE_KINDS
};

/* A finding of the baseline that is there no more. */
struct gone {
	const char *path; /* the letter */
	const struct rule *rule;
	uint64_t fingerprint;
	uint32_t ordinal;
};

struct report {
	void (*begin)(struct report *);
	void (*letter)(struct report *, const struct linted *);
	void (*notice)(struct report *, enum notice_kind, const char *path, const char *text);
	/* What the baseline had. */
	void (*gone)(struct report *, const struct gone *);
	/* Writes what is left and frees the report; `status` is the program's exit status. */
	void (*end)(struct report *, int status);
};

/* The formats there are, in formats.c; ends with name NULL. The first is the default. */
struct format {
	const char *name;
	struct report *(*open)(FILE *, const struct registry *, const struct report_options *);
	bool plain; /* for people to read in a terminal */
};
extern const struct format formats[];

struct report *report_text(FILE *, const struct registry *, const struct report_options *);
struct report *report_concise(FILE *, const struct registry *, const struct report_options *);
struct report *report_grouped(FILE *, const struct registry *, const struct report_options *);
struct report *report_json(FILE *, const struct registry *, const struct report_options *);
struct report *report_ndjson(FILE *, const struct registry *, const struct report_options *);
struct report *report_sarif(FILE *, const struct registry *, const struct report_options *);
struct report *report_github(FILE *, const struct registry *, const struct report_options *);
struct report *report_gitlab(FILE *, const struct registry *, const struct report_options *);
struct report *report_junit(FILE *, const struct registry *, const struct report_options *);
struct report *report_checkstyle(FILE *, const struct registry *, const struct report_options *);
struct report *report_rdjson(FILE *, const struct registry *, const struct report_options *);
struct report *report_markdown(FILE *, const struct registry *, const struct report_options *);

/* Of all findings of a letter: does a format that can tell of all states tell of this one? */
static inline bool is_told(const struct report_options *o, const struct ll_finding *f)
{
	return o->suppressed || !f->suppressed;
}

/* Passes everything on to each of `v`, which it ends and copies. */
struct report *report_each(struct report *const *v, size_t n);
/*
 * Takes all words of the letters out before they reach `inner`: what is left of
 * a finding is its place, its level and its check. Fingerprints are keyed with
 * `salt`; NULL: with a random one of this run.
 */
struct report *report_redacted(struct report *inner, const char *salt);
/* What becomes of a fingerprint with this salt. */
uint64_t redacted_fingerprint(const char *salt, uint64_t fingerprint);

#endif
