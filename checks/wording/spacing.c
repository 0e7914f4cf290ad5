/* SPDX-License-Identifier: MIT */
#include "wording.h"

/*
 * A letter written without blanks throughout ("HISTORY:The", "AGE:45") has a
 * style, not a slip. More than this many of one kind become one note.
 */
#define STYLE 3

enum kind {
	AFTER_COLON,
	AFTER_STOP,
	AFTER_COMMA,
	AFTER_SEMICOLON,
	AFTER_PAREN,
	BEFORE_MARK,
	TWO_MARKS,
	NUMBER_WORD, /* "December1974", "6weeks" */
	PARTED,	     /* "suspicious ness" */
	KINDS
};

static const char *const kind_message[KINDS] = {
	"no space after the colon in '%s'",	     "no space after the full stop in '%s'",
	"no space after the comma in '%s'",	     "no space after the semicolon in '%s'",
	"no space after the parenthesis in '%s'",
	"space before the punctuation mark in '%s'", "two punctuation marks in '%s'",
	"no space between word and number in '%s'",  "a space inside a word in '%s'",
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
	/* "legs.A therapist": the article alone, before its noun */
	if (b->text.n == 1 && is_small(a) && a->lower.n > 3 && ll_is(b->text, "A") && i + 2 < x->n &&
	    is_small(b + 1) && !is_joined(b + 1) && !is_in(b + 1, "and|or|for|to|of|in|is|was|as"))
		return !is_technical(x, i);
	/* "this letter.Mr. Pine" */
	if (i + 3 < x->n && is_in(b, "mr|ms|mrs|dr") && (b->flags & LL_TOK_CAPITAL) && is_mark(b + 1, '.') &&
	    is_joined(b + 1) && !is_joined(b + 2) && is_small(a) && a->lower.n > 2)
		return true;
	if (b->kind != LL_TOK_WORD || b->text.n < 2 || (is_technical(x, i) && !ends_date(x, i)))
		return false;
	if (i + 2 < x->n && is_mark(b + 1, '.') && is_joined(b + 1) && b->text.n < 4)
		return false;
	/* "class 2.He lives": a number's end, then a word that opens sentences */
	if (a->kind == LL_TOK_NUMBER && !is_joined(a) && !is_joined(b + 1) && i + 2 < x->n &&
	    (b->flags & LL_TOK_CAPITAL) && is_in(b, "he|she|his|her|the|this|these|there|they|it|you|your|we|our") &&
	    is_small(b + 1) && is_small(a - 1))
		return true;
	if (a->kind == LL_TOK_NUMBER)
		return a->text.n == 4 && (a->text.p[0] == '1' || a->text.p[0] == '2') &&
		       !is_small(b) && !(b->flags & LL_TOK_ALLCAPS);
	/* "Tylenol.The": a name, but no address goes on with such a word */
	bool named = (a->flags & LL_TOK_CAPITAL) && !(a->flags & LL_TOK_ALLCAPS) &&
		     (a->lower.n >= 5 || is_in(a, "may|june|july")) && (b->flags & LL_TOK_CAPITAL) &&
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
	/* "09/30/2013;medical records", "2014;Dr. Lee's notes": a year, and the next paper of the list */
	if (a->kind == LL_TOK_NUMBER)
		return is_mark(&x->t[i], ';') && a->text.n == 4 && b->kind == LL_TOK_WORD &&
		       b->lower.n > 1 && !(b->flags & LL_TOK_ALLCAPS) &&
		       (ends_date(x, i) || !is_technical(x, i));
	/* "records;Medical records": two papers of a list */
	const bool listed = is_mark(&x->t[i], ';') && b->flags & LL_TOK_CAPITAL &&
			    !(b->flags & LL_TOK_ALLCAPS) && b->lower.n > 2;
	return is_small(a) && (is_small(b) || listed) && a->lower.n > 2 && b->lower.n > 1 &&
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
	/* "brief ,and": on the wrong side */
	if (is_mark(t, ',') && i + 1 < x->n && is_joined(&x->t[i + 1]))
		return is_small(a) && is_small(&x->t[i + 1]) && x->t[i + 1].lower.n > 1;
	/* ". . ." leaves words out */
	return i + 1 == x->n || (!is_joined(&x->t[i + 1]) && !is_mark(&x->t[i + 1], '.'));
}

static bool is_stop(const struct text *x, size_t i, const char *marks)
{
	return i < x->n && x->t[i].kind == LL_TOK_PUNCT && x->t[i].text.n == 1 &&
	       strchr(marks, x->t[i].text.p[0]);
}

/* "fashion..", "extremities.  ."; not "etc.,", not "...", not a name taken out: "counselor, ,
 * wrote" */
