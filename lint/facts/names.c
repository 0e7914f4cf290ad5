/* SPDX-License-Identifier: MIT */
/* Titles and names: whose is "Mr. Lopez"? */
#include "facts/persons.h"

#include "facts/identity.h"

/* "Mr. John Lopez": tokens taken (0: no title and name), the surname, the title's sex. */
static uint32_t title_name(const struct ll_letter *l, uint32_t i, struct ll_sv *surname,
			   uint32_t *sex)
{
	const struct ll_sv t = tok(l, i)->text;
	uint32_t k = i + 1;
	if (sv_is(t, "Mr") || (sv_is(t, "MR") && tok_is(l, k, ".")))
		*sex = LL_MALE;
	else if (sv_is(t, "Ms") || (sv_is(t, "MS") && tok_is(l, k, ".") && tok(l, k + 1)->flags & LL_TOK_ALLCAPS) || sv_is(t, "Mrs") || sv_is(t, "MRS") || sv_is(t, "Miss"))
		*sex = LL_FEMALE;
	else if (sv_is(t, "Dr") || sv_is(t, "DR") || sv_is(t, "Doctor") || sv_is(t, "Drs"))
		*sex = LL_SEX_UNKNOWN;
	else
		return 0;
	if (tok_is(l, k, "."))
		k++;
	const uint32_t first = k;
	uint32_t most = first + 3;
	*surname = (struct ll_sv){ "", 0 };
	while (k < most && k < l->tokens.n && tok(l, k)->kind == LL_TOK_WORD &&
	       (tok(l, k)->flags & LL_TOK_CAPITAL) &&
	       !(k > first && tok(l, k)->sentence != tok(l, first)->sentence)) {
		*surname = tok(l, k)->lower;
		if (tok_possessive(l, k)) {
			surname->n -= 2;
			k++;
			break;
		}
		k++;
		/* "Fontaine-Ruiz" */
		if (tok_is(l, k, "-") && tok_joined(l, k) && tok_joined(l, k + 1) &&
		    tok(l, k + 1)->flags & LL_TOK_CAPITAL) {
			k++;
			most += 2;
		}
		if (tok(l, k - 1)->text.n == 1 && tok_is(l, k, ".") &&
		    (tok(l, k + 1)->flags & LL_TOK_CAPITAL) &&
		    tok(l, k + 1)->sentence == tok(l, k)->sentence)
			k++; /* an initial */
	}
	/* 'addressed to "Mrs. Bell" throughout': the words are spoken of */
	if (i && tok_is(l, i - 1, "\"") && (tok_is(l, k, "\"") || tok_is(l, k + 1, "\"")))
		return 0;
	return k > first ? k - i : 0;
}

static struct name *find_name(struct persons *p, struct ll_sv surname)
{
	for (uint32_t i = 0; i < p->nnames; i++)
		if (sv_eq(p->names[i].surname, surname))
			return &p->names[i];
	return NULL;
}

/* "Ms. Lee, the speech-language pathologist at your clinic": a role at the end of a noun phrase. */
static bool titled_behind(const struct ll_letter *l, uint32_t i)
{
	enum { LONGEST = 9 };
	if (!tok_in(l, i, "the|a|an|your|our|my|his|her|their|its"))
		return false;
	for (uint32_t k = i + 1; k < i + LONGEST && !tok_in(l, k, small_words); k++) {
		if (tok(l, k)->kind != LL_TOK_WORD && !tok_in(l, k, "-|/"))
			break;
		if (mark_at(l, k, LEX_PERSON_ROLES))
			return true;
	}
	return false;
}

/* "Iggy's supervising analyst, Ms. Tran", "my interviewer, Mr. Lee": somebody's. */
static bool told_by_noun(const struct ll_letter *l, uint32_t i)
{
	const uint32_t begin = sent_begin(l, i), noun = i - 2;
	if (i < begin + 3 || !tok_is(l, i - 1, ",") || tok(l, noun)->kind != LL_TOK_WORD ||
	    tok(l, noun)->flags & LL_TOK_CAPITAL || mark_over(l, noun, LEX_PATIENT_WORDS) ||
	    tok_in(l, noun, LIST_PATIENTS "|insured|policyholder|client|employee|injured|ward|behalf|case|request|name"))
		return false;
	const uint32_t start = phrase_start(l, noun);
	if (start == noun || mark_in(l, start, noun, LEX_PATIENT_WORDS))
		return false;
	return tok_in(l, start, "his|her|their|my") || (tok_possessive(l, start) && tok(l, start)->flags & LL_TOK_CAPITAL);
}

