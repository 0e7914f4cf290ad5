/* SPDX-License-Identifier: MIT */
/* The words around a treatment that say whether it was had, had in vain, or never had
 * (lexicon/history.tsv). */
#include "facts/history.h"
#include "facts/people.h"

enum { REACH = 30, BEHIND = 14, SPOIL = 24 };

bool history_passes(const struct ll_letter *l, uint32_t i)
{
	if (tok_in(l, i, "referral|consultation|consult|evaluation|request|clearance"))
		return false;
	if (tok(l, i)->kind == LL_TOK_NUMBER)
		return true;
	if (tok(l, i)->kind == LL_TOK_PUNCT)
		return tok_in(l, i, ",|/|-|(|)|&|#|+|:|x");
	return tok_in(l, i,
		      "and|or|nor|amounts|amount|unspecified|unknown|extended|dozen|of|the|a|an|"
		      "his|her|their|to|for|with|in|left|right|bilateral|"
		      "both|visits|visit|sessions|"
		      "session|course|courses|round|rounds|trial|trials|series|several|multiple|"
		      "many|numerous|some|"
		      "days|day|daily|hours|hour|minutes|times|per|twice|once|until|"
		      "total|two|three|four|five|six|eight|nine|ten|twelve|first|second|third|"
		      "initial|extensive|"
		      "conservative|including|months|weeks|month|week|years|year|x|at|least|about|"
		      "approximately|"
		      "over|almost|nearly|more|than|additional|supervised|physician|oral|home|heat|"
		      "ice|rest|activity|"
		      "modification|modifications|modified|exercise|exercises|program|as|well|also|"
		      "such|"
		      "treatments|treatment|therapy|medications|care|past|prior|previous|"
		      "previously|any|further|"
		      "only|just|multilevel|single|level|one|outpatient|inpatient|postoperative|"
		      "post|operative|"
		      "surgical|diagnostic|repeat|recent|successful|unsuccessful|lengthy|"
		      "full|regular|"
		      "various|different|other|lidocaine|spinal|anterior|posterior|revision|l4|l5|"
		      "s1|c5|c6|l3|c4|c7|"
		      "from|physical|spine|joint|number|kind|type|form|sort|formal|anti|"
		      "inflammatory|"
		      "arthroscopic|partial|open|cycles|cycle|injections|injection|dose|doses|"
		      "blocks|on|mg|mcg|then|later") ||
	       mark_over(l, i, LEX_SERVICES) || mark_over(l, i, LEX_DRUGS) ||
	       mark_over(l, i, LEX_DRUG_CLASSES) || mark_over(l, i, LEX_BODYPARTS) || mark_over(l, i, LEX_PASTS) ||
	       number_at(l, i).ntokens > 0;
}

bool history_by_ur(const struct ll_letter *l, uint32_t first, uint32_t i)
{
	for (uint32_t k = i; k > first && i - k < 40; k--) {
		/* "is denied because": this letter's own reason */
		if (tok_in(l, k - 1, "denied") && tok_in(l, k - 2, "is|are|be") && tok_in(l, k, "because|since|as|,|for"))
			return false;
		/* "denied using any", of the patient */
		if (tok_in(l, k - 1, "denied") && tok_in(l, k, "using|taking|having|any|ever|use"))
			continue;
		if (tok_in(l, k - 1,
			   LIST_INSURERS "|utilization|adjuster|denial|denied|respondent|"
			   "opined|argues|argued|contends|contended|claims"))
			return true;
	}
	return false;
}

bool history_kin(const struct ll_letter *l, uint32_t i)
{
	return mark_over(l, i, LEX_KIN) && !tells_patient(l, i) &&
	       !(i && tok_in(l, i, "child|baby|infant|toddler|newborn") && tok_in(l, i - 1, "the|this"));
}

