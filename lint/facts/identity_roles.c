/* SPDX-License-Identifier: MIT */
/*
 * One person in two parts: "the mother, Carla Vance" and "the mother, Karen Vance"; a therapist who is "the surgeon"; the
 * treating doctor who "reviewed the file for the plan"; a letter to the doctor that speaks of "your brace".
 */
#include "facts/identity.h"

enum { MOST = 32 };

/* Words that begin a sentence before a name. */
#define OPENERS "as|since|because|when|if|while|although|though|after|before|both|that|dear|with|from|to|only|once|then|also|here|there"

struct told {
	uint32_t token, ntokens;   /* the name */
	struct ll_sv first, last;  /* upper case; first may be none */
	uint32_t group;		   /* of professions; 0: none */
	bool treats, plans;
};

struct parts {
	struct identity *d;
	struct told v[MOST];
	uint32_t n;
};

static bool name_at(const struct ll_letter *l, uint32_t i)
{
	return is_name_word(l, i) && !(tok(l, i)->flags & LL_TOK_ALLCAPS) && !mark_at(l, i, LEX_SERVICES) && !mark_at(l, i, LEX_DRUGS) &&
	       !mark_at(l, i, LEX_DIAGNOSES) && !mark_at(l, i, LEX_BODYPARTS) && !mark_at(l, i, LEX_GUIDELINES);
}

/* The words of a name from token i on, "Dr." not counted; *title: how many tokens the title takes. */
static uint32_t name_run(const struct ll_letter *l, uint32_t i, uint32_t *title)
{
	*title = tok_in(l, i, "dr|mr|ms|mrs") && tok(l, i)->flags & LL_TOK_CAPITAL ? 1 + tok_is(l, i + 1, ".") : 0;
	uint32_t k = i + *title;
	const uint32_t from = k;
	while (k < from + 4 && k < l->tokens.n && (k == from || !(tok(l, k)->flags & (LL_TOK_PARAGRAPH | LL_TOK_WRAP) &&
								 tok(l, k)->sentence != tok(l, from)->sentence))) {
		if (tok(l, k)->text.n == 1 && tok(l, k)->flags & LL_TOK_CAPITAL && tok_is(l, k + 1, ".") && k > from)
			k += 2;
		else if (name_at(l, k))
			k++;
		else
			break;
		if (tok_possessive(l, k - 1))
			break;
	}
	return k - from;
}

static struct told *keep(struct parts *p, uint32_t i, uint32_t title, uint32_t n)
{
	if (p->n == MOST)
		return NULL;
	const struct ll_letter *l = p->d->l;
	p->v[p->n] = (struct told){ .token = i, .ntokens = title + n, .last = id_name(l, i + title + n - 1, 1),
				    .first = n > 1 ? id_name(l, i + title, 1) : (struct ll_sv){ "", 0 } };
	return &p->v[p->n++];
}

static void add(struct identity *d, const struct told *who, const char *key, struct ll_sv value)
{
	id_add_other(d, who->token, who->ntokens, key, value);
}

/* ---- kin ---- */

/* "the patient's mother, Carla Vance", "his wife Anna Bell": of a kin that there is one of. */
static void mothers(struct identity *d)
{
	static const char *const only[] = { "mother", "father", "wife", "husband", "spouse" };
	const struct ll_letter *l = d->l;
	for (uint32_t w = 0; w < sizeof only / sizeof *only; w++) {
		struct parts p = { .d = d };
		PLACES_EACH (i, l, places_of_marks(l, LEX_KIN)) {
			uint32_t title, k = i + 1;
			if (!tok_is(l, i, only[w]) || !i || !(tok_in(l, i - 1, "the|his|her|your|patient's|member's|claimant's|enrollee's|child's|my") ||
							      tok(l, i)->flags & (LL_TOK_PARAGRAPH | LL_TOK_WRAP)))
				continue;
			if (tok_in(l, i - 1, "his|her") && i > 1 && tok_in(l, i - 2, "and|or"))
				continue; /* "the mother and her mother" */
			k += tok_in(l, k, ",|(|:");
			const uint32_t n = name_run(l, k, &title);
			/* "His wife, Helga, has kept a diary" */
			const bool first = n == 1 && !title && tok_is(l, k - 1, ",") && tok_is(l, k + 1, ",");
			if ((n < 2 && !first) || tok(l, k)->sentence != tok(l, i)->sentence)
				continue;
			keep(&p, k, title, n);
		}
		for (uint32_t k = 1; k < p.n; k++) {
			const struct ll_sv a = p.v[0].first.n ? p.v[0].first : p.v[0].last, b = p.v[k].first.n ? p.v[k].first : p.v[k].last;
			if (!sv_eq(a, b) && p.n <= 4) {
				add(d, &p.v[0], only[w], a);
				add(d, &p.v[k], only[w], b);
				break;
			}
		}
	}
}

