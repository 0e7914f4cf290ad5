/* SPDX-License-Identifier: MIT */
/*
 * What a letter without headings says is asked for, anywhere, against what it decides, anywhere:
 * "seeks coverage of a monitor" and "the insulin pump sought is covered", where the pump is told
 * as had before, or not at all.
 */
#ifndef LL_CHECKS_SOUGHT_H
#define LL_CHECKS_SOUGHT_H

#include "../decision/said_of.h"
#include "alike.h"
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
	size_t n;
	if (ll_tokens(letter, &n)[f->token].flags & LL_TOK_QUOTED)
		return false;
	if (section == LL_SEC_CLOSING || section == LL_SEC_HOW_MADE || section == LL_SEC_CREDENTIALS || f->polarity == LL_NEGATED)
		return false;
	if (f->frame == LL_FRAME_HEADING || ll_heads(letter, f))
		return true;
	const struct stretch all = sentence_of(letter, f);
	for (uint32_t i = f->token; i > all.first + 1 && f->token - i < 5; i--)
		if ((ll_word_in(letter, i - 1, "than|of") && ll_word_in(letter, i - 2, "rather|instead")) || ll_word_in(letter, i - 1, "unlike|without"))
			return false;
	if (judged(letter, f))
		return false;
	if (f->frame == LL_FRAME_HISTORY)
		return ll_any_of(letter, f->token, all.end, "asked|requested|sought|applied") &&
		       !ll_any_of(letter, all.first, all.end, "underwent|had|tried|failed|after|given|done|received");
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

/* "the proposed proton beam therapy", "the requested scan" */
static inline bool told_as_proposed(const struct ll_letter *letter, const struct ll_fact *f)
{
	return f->token > 1 && ll_word_in(letter, f->token - 1, "proposed|requested|disputed") && ll_word_in(letter, f->token - 2, "the|this|your") &&
	       f->frame != LL_FRAME_GUIDELINE;
}

/* "Mental Health Treatment", "referral to a chiropractor": what the case is about, or who is to do it. */
static inline bool is_field_of(const struct ll_letter *letter, const struct ll_fact *f)
{
	return ll_any_of(letter, f->token, f->token + f->ntokens, "mental|dental|chiropractor|psychologist|psychiatrist");
}

/* Said of what is decided: "the", "your", "our authorization for", "requested". */
static inline bool is_definite(const struct ll_letter *letter, const struct ll_fact *f)
{
	const struct stretch s = sentence_of(letter, f);
	if (points_back(letter, f))
		return true;
	for (uint32_t i = f->token; i > s.first && f->token - i < 7; i--) {
		if (ll_word_in(letter, i - 1, "the|your|this|his|her|these|all"))
			return true;
		if (ll_word_in(letter, i - 1, "authorization|approval|certification|coverage") && ll_word_in(letter, i, "for|of"))
			return true;
		if (ll_word_in(letter, i - 1, ",|;|.|and|or|a|an|with|to|in|by"))
			return false;
	}
	return f->token == s.first || (f->token < s.first + 4 && ll_word_in(letter, s.first, "accordingly|therefore|thus"));
}

/* A telling word of one name stands in the other, or right behind it: "the epidural", "epidural steroid injection". */
static inline bool shares_name(const struct ll_letter *letter, const struct ll_fact *a, const struct ll_fact *b)
{
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n);
	for (uint32_t i = a->token; i < a->token + a->ntokens; i++) {
		if (t[i].lower.n < 4 ||
		    ll_word_in(letter, i, "therapy|treatment|unit|injection|injections|test|testing|study|block|scan|home|steroid|lumbar|cervical|"
					  "thoracic|knee|shoulder|wrist|spine|joint|left|right|bilateral|power|manual|electric|portable|device|"
					  "machine|surgery|release|evaluation|consultation|transport|ambulance|stay|program|care|repair|replacement"))
			continue;
		for (uint32_t k = b->token; k < b->token + b->ntokens && k < n; k++)
			if (t[k].lower.n >= 4 && !memcmp(t[k].lower.p, t[i].lower.p, 4))
				return true;
	}
	return false;
}

/* Told elsewhere as had before, and nowhere as asked for. */
static inline bool only_had(const struct ll_letter *letter, const struct ll_fact *odd)
{
	bool had = false;
	LL_FOREACH (f, letter, odd->kind) {
		if (f->sentence == odd->sentence || !ll_eq(f->key, odd->key))
			continue;
		if (told_as_asked(letter, f) || !told_as_had(letter, f))
			return false;
		had = true;
	}
	return had;
}

