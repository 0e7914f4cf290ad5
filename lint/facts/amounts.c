/* SPDX-License-Identifier: MIT */
/* Amounts as letters write them: "12 sessions", "QTY: 14.00", "2x6", "twice a week for six weeks",
 * "#60". */
#include "facts/request.h"

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

static bool in_sentence(const struct ll_letter *l, uint32_t i, uint32_t k)
{
	return k < l->tokens.n && tok(l, k)->sentence == tok(l, i)->sentence;
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
		"additional|more|further|extra|other|new|subsequent|follow|up|followup|individual|"
		"group|"
		"initial|total|requested|proposed|certified|approved|authorized|prior|previous|"
		"recent|"
		"past|consecutive|weekly|monthly|daily|operative|post|pre|postoperative|supervised|"
		"formal|"
		"separate|remaining|planned|office|outpatient|inpatient|full|left|right|bilateral|"
		"lumbar|"
		"cervical|thoracic|repeat|single|disputed|sought|-|/"
		"|one|hour|half|minute|60|45|therapy|"
		"diagnostic|therapeutic|the|of|these|those|land|based|home|skilled|private|duty|"
		"intensive|comprehensive|routine|random|in|person|wk|day|month|supplementary|"
		"treatment|oral|dose|strength|generic|surgical|postsurgical|medical|earlier|way|"
		"round|trip");
}

/* Flags of what stands before a number: "up to", "at least", "a total of", "about". */
static uint32_t flags_before(const struct ll_letter *l, uint32_t i)
{
	uint32_t first = sent_begin(l, i), k = i;
	if (k > first && tok_in(l, k - 1, "the|these|those|their|his|her|a|an|another"))
		k--;
	uint32_t have = k - first, f = 0;
	if (have >= 1 && tok_in(l, k - 1, "additional|further|extra"))
		f |= LL_Q_ADDITIONAL;
	/* "an extra fill of 2 pens" */
	if (have >= 3 && tok_is(l, k - 1, "of") && tok_in(l, k - 3, "additional|further|extra"))
		f |= LL_Q_ADDITIONAL;
	if (have >= 1 && tok_in(l, k - 1, "remaining|other|first|last|only|just"))
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
	if (have >= 1 && tok_in(l, k - 1, "minimum|over|exceeding|beyond|>"))
		f |= LL_Q_AT_LEAST;
	if (have >= 1 && tok_in(l, k - 1, "maximum|maximally|under|within|below|<"))
		f |= LL_Q_LIMIT;
	if (have >= 2 && tok_is(l, k - 1, "of") && tok_in(l, k - 2, "maximum|limit|minimum|excess"))
		f |= LL_Q_LIMIT;
	if (have >= 1 &&
	    tok_in(l, k - 1, "about|approximately|roughly|nearly|almost|around|some|circa|~"))
		f |= LL_Q_APPROX;
	if (have >= 2 && tok_in(l, k - 1, "of|to") && tok_is(l, k - 2, "total"))
		f |= LL_Q_TOTAL;
	if (have >= 1 && tok_in(l, k - 1, "total|totaling|totalling|equaling|equals|="))
		f |= LL_Q_TOTAL;
	return f;
}

/* A time unit as a period: "a week", "per month", "/wk", "weekly", "times each per month". */
static uint32_t period_at(const struct ll_letter *l, uint32_t i, uint32_t *ntokens)
{
	uint32_t k = i, n;
	if (tok_in(l, k, "weekly|monthly|daily|yearly|annually")) {
		*ntokens = 1;
		return tok_is(l, k, "weekly")	 ? LL_U_WEEKS
		       : tok_is(l, k, "monthly") ? LL_U_MONTHS
		       : tok_is(l, k, "daily")	 ? LL_U_DAYS
						 : LL_U_YEARS;
	}
	if (tok_in(l, k, "xwk|xweek")) {
		*ntokens = 1;
		return LL_U_WEEKS;
	}
	bool led = false;
	while (k < i + 4 &&
	       (tok_in(l, k, "a|per|every|each|/|x|in") || (led && tok_is(l, k, "one")))) {
		led = true;
		k++;
	}
	uint32_t u = led ? unit_at(l, k, &n) : LL_U_NONE;
	if (!unit_is_time(u) || u == LL_U_MINUTES)
		return LL_U_NONE;
	*ntokens = k + n - i;
	return u;
}

