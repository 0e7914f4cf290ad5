/* SPDX-License-Identifier: MIT */
#include "fields.h"
#include "wildcards.h"

/* "is/is not medically necessary", "a 45-year-old male/female": the choice was not made. */
static bool choice(const struct text *x, size_t i, struct found *out)
{
	static const char *const choices[][3] = {
		{ "is", "is", "not" },		{ "was", "was", "not" },
		{ "are", "are", "not" },	{ "were", "were", "not" },
		{ "does", "does", "not" },	{ "has", "has", "not" },
		{ "did", "did", "not" },	{ "do", "do", "not" },
		{ "have", "have", "not" },	{ "will", "will", "not" },
		{ "met", "not", "met" },	{ "covered", "not", "covered" },
		{ "meets", "does", "not" },	{ "upheld", "overturned", NULL },
		{ "overturn", "uphold", NULL },	{ "uphold", "overturn", NULL },
		{ "approve", "deny", NULL },	{ "granted", "denied", NULL },
		{ "overturned", "upheld", NULL }, { "partially", "fully", NULL },
		{ "approved", "denied", NULL }, { "male", "female", NULL },
	};
	size_t first;
	if (i + 3 >= x->n || !is_mark(&x->t[i + 1], '/') || !is_small(&x->t[i]))
		return false;
	around(x, i, 60, &first);
	if (i == first)
		return false;
	for (size_t c = 0; c < sizeof choices / sizeof *choices; c++) {
		if (!is_in(&x->t[i], choices[c][0]) || !is_in(&x->t[i + 2], choices[c][1]) ||
		    (choices[c][2] && !is_in(&x->t[i + 3], choices[c][2])))
			continue;
		for (size_t k = first; k < i; k++)
			if (is_in(&x->t[k], "whether|if|either"))
				return false;
		if (is_in(&x->t[i], "male") && !is_in(&x->t[i - 1], "old|a|this"))
			return false;
		*out = (struct found){ i, i + (choices[c][2] ? 3 : 2), !choices[c][2] };
		return true;
	}
	return false;
}

/* "MM/DD/YYYY" */
static bool date_form(const struct text *x, size_t i, struct found *out)
{
	if (i + 4 >= x->n || x->t[i].lower.n != 2 || !is_in(&x->t[i], "mm|dd") || !is_in(&x->t[i + 2], "mm|dd") ||
	    !is_in(&x->t[i + 4], "yyyy|yy") || x->t[i + 1].kind != LL_TOK_PUNCT ||
	    !is_joined(&x->t[i + 1]))
		return false;
	if (i && is_mark(&x->t[i - 1], '(')) /* "(MM/DD/YYYY)" explains a field of a form */
		return false;
	*out = (struct found){ i, i + 4, false };
	return true;
}

/* "received from PROVIDER NAME on": a field's name in the middle of a sentence */
static bool bare_field(const struct text *x, size_t i, struct found *out)
{
	size_t k = i, fields = 0;
	if (!(x->t[i].flags & LL_TOK_ALLCAPS)) /* no word would be taken */
		return false;
	bool order = is_in(&x->t[i], "insert|enter"),
	     inside = i && x->t[i - 1].sentence == x->t[i].sentence;
	if (!order && !(inside && is_small(&x->t[i - 1])))
		return false;
	for (; k < x->n && k - i < 6 && x->t[k].flags & LL_TOK_ALLCAPS &&
	       x->t[k].sentence == x->t[i].sentence;
	     k++) {
		if (!ll_word_in(x->letter, (uint32_t)k, FIELD) &&
		    !ll_word_in(x->letter, (uint32_t)k, FILLER))
			return false;
		fields += is_in(&x->t[k], "name|date|number|address|insert|enter");
	}
	*out = (struct found){ i, k ? k - 1 : 0, false };
	return k - i >= 2 && fields &&
	       (order || (k < x->n && (is_small(&x->t[k]) || is_mark(&x->t[k], '.'))));
}

