/* SPDX-License-Identifier: MIT */
/*
 * The keys of a letterlint.json. A new one is a line of the table in keys.c,
 * a function there (or in a file of its own), and a property of
 * lint/dist/letterlint.schema.json: the tests hold the two together.
 */
#ifndef LL_CONFIG_KEYS_H
#define LL_CONFIG_KEYS_H

#include "config/config.h"

enum {
	IN_TOP = 1 << 0,      /* of the document */
	IN_OVERRIDE = 1 << 1, /* of an element of `overrides` */
	IN_NAMED = 1 << 2,    /* of the document, where the user named it with --config */
};

struct config_key {
	const char *name;
	unsigned where;
	/* Once, when the config is read; `o`: the override it stands in, or NULL. */
	void (*read)(struct config *, struct override *o, const cJSON *value);
	/*
	 * For each policy that is made. First for one that is thrown away: mistakes
	 * are complained of then, and a config with any is never applied again.
	 */
	void (*apply)(struct config *, struct policy *, const cJSON *value);
};

/* In the order in which they are applied; ends with name NULL. */
extern const struct config_key config_keys[];

void config_read_override(struct config *, const cJSON *object);
void patterns_read(struct patterns *, struct jsonc *, const cJSON *value);

#endif
