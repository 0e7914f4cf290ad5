/* SPDX-License-Identifier: MIT */
/* Amounts that are surely asked for, by the words right around them, or decided, and not alike. */
#ifndef LL_CHECKS_CLAIMS_H
#define LL_CHECKS_CLAIMS_H

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
	"visit|visits|session|sessions|treatment|treatments|unit|units|therapy|care|service|services|procedure|additional|"
	"further|more|total|week|weekly|weeks|month|months|monthly|days|daily|hour|hours|hourly|year|years|requested|number|course|patient|"
	"member|claimant|each|times|that|this|these|those|your|with|from|once|twice|every|quantity|amount|item|line|lines|claim|claims|"
	"period|doctor|physician|provider|asked|prescribed|ordered|sought|proposed|request|order|prescription|medically|"
	"necessary|outpatient|initial|only|which|were|another|extra|series|supply|coverage|payment|approval|authorization|"
	"right|left|bilateral|lumbar|home|medical";

static inline void add_thing(const struct ll_letter *letter, const struct ll_token *t, struct claim *c, uint32_t i)
{
	enum { CODE = 5 }; /* digits of one */
	const struct ll_sv w = t[i].lower;
	if (c->nthing < THING_WORDS && !(w.n > 2 && !memcmp(w.p + w.n - 2, "ed", 2)) && (t[i].kind == LL_TOK_WORD ? t[i].lower.n > 3 : t[i].kind == LL_TOK_NUMBER && t[i].text.n == CODE) && !ll_word_in(letter, i, says_nothing))
		c->thing[c->nthing++] = i;
}

static inline void read_thing(const struct ll_letter *letter, struct claim *c)
{
	static const char ends[] = ".|;|:|)|that|which|is|are|was|were|be|to|as|has|have|had|who|by|on|at|because|but|and|or|in|over|"
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
	const bool appended = from > s.first && (ll_word_in(letter, from - 1, ",|-|:|(|x|of|by") || ll_word_in(letter, from, "x|qty|quantity") ||
						 (t[from].kind == LL_TOK_WORD && *t[from].lower.p == 'x'));
	for (uint32_t i = from; appended && i > s.first && from - i < BEFORE; i--) {
		if ((ll_word_in(letter, i - 1, ends) && !ll_word_in(letter, i - 1, "by|in")) || t[i].flags & LL_TOK_PARAGRAPH)
			break;
		add_thing(letter, t, c, i - 1);
	}
}

/* "a month", "weekly" behind an amount, over what it is of: 1 day, 2 week, 3 month, 0 none. */
static inline uint32_t period_behind(const struct ll_letter *letter, uint32_t e)
{
	enum { REACH = 5 };
	for (uint32_t i = e; i < e + REACH && !ll_word_in(letter, i, ",|.|;|is|are|was|were"); i++) {
		if (ll_word_in(letter, i, "daily|weekly|monthly"))
			return ll_word_in(letter, i, "daily") ? 1 : ll_word_in(letter, i, "weekly") ? 2 : 3;
		if (ll_word_in(letter, i, "a|per|each|every|/") && ll_word_in(letter, i + 1, "day|week|month"))
			return ll_word_in(letter, i + 1, "day") ? 1 : ll_word_in(letter, i + 1, "week") ? 2 : 3;
	}
	return 0;
}