static bool phrase(const struct text *x, size_t i, struct found *out)
{
	static const char *const phrases[] = {
		"lorem ipsum",
		"click here to enter",
		"click or tap here",
		"click or tap to enter",
		"choose an item .",
		"error ! reference source not found",
		"error ! bookmark not defined",
		"insert text here",
		"your name here",
		"insert name here",
		"insert date here",
		"delete this paragraph",
		"delete if not applicable",
		"delete as appropriate",
		"# ref !",
		"# value !",
		"# n / a",
		"dear null",
		"dear undefined",
		"# name ?",
		"enter text here",
		"text to follow",
		"to be completed by reviewer",
		"<< insert",
		"( choose one",
		"( select one",
		"( circle one",
		"( pick one",
		"( delete one",
		"( strike one",
		"( check one",
	};
	const char c = *x->t[i].lower.p;
	for (size_t p = 0; strchr("lceiyd#t<(", c) && p < sizeof phrases / sizeof *phrases; p++) {
		if (phrases[p][0] != c)
			continue;
		size_t k = i;
		for (const char *w = phrases[p]; *w && k < x->n; k++) {
			size_t n = strcspn(w, " ");
			if (x->t[k].lower.n != n || memcmp(x->t[k].lower.p, w, n))
				break;
			w += n + (w[n] == ' ');
			if (!*w) {
				*out = (struct found){ i, k, false };
				return true;
			}
		}
	}
	return false;
}

static bool find(const struct text *x, size_t i, struct found *out)
{
	const struct ll_token *t = &x->t[i];
	if (t->kind == LL_TOK_WORD) {
		*out = (struct found){ i, i, false };
		if (t->lower.n == 3 && is_in(t, "tbd") && (t->flags & LL_TOK_ALLCAPS))
			return true;
		return crosses(x, i, out) || crossed_amount(x, i, out) || phrase(x, i, out) ||
		       choice(x, i, out) || date_form(x, i, out) || bare_field(x, i, out);
	}
	if (t->kind != LL_TOK_PUNCT || t->text.n != 1)
		return false;
	switch (t->text.p[0]) {
	case '"':
		return chevrons(x, i, out);
	case '[':
		return bracket(x, i, ']', out) || side_note(x, i, out) ||
		       gap(x, i, '[', ']', out) || typist_mark(x, i, ']', out);
	case '(':
		return phrase(x, i, out) || bracket(x, i, ')', out) || gap(x, i, '(', ')', out) ||
		       typist_mark(x, i, ')', out);
	case '<':
		return merge_field(x, i, out) || bracket(x, i, '>', out);
	case '{':
		return merge_field(x, i, out) || bracket(x, i, '}', out) || pick_list(x, i, out);
	case '*':
		return asterisks(x, i, out);
	case '@':
		return link(x, i, out);
	case '$':
		return merge_field(x, i, out) || (i + 1 < x->n && crosses(x, i + 1, out));
	case '_':
		return blank(x, i, out);
	case '?':
		if (unknown_amount(x, i, out))
			return true;
		*out = (struct found){ i, i + run_of(x, i, '?') - 1, false };
		return run_of(x, i, '?') > 2;
	case '#':
		*out = (struct found){ i, i + run_of(x, i, '#') - 1, false };
		return (run_of(x, i, '#') > 2 && !(x->t[i].flags & LL_TOK_PARAGRAPH)) ||
		       phrase(x, i, out);
	default:
		return false;
	}
}

/* Text made anonymous by others is full of crosses: a style, one note. */
#define ANONYMOUS 3

/* What find() may begin at, besides crosses and fields in capitals. */
#define BEGINNINGS                                                                                 \
	"lorem|click|choose|error|insert|your|delete|dear|enter|text|mm|dd|tbd|\"|[|(|<|{|$|_|?|#" \
	"|*|@"

/* Crosses and forms of dates: "XX/XX/XXXX", "MM/DD/YYYY". */
static size_t count_crossed(const struct text *x)
{
	struct found f;
	size_t crossed = 0;
	for (size_t i = 0; i < x->n; i++)
		if (crosses(x, i, &f) || date_form(x, i, &f)) {
			crossed++;
			i = f.last;
		}
	return crossed;
}

/* Token i, in capitals, has such behind it and small letters before: what bare_field() asks for first. */
static bool may_be_field(const struct text *x, size_t i)
{
	const struct ll_token *t = &x->t[i];
	return i && i + 1 < x->n && t[1].flags & LL_TOK_ALLCAPS && is_small(t - 1);
}

/* The first such from i on. */
static size_t next_field(const struct text *x, size_t i)
{
	do
		i = ll_find_trait(x->letter, (uint32_t)i, LL_TRAIT_ALLCAPS);
	while (i < x->n && !may_be_field(x, i) && ++i);
	return i;
}

