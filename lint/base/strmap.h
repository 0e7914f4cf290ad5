/* SPDX-License-Identifier: MIT */
/* From strings to pointers, in an arena. */
#ifndef LL_BASE_STRMAP_H
#define LL_BASE_STRMAP_H

#include "base/arena.h"

struct strmap {
	struct strmap_slot {
		const char *key;
		void *value;
	} * slots;
	uint32_t n, room;
};

/* NULL: it is not there. */
void *strmap_get(const struct strmap *, const char *key);
/* The key is copied; it must not be there yet. `value` is not NULL. */
void strmap_put(struct strmap *, struct arena *, const char *key, void *value);

#endif