bool history_spoilt(const struct ll_letter *l, uint32_t first, uint32_t i)
{
	for (uint32_t k = i; k > first && i - k < SPOIL; k--) {
		/* "we cannot approve it because you have never had therapy" */
		if (tok_is(l, k - 1, "because"))
			return false;
		if (is_month_may(l, k - 1) ||
		    (tok_is(l, k - 1, "before") && /* of a day's round, no order of steps */
		     tok_in(l, k, "work|school|meals|meal|bed|bedtime|breakfast|lunch|dinner|sleep|sleeping")))
			continue;
		/* "prior to this request" */
		if (tok_in(l, k - 1, "request") && tok_in(l, k - 2, "this|the|your|present|current") && tok_in(l, k - 3 - tok_in(l, k - 3, "the"), "to|before|of"))
			return false;
		if (tok_in(l, k - 1,
			   LIST_GUIDELINES "|" LIST_CRITERIA "|recommended|requested|proposed|"
			   "scheduled|if|whether|unless|should|would|could|may|might|must|when|until|"
			   "recommend|recommends|requires|require|required|request|requests|"
			   "requesting|authorization|before|pending|patients|who|whose|someone|"
			   "anyone|wants|wished|refused|declined|unable|cannot|will|advised|"
			   "consider|considered|candidates|unclear|clear|awaiting|claimed|once") ||
		    history_kin(l, k - 1)) {
			if (tok_is(l, k - 1, "who") && k > first + 1 &&
			    tok_in(l, k - 2, LIST_PATIENTS_PLURAL))
				return true;
			if (tok_in(l, k - 1, "who|when|clear|claimed") && k - 1 > first)
				return !tok_is(l, k - 1, "who") ||
				       !mark_over(l, k - 2, LEX_PATIENT_WORDS);
			return true;
		}
		if (tok_is(l, k - 1, ";") ||
		    (tok_is(l, k - 1, ",") && tok_in(l, k + tok_in(l, k, "and|but"),
							      "he|she|the|there|there's|here")))
			return false;
	}
	return false;
}

/* ---- Cues before ---- */

/* A "not" or "never" right before token i, over "been", "ever", "also". */
static bool is_denied(const struct ll_letter *l, uint32_t i, uint32_t first, uint32_t *at)
{
	for (uint32_t k = i; k > first && i - k < 4; k--) {
		*at = k - 1;
		if (tok_in(l, k - 1, "not|never|didn't|hasn't|hadn't|haven't"))
			return true;
		if (k > first + 2 && tok_is(l, k - 1, "to") && tok_is(l, k - 2, "yet") && tok_in(l, k - 3, "has|have")) {
			*at = k - 2; /* "has yet to try" */
			return true;
		}
		if (!tok_in(l, k - 1,
			    "been|be|ever|also|previously|yet|had|has|have|any|being|he|she|"
			    "patient|the") && !(tok_is(l, k - 1, "before") && tok_is(l, k - 2, "never")))
			return false;
	}
	return false;
}

/* "has had no": the verb before the "no" at token i says that it is of the patient's past. */
static bool had_before(const struct ll_letter *l, uint32_t i, uint32_t first, uint32_t *at)
{
	for (uint32_t k = i; k > first && i - k < 4; k--) {
		*at = k - 1;
		if (tok_in(l, k - 1,
			   "had|received|underwent|undergone|attended|tried|completed|taken"))
			return true;
		if (tok_in(l, k - 1, "been") && k > first + 1 && tok_in(l, k - 2, "has|have"))
			return true;
		if (!tok_in(l, k - 1, "to|date|far|so"))
			return false;
	}
	return false;
}

static bool narrows(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i,
		      "the|his|her|their|this|that|recent|further|additional|new|current|other|"
		      "more|repeat|formal|significant|home|adequate|second|"
		      "subsequent|active|postoperative|full|successful|extensive|updated|another|"
		      "only|than|regular|daily|"
		      "prescription|outpatient|inpatient|multiple|open|sufficient|supervised|"
		      "ongoing|course|documented|"
		      "yet|exercise|least|number") ||
	       tok(l, i)->kind == LL_TOK_NUMBER;
}

static bool names_patient(const struct ll_letter *l, uint32_t first, uint32_t i)
{
	for (uint32_t k = i; k > first && i - k < 30; k--)
		if (tok_in(l, k - 1, "he|she|you") || mark_over(l, k - 1, LEX_PATIENT_WORDS))
			return true;
	return false;
}

/* A negation at token j that reaches the treatment: sets the verdict, or leaves it empty where it
 * is another's. */
