/* SPDX-License-Identifier: MIT */
#include <letterlint/letterlint.h>
#include <math.h>

enum { MAX = 24 };

/* What is known of one item: its heading's amounts, and what its rationale says was asked for or
 * decided. */
struct item {
	uint32_t number;
	const struct ll_fact *head[MAX], *claim[MAX];
	uint32_t nhead, nclaim;
	struct ll_sv service; /* the one service of the heading, or none */
	bool several, partial;
};

static const uint32_t vague =
	LL_Q_RANGE | LL_Q_LIMIT | LL_Q_APPROX | LL_Q_AT_LEAST | LL_Q_PARTIAL | LL_Q_EACH;

/* How many in all; 0: it cannot be told. */
static double total(const struct ll_quantity *q)
{
	return q->role == LL_Q_PRODUCT				    ? q->product
	       : q->role == LL_Q_AMOUNT || q->role == LL_Q_DURATION ? q->lo
								    : 0;
}

static double in_days(const struct ll_quantity *q)
{
	return q->unit == LL_U_WEEKS ? q->lo * 7 : q->unit == LL_U_MONTHS ? q->lo * 30 : q->lo;
}

static bool bare_unit(const struct ll_quantity *q)
{
	return q->unit == LL_U_UNITS && (q->flags & LL_Q_BARE);
}

static bool comparable(const struct ll_quantity *a, const struct ll_quantity *b)
{
	bool timed = a->role == LL_Q_DURATION;
	if (timed != (b->role == LL_Q_DURATION))
		return false;
	if (a->of.n && b->of.n && !ll_eq(a->of, b->of))
		return false;
	if (timed) /* months of thirty days against weeks do not come out even */
		return a->unit == b->unit || (a->unit != LL_U_MONTHS && b->unit != LL_U_MONTHS &&
					      a->unit != LL_U_YEARS && b->unit != LL_U_YEARS);
	if (a->unit == b->unit)
		return true;
	return (bare_unit(a) && b->unit == LL_U_VISITS) ||
	       (bare_unit(b) && a->unit == LL_U_VISITS) ||
	       (bare_unit(a) && b->unit == LL_U_INJECTIONS) ||
	       (bare_unit(b) && a->unit == LL_U_INJECTIONS);
}

static bool equal(const struct ll_quantity *a, const struct ll_quantity *b)
{
	return a->role == LL_Q_DURATION ? in_days(a) == in_days(b) : total(a) == total(b);
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
	double v = total(q), sum = 0;
	for (uint32_t i = 0; i < it->nhead; i++) {
		const struct ll_quantity *h = &it->head[i]->u.quantity;
		if (((h->flags & vague) && !says_total(it)) ||
		    (h->role == LL_Q_PRODUCT && !(h->product > 0)))
			return true;
		if (h->role == LL_Q_DURATION ? q->role == LL_Q_DURATION && in_days(h) == in_days(q)
					     : total(h) == v)
			return true;
		bool again = h->role == LL_Q_DURATION;
		for (uint32_t k = 0; k < i && !again; k++)
			again = total(&it->head[k]->u.quantity) == total(h);
		sum += again ? 0 : total(h);
	}
	return sum == v;
}

/* The heading's amount that the claim is nearest to, or NULL where none is of its kind. */
static const struct ll_fact *witness(const struct item *it, const struct ll_quantity *q)
{
	const struct ll_fact *best = NULL;
	for (uint32_t i = 0; i < it->nhead; i++) {
		const struct ll_quantity *h = &it->head[i]->u.quantity;
		if (comparable(h, q) && total(h) > 0 &&
		    (!best ||
		     fabs(total(h) - total(q)) < fabs(total(&best->u.quantity) - total(q))))
			best = it->head[i];
	}
	return best;
}

/* An amount asked for or decided, of a service (medicines are dose-mismatch's). */
static bool is_claim(const struct ll_fact *f)
{
	const struct ll_quantity *q = &f->u.quantity;
	if ((f->frame != LL_FRAME_REQUEST && f->frame != LL_FRAME_CONCLUSION) ||
	    (q->flags & vague) || !(total(q) > 0))
		return false;
	if (q->role == LL_Q_DURATION && !q->of.n)
		return false;
	return q->unit == LL_U_VISITS || q->unit == LL_U_UNITS || q->unit == LL_U_INJECTIONS ||
	       q->unit == LL_U_HOURS || q->role == LL_Q_DURATION;
}

