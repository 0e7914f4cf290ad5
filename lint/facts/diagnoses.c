/* SPDX-License-Identifier: MIT */
/* LL_DIAGNOSIS: named conditions, and whether, of whom and when the letter claims them. */
#include "facts/diagnoses.h"

/* Words that make another condition of the one that follows: "portal hypertension". */
static bool is_other_concept(const struct ll_letter *l, uint32_t i, uint32_t n)
{
	if (i &&
	    tok_in(l, i - 1,
		   "portal|ocular|intracranial|intraocular|beck|hamilton|zung|hospital|geriatric|"
		   "respiratory|anti|pre|renovascular|cardiac|bone|neonatal|hypoxic|spreading"))
		return true;
	/* "Beck Depression Inventory", "depression screening", "anxiety medication" */
	uint32_t k = i + n;
	if (tok_in(l, k, "and|/|&") && mark_at(l, k + 1, LEX_DIAGNOSES))
		k += 1 + mark_at(l, k + 1, LEX_DIAGNOSES)->ntokens;
	return tok_in(l, k,
		      "inventory|scale|scales|index|questionnaire|guideline|guidelines|association|"
		      "society|"
		      "foundation|institute|clinic|act|brace|brand|panel|status|vaccine|"
		      "vaccination|virus|serology|workup|"
		      "release|surgery|repair") &&
	       !(tok(l, k)->flags & LL_TOK_PARAGRAPH);
}

static uint32_t side_at(const struct ll_letter *l, uint32_t i)
{
	if (tok_is(l, i, "left"))
		return LL_LEFT;
	if (tok_is(l, i, "right"))
		return LL_RIGHT;
	/* "R knee", "Rt. hip", "RLE" */
	if (tok_in(l, i, "rt|rle|rue") || (tok_is(l, i, "r") && *tok(l, i)->text.p == 'R' && tok(l, i + 1)->kind == LL_TOK_WORD))
		return LL_RIGHT;
	if (tok_in(l, i, "lt|lle|lue") || (tok_is(l, i, "l") && *tok(l, i)->text.p == 'L' && tok(l, i + 1)->kind == LL_TOK_WORD))
		return LL_LEFT;
	return tok_in(l, i, "bilateral|both") ? LL_BILATERAL : LL_SIDE_NONE;
}

/* "left carpal tunnel syndrome", "carpal tunnel syndrome of the left wrist", "radiculopathy,
 * right". */
static uint32_t side_of(const struct ll_letter *l, uint32_t i, uint32_t n)
{
	uint32_t begin = sent_begin(l, i), end = sent_end(l, i), side;
	for (uint32_t k = 1; k <= 3 && i >= begin + k; k++) {
		if (tok_in(l, i - k, ",|;|and|or|of|with|in"))
			break;
		if ((side = side_at(l, i - k)))
			return side;
	}
	for (uint32_t k = i + n; k < i + n + 4 && k < end; k++) {
		if ((side = side_at(l, k)) &&
		    (k > i + n || !tok_in(l, k + 1, LIST_JOINTS)))
			return side;
		if (!tok_in(l, k, "of|the|in|her|his|at|on|,"))
			break;
	}
	for (uint32_t k = i; k < i + n; k++)
		if ((side = side_at(l, k)))
			return side;
	/* "RLE duplex: acute DVT" */
	if (span_has(l, begin, i, "rle|rue") || span_has(l, begin, i, "lle|lue"))
		for (uint32_t k = i; k-- > begin;)
			if (tok_in(l, k, "rle|rue|lle|lue"))
				return side_at(l, k);
	return LL_SIDE_NONE;
}

/* "complains of anxiety", "reported symptoms of depression" */
static bool is_complaint(const struct ll_letter *l, uint32_t i)
{
	uint32_t begin = sent_begin(l, i), low = i > begin + 25 ? i - 25 : begin;
	for (uint32_t k = i; k-- > low;) {
		if (tok_in(l, k, "diagnosed|diagnosis|diagnoses"))
			return false;
		if (tok_in(l, k,
			   "complained|complains|complaint|complaints|reported|reports|reporting|"
			   "symptoms|issues|feels|felt|"
			   "endorsed|endorses|feelings|experiencing|experiences|expressed|"
			   "described|states|stated"))
			return true;
	}
	return false;
}

