/* SPDX-License-Identifier: MIT */
/* Amounts that are asked for, by the words right around them, or decided, and what each of them
 * counts. */
#ifndef LL_CHECKS_CLAIMS_READ_H
#define LL_CHECKS_CLAIMS_READ_H

#include "echo.h"

enum { MOST_CLAIMS = 32, THING_WORDS = 8, MOST_OF_IT = 2000 };

/* One of them, with the words that tell what it counts. */
struct claim {
	const struct ll_fact *fact;
	double value;
	uint32_t sort;
	uint32_t thing[THING_WORDS], nthing; /* tokens */
};

struct claims {
	struct claim v[MOST_CLAIMS];
	uint32_t n;
};

/* Tells nothing of what is counted. */
static const char says_nothing[] =
	"visit|visits|session|sessions|treatment|treatments|unit|units|therapy|care|service|"
	"services|procedure|additional|"
	"further|more|total|week|weekly|weeks|month|months|monthly|days|daily|hour|hours|hourly|"
	"year|years|requested|number|course|patient|"
	"member|claimant|each|times|that|this|these|those|your|with|from|once|twice|every|quantity|"
	"amount|item|line|lines|claim|claims|"
	"period|doctor|physician|provider|asked|prescribed|ordered|sought|proposed|request|order|"
	"prescription|medically|"
	"necessary|outpatient|initial|only|which|were|another|extra|series|supply|coverage|payment|"
	"approval|authorization|"
	"right|left|bilateral|lumbar|home|medical";

static inline void add_thing(const struct ll_letter *letter, const struct ll_token *t,
			     struct claim *c, uint32_t i)
{
	enum { CODE = 5 }; /* digits of one */
	const struct ll_sv w = t[i].lower;
	if (c->nthing < THING_WORDS && !(w.n > 2 && !memcmp(w.p + w.n - 2, "ed", 2)) &&
	    (t[i].kind == LL_TOK_WORD ? t[i].lower.n > 3
				      : t[i].kind == LL_TOK_NUMBER && t[i].text.n == CODE) &&
	    !ll_word_in(letter, i, says_nothing))
		c->thing[c->nthing++] = i;
}

static inline void read_thing(const struct ll_letter *letter, struct claim *c)
{
	static const char ends[] =
		".|;|:|)|that|which|is|are|was|were|be|to|as|has|have|had|who|by|on|at|because|but|"
		"and|or|in|over|"
		"from|after|before|not|will|must|shall|can|may|we|i|she|he|you|they";
	enum { BEFORE = 6, BEHIND = 6 };
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n);
	const struct stretch s = sentence_of(letter, c->fact);
	const uint32_t from = c->fact->token, to = from + c->fact->ntokens;
	for (uint32_t i = from; i < to; i++)
		if (t[i].kind == LL_TOK_WORD && i > from)
			add_thing(letter, t, c, i);
	for (uint32_t i = to; i < s.end && i < to + BEHIND; i++) {
		if (ll_word_in(letter, i, ends) || ll_word_in(letter, i, ","))
			break;
		add_thing(letter, t, c, i);
	}
	/* "Physical therapy, 12 visits", "PT x 12" */
	const bool appended =
		from > s.first && (ll_word_in(letter, from - 1, ",|-|:|(|x|of|for|at") ||
				   ll_word_in(letter, from, "x|qty|quantity") ||
				   (t[from].kind == LL_TOK_WORD && *t[from].lower.p == 'x'));
	const uint32_t reach = from > s.first && ll_word_in(letter, from - 1, "for|at")
				       ? 2
				       : BEFORE; /* "a rental for six months" */
	for (uint32_t i = from; appended && i > s.first && from - i < reach; i--) {
		if ((ll_word_in(letter, i - 1, ends) && !ll_word_in(letter, i - 1, "by|in|at") &&
		     !(i == from && ll_word_in(letter, i - 1, ":"))) ||
		    t[i].flags & LL_TOK_PARAGRAPH)
			break;
		add_thing(letter, t, c, i - 1);
	}
}

