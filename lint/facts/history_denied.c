/* SPDX-License-Identifier: MIT */
/* By the clause around a treatment: that it was never had. */
#include "facts/history_course.h"

/* Said of less than was had: "the second", "further", "a recent". */
static bool narrows(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i,
		      "the|his|her|their|this|that|your|recent|further|additional|new|current|"
		      "other|more|repeat|formal|significant|home|adequate|"
		      "second|third|fourth|subsequent|active|postoperative|full|successful|"
		      "extensive|updated|another|only|than|regular|daily|proper|"
		      "sufficient|supervised|ongoing|course|documented|yet|least|number|exercise|"
		      "inpatient|outpatient|complete|entire|whole|such|"
		      "these|those|standard|graded|custom|open|revision|enough|consistent|longer|"
		      "prescription|follow|up|later|earlier|own") ||
	       tok(l, i)->kind == LL_TOK_NUMBER;
}

/* A "not" or "never" in front of the verb at token v, over its auxiliaries and an inverted subject.
 */
static bool verb_denied(const struct ll_letter *l, uint32_t v, uint32_t first, struct verdict *d)
{
	bool never = false, aux = tok_in(l, v, "been"), ever = false, ing = tok_in(l, v, ING_WORDS);
	const bool base = tok_in(l, v, BASE_WORDS);
	for (uint32_t k = v; k > first && v - k < FEW; k--) {
		const uint32_t j = k - 1;
		d->token = j;
		if (tok_in(l, j, "hasn't|haven't|hadn't|wasn't|weren't|didn't|never"))
			return true;
		if (tok_is(l, j, "time|point") ||
		    (tok_in(l, j, "time|point|occasion") && tok_is(l, j - 1, "no"))) {
			never = tok_is(l, j - 1, "no");
			d->token = j - 1 - (never && tok_in(l, j - 2, "at|on"));
			return never;
		}
		if (tok_is(l, j, "once") && tok_is(l, j - 1, "not"))
			return true;
		if (tok_in(l, j, "denies|denied")) /* "denies ever having taken" */
			return ing || ever;
		if (tok_is(l, j, "not") && tok_in(l, v, "have|own|use") && d->thing &&
		    tok_in(l, j - 1, "does|do"))
			return true;	 /* "does not have a wheelchair" */
		if (tok_is(l, j, "not")) /* "does not use" is of now */
			return ing && !tok_is(l, v, "having")
				       ? ever
				       : aux || (j > first &&
						 tok_in(l, j - 1,
							"has|have|had|was|were|did|been"));
		if (tok_is(l, j, "without"))
			return ing && (ever || tok_in(l, v, "having|undergoing|attempting|trying"));
		if (ever && (tok_in(l, j, "neither|nor|nobody") ||
			     (tok_in(l, j, "wife|husband|mother|father|parents") &&
			      tok_in(l, j - 2, "nor|or")))) {
			for (uint32_t h = j; h > first && j - h < 6; h--)
				d->mine |= tok_is(l, h - 1, "neither");
			return d->mine || tok_in(l, j, "neither|nor|nobody");
		}
		if (tok_is(l, j, "to")) {
			d->token = j - 1;
			return base && tok_is(l, j - 1, "yet") && tok_in(l, j - 2, "has|have");
		}
		aux |= tok_in(l, j, AUX_WORDS);
		ing |= tok_is(l, j, "having");
		ever |= tok_is(l, j, "ever");
		if (!tok_in(l, j, AUX_WORDS "|having|" ADVERBS) && !course_patient(l, j) &&
		    !tok_in(l, j, "the|this"))
			return false;
	}
	return false;
}

static bool is_verb(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i, DONE_WORDS "|" PAST_WORDS "|" BASE_WORDS "|" ING_WORDS);
}

/* "has he had", "no X has ever been done" behind token k: a verb of doing it follows there. */
static bool done_follows(const struct ll_letter *l, uint32_t k, uint32_t end, bool *past)
{
	const uint32_t aux = k;
	if (!tok_in(l, k, "has|have|had|was|were"))
		return false;
	for (k++; k < end && tok_in(l, k, ADVERBS); k++)
		;
	*past = tok_is(l, aux, "had");
	return tok_in(l, k, DONE_WORDS);
}

