/* SPDX-License-Identifier: MIT */
/* Findings as compilers print them, each place with its line and a caret. */
#include "engine/fingerprint.h"
#include "report/column.h"
#include "report/terminal.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#define WIDEST 160 /* cells of a source line; a longer one is clipped round the caret */
#define BEFORE 60  /* cells kept before the caret then */

struct text_report {
	struct report report;
	FILE *out;
	struct report_options options;
};

enum paint { PAINT_NONE, PAINT_BOLD, PAINT_ERROR, PAINT_WARNING, PAINT_NOTE, PAINT_HELP };

static void paint(const struct text_report *t, enum paint p)
{
	static const char *const codes[] = {
		[PAINT_NONE] = "\033[m",      [PAINT_BOLD] = "\033[1m",
		[PAINT_ERROR] = "\033[1;31m", [PAINT_WARNING] = "\033[1;35m",
		[PAINT_NOTE] = "\033[1;36m",  [PAINT_HELP] = "\033[32m",
	};
	if (t->options.color)
		fputs(codes[p], t->out);
}

static enum paint paint_of(uint32_t severity)
{
	return severity == LL_ERROR	? PAINT_ERROR
	       : severity == LL_WARNING ? PAINT_WARNING
					: PAINT_NOTE;
}

/* The end of a line without its line end and trailing blanks. */
static uint32_t line_end(const struct source *s, uint32_t line, uint32_t from)
{
	uint32_t end = line < s->nlines ? s->line_start[line] : s->len;
	while (end > from && strchr(" \t\r\n\f\v", s->text[end - 1]) && s->text[end - 1])
		end--;
	return end;
}

/* Where to begin so that about BEFORE cells stand before `off`. */
static uint32_t step_back(const struct source *s, uint32_t start, uint32_t off)
{
	unsigned cells = 0;
	while (off > start) {
		uint32_t before = off - 1, cp;
		while (utf8_is_tail(s->text[before]))
			before--;
		utf8_get(s->text + before, &cp);
		unsigned width = glyph_of(cp, 0).width;
		cells += width ? width : 1;
		if (cells > BEFORE)
			break;
		off = before;
	}
	return off;
}

/* Does the line fit? Looks no further than it must. */
static bool fits(const struct source *s, uint32_t start, uint32_t end)
{
	unsigned cells = 0;
	for (uint32_t i = start; i < end && cells <= WIDEST;) {
		uint32_t cp;
		i += utf8_get(s->text + i, &cp);
		unsigned width = glyph_of(cp, cells).width;
		cells += width ? width : 1;
	}
	return cells <= WIDEST;
}

static void put_snippet(const struct text_report *t, const struct source *s, struct ll_span at,
			enum paint p)
{
	uint32_t line = source_line(s, at.off), start = s->line_start[line - 1];
	uint32_t end = line_end(s, line, start), last = at.off + at.len;
	if (end < at.off)
		end = at.off;
	if (last > end)
		last = end;
	/* A line of plain ASCII, as nearly all are, needs no look at each of its characters. */
	const struct ll_sv text = { s->text + start, end - start };
	const bool plain = text.n <= WIDEST && visible_run(text) == text.n;
	bool whole = plain || fits(s, start, end);
	uint32_t from = whole ? start : step_back(s, start, at.off), i = from;
	unsigned cell = 0, caret = 0, caret_end = 0, cost = 0;
	fprintf(t->out, "%5u | ", line);
	if (plain) {
		fwrite(text.p, 1, text.n, t->out);
		i = end;
		caret = at.off < end ? at.off - start : end - start;
		caret_end = last > start ? last - start : 0;
	}
	if (from > start) {
		fputs("…", t->out);
		cell++;
	}
	for (; i < end && (whole || cost < WIDEST - 2);) {
		uint32_t cp;
		if (i == at.off)
			caret = cell;
		uint32_t size = utf8_get(s->text + i, &cp);
		struct glyph g = glyph_of(cp, cell);
		fputs(g.text, t->out);
		cell += g.width;
		cost += g.width ? g.width : 1;
		i += size;
		if (i <= last)
			caret_end = cell;
	}
	if (i <= at.off && !caret)
		caret = cell;
	if (i < end)
		fputs("…", t->out);
	fprintf(t->out, "\n      | %*s", (int)caret, "");
	paint(t, p);
	fputc('^', t->out);
	for (unsigned k = caret + 1; k < caret_end; k++)
		fputc('~', t->out);
	paint(t, PAINT_NONE);
	fputc('\n', t->out);
}

