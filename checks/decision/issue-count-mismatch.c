/* SPDX-License-Identifier: MIT */
#include "counts.h"

#include <string.h>

enum { ADJECTIVES = 2, LONGEST_LIST = 12, SHOWN = 8, MOST = 64 /* statements looked into; more are no letter */ };

/* What is asked for, many of it. */
#define THINGS "requests|items|services|treatments|drugs|medications"

static const char denials[] = "denied|deny|denying|declined|refused|noncertified|certify|approve|decertified|rejected|"
			      "denies|certified";

struct count {
	uint32_t value;
	size_t first, end; /* tokens */
	bool disputed; /* "in dispute": says how many this letter decides */
	bool denied;   /* how many were denied to the patient */
	bool reviewed; /* how many were put to this review */
};

static bool in(const struct ll_letter *letter, size_t i, const char *list)
{
	return ll_word_in(letter, (uint32_t)i, list);
}

/* Two to ten, in words or figures; 0: none. */
static uint32_t small_number(const struct ll_token *t)
{
	const uint32_t value = told_number(t);
	if (t->kind == LL_TOK_NUMBER ? t->lower.n > 1 : ll_in(t->lower, "neither|either"))
		return 0;
	return value >= 2 && value <= 10 ? value : 0;
}

static bool any_in(const struct ll_letter *letter, size_t from, size_t to, const char *list)
{
	return ll_any_of(letter, (uint32_t)from, (uint32_t)to, list);
}

/* Whatever small_number() takes for one. */
static const char numbers[] = "both|two|three|four|five|six|seven|eight|nine|ten|2|3|4|5|6|7|8|9";

static size_t next_number(const struct ll_letter *letter, size_t from, size_t to)
{
	return ll_find_before(letter, (uint32_t)from, (uint32_t)to, numbers);
}

/* Whether a number stands in tokens [begin, end); *next, that of the letter's first, walks along. */
static bool has_number(const struct ll_letter *letter, size_t begin, size_t end, size_t *next)
{
	if (*next < begin)
		*next = ll_find(letter, (uint32_t)begin, numbers);
	return *next < end;
}

/* "the three disputed items", "all four": what is counted, or a zero value. */
static struct count count_at(const struct ll_letter *letter, const struct ll_token *t, size_t i, size_t begin, size_t end)
{
	struct count c = { .value = small_number(&t[i]), .first = i, .end = i + 1 };
	if (!c.value || (i > begin && in(letter, i - 1, "first|last|other|remaining|additional|further|earlier|previous|another|next|"
						    "latter|former|or|of|these|those|for|to|-|at|#|than|about|some|only|between")) ||
	    (c.end < end && in(letter, c.end, "-|/|of")))
		return (struct count){ 0 };
	/* "of the five, three were denied"; but "for each of the four services in dispute" */
	const bool each = i > begin + 2 && in(letter, i - 3, "each|all");
	if (i > begin + 1 && in(letter, i - 1, "the|all") && in(letter, i - 2, "of") && !each)
		return (struct count){ 0 };
	const bool all = i > begin && in(letter, i - 1, "all|the");
	bool noun = false;
	for (size_t k = i + 1; k < end && k <= i + 1 + ADJECTIVES; k++) {
		noun = in(letter, k, "requests|items|services|treatments|procedures");
		c.disputed |= in(letter, k, "disputed|contested") || (in(letter, k, "issues") && c.disputed);
		if (in(letter, k, "issues") && c.disputed)
			noun = true;
		if (noun) {
			c.end = k + 1;
			break;
		}
		if (!in(letter, k, "disputed|requested|separate|different|contested|denied|medical|distinct|individual"))
			break;
	}
	size_t after = c.end + 3 < end ? c.end + 3 : end;
	if (c.end < end && in(letter, c.end, "of|from|dated")) /* "Three requests of 5/4/2020 are in dispute" */
		after = c.end + 9 < end ? c.end + 9 : end;
	for (size_t k = c.end; noun && k < end && k < c.end + 6 &&
			       in(letter, k, "and|/|or|services|treatments|items|that|which|were|are|service|treatment"); k++)
		after = k + 3 < end ? k + 3 : end; /* "treatments and/or services that were in dispute" */
	if (noun)
		c.disputed |= any_in(letter, c.end, after, "dispute|issue|question") && !any_in(letter, c.end, after, "not|no");
	else if (!in(letter, i, "both") && !(i > begin && in(letter, i - 1, "all")))
		return (struct count){ 0 };
	else if (c.end < end && !in(letter, c.end, ".|,|;|on|because|as|in|for|and|were|are"))
		return (struct count){ 0 };
	/* "cut the methadone to #68 and the Percocet to #45, both for weaning" */
	else if (in(letter, i, "both") && i > begin && in(letter, i - 1, ","))
		return (struct count){ 0 };
	/* "The first reviewer denied both items": the letter may see them otherwise */
	if (in(letter, i, "both") && any_in(letter, begin, i, "first|initial|previous|earlier") && any_in(letter, begin, i, "reviewer|adviser|advisor"))
		return (struct count){ 0 };
	c.denied = (all || in(letter, i, "both")) && any_in(letter, begin, end, denials);
	c.reviewed = (noun || all) && any_in(letter, begin, end, "appealed|appeals|undecided|decides|decided|applied|application|"
						   "determination|submitted|eligible|assigned");
	return c;
}