/* "daily" hours: twenty-four of them are a day's. */
static inline double claimed(const struct ll_letter *letter, const struct ll_fact *f, uint32_t *sort)
{
	const struct ll_quantity *q = &f->u.quantity;
	const uint32_t e = f->token + f->ntokens;
	*sort = sort_of(q);
	enum { A_DAY = 100, OFTEN = 120, SPAN = 160, LEVELS = 180, FLUID = 190, A_TIME = 200 };
	if (q->role == LL_Q_FREQUENCY && (q->unit == LL_U_VISITS || q->unit == LL_U_DAYS)) {
		*sort = OFTEN + q->per + (q->unit == LL_U_DAYS) * 20;
		return q->lo;
	}
	if (q->role == LL_Q_THINGS) {
		*sort = LL_U_VISITS + period_behind(letter, e) * A_TIME;
		return q->lo;
	}
	if (q->role == LL_Q_DURATION) { /* in days, a month being thirty */
		*sort = q->unit == LL_U_MINUTES ? LL_U_NONE : SPAN;
		return q->lo * (q->unit == LL_U_WEEKS ? 7 : q->unit == LL_U_MONTHS ? 30 : q->unit == LL_U_YEARS ? 360 : 1);
	}
	if (q->role == LL_Q_AMOUNT && q->unit == LL_U_LEVELS)
		*sort = LEVELS;
	if (q->unit == LL_U_ML && period_behind(letter, e)) {
		*sort = FLUID + period_behind(letter, e);
		return q->lo;
	}
	if (*sort == LL_U_VISITS && q->role == LL_Q_AMOUNT)
		*sort += period_behind(letter, e) * A_TIME;
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
	for (const struct ll_fact *d = f->u.quantity.role == LL_Q_THINGS ? NULL : ll_from(letter, LL_DRUG, f->sentence); d && d->sentence == f->sentence; d = ll_next(letter, LL_DRUG, d))
		if (f->u.quantity.role != LL_Q_DURATION && (!f->u.quantity.of.n || ll_eq(d->key, f->u.quantity.of)))
			return true;
	return false;
}

/* An amount at odds with another of its sentence is quantity-arithmetic's. */
static inline bool beside_odds(const struct ll_letter *letter, const struct ll_fact *f)
{
	for (const struct ll_fact *q = ll_from(letter, LL_QUANTITY, f->sentence); q && q->sentence == f->sentence;
	     q = ll_next(letter, LL_QUANTITY, q))
		if (q->u.quantity.flags & LL_Q_AT_ODDS)
			return true;
	return false;
}

static inline bool is_decided_amount(const struct ll_letter *letter, const struct ll_fact *f)
{
	return f->frame == LL_FRAME_CONCLUSION ||
	       (f->u.quantity.role != LL_Q_DURATION && f->frame != LL_FRAME_HISTORY && f->frame != LL_FRAME_GUIDELINE &&
		has_verdict(letter, f->sentence) && decided_in_prose(letter, f));
}

/* No other amount of its sentence is of that service. */
static inline bool alone_of(const struct ll_letter *letter, const struct ll_fact *f)
{
	for (const struct ll_fact *q = ll_from(letter, LL_QUANTITY, f->sentence); q && q->sentence == f->sentence;
	     q = ll_next(letter, LL_QUANTITY, q))
		if (q != f && q->u.quantity.role == LL_Q_AMOUNT &&
		    (q->u.quantity.of.n ? ll_eq(q->u.quantity.of, f->u.quantity.of) : q->u.quantity.unit == f->u.quantity.unit))
			return false;
	return true;
}

/* "twelve weeks of rehabilitation, two sessions each week": 24; 0: no such course. */
static inline double course_of(const struct ll_letter *letter, const struct ll_fact *f)
{
	enum { REACH = 10 };
	const struct ll_quantity *q = &f->u.quantity;
	const struct ll_fact *time = NULL;
	if (q->role != LL_Q_FREQUENCY || q->unit != LL_U_VISITS || (q->per != LL_U_WEEKS && q->per != LL_U_MONTHS))
		return 0;
	for (const struct ll_fact *d = ll_from(letter, LL_QUANTITY, f->sentence); d && d->token < f->token; d = ll_next(letter, LL_QUANTITY, d))
		time = d;
	if (!time || time->u.quantity.role != LL_Q_DURATION || time->u.quantity.unit != q->per || time->u.quantity.lo != time->u.quantity.hi ||
	    f->token - (time->token + time->ntokens) > REACH || ll_any_of(letter, time->token, f->token, "after|then|and|or|if"))
		return 0;
	return time->u.quantity.lo * q->lo;
}

