/* SPDX-License-Identifier: MIT */
#include "stretches.h"
#include "sums.h"
#include <math.h>

static bool word_in(const struct ll_token *t, const char *words)
{
	return ll_in(t->lower, words);
}

/* Nothing but "for a total of" and the like between the two. */
static bool adjacent(const struct ll_token *t, const struct ll_fact *a, const struct ll_fact *b)
{
	uint32_t from = a->token + a->ntokens;
	bool heading =
		a->frame ==
		LL_FRAME_HEADING; /* one request: whatever stands between names its service */
	if (b->token < from || b->token - from > 12)
		return false;
	/* "12 visits of occupational therapy (2 times a week for 6 weeks)" */
	bool aside = b->token > from && b->token - from < 14 && word_in(&t[b->token - 1], "(|,|at");
	for (uint32_t i = from; i < b->token && aside; i++)
		aside = !word_in(
			&t[i],
			"and|or|;|with|plus|to|is|are|was|were|that|which|had|has|from|by|)|.|:");
	if (aside)
		return true;
	for (uint32_t i = from; i < b->token && heading; i++)
		heading = !word_in(&t[i], "and|or|;|with|plus|&|+");
	if (heading)
		return true;
	if (b->token - from > 7)
		return false;
	for (uint32_t i = from; i < b->token; i++)
		if (!word_in(&t[i], ",|(|)|-|:|for|a|an|total|of|or|=|equals|equaling|totaling|i.e|"
				    "x|at|rate|the|to|be|given|"
				    "as|furnished|frequency|in|all|which|is|that|visits|sessions|"
				    "treatments"))
			return false;
	return true;
}

/* "two visits a week for three weeks come to 8 visits": the letter works it out itself. */
static bool works_out(const struct ll_token *t, const struct ll_fact *a, const struct ll_fact *b)
{
	bool says = false;
	for (uint32_t i = a->token + a->ntokens; i < b->token; i++) {
		says |= word_in(&t[i], "come|comes|amount|amounts|make|makes|total|totals|add|adds|gives|yields|is|are|=");
		if (!word_in(&t[i], "come|comes|amount|amounts|make|makes|total|totals|add|adds|gives|yields|is|are|=|"
				    "to|up|a|of|which|would|that|in|all|,"))
			return false;
	}
	return says;
}

static bool counts_alike(const struct ll_quantity *product, const struct ll_quantity *total)
{
	if (total->unit == product->unit)
		return true;
	return product->unit == LL_U_VISITS && total->unit == LL_U_UNITS &&
	       (total->flags & LL_Q_BARE);
}

/* One number of a product, so that it comes to the total. */
static void offer_factor(struct ll_ctx *ctx, struct ll_finding *f, const struct ll_fact *p,
			 double old, double other, double total, const char *what)
{
	const double new = total / other;
	if (new != floor(new) || new < 2 || old < 2 || old == other)
		return;
	struct ll_fix *fix = ll_fix(f, LL_FIX_CHOICE, ll_format(ctx, "make %s %g", what, new));
	if (!ll_edit_number(fix, p->at, old, new))
		ll_unfix(f);
}

/* The total, or the frequency or duration that it was worked out from. */
static void offer(struct ll_ctx *ctx, struct ll_finding *f, const struct ll_fact *p,
		  const struct ll_fact *total)
{
	const struct ll_quantity *pq = &p->u.quantity, *tq = &total->u.quantity;
	const double often = pq->lo, times = pq->product / pq->lo;
	struct ll_fix *fix =
		ll_fix(f, LL_FIX_CHOICE, ll_format(ctx, "make the total %g", pq->product));
	if (pq->lo != pq->hi || times != floor(times) ||
	    !ll_edit_number(fix, total->at, tq->lo, pq->product)) {
		ll_unfix(f);
		return;
	}
	offer_factor(ctx, f, p, times, often, tq->lo, "the duration");
	offer_factor(ctx, f, p, often, times, tq->lo, "the frequency");
}

