/* SPDX-License-Identifier: MIT */
/* A user's rule at work on a letter. */
#include "engine/ctx.h"
#include "engine/rules.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#define SHOWN 4 /* other places of one value that are told */

struct job {
	struct ll_ctx *ctx;
	const struct ll_letter *letter;
	const struct user_rule *rule;
	struct search search;
	struct stretches stretches;
	uint32_t taken; /* places so far */
	bool full;	/* there are more than are taken */
};

/* ---- Places ---- */

/* Flow bytes [from, to) in the source; `trim`: without the blanks at its ends. */
static struct ll_span span_of(const struct ll_letter *l, size_t from, size_t to, bool trim)
{
	while (trim && to > from && (l->flow[to - 1] == ' ' || l->flow[to - 1] == '\n'))
		to--;
	while (trim && from < to && (l->flow[from] == ' ' || l->flow[from] == '\n'))
		from++;
	struct ll_span at = { l->map[from], 0 };
	if (to == from)
		return at;
	/* the last byte may stand for a character of several, or be one of several */
	uint32_t last = l->map[to - 1], cp;
	uint32_t size = utf8_is_tail(l->source->text[last]) || last >= l->source->len
				? 1
				: utf8_get(l->source->text + last, &cp);
	if (last + size > l->source->len)
		size = l->source->len - last;
	at.len = last + size - at.off;
	return at;
}

static struct ll_sv flow_text(const struct ll_letter *l, size_t from, size_t to)
{
	return (struct ll_sv){ l->flow + from, to - from };
}

/* ---- Matches ---- */

/*
 * Calls `found` for each match of a pattern in scope. Returns false when the
 * search was stopped or there are too many.
 */
static bool each_match(struct job *j, const struct regex *p,
		       void (*found)(struct job *, const struct regex *, const size_t *, void *),
		       void *arg)
{
	for (uint32_t i = 0; i < j->stretches.v.n; i++) {
		const struct stretch at = j->stretches.v.v[i];
		const size_t *o;
		for (uint32_t from = at.from; search_next(&j->search, p, at, from, &o);) {
			/* \K and lookbehind: it may end where it was looked for */
			uint32_t end = o[1] > from ? (uint32_t)o[1] : from + 1;
			while (end < at.to && utf8_is_tail(j->letter->flow[end]))
				end++;
			from = end;
			if (!rule_in_frame(j->rule, j->letter, (uint32_t)o[0]))
				continue;
			if (j->taken == RULE_MOST) {
				j->full = true;
				return false;
			}
			j->taken++;
			found(j, p, o, arg);
		}
		if (j->search.stopped)
			return false;
	}
	return true;
}

/* What the rule could not do is told with the letter. */
static void give_up(struct job *j, const char *partly)
{
	struct ll_ctx *c = j->ctx;
	const char *why =
		j->full ? arena_printf(c->arena, "it is found more than %u times", RULE_MOST)
			: search_why(&j->search, c->arena);
	*VEC_PUSH(c->arena, &c->troubles) =
		(struct rule_trouble){ c->setting->rule,
				       arena_printf(c->arena, "rule '%s' was stopped: %s; %s",
						    c->setting->rule->check.id, why, partly),
				       !j->full };
}

/* ---- Pattern rules ---- */

struct filling {
	struct job *job;
	const size_t *groups;
	bool quoted;
};

static struct ll_sv fill_group(void *arg, const struct part *p)
{
	const struct filling *f = arg;
	const size_t from = f->groups[2 * p->what], to = f->groups[2 * p->what + 1];
	if (from == SIZE_MAX || from == to)
		return (struct ll_sv){ "", 0 };
	const struct ll_span at = span_of(f->job->letter, from, to, false);
	return f->quoted ? sv(ll_quote(f->job->ctx, at)) : ll_text(f->job->letter, at);
}

static const char *fill_groups(struct job *j, const struct template *t, const size_t *o,
			       bool quoted)
{
	struct filling f = { j, o, quoted };
	return template_filled(t, j->ctx->arena, fill_group, &f);
}

static void report_match(struct job *j, const struct regex *p, const size_t *o, void *arg)
{
	const struct user_rule *r = j->rule;
	(void)p, (void)arg;
	struct ll_finding *f = ll_report(j->ctx, span_of(j->letter, o[0], o[1], true), "%s",
					 fill_groups(j, &r->message, o, true));
	if (r->replace) {
		const char *text = fill_groups(j, r->replace, o, false);
		struct ll_fix *fix = ll_fix(f, r->safe ? LL_FIX_SAFE : LL_FIX_UNSAFE, NULL);
		ll_edit(fix, span_of(j->letter, o[0], o[1], false), sv(text));
	}
}

/* ---- Agreement rules ---- */

struct capture {
	size_t from, to; /* of the flow */
	struct ll_sv value;
	uint32_t same; /* captures of its value; of the first of them only */
};

struct captures {
	VEC_OF(struct capture) v;
};

static void take_capture(struct job *j, const struct regex *p, const size_t *o, void *arg)
{
	struct captures *all = arg;
	uint32_t g = regex_group(p, j->rule->group);
	if (o[2 * g] == SIZE_MAX)
		return;
	struct capture c = { .from = o[2 * g], .to = o[2 * g + 1] };
	c.value =
		rule_normalised(j->ctx->arena, flow_text(j->letter, c.from, c.to), j->rule->normal);
	if (c.value.n)
		*VEC_PUSH(j->ctx->arena, &all->v) = c;
}

