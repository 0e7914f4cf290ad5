/* SPDX-License-Identifier: MIT */
#include "report/sarif_rule.h"

#include "report/terminal.h"

#include <ctype.h>
#include <string.h>

#define LONGEST 1000 /* of a description: GitHub takes 1024 characters */

struct json *sarif_location_of(const char *uri, bool relative)
{
	struct json *l = json_object();
	json_string(l, "uri", uri);
	if (relative)
		json_string(l, "uriBaseId", "%SRCROOT%");
	return l;
}

/* "pronoun-mismatch" is "PronounMismatch". */
static const char *pascal(struct arena *a, const char *id)
{
	char *s = arena_alloc(a, strlen(id) + 1), *o = s;
	bool up = true;
	for (; *id; id++) {
		if (*id != '-')
			*o++ = up ? (char)toupper((unsigned char)*id) : *id;
		up = *id == '-';
	}
	return s;
}

/* Markdown as plain text: marks of headings, quotes, code and emphasis left out. */
static char *plain(struct arena *a, const char *md, size_t n)
{
	char *s = arena_alloc(a, n + 1), *o = s;
	for (size_t i = 0; i < n; i++) {
		if ((!i || md[i - 1] == '\n') && (md[i] == '#' || md[i] == '>')) {
			while (i < n && (md[i] == '#' || md[i] == '>' || md[i] == ' '))
				i++;
			i--;
			continue;
		}
		if (md[i] != '`' && md[i] != '*')
			*o++ = md[i];
	}
	while (o > s && isspace((unsigned char)o[-1]))
		*--o = '\0';
	return s;
}

/* The first paragraph under the first heading, on one line. */
static const char *full_description(struct arena *a, const struct ll_check *c)
{
	const char *p = c->explain;
	while (*p == '#' || *p == '\n') {
		p += strcspn(p, "\n");
		p += *p == '\n';
	}
	const char *end = strstr(p, "\n\n"), *heading = strstr(p, "\n#");
	if (!end || (heading && heading < end))
		end = heading;
	char *s = plain(a, p, end ? (size_t)(end - p) : strlen(p));
	size_t n = strlen(s);
	for (char *q = s; *q; q++)
		if (*q == '\n')
			*q = ' ';
	if (n > LONGEST) {
		for (n = LONGEST; n && s[n] != ' '; n--)
			;
		s[n] = '\0';
	}
	return *s ? s : arena_printf(a, "%s.", c->summary);
}

static struct json *rule_properties(const struct rule *r)
{
	static const char *const problem[] = { "", "recommendation", "warning", "error" };
	static const char *const precision[] = { "", "medium", "high", "very-high" };
	struct json *p = json_object(), *tags = json_array();
	json_push_string(tags, "letter");
	json_push_string(tags, r->check.family);
	if (r->check.status == LL_PREVIEW)
		json_push_string(tags, "preview");
	json_add(p, "tags", tags);
	if (!r->user) /* how often a user's rule is right we do not know */
		json_string(p, "precision", precision[r->check.severity]);
	json_string(p, "problem.severity", problem[r->level]);
	return p;
}

static struct json *rule_object(const struct rule *r)
{
	struct arena a = { 0 };
	const struct ll_check *c = &r->check;
	struct json *o = json_object(), *help = json_object(), *level = json_object();
	json_string(o, "id", c->id);
	if (strchr(c->id, '-')) /* a name that is the id but for case is refused */
		json_string(o, "name", pascal(&a, c->id));
	char *summary = arena_printf(&a, "%s.", c->summary);
	summary[0] = (char)toupper((unsigned char)summary[0]);
	json_text(o, "shortDescription", summary);
	json_text(o, "fullDescription", full_description(&a, c));
	json_string(help, "text", plain(&a, c->explain, strlen(c->explain)));
	json_string(help, "markdown", c->explain);
	json_add(o, "help", help);
#ifdef LL_HOMEPAGE
	if (!r->user)
		json_string(o, "helpUri", arena_printf(&a, "%s/#%s", LL_HOMEPAGE, c->id));
#endif
	json_string(level, "level", level_name(r->level));
	json_add(o, "defaultConfiguration", level);
	json_add(o, "properties", rule_properties(r));
	arena_free(&a);
	return o;
}

struct json *sarif_rules(const struct registry *g)
{
	struct json *list = json_array();
	for (uint32_t i = 0; i < g->used.n; i++)
		json_push(list, rule_object(g->used.v[i]));
	return list;
}

uint32_t sarif_rule_index(const struct rule *r)
{
	return r->used - 1;
}

/* ---- Notices ---- */

static const struct {
	const char *id, *level, *summary, *detail, *help;
} notices[NOTICE_KINDS] = {
	[NOTICE_UNREADABLE] = { "unreadable", "error", "A file could not be linted.",
				"The file could not be read, or it is not the text of a letter. "
				"Nothing in it was checked.",
				"See the reason in the message. Save the letter as plain text, or "
				"leave the file out." },
	[NOTICE_TRUNCATED] = { "truncated", "warning",
			       "A letter ends in the middle of a character.",
			       "The last bytes of the file are the beginning of a character. The "
			       "file may have been cut off.",
			       "Get the file again, whole." },
	[NOTICE_ENCODING] = { "encoding", "note", "A letter was read as windows-1252.",
			      "The file is not UTF-8, so its characters above ASCII were taken for "
			      "those of windows-1252.",
			      "Save the letter as UTF-8 if quotation marks or accents look "
			      "wrong." },
	[NOTICE_STOPPED] = { "stopped", "error", "A rule was not run to its end on a letter.",
			     "A rule of a configuration took too many steps or too much memory on "
			     "the letter, or found too much. Other checks ran.",
			     "Make the rule's pattern simpler: no repetition inside a repetition, "
			     "no two that can take the same text. 'letterlint test-rules' tries "
			     "it on examples." },
};

struct json *sarif_descriptors(void)
{
	struct json *list = json_array();
	for (int i = 0; i < NOTICE_KINDS; i++) {
		struct json *o = json_object(), *level = json_object();
		json_string(o, "id", notices[i].id);
		json_text(o, "shortDescription", notices[i].summary);
		json_text(o, "fullDescription", notices[i].detail);
		json_text(o, "help", notices[i].help);
		json_string(level, "level", notices[i].level);
		json_add(o, "defaultConfiguration", level);
		json_push(list, o);
	}
	return list;
}

struct json *sarif_notification(enum notice_kind kind, const char *uri, bool relative, const char *text)
{
	struct arena a = { 0 };
	struct json *o = json_object(), *descriptor = json_object(), *place = json_object(),
	      *file = json_object(), *places = json_array();
	json_string(descriptor, "id", notices[kind].id);
	json_number(descriptor, "index", kind);
	json_add(o, "descriptor", descriptor);
	json_string(o, "level", notices[kind].level);
	json_text(o, "message",
		  arena_printf(&a, "%s: %s.", notices[kind].id,
			       safe_text(&a, (struct ll_sv){ text, strlen(text) })));
	json_add(file, "artifactLocation", sarif_location_of(uri, relative));
	json_add(place, "physicalLocation", file);
	json_push(places, place);
	json_add(o, "locations", places);
	arena_free(&a);
	return o;
}