static inline void read_claims(const struct ll_letter *letter, struct claims *all)
{
	const bool decides = ll_next(letter, LL_DECISION, NULL) || ll_next(letter, LL_CONCLUSION, NULL);
	LL_FOREACH (f, letter, LL_QUANTITY) {
		const struct ll_quantity *q = &f->u.quantity;
		uint32_t vague = q->flags & (LL_Q_VAGUE | LL_Q_AT_ODDS | LL_Q_COMPONENT), sort;
		if (q->flags & LL_Q_COMPONENT && q->of.n && alone_of(letter, f))
			vague &= ~(uint32_t)LL_Q_COMPONENT;
		if (q->role == LL_Q_FREQUENCY || q->role == LL_Q_PRODUCT || period_behind(letter, f->token + f->ntokens))
			vague &= ~(uint32_t)LL_Q_EACH;
		if (q->asked && f->token && ll_word_in(letter, f->token - 1, "only|just"))
			vague &= ~(uint32_t)LL_Q_PARTIAL;
		const double value = claimed(letter, f, &sort);
		if (q->role == LL_Q_DURATION && q->asked == LL_ASKED_MAYBE &&
		    (!decides || (ll_section_of(letter, f) != LL_SEC_DECISION && !has_verdict(letter, f->sentence))))
			continue;
		if (q->per == LL_U_DAYS && q->unit == LL_U_VISITS) /* "three times a day": a medicine's */
			continue;
		const bool may_be_one = q->asked && q->asked != LL_ASKED_MAYBE && q->of.n && (q->role == LL_Q_DURATION || q->unit == LL_U_LEVELS);
		if (vague || sort == LL_U_NONE || !(value > 0) || q->lo > MOST_OF_IT || (q->unit != LL_U_HOURS && q->lo != floor(q->lo)) || (q->lo == 1 && q->role != LL_Q_PRODUCT && !may_be_one) || q->lo != q->hi || all->n == MOST_CLAIMS ||
		    (!q->asked && !is_decided_amount(letter, f)) || beside_odds(letter, f) || of_medicine(letter, f) ||
		    ll_word_in(letter, f->token + f->ntokens - 1, "services|items|requests|things|issues|procedures|drugs|medications|tests|devices"))
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

/* "Quantity: 3 / Description: Custom foot orthotics" in the head, and "four orthotics": one field is of the other's thing. */
static inline bool told_in_head(const struct ll_letter *letter, const struct claim *head, const struct claim *b)
{
	enum { NEAR_HEAD = 16, STEM = 5 };
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n);
	const uint32_t at = head->fact->token, from = at > NEAR_HEAD ? at - NEAR_HEAD : 0, to = at + NEAR_HEAD < n ? at + NEAR_HEAD : (uint32_t)n;
	if (head->nthing || head->fact->u.quantity.of.n || head->fact->u.quantity.role != LL_Q_AMOUNT)
		return false;
	for (uint32_t k = 0; k < b->nthing; k++)
		for (uint32_t i = from; i < to; i++) {
			const struct ll_sv v = t[i].lower, w = t[b->thing[k]].lower;
			if (i != b->thing[k] && v.n >= STEM && w.n >= STEM && !memcmp(v.p, w.p, STEM))
				return true;
		}
	return false;
}


/* "2 pairs" and "four inserts" */
static inline bool other_noun(const struct ll_letter *letter, const struct ll_fact *a, const struct ll_fact *b)
{
	enum { STEM = 4 };
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n);
	const struct ll_quantity *p = &a->u.quantity, *q = &b->u.quantity;
	/* "3 tubes" and "12 visits" */
	if (p->unit != q->unit && (p->unit == LL_U_UNITS || q->unit == LL_U_UNITS) && p->role != LL_Q_THINGS && q->role != LL_Q_THINGS &&
	    !((p->flags | q->flags) & LL_Q_BARE) && !ll_same(p->of, q->of))
		return true;
	if (p->role == LL_Q_THINGS || q->role == LL_Q_THINGS) {
		const struct ll_sv x = t[a->token + a->ntokens - 1].lower, y = t[b->token + b->ntokens - 1].lower;
		return x.n < STEM || y.n < STEM || memcmp(x.p, y.p, x.n < y.n ? x.n - 1 : y.n - 1) != 0;
	}
	if (p->unit != LL_U_UNITS || q->unit != LL_U_UNITS || a->ntokens < 2 || b->ntokens < 2 ||
	    (!(ll_word_in(letter, a->token + a->ntokens - 1, "pair|pairs|box|boxes|set|sets|pack|packs")) && ((p->flags | q->flags) & LL_Q_BARE)))
		return false;
	const struct ll_sv x = t[a->token + a->ntokens - 1].lower, y = t[b->token + b->ntokens - 1].lower;
	return x.n < STEM || y.n < STEM || memcmp(x.p, y.p, STEM) != 0;
}

