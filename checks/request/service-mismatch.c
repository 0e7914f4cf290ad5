/* SPDX-License-Identifier: MIT */
#include "alike.h"
#include "numbered.h"
#include "prose.h"
#include "sought.h"

#include <string.h>

enum { MAX = 12 };

struct item {
	uint32_t number;
	const struct ll_fact *head[MAX], *decided[MAX];
	uint32_t nhead, ndecided;
};

/* "As the surgery is not necessary, ...": the sentence speaks of another decision too. */
static bool compares(const struct ll_letter *letter, uint32_t sentence)
{
	size_t n, ns;
	const struct ll_token *t = ll_tokens(letter, &n);
	const struct ll_sentence *s = &ll_sentences(letter, &ns)[sentence];
	for (uint32_t i = s->token; i < s->token + s->ntokens; i++) {
		if (ll_is(t[i].lower, "without") && i + 1 < n && ll_is(t[i + 1].lower, "contrast"))
			continue;
		if (i && ll_word_in(letter, i, "approved|authorized|certified") &&
		    ll_word_in(letter, i - 1, "is|are|not|be")) /* this decision */
			continue;
		if (ll_is(t[i].lower, "as") && ll_word_in(letter, i + 1, "not|being") && i &&
		    ll_word_in(letter, i - 1, "denied|noncertified|declined|refused")) /* its reason */
			continue;
		if (ll_word_in(letter, i, "since|because|associated|primary|above|also|prior|"
					"previous|alternative|instead|rather|until|if|"
					"unless|after|without|combination|other|such|while|"
					"although|however|but|before|when|"
					"where|following|accompanied|conjunction|both|either|"
					"neither|nor|first|another|"
					"concurrent|companion|derivative|related|same|approved|"
					"authorized|certified|as"))
			return true;
	}
	return false;
}

/* "the request for X", "the requested X": nothing but small words between. */
static bool asked_for(const struct ll_letter *letter, const struct ll_token *t,
		      const struct ll_sentence *s, const struct ll_fact *f)
{
	const uint32_t after = f->token + f->ntokens, end = s->token + s->ntokens;
	for (uint32_t i = after; i < end && i < after + 4; i++) /* "the unit that was requested" */
		if (ll_word_in(letter, i, "requested|sought"))
			return true;
		else if (!ll_word_in(letter, i, "that|was|which|is|were|you|has|been|as"))
			break;
	for (uint32_t i = f->token; i > s->token && f->token - i < 7; i--) {
		struct ll_sv w = t[i - 1].lower;
		if (ll_in(w, "requested|proposed|request|requests|necessity|exception"))
			return true;
		/* "an auto-adjusting CPAP device" */
		const bool half = ll_is(t[i].lower, "-") || (i > s->token + 1 && ll_is(t[i - 2].lower, "-"));
		if (t[i - 1].kind == LL_TOK_WORD && w.n > 3 && !half &&
		    !ll_in(w, "left|right|additional|further|bilateral|lumbar|cervical|thoracic|"
				"repeat|knee|shoulder|wrist|hip|"
				"ankle|spine|home|post|operative|sessions|visits|trial|purchase|"
				"rental|months|weeks|days|one"))
			return false;
		if (ll_in(w, "and|or|with|in|to|by|,|;|."))
			return false;
	}
	return false;
}

/* "X of the left knee is not medically necessary.": the sentence's subject, and nothing after the
 * verdict. */
