/* SPDX-License-Identifier: MIT */
/*
 * The patient's first name: its sex ("Rosemary"), where a field or "the patient, Rosemary Vance" tells it, and another
 * initial or surname where the patient is named: "T. Vance" in the letter about R. Vance.
 */
#include "facts/identity.h"

static uint32_t sex_of(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i, LIST_WOMENS_NAMES) ? LL_FEMALE : tok_in(l, i, LIST_MENS_NAMES) ? LL_MALE : LL_SEX_UNKNOWN;
}

/* The first name in a fact's tokens: "Vance, Rosemary A." */
static uint32_t first_in(const struct ll_letter *l, const struct found_id *f)
{
	uint32_t k = f->token;
	for (uint32_t i = f->token; i < f->token + f->ntokens; i++)
		if (tok_is(l, i, ","))
			return i + 1;
	if (tok_in(l, k, "mr|ms|mrs|miss"))
		k += 1 + tok_is(l, k + 1, ".");
	return k + 1 < f->token + f->ntokens ? k : UINT32_MAX;
}

/* "the patient, Rosemary Vance" */
static void told_names(struct identity *d)
{
	const struct ll_letter *l = d->l;
	PLACES_EACH (i, l, places_of_marks(l, LEX_PATIENT_WORDS)) {
		const struct mark *m = mark_at(l, i, LEX_PATIENT_WORDS);
		const uint32_t k = i + m->ntokens + 1;
		if (!i || !tok_in(l, i - 1, "the|our|this|your") || !tok_is(l, k - 1, ",") || !(tok(l, k)->flags & LL_TOK_CAPITAL) || !sex_of(l, k))
			continue;
		const uint32_t last = k + 1 + (tok(l, k + 1)->text.n == 1 && tok_is(l, k + 2, ".") ? 2 : 0);
		if (!is_name_word(l, last) || tok(l, last)->sentence != tok(l, i)->sentence || tok_possessive(l, last))
			continue;
		struct found_id *f = id_add(d, k, last + 1 - k, LL_ID_NAME, sv("patient"));
		f->id.value = id_value(l, last, 1);
		f->id.sex = sex_of(l, k);
		f->referent = LL_PATIENT;
	}
}

/* The patient's field: "R. Vance", "Rosemary Vance". */
static const struct found_id *field_of(const struct identity *d)
{
	for (uint32_t k = 0; k < d->found.n; k++) {
		const struct found_id *f = &d->found.v[k];
		if (f->id.kind == LL_ID_NAME && f->referent == LL_PATIENT && f->id.header && f->ntokens > 1)
			return f;
	}
	return NULL;
}

/* Initial and surname where the patient stands: "The stay of T. Vance", "T. Vance is 40". */
static bool stands(const struct ll_letter *l, uint32_t i)
{
	const uint32_t begin = sent_begin(l, i), end = i + 3;
	if (i == begin)
		return tok_in(l, end, "is|was|has|had|needs|did|does|fell|asked|takes|lives|underwent");
	for (uint32_t k = i > begin + 4 ? i - 4 : begin; k < i; k++)
		if (mark_over(l, k, LEX_KIN) || mark_over(l, k, LEX_PERSON_ROLES) || tok_in(l, k, "dr|and|by|mr|ms|mrs|prof"))
			return false;
	if (tok_in(l, end, ",|and|&|-"))
		return false;
	return (tok_in(l, i - 1, "of|for") && i > begin + 1 &&
		(tok_in(l, i - 2, "stay|treatment|care|case|request|records|record|admission|appeal|claim|condition|therapy|file|denial|review|"
				  "coverage|behalf|chart|services|necessary|surgery|matter") ||
		 mark_over(l, i - 2, LEX_SERVICES))) ||
	       mark_over(l, i - 1 - tok_is(l, i - 1, ","), LEX_PATIENT_WORDS) != NULL;
}

/* The patient's field, and tokens [i, i + n), which name the patient in another way. */
static void add_both(struct identity *d, struct found_id field, uint32_t i, uint32_t n)
{
	struct found_id *f = id_add(d, field.token, field.ntokens, LL_ID_NAME, sv("patient's name"));
	f->id.value = field.id.value;
	f->id.header = true;
	f->referent = LL_PATIENT;
	id_add(d, i, n, LL_ID_NAME, sv("patient's name"))->referent = LL_PATIENT;
}

static void initials(struct identity *d)
{
	const struct ll_letter *l = d->l;
	const struct found_id *own = field_of(d);
	const uint32_t first = own ? first_in(l, own) : UINT32_MAX;
	if (first == UINT32_MAX || place_any(l, places_of(l, "twin|twins|siblings"), 0, l->tokens.n))
		return;
	const struct found_id field = *own;
	PLACES_EACH (i, l, l->capitals) {
		if (tok(l, i)->text.n != 1 || i <= field.token + field.ntokens || !tok_is(l, i + 1, ".") || !is_name_word(l, i + 2) ||
		    tok(l, i + 2)->sentence != tok(l, i)->sentence || (i && tok(l, i - 1)->text.n == 1) ||
		    (tok_is(l, i - 1, ".") && i > 1 && tok(l, i - 2)->text.n == 1) || tok_in(l, i - 1, "-|&"))
			continue;
		const bool initial = *tok(l, i)->text.p == *tok(l, first)->text.p,
			   surname = sv_eq(id_name(l, i + 2, 1), field.id.value);
		if (initial == surname || !stands(l, i))
			continue;
		add_both(d, field, i, 3);
		return;
	}
}

/* "Theodore Oakley is a 58-year-old welder", of Thomas Oakley. */
static void full_names(struct identity *d)
{
	const struct ll_letter *l = d->l;
	const struct found_id *own = field_of(d);
	const uint32_t first = own ? first_in(l, own) : UINT32_MAX;
	if (first == UINT32_MAX || !sex_of(l, first))
		return;
	const struct found_id field = *own;
	PLACES_EACH (i, l, l->capitals) {
		if (i <= field.token + field.ntokens || !sex_of(l, i) || sv_eq(tok(l, i)->lower, tok(l, first)->lower) ||
		    !(tok(l, i + 1)->flags & LL_TOK_CAPITAL) || !sv_eq(id_value(l, i + 1, 1), field.id.value) || !tok_in(l, i + 2, "is|was|,") ||
		    i != sent_begin(l, i) || !age_at(l, i + 3 + tok_in(l, i + 3, "a|an")).ntokens)
			continue;
		add_both(d, field, i, 2);
		return;
	}
}

void identity_first(struct identity *d)
{
	told_names(d);
	for (uint32_t k = 0; k < d->found.n; k++) {
		struct found_id *f = &d->found.v[k];
		const uint32_t first = f->id.kind == LL_ID_NAME && f->referent == LL_PATIENT && !f->id.sex && !tok_in(d->l, f->token, "mr|ms|mrs|miss|dr") ? first_in(d->l, f) : UINT32_MAX;
		if (first != UINT32_MAX)
			f->id.sex = sex_of(d->l, first);
	}
	initials(d);
	full_names(d);
}