/* The date right before it, "the request of June 12 for 6 visits", or NULL. */
static inline const struct ll_fact *its_day(const struct ll_letter *letter, const struct ll_fact *f)
{
	enum { REACH = 8 };
	const struct ll_fact *day = NULL;
	for (const struct ll_fact *d = ll_from(letter, LL_DATE, f->sentence); d && d->token < f->token && d->sentence == f->sentence;
	     d = ll_next(letter, LL_DATE, d))
		if (f->token - (d->token + d->ntokens) < REACH)
			day = d;
	return day;
}

/* Asked for on two days: perhaps two requests. */
static inline bool other_day(const struct ll_letter *letter, const struct ll_fact *a, const struct ll_fact *b)
{
	const struct ll_fact *x = its_day(letter, a), *y = its_day(letter, b);
	return x && y && (x->u.date.month != y->u.date.month || x->u.date.day != y->u.date.day) && x->u.date.month && y->u.date.month;
}

static inline uint32_t same_thing(const struct ll_letter *letter, const struct claim *a, const struct claim *b)
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
			if ((ll_eq(v, w) && (v.n > STEM || !x.n || !y.n)) || ((!x.n || !y.n) && v.n >= STEM && w.n >= STEM && !memcmp(v.p, w.p, STEM)))
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
static inline bool one_thing(const struct ll_letter *letter, const struct claims *all, uint32_t sort)
{
	for (uint32_t i = 0; i < all->n; i++)
		for (uint32_t k = 0; k < i; k++)
			if (all->v[i].sort == sort && all->v[k].sort == sort &&
			    same_thing(letter, &all->v[i], &all->v[k]) == OTHER_THING)
				return false;
	return true;
}

static inline bool is_sure(const struct claim *c)
{
	const uint32_t asked = c->fact->u.quantity.asked;
	return asked == LL_ASKED_ALL || asked == LL_ASKED_STILL;
}

/* An amount of the letter makes up for the difference: granted before, left over, added. */
static inline bool made_up(const struct ll_letter *letter, const struct claim *a, const struct claim *b)
{
	const double difference = fabs(a->value - b->value);
	LL_FOREACH (f, letter, LL_QUANTITY) {
		uint32_t sort;
		const double value = claimed(letter, f, &sort);
		if (sort == a->sort && f != a->fact && f != b->fact &&
		    (value == difference || (!is_sure(b) && value == b->value && f->frame != LL_FRAME_REQUEST)))
			return true;
	}
	return false;
}

static inline bool letter_is_in_part(const struct ll_letter *letter)
{
	LL_FOREACH (d, letter, LL_DECISION)
		if (d->u.decision.outcome == LL_PARTIAL)
			return true;
	LL_FOREACH (c, letter, LL_CONCLUSION)
		if (c->u.decision.outcome == LL_PARTIAL)
			return true;
	return false;
}

