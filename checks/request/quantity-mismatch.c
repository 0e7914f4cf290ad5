/* SPDX-License-Identifier: MIT */
#include "amounts.h"
#include "claims.h"
#include "echo.h"
#include "weekly.h"

#include <math.h>

enum { MAX = 24 };

/* What is known of one item: its heading's amounts, and what its rationale says was asked for or
 * decided. */
struct item {
	uint32_t number;
	const struct ll_fact *head[MAX], *claim[MAX];
	uint32_t nhead, nclaim;
	struct ll_sv service; /* the one service of the heading, or none */
	bool several, partial, lone;
	bool whole; /* granted, and nothing of it denied */
};

static bool is_bare(const struct ll_quantity *q)
{
	return q->unit == LL_U_UNITS && (q->flags & LL_Q_BARE);
}

/* "3 per wrist, bilateral, total of 6" */
static bool says_total(const struct item *it)
{
	for (uint32_t i = 0; i < it->nhead; i++)
		if (it->head[i]->u.quantity.flags & LL_Q_TOTAL)
			return true;
	return false;
}

/* The claim is one of the heading's amounts, or the sum of the different ones. */
static bool accepted(const struct item *it, const struct ll_quantity *q)
{
	double v = ll_total(q), sum = 0;
	for (uint32_t i = 0; i < it->nhead; i++) {
		const struct ll_quantity *h = &it->head[i]->u.quantity;
		if (((h->flags & LL_Q_VAGUE) && !says_total(it)) ||
		    (h->role == LL_Q_PRODUCT && !(h->product > 0)))
			return true;
		if (h->role != q->role && ll_comparable(h, q) && ll_equal(h, q))
			return true;
		if (h->role == LL_Q_DURATION ? q->role == LL_Q_DURATION && ll_equal(h, q)
					     : ll_total(h) == v)
			return true;
		bool again = h->role == LL_Q_DURATION || h->role == LL_Q_FREQUENCY;
		for (uint32_t k = 0; k < i && !again; k++)
			again = ll_total(&it->head[k]->u.quantity) == ll_total(h);
		sum += again ? 0 : ll_total(h);
	}
	return sum == v;
}

/* The heading's amount that the claim is nearest to, or NULL where none is of its kind. */
static const struct ll_fact *witness(const struct item *it, const struct ll_quantity *q)
{
	const struct ll_fact *best = NULL;
	for (uint32_t i = 0; i < it->nhead; i++) {
		const struct ll_quantity *h = &it->head[i]->u.quantity;
		if (ll_comparable(h, q) && ll_total(h) > 0 &&
		    (!best || fabs(ll_total(h) - ll_total(q)) <
				      fabs(ll_total(&best->u.quantity) - ll_total(q))))
			best = it->head[i];
	}
	return best;
}

static struct ll_finding *mismatch(struct ll_ctx *ctx, const struct ll_letter *letter,
				   const struct ll_fact *odd, const struct ll_fact *other)
{
	struct ll_finding *f =
		ll_report(ctx, odd->at, "'%s' here, but '%s' on line %u", ll_quote(ctx, odd->at),
			  ll_quote(ctx, other->at), ll_line(letter, other->at.off));
	ll_related(f, other->at, "'%s' %s", ll_quote(ctx, other->at),
		   other->frame == LL_FRAME_HEADING	 ? "in the heading"
		   : other->frame == LL_FRAME_CONCLUSION ? "is decided here"
							 : "is asked for here");
	return f;
}

/* "6 Sessions Qty 8": the heading counts one thing twice, and not alike. Once per side or course is
 * alike. */
