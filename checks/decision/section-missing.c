/* SPDX-License-Identifier: MIT */
#include <letterlint/letterlint.h>

enum { FEW = 8 /* words that are no part yet */ };

struct view {
	struct ll_ctx *ctx;
	const struct ll_letter *letter;
	const struct ll_section *s;
	const struct ll_sentence *sentences;
	const struct ll_token *t;
	const struct ll_item *items;
	size_t ns, nitems;
};

static const struct ll_section *first_of(const struct view *v, uint32_t kind)
{
	for (size_t k = 0; k < v->ns; k++)
		if (v->s[k].kind == kind)
			return &v->s[k];
	return NULL;
}

/* "MAXIMUS guideline:", not a sentence that serves as its own heading. */
static bool is_labelled(const struct view *v, const struct ll_section *s)
{
	const struct ll_sv h = ll_text(v->letter, s->heading);
	return h.n && h.p[h.n - 1] == ':';
}

/* Words of a section, its heading and its lead-in (which ends in a colon) left out. */
static uint32_t words_of(const struct view *v, const struct ll_section *s)
{
	uint32_t words = 0;
	const uint32_t after = s->heading.off + s->heading.len;
	for (uint32_t i = s->sentence; i < s->sentence + s->nsentences; i++)
		for (uint32_t j = v->sentences[i].token;
		     j < v->sentences[i].token + v->sentences[i].ntokens; j++) {
			if (v->t[j].kind == LL_TOK_PUNCT && v->t[j].text.n == 1 &&
			    *v->t[j].text.p == ':' && words > FEW && s->kind == LL_SEC_SUMMARY &&
			    i <= s->sentence + 1)
				words = 0;
			words += v->t[j].kind != LL_TOK_PUNCT && v->t[j].at.off >= after;
		}
	return words;
}

/* The labelled section of this kind in an item, or NULL. */
static const struct ll_section *in_item(const struct view *v, const struct ll_item *it,
					uint32_t kind)
{
	for (uint32_t k = it->section; k < it->section + it->nsections; k++)
		if (v->s[k].kind == kind && v->s[k].item && &v->items[v->s[k].item - 1] == it)
			return &v->s[k];
	return NULL;
}

/* "Reviewer guideline:", one of two that go together. */
static bool is_paired(const struct view *v, const struct ll_section *s)
{
	static const char end[] = "guideline:";
	const size_t n = sizeof end - 1;
	const struct ll_sv h = s ? ll_text(v->letter, s->heading) : (struct ll_sv){ "", 0 };
	return h.n > n && !memcmp(h.p + h.n - n, end, n);
}

/* A guideline statement that one item lacks, where the layout of the letter has it. */
static void check_statement(const struct view *v, uint32_t kind, const char *what)
{
	const struct ll_section *model = first_of(v, kind);
	/* Not a piece of a letter. */
	const struct ll_section *summary = first_of(v, LL_SEC_SUMMARY);
	const bool whole = first_of(v, LL_SEC_HOW_MADE) || (summary && summary->heading.len);
	for (size_t k = 0; k < v->ns; k++)
		if ((v->s[k].kind == LL_SEC_CA_GUIDELINE || v->s[k].kind == LL_SEC_IMR_GUIDELINE) &&
		    !is_labelled(v, &v->s[k]))
			return; /* of a layout that says it in sentences of many forms */
	for (size_t i = 0; i < v->nitems; i++) {
		const struct ll_item *it = &v->items[i];
		const struct ll_section *rationale = in_item(v, it, LL_SEC_RATIONALE);
		const uint32_t other =
			kind == LL_SEC_CA_GUIDELINE ? LL_SEC_IMR_GUIDELINE : LL_SEC_CA_GUIDELINE;
		if (!it->heading.len || in_item(v, it, kind) || !rationale ||
		    !is_labelled(v, rationale) || words_of(v, rationale) < FEW ||
		    (!model && !(whole && is_paired(v, in_item(v, it, other)))))
			continue;
		struct ll_finding *r =
			ll_report(v->ctx, it->heading,
				  "'%s' has no statement of the guidelines that %s relied on",
				  ll_quote(v->ctx, it->heading), what);
		if (model)
			ll_related(r, model->heading, "the statement of another request");
	}
}

