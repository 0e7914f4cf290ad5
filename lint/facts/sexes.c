/* SPDX-License-Identifier: MIT */
/* What is said of the patient's sex, and what only one sex can have: LL_SEX, LL_SEXED. */
#include "facts/persons.h"

static bool sex_field(const struct ll_letter *l, uint32_t i)
{
	/* "Sex F, age 61", "[x] Female [ ] Male" */
	if (i && tok_in(l, i - 1, "sex|gender") && tok(l, i - 1)->flags & (LL_TOK_PARAGRAPH | LL_TOK_WRAP))
		return true;
	if (i > 3 && tok_in(l, i - 1, "]|)") && tok_in(l, i - 2, "x") && tok_in(l, i - 3, "[|(") && tok_in(l, i, "male|female|m|f"))
		return true;
	if (i < 2 || !tok_in(l, i - 1, ":|=|-|/"))
		return false;
	/* "Beneficiary: M. Tolliver" */
	if (tok(l, i)->text.n == 1 && tok_is(l, i + 1, ".") && tok(l, i + 2)->flags & LL_TOK_CAPITAL &&
	    !(tok(l, i + 2)->flags & (LL_TOK_PARAGRAPH | LL_TOK_WRAP)))
		return false;
	/* "Claimant: male, 51" */
	const struct mark *who =
		tok_is(l, i - 1, ":") ? mark_over(l, i - 2, LEX_PATIENT_WORDS) : NULL;
	if (who && tok(l, who->token)->flags & LL_TOK_PARAGRAPH &&
	    !mark_at(l, i + 1, LEX_PATIENT_WORDS) && tok_in(l, i + 1, ",|;|.|age|aged|born|/|("))
		return true;
	/* "Sex of enrollee: F" */
	const struct mark *of = mark_over(l, i - 2, LEX_PATIENT_WORDS);
	if (of && of->token > 1 && tok_is(l, i - 1, ":")) {
		const uint32_t at = of->token - 1 - tok_is(l, of->token - 1, "the");
		if (at && tok_is(l, at, "of") && tok_in(l, at - 1, "sex|gender"))
			return true;
	}
	return tok_in(l, i - 2, "sex|gender") ||
	       (i >= 4 && tok_is(l, i - 1, "/") && tok(l, i - 2)->kind == LL_TOK_NUMBER &&
		tok_is(l, i - 3, ":") && tok_in(l, i - 4, "sex|gender"));
}

/* The sex word is the first half of another noun: "female pelvis", "male patients", "male
 * nurse". */
static bool other_head(const struct ll_letter *l, uint32_t next, bool aged)
{
	if (tok_is(l, next, "-") || tok_is(l, next, "/"))
		return true;
	if (tok_in(l, next,
		   "pattern|pelvis|genitalia|genital|sex|hormone|hormones|reproductive|sexual|"
		   "external|partner|"
		   "partners|condom|catheter|urethra|sling|body|breast|anatomy|infertility|organs|"
		   "gender|"
		   "population|luer|adapter|relative|relatives|sexed|escutcheon|urogenital|"
		   "karyotype|donor"))
		return true;
	const struct mark *role = mark_at(l, next, LEX_PERSON_ROLES),
			  *pat = mark_at(l, next, LEX_PATIENT_WORDS);
	/* "a 51-year-old male firefighter" is the patient, "a male nurse" is not. */
	return (role && role->entry->code[0] != LEX_ROLE_PEOPLE && !aged) ||
	       (role && tok_plural(l, next)) || (pat && tok_plural(l, next));
}

