/* SPDX-License-Identifier: MIT */
#include "engine/cache.h"

#include "report/sha256.h"

#include <dirent.h>
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
#define NAME	  62	     /* of an entry's file; two more digits are its folder's */
#define TEMPORARY ".new-"

struct known_policy {
	const struct policy *policy;
	char hex[65]; /* empty: not kept */
};

struct cache {
	const struct registry *registry;
	char *folder;
	char program[65]; /* of the program and the dictionaries */
	pthread_mutex_t lock;
	struct arena arena; /* below: under the lock */
	VEC_OF(struct known_policy) policies;
};

/* ---- Bytes ---- */

struct writer {
	struct arena *arena;
	uint8_t *v;
	size_t n, room;
};

static void put(struct writer *w, const void *p, size_t n)
{
	if (w->n + n > w->room) {
		size_t room = 2 * (w->n + n) + 256;
		uint8_t *v = arena_alloc(w->arena, room);
		if (w->n)
			memcpy(v, w->v, w->n);
		w->v = v;
		w->room = room;
	}
	if (n)
		memcpy(w->v + w->n, p, n);
	w->n += n;
}

static void put_number(struct writer *w, uint64_t n)
{
	put(w, &n, sizeof n);
}

static void put_text(struct writer *w, struct ll_sv s)
{
	put_number(w, s.n);
	put(w, s.p, s.n);
}

static void put_span(struct writer *w, struct ll_span s)
{
	put_number(w, s.off);
	put_number(w, s.len);
}

/* What runs over its end gives zeros, and is bad. */
struct reader {
	const uint8_t *p, *end;
	struct arena *arena;
	const struct source *source;
	bool bad;
};

static uint64_t get_number(struct reader *r)
{
	uint64_t n = 0;
	if ((size_t)(r->end - r->p) < sizeof n) {
		r->bad = true;
		return 0;
	}
	memcpy(&n, r->p, sizeof n);
	r->p += sizeof n;
	return n;
}

static uint32_t get_uint(struct reader *r, uint64_t most)
{
	uint64_t n = get_number(r);
	r->bad |= n > most;
	return r->bad ? 0 : (uint32_t)n;
}

/* How many follow, each of `size` bytes at least. */
static uint32_t get_count(struct reader *r, size_t size)
{
	return get_uint(r, (uint64_t)(r->end - r->p) / size);
}

static struct ll_sv get_text(struct reader *r)
{
	uint32_t n = get_uint(r, (uint64_t)(r->end - r->p));
	struct ll_sv s = { arena_strndup(r->arena, (const char *)r->p, n), n };
	r->p += n;
	return s;
}

static struct ll_span get_span(struct reader *r)
{
	uint32_t off = get_uint(r, r->source->len);
	return (struct ll_span){ off, get_uint(r, r->source->len - off) };
}

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

/* Rules of configs and checks of shared objects are code that no number tells apart. */
static bool is_built_in(const struct cache *c, const struct rule *r)
{
	const struct registry *g = c->registry;
	return r >= g->rules.v && r < g->rules.v + g->rules.n && !r->file;
}

