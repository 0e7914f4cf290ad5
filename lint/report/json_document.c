/* SPDX-License-Identifier: MIT */
/*
 * One JSON document; findings are written as they come, notices and what the
 * baseline had kept until the end.
 */
#include "report/json_finding.h"
#include "report/later.h"

struct document {
	struct render render;
	struct later notices, gone;
};

static void json_begin(struct report *report)
{
	struct render *r = (struct render *)report;
	struct json *head = json_object();
	json_head(head, r);
	fputs("{\"head\":", r->out);
	json_write(r->out, head);
	fputs(",\n\"findings\":[", r->out);
}

static void json_letter(struct report *report, const struct linted *l)
{
	struct render *r = (struct render *)report;
	render_count(r, l);
	for (uint32_t i = 0; i < l->nall; i++) {
		if (!is_told(&r->options, l->all[i]))
			continue;
		struct json *o = json_object();
		render_separate(r, ",");
		fputc('\n', r->out);
		json_finding(o, r, l, l->all[i]);
		json_write(r->out, o);
	}
}

static void json_keep_notice(struct report *report, enum notice_kind kind, const char *path,
			     const char *text)
{
	struct document *d = (struct document *)report;
	struct json *o = json_object();
	arena_reset(&d->render.arena);
	json_notice(o, &d->render, kind, path, text);
	later_add(&d->notices, o);
}

static void json_keep_gone(struct report *report, const struct gone *g)
{
	struct document *d = (struct document *)report;
	struct json *o = json_object();
	arena_reset(&d->render.arena);
	json_gone(o, &d->render, g);
	later_add(&d->gone, o);
}

static void json_end(struct report *report, int status)
{
	struct document *d = (struct document *)report;
	struct render *r = &d->render;
	struct json *summary = json_object();
	json_summary(summary, r, status);
	fputs("],\n\"gone\":[", r->out);
	later_copy(&d->gone, r->out);
	fputs("],\n\"notices\":[", r->out);
	later_copy(&d->notices, r->out);
	fputs("],\n\"summary\":", r->out);
	json_write(r->out, summary);
	fputs("}\n", r->out);
	render_free(r);
}

struct report *report_json(FILE *out, const struct registry *g, const struct report_options *o)
{
	struct document *d = render_new(sizeof *d,
					&(struct report){ .begin = json_begin,
							  .letter = json_letter,
							  .notice = json_keep_notice,
							  .gone = json_keep_gone,
							  .end = json_end },
					out, g, o);
	later_open(&d->notices);
	later_open(&d->gone);
	return &d->render.report;
}