/* Two statements of one amount side by side that differ. */
static bool differ(const struct ll_fact *a, const struct ll_fact *b)
{
	return a && b && a->sentence == b->sentence && a->frame == b->frame &&
	       b->token - a->token < 20 && comparable(&a->u.quantity, &b->u.quantity) &&
	       !equal(&a->u.quantity, &b->u.quantity);
}

/* The product is at odds with the total beside it: quantity-arithmetic says so, and it is no
 * evidence. */
static bool at_odds(const struct ll_letter *letter, const struct ll_fact *before,
		    const struct ll_fact *f)
{
	if (f->u.quantity.role != LL_Q_PRODUCT)
		return false;
	const struct ll_fact *next = ll_next(letter, LL_QUANTITY, f);
	return (before && before->u.quantity.role == LL_Q_AMOUNT && differ(before, f)) ||
	       (next && next->u.quantity.role == LL_Q_AMOUNT && differ(f, next));
}

static bool in_rationale(const struct ll_letter *letter, const struct ll_fact *f)
{
	uint32_t s = ll_section_of(letter, f);
	return s == LL_SEC_RATIONALE || s == LL_SEC_DECISION;
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
		    ((a->flags | b->flags) & (vague | LL_Q_COMPONENT)) ||
		    bare_unit(a) == bare_unit(b) || !comparable(a, b) || it->several ||
		    it->nhead > 2)
			continue;
		double small = fmin(a->lo, b->lo), large = fmax(a->lo, b->lo);
		if (small > 1 && fmod(large, small) != 0)
			mismatch(ctx, letter, it->head[i + 1], it->head[i]);
	}
}

/* A claim outside the item that is about its service. */
static bool concerns(const struct item *it, const struct ll_fact *f)
{
	return witness(it, &f->u.quantity) && it->service.n &&
	       (!f->u.quantity.of.n || ll_eq(f->u.quantity.of, it->service));
}

/* The heading against the claims of its rationale and of the summary. */
static void check_heading(struct ll_ctx *ctx, const struct ll_letter *letter, const struct item *it,
			  const struct ll_fact *const *sum, uint32_t nsum)
{
	const struct ll_fact *odd[MAX], *head = NULL;
	struct ll_finding *f;
	uint32_t nodd = 0, agree = 0;
	for (uint32_t i = 0; i < it->nclaim; i++) {
		const struct ll_fact *c = it->claim[i], *w = witness(it, &c->u.quantity);
		if (!w)
			continue;
		if (accepted(it, &c->u.quantity)) {
			agree++;
			continue;
		}
		if (it->partial && (c->frame == LL_FRAME_CONCLUSION ||
				    total(&c->u.quantity) < total(&w->u.quantity)))
			continue;
		head = head ? head : w;
		odd[nodd++] = c;
	}
	const struct ll_fact *said = NULL;
	bool with = false;
	for (uint32_t i = 0; i < nsum && !said; i++)
		if (concerns(it, sum[i]) && !accepted(it, &sum[i]->u.quantity)) {
			said = sum[i];
			head = head ? head : witness(it, &said->u.quantity);
		}
	for (uint32_t i = 0; i < nsum && said; i++) {
		const struct ll_fact *c = sum[i];
		if (c == said || !concerns(it, c) || !comparable(&c->u.quantity, &said->u.quantity))
			continue;
		if (!accepted(it, &c->u.quantity) ? !equal(&c->u.quantity, &said->u.quantity)
						  : c->sentence == said->sentence)
			said = NULL; /* several requests: none of them is evidence */
		else
			with |= accepted(it, &c->u.quantity);
	}
	if (nodd) {
		bool one = true;
		for (uint32_t i = 1; i < nodd; i++)
			one &= equal(&odd[0]->u.quantity, &odd[i]->u.quantity);
		bool heading_is_odd =
			one && !agree && !with &&
			(nodd > 1 || (said && equal(&said->u.quantity, &odd[0]->u.quantity)));
		f = heading_is_odd ? mismatch(ctx, letter, head, odd[0])
				   : mismatch(ctx, letter, odd[0], head);
		for (uint32_t i = 1; i < nodd; i++)
			ll_related(f, odd[i]->at, "'%s' here", ll_quote(ctx, odd[i]->at));
		if (said && equal(&said->u.quantity, &odd[0]->u.quantity))
			ll_related(f, said->at, "'%s' in the summary", ll_quote(ctx, said->at));
		return;
	}
	if (!said || it->several)
		return;
	if (agree || with || said->at.off > head->at.off)
		f = mismatch(ctx, letter, said, head);
	else
		f = mismatch(ctx, letter, head, said);
	if (with) /* said both ways: perhaps of two requests */
		ll_soften(f, LL_WARNING);
}

