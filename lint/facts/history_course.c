/* SPDX-License-Identifier: MIT */
/*
 * LL_HISTORY by the clause around a treatment, where no cue of
 * lexicon/history.tsv stands beside it: a verb of having or doing it, before or
 * behind, with or without its denial. "At no time has he been given it", "it
 * was never carried out", ", which you have not had so far", "it made him dizzy".
 */
#include "facts/history.h"

enum { BACK = 22, FORTH = 16, FEW = 7 };

/* What is done with a treatment, as participles; the past of them; the plain form. */
#define DONE_WORDS "had|received|undergone|gotten|got|tried|trialed|trialled|attempted|taken|used|worn|attended|completed|finished|performed|" \
		   "done|given|administered|obtained|undertaken|prescribed|dispensed|provided|placed|inserted|implanted|applied|" \
		   "injected|made|begun|started|initiated|issued|supplied|delivered|exhausted|carried|employed|instituted|installed|fitted|" \
		   "sought|visited|implemented|infused|introduced|furnished|filled|swallowed|enrolled|participated|gone|been|conducted|explored|collected|drawn|held|arranged"
#define PAST_WORDS "followed|took|wore|underwent|began|went|got|did|saw|made|drank|kept|gave|ran|swallowed|sat"
#define BASE_WORDS "own|have|receive|undergo|get|try|attempt|take|use|wear|attend|complete|start|begin|do|participate|go|see|seek|swallow"
#define ING_WORDS "having|receiving|undergoing|getting|trying|attempting|taking|using|wearing|attending|completing|starting|beginning|doing"
#define AUX_WORDS "has|have|had|was|were|been|being|hasn't|haven't|hadn't|wasn't|weren't|did|didn't"
#define ADVERBS "ever|yet|so|far|previously|before|been|being|actually|also|even|in|fact|once|as|first|only|just|then|already|himself|herself|yourself|now|ever"

static bool is_patient(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i, "he|she|you|i|" LIST_PATIENTS "|" LIST_TITLES "|employee|appellant|insured|iw|pt|they|child|boy|girl|baby|infant|gentleman|lady|woman|man|roofer|nurse|resident") || mark_over(l, i, LEX_PATIENT_WORDS);
}

/* A word of the noun phrase that a treatment stands in, or of its list. */
static bool of_phrase(const struct ll_letter *l, uint32_t i)
{
	return history_passes(l, i) || is_month_may(l, i) ||
	       tok_in(l, i, "every|each|own|whole|proper|adequate|brief|short|long|entire|complete|standard|graded|daily|nightly|weekly|monthly|"
			    "injections|pills|pill|tablets|tablet|capsules|drops|patches|patch|infusions|infusion|sort|such|your|my|new|old|cast|even|"
			    "sessions|appointments|rounds|night|hard|soft|small|large|custom|removable|low|high|local|topical|so|called|like") ||
	       fact_at(l, LL_DATE, i);
}

/* Said of less than was had: "the second", "further", "a recent". */
static bool narrows(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i, "the|his|her|their|this|that|your|recent|further|additional|new|current|other|more|repeat|formal|significant|home|adequate|"
			    "second|third|fourth|subsequent|active|postoperative|full|successful|extensive|updated|another|only|than|regular|daily|proper|"
			    "sufficient|supervised|ongoing|course|documented|yet|least|number|exercise|inpatient|outpatient|complete|entire|whole|such|"
			    "these|those|standard|graded|custom|open|revision|enough|consistent|longer|prescription|follow|up|later|earlier|own") ||
	       tok(l, i)->kind == LL_TOK_NUMBER;
}