/* "Your son Ezra has asked for a pump", "for your son Noah", in a letter that speaks of one child. */
static void children(struct identity *d)
{
	static const char *const child[] = { "son", "daughter" };
	const struct ll_letter *l = d->l;
	if (place_any(l, places_of(l, "sons|daughters|children|brother|sister|brothers|sisters|twin|twins|siblings|both|older|younger|other"), 0,
		      l->tokens.n))
		return;
	for (uint32_t w = 0; w < 2; w++) {
		struct parts p = { .d = d };
		PLACES_EACH (i, l, places_of(l, "your")) {
			uint32_t title, k = i + 2 + tok_is(l, i + 2, ",");
			const uint32_t n = tok_is(l, i + 1, child[w]) ? name_run(l, k, &title) : 0;
			if (!n || title || tok(l, k)->sentence != tok(l, i)->sentence)
				continue;
			keep(&p, k, 0, 1); /* the first name */
		}
		if (p.n && p.n <= 8)
			for (uint32_t k = 1; k < p.n; k++)
				if (!sv_eq(p.v[0].last, p.v[k].last)) {
					add(d, &p.v[0], child[w], p.v[0].last);
					add(d, &p.v[k], child[w], p.v[k].last);
					break;
				}
	}
}

/* ---- professions ---- */

/* Of two groups nobody is of both. */
static const struct {
	const char *words;
	uint32_t group;
} professions[] = {
	{ "surgeon|orthopedist|orthopaedist|neurosurgeon", 1 },
	{ "therapist|physiotherapist|physical|occupational", 2 },
	{ "nurse|rn|lpn|lvn", 3 },
	{ "psychologist|neuropsychologist|psychotherapist", 4 },
	{ "pharmacist", 5 },
	{ "chiropractor", 6 },
	{ "dentist|orthodontist|endodontist|periodontist", 7 },
	{ "psychiatrist", 8 },
	{ "cardiologist", 9 },
	{ "dermatologist", 10 },
	{ "ophthalmologist", 11 },
	{ "gynecologist|obstetrician", 12 },
	{ "urologist", 13 },
	{ "radiologist", 14 },
	{ "pathologist", 15 },
	{ "podiatrist", 16 },
	{ "acupuncturist", 17 },
	{ "dietitian|nutritionist|dietician", 18 },
	{ "audiologist", 19 },
	{ "optometrist", 20 },
	{ "gastroenterologist", 21 },
	{ "rheumatologist", 22 },
	{ "nephrologist", 23 },
	{ "attorney|lawyer", 24 },
	{ "neurologist", 25 },
	{ "physiatrist", 26 },
	{ "oncologist", 27 },
	{ "endocrinologist", 28 },
	{ "pulmonologist", 29 },
	{ "anesthesiologist", 30 },
	{ "pediatrician", 31 },
};

static uint32_t profession_at(const struct ll_letter *l, uint32_t i)
{
	for (uint32_t k = 0; k < sizeof professions / sizeof *professions; k++)
		if (tok_in_list(l, i, professions[k].words))
			return professions[k].group;
	return 0;
}

/* A profession's noun phrase from token i on: "the patient's physical therapist", "a cardiologist in Reno". *head: its noun. */
static uint32_t profession_from(const struct ll_letter *l, uint32_t i, uint32_t *head)
{
	enum { LONGEST = 6 };
	if (!tok_in(l, i, "the|a|an|his|her|your|our|my|its"))
		return 0;
	for (uint32_t k = i + 1; k < i + 1 + LONGEST && tok(l, k)->kind == LL_TOK_WORD && !tok_in(l, k, small_words); k++) {
		const uint32_t group = profession_at(l, k);
		if (!group || tok_possessive(l, k) || tok_plural(l, k))
			continue;
		/* "physical therapist", "nurse practitioner", "surgeon's assistant" */
		const uint32_t next = profession_at(l, k + 1);
		if (tok_in(l, k + 1, "assistant|practitioner|manager|advocate|aide|technician|resident"))
			return 0;
		*head = next ? k + 1 : k;
		return next ? next : tok_in(l, k, "physical|occupational") ? 0 : group;
	}
	return 0;
}

/* What is told of who stands in tokens before `end`: that he treats, or that he works for the plan. */
static void told_of(const struct ll_letter *l, uint32_t end, struct told *t)
{
	const uint32_t stop = sent_end(l, t->token);
	for (uint32_t k = end; k < stop && k < end + 14; k++) {
		if (tok_in(l, k, "but|while|whereas|;"))
			break;
		t->treats |= tok_in(l, k, "treating|attending") || tok_seq_in(l, k, "operated on|asked for|who operated|has treated|cares for");
		t->plans |= tok_seq_in(l, k, "for the plan|for the insurer|for the carrier|for the administrator|plan's reviewer|plan's medical|"
					     "insurer's reviewer|insurer's medical|never examined|never saw|never met");
		if (tok_in(l, k, "said|wrote|that|noted|states|says"))
			break;
	}
}