static bool denied_noun(const struct ll_letter *l, uint32_t no, uint32_t first, uint32_t k,
			uint32_t end, bool narrow, struct verdict *d)
{
	const uint32_t behind = course_pass(l, k, end);
	bool always = false;
	for (uint32_t j = k; j < behind; j++)
		always |= history_up_to_now(l, j) &&
			  !tok_seq_in(l, j, "of any kind|of any sort|of any type");
	/* "He has no pacemaker" */
	const bool thing = d->thing && no > first && tok_in(l, no - 1, "has|have") &&
			   course_patient(l, no - 2);
	const bool had =
		no > first && tok_in(l, no - 1,
				     "had|received|attended|tried|underwent|undergone|used|took|"
				     "taken|got|given|wore|completed|been|saw|made|sought|found");
	bool then = false, done = done_follows(l, behind, end, &then);
	if (tok_is(l, no, "absent"))
		always = tok_in(l, no + 1, "any|a|an") &&
			 (no == first || tok(l, no - 1)->kind == LL_TOK_PUNCT);
	else if (tok_is(l, no, "without"))
		done = false;
	/* "PSH is reviewed: no stent, no bypass" */
	const bool past = tok_is(l, no, "no") && no > first + 1 &&
			  tok_in(l, no - 1, ":|,|has|shows|contains|includes|with") &&
			  (span_has(l, first, no, "psh|pshx") ||
			   tok_seq_in(l, first,
				      "past surgical history|surgical history|past history|the "
				      "surgical history"));
	d->never = always || done || thing || past || (had && tok_is(l, no, "no"));
	d->token = no;
	d->recent = narrow;
	/* "received no therapy" may be of then */
	d->past = then ||
		  (had && !always && !done && !(no > first + 1 && tok_in(l, no - 2, "has|have")));
	return d->never;
}

/* A denial before the treatment in tokens [i, k). */
static bool denied_before(const struct ll_letter *l, uint32_t i, uint32_t k, uint32_t first,
			  uint32_t end, struct verdict *d)
{
	bool narrow = false;
	uint32_t j = i;
	while (j > first && i - j < BACK) {
		if (tok_in(l, j - 1, "no|zero|absent|without") &&
		    !tok_in(l, j, "time|point|occasion"))
			return denied_noun(l, j - 1, first, k, end, narrow, d);
		/* "The history is negative for suicide attempts" */
		if (tok_seq_in(l, j - 2, "negative for|unremarkable for|negative of") &&
		    span_has(l, first, j - 1, "history|psh|past")) {
			*d = (struct verdict){ .never = !span_has(l, first, j, "family|recent|if"),
					       .token = j - 2 };
			return d->never;
		}
		if (is_verb(l, j - 1) && !tok_in(l, j - 1, "do|did|see|saw|made|kept"))
			break;
		if (tok_is(l, j - 1, ",") && is_verb(l, j - 2))
			return false;
		if (!course_phrase(l, j - 1) && !course_verb(l, j - 1))
			return false;
		narrow |= narrows(l, j - 1);
		j--;
	}
	/* "has never been to the emergency room", a verb of its own */
	if (j > first + 1 && tok_is(l, j - 1, "never") && mark_at(l, i, LEX_PASTS) &&
	    (tok_in(l, j - 2, "has|have|had") || course_patient(l, j - 2))) {
		*d = (struct verdict){ .never = true, .token = j - 1 };
		return true;
	}
	if (j == first || !is_verb(l, j - 1) || !verb_denied(l, j - 1, first, d))
		return false;
	d->never = true;
	d->recent = narrow;
	/* "had not had" by then */
	d->past = tok_in(l, d->token ? d->token - 1 : 0, "had|was|were|did") &&
		  !tok_in(l, d->token, "never");
	return true;
}

/* "is untried", "has gone untried", "has yet to be tried" from token k on */
static bool untried(const struct ll_letter *l, uint32_t k)
{
	if (tok_in(l, k, "is|are|remains|remain|was|were|has|have|stands"))
		k += 1 + tok_in(l, k + 1, "been|gone|still|as|yet|remained|so");
	k += tok_in(l, k, "yet|far|gone|been");
	if (tok_in(l, k + tok_is(l, k, "-"), "naive|naïve"))
		return true;
	if (tok_in(l, k, "formed|forms|was|were|is") && tok_is(l, k + 1, "no") &&
	    tok_seq_in(l, k + 2,
		       "part of his|part of her|part of your|part of the treatment|part of the "
		       "care|part of it"))
		return true;
	return tok_in(l, k, "untried|unattempted|unused|unexplored") ||
	       tok_seq_in(l, k,
			  "yet to be tried|yet to be attempted|yet to be done|yet to be "
			  "performed|yet to be given|yet to be undertaken|"
			  "to be tried yet");
}

