/* SPDX-License-Identifier: MIT */
/* JSON Lines: an object a line, the first the head, the last the summary. */
#include "report/json_finding.h"

static struct json *typed(const char *type)
{
	struct json *o = json_object();
	json_string(o, "type", type);
	return o;
}

static void put_line(struct render *r, struct json *o)
{
	json_write(r->out, o);
	fputc('\n', r->out);
}

static void ndjson_begin(struct report *report)
{
	struct render *r = (struct render *)report;
	struct json *o = typed("head");
	json_head(o, r);
	put_line(r, o);
}

static void ndjson_letter(struct report *report, const struct linted *l)
{
	struct render *r = (struct render *)report;
	render_count(r, l);
	for (uint32_t i = 0; i < l->nall; i++) {
		if (!is_told(&r->options, l->all[i]))
			continue;
		struct json *o = typed("finding");
		json_finding(o, r, l, l->all[i]);
		put_line(r, o);
	}
}

static void ndjson_notice(struct report *report, enum notice_kind kind, const char *path,
			  const char *text)
{
	struct render *r = (struct render *)report;
	struct json *o = typed("notice");
	arena_reset(&r->arena);
	json_notice(o, r, kind, path, text);
	put_line(r, o);
}

static void ndjson_gone(struct report *report, const struct gone *g)
{
	struct render *r = (struct render *)report;
	struct json *o = typed("gone");
	arena_reset(&r->arena);
	json_gone(o, r, g);
	put_line(r, o);
}

static void ndjson_end(struct report *report, int status)
{
	struct render *r = (struct render *)report;
	struct json *o = typed("summary");
	json_summary(o, r, status);
	put_line(r, o);
	render_free(r);
}

struct report *report_ndjson(FILE *out, const struct registry *g, const struct report_options *o)
{
	return render_new(sizeof(struct render),
			  &(struct report){ .begin = ndjson_begin,
					    .letter = ndjson_letter,
					    .notice = ndjson_notice,
					    .gone = ndjson_gone,
					    .end = ndjson_end },
			  out, g, o);
}
