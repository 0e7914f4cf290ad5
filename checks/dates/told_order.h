/* SPDX-License-Identifier: MIT */
/* Orders that a sentence tells by its own words: "discharged on April 13, before your admission".
 */
#ifndef LL_CHECKS_TOLD_ORDER_H
#define LL_CHECKS_TOLD_ORDER_H

#include <letterlint/letterlint.h>

static inline bool is_day(const struct ll_fact *f)
{
	return f->u.date.serial != INT32_MIN && f->u.date.precision == LL_DAY &&
	       !(f->u.date.flags & (LL_DATE_VERSION | LL_DATE_INVALID | LL_DATE_PLANNED));
}

static inline void report_told(struct ll_ctx *ctx, const struct ll_letter *letter,
			       const struct ll_fact *odd, const struct ll_fact *other,
			       const char *why)
{
	struct ll_finding *r =
		ll_report(ctx, odd->at, "'%s' %s '%s' on line %u", ll_quote(ctx, odd->at), why,
			  ll_quote(ctx, other->at), ll_line(letter, other->at.off));
	ll_related(r, other->at, "'%s' here", ll_quote(ctx, other->at));
}

/* "'March 1, 2019' (the appeal) is before 'March 14, 2019' (what was appealed)". */
static inline void report_against(struct ll_ctx *ctx, const struct ll_letter *letter,
				  const struct ll_fact *f)
{
	const struct ll_date *d = &f->u.date, *e = &d->against->u.date;
	const bool before = d->year != e->year	   ? d->year < e->year
			    : d->month != e->month ? d->month < e->month
						   : d->day < e->day;
	struct ll_finding *r =
		ll_report(ctx, f->at, "'%s' (%s) is %s '%s' (%s) on line %u", ll_quote(ctx, f->at),
			  d->what, before ? "before" : "after", ll_quote(ctx, d->against->at),
			  d->against_what, ll_line(letter, d->against->at.off));
	ll_related(r, d->against->at, "%s", d->against_what);
	ll_soften(r, LL_WARNING);
}

/* "The study was done on January 9, 2019 and was interpreted on November 15, 2018": read before it
 * was done. */
static inline bool read_too_early(const struct ll_letter *letter, const struct ll_fact *a,
				  const struct ll_fact *b)
{
	enum { NEAR = 7 };
	size_t n;
	const struct ll_sentence *s = &ll_sentences(letter, &n)[a->sentence];
	const uint32_t from = a->token > s->token + NEAR ? a->token - NEAR : s->token,
		       k = a->token + a->ntokens;
	return b->sentence == a->sentence && b->u.date.serial < a->u.date.serial &&
	       ll_any_of(letter, from, a->token,
			 "done|performed|taken|obtained|drawn|collected|made|recorded") &&
	       ll_any_of(letter, k, b->token,
			 "interpreted|read|reported|analyzed|resulted|scored") &&
	       ll_any_of(letter, k, b->token, "and|was|were") && b->token - k < 24 &&
	       !ll_any_of(letter, k, b->token,
			  "compared|previous|prior|earlier|from|of|;|since|as|than|not|those|that");
}

/* "You were discharged from that hospital on April 13, before your admission to Sandbar". */
static inline bool before_admission(const struct ll_letter *letter, const struct ll_fact *f)
{
	enum { BEHIND = 4 };
	size_t n;
	const struct ll_sentence *s = &ll_sentences(letter, &n)[f->sentence];
	ll_tokens(letter, &n);
	uint32_t k = f->token + f->ntokens;
	const uint32_t end = s->token + s->ntokens, to = k + BEHIND < end ? k + BEHIND : end;
	const uint32_t left = ll_find_before(letter, s->token, f->token,
					     "discharged|left|released"),
		       from = left > s->token + 3 ? left - 3 : s->token;
	if (f->u.date.event == LL_EV_ADMISSION || left >= f->token ||
	    !ll_any_of(letter, from, left,
		       "you|he|she|patient|member|enrollee|beneficiary|claimant|insured"))
		return false;
	k += ll_word_in(letter, k, ",");
	return ll_word_in(letter, k, "before") && ll_any_of(letter, k, to, "admission|stay");
}

/* "On January 20, 2015 you disagreed with that redetermination": appealed before it was made. */
static inline const char *appealed(const struct ll_letter *letter, const struct ll_fact *f)
{
	size_t n;
	const struct ll_sentence *s = &ll_sentences(letter, &n)[f->sentence];
	const uint32_t end = s->token + s->ntokens;
	if (f->u.date.event == LL_EV_PLAN_DECISION || f->u.date.event == LL_EV_DECISION)
		return NULL;
	for (uint32_t i = s->token; i + 2 < end; i++)
		if (ll_word_in(letter, i, "disagree|disagreed|disagrees|dissatisfied") &&
		    ll_word_in(letter, i + 1, "with") &&
		    ll_word_in(letter, i + 2, "that|the|this|our|its")) {
			if (ll_word_in(letter, i + 3, "redetermination"))
				return "redetermination";
			if (ll_word_in(letter, i + 3, "reconsideration"))
				return "reconsideration";
		}
	return NULL;
}

/* The one decision of this document that is dated, told before `f`; NULL: none, or several. */
static inline const struct ll_fact *decided(const struct ll_letter *letter, const struct ll_fact *f,
					    const char *what)
{
	const struct ll_fact *one = NULL;
	LL_FOREACH (d, letter, LL_DATE) {
		if (d->u.date.event != LL_EV_PLAN_DECISION || !ll_is(d->u.date.document, what) ||
		    !is_day(d))
			continue;
		if (one && one->u.date.serial != d->u.date.serial)
			return NULL;
		one = d;
	}
	return one && one->token < f->token && f->u.date.serial < one->u.date.serial &&
			       one->u.date.serial - f->u.date.serial < 366
		       ? one
		       : NULL;
}

/* How many were found. */
static inline unsigned check_told_orders(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	const struct ll_fact *admitted = NULL;
	unsigned stays = 0, found = 0;
	LL_FOREACH (f, letter, LL_DATE)
		if (f->u.date.event == LL_EV_ADMISSION && is_day(f) &&
		    (!admitted || admitted->u.date.serial != f->u.date.serial)) {
			admitted = admitted ? admitted : f;
			stays++;
		}
	LL_FOREACH (f, letter, LL_DATE) {
		const struct ll_fact *next = ll_next(letter, LL_DATE, f), *other;
		const char *what;
		if ((!is_day(f) && !f->u.date.against) || f->u.date.twin)
			continue;
		if (f->u.date.against) {
			report_against(ctx, letter, f);
			found++;
		} else if (next && is_day(next) && read_too_early(letter, f, next)) {
			report_told(ctx, letter, next, f, "is before what was read was made,");
			found++;
		} else if (stays == 1 && f->u.date.serial > admitted->u.date.serial &&
			   before_admission(letter, f)) {
			report_told(ctx, letter, f, admitted,
				    "is said to be before the admission, which is of");
			found++;
		} else if ((what = appealed(letter, f)) && (other = decided(letter, f, what))) {
			report_told(ctx, letter, f, other,
				    "is before the decision that was appealed, of");
			found++;
		}
	}
	return found;
}

#endif