static void deny(const struct ll_letter *l, uint32_t j, uint32_t first, bool prior, bool narrow,
		 struct verdict *v)
{
	uint32_t at = j;
	bool had = had_before(l, j, first, &at);
	bool there = j >= first + 2 && tok_in(l, j - 1, "is|was|been") &&
		     (tok_is(l, j - 2, "there") || tok_is(l, j - 2, "has"));
	if (tok_in(l, j, "no") && !had && !prior && !(there && tok_is(l, j - 1, "been")))
		return;
	if (tok_in(l, j, "denies|denied|without|denying|any|negative") && !prior)
		return;
	/* "Without prior therapy an operation is not supported": of nobody. */
	if (tok_is(l, j, "without") && !names_patient(l, first, j))
		return;
	v->never = true;
	v->recent = narrow;
	v->token = had ? at : j;
	v->past = (had && at > first &&
		   tok_in(l, at, "had|received|underwent|attended|tried|completed") &&
		   !tok_in(l, at - 1, "has|have")) ||
		  (there && tok_is(l, j - 1, "was"));
}

/* What a mark of the table, which stands before the treatment, makes of it. */
static void judge(const struct ll_letter *l, const struct mark *m, uint32_t first, bool prior,
		  bool narrow, struct verdict *v)
{
	uint32_t at = m->token, k = m->token + m->ntokens;
	v->token = m->token;
	switch (m->entry->code[0]) {
	case LEX_HX_DONE:
	case LEX_HX_BASE:
	case LEX_HX_FINISH:
		if (is_denied(l, m->token, first, &at)) {
			/* "does not have her MRI" tells what she has with her. */
			if (tok_is(l, m->token, "have") && m->ntokens == 1 &&
			    !tok_in(l, m->token - 1, "never") &&
			    !(m->token > first + 1 && tok_in(l, m->token - 2, "did")) &&
			    !tok_in(l, m->token - 1, "didn't"))
				return;
			bool cut = m->entry->code[0] == LEX_HX_FINISH ||
				   (tok_is(l, at, "not") && tok_is(l, at + 1, "yet"));
			v->never = !cut;
			v->recent = narrow;
			v->past = at > first && tok_in(l, at - 1, "had|was|were")
					  ? true
					  : tok_in(l, at, "hadn't");
			v->token = at;
			return;
		}
		v->done = m->entry->code[0] != LEX_HX_BASE;
		return;
	case LEX_HX_HISTORY:
		v->never = m->token > first && tok_in(l, m->token - 1, "no|denies|any|without");
		if (v->never && tok_is(l, m->token - 1, "any"))
			v->never = m->token > first + 1 &&
				   tok_in(l, m->token - 2, "denies|denied|without|not");
		v->done = !v->never &&
			  !(m->token > first && tok_in(l, m->token - 1, "family|if|social|any"));
		v->recent = v->never && narrow;
		return;
	case LEX_HX_FAILED:
		v->done = v->failed =
			!is_denied(l, m->token, first, &at) && !tok_is(l, k, "to") &&
			!(tok_is(l, m->token, "despite") && !prior && tok_in(l, k, "the|being"));
		return;
	case LEX_HX_NEVER_AFTER: /* "has never been given opioids" */
		v->never = tok_in(l, k - 1, "prescribed|given|provided") || tok_is(l, k, "on");
		v->recent = narrow;
		return;
	default:
		return;
	}
}

/* The cue before a treatment at token i: steps back over its list. */
struct verdict history_before(const struct ll_letter *l, uint32_t i)
{
	uint32_t first = sent_begin(l, i), low = i > first + REACH ? i - REACH : first;
	struct verdict v = { 0 };
	bool prior = false, narrow = false;
	for (uint32_t j = i; j-- > low;) {
		const struct mark *m = mark_over(l, j, LEX_HISTORY);
		if (m && m->token + m->ntokens <= i && m->token >= low &&
		    (m->entry->code[0] <= LEX_HX_FAILED ||
		     m->entry->code[0] == LEX_HX_NEVER_AFTER)) {
			judge(l, m, first, prior, narrow, &v);
			return v;
		}
		prior |= tok_in(l, j, "prior|previous|previously|past");
		narrow |= narrows(l, j);
		if (tok_in(l, j, "no|without|denies|denied|denying|never|negative")) {
			if (!tok_is(l, j, "never"))
				deny(l, j, first, prior, narrow, &v);
			v.denied = !v.never;
			v.token = j;
			return v;
		}
		if (!history_passes(l, j))
			return v;
	}
	return v;
}

