/* SPDX-License-Identifier: MIT */
/*
 * LL_HISTORY of fields and lists: "Past surgical history: appendectomy 1998",
 * "Tobacco: quit 2011", "Work status: off work", and what a list of papers has a
 * day of: "MRI lumbar spine | 02/11/2019", "Operative report, rotator cuff repair, August 16,
 * 2018".
 */
#include "facts/history.h"

enum { VALUE = 60 };

enum field {
	NO_FIELD,
	F_TOBACCO,
	F_ALCOHOL,
	F_ALLERGY,
	F_WORK,
	F_SURGERY,
	F_HAD,
	F_IMAGING,
	F_STAY,
	F_PAPERS
};

/* The field whose label ends before the colon at token c. */
static enum field field_of(const struct ll_letter *l, uint32_t begin, uint32_t c)
{
	uint32_t k = c;
	if (c == begin)
		return NO_FIELD;
	k--;
	k -= k > begin && tok_in(l, k, "use|status|history|hx|reaction|reactions") &&
	     tok_in(l, k - 1,
		    "tobacco|smoking|alcohol|nicotine|cigarette|ethanol|etoh|drinking|surgical|"
		    "work|employment|occupational|hospital|allergy|allergies|job|drug|smoker");
	if (tok_in(l, k, "tobacco|smoking|smoker|nicotine|cigarette|cigarettes"))
		return F_TOBACCO;
	if (tok_in(l, k, "alcohol|etoh|drinking"))
		return F_ALCOHOL;
	if (tok_in(l, k, "allergies|allergy|allergic"))
		return F_ALLERGY;
	if (tok_in(l, k, "work|employment|occupational|job") && k + 1 < c)
		return F_WORK;
	if (tok_in(l, k, "psh|pshx|surgical|surgery|surgeries|operations") &&
	    (k + 1 < c || tok_in(l, k, "psh|pshx") ||
	     tok_in(l, k - 1, "past|prior|previous|earlier")))
		return F_SURGERY;
	if (tok_in(l, k,
		   "hospitalizations|hospitalisations|hospitalization|admissions|admission|stay|"
		   "stays"))
		return tok_in(l, k, "stay|stays") && !tok_in(l, k - 1, "hospital|inpatient")
			       ? NO_FIELD
			       : F_STAY;
	if (tok_in(l, k, "imaging|studies") &&
	    (k == begin ||
	     tok_in(l, k - 1, "prior|previous|past|diagnostic|imaging|available|completed|done")))
		return F_IMAGING;
	if (tok_in(l, k, "treatment|treatments|care|therapy|therapies|procedures|injections") &&
	    k > begin && tok_in(l, k - 1, "prior|previous|past|earlier|conservative|completed"))
		return F_HAD;
	if (tok_is(l, k, "date") && tok_is(l, k - 1, "to") &&
	    tok_in(l, k - 2, "treatment|care|treatments|therapy"))
		return F_HAD;
	if (tok_in(l, k, "equipment|devices|dme|aids") ||
	    (tok_in(l, k, "home|use") && mark_in(l, begin, c, LEX_SERVICES) &&
	     span_has(l, begin, c, "equipment|devices|device|aids")))
		return span_has(l, begin, c, "requested|request|needed|sought|proposed|ordered")
			       ? NO_FIELD
			       : F_HAD;
	return NO_FIELD;
}

static struct ll_fact *add(struct ll_letter *l, uint32_t i, uint32_t n, const char *key,
			   uint32_t topic, bool never)
{
	struct ll_fact *f = fact_add(l, LL_HISTORY, i, n);
	f->key = sv(key);
	f->referent = LL_PATIENT;
	f->polarity = never ? LL_NEGATED : LL_AFFIRMED;
	f->time = never ? LL_CURRENT : LL_PAST;
	f->frame = LL_FRAME_HISTORY;
	f->u.history.topic = topic;
	f->u.history.never = never;
	return f;
}

/* A value that says no: "none", "denies", "negative", "no". */
static bool is_none(const struct ll_letter *l, uint32_t v, uint32_t end)
{
	return tok_in(l, v,
		      "none|denies|denied|nil|negative|no|never|nka|0|nkda|noncontributory") &&
	       (v + 1 >= end ||
		tok_in(l, v + 1, ".|;|,|known|reported|/|listed|(|noted|stated|drinks|drinker") ||
		tok(l, v + 1)->kind != LL_TOK_WORD || tok(l, v + 1)->flags & LL_TOK_PARAGRAPH);
}

