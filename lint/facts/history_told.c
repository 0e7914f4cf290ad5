/* SPDX-License-Identifier: MIT */
/* LL_HISTORY that a verb tells without a treatment's name: operated on, injected, treated, hospitalized. */
#include "facts/history.h"

enum { BACK = 9 };

/* What the patient has had, or never had, in tokens [i, i + n). */
static struct ll_fact *add_told(struct ll_letter *l, uint32_t i, uint32_t n, const char *key, bool never)
{
	struct ll_fact *f = fact_add(l, LL_HISTORY, i, n);
	f->key = sv(key);
	f->referent = LL_PATIENT;
	f->polarity = never ? LL_NEGATED : LL_AFFIRMED;
	f->time = never ? LL_CURRENT : LL_PAST;
	f->frame = history_by_ur(l, sent_begin(l, i), i) ? LL_FRAME_UR : LL_FRAME_HISTORY;
	f->u.history.topic = LL_HX_OTHER;
	f->u.history.never = never;
	f->u.history.date = never ? NULL : history_date(l, i, n);
	return f;
}

/* An operation or injection on a part; NULL: on the spine, which is no part by itself. */
static void add_operation(struct ll_letter *l, uint32_t i, uint32_t n, bool injected, bool never,
			  const struct ll_fact *part)
{
	struct ll_fact *f = add_told(l, i, n, injected ? "injection" : "surgery", never);
	struct ll_history *h = &f->u.history;
	f->referent = part ? part->referent : assertion_of(l, i, 1).referent;
	h->topic = injected ? LL_HX_INJECTION : LL_HX_SURGERY;
	h->is_class = true;
	h->recent = never && history_narrowed(l, i + n);
	h->part = part ? part->key : sv("low back");
	h->region = part ? part->u.body.region : sv("lumbar");
	h->side = part ? part->u.body.side : LL_SIDE_NONE;
}

/* "The knee has never been operated on", "had the left wrist operated on in 2011", "was injected in May" */
static uint32_t of_part(struct ll_letter *l, uint32_t i)
{
	const bool injected = tok_is(l, i, "injected");
	const uint32_t begin = sent_begin(l, i), n = injected ? 1 : 2;
	if (!injected && !tok_in(l, i + 1, "on|upon"))
		return 0;
	const struct ll_fact *part = fact_at(l, LL_BODY_PART, i + n + tok_in(l, i + n, "the|his|her"));
	bool never = false, past = false, denied = false, spine = false;
	for (uint32_t k = i; k > begin && i - k < BACK; k--) {
		if (tok_in(l, k - 1, ";|,|but|and|if|when|or|who|that|would|will|could|should|be|to"))
			break;
		never |= tok_is(l, k - 1, "never");
		denied |= tok_in(l, k - 1, "not|no|neither");
		past |= tok_in(l, k - 1, "was|were|been|had|having|dr|surgeon");
		part = part ? part : fact_at(l, LL_BODY_PART, k - 1);
		spine |= tok_in(l, k - 1, "spine");
	}
	if (part ? part->u.body.uninvolved : !spine)
		return n;
	if ((never || past) && (!denied || never) && !history_spoilt(l, begin, i))
		add_operation(l, i, n, injected, never, part);
	return n;
}

/* What a stay was for, "for asthma": the diagnosis; "other" if it is none that is known; none if it
 * is not told. *end: behind it. */
static struct ll_sv reason(const struct ll_letter *l, uint32_t i, uint32_t *end)
{
	*end = i;
	if (!tok_in(l, i, "for|with|because|due"))
		return (struct ll_sv){ 0 };
	for (uint32_t k = i + 1; k < i + 6 && k < sent_end(l, i); k++) {
		const struct ll_fact *d = fact_at(l, LL_DIAGNOSIS, k);
		if (d) {
			*end = d->token + d->ntokens;
			return d->key;
		}
	}
	return number_at(l, i + 1).ntokens ? (struct ll_sv){ 0 } : sv("other");
}

/* "has never been hospitalized", "has had no hospitalizations", "no prior hospitalizations" */
static bool no_stay(const struct ll_letter *l, uint32_t i, uint32_t begin)
{
	uint32_t k = i;
	if (tok_in(l, i, "hospitalized|hospitalised")) {
		while (k > begin && i - k < 3 && tok_in(l, k - 1, "been|ever"))
			k--;
		return k > begin && tok_is(l, k - 1, "never");
	}
	const bool prior = k > begin && tok_in(l, k - 1, "prior|previous|past");
	k -= prior;
	return k > begin + 1 && tok_is(l, k - 1, "no") && (prior || tok_in(l, k - 2, "had|been"));
}

