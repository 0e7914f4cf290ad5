/* SPDX-License-Identifier: MIT */
/*
 * Who is named: LL_PERSON. Each letter has its own word for the patient; the
 * same word in the plural or with "a" means people in general.
 */
#include "facts/persons.h"

static uint32_t referent_of_role(uint32_t role)
{
	switch (role) {
	case LL_ROLE_PATIENT:
		return LL_PATIENT;
	case LL_ROLE_REVIEWER:
		return LL_REVIEWER;
	case LL_ROLE_PEOPLE:
		return LL_PEOPLE;
	default:
		return LL_OTHER;
	}
}

struct ll_fact *add_person(struct persons *p, uint32_t i, uint32_t n, uint32_t role, uint32_t sex,
			   struct ll_sv key)
{
	struct ll_fact *f = fact_add(p->l, LL_PERSON, i, n);
	f->referent = referent_of_role(role);
	f->key = key;
	f->u.person.role = role;
	f->u.person.sex = sex;
	return f;
}

void add_sex(struct persons *p, uint32_t i, uint32_t n, uint32_t sex, uint32_t how,
	     uint32_t referent)
{
	struct ll_fact *f = fact_add(p->l, LL_SEX, i, n);
	f->referent = referent;
	f->key = sv(sex == LL_MALE ? "male" : sex == LL_FEMALE ? "female" : "");
	f->u.sex.sex = sex;
	f->u.sex.how = how;
}

/* ---- words for people ---- */

/* "patient education", "member services": no person. */
static bool compound(const struct ll_letter *l, uint32_t end)
{
	return tok_in(
		l, end,
		"care|education|selection|population|populations|compliance|safety|satisfaction|"
		"gender|"
		"information|id|identification|services|handout|instructions|advocate|compensation|"
		"benefit|benefits|name|sex|dob|age|attorney|attorneys|handbook|relations|portal|"
		"outcomes");
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

	if (compound(l, last + 1 + tok_is(l, last + 1, "'")) ||
	    (i > begin && tok_in(l, i - 1, "family|staff|team|board|panel|crew|faculty|-|in|out")))
		return LL_FACT_KINDS;
	/* "Member One dissents": of a panel */
	if (tok_is(l, last, "member") && tok(l, i)->flags & LL_TOK_CAPITAL && tok_in(l, last + 1, "one|two|three|four|five"))
		return LL_ROLE_REVIEWER;
	if (tok_plural(l, last) || (tok_is(l, last + 1, "'") && tok_plural(l, last)))
		return LL_ROLE_PEOPLE;
	if (p->survivor && sv_is(sv(m->entry->id), "appellant"))
		return LL_ROLE_NAMED;
	/* Who appeals, or holds the policy, need not be who is treated. */
	if (p->beneficiary &&
	    (sv_is(sv(m->entry->id), "appellant") || sv_is(sv(m->entry->id), "subscriber")))
		return LL_ROLE_NAMED;
	if (start == i) {
		if (!bare_ok)
			return LL_FACT_KINDS;
		/* Telegraphic: "Patient reports". Else a stray noun: "inpatient or patient
		 * setting". */
		return LL_ROLE_PATIENT;
	}
	if (tok_in(l, start, "the|this|that|said|our|your|my|his|her|their|its") ||
	    tok_possessive(l, start))
		return bare_ok || !tok_in(l, start, "his|her|their|its") ? LL_ROLE_PATIENT
									 : LL_FACT_KINDS;
	if (tok_in(l, start,
		   "these|those|all|many|most|some|such|any|each|every|no|another|either|other"))
		return LL_ROLE_PEOPLE;
	/* "a patient", "an applicant": people in general, unless introduced with an age or a case
	 * of his own. */
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
	if (!m || m->entry->code[1] != LEX_SEXED_NOUN ||
	    tok(l, i - 1)->sentence != tok(l, i)->sentence)
		return LL_SEX_UNKNOWN;
	return m->entry->code[0] == LEX_SEX_M ? LL_MALE : LL_FEMALE;
}

/* "Patient: August Lane (son, age 16)", "Patient: Mrs. V. (claimant's spouse)": kin of who holds the
 * policy. */
