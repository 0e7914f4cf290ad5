/* SPDX-License-Identifier: MIT */
/* A finding a line, as grep prints: the message names the other place by itself. */
#include "report/render.h"

static void concise_letter(struct report *report, const struct linted *l)
{
	struct render *r = (struct render *)report;
	render_count(r, l);
	for (uint32_t i = 0; i < l->n; i++) {
		const struct ll_finding *f = l->v[i];
		struct place p = place_of(l->source, f->at, r->options.unit);
		fprintf(r->out, "%s:%u:%u: %s: ", render_shown(r, l->source->path), p.line,
			p.column, level_name(f->severity));
		put_safe(r->out, sv(f->message));
		render_tag(r, f);
	}
}

struct report *report_concise(FILE *out, const struct registry *g, const struct report_options *o)
{
	return render_new(sizeof(struct render), &(struct report){ .letter = concise_letter }, out,
			  g, o);
}
