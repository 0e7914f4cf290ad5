/* SPDX-License-Identifier: MIT */
/*
 * Names as LL_IDENTIFIER: the patient's, from a field ("Member: Lena Albrecht")
 * or a title ("Ms. Albrecht"); other people's titles, in case one of them
 * stands where the patient should; the reviewer's, which law keeps secret.
 */
#include "facts/identity.h"
#include "facts/pronouns.h"

enum { NAMES = 32, FIELDS = 16 };

struct surname {
	struct ll_sv value; /* upper case */
	bool other;	    /* told with a role or kin somewhere */
};

struct naming {
	struct identity *d;
	const struct ll_letter *l;
	struct surname names[NAMES];
	uint32_t nnames;
	uint32_t field[FIELDS], field_end[FIELDS], nfields; /* names already taken from fields */
	struct ll_sv patient; /* the surname in the patient's field, upper case, or none */
	struct ll_sv half;    /* of "Ruiz-Soto" the first half, upper case, or none */
	struct ll_sv first;   /* the first name there, lower case */
	bool initials;	      /* a field, or "the enrollee, L.K.B.,", gives the patient's initials */
	struct ll_sv own;     /* those initials, upper case */
	bool represented;     /* somebody acts for the patient */
};

bool is_name_word(const struct ll_letter *l, uint32_t i)
{
	const struct ll_token *t = tok(l, i);
	if (t->kind != LL_TOK_WORD || !(t->flags & LL_TOK_CAPITAL) || t->text.n < 2 || place_in(l->mixed, i))
		return false;
	return !mark_at(l, i, LEX_PATIENT_WORDS) && !mark_at(l, i, LEX_PERSON_ROLES) &&
	       !mark_at(l, i, LEX_KIN) &&
	       !tok_in(l, i,
		       LIST_TITLES "|name|withheld|redacted|confidential|not|unknown|on|file|"
		       "none|the|this|adult|minor|a|an|and|of|no|case|health|plan|insurance|dr|"
		       "medical|independent|federal|services|upon|by|for|in|md|do");
}

static uint32_t title_at(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i, LIST_TITLES "|miss|dr") && (tok(l, i)->flags & LL_TOK_CAPITAL)
		       ? 1 + tok_is(l, i + 1, ".")
		       : 0;
}

/* Name words and initials from i on: "John Q. Lopez-Diaz"; *words without the initials. */
static uint32_t name_run(const struct ll_letter *l, uint32_t i, uint32_t *words)
{
	uint32_t k = i;
	*words = 0;
	while (k < i + 8 && k < l->tokens.n && (k == i || !(tok(l, k)->flags & LL_TOK_PARAGRAPH))) {
		const struct ll_token *t = tok(l, k);
		if (is_name_word(l, k) && !(k > i && mark_at(l, k, LEX_IDENTIFIERS)))
			++*words;
		else if (t->kind == LL_TOK_WORD && t->text.n == 1 && (t->flags & LL_TOK_CAPITAL))
			k += tok_is(l, k + 1, ".");
		else if (!(sv_is(t->text, "-") && !(t->flags & LL_TOK_SPACE) &&
			   is_name_word(l, k + 1)))
			break;
		k++;
	}
	return k - i;
}

static bool names_a_thing(const struct ll_letter *l, uint32_t from, uint32_t to)
{
	return mark_in(l, from, to, LEX_SERVICES) || mark_in(l, from, to, LEX_DIAGNOSES) ||
	       mark_in(l, from, to, LEX_DRUGS) || mark_in(l, from, to, LEX_SEXED) ||
	       mark_in(l, from, to, LEX_BODYPARTS);
}

/* "D. Q.", "R.M.": the tokens of two or three initials from i on that no name follows; 0: none. */
static uint32_t initials_at(const struct ll_letter *l, uint32_t i)
{
	uint32_t k = i, letters = 0;
	while (letters < 4 && tok(l, k)->kind == LL_TOK_WORD && tok(l, k)->text.n == 1 &&
	       (tok(l, k)->flags & LL_TOK_CAPITAL) && tok_is(l, k + 1, ".")) {
		letters++;
		k += 2;
	}
	return letters < 2 || letters > 3 || (is_name_word(l, k) && !(tok(l, k)->flags & LL_TOK_PARAGRAPH))
		       ? 0
		       : k - i;
}