static void read_names(struct parts *p)
{
	const struct ll_letter *l = p->d->l;
	for (uint32_t i = place_next(l, l->capitals, 0); i < l->tokens.n; i = place_next(l, l->capitals, i + 1)) {
		uint32_t title, head = 0;
		const bool doctor = tok_is(l, i, "dr");
		if ((!doctor && !(tok(l, i + 1)->flags & LL_TOK_CAPITAL)) || tok_in(l, i, OPENERS))
			continue;
		const uint32_t n = name_run(l, i, &title), end = i + title + n;
		if (!n || (!title && n < 2) || (title && !doctor) || tok_possessive(l, end - 1))
			continue;
		uint32_t group = 0;
		if (tok_in(l, end, ",|(") || tok_in(l, end, "is|was"))
			group = profession_from(l, end + 1, &head);
		struct told *t = group || doctor ? keep(p, i, title, n) : NULL;
		if (!t && (group || doctor))
			return;
		if (t) {
			t->group = group;
			told_of(l, end, t);
		}
		i = end - 1;
	}
}

static bool same_one(const struct told *a, const struct told *b)
{
	return sv_eq(a->last, b->last) && (!a->first.n || !b->first.n || sv_eq(a->first, b->first));
}

static void professionals(struct identity *d)
{
	struct parts p = { .d = d };
	read_names(&p);
	for (uint32_t a = 0; a < p.n; a++)
		for (uint32_t b = a + 1; b < p.n; b++) {
			const struct told *x = &p.v[a], *y = &p.v[b];
			const bool apart = (x->group && y->group && x->group != y->group) || (x->treats && y->plans) || (x->plans && y->treats);
			if (!same_one(x, y) || !apart || tok(d->l, x->token)->sentence == tok(d->l, y->token)->sentence)
				continue;
			add(d, x, "profession", (struct ll_sv){ "A", 1 });
			add(d, y, "profession", (struct ll_sv){ "B", 1 });
			return;
		}
}

/* ---- the reader ---- */

/* "your brace", "your doctor": of a reader who is the patient. */
static bool of_reader(const struct ll_letter *l, uint32_t i, uint32_t *n)
{
	const uint32_t kind = section_at(l, i)->kind;
	if (kind == LL_SEC_CLOSING || tok(l, i)->flags & LL_TOK_QUOTED)
		return false;
	for (uint32_t k = i + 1; k < i + 4 && tok(l, k)->kind == LL_TOK_WORD && !tok_in(l, k, small_words); k++) {
		*n = k + 1 - i;
		if (tok_possessive(l, k) || mark_at(l, k, LEX_PATIENT_WORDS) || mark_at(l, k, LEX_KIN))
			return false;
		if (mark_at(l, k, LEX_BODYPARTS) || mark_at(l, k, LEX_DIAGNOSES) ||
		    tok_in(l, k, "doctor|pain|symptoms|illness|injury|recovery|brace|wheelchair|walker|crutches|bed|hospitalization|disease"))
			return !tok_in(l, k + 1, "specialist|clinic|service|services|center|program|report|records|notes|surgeon");
	}
	return false;
}

static void reader(struct identity *d)
{
	const struct ll_letter *l = d->l;
	uint32_t to_doctor = UINT32_MAX, to_patient = UINT32_MAX, length = 0, n;
	/* "You are the mother of the patient", "We write to you as the patient's guardian" */
	PLACES_EACH (i, l, places_of(l, "you")) {
		uint32_t k = i + 1;
		if (!tok_in(l, k, "are|as") || tok(l, i)->flags & LL_TOK_QUOTED || (i && tok_in(l, i - 1, "if|when|that|unless")))
			continue;
		k += 1 + tok_in(l, k + 1, "the|a");
		const bool whose = tok_possessive(l, k) && mark_at(l, k, LEX_PATIENT_WORDS);
		k += whose;
		if (tok_in(l, k, "mother|father|wife|husband|parent|guardian|daughter|son|spouse|sister|brother|surgeon|physician|doctor") &&
		    (whose || (tok_is(l, k + 1, "of") && tok_is(l, k + 2, "the") && mark_at(l, k + 3, LEX_PATIENT_WORDS))) && to_doctor == UINT32_MAX)
			to_doctor = i;
	}
	PLACES_EACH (i, l, places_of(l, "your")) {
		if (tok_is(l, i + 1, "patient") && tok_in(l, i + 2, ",|.|is|was|has|needs|in|who|and") && !(tok(l, i)->flags & LL_TOK_QUOTED))
			to_doctor = to_doctor == UINT32_MAX ? i : to_doctor;
		else if (of_reader(l, i, &n) && to_patient == UINT32_MAX)
			to_patient = i, length = n;
	}
	if (to_doctor == UINT32_MAX || to_patient == UINT32_MAX)
		return;
	id_add_other(d, to_doctor, 2, "reader", id_value(l, to_doctor, 2));
	id_add_other(d, to_patient, length, "reader", id_value(l, to_patient, length));
}

void identity_roles(struct identity *d)
{
	mothers(d);
	children(d);
	professionals(d);
	reader(d);
}
