/* SPDX-License-Identifier: MIT */
/* letterlint init [FOLDER]: a config to begin with. */
#include "commands/commands.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char head[] =
	"// What letterlint looks for in the letters of this folder and of those below it.\n"
	"// 'letterlint config LETTER' tells what holds for a letter, and where each value is "
	"from.\n"
	"{\n";

static const char body[] =
	"\t// Configs in the folders above this one do not matter here.\n"
	"\t\"root\": true,\n"
	"\n"
	"\t// The exit status is 1 from this level on: \"note\", \"warning\", \"error\" or "
	"\"never\".\n"
	"\t\"fail-on\": \"warning\",\n"
	"\n"
	"\t// Not linted, with all that is in them. Patterns as in .gitignore, from this folder "
	"on.\n"
	"\t\"exclude\": [\n"
	"\t\t// \"drafts/\", \"*-template.txt\",\n"
	"\t],\n"
	"\n"
	"\t// Checks and families of checks that do not run; 'letterlint checks' lists them.\n"
	"\t\"ignore\": [],\n"
	"\n"
	"\t// Another level than a check's own: \"error\", \"warning\", \"note\" or \"off\".\n"
	"\t\"levels\": {\n"
	"\t\t// \"term-drift\": \"warning\",\n"
	"\t},\n"
	"\n"
	"\t// Options of checks; 'letterlint explain CHECK' tells which there are.\n"
	"\t\"options\": {\n"
	"\t\t// \"spelling\": { \"established\": 5 },\n"
	"\t},\n"
	"\n"
	"\t// Right words that the dictionaries lack: products, places, houses.\n"
	"\t\"words\": [],\n"
	"\n"
	"\t// Other values for some of the letters; a later one beats an earlier one.\n"
	"\t\"overrides\": [\n"
	"\t\t// { \"files\": [\"2014/\"], \"levels\": { \"section-missing\": \"off\" } },\n"
	"\t],\n"
	"}\n";

/* Where `make install` put it: beside the program's folder. NULL: it is not there, or its name
 * would have to be escaped. */
static const char *schema(struct arena *a)
{
	char exe[PATH_MAX];
	const ssize_t n = readlink("/proc/self/exe", exe, sizeof exe);
	const char *bin = n > 0 ? memrchr(exe, '/', (size_t)n) : NULL;
	const char *prefix = bin ? memrchr(exe, '/', (size_t)(bin - exe)) : NULL;
	if (!prefix)
		return NULL;
	const char *path = arena_printf(a, "%.*s/share/letterlint/letterlint.schema.json",
					(int)(prefix - exe), exe);
	for (const char *p = path; *p; p++)
		if (*p <= ' ' || *p >= 0x7F || *p == '"' || *p == '\\')
			return NULL;
	return access(path, R_OK) ? NULL : path;
}

static int put(FILE *f)
{
	struct arena a = { 0 };
	const char *path = schema(&a);
	fputs(head, f);
	if (path)
		fprintf(f, "\t\"$schema\": \"%s\",\n\n", path);
	fputs(body, f);
	arena_free(&a);
	return ferror(f) ? -1 : 0;
}

/* For file systems that have no links, as shares often are. */
static int move(const char *from, const char *to)
{
#ifdef RENAME_NOREPLACE
	return renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);
#else
	(void)from, (void)to;
	return -1;
#endif
}

/* Whole or not at all, and never over another: under another name first, then linked. */
static int write_new(const char *path, char *temporary)
{
	const int fd = mkstemp(temporary);
	FILE *f = fd < 0 ? NULL : fdopen(fd, "w");
	if (!f)
		return -1;
	const mode_t mask = umask(0);
	umask(mask);
	int failed = fchmod(fd, 0666 & ~mask) | put(f);
	failed |= fclose(f);
	failed = failed || (link(temporary, path) && (errno == EEXIST || move(temporary, path)));
	const int error = errno;
	unlink(temporary);
	errno = error;
	return failed ? -1 : 0;
}

int cmd_init(const struct options *o, struct registry *g)
{
	struct arena a = { 0 };
	const char *folder = o->nargs ? o->args[0] : ".";
	const char *between = folder[strlen(folder) - (*folder != '\0')] == '/' ? "" : "/";
	const char *path =
		o->nargs ? arena_printf(&a, "%s%s%s", folder, between, CONFIG_NAME) : CONFIG_NAME;
	char *temporary = arena_printf(&a, "%s%s.letterlint-XXXXXX", folder, between);
	int status = STATUS_CLEAN;
	struct stat st;
	(void)g;
	if (!lstat(path, &st)) {
		complain("%s: it is there already; it was left as it is", path);
		status = STATUS_TROUBLE;
	} else if (write_new(path, temporary)) {
		complain("%s: %s", path, strerror(errno));
		status = STATUS_TROUBLE;
	} else {
		say("wrote %s; 'letterlint config' tells what holds", path);
	}
	arena_free(&a);
	return status;
}