static void add_initials(struct naming *g, uint32_t i, uint32_t n, bool header)
{
	struct found_id *f = id_add(g->d, i, n, LL_ID_INITIALS, sv("patient"));
	f->id.value = id_value(g->l, i, n);
	f->id.header = header;
	f->referent = LL_PATIENT;
	g->own = g->own.n ? g->own : f->id.value;
}

/* "This appeal concerns the enrollee, L.K.B., who asks", "in the matter of the minor R.V.": the first initials there. */
static void initials_told(struct naming *g)
{
	const struct ll_letter *l = g->l;
	PLACES_EACH (i, l, g->initials ? NULL : l->capitals) {
		if (tok(l, i)->text.n != 1 || i < 2 || tok(l, i)->flags & LL_TOK_PARAGRAPH)
			continue;
		const uint32_t n = initials_at(l, i), before = i - 1 - tok_is(l, i - 1, ",");
		if (!n)
			continue;
		const struct mark *m = mark_over(l, before, LEX_PATIENT_WORDS);
		const uint32_t start = m ? m->token : before;
		if ((!m && !tok_in(l, before, "minor|child|infant|boy|girl|adolescent")) || !start || !tok_in(l, start - 1, "the|our|minor"))
			continue;
		g->initials = true;
		add_initials(g, i, n, false);
		return;
	}
}

/* "The stay of K.W. at the center", "K.W. is 12": initials where the patient is spoken of, and nobody else by a role. */
static bool initials_of_patient(const struct ll_letter *l, uint32_t i, uint32_t n)
{
	const uint32_t begin = sent_begin(l, i), end = i + n;
	for (uint32_t k = i > begin + 3 ? i - 3 : begin; k < i; k++)
		if (mark_over(l, k, LEX_KIN) || mark_over(l, k, LEX_PERSON_ROLES) || tok_in(l, k, "dr|and|by"))
			return false;
	if (tok_is(l, end, ",") || tok_is(l, end, "("))
		return false;
	if (i > begin + 1 && tok_in(l, i - 1, "of|for") &&
	    tok_in(l, i - 2, "stay|treatment|care|case|request|records|record|admission|appeal|claim|condition|mother|father|parents|parent|"
			     "necessary|therapy|hospitalization|denial|review|coverage|diagnosis|history|matter|services|surgery|age|pain"))
		return true;
	return i == begin && tok_in(l, end, "is|was|has|had|needs|requires|did|does|can|cannot|should|must|will|remains|lives|takes|suffers");
}

static bool swapped(const struct naming *g, uint32_t i, uint32_t n)
{
	const struct ll_sv v = id_value(g->l, i, n), own = g->own;
	if (own.n < 3 || v.n != own.n || sv_eq(v, own))
		return false;
	int seen[26] = { 0 };
	for (size_t k = 0; k < v.n; k++) {
		if (v.p[k] < 'A' || v.p[k] > 'Z' || own.p[k] < 'A' || own.p[k] > 'Z')
			return false;
		seen[v.p[k] - 'A']++;
		seen[own.p[k] - 'A']--;
	}
	for (uint32_t k = 0; k < 26; k++)
		if (seen[k])
			return false;
	return true;
}

/* Where a field gives the patient's initials, those that stand where the patient is named. */
static void on_initials(struct naming *g)
{
	const struct ll_letter *l = g->l;
	for (uint32_t i = 1; g->initials && i + 3 < l->tokens.n; i++) {
		const uint32_t n = tok(l, i)->text.n == 1 ? initials_at(l, i) : 0;
		const uint32_t before = i - 1 - (tok_in(l, i - 1, ",|.") && i > 1);
		if (!n || tok(l, i)->flags & LL_TOK_PARAGRAPH)
			continue;
		if (mark_over(l, before, LEX_PATIENT_WORDS) || tok_in(l, before, LIST_TITLES) || swapped(g, i, n) ||
		    (n == 4 && initials_of_patient(l, i, n)))
			add_initials(g, i, n, false);
		i += n - 1;
	}
}