static uint32_t stay(struct ll_letter *l, uint32_t i)
{
	const uint32_t begin = sent_begin(l, i);
	const bool never = no_stay(l, i, begin);
	if (!never && !(tok_in(l, i, "hospitalized|hospitalised") && i > begin &&
			tok_in(l, i - 1, "was|were|been") &&
			!(i > begin + 1 && tok_in(l, i - 2, "not|never|be|if"))))
		return 1;
	const struct assertion a = assertion_of(l, i, 1);
	if (history_spoilt(l, begin, i) || a.referent != LL_PATIENT || tok_quoted(l, i))
		return 1;
	uint32_t end;
	struct ll_fact *f = add_told(l, i, 1, "hospitalization", never);
	f->u.history.kind = reason(l, i + 1, &end);
	f->u.history.recent = never && history_narrowed(l, end);
	return 1;
}

/* The part that "for his back", "for low back pain" at token i names, or NULL. */
static const struct ll_fact *part_for(const struct ll_letter *l, uint32_t i)
{
	if (!tok_is(l, i, "for"))
		return NULL;
	for (uint32_t k = i + 1; k < i + 5 && k < sent_end(l, i); k++) {
		const struct ll_fact *part = fact_at(l, LL_BODY_PART, k);
		if (part)
			return part->u.body.uninvolved ? NULL : part;
		if (!tok_in(l, k, "his|her|your|the|a|pain|in|of|problems|trouble|complaints|chronic|left|right|injury|to"))
			return NULL;
	}
	return NULL;
}

/* A day before the injury or the end of work; a year alone must be one before it. */
static bool is_before_onset(const struct ll_letter *l, const struct ll_date *d)
{
	const int32_t onset = history_onset(l);
	if (!d->year || !onset)
		return false;
	return d->month ? d->year * 12 + d->month < onset : d->year < (onset - 1) / 12;
}

/* What stands between the treatment in tokens [i, end) and its day makes it somebody else's, or no treatment. */
static bool spoilt_before(const struct ll_letter *l, uint32_t i, uint32_t end, uint32_t day)
{
	enum { NEAR = 5 };
	const uint32_t from = day < i ? day : end, to = day < i ? i : day, begin = sent_begin(l, i);
	for (uint32_t k = from; k < to; k++)
		if (tok_in(l, k, ";|who|because|if|not|never|no") || mark_over(l, k, LEX_KIN))
			return true;
	return span_has(l, i > begin + NEAR ? i - NEAR : begin, i, "not|never|no|without|denies|denied");
}

/* "had never been treated for his back before", "the treatment for low back pain that he had in 2015": what there
 * was before the injury. */
static uint32_t treated(struct ll_letter *l, uint32_t i)
{
	const struct ll_fact *part = part_for(l, i + 1), *date;
	if (!part || part->referent != LL_PATIENT || history_spoilt(l, sent_begin(l, i), i) ||
	    tok_quoted(l, i))
		return 0;
	const uint32_t n = part->token + part->ntokens - i, end = i + n;
	const bool never = tok_is(l, i, "treated") && tok_is(l, i - 1, "been") && tok_is(l, i - 2, "never");
	if (never ? !tok_in(l, end, "before|.|,|;") && !tok_in(l, end + 1, "before")
		  : !(date = history_date(l, i, n)) || !is_before_onset(l, &date->u.date) ||
			    spoilt_before(l, i, end, date->token))
		return 0;
	const bool back = sv_is(part->key, "back");
	struct ll_history *h = &add_told(l, i, n, "earlier treatment", never)->u.history;
	h->part = back ? sv("low back") : part->key;
	h->side = part->u.body.side;
	h->region = back ? sv("lumbar") : part->u.body.region;
	return n;
}

/* "A piece of cartilage was taken out through the arthroscope": an operation on what the account speaks of. */
static uint32_t through_scope(struct ll_letter *l, uint32_t i)
{
	const uint32_t begin = sent_begin(l, i);
	bool done = false;
	for (uint32_t k = i; k > begin && i - k < BACK; k--) {
		if (tok_in(l, k - 1, "if|would|could|may|might|should|never|not|no|be|to"))
			return 1;
		done |= tok_in(l, k - 1, "was|were");
	}
	const struct assertion a = assertion_of(l, i, 1);
	if (!done || a.referent != LL_PATIENT || tok_quoted(l, i) || history_spoilt(l, begin, i))
		return 1;
	struct ll_history *h = &add_told(l, i, 1, "surgery", false)->u.history;
	h->topic = LL_HX_SURGERY;
	for (uint32_t k = i; k > 0 && i - k < 40 && !h->part.n; k--) { /* "The knee. A piece of cartilage ..." */
		const struct ll_fact *part = fact_at(l, LL_BODY_PART, k);
		if (part) {
			h->part = part->key;
			h->side = part->u.body.side;
			h->region = part->u.body.region;
		}
		if (tok(l, k)->flags & LL_TOK_PARAGRAPH)
			break;
	}
	return 1;
}

