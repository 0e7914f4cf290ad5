/* SPDX-License-Identifier: MIT */
#include "report/sarif_result.h"

#include "engine/fingerprint.h"
#include "report/sarif_rule.h"
#include "report/sha256.h"
#include "report/terminal.h"
#include "triage/suppressions.h"

#include <ctype.h>
#include <string.h>

#define RELATED_MOST	100  /* GitHub refuses a log that has a thousand, and keeps these many */
#define LINKED_MOST	16   /* places named in a message that does not name them itself */
#define CONTEXT_LONGEST 4000 /* bytes of lines quoted round a place */

/* ---- Places ---- */

static struct json *region(const struct sarif_letter *l, struct ll_span at)
{
	const struct source *s = l->linted->source;
	struct source_pos from = source_pos(s, at.off), to = source_pos(s, at.off + at.len);
	struct json *r = json_object();
	json_number(r, "startLine", from.line);
	json_number(r, "startColumn", from.utf16);
	json_number(r, "endLine", to.line);
	json_number(r, "endColumn", to.utf16);
	return r;
}

static void add_snippet(struct json *r, const struct source *s, uint32_t from, uint32_t to)
{
	struct json *snippet = json_object();
	json_sv(snippet, "text", (struct ll_sv){ s->text + from, to - from });
	json_add(r, "snippet", snippet);
}

/* The lines of the place and one on each side. */
static void add_context(struct json *physical, const struct source *s, struct ll_span at)
{
	uint32_t first = source_line(s, at.off), last = source_line(s, at.off + at.len);
	first -= first > 1;
	last += last < s->nlines;
	uint32_t from = s->line_start[first - 1],
		 to = last < s->nlines ? s->line_start[last] : s->len;
	if (to - from > CONTEXT_LONGEST)
		return;
	while (to > from && (s->text[to - 1] == '\n' || s->text[to - 1] == '\r'))
		to--;
	if (to < at.off + at.len)
		to = at.off + at.len;
	struct json *r = json_object();
	struct source_pos end = source_pos(s, to);
	json_number(r, "startLine", first);
	json_number(r, "startColumn", 1);
	json_number(r, "endLine", end.line);
	json_number(r, "endColumn", end.utf16);
	add_snippet(r, s, from, to);
	json_add(physical, "contextRegion", r);
}

static struct json *artifact_location(const struct sarif_letter *l)
{
	struct json *a = sarif_location_of(l->uri, l->relative);
	json_number(a, "index", l->artifact);
	return a;
}

/* The section, as a logical location: "item 2/rationale". */
static struct json *logical_locations(struct arena *a, const struct ll_letter *letter, uint32_t off)
{
	const struct ll_section *found = section_over(letter, off);
	if (!found)
		return NULL;
	struct json *list = json_array(), *o = json_object();
	const char *name = section_name(found->kind);
	json_string(o, "name", name);
	if (found->item)
		name = arena_printf(a, "request %u/%s", found->item, name);
	json_string(o, "fullyQualifiedName", name);
	json_string(o, "kind", "section");
	json_push(list, o);
	return list;
}

static struct json *location(struct arena *a, const struct sarif_letter *l, struct ll_span at)
{
	struct json *o = json_object(), *physical = json_object(), *r = region(l, at);
	json_add(physical, "artifactLocation", artifact_location(l));
	if (l->snippets)
		add_snippet(r, l->linted->source, at.off, at.off + at.len);
	json_add(physical, "region", r);
	if (l->snippets)
		add_context(physical, l->linted->source, at);
	json_add(o, "physicalLocation", physical);
	struct json *logical = logical_locations(a, l->linted->letter, at.off);
	if (logical)
		json_add(o, "logicalLocations", logical);
	return o;
}

/* ---- The message ---- */

/* Text of a link; brackets and backslashes mean themselves. */
static const char *escaped(struct arena *a, const char *s)
{
	char *out = arena_alloc(a, 2 * strlen(s) + 1), *o = out;
	for (; *s; s++) {
		if (strchr("[]\\", *s))
			*o++ = '\\';
		*o++ = *s;
	}
	return out;
}

/* Text outside links: "](" alone could make one. */
static const char *unlinked(struct arena *a, const char *s, size_t n)
{
	char *out = arena_alloc(a, 2 * n + 1), *o = out;
	for (size_t i = 0; i < n; i++) {
		if (s[i] == ']' && i + 1 < n && s[i + 1] == '(')
			*o++ = '\\';
		*o++ = s[i];
	}
	return out;
}

