/* SPDX-License-Identifier: MIT */
#include <letterlint/letterlint.h>

#include <string.h>

/* What is numbered by letters. */
#define LETTERED \
	"conditions|parts|items|criteria|points|requirements|elements|prongs|clauses|paragraphs|questions|condition|" \
	"item|criterion|part|clause|prong|requirement"

enum { WORDS = 4, BODY = 4, LONG = 2000, MOST = 64 /* references looked into; more are no letter */ };

struct view {
	struct ll_ctx *ctx;
	const struct ll_letter *letter;
	const struct ll_token *t;
	const struct ll_sentence *s;
	const struct ll_section *sections;
	size_t n, ns, nsections;
	/* Known where the letter has the word "quoted": */
	size_t quoted;    /* the first token behind which something was quoted; n: none */
	size_t guideline; /* the first token that speaks of a guideline; n: none */
};

/* The token is one of the words of a '|'-separated list. */
static bool in(const struct view *v, size_t i, const char *list)
{
	return ll_word_in(v->letter, (uint32_t)i, list);
}

static size_t begin_of(const struct view *v, size_t i)
{
	return v->s[v->t[i].sentence].token;
}

static size_t end_of(const struct view *v, size_t i)
{
	return begin_of(v, i) + v->s[v->t[i].sentence].ntokens;
}

/* The same word, a plural s apart. */
static bool same_word(struct ll_sv a, struct ll_sv b)
{
	if (a.n > b.n) {
		const struct ll_sv c = a;
		a = b;
		b = c;
	}
	return a.n && !memcmp(a.p, b.p, a.n) && (a.n == b.n || (b.n == a.n + 1 && b.p[a.n] == 's'));
}

/* The words just before the reference, that say what is quoted: "an initial trial as quoted above". */
static size_t subject(const struct view *v, size_t i, const struct ll_token **words)
{
	const size_t begin = begin_of(v, i);
	size_t n = 0, k = i;
	while (k > begin && in(v, k - 1, "as|is|are|was|,|("))
		k--;
	for (; k > begin && n < WORDS; k--) {
		if (v->t[k - 1].kind != LL_TOK_WORD || v->t[k - 1].lower.n < 3 ||
		    in(v, k - 1, "the|this|that|these|those|for|with|from|and|what|not|than|per|has|have|had|been|its|any"))
			break;
		words[n++] = &v->t[k - 1];
	}
	for (size_t w = 0; w < n; w++)
		for (const char *p = "guideline|guidelines|guidance|criteria|criterion|recommendation|recommendations|text|passage|"
				     "language|section|statement|provision|policy|definition|standard|citation|reference|"
				     "sentence|paragraph|rule|amount|number|limit|excerpt|source|literature|evidence|chapter|page";
		     *p; p += *p == '|') {
			const size_t len = strcspn(p, "|");
			if (words[w]->lower.n == len && !memcmp(words[w]->lower.p, p, len))
				return 0; /* says nothing of what it is */
			p += len;
		}
	return n;
}

/* The first sentence of [from, to) that has all the words; its first such token, or `to`. */
static size_t spoken_of(const struct view *v, const struct ll_token **words, size_t n, size_t from, size_t to)
{
	for (size_t i = from; i < to;) {
		const size_t end = end_of(v, i) < to ? end_of(v, i) : to;
		size_t found = 0, first = to;
		for (size_t w = 0; w < n; w++)
			for (size_t k = i; k < end; k++)
				if (same_word(v->t[k].lower, words[w]->lower)) {
					found++;
					first = k < first ? k : first;
					break;
				}
		if (found == n)
			return first;
		i = end > i ? end : i + 1;
	}
	return to;
}

