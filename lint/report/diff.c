/* SPDX-License-Identifier: MIT */
#include "report/diff.h"

#include "report/terminal.h"

#include <string.h>

#define CONTEXT	 3
#define FARTHEST 400 /* lines looked ahead for where the two go on alike */

/* Lines end in LF, as git has it; a CR before it is the line's own. */
struct line {
	struct ll_sv text; /* with its end */
	uint64_t hash;
};

struct lines {
	struct line *v;
	size_t n;
};

/* old[a, a_end) became new[b, b_end). */
struct change {
	size_t a, a_end, b, b_end;
};

struct diff {
	struct arena arena;
	struct lines old, new;
	VEC_OF(struct change) changes;
	FILE *out;
	const struct diff_options *options;
};

static struct lines lines_of(struct arena *a, const uint8_t *bytes, size_t n)
{
	struct lines l = { .n = 0 };
	const char *p = (const char *)bytes, *end = p + n;
	for (const char *q = p; q < end && (q = memchr(q, '\n', (size_t)(end - q))); q++)
		l.n++;
	l.v = arena_array(a, struct line, l.n + 1);
	l.n = 0;
	while (p < end) {
		const char *nl = memchr(p, '\n', (size_t)(end - p));
		size_t len = nl ? (size_t)(nl - p) + 1 : (size_t)(end - p);
		uint64_t h = 14695981039346656037u;
		for (size_t i = 0; i < len; i++)
			h = (h ^ (uint8_t)p[i]) * 1099511628211u;
		l.v[l.n++] = (struct line){ { p, len }, h };
		p += len;
	}
	return l;
}

/* Line i of the old is line k of the new; both at their ends are alike. */
static bool same(const struct diff *d, size_t i, size_t k)
{
	if (i >= d->old.n || k >= d->new.n)
		return i == d->old.n && k == d->new.n;
	return d->old.v[i].hash == d->new.v[k].hash &&ll_eq(d->old.v[i].text, d->new.v[k].text);
}

/* They go on alike for two lines, or to the end. */
static bool meet(const struct diff *d, size_t i, size_t k)
{
	return same(d, i, k) && (i == d->old.n || same(d, i + 1, k + 1));
}

/*
 * Walks both along; where they part, the nearest place where they meet again.
 * A fix changes little, so it is near; what is farther away is one change.
 */
static void compare(struct diff *d)
{
	size_t i = 0, k = 0;
	while (i < d->old.n || k < d->new.n) {
		if (same(d, i, k)) {
			i++;
			k++;
			continue;
		}
		struct change c = { i, d->old.n, k, d->new.n };
		bool found = false;
		for (size_t far = 1; far <= FARTHEST && !found; far++) {
			for (size_t x = 0; x <= far && !found; x++) {
				if (i + x > d->old.n || k + far - x > d->new.n ||
				    !meet(d, i + x, k + far - x))
					continue;
				c.a_end = i + x;
				c.b_end = k + far - x;
				found = true;
			}
		}
		*VEC_PUSH(&d->arena, &d->changes) = c;
		i = c.a_end;
		k = c.b_end;
	}
}

/* ---- Writing ---- */

static void paint(const struct diff *d, const char *code)
{
	if (d->options->color)
		fprintf(d->out, "\033[%sm", code);
}

static void put_text(const struct diff *d, struct ll_sv s)
{
	if (d->options->safe)
		put_safe(d->out, s);
	else
		fwrite(s.p, 1, s.n, d->out);
}

static void put_line(const struct diff *d, char sign, const struct line *l)
{
	struct ll_sv text = l->text;
	bool ended = text.p[text.n - 1] == '\n';
	text.n -= ended;
	if (d->options->safe && text.n && text.p[text.n - 1] == '\r')
		text.n--;
	if (sign != ' ')
		paint(d, sign == '-' ? "31" : "32");
	fputc(sign, d->out);
	put_text(d, text);
	if (sign != ' ')
		paint(d, "");
	fputs(ended ? "\n" : "\n\\ No newline at end of file\n", d->out);
}

/* As git quotes names: those with quotes, backslashes or controls. */
static void put_name(const struct diff *d, const char *side, const char *path)
{
	bool odd = false;
	for (const char *p = path; *p; p++)
		odd |= (unsigned char)*p < 0x20 || *p == 0x7F || *p == '"' || *p == '\\';
	paint(d, "1");
	if (d->options->safe) {
		fprintf(d->out, "%s", side);
		put_safe(d->out, (struct ll_sv){ path, strlen(path) });
	} else if (!odd) {
		/* a tab ends a name that has blanks */
		fprintf(d->out, "%s%s%s", side, path, strchr(path, ' ') ? "\t" : "");
	} else {
		fprintf(d->out, "%.4s\"%s", side, side + 4);
		for (const char *p = path; *p; p++) {
			if (*p == '"' || *p == '\\')
				fprintf(d->out, "\\%c", *p);
			else if ((unsigned char)*p < 0x20 || *p == 0x7F)
				fprintf(d->out, "\\%03o", (unsigned char)*p);
			else
				fputc(*p, d->out);
		}
		fputc('"', d->out);
	}
	paint(d, "");
	fputc('\n', d->out);
}

/* "@@ -3,7 +3,6 @@": an empty side is told by the line before it. */
static void put_range(const struct diff *d, char sign, size_t from, size_t n)
{
	fprintf(d->out, "%c%zu", sign, from + (n != 0));
	if (n != 1)
		fprintf(d->out, ",%zu", n);
}

/* Changes [first, last] with the lines round them. */
static void put_hunk(const struct diff *d, uint32_t first, uint32_t last)
{
	const struct change *f = &d->changes.v[first], *l = &d->changes.v[last];
	size_t before = f->a < CONTEXT ? f->a : CONTEXT;
	size_t after = d->old.n - l->a_end < CONTEXT ? d->old.n - l->a_end : CONTEXT;
	size_t a = f->a - before, b = f->b - before;
	paint(d, "36");
	fputs("@@ ", d->out);
	put_range(d, '-', a, l->a_end + after - a);
	fputc(' ', d->out);
	put_range(d, '+', b, l->b_end + after - b);
	fputs(" @@", d->out);
	paint(d, "");
	fputc('\n', d->out);
	for (uint32_t i = first; i <= last; i++) {
		const struct change *c = &d->changes.v[i];
		while (a < c->a)
			put_line(d, ' ', &d->old.v[a++]);
		while (a < c->a_end)
			put_line(d, '-', &d->old.v[a++]);
		for (b = c->b; b < c->b_end; b++)
			put_line(d, '+', &d->new.v[b]);
	}
	while (a < l->a_end + after)
		put_line(d, ' ', &d->old.v[a++]);
}

void diff_write(FILE *out, const char *path, const uint8_t *old, size_t nold, const uint8_t *new,
		size_t nnew, const struct diff_options *options)
{
	struct diff d = { .out = out, .options = options };
	d.old = lines_of(&d.arena, old, nold);
	d.new = lines_of(&d.arena, new, nnew);
	compare(&d);
	if (d.changes.n) {
		put_name(&d, "--- a/", path);
		put_name(&d, "+++ b/", path);
	}
	for (uint32_t i = 0, last; i < d.changes.n; i = last + 1) {
		last = i;
		while (last + 1 < d.changes.n &&
		       d.changes.v[last + 1].a - d.changes.v[last].a_end <= 2 * CONTEXT)
			last++;
		put_hunk(&d, i, last);
	}
	arena_free(&d.arena);
}