/* "service connection for PTSD": whether there is such a condition is what the letter is about. */
static bool is_weighed(const struct ll_letter *l, uint32_t i)
{
	uint32_t begin = sent_begin(l, i), low = i > begin + 20 ? i - 20 : begin;
	for (uint32_t k = low; k < i; k++)
		if (tok_seq_in(l, k, "service connection|service connected"))
			return true;
	return false;
}

/* A year by itself at token i, years before the last day that the letter tells. */
static bool years_before(const struct ll_letter *l, uint32_t i)
{
	enum { YEARS = 4 };
	if (!tok_year(l, i))
		return false;
	const struct ll_sv w = tok(l, i)->text;
	const int32_t year = (w.p[0] - '0') * 1000 + (w.p[1] - '0') * 100 + (w.p[2] - '0') * 10 + w.p[3] - '0';
	LL_FOREACH (g, l, LL_DATE)
		if (g->u.date.precision == LL_DAY && g->u.date.year >= year + YEARS)
			return true;
	return false;
}

/* "You had gestational diabetes with your second child in 2011": it was then, and says nothing of now. */
static bool was_then(const struct ll_letter *l, const struct mark *m)
{
	enum { NEAR = 4, BEHIND = 9 };
	const uint32_t begin = sent_begin(l, m->token), end = sent_end(l, m->token);
	uint32_t k = m->token;
	/* "She was treated for a depression after the birth of her second child in 2008" */
	bool treated = false;
	for (uint32_t i = m->token; i > begin && m->token - i < NEAR && sent_has(l, begin, "treated|hospitalized|sessions|visits"); i--)
		treated |= tok_in(l, i - 1, "for|with") &&
			   span_has(l, i - 1 > begin + 4 ? i - 5 : begin, i - 1, "treated|hospitalized|sessions|visits");
	for (uint32_t i = begin; treated && i < end; i++)
		if (years_before(l, i))
			return true;
	while (k > begin && m->token - k < NEAR && !tok_is(l, k - 1, "had"))
		k--;
	if (k == begin || !tok_is(l, k - 1, "had") || (k > begin + 1 && tok_in(l, k - 2, "has|have|had")))
		return false;
	for (k = m->token + m->ntokens; k < end && k < m->token + m->ntokens + BEHIND; k++) {
		if (tok_in(l, k, ",|;|and|but|that|which|who|since"))
			return false;
		const struct ll_sv year = tok(l, k + 1)->text;
		if ((tok_is(l, k, "in") && year.n == 4 && tok(l, k + 1)->kind == LL_TOK_NUMBER &&
		     (*year.p == '1' || *year.p == '2')) ||
		    tok_is(l, k, "ago") || tok_in(l, k, "pregnancy|childhood"))
			return true;
	}
	return false;
}

/* In a list of papers only what a sentence tells: "The MRI showed a tear." */
static bool is_skipped(const struct ll_letter *l, uint32_t i)
{
	const uint32_t kind = section_at(l, i)->kind;
	return kind == LL_SEC_HOW_MADE || kind == LL_SEC_CREDENTIALS ||
	       (kind == LL_SEC_DOCUMENTS && !mark_in(l, sent_begin(l, i), i, LEX_STUDIES) &&
		!sent_has(l, i, "showed|shows|revealed|reveals|demonstrated|demonstrates|confirmed|confirms|found|was|is|has|had|normal|negative|"
				"positive|diagnosed|suffers|reveal|show|not|no|without|ruled|dx|impression|assessment"));
}

/* "The rule calls for lymphedema", "coverage begins with lymphedema": what a rule speaks of, nobody's. */
static bool of_rule(const struct ll_letter *l, uint32_t i)
{
	enum { OPENING = 5 };
	const uint32_t begin = sent_begin(l, i);
	if (span_has(l, begin, i, "you|your|he|she|his|her|patient|member's|patient's|claimant|enrollee|insured|appellant|beneficiary|denied|"
				  "was|were|mr|ms|mrs|not"))
		return false;
	bool rule = false;
	for (uint32_t k = begin; k < i && k < begin + OPENING; k++)
		rule |= tok_in(l, k, "policy|policies|rule|rules|criteria|criterion|benefit|coverage|manual|bulletin|certificate|statute|regulation|"
				     "provision|standard");
	return (rule && span_has(l, begin, i, "calls|call|asks|ask|needs|need|is|are|begins|begin|wants|speaks|speak|looks|look|extends|extend|"
					      "applies|apply|reaches|must|pays|covers|takes")) ||
	       (span_has(l, begin, i, "is|are") && span_has(l, begin, i, "covered|payable|paid") && span_has(l, begin, i, "when|only|where"));
}

