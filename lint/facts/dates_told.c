/* SPDX-License-Identifier: MIT */
/* What a date is of by a verb that is told some words before it: "had your gallbladder removed at ... on", "handed the
 * notice to you on"; and the day of which a decision by letter is. */
#include "facts/dates.h"

#include <string.h>

enum { FAR = 16 }; /* tokens between the verb and its date */

#define NOT_DONE "will|would|be|if|could|should|may|might|can|asked|request|approve|approved|denied|cover|before|after|until|" \
		 "since|when|;|not|never|wish|wants"

/* "You had your gallbladder removed at Mercy Harbor Hospital on 12 June": an operation; no stitches. */
static bool bind_operated(const struct ll_letter *l, const struct date_shape *s, uint32_t floor, struct date_binding *b)
{
	static const char done[] = "removed|repaired|replaced|fused|amputated|reattached|excised|operated|pinned|bypassed";
	const uint32_t low = s->first > floor + FAR ? s->first - FAR : floor;
	for (uint32_t i = s->first - 1; i > low; i--) {
		if (tok_in(l, i, NOT_DONE) || date_mark_ending(l, i, LEX_EVENTS))
			return false;
		if (!tok_in(l, i, done) && !(tok_is(l, i, "out") && tok_is(l, i - 1, "taken")))
			continue;
		bool had = false;
		for (uint32_t k = i; k > floor && i - k < 9; k--) {
			if (tok_in(l, k - 1, NOT_DONE "|stitches|sutures|staples|cast|splint|catheter|drain|drains|tube|pin|pins|bandage|"
				   "dressing|packing|line|brace|restrictions|limit|mole|wax|door|part|battery|tank|policy|name|stent|stents"))
				return false;
			if (tok_in(l, k - 1, "had|was|were|been"))
				had = true;
		}
		*b = (struct date_binding){ .event = LL_EV_SURGERY, .certainty = LL_SURE, .key = sv("operated") };
		return had;
	}
	return false;
}

/* "The hospital gave you the Important Message on February 20", "the notice was handed to you on": one notice is handed
 * over once. */
static bool bind_handed(const struct ll_letter *l, const struct date_shape *s, uint32_t floor, struct date_binding *b)
{
	const uint32_t low = s->first > floor + FAR ? s->first - FAR : floor;
	const struct mark *paper = NULL;
	bool handed = false;
	for (uint32_t i = s->first; i-- > low;) {
		if (tok_in(l, i, NOT_DONE "|copy|second|again|another|also|first"))
			return false;
		handed |= tok_in(l, i, "gave|handed|delivered|served|given|presented");
		const struct mark *m = mark_at(l, i, LEX_DOCUMENTS);
		if (m && !paper)
			paper = m;
	}
	if (!handed || !paper || !date_determiner(l, paper->token ? paper->token - 1 : 0))
		return false;
	*b = (struct date_binding){ .event = LL_EV_NONE, .certainty = LL_SURE, .key = sv("handed over") };
	date_set_document(l, b, paper);
	b->event = LL_EV_NONE;
	return true;
}

/* "By letter of November 3 it denied all hours above 10": the denial's date. */
static bool bind_letter_denied(const struct ll_letter *l, const struct date_shape *s, uint32_t floor, struct date_binding *b)
{
	if (s->first < floor + 2 || !tok_in(l, s->first - 1, "of|dated") || !tok_in(l, s->first - 2, "letter|notice"))
		return false;
	for (uint32_t i = s->end; i < s->end + 7 && i < sent_end(l, s->first); i++) {
		if (tok_in(l, i, "denied|refused|declined")) {
			*b = (struct date_binding){ .event = LL_EV_PLAN_DECISION, .certainty = LL_SURE, .document = sv("denial"),
						    .key = sv("denied") };
			return !tok_in(l, i - 1, "was|were|been|be") && (s->first < floor + 4 || tok_in(l, s->first - 3, "by|in"));
		}
		if (tok_in(l, i, ";|that|which|and|asks|asked|says|you"))
			return false;
	}
	return false;
}

/* The illness or delivery that the words ending before token i name, "the stroke", or NULL. */
static const char *single_event(const struct ll_letter *l, uint32_t i)
{
	static const char *const kinds[] = { "stroke", "myocardial infarction", "pulmonary embolism" };
	const struct mark *m = i ? date_mark_ending(l, i - 1, LEX_DIAGNOSES) : NULL;
	for (size_t k = 0; m && k < sizeof kinds / sizeof *kinds; k++)
		if (!strcmp(m->entry->id, kinds[k]))
			return kinds[k];
	return i && tok_is(l, i - 1, "fall") ? "fall" : i && tok_is(l, i - 1, "delivery") ? "delivered" : NULL;
}

/* "had a stroke on October 11", "on October 11 he had a stroke", "the stroke of October 11": what happens on one day. */
static bool bind_single(const struct ll_letter *l, const struct date_shape *s, uint32_t floor, struct date_binding *b)
{
	enum { NEAR = 8 };
	const uint32_t begin = sent_begin(l, s->first), end = sent_end(l, s->first);
	const char *what = NULL;
	bool definite = false;
	if (tok_in(l, s->first - 1, "of|on") && (what = single_event(l, s->first - 1))) {
		for (uint32_t k = s->first - 2; k > floor && s->first - k < 6 && !definite; k--) {
			if (tok_in(l, k - 1, "second|another|new|other|earlier|first|each|one"))
				return false;
			definite = tok_in(l, k - 1, "the|that|this|your|his|her");
		}
	} else if (tok_is(l, s->first - 1, "on")) {
		for (uint32_t k = s->first - 1; k > floor && s->first - k < NEAR && !what; k--) {
			if (tok_in(l, k - 1, NOT_DONE "|again|second|another|father|mother|brother|sister|wife|husband"))
				return false;
			what = tok_is(l, k - 1, "fell") ? "fall" : tok_is(l, k - 1, "delivered") && tok_in(l, k - 2, "was|were") ? "delivered" : NULL;
		}
	}
	/* "On October 11, 2017 he had a stroke" */
	for (uint32_t k = s->end; !what && s->first < begin + 3 && k < s->end + NEAR && k < end; k++) {
		if (tok_in(l, k, NOT_DONE "|again|second|another|father|mother|brother|sister|wife|husband|saw|seen|who"))
			return false;
		if (tok_in(l, k, "had|suffered"))
			for (uint32_t j = k + 1; j < k + 6 && !what; j++)
				what = single_event(l, j);
		if (tok_is(l, k, "fell"))
			what = "fall";
	}
	/* "had a stroke in the left hemisphere on October 11" */
	for (uint32_t k = s->first - 1; !what && tok_is(l, s->first - 1, "on") && k > floor + 2 && s->first - k < NEAR; k--)
		what = single_event(l, k);
	if (!what)
		return false;
	*b = (struct date_binding){ .event = LL_EV_NONE, .certainty = LL_SURE, .key = sv(what),
				    .flags = definite ? LL_DATE_DEFINITE : 0u };
	return true;
}

bool date_bind_told(const struct ll_letter *l, const struct date_shape *s, uint32_t floor, struct date_binding *b)
{
	struct date_binding told = { 0 };
	if (s->precision != LL_DAY || !s->first)
		return false;
	if (bind_single(l, s, floor, &told)) {
		*b = told;
		return true;
	}
	if (s->first <= floor)
		return false;
	if (!bind_letter_denied(l, s, floor, &told) &&
	    !(tok_in(l, s->first - 1, "on") && (bind_operated(l, s, floor, &told) || bind_handed(l, s, floor, &told))))
		return false;
	*b = told;
	return true;
}