/* "1.", "b)", "(3)", a bullet at token i: its number in the list, 0: none; bullets count as `next`. */
static uint32_t marker(const struct ll_letter *letter, const struct ll_token *t, size_t n, size_t i, uint32_t next)
{
	if (i + 1 >= n || !(t[i].flags & (LL_TOK_PARAGRAPH | LL_TOK_WRAP)))
		return 0;
	if (t[i].flags & LL_TOK_PARAGRAPH && in(letter, i, "*|-|\xe2\x80\xa2"))
		return next;
	i += in(letter, i, "(");
	if (i + 1 >= n || !in(letter, i + 1, ".|)|:"))
		return 0;
	const struct ll_sv w = t[i].lower;
	if (w.n == 1 && *w.p >= 'a' && *w.p <= 'j')
		return (uint32_t)(*w.p - 'a') + 1;
	return w.n == 1 && *w.p >= '1' && *w.p <= '9' ? (uint32_t)(*w.p - '0') : 0;
}

/* Entries of the list that follows the colon at the sentence's end; *last the token of the last one. */
static uint32_t listed(const struct ll_letter *letter, const struct ll_token *t, size_t n, size_t end,
		       size_t *last)
{
	enum { LONGEST = 80 };
	uint32_t count = 0;
	if (!end || end >= n || !in(letter, end - 1, ":"))
		return 0;
	for (size_t i = end; i < n && count < MOST;) {
		if (marker(letter, t, n, i, count + 1) != count + 1)
			break;
		count++;
		*last = i;
		const size_t from = i;
		for (i++; i < n && i < from + LONGEST && !(t[i].flags & LL_TOK_PARAGRAPH) &&
			  marker(letter, t, n, i, 0) != count + 1;
		     i++)
			;
	}
	return count;
}

