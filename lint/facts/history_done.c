/* SPDX-License-Identifier: MIT */
/* By the clause around a treatment: that it was had. */
#include "facts/history_course.h"

/* The verb at token v tells of what the patient had: in the past, with a subject or an auxiliary,
 * and not denied. */
static bool told_done(const struct ll_letter *l, uint32_t v, uint32_t first)
{
	const bool sure = tok_in(l, v, PAST_WORDS "|had");
	bool aux = tok_in(l, v, "having") || (v > first && tok_is(l, v - 1, "there"));
	for (uint32_t k = v; k > first && v - k < FEW; k--) {
		const uint32_t j = k - 1;
		if (tok_in(l, j,
			   "denies|denied|ever|not|never|no|to|will|would|could|can|should|may|"
			   "might|must|if|be|being|neither|nor|without|yet|cannot|is|are|"
			   "hasn't|hadn't|wasn't|didn't|haven't|weren't") &&
		    !is_month_may(l, j))
			return false;
		aux |= tok_in(l, j, "has|have|had|was|were|having|been");
		if (course_patient(l, j) || tok_in(l, j, "and|then|also|we"))
			return true;
		if (!tok_in(l, j, AUX_WORDS "|having|" ADVERBS "|and|then|there"))
			return sure || aux;
	}
	return sure || aux;
}

/* "The nursing notes show heparin": papers of what was done, before the verb at token v. */
static bool shown_by_papers(const struct ll_letter *l, uint32_t v, uint32_t first)
{
	if (!tok_in(l, v,
		    "show|shows|showed|showing|record|records|recorded|list|lists|listing|document|"
		    "documents|documenting|describe|describes|confirm|"
		    "confirms|recording|reflect|reflects|prove|proves|bear|log|logs|count|counts|"
		    "covering|for"))
		return false;
	for (uint32_t k = v; k > first && v - k < 5; k--) {
		if (tok_in(l, k - 1, "no|not|nor|if|neither|which"))
			return false;
		if (tok_in(l, k - 1,
			   "notes|printout|printouts|log|logs|bills|bill|claims|chart|ledger|"
			   "receipts|mar|diary|statement|invoices|invoice|"
			   "records|summary|history|sheet|sheets|flowsheet"))
			return !tok_is(l, v, "for") ||
			       tok_in(l, k - 1, "bills|bill|receipts|invoices|invoice");
	}
	return false;
}

/* "She lost 30 pounds", "he improved": what came of a treatment, before the preposition at token p.
 */
static bool bettered(const struct ll_letter *l, uint32_t p, uint32_t first)
{
	for (uint32_t k = p; k > first && p - k < 8; k--) {
		if (tok_in(l, k - 1, "not|no|never|to|would|could|if|and|,|but"))
			return false;
		if (tok_in(l, k - 1,
			   "lost|improved|recovered|worsened|gained|healed|fared|progressed|"
			   "relapsed|regained"))
			return course_patient(l, k - 2) ||
			       (tok_in(l, k - 2, "has|have|had|pain|symptoms") && k > first + 2);
	}
	return false;
}