static bool is_subject(const struct ll_letter *letter, const struct ll_token *t,
		       const struct ll_sentence *s, const struct ll_fact *f)
{
	uint32_t end = s->token + s->ntokens, i = f->token + f->ntokens;
	uint32_t begin = f->token; /* "We have decided that the PET scan is ..." */
	while (begin > s->token && !ll_word_in(letter, begin - 1, "that|,"))
		begin--;
	while (begin < f->token && ll_word_in(letter, begin, "for|these|this|all|of|the|that|reason|reasons|"
							  "therefore|thus|accordingly|in|sum|conclusion"))
		begin++; /* "For these reasons the ..." */
	if (f->token - begin > 5)
		return false;
	for (; i < end && i < f->token + f->ntokens + 10 && !ll_word_in(letter, i, "is|are|was|were");
	     i++)
		if (ll_word_in(letter, i, "has|have|had|and|or|,|;|that|which|who") &&
		    !(ll_word_in(letter, i - 1, "with") && i + 1 < end &&
		      ll_word_in(letter, i + 1, "without")))
			return false;
	for (; i < end && !ll_word_in(letter, i, "necessary|approved|authorized|certified|denied"); i++)
		if (!ll_word_in(letter, i,
			     "is|are|was|were|not|deemed|considered|found|to|be|medically|therefore"))
			return false;
	if (i + 1 < end && !ll_is(t[i].lower, "necessary"))
		return ll_word_in(letter, i + 1, ".|,|;|for|and");
	/* "..., and the utilization review decision is overturned" */
	if (i + 4 < end && ll_word_in(letter, i + 1, ",") && ll_word_in(letter, i + 2, "and") &&
	    ll_word_in(letter, i + 3, "the|we|our"))
		return true;
	for (i++; i < end && !ll_is(t[i].lower, "for"); i++)
		if (!ll_word_in(letter, i,
			    ".|,|and|appropriate|indicated|medically|or|here|at|this|time"))
			return false;
	return true;
}

/* The item's own service is decided too: from here on, or (anywhere) before as well. */
static bool own_decided(const struct item *it, const struct ll_fact *f, bool anywhere)
{
	for (uint32_t i = 0; i < it->ndecided; i++)
		for (uint32_t k = 0; k < it->nhead; k++)
			if (it->head[k]->kind == it->decided[i]->kind &&
			    agree(it->head[k], it->decided[i]) &&
			    (anywhere || it->decided[i]->sentence >= f->sentence))
				return true;
	return false;
}

/* "Yes, the request for X, an opioid, was medically necessary, medically appropriate, and indicated
 * here": how a rationale opens that states its conclusion first. */
static bool says_here(const struct ll_token *t, const struct ll_sentence *s)
{
	for (uint32_t i = s->token + 1; i < s->token + s->ntokens; i++)
		if (ll_is(t[i].lower, "here") && ll_is(t[i - 1].lower, "indicated"))
			return true;
	return false;
}

static bool check_item(struct ll_ctx *ctx, const struct ll_letter *letter, const struct item *it)
{
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n);
	const struct ll_sentence *s = ll_sentences(letter, &n);
	for (uint32_t i = 0; i < it->ndecided; i++) {
		const struct ll_fact *f = it->decided[i];
		bool named = false;
		for (uint32_t k = 0; k < it->nhead && !named; k++)
			named = agree(it->head[k], f) || shares_word(letter, it->head[k], f);
		if (named || says_little(f))
			continue;
		bool asked = asked_for(letter, t, &s[f->sentence], f);
		bool here = asked && says_here(t, &s[f->sentence]);
		if ((!asked && !is_subject(letter, t, &s[f->sentence], f)) ||
		    (!here && own_decided(it, f, !asked)))
			continue;
		bool alone = true;
		for (uint32_t k = 0; k < it->ndecided; k++)
			alone &= it->decided[k]->sentence != f->sentence ||
				 ll_eq(it->decided[k]->key, f->key) ||
				 within(it->decided[k], f) || /* the insulin of the pump */
				 (here && says_little(it->decided[k]));
		if (!alone || compares(letter, f->sentence))
			continue;
		const struct ll_fact *h = it->head[0];
		struct ll_finding *found = ll_report(
			ctx, f->at, "'%s' is decided here, but the item is '%s' on line %u",
			ll_quote(ctx, f->at), ll_quote(ctx, h->at), ll_line(letter, h->at.off));
		ll_related(found, h->at, "'%s' in the heading", ll_quote(ctx, h->at));
		return true;
	}
	return false;
}

/* The fact stands in a sentence that concludes. */
static bool concluded(const struct ll_fact **conclusion, const struct ll_letter *letter,
		      const struct ll_fact *f)
{
	while (*conclusion && (*conclusion)->sentence < f->sentence)
		*conclusion = ll_next(letter, LL_CONCLUSION, *conclusion);
	return *conclusion && (*conclusion)->sentence == f->sentence;
}