/* "He was fused at L4-5", "had the left hip replaced": an operation there. */
static uint32_t mended(struct ll_letter *l, uint32_t i)
{
	const uint32_t begin = sent_begin(l, i), end = sent_end(l, i);
	const struct ll_fact *part = NULL;
	struct ll_level level = { 0 };
	bool past = false;
	for (uint32_t k = i; k > begin && i - k < BACK; k--) {
		if (tok_in(l, k - 1, "if|would|will|could|should|may|might|never|not|no|be|to|being|who|whose|request|requested|for|implant|crown|"
				     "filling|part|battery|wheelchair|prosthesis|device|denture"))
			return 0;
		past |= tok_in(l, k - 1, "was|were|had|been");
		part = part ? part : fact_at(l, LL_BODY_PART, k - 1);
		if (tok_in(l, k - 1, ",|;|and|but"))
			break;
	}
	for (uint32_t k = i + 1; k < i + 6 && k < end && !part && !level.part.n; k++) {
		if (!tok_in(l, i + 1, "at|from|in"))
			break;
		level = ll_level_at(l, k);
		part = fact_at(l, LL_BODY_PART, k);
	}
	if (!past || (part ? part->u.body.uninvolved : !level.part.n) || tok_quoted(l, i) || history_spoilt(l, begin, i) ||
	    assertion_of(l, i, 1).referent != LL_PATIENT)
		return 0;
	struct ll_fact *f = add_told(l, i, 1, tok_is(l, i, "amputated") ? "amputation" : "surgery", false);
	struct ll_history *h = &f->u.history;
	h->topic = LL_HX_SURGERY;
	h->is_class = !tok_is(l, i, "amputated");
	h->part = part ? part->key : level.part;
	h->side = part ? part->u.body.side : LL_SIDE_NONE;
	const struct lex_entry *e = lex_by_id(LEX_BODYPARTS, h->part.p, h->part.n);
	h->region = part ? part->u.body.region : e ? sv(e->attr[0]) : h->part;
	return 1;
}

/* "She was an inpatient in the eating disorder unit", "he spent five nights in the hospital": a stay. */
static uint32_t inmate(struct ll_letter *l, uint32_t i)
{
	enum { AHEAD = 9 };
	const uint32_t begin = sent_begin(l, i), end = sent_end(l, i);
	bool was = false;
	for (uint32_t k = i; k > begin && i - k < 4; k--) {
		if (tok_in(l, k - 1, "not|never|no|if|would|will|could|be|to|as"))
			return 0;
		was |= tok_in(l, k - 1, "was|been");
	}
	bool house = false;
	const struct ll_fact *why = NULL;
	for (uint32_t k = i + 1; k < i + AHEAD && k < end; k++) {
		house |= tok_in(l, k, "unit|hospital|ward|clinic");
		why = why ? why : fact_at(l, LL_DIAGNOSIS, k);
		if (tok_in(l, k, ",|;|rehabilitation|nursing|stay|rehab"))
			break;
	}
	/* "was admitted for asthma", "was in the hospital with pneumonia" */
	if (tok_in(l, i, "admitted|hospital")) {
		uint32_t stop;
		const struct ll_sv kind = reason(l, i + 1, &stop);
		if (tok_is(l, i, "hospital"))
			was = tok_in(l, i - 1, "the|in") && span_has(l, i > begin + 4 ? i - 4 : begin, i, "was|been") && tok_in(l, i - 2, "in|was");
		if (!was || !kind.n || sv_is(kind, "other") || tok_quoted(l, i) || history_spoilt(l, begin, i) ||
		    assertion_of(l, i, 1).referent != LL_PATIENT)
			return 0;
		add_told(l, i, 1, "hospitalization", false)->u.history.kind = kind;
		return 1;
	}
	const bool inpatient = tok_is(l, i, "inpatient");
	if (!house || (inpatient ? !was || !tok_in(l, i + 1, "in|at|on") : !number_at(l, i + 1).ntokens) || tok_quoted(l, i) ||
	    history_spoilt(l, begin, i) || assertion_of(l, i, 1).referent != LL_PATIENT)
		return 0;
	struct ll_fact *f = add_told(l, i, 1, "hospitalization", false);
	f->u.history.kind = why ? why->key : sv("other");
	return 1;
}

uint32_t history_told(struct ll_letter *l, uint32_t i)
{
	if (tok_in(l, i, HISTORY_MENDED))
		return mended(l, i);
	if (tok_in(l, i, HISTORY_INMATE))
		return inmate(l, i);
	if (tok_in(l, i, "treated|treatment"))
		return treated(l, i);
	if (tok_in(l, i, HISTORY_SCOPES))
		return through_scope(l, i);
	return tok_in(l, i, "operated|injected") ? of_part(l, i) : tok_in(l, i, HISTORY_STAYS) ? stay(l, i) : 0;
}