/* Nothing is granted. */
static inline bool denies_all(const struct ll_letter *letter)
{
	bool denied = false;
	LL_FOREACH (d, letter, LL_DECISION) {
		if (d->u.decision.outcome != LL_DENIED)
			return false;
		denied = true;
	}
	LL_FOREACH (c, letter, LL_CONCLUSION) {
		if (c->u.decision.outcome != LL_DENIED)
			return false;
		denied = true;
	}
	return denied;
}

static inline bool grants(const struct ll_letter *letter, const struct ll_fact *f)
{
	const struct stretch s = sentence_of(letter, f);
	return !any_word(letter, s.first, s.end, "not|denied|cannot|no|deny|denial|refuse|noncertify|non") &&
	       any_word(letter, s.first, s.end, "approve|approved|cover|covered|grant|granted|allow|pay|payable|provide|supply|certify|certified|"
						"entitled|may|necessary|shall|will|appropriate|authorize|order");
}

/* Something was granted before, is left, or is told of in part. */
static inline bool tells_parts(const struct ll_letter *letter)
{
	size_t n;
	ll_tokens(letter, &n);
	if (letter_is_in_part(letter))
		return true;
	LL_FOREACH (f, letter, LL_QUANTITY)
		if (f->frame == LL_FRAME_UR || f->u.quantity.flags & LL_Q_PARTIAL ||
		    (ll_section_of(letter, f) == LL_SEC_HEADER && !f->u.quantity.asked))
			return true;
	for (uint32_t i = ll_find(letter, 0, "part"); i < n; i = ll_find(letter, i + 1, "part"))
		if (i && ll_word_in(letter, i - 1, "in"))
			return true;
	return ll_any_of(letter, 0, (uint32_t)n, "authorized|allowed|paid|remaining|rest|left|partial|partially|modified|used|offered|already|"
						 "reduced|cut|last|first|other|some");
}

/* Less is decided than was asked for, as a letter may grant. */
static inline bool may_be_part(const struct ll_letter *letter, const struct claim *asked, const struct claim *decided)
{
	const uint32_t kind = decided->fact->u.quantity.asked;
	if (!is_sure(decided) && decided->value < asked->value)
		return grants(letter, decided->fact) || decided->fact->u.quantity.flags & LL_Q_GRANTED || letter_is_in_part(letter) ||
		       (!denies_all(letter) && has_verdict(letter, decided->fact->sentence)) ||
		       (kind != LL_ASKED_MAYBE && !has_verdict(letter, decided->fact->sentence));
	/* what is in dispute may be what is left */
	return tells_parts(letter) && !both_more(asked, decided) && ((kind == LL_ASKED_STILL && asked->fact->u.quantity.asked == LL_ASKED_ALL && decided->value < asked->value) ||
				       (kind == LL_ASKED_ALL && asked->fact->u.quantity.asked == LL_ASKED_STILL && decided->value > asked->value));
}

/* Both may be what is asked for, and nothing else in the letter tells of either number. */
static inline bool only_they(const struct ll_letter *letter, const struct claim *a, const struct claim *b)
{
	return !told_elsewhere(letter, a->fact) && !told_elsewhere(letter, b->fact) && a->fact->u.quantity.role != LL_Q_DURATION;
}

/* "the 12 visits", "nine visits are disallowed" where the letter decides: of the one thing there is. */
static inline bool told_of_it(const struct ll_letter *letter, const struct claim *a, const struct claim *b)
{
	const uint32_t section = ll_section_of(letter, b->fact);
	if (told_elsewhere(letter, b->fact) || !its_day(letter, a->fact) != !its_day(letter, b->fact))
		return false;
	if (b->sort == LL_U_HOURS)
		return known_amount(letter, b->fact) && grants(letter, b->fact);
	return known_amount(letter, b->fact) || (b->sort < 100 && (section == LL_SEC_DECISION || section == LL_SEC_RATIONALE) && !a->nthing != !b->nthing &&
						 a->fact->u.quantity.unit == b->fact->u.quantity.unit);
}

