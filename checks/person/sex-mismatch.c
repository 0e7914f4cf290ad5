/* SPDX-License-Identifier: MIT */
#include "sexes.h"

#define SHOWN 6 /* further places named in one finding */

/* "Rosemary Vance" and "Mr. Vance": names are no proof, so it is a note. */
static void against_name(struct ll_ctx *ctx, const struct ll_letter *letter, const struct ll_fact *stated)
{
	LL_FOREACH (f, letter, LL_IDENTIFIER) {
		const struct ll_identifier *id = &f->u.identifier;
		if (!stated || f->referent != LL_PATIENT || id->cited || !id->sex || id->sex == stated->u.sex.sex)
			continue;
		struct ll_finding *finding = ll_report(ctx, stated->at, "the patient is '%s' here, but is named '%s' on line %u",
						       ll_quote(ctx, stated->at), ll_quote(ctx, f->at), ll_line(letter, f->at.off));
		ll_related(finding, f->at, "named '%s' here", ll_quote(ctx, f->at));
		ll_soften(finding, LL_NOTE);
		return;
	}
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	const struct ll_fact *first[3] = { NULL };
	uint32_t n[3] = { 0 };
	LL_FOREACH (f, letter, LL_SEX) {
		if (f->referent != LL_PATIENT)
			continue;
		if (f->u.sex.how == LL_SEX_TRANSGENDER)
			return;
		n[f->u.sex.sex]++;
		if (!first[f->u.sex.sex] || (first[f->u.sex.sex]->u.sex.how == LL_SEX_TITLE &&
					     f->u.sex.how != LL_SEX_TITLE))
			first[f->u.sex.sex] = f; /* "man" tells more than "Mr." */
	}
	if (!first[LL_MALE] || !first[LL_FEMALE]) {
		against_name(ctx, letter, first[LL_MALE] ? first[LL_MALE] : first[LL_FEMALE]);
		return;
	}
	/* The patient's pronouns vote too. */
	LL_FOREACH (p, letter, LL_PRONOUN)
		if (p->referent == LL_PATIENT && p->u.pronoun.certainty == LL_SURE)
			n[p->u.pronoun.sex]++;
	const bool male_first = first[LL_MALE]->at.off < first[LL_FEMALE]->at.off;
	const uint32_t odd = n[LL_MALE] == n[LL_FEMALE]	 ? (male_first ? LL_FEMALE : LL_MALE)
			     : n[LL_MALE] < n[LL_FEMALE] ? LL_MALE
							 : LL_FEMALE;
	const struct ll_fact *a = first[odd], *b = first[odd == LL_MALE ? LL_FEMALE : LL_MALE];
	struct ll_finding *finding =
		ll_report(ctx, a->at, "the patient is '%s' here but '%s' on line %u",
			  ll_quote(ctx, a->at), ll_quote(ctx, b->at), ll_line(letter, b->at.off));
	ll_related(finding, b->at, "stated '%s' here", ll_quote(ctx, b->at));
	uint32_t shown = 0;
	LL_FOREACH (f, letter, LL_SEX)
		if (f->referent == LL_PATIENT && f != a && f->u.sex.sex == odd && shown++ < SHOWN)
			ll_related(finding, f->at, "'%s' here too", ll_quote(ctx, f->at));
	offer_sexes(ctx, letter, finding, odd == LL_MALE ? LL_FEMALE : LL_MALE);
}

LL_CHECK(sex_mismatch) = {
	LL_CHECK_ABI,
	.id = "sex-mismatch",
	.family = "person",
	.since = "0.1",
	.summary = "two stated sexes, or Mr. and Ms., for one patient",
	.explain = "## What it finds\n\n"
		   "A patient stated to be male in one place and female in another: by a noun\n"
		   "(*male*, *woman*, *gentleman*), by a title (*Mr.*, *Ms.*) or by a field\n"
		   "(*Patient Gender: Female*).\n\n"
		   "## Why it matters\n\n"
		   "One of the places is about another person, or was pasted from another\n"
		   "letter. Anybody can see that both cannot be right, and that is what a\n"
		   "plainly erroneous finding of fact is (California Labor Code 4610.6(h)(5)).\n\n"
		   "## Fires on\n\n"
		   "> The claimant is a 45-year-old **male** ... This **female** patient has\n"
		   "> failed therapy.\n\n"
		   "## Stays silent on\n\n"
		   "- spouses, children and other people: *his wife, a 41-year-old woman*\n"
		   "- people in general: *male patients over 50*\n"
		   "- words that describe something else: *male-pattern*, *female pelvis*\n"
		   "- letters that speak of a transgender patient\n\n"
		   "## How to fix\n\n"
		   "Look up the patient's sex in the file and correct the odd one out. Then see\n"
		   "whether the text around it belongs to this case. Both corrections are offered,\n"
		   "with how many words say which; none is made for you.\n",
	.severity = LL_ERROR,
	.status = LL_STABLE,
	.run = run,
};
