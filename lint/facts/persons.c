/* SPDX-License-Identifier: MIT */
/*
 * Who is named: LL_PERSON, and with it what is said of the sex: LL_SEX,
 * LL_SEXED. Each letter has its own word for the patient; the same word in the
 * plural or with "a" means people in general.
 */
#include "facts/people.h"

#define NAMES 32 /* persons with Mr. or Ms. that are told apart */
#define ADJECTIVES 8 /* words between an article and its noun */

static const char small_words[] = "of|in|to|for|with|by|from|on|at|and|or|is|was|are|were|be|been|being|as|that|who|which|"
				  "has|had|have|than|per|if|when|but|between|into|under|over|about|he|she|it|they";

struct name {
	struct ll_sv surname;
	uint32_t count, male, female, first; /* first: enum ll_sex of the first title */
	bool other, introduced;
};

struct persons {
	struct ll_letter *l;
	struct name names[NAMES];
	uint32_t nnames;
	int32_t patient_name; /* index, -1: no name is the patient's */
	bool patient_named_by_word; /* a patient word was met */
	bool couple;          /* the letter speaks of kin who may share the surname */
	bool beneficiary;     /* the letter calls the patient beneficiary or enrollee */
	bool heir;            /* somebody writes for the patient or the estate */
	bool minor;           /* the first age told is a child's */
	bool aged_seen;
	bool survivor;        /* the veteran is dead: the appellant is somebody else */
	uint32_t aged, aged_end; /* a sex word before aged_end belongs to the age at `aged` */
};

bool tok_plural(const struct ll_letter *l, uint32_t i)
{
	const struct ll_sv w = tok(l, i)->lower;
	return w.n > 2 && w.p[w.n - 1] == 's' && w.p[w.n - 2] != '\'' && w.p[w.n - 2] != 's';
}

/* The article before a possessor: "the injured worker's". */
static uint32_t possessor_start(const struct ll_letter *l, uint32_t i)
{
	const uint32_t begin = sent_begin(l, i);
	for (uint32_t k = 1; k <= 3 && i >= begin + k; k++) {
		if (tok_in(l, i - k, "the|this|a|an|his|her|our|your|said"))
			return i - k;
		if (tok(l, i - k)->kind == LL_TOK_PUNCT || tok_in(l, i - k, small_words))
			break;
	}
	return i;
}

uint32_t phrase_start(const struct ll_letter *l, uint32_t i)
{
	const uint32_t begin = sent_begin(l, i);
	for (uint32_t k = 1; k <= ADJECTIVES && i >= begin + k; k++) {
		const struct ll_token *t = tok(l, i - k);
		if (tok_possessive(l, i - k)) /* "the patient's son" begins at "the" */
			return possessor_start(l, i - k);
		if (tok_in(l, i - k, "the|a|an|this|that|these|those|any|each|every|some|no|another|either|our|your|my|his|"
				     "her|their|its|said|all|many|most|such|other"))
			return i - k;
		if (tok_in(l, i - k, small_words) || (t->kind == LL_TOK_PUNCT && !sv_is(t->text, "-")))
			break;
	}
	return i;
}

const struct ll_fact *person_before(const struct ll_letter *l, uint32_t from, uint32_t i)
{
	uint32_t lo = 0, hi = l->facts[LL_PERSON].n;
	struct ll_fact *const *v = l->facts[LL_PERSON].v;
	while (lo < hi) {
		const uint32_t mid = (lo + hi) / 2;
		if (v[mid]->token < i)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo && v[lo - 1]->token >= from ? v[lo - 1] : NULL;
}

static const char finite[] = "is|was|has|had|does|did|will|would|may|might|could|can|should|must|states|stated|reports|"
			     "reported|notes|noted|says|said|who|also|then|continues|continued|denies|went|came|told|"
			     "felt|feels|took|takes|gave|gives|saw|sees|wrote|died|lives|works|ordered|wants|thinks|"
			     "thought|recalls|believes|brought|brings|underwent|fell|sustained|described|describes|agrees|made";

static bool preposition(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i, "of|by|with|to|for|from|on|at|in|against|about|toward|via|through|per");
}

