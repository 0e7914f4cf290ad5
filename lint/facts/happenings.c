/* SPDX-License-Identifier: MIT */
/*
 * What happened on a date: the act that governs it, the paper it was done to, and the words beside
 * it. Where no act is known the words alone are compared, and more of them must agree.
 */
#include "facts/happenings.h"
#include "facts/people.h"
#include "facts/request.h"

#include <string.h>

/* "The first", "that", "a second": between four words before the act and the date. */
static void read_articles(const struct ll_letter *l, struct happening *h, uint32_t begin)
{
	const uint32_t d = h->date->token, a = h->act ? h->act->token : d,
		       last = d + h->date->ntokens;
	const uint32_t low = a < d ? a : d, high = a <= d ? last : a + h->act->ntokens,
		       from = low > begin + 5 ? low - 5 : begin;
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
		h->only |= tok_in(l, i, "only|sole|single|lone|once") ||
			   (tok_is(l, i, "one") && i && tok_in(l, i - 1, "the|his|her|their|your"));
		if (i >= a)
			continue;
		h->that |=
			tok_in(l, i, "that|this|said") &&
			!span_has(l, i + 1, a,
				  HAPPENING_LINKS "|of|to|for|the|a|he|she|you|it|his|her|your|was|"
						  "is|has|had|were|,|from|with");
	}
	for (uint32_t i = a;
	     h->noun && i > begin && a - i < 5 &&
	     !tok_in(l, i - 1, HAPPENING_LINKS "|of|;|:|,|to|for") && !happening_edge(l, i - 1);
	     i--)
		h->another |= tok_in(l, i - 1, HAPPENING_ANOTHER) && !tok_is(l, i, "-") &&
			      !(tok_is(l, i - 1, "new") && !(tok(l, i - 1)->flags & LL_TOK_SMALL));
	for (uint32_t i = a; i < d; i++)
		h->another |= tok_in(l, i, "another|second|again|third|repeat|next") &&
			      !mark_at(l, i, LEX_HAPPENINGS);
	for (uint32_t i = a; i > begin && a - i < 5; i--) {
		if (tok_in(l, i - 1, "a|an|no|any") ||
		    (h->noun && tok_in(l, i - 1, "for|to|with|by|from|,|and|was|were|had|has|is")))
			break;
		if (tok_in(l, i - 1, "the|that|this|your|his|her|its|their|said|same") ||
		    tok_possessive(l, i - 1)) {
			h->definite = true;
			break;
		}
	}
	/* "after it broke", "since the shunt was put in", "as requested" */
	const uint32_t clause = happening_clause(l, a, begin);
	h->below =
		clause > begin && tok_in(l, clause - 1, "after|since|when|before|until|that|who");
	h->label = d > begin && (tok_is(l, d - 1, ":") || tok_is(l, d - 1, "|"));
	h->below |= tok_is(l, last + tok_is(l, last, ","), "when");
	h->definite |= a > d && d > begin &&
		       tok_in(l, d - 1,
			      "the|that|this|your|his|her|its|their|said"); /* "the 12/28 burn" */
	h->definite |= h->below || tok_in(l, a - (a > 0), "which|as");
}

/* "It was not until January 25 that the diagnosis was made": it was then. */
static bool not_until(const struct ll_letter *l, const struct ll_fact *f)
{
	return f->token > sent_begin(l, f->token) + 1 && tok_is(l, f->token - 1, "until") &&
	       tok_is(l, f->token - 2, "not");
}

/* Negated, or a date to come. */
static bool is_denied(const struct ll_letter *l, const struct happening *h)
{
	if (not_until(l, h->date))
		return false;
	const uint32_t d = h->date->token, a = h->act			  ? h->act->token
					       : d > sent_begin(l, d) + 6 ? d - 6
									  : sent_begin(l, d);
	const uint32_t low = a < d ? a : d, high = a < d ? d : a;
	return span_has(l, low > sent_begin(l, d) + 3 ? low - 3 : sent_begin(l, d), high,
			"not|never|nor|neither|cannot|will|would|should") ||
	       tok_is(l, a - (a > 0), "to");
}

/* "The flood of September 19", "his license on December 1": a thing that one knows, and no place.
 */