/* Where the message says "line N", or NULL. */
static const char *mention(const char *message, uint32_t line, size_t *n)
{
	char words[32];
	*n = (size_t)snprintf(words, sizeof words, "line %u", line);
	for (const char *p = message; (p = strstr(p, words)) != NULL; p++)
		if ((p == message || p[-1] == ' ') && !(p[*n] >= '0' && p[*n] <= '9'))
			return p;
	return NULL;
}

static uint32_t related_count(const struct ll_finding *f)
{
	return f->related.n < RELATED_MOST ? f->related.n : RELATED_MOST;
}

/* The message; its "line N" is a link to that place, places that it does not name follow. */
static const char *linked_message(struct arena *a, const struct ll_finding *f)
{
	const char *rest = safe_text(a, sv(f->message)), *text = "";
	uint32_t n = related_count(f);
	bool done[RELATED_MOST] = { 0 };
	for (;;) {
		const char *best = NULL;
		size_t best_n = 0;
		uint32_t which = 0;
		for (uint32_t i = 0; i < n; i++) {
			size_t len;
			const char *p =
				done[i] ? NULL
					: mention(rest,
						  source_line(f->source, f->related.v[i].at.off),
						  &len);
			if (p && (!best || p < best)) {
				best = p;
				best_n = len;
				which = i;
			}
		}
		if (!best)
			break;
		text = arena_printf(a, "%s%s[%.*s](%u)", text,
				    unlinked(a, rest, (size_t)(best - rest)), (int)best_n, best,
				    which + 1);
		done[which] = true;
		rest = best + best_n;
	}
	text = arena_printf(a, "%s%s.", text, unlinked(a, rest, strlen(rest)));
	for (uint32_t i = 0, told = 0; i < n && told < LINKED_MOST; i++) {
		const struct related *r = &f->related.v[i];
		if (!done[i] && ++told)
			text = arena_printf(a, "%s Line %u: [%s](%u).", text,
					    source_line(f->source, r->at.off),
					    escaped(a, safe_text(a, sv(r->message))), i + 1);
	}
	return text;
}

/* ---- Results ---- */

static struct json *fingerprints(struct arena *a, const struct sarif_letter *l,
			   const struct ll_finding *f)
{
	const struct line_hash h = line_hash(l->hashes, source_line(l->linted->source, f->at.off) - 1);
	struct json *o = json_object();
	if (!l->redacted)
		json_string(o, "primaryLocationLineHash",
			    arena_printf(a, "%llx:%u", (unsigned long long)h.hash, h.count));
	json_string(o, "letterlint/v1", fingerprint_text(a, f->fingerprint, f->ordinal));
	return o;
}

static struct json *fix_of(struct arena *a, const struct sarif_letter *l, const struct ll_fix *x)
{
	static const char *const kinds[] = {
		[LL_FIX_SAFE] = "safe", [LL_FIX_UNSAFE] = "unsafe", [LL_FIX_CHOICE] = "choice"
	};
	struct json *fix = json_object(), *changes = json_array(), *change = json_object(),
	      *replacements = json_array(), *properties = json_object();
	for (uint32_t i = 0; i < x->edits.n; i++) {
		struct json *r = json_object(), *content = json_object();
		json_add(r, "deletedRegion", region(l, x->edits.v[i].at));
		json_sv(content, "text", x->edits.v[i].text);
		json_add(r, "insertedContent", content);
		json_push(replacements, r);
	}
	json_add(change, "artifactLocation", artifact_location(l));
	json_add(change, "replacements", replacements);
	json_push(changes, change);
	const char *title = safe_text(a, sv(x->title));
	json_text(fix, "description",
		  arena_printf(a, "%c%s.", toupper((unsigned char)*title), title + (*title != 0)));
	json_add(fix, "artifactChanges", changes);
	json_string(properties, "applicability", kinds[x->applicability]);
	json_add(fix, "properties", properties);
	return fix;
}

/* Alternatives: a viewer lets one be chosen. */
static struct json *fixes(struct arena *a, const struct sarif_letter *l, const struct ll_finding *f)
{
	struct json *list = json_array();
	for (uint32_t i = 0; i < f->fixes.n; i++)
		json_push(list, fix_of(a, l, f->fixes.v[i]));
	return list;
}