static void check_within(struct ll_ctx *ctx, const struct ll_letter *letter, const struct item *it)
{
	for (uint32_t i = 0; i + 1 < it->nhead; i++) {
		const struct ll_quantity *a = &it->head[i]->u.quantity,
					 *b = &it->head[i + 1]->u.quantity;
		if (a->role != LL_Q_AMOUNT || b->role != LL_Q_AMOUNT ||
		    ((a->flags | b->flags) & (LL_Q_VAGUE | LL_Q_COMPONENT)) ||
		    is_bare(a) == is_bare(b) || !ll_comparable(a, b) || it->several ||
		    it->nhead > 2)
			continue;
		double small = fmin(a->lo, b->lo), large = fmax(a->lo, b->lo);
		if (small > 1 && fmod(large, small) != 0)
			offer_two(ctx, letter, mismatch(ctx, letter, it->head[i + 1], it->head[i]),
				  it->head[i + 1], it->head[i]);
	}
}

/* A claim outside the item that is about its service. */
static bool concerns(const struct item *it, const struct ll_fact *f)
{
	if (!it->service.n) /* a service no table lists, in a letter about it alone */
		return it->lone && !f->u.quantity.of.n && f->u.quantity.unit == LL_U_VISITS &&
		       witness(it, &f->u.quantity);
	return witness(it, &f->u.quantity) &&
	       (!f->u.quantity.of.n || ll_eq(f->u.quantity.of, it->service));
}

/* The claims of a rationale against its heading. */
struct verdict {
	const struct ll_fact *odd[MAX]; /* those that disagree */
	const struct ll_fact *head;     /* with this amount of the heading */
	uint32_t nodd, agree;
	const struct ll_fact *said; /* the summary's claim that disagrees too */
	bool with;                  /* the summary has the heading's amount */
};

/* "30 sessions of the acute course and 6 of the taper": the heading's 36. */
static bool adds_up(const struct ll_letter *letter, const struct item *it, const struct ll_fact *part)
{
	struct ll_quantity sum = part->u.quantity;
	if (!(sum.flags & LL_Q_COMPONENT))
		return false;
	sum.lo = sum.hi = 0;
	for (const struct ll_fact *f = ll_from(letter, LL_QUANTITY, part->sentence);
	     f && f->sentence == part->sentence; f = ll_next(letter, LL_QUANTITY, f))
		if (f->u.quantity.flags & LL_Q_COMPONENT && ll_comparable(&f->u.quantity, &part->u.quantity))
			sum.lo = sum.hi += f->u.quantity.lo;
	return accepted(it, &sum);
}

/* Less than was asked for, as the letter may grant. */
static bool grants_less(const struct ll_quantity *claim, const struct ll_quantity *asked)
{
	return claim->flags & LL_Q_GRANTED && ll_total(claim) < ll_total(asked);
}

static void weigh_rationale(const struct ll_letter *letter, const struct item *it, struct verdict *v)
{
	for (uint32_t i = 0; i < it->nclaim; i++) {
		const struct ll_fact *c = it->claim[i], *w = witness(it, &c->u.quantity);
		if (!w)
			continue;
		if (accepted(it, &c->u.quantity) || adds_up(letter, it, c)) {
			v->agree++;
			continue;
		}
		/* "Six more sessions, for a total of 12" */
		if (i && c->u.quantity.flags & LL_Q_TOTAL && it->claim[i - 1]->sentence == c->sentence &&
		    it->claim[i - 1]->u.quantity.flags & LL_Q_ADDITIONAL && accepted(it, &it->claim[i - 1]->u.quantity))
			continue;
		if (it->partial && (c->frame == LL_FRAME_CONCLUSION ||
				    ll_total(&c->u.quantity) < ll_total(&w->u.quantity)))
			continue;
		if (!it->whole && grants_less(&c->u.quantity, &w->u.quantity))
			continue;
		v->head = v->head ? v->head : w;
		v->odd[v->nodd++] = c;
	}
}

