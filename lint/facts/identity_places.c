/* SPDX-License-Identifier: MIT */
/*
 * What there is one of in a case: the hospital of the stay, the employer, who asks, whose lawyer. Two names of it, each told in
 * its own words, are one too many; a letter that tells of a move, a second one or an earlier one is left alone.
 */
#include "facts/identity.h"

enum { MOST = 12, LONGEST = 6 };

struct named {
	uint32_t token, ntokens;
	struct ll_sv name; /* upper case */
};

struct ones {
	struct identity *d;
	struct named v[MOST];
	uint32_t n;
	bool several;
};

static bool name_part(const struct ll_letter *l, uint32_t i)
{
	const struct ll_token *t = tok(l, i);
	return t->kind == LL_TOK_WORD && t->flags & LL_TOK_CAPITAL && t->text.n > 1 &&
	       !tok_in(l, i, "the|a|an|your|our|this|that|his|her|my|their|its|in|on|at|by|when|if|for|to|and|we|you|it|dr|mr|ms|mrs|he|she|" LIST_MONTH_NAMES
			     "|monday|tuesday|wednesday|thursday|friday|saturday|sunday");
}

/* "St. Luke's Hospital", "Harlan Foods" from token i on; 0: no name of two words and more, or of one if `one`. */
static uint32_t name_run(const struct ll_letter *l, uint32_t i, bool one)
{
	uint32_t k = i, words = 0;
	while (k < i + LONGEST && k < l->tokens.n && (k == i || tok(l, k)->sentence == tok(l, i)->sentence) &&
	       (k == i || !(tok(l, k)->flags & LL_TOK_PARAGRAPH))) {
		if (name_part(l, k))
			words++;
		else if (!(k > i && ((tok_is(l, k, ".") && tok_in(l, k - 1, "st|mt")) || (tok_is(l, k, "-") && tok_joined(l, k)) || tok_is(l, k, "&"))))
			break;
		k++;
	}
	while (k > i && tok(l, k - 1)->kind == LL_TOK_PUNCT)
		k--;
	return words > 1 || (one && words) ? k - i : 0;
}

static void keep(struct ones *o, uint32_t i, uint32_t n)
{
	if (o->n == MOST)
		o->several = true;
	else
		o->v[o->n++] = (struct named){ .token = i, .ntokens = n, .name = id_name(o->d->l, i, n) };
}

/* One is the other, shortened: "Mercy" and "Mercy Hospital". */
static bool same(struct ll_sv a, struct ll_sv b)
{
	const size_t n = a.n < b.n ? a.n : b.n;
	return n && !memcmp(a.p, b.p, n);
}

static int year_in(const struct ll_letter *l, uint32_t i)
{
	for (uint32_t k = sent_begin(l, i); k < sent_end(l, i); k++)
		if (tok_year(l, k))
			return (int)number_at(l, k).value;
	return 0;
}

/* Their sentences tell of two years, or of two parts of the body. */
static bool of_two(const struct ll_letter *l, uint32_t a, uint32_t b)
{
	const int year = year_in(l, a), other = year_in(l, b);
	const struct mark *part = mark_in(l, sent_begin(l, a), sent_end(l, a), LEX_BODYPARTS),
			  *second = mark_in(l, sent_begin(l, b), sent_end(l, b), LEX_BODYPARTS);
	return (year && other && year != other) || (part && second && part->entry != second->entry);
}

/* Exactly two that differ, told apart by a sentence. */
static void report(struct ones *o, const char *key)
{
	const struct named *one = o->n ? &o->v[0] : NULL, *two = NULL;
	for (uint32_t k = 1; k < o->n && !o->several; k++) {
		if (same(one->name, o->v[k].name) || (two && same(two->name, o->v[k].name)))
			continue;
		if (two)
			return;
		two = &o->v[k];
	}
	if (!two || o->several || tok(o->d->l, one->token)->sentence == tok(o->d->l, two->token)->sentence ||
	    of_two(o->d->l, one->token, two->token))
		return;
	id_add_other(o->d, one->token, one->ntokens, key, one->name);
	id_add_other(o->d, two->token, two->ntokens, key, two->name);
}

