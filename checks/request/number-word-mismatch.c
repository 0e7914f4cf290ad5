/* SPDX-License-Identifier: MIT */
#include <letterlint/letterlint.h>
#include <math.h>

/* "(2013)" after a word is a year, "(1)" may be the first mark of a list. */
static bool is_no_figure(const struct ll_letter *letter, const struct ll_fact *f)
{
	double d = f->u.quantity.digits;
	if ((d >= 1900 && d <= 2100) || (d > 9999 && f->u.quantity.lo < 1000)) /* a year, a code */
		return true;
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n);
	for (size_t i = f->token + f->ntokens;
	     i + 2 < n && i < f->token + 80 && t[i].sentence == f->sentence; i++)
		if (t[i].text.p[0] == '(' && t[i + 1].kind == LL_TOK_NUMBER &&
		    t[i + 2].text.p[0] == ')' && t[i + 1].text.n == 1 &&
		    t[i + 1].text.p[0] == '2' && d == 1)
			return true;
	return false;
}

/* The number and its figure, without what it counts. */
static struct ll_span both(const struct ll_letter *letter, const struct ll_fact *f)
{
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n);
	uint32_t open = f->token;
	while (open + 2 < n && open < f->token + f->ntokens && t[open].text.p[0] != '(')
		open++;
	uint32_t first = open > f->token ? open - 1 : f->token;
	while (first > f->token && t[first - 1].text.p[0] == '-')
		first -= first > f->token + 1 ? 2 : 1;
	return open + 2 < n ? ll_join(t[first].at, t[open + 2].at) : f->at;
}

/* The figure as the words say, or the words as the figure says. */
static void offer_both(const struct ll_letter *letter, struct ll_finding *found,
		       const struct ll_fact *f)
{
	const struct ll_quantity *q = &f->u.quantity;
	if (!ll_edit_number(ll_fix(found, LL_FIX_CHOICE, NULL), q->digits_at, q->digits, q->lo)) {
		ll_unfix(found);
	} else if (!ll_edit_number(ll_fix(found, LL_FIX_CHOICE, NULL), both(letter, f), q->lo,
				   q->digits)) {
		ll_unfix(found);
		ll_unfix(found);
	}
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	LL_FOREACH (f, letter, LL_QUANTITY) {
		const struct ll_quantity *q = &f->u.quantity;
		if (isnan(q->digits) || !q->digits_at.len || q->digits == q->lo ||
		    (q->flags & LL_Q_RANGE) || is_no_figure(letter, f))
			continue;
		struct ll_finding *found =
			ll_report(ctx, both(letter, f), "'%s' says %g in words and %g in figures",
				  ll_quote(ctx, both(letter, f)), q->lo, q->digits);
		ll_related(found, q->digits_at, "the figure");
		offer_both(letter, found, f);
	}
}

LL_CHECK(number_word_mismatch) = {
	LL_CHECK_ABI,
	.id = "number-word-mismatch",
	.family = "request",
	.since = "0.1",
	.summary = "a number in words against its figure in brackets",
	.explain = "## What it finds\n\n"
		   "A number written twice, in words and in figures, that is not the same number\n"
		   "both times.\n\n"
		   "## Why it matters\n\n"
		   "Nobody can tell how many sessions or tablets were asked for or decided. The\n"
		   "second writing is there to rule out exactly this doubt.\n\n"
		   "## Fires on\n\n"
		   "> **eight (6)** sessions\n\n"
		   "> **twelve (10)** additional sessions\n\n"
		   "> **6 (five)** visits\n\n"
		   "## Stays silent on\n\n"
		   "- *eight (8) sessions*\n"
		   "- brackets that say something else: *two (L4-5 and L5-S1)*\n"
		   "- years in brackets, and the marks of a list: *one of two: (1) ... (2) ...*\n\n"
		   "## How to fix\n\n"
		   "Look up the amount in the request and write it the same both times. Both\n"
		   "corrections are offered, none is made for you.\n",
	.severity = LL_ERROR,
	.status = LL_STABLE,
	.run = run,
};