/* "for 6 weeks", "x 6", "over the next six months": fills the range, returns its unit; *ntokens
 * what it takes. */
static uint32_t span_of_time(const struct ll_letter *l, uint32_t i, struct range *r,
			     uint32_t *ntokens)
{
	uint32_t k = i;
	bool cross = false, led = false;
	while (k < i + 10 && in_sentence(l, i, k)) {
		if (tok_in(l, k, "x|times")) {
			cross = true;
			led = true;
		} else if (tok_in(l, k, "for|over|during|across|spanning")) {
			led = true;
		} else if (!tok_in(l, k,
				   ",|-|(|each|of|the|next|following|a|period|total|course|up|to|"
				   "visits|"
				   "sessions|another|additional|duration|initial|first")) {
			break;
		}
		k++;
	}
	*r = range_at(l, k);
	if (!r->ntokens || !in_sentence(l, i, k))
		return LL_U_NONE;
	uint32_t at = k + r->ntokens + (tok_is(l, k + r->ntokens, "-") ? 1 : 0);
	uint32_t n, u = unit_at(l, at, &n);
	if (u != LL_U_NONE && tok_in(l, at + n, "a|per|each|every|/|weekly|monthly|daily"))
		return LL_U_NONE; /* "4 hours a day, 5 days a week" */
	if (unit_is_time(u) && u != LL_U_MINUTES && (led || k == i || tok_in(l, k - 1, ",|-"))) {
		*ntokens = at + n - i;
		return u;
	}
	if (u == LL_U_NONE && cross) { /* "2x6": weeks are meant */
		*ntokens = k + r->ntokens - i;
		return LL_U_TIMES;
	}
	return LL_U_NONE;
}

/* How many `per` periods a span of time in `unit` holds; 0: not a whole number of them. */
static double periods(double n, uint32_t unit, uint32_t per)
{
	if (unit == per || unit == LL_U_TIMES)
		return n;
	if (per == LL_U_DAYS && unit == LL_U_WEEKS)
		return n * 7;
	if (per == LL_U_MONTHS && unit == LL_U_YEARS)
		return n * 12;
	return 0;
}

static void multiply(struct ll_quantity *q, const struct range *times, uint32_t unit)
{
	q->role = LL_Q_PRODUCT;
	if (times->lo < times->hi)
		q->flags |= LL_Q_RANGE;
	if (!(q->flags & LL_Q_RANGE))
		q->product = q->lo * periods(times->lo, unit, q->per);
}

/* "2x6", "2 x 6 weeks": times a week for so many weeks. Tokens [i, k) are the times and the
 * cross. */
static uint32_t cross_weeks(const struct ll_letter *l, uint32_t i, uint32_t k, bool words,
			    struct ll_quantity *q)
{
	uint32_t n;
	if (q->lo > 7 || q->lo != floor(q->lo))
		return 0;
	struct range times = range_at(l, k);
	if (!times.ntokens || times.words != words || times.hi > 52 ||
	    times.lo != floor(times.lo) || !in_sentence(l, i, k))
		return 0;
	k += times.ntokens;
	if (tok_is(l, k, "x") || tok_in(l, k, "cm|mm|inch|inches|ft|feet|mg|m|'|/|gauge"))
		return 0;
	uint32_t u = unit_at(l, k + (tok_is(l, k, "-") ? 1 : 0), &n);
	if (u == LL_U_WEEKS) {
		k += n + (tok_is(l, k, "-") ? 1 : 0);
	} else if (u == LL_U_MONTHS) {
		q->per = LL_U_MONTHS;
		multiply(q, &times, LL_U_NONE);
		q->product = 0;
		return k + n - i;
	} else if (u != LL_U_NONE && u != LL_U_VISITS) {
		return 0;
	}
	q->per = LL_U_WEEKS;
	q->flags |= LL_Q_BARE;
	multiply(q, &times, LL_U_WEEKS);
	return k - i;
}

