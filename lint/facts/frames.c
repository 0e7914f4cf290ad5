/* SPDX-License-Identifier: MIT */
/*
 * What the words around a token do with it: ask for it, decide it, report it
 * as done, quote it from a guideline, ... Triggers with a scope inside the
 * clause (lexicon/frames.tsv), as NegEx does for negation; the nearest trigger
 * before a token wins, and in a clause that concludes, what is asked for is
 * what is decided.
 */
#include "facts/facts.h"

#include <string.h>

static uint8_t frame_value(const struct mark *m)
{
	static const uint8_t frame[] = {
		[LEX_FRAME_NONE] = LL_FRAME_NONE,
		[LEX_FRAME_CONCLUSION] = LL_FRAME_CONCLUSION,
		[LEX_FRAME_REQUEST] = LL_FRAME_REQUEST,
		[LEX_FRAME_UR] = LL_FRAME_UR,
		[LEX_FRAME_HISTORY] = LL_FRAME_HISTORY,
		[LEX_FRAME_GUIDELINE] = LL_FRAME_GUIDELINE,
		[LEX_FRAME_GENERIC] = LL_FRAME_GENERIC,
		[LEX_FRAME_HYPOTHETICAL] = LL_FRAME_HYPOTHETICAL,
	};
	return frame[m->entry->code[0]];
}

/* The frame that a section gives to all its words, or LL_FRAME_NONE. */
static uint8_t section_frame(uint32_t kind)
{
	switch (kind) {
	case LL_SEC_HEADING:
		return LL_FRAME_HEADING;
	case LL_SEC_CA_GUIDELINE:
	case LL_SEC_IMR_GUIDELINE:
	case LL_SEC_CLOSING:
		return LL_FRAME_GUIDELINE;
	case LL_SEC_HOW_MADE:
	case LL_SEC_CREDENTIALS:
		return LL_FRAME_GENERIC;
	default:
		return LL_FRAME_NONE;
	}
}

/* "A sleep study confirmed": a test of somebody, nothing that was published. */
static bool names_test(const struct ll_letter *l, const struct mark *m)
{
	/* "basic life support", "a chair with a lumbar support" */
	if (m->ntokens == 1 && m->token && tok_in(l, m->token, "support|supports") &&
	    tok_in(l, m->token - 1, "life|lumbar|arch|back|neck|head|wrist|social|family|peer|emotional|financial|child|customer|respiratory|"
				    "ventilatory|nutritional|a|some|this|his|her|your"))
		return true;
	return m->ntokens == 1 && m->token && tok_in(l, m->token, "study|studies") &&
	       tok_in(l, m->token - 1, "sleep|conduction|electrodiagnostic|velocity|imaging|swallow|swallowing|motility|urodynamic|"
				       "nerve|emptying|barium|doppler|mri|ct");
}

/* `triggers`: the tokens that can change the frame. */
/* "Our coverage policy asks for lymphedema that has been confirmed": a rule's demand, nobody's request. */
static bool rule_asks(const struct ll_letter *l, const struct mark *m, uint32_t first)
{
	uint32_t i = m->token;
	if (!tok_in(l, i, "asks|ask|asking") || i == first)
		return false;
	i -= i > first + 1 && tok_in(l, i - 1, "also|first|only|then|further|itself");
	return tok_in(l, i - 1, "policy|rule|rules|policies|guideline|guidelines|criteria|criterion|manual|standard|law|statute|regulation|"
				"bulletin|coverage|handbook|test|chapter|paragraph|provision|contract|certificate");
}

static void frame_clause(struct ll_letter *l, uint32_t first, uint32_t end, bool may_conclude,
			 const uint64_t *triggers)
{
	uint8_t now = LL_FRAME_NONE;
	bool concludes = false;
	uint32_t claimed =
		first; /* tokens before this one have been given to a trigger further back */
	for (uint32_t i = first; i < end; i++) {
		const uint32_t next = place_before(l, triggers, i, end);
		if (now) /* LL_FRAME_NONE stands there */
			memset(l->frame + i, now, next - i);
		if ((i = next) == end)
			break;
		const struct mark *m = mark_at(l, i, LEX_FRAMES);
		uint32_t act;
		if (m && names_test(l, m))
			m = NULL;
		if (may_conclude && act_at(l, i, &act)) {
			now = LL_FRAME_NONE; /* "we have approved": not what another approved */
			concludes = true;
		} else if (m && m->entry->code[1] == LEX_SCOPE_FORWARD) {
			now = rule_asks(l, m, first) ? LL_FRAME_GUIDELINE : frame_value(m);
		} else if (m && m->entry->code[1] == LEX_SCOPE_BACK && !tok_is(l, i - 1, "not")) {
			/* What another trigger has claimed stays; history closes what it ends. */
			for (uint32_t k = claimed; k < i; k++)
				if (l->frame[k] == LL_FRAME_NONE ||
				    frame_value(m) == LL_FRAME_HISTORY ||
				    l->frame[k] == LL_FRAME_HISTORY)
					l->frame[k] = frame_value(m);
			claimed = i;
		} else if (m && m->entry->code[1] == LEX_SCOPE_CLAUSE) {
			concludes |= may_conclude;
		}
		l->frame[i] = now;
	}
	if (!concludes)
		return;
	for (uint32_t i = first; i < end; i++)
		if (l->frame[i] == LL_FRAME_REQUEST || l->frame[i] == LL_FRAME_NONE)
			l->frame[i] = LL_FRAME_CONCLUSION;
}

