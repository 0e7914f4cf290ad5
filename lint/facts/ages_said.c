/* SPDX-License-Identifier: MIT */
/*
 * Ages told by what they are below or above, or will be: "is a minor", "is under 18", "will be 65 on May 20"; and those
 * of a year that is told with them: "since turning 65 in April 2011".
 */
#include "facts/ages.h"

#define BELOW "under|below|underage"
#define ABOVE "over|past|above"

/* Behind "65" stand no words of another measure. */
static bool closes(const struct ll_letter *l, uint32_t end)
{
	if (end >= sent_end(l, end - 1) || tok(l, end)->kind == LL_TOK_PUNCT)
		return !tok_in(l, end, "-|/|%|$") && !(tok_joined(l, end + 1) && tok(l, end + 1)->kind == LL_TOK_NUMBER);
	return tok_in(l, end, "and|but|so|or|on|in|next|this|when|at|who|with|as|years|soon|later|before|by|now|already|yet");
}

/* "the age of 18", "age 18", "18", "18 years of age" from token k: the age, with the token behind in *end. */
static uint32_t age_from(const struct ll_letter *l, uint32_t k, uint32_t *end)
{
	k += tok_seq_in(l, k, "the age of|the age") ? 2 + tok_is(l, k + 2, "of") : tok_is(l, k, "age") ? 1 + tok_is(l, k + 1, "of") : 0;
	const struct number n = number_at(l, k);
	if (!an_age(&n))
		return 0;
	*end = k + n.ntokens;
	if (tok_is(l, *end, "years"))
		*end += tok_seq(l, *end + 1, "of age") ? 3 : tok_is(l, *end + 1, "old") ? 2 : 0;
	return (uint32_t)n.value;
}

static const struct group {
	const char *words;
	uint32_t low, high;
	bool loose;
} groups[] = {
	{ "minor", 0, 17, false },     { "teenager", 13, 19, false },	  { "teen", 13, 19, false },
	{ "adolescent", 10, 21, true }, { "toddler", 1, 4, false },	  { "newborn", 0, 0, false },
	{ "infant", 0, 2, false },     { "preschooler", 2, 6, false },	  { "adult", 18, OLDEST, false },
	{ "centenarian", 100, 110, false }, { "kindergartner", 4, 7, true }, { "schoolchild", 5, 18, true },
	{ "schoolboy", 5, 19, true },  { "schoolgirl", 5, 19, true },	  { "tween", 9, 13, true },
	{ "youngster", 0, 21, true },  { "pensioner", 50, OLDEST, true }, { "freshman", 13, 24, true },
	{ "sophomore", 14, 25, true },
};

static const struct group *group_at(const struct ll_letter *l, uint32_t i)
{
	for (uint32_t g = 0; g < sizeof groups / sizeof *groups; g++)
		if (tok_is(l, i, groups[g].words))
			return &groups[g];
	return NULL;
}

static uint32_t add_loose(struct ll_letter *l, uint32_t i, uint32_t n, uint32_t low, uint32_t high)
{
	age_add_range(l, i, n, low, high, LL_PATIENT);
	l->facts[LL_AGE].v[l->facts[LL_AGE].n - 1]->u.age.loose = true;
	return n;
}

/* "is a minor", "is still a teenager", at the verb. */
static uint32_t on_group(struct ll_letter *l, uint32_t i)
{
	uint32_t k = i + 1 + tok_in(l, i + 1, "still|only|just|now|already");
	if (!tok_in(l, k, "a|an"))
		return 0;
	const struct group *g = group_at(l, ++k);
	if (!g || !(closes(l, k + 1) || tok_in(l, k + 1, "whose|in|of|under|living")) || tok_is(l, k + 1, "-") || age_subject(l, i) != LL_PATIENT)
		return 0;
	return g->loose ? add_loose(l, i, k + 1 - i, g->low, g->high) : age_add_range(l, i, k + 1 - i, g->low, g->high, LL_PATIENT);
}

