/* SPDX-License-Identifier: MIT */
#include "dose_told.h"
#include "numbered.h"

#include <math.h>
#include <string.h>

enum { MAX = 12 };

struct item {
	uint32_t number;
	const struct ll_fact *head[MAX];
	uint32_t nhead;
};

/* One medicine, or a combination named by its first ingredient. */
static bool same_drug(struct ll_sv a, struct ll_sv b)
{
	if (a.n > b.n)
		return same_drug(b, a);
	return ll_eq(a, b) || (a.n && b.n > a.n && b.p[a.n] == '-' && !memcmp(a.p, b.p, a.n));
}

static bool is_claim(const struct ll_fact *f)
{
	return f->frame == LL_FRAME_REQUEST || f->frame == LL_FRAME_CONCLUSION;
}

/* Told as asked for in the summary, be it among what went before. */
static bool is_asked(const struct ll_fact *f)
{
	return f->frame == LL_FRAME_REQUEST ||
	       (f->frame == LL_FRAME_HISTORY && f->u.drug.status == LL_RX_REQUESTED &&
		f->polarity == LL_AFFIRMED && f->time == LL_CURRENT && f->referent == LL_PATIENT);
}

static bool same_strength(const struct ll_drug *a, const struct ll_drug *b)
{
	if (!a->nstrengths || !b->nstrengths || a->strength_unit != b->strength_unit)
		return true;
	uint32_t n = a->nstrengths == b->nstrengths ? a->nstrengths : 1;
	for (uint32_t i = 0; i < n; i++)
		if (fabs(a->strength[i] - b->strength[i]) > 1e-9 * (1 + fabs(a->strength[i])))
			return false;
	return true;
}

/* Forms that are different medicines to a pharmacist: released at once or slowly, swallowed or
 * rubbed in. */
static bool form_counts(struct ll_sv form)
{
	static const char *const those[] = { "er",  "ir",    "odt",	 "dr",	     "cream",
					     "gel", "patch", "ointment", "injection" };
	for (size_t i = 0; i < sizeof those / sizeof *those; i++)
		if (ll_eq(form, (struct ll_sv){ those[i], strlen(those[i]) }))
			return true;
	return false;
}

/* "Every 6 hours" is four times a day, "at bedtime" once, but not "in the morning". */
static bool same_schedule(const struct ll_drug *a, const struct ll_drug *b)
{
	const bool times = ll_in(a->schedule, "qam|qhs") && ll_in(b->schedule, "qam|qhs");
	return ll_eq(a->schedule, b->schedule) || (!times && a->every > 0 && a->every == b->every);
}

/* What differs between two mentions of one medicine, and where in the second; NULL: nothing. */
static const char *difference(const struct ll_drug *a, const struct ll_drug *b,
			      struct ll_span *first, struct ll_span *second)
{
	if (!same_strength(a, b)) {
		*first = a->strength_at;
		*second = b->strength_at;
		return "strength";
	}
	/* "Four tablets come to 40 mg" counts a day's. */
	if (a->count > 0 && b->count >= 5 && a->count != b->count) {
		*first = a->count_at;
		*second = b->count_at;
		return "count";
	}
	first->len = second->len = 0;
	if (a->refills >= 0 && b->refills >= 0 && a->refills != b->refills)
		return "number of refills";
	if (a->schedule.n && b->schedule.n && !same_schedule(a, b))
		return "schedule";
	if (form_counts(a->form) && form_counts(b->form) && !ll_eq(a->form, b->form))
		return "form";
	return NULL;
}

/* Asked for or decided here, and as `of` has it. */
static bool says_so(const struct ll_fact *f, const struct ll_fact *of, bool count)
{
	if (f == of)
		return true;
	if (!same_drug(f->key, of->key) ||
	    (f->item == of->item ? !is_claim(f) && f->frame != LL_FRAME_HEADING
				 : f->item || f->frame != LL_FRAME_REQUEST))
		return false;
	const struct ll_drug *a = &f->u.drug, *b = &of->u.drug;
	return count ? a->count == b->count : a->nstrengths == b->nstrengths && same_strength(a, b);
}