static void hash_policy(const struct cache *c, const struct policy *p, char hex[65])
{
	struct arena a = { 0 };
	struct writer w = { .arena = &a };
	bool kept = !p->profiles; /* nor families of the user's */
	put_text(&w, sv(c->program));
	for (uint32_t i = 0; i < p->n; i++) {
		const struct setting *s = &p->settings[i];
		if (!s->on)
			continue;
		kept = kept && is_built_in(c, s->rule);
		put_text(&w, sv(s->rule->check.id));
		put_number(&w, setting_level(s));
		for (uint32_t k = 0; s->options && s->rule->check.options[k].name; k++)
			put_number(&w, (uint64_t)s->options[k]);
	}
	put_number(&w, (uint64_t)p->today);
	put_text(&w, p->family ? sv(p->family) : sv(""));
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

static void put_finding(struct writer *w, const struct ll_finding *f)
{
	put_text(w, sv(f->rule->check.id));
	put_number(w, f->severity);
	put_number(w, f->serial);
	put_span(w, f->at);
	put_text(w, sv(f->message));
	put_number(w, f->fingerprint);
	put_number(w, f->ordinal);
	put_number(w, f->related.n);
	for (uint32_t i = 0; i < f->related.n; i++) {
		put_span(w, f->related.v[i].at);
		put_text(w, sv(f->related.v[i].message));
	}
	put_number(w, f->fixes.n);
	for (uint32_t i = 0; i < f->fixes.n; i++) {
		const struct ll_fix *x = f->fixes.v[i];
		put_number(w, x->applicability);
		put_number(w, x->title != NULL);
		put_text(w, sv(x->title));
		put_number(w, x->edits.n);
		for (uint32_t k = 0; k < x->edits.n; k++) {
			put_span(w, x->edits.v[k].at);
			put_text(w, x->edits.v[k].text);
		}
	}
}

static struct ll_fix *get_fix(struct reader *r, struct ll_finding *f)
{
	struct ll_fix *x = arena_new(r->arena, struct ll_fix);
	x->finding = f;
	x->applicability = get_uint(r, LL_FIX_CHOICE);
	bool titled = get_uint(r, 1);
	struct ll_sv title = get_text(r);
	x->title = titled ? title.p : NULL;
	for (uint32_t n = get_count(r, 24); n && !r->bad; n--) {
		struct edit *e = VEC_PUSH(r->arena, &x->edits);
		e->at = get_span(r);
		e->text = get_text(r);
	}
	return x;
}

static struct ll_finding *get_finding(struct reader *r, const struct policy *p,
				      const struct ll_letter *l)
{
	struct ll_finding *f = arena_new(r->arena, struct ll_finding);
	const struct setting *s = policy_find(p, get_text(r));
	r->bad |= !s;
	if (r->bad)
		return NULL;
	f->arena = r->arena;
	f->source = r->source;
	f->letter = l;
	f->rule = s->rule;
	f->severity = get_uint(r, LL_ERROR);
	f->serial = get_uint(r, UINT32_MAX);
	f->at = get_span(r);
	f->message = get_text(r).p;
	f->fingerprint = get_number(r);
	f->ordinal = get_uint(r, UINT32_MAX);
	for (uint32_t n = get_count(r, 24); n && !r->bad; n--) {
		struct related *o = VEC_PUSH(r->arena, &f->related);
		o->at = get_span(r);
		o->message = get_text(r).p;
	}
	for (uint32_t n = get_count(r, 32); n && !r->bad; n--) {
		struct ll_fix *x = get_fix(r, f);
		*VEC_PUSH(r->arena, &f->fixes) = x;
	}
	return f;
}

/* The sections are all that reports ask of a letter. */
static struct ll_letter *get_letter(struct reader *r)
{
	struct ll_letter *l = arena_new(r->arena, struct ll_letter);
	l->arena = r->arena;
	l->source = r->source;
	for (uint32_t n = get_count(r, 32); n && !r->bad; n--) {
		struct ll_section *s = VEC_PUSH(r->arena, &l->sections);
		s->kind = get_uint(r, LL_SEC_KINDS - 1);
		s->item = get_uint(r, UINT32_MAX);
		s->at = get_span(r);
	}
	return l;
}

static bool understand(struct reader *r, const struct policy *p, struct linted *out)
{
	struct ll_letter *l = get_letter(r);
	uint32_t n = get_count(r, 64);
	struct ll_finding **v = arena_array(r->arena, struct ll_finding *, n + 1);
	for (uint32_t i = 0; i < n && !r->bad; i++)
		v[i] = get_finding(r, p, l);
	if (r->bad || r->p != r->end)
		return false;
	*out = (struct linted){ .policy = p, .source = r->source, .letter = l, .v = v, .all = v,
				.n = n, .nall = n };
	return true;
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
	struct reader r = { .arena = a, .source = s };
	if (n >= head && !memcmp(v, MAGIC, sizeof MAGIC - 1)) {
		r.p = v + head;
		r.end = v + n;
		sha256_hex(r.p, n - head, hex);
		if (!memcmp(hex, v + sizeof MAGIC - 1, 64) && understand(&r, p, out))
			return true;
	}
	unlink(path); /* damaged: the next one is to find its place free */
	return false;
}

/* Where no file can be without a name it has a hidden one for a moment. */
static void write_entry(struct arena *a, const char *path, const uint8_t *v, size_t n)
{
	const char *folder = arena_strndup(a, path, strlen(path) - NAME - 1);
	char *hidden = arena_printf(a, "%s/" TEMPORARY "XXXXXX", folder);
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
	put_number(&w, l->letter->sections.n);
	for (uint32_t i = 0; i < l->letter->sections.n; i++) {
		const struct ll_section *s = &l->letter->sections.v[i];
		put_number(&w, s->kind);
		put_number(&w, s->item);
		put_span(&w, s->at);
	}
	put_number(&w, l->nall);
	for (uint32_t i = 0; i < l->nall; i++)
		put_finding(&w, l->all[i]);
	if (w.n + sizeof MAGIC + 64 <= LARGEST) {
		sha256_hex(w.v, w.n, hex);
		put(&file, MAGIC, sizeof MAGIC - 1);
		put(&file, hex, 64);
		put(&file, w.v, w.n);
		write_entry(&a, path_of_key(&a, c, key), file.v, file.n);
	}
	arena_free(&a);
}

/* ---- The folder ---- */

const char *cache_folder(struct arena *a)
{
	const char *xdg = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
	if (xdg && *xdg == '/')
		return arena_printf(a, "%s/letterlint", xdg);
	return home && *home == '/' ? arena_printf(a, "%s/.cache/letterlint", home) : NULL;
}

static int make_folders(char *path)
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

struct cache *cache_open(const char *folder, struct registry *g, const char **why)
{
	char *path = arena_strndup(&g->arena, folder, strlen(folder));
	struct stat st;
	if (!*path || make_folders(path) || stat(path, &st)) {
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
	pthread_mutex_init(&c->lock, NULL);
	know_program(c);
	return c;
}

void cache_close(struct cache *c)
{
	if (!c)
		return;
	pthread_mutex_destroy(&c->lock);
	arena_free(&c->arena);
	free(c);
}

static bool is_hex(const char *s, size_t n)
{
	return strlen(s) == n && strspn(s, "0123456789abcdef") == n;
}

/* Only what a cache makes is removed. */
static int clean_folder(const char *path, uint64_t *n)
{
	DIR *d = opendir(path);
	const struct dirent *e;
	int failed = 0;
	if (!d)
		return -1;
	while (!failed && (errno = 0, e = readdir(d)) != NULL) {
		bool ours = is_hex(e->d_name, NAME) ||
			    !strncmp(e->d_name, TEMPORARY, sizeof TEMPORARY - 1);
		if (!ours)
			continue;
		failed = unlinkat(dirfd(d), e->d_name, 0);
		*n += !failed;
	}
	failed |= errno != 0;
	closedir(d);
	return failed ? -1 : 0;
}

int cache_clean(const char *folder, uint64_t *n)
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
		failed = clean_folder(path, n);
		if (!failed)
			rmdir(path);
	}
	int err = errno;
	closedir(d);
	arena_free(&a);
	errno = err;
	return failed ? -1 : 0;
}
