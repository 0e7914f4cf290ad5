/* SPDX-License-Identifier: MIT */
/* GitHub's way to know a line again. */
#ifndef LL_REPORT_LINEHASH_H
#define LL_REPORT_LINEHASH_H

#include "read/source.h"

/*
 * primaryLocationLineHash of a line: a rolling hash of the 100 UTF-16 units
 * that follow its start, blanks left out, and how many lines so far had the
 * same. Equal to what github/codeql-action computes.
 */
struct line_hash {
	uint64_t hash;
	uint32_t count;
};

/* What is known before a line is asked for: nothing, or that of lines that begin alike; count 0: not this one's. */
struct line_hashes {
	struct arena *arena;
	const struct source *source;
	uint64_t *hash;
	uint32_t *count; /* NULL: few lines were asked for yet */
	uint32_t asked;
};
/* Both live until the arena is reset. */
struct line_hashes *line_hashes(struct arena *, const struct source *);
/* Of a line, from 0. */
struct line_hash line_hash(struct line_hashes *, uint32_t line);

#endif
