/* SPDX-License-Identifier: MIT */
#include "base/nearest.h"

#include <string.h>

#define LONGEST 64

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

unsigned edit_distance(struct ll_sv a, struct ll_sv b)
{
	unsigned row[3][LONGEST + 1];
	if (a.n > LONGEST || b.n > LONGEST)
		return LONGEST;
	for (unsigned j = 0; j <= b.n; j++)
		row[0][j] = j;
	for (unsigned i = 1; i <= a.n; i++) {
		unsigned *now = row[i % 3];
		const unsigned *above = row[(i + 2) % 3], *above2 = row[(i + 1) % 3];
		now[0] = i;
		for (unsigned j = 1; j <= b.n; j++) {
			unsigned same = a.p[i - 1] == b.p[j - 1] ? 0 : 1;
			now[j] = least(least(above[j] + 1, now[j - 1] + 1), above[j - 1] + same);
			if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] && a.p[i - 2] == b.p[j - 1])
				now[j] = least(now[j], above2[j - 2] + 1);
		}
	}
	return row[a.n % 3][b.n];
}

void nearest_try(struct nearest *best, struct ll_sv given, const char *candidate)
{
	struct ll_sv c = { candidate, strlen(candidate) };
	unsigned d = edit_distance(given, c);
	/* the beginning of one word alone is meant as that word */
	if (given.n >= 3 && given.n < c.n && !memcmp(given.p, c.p, given.n))
		d = least(d, 2);
	size_t limit = given.n < 4 ? 1 : given.n < 8 ? 2 : 3;
	if (d <= limit && (!best->word || d < best->distance))
		*best = (struct nearest){ candidate, d };
}
