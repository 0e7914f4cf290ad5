/* SPDX-License-Identifier: MIT */
#include "fuzz.h"

#include "engine/run.h"
#include "facts/facts.h"

#include <stdio.h>
#include <stdlib.h>

static struct registry registry;
static struct worker *worker;

static void set_up(void)
{
	const char *why = NULL, *all = "all";
	if (registry_init(&registry, &why) || registry_select(&registry, &all, 1, &why) || registry_ready(&registry, &why)) {
		fprintf(stderr, "fuzz: %s\n", why ? why : "?");
		exit(2);
	}
	worker = worker_new(&registry);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct linted linted;
	const char *why = NULL;
	if (!worker)
		set_up();
	if (worker_lint(worker, "fuzz.txt", data, n, &linted, &why) != 0)
		return 0;
	char *text = NULL;
	size_t len = 0;
	FILE *f = open_memstream(&text, &len);
	if (!f)
		exit(2);
	facts_dump(linted.letter, f);
	fclose(f);
	free(text);
	return 0;
}
