/* SPDX-License-Identifier: MIT */
#include "report/uri.h"

#include <ctype.h>
#include <string.h>

/* "/a/./b//../c" is "/a/c"; only by the text, links are not looked at. */
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

const char *path_of(struct arena *a, const char *cwd, const char *path, bool *relative)
{
	*relative = true;
	if (!strcmp(path, "-"))
		return "stdin";
	const char *whole = *path == '/' ? path : arena_printf(a, "%s/%s", cwd, path);
	const char *p = without_dots(a, whole);
	size_t ncwd = strcmp(cwd, "/") ? strlen(cwd) : 0;
	*relative = !strncmp(p, cwd, ncwd) && p[ncwd] == '/' && p[ncwd + 1];
	return p + (*relative ? ncwd + 1 : 0);
}

const char *uri_of(struct arena *a, const char *cwd, const char *path, bool *relative)
{
	static const char hex[] = "0123456789ABCDEF";
	const char *p = path_of(a, cwd, path, relative);
	char *out = arena_alloc(a, strlen(p) * 3 + 8), *o = out;
	if (!*relative) {
		memcpy(o, "file://", 7);
		o += 7;
	}
	for (; *p; p++) {
		uint8_t c = (uint8_t)*p;
		if (c < 0x80 && (isalnum(c) || strchr("-._~/", c))) {
			*o++ = (char)c;
		} else {
			*o++ = '%';
			*o++ = hex[c >> 4];
			*o++ = hex[c & 15];
		}
	}
	*o = '\0';
	return out;
}
