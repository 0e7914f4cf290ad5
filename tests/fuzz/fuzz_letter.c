/* SPDX-License-Identifier: MIT */
#include "fuzz.h"
#include "fuzz_rules.h"

#include "engine/fixing.h"
#include "facts/facts.h"
#include "report/report.h"

#include <stdio.h>
#include <stdlib.h>

static struct registry registry;
static struct arena arena;
static struct policy *policy;
static struct worker *worker;

static void set_up(void)
{
	const char *why = NULL, *all = "all";
	const struct wanted wanted = { .select = { &all, 1, 1 } };
	bool failed = registry_init(&registry, &why);
	if (!failed) {
		policy = policy_new(&arena, &registry);
		fuzz_rules_add(policy);
		failed = policy_command_line(policy, &wanted, &why) ||
			 policy_ready(policy, &registry, &why);
	}
	if (failed) {
		fprintf(stderr, "fuzz: %s\n", why ? why : "?");
		exit(2);
	}
	worker = worker_new(&registry);
}

static FILE *open_memory(char **text, size_t *len)
{
	FILE *f = open_memstream(text, len);
	if (!f)
		exit(2);
	return f;
}

/* What must be true of every text for a terminal. */
static void must_be_safe(const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)p[i] < ' ' && p[i] != '\n')
			abort();
}

static void render(const struct linted *linted, const struct format *format, bool redacted)
{
	const struct report_options options = {
		.snippets = true, .unit = UNIT_DISPLAY, .redacted = redacted
	};
	char *text = NULL;
	size_t len = 0;
	FILE *f = open_memory(&text, &len);
	struct report *r = format->open(f, &registry, &options);
	if (redacted)
		r = report_redacted(r, "salt");
	r->begin(r);
	r->letter(r, linted);
	r->end(r, 1);
	fclose(f);
	must_be_safe(text, len);
	free(text);
}

/* Fixes made once leave none to make. */
static void fix(const uint8_t *data, size_t n)
{
	struct linted linted;
	struct fixed once, again;
	const char *why = NULL;
	if (worker_fix(worker, policy, FIX_UNSAFE_TOO, (struct keep){ 0 }, "fuzz.txt", data, n, &linted, &once, &why))
		abort(); /* it was linted before */
	if (!once.bytes)
		return;
	if (worker_fix(worker, policy, FIX_UNSAFE_TOO, (struct keep){ 0 }, "fuzz.txt", once.bytes, once.n, &linted,
		       &again, &why) ||
	    again.made)
		abort();
	free(once.bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct linted linted;
	const char *why = NULL;
	if (!worker)
		set_up();
	if (worker_lint(worker, policy, "fuzz.txt", data, n, &linted, &why) != 0)
		return 0;
	fuzz_flow(linted.letter);
	char *text = NULL;
	size_t len = 0;
	FILE *f = open_memory(&text, &len);
	facts_dump(linted.letter, f);
	fclose(f);
	free(text);
	for (const struct format *format = formats; format->name; format++) {
		if (linted.n || format == formats)
			render(&linted, format, false);
		if (linted.n)
			render(&linted, format, true);
	}
	fix(data, n);
	return 0;
}