/* "as quoted above", at the token "quoted". */
static void quoted_above(const struct view *v, size_t i)
{
	const struct ll_token *words[WORDS];
	const size_t n = subject(v, i, words), begin = begin_of(v, i), from = i && in(v, i - 1, "as") ? i - 1 : i;
	const struct ll_span at = ll_join(v->t[from].at, v->t[i + 1].at);
	if (n && spoken_of(v, words, n, begin > LONG ? begin - LONG : 0, begin) == begin) {
		const size_t end = end_of(v, i), to = end + LONG < v->n ? end + LONG : v->n;
		const size_t below = spoken_of(v, words, n, end, to);
		if (below < to) {
			size_t last = below;
			while (last + 1 < end_of(v, below) && !in(v, last + 1, ";|.|:"))
				last++;
			const struct ll_span there = ll_join(v->t[below].at, v->t[last].at);
			struct ll_finding *r = ll_report(v->ctx, at, "'%s', but '%s' stands below, on line %u",
							 ll_quote(v->ctx, at), ll_quote(v->ctx, there),
							 ll_line(v->letter, there.off));
			ll_related(r, there, "'%s' stands here, below the reference", ll_quote(v->ctx, there));
			return;
		}
	}
	if (i < v->quoted && v->guideline >= begin)
		ll_report(v->ctx, at, "'%s', but nothing is quoted above", ll_quote(v->ctx, at));
}

/* Words of the letter's body from token i on; the closing is none of it. */
static bool has_body(const struct view *v, size_t i)
{
	uint32_t words = 0;
	for (; i < v->n && words < BODY; i++)
		words += v->t[i].kind != LL_TOK_PUNCT && v->sections[v->s[v->t[i].sentence].section].kind != LL_SEC_CLOSING;
	return words >= BODY;
}

/* "as described below", at the token "below", where the letter ends. */
static void points_below(const struct view *v, size_t i)
{
	if (!i || !in(v, i - 1, "see|described|discussed|listed|noted|outlined|explained|detailed|shown|given|stated|quoted|cited|"
				"forth|out|mentioned|summarized|addressed|reproduced|itemized") ||
	    (i + 1 < v->n && v->t[i + 1].sentence == v->t[i].sentence && v->t[i + 1].kind != LL_TOK_PUNCT) ||
	    v->t[i].flags & LL_TOK_QUOTED || has_body(v, end_of(v, i)) || end_of(v, i) > i + 4)
		return;
	const struct ll_span at = ll_join(v->t[i - 1].at, v->t[i].at);
	ll_report(v->ctx, at, "'%s', but nothing stands below", ll_quote(v->ctx, at));
}

/* A line of cells: tabs, bars, or two gaps of three blanks. */
static bool has_table(const struct view *v, uint32_t from, uint32_t to)
{
	const struct ll_sv text = ll_source_text(v->letter);
	uint32_t gaps = 0, blanks = 0, bars = 0;
	bool words = false;
	for (uint32_t i = from; i < to && i < text.n; i++) {
		const char c = text.p[i];
		if (c == '\n') {
			gaps = blanks = bars = 0;
			words = false;
		} else if (c == ' ') {
			blanks++;
		} else if (c == '\t' || c == '|') {
			if (words && (c == '\t' || ++bars > 1))
				return true;
		} else {
			gaps += words && blanks > 2;
			if (gaps > 1)
				return true;
			blanks = 0;
			words = true;
		}
	}
	return false;
}

/* A paragraph called "Table 2", or two short ones with figures in a row: a table whose blanks are lost. */
static bool has_rows(const struct view *v, size_t from, size_t to)
{
	enum { SHORT = 14 };
	uint32_t rows = 0, numbers = 0;
	size_t start = from;
	for (size_t i = from; i <= to && i <= v->n; i++) {
		if (i < to && i < v->n && !(v->t[i].flags & LL_TOK_PARAGRAPH)) {
			numbers += v->t[i].kind == LL_TOK_NUMBER;
			continue;
		}
		rows = i > start && i - start <= SHORT && numbers ? rows + 1 : 0;
		if (rows > 1 || (i < to && in(v, i, "table|figure|chart")))
			return true;
		start = i;
		numbers = i < v->n && v->t[i].kind == LL_TOK_NUMBER;
	}
	return false;
}