static bool is_field_dependent(const struct ll_letter *l, const struct mark *m)
{
	enum { FAR = 8 };
	const uint32_t i = m->token, end = i + m->ntokens;
	bool opened = false;
	/* "Patient: Junia Lane, daughter", at the end of the line */
	if (i > 1 && tok_is(l, i - 1, ",") && end < l->tokens.n && tok(l, end)->flags & (LL_TOK_PARAGRAPH | LL_TOK_WRAP)) {
		uint32_t k = i - 1;
		while (k > 1 && i - k < FAR && tok(l, k - 1)->flags & LL_TOK_CAPITAL)
			k--;
		return k < i - 1 && tok_is(l, k - 1, ":") && tok_is(l, k - 2, "patient");
	}
	for (uint32_t k = i; k > 1 && i - k < FAR; k--) {
		opened |= tok_is(l, k - 1, "(");
		if (opened && tok_is(l, k - 1, ":"))
			return tok_in(l, k - 2, "patient|member|enrollee|insured");
		if (!opened && !tok_possessive(l, k - 1) && !tok_in(l, k - 1, "'|s|of|the|member's|claimant's|subscriber's"))
			return false;
	}
	return false;
}

/* "Your son's pediatrician has asked for", at the head of a letter: its patient's, as is a child's "treatment" there. */
static bool cared_for(const struct persons *p, const struct mark *m)
{
	enum { HEAD = 8 };
	static const char asking[] = "ask|asked|asks|asking|request|requested|requests|wants|sought|prescribed|ordered|proposed|recommended|"
				     "denied|refused|approve|approved|cover|covered|pay|appeal|appealed|review|reviewed",
			  of[] = "doctor|doctors|physician|pediatrician|therapist|surgeon|dentist|orthodontist|neurologist|psychiatrist|"
				 "psychologist|allergist|endocrinologist|cardiologist|oncologist|specialist|provider|treatment|therapy|"
				 "surgery|operation|admission|stay|hospitalization";
	const struct ll_letter *l = p->l;
	const uint32_t i = m->token, last = i + m->ntokens - 1;
	return !p->reader_aged && tok_in(l, last, "son's|daughter's|child's|baby's|infant's|stepson's|stepdaughter's|grandson's|granddaughter's") &&
	       l->sentences.v[tok(l, i)->sentence].paragraph < HEAD &&
	       tok_in(l, last + 1, of) && span_has(l, sent_begin(l, i), sent_end(l, i), asking);
}

/* "your mother's stay", "your son's speech therapy", in a sentence of a decision: what is treated is kin's. */
static bool is_treated(const struct ll_letter *l, const struct mark *m, uint32_t begin)
{
	enum { NEAR = 4 };
	const uint32_t end = m->token + m->ntokens;
	if (!tok_possessive(l, end - 1) ||
	    !span_has(l, begin, sent_end(l, begin), "denial|denied|deny|review|reviewed|cover|covered|coverage|pay|paid|appeal|appealed|request|claim|"
						    "approve|approved|asked|decision|bill|looked|necessary|refused"))
		return false;
	for (uint32_t k = end; k < end + NEAR && tok(l, k)->kind == LL_TOK_WORD && !tok_in(l, k, small_words); k++)
		if (tok_in(l, k, "stay|treatment|treatments|therapy|surgery|hospitalization|admission|operation|wheelchair|scooter|walker|infusions|"
				 "infusion|chemotherapy|dialysis|rehabilitation|diagnosis|hospital|illness|medicine|medicines|drug"))
			return !tok_in(l, k + 1, "benefit|benefits|plan|policy");
	return false;
}