/* The reviewer's licence and specialty: in the paragraph about the review or in a part of their
 * own. */
static void check_credentials(const struct view *v, const struct ll_section *how)
{
	if (first_of(v, LL_SEC_CREDENTIALS) || words_of(v, how) < FEW)
		return;
	size_t n;
	ll_tokens(v->letter, &n);
	for (size_t i = 0; i < n; i++) {
		const uint32_t kind = v->s[v->sentences[v->t[i].sentence].section].kind;
		if (kind != LL_SEC_HOW_MADE && kind != LL_SEC_HEADER && kind != LL_SEC_CLOSING &&
		    kind != LL_SEC_OTHER)
			continue;
		if (ll_in(v->t[i].lower, "licensed|licensure|license|certified|certification|"
					 "certifications|specialty|credentials|"
					 "qualifications|specialist"))
			return;
	}
	ll_report(v->ctx, how->heading, "the reviewer's licence and specialty are not stated");
}

static void check_summary(const struct view *v, const struct ll_section *issues)
{
	const struct ll_section *summary = NULL;
	for (size_t k = 0; k < v->ns; k++)
		if (v->s[k].kind == LL_SEC_SUMMARY) {
			if (!summary)
				summary = &v->s[k];
			if (words_of(v, &v->s[k]) >= FEW)
				return;
		}
	if (summary)
		ll_report(v->ctx, summary->heading.len ? summary->heading : summary->at,
			  "the clinical case summary is empty");
	else
		ll_report(v->ctx, issues->heading, "there is no clinical case summary before '%s'",
			  ll_quote(v->ctx, issues->heading));
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	struct view v = { .ctx = ctx, .letter = letter };
	size_t n;
	v.s = ll_sections(letter, &v.ns);
	v.sentences = ll_sentences(letter, &n);
	v.t = ll_tokens(letter, &n);
	v.items = ll_items(letter, &v.nitems);
	const struct ll_section *how = first_of(&v, LL_SEC_HOW_MADE),
				*issues = first_of(&v, LL_SEC_ISSUES);
	if (!v.nitems)
		return;
	check_statement(&v, LL_SEC_CA_GUIDELINE, "the claims administrator");
	check_statement(&v, LL_SEC_IMR_GUIDELINE, "the reviewer");
	if (!how || !how->heading.len || !issues || !issues->heading.len || how > issues)
		return; /* a piece of a letter, or one of another layout */
	check_credentials(&v, how);
	check_summary(&v, issues);
}

LL_CHECK(section_missing) = {
	LL_CHECK_ABI,
	.id = "section-missing",
	.family = "decision",
	.since = "0.1",
	.summary = "a part that a determination of this layout must have is absent",
	.severity = LL_WARNING,
	.status = LL_STABLE,
	.run = run,
	.explain = "## What it finds\n\n"
		   "In an Independent Medical Review determination: a request without one of its\n"
		   "two guideline statements, no clinical case summary or an empty one, no\n"
		   "licence and specialty of the reviewer.\n\n"
		   "## Why it matters\n\n"
		   "A determination must give the employee's medical condition (8 CCR\n"
		   "9792.10.6(d)) and the reviewer's qualifications, though not the name\n"
		   "(California Labor Code 4610.6(f)). A part that is absent was lost when the\n"
		   "letter was put together.\n\n"
		   "## Fires on\n\n"
		   "> A request with *Claims Administrator guideline:* and *Decision rationale:*\n"
		   "> but **without** *MAXIMUS guideline:*\n\n"
		   "> **CLINICAL CASE SUMMARY** and then at once **IMR ISSUES, DECISIONS AND\n"
		   "> RATIONALES**\n\n"
		   "## Stays silent on\n\n"
		   "- pieces of letters, and other layouts\n"
		   "- headings in a row that share one rationale\n"
		   "- letters that begin at *HOW THE IMR FINAL DETERMINATION WAS MADE*, without\n"
		   "  the first page and the list of documents\n\n"
		   "## How to fix\n\n"
		   "Add the part. If the request shares another's, say so.\n",
};
