/* SPDX-License-Identifier: MIT */
/*
 * What happened on a date: the act of lexicon/happenings.tsv that governs it, the paper it was done to, and the words
 * beside it. Where no act is told nothing is said of the date: only sure readings are compared.
 */
#include "facts/happenings.h"
#include "facts/people.h"
#include "facts/request.h"

#include <string.h>

enum { BACK = 14, AHEAD = 14, WIDE = 24, VERB_BACK = 9 };

#define EDGES ";|but|while|although|though|whereas|until|if|unless|because|when|after|before|since|that|who|whom|than|till"
#define LINKS "on|in|at|during|around|about"

/* Where another clause begins; "that denial" begins none. */
static bool is_edge(const struct ll_letter *l, uint32_t i)
{
	if (!tok_in(l, i, EDGES))
		return false;
	return !tok_is(l, i, "that") || !(mark_at(l, i + 1, LEX_HAPPENINGS) || mark_at(l, i + 1, LEX_DOCUMENTS) ||
					  tok_in(l, i + 1, "first|same|last|very|day|date|one|of"));
}

/* ---- The act ---- */

static bool is_determiner(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i, "the|a|an|this|that|his|her|your|its|their|our|my|said|same|no|any|one|only|single|first|initial|"
			    "second|last|another") ||
	       tok_possessive(l, i);
}

#define VERB_WORDS "came|come|reached|arrived|got|sent|broke|broken|fell|fallen|went|took|taken|put|ran|struck|hit|wrote|written|saw|" \
	"seen|met|began|begun|gave|given|left|quit|lost|became|underwent|born|told|spoke|spoken|sought|tore|torn|bit|bitten|shot|" \
	"threw|thrown|flown|set|held|said|bought|drew|drawn|let|stood|went|let|was|were|had|has|last|not|been|no|caught|dropped|" \
	"landed|stepped|rear|ceased|would|chose|chosen|woke|hurt"

/* "The denial", "your first appeal": a noun; "denied", "was received": a verb. */
static bool is_noun(const struct ll_letter *l, const struct mark *m, uint32_t floor)
{
	const struct ll_sv w = tok(l, m->token)->lower;
	const bool ed = (w.n > 3 && (!memcmp(w.p + w.n - 2, "ed", 2) || (!memcmp(w.p + w.n - 3, "ing", 3) && m->ntokens == 1 &&
				     m->token > floor && tok_in(l, m->token - 1, "in|by|after|before|when|since|for")))) || tok_in(l, m->token, VERB_WORDS);
	if (ed)
		return m->token > floor && is_determiner(l, m->token - 1) && tok_in(l, m->token, "hit|hurt|put|break|set|rear");
	for (uint32_t k = 1; k <= 4 && m->token >= floor + k; k++) {
		const uint32_t i = m->token - k;
		if (is_determiner(l, i) || (k == 1 && tok_in(l, i, "of|for|from|by|with")))
			return true;
		if (tok_in(l, i, "was|were|is|are|been|be|had|has|have|he|she|it|you|they|we|i|who|which|and|to|,|not"))
			return k > 1;
	}
	return true;
}

/* "Turned the trial down", "took the tubes out": the particle ends at token i. */
static const struct mark *split_verb(const struct ll_letter *l, uint32_t i, uint32_t floor)
{
	enum { APART = 6 };
	static const char *const verbs[][3] = {
		{ "down", "turned|turning|turn", "denied" }, { "out", "took|taken|taking", "removed" },
		{ "off", "took|taken", "removed" },	      { "in", "put|putting", "operated" },
		{ "up", "gave|given|giving", "ended" },	      { "in", "turned|sent|handed", "sent" },
	};
	if (!tok_in(l, i, "down|out|off|in|up"))
		return NULL;
	for (size_t n = 0; n < sizeof verbs / sizeof *verbs; n++)
		for (uint32_t k = i; tok_is(l, i, verbs[n][0]) && k > floor && i - k < APART; k--) {
			if (!tok_in_list(l, k - 1, verbs[n][1]) || tok_in(l, i + 1, "of|work"))
				continue;
			struct mark *m = arena_array(l->arena, struct mark, 1);
			*m = (struct mark){ .token = k - 1, .ntokens = i - k + 2, .table = LEX_HAPPENINGS,
					    .entry = lex_by_id(LEX_HAPPENINGS, verbs[n][2], strlen(verbs[n][2])) };
			return m->entry ? m : NULL;
		}
	return NULL;
}