/* ---- Cues behind ---- */

static bool behind_vetoed(const struct ll_letter *l, uint32_t i)
{
	return !is_month_may(l, i) && tok_in(l, i,
		      LIST_ORDERED "|" LIST_APPROVED "|denied|pending|planned|is|are|if|"
		      "should|would|may|request|requests|evaluation|consultation|referral|"
		      "follow|provider|report|notes|note|guideline|guidelines|who|be");
}

/* "physical therapy and one injection had failed": of what stands before, as nothing comes
 * after. */
static bool ends_failed(const struct ll_letter *l, const struct mark *m)
{
	uint32_t k = m->token + m->ntokens;
	return tok_is(l, k - 1, "failed") && m->ntokens <= 2 && tok(l, k)->kind == LL_TOK_PUNCT;
}

/* "was tried, without relief" */
static bool in_vain(const struct ll_letter *l, uint32_t i, uint32_t end)
{
	for (uint32_t k = i; k < end && k < i + 6; k++) {
		const struct mark *m = mark_at(l, k, LEX_HISTORY);
		if (m)
			return m->entry->code[0] == LEX_HX_FAILED_AFTER;
	}
	return false;
}

struct verdict history_behind(const struct ll_letter *l, const struct treatment *t)
{
	const struct ll_fact *of = t->fact;
	uint32_t i = of->token + of->ntokens, end = sent_end(l, of->token);
	struct verdict v = { .token = of->token };
	for (uint32_t k = i; k < end && k < i + BEHIND; k++) {
		const struct mark *m = mark_at(l, k, LEX_HISTORY);
		if (m && m->entry->code[0] == LEX_HX_NEVER_AFTER) {
			v.never = true;
			return v;
		}
		if (m && (m->entry->code[0] == LEX_HX_FAILED_AFTER || ends_failed(l, m))) {
			v.done = v.failed = true;
			return v;
		}
		bool given = m && m->entry->code[0] == LEX_HX_DONE &&
			     tok_in(l, k, "was|has|have") &&
			     tok_in(l, k + m->ntokens - 1, "given|administered");
		bool study = t->topic == LL_HX_IMAGING;
		if (given || (m && m->entry->code[0] == LEX_HX_DONE_AFTER) ||
		    (m && study && m->entry->code[0] == LEX_HX_SHOWN)) {
			v.done = true;
			v.failed = in_vain(l, k + m->ntokens, end);
			return v;
		}
		const struct ll_fact *d = fact_at(l, LL_DATE, k);
		if (d && !(d->u.date.flags & (LL_DATE_VERSION | LL_DATE_PLANNED)) && k > i &&
		    (tok_in(l, k - 1, "in|on|(") || (study && tok_in(l, k - 1, "of|from|dated|,")))) {
			v.done = t->topic == LL_HX_SURGERY || t->topic == LL_HX_INJECTION ||
				 t->topic == LL_HX_IMAGING;
			if (v.done)
				return v;
			k = d->token + d->ntokens - 1; /* "acupuncture in 2016 helped" */
			continue;
		}
		if (tok_is(l, k, "of") && tok_in(l, k + 1, "this|that|any|the") &&
		    tok_in(l, k + 2, "kind|sort|type")) { /* "an injection of this kind has never been given" */
			k += 2;
			continue;
		}
		/* "A sleep study at Riverbend Hospital on March 9 counted" */
		if (study && !m && k > i && (tok_in(l, k, "at|the") || (tok(l, k)->flags & LL_TOK_CAPITAL && tok_in(l, i, "at"))))
			continue;
		if (study && !m && k == i && tok_is(l, k, "at"))
			continue;
		if (study && !m && tok_in(l, k, "done|taken|made|read|,|january|february|march|april|june|july|august|september|october|november|december"))
			continue;
		if (m || behind_vetoed(l, k) ||
		    !(history_passes(l, k) ||
		      tok_in(l, k, "on|in|of|from|spine|cervical|lumbar|thoracic|winter|spring|summer|fall|autumn")))
			return v;
	}
	return v;
}