static void weigh_summary(const struct item *it, const struct ll_fact *const *sum, uint32_t nsum,
			  struct verdict *v)
{
	for (uint32_t i = 0; i < nsum && !v->said; i++)
		if (concerns(it, sum[i]) && !accepted(it, &sum[i]->u.quantity)) {
			v->said = sum[i];
			v->head = v->head ? v->head : witness(it, &v->said->u.quantity);
		}
	for (uint32_t i = 0; i < nsum && v->said; i++) {
		const struct ll_fact *c = sum[i];
		if (c == v->said || !concerns(it, c) ||
		    !ll_comparable(&c->u.quantity, &v->said->u.quantity))
			continue;
		if (!accepted(it, &c->u.quantity) ? !ll_equal(&c->u.quantity, &v->said->u.quantity)
						  : c->sentence == v->said->sentence)
			v->said = NULL; /* several requests: none of them is evidence */
		else
			v->with |= accepted(it, &c->u.quantity);
	}
}

/* The heading's amount, and all that agree with it, against the claims that do not. */
static void offer_sides(struct ll_ctx *ctx, const struct ll_letter *letter, struct ll_finding *f,
			const struct item *it, const struct verdict *v,
			const struct ll_fact *const *sum, uint32_t nsum, bool heading_is_odd)
{
	struct places head = { .n = 0 }, claims = { .n = 0 };
	const struct ll_quantity *q = &v->head->u.quantity;
	for (uint32_t i = 0; i < it->nhead; i++)
		if (ll_equal(&it->head[i]->u.quantity, q))
			add_place(&head, it->head[i]);
	for (uint32_t i = 0; i < it->nclaim; i++)
		if (ll_comparable(&it->claim[i]->u.quantity, q) &&
		    ll_equal(&it->claim[i]->u.quantity, q))
			add_place(&head, it->claim[i]);
	for (uint32_t i = 0; i < v->nodd; i++)
		add_place(&claims, v->odd[i]);
	for (uint32_t i = 0; i < nsum; i++) {
		if (!concerns(it, sum[i]))
			continue;
		if (ll_equal(&sum[i]->u.quantity, q))
			add_place(&head, sum[i]);
		else if (sum[i] == v->said ||
			 (claims.n && ll_equal(&sum[i]->u.quantity, &claims.v[0]->u.quantity)))
			add_place(&claims, sum[i]);
	}
	for (uint32_t i = 1; i < claims.n; i++)
		if (!ll_equal(&claims.v[0]->u.quantity, &claims.v[i]->u.quantity))
			return; /* three amounts: not for us to sort out */
	heading_is_odd ? offer_both(ctx, letter, f, &head, &claims)
		       : offer_both(ctx, letter, f, &claims, &head);
}

/* Heading and rationale disagree: the one that stands alone is the odd one. */
static void report_rationale(struct ll_ctx *ctx, const struct ll_letter *letter,
			     const struct item *it, const struct verdict *v,
			     const struct ll_fact *const *sum, uint32_t nsum)
{
	const struct ll_quantity *q = &v->odd[0]->u.quantity;
	bool one = true, said_too = v->said && ll_equal(&v->said->u.quantity, q);
	for (uint32_t i = 1; i < v->nodd; i++)
		one &= ll_equal(q, &v->odd[i]->u.quantity);
	bool heading_is_odd = one && !v->agree && !v->with && (v->nodd > 1 || said_too);
	struct ll_finding *f = heading_is_odd ? mismatch(ctx, letter, v->head, v->odd[0])
					      : mismatch(ctx, letter, v->odd[0], v->head);
	for (uint32_t i = 1; i < v->nodd; i++)
		ll_related(f, v->odd[i]->at, "'%s' here", ll_quote(ctx, v->odd[i]->at));
	if (said_too)
		ll_related(f, v->said->at, "'%s' in the summary", ll_quote(ctx, v->said->at));
	offer_sides(ctx, letter, f, it, v, sum, nsum, heading_is_odd);
}