/* The act nearest before token i; where `verb` is set the verb. */
static const struct mark *act_back(const struct ll_letter *l, uint32_t i, uint32_t floor, uint32_t most, bool verb)
{
	unsigned commas = 0;
	for (uint32_t k = 0; k < most && i > floor; k++, i--) {
		const struct mark *m = date_mark_ending(l, i - 1, LEX_HAPPENINGS);
		if (!m && tok_in(l, i - 1, "down|out|off|in|up"))
			m = split_verb(l, i - 1, floor);
		if (m && m->token >= floor && !(verb && is_noun(l, m, floor)))
			return m;
		if (((is_edge(l, i - 1) || tok_is(l, i - 1, ":")) && !(tok_is(l, i - 1, "that") && tok_in(l, i, "was|were"))) || tok_is(l, i - 1, "|") || (verb && tok_in(l, i - 1, "and|which|,")) ||
		    (tok_is(l, i - 1, ",") && ++commas > 2))
			return NULL;
	}
	return NULL;
}

/* A paper, or what else is received, sent and signed, that begins at token i; NULL: none does. */
static const struct mark *paper_at(const struct ll_letter *l, uint32_t i)
{
	const struct mark *m = mark_at(l, i, LEX_DOCUMENTS), *h = mark_at(l, i, LEX_HAPPENINGS);
	if (h && (!m || h->ntokens >= m->ntokens) && sv_is(sv(h->entry->id), "appealed"))
		return h; /* "request for review" */
	return m ? m : h && (h->entry->code[HAP_KIND] == LEX_HAP_LEVEL || sv_is(sv(h->entry->id), "asked") ||
			     sv_is(sv(h->entry->id), "imaged") || sv_is(sv(h->entry->id), "tested")) ? h : NULL;
}

/* "She reported the injury to her employer on": another verb's day. */
static bool other_verb(const struct ll_letter *l, uint32_t i, uint32_t floor)
{
	for (uint32_t k = 0; k < VERB_BACK && i > floor; k++, i--) {
		const struct ll_sv w = tok(l, i - 1)->lower;
		if (is_edge(l, i - 1) || tok_in(l, i - 1, ":|,|and|with|by|at|from|during"))
			return false;
		if (tok_in(l, i - 1, "told|spoke|wrote|came|went|began|found|knew|heard|learned|felt|thought|said|brought|left"))
			return true;
		if (w.n > 3 && !memcmp(w.p + w.n - 2, "ed", 2))
			return !tok_in(l, i - 1, "sustained|suffered|received|experienced|elected|need|needed|involved|occurred|happened|performed|"
						 "expedited|related|unsigned|signed");
	}
	return false;
}

/* "The decision that you contest was made by the plan on": of the noun that it was made of. */
static const struct mark *subject_act(const struct ll_letter *l, const struct ll_fact *f, uint32_t floor)
{
	enum { NEAR = 8 };
	const uint32_t low = f->token > floor + NEAR ? f->token - NEAR : floor;
	if (floor != sent_begin(l, f->token) || !span_has(l, low, f->token, "made|done|performed|held|place|occurred|happened|given"))
		return NULL;
	for (uint32_t i = floor; i < f->token && i < floor + NEAR; i++) {
		const struct mark *m = mark_at(l, i, LEX_HAPPENINGS);
		if (m && is_noun(l, m, floor))
			return m;
		if (tok_in(l, i, "was|were|had|has|is|he|she|it|we|you|they"))
			return NULL;
	}
	return NULL;
}