static void check_product(struct ll_ctx *ctx, const struct ll_letter *letter,
			  const struct ll_token *t, size_t n, const struct ll_fact *a,
			  const struct ll_fact *b)
{
	const struct ll_fact *p = a, *total = b;
	if (a->u.quantity.role == LL_Q_AMOUNT) {
		p = b;
		total = a;
	}
	const struct ll_quantity *pq = &p->u.quantity, *tq = &total->u.quantity;
	if (pq->role != LL_Q_PRODUCT || tq->role != LL_Q_AMOUNT || !(pq->product > 0) ||
	    ((pq->flags | tq->flags) & LL_Q_VAGUE) || !counts_alike(pq, tq))
		return;
	/* "three a day for five days (15), two a day for five days (10)": of what it stands behind */
	const uint32_t behind = total->token + total->ntokens;
	if (total == a && total->token && word_in(&t[total->token - 1], "(") && behind < n && word_in(&t[behind], ")"))
		return;
	const struct ll_fact *first = ll_from(letter, LL_QUANTITY, a->sentence);
	/* "two visits in the first week and one a week for six weeks make eight" */
	const bool added = first != a && a->token && word_in(&t[a->token - 1], "and|then|plus");
	const bool sum = p == a && !added && works_out(t, a, b);
	for (uint32_t i = a->token + a->ntokens; i < b->token; i++)
		if (word_in(&t[i], "to") && p == a && !sum)
			return; /* "modified 2x6 to 2 sessions" */
	if (!sum && !adjacent(t, a, b))
		return;
	/* One course is counted, an evaluation comes on top, or both sides are treated. */
	if (tq->lo == pq->product || tq->lo == 1 ||
	    ((tq->flags & LL_Q_COMPONENT) && tq->lo == pq->product + 1))
		return;
	if (tq->lo == 2 * pq->product)
		for (uint32_t i = a->token > 30 ? a->token - 30 : 0;
		     i < b->token + b->ntokens + 12 && i < n; i++)
			if (t[i].sentence == a->sentence &&
			    word_in(&t[i], "bilateral|bilaterally|both|each"))
				return;
	/* "3 a week for 2 weeks, then 2 a week for 3 weeks (12 visits)" */
	double all = 0;
	for (const struct ll_fact *q = ll_from(letter, LL_QUANTITY, a->sentence);
	     q && q->sentence == a->sentence; q = ll_next(letter, LL_QUANTITY, q)) {
		all += q->u.quantity.role == LL_Q_PRODUCT ? q->u.quantity.product : 0;
		if (tq->lo == all && q->token >= p->token)
			return;
	}
	struct ll_finding *f =
		ll_report(ctx, ll_join(a->at, b->at), "'%s' is not what '%s' comes to, which is %g",
			  ll_quote(ctx, total->at), ll_quote(ctx, p->at), pq->product);
	ll_related(f, p->at, "comes to %g", pq->product);
	ll_related(f, total->at, "the total as stated");
	offer(ctx, f, p, total);
}

/* "exceed" or "within" between two amounts that say the opposite. */
static void check_comparison(struct ll_ctx *ctx, const struct ll_letter *letter, const struct ll_token *t,
			     const struct ll_sentence *s, const struct ll_fact *a, const struct ll_fact *b)
{
	const struct ll_quantity *x = &a->u.quantity, *y = &b->u.quantity;
	const uint32_t vague =
		LL_Q_APPROX | LL_Q_EACH | LL_Q_PARTIAL | LL_Q_COMPONENT | LL_Q_ADDITIONAL;
	if (x->role != LL_Q_AMOUNT || y->role != LL_Q_AMOUNT ||
	    (x->flags & (vague | LL_Q_RANGE | LL_Q_LIMIT)) || (y->flags & vague) ||
	    (x->unit != y->unit && !(y->flags & LL_Q_BARE)) ||
	    (a->frame != LL_FRAME_REQUEST && a->frame != LL_FRAME_CONCLUSION) ||
	    b->token - a->token > 24)
		return;
	const uint32_t end = s->token + s->ntokens;
	int more = 0, less = 0;
	for (uint32_t i = a->token + a->ntokens; i < b->token; i++) {
		more += word_in(&t[i], "exceed|exceeds|exceeding|exceeded|excess|beyond");
		less += word_in(&t[i], "within|under|below");
	}
	if (more + less != 1 ||
	    ll_any_of(letter, s->token, end,
		      "more|additional|further|already|total|combined|together|along|with|plus|not|no|nor|"
			   "neither|if|would|per|added|previous|prior|completed|received|cumulative|and|but"))
		return;
	if (more ? x->lo > y->lo : x->lo <= y->hi)
		return;
	struct ll_finding *f = ll_report(ctx, ll_join(a->at, b->at), "%g is not %s %g", x->lo,
					 more ? "more than" : "within", more ? y->lo : y->hi);
	ll_related(f, b->at, "the amount compared with");
	ll_soften(f, LL_WARNING);
}

