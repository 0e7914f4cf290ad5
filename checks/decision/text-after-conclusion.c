/* SPDX-License-Identifier: MIT */
#include <letterlint/letterlint.h>

#define LONGEST                                                                                    \
	4 /* sentences of a tail: a longer one is an argument that the conclusion was put before   \
	   */

/*
 * The last firm conclusion, or verdict on the denial, in the section; NULL: none. Facts and
 * sections come in one order: `at` says how far earlier sections have read.
 */
struct reached {
	const struct ll_fact *conclusion, *decision;
};

static const struct ll_fact *conclusion_of(const struct ll_letter *letter, uint32_t section,
					   struct reached *at, const struct ll_fact **earlier)
{
	const struct ll_fact *last = NULL, *f;
	while ((f = ll_next(letter, LL_CONCLUSION, at->conclusion)) && f->section <= section) {
		if (f->section == section && (!f->u.decision.weak || !last)) {
			*earlier = last;
			last = f;
		}
		at->conclusion = f;
	}
	while ((f = ll_next(letter, LL_DECISION, at->decision)) && f->section <= section) {
		if (f->section == section && (!last || f->token > last->token))
			last = f;
		at->decision = f;
	}
	return last;
}

static bool has(const struct ll_letter *letter, const struct ll_sentence *s, const char *list)
{
	return ll_any_of(letter, s->token, s->token + s->ntokens, list);
}

/* "Case Number: CM14-0012345" at the foot of the page. */
static bool is_foot(const struct ll_letter *letter, const struct ll_sentence *s)
{
	enum { LONGEST_FOOT = 8 };
	size_t n;
	const uint32_t i = (uint32_t)(s - ll_sentences(letter, &n));
	const struct ll_fact *id = s->ntokens <= LONGEST_FOOT ? ll_from(letter, LL_IDENTIFIER, i) : NULL;
	return id && id->sentence == i;
}

/* A reference, a note, a signature; a remark on the parties; what was or may be granted instead. */
static bool belongs(const struct ll_letter *letter, const struct ll_sentence *s)
{
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n) + s->token;
	if (s->ntokens < 4 || t->kind == LL_TOK_NUMBER || t->flags & LL_TOK_QUOTED)
		return true;
	/* "The patient should be seen again": a remark on this patient, as a guideline does not
	 * begin. */
	if (ll_in(t->lower, "the|this") &&
	    ll_in(t[1].lower, "patient|gentleman|woman|man|veteran|child"))
		return true;
	/* "Guidelines used: MTUS; ODG" */
	if (ll_in(t->lower, "guidelines|guideline|criteria|authority|authorities") &&
	    ll_in(t[1].lower, "used|applied|cited|consulted|:|relied"))
		return true;
	return is_foot(letter, s) ||
	       ll_in(t->lower, "reference|references|source|sources|citation|citations|note|"
				 "notes|see|http|https|www|*|"
				 "[|(|et|signed|dated|sincerely|reviewer|end|appendix|page|"
				 "prepared|reviewed") ||
	       has(letter, s,
		   "http|https|www|doi|pmid|vol|journal|retrieved|accessed|ur|utilization|"
		   "certified|approved|"
		   "approval|modification|weaning|weaned|taper|tapering|tapered|denied|request|"
		   "requested|requests|"
		   "provider|physician|surgeon|claimant|applicant|injured|worker|he|she|his|her|"
		   "applicant's|claimant's|worker's|employee|employee's|attorney|counsel|"
		   "decision|"
		   "determination|appeal|dispute|disputed|reviewer|i|me|my|member|enrollee|"
		   "beneficiary|insured|"
		   "authorized|certification|resubmit|resubmitted|reconsidered|you|your|we|our|"
		   "plan|done|performed|before|valid|expires|reasonable|"
		   "necessary|sufficient|insurer|employer");
}

/* "Amount approved.": a heading that runs into its paragraph, in which something else begins. */
static bool run_in(const struct ll_letter *letter, const struct ll_sentence *s)
{
	enum { LONGEST_HEADING = 5 };
	size_t n, ntokens;
	const struct ll_sentence *end = ll_sentences(letter, &n) + n;
	const struct ll_token *t = ll_tokens(letter, &ntokens) + s->token;
	return s + 1 < end && s->paragraph != s[-1].paragraph && s[1].paragraph == s->paragraph &&
	       s->ntokens <= LONGEST_HEADING && t->flags & LL_TOK_CAPITAL && ll_in(t[s->ntokens - 1].text, ".|:");
}