/* "The following five requests are in dispute:" and a list of two. */
static bool check_list(struct ll_ctx *ctx, const struct ll_letter *letter, const struct ll_token *t, size_t n, size_t begin,
		       size_t end)
{
	size_t last = 0, colon = begin;
	while ((colon = ll_find_before(letter, (uint32_t)colon, (uint32_t)end, ":")) < end &&
	       !(colon + 1 < n && t[colon + 1].flags & (LL_TOK_PARAGRAPH | LL_TOK_WRAP)))
		colon++;
	end = colon < end ? colon + 1 : end;
	const uint32_t count = listed(letter, t, n, end, &last);
	for (size_t i = next_number(letter, begin, end); count > 1 && i < end; i = next_number(letter, i + 1, end)) {
		const uint32_t value = small_number(&t[i]);
		size_t k = i + 1;
		while (value && k < end && k < i + 1 + ADJECTIVES && t[k].kind == LL_TOK_WORD &&
		       !in(letter, k, THINGS "|issues|questions"))
			k++;
		if (!value || value == count || k >= end || t[i].flags & LL_TOK_QUOTED ||
		    !in(letter, k, THINGS "|issues|questions") ||
		    (i > begin && in(letter, i - 1, "of|than|or|to|-|first|last|about")))
			continue;
		const struct ll_span at = ll_join(t[i].at, t[k].at);
		struct ll_finding *r = ll_report(ctx, at, "'%s', but the list that follows has %u", ll_quote(ctx, at), count);
		size_t stop = last + 1;
		while (stop < n && stop < last + 16 && !(t[stop].flags & (LL_TOK_PARAGRAPH | LL_TOK_WRAP)))
			stop++;
		ll_related(r, ll_join(t[last].at, t[stop - 1].at), "the last of the list, on line %u", ll_line(letter, t[last].at.off));
		return true;
	}
	return false;
}

/* "Item 1. ...", "Request 2: ...": how many are numbered so, where nothing else tells the items apart. */
static size_t numbered(const struct ll_letter *letter, const struct ll_token *t, size_t n)
{
	static const char words[] = "item|issue|request|service";
	size_t count = 0;
	for (size_t i = ll_find(letter, 0, words); i + 2 < n; i = ll_find(letter, (uint32_t)i + 1, words))
		if (t[i].flags & LL_TOK_PARAGRAPH && t[i + 1].kind == LL_TOK_NUMBER &&
		    t[i + 1].text.n == 1 && in(letter, i + 2, ".|:|)") && (size_t)(*t[i + 1].text.p - '0') == count + 1)
			count++;
	return count;
}

/* One of the words stands in a section of this kind; "certified" of "non-certified" does not count. */
static bool said_in(const struct ll_letter *letter, uint32_t kind, const char *words)
{
	size_t n, nsections, nsentences;
	const struct ll_token *t = ll_tokens(letter, &n);
	const struct ll_section *sections = ll_sections(letter, &nsections);
	const struct ll_sentence *s = ll_sentences(letter, &nsentences);
	for (uint32_t i = ll_find(letter, 0, words); i < n; i = ll_find(letter, i + 1, words))
		if (sections[s[t[i].sentence].section].kind == kind &&
		    !(i + 1 < n && in(letter, i, "and") && in(letter, i + 1, "appropriate")) &&
		    !(i > 1 && in(letter, i - 1, "-") && in(letter, i - 2, "non")))
			return true;
	return false;
}

/* The letter says that something else was decided besides, or put otherwise. */
static bool told_otherwise(const struct ll_letter *letter, uint32_t counted, size_t decided, bool disputed)
{
	if (said_in(letter, LL_SEC_HEADING, counted > decided ? "and|&|;|with|plus|/" : "associated|also|related|post|pre|with"))
		return true;
	return !disputed &&
	       said_in(letter, LL_SEC_SUMMARY,
		       counted > decided ? "approved|approving|certified|certifying|authorized|granted|allowed|withdrawn|"
					   "withdrew|certification|approval|moot|partially|accepted" :
					   "modified|modifying|partially|partial|later|second|also|too");
}

/* A heading that names two services is two requests under one decision. */
static bool joins(const struct ll_letter *letter)
{
	static const uint32_t kinds[] = { LL_SERVICE, LL_DRUG };
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
		const struct ll_fact *last = NULL;
		LL_FOREACH(f, letter, kinds[k]) {
			if (ll_section_of(letter, f) != LL_SEC_HEADING)
				continue;
			if (last && last->item == f->item &&
			    !ll_eq(last->key, f->key))
				return true;
			last = f;
		}
	}
	return false;
}

