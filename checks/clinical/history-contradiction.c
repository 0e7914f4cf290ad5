/* SPDX-License-Identifier: MIT */
#include <letterlint/letterlint.h>

#define MOST 32 /* denied histories that are looked at */

/* Of the patient, said by this letter, not by the plan or a guideline. */
static bool is_told(const struct ll_fact *f)
{
	return f->referent == LL_PATIENT && !f->u.history.undocumented && ll_told(f);
}

/* "He received no inpatient rehabilitation": of a time gone by, with nothing that says of which. */
static bool is_summed_up(const struct ll_letter *letter, const struct ll_fact *f)
{
	size_t n;
	const struct ll_sentence *s = ll_sentences(letter, &n) + f->sentence;
	return f->time == LL_PAST && ll_section_of(letter, f) != LL_SEC_HEADER &&
	       !ll_any_of(letter, s->token, s->token + s->ntokens,
			  "then|initially|first|after|before|when|until|while|following|that|day|visit|during|time|since|if|whether|had|emergency|"
			  "immediately|year|years|month|months|week|weeks|because|requested|plan|insurer|appointment");
}

/* Never, at any time, up to now. */
static bool is_never(const struct ll_letter *letter, const struct ll_fact *f)
{
	return is_told(f) && f->u.history.never && !f->u.history.recent &&
	       f->u.history.topic != LL_HX_WORK && (f->u.history.topic != LL_HX_MEDICATION || ll_is(f->u.history.kind, "neurotoxin")) && (f->time == LL_CURRENT || is_summed_up(letter, f)) &&
	       !f->u.history.date;
}

/* What is denied takes in what was done: the same, or one of its kind. */
static bool covers(const struct ll_fact *never, const struct ll_fact *done)
{
	const struct ll_history *n = &never->u.history, *d = &done->u.history;
	/* "Botulinum toxin has not been used", and injections of it */
	if (ll_is(n->kind, "neurotoxin") && ll_is(done->key, "botulinum toxin injection"))
		return true;
	if (ll_is(never->key, "chemotherapy") && ll_is(d->kind, "antineoplastic"))
		return true;
	if (ll_is(never->key, "ablation") && ll_is(done->key, "radiofrequency ablation"))
		return true;
	/* one who was never pregnant bore nobody */
	if (ll_is(never->key, "pregnancy") && ll_is(done->key, "cesarean section"))
		return true;
	if (n->topic != d->topic)
		return ll_is(never->key, "treatment") && d->topic == LL_HX_THERAPY;
	/* Never in hospital, or not for this. */
	if (ll_is(never->key, "hospitalization"))
		return ll_same(never->key, done->key) && (!n->kind.n || ll_same(n->kind, d->kind));
	if (ll_same(never->key, done->key))
		return true;
	if (ll_is(never->key, "surgery") || ll_is(never->key, "injection") ||
	    ll_is(never->key, "imaging") || ll_is(never->key, "treatment"))
		return true;
	return ll_same(never->key, d->kind) || ll_same(never->key, d->family) || ll_serves(done->key, n->family);
}

/* "Surgery on either hand" takes in the wrist and the fingers. */
static bool is_hand(struct ll_sv part)
{
	return ll_is(part, "hand") || ll_is(part, "wrist") || ll_is(part, "thumb") ||
	       ll_is(part, "finger");
}

static bool is_foot(struct ll_sv part)
{
	return ll_is(part, "foot") || ll_is(part, "ankle") || ll_is(part, "toe");
}

static bool is_back(struct ll_sv part)
{
	return ll_is(part, "back") || ll_is(part, "low back") || ll_is(part, "upper back");
}

/* One part, or a part and what it belongs to; a level of the spine is one with its stretch of
 * it. */
static bool one_part(struct ll_sv a, struct ll_sv region, const struct ll_history *d)
{
	return ll_same(a, d->part) || ll_same(region, d->part) || ll_same(d->region, a) ||
	       (is_hand(a) && is_hand(d->part)) || (is_foot(a) && is_foot(d->part)) ||
	       (ll_same(region, d->region) &&
		(ll_is(region, "lumbar") || ll_is(region, "cervical") ||
		 ll_is(region, "thoracic")));
}

/* The part of some request of the letter, if its heading tells of the back. */
static bool asks_for_back(const struct ll_letter *letter)
{
	LL_FOREACH (b, letter, LL_BODY_PART)
		if (b->frame == LL_FRAME_HEADING && (is_back(b->key) || ll_is(b->u.body.region, "lumbar")))
			return true;
	return false;
}

enum place { ELSEWHERE, PERHAPS, HERE };

/*
 * A denial that names no part is of the part in dispute (`heading`), if there
 * is one, else of the whole body, it seems.
 */
