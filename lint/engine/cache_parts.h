/* SPDX-License-Identifier: MIT */
/* What the files of the cache share. */
#ifndef LL_ENGINE_CACHE_PARTS_H
#define LL_ENGINE_CACHE_PARTS_H

#include "engine/cache.h"

#include <sys/stat.h>

/* ---- cache_entry.c: findings as bytes ---- */

struct writer {
	struct arena *arena;
	uint8_t *v;
	size_t n, room;
};
void put(struct writer *, const void *, size_t n);
void put_number(struct writer *, uint64_t);
void put_text(struct writer *, struct ll_sv);

void entry_write(struct writer *, const struct linted *);
/* What was written of a letter that has this source and policy, in the arena. False: it is damaged. */
bool entry_read(const uint8_t *, size_t n, struct arena *, const struct policy *,
		const struct source *, struct linted *out);

/* ---- cache_folder.c: where entries are ---- */

#define CACHE_NAME	62 /* of an entry's file; two more digits are its folder's */
#define CACHE_TEMPORARY ".new-"

/* The folder and those above it. Returns 0, or -1 with errno. */
int cache_make_folders(char *path);
/* Says that an entry was of use, unless that was said not long ago. */
void cache_used(int fd, const struct stat *);
/* Throws out what was not used for the longest time until the rest takes less than `most` bytes. */
void cache_trim(const char *folder, uint64_t most);

#endif
