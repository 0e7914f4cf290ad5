/* SPDX-License-Identifier: MIT */
/* LL_QUANTITY: each amount with what it counts and what the sentence does with it. */
#include "facts/request.h"

#include <math.h>

/* The first token of a fact's place that dates or the like have claimed. */
static uint8_t *claimed_tokens(struct ll_letter *l)
{
	uint8_t *taken = arena_alloc(l->arena, l->tokens.n + 1);
	for (uint32_t k = 0; k < l->facts[LL_DATE].n; k++) {
		const struct ll_fact *f = l->facts[LL_DATE].v[k];
		for (uint32_t i = f->token; i < f->token + f->ntokens && i < l->tokens.n; i++)
			taken[i] = 1;
	}
	return taken;
}

/* A number that counts nothing: a page, a chapter, a level of the spine, a score, an age. */
static bool not_an_amount(const struct ll_letter *l, uint32_t i)
{
	if (!i || tok(l, i - 1)->sentence != tok(l, i)->sentence)
		return false;
	if (tok_in(l, i - 1,
		   "page|pages|chapter|table|figure|section|grade|stage|type|phase|class|score|"
		   "scored|aged|"
		   "age|ages|step|criterion|paragraph|volume|edition|version|"
		   "$|form|option|cpt|code|no|number|tier"))
		return true;
	/* "L4-5 injection" */
	if (i >= 2 && tok_is(l, i - 1, "-") && tok_joined(l, i) && tok_joined(l, i - 1) && place_in(l->mixed, i - 2))
		return true;
	if (tok_in(l, i + 1, "panel|panels|lead|channel") || (tok_is(l, i + 1, "-") && tok_in(l, i + 2, "panel|lead|channel")))
		return true;
	return tok_in(l, i - 1, "/|.|:") && tok_joined(l, i) && i >= 2 &&
	       tok(l, i - 2)->kind == LL_TOK_NUMBER && tok_joined(l, i - 1);
}

/* A cell of a table's row: blanks before it, more than two, on one line. */
static bool begins_column(const struct ll_letter *l, uint32_t i)
{
	const struct ll_token *t = tok(l, i), *before = tok(l, i - 1);
	return !(t->flags & LL_TOK_WRAP) && t->at.off >= before->at.off + before->at.len + 3;
}

/* "1      PT, left hip, 6 visits": the number of a table's row. */
static bool numbers_row(const struct ll_letter *l, uint32_t i)
{
	const struct ll_token *t = tok(l, i);
	return t->kind == LL_TOK_NUMBER && t->flags & (LL_TOK_WRAP | LL_TOK_PARAGRAPH) && t->text.n <= 2 &&
	       i + 1 < l->tokens.n && begins_column(l, i + 1);
}

/* The nearest service or drug on the left, not beyond another amount's own noun. */
static struct ll_sv owner_before(const struct ll_letter *l, uint32_t i, uint32_t reach,
				 bool heading)
{
	uint32_t first = sent_begin(l, i);
	for (uint32_t k = i; k > first && i - k < reach; k--) {
		/* "(b) injection, series of 3": not what stands before its letter */
		if (tok_is(l, k - 1, ")") && k > first + 2 && tok(l, k - 2)->text.n == 1 && tok_is(l, k - 3, "("))
			break;
		if (clause_break(l, k - 1) ||
		    (!heading && tok_in(l, k - 1, "and|or|in|with|is|are|was|were|to|that|as")))
			break;
		const struct mark *d = mark_over(l, k - 1, LEX_DRUGS),
				  *s = mark_over(l, k - 1, LEX_SERVICES);
		if (d)
			return sv(d->entry->id);
		if (s && s->entry->code[1] != LEX_SERVICE_CLASS)
			return sv(s->entry->id);
	}
	return (struct ll_sv){ 0 };
}

/* "of", "for": "12 sessions of individual psychotherapy"; in a heading, whatever follows. */
static struct ll_sv owner_after(const struct ll_letter *l, uint32_t i, uint32_t reach, bool heading)
{
	uint32_t end = sent_end(l, i);
	bool led = heading;
	for (uint32_t k = i; k < end && k < i + reach; k++) {
		if (clause_break(l, k) || tok_in(l, k, ".|)") ||
		    (!heading && tok_in(l, k, ",|is|are|was|were|that|and|or")))
			break;
		led |= tok_in(l, k, "of|for");
		const struct mark *d = mark_at(l, k, LEX_DRUGS), *s = mark_at(l, k, LEX_SERVICES);
		if (led && d)
			return sv(d->entry->id);
		if (led && s && s->entry->code[1] != LEX_SERVICE_CLASS)
			return sv(s->entry->id);
	}
	return (struct ll_sv){ 0 };
}

