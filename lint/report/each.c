/* SPDX-License-Identifier: MIT */
/* Several reports of one run. */
#include "report/report.h"

#include <stdlib.h>
#include <string.h>

struct each {
	struct report report;
	size_t n;
	struct report *v[];
};

static void each_begin(struct report *r)
{
	struct each *e = (struct each *)r;
	for (size_t i = 0; i < e->n; i++)
		e->v[i]->begin(e->v[i]);
}

static void each_letter(struct report *r, const struct linted *l)
{
	struct each *e = (struct each *)r;
	for (size_t i = 0; i < e->n; i++)
		e->v[i]->letter(e->v[i], l);
}

static void each_notice(struct report *r, enum notice_kind kind, const char *path, const char *text)
{
	struct each *e = (struct each *)r;
	for (size_t i = 0; i < e->n; i++)
		e->v[i]->notice(e->v[i], kind, path, text);
}

static void each_gone(struct report *r, const struct gone *g)
{
	struct each *e = (struct each *)r;
	for (size_t i = 0; i < e->n; i++)
		e->v[i]->gone(e->v[i], g);
}

static void each_end(struct report *r, int status)
{
	struct each *e = (struct each *)r;
	for (size_t i = 0; i < e->n; i++)
		e->v[i]->end(e->v[i], status);
	free(e);
}

struct report *report_each(struct report *const *v, size_t n)
{
	struct each *e = malloc(sizeof *e + n * sizeof *v);
	if (!e)
		out_of_memory();
	e->report = (struct report){ each_begin, each_letter, each_notice, each_gone, each_end };
	e->n = n;
	memcpy(e->v, v, n * sizeof *v);
	return &e->report;
}
