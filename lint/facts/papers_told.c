/* SPDX-License-Identifier: MIT */
/* What a sentence tells of a paper in it, and whether it is the letter that tells it, and for the
 * case as it stands. */
#include "facts/papers.h"

enum { AROUND = 45 };

/* "The audiogram enclosed with your letter", "the note in the chart", "(reviewed)": what is said
 * beside the noun. */
static struct paper_told beside(const struct ll_letter *l, const struct paper *p, uint32_t end)
{
	uint32_t k = paper_aside(l, p->end, end);
	for (uint32_t i = p->first; i < k && tok_is(l, k - 1, ")"); i++)
		if (tok_in(l, i, "reviewed|received|rec'd|enclosed|attached|sent|submitted"))
			return (struct paper_told){ .state = tok_in(l, i - 1, "not|never")
								     ? PAPER_MISSING
								     : PAPER_HERE,
						    .cue = i };
	if (!tok_is(l, k, ",") &&
	    tok_in(l, k,
		   LIST_PAPER_SENT_DONE
		   "|received|obtained|performed|done|taken|completed|printed|kept|rec'd") &&
	    !tok_in(l, k, "put|gave|made|given|turned|offered")) {
		const bool made = tok_in(l, k, "performed|done|taken|completed|printed|kept");
		return (struct paper_told){ .state = PAPER_HERE,
					    .how = made ? PAPER_MADE : PAPER_SENT,
					    .cue = k };
	}
	if (tok_is(l, k, "in") && paper_place(l, k)) /* "the report in the chart" */
		return (struct paper_told){ .state = PAPER_HERE, .cue = k };
	return (struct paper_told){ 0 };
}

/* ", which is in the file", "that you mailed to us", "the report of which is missing". */
static struct paper_told related(const struct ll_letter *l, const struct paper *p)
{
	const uint32_t end = sent_end(l, p->token);
	struct paper_told t = { 0 };
	if (p->no)
		return t;
	if (!p->any && (t = beside(l, p, end)).state)
		return t;
	uint32_t k = paper_aside(l, p->end, end);
	k += tok_is(l, k, ",");
	if (tok_in(l, k, "a|the") && tok_in(l, k + 1, "copy|report|result|results|copies") &&
	    tok_is(l, k + 2, "of") && tok_is(l, k + 3, "which"))
		k += 3;
	/* "a study we have not seen" */
	if (!tok_in(l, k, "which|that") && !(tok_in(l, k, "we|i|you") && k == p->end))
		return t;
	if (tok_is(l, k, "that") &&
	    tok_in(l, k - 1,
		   "report|reports|statement|note|letter|opinion|evidence|documentation|finding") &&
	    tok_in(l, k + 1, "a|an|the|no|there|he|she"))
		return t;
	k += tok_in(l, k, "which|that");
	const struct paper_group g = paper_group(l, k, end);
	t = paper_by_group(l, &g, end, false);
	if (t.state || g.aux)
		return t.how == PAPER_SHOWN ? (struct paper_told){ 0 } : t;
	/* "which counsel forwarded", "that you did not enclose" */
	for (uint32_t i = k; i < end && i < k + 9; i++) {
		if (tok_in(l, i, ",|;"))
			return t;
		if (tok_in(l, i, LIST_PAPER_SENT_DONE "|" LIST_PAPER_GOT_DONE) ||
		    (tok_in(l, i, LIST_PAPER_SEND "|" LIST_PAPER_GET) &&
		     tok_in(l, i - 1, "not|never")))
			return paper_by_verb(l, i, p->end);
	}
	return t;
}

/* In a list under "WHY IT WAS DENIED". */
static bool under_denial(const struct ll_letter *l, uint32_t i)
{
	for (uint32_t k = i; k > 0 && i - k < 90; k--)
		if (tok(l, k - 1)->flags & LL_TOK_ALLCAPS && tok(l, k - 1)->lower.n > 3 &&
		    tok(l, k)->flags & LL_TOK_PARAGRAPH)
			return tok_in(l, k - 1, "denied|denial|refused|denials|decision");
	return false;
}

bool paper_by_another(const struct ll_letter *l, uint32_t from, uint32_t to)
{
	bool seen = false, ur = false;
	for (uint32_t k = from; k < to; k++) {
		/* "it is not true that no study was sent" */
		if (k > from + 1 && tok_is(l, k, "that") &&
		    (tok_in(l, k - 1, "wrong|untrue|mistaken|incorrect|false") ||
		     (tok_in(l, k - 1, "true|correct|right|so") && tok_in(l, k - 2, "not|hardly"))))
			return true;
		/* "it says that a study is missing" */
		if (k > from && tok_is(l, k, "that") && !paper_self(l, k - 2) &&
		    tok_in(l, k - 1,
			   "says|said|say|writes|wrote|states|stated|claims|claimed|argues|argued|"
			   "alleges|alleged|complains|"
			   "complained|believes|believed|thinks|thought|objects|objected|maintains|"
			   "maintained|insists"))
			ur = true;
		if (tok_is(l, k, ";") || paper_self(l, k))
			seen = ur = false;
		if (tok_in(l, k,
			   LIST_INSURERS "|utilization|administrator's|insurer's|plan's|carrier's|"
					 "contractor's|adviser|advisor|director"))
			seen = true;
		else if (tok_is(l, k, "denial") || (tok_in(l, k, "denied|refused") &&
						    !tok_in(l, k - (k > from), "is|are|be|must")))
			ur = true;
		else if (seen && tok_in(l, k,
					"said|says|stated|states|wrote|writes|argued|argues|argue|"
					"found|finds|held|noted|notes|claims|"
					"claimed|maintains|maintained|reasoned|contends|contended|"
					"faulted|faults|complains|because|"
					"that|since|reason|reasons|rejected|declined|explained|"
					"concluded|asserts|objected|informed|for"))
			ur = true;
	}
	return ur;
}

