/* SPDX-License-Identifier: MIT */
#include "wording.h"

#define DEEPEST 16

/* ")" after "a", "1", "iv" at a line's or clause's start, or in a smiley, opens nothing and closes
 * nothing. */
static bool list_marker(const struct text *x, size_t i)
{
	const struct ll_token *a = &x->t[i - 1];
	return i && a->text.n <= 3 && is_joined(&x->t[i]) &&
	       (a->kind == LL_TOK_NUMBER || (a->kind == LL_TOK_WORD && a->text.n <= 2) ||
		is_in(a, "iii|vii"));
}

/* An inch mark, a minute mark: right after a figure. */
static bool measure(const struct text *x, size_t i)
{
	const struct ll_token *figure = &x->t[i ? i - 1 : i];
	/* "completed in January 2020": of so many inches nothing is */
	return i && figure->kind == LL_TOK_NUMBER && is_joined(&x->t[i]) &&
	       (figure->text.n < 3 || memchr(figure->text.p, '.', figure->text.n));
}

static void tell(struct ll_ctx *ctx, const struct text *x, size_t i, const char *what)
{
	const size_t from = i > 1 && x->t[i - 1].sentence == x->t[i].sentence ? i - 1 : i;
	const size_t to = i + 1 < x->n && x->t[i + 1].sentence == x->t[i].sentence ? i + 1 : i;
	ll_report(ctx, x->t[i].at, "%s in '%s'", what,
		  ll_quote(ctx, ll_join(x->t[from].at, x->t[to].at)));
}

#define DELIMITERS "(|)|[|]|\""

static uint32_t paragraph_of(const struct text *x, size_t i)
{
	return x->s[x->t[i].sentence].paragraph;
}

/* Its paragraph begins with a quotation mark, token i. */
static bool opens(const struct text *x, size_t i)
{
	return is_mark(&x->t[i], '"') && x->t[i].flags & LL_TOK_PARAGRAPH;
}

/* The paragraph of token i, its first delimiter; returns the first of a later one. */
static size_t paragraph(struct ll_ctx *ctx, const struct text *x, size_t i)
{
	size_t open[DEEPEST], depth = 0, quotes = 0, quote = 0;
	const uint32_t here = paragraph_of(x, i);
	const size_t first = i;
	bool deep = false;
	for (; i < x->n && paragraph_of(x, i) == here;
	     i = ll_find(x->letter, (uint32_t)i + 1, DELIMITERS)) {
		const struct ll_token *t = &x->t[i];
		if (deep)
			continue;
		if (is_mark(t, '(') || is_mark(t, '[')) {
			deep = depth == DEEPEST;
			if (!deep)
				open[depth++] = i;
		} else if (is_mark(t, ')') || is_mark(t, ']')) {
			const char pair = is_mark(t, ')') ? '(' : '[';
			if (depth && is_mark(&x->t[open[depth - 1]], pair))
				depth--;
			else if (!depth && is_joined(t) && !(is_mark(t, ')') && list_marker(x, i)))
				tell(ctx, x, i, "a bracket is closed that was not opened");
		} else if (!measure(x, i)) {
			quotes++;
			quote = i;
		}
	}
	if (deep)
		return i;
	while (depth--)
		tell(ctx, x, open[depth], "a bracket is opened and not closed");
	/* A quotation of several paragraphs: each opens it anew, the last closes it. */
	const bool goes_on =
		opens(x, first) && i < x->n && opens(x, i) && paragraph_of(x, i) == here + 1;
	if (quotes % 2 && !goes_on)
		tell(ctx, x, quote, "a quotation mark without its other half");
	return i;
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	const struct text x = text_of(letter);
	for (size_t i = ll_find(letter, 0, DELIMITERS); i < x.n;)
		i = paragraph(ctx, &x, i);
}

LL_CHECK(unbalanced_delimiter) = {
	LL_CHECK_ABI,
	.id = "unbalanced-delimiter",
	.family = "wording",
	.since = "0.1",
	.summary = "a bracket or quotation mark without its other half",
	.explain = "## What it finds\n\n"
		   "A bracket or quotation mark that is opened and not closed in its paragraph,\n"
		   "or closed and not opened.\n\n"
		   "## Why it matters\n\n"
		   "Where a quotation ends decides who says what: the guideline or the reviewer.\n"
		   "A lost bracket is also the usual trace of a sentence that was cut.\n\n"
		   "## Fires on\n\n"
		   "> The guideline recommends up to 10 visits **(**over 8 weeks.\n\n"
		   "## Stays silent on\n\n"
		   "- apostrophes, and inches after a figure\n"
		   "- list markers: *a)*, *1)*\n"
		   "- a quotation of several paragraphs, each with its opening mark\n\n"
		   "## How to fix\n\n"
		   "Add the missing half, or take out the one that is left.\n",
	.severity = LL_NOTE,
	.status = LL_STABLE,
	.run = run,
};