/* "He has had six sessions. Eight more would bring the total to fourteen": the one amount already
 * had, and it. */
static void check_sum(struct ll_ctx *ctx, const struct ll_letter *letter, const struct ll_token *t,
		      const struct ll_fact *had, const struct ll_fact *more,
		      const struct ll_fact *sum)
{
	const struct ll_quantity *m = &more->u.quantity, *s = &sum->u.quantity;
	const uint32_t vague = LL_Q_RANGE | LL_Q_LIMIT | LL_Q_APPROX | LL_Q_EACH | LL_Q_PARTIAL;
	if (!(m->flags & LL_Q_ADDITIONAL) || (m->flags & vague) || (s->flags & vague) ||
	    m->role != LL_Q_AMOUNT || s->role != LL_Q_AMOUNT || sum->token - more->token > 16)
		return;
	bool brings = false;
	for (uint32_t i = more->token + more->ntokens; i + 1 < sum->token; i++)
		brings |= word_in(&t[i], "total") && word_in(&t[i + 1], "to|of");
	if (!brings)
		return;
	LL_FOREACH (f, letter, LL_QUANTITY) /* it may be told elsewhere what was had */
		if (f->u.quantity.lo + m->lo == s->lo)
			return;
	struct ll_finding *f =
		ll_report(ctx, ll_join(more->at, sum->at), "%g and %g (line %u) are not %g", m->lo,
			  had->u.quantity.lo, ll_line(letter, had->at.off), s->lo);
	ll_related(f, had->at, "already had");
	ll_soften(f, LL_WARNING);
}

/* Nothing but a few joining words in tokens [from, to). */
static bool goes_on(const struct ll_token *t, uint32_t from, uint32_t to)
{
	if (to < from || to - from > 6)
		return false;
	for (uint32_t i = from; i < to; i++)
		if (!word_in(&t[i], ",|for|at|on|of|with|a|(|)|that|is|i.e|or|total|to|in|all|which|makes|each|day"))
			return false;
	return true;
}