/* The named person is not the patient: "attorney Mr. Lee", "Mr. Lee, her supervisor", "Ms. Lee,
 * RN". */
bool named_by_role(const struct ll_letter *l, uint32_t i, uint32_t end)
{
	const uint32_t begin = sent_begin(l, i);
	for (uint32_t k = i; k > begin && k + 3 > i; k--) {
		const struct mark *m = mark_over(l, k - 1, LEX_PERSON_ROLES);
		if ((m && m->entry->code[0] != LEX_ROLE_PEOPLE && !tok_possessive(l, k - 1)) ||
		    (mark_over(l, k - 1, LEX_KIN) && !tok_possessive(l, k - 1)))
			return true;
	}
	if (told_by_noun(l, i))
		return true;
	if (!tok_is(l, end, ",") && !tok_is(l, end, "("))
		return false;
	/* "RE: Mr. Daniel Okafor, home health aide, 20 hours a week": what is asked for */
	if (i > 1 && tok_is(l, i - 1, ":") && tok_in(l, i - 2, "re|regarding|subject"))
		return false;
	if (titled_behind(l, end + 1))
		return true;
	for (uint32_t k = end + 1; k < end + 5 && !tok_is(l, k, ","); k++)
		if (mark_at(l, k, LEX_PERSON_ROLES) || mark_at(l, k, LEX_KIN) ||
		    tok_in(l, k, "esq|rn|pa|np|dpm|dc|phd|dds"))
			return true;
	return false;
}

/* "Mr. Vance, a carpenter, fell", of the name in the patient's field: a trade is no role beside the patient. */
static bool own_trade(const struct persons *p, uint32_t i, uint32_t end, struct ll_sv surname)
{
	const struct ll_letter *l = p->l;
	bool trade = false;
	if (!sv_eq(p->own, surname) || !tok_is(l, end, ",") || !tok_in(l, end + 1, "a|an|the") || (i > sent_begin(l, i) && mark_over(l, i - 1, LEX_PERSON_ROLES)))
		return false;
	for (uint32_t k = end + 1; k < end + 9 && !tok_is(l, k, ",") && k < sent_end(l, i); k++) {
		const struct mark *role = mark_at(l, k, LEX_PERSON_ROLES);
		if (mark_at(l, k, LEX_KIN))
			return false;
		if (!role)
			continue;
		if (role->entry->code[0] != LEX_ROLE_BYSTANDER ||
		    ll_in(sv(role->entry->id), "attorney|witness|coworker|employer|supervisor|judge|adjuster"))
			return false;
		trade = true;
	}
	return trade;
}

/* "Mr. Lee also spoke to the patient": somebody else. */
static bool beside_patient(const struct ll_letter *l, uint32_t i)
{
	if (i != sent_begin(l, i))
		return false;
	const struct mark *m = mark_in(l, i, sent_end(l, i), LEX_PATIENT_WORDS);
	return m && !tok_plural(l, m->token + m->ntokens - 1) && tok_is(l, m->token - 1, "the");
}

static bool introduced(const struct ll_letter *l, uint32_t end)
{
	for (uint32_t k = end; k < end + 5; k++)
		if (age_at(l, k).ntokens)
			return true;
	return false;
}

/* "Mr. Tremblay wrote to us too, as her husband" */
static bool as_kin(const struct ll_letter *l, uint32_t end)
{
	for (uint32_t k = end; k + 2 < sent_end(l, end) && k < end + 10; k++)
		if (tok_is(l, k, "as") && tok_in(l, k + 1, "her|his|the") && mark_at(l, k + 2, LEX_KIN))
			return true;
	return false;
}

/* "Mr. and Mrs. Brandt": a couple, of whom neither need be the patient. */
static bool of_couple(const struct ll_letter *l, uint32_t i)
{
	if (i < 2 || !tok_in(l, i - 1, "and|&|or"))
		return false;
	const uint32_t k = i - 2 - tok_is(l, i - 2, ".");
	return k < i && tok_in(l, k, LIST_TITLES "|dr");
}