static bool two_marks(const struct text *x, size_t i)
{
	const struct ll_token *a = &x->t[i], *b = a + 1;
	if (!is_joined(a) || !is_stop(x, i, ".,;") || !is_stop(x, i + 1, ".,;:") ||
	    (is_mark(a, '.') && !is_mark(b, '.')) || is_stop(x, i - 1, ".,;:?!") ||
	    is_stop(x, i + 2, ".,;:"))
		return false;
	if (b->flags & (LL_TOK_PARAGRAPH | LL_TOK_WRAP) || b->at.off - end_of(a->at) > 2 ||
	    (is_mark(a, ',') && !is_joined(b)))
		return false;
	/* ".5" begins a number, "a.m.." an abbreviation ended the sentence */
	if (i + 2 < x->n && is_joined(b + 1) && b[1].kind != LL_TOK_PUNCT)
		return false;
	if (a[-1].kind == LL_TOK_NUMBER) /* "5.. There": the head of a row */
		return !(a[-1].flags & LL_TOK_PARAGRAPH);
	return is_small(a - 1) ? a[-1].lower.n > 2 : is_mark(a - 1, ')');
}

#define MONTHS                                                                                     \
	"january|february|march|april|may|june|july|august|september|october|november|december"

/* "December1974": one token, for a letter comes first. */
static bool is_month_year(const struct ll_token *t)
{
	size_t n = t->lower.n;
	if (t->kind != LL_TOK_WORD || n < 4 || n > 13)
		return false;
	while (n && t->lower.p[n - 1] >= '0' && t->lower.p[n - 1] <= '9')
		n--;
	const size_t digits = t->lower.n - n;
	return (digits == 4 || digits == 1 || digits == 2) && t->flags & LL_TOK_CAPITAL &&
	       ll_in((struct ll_sv){ t->lower.p, n }, MONTHS);
}

#define COUNTED "sessions|visits|weeks|months|days|years|hours|minutes|degrees|tablets|times"
/* Ends of words that are no words. */
#define ENDS "ness|nesses|ment|ments|tion|tions|sion|sions|ities|ance|ence|ingly"

/* Token i is one of COUNTED, right behind its number. */
static bool is_glued(const struct text *x, size_t i)
{
	return i && is_joined(&x->t[i]) && x->t[i - 1].kind == LL_TOK_NUMBER &&
	       is_small(&x->t[i]) && !is_technical(x, i);
}

/* Token i is one of ENDS, parted from the word that it ends. */
static bool is_parted(const struct text *x, size_t i)
{
	const struct ll_token *t = &x->t[i];
	return i && !is_joined(t) && is_small(t) && is_small(t - 1) && t[-1].lower.n > 2 &&
	       t[-1].sentence == t->sentence && !(t->flags & LL_TOK_QUOTED) &&
	       !(i + 1 < x->n && is_joined(t + 1) && is_mark(t + 1, '-'));
}

#define MARKS ":|.|,|;|)"

