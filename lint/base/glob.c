/* SPDX-License-Identifier: MIT */
#include "base/glob.h"

#include "base/utf8.h"

#include <string.h>

struct text {
	const char *p, *end;
};

static size_t read_char(struct text t, uint32_t *cp)
{
	const int size = utf8_read(t.p, (size_t)(t.end - t.p), cp);
	if (size > 0)
		return (size_t)size;
	*cp = 0x110000u + (uint8_t)*t.p; /* a byte that is no UTF-8 is only like itself */
	return 1;
}

/* ---- One name ---- */

/* One sign of a class, perhaps after a backslash; steps over it. */
static uint32_t class_char(struct text *t)
{
	uint32_t cp;
	if (*t->p == '\\' && t->p + 1 < t->end)
		t->p++;
	t->p += read_char(*t, &cp);
	return cp;
}

/* t->p stands behind the '['; steps behind the ']'. */
static bool in_class(struct text *t, uint32_t cp)
{
	bool in = false;
	const bool negated = *t->p == '!' || *t->p == '^';
	t->p += negated;
	for (bool first = true; t->p < t->end && (first || *t->p != ']'); first = false) {
		const uint32_t low = class_char(t);
		uint32_t high = low;
		if (t->end - t->p >= 2 && t->p[0] == '-' && t->p[1] != ']') {
			t->p++;
			high = class_char(t);
		}
		in |= low <= cp && cp <= high;
	}
	t->p += t->p < t->end;
	return in != negated;
}

/* One sign of the pattern against one of the name; steps over both. */
static bool match_one(struct text *pattern, struct text *name)
{
	uint32_t want, cp;
	name->p += read_char(*name, &cp);
	if (*pattern->p == '?') {
		pattern->p++;
		return true;
	}
	if (*pattern->p == '[') {
		pattern->p++;
		return in_class(pattern, cp);
	}
	if (*pattern->p == '\\' && pattern->p + 1 < pattern->end)
		pattern->p++;
	pattern->p += read_char(*pattern, &want);
	return want == cp;
}

/* The last star alone is gone back to: it can take what the ones before it could. */
static bool match_name(struct text pattern, struct text name)
{
	struct text star = { NULL, NULL }, taken = name;
	for (;;) {
		if (pattern.p < pattern.end && *pattern.p == '*') {
			pattern.p++;
			star = pattern;
			taken = name;
			continue;
		}
		if (name.p == name.end && pattern.p == pattern.end)
			return true;
		if (name.p < name.end && pattern.p < pattern.end && match_one(&pattern, &name))
			continue;
		if (!star.p || taken.p == taken.end)
			return false;
		uint32_t cp;
		taken.p += read_char(taken, &cp);
		name = taken;
		pattern = star;
	}
}

/* ---- Paths ---- */

/* The end of the name that t begins with: of a pattern's, no '/' in a class or behind a backslash
 * ends it, for glob_wrong() has seen to it that there is none. */
static const char *name_end(struct text t)
{
	const char *slash = memchr(t.p, '/', (size_t)(t.end - t.p));
	return slash ? slash : t.end;
}

static void next_name(struct text *t)
{
	t->p = name_end(*t);
	t->p += t->p < t->end;
}

static bool is_stars(struct text t)
{
	const char *end = name_end(t);
	return end - t.p == 2 && t.p[0] == '*' && t.p[1] == '*';
}

/* As match_name(), with names for signs and '**' for '*'. */
static bool match_names(struct text pattern, struct text path, bool anywhere)
{
	struct text star = { NULL, NULL }, taken = path;
	if (anywhere)
		star = pattern;
	for (;;) {
		if (pattern.p < pattern.end && is_stars(pattern)) {
			next_name(&pattern);
			if (pattern.p == pattern.end)
				return path.p < path.end;
			star = pattern;
			taken = path;
			continue;
		}
		if (path.p == path.end && pattern.p == pattern.end)
			return true;
		if (path.p < path.end && pattern.p < pattern.end &&
		    match_name((struct text){ pattern.p, name_end(pattern) },
			       (struct text){ path.p, name_end(path) })) {
			next_name(&pattern);
			next_name(&path);
			continue;
		}
		if (!star.p || taken.p == taken.end)
			return false;
		next_name(&taken);
		path = taken;
		pattern = star;
	}
}

bool glob_match(const char *pattern, const char *path, bool is_folder)
{
	struct text p = { pattern, pattern + strlen(pattern) };
	const bool folders_only = p.end > p.p && p.end[-1] == '/';
	p.end -= folders_only;
	if (p.p < p.end && p.p[0] == '.' && p.p[1] == '/')
		p.p++;
	const bool anywhere = !memchr(p.p, '/', (size_t)(p.end - p.p));
	p.p += p.p < p.end && *p.p == '/';
	/* the folders that it is in, then itself */
	for (const char *end = path; *end;) {
		end += strcspn(end + 1, "/") + 1;
		if ((*end || is_folder || !folders_only) &&
		    match_names(p, (struct text){ path, end }, anywhere))
			return true;
	}
	return false;
}

/* ---- Mistakes ---- */

static const char *wrong_class(const char **p)
{
	const char *at = *p + 1;
	at += *at == '!' || *at == '^';
	for (bool first = true; *at && (first || *at != ']'); first = false, at++) {
		if (*at == '\\' && at[1])
			at++;
		if (*at == '/')
			return "there is a '/' between its brackets";
	}
	if (!*at)
		return "its '[' has no ']'; a bracket itself is written \\[";
	*p = at;
	return NULL;
}

const char *glob_wrong(const char *pattern)
{
	const char *why = NULL;
	if (!*pattern || !strcmp(pattern, "/") || !strcmp(pattern, "./"))
		return "it is empty";
	if (*pattern == '!')
		return "it cannot begin with '!'; a name that begins so is written \\!";
	for (const char *p = pattern; *p && !why; p++) {
		const bool begins = p == pattern || p[-1] == '/';
		if (begins && p != pattern && *p == '/')
			why = "there is nothing between two '/'";
		else if (begins && !strncmp(p, "..", 2) && (!p[2] || p[2] == '/'))
			why = "'..' leads out of the folder; patterns are for what is below it";
		else if (*p == '{')
			why = "braces are not understood; write a pattern for each, or \\{ for the "
			      "sign";
		else if (*p == '[')
			why = wrong_class(&p);
		else if (*p == '\\' && (!p[1] || p[1] == '/'))
			why = "its backslash has nothing to take; a folder's name ends in '/'";
		else if (*p == '\\')
			p++;
	}
	return why;
}