/* "at any time", "so far", "to date": up to now, whatever stands before it. */
uint32_t history_up_to_now(const struct ll_letter *l, uint32_t k)
{
	uint32_t n = tok_seq_in(l, k, "at any time|at any point|so far|to date|as yet|at all|up to now|until now|till now|until today|"
				      "of any kind|of any sort|of any type|of any form|to this day|in his life|in her life|before now|"
				      "thus far|by anyone|at any|until this day|up to the present|up to today")
			    ? 2 + (tok_in(l, k, "at|of|in") && !tok_seq(l, k, "at all")) + (tok_in(l, k, "up") || tok_in(l, k + 1, "this|his|her"))
		     : tok_in(l, k, "ever|whatsoever|yet|previously")
			     ? 1
		     : tok_is(l, k, "before") && (tok(l, k + 1)->kind == LL_TOK_PUNCT || tok_in(l, k + 1, "and|so|but"))
			     ? 1
			     : 0;
	/* "in the past", not "in the past five years" */
	return !n && tok_seq(l, k, "in the past") && (tok(l, k + 3)->kind == LL_TOK_PUNCT || tok_in(l, k + 3, "and|or|for|nor")) ? 3 : n;
}

/* Past what belongs to the treatment behind it: part, doses, adverbs of always. */
static uint32_t pass_phrase(const struct ll_letter *l, uint32_t k, uint32_t end)
{
	const uint32_t high = end < k + FORTH ? end : k + FORTH;
	while (k < high) {
		const uint32_t n = history_up_to_now(l, k);
		if (n)
			k += n;
		else if (tok_in(l, k, "itself|themselves|here|as|by|mouth|such|(|)|-|dr") || (tok_is(l, k, ".") && tok_is(l, k - 1, "dr")) ||
			 (tok(l, k)->flags & LL_TOK_CAPITAL && tok(l, k)->kind == LL_TOK_WORD && tok_in(l, k - 1, ".|at|with|by|of")) || (of_phrase(l, k) && !tok_is(l, k, ":") && !tok_in(l, k, ",|then")) ||
			 (tok_in(l, k, "the|this|that|his|her|your|or|and|of") && of_phrase(l, k + 1)))
			k++;
		else
			break;
	}
	return k < end ? k : end;
}

/* ---- Denied ---- */

/* A "not" or "never" in front of the verb at token v, over its auxiliaries and an inverted subject. */
static bool verb_denied(const struct ll_letter *l, uint32_t v, uint32_t first, struct verdict *d)
{
	bool never = false, aux = tok_in(l, v, "been"), ever = false, ing = tok_in(l, v, ING_WORDS);
	const bool base = tok_in(l, v, BASE_WORDS);
	for (uint32_t k = v; k > first && v - k < FEW; k--) {
		const uint32_t j = k - 1;
		d->token = j;
		if (tok_in(l, j, "hasn't|haven't|hadn't|wasn't|weren't|didn't|never"))
			return true;
		if (tok_is(l, j, "time|point") || (tok_in(l, j, "time|point|occasion") && tok_is(l, j - 1, "no"))) {
			never = tok_is(l, j - 1, "no");
			d->token = j - 1 - (never && tok_in(l, j - 2, "at|on"));
			return never;
		}
		if (tok_is(l, j, "once") && tok_is(l, j - 1, "not"))
			return true;
		if (tok_in(l, j, "denies|denied")) /* "denies ever having taken" */
			return ing || ever;
		if (tok_is(l, j, "not") && tok_in(l, v, "have|own|use") && d->mine && tok_in(l, j - 1, "does|do"))
			return true; /* "does not have a wheelchair" */
		if (tok_is(l, j, "not")) /* "does not use" is of now */
			return ing && !tok_is(l, v, "having") ? ever : aux || (j > first && tok_in(l, j - 1, "has|have|had|was|were|did|been"));
		if (tok_is(l, j, "without"))
			return ing && (ever || tok_in(l, v, "having|undergoing|attempting|trying"));
		if (ever && (tok_in(l, j, "neither|nor|nobody") || (tok_in(l, j, "wife|husband|mother|father|parents") && tok_in(l, j - 2, "nor|or")))) {
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
		if (!tok_in(l, j, AUX_WORDS "|having|" ADVERBS) && !is_patient(l, j) && !tok_in(l, j, "the|this"))
			return false;
	}
	return false;
}

static bool is_verb(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i, DONE_WORDS "|" PAST_WORDS "|" BASE_WORDS "|" ING_WORDS);
}