/* The heading against the claims of its rationale and of the summary. */
static bool check_heading(struct ll_ctx *ctx, const struct ll_letter *letter, const struct item *it,
			  const struct ll_fact *const *sum, uint32_t nsum)
{
	struct verdict v = { .nodd = 0 };
	weigh_rationale(letter, it, &v);
	weigh_summary(it, sum, nsum, &v);
	if (v.nodd) {
		report_rationale(ctx, letter, it, &v, sum, nsum);
		return true;
	}
	if (!v.said || it->several)
		return false;
	bool said_is_odd = v.agree || v.with || v.said->at.off > v.head->at.off;
	struct ll_finding *f = said_is_odd ? mismatch(ctx, letter, v.said, v.head)
					   : mismatch(ctx, letter, v.head, v.said);
	offer_sides(ctx, letter, f, it, &v, sum, nsum, !said_is_odd);
	if (v.with) /* said both ways: perhaps of two requests */
		ll_soften(f, LL_WARNING);
	return true;
}

/* Claims of services that no heading counts, each with its service. */
struct pool {
	const struct ll_fact *fact[2 * MAX];
	struct ll_sv key[2 * MAX], counted[MAX];
	uint32_t n, ncounted;
	bool partial; /* granted in part: less than was asked for may be decided */
	bool whole;   /* granted, and nothing denied */
};

static void add_claim(struct pool *p, const struct ll_fact *f, struct ll_sv key)
{
	if (!key.n || p->n == 2 * MAX)
		return;
	p->fact[p->n] = f;
	p->key[p->n++] = key;
}

static bool is_counted(const struct pool *p, struct ll_sv key)
{
	for (uint32_t i = 0; i < p->ncounted; i++)
		if (ll_eq(p->counted[i], key))
			return true;
	return false;
}

/* One of two amounts is what the plan granted, or what it left. */
static bool granted_in_part(const struct ll_letter *letter, const struct ll_quantity *a,
			    const struct ll_quantity *b)
{
	double small = fmin(ll_total(a), ll_total(b)), large = fmax(ll_total(a), ll_total(b));
	size_t n;
	ll_tokens(letter, &n);
	/* "Therapy: Partially overturned (8 visits)" */
	for (uint32_t i = ll_find(letter, 0, "partially|partly"); i < n; i = ll_find(letter, i + 1, "partially|partly"))
		if (ll_word_in(letter, i + 1, "overturned|approved|certified|granted|reversed|authorized") && ll_word_in(letter, i + 2, "("))
			return true;
	LL_FOREACH (f, letter, LL_QUANTITY) {
		const struct ll_quantity *q = &f->u.quantity;
		const bool granted = f->frame == LL_FRAME_UR || q->flags & LL_Q_PARTIAL;
		if (ll_comparable(q, a) && ((granted && q->lo == small) ||
					    ((granted || f->frame == LL_FRAME_GENERIC) && q->lo + small == large)))
			return true;
	}
	return false;
}

/* Another line of the list above has this amount: "A. Therapy, 12 visits", "D. Work conditioning, 10 sessions". */
static bool in_list_above(const struct ll_letter *letter, const struct ll_fact *odd, const struct ll_fact *other)
{
	LL_FOREACH (q, letter, LL_QUANTITY)
		if (q != odd && q != other && ll_section_of(letter, q) == LL_SEC_HEADER && q->u.quantity.role == LL_Q_AMOUNT &&
		    q->u.quantity.lo == odd->u.quantity.lo && q->u.quantity.unit == odd->u.quantity.unit)
			return true;
	return false;
}

/* The claims of one service, in document order, from `first` on: two values, one of them decided,
 * is one too many. */
