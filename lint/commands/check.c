/* SPDX-License-Identifier: MIT */
/* letterlint check PATH...: lints letters and reports. */
#include "commands/check.h"

#include "engine/cache.h"
#include "engine/off.h"
#include "engine/pool.h"
#include "read/files.h"
#include "read/list.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- One letter ---- */

static void on_trouble(void *arg, const char *path, const char *why)
{
	struct session *s = arg;
	const size_t n = strlen(path);
	s->trouble = true;
	progress_hide(&s->progress);
	/* of a config it tells the place as well: "letterlint.json:3:5: ..." */
	if (!strncmp(why, path, n) && why[n] == ':')
		complain("%s", why);
	else
		complain("%s: %s", shown_path(path), why);
	if (s->report)
		s->report->notice(s->report, NOTICE_UNREADABLE, path, why);
}

static void note_reading(struct session *s, const struct source *src)
{
	if (src->truncated) {
		const char *why = "it ends in the middle of a character; is the rest missing?";
		/* What is there was linted; that all is well nobody can say. */
		s->trouble = true;
		progress_hide(&s->progress);
		complain("%s: %s", shown_path(src->path), why);
		s->report->notice(s->report, NOTICE_TRUNCATED, src->path, why);
	}
	if (src->encoding == ENC_WINDOWS_1252)
		s->report->notice(s->report, NOTICE_ENCODING, src->path,
				  "it is not UTF-8; read as windows-1252");
	if (s->options->verbose)
		complain("%s: %s%s, %zu bytes, %u lines", shown_path(src->path),
			 encoding_name(src->encoding), src->bom ? " with a byte-order mark" : "",
			 src->nbytes, src->nlines - (src->line_start[src->nlines - 1] == src->len));
}

static void note_stopped(struct session *s, const struct linted *l)
{
	for (uint32_t i = 0; i < l->ntroubles; i++) {
		s->trouble = true;
		progress_hide(&s->progress);
		complain("%s: %s", shown_path(l->source->path), l->troubles[i].why);
		s->report->notice(s->report, NOTICE_STOPPED, l->source->path, l->troubles[i].why);
	}
}

/* A rule that was switched off, at the end. */
static void note_off(void *arg, const char *file, const char *why)
{
	struct session *s = arg;
	complain("%s: %s", shown_path(file), why);
	s->report->notice(s->report, NOTICE_STOPPED, file, why);
}

static bool nobody_reads(const struct session *s)
{
	return s->noutputs == 1 && ferror(s->outputs->file);
}

/* What is wrong with configs has its place in the order. */
static void put_complaints(struct session *s)
{
	const char *file, *why;
	while ((why = configs_complaint(s->configs, &file)) != NULL)
		pool_trouble(s->pool, file, why);
}

/* Of a file of suppressions or a baseline. "FILE:" is said again by what shows a notice. */
static void on_complaint(void *arg, const char *file, const char *message)
{
	struct session *s = arg;
	size_t n = strlen(file);
	s->trouble = true;
	progress_hide(&s->progress);
	complain("%s", message);
	if (!s->report)
		return;
	if (!strncmp(message, file, n) && message[n] == ':')
		message += n + 1;
	s->report->notice(s->report, NOTICE_UNREADABLE, file, message + strspn(message, " "));
}

/* Letters as they are read, ... */
static void on_letter(void *arg, const char *path, const uint8_t *bytes, size_t n)
{
	struct session *s = arg;
	const char *why;
	if (nobody_reads(s))
		return;
	const struct policy *policy = configs_policy(s->configs, path, &why);
	put_complaints(s);
	const struct keep keep = policy && s->options->fix ? triage_keep(s->triage, path, policy)
							   : (struct keep){ 0 };
	if (policy)
		pool_letter(s->pool, policy, keep, path, bytes, n);
	else if (configs_lack_family(s->configs) && !s->familyless++)
		pool_trouble(s->pool, path, why);
	else
		pool_hold_back(s->pool, path, why);
}

static void on_unreadable(void *arg, const char *path, const char *why)
{
	struct session *s = arg;
	pool_trouble(s->pool, path, why);
}

static void report_letter(struct session *s, const struct linted *l)
{
	for (uint32_t i = 0; i < l->n; i++) {
		s->counts[l->v[i]->severity]++;
		s->findings++;
		s->fixable += fix_of(l->policy, l->v[i], FIX_SAFE_ONES) != NULL;
		s->unsafe += fix_of(l->policy, l->v[i], FIX_UNSAFE_TOO) != NULL;
		s->found |= l->v[i]->severity >= l->policy->fail_on;
	}
	if (l->n && s->on_terminal)
		progress_hide(&s->progress);
	s->report->letter(s->report, l);
}

