/* SPDX-License-Identifier: MIT */
/* Renderers: one a format. Each gets the letters in order, writes as it goes, and keeps little. */
#ifndef LL_REPORT_REPORT_H
#define LL_REPORT_REPORT_H

#include "engine/run.h"

#include <stdio.h>

enum column_unit { UNIT_CODEPOINT, UNIT_BYTE, UNIT_UTF16, UNIT_DISPLAY };

struct report_options {
	enum column_unit unit; /* of text; SARIF has UTF-16 */
	bool color;
	bool snippets; /* SARIF: quote the letter's lines */
};

/* What is to be said of a file besides findings. */
enum notice_kind {
	NOTICE_UNREADABLE, /* trouble: it was not linted */
	NOTICE_TRUNCATED,  /* it ends in the middle of a character */
	NOTICE_ENCODING,   /* read as Windows-1252, by guess */
	NOTICE_KINDS
};

struct report {
	void (*begin)(struct report *);
	void (*letter)(struct report *, const struct linted *);
	void (*notice)(struct report *, enum notice_kind, const char *path, const char *text);
	/* Writes what is left and frees the report; `status` is the program's exit status. */
	void (*end)(struct report *, int status);
};

struct report *report_text(FILE *, const struct registry *, const struct report_options *);
struct report *report_sarif(FILE *, const struct registry *, const struct report_options *);

#endif
