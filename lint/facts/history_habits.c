/* SPDX-License-Identifier: MIT */
/* LL_HISTORY of habits and allergies: smokes, drinks, is allergic to; or does not, or never did. */
#include "facts/history.h"
#include "facts/people.h"

enum { BACK = 8, AHEAD = 8 };

enum habit { NO_HABIT, NOW, BEFORE, NOT_NOW, NEVER };

/* The patient's: the subject before token i, with nobody else and no condition between. */
static bool of_patient(const struct ll_letter *l, uint32_t i)
{
	const uint32_t begin = sent_begin(l, i), low = i > begin + BACK ? i - BACK : begin;
	for (uint32_t k = i; k > low; k--) {
		const struct ll_fact *p = fact_at(l, LL_PRONOUN, k - 1);
		if (p)
			return p->referent == LL_PATIENT || (p->token == begin && follows_reviewer(l, begin));
		if (tok_in(l, k - 1, "if|whether|unless|should|would|could|must|who|whose|that's|require|requires|required|policy|be|been's"))
			return false;
		if (mark_over(l, k - 1, LEX_KIN) && !tells_patient(l, k - 1))
			return false;
		if (tok_in(l, k - 1, "he|she|you|mr|ms|mrs|" LIST_PATIENTS) || mark_over(l, k - 1, LEX_PATIENT_WORDS))
			return !(k > 1 && tok_in(l, k - 2, "if|a|any"));
		if (tok_in(l, k - 1, ",|;") && k < i)
			return false;
	}
	return low == begin && !(i == begin + 1 && tok_in(l, begin, "a|an|any|no|each|every")) && assertion_of(l, i, 1).referent == LL_PATIENT && i < begin + 5;
}

/* "is not a smoker", "never a smoker", "a former smoker", "is a smoker" */
static enum habit of_noun(const struct ll_letter *l, uint32_t i)
{
	const uint32_t begin = sent_begin(l, i);
	enum habit h = NO_HABIT;
	for (uint32_t k = i; k > begin && i - k < 6; k--) {
		if (tok_in(l, k - 1, "never"))
			return NEVER;
		if (tok_in(l, k - 1, "not|no|isn't"))
			return tok_in(l, k, "be|longer") ? NO_HABIT : NOT_NOW;
		if (tok_in(l, k - 1, "former|ex|previous|past|was|had"))
			h = BEFORE;
		else if (tok_in(l, k - 1, "is|are|remains|current|active") && !h)
			h = NOW;
		else if (!tok_in(l, k - 1, "a|an|the|heavy|been|has|have|light|-|daily|cigarette|pack|day|half|one|two|regular|still"))
			break;
	}
	return h;
}

/* "never smoked", "does not smoke", "smoked until 2010", "you smoke half a pack" */
static enum habit of_verb(const struct ll_letter *l, uint32_t i, bool past, bool third)
{
	const uint32_t begin = sent_begin(l, i);
	for (uint32_t k = i; k > begin && i - k < 4; k--) {
		if (tok_is(l, k - 1, "never"))
			return past ? NEVER : NOT_NOW;
		if (tok_in(l, k - 1, "neither|nor") && !past)
			return NOT_NOW;
		if (tok_in(l, k - 1, "not|doesn't|don't"))
			return past ? NO_HABIT : NOT_NOW;
		if (!tok_in(l, k - 1, "has|have|had|ever|still|currently|also|does|do|in|his|her|your|life|and|or|drink|smoke"))
			break;
	}
	if (past)
		return BEFORE;
	return third || (i > begin && tok_in(l, i - 1 - tok_in(l, i - 1, "still|currently|also"), "you|i")) ? NOW : NO_HABIT;
}

static void add_habit(struct ll_letter *l, uint32_t i, enum habit h, bool smoking)
{
	if (!h || tok_quoted(l, i) || !of_patient(l, i) || history_by_ur(l, sent_begin(l, i), i) ||
	    section_at(l, i)->kind == LL_SEC_IMR_GUIDELINE || section_at(l, i)->kind == LL_SEC_CA_GUIDELINE)
		return;
	for (uint32_t k = i + 1; k < i + AHEAD && k < sent_end(l, i); k++)
		if (tok_in(l, k, "marijuana|cannabis|pot|weed|crack|cocaine") || (h == NEVER && tok_in(l, k, "until|before|since|again|indoors|inside")))
			return;
	const char *now = smoking ? "smoking now" : "drinking now";
	const char *key = h == NEVER ? (smoking ? "smoking" : "drinking") : h == BEFORE ? (smoking ? "smoking before" : "drinking before") : now;
	struct ll_fact *f = history_other(l, i, 1, sv(key), h == NEVER || h == NOT_NOW);
	f->time = h == BEFORE ? LL_PAST : LL_CURRENT;
	f->u.history.kind = sv(smoking ? "smoking" : "drinking");
	f->u.history.never = h == NEVER || h == NOT_NOW;
	f->u.history.habit = true;
}

/* What is drunk: "drinks two beers on weekends", no thickened liquids. */
static bool is_alcohol(const struct ll_letter *l, uint32_t i)
{
	for (uint32_t k = i + 1; k < i + AHEAD && k < sent_end(l, i); k++) {
		if (tok_in(l, k, "alcohol|alcoholic|beer|beers|wine|liquor|whiskey|vodka|rum|socially|heavily|spirits|drinks"))
			return true;
		if (tok_in(l, k, ",|;|water|coffee|milk|tea"))
			return false;
	}
	return false;
}

