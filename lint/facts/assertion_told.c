/* SPDX-License-Identifier: MIT */
/*
 * Is a concept told as history? What ConText (Harkema 2009) calls historical is more than what is
 * over: all that a history is taken of. The past illnesses and operations, whether they go on or
 * not; what stands under such a heading, however long the list; what a study or an event of an
 * earlier time was for; habits and allergies. The checks ask assertion_of() when a thing was, for
 * "past medical history: diabetes" denies no diabetes of today; this is for who wants to know how
 * it was told.
 */
#include "facts/assertion.h"

enum {
	LABEL_BACK = 64, /* tokens between a heading and what stands under it in one sentence */
	LINES_BACK = 12, /* sentences of a list under a heading */
	CUE_BACK = 24,	 /* tokens between "in 1998" and the concept */
	CUE_FORTH = 9	 /* ... between the concept and "in 1998" */
};

/* What says that it is told of now. */
static const char now[] = "now|currently|presently|today|still|current|presents|presenting|"
			  "complains|complaining|since|continues|"
			  "remains|recently|ongoing";
static const char present_verbs[] =
	"has|have|is|are|does|do|shows|reveals|remains|continues|presents|complains|reports|"
	"requires|needs|will|would|may|can|should|wishes|feels";

/* ---- Under a heading: "PAST MEDICAL HISTORY: asthma. Gout." ---- */

/* The colon at token c ends a heading of history. What an examination was asked for ("Clinical
 * history:") and the illness at hand are none. */
static bool history_label(const struct ll_letter *l, uint32_t begin, uint32_t c)
{
	if (c == begin)
		return false;
	uint32_t k = c - 1;
	if (tok_in(l, k,
		   "pmh|pmhx|psh|pshx|comorbidities|allergies|allergy|tobacco|alcohol|smoking|"
		   "habits"))
		return true;
	const bool before = k > begin;
	if (tok_in(l, k, "history|histories|hx"))
		return before && !tok_in(l, begin, "family") &&
		       tok_in(l, k - 1,
			      "medical|surgical|past|social|psychiatric|psychological|obstetric|"
			      "obstetrical|"
			      "gynecologic|gynecological|menstrual|dental|smoking|tobacco|alcohol|"
			      "drug|abuse|"
			      "personal|cardiac|oncologic|cancer|health|previous|prior");
	return before &&
	       tok_in(l, k,
		      "surgeries|operations|hospitalizations|illnesses|conditions|diagnoses|"
		      "injuries|surgery|"
		      "illness|injury|problems") &&
	       (tok_in(l, k - 1, "past|prior|previous") ||
		(tok_in(l, k - 1, "medical|surgical|psychiatric") && k > begin + 1 &&
		 tok_in(l, k - 2, "past|prior|previous")));
}

/* The last colon of tokens [begin, i), or i. */
static uint32_t colon_before(const struct ll_letter *l, uint32_t begin, uint32_t i)
{
	for (uint32_t k = i; k > begin && i - k < LABEL_BACK; k--)
		if (tok_is(l, k - 1, ":"))
			return k - 1;
	return i;
}

/* A line of a list: no sentence with a verb. */
static bool is_entry(const struct ll_letter *l, uint32_t begin, uint32_t end)
{
	for (uint32_t k = begin; k < end; k++)
		if (tok_in(l, k, assertion_verbs) || tok_in(l, k, present_verbs))
			return false;
	return end - begin < LABEL_BACK;
}

static bool under_heading(const struct ll_letter *l, uint32_t i)
{
	uint32_t s = tok(l, i)->sentence, begin = sent_begin(l, i), c = colon_before(l, begin, i);
	if (c < i) {
		for (uint32_t k = c + 1; k < i; k++)
			if (tok_in(l, k, now))
				return false;
		return history_label(l, begin, c);
	}
	bool entries = is_entry(l, begin, sent_end(l, i));
	for (uint32_t n = 0; n < LINES_BACK && s > 0; n++) {
		const struct ll_sentence *before = &l->sentences.v[--s],
					 *of = &l->sentences.v[s + 1];
		const uint32_t end = before->token + before->ntokens;
		if (before->section != of->section || before->paragraph + 2 < of->paragraph)
			return false;
		c = colon_before(l, before->token, end);
		/* A heading of its own takes the sentence behind it as it is, more only as entries
		 * of a list. */
		if (c < end)
			return history_label(l, before->token, c) &&
			       ((n == 0 && c + 1 == end) || (entries && is_entry(l, c, end)));
		if (!entries || !is_entry(l, before->token, end))
			return false;
	}
	return false;
}