/* "a month", "weekly" behind an amount, over what it is of: 1 day, 2 week, 3 month, 0 none. */
static inline uint32_t period_behind(const struct ll_letter *letter, uint32_t e)
{
	enum { REACH = 5 };
	for (uint32_t i = e; i < e + REACH && !ll_word_in(letter, i, ",|.|;|is|are|was|were");
	     i++) {
		if (ll_word_in(letter, i, "daily|weekly|monthly"))
			return ll_word_in(letter, i, "daily")	 ? 1
			       : ll_word_in(letter, i, "weekly") ? 2
								 : 3;
		if (ll_word_in(letter, i, "a|per|each|every|/") &&
		    ll_word_in(letter, i + 1, "day|week|month"))
			return ll_word_in(letter, i + 1, "day")	   ? 1
			       : ll_word_in(letter, i + 1, "week") ? 2
								   : 3;
	}
	return 0;
}

/* "daily" hours: twenty-four of them are a day's. */
static inline double claimed(const struct ll_letter *letter, const struct ll_fact *f,
			     uint32_t *sort)
{
	const struct ll_quantity *q = &f->u.quantity;
	const uint32_t e = f->token + f->ntokens, period = period_behind(letter, e);
	*sort = sort_of(q);
	enum {
		A_DAY = 100,
		OFTEN = 120,
		DOSES = 150,
		A_SUPPLY = 10,
		SPAN = 160,
		LEVELS = 180,
		FLUID = 190,
		A_TIME = 200
	};
	if (q->role == LL_Q_FREQUENCY && (q->unit == LL_U_VISITS || q->unit == LL_U_DAYS)) {
		*sort = OFTEN + q->per + (q->unit == LL_U_DAYS) * 20;
		return q->lo;
	}
	if (q->role == LL_Q_THINGS) {
		*sort = LL_U_VISITS + period * A_TIME;
		return q->lo;
	}
	if (q->role == LL_Q_AMOUNT && q->unit == LL_U_DOSES && q->lo >= A_SUPPLY &&
	    (q->asked == LL_ASKED_ALL || q->asked == LL_ASKED_STILL)) {
		*sort = DOSES;
		return q->lo;
	}
	if (q->role == LL_Q_DURATION) { /* in days, a month being thirty */
		*sort = q->unit == LL_U_MINUTES ? LL_U_NONE : SPAN;
		return q->lo * (q->unit == LL_U_WEEKS	 ? 7
				: q->unit == LL_U_MONTHS ? 30
				: q->unit == LL_U_YEARS	 ? 360
							 : 1);
	}
	if (q->role == LL_Q_AMOUNT && q->unit == LL_U_LEVELS)
		*sort = LEVELS;
	if (q->unit == LL_U_ML && period) {
		*sort = FLUID + period;
		return q->lo;
	}
	if (*sort == LL_U_VISITS && q->role == LL_Q_AMOUNT)
		*sort += period * A_TIME;
	if (q->unit == LL_U_HOURS) {
		if (q->role == LL_Q_AMOUNT && ll_any_of(letter, e, e + 3, "daily|day"))
			*sort = A_DAY + LL_U_DAYS;
		else if (q->role == LL_Q_FREQUENCY || q->role == LL_Q_PRODUCT)
			*sort = A_DAY + q->per;
	}
	return echoed(q);
}

static inline bool of_medicine(const struct ll_letter *letter, const struct ll_fact *f)
{
	const struct ll_quantity *q = &f->u.quantity;
	if (q->unit == LL_U_DOSES || q->role == LL_Q_THINGS || q->role == LL_Q_DURATION)
		return false;
	for (const struct ll_fact *d = ll_from(letter, LL_DRUG, f->sentence);
	     d && d->sentence == f->sentence; d = ll_next(letter, LL_DRUG, d))
		if (!q->of.n || ll_eq(d->key, q->of))
			return true;
	return false;
}