static void habit(struct ll_letter *l, uint32_t v, uint32_t end, bool smoking)
{
	const bool never = tok_in(
		l, v, "never|none|nonsmoker|denies|no|nil|non|nondrinker|abstains|abstinent");
	const bool former =
		!never && span_has(l, v, end, "quit|former|stopped|ex|previously|until");
	const bool now =
		!never && !former &&
		(tok_in(l, v,
			"current|yes|active|daily|smokes|smoker|drinks|heavy|occasional|social") ||
		 tok(l, v)->kind == LL_TOK_NUMBER ||
		 span_has(l, v, end, "pack|packs|cigarettes|ppd|drinks|beers|beer|wine"));
	if ((!never && !former && !now) ||
	    (smoking && span_has(l, v, end, "marijuana|cannabis|cigars|chews")))
		return;
	/* "None" under "Tobacco use" is of now, "never" of ever */
	const bool ever = tok_in(l, v, "never|non|nonsmoker") || tok_is(l, v + 1, "ever");
	const char *key = never && ever ? (smoking ? "smoking" : "drinking")
			  : former	? (smoking ? "smoking before" : "drinking before")
					: (smoking ? "smoking now" : "drinking now");
	struct ll_fact *f = add(l, v, 1, key, LL_HX_OTHER, never);
	f->time = former ? LL_PAST : LL_CURRENT;
	f->u.history.kind = sv(smoking ? "smoking" : "drinking");
	f->u.history.habit = true;
}

static void allergies(struct ll_letter *l, uint32_t v, uint32_t end)
{
	if (is_none(l, v, end) || tok_is(l, v, "nkda")) {
		struct ll_fact *f = add(l, v, 1, tok_is(l, v, "nkda") ? "drug allergy" : "allergy",
					LL_HX_OTHER, true);
		f->u.history.habit = true;
		return;
	}
	for (uint32_t k = v; k < end; k++) {
		const struct mark *m = mark_at(l, k, LEX_DRUGS);
		m = m ? m : mark_at(l, k, LEX_DRUG_CLASSES);
		const bool drug = m || tok_in(l, k,
					      "penicillin|sulfa|cephalosporins|codeine|contrast|"
					      "iodine|sulfonamides|penicillins|latex|morphine");
		if (!drug || tok(l, k)->flags & LL_TOK_PAREN)
			continue;
		struct ll_fact *f = add(l, k, m ? m->ntokens : 1, "allergy", LL_HX_OTHER, false);
		f->key = m ? sv(m->entry->id) : tok(l, k)->lower;
		f->time = LL_CURRENT;
		f->u.history.habit = true;
		f->u.history.kind = sv("allergy");
		f->u.history.family =
			tok_is(l, k, "latex") ? (struct ll_sv){ 0 } : sv("drug allergy");
	}
}

static void work(struct ll_letter *l, uint32_t v, uint32_t end)
{
	const bool off =
		tok_in(l, v, "retired|unemployed|disabled|ttd") ||
		tok_seq_in(l, v,
			   "off work|out of work|not working|temporarily totally|totally "
			   "disabled|total disability|temporary total|on leave|on disability");
	const bool on = tok_in(l, v, "employed|working|active") ||
			tok_seq_in(l, v,
				   "full time|part time|full duty|modified duty|light duty|regular "
				   "duty|at work|back at work|returned to");
	if (off == on || span_has(l, v, end, "at|when|time|date") ||
	    span_has(l, v, end, "was|then"))
		return;
	struct ll_fact *f =
		add(l, v,
		    tok_in(l, v, "retired|unemployed|disabled|ttd|employed|working|active") ? 1 : 2,
		    "work", LL_HX_WORK, false);
	f->polarity = on ? LL_AFFIRMED : LL_NEGATED;
	f->time = LL_CURRENT;
	f->u.history.working = on;
	f->u.history.at_all = tok_in(l, v, "retired|unemployed");
}

/* All that is named in the value was had. */
static uint32_t had(struct ll_letter *l, uint32_t v, uint32_t end)
{
	for (uint32_t k = v; k < end;) {
		const struct treatment t = treatment_at(l, k);
		if (!t.fact) {
			k++;
			continue;
		}
		const uint32_t after = k + t.fact->ntokens;
		const bool none = k > v && tok_in(l, k - 1, "no|not|never|without");
		const bool skip =
			tok_in(l, k - 1, "requested|pending|recommended|planned|proposed") ||
			tok_in(l, after,
			       "requested|pending|recommended|planned|proposed|denied|referral|"
			       "evaluation|scheduled");
		if (!skip && t.topic != LL_HX_MEDICATION) {
			struct ll_fact *f = history_add(l, &t);
			const bool zero = tok_in(l, after + tok_in(l, after, "|||:|-|="),
						 "none|0|no|never|nil");
			f->polarity = none || zero ? LL_NEGATED : LL_AFFIRMED;
			f->referent = LL_PATIENT;
			f->frame = LL_FRAME_HISTORY;
			f->time = none || zero ? LL_CURRENT : LL_PAST;
			f->u.history.never = none || zero;
			if (none || zero)
				f->u.history.date = NULL;
		}
		k = after;
	}
	return end;
}