/* A description without article at the start: "Well-developed, pleasant male in no distress". */
static bool described(const struct ll_letter *l, uint32_t i)
{
	const uint32_t begin = sent_begin(l, i);
	return i > begin &&
	       tok_in(l, i - 1,
		      "pleasant|developed|nourished|appearing|obese|elderly|young|thin|healthy|"
		      "cooperative|aged|old|black|white|caucasian|hispanic|american|asian|"
		      "latino");
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

/* "He was born after a normal pregnancy": the mother's, not the patient's. */
static bool of_birth(const struct ll_letter *l, uint32_t i)
{
	for (uint32_t k = sent_begin(l, i); k < sent_end(l, i); k++)
		if (tok_in(l, k, "born|birth|gestation|gestational|newborn|neonate|neonatal"))
			return true;
	return false;
}

/* "a boy of 3 lb 12 oz": one who was just born. */
static bool weighed(const struct ll_letter *l, uint32_t number)
{
	uint32_t k = number;
	while (k < number + 4 && (tok(l, k)->kind == LL_TOK_NUMBER || tok_in(l, k, ".|,")))
		k++;
	return tok_in(l, k, "lb|lbs|pound|pounds|oz|ounces|g|gm|gram|grams|kg|kilogram|kilograms");
}

/* "She hurt her back when she caught a falling patient; ... and the patient, a man of 90": a nurse's patient. */
static bool of_patients_patient(const struct ll_letter *l, uint32_t begin, uint32_t start)
{
	if (start < begin + 4 || !tok_in(l, start, "a|an") || !tok_is(l, start - 1, ",") || !tok_in(l, start - 2, "patient|resident|client") ||
	    !tok_is(l, start - 3, "the"))
		return false;
	for (uint32_t k = begin + 1; k + 3 < start; k++)
		if (tok_in(l, k, "patient|resident|client") && (tok_in(l, k - 1, "a|another") || (k > begin + 1 && tok_in(l, k - 2, "a|another"))))
			return true;
	return false;
}

/* "The lady in the other car", or somebody else whom "the lady" can mean was spoken of. */
static bool told_apart(const struct persons *p, uint32_t i, uint32_t next)
{
	const struct ll_letter *l = p->l;
	const struct mark *m = mark_at(l, i, LEX_SEXED);
	if (tok_in(l, next, "in|from|at|behind|on|of|opposite|beside|next|who|whom|whose|that|,"))
		return true;
	LL_FOREACH (f, l, LL_PERSON)
		if (f->referent == LL_OTHER && f->u.person.sex &&
		    f->u.person.sex == (m && m->entry->code[0] == LEX_SEX_M ? LL_MALE : LL_FEMALE))
			return true;
	return false;
}

/* "In a middle-aged female with a healed fusion": one like the patient, where the reviewer reasons. */
static bool like_patient(const struct ll_letter *l, uint32_t i, uint32_t start, uint32_t next)
{
	const uint32_t begin = sent_begin(l, i), kind = section_at(l, i)->kind;
	return start > begin && start < i && tok_in(l, start, "a|an") && tok_in(l, start - 1, "in|for") &&
	       tok_is(l, next, "with") && (kind == LL_SEC_RATIONALE || kind == LL_SEC_DECISION || l->headless) &&
	       !of_generic_frame(l, i) && described(l, i) &&
	       !span_has(l, begin, sent_end(l, i), "if|when|example|study|studies|trial|trials|criteria|guideline|guidelines|policy|"
						   "recommend|recommends|recommended|suggests|states|says");
}

/* Whom a bare sex word is said of; LL_NOBODY: it states nothing. */
static uint32_t noun_owner(struct persons *p, uint32_t i, uint32_t n)
{
	const struct ll_letter *l = p->l;
	const uint32_t start = phrase_start(l, i), begin = sent_begin(l, i), next = i + n;
	if (other_head(l, next, i < p->aged_end))
		return LL_NOBODY;
	/* "Baby boy Vance was born at 33 weeks" */
	if (p->minor && i == begin + 1 && tok_in(l, begin, "baby|infant|newborn") && tok(l, next)->flags & LL_TOK_CAPITAL)
		return LL_PATIENT;
	if (i < p->aged_end)
		return owner_of(l, p->aged, next);
	const struct mark *kin = mark_at(l, next, LEX_KIN);
	if (kin && !tok_possessive(l, next - 1))
		return LL_NOBODY; /* "a viable female infant" */
	if (of_patients_patient(l, begin, start))
		return LL_NOBODY;
	if (tok_in(l, next, "of|aged|age") && tok(l, next + 1)->kind == LL_TOK_NUMBER)
		return weighed(l, next + 1) ? LL_OTHER : owner_of(l, i, next);
	const struct mark *pat = mark_at(l, next, LEX_PATIENT_WORDS);
	/* "a likely benefit in a male patient of this age" */
	const uint32_t behind = next + (pat ? pat->ntokens : 0);
	if (start > begin && start < i && tok_in(l, start, "a|an") && tok_in(l, start - 1, "in|for|of|with") &&
	    tok_is(l, behind, "of") && tok_is(l, behind + 1, "this") && tok_is(l, behind + 2, "age") &&
	    !tok_in(l, behind + 3, "as|than|or|and|but"))
		return LL_PATIENT;
	if (like_patient(l, i, start, next))
		return LL_PATIENT;
	if (tok_in(l, start, "this|our") && start < i) {
		const struct ll_fact *who = person_before(l, begin, start);
		/* "when a child so young is kept in sessions, ... this girl's schedule" */
		if (who && p->minor && p->dependent && sv_is(who->key, "child") && who->token &&
		    tok_in(l, who->token - 1, "a|any|each"))
			return LL_PATIENT;
		return who && who->referent == LL_OTHER ? LL_OTHER : LL_PATIENT;
	}
	if (of_generic_frame(l, i))
		return LL_NOBODY;
	/* telegraphic: "Gentleman w/ failed back surgery", "Female, 61, fell on ice" */
	if (start == i && i == begin && tok(l, i)->flags & LL_TOK_CAPITAL &&
	    (tok_in(l, next, "w|c|s|with|presents|presented|admitted|seen|here|in") ||
	     (tok_is(l, next, ",") && number_at(l, next + 1).value >= 10 && tok_in(l, next + 2, ",|.|with|w|;|y"))) &&
	    !span_has(l, next, sent_end(l, i), "should|may|often|usually|typically"))
		return LL_PATIENT;
	if (start < i && tok_is(l, start, "the"))
		return pat || described(l, i) || (tok_in(l, i, "gentleman|lady|gentleman's|lady's|man|woman|boy|girl|man's|woman's|boy's|girl's") && !told_apart(p, i, next))
			       ? LL_PATIENT
			       : LL_NOBODY;
	if (start == i || tok_in(l, start, "a|an")) {
		if (start > begin && tok_is(l, start - 1, "(")) {
			/* "an aide of her own (a young man whom she is fond of)" */
			const struct ll_fact *who = person_before(l, begin, start - 1);
			if (who && who->referent == LL_OTHER)
				return LL_NOBODY;
		}
		if (start > begin && tok_is(l, start - 1, ",")) {
			/* "threatened by a customer, a young male" */
			const struct ll_fact *who = person_before(l, begin, start - 1);
			/* "The patient, a former Navy man, has", "The child, a boy, was" */
			if (who && who->referent == LL_PATIENT && who->token + who->ntokens == start - 1 && !tok_possessive(l, start - 2) &&
			    !tok_in(l, phrase_start(l, who->token), "that|another|a|an|each") && tok_in(l, next, ",|with|who|of|in") && !tok_in(l, next + 1, "and|or"))
				return LL_PATIENT;
			if (who && who->referent != LL_PATIENT &&
			    (who->token + who->ntokens == start - 1 || who->u.person.role == LL_ROLE_NAMED ||
			     who->u.person.role == LL_ROLE_PEOPLE))
				return LL_NOBODY;
		}
		if (start > begin && tok_in(l, start - 1, "is|was")) {
			const struct ll_fact *who = person_before(l, begin, start - 1);
			if (who && who->token + who->ntokens == start - 1)
				return who->referent;
			if (start - 1 > begin && tok_in(l, start - 2, "this|he|she"))
				return owner_of(l, i, next);
		}
		if (pat && start == begin) /* "A female patient is the more usual one" */
			return p->patient_named_by_word || l->facts[LL_SEX].n ? LL_NOBODY : LL_PATIENT;
		/* "A healthy boy, 3,200 g, was born" */
		if (of_birth(l, i) && !p->minor)
			return LL_NOBODY;
		if (described(l, i) && (start == begin || tok(l, start - 1)->kind == LL_TOK_PUNCT))
			return LL_PATIENT;
		if (described(l, i) && told_in_list(l, i))
			return LL_PATIENT;
	}
	return LL_NOBODY;
}

/* A sex word or letter in tokens [i, i + n) stands where only the patient's does. */
static bool demographic(const struct persons *p, uint32_t i, uint32_t n)
{
	return demographic_field(p->l, i, n) || demographic_cell(p->l, i, n) || demographic_line(p->l, i, n, p->own);
}

static void on_sex_noun(struct persons *p, const struct mark *m)
{
	const struct ll_letter *l = p->l;
	const uint32_t i = m->token, n = m->ntokens,
		       sex = m->entry->code[0] == LEX_SEX_M ? LL_MALE : LL_FEMALE;
	/* "this man's weight loss" tells it too */
	if (tok_plural(l, i + n - 1) || (tok_possessive(l, i + n - 1) && !(i && tok_in(l, i - 1, "this|the"))))
		return;
	if (sex_field(l, i) || (tok_in(l, i, "male|female") && demographic(p, i, n))) {
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
		add_person(p, i, n, who == LL_PEOPLE ? LL_ROLE_PEOPLE : LL_ROLE_NAMED, sex,
			   sv(m->entry->id));
		if (who == LL_OTHER)
			add_sex(p, i, n, sex, LL_SEX_NOUN, LL_OTHER);
	}
}

/* "not for a woman who is pregnant or may become pregnant" */
static bool of_another(const struct ll_letter *l, uint32_t i)
{
	const struct ll_fact *who = person_before(l, sent_begin(l, i), i);
	return who && who->referent != LL_PATIENT &&
	       tok_in(l, who->token + who->ntokens, "who|that");
}

/* "Prostate: N/A", "ovarian-type stroma", an "erectile dysfunction drug", the word "prostate": nobody has it. */
static bool no_ones(const struct ll_letter *l, const struct mark *m)
{
	const uint32_t end = m->token + m->ntokens;
	const uint32_t k = end + 1;
	if (tok_in(l, end, ":|-|=") && (tok_in(l, k, "none|deferred|not|absent|noncontributory|na|type|like") ||
					(tok_is(l, k, "n") && tok_is(l, k + 1, "/"))))
		return true;
	return tok_in(l, end, "drug|drugs|medicine|medicines|medication|medications|rule|rules|policy|policies|guideline|guidelines|criteria") ||
	       (m->token && tok_is(l, m->token - 1, "\"") && tok_is(l, end, "\""));
}

void sexes_mark(struct persons *p, const struct mark *m)
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
	/* A panel of "hereditary breast and ovarian cancer syndromes" is tested of men too. */
	const uint32_t after = m->token + m->ntokens;
	bool panel = false;
	for (uint32_t k = after; k < after + 12 && k < sent_end(p->l, m->token); k++)
		panel |= tok_in(p->l, k, "syndrome|syndromes|panel|gene|genes|brca1|brca2");
	f->referent =
		panel || no_ones(p->l, m) ? LL_NOBODY :
		(of_birth(p->l, m->token) && !sv_is(f->key, "childbirth")) || of_another(p->l, m->token) ? LL_OTHER : a.referent;
	f->u.sexed.sex = m->entry->code[0] == LEX_SEX_M ? LL_MALE : LL_FEMALE;
	f->u.sexed.strong = m->entry->attr[2][0] == 's';
}

