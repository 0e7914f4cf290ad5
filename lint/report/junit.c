/* SPDX-License-Identifier: MIT */
/*
 * JUnit: a suite a letter, a case a finding, one that passes for a letter
 * without any. What does not make the run fail (--fail-on) is a case that
 * passes, with its message as output: servers count every failure.
 */
#include "report/render.h"

static void open_suite(struct render *r, const char *path, uint32_t tests, uint32_t failures,
		       uint32_t errors)
{
	fputs("<testsuite name=\"", r->out);
	put_xml(r->out, path);
	fprintf(r->out, "\" tests=\"%u\" failures=\"%u\" errors=\"%u\" skipped=\"0\" time=\"0\">\n",
		tests, failures, errors);
}

static void open_case(struct render *r, const char *path, const char *name, uint32_t line)
{
	fputs("<testcase classname=\"", r->out);
	put_xml(r->out, path);
	fputs("\" name=\"", r->out);
	put_xml(r->out, name);
	fputs("\" file=\"", r->out);
	put_xml(r->out, path);
	fprintf(r->out, "\" line=\"%u\" time=\"0\">", line);
}

static void put_body(struct render *r, const struct linted *l, const struct ll_finding *f,
		     const char *path)
{
	struct place p = place_of(l->source, f->at, r->options.unit);
	put_xml(r->out, path);
	fprintf(r->out, ":%u:%u: %s: ", p.line, p.column, level_name(f->severity));
	put_xml(r->out, safe_text(&r->arena, sv(f->message)));
	for (uint32_t k = 0; k < f->related.n; k++) {
		p = place_of(l->source, f->related.v[k].at, r->options.unit);
		fputc('\n', r->out);
		put_xml(r->out, path);
		fprintf(r->out, ":%u:%u: note: ", p.line, p.column);
		put_xml(r->out, safe_text(&r->arena, sv(f->related.v[k].message)));
	}
}

/* Servers tell cases apart by their names: a check may say two things of what begins at one place. */
static const char *case_name(struct render *r, const struct linted *l, const struct ll_finding *f)
{
	const struct place p = place_of(l->source, f->at, r->options.unit);
	const char *name =
		arena_printf(&r->arena, "%s (%u:%u)", f->rule->check.id, p.line, p.column);
	uint32_t twins = 1;
	for (uint32_t i = 0; i < l->n && l->v[i] != f; i++)
		twins += l->v[i]->rule == f->rule && l->v[i]->at.off == f->at.off;
	return twins > 1 ? arena_printf(&r->arena, "%s #%u", name, twins) : name;
}

static void put_case(struct render *r, const struct linted *l, const struct ll_finding *f,
		     const char *path)
{
	struct place p = place_of(l->source, f->at, r->options.unit);
	bool fails = f->severity >= l->policy->fail_on;
	open_case(r, path, case_name(r, l, f), p.line);
	if (fails) {
		fprintf(r->out, "<failure type=\"%s\" message=\"", f->rule->check.id);
		put_xml(r->out, safe_text(&r->arena, sv(f->message)));
		fputs("\">", r->out);
	} else {
		fputs("<system-out>", r->out);
	}
	put_body(r, l, f, path);
	fprintf(r->out, "</%s></testcase>\n", fails ? "failure" : "system-out");
}

static void junit_begin(struct report *report)
{
	fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"letterlint\">\n",
	      ((struct render *)report)->out);
}

static void junit_letter(struct report *report, const struct linted *l)
{
	struct render *r = (struct render *)report;
	uint32_t failures = 0;
	render_count(r, l);
	const char *path = render_path(r, l->source->path);
	for (uint32_t i = 0; i < l->n; i++)
		failures += l->v[i]->severity >= l->policy->fail_on;
	open_suite(r, path, l->n ? l->n : 1, failures, 0);
	for (uint32_t i = 0; i < l->n; i++)
		put_case(r, l, l->v[i], path);
	if (!l->n) {
		open_case(r, path, "letterlint", 1);
		fputs("</testcase>\n", r->out);
	}
	fputs("</testsuite>\n", r->out);
}

static void junit_notice(struct report *report, enum notice_kind kind, const char *path,
			 const char *text)
{
	struct render *r = (struct render *)report;
	arena_reset(&r->arena);
	if (!notice_is_failure(kind))
		return;
	const char *name = render_path(r, path);
	open_suite(r, name, 1, 0, 1);
	/* names of cases are told apart: several rules may be stopped on a letter */
	const char *why = safe_text(&r->arena, sv(text));
	open_case(r, name, kind == NOTICE_STOPPED ? why : notice_name(kind), 1);
	fprintf(r->out, "<error type=\"%s\" message=\"", notice_name(kind));
	put_xml(r->out, why);
	fputs("\"/></testcase>\n</testsuite>\n", r->out);
}

static void junit_end(struct report *report, int status)
{
	struct render *r = (struct render *)report;
	(void)status;
	fputs("</testsuites>\n", r->out);
	render_free(r);
}

struct report *report_junit(FILE *out, const struct registry *g, const struct report_options *o)
{
	return render_new(sizeof(struct render),
			  &(struct report){ .begin = junit_begin,
					    .letter = junit_letter,
					    .notice = junit_notice,
					    .end = junit_end },
			  out, g, o);
}