/* Token i is one of MARKS, and misplaced. */
static bool find(const struct text *x, size_t i, enum kind *kind)
{
	const struct ll_token *t = &x->t[i];
	const char c = *t->text.p;
	if (!i)
		return false;
	if (two_marks(x, i)) {
		*kind = TWO_MARKS;
		return true;
	}
	if (c != ':' && c != ')' && before_slip(x, i)) {
		*kind = BEFORE_MARK;
		return true;
	}
	if (i + 1 >= x->n || !is_joined(&x->t[i + 1]) || !is_joined(t))
		return false;
	*kind = c == ':'   ? AFTER_COLON
		: c == '.' ? AFTER_STOP
		: c == ')' ? AFTER_PAREN
		: c == ';' ? AFTER_SEMICOLON
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

/* A slip: token i, of this kind. */
struct place {
	uint32_t i, kind;
};

static struct ll_span span_of(const struct text *x, struct place p)
{
	const struct ll_token *t = &x->t[p.i];
	switch (p.kind) {
	case NUMBER_WORD:
		return t->flags & LL_TOK_CAPITAL ? t->at : ll_join(t[-1].at, t->at);
	case PARTED:
	case BEFORE_MARK:
		return ll_join(t[-1].at, t->at);
	default:
		return ll_join(t[-1].at, t[1].at);
	}
}

static void edit(struct ll_fix *fix, const struct text *x, struct place p)
{
	const struct ll_token *t = &x->t[p.i];
	const uint32_t before = p.i ? end_of(t[-1].at) : 0;
	uint32_t at = end_of(t->at);
	switch (p.kind) {
	case BEFORE_MARK:
	case PARTED:
		if (p.kind == BEFORE_MARK && p.i + 1 < x->n && is_joined(t + 1)) /* "brief ,and" */
			ll_edit(fix, (struct ll_span){ at, 0 }, (struct ll_sv){ " ", 1 });
		ll_edit(fix, (struct ll_span){ before, t->at.off - before },
			(struct ll_sv){ "", 0 });
		return;
	case TWO_MARKS: /* the first one of two that differ */
		ll_edit(fix,
			is_mark(t + 1, *t->text.p) ? (struct ll_span){ at, end_of(t[1].at) - at }
						   : t->at,
			(struct ll_sv){ "", 0 });
		return;
	case NUMBER_WORD:
		if (!(t->flags & LL_TOK_CAPITAL))
			at = before;
		else
			while (strchr("0123456789", ll_source_text(x->letter).p[at - 1]))
				at--;
		break;
	}
	ll_edit(fix, (struct ll_span){ at, 0 }, (struct ll_sv){ " ", 1 });
}

static bool is_safe(const struct text *x, struct place p)
{
	return p.kind != PARTED &&
	       (p.kind != TWO_MARKS || is_mark(&x->t[p.i + 1], *x->t[p.i].text.p));
}

/* The first of `style` slips of a kind, or one by itself. */
static void report(struct ll_ctx *ctx, const struct text *x, const struct place *found, size_t n,
		   unsigned style)
{
	const uint32_t kind = found->kind;
	const struct ll_span at = span_of(x, *found);
	struct ll_finding *f = ll_report(ctx, at, kind_message[kind], ll_quote(ctx, at));
	struct ll_fix *fix =
		style ? ll_fix(f, LL_FIX_UNSAFE,
			       ll_format(ctx, "%s in %u places",
					 kind == BEFORE_MARK || kind == PARTED ? "take out a blank"
					 : kind == TWO_MARKS		       ? "take out a mark"
									       : "put a blank",
					 style))
		      : ll_fix(f, is_safe(x, *found) ? LL_FIX_SAFE : LL_FIX_UNSAFE, NULL);
	edit(fix, x, *found);
	if (!style)
		return;
	ll_soften(f, LL_NOTE);
	for (size_t k = 1; k < n; k++)
		if (found[k].kind == kind)
			edit(fix, x, found[k]);
}

struct places {
	struct place *v;
	size_t n;
	unsigned count[KINDS];
};

static void add(struct ll_ctx *ctx, const struct text *x, struct places *p, size_t i,
		enum kind kind)
{
	if (!p->v)
		p->v = ll_alloc(ctx, 2 * x->n * sizeof *p->v);
	p->count[kind]++;
	p->v[p->n++] = (struct place){ (uint32_t)i, kind };
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	struct text x = text_of(letter);
	struct places p = { 0 };
	enum kind kind;
	for (size_t i = ll_find(letter, 0, MARKS); i < x.n; i = ll_find(letter, (uint32_t)i + 1, MARKS))
		if (find(&x, i, &kind))
			add(ctx, &x, &p, i, kind);
	for (size_t i = ll_find(letter, 0, COUNTED); i < x.n;
	     i = ll_find(letter, (uint32_t)i + 1, COUNTED))
		if (is_glued(&x, i))
			add(ctx, &x, &p, i, NUMBER_WORD);
	for (size_t i = ll_find_trait(letter, 0, LL_TRAIT_DIGITS); i < x.n;
	     i = ll_find_trait(letter, (uint32_t)i + 1, LL_TRAIT_DIGITS))
		if (is_month_year(&x.t[i]))
			add(ctx, &x, &p, i, NUMBER_WORD);
	for (size_t i = ll_find(letter, 0, ENDS); i < x.n;
	     i = ll_find(letter, (uint32_t)i + 1, ENDS))
		if (is_parted(&x, i))
			add(ctx, &x, &p, i, PARTED);
	bool done[KINDS] = { false };
	for (size_t k = 0; k < p.n; k++) {
		kind = (enum kind)p.v[k].kind;
		if (done[kind])
			continue;
		done[kind] = p.count[kind] > STYLE;
		report(ctx, &x, p.v + k, p.n - k, done[kind] ? p.count[kind] : 0);
	}
}

LL_CHECK(spacing) = {
	LL_CHECK_ABI,
	.id = "spacing",
	.family = "wording",
	.since = "0.1",
	.summary = "a missing blank after punctuation, or one before it",
	.explain = "## What it finds\n\n"
		   "Two sentences or a label and a sentence with no blank between them, a blank\n"
		   "before a comma, a semicolon or a full stop, two of these marks in a row, a\n"
		   "word and a number run together, a word parted before its ending.\n\n"
		   "## Why it matters\n\n"
		   "It is the seam of a paste. Where text was set in from another letter or a\n"
		   "template, a wrong age or quantity may have come with it; read what stands on\n"
		   "both sides.\n\n"
		   "## Fires on\n\n"
		   "> all medical **records:61** yr. old female claimant sustained an injury\n\n"
		   "> medically **necessary.The** request\n\n"
		   "> was employed **by  ,** where\n\n"
		   "> seen in **December1974**\n\n"
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
