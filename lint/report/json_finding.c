/* SPDX-License-Identifier: MIT */
#include "report/json_finding.h"

#include "engine/fingerprint.h"
#include "report/column.h"
#include "triage/suppressions.h"

#ifndef LL_VERSION
#define LL_VERSION "0"
#endif

static void add_place(struct json *o, const struct render *r, const struct source *s, struct ll_span at)
{
	struct place p = place_of(s, at, r->options.unit);
	json_number(o, "line", p.line);
	json_number(o, "column", p.column);
	json_number(o, "end_line", p.end_line);
	json_number(o, "end_column", p.end_column);
}

static void add_words(struct json *o, const struct render *r, const struct source *s, struct ll_span at)
{
	if (!r->options.redacted)
		json_sv(o, "words", (struct ll_sv){ s->text + at.off, at.len });
}

/* The section, and the request it belongs to. */
static void add_section(struct json *o, const struct ll_letter *letter, uint32_t off)
{
	const struct ll_section *found = section_over(letter, off);
	if (!found)
		return;
	json_string(o, "section", section_name(found->kind));
	if (found->item)
		json_number(o, "request", found->item);
}

static void add_fixes(struct json *o, struct render *r, const struct ll_finding *f)
{
	static const char *const kinds[] = {
		[LL_FIX_SAFE] = "safe", [LL_FIX_UNSAFE] = "unsafe", [LL_FIX_CHOICE] = "choice"
	};
	struct json *list = json_array();
	for (uint32_t i = 0; i < f->fixes.n; i++) {
		const struct ll_fix *x = f->fixes.v[i];
		struct json *fix = json_object(), *edits = json_array();
		json_string(fix, "title", safe_text(&r->arena, sv(x->title)));
		json_string(fix, "applicability", kinds[x->applicability]);
		for (uint32_t k = 0; k < x->edits.n; k++) {
			struct json *edit = json_object();
			add_place(edit, r, f->source, x->edits.v[k].at);
			json_sv(edit, "text", x->edits.v[k].text);
			json_push(edits, edit);
		}
		json_add(fix, "edits", edits);
		json_push(list, fix);
	}
	json_add(o, "fixes", list);
}

static void add_text(struct json *o, struct render *r, const char *name, const char *text)
{
	if (text && *text)
		json_string(o, name, safe_text(&r->arena, sv(text)));
}

static void add_suppression(struct json *o, struct render *r, const struct suppression *e)
{
	struct json *s = json_object();
	json_string(s, "path", render_path(r, e->of->path));
	json_number(s, "line",
		    source_line(suppressions_source(e->of), suppression_place(e).off));
	add_text(s, r, "reason", e->reason);
	add_text(s, r, "who", e->who);
	add_text(s, r, "date", e->date);
	add_text(s, r, "expires", e->expires);
	json_add(o, "suppression", s);
}

void json_finding(struct json *o, struct render *r, const struct linted *l, const struct ll_finding *f)
{
	struct json *related = json_array();
	json_string(o, "path", render_path(r, l->source->path));
	json_string(o, "check", f->rule->check.id);
	json_string(o, "family", f->rule->check.family);
	json_string(o, "level", level_name(f->severity));
	json_string(o, "message", safe_text(&r->arena, sv(f->message)));
	add_place(o, r, l->source, f->at);
	add_words(o, r, l->source, f->at);
	add_section(o, l->letter, f->at.off);
	json_string(o, "fingerprint", fingerprint_text(&r->arena, f->fingerprint, f->ordinal));
	for (uint32_t k = 0; k < f->related.n; k++) {
		struct json *other = json_object();
		json_string(other, "message", safe_text(&r->arena, sv(f->related.v[k].message)));
		add_place(other, r, l->source, f->related.v[k].at);
		add_words(other, r, l->source, f->related.v[k].at);
		json_push(related, other);
	}
	if (f->baseline)
		json_string(o, "baseline", f->baseline == BASELINE_NEW ? "new" : "unchanged");
	if (f->suppressed)
		add_suppression(o, r, f->suppressed);
	json_add(o, "related", related);
	add_fixes(o, r, f);
}

void json_gone(struct json *o, struct render *r, const struct gone *g)
{
	json_string(o, "path", render_path(r, g->path));
	json_string(o, "check", g->rule->check.id);
	json_string(o, "fingerprint", fingerprint_text(&r->arena, g->fingerprint, g->ordinal));
}

void json_notice(struct json *o, struct render *r, enum notice_kind kind, const char *path,
		 const char *text)
{
	json_string(o, "path", render_path(r, path));
	json_string(o, "kind", notice_name(kind));
	json_string(o, "message", safe_text(&r->arena, sv(text)));
}

void json_summary(struct json *o, const struct render *r, int status)
{
	json_number(o, "letters", (double)r->letters);
	json_number(o, "with_findings", (double)r->with_findings);
	json_number(o, "errors", (double)r->levels[LL_ERROR]);
	json_number(o, "warnings", (double)r->levels[LL_WARNING]);
	json_number(o, "notes", (double)r->levels[LL_NOTE]);
	json_number(o, "suppressed", (double)r->suppressed);
	if (r->options.baseline)
		json_number(o, "in_baseline", (double)r->in_baseline);
	json_number(o, "status", status);
}

void json_head(struct json *o, const struct render *r)
{
	json_number(o, "version", JSON_REPORT_VERSION);
	json_string(o, "program", "letterlint " LL_VERSION);
	json_string(o, "column_unit", column_unit_name(r->options.unit));
	json_bool(o, "redacted", r->options.redacted);
}
