/* SPDX-License-Identifier: MIT */
/* Numbers without a label: one that is a slip away from a labelled one, and two of a file's form that are nearly one. */
#include "base/nearest.h"
#include "facts/identity.h"

enum { LONGEST = ID_LONGEST };

/* Where an id_number_run() may begin: before a number, nothing between. */
static const uint64_t *with_digits(const struct ll_letter *l)
{
	uint64_t *at = places_new(l), *digits = places_new(l);
	places_add(l, digits, l->numbers);
	places_add(l, digits, l->mixed);
	PLACES_EACH (i, l, digits) {
		place_add(at, i);
		for (uint32_t k = i; i - k < LONGEST && k && tok_joined(l, k); k--)
			place_add(at, k - 1);
	}
	return at;
}

/* A bit for each token that is taken already. */
static uint64_t *taken_places(const struct identity *d)
{
	uint64_t *at = places_new(d->l);
	for (uint32_t k = 0; k < d->found.n; k++)
		for (uint32_t i = d->found.v[k].token; i < d->found.v[k].token + d->found.v[k].ntokens; i++)
			place_add(at, i);
	return at;
}

/* Numbers without a label that are one slip or none away from a labelled one: "the file of member
 * 7718-0234". */
static void find_twins(struct identity *d)
{
	enum { MOST = 16, SIZE = 6, SLIPS = 2 };
	struct ll_letter *l = d->l;
	uint32_t known[MOST], n = 0, run;
	const uint64_t *taken = taken_places(d);
	for (uint32_t k = 0; k < d->found.n; k++) {
		const struct found_id *f = &d->found.v[k];
		if (f->key.n && f->id.value.n >= SIZE && !f->id.cited && id_has_digit(f->id.value) &&
		    n < MOST)
			known[n++] = k;
	}
	const uint64_t *places = n ? with_digits(l) : NULL;
	for (uint32_t i = 0; n && (i = place_next(l, places, i)) < l->tokens.n; i += run ? run : 1) {
		if (i && !place_in(taken, i - 1) && !tok_joined(l, i - 1) && id_grouped_run(l, i - 1))
			i--; /* "HQW" of "HQW 4419 0273" */
		run = place_in(taken, i) || (tok(l, i)->text.n < 2 && !tok_joined(l, i + 1)) ||
				      (tok_joined(l, i) && i && !tok_in(l, i - 1, "(|#|\"|:"))
			      ? 0
			      : id_value_at(l, i);
		const struct ll_sv v = run ? id_value(l, i, run) : (struct ll_sv){ "", 0 };
		for (uint32_t k = 0; run && k < n; k++) {
			const struct found_id twin = d->found.v[known[k]];
			if (twin.ntokens != run || twin.id.value.n != v.n ||
			    edit_distance(twin.id.value, v) > SLIPS ||
			    /* "IR-19-00482", "FM-19-00482": of two kinds */
			    (run > 1 && tok(l, i)->kind == LL_TOK_WORD && tok(l, twin.token)->kind == LL_TOK_WORD && !place_in(l->mixed, i) &&
			     !sv_eq(tok(l, i)->lower, tok(l, twin.token)->lower)))
				continue;
			struct found_id *f = id_add(d, i, run, twin.id.kind, twin.key);
			f->referent = twin.referent;
			f->id.header = false;
			f->id.cited = id_cited_before(l, i);
			break;
		}
	}
}

/* "IR-19-00482": capitals and figures in parts, six figures and more. */
static bool file_form(const struct ll_letter *l, uint32_t i, uint32_t n)
{
	enum { SIZE = 6, LETTERS = 5 };
	const struct ll_token *t = tok(l, i);
	uint32_t figures = 0;
	/* "ADJ10293847" */
	if (n == 1 && place_in(l->mixed, i) && t->flags & LL_TOK_ALLCAPS && t->text.n > SIZE + 1) {
		size_t head = 0;
		while (head < t->text.n && t->text.p[head] >= 'A' && t->text.p[head] <= 'Z')
			head++;
		for (size_t c = head; c < t->text.n; c++)
			if (t->text.p[c] < '0' || t->text.p[c] > '9')
				return false;
		return head >= 2 && head <= LETTERS && t->text.n - head >= SIZE;
	}
	if (n < 3 || t->kind != LL_TOK_WORD || !(t->flags & LL_TOK_ALLCAPS) || t->text.n < 2 || t->text.n > LETTERS || place_in(l->mixed, i) ||
	    !tok_is(l, i + 1, "-"))
		return false;
	for (uint32_t k = i; k < i + n; k++) {
		if (tok_in(l, k, "/|."))
			return false;
		figures += tok(l, k)->kind == LL_TOK_NUMBER ? (uint32_t)tok(l, k)->text.n : 0;
	}
	return figures >= SIZE;
}

/* Numbers of a file's form without a label, two of which are nearly one: "External review IR-19-00482 was opened",
 * "Decision in IR-19-00428". Of three it is not told what they are. */
static void find_forms(struct identity *d)
{
	struct ll_letter *l = d->l;
	struct found_id one = { .ntokens = 0 };
	uint32_t other = 0, nother = 0;
	const uint64_t *taken = taken_places(d);
	PLACES_EACH (i, l, with_digits(l)) {
		if (tok(l, i)->kind != LL_TOK_WORD || (tok_joined(l, i) && i && !tok_in(l, i - 1, "(|#|\"|:")))
			continue;
		const uint32_t n = id_number_run(l, i);
		if (!n || !file_form(l, i, n) || id_cited_before(l, i))
			continue;
		if (place_in(taken, i))
			return; /* it has a label: find_twins() looks after it */
		const struct ll_sv v = id_value(l, i, n);
		if (!one.ntokens) {
			one = (struct found_id){ .token = i, .ntokens = n, .id.value = v };
		} else if (!sv_eq(one.id.value, v)) {
			if (nother && !sv_eq(id_value(l, other, nother), v))
				return;
			other = i;
			nother = n;
		}
	}
	if (!nother || one.ntokens != nother || (nother > 1 && !sv_eq(tok(l, one.token)->text, tok(l, other)->text)))
		return;
	id_add(d, one.token, one.ntokens, LL_ID_OTHER, sv("file number"))->referent = LL_PATIENT;
	id_add(d, other, nother, LL_ID_OTHER, sv("file number"))->referent = LL_PATIENT;
}

void identifier_twins(struct identity *d)
{
	find_twins(d);
	find_forms(d);
}