#define MOVED "transfer|transferred|transferring|moved|second|other|another|both|first|later|then|previous|previously|earlier|former|formerly|" \
	      "readmitted|also|either|two|different|nearest|closer|instead|since|until"

/* Token i of the name's sentence, or the name's end, tells of a stay or an operation there. */
static bool of_stay(const struct ll_letter *l, uint32_t i, uint32_t end)
{
	enum { REACH = 8 };
	const uint32_t begin = sent_begin(l, i);
	if (i == begin || !tok_in(l, i - 1 - tok_is(l, i - 1, "the"), "at|to|in|from|of"))
		return tok_possessive(l, end - 1) && tok_in(l, end, "bill|stay|records|record|charges|claim|discharge");
	for (uint32_t k = i; k > begin && i - k < REACH; k--)
		if (tok_in(l, k - 1, "stay|stayed|admitted|admission|hospitalized|hospitalization|inpatient|bill|billed|operated|surgery|discharged|"
				     "discharge|nights|days|treated|care"))
			return true;
	return false;
}

static void hospitals(struct identity *d)
{
	const struct ll_letter *l = d->l;
	struct ones o = { .d = d };
	PLACES_EACH (i, l, places_of(l, "hospital|infirmary|center|clinic|rehabilitation")) {
		if (!(tok(l, i)->flags & LL_TOK_CAPITAL) || !name_part(l, i - (i > 0)))
			continue;
		uint32_t from = i;
		while (from > sent_begin(l, i) && i - from < LONGEST &&
		       (name_part(l, from - 1) || (tok_is(l, from - 1, ".") && from > 1 && tok_in(l, from - 2, "st|mt"))))
			from--;
		if (tok(l, i + 1)->flags & LL_TOK_CAPITAL && tok_in(l, i + 1, "center|hospital|clinic"))
			continue;
		if (tok(l, from)->flags & LL_TOK_ALLCAPS || !of_stay(l, from, i + 1))
			continue;
		o.several |= span_has(l, sent_begin(l, i), sent_end(l, i), MOVED);
		keep(&o, from, i + 1 - from);
	}
	report(&o, "hospital");
}

/* "works for Harlan Foods", "employed by", "Employer:" */
static void employers(struct identity *d)
{
	const struct ll_letter *l = d->l;
	struct ones o = { .d = d };
	PLACES_EACH (i, l, places_of(l, "employer|employed|works|worked|working|hired|job|foreman")) {
		uint32_t k = i + 1;
		if (tok_is(l, i, "employer")) {
			if (!tok_in(l, k, ":|,"))
				continue;
			k++;
		} else {
			while (k < i + 6 && !tok_in(l, k, "for|by|at|with") && tok(l, k)->kind == LL_TOK_WORD && !(tok(l, k)->flags & LL_TOK_CAPITAL))
				k++;
			if (!tok_in(l, k, "for|by|at"))
				continue;
			k++;
		}
		const uint32_t n = name_run(l, k, false);
		const struct ll_fact *who = person_before(l, sent_begin(l, i), i);
		if (!n || tok(l, k)->sentence != tok(l, i)->sentence || (who && who->referent != LL_PATIENT))
			continue;
		o.several |= span_has(l, sent_begin(l, i), sent_end(l, i), MOVED "|before|after|last");
		keep(&o, k, n);
	}
	report(&o, "employer");
}