static void put_place(const struct text_report *t, const struct source *s, struct ll_span at,
		      const char *level, enum paint p, const char *message, const char *id)
{
	struct source_pos pos = source_pos(s, at.off);
	paint(t, PAINT_BOLD);
	put_safe(t->out, sv(strcmp(s->path, "-") ? s->path : "<stdin>"));
	fprintf(t->out, ":%u:%u: ", pos.line, column_of(s, &pos, at.off, t->options.unit));
	paint(t, PAINT_NONE);
	paint(t, p);
	fprintf(t->out, "%s: ", level);
	paint(t, PAINT_NONE);
	put_safe(t->out, sv(message));
	if (id)
		fprintf(t->out, " [%s]", id);
	fputc('\n', t->out);
	if (!t->options.redacted)
		put_snippet(t, s, at, p);
}

/* What --fix would write, or what there is to choose from. */
static void put_fixes(const struct text_report *t, const struct ll_finding *f)
{
	for (uint32_t i = 0; i < f->fixes.n; i++) {
		const struct ll_fix *x = f->fixes.v[i];
		fputs("      = ", t->out);
		paint(t, PAINT_HELP);
		if (f->fixes.n > 1)
			fputs(i ? "or " : "either ", t->out);
		else
			fputs(x->applicability == LL_FIX_SAFE	  ? "fix: "
			      : x->applicability == LL_FIX_UNSAFE ? "unsafe fix: "
								  : "perhaps ",
			      t->out);
		paint(t, PAINT_NONE);
		put_safe(t->out, sv(x->title));
		fputc('\n', t->out);
	}
}

static void put_fingerprint(const struct text_report *t, const struct ll_finding *f)
{
	if (t->options.fingerprints)
		fprintf(t->out, "      = fingerprint: %s\n",
			fingerprint_text(f->arena, f->fingerprint, f->ordinal));
}

static void text_letter(struct report *r, const struct linted *l)
{
	const struct text_report *t = (const struct text_report *)r;
	for (uint32_t i = 0; i < l->n; i++) {
		const struct ll_finding *f = l->v[i];
		put_place(t, l->source, f->at, level_name(f->severity), paint_of(f->severity),
			  f->message, f->rule->check.id);
		put_fixes(t, f);
		put_fingerprint(t, f);
		for (uint32_t k = 0; k < f->related.n; k++)
			put_place(t, l->source, f->related.v[k].at, "note", PAINT_NOTE,
				  f->related.v[k].message, NULL);
	}
}

static void text_begin(struct report *r)
{
	(void)r;
}

/* Trouble is for standard error, which is not ours. */
static void text_notice(struct report *r, enum notice_kind kind, const char *path, const char *text)
{
	(void)r, (void)kind, (void)path, (void)text;
}

static void text_gone(struct report *r, const struct gone *g)
{
	(void)r, (void)g;
}

static void text_end(struct report *r, int status)
{
	(void)status;
	free(r);
}

struct report *report_text(FILE *out, const struct registry *g, const struct report_options *o)
{
	(void)g;
	struct text_report *t = malloc(sizeof *t);
	if (!t)
		out_of_memory();
	*t = (struct text_report){
		.report = { .begin = text_begin,
			    .letter = text_letter,
			    .notice = text_notice,
			    .gone = text_gone,
			    .end = text_end },
		.out = out,
		.options = *o,
	};
	return &t->report;
}