/* "is under 18", "is not yet 40", "is well over 65", "is older than 65", "is approaching 70", at the verb. */
static uint32_t on_bound(struct ll_letter *l, uint32_t i)
{
	uint32_t k = i + 1, end = 0, low = 0, high = OLDEST;
	k += tok_in(l, k, "still|already|well|now|just|also");
	const bool yet = tok_seq(l, k, "not yet"), than = tok_in(l, k, "younger|older") && tok_is(l, k + 1, "than"),
		   near = tok_in(l, k, "approaching|nearing");
	if (!yet && !than && !near && !tok_in(l, k, BELOW "|" ABOVE))
		return 0;
	const bool below = yet || tok_in(l, k, BELOW "|younger");
	const uint32_t years = age_from(l, k + (yet || than ? 2 : 1), &end);
	if (!years || !closes(l, end) || tok(l, i)->flags & LL_TOK_QUOTED || of_generic_frame(l, i) || age_subject(l, i) != LL_PATIENT)
		return 0;
	if (near)
		low = years > 6 ? years - 6 : 0, high = years;
	else if (below)
		high = years - 1;
	else
		low = years;
	return age_add_range(l, i, end - i, low, high, LL_PATIENT);
}

/* The phrase that holds token i tells of the patient: "this elderly woman", "The patient is an elderly man", "An elderly member". */
static bool of_patient(const struct ll_letter *l, uint32_t i)
{
	enum { REACH = 5 };
	const uint32_t begin = sent_begin(l, i), start = phrase_start(l, i);
	bool noun = false;
	for (uint32_t k = i + 1; k < i + REACH && k < sent_end(l, i) && !tok_in(l, k, small_words); k++) {
		const struct mark *sexed = mark_at(l, k, LEX_SEXED), *role = mark_at(l, k, LEX_PERSON_ROLES);
		if (tok_plural(l, k) || tok_possessive(l, k) || mark_at(l, k, LEX_KIN) || (role && !mark_at(l, k, LEX_PATIENT_WORDS)))
			return false;
		noun |= (sexed && sexed->entry->code[1] == LEX_SEXED_NOUN) || mark_at(l, k, LEX_PATIENT_WORDS);
		if (noun)
			break;
	}
	if (of_generic_frame(l, i) || tok(l, i)->flags & LL_TOK_QUOTED || span_has(l, begin, sent_end(l, i), "if|guideline|guidelines|study|studies"))
		return false;
	const struct ll_fact *who = start > begin ? person_before(l, begin, start) : NULL;
	if (start < i && tok_in(l, start, "this|our"))
		return noun && (!who || who->referent == LL_PATIENT);
	if (start < i && tok_in(l, start, "a|an") && start > begin && tok_in(l, start - 1, "is"))
		return age_subject(l, start - 1) == LL_PATIENT;
	return i > begin && tok_is(l, i - 1, "is") && age_subject(l, i - 1) == LL_PATIENT && closes(l, i + 1);
}

/* "this elderly woman", "is middle-aged", "our young patient": with room for what others call so. */
static uint32_t on_word(struct ll_letter *l, uint32_t i)
{
	static const struct group words[] = {
		{ "elderly", 55, OLDEST, true }, { "geriatric", 55, OLDEST, true }, { "aged", 55, OLDEST, true },
		{ "young", 0, 50, true },	 { "pediatric", 0, 21, true },	    { "youthful", 0, 50, true },
		{ "teenage", 13, 19, true },	 { "teenaged", 13, 19, true },	    { "adolescent", 10, 21, true },
		{ "underage", 0, 20, true },	 { "middle", 33, 69, true },
	};
	for (uint32_t g = 0; g < sizeof words / sizeof *words; g++) {
		if (!tok_is(l, i, words[g].words))
			continue;
		const bool middle = tok_is(l, i, "middle");
		if ((middle && !(tok_is(l, i + 1, "-") && tok_is(l, i + 2, "aged"))) || (tok_is(l, i, "aged") && i && tok_is(l, i - 1, "-")) ||
		    number_at(l, i + 1).ntokens || !of_patient(l, middle ? i + 2 : i))
			return 0;
		return add_loose(l, i, middle ? 3 : 1, words[g].low, words[g].high);
	}
	return 0;
}

