/* SPDX-License-Identifier: MIT */
/*
 * Names that are nearly one: "Maria Delgado" and "Marta Delgado", "Anton Renner, MD" and "Dr. Reiner"; and who is told
 * to have asked for what is decided, where a field names somebody else.
 */
#include "base/nearest.h"
#include "facts/identity.h"

enum { MOST = 48, LEAST = 5 };

struct called {
	uint32_t token, ntokens;
	struct ll_sv first, last; /* upper case; first may be none */
	bool asks;		  /* a field names him as who asks */
};

struct calling {
	struct identity *d;
	VEC_OF(struct called) people, doctors;
};

static struct ll_sv bare(const struct ll_letter *l, uint32_t i)
{
	struct ll_sv v = id_value(l, i, 1);
	v.n -= tok_possessive(l, i) && v.n ? 1 : 0;
	return v;
}

/* A name word in small letters but the first: no "SERVICES", no heading. */
static bool name_at(const struct ll_letter *l, uint32_t i)
{
	return is_name_word(l, i) && !(tok(l, i)->flags & LL_TOK_ALLCAPS) && !mark_at(l, i, LEX_SERVICES) &&
	       !mark_at(l, i, LEX_DRUGS) && !mark_at(l, i, LEX_DIAGNOSES) && !mark_at(l, i, LEX_BODYPARTS) &&
	       !mark_at(l, i, LEX_GUIDELINES);
}

static bool one_line(const struct ll_letter *l, uint32_t i)
{
	return tok(l, i)->sentence == tok(l, i - 1)->sentence && !(tok(l, i)->flags & LL_TOK_PARAGRAPH);
}

/* "Maria Delgado", and of doctors "Anton Renner, MD", "Dr. Reiner". */
static void gather(struct calling *c)
{
	const struct ll_letter *l = c->d->l;
	PLACES_EACH (i, l, l->capitals) {
		const bool doctor = i > 1 && tok_in(l, i - 1 - tok_is(l, i - 1, "."), "dr|doctor");
		/* most capitals begin a sentence: another word or an initial has to follow */
		if (!doctor && !(tok(l, i + 1)->flags & LL_TOK_CAPITAL) &&
		    !(tok(l, i + 1)->text.n == 1 && tok_is(l, i + 2, ".")))
			continue;
		if (!name_at(l, i))
			continue;
		const uint32_t last = i + 1 + (tok(l, i + 1)->text.n == 1 && tok_is(l, i + 2, ".") ? 2 : 0);
		const bool full = !tok_possessive(l, i) && name_at(l, last) && one_line(l, last);
		const uint32_t end = full ? last + 1 : i + 1;
		const bool degree = full && tok_in(l, end + tok_is(l, end, ","), "md|do|dpm|dc|m.d|d.o") &&
				    tok(l, end + tok_is(l, end, ","))->flags & LL_TOK_ALLCAPS;
		if (doctor || degree) {
			if (c->doctors.n == MOST)
				return;
			*VEC_PUSH(l->arena, &c->doctors) = (struct called){ i, end - i, { "", 0 }, bare(l, end - 1), false };
		} else if (full && c->people.n < MOST && !(i && name_at(l, i - 1) && one_line(l, i))) {
			*VEC_PUSH(l->arena, &c->people) = (struct called){ i, end - i, bare(l, i), bare(l, last), false };
		}
	}
}

static void add(struct identity *d, const struct called *who, struct ll_sv key, struct ll_sv value, bool header)
{
	struct found_id *f = id_add(d, who->token, who->ntokens, LL_ID_NAME, key);
	f->id.value = value;
	f->id.header = header;
	f->referent = LL_OTHER;
}

static bool near(struct ll_sv a, struct ll_sv b)
{
	return a.n >= LEAST && b.n >= LEAST && !sv_eq(a, b) && edit_distance(a, b) == 1;
}

/* Kin stand beside one of them: "her sister Marta Delgado". */
static bool with_kin(const struct ll_letter *l, const struct called *who)
{
	for (uint32_t k = who->token > 5 ? who->token - 5 : 0; k < who->token + who->ntokens + 4; k++)
		if (mark_at(l, k, LEX_KIN) || tok_in(l, k, "and|both|twins"))
			return true;
	return false;
}