enum person_place person_place(const struct ll_letter *l, const struct ll_fact *p)
{
	const uint32_t start = phrase_start(l, p->token), last = p->token + p->ntokens - 1;
	const uint32_t begin = sent_begin(l, p->token);
	if (tok_possessive(l, last))
		return PLACE_POSSESSOR;
	/* "by Dr. Lee, who performed": the next sentence's subject rather than the patient. */
	if (tok_is(l, last + 1, "who") || (tok_is(l, last + 1, ",") && tok_is(l, last + 2, "who")))
		return PLACE_SUBJECT;
	if (start > begin && preposition(l, start - 1))
		return PLACE_OBJECT;
	if (start == begin || tok(l, start - 1)->kind == LL_TOK_PUNCT || tok_in(l, last + 1, finite) ||
	    tok_in(l, start - 1, "that|and|but|because|when|while|as|if|although|though|since|after|before|until|than|"
				 "where|why|how|whether|then|also|however|so|or"))
		return PLACE_SUBJECT;
	return PLACE_OBJECT;
}

static uint32_t of_generic_frame(const struct ll_letter *l, uint32_t i)
{
	return l->frame && i < l->tokens.n && (l->frame[i] == LL_FRAME_GUIDELINE || l->frame[i] == LL_FRAME_GENERIC);
}

static uint32_t referent_of_role(uint32_t role)
{
	switch (role) {
	case LL_ROLE_PATIENT: return LL_PATIENT;
	case LL_ROLE_REVIEWER: return LL_REVIEWER;
	case LL_ROLE_PEOPLE: return LL_PEOPLE;
	default: return LL_OTHER;
	}
}

static bool has_possessor(const struct ll_letter *l, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (tok_possessive(l, i))
			return true;
	return false;
}

uint32_t owner_of(const struct ll_letter *l, uint32_t first, uint32_t end)
{
	const uint32_t begin = sent_begin(l, first), start = phrase_start(l, first);
	const struct ll_fact *before;

	for (uint32_t i = first; i < end + 4 && i < sent_end(l, first); i++) {
		if (tok(l, i)->kind == LL_TOK_PUNCT && !tok_is(l, i, "-"))
			break;
		if (i >= end && tok_in(l, i, small_words))
			break;
		const struct mark *kin = mark_at(l, i, LEX_KIN), *role = mark_at(l, i, LEX_PERSON_ROLES);
		if (kin && !tok_in(l, i, "child|infant|baby|newborn|neonate|toddler|widow|widower"))
			return LL_OTHER;
		if (role && role->entry->code[0] == LEX_ROLE_PEOPLE && tok_plural(l, i))
			return LL_PEOPLE;
	}
	if (of_generic_frame(l, first))
		return LL_PEOPLE;
	if (start < first && (tok_in(l, start, "his|her|their|my") || has_possessor(l, start, first)))
		return LL_OTHER;
	if (start < first && tok_in(l, start, "any|each|every|some|another|either|all|many|most"))
		return LL_PEOPLE;
	if (start == begin)
		return LL_PATIENT;
	if (tok_in(l, start - 1, "by|from|against|than|another"))
		return LL_OTHER;
	/* "His wife, a 41-year-old woman", "her son is 12 years old": the person just before. */
	uint32_t at = start;
	while (at > begin && start - at < 4 &&
	       (tok_in(l, at - 1, "is|was|who|being|,|(|now|aged|age|currently|and") || tok_is(l, at - 1, "-")))
		at--;
	before = person_before(l, begin, at);
	if (before && at < start && before->token + before->ntokens == at)
		return before->referent;
	if (tok_in(l, start - 1, "has|have|had") && start < first)
		return LL_OTHER;
	/* "He is a 45-year-old man", where "he" can be the son of the sentence before. */
	if (at < start && at > begin && tok_in(l, at - 1, "he|she") && begin) {
		before = person_before(l, sent_begin(l, begin - 1), begin);
		if (before && before->referent == LL_OTHER && before->u.person.role == LL_ROLE_KIN &&
		    person_place(l, before) != PLACE_POSSESSOR)
			return LL_OTHER;
	}
	return LL_PATIENT;
}

/* ---- adding facts ---- */

static struct ll_fact *add_person(struct persons *p, uint32_t i, uint32_t n, uint32_t role, uint32_t sex, struct ll_sv key)
{
	struct ll_fact *f = fact_add(p->l, LL_PERSON, i, n);
	f->referent = referent_of_role(role);
	f->key = key;
	f->u.person.role = role;
	f->u.person.sex = sex;
	return f;
}