/* "is in ninth grade", "is in the third grade", "is in kindergarten": at "in". */
static uint32_t on_grade(struct ll_letter *l, uint32_t i)
{
	uint32_t k = i + 1;
	if (!i || !tok_in(l, i - 1, "is") || age_subject(l, i - 1) != LL_PATIENT || of_generic_frame(l, i))
		return 0;
	k += tok_is(l, k, "the");
	if (tok_in(l, k, "kindergarten|preschool"))
		return add_loose(l, i, k + 1 - i, 2, 7);
	if (tok_seq(l, k, "high school"))
		return add_loose(l, i, k + 2 - i, 12, 21);
	const struct number n = number_at(l, k);
	if (!n.ntokens || !n.ordinal || n.value > 12 || !tok_is(l, k + n.ntokens, "grade"))
		return 0;
	return add_loose(l, i, k + n.ntokens + 1 - i, (uint32_t)n.value + 3, (uint32_t)n.value + 9);
}

/* A time to come stands at token k: "next month", "on May 20", "in March", "soon". */
static bool to_come(const struct ll_letter *l, uint32_t k)
{
	return tok_in(l, k, "next|soon|later|shortly") || (tok_in(l, k, "on|in|this|by") && !tok_year(l, k + 1) && !tok_year(l, k + 2));
}

/* "will be 65 on May 20", "will reach 65 next spring", "turns 40 next month", at "be", "reach", "turns": a year or two
 * younger now; or as old, where what is quoted is of last year. */
static uint32_t on_birthday(struct ll_letter *l, uint32_t i)
{
	const uint32_t begin = sent_begin(l, i);
	uint32_t end = 0, verb = i;
	const uint32_t years = age_from(l, i + 1, &end);
	if (!years || years < 4 || i == begin || tok(l, i)->flags & LL_TOK_QUOTED || of_generic_frame(l, i))
		return 0;
	if (tok_in(l, i, "be|turn|reach")) {
		const bool about = i > begin + 2 && tok_seq(l, i - 2, "about to");
		if (!tok_is(l, i - 1, "will") && !about)
			return 0;
		verb = about ? i - 3 : i;
	} else if (tok_is(l, i, "turning")) {
		if (!tok_in(l, i - 1, "is"))
			return 0;
		verb = i - 1;
	} else if (!tok_in(l, i, "turns|reaches")) {
		return 0;
	}
	const bool before = tok_seq_in(l, begin, "next month|next year|next week");
	if (!(before || to_come(l, end) || (!tok_in(l, i, "turns|reaches") && closes(l, end))) ||
	    span_has(l, begin, i, "if|when|once|until|before|unless|after|till|whether|by|as") || age_subject(l, verb) != LL_PATIENT)
		return 0;
	return age_add_range(l, i, end - i, years - 2, years, LL_PATIENT);
}

/* "this teenager", "our adolescent", "the toddler", where the letter's patient is meant. */
static uint32_t on_this(struct ll_letter *l, uint32_t i)
{
	const struct group *g = group_at(l, i + 1);
	if (!g || !tok_is(l, i, "this") || g->high == OLDEST || tok_in(l, i + 1, "minor|infant|newborn") || tok_is(l, i + 2, "-") ||
	    (tok(l, i + 2)->kind == LL_TOK_WORD && !tok_in(l, i + 2, "is|was|has|with|who|had|needs|should|and|can|cannot|does")) ||
	    of_generic_frame(l, i))
		return 0;
	const struct ll_fact *who = person_before(l, sent_begin(l, i), i);
	if (who && who->referent != LL_PATIENT)
		return 0;
	return age_add_range(l, i, 2, g->low, g->high, LL_PATIENT);
}