/* "ten consecutive weekdays, for six hours on each day, 80 hours in all" */
static void check_hours(struct ll_ctx *ctx, const struct ll_token *t, size_t n, const struct ll_fact *a,
			const struct ll_fact *b, const struct ll_fact *total)
{
	const struct ll_fact *days = a->u.quantity.role == LL_Q_DURATION ? a : b, *often = days == a ? b : a;
	const struct ll_quantity *d = &days->u.quantity, *o = &often->u.quantity, *s = &total->u.quantity;
	const uint32_t end = total->token + total->ntokens;
	if (d->role != LL_Q_DURATION || d->unit != LL_U_DAYS || o->role != LL_Q_FREQUENCY || o->unit != LL_U_HOURS ||
	    o->per != LL_U_DAYS || s->role != LL_Q_AMOUNT || s->unit != LL_U_HOURS ||
	    ((d->flags | o->flags | s->flags) & LL_Q_VAGUE & ~(uint32_t)LL_Q_TOTAL) || d->lo != d->hi || o->lo != o->hi ||
	    d->lo * o->lo == s->lo || !goes_on(t, a->token + a->ntokens, b->token) ||
	    !goes_on(t, b->token + b->ntokens, total->token))
		return;
	bool all = s->flags & LL_Q_TOTAL;
	for (uint32_t i = end; i < n && i < end + 2; i++)
		all |= word_in(&t[i], "altogether") ||
		       (word_in(&t[i], "in") && i + 1 < n && word_in(&t[i + 1], "all|total"));
	if (!all)
		return;
	struct ll_finding *f = ll_report(ctx, total->at, "'%s' is not what '%s' and '%s' come to, which is %g",
					 ll_quote(ctx, total->at), ll_quote(ctx, a->at), ll_quote(ctx, b->at),
					 d->lo * o->lo);
	ll_related(f, days->at, "so many days");
	ll_related(f, often->at, "so many hours on each");
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	size_t n, ns;
	const struct ll_token *t = ll_tokens(letter, &n);
	const struct ll_sentence *s = ll_sentences(letter, &ns);
	const struct ll_fact *before = NULL, *earlier = NULL;
	const struct ll_fact *had = NULL;
	uint32_t in_sentence = 0, nhad = 0;
	LL_FOREACH (f, letter, LL_QUANTITY) {
		if (f->u.quantity.role == LL_Q_THINGS)
			continue;
		check_stretch(ctx, letter, f);
		if (!had || had->section != f->section)
			nhad = 0;
		if (f->frame == LL_FRAME_HISTORY && f->u.quantity.unit == LL_U_VISITS &&
		    f->u.quantity.role == LL_Q_AMOUNT &&
		    !(f->u.quantity.flags & ~(uint32_t)LL_Q_WORDS)) {
			had = f;
			nhad++;
		}
		if (!before || before->sentence != f->sentence) {
			before = f;
			earlier = NULL;
			in_sentence = 1;
			continue;
		}
		/* "4 of the 12 visits (2 a week for 2 weeks)": of the four or of the twelve */
		if (!earlier || !(earlier->u.quantity.flags & LL_Q_PARTIAL))
			check_product(ctx, letter, t, n, before, f);
		if (nhad == 1 && had != f && had != before)
			check_sum(ctx, letter, t, had, before, f);
		if (earlier)
			check_hours(ctx, t, n, earlier, before, f);
		const struct ll_fact *next = ll_next(letter, LL_QUANTITY, f);
		while (next && next->u.quantity.role == LL_Q_THINGS)
			next = ll_next(letter, LL_QUANTITY, next);
		if (++in_sentence == 2 && (!next || next->sentence != f->sentence))
			check_comparison(ctx, letter, t, &s[f->sentence], before, f);
		earlier = before;
		before = f;
	}
	check_sums(ctx, letter);
}

LL_CHECK(quantity_arithmetic) = {
	LL_CHECK_ABI,
	.id = "quantity-arithmetic",
	.family = "request",
	.since = "0.1",
	.summary = "a frequency times its duration against the stated total",
	.explain = "## What it finds\n\n"
		   "*So often for so long* beside a total that it does not come to; days that\n"
		   "are more or fewer than lie between their two dates. As a warning: an amount\n"
		   "said to exceed or to be within another when the figures say the opposite; a\n"
		   "sum, a remainder, a price or a supply that a sentence works out wrong.\n\n"
		   "## Why it matters\n\n"
		   "The provider cannot tell how many visits the letter decides, and those that\n"
		   "neither figure covers are not decided at all.\n\n"
		   "## Fires on\n\n"
		   "> **2 times a week for 6 weeks, 10 sessions**\n\n"
		   "> on **ten weekdays**, for **six hours a day**, **80 hours** in all\n\n"
		   "> Physical therapy **2x6 (10 visits)**\n\n"
		   "> the **16 days** from **August 4 through August 22, 2021**\n\n"
		   "> The **6 visits** requested **exceed** the **10** recommended.\n\n"
		   "> **Nine visits** in March and **seven** in April make **18 visits**.\n\n"
		   "## Stays silent on\n\n"
		   "- *1 time per month for 6 months, 6 sessions*\n"
		   "- ranges, *up to*, amounts per visit, refills, a total for both sides\n"
		   "- *1 evaluation and 12 sessions*\n"
		   "- *18 or 19 days from August 4 to August 22*: the last may be counted or not\n\n"
		   "## How to fix\n\n"
		   "Look up the request and correct the total or the frequency. Each is offered;\n"
		   "none is written for you.\n",
	.severity = LL_ERROR,
	.status = LL_STABLE,
	.run = run,
};
