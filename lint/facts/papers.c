/* SPDX-License-Identifier: MIT */
/*
 * LL_PAPER: reports, logs, studies, letters and measures of the case
 * (lexicon/papers.tsv), where the letter tells that they are at hand (listed,
 * received, quoted, read) or that they are missing. What is only asked for or
 * named is no fact.
 */
#include "facts/papers.h"
#include "facts/papers_words.h"
#include "facts/history.h"

enum { MODIFIERS = 6, PHRASES = 4, PHRASE = 9, ASIDE = 12 };

/* Words that end a noun phrase: before it, and behind it. */
static bool is_limit(const struct ll_letter *l, uint32_t i)
{
	/* "the required study", "in May" */
	if ((tok_in(l, i,
		    "required|requested|needed|ordered|promised|mentioned|said|missing|recorded|"
		    "documented|enclosed|attached|submitted") &&
	     i > sent_begin(l, i) && tok_in(l, i - 1, "the|a|an|any|no|his|her|your|this|that") &&
	     tok(l, i + 1)->kind == LL_TOK_WORD && !tok_in(l, i, "missing")) ||
	    is_month_may(l, i))
		return false;
	return tok(l, i)->kind == LL_TOK_PUNCT ||
	       tok_in(l, i,
		      "the|a|an|any|no|this|that|these|those|his|her|their|your|our|my|its|some|"
		      "every|each|all|both|neither|"
		      "either|such|of|in|on|at|to|from|by|for|with|without|about|regarding|"
		      "concerning|as|per|than|into|among|"
		      "before|after|since|until|through|during|and|or|nor|but|not|never|if|because|"
		      "so|while|although|though|"
		      "whether|unless|when|where|which|who|whose|whom|what|is|are|was|were|be|been|"
		      "being|has|have|had|do|does|"
		      "did|can|could|will|would|should|may|might|must|shall|cannot|i|we|you|he|she|"
		      "it|they|them|us|me|him|none|"
		      "nothing|nobody|one|single|also|even|only|yet|there|here|then|now|too|"
		      "however|therefore|thus|see|please|thank|still|already|again|later|"
		      "didn't|doesn't|don't|isn't|wasn't|weren't|hasn't|haven't|hadn't") ||
	       (tok_in(l, i, LIST_PAPER_SENT_DONE "|" LIST_PAPER_SEND) ||
		tok_in(l, i, LIST_PAPER_SENDS)) ||
	       (tok_in(l, i, LIST_PAPER_GOT_DONE) || tok_in(l, i, LIST_PAPER_GET)) ||
	       (tok_in(l, i, LIST_PAPER_MADE_DONE "|" LIST_PAPER_LACKS) ||
		tok_in(l, i, LIST_PAPER_GONE)) ||
	       tok_in(l, i,
		      "contains|contained|contain|holds|hold|includes|describes|shows|showed|"
		      "documents|states|confirms|wants|needs|asks|requires|required|requested|"
		      "ordered|documented|recorded|charted|mentioned|saying|showing|arrived|came|"
		      "reached|accompanied");
}

uint32_t paper_aside(const struct ll_letter *l, uint32_t k, uint32_t end)
{
	if (!tok_is(l, k, "("))
		return k;
	for (uint32_t i = k + 1; i < end && i < k + ASIDE; i++)
		if (tok_is(l, i, ")"))
			return i + 1;
	return k;
}

/* "Dr. Amin's", "A. Feld's": a point that is of a title or an initial, before token i. */
static bool of_title(const struct ll_letter *l, uint32_t i, uint32_t begin)
{
	return i > begin + 1 && tok_is(l, i - 1, ".") &&
	       (tok_in(l, i - 2, "dr|mr|mrs|ms|st|prof") || tok(l, i - 2)->lower.n == 1);
}

/* The first token of the noun phrase that ends before token i. */
static uint32_t first_of(const struct ll_letter *l, uint32_t i)
{
	const uint32_t begin = sent_begin(l, i);
	uint32_t k = i;
	while (k > begin && i - k < MODIFIERS) {
		if (of_title(l, k, begin))
			k -= 2;
		else if (tok_in(l, k - 1, "-|/") && k > begin + 1 && !is_limit(l, k - 2))
			k -= 2;
		else if (!is_limit(l, k - 1) && tok(l, k - 1)->kind == LL_TOK_WORD &&
			 !(tok(l, k)->flags & LL_TOK_PARAGRAPH))
			k--;
		else
			break;
	}
	return k;
}