static void add_sex(struct persons *p, uint32_t i, uint32_t n, uint32_t sex, uint32_t how, uint32_t referent)
{
	struct ll_fact *f = fact_add(p->l, LL_SEX, i, n);
	f->referent = referent;
	f->key = sv(sex == LL_MALE ? "male" : sex == LL_FEMALE ? "female" : "");
	f->u.sex.sex = sex;
	f->u.sex.how = how;
}

/* ---- names ---- */

/* "Mr. John Lopez": tokens taken (0: no title and name), the surname, the title's sex. */
static uint32_t title_name(const struct ll_letter *l, uint32_t i, struct ll_sv *surname, uint32_t *sex)
{
	const struct ll_sv t = tok(l, i)->text;
	uint32_t k = i + 1;
	if (sv_is(t, "Mr") || (sv_is(t, "MR") && tok_is(l, k, ".")))
		*sex = LL_MALE;
	else if (sv_is(t, "Ms") || sv_is(t, "Mrs") || sv_is(t, "MRS") || sv_is(t, "Miss"))
		*sex = LL_FEMALE;
	else if (sv_is(t, "Dr") || sv_is(t, "DR") || sv_is(t, "Doctor") || sv_is(t, "Drs"))
		*sex = LL_SEX_UNKNOWN;
	else
		return 0;
	if (tok_is(l, k, "."))
		k++;
	const uint32_t first = k;
	*surname = (struct ll_sv){ "", 0 };
	while (k < first + 3 && k < l->tokens.n && tok(l, k)->kind == LL_TOK_WORD &&
	       (tok(l, k)->flags & LL_TOK_CAPITAL) && !(k > first && tok(l, k)->sentence != tok(l, first)->sentence)) {
		*surname = tok(l, k)->lower;
		if (tok_possessive(l, k)) {
			surname->n -= 2;
			k++;
			break;
		}
		k++;
		if (tok(l, k - 1)->text.n == 1 && tok_is(l, k, ".") && (tok(l, k + 1)->flags & LL_TOK_CAPITAL) &&
		    tok(l, k + 1)->sentence == tok(l, k)->sentence)
			k++; /* an initial */
	}
	return k > first ? k - i : 0;
}

static struct name *find_name(struct persons *p, struct ll_sv surname)
{
	for (uint32_t i = 0; i < p->nnames; i++)
		if (sv_eq(p->names[i].surname, surname))
			return &p->names[i];
	return NULL;
}