/* A service is named in the sentences of both. */
static inline bool share_service(const struct ll_letter *letter, const struct ll_fact *a, const struct ll_fact *b)
{
	for (const struct ll_fact *s = ll_from(letter, LL_SERVICE, a->sentence); s && s->sentence == a->sentence; s = ll_next(letter, LL_SERVICE, s))
		for (const struct ll_fact *r = ll_from(letter, LL_SERVICE, b->sentence); r && r->sentence == b->sentence; r = ll_next(letter, LL_SERVICE, r))
			if (!s->u.service.is_class && ll_eq(s->key, r->key))
				return true;
	return false;
}

/* No other time is told in that unit. */
static inline bool only_spans(const struct ll_letter *letter, const struct claim *a, const struct claim *b)
{
	const uint32_t i = a->fact->token, k = b->fact->token;
	if (!share_service(letter, a->fact, b->fact) && !(i && ll_word_in(letter, i - 1, "the|these|those|all")) && !(k && ll_word_in(letter, k - 1, "the|these|those|all")))
		return false;
	LL_FOREACH (f, letter, LL_QUANTITY)
		if (f->u.quantity.role == LL_Q_DURATION && f->u.quantity.unit == a->fact->u.quantity.unit && f != a->fact && f != b->fact)
			return false;
	return true;
}

/* A year and 365 days, three months and 90 days: told in two units, and nearly alike. */
static inline bool alike_spans(const struct claim *a, const struct claim *b)
{
	return a->fact->u.quantity.role == LL_Q_DURATION && a->fact->u.quantity.unit != b->fact->u.quantity.unit &&
	       fabs(a->value - b->value) < 0.09 * fmax(a->value, b->value);
}

/* What stands against claim `a`. */
struct against {
	const struct claim *odd;
	uint32_t agree, differ;
	bool several, loose; /* in three amounts or more; not surely of one thing */
};

static inline struct against stand_against(const struct ll_letter *letter, const struct claims *all, const struct claim *a)
{
	struct against g = { .agree = 0 };
	const bool one = one_thing(letter, all, a->sort);
	for (uint32_t k = 0; k < all->n && !g.several; k++) {
		const struct claim *b = &all->v[k];
		const uint32_t same = same_thing(letter, a, b);
		if (b->sort != a->sort || same == OTHER_THING)
			continue;
		if (b->value == a->value || alike_spans(a, b)) {
			g.agree++;
			continue;
		}
		if (b->fact->sentence == a->fact->sentence || (in_head(letter, a) && in_head(letter, b))) {
			g.several = true;
			continue;
		}
		if (same == SOME_THING &&
		    (!one || (!is_sure(b) && !told_of_it(letter, a, b)) || (a->fact->u.quantity.role == LL_Q_DURATION && !both_more(a, b) && !(is_sure(a) && is_sure(b) && only_spans(letter, a, b)))))
			continue;
		for (uint32_t c = 0; c < all->n && !g.several; c++) /* "8 visits in April and 12 in June" */
			g.several = all->v[c].value == a->value && all->v[c].sort == a->sort && all->v[c].fact->sentence == b->fact->sentence;
		if (!(is_sure(a) && is_sure(b)) && ((a->fact->u.quantity.flags ^ b->fact->u.quantity.flags) & LL_Q_ADDITIONAL))
			continue;
		g.loose |= same == SOME_THING;
		g.several |= g.odd && g.odd->value != b->value;
		g.odd = g.odd ? g.odd : b;
		g.differ++;
	}
	return g;
}