/* Words that go with the verb: "taken part in", "gone through", "been seen by", "carried out". */
static bool of_verb(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i, "in|to|through|by|with|on|out|part|for|into|under|treated|managed|immobilized|off|up");
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

static bool denied_noun(const struct ll_letter *l, uint32_t no, uint32_t first, uint32_t k, uint32_t end, bool narrow, struct verdict *d)
{
	const uint32_t behind = pass_phrase(l, k, end);
	bool always = false;
	for (uint32_t j = k; j < behind; j++)
		always |= history_up_to_now(l, j) && !tok_seq_in(l, j, "of any kind|of any sort|of any type");
	/* "He has no pacemaker" */
	const bool thing = d->mine && no > first && tok_in(l, no - 1, "has|have") && is_patient(l, no - 2);
	d->mine = false;
	const bool had = no > first && tok_in(l, no - 1, "had|received|attended|tried|underwent|undergone|used|took|taken|got|given|wore|completed|been|saw|made|sought|found");
	bool then = false, done = done_follows(l, behind, end, &then);
	if (tok_is(l, no, "absent"))
		always = tok_in(l, no + 1, "any|a|an") && (no == first || tok(l, no - 1)->kind == LL_TOK_PUNCT);
	else if (tok_is(l, no, "without"))
		done = false;
	/* "PSH is reviewed: no stent, no bypass" */
	const bool past = tok_is(l, no, "no") && no > first + 1 && tok_in(l, no - 1, ":|,|has|shows|contains|includes|with") &&
			  (span_has(l, first, no, "psh|pshx") || tok_seq_in(l, first, "past surgical history|surgical history|past history|the surgical history"));
	d->never = always || done || thing || past || (had && tok_is(l, no, "no"));
	d->token = no;
	d->recent = narrow;
	/* "received no therapy" may be of then */
	d->past = then || (had && !always && !done && !(no > first + 1 && tok_in(l, no - 2, "has|have")));
	return d->never;
}

/* A denial before the treatment in tokens [i, k). */
static bool denied_before(const struct ll_letter *l, uint32_t i, uint32_t k, uint32_t first, uint32_t end, struct verdict *d)
{
	bool narrow = false;
	uint32_t j = i;
	while (j > first && i - j < BACK) {
		if (tok_in(l, j - 1, "no|zero|absent|without") && !tok_in(l, j, "time|point|occasion"))
			return denied_noun(l, j - 1, first, k, end, narrow, d);
		/* "The history is negative for suicide attempts" */
		if (tok_seq_in(l, j - 2, "negative for|unremarkable for|negative of") && span_has(l, first, j - 1, "history|psh|past")) {
			*d = (struct verdict){ .never = !span_has(l, first, j, "family|recent|if"), .token = j - 2 };
			return d->never;
		}
		if (is_verb(l, j - 1) && !tok_in(l, j - 1, "do|did|see|saw|made|kept"))
			break;
		if (tok_is(l, j - 1, ",") && is_verb(l, j - 2))
			return false;
		if (!of_phrase(l, j - 1) && !of_verb(l, j - 1))
			return false;
		narrow |= narrows(l, j - 1);
		j--;
	}
	/* "has never been to the emergency room", a verb of its own */
	if (j > first + 1 && tok_is(l, j - 1, "never") && mark_at(l, i, LEX_PASTS) && (tok_in(l, j - 2, "has|have|had") || is_patient(l, j - 2))) {
		*d = (struct verdict){ .never = true, .token = j - 1 };
		return true;
	}
	if (j == first || !is_verb(l, j - 1) || !verb_denied(l, j - 1, first, d))
		return false;
	d->never = true;
	d->recent = narrow;
	/* "had not had" by then */
	d->past = tok_in(l, d->token ? d->token - 1 : 0, "had|was|were|did") && !tok_in(l, d->token, "never");
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
	if (tok_in(l, k, "formed|forms|was|were|is") && tok_is(l, k + 1, "no") && tok_seq_in(l, k + 2, "part of his|part of her|part of your|part of the treatment|part of the care|part of it"))
		return true;
	return tok_in(l, k, "untried|unattempted|unused|unexplored") || tok_seq_in(l, k, "yet to be tried|yet to be attempted|yet to be done|yet to be performed|yet to be given|yet to be undertaken|"
			"to be tried yet");
}