static bool done_before(const struct ll_letter *l, uint32_t i, uint32_t first, struct verdict *d)
{
	uint32_t j = i;
	while (j > first && i - j < BACK) {
		if (tok_in(l, j - 1, DONE_WORDS "|" PAST_WORDS "|having") &&
		    !tok_in(l, j - 1, "been|made|found|seen|sought|prescribed|saw|carried"))
			break;
		/* "There were nineteen days of inpatient rehabilitation" */
		if (tok_in(l, j - 1, "were|was") && tok_in(l, j - 2, "there"))
			break;
		if (shown_by_papers(l, j - 1, first)) {
			*d = (struct verdict){ .done = true, .past = true, .token = j - 1 };
			return true;
		}
		/* "lost 30 pounds on a supervised diet", "improved with therapy" */
		if (tok_in(l, j - 1, "on|with|during|after|following|through|despite|under") &&
		    bettered(l, j - 1, first)) {
			*d = (struct verdict){ .done = !history_spoilt(l, first, j - 1),
					       .past = true,
					       .token = j - 1 };
			return d->done;
		}
		/* "she does the home exercises", "smokes cannabis" */
		if (tok_in(l, j - 1,
			   "does|performs|attends|uses|smokes|vapes|goes|wears|sees|receives|gets|"
			   "undergoes") &&
		    !tok_in(l, j - 2, "also|not|never") && j > first + 1 &&
		    course_patient(l, j - 2)) {
			*d = (struct verdict){ .done = !history_spoilt(l, first, j - 1),
					       .past = true,
					       .token = j - 1 };
			return d->done;
		}
		if (d->thing &&
		    ((tok_is(l, j - 1, "is") && tok_is(l, j - 2, "there")) ||
		     (tok_in(l, j - 1, "has|carries|owns") && course_patient(l, j - 2)))) {
			*d = (struct verdict){ .done = !history_spoilt(l, first, j - 1) &&
						       !tok_in(l, j, "no|not|been|never"),
					       .past = true,
					       .token = j - 1 };
			return d->done;
		}
		if (tok_in(l, j - 1, "treated|managed|immobilized|maintained|stabilized|fitted") &&
		    tok_in(l, j - 2, "was|were|been|had"))
			break;
		if (tok_in(l, j - 1, "no|zero|absent|without|not|;|:|for") ||
		    (tok_is(l, j - 1, ",") && !treatment_at(l, j).fact) ||
		    (!course_phrase(l, j - 1) && !course_verb(l, j - 1)))
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
#define EFFECTS                                                                                    \
	"made|caused|gave|helped|relieved|shrank|reduced|brought|eased|controlled|calmed|cleared|" \
	"lasted|failed|took|ended|left|produced|"                                                  \
	"worsened|improved|raised|lowered|recorded|failed|began|followed|did|showed|yielded|cost|" \
	"cured|kept|stopped|disclosed|"                                                            \
	"provided|succeeded|aggravated|upset|proved|healed|bought|occurred|lost|wore|stopped|made"

/* "was taken for three months", "made the applicant dizzy", ", which you took in the spring", from
 * token `after` on. */
static bool done_behind(const struct ll_letter *l, uint32_t i, uint32_t after, uint32_t first,
			uint32_t end, bool medicine, struct verdict *d)
{
	uint32_t k = course_pass(l, after, end);
	d->token = i;
	/* "an MRI; you had one in June 2018" */
	for (uint32_t j = k; j < sent_end(l, i) && j < k + FORTH; j++)
		if (tok_in(l, j, "one|them|some|it") &&
		    tok_in(l, j - 1, "had|underwent|tried|got|received") &&
		    course_patient(l, j - 2) &&
		    tok_in(l, j + 1, "in|on|before|last|already|at|for|from")) {
			d->done = d->past = true;
			return true;
		}
	for (uint32_t j = i; j > first && i - j < FEW;
	     j--) /* what is denied, asked or of others does nothing */
		if (tok_in(l, j - 1,
			   "no|not|never|without|if|neither|nor|request|requested|any|for|whether|"
			   "proposed|planned|another"))
			return false;
	/* "a study performed in February" */
	if (tok_in(l, k,
		   "performed|done|given|obtained|taken|made|carried|administered|completed|placed|"
		   "inserted|implanted|provided|supplied|issued|delivered|fitted|dispensed|worn|"
		   "used") &&
	    fact_at(l, LL_DATE, k + 2) && tok_in(l, k + 1, "in|on|of|since") &&
	    !history_spoilt(l, first, i)) {
		d->done = d->past = true;
		return true;
	}
	/* ", in 2016 and in 2018, each gave" */
	if (tok_is(l, k, ",") && tok_in(l, k + 1, "in|on|at|from|the") && k + 2 < end) {
		const uint32_t h = course_pass(l, k + 1, end);
		if (tok_is(l, h, ","))
			k = h + 1 + tok_in(l, h + 1, "each|both|all");
	}
	/* "PT x 24" */
	if (tok_in(l, k, "x") && tok(l, k + 1)->kind == LL_TOK_NUMBER &&
	    !history_spoilt(l, first, i)) {
		d->done = d->past = true;
		return true;
	}
	/* "Home exercises are done daily", "is given at school" */
	if (tok_in(l, k, "is|are") &&
	    tok_in(l, k + 1, "done|given|used|worn|performed|attended|provided|received") &&
	    tok_in(l, k + 2, "daily|weekly|every|twice|at|each|once|nightly|three") &&
	    !history_spoilt(l, first, i)) {
		d->done = d->past = true;
		return true;
	}
	if (tok_is(l, k, ",") && tok_in(l, k + 1, "which|that"))
		k += 2;
	else
		k += tok_in(l, k, "which|that");
	const bool subject = course_patient(l, k) && tok_in(l, k - 1, "which|that");
	k += subject;
	if (subject && tok_in(l, k, PAST_WORDS "|had|tried|received|used|attended|completed") &&
	    !tok_in(l, k + 1, "to|not|asked|requested|wanted|been")) {
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
	for (k++; k < end &&
		  (tok_in(l, k, ADVERBS) || (course_phrase(l, k) && !tok_in(l, k, ",|not|never")));
	     k++)
		;
	d->done =
		tok_in(l, k, DONE_WORDS) &&
		(!tok_in(l, k, "prescribed|dispensed|supplied|issued|filled|provided|delivered") ||
		 medicine || fact_at(l, LL_DATE, k + 2)) &&
		!tok_in(l, k, "made|had|sought|got|employed|explored|been") &&
		(tok_in(l, aux, "was|were") || span_has(l, aux, k, "been")) &&
		(!tok_in(l, k + 1, "to|for") || medicine || number_at(l, k + 2).ntokens) &&
		!history_spoilt(l, first, i);
	d->past = true;
	return d->done;
}

struct verdict history_course_done(const struct ll_letter *l, const struct treatment *t)
{
	const uint32_t i = t->fact->token, k = i + t->fact->ntokens, first = course_first(l, i),
		       end = course_end(l, k);
	struct verdict d = { .thing = course_thing(l, t) };
	if (done_before(l, i, first, &d))
		return d;
	d = (struct verdict){ .token = i };
	done_behind(l, i, k, first, end, t->topic == LL_HX_MEDICATION, &d);
	return d;
}
