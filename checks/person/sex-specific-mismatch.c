/* SPDX-License-Identifier: MIT */
#include <letterlint/letterlint.h>

/* The patient's one stated sex, or NULL where none, two or a transition is stated. */
static const struct ll_fact *stated(const struct ll_letter *letter)
{
	const struct ll_fact *found = NULL;
	LL_FOREACH (f, letter, LL_SEX) {
		if (f->u.sex.how == LL_SEX_TRANSGENDER)
			return NULL;
		if (f->referent != LL_PATIENT)
			continue;
		if (found && found->u.sex.sex != f->u.sex.sex)
			return NULL;
		found = found ? found : f;
	}
	return found;
}

/* Somebody else in the sentence could be the one who has it. */
static bool others_near(const struct ll_letter *letter, const struct ll_fact *f, uint32_t sex)
{
	size_t n;
	const struct ll_sentence *s = ll_sentences(letter, &n);
	const uint32_t before = f->sentence && s[f->sentence - 1].paragraph == s[f->sentence].paragraph;
	const uint32_t end = s[f->sentence].token + s[f->sentence].ntokens;
	if (ll_find(letter, s[f->sentence].token, "family|relative|relatives|nobody|siblings|kin") < end)
		return true; /* "No one else in the family has had cancer of the ovary" */
	const struct ll_fact *p = ll_from(letter, LL_PERSON, f->sentence - before);
	for (; p && p->sentence <= f->sentence; p = ll_next(letter, LL_PERSON, p))
		if ((p->u.person.role == LL_ROLE_PEOPLE ||
		     (p->u.person.role == LL_ROLE_KIN && p->u.person.sex != sex) ||
		     /* "His passenger, a woman, lost the right ovary" */
		     (p->sentence == f->sentence && p->u.person.role == LL_ROLE_NAMED &&
		      p->u.person.sex == f->u.sexed.sex)))
			return true;
	/* "Dr. Kim is a veterinarian. His sperm count was low. The urologist found a varicocele": who was spoken of last. */
	const struct ll_fact *last = NULL;
	for (p = ll_from(letter, LL_PRONOUN, f->sentence - before); p && p->token < f->token; p = ll_next(letter, LL_PRONOUN, p))
		if (ll_word_in(letter, p->token, "he|she|his|her|him"))
			last = p;
	if (last && last->sentence + 1 >= f->sentence && last->u.pronoun.sex == f->u.sexed.sex && last->referent == LL_OTHER)
		return true;
	p = ll_from(letter, LL_PRONOUN, f->sentence);
	for (; p && p->sentence == f->sentence; p = ll_next(letter, LL_PRONOUN, p))
		if (p->u.pronoun.sex != sex)
			return true;
	return false;
}

/* The patient, who is of this sex, is said to have it. */
static bool told_of_patient(const struct ll_letter *letter, const struct ll_fact *f, uint32_t sex)
{
	return f->u.sexed.sex != sex && f->referent == LL_PATIENT && f->polarity == LL_AFFIRMED && f->u.sexed.strong &&
	       f->frame != LL_FRAME_GUIDELINE && f->frame != LL_FRAME_GENERIC && f->frame != LL_FRAME_HYPOTHETICAL &&
	       !others_near(letter, f, sex);
}

/* Where no word states a sex: a pronoun that is surely the patient's, if all of them agree; else NULL. */
static const struct ll_fact *spoken(const struct ll_letter *letter)
{
	const struct ll_fact *found = NULL;
	LL_FOREACH (f, letter, LL_SEX)
		if (f->referent == LL_PATIENT || f->u.sex.how == LL_SEX_TRANSGENDER)
			return NULL;
	LL_FOREACH (f, letter, LL_PRONOUN) {
		if (f->referent != LL_PATIENT)
			continue;
		if (found && found->u.pronoun.sex != f->u.pronoun.sex)
			return NULL;
		if (f->u.pronoun.certainty == LL_SURE)
			found = found ? found : f;
	}
	return found;
}

/* "A cyst of the right ovary" of somebody who is "he". */
static void against_pronoun(struct ll_ctx *ctx, const struct ll_letter *letter, const struct ll_fact *spoken_as)
{
	const uint32_t sex = spoken_as->u.pronoun.sex;
	LL_FOREACH (f, letter, LL_SEXED) {
		if (!told_of_patient(letter, f, sex))
			continue;
		struct ll_finding *finding =
			ll_report(ctx, f->at, "'%s' of a patient who is '%s' on line %u", ll_quote(ctx, f->at),
				  ll_quote(ctx, spoken_as->at), ll_line(letter, spoken_as->at.off));
		ll_related(finding, spoken_as->at, "'%s' here", ll_quote(ctx, spoken_as->at));
		ll_soften(finding, LL_WARNING);
		return;
	}
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	const struct ll_fact *sex = stated(letter);
	struct ll_finding *finding = NULL;
	if (!sex) {
		const struct ll_fact *by = spoken(letter);
		if (by)
			against_pronoun(ctx, letter, by);
		return;
	}
	LL_FOREACH (f, letter, LL_SEXED) {
		if (!told_of_patient(letter, f, sex->u.sex.sex))
			continue;
		if (finding) {
			ll_related(finding, f->at, "'%s' here too", ll_quote(ctx, f->at));
			continue;
		}
		finding = ll_report(ctx, f->at, "'%s' of a patient stated to be '%s' on line %u",
				    ll_quote(ctx, f->at), ll_quote(ctx, sex->at),
				    ll_line(letter, sex->at.off));
		ll_related(finding, sex->at, "stated '%s' here", ll_quote(ctx, sex->at));
	}
}

LL_CHECK(sex_specific_mismatch) = {
	LL_CHECK_ABI,
	.id = "sex-specific-mismatch",
	.family = "person",
	.since = "0.1",
	.summary = "a condition, organ or procedure that a patient of the stated sex cannot have",
	.explain = "## What it finds\n\n"
		   "A condition, organ or procedure of one sex, affirmed of a patient who is\n"
		   "stated to be of the other. Where the word is not quite certain it is a\n"
		   "warning.\n\n"
		   "## Why it matters\n\n"
		   "Such a line comes from another person's record, and once in the file it is\n"
		   "believed. AHRQ's Patient Safety Network (2023) tells of a 56-year-old man\n"
		   "whose chart carried *C section followed by hysterectomy* for years: his\n"
		   "wife's history, pasted in.\n\n"
		   "## Fires on\n\n"
		   "> The patient is a 50-year-old **man** ... past surgical history:\n"
		   "> **hysterectomy** in 2006.\n\n"
		   "## Stays silent on\n\n"
		   "- *cervical* (the neck) and *ED* (the emergency department)\n"
		   "- family history: *his mother had ovarian cancer*\n"
		   "- what is denied, possible or only a warning: *not for use in pregnancy*\n"
		   "- people in a guideline, and letters that speak of a transgender patient\n\n"
		   "## How to fix\n\n"
		   "Look the history up in the file. Take the line out if it is another\n"
		   "person's; correct the stated sex if that is what is wrong.\n",
	.severity = LL_ERROR,
	.status = LL_STABLE,
	.run = run,
};