/* "The form says that a chart is attached": that it is there is only said. */
static bool is_reported(const struct ll_letter *l, uint32_t from, uint32_t to)
{
	for (uint32_t k = from + 2; k < to; k++)
		if (tok_is(l, k, "that") && !paper_self(l, k - 2) &&
		    tok_in(l, k - 1,
			   "says|said|states|stated|claims|claimed|alleges|alleged|writes|wrote|"
			   "maintains|believes|thinks"))
			return true;
	return false;
}

/* Where the clause of token i begins, or that of a subject before it. */
static uint32_t clause_of(const struct ll_letter *l, uint32_t i, uint32_t begin)
{
	for (uint32_t k = i; k > begin && i - k < AROUND; k--)
		if (tok_in(l, k - 1, ";|but|however|although|whereas|yet|because|so") ||
		    (tok_is(l, k - 1, ",") && tok_in(l, k, "it|they|none|no|nobody|we|i")) ||
		    (tok_in(l, k - 1, "as|for") && tok_in(l, k, "we|i|it|none|no|they")) ||
		    (tok_is(l, k - 1, "and") && k > begin + 1 && tok_is(l, k - 2, ",")) ||
		    (tok_is(l, k - 1, "and") && tok_in(l, k,
						       "we|i|still|never|has|have|did|do|was|were|"
						       "there|no|none|it|they|this|you|nobody")))
			return k;
	return begin;
}

/* Said on a condition, as asked for, of an earlier time, by utilization review: nothing that this
 * letter tells. */
static bool is_spoilt(const struct ll_letter *l, const struct paper *p, const struct paper_told *t)
{
	const uint32_t i = p->token, begin = sent_begin(l, i),
		       to = t->cue > p->lead ? t->cue : p->lead;
	const bool missing = t->state == PAPER_MISSING;
	/* "At the time of this review no study had been received" */
	const bool now =
		tok_in(l, begin, "at|as|by") &&
		span_has(l, begin, begin + 7 < to ? begin + 7 : to, "this|today|writing|now");
	if (t->no) /* "the missing study" */
		return paper_by_another(l, begin, to) || under_denial(l, i) ||
		       tok_in(l, begin, "if|unless|until|once|when");
	for (uint32_t k = clause_of(l, to, begin); k < to; k++) {
		if (k >= p->first && k < p->end)
			continue;
		if (tok_in(l, k,
			   "if|unless|whether|until|should|once|would|please|requires|require|"
			   "required|requests|asked|asks|"
			   "requesting|need|needs|needed|criteria|before") &&
		    !(tok_is(l, k, "before") && tok_in(l, k + 1, "me|us|the")))
			return true;
		if (missing && !now &&
		    tok_in(l, k, "initially|originally|earlier|previously|formerly|first|time") &&
		    (!tok_is(l, k, "time") || tok_in(l, k - 1, "that|the|of|this")))
			return true;
	}
	if (!missing && is_reported(l, begin, to))
		return true;
	return missing &&
	       ((t->past && !now) ||
		(l->frame[i] == LL_FRAME_UR && !(p->lead > begin && tok_is(l, p->lead - 1, ","))) ||
		paper_by_another(l, begin, to) || under_denial(l, i));
}

/* The noun phrase is a subject: no preposition stands before it. */
static bool is_subject(const struct ll_letter *l, const struct paper *p)
{
	const uint32_t begin = sent_begin(l, p->token);
	if (tok_in(l, p->lead, "it|they|none") &&
	    tok_in(l, p->end, "is|are|was|were|has|have|had|did|does|do|never|came|arrived"))
		return true; /* "for it was not sent" */
	return p->lead == begin || !tok_in(l, p->lead - 1,
					   "of|in|on|at|to|from|by|for|with|without|about|"
					   "regarding|concerning|per|than|into|before|after|until");
}