static bool head_noun(const struct ll_letter *l, const struct ll_fact *f, uint32_t begin)
{
	const uint32_t i = f->token - 2;
	if (!tok_in(l, f->token - 1, "of|on|(") || !happening_thing(l, i) ||
	    mark_over(l, i, LEX_KIN) ||
	    tok_in(l, i,
		   "clinic|hospital|home|facility|house|center|school|court|work|room|unit|floor|"
		   "morning|afternoon|evening|night|letter|note"))
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
	return a && b && a->sentence == b->sentence && b->token - end <= 2 &&
	       tok_in(l, end, "and|,|&|;|or|-|to|through");
}

/* "The implant that": a noun is told more of. */
static bool is_thing_of(const struct ll_letter *l, uint32_t i)
{
	return happening_thing(l, i) &&
	       (tok_in(l, i - (i > 0), "the|a|an|this|your|his|her|its") ||
		happening_thing(l, i - (i > 0))) &&
	       !tok_in(l, i, "says|states|notes|noted|claims|argues|wrote|found|agree|shows");
}

/* A day to come, a deadline, a condition. */
static bool lies_ahead(const struct ll_letter *l, const struct ll_fact *f)
{
	enum { NEAR = 8 };
	static const char ahead[] = "will|shall|scheduled|upcoming|anticipated|expires|expire|"
				    "pending|would|tentatively|expected|deadline|"
				    "due|next|planned|plans|tomorrow|valid|until|should|may|might";
	const uint32_t begin = sent_begin(l, f->token), end = sent_end(l, f->token),
		       last = f->token + f->ntokens;
	if (not_until(l, f))
		return false;
	if (l->frame[f->token] == LL_FRAME_HYPOTHETICAL ||
	    (f->token > begin &&
	     tok_in(l, f->token - 1, "by|before|until|through|beyond|till|past")))
		return true;
	for (uint32_t i = f->token; i > begin && f->token - i < NEAR; i--)
		if (tok_in(l, i - 1, ahead) && !is_month_may(l, i - 1))
			return true;
	return span_has(l, last, last + NEAR < end ? last + NEAR : end, "will|shall");
}

/* "Until a week after it broke on December 22": told as done, whatever words before it speak of
 * what is to come. */
static bool is_done(const struct ll_letter *l, const struct happening *h)
{
	const uint32_t a = h->act->token, end = a + h->act->ntokens, d = h->date->token;
	return !h->noun && end <= d && d - end < 3 && a &&
	       !tok_in(l, a - 1, "be|to|is|are|will|been") && l->frame[a] != LL_FRAME_HYPOTHETICAL;
}

/* "Fusion", "fused": what was done, where the act has many names for many things. */
static uint32_t word_of_act(const struct ll_letter *l, const struct happening *h)
{
	static const char many[] = "operated|imaged|tested|ill|broken|removed";
	const struct ll_token *t =
		tok(l, h->act ? h->act->token + h->act->ntokens - 1 : h->date->token);
	struct ll_sv w = t->lower;
	enum { STEM = 4 };
	if (!h->act || !ll_in(sv(h->act->entry->id), many) ||
	    tok_in(l, h->act->token,
		   "surgery|surgical|operation|operated|placed|placement|put|procedure|was|had|"
		   "test|tested|testing|study"))
		return 1 + h->date->index * 2; /* no other has it */
	w.n = w.n > STEM ? STEM : w.n;
	return ll_hash(w) & ~1u;
}

/* Where the clause begins that tells of it: a relative clause with the noun that it is of. */
static uint32_t window_begin(const struct ll_letter *l, const struct happening *h, uint32_t begin,
			     bool *wide)
{
	const uint32_t low =
		h->act && h->act->token < h->date->token ? h->act->token : h->date->token;
	const uint32_t far = low > begin + HAPPENING_WIDEST ? low - HAPPENING_WIDEST : begin;
	uint32_t from = happening_clause(l, low, far);
	if (h->act && h->act->token < begin)
		return sent_begin(l, h->act->token);
	if (from > begin &&
	    (tok_in(l, from - 1, "who|whom") ||
	     (tok_is(l, from - 1, "that") &&
	      (tok_in(l, from, "was|were|had|has|is") || is_thing_of(l, from - 2)))))
		from = happening_clause(l, from - 1, far);
	*wide = tok_in(l, from, "it|he|she|they|this|which");
	return *wide ? far : from;
}