static void collect(const struct ll_letter *letter, struct item *it, const struct ll_fact **f,
		    const struct ll_fact **conclusion)
{
	uint32_t kind = *f ? (*f)->kind : 0;
	for (; *f && ll_request_of(letter, *f) <= it->number; *f = ll_next(letter, kind, *f)) {
		if (ll_request_of(letter, *f) != it->number)
			continue;
		bool class_word = is_drug(*f) ? (*f)->u.drug.is_class : (*f)->u.service.is_class;
		if (ll_heads(letter, *f) && !class_word && it->nhead < MAX)
			it->head[it->nhead++] = *f;
		else if (!class_word && it->ndecided < MAX &&
			 ((*f)->frame == LL_FRAME_REQUEST || (*f)->frame == LL_FRAME_CONCLUSION) &&
			 concluded(conclusion, letter, *f))
			it->decided[it->ndecided++] = *f;
	}
}

static bool is_name(const struct ll_letter *letter, uint32_t i)
{
	size_t n;
	return ll_tokens(letter, &n)[i].flags & LL_TOK_CAPITAL;
}

/* Named nowhere else in the letter, under no other name, and no kind of what is. */
static bool only_mention(const struct ll_letter *letter, const struct ll_fact *odd)
{
	LL_FOREACH (f, letter, odd->kind) {
		const bool class_word = is_drug(f) ? f->u.drug.is_class : f->u.service.is_class;
		/* "Lakeview Endoscopy Suite" */
		if (ll_word_in(letter, f->token + f->ntokens, "suite|center|clinic|institute|associates|group|department|unit") &&
		    is_name(letter, f->token + f->ntokens))
			continue;
		if (f != odd && !within(f, odd) && !within(odd, f) && (ll_eq(f->key, odd->key) || (!class_word && agree(f, odd))))
			return false;
	}
	return true;
}

/* What a letter that tells all of it in sentences asks for, where nothing is headed; NULL: not known. */
static const struct ll_fact *asked_in_prose(const struct ll_letter *letter, const struct ll_fact *odd)
{
	const struct ll_fact *first = NULL;
	LL_FOREACH (f, letter, odd->kind) {
		const bool class_word = is_drug(f) ? f->u.drug.is_class : f->u.service.is_class;
		if (f->token >= odd->token)
			break;
		if (class_word || f->sentence == odd->sentence || f->polarity == LL_NEGATED)
			continue;
		if (f->frame == LL_FRAME_REQUEST || f->frame == LL_FRAME_HEADING || ll_heads(letter, f))
			return f;
		const uint32_t section = ll_section_of(letter, f);
		if (!first && (section == LL_SEC_HEADER || section == LL_SEC_ISSUES))
			first = f;
	}
	return first;
}

/* "We will cover the hospital bed requested", of which no other word tells, where a scooter was asked for. */
static bool check_prose(struct ll_ctx *ctx, const struct ll_letter *letter, uint32_t kind)
{
	LL_FOREACH (f, letter, kind) {
		if (says_little(f) || !decided_in_prose(letter, f) || !is_definite(letter, f) || !only_mention(letter, f))
			continue;
		const struct ll_fact *head = asked_in_prose(letter, f);
		if (!head || agree(head, f) || shares_word(letter, head, f))
			continue;
		bool alone = true, own = false;
		LL_FOREACH (g, letter, kind) {
			alone &= g->sentence != f->sentence || ll_eq(g->key, f->key) || within(g, f) || says_little(g);
			own |= g->sentence >= f->sentence && agree(g, head) && !says_little(g);
			own |= g->sentence != head->sentence && agree(g, head) && !says_little(g) && decided_in_prose(letter, g);
		}
		if (!alone || own)
			continue;
		struct ll_finding *found = ll_report(ctx, f->at, "'%s' is decided here, but '%s' is asked for on line %u",
						     ll_quote(ctx, f->at), ll_quote(ctx, head->at), ll_line(letter, head->at.off));
		ll_related(found, head->at, "'%s' is asked for here", ll_quote(ctx, head->at));
		if (!points_back(letter, f) && !has_verdict(letter, f->sentence))
			ll_soften(found, LL_WARNING);
		return true;
	}
	return false;
}

