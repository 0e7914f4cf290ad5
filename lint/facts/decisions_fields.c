/* SPDX-License-Identifier: MIT */
/* Decisions that no sentence tells: fields, headings, boxes that are ticked, a bare word. */
#include "facts/decisions_clause.h"

enum { FIELD = 24 }; /* tokens of a field's value */

/* What a mark of LEX_ITEM_DECISIONS says. */
static uint32_t outcome_word(const struct mark *m)
{
	return m->entry->code[0] == LEX_OUTCOME_GRANTED	 ? LL_GRANTED
	       : m->entry->code[0] == LEX_OUTCOME_DENIED ? LL_DENIED
							 : LL_PARTIAL;
}

/* "Issue 1: the denial is overturned. Issue 2: the denial is upheld.", "43848 DENIED; 47562 APPROVED"
 * in the rest of the paragraph. */
static bool is_split(const struct ll_letter *l, uint32_t from, uint32_t outcome)
{
	for (uint32_t j = from;
	     j < from + 60 && j < l->tokens.n && !(tok(l, j)->flags & LL_TOK_PARAGRAPH); j++) {
		const struct mark *m = mark_at(l, j, LEX_DECISIONS), *d = mark_at(l, j, LEX_ITEM_DECISIONS);
		if ((m && m->entry->code[1] == LEX_SAYS_VERDICT &&
		     decision_outcome(m->entry->code[0]) != outcome) ||
		    (d && tok(l, j)->flags & LL_TOK_ALLCAPS && outcome_word(d) != outcome))
			return true;
	}
	return false;
}

static const char labels[] = "determination|decision|outcome|disposition|result|decided";
/* Their value must be the outcome and nothing else. */
static const char plain_labels[] = "finding|recommendation|status|ruling|order|verdict|rec";

/* Whether the line goes on with another column behind token i. */
static bool wide_gap(const struct ll_letter *l, uint32_t i)
{
	enum { WIDE = 3 };
	const struct ll_token *t = tok(l, i), *next = tok(l, i + 1);
	return i + 1 < l->tokens.n && !(next->flags & (LL_TOK_WRAP | LL_TOK_PARAGRAPH)) &&
	       next->at.off >= t->at.off + t->at.len + WIDE;
}

