/* SPDX-License-Identifier: MIT */
#include "base/user.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define LONGEST 256

extern char **environ;

/* The first line of what comes out of the pipe; what does not fit is no name. */
static size_t read_line(int fd, char line[LONGEST])
{
	size_t n = 0;
	for (;;) {
		ssize_t got = read(fd, line + n, LONGEST - 1 - n);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			break;
		n += (size_t)got;
	}
	line[n] = '\0';
	return n == LONGEST - 1 ? 0 : strcspn(line, "\r\n");
}

static const char *git_name(struct arena *a)
{
	char git[] = "git", config[] = "config", key[] = "user.name";
	char *argv[] = { git, config, key, NULL }, line[LONGEST];
	posix_spawn_file_actions_t actions;
	int pipes[2], status;
	pid_t pid;
	if (pipe2(pipes, O_CLOEXEC))
		return NULL;
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_adddup2(&actions, pipes[1], STDOUT_FILENO);
	posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	int failed = posix_spawnp(&pid, "git", &actions, NULL, argv, environ);
	posix_spawn_file_actions_destroy(&actions);
	close(pipes[1]);
	size_t n = failed ? 0 : read_line(pipes[0], line);
	close(pipes[0]);
	while (!failed && waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return n ? arena_strndup(a, line, n) : NULL;
}

const char *user_name(struct arena *a)
{
	const char *name = git_name(a);
	const struct passwd *p;
	if (!name || !*name)
		name = getenv("USER");
	if (!name || !*name)
		name = getenv("LOGNAME");
	if ((!name || !*name) && (p = getpwuid(getuid())) != NULL)
		name = p->pw_name;
	return name && *name ? arena_strndup(a, name, strlen(name)) : NULL;
}