/* The words "has not been tried" from token k on: where the verb stands, or 0. */
static uint32_t predicate_denied(const struct ll_letter *l, uint32_t k, uint32_t end, bool no,
				 bool study, struct verdict *d)
{
	const uint32_t from = k;
	bool passive = false; /* or the patient is who did not: "which you have not had" */
	for (; k < end && k < from + FEW + 2; k++) {
		if (tok_in(l, k, DONE_WORDS) && no &&
		    !tok_is(l, k, "been")) /* a study that was not provided is a paper */
			return passive && !(study && tok_in(l, k,
							    "provided|supplied|furnished|delivered|"
							    "received|used|filled"))
				       ? k
				       : 0;
		passive |= tok_in(l, k, "been|was|were|being|wasn't|weren't") ||
			   course_patient(l, k) ||
			   (k == from && tok_in(l, k, "never|not") &&
			    tok_in(l, k + 1,
				   "done|tried|performed|attempted|given|obtained|used|taken") &&
			    tok_in(l, k + 2, ".|;|,|before|so|to"));
		no |= tok_in(l, k, "not|never|hasn't|haven't|hadn't|wasn't|weren't|didn't");
		d->past |= tok_in(l, k, "had|was|were");
		if (!tok_in(l, k, "not|never|" AUX_WORDS "|" ADVERBS) && !course_patient(l, k))
			return 0;
	}
	return 0;
}

/* "must be tried first, which has not happened", "and none has been given", from token k on */
static bool left_undone(const struct ll_letter *l, uint32_t k, uint32_t end)
{
	enum { FAR = 14 };
	bool past;
	for (uint32_t j = k; j + 2 < end && j < k + FAR; j++) {
		if (tok_is(l, j, ",") && tok_in(l, j + 1, "which|and|but|this|that") &&
		    tok_in(l, j + 2 + tok_in(l, j + 2, "this|that|it"), "has|have|had"))
			for (uint32_t h = j + 3; h < j + 6 && h < end; h++)
				if (tok_is(l, h, "not"))
					return tok_in(l, h + 1, "happened|occurred") ||
					       tok_seq_in(l, h + 1,
							  "been done|taken place|been tried|yet "
							  "happened|come about");
		if (tok_in(l, j, ",|and") &&
		    tok_is(l, j + 1 + tok_in(l, j + 1, "and|but|as|since|because"), "none") &&
		    !tok_is(l, j + 2, "of"))
			return done_follows(l, j + 2 + tok_in(l, j + 1, "and|but|as|since|because"),
					    end, &past);
		/* "has to be tried before it, and it was not", "is contraindicated and has not been
		 * given" */
		if (tok_in(l, j, "and|but|which|,") &&
		    tok_seq_in(l, j + 1,
			       "it was not|they were not|was not|it has not been|has not been|have "
			       "not been|this was not")) {
			const uint32_t h = j + 1 + tok_in(l, j + 1, "it|they|this"),
				       v = h + 2 + tok_is(l, h + 2, "been");
			if (tok_in(l, v, ".|;")
				    ? span_has(l, k, j, "tried|used|given|done|attempted|completed")
				    : tok_in(l, v,
					     "tried|given|used|done|performed|attempted|taken|"
					     "started|undertaken") &&
					      tok_in(l, v + 1, ".|;|,"))
				return true;
		}
		/* "is not in psychotherapy and never has been" */
		if (tok_is(l, j, "never") && tok_in(l, j - 1, "and|or|nor|,") &&
		    tok_in(l, j + 1, "has|have|had|was|did") &&
		    tok_in(l, j + 2, "been|.|;|,|had|done") &&
		    tok_in(l, j + 2 + tok_in(l, j + 2, "been|had|done"), ".|;|,"))
			return true;
		/* "..., the member having had none before" */
		if (tok_seq_in(l, j,
			       "having had none|has had none|have had none|had had none|has had no "
			       "such|has never had one|have never had one|had never had one"))
			return j == k || course_patient(l, j - 1) ||
			       tok_in(l, j - 1, "and|but|who|which|,|son|daughter");
		/* "but he attended none of it", "and she never went" */
		if (tok_in(l, j, ",|and|but") && course_patient(l, j + 1) &&
		    tok_in(l, j + 2,
			   "attended|used|took|had|did|tried|received|got|wore|completed") &&
		    tok_seq_in(l, j + 3, "none of it|none of them|none of these|none of the"))
			return true;
		if (tok_in(l, j, ",|and|but") && course_patient(l, j + 1) &&
		    tok_is(l, j + 2, "never") &&
		    tok_in(l, j + 3,
			   "went|attended|began|started|took|used|tried|filled|got|received|wore|"
			   "showed|appeared|came|had"))
			return true;
		if (mark_at(l, j, LEX_SERVICES) || mark_at(l, j, LEX_DRUGS) ||
		    tok_in(l, j, ";|who"))
			return false;
	}
	return false;
}

