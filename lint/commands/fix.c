/* SPDX-License-Identifier: MIT */
#include "commands/fix.h"

#include "commands/commands.h"
#include "report/diff.h"
#include "report/output.h"
#include "report/uri.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum fixing fix_wanted(const struct options *o)
{
	return !o->fix ? FIX_NONE : o->unsafe_fixes ? FIX_UNSAFE_TOO : FIX_SAFE_ONES;
}

/* ---- Writing a letter back ---- */

enum now { NOW_SAME, NOW_FIXED, NOW_OTHER, NOW_GONE };

/* What the file holds by now; somebody may have written it, or it may have been given twice. */
static enum now what_now(const char *path, const struct outcome *o)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (fd < 0 || fstat(fd, &st) || !S_ISREG(st.st_mode)) {
		int e = fd < 0 ? errno : EINVAL;
		if (fd >= 0)
			close(fd);
		errno = e;
		return NOW_GONE;
	}
	bool same = (uintmax_t)st.st_size == o->n, fixed = (uintmax_t)st.st_size == o->fixed.n;
	size_t at = 0;
	uint8_t part[16384];
	for (ssize_t n; (same || fixed) && (n = read(fd, part, sizeof part)) > 0; at += (size_t)n) {
		same = same && at + (size_t)n <= o->n && !memcmp(part, o->bytes + at, (size_t)n);
		fixed = fixed && at + (size_t)n <= o->fixed.n &&
			!memcmp(part, o->fixed.bytes + at, (size_t)n);
	}
	close(fd);
	return same && at == o->n ? NOW_SAME : fixed && at == o->fixed.n ? NOW_FIXED : NOW_OTHER;
}

/* Whole or not at all, with the file's mode. */
static int replace(const char *path, const struct fixed *f)
{
	struct output out;
	if (output_open(&out, path))
		return -1;
	if (fwrite(f->bytes, 1, f->n, out.file) != f->n) {
		int e = errno;
		output_drop(&out);
		errno = e;
		return -1;
	}
	return output_close(&out);
}

static int write_back(struct fixer *x, const struct outcome *o)
{
	const enum now now = what_now(o->path, o);
	if (now == NOW_FIXED) /* the same file was given twice */
		return 0;
	if (now == NOW_OTHER || now == NOW_GONE || replace(o->path, &o->fixed)) {
		const int e = errno;
		progress_hide(x->progress);
		if (now == NOW_OTHER)
			complain("%s: it changed while it was being fixed; left as it is", o->path);
		else
			complain("%s: it cannot be fixed in place: %s", o->path,
				 now == NOW_GONE && e == EINVAL ? "it is no regular file"
								: strerror(e));
		return -1;
	}
	x->made += o->fixed.made;
	x->letters++;
	return 0;
}

/* ---- Diffs ---- */

static void in_utf8(struct arena *a, const uint8_t *bytes, size_t n, const uint8_t **text,
		    size_t *ntext)
{
	struct source s;
	const char *why;
	*text = bytes;
	*ntext = n;
	if (source_decode(a, "", bytes, n, &s, &why))
		return;
	*text = (const uint8_t *)s.text;
	*ntext = s.len;
}

/* A program gets the letter's bytes, so that the diff can be applied; people at a terminal its
 * characters. */
static void put_diff(struct fixer *x, const struct outcome *o)
{
	struct diff_options how = { .color = x->color, .safe = isatty(fileno(x->diff)) };
	struct arena a = { 0 };
	char *cwd = getcwd(NULL, 0);
	bool relative;
	const char *path = path_of(&a, cwd ? cwd : "/", o->path, &relative);
	const uint8_t *old = o->bytes, *new = o->fixed.bytes;
	size_t nold = o->n, nnew = o->fixed.n;
	if (how.safe) {
		in_utf8(&a, old, nold, &old, &nold);
		in_utf8(&a, new, nnew, &new, &nnew);
	}
	diff_write(x->diff, path, old, nold, new, nnew, &how);
	x->made += o->fixed.made;
	x->letters++;
	free(cwd);
	arena_free(&a);
}

/* ---- One letter ---- */

static void pass_through(const struct outcome *o)
{
	const bool fixed = o->fixed.bytes != NULL;
	fwrite(fixed ? o->fixed.bytes : o->bytes, 1, fixed ? o->fixed.n : o->n, stdout);
}

int fix_letter(struct fixer *x, const struct outcome *o)
{
	const bool piped = !strcmp(o->path, "-");
	int failed = 0;
	if (o->fixed.endless || o->fixed.refused)
		progress_hide(x->progress);
	if (o->fixed.endless) {
		complain("%s: its fixes do not come to an end; left as it is", shown_path(o->path));
		failed = -1;
	}
	if (o->fixed.refused)
		complain("%s: %u fix%s not made: %s has not the characters", shown_path(o->path),
			 o->fixed.refused, o->fixed.refused == 1 ? "" : "es",
			 encoding_name(o->linted.source->encoding));
	if (o->fixed.bytes && x->diff) {
		put_diff(x, o);
	} else if (piped && !x->diff && o->bytes) {
		pass_through(o);
		x->made += o->fixed.made;
		x->letters += o->fixed.made != 0;
	} else if (o->fixed.bytes && !x->diff) {
		failed |= write_back(x, o);
	}
	return failed;
}

void fix_count_left(struct fixer *x, const struct linted *l)
{
	for (uint32_t i = 0; i < l->n && !x->options->unsafe_fixes; i++)
		x->unsafe += fix_of(l->policy, l->v[i], FIX_UNSAFE_TOO) != NULL;
}

void fix_summary(const struct fixer *x)
{
	if (x->made)
		fprintf(stderr, "%s %llu in %llu letter%s", x->diff ? "would fix" : "fixed",
			(unsigned long long)x->made, (unsigned long long)x->letters,
			x->letters == 1 ? "" : "s");
	else if (x->options->fix_only || x->unsafe)
		fputs("nothing to fix", stderr);
	else
		return;
	if (x->unsafe)
		fprintf(stderr, "; %llu more with --unsafe-fixes", (unsigned long long)x->unsafe);
	fputc('\n', stderr);
}