static enum place place_of(const struct ll_fact *never, const struct ll_fact *heading, bool back,
			   const struct ll_fact *done)
{
	const struct ll_history *n = &never->u.history, *d = &done->u.history;
	/* "has not had any physical therapy for the back", and courses of it of no named part, where the back is
	 * what is treated */
	if (is_back(n->part) && !d->part.n && n->topic == LL_HX_THERAPY && ll_same(never->key, done->key) && back)
		return PERHAPS;
	if (n->part.n)
		return !ll_opposite(n->side, d->side) && one_part(n->part, n->region, d) ? HERE
										     : ELSEWHERE;
	if (heading && d->part.n)
		return !ll_opposite(heading->u.body.side, d->side) &&
				       one_part(heading->key, heading->u.body.region, d)
			       ? HERE
			       : ELSEWHERE;
	if (!d->part.n && ll_same(never->key, done->key))
		return HERE;
	return !heading || n->topic == LL_HX_THERAPY ? PERHAPS : ELSEWHERE;
}

static bool is_done(const struct ll_fact *f)
{
	return is_told(f) && (f->polarity == LL_AFFIRMED || (f->polarity == LL_POSSIBLE && !f->u.history.never)) && !f->u.history.recent &&
	       f->u.history.topic != LL_HX_WORK;
}

/* One of the two is read by the drift of its clause alone. */
static bool is_loose(const struct ll_fact *never, const struct ll_fact *done)
{
	return never->polarity == LL_POSSIBLE || done->polarity == LL_POSSIBLE;
}

/* Of the very same thing, in two places. */
static bool is_apart(const struct ll_letter *letter, const struct ll_fact *never, const struct ll_fact *done)
{
	size_t n;
	const struct ll_sentence *s = ll_sentences(letter, &n);
	return ll_same(never->key, done->key) && never->polarity != done->polarity && !(never->polarity == LL_POSSIBLE && done->polarity == LL_POSSIBLE) && s[never->sentence].paragraph != s[done->sentence].paragraph &&
	       (ll_section_of(letter, never) != ll_section_of(letter, done) || never->token > done->token);
}

/* Whether it found one. */
static bool never_against_done(struct ll_ctx *ctx, const struct ll_letter *letter,
			       const struct ll_fact *never)
{
	const struct ll_fact *first = NULL, *more = NULL,
			     *heading = ll_in_heading(letter, LL_BODY_PART, never->item);
	enum place place = ELSEWHERE;
	const bool back = is_back(never->u.history.part) && asks_for_back(letter);
	LL_FOREACH (f, letter, LL_HISTORY) {
		if (!is_done(f) || f->sentence == never->sentence || !covers(never, f))
			continue;
		enum place p = place_of(never, heading, back, f);
		if (p == ELSEWHERE || (is_loose(never, f) && !is_apart(letter, never, f)) || (first && f->polarity == LL_POSSIBLE))
			continue;
		if (first && first->polarity == LL_POSSIBLE) { /* a sure one rather than a possible */
			first = f;
			continue;
		}
		place = p > place ? p : place;
		if (!first)
			first = f;
		else if (!more)
			more = f;
	}
	if (!first)
		return false;
	bool odd = more || never->token > first->token;
	const struct ll_fact *at = odd ? never : first, *other = odd ? first : never;
	const char *words = ll_quote(ctx, at->at), *against = ll_quote(ctx, other->at);
	uint32_t line = ll_line(letter, other->at.off);
	const char *verb = ll_word_in(letter, never->token, "operated|injected|treated|hospitalized|hospitalised")
				   ? "been"
				   : "had";
	if (never->u.history.habit) {
		struct ll_finding *h = ll_report(ctx, at->at, "'%s' here, but '%s' on line %u", words, against, line);
		ll_related(h, other->at, "'%s' here", against);
		if (ll_section_of(letter, first) == ll_section_of(letter, never) && first->sentence + 1 == never->sentence)
			ll_soften(h, LL_WARNING);
		return true;
	}
	struct ll_finding *r = odd ? ll_report(ctx, at->at,
					       "the patient is said never to have %s '%s', but "
					       "'%s' is reported on line %u",
					       verb, words, against, line)
				   : ll_report(ctx, at->at,
					       "'%s' is reported here, but the patient is said on "
					       "line %u never to have %s '%s'",
					       words, line, verb, against);
	if (odd)
		ll_related(r, other->at, "'%s' is reported here", against);
	else
		ll_related(r, other->at, "never to have %s '%s', it is said here", verb, against);
	if (more)
		ll_related(r, more->at, "'%s' is reported here too", ll_quote(ctx, more->at));
	if (is_loose(never, first))
		ll_soften(r, LL_NOTE);
	/* Within one account the later sentence may tell of a later day. */
	else if (place == PERHAPS || never->time == LL_PAST || ll_section_of(letter, first) == ll_section_of(letter, never))
		ll_soften(r, LL_WARNING);
	return true;
}

