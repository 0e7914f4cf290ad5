/* SPDX-License-Identifier: MIT */
/* For jsonc.c alone: strict JSON with comments, checked and made plain, and where its values are.
 */
#ifndef LL_BASE_JSONC_SCAN_H
#define LL_BASE_JSONC_SCAN_H

#include "base/jsonc.h"

#define JSONC_NONE UINT32_MAX

struct jsonc_place {
	const cJSON *node, *parent;
	uint32_t at, key; /* offsets; JSONC_NONE: it has no key */
};

struct jsonc_scan {
	struct arena *arena;
	const char *text; /* NUL-terminated */
	size_t len;
	char *plain; /* a copy in which comments and trailing commas are blanked */
	VEC_OF(struct jsonc_place) places; /* in the order of the text, without nodes */
	const char *why;		   /* what is wrong, */
	size_t where;			   /* and at which offset */
};

/* Returns 0, or -1 with `why` and `where`. What it accepts cJSON reads in the same way. */
int jsonc_scan(struct jsonc_scan *);

#endif
