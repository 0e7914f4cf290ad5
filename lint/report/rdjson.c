/* SPDX-License-Identifier: MIT */
/* reviewdog's diagnostics; its columns are bytes of UTF-8, ends exclusive. */
#include "report/json.h"
#include "report/render.h"

static struct json *position(uint32_t line, uint32_t column)
{
	struct json *o = json_object();
	json_number(o, "line", line);
	json_number(o, "column", column);
	return o;
}

static struct json *range(const struct source *s, struct ll_span at)
{
	struct place p = place_of(s, at, UNIT_BYTE);
	struct json *o = json_object();
	json_add(o, "start", position(p.line, p.column));
	json_add(o, "end", position(p.end_line, p.end_column));
	return o;
}

static struct json *location(const char *path, const struct source *s, struct ll_span at)
{
	struct json *o = json_object();
	json_string(o, "path", path);
	json_add(o, "range", range(s, at));
	return o;
}

static void add_code(struct json *o, struct render *r, const struct rule *rule)
{
	struct json *code = json_object();
	json_string(code, "value", rule->check.id);
#ifdef LL_HOMEPAGE
	if (!rule->user) /* its page is nowhere but in its config */
		json_string(code, "url",
			    arena_printf(&r->arena, "%s/#%s", LL_HOMEPAGE, rule->check.id));
#else
	(void)r;
#endif
	json_add(o, "code", code);
}

/*
 * Each suggestion is one edit and is offered alone: where one of the fixes has
 * more, telling the others would be a choice made for the reader.
 */
static void add_suggestions(struct json *o, const struct ll_finding *f)
{
	for (uint32_t i = 0; i < f->fixes.n; i++)
		if (f->fixes.v[i]->edits.n != 1)
			return;
	if (!f->fixes.n)
		return;
	struct json *list = json_array();
	for (uint32_t i = 0; i < f->fixes.n; i++) {
		const struct edit *e = &f->fixes.v[i]->edits.v[0];
		struct json *fix = json_object();
		json_add(fix, "range", range(f->source, e->at));
		json_sv(fix, "text", e->text);
		json_push(list, fix);
	}
	json_add(o, "suggestions", list);
}

static struct json *diagnostic(struct render *r, const char *path, const struct ll_finding *f)
{
	static const char *const severities[] = {
		[LL_NOTE] = "INFO", [LL_WARNING] = "WARNING", [LL_ERROR] = "ERROR"
	};
	struct json *o = json_object(), *related = json_array();
	json_string(o, "message", safe_text(&r->arena, sv(f->message)));
	json_add(o, "location", location(path, f->source, f->at));
	json_string(o, "severity", severities[f->severity]);
	add_code(o, r, f->rule);
	add_suggestions(o, f);
	for (uint32_t k = 0; k < f->related.n; k++) {
		struct json *other = json_object();
		json_string(other, "message", safe_text(&r->arena, sv(f->related.v[k].message)));
		json_add(other, "location", location(path, f->source, f->related.v[k].at));
		json_push(related, other);
	}
	json_add(o, "related_locations", related);
	return o;
}

static void put_diagnostic(struct render *r, struct json *o)
{
	render_separate(r, ",");
	fputc('\n', r->out);
	json_write(r->out, o);
}

static void rdjson_begin(struct report *report)
{
	struct render *r = (struct render *)report;
	fputs("{\"source\":{\"name\":\"letterlint\"", r->out);
#ifdef LL_HOMEPAGE
	fputs(",\"url\":\"" LL_HOMEPAGE "\"", r->out);
#endif
	fputs("},\n\"diagnostics\":[", r->out);
}

static void rdjson_letter(struct report *report, const struct linted *l)
{
	struct render *r = (struct render *)report;
	render_count(r, l);
	const char *path = render_path(r, l->source->path);
	for (uint32_t i = 0; i < l->n; i++)
		put_diagnostic(r, diagnostic(r, path, l->v[i]));
}

static void rdjson_notice(struct report *report, enum notice_kind kind, const char *path,
			  const char *text)
{
	struct render *r = (struct render *)report;
	arena_reset(&r->arena);
	if (!notice_is_failure(kind))
		return;
	struct json *o = json_object(), *where = json_object(), *code = json_object();
	json_string(o, "message", safe_text(&r->arena, sv(text)));
	json_string(where, "path", render_path(r, path));
	json_add(o, "location", where);
	json_string(o, "severity", "ERROR");
	json_string(code, "value", notice_name(kind));
	json_add(o, "code", code);
	put_diagnostic(r, o);
}

static void rdjson_end(struct report *report, int status)
{
	struct render *r = (struct render *)report;
	(void)status;
	fputs(r->count ? "\n]}\n" : "]}\n", r->out);
	render_free(r);
}

struct report *report_rdjson(FILE *out, const struct registry *g, const struct report_options *o)
{
	return render_new(sizeof(struct render),
			  &(struct report){ .begin = rdjson_begin,
					    .letter = rdjson_letter,
					    .notice = rdjson_notice,
					    .end = rdjson_end },
			  out, g, o);
}
