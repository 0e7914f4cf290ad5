/* SPDX-License-Identifier: MIT */
/* Days counted beside the two dates between which they lie: "the 16 days from August 4 through August 22, 2021". */
#ifndef LL_CHECKS_STRETCHES_H
#define LL_CHECKS_STRETCHES_H

#include <letterlint/letterlint.h>

/* A date that begins at token i, with a month and a day that there are; NULL: none. */
static inline const struct ll_fact *day_at(const struct ll_letter *letter, uint32_t sentence, uint32_t i)
{
	for (const struct ll_fact *f = ll_from(letter, LL_DATE, sentence); f && f->token <= i;
	     f = ll_next(letter, LL_DATE, f))
		if (f->token == i)
			return f->u.date.day && !(f->u.date.flags & LL_DATE_INVALID) ? f : NULL;
	return NULL;
}

/* Days from one to the other, the last not counted; -1: it cannot be told. */
static inline int32_t days_between(const struct ll_date *a, const struct ll_date *b)
{
	const bool turns = a->month * 100 + a->day > b->month * 100 + b->day;
	const bool february = (a->month <= 2 || turns) && (b->month > 2 || turns);
	if (!a->year && !b->year && february)
		return -1; /* as the year may be a leap year */
	const int32_t last = b->year ? b->year : a->year ? a->year + turns : 2001;
	const int32_t first = a->year ? a->year : last - turns;
	return ll_serial(last, b->month, b->day) - ll_serial(first, a->month, a->day);
}

static inline bool counts_days(const struct ll_fact *f)
{
	const struct ll_quantity *q = &f->u.quantity;
	return q->role == LL_Q_DURATION && q->unit == LL_U_DAYS && f->ntokens == 2 && q->lo == q->hi &&
	       !(q->flags & ~(uint32_t)LL_Q_WORDS);
}

/* The days of `f` are another number than lie between the dates behind it. */
static inline void check_stretch(struct ll_ctx *ctx, const struct ll_letter *letter, const struct ll_fact *f)
{
	const uint32_t i = f->token + f->ntokens;
	if (!counts_days(f) || !f->token || !ll_word_in(letter, f->token - 1, "the|these|those|all|for|first|last|remaining|other") ||
	    !ll_word_in(letter, i, "from|,|("))
		return;
	const struct ll_fact *a = day_at(letter, f->sentence, i + 1);
	if (!a || !ll_word_in(letter, a->token + a->ntokens, "to|through|thru|until"))
		return;
	const struct ll_fact *b = day_at(letter, f->sentence, a->token + a->ntokens + 1);
	const int32_t days = b ? days_between(&a->u.date, &b->u.date) : -1;
	/* The last day may be counted or not. */
	if (days < 1 || f->u.quantity.lo == days || f->u.quantity.lo == days + 1)
		return;
	struct ll_finding *r = ll_report(ctx, f->at, "'%s' is not what '%s' comes to, which is %d days",
					 ll_quote(ctx, f->at), ll_quote(ctx, ll_join(a->at, b->at)), (int)days + 1);
	ll_related(r, ll_join(a->at, b->at), "comes to %d days, the last among them", (int)days + 1);
	struct ll_fix *fix = ll_fix(r, LL_FIX_CHOICE, ll_format(ctx, "make it %d days", (int)days + 1));
	if (!ll_edit_number(fix, f->at, f->u.quantity.lo, days + 1))
		ll_unfix(r);
}

#endif
