/* SPDX-License-Identifier: MIT */
#include "engine/cache_parts.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define HOUR  3600
#define AGES  1024 /* hours since an entry was used; the last is for all that are older */
#define STALE (24 * HOUR) /* no run takes so long to write an entry */

const char *cache_folder(struct arena *a)
{
	const char *xdg = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
	if (xdg && *xdg == '/')
		return arena_printf(a, "%s/letterlint", xdg);
	return home && *home == '/' ? arena_printf(a, "%s/.cache/letterlint", home) : NULL;
}

int cache_make_folders(char *path)
{
	for (char *p = path + 1; *p; p++) {
		if (*p != '/')
			continue;
		*p = '\0';
		int failed = mkdir(path, 0777) && errno != EEXIST;
		*p = '/';
		if (failed)
			return -1;
	}
	return mkdir(path, 0700) && errno != EEXIST ? -1 : 0;
}

/* ---- What is in it ---- */

static bool is_hex(const char *s, size_t n)
{
	return strlen(s) == n && strspn(s, "0123456789abcdef") == n;
}

static bool is_temporary(const char *name)
{
	return !strncmp(name, CACHE_TEMPORARY, sizeof CACHE_TEMPORARY - 1);
}

/* Each file that a cache makes in one of its folders. -1 with errno: it or `each` failed. */
static int each_in(const char *path, int (*each)(void *, int dir, const char *name), void *arg)
{
	DIR *d = opendir(path);
	const struct dirent *e;
	int failed = 0;
	if (!d)
		return -1;
	while (!failed && (errno = 0, e = readdir(d)) != NULL)
		if (is_hex(e->d_name, CACHE_NAME) || is_temporary(e->d_name))
			failed = each(arg, dirfd(d), e->d_name);
	failed |= errno != 0;
	const int err = errno;
	closedir(d);
	errno = err;
	return failed ? -1 : 0;
}

static int each_file(const char *folder, int (*each)(void *, int dir, const char *name), void *arg,
		     bool clean)
{
	struct arena a = { 0 };
	DIR *d = opendir(folder);
	const struct dirent *e;
	int failed = 0;
	if (!d)
		return errno == ENOENT ? 0 : -1;
	while (!failed && (errno = 0, e = readdir(d)) != NULL) {
		if (!is_hex(e->d_name, 2))
			continue;
		const char *path = arena_printf(&a, "%s/%s", folder, e->d_name);
		failed = each_in(path, each, arg);
		if (!failed && clean)
			rmdir(path);
	}
	const int err = errno;
	closedir(d);
	arena_free(&a);
	errno = err;
	return failed ? -1 : 0;
}

/* ---- Emptying it ---- */

static int remove_one(void *arg, int dir, const char *name)
{
	uint64_t *n = arg;
	const int failed = unlinkat(dir, name, 0);
	*n += !failed;
	return failed;
}

int cache_clean(const char *folder, uint64_t *n)
{
	return each_file(folder, remove_one, n, true);
}

/* ---- Its bound ---- */

void cache_used(int fd, const struct stat *st)
{
	if (time(NULL) - st->st_mtime > HOUR)
		futimens(fd, NULL);
}

/* Bytes by age: entries may be too many to list. */
struct census {
	time_t now;
	uint64_t bytes[AGES], total, most;
	uint32_t oldest; /* younger ones stay; of those of this age as many as there is room for */
};

static uint32_t age_of(const struct census *c, const struct stat *st)
{
	const time_t hours = (c->now - st->st_mtime) / HOUR;
	return hours < 0 ? 0 : hours >= AGES ? AGES - 1 : (uint32_t)hours;
}

/* On the disk. */
static uint64_t size_of(const struct stat *st)
{
	const uint64_t blocks = 512 * (uint64_t)st->st_blocks, bytes = (uint64_t)st->st_size;
	return blocks > bytes ? blocks : bytes;
}

static int count_one(void *arg, int dir, const char *name)
{
	struct census *c = arg;
	struct stat st;
	if (fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW))
		return 0; /* another run was faster */
	if (is_temporary(name)) {
		if (c->now - st.st_mtime > STALE)
			unlinkat(dir, name, 0);
		return 0;
	}
	c->bytes[age_of(c, &st)] += size_of(&st);
	c->total += size_of(&st);
	return 0;
}

static int trim_one(void *arg, int dir, const char *name)
{
	struct census *c = arg;
	struct stat st;
	if (c->total <= c->most || is_temporary(name) ||
	    fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW))
		return 0;
	const uint64_t size = size_of(&st);
	if (age_of(c, &st) >= c->oldest && !unlinkat(dir, name, 0))
		c->total -= size < c->total ? size : c->total;
	return 0;
}

/* Some more than there must be is thrown out, or each run would have to. */
void cache_trim(const char *folder, uint64_t most)
{
	struct census c = { .now = time(NULL) };
	uint64_t sum = 0;
	each_file(folder, count_one, &c, false);
	if (c.total <= most)
		return;
	c.most = most - most / 10;
	while (c.oldest < AGES && (sum += c.bytes[c.oldest]) <= c.most)
		c.oldest++;
	/* what is older than that age goes first */
	const uint32_t youngest = c.oldest;
	for (uint32_t pass = 0; pass < 2; pass++) {
		c.oldest = youngest + !pass;
		each_file(folder, trim_one, &c, false);
	}
}