/* The words right behind make something else of it: "physical therapy evaluation", "MRI request",
 * "MRI was denied". */
bool history_other_thing(const struct ll_letter *l, uint32_t k)
{
	if (tok_in(l, k,
		   LIST_ORDERED "|" LIST_APPROVED "|referral|request|requests|evaluation|"
		   "consultation|provider|recommendation|order|orders|authorization|guideline|"
		   "guidelines|plan|candidate|candidacy|denied|pending|allergy|allergies|"
		   "facility|department|clearance|benefits|notes|note|report|reports|records"))
		return true;
	return tok_in(l, k, "was|were|is|are|be|has|have") &&
	       (tok_in(l, k + 1,
		       LIST_ORDERED "|" LIST_APPROVED "|denied|not|pending|considered|"
		       "medically|discussed|planned|needed") ||
		tok_in(l, k + 2, LIST_ORDERED "|" LIST_APPROVED "|denied"));
}

/* A denial in tokens [i, end) that goes back to the beginning. */
bool history_of_ever(const struct ll_letter *l, uint32_t i, uint32_t end)
{
	for (uint32_t k = i; k < end; k++)
		if (tok_in(l, k,
			   "never|ever|tried|trialed|attempted|had|received|prior|previous|trial|trials|been|"
			   "previously|undergone|history"))
			return true;
	return end <= i + 1; /* the denial stands behind: "has not been tried" */
}

/* "since 2012", "for the past year", "other than heat": a denial of a while, or of a part. */
bool history_narrowed(const struct ll_letter *l, uint32_t k)
{
	static const char while_words[] = "recently|longer|since|yet|lately|after|this|during|within|"
					  "before|except|until|past|last|months|"
					  "years|weeks|time|year|month|week|other|more|exercise|"
					  "exercises|with|beyond|as|than|available|comparison|"
					  "compare|review|submitted|reports";
	uint32_t end = sent_end(l, k ? k - 1 : 0);
	if (tok_is(l, k, "of") && tok_in(l, k + 1, "this|that|any") && tok_in(l, k + 2, "kind|sort|type"))
		k += 3;
	for (uint32_t i = k; i < end && i < k + 8; i++) {
		/* of the stay that the letter is about */
		if (tok_is(l, i, "during") && tok_in(l, i + 1, "the|this|her|his|your|that") &&
		    tok_in(l, i + 2, "stay|admission|hospitalization"))
			return false;
		if (tok_seq(l, i, "in the past") &&
		    (tok(l, i + 3)->kind == LL_TOK_PUNCT || tok_in(l, i + 3, "and|or|for|nor")))
			return false;
		/* "until today", "up to the present" */
		if (tok_in(l, i, "until|to|till") && tok_in(l, i + 1 + tok_in(l, i + 1, "this|the"), "now|today|present|date|day|writing"))
			return false;
		if (tok_seq(l, i, "at any time") || tok_in(l, i, ",|;|and|but|or|nor|which"))
			return false;
		if (tok_in(l, i, while_words) ||
		    (tok_in(l, i, "in|on|for|at|by") && fact_at(l, LL_DATE, i + 1)))
			return !(tok_is(l, i, "this") &&
				 tok_in(l, i + 1,
					LIST_PATIENTS "|employee|injury|condition|problem|injured|case")) &&
			       !(tok_is(l, i, "before") && tok(l, i + 1)->kind == LL_TOK_PUNCT);
	}
	return false;
}

/* "No MRI of the lumbar spine has ever been obtained." */
bool history_ever(const struct ll_letter *l, const struct ll_fact *of)
{
	uint32_t end = sent_end(l, of->token);
	for (uint32_t k = of->token + of->ntokens; k < end && k < of->token + BEHIND; k++) {
		const struct mark *m = mark_at(l, k, LEX_HISTORY);
		if (m)
			return m->entry->code[0] == LEX_HX_EVER_AFTER ||
			       (m->entry->code[0] == LEX_HX_DONE_AFTER && tok_in(l, k, "has|have"));
		if (!history_passes(l, k))
			return false;
	}
	return false;
}
