/* SPDX-License-Identifier: MIT */
/* One JSON document; findings are written as they come, notices kept until the end. */
#include "report/json_finding.h"

#include <stdlib.h>

struct document {
	struct render render;
	FILE *notices;
	char *text;
	size_t n;
	uint32_t nnotices;
};

static void json_begin(struct report *report)
{
	struct render *r = (struct render *)report;
	cJSON *head = json_object();
	json_head(head, r);
	fputs("{\"head\":", r->out);
	json_write(r->out, head);
	fputs(",\n\"findings\":[", r->out);
}

static void json_letter(struct report *report, const struct linted *l)
{
	struct render *r = (struct render *)report;
	render_count(r, l);
	for (uint32_t i = 0; i < l->n; i++) {
		cJSON *o = json_object();
		render_separate(r, ",");
		fputc('\n', r->out);
		json_finding(o, r, l, i);
		json_write(r->out, o);
	}
}

static void json_keep_notice(struct report *report, enum notice_kind kind, const char *path,
			     const char *text)
{
	struct document *d = (struct document *)report;
	cJSON *o = json_object();
	arena_reset(&d->render.arena);
	json_notice(o, &d->render, kind, path, text);
	fputs(d->nnotices++ ? ",\n" : "\n", d->notices);
	json_write(d->notices, o);
}

static void json_end(struct report *report, int status)
{
	struct document *d = (struct document *)report;
	struct render *r = &d->render;
	cJSON *summary = json_object();
	json_summary(summary, r, status);
	if (fclose(d->notices))
		out_of_memory();
	fputs("],\n\"notices\":[", r->out);
	fwrite(d->text, 1, d->n, r->out);
	fputs("],\n\"summary\":", r->out);
	json_write(r->out, summary);
	fputs("}\n", r->out);
	free(d->text);
	render_free(r);
}

struct report *report_json(FILE *out, const struct registry *g, const struct report_options *o)
{
	struct document *d = render_new(sizeof *d,
					&(struct report){ .begin = json_begin,
							  .letter = json_letter,
							  .notice = json_keep_notice,
							  .end = json_end },
					out, g, o);
	d->notices = open_memstream(&d->text, &d->n);
	if (!d->notices)
		out_of_memory();
	return &d->render.report;
}
