/* SPDX-License-Identifier: MIT */
/* What the renderers have in common. */
#ifndef LL_REPORT_RENDER_H
#define LL_REPORT_RENDER_H

#include "report/report.h"
#include "report/terminal.h"
#include "report/uri.h"

struct render {
	struct report report; /* first, as a report is asked for */
	FILE *out;
	struct report_options options;
	const struct registry *registry;
	struct arena arena; /* of the letter at hand */
	char *cwd;
	uint64_t letters, with_findings, levels[LL_ERROR + 1], count;
	uint64_t suppressed, in_baseline; /* findings that were set aside */
};

/* Zeroed, `size` bytes of which the first are a render; the methods of `like` that are NULL do
 * nothing. */
void *render_new(size_t size, const struct report *like, FILE *, const struct registry *,
		 const struct report_options *);
void render_free(struct render *);

/* Counts a letter and empties the arena for it. */
void render_count(struct render *, const struct linted *);
/* Where a file is, for machines: relative to the folder one is in, if below it. Safe text. */
const char *render_path(struct render *, const char *path);
/* As the user named it; safe text. */
const char *render_shown(struct render *, const char *path);
/* How a line about a finding ends: " [id]", before it the fingerprint, if it is to be shown. */
void render_tag(struct render *, const struct ll_finding *);
/* Whatever stands between items: nothing before the first, then `between`. */
void render_separate(struct render *, const char *between);

/* "unreadable", ... */
const char *notice_name(enum notice_kind);
/* The letter was not checked, or not by all that was to check it. */
bool notice_is_failure(enum notice_kind);

struct place {
	uint32_t line, column, end_line, end_column; /* 1-based, the end exclusive */
};
struct place place_of(const struct source *, struct ll_span, enum column_unit);

/* Text (safe already) in XML, in element or attribute. */
void put_xml(FILE *, const char *);

#endif