/* "MRI: normal study, no tear", "nothing suggests gout": no study of others, no guideline that suggests. */
static bool of_own_study(const struct ll_letter *l, const struct mark *m)
{
	const uint32_t begin = sent_begin(l, m->token);
	if (span_has(l, begin, m->token, "patients|literature|randomized|guideline|guidelines|recommend|recommends|policy|trial|trials|criteria"))
		return false;
	if (span_has(l, begin, m->token, "nothing"))
		return true;
	const uint64_t *studies = places_of_marks(l, LEX_STUDIES);
	for (uint32_t k = begin; (k = place_before(l, studies, k, m->token)) < m->token; k++)
		if (mark_at(l, k, LEX_STUDIES)->entry->code[0] != LEX_STUDY_ANY)
			return true;
	return false;
}

/* "For a diabetic with numb feet, as Mrs. Vance is" */
static bool is_one(const struct ll_letter *l, uint32_t i)
{
	for (const uint32_t end = sent_end(l, i); i + 2 < end; i++)
		if (tok_is(l, i, ",") && tok_in(l, i + 1, "as|which|like|such") && span_has(l, i, i + 6 < end ? i + 6 : end, "is|are"))
			return !span_has(l, i, i + 6 < end ? i + 6 : end, "if|not|usual|common|here");
	return false;
}

/* "Hypertension - I10", "I10 hypertension" */
static bool has_code(const struct ll_letter *l, const struct mark *m)
{
	const uint32_t after = m->token + m->ntokens;
	for (uint32_t k = after; k < after + 2 && k < l->tokens.n; k++)
		if (place_in(l->mixed, k))
			return true;
	for (uint32_t k = m->token; k > 0 && m->token - k < 4; k--)
		if (place_in(l->mixed, k - 1))
			return true;
	return false;
}

/* Told of no particular patient: an example, a quoted word, a heading, what a rule speaks of. */
static bool is_generic(const struct ll_letter *l, const struct mark *m, const struct assertion *a, uint32_t section)
{
	const uint32_t i = m->token, after = i + m->ntokens;
	/* What stands in quotation marks is another's word for it. */
	if (a->generic || (a->polarity == LL_AFFIRMED && tok_quoted(l, i) && tok(l, after)->flags & LL_TOK_QUOTED &&
			   !span_has(l, sent_begin(l, i), i, "my|our")))
		return true;
	/* "Depression: the form had a tick at ...": what the paragraph is about */
	if (tok(l, i)->flags & LL_TOK_PARAGRAPH && section != LL_SEC_HEADER && tok_is(l, after, ":") &&
	    !(tok(l, after + 1)->flags & LL_TOK_PARAGRAPH))
		return true;
	/* "For a diabetic with numb feet the benefit is open." */
	if (i > 1 && tok_in(l, i, "diabetic|asthmatic|epileptic|hemophiliac") && tok_is(l, i - 1, "a") && tok_in(l, i - 2, "for|in|of") &&
	    !is_one(l, after))
		return true;
	/* "We took the drug to be for diabetes alone" */
	if (i > 1 && tok_is(l, i - 1, "for") && (tok_is(l, i - 2, "be") || tok_in(l, after, "alone|only")))
		return true;
	return a->polarity == LL_AFFIRMED && !a->named && of_rule(l, i);
}

/* "diabetes - no" in a form, alone in its cell or list */
static bool denied_in_field(const struct ll_letter *l, const struct mark *m)
{
	return tok_in(l, m->token + m->ntokens + 1, "no|none|absent") &&
	       (m->token == sent_begin(l, m->token) || tok(l, m->token)->flags & LL_TOK_WRAP || tok_in(l, m->token - 1, ";|,|:|/"));
}

/* Denied by words that are no trigger of the assertion. */
static bool denied_otherwise(const struct ll_letter *l, const struct mark *m)
{
	return (m->token > 1 && tok_in(l, m->token - 1, "by|from|of") && tok_is(l, m->token - 2, "not") &&
		diagnosis_of_two(l, m, m->token - 2)) ||
	       diagnosis_disowned(l, m);
}

