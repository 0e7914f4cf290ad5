/* SPDX-License-Identifier: MIT */
/* Amounts as letters write them: "12 sessions", "QTY: 14.00", "2x6", "twice a week for six weeks",
 * "#60". */
#include "facts/amounts.h"

#include <math.h>

static const uint8_t unit_of_code[] = {
	[LEX_UNIT_NONE] = LL_U_NONE,
	[LEX_UNIT_VISITS] = LL_U_VISITS,
	[LEX_UNIT_TRIPS] = LL_U_VISITS,
	[LEX_UNIT_DOSES] = LL_U_DOSES,
	[LEX_UNIT_DAYS] = LL_U_DAYS,
	[LEX_UNIT_WEEKS] = LL_U_WEEKS,
	[LEX_UNIT_MONTHS] = LL_U_MONTHS,
	[LEX_UNIT_YEARS] = LL_U_YEARS,
	[LEX_UNIT_HOURS] = LL_U_HOURS,
	[LEX_UNIT_MINUTES] = LL_U_MINUTES,
	[LEX_UNIT_LEVELS] = LL_U_LEVELS,
	[LEX_UNIT_INJECTIONS] = LL_U_INJECTIONS,
	[LEX_UNIT_REFILLS] = LL_U_REFILLS,
	[LEX_UNIT_MG] = LL_U_MG,
	[LEX_UNIT_ML] = LL_U_ML,
	[LEX_UNIT_GRAMS] = LL_U_GRAMS,
	[LEX_UNIT_PERCENT] = LL_U_PERCENT,
	[LEX_UNIT_UNITS] = LL_U_UNITS,
	[LEX_UNIT_STUDIES] = LL_U_UNITS,
	[LEX_UNIT_TESTS] = LL_U_UNITS,
	[LEX_UNIT_PROCEDURES] = LL_U_UNITS,
	[LEX_UNIT_CYCLES] = LL_U_UNITS,
};

bool unit_is_time(uint32_t u)
{
	return u == LL_U_DAYS || u == LL_U_WEEKS || u == LL_U_MONTHS || u == LL_U_YEARS ||
	       u == LL_U_MINUTES;
}

uint32_t unit_at(const struct ll_letter *l, uint32_t i, uint32_t *n)
{
	*n = 1;
	if (tok_is(l, i, "%"))
		return LL_U_PERCENT;
	const struct mark *m = mark_at(l, i, LEX_UNITS);
	if (!m)
		return LL_U_NONE;
	*n = m->ntokens;
	return unit_of_code[m->entry->code[0]];
}

struct range range_at(const struct ll_letter *l, uint32_t i)
{
	struct range r = { .digits = NAN };
	struct number a = number_at(l, i);
	if (!a.ntokens || a.ordinal)
		return r;
	r = (struct range){ a.value, a.value, a.ntokens, a.words, a.digits, a.digits_token };
	uint32_t k = i + a.ntokens;
	bool between = i && tok_is(l, i - 1, "between") && tok_is(l, k, "and");
	if (!in_sentence(l, i, k) || (!between && !tok_in(l, k, "-|to|or")))
		return r;
	struct number b = number_at(l, k + 1);
	if (!b.ntokens || b.ordinal || b.words != a.words || !in_sentence(l, i, k + 1) ||
	    !(b.value > a.value))
		return r;
	r.hi = b.value;
	r.ntokens = k + 1 + b.ntokens - i;
	r.digits = NAN;
	return r;
}

/* Words that may stand between a number and what it counts. */
static bool adjective(const struct ll_letter *l, uint32_t i)
{
	return tok_in(
		l, i,
		LIST_APPROVED "|additional|more|further|extra|other|new|subsequent|follow|up|"
		"followup|individual|group|initial|total|requested|proposed|prior|previous|"
		"recent|past|consecutive|weekly|monthly|daily|operative|post|pre|postoperative|"
		"supervised|formal|separate|remaining|planned|office|outpatient|inpatient|full|"
		"left|right|bilateral|lumbar|cervical|thoracic|repeat|single|disputed|sought|-|"
		"/|one|hour|half|minute|60|45|therapy|diagnostic|therapeutic|the|of|these|"
		"those|land|based|home|skilled|private|duty|intensive|comprehensive|routine|"
		"random|in|person|wk|day|month|supplementary|treatment|oral|dose|strength|"
		"generic|surgical|postsurgical|medical|earlier|way|round|trip");
}