/* Of a name in two halves that ends at token i, the first: "Ruiz" of "Ruiz-Soto"; or none. */
static struct ll_sv first_half(const struct ll_letter *l, uint32_t i)
{
	return i > 1 && tok_is(l, i - 1, "-") && tok_joined(l, i) && tok_joined(l, i - 1) && is_name_word(l, i - 2) ? id_value(l, i - 2, 1)
														    : (struct ll_sv){ "", 0 };
}

/* "Member: Lena Albrecht", "Claimant: Albrecht, Lena". */
static void on_field(struct naming *g, const struct mark *m)
{
	const struct ll_letter *l = g->l;
	const uint32_t label = m->token;
	uint32_t at = label + m->ntokens, words;
	if (!(tok(l, label)->flags & LL_TOK_PARAGRAPH) || !tok_is(l, at, ":") ||
	    g->nfields == FIELDS)
		return;
	at++;
	const uint32_t ninitials = tok(l, at)->flags & LL_TOK_PARAGRAPH ? 0 : initials_at(l, at);
	if (ninitials && m->entry->code[0] == LEX_IDENT_NAME) {
		g->initials = true;
		add_initials(g, at, ninitials, true);
		return;
	}
	const uint32_t title = title_at(l, at), start = at + title;
	const uint32_t n = tok(l, at)->flags & LL_TOK_PARAGRAPH ? 0 : name_run(l, start, &words);
	if (!n || !words || names_a_thing(l, start, start + n))
		return;
	uint32_t last = start + n - 1, end = start + n, first = start;
	if (tok_is(l, end, ",") && is_name_word(l, end + 1) &&
	    !(tok(l, end + 1)->flags & LL_TOK_PARAGRAPH) && n == 1) {
		first = end + 1;
		end += 2;
	} else if (n == 1 && !title) {
		return;
	}
	if (end < l->tokens.n && !(tok(l, end)->flags & LL_TOK_PARAGRAPH) &&
	    tok(l, end)->kind == LL_TOK_WORD && !mark_at(l, end, LEX_IDENTIFIERS) &&
	    !mark_at(l, end, LEX_HEADINGS))
		return; /* a sentence, not a field */
	const bool patient = m->entry->code[0] == LEX_IDENT_NAME;
	struct found_id *f =
		id_add(g->d, at, end - at, LL_ID_NAME, sv(patient ? "patient" : "other"));
	f->id.value = id_value(l, last, 1);
	f->id.header = true;
	f->id.cited = !patient;
	f->referent = patient ? LL_PATIENT : LL_OTHER;
	if (patient && !g->patient.n) {
		g->patient = f->id.value;
		g->half = first_half(l, last);
		g->first =
			first != last && tok(l, first)->text.n >= 3 ? tok(l, first)->lower : sv("");
	}
	g->field[g->nfields] = at;
	g->field_end[g->nfields++] = end;
}

static struct surname *find_surname(struct naming *g, struct ll_sv value)
{
	for (uint32_t i = 0; i < g->nnames; i++)
		if (sv_eq(g->names[i].value, value))
			return &g->names[i];
	if (g->nnames == NAMES)
		return NULL;
	g->names[g->nnames] = (struct surname){ .value = value };
	return &g->names[g->nnames++];
}

static struct ll_sv upper(const struct ll_letter *l, struct ll_sv s)
{
	char *v = arena_strndup(l->arena, s.p, s.n);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		if (v[i] != '\'') /* O'Dell, as id_value() has it */
			v[n++] = (char)(v[i] >= 'a' && v[i] <= 'z' ? v[i] - 'a' + 'A' : v[i]);
	return (struct ll_sv){ v, n };
}

static bool in_field(const struct naming *g, uint32_t i)
{
	for (uint32_t k = 0; k < g->nfields; k++)
		if (i >= g->field[k] && i < g->field_end[k])
			return true;
	return false;
}