/* What stands before the date governs it: "was denied on", "the denial of", "Denial mailed:". */
static const struct mark *act_before(const struct ll_letter *l, const struct ll_fact *f, uint32_t floor)
{
	uint32_t i = f->token;
	bool on = false;
	while (i > floor && f->token - i < 4 &&
	       (tok_in(l, i - 1, LINKS "|of|dated|the|,|(|:|since|-|is|was|as|for|date|day|that") || tok_is(l, i - 1, "|"))) {
		on |= tok_in(l, i - 1, LINKS);
		if (date_mark_ending(l, i - 1, LEX_HAPPENINGS))
			break;
		i--;
	}
	if (on && i > floor && tok_is(l, i - 1, "and") && floor > sent_begin(l, f->token))
		return NULL; /* "was hurt on May 5, and on March 28, when ..." */
	if (i < f->token && tok_is(l, i, "from") && !tok_in(l, i - (i > floor), "dates|dating|date|dated"))
		return NULL;
	if (i > floor && tok_in(l, i - 1, "dates|dating"))
		i--;
	if (i > floor && tok_in(l, i - 1, "before|after|until|till|by|through|to|between|from|within|than|past"))
		return NULL;
	const struct mark *m = act_back(l, i, floor, BACK, false);
	/* "The plan's final denial, against which you asked for it, is dated March 15" */
	if (i > floor && tok_in(l, f->token - 1, "dated|of") && tok_in(l, f->token - 2, "is|was") && floor == sent_begin(l, f->token))
		for (uint32_t k = floor; k < i; k++)
			if (mark_at(l, k, LEX_HAPPENINGS))
				return mark_at(l, k, LEX_HAPPENINGS);
	/* "The needle stick of May 3": of what stands before "of", and of nothing further back */
	if (m && tok_is(l, i, "of") && m->token + m->ntokens < i)
		return NULL;
	if (!m)
		return subject_act(l, f, floor);
	if (!on || !is_noun(l, m, floor))
		return m;
	/* "The first visit for the crash on": the visit's day */
	for (uint32_t k = m->token, n = 0; k > floor + 1 && n < 3; k--, n++)
		if (tok_in(l, k - 1, "for|of|about|from")) {
			const struct mark *head = date_mark_ending(l, k - 2, LEX_HAPPENINGS);
			if (head && head->token >= floor)
				return head;
			break;
		} else if (!is_determiner(l, k - 1)) {
			break;
		}
	/* "The plan denied the MRI on": the verb's day */
	const struct mark *v = act_back(l, m->token, floor, VERB_BACK, true);
	if (v && sv_is(sv(v->entry->id), "received") && !paper_at(l, m->token))
		v = NULL; /* "received an injection on" */
	return v ? v : other_verb(l, m->token, floor) ? NULL : m;
}

/* "The April 4, 2018 plating of the heel". */
static const struct mark *act_behind(const struct ll_letter *l, const struct ll_fact *f, uint32_t floor)
{
	const uint32_t end = sent_end(l, f->token);
	if (f->token <= floor || !(is_determiner(l, f->token - 1)))
		return NULL;
	for (uint32_t i = f->token + f->ntokens, k = 0; k < 4 && i < end; k++, i++) {
		const struct mark *m = mark_at(l, i, LEX_HAPPENINGS);
		if (m)
			return m;
		if (tok(l, i)->kind != LL_TOK_WORD || is_edge(l, i) || tok_in(l, i, "was|were|is|had|has|he|she|you|the|a|of|in|on|for|and|to|by"))
			return NULL;
	}
	return NULL;
}

/* "On January 18 Dr. Osei did the EMG", "November 22, when the tooth broke". */
static const struct mark *act_ahead(const struct ll_letter *l, const struct ll_fact *f, uint32_t floor, bool only_when)
{
	const uint32_t begin = sent_begin(l, f->token), end = sent_end(l, f->token);
	uint32_t i = f->token + f->ntokens;
	i += tok_in(l, i, ",|)");
	const bool when = tok_is(l, i, "when") || tok_seq(l, i, "the day") || tok_seq(l, i, "on which") || tok_seq(l, i, "that was when");
	const bool comma = tok_is(l, f->token + f->ntokens, ",") && f->token > begin + 1 && tok_is(l, f->token - 2, ",");
	const bool opens = floor == begin && (f->token <= begin + 4 || comma);
	if (!when && (!opens || only_when))
		return NULL;
	if (when || tok_is(l, i, "that"))
		i += when && !tok_is(l, i, "when") ? 2 : 1;
	const struct mark *first = NULL;
	for (uint32_t k = 0; k < AHEAD && i < end; k++, i++) {
		const struct mark *m = mark_at(l, i, LEX_HAPPENINGS);
		if (fact_at(l, LL_DATE, i) || is_edge(l, i))
			break;
		if (!m)
			continue;
		if (!is_noun(l, m, f->token))
			return m;
		first = first ? first : m;
	}
	return first;
}

/* ---- The paper ---- */

/* The first noun of tokens [from, to) that is a paper: later ones are of what it is for. */
static const struct lex_entry *paper_in(const struct ll_letter *l, const struct mark *act, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++) {
		const struct mark *m = i == act->token ? NULL : paper_at(l, i);
		if (m)
			return m->entry;
	}
	return NULL;
}

/* Where the clause of token i begins. */
static uint32_t clause_begin(const struct ll_letter *l, uint32_t i, uint32_t floor)
{
	while (i > floor && !is_edge(l, i - 1) && !tok_in(l, i - 1, ":|)"))
		i--;
	return i;
}