/* "The printout lists eleven fills", "the MRI reports a tear": a verb, by what it has for an
 * object. */
static bool is_telling(const struct ll_letter *l, uint32_t k)
{
	return tok_in(l, k,
		      "lists|notes|reports|records|documents|tables|charts|states|forms|plans|"
		      "tests|scans|images|results") &&
	       (tok_in(l, k + 1,
		       "a|an|the|that|no|his|her|your|their|only|how|what|both|some|such|nothing|"
		       "neither|pain|weakness|severe|mild|moderate|"
		       "improvement|normal|several|many|about|at|it|she|he|they|we|you|each|all") ||
		number_at(l, k + 1).ntokens);
}

/* "report", "film" behind a study's name are of it; "request", "machine" make another thing of it.
 */
static uint32_t skip_report(const struct ll_letter *l, uint32_t k)
{
	while (tok_in(l, k,
		      "report|reports|result|results|study|studies|scan|film|films|image|images|"
		      "itself|themselves|"
		      "findings|note|notes|tracing|tracings|records|record|documentation|testing|"
		      "evaluation|form") &&
	       !is_telling(l, k))
		k++;
	return k;
}

static bool is_other_thing(const struct ll_letter *l, uint32_t k)
{
	return tok_in(l, k,
		      "request|requests|order|orders|referral|referrals|appointment|appointments|"
		      "machine|machines|center|"
		      "facility|department|strips|kit|kits|criteria|criterion|guideline|guidelines|"
		      "policy|fee|fees|cost|"
		      "costs|supplies|device|devices|technique|guidance|authorization|requirement|"
		      "requirements|suite|"
		      "equipment|monitor|unit|clinic|laboratory|technician|goal|goals|procedure");
}

/* "of the left shoulder", "from Dr. Amin", "for all of April", "by mother": past them. */
static uint32_t skip_phrases(const struct ll_letter *l, uint32_t k, uint32_t end)
{
	for (uint32_t n = 0; n < PHRASES && k < end; n++) {
		const uint32_t aside = paper_aside(l, k, end);
		const struct ll_fact *date = fact_at(l, LL_DATE, k);
		if (aside > k) {
			k = aside;
			continue;
		}
		if (date && date->token == k) {
			k = date->token + date->ntokens;
			if (tok_in(l, k, "through|to|until|-|and") && fact_at(l, LL_DATE, k + 1))
				k++;
			continue;
		}
		if (tok_is(l, k, "dated") && fact_at(l, LL_DATE, k + 1)) {
			k++;
			continue;
		}
		if (!tok_in(l, k, "of|from|by|for|on|about|between|to") ||
		    tok_in(l, k + 1, "which|whom|me|us|it|file|review") ||
		    (tok_is(l, k, "to") && !tok_in(l, k + 1, "the|his|her|your")))
			return k;
		uint32_t i = k + 1, stop = k + PHRASE;
		while (i < end && i < stop &&
		       (tok_in(l, i,
			       "the|a|an|any|his|her|their|your|our|my|this|that|all|both|each|of|"
			       "some|every|such|-|/|") ||
			fact_at(l, LL_DATE, i) || (tok_is(l, i, ".") && of_title(l, i + 1, k)) ||
			!is_limit(l, i)))
			i++;
		if (i == k + 1 || tok_in(l, i - 1, "the|a|an|any|of"))
			return k;
		if (tok_in(l, i, "through|to|until|-|and") && fact_at(l, LL_DATE, i - 1) &&
		    fact_at(l, LL_DATE, i + 1))
			i++;
		k = i;
	}
	return k;
}