/* "Patient: R. Vance", "Claimant name: Vance, Rosemary": the surname there, in small letters. */
static struct ll_sv field_surname(const struct ll_letter *l)
{
	enum { OPENING = 240, RUN = 8 };
	PLACES_EACH (i, l, places_of(l, ":")) {
		const struct mark *m = i ? mark_over(l, i - 1, LEX_IDENTIFIERS) : NULL;
		if (i >= OPENING)
			break;
		if (!(m && m->entry->code[0] == LEX_IDENT_NAME) && !(i && tok_in(l, i - 1, "patient|pt")))
			continue;
		struct ll_sv last = { "", 0 };
		for (uint32_t k = i + 1; k < i + RUN && !(tok(l, k)->flags & (LL_TOK_PARAGRAPH | LL_TOK_WRAP)); k++) {
			if (tok_in(l, k, ".|-|" LIST_TITLES) || (tok(l, k)->flags & LL_TOK_CAPITAL && tok(l, k)->text.n == 1))
				continue;
			if (!is_name_word(l, k))
				break;
			last = tok(l, k)->lower;
			if (tok_is(l, k + 1, ","))
				break;
		}
		if (last.n)
			return last;
	}
	return (struct ll_sv){ "", 0 };
}

/* Which surname is the patient's: the one given with an age, else the most frequent. */
void names_gather(struct persons *p)
{
	struct ll_sv surname;
	uint32_t sex;
	p->own = field_surname(p->l);
	PLACES_EACH (i, p->l, places_of(p->l, TITLES)) {
		const uint32_t n =
			tok(p->l, i)->kind == LL_TOK_WORD && (tok(p->l, i)->flags & LL_TOK_CAPITAL)
				? title_name(p->l, i, &surname, &sex)
				: 0;
		if (!n || sex == LL_SEX_UNKNOWN)
			continue;
		struct name *m = find_name(p, surname);
		if (!m) {
			if (p->nnames == NAMES)
				continue;
			m = &p->names[p->nnames++];
			m->surname = surname;
			m->first = sex;
		}
		if (of_couple(p->l, i)) {
			m->couple = true;
			continue;
		}
		m->count++;
		m->male += sex == LL_MALE;
		m->female += sex == LL_FEMALE;
		m->other |= (named_by_role(p->l, i, i + n) && !own_trade(p, i, i + n, surname)) || beside_patient(p->l, i);
		m->introduced |= introduced(p->l, i + n);
		m->kin = as_kin(p->l, i + n) ? sex : m->kin;
	}
	p->patient_name = -1;
	for (uint32_t i = 0; i < p->nnames; i++) {
		const struct name *m = &p->names[i];
		if ((m->other && !m->introduced) || !m->count)
			continue;
		if (p->patient_name < 0 || m->introduced > p->names[p->patient_name].introduced ||
		    (m->introduced == p->names[p->patient_name].introduced &&
		     m->count > p->names[p->patient_name].count))
			p->patient_name = (int32_t)i;
	}
}

/* "your daughter Susan Kim": kin who bears the name, and may be Ms. Kim. */
static bool kin_named(const struct ll_letter *l, struct ll_sv surname)
{
	for (uint32_t k = 0; k < l->marks.n; k++) {
		const struct mark *m = &l->marks.v[k];
		if (m->table != LEX_KIN)
			continue;
		for (uint32_t i = m->token + m->ntokens; i < m->token + m->ntokens + 4 && i < l->tokens.n; i++)
			if (sv_eq(tok(l, i)->lower, surname) &&
			    !tok_in(l, i - 1, LIST_TITLES "|."))
				return true;
	}
	return false;
}

/* Of the two titles of one surname, this is the odd one; for an heir who writes, also of one
 * against one. */
static bool rarer_title(const struct persons *p, const struct name *m, uint32_t sex, bool married)
{
	const uint32_t n = sex == LL_MALE ? m->male : m->female, other = m->count - n;
	return n < other || m->kin == sex ||
	       ((p->heir || (p->spouse && married) || kin_named(p->l, m->surname)) && n == other && sex != m->first);
}

/* "Dear Mr. Vance", "Mrs. Vance, a 79-year-old woman": of the two the age tells who is the patient,
 * where kin are spoken of. */