/* "his brother, Mr. Lopes", "a Mr. Lee", "Mr. Lee, the foreman". */
static bool told_apart(const struct ll_letter *l, const struct ll_fact *p, bool own)
{
	const uint32_t begin = sent_begin(l, p->token), end = p->token + p->ntokens;
	if (p->referent != LL_PATIENT && named_by_role(l, p->token, end))
		return true;
	if (p->token > begin && tok_in(l, p->token - 1, "a|one|another|and"))
		return true;
	const uint32_t from = p->token > begin + 5 ? p->token - 5 : begin;
	for (uint32_t k = from; k < p->token; k++)
		if (mark_at(l, k, LEX_KIN))
			return true;
	return !own && tok_is(l, end, ",") && tok_in(l, end + 1, "a|an|the|who|his|her|whose|of");
}

static bool thing_of_patient(const struct ll_letter *l, uint32_t i)
{
	for (uint32_t k = i; k < i + 3 && k < sent_end(l, i); k++)
		if (tok_in(l, k,
			   "records|record|request|requests|claim|condition|pain|treatment|"
			   "symptoms|plan|coverage|case|"
			   "appeal|benefits|injury|injuries|diagnosis|therapy|medication|"
			   "medications|medical|provider|"
			   "physician|policy|eligibility|enrollment|care|tolerance|progress|"
			   "response|history|chart|strength|gait|function|complaints|"
			   "examination|stay|hospitalization|admission|blood|weight|age") ||
		    mark_at(l, k, LEX_DIAGNOSES) || mark_at(l, k, LEX_BODYPARTS) ||
		    mark_at(l, k, LEX_SERVICES) || mark_at(l, k, LEX_DRUGS))
			return true;
	return false;
}

/* "We hope, Ms. Lopez, that ...": the reader is spoken to. */
static bool is_vocative(const struct ll_letter *l, const struct ll_fact *p)
{
	const uint32_t end = p->token + p->ntokens, begin = sent_begin(l, p->token);
	return p->token > begin + 1 && tok_is(l, p->token - 1, ",") &&
	       tok_in(l, p->token - 2,
		      "hope|you|understand|sorry|regret|know|please|yes|again|realize|appreciate") &&
	       tok_in(l, end, ",|.|!");
}

/* The name stands where only the patient's can: "Ms. Lopez has failed physical therapy". */
static bool stands_as_patient(const struct ll_letter *l, const struct ll_fact *p)
{
	const uint32_t end = p->token + p->ntokens, begin = sent_begin(l, p->token);
	if (is_vocative(l, p))
		return true;
	if (tok_possessive(l, end - 1))
		return thing_of_patient(l, end);
	if (p->token > begin && tok_in(l, p->token - 1, "for|of|to|with") && p->token > begin + 1 &&
	    tok_in(l, p->token - 2,
		   "necessary|request|requests|services|treatment|therapy|coverage|appropriate|"
		   "records|care|case|indicated|beneficial|safe|available|otherwise|differently"))
		return true;
	/* "The heel of Mr. Vince has healed", "the walker for Mr. Lowell" */
	if (p->token > begin + 1 && tok_in(l, p->token - 1, "of|for") && tok_in(l, end, "is|was|has|had|.|,|does|did|must|will|cannot|should|showed|shows") &&
	    (mark_over(l, p->token - 2, LEX_BODYPARTS) || mark_over(l, p->token - 2, LEX_SERVICES) || mark_over(l, p->token - 2, LEX_DRUGS) ||
	     mark_over(l, p->token - 2, LEX_DIAGNOSES)))
		return true;
	/* "She will teach Mrs. Pruitt to use the cough machine", "will allow Mr. Lee to walk" */
	if (p->token > begin && tok_is(l, end, "to") &&
	    tok_in(l, p->token - 1, "teach|taught|teaches|train|trains|trained|show|shows|help|helps|helped|allow|allows|enable|enables|for|let|"
				    "permit|permits|require|requires|want|wants|expect|expects|advised|told|instructed|encouraged") &&
	    !tok_in(l, end + 1, "call|speak|write|contact|send|testify|represent|answer|explain|meet|review|reply|sign"))
		return true;
	if (person_place(l, p) != PLACE_SUBJECT)
		return false;
	uint32_t k = end + tok_in(l, end, "has|had|is|was|also|does|continues|did|then|currently");
	k += tok_in(l, k, "since|now|also|still|never|already|recently|long");
	k += tok_in(l, k, "a|an|been|not|also|to");
	const struct mark *m = mark_at(l, k, LEX_PREDICATES);
	if (m && m->entry->code[0] == LEX_PRED_PATIENT &&
	    !tok_in(l, k, "feels|appears|seems|works|worked|attended|uses|needs"))
		return true;
	/* "Mrs. Ostrander may begin again"; "Ms. Ortiz will speak with you" is of the office */
	if (k == end && tok_in(l, k, "may|must|should|would|remains|meets|qualifies|lacks|owes") &&
	    !tok_in(l, k + 1, "speak|call|write|contact|send|help|be|answer|explain|meet|arrange|visit|"
			      "assist|represent|testify|tell|provide|share|have|not|give|reply"))
		return true;
	/* "if Mr. Holloway is still gaining" */
	const uint32_t going = k + tok_in(l, k, "still|now|already|again|clearly|currently");
	if (k > end && tok_in(l, going, "gaining|improving|recovering|progressing|walking|taking|using|receiving|wearing|sleeping|eating|"
					"losing|suffering|worsening|declining|unable|homebound|bedbound|stable"))
		return true;
	/* "was kept overnight after the procedure" */
	if (k > end && tok_in(l, k, "admitted|discharged|hospitalized|kept|operated|intubated|anesthetized|transferred|sedated|readmitted|"
				    "injured|hurt|struck|thrown|born|diagnosed|resuscitated|immunized|catheterized|fitted|weaned"))
		return true;
	return age_at(l, k).ntokens ||
	       tok_in(l, k,
		      "diagnosed|requested|appealed|eligible|enrolled|prescribed|treated|"
		      "referred") ||
	       (k > end && (mark_at(l, k, LEX_DIAGNOSES) || mark_at(l, k, LEX_DRUGS)));
}