/* "his attorney, Ms. Hale", "the claimant's lawyer, Ruth Cole": whose else there is none. */
static void lawyers(struct identity *d)
{
	const struct ll_letter *l = d->l;
	struct ones o = { .d = d };
	PLACES_EACH (i, l, places_of(l, "attorney|lawyer|representative")) {
		uint32_t k = i + 1 + tok_in(l, i + 1, ",|:|(");
		if (!i || !(tok_in(l, i - 1, "his|her|your") || (tok_possessive(l, i - 1) && mark_over(l, i - 1, LEX_PATIENT_WORDS))))
			continue;
		k += tok_in(l, k, "mr|ms|mrs") ? 1 + tok_is(l, k + 1, ".") : 0;
		const uint32_t n = name_run(l, k, true);
		if (!n || tok(l, k)->sentence != tok(l, i)->sentence)
			continue;
		o.several |= span_has(l, sent_begin(l, i), sent_end(l, i), MOVED);
		keep(&o, k + n - 1, 1); /* the surname */
	}
	report(&o, "attorney");
}

/* "Dr. Lee asked for the scope", "the order of Dr. Kim", "Dr. Kim's request": who asks for it. */
static bool asks(const struct ll_letter *l, uint32_t i, uint32_t end)
{
	const uint32_t begin = sent_begin(l, i);
	if (tok_possessive(l, end - 1))
		return tok_in(l, end, "request|order|prescription|referral");
	if (i > begin + 1 && tok_in(l, i - 1, "by|of|from"))
		return tok_in(l, i - 2, "requested|ordered|prescribed|request|order|prescription|recommended|asked|submitted");
	uint32_t k = end;
	if (tok_is(l, k, ",")) /* "Dr. Lee, the orthopedist, asked for" */
		for (k++; k < end + 8 && !tok_is(l, k, ",");)
			k++;
	k += tok_is(l, k, ",");
	k += tok_in(l, k, "has|had|also|then");
	return tok_seq_in(l, k, "asked for|requested|requests|asks for|ordered|prescribed|prescribes|wrote the order");
}

static void askers(struct identity *d)
{
	const struct ll_letter *l = d->l;
	struct ones o = { .d = d };
	uint32_t doctors = 0;
	LL_FOREACH (p, l, LL_PERSON) {
		if (p->u.person.role != LL_ROLE_PROFESSIONAL || !p->u.person.name.n || !tok_is(l, p->token, "dr"))
			continue;
		const uint32_t end = p->token + p->ntokens;
		if (!asks(l, p->token, end)) {
			doctors++;
			continue;
		}
		o.several |= span_has(l, sent_begin(l, p->token), sent_end(l, p->token), MOVED);
		keep(&o, end - 1, 1);
	}
	if (l->items.n > 1 || doctors)
		return; /* of others it may be that one asks for another */
	report(&o, "requester");
}

/* "Operative report of Dr. Moss", "Dr. Ware operated on the knee", "the operation by Dr. Ware": who operated. */
static void operators(struct identity *d)
{
	const struct ll_letter *l = d->l;
	struct ones o = { .d = d };
	LL_FOREACH (p, l, LL_PERSON) {
		if (p->u.person.role != LL_ROLE_PROFESSIONAL || !p->u.person.name.n || !tok_is(l, p->token, "dr"))
			continue;
		const uint32_t i = p->token, end = i + p->ntokens, begin = sent_begin(l, i);
		const bool by = i > begin + 2 && tok_in(l, i - 1, "of|by") &&
				((tok_in(l, i - 2, "report|note") && tok_is(l, i - 3, "operative")) || tok_in(l, i - 2, "operation|surgery|operated"));
		if (!by && !tok_seq_in(l, end, "operated|performed the operation|performed the surgery|did the surgery|did the operation"))
			continue;
		o.several |= span_has(l, begin, sent_end(l, i), MOVED "|assisted|assistant|revision|again|redo");
		keep(&o, end - 1, 1);
	}
	report(&o, "surgeon");
}