static uint32_t window_end(const struct ll_letter *l, const struct happening *h, uint32_t next,
			   bool wide)
{
	const uint32_t end = sent_end(l, h->date->token), high = h->date->token + h->date->ntokens;
	uint32_t to = h->act && h->act->token + h->act->ntokens > high
			      ? h->act->token + h->act->ntokens
			      : high;
	while (to < end && to < high + HAPPENING_AHEAD && to != next &&
	       (wide || (!happening_edge(l, to) && !tok_is(l, to, "and"))))
		to++;
	return to;
}

/* The words of the sentence, as far as one looks. */
static void read_wide(const struct ll_letter *l, struct happening *h, uint32_t begin, uint32_t end)
{
	enum { FAR = 80 };
	const uint32_t d = h->date->token, from = d > begin + FAR ? d - FAR : begin;
	for (uint32_t i = from; i < end && i < d + FAR && h->nwide < HAPPENING_WIDE; i++)
		if (happening_thing(l, i))
			h->wide[h->nwide++] = happening_stem(tok(l, i));
}

/* The act of the date, or that it is no happening. */
static bool read_act(const struct ll_letter *l, struct happening *h, uint32_t floor)
{
	const struct ll_fact *f = h->date;
	const uint32_t past = f->token + f->ntokens;
	h->act = happening_act(l, f, floor);
	if (tok_quoted(l, f->token) || is_denied(l, h) || (!h->act && tok_is(l, past, ":")))
		return false;
	h->noun = h->act && happening_noun(l, h->act, sent_begin(l, f->token));
	/* "Policy lapse date: 02/14/2019" */
	const bool label = h->act && past > f->ntokens && tok_is(l, f->token - 1, ":");
	return !(lies_ahead(l, f) || (f->u.date.flags & LL_DATE_VERSION && !label)) ||
	       (h->act && is_done(l, h));
}

static bool read_at(const struct ll_letter *l, const struct ll_fact *f, const struct ll_fact *prev,
		    const struct ll_fact *next, uint32_t floor, struct happening *h)
{
	const uint32_t begin = sent_begin(l, f->token), end = sent_end(l, f->token);
	bool wide = false;
	*h = (struct happening){ .date = f };
	if (!read_act(l, h, floor))
		return false;
	h->from = window_begin(l, h, begin, &wide);
	h->to = window_end(l, h, next ? next->token : UINT32_MAX, wide);
	happening_read_things(l, h);
	read_wide(l, h, begin, end);
	read_articles(l, h, begin);
	h->head = !h->act && h->date->token > begin + 1 && head_noun(l, h->date, begin);
	h->paper = h->act ? happening_paper(l, h) : NULL;
	if (!h->paper && !h->noun && !h->label && h->act && happening_is(h, "received") &&
	    tok_in(l, h->act->token, "came|got|get|landed|reached|arrived"))
		h->act = NULL; /* "came down on them on" */
	happening_read_near(l, h);
	h->listed = in_list(l, prev, f) || in_list(l, f, next);
	h->word = word_of_act(l, h);
	return true;
}

/* The fact of this place among the letter's dates, or NULL. */
static const struct ll_fact *date_at(const struct ll_letter *l, uint32_t index)
{
	return index < l->facts[LL_DATE].n ? l->facts[LL_DATE].v[index] : NULL;
}

bool happening_read(const struct ll_letter *l, const struct ll_fact *f, struct happening *h)
{
	const struct ll_fact *prev = f->index ? date_at(l, f->index - 1) : NULL;
	uint32_t floor = sent_begin(l, f->token);
	if (prev && prev->sentence == f->sentence) {
		floor = prev->token + prev->ntokens;
		/* "in February 2018 (2/28/2018 ...": the same again */
		if (floor + 1 == f->token && tok_is(l, floor, "("))
			return read_at(l, prev, NULL, f, sent_begin(l, f->token), h) &&
			       ((h->date = f), true);
	}
	return read_at(l, f, prev, date_at(l, f->index + 1), floor, h);
}
