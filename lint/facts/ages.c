/* SPDX-License-Identifier: MIT */
/* How old somebody is said to be: LL_AGE. */
#include "facts/ages.h"

enum age_unit { IN_YEARS = 1, IN_MONTHS, IN_WEEKS, IN_DAYS };

static bool whole(double v, double max)
{
	return v >= 0 && v <= max;
}

static void set_age(struct age_expr *a, double value, enum age_unit unit)
{
	switch (unit) {
	case IN_YEARS:
		a->years = (uint32_t)value;
		break;
	case IN_MONTHS:
		a->years = (uint32_t)value / 12;
		a->months = (uint32_t)value % 12;
		break;
	case IN_WEEKS:
		a->months = (uint32_t)(value / 4.35);
		break;
	case IN_DAYS:
		a->months = (uint32_t)(value / 30.4);
		break;
	}
}

static enum age_unit age_unit(const struct ll_letter *l, uint32_t i)
{
	if (tok_in(l, i, "year|years|yr|yrs|yaer|y"))
		return IN_YEARS;
	if (tok_in(l, i, "month|months|mo|mos"))
		return IN_MONTHS;
	if (tok_in(l, i, "week|weeks|wk"))
		return IN_WEEKS;
	return tok_in(l, i, "day|days") ? IN_DAYS : 0;
}

static bool sex_letter(const struct ll_letter *l, uint32_t i)
{
	const struct ll_sv t = tok(l, i)->text;
	return t.n == 1 && (*t.p == 'M' || *t.p == 'F') && !tok_is(l, i + 1, "-") &&
	       !(tok_is(l, i + 1, ".") && i + 2 < l->tokens.n &&
		 tok(l, i + 2)->sentence == tok(l, i)->sentence &&
		 !(tok(l, i + 2)->flags & LL_TOK_SPACE));
}

/* "45M", "45 F", "45/M" of a telegraphic opening: the letter with what commonly follows it. */
static uint32_t compact(const struct ll_letter *l, uint32_t i, uint32_t k, double n)
{
	const bool slash = tok_is(l, k, "/");
	k += slash;
	if (!sex_letter(l, k) || tok(l, i)->kind != LL_TOK_NUMBER || tok(l, i)->text.n > 3)
		return 0;
	/* "walked 20 M, then", "temp 98 F, pulse 70" */
	if (n < 1 || n > OLDEST || (!slash && n > 90 && span_has(l, sent_begin(l, i), i, "temp|temperature|fever|febrile|afebrile|t|vitals|vs")))
		return 0;
	if (!tok_in(l, k + 1,
		    "with|who|presents|presented|s|c|status|h|injured|sustained|here|complains|"
		    "complaining|,|w|p|y|;|)|.|fell|is|was|has|had|admitted|seen|referred|post") &&
	    !tok_is(l, k + 1, "|") &&
	    !(tok(l, k + 1)->flags & (LL_TOK_PARAGRAPH | LL_TOK_WRAP)))
		return 0;
	/* where a description begins: "1/30/19: 72F, fall on ice" */
	const bool opens = i > 1 && (tok_in(l, i - 1, ":|(|;|-|,|.") || tok_is(l, i - 1, "|")) && (slash || tok_joined(l, k)) &&
			   !(tok_in(l, i - 1, ",|-") && tok(l, i - 2)->kind == LL_TOK_NUMBER); /* "16, 20F and 21" */
	const bool near = i <= sent_begin(l, i) + 6 &&
			  (slash || tok_joined(l, k) || i == sent_begin(l, i) || tok_in(l, i - 1, "a|an|this|the|is|was|old|now|:|(|,|\"|pt|patient"));
	/* "Exhibit 9F" */
	return (near || opens) && !tok_in(l, i - 1, "exhibit|exhibits|ex|section|table|figure|appendix|page|room|unit|form|bates") ? k : 0;
}

