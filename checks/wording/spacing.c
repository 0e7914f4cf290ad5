/* SPDX-License-Identifier: MIT */
#include "wording.h"

/*
 * A letter written without blanks throughout ("HISTORY:The", "AGE:45") has a
 * style, not a slip. More than this many of one kind become one note.
 */
#define STYLE 3

enum kind { AFTER_COLON, AFTER_STOP, AFTER_COMMA, AFTER_PAREN, BEFORE_MARK, KINDS };

static const char *const kind_message[KINDS] = {
	"no space after the colon in '%s'",	     "no space after the full stop in '%s'",
	"no space after the comma in '%s'",	     "no space after the parenthesis in '%s'",
	"space before the punctuation mark in '%s'",
};

struct slip {
	uint32_t first, mark, last; /* tokens */
};

/* One token past the run of joined tokens that i is in; *begin its first. */
static size_t chunk(const struct text *x, size_t i, size_t *begin)
{
	size_t end = i + 1;
	for (*begin = i; *begin && i - *begin < 40 && is_joined(&x->t[*begin]);)
		--*begin;
	while (end < x->n && end - i < 40 && is_joined(&x->t[end]))
		end++;
	return end;
}

/* An address, a path, a file name: what has marks inside and is no prose. */
static bool is_technical(const struct text *x, size_t i)
{
	size_t begin, end = chunk(x, i, &begin);
	unsigned stops = 0;
	for (size_t k = begin; k < end; k++) {
		const struct ll_token *t = &x->t[k];
		if (t->kind == LL_TOK_PUNCT && t->text.n == 1 &&
		    strchr("@/\\_=&#%<>{}|~+*", t->text.p[0]))
			return true;
		if (is_in(t, "www|http|https|mailto|ftp|doi|com|org|net|gov|edu|html|htm|pdf|doc|"
			     "docx|txt|xml|aspx|php"))
			return true;
		stops += is_mark(t, '.');
	}
	return stops > 1 || end - begin > 14;
}

/* "records:61 yr. old", "rationale:According to the": a label run into prose. */
static bool colon_slip(const struct text *x, size_t i)
{
	const struct ll_token *a = &x->t[i - 1], *b = &x->t[i + 1];
	if (!is_small(a) || a->lower.n < 3 || is_technical(x, i))
		return false;
	if (b->kind != LL_TOK_NUMBER &&
	    !(b->kind == LL_TOK_WORD && (b->flags & LL_TOK_CAPITAL) && b->text.n > 1) &&
	    !is_small(b))
		return false;
	if (i >= 2 && is_mark(&x->t[i - 2], ':') && is_joined(a))
		return false;
	/* A field ("Age:45", "Date of birth:1/2/60") is form, not prose. */
	size_t first, end = around(x, i + 1, 40, &first), words = 0;
	for (size_t k = i + 1; k < end && words < 6; k++)
		words += is_small(&x->t[k]);
	return words >= 5;
}

/* "03/31/2017." */
static bool ends_date(const struct text *x, size_t i)
{
	size_t begin, end = chunk(x, i, &begin);
	return i == begin + 5 && end == i + 2 && is_mark(&x->t[i - 2], '/') &&
	       is_mark(&x->t[i - 4], '/');
}

/* "necessary.The", "in 2014.The", "patient.he" */
static bool stop_slip(const struct text *x, size_t i)
{
	const struct ll_token *a = &x->t[i - 1], *b = &x->t[i + 1];
	if (b->kind != LL_TOK_WORD || b->text.n < 2 || (is_technical(x, i) && !ends_date(x, i)))
		return false;
	if (i + 2 < x->n && is_mark(b + 1, '.') && is_joined(b + 1) && b->text.n < 4)
		return false;
	if (a->kind == LL_TOK_NUMBER)
		return a->text.n == 4 && (a->text.p[0] == '1' || a->text.p[0] == '2') &&
		       !is_small(b) && !(b->flags & LL_TOK_ALLCAPS);
	/* "Tylenol.The": a name, but no address goes on with such a word */
	bool named = (a->flags & LL_TOK_CAPITAL) && !(a->flags & LL_TOK_ALLCAPS) &&
		     a->lower.n >= 5 && (b->flags & LL_TOK_CAPITAL) &&
		     is_in(b, "the|this|that|these|he|she|his|her|it|its|they|there|therefore|thus|on|"
			      "in|at|an|as|if|while|although|according|however|your|you|we");
	if ((!is_small(a) && !named) || a->lower.n < 2 ||
	    is_in(a, "vs|etc|al|no|fig|ex|st|dr|mr|ms|mrs|jr|sr|approx|dept|ext|vol|pp|ie|eg|cf|"
		     "sec|art|ch"))
		return false;
	if ((b->flags & LL_TOK_CAPITAL) && !(b->flags & LL_TOK_ALLCAPS))
		return true;
	/* Both halves must be words: "patient.he" yes, "e.g.x" no. */
	return is_small(b) && a->lower.n >= 4 &&
	       (b->lower.n >= 3 || is_in(b, "he|it|we|in|on|an|as|at|if|to|no"));
}

static bool comma_slip(const struct text *x, size_t i)
{
	const struct ll_token *a = &x->t[i - 1], *b = &x->t[i + 1];
	return is_small(a) && is_small(b) && a->lower.n > 2 && b->lower.n > 1 &&
	       !is_technical(x, i);
}

/* "(MDD)with", but "(s)he", "(re)evaluation", "Page(s)" */
static bool paren_slip(const struct text *x, size_t i)
{
	const struct ll_token *b = &x->t[i + 1];
	size_t open = i;
	while (open && i - open < 12 && !is_mark(&x->t[open], '('))
		open--;
	if (!is_mark(&x->t[open], '(') || is_joined(&x->t[open]) || !is_small(b) || b->lower.n < 2)
		return false;
	return end_of(x->t[i].at) - x->t[open].at.off >= 5 && !is_technical(x, i);
}

