/* SPDX-License-Identifier: MIT */
#include "base/path.h"

#include <string.h>

static char *without_dots(struct arena *a, const char *path)
{
	char *out = arena_alloc(a, strlen(path) + 2);
	size_t n = 0;
	while (*path) {
		size_t len = strcspn(path, "/");
		if (len == 2 && !memcmp(path, "..", 2)) {
			while (n && out[--n] != '/')
				;
		} else if (len && !(len == 1 && *path == '.')) {
			out[n++] = '/';
			memcpy(out + n, path, len);
			n += len;
		}
		path += len;
		path += *path == '/';
	}
	if (!n)
		out[n++] = '/';
	out[n] = '\0';
	return out;
}

char *path_whole(struct arena *a, const char *cwd, const char *path)
{
	return without_dots(a, *path == '/' ? path : arena_printf(a, "%s/%s", cwd, path));
}

char *path_folder(struct arena *a, const char *whole)
{
	const char *slash = strrchr(whole, '/');
	size_t n = slash && slash > whole ? (size_t)(slash - whole) : 1;
	return arena_strndup(a, whole, n);
}

/* The length of a folder's path without the slash that only "/" ends with. */
static size_t length(const char *folder)
{
	return strcmp(folder, "/") ? strlen(folder) : 0;
}

bool path_within(const char *folder, const char *whole)
{
	size_t n = length(folder);
	return !strncmp(folder, whole, n) && (whole[n] == '/' || !whole[n]);
}

const char *path_from(struct arena *a, const char *folder, const char *whole)
{
	const char *up = "";
	size_t n = length(folder);
	if (!strcmp(folder, whole))
		return ".";
	while (strncmp(folder, whole, n) || (whole[n] && whole[n] != '/')) {
		up = arena_printf(a, "%s../", up);
		while (n && folder[--n] != '/')
			;
	}
	const char *rest = whole + n + (whole[n] == '/');
	if (!*rest)
		return arena_strndup(a, up, strlen(up) - 1);
	return arena_printf(a, "%s%s", up, rest);
}