/* The frequency at i ("twice a week", "2 times per month", "monthly") with its duration, if one
 * follows. */
static uint32_t frequency_at(const struct ll_letter *l, uint32_t i, struct ll_quantity *q)
{
	struct range r = { .digits = NAN }, times;
	uint32_t k = i, n = 0, unit = LL_U_VISITS;
	if (tok_in(l, i, "once|twice|thrice")) {
		r = (struct range){ .lo = tok_is(l, i, "once")	  ? 1
					  : tok_is(l, i, "twice") ? 2
								  : 3,
				    .words = true,
				    .ntokens = 1,
				    .digits = NAN };
		r.hi = r.lo;
	} else if (tok_in(l, i, "weekly|monthly")) {
		r = (struct range){ .lo = 1, .hi = 1, .words = true, .digits = NAN };
	} else {
		r = range_at(l, i);
		if (!r.ntokens)
			return 0;
	}
	k += r.ntokens;
	if (tok_is(l, k, "-"))
		k++;
	bool cross = tok_is(l, k, "x") && r.ntokens;
	if (tok_in(l, k, "times|time|x") && r.ntokens) {
		k++;
	} else if (r.ntokens && !tok_in(l, i, "once|twice|thrice")) {
		while (k < i + r.ntokens + 3 &&
		       tok_in(l, k, "additional|individual|separate|one|hour|-|therapy|pt"))
			k++;
		uint32_t u = unit_at(l, k, &n);
		if (u == LL_U_VISITS || u == LL_U_HOURS || u == LL_U_DAYS || u == LL_U_INJECTIONS) {
			unit = u;
			k += n;
		} else if (!tok_in(l, k, "/|per|a|weekly|monthly|daily|xwk|xweek") || r.hi > 7) {
			return 0;
		}
	}
	*q = (struct ll_quantity){
		.lo = r.lo, .hi = r.hi, .unit = unit, .role = LL_Q_FREQUENCY, .digits = r.digits
	};
	if (!isnan(r.digits))
		q->digits_at = token_span(l, r.digits_token, 1);
	if (r.words)
		q->flags |= LL_Q_WORDS;
	if (r.hi > r.lo)
		q->flags |= LL_Q_RANGE;
	uint32_t per = period_at(l, k, &n), after = 0;
	if (!per && cross && unit_at(l, k, &n) == LL_U_WEEKS) /* "2 x wk x 6 wks" */
		per = LL_U_WEEKS;
	if (per) {
		k += n;
		q->per = per;
		uint32_t u = span_of_time(l, k, &times, &after);
		if (u && !(tok_is(l, k, ",") && u == LL_U_TIMES)) {
			multiply(q, &times, u);
			k += after;
			if (u == LL_U_TIMES && unit_at(l, k, &n) == LL_U_NONE)
				q->flags |= LL_Q_BARE;
		}
		return k - i;
	}
	return cross ? cross_weeks(l, i, k, r.words, q) : 0;
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
	k += r.ntokens;
	*q = (struct ll_quantity){
		.lo = r.lo, .hi = r.hi, .unit = LL_U_UNITS, .flags = LL_Q_BARE, .digits = r.digits
	};
	if (r.hi > r.lo)
		q->flags |= LL_Q_RANGE;
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

/* "x 12", "x12 visits", "x 3 months" after a service or a drug. */
static uint32_t cross_at(const struct ll_letter *l, uint32_t i, struct ll_quantity *q)
{
	if (!tok_is(l, i, "x") || !i || tok(l, i - 1)->kind == LL_TOK_NUMBER)
		return 0;
	struct range r = range_at(l, i + 1);
	if (!r.ntokens || !in_sentence(l, i, i + 1) || !in_sentence(l, i, i - 1))
		return 0;
	uint32_t k = i + 1 + r.ntokens, n;
	if (tok_is(l, k, "x") || tok_in(l, k, "cm|mm|inch|inches"))
		return 0;
	*q = (struct ll_quantity){
		.lo = r.lo, .hi = r.hi, .unit = LL_U_UNITS, .flags = LL_Q_BARE, .digits = r.digits
	};
	if (r.hi > r.lo)
		q->flags |= LL_Q_RANGE;
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
			/* "the 18 physical therapy sessions requested": the noun is complete */
			const bool whole = unit_at(l, k - 1, &n) != LL_U_NONE ||
					   tok_in(l, k, "requested|sought|proposed");
			if (!whole && adjective(l, k) &&
			    !tok_in(l, k, "of|the|in|these|those|right|left|/|-|bilateral"))
				continue;
			q->unit = unit_of_code[s->entry->code[0]];
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
		return 0;
	}
	return 0;
}