/* "Ms. Lowell had to be carried": done as patients do, by a name that stands nowhere else and is told with no role. */
static bool does_as_patient(const struct naming *g, const struct ll_fact *p)
{
	const struct ll_letter *l = g->l;
	const uint32_t end = p->token + p->ntokens;
	uint32_t times = 0;
	LL_FOREACH (q, l, LL_PERSON)
		times += q->u.person.title && sv_eq(q->u.person.name, p->u.person.name);
	return times == 1 && !g->represented && p->token == sent_begin(l, p->token) && !tok_possessive(l, end - 1) &&
	       !tok_in(l, end, "took|takes|received|works|worked|drove|drives|served|said|told|of|at|from|in|will|can|may") &&
	       pronoun_tells(l, end - 1, FORM_SUBJECT) == TELLS_PATIENT;
}

/* "Dear Ms. Lopez" where nobody acts for the member. */
static bool is_salutation(const struct ll_letter *l, uint32_t i)
{
	return i && tok_is(l, i - 1, "dear");
}

static void scan_letter(struct naming *g)
{
	const struct ll_letter *l = g->l;
	PLACES_EACH (i, l, places_of_marks(l, LEX_IDENTIFIERS)) {
		const struct mark *m = mark_at(l, i, LEX_IDENTIFIERS);
		if (m->entry->code[0] == LEX_IDENT_NAME || m->entry->code[0] == LEX_IDENT_OTHER_NAME)
			on_field(g, m);
	}
	g->represented = place_any(l, places_of_marks(l, LEX_KIN), 0, l->tokens.n) ||
			 place_any(l, places_of(l, "representative|attorney|behalf|appellant|power|advocate|"
						   "proxy|counsel|provider|guardian"),
				   0, l->tokens.n);
	LL_FOREACH (p, l, LL_PERSON) {
		if (!p->u.person.title || !p->u.person.name.n)
			continue;
		struct surname *s = find_surname(g, upper(l, p->u.person.name));
		if (s)
			s->other |= told_apart(l, p, sv_eq(s->value, g->patient));
		if (p->u.person.name.n > 1 && is_salutation(l, p->token))
			g->d->redacted = g->d->nameless = false;
		g->d->nameless &= p->referent != LL_PATIENT || p->u.person.name.n < 2; /* "Ms. P." */
	}
	g->d->redacted &= !g->patient.n;
	g->d->nameless &= !g->patient.n;
}