/* ... and, in the same order, what became of them. */
static void on_outcome(void *arg, const struct outcome *o)
{
	struct session *s = arg;
	struct linted l = o->linted;
	if (o->fixed.bytes && s->on_terminal)
		progress_hide(&s->progress);
	if (s->options->fix && fix_letter(&s->fixer, o))
		s->trouble = true;
	if (o->held_back) { /* a line for each would bury the one that says why */
		s->trouble = true;
		s->held_back++;
		s->report->notice(s->report, NOTICE_UNREADABLE, o->path, o->why);
		return;
	}
	if (o->why) {
		on_trouble(s, o->path, o->why);
		return;
	}
	if (nobody_reads(s))
		return;
	note_reading(s, l.source);
	triage_letter(s->triage, &l);
	if (s->options->fix)
		fix_count_left(&s->fixer, &l);
	s->letters++;
	s->with_findings += l.n != 0;
	if (!s->options->fix_only)
		report_letter(s, &l);
	note_stopped(s, &l);
	if (s->options->statistics)
		statistics_add(&s->statistics, l.letter);
	progress_show(&s->progress, s->letters, s->findings);
}

/* ---- Suppressions and baselines ---- */

/* Entries that nobody needs are findings, in the file they are in. */
static void report_idle(struct session *s)
{
	struct suppressions *file;
	for (uint32_t i = 0; (file = triage_file(s->triage, i)) != NULL; i++) {
		struct linted l;
		const char *why;
		const struct policy *policy = configs_policy(s->configs, file->path, &why);
		if (!policy)
			continue;
		triage_idle(s->triage, file, policy, &l);
		if (l.n)
			report_letter(s, &l);
	}
}

static void on_gone(void *arg, const char *letter, const struct baseline_entry *e)
{
	struct session *s = arg;
	const struct gone gone = { letter, e->rule, e->fingerprint, e->ordinal };
	s->report->gone(s->report, &gone);
}

static void on_updated(void *arg, const char *file, const struct baseline_change *c)
{
	(void)arg;
	complain("%s: %llu finding%s in the baseline, %llu of them new; %llu %s gone", file,
		 (unsigned long long)c->total, plural(c->total), (unsigned long long)c->added,
		 (unsigned long long)c->gone, c->gone == 1 ? "is" : "are");
}

static struct triage *triage_of_options(struct session *s)
{
	const struct options *o = s->options;
	const struct triage_wanted wanted = { .suppressions = o->suppressions,
					      .no_suppressions = o->no_suppressions,
					      .baseline = o->baseline,
					      .update_baseline = o->update_baseline,
					      .paths = o->args,
					      /* of a folder only some letters are linted then */
					      .npaths = o->changed_since ? 0 : o->nargs,
					      .complain = on_complaint,
					      .arg = s };
	return triage_new(&wanted);
}

/* The command line names one, or the config of a PATH. */
static bool has_baseline(struct session *s)
{
	const struct options *o = s->options;
	const struct policy *p = NULL;
	struct arena a = { 0 };
	struct stat st;
	const char *why;
	for (size_t i = 0; i < o->nargs && !(p && p->baseline); i++) {
		bool folder = !stat(o->args[i], &st) && S_ISDIR(st.st_mode);
		p = configs_policy(s->configs,
				   folder ? arena_printf(&a, "%s/x", o->args[i]) : o->args[i], &why);
	}
	if (!(p && p->baseline))
		p = configs_policy(s->configs, "-", &why);
	arena_free(&a);
	return o->baseline || (p && p->baseline);
}

/* ---- The run ---- */

static int finish(struct session *s)
{
	const struct options *o = s->options;
	if (!o->fix_only)
		report_idle(s);
	triage_each_gone(s->triage, on_gone, s);
	if (o->update_baseline)
		triage_update(s->triage, on_updated, s);
	if (o->diff)
		s->found = s->fixer.made != 0;
	int status = s->trouble			      ? STATUS_TROUBLE
		     : s->found && !o->update_baseline ? STATUS_FOUND
						      : STATUS_CLEAN;
	s->report->end(s->report, status);
	/* main() closes standard output, whatever was written there */
	for (size_t i = !o->output; i < s->noutputs; i++) {
		if (output_close(&s->outputs[i])) {
			complain("%s: %s", s->outputs[i].name, strerror(errno));
			status = STATUS_TROUBLE;
		}
	}
	if (status == STATUS_TROUBLE && !s->trouble)
		return status;
	if (o->fix)
		fix_summary(&s->fixer);
	if (!o->fix_only)
		put_summary(s);
	if (o->statistics)
		statistics_print(&s->statistics, o->format->plain || o->output ? stdout : stderr);
	return status;
}