struct age_expr age_read(const struct ll_letter *l, uint32_t i)
{
	struct age_expr a = { 0 };
	/* not ".45", but "from a ladder. 54 y/o M" */
	if (i && tok_in(l, i - 1, "$|#|.") && (!tok_is(l, i - 1, ".") || tok_joined(l, i)))
		return a;
	const struct number n = number_at(l, i);
	if (!n.ntokens || n.ordinal || !whole(n.value, 400))
		return a;
	uint32_t k = i + n.ntokens;
	k += tok_is(l, k, "-");
	enum age_unit unit = age_unit(l, k);
	uint32_t end = 0;
	if (tok_in(l, k, "yo|yom|yof|yow")) {
		unit = IN_YEARS;
		end = k + 1;
	} else if (unit) {
		uint32_t u = k + 1;
		u += tok_is(l, u, ".");
		if (tok_is(l, u, "-") || tok_is(l, u, "/"))
			u++;
		if (tok_is(l, u, "old") || (tok_is(l, k, "y") && tok_is(l, u, "o")) ||
		    tok_is(l, u, "o"))
			end = u + 1;
		else if (tok_is(l, u, "of") && tok_is(l, u + 1, "age"))
			end = u + 2;
		if (end && tok_is(l, end - 1, "o") && tok_is(l, end, ".") &&
		    tok(l, end + 1)->sentence == tok(l, end)->sentence)
			end++;
	} else {
		const uint32_t sex = compact(l, i, k, n.value);
		if (sex && whole(n.value, OLDEST) && n.value >= 1) {
			set_age(&a, n.value, IN_YEARS);
			a.compact = true;
			a.sex_token = sex;
			a.sex = *tok(l, sex)->text.p == 'M' ? LL_MALE : LL_FEMALE;
			a.ntokens = sex + 1 - i;
		}
		return a;
	}
	if (!end || (unit == IN_YEARS && n.value > OLDEST))
		return a;
	set_age(&a, n.value, unit);
	a.ntokens = end - i;
	if (tok_in(l, k, "yom|yof|yow") ||
	    (sex_letter(l, end) && tok(l, end)->sentence == tok(l, i)->sentence)) {
		a.sex_token = tok_in(l, k, "yom|yof|yow") ? k : end;
		a.sex = tok_is(l, k, "yom") || *tok(l, a.sex_token)->text.p == 'M' ? LL_MALE
										   : LL_FEMALE;
		a.ntokens = a.sex_token + 1 - i;
	}
	return a;
}

/* Where an age stands. One ends with these words, or holds them, not far from where it begins. */
void ages_find(struct ll_letter *l)
{
	enum { FAR = 24 };
	const uint64_t *ends = places_of(l, "old|o|age|yo|yom|yof|yow|m|f");
	uint64_t *at = places_new(l);
	PLACES_EACH (i, l, l->counts)
		if (place_any(l, ends, i, i + FAR) && age_read(l, i).ntokens)
			place_add(at, i);
	l->ages = at;
}

/* "A 4-month-old with reflux": the noun is the child itself. */
static bool is_small_child(const struct ll_letter *l, uint32_t i, uint32_t end)
{
	const uint32_t start = phrase_start(l, i);
	/* telegraphic: "15 mo old, weight 6 kg", "Preemie, now 5 mo old" */
	if (tok_is(l, end - 1, "old") && (i == sent_begin(l, i) ? tok_in(l, end, ",|w|with") : tok_in(l, i - 1, "now|currently") && tok_in(l, end, ".|,")))
		return true;
	return start < i && tok_in(l, start, "a|an|this|the|our") && !tok_is(l, i - 1, "-") && end > i + 1 && tok_is(l, end - 1, "old") && tok_is(l, end - 2, "-") &&
	       (tok_in(l, end, "with|who|whose|is|was|has|had|fed|born|weighing|weighs|presents|presented|needs|admitted|should|can|cannot|does|did") ||
		(tok_is(l, end, ",") && tok_in(l, end + 1, "who|whose|born|fed|weighing|with|admitted|seen")));
}

/* What is so many months old is seldom a person: "a 6-month-old fracture". */
static bool of_a_thing(const struct ll_letter *l, uint32_t end, bool years)
{
	for (uint32_t i = end; i < end + 6 && tok(l, i)->kind == LL_TOK_WORD; i++) {
		const struct mark *sexed = mark_at(l, i, LEX_SEXED);
		if ((sexed && sexed->entry->code[1] == LEX_SEXED_NOUN) ||
		    mark_at(l, i, LEX_PATIENT_WORDS) || mark_at(l, i, LEX_KIN))
			return false;
		if (tok_in(l, i, "who|with|has|is|was|and|presenting|the|a|an|this|that|his|her|no"))
			break;
		if (tok_in(l, i,
			   "fracture|injury|tear|scar|wound|film|films|study|report|mri|house|car|"
			   "claim|rupture|lesion|"
			   "infarct|stroke|ulcer|hematoma|record|records|data|history|building|"
			   "age|wheelchair|scooter|chair|bed|mattress|walker|prosthesis|implant|pump|device|machine|brace|aid|aids|"
			   "replacement|hardware|graft|crown|bridge|denture|dentures|truck|van|ramp|lift|roof|furnace|stent|pacemaker|"
			   "fusion|repair|socket|battery|batteries|splint|orthosis|guideline|rule|policy|law|firm|company|plant|mill|dog|"
			   "horse|cat|test|image|images|scan|note|letter|evaluation"))
			return true;
	}
	return !years;
}

/* "In 2009, as a 42-year-old woman": the sentence opens with a year. */
static bool opens_with_year(const struct ll_letter *l, uint32_t i)
{
	const uint32_t begin = sent_begin(l, i);
	return tok_is(l, begin, "in") && (tok_year(l, begin + 1) || tok_year(l, begin + 2)) && begin + 3 < i;
}