/* What a letter asks for, held against one thing that it decides. */
struct asked {
	const struct ll_fact *head;   /* the first that is asked for */
	const struct ll_fact *missed; /* one of those asked for that is not decided */
	uint32_t ndecided, nmissed;   /* of those asked for */
	bool like;		      /* the one thing is, or may be, among them */
};

static inline bool decided_somewhere(const struct ll_letter *letter, const struct ll_fact *asked)
{
	LL_FOREACH (f, letter, asked->kind)
		if (f != asked && of_one(f, asked) && (judged(letter, f) || decided_in_prose(letter, f)))
			return true;
	return false;
}

static inline struct asked what_is_asked(const struct ll_letter *letter, const struct ll_fact *odd)
{
	struct asked a = { 0 };
	const bool had = only_had(letter, odd);
	LL_FOREACH (f, letter, odd->kind) {
		if (a.like)
			break;
		if (f == odd || says_class(f) || says_little(f) || f->sentence == odd->sentence)
			continue;
		const bool like = had ? of_one(f, odd) : agree(f, odd) || (!set_apart(f, odd) && shares_name(letter, f, odd));
		if (told_as_asked(letter, f)) {
			a.like |= like || same_paragraph(letter, f, odd) || is_field_of(letter, f);
			/* by words alone: only of one sort with it */
			if (!is_drug(f) && f->frame != LL_FRAME_REQUEST && !ll_eq(f->u.service.kind, odd->u.service.kind) &&
			    ll_section_of(letter, f) != LL_SEC_HEADER && ll_section_of(letter, f) != LL_SEC_DOCUMENTS)
				continue;
			a.head = a.head ? a.head : f;
			if (decided_somewhere(letter, f)) {
				a.ndecided++;
			} else if (!a.missed || !of_one(a.missed, f)) {
				a.nmissed++;
				a.missed = f;
			}
		} else if (ll_eq(f->key, odd->key) && !told_as_had(letter, f) && !judged(letter, f)) {
			a.like = true; /* spoken of in a way that is not understood */
		}
	}
	return a;
}

/* Nothing else of the sentence may be what it decides: but what was had, and what is given as a reason. */
static inline bool stands_alone(const struct ll_letter *letter, const struct ll_fact *f)
{
	uint32_t first, end;
	clause_of(letter, f, &first, &end);
	for (const struct ll_fact *g = ll_from(letter, f->kind, f->sentence); g && g->sentence == f->sentence; g = ll_next(letter, f->kind, g)) {
		if (g == f || says_class(g) || says_little(g) || ll_eq(g->key, f->key) || within(g, f) || within(f, g))
			continue;
		const bool aside = g->token < first || g->token >= end || ll_any_of(letter, f->token, g->token, "as|because|since|after");
		if (!(only_had(letter, g) && !only_had(letter, f)) && !(aside && points_back(letter, f)))
			return false;
	}
	return true;
}

/* "The insulin pump sought is covered", where a monitor is asked for and the pump was had before; or one of a list is not
 * decided, and another thing is. True: reported. */
static inline bool check_sought(struct ll_ctx *ctx, const struct ll_letter *letter, uint32_t kind)
{
	if (crowded(letter, kind) || crowded(letter, LL_CONCLUSION) || crowded(letter, LL_DECISION))
		return false;
	LL_FOREACH (f, letter, kind) {
		if (says_class(f) || says_little(f) || !is_definite(letter, f) || told_unasked(letter, f) ||
		    !(judged(letter, f) || decided_in_prose(letter, f) || told_as_proposed(letter, f)) || !stands_alone(letter, f) ||
		    (!points_back(letter, f) && !ll_next(letter, LL_CONCLUSION, NULL) && !ll_next(letter, LL_DECISION, NULL)))
			continue;
		const struct asked a = what_is_asked(letter, f);
		const struct ll_fact *head = a.ndecided ? a.missed : a.head;
		if (a.like || !head || (a.ndecided && a.nmissed != 1) || (told_as_proposed(letter, f) && a.ndecided))
			continue;
		struct ll_finding *found = ll_report(ctx, f->at, "'%s' is decided here, but '%s' is asked for on line %u",
						     ll_quote(ctx, f->at), ll_quote(ctx, head->at), ll_line(letter, head->at.off));
		ll_related(found, head->at, "'%s' is asked for here", ll_quote(ctx, head->at));
		ll_soften(found, LL_WARNING);
		return true;
	}
	return false;
}

#endif
