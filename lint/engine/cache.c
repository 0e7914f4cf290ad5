/* SPDX-License-Identifier: MIT */
#include "engine/cache_parts.h"

#include "engine/rules.h"
#include "report/sha256.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef LL_VERSION
#define LL_VERSION "0"
#endif

#define MAGIC	  "letterlint cache 1\n"
#define LARGEST	  (4u << 20) /* bytes of an entry; a letter with more findings is linted again */

struct known_policy {
	const struct policy *policy;
	char hex[65]; /* empty: not kept */
};

struct cache {
	const struct registry *registry;
	char *folder;
	char program[65]; /* of the program and the dictionaries */
	uint64_t most;	  /* bytes that stay at the end */
	pthread_mutex_t lock;
	bool grew;	    /* from here on: under the lock */
	struct arena arena;
	VEC_OF(struct known_policy) policies;
};

/* ---- Keys ---- */

static void put_file(struct writer *w, const char *path)
{
	struct stat st;
	if (stat(path, &st))
		memset(&st, 0, sizeof st);
	put_text(w, (struct ll_sv){ path, strlen(path) });
	put_number(w, (uint64_t)st.st_size);
	put_number(w, (uint64_t)st.st_mtim.tv_sec);
	put_number(w, (uint64_t)st.st_mtim.tv_nsec);
}

/* Another build is another program, and so is one with other dictionaries. */
static void know_program(struct cache *c)
{
	struct arena a = { 0 };
	struct writer w = { .arena = &a };
	put_text(&w, sv(MAGIC LL_VERSION));
	put_file(&w, "/proc/self/exe");
	const char *const *files = speller_files(&a);
	for (size_t i = 0; files[i]; i++)
		put_file(&w, files[i]);
	sha256_hex(w.v, w.n, c->program);
	arena_free(&a);
}

/* Of what shared objects do no number tells. */
static bool is_known(const struct cache *c, const struct rule *r)
{
	const struct registry *g = c->registry;
	return r->user || (r >= g->rules.v && r < g->rules.v + g->rules.n && !r->file);
}

static void put_setting(struct writer *w, const struct setting *s)
{
	const struct rule *r = s->rule;
	put_text(w, sv(r->check.id));
	put_number(w, setting_level(s));
	for (uint32_t k = 0; s->options && r->check.options[k].name; k++)
		put_number(w, (uint64_t)s->options[k]);
	put_text(w, r->user ? sv(r->user->digest) : sv(""));
}

static void hash_policy(const struct cache *c, const struct policy *p, char hex[65])
{
	struct arena a = { 0 };
	struct writer w = { .arena = &a };
	bool kept = true;
	put_text(&w, sv(c->program));
	for (uint32_t i = 0; i < p->n; i++) {
		if (!p->settings[i].on)
			continue;
		kept = kept && is_known(c, p->settings[i].rule);
		put_setting(&w, &p->settings[i]);
	}
	put_number(&w, (uint64_t)p->today);
	put_text(&w, p->family ? sv(p->family) : sv(""));
	/* in the order in which they were added: of two that fit a letter the first is taken */
	for (uint32_t i = 0; p->profiles && i < p->profiles->files.n; i++)
		put_text(&w, sv(profile_file_digest(p->profiles->files.v[i])));
	for (uint32_t i = 0; i < p->room; i++)
		put_text(&w, p->words[i]);
	sha256_hex(w.v, w.n, hex);
	if (!kept)
		hex[0] = '\0';
	arena_free(&a);
}

struct cache_key cache_key(struct cache *c, const struct policy *p, const uint8_t *bytes, size_t n)
{
	struct cache_key key = { "" };
	char both[2 * 64 + 1];
	struct known_policy *known = NULL;
	pthread_mutex_lock(&c->lock);
	for (uint32_t i = 0; i < c->policies.n && !known; i++)
		if (c->policies.v[i].policy == p)
			known = &c->policies.v[i];
	if (!known) {
		known = VEC_PUSH(&c->arena, &c->policies);
		known->policy = p;
		hash_policy(c, p, known->hex);
	}
	memcpy(both, known->hex, 65);
	pthread_mutex_unlock(&c->lock);
	if (!*both)
		return key;
	sha256_hex(bytes, n, both + 64);
	sha256_hex(both, 2 * 64, key.hex);
	return key;
}

/* ---- Entries ---- */

static char *path_of_key(struct arena *a, const struct cache *c, const struct cache_key *k)
{
	return arena_printf(a, "%s/%.2s/%s", c->folder, k->hex, k->hex + 2);
}