#define MORE_WORDS     "additional|further|extra"
#define PART_WORDS     "remaining|other|first|last|only|just"
#define AT_LEAST_WORDS "minimum|over|exceeding|beyond|>"
#define LIMIT_WORDS    "maximum|maximally|under|within|below|<"
#define ABOUT_WORDS    "about|approximately|roughly|nearly|almost|around|some|circa|~"
#define TOTAL_WORDS    "total|totaling|totalling|equaling|equals|="
#define FLAG_WORDS \
	"of|to|than|least|" MORE_WORDS "|" PART_WORDS "|" AT_LEAST_WORDS "|" LIMIT_WORDS "|" ABOUT_WORDS "|" TOTAL_WORDS

uint32_t flags_before(const struct ll_letter *l, uint32_t i)
{
	uint32_t first = sent_begin(l, i), k = i;
	if (k > first && tok_in(l, k - 1, "the|these|those|their|his|her|a|an|another"))
		k--;
	uint32_t have = k - first, f = 0;
	/* all that follows asks for one of these */
	if (!have || !tok_in(l, k - 1, FLAG_WORDS))
		return 0;
	if (tok_in(l, k - 1, MORE_WORDS))
		f |= LL_Q_ADDITIONAL;
	/* "an extra fill of 2 pens" */
	if (have >= 3 && tok_is(l, k - 1, "of") && tok_in(l, k - 3, MORE_WORDS))
		f |= LL_Q_ADDITIONAL;
	if (tok_in(l, k - 1, PART_WORDS))
		f |= LL_Q_PARTIAL;
	if (have >= 2 && tok_is(l, k - 1, "to") && tok_is(l, k - 2, "up"))
		f |= LL_Q_LIMIT;
	if (have >= 2 && tok_is(l, k - 1, "than"))
		f |= tok_in(l, k - 2, "more|greater|longer") &&
				     !(have >= 3 && tok_in(l, k - 3, "no|not"))
			     ? LL_Q_AT_LEAST
			     : LL_Q_LIMIT;
	if (have >= 2 && tok_is(l, k - 2, "at") && tok_in(l, k - 1, "least|minimum"))
		f |= LL_Q_AT_LEAST;
	if (tok_in(l, k - 1, AT_LEAST_WORDS))
		f |= LL_Q_AT_LEAST;
	if (tok_in(l, k - 1, LIMIT_WORDS))
		f |= LL_Q_LIMIT;
	if (have >= 2 && tok_is(l, k - 1, "of") && tok_in(l, k - 2, "maximum|limit|minimum|excess"))
		f |= LL_Q_LIMIT;
	if (tok_in(l, k - 1, ABOUT_WORDS))
		f |= LL_Q_APPROX;
	if (have >= 2 && tok_in(l, k - 1, "of|to") && tok_is(l, k - 2, "total"))
		f |= LL_Q_TOTAL;
	if (tok_in(l, k - 1, TOTAL_WORDS))
		f |= LL_Q_TOTAL;
	return f;
}

/* So many, of what is told by what follows or not at all. */
static struct ll_quantity bare(const struct range *r)
{
	return (struct ll_quantity){ .lo = r->lo,
				     .hi = r->hi,
				     .unit = LL_U_UNITS,
				     .flags = LL_Q_BARE | (r->hi > r->lo ? LL_Q_RANGE : 0u),
				     .digits = r->digits };
}

/* "QTY: 14.00", "quantity of 12", "Qty 8". */
static uint32_t labelled_at(const struct ll_letter *l, uint32_t i, struct ll_quantity *q)
{
	if (!tok_in(l, i, "qty|quantity|qnty|quantities"))
		return 0;
	uint32_t k = i + 1, n;
	while (k < i + 4 && tok_in(l, k, ":|.|of|#|is|-|="))
		k++;
	struct range r = range_at(l, k);
	if (!r.ntokens || !in_sentence(l, i, k))
		return 0;
	/* the last column's head, and the number of the row below */
	if (k == i + 1 && tok(l, k)->flags & (LL_TOK_WRAP | LL_TOK_PARAGRAPH))
		return 0;
	k += r.ntokens;
	*q = bare(&r);
	uint32_t u = unit_at(l, k, &n);
	if (u != LL_U_NONE && u != LL_U_MG && u != LL_U_PERCENT) {
		q->unit = u;
		q->role = unit_is_time(u) ? LL_Q_DURATION : LL_Q_AMOUNT;
		k += n;
		q->flags &= ~(uint32_t)LL_Q_BARE;
	}
	return k - i;
}