/* An age once: "at age 12", "when he was 30 years old", "since the age of 9". */
static bool once(const struct ll_letter *l, uint32_t i, uint32_t end)
{
	const uint32_t begin = sent_begin(l, i);
	if (i > begin &&
	    tok_in(l, i - 1,
		   "at|since|until|till|by|from|over|under|than|before|after|age|least|around|<|>|"
		   "turned"))
		return true;
	/* "When I see a now 7-year-old" */
	if (i > begin && tok_in(l, i - 1, "now|currently|presently"))
		return false;
	if (tok_is(l, end, "when") ||
	    (tok_is(l, end, "at") && tok_is(l, end + 1, "the") && tok_is(l, end + 2, "time")))
		return true;
	/* "Then a 19-year-old student", "was a 30-year-old mother when", "as a 42-year-old woman" of a year */
	const uint32_t start = phrase_start(l, i);
	if (start < i && start > begin && tok_is(l, start - 1, "then"))
		return true;
	if (start < i && start > begin && tok_in(l, start - 1, "was|were|as"))
		for (uint32_t k = end; k < end + 8 && k < sent_end(l, i) && !tok_in(l, k, ",|;|who|and"); k++)
			if (tok_is(l, k, "when") || (tok_in(l, k, "in") && tok_year(l, k + 1)))
				return true;
	if (start < i && start > begin && tok_is(l, start - 1, "as") && opens_with_year(l, i))
		return true;
	/* "A 19-year-old recruit in 1968" */
	for (uint32_t k = end; k < end + 3 && k < sent_end(l, i) && tok(l, k)->kind == LL_TOK_WORD; k++)
		if (tok_is(l, k, "in") && tok_year(l, k + 1) && tok_is(l, k + 2, ","))
			return true;
	/* "was 42 years old and healthy in 2009", "was 42 years old at the first operation" */
	if (i > begin && tok_in(l, i - 1, "was|were")) {
		if (tok_seq_in(l, end, "at the first|at the initial|at the onset|at the second|at diagnosis|at onset|at injury|at hire|at the start|"
				       "at the beginning|at surgery"))
			return true;
		for (uint32_t k = end; k < sent_end(l, i) && k < end + 8 && !tok_in(l, k, ";|who"); k++)
			if (tok_is(l, k, "in") && tok_year(l, k + 1))
				return true;
	}
	/* "was 7 years old in 2013", "was 46 years old at that time", "was then" */
	if (i > begin && tok_in(l, i - 1, "was|were|then") &&
	    ((tok_in(l, end, "in|on") && tok(l, end + 1)->kind == LL_TOK_NUMBER && tok(l, end + 1)->text.n == 4) ||
	     tok_seq_in(l, end, "at that time|at the time|back then|by then")))
		return true;
	for (uint32_t k = i; k > begin && i - k < 10; k--)
		if (tok_in(l, k - 1, "when|since|until|ago") || tok_seq(l, k - 1, "time of"))
			return true;
	return i > begin + 1 && tok_seq_in(l, i - 2, "age of|ages of|older than");
}