static bool check_service(struct ll_ctx *ctx, const struct ll_letter *letter, const struct pool *p,
			  uint32_t first)
{
	const struct ll_fact *a = p->fact[first], *b = NULL;
	uint32_t na = 1, nb = 0;
	struct places pa = { { a }, 1 }, pb = { .n = 0 };
	for (uint32_t i = first + 1; i < p->n; i++) {
		const struct ll_fact *f = p->fact[i];
		if (!ll_eq(p->key[i], p->key[first]) ||
		    !ll_comparable(&a->u.quantity, &f->u.quantity))
			continue;
		if (ll_in_cells(letter, a->at, f->at)) /* "Asked for", "First decision", "Now" */
			continue;
		if (comes_to(letter, a, f) || comes_to(letter, f, a))
			continue;
		if (other_noun(letter, a, f)) /* "2 pairs", "four inserts" */
			continue;
		/* "for 8 visits in April and for 12 visits in June" */
		if (f->sentence == a->sentence && f->frame == LL_FRAME_REQUEST && a->frame == LL_FRAME_REQUEST &&
		    !ll_equal(&a->u.quantity, &f->u.quantity))
			return false;
		if (ll_equal(&a->u.quantity, &f->u.quantity)) {
			na++;
			add_place(&pa, f);
		} else if (p->partial && f->frame == LL_FRAME_CONCLUSION &&
			   ll_total(&f->u.quantity) < ll_total(&a->u.quantity)) {
			continue;
		} else if (!p->whole && (grants_less(&f->u.quantity, &a->u.quantity) ||
					 grants_less(&a->u.quantity, &f->u.quantity))) {
			continue;
		} else if (((a->u.quantity.flags ^ f->u.quantity.flags) & LL_Q_ADDITIONAL) ||
			   granted_in_part(letter, &a->u.quantity, &f->u.quantity)) {
			continue;
		} else if (!b || ll_equal(&b->u.quantity, &f->u.quantity)) {
			b = b ? b : f;
			nb++;
			add_place(&pb, f);
		} else {
			return false; /* several requests */
		}
	}
	if (b && in_list_above(letter, na < nb ? a : b, na < nb ? b : a))
		return false;
	if (b && na < nb)
		offer_both(ctx, letter, mismatch(ctx, letter, a, b), &pa, &pb);
	else if (b)
		offer_both(ctx, letter, mismatch(ctx, letter, b, a), &pb, &pa);
	return b;
}

static bool check_pool(struct ll_ctx *ctx, const struct ll_letter *letter, const struct pool *p)
{
	bool found = false;
	for (uint32_t i = 0; i < p->n; i++) {
		bool seen = is_counted(p, p->key[i]);
		for (uint32_t k = 0; k < i && !seen; k++)
			seen = ll_eq(p->key[k], p->key[i]) &&
			       ll_comparable(&p->fact[k]->u.quantity, &p->fact[i]->u.quantity);
		if (!seen)
			found |= check_service(ctx, letter, p, i);
	}
	return found;
}

static void read_services(const struct ll_letter *letter, struct item *it,
			  const struct ll_fact **at)
{
	for (; *at && (*at)->item <= it->number; *at = ll_next(letter, LL_SERVICE, *at)) {
		if ((*at)->item != it->number || (*at)->frame != LL_FRAME_HEADING ||
		    (*at)->u.service.is_class)
			continue;
		if (it->service.n && !ll_eq(it->service, (*at)->key))
			it->several = true;
		else
			it->service = (*at)->key;
	}
	if (it->several)
		it->service = (struct ll_sv){ 0 };
}

static bool letter_is_partial(const struct ll_letter *letter)
{
	LL_FOREACH (d, letter, LL_DECISION)
		if (!d->item && d->u.decision.outcome == LL_PARTIAL)
			return true;
	LL_FOREACH (c, letter, LL_CONCLUSION)
		if (!c->item && c->u.decision.outcome == LL_PARTIAL)
			return true;
	return false;
}

enum { GRANTED = 1, NOT_GRANTED = 2 };

/* What is decided of each item and, at 0, outside of them: GRANTED, NOT_GRANTED, both. */
static const uint8_t *outcomes_of(struct ll_ctx *ctx, const struct ll_letter *letter, size_t nitems)
{
	uint8_t *of = ll_alloc(ctx, nitems + 1);
	LL_FOREACH (d, letter, LL_DECISION)
		of[d->item] |= d->u.decision.outcome == LL_GRANTED ? GRANTED : NOT_GRANTED;
	LL_FOREACH (c, letter, LL_CONCLUSION)
		of[c->item] |= c->u.decision.outcome == LL_GRANTED ? 0 : NOT_GRANTED;
	return of;
}

/* The services of the headings and their items, each pair once. */
struct named {
	struct ll_sv key[8 * MAX];
	uint32_t item[8 * MAX], n;
};

