/* SPDX-License-Identifier: MIT */
#include <letterlint/letterlint.h>

enum { SHOWN = 4 };

static const char *what(uint32_t kind)
{
	switch (kind) {
	case LL_ID_NAME:
		return "the patient's name";
	case LL_ID_INITIALS:
		return "the patient's initials";
	case LL_ID_SSN:
		return "a social security number";
	case LL_ID_PHONE:
		return "a private telephone number";
	case LL_ID_EMAIL:
		return "a private e-mail address";
	case LL_ID_RECORD:
		return "a medical record number";
	case LL_ID_ADDRESS:
		return "a private address";
	case LL_ID_REVIEWER_NAME:
		return "the reviewer's name";
	default:
		return "what identifies a person";
	}
}

static bool same(const struct ll_identifier *a, const struct ll_identifier *b)
{
	return a->kind == b->kind && ll_eq(a->value, b->value);
}

static bool told_before(const struct ll_letter *letter, const struct ll_fact *f)
{
	LL_FOREACH (g, letter, LL_IDENTIFIER) {
		if (g == f)
			return false;
		if (g->u.identifier.leaks && same(&g->u.identifier, &f->u.identifier))
			return true;
	}
	return false;
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	uint32_t found = 0;
	LL_FOREACH (f, letter, LL_IDENTIFIER) {
		if (!f->u.identifier.leaks || found > 32 || told_before(letter, f))
			continue;
		found++;
		struct ll_finding *r = ll_report(
			ctx, f->at, "%s, '%s', is left in a letter that is to name nobody",
			what(f->u.identifier.kind), ll_quote(ctx, f->at));
		uint32_t shown = 0;
		for (const struct ll_fact *g = ll_next(letter, LL_IDENTIFIER, f);
		     g && shown < SHOWN; g = ll_next(letter, LL_IDENTIFIER, g))
			if (g->u.identifier.leaks && same(&g->u.identifier, &f->u.identifier)) {
				ll_related(r, g->at, "and here");
				shown++;
			}
	}
}

LL_CHECK(identity_leak) = {
	LL_CHECK_ABI,
	.id = "identity-leak",
	.family = "identity",
	.since = "0.1",
	.summary = "a name, number or address left in a letter that is to name nobody",
	.severity = LL_ERROR,
	.status = LL_STABLE,
	.run = run,
	.explain = "## What it finds\n\n"
		   "In a published kind of determination that names nobody: the patient's name,\n"
		   "social security number, medical record number, private telephone, e-mail or\n"
		   "address, and the reviewer's name.\n\n"
		   "## Why it matters\n\n"
		   "These determinations are published. The qualifications of the reviewers are\n"
		   "given and their names are confidential (California Labor Code 4610.6(f);\n"
		   "Zuniga v. WCAB); the patient's name is taken out before publication.\n\n"
		   "## Fires on\n\n"
		   "> **Mr. Arrendale** has become withdrawn, in a letter that otherwise says\n"
		   "> *the patient*\n\n"
		   "> **SSN: 123-45-6789**\n\n"
		   "> **John Smith, M.D.**, Expert Reviewer\n\n"
		   "## Stays silent on\n\n"
		   "- letters addressed to a person by name, and letters with the name in a\n"
		   "  field\n"
		   "- initials such as *Mr. R.*\n"
		   "- physicians, nurses and others told with their role\n"
		   "- the agency's own telephone and address\n\n"
		   "## How to fix\n\n"
		   "Write *the injured worker* or *the patient*, and take the number out.\n",
};
