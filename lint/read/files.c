/* SPDX-License-Identifier: MIT */
#include "read/files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

/* The folders above the one at hand, to see a link that leads back. */
struct above {
	const struct above *up;
	dev_t dev;
	ino_t ino;
};

static void *grown(void *p, size_t size)
{
	p = realloc(p, size);
	if (!p)
		out_of_memory();
	return p;
}

static void trouble(const struct files *f, const char *path, const char *why)
{
	f->trouble(f->arg, path, why);
}

static void too_large(const struct files *f, const char *path)
{
	char why[96];
	if (f->max_size % (1 << 20))
		snprintf(why, sizeof why, "it is larger than %zu bytes (see --max-size)",
			 f->max_size);
	else
		snprintf(why, sizeof why, "it is larger than %zu MiB (see --max-size)",
			 f->max_size >> 20);
	trouble(f, path, why);
}

static bool all_blank(const uint8_t *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (b[i] != ' ' && !(b[i] >= '\t' && b[i] <= '\r'))
			return false;
	return true;
}

/* Reads to the end, but not much beyond the limit. `expected`: the size of a regular file, 0: not known. */
static void read_open(const struct files *f, const char *path, int fd, size_t expected)
{
	size_t cap = expected + 1 < 4096 ? 4096 : expected + 1, n = 0;
	uint8_t *b = grown(NULL, cap);
	for (;;) {
		if (n == cap)
			b = grown(b, cap = cap * 2);
		ssize_t got = read(fd, b + n, cap - n);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0 && errno == EAGAIN) {
			struct pollfd p = { .fd = fd, .events = POLLIN };
			poll(&p, 1, -1);
			continue;
		}
		if (got < 0) {
			trouble(f, path, strerror(errno));
			break;
		}
		n += (size_t)got;
		if (n > f->max_size) {
			too_large(f, path);
			break;
		}
		/* it asked for more than was expected, and there was no more */
		if (got && !(expected && n == expected))
			continue;
		if (all_blank(b, n))
			trouble(f, path, "it is empty");
		else
			f->letter(f->arg, path, b, n);
		break;
	}
	free(b);
}

/* Process substitution names a pipe of this process; a pipe in the file system may never end. */
static bool is_own_pipe(const char *path)
{
	return !strncmp(path, "/dev/fd/", 8) || !strcmp(path, "/dev/stdin") ||
	       !strncmp(path, "/proc/self/fd/", 14);
}

/* True: it is a folder, and was not read. */
static bool read_file(const struct files *f, const char *path)
{
	bool folder = false;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct stat st;
	if (fd < 0) {
		trouble(f, path, errno == ENXIO ? "it is not a regular file" : strerror(errno));
		return false;
	}
	if (fstat(fd, &st))
		trouble(f, path, strerror(errno));
	else if (S_ISDIR(st.st_mode))
		folder = true;
	else if (!S_ISREG(st.st_mode) && !(S_ISFIFO(st.st_mode) && is_own_pipe(path)))
		trouble(f, path, "it is not a regular file");
	else if (S_ISREG(st.st_mode) && (uintmax_t)st.st_size > f->max_size)
		too_large(f, path);
	else
		read_open(f, path, fd, S_ISREG(st.st_mode) ? (size_t)st.st_size : 0);
	close(fd);
	return folder;
}

/* ---- Folders ---- */

static bool is_letter_name(const char *name)
{
	size_t n = strlen(name);
	return n > 4 && !strcasecmp(name + n - 4, ".txt");
}

bool files_is_letter(const char *path)
{
	const char *name = path;
	for (const char *p = path; *p; p++) {
		if (*name == '.')
			return false;
		if (*p == '/')
			name = p + 1;
	}
	return *name != '.' && is_letter_name(name);
}

/* The names in a folder, one behind the other; a folder's ends in '/'. */
struct names {
	char *text;
	size_t used, room;
	const char **v; /* in order, once all are there */
	size_t n;
};