/* The words "has not been tried" from token k on: where the verb stands, or 0. */
static uint32_t predicate_denied(const struct ll_letter *l, uint32_t k, uint32_t end, bool no, bool study, struct verdict *d)
{
	const uint32_t from = k;
	bool passive = false; /* or the patient is who did not: "which you have not had" */
	for (; k < end && k < from + FEW + 2; k++) {
		if (tok_in(l, k, DONE_WORDS) && no && !tok_is(l, k, "been")) /* a study that was not provided is a paper */
			return passive && !(study && tok_in(l, k, "provided|supplied|furnished|delivered|received|used|filled")) ? k : 0;
		passive |= tok_in(l, k, "been|was|were|being|wasn't|weren't") || is_patient(l, k) || (k == from && tok_in(l, k, "never|not") && tok_in(l, k + 1, "done|tried|performed|attempted|given|obtained|used|taken") && tok_in(l, k + 2, ".|;|,|before|so|to"));
		no |= tok_in(l, k, "not|never|hasn't|haven't|hadn't|wasn't|weren't|didn't");
		d->past |= tok_in(l, k, "had|was|were");
		if (!tok_in(l, k, "not|never|" AUX_WORDS "|" ADVERBS) && !is_patient(l, k))
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
					return tok_in(l, h + 1, "happened|occurred") || tok_seq_in(l, h + 1, "been done|taken place|been tried|yet happened|come about");
		if (tok_in(l, j, ",|and") && tok_is(l, j + 1 + tok_in(l, j + 1, "and|but|as|since|because"), "none") && !tok_is(l, j + 2, "of"))
			return done_follows(l, j + 2 + tok_in(l, j + 1, "and|but|as|since|because"), end, &past);
		/* "has to be tried before it, and it was not", "is contraindicated and has not been given" */
		if (tok_in(l, j, "and|but|which|,") && tok_seq_in(l, j + 1, "it was not|they were not|was not|it has not been|has not been|have not been|this was not")) {
			const uint32_t h = j + 1 + tok_in(l, j + 1, "it|they|this"), v = h + 2 + tok_is(l, h + 2, "been");
			if (tok_in(l, v, ".|;") ? span_has(l, k, j, "tried|used|given|done|attempted|completed") :
			    tok_in(l, v, "tried|given|used|done|performed|attempted|taken|started|undertaken") && tok_in(l, v + 1, ".|;|,"))
				return true;
		}
		/* "is not in psychotherapy and never has been" */
		if (tok_is(l, j, "never") && tok_in(l, j - 1, "and|or|nor|,") && tok_in(l, j + 1, "has|have|had|was|did") && tok_in(l, j + 2, "been|.|;|,|had|done") &&
		    tok_in(l, j + 2 + tok_in(l, j + 2, "been|had|done"), ".|;|,"))
			return true;
		/* "..., the member having had none before" */
		if (tok_seq_in(l, j, "having had none|has had none|have had none|had had none|has had no such|has never had one|have never had one|had never had one"))
			return j == k || is_patient(l, j - 1) || tok_in(l, j - 1, "and|but|who|which|,|son|daughter");
		/* "but he attended none of it", "and she never went" */
		if (tok_in(l, j, ",|and|but") && is_patient(l, j + 1) && tok_in(l, j + 2, "attended|used|took|had|did|tried|received|got|wore|completed") &&
		    tok_seq_in(l, j + 3, "none of it|none of them|none of these|none of the"))
			return true;
		if (tok_in(l, j, ",|and|but") && is_patient(l, j + 1) && tok_is(l, j + 2, "never") &&
		    tok_in(l, j + 3, "went|attended|began|started|took|used|tried|filled|got|received|wore|showed|appeared|came|had"))
			return true;
		if (mark_at(l, j, LEX_SERVICES) || mark_at(l, j, LEX_DRUGS) || tok_in(l, j, ";|who"))
			return false;
	}
	return false;
}