static const struct lex_entry *paper_of(const struct ll_letter *l, const struct happening *h)
{
	const uint32_t begin = sent_begin(l, h->act->token), end = sent_end(l, h->act->token);
	const uint32_t a = h->act->token, z = a + h->act->ntokens, d = h->date->token;
	if (h->noun && happening_kind(h) != LEX_HAP_PAPER) {
		const struct mark *own = mark_over(l, a, LEX_DOCUMENTS);
		return own ? own->entry : NULL;
	}
	/* "received your appeal on", "On May 3 we received your appeal" */
	const struct lex_entry *p = d > z ? paper_in(l, h->act, z, d) : paper_in(l, h->act, z, z + 6 < end ? z + 6 : end);
	if (p)
		return p;
	const uint32_t clause = clause_begin(l, a, begin);
	p = paper_in(l, h->act, clause, a);
	if (!p && clause > begin && (tok_is(l, clause, "it") || tok_in(l, clause - 1, "that") || tok_in(l, clause, "which")))
		p = paper_in(l, h->act, begin, clause);
	if (!p && d < a)
		p = paper_in(l, h->act, d + h->date->ntokens, a);
	return p ? p : paper_in(l, h->act, d + h->date->ntokens, d + 8 < end ? d + 8 : end);
}

/* "The fall came first. It happened on May 3": the act of the sentence before. */
static const struct mark *act_told_before(const struct ll_letter *l, const struct ll_fact *f, uint32_t floor)
{
	enum { NEAR = 8 };
	const uint32_t begin = sent_begin(l, f->token);
	if (floor != begin || !begin || f->token > begin + NEAR || !tok_in(l, begin, "it|this|that") || !tok_in(l, f->token - 1, LINKS) ||
	    !(tok_in(l, begin + 1, "happened|occurred") || tok_seq(l, begin + 1, "took place") ||
	      (tok_in(l, begin + 1, "was") && f->token <= begin + 3)))
		return NULL;
	const uint32_t from = sent_begin(l, begin - 1);
	if (l->sentences.v[tok(l, begin)->sentence].paragraph != l->sentences.v[tok(l, begin - 1)->sentence].paragraph)
		return NULL;
	for (uint32_t i = from; i < begin; i++)
		if (mark_at(l, i, LEX_HAPPENINGS))
			return mark_at(l, i, LEX_HAPPENINGS);
	return NULL;
}

/* ---- The words beside it ---- */

#define SMALL_WORDS "the|and|for|was|were|has|had|have|his|her|your|its|their|our|that|this|these|those|which|who|whom|with|from|" \
	"into|onto|upon|over|under|after|before|since|until|when|while|because|although|but|not|nor|than|then|there|here|been|" \
	"being|are|does|did|done|made|make|makes|gave|given|give|got|get|put|took|taken|take|came|come|went|gone|say|says|said|" \
	"states|stated|show|shows|showed|found|also|only|one|two|three|four|five|six|first|second|third|last|same|such|any|all|" \
	"each|both|more|most|less|few|some|other|another|again|now|still|just|year|years|month|months|week|weeks|day|days|date|" \
	"dated|time|times|hour|hours|ago|later|earlier|about|around|between|during|within|without|through|you|she|him|they|them|" \
	"will|would|could|should|may|might|must|can|shall|doctor|drs|case|file|page|pages|records|record|papers|paper|" \
	"reviewer|medical|health|care|treatment|right|left|bilateral|old|new|good|well|part|state|office|company|party|person|man|" \
	"woman|people|use|used|need|needs|needed|claim|claims|january|february|march|april|june|july|august|september|october|" \
	"november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|monday|tuesday|wednesday|thursday|friday|" \
	"saturday|sunday|because|whose|where|out|off|per|via|how|why|what|very|much|many|own|like|due|set|full|high|low|long|" \
	"short|early|late|next|pain|following|according|mentioned|above|below|enclosed|attached|counsel's|present|his|hers"

static uint32_t stem(const struct ll_token *t)
{
	struct ll_sv w = t->lower;
	enum { STEM = 6 };
	if (w.n > 2 && w.p[w.n - 1] == 's' && w.p[w.n - 2] == '\'')
		w.n -= 2;
	if (w.n > 3 && w.p[w.n - 1] == 's')
		w.n--;
	if (w.n > 6 && !memcmp(w.p + w.n - 3, "ing", 3))
		w.n -= 3;
	else if (w.n > 5 && !memcmp(w.p + w.n - 2, "ed", 2))
		w.n -= 2;
	w.n = w.n > STEM ? STEM : w.n;
	return ll_hash(w);
}