static uint64_t *find_breaks(const struct ll_letter *l)
{
	uint64_t *at = places_new(l);
	places_add(l, at, places_of(l, ";"));
	PLACES_EACH (i, l, places_of_marks(l, LEX_FRAMES))
		if (mark_at(l, i, LEX_FRAMES)->entry->code[1] == LEX_SCOPE_BREAK)
			place_add(at, i);
	return at;
}

/* What most of the sentence's words are; a conclusion anywhere makes it one. */
static uint32_t main_frame(const struct ll_letter *l, const struct ll_sentence *s)
{
	const uint8_t *frame = l->frame + s->token;
	if (!s->ntokens || !memcmp(frame, frame + 1, s->ntokens - 1))
		return s->ntokens ? *frame : LL_FRAME_NONE; /* one through and through */
	uint32_t count[LL_FRAME_HYPOTHETICAL + 1] = { 0 }, best = LL_FRAME_NONE;
	for (uint32_t i = s->token; i < s->token + s->ntokens; i++)
		count[l->frame[i]]++;
	if (count[LL_FRAME_CONCLUSION])
		return LL_FRAME_CONCLUSION;
	for (uint32_t k = 1; k <= LL_FRAME_HYPOTHETICAL; k++)
		if (count[k] > count[best] || (best == LL_FRAME_NONE && count[k]))
			best = k;
	return best;
}

/* "Our policy covers a revision for (a) a fistula; or (b) regain when all of the following are
 * present: ...; an index of 35 with diabetes": the list goes on with what it began with. */
static void keep_list(struct ll_letter *l, const struct ll_sentence *s)
{
	const uint32_t end = s->token + s->ntokens;
	bool lists = false;
	if (!sent_has(l, s->token, "following|("))
		return;
	for (uint32_t i = s->token; i < end && !lists; i++)
		lists = tok_seq(l, i, "of the following") || tok_seq(l, i, "the following are") ||
			tok_seq(l, i, "( a )") || tok_seq(l, i, "( 1 )");
	for (uint32_t i = s->token + 1; lists && i < end; i++)
		if (l->frame[i] == LL_FRAME_NONE && l->frame[i - 1] == LL_FRAME_GUIDELINE)
			l->frame[i] = LL_FRAME_GUIDELINE;
}

void facts_frames(struct ll_letter *l)
{
	l->frame = arena_alloc(l->arena, l->tokens.n + 1);
	l->headless = true;
	l->breaks = find_breaks(l);
	uint64_t *triggers = places_new(l);
	places_add(l, triggers, places_of_marks(l, LEX_FRAMES));
	places_add(l, triggers, places_of(l, ACT_WORDS));
	bool reasoned = !!l->items.n; /* there is a place where the letter decides */
	for (uint32_t k = 0; k < l->sections.n; k++) {
		const uint32_t kind = l->sections.v[k].kind;
		l->headless &= kind != LL_SEC_HEADING;
		reasoned |= kind == LL_SEC_RATIONALE || kind == LL_SEC_DECISION;
	}
	for (uint32_t k = 0; k < l->sentences.n; k++) {
		struct ll_sentence *s = &l->sentences.v[k];
		uint32_t end = s->token + s->ntokens, kind = l->sections.v[s->section].kind;
		uint8_t fixed = section_frame(kind);
		if (fixed) {
			memset(l->frame + s->token, fixed, s->ntokens);
			s->frame = fixed;
			continue;
		}
		const bool may_conclude = kind == LL_SEC_RATIONALE || kind == LL_SEC_DECISION ||
					  (!reasoned && kind != LL_SEC_HEADER);
		for (uint32_t first = s->token, i = first; i < end; first = i) {
			i = place_before(l, l->breaks, first + 1, end);
			frame_clause(l, first, i, may_conclude, triggers);
		}
		if (place_any(l, l->breaks, s->token + 1, end))
			keep_list(l, s);
		s->frame = main_frame(l, s);
	}
}
