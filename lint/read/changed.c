/* SPDX-License-Identifier: MIT */
#include "read/changed.h"

#include "read/files.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

/* ---- Running git ---- */

struct text {
	char *p; /* NUL-terminated */
	size_t n, room;
};

struct git {
	struct arena *arena;
	const char *argv[16];
	size_t n;
	char *const *paths; /* behind them */
	size_t npaths;
	struct text out, err;
};

/* Reads what is there; false at the end. */
static bool take(struct text *t, int fd)
{
	if (t->room - t->n < 4096) {
		t->room = t->room * 2 + 8192;
		t->p = realloc(t->p, t->room);
		if (!t->p)
			out_of_memory();
	}
	const ssize_t got = read(fd, t->p + t->n, t->room - t->n - 1);
	if (got < 0 && errno == EINTR)
		return true;
	t->n += got > 0 ? (size_t)got : 0;
	t->p[t->n] = '\0';
	return got > 0;
}

/* Both ends at once, or git could wait for us while we wait for it. */
static void listen_to(struct git *g, int out, int err)
{
	struct pollfd fds[] = { { .fd = out, .events = POLLIN }, { .fd = err, .events = POLLIN } };
	while (fds[0].fd >= 0 || fds[1].fd >= 0) {
		if (poll(fds, 2, -1) < 0 && errno != EINTR)
			break;
		for (int i = 0; i < 2; i++)
			if (fds[i].fd >= 0 && fds[i].revents &&
			    !take(i ? &g->err : &g->out, fds[i].fd))
				fds[i].fd = -1; /* poll passes over it */
	}
}

static int start(const char *const *argv, int out, int err, pid_t *pid)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t usual;
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
	posix_spawn_file_actions_adddup2(&actions, err, STDERR_FILENO);
	posix_spawnattr_init(&attributes);
	sigemptyset(&usual);
	sigaddset(&usual, SIGPIPE);
	sigaddset(&usual, SIGXFSZ);
	posix_spawnattr_setsigdefault(&attributes, &usual);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
	int e = posix_spawnp(pid, *argv, &actions, &attributes, (char *const *)argv, environ);
	posix_spawn_file_actions_destroy(&actions);
	posix_spawnattr_destroy(&attributes);
	return e;
}

/* No shell is between, so that a name is a name whatever is in it. Returns git's status, -1 with
 * *why: it did not run. */
static int run(struct git *g, const char **why)
{
	int out[2], err[2], status, e;
	pid_t pid;
	const char **argv = arena_array(g->arena, const char *, g->n + g->npaths + 1);
	memcpy(argv, g->argv, g->n * sizeof *argv);
	for (size_t i = 0; i < g->npaths; i++)
		argv[g->n + i] = g->paths[i];
	g->out.n = g->err.n = 0;
	if (pipe2(out, O_CLOEXEC)) {
		*why = strerror(errno);
		return -1;
	}
	if (pipe2(err, O_CLOEXEC)) {
		*why = strerror(errno);
		close(out[0]);
		close(out[1]);
		return -1;
	}
	e = start(argv, out[1], err[1], &pid);
	close(out[1]);
	close(err[1]);
	if (!e)
		listen_to(g, out[0], err[0]);
	close(out[0]);
	close(err[0]);
	if (e) {
		*why = e == ENOENT ? "git is not installed, or not where programs are looked for"
				   : arena_printf(g->arena, "git: %s", strerror(e));
		return -1;
	}
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return 255;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 255;
}

/* What git said, in a line; "fatal: " is for git's users. */
static const char *said(const struct git *g)
{
	const char *p = g->err.n ? g->err.p : "";
	if (!strncmp(p, "fatal: ", 7))
		p += 7;
	size_t n = strcspn(p, "\n");
	return n ? arena_printf(g->arena, "git: %.*s", (int)n, p)
		 : "git failed and did not say why";
}

#define GIT(g, ...)                                                                                \
	do {                                                                                       \
		const char *const words[] = { "git", "-c", "core.fsmonitor=false", __VA_ARGS__ };  \
		(g)->n = sizeof words / sizeof *words;                                             \
		_Static_assert(sizeof words <= sizeof(g)->argv, "room for the arguments");         \
		memcpy((g)->argv, words, sizeof words);                                            \
	} while (0)

/* ---- What is asked of it ---- */

/* Where we are: the folder below the top, and the way up to it; each empty or with a '/' at its
 * end. */
static int find_top(struct git *g, const char **below, const char **up, const char **why)
{
	GIT(g, "rev-parse", "--show-prefix", "--show-cdup");
	g->npaths = 0;
	int status = run(g, why);
	if (status > 0 || (!status && !g->out.n))
		*why = strstr(g->err.n ? g->err.p : "", "not a git repository")
			       ? "this folder is in no git repository"
			       : said(g);
	if (status || !g->out.n)
		return -1;
	char *text = arena_strndup(g->arena, g->out.p, g->out.n);
	char *end = text + strlen(text);
	end[-(end > text && end[-1] == '\n')] = '\0';
	char *last = strrchr(text, '\n');
	*up = last ? last + 1 : "";
	if (last)
		*last = '\0';
	*below = text;
	return 0;
}

static bool is_name(const char *s, size_t n)
{
	return (n == 40 || n == 64) && strspn(s, "0123456789abcdef") == n;
}

/* The one line that git printed, a commit's name; NULL: it printed something else. */
static const char *commit_name(const struct git *g)
{
	const size_t n = g->out.n && g->out.p[g->out.n - 1] == '\n' ? g->out.n - 1 : g->out.n;
	const char *s = arena_strndup(g->arena, g->out.n ? g->out.p : "", n);
	return is_name(s, n) ? s : NULL;
}