static bool is_status(const struct ll_fact *f)
{
	return f->u.history.topic == LL_HX_WORK && ll_is(f->key, "work") && is_told(f);
}

/* "has never tried to go back to work", and one that was tried. */
static bool is_attempt(const struct ll_fact *f, bool done)
{
	return f->u.history.topic == LL_HX_WORK && ll_is(f->key, "attempt to work") && is_told(f) &&
	       !f->u.history.recent && f->u.history.working == done;
}

/* Where the account before the rationale has come to: its last word on work, if that is of now. */
static const struct ll_fact *last_status(const struct ll_letter *letter)
{
	const struct ll_fact *last = NULL;
	LL_FOREACH (f, letter, LL_HISTORY)
		if (is_status(f) && ll_section_of(letter, f) != LL_SEC_RATIONALE)
			last = f;
	return last && (last->time == LL_CURRENT || !last->u.history.date) ? last : NULL;
}

static bool work_status(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	const struct ll_fact *told = last_status(letter);
	if (!told)
		return false;
	LL_FOREACH (f, letter, LL_HISTORY) {
		if (!is_status(f) || ll_section_of(letter, f) != LL_SEC_RATIONALE ||
		    (f->time != LL_CURRENT && f->u.history.date) || f->token < told->token ||
		    f->u.history.working == told->u.history.working)
			continue;
		struct ll_finding *r = ll_report(ctx, f->at, "'%s' here, but '%s' on line %u",
						 ll_quote(ctx, f->at), ll_quote(ctx, told->at),
						 ll_line(letter, told->at.off));
		ll_related(r, told->at, "'%s' here", ll_quote(ctx, told->at));
		ll_soften(r, LL_WARNING);
		return true;
	}
	return false;
}

static int32_t month_of(const struct ll_fact *date)
{
	return date && date->u.date.year ? date->u.date.year * 12 + date->u.date.month : 0;
}

/* The day of which the story tells before a denial: the last date of its section up to there. */
static int32_t told_of(const struct ll_letter *letter, const struct ll_fact *no)
{
	int32_t month = 0;
	LL_FOREACH (d, letter, LL_DATE)
		if (d->section == no->section && d->sentence < no->sentence && month_of(d) > month)
			month = month_of(d);
	return month;
}

/* A job of some months, or a try, told in another paragraph than that there was none. */
static bool told_apart(const struct ll_letter *letter, const struct ll_fact *no,
		       const struct ll_fact *yes)
{
	size_t n;
	const struct ll_sentence *s = ll_sentences(letter, &n);
	return s[no->sentence].paragraph != s[yes->sentence].paragraph && yes->u.history.date &&
	       (ll_is(yes->u.history.kind, "job") || is_attempt(yes, true));
}

/* The return to work was before the denial: told before it, or of a day before that of the denial. */
static bool worked_before(const struct ll_letter *letter, const struct ll_fact *no,
			  const struct ll_fact *yes)
{
	if (!is_attempt(yes, true) && (!is_status(yes) || !yes->u.history.working))
		return false;
	if (yes->sentence == no->sentence || (!yes->u.history.date && yes->time != LL_CURRENT))
		return false;
	return yes->token < no->token || told_apart(letter, no, yes) ||
	       (month_of(yes->u.history.date) && month_of(yes->u.history.date) < told_of(letter, no));
}

/* "You have not worked in any capacity", and went back to the bank part time. */
static bool never_worked(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	LL_FOREACH (no, letter, LL_HISTORY) {
		const bool untried = is_attempt(no, false);
		if (!untried && !(no->u.history.at_all && is_status(no)))
			continue;
		LL_FOREACH (yes, letter, LL_HISTORY) {
			if (!worked_before(letter, no, yes) || (!untried && is_attempt(yes, true)))
				continue;
			const bool later = yes->token > no->token;
			const struct ll_fact *odd = later ? yes : no, *other = later ? no : yes;
			struct ll_finding *r = ll_report(ctx, odd->at, "'%s' here, but '%s' on line %u",
							 ll_quote(ctx, odd->at), ll_quote(ctx, other->at),
							 ll_line(letter, other->at.off));
			ll_related(r, other->at, "'%s' here", ll_quote(ctx, other->at));
			if (!yes->u.history.date || later)
				ll_soften(r, LL_WARNING);
			return true;
		}
	}
	return false;
}

