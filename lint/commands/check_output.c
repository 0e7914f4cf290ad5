/* SPDX-License-Identifier: MIT */
/* The files that `letterlint check` writes, and the reports in them. */
#include "commands/check.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Standard output is the letter's where standard input is fixed: findings go beside it. */
static bool is_filter(const struct options *o)
{
	return o->fix && !o->diff && o->nargs == 1 && !strcmp(o->args[0], "-");
}

static bool want_color(const struct options *o)
{
	const char *no = getenv("NO_COLOR"), *force = getenv("CLICOLOR_FORCE"),
		   *term = getenv("TERM");
	if (o->color != COLOR_AUTO)
		return o->color == COLOR_ALWAYS;
	if (no && *no)
		return false;
	if (force && *force && strcmp(force, "0"))
		return true;
	return !o->output && isatty(is_filter(o) ? STDERR_FILENO : STDOUT_FILENO) &&
	       !(term && !strcmp(term, "dumb"));
}

static bool same_file(const struct output *o, const char *path)
{
	struct stat st;
	return o->existed && S_ISREG(o->was.st_mode) && !stat(path, &st) &&
	       st.st_dev == o->was.st_dev && st.st_ino == o->was.st_ino;
}

bool keep_letter(struct session *s, const char *path)
{
	bool kept = false;
	for (size_t i = 0; i < s->noutputs; i++)
		if (same_file(&s->outputs[i], path))
			kept = s->outputs[i].kept = true;
	return kept;
}

void drop_outputs(struct session *s)
{
	for (size_t i = 0; i < s->noutputs; i++)
		output_drop(&s->outputs[i]);
	free(s->outputs);
}

int open_outputs(struct session *s)
{
	const struct options *o = s->options;
	s->outputs = calloc(1 + (size_t)o->reports.n, sizeof *s->outputs);
	if (!s->outputs)
		out_of_memory();
	for (uint32_t i = 0; i <= o->reports.n; i++) {
		const char *path = i ? o->reports.v[i - 1].file : o->output;
		for (uint32_t k = 0; k < i; k++) {
			if (!strcmp(s->outputs[k].name, path) || same_file(&s->outputs[k], path)) {
				complain("%s: two reports are to be written there", path);
				return -1;
			}
		}
		if (output_open(&s->outputs[i], path)) {
			complain("%s: %s", path, strerror(errno));
			return -1;
		}
		s->noutputs++;
		for (size_t k = 0; k < o->nargs + 3; k++) {
			const char *others[] = { o->files_from, o->suppressions, o->baseline };
			const char *read = k < o->nargs ? o->args[k] : others[k - o->nargs];
			if (read && same_file(&s->outputs[i], read)) {
				complain("%s: it is to be read and to be written", read);
				return -1;
			}
		}
	}
	return 0;
}

void open_reports(struct session *s, const struct registry *g)
{
	const struct options *o = s->options;
	struct report_options ro = { .unit = o->unit,
				     .color = want_color(o),
				     .snippets = !o->no_snippets,
				     .redacted = o->redact,
				     .fingerprints = o->show_fingerprints,
				     .suppressed = o->report_suppressed,
				     .baseline = s->baseline };
	s->fixer = (struct fixer){ .options = o, .color = ro.color };
	if (o->fix_only) { /* findings are for nobody */
		s->fixer.diff = o->diff ? s->outputs->file : NULL;
		s->report = report_each(&s->report, 0);
		return;
	}
	if (is_filter(o) && !o->output)
		s->outputs->file = stderr;
	s->report = o->format->open(s->outputs->file, g, &ro);
	ro.color = o->color == COLOR_ALWAYS;
	if (o->reports.n) {
		struct report **v = calloc(s->noutputs, sizeof *v);
		if (!v)
			out_of_memory();
		v[0] = s->report;
		for (uint32_t i = 0; i < o->reports.n; i++)
			v[i + 1] = o->reports.v[i].format->open(s->outputs[i + 1].file, g, &ro);
		s->report = report_each(v, s->noutputs);
		free(v);
	}
	if (o->redact)
		s->report = report_redacted(s->report, o->redact_salt);
}
