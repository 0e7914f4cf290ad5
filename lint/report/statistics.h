/* SPDX-License-Identifier: MIT */
/* How much of the letters was understood: who does not know what a checker missed trusts it too
 * much. */
#ifndef LL_REPORT_STATISTICS_H
#define LL_REPORT_STATISTICS_H

#include "engine/run.h"

#include <stdio.h>

#define STATISTICS_FAMILIES PROFILES_MOST

struct statistics {
	uint64_t letters, bytes, known_layout;
	struct {
		const char *name;
		uint64_t n;
	} families[STATISTICS_FAMILIES];
	uint64_t sections[LL_SEC_KINDS], items, decided_items, sentences, framed, tokens;
	uint64_t facts[LL_FACT_KINDS], used[LL_FACT_KINDS];
};

void statistics_add(struct statistics *, const struct ll_letter *);
void statistics_print(const struct statistics *, FILE *);

#endif