/* The year told at token k: "in 2011", "in April 2011", "on April 3, 2011"; 0: none. */
static int32_t year_told(const struct ll_letter *l, uint32_t k)
{
	if (!tok_in(l, k, "in|on"))
		return 0;
	k++;
	if (tok_in(l, k, LIST_MONTH_NAMES "|" LIST_MONTHS)) {
		k += 1 + tok_is(l, k + 1, ".");
		if (tok(l, k)->kind == LL_TOK_NUMBER && tok(l, k)->text.n <= 2)
			k += 1 + tok_is(l, k + 1, ",");
	}
	return tok_year(l, k) && !tok_in(l, k + 1, "-|/") ? (int32_t)number_at(l, k).value : 0;
}

/* The same, or the one year of what goes on "when she was hurt in March 2009". */
static int32_t year_of(const struct ll_letter *l, uint32_t k)
{
	enum { REACH = 12 };
	int32_t year = year_told(l, k);
	if (year || !(tok_is(l, k, "when") || tok_seq(l, k, "at the time")))
		return year;
	for (uint32_t i = k; i < k + REACH && i < sent_end(l, k); i++) {
		if (tok_in(l, i, ";|and|but|since|until"))
			return year;
		const int32_t here = year_told(l, i);
		if (here && year)
			return 0;
		year = here ? here : year;
	}
	return year;
}

/* Whose birthday "since turning 65" tells: the patient, whom alone the sentence names before it. */
static bool of_patient_alone(const struct ll_letter *l, uint32_t i)
{
	bool patient = false;
	for (const struct ll_fact *f = ll_from(l, LL_PERSON, tok(l, i)->sentence); f && f->token < i; f = ll_next(l, LL_PERSON, f)) {
		if (f->referent != LL_PATIENT)
			return false;
		patient = true;
	}
	return patient;
}

/* The same of whom a pronoun that opens the sentence means. */
static bool of_opener(const struct ll_letter *l, uint32_t i)
{
	const uint32_t begin = sent_begin(l, i);
	const struct ll_fact *pronoun = tok_in(l, begin, "he|she") ? age_pronoun(l, begin) : NULL;
	if (pronoun)
		return pronoun->referent == LL_PATIENT && !mark_in(l, begin, i, LEX_KIN);
	return tok_is(l, begin, "you") || of_patient_alone(l, i);
}

/* The patient was so old in that year, in tokens [i, end). Returns the tokens. */
static uint32_t add_dated(struct ll_letter *l, uint32_t i, uint32_t end, uint32_t years,
			  int32_t year)
{
	const struct age_expr a = { .years = years };
	struct ll_fact *f = age_add(l, i, end - i, &a);
	f->referent = LL_PATIENT;
	f->u.age.past = true;
	f->u.age.year = year;
	f->time = LL_PAST;
	return end - i;
}

/* "since turning 65 in April 2011", "was 40 years old in 2009", "turned 26 on May 3, 2018": an age of a year. */
static uint32_t on_dated(struct ll_letter *l, uint32_t i)
{
	uint32_t end = 0;
	const uint32_t begin = sent_begin(l, i), years = age_from(l, i + 1, &end);
	const int32_t year = years ? year_of(l, end) : 0;
	if (!year || i == begin || tok(l, i)->flags & LL_TOK_QUOTED || of_generic_frame(l, i) ||
	    span_has(l, begin, i, "if|unless|would"))
		return 0;
	if (tok_is(l, i, "turning") ? !of_patient_alone(l, i) : age_subject(l, i) != LL_PATIENT)
		return 0;
	return add_dated(l, i, end, years, year);
}

