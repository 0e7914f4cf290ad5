/* SPDX-License-Identifier: MIT */
#include "read/list.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

/* Takes the line's end off, also that of Windows. Returns the name's length. */
static size_t trimmed(char *name, size_t n, char end)
{
	if (n && name[n - 1] == end)
		name[--n] = '\0';
	if (end == '\n' && n && name[n - 1] == '\r')
		name[--n] = '\0';
	return n;
}

int list_read(const char *file, bool null, void (*path)(void *arg, const char *path), void *arg,
	      const char **why)
{
	const char end = null ? '\0' : '\n';
	char *name = NULL;
	size_t room = 0;
	ssize_t got;
	FILE *f = strcmp(file, "-") ? fopen(file, "re") : stdin;
	*why = NULL;
	if (!f) {
		*why = strerror(errno);
		return -1;
	}
	while (!*why && (errno = 0, got = getdelim(&name, &room, end, f)) >= 0) {
		const size_t n = trimmed(name, (size_t)got, end);
		if (memchr(name, '\0', n))
			*why = "there is a NUL in this list of files; is --null missing?";
		else if (n)
			path(arg, strcmp(name, "-") ? name : "./-");
	}
	if (!*why && ferror(f))
		*why = strerror(errno ? errno : EIO);
	free(name);
	if (f != stdin)
		fclose(f);
	return *why ? -1 : 0;
}