static void on_titles(struct naming *g)
{
	const struct ll_letter *l = g->l;
	uint32_t named = 0, worded = 0;
	LL_FOREACH (p, l, LL_PERSON) {
		named += p->referent == LL_PATIENT && p->u.person.title && p->u.person.name.n > 1;
		worded += p->referent == LL_PATIENT && !p->u.person.title;
	}
	/* A letter that speaks by name throughout was not meant to hide it. */
	const bool slipped = named <= 2 || named * 3 <= worded;
	LL_FOREACH (p, l, LL_PERSON) {
		if (!p->u.person.title || p->u.person.name.n < 2 || in_field(g, p->token))
			continue;
		const struct surname *s = find_surname(g, upper(l, p->u.person.name));
		if (!s)
			continue;
		struct found_id *f = id_add(g->d, p->token, p->ntokens, LL_ID_NAME, sv("patient"));
		f->id.value = s->value;
		f->id.cited = s->other;
		f->referent = p->referent == LL_PATIENT ? LL_PATIENT : LL_OTHER;
		if (g->patient.n ? !sv_eq(g->patient, s->value) : f->referent != LL_PATIENT)
			f->referent = !s->other && (stands_as_patient(l, p) || does_as_patient(g, p) || (g->half.n && ll_eq(g->half, first_half(l, p->token + p->ntokens - 1))) ||
						    (g->patient.n && !g->represented &&
						     is_salutation(l, p->token)))
					      ? LL_PATIENT
					      : LL_OTHER;
		/* "Ms. Quintanar is a 41-year-old driver": introduced by name, on purpose */
		const uint32_t end = p->token + p->ntokens;
		const bool presented = (tok_in(l, end, "is|was|,") &&
					age_at(l, end + 1 + tok_in(l, end + 1, "a|an")).ntokens) ||
				       /* "The claimant, Ms. Rich, is a clerk" */
				       (p->token > 1 && tok_is(l, p->token - 1, ",") && tok_is(l, end, ",") &&
					mark_over(l, p->token - 2, LEX_PATIENT_WORDS));
		f->id.leaks = slipped && f->referent == LL_PATIENT && !presented &&
			      person_place(l, p) != PLACE_OBJECT;
	}
}

/* "Juan Arrendale is a 50-year-old man": a full name in place of the patient's word. */
static void on_full_names(struct naming *g)
{
	const struct ll_letter *l = g->l;
	for (uint32_t s = 0; s < l->sentences.n; s++) {
		const uint32_t i = l->sentences.v[s].token;
		if (!tok_in(l, i + 2, "is|was|,") && !tok_in(l, i + 3, "is|was|,"))
			continue;
		uint32_t words, n = name_run(l, i, &words), k = i + n;
		if (n < 2 || n > 3 || words < 2 || names_a_thing(l, i, k) ||
		    !tok_in(l, k, "is|was|,"))
			continue;
		k += 1 + tok_in(l, k + 1, "a|an");
		if (!age_at(l, k).ntokens || sent_end(l, i) <= k)
			continue;
		struct found_id *f = id_add(g->d, i, n, LL_ID_NAME, sv("patient"));
		f->id.value = id_value(l, i + n - 1, 1);
		f->referent = LL_PATIENT;
		f->id.leaks = true;
	}
}

/* The patient's first name before another surname: "Lena Albrect". */
static void on_first_names(struct naming *g)
{
	const struct ll_letter *l = g->l;
	PLACES_EACH (i, l, g->first.n ? l->capitals : NULL) {
		if (!sv_eq(tok(l, i)->lower, g->first) || !is_name_word(l, i) || in_field(g, i) ||
		    !is_name_word(l, i + 1) || tok(l, i + 1)->sentence != tok(l, i)->sentence ||
		    (i && mark_at(l, i - 1, LEX_KIN)))
			continue;
		uint32_t n = 2;
		struct found_id *f = id_add(g->d, i, n, LL_ID_NAME, sv("patient"));
		f->id.value = id_value(l, i + 1, 1);
		if (tok_possessive(l, i + 1))
			f->id.value.n--;
		f->referent = LL_OTHER; /* only a near miss counts */
	}
}

/* ---- the reviewer ---- */