/* "enlisted in 1968 at age 18", "at 22, in 1988, he began": at "at". */
static uint32_t on_at_in(struct ll_letter *l, uint32_t i)
{
	uint32_t end = 0;
	const uint32_t begin = sent_begin(l, i), years = age_from(l, i + 1, &end);
	if (!years || !closes(l, end) || tok(l, i)->flags & LL_TOK_QUOTED || of_generic_frame(l, i) ||
	    span_has(l, begin, sent_end(l, i), "if|unless|will|would|until"))
		return 0;
	int32_t year = year_told(l, end + tok_is(l, end, ","));
	const uint32_t back = i - (i > begin && tok_is(l, i - 1, ","));
	if (!year && back > begin + 2 && tok_year(l, back - 1))
		for (uint32_t k = back - 1; k-- > begin && back - k < 6 && !year;)
			year = tok_in(l, k, "in|on") ? year_told(l, k) : 0;
	if (!year || i == begin || !of_opener(l, i))
		return 0;
	return add_dated(l, i, end, years, year);
}

/* "retired at 62, ten years ago", "retired three years ago, at 65", at "at": of the subject that opens the sentence. */
static uint32_t on_ago(struct ll_letter *l, uint32_t i)
{
	uint32_t end = 0;
	const uint32_t begin = sent_begin(l, i), years = age_from(l, i + 1, &end);
	if (!years || i == begin || !(closes(l, end) || number_at(l, end).ntokens) || tok(l, i)->flags & LL_TOK_QUOTED ||
	    of_generic_frame(l, i))
		return 0;
	uint32_t k = end + tok_is(l, end, ",");
	k += tok_in(l, k, "some|about|almost|nearly|now");
	struct number ago = number_at(l, k);
	if (!ago.ntokens || !tok_seq(l, k + ago.ntokens, "years ago")) {
		/* "three years ago, at 65" */
		const uint32_t back = i - tok_is(l, i - 1, ",");
		if (back < begin + 4 || !tok_seq(l, back - 2, "years ago"))
			return 0;
		ago = number_at(l, back - 3);
		if (!ago.ntokens)
			return 0;
	}
	if (ago.ordinal || ago.value > 80 || !of_opener(l, i))
		return 0;
	const uint32_t now = years + (uint32_t)ago.value;
	return age_add_range(l, i, end - i, now ? now - 1 : 0, now + 1, LL_PATIENT);
}

/* "Having reached the age of 65, the member moved": at "having". */
static uint32_t on_having(struct ll_letter *l, uint32_t i)
{
	uint32_t end = 0;
	const uint32_t years = i == sent_begin(l, i) && tok_in(l, i + 1, "reached|turned|attained|passed") ? age_from(l, i + 2, &end) : 0;
	if (!years || !tok_is(l, end, ",") || of_generic_frame(l, i) || tok(l, i)->flags & LL_TOK_QUOTED)
		return 0;
	const struct ll_fact *who = NULL;
	for (uint32_t k = end + 1; k < end + 5 && !who; k++)
		who = person_before(l, end + 1, k + 1);
	const struct ll_fact *pronoun = tok_in(l, end + 1, "he|she") ? age_pronoun(l, end + 1) : NULL;
	if (pronoun ? pronoun->referent != LL_PATIENT : !tok_is(l, end + 1, "you") && !(who && who->referent == LL_PATIENT))
		return 0;
	return age_add_range(l, i, end - i, years, OLDEST, LL_PATIENT);
}

/* "is of Medicare age", at "of"; "in her eighth decade", at "in". */
static uint32_t on_age_kind(struct ll_letter *l, uint32_t i)
{
	if (tok_is(l, i, "of") && tok_in(l, i + 1, "medicare|retirement|pension") && tok_is(l, i + 2, "age") && i && tok_is(l, i - 1, "is"))
		return age_subject(l, i - 1) == LL_PATIENT ? add_loose(l, i, 3, 58, OLDEST) : 0;
	const struct number n = tok_is(l, i, "in") && tok_in(l, i + 1, "his|her") ? number_at(l, i + 2) : (struct number){ 0 };
	if (!n.ntokens || !n.ordinal || n.value < 2 || n.value > 11 || !tok_is(l, i + 2 + n.ntokens, "decade") || !i)
		return 0;
	const struct ll_fact *pronoun = age_pronoun(l, i + 1);
	if (!tok_in(l, i - 1, "is|already|now|still") || !pronoun || pronoun->referent != LL_PATIENT)
		return 0;
	return age_add_range(l, i, 3 + n.ntokens, ((uint32_t)n.value - 1) * 10, (uint32_t)n.value * 10 - 1, LL_PATIENT);
}