/* ---- Of an earlier time: "in 1998 he sustained", "at age 19", "before the injury", "(1987)" ----
 */

/* "in 1998", "in March of 2002": tokens that it takes, or 0. A day belongs to what is told now. */
static uint32_t in_year(const struct ll_letter *l, uint32_t i)
{
	uint32_t k = i + 1;
	if (!tok_is(l, i, "in"))
		return 0;
	if (tok_in(l, k, "early|late|about|approximately|mid|the"))
		k++;
	if (tok_in(l, k, LIST_MONTHS "|" LIST_MONTH_NAMES "|spring|summer|fall|autumn|winter")) {
		k++;
		if (tok_in(l, k, "of|,"))
			k++;
	}
	return tok_year(l, k) ? k + 1 - i : 0;
}

/* "at age 19", "at the age of 34" */
static uint32_t at_age(const struct ll_letter *l, uint32_t i)
{
	if (!tok_is(l, i, "at"))
		return 0;
	uint32_t k = i + (tok_is(l, i + 1, "the") ? 2 : 1);
	if (!tok_is(l, k, "age"))
		return 0;
	k += tok_is(l, k + 1, "of") ? 2 : 1;
	const struct number n = number_at(l, k);
	return n.ntokens ? k + n.ntokens - i : 0;
}

/* "twelve years ago", "ten years before" */
static uint32_t years_ago(const struct ll_letter *l, uint32_t i)
{
	const struct number n = number_at(l, i);
	uint32_t k = i + (n.ntokens ? n.ntokens : tok_in(l, i, "several|many|some|few"));
	return k > i && tok_in(l, k, "years|year|decades") &&
			       tok_in(l, k + 1, "ago|earlier|before|previously|prior")
		       ? k + 2 - i
		       : 0;
}

/* "before the injury", "prior to this claim" */
static uint32_t before_it(const struct ll_letter *l, uint32_t i)
{
	uint32_t k = i;
	if (tok_is(l, i, "before"))
		k = i + 1;
	else if (tok_seq(l, i, "prior to"))
		k = i + 2;
	if (k == i)
		return 0;
	for (uint32_t n = 0; n < 5; n++, k++) {
		if (tok_in(l, k, "injury|accident|claim|employment|incident|fall|collision"))
			return k + 1 - i;
		if (!tok_in(l, k,
			    "the|this|his|her|date|time|of|industrial|work|current|present|subject|"
			    "motor|"
			    "vehicle"))
			return 0;
	}
	return 0;
}

static uint32_t in_life(const struct ll_letter *l, uint32_t i)
{
	if (in_the_past(l, i))
		return 3;
	if (tok_is(l, i, "as") && tok_in(l, i + 1, "a|an")) {
		const uint32_t k = i + (tok_is(l, i + 2, "young") ? 3 : 2);
		return tok_in(l, k, "child|boy|girl|youth|teenager|adolescent|kid|infant") ||
				       (k == i + 3 && tok_in(l, k, "man|woman|adult"))
			       ? k + 1 - i
			       : 0;
	}
	if (tok_is(l, i, "in") && tok_in(l, i + 1, "his|her|their|your") &&
	    tok_in(l, i + 2, "twenties|thirties|forties|teens|youth|childhood|adolescence"))
		return 3;
	if (tok_in(l, i, "while|in|during") &&
	    tok_in(l, i + 1, "in|the|his|her|military|college|childhood|service|deployment")) {
		for (uint32_t k = i + 1; k < i + 4; k++)
			if (tok_in(l, k,
				   "army|navy|marines|military|service|college|deployment|"
				   "childhood|infancy|adolescence"))
				return k + 1 - i;
	}
	return 0;
}

/* `years`: a year alone as well, which in letters may be that of the injury at hand. */
static uint32_t earlier_time(const struct ll_letter *l, uint32_t i, bool years)
{
	uint32_t n = years ? in_year(l, i) : 0;
	n = n ? n : at_age(l, i);
	n = n ? n : years_ago(l, i);
	n = n ? n : before_it(l, i);
	return n ? n : in_life(l, i);
}

/* The verb whose object the concept is: "had", "was treated for"; told of then, and no more than
 * the token `from` back. */