static bool aged_other(const struct persons *p, const struct name *m, uint32_t sex)
{
	if (!p->couple || p->reader_aged || !m->male || !m->female)
		return false;
	PLACES_EACH (i, p->l, p->l->counts) {
		const struct age_expr a = age_at(p->l, i);
		if (!a.ntokens)
			continue;
		const struct mark *told = mark_in(p->l, i + a.ntokens, i + a.ntokens + 3, LEX_SEXED);
		if (a.sex || told)
			return sex != (a.sex ? a.sex : told->entry->code[0] == LEX_SEX_M ? LL_MALE : LL_FEMALE);
	}
	return false;
}

/* "Dear Mr. Lee", "Claimant: Mr. Lee": the person the letter is about. */
static bool addressed(const struct ll_letter *l, uint32_t i)
{
	enum { TOP = 60 }; /* tokens: an address at the head of the letter stands on a line of its own */
	return i && (tok_in(l, i - 1, "dear|:|re") ||
		     (i < TOP && tok(l, i)->flags & (LL_TOK_PARAGRAPH | LL_TOK_WRAP)));
}

static bool stated_other(const struct ll_letter *l, uint32_t sex)
{
	for (uint32_t k = 0; k < l->facts[LL_SEX].n; k++) {
		const struct ll_fact *f = l->facts[LL_SEX].v[k];
		if (f->referent == LL_PATIENT && f->u.sex.how != LL_SEX_TITLE)
			return f->u.sex.sex != sex && f->u.sex.how != LL_SEX_TRANSGENDER;
	}
	return false;
}

uint32_t names_at(struct persons *p, uint32_t i)
{
	struct ll_sv surname;
	uint32_t sex, n = title_name(p->l, i, &surname, &sex);
	if (!n)
		return 0;
	if (sex == LL_SEX_UNKNOWN) {
		struct ll_fact *f = add_person(p, i, n, LL_ROLE_PROFESSIONAL, sex, surname);
		f->u.person.name = surname;
		return n;
	}
	const struct name *m = find_name(p, surname);
	bool patient = m && p->patient_name == m - p->names && !of_couple(p->l, i);
	/* Mrs. Smith in Mr. Smith's letter is his wife; so is Ms. Smith where the letter speaks of
	 * one. */
	const bool married = sv_is(tok(p->l, i)->lower, "mrs");
	if (patient && (p->couple || married) && rarer_title(p, m, sex, married) &&
	    !introduced(p->l, i + n))
		patient = false;
	/* "Dear Mr. and Mrs. Arce": of your sons */
	if (patient && m->couple && m->male && m->female && !introduced(p->l, i + n))
		patient = false;
	if (patient && (aged_other(p, m, sex) || (p->husband && sex == LL_MALE && !addressed(p->l, i) && !m->introduced)))
		patient = false;
	/* The letter speaks to the mother of her son. */
	if ((p->dependent || p->for_another) && addressed(p->l, i) && !introduced(p->l, i + n))
		patient = false;
	if (patient && p->first && (p->first->bare > 1 || !p->first->surname.n) && m->count < 3 && addressed(p->l, i) &&
	    !introduced(p->l, i + n))
		patient = false;
	/* ... and of a child nobody speaks as "Ms. Prentiss". */
	if (p->dependent && !introduced(p->l, i + n) && ll_in(sv(p->dependent->id), "son|daughter|child"))
		patient = false;
	if (named_by_role(p->l, i, i + n) && !(m && m->introduced) && !own_trade(p, i, i + n, surname))
		patient = false;
	if (patient && m->count == 1 && !m->introduced && !addressed(p->l, i) && !(sv_eq(p->own, surname) && !p->couple) &&
	    stated_other(p->l, sex))
		patient = false; /* "Mr. Dahl testified" in a woman's letter: a witness sooner than
				    a slip */
	struct ll_fact *f =
		add_person(p, i, n, patient ? LL_ROLE_PATIENT : LL_ROLE_NAMED, sex, surname);
	f->u.person.title = sex;
	f->u.person.name = surname;
	if (patient)
		add_sex(p, i, tok_is(p->l, i + 1, ".") ? 2 : 1, sex, LL_SEX_TITLE, LL_PATIENT);
	return n;
}