/* How it is denied, and by which study; of an affirmed one, which study shows it. */
static void read_denial(const struct ll_letter *l, const struct mark *m, const struct assertion *a, struct ll_fact *f)
{
	struct ll_diagnosis *d = &f->u.diagnosis;
	const bool denied = a->polarity == LL_NEGATED && !a->undocumented, field = denied && !a->ntrigger;
	d->firm = (denied && diagnosis_firm(l, m, a)) || (field && !d->symptom && !d->broad && denied_in_field(l, m));
	if (f->polarity == LL_AFFIRMED && denied_otherwise(l, m)) {
		f->polarity = LL_NEGATED;
		d->firm = true;
	}
	d->looked = denied && !d->firm && diagnosis_looked(l, m, a);
	if (!d->firm && (d->looked || f->polarity == LL_AFFIRMED))
		d->study = diagnosis_study(l, m, &d->study_date);
	d->looked &= d->study.n || (!diagnosis_dated(l, m, a) && !tok_quoted(l, m->token));
	d->ever = d->firm && (field || diagnosis_of_ever(l, m, a));
}

/* What the table says of it. */
static void take_entry(const struct ll_letter *l, const struct mark *m, uint32_t of, struct ll_diagnosis *d)
{
	d->parent = sv(m->entry->attr[0]);
	if (of == LL_DIAGNOSIS)
		d->group = sv(m->entry->attr[1]);
	const struct lex_entry *parent = d->parent.n ? lex_by_id(LEX_DIAGNOSES, d->parent.p, d->parent.n) : NULL;
	d->ancestor = parent ? sv(parent->attr[0]) : (struct ll_sv){ 0 };
	d->broad = of == LL_FINDING || m->entry->code[2] == LEX_DX_BROAD;
	/* The complaint, unless the words name a disorder: "depression", not "major depressive disorder". */
	d->symptom = of == LL_DIAGNOSIS && m->entry->code[2] == LEX_DX_SYMPTOM &&
		     !tok_in(l, m->token + m->ntokens - 1, "disorder|disorders|syndrome|illness");
}

/* `of`: LL_DIAGNOSIS, or LL_FINDING. */
static void add_diagnosis(struct ll_letter *l, const struct mark *m, uint32_t of)
{
	struct ll_fact *f = fact_add(l, of, m->token, m->ntokens);
	const struct assertion a = assertion_of(l, m->token, m->ntokens);
	struct ll_diagnosis *d = &f->u.diagnosis;
	const uint32_t kind = l->sections.v[f->section].kind, after = m->token + m->ntokens;
	f->key = d->label = sv(m->entry->id);
	f->polarity = a.polarity;
	f->time = a.time;
	f->referent = a.referent == LL_PATIENT && subject_is_other(l, m->token) ? LL_OTHER : a.referent;
	take_entry(l, m, of, d);
	d->side = side_of(l, m->token, m->ntokens);
	d->generic = is_generic(l, m, &a, kind);
	d->undocumented = a.undocumented;
	d->history = a.history;
	d->background = told_as_history(l, m->token, m->ntokens, &a);
	if (f->time == LL_CURRENT && a.polarity == LL_AFFIRMED &&
	    (was_then(l, m) || (d->background && told_of_earlier(l, m->token, m->ntokens))))
		f->time = LL_PAST;
	if (f->frame == LL_FRAME_GUIDELINE && (a.named || of_own_study(l, m)) && !d->generic &&
	    kind != LL_SEC_CA_GUIDELINE && kind != LL_SEC_IMR_GUIDELINE &&
	    !mark_in(l, sent_begin(l, m->token), m->token, LEX_GUIDELINES))
		f->frame = LL_FRAME_NONE; /* "the records state that the patient has ..." */
	read_denial(l, m, &a, f);
	diagnosis_stage(l, m, d);
	diagnosis_kind(l, m, d);
	d->weighed = is_weighed(l, m->token);
	d->complaint = is_complaint(l, m->token);
	if ((m->token > 1 && tok_is(l, m->token - 1, "-") && tok_is(l, m->token - 2, "non")) ||
	    (tok_in(l, after, "is|was|are|were") && tok_is(l, after + 1, "not") &&
	     tok_in(l, after + 2, ".|;"))) /* "one of the three has to be present. Diabetes is not." */
		f->polarity = LL_NEGATED;
	if (kind == LL_SEC_CA_GUIDELINE || kind == LL_SEC_IMR_GUIDELINE || d->generic)
		f->referent = LL_PEOPLE;
}