/* Strength or count of a medicine as another place has it, wherever it is asked for or decided. */
static bool offer(struct ll_ctx *ctx, const struct ll_letter *letter, struct ll_finding *finding,
		  const struct ll_fact *from, const struct ll_fact *to, bool count)
{
	const struct ll_drug *a = &from->u.drug, *b = &to->u.drug;
	uint32_t n = 0;
	LL_FOREACH (f, letter, LL_DRUG)
		n += says_so(f, from, count);
	struct ll_fix *fix = ll_fix(
		finding, LL_FIX_CHOICE,
		ll_format(ctx, "write '%s' %s, as on line %u",
			  ll_quote(ctx, count ? b->count_at : b->strength_at),
			  n == 1 ? ll_format(ctx, "on line %u", ll_line(letter, from->at.off))
				 : ll_format(ctx, "in %u places", n),
			  ll_line(letter, to->at.off)));
	LL_FOREACH (f, letter, LL_DRUG) {
		if (!says_so(f, from, count))
			continue;
		bool written =
			!count || ll_edit_number(fix, f->u.drug.count_at, a->count, b->count);
		for (uint32_t i = 0; i < a->nstrengths && !count && written; i++)
			written = a->strength[i] == b->strength[i] ||
				  ll_edit_number(fix, f->u.drug.strength_at, a->strength[i],
						 b->strength[i]);
		if (!written) {
			ll_unfix(finding);
			return false;
		}
	}
	return true;
}

static void offer_both(struct ll_ctx *ctx, const struct ll_letter *letter, struct ll_finding *f,
		       const struct ll_fact *odd, const struct ll_fact *other, const char *what)
{
	const bool count = !strcmp(what, "count"), strength = !strcmp(what, "strength");
	if (!ll_wants_fixes(ctx) || odd->kind != LL_DRUG || other->kind != LL_DRUG ||
	    (!count && !strength) ||
	    (strength && odd->u.drug.nstrengths != other->u.drug.nstrengths))
		return;
	if (offer(ctx, letter, f, odd, other, count) && !offer(ctx, letter, f, other, odd, count))
		ll_unfix(f);
}

static struct ll_finding *report(struct ll_ctx *ctx, const struct ll_letter *letter, const struct ll_fact *odd,
		   struct ll_span at, const struct ll_fact *other, struct ll_span other_at,
		   const char *what)
{
	at = at.len ? ll_join(odd->at, at) : odd->at;
	other_at = other_at.len ? ll_join(other->at, other_at) : other->at;
	struct ll_finding *f =
		ll_report(ctx, at, "'%s' here, but '%s' on line %u: another %s", ll_quote(ctx, at),
			  ll_quote(ctx, other_at), ll_line(letter, other_at.off), what);
	ll_related(f, other_at, "'%s' %s", ll_quote(ctx, other_at),
		   other->frame == LL_FRAME_HEADING ? "in the heading" : "is asked for here");
	offer_both(ctx, letter, f, odd, other, what);
	return f;
}

/* The medicine of the heading that a claim is about, if the claim agrees with none of them. */
static const struct ll_fact *disagrees(const struct item *it, const struct ll_fact *claim,
				       const char **what, struct ll_span *first,
				       struct ll_span *second)
{
	const struct ll_fact *found = NULL;
	for (uint32_t i = 0; i < it->nhead; i++) {
		struct ll_span a, b;
		const char *w;
		if (!same_drug(it->head[i]->key, claim->key))
			continue;
		w = difference(&it->head[i]->u.drug, &claim->u.drug, &a, &b);
		if (!w)
			return NULL;
		if (found)
			continue;
		found = it->head[i];
		*what = w;
		*first = a;
		*second = b;
	}
	return found;
}

