/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <math.h>
#include <stdio.h>

static struct unit_test *tests;
static bool failed; /* the test that runs now */

void unit_register(struct unit_test *t)
{
	t->next = tests;
	tests = t;
}

bool unit_check(bool ok, const char *file, int line, const char *what)
{
	if (!ok) {
		failed = true;
		printf("%s:%d: failed: %s\n", file, line, what);
	}
	return ok;
}

bool unit_check_num(double a, double b, const char *file, int line, const char *what)
{
	bool ok = a == b || (isnan(a) && isnan(b));
	if (!unit_check(ok, file, line, what))
		printf("\tis %.15g, should be %.15g\n", a, b);
	return ok;
}

bool unit_check_sv(struct ll_sv a, struct ll_sv b, const char *file, int line, const char *what)
{
	bool ok = !a.p == !b.p ? sv_eq(a, b) : a.n == 0 && b.n == 0 && a.p && b.p;
	if (!unit_check(ok, file, line, what))
		printf("\tis \"%.*s\", should be \"%.*s\"\n", LL_SV(a), LL_SV(b));
	return ok;
}

struct ll_letter *letter_from(struct arena *a, const char *text)
{
	size_t n = strlen(text);
	char *copy = arena_strndup(a, text, n);
	struct source *source = arena_new(a, struct source);
	const char *why = "";
	if (source_decode(a, "test.txt", (const uint8_t *)copy, n, source, &why) != 0) {
		printf("cannot decode the text of a test: %s\n", why);
		BUG("letter_from: not text");
	}
	struct ll_letter *l = letter_new(a, source, NULL, NULL);
	facts_run(l);
	return l;
}

uint32_t fact_count(const struct ll_letter *l, uint32_t kind)
{
	uint32_t n = 0;
	LL_FOREACH(f, l, kind)
		n++;
	return n;
}

const struct ll_fact *fact_nth(const struct ll_letter *l, uint32_t kind, uint32_t n)
{
	LL_FOREACH(f, l, kind)
		if (n-- == 0)
			return f;
	return NULL;
}

const struct ll_fact *fact_with(const struct ll_letter *l, uint32_t kind, const char *words)
{
	LL_FOREACH(f, l, kind) {
		struct ll_sv t = ll_text(l, f->at);
		if (t.n && memmem(t.p, t.n, words, strlen(words)))
			return f;
	}
	return NULL;
}

static bool wanted(const struct unit_test *t, int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		if (strstr(t->file, argv[i]) || strstr(t->name, argv[i]))
			return true;
	return argc < 2;
}

int main(int argc, char **argv)
{
	/* Constructors run in link order; each pushed in front, so turn the list round. */
	struct unit_test *in_order = NULL;
	for (struct unit_test *t = tests, *next; t; t = next) {
		next = t->next;
		t->next = in_order;
		in_order = t;
	}
	unsigned passed = 0, bad = 0;
	for (struct unit_test *t = in_order; t; t = t->next) {
		if (!wanted(t, argc, argv))
			continue;
		failed = false;
		fflush(stdout); /* a crash should not take the lines before it along */
		t->run();
		if (failed)
			printf("%s: FAILED: %s\n", t->file, t->name);
		*(failed ? &bad : &passed) += 1;
	}
	printf("%u passed, %u failed\n", passed, bad);
	return bad != 0;
}