/* Back over "no", "any", "the" before its words. */
static uint32_t skip_articles(const struct ll_letter *l, struct paper *p, uint32_t begin)
{
	uint32_t k = p->first;
	for (;;) {
		if (k > begin && k < p->first &&
		    tok_is(l, k - 1, "that")) /* "it appears that a study" */
			break;
		if (k > begin && tok_in(l, k - 1, "no|neither|nor"))
			p->no = true;
		else if (k > begin + 1 && tok_in(l, k - 1, "a|an|any|single|one") &&
			 (tok_in(l, k - 2, "neither|nor|not") ||
			  (tok_is(l, k - 1, "single") && tok_in(l, k - 3, "not"))))
			p->no = true;
		else if (k > begin && tok_in(l, k - 1, "a|an|any"))
			p->any = true;
		else if (!(k > begin && tok_in(l, k - 1,
					       "the|this|that|these|those|his|her|their|your|our|"
					       "my|its|some|all|both|"
					       "such|each|every|one|two|three")))
			break;
		k--;
		if (tok_in(l, k, "no|neither|nor|not"))
			return k;
	}
	return k;
}

/* Back over "a copy of", "the report of", "the results of any", "six pages of". */
static uint32_t find_lead(const struct ll_letter *l, struct paper *p, uint32_t begin)
{
	for (;;) {
		const uint32_t k = skip_articles(l, p, begin);
		/* not "the benefit of", "in the absence of", which tell of it */
		if (tok_in(l, k, "no|neither|nor|not") || k < begin + 2 || !tok_is(l, k - 1, "of") ||
		    !tok_in(l, k - 2,
			    "copy|copies|report|reports|result|results|images|film|films|pages|"
			    "contents|rest|mention|trace|documentation|record|sign|proof|set|"
			    "evidence|kind|sort|form|type|number|series|tracing|each|all|both|"
			    "most"))
			return k;
		p->first = first_of(l, k - 2);
	}
}

/* "the report of the lumbar MRI", "MRI report": the report is the study's. */
static bool is_of_another(const struct ll_letter *l, const struct mark *m)
{
	uint32_t k = m->token + m->ntokens;
	/* "the school plan (IEP)" */
	if (m->token > 1 && tok_is(l, m->token - 1, "(") &&
	    mark_over(l, m->token - 2, LEX_PAPERS) &&
	    mark_over(l, m->token - 2, LEX_PAPERS)->entry == m->entry)
		return true;
	if (m->token && mark_over(l, m->token - 1, LEX_PAPERS) &&
	    m->entry->code[0] == LEX_PAPER_HEAD &&
	    mark_over(l, m->token - 1, LEX_PAPERS)->entry->code[0] != LEX_PAPER_HEAD)
		return true;
	if (!tok_is(l, k, "of"))
		return false;
	for (k++; k < m->token + m->ntokens + 6 && k < sent_end(l, m->token); k++) {
		const struct mark *o = mark_at(l, k, LEX_PAPERS);
		if (o)
			return m->entry->code[0] == LEX_PAPER_HEAD;
		if (is_limit(l, k) &&
		    !tok_in(l, k, "the|a|an|any|his|her|their|your|this|that|such|-"))
			return false;
	}
	return false;
}

struct paper paper_at(const struct ll_letter *l, uint32_t i)
{
	const struct mark *m = mark_at(l, i, LEX_PAPERS);
	const uint32_t begin = sent_begin(l, i), end = sent_end(l, i);
	struct paper p = { 0 };
	uint32_t k = i + m->ntokens;
	if (is_of_another(l, m) || (m->ntokens == 1 && i > begin && is_telling(l, i) &&
				    tok(l, i - 1)->kind == LL_TOK_WORD &&
				    !tok_in(l, i - 1,
					    "the|a|an|any|no|his|her|your|their|our|my|these|those|"
					    "of|both|all|two|three|with|and|or")))
		return p;
	if (m->entry->code[0] != LEX_PAPER_HEAD)
		k = skip_report(l, k);
	if (is_other_thing(l, k) || tok_quoted(l, i) ||
	    (tok_is(l, i, "forms") && tok_is(l, k, "part")))
		return p;
	/* another paper's name goes on: "sleep study notes" */
	if (mark_at(l, k, LEX_PAPERS) && k == i + m->ntokens && !is_telling(l, k))
		return p;
	p.entry = m->entry;
	p.token = i;
	p.ntokens = m->ntokens;
	p.first = first_of(l, i);
	p.end = skip_phrases(l, k, end);
	p.lead = find_lead(l, &p, begin);
	p.of = p.first;
	p.of_end = p.end;
	return p;
}

