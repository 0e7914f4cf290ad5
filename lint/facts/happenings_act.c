/* SPDX-License-Identifier: MIT */
/* The act of lexicon/happenings.tsv that governs a date, and the paper that it was done to. */
#include "facts/happenings.h"
#include "facts/people.h"
#include "facts/request.h"

#include <string.h>

enum { BACK = 14, VERB_BACK = 9 }; /* tokens */

/* Where another clause begins; "that denial" begins none. */
bool happening_edge(const struct ll_letter *l, uint32_t i)
{
	if (!tok_in(l, i, HAPPENING_EDGES))
		return false;
	return !tok_is(l, i, "that") ||
	       !(mark_at(l, i + 1, LEX_HAPPENINGS) || mark_at(l, i + 1, LEX_DOCUMENTS) ||
		 tok_in(l, i + 1, "first|same|last|very|day|date|one|of"));
}

/* ---- The act ---- */

/* An article or what stands for one. */
static bool is_determiner(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i,
		      "the|a|an|this|that|his|her|your|its|their|our|my|said|same|no|any|one|only|"
		      "single|first|initial|"
		      "second|last|another") ||
	       tok_possessive(l, i);
}

#define VERB_WORDS                                                                                 \
	"came|come|reached|arrived|got|sent|broke|broken|fell|fallen|went|took|taken|put|ran|"     \
	"struck|hit|wrote|written|saw|"                                                            \
	"seen|met|began|begun|gave|given|left|quit|lost|became|underwent|born|told|spoke|spoken|"  \
	"sought|tore|torn|bit|bitten|shot|"                                                        \
	"threw|thrown|flown|set|held|said|bought|drew|drawn|let|stood|went|let|was|were|had|has|"  \
	"last|not|been|no|caught|dropped|"                                                         \
	"landed|stepped|rear|ceased|would|chose|chosen|woke|hurt"

/* "The denial", "your first appeal": a noun; "denied", "was received": a verb. */
bool happening_noun(const struct ll_letter *l, const struct mark *m, uint32_t floor)
{
	const struct ll_sv w = tok(l, m->token)->lower;
	const bool ed =
		(w.n > 3 &&
		 (!memcmp(w.p + w.n - 2, "ed", 2) ||
		  (!memcmp(w.p + w.n - 3, "ing", 3) && m->ntokens == 1 && m->token > floor &&
		   tok_in(l, m->token - 1, "in|by|after|before|when|since|for")))) ||
		tok_in(l, m->token, VERB_WORDS);
	if (ed)
		return m->token > floor && is_determiner(l, m->token - 1) &&
		       tok_in(l, m->token, "hit|hurt|put|break|set|rear");
	for (uint32_t k = 1; k <= 4 && m->token >= floor + k; k++) {
		const uint32_t i = m->token - k;
		if (is_determiner(l, i) || (k == 1 && tok_in(l, i, "of|for|from|by|with")))
			return true;
		if (tok_in(l, i,
			   "was|were|is|are|been|be|had|has|have|he|she|it|you|they|we|i|who|which|"
			   "and|to|,|not"))
			return k > 1;
	}
	return true;
}

/* "Turned the trial down", "took the tubes out": the particle ends at token i. */
static const struct mark *split_verb(const struct ll_letter *l, uint32_t i, uint32_t floor)
{
	enum { APART = 6 };
	static const char *const verbs[][3] = {
		{ "down", "turned|turning|turn", "denied" },
		{ "out", "took|taken|taking", "removed" },
		{ "off", "took|taken", "removed" },
		{ "in", "put|putting", "operated" },
		{ "up", "gave|given|giving", "ended" },
		{ "in", "turned|sent|handed", "sent" },
	};
	if (!tok_in(l, i, "down|out|off|in|up"))
		return NULL;
	for (size_t n = 0; n < sizeof verbs / sizeof *verbs; n++)
		for (uint32_t k = i; tok_is(l, i, verbs[n][0]) && k > floor && i - k < APART; k--) {
			if (!tok_in_list(l, k - 1, verbs[n][1]) || tok_in(l, i + 1, "of|work"))
				continue;
			struct mark *m = arena_array(l->arena, struct mark, 1);
			*m = (struct mark){ .token = k - 1,
					    .ntokens = i - k + 2,
					    .table = LEX_HAPPENINGS,
					    .entry = lex_by_id(LEX_HAPPENINGS, verbs[n][2],
							       strlen(verbs[n][2])) };
			return m->entry ? m : NULL;
		}
	return NULL;
}