/* "At no time has buprenorphine been", "never was it": the denial and its auxiliary before the treatment at token i. */
static bool inverted(const struct ll_letter *l, uint32_t i, uint32_t first)
{
	uint32_t j = i;
	while (j > first && i - j < FEW && of_phrase(l, j - 1))
		j--;
	if (j <= first + 1 || !tok_in(l, j - 1, "has|have|had|was|were"))
		return false;
	return tok_in(l, j - 2, "never|nor|neither") || (tok_in(l, j - 2, "time|point|occasion") && tok_is(l, j - 3, "no")) ||
	       (tok_is(l, j - 2, "once") && tok_is(l, j - 3, "not"));
}

static bool denied_behind(const struct ll_letter *l, uint32_t i, uint32_t after, uint32_t first, uint32_t end, bool study,
			  struct verdict *d)
{
	uint32_t k = pass_phrase(l, after, end), v = 0;
	for (uint32_t j = i; j > first && i - j < FEW && (narrows(l, j - 1) || of_phrase(l, j - 1)); j--)
		d->recent |= narrows(l, j - 1) && !tok_in(l, j - 1, "the|his|her|your");
	d->token = i;
	if (left_undone(l, k, sent_end(l, i))) {
		*d = (struct verdict){ .never = true, .token = i };
		return true;
	}
	/* "Of physical therapy there has been none" */
	if (i > first && tok_is(l, i - 1, "of") && i - 1 == sent_begin(l, i))
		for (uint32_t j = after; j < end && j < after + 8; j++)
			if (tok_is(l, j, "none") && tok_in(l, j - 1, "been|had|was|tried|received|attended|done")) {
				d->never = true;
				return true;
			}
	/* "before and after treatment": what was not done is something else */
	for (uint32_t j = i; j > first && i - j < FEW && of_phrase(l, j - 1) | tok_in(l, j - 1, "after|before|during|from|by|between"); j--)
		if (tok_is(l, j - 1, "of") && tok_in(l, j - 2, "trial|trials|course|courses|round|rounds|series|session|sessions|visit|visits|use|kind|attempt|form|period"))
			continue;
		else if (tok_in(l, j - 1, "after|before|during|from|by|of|with|between|in|on"))
			return false;
	if (untried(l, k)) {
		d->never = true;
		return true;
	}
	/* "Chiropractic to date: 0 visits", "Injections: none" */
	if (tok_in(l, k, ":|=") && (tok_in(l, k + 1, "0|none|nil|zero|never") || tok_seq_in(l, k + 1, "not tried|not done|not attempted"))) {
		d->never = !tok_in(l, k + 2, "to|for|-|remaining");
		return d->never;
	}
	if (tok_is(l, k, ",") && tok_in(l, k + 1, "which|that"))
		k += 2;
	while (k < end && tok_in(l, k, "the|this"))
		k++;
	if (!(v = predicate_denied(l, k, end, inverted(l, i, first), study, d)) || history_narrowed(l, v + 1))
		return false;
	d->never = true;
	/* "was not done" is of ever where nothing tells of when; a date would be the history's own */
	d->past = d->past && !tok_in(l, v - 1, "been|never") && !history_up_to_now(l, v + 1);
	return true;
}

/* ---- Done ---- */

/* The verb at token v tells of what the patient had: in the past, with a subject or an auxiliary, and not denied. */
static bool told_done(const struct ll_letter *l, uint32_t v, uint32_t first)
{
	const bool sure = tok_in(l, v, PAST_WORDS "|had");
	bool aux = tok_in(l, v, "having") || (v > first && tok_is(l, v - 1, "there"));
	for (uint32_t k = v; k > first && v - k < FEW; k--) {
		const uint32_t j = k - 1;
		if (tok_in(l, j, "denies|denied|ever|not|never|no|to|will|would|could|can|should|may|might|must|if|be|being|neither|nor|without|yet|cannot|is|are|"
				 "hasn't|hadn't|wasn't|didn't|haven't|weren't") && !is_month_may(l, j))
			return false;
		aux |= tok_in(l, j, "has|have|had|was|were|having|been");
		if (is_patient(l, j) || tok_in(l, j, "and|then|also|we"))
			return true;
		if (!tok_in(l, j, AUX_WORDS "|having|" ADVERBS "|and|then|there"))
			return sure || aux;
	}
	return sure || aux;
}

