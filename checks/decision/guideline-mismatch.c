/* SPDX-License-Identifier: MIT */
#include <letterlint/letterlint.h>

#include <string.h>

/* `no` denies the use of what `yes` says was used. */
static bool covers(const struct ll_fact *no, const struct ll_fact *yes)
{
	if (ll_is(yes->key, "Non-MTUS") || ll_is(yes->key, "any"))
		return false;
	return ll_is(no->key, "any") || ll_same(no->key, yes->key) ||
	       ll_same(no->key, yes->u.guideline.family);
}

/* Utilization review used it for `item` after all, as its guideline statement lists. */
static bool is_listed(const struct ll_letter *letter, const struct ll_fact *yes)
{
	LL_FOREACH (f, letter, LL_GUIDELINE)
		if (f->u.guideline.listed && f->u.guideline.by == LL_BY_UR && f->u.guideline.used &&
		    ll_same(f->u.guideline.family, yes->u.guideline.family))
			return true;
	return false;
}

/* A word of the guideline's name ("Acupuncture") that stands in the item's heading. */
static bool is_topic(const struct ll_letter *letter, const struct ll_fact *yes, uint32_t item)
{
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n);
	const struct ll_item *it = ll_items(letter, &n);
	struct ll_sv heading = ll_text(letter, it[item - 1].heading);
	for (uint32_t i = yes->token; i < yes->token + yes->ntokens; i++) {
		if (t[i].kind != LL_TOK_WORD || t[i].lower.n < 6 || t[i].flags & LL_TOK_ALLCAPS ||
		    ll_is(t[i].lower, "medical") || ll_is(t[i].lower, "chronic") ||
		    ll_is(t[i].lower, "treatment") || ll_is(t[i].lower, "guidelines") ||
		    ll_is(t[i].lower, "california") || ll_is(t[i].lower, "utilization") ||
		    ll_is(t[i].lower, "schedule"))
			continue;
		for (size_t k = 0; k + t[i].text.n <= heading.n; k++)
			if (!memcmp(heading.p + k, t[i].text.p, t[i].text.n))
				return true;
	}
	return false;
}

/* The words right before a guideline: one of the list is among them. */
static bool led_by(const struct ll_letter *letter, const struct ll_fact *f, const char *list)
{
	enum { BACK = 9 };
	size_t n;
	const uint32_t first = ll_sentences(letter, &n)[f->sentence].token;
	const uint32_t from = f->token > first + BACK ? f->token - BACK : first;
	return ll_any_of(letter, from, f->token, list);
}

/* "The reviewer has relied upon the MTUS": said of this decision, where the statement denies it. */
static bool relied_on(const struct ll_letter *letter, const struct ll_fact *no, const struct ll_fact *yes)
{
	return no->u.guideline.listed && !yes->u.guideline.listed && yes->item && yes->item == no->item &&
	       !ll_is(no->key, "any") && yes->u.guideline.by == LL_BY_REVIEWER &&
	       ll_section_of(letter, yes) == LL_SEC_RATIONALE &&
	       led_by(letter, yes, "relied|relies|rests|based|rely|applied|used") &&
	       led_by(letter, yes, "reviewer|decision|determination|i|we");
}

/* The word stands in the heading of the item, in whatever case. */
static bool in_heading(const struct ll_letter *letter, uint32_t token, uint32_t item)
{
	size_t n, nitems;
	const struct ll_token *t = ll_tokens(letter, &n);
	const struct ll_span h = ll_items(letter, &nitems)[item - 1].heading;
	const uint32_t *firsts = ll_firsts(letter);
	for (uint32_t i = 0; i < n && t[i].at.off < h.off + h.len; i++)
		if (t[i].at.off >= h.off && firsts[i] == firsts[token])
			return true;
	return false;
}

/* A telling word in tokens [from, to) that the heading of this item has, and of no other. */
static bool names_item(const struct ll_letter *letter, uint32_t from, uint32_t to, uint32_t item)
{
	size_t n, nitems;
	const struct ll_token *t = ll_tokens(letter, &n);
	ll_items(letter, &nitems);
	for (uint32_t i = from; i < to; i++) {
		if (t[i].kind != LL_TOK_WORD || t[i].lower.n < 4 || !in_heading(letter, i, item))
			continue;
		bool other = false;
		for (uint32_t k = 1; k <= nitems && !other; k++)
			other = k != item && in_heading(letter, i, k);
		if (!other)
			return true;
	}
	return false;
}