/* An amount at odds with another of its sentence is quantity-arithmetic's. */
static inline bool beside_odds(const struct ll_letter *letter, const struct ll_fact *f)
{
	for (const struct ll_fact *q = ll_from(letter, LL_QUANTITY, f->sentence);
	     q && q->sentence == f->sentence; q = ll_next(letter, LL_QUANTITY, q))
		if (q->u.quantity.flags & LL_Q_AT_ODDS)
			return true;
	return false;
}

static inline bool is_decided_amount(const struct ll_letter *letter, const struct ll_fact *f)
{
	return f->frame == LL_FRAME_CONCLUSION ||
	       (f->u.quantity.role != LL_Q_DURATION && f->frame != LL_FRAME_HISTORY &&
		f->frame != LL_FRAME_GUIDELINE && has_verdict(letter, f->sentence) &&
		decided_in_prose(letter, f));
}

/* No other amount of its sentence is of that service. */
static inline bool alone_of(const struct ll_letter *letter, const struct ll_fact *f)
{
	for (const struct ll_fact *q = ll_from(letter, LL_QUANTITY, f->sentence);
	     q && q->sentence == f->sentence; q = ll_next(letter, LL_QUANTITY, q))
		if (q != f && q->u.quantity.role == LL_Q_AMOUNT &&
		    (q->u.quantity.of.n ? ll_eq(q->u.quantity.of, f->u.quantity.of)
					: q->u.quantity.unit == f->u.quantity.unit))
			return false;
	return true;
}

/* "twelve weeks of rehabilitation, two sessions each week": 24; 0: no such course. `before`: the amount
 * before it, or NULL. */
static inline double course_of(const struct ll_letter *letter, const struct ll_fact *before,
			       const struct ll_fact *f)
{
	enum { REACH = 10 };
	const struct ll_quantity *q = &f->u.quantity;
	const struct ll_fact *time = before && before->sentence == f->sentence ? before : NULL;
	if (q->role != LL_Q_FREQUENCY || q->unit != LL_U_VISITS ||
	    (q->per != LL_U_WEEKS && q->per != LL_U_MONTHS))
		return 0;
	/* "two visits each week with the therapist for six weeks" */
	const struct ll_fact *next = ll_next(letter, LL_QUANTITY, f);
	if ((!time || time->u.quantity.role != LL_Q_DURATION) && next &&
	    next->sentence == f->sentence)
		time = next;
	if (!time || time->u.quantity.role != LL_Q_DURATION || time->u.quantity.unit != q->per ||
	    time->u.quantity.lo != time->u.quantity.hi)
		return 0;
	const uint32_t from = time->token < f->token ? time->token + time->ntokens
						     : f->token + f->ntokens,
		       to = time->token < f->token ? f->token : time->token;
	if (to - from > REACH ||
	    ll_any_of(letter, from, to, "after|then|and|or|if|last|past|in|within"))
		return 0;
	return time->u.quantity.lo * q->lo;
}

