/* SPDX-License-Identifier: MIT */
/* A summary for the page of a job: counts, findings by check, and the first findings. */
#include "report/render.h"

#include <stdlib.h>
#include <string.h>

#define ROWS_MOST 500 /* a page of GitHub's holds a megabyte */

struct by_check {
	const char *id; /* lives as long as the registry */
	uint64_t levels[LL_ERROR + 1];
};

struct page {
	struct render render;
	struct arena kept;
	VEC_OF(struct by_check) checks; /* in `kept` */
	FILE *rows, *trouble;		/* tables that come after the counts */
	char *rows_text, *trouble_text;
	size_t nrows_text, ntrouble_text;
	uint64_t nrows, ntrouble;
};

/* Text (safe already) that no Markdown is read in: no mark-up, HTML, link, mention or cell's
 * end. */
static void put_markdown(FILE *out, const char *s)
{
	for (const char *p = s; *p; p++) {
		if (*p == '<')
			fputs("&lt;", out);
		else if (*p == '>')
			fputs("&gt;", out);
		else if (*p == '&')
			fputs("&amp;", out);
		else if (*p == '@') /* an address becomes a link even when it is escaped */
			fputs("\\@<!-- -->", out);
		else if (strchr("\\`*_{}[]#|~!:$", *p) ||
			 (*p == '.' && p > s && (p[-1] | 0x20) == 'w'))
			fprintf(out, "\\%c", *p);
		else
			fputc(*p, out);
	}
}

static void count_check(struct page *m, const struct ll_finding *f)
{
	struct by_check *c = NULL;
	for (uint32_t i = 0; i < m->checks.n && !c; i++)
		if (!strcmp(m->checks.v[i].id, f->rule->check.id))
			c = &m->checks.v[i];
	if (!c) {
		c = VEC_PUSH(&m->kept, &m->checks);
		c->id = f->rule->check.id;
	}
	c->levels[f->severity]++;
}

static void put_row(struct page *m, const struct linted *l, const struct ll_finding *f)
{
	struct render *r = &m->render;
	fprintf(m->rows, "| %s | ", level_name(f->severity));
	put_markdown(m->rows, render_path(r, l->source->path));
	fprintf(m->rows, "\\:%u | `%s` | ", source_line(l->source, f->at.off), f->rule->check.id);
	put_markdown(m->rows, safe_text(&r->arena, sv(f->message)));
	fputs(" |\n", m->rows);
}

static void markdown_letter(struct report *report, const struct linted *l)
{
	struct page *m = (struct page *)report;
	render_count(&m->render, l);
	for (uint32_t i = 0; i < l->n; i++) {
		count_check(m, l->v[i]);
		if (m->nrows++ < ROWS_MOST)
			put_row(m, l, l->v[i]);
	}
}

static void markdown_notice(struct report *report, enum notice_kind kind, const char *path,
			    const char *text)
{
	struct page *m = (struct page *)report;
	struct render *r = &m->render;
	arena_reset(&r->arena);
	if (!notice_is_failure(kind) || m->ntrouble++ >= ROWS_MOST)
		return;
	fputs("| ", m->trouble);
	put_markdown(m->trouble, render_path(r, path));
	fputs(" | ", m->trouble);
	put_markdown(m->trouble, safe_text(&r->arena, sv(text)));
	fputs(" |\n", m->trouble);
}

static int by_count(const void *pa, const void *pb)
{
	const struct by_check *a = pa, *b = pb;
	for (uint32_t k = LL_ERROR; k >= LL_NOTE; k--)
		if (a->levels[k] != b->levels[k])
			return a->levels[k] > b->levels[k] ? -1 : 1;
	return strcmp(a->id, b->id);
}

static void put_counts(struct page *m)
{
	const struct render *r = &m->render;
	static const char *const names[] = { "", "note", "warning", "error" };
	const char *between = "";
	for (uint32_t k = LL_ERROR; k >= LL_NOTE; k--) {
		unsigned long long n = r->levels[k];
		if (!n)
			continue;
		fprintf(r->out, "%s%llu %s%s", between, n, names[k], n == 1 ? "" : "s");
		between = ", ";
	}
	fprintf(r->out, *between ? " in %llu of " : "Nothing found in ",
		(unsigned long long)r->with_findings);
	fprintf(r->out, "%llu letter%s.", (unsigned long long)r->letters,
		r->letters == 1 ? "" : "s");
	if (r->suppressed)
		fprintf(r->out, " %llu suppressed.", (unsigned long long)r->suppressed);
	if (r->options.baseline)
		fprintf(r->out, " %llu in the baseline.", (unsigned long long)r->in_baseline);
	if (m->ntrouble)
		fprintf(r->out, " **%llu could not be checked.**", (unsigned long long)m->ntrouble);
	fputc('\n', r->out);
}

/* A table that was kept, and how many of its rows were left out. */
static void put_kept(struct page *m, const char *head, const char *text, size_t n, uint64_t rows)
{
	FILE *out = m->render.out;
	if (!rows)
		return;
	fprintf(out, "\n%s", head);
	fwrite(text, 1, n, out);
	if (rows > ROWS_MOST)
		fprintf(out, "\n%llu more are not shown.\n",
			(unsigned long long)(rows - ROWS_MOST));
}

static void markdown_end(struct report *report, int status)
{
	struct page *m = (struct page *)report;
	struct render *r = &m->render;
	(void)status;
	if (fclose(m->rows) || fclose(m->trouble))
		out_of_memory();
	fputs("## letterlint\n\n", r->out);
	put_counts(m);
	put_kept(m, "| not checked | why |\n|---|---|\n", m->trouble_text, m->ntrouble_text,
		 m->ntrouble);
	if (m->checks.n) {
		qsort(m->checks.v, m->checks.n, sizeof *m->checks.v, by_count);
		fputs("\n| check | errors | warnings | notes |\n|---|--:|--:|--:|\n", r->out);
	}
	for (uint32_t i = 0; i < m->checks.n; i++) {
		const struct by_check *c = &m->checks.v[i];
		fprintf(r->out, "| `%s` | %llu | %llu | %llu |\n", c->id,
			(unsigned long long)c->levels[LL_ERROR],
			(unsigned long long)c->levels[LL_WARNING],
			(unsigned long long)c->levels[LL_NOTE]);
	}
	put_kept(m, "| level | place | check | finding |\n|---|---|---|---|\n", m->rows_text,
		 m->nrows_text, m->nrows);
	free(m->rows_text);
	free(m->trouble_text);
	arena_free(&m->kept);
	render_free(r);
}

struct report *report_markdown(FILE *out, const struct registry *g, const struct report_options *o)
{
	struct page *m = render_new(sizeof *m,
				    &(struct report){ .letter = markdown_letter,
						      .notice = markdown_notice,
						      .end = markdown_end },
				    out, g, o);
	m->rows = open_memstream(&m->rows_text, &m->nrows_text);
	m->trouble = open_memstream(&m->trouble_text, &m->ntrouble_text);
	if (!m->rows || !m->trouble)
		out_of_memory();
	return &m->render.report;
}