/* "the MTUS for the injections", "the ACOEM in denying the lumbar support", "with regard to cyclobenzaprine, ... the
 * MTUS", "the acupuncture section of the MTUS": said of this request by itself. */
static bool is_for(const struct ll_letter *letter, const struct ll_fact *yes, uint32_t item)
{
	enum { BACK = 12, BEHIND = 14 };
	size_t n, nitems;
	const struct ll_sentence *s = &ll_sentences(letter, &n)[yes->sentence];
	ll_items(letter, &nitems);
	const struct ll_fact *next = ll_next(letter, LL_GUIDELINE, yes);
	uint32_t from = yes->token + yes->ntokens, end = s->token + s->ntokens;
	if (next && next->sentence == yes->sentence && next->token < end)
		end = next->token;
	end = from + BEHIND < end ? from + BEHIND : end;
	if (ll_word_in(letter, from, "for|in")) {
		if (ll_word_in(letter, from + 2, "former|latter"))
			return nitems == 2 && item == (ll_word_in(letter, from + 2, "former") ? 1U : 2U);
		if (names_item(letter, from, end, item))
			return true;
	}
	const uint32_t low = yes->token > s->token + BACK ? yes->token - BACK : s->token;
	for (uint32_t i = low; i + 1 < yes->token; i++)
		if ((ll_word_in(letter, i, "regard|respect") && ll_word_in(letter, i + 1, "to")) ||
		    (ll_word_in(letter, i, "as") && ll_word_in(letter, i + 1, "to|for"))) {
			const uint32_t comma = ll_find_before(letter, i, yes->token, ",");
			if (comma < yes->token && names_item(letter, i + 2, comma, item))
				return true;
		}
	const uint32_t k = yes->token;
	return k > s->token + 4 && ll_word_in(letter, k - 1, "the") && ll_word_in(letter, k - 2, "of") &&
	       ll_word_in(letter, k - 3, "section|chapter|part") && names_item(letter, k - 4, k - 3, item);
}

/* "cited the MTUS for none of its three denials": said of all requests. */
static bool of_none(const struct ll_letter *letter, const struct ll_fact *no)
{
	const uint32_t k = no->token + no->ntokens;
	return ll_word_in(letter, k, "for|in") && ll_word_in(letter, k + 1, "none|neither");
}

#define MOST 32 /* denials and statements that are looked at: no letter has more */

/* "Here the administrator did not base it on the MTUS, but on": of this request alone, or of one part of the guideline. */
static bool of_one_of_several(const struct ll_letter *letter, const struct ll_fact *no)
{
	size_t n;
	const struct ll_sentence *s = &ll_sentences(letter, &n)[no->sentence];
	return ll_any_of(letter, s->token, s->token + s->ntokens, "here|but|only|alone|latter|former|second|first");
}

/* The verb that tells of the use stands right before the guideline. */
static bool led_closely(const struct ll_letter *letter, const struct ll_fact *f)
{
	enum { NEAR = 5 };
	const uint32_t from = f->token > NEAR ? f->token - NEAR : 0;
	return ll_any_of(letter, from, f->token, "used|applied|relied|followed|based|turned|consulted") &&
	       !ll_any_of(letter, from, f->token, ",|;|as|and|because");
}

/*
 * Denied in prose of more or less than that it was used: of one request, one
 * page, one level, by somebody else, on a condition, "correctly".
 */
static bool is_narrowed(const struct ll_letter *letter, const struct ll_fact *no, const struct ll_fact *yes)
{
	size_t n;
	const struct ll_sentence *s = &ll_sentences(letter, &n)[no->sentence], *y = &ll_sentences(letter, &n)[yes->sentence];
	const struct ll_token *t = ll_tokens(letter, &n);
	const uint32_t end = s->token + s->ntokens, k = no->token + no->ntokens;
	if (ll_any_of(letter, s->token, end,
		      "if|would|says|said|correctly|rightly|properly|fully|page|pages|section|passage|second|first|unit|doctor|surgeon|"
		      "treating|initial"))
		return true;
	if (ll_word_in(letter, k, "that|which|to|whose"))
		return true;
	/* "any other guideline": besides the one named */
	for (uint32_t i = no->token; i + 1 < k; i++)
		if (ll_word_in(letter, i, "any|no") && ll_word_in(letter, i + 1, "other") && !(i && ll_word_in(letter, i - 1, "or|nor")))
			return true;
	if (!ll_word_in(letter, k, "for"))
		return false;
	/* "for the heating pad": where the other speaks of that too */
	for (uint32_t i = k + 1; i < end && i < k + 6 && t[i].kind == LL_TOK_WORD; i++) {
		if (ll_word_in(letter, i, "the|its|his|her|their|this|that|a|an|decision|denial|request|determination|claim|reduction|of|on"))
			continue;
		bool found = false;
		for (uint32_t j = y->token; j < y->token + y->ntokens && !found; j++)
			found = ll_firsts(letter)[i] == ll_firsts(letter)[j];
		return !found;
	}
	return false;
}