/* Claims of services that no heading counts, each with its service. */
struct pool {
	const struct ll_fact *fact[2 * MAX];
	struct ll_sv key[2 * MAX], counted[MAX];
	uint32_t n, ncounted;
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
	double small = fmin(total(a), total(b)), large = fmax(total(a), total(b));
	LL_FOREACH (f, letter, LL_QUANTITY) {
		const struct ll_quantity *q = &f->u.quantity;
		if ((f->frame == LL_FRAME_UR || (q->flags & LL_Q_PARTIAL)) && comparable(q, a) &&
		    (q->lo == small || q->lo + small == large))
			return true;
	}
	return false;
}

/* The claims of one service, in document order, from `first` on: two values, one of them decided,
 * is one too many. */
static void check_service(struct ll_ctx *ctx, const struct ll_letter *letter, const struct pool *p,
			  uint32_t first)
{
	const struct ll_fact *a = p->fact[first], *b = NULL;
	uint32_t na = 1, nb = 0;
	for (uint32_t i = first + 1; i < p->n; i++) {
		const struct ll_fact *f = p->fact[i];
		if (!ll_eq(p->key[i], p->key[first]) || !comparable(&a->u.quantity, &f->u.quantity))
			continue;
		if (equal(&a->u.quantity, &f->u.quantity)) {
			na++;
		} else if (granted_in_part(letter, &a->u.quantity, &f->u.quantity)) {
			continue;
		} else if (!b || equal(&b->u.quantity, &f->u.quantity)) {
			b = b ? b : f;
			nb++;
		} else {
			return; /* several requests */
		}
	}
	if (b)
		na < nb ? mismatch(ctx, letter, a, b) : mismatch(ctx, letter, b, a);
}