/* The letter tells it of the case, not of rules or of people in general. */
static bool is_place(const struct ll_letter *l, uint32_t i)
{
	switch (section_at(l, i)->kind) {
	case LL_SEC_HOW_MADE:
	case LL_SEC_CREDENTIALS:
	case LL_SEC_HEADING:
	case LL_SEC_CA_GUIDELINE:
	case LL_SEC_ISSUES:
		return false;
	case LL_SEC_CLOSING: /* "Enclosures:" at its head, and not at its end */
		return l->sections.n > 3 && l->sentences.v[tok(l, i)->sentence].section < 3;
	default:
		return true;
	}
}

static void add(struct ll_letter *l, const struct paper *p, const struct paper_told *t)
{
	struct ll_fact *f = fact_add(l, LL_PAPER, p->token, p->ntokens);
	f->key = sv(p->entry->id);
	f->polarity = t->state == PAPER_MISSING ? LL_NEGATED : LL_AFFIRMED;
	f->referent = LL_PATIENT;
	f->u.paper.missing = t->state == PAPER_MISSING;
	f->u.paper.how = t->how;
	f->u.paper.ended = t->state == PAPER_HERE && t->how == PAPER_SHOWN ? p->any : t->ended;
	f->u.paper.first = p->of;
	f->u.paper.end = p->of_end;
	f->u.paper.cue = t->cue;
}

/* Named in this sentence or the one before it, of the same paragraph. */
static bool is_near(const struct ll_letter *l, uint32_t i, const struct paper *last)
{
	if (!last->entry)
		return false;
	const uint32_t s = tok(l, i)->sentence, was = tok(l, last->token)->sentence;
	const struct ll_sv name = tok(l, last->token + last->ntokens - 1)->lower;
	const bool many = name.n > 2 && !ll_is(name, "series") && name.p[name.n - 1] == 's' &&
			  name.p[name.n - 2] != 's' && name.p[name.n - 2] != 'i';
	if ((tok_is(l, i, "it") && many) || (tok_in(l, i, "they|them") && !many))
		return false;
	if (tok_is(l, i, "none") &&
	    !(i == sent_begin(l, i) && tok_in(l, i + 1, "was|were|has|have|is")))
		return s == was;
	return s == was ||
	       (s == was + 1 && l->sentences.v[s].paragraph == l->sentences.v[was].paragraph);
}

/* "It is now in our file", "and we have not seen them", "counsel forwarded none": the last paper
 * named. */
static struct paper by_pronoun(const struct ll_letter *l, uint32_t i, const struct paper *last)
{
	struct paper p = *last;
	p.no = tok_is(l, i, "none");
	p.any = false;
	p.lead = p.first = p.token = i;
	p.ntokens = 1;
	p.end = i + 1;
	return p;
}

/* "results of such testing", "a copy of which evaluation": the last one, by the head of its name.
 */
static void point_back(const struct ll_letter *l, struct paper *p, const struct paper *last)
{
	if (p->entry->code[0] != LEX_PAPER_HEAD || !is_near(l, p->token, last) ||
	    last->entry == p->entry)
		return;
	/* "and its report is before us", "Report attached." */
	const bool own = tok_in(l, p->token, "report|results|result") &&
			 (tok_in(l, p->token - (p->token > 0), "its|their") ||
			  p->token == sent_begin(l, p->token));
	if (own) {
		p->entry = last->entry;
		p->of = last->of;
		p->of_end = last->of_end;
	}
	if (own || !sv_eq(sv(last->entry->attr[1]), sv(p->entry->id)))
		return;
	for (uint32_t k = p->token; k > p->token - 2 && k > sent_begin(l, p->token); k--)
		if (tok_in(l, k - 1, "such|which|this|that|these|those|said")) {
			p->entry = last->entry;
			p->of = last->of;
			p->of_end = last->of_end;
			return;
		}
}

/* "nothing from the seating clinic" */
static struct paper by_nothing(const struct ll_letter *l, uint32_t i)
{
	struct paper p = { 0 };
	if (!tok_in(l, i + 1, "from|by"))
		return p;
	p.entry = lex_by_id(LEX_PAPERS, "records", 7);
	p.token = p.first = p.lead = i;
	p.of = i + 1;
	p.ntokens = 1;
	p.no = true;
	p.end = p.of_end = skip_phrases(l, i + 1, sent_end(l, i));
	return p;
}