static int by_place(const void *pa, const void *pb)
{
	const struct capture *a = pa, *b = pb;
	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return a->to > b->to ? -1 : a->to < b->to; /* the longer first */
}

static int by_value(const void *pa, const void *pb)
{
	const struct capture *a = *(struct capture *const *)pa, *b = *(struct capture *const *)pb;
	size_t n = a->value.n < b->value.n ? a->value.n : b->value.n;
	int d = memcmp(a->value.p, b->value.p, n);
	if (d || a->value.n != b->value.n)
		return d ? d : a->value.n < b->value.n ? -1 : 1;
	return a < b ? -1 : a > b;
}

/* Two patterns may see one place. */
static uint32_t sort_places(struct captures *all)
{
	uint32_t kept = 0;
	if (all->v.n)
		qsort(all->v.v, all->v.n, sizeof *all->v.v, by_place);
	for (uint32_t i = 0; i < all->v.n; i++)
		if (!kept || all->v.v[i].from >= all->v.v[kept - 1].to)
			all->v.v[kept++] = all->v.v[i];
	return all->v.n = kept;
}

/* Counts what each value has; returns the first capture of the one that is right, most likely. */
static const struct capture *count_values(struct captures *all, struct arena *a)
{
	struct capture **order = arena_array(a, struct capture *, all->v.n + 1);
	const struct capture *best = NULL;
	for (uint32_t i = 0; i < all->v.n; i++)
		order[i] = &all->v.v[i];
	if (all->v.n)
		qsort(order, all->v.n, sizeof *order, by_value);
	for (uint32_t i = 0, n; i < all->v.n; i += n) {
		for (n = 1; i + n < all->v.n && sv_eq(order[i]->value, order[i + n]->value); n++)
			;
		order[i]->same = n;
		/* as many for each: the later is the odd one out */
		if (!best || n > best->same || (n == best->same && order[i] < best))
			best = order[i];
	}
	return best;
}

struct values {
	const char *value, *other, *line;
};

static struct ll_sv fill_value(void *arg, const struct part *p)
{
	const struct values *v = arg;
	return sv(p->what == PART_VALUE ? v->value : p->what == PART_OTHER ? v->other : v->line);
}

static const char *fill_values(struct job *j, const char *value, const char *other, uint32_t line)
{
	const struct template *t = &j->rule->message;
	struct arena *a = j->ctx->arena;
	if (!t->filled)
		return arena_printf(a, "%s: '%s' here, but '%s' on line %u", template_bare(t, a),
				    value, other, line);
	struct values v = { value, other, arena_printf(a, "%u", line) };
	return template_filled(t, a, fill_value, &v);
}

/* The captures of one value but `not`, as places of a finding. */
static void tell(struct job *j, struct ll_finding *f, const struct captures *all,
		 struct ll_sv value, const struct capture * not, const char *first)
{
	uint32_t shown = 0;
	for (uint32_t i = 0; i < all->v.n && shown < SHOWN; i++) {
		const struct capture *c = &all->v.v[i];
		if (c == not || !sv_eq(c->value, value))
			continue;
		struct ll_span at = span_of(j->letter, c->from, c->to, true);
		ll_related(f, at, "'%s' %s", ll_quote(j->ctx, at), shown++ ? "here too" : first);
	}
}

static void report_values(struct job *j, struct captures *all)
{
	if (!sort_places(all))
		return;
	const struct capture *right = count_values(all, j->ctx->arena);
	const struct ll_span there = span_of(j->letter, right->from, right->to, true);
	for (uint32_t i = 0; i < all->v.n; i++) {
		const struct capture *odd = &all->v.v[i];
		if (!odd->same || odd == right)
			continue;
		const struct ll_span at = span_of(j->letter, odd->from, odd->to, true);
		struct ll_finding *f =
			ll_report(j->ctx, at, "%s",
				  fill_values(j, ll_quote(j->ctx, at), ll_quote(j->ctx, there),
					      ll_line(j->letter, there.off)));
		tell(j, f, all, right->value, NULL, "here");
		tell(j, f, all, odd->value, odd, "here too");
	}
}

/* ---- Either ---- */

void user_rule_run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	struct job j = { .ctx = ctx, .letter = letter, .rule = ctx->setting->rule->user };
	struct captures all = { 0 };
	if (!ctx->searcher)
		ctx->searcher = searcher_new();
	rule_stretches(j.rule, letter, ctx->arena, &j.stretches);
	search_begin(&j.search, ctx->searcher, flow_text(letter, 0, letter->nflow), j.stretches.v.v,
		     j.stretches.v.n);
	if (!j.rule->agreement) {
		if (!each_match(&j, j.rule->patterns.v, report_match, NULL))
			give_up(&j, "there may be more in this letter");
		return;
	}
	/* of some of the captures nobody can say which is the odd one out */
	for (uint32_t i = 0; i < j.rule->patterns.n; i++) {
		if (!each_match(&j, &j.rule->patterns.v[i], take_capture, &all)) {
			give_up(&j, "this letter was not checked by it");
			return;
		}
	}
	report_values(&j, &all);
}
