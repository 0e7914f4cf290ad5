/* SPDX-License-Identifier: MIT */
#include "engine/cache_parts.h"

#include <string.h>

/* ---- Bytes ---- */

void put(struct writer *w, const void *p, size_t n)
{
	if (w->n + n > w->room) {
		size_t room = 2 * (w->n + n) + 256;
		uint8_t *v = arena_alloc(w->arena, room);
		if (w->n)
			memcpy(v, w->v, w->n);
		w->v = v;
		w->room = room;
	}
	if (n)
		memcpy(w->v + w->n, p, n);
	w->n += n;
}

void put_number(struct writer *w, uint64_t n)
{
	put(w, &n, sizeof n);
}

void put_text(struct writer *w, struct ll_sv s)
{
	put_number(w, s.n);
	put(w, s.p, s.n);
}

static void put_span(struct writer *w, struct ll_span s)
{
	put_number(w, s.off);
	put_number(w, s.len);
}

/* What runs over its end gives zeros, and is bad. */
struct reader {
	const uint8_t *p, *end;
	struct arena *arena;
	const struct source *source;
	bool bad;
};

static uint64_t get_number(struct reader *r)
{
	uint64_t n = 0;
	if ((size_t)(r->end - r->p) < sizeof n) {
		r->bad = true;
		return 0;
	}
	memcpy(&n, r->p, sizeof n);
	r->p += sizeof n;
	return n;
}

static uint32_t get_uint(struct reader *r, uint64_t most)
{
	uint64_t n = get_number(r);
	r->bad |= n > most;
	return r->bad ? 0 : (uint32_t)n;
}

/* How many follow, each of `size` bytes at least. */
static uint32_t get_count(struct reader *r, size_t size)
{
	return get_uint(r, (uint64_t)(r->end - r->p) / size);
}

static struct ll_sv get_text(struct reader *r)
{
	uint32_t n = get_uint(r, (uint64_t)(r->end - r->p));
	struct ll_sv s = { arena_strndup(r->arena, (const char *)r->p, n), n };
	r->p += n;
	return s;
}

static struct ll_span get_span(struct reader *r)
{
	uint32_t off = get_uint(r, r->source->len);
	return (struct ll_span){ off, get_uint(r, r->source->len - off) };
}

/* ---- What is kept of a letter ---- */

static void put_finding(struct writer *w, const struct ll_finding *f)
{
	put_text(w, sv(f->rule->check.id));
	put_number(w, f->severity);
	put_number(w, f->serial);
	put_span(w, f->at);
	put_text(w, sv(f->message));
	put_number(w, f->fingerprint);
	put_number(w, f->ordinal);
	put_number(w, f->related.n);
	for (uint32_t i = 0; i < f->related.n; i++) {
		put_span(w, f->related.v[i].at);
		put_text(w, sv(f->related.v[i].message));
	}
	put_number(w, f->fixes.n);
	for (uint32_t i = 0; i < f->fixes.n; i++) {
		const struct ll_fix *x = f->fixes.v[i];
		put_number(w, x->applicability);
		put_number(w, x->title != NULL);
		put_text(w, sv(x->title));
		put_number(w, x->edits.n);
		for (uint32_t k = 0; k < x->edits.n; k++) {
			put_span(w, x->edits.v[k].at);
			put_text(w, x->edits.v[k].text);
		}
	}
}

void entry_write(struct writer *w, const struct linted *l)
{
	put_number(w, l->letter->sections.n);
	for (uint32_t i = 0; i < l->letter->sections.n; i++) {
		const struct ll_section *s = &l->letter->sections.v[i];
		put_number(w, s->kind);
		put_number(w, s->item);
		put_span(w, s->at);
	}
	put_number(w, l->nall);
	for (uint32_t i = 0; i < l->nall; i++)
		put_finding(w, l->all[i]);
}

static struct ll_fix *get_fix(struct reader *r, struct ll_finding *f)
{
	struct ll_fix *x = arena_new(r->arena, struct ll_fix);
	x->finding = f;
	x->applicability = get_uint(r, LL_FIX_CHOICE);
	bool titled = get_uint(r, 1);
	struct ll_sv title = get_text(r);
	x->title = titled ? title.p : NULL;
	for (uint32_t n = get_count(r, 24); n && !r->bad; n--) {
		struct edit *e = VEC_PUSH(r->arena, &x->edits);
		e->at = get_span(r);
		e->text = get_text(r);
	}
	return x;
}

static struct ll_finding *get_finding(struct reader *r, const struct policy *p,
				      const struct ll_letter *l)
{
	struct ll_finding *f = arena_new(r->arena, struct ll_finding);
	const struct setting *s = policy_find(p, get_text(r));
	r->bad |= !s;
	if (r->bad)
		return NULL;
	f->arena = r->arena;
	f->source = r->source;
	f->letter = l;
	f->rule = s->rule;
	f->severity = get_uint(r, LL_ERROR);
	f->serial = get_uint(r, UINT32_MAX);
	f->at = get_span(r);
	f->message = get_text(r).p;
	f->fingerprint = get_number(r);
	f->ordinal = get_uint(r, UINT32_MAX);
	for (uint32_t n = get_count(r, 24); n && !r->bad; n--) {
		struct related *o = VEC_PUSH(r->arena, &f->related);
		o->at = get_span(r);
		o->message = get_text(r).p;
	}
	for (uint32_t n = get_count(r, 32); n && !r->bad; n--) {
		struct ll_fix *x = get_fix(r, f);
		*VEC_PUSH(r->arena, &f->fixes) = x;
	}
	return f;
}

/* The sections are all that reports ask of a letter. */
static struct ll_letter *get_letter(struct reader *r)
{
	struct ll_letter *l = arena_new(r->arena, struct ll_letter);
	l->arena = r->arena;
	l->source = r->source;
	for (uint32_t n = get_count(r, 32); n && !r->bad; n--) {
		struct ll_section *s = VEC_PUSH(r->arena, &l->sections);
		s->kind = get_uint(r, LL_SEC_KINDS - 1);
		s->item = get_uint(r, UINT32_MAX);
		s->at = get_span(r);
	}
	return l;
}

bool entry_read(const uint8_t *bytes, size_t size, struct arena *a, const struct policy *p,
		const struct source *s, struct linted *out)
{
	struct reader r = { .p = bytes, .end = bytes + size, .arena = a, .source = s };
	struct ll_letter *l = get_letter(&r);
	const uint32_t n = get_count(&r, 64);
	struct ll_finding **v = arena_array(a, struct ll_finding *, n + 1);
	for (uint32_t i = 0; i < n && !r.bad; i++)
		v[i] = get_finding(&r, p, l);
	if (r.bad || r.p != r.end)
		return false;
	*out = (struct linted){ .policy = p, .source = s, .letter = l, .v = v, .all = v,
				.n = n, .nall = n };
	return true;
}