/* "At no time has buprenorphine been", "never was it": the denial and its auxiliary before the
 * treatment at token i. */
static bool inverted(const struct ll_letter *l, uint32_t i, uint32_t first)
{
	uint32_t j = i;
	while (j > first && i - j < FEW && course_phrase(l, j - 1))
		j--;
	if (j <= first + 1 || !tok_in(l, j - 1, "has|have|had|was|were"))
		return false;
	return tok_in(l, j - 2, "never|nor|neither") ||
	       (tok_in(l, j - 2, "time|point|occasion") && tok_is(l, j - 3, "no")) ||
	       (tok_is(l, j - 2, "once") && tok_is(l, j - 3, "not"));
}

static bool denied_behind(const struct ll_letter *l, uint32_t i, uint32_t after, uint32_t first,
			  uint32_t end, bool study, struct verdict *d)
{
	uint32_t k = course_pass(l, after, end), v = 0;
	for (uint32_t j = i;
	     j > first && i - j < FEW && (narrows(l, j - 1) || course_phrase(l, j - 1)); j--)
		d->recent |= narrows(l, j - 1) && !tok_in(l, j - 1, "the|his|her|your");
	d->token = i;
	if (left_undone(l, k, sent_end(l, i))) {
		*d = (struct verdict){ .never = true, .token = i };
		return true;
	}
	/* "Of physical therapy there has been none" */
	if (i > first && tok_is(l, i - 1, "of") && i - 1 == sent_begin(l, i))
		for (uint32_t j = after; j < end && j < after + 8; j++)
			if (tok_is(l, j, "none") &&
			    tok_in(l, j - 1, "been|had|was|tried|received|attended|done")) {
				d->never = true;
				return true;
			}
	/* "before and after treatment": what was not done is something else */
	for (uint32_t j = i;
	     j > first && i - j < FEW &&
	     (course_phrase(l, j - 1) || tok_in(l, j - 1, "after|before|during|from|by|between"));
	     j--)
		if (tok_is(l, j - 1, "of") &&
		    tok_in(l, j - 2,
			   "trial|trials|course|courses|round|rounds|series|session|sessions|visit|"
			   "visits|use|kind|attempt|form|period"))
			continue;
		else if (tok_in(l, j - 1, "after|before|during|from|by|of|with|between|in|on"))
			return false;
	if (untried(l, k)) {
		d->never = true;
		return true;
	}
	/* "Chiropractic to date: 0 visits", "Injections: none" */
	if (tok_in(l, k, ":|=") && (tok_in(l, k + 1, "0|none|nil|zero|never") ||
				    tok_seq_in(l, k + 1, "not tried|not done|not attempted"))) {
		d->never = !tok_in(l, k + 2, "to|for|-|remaining");
		return d->never;
	}
	if (tok_is(l, k, ",") && tok_in(l, k + 1, "which|that"))
		k += 2;
	while (k < end && tok_in(l, k, "the|this"))
		k++;
	if (!(v = predicate_denied(l, k, end, inverted(l, i, first), study, d)) ||
	    history_narrowed(l, v + 1))
		return false;
	d->never = true;
	/* "was not done" is of ever where nothing tells of when; a date would be the history's own
	 */
	d->past = d->past && !tok_in(l, v - 1, "been|never") && !history_up_to_now(l, v + 1);
	return true;
}

struct verdict history_course_denied(const struct ll_letter *l, const struct treatment *t)
{
	const uint32_t i = t->fact->token, k = i + t->fact->ntokens, first = course_first(l, i),
		       end = course_end(l, k);
	struct verdict d = { 0 };
	if (!sent_has(l, i,
		      "not|never|no|without|zero|absent|neither|untried|unattempted|unused|"
		      "unexplored|naive|naïve|none|yet|hasn't|haven't|hadn't|wasn't|weren't|didn't|"
		      "0|nil|nor"))
		return d;
	d.thing = course_thing(l, t);
	if (denied_before(l, i, k, first, end, &d) &&
	    (tok_seq(l, d.token, "yet") || !history_spoilt(l, first, d.token)))
		return d;
	d = (struct verdict){ .token = i };
	if (denied_behind(l, i, k, first, end, t->topic == LL_HX_IMAGING, &d) &&
	    (left_undone(l, k, sent_end(l, i)) || !history_spoilt(l, first, i)))
		return d;
	return (struct verdict){ 0 };
}
