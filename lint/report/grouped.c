/* SPDX-License-Identifier: MIT */
/* By file: its name once, then its findings in columns, each with its other places. */
#include "report/render.h"

static void put_row(struct render *r, const struct source *s, struct ll_span at, const char *level,
		    const char *message)
{
	struct place p = place_of(s, at, r->options.unit);
	char where[32];
	snprintf(where, sizeof where, "%u:%u", p.line, p.column);
	fprintf(r->out, "  %9s  %-8s ", where, level);
	put_safe(r->out, sv(message));
}

static void grouped_letter(struct report *report, const struct linted *l)
{
	struct render *r = (struct render *)report;
	render_count(r, l);
	if (!l->n)
		return;
	render_separate(r, "\n");
	fprintf(r->out, "%s\n", render_shown(r, l->source->path));
	for (uint32_t i = 0; i < l->n; i++) {
		const struct ll_finding *f = l->v[i];
		put_row(r, l->source, f->at, level_name(f->severity), f->message);
		render_tag(r, f);
		for (uint32_t k = 0; k < f->related.n; k++) {
			put_row(r, l->source, f->related.v[k].at, "", f->related.v[k].message);
			fputc('\n', r->out);
		}
	}
}

struct report *report_grouped(FILE *out, const struct registry *g, const struct report_options *o)
{
	return render_new(sizeof(struct render), &(struct report){ .letter = grouped_letter }, out,
			  g, o);
}