static inline void read_claims(const struct ll_letter *letter, struct claims *all)
{
	const bool decides =
		ll_next(letter, LL_DECISION, NULL) || ll_next(letter, LL_CONCLUSION, NULL);
	const struct ll_fact *before = NULL, *last = NULL;
	LL_FOREACH (f, letter, LL_QUANTITY) {
		const struct ll_quantity *q = &f->u.quantity;
		before = last && last->token < f->token ? last : before;
		last = f;
		uint32_t vague = q->flags & (LL_Q_VAGUE | LL_Q_AT_ODDS | LL_Q_COMPONENT), sort;
		if (q->flags & LL_Q_COMPONENT && q->of.n && alone_of(letter, f))
			vague &= ~(uint32_t)LL_Q_COMPONENT;
		if (q->role == LL_Q_FREQUENCY || q->role == LL_Q_PRODUCT ||
		    period_behind(letter, f->token + f->ntokens))
			vague &= ~(uint32_t)LL_Q_EACH;
		if (q->asked && f->token && ll_word_in(letter, f->token - 1, "only|just"))
			vague &= ~(uint32_t)LL_Q_PARTIAL;
		double value = claimed(letter, f, &sort);
		const double course = course_of(letter, before, f);
		if (course > 0) {
			value = course;
			sort = LL_U_VISITS;
		}
		if (q->role == LL_Q_DURATION && q->asked == LL_ASKED_MAYBE &&
		    (!decides || (ll_section_of(letter, f) != LL_SEC_DECISION &&
				  !has_verdict(letter, f->sentence))))
			continue;
		if (q->per == LL_U_DAYS &&
		    q->unit == LL_U_VISITS) /* "three times a day": a medicine's */
			continue;
		const bool may_be_one =
			q->asked && q->asked != LL_ASKED_MAYBE &&
			((q->role == LL_Q_DURATION && q->of.n) || q->unit == LL_U_LEVELS);
		if (vague || sort == LL_U_NONE || !(value > 0) || q->lo > MOST_OF_IT ||
		    (q->unit != LL_U_HOURS && q->lo != floor(q->lo)) ||
		    (q->lo == 1 && q->role != LL_Q_PRODUCT && !may_be_one) || q->lo != q->hi ||
		    all->n == MOST_CLAIMS || (!q->asked && !is_decided_amount(letter, f)) ||
		    beside_odds(letter, f) || of_medicine(letter, f) ||
		    ll_word_in(letter, f->token + f->ntokens - 1,
			       "services|items|requests|things|issues|procedures|drugs|medications|"
			       "tests|devices"))
			continue;
		struct claim *c = &all->v[all->n++];
		*c = (struct claim){ .fact = f, .value = value, .sort = sort };
		read_thing(letter, c);
	}
}

enum { OTHER_THING, SOME_THING, SAME_THING };

static inline bool in_head(const struct ll_letter *letter, const struct claim *c)
{
	const uint32_t kind = ll_section_of(letter, c->fact);
	return kind == LL_SEC_HEADER || kind == LL_SEC_HEADING;
}

/* "Quantity: 3 / Description: Custom foot orthotics" in the head, and "four orthotics": one field
 * is of the other's thing. */
static inline bool told_in_head(const struct ll_letter *letter, const struct claim *head,
				const struct claim *b)
{
	enum { NEAR_HEAD = 16, STEM = 5 };
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n);
	const uint32_t at = head->fact->token, from = at > NEAR_HEAD ? at - NEAR_HEAD : 0,
		       to = at + NEAR_HEAD < n ? at + NEAR_HEAD : (uint32_t)n;
	if (head->nthing || head->fact->u.quantity.of.n ||
	    head->fact->u.quantity.role != LL_Q_AMOUNT)
		return false;
	for (uint32_t k = 0; k < b->nthing; k++)
		for (uint32_t i = from; i < to; i++) {
			const struct ll_sv v = t[i].lower, w = t[b->thing[k]].lower;
			if (i != b->thing[k] && v.n >= STEM && w.n >= STEM &&
			    !memcmp(v.p, w.p, STEM))
				return true;
		}
	return false;
}

/* "2 pairs" and "four inserts" */
static inline bool other_noun(const struct ll_letter *letter, const struct ll_fact *a,
			      const struct ll_fact *b)
{
	enum { STEM = 4 };
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n);
	const struct ll_quantity *p = &a->u.quantity, *q = &b->u.quantity;
	/* "3 tubes" and "12 visits" */
	if (p->unit != q->unit && (p->unit == LL_U_UNITS || q->unit == LL_U_UNITS) &&
	    p->role != LL_Q_THINGS && q->role != LL_Q_THINGS &&
	    !((p->flags | q->flags) & LL_Q_BARE) && !ll_same(p->of, q->of))
		return true;
	if (p->role == LL_Q_THINGS || q->role == LL_Q_THINGS) {
		const struct ll_sv x = t[a->token + a->ntokens - 1].lower,
				   y = t[b->token + b->ntokens - 1].lower;
		return x.n < STEM || y.n < STEM ||
		       memcmp(x.p, y.p, x.n < y.n ? x.n - 1 : y.n - 1) != 0;
	}
	if (p->unit != LL_U_UNITS || q->unit != LL_U_UNITS || a->ntokens < 2 || b->ntokens < 2 ||
	    (!(ll_word_in(letter, a->token + a->ntokens - 1,
			  "pair|pairs|box|boxes|set|sets|pack|packs")) &&
	     ((p->flags | q->flags) & LL_Q_BARE)))
		return false;
	const struct ll_sv x = t[a->token + a->ntokens - 1].lower,
			   y = t[b->token + b->ntokens - 1].lower;
	return x.n < STEM || y.n < STEM || memcmp(x.p, y.p, STEM) != 0;
}