/* In its heading, or by the conclusion of its rationale. */
static bool is_decided(const struct ll_letter *letter, const struct ll_item *items, size_t i)
{
	if (!items[i].heading.len)
		return false;
	if (items[i].decision.len)
		return true;
	LL_FOREACH(f, letter, LL_CONCLUSION)
		if (f->item == i + 1)
			return true;
	return false;
}

static void report(struct ll_ctx *ctx, const struct ll_letter *letter, const struct ll_token *t, const struct count *c,
		   const struct ll_item *items, size_t nitems, size_t decided)
{
	const struct ll_span at = ll_join(t[c->first].at, t[c->end - 1].at);
	struct ll_finding *r = ll_report(ctx, at, "'%s', but the letter decides %zu", ll_quote(ctx, at), decided);
	uint32_t shown = 0;
	for (size_t i = 0; i < nitems && shown < SHOWN; i++)
		if (is_decided(letter, items, i)) {
			ll_related(r, items[i].heading, "'%s' is decided here, on line %u", ll_quote(ctx, items[i].heading),
				   ll_line(letter, items[i].heading.off));
			shown++;
		}
}

/* A word of four letters or more that the fact and some heading share. */
static bool headed(const struct ll_letter *letter, const struct ll_fact *f, const struct ll_token *t, size_t n)
{
	size_t nsections, nsentences;
	const struct ll_section *sections = ll_sections(letter, &nsections);
	const struct ll_sentence *s = ll_sentences(letter, &nsentences);
	static const uint32_t kinds[] = { LL_SERVICE, LL_DRUG };
	for (size_t k = 0; k < 2; k++)
		LL_FOREACH(h, letter, kinds[k])
			if (ll_section_of(letter, h) == LL_SEC_HEADING && ll_eq(h->key, f->key))
				return true;
	for (size_t i = 0; i < nsentences; i++) {
		if (sections[s[i].section].kind != LL_SEC_HEADING)
			continue;
		for (size_t a = s[i].token; a < s[i].token + s[i].ntokens && a < n; a++)
			for (size_t b = f->token; b < f->token + f->ntokens; b++)
				if (t[a].lower.n > 3 && t[b].lower.n > 3 && !memcmp(t[a].lower.p, t[b].lower.p, 4))
					return true;
	}
	return false;
}

/* Words of approval in tokens [from, to), other than "partially approved" and "non-certified". */
static bool approves(const struct ll_letter *letter, size_t from, size_t to)
{
	static const char words[] = "approved|certified|approving|certifying|authorized|granted|allowed|withdrawn|withdrew|"
				    "certification|approval|approves|certifies|paid|accepted";
	for (size_t i = ll_find_before(letter, (uint32_t)from, (uint32_t)to, words); i < to;
	     i = ll_find_before(letter, (uint32_t)i + 1, (uint32_t)to, words))
		if (!(i > from && in(letter, i - 1, "partially|conditionally|-|not|never|previously|no|none|without|any")))
			return true;
	return false;
}

/* "The gym membership was later authorized": the service is named again in a sentence that grants it. */
static bool granted_later(const struct ll_letter *letter, const struct ll_fact *f, const struct ll_sentence *s)
{
	for (const struct ll_fact *g = ll_next(letter, f->kind, f); g; g = ll_next(letter, f->kind, g)) {
		const struct ll_sentence *in = &s[g->sentence];
		if (ll_eq(g->key, f->key) &&
		    approves(letter, in->token, in->token + in->ntokens))
			return true;
	}
	return false;
}

static bool turns_down(const struct ll_letter *letter, size_t from, size_t to)
{
	const size_t i = ll_find_before(letter, (uint32_t)from, (uint32_t)to, "turned|turns|turning");
	return i + 1 < to && in(letter, i + 1, "down");
}