/* "the table below", at the token "below" or "above". Whether the letter was looked through for it. */
static bool points_to_table(const struct view *v, size_t i)
{
	size_t at_word = i > 1 && v->t[i - 1].kind == LL_TOK_NUMBER ? i - 2 : i - 1; /* "Table 3 below" */
	while (at_word && i < at_word + 5 && in(v, at_word, "set|out|forth|shown|given|printed|reproduced|that|appears|is|at|the"))
		at_word--; /* "the table set out below", "the table at the end of this letter" */
	if (in(v, i, "following")) { /* "reproduced in the following table" */
		if (!in(v, i + 1, "table|chart") || v->t[i].flags & LL_TOK_QUOTED)
			return false;
		if (!has_table(v, v->t[i].at.off, (uint32_t)ll_source_text(v->letter).n) &&
		    !has_rows(v, end_of(v, i), v->n)) {
			const struct ll_span both = ll_join(v->t[i].at, v->t[i + 1].at);
			ll_report(v->ctx, both, "'%s', but no table follows", ll_quote(v->ctx, both));
		}
		return true;
	}
	if (!i || !in(v, at_word, "table|chart|graph|figure|diagram") || v->t[i].flags & LL_TOK_QUOTED)
		return false;
	const bool below = in(v, i, "below|end");
	if (in(v, i, "end") && !(in(v, i + 1, "of") && in(v, i + 2, "this|the") && in(v, i + 3, "letter|decision|notice|document")))
		return false;
	const uint32_t off = v->t[i].at.off;
	if (below ? has_table(v, off, (uint32_t)ll_source_text(v->letter).n) || has_rows(v, end_of(v, i), v->n) :
		    has_table(v, 0, off) || has_rows(v, 0, begin_of(v, i)))
		return true;
	const struct ll_span at = ll_join(v->t[at_word].at, v->t[i].at);
	ll_report(v->ctx, at, "'%s', but there is no %.*s %s", ll_quote(v->ctx, at), LL_SV(v->t[at_word].lower),
		  in(v, i, "end") ? "there" : below ? "below" : "above");
	return true;
}

/* How many a number word says: "two", "3"; 0: none. */
static uint32_t count_at(const struct view *v, size_t i)
{
	static const char *const words[] = { "two|2", "three|3", "four|4", "five|5", "six|6" };
	for (uint32_t n = 0; n < sizeof words / sizeof *words; n++)
		if (in(v, i, words[n]))
			return n + 2;
	return 0;
}

/* "for the following three reasons:", at the colon, and fewer sentences stand behind it in its section, none of them
 * numbered. True: it is such a reference. */
static bool following_many(const struct view *v, size_t i)
{
	enum { NEAR = 5 };
	size_t k = i, begin = begin_of(v, i);
	uint32_t many = 0, found = 0;
	for (; k > begin && i - k < NEAR && !in(v, k, "following|these"); k--)
		if (count_at(v, k))
			many = count_at(v, k);
	if (!many || !in(v, k, "following|these") || !in(v, i - 1, "reasons|grounds|points|conditions|facts|items|documents|findings|questions|criteria") ||
	    v->t[i].flags & LL_TOK_QUOTED)
		return false;
	const uint32_t section = v->s[v->t[i].sentence].section;
	for (size_t s = v->t[i].sentence; s < v->ns && v->s[s].section == section; s++)
		found += v->s[s].token > i;
	if (found >= many || v->sections[section].kind == LL_SEC_HEADER)
		return true;
	for (size_t j = i + 1; j < v->n && v->s[v->t[j].sentence].section == section; j++)
		if (in(v, j, ",|;|and|first|firstly|(|-|*") || v->t[j].kind == LL_TOK_NUMBER)
			return true;
	const struct ll_span at = ll_join(v->t[k].at, v->t[i].at);
	ll_report(v->ctx, at, "'%s', but they do not follow", ll_quote(v->ctx, at));
	return true;
}

