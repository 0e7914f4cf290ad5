/* SPDX-License-Identifier: MIT */
/*
 * What a letter without headings says is asked for, anywhere, against what it decides, anywhere:
 * "seeks coverage of a monitor" and "the insulin pump sought is covered", where the pump is told
 * as had before, or not at all.
 */
#ifndef LL_CHECKS_SOUGHT_H
#define LL_CHECKS_SOUGHT_H

#include "../decision/said_of.h"
#include "prose.h"

/* A verdict of the sentence is said of this fact. */
static inline bool judged(const struct ll_letter *letter, const struct ll_fact *f)
{
	for (int kind = 0; kind < 2; kind++)
		for (const struct ll_fact *c = ll_from(letter, kind ? LL_CONCLUSION : LL_DECISION, f->sentence);
		     c && c->sentence == f->sentence; c = ll_next(letter, c->kind, c))
			if (stated_of(letter, c) == f)
				return true;
	return false;
}

/* Had, tried or done before, by the words of its clause. */
static inline bool told_as_had(const struct ll_letter *letter, const struct ll_fact *f)
{
	uint32_t first, end;
	if (f->frame == LL_FRAME_HISTORY || f->time == LL_PAST)
		return true;
	clause_of(letter, f, &first, &end);
	return ll_any_of(letter, first, end,
			 "was|were|had|has|earlier|previous|prior|previously|ago|tried|failed|underwent|completed|done|since|last|already|"
			 "trial|history|received|given|sample|owns") &&
	       !ll_any_of(letter, first, end, "requested|sought|asked|applied|proposed|ordered|denied|refused");
}

/* Told as asked for, and not decided in the same breath. */
static inline bool told_as_asked(const struct ll_letter *letter, const struct ll_fact *f)
{
	static const char asks[] = "want|wants|wanted|seek|seeks|sought|ask|asks|asked|asking|request|requests|requested|requesting|applied|"
				   "applies|propose|proposes|proposed|plans|planned|issue|dispute|disputed|appeal|appealed|appeals|appealing|"
				   "denial|refusal|prescription|prescribed|prescribes|order|orders|ordered|recommends|recommended|needs|"
				   "refused|denied|objection|authorization|question|claim|submitted|concerns|subject";
	uint32_t first, end;
	const uint32_t section = ll_section_of(letter, f);
	if (section == LL_SEC_CLOSING || section == LL_SEC_HOW_MADE || section == LL_SEC_CREDENTIALS || f->polarity == LL_NEGATED)
		return false;
	if (f->frame == LL_FRAME_HEADING || ll_heads(letter, f))
		return true;
	if (judged(letter, f) || f->frame == LL_FRAME_HISTORY)
		return false;
	if (f->frame == LL_FRAME_REQUEST || section == LL_SEC_HEADER || section == LL_SEC_ISSUES)
		return true;
	clause_of(letter, f, &first, &end);
	return ll_any_of(letter, first, end, asks);
}

/* "the hernia repair that your surgeon mentioned, for which he has not asked us" */
static inline bool told_unasked(const struct ll_letter *letter, const struct ll_fact *f)
{
	const struct stretch s = sentence_of(letter, f);
	for (uint32_t i = s.first; i < s.end; i++)
		if (ll_word_in(letter, i, "mentioned|suggested|offered|discussed") ||
		    (ll_word_in(letter, i, "not|never|nobody") && ll_word_in(letter, i + 1, "asked|requested|ask|been|sought|before")))
			return true;
	return false;
}

static inline bool same_paragraph(const struct ll_letter *letter, const struct ll_fact *a, const struct ll_fact *b)
{
	size_t n;
	const struct ll_sentence *s = ll_sentences(letter, &n);
	return s[a->sentence].paragraph == s[b->sentence].paragraph;
}

/* "Mental Health Treatment", "referral to a chiropractor": what the case is about, or who is to do it. */
static inline bool is_field_of(const struct ll_letter *letter, const struct ll_fact *f)
{
	return ll_any_of(letter, f->token, f->token + f->ntokens, "mental|dental|chiropractor|psychologist|psychiatrist");
}

#endif