/* The date right before it, "the request of June 12 for 6 visits", or NULL. */
static inline const struct ll_fact *its_day(const struct ll_letter *letter, const struct ll_fact *f)
{
	enum { REACH = 8 };
	const struct ll_fact *day = NULL;
	for (const struct ll_fact *d = ll_from(letter, LL_DATE, f->sentence);
	     d && d->token < f->token && d->sentence == f->sentence;
	     d = ll_next(letter, LL_DATE, d))
		if (f->token - (d->token + d->ntokens) < REACH)
			day = d;
	/* "8 visits asked for on May 1" */
	const uint32_t behind = f->token + f->ntokens;
	for (const struct ll_fact *d = ll_from(letter, LL_DATE, f->sentence);
	     !day && d && d->sentence == f->sentence; d = ll_next(letter, LL_DATE, d))
		if (d->token >= behind && d->token - behind < REACH &&
		    ll_word_in(letter, d->token - 1, "on|of|dated"))
			day = d;
	return day;
}

/* Asked for on two days: perhaps two requests. */
static inline bool other_day(const struct ll_letter *letter, const struct ll_fact *a,
			     const struct ll_fact *b)
{
	const struct ll_fact *x = its_day(letter, a), *y = its_day(letter, b);
	return x && y && (x->u.date.month != y->u.date.month || x->u.date.day != y->u.date.day) &&
	       x->u.date.month && y->u.date.month;
}

static inline uint32_t same_thing(const struct ll_letter *letter, const struct claim *a,
				  const struct claim *b)
{
	enum { STEM = 5 };
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n);
	const struct ll_sv x = a->fact->u.quantity.of, y = b->fact->u.quantity.of;
	if (other_noun(letter, a->fact, b->fact) || other_day(letter, a->fact, b->fact))
		return OTHER_THING;
	if (a->fact->item && b->fact->item && a->fact->item != b->fact->item)
		return OTHER_THING;
	if (x.n && y.n)
		if (ll_eq(x, y))
			return SAME_THING;
	for (uint32_t i = 0; i < a->nthing; i++)
		for (uint32_t k = 0; k < b->nthing; k++) {
			const struct ll_sv v = t[a->thing[i]].lower, w = t[b->thing[k]].lower;
			if ((ll_eq(v, w) && (v.n > STEM || !x.n || !y.n)) ||
			    ((!x.n || !y.n) && v.n >= STEM && w.n >= STEM &&
			     !memcmp(v.p, w.p, STEM)))
				return SAME_THING;
		}
	if (in_head(letter, a) && told_in_head(letter, a, b))
		return SAME_THING;
	return (x.n && y.n) || (a->nthing && b->nthing) ? OTHER_THING : SOME_THING;
}

/* "4 additional days", "seven more days" */
static inline bool both_more(const struct claim *a, const struct claim *b)
{
	return a->fact->u.quantity.flags & b->fact->u.quantity.flags & LL_Q_ADDITIONAL;
}

/* All claims of a sort may be of one thing. */
static inline bool one_thing(const struct ll_letter *letter, const struct claims *all,
			     uint32_t sort)
{
	for (uint32_t i = 0; i < all->n; i++)
		for (uint32_t k = 0; k < i; k++)
			if (all->v[i].sort == sort && all->v[k].sort == sort &&
			    same_thing(letter, &all->v[i], &all->v[k]) == OTHER_THING)
				return false;
	return true;
}

#endif