/* A list of services that were denied, of which all but one have a heading. */
static bool check_denied(struct ll_ctx *ctx, const struct ll_letter *letter, const struct ll_token *t, size_t n,
			 const struct ll_sentence *s, uint32_t *budget)
{
	static const uint32_t kinds[] = { LL_SERVICE, LL_DRUG };
	const struct ll_fact *odd = NULL;
	uint32_t found = 0, missing = 0;
	size_t end = s->token, whole = end + s->ntokens;
	end = ll_find_before(letter, (uint32_t)end, (uint32_t)whole, "while|but|although|because|since|after|noting|citing|offered|instead|unless|if|as|that");
	end = end < whole ? end : whole;
	const bool denied = any_in(letter, s->token, end, "denied|deny|denying|approve|non|declined|refused|noncertified|modified|certify|rejected") ||
			    turns_down(letter, s->token, end);
	if (!denied || approves(letter, s->token, whole) ||
	    any_in(letter, s->token, end, "previously|earlier|previous|prior|first|not|guideline|guidelines|had"))
		return false;
	if (*budget < MOST / 4)
		return false;
	*budget -= MOST / 4;
	for (size_t k = 0; k < 2; k++)
		LL_FOREACH(f, letter, kinds[k]) {
			if (found + missing > LONGEST_LIST || f->token < s->token || f->token >= end || f->polarity != LL_AFFIRMED || !f->key.n ||
			    f->frame == LL_FRAME_HISTORY || (f->kind == LL_SERVICE ? f->u.service.is_class : f->u.drug.is_class))
				continue;
			if (headed(letter, f, t, n)) {
				found++;
			} else {
				missing++;
				odd = f;
			}
		}
	size_t nsentences;
	if (missing != 1 || !found || granted_later(letter, odd, ll_sentences(letter, &nsentences)))
		return false;
	ll_report(ctx, odd->at, "'%s' was denied, but no decision on it is given", ll_quote(ctx, odd->at));
	return true;
}

/* The letter decides all one way: something is granted, or denied, and nothing otherwise. */
static bool decides_alike(const struct ll_letter *letter)
{
	static const uint32_t kinds[] = { LL_DECISION, LL_CONCLUSION };
	uint32_t outcomes = 0;
	for (size_t k = 0; k < 2; k++)
		LL_FOREACH(f, letter, kinds[k])
			outcomes |= 1U << f->u.decision.outcome;
	return outcomes == 1U << LL_GRANTED || outcomes == 1U << LL_DENIED;
}

/* "Your appeal names three items:" with a list of three, and "the denial is overturned for both items". */
static bool check_both(struct ll_ctx *ctx, const struct ll_letter *letter, const struct ll_token *t, size_t n,
		       const struct ll_sentence *s, size_t nsentences)
{
	struct ll_span list = { 0, 0 };
	uint32_t count = 0;
	size_t number = ll_find(letter, 0, numbers);
	for (size_t k = 0; k < nsentences; k++) {
		const size_t begin = s[k].token, end = begin + s[k].ntokens;
		size_t last;
		if (!has_number(letter, begin, end, &number)) /* "both" is one */
			continue;
		for (size_t i = next_number(letter, begin, end); !count && i + 1 < end; i = next_number(letter, i + 1, end))
			if (in(letter, i + 1, THINGS) && small_number(&t[i]) > 2 &&
			    listed(letter, t, n, end, &last) == small_number(&t[i])) {
				count = small_number(&t[i]);
				list = ll_join(t[i].at, t[i + 1].at);
			}
		const size_t i = count ? ll_find_before(letter, (uint32_t)begin, (uint32_t)end, "both") : end;
		if (i + 2 >= end || !in(letter, i + 1, THINGS) || !in(letter, i + 2, ".|;|,") ||
		    !any_in(letter, begin, i, "overturned|upheld|reversed|approved|denied|necessary|granted") ||
		    !decides_alike(letter))
			continue;
		struct ll_finding *r = ll_report(ctx, ll_join(t[i].at, t[i + 1].at), "'%s', but there are %u on line %u",
						 ll_quote(ctx, ll_join(t[i].at, t[i + 1].at)), count,
						 ll_line(letter, list.off));
		ll_related(r, list, "'%s' here", ll_quote(ctx, list));
		return true;
	}
	return false;
}