static bool is_thing(const struct ll_letter *l, uint32_t i)
{
	const struct ll_token *t = tok(l, i);
	return t->kind == LL_TOK_WORD && t->lower.n > 2 && !tok_in(l, i, SMALL_WORDS "|" LIST_PATIENTS "|employee|insured") &&
	       !fact_at(l, LL_DATE, i);
}

static void note_part(struct happening *h, const struct mark *m)
{
	h->parts |= (uint64_t)1 << m->entry->index % 64;
}

/* The words of the sentence around act and date, other dates' clauses not. */
static void read_things(const struct ll_letter *l, struct happening *h)
{
	const uint32_t act = h->act ? h->act->token : h->to, past = h->act ? act + h->act->ntokens : act;
	for (uint32_t i = h->from; i < h->to; i++) {
		h->left |= tok_is(l, i, "left");
		h->right |= tok_is(l, i, "right");
		const struct mark *m = mark_at(l, i, LEX_BODYPARTS);
		if (m)
			note_part(h, m);
		const struct mark *kin = i < past ? mark_at(l, i, LEX_KIN) : NULL;
		h->kin |= kin && !(i && tok_in(l, i - 1, "your")) && !tok_in(l, i, "child|baby|infant|son|daughter|children");
		if (tok_in(l, i, "dr|doctor") && h->nnames < HAPPENING_THINGS)
			h->names[h->nnames++] = stem(tok(l, tok_is(l, i + 1, ".") ? i + 2 : i + 1));
		if (is_thing(l, i) && (i < act || i >= past || past - act > 1) && h->nthings < HAPPENING_THINGS)
			h->things[h->nthings++] = stem(tok(l, i));
	}
}

/* The nearest of the words: what the date is of where no act is known. */
static void read_near(const struct ll_letter *l, struct happening *h)
{
	enum { NEAR = 6 };
	const uint32_t d = h->date->token, last = d + h->date->ntokens;
	for (uint32_t i = d; i > h->from && d - i < NEAR && h->nnear < HAPPENING_NEAR; i--) {
		if (is_edge(l, i - 1) || tok_is(l, i - 1, ":"))
			break;
		if (is_thing(l, i - 1))
			h->near[h->nnear++] = stem(tok(l, i - 1));
	}
	const uint32_t end = sent_end(l, d);
	for (uint32_t i = last; i < end && i - last < 2 * NEAR && h->nnear < HAPPENING_NEAR && d <= h->from + 3; i++)
		if (is_thing(l, i))
			h->near[h->nnear++] = stem(tok(l, i));
}

#define ANOTHER "another|second|again|new|repeat|repeated|later|next|third|fourth|fifth|other|different|further|additional|" \
	"each|every|two|three|several|subsequent|earlier|previous|previously|prior|former|anniversary|renewed|resubmitted|revised|" \
	"follow|latter|old|older|twice|supplemental|amended|corrected"

/* "The first", "that", "a second": between four words before the act and the date. */
static void read_articles(const struct ll_letter *l, struct happening *h, uint32_t begin)
{
	const uint32_t d = h->date->token, a = h->act ? h->act->token : d, last = d + h->date->ntokens;
	const uint32_t low = a < d ? a : d, high = a <= d ? last : a + h->act->ntokens, from = low > begin + 5 ? low - 5 : begin;
	for (uint32_t i = from; i < high + 5 && i < sent_end(l, d); i++) {
		if (i >= d && i < last)
			continue;
		if (i >= high && !tok_in(l, i, "again|anniversary|only|sole"))
			continue;
		h->another |= i >= high && tok_is(l, i, "again");
		if (tok_in(l, i, "first|initial|original|initially|newly"))
			h->which = HAP_FIRST;
		if (tok_in(l, i, "last|latest|recent|final"))
			h->which = HAP_LAST;
		h->only |= tok_in(l, i, "only|sole|single|lone|once") || (tok_is(l, i, "one") && i && tok_in(l, i - 1, "the|his|her|their|your"));
		if (i >= a)
			continue;
		h->that |= tok_in(l, i, "that|this|said") && !span_has(l, i + 1, a, LINKS "|of|to|for|the|a|he|she|you|it|his|her|your|was|"
									      "is|has|had|were|,|from|with");
	}
	for (uint32_t i = a; h->noun && i > begin && a - i < 5 && !tok_in(l, i - 1, LINKS "|of|;|:|,|to|for") && !is_edge(l, i - 1); i--)
		h->another |= tok_in(l, i - 1, ANOTHER) && !(tok_is(l, i - 1, "new") && !(tok(l, i - 1)->flags & LL_TOK_SMALL));
	for (uint32_t i = a; i < d; i++)
		h->another |= tok_in(l, i, "another|second|again|third|repeat|next") && !mark_at(l, i, LEX_HAPPENINGS);
	for (uint32_t i = a; i > begin && a - i < 5; i--) {
		if (tok_in(l, i - 1, "a|an|no|any") || (h->noun && tok_in(l, i - 1, "for|to|with|by|from|,|and|was|were|had|has|is")))
			break;
		if (tok_in(l, i - 1, "the|that|this|your|his|her|its|their|said|same") || tok_possessive(l, i - 1)) {
			h->definite = true;
			break;
		}
	}
	/* "after it broke", "since the shunt was put in", "as requested" */
	const uint32_t clause = clause_begin(l, a, begin);
	h->below = clause > begin && tok_in(l, clause - 1, "after|since|when|before|until|that|who");
	h->label = d > begin && (tok_is(l, d - 1, ":") || tok_is(l, d - 1, "|"));
	h->definite |= h->below || tok_in(l, a - (a > 0), "which|as");
}