/* "your request for coverage of a wheelchair for your son": who is treated is kin of the reader. */
static bool is_dependent(const struct persons *p, const struct mark *m)
{
	enum { HEAD = 160 }; /* further down another child may be told with an age */
	const struct ll_letter *l = p->l;
	const uint32_t i = m->token, begin = sent_begin(l, i);
	const uint32_t your = phrase_start(l, i); /* "your newborn daughter" */
	if (your == i || !tok_is(l, your, "your") || tok_plural(l, i + m->ntokens - 1) || tok_is(l, i, "children") ||
	    (your + 1 < i && tok_in(l, your + 1, "other|older|younger|elder|eldest|twin")))
		return false;
	/* "Your husband, who is 77, was brought to": as patients are introduced. */
	uint32_t k = i + m->ntokens;
	k += tok_is(l, k, ",");
	/* "Your brother, Victor Lane, was born on", "Your husband, Sterling, who is 73" */
	const uint32_t name = k;
	while (k < name + 3 && tok(l, k)->flags & LL_TOK_CAPITAL)
		k++;
	k += k > name && tok_is(l, k, ",");
	/* "Your mother, 91 years old, fell in March", "your mother, aged 91," */
	if (!p->reader_aged && tok_is(l, k - 1, ",") &&
	    ((age_at(l, k).ntokens && tok_is(l, k + age_at(l, k).ntokens, ",")) || (tok_is(l, k, "aged") && number_at(l, k + 1).ntokens) ||
	     (tok(l, k)->kind == LL_TOK_NUMBER && tok(l, k)->text.n <= 3 && tok_is(l, k + 1, ",") && tok(l, k + 2)->kind == LL_TOK_WORD)))
		return true;
	/* "In April your husband Armand, 69, had a stroke" */
	if (!p->reader_aged && k > name && tok(l, k)->kind == LL_TOK_NUMBER && tok(l, k)->text.n <= 3 && tok_is(l, k + 1, ","))
		return true;
	k += tok_is(l, k, "who");
	const uint32_t of = k + 3 + !tok_is(l, k + 3, "of"); /* "is a boy of nine", "is a frail woman of 90" */
	if (!p->reader_aged && tok_in(l, k, "is|was") && tok_in(l, k + 1, "a|an") && mark_over(l, of - 1, LEX_SEXED) && tok_is(l, of, "of") &&
	    number_at(l, of + 1).ntokens)
		return true;
	/* not "You work nights, and your father is 90" */
	if (!p->reader_aged && !(your > begin && tok_in(l, your - 1, "and|but")) && tok_in(l, k, "is|was") &&
	    (tok(l, k + 1)->kind == LL_TOK_NUMBER || (i < HEAD && number_at(l, k + 1).ntokens && tok_in(l, k + 1 + number_at(l, k + 1).ntokens, ",|.|and|years")) || (k > name + 1 && tok_is(l, k + 1, "born")) ||
	     age_at(l, k + 1 + tok_in(l, k + 1, "a|an")).ntokens))
		return true;
	if (cared_for(p, m))
		return true;
	/* "Your six-year-old daughter" */
	if (!p->reader_aged)
		for (uint32_t n = your + 1; n < i; n++)
			if (age_at(l, n).ntokens)
				return true;
	/* "Your daughter needs an aide", to a reader of whom nothing is told */
	if (i < HEAD && !p->reader_ill && !p->reader_aged && your == begin && ll_in(sv(m->entry->id), "son|daughter|child")) {
		const struct mark *verb = mark_at(l, i + m->ntokens, LEX_PREDICATES);
		if (verb && verb->entry->code[0] == LEX_PRED_PATIENT && !tok_in(l, i + m->ntokens, "works|worked|drives|drove|feels|took|takes|received"))
			return true;
	}
	/* "We looked again at your mother's stay", "the denial of your father's surgery" */
	if (i < HEAD && is_treated(l, m, begin))
		return true;
	if (your < begin + 1)
		return false;
	/* "as the holder of your mother's power of attorney", "the nurse visited your mother" */
	if (tok_seq(l, your - 1, "of") && your > begin + 1 && tok_in(l, your - 2, "holder|agent|guardian|conservator|caretaker"))
		return true;
	if (!tok_in(l, your - 1, "for|about|regarding|concerning") &&
	    !tok_seq(l, your - 1 - (your > begin + 1), "behalf of"))
		return false;
	for (k = begin; k < i; k++)
		if (tok_in(l, k,
			   "ask|asked|asking|request|requested|cover|covered|coverage|appeal|"
			   "appealed|claim|letter|approve|approval|authorization|grievance|"
			   "complaint|complained|pay|review|writing|write|wrote|writes|look|question|questions|prescribed|ordered|"
			   "refused|denied|recommended|proposed"))
			return true;
	return false;
}