/* "An examination is on file but not a home assessment": the state of the one before, turned. */
static struct paper_told but_not(const struct ll_letter *l, const struct paper *p,
				 const struct paper *last, const struct paper_told *was)
{
	struct paper_told t = { 0 };
	const uint32_t k = p->lead;
	/* "and so was the trip report" */
	if (k > 1 && tok_in(l, k - 1, "is|are|was|were") && tok_is(l, k - 2, "so") && was->state &&
	    !p->no)
		return (struct paper_told){ .state = was->state, .how = was->how, .cue = k - 1 };
	if (!last->entry || was->state != PAPER_HERE ||
	    tok(l, last->token)->sentence != tok(l, k)->sentence)
		return t;
	if (was->how == PAPER_SHOWN)
		return t; /* "The CT, not the x-ray, showed" */
	if ((tok_is(l, k - 1, "not") &&
	     (tok_in(l, k - 2, "but|and") || (tok_is(l, k - 2, ",") && was->how == PAPER_SENT))) ||
	    (p->no && tok_in(l, k - 1 - tok_is(l, k - 1, "not"), "but|and|,")))
		t = (struct paper_told){ .state = PAPER_MISSING, .how = was->how, .cue = k };
	return t;
}

/* "It was not available to the insurer when it stopped the benefit", "not sent to the plan": it may
 * be here. */
static bool payer_lacks(const struct ll_letter *l, uint32_t i)
{
	for (uint32_t k = i; k + 1 < sent_end(l, i); k++)
		if (tok_in(l, k, "to|before|by") &&
		    tok_in(l, k + 1 + tok_in(l, k + 1, "the|our|his|her|your"),
			   "insurer|plan|carrier|administrator|ur|utilization|adjuster|payer|"
			   "company"))
			return true;
	/* "It was not in the first packet but reached us with your appeal" */
	for (uint32_t k = i; k + 1 < sent_end(l, i); k++)
		if (tok_in(l, k, "first|original|initial|earlier") && tok_in(l, k + 1, "packet|submission|mailing|package|batch|set|fax"))
			return true;
	/* "The therapy notes, which the contractor did not have, show" */
	for (uint32_t k = i; k + 3 < sent_end(l, i) && k < i + 4; k++)
		if (tok_in(l, k, "which|that") &&
		    (tok_in(l, k + 1, "contractor|plan|insurer|carrier|ur|first") ||
		     tok_in(l, k + 2, "contractor|plan|insurer|carrier|administrator|adjuster|first|utilization|payer|company")))
			return true;
	return false;
}

void facts_papers(struct ll_letter *l)
{
	uint64_t *at = places_new(l);
	struct paper last = { 0 };
	struct paper_told was = { 0 };
	places_add(l, at, places_of_marks(l, LEX_PAPERS));
	places_add(l, at, places_of(l, "it|them|they|none|nothing|one"));
	PLACES_EACH(i, l, at)
	{
		if (!is_place(l, i))
			continue;
		const bool named = mark_at(l, i, LEX_PAPERS) != NULL;
		struct paper p = { 0 };
		struct paper_told t = { 0 };
		if (named)
			p = paper_at(l, i);
		else if (tok_is(l, i, "nothing"))
			p = by_nothing(l, i);
		else if (tok_is(l, i, "one") &&
			 !(tok_in(l, i + 1, ".|,|;") &&
			   tok_in(l, i - (i > 0),
				  "send|sent|receive|received|have|got|enclose|"
				  "enclosed|attach|attached|provide|provided|submit|submitted|find|"
				  "found|seen|see|given|include|included")))
			continue;
		else if (is_near(l, i, &last))
			p = by_pronoun(l, i, &last);
		if (!p.entry)
			continue;
		if (named) {
			point_back(l, &p, &last);
			t = paper_listed(l, &p);
		}
		if (!t.state)
			t = paper_in_prose(l, &p);
		if (!t.state && named)
			t = but_not(l, &p, &last, &was);
		if (t.state == PAPER_MISSING && payer_lacks(l, p.end))
			t.state = PAPER_UNTOLD;
		if (t.state)
			add(l, &p, &t);
		if (named) {
			last = p;
			was = t;
		}
	}
	papers_match(l);
	papers_silent(l);
	papers_open(l);
}