/* "3. TENS unit" among the requests, and "3. H-wave unit. ..." below, or "the H-wave unit is not certified". True: reported. */
static bool check_numbered(struct ll_ctx *ctx, const struct ll_letter *letter, uint32_t kind)
{
	struct numbered all;
	find_numbered(letter, &all);
	for (uint32_t a = 0, b = 0, k = 0; next_pair(letter, &all, &a, &b, &k);) {
		const struct entry *asked = &all.entry[a][k - 1], *told = &all.entry[b][k - 1];
		LL_FOREACH (f, letter, kind) {
			const struct ll_fact *head = NULL;
			bool agreed = false;
			if (!in_entry(told, f) || says_little(f) || compares(letter, f->sentence) || f->polarity == LL_NEGATED ||
			    !(f->token < told->from + 3 || (decided_in_prose(letter, f) && is_definite(letter, f))))
				continue;
			LL_FOREACH (g, letter, kind) {
				if (g != f && ll_eq(g->key, f->key) && !in_entry(told, g))
					agreed = true; /* named elsewhere: a comparison, or a sibling */
				if (!in_entry(asked, g))
					continue;
				agreed |= agree(g, f) || shares_word(letter, g, f);
				head = head || says_little(g) ? head : g;
			}
			/* "the patient lift coded E0260", as the bed of the list is: code-mismatch has it */
			for (const struct ll_fact *c = ll_from(letter, LL_CODE, f->sentence); c && c->sentence == f->sentence;
			     c = ll_next(letter, LL_CODE, c))
				LL_FOREACH (g, letter, LL_CODE)
					agreed |= g != c && ll_eq(g->u.code.code, c->u.code.code);
			if (!head || agreed)
				continue;
			struct ll_finding *found = ll_report(ctx, f->at, "'%s' is decided here, but request %u on line %u is '%s'",
							     ll_quote(ctx, f->at), k, ll_line(letter, head->at.off), ll_quote(ctx, head->at));
			ll_related(found, head->at, "'%s' is asked for here", ll_quote(ctx, head->at));
			return true;
		}
	}
	return false;
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	const struct ll_fact *s = ll_next(letter, LL_SERVICE, NULL),
			     *d = ll_next(letter, LL_DRUG, NULL);
	const struct ll_fact *cs = ll_next(letter, LL_CONCLUSION, NULL), *cd = cs;
	size_t nitems;
	ll_items(letter, &nitems);
	bool found = false;
	for (uint32_t number = 1; (number <= nitems || number == 1) && (s || d); number++) {
		struct item it = { .number = number };
		collect(letter, &it, &s, &cs);
		collect(letter, &it, &d, &cd);
		if (it.nhead)
			found |= check_item(ctx, letter, &it);
	}
	if (!found && !nitems)
		found = check_numbered(ctx, letter, LL_SERVICE) || check_numbered(ctx, letter, LL_DRUG);
	if (found || nitems > 1)
		return;
	found = check_prose(ctx, letter, LL_SERVICE) || check_prose(ctx, letter, LL_DRUG);
	if (!found && !check_sought(ctx, letter, LL_SERVICE))
		check_sought(ctx, letter, LL_DRUG);
}

LL_CHECK(service_mismatch) = {
	LL_CHECK_ABI,
	.id = "service-mismatch",
	.family = "request",
	.since = "0.1",
	.summary =
		"the conclusion decides another service or medicine than the item's heading names",
	.explain = "## What it finds\n\n"
		   "An item whose concluding sentence decides a service or a medicine that its\n"
		   "heading does not name; in a letter without headings, a service that only the\n"
		   "deciding sentence names, where the request names another of its kind.\n\n"
		   "## Why it matters\n\n"
		   "The request in dispute stays undecided, and one that nobody made is decided.\n"
		   "A determination must state whether the disputed treatment is medically\n"
		   "necessary (8 CCR 9792.10.6(d)).\n\n"
		   "## Fires on\n\n"
		   "> Heading: **MRI** of the lumbar spine. Conclusion: the request for **EMG**\n"
		   "> is not medically necessary.\n\n"
		   "> Heading: **Norco** 10/325mg #60. Conclusion: the request for **Soma** is\n"
		   "> not medically necessary.\n\n"
		   "## Stays silent on\n\n"
		   "- other names of one service, brand and generic names, words for a whole\n"
		   "  class\n"
		   "- a part or a kind of the service; services that go along with another\n"
		   "- sentences that give another decision as their reason\n\n"
		   "## How to fix\n\n"
		   "Name the item's own service in the conclusion, and see that the reasons are\n"
		   "its own.\n",
	.severity = LL_ERROR,
	.status = LL_STABLE,
	.run = run,
};