/* "#60": so many tablets; but not "case #60", "Tylenol #3", "page #4". */
static uint32_t hash_at(const struct ll_letter *l, uint32_t i, struct ll_quantity *q)
{
	const struct ll_token *t = tok(l, i + 1);
	if (!tok_is(l, i, "#") || t->kind != LL_TOK_NUMBER || mark_over(l, i, LEX_DRUGS) ||
	    (i &&
	     tok_in(l, i - 1,
		    "case|claim|file|page|tooth|teeth|visit|session|no|number|docket|exhibit|item|"
		    "reviewer|policy|member|license|table|tylenol|diagnosis|problem|level|"
		    "request")))
		return 0;
	struct number v = number_at(l, i + 1);
	if (!v.ntokens || v.ordinal || !(v.value > 0) || v.value > 2000)
		return 0;
	*q = (struct ll_quantity){
		.lo = v.value, .hi = v.value, .unit = LL_U_DOSES, .digits = NAN
	};
	uint32_t n, u = unit_at(l, i + 1 + v.ntokens, &n);
	if (u == LL_U_DOSES)
		return 1 + v.ntokens + n;
	if (u == LL_U_GRAMS || u == LL_U_ML) {
		q->unit = u;
		return 1 + v.ntokens + n;
	}
	q->flags = LL_Q_BARE;
	return 1 + v.ntokens;
}

/* "x4", one word: its number; 0: none. */
static double crossed_digits(const struct ll_letter *l, uint32_t i)
{
	const struct ll_sv w = tok(l, i)->lower;
	double value = 0;
	if (w.n < 2 || w.n > 4 || *w.p != 'x')
		return 0;
	for (size_t k = 1; k < w.n; k++) {
		if (w.p[k] < '0' || w.p[k] > '9')
			return 0;
		value = value * 10 + (w.p[k] - '0');
	}
	return value;
}

/* "Trigger point injections x4", "PT x12 visits". */
static uint32_t crossed_at(const struct ll_letter *l, uint32_t i, struct ll_quantity *q)
{
	const double value = crossed_digits(l, i);
	if (!(value > 0) || !i || !in_sentence(l, i, i - 1) || tok(l, i - 1)->kind == LL_TOK_NUMBER)
		return 0;
	uint32_t n, u = unit_at(l, i + 1, &n);
	*q = (struct ll_quantity){ .lo = value, .hi = value, .unit = LL_U_UNITS, .flags = LL_Q_BARE, .digits = NAN };
	if (u != LL_U_VISITS && u != LL_U_INJECTIONS && u != LL_U_UNITS)
		return u == LL_U_NONE && !tok_in(l, i + 1, "x|/|-|%") ? 1 : 0;
	q->unit = u;
	q->flags = 0;
	return 1 + n;
}

/* "x 12", "x12 visits", "x 3 months" after a service or a drug. */
static uint32_t cross_at(const struct ll_letter *l, uint32_t i, struct ll_quantity *q)
{
	/* "20610 x 2": a code */
	if (!tok_is(l, i, "x") || !i || (tok(l, i - 1)->kind == LL_TOK_NUMBER && tok(l, i - 1)->text.n != 5))
		return 0;
	struct range r = range_at(l, i + 1);
	if (!r.ntokens || !in_sentence(l, i, i + 1) || !in_sentence(l, i, i - 1))
		return 0;
	uint32_t k = i + 1 + r.ntokens, n;
	if (tok_is(l, k, "x") || tok_in(l, k, "cm|mm|inch|inches"))
		return 0;
	*q = bare(&r);
	if (tok_is(l, k, "-"))
		k++;
	uint32_t u = unit_at(l, k, &n);
	if (u == LL_U_NONE)
		return 1 + r.ntokens;
	q->unit = u;
	q->flags &= ~(uint32_t)LL_Q_BARE;
	q->role = unit_is_time(u)		      ? LL_Q_DURATION
		  : u == LL_U_MG || u == LL_U_PERCENT ? LL_Q_STRENGTH
						      : LL_Q_AMOUNT;
	return k + n - i;
}