static uint32_t habit(struct ll_letter *l, uint32_t i)
{
	if (tok_is(l, i, "nonsmoker") || (tok_is(l, i, "smoker") && i > 1 && tok_is(l, i - 1, "-") && tok_is(l, i - 2, "non"))) {
		const uint32_t k = tok_is(l, i, "smoker") ? i - 2 : i;
		const bool ever = (k && tok_in(l, k - 1, "lifelong|lifetime|life|long|always")) || tok_seq_in(l, i + 1, "all his life|all her life|all your life|for life");
		add_habit(l, i, ever ? NEVER : NOT_NOW, true);
	} else if (tok_is(l, i, "smoker")) {
		add_habit(l, i, of_noun(l, i), true);
	} else if (tok_is(l, i, "smoking")) {
		if (i && tok_in(l, i - 1, "quit|stopped|up") && !tok_in(l, i - 2, "has|not|to|never|be|should|must|if"))
			add_habit(l, i, BEFORE, true);
	} else if (tok_in(l, i, "smokes|smoke|smoked")) {
		add_habit(l, i, of_verb(l, i, tok_is(l, i, "smoked"), tok_is(l, i, "smokes")), true);
	} else if (tok_in(l, i, "drinks|drink|drank|drunk")) {
		const bool no = tok_is(l, i + 1, "no") && tok_in(l, i + 2, "alcohol|liquor");
		const enum habit h = no ? NOT_NOW : of_verb(l, i, tok_in(l, i, "drank|drunk"), tok_is(l, i, "drinks"));
		const bool bare = (h == NOT_NOW || h == NEVER) && tok_in(l, i + 1, ".|,|;|or|and");
		if (no || bare || is_alcohol(l, i))
			add_habit(l, i, h, false);
	}
	return 0;
}

/* ---- Allergies ---- */

static void add_allergy(struct ll_letter *l, uint32_t i, uint32_t n, struct ll_sv key, bool no, bool drug)
{
	if (tok_quoted(l, i) || history_by_ur(l, sent_begin(l, i), i) || assertion_of(l, i, 1).referent != LL_PATIENT)
		return;
	for (uint32_t k = i; k > sent_begin(l, i) && i - k < BACK; k--)
		if (tok_in(l, k - 1, "if|whether|who|unless|may|suspected|possible|questionable|brother|sister|mother|father|son|daughter|wife|husband"))
			return;
	struct ll_fact *f = history_other(l, i, n, key, no);
	f->time = LL_CURRENT;
	f->u.history.never = no;
	f->u.history.habit = true;
	f->u.history.kind = no ? (struct ll_sv){ 0 } : sv("allergy");
	f->u.history.family = drug && !no ? sv("drug allergy") : (struct ll_sv){ 0 };
}

static bool is_drug(const struct ll_letter *l, uint32_t i)
{
	return mark_at(l, i, LEX_DRUGS) || mark_at(l, i, LEX_DRUG_CLASSES) ||
	       tok_in(l, i, "penicillin|sulfa|cephalosporins|codeine|aspirin|contrast|sulfonamides|penicillins|amoxicillin");
}

static struct ll_sv allergen(const struct ll_letter *l, uint32_t i)
{
	const struct mark *m = mark_at(l, i, LEX_DRUGS);
	return m ? sv(m->entry->id) : tok(l, i)->lower;
}

static uint32_t allergy(struct ll_letter *l, uint32_t i)
{
	if (tok_is(l, i, "nkda")) {
		add_allergy(l, i, 1, sv("drug allergy"), true, true);
		return 0;
	}
	if (tok_is(l, i, "allergic") && tok_is(l, i + 1, "to")) {
		const uint32_t k = i + 2 + tok_in(l, i + 2, "the|any|both|all");
		const bool no = i && tok_in(l, i - 1, "not|never"), any = tok_in(l, k, "anything|medication|medications|medicines|drugs");
		if (i && tok_in(l, i - 1 - no, "is|are|was|be|been") && !tok_in(l, i - 1, "be") && tok(l, k)->kind == LL_TOK_WORD)
			add_allergy(l, i, k + 1 - i, any ? sv("drug allergy") : allergen(l, k), no, is_drug(l, k));
		return 0;
	}
	if (!tok_in(l, i, "allergy|allergies"))
		return 0;
	uint32_t k = i;
	const bool drug = tok_in(l, k - 1, "drug|medication|medicine");
	k -= drug;
	k -= tok_in(l, k - 1, "known|any|other");
	if (k && tok_in(l, k - 1, "no|any") && !tok_in(l, k, "other") && !tok_in(l, i + 1, "to|shots|injections|testing|medication|medicine|clinic")) {
		add_allergy(l, i, 1, sv(drug ? "drug allergy" : "allergy"), true, drug);
		return 0;
	}
	const bool no = tok_is(l, i - 1, "no") || tok_seq(l, i - 2, "no known");
	if (tok_is(l, i + 1, "to") && (no || tok_in(l, i - 1 - tok_in(l, i - 1, "mild|severe|known|serious"), "an|a|the|her|his|your")))
		add_allergy(l, i, 3, allergen(l, i + 2), no, is_drug(l, i + 2));
	else if (i > 1 && is_drug(l, i - 1) && tok_in(l, i - 2, "a|an|her|his|your|has|have"))
		add_allergy(l, i - 1, 2, allergen(l, i - 1), false, true);
	return 0;
}

void history_habits(struct ll_letter *l, uint32_t i)
{
	if (tok_in(l, i, "nkda|allergic|allergy|allergies"))
		allergy(l, i);
	else
		habit(l, i);
}