/* "by  ," but " .5 mg", " ...", ": )" */
static bool before_slip(const struct text *x, size_t i)
{
	const struct ll_token *t = &x->t[i], *a = t - 1;
	if (!(t->flags & LL_TOK_SPACE) || (t->flags & (LL_TOK_WRAP | LL_TOK_PARAGRAPH)) ||
	    a->sentence != t->sentence)
		return false;
	if (!is_small(a) && !is_mark(a, ')') && a->kind != LL_TOK_NUMBER)
		return false;
	if (t->at.off - end_of(a->at) > 2) /* a column, a table */
		return false;
	/* ". . ." leaves words out */
	return i + 1 == x->n || (!is_joined(&x->t[i + 1]) && !is_mark(&x->t[i + 1], '.'));
}

#define MARKS ":|.|,|;|)"

/* Token i is one of MARKS, and misplaced. */
static bool find(const struct text *x, size_t i, enum kind *kind)
{
	const struct ll_token *t = &x->t[i];
	const char c = *t->text.p;
	if (!i)
		return false;
	if (c != ':' && c != ')' && before_slip(x, i)) {
		*kind = BEFORE_MARK;
		return true;
	}
	if (i + 1 >= x->n || !is_joined(&x->t[i + 1]) || !is_joined(t))
		return false;
	*kind = c == ':'   ? AFTER_COLON
		: c == '.' ? AFTER_STOP
		: c == ')' ? AFTER_PAREN
			   : AFTER_COMMA;
	switch (*kind) {
	case AFTER_COLON:
		return colon_slip(x, i);
	case AFTER_STOP:
		return stop_slip(x, i);
	case AFTER_PAREN:
		return paren_slip(x, i);
	default:
		return comma_slip(x, i);
	}
}

static void edit(struct ll_fix *fix, const struct text *x, enum kind kind, size_t i)
{
	const struct ll_token *mark = &x->t[i];
	const uint32_t from = end_of(kind == BEFORE_MARK ? x->t[i - 1].at : mark->at);
	if (kind == BEFORE_MARK)
		ll_edit(fix, (struct ll_span){ from, mark->at.off - from },
			(struct ll_sv){ "", 0 });
	else
		ll_edit(fix, (struct ll_span){ from, 0 }, (struct ll_sv){ " ", 1 });
}

static void report(struct ll_ctx *ctx, const struct text *x, enum kind kind, size_t i,
		   unsigned style)
{
	struct ll_span at = ll_join(x->t[i - 1].at, x->t[kind == BEFORE_MARK ? i : i + 1].at);
	struct ll_finding *f = ll_report(ctx, at, kind_message[kind], ll_quote(ctx, at));
	struct ll_fix *fix =
		style ? ll_fix(f, LL_FIX_UNSAFE,
			       ll_format(ctx, "%s a blank in %u places",
					 kind == BEFORE_MARK ? "take out" : "put", style))
		      : ll_fix(f, LL_FIX_SAFE, NULL);
	edit(fix, x, kind, i);
	if (!style)
		return;
	ll_soften(f, LL_NOTE);
	enum kind other;
	while ((i = ll_find(x->letter, (uint32_t)i + 1, MARKS)) < x->n)
		if (find(x, i, &other) && other == kind)
			edit(fix, x, kind, i);
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	struct text x = text_of(letter);
	unsigned count[KINDS] = { 0 };
	enum kind kind;
	size_t *found = NULL, n = 0;
	for (size_t i = ll_find(letter, 0, MARKS); i < x.n; i = ll_find(letter, (uint32_t)i + 1, MARKS))
		if (find(&x, i, &kind)) {
			if (!found)
				found = ll_alloc(ctx, (x.n - i) * sizeof *found);
			count[kind]++;
			found[n++] = i * KINDS + kind;
		}
	bool done[KINDS] = { false };
	for (size_t k = 0; k < n; k++) {
		kind = (enum kind)(found[k] % KINDS);
		if (done[kind])
			continue;
		done[kind] = count[kind] > STYLE;
		report(ctx, &x, kind, found[k] / KINDS, done[kind] ? count[kind] : 0);
	}
}

LL_CHECK(spacing) = {
	LL_CHECK_ABI,
	.id = "spacing",
	.family = "wording",
	.since = "0.1",
	.summary = "a missing blank after punctuation, or one before it",
	.explain = "## What it finds\n\n"
		   "Two sentences or a label and a sentence with no blank between them, and a\n"
		   "blank before a comma, a semicolon or a full stop.\n\n"
		   "## Why it matters\n\n"
		   "It is the seam of a paste. Where text was set in from another letter or a\n"
		   "template, a wrong age or quantity may have come with it; read what stands on\n"
		   "both sides.\n\n"
		   "## Fires on\n\n"
		   "> all medical **records:61** yr. old female\n\n"
		   "> medically **necessary.The** request\n\n"
		   "> was employed **by  ,** where\n\n"
		   "## Stays silent on\n\n"
		   "- times, ratios, decimals, addresses and file names\n"
		   "- *Page(s):*, *e.g.*, *p.m.*, *C5-6*, *No.5*, fields of a form (*Age:45*)\n"
		   "- a letter that does the same more than three times has a style: one note\n\n"
		   "## How to fix\n\n"
		   "Put in or take out the blank; `--fix` does, but a style is left alone unless\n"
		   "`--unsafe-fixes` is given.\n",
	.severity = LL_WARNING,
	.run = run,
};