/* "M.D.", "MD", "D.O.", "Ph.D.": tokens. */
static uint32_t degree_at(const struct ll_letter *l, uint32_t i)
{
	if (tok_in(l, i, "md|do|phd|dc|dpm|mph"))
		return 1;
	if (tok_is(l, i, "d") && tok_is(l, i + 1, ".") && tok_is(l, i + 2, "p") &&
	    tok_seq(l, i + 3, ". m")) /* "D.P.M." */
		return 5 + tok_is(l, i + 5, ".");
	if (tok_in(l, i, "m|d|ph") && tok_is(l, i + 1, ".") && tok_in(l, i + 2, "d|o|c") &&
	    tok(l, i)->flags & LL_TOK_CAPITAL)
		return 3 + tok_is(l, i + 3, ".");
	return 0;
}

/* A name of a doctor at i: "Dr. Jane Hale", "John Smith, M.D.". */
static uint32_t doctor_at(const struct ll_letter *l, uint32_t i)
{
	uint32_t words, n;
	if (tok_is(l, i, "dr")) {
		const uint32_t title = title_at(l, i);
		n = title ? name_run(l, i + title, &words) : 0;
		return n && words ? title + n : 0;
	}
	n = name_run(l, i, &words);
	if (n < 2 || !words)
		return 0;
	const uint32_t degree = degree_at(l, i + n + tok_is(l, i + n, ","));
	return degree ? n + tok_is(l, i + n, ",") + degree : 0;
}

static void add_reviewer(struct naming *g, uint32_t i, uint32_t n)
{
	struct found_id *f = id_add(g->d, i, n, LL_ID_REVIEWER_NAME, sv("reviewer"));
	f->referent = LL_REVIEWER;
	f->id.leaks = true;
}

/* This letter's own reviewer, not the one of the plan or of utilization review. */
static bool own_reviewer(const struct ll_letter *l, const struct mark *m, bool redacted)
{
	if (tok_is(l, m->token, "expert") || tok_seq_in(l, m->token, "imr reviewer|independent"))
		return true;
	const uint32_t kind = section_at(l, m->token)->kind;
	/* "The reviewer, Harold Finch, M.D., is a surgeon" */
	if (m->ntokens == 1 && m->token && tok_in(l, m->token - 1, "the|this|our") &&
	    sent_begin(l, m->token) + 1 == m->token)
		return true;
	return redacted &&
	       (tok(l, m->token)->flags & LL_TOK_PARAGRAPH || kind == LL_SEC_CREDENTIALS ||
		kind == LL_SEC_HOW_MADE || kind == LL_SEC_CLOSING);
}

static void on_reviewer(struct naming *g, const struct mark *m)
{
	const struct ll_letter *l = g->l;
	uint32_t at = m->token + m->ntokens, n;
	if (m->entry->code[0] != LEX_ROLE_REVIEWER || !own_reviewer(l, m, g->d->redacted || g->d->withheld.reviewer))
		return;
	at += tok_is(l, at, "name");
	at += tok_in(l, at, ",|:|is|-|(");
	if ((n = doctor_at(l, at))) {
		add_reviewer(g, at, n);
		return;
	}
	/* "John Smith, M.D., Expert Reviewer": back to where a name can begin. */
	if (!m->token || m->token > l->tokens.n)
		return;
	for (uint32_t k = m->token; k-- && k + 12 > m->token;) {
		n = is_name_word(l, k) && (!k || !is_name_word(l, k - 1)) ? doctor_at(l, k) : 0;
		if (n &&
		    (k + n == m->token || (k + n + 1 == m->token && tok_in(l, k + n, ",|(|-")))) {
			add_reviewer(g, k, n);
			return;
		}
	}
}

void identity_names(struct identity *d)
{
	struct naming g = { .d = d, .l = d->l };
	scan_letter(&g);
	on_titles(&g);
	on_first_names(&g);
	initials_told(&g);
	on_initials(&g);
	on_full_names(&g);
	PLACES_EACH (i, g.l, d->redacted || d->nameless || d->withheld.reviewer ? places_of_marks(g.l, LEX_PERSON_ROLES) : NULL)
		on_reviewer(&g, mark_at(g.l, i, LEX_PERSON_ROLES));
}
