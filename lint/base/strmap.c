/* SPDX-License-Identifier: MIT */
#include "base/strmap.h"

#include <string.h>

/* Where the key is, or would be. The table has room. */
static struct strmap_slot *slot_of(const struct strmap *m, const char *key)
{
	uint64_t h = 14695981039346656037u;
	for (const char *p = key; *p; p++)
		h = (h ^ (uint8_t)*p) * 1099511628211u;
	uint32_t at = (uint32_t)(h ^ h >> 29) & (m->room - 1);
	while (m->slots[at].key && strcmp(m->slots[at].key, key))
		at = (at + 1) & (m->room - 1);
	return &m->slots[at];
}

void *strmap_get(const struct strmap *m, const char *key)
{
	return m->room ? slot_of(m, key)->value : NULL;
}

void strmap_put(struct strmap *m, struct arena *a, const char *key, void *value)
{
	const struct strmap old = *m;
	if (2 * (old.n + 1) > old.room) {
		m->room = old.room ? 2 * old.room : 64;
		m->slots = arena_array(a, struct strmap_slot, m->room);
		for (uint32_t i = 0; i < old.room; i++)
			if (old.slots[i].key)
				*slot_of(m, old.slots[i].key) = old.slots[i];
	}
	*slot_of(m, key) = (struct strmap_slot){ arena_strndup(a, key, strlen(key)), value };
	m->n++;
}