static void check_pool(struct ll_ctx *ctx, const struct ll_letter *letter, const struct pool *p)
{
	for (uint32_t i = 0; i < p->n; i++) {
		bool seen = is_counted(p, p->key[i]);
		for (uint32_t k = 0; k < i && !seen; k++)
			seen = ll_eq(p->key[k], p->key[i]) &&
			       comparable(&p->fact[k]->u.quantity, &p->fact[i]->u.quantity);
		if (!seen)
			check_service(ctx, letter, p, i);
	}
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

/* Whether an item is decided in part; `at` runs through the facts with the items, so that each is
 * seen once. */
static bool partly(const struct ll_letter *letter, uint32_t kind, uint32_t item,
		   const struct ll_fact **at)
{
	bool part = false;
	for (; *at && (*at)->item <= item; *at = ll_next(letter, kind, *at))
		part |= (*at)->item == item && (*at)->u.decision.outcome == LL_PARTIAL;
	return part;
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

/* The one service whose amounts are asked for or decided in the letter, or none. */
static struct ll_sv only_service(const struct ll_letter *letter)
{
	struct ll_sv only = { 0 };
	LL_FOREACH (f, letter, LL_QUANTITY) {
		if (!is_claim(f) || !f->u.quantity.of.n)
			continue;
		if (only.n && !ll_eq(only, f->u.quantity.of))
			return (struct ll_sv){ 0 };
		only = f->u.quantity.of;
	}
	return only;
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	const struct ll_fact *sum[MAX], *service = ll_next(letter, LL_SERVICE, NULL),
					*f = ll_next(letter, LL_QUANTITY, NULL);
	struct pool pool = { .n = 0 };
	uint32_t nsum = 0;
	size_t nitems;
	ll_items(letter, &nitems);
	const struct ll_fact *before = NULL;
	for (const struct ll_fact *q = f; q && nsum < MAX;
	     before = q, q = ll_next(letter, LL_QUANTITY, q))
		if (!q->item && is_claim(q) && (q->u.quantity.of.n || nitems == 1) &&
		    !at_odds(letter, before, q))
			sum[nsum++] = q;
	bool partial = letter_is_partial(letter);
	struct ll_sv only = nitems ? (struct ll_sv){ 0 } : only_service(letter);
	before = NULL;
	for (const struct ll_fact *q = f; q && pool.n < MAX;
	     before = q, q = ll_next(letter, LL_QUANTITY, q))
		if (!q->item && is_claim(q) && !at_odds(letter, before, q) &&
		    (nitems != 1 || !in_rationale(letter, q)) &&
		    !(partial && q->frame == LL_FRAME_CONCLUSION))
			add_claim(&pool, q, q->u.quantity.of.n ? q->u.quantity.of : only);
	const struct ll_fact *decision = ll_next(letter, LL_DECISION, NULL);
	const struct ll_fact *conclusion = ll_next(letter, LL_CONCLUSION, NULL);
	struct named named = { .n = 0 };
	read_named(letter, &named);
	before = NULL;
	for (uint32_t number = 1; number <= nitems; number++) {
		struct item it = { .number = number };
		uint32_t lone =
			nitems <= 1 ? 0
				    : number; /* what stands in no item belongs to the only one */
		for (; f && f->item <= number; before = f, f = ll_next(letter, LL_QUANTITY, f)) {
			if (f->frame == LL_FRAME_HEADING && f->item == number && it.nhead < MAX)
				it.head[it.nhead++] = f;
			else if ((f->item == number || f->item == lone) &&
				 in_rationale(letter, f) && is_claim(f) &&
				 !at_odds(letter, before, f) && it.nclaim < MAX)
				it.claim[it.nclaim++] = f;
		}
		read_services(letter, &it, &service);
		it.partial = partly(letter, LL_DECISION, number, &decision);
		it.partial |= partly(letter, LL_CONCLUSION, number, &conclusion);
		if (it.nhead) {
			if (it.service.n && pool.ncounted < MAX)
				pool.counted[pool.ncounted++] = it.service;
			it.several |= it.service.n && nsum && named_twice(&named, it.service);
			check_within(ctx, letter, &it);
			check_heading(ctx, letter, &it, sum, nsum);
		}
		for (uint32_t i = 0; i < it.nclaim; i++)
			if (!witness(&it, &it.claim[i]->u.quantity) &&
			    !(it.partial && it.claim[i]->frame == LL_FRAME_CONCLUSION))
				add_claim(&pool, it.claim[i],
					  it.claim[i]->u.quantity.of.n ? it.claim[i]->u.quantity.of
								       : it.service);
	}
	check_pool(ctx, letter, &pool);
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
		   "the rationale, in the conclusion.\n\n"
		   "## Why it matters\n\n"
		   "Where 14 sessions were asked for and 12 are decided, two are not decided at\n"
		   "all. A determination must state whether the disputed treatment is medically\n"
		   "necessary (8 CCR 9792.10.6(d)), and one that miscounts what was asked rests\n"
		   "on a plainly erroneous finding of fact (Labor Code 4610.6(h)(5)).\n\n"
		   "## Fires on\n\n"
		   "> Heading: Psychotherapy **QTY: 14.00**. Conclusion: the request for **12\n"
		   "> sessions** is not medically necessary.\n\n"
		   "> Heading: Physical therapy **2x6**. Rationale: the **10 visits** requested\n\n"
		   "## Stays silent on\n\n"
		   "- what a guideline allows, what the patient already had, what utilization\n"
		   "  review granted\n"
		   "- *2 times a week for 6 weeks* beside *12 sessions*; *1 evaluation and 12\n"
		   "  sessions*\n"
		   "- a request granted in part; another service; weeks against sessions\n\n"
		   "## How to fix\n\n"
		   "Look up the request for authorization and use its amount in all places.\n",
	.severity = LL_ERROR,
	.status = LL_STABLE,
	.run = run,
};