/* "The request for #90": a count of the item's only medicine. */
static const struct ll_fact *other_count(const struct item *it, const struct ll_fact *f)
{
	const struct ll_quantity *q = &f->u.quantity;
	if (!is_claim(f) || q->unit != LL_U_DOSES || q->role != LL_Q_AMOUNT || q->lo < 5 ||
	    (q->flags & LL_Q_VAGUE))
		return NULL;
	const struct ll_fact *only = NULL;
	for (uint32_t i = 0; i < it->nhead; i++) {
		const struct ll_drug *d = &it->head[i]->u.drug;
		if (q->of.n && !same_drug(q->of, it->head[i]->key))
			continue;
		if (!(d->count > 0) || d->count == q->lo || only ||
		    (d->refills > 0 && d->count * (d->refills + 1) == q->lo))
			return NULL;
		only = it->head[i];
	}
	return only;
}

static bool says_dose(const struct ll_drug *d)
{
	return d->nstrengths || d->count > 0 || d->schedule.n;
}

/* Says the summary's request otherwise than the heading? Only where it says it one way. */
static void check_summary(struct ll_ctx *ctx, const struct ll_letter *letter, const struct item *it,
			  const struct ll_fact *const *sum, uint32_t nsum)
{
	for (uint32_t h = 0; h < it->nhead; h++) {
		struct item one = { .number = it->number, .head = { it->head[h] }, .nhead = 1 };
		const struct ll_fact *said = NULL;
		const char *what = NULL, *w;
		struct ll_span a = { 0 }, b = { 0 }, x, y;
		bool agreed = false;
		for (uint32_t i = 0; i < nsum; i++) {
			if (!same_drug(sum[i]->key, it->head[h]->key) || !says_dose(&sum[i]->u.drug))
				continue;
			if (!disagrees(&one, sum[i], &w, &x, &y)) {
				agreed = true;
				continue;
			}
			said = sum[i];
			what = w;
			a = x;
			b = y;
		}
		if (said && !agreed)
			report(ctx, letter, it->head[h], a, said, b, what);
	}
}

static void check_item(struct ll_ctx *ctx, const struct ll_letter *letter, const struct item *it,
		       const struct ll_fact *drug, const struct ll_fact *quantity,
		       const struct ll_fact *const *sum, uint32_t nsum, bool partial)
{
	bool found = false;
	for (; drug && ll_request_of(letter, drug) == it->number && !found;
	     drug = ll_next(letter, LL_DRUG, drug)) {
		const char *what;
		struct ll_span a, b;
		if (ll_section_of(letter, drug) != LL_SEC_RATIONALE &&
		    ll_section_of(letter, drug) != LL_SEC_DECISION)
			continue;
		if (!is_claim(drug) || drug->u.drug.is_class)
			continue;
		const struct ll_fact *head = disagrees(it, drug, &what, &a, &b);
		if (!head || (partial && strcmp(what, "strength")))
			continue;
		report(ctx, letter, drug, b, head, a, what);
		found = true;
	}
	for (; quantity && ll_request_of(letter, quantity) == it->number && !found;
	     quantity = ll_next(letter, LL_QUANTITY, quantity)) {
		const struct ll_fact *head = other_count(it, quantity);
		if (!head || partial || ll_section_of(letter, quantity) == LL_SEC_HEADING)
			continue;
		report(ctx, letter, quantity, quantity->at, head, head->u.drug.count_at, "count");
		found = true;
	}
	if (!found && !partial)
		check_summary(ctx, letter, it, sum, nsum);
}

/* "X 30 mg is approved for twelve months. X 10 mg is approved for three.": both strengths were asked for. */
static bool decided_apart(const struct ll_letter *letter, const struct ll_fact *a, const struct ll_fact *b)
{
	size_t n;
	const struct ll_sentence *s = ll_sentences(letter, &n);
	/* "a. OxyContin 30 mg #60", "b. OxyContin 20 mg #60": a list asks for both */
	if (ll_section_of(letter, a) == LL_SEC_HEADER && ll_section_of(letter, b) == LL_SEC_HEADER && a->sentence != b->sentence)
		return true;
	return a->frame == LL_FRAME_CONCLUSION && b->frame == LL_FRAME_CONCLUSION && a->sentence != b->sentence &&
	       s[a->sentence].paragraph == s[b->sentence].paragraph;
}

