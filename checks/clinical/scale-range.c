/* SPDX-License-Identifier: MIT */
#include <letterlint/letterlint.h>

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	LL_FOREACH (f, letter, LL_SCALE) {
		const struct ll_scale *s = &f->u.scale;
		if (s->value >= s->min && s->value <= s->max)
			continue;
		ll_report(ctx, f->at, "'%s' is not possible: %s goes from %g to %g",
			  ll_quote(ctx, f->at),
			  s->kind == LL_SCALE_GAF ? "the GAF"
						  : ll_format(ctx, "%.*s", LL_SV(f->key)),
			  s->min, s->max);
	}
}

LL_CHECK(scale_range) = {
	LL_CHECK_ABI,
	.id = "scale-range",
	.family = "clinical",
	.since = "0.1",
	.summary = "an impossible value on a scale: pain 12/10, GAF 151",
	.explain = "## What it finds\n\n"
		   "A value that its scale does not have: pain above 10 of 10, a GAF above 100,\n"
		   "strength above 5 of 5, a joint moved through more than 180 degrees, a\n"
		   "questionnaire's score above its maximum.\n\n"
		   "## Why it matters\n\n"
		   "Such a value is a slip of the keyboard or of dictation. Decisions are argued\n"
		   "from these values, and no reader can tell what was measured.\n\n"
		   "## Fires on\n\n"
		   "> She rates her pain at **12/10**.\n\n"
		   "> the **GAF of 151**\n\n"
		   "## Stays silent on\n\n"
		   "- strengths of drugs (*10/325 mg*), spine levels (*L4/5*), dates\n"
		   "- values at the ends of a scale: *5/5 strength*, *pain 10/10*\n\n"
		   "## How to fix\n\n"
		   "Look the value up in the record.\n",
	.severity = LL_WARNING,
	.status = LL_STABLE,
	.run = run,
};
