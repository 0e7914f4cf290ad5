/* SPDX-License-Identifier: MIT */
/*
 * Happenings of one thing in an order that cannot be: an appeal before the denial, an answer read
 * before the test, an end before the beginning. Only where each of the two is told of one day; a
 * second course, a second stay may lie between.
 */
#include "facts/happenings.h"

#include <string.h>

enum need {
	NEED_THING = 1,	    /* a word in common, or the second says "that", "after it" */
	NEED_PAPER = 2,	    /* the same paper */
	NEED_NAME = 4,	    /* the second names the first: "the result of the biopsy" */
	NEED_HEIRS = 8,	    /* the second is done by who is left */
	NEED_JOB = 16,	    /* the second is of this employment */
	NEED_STITCHES = 32, /* what is taken out is of an operation */
	NEED_APPEAL = 64,   /* the paper is what starts a review */
	NEED_DISPUTE = 128, /* the first is said to be appealed, the second is of an appeal */
	NEED_LIFE = 256,    /* of the patient, and no kin of the patient's */
	NEED_TURN = 512,    /* the first is told first: "returned to work in July ... off work since
			       November" is of two rounds the second */
};

static const struct rule {
	const char *first, *then; /* classes of happenings.tsv */
	unsigned need;
	const char *what, *later; /* the first and what comes after it, for people */
} rules[] = {
	{ "denied|modified", "appealed", NEED_THING | NEED_NAME, "what was appealed",
	  "the appeal" },
	{ "sent|signed|reported", "received", NEED_PAPER, "what was received was sent",
	  "its receipt" },
	{ "denied|modified|sent", "received", NEED_NAME, "what was received was sent",
	  "its receipt" },
	{ "sent|appealed|received|asked", "assigned", NEED_THING, "what was assigned",
	  "the assignment" },
	{ "imaged|tested", "reported|spoken|received", NEED_NAME, "the test",
	  "the telling of its result" },
	{ "received|sent|appealed", "assigned", NEED_APPEAL, "the request for review",
	  "the assignment" },
	{ "decided|denied|modified", "received|sent|appealed|reported", NEED_DISPUTE,
	  "what was appealed", "the appeal" },
	{ "seen|operated|injected|imaged|tested|discharged|admitted", "died", NEED_LIFE,
	  "what was done for the patient", "the death" },
	{ "admitted", "discharged", NEED_TURN, "the admission", "the discharge" },
	{ "begun", "ended", NEED_TURN | NEED_THING, "the beginning", "the end" },
	{ "injected|operated|delivered", "ended|removed", NEED_TURN | NEED_THING, "what was done",
	  "its end" },
	{ "operated", "removed", NEED_TURN | NEED_STITCHES, "the operation", "the removal" },
	{ "stopped work", "returned to work", NEED_TURN, "the end of work", "the return to work" },
	{ "hired", "accident|broken", NEED_JOB, "the hiring", "what happened in that work" },
	{ "died", "asked|appealed|sent|received|signed", NEED_HEIRS, "the death",
	  "what the survivors did" },
	{ "accident|operated|broken", "seen|spoken|reported|operated", NEED_NAME, "what happened",
	  "what followed it" },
	{ "asked", "delivered", NEED_THING, "the request", "the delivery" },
	{ "denied", "upheld", NEED_THING, "the denial", "its being upheld" },
};

/* Words of the class, in the clause that tells of `b`, other than its own act: "the biopsy's
 * result". */
static bool names(const struct ll_letter *l, const struct happening *b, const char *id)
{
	for (uint32_t i = b->from; i < b->to; i++) {
		const struct mark *m = mark_at(l, i, LEX_HAPPENINGS);
		if (m && m != b->act && sv_is(sv(m->entry->id), id) && i > b->from &&
		    (tok_in(l, i - 1, "that|the|this|your|his|her|it") ||
		     tok_in(l, i - 2 + (i < 2), "that|the|this|your|his|her|of|for")))
			return true;
	}
	return false;
}

static bool near_words(const struct ll_letter *l, const struct happening *h, const char *words)
{
	enum { FAR = 60 };
	const uint32_t d = h->date->token, begin = sent_begin(l, d), end = sent_end(l, d);
	for (uint32_t i = d > begin + FAR ? d - FAR : begin; i < end && i < d + FAR; i++)
		if (tok_in_list(l, i, words))
			return true;
	return false;
}

/* The study that the second tells of is the first: "the CT", "the biopsy". */
static bool same_study(const struct ll_letter *l, const struct happening *a,
		       const struct happening *b)
{
	const struct ll_sv w = tok(l, a->act->token)->lower;
	for (uint32_t i = b->from; i < b->to; i++) {
		const struct ll_sv v = tok(l, i)->lower;
		if (v.n >= 2 && w.n >= 2 &&
		    (sv_eq(v, w) || (v.n > 4 && w.n > 4 && !memcmp(v.p, w.p, 5))))
			return true;
	}
	return false;
}

/* The days between, where `b` is the earlier one; 0: it is not, or that cannot be told. */
static int32_t days_early(const struct happening *a, const struct happening *b)
{
	enum { FAR = 600 };
	const struct ll_date *x = &a->date->u.date, *y = &b->date->u.date;
	if (!x->year || !y->year || !x->month || !y->month)
		return 0;
	/* the least that a month can be before a day */
	const int32_t p = date_serial(x->year, x->month, x->day ? x->day : 1),
		      q = date_serial(y->year, y->month,
				      y->day ? y->day : date_month_days(y->year, y->month));
	return p > q && p - q < FAR ? p - q : 0;
}

static bool is_appeal(const struct happening *h)
{
	return happening_is(h, "appealed") ||
	       (h->paper && ll_in(sv(h->paper->id), "appeal|appealed|asked|application"));
}