static void bind(const struct ll_letter *l, struct ll_fact *f)
{
	if (f->u.quantity.of.n)
		return;
	/* A heading, or a field of the letter's head, is about one thing. */
	bool heading =
		f->frame == LL_FRAME_HEADING ||
		(f->frame == LL_FRAME_REQUEST && l->sections.v[f->section].kind == LL_SEC_HEADER);
	uint32_t after = f->token + f->ntokens;
	struct ll_sv of = { 0 };
	const struct mark *next = mark_at(l, after, LEX_SERVICES);
	if (f->u.quantity.role == LL_Q_DURATION && next &&
	    next->entry->code[1] != LEX_SERVICE_CLASS && after < sent_end(l, f->token)) {
		f->u.quantity.of =
			sv(next->entry->id); /* "a 28 day functional restoration program" */
		return;
	}
	if (tok_in(l, after, "trial|course|supply|rental|stay|membership|program|series|period") &&
	    !heading)
		after++;
	if (tok_is(l, after, "of") || (heading && tok_is(l, after, "for")))
		of = owner_after(l, after, 12, false);
	if (!of.n)
		of = owner_before(l, f->token, heading ? 40 : 9, heading);
	if (!of.n)
		of = owner_after(l, after, heading ? 30 : 6, heading);
	/* "injection, right temporomandibular joint, series of 3": at least of no other thing of the list */
	for (uint32_t k = f->token; !of.n && f->token > 2 && tok_is(l, f->token - 2, "series") && k > sent_begin(l, f->token) &&
				    f->token - k < 9 && !tok_in(l, k - 1, ";|)|:");
	     k--) {
		const struct mark *m = mark_over(l, k - 1, LEX_SERVICES);
		if (m)
			of = sv(m->entry->id);
	}
	/* one thing, by its substance or by what is done with it */
	if (f->u.quantity.unit == LL_U_INJECTIONS && sv_is(of, "hyaluronic acid"))
		of = sv("viscosupplementation");
	f->u.quantity.of = of;
}

/* "1 evaluation and 12 sessions": two amounts that add up. */
static void join_parts(const struct ll_letter *l)
{
	struct ll_fact *a = NULL;
	for (uint32_t k = 0; k < l->facts[LL_QUANTITY].n; k++) {
		struct ll_fact *b = l->facts[LL_QUANTITY].v[k];
		/* how long it takes may stand between */
		if (a && a->sentence == b->sentence && b->u.quantity.role == LL_Q_DURATION)
			continue;
		struct ll_fact *last = a;
		a = b;
		/* "twice a week for 4 weeks, then once a week for 2" */
		if (last && last->sentence == b->sentence && last->u.quantity.role == LL_Q_PRODUCT &&
		    b->u.quantity.role == LL_Q_PRODUCT && b->token - (last->token + last->ntokens) < 4 &&
		    span_has(l, last->token + last->ntokens, b->token, "then|followed|and")) {
			last->u.quantity.flags |= LL_Q_PARTIAL;
			b->u.quantity.flags |= LL_Q_PARTIAL;
		}
		if (!last || last->sentence != b->sentence || (last->frame == LL_FRAME_HISTORY && b->frame == LL_FRAME_REQUEST) ||
		    last->u.quantity.role != LL_Q_AMOUNT ||
		    b->u.quantity.role != LL_Q_AMOUNT || b->token - (last->token + last->ntokens) > 12)
			continue;
		bool joined = false;
		for (uint32_t i = last->token + last->ntokens; i < b->token; i++)
			joined |= tok_in(l, i, "and|plus|+|&") || tok_seq(l, i, "followed by") ||
				  tok_is(l, i, "then");
		if (joined) {
			last->u.quantity.flags |= LL_Q_COMPONENT;
			b->u.quantity.flags |= LL_Q_COMPONENT;
		}
	}
}