/* "Conditions (a), (b) and (c)", at the noun: each letter must stand elsewhere too. True: letters stand there. */
static bool lettered(const struct view *v, size_t i)
{
	enum { REACH = 16 };
	size_t last = i, missing = 0;
	uint32_t known = 0;
	for (size_t k = i + 1; k + 2 < v->n && k < i + REACH; k++) {
		if (in(v, k, ",|and|or|&|through|to"))
			continue;
		if (!in(v, k, "(") || !in(v, k + 2, ")") || v->t[k + 1].kind == LL_TOK_PUNCT || v->t[k + 1].lower.n != 1)
			break;
		bool elsewhere = false;
		for (size_t j = 0; j + 2 < v->n && !elsewhere; j++)
			elsewhere = (j < i || j > i + REACH) && in(v, j + 1, ")") && v->t[j].lower.n == 1 &&
				    v->t[j].lower.p[0] == v->t[k + 1].lower.p[0];
		missing = elsewhere ? missing : k;
		last = k += 2;
	}
	/* the list that it points into: "(a)", "(1)" */
	const bool number = missing && v->t[missing + 1].kind == LL_TOK_NUMBER;
	for (size_t j = 0; missing && j + 2 < v->n; j++)
		known += (j < i || j > last) && in(v, j, "(") && in(v, j + 2, ")") && (number ? in(v, j + 1, "1") : in(v, j + 1, "a"));
	if (!missing || !known)
		return last > i;
	const struct ll_span at = ll_join(v->t[i].at, v->t[last].at);
	ll_report(v->ctx, at, "'%s', but there is no (%.*s)", ll_quote(v->ctx, at), LL_SV(v->t[missing + 1].lower));
	return true;
}

/* "see footnote 3", at the word, and no other 3 begins a line or stands with a footnote. True: it is such a reference. */
static bool footnote(const struct view *v, size_t i)
{
	if (i + 1 >= v->n || v->t[i + 1].kind != LL_TOK_NUMBER || v->t[i].flags & LL_TOK_QUOTED ||
	    (i && in(v, i - 1, "its|their|his|guideline's|policy's|report's")))
		return false;
	for (size_t j = 0; j < v->n; j++)
		if (j != i + 1 && v->t[j].kind == LL_TOK_NUMBER && ll_eq(v->t[j].text, v->t[i + 1].text) &&
		    (v->t[j].flags & (LL_TOK_WRAP | LL_TOK_PARAGRAPH) || (j && in(v, j - 1, "[|(|footnote|note|endnote|^")) || (j && !(v->t[j].flags & LL_TOK_SPACE))))
			return true;
	if (ll_any_of(v->letter, (uint32_t)begin_of(v, i), (uint32_t)end_of(v, i), "brochure|policy|policy's|guideline|article|study|booklet|contract|handbook|manual|paper"))
		return true;
	for (size_t j = i + 2; j < i + 6 && j < v->n; j++) /* "footnote 3 of the policy" */
		if (in(v, j, "of|in|to") && v->t[j].sentence == v->t[i].sentence)
			return true;
	const struct ll_span at = ll_join(v->t[i].at, v->t[i + 1].at);
	ll_report(v->ctx, at, "'%s', but the letter has no such note", ll_quote(v->ctx, at));
	return true;
}

/* "the following:", at the colon, before another section or the end of the letter. */
static void following(const struct view *v, size_t i)
{
	enum { NEAR = 4 };
	size_t k = i, begin = begin_of(v, i);
	while (k > begin && i - k < NEAR && !in(v, k, "following|follows"))
		k--;
	if (!in(v, k, "following|follows"))
		return;
	const struct ll_section *here = &v->sections[v->s[v->t[i].sentence].section];
	if (i + 1 < v->n) {
		const uint32_t section = v->s[v->t[i + 1].sentence].section;
		const struct ll_section *next = &v->sections[section];
		const bool inside = here->kind == LL_SEC_RATIONALE || here->kind == LL_SEC_SUMMARY ||
				    here->kind == LL_SEC_CA_GUIDELINE || here->kind == LL_SEC_IMR_GUIDELINE ||
				    next->kind == LL_SEC_DECISION || next->kind == LL_SEC_CLOSING;
		/* A heading that a determination has; others may head what follows. */
		const bool apart = next->kind == LL_SEC_HEADING || (next->heading.len && next->kind != LL_SEC_HEADER);
		/* "The committee decided as follows:" and the first of the requests with its decision */
		if (next->kind == LL_SEC_HEADING && in(v, i + 1, "(|1|a|-|*"))
			return;
		if (!(v->t[i + 1].flags & LL_TOK_PARAGRAPH) || next == here || !next->at.len || !inside || !apart)
			return;
	}
	if (here->heading.len && v->t[i].at.off < here->heading.off + here->heading.len)
		return;
	const struct ll_span at = ll_join(v->t[k].at, v->t[i].at);
	ll_report(v->ctx, at, "'%s', but nothing follows", ll_quote(v->ctx, at));
}

