/* SPDX-License-Identifier: MIT */
#include "wording.h"

/* More wide blanks than this inside sentences: the text is justified, not redacted. */
#define JUSTIFIED 3

/* Blanks between two tokens of one source line, a no-break space counting as one; 0: not so. */
static uint32_t blanks(const struct ll_letter *letter, const struct ll_token *a,
		       const struct ll_token *b)
{
	if (!(b->flags & LL_TOK_SPACE) || b->flags & (LL_TOK_WRAP | LL_TOK_PARAGRAPH) ||
	    end_of(a->at) > b->at.off)
		return 0;
	const struct ll_sv gap =
		ll_text(letter, (struct ll_span){ end_of(a->at), b->at.off - end_of(a->at) });
	uint32_t n = 0;
	for (size_t i = 0; i < gap.n; i++) {
		if (gap.p[i] != ' ' && gap.p[i] != '\xc2' && gap.p[i] != '\xa0')
			return 0;
		n += gap.p[i] != '\xc2';
	}
	return n;
}

/* Another wide blank stands in the line of token i: the row of a table. */
static bool in_row(const struct text *x, size_t i)
{
	enum { WIDE = 4, REACH = 40 };
	for (size_t k = i - 1; k && i - k < REACH; k--) {
		if (x->t[k].flags & (LL_TOK_WRAP | LL_TOK_PARAGRAPH))
			break;
		if (blanks(x->letter, &x->t[k - 1], &x->t[k]) >= WIDE)
			return true;
	}
	for (size_t k = i + 1; k < x->n && k - i < REACH; k++) {
		if (x->t[k].flags & (LL_TOK_WRAP | LL_TOK_PARAGRAPH))
			break;
		if (blanks(x->letter, &x->t[k - 1], &x->t[k]) >= WIDE)
			return true;
	}
	return false;
}

/* The blank before token i is a hole. (Before a comma it is the spacing check's.) */
static bool is_hole(const struct text *x, size_t i)
{
	const struct ll_token *a = &x->t[i - 1], *b = &x->t[i];
	const uint32_t n = a->sentence == b->sentence && is_small(a) && is_small(b)
				   ? blanks(x->letter, a, b)
				   : 0;
	return n >= 2 && n <= 12 && !in_row(x, i);
}

/* "Your counselor, , wrote": a name between two marks was taken out. */
static bool is_emptied(const struct text *x, size_t i)
{
	const struct ll_token *t = &x->t[i], *a = t - 1, *b = t + 1;
	if (i + 1 >= x->n || !(t->flags & LL_TOK_SPACE) || t->flags & (LL_TOK_WRAP | LL_TOK_PARAGRAPH) ||
	    a->sentence != t->sentence || b->sentence != t->sentence || is_joined(b) || !is_small(b) || i < 2)
		return false;
	return is_mark(a, ',') && is_joined(a) && is_small(a - 1);
}

/* "seen by Dr. on April 4", "Mr. was given": behind a title no name. */
static bool is_nameless(const struct text *x, size_t i)
{
	const struct ll_token *t = &x->t[i];
	if (i + 2 >= x->n || !ll_word_in(x->letter, (uint32_t)i, "dr|mr|mrs|ms") || !(t->flags & LL_TOK_CAPITAL) || !is_mark(t + 1, '.') ||
	    t[2].flags & (LL_TOK_PARAGRAPH | LL_TOK_WRAP) || t[2].flags & LL_TOK_CAPITAL || (i && t[-1].flags & LL_TOK_QUOTED))
		return false;
	return ll_word_in(x->letter, (uint32_t)(i + 2), "on|was|has|who|in|wrote|saw|is|at|for|to|states|reports|noted|stated|had|does|did|says|"
							"requested|reported|would|performed|recommends|recommended");
}

static void report_nameless(struct ll_ctx *ctx, const struct text *x, size_t i)
{
	const struct ll_span at = ll_join(x->t[i].at, x->t[i + 2].at);
	ll_report(ctx, at, "no name stands in '%s': was it taken out here?", ll_quote(ctx, at));
}

static void report_emptied(struct ll_ctx *ctx, const struct text *x, size_t i)
{
	const struct ll_span at = ll_join(x->t[i - 2].at, x->t[i + 1].at);
	ll_report(ctx, at, "nothing stands between the marks in '%s': was a name taken out here?",
		  ll_quote(ctx, at));
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	const struct text x = text_of(letter);
	size_t hole[JUSTIFIED];
	for (size_t i = ll_find(letter, 0, ","); i < x.n; i = ll_find(letter, (uint32_t)i + 1, ","))
		if (i > 1 && is_emptied(&x, i))
			report_emptied(ctx, &x, i);
	for (size_t i = ll_find(letter, 0, "dr|mr|mrs|ms"); i < x.n; i = ll_find(letter, (uint32_t)i + 1, "dr|mr|mrs|ms"))
		if (is_nameless(&x, i))
			report_nameless(ctx, &x, i);
	uint32_t wide = 0;
	for (size_t i = ll_find_trait(letter, 1, LL_TRAIT_WIDE); i < x.n;
	     i = ll_find_trait(letter, (uint32_t)i + 1, LL_TRAIT_WIDE)) {
		if (!is_hole(&x, i))
			continue;
		if (wide == JUSTIFIED)
			return;
		hole[wide++] = i;
	}
	for (uint32_t k = 0; k < wide; k++) {
		const struct ll_span at = ll_join(x.t[hole[k] - 1].at, x.t[hole[k]].at);
		ll_report(ctx, at, "a wide blank in '%s': were words taken out here?",
			  ll_quote(ctx, at));
	}
}

LL_CHECK(redaction_gap) = {
	LL_CHECK_ABI,
	.id = "redaction-gap",
	.family = "wording",
	.since = "0.1",
	.summary = "a hole in a sentence where words were removed",
	.explain = "## What it finds\n\n"
		   "A wide blank inside a sentence: a place where a name, an age or an employer\n"
		   "was taken out and nothing put in; two commas with nothing between them;\n"
		   "*Dr.* or *Ms.* with no name behind it.\n"
		   "(Another blank before a comma or full stop is\n"
		   "reported by `spacing`.)\n\n"
		   "## Why it matters\n\n"
		   "The reader cannot tell what was meant, and what was removed may have been\n"
		   "needed: an age, a body part, a date.\n\n"
		   "## Fires on\n\n"
		   "> The applicant is a **represented  beneficiary** who has filed a claim.\n\n"
		   "> Your **counselor, , wrote** that she would like you to stay.\n\n"
		   "## Stays silent on\n\n"
		   "- two blanks after a full stop or a colon\n"
		   "- justified text, where wide blanks are everywhere\n"
		   "- columns of a form\n\n"
		   "## How to fix\n\n"
		   "Close the gap, or say what is left out: *by the employer*.\n",
	.severity = LL_NOTE,
	.status = LL_STABLE,
	.run = run,
};