/* "The nursing notes show heparin": papers of what was done, before the verb at token v. */
static bool shown_by_papers(const struct ll_letter *l, uint32_t v, uint32_t first)
{
	if (!tok_in(l, v, "show|shows|showed|showing|record|records|recorded|list|lists|listing|document|documents|documenting|describe|describes|confirm|"
			  "confirms|recording|reflect|reflects|prove|proves|bear|log|logs|count|counts|covering|for"))
		return false;
	for (uint32_t k = v; k > first && v - k < 5; k--) {
		if (tok_in(l, k - 1, "no|not|nor|if|neither|which"))
			return false;
		if (tok_in(l, k - 1, "notes|printout|printouts|log|logs|bills|bill|claims|chart|ledger|receipts|mar|diary|statement|invoices|invoice|"
				     "records|summary|history|sheet|sheets|flowsheet"))
			return !tok_is(l, v, "for") || tok_in(l, k - 1, "bills|bill|receipts|invoices|invoice");
	}
	return false;
}

/* "She lost 30 pounds", "he improved": what came of a treatment, before the preposition at token p. */
static bool bettered(const struct ll_letter *l, uint32_t p, uint32_t first)
{
	for (uint32_t k = p; k > first && p - k < 8; k--) {
		if (tok_in(l, k - 1, "not|no|never|to|would|could|if|and|,|but"))
			return false;
		if (tok_in(l, k - 1, "lost|improved|recovered|worsened|gained|healed|fared|progressed|relapsed|regained"))
			return is_patient(l, k - 2) || (tok_in(l, k - 2, "has|have|had|pain|symptoms") && k > first + 2);
	}
	return false;
}

static bool done_before(const struct ll_letter *l, uint32_t i, uint32_t first, struct verdict *d)
{
	uint32_t j = i;
	while (j > first && i - j < BACK) {
		if (tok_in(l, j - 1, DONE_WORDS "|" PAST_WORDS "|having") && !tok_in(l, j - 1, "been|made|found|seen|sought|prescribed|saw|carried"))
			break;
		/* "There were nineteen days of inpatient rehabilitation" */
		if (tok_in(l, j - 1, "were|was") && tok_in(l, j - 2, "there"))
			break;
		if (shown_by_papers(l, j - 1, first)) {
			*d = (struct verdict){ .done = true, .past = true, .token = j - 1 };
			return true;
		}
		/* "lost 30 pounds on a supervised diet", "improved with therapy" */
		if (tok_in(l, j - 1, "on|with|during|after|following|through|despite|under") && bettered(l, j - 1, first)) {
			*d = (struct verdict){ .done = !history_spoilt(l, first, j - 1), .past = true, .token = j - 1 };
			return d->done;
		}
		/* "she does the home exercises", "smokes cannabis" */
		if (tok_in(l, j - 1, "does|performs|attends|uses|smokes|vapes|goes|wears|sees|receives|gets|undergoes") && !tok_in(l, j - 2, "also|not|never") && j > first + 1 && is_patient(l, j - 2)) {
			*d = (struct verdict){ .done = !history_spoilt(l, first, j - 1), .past = true, .token = j - 1 };
			return d->done;
		}
		if (d->mine && ((tok_is(l, j - 1, "is") && tok_is(l, j - 2, "there")) || (tok_in(l, j - 1, "has|carries|owns") && is_patient(l, j - 2)))) {
			*d = (struct verdict){ .done = !history_spoilt(l, first, j - 1) && !tok_in(l, j, "no|not|been|never"), .past = true, .token = j - 1 };
			return d->done;
		}
		if (tok_in(l, j - 1, "treated|managed|immobilized|maintained|stabilized|fitted") && tok_in(l, j - 2, "was|were|been|had"))
			break;
		if (tok_in(l, j - 1, "no|zero|absent|without|not|;|:|for") || (tok_is(l, j - 1, ",") && !treatment_at(l, j).fact) || (!of_phrase(l, j - 1) && !of_verb(l, j - 1)))
			return false;
		j--;
	}
	if (j == first || i - j >= BACK)
		return false;
	d->token = j - 1;
	d->done = told_done(l, j - 1, first) && !history_spoilt(l, first, j - 1);
	d->past = d->done;
	return d->done;
}

