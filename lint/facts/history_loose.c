/* SPDX-License-Identifier: MIT */
/*
 * LL_HISTORY of a treatment by the mere drift of its clause, where nothing else
 * tells: something was done, or there is a "no" or "never" in it, and no word
 * makes it a request, an opinion, a rule or a condition. It is LL_POSSIBLE, and
 * a check takes it for no more than worth a look.
 */
#include "facts/history.h"

/* Asked for, advised, weighed, decided: no story. */
#define LOOSE_SPOILT                                                                               \
	"advised|advise|advises|request|requested|requests|requesting|asks|asked|asking|seeks|"    \
	"sought|recommend|recommends|recommended|recommendation|should|would|could|"               \
	"must|may|might|can|cannot|will|if|unless|whether|proposed|planned|plan|plans|scheduled|"  \
	"pending|ordered|order|referral|necessary|necessity|"                                      \
	"medically|covered|coverage|cover|policy|guideline|guidelines|criteria|criterion|approve|" \
	"approved|approval|authorize|authorized|certified|"                                        \
	"deny|denies|denial|denied|appeal|candidate|indicated|supported|support|appropriate|"      \
	"reasonable|consider|considered|need|needs|needed|require|requires|"                       \
	"required|future|next|wants|wishes|hopes|studies|trials|patients|people|members|"          \
	"literature|evidence|documentation|documented|document|record|"                            \
	"either|alternative|instead|rather|versus|than|risk|risks|who|whose|unclear|unknown|"      \
	"question|insurer|administrator|utilization"
/* What narrows a denial, or makes it one of something else. */
#define LOOSE_NARROW                                                                               \
	"longer|more|further|additional|other|another|new|again|second|third|enough|sufficient|"   \
	"adequate|full|completed|complete|until|"                                                  \
	"since|recent|recently|during|while|helped|help|helpful|relief|relieved|benefit|"          \
	"benefited|improve|improved|improvement|effective|effect|work|"                            \
	"worked|works|response|respond|responded|tolerated|changed|change|reason|complication|"    \
	"complications|difficulty|only|just|both|all|every|each|"                                  \
	"says|something|monitoring|which|\"|deficiency|level|levels|resistance|allergy|"           \
	"interaction|called|rule|matter|mean|meant|currently|now|normal|consistent|daily|"         \
	"regularly|always|correctly|alone|lasting|resolved|clear|showed|shows|revealed|abnormal|"  \
	"significant|continued|stopped|finished|able|"                                             \
	"available|provided|included|attached|sent|submitted|received|reviewed|mentioned|noted|"   \
	"because|due|success|gain|well|good|same"
#define LOOSE_NO                                                                                   \
	"not|never|no|none|without|nor|neither|nothing|absent|lacks|lacking|hasn't|haven't|hadn'"  \
	"t|wasn't|weren't|didn't|doesn't|unacquainted|"                                            \
	"nobody|nowhere|zero|refused|refuses|declined|declines|spared|skipped|omitted|bypassed|"   \
	"avoided|foregone|forgone|missing|innocent|foreign|untouched"

static uint32_t clause_begin(const struct ll_letter *l, uint32_t i)
{
	const uint32_t first = sent_begin(l, i);
	for (uint32_t k = i; k > first; k--)
		if (tok_in(l, k - 1, ";|but|although|though|whereas|because|while|however"))
			return k;
	return first;
}

static uint32_t clause_stop(const struct ll_letter *l, uint32_t i)
{
	const uint32_t end = sent_end(l, i);
	for (uint32_t k = i; k < end; k++)
		if (tok_in(l, k, ";|but|although|though|whereas|because|while|however"))
			return k;
	return end;
}

/* Told of the past: a date, "was", "had", a word in -ed. */
static bool is_past(const struct ll_letter *l, uint32_t from, uint32_t to)
{
	for (uint32_t k = from; k < to; k++) {
		const struct ll_sv w = tok(l, k)->lower;
		if (tok_in(l, k,
			   "was|were|had|been|did|went|took|gave|wore|saw|got|made|came|left|began|"
			   "ran|ended|tried|used|has|have|sat|spent|kept|brought|ago") ||
		    (w.n > 4 && w.p[w.n - 1] == 'd' && w.p[w.n - 2] == 'e') ||
		    fact_at(l, LL_DATE, k))
			return true;
	}
	return false;
}

/* What is denied near the treatment is the having of it: no preposition makes it the circumstance
 * of something else. */
static bool is_object(const struct ll_letter *l, uint32_t i, uint32_t after, uint32_t from,
		      uint32_t to)
{
	enum { NEAR = 8 };
	uint32_t j = i;
	while (j > from && i - j < NEAR && history_passes(l, j - 1) &&
	       !tok_in(l, j - 1, "to|of|with|on|for|in|from|and"))
		j--;
	if (j > from &&
	    tok_in(l, j - 1,
		   "after|before|following|with|on|about|by|than|from|for|to|in|that|and|over|"
		   "under|like|as|of") &&
	    !(tok_is(l, j - 1, "of") && j > from + 1 &&
	      tok_in(l, j - 2,
		     "trial|course|trials|courses|use|round|sort|kind|way|session|sessions|visit|"
		     "attempt")) &&
	    !(tok_in(l, j - 1, "to|on|in|by|for|from|with") && j > from + 1 &&
	      tok_in(l, j - 2,
		     "gone|been|sent|put|placed|referred|treated|went|go|seen|taken|part|enrolled|"
		     "way|recourse|resorted|subjected|turned|had")))
		return false;
	const bool before = span_has(l, j > from + NEAR ? j - NEAR : from, j, LOOSE_NO) ||
			    span_has(l, j, i, LOOSE_NO),
		   behind = span_has(l, after, after + NEAR < to ? after + NEAR : to, LOOSE_NO);
	return before || behind;
}

/* "which is not a mastectomy" */
static bool is_named(const struct ll_letter *l, uint32_t i, uint32_t from)
{
	for (uint32_t k = i; k > from + 1 && i - k < 4; k--)
		if (tok_in(l, k - 1, "not|no|never"))
			return tok_in(l, k - 2, "is|are|was|were");
	return false;
}

struct verdict history_loose(const struct ll_letter *l, const struct treatment *t)
{
	const uint32_t i = t->fact->token, after = i + t->fact->ntokens, from = clause_begin(l, i),
		       to = clause_stop(l, after);
	struct verdict v = { .token = i };
	if (to - from > 40 || span_has(l, from, to, LOOSE_SPOILT) ||
	    tok_in(l, sent_end(l, i) - 1, "?") || history_by_ur(l, sent_begin(l, i), i))
		return v;
	for (uint32_t k = from; k < to; k++)
		if (history_kin(l, k))
			return v;
	const bool no = span_has(l, from, to, LOOSE_NO);
	if (no && !fact_near(l, LL_DATE, i) && !span_has(l, from, to, LOOSE_NARROW) &&
	    is_object(l, i, after, from, to) &&
	    !tok_in(l, i - 1, "the|his|her|your|this|that|their"))
		v.never = !is_named(l, i, from) &&
			  !tok_in(l, to - 2, "not|no|never"); /* "Norco 5/325 is not." */
	else if (!no && is_past(l, from, to))
		v.done = v.past = true;
	return v;
}