/* One suppression: it is kept outside, and whoever wrote it had to give a reason. */
static struct json *suppression(struct arena *a, const struct sarif_letter *l,
			  const struct suppression *e)
{
	struct json *o = json_object(), *place = json_object(), *physical = json_object(),
	      *r = json_object(), *more = json_object();
	const struct source *s = suppressions_source(e->of);
	struct source_pos pos = source_pos(s, suppression_place(e).off);
	bool relative;
	const char *uri = uri_of(a, l->cwd, e->of->path, &relative);
	json_string(o, "kind", "external");
	json_string(o, "status", "accepted");
	if (*e->reason)
		json_string(o, "justification", safe_text(a, sv(e->reason)));
	json_number(r, "startLine", pos.line);
	json_number(r, "startColumn", pos.utf16);
	json_number(r, "endColumn", pos.utf16 + suppression_place(e).len);
	json_add(physical, "artifactLocation", sarif_location_of(uri, relative));
	json_add(physical, "region", r);
	json_add(place, "physicalLocation", physical);
	json_add(o, "location", place);
	if (*e->who)
		json_string(more, "who", safe_text(a, sv(e->who)));
	json_string(more, "date", e->date);
	if (e->expires)
		json_string(more, "expires", e->expires);
	json_add(o, "properties", more);
	return o;
}

/* Either all results say whether they are suppressed, and their state, or none does. */
static void add_states(struct json *o, struct arena *a, const struct sarif_letter *l,
		       const struct suppression *by, const char *state)
{
	if (l->baseline)
		json_string(o, "baselineState", state);
	if (!l->suppressed)
		return;
	struct json *list = json_array();
	if (by)
		json_push(list, suppression(a, l, by));
	json_add(o, "suppressions", list);
}

struct json *sarif_gone(struct arena *a, const struct sarif_letter *l, const struct gone *g)
{
	struct json *o = json_object(), *places = json_array(), *place = json_object(),
	      *physical = json_object(), *prints = json_object();
	json_string(o, "ruleId", g->rule->check.id);
	json_number(o, "ruleIndex", sarif_rule_index(g->rule));
	json_string(o, "level", level_name(g->rule->level));
	json_text(o, "message", "This finding is in the baseline, and in the letter no more.");
	json_add(physical, "artifactLocation", sarif_location_of(l->uri, l->relative));
	json_add(place, "physicalLocation", physical);
	json_push(places, place);
	json_add(o, "locations", places);
	json_string(prints, "letterlint/v1", fingerprint_text(a, g->fingerprint, g->ordinal));
	json_add(o, "partialFingerprints", prints);
	add_states(o, a, l, NULL, "absent");
	return o;
}

struct json *sarif_result(struct arena *a, const struct sarif_letter *l, const struct ll_finding *f)
{
	struct json *o = json_object(), *places = json_array(), *others = json_array();
	json_string(o, "ruleId", f->rule->check.id);
	json_number(o, "ruleIndex", sarif_rule_index(f->rule));
	json_string(o, "level", level_name(f->severity));
	json_text(o, "message", linked_message(a, f));
	json_push(places, location(a, l, f->at));
	json_add(o, "locations", places);
	for (uint32_t k = 0; k < related_count(f); k++) {
		struct json *other = location(a, l, f->related.v[k].at);
		json_number(other, "id", k + 1);
		json_text(other, "message",
			  arena_printf(a, "%s.", safe_text(a, sv(f->related.v[k].message))));
		json_push(others, other);
	}
	if (f->related.n)
		json_add(o, "relatedLocations", others);
	else
		json_free(others);
	json_add(o, "partialFingerprints", fingerprints(a, l, f));
	if (f->fixes.n)
		json_add(o, "fixes", fixes(a, l, f));
	add_states(o, a, l, f->suppressed,
		   f->baseline == BASELINE_UNCHANGED ? "unchanged" : "new");
	return o;
}

struct json *sarif_artifact(const struct sarif_letter *l)
{
	const struct source *s = l->linted->source;
	struct json *o = json_object(), *roles = json_array();
	json_add(o, "location", sarif_location_of(l->uri, l->relative));
	json_number(o, "length", (double)s->nbytes);
	json_string(o, "mimeType", l->linted->beside ? "application/json" : "text/plain");
	json_string(o, "encoding", encoding_name(s->encoding));
	if (!l->redacted) {
		struct json *hashes = json_object();
		char hex[65];
		sha256_hex(s->bytes, s->nbytes, hex);
		json_string(hashes, "sha-256", hex);
		json_add(o, "hashes", hashes);
	}
	json_push_string(roles, l->linted->beside ? "userSpecifiedConfiguration" : "analysisTarget");
	json_add(o, "roles", roles);
	return o;
}