/* A name of its own, not "Health Plan" or "HMO". */
static bool proper(const struct ll_letter *l, uint32_t i, uint32_t n)
{
	for (uint32_t k = i; k < i + n; k++)
		if (!tok_in(l, k, "hmo|ppo|epo|pos|health|plan|medicare|medicaid|individual|group|employer|gold|silver|bronze|platinum|part|insurance|"
				 "benefit|benefits|medical|dental|vision|state|federal|commercial|self|funded|advantage|claims|administrator|"
				 "utilization|review|independent|external|department|board|qualified|contractor|appeals|council|office"))
			return true;
	return false;
}

/* "Insurer: Blue Harbor", and "the denial by Red River": of the one in the field nothing more is told. */
static void labelled_payer(struct identity *d)
{
	const struct ll_letter *l = d->l;
	uint32_t field = 0, nfield = 0, other = 0, nother = 0;
	PLACES_EACH (i, l, places_of(l, ":")) {
		if (i > 160)
			break;
		if (!i || !tok_in(l, i - 1, "insurer|plan|carrier|payer|payor|insurance|administrator") || tok(l, i + 1)->flags & LL_TOK_PARAGRAPH)
			continue;
		const uint32_t n = name_run(l, i + 1, true);
		if (!n || nfield || !proper(l, i + 1, n))
			return;
		field = i + 1;
		nfield = n;
	}
	const struct ll_sv own = nfield ? id_value(l, field, 1) : (struct ll_sv){ "", 0 };
	PLACES_EACH (i, l, nfield ? l->capitals : NULL) {
		if (i < field + nfield || !name_part(l, i) || name_part(l, i - 1))
			continue;
		if (sv_eq(id_value(l, i, 1), own))
			return; /* the field's own acts too */
		const uint32_t n = name_run(l, i, false), end = i + n;
		if (!n || nother || !proper(l, i, n))
			continue;
		const bool owns = tok_possessive(l, end - 1);
		if ((i > 1 && tok_in(l, i - 1, "by|of|from") && tok_in(l, i - 2, "denial|denied|refusal|refused|decision") && !owns &&
		     !mark_in(l, i, end, LEX_SERVICES)) ||
		    (owns && tok_in(l, end, "denial|refusal")) || tok_seq_in(l, end, "must pay|denied|refused to|turned down")) {
			other = i;
			nother = n;
		}
	}
	if (!nother || span_has(l, sent_begin(l, other), sent_end(l, other), MOVED "|behalf|administers|reviewer"))
		return;
	id_add_other(d, field, nfield, "insurer", id_value(l, field, nfield));
	id_add_other(d, other, nother, "insurer", id_value(l, other, nother));
}

/* "The treating doctor is Dr. Moss", "the treating physician, Dr. Ware,", "primary care physician Dr. Lee" */
static void treaters(struct identity *d)
{
	const struct ll_letter *l = d->l;
	struct ones o = { .d = d };
	PLACES_EACH (i, l, places_of(l, "treating|family|primary")) {
		uint32_t k = i + 1;
		if (!i || !(tok_in(l, i - 1, "the|his|her|your") || (tok_possessive(l, i - 1) && mark_over(l, i - 1, LEX_PATIENT_WORDS))))
			continue;
		k += tok_is(l, i, "primary") ? tok_is(l, k, "care") : 0;
		if (!tok_in(l, k, "doctor|physician|provider"))
			continue;
		k++;
		k += tok_in(l, k, ",|is|(|:");
		if (!tok_is(l, k, "dr"))
			continue;
		k += 1 + tok_is(l, k + 1, ".");
		const uint32_t n = name_run(l, k, true);
		if (!n || tok(l, k)->sentence != tok(l, i)->sentence)
			continue;
		o.several |= span_has(l, sent_begin(l, i), sent_end(l, i), MOVED "|new|changed");
		keep(&o, k + n - 1, 1);
	}
	report(&o, "treating doctor");
}

void identity_places(struct identity *d)
{
	treaters(d);
	operators(d);
	labelled_payer(d);
	hospitals(d);
	employers(d);
	lawyers(d);
	askers(d);
}
