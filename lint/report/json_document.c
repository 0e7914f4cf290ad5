/* SPDX-License-Identifier: MIT */
/*
 * One JSON document; findings are written as they come, notices and what the
 * baseline had kept until the end.
 */
#include "report/json_finding.h"

#include <stdlib.h>

/* A list of objects that is kept. */
struct kept {
	FILE *file;
	char *text;
	size_t n;
	uint32_t count;
};

struct document {
	struct render render;
	struct kept notices, gone;
};

static void keep(struct kept *k, cJSON *o)
{
	fputs(k->count++ ? ",\n" : "\n", k->file);
	json_write(k->file, o);
}

static void put_kept(struct document *d, const char *name, struct kept *k)
{
	FILE *out = d->render.out;
	if (fclose(k->file))
		out_of_memory();
	fprintf(out, "],\n\"%s\":[", name);
	fwrite(k->text, 1, k->n, out);
	free(k->text);
}

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
	for (uint32_t i = 0; i < l->nall; i++) {
		if (!is_told(&r->options, l->all[i]))
			continue;
		cJSON *o = json_object();
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
	cJSON *o = json_object();
	arena_reset(&d->render.arena);
	json_notice(o, &d->render, kind, path, text);
	keep(&d->notices, o);
}

static void json_keep_gone(struct report *report, const struct gone *g)
{
	struct document *d = (struct document *)report;
	cJSON *o = json_object();
	arena_reset(&d->render.arena);
	json_gone(o, &d->render, g);
	keep(&d->gone, o);
}

static void json_end(struct report *report, int status)
{
	struct document *d = (struct document *)report;
	struct render *r = &d->render;
	cJSON *summary = json_object();
	json_summary(summary, r, status);
	put_kept(d, "gone", &d->gone);
	put_kept(d, "notices", &d->notices);
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
	d->notices.file = open_memstream(&d->notices.text, &d->notices.n);
	d->gone.file = open_memstream(&d->gone.text, &d->gone.n);
	if (!d->notices.file || !d->gone.file)
		out_of_memory();
	return &d->render.report;
}