/* "pay", "do not authorize", "agree with the denial": what a field orders or finds, in a word or two at token j. */
static uint32_t outcome_ordered(const struct ll_letter *l, uint32_t j, uint32_t *n)
{
	const bool no = tok_seq(l, j, "do not");
	uint32_t k = no ? j + 2 : j;
	uint32_t outcome = LL_UNDECIDED;
	const uint32_t first = k;
	while (k < first + 4 && tok_in(l, k, "the|reviewer|reviewers|we|i|panel|carrier's|plan's|insurer's|administrator's|our|physician|advisor"))
		k++;
	/* "Sustain the denial", "overturn the plan's decision" */
	if (tok_in(l, k, "sustain|uphold|affirm|maintain|confirm|overturn|reverse|vacate|rescind|disallow") &&
	    span_has(l, k, k + 5 < l->tokens.n ? k + 5 : l->tokens.n, "denial|refusal|decision|determination|noncertification|certification")) {
		*n = k + 2 - j; /* with what it is said of */
		return tok_in(l, k, "overturn|reverse|vacate|rescind") ^ no ? LL_GRANTED : LL_DENIED;
	}
	if (tok_in(l, k, "appeal|denial|benefit|benefits|request|claim") && !no) {
		*n = k + 2 - j; /* "appeal dismissed", "carrier's denial affirmed" */
		return tok_in(l, k + 1, "reinstated|reversed|overturned|granted|allowed|approved|sustained") && !tok_seq(l, k, "denial sustained")
			       ? LL_GRANTED
		       : tok_in(l, k + 1, "dismissed|denied|affirmed|upheld|confirmed|rejected|sustained") ? LL_DENIED
												      : LL_UNDECIDED;
	}
	const bool bare = k == first;
	if (bare && tok_in(l, k, "pay|authorize|approve|certify|cover|allow|reinstated|reinstate"))
		outcome = LL_GRANTED;
	else if ((bare && tok_in(l, k, "deny|noncertify|dismissed|unchanged|disallow|noncertification")) || tok_seq(l, k, "no change") ||
		 (tok_is(l, k, "non") && tok_in(l, k + 1 + tok_is(l, k + 1, "-"), "certify|certification")))
		outcome = LL_DENIED;
	else if (tok_in(l, k, "agree|disagree|concur|agrees|disagrees|concurs") && tok_is(l, k + 1, "with"))
		outcome = tok_in(l, k, "disagree|disagrees") ? LL_GRANTED : LL_DENIED;
	else if (bare && tok_in(l, k, "affirmed|confirmed|sustained")) /* "Disposition: Affirmed" */
		outcome = LL_DENIED;
	else if (bare && tok_in(l, k, "vacated|rescinded"))
		outcome = LL_GRANTED;
	else if (tok_in(l, k, "successful|won")) /* "Appeal outcome: successful" */
		outcome = LL_GRANTED;
	else if (tok_in(l, k, "unsuccessful|lost") || tok_seq(l, k, "not successful"))
		outcome = LL_DENIED;
	else if (tok_seq(l, k, "in favor of the") || tok_seq(l, k, "for the") || tok_seq(l, k, "against the")) {
		const uint32_t who = k + (tok_is(l, k, "in") ? 4 : 2);
		*n = who + 1 - j;
		outcome = tok_in(l, who, LIST_PATIENTS "|appellant|provider") ? LL_GRANTED : tok_in(l, who, LIST_INSURERS) ? LL_DENIED : LL_UNDECIDED;
		return tok_is(l, k, "against") && outcome ? (outcome == LL_DENIED ? LL_GRANTED : LL_DENIED) : outcome;
	}
	*n = k + 1 - j + tok_in(l, k, "no|non");
	*n += tok_is(l, k, "non") && tok_is(l, k + 1, "-");
	if (outcome != LL_UNDECIDED && no)
		outcome = outcome == LL_GRANTED ? LL_DENIED : LL_UNDECIDED;
	return outcome;
}

/* The field's value ends with token j: the line does, or the paragraph. */
static bool ends_value(const struct ll_letter *l, uint32_t j)
{
	return j >= l->tokens.n || tok(l, j)->flags & (LL_TOK_PARAGRAPH | LL_TOK_WRAP) || tok_in(l, j, ".|;|(");
}

/* Where the value of the field at `first` begins, by the colon, dash or gap behind its label; 0: it is no field that
 * decides. *plain: of plain_labels. */
static uint32_t value_of_field(const struct ll_letter *l, uint32_t first, bool *plain)
{
	bool label = false;
	*plain = false;
	for (uint32_t j = first; j < first + 8 && j < l->tokens.n; j++) {
		if (j > first && (tok_is(l, j, ":") || ((tok_is(l, j, "-") || tok_is(l, j, "|")) && tok(l, j)->flags & LL_TOK_SPACE)))
			return label || *plain ? j + 1 : 0;
		if (tok_in(l, j,
			   LIST_INSURERS "|qualifications|physician|who|whom|utilization|"
			   "initial|original|previous|prior|date|redetermination|internal|"
			   "appealed|insurer's|carrier's|contractor's|payer's|payor's|"
			   "company's|agency's|administrator's|issue|reason|lower|first|level|"
			   "requested|plan's|claim|employment|marital|mental|functional|discharge"))
			return 0;
		label |= tok_in(l, j, labels);
		*plain |= tok_in(l, j, plain_labels);
		if (wide_gap(l, j))
			return label || *plain ? j + 1 : 0;
	}
	return 0;
}

/* "[ ] Upheld": a box that is left empty. */
static bool unticked(const struct ll_letter *l, uint32_t i)
{
	return i > 1 && ((tok_is(l, i - 1, "]") && tok_is(l, i - 2, "[")) || (tok_is(l, i - 1, ")") && tok_is(l, i - 2, "(")));
}

