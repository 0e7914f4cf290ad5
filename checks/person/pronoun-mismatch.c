/* SPDX-License-Identifier: MIT */
#include "sexes.h"

#define SHOWN 8 /* further places named in one finding */

static const char *const words[] = { "", "male", "female" };

struct tally {
	const struct ll_fact *stated; /* the first statement of the patient's sex */
	uint32_t sex, statements;
	uint32_t sure[3], doubtful[3]; /* the patient's pronouns, by enum ll_sex */
};

/* False: the letter gives no sex to hold pronouns against. */
static bool take_tally(const struct ll_letter *letter, struct tally *t)
{
	uint32_t n[3] = { 0 };
	const struct ll_fact *first[3] = { NULL };
	LL_FOREACH (f, letter, LL_SEX) {
		if (f->referent != LL_PATIENT)
			continue;
		if (f->u.sex.how == LL_SEX_TRANSGENDER)
			return false;
		n[f->u.sex.sex]++;
		if (!first[f->u.sex.sex] || (first[f->u.sex.sex]->u.sex.how == LL_SEX_TITLE &&
					     f->u.sex.how != LL_SEX_TITLE))
			first[f->u.sex.sex] = f; /* "man" tells more than "Mr." */
	}
	LL_FOREACH (p, letter, LL_PRONOUN) {
		if (p->referent == LL_PATIENT)
			(p->u.pronoun.certainty == LL_SURE ? t->sure
							   : t->doubtful)[p->u.pronoun.sex]++;
	}
	/* Two stated sexes are sex-mismatch's; pronouns are held against a clear majority only. */
	if (n[LL_MALE] && n[LL_FEMALE] && n[LL_MALE] < 3 * n[LL_FEMALE] &&
	    n[LL_FEMALE] < 3 * n[LL_MALE])
		return false;
	t->sex = n[LL_MALE] > n[LL_FEMALE] ? LL_MALE : n[LL_FEMALE] ? LL_FEMALE : LL_SEX_UNKNOWN;
	t->statements = n[t->sex];
	t->stated = first[t->sex];
	return true;
}

static bool counts(const struct ll_fact *p, uint32_t sex, bool sure)
{
	return p->referent == LL_PATIENT && p->u.pronoun.sex == sex &&
	       (!sure || p->u.pronoun.certainty == LL_SURE);
}

static const struct ll_fact *first_of(const struct ll_letter *letter, uint32_t sex, bool sure)
{
	LL_FOREACH (p, letter, LL_PRONOUN)
		if (counts(p, sex, sure))
			return p;
	return NULL;
}

/* The last pronoun of a sex before `at`, else the first. */
static const struct ll_fact *nearest(const struct ll_letter *letter, uint32_t sex,
				     const struct ll_fact *at)
{
	const struct ll_fact *found = NULL;
	LL_FOREACH (p, letter, LL_PRONOUN)
		if (counts(p, sex, false) && (!found || p->at.off < at->at.off))
			found = p;
	return found;
}

static void relate_others(struct ll_ctx *ctx, const struct ll_letter *letter,
			  struct ll_finding *finding, const struct ll_fact *but, uint32_t sex,
			  bool sure)
{
	uint32_t shown = 0;
	LL_FOREACH (p, letter, LL_PRONOUN)
		if (p != but && counts(p, sex, sure) && shown++ < SHOWN)
			ll_related(finding, p->at, "'%s' here too", ll_quote(ctx, p->at));
}

static void against_stated(struct ll_ctx *ctx, const struct ll_letter *letter,
			   const struct tally *t)
{
	const uint32_t wrong = t->sex == LL_MALE ? LL_FEMALE : LL_MALE;
	const bool sure = t->sure[wrong] > 0;
	const struct ll_fact *p = first_of(letter, wrong, sure);
	struct ll_finding *finding;
	if (!p || !t->stated)
		return;
	/* One word against many pronouns: the word is the odd one out. */
	if (t->statements == 1 && t->sure[wrong] >= 3 && !t->sure[t->sex] && !t->doubtful[t->sex]) {
		finding = ll_report(ctx, t->stated->at,
				    "'%s' is stated, but the pronoun is '%s' from line %u on",
				    ll_quote(ctx, t->stated->at), ll_quote(ctx, p->at),
				    ll_line(letter, p->at.off));
		ll_related(finding, p->at, "'%s' means the patient here", ll_quote(ctx, p->at));
	} else {
		finding = ll_report(ctx, p->at,
				    "'%s' is used for a patient stated to be '%s' on line %u",
				    ll_quote(ctx, p->at), ll_quote(ctx, t->stated->at),
				    ll_line(letter, t->stated->at.off));
		ll_related(finding, t->stated->at, "stated '%s' here",
			   ll_quote(ctx, t->stated->at));
	}
	relate_others(ctx, letter, finding, p, wrong, sure);
	offer_sexes(ctx, letter, finding, t->sex);
	if (!sure)
		ll_soften(finding, LL_WARNING);
}

