/* SPDX-License-Identifier: MIT */
/* Amounts that are asked for, granted or had, held against each other where they are told again. */
#ifndef LL_CHECKS_CLAIMS_H
#define LL_CHECKS_CLAIMS_H

#include "claims_read.h"

static inline bool is_sure(const struct claim *c)
{
	const uint32_t asked = c->fact->u.quantity.asked;
	return asked == LL_ASKED_ALL || asked == LL_ASKED_STILL;
}

/* An amount of the letter makes up for the difference: granted before, left over, added. */
static inline bool made_up(const struct ll_letter *letter, const struct claim *a,
			   const struct claim *b)
{
	const double difference = fabs(a->value - b->value);
	LL_FOREACH (f, letter, LL_QUANTITY) {
		uint32_t sort;
		const double value = claimed(letter, f, &sort);
		if (sort == a->sort && f != a->fact && f != b->fact &&
		    (value == difference ||
		     (!is_sure(b) && value == b->value && f->frame != LL_FRAME_REQUEST)))
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
	return !any_word(letter, s.first, s.end,
			 "not|denied|cannot|no|deny|denial|refuse|noncertify|non") &&
	       any_word(letter, s.first, s.end,
			"approve|approved|cover|covered|grant|granted|allow|pay|payable|provide|"
			"supply|certify|certified|"
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
	return ll_any_of(letter, 0, (uint32_t)n,
			 "authorized|allowed|paid|remaining|rest|left|partial|partially|modified|"
			 "used|offered|already|"
			 "reduced|cut|last|first|other|some");
}

/* Less is decided than was asked for, as a letter may grant. */
static inline bool may_be_part(const struct ll_letter *letter, const struct claim *asked,
			       const struct claim *decided)
{
	const uint32_t kind = decided->fact->u.quantity.asked;
	/* "we approve the 16 visits that the therapist says will do" */
	const struct ll_fact *small = decided->value < asked->value ? decided->fact : asked->fact;
	if (small->u.quantity.asked == LL_ASKED_STILL &&
	    ll_section_of(letter, small) == LL_SEC_DECISION && grants(letter, small) &&
	    !points_back(letter, small))
		return true;
	if (!is_sure(decided) && decided->value < asked->value)
		return grants(letter, decided->fact) ||
		       decided->fact->u.quantity.flags & LL_Q_GRANTED ||
		       letter_is_in_part(letter) ||
		       (!denies_all(letter) && has_verdict(letter, decided->fact->sentence)) ||
		       (kind != LL_ASKED_MAYBE && !has_verdict(letter, decided->fact->sentence));
	/* what is in dispute may be what is left */
	return tells_parts(letter) && !both_more(asked, decided) &&
	       ((kind == LL_ASKED_STILL && asked->fact->u.quantity.asked == LL_ASKED_ALL &&
		 decided->value < asked->value) ||
		(kind == LL_ASKED_ALL && asked->fact->u.quantity.asked == LL_ASKED_STILL &&
		 decided->value > asked->value));
}

/* Both may be what is asked for, and nothing else in the letter tells of either number. */
static inline bool only_they(const struct ll_letter *letter, const struct claim *a,
			     const struct claim *b)
{
	const bool asks = a->fact->frame == LL_FRAME_REQUEST || b->fact->frame == LL_FRAME_REQUEST;
	return (asks || ll_next(letter, LL_DECISION, NULL) ||
		ll_next(letter, LL_CONCLUSION, NULL)) &&
	       !told_elsewhere(letter, a->fact) && !told_elsewhere(letter, b->fact) &&
	       a->fact->u.quantity.role != LL_Q_DURATION;
}

/* "the 12 visits", "nine visits are disallowed" where the letter decides: of the one thing there
 * is. */
static inline bool told_of_it(const struct ll_letter *letter, const struct claim *a,
			      const struct claim *b)
{
	const uint32_t section = ll_section_of(letter, b->fact);
	if (told_elsewhere(letter, b->fact) ||
	    !its_day(letter, a->fact) != !its_day(letter, b->fact))
		return false;
	if (b->sort == LL_U_HOURS)
		return known_amount(letter, b->fact) && grants(letter, b->fact);
	const struct stretch s = sentence_of(letter, b->fact);
	static const char decides[] =
		"disallowed|denied|approved|granted|certified|necessary|allowed|payable|covered|"
		"paid|"
		"due|ordered|authorized|declined|justified|warranted|appropriate";
	return known_amount(letter, b->fact) ||
	       (b->sort < 100 && b->fact->token == s.first &&
		any_word(letter, s.first, s.end, decides)) ||
	       (b->sort < 100 && (section == LL_SEC_DECISION || section == LL_SEC_RATIONALE) &&
		!a->nthing != !b->nthing &&
		(a->fact->u.quantity.unit == b->fact->u.quantity.unit ||
		 a->fact->u.quantity.flags & LL_Q_BARE));
}

/* A service is named in the sentences of both. */
static inline bool share_service(const struct ll_letter *letter, const struct ll_fact *a,
				 const struct ll_fact *b)
{
	for (const struct ll_fact *s = ll_from(letter, LL_SERVICE, a->sentence);
	     s && s->sentence == a->sentence; s = ll_next(letter, LL_SERVICE, s))
		for (const struct ll_fact *r = ll_from(letter, LL_SERVICE, b->sentence);
		     r && r->sentence == b->sentence; r = ll_next(letter, LL_SERVICE, r))
			if (!s->u.service.is_class && ll_eq(s->key, r->key))
				return true;
	return false;
}

/* No other time is told in that unit. */
static inline bool only_spans(const struct ll_letter *letter, const struct claim *a,
			      const struct claim *b)
{
	const uint32_t i = a->fact->token, k = b->fact->token;
	if (!share_service(letter, a->fact, b->fact) &&
	    !(i && ll_word_in(letter, i - 1, "the|these|those|all")) &&
	    !(k && ll_word_in(letter, k - 1, "the|these|those|all")))
		return false;
	LL_FOREACH (f, letter, LL_QUANTITY)
		if (f->u.quantity.role == LL_Q_DURATION &&
		    f->u.quantity.unit == a->fact->u.quantity.unit && f != a->fact && f != b->fact)
			return false;
	return true;
}

/* A year and 365 days, three months and 90 days: told in two units, and nearly alike. */
static inline bool alike_spans(const struct claim *a, const struct claim *b)
{
	return a->fact->u.quantity.role == LL_Q_DURATION &&
	       a->fact->u.quantity.unit != b->fact->u.quantity.unit &&
	       fabs(a->value - b->value) < 0.09 * fmax(a->value, b->value);
}

/* "12 visits for the neck and 12 visits for the back": what the amounts of its sentence come to; 0:
 * there is no other. */
static inline double sum_beside(const struct claims *all, const struct claim *c)
{
	double sum = 0;
	uint32_t n = 0;
	for (uint32_t i = 0; i < all->n; i++)
		if (all->v[i].sort == c->sort && all->v[i].fact->sentence == c->fact->sentence) {
			sum += all->v[i].value;
			n++;
		}
	return n > 1 ? sum : 0;
}

/* "your daughter asked for 26 visits and your son for 13" */
static inline bool of_several(const struct ll_letter *letter, const struct claim *c)
{
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n);
	const struct ll_fact *first = NULL;
	for (const struct ll_fact *p = ll_from(letter, LL_PERSON, c->fact->sentence);
	     p && p->sentence == c->fact->sentence; p = ll_next(letter, LL_PERSON, p)) {
		if (p->u.person.role != LL_ROLE_KIN)
			continue;
		const uint32_t last = p->token + p->ntokens - 1;
		if (first && !ll_eq(t[first->token + first->ntokens - 1].lower, t[last].lower))
			return true;
		first = p;
	}
	return false;
}

/* The sentence of the claim has an amount of this value too. */
static inline bool told_beside(const struct ll_letter *letter, const struct claim *c, double value)
{
	uint32_t sort;
	for (const struct ll_fact *q = ll_from(letter, LL_QUANTITY, c->fact->sentence);
	     q && q->sentence == c->fact->sentence; q = ll_next(letter, LL_QUANTITY, q))
		if (claimed(letter, q, &sort) == value && sort == c->sort &&
		    (q->frame == LL_FRAME_REQUEST || q->frame == LL_FRAME_CONCLUSION ||
		     (q->u.quantity.asked && q->u.quantity.asked != LL_ASKED_MAYBE)))
			return true;
	return false;
}

/* "12 visits with Dr. A and 6 visits with Dr. B": both are asked for, in one sentence. */
static inline bool told_together(const struct ll_letter *letter, const struct claim *a,
				 const struct claim *b)
{
	uint32_t sort;
	LL_FOREACH (q, letter, LL_QUANTITY)
		if (claimed(letter, q, &sort) == a->value && sort == a->sort &&
		    q->frame == LL_FRAME_REQUEST &&
		    told_beside(letter, &(struct claim){ .fact = q, .sort = a->sort }, b->value))
			return true;
	return false;
}

/* What stands against claim `a`. */
struct against {
	const struct claim *odd;
	uint32_t agree, differ;
	bool several, loose; /* in three amounts or more; not surely of one thing */
};

static inline struct against stand_against(const struct ll_letter *letter, const struct claims *all,
					   const struct claim *a)
{
	struct against g = { .agree = 0 };
	const bool one = one_thing(letter, all, a->sort);
	for (uint32_t k = 0; k < all->n && !g.several; k++) {
		const struct claim *b = &all->v[k];
		uint32_t same = same_thing(letter, a, b);
		if (same == OTHER_THING && is_sure(a) && is_sure(b) &&
		    a->fact->u.quantity.role == LL_Q_DURATION &&
		    b->fact->u.quantity.role == LL_Q_DURATION &&
		    share_service(letter, a->fact, b->fact) && only_spans(letter, a, b))
			same = SAME_THING;
		if (b->sort != a->sort || same == OTHER_THING)
			continue;
		if (b->value == a->value || alike_spans(a, b)) {
			g.agree++;
			continue;
		}
		if (b->fact->sentence == a->fact->sentence ||
		    (in_head(letter, a) && in_head(letter, b))) {
			g.several = true;
			continue;
		}
		if (same == SOME_THING &&
		    (!one || (!is_sure(b) && !told_of_it(letter, a, b)) ||
		     (a->fact->u.quantity.role == LL_Q_DURATION && !both_more(a, b) &&
		      !(is_sure(a) && is_sure(b) && only_spans(letter, a, b)))))
			continue;
		/* "8 visits in April and 12 in June" */
		g.several |= told_beside(letter, a, b->value) || told_beside(letter, b, a->value);
		if (!(is_sure(a) && is_sure(b)) &&
		    ((a->fact->u.quantity.flags ^ b->fact->u.quantity.flags) & LL_Q_ADDITIONAL))
			continue;
		g.loose |= same == SOME_THING;
		g.several |= sum_beside(all, a) == b->value || sum_beside(all, b) == a->value;
		g.several |= g.odd && g.odd->value != b->value;
		g.odd = g.odd ? g.odd : b;
		g.differ++;
	}
	return g;
}

/* A letter that weighs many amounts of a kind, asked for by one, proposed by another, had before, tells of each on purpose. */
static inline bool weighs_many(const struct ll_letter *letter, uint32_t unit)
{
	enum { MANY = 4 };
	double seen[MANY];
	uint32_t n = 0;
	LL_FOREACH (f, letter, LL_QUANTITY) {
		const struct ll_quantity *q = &f->u.quantity;
		uint32_t k = 0;
		if (q->unit != unit || (q->role != LL_Q_AMOUNT && q->role != LL_Q_FREQUENCY))
			continue;
		while (k < n && seen[k] != q->lo)
			k++;
		if (k == n && ++n == MANY)
			return true;
		seen[k] = q->lo;
	}
	return false;
}

/* True: reported. */
static inline bool check_claims(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	struct claims all = { .n = 0 };
	read_claims(letter, &all);
	for (uint32_t i = 0; i < all.n; i++) {
		const struct claim *a = &all.v[i];
		const struct against g = stand_against(letter, &all, a);
		if (g.several || !g.odd || weighs_many(letter, a->fact->u.quantity.unit) ||
		    told_together(letter, a, g.odd) || of_several(letter, a) ||
		    of_several(letter, g.odd) ||
		    (!is_sure(a) && (is_sure(g.odd) || g.loose || !only_they(letter, a, g.odd))) ||
		    may_be_part(letter, a, g.odd) || (!is_sure(g.odd) && made_up(letter, a, g.odd)))
			continue;
		const bool first = g.agree < g.differ;
		const struct ll_fact *f = first ? a->fact : g.odd->fact,
				     *other = first ? g.odd->fact : a->fact;
		struct ll_finding *r = ll_report(ctx, f->at, "'%s' here, but '%s' on line %u",
						 ll_quote(ctx, f->at), ll_quote(ctx, other->at),
						 ll_line(letter, other->at.off));
		ll_related(r, other->at, "'%s' here", ll_quote(ctx, other->at));
		if (g.loose || !is_sure(g.odd))
			ll_soften(r, LL_WARNING);
		return true;
	}
	return false;
}

/* The amount is told again as one that the reader knows of: "the 6 visits that were let through",
 * "his 12 visits so far". */
static inline bool told_back(const struct ll_letter *letter, const struct ll_fact *f,
			     uint32_t frame)
{
	static const char granted[] =
		"approved|certified|authorized|allowed|offered|granted|let|passed|gave|left",
			  had[] = "completed|received|attended|already|given|had|used|done|"
				  "finished|underwent|so|to|took|paid";
	enum { NEXT = 6 };
	const uint32_t behind = f->token + f->ntokens;
	const struct stretch s = sentence_of(letter, f);
	if (frame == LL_FRAME_HISTORY &&
	    ll_word_in(letter, behind, "completed|received|attended|given|done"))
		return true;
	if (!f->token || !ll_word_in(letter, f->token - 1, "the|these|those|his|her|your|all"))
		return false;
	return any_word(letter, behind, behind + NEXT < s.end ? behind + NEXT : s.end,
			frame == LL_FRAME_UR ? granted : had);
}

/* What the plan granted, or what was had, told twice and not alike: "modified the request to 4
 * visits", "the 6 visits that were let through". True: reported. */
static inline bool check_told_back(struct ll_ctx *ctx, const struct ll_letter *letter,
				   uint32_t frame)
{
	const struct ll_fact *a = NULL, *b = NULL;
	LL_FOREACH (f, letter, LL_QUANTITY) {
		const struct ll_quantity *q = &f->u.quantity;
		if (f->frame != frame || q->role != LL_Q_AMOUNT ||
		    (q->unit != LL_U_VISITS && !(q->unit == LL_U_UNITS && q->flags & LL_Q_BARE)))
			continue;
		if ((q->flags & (LL_Q_VAGUE | LL_Q_COMPONENT | LL_Q_ADDITIONAL)) ||
		    its_day(letter, f) ||
		    (a && a->u.quantity.of.n && q->of.n && !ll_eq(a->u.quantity.of, q->of)))
			return false;
		if (!a || q->lo == a->u.quantity.lo)
			a = a ? a : f;
		else if (!b || q->lo == b->u.quantity.lo)
			b = b ? b : f;
		else
			return false;
	}
	if (!b || a->sentence == b->sentence ||
	    (!told_back(letter, b, frame) && !told_back(letter, a, frame)) ||
	    told_elsewhere(letter, b))
		return false;
	LL_FOREACH (f, letter, LL_QUANTITY)
		if (f != a && f != b &&
		    (f->u.quantity.lo == b->u.quantity.lo ||
		     fabs(a->u.quantity.lo - b->u.quantity.lo) == f->u.quantity.lo ||
		     f->u.quantity.lo - a->u.quantity.lo == b->u.quantity.lo))
			return false;
	struct ll_finding *r =
		ll_report(ctx, b->at, "'%s' here, but '%s' on line %u", ll_quote(ctx, b->at),
			  ll_quote(ctx, a->at), ll_line(letter, a->at.off));
	ll_related(r, a->at, "'%s' here", ll_quote(ctx, a->at));
	ll_soften(r, LL_WARNING);
	return true;
}

#endif