static bool check_decided(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	size_t nitems, ntokens, nsentences, nsections, decided = 0;
	const struct ll_item *items = ll_items(letter, &nitems);
	const struct ll_token *t = ll_tokens(letter, &ntokens);
	const struct ll_sentence *s = ll_sentences(letter, &nsentences);
	const struct ll_section *sections = ll_sections(letter, &nsections);
	for (size_t i = 0; i < nitems; i++)
		decided += is_decided(letter, items, i);
	if (decided != nitems)
		decided = 0;
	if (!decided && (decided = numbered(letter, t, ntokens)) < 2)
		decided = 0;
	if (check_both(ctx, letter, t, ntokens, s, nsentences))
		return true;
	uint32_t budget = MOST; /* each statement looked into reads the letter again */
	size_t number = ll_find(letter, 0, numbers);
	for (size_t k = 0; k < nsentences && budget; k++) {
		const uint32_t kind = sections[s[k].section].kind;
		const size_t begin = s[k].token, end = begin + s[k].ntokens;
		if (kind != LL_SEC_SUMMARY && kind != LL_SEC_ISSUES && kind != LL_SEC_RATIONALE && kind != LL_SEC_DECISION &&
		    kind != LL_SEC_HEADER && kind != LL_SEC_OTHER)
			continue;
		if (decided && kind == LL_SEC_SUMMARY && check_denied(ctx, letter, t, ntokens, &s[k], &budget))
			return true;
		if (!has_number(letter, begin, end, &number))
			continue;
		if (check_list(ctx, letter, t, ntokens, begin, end))
			return true;
		for (size_t i = next_number(letter, begin, end); decided && budget && i < end; i = next_number(letter, i + 1, end)) {
			const struct count c = count_at(letter, t, i, begin, end);
			if (!c.value || c.value == decided || (!c.disputed && !c.reviewed && (!c.denied || kind != LL_SEC_SUMMARY)) ||
			    t[i].flags & LL_TOK_QUOTED || !--budget || told_otherwise(letter, c.value, decided, c.disputed) ||
			    (c.value > decided && joins(letter)))
				continue;
			report(ctx, letter, t, &c, items, nitems, decided);
			return true;
		}
	}
	return false;
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	if (!check_decided(ctx, letter))
		check_counts(ctx, letter);
}

LL_CHECK(issue_count_mismatch) = {
	LL_CHECK_ABI,
	.id = "issue-count-mismatch",
	.family = "decision",
	.since = "0.1",
	.summary = "a number of requests other than the number decided",
	.severity = LL_WARNING,
	.status = LL_STABLE,
	.run = run,
	.explain = "## What it finds\n\n"
		   "A stated number of disputed or denied requests that differs from the number\n"
		   "of items with a heading and a decision, or with the list that follows it;\n"
		   "a treatment named among those denied that has no heading; and issues,\n"
		   "claims, questions, papers or pages that are counted twice, and not alike.\n\n"
		   "## Why it matters\n\n"
		   "A determination must state of the disputed treatment whether it is medically\n"
		   "necessary (8 CCR 9792.10.6(d)). A request that is lost on the way stays\n"
		   "undecided.\n\n"
		   "## Fires on\n\n"
		   "> Utilization Review denied **all three items**, in a letter that decides\n"
		   "> two\n\n"
		   "> **the three requests** in dispute, in a letter that decides two\n\n"
		   "> The appellant raises **two issues**. ... **the third** is whether\n\n"
		   "## Stays silent on\n\n"
		   "- letters that say that some requests were approved, modified or withdrawn\n"
		   "- headings that join several services\n"
		   "- *the other two requests*, *two of the items*\n\n"
		   "## How to fix\n\n"
		   "Compare the list of requests in dispute with the headings; add the item that\n"
		   "is missing or correct the number.\n",
};