/* "has just celebrated her 80th birthday", at the last word. */
static uint32_t on_celebration(struct ll_letter *l, uint32_t i)
{
	const uint32_t begin = sent_begin(l, i);
	const struct number n = i > begin + 3 ? number_at(l, i - 1) : (struct number){ 0 };
	const uint32_t verb = i - 3; /* "celebrated her 80th birthday" */
	if (n.ntokens != 1 || !n.ordinal || n.value < 3 || n.value > OLDEST || !tok_in(l, i - 2, "his|her|your") ||
	    !tok_in(l, verb, "celebrated|had|marked|passed") || of_generic_frame(l, i) || tok(l, i)->flags & LL_TOK_QUOTED)
		return 0;
	const uint32_t has = verb - tok_in(l, verb - 1, "just|recently|already|now|since");
	if (has <= begin || !tok_in(l, has - 1, "has|have") || age_subject(l, has - 1) != LL_PATIENT)
		return 0;
	return age_add_range(l, i - 1, 2, (uint32_t)n.value, tok_is(l, verb, "passed") ? OLDEST : (uint32_t)n.value + 1, LL_PATIENT) - 1;
}

/* "was born 61 years ago", at "born". */
static uint32_t on_birth(struct ll_letter *l, uint32_t i)
{
	const struct number n = number_at(l, i + 1);
	const uint32_t end = i + 1 + n.ntokens;
	if (!an_age(&n) || !i || !tok_is(l, i - 1, "was") || !tok_seq(l, end, "years ago") || of_generic_frame(l, i) ||
	    age_subject(l, i - 1) != LL_PATIENT)
		return 0;
	return age_add_range(l, i, end + 2 - i, (uint32_t)n.value, (uint32_t)n.value + 1, LL_PATIENT);
}

uint32_t age_said(struct ll_letter *l, uint32_t i)
{
	uint32_t n = 0;
	/* most of these small words are followed by nothing that tells an age */
	if (tok_in(l, i, "at|in|of") && i + 1 < l->tokens.n && !place_in(l->counts, i + 1) &&
	    !tok_in(l, i + 1, "the|age|his|her|kindergarten|preschool|high|medicare|retirement|pension"))
		return 0;
	if (tok_is(l, i, "is")) {
		n = on_group(l, i);
		n = n ? n : on_bound(l, i);
	}
	if (!n && tok_in(l, i, "be|turn|turns|turning|reach|reaches"))
		n = on_birthday(l, i);
	if (!n && tok_in(l, i, "was|turned|turning|reached|became"))
		n = on_dated(l, i);
	if (!n && tok_is(l, i, "at"))
		n = on_ago(l, i);
	if (!n && tok_is(l, i, "at"))
		n = on_at_in(l, i);
	if (!n && tok_in(l, i, AGE_WORDS))
		n = on_word(l, i);
	if (!n && tok_is(l, i, "in"))
		n = on_grade(l, i);
	if (!n && tok_in(l, i, "in|of"))
		n = on_age_kind(l, i);
	if (tok_is(l, i, "having"))
		n = on_having(l, i);
	if (tok_is(l, i, "birthday"))
		n = on_celebration(l, i);
	if (tok_is(l, i, "born"))
		n = on_birth(l, i);
	if (!n && tok_is(l, i, "this"))
		n = on_this(l, i);
	return n;
}
