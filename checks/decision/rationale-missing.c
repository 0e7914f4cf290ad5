/* SPDX-License-Identifier: MIT */
#include "listed.h"

#include <string.h>

struct parts {
	uint32_t words; /* of the rationale, its label left out */
	bool guideline; /* there is a guideline statement: the item is laid out in full */
	bool label;	/* a rationale section with a heading of its own */
	uint32_t last;	/* the rationale's last sentence + 1, 0: none */
};

static struct parts parts_of(const struct ll_letter *letter, const struct ll_item *it)
{
	struct parts p = { 0 };
	size_t n;
	const struct ll_section *s = ll_sections(letter, &n);
	const struct ll_sentence *sentences = ll_sentences(letter, &n);
	const struct ll_token *t = ll_tokens(letter, &n);
	for (uint32_t k = it->section; k < it->section + it->nsections; k++) {
		p.guideline |=
			s[k].kind == LL_SEC_CA_GUIDELINE || s[k].kind == LL_SEC_IMR_GUIDELINE;
		if (s[k].kind != LL_SEC_RATIONALE && s[k].kind != LL_SEC_DECISION &&
		    s[k].kind != LL_SEC_OTHER)
			continue;
		p.label |= s[k].kind == LL_SEC_RATIONALE && s[k].heading.len;
		for (uint32_t i = s[k].sentence; i < s[k].sentence + s[k].nsentences; i++)
			for (uint32_t j = sentences[i].token;
			     j < sentences[i].token + sentences[i].ntokens; j++)
				if (t[j].kind == LL_TOK_WORD &&
				    t[j].at.off >= s[k].heading.off + s[k].heading.len)
					p.words++, p.last = i + 1;
	}
	return p;
}

/* What is decided of one item, read as far as its facts go: facts and items come in one order. */
struct decided {
	bool heading;	/* "Upheld"; not "Insurer's Decision: Denied", which is what is reviewed */
	bool concludes; /* in its rationale */
	const struct ll_fact *conclusion, *decision; /* the last ones read */
};

static void decide(const struct ll_letter *letter, uint32_t item, struct decided *d)
{
	const struct ll_fact *f;
	d->heading = d->concludes = false;
	while ((f = ll_next(letter, LL_CONCLUSION, d->conclusion)) && f->item <= item) {
		d->concludes |= f->item == item;
		d->conclusion = f;
	}
	while ((f = ll_next(letter, LL_DECISION, d->decision)) && f->item <= item) {
		bool heading = ll_section_of(letter, f) == LL_SEC_HEADING;
		d->heading |= f->item == item && heading;
		d->concludes |= f->item == item && !heading;
		d->decision = f;
	}
}

/* A word of deciding in the last two sentences: a conclusion in other words than are known. */
static bool may_conclude(const struct ll_letter *letter, uint32_t last)
{
	static const char deciding[] = "necessary|necessity|appropriate|indicated|supported|"
				       "recommended|warranted|authorized|certified|approved|"
				       "denied|upheld|uphold|overturned|overturn|justified|"
				       "reasonable|excessive|exceeds|unnecessary|covered|required|"
				       "needed|granted|certification|authorization|support|certify|"
				       "approve|modified|modification|established";
	size_t n;
	const struct ll_sentence *s = ll_sentences(letter, &n);
	for (uint32_t i = last; i-- > 0 && i + 2 >= last;) {
		const uint32_t end = s[i].token + s[i].ntokens;
		if (ll_any_of(letter, s[i].token, end, deciding))
			return true;
	}
	return false;
}

/* "1. The request for an MRI is medically necessary and appropriate.": the heading concludes. */
static bool is_sentence(const struct ll_letter *letter, const struct ll_item *it)
{
	const struct ll_sv d = ll_text(letter, it->decision);
	const char *const word = "necessary";
	for (size_t i = 0; i + strlen(word) <= d.n; i++)
		if (!memcmp(d.p + i, word, strlen(word)))
			return true;
	return false;
}

/* ---- Questions put to the reviewer: "Q1 Are limits supported?" ... "Q1. Yes." ---- */

/* "Q2", "Question 2" at token i: the number; *end is behind it. 0: no such label. */
static uint32_t question_at(const struct ll_letter *letter, const struct ll_token *t, size_t n,
			    uint32_t i, uint32_t *end)
{
	const struct ll_sv w = t[i].lower;
	const struct ll_sv next = i + 1 < n ? t[i + 1].lower : (struct ll_sv){ 0 };
	if (w.n == 2 && *w.p == 'q' && w.p[1] >= '1' && w.p[1] <= '9') {
		*end = i + 1;
		return (uint32_t)(w.p[1] - '0');
	}
	if (!ll_word_in(letter, i, "question|issue") || next.n != 1 || *next.p < '1' || *next.p > '9')
		return 0;
	*end = i + 2;
	return (uint32_t)(*next.p - '0');
}

