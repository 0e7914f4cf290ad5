/* SPDX-License-Identifier: MIT */
/* GitHub's way to know a line again. */
#ifndef LL_REPORT_LINEHASH_H
#define LL_REPORT_LINEHASH_H

#include "read/source.h"

/*
 * primaryLocationLineHash of each line (0-based): a rolling hash of the 100
 * UTF-16 units that follow its start, blanks left out, and how many lines so
 * far had the same. Equal to what github/codeql-action computes.
 */
struct line_hash {
	uint64_t hash;
	uint32_t count;
};
struct line_hash *line_hashes(struct arena *, const struct source *);

#endif