/* The whole file, or NULL. */
static uint8_t *read_entry(struct arena *a, const char *path, size_t *n)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	struct stat st;
	uint8_t *v = NULL;
	if (fd < 0)
		return NULL;
	if (!fstat(fd, &st) && S_ISREG(st.st_mode) && st.st_uid == geteuid() &&
	    st.st_size <= LARGEST) {
		*n = (size_t)st.st_size;
		v = arena_alloc(a, *n + 1);
		if (read(fd, v, *n + 1) != (ssize_t)*n)
			v = NULL;
		cache_used(fd, &st);
	}
	close(fd);
	return v;
}

bool cache_load(struct cache *c, const struct cache_key *key, struct arena *a,
		const struct policy *p, const struct source *s, struct linted *out)
{
	const size_t head = sizeof MAGIC - 1 + 64;
	char hex[65];
	size_t n = 0;
	if (!*key->hex)
		return false;
	const char *path = path_of_key(a, c, key);
	const uint8_t *v = read_entry(a, path, &n);
	if (!v)
		return false;
	if (n >= head && !memcmp(v, MAGIC, sizeof MAGIC - 1)) {
		sha256_hex(v + head, n - head, hex);
		if (!memcmp(hex, v + sizeof MAGIC - 1, 64) &&
		    entry_read(v + head, n - head, a, p, s, out))
			return true;
	}
	unlink(path); /* damaged: the next one is to find its place free */
	return false;
}

/* Where no file can be without a name it has a hidden one for a moment. */
static void write_entry(struct arena *a, const char *path, const uint8_t *v, size_t n)
{
	const char *folder = arena_strndup(a, path, strlen(path) - CACHE_NAME - 1);
	char *hidden = arena_printf(a, "%s/" CACHE_TEMPORARY "XXXXXX", folder);
	if (mkdir(folder, 0700) && errno != EEXIST)
		return;
	int fd = open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
	bool named = fd < 0;
	if (named)
		fd = mkostemp(hidden, O_CLOEXEC);
	if (fd < 0)
		return;
	bool good = write(fd, v, n) == (ssize_t)n;
	if (named && (!good || rename(hidden, path)))
		unlink(hidden);
	else if (!named && good) /* another run may have been first */
		linkat(AT_FDCWD, arena_printf(a, "/proc/self/fd/%d", fd), AT_FDCWD, path,
		       AT_SYMLINK_FOLLOW);
	close(fd);
}

void cache_store(struct cache *c, const struct cache_key *key, const struct linted *l)
{
	struct arena a = { 0 };
	struct writer w = { .arena = &a }, file = { .arena = &a };
	char hex[65];
	if (!*key->hex || l->ntroubles || speller_is_missing(c->registry->speller))
		return;
	entry_write(&w, l);
	if (w.n + sizeof MAGIC + 64 <= LARGEST) {
		sha256_hex(w.v, w.n, hex);
		put(&file, MAGIC, sizeof MAGIC - 1);
		put(&file, hex, 64);
		put(&file, w.v, w.n);
		write_entry(&a, path_of_key(&a, c, key), file.v, file.n);
		pthread_mutex_lock(&c->lock);
		c->grew = true;
		pthread_mutex_unlock(&c->lock);
	}
	arena_free(&a);
}

/* ---- Beginning and end ---- */

struct cache *cache_open(const char *folder, uint64_t most, struct registry *g, const char **why)
{
	char *path = arena_strndup(&g->arena, folder, strlen(folder));
	struct stat st;
	if (!*path || cache_make_folders(path) || stat(path, &st)) {
		*why = arena_printf(&g->arena, "%s: %s", folder, strerror(*path ? errno : ENOENT));
		return NULL;
	}
	if (!S_ISDIR(st.st_mode) || st.st_uid != geteuid() || st.st_mode & 077) {
		*why = arena_printf(&g->arena,
				    "%s: it is to hold words of letters, so it must be a folder of "
				    "yours that nobody else can look into (chmod 700)",
				    folder);
		return NULL;
	}
	struct cache *c = calloc(1, sizeof *c);
	if (!c)
		out_of_memory();
	c->registry = g;
	c->folder = path;
	c->most = most ? most : CACHE_MOST;
	c->grew = most != 0; /* it may be less than last time */
	pthread_mutex_init(&c->lock, NULL);
	know_program(c);
	return c;
}

void cache_close(struct cache *c)
{
	if (!c)
		return;
	if (c->grew)
		cache_trim(c->folder, c->most);
	pthread_mutex_destroy(&c->lock);
	arena_free(&c->arena);
	free(c);
}