/* Medicines that no heading names: what is decided against what was asked for before. */
static bool check_rest(struct ll_ctx *ctx, const struct ll_letter *letter,
		       const struct ll_fact *const *claim, uint32_t n)
{
	for (uint32_t i = 1; i < n; i++) {
		const struct ll_fact *other = NULL;
		const char *what = NULL, *w;
		struct ll_span a = { 0 }, b = { 0 }, x, y;
		bool agreed = false;
		for (uint32_t k = 0; k < i; k++) {
			if (!same_drug(claim[k]->key, claim[i]->key) || decided_apart(letter, claim[k], claim[i]))
				continue;
			w = difference(&claim[k]->u.drug, &claim[i]->u.drug, &x, &y);
			agreed |= !w || of_their_own(letter, claim[k]) || of_their_own(letter, claim[i]);
			if (!w)
				continue;
			other = claim[k];
			what = w;
			a = x;
			b = y;
		}
		if (other && !agreed) {
			report(ctx, letter, claim[i], b, other, a, what);
			return true;
		}
	}
	return false;
}

/* Another mention of the medicine has this dose too, or says nothing that differs where it says one. */
static bool dose_elsewhere(const struct ll_letter *letter, const struct ll_fact *odd)
{
	struct ll_span a, b;
	LL_FOREACH (f, letter, LL_DRUG)
		if (f->sentence != odd->sentence && same_drug(f->key, odd->key) && says_dose(&f->u.drug) &&
		    !difference(&f->u.drug, &odd->u.drug, &a, &b))
			return true;
	return false;
}

/* "The plan will cover Jardiance 25 mg", where the appeal was about 10 mg. */
static void check_told(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	LL_FOREACH (f, letter, LL_DRUG) {
		if (f->u.drug.is_class || f->u.drug.topical || !says_dose(&f->u.drug) || !decides_dose(letter, f) ||
		    dose_elsewhere(letter, f))
			continue;
		LL_FOREACH (asked, letter, LL_DRUG) {
			struct ll_span a, b;
			if (asked->token >= f->token)
				break;
			if (asked->sentence == f->sentence || !same_drug(asked->key, f->key) || is_past(asked) ||
			    asked->frame == LL_FRAME_GUIDELINE ||
			    !says_asked(letter, asked))
				continue;
			const char *what = difference(&asked->u.drug, &f->u.drug, &a, &b);
			/* fewer may be granted */
			if (!what || (!strcmp(what, "count") && f->u.drug.count < asked->u.drug.count && !points_back(letter, f)))
				continue;
			struct ll_finding *found = report(ctx, letter, f, b, asked, a, what);
			if (asked->frame != LL_FRAME_REQUEST && !points_back(letter, f))
				ll_soften(found, LL_WARNING);
			return;
		}
	}
}

/* What was taken on one day, in two strengths. */
static void check_day(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	if (crowded(letter, LL_DRUG))
		return;
	LL_FOREACH (f, letter, LL_DRUG) {
		if (f->u.drug.is_class || f->u.drug.nstrengths != 1 || dose_elsewhere(letter, f))
			continue;
		for (const struct ll_fact *g = ll_next(letter, LL_DRUG, NULL); g && g->token < f->token; g = ll_next(letter, LL_DRUG, g)) {
			if (!same_drug(g->key, f->key) || same_strength(&f->u.drug, &g->u.drug) || !of_one_day(letter, f, g))
				continue;
			ll_soften(report(ctx, letter, f, f->u.drug.strength_at, g, g->u.drug.strength_at, "strength"), LL_WARNING);
			return;
		}
	}
}