/* A word of no table stands at token k, or two, and right behind them what is counted: visits, injections, things. */
static bool qualifies(const struct ll_letter *l, uint32_t k)
{
	static const char none[] =
		"a|an|and|or|of|the|in|to|for|at|on|by|as|per|with|is|are|was|were|be|been|from|that|which|who|than|not|no|if|it|he|she|"
		"they|we|you|will|would|can|may|must|has|have|had|each|every|times|time|x|out|other|after|before|until|when|because|but|"
		"so|up|down|only|more|less|these|those|this|whose|during|over|under|between|through|about";
	uint32_t n;
	for (uint32_t j = k; j < k + 2 && in_sentence(l, k, j); j++) {
		if (tok(l, j)->kind != LL_TOK_WORD || !(tok(l, j)->flags & LL_TOK_SMALL) || tok_in(l, j, none) || tok(l, j)->text.n < 4)
			return false;
		const uint32_t u = in_sentence(l, k, j + 1) ? unit_at(l, j + 1, &n) : LL_U_NONE;
		if (tok_in(l, j + 1, "tests|studies|screens|panels|scans|films|views|evaluations|consultations|procedures|devices|sets"))
			return false;
		if (u == LL_U_VISITS || u == LL_U_INJECTIONS || u == LL_U_UNITS) {
			const struct ll_sv w = tok(l, j + n)->lower;
			return w.n && w.p[w.n - 1] == 's';
		}
		if (u != LL_U_NONE)
			return false;
	}
	return false;
}

/* What the number's noun phrase counts: its unit or its service. Returns the tokens up to the
 * noun's end, or 0. */
static uint32_t noun_after(const struct ll_letter *l, uint32_t i, uint32_t k, struct ll_quantity *q)
{
	for (uint32_t steps = 0; steps < 9 && in_sentence(l, i, k); steps++) {
		const struct mark *s = mark_at(l, k, LEX_SERVICES);
		uint32_t n, u = unit_at(l, k, &n);
		bool abbreviated = s && s->entry->code[1] == LEX_SERVICE_CLASS;
		if (s && !abbreviated && s->ntokens >= (u ? n : 0)) {
			q->of = sv(s->entry->id);
			k += s->ntokens;
			uint32_t next = unit_at(l, k, &n);
			if (next != LL_U_NONE && next != LL_U_MG && next != LL_U_PERCENT &&
			    !tok_is(l, k, "min"))
				continue;
			if (steps &&
			    tok_in(l, k,
				   "and|/|with")) /* "physical therapy and acupuncture visits" */
				return 0;
			/* "9 home health physical therapy visits" */
			const struct mark *then = mark_at(l, k, LEX_SERVICES);
			if (then && then->entry->code[1] != LEX_SERVICE_CLASS && in_sentence(l, i, k))
				continue;
			/* "the 18 physical therapy sessions requested": the noun is complete */
			const bool whole = unit_at(l, k - 1, &n) != LL_U_NONE ||
					   tok_in(l, k, "requested|sought|proposed");
			if (!whole && adjective(l, k) &&
			    !tok_in(l, k, "of|the|in|these|those|right|left|/|-|bilateral"))
				continue;
			q->unit = unit_at(l, k - 1, &n) == LL_U_VISITS ? LL_U_VISITS : unit_of_code[s->entry->code[0]];
			q->flags |= LL_Q_BARE;
			return k - i;
		}
		if (steps && (u == LL_U_MINUTES || u == LL_U_HOURS) &&
		    tok_in(l, k - 1, "-|60|45|30|90|one|1|half")) {
			k += n; /* "two 60-minute sessions" */
			continue;
		}
		if (u == LL_U_MINUTES ||
		    ((u == LL_U_HOURS || u == LL_U_DAYS || u == LL_U_WEEKS || u == LL_U_MONTHS) &&
		     n == 1 && tok_is(l, k + 1, "-")))
			u = tok_in(l, k + 1 + (tok_is(l, k + 1, "-") ? 1 : 0), "long") ? LL_U_NONE
										       : u;
		if (u != LL_U_NONE) {
			q->unit = u;
			return k + n - i;
		}
		if (adjective(l, k)) {
			if (tok_in(l, k, "additional|more|further|extra"))
				q->flags |= LL_Q_ADDITIONAL;
			if (tok_in(l, k, "remaining|other"))
				q->flags |= LL_Q_PARTIAL;
			if (tok_in(l, k, "of|the|these|those|in") && !q->of.n)
				return 0;
			k++;
			continue;
		}
		const struct ll_fact *part = fact_at(l, LL_BODY_PART, k);
		if (part) {
			k = part->token + part->ntokens;
			continue;
		}
		if (abbreviated && s->ntokens > 1 && unit_of_code[s->entry->code[0]]) {
			q->unit = unit_of_code[s->entry->code[0]]; /* "six nerve blocks" */
			return k + s->ntokens - i;
		}
		if (!qualifies(l, k) || (i && tok_is(l, i - 1, "-") && tok_joined(l, i)))
			return 0;
		k++; /* "36 speech visits", "52 weekly allergy shots" */
	}
	return 0;
}

