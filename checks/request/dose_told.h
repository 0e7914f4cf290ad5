/* SPDX-License-Identifier: MIT */
/* A medicine that a letter without headings decides in one dose, where it was asked for in another: "The plan will cover
 * Jardiance 25 mg", of which nothing else in it tells, after an appeal about Jardiance 10 mg. */
#ifndef LL_CHECKS_DOSE_TOLD_H
#define LL_CHECKS_DOSE_TOLD_H

#include "ties.h"

static inline bool is_past(const struct ll_fact *f)
{
	return f->u.drug.status == LL_RX_STOPPED || f->u.drug.status == LL_RX_TRIED || f->u.drug.status == LL_RX_EXAMPLE ||
	       f->time == LL_PAST || f->frame == LL_FRAME_GENERIC || f->polarity == LL_NEGATED ||
	       f->referent == LL_PEOPLE || f->referent == LL_OTHER;
}

/* "Your daughter asked whether her own prescription of oxycodone 10 mg could be counted" */
static inline bool of_their_own(const struct ll_letter *letter, const struct ll_fact *f)
{
	const struct stretch s = sentence_of(letter, f);
	for (uint32_t i = f->token; i > s.first + 1 && f->token - i < 8; i--)
		if (ll_word_in(letter, i - 1, "own") && ll_word_in(letter, i - 2, "her|his|their"))
			return true;
	return false;
}

static inline bool says_asked(const struct ll_letter *letter, const struct ll_fact *f)
{
	static const char asks[] = "prescription|prescribed|prescribes|request|requests|requested|requesting|ask|asks|asked|order|ordered|"
				   "orders|appeal|appealed|question|issue|dispute|seeks|sought|submitted";
	const struct stretch s = sentence_of(letter, f);
	return f->frame == LL_FRAME_REQUEST || f->frame == LL_FRAME_HEADING ||
	       (f->frame != LL_FRAME_HISTORY && any_word(letter, s.first, s.end, asks));
}

/* A dose decided in words: by the letter, about what is at hand, and at one strength. */
static inline bool decides_dose(const struct ll_letter *letter, const struct ll_fact *f)
{
	static const char steps[] = "loading|starting|titration|titrated|initial|lower|reduced|instead|rather|only|limit|maximum|taper|wean|"
				    "weaning";
	const struct stretch s = sentence_of(letter, f);
	return !is_past(f) && (f->frame != LL_FRAME_GUIDELINE || points_back(letter, f)) && !any_word(letter, s.first, s.end, steps) &&
	       (f->frame == LL_FRAME_CONCLUSION || decided_in_prose(letter, f) ||
		(points_back(letter, f) && f->frame != LL_FRAME_HISTORY && f->frame != LL_FRAME_HYPOTHETICAL));
}

/* Both doses are of one day: "prednisone 10 mg daily per the visit of May 6", "on May 6 still needed 40 mg of prednisone". */
static inline bool of_one_day(const struct ll_letter *letter, const struct ll_fact *f, const struct ll_fact *g)
{
	static const char steps[] = "increase|increased|raised|reduced|lowered|doubled|halved|titrated|up|down|from|then|instead|another|"
				    "addition|other|or|if|would|until|before|after|previously|earlier|later|breakthrough|morning|"
				    "evening|noon|bedtime";
	const struct stretch s = sentence_of(letter, f), t = sentence_of(letter, g);
	return apart(letter, f, g) && same_day(letter, f, g) && f->u.drug.nstrengths == 1 && g->u.drug.nstrengths == 1 &&
	       f->polarity != LL_NEGATED && g->polarity != LL_NEGATED && f->referent == LL_PATIENT && g->referent == LL_PATIENT && !any_word(letter, s.first, s.end, steps) && !any_word(letter, t.first, t.end, steps);
}

#endif