/* "29 yr. old female line cook", "a 45-year-old machinist": the trade of who is so old. */
static bool occupation(const struct ll_letter *l, uint32_t i, uint32_t aged)
{
	/* "47-year-old male, baker, left-handed" */
	if (tok_is(l, i - 1, ",") && tok_in(l, i + 1, ",|.|;") && i - aged < 9 && tok(l, i)->sentence == tok(l, aged)->sentence)
		return true;
	for (uint32_t k = i; k > aged && i - k < 8; k--) {
		if (tok(l, k - 1)->kind == LL_TOK_PUNCT && !tok_in(l, k - 1, "-|."))
			return false;
		if (tok_in(l, k - 1, small_words))
			return false;
	}
	return i > aged && i - aged < 12 && tok(l, i)->sentence == tok(l, aged)->sentence;
}

/* "We do not dispute that your son has a diagnosis of autism", in a letter about a daughter that speaks of one child. */
static bool is_other_child(const struct persons *p, const struct mark *m)
{
	enum { FAR = 8 };
	const struct ll_letter *l = p->l;
	const struct ll_sv id = sv(m->entry->id), own = p->dependent ? sv(p->dependent->id) : id;
	const uint32_t last = m->token + m->ntokens - 1;
	const bool spouses = (sv_is(id, "wife") && sv_is(own, "husband")) || (sv_is(id, "husband") && sv_is(own, "wife"));
	if (sv_eq(id, own) || !(spouses || (ll_in(id, "son|daughter") && ll_in(own, "son|daughter"))) ||
	    !m->token || !tok_is(l, m->token - 1, "your") || tok_plural(l, last) ||
	    place_any(l, places_of(l, "brother|sister|brothers|sisters|twin|twins|sibling|siblings|children|both|sons|daughters"), 0,
		      l->tokens.n))
		return false;
	/* "The plan must cover the walker for your son." */
	if (m->token > sent_begin(l, m->token) + 2 && tok_in(l, m->token - 2, "for|behalf|of") &&
	    (tok_possessive(l, last) || tok_in(l, last + 1, ".|is|was|must|and|,|;|at|in|on")) &&
	    !span_has(l, sent_begin(l, m->token), sent_end(l, m->token), "also|too|another|other|instead|thank|letter|wrote|signed|call|called|contact|ask|asked") &&
	    span_has(l, sent_begin(l, m->token), m->token, "cover|covers|covered|coverage|pay|approve|approved|necessary|deny|denied|denial|request|claim|stay|need|treatment|care"))
		return true;
	const uint32_t k = last + 1;
	for (uint32_t i = k; i < k + FAR && i < sent_end(l, m->token); i++)
		if (tok_in(l, i, "diagnosis|diagnosed|needs|need|therapy|treatment|treatments|symptoms|condition|autism|medicine|medication|"
				 "hospital|surgery|disease|records|chart|doctor|therapist|hours|request|progress|goals|scores|stay|admission|bill|claim|appeal|case|care"))
			return true;
	return false;
}

/* "Sister Agnes Vance, the patient", "the enrollee, Brother Ferraro,": of an order. */
static bool is_of_order(const struct ll_letter *l, uint32_t i)
{
	enum { FAR = 5 };
	if (!tok_in(l, i, "sister|brother") || !(tok(l, i)->flags & LL_TOK_CAPITAL) || !(tok(l, i + 1)->flags & LL_TOK_CAPITAL))
		return false;
	if (i > 1 && tok_is(l, i - 1, ",") && mark_over(l, i - 2, LEX_PATIENT_WORDS))
		return true;
	for (uint32_t k = i + 2; k < i + FAR; k++) {
		if (tok_is(l, k, ","))
			return tok_in(l, k + 1, "the|our|this") && mark_at(l, k + 2, LEX_PATIENT_WORDS) != NULL;
		if (!(tok(l, k)->flags & LL_TOK_CAPITAL))
			return false;
	}
	return false;
}

