/* SPDX-License-Identifier: MIT */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "engine/ctx.h"

#include "engine/cache.h"
#include "engine/fingerprint.h"
#include "engine/off.h"
#include "engine/search.h"
#include "facts/facts.h"

#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

/* A pattern that needs more than this is at fault, or the text was made to hurt: no match. */
#define MATCH_LIMIT    1000000u
#define DEPTH_LIMIT    10000u
#define HEAP_LIMIT_KIB 16384u

struct memory {
	struct vocabulary *vocabulary;
	struct arena kept; /* what lives as long as this */
	struct ll_ctx ctx;
	pcre2_jit_stack *stack;
};

struct worker {
	struct arena arena;
	struct source source;
	struct memory *memory, *own;
	const struct off *off;
	uint32_t more; /* findings of a check kept beyond what people read */
};

struct memory *memory_new(const struct registry *g)
{
	struct memory *m = calloc(1, sizeof *m);
	if (!m)
		out_of_memory();
	m->vocabulary = vocabulary_new();
	m->ctx.speller = g->speller;
	m->ctx.kept = &m->kept;
	m->ctx.match = pcre2_match_data_create(2, NULL);
	m->ctx.limits = pcre2_match_context_create(NULL);
	m->stack = pcre2_jit_stack_create(32 << 10, 512 << 10, NULL);
	if (!m->ctx.match || !m->ctx.limits)
		out_of_memory();
	pcre2_set_match_limit(m->ctx.limits, MATCH_LIMIT);
	pcre2_set_depth_limit(m->ctx.limits, DEPTH_LIMIT);
	pcre2_set_heap_limit(m->ctx.limits, HEAP_LIMIT_KIB);
	if (m->stack)
		pcre2_jit_stack_assign(m->ctx.limits, NULL, m->stack);
	return m;
}

void memory_free(struct memory *m)
{
	if (!m)
		return;
	pcre2_match_data_free(m->ctx.match);
	pcre2_match_context_free(m->ctx.limits);
	pcre2_jit_stack_free(m->stack);
	vocabulary_free(m->vocabulary);
	searcher_free(m->ctx.searcher);
	arena_free(&m->kept);
	free(m);
}

struct worker *worker_with(struct memory *m)
{
	struct worker *w = calloc(1, sizeof *w);
	if (!w)
		out_of_memory();
	w->memory = m;
	return w;
}

void worker_lend(struct worker *w, struct memory *m)
{
	w->memory = m;
}

void worker_leave_out(struct worker *w, const struct off *off)
{
	w->off = off;
}

void worker_keep_more(struct worker *w, uint32_t more)
{
	w->more = more;
}

struct worker *worker_new(const struct registry *g)
{
	struct worker *w = worker_with(memory_new(g));
	w->own = w->memory;
	return w;
}

void worker_free(struct worker *w)
{
	if (!w)
		return;
	memory_free(w->own);
	arena_free(&w->arena);
	free(w);
}

/* By place, then id; what one check says of one place in the order it said it. */
static int by_place(const void *pa, const void *pb)
{
	const struct ll_finding *a = *(struct ll_finding *const *)pa,
				*b = *(struct ll_finding *const *)pb;
	if (a->at.off != b->at.off)
		return a->at.off < b->at.off ? -1 : 1;
	if (a->at.len != b->at.len)
		return a->at.len < b->at.len ? -1 : 1;
	int id = strcmp(a->rule->check.id, b->rule->check.id);
	return id ? id : a->serial < b->serial ? -1 : 1;
}

/* The letter tells of the contradiction itself, at one of its places: "both were corrected". What is
 * decided "in error" is no such thing. */
static bool is_acknowledged(const struct ll_finding *f)
{
	static const char *const families[] = { "person", "request", "clinical", "dates", "identity" };
	bool contradicts = false;
	if (!f->rule->check.family)
		return false;
	for (size_t i = 0; i < sizeof families / sizeof *families; i++)
		contradicts |= !strcmp(f->rule->check.family, families[i]);
	if (!contradicts || f->severity == LL_NOTE)
		return false;
	bool told = fact_acknowledged(f->letter, f->at);
	for (uint32_t i = 0; i < f->related.n && !told; i++)
		told = fact_acknowledged(f->letter, f->related.v[i].at);
	return told;
}