/* The act nearest before token i; where `verb` is set the verb. */
static const struct mark *act_back(const struct ll_letter *l, uint32_t i, uint32_t floor,
				   uint32_t most, bool verb)
{
	unsigned commas = 0;
	for (uint32_t k = 0; k < most && i > floor; k++, i--) {
		const struct mark *m = date_mark_ending(l, i - 1, LEX_HAPPENINGS);
		if (!m)
			m = split_verb(l, i - 1, floor);
		if (m && m->token >= floor && !(verb && happening_noun(l, m, floor)))
			return m;
		const bool edge = (happening_edge(l, i - 1) &&
				   !(tok_is(l, i - 1, "that") && tok_in(l, i, "was|were"))) ||
				  tok_is(l, i - 1, ":");
		if (edge || tok_is(l, i - 1, "|") ||
		    (verb && tok_in(l, i - 1, "and|which|,|with|by|at|from|after|during")) ||
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
	return m ? m
	       : h && (h->entry->code[HAP_KIND] == LEX_HAP_LEVEL ||
		       sv_is(sv(h->entry->id), "asked") || sv_is(sv(h->entry->id), "imaged") ||
		       sv_is(sv(h->entry->id), "tested"))
		       ? h
		       : NULL;
}

/* "She reported the injury to her employer on": another verb's day. */
static bool other_verb(const struct ll_letter *l, uint32_t i, uint32_t floor)
{
	for (uint32_t k = 0; k < VERB_BACK && i > floor; k++, i--) {
		const struct ll_sv w = tok(l, i - 1)->lower;
		if (happening_edge(l, i - 1) || tok_in(l, i - 1, ":|,|and|with|by|at|from|during"))
			return false;
		if (tok_in(l, i - 1,
			   "told|spoke|wrote|came|went|began|found|knew|heard|learned|felt|thought|"
			   "said|brought|left"))
			return true;
		if (w.n > 3 && !memcmp(w.p + w.n - 2, "ed", 2))
			return !tok_in(l, i - 1,
				       "sustained|suffered|received|experienced|elected|need|"
				       "needed|involved|occurred|happened|performed|"
				       "expedited|related|unsigned|signed");
	}
	return false;
}

/* "The decision that you contest was made by the plan on": of the noun that it was made of. */
static const struct mark *subject_act(const struct ll_letter *l, const struct ll_fact *f,
				      uint32_t floor)
{
	enum { NEAR = 8 };
	const uint32_t low = f->token > floor + NEAR ? f->token - NEAR : floor;
	if (floor != sent_begin(l, f->token) ||
	    !span_has(l, low, f->token,
		      "made|done|performed|held|place|occurred|happened|given|completed"))
		return NULL;
	for (uint32_t i = floor; i < f->token && i < floor + NEAR; i++) {
		const struct mark *m = mark_at(l, i, LEX_HAPPENINGS);
		if (m && m->token + m->ntokens < f->token && happening_noun(l, m, floor))
			return m;
		if (tok_in(l, i, "was|were|had|has|is|he|she|it|we|you|they"))
			return NULL;
	}
	return NULL;
}

/* What stands before the date governs it: "was denied on", "the denial of", "Denial mailed:". */
static const struct mark *act_before(const struct ll_letter *l, const struct ll_fact *f,
				     uint32_t floor)
{
	uint32_t i = f->token;
	bool on = false;
	while (i > floor && f->token - i < 6 &&
	       (tok_in(l, i - 1,
		       HAPPENING_LINKS "|of|dated|the|,|(|:|since|-|is|was|as|for|date|day|that|"
				       "from|bears|bearing|carries|carrying") ||
		tok_is(l, i - 1, "|"))) {
		on |= tok_in(l, i - 1, HAPPENING_LINKS);
		if (date_mark_ending(l, i - 1, LEX_HAPPENINGS))
			break;
		i--;
	}
	if (on && i > floor && tok_is(l, i - 1, "and") && floor > sent_begin(l, f->token))
		return NULL; /* "was hurt on May 5, and on March 28, when ..." */
	if (i < f->token && tok_is(l, i, "from") &&
	    !tok_in(l, i - (i > floor), "dates|dating|date|dated"))
		return NULL;
	if (i > floor && tok_in(l, i - 1, "dates|dating"))
		i--;
	if (i > floor &&
	    tok_in(l, i - 1, "before|after|until|till|by|through|to|between|from|within|than|past"))
		return NULL;
	const struct mark *m = act_back(l, i, floor, BACK, false);
	/* "The plan's final denial, against which you asked for it, is dated March 15" */
	if (i > floor && tok_in(l, f->token - 1, "dated|of") && tok_in(l, f->token - 2, "is|was") &&
	    floor == sent_begin(l, f->token))
		for (uint32_t k = floor; k < i && k < floor + 12; k++)
			if (mark_at(l, k, LEX_HAPPENINGS))
				return mark_at(l, k, LEX_HAPPENINGS);
	/* "The needle stick of May 3": of what stands before "of", and of nothing further back */
	if (m && tok_is(l, i, "of") && m->token + m->ntokens < i)
		return NULL;
	if (!m)
		return subject_act(l, f, floor);
	/* "The evaluation was completed on", "was denied by letter dated" */
	if (tok_is(l, m->token, "completed") && subject_act(l, f, floor))
		return subject_act(l, f, floor);
	if (tok_in(l, m->token, "letter|notice") && m->token > floor + 1 &&
	    tok_is(l, m->token - 1, "by")) {
		const struct mark *v = act_back(l, m->token - 1, floor, VERB_BACK, true);
		if (v)
			return v;
	}
	if (!on || !happening_noun(l, m, floor))
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
	if (!v && sv_is(sv(m->entry->id), "reported"))
		return NULL; /* "you had the plan's letter on" */
	return v ? v : other_verb(l, m->token, floor) ? NULL : m;
}

/* "The April 4, 2018 plating of the heel". */
static const struct mark *act_behind(const struct ll_letter *l, const struct ll_fact *f,
				     uint32_t floor)
{
	const uint32_t end = sent_end(l, f->token);
	if (f->token <= floor || !is_determiner(l, f->token - 1))
		return NULL;
	for (uint32_t i = f->token + f->ntokens, k = 0; k < 4 && i < end; k++, i++) {
		const struct mark *m = mark_at(l, i, LEX_HAPPENINGS);
		if (m)
			return m;
		if (tok(l, i)->kind != LL_TOK_WORD || happening_edge(l, i) ||
		    tok_in(l, i, "was|were|is|had|has|he|she|you|the|a|of|in|on|for|and|to|by"))
			return NULL;
	}
	return NULL;
}

/* "On January 18 Dr. Osei did the EMG", "November 22, when the tooth broke". */
static const struct mark *act_ahead(const struct ll_letter *l, const struct ll_fact *f,
				    uint32_t floor, bool only_when)
{
	const uint32_t begin = sent_begin(l, f->token), end = sent_end(l, f->token);
	uint32_t i = f->token + f->ntokens;
	i += tok_in(l, i, ",|)");
	const bool when = tok_is(l, i, "when") || tok_seq(l, i, "the day") ||
			  tok_seq(l, i, "on which") || tok_seq(l, i, "that was when");
	const bool comma = tok_is(l, f->token + f->ntokens, ",") && f->token > begin + 1 &&
			   tok_is(l, f->token - 2, ",");
	const bool opens = floor == begin && (f->token <= begin + 4 || comma);
	if (!when && (!opens || only_when))
		return NULL;
	if (when || tok_is(l, i, "that"))
		i += when && !tok_is(l, i, "when") ? 2 : 1;
	const struct mark *first = NULL;
	for (uint32_t k = 0; k < HAPPENING_AHEAD && i < end; k++, i++) {
		const struct mark *m = mark_at(l, i, LEX_HAPPENINGS);
		if (fact_at(l, LL_DATE, i) || happening_edge(l, i))
			break;
		if (!m)
			continue;
		if (!happening_noun(l, m, f->token))
			return m;
		first = first ? first : m;
	}
	return first;
}

/* ---- The paper ---- */

/* The first noun of tokens [from, to) that is a paper: later ones are of what it is for. */
static const struct lex_entry *paper_in(const struct ll_letter *l, const struct mark *act,
					uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++) {
		const struct mark *m = i == act->token ? NULL : paper_at(l, i);
		if (m)
			return m->entry;
	}
	return NULL;
}

/* Where the clause of token i begins. */
uint32_t happening_clause(const struct ll_letter *l, uint32_t i, uint32_t floor)
{
	enum { FAR = 40 };
	for (uint32_t k = 0; k < FAR && i > floor; k++, i--)
		if (happening_edge(l, i - 1) || tok_in(l, i - 1, ":|)"))
			break;
	return i;
}

const struct lex_entry *happening_paper(const struct ll_letter *l, const struct happening *h)
{
	enum { FAR = 40 };
	const uint32_t end = sent_end(l, h->act->token), first = sent_begin(l, h->act->token);
	const uint32_t begin = h->act->token > first + FAR ? h->act->token - FAR : first;
	const uint32_t a = h->act->token, z = a + h->act->ntokens, d = h->date->token;
	if (h->noun && happening_kind(h) != LEX_HAP_PAPER) {
		const struct mark *own = mark_over(l, a, LEX_DOCUMENTS);
		return own ? own->entry : NULL;
	}
	/* "received your appeal on", "On May 3 we received your appeal" */
	const struct lex_entry *p = d > z ? paper_in(l, h->act, z, d)
					  : paper_in(l, h->act, z, z + 6 < end ? z + 6 : end);
	if (p)
		return p;
	const uint32_t clause = happening_clause(l, a, begin);
	p = paper_in(l, h->act, clause, a);
	if (!p && clause > begin &&
	    (tok_is(l, clause, "it") || tok_in(l, clause - 1, "that") ||
	     tok_in(l, clause, "which")))
		p = paper_in(l, h->act, begin, clause);
	if (!p && d < a)
		p = paper_in(l, h->act, d + h->date->ntokens, a);
	return p ? p : paper_in(l, h->act, d + h->date->ntokens, d + 8 < end ? d + 8 : end);
}

/* "The fall came first. It happened on May 3": the act of the sentence before. */
static const struct mark *act_told_before(const struct ll_letter *l, const struct ll_fact *f,
					  uint32_t floor)
{
	enum { NEAR = 8 };
	const uint32_t begin = sent_begin(l, f->token);
	if (floor != begin || !begin || f->token > begin + NEAR ||
	    !tok_in(l, begin, "it|this|that") || !tok_in(l, f->token - 1, HAPPENING_LINKS) ||
	    !(tok_in(l, begin + 1, "happened|occurred") || tok_seq(l, begin + 1, "took place") ||
	      (tok_in(l, begin + 1, "was") && f->token <= begin + 3)))
		return NULL;
	const uint32_t from = sent_begin(l, begin - 1);
	if (l->sentences.v[tok(l, begin)->sentence].paragraph !=
	    l->sentences.v[tok(l, begin - 1)->sentence].paragraph)
		return NULL;
	for (uint32_t i = from; i < begin; i++)
		if (mark_at(l, i, LEX_HAPPENINGS))
			return mark_at(l, i, LEX_HAPPENINGS);
	return NULL;
}

const struct mark *happening_act(const struct ll_letter *l, const struct ll_fact *f, uint32_t floor)
{
	const struct mark *m = act_behind(l, f, floor);
	if (!m)
		m = act_told_before(l, f, floor);
	if (!m && !tok_in(l, f->token - (f->token > 0), "on|of|in"))
		m = act_ahead(l, f, floor, true);
	if (!m)
		m = act_before(l, f, floor);
	if (!m)
		m = act_ahead(l, f, floor, false);
	return m && m->entry->code[HAP_KIND] ? m : NULL;
}
