/* SPDX-License-Identifier: MIT */
#include "report/uri.h"

#include "base/path.h"

#include <ctype.h>
#include <string.h>

const char *path_of(struct arena *a, const char *cwd, const char *path, bool *relative)
{
	*relative = true;
	if (!strcmp(path, "-"))
		return "stdin";
	const char *p = path_whole(a, cwd, path);
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