/* A verb that could make it a whole sentence. */
static bool has_verb(const struct ll_letter *letter, const struct ll_sentence *s)
{
	return has(letter, s,
		   "is|are|was|were|has|have|had|will|would|should|may|can|cannot|could|must|does|"
		   "do|did|"
		   "recommends|recommend|states|supports|support|requires|require|allows|allow|"
		   "notes|suggests|"
		   "provides|includes|include|remains|appears|needs|consider|means|shows|show|"
		   "applies|apply");
}

static bool guideline(const struct ll_letter *letter, const struct ll_sentence *s)
{
	return has(letter, s,
		   "recommended|recommend|recommends|guideline|guidelines|patients|studies|"
		   "research|criteria|"
		   "mtus|odg|acoem|trial|trials|individuals|evidence|visits|weeks|efficacy|mg");
}

/* Guideline text or a piece of a sentence: it was pasted, or stood above. */
static bool is_displaced(const struct ll_letter *letter, const struct ll_sentence *s)
{
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n) + s->token;
	const struct ll_token *last = t + s->ntokens - 1;
	bool stop = last->kind == LL_TOK_PUNCT && ll_in(last->text, ".|)|\"|!|?");
	if (t->kind == LL_TOK_WORD && !(t->flags & LL_TOK_CAPITAL))
		return true;
	/* "If lack of progress: initial trial of ...", "For most patients, not within ...": no
	 * subject of this case. */
	if (ll_in(t->lower,
		    "if|with|plus|for|initial|no|further|current|once|up|or|and|total|in|not"))
		return true;
	return !stop || !has_verb(letter, s) || (s->ntokens > 8 && guideline(letter, s));
}

/* A piece pasted on behind the full stop: "is not medically necessary. and should be used only". */
static bool pasted_on(struct ll_ctx *ctx, const struct ll_letter *letter, const struct ll_fact *c)
{
	size_t n;
	const struct ll_sentence *s = ll_sentences(letter, &n) + c->sentence;
	const struct ll_token *t = ll_tokens(letter, &n);
	uint32_t end = s->token + s->ntokens;
	for (uint32_t i = c->token + c->ntokens; i + 5 < end; i++) {
		if (t[i].text.n != 1 || *t[i].text.p != '.' || t[i + 1].kind != LL_TOK_WORD ||
		    !(t[i + 1].flags & LL_TOK_SPACE) || t[i - 1].lower.n < 4)
			continue;
		struct ll_span at = ll_join(t[i + 1].at, t[end - 1].at);
		struct ll_finding *r =
			ll_report(ctx, at, "'%s' stands after the conclusion on line %u",
				  ll_quote(ctx, at), ll_line(letter, c->at.off));
		ll_related(r, c->at, "the conclusion");
		return true;
	}
	return false;
}

static void look_after(struct ll_ctx *ctx, const struct ll_letter *letter,
		       const struct ll_section *sec, const struct ll_fact *c, bool last_one)
{
	size_t n;
	const struct ll_sentence *s = ll_sentences(letter, &n);
	uint32_t end = sec->sentence + sec->nsentences, first = c->sentence + 1;
	/* An earlier conclusion of several ends its own paragraph only. */
	for (uint32_t i = first; !last_one && i < end; i++)
		if (s[i].paragraph != s[c->sentence].paragraph)
			end = i;
	uint32_t before = c->sentence - sec->sentence, after = end - first;
	if (pasted_on(ctx, letter, c))
		return;
	if (first >= end || after > LONGEST || after > before ||
	    s[c->sentence].section != s[first].section)
		return;
	while (first < end && belongs(letter, &s[first]) && !run_in(letter, &s[first]))
		first++;
	if (first == end || run_in(letter, &s[first]))
		return;
	/* What follows a remark on the parties goes on with it, unless it is a piece of a sentence. */
	const bool remarked = first > c->sentence + 1;
	uint32_t last = first;
	bool displaced = false;
	for (; last < end && !belongs(letter, &s[last]); last++)
		displaced |= is_displaced(letter, &s[last]) &&
			     (!remarked || guideline(letter, &s[last]) || !has_verb(letter, &s[last]));
	struct ll_span at = ll_join(s[first].at, s[last - 1].at);
	struct ll_finding *r = ll_report(ctx, at, "'%s' stands after the conclusion on line %u",
					 ll_quote(ctx, at), ll_line(letter, c->at.off));
	ll_related(r, s[c->sentence].at, "the conclusion");
	if (!displaced)
		ll_soften(r, LL_NOTE);
}