static void read_named(const struct ll_letter *letter, struct named *named)
{
	LL_FOREACH (f, letter, LL_SERVICE) {
		if (f->frame != LL_FRAME_HEADING || named->n == 8 * MAX)
			continue;
		uint32_t i = 0;
		while (i < named->n && !(named->item[i] == f->item && ll_eq(named->key[i], f->key)))
			i++;
		if (i < named->n)
			continue;
		named->key[named->n] = f->key;
		named->item[named->n++] = f->item;
	}
}

/* A service of two items: the summary's amount may be either's. */
static bool named_twice(const struct named *named, struct ll_sv key)
{
	uint32_t times = 0;
	for (uint32_t i = 0; i < named->n; i++)
		times += ll_eq(named->key[i], key);
	return times > 1 || named->n == 8 * MAX;
}

/* "Days in dispute: 9": of the one service of the letter, which the field does not name. */
static bool in_dispute(const struct ll_fact *f)
{
	return ll_is(f->u.quantity.of, "in dispute");
}

/* The one service whose amounts are asked for or decided in the letter, or none. */
static struct ll_sv only_service(const struct ll_letter *letter)
{
	struct ll_sv only = { 0 }, unnamed = { 0 };
	LL_FOREACH (f, letter, LL_QUANTITY) {
		if (!is_claim(letter, f) || !f->u.quantity.of.n)
			continue;
		if (in_dispute(f)) {
			unnamed = f->u.quantity.of;
			continue;
		}
		if (only.n && !ll_eq(only, f->u.quantity.of))
			return (struct ll_sv){ 0 };
		only = f->u.quantity.of;
	}
	return only.n ? only : unnamed;
}

/* The claims outside the items that the headings are held against. */
static uint32_t read_summary(const struct ll_letter *letter, size_t nitems,
			     const struct ll_fact **sum)
{
	uint32_t n = 0;
	LL_FOREACH (f, letter, LL_QUANTITY)
		if (!f->item && is_claim(letter, f) && (f->u.quantity.of.n || nitems == 1) && n < MAX)
			sum[n++] = f;
	return n;
}

/* ... and those that are held against each other. */
static void read_pool(const struct ll_letter *letter, size_t nitems, struct pool *pool)
{
	pool->partial = letter_is_partial(letter);
	const struct ll_sv named = nitems > 1 ? (struct ll_sv){ 0 } : only_service(letter),
			   only = nitems ? (struct ll_sv){ 0 } : named;
	LL_FOREACH (f, letter, LL_QUANTITY)
		if (!f->item && is_claim(letter, f) && (nitems != 1 || !in_rationale(letter, f)) &&
		    pool->n < MAX)
			add_claim(pool, f,
				  in_dispute(f) && named.n ? named : f->u.quantity.of.n ? f->u.quantity.of : only);
}

/* The amounts of one item; `at` runs through the letter's with the items. */
static void read_amounts(const struct ll_letter *letter, struct item *it, size_t nitems,
			 const struct ll_fact **at)
{
	/* What stands in no item belongs to the only one. */
	uint32_t lone = nitems <= 1 ? 0 : it->number;
	for (; *at && (*at)->item <= it->number; *at = ll_next(letter, LL_QUANTITY, *at)) {
		const struct ll_fact *f = *at;
		if (f->frame == LL_FRAME_HEADING && f->item == it->number && it->nhead < MAX)
			it->head[it->nhead++] = f;
		else if ((f->item == it->number || f->item == lone) && in_rationale(letter, f) &&
			 is_claim(letter, f) && it->nclaim < MAX)
			it->claim[it->nclaim++] = f;
	}
}