/* "The claimant (M, 52)", "R. Vance (F/61)" behind the word or name. */
static bool in_brackets(const struct persons *p, uint32_t i)
{
	const struct ll_letter *l = p->l;
	if (i < 2 || !tok_is(l, i - 1, "(") || !tok_in(l, i + 1, ",|/|)|;"))
		return false;
	const struct ll_fact *who = person_before(l, sent_begin(l, i), i - 1);
	return who && who->referent == LL_PATIENT && who->token + who->ntokens == i - 1;
}

/* "45 y/o M", "Sex: F". */
void sexes_letter_at(struct persons *p, uint32_t i)
{
	const struct ll_sv t = tok(p->l, i)->text;
	if (t.n != 1 || (*t.p != 'M' && *t.p != 'F'))
		return;
	struct ll_fact *const *told = p->l->facts[LL_SEX].v;
	for (uint32_t k = p->l->facts[LL_SEX].n; k && told[k - 1]->token >= i; k--) /* with an age: "52 M" */
		if (told[k - 1]->token == i)
			return;
	if (sex_field(p->l, i) || demographic(p, i, 1) || in_brackets(p, i))
		add_sex(p, i, 1, *t.p == 'M' ? LL_MALE : LL_FEMALE, LL_SEX_FIELD, LL_PATIENT);
}

/* An age: the sex word that belongs to it stands within a few words. */
void sexes_age_at(struct persons *p, uint32_t i)
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
		/* "A couple: 36F and 38M" */
		const uint32_t who = a.compact && i && tok_in(l, i - 1, "and|&") ? LL_NOBODY : owner_of(l, i, i + a.ntokens);
		add_sex(p, a.sex_token, 1, a.sex, LL_SEX_NOUN, who);
		return;
	}
	uint32_t k = i + a.ntokens;
	while (k < i + a.ntokens + 8 && k < sent_end(l, i) && !tok_in(l, k, small_words) &&
	       !tok_in(l, k, ";|:|.")) {
		const struct mark *m = mark_at(l, k, LEX_SEXED);
		k++;
		if (m && m->entry->code[1] == LEX_SEXED_NOUN)
			break;
	}
	p->aged = i;
	p->aged_end = k;
}