/* First names of one surname that differ in a letter. */
static void first_names(struct calling *c)
{
	const struct ll_letter *l = c->d->l;
	for (uint32_t a = 0; a < c->people.n; a++)
		for (uint32_t b = a + 1; b < c->people.n; b++) {
			const struct called *p = &c->people.v[a], *q = &c->people.v[b];
			/* "Ana", "Anna" */
			const bool shorter = p->first.n >= 3 && q->first.n >= 3 && p->first.n != q->first.n && *p->first.p == *q->first.p &&
					     edit_distance(p->first, q->first) == 1;
			if (!sv_eq(p->last, q->last) || !(near(p->first, q->first) || shorter) || with_kin(l, p) || with_kin(l, q))
				continue;
			add(c->d, p, sv("first name"), p->first, false);
			add(c->d, q, sv("first name"), q->first, false);
			return;
		}
}

/* "Dr. Reiner, who had charge of the case until he retired", "a family doctor, Dr. Reiner": somebody else. */
static bool told_apart(const struct ll_letter *l, const struct called *who)
{
	const uint32_t end = who->token + who->ntokens;
	uint32_t k = who->token - (who->token > 1 && tok_is(l, who->token - 1, ".")) - 1;
	return (tok_in(l, end, ",|(") && tok_in(l, end + 1, "who|whose|the|a|an|his|her|of|then|formerly|another|also")) ||
	       (k && k < l->tokens.n && tok_is(l, k - 1, ",") && k > 1 && mark_over(l, k - 2, LEX_PERSON_ROLES));
}

static uint32_t times(const struct calling *c, struct ll_sv last)
{
	uint32_t n = 0;
	for (uint32_t k = 0; k < c->doctors.n; k++)
		n += sv_eq(c->doctors.v[k].last, last);
	return n;
}

/* Surnames of doctors that differ in a letter. */
static void surnames(struct calling *c)
{
	const struct ll_letter *l = c->d->l;
	for (uint32_t a = 0; a < c->doctors.n; a++)
		for (uint32_t b = a + 1; b < c->doctors.n; b++) {
			const struct called *p = &c->doctors.v[a], *q = &c->doctors.v[b];
			if (!near(p->last, q->last) || told_apart(l, p) || told_apart(l, q) ||
			    (times(c, p->last) > 1 && times(c, q->last) > 1))
				continue;
			add(c->d, p, sv("physician"), p->last, false);
			add(c->d, q, sv("physician"), q->last, false);
			return;
		}
}

/* "Requested by: the member's psychiatrist (Dr. Amara Nwosu)" */
static bool in_asking_field(const struct ll_letter *l, uint32_t i)
{
	enum { FAR = 12 };
	for (uint32_t k = i; k > 1 && i - k < FAR; k--) {
		if (tok_is(l, k - 1, ":"))
			return tok_seq(l, k - 3, "requested by") || tok_in(l, k - 2, "requester|prescriber") ||
			       (tok_in(l, k - 3, "requesting|ordering|prescribing") &&
				tok_in(l, k - 2, "physician|provider|doctor|prescriber|specialist|surgeon"));
		if (tok(l, k)->flags & LL_TOK_PARAGRAPH)
			return false;
	}
	return false;
}

/* "Dr. Nwankwo's request is approved", where the field's doctor is another, and neither is named again. */
static void requesters(struct calling *c)
{
	const struct ll_letter *l = c->d->l;
	const struct called *field = NULL, *other = NULL;
	for (uint32_t k = 0; k < c->doctors.n; k++) {
		const struct called *p = &c->doctors.v[k];
		if (in_asking_field(l, p->token)) {
			if (field)
				return;
			field = p;
			continue;
		}
		if (other)
			return;
		other = p;
	}
	const uint32_t end = other ? other->token + other->ntokens : 0;
	if (!field || !other || sv_eq(field->last, other->last) || !tok_possessive(l, end - 1) || !tok_is(l, end, "request") ||
	    !tok_in(l, end + 1, "is|was|for|to|does|must|cannot|has"))
		return;
	add(c->d, field, sv("requester"), field->last, true);
	add(c->d, other, sv("requester"), other->last, false);
}

void identity_near(struct identity *d)
{
	struct calling c = { .d = d };
	gather(&c);
	first_names(&c);
	surnames(&c);
	requesters(&c);
}
