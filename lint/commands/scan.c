/* SPDX-License-Identifier: MIT */
#include "commands/scan.h"

#include "base/path.h"
#include "engine/off.h"
#include "engine/pool.h"
#include "read/files.h"
#include "report/output.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

static void on_outcome(void *arg, const struct outcome *o)
{
	struct scan *s = arg;
	if (o->why) {
		s->trouble = true;
		complain("%s: %s", shown_path(o->path), o->why);
		return;
	}
	struct linted l = o->linted;
	triage_letter(s->triage, &l);
	s->letter(s, &l);
}

static void on_letter(void *arg, const char *path, const uint8_t *bytes, size_t n)
{
	struct scan *s = arg;
	const struct policy *policy = policy_of(s->configs, path);
	if (policy)
		pool_letter(s->pool, policy, (struct keep){ 0 }, path, bytes, n);
	else
		s->trouble = true;
}

/* The rule's findings may be what is asked for. */
static void note_off(void *arg, const char *file, const char *why)
{
	struct scan *s = arg;
	s->trouble = true;
	complain("%s: %s", shown_path(file), why);
}

static bool is_excluded(void *arg, const char *path, bool is_folder)
{
	const struct scan *s = arg;
	return configs_exclude(s->configs, path, is_folder);
}

static void on_unreadable(void *arg, const char *path, const char *why)
{
	struct scan *s = arg;
	pool_trouble(s->pool, path, why);
}

static void on_complaint(void *arg, const char *file, const char *message)
{
	struct scan *s = arg;
	(void)file;
	s->trouble = s->bad_beside = true;
	complain("%s", message);
}

int scan_letters(struct scan *s, struct registry *g, char **paths, size_t npaths)
{
	static char here[] = ".", *only_here[] = { here };
	const struct options *o = s->options;
	s->paths = npaths ? paths : only_here;
	s->npaths = npaths ? npaths : 1;
	s->configs = configs_of(o, g);
	if (!s->configs)
		return -1;
	const bool there = o->suppressions && !access(o->suppressions, F_OK);
	const struct triage_wanted wanted = { .suppressions = there ? o->suppressions : NULL,
					      .only_suppressions = true,
					      .paths = s->paths,
					      .npaths = s->npaths,
					      .complain = on_complaint,
					      .arg = s };
	s->triage = triage_new(&wanted);
	if (!s->triage)
		return -1;
	s->pool = pool_new(g, o->jobs ? o->jobs : pool_cores(), on_outcome, s);
	struct files files = { .max_size = o->max_size,
			       .letter = on_letter,
			       .trouble = on_unreadable,
			       .exclude = is_excluded,
			       .arg = s };
	for (size_t i = 0; i < s->npaths; i++)
		files_read(&files, s->paths[i]);
	pool_finish(s->pool);
	off_each(pool_off(s->pool), note_off, s);
	return 0;
}

void scan_end(struct scan *s)
{
	pool_free(s->pool);
	triage_free(s->triage);
	configs_free(s->configs);
}

/* Where a file system has no locks, two at a time are not kept apart. */
int lock_beside(const char *file)
{
	struct arena a = { 0 };
	const char *folder = strchr(file, '/') ? path_folder(&a, file) : ".";
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	arena_free(&a);
	if (fd >= 0)
		flock(fd, LOCK_EX);
	return fd;
}

void unlock(int lock)
{
	if (lock >= 0)
		close(lock);
}

int write_text(const char *file, const char *text)
{
	struct output o;
	if (!output_open(&o, file)) {
		fputs(text, o.file);
		if (!output_close(&o))
			return 0;
	}
	complain("%s: %s", file, strerror(errno));
	return -1;
}
