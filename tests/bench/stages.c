/* SPDX-License-Identifier: MIT */
/*
 * What each step costs: reads the letters named on the command line, takes
 * them through all steps several times and prints, for each step, extractor
 * and check, the microseconds that a letter takes, the dearest first. Of each
 * letter the fastest time counts: others make a step slower, never faster.
 */
#include "engine/policy.h"
#include "engine/run.h"
#include "engine/ctx.h"
#include "facts/facts.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROUNDS = 10, MOST_STEPS = 128 };

struct step {
	const char *kind, *name;
	double us;
	float *fastest; /* of each letter, in all rounds but the first, which learns the words */
};

static struct step steps[MOST_STEPS];
static double clock_us; /* what looking at the clock takes */
static uint32_t nsteps, nletters;

/* Of this thread's own time: other programs on the machine do not count. */
static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

/* `letter` -1: it does not count. */
static void took(const char *kind, const char *name, double since, int letter)
{
	uint32_t i = 0;
	const double us = now() - since - clock_us;
	while (i < nsteps && strcmp(steps[i].name, name) != 0)
		i++;
	if (i == nsteps && nsteps < MOST_STEPS)
		steps[nsteps++] = (struct step){ kind, name, 0, calloc(nletters, sizeof(float)) };
	if (letter < 0 || i == nsteps || !steps[i].fastest)
		return;
	float *had = &steps[i].fastest[letter];
	if (*had == 0 || us < *had)
		*had = (float)us;
}

struct letter_file {
	uint8_t *bytes;
	size_t n;
};

static struct letter_file slurp(const char *path)
{
	struct letter_file f = { 0 };
	FILE *in = fopen(path, "rb");
	if (!in || fseek(in, 0, SEEK_END) || (f.n = (size_t)ftell(in)) > 1 << 24) {
		fprintf(stderr, "stages: %s: cannot be read\n", path);
		exit(2);
	}
	rewind(in);
	f.bytes = malloc(f.n + 1);
	if (!f.bytes || fread(f.bytes, 1, f.n, in) != f.n)
		exit(2);
	fclose(in);
	return f;
}

static const struct {
	const char *name;
	void (*run)(struct ll_letter *);
} extractors[] = {
	{ "numbers", facts_numbers },	    { "frames", facts_frames },
	{ "persons", facts_persons },	    { "pronouns", facts_pronouns },
	{ "ages", facts_ages },		    { "dates", facts_dates },
	{ "body", facts_body },		    { "drugs", facts_drugs },
	{ "services", facts_services },	    { "quantities", facts_quantities },
	{ "diagnoses", facts_diagnoses },   { "decisions", facts_decisions },
	{ "guidelines", facts_guidelines }, { "history", facts_history },
	{ "codes", facts_codes },	    { "scales", facts_scales },
	{ "identifiers", facts_identifiers }, { "citations", facts_citations },
};

static void read_letter(struct ll_letter *l, int letter)
{
	static const struct {
		const char *name;
		void (*run)(struct ll_letter *);
	} before[] = { { "flow", letter_flow }, { "tokens", letter_tokens } },
	  after[] = { { "marks", letter_marks }, { "sections", letter_sections } };
	double t;
	for (uint32_t i = 0; i < 2; i++) {
		t = now();
		before[i].run(l);
		took("step", before[i].name, t, letter);
	}
	t = now();
	letter_profile(l, NULL);
	took("step", "profile", t, letter);
	for (uint32_t i = 0; i < 2; i++) {
		t = now();
		after[i].run(l);
		took("step", after[i].name, t, letter);
	}
	for (size_t i = 0; i < sizeof extractors / sizeof *extractors; i++) {
		t = now();
		extractors[i].run(l);
		took("extractor", extractors[i].name, t, letter);
	}
}

static void lint(struct ll_ctx *c, struct vocabulary *words, const struct letter_file *f, int letter)
{
	struct arena *a = c->arena;
	struct source source;
	const char *why;
	double t = now();
	arena_reset(a);
	if (source_decode(a, "letter", f->bytes, f->n, &source, &why))
		return;
	took("step", "decode", t, letter);
	struct ll_letter *l = arena_new(a, struct ll_letter);
	l->arena = a;
	l->source = &source;
	l->vocabulary = words;
	vocabulary_begin(words);
	read_letter(l, letter);
	c->letter = l;
	c->found.n = c->found.cap = 0;
	for (uint32_t i = 0; i < c->policy->n; i++) {
		c->setting = &c->policy->settings[i];
		if (!c->setting->on)
			continue;
		t = now();
		c->setting->rule->check.run(c, l);
		took("check", c->setting->rule->check.id, t, letter);
	}
}

static int dearest_first(const void *a, const void *b)
{
	const struct step *p = a, *q = b;
	return (p->us < q->us) - (p->us > q->us);
}

int main(int argc, char **argv)
{
	struct registry g = { 0 };
	const char *why = "";
	struct arena arena = { 0 }, kept = { 0 };
	if (argc < 2 || registry_init(&g, &why)) {
		fprintf(stderr, "stages: %s\n", argc < 2 ? "which letters?" : why);
		return 2;
	}
	struct policy *policy = policy_new(&kept, &g);
	if (policy_ready(policy, &g, &why)) {
		fprintf(stderr, "stages: %s\n", why);
		return 2;
	}
	struct letter_file *files = calloc((size_t)argc, sizeof *files);
	struct vocabulary *words = vocabulary_new();
	struct ll_ctx c = { .arena = &arena, .policy = policy, .speller = g.speller, .kept = &kept };
	double t = now();
	for (int i = 0; i < 1000; i++)
		now();
	clock_us = (now() - t) / 1001;
	nletters = (uint32_t)argc - 1;
	for (int i = 1; files && i < argc; i++)
		files[i] = slurp(argv[i]);
	for (int round = 0; files && round < ROUNDS; round++)
		for (int i = 1; i < argc; i++)
			lint(&c, words, &files[i], round ? i - 1 : -1);
	double all = 0;
	for (uint32_t i = 0; i < nsteps; i++)
		for (uint32_t k = 0; k < nletters && steps[i].fastest; k++)
			steps[i].us += steps[i].fastest[k] / nletters;
	qsort(steps, nsteps, sizeof *steps, dearest_first);
	for (uint32_t i = 0; i < nsteps; i++)
		all += steps[i].us;
	for (uint32_t i = 0; i < nsteps; i++)
		printf("%-10s %-26s %8.2f us  %4.1f %%\n", steps[i].kind, steps[i].name,
		       steps[i].us, 100 * steps[i].us / (all > 0 ? all : 1));
	printf("%-10s %-26s %8.2f us a letter, reading of files and writing of reports not counted\n", "all", "",
	       all);
	return 0;
}