/* A paragraph "Determination: Upheld Decision of Health Plan": the value's first deciding word. */
static bool field_by_words(struct ll_letter *l, uint32_t first)
{
	bool plain;
	const uint32_t value = value_of_field(l, first, &plain);
	if (!value)
		return false;
	const uint32_t end = value + FIELD < l->tokens.n ? value + FIELD : l->tokens.n;
	for (uint32_t j = value; j < end && !(tok(l, j)->flags & LL_TOK_PARAGRAPH && j > value); j++) {
		const struct mark *m = mark_at(l, j, LEX_ITEM_DECISIONS),
				  *d = mark_at(l, j, LEX_DECISIONS);
		uint32_t n = 0, ordered = j == value ? outcome_ordered(l, j, &n) : LL_UNDECIDED;
		if (ordered != LL_UNDECIDED && span_has(l, value, end, "agree|agrees") && span_has(l, value, end, "disagree|disagrees"))
			ordered = LL_PARTIAL;
		if (ordered != LL_UNDECIDED && (n > 1 || tok_in(l, j, "agree|disagree|concur") || ends_value(l, j + n))) {
			decision_add(l, LL_DECISION, j, j + n, ordered)->u.decision.letterwide = true;
			return true;
		}
		if (tok_in(l, j, "whether|if|not|.") && !(m && j == value))
			return false;
		if (d && d->entry->code[1] == LEX_SAYS_PART) {
			decision_add(l, LL_DECISION, j, j + d->ntokens, LL_PARTIAL)->u.decision.letterwide =
				true;
			return true;
		}
		if (!m && plain)
			return false;
		if (m && unticked(l, j))
			continue;
		if (!m || (plain && !ends_value(l, j + m->ntokens)) ||
		    (m->entry->code[0] != LEX_OUTCOME_PARTIAL && j > value + 7 &&
		     !tok_in(l, j, "upheld|overturned|reversed")))
			continue;
		/* "The denial of May 30 is upheld": the denial is what it decides about. */
		if (tok_in(l, j, "denied") &&
		    tok_in(l, j + 1, "claim|claims|service|services|request"))
			continue;
		uint32_t o = outcome_word(m);
		if (decision_in_part(l, value, j + 5 < l->tokens.n ? j + 5 : l->tokens.n) ||
		    is_split(l, j + m->ntokens, o))
			o = LL_PARTIAL;
		decision_add(l, LL_DECISION, j, j + m->ntokens, o)->u.decision.letterwide = true;
		return true;
	}
	return false;
}

/* "Status: Closed - denial stands": a short value that decides by its words for and against. */
static bool field_weighed(struct ll_letter *l, uint32_t first)
{
	enum { SHORT = 9 };
	bool plain;
	const uint32_t value = value_of_field(l, first, &plain);
	uint32_t end = value, from, to;
	while (value && end < l->tokens.n && end < value + SHORT && (end == value || !(tok(l, end)->flags & (LL_TOK_PARAGRAPH | LL_TOK_WRAP))))
		end++;
	if (!value || end == value + SHORT)
		return false;
	const uint32_t outcome = decision_weighed_in(l, value, end, &from, &to);
	if (outcome == LL_UNDECIDED)
		return false;
	decision_add(l, LL_DECISION, from, to, outcome)->u.decision.letterwide = true;
	return true;
}

bool decision_of_field(struct ll_letter *l, uint32_t first)
{
	return field_by_words(l, first) || field_weighed(l, first);
}

void decisions_of_columns(struct ll_letter *l)
{
	const uint64_t *places = places_of(l, "determination|decision|outcome|disposition|result");
	for (uint32_t i = place_next(l, places, 0); i < l->tokens.n; i = place_next(l, places, i + 1))
		if ((tok(l, i)->flags & (LL_TOK_WRAP | LL_TOK_PARAGRAPH)) == LL_TOK_WRAP && wide_gap(l, i) && !l->sentences.v[tok(l, i)->sentence].item)
			decision_of_field(l, i);
}

