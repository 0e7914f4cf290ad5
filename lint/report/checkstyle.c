/* SPDX-License-Identifier: MIT */
/* Checkstyle's XML, which Jenkins and many others read. */
#include "report/render.h"

static void put_error(struct render *r, const struct place *p, const char *severity,
		      const char *message, const char *source)
{
	fprintf(r->out, "<error line=\"%u\" column=\"%u\" severity=\"%s\" message=\"", p->line,
		p->column, severity);
	put_xml(r->out, safe_text(&r->arena, sv(message)));
	fprintf(r->out, "\" source=\"letterlint.%s\"/>\n", source);
}

static void open_file(struct render *r, const char *path)
{
	fputs("<file name=\"", r->out);
	put_xml(r->out, render_path(r, path));
	fputs("\">\n", r->out);
}

static void checkstyle_begin(struct report *report)
{
	fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n",
	      ((struct render *)report)->out);
}

static void checkstyle_letter(struct report *report, const struct linted *l)
{
	struct render *r = (struct render *)report;
	render_count(r, l);
	open_file(r, l->source->path);
	for (uint32_t i = 0; i < l->n; i++) {
		const struct ll_finding *f = l->v[i];
		struct place p = place_of(l->source, f->at, r->options.unit);
		put_error(r, &p, f->severity == LL_NOTE ? "info" : level_name(f->severity),
			  f->message, f->rule->check.id);
	}
	fputs("</file>\n", r->out);
}

static void checkstyle_notice(struct report *report, enum notice_kind kind, const char *path,
			      const char *text)
{
	struct render *r = (struct render *)report;
	arena_reset(&r->arena);
	if (!notice_is_failure(kind))
		return;
	open_file(r, path);
	put_error(r, &(struct place){ 1, 1, 1, 1 }, "error", text, notice_name(kind));
	fputs("</file>\n", r->out);
}

static void checkstyle_end(struct report *report, int status)
{
	struct render *r = (struct render *)report;
	(void)status;
	fputs("</checkstyle>\n", r->out);
	render_free(r);
}

struct report *report_checkstyle(FILE *out, const struct registry *g,
				 const struct report_options *o)
{
	return render_new(sizeof(struct render),
			  &(struct report){ .begin = checkstyle_begin,
					    .letter = checkstyle_letter,
					    .notice = checkstyle_notice,
					    .end = checkstyle_end },
			  out, g, o);
}