static uint32_t on_kin(struct persons *p, const struct mark *m)
{
	if (is_of_order(p->l, m->token)) {
		const uint32_t sex = tok_is(p->l, m->token, "brother") ? LL_MALE : LL_FEMALE;
		add_person(p, m->token, 1, LL_ROLE_PATIENT, sex, sv(m->entry->id));
		add_sex(p, m->token, 1, sex, LL_SEX_TITLE, LL_PATIENT);
		return 1;
	}
	const struct ll_letter *l = p->l;
	const uint32_t last = m->token + m->ntokens - 1;
	const uint32_t code = m->entry->code[0];
	const bool child = sv_is(sv(m->entry->id), "child");
	/* "This 44 year old female caregiver was hurt" */
	if (tok_in(l, m->token, "caregiver|caretaker") && p->aged_end && m->token < p->aged_end + 3 && occupation(l, m->token, p->aged))
		return 0;
	/* "your newborn daughter": the daughter; "a doctor who treats children" */
	if (mark_at(l, last + 1, LEX_KIN) || tok_in(l, last, "children|grandchildren|stepchildren"))
		return 0;
	const uint32_t told = m->entry == p->dependent || tok_plural(l, last) ? 0 : sexes_kin(p, m);
	if (told)
		return told;
	if (tok_plural(l, last) || predicate_noun(l, m->token))
		return 0;
	if (sv_is(sv(m->entry->id), "daughter") &&
	    tok_in(l, last + 1, "cell|cells|cyst|cysts|element"))
		return 0;
	if (m->entry == p->dependent &&
	    (tok_is(l, phrase_start(l, m->token), "your") ||
	     ((code == LEX_KIN_M || code == LEX_KIN_F) && is_field_dependent(l, m)))) {
		const uint32_t sex = code == LEX_KIN_M	 ? LL_MALE
				     : code == LEX_KIN_F ? LL_FEMALE
							 : LL_SEX_UNKNOWN;
		add_person(p, m->token, m->ntokens, LL_ROLE_PATIENT, sex, sv(m->entry->id));
		if (sex)
			add_sex(p, m->token, m->ntokens, sex, LL_SEX_NOUN, LL_PATIENT);
		return m->ntokens;
	}
	if (is_other_child(p, m)) {
		const uint32_t sex = code == LEX_KIN_M ? LL_MALE : LL_FEMALE;
		add_person(p, m->token, m->ntokens, LL_ROLE_PATIENT, sex, sv(m->entry->id));
		add_sex(p, m->token, m->ntokens, sex, LL_SEX_NOUN, LL_PATIENT);
		return m->ntokens;
	}
	if (tok_in(l, last + 1, "side|side's"))
		return 0; /* "on the mother's side" */
	/* A small patient: "this infant", "the child"; "her child" is somebody else. */
	const uint32_t start = phrase_start(l, m->token);
	const bool minor = p->minor || (p->dependent && (sv_is(sv(p->dependent->id), "son") || sv_is(sv(p->dependent->id), "daughter") ||
							 sv_is(sv(p->dependent->id), "child")));
	if (child && minor && start < m->token && tok_in(l, start, "the|this") &&
	    !mark_in(l, start, m->token, LEX_SEXED)) {
		add_person(p, m->token, m->ntokens, LL_ROLE_PATIENT, LL_SEX_UNKNOWN,
			   sv(m->entry->id));
		return m->ntokens;
	}
	add_person(p, m->token, m->ntokens, LL_ROLE_KIN,
		   code == LEX_KIN_M   ? LL_MALE
		   : code == LEX_KIN_F ? LL_FEMALE
				       : sex_before(l, m->token),
		   sv(m->entry->id));
	return m->ntokens;
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
		if (!tok_plural(l, last) &&
		    !tok_in(l, m->token,
			    "men|women|everyone|everybody|anyone|anybody|nobody|whoever") &&
		    !tok_in(l, phrase_start(l, m->token), "a|an|any|each|every|some|no|another") &&
		    !(m->token && tok_is(l, m->token - 1, "lay")))
			return 0;
		role = LL_ROLE_PEOPLE;
		break;
	case LEX_ROLE_BYSTANDER:
		role = LL_ROLE_NAMED;
		break;
	default:
		break;
	}
	/* "The present guard was delivered on 11/03/14": of the teeth */
	if (tok_is(l, m->token, "guard") && place_any(l, places_of(l, "bruxism|dental|tooth|teeth|occlusal|mouthguard"), 0, l->tokens.n))
		return 0;
	if (p->aged_end && m->token < p->aged_end + 3 && occupation(l, m->token, p->aged))
		return 0;
	if (role != LL_ROLE_PEOPLE && (tok_plural(l, last) || predicate_noun(l, m->token)))
		return 0;
	add_person(p, m->token, m->ntokens, role, sex_before(l, m->token), sv(m->entry->id));
	return m->ntokens;
}