/* Negated, or a date to come. */
static bool is_denied(const struct ll_letter *l, const struct happening *h)
{
	const uint32_t d = h->date->token, a = h->act ? h->act->token : d > sent_begin(l, d) + 6 ? d - 6 : sent_begin(l, d);
	const uint32_t low = a < d ? a : d, high = a < d ? d : a;
	return span_has(l, low > sent_begin(l, d) + 3 ? low - 3 : sent_begin(l, d), high, "not|never|nor|neither|cannot|will|would|should") ||
	       tok_is(l, a - (a > 0), "to");
}

/* "The flood of September 19", "his license on December 1": a thing that one knows, and no place. */
static bool head_noun(const struct ll_letter *l, const struct ll_fact *f, uint32_t begin)
{
	const uint32_t i = f->token - 2;
	if (!tok_in(l, f->token - 1, "of|on|(") || !is_thing(l, i) ||
	    tok_in(l, i, "clinic|hospital|home|facility|house|center|school|court|work|room|unit|floor|morning|afternoon|evening|night|letter|note"))
		return false;
	for (uint32_t k = i; k > begin && i - k < 3; k--)
		if (tok_in(l, k - 1, "the|that|his|her|your|its|their") || tok_possessive(l, k - 1))
			return true;
	return false;
}

/* "4/30/2014 and 5/13/2014" */
static bool in_list(const struct ll_letter *l, const struct ll_fact *a, const struct ll_fact *b)
{
	const uint32_t end = a ? a->token + a->ntokens : 0;
	return a && b && a->sentence == b->sentence && b->token - end <= 2 && tok_in(l, end, "and|,|&|;|or|-|to|through");
}

/* "The implant that": a noun is told more of. */
static bool is_thing_of(const struct ll_letter *l, uint32_t i)
{
	return is_thing(l, i) && (tok_in(l, i - (i > 0), "the|a|an|this|your|his|her|its") || is_thing(l, i - (i > 0))) &&
	       !tok_in(l, i, "says|states|notes|noted|claims|argues|wrote|found|agree|shows");
}

/* A day to come, a deadline, a condition. */
static bool lies_ahead(const struct ll_letter *l, const struct ll_fact *f)
{
	enum { NEAR = 8 };
	static const char ahead[] = "will|shall|scheduled|upcoming|anticipated|expires|expire|pending|would|tentatively|expected|deadline|"
				    "due|next|planned|plans|tomorrow|valid|until|should|may|might";
	const uint32_t begin = sent_begin(l, f->token), end = sent_end(l, f->token), last = f->token + f->ntokens;
	if (l->frame[f->token] == LL_FRAME_HYPOTHETICAL || (f->token > begin && tok_in(l, f->token - 1, "by|before|until|through|beyond|till|past")))
		return true;
	for (uint32_t i = f->token; i > begin && f->token - i < NEAR; i--)
		if (tok_in(l, i - 1, ahead) && !is_month_may(l, i - 1))
			return true;
	return span_has(l, last, last + NEAR < end ? last + NEAR : end, "will|shall");
}

