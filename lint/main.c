/* SPDX-License-Identifier: MIT */
#include "commands/commands.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The checks there are. */
static int set_up(const struct options *o, struct registry *g)
{
	const char *why = "";
	if (registry_init(g, &why)) {
		complain("%s", why);
		return -1;
	}
	for (uint32_t i = 0; i < o->load.n; i++) {
		if (registry_load(g, o->load.v[i], &why)) {
			complain("%s: %s", o->load.v[i], why);
			return -1;
		}
	}
	return 0;
}

/* A closed descriptor would be given to the next file opened, which would then be written to. */
static void guard_descriptors(void)
{
	for (int fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF &&
		    open("/dev/null", fd ? O_RDONLY : O_WRONLY) < 0)
			exit(STATUS_TROUBLE);
	/* a reader that is gone or a file that may not grow is an error to be told of, not a
	 * death */
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
}

static int run(const struct options *o)
{
	if (o->command->bare)
		return o->command->run(o, NULL);
	struct registry g;
	int status = set_up(o, &g) ? STATUS_TROUBLE : o->command->run(o, &g);
	registry_free(&g);
	return status;
}

int main(int argc, char **argv)
{
	struct options o;
	guard_descriptors();
	int status = options_parse(&o, argc, argv) ? STATUS_TROUBLE : run(&o);
	arena_free(&o.arena);
	errno = 0;
	if (fflush(stdout) || ferror(stdout)) {
		complain("standard output: %s",
			 errno ? strerror(errno) : "it could not be written");
		status = STATUS_TROUBLE;
	}
	return status;
}