static bool had_then(const struct ll_letter *l, uint32_t from, uint32_t i, bool shown)
{
	for (uint32_t k = i; k > from && i - k < 8; k--) {
		const uint32_t v = k - 1;
		if (tok_in(l, v, present_verbs) || tok_in(l, v, now) ||
		    tok_in(l, v,
			   "diagnosed|diagnosis|diagnoses|claim|claimed|claiming|filed|denied|work|"
			   "industrial|examination|evaluation|exam|"
			   "symptoms|;|who|but|whether"))
			return false;
		if (tok_in(l, v,
			   "had|sustained|suffered|survived|contracted|underwent|treated|"
			   "hospitalized|experienced|broke|"
			   "fractured|tore") ||
		    (shown && tok_in(l, v, "showed|revealed|demonstrated|confirmed|reported")))
			return !(v > from &&
				 tok_in(l, v - 1, "has|have|had|not|never|is|being|be"));
	}
	return false;
}

/* "since the surgery two years ago" */
static bool goes_on(const struct ll_letter *l, uint32_t low, uint32_t k)
{
	for (uint32_t b = low; b < k; b++)
		if (tok_in(l, b, "since"))
			return true;
	return k > low && tok_in(l, k - 1, "for|over|within|from|until");
}

static bool dated_before(const struct ll_letter *l, uint32_t begin, uint32_t i, bool years)
{
	const uint32_t low = i > begin + CUE_BACK ? i - CUE_BACK : begin;
	for (uint32_t k = low; k < i; k++) {
		const uint32_t n = earlier_time(l, k, years);
		if (n && k + n <= i)
			return !goes_on(l, low, k) && had_then(l, k + n, i, !in_year(l, k));
	}
	return false;
}

static bool dated_behind(const struct ll_letter *l, uint32_t begin, uint32_t i, uint32_t end,
			 bool years)
{
	bool verb = had_then(l, begin, i, false);
	const uint32_t stop = sent_end(l, i);
	/* "(Hodgkin lymphoma, 1987)" */
	if (years && i > begin && tok_is(l, i - 1, "(") && tok_is(l, end, ",") &&
	    tok_year(l, end + 1) && tok_is(l, end + 2, ")"))
		return true;
	for (uint32_t k = end; k < stop && k < end + CUE_FORTH; k++) {
		const uint32_t n = earlier_time(l, k, years);
		if (n)
			return verb ||
			       (k == end && (at_age(l, k) || tok_in(l, k + n, "was|were|healed")));
		if (tok_seq(l, k, "the last time"))
			return true;
		if (tok_in(l, k, "treated|removed|repaired"))
			verb = true;
		else if (tok_in(l, k, present_verbs) || tok_in(l, k, now) ||
			 tok_in(l, k, ";|but|that|which|who|diagnosed|requested|and"))
			return false;
	}
	return false;
}

/* "once had", "used to have", "the last time she took it" */
static bool once(const struct ll_letter *l, uint32_t begin, uint32_t i)
{
	for (uint32_t k = i; k > begin && i - k < 14; k--) {
		const uint32_t j = k - 1;
		if (tok_in(l, j, "but|;|now|has|is"))
			return false;
		if ((tok_is(l, j, "once") &&
		     tok_in(l, j + 1, "had|suffered|hospitalized|treated|underwent|developed")) ||
		    tok_seq(l, j, "the last time") ||
		    (tok_seq(l, j, "used to") && tok_in(l, j + 2, "have|suffer|get|be")) ||
		    tok_in(l, j, "survivor|survived"))
			return true;
	}
	return false;
}

/* "An earlier trial of gabapentin led to dizziness." */
static bool earlier_trial(const struct ll_letter *l, uint32_t begin, uint32_t i)
{
	uint32_t k = begin + (tok_in(l, begin, "a|an|the|his|her") ? 1 : 0);
	if (!tok_in(l, k, "earlier|previous|prior") ||
	    !tok_in(l, k + 1, "trial|use|course|treatment|therapy|exposure|attempt"))
		return false;
	for (k += 2; k < i; k++)
		if (tok_in(l, k, "led|caused|resulted|produced"))
			return true;
	return false;
}

/* ---- What it was for: "status post fusion for spondylolisthesis", "history of surgery for a
 * perforated ulcer" ---- */

