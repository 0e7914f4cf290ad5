/* SPDX-License-Identifier: MIT */
#include "wording.h"

#define LONGEST (LL_NEAR + 1) /* rows have fewer words */

/* Right when doubled: "had had", "that that", "gave her her medication". */
#define MAY_REPEAT                                                                                 \
	"had|that|her|do|very|so|no|many|long|now|bye|ha|knock|one|more|again|is|x|blah|la|cha|"   \
	"choo|chi|tu|wa|there|you|xx|xxx|xxxx|xxxxx"
/* Small words that are a slip however they are capitalised. */
#define SMALL                                                                                      \
	"the|of|to|and|a|an|in|on|at|by|for|with|from|as|or|if|be|was|were|are|has|have|this|"     \
	"these|not|he|she|it|his|their|"                                                           \
	"which|who|will|would|should|than|but|due"

/* "what it is is a sprain", "the thing is is that": something before wants a verb of its own. */
static bool is_cleft(const struct text *x, const struct ll_token *a)
{
	const struct ll_token *t = x->t + x->s[a->sentence].token;
	if (a > t && is_in(a - 1, "there|he|she|and|but")) /* "that there is is no sign" */
		return false;
	/* "until it is is under 40", but "what it is is a sprain" */
	if (a > t + 1 && is_in(a - 1, "it") && !is_in(a - 2, "what|who|how|where|why|whatever|all|that"))
		return false;
	for (t = a - t > 12 ? a - 12 : t; t < a; t++)
		if (is_in(t, "what|who|how|where|why|when|whatever|all|thing|problem|question|fact|"
			     "point|truth|issue|that"))
			return true;
	return false;
}

/* "found that that in the case": no noun follows that the second could point at. */
static bool is_that_twice(const struct text *x, const struct ll_token *b)
{
	const size_t i = (size_t)(b - x->t);
	if (i + 2 >= x->n || b[1].sentence != b->sentence || !is_small(b) || !is_small(b + 1))
		return false;
	if (is_in(b + 1, "in|for"))
		return i + 3 < x->n && is_in(b + 2, "the") &&
		       is_in(b + 3, "case|event|absence|present|instant");
	return is_in(
		b + 1,
		"the|a|an|he|she|they|we|this|these|there|his|her|their|if|because|no|any|such");
}

static bool is_slip(const struct text *x, const struct ll_token *a, const struct ll_token *b)
{
	if (a->kind != LL_TOK_WORD || a->lower.n != b->lower.n ||
	    memcmp(a->lower.p, b->lower.p, a->lower.n))
		return false;
	if (is_in(b, "is") && is_small(a) && is_small(b) && !is_joined(b) &&
	    a->sentence == b->sentence)
		return !is_cleft(x, a);
	if (is_joined(b) || (b->flags & LL_TOK_PARAGRAPH) || a->sentence != b->sentence)
		return false;
	if (is_in(b, MAY_REPEAT))
		return is_in(b, "that") && is_small(a) && is_that_twice(x, b);
	if (is_in(b, SMALL)) /* "grade A a", "on On-Q": a name, not the small word */
		return is_small(b) ? b->lower.n > 1 || is_small(a)
				   : (a->flags & LL_TOK_CAPITAL) && b->lower.n > 1;
	/* Names and titles repeat a word ("Walla Walla"); prose in small letters does not. */
	return is_small(a) && is_small(b) && b->lower.n > 2;
}

static bool same(const struct ll_token *a, const struct ll_token *b)
{
	return ll_eq(a->lower, b->lower);
}

/*
 * "of the of the", "in the spine in the spine": n words, then the same again with
 * nothing between. Two words must be both small or both long: "day after day after".
 */
static bool is_row(const struct ll_token *t, size_t n)
{
	static const char *const pairs[][2] = { { "of|in|to|for|on|at|by|with|from|and|that",
						  "the" },
						{ "to", "be|have|the|a" },
						{ "is|was|be", "a|an|the|not|to" },
						{ "it", "was" },
						{ "there", "is|was" },
						{ "has|have|had", "been" } };
	size_t longest = 0, shortest = SIZE_MAX;
	for (size_t i = 0; i < n; i++) {
		if (!is_small(&t[i + n]) || !same(&t[i], &t[i + n]))
			return false;
		longest = t[i].lower.n > longest ? t[i].lower.n : longest;
		shortest = t[i].lower.n < shortest ? t[i].lower.n : shortest;
	}
	for (size_t i = 1; i < 2 * n; i++)
		if (t[i].sentence != t->sentence || is_joined(&t[i]))
			return false;
	/* "hour upon hour upon" */
	const bool chains = n == 2 && is_in(&t[1], "and|or|after|by|to|over|upon");
	/* "any drug that is not recommended is not recommended" is right */
	if (n > 2 || shortest > 3)
		return longest > 3 && !chains &&
		       !is_in(&t[0], "is|was|are|were|be|has|had|have|does|do|did|"
				     "can|will|may|should|would");
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (is_in(&t[0], pairs[i][0]) && is_in(&t[1], pairs[i][1]))
			return true;
	/* "over her over her"; but "day after day after", "more and more and", "is here is here" */
	return longest > 3 &&
	       is_in(&t[0], "over|with|from|under|into|within|during|about|against|between|through|"
			    "which|because|although|while|also|their|this|these|would|could|should|"
			    "must|will|have|been|were|for|of") &&
	       !chains;
}