static uint32_t count_of(const struct ll_letter *l, const uint64_t *places)
{
	uint32_t n = 0;
	PLACES_EACH (i, l, places)
		n++;
	return n;
}

/* "The second said yes as well. She added that": of a panel of three. */
static uint32_t on_ordinal(struct persons *p, uint32_t i)
{
	const struct ll_letter *l = p->l;
	const uint32_t end = i + 1 + tok_in(l, i + 1, "one|reviewer");
	if (i != sent_begin(l, i) + 1 || !tok_is(l, i - 1, "the") || end > i + 1 ||
	    !tok_in(l, end, "said|says|thought|thinks|wrote|writes|found|finds|agreed|agrees|disagreed|disagrees|noted|notes|held|"
			    "holds|voted|votes|would|dissented|dissents|concluded|concludes|adds|added|took|was"))
		return 0;
	if (tok_is(l, end, "was") && !tok_in(l, end + 1, "of|against|for|persuaded|not"))
		return 0;
	add_person(p, i, 1, LL_ROLE_REVIEWER, LL_SEX_UNKNOWN, tok(l, i)->lower);
	return 1;
}

/* "The child, who is seven, has had", "The infant gained slowly": a letter about a child that gives no grown-up's age and speaks
 * of no birth as a mother's. */
static bool tells_of_child(const struct ll_letter *l)
{
	enum { ADULT = 18 };
	bool child = false;
	PLACES_EACH (i, l, places_of(l, "child|infant|baby|toddler|newborn")) {
		const uint32_t begin = sent_begin(l, i);
		child |= (i == begin + 1 && tok_in(l, begin, "the|this") && !tok_possessive(l, i)) ||
			 (i == begin && tok_in(l, i + 1, "boy|girl") && tok(l, i + 2)->flags & LL_TOK_CAPITAL);
	}
	if (!child || place_any(l, places_of(l, "pregnant|pregnancy|obstetric|breastfeeding|postpartum|cesarean|delivery|children|siblings"), 0,
				l->tokens.n))
		return false;
	PLACES_EACH (i, l, l->counts)
		if (age_at(l, i).ntokens && age_at(l, i).years >= ADULT)
			return false;
	return true;
}

static void scan_whole(struct persons *p)
{
	bool dead = false, survivor = false;
	enum { OPENING = 120 };
	PLACES_EACH (i, p->l, places_of(p->l, LIST_PARENTS)) {
		if (i >= OPENING)
			break;
		p->for_another |= tok_is(p->l, i + 1, "of") && i &&
				  (tok_in(p->l, i - 1, "the|to|:") ||
				   tok(p->l, i)->flags & (LL_TOK_PARAGRAPH | LL_TOK_WRAP));
	}
	PLACES_EACH (i, p->l, places_of(p->l, "your"))
		for (uint32_t k = i + 1; k < i + 3 && !p->reader_ill; k++)
			p->reader_ill = mark_at(p->l, k, LEX_BODYPARTS) ||
					tok_in(p->l, k, "pain|doctor|condition|symptoms|injury|illness|health|surgery|treatment|medicine|physician");
	PLACES_EACH (i, p->l, places_of(p->l, "you")) {
		const uint32_t k = i + 2 + tok_in(p->l, i + 2, "now|currently|presently|today|only");
		p->reader_aged |= tok_in(p->l, i + 1, "are|were") &&
				  ((tok(p->l, k)->kind == LL_TOK_NUMBER && !tok_in(p->l, k + 1, "feet|foot|inches|pounds|miles|weeks|months|days|percent|%")) ||
				   age_at(p->l, k + tok_in(p->l, k, "a|an")).ntokens);
	}
	PLACES_EACH (i, p->l, places_of_marks(p->l, LEX_PATIENT_WORDS)) {
		const struct ll_sv id = sv(mark_at(p->l, i, LEX_PATIENT_WORDS)->entry->id);
		p->beneficiary |= sv_is(id, "beneficiary") || sv_is(id, "enrollee") || sv_is(id, "patient");
	}
	PLACES_EACH (i, p->l, places_of_marks(p->l, LEX_KIN)) {
		const struct mark *m = mark_at(p->l, i, LEX_KIN);
		const struct ll_sv id = sv(m->entry->id);
		if (!p->dependent && !mark_at(p->l, i + m->ntokens, LEX_KIN) && (is_dependent(p, m) || is_field_dependent(p->l, m)))
			p->dependent = m->entry;
		p->husband |= (sv_is(id, "husband") || sv_is(id, "son") || sv_is(id, "father")) && i && tok_in(p->l, i - 1, "her|beneficiary's|patient's|enrollee's|member's|claimant's");
		p->couple |= sv_is(id, "wife") || sv_is(id, "husband") || sv_is(id, "spouse") ||
			     sv_is(id, "mother") || sv_is(id, "father") || sv_is(id, "son") ||
			     sv_is(id, "daughter") || sv_is(id, "parent") || sv_is(id, "widow") ||
			     sv_is(id, "widower");
		p->spouse |= sv_is(id, "wife") || sv_is(id, "husband") || sv_is(id, "spouse");
		survivor |= sv_is(id, "widow") || sv_is(id, "widower") || sv_is(id, "spouse");
	}
	p->husband = p->husband && 2 * count_of(p->l, places_of(p->l, "he|him|his")) <
					   count_of(p->l, places_of(p->l, "she|her|hers"));
	if (tells_of_child(p->l))
		p->minor = p->aged_seen = true;
	p->heir = place_any(p->l, places_of(p->l, "executor|executrix|estate|heir|heirs"), 0, p->l->tokens.n);
	for (uint32_t i = 0; survivor && !dead && i < p->l->tokens.n; i++)
		dead = tok_seq_in(p->l, i, "cause of death|surviving spouse|veteran's death");
	p->survivor = dead;
}