/* True: reported. */
static inline bool check_claims(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	struct claims all = { .n = 0 };
	read_claims(letter, &all);
	for (uint32_t i = 0; i < all.n; i++) {
		const struct claim *a = &all.v[i];
		const struct against g = stand_against(letter, &all, a);
		if (g.several || !g.odd || (!is_sure(a) && (is_sure(g.odd) || g.loose || !only_they(letter, a, g.odd))) || may_be_part(letter, a, g.odd) || (!is_sure(g.odd) && made_up(letter, a, g.odd)))
			continue;
		const bool first = g.agree < g.differ;
		const struct ll_fact *f = first ? a->fact : g.odd->fact, *other = first ? g.odd->fact : a->fact;
		struct ll_finding *r = ll_report(ctx, f->at, "'%s' here, but '%s' on line %u", ll_quote(ctx, f->at),
						 ll_quote(ctx, other->at), ll_line(letter, other->at.off));
		ll_related(r, other->at, "'%s' here", ll_quote(ctx, other->at));
		if (g.loose || !is_sure(g.odd))
			ll_soften(r, LL_WARNING);
		return true;
	}
	return false;
}

/* The amount is told again as one that the reader knows of: "the 6 visits that were let through", "his 12 visits so far". */
static inline bool told_back(const struct ll_letter *letter, const struct ll_fact *f, uint32_t frame)
{
	static const char granted[] = "approved|certified|authorized|allowed|offered|granted|let|passed|gave|left",
			  had[] = "completed|received|attended|already|given|had|used|done|finished|underwent|so|to|took|paid";
	enum { NEXT = 6 };
	const uint32_t behind = f->token + f->ntokens;
	const struct stretch s = sentence_of(letter, f);
	if (!f->token || !ll_word_in(letter, f->token - 1, "the|these|those|his|her|your|all"))
		return false;
	return any_word(letter, behind, behind + NEXT < s.end ? behind + NEXT : s.end, frame == LL_FRAME_UR ? granted : had);
}

/* What the plan granted, or what was had, told twice and not alike: "modified the request to 4 visits", "the 6 visits that were let
 * through". True: reported. */
static inline bool check_told_back(struct ll_ctx *ctx, const struct ll_letter *letter, uint32_t frame)
{
	const struct ll_fact *a = NULL, *b = NULL;
	LL_FOREACH (f, letter, LL_QUANTITY) {
		const struct ll_quantity *q = &f->u.quantity;
		if (f->frame != frame || q->role != LL_Q_AMOUNT || (q->unit != LL_U_VISITS && !(q->unit == LL_U_UNITS && q->flags & LL_Q_BARE)))
			continue;
		if ((q->flags & (LL_Q_VAGUE | LL_Q_COMPONENT | LL_Q_ADDITIONAL)) || its_day(letter, f) ||
		    (a && a->u.quantity.of.n && q->of.n && !ll_eq(a->u.quantity.of, q->of)))
			return false;
		if (!a || q->lo == a->u.quantity.lo)
			a = a ? a : f;
		else if (!b || q->lo == b->u.quantity.lo)
			b = b ? b : f;
		else
			return false;
	}
	if (!b || a->sentence == b->sentence || !told_back(letter, b, frame) || told_elsewhere(letter, b))
		return false;
	LL_FOREACH (f, letter, LL_QUANTITY)
		if (f != a && f != b && (f->u.quantity.lo == b->u.quantity.lo || fabs(a->u.quantity.lo - b->u.quantity.lo) == f->u.quantity.lo ||
					 f->u.quantity.lo - a->u.quantity.lo == b->u.quantity.lo))
			return false;
	struct ll_finding *r = ll_report(ctx, b->at, "'%s' here, but '%s' on line %u", ll_quote(ctx, b->at), ll_quote(ctx, a->at),
					 ll_line(letter, a->at.off));
	ll_related(r, a->at, "'%s' here", ll_quote(ctx, a->at));
	ll_soften(r, LL_WARNING);
	return true;
}

#endif