/* "You have not worked since July 2019", and returned to work in September of that year. */
static bool worked_since(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	LL_FOREACH (no, letter, LL_HISTORY) {
		const int32_t since = is_status(no) && !no->u.history.working
					      ? month_of(no->u.history.date)
					      : 0;
		if (!since || no->time != LL_CURRENT || no->u.history.date->token < no->token)
			continue;
		LL_FOREACH (yes, letter, LL_HISTORY) {
			if (!is_status(yes) || !yes->u.history.working ||
			    yes->sentence == no->sentence ||
			    month_of(yes->u.history.date) <= since)
				continue;
			const struct ll_fact *odd = yes->token > no->token ? yes : no,
					     *other = odd == yes ? no : yes;
			struct ll_finding *r = ll_report(
				ctx, odd->at, "'%s' here, but '%s' on line %u",
				ll_quote(ctx, ll_join(odd->at, odd->u.history.date->at)),
				ll_quote(ctx, ll_join(other->at, other->u.history.date->at)),
				ll_line(letter, other->at.off));
			ll_related(r, other->at, "'%s' here", ll_quote(ctx, other->at));
			return true;
		}
	}
	return false;
}

/* "Employment status: retired", and works full time: both of now, in two places. */
static void work_now(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	size_t n;
	uint32_t looked = 0;
	const struct ll_sentence *s = ll_sentences(letter, &n);
	LL_FOREACH (no, letter, LL_HISTORY) {
		if (!is_status(no) || no->u.history.working || no->time != LL_CURRENT || !ll_told(no))
			continue;
		/* "has not worked since 2017" */
		const bool field = ll_section_of(letter, no) == LL_SEC_HEADER,
			   since = no->u.history.date && no->u.history.date->token == no->token + no->ntokens + 1 &&
				   ll_word_in(letter, no->token + no->ntokens, "since");
		if (!field && !no->u.history.at_all && !since)
			continue;
		if (looked++ == MOST)
			return;
		LL_FOREACH (yes, letter, LL_HISTORY) {
			if (!is_status(yes) || !yes->u.history.working || yes->time != LL_CURRENT || yes->u.history.date ||
			    s[yes->sentence].paragraph == s[no->sentence].paragraph || (!field && !since && yes->token < no->token))
				continue;
			const struct ll_fact *odd = yes->token > no->token ? yes : no, *other = odd == yes ? no : yes;
			struct ll_finding *r = ll_report(ctx, odd->at, "'%s' here, but '%s' on line %u", ll_quote(ctx, odd->at),
							 ll_quote(ctx, other->at), ll_line(letter, other->at.off));
			ll_related(r, other->at, "'%s' here", ll_quote(ctx, other->at));
			ll_soften(r, LL_WARNING);
			return;
		}
	}
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	struct ll_sv found[MOST];
	uint32_t n = 0, looked = 0;
	LL_FOREACH (f, letter, LL_HISTORY) {
		if (!is_never(letter, f))
			continue;
		if (looked++ == MOST)
			break;
		bool again = false;
		for (uint32_t k = 0; k < n && !again; k++)
			again = ll_same(found[k], f->key);
		if (!again && never_against_done(ctx, letter, f))
			found[n++] = f->key;
	}
	if (!worked_since(ctx, letter) && !never_worked(ctx, letter) && !work_status(ctx, letter))
		work_now(ctx, letter);
}

LL_CHECK(history_contradiction) = {
	LL_CHECK_ABI,
	.id = "history-contradiction",
	.family = "clinical",
	.since = "0.1",
	.summary = "a treatment said never to have been and reported, or two work statuses",
	.severity = LL_ERROR,
	.run = run,
	.explain = "## What it finds\n\n"
		   "A therapy, operation, injection, study or device that the patient is said\n"
		   "never to have had in one place and to have had in another; a note, where one of\n"
		   "the two is told by the drift of its clause alone. A patient at work\n"
		   "in the summary and off work in the rationale, or the reverse, is a warning;\n"
		   "one who has *not worked in any capacity* and went back in between is an error.\n\n"
		   "## Why it matters\n\n"
		   "Whether care was tried before often decides the request. A letter that tells\n"
		   "it both ways rests on a finding of fact that is plainly wrong in one place\n"
		   "(California Labor Code 4610.6(h)(5)).\n\n"
		   "## Fires on\n\n"
		   "> **has had no physical therapy** ... **completed 12 visits** of physical\n"
		   "> therapy\n\n"
		   "> **no prior surgery** ... **status post fusion** in 2010\n\n"
		   "> **works full time** ... has **remained off work**\n\n"
		   "## Stays silent on\n\n"
		   "- *no recent*, *no further*, *no additional* and *not yet completed*\n"
		   "- another side or part of the body; a denial that bears a date\n"
		   "- a status that changed in the course of the summary; modified duty, which\n"
		   "  is work\n"
		   "- what guidelines, the plan or utilization review say; relatives\n\n"
		   "## How to fix\n\n"
		   "See in the records what was done and when. If both are right at their time,\n"
		   "give the dates.\n",
};