/* Sorts, drops what one check said twice of one place, and softens what the letter knows. */
static void settle(struct ll_ctx *c, struct linted *out)
{
	uint32_t kept = 0;
	struct ll_finding **v = c->found.v;
	if (c->found.n)
		qsort(v, c->found.n, sizeof *v, by_place);
	for (uint32_t i = 0; i < c->found.n; i++) {
		const struct ll_finding *last = kept ? v[kept - 1] : NULL;
		if (last && last->rule == v[i]->rule && last->at.off == v[i]->at.off &&
		    last->at.len == v[i]->at.len)
			continue;
		if (is_acknowledged(v[i]))
			ll_soften(v[i], LL_NOTE);
		fixes_settle(v[i]);
		v[kept++] = v[i];
	}
	out->v = out->all = v;
	out->n = out->nall = kept;
	fingerprints_give(c->letter, v, kept);
}

int worker_read(struct worker *w, const struct policy *policy, const char *path,
		const uint8_t *bytes, size_t n, struct linted *out, const char **why)
{
	arena_reset(&w->arena);
	*out = (struct linted){ .policy = policy, .off = w->off };
	if (source_decode(&w->arena, path, bytes, n, &w->source, why))
		return -1;
	struct ll_letter *letter = letter_new(
		&w->arena, &w->source, w->memory->vocabulary,
		&(struct profile_choice){ policy->profiles, policy->profile });
	facts_run(letter);
	out->source = &w->source;
	out->letter = letter;
	return 0;
}

bool linted_by(const struct linted *l, const struct rule *r)
{
	for (uint32_t i = 0; i < l->ntroubles; i++)
		if (l->troubles[i].rule == r)
			return false;
	return !off_has(l->off, r);
}

/* The last finding that is shown says how many are not. */
static void tell_more(struct ll_ctx *c)
{
	struct ll_finding *last = c->found.v[c->found.n - 1];
	last->message = arena_printf(c->arena, "%s (and %u more like it)", last->message, c->over);
	c->over = 0;
}

int worker_lint(struct worker *w, const struct policy *policy, const char *path,
		const uint8_t *bytes, size_t n, struct linted *out, const char **why)
{
	if (worker_read(w, policy, path, bytes, n, out, why))
		return -1;
	struct ll_ctx *c = &w->memory->ctx;
	c->arena = &w->arena;
	c->letter = out->letter;
	c->policy = policy;
	memset(&c->found, 0, sizeof c->found);
	memset(&c->troubles, 0, sizeof c->troubles);
	c->more = w->more;
	c->over = 0;
	c->scratch = NULL;
	for (uint32_t i = 0; i < policy->n; i++) {
		c->setting = &policy->settings[i];
		c->begun = c->found.n;
		if (c->setting->on && !off_has(w->off, c->setting->rule))
			c->setting->rule->check.run(c, c->letter);
		if (c->over)
			tell_more(c);
	}
	settle(c, out);
	out->troubles = c->troubles.v;
	out->ntroubles = c->troubles.n;
	return 0;
}

int worker_lint_cached(struct worker *w, struct cache *cache, const struct policy *policy,
		       const char *path, const uint8_t *bytes, size_t n, struct linted *out,
		       const char **why)
{
	/* an entry is of all the rules there are */
	if (!cache || off_concerns(w->off, NULL, policy))
		return worker_lint(w, policy, path, bytes, n, out, why);
	const struct cache_key key = cache_key(cache, policy, bytes, n);
	arena_reset(&w->arena);
	if (source_decode(&w->arena, path, bytes, n, &w->source, why))
		return -1;
	if (cache_load(cache, &key, &w->arena, policy, &w->source, out))
		return 0;
	if (worker_lint(w, policy, path, bytes, n, out, why))
		return -1;
	cache_store(cache, &key, out);
	return 0;
}
