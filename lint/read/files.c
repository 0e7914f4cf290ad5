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

/* Reads to the end, but not much beyond the limit. */
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
		if (got)
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

static void read_file(const struct files *f, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct stat st;
	if (fd < 0) {
		trouble(f, path, errno == ENXIO ? "it is not a regular file" : strerror(errno));
		return;
	}
	if (fstat(fd, &st))
		trouble(f, path, strerror(errno));
	else if (!S_ISREG(st.st_mode) && !(S_ISFIFO(st.st_mode) && is_own_pipe(path)))
		trouble(f, path, "it is not a regular file");
	else if (S_ISREG(st.st_mode) && (uintmax_t)st.st_size > f->max_size)
		too_large(f, path);
	else
		read_open(f, path, fd, S_ISREG(st.st_mode) ? (size_t)st.st_size : 0);
	close(fd);
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

struct names {
	char **v;
	size_t n, cap;
};

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static char *joined(const char *folder, const char *name, const char *end)
{
	size_t n = strlen(folder), m = strlen(name) + strlen(end);
	char *s = grown(NULL, n + m + 2);
	snprintf(s, n + m + 2, "%s%s%s%s", folder, n && folder[n - 1] == '/' ? "" : "/", name, end);
	return s;
}

/* The paths below; a folder's ends in '/', which also puts it where its files belong in the
 * order. */
static int list_folder(const char *folder, struct names *names)
{
	DIR *d = opendir(folder);
	if (!d)
		return -1;
	const struct dirent *e;
	int err = 0;
	while (errno = 0, (e = readdir(d)) != NULL) {
		if (e->d_name[0] == '.')
			continue;
		bool is_folder = e->d_type == DT_DIR;
		char *path = joined(folder, e->d_name, "");
		struct stat st;
		if (e->d_type == DT_LNK || e->d_type == DT_UNKNOWN)
			is_folder = !stat(path, &st) && S_ISDIR(st.st_mode);
		if (!is_folder && !is_letter_name(e->d_name)) {
			free(path);
			continue;
		}
		if (is_folder) {
			free(path);
			path = joined(folder, e->d_name, "/");
		}
		if (names->n == names->cap)
			names->v = grown(names->v,
					 sizeof *names->v *
						 (names->cap = names->cap ? names->cap * 2 : 64));
		names->v[names->n++] = path;
	}
	err = errno;
	closedir(d);
	errno = err;
	if (names->n)
		qsort(names->v, names->n, sizeof *names->v, by_bytes);
	return err ? -1 : 0;
}

/* Returns how many letters there were, readable or not. */
static size_t read_folder(const struct files *f, const char *path, const struct above *up)
{
	struct stat st;
	struct names names = { 0 };
	size_t letters = 0;
	if (stat(path, &st)) {
		trouble(f, path, strerror(errno));
		return 1;
	}
	struct above here = { up, st.st_dev, st.st_ino };
	for (const struct above *a = up; a; a = a->up) {
		if (a->dev == here.dev && a->ino == here.ino) {
			trouble(f, path, "the link leads back to a folder above it; not followed");
			return 1;
		}
	}
	if (list_folder(path, &names)) {
		trouble(f, path, strerror(errno));
		letters++;
	}
	for (size_t i = 0; i < names.n; i++) {
		char *name = names.v[i];
		const bool is_folder = name[strlen(name) - 1] == '/';
		if (f->exclude && f->exclude(f->arg, name, is_folder)) {
			letters++; /* that it has some is all that its folder asks */
		} else if (is_folder) {
			letters += read_folder(f, name, &here);
		} else {
			read_file(f, name);
			letters++;
		}
		free(name);
	}
	free(names.v);
	return letters;
}

void files_read(const struct files *f, const char *path)
{
	struct stat st;
	if (!strcmp(path, "-")) {
		read_open(f, path, STDIN_FILENO, 0);
	} else if (!*path) {
		trouble(f, "''", "the name is empty");
	} else if (stat(path, &st)) {
		trouble(f, path, strerror(errno));
	} else if (S_ISDIR(st.st_mode)) {
		if (!read_folder(f, path, NULL))
			trouble(f, path, "it has no letters (files named *.txt)");
	} else {
		read_file(f, path);
	}
}
