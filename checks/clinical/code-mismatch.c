/* SPDX-License-Identifier: MIT */
#include <letterlint/letterlint.h>

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	LL_FOREACH (f, letter, LL_CODE) {
		const struct ll_code *c = &f->u.code;
		if (!c->words.len || c->agrees)
			continue;
		struct ll_finding *finding =
			ll_report(ctx, f->at, "'%.*s' is the code of %.*s, not of '%s' on line %u",
				  LL_SV(c->code), LL_SV(c->meaning), ll_quote(ctx, c->words),
				  ll_line(letter, c->words.off));
		ll_related(finding, c->words, "the words beside it: '%s'", ll_quote(ctx, c->words));
	}
}

LL_CHECK(code_mismatch) = {
	LL_CHECK_ABI,
	.id = "code-mismatch",
	.family = "clinical",
	.since = "0.1",
	.summary = "an ICD, CPT or HCPCS code against the words beside it",
	.explain = "## What it finds\n\n"
		   "An ICD-9-CM, ICD-10-CM, CPT or HCPCS code that stands for something other\n"
		   "than the words right beside it, or is of another part or the other side of\n"
		   "the body than they say.\n\n"
		   "## Why it matters\n\n"
		   "Payment and statistics follow the code, the reader follows the words. Some\n"
		   "states want external review notices to give the diagnosis and treatment\n"
		   "codes *and their meanings* (South Dakota 58-17I-15), so that the patient can\n"
		   "tell what was decided.\n\n"
		   "## Fires on\n\n"
		   "> **cervical radiculopathy** (ICD-10 **M54.16**), where M54.16 is lumbar\n"
		   "> radiculopathy\n\n"
		   "> osteoarthritis, **left knee** (**M17.11**), where M17.11 is of the right knee\n\n"
		   "## Stays silent on\n\n"
		   "- several codes in one list, and codes with no words beside them\n"
		   "- code families and unspecified codes: *depression (F32.9)*\n"
		   "- codes that the table does not know\n\n"
		   "## How to fix\n\n"
		   "Look up which of the two the records give, and correct the other.\n",
	.severity = LL_ERROR,
	.status = LL_STABLE,
	.run = run,
};