/* "PHQ-9 = 21", "the Oswestry score was 46 percent", "scored 46 on the Oswestry": it was taken. */
static struct paper_told measured(const struct ll_letter *l, const struct paper *p)
{
	const uint32_t end = sent_end(l, p->token), begin = sent_begin(l, p->token);
	struct paper_told t = { .cue = p->token };
	if (p->no || p->any || l->frame[p->token] == LL_FRAME_GUIDELINE)
		return t;
	for (uint32_t k = p->token + p->ntokens; k < end && k < p->end + 8; k++) {
		if (fact_at(l, LL_DATE, k) ||
		    tok_in(l, k,
			   "score|scores|index|value|of|was|is|were|are|at|had|been|=|:|(|,|as|"
			   "about|given|in|level|"
			   "today|currently|measured|recorded|reported|stood|out|his|her|your|a|"
			   "and|scored|then|on|the|visit|intake|admission|rest|discharge|fell|rose|"
			   "dropped|to|went|down|up|improved|from|increased|decreased|stayed|"
			   "remained|ranged|averaged|between|now|only|walking|exertion|room|air|"
			   "night|" LIST_MONTH_NAMES))
			continue;
		if (tok(l, k)->kind == LL_TOK_NUMBER && !tok_in(l, k + 1, "or|and|to|-"))
			t.state = PAPER_HERE;
		break;
	}
	for (uint32_t k = p->lead; !t.state && k > begin && p->lead - k < 7; k--)
		if (tok_in(l, k - 1, "scored|rated|scores") && number_at(l, k).ntokens)
			t.state = PAPER_HERE;
	return t;
}

static struct paper_told unless_spoilt(const struct ll_letter *l, const struct paper *p,
				       struct paper_told t)
{
	if (t.state && is_spoilt(l, p, &t))
		t.state = PAPER_UNTOLD;
	return t;
}

/* "No sleep study.", "No sleep study on file.", "Had a sleep study been sent, ..." */
static struct paper_told by_itself(const struct ll_letter *l, const struct paper *p)
{
	const uint32_t begin = sent_begin(l, p->token), end = sent_end(l, p->token);
	struct paper_told t = { .cue = p->token };
	if (p->no && p->lead == begin && tok_is(l, begin, "no") &&
	    (p->end + 1 >= end || tok_in(l, p->end, ".|;") ||
	     (paper_place(l, p->end) && end - p->end < 6)))
		t.state = PAPER_MISSING;
	if (p->no && p->lead > begin && tok_in(l, p->lead - 1, "(|-") &&
	    (p->end >= end || tok_in(l, p->end, ")|.|;")))
		t.state = PAPER_MISSING;
	if (p->lead == begin + 1 && tok_is(l, begin, "had") && tok_is(l, p->end, "been") &&
	    tok_in(l, p->end + 1, LIST_PAPER_SENT_DONE "|received|available|done|performed"))
		t.state = PAPER_MISSING;
	if (tok_seq(l, p->end, "n / a") && !p->no)
		t.state = PAPER_MISSING;
	return t;
}

/* "There is no proof that a study was done", "it does not appear that": before the "that" of the
 * paper. */
static bool denied_that(const struct ll_letter *l, const struct paper *p)
{
	const uint32_t begin = sent_begin(l, p->token), that = p->lead - 1,
		       low = that > begin + 6 ? that - 6 : begin;
	for (uint32_t k = low; k < that; k++) {
		const struct mark *m = mark_over(l, k, LEX_HISTORY);
		if (m && m->entry->code[0] == LEX_HX_UNDOC)
			return true;
		if (tok_in(l, k, "not|doesn't|nothing|nowhere|no") &&
		    span_has(l, k, that,
			     "appear|appears|seem|shows|show|shown|proof|proves|prove|sign|"
			     "indicates|indicate|documented|recorded|says|say|said|mentions|stated|"
			     "state|noted"))
			return true;
	}
	return false;
}

struct paper_told paper_in_prose(const struct ll_letter *l, const struct paper *p)
{
	struct paper_told t = by_itself(l, p);
	if (t.state)
		return t;
	t = unless_spoilt(l, p, paper_before(l, p));
	if (t.state)
		return t;
	t = related(l, p);
	/* "Please send us the plan, which is not in our file" */
	if (t.state == PAPER_MISSING && !tok_in(l, sent_begin(l, p->token), "please"))
		t = unless_spoilt(l, p, t);
	if (t.state == PAPER_MISSING || (t.state && t.how == PAPER_SENT))
		return t;
	if (p->lead > sent_begin(l, p->token) && tok_is(l, p->lead - 1, "that") &&
	    denied_that(l, p)) {
		const struct paper_told b = paper_behind(l, p, p->end);
		if (b.state == PAPER_HERE && b.how != PAPER_SHOWN)
			return unless_spoilt(l, p,
					     (struct paper_told){ .state = PAPER_MISSING,
								  .how = PAPER_MADE,
								  .cue = b.cue });
		return t;
	}
	if (is_subject(l, p)) {
		const struct paper_told b = unless_spoilt(l, p, paper_behind(l, p, p->end));
		if (b.state)
			return b;
	}
	if (!t.state && p->entry->code[0] == LEX_PAPER_MEASURE && p->first == p->of)
		return measured(l, p);
	return t;
}