static bool meets(const struct ll_letter *l, const struct rule *r, const struct happening *a,
		  const struct happening *b)
{
	static const char heirs[] = "estate|widow|widower|survivors|survivor|heirs|heir|executor|"
				    "executrix|late|deceased|survived";
	static const char other[] =
		"earlier|former|previous|other|new|old|prior|another|again|ours|theirs";
	unsigned shared;
	if (r->need & NEED_TURN && a->date->token > b->date->token)
		return false;
	if (!happening_compatible(a, b, &shared))
		return false;
	if (r->need & NEED_PAPER)
		return happening_one_paper(a, b);
	if (r->need & NEED_APPEAL)
		return is_appeal(a);
	if (r->need & NEED_DISPUTE)
		return (is_appeal(b) &&
			near_words(
				l, a,
				"appealed|appealing|dispute|disputed|contest|contested|against")) ||
		       near_words(l, b, "contesting|disputing|appealing|contests|disputes");
	if (r->need & NEED_LIFE)
		return !b->kin && !a->kin && !near_words(l, a, heirs) &&
		       !mark_in(l, sent_begin(l, b->date->token), sent_end(l, b->date->token),
				LEX_KIN);
	if (r->need & NEED_HEIRS)
		return near_words(l, b, heirs);
	if (r->need & NEED_STITCHES)
		return near_words(l, b,
				  "staples|sutures|stitches|drain|drains|cast|pins|pin|packing|"
				  "catheter|splint|screws|plate|stent");
	if (r->need & NEED_JOB)
		return near_words(l, b, "employer|employer's|job|employment|company");
	if (r->need & NEED_NAME) {
		const bool study = happening_is(a, "imaged") || happening_is(a, "tested");
		if (study ? same_study(l, a, b) ||
				    (happening_is(a, "tested") && shared &&
				     near_words(l, b,
						"sample|specimen|laboratory|lab|results|swab"))
			  : names(l, b, a->act->entry->id))
			return true;
	}
	/* "The earlier coverage ended on December 31, and this one began on January 1" */
	if (happening_is(a, "begun") && happening_is(b, "ended") &&
	    (near_words(l, a, other) || near_words(l, b, other) || days_early(a, b) < 3))
		return false;
	if (r->need & NEED_THING)
		return shared > 0 || (!b->nthings && tok_in(l, b->from, "it|they"));
	return r->need == NEED_TURN;
}

/* The day of `h` is the only one that the letter has of its like. */
static bool alone(const struct told *t, const struct happening *h)
{
	for (unsigned i = 0; i < t->n; i++) {
		unsigned shared;
		if (t->v[i].act && t->v[i].act->entry == h->act->entry &&
		    !happening_same_day(&t->v[i], h) && happening_compatible(&t->v[i], h, &shared))
			return false;
	}
	return true;
}

static const struct rule *broken_rule(const struct ll_letter *l, const struct happening *a,
				      const struct happening *b)
{
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (ll_in(sv(a->act->entry->id), rules[i].first) &&
		    ll_in(sv(b->act->entry->id), rules[i].then) && meets(l, &rules[i], a, b))
			return &rules[i];
	return NULL;
}

/* "The first of the twelve visits", "the twelfth and last". */
static bool first_and_last(const struct happening *a, const struct happening *b)
{
	unsigned shared;
	return a->act->entry == b->act->entry && a->which == HAP_FIRST && b->which == HAP_LAST &&
	       happening_alike(a, b, &shared) && shared;
}

static void set_late(const struct happening *a, const struct happening *b, const char *what,
		     const char *later)
{
	const bool first_told = a->date->token < b->date->token;
	const struct ll_fact *odd = first_told ? b->date : a->date;
	struct ll_date *d =
		(struct ll_date *)&odd->u.date; /* ours: the letter is still being read */
	if (a->date->u.date.twin || b->date->u.date.twin || a->date->u.date.against ||
	    b->date->u.date.against)
		return;
	d->against = first_told ? a->date : b->date;
	d->what = first_told ? later : what;
	d->against_what = first_told ? what : later;
}

/* "She bled on April 6, a week after the tonsils were out": what the sentence says that it came
 * after. */
static bool told_after(const struct ll_letter *l, const struct happening *a,
		       const struct happening *b)
{
	enum { NEAR = 10 };
	const uint32_t end = sent_end(l, b->date->token), past = b->date->token + b->date->ntokens;
	if (happening_kind(a) != LEX_HAP_ONCE || a->another)
		return false;
	for (uint32_t i = past; i < end && i < past + NEAR; i++) {
		if (tok_in(l, i, ";|but|and|because|while|not|before"))
			return false;
		if (!tok_in(l, i, "after|since|following"))
			continue;
		return happening_words(l, a, i + 1, i + 1 + NEAR < end ? i + 1 + NEAR : end);
	}
	return false;
}

void date_order_happenings(const struct ll_letter *l, const struct told *t)
{
	for (unsigned i = 0; i < t->n; i++)
		for (unsigned k = 0; k < t->n; k++) {
			const struct happening *a = &t->v[i], *b = &t->v[k];
			if (!a->act || a->date->sentence == b->date->sentence ||
			    !days_early(a, b) || a->another || b->another || a->listed || b->listed)
				continue;
			if (b->act && first_and_last(a, b)) {
				set_late(a, b, "the first", "the last");
				continue;
			}
			if (told_after(l, a, b) && alone(t, a)) {
				set_late(a, b, "what came first",
					 "what is said to have come after it");
				continue;
			}
			const struct rule *r = b->act ? broken_rule(l, a, b) : NULL;
			if (r && alone(t, a) && alone(t, b))
				set_late(a, b, r->what, r->later);
		}
}