static bool was_for(const struct ll_letter *l, uint32_t begin, uint32_t i)
{
	uint32_t k = i;
	while (k > begin && i - k < 4 && !tok_is(l, k - 1, "for"))
		if (tok(l, --k)->kind == LL_TOK_PUNCT || tok_in(l, k, assertion_verbs) ||
		    tok_in(l, k, assertion_prepositions))
			return false;
	if (k == begin || !tok_is(l, k - 1, "for"))
		return false;
	for (uint32_t j = k - 1; j > begin && k - j < 12; j--) {
		const struct mark *m = mark_over(l, j - 1, LEX_TRIGGERS);
		if (m && m->token + m->ntokens == j &&
		    (tok_in(l, m->token, "status|s") || tok_is(l, j - 1, "of")) &&
		    m->entry->code[0] == LEX_TRIG_PAST)
			return true;
		if (tok_in(l, j - 1, ",|;|and|with|due|is|has|presents") ||
		    (tok_is(l, j - 1, "for") && j != k))
			return false;
	}
	return false;
}

/* ---- Habits and allergies ---- */

static bool is_habit(const struct ll_letter *l, uint32_t i, uint32_t n, bool denied)
{
	/* "He drinks" is of now, and "alcohol abuse" a diagnosis unless it is only asked after. */
	if (tok_in(l, i, "drinks|smokes|uses|drinking") ||
	    (!denied && mark_over(l, i, LEX_DIAGNOSES)))
		return false;
	for (uint32_t k = sent_begin(l, i); k < sent_end(l, i) && k < i + CUE_BACK; k++)
		if (tok_in(l, k, now) || tok_in(l, k,
						"screen|screening|test|tests|level|levels|"
						"intoxication|request|requested|"
						"reaction|presented"))
			return false;
	const bool substances =
		sent_has(l, i, "alcohol|tobacco|illicit|recreational|street|smoking");
	for (uint32_t k = i; k < i + n; k++) {
		if (tok_in(l, k,
			   "dependence|withdrawal|disorder|addiction|dependency|overdose|rhinitis"))
			return false;
		if (tok_in(l, k,
			   "alcohol|tobacco|smoking|smoker|nonsmoker|cigarettes|nicotine|allergies|"
			   "allergy"))
			return true;
		if (tok_in(l, k, "drug|drugs") &&
		    (substances || (tok_is(l, k, "drug") && tok_in(l, k + 1, "use|abuse"))))
			return true;
	}
	return false;
}

/* "Drug allergies include codeine", "she is allergic to sulfa" */
static bool is_allergen(const struct ll_letter *l, uint32_t begin, uint32_t i)
{
	for (uint32_t k = i; k > begin && i - k < 10; k--) {
		if (tok_in(l, k - 1, "allergic|allergies|allergy"))
			return tok_in(l, k, "to|include|includes|are|is|-");
		if (tok(l, k - 1)->kind == LL_TOK_WORD && tok_in(l, k - 1, assertion_verbs))
			return false;
	}
	return false;
}

/* Named as history itself: "two prior strokes", "psychiatric history". */
static bool says_history(const struct ll_letter *l, uint32_t i, uint32_t n)
{
	for (uint32_t k = i; k < i + n; k++) {
		const struct mark *m = trigger_at(l, k);
		/* "childhood apraxia", "post-herpetic neuralgia" are names. */
		if (m && m->entry->code[0] == LEX_TRIG_PAST && m->token + m->ntokens <= i + n &&
		    !mark_over(l, k, LEX_DIAGNOSES))
			return true;
		/* its words are the trigger's: "psychiatric history." */
		if (tok_in(l, k, "history") && k + 1 == i + n)
			return true;
	}
	return false;
}

static bool of_earlier(const struct ll_letter *l, uint32_t i, uint32_t n, bool years)
{
	const uint32_t begin = sent_begin(l, i);
	return once(l, begin, i) || earlier_trial(l, begin, i) ||
	       dated_before(l, begin, i, years) || dated_behind(l, begin, i, i + n, years);
}

bool told_of_earlier(const struct ll_letter *l, uint32_t i, uint32_t n)
{
	return i < l->tokens.n && of_earlier(l, i, n, false);
}

bool told_as_history(const struct ll_letter *l, uint32_t i, uint32_t n, const struct assertion *a)
{
	if (i >= l->tokens.n)
		return false;
	if (a->over)
		return under_heading(l, i);
	if (a->time == LL_PAST)
		return true;
	if (a->time == LL_FUTURE || a->referent == LL_PEOPLE)
		return false;
	if (a->years || says_history(l, i, n) || is_habit(l, i, n, a->polarity == LL_NEGATED) ||
	    under_heading(l, i) ||
	    (sent_has(l, i, "allergic|allergies|allergy") && is_allergen(l, sent_begin(l, i), i)))
		return true;
	return a->polarity != LL_NEGATED &&
	       (was_for(l, sent_begin(l, i), i) || of_earlier(l, i, n, true));
}