/* "Until a week after it broke on December 22": told as done, whatever words before it speak of what is to come. */
static bool is_done(const struct ll_letter *l, const struct happening *h)
{
	const uint32_t a = h->act->token, end = a + h->act->ntokens, d = h->date->token;
	return !h->noun && end <= d && d - end < 3 && a && !tok_in(l, a - 1, "be|to|is|are|will|been") &&
	       l->frame[a] != LL_FRAME_HYPOTHETICAL;
}

/* "Fusion", "fused": what was done, where the act has many names for many things. */
static uint32_t word_of_act(const struct ll_letter *l, const struct happening *h)
{
	static const char many[] = "operated|imaged|tested|ill|broken|removed";
	const struct ll_token *t = tok(l, h->act ? h->act->token + h->act->ntokens - 1 : h->date->token);
	struct ll_sv w = t->lower;
	enum { STEM = 4 };
	if (!h->act || !ll_in(sv(h->act->entry->id), many) ||
	    tok_in(l, h->act->token, "surgery|surgical|operation|operated|placed|placement|put|procedure|was|had|test|tested|testing|study"))
		return 1 + h->date->index * 2; /* no other has it */
	w.n = w.n > STEM ? STEM : w.n;
	return ll_hash(w) & ~1u;
}

bool happening_read(const struct ll_letter *l, const struct ll_fact *f, struct happening *h)
{
	const uint32_t begin = sent_begin(l, f->token), end = sent_end(l, f->token);
	const struct ll_fact *prev = f->index ? l->facts[LL_DATE].v[f->index - 1] : NULL;
	uint32_t floor = begin;
	*h = (struct happening){ .date = f };
	if (prev && prev->sentence == f->sentence) {
		floor = prev->token + prev->ntokens;
		/* "in February 2018 (2/28/2018 ...": the same again */
		if (floor + 1 == f->token && tok_is(l, floor, "("))
			return happening_read(l, prev, h) && ((h->date = f), true);
	}
	h->act = act_behind(l, f, floor);
	if (!h->act)
		h->act = act_told_before(l, f, floor);
	if (!h->act)
		h->act = act_ahead(l, f, floor, true);
	if (!h->act)
		h->act = act_before(l, f, floor);
	if (!h->act)
		h->act = act_ahead(l, f, floor, false);
	if (h->act && !h->act->entry->code[HAP_KIND])
		h->act = NULL;
	if (tok_quoted(l, f->token) || is_denied(l, h) || (!h->act && tok_is(l, f->token + f->ntokens, ":")))
		return false;
	h->noun = h->act && is_noun(l, h->act, begin);
	if ((lies_ahead(l, f) || f->u.date.flags & LL_DATE_VERSION) && !(h->act && is_done(l, h)))
		return false;
	const uint32_t low = h->act && h->act->token < f->token ? h->act->token : f->token, high = f->token + f->ntokens;
	h->from = clause_begin(l, low, low > begin + WIDE ? low - WIDE : begin);
	if (h->act && h->act->token < begin)
		h->from = sent_begin(l, h->act->token);
	else if (h->from > begin && (tok_in(l, h->from - 1, "who|whom") ||
				     (tok_is(l, h->from - 1, "that") && (tok_in(l, h->from, "was|were|had|has|is") || is_thing_of(l, h->from - 2)))))
		h->from = clause_begin(l, h->from - 1, begin);
	const bool wide = h->from >= begin && tok_in(l, h->from, "it|he|she|they|this|which");
	if (wide)
		h->from = low > begin + WIDE ? low - WIDE : begin;
	const struct ll_fact *next = f->index + 1 < l->facts[LL_DATE].n ? l->facts[LL_DATE].v[f->index + 1] : NULL;
	h->to = h->act && h->act->token + h->act->ntokens > high ? h->act->token + h->act->ntokens : high;
	while (h->to < end && h->to < high + AHEAD && (wide || (!is_edge(l, h->to) && !tok_is(l, h->to, "and"))) &&
	       !(next && h->to == next->token))
		h->to++;
	read_things(l, h);
	for (uint32_t i = begin; i < end && h->nwide < HAPPENING_WIDE; i++)
		if (is_thing(l, i))
			h->wide[h->nwide++] = stem(tok(l, i));
	read_articles(l, h, begin);
	h->head = !h->act && h->date->token > begin + 1 && head_noun(l, h->date, begin);
	h->paper = h->act ? paper_of(l, h) : NULL;
	if (!h->paper && (happening_is(h, "received") || happening_is(h, "sent")) && !h->noun && !h->label)
		h->act = NULL; /* "came down on them on" */
	read_near(l, h);
	h->listed = in_list(l, prev, f) || in_list(l, f, next);
	h->word = word_of_act(l, h);
	return true;
}