/* The use that `no` denies, said of the same decision by the same party, or NULL. */
static const struct ll_fact *used(const struct ll_letter *letter, const struct ll_fact *no)
{
	uint32_t looked = 0;
	size_t nitems;
	ll_items(letter, &nitems);
	LL_FOREACH (f, letter, LL_GUIDELINE) {
		const struct ll_guideline *g = &f->u.guideline;
		if (!g->used || g->by != no->u.guideline.by || f->sentence == no->sentence ||
		    !covers(no, f))
			continue;
		if (g->listed && no->u.guideline.listed && f->item == no->item && f->item &&
		    !ll_is(no->key, "any"))
			return f;
		if (relied_on(letter, no, f))
			return f;
		/* "We used the policy", "we did not use it" */
		if (g->by == LL_BY_REVIEWER && !g->listed && !no->u.guideline.listed && nitems <= 1 &&
		    (ll_same(no->key, f->key) || ll_is(no->key, "any")) && led_by(letter, f, "we|i") &&
		    led_closely(letter, f) && !of_one_of_several(letter, no) && !is_narrowed(letter, no, f))
			return f;
		if (g->by != LL_BY_UR)
			continue;
		/* Both in prose: of one request only, and the same guideline by name. */
		if (!g->listed && !no->u.guideline.listed && !is_narrowed(letter, no, f) &&
		    (ll_same(no->key, f->key) || (ll_same(no->key, f->u.guideline.family) && f->key.n > no->key.n &&
		      !memcmp(f->key.p, no->key.p, no->key.n) && !of_one_of_several(letter, no))) &&
		    ll_request_of(letter, f) == ll_request_of(letter, no) && nitems <= 1)
			return f;
		/* "did not cite any guideline", of the one request that there is */
		if (!g->listed && !no->u.guideline.listed && ll_is(no->key, "any") && nitems <= 1 && !of_one_of_several(letter, no) &&
		    !is_narrowed(letter, no, f))
			return f;
		if (g->listed == no->u.guideline.listed)
			continue;
		if (f->item && (f->item == no->item || of_none(letter, no)))
			return f;
		/* The summary speaks of all requests at once: wrong only if no statement bears it
		 * out. */
		if (f->item || !no->item || looked++ >= MOST)
			continue;
		if (!is_listed(letter, f) || is_topic(letter, f, no->item) || is_for(letter, f, no->item))
			return f;
	}
	return NULL;
}

/* What a statement lists bears the citation out: the MTUS adopts the ACOEM and reprints the ODG,
 * and "Non-MTUS" may be anything. */
static bool bears_out(const struct ll_fact *listed, const struct ll_fact *cited)
{
	const struct ll_sv family = listed->u.guideline.family;
	return ll_same(family, cited->u.guideline.family) || ll_is(listed->key, "Non-MTUS") ||
	       ll_is(listed->key, "any") ||
	       (ll_is(family, "MTUS") && ll_in(cited->u.guideline.family, "ACOEM|ODG"));
}

/* Cited in the rationale of an item whose guideline statement lists others. */
static bool unlisted(const struct ll_letter *letter, const struct ll_fact *cited,
		     const struct ll_fact **listed)
{
	*listed = NULL;
	LL_FOREACH (f, letter, LL_GUIDELINE) {
		const struct ll_guideline *g = &f->u.guideline;
		if (!g->listed || g->by != LL_BY_REVIEWER || f->item != cited->item)
			continue;
		if (!g->used || bears_out(f, cited))
			return false;
		*listed = *listed ? *listed : f;
	}
	return *listed;
}