/* The claims of an item that its heading does not count. */
static void add_uncounted(struct pool *pool, const struct item *it)
{
	for (uint32_t i = 0; i < it->nclaim; i++) {
		const struct ll_fact *f = it->claim[i];
		if (!witness(it, &f->u.quantity) &&
		    !(it->partial && f->frame == LL_FRAME_CONCLUSION))
			add_claim(pool, f, f->u.quantity.of.n ? f->u.quantity.of : it->service);
	}
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	const struct ll_fact *sum[MAX], *service = ll_next(letter, LL_SERVICE, NULL),
					*quantity = ll_next(letter, LL_QUANTITY, NULL);
	struct pool pool = { .n = 0 };
	struct named named = { .n = 0 };
	size_t nitems;
	bool found = false;
	const struct ll_item *items = ll_items(letter, &nitems);
	uint32_t nsum = read_summary(letter, nitems, sum);
	const uint8_t *outcomes = outcomes_of(ctx, letter, nitems);
	pool.whole = !nitems && outcomes[0] == GRANTED;
	read_pool(letter, nitems, &pool);
	read_named(letter, &named);
	for (uint32_t number = 1; number <= nitems; number++) {
		struct item it = { .number = number, .partial = items[number - 1].partial,
				   .lone = nitems == 1, .whole = outcomes[number] == GRANTED };
		read_amounts(letter, &it, nitems, &quantity);
		read_services(letter, &it, &service);
		if (it.nhead) {
			if (it.service.n && pool.ncounted < MAX)
				pool.counted[pool.ncounted++] = it.service;
			it.several |= it.service.n && nsum && named_twice(&named, it.service);
			check_within(ctx, letter, &it);
			found |= check_heading(ctx, letter, &it, sum, nsum);
		}
		add_uncounted(&pool, &it);
	}
	found |= check_pool(ctx, letter, &pool);
	found |= check_weekly(ctx, letter);
	if (!found)
		found = check_had(ctx, letter);
	if (!found && nitems <= 1)
		found = check_remainder(ctx, letter) || check_numbered(ctx, letter) || check_echo(ctx, letter);
	if (!found && nitems <= 1 && !check_claims(ctx, letter))
		(void)(check_told_back(ctx, letter, LL_FRAME_UR) || check_told_back(ctx, letter, LL_FRAME_HISTORY));
}

LL_CHECK(quantity_mismatch) = {
	LL_CHECK_ABI,
	.id = "quantity-mismatch",
	.family = "request",
	.since = "0.1",
	.summary =
		"the amount asked for differs between heading, summary, rationale and conclusion",
	.explain = "## What it finds\n\n"
		   "Two amounts of the same service, both of them asked for or decided by this\n"
		   "letter: in the item's heading, in the request as the summary tells it, in\n"
		   "the rationale, in the conclusion; hours a week that were asked for, told\n"
		   "twice and not alike. As a warning: an amount told again as the one asked\n"
		   "for, granted before, or had, which is another.\n\n"
		   "## Why it matters\n\n"
		   "Where 14 sessions were asked for and 12 are decided, two are not decided at\n"
		   "all. A determination must state whether the disputed treatment is medically\n"
		   "necessary (8 CCR 9792.10.6(d)), and one that miscounts what was asked rests\n"
		   "on a plainly erroneous finding of fact (Labor Code 4610.6(h)(5)).\n\n"
		   "## Fires on\n\n"
		   "> Heading: Psychotherapy **QTY: 14.00**. Conclusion: the request for **12\n"
		   "> sessions** is not medically necessary.\n\n"
		   "> Heading: Physical therapy **2x6**. Rationale: the **10 visits** requested\n\n"
		   "> You asked for **24 visits**. ... The **30 visits** you now ask for\n\n"
		   "## Stays silent on\n\n"
		   "- what a guideline allows, what the patient already had, what utilization\n"
		   "  review granted\n"
		   "- *2 times a week for 6 weeks* beside *12 sessions*; *1 evaluation and 12\n"
		   "  sessions*\n"
		   "- a request granted in part; another service; weeks against sessions\n\n"
		   "## How to fix\n\n"
		   "Look up the request for authorization and use its amount in all places. Both\n"
		   "amounts are offered, with how often each stands there; none is written for\n"
		   "you.\n",
	.severity = LL_ERROR,
	.status = LL_STABLE,
	.run = run,
};