/* "12 sessions", "eight (8) additional visits", "six consecutive medication management visits". */
static uint32_t counted_at(const struct ll_letter *l, uint32_t i, struct ll_quantity *q)
{
	struct range r = range_at(l, i);
	if (!r.ntokens || (i && tok_in(l, i - 1, "every|q")))
		return 0;
	*q = quantity_of(l, &r);
	uint32_t k = i + r.ntokens;
	/* "8 of the 12 sessions": eight are part of them. */
	if (tok_is(l, k, "of") && in_sentence(l, i, k)) {
		uint32_t next = k + 1 + (tok_in(l, k + 1, "the|these|those|his|her|its") ? 1 : 0);
		while (next < k + 4 && tok_in(l, next, "requested|proposed|original|originally"))
			next++;
		struct range whole = range_at(l, next);
		if (whole.ntokens && whole.lo >= r.lo && in_sentence(l, i, next)) {
			q->unit = LL_U_UNITS;
			q->flags |= LL_Q_PARTIAL | LL_Q_BARE;
			return r.ntokens;
		}
	}
	const uint32_t tabled = tabled_at(l, i, k);
	if (!in_sentence(l, i, k) && !series_at(l, i, k) && !tabled)
		return 0;
	uint32_t n = in_sentence(l, i, k) && !tabled ? noun_after(l, i, k, q) : 0;
	if (tabled) {
		q->unit = tabled;
		n = k - i;
	}
	if (!n && (n = bare_at(l, i, k, &q->flags))) {
		q->unit = LL_U_UNITS;
		q->flags |= LL_Q_BARE;
	}
	if (!n || q->unit == LL_U_NONE)
		return 0;
	q->role = unit_is_time(q->unit)				  ? LL_Q_DURATION
		  : q->unit == LL_U_MG || q->unit == LL_U_PERCENT ? LL_Q_STRENGTH
								  : LL_Q_AMOUNT;
	return n;
}

uint32_t amount_at(const struct ll_letter *l, uint32_t i, struct ll_quantity *q)
{
	const struct ll_token *t = tok(l, i);
	uint32_t n = 0;
	if (i >= l->tokens.n || (!place_in(l->counts, i) && !tok_in(l, i, AMOUNT_WORDS) && !place_in(l->mixed, i)))
		return 0;
	if (t->kind == LL_TOK_PUNCT)
		return hash_at(l, i, q);
	if (t->kind == LL_TOK_WORD) {
		n = labelled_at(l, i, q);
		if (!n)
			n = cross_at(l, i, q);
		if (!n)
			n = crossed_at(l, i, q);
	}
	if (!n)
		n = amount_frequency_at(l, i, q);
	if (!n)
		n = counted_at(l, i, q);
	if (!n)
		return 0;
	q->flags |= flags_before(l, i);
	uint32_t k = i + n;
	if (q->role == LL_Q_AMOUNT &&
	    tok_in(l, k, "per|each|every|/|daily|weekly|monthly|apiece") && in_sentence(l, i, k))
		q->flags |= LL_Q_EACH;
	/* "two days in excess of", "4 visits more than": a difference */
	if ((tok_is(l, k, "in") && tok_is(l, k + 1, "excess")) ||
	    tok_in(l, k, "beyond|above|short") ||
	    (tok_in(l, k, "more|fewer|less|longer") && tok_is(l, k + 1, "than")))
		q->flags |= LL_Q_PARTIAL;
	if (q->unit == LL_U_DOSES && q->hi <= 4 &&
	    (mark_at(l, k, LEX_SCHEDULES) ||
	     tok_in(l, k, "by|po|orally|at|a|three|two|twice|once|four")))
		q->flags |= LL_Q_EACH;
	return n;
}