/* The named person is not the patient: "attorney Mr. Lee", "Mr. Lee, her supervisor", "Ms. Lee, RN". */
static bool named_by_role(const struct ll_letter *l, uint32_t i, uint32_t end)
{
	const uint32_t begin = sent_begin(l, i);
	for (uint32_t k = i; k > begin && k + 3 > i; k--) {
		const struct mark *m = mark_over(l, k - 1, LEX_PERSON_ROLES);
		if ((m && m->entry->code[0] != LEX_ROLE_PEOPLE && !tok_possessive(l, k - 1)) ||
		    (mark_over(l, k - 1, LEX_KIN) && !tok_possessive(l, k - 1)))
			return true;
	}
	if (!tok_is(l, end, ",") && !tok_is(l, end, "("))
		return false;
	for (uint32_t k = end + 1; k < end + 5 && !tok_is(l, k, ","); k++)
		if (mark_at(l, k, LEX_PERSON_ROLES) || mark_at(l, k, LEX_KIN) || tok_in(l, k, "esq|rn|pa|np|dpm|dc|phd|dds"))
			return true;
	return false;
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

/* Which surname is the patient's: the one given with an age, else the most frequent. */
static void gather_names(struct persons *p)
{
	struct ll_sv surname;
	uint32_t sex;
	for (uint32_t i = 0; i < p->l->tokens.n; i++) {
		const uint32_t n = tok(p->l, i)->kind == LL_TOK_WORD && (tok(p->l, i)->flags & LL_TOK_CAPITAL)
					   ? title_name(p->l, i, &surname, &sex) : 0;
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
		m->count++;
		m->male += sex == LL_MALE;
		m->female += sex == LL_FEMALE;
		m->other |= named_by_role(p->l, i, i + n) || beside_patient(p->l, i);
		m->introduced |= introduced(p->l, i + n);
	}
	p->patient_name = -1;
	for (uint32_t i = 0; i < p->nnames; i++) {
		const struct name *m = &p->names[i];
		if (m->other && !m->introduced)
			continue;
		if (p->patient_name < 0 || m->introduced > p->names[p->patient_name].introduced ||
		    (m->introduced == p->names[p->patient_name].introduced &&
		     m->count > p->names[p->patient_name].count))
			p->patient_name = (int32_t)i;
	}
}

/* Of the two titles of one surname, this is the odd one; for an heir who writes, also of one against one. */
static bool rarer_title(const struct persons *p, const struct name *m, uint32_t sex)
{
	const uint32_t n = sex == LL_MALE ? m->male : m->female, other = m->count - n;
	return n < other || (p->heir && n == other && sex != m->first);
}

/* "Dear Mr. Lee", "Claimant: Mr. Lee": the person the letter is about. */
static bool addressed(const struct ll_letter *l, uint32_t i)
{
	return i && tok_in(l, i - 1, "dear|:|re");
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

static uint32_t on_title(struct persons *p, uint32_t i)
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
	bool patient = m && p->patient_name == m - p->names;
	/* Mrs. Smith in Mr. Smith's letter is his wife; so is Ms. Smith where the letter speaks of one. */
	if (patient && (p->couple || sv_is(tok(p->l, i)->lower, "mrs")) && rarer_title(p, m, sex) &&
	    !introduced(p->l, i + n))
		patient = false;
	if (named_by_role(p->l, i, i + n) && !(m && m->introduced))
		patient = false;
	if (patient && m->count == 1 && !m->introduced && !addressed(p->l, i) && stated_other(p->l, sex))
		patient = false; /* "Mr. Dahl testified" in a woman's letter: a witness sooner than a slip */
	struct ll_fact *f = add_person(p, i, n, patient ? LL_ROLE_PATIENT : LL_ROLE_NAMED, sex, surname);
	f->u.person.title = sex;
	f->u.person.name = surname;
	if (patient)
		add_sex(p, i, tok_is(p->l, i + 1, ".") ? 2 : 1, sex, LL_SEX_TITLE, LL_PATIENT);
	return n;
}

/* ---- words for people ---- */

/* "patient education", "member services": no person. */
static bool compound(const struct ll_letter *l, uint32_t end)
{
	return tok_in(l, end, "care|education|selection|population|populations|compliance|safety|satisfaction|gender|"
			      "information|id|identification|services|handout|instructions|advocate|compensation|"
			      "benefit|benefits|name|sex|dob|age|attorney|attorneys|handbook|relations|portal|outcomes");
}

/* "is a nurse", "works as a teacher": what somebody is, not somebody else. */
static bool predicate_noun(const struct ll_letter *l, uint32_t i)
{
	const uint32_t start = phrase_start(l, i), begin = sent_begin(l, i);
	/* "the claimant, a teacher, ..." */
	if (start > begin && start < i && tok_in(l, start, "a|an") && tok_in(l, start - 1, ",|(")) {
		const struct ll_fact *who = person_before(l, begin, start - 1);
		if (who && who->token + who->ntokens == start - 1)
			return true;
	}
	return start > begin && tok_in(l, start - 1, "is|was|as|been|being|be|became|become|old") &&
	       (start == i || tok_in(l, start, "a|an"));
}

static uint32_t patient_role(struct persons *p, const struct mark *m)
{
	const struct ll_letter *l = p->l;
	const uint32_t i = m->token, last = i + m->ntokens - 1, start = phrase_start(l, i);
	const bool bare_ok = m->entry->attr[0][0] == 'y';
	const uint32_t begin = sent_begin(l, i);

	if (compound(l, last + 1 + tok_is(l, last + 1, "'")) || (i > begin && tok_in(l, i - 1, "family|staff|team|board|panel|crew|faculty|-|in|out")))
		return LL_FACT_KINDS;
	if (tok_plural(l, last) || (tok_is(l, last + 1, "'") && tok_plural(l, last)))
		return LL_ROLE_PEOPLE;
	if (p->survivor && sv_is(sv(m->entry->id), "appellant"))
		return LL_ROLE_NAMED;
	/* Who appeals, or holds the policy, need not be who is treated. */
	if (p->beneficiary && (sv_is(sv(m->entry->id), "appellant") || sv_is(sv(m->entry->id), "subscriber")))
		return LL_ROLE_NAMED;
	if (start == i) {
		if (!bare_ok)
			return LL_FACT_KINDS;
		/* Telegraphic: "Patient reports". Else a stray noun: "inpatient or patient setting". */
		return LL_ROLE_PATIENT;
	}
	if (tok_in(l, start, "the|this|that|said|our|your|my|his|her|their|its") || tok_possessive(l, start))
		return bare_ok || !tok_in(l, start, "his|her|their|its") ? LL_ROLE_PATIENT : LL_FACT_KINDS;
	if (tok_in(l, start, "these|those|all|many|most|some|such|any|each|every|no|another|either|other"))
		return LL_ROLE_PEOPLE;
	/* "a patient", "an applicant": people in general, unless introduced with an age or a case of his own. */
	if (of_generic_frame(l, i))
		return LL_ROLE_PEOPLE;
	for (uint32_t k = start + 1; k < i; k++)
		if (age_at(l, k).ntokens)
			return LL_ROLE_PATIENT;
	if (start > begin && tok_in(l, start - 1, "is|was") && !p->patient_named_by_word)
		return LL_ROLE_PATIENT;
	if (!p->patient_named_by_word && start == begin &&
	    tok_in(l, last + 1, "has|requested|presented|is|was|with|who|appealed"))
		return LL_ROLE_PATIENT;
	return LL_ROLE_PEOPLE;
}

static uint32_t on_patient_word(struct persons *p, const struct mark *m)
{
	const uint32_t role = patient_role(p, m);
	if (role == LL_FACT_KINDS)
		return 0;
	p->patient_named_by_word |= role == LL_ROLE_PATIENT;
	add_person(p, m->token, m->ntokens, role, LL_SEX_UNKNOWN, sv(m->entry->id));
	return m->ntokens;
}

/* "a male roommate", "a female colleague" */
static uint32_t sex_before(const struct ll_letter *l, uint32_t i)
{
	const struct mark *m = i ? mark_at(l, i - 1, LEX_SEXED) : NULL;
	if (!m || m->entry->code[1] != LEX_SEXED_NOUN || tok(l, i - 1)->sentence != tok(l, i)->sentence)
		return LL_SEX_UNKNOWN;
	return m->entry->code[0] == LEX_SEX_M ? LL_MALE : LL_FEMALE;
}

static uint32_t on_kin(struct persons *p, const struct mark *m)
{
	const struct ll_letter *l = p->l;
	const uint32_t last = m->token + m->ntokens - 1;
	const uint32_t code = m->entry->code[0];
	const bool child = sv_is(sv(m->entry->id), "child");
	if (tok_plural(l, last) || predicate_noun(l, m->token))
		return 0;
	if (sv_is(sv(m->entry->id), "daughter") && tok_in(l, last + 1, "cell|cells|cyst|cysts|element"))
		return 0;
	/* A small patient: "this infant", "the child"; "her child" is somebody else. */
	const uint32_t start = phrase_start(l, m->token);
	if (child && p->minor && start < m->token && tok_in(l, start, "the|this") && !mark_in(l, start, m->token, LEX_SEXED)) {
		add_person(p, m->token, m->ntokens, LL_ROLE_PATIENT, LL_SEX_UNKNOWN, sv(m->entry->id));
		return m->ntokens;
	}
	add_person(p, m->token, m->ntokens, LL_ROLE_KIN,
		   code == LEX_KIN_M ? LL_MALE : code == LEX_KIN_F ? LL_FEMALE : sex_before(l, m->token),
		   sv(m->entry->id));
	return m->ntokens;
}

/* "29 yr. old female line cook", "a 45-year-old machinist": the trade of who is so old. */
static bool occupation(const struct ll_letter *l, uint32_t i, uint32_t aged)
{
	for (uint32_t k = i; k > aged && i - k < 8; k--) {
		if (tok(l, k - 1)->kind == LL_TOK_PUNCT && !tok_in(l, k - 1, "-|."))
			return false;
		if (tok_in(l, k - 1, small_words))
			return false;
	}
	return i > aged && i - aged < 12 && tok(l, i)->sentence == tok(l, aged)->sentence;
}

static uint32_t on_role(struct persons *p, const struct mark *m)
{
	const struct ll_letter *l = p->l;
	const uint32_t last = m->token + m->ntokens - 1;
	uint32_t role = LL_ROLE_PROFESSIONAL;
	switch (m->entry->code[0]) {
	case LEX_ROLE_ORGANISATION:
		return 0;
	case LEX_ROLE_REVIEWER:
		role = LL_ROLE_REVIEWER;
		break;
	case LEX_ROLE_PEOPLE:
		if (!tok_plural(l, last) && !tok_in(l, m->token, "men|women|everyone|everybody|anyone|anybody|nobody|whoever") &&
		    !tok_in(l, phrase_start(l, m->token), "a|an|any|each|every|some|no|another"))
			return 0;
		role = LL_ROLE_PEOPLE;
		break;
	case LEX_ROLE_BYSTANDER:
		role = LL_ROLE_NAMED;
		break;
	default:
		break;
	}
	if (p->aged_end && m->token < p->aged_end + 3 && occupation(l, m->token, p->aged))
		return 0;
	if (role != LL_ROLE_PEOPLE && (tok_plural(l, last) || predicate_noun(l, m->token)))
		return 0;
	add_person(p, m->token, m->ntokens, role, sex_before(l, m->token), sv(m->entry->id));
	return m->ntokens;
}

/* ---- sex ---- */

static bool sex_field(const struct ll_letter *l, uint32_t i)
{
	if (i < 2 || !tok_in(l, i - 1, ":|=|-|/"))
		return false;
	return tok_in(l, i - 2, "sex|gender") || (i >= 4 && tok_is(l, i - 1, "/") && tok(l, i - 2)->kind == LL_TOK_NUMBER &&
						   tok_is(l, i - 3, ":") && tok_in(l, i - 4, "sex|gender"));
}

/* The sex word is the first half of another noun: "female pelvis", "male patients", "male nurse". */
static bool other_head(const struct ll_letter *l, uint32_t next, bool aged)
{
	if (tok_is(l, next, "-") || tok_is(l, next, "/"))
		return true;
	if (tok_in(l, next, "pattern|pelvis|genitalia|genital|sex|hormone|hormones|reproductive|sexual|external|partner|"
			    "partners|condom|catheter|urethra|sling|body|breast|anatomy|infertility|organs|gender|"
			    "population|luer|adapter|relative|relatives|sexed|escutcheon|urogenital|karyotype|donor"))
		return true;
	const struct mark *role = mark_at(l, next, LEX_PERSON_ROLES), *pat = mark_at(l, next, LEX_PATIENT_WORDS);
	/* "a 51-year-old male firefighter" is the patient, "a male nurse" is not. */
	return (role && role->entry->code[0] != LEX_ROLE_PEOPLE && !aged) || (role && tok_plural(l, next)) ||
	       (pat && tok_plural(l, next));
}

/* A description without article at the start: "Well-developed, pleasant male in no distress". */
static bool described(const struct ll_letter *l, uint32_t i)
{
	const uint32_t begin = sent_begin(l, i);
	return i > begin && tok_in(l, i - 1, "pleasant|developed|nourished|appearing|obese|elderly|young|thin|healthy|"
					     "cooperative|aged|old|black|white|caucasian|hispanic|american|hispanic|asian|latino");
}

/* "The patient is a well-developed, well-nourished male." */
static bool told_in_list(const struct ll_letter *l, uint32_t i)
{
	const uint32_t begin = sent_begin(l, i);
	uint32_t k = i;
	while (k > begin && i - k < 12 && !tok_in(l, k - 1, small_words) &&
	       (tok(l, k - 1)->kind == LL_TOK_WORD || tok_in(l, k - 1, "-|,")))
		k--;
	if (k < begin + 2 || !tok_in(l, k - 1, "is|was"))
		return false;
	const struct ll_fact *who = person_before(l, begin, k - 1);
	return tok_in(l, k - 2, "this|he|she") ||
	       (who && who->referent == LL_PATIENT && who->token + who->ntokens == k - 1);
}

/* Whom a bare sex word is said of; LL_NOBODY: it states nothing. */
static uint32_t noun_owner(struct persons *p, uint32_t i, uint32_t n)
{
	const struct ll_letter *l = p->l;
	const uint32_t start = phrase_start(l, i), begin = sent_begin(l, i), next = i + n;
	if (other_head(l, next, i < p->aged_end))
		return LL_NOBODY;
	if (i < p->aged_end)
		return owner_of(l, p->aged, next);
	const struct mark *kin = mark_at(l, next, LEX_KIN);
	if (kin)
		return LL_NOBODY; /* "a viable female infant" */
	if (tok_in(l, next, "of|aged|age") && tok(l, next + 1)->kind == LL_TOK_NUMBER)
		return owner_of(l, i, next);
	const struct mark *pat = mark_at(l, next, LEX_PATIENT_WORDS);
	if (tok_in(l, start, "this|our") && start < i) {
		const struct ll_fact *who = person_before(l, begin, start);
		return who && who->referent == LL_OTHER ? LL_OTHER : LL_PATIENT;
	}
	if (of_generic_frame(l, i))
		return LL_NOBODY;
	if (start < i && tok_is(l, start, "the"))
		return pat || described(l, i) || tok_in(l, i, "gentleman|lady") ? LL_PATIENT : LL_NOBODY;
	if (start == i || tok_in(l, start, "a|an")) {
		if (start > begin && tok_in(l, start - 1, "is|was")) {
			const struct ll_fact *who = person_before(l, begin, start - 1);
			if (who && who->token + who->ntokens == start - 1)
				return who->referent;
			if (start - 1 > begin && tok_in(l, start - 2, "this|he|she"))
				return owner_of(l, i, next);
		}
		if (pat && start == begin)
			return p->patient_named_by_word ? LL_NOBODY : LL_PATIENT;
		if (described(l, i) && (start == begin || tok(l, start - 1)->kind == LL_TOK_PUNCT))
			return LL_PATIENT;
		if (described(l, i) && told_in_list(l, i))
			return LL_PATIENT;
	}
	return LL_NOBODY;
}

static void on_sex_noun(struct persons *p, const struct mark *m)
{
	const struct ll_letter *l = p->l;
	const uint32_t i = m->token, n = m->ntokens, sex = m->entry->code[0] == LEX_SEX_M ? LL_MALE : LL_FEMALE;
	if (tok_plural(l, i + n - 1) || tok_possessive(l, i + n - 1))
		return;
	if (sex_field(l, i)) {
		add_sex(p, i, n, sex, LL_SEX_FIELD, LL_PATIENT);
		return;
	}
	if (i && tok_is(l, i - 1, "-"))
		return; /* "line-man" */
	const uint32_t who = noun_owner(p, i, n);
	if (who == LL_PATIENT) {
		if (!mark_at(l, i + n, LEX_PATIENT_WORDS))
			add_person(p, i, n, LL_ROLE_PATIENT, sex, sv(m->entry->id));
		add_sex(p, i, n, sex, LL_SEX_NOUN, LL_PATIENT);
	} else if (!other_head(l, i + n, i < p->aged_end) && !mark_at(l, i + n, LEX_KIN)) {
		/* Somebody else, or nobody known: an owner for pronouns all the same. */
		add_person(p, i, n, who == LL_PEOPLE ? LL_ROLE_PEOPLE : LL_ROLE_NAMED, sex, sv(m->entry->id));
		if (who == LL_OTHER)
			add_sex(p, i, n, sex, LL_SEX_NOUN, LL_OTHER);
	}
}

/* "He was born after a normal pregnancy": the mother's, not the patient's. */
static bool of_birth(const struct ll_letter *l, uint32_t i)
{
	for (uint32_t k = sent_begin(l, i); k < sent_end(l, i); k++)
		if (tok_in(l, k, "born|birth|gestation|gestational|newborn|neonate|neonatal"))
			return true;
	return false;
}

static void on_sexed(struct persons *p, const struct mark *m)
{
	if (m->entry->code[1] == LEX_SEXED_NOUN) {
		on_sex_noun(p, m);
		return;
	}
	if (m->entry->code[1] == LEX_SEXED_TRANS) {
		add_sex(p, m->token, m->ntokens, LL_SEX_UNKNOWN, LL_SEX_TRANSGENDER,
			of_generic_frame(p->l, m->token) ? LL_PEOPLE : LL_PATIENT);
		return;
	}
	struct ll_fact *f = fact_add(p->l, LL_SEXED, m->token, m->ntokens);
	const struct assertion a = assertion_of(p->l, m->token, m->ntokens);
	f->key = sv(m->entry->id);
	f->polarity = a.polarity;
	f->time = a.time;
	f->referent = of_birth(p->l, m->token) ? LL_OTHER : a.referent;
	f->u.sexed.sex = m->entry->code[0] == LEX_SEX_M ? LL_MALE : LL_FEMALE;
	f->u.sexed.strong = m->entry->attr[2][0] == 's';
}

/* "45 y/o M", "Sex: F". */
static void on_letter(struct persons *p, uint32_t i)
{
	const struct ll_sv t = tok(p->l, i)->text;
	if (t.n == 1 && (*t.p == 'M' || *t.p == 'F') && sex_field(p->l, i))
		add_sex(p, i, 1, *t.p == 'M' ? LL_MALE : LL_FEMALE, LL_SEX_FIELD, LL_PATIENT);
}

/* An age: the sex word that belongs to it stands within a few words. */
static void on_age(struct persons *p, uint32_t i)
{
	const struct ll_letter *l = p->l;
	const struct age_expr a = age_at(l, i);
	if (!a.ntokens)
		return;
	if (!p->aged_seen) {
		p->aged_seen = true;
		p->minor = a.years < 18;
	}
	if (a.sex) {
		const uint32_t who = owner_of(l, i, i + a.ntokens);
		add_sex(p, a.sex_token, 1, a.sex, LL_SEX_NOUN, who);
		return;
	}
	uint32_t k = i + a.ntokens;
	while (k < i + a.ntokens + 8 && k < sent_end(l, i) && !tok_in(l, k, small_words) && !tok_in(l, k, ";|:|.")) {
		const struct mark *m = mark_at(l, k, LEX_SEXED);
		k++;
		if (m && m->entry->code[1] == LEX_SEXED_NOUN)
			break;
	}
	p->aged = i;
	p->aged_end = k;
}

static void scan_whole(struct persons *p)
{
	bool dead = false, survivor = false;
	for (uint32_t i = 0; i < p->l->marks.n; i++) {
		const struct mark *m = &p->l->marks.v[i];
		if (m->table == LEX_PATIENT_WORDS)
			p->beneficiary |= sv_is(sv(m->entry->id), "beneficiary") || sv_is(sv(m->entry->id), "enrollee") ||
					  sv_is(sv(m->entry->id), "patient");
		if (m->table != LEX_KIN)
			continue;
		const struct ll_sv id = sv(m->entry->id);
		p->couple |= sv_is(id, "wife") || sv_is(id, "husband") || sv_is(id, "spouse") || sv_is(id, "mother") ||
			     sv_is(id, "father") || sv_is(id, "son") || sv_is(id, "daughter") || sv_is(id, "parent") || sv_is(id, "widow") || sv_is(id, "widower");
		survivor |= sv_is(id, "widow") || sv_is(id, "widower") || sv_is(id, "spouse");
	}
	for (uint32_t i = 0; i < p->l->tokens.n; i++)
		p->heir |= tok_in(p->l, i, "executor|executrix|estate|heir|heirs");
	for (uint32_t i = 0; survivor && !dead && i < p->l->tokens.n; i++)
		dead = tok_seq(p->l, i, "cause of death") || tok_seq(p->l, i, "surviving spouse") ||
		       tok_seq(p->l, i, "veteran's death");
	p->survivor = dead;
}

void facts_persons(struct ll_letter *l)
{
	struct persons p = { .l = l };
	uint32_t taken = 0; /* persons do not overlap */
	scan_whole(&p);
	gather_names(&p);
	for (uint32_t i = 0; i < l->tokens.n; i++) {
		const struct ll_token *t = tok(l, i);
		if (t->kind == LL_TOK_NUMBER || (t->kind == LL_TOK_WORD && t->lower.n >= 3))
			on_age(&p, i);
		if (t->kind != LL_TOK_WORD)
			continue;
		const struct mark *sexed = mark_at(l, i, LEX_SEXED);
		if (sexed)
			on_sexed(&p, sexed);
		else
			on_letter(&p, i);
		if (i < taken)
			continue;
		uint32_t n = (t->flags & LL_TOK_CAPITAL) ? on_title(&p, i) : 0;
		const struct mark *pat = mark_at(l, i, LEX_PATIENT_WORDS), *kin = mark_at(l, i, LEX_KIN),
				  *role = mark_at(l, i, LEX_PERSON_ROLES);
		if (!n && role && (!kin || role->ntokens >= kin->ntokens) && (!pat || role->ntokens > pat->ntokens))
			n = on_role(&p, role);
		else if (!n && kin && (!pat || kin->ntokens > pat->ntokens))
			n = on_kin(&p, kin);
		else if (!n && pat)
			n = on_patient_word(&p, pat);
		if (n)
			taken = i + n;
	}
}