/* Ages, marks of the tables, titles, and the letters M and F. */
static const uint64_t *beginnings(const struct persons *p)
{
	const struct ll_letter *l = p->l;
	uint64_t *at = places_new(l);
	places_add(l, at, l->counts);
	places_add(l, at, places_of(l, "m|f"));
	places_add(l, at, places_of(l, TITLES));
	places_add(l, at, places_of(l, "first|second|third|fourth|other"));
	places_add_marks(l, at, (uint64_t)1 << LEX_SEXED | (uint64_t)1 << LEX_PATIENT_WORDS |
					(uint64_t)1 << LEX_KIN | (uint64_t)1 << LEX_PERSON_ROLES);
	first_names_places(p, at);
	sexes_places(l, at);
	return at;
}

void facts_persons(struct ll_letter *l)
{
	struct persons p = { .l = l };
	uint32_t taken = 0; /* persons do not overlap */
	scan_whole(&p);
	names_gather(&p);
	first_names_gather(&p);
	PLACES_EACH (i, l, beginnings(&p)) {
		const struct ll_token *t = tok(l, i);
		if (t->kind == LL_TOK_NUMBER || (t->kind == LL_TOK_WORD && t->lower.n >= 3))
			sexes_age_at(&p, i);
		if (t->kind != LL_TOK_WORD)
			continue;
		const struct mark *sexed = mark_at(l, i, LEX_SEXED);
		if (sexed)
			sexes_mark(&p, sexed);
		else
			sexes_letter_at(&p, i);
		sexes_trade_at(&p, i);
		if (i < taken)
			continue;
		uint32_t n = (t->flags & LL_TOK_CAPITAL) ? names_at(&p, i) : 0;
		n = n || !(t->flags & LL_TOK_CAPITAL) ? n : first_names_at(&p, i);
		const struct mark *pat = mark_at(l, i, LEX_PATIENT_WORDS),
				  *kin = mark_at(l, i, LEX_KIN),
				  *role = mark_at(l, i, LEX_PERSON_ROLES);
		if (!n && role && (!kin || role->ntokens >= kin->ntokens) &&
		    (!pat || role->ntokens > pat->ntokens))
			n = on_role(&p, role);
		else if (!n && kin && (!pat || kin->ntokens > pat->ntokens))
			n = on_kin(&p, kin);
		else if (!n && pat)
			n = on_patient_word(&p, pat);
		else if (!n && tok_in(l, i, "first|second|third|fourth|other"))
			n = on_ordinal(&p, i);
		if (n)
			taken = i + n;
	}
}