/* How many letters there will be, where that is said: 0 where folders or lists have to be read. */
static uint64_t letters_given(const struct session *s)
{
	const struct options *o = s->options;
	struct stat st;
	if (o->changed_since)
		return s->changed.paths.n;
	for (size_t i = 0; i < o->nargs; i++)
		if (stat(o->args[i], &st) || S_ISDIR(st.st_mode))
			return 0;
	return o->files_from ? 0 : o->nargs;
}

static bool is_excluded(void *arg, const char *path, bool is_folder)
{
	struct session *s = arg;
	if (!is_folder && keep_letter(s, path)) {
		pool_trouble(s->pool, path, "it is to be read and to be written");
		return true;
	}
	const bool out = configs_exclude(s->configs, path, is_folder);
	s->excluded += out;
	return out;
}

/* A list is made by a program, which knows of no configs. */
static void on_path(void *arg, const char *path)
{
	const struct files *files = arg;
	if (!is_excluded(files->arg, path, false))
		files_read(files, path);
}

/* The PATHs of the command line, then those of the list. */
static void read_all(struct session *s)
{
	const struct options *o = s->options;
	struct files files = { .max_size = o->max_size,
			       .letter = on_letter,
			       .trouble = on_unreadable,
			       .exclude = is_excluded,
			       .arg = s };
	for (uint32_t i = 0; i < s->changed.paths.n; i++)
		on_path(&files, s->changed.paths.v[i]);
	for (size_t i = 0; i < o->nargs && !o->changed_since; i++)
		if (!o->force_exclude || !is_excluded(s, o->args[i], false))
			files_read(&files, o->args[i]);
	const char *why;
	if (o->files_from && list_read(o->files_from, o->null, on_path, &files, &why)) {
		pool_finish(s->pool);
		on_trouble(s, o->files_from, why);
	}
	put_complaints(s);
	pool_finish(s->pool);
}

/* Asks git before anything is opened: where it cannot tell, nothing is linted. */
static int find_changed(struct session *s, struct arena *a)
{
	const struct options *o = s->options;
	const char *why;
	if (!o->changed_since)
		return 0;
	if (changed_since(a, o->changed_since, o->args, o->nargs, &s->changed, &why)) {
		complain("--diff-filter: %s", why);
		return -1;
	}
	if (!s->changed.paths.n)
		complain("no letter changed since '%s'", o->changed_since);
	return 0;
}

static int lint_all(struct session *s, struct registry *g)
{
	const struct options *o = s->options;
	s->baseline = has_baseline(s);
	if (o->update_baseline && !s->baseline) {
		complain("--update-baseline: name the file with --baseline, or with the key "
			 "'baseline' of a config");
		return STATUS_TROUBLE;
	}
	/* how much was understood of a letter no cache knows */
	if (o->use_cache && !o->statistics && !o->fix) {
		const char *folder = o->cache ? o->cache : cache_folder(&g->arena),
			   *why = "--cache: there is no home for it; name a folder: --cache=DIR";
		s->cache = folder ? cache_open(folder, o->cache_size, g, &why) : NULL;
		if (!s->cache) {
			complain("%s", why);
			return STATUS_TROUBLE;
		}
	}
	s->triage = triage_of_options(s);
	if (!s->triage) {
		cache_close(s->cache);
		return STATUS_TROUBLE;
	}
	if (open_outputs(s)) {
		drop_outputs(s);
		triage_free(s->triage);
		cache_close(s->cache);
		return STATUS_TROUBLE;
	}
	open_reports(s, g);
	s->pool = pool_new(g, o->jobs ? o->jobs : pool_cores(), on_outcome, s);
	pool_fix(s->pool, fix_wanted(o));
	pool_cache(s->pool, s->cache);
	s->on_terminal = isatty(fileno(s->outputs->file));
	s->fixer.progress = &s->progress;
	progress_start(&s->progress, !o->no_progress && !o->verbose);
	if (s->progress.on)
		s->progress.total = letters_given(s);
	s->report->begin(s->report);
	read_all(s);
	progress_hide(&s->progress);
	off_each(pool_off(s->pool), note_off, s);
	tell_left_out(s);
	if (speller_is_missing(g->speller))
		complain("spelling: no dictionary found (install hunspell-en-us); the other checks "
			 "ran");
	int status = finish(s);
	pool_free(s->pool);
	triage_free(s->triage);
	cache_close(s->cache);
	free(s->outputs);
	return status;
}

int cmd_check(const struct options *o, struct registry *g)
{
	struct session s = { .options = o, .configs = configs_of(o, g) };
	struct arena a = { 0 };
	int status = STATUS_TROUBLE;
	if (s.configs && !configs_count(s.configs))
		complain("no check is left to run; see --select, --ignore and --level");
	else if (s.configs && !find_changed(&s, &a))
		status = lint_all(&s, g);
	arena_free(&a);
	configs_free(s.configs);
	return status;
}