static bool granting(const struct ll_letter *l, uint32_t i)
{
	uint32_t first = sent_begin(l, i);
	for (uint32_t k = i; k > first && i - k < 4; k--)
		if (tok_in(l, k - 1,
			   LIST_APPROVED "|approving|certifying|authorizing|granting|denied|"
			   "allowed|approves|certifies|modified"))
			return true;
	return false;
}

/* Of "8 of the 12" the twelve were asked for when the eight were granted, had when the eight were
 * had. */
static void settle_parts(const struct ll_letter *l)
{
	for (uint32_t k = 0; k + 1 < l->facts[LL_QUANTITY].n; k++) {
		struct ll_fact *a = l->facts[LL_QUANTITY].v[k], *b = l->facts[LL_QUANTITY].v[k + 1];
		if (!(a->u.quantity.flags & LL_Q_PARTIAL) || a->sentence != b->sentence ||
		    b->token - (a->token + a->ntokens) > 4)
			continue;
		a->u.quantity.unit = b->u.quantity.unit;
		a->u.quantity.of = b->u.quantity.of;
		bool asked = false;
		for (uint32_t i = a->token; i < b->token + b->ntokens + 2; i++)
			asked |= tok_in(l, i, "requested|sought|proposed");
		if (asked)
			b->frame = LL_FRAME_REQUEST;
		else if (a->frame == LL_FRAME_UR && a->token && granting(l, a->token))
			b->frame = LL_FRAME_REQUEST; /* "approved 1 of the 4 visits" */
		else if (b->frame != LL_FRAME_HEADING)
			b->frame = a->frame == LL_FRAME_CONCLUSION ? LL_FRAME_REQUEST
				   : a->frame == LL_FRAME_REQUEST  ? LL_FRAME_NONE
								   : a->frame;
	}
}

/* "ABA     30 hours/week     15 hours/week     20 hours/week": asked for, allowed, decided. Only the
 * first of a row is what the service is asked for in. */
static void settle_columns(struct ll_letter *l)
{
	for (uint32_t k = 1; k < l->facts[LL_QUANTITY].n; k++) {
		struct ll_fact *a = l->facts[LL_QUANTITY].v[k - 1], *b = l->facts[LL_QUANTITY].v[k];
		if (a->sentence == b->sentence && a->token + a->ntokens == b->token && b->token &&
		    begins_column(l, b->token) && b->frame == LL_FRAME_REQUEST)
			b->frame = LL_FRAME_NONE;
	}
}

/* "twice a week for six weeks (12)", "three (3) times a week for four (6) weeks". */
static void add_inside(struct ll_letter *l, uint32_t i, uint32_t n, const struct ll_quantity *q)
{
	for (uint32_t k = i; k < i + n; k++) {
		struct number v = number_at(l, k);
		if (v.ntokens && !isnan(v.digits) && v.digits != v.value && v.digits_token >= i &&
		    token_span(l, v.digits_token, 1).off != q->digits_at.off) {
			struct ll_fact *f = fact_add(l, LL_QUANTITY, k, v.ntokens);
			f->u.quantity = (struct ll_quantity){ .lo = v.value,
							      .hi = v.value,
							      .role = LL_Q_OTHER,
							      .digits = v.digits,
							      .flags = LL_Q_WORDS,
							      .digits_at = token_span(
								      l, v.digits_token, 1) };
			return;
		}
	}
	if (q->role == LL_Q_PRODUCT && tok_is(l, i + n, "(") &&
	    tok(l, i + n + 1)->kind == LL_TOK_NUMBER && tok_is(l, i + n + 2, ")")) {
		struct number v = number_at(l, i + n + 1);
		struct ll_fact *f = v.ntokens == 1 ? fact_add(l, LL_QUANTITY, i + n + 1, 1) : NULL;
		if (f) {
			f->u.quantity = (struct ll_quantity){ .lo = v.value,
							      .hi = v.value,
							      .unit = LL_U_UNITS,
							      .flags = LL_Q_BARE | LL_Q_TOTAL,
							      .digits = NAN };
			f->frame = amount_frame(l, i, n);
		}
	}
}

/* A number in words with a figure beside it that counts nothing we know. */
static void add_other(struct ll_letter *l, uint32_t i)
{
	struct number v = number_at(l, i);
	if (!v.ntokens || isnan(v.digits) || v.digits == v.value)
		return;
	struct ll_fact *f = fact_add(l, LL_QUANTITY, i, v.ntokens);
	f->u.quantity = (struct ll_quantity){ .lo = v.value,
					      .hi = v.value,
					      .role = LL_Q_OTHER,
					      .digits = v.digits,
					      .flags = LL_Q_WORDS,
					      .digits_at = token_span(l, v.digits_token, 1) };
}