/* The lines above the row at `first` do not tell that it is of somebody else's decisions: "UR decision". `must`: and
 * tell that it is of decisions. */
static bool heads_decisions(const struct ll_letter *l, uint32_t first, bool must)
{
	enum { BACK = 90 };
	const uint64_t *heads = places_of(l, "decision|decisions|determination|determinations|outcome|result|finding|ruling|action|status");
	const uint32_t from = first > BACK ? first - BACK : 0;
	bool told = false;
	for (uint32_t k = place_before(l, heads, from, first); k < first; k = place_before(l, heads, k + 1, first)) {
		if (k > 1 && (tok_in(l, k - 1, LIST_INSURERS "|first|initial|plan's|insurer's|carrier's|prior|previous|utilization|review") ||
			      tok_in(l, k - 2, LIST_INSURERS "|initial|utilization")))
			return false;
		told = true;
	}
	return told || !must;
}

/* "Reviewer 2: uphold", "Dr. Lin: overturn": one vote, of the key "vote". */
bool decision_voted(struct ll_letter *l, const struct ll_sentence *s)
{
	enum { LABEL = 5 };
	uint32_t i = s->token;
	if (!tok_in(l, i, "reviewer|physician|dr|member|panelist|doctor|expert"))
		return false;
	while (i < s->token + LABEL && !tok_is(l, i, ":"))
		i++;
	if (!tok_is(l, i, ":"))
		return false;
	const struct mark *m = mark_at(l, i + 1, LEX_ITEM_DECISIONS);
	uint32_t n = m ? m->ntokens : 0;
	uint32_t outcome = m && ends_value(l, i + 1 + n) ? outcome_word(m) : LL_UNDECIDED;
	if (outcome == LL_UNDECIDED) {
		outcome = outcome_ordered(l, i + 1, &n);
		if (outcome == LL_UNDECIDED || !ends_value(l, i + 1 + n))
			return false;
	}
	struct ll_fact *f = decision_add(l, LL_DECISION, i + 1, i + 1 + n, outcome);
	f->key = sv("vote");
	f->u.decision.dissent = true;
	return true;
}

/* "Acupuncture | 8 visits | Approved": a row of a table, of which a word of decision is the last cell. */
static bool is_row(const struct ll_letter *l, uint32_t i, const struct mark *m)
{
	enum { LONGEST = 24 };
	const uint32_t after = i + m->ntokens;
	if (!(after >= l->tokens.n || tok(l, after)->flags & (LL_TOK_WRAP | LL_TOK_PARAGRAPH)) || !i || unticked(l, i))
		return false;
	uint32_t first = i;
	while (first && i - first < LONGEST && !(tok(l, first)->flags & (LL_TOK_WRAP | LL_TOK_PARAGRAPH)))
		first--;
	if (i == first || (!mark_in(l, first, i, LEX_SERVICES) && !mark_in(l, first, i, LEX_DRUGS)) ||
	    span_has(l, first, i, LIST_INSURERS "|plan's|insurer's|initial|previous|prior|first|date|was|is|were|level|reason|who"))
		return false;
	const bool cell = tok_is(l, i - 1, "|") || tok_in(l, i - 1, ":|-|=");
	return heads_decisions(l, first, !cell) && (cell || (wide_gap(l, i - 1) && !tok_in(l, after - 1, "upheld|overturned|reversed")));
}

void decisions_of_rows(struct ll_letter *l, const struct ll_sentence *s)
{
	const uint32_t end = s->token + s->ntokens;
	const uint64_t *marks = places_of_marks(l, LEX_ITEM_DECISIONS);
	if (s->item || l->sections.v[s->section].kind == LL_SEC_DOCUMENTS || l->sections.v[s->section].kind == LL_SEC_CLOSING)
		return;
	for (uint32_t i = place_before(l, marks, s->token, end); i < end; i = place_before(l, marks, i + 1, end)) {
		const struct mark *m = mark_at(l, i, LEX_ITEM_DECISIONS);
		if (is_row(l, i, m))
			decision_add(l, LL_DECISION, i, i + m->ntokens, outcome_word(m))->key = sv("row");
	}
}

