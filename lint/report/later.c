/* SPDX-License-Identifier: MIT */
#include "report/later.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST (256u << 10) /* bytes in memory */

static void open_part(struct later *l)
{
	l->file = open_memstream(&l->text, &l->n);
	if (!l->file)
		out_of_memory();
}

void later_open(struct later *l)
{
	*l = (struct later){ .spilled = -1 };
	open_part(l);
}

static int open_nameless(void)
{
	const char *folder = getenv("TMPDIR");
	char path[4096];
	if (!folder || !*folder)
		folder = "/tmp";
	int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	if (fd >= 0)
		return fd;
	const int n = snprintf(path, sizeof path, "%s/letterlint-XXXXXX", folder);
	fd = n > 0 && (size_t)n < sizeof path ? mkostemp(path, O_CLOEXEC) : -1;
	if (fd >= 0)
		unlink(path);
	return fd;
}

/* Moves the part in memory to the file. Where there is no room for it, it stays, and so does all
 * that comes. */
static void spill(struct later *l)
{
	if (l->spilled == -1)
		l->spilled = open_nameless();
	bool failed = l->spilled < 0;
	for (size_t at = 0; at < l->n && !failed;) {
		const ssize_t got =
			pwrite(l->spilled, l->text + at, l->n - at, l->nspilled + (off_t)at);
		failed = got < 0 && errno != EINTR;
		at += got > 0 ? (size_t)got : 0;
	}
	if (failed) {
		l->full = true;
		return;
	}
	l->nspilled += (off_t)l->n;
	if (fclose(l->file))
		out_of_memory();
	free(l->text);
	open_part(l);
}

void later_add(struct later *l, struct json *item)
{
	fputs(l->count++ ? ",\n" : "\n", l->file);
	json_write(l->file, item);
	if (!l->full && !fflush(l->file) && l->n > MOST)
		spill(l);
}

static void copy_spilled(const struct later *l, FILE *out)
{
	char part[16384];
	for (off_t at = 0; at < l->nspilled;) {
		const off_t left = l->nspilled - at;
		const size_t most = left < (off_t)sizeof part ? (size_t)left : sizeof part;
		const ssize_t got = pread(l->spilled, part, most, at);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0) { /* half a report is worse than none */
			fprintf(stderr, "letterlint: what was put aside for a report cannot be read: %s\n",
				strerror(got ? errno : EIO));
			exit(2);
		}
		fwrite(part, 1, (size_t)got, out);
		at += got;
	}
}

void later_copy(struct later *l, FILE *out)
{
	if (fclose(l->file))
		out_of_memory();
	copy_spilled(l, out);
	fwrite(l->text, 1, l->n, out);
	free(l->text);
	if (l->spilled >= 0)
		close(l->spilled);
}