/* What only a treatment that was had does. */
#define EFFECTS "made|caused|gave|helped|relieved|shrank|reduced|brought|eased|controlled|calmed|cleared|lasted|failed|took|ended|left|produced|" \
		"worsened|improved|raised|lowered|recorded|failed|began|followed|did|showed|yielded|cost|cured|kept|stopped|disclosed|" \
		"provided|succeeded|aggravated|upset|proved|healed|bought|occurred|lost|wore|stopped|made"

/* "was taken for three months", "made the applicant dizzy", ", which you took in the spring", from token `after` on. */
static bool done_behind(const struct ll_letter *l, uint32_t i, uint32_t after, uint32_t first, uint32_t end, bool medicine,
			struct verdict *d)
{
	uint32_t k = pass_phrase(l, after, end);
	d->token = i;
	/* "an MRI; you had one in June 2018" */
	for (uint32_t j = k; j < sent_end(l, i) && j < k + FORTH; j++)
		if (tok_in(l, j, "one|them|some|it") && tok_in(l, j - 1, "had|underwent|tried|got|received") && is_patient(l, j - 2) &&
		    tok_in(l, j + 1, "in|on|before|last|already|at|for|from")) {
			d->done = d->past = true;
			return true;
		}
	for (uint32_t j = i; j > first && i - j < FEW; j--) /* what is denied, asked or of others does nothing */
		if (tok_in(l, j - 1, "no|not|never|without|if|neither|nor|request|requested|any|for|whether|proposed|planned|another"))
			return false;
	/* "a study performed in February" */
	if (tok_in(l, k, "performed|done|given|obtained|taken|made|carried|administered|completed|placed|inserted|implanted|provided|supplied|issued|delivered|fitted|dispensed|worn|used") &&
	    fact_at(l, LL_DATE, k + 2) && tok_in(l, k + 1, "in|on|of|since") && !history_spoilt(l, first, i)) {
		d->done = d->past = true;
		return true;
	}
	/* ", in 2016 and in 2018, each gave" */
	if (tok_is(l, k, ",") && tok_in(l, k + 1, "in|on|at|from|the") && k + 2 < end) {
		const uint32_t h = pass_phrase(l, k + 1, end);
		if (tok_is(l, h, ","))
			k = h + 1 + tok_in(l, h + 1, "each|both|all");
	}
	/* "PT x 24" */
	if (tok_in(l, k, "x") && tok(l, k + 1)->kind == LL_TOK_NUMBER && !history_spoilt(l, first, i)) {
		d->done = d->past = true;
		return true;
	}
	/* "Home exercises are done daily", "is given at school" */
	if (tok_in(l, k, "is|are") && tok_in(l, k + 1, "done|given|used|worn|performed|attended|provided|received") &&
	    tok_in(l, k + 2, "daily|weekly|every|twice|at|each|once|nightly|three") && !history_spoilt(l, first, i)) {
		d->done = d->past = true;
		return true;
	}
	if (tok_is(l, k, ",") && tok_in(l, k + 1, "which|that"))
		k += 2;
	else
		k += tok_in(l, k, "which|that");
	const bool subject = is_patient(l, k) && tok_in(l, k - 1, "which|that");
	k += subject;
	if (subject && tok_in(l, k, PAST_WORDS "|had|tried|received|used|attended|completed") && !tok_in(l, k + 1, "to|not|asked|requested|wanted|been")) {
		d->done = d->past = true;
		return true;
	}
	if (tok_in(l, k, EFFECTS) && !tok_in(l, k + 1, "not") && !subject) {
		d->done = !history_spoilt(l, first, i);
		d->past = true;
		return d->done;
	}
	if (!tok_in(l, k, "was|were|has|have|had"))
		return false;
	const uint32_t aux = k;
	for (k++; k < end && (tok_in(l, k, ADVERBS) || (of_phrase(l, k) && !tok_in(l, k, ",|not|never"))); k++)
		;
	d->done = tok_in(l, k, DONE_WORDS) && (!tok_in(l, k, "prescribed|dispensed|supplied|issued|filled|provided|delivered") || medicine || fact_at(l, LL_DATE, k + 2)) && !tok_in(l, k, "made|had|sought|got|employed|explored|been") &&
		  (tok_in(l, aux, "was|were") || span_has(l, aux, k, "been")) && (!tok_in(l, k + 1, "to|for") || medicine || number_at(l, k + 2).ntokens) && !history_spoilt(l, first, i);
	d->past = true;
	return d->done;
}

