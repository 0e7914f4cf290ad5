/* SPDX-License-Identifier: MIT */
#include "base/jsonc_edit.h"

#include <stdlib.h>
#include <string.h>

/* ---- Finding one's way in text that is known to be well formed ---- */

/* The first byte behind blanks and comments. */
static size_t skip_between(const char *t, size_t at)
{
	for (;;) {
		at += strspn(t + at, " \t\r\n");
		if (t[at] == '/' && t[at + 1] == '/')
			at += strcspn(t + at, "\r\n");
		else if (t[at] == '/' && t[at + 1] == '*')
			at = (size_t)(strstr(t + at + 2, "*/") - t) + 2;
		else
			return at;
	}
}

static size_t skip_string(const char *t, size_t at)
{
	for (at++; t[at] != '"'; at++)
		at += t[at] == '\\';
	return at + 1;
}

/* The first byte behind the value that begins here. */
static size_t skip_value(const char *t, size_t at)
{
	size_t depth = 0;
	if (t[at] == '"')
		return skip_string(t, at);
	if (t[at] != '{' && t[at] != '[')
		return at + strcspn(t + at, ",]} \t\r\n/");
	do {
		at = skip_between(t, at);
		depth += t[at] == '{' || t[at] == '[';
		depth -= t[at] == '}' || t[at] == ']';
		at = t[at] == '"' ? skip_string(t, at) : at + 1;
	} while (depth);
	return at;
}

static size_t line_begin(const char *t, size_t at)
{
	while (at && t[at - 1] != '\n' && t[at - 1] != '\r')
		at--;
	return at;
}

/* The blanks that its line begins with. */
static struct ll_sv indent_of(const char *t, size_t at)
{
	size_t from = line_begin(t, at);
	return (struct ll_sv){ t + from, strspn(t + from, " \t") };
}

/* Nothing but blanks stands before it on its line. */
static bool is_first(const char *t, size_t at)
{
	struct ll_sv indent = indent_of(t, at);
	return indent.p + indent.n == t + at;
}

/* ---- Adding ---- */

/* What one level is indented by: what the first indented line is. */
static struct ll_sv indent_unit(const char *t)
{
	for (const char *p = t; (p = strpbrk(p, "\r\n")) != NULL;) {
		p += strspn(p, "\r\n");
		size_t n = strspn(p, " \t");
		if (n && !strchr("\r\n*", p[n])) /* not of an empty line, nor inside a comment */
			return (struct ll_sv){ p, n };
	}
	return (struct ll_sv){ "\t", 1 };
}

char *jsonc_with(struct arena *a, const struct jsonc *j, const cJSON *list,
		 const char *const *members, size_t n)
{
	const char *t = j->text, *nl = strstr(t, "\r\n") ? "\r\n" : "\n";
	size_t begin = jsonc_offset(j, list), end = skip_value(t, begin) - 1, last = 0;
	const cJSON *e;
	cJSON_ArrayForEach(e, list) last = jsonc_offset(j, e);
	struct ll_sv unit = indent_unit(t), outer = indent_of(t, begin);
	const char *indent = last && is_first(t, last)
				     ? arena_printf(a, "%.*s", LL_SV(indent_of(t, last)))
				     : arena_printf(a, "%.*s%.*s", LL_SV(outer), LL_SV(unit));
	const char *text = arena_printf(a, "%s{%s", indent, nl);
	for (size_t i = 0; i < n; i++)
		text = arena_printf(a, "%s%s%.*s%s%s%s", text, indent, LL_SV(unit), members[i],
				    i + 1 < n ? "," : "", nl);
	text = arena_printf(a, "%s%s}%s", text, indent, nl);
	/* the comma stands right behind the last element, the new one on lines of its own */
	size_t behind = last ? skip_value(t, last) : begin + 1;
	bool comma = last && t[skip_between(t, behind)] != ',';
	bool own_line = is_first(t, end) && line_begin(t, end) >= behind;
	size_t at = own_line ? line_begin(t, end) : end;
	return arena_printf(a, "%.*s%s%.*s%s%s%.*s%s", (int)behind, t, comma ? "," : "",
			    (int)(at - behind), t + behind, own_line ? "" : nl, text,
			    own_line ? 0 : (int)outer.n, outer.p, t + at);
}

/* ---- Leaving out ---- */

struct cut {
	size_t from, to;
};

/* An element; with it its line, where nothing else is on it. Its comma is cut too. */
static struct cut cut_element(const char *t, size_t at)
{
	struct cut c = { at, skip_value(t, at) };
	if (t[c.to] == ',')
		c.to++;
	if (is_first(t, at)) {
		size_t end = c.to + strspn(t + c.to, " \t");
		if (t[end] == '\r' || t[end] == '\n') {
			c.from = line_begin(t, at);
			c.to = end + (t[end] == '\r' && t[end + 1] == '\n') + 1;
		}
	}
	return c;
}

static int by_place(const void *pa, const void *pb)
{
	const struct cut *a = pa, *b = pb;
	return a->from < b->from ? -1 : a->from > b->from;
}

char *jsonc_without(struct arena *a, const struct jsonc *j, const cJSON *list, const bool *drop)
{
	const char *t = j->text;
	size_t n = (size_t)cJSON_GetArraySize(list), ncuts = 0, i = 0, kept = 0, last = 0;
	struct cut *cuts = arena_array(a, struct cut, 2 * n + 1);
	const cJSON *e;
	cJSON_ArrayForEach(e, list)
	{
		size_t at = jsonc_offset(j, e), comma = skip_between(t, skip_value(t, at));
		last = at;
		if (!drop[i++]) {
			kept = at;
			continue;
		}
		cuts[ncuts++] = cut_element(t, at);
		if (t[comma] == ',' && comma >= cuts[ncuts - 1].to)
			cuts[ncuts++] = (struct cut){ comma, comma + 1 };
	}
	/* a comma that now is the last, unless the last had one before */
	size_t comma = kept ? skip_between(t, skip_value(t, kept)) : 0;
	if (kept && kept != last && t[comma] == ',' &&
	    t[skip_between(t, skip_value(t, last))] != ',')
		cuts[ncuts++] = (struct cut){ comma, comma + 1 };
	if (ncuts)
		qsort(cuts, ncuts, sizeof *cuts, by_place);
	char *out = arena_alloc(a, j->len + 1), *o = out;
	size_t from = 0;
	for (i = 0; i < ncuts; i++) {
		memcpy(o, t + from, cuts[i].from - from);
		o += cuts[i].from - from;
		from = cuts[i].to;
	}
	memcpy(o, t + from, j->len - from);
	return out;
}

char *jsonc_quoted(struct arena *a, const char *s)
{
	cJSON *string = cJSON_CreateString(s);
	char *text = string ? cJSON_PrintUnformatted(string) : NULL;
	if (!text)
		out_of_memory();
	char *copy = arena_strndup(a, text, strlen(text));
	cJSON_free(text);
	cJSON_Delete(string);
	return copy;
}