/* "based the decision solely on the MTUS", and then "I turned to the ODG". */
static bool alone_and_other(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	const struct ll_fact *alone = NULL;
	LL_FOREACH (f, letter, LL_GUIDELINE) {
		const struct ll_guideline *g = &f->u.guideline;
		if (g->by != LL_BY_REVIEWER || !g->used)
			continue;
		if (g->listed && led_by(letter, f, "solely|only|exclusively|entirely")) {
			alone = f;
			continue;
		}
		if (!alone || g->listed || f->item != alone->item ||
		    ll_section_of(letter, f) != LL_SEC_RATIONALE ||
		    ll_same(g->family, alone->u.guideline.family) ||
		    !led_by(letter, f, "i|we|reviewer") ||
		    !led_by(letter, f, "turned|relied|used|applied|based|followed") ||
		    led_by(letter, f, "not|never|would|could|if|had|also"))
			continue;
		struct ll_finding *r = ll_report(
			ctx, f->at, "'%s' is relied on, but line %u says that '%s' alone was",
			ll_quote(ctx, f->at), ll_line(letter, alone->at.off),
			ll_quote(ctx, alone->at));
		ll_related(r, alone->at, "'%s' alone here", ll_quote(ctx, alone->at));
		return true;
	}
	return false;
}

static void note_unlisted(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	uint32_t item = 0, looked = 0; /* one note an item */
	LL_FOREACH (f, letter, LL_GUIDELINE) {
		const struct ll_fact *listed;
		if (!f->item || f->item == item || f->u.guideline.listed || !f->u.guideline.used ||
		    f->u.guideline.by != LL_BY_REVIEWER ||
		    ll_section_of(letter, f) != LL_SEC_RATIONALE || looked++ >= MOST ||
		    !unlisted(letter, f, &listed))
			continue;
		item = f->item;
		struct ll_finding *r = ll_report(
			ctx, f->at, "'%s' is cited, but the guideline statement on line %u does not list it",
			ll_quote(ctx, f->at), ll_line(letter, listed->at.off));
		ll_related(r, listed->at, "'%s' is listed here", ll_quote(ctx, listed->at));
		ll_soften(r, LL_NOTE);
	}
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	const struct ll_fact *done = NULL;
	struct ll_finding *r = NULL;
	uint32_t n = 0;
	if (!alone_and_other(ctx, letter))
		note_unlisted(ctx, letter);
	LL_FOREACH (no, letter, LL_GUIDELINE) {
		if (no->u.guideline.used || no->u.guideline.by == LL_BY_UNKNOWN)
			continue;
		if (n++ == MOST)
			return;
		const struct ll_fact *yes = used(letter, no);
		if (!yes)
			continue;
		if (done == yes && !yes->item) { /* the same statement, against another item */
			ll_related(r, no->at, "and here");
			continue;
		}
		done = yes;
		r = ll_report(ctx, no->at, "'%s', but '%s' was used on line %u",
			      ll_quote(ctx, no->at), ll_quote(ctx, yes->at),
			      ll_line(letter, yes->at.off));
		ll_related(r, yes->at, "'%s' was used here", ll_quote(ctx, yes->at));
	}
}

LL_CHECK(guideline_mismatch) = {
	LL_CHECK_ABI,
	.id = "guideline-mismatch",
	.family = "decision",
	.since = "0.1",
	.summary = "a guideline said to have been used and not to have been used",
	.severity = LL_ERROR,
	.run = run,
	.explain = "## What it finds\n\n"
		   "Utilization review, or the reviewer, is said to have relied on a guideline\n"
		   "in one place and not to have relied on it in another, for the same request.\n"
		   "Or the decision is said to rest on one guideline alone, and then another is\n"
		   "turned to. A guideline that the rationale cites and its guideline statement\n"
		   "does not list is a note.\n\n"
		   "## Why it matters\n\n"
		   "Medical necessity is decided by ranked standards, the MTUS first; a lower\n"
		   "one counts only where every higher one is inapplicable (California Labor\n"
		   "Code 4610.5(c)(2)). Which standard was applied is part of the decision.\n\n"
		   "## Fires on\n\n"
		   "> modified by Utilization Review, **noting the California Medical Treatment\n"
		   "> Utilization Schedule** ... The Claims Administrator **did not base their\n"
		   "> decision on the MTUS**.\n\n"
		   "> citing **the MTUS** for the injections ... Trigger point injections: the Claims\n"
		   "> Administrator **did not base their decision on the MTUS**\n\n"
		   "## Stays silent on\n\n"
		   "- statements that differ from request to request\n"
		   "- ACOEM chapters and other parts of the MTUS listed for another request\n"
		   "- the ACOEM or the ODG cited where the MTUS is listed, which adopts the one\n"
		   "  and reprints the other\n\n"
		   "## How to fix\n\n"
		   "See the utilization review decision for what it cites, and correct the\n"
		   "summary or the guideline statement.\n",
};