uint32_t history_field(struct ll_letter *l, uint32_t c)
{
	const uint32_t begin = sent_begin(l, c);
	const enum field kind = field_of(l, begin, c);
	uint32_t end = sent_end(l, c);
	if (!kind || c + 1 >= end || tok_quoted(l, c) || history_by_ur(l, begin, c))
		return 0;
	end = end < c + VALUE ? end : c + VALUE;
	const uint32_t v = c + 1;
	switch (kind) {
	case F_TOBACCO:
	case F_ALCOHOL:
		habit(l, v, end, kind == F_TOBACCO);
		break;
	case F_ALLERGY:
		allergies(l, v, end);
		break;
	case F_WORK:
		work(l, v, end);
		break;
	case F_SURGERY:
	case F_IMAGING:
	case F_STAY:
		if (is_none(l, v, end)) {
			const bool stay = kind == F_STAY;
			add(l, v, 1,
			    stay		? "hospitalization"
			    : kind == F_SURGERY ? "surgery"
						: "imaging",
			    stay		? LL_HX_OTHER
			    : kind == F_SURGERY ? LL_HX_SURGERY
						: LL_HX_IMAGING,
			    true)
				->u.history.is_class = !stay;
			return v + 1 - c;
		}
		if (kind == F_STAY &&
		    (fact_near(l, LL_DATE, v) || tok(l, v)->kind == LL_TOK_NUMBER) &&
		    !tok_in(l, v, "0|pending|requested"))
			add(l, v, 1, "hospitalization", LL_HX_OTHER, false);
		return had(l, v, end) - c;
	default:
		if (tok_in(l, v, "0|requested|pending"))
			return 0;
		return had(l, v, end) - c;
	}
	return 1;
}

/* ---- Lists of papers ---- */

/* The treatment is what a paper of a list reports, with its day: it was done. */
bool history_listed(const struct ll_letter *l, const struct treatment *t)
{
	enum { NEAR = 14 };
	const uint32_t i = t->fact->token, begin = sent_begin(l, i), end = sent_end(l, i);
	const bool papers = section_at(l, i)->kind == LL_SEC_DOCUMENTS;
	if (!papers &&
	    !span_has(l, begin, i + 8 < end ? i + 8 : end,
		      "report|reports|note|notes|records|summary|log|printout|films|operative"))
		return false;
	uint32_t from = i, to = i + t->fact->ntokens;
	while (from > begin && i - from < NEAR && !tok_in(l, from - 1, ";|:") &&
	       !(tok_is(l, from - 1, ".") && from - 1 > begin))
		from--;
	while (to < end && to - i < NEAR && !tok_in(l, to, ";"))
		to++;
	if (span_has(l, from, to,
		     "request|requests|requested|referral|order|orders|authorization|denial|denied|"
		     "denying|appeal|prescription|guideline|guidelines|"
		     "recommended|recommending|letter|scheduled|pending|proposed|if|no|not|never|"
		     "without|policy|consent|plan|planned|evaluation|consultation|"
		     "cancelled|canceled|article|study|trial|criteria|form|rfa|quote|estimate|need|"
		     "needs|necessity|candidate|for"))
		return false;
	for (uint32_t k = i + t->fact->ntokens; k < to; k++)
		if (fact_at(l, LL_DATE, k))
			return t->topic == LL_HX_IMAGING || t->topic == LL_HX_SURGERY ||
			       t->topic == LL_HX_INJECTION ||
			       (t->topic != LL_HX_MEDICATION &&
				span_has(l, from, to,
					 "notes|note|records|visits|sessions|log|summary|"
					 "discharge"));
	/* "Operative report of March 3, 2011: L5-S1 microdiscectomy" */
	for (uint32_t k = begin; k < i; k++)
		if (fact_at(l, LL_DATE, k) && tok_in(l, i - 1, ":|,|-|of|(") &&
		    span_has(l, begin, i,
			     "operative|operation|procedure|radiology|imaging|pathology"))
			return t->topic == LL_HX_SURGERY || t->topic == LL_HX_IMAGING ||
			       t->topic == LL_HX_INJECTION;
	return false;
}