/* "VA a VA examination": an abbreviation on both sides of an article. */
static bool is_around_article(const struct text *x, size_t i)
{
	const struct ll_token *t = &x->t[i];
	return i && i + 2 < x->n && t->flags & LL_TOK_ALLCAPS && t->text.n > 1 &&
	       is_in(&t[1], "a|an") && is_small(&t[1]) && is_small(&t[-1]) &&
	       ll_eq(t->text, t[2].text) && !is_joined(&t[1]) && !is_joined(&t[2]) &&
	       t[-1].sentence == t->sentence && t[2].sentence == t->sentence;
}

/* The copy that is one too many: the later one, unless a line ends between them. */
static struct ll_span copy_of(struct ll_sv text, struct ll_span once, struct ll_span again,
			      bool capital)
{
	bool wrapped = false;
	for (uint32_t i = end_of(once); i < again.off; i++)
		wrapped |= text.p[i] == '\n' || text.p[i] == '\r';
	struct ll_span earlier = taken_out(text, once);
	return wrapped && !capital && earlier.off < once.off ? earlier : taken_out(text, again);
}

static void report(struct ll_ctx *ctx, const struct text *x, const struct ll_token *first, size_t n)
{
	if (ll_in_cells(x->letter, first[n - 1].at, first[n].at))
		return;
	struct ll_span once = ll_join(first->at, first[n - 1].at),
		       again = ll_join(first[n].at, first[2 * n - 1].at);
	struct ll_finding *f =
		ll_report(ctx, ll_join(once, again), "'%s' is written twice", ll_quote(ctx, once));
	ll_edit(ll_fix(f, LL_FIX_SAFE, ll_format(ctx, "leave out one '%s'", ll_quote(ctx, once))),
		copy_of(ll_source_text(x->letter), once, again,
			(first->flags & LL_TOK_CAPITAL) != 0),
		(struct ll_sv){ "", 0 });
}

static void report_around(struct ll_ctx *ctx, const struct ll_token *t)
{
	struct ll_span at = ll_join(t->at, t[2].at);
	ll_report(ctx, at, "'%s': '%s' on both sides of '%s'", ll_quote(ctx, at),
		  ll_quote(ctx, t->at), ll_quote(ctx, t[1].at));
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	struct text x = text_of(letter);
	const uint32_t *first = ll_firsts(letter);
	for (size_t i = ll_find_trait(letter, 0, LL_TRAIT_AGAIN); i < x.n;
	     i = ll_find_trait(letter, (uint32_t)i + 1, LL_TRAIT_AGAIN)) {
		const struct ll_token *t = &x.t[i];
		size_t n = 2;
		while (n < LONGEST && !(i + 2 * n <= x.n && first[i] == first[i + n] &&
					first[i + 1] == first[i + 1 + n] && is_row(t, n)))
			n++;
		if (n < LONGEST) {
			report(ctx, &x, t, n);
			i += 2 * n - 1;
		} else if (first[i] == first[i + 1] && is_slip(&x, t, t + 1)) {
			size_t last = i + 1;
			while (last + 1 < x.n && is_slip(&x, t, &x.t[last + 1]))
				last++;
			/* Three or more are a sound, a pattern or a joke, seldom a slip of
			 * typing. */
			if (last == i + 1)
				report(ctx, &x, t, 1);
			i = last;
		} else if (is_around_article(&x, i)) {
			report_around(ctx, t);
			i += 2;
		}
	}
}

LL_CHECK(repeated_word) = {
	LL_CHECK_ABI,
	.id = "repeated-word",
	.family = "wording",
	.since = "0.1",
	.summary = "the same word twice in a row",
	.explain = "## What it finds\n\n"
		   "A word written twice in a row, also across a line break (*of the* at the end\n"
		   "of one line and *the request* at the start of the next), and small pairs\n"
		   "such as *of the of the*.\n\n"
		   "## Why it matters\n\n"
		   "It is the mark of an edit that was not finished. The sentence was changed\n"
		   "and one half of the change was left behind; what else was left behind?\n\n"
		   "## Fires on\n\n"
		   "> the severity **of of** the symptoms\n\n"
		   "> **the the** request\n\n"
		   "## Stays silent on\n\n"
		   "- *she had had*, *that that pain*, *gave her her medication*\n"
		   "- numbers, and names and titles: *Walla Walla*\n"
		   "- words on both sides of a stop, a comma or a list entry\n\n"
		   "## How to fix\n\n"
		   "Delete one of the two; `--fix` does.\n",
	.severity = LL_WARNING,
	.run = run,
};