/* No sex is stated, yet both he and she are used for the patient. */
static void against_each_other(struct ll_ctx *ctx, const struct ll_letter *letter,
			       const struct tally *t)
{
	if (!t->sure[LL_MALE] || !t->sure[LL_FEMALE])
		return;
	const struct ll_fact *he = first_of(letter, LL_MALE, true),
			     *she = first_of(letter, LL_FEMALE, true);
	uint32_t wrong = t->sure[LL_MALE] < t->sure[LL_FEMALE] ? LL_MALE : LL_FEMALE;
	if (t->sure[LL_MALE] == t->sure[LL_FEMALE])
		wrong = he->at.off > she->at.off ? LL_MALE : LL_FEMALE;
	const struct ll_fact *odd = wrong == LL_MALE ? he : she;
	const struct ll_fact *other = nearest(letter, wrong == LL_MALE ? LL_FEMALE : LL_MALE, odd);
	struct ll_finding *finding = ll_report(
		ctx, odd->at, "'%s' is used for a patient who is '%s' on line %u",
		ll_quote(ctx, odd->at), ll_quote(ctx, other->at), ll_line(letter, other->at.off));
	ll_related(finding, other->at, "%s by this word", words[other->u.pronoun.sex]);
	relate_others(ctx, letter, finding, odd, wrong, true);
	offer_sexes(ctx, letter, finding, other->u.pronoun.sex);
	/* Nearly all say one thing: the odd one is a slip of the same kind. */
	const uint32_t right = LL_MALE + LL_FEMALE - wrong;
	ll_soften(finding, t->sure[right] >= 4 && t->sure[right] >= 4 * t->sure[wrong] ? LL_WARNING : LL_NOTE);
}

/* The patient's first name, where it is of one sex. */
static const struct ll_fact *named(const struct ll_letter *letter)
{
	const struct ll_fact *found = NULL;
	LL_FOREACH (f, letter, LL_IDENTIFIER) {
		if (f->referent != LL_PATIENT || !f->u.identifier.sex || f->u.identifier.cited)
			continue;
		if (found && found->u.identifier.sex != f->u.identifier.sex)
			return NULL;
		found = found ? found : f;
	}
	return found;
}

/* Nothing states a sex, and "Rosemary" is "he" throughout: names are no proof, so it is a note. */
static void against_name(struct ll_ctx *ctx, const struct ll_letter *letter, const struct tally *t)
{
	const struct ll_fact *name = named(letter);
	const uint32_t right = name ? name->u.identifier.sex : LL_SEX_UNKNOWN, wrong = right == LL_MALE ? LL_FEMALE : LL_MALE;
	if (!name || t->sure[right] || t->doubtful[right])
		return;
	const struct ll_fact *p = first_of(letter, wrong, false);
	if (!p)
		return;
	struct ll_finding *finding = ll_report(ctx, p->at, "'%s' is used for a patient whose name is '%s' on line %u", ll_quote(ctx, p->at),
					       ll_quote(ctx, name->at), ll_line(letter, name->at.off));
	ll_related(finding, name->at, "named '%s' here", ll_quote(ctx, name->at));
	relate_others(ctx, letter, finding, p, wrong, false);
	ll_soften(finding, LL_NOTE);
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	struct tally t = { 0 };
	if (!take_tally(letter, &t))
		return;
	if (t.sex) {
		against_stated(ctx, letter, &t);
		return;
	}
	against_each_other(ctx, letter, &t);
	against_name(ctx, letter, &t);
}

LL_CHECK(pronoun_mismatch) = {
	LL_CHECK_ABI,
	.id = "pronoun-mismatch",
	.family = "person",
	.since = "0.1",
	.summary = "a pronoun for the patient disagrees with the stated sex",
	.explain = "## What it finds\n\n"
		   "A *he*, *him*, *his* or *she*, *her* that means the patient and disagrees\n"
		   "with the sex the letter states. All wrong pronouns of a letter are one\n"
		   "finding with all places. It is an error where nobody else can be meant, a\n"
		   "warning where another person is near, and a note where no sex is stated but\n"
		   "both *he* and *she* are used for the patient.\n\n"
		   "## Why it matters\n\n"
		   "The wrong pronoun tells the reader that a paragraph was written about\n"
		   "somebody else and pasted in. Everybody can see it, and a plainly erroneous\n"
		   "finding of fact that is a matter of ordinary knowledge can void a\n"
		   "determination (California Labor Code 4610.6(h)(5)).\n\n"
		   "## Fires on\n\n"
		   "> The injured worker is a 62 year old **male**. **She** is diagnosed with\n"
		   "> major depression.\n\n"
		   "## Stays silent on\n\n"
		   "- *he/she*, *his or her* of the standard paragraphs\n"
		   "- other people in reach: a wife, a boyfriend, a psychologist, Dr. Lee\n"
		   "- people in general and quoted guidelines: *a patient ... his*\n"
		   "- *they*, and letters that speak of a transgender patient\n"
		   "- names of things: *bundle of His*, *HER-2*\n\n"
		   "## How to fix\n\n"
		   "Look up the patient's sex in the file and correct the odd one out. Then read\n"
		   "the paragraph around it again: if it was pasted, more than the pronoun may\n"
		   "be wrong. Both corrections are offered, with how many words say which; none\n"
		   "is made for you.\n",
	.severity = LL_ERROR,
	.status = LL_STABLE,
	.run = run,
};