/* ---- Conditions that no table lists ---- */

enum { UNLISTED = 8 }; /* told apart in a letter */

/* The one word that names the condition "diagnosed with" at token i is followed by:
 * "acute pyelonephritis". 0: none, or several words, of which none is sure to be its name. */
static uint32_t condition_word(const struct ll_letter *l, uint32_t i)
{
	uint32_t k = i;
	while (k < i + 4 && tok_in(l, k, "a|an|the|acute|chronic|severe|mild|moderate|recurrent|"
					 "bilateral|left|right|early|primary|secondary"))
		k++;
	const struct ll_token *t = tok(l, k), *next = tok(l, k + 1);
	if (t->kind != LL_TOK_WORD || t->lower.n < 7 || t->flags & LL_TOK_CAPITAL ||
	    mark_over(l, k, LEX_DIAGNOSES) || t->sentence != tok(l, i)->sentence)
		return 0;
	return next->kind == LL_TOK_PUNCT || next->sentence != t->sentence ||
			       tok_in(l, k + 1, "by|in|and|or|but|on|at|after|with|when|of")
		       ? k
		       : 0;
}

static void add_unlisted(struct ll_letter *l, uint32_t i)
{
	struct ll_fact *f = fact_add(l, LL_DIAGNOSIS, i, 1);
	const struct assertion a = assertion_of(l, i, 1);
	struct ll_diagnosis *d = &f->u.diagnosis;
	f->key = d->label = tok(l, i)->lower;
	f->polarity = a.polarity;
	f->time = a.time;
	f->referent = a.referent;
	d->generic = a.generic;
	d->undocumented = a.undocumented;
	d->history = a.history;
	d->background = told_as_history(l, i, 1, &a);
	d->firm = a.polarity == LL_NEGATED && !a.undocumented;
}

/* The tokens of such conditions behind each "diagnosed with", in the letter's order. */
static uint32_t find_unlisted(const struct ll_letter *l, uint32_t *at)
{
	uint32_t n = 0;
	PLACES_EACH (i, l, places_of(l, "diagnosed")) {
		const uint32_t k = i + 2 < l->tokens.n && tok_is(l, i + 1, "with")
					   ? condition_word(l, i + 2)
					   : 0;
		if (k && n < UNLISTED)
			at[n++] = k;
	}
	return n;
}

void facts_diagnoses(struct ll_letter *l)
{
	uint32_t unlisted[UNLISTED], n = find_unlisted(l, unlisted), next = 0;
	PLACES_EACH (i, l, places_of_marks(l, LEX_DIAGNOSES)) {
		const struct mark *m = mark_at(l, i, LEX_DIAGNOSES);
		for (; next < n && unlisted[next] < m->token; next++)
			add_unlisted(l, unlisted[next]);
		if (is_other_concept(l, m->token, m->ntokens) ||
		    (is_skipped(l, m->token) && !has_code(l, m)))
			continue;
		add_diagnosis(l, m, LL_DIAGNOSIS);
	}
	for (; next < n; next++)
		add_unlisted(l, unlisted[next]);
	uint64_t *found = places_new(l);
	places_add_marks(l, found, (uint64_t)1 << LEX_FINDINGS | (uint64_t)1 << LEX_NORMAL | (uint64_t)1 << LEX_STUDIES);
	PLACES_EACH (i, l, found) {
		const struct mark *m = mark_at(l, i, LEX_FINDINGS), *normal = mark_at(l, i, LEX_NORMAL);
		if (is_skipped(l, i))
			continue;
		if (m && !mark_over(l, i, LEX_DIAGNOSES) && !mark_over(l, i + m->ntokens - 1, LEX_DIAGNOSES))
			add_diagnosis(l, m, LL_FINDING);
		if (normal)
			diagnosis_normal(l, normal);
		if (mark_at(l, i, LEX_STUDIES))
			diagnosis_normal_study(l, mark_at(l, i, LEX_STUDIES));
	}
}
