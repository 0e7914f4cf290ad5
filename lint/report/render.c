/* SPDX-License-Identifier: MIT */
#include "report/render.h"

#include "engine/fingerprint.h"
#include "report/column.h"
#include "report/json.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void no_begin(struct report *r)
{
	(void)r;
}

static void no_notice(struct report *r, enum notice_kind kind, const char *path, const char *text)
{
	(void)r, (void)kind, (void)path, (void)text;
}

static void no_gone(struct report *r, const struct gone *g)
{
	(void)r, (void)g;
}

static void only_free(struct report *r, int status)
{
	(void)status;
	render_free((struct render *)r);
}

void *render_new(size_t size, const struct report *like, FILE *out, const struct registry *g,
		 const struct report_options *o)
{
	struct render *r = calloc(1, size);
	if (!r)
		out_of_memory();
	r->report = *like;
	if (!r->report.begin)
		r->report.begin = no_begin;
	if (!r->report.notice)
		r->report.notice = no_notice;
	if (!r->report.gone)
		r->report.gone = no_gone;
	if (!r->report.end)
		r->report.end = only_free;
	r->out = out;
	r->options = *o;
	r->registry = g;
	r->cwd = getcwd(NULL, 0);
	if (!r->cwd)
		r->cwd = strdup("/");
	if (!r->cwd)
		out_of_memory();
	return r;
}

void render_free(struct render *r)
{
	arena_free(&r->arena);
	free(r->cwd);
	free(r);
}

void render_count(struct render *r, const struct linted *l)
{
	arena_reset(&r->arena);
	r->letters += !l->beside;
	r->with_findings += l->n && !l->beside;
	for (uint32_t i = 0; i < l->n; i++)
		r->levels[l->v[i]->severity]++;
	for (uint32_t i = 0; i < l->nall; i++) {
		const struct ll_finding *f = l->all[i];
		r->suppressed += f->suppressed != NULL;
		r->in_baseline += !f->suppressed && f->baseline == BASELINE_UNCHANGED;
	}
}

const char *render_path(struct render *r, const char *path)
{
	bool relative;
	return safe_text(&r->arena, sv(path_of(&r->arena, r->cwd, path, &relative)));
}

const char *render_shown(struct render *r, const char *path)
{
	return safe_text(&r->arena, sv(strcmp(path, "-") ? path : "<stdin>"));
}

void render_tag(struct render *r, const struct ll_finding *f)
{
	if (r->options.fingerprints)
		fprintf(r->out, "; fingerprint %s",
			fingerprint_text(&r->arena, f->fingerprint, f->ordinal));
	fprintf(r->out, " [%s]\n", f->rule->check.id);
}

void render_separate(struct render *r, const char *between)
{
	fputs(r->count++ ? between : "", r->out);
}

struct place place_of(const struct source *s, struct ll_span at, enum column_unit unit)
{
	struct source_pos from = source_pos(s, at.off), to = source_pos(s, at.off + at.len);
	return (struct place){
		.line = from.line,
		.column = column_of(s, &from, at.off, unit),
		.end_line = to.line,
		.end_column = column_of(s, &to, at.off + at.len, unit),
	};
}

void put_xml(FILE *out, const char *s)
{
	for (; *s; s++) {
		switch (*s) {
		case '&':
			fputs("&amp;", out);
			break;
		case '<':
			fputs("&lt;", out);
			break;
		case '>':
			fputs("&gt;", out);
			break;
		case '"':
			fputs("&quot;", out);
			break;
		case '\'':
			fputs("&apos;", out);
			break;
		default:
			fputc(*s, out);
		}
	}
}

const char *notice_name(enum notice_kind kind)
{
	static const char *const names[NOTICE_KINDS] = {
		[NOTICE_UNREADABLE] = "unreadable",
		[NOTICE_TRUNCATED] = "truncated",
		[NOTICE_ENCODING] = "encoding",
		[NOTICE_STOPPED] = "stopped",
	};
	return names[kind];
}

bool notice_is_failure(enum notice_kind kind)
{
	return kind == NOTICE_UNREADABLE || kind == NOTICE_STOPPED;
}
