/* SPDX-License-Identifier: MIT */
/* What makes a finding the same finding in the next run. */
#ifndef LL_REPORT_FINGERPRINT_H
#define LL_REPORT_FINGERPRINT_H

#include "engine/run.h"

/*
 * GitHub's primaryLocationLineHash of each line (0-based): a rolling hash of
 * the 100 UTF-16 units that follow its start, blanks left out, and how many
 * lines so far had the same. Equal to what github/codeql-action computes.
 */
struct line_hash {
	uint64_t hash;
	uint32_t count;
};
struct line_hash *line_hashes(struct arena *, const struct source *);

/* Ours: the check and the words it quotes, without regard to case and blanks. No line numbers. */
uint64_t finding_hash(const struct ll_finding *);
/* Per finding the how manyeth of those of the letter with the same hash, from 1. */
uint32_t *number_equal(struct arena *, const struct linted *);
/* Both as text. */
const char *fingerprint(struct arena *, const struct ll_finding *, uint32_t number);

#endif