/* "4 hours a day, 5 days a week, for 6 weeks": hours, 120 in all. */
static void chain_hours(const struct ll_letter *l)
{
	for (uint32_t k = 1; k < l->facts[LL_QUANTITY].n; k++) {
		struct ll_fact *a = l->facts[LL_QUANTITY].v[k - 1], *b = l->facts[LL_QUANTITY].v[k];
		struct ll_quantity *x = &a->u.quantity, *y = &b->u.quantity;
		if (a->sentence != b->sentence || b->token - (a->token + a->ntokens) > 3 ||
		    x->role != LL_Q_FREQUENCY || y->role != LL_Q_PRODUCT)
			continue;
		if (x->unit == LL_U_HOURS && x->per == LL_U_DAYS && y->unit == LL_U_DAYS &&
		    y->per == LL_U_WEEKS) {
			y->product *= x->lo;
			y->lo *= x->lo;
			y->hi *= x->hi;
		} else if (x->unit == LL_U_DAYS && x->per == LL_U_WEEKS && y->unit == LL_U_HOURS &&
			   y->per == LL_U_DAYS) {
			y->product = y->product / 7 * x->lo;
		} else {
			continue;
		}
		y->unit = LL_U_HOURS;
		y->flags |= x->flags & LL_Q_RANGE;
		x->role = LL_Q_OTHER;
		b->at = ll_join(a->at, b->at);
	}
}

/* "Of the 160 hours requested, 80 hours are necessary": what follows is part of the whole. */
static void settle_wholes(const struct ll_letter *l)
{
	const struct ll_fact *whole = NULL;
	for (uint32_t k = 0; k < l->facts[LL_QUANTITY].n; k++) {
		struct ll_fact *f = l->facts[LL_QUANTITY].v[k];
		if (whole && whole->sentence != f->sentence)
			whole = NULL;
		if (whole && f->u.quantity.lo <= whole->u.quantity.lo)
			f->u.quantity.flags |= LL_Q_PARTIAL;
		uint32_t first = sent_begin(l, f->token), i = f->token;
		if (i > first && tok_in(l, i - 1, "the|these|those"))
			i--;
		if (i > first && tok_is(l, i - 1, "of") &&
		    (i - 1 == first || tok_in(l, i - 2, ",|that|(|and")))
			whole = f;
	}
}

/* "30 sessions of the acute course and 6 of the taper": as many of what was counted before. Returns
 * the tokens it takes, 0: none; it is a part of a sum, and claims nothing by itself. */
static uint32_t same_again(const struct ll_letter *l, uint32_t i, struct ll_quantity *q)
{
	const uint32_t n = l->facts[LL_QUANTITY].n;
	const struct ll_fact *a = n ? l->facts[LL_QUANTITY].v[n - 1] : NULL;
	if (!a || a->sentence != tok(l, i)->sentence || !tok_in(l, i - 1, "and|plus"))
		return 0;
	const struct number v = number_at(l, i);
	if (!v.ntokens || v.ordinal || !tok_in(l, i + v.ntokens, "of|for|in") || !tok_is(l, i + v.ntokens + 1, "the") ||
	    a->u.quantity.role != LL_Q_AMOUNT || a->u.quantity.flags & LL_Q_VAGUE ||
	    i - (a->token + a->ntokens) > 8)
		return 0;
	*q = (struct ll_quantity){
		.lo = v.value, .hi = v.value, .unit = a->u.quantity.unit, .flags = LL_Q_PARTIAL, .digits = NAN
	};
	return v.ntokens;
}

/* "Sessions in dispute: 8", "Days requested: 12": the unit is in the field's name. Returns the
 * tokens it takes, 0: none. */
