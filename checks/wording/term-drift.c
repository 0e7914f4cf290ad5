/* SPDX-License-Identifier: MIT */
#include "wording.h"

#define WORDS 12
#define TERMS                                                                                      \
	"injured worker|worker|applicant|claimant|patient|enrollee|beneficiary|member|insured|"    \
	"employee|veteran|appellant"

struct term {
	struct ll_sv word;
	const struct ll_fact *first;
	uint32_t n;
};

static bool is_term(struct ll_sv key)
{
	return ll_in(key, TERMS);
}

/* The letter's own words for its patient; its quotations do not count. */
static uint32_t count_terms(const struct ll_letter *letter, struct term *terms)
{
	const struct text x = text_of(letter);
	uint32_t n = 0;
	LL_FOREACH (f, letter, LL_PERSON) {
		if (f->u.person.role != LL_ROLE_PATIENT || f->referent != LL_PATIENT ||
		    f->u.person.name.n || !is_term(f->key) || f->frame == LL_FRAME_GUIDELINE ||
		    f->frame == LL_FRAME_GENERIC || x.t[f->token].flags & LL_TOK_QUOTED ||
		    ll_section_of(letter, f) == LL_SEC_HOW_MADE)
			continue;
		uint32_t k = 0;
		while (k < n && !ll_eq(terms[k].word, f->key))
			k++;
		if (k == n && n == WORDS)
			continue;
		if (k == n)
			terms[n++] = (struct term){ f->key, f, 0 };
		terms[k].n++;
	}
	return n;
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	struct term terms[WORDS];
	const uint32_t n = count_terms(letter, terms);
	uint32_t most = 0;
	for (uint32_t k = 1; k < n; k++)
		if (terms[k].n > terms[most].n)
			most = k;
	struct ll_finding *finding = NULL;
	for (uint32_t k = 0; k < n; k++) {
		if (k == most || terms[k].n < 2)
			continue;
		if (finding) {
			ll_related(finding, terms[k].first->at, "and '%s' here",
				   ll_quote(ctx, terms[k].first->at));
			continue;
		}
		finding =
			ll_report(ctx, terms[k].first->at,
				  "'%s' (%u times) where the letter mostly says '%.*s' (%u times)",
				  ll_quote(ctx, terms[k].first->at), terms[k].n,
				  LL_SV(terms[most].word), terms[most].n);
		ll_related(finding, terms[most].first->at, "'%s' here",
			   ll_quote(ctx, terms[most].first->at));
	}
}

LL_CHECK(term_drift) = {
	LL_CHECK_ABI,
	.id = "term-drift",
	.family = "wording",
	.since = "0.1",
	.summary = "several words for the patient in one letter",
	.explain = "## What it finds\n\n"
		   "A letter that calls its patient by several words: *injured worker*,\n"
		   "*applicant*, *claimant*, *patient*. Off by default: `--level\n"
		   "term-drift=note` switches it on.\n\n"
		   "## Why it matters\n\n"
		   "Paragraphs from different templates use different words; a change of word\n"
		   "often marks the seam where one was pasted in.\n\n"
		   "## Fires on\n\n"
		   "> The **injured worker** was seen on May 2 ... The **applicant** has failed\n"
		   "> therapy.\n\n"
		   "## Stays silent on\n\n"
		   "- a word used once; quoted texts and guideline passages\n"
		   "- names and titles\n\n"
		   "## How to fix\n\n"
		   "Choose one word and use it throughout; read the paragraph where it changes.\n",
	.severity = LL_NOTE,
	.status = LL_PREVIEW,
	.run = run,
};
