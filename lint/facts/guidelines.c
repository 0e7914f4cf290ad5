/* SPDX-License-Identifier: MIT */
/*
 * LL_GUIDELINE: which guideline is said to have been used, or not, and by whom.
 * The guideline statements of an item list them; in prose only a sentence that
 * says so counts ("denied the request, noting the MTUS"): that the reviewer
 * quotes a guideline is listed as cited by the reviewer.
 */
#include "facts/facts.h"

static const char uses[] = "noting|noted|citing|cited|cite|cites|invoked|invoking|invoke|relied|relying|rely|"
			   "based|base|basing|referenced|referencing|applied|applying|apply|used|using|use|"
			   "quoting|quoted|basis|pursuant|points|point|pointed|pointing|goes|go|applies|mentions|"
			   "quotes|employs|ground|grounds|refers|referred|rests|rested|resting|rest|under|quote|"
			   "relies|ref|reference|reliance|named|names|naming|turned|went|consults|consulted|"
			   "consult|followed|follow|employed|adopted|mentioned|mention";
static const char decides[] = LIST_APPROVED "|modified|denied|non|noncertified|declined|"
			      "refused|modify|deny";

enum { BACK = 60 }; /* tokens before a guideline that may say who used it */

static bool by_review(const struct ll_letter *l, uint32_t from, uint32_t to)
{
	for (uint32_t j = from; j < to; j++)
		if (tok_in(l, j, "ur|administrator|administrator's|insurer|insurer's|carrier|carrier's|contractor|contractor's|payer|plan's|"
			      "redetermination") ||
		    tok_seq_in(l, j, "health plan|the plan|medical director|our denial|our decision|we turned|we denied|we decided|we reduced|denial letter|the denial is|"
				     "the denial was|the denial does|the denial did|the denial mentions|the denial names|the denial quotes|the denial applies|"
				     "the denial relies|the denial contains|the denial rests|the denial refers|the denial makes|the denial cites|the denial cited|utilization review|physician advisor|physician adviser|utilization reviewer|peer reviewer|in that decision|"
				     "in that denial|in that determination"))
			return true;
	return false;
}

struct use {
	bool said, negated, decides;
	uint32_t from; /* the sentence's subject, where the statement begins */
};

/* "the MDGuidelines were not used by it", "no medical policy was used": the verb behind the guideline at i. */
static void use_behind(const struct ll_letter *l, uint32_t i, struct use *u, uint32_t begin)
{
	const struct mark *m = mark_at(l, i, LEX_GUIDELINES);
	uint32_t k = i + (m ? m->ntokens : 1);
	const uint32_t end = sent_end(l, i);
	const bool no = m && tok_is(l, i, "no");
	u->negated |= no && u->said;
	k += tok_in(l, k, "tables|criteria|guidelines|guideline|chapter|itself|either");
	if (u->said || k >= end || !tok_in(l, k, "was|were|is|are|has|have"))
		return;
	bool not = no;
	for (k++; k < end && tok_in(l, k, "not|never|been|also|then|in|fact|nowhere"); k++)
		not |= tok_in(l, k, "not|never|nowhere");
	/* "the guideline was not met": it was held against it */
	if (tok_in(l, k, "met|satisfied|fulfilled")) {
		u->said = true;
		u->from = i;
		return;
	}
	if (!tok_in(l, k, "used|cited|applied|consulted|followed|quoted|invoked|relied|mentioned|named|referenced|employed"))
		return;
	u->said = true;
	u->negated |= not;
	u->from = i > begin + BACK ? i - BACK : begin;
}

/* The verb of use before the guideline at `i`: within the clause, or over a list of guidelines. */
static struct use use_before(const struct ll_letter *l, uint32_t i, uint32_t begin)
{
	struct use u = { .from = i };
	uint32_t low = i > begin + 30 ? i - 30 : begin;
	for (uint32_t j = i; j-- > low;) {
		if (tok_in(l, j,
			   ";|but|however|states|state|recommends|recommend|supports|support"))
			break;
		if (!tok_in(l, j, uses))
			continue;
		u.said = true;
		u.from = i > begin + BACK ? i - BACK : begin;
		for (uint32_t k = j; k-- > begin && k + 5 > j;)
			u.negated |= tok_in(l, k, "not|never|neither|without|didn't|nor|failed|doesn't|don't") || tok_seq(l, k, "w / o");
		/* "makes no reference to the ODG" */
		u.negated |= j > begin && tok_is(l, j - 1, "no") && tok_in(l, j, "reference|ref|reliance|use|mention");
		break;
	}
	u.negated |= u.said && i > begin && tok_is(l, i - 1, "no") && !tok_is(l, i, "no");
	/* "the acupuncture section of the MTUS being cited as the ground for the reduction" */
	for (uint32_t j = i + 1; !u.said && j < i + 14 && j < sent_end(l, i); j++) {
		u.said = tok_is(l, j, "being") && tok_in(l, j + 1, "cited|invoked|quoted|applied|referenced");
	}
	use_behind(l, i, &u, begin);
	u.said |= i > begin && tok_is(l, i - 1, "(") && tok_is(l, i + 1, ")") && !u.negated;
	/* "cited the MTUS for none of its denials" */
	for (uint32_t j = i + 1; u.said && j < i + 10 && j < sent_end(l, i) && !tok_in(l, j, ",|;|and|but"); j++)
		u.negated |= tok_in(l, j, "for|in") && tok_in(l, j + 1, "none|neither");
	for (uint32_t j = i > begin + BACK ? i - BACK : begin; j < i; j++)
		u.decides |= tok_in(l, j, decides);
	return u;
}