/* The first token that speaks of a guideline, other than where the letter says how it was made; n: none. */
static size_t first_guideline(const struct view *v)
{
	static const char words[] = "guideline|guidelines|mtus|odg|acoem|policy|criteria";
	uint32_t i = ll_find(v->letter, 0, words);
	while (i < v->n && v->sections[v->s[v->t[i].sentence].section].kind == LL_SEC_HOW_MADE)
		i = ll_find(v->letter, i + 1, words);
	return i;
}

/* The first token behind which something was quoted; n: none. */
static size_t first_quoted(const struct view *v)
{
	size_t run = 0;
	for (size_t i = 0; i < v->n; i++) {
		run = v->t[i].flags & LL_TOK_QUOTED ? run + 1 : 0;
		if (run > WORDS)
			return i;
	}
	return v->n;
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	static const char words[] = "quoted|below|above|following|end|:|footnote|endnote|note|notes|" LETTERED;
	struct view v = { .ctx = ctx, .letter = letter };
	v.t = ll_tokens(letter, &v.n);
	v.s = ll_sentences(letter, &v.ns);
	v.sections = ll_sections(letter, &v.nsections);
	uint32_t seen = 0, listed = 0; /* each reference to a list or a note reads the letter again */
	if (ll_find(letter, 0, "quoted") < v.n) {
		v.guideline = first_guideline(&v);
		v.quoted = first_quoted(&v);
	}
	for (uint32_t i = ll_find(letter, 0, words); i < v.n && seen < MOST; i = ll_find(letter, i + 1, words)) {
		seen += in(&v, i, "below|above") && i && in(&v, i + 1, ".|,|;|:|)|shows|show");
		if (in(&v, i, "quoted") && in(&v, i + 1, "above") && !(v.t[i].flags & LL_TOK_QUOTED))
			quoted_above(&v, i);
		else if (in(&v, i, "below|above|following|end") && i + 3 < v.n)
			seen += points_to_table(&v, i);
		if (in(&v, i, "below"))
			points_below(&v, i);
		else if (in(&v, i, ":"))
			following(&v, i);
		if (listed == MOST)
			continue;
		if (in(&v, i, ":"))
			listed += following_many(&v, i);
		else if (in(&v, i, "footnote|endnote") || (in(&v, i, "note|notes") && in(&v, i + 2, "below|above|infra")))
			listed += footnote(&v, i);
		else if (in(&v, i, LETTERED))
			listed += lettered(&v, i);
	}
}

LL_CHECK(dangling_reference) = {
	LL_CHECK_ABI,
	.id = "dangling-reference",
	.family = "decision",
	.since = "0.1",
	.summary = "a reference to what is not there: quoted above, see below, the following",
	.severity = LL_WARNING,
	.status = LL_STABLE,
	.run = run,
	.explain = "## What it finds\n\n"
		   "*As quoted above* where the text stands below, or where nothing was quoted;\n"
		   "*see below* at the end of the letter; *the table below* without a table;\n"
		   "*the following:* before the next heading or the end; *the following three\n"
		   "reasons:* of which fewer follow; *see footnote 3* without such a note;\n"
		   "*conditions (a), (b) and (c)* where no (c) stands.\n\n"
		   "## Why it matters\n\n"
		   "Something was moved or lost when the letter was put together. The reasons\n"
		   "must be complete for the person who reads them: California Labor Code\n"
		   "4610.6(d) asks for layperson's terms.\n\n"
		   "## Fires on\n\n"
		   "> exceeds the recommendations for an initial trial **as quoted above**,\n"
		   "> while *Initial trial of 3-4 visits* stands after the conclusion\n\n"
		   "> The patient meets **the following:** and then the next request\n\n"
		   "## Stays silent on\n\n"
		   "- *as noted above* and *as stated above*, which may mean any text before\n"
		   "- *set forth below* before the requests\n"
		   "- what is inside quotation marks\n\n"
		   "## How to fix\n\n"
		   "Put the quoted text where the reference says, or take the reference out.\n",
};