/* Where the next of them stand; each is looked for again only when it is passed. */
struct ahead {
	size_t beginning, slash, be, cross, field;
};

static struct ahead ahead_of(const struct text *x)
{
	return (struct ahead){ ll_find(x->letter, 0, BEGINNINGS), ll_find(x->letter, 1, "/"),
			       ll_find(x->letter, 1, "be"),
			       ll_find_trait(x->letter, 0, LL_TRAIT_X), next_field(x, 0) };
}

/* The first token from i on that find() may begin at. */
static size_t next_beginning(const struct text *x, size_t i, struct ahead *a)
{
	if (a->beginning < i)
		a->beginning = ll_find(x->letter, (uint32_t)i, BEGINNINGS);
	if (a->slash <= i) /* a choice begins right before one */
		a->slash = ll_find(x->letter, (uint32_t)i + 1, "/");
	if (a->be <= i) /* "to be completed by reviewer" */
		a->be = ll_find(x->letter, (uint32_t)i + 1, "be");
	if (a->cross < i)
		a->cross = ll_find_trait(x->letter, (uint32_t)i, LL_TRAIT_X);
	if (a->field < i)
		a->field = next_field(x, i);
	size_t next = a->beginning;
	next = next < a->slash ? next : a->slash - 1;
	next = next < a->be ? next : a->be - 1;
	next = next < a->cross ? next : a->cross;
	next = next < a->field ? next : a->field;
	return next > i ? next : i;
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	struct text x = text_of(letter);
	struct found f;
	size_t crossed = 0;
	bool told = false;
	struct ahead ahead = ahead_of(&x);
	for (size_t i = next_beginning(&x, 0, &ahead); i < x.n; i = next_beginning(&x, i + 1, &ahead)) {
		if (!find(&x, i, &f))
			continue;
		/* "xx/xx/2014 (redacted by the IRO)": left out on purpose */
		bool meant = false;
		for (size_t k = f.last + 1; k < x.n && k < f.last + 5; k++)
			meant |= is_in(&x.t[k], "redacted|withheld|masked|anonymized");
		if (meant) {
			i = f.last;
			continue;
		}
		bool is_cross = is_xs(&x.t[f.first], 2) || is_in(&x.t[f.first], "mm|dd");
		if (is_cross && !crossed)
			crossed = count_crossed(&x);
		const bool many = is_cross && crossed > ANONYMOUS;
		i = f.last;
		if (many && told)
			continue;
		told |= many;
		struct ll_span at = ll_join(x.t[f.first].at, x.t[f.last].at);
		struct ll_finding *r = ll_report(
			ctx, at, "'%s' looks like a leftover of a template", ll_quote(ctx, at));
		if (many)
			ll_soften(r, LL_NOTE);
		else if (f.doubtful)
			ll_soften(r, LL_WARNING);
	}
}

LL_CHECK(placeholder) = {
	LL_CHECK_ABI,
	.id = "placeholder",
	.family = "wording",
	.since = "0.1",
	.summary = "a leftover of a template",
	.explain = "## What it finds\n\n"
		   "A field of a template that nobody filled in: `[INSERT DATE]`, `XX/XX/XXXX`,\n"
		   "`____` or `***` in a sentence, `TBD`, `<<Name>>`, `{{name}}`, `@NAME@`,\n"
		   "`?\??`, `Click here to enter text`; a choice not made (`is/is not`,\n"
		   "`{left/right:20413}`); a note to a colleague (`[verify date]`).\n\n"
		   "## Why it matters\n\n"
		   "The reader cannot know what was meant to stand there. A missing date, name\n"
		   "or amount can make the decision impossible to carry out or to appeal.\n\n"
		   "## Fires on\n\n"
		   "> received on **[INSERT DATE]**\n\n"
		   "> decided by **XXX**\n\n"
		   "> the records of **[Provider Name]**\n\n"
		   "> the request **is/is not** medically necessary\n\n"
		   "## Stays silent on\n\n"
		   "- words a reviewer put into a quotation: `[mental health]`, `[sic]`\n"
		   "- check boxes (`[ ]`, `[x]`), lines to sign on, ruled lines\n"
		   "- *Chapter XXX*, *46,XX*, footnotes (`**`) and bold type (`**so**`)\n"
		   "- text that others made anonymous (*XXXX* throughout) is one note\n\n"
		   "## How to fix\n\n"
		   "Write what belongs there, or take the field out.\n",
	.severity = LL_ERROR,
	.run = run,
};