static void add_name(struct names *names, const char *name, bool is_folder)
{
	const size_t n = strlen(name);
	if (names->used + n + 2 > names->room)
		names->text = grown(names->text, names->room = 2 * (names->used + n + 2));
	char *to = names->text + names->used;
	memcpy(to, name, n + 1);
	if (is_folder)
		memcpy(to + n, "/", 2);
	names->used += n + 1 + is_folder;
	names->n++;
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The '/' of folders also puts them where the paths of their files belong. */
static void sort_names(struct names *names)
{
	const char *p = names->text;
	if (!names->n)
		return;
	names->v = grown(NULL, names->n * sizeof *names->v);
	for (size_t i = 0; i < names->n; i++, p += strlen(p) + 1)
		names->v[i] = p;
	qsort(names->v, names->n, sizeof *names->v, by_bytes);
}

static void free_names(struct names *names)
{
	free(names->text);
	free(names->v);
}

/* The path at hand, of the folders and the file that are being read. */
struct walk {
	const struct files *files;
	char *path;
	size_t room;
};

/* Puts a name behind the first n bytes of the path, which are a folder's. */
static void set_path(struct walk *w, size_t n, const char *name)
{
	const size_t m = strlen(name);
	if (n + m + 2 > w->room)
		w->path = grown(w->path, w->room = 2 * (n + m + 2));
	if (n && w->path[n - 1] != '/')
		w->path[n++] = '/';
	memcpy(w->path + n, name, m + 1);
}

/* What is below the path at hand. Only names are kept: a folder may have a million. */
static int list_folder(struct walk *w, struct names *names)
{
	const size_t n = strlen(w->path);
	DIR *d = opendir(w->path);
	if (!d)
		return -1;
	const struct dirent *e;
	int err = 0;
	while (errno = 0, (e = readdir(d)) != NULL) {
		if (e->d_name[0] == '.')
			continue;
		bool is_folder = e->d_type == DT_DIR;
		struct stat st;
		if (e->d_type == DT_LNK || e->d_type == DT_UNKNOWN) {
			set_path(w, n, e->d_name);
			is_folder = !stat(w->path, &st) && S_ISDIR(st.st_mode);
		}
		if (is_folder || is_letter_name(e->d_name))
			add_name(names, e->d_name, is_folder);
	}
	err = errno;
	closedir(d);
	w->path[n] = '\0';
	sort_names(names);
	errno = err;
	return err ? -1 : 0;
}

static size_t read_folder(struct walk *, const struct above *);

/* What a name stands for. Returns how many letters there were, readable or not. */
static size_t read_name(struct walk *w, const struct above *here, const char *name)
{
	const struct files *f = w->files;
	const bool is_folder = name[strlen(name) - 1] == '/';
	if (f->exclude && f->exclude(f->arg, w->path, is_folder))
		return 1; /* that it has some is all that its folder asks */
	if (is_folder)
		return read_folder(w, here);
	if (read_file(f, w->path))
		trouble(f, w->path, "it is not a regular file");
	return 1;
}

/* The folder at hand. Returns the same. */
static size_t read_folder(struct walk *w, const struct above *up)
{
	const size_t n = strlen(w->path);
	struct stat st;
	struct names names = { 0 };
	size_t letters = 0;
	if (stat(w->path, &st)) {
		trouble(w->files, w->path, strerror(errno));
		return 1;
	}
	struct above here = { up, st.st_dev, st.st_ino };
	for (const struct above *a = up; a; a = a->up) {
		if (a->dev == here.dev && a->ino == here.ino) {
			trouble(w->files, w->path,
				"the link leads back to a folder above it; not followed");
			return 1;
		}
	}
	if (list_folder(w, &names)) {
		trouble(w->files, w->path, strerror(errno));
		letters++;
	}
	for (size_t i = 0; i < names.n; i++) {
		set_path(w, n, names.v[i]);
		letters += read_name(w, &here, names.v[i]);
	}
	w->path[n] = '\0';
	free_names(&names);
	return letters;
}

static void read_all(const struct files *f, const char *folder)
{
	struct walk w = { .files = f };
	set_path(&w, 0, folder);
	if (!read_folder(&w, NULL))
		trouble(f, folder, "it has no letters (files named *.txt)");
	free(w.path);
}

void files_read(const struct files *f, const char *path)
{
	if (!strcmp(path, "-"))
		read_open(f, path, STDIN_FILENO, 0);
	else if (!*path)
		trouble(f, "''", "the name is empty");
	else if (read_file(f, path))
		read_all(f, path);
}