/* "Chapter 15", "Page(s): 400-1" after the name. */
static void read_place(const struct ll_letter *l, uint32_t i, uint32_t end, struct ll_guideline *g)
{
	for (uint32_t j = i; j < end && j < i + 24; j++) {
		if (mark_at(l, j, LEX_GUIDELINES) && j > i + 4)
			return;
		bool page = tok_in(l, j, "page|pages|pg|p|pp");
		if (!page && !tok_in(l, j, "chapter|ch"))
			continue;
		for (uint32_t k = j + 1; k < j + 6 && k < end; k++) {
			if (tok(l, k)->kind != LL_TOK_NUMBER)
				continue;
			struct number n = number_at(l, k);
			uint32_t v =
				n.ntokens && n.value > 0 && n.value < 1000 ? (uint32_t)n.value : 0;
			if (page && !g->page)
				g->page = v;
			else if (!page && !g->chapter)
				g->chapter = v;
			break;
		}
	}
}

/* "The MTUS does not address the service": named, not used. */
static bool is_silent(const struct ll_letter *l, uint32_t i, uint32_t end)
{
	for (uint32_t k = i; k < end && k < i + 6; k++)
		if (tok_is(l, k, "silent") ||
		    (tok_in(l, k, "address|discuss|mention|cover|contain|apply") &&
		     tok_in(l, k - 1, "not|n't")))
			return true;
	return false;
}

static void add_guideline(struct ll_letter *l, const struct mark *m)
{
	const struct ll_sentence *s = &l->sentences.v[tok(l, m->token)->sentence];
	uint32_t kind = l->sections.v[s->section].kind, end = s->token + s->ntokens;
	bool listed = kind == LL_SEC_CA_GUIDELINE || kind == LL_SEC_IMR_GUIDELINE;
	struct use u = use_before(l, m->token, s->token);
	bool review =
		by_review(l, m->token > s->token + BACK ? m->token - BACK : s->token, m->token);
	bool any = sv_is(sv(m->entry->id), "any");
	if (any && tok_is(l, m->token, "no") && u.said)
		u.negated = true;
	if (any && !u.negated)
		return;
	/* "were not used by the carrier", "no policy was used in deciding" */
	review = review || (u.said && by_review(l, m->token, end)) || (u.negated && any && span_has(l, m->token, end, "deciding|decision|denying"));
	/* The statement that denies the use is the place, not the family's name. */
	bool denial = u.negated && (listed || review);
	uint32_t from = denial ? u.from : m->token;
	struct ll_fact *f = fact_add(l, LL_GUIDELINE, from, m->token + m->ntokens - from);
	struct ll_guideline *g = &f->u.guideline;
	f->key = sv(m->entry->id);
	g->family = *m->entry->attr[0] ? sv(m->entry->attr[0]) : f->key;
	g->listed = listed;
	g->used = !u.negated;
	f->polarity = u.negated ? LL_NEGATED : LL_AFFIRMED;
	/* "... did not base it on the MTUS. The Expert Reviewer used the MTUS": both in one statement */
	const bool expert = kind == LL_SEC_CA_GUIDELINE && !review &&
			    mark_in(l, s->token, m->token, LEX_PERSON_ROLES) &&
			    tok_in(l, s->token + tok_is(l, s->token, "the"), "expert|professional|physician|reviewer|independent");
	if (kind == LL_SEC_CA_GUIDELINE && is_silent(l, m->token + m->ntokens, end))
		g->used = false;
	if (kind == LL_SEC_CA_GUIDELINE)
		g->by = is_silent(l, m->token + m->ntokens, end) ? LL_BY_UNKNOWN :
			expert					  ? LL_BY_REVIEWER :
								    LL_BY_UR;
	else if (kind == LL_SEC_IMR_GUIDELINE)
		g->by = LL_BY_REVIEWER;
	else if (u.said && (review || (u.decides && kind == LL_SEC_SUMMARY)))
		g->by = LL_BY_UR;
	else if (u.said && !review && span_has(l, u.from, m->token, "we|i"))
		g->by = LL_BY_REVIEWER;
	else
		g->by = kind == LL_SEC_RATIONALE && !u.negated && !review ? LL_BY_REVIEWER
									  : LL_BY_UNKNOWN;
	read_place(l, m->token + m->ntokens, end, g);
}

void facts_guidelines(struct ll_letter *l)
{
	PLACES_EACH (i, l, places_of_marks(l, LEX_GUIDELINES))
		add_guideline(l, mark_at(l, i, LEX_GUIDELINES));
}