const struct ll_fact *age_pronoun(const struct ll_letter *l, uint32_t i)
{
	uint32_t lo = 0, hi = l->facts[LL_PRONOUN].n;
	while (lo < hi) {
		const uint32_t mid = (lo + hi) / 2;
		if (l->facts[LL_PRONOUN].v[mid]->token < i)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < l->facts[LL_PRONOUN].n && l->facts[LL_PRONOUN].v[lo]->token == i
		       ? l->facts[LL_PRONOUN].v[lo]
		       : NULL;
}

/* "Mateo is four years old" in a letter to the "Parent of Mateo Fuentes". */
static bool child_named(const struct ll_letter *l, uint32_t name)
{
	enum { OPENING = 120 };
	if (!(tok(l, name)->flags & LL_TOK_CAPITAL) || tok(l, name)->kind != LL_TOK_WORD)
		return false;
	PLACES_EACH (i, l, places_of(l, LIST_PARENTS))
		if (i < OPENING && tok_is(l, i + 1, "of") && sv_eq(tok(l, i + 2)->text, tok(l, name)->text))
			return true;
	return false;
}

/* The person an age is said of: a noun in its phrase, or the subject before it. LL_NOBODY: none is
 * told. */
static uint32_t said_of(const struct ll_letter *l, uint32_t i, uint32_t end)
{
	const uint32_t begin = sent_begin(l, i), stop = sent_end(l, i), start = phrase_start(l, i);
	/* "A person 65 years of age is covered" */
	if (i > begin && tok_in(l, i - 1, "person|persons|people|anyone|individual|individuals|adults|someone|somebody|children|those") &&
	    !tok_in(l, start, "this|our"))
		return LL_PEOPLE;
	/* "Re: L.M., 61 years old, carcinoma of the left breast" */
	uint32_t head = i;
	while (head && i - head < 10 && !tok_is(l, head, ":") && !(tok(l, head)->flags & LL_TOK_PARAGRAPH))
		head--; /* a label may be a sentence of its own */
	if (head && tok_is(l, head, ":") && tok_in(l, head - 1, "re|regarding") && tok_is(l, i - 1, ",") &&
	    !mark_in(l, head, i, LEX_KIN))
		return LL_PATIENT;
	if (i > begin + 1 && tok_in(l, i - 1, "is|was") && tok_in(l, i - 2, "which|it|that"))
		return LL_NOBODY; /* "a test which is eight years old" */
	for (uint32_t k = end; k < stop && k < end + 8; k++) {
		const struct mark *sexed = mark_at(l, k, LEX_SEXED);
		if ((sexed && sexed->entry->code[1] == LEX_SEXED_NOUN) ||
		    mark_at(l, k, LEX_PATIENT_WORDS) || mark_at(l, k, LEX_KIN))
			return owner_of(l, i, end);
		if (tok_in(l, k, "who|with|presenting|.|;|:|and|is|was|has|had|of|in|on|for|to"))
			break;
	}
	/* "Measured so, this 10-year-old fits the rule" */
	if (start < i && tok_is(l, start, "this") && !of_generic_frame(l, i)) {
		const struct ll_fact *who = person_before(l, begin, start);
		const bool quoted = tok_is(l, start - 1, "\""); /* 'of Dr. Orr: "this 67-year-old"' */
		return who && who->referent == LL_OTHER && !quoted ? LL_NOBODY : LL_PATIENT;
	}
	uint32_t at = start;
	while (at > begin && start - at < 4 &&
	       tok_in(l, at - 1,
		      "is|was|are|were|now|currently|presently|approximately|about|,|(|a|an|who"))
		at--;
	if (at > begin && at < start && tok_is(l, at - 1, "you"))
		return LL_PATIENT;
	/* "Pt 59 y/o RHD carpenter" */
	if (start == i && i == begin + 1) {
		const struct ll_fact *who = person_before(l, begin, i);
		if (who && who->referent == LL_PATIENT && who->token + who->ntokens == i)
			return LL_PATIENT;
	}
	if (at > begin && at < start && child_named(l, at - 1))
		return LL_PATIENT;
	if (at > begin && at < start) {
		const struct ll_fact *who = person_before(l, begin, at),
				     *pronoun = age_pronoun(l, at - 1);
		if (who && who->token + who->ntokens == at)
			return who->referent;
		if (pronoun)
			return pronoun->referent;
	}
	if (start < i && !tok_in(l, start, "his|her|their|its") && !tok_possessive(l, start) &&
	    (start == begin ||
	     tok_in(l, end, "who|with|presenting|employee|worker|right|left|employed") ||
	     (start > begin && tok_in(l, start - 1, "is|was"))))
		return owner_of(l, i, end);
	return start == begin && start == i ? owner_of(l, i, end) : LL_NOBODY;
}

struct ll_fact *age_add(struct ll_letter *l, uint32_t i, uint32_t n,
			       const struct age_expr *a)
{
	struct ll_fact *f = fact_add(l, LL_AGE, i, n);
	f->referent = a->compact && i && tok_in(l, i - 1, "and|&") ? LL_NOBODY : a->sex ? owner_of(l, i, i + n) : said_of(l, i, i + n);
	f->u.age.years = a->years;
	f->u.age.months = a->months;
	f->u.age.past = once(l, i, i + n);
	if (f->u.age.past)
		f->time = LL_PAST;
	return f;
}

/* "Age Range: 41 to 50", "age range: 50-59", "51 to 64 years old". */
static uint32_t on_range(struct ll_letter *l, uint32_t i)
{
	uint32_t k = i + (tok_is(l, i, "age") && tok_in(l, i + 1, "range|group|bracket") ? 2u : 0u);
	if (k == i || !tok_is(l, k, ":"))
		return 0;
	const struct number lo = number_at(l, ++k);
	if (!lo.ntokens)
		return 0;
	const uint32_t sep = k + lo.ntokens;
	const struct number hi = number_at(l, sep + 1);
	struct age_expr a = { .years = whole(lo.value, OLDEST) ? (uint32_t)lo.value : 0 };
	if (!tok_in(l, sep, "to|-|and") || !hi.ntokens || !whole(hi.value, OLDEST) ||
	    hi.value <= lo.value) {
		if (!tok_is(l, sep, "+") && !tok_is(l, sep, "or"))
			return 0;
		struct ll_fact *open = age_add(l, k, lo.ntokens + 1, &a);
		open->u.age.high = OLDEST;
		open->referent = LL_PATIENT;
		return lo.ntokens + 1;
	}
	struct ll_fact *f = age_add(l, k, lo.ntokens + 1 + hi.ntokens, &a);
	f->u.age.high = (uint32_t)hi.value;
	f->referent = LL_PATIENT;
	f->u.age.past = 0;
	f->time = LL_CURRENT;
	return sep + 1 + hi.ntokens - i;
}

/* The patient's sex, as it is first told; LL_SEX_UNKNOWN: it is not. */
static uint32_t first_sex(const struct ll_letter *l)
{
	LL_FOREACH (f, l, LL_SEX)
		if (f->referent == LL_PATIENT)
			return f->u.sex.sex;
	return LL_SEX_UNKNOWN;
}

/* "photons in a patient who is 67 and has", "that a man who is now 48 cannot": said of one, and meant of
 * the patient. A guideline's or a study's patient is so old too, and "with a man" somebody else. */
static bool stands_for_patient(const struct ll_letter *l, const struct ll_fact *who)
{
	const uint32_t start = phrase_start(l, who->token), begin = sent_begin(l, who->token);
	const uint32_t sex = who->u.person.sex;
	if (!tok_in(l, start, "a|an") || start == who->token || tok_plural(l, who->token) ||
	    l->frame[who->token] == LL_FRAME_GUIDELINE || tok(l, start)->flags & LL_TOK_QUOTED ||
	    (start > begin && !tok_in(l, start - 1, "in|for|that|than|as")) ||
	    (sex && sex != first_sex(l)) ||
	    span_has(l, begin, sent_end(l, begin), "if|when|example|study|studies|trial|trials|criteria|guideline|policy"))
		return false;
	if (mark_over(l, who->token, LEX_PATIENT_WORDS))
		return who->referent == LL_PEOPLE;
	const struct mark *noun = mark_over(l, who->token, LEX_SEXED);
	return noun && noun->entry->code[1] == LEX_SEXED_NOUN;
}

/* "For a patient aged 63 with such a history", the age ending before token k: one like the patient, and as old. */
static bool like_patient(const struct ll_letter *l, uint32_t k, const struct ll_fact *who)
{
	return who && who->referent == LL_PEOPLE && who->token && tok_in(l, who->token - 1, "a|an") &&
	       tok_in(l, k, "with|and") && tok_in(l, k + 1, "such|this|these");
}

/* "Intake form: age 67, height", "Face sheet (age 67)", "Age 44, female": a part of a field or a paper's line. */
static bool bare_field(const struct ll_letter *l, uint32_t i, uint32_t end)
{
	const bool ends = end >= l->tokens.n || tok_in(l, end, ",|)|;|.|/") || tok(l, end)->flags & (LL_TOK_PARAGRAPH | LL_TOK_WRAP);
	if (!ends || of_generic_frame(l, i) || mark_in(l, sent_begin(l, i), end, LEX_KIN))
		return false;
	if (tok(l, i)->flags & (LL_TOK_PARAGRAPH | LL_TOK_WRAP))
		return tok(l, i)->flags & LL_TOK_CAPITAL;
	if (!tok_in(l, i - 1, ":|("))
		return false;
	for (uint32_t k = i - 1, n = 0; k-- && n < 6; n++) {
		if (tok_in(l, k, "sheet|form|note|notes|report|record|chart|summary|intake|application|questionnaire|letter|file|visit"))
			return true;
		if (tok(l, k)->flags & LL_TOK_PARAGRAPH)
			break;
	}
	return false;
}

/* "aged 41", "age 45", "age: 45", "Age/Sex: 45/M". */
static uint32_t on_age_word(struct ll_letter *l, uint32_t i)
{
	const bool aged = tok_is(l, i, "aged"),
		   field = !aged && (tok_is(l, i + 1, ":") || tok_is(l, i + 1, "/"));
	uint32_t k = i + 1;
	if (!aged && !tok_is(l, i, "age"))
		return 0;
	if (field && tok_is(l, k, "/"))
		k += tok_in(l, k + 1, "sex|gender") ? 2 : 0;
	/* "Age at application: 44", not "Age at onset: 30" */
	if (!aged && tok_is(l, k, "at") && tok_is(l, k + 2, ":") &&
	    tok_in(l, k + 1, "application|hearing|review|decision|request|admission|visit|exam|service|denial|filing|present|referral|enrollment"))
		k += 2;
	/* "(age printed on it: 19)" */
	const bool shown = !aged && tok_in(l, k, "printed|given|stated|listed|shown|recorded|noted|entered|written");
	if (shown) {
		k += 1 + (tok_in(l, k + 1, "on|in") ? 2 : tok_in(l, k + 1, "there|here|as"));
		if (!tok_in(l, k, ":|is|as"))
			return 0;
		k++;
	}
	/* "the member's age (83)" */
	const bool whose = !aged && i && (tok_possessive(l, i - 1) || tok_in(l, i - 1, "his|her|your"));
	const bool bracket = whose && tok_is(l, k, "(");
	k += tok_is(l, k, ":") || (!aged && tok_is(l, k, "of")) || bracket;
	const struct number n = number_at(l, k);
	if (!n.ntokens || n.ordinal || !whole(n.value, OLDEST) ||
	    tok_in(l, k + n.ntokens, "-|to|and|%") ||
	    (tok_is(l, k + n.ntokens, "/") && number_at(l, k + n.ntokens + 1).ntokens) || /* "DOB / age: 12/05/1949 (69)" */
	    (tok_is(l, k + n.ntokens, ",") && number_at(l, k + n.ntokens + 1).ntokens))
		return 0; /* "aged 4, 6 and 9" */
	struct age_expr a = { .years = (uint32_t)n.value };
	const uint32_t end = k + n.ntokens;
	if (age_unit(l, end) && age_unit(l, end) != IN_YEARS)
		return 0;
	struct ll_fact *f = age_add(l, k, n.ntokens, &a);
	f->u.age.past = !field && !aged && i > sent_begin(l, i) &&
			tok_in(l, i - 1,
			       "at|since|until|by|from|of|over|under|before|after|the|to|mental|"
			       "gestational|bone");
	/* "a 48 year old female, aged 45 when a shelf gave way" */
	f->u.age.past |= aged && tok_in(l, end, "when|at|then");
	/* "until she stopped on 02/28/2022, aged 51" */
	f->u.age.past |= aged && i > sent_begin(l, i) + 2 && tok_is(l, i - 1, ",") &&
			 span_has(l, sent_begin(l, i), i, "until|when|stopped|retired|died|began|started|in|on") &&
			 tok(l, i - 2)->kind == LL_TOK_NUMBER;
	f->time = f->u.age.past ? LL_PAST : LL_CURRENT;
	/* "age 45" whose? The person just before it; else it says too little. */
	const struct ll_fact *who = person_before(l, sent_begin(l, i), i);
	if (field || shown || (!aged && k > i + 2 && tok_is(l, k - 1, ":")))
		f->referent = who && who->u.person.role == LL_ROLE_KIN ? LL_OTHER : LL_PATIENT;
	else if (whose && mark_over(l, i - 1, LEX_PATIENT_WORDS) && !of_generic_frame(l, i)) /* "the patient's age of 77" */
		f->referent = tok_in(l, phrase_start(l, i - 1), "a|an|any|each|every") ? LL_PEOPLE : LL_PATIENT;
	else if (like_patient(l, end, who) ||
		 (aged && who && l->frame[i] == LL_FRAME_NONE && phrase_start(l, who->token) == sent_begin(l, i) &&
		  tok_is(l, i - 1, ",") && tok_is(l, end, ",") && stands_for_patient(l, who)))
		f->referent = LL_PATIENT;
	else if (who)
		f->referent = who->referent;
	else if (!aged)
		f->referent = bare_field(l, i, end) ? LL_PATIENT : LL_NOBODY;
	return end - i;
}

/* "the patient, now 58, ...": the bare number of a person just named. */
static uint32_t on_now(struct ll_letter *l, uint32_t i)
{
	const struct number n = number_at(l, i + 1);
	const uint32_t end = i + 1 + n.ntokens;
	if (!n.ntokens || n.ordinal || !whole(n.value, OLDEST) || n.value < 1 ||
	    !(tok_in(l, end, ",|.|)|;|and") ||
	      (tok_in(l, end, "years") && tok_is(l, end + 1, "of"))))
		return 0;
	uint32_t head = i - (i && tok_in(l, i - 1, ",|(|is"));
	if (i > 1 && tok_is(l, i - 1, "are") && tok_is(l, i - 2, "you")) { /* "You are now 61." */
		const struct age_expr you = { .years = (uint32_t)n.value };
		age_add(l, i + 1, n.ntokens, &you)->referent = LL_PATIENT;
		return end - i;
	}
	if (head > 1 && tok_is(l, head, "is") && tok_is(l, head - 1, "who")) /* "the patient, who is now 57, ..." */
		head -= 1 + tok_is(l, head - 2, ",");
	const struct ll_fact *who = person_before(l, sent_begin(l, i), head),
			     *pronoun = head ? age_pronoun(l, head - 1) : NULL;
	if (!pronoun && !(who && who->token + who->ntokens == head))
		return 0;
	struct age_expr a = { .years = (uint32_t)n.value };
	/* "Her mother had it at 47; she is now 61." */
	const bool kin = pronoun && who && who->u.person.role == LL_ROLE_KIN &&
			 person_place(l, who) == PLACE_SUBJECT;
	age_add(l, i + 1, n.ntokens, &a)->referent = kin		      ? LL_OTHER
						     : pronoun		      ? pronoun->referent
						     : stands_for_patient(l, who) ? LL_PATIENT
										  : who->referent;
	return end - i;
}

/* Only an age can end here: "is 46 and drives", "of 64, ...". */
static bool ends_age(const struct ll_letter *l, uint32_t end)
{
	return tok_seq(l, end, "as of") || tok_seq(l, end, "at present") || tok_seq(l, end, "this year") ||
	       tok_in(l, end, "today|now|with|but|so|yet|because|while|though|although") ||
	       (tok_in(l, end, ",|.|)|;") && !(tok_joined(l, end + 1) && tok(l, end + 1)->kind == LL_TOK_NUMBER)) ||
	       (tok_is(l, end, "and") && tok(l, end + 1)->kind == LL_TOK_WORD &&
		!tok_in(l, end + 1, "a|one|half|three") && !number_at(l, end + 1).ntokens);
}

/* "Mr. Grabowski is 46 and drives a van", "She is 62.": the bare number of a person or a pronoun. */
static uint32_t on_is(struct ll_letter *l, uint32_t i)
{
	const uint32_t at = i + 1 + tok_in(l, i + 1, "still|only|just|merely|barely|already"); /* "The member is still 17." */
	const struct number n = number_at(l, at);
	const uint32_t end = at + n.ntokens;
	if (!n.ntokens || n.ordinal || !i || !whole(n.value, OLDEST) || n.value < 3 || !ends_age(l, end) ||
	    i == sent_begin(l, i))
		return 0;
	uint32_t head = i;
	/* "You are 87 and live by yourself"; not "if you are 65, ..." */
	if (tok_is(l, i, "are")) {
		if (!tok_is(l, i - 1, "you") || of_generic_frame(l, i) || tok(l, i)->flags & LL_TOK_QUOTED ||
		    span_has(l, sent_begin(l, i), i, "if|when|once|unless|whether|until|because|that|since|where|who"))
			return 0;
		struct age_expr you = { .years = (uint32_t)n.value };
		age_add(l, at, n.ntokens, &you)->referent = LL_PATIENT;
		return end - i;
	}
	if (tok_is(l, i - 1, "who"))
		head -= 1 + tok_is(l, i - 2, ",");
	const struct ll_fact *who = person_before(l, sent_begin(l, i), head),
			     *pronoun = head == i ? age_pronoun(l, i - 1) : NULL;
	if (pronoun ? !tok_in(l, i - 1, "he|she") : !(who && who->token + who->ntokens == head))
		return 0;
	const bool kin = pronoun && who && who->u.person.role == LL_ROLE_KIN;
	struct age_expr a = { .years = (uint32_t)n.value };
	age_add(l, at, n.ntokens, &a)->referent = kin		      ? LL_OTHER
						     : pronoun		      ? pronoun->referent
						     : stands_for_patient(l, who) ? LL_PATIENT
										  : who->referent;
	return end - i;
}

/* "A man of 64 with these illnesses": the patient, of whom the letter has told. */
static uint32_t on_of(struct ll_letter *l, uint32_t i)
{
	enum { NEAR = 6 };
	const struct number n = number_at(l, i + 1);
	uint32_t end = i + 1 + n.ntokens;
	const uint32_t begin = sent_begin(l, i);
	if (tok_is(l, end, "years")) /* "a boy of six years who" */
		end += tok_seq(l, end + 1, "of age") ? 3 : 1;
	const struct mark *noun = i > begin ? mark_over(l, i - 1, LEX_SEXED) : NULL;
	const bool child = i > begin && tok_in(l, i - 1, "child|youngster|teenager|toddler|schoolboy|schoolgirl|nun|widow|widower|retiree");
	const bool person = child || (i > begin && tok_in(l, i - 1, "person|someone|somebody"));
	if (!n.ntokens || n.ordinal || !(person || (noun && noun->entry->code[1] == LEX_SEXED_NOUN)) ||
	    !whole(n.value, OLDEST) || n.value < 3 || tok_plural(l, i - 1))
		return 0;
	bool told = false;
	for (uint32_t k = end; k < end + NEAR && tok_in(l, end, "with|in") && k < sent_end(l, i); k++)
		told |= tok_in(l, k, "this|these");
	const uint32_t start = phrase_start(l, i - 1);
	told |= start > begin && tok_in(l, start - 1, "is|was") &&
		(ends_age(l, end) || tok_in(l, end, "with|who"));
	/* "A man of 64 with a torn tendon", where nobody's age was told before */
	told |= (noun || child) && start == begin && tok_in(l, start, "a|an") && !l->facts[LL_AGE].n && !of_generic_frame(l, i) &&
		l->frame[i] != LL_FRAME_HYPOTHETICAL && tok_in(l, end, "with|who|whose|,|has|fell|was|had|on") &&
		!(tok_is(l, end, ",") && number_at(l, end + 1).ntokens);
	/* "for your child of fourteen", "this boy of six" */
	told |= (noun || child) && start < i - 1 && tok_in(l, start, "your|this|our") && !of_generic_frame(l, i) &&
		!tok_in(l, end, "-|to|or|%|months|weeks|days|pounds|kg");
	/* "For a woman of 42 this is early", of the patient's sex */
	told |= noun && start == begin + 1 && tok_in(l, begin, "for|in|as") && tok_in(l, start, "a|an") && end < sent_end(l, i) &&
		!tok_in(l, end, "-|to|or") && l->frame[i] != LL_FRAME_GUIDELINE &&
		(noun->entry->code[0] == LEX_SEX_M ? LL_MALE : LL_FEMALE) == first_sex(l) &&
		!span_has(l, begin, sent_end(l, i), "if|when|example|study|studies|trial|trials|criteria|guideline|policy");
	/* "A man of 42 is a long way from", of the patient's sex */
	told |= noun && start == begin && tok_in(l, start, "a|an") && tok_in(l, end, "is|has|cannot|can|does") &&
		l->frame[i] != LL_FRAME_GUIDELINE && (noun->entry->code[0] == LEX_SEX_M ? LL_MALE : LL_FEMALE) == first_sex(l);
	if (!told)
		return 0;
	struct age_expr a = { .years = (uint32_t)n.value };
	age_add(l, i + 1, n.ntokens, &a)->referent =
		(tok_in(l, begin, "a|an") && start == begin) || (start == begin + 1 && tok_in(l, begin, "for|in|as")) ||
				(child && start < i - 1 && tok_in(l, start, "your|this|our"))
			? LL_PATIENT
			: owner_of(l, noun ? noun->token : i - 1, i);
	return end - i;
}

/* The last year that the letter names. */
static int32_t last_year(const struct ll_letter *l)
{
	int32_t last = 0;
	PLACES_EACH (i, l, l->numbers) {
		const int32_t year = tok_year(l, i) ? (int32_t)number_at(l, i).value : 0;
		last = year > last ? year : last;
	}
	return last;
}

/* "Discharge summary, 2009: 42-year-old woman", "The record of 2009 describes a 42-year-old": the year of the paper that
 * tells it, before token i; 0: none does. */
static int32_t year_of_paper(const struct ll_letter *l, uint32_t i)
{
	enum { REACH = 32, LINE = 24 };
	uint32_t from = sent_begin(l, i);
	for (uint32_t k = 0; k < LINE && from && !(tok(l, from)->flags & LL_TOK_PARAGRAPH); k++) { /* a label is a sentence of its own */
		if (tok_in(l, from - 1, ".|;"))
			break;
		from--;
	}
	if (i - from >= REACH)
		return 0;
	int32_t year = 0;
	bool paper = false;
	for (uint32_t k = from; k < i; k++) {
		if (tok_in(l, k, "injured|injury|hurt|accident|since|fell|fracture|born"))
			return 0;
		paper |= tok_in(l, k, "summary|record|records|report|note|notes|chart|letter|history|sheet|form|entry|consultation|evaluation|examination");
		if (paper && tok_year(l, k) && !(k && tok_in(l, k - 1, "-|#")))
			year = (int32_t)number_at(l, k).value;
	}
	return year;
}

/* Ages that old papers tell are of their years. */
static void date_ages(struct ll_letter *l)
{
	int32_t last = 0;
	for (uint32_t k = 0; k < l->facts[LL_AGE].n; k++) {
		struct ll_fact *f = l->facts[LL_AGE].v[k];
		if (f->u.age.past || f->u.age.high || f->referent != LL_PATIENT)
			continue;
		const int32_t year = year_of_paper(l, f->token);
		last = year && !last ? last_year(l) : last;
		if (!year || last - year < 2)
			continue;
		f->u.age.past = true;
		f->u.age.year = year;
		f->time = LL_PAST;
	}
}

static void read_ages(struct ll_letter *l)
{
	uint64_t *at = places_new(l);
	places_add(l, at, l->counts);
	places_add(l, at, places_of(l, "age|aged"));
	places_add(l, at, places_of(l, "now|currently|presently"));
	places_add(l, at, places_of(l, "is|are|of|at|his|her|your|turned|became|reached|attained|,|(|only|just|barely|" DECADES));
	places_add(l, at, places_of(l, AGES_SAID));
	for (uint32_t i = place_next(l, at, 0); i < l->tokens.n; i = place_next(l, at, i + 1)) {
		const uint32_t said = tok_in(l, i, AGES_SAID) ? age_said(l, i) : 0;
		if (said) {
			i += said - 1;
			continue;
		}
		if (tok_in(l, i, "age|aged")) {
			uint32_t n = on_range(l, i);
			n = n ? n : on_age_word(l, i);
			i += n ? n - 1 : 0;
			continue;
		}
		if (tok_in(l, i, "now|currently|presently")) {
			uint32_t n = on_now(l, i);
			n = n ? n : age_opening(l, i);
			i += n ? n - 1 : 0;
			if (n)
				continue;
		}
		if (tok_in(l, i, "is|are|of")) {
			const uint32_t n = !tok_is(l, i, "of") ? on_is(l, i) : on_of(l, i);
			i += n ? n - 1 : 0;
			continue;
		}
		if (tok_in(l, i, "at|his|her|your|turned|became|reached|attained|,|(|only|just|barely|" DECADES)) {
			const uint32_t n = tok_in(l, i, "at|only|just|barely")	     ? age_opening(l, i)
					   : tok_in(l, i, ",|(")		     ? age_beside(l, i)
					   : tok_in(l, i, "turned|became|reached|attained") ? age_turned(l, i)
										     : age_decade(l, i);
			i += n ? n - 1 : age_of_hers(l, i);
			continue;
		}
		const struct age_expr a = age_at(l, i);
		const uint32_t field = a.ntokens ? 0 : age_demographic(l, i);
		if (field) {
			i += field - 1;
			continue;
		}
		if (!a.ntokens || (i && tok_in(l, i - 1, "-|to|/") && i > 1 &&
				   tok(l, i - 2)->kind == LL_TOK_NUMBER))
			continue;
		const bool years = a.years || a.sex;
		if (!is_small_child(l, i, i + a.ntokens) && of_a_thing(l, i + a.ntokens, years))
			continue;
		age_add(l, i, a.ntokens, &a);
		i += a.ntokens - 1;
	}
}

void facts_ages(struct ll_letter *l)
{
	read_ages(l);
	date_ages(l);
}