/* "A body mass index of 40 or more, and at least": breaks off behind a decision, at its paragraph's end. */
static void broken_off(struct ll_ctx *ctx, const struct ll_letter *letter, const struct ll_fact *decided)
{
	enum { SHORTEST = 6 };
	static const char open[] = "a|an|the|of|and|or|at|to|with|by|from|than|least|which|that|per|is|are|was|"
				   "were|no|not|if|as|whose|because|for|in|its|their";
	size_t n, ntokens;
	const struct ll_sentence *all = ll_sentences(letter, &n), *s = &all[decided->sentence] + 1;
	const struct ll_token *t = ll_tokens(letter, &ntokens);
	if (decided->sentence + 2 >= n || s->paragraph != s[-1].paragraph ||
	    s[1].paragraph == s->paragraph || s->ntokens < SHORTEST)
		return;
	const struct ll_token *last = &t[s->token + s->ntokens - 1], *next = &t[s[1].token];
	if (last->kind != LL_TOK_WORD || !(last->flags & LL_TOK_SMALL) || next->flags & LL_TOK_SMALL ||
	    next->kind != LL_TOK_WORD || !ll_in(last->lower, open))
		return;
	struct ll_finding *r = ll_report(ctx, s->at, "'%s' breaks off after the decision on line %u",
					 ll_quote(ctx, s->at), ll_line(letter, decided->at.off));
	ll_related(r, s[-1].at, "the decision");
}

/* Requests with headings, or a layout that states its guideline apart from its rationale. */
static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	size_t n;
	const struct ll_section *s = ll_sections(letter, &n);
	const struct ll_sentence *sentence = ll_sentences(letter, &n);
	const struct ll_item *items = ll_items(letter, &n);
	ll_sections(letter, &n);
	bool stated = false;
	struct reached at = { 0 };
	for (uint32_t k = 0; k < n; k++)
		stated |= s[k].kind == LL_SEC_IMR_GUIDELINE;
	for (uint32_t k = 0; k < n; k++) {
		const bool decided = s[k].item && items[s[k].item - 1].decision.len;
		bool reasons = s[k].kind == LL_SEC_RATIONALE && (decided || stated);
		const struct ll_fact *earlier = NULL,
				     *c = reasons ? conclusion_of(letter, k, &at, &earlier) : NULL;
		if (c)
			look_after(ctx, letter, &s[k], c, true);
		if (earlier &&
		    sentence[earlier->sentence].paragraph != sentence[c->sentence].paragraph)
			look_after(ctx, letter, &s[k], earlier, false);
	}
	static const uint32_t kinds[] = { LL_CONCLUSION, LL_DECISION };
	for (size_t k = 0; k < 2; k++)
		LL_FOREACH (f, letter, kinds[k]) {
			const struct ll_fact *same = ll_from(letter, kinds[0], f->sentence),
					     *first = ll_from(letter, kinds[k], f->sentence);
			if (first == f && !(k && same && same->sentence == f->sentence))
				broken_off(ctx, letter, f);
		}
}

LL_CHECK(text_after_conclusion) = {
	LL_CHECK_ABI,
	.id = "text-after-conclusion",
	.family = "decision",
	.since = "0.1",
	.summary = "guideline text or a piece of a sentence after the conclusion of a rationale",
	.severity = LL_WARNING,
	.run = run,
	.explain = "## What it finds\n\n"
		   "Text between the sentence that concludes a rationale and the next request,\n"
		   "where it is guideline text or no whole sentence; in any letter a sentence\n"
		   "that breaks off right behind a decision. Other argument after the conclusion\n"
		   "is a note.\n\n"
		   "## Why it matters\n\n"
		   "A conclusion ends its rationale. What stands behind it was pasted too low,\n"
		   "and is missing where it belongs: the reader takes it for part of the\n"
		   "decision.\n\n"
		   "## Fires on\n\n"
		   "> Thus, the request is not medically necessary. **If lack of progress from\n"
		   "> physical medicine alone: Initial trial of 3-4 psychotherapy visits over 2\n"
		   "> weeks;**\n\n"
		   "## Stays silent on\n\n"
		   "- what was approved instead; references and notes\n"
		   "- remarks on the parties: *It should be noted that UR recommended weaning*\n"
		   "- the next request; letters without separate requests\n\n"
		   "## How to fix\n\n"
		   "Move the text to the guideline it comes from, or delete it.\n",
};