/* "12 sessions", "eight (8) additional visits", "six consecutive medication management visits". */
static uint32_t counted_at(const struct ll_letter *l, uint32_t i, struct ll_quantity *q)
{
	struct range r = range_at(l, i);
	if (!r.ntokens || (i && tok_in(l, i - 1, "every|q")))
		return 0;
	*q = (struct ll_quantity){ .lo = r.lo, .hi = r.hi, .digits = r.digits };
	if (r.words)
		q->flags |= LL_Q_WORDS;
	if (r.hi > r.lo)
		q->flags |= LL_Q_RANGE;
	if (!isnan(r.digits))
		q->digits_at = token_span(l, r.digits_token, 1);
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
	if (!in_sentence(l, i, k))
		return 0;
	uint32_t n = noun_after(l, i, k, q);
	if (!n && (flags_before(l, i) & LL_Q_TOTAL) && !tok_in(l, k, "/|-|%|$|of|out") &&
	    !tok_is(l, k, ".")) {
		q->unit = LL_U_UNITS; /* "for a total of 12" */
		q->flags |= LL_Q_BARE;
		n = r.ntokens;
	}
	if (!n && i >= 2 &&
	    (tok_is(l, i - 1, "for") ||
	     (tok_in(l, i - 1, "the|these") && i >= 3 && tok_is(l, i - 2, "for"))) &&
	    tok_in(l, i - (tok_is(l, i - 1, "for") ? 2 : 3), "request|requests") &&
	    tok(l, k)->kind == LL_TOK_WORD && tok(l, k)->lower.n > 3 &&
	    tok(l, k)->lower.p[tok(l, k)->lower.n - 1] == 's') {
		q->unit = LL_U_UNITS; /* "the request for 160 batteries" */
		q->flags |= LL_Q_BARE;
		n = r.ntokens + 1;
	}
	if (!n && tok_in(l, k, "more|further|additional") && tok_is(l, k + 1, "would")) {
		q->unit = LL_U_UNITS; /* "12 more would bring the total to 18" */
		q->flags |= LL_Q_BARE | LL_Q_ADDITIONAL;
		n = r.ntokens + 1;
	}
	if (!n && tok_in(l, k, "requested|sought|were|are|is|was") && !tok_in(l, k + 1, "of|for") &&
	    (!tok_in(l, k, "were|are|is|was") ||
	     tok_in(l, k + 1, "requested|sought|asked|proposed"))) {
		q->unit = LL_U_UNITS; /* "the nine requested leave 15", "12 were requested" */
		q->flags |= LL_Q_BARE;
		n = r.ntokens;
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
	if (i >= l->tokens.n || (!place_in(l->counts, i) && !tok_in(l, i, AMOUNT_WORDS)))
		return 0;
	if (t->kind == LL_TOK_PUNCT)
		return hash_at(l, i, q);
	if (t->kind == LL_TOK_WORD) {
		n = labelled_at(l, i, q);
		if (!n)
			n = cross_at(l, i, q);
	}
	if (!n)
		n = frequency_at(l, i, q);
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
