/* SPDX-License-Identifier: MIT */
#include "commands/options_values.h"

#include "base/nearest.h"
#include "commands/commands.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define MOST_JOBS 256

/* The index of a value in a NULL-terminated list, or -1 with a message. */
int option_one_of(const char *option, const char *value, const char *const *list)
{
	struct nearest best = { 0 };
	struct arena a = { 0 };
	for (int i = 0; list[i]; i++) {
		if (!strcmp(list[i], value))
			return i;
		nearest_try(&best, (struct ll_sv){ value, strlen(value) }, list[i]);
	}
	const char *all = list[0];
	for (int i = 1; list[i]; i++)
		all = arena_printf(&a, "%s%s%s", all, list[i + 1] ? ", " : " and ", list[i]);
	if (best.word)
		complain("--%s: '%s' is unknown; did you mean '%s'?", option, value, best.word);
	else
		complain("--%s: '%s' is unknown; there are %s", option, value, all);
	arena_free(&a);
	return -1;
}

int option_size(const char *option, const char *s, uint64_t most, uint64_t *size)
{
	char *end;
	errno = 0;
	unsigned long long n = strtoull(s, &end, 10);
	uint64_t unit = 1;
	if (*end == 'K' || *end == 'k')
		unit = 1 << 10;
	else if (*end == 'M' || *end == 'm')
		unit = 1 << 20;
	else if (*end == 'G' || *end == 'g')
		unit = 1 << 30;
	end += unit > 1;
	if (errno || end == s || *s < '0' || *s > '9' || *end || !n || n > most / unit) {
		complain("--%s: '%s' is no size; write bytes, or 64K, 16M, %uG (the most)", option, s,
			 (unsigned)(most >> 30));
		return -1;
	}
	*size = n * unit;
	return 0;
}

const struct format *option_format(const char *option, const char *name)
{
	const char *names[32] = { NULL };
	for (size_t i = 0; formats[i].name; i++)
		names[i] = formats[i].name;
	int i = option_one_of(option, name, names);
	return i < 0 ? NULL : &formats[i];
}

/* FORMAT:FILE */
int option_report(struct options *o, const char *value)
{
	size_t n = strcspn(value, ":");
	if (!value[n] || !value[n + 1]) {
		complain("--report: '%s' names no file; write %s:FILE", value,
			 n ? "FORMAT" : "sarif");
		return -1;
	}
	const struct format *f = option_format("report", arena_strndup(&o->arena, value, n));
	if (!f)
		return -1;
	if (!strcmp(value + n + 1, "-")) {
		complain("--report: standard output is for --format; write --format=%s", f->name);
		return -1;
	}
	*VEC_PUSH(&o->arena, &o->reports) = (struct report_wanted){ f, value + n + 1 };
	return 0;
}

int option_date(const char *s, struct wanted *w)
{
	w->today = date_of_text(s);
	w->has_today = true;
	if (w->today != NO_DATE)
		return 0;
	complain("--reference-date: '%s' is no date; write it as 2015-03-31, or today", s);
	return -1;
}

static void tell(void *arg, const char *complaint)
{
	(void)arg;
	complain("%s", complaint);
}

int option_profile(struct options *o, const char *file)
{
	const struct profile_file *f = profile_file_read(&o->arena, file, tell, NULL);
	if (!f)
		return -1;
	*VEC_PUSH(&o->arena, &o->wanted.profiles) = f;
	return 0;
}

int option_jobs(const char *s, uint32_t *jobs)
{
	char *end;
	errno = 0;
	const unsigned long n = strtoul(s, &end, 10);
	if (errno || *s < '0' || *s > '9' || *end || !n || n > MOST_JOBS) {
		complain("--jobs: '%s' is no number from 1 to %d", s, MOST_JOBS);
		return -1;
	}
	*jobs = (uint32_t)n;
	return 0;
}