static uint32_t field_amount(const struct ll_letter *l, uint32_t i, struct ll_quantity *q)
{
	if (i < 3 || !tok_is(l, i - 1, ":"))
		return 0;
	const struct number v = number_at(l, i);
	if (!v.ntokens || v.ordinal)
		return 0;
	uint32_t k = i - 1;
	if (tok_seq(l, k - 2, "in dispute") || tok_seq(l, k - 2, "at issue"))
		k -= 2;
	else if (tok_in(l, k - 1, "requested|disputed|appealed"))
		k--;
	else
		return 0;
	uint32_t n;
	const uint32_t unit = unit_at(l, k - 1, &n);
	if (!unit || n != 1)
		return 0;
	*q = (struct ll_quantity){ .lo = v.value, .hi = v.value, .unit = unit, .digits = v.digits,
				   .role = unit_is_time(unit) ? LL_Q_DURATION : LL_Q_AMOUNT };
	return v.ntokens;
}

/* "We approve 14 visits", "8 sessions are denied": what was told of the plan, or of nobody, is decided here. */
static void settle_decided(const struct ll_letter *l, struct ll_fact *f)
{
	const bool wishable = f->frame == LL_FRAME_NONE || f->frame == LL_FRAME_HYPOTHETICAL ||
			      (f->frame == LL_FRAME_HISTORY && f->u.quantity.flags & LL_Q_ADDITIONAL);
	if (wishable && f->u.quantity.role != LL_Q_STRENGTH && f->u.quantity.role != LL_Q_OTHER && amount_wished(l, f->token)) {
		f->frame = LL_FRAME_REQUEST;
		return;
	}
	/* "A lift for 48 months is covered." */
	const bool covered = f->frame == LL_FRAME_GUIDELINE && !fact_near(l, LL_DATE, f->token) && section_at(l, f->token)->kind == LL_SEC_DECISION &&
			     !sent_has(l, f->token, "guideline|guidelines|policy|criteria|plan|benefit|benefits|up|year|maximum|limit|least|more|less|"
						    "contract|usually|generally|recommends|only|half|trial|if|would");
	if (f->frame != LL_FRAME_NONE && f->frame != LL_FRAME_UR && !covered)
		return;
	const uint32_t decided = amount_decided(l, f->token, f->ntokens);
	if (!decided && f->frame == LL_FRAME_NONE && amount_at_issue(l, f->token))
		f->frame = LL_FRAME_REQUEST;
	if (!decided)
		return;
	f->frame = LL_FRAME_CONCLUSION;
	if (decided == LL_GRANTED && !amount_in_full(l, f->token, f->ntokens))
		f->u.quantity.flags |= LL_Q_GRANTED;
}

/* Where an amount can begin. */
static const uint64_t *beginnings(const struct ll_letter *l)
{
	uint64_t *at = places_new(l);
	places_add(l, at, l->counts);
	places_add(l, at, places_of(l, AMOUNT_WORDS));
	PLACES_EACH (i, l, l->mixed) /* "x4" */
		if (*tok(l, i)->lower.p == 'x')
			place_add(at, i);
	return at;
}

void facts_quantities(struct ll_letter *l)
{
	const uint8_t *taken = claimed_tokens(l);
	const uint64_t *at = beginnings(l);
	for (uint32_t i = 0; (i = place_next(l, at, i)) < l->tokens.n;) {
		const struct ll_token *t = &l->tokens.v[i];
		struct ll_quantity q = { .digits = NAN };
		uint32_t n = 0;
		if (!taken[i] && !mark_over(l, i, LEX_DRUGS) && !numbers_row(l, i) &&
		    !(t->kind == LL_TOK_NUMBER && not_an_amount(l, i)))
			n = amount_at(l, i, &q);
		const bool field = !n && !taken[i] && (n = field_amount(l, i, &q));
		if (!n && !taken[i])
			n = same_again(l, i, &q);
		if (!n) {
			if (t->kind != LL_TOK_PUNCT)
				add_other(l, i);
			i++;
			continue;
		}
		struct ll_fact *f = fact_add(l, LL_QUANTITY, i, n);
		f->u.quantity = q;
		f->frame = field ? LL_FRAME_REQUEST : amount_frame(l, i, n);
		settle_decided(l, f);
		bind(l, f);
		/* what is in dispute is one thing, named or not */
		if (!f->u.quantity.of.n && (field || tok_seq(l, i + n, "in dispute") || tok_seq(l, i + n, "at issue")))
			f->u.quantity.of = sv("in dispute");
		add_inside(l, i, n, &q);
		i += n;
	}
	chain_hours(l);
	settle_parts(l);
	settle_columns(l);
	settle_wholes(l);
	join_parts(l);
	settle_odds(l);
	add_things(l);
	settle_claims(l);
}
