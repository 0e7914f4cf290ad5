/* SPDX-License-Identifier: MIT */
#include "report/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#define PATIENCE 0.5 /* seconds in which a short run may end without a word */
#define EVERY	 0.1

static double seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void progress_start(struct progress *p, bool wanted)
{
	const char *term = getenv("TERM");
	*p = (struct progress){ .start = seconds() };
	p->on = wanted && isatty(STDERR_FILENO) && term && *term && strcmp(term, "dumb");
}

/* "12,345" */
static const char *grouped(char out[32], uint64_t n)
{
	char digits[24];
	int len = snprintf(digits, sizeof digits, "%llu", (unsigned long long)n);
	char *o = out;
	for (int i = 0; i < len; i++) {
		if (i && (len - i) % 3 == 0)
			*o++ = ',';
		*o++ = digits[i];
	}
	*o = '\0';
	return out;
}

static int line_of(char *line, size_t size, const struct progress *p, uint64_t letters,
		   uint64_t findings, double elapsed)
{
	char a[32], b[32], c[32], d[32], of[64] = "";
	if (p->total)
		snprintf(of, sizeof of, " of %s", grouped(b, p->total));
	return snprintf(line, size, "%s%s letter%s, %s finding%s, %s a second", grouped(a, letters),
			of, (p->total ? p->total : letters) == 1 ? "" : "s", grouped(c, findings),
			findings == 1 ? "" : "s",
			grouped(d, (uint64_t)((double)letters / elapsed)));
}

/* Never wider than the terminal: a line that wraps cannot be written over. */
static size_t room(void)
{
	struct winsize w;
	return !ioctl(STDERR_FILENO, TIOCGWINSZ, &w) && w.ws_col > 1 ? w.ws_col - 1u : 79;
}

void progress_show(struct progress *p, uint64_t letters, uint64_t findings)
{
	if (!p->on)
		return;
	const double now = seconds(), elapsed = now - p->start;
	if (elapsed < PATIENCE || now - p->drawn < EVERY)
		return;
	char line[256];
	size_t n = (size_t)line_of(line, sizeof line, p, letters, findings, elapsed), most = room();
	fflush(stdout); /* which may be the same terminal */
	fprintf(stderr, "\r%.*s\033[K", (int)(n < most ? n : most), line);
	fflush(stderr);
	p->shown = true;
	p->drawn = now;
}

void progress_hide(struct progress *p)
{
	if (!p->shown)
		return;
	fputs("\r\033[K", stderr);
	fflush(stderr);
	p->shown = false;
}