/* The clause of token i: from the last ";" or conjunction with a subject of its own. */
static uint32_t clause_first(const struct ll_letter *l, uint32_t i)
{
	const uint32_t first = sent_begin(l, i);
	for (uint32_t k = i; k > first; k--)
		if (tok_in(l, k - 1, ";|but|although|though|whereas|because|since|while") ||
		    (tok_is(l, k - 1, ",") && tok_in(l, k, "as|for|and|so") && k < i && (mark_over(l, k + 1, LEX_PATIENT_WORDS) || tok_in(l, k + 1, "he|she|you|the|no|a|an|it") ||
											 tok_in(l, k, "as"))))
			return k;
	return first;
}

static uint32_t clause_end(const struct ll_letter *l, uint32_t i)
{
	const uint32_t end = sent_end(l, i);
	for (uint32_t k = i; k < end; k++)
		if (tok_in(l, k, ";|but|although|though|whereas|because|while"))
			return k;
	return end;
}

/* What one has with one: a device or an implant. */
static bool is_thing(const struct ll_letter *l, const struct treatment *t)
{
	const struct mark *m = mark_at(l, t->fact->token, LEX_SERVICES);
	return (m && m->entry->code[1] == LEX_SERVICE_DME && m->ntokens == t->fact->ntokens) ||
	       sv_is(t->fact->key, "pacemaker") || sv_is(t->fact->key, "defibrillator") || sv_is(t->fact->key, "stent") ||
	       sv_is(t->fact->key, "feeding tube") || sv_is(t->fact->key, "spinal cord stimulator") || sv_is(t->fact->key, "intrathecal pump");
}

struct verdict history_course_denied(const struct ll_letter *l, const struct treatment *t)
{
	const uint32_t i = t->fact->token, k = i + t->fact->ntokens, first = clause_first(l, i), end = clause_end(l, k);
	struct verdict d = { 0 };
	if (!sent_has(l, i, "not|never|no|without|zero|absent|neither|untried|unattempted|unused|unexplored|naive|naïve|none|yet|hasn't|haven't|hadn't|wasn't|weren't|didn't|0|nil|nor"))
		return d;
	d.mine = is_thing(l, t);
	const bool before = denied_before(l, i, k, first, end, &d);
	if (before && d.mine && !tok_in(l, d.token, "neither"))
		d.mine = false;
	if (before && (tok_seq(l, d.token, "yet") || !history_spoilt(l, first, d.token)))
		return d;
	d = (struct verdict){ .token = i };
	if (denied_behind(l, i, k, first, end, t->topic == LL_HX_IMAGING, &d) && (left_undone(l, k, sent_end(l, i)) || !history_spoilt(l, first, i)))
		return d;
	return (struct verdict){ 0 };
}

struct verdict history_course_done(const struct ll_letter *l, const struct treatment *t)
{
	const uint32_t i = t->fact->token, k = i + t->fact->ntokens, first = clause_first(l, i), end = clause_end(l, k);
	struct verdict d = { .mine = is_thing(l, t) };
	if (done_before(l, i, first, &d)) {
		d.mine = false;
		return d;
	}
	d = (struct verdict){ .token = i };
	done_behind(l, i, k, first, end, t->topic == LL_HX_MEDICATION, &d);
	return d;
}