/* ---- Two of them ---- */

static unsigned common(const uint32_t *a, unsigned n, const uint32_t *b, unsigned m)
{
	unsigned both = 0;
	for (unsigned i = 0; i < n; i++) {
		bool again = false, there = false;
		for (unsigned k = 0; k < i; k++)
			again |= a[k] == a[i];
		for (unsigned k = 0; k < m; k++)
			there |= a[i] == b[k];
		both += there && !again;
	}
	return both;
}

static bool names_differ(const struct happening *a, const struct happening *b)
{
	return a->nnames && b->nnames && !common(a->names, a->nnames, b->names, b->nnames);
}

bool happening_compatible(const struct happening *a, const struct happening *b, unsigned *shared)
{
	*shared = common(a->things, a->nthings, b->things, b->nthings) + (a->word == b->word);
	if ((a->left && b->right && !a->right && !b->left) || (a->right && b->left && !a->left && !b->right))
		return false;
	return true;
}

/* Words for one act that stand in two classes: "broke her hip", "the fall". */
static bool akin(const struct happening *a, const struct happening *b)
{
	static const char *const pairs[][2] = {
		{ "accident", "broken" },	{ "begun", "admitted|elected|hired" },
		{ "ended", "discharged|quit" }, { "appealed", "asked" },
		{ "received", "delivered" },	{ "imaged", "tested" },
	};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (sv_is(sv(a->act->entry->id), pairs[i][0]) && ll_in(sv(b->act->entry->id), pairs[i][1]))
			return true;
	return false;
}

unsigned happening_overlap(const struct happening *a, const struct happening *b)
{
	return common(a->wide, a->nwide, b->wide, b->nwide);
}

bool happening_near(const struct happening *a, const struct happening *b)
{
	return common(a->near, a->nnear, b->wide, b->nwide) && common(b->near, b->nnear, a->wide, a->nwide);
}

bool happening_akin(const struct happening *a, const struct happening *b)
{
	return !a->act || !b->act || a->act->entry == b->act->entry || akin(a, b) || akin(b, a);
}

bool happening_alike(const struct happening *a, const struct happening *b, unsigned *shared)
{
	if (!happening_compatible(a, b, shared) || names_differ(a, b) || (a->parts && b->parts && !(a->parts & b->parts)))
		return false;
	if (!a->act || !b->act)
		return common(a->near, a->nnear, b->near, b->nnear) > 0 || *shared > 2;
	return a->act->entry == b->act->entry || akin(a, b) || akin(b, a);
}

/* The words before the stretch in its sentence, or behind where it opens it. */
static unsigned words_near(const struct ll_letter *l, const struct ll_fact *f, uint32_t out[HAPPENING_THINGS])
{
	const uint32_t begin = sent_begin(l, f->token), end = sent_end(l, f->token);
	const uint32_t from = f->token > begin + AHEAD ? f->token - AHEAD : begin,
		       to = f->token + AHEAD + AHEAD / 2 < end ? f->token + AHEAD + AHEAD / 2 : end;
	unsigned n = 0;
	for (uint32_t i = from; i < to && n < HAPPENING_THINGS; i++)
		if (is_thing(l, i))
			out[n++] = stem(tok(l, i));
	return n;
}

bool happening_same_stretch(const struct ll_letter *l, const struct ll_fact *a, const struct ll_fact *b)
{
	uint32_t x[HAPPENING_THINGS], y[HAPPENING_THINGS];
	const unsigned n = words_near(l, a, x), m = words_near(l, b, y);
	return common(x, n, y, m) > 0;
}

bool happening_words(const struct ll_letter *l, const struct happening *h, uint32_t from, uint32_t to)
{
	bool thing = false;
	for (uint32_t i = from; i < to && !is_edge(l, i) && !tok_in(l, i, ",|and"); i++) {
		const struct mark *m = mark_at(l, i, LEX_HAPPENINGS);
		if (tok_in(l, i, ANOTHER))
			return false;
		if (m && m->entry->code[HAP_KIND] && m->entry == h->act->entry)
			return ll_in(sv(m->entry->id), "accident|operated|born|died|admitted|discharged|delivered|hired");
		if (m && m->entry->code[HAP_KIND])
			return false;
		const uint32_t w = is_thing(l, i) ? stem(tok(l, i)) : 0;
		thing |= w && common(&w, 1, h->things, h->nthings);
	}
	return thing;
}
