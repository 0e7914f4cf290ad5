/* SPDX-License-Identifier: MIT */
#include "engine/fixing.h"

#include "triage/suppressions.h"

#include <stdlib.h>
#include <string.h>

#define PASSES	     32 /* a fix may lay bare what another check can fix; more than this is a circle, */
#define PASSES_LARGE 64	 /* but where one pass makes */
#define LARGE	     500 /* fixes, a letter may just have many, */
#define EACH	     160 /* and each check may tell one for so many bytes: a pass costs as much as the letter is long */

const struct ll_fix *fix_of(const struct policy *p, const struct ll_finding *f, enum fixing which)
{
	const struct ll_fix *x = f->fixes.n == 1 ? f->fixes.v[0] : NULL;
	if (!x || which == FIX_NONE || x->applicability == LL_FIX_CHOICE)
		return NULL;
	if (x->applicability != LL_FIX_SAFE && which != FIX_UNSAFE_TOO)
		return NULL;
	return policy_fixes(p, f->rule) ? x : NULL;
}

/* Edits of one pass, by place, none over another; their text in the letter's encoding. */
struct piece {
	size_t from, to; /* bytes of the file that it replaces */
	uint8_t *bytes;	 /* of the letter's arena */
	size_t n;
};

struct pass {
	VEC_OF(struct piece) pieces;
	uint32_t made, refused;
};

static int by_first_edit(const void *pa, const void *pb)
{
	const struct ll_fix *a = *(const struct ll_fix *const *)pa,
			    *b = *(const struct ll_fix *const *)pb;
	const uint32_t x = a->edits.v[0].at.off, y = b->edits.v[0].at.off;
	if (x != y)
		return x < y ? -1 : 1;
	/* findings come by place and id already; one place has few */
	return a->finding->serial < b->finding->serial ? -1
						       : a->finding->serial > b->finding->serial;
}

/* False: the encoding cannot hold it. */
static bool encode(struct arena *a, const struct source *s, const struct ll_fix *x,
		   struct pass *pass)
{
	const uint32_t before = pass->pieces.n;
	for (uint32_t i = 0; i < x->edits.n; i++) {
		const struct edit *e = &x->edits.v[i];
		struct piece *p = VEC_PUSH(a, &pass->pieces);
		p->from = source_pos(s, e->at.off).file_byte;
		p->to = source_pos(s, e->at.off + e->at.len).file_byte;
		p->bytes = arena_alloc(a, e->text.n * 2 + 1);
		if (source_encode(s->encoding, e->text.p, e->text.n, p->bytes, &p->n)) {
			pass->pieces.n = before;
			return false;
		}
	}
	return true;
}

static bool stays(struct keep keep, const struct ll_finding *f)
{
	return keep.of &&
	       (keep.of->j.complaints.n || suppressions_hide(keep.of, keep.letter, f));
}

/*
 * The fixes that can be made at once: each begins behind the last one's end.
 * What is left is made in the next pass, if it is still wanted then.
 */
static struct pass plan(struct arena *a, const struct linted *l, enum fixing which,
			struct keep keep)
{
	struct pass pass = { .made = 0 };
	const struct ll_fix **v = arena_array(a, const struct ll_fix *, l->n + 1);
	uint32_t n = 0, end = 0;
	for (uint32_t i = 0; i < l->n; i++)
		if ((v[n] = fix_of(l->policy, l->v[i], which)) && !stays(keep, l->v[i]))
			n++;
	if (n)
		qsort(v, n, sizeof *v, by_first_edit);
	for (uint32_t i = 0; i < n; i++) {
		const struct edit *first = v[i]->edits.v, *last = first + v[i]->edits.n - 1;
		if (pass.made && first->at.off <= end)
			continue;
		if (!encode(a, l->source, v[i], &pass)) {
			pass.refused++;
			continue;
		}
		pass.made++;
		end = last->at.off + last->at.len;
	}
	return pass;
}

static uint8_t *rewritten(const struct source *s, const struct pass *pass, size_t *n)
{
	size_t size = s->nbytes, at = 0;
	for (uint32_t i = 0; i < pass->pieces.n; i++)
		size += pass->pieces.v[i].n;
	uint8_t *out = malloc(size + 1), *o = out;
	if (!out)
		out_of_memory();
	for (uint32_t i = 0; i < pass->pieces.n; i++) {
		const struct piece *p = &pass->pieces.v[i];
		memcpy(o, s->bytes + at, p->from - at);
		o += p->from - at;
		memcpy(o, p->bytes, p->n);
		o += p->n;
		at = p->to;
	}
	memcpy(o, s->bytes + at, s->nbytes - at);
	*n = (size_t)(o - out) + s->nbytes - at;
	return out;
}

/* As worker_lint(), but `widely`: more is found of what is to be fixed. */
static int lint(struct worker *w, const struct policy *policy, const char *path, bool widely,
		const uint8_t *bytes, size_t n, struct linted *out, const char **why)
{
	worker_keep_more(w, widely ? (uint32_t)(n / EACH) : 0);
	const int failed = worker_lint(w, policy, path, bytes, n, out, why);
	worker_keep_more(w, 0);
	return failed;
}

int worker_fix(struct worker *w, const struct policy *policy, enum fixing which,
	       struct keep keep, const char *path,
	       const uint8_t *bytes, size_t n, struct linted *out, struct fixed *fixed,
	       const char **why)
{
	bool widely = false;
	*fixed = (struct fixed){ 0 };
	if (worker_lint(w, policy, path, bytes, n, out, why))
		return -1;
	for (unsigned pass = 0; which != FIX_NONE && !out->source->truncated && !out->ntroubles;
	     pass++) {
		struct pass todo = plan(out->letter->arena, out, which, keep);
		fixed->refused = todo.refused;
		if (!todo.made && !widely)
			return 0;
		/* where nothing is left to make, once more for what people read */
		uint8_t *next = NULL;
		size_t nnext = 0;
		if (!todo.made || pass < PASSES || (pass < PASSES_LARGE && todo.made >= LARGE))
			next = rewritten(out->source, &todo, &nnext);
		widely = todo.made >= LARGE;
		if (!next || lint(w, policy, path, widely, next, nnext, out, why)) {
			free(next);
			free(fixed->bytes);
			*fixed = (struct fixed){ .endless = true };
			return worker_lint(w, policy, path, bytes, n, out, why);
		}
		free(fixed->bytes);
		fixed->bytes = next;
		fixed->n = nnext;
		fixed->made += todo.made;
	}
	return 0;
}
