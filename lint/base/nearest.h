/* SPDX-License-Identifier: MIT */
/* "Did you mean ...?" */
#ifndef LL_BASE_NEAREST_H
#define LL_BASE_NEAREST_H

#include <letterlint/letterlint.h>

/* Letters to change, add, drop or swap with a neighbour (Damerau and Levenshtein) to make one of
 * the other. */
unsigned edit_distance(struct ll_sv a, struct ll_sv b);

/* The best guess so far. Begin with { 0 }. */
struct nearest {
	const char *word;
	unsigned distance;
};
/* Considers a candidate; only those near enough to be meant count. */
void nearest_try(struct nearest *, struct ll_sv given, const char *candidate);

#endif
