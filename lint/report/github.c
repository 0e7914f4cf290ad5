/* SPDX-License-Identifier: MIT */
/* Workflow commands of GitHub Actions: each finding an annotation of the run. */
#include "report/render.h"

#define RELATED_MOST 10 /* other places told in one annotation */

/* GitHub's own escapes; a property's value ends at ':' or ',' as well. */
static void put_escaped(FILE *out, const char *s, bool property)
{
	for (; *s; s++) {
		uint8_t c = (uint8_t)*s;
		if (c == '%' || c < ' ' || (property && (c == ':' || c == ',')))
			fprintf(out, "%%%02X", c);
		else
			fputc(c, out);
	}
}

static const char *command_of(uint32_t severity)
{
	return severity == LL_NOTE ? "notice" : level_name(severity);
}

static void put_finding(struct render *r, const struct linted *l, const struct ll_finding *f)
{
	struct place p = place_of(l->source, f->at, UNIT_UTF16);
	fprintf(r->out, "::%s file=", command_of(f->severity));
	put_escaped(r->out, render_path(r, l->source->path), true);
	fprintf(r->out, ",line=%u,endLine=%u", p.line, p.end_line);
	/* columns are taken only where both are of one line */
	if (p.line == p.end_line)
		fprintf(r->out, ",col=%u,endColumn=%u", p.column, p.end_column);
	fprintf(r->out, ",title=letterlint (%s)::", f->rule->check.id);
	put_escaped(r->out, safe_text(&r->arena, sv(f->message)), false);
	for (uint32_t k = 0; k < f->related.n && k < RELATED_MOST; k++) {
		const struct related *o = &f->related.v[k];
		fprintf(r->out, "%%0ALine %u: ", source_line(l->source, o->at.off));
		put_escaped(r->out, safe_text(&r->arena, sv(o->message)), false);
	}
	fputc('\n', r->out);
}

static void github_letter(struct report *report, const struct linted *l)
{
	struct render *r = (struct render *)report;
	render_count(r, l);
	for (uint32_t i = 0; i < l->n; i++)
		put_finding(r, l, l->v[i]);
}

static void github_notice(struct report *report, enum notice_kind kind, const char *path,
			  const char *text)
{
	struct render *r = (struct render *)report;
	arena_reset(&r->arena);
	if (kind == NOTICE_ENCODING)
		return;
	fprintf(r->out, "::%s file=", notice_is_failure(kind) ? "error" : "warning");
	put_escaped(r->out, render_path(r, path), true);
	fputs(",title=letterlint::", r->out);
	put_escaped(r->out, safe_text(&r->arena, sv(text)), false);
	fputc('\n', r->out);
}

struct report *report_github(FILE *out, const struct registry *g, const struct report_options *o)
{
	return render_new(sizeof(struct render),
			  &(struct report){ .letter = github_letter, .notice = github_notice }, out,
			  g, o);
}