/* "(3) Tizanidine 4 mg, #30" among the requests, and another dose in the answer of that number. True: reported. */
static bool check_numbered(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	struct numbered all;
	find_numbered(letter, &all);
	for (uint32_t a = 0, b = 0, k = 0; next_pair(letter, &all, &a, &b, &k);) {
		LL_FOREACH (f, letter, LL_DRUG) {
			if (!in_entry(&all.entry[b][k - 1], f) || f->u.drug.is_class || !says_dose(&f->u.drug) || is_past(f) ||
			    dose_elsewhere(letter, f) ||
			    (!is_claim(f) && !decided_in_prose(letter, f) && f->token > all.entry[b][k - 1].from + 1))
				continue;
			LL_FOREACH (asked, letter, LL_DRUG) {
				struct ll_span x, y;
				if (!in_entry(&all.entry[a][k - 1], asked) || !same_drug(asked->key, f->key))
					continue;
				const char *what = difference(&asked->u.drug, &f->u.drug, &x, &y);
				if (!what || (!strcmp(what, "count") && f->u.drug.count < asked->u.drug.count && !points_back(letter, f)))
					continue;
				report(ctx, letter, f, y, asked, x, what);
				return true;
			}
		}
	}
	return false;
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	const struct ll_fact *sum[2 * MAX], *rest[4 * MAX],
		*f = ll_next(letter, LL_DRUG, NULL), *q = ll_next(letter, LL_QUANTITY, NULL);
	size_t nitems;
	const struct ll_item *items = ll_items(letter, &nitems);
	uint32_t nsum = 0, nrest = 0;
	bool headed = false;
	for (const struct ll_fact *d = f; d && nsum < 2 * MAX; d = ll_next(letter, LL_DRUG, d))
		if (ll_section_of(letter, d) == LL_SEC_SUMMARY && is_asked(d) &&
		    !d->u.drug.is_class)
			sum[nsum++] = d;
	while (f) {
		struct item it = { .number = ll_request_of(letter, f) };
		const struct ll_fact *first = f;
		uint32_t before = nrest;
		for (; f && ll_request_of(letter, f) == it.number; f = ll_next(letter, LL_DRUG, f)) {
			if (f->frame == LL_FRAME_HEADING && !f->u.drug.is_class && it.nhead < MAX)
				it.head[it.nhead++] = f;
			else if (is_claim(f) && !f->u.drug.is_class && says_dose(&f->u.drug) &&
				 nrest < 4 * MAX)
				rest[nrest++] = f;
		}
		while (q && ll_request_of(letter, q) < it.number)
			q = ll_next(letter, LL_QUANTITY, q);
		if (it.nhead) {
			headed = true;
			nrest = before;
			check_item(ctx, letter, &it, first, q, sum, nsum,
				   it.number && it.number <= nitems && items[it.number - 1].partial);
		}
	}
	if (!check_rest(ctx, letter, rest, nrest) && !headed && (nitems || !check_numbered(ctx, letter)))
		check_told(ctx, letter);
	check_day(ctx, letter);
}

LL_CHECK(dose_mismatch) = {
	LL_CHECK_ABI,
	.id = "dose-mismatch",
	.family = "request",
	.since = "0.1",
	.summary = "strength, form, count or schedule of the requested medicine differs between "
		   "its places",
	.explain = "## What it finds\n\n"
		   "The medicine of an item's heading, asked for or decided elsewhere in another\n"
		   "strength, count, schedule or form; in a letter without headings, the medicine\n"
		   "that the request names. As a warning: what was taken on one day, told in\n"
		   "two strengths.\n\n"
		   "## Why it matters\n\n"
		   "A pharmacist fills one of them. A letter that names two strengths authorizes\n"
		   "or denies neither for sure, and the wrong one can harm.\n\n"
		   "## Fires on\n\n"
		   "> Heading: **Norco 10/325mg** #60. Conclusion: the request for **Norco\n"
		   "> 5/325mg** #60\n\n"
		   "> Heading: Tramadol ER 150 mg **#90**. Rationale: the **60 tablets**\n"
		   "> requested\n\n"
		   "## Stays silent on\n\n"
		   "- weaning (*reduce to #30*), and what utilization review modified it to\n"
		   "- doses taken now, before, or in a day; what a guideline allows\n"
		   "- the brand and the generic name of one strength\n\n"
		   "## How to fix\n\n"
		   "Look up the prescription in the request and use it in all places. Of two\n"
		   "strengths or counts both corrections are offered; none is made for you.\n",
	.severity = LL_ERROR,
	.status = LL_STABLE,
	.run = run,
};