/* The decision of an item's heading. */
void decision_of_item(struct ll_letter *l, const struct ll_item *it, uint32_t first,
			  uint32_t end)
{
	for (uint32_t i = first; i < end; i++) {
		const struct ll_token *t = tok(l, i);
		if (t->at.off < it->decision.off ||
		    t->at.off >= it->decision.off + it->decision.len)
			continue;
		const struct mark *m = mark_at(l, i, LEX_ITEM_DECISIONS);
		if (!m)
			continue;
		/* "Plan Decision: Denied" is what is reviewed. */
		for (uint32_t k = i; k-- > first && i - k < 5;)
			if (tok_in(l, k,
				   LIST_INSURERS "|plan's|insurer's|initial"))
				return;
		decision_add(l, LL_DECISION, i, i + m->ntokens, outcome_word(m));
		return;
	}
}

/* "RATIONALE FOR WHY THE REQUESTED TREATMENT IS/WAS NOT MEDICALLY NECESSARY:" decides. */
void decision_of_heading(struct ll_letter *l, const struct ll_section *sec)
{
	const struct ll_sentence *s = &l->sentences.v[sec->sentence];
	for (uint32_t i = s->token; i < s->token + s->ntokens && i < s->token + 30; i++) {
		const struct mark *m = mark_at(l, i, LEX_ITEM_DECISIONS);
		if (!m || !tok_is(l, i + m->ntokens - 1, "necessary") ||
		    !tok_in(l, i - 1, "was|is|were|are"))
			continue;
		if (tok(l, i)->at.off >= sec->heading.off + sec->heading.len ||
		    tok_in(l, i + m->ntokens, "or|/"))
			return;
		/* "why it is/was or is/was not medically necessary": either */
		for (uint32_t k = i; k > s->token && i - k < 4; k--)
			if (tok_is(l, k - 1, "or"))
				return;
		decision_add(l, LL_DECISION, i, i + m->ntokens, outcome_word(m));
		return;
	}
}

/* "Conclusion: Upheld." */
bool decision_bare(struct ll_letter *l, const struct ll_sentence *s)
{
	const struct mark *m = mark_at(l, s->token, LEX_ITEM_DECISIONS);
	if (!m || s->ntokens > m->ntokens + 1 || l->sections.v[s->section].kind != LL_SEC_DECISION)
		return false;
	decision_add(l, LL_DECISION, s->token, s->token + m->ntokens, outcome_word(m));
	return true;
}

/* "[X] Partially Overturned": the box that is ticked. */
bool decision_ticked(struct ll_letter *l, const struct ll_sentence *s)
{
	const uint32_t end = s->token + s->ntokens;
	for (uint32_t i = s->token; i + 3 < end; i++) {
		if (!tok_in(l, i, "[|(") || !tok_is(l, i + 1, "x") || !tok_in(l, i + 2, "]|)"))
			continue;
		const struct mark *m = mark_at(l, i + 3, LEX_ITEM_DECISIONS);
		if (!m || !tok_in(l, i + 3 + m->ntokens - 1, "upheld|overturned|uphold|overturn|reversed|affirmed"))
			continue;
		decision_add(l, LL_DECISION, i + 3, i + 3 + m->ntokens, outcome_word(m))->u.decision.letterwide =
			true;
		return true;
	}
	return false;
}

/* "Necessary.", "Not necessary now.": a rationale in notes concludes so. */
bool decision_bare_conclusion(struct ll_letter *l, const struct ll_sentence *s)
{
	const bool no = tok_is(l, s->token, "not");
	const uint32_t i = s->token + no + tok_is(l, s->token + no, "medically");
	if (s->ntokens > 6 || !s->item || !tok_is(l, i, "necessary") ||
	    l->sections.v[s->section].kind != LL_SEC_RATIONALE || !tok_in(l, i + 1, ".|now|at|and"))
		return false;
	decision_add(l, LL_CONCLUSION, s->token, i + 1, no ? LL_DENIED : LL_GRANTED)->key = sv("necessary");
	return true;
}