static const char *find_commit(struct git *g, const char *base, const char **why)
{
	size_t n = strlen(base);
	const bool fork = n > 3 && !strcmp(base + n - 3, "...");
	const char *name = arena_strndup(g->arena, base, n - (fork ? 3 : 0));
	*why = arena_printf(
		g->arena,
		"'%s' is no revision of this repository (a shallow clone may have to fetch it)",
		name);
	/* it would be an option of git's */
	if (*name == '-' || !*name)
		return NULL;
	const char *unknown = *why;
	g->npaths = 0;
	GIT(g, "rev-parse", "--verify", "--quiet", arena_printf(g->arena, "%s^{commit}", name));
	int status = run(g, why);
	const char *commit = status ? NULL : commit_name(g);
	if (!commit || !fork) {
		if (status >= 0 && !commit)
			*why = unknown;
		return commit;
	}
	GIT(g, "merge-base", commit, "HEAD");
	status = run(g, why);
	commit = status ? NULL : commit_name(g);
	if (status >= 0 && !commit)
		*why = arena_printf(g->arena, "HEAD and '%s' have no revision in common", name);
	return commit;
}

/* ---- Names ---- */

/* One of the PATHs itself, whatever it is called. */
static bool is_given(const char *path, char *const *paths, size_t npaths)
{
	struct stat st, given;
	if (stat(path, &st))
		return false;
	for (size_t i = 0; i < npaths; i++)
		if (!stat(paths[i], &given) && S_ISREG(given.st_mode) &&
		    given.st_dev == st.st_dev && given.st_ino == st.st_ino)
			return true;
	return false;
}

/* A letter of one of the folders, as they are read: a folder given by name may be hidden itself. */
static bool is_letter(const char *path, char *const *paths, size_t npaths)
{
	if (files_is_letter(path))
		return true;
	for (size_t i = 0; i < npaths; i++) {
		const char *folder = paths[i];
		while (!strncmp(folder, "./", 2))
			folder += 2;
		size_t n = strlen(folder);
		while (n && folder[n - 1] == '/')
			n--;
		if (n && !strncmp(path, folder, n) && path[n] == '/' &&
		    files_is_letter(path + n + 1))
			return true;
	}
	return false;
}

/* Git's name of a file, from the top, as one names it from here. */
static const char *from_here(struct arena *a, const char *name, const char *below, const char *up)
{
	const size_t n = strlen(below);
	if (strncmp(name, below, n))
		return arena_printf(a, "%s%s", up, name);
	name += n;
	return arena_printf(a, "%s%s", strcmp(name, "-") ? "" : "./", name);
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void sort(struct changed *c)
{
	uint32_t kept = 0;
	if (c->paths.n)
		qsort(c->paths.v, c->paths.n, sizeof *c->paths.v, by_bytes);
	for (uint32_t i = 0; i < c->paths.n; i++)
		if (!kept || strcmp(c->paths.v[kept - 1], c->paths.v[i]))
			c->paths.v[kept++] = c->paths.v[i];
	c->paths.n = kept;
}

/* The names that git printed, a NUL behind each. */
static int add_names(struct git *g, char *const *paths, size_t npaths, const char *below,
		     const char *up, struct changed *out, const char **why)
{
	static char here[] = ".", *const only_here[] = { here };
	g->paths = npaths ? paths : only_here;
	g->npaths = npaths ? npaths : 1;
	const int status = run(g, why);
	if (status) {
		if (status > 0)
			*why = said(g);
		return -1;
	}
	for (size_t i = 0; i < g->out.n; i += strlen(g->out.p + i) + 1) {
		const char *path = from_here(g->arena, g->out.p + i, below, up);
		if (is_letter(path, paths, npaths) || is_given(path, paths, npaths))
			*VEC_PUSH(g->arena, &out->paths) = path;
	}
	return 0;
}

/* Git takes a path that is nowhere for one where nothing changed. */
static int look_for(struct arena *a, char *const *paths, size_t npaths, const char **why)
{
	struct stat st;
	for (size_t i = 0; i < npaths; i++) {
		if (!lstat(paths[i], &st))
			continue;
		*why = arena_printf(a, "%s: %s", paths[i], strerror(errno));
		return -1;
	}
	return 0;
}

int changed_since(struct arena *a, const char *base, char *const *paths, size_t npaths,
		  struct changed *out, const char **why)
{
	struct git g = { .arena = a };
	const char *below, *up, *commit = NULL;
	int failed = look_for(a, paths, npaths, why) || find_top(&g, &below, &up, why);
	if (!failed)
		commit = find_commit(&g, base, why);
	failed |= !commit;
	*out = (struct changed){ .paths = { 0 } };
	if (!failed) {
		GIT(&g, "-c", "diff.relative=false", "--literal-pathspecs", "diff", "--name-only",
		    "-z", "--no-ext-diff", "--no-textconv", "--ignore-submodules",
		    "--diff-filter=ACMR", commit, "--");
		failed = add_names(&g, paths, npaths, below, up, out, why);
	}
	if (!failed) {
		GIT(&g, "--literal-pathspecs", "ls-files", "-z", "--others", "--exclude-standard",
		    "--full-name", "--");
		failed = add_names(&g, paths, npaths, below, up, out, why);
	}
	sort(out);
	free(g.out.p);
	free(g.err.p);
	return failed ? -1 : 0;
}