/* The list that begins with question 1 at token i, each but a question: how many; *end is behind it. */
static uint32_t questions_from(const struct ll_letter *letter, const struct ll_token *t, size_t n,
			       uint32_t i, struct ll_span *at, uint32_t *end)
{
	enum { LONGEST = 60 };
	uint32_t count = 0, body;
	while (count < 9 && i < n && question_at(letter, t, n, i, &body) == count + 1) {
		const uint32_t most = body + LONGEST < n ? body + LONGEST : (uint32_t)n,
			       mark = ll_find_before(letter, body, most, "?|.");
		if (mark == body) /* "Q1. Are ..." */
			body++;
		const uint32_t stop = ll_find_before(letter, body, most, "?");
		if (stop >= most)
			break;
		at[count++] = ll_join(t[body].at, t[stop].at);
		*end = i = stop + 1;
	}
	return count;
}

/* A list of questions of which all but one are answered under their numbers. */
static void unanswered(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	static const char words[] = "q1|question|issue";
	struct ll_span at[9];
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n);
	uint32_t end = 0, number, count = 0, answered = 0, times = 0;
	for (uint32_t i = ll_find(letter, 0, words); i < n && count < 2; i = ll_find(letter, i + 1, words))
		if (question_at(letter, t, n, i, &end) == 1)
			count = questions_from(letter, t, n, i, at, &end);
	/* "questions 1 to 3" may answer any of them */
	if (count < 2 || ll_find(letter, end, "questions|issues") < n)
		return;
	for (uint32_t i = end, behind; i < n; i++)
		if ((number = question_at(letter, t, n, i, &behind)) && number <= count &&
		    !(answered >> number & 1)) {
			answered |= 1U << number;
			times++;
		}
	for (number = 1; number <= count && times && times + 1 == count; number++)
		if (!(answered >> number & 1))
			ll_soften(ll_report(ctx, at[number - 1], "'%s' is asked, but not answered",
					    ll_quote(ctx, at[number - 1])),
				  LL_WARNING);
}

/* A rationale under a heading of its own, of no item. */
static bool reasons_elsewhere(const struct ll_letter *letter)
{
	size_t n;
	const struct ll_section *s = ll_sections(letter, &n);
	for (size_t i = 0; i < n; i++)
		if (s[i].kind == LL_SEC_RATIONALE && !s[i].item && s[i].heading.len && s[i].nsentences > 2)
			return true;
	return false;
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	size_t n;
	const struct ll_item *it = ll_items(letter, &n);
	unanswered(ctx, letter);
	unreasoned(ctx, letter);
	/* A form with fields such as "Tobacco: Denied" decides nothing. */
	if (!ll_next(letter, LL_CONCLUSION, NULL) && !ll_next(letter, LL_GUIDELINE, NULL))
		return;
	struct decided d = { 0 };
	const int64_t few = ll_option_int(ctx, "words");
	for (uint32_t i = 0; i < n; i++) {
		struct ll_span at = it[i].heading.len ? it[i].heading : it[i].decision;
		struct parts p = parts_of(letter, &it[i]);
		decide(letter, i + 1, &d);
		if (!d.heading)
			continue;
		if (p.words < few) {
			/* Headings in a row share the rationale that follows the last of them. */
			bool shared = !p.guideline && !p.label && i + 1 < n;
			/* a letter of one request reasons where its own heading says so */
			if (!shared && !(n == 1 && reasons_elsewhere(letter)))
				ll_report(ctx, at, "No rationale is given for '%s'",
					  ll_quote(ctx, at));
		} else if (!d.concludes && !is_sentence(letter, &it[i]) && !may_conclude(letter, p.last)) {
			struct ll_finding *r = ll_report(
				ctx, at, "The rationale for '%s' ends without a conclusion",
				ll_quote(ctx, at));
			size_t count;
			struct ll_span end = ll_sentences(letter, &count)[p.last - 1].at;
			ll_related(r, end, "the last sentence of the rationale");
		}
	}
}

static const struct ll_opt options[] = {
	{ "words", "what has fewer words is no rationale", 5, 1, 500 },
	{ 0 },
};

LL_CHECK(rationale_missing) = {
	LL_CHECK_ABI,
	.id = "rationale-missing",
	.family = "decision",
	.since = "0.1",
	.summary = "a decided request with no rationale or no conclusion",
	.severity = LL_ERROR,
	.options = options,
	.run = run,
	.explain = "## What it finds\n\n"
		   "A request that is decided, but for which no rationale is given, or one that\n"
		   "ends without saying whether the request is medically necessary; of a list of\n"
		   "questions (*Q1*, *Question 2*) the one that is not answered, and of a list of\n"
		   "requests the one that is not taken up under its label (warnings).\n\n"
		   "## Why it matters\n\n"
		   "A determination must state of the disputed treatment whether it is medically\n"
		   "necessary (8 CCR 9792.10.6(d)), and health plans must give the specific\n"
		   "reasons of a denial (29 CFR 2560.503-1(g)). What is decided without a reason\n"
		   "the patient cannot follow and nobody can defend.\n\n"
		   "## Fires on\n\n"
		   "> **Omeprazole 20 mg #30: Overturned**, its two guideline statements, and\n"
		   "> then the next request\n\n"
		   "## Stays silent on\n\n"
		   "- headings in a row with one rationale for all\n"
		   "- *as the primary procedure is not necessary, none of the associated\n"
		   "  services are*\n"
		   "- letters without separate requests\n\n"
		   "## How to fix\n\n"
		   "Put the rationale back, with its concluding sentence, or say which other\n"
		   "rationale decides this request.\n",
};
