/* SPDX-License-Identifier: MIT */
#include "report/output.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BUFFER (64 << 10)

static char *format(const char *fmt, const char *a, const char *b)
{
	char *s;
	if (asprintf(&s, fmt, a, b) < 0)
		out_of_memory();
	return s;
}

static char *folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *s = format("%s%s", slash ? path : ".", "");
	if (slash)
		s[slash == path ? 1 : slash - path] = '\0';
	return s;
}

/*
 * A file without a name, so that even a killed run leaves nothing of a letter
 * behind; where the file system has none such, a hidden one beside the target.
 */
static int open_temporary(struct output *o)
{
	char *folder = folder_of(o->target);
	int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
	if (fd < 0 && (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL)) {
		o->temporary = format("%s/.letterlint-%s", folder, "XXXXXX");
		fd = mkostemp(o->temporary, O_CLOEXEC);
		mode_t mask = umask(0);
		umask(mask);
		if (fd >= 0 && !o->existed)
			fchmod(fd, 0666 & ~mask);
	}
	if (fd >= 0 && o->existed) {
		/* whose it was, as far as we may; after that the mode, which a new owner clears */
		if (fchown(fd, o->was.st_uid, o->was.st_gid) &&
		    fchown(fd, (uid_t)-1, o->was.st_gid))
			errno = 0;
		fchmod(fd, o->was.st_mode & 07777);
	}
	free(folder);
	return fd;
}

int output_open(struct output *o, const char *path)
{
	*o = (struct output){ .name = path ? path : "standard output" };
	if (!path) {
		o->file = stdout;
		return 0;
	}
	o->existed = !stat(path, &o->was);
	if (o->existed && !S_ISREG(o->was.st_mode)) { /* /dev/stdout, a pipe: nothing to replace */
		o->file = fopen(path, "we");
		return o->file ? 0 : -1;
	}
	/* a link stays a link, and what is write-protected stays as it is */
	o->target = o->existed ? realpath(path, NULL) : format("%s%s", path, "");
	const bool closed = !o->target || (o->existed && access(o->target, W_OK));
	int fd = closed ? -1 : open_temporary(o);
	o->file = fd < 0 ? NULL : fdopen(fd, "w");
	if (!o->file) {
		int e = errno;
		output_drop(o);
		errno = e;
		return -1;
	}
	setvbuf(o->file, NULL, _IOFBF, BUFFER);
	return 0;
}

/* Gives the nameless file a name beside the target. */
static int give_name(struct output *o)
{
	char *folder = folder_of(o->target), self[64];
	snprintf(self, sizeof self, "/proc/self/fd/%d", fileno(o->file));
	int failed = -1;
	for (unsigned i = 0; i < 100 && failed; i++) {
		char *name = NULL;
		if (asprintf(&name, "%s/.letterlint-%ld-%u", folder, (long)getpid(), i) < 0)
			out_of_memory();
		failed = linkat(AT_FDCWD, self, AT_FDCWD, name, AT_SYMLINK_FOLLOW);
		if (failed) {
			int e = errno;
			free(name);
			errno = e;
			if (e != EEXIST)
				break;
		} else {
			o->temporary = name;
		}
	}
	int e = errno;
	free(folder);
	errno = e;
	return failed;
}

void output_drop(struct output *o)
{
	if (o->file && o->file != stdout)
		fclose(o->file);
	if (o->temporary)
		unlink(o->temporary);
	free(o->temporary);
	free(o->target);
	*o = (struct output){ .name = o->name };
}

int output_close(struct output *o)
{
	if (o->kept) {
		output_drop(o);
		return 0;
	}
	int failed = fflush(o->file) || ferror(o->file);
	if (!failed && o->target)
		failed = fsync(fileno(o->file)) || (!o->temporary && give_name(o)) ||
			 rename(o->temporary, o->target);
	if (!failed && o->target) {
		free(o->temporary);
		o->temporary = NULL;
	}
	int e = errno ? errno : EIO;
	if (o->file != stdout) {
		FILE *file = o->file;
		o->file = NULL;
		if (fclose(file) && !failed) {
			failed = 1;
			e = errno;
		}
	}
	output_drop(o);
	errno = e;
	return failed ? -1 : 0;
}
