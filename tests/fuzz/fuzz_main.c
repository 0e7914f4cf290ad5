/* SPDX-License-Identifier: MIT */
/*
 * The fuzz target without libFuzzer, for every `make check`: letters cut at
 * their lines, then letters with seeded damage. A crash ends it; the damaged
 * letter that crashed is left in the file named by -o.
 *
 *	fuzz [-s SECONDS] [-r SEED] [-c EVERY] [-o FILE] LETTER...
 *
 * EVERY: cut at each line whose number is a multiple of it (1: at all).
 */
#include "fuzz.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct bytes {
	uint8_t *p;
	size_t n;
};

static struct bytes now; /* what is linted at this moment, for the handler */
static const char *crash_file;

static uint64_t next(uint64_t *state)
{
	uint64_t x = *state;
	x ^= x << 13;
	x ^= x >> 7;
	x ^= x << 17;
	return *state = x;
}

static size_t below(uint64_t *state, size_t n)
{
	return n ? next(state) % n : 0;
}

static void write_crash(int sig)
{
	FILE *f = crash_file ? fopen(crash_file, "wb") : NULL;
	if (f) {
		fwrite(now.p, 1, now.n, f);
		fclose(f);
	}
	signal(sig, SIG_DFL);
	raise(sig);
}

static double seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Copies to the heap, so that a read past the end is seen; returns the seconds it took. */
static double try(const uint8_t *p, size_t n)
{
	now = (struct bytes){ malloc(n ? n : 1), n };
	if (!now.p)
		exit(2);
	if (n)
		memcpy(now.p, p, n);
	double t = seconds();
	LLVMFuzzerTestOneInput(now.p, n);
	t = seconds() - t;
	free(now.p);
	now = (struct bytes){ 0 };
	return t;
}

static struct bytes read_file(const char *path)
{
	struct bytes b = { 0 };
	FILE *f = fopen(path, "rb");
	if (!f) {
		perror(path);
		exit(2);
	}
	size_t cap = 0, got;
	do {
		if (b.n == cap)
			b.p = realloc(b.p, cap = cap ? cap * 2 : 1 << 16);
		if (!b.p)
			exit(2);
		got = fread(b.p + b.n, 1, cap - b.n, f);
		b.n += got;
	} while (got);
	fclose(f);
	return b;
}

/* Pieces that have a meaning somewhere in the program. */
static const char *const pieces[] = {
	"\r", "\n\n\n", "\f", "\xff\xfe", "\xef\xbb\xbf", "\xc3", "\xf0\x9f\x94\xa5", "\xe2\x80\x99", "\xcc\x81", "\x1b[31m",
	"\x00", "(", ")))", "[INSERT DATE]", "____", "99999999999999999999", "1/0/0000", "February 30, 20015", "0.0.0.0", "(6)",
	"2x6", "#60", "10/325 mg", "two thousand million", " not ", "she", "male", "Ms. ", "Dr. ", "said ", "Upheld",
	"Decision rationale:", "is not medically necessary.", "-\n", "he/she", "'", "\"", "\t", "\xc2\xa0", "%s%n", "QTY: ",
};

/* One to eight small damages. The result is in `out`, of at most `cap` bytes. */
static size_t damage(uint64_t *r, struct bytes in, struct bytes other, uint8_t *out, size_t cap)
{
	size_t n = in.n < cap ? in.n : cap;
	memcpy(out, in.p, n);
	for (size_t times = 1 + below(r, 8); times && n; times--) {
		size_t at = below(r, n), len = below(r, below(r, 4) ? 12 : 600);
		len = len < n - at ? len : n - at;
		switch (below(r, 6)) {
		case 0: /* another byte */
			out[at] = (uint8_t)next(r);
			break;
		case 1: /* cut out */
			memmove(out + at, out + at + len, n - at - len);
			n -= len;
			break;
		case 2: /* twice */
			len = len < cap - n ? len : cap - n;
			memmove(out + at + len, out + at, n - at);
			n += len;
			break;
		case 3: { /* a piece put in */
			const char *piece = pieces[below(r, sizeof pieces / sizeof *pieces)];
			size_t k = *piece ? strlen(piece) : 1;
			if (k > cap - n)
				break;
			memmove(out + at + k, out + at, n - at);
			memcpy(out + at, piece, k);
			n += k;
			break;
		}
		case 4: /* another letter's words over it */
			if (other.n > len)
				memcpy(out + at, other.p + below(r, other.n - len), len);
			break;
		default: /* cut off */
			n = below(r, 8) ? n : at;
		}
	}
	return n;
}

int main(int argc, char **argv)
{
	double limit = 20, slowest = 0;
	uint64_t seed = 1;
	size_t every = 1;
	for (int c; (c = getopt(argc, argv, "s:r:c:o:")) != -1;) {
		if (c == 's')
			limit = strtod(optarg, NULL);
		else if (c == 'r')
			seed = strtoull(optarg, NULL, 10) | 1;
		else if (c == 'c')
			every = strtoull(optarg, NULL, 10);
		else if (c == 'o')
			crash_file = optarg;
		else
			return 2;
	}
	size_t n = (size_t)(argc - optind), cuts = 0, tries = 0;
	if (n == 0) {
		fprintf(stderr, "fuzz: no letters\n");
		return 2;
	}
	signal(SIGABRT, write_crash);
	signal(SIGSEGV, write_crash);
	struct bytes *letters = calloc(n, sizeof *letters);
	if (!letters)
		return 2;
	for (size_t i = 0; i < n; i++)
		letters[i] = read_file(argv[(size_t)optind + i]);
	/* Which lines are cut differs by letter: letters are much alike. */
	for (size_t i = 0; i < n && every; i++) {
		size_t line = i;
		for (size_t at = 0; at < letters[i].n; at++)
			if (letters[i].p[at] == '\n' && line++ % every == 0) {
				double t = try(letters[i].p, at + (line & 1));
				slowest = t > slowest ? t : slowest;
				cuts++;
			}
	}
	const size_t cap = 1 << 18;
	uint8_t *buf = malloc(cap);
	if (!buf)
		return 2;
	uint64_t r = seed * 0x9e3779b97f4a7c15u;
	for (double end = seconds() + limit; seconds() < end; tries++) {
		size_t len = damage(&r, letters[below(&r, n)], letters[below(&r, n)], buf, cap);
		double t = try(buf, len);
		slowest = t > slowest ? t : slowest;
	}
	printf("%zu letters cut at %zu lines, %zu damaged; slowest %.0f ms\n", n, cuts, tries, slowest * 1e3);
	for (size_t i = 0; i < n; i++)
		free(letters[i].p);
	free(letters);
	free(buf);
	printf("%d passed, %d failed\n", slowest < 10 ? 2 : 1, slowest < 10 ? 0 : 1);
	return slowest < 10 ? 0 : 1;
}
