/* SPDX-License-Identifier: MIT */
#include "components.h"
#include "read/source.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

double score_f(const struct score *s)
{
	unsigned all = 2 * s->tp + s->fp + s->fn;
	return all ? 2.0 * s->tp / all : 1;
}

void score_print(const char *name, const struct score *s)
{
	double p = s->tp + s->fp ? (double)s->tp / (s->tp + s->fp) : 1;
	double r = s->tp + s->fn ? (double)s->tp / (s->tp + s->fn) : 1;
	printf("%-12s P %.3f  R %.3f  F %.3f  (%u right, %u wrong, %u missed)\n", name, p, r, score_f(s), s->tp,
	       s->fp, s->fn);
}

struct ll_letter *component_letter(struct arena *a, const char *text)
{
	size_t n = strlen(text);
	char *copy = arena_strndup(a, text, n);
	struct source *source = arena_new(a, struct source);
	const char *why = "";
	if (source_decode(a, "component.txt", (const uint8_t *)copy, n, source, &why) != 0)
		BUG("a labelled sentence is not text");
	struct ll_letter *l = letter_new(a, source, NULL, NULL);
	facts_run(l);
	return l;
}

bool component_fields(FILE *f, char **line, size_t *cap, char **fields, unsigned n)
{
	ssize_t got = getline(line, cap, f);
	if (got < 0)
		return false;
	char *at = *line;
	at[strcspn(at, "\r\n")] = '\0';
	for (unsigned i = 0; i < n; i++) {
		fields[i] = at;
		at += strcspn(at, "\t");
		if (*at)
			*at++ = '\0';
	}
	return true;
}

int main(int argc, char **argv)
{
	bool show = argc > 1 && strcmp(argv[1], "--show") == 0;
	char **arg = argv + 1 + show;
	int n = argc - 1 - show;
	if (n < 2 || n > 3 || (strcmp(arg[0], "assertion") != 0 && strcmp(arg[0], "expressions") != 0)) {
		fprintf(stderr, "usage: components [--show] assertion|expressions FILE.tsv [MIN]\n");
		return 2;
	}
	FILE *f = fopen(arg[1], "r");
	if (!f) {
		fprintf(stderr, "components: %s: %s\n", arg[1], strerror(errno));
		return 2;
	}
	double min = n > 2 ? strtod(arg[2], NULL) : 0;
	unsigned passed = 0, failed;
	failed = arg[0][0] == 'a' ? score_assertion(f, min, show, &passed)
				  : score_expressions(f, min, show, &passed);
	fclose(f);
	printf("%u passed, %u failed\n", passed, failed);
	return failed != 0;
}
