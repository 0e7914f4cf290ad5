/* SPDX-License-Identifier: MIT */
#include "apart.h"
#include "votes.h"

#include <string.h>

#define ITEMS 500 /* requests that are judged: no letter has more */
#define MOST  64  /* conclusions that are compared across the letter */
#define NEXT  4	  /* sentences within which opposite verdicts are on two parts of the request */
#define WORDS 8	  /* of a conclusion's subject */
#define BACK  30  /* tokens of the subject that are looked at */

static bool whole(const struct ll_fact *f)
{
	uint32_t o = f->u.decision.outcome;
	return (o == LL_GRANTED || o == LL_DENIED) && !f->u.decision.dissent;
}

static bool opposed(const struct ll_fact *a, const struct ll_fact *b)
{
	return a && b && whole(a) && whole(b) && a->u.decision.outcome != b->u.decision.outcome;
}

static const char *meaning(const struct ll_fact *f)
{
	return f->u.decision.outcome == LL_GRANTED ? "grants the request" : "denies it";
}

/* What decides one item, or a letter of one: the heading or field, the verdict on the denial, the
 * conclusion. */
struct scope {
	const struct ll_fact *field, *verdict, *conclusion;
	const struct ll_fact *opening; /* the request decided by the rationale's first sentence */
	bool split;		       /* decides parts differently */
};

static bool in_scope(const struct ll_fact *f, uint32_t item)
{
	return !item || f->item == item;
}

/* What the letter decides before it reasons. */
static bool opens_letter(const struct ll_letter *letter, const struct ll_fact *f)
{
	size_t n;
	ll_tokens(letter, &n);
	return f->token < n / 3;
}

static void decisions(const struct ll_letter *letter, uint32_t item, struct scope *s)
{
	LL_FOREACH (f, letter, LL_DECISION) {
		uint32_t section = ll_section_of(letter, f);
		if (!in_scope(f, item) || f->u.decision.dissent || is_row_of(f))
			continue;
		if (f->u.decision.outcome == LL_PARTIAL)
			s->split = true;
		else if (!f->key.n && s->field && section == LL_SEC_RATIONALE)
			s->split |= opposed(s->field, f);
		else if (!f->key.n && !s->field &&
			 (section == LL_SEC_HEADING || section == LL_SEC_HEADER ||
			  section == LL_SEC_RATIONALE || f->u.decision.letterwide))
			s->field = f;
		else if (f->key.n && s->verdict && s->verdict->sentence + NEXT >= f->sentence &&
			 s->verdict->section == f->section && opposed(s->verdict, f))
			s->split = true;
		else if (!s->field || f->token >= s->field->token + s->field->ntokens) {
			if (!s->field && opposed(s->verdict, f) && opens_letter(letter, s->verdict))
				s->field = s->verdict; /* and told again at the end */
			s->verdict = f;
		}
	}
}

/* "The additional hours are denied": what was decided before it is not the whole. */
static bool of_rest(const struct ll_letter *letter, const struct ll_fact *f)
{
	size_t n;
	const uint32_t begin = ll_sentences(letter, &n)[f->sentence].token;
	return ll_any_of(letter, begin, f->token,
			 "additional|remaining|other|rest|balance|excess|beyond|remainder|further");
}

/* The last conclusion; one sentence, or the last two, that conclude both ways decide parts. */
static void conclusions(const struct ll_letter *letter, uint32_t item, struct scope *s)
{
	const struct ll_fact *weak = NULL, *before = NULL, *act = NULL;
	bool both = false; /* one thing approved, another not */
	LL_FOREACH (f, letter, LL_CONCLUSION) {
		if (!in_scope(f, item) || f->u.decision.dissent || is_weighed(f))
			continue;
		if (f->u.decision.weak) {
			weak = f;
			if (ll_is(f->key, "act")) {
				both |= opposed(act, f);
				act = f;
				s->split |= opposed(s->conclusion, f) && of_rest(letter, f) &&
					    s->conclusion->sentence + 1 >= f->sentence;
			}
			continue;
		}
		before = s->conclusion;
		s->conclusion = f;
		if (f->item && f->u.decision.opening && !s->opening)
			s->opening = f;
	}
	if (!s->conclusion && weak && weak->item)
		s->conclusion = weak;
	if (!s->conclusion && !both)
		s->conclusion = act;
	if (before && opposed(before, s->conclusion) &&
	    before->sentence + 1 >= s->conclusion->sentence)
		s->split = true;
}

static struct ll_finding *report(struct ll_ctx *ctx, const struct ll_letter *letter, const struct ll_fact *odd,
		   const struct ll_fact *other, const struct ll_fact *more)
{
	struct ll_finding *r =
		ll_report(ctx, odd->at, "'%s' %s, but '%s' on line %u %s", ll_quote(ctx, odd->at),
			  meaning(odd), ll_quote(ctx, other->at), ll_line(letter, other->at.off),
			  meaning(other));
	ll_related(r, other->at, "'%s' %s", ll_quote(ctx, other->at), meaning(other));
	if (more)
		ll_related(r, more->at, "'%s' %s", ll_quote(ctx, more->at), meaning(more));
	return r;
}

/* The heading of a rationale ("WHY THE REQUESTED TREATMENT WAS NOT ...") decides every request
 * under it. */
static bool against_heading(struct ll_ctx *ctx, const struct ll_letter *letter,
			    const struct ll_fact *heading)
{
	LL_FOREACH (f, letter, LL_CONCLUSION)
		if (f->section == heading->section && f->u.decision.of_request &&
		    !f->u.decision.weak && opposed(f, heading)) {
			report(ctx, letter, f, heading, NULL);
			return true;
		}
	return false;
}

/* "We approve the drug, and we uphold the denial of the testing": a sentence, or two in a row, that
 * decide both ways tell that there are several requests. */
static bool decides_both(const struct ll_letter *letter)
{
	LL_FOREACH (c, letter, LL_CONCLUSION) {
		if (!ll_is(c->key, "act") || !whole(c))
			continue;
		for (const struct ll_fact *d = ll_from(letter, LL_DECISION, c->sentence ? c->sentence - 1 : 0);
		     d && d->sentence <= c->sentence + 1; d = ll_next(letter, LL_DECISION, d))
			if (opposed(c, d))
				return true;
	}
	return false;
}

/* The number that the paragraph of a fact begins with, "3. Lidocaine patch."; 0: none. */
static uint32_t number_of(const struct ll_letter *letter, const struct ll_fact *f)
{
	size_t n;
	const uint32_t i = paragraph_of(letter, f);
	const struct ll_token *first = &ll_tokens(letter, &n)[i];
	return first->kind == LL_TOK_NUMBER && first->text.n == 1 && ll_word_in(letter, i + 1, ".|)") ? (uint32_t)*first->text.p : 0;
}

/* "2. ... We approve 90", "3. ... The denial of the patch is upheld": two things. */
static bool numbered_apart(const struct ll_letter *letter, const struct ll_fact *a, const struct ll_fact *b)
{
	const uint32_t x = number_of(letter, a), y = number_of(letter, b);
	return x && y && x != y;
}

/* Returns whether something was reported. */
static bool judge(struct ll_ctx *ctx, const struct ll_letter *letter, uint32_t item)
{
	struct scope s = { 0 };
	decisions(letter, item, &s);
	conclusions(letter, item, &s);
	if (s.field && ll_section_of(letter, s.field) == LL_SEC_RATIONALE &&
	    against_heading(ctx, letter, s.field))
		return true;
	if (s.split || (!item && decides_both(letter)))
		return false;
	const struct ll_fact *a = s.field, *b = s.verdict, *c = s.conclusion;
	if (b && c && numbered_apart(letter, b, c))
		return false;
	if (opposed(a, b) && opposed(a, c)) /* the other two agree */
		report(ctx, letter, a, b, c);
	else if (opposed(b, a) && opposed(b, c))
		report(ctx, letter, b, a, c);
	else if (opposed(c, a) && opposed(c, b))
		report(ctx, letter, c, a, b);
	else if (opposed(a, b))
		report(ctx, letter, a->token > b->token ? a : b, a->token > b->token ? b : a, NULL);
	else if (opposed(a, c))
		report(ctx, letter, a->token > c->token ? a : c, a->token > c->token ? c : a, NULL);
	else if (opposed(b, c))
		report(ctx, letter, b->token > c->token ? b : c, b->token > c->token ? c : b, NULL);
	else if (opposed(s.opening, c) && opposed(s.opening, a))
		report(ctx, letter, s.opening, a, c);
	else
		return false;
	return true;
}

/* ---- A service decided in a list above and, by itself, further down ---- */

struct subject {
	struct ll_sv word[WORDS];
	uint32_t n;
};

/* The content words before a conclusion; none where it is about a part, a time or an amount. */
static struct subject subject_of(const struct ll_letter *letter, const struct ll_fact *f)
{
	static const char parts[] = "remaining|other|additional|beyond|after|through|from|until|"
				    "part|modified|instead|only|"
				    "further|first|second|initial|portion|rest|which|neither|both";
	static const char empty[] = "request|requests|requested|service|services|therefore|"
				    "treatment|this|that|determined|"
				    "maximus|federal|found|find|reviewer|reviewers|medical|"
				    "necessity|with|issue|dispute|"
				    "these|those|were|been|have|item|items|care|disputed|thus|"
				    "hence|such|proposed|patient|"
				    "patient's|under|review|physician|medically|necessary|provided|"
				    "also|considered|expert|denial|denied";
	struct subject s = { 0 };
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n);
	const struct ll_sentence *all = ll_sentences(letter, &n);
	uint32_t begin = all[f->sentence].token;
	/* "Inpatient care is medically necessary from April 15 to April 17." */
	if (ll_word_in(letter, f->token + f->ntokens, "from|through|until|after|beyond|starting|beginning"))
		return s;
	for (uint32_t i = f->token; i > begin && i + BACK > f->token; i--) {
		const struct ll_token *w = &t[i - 1];
		if (i == f->token && w->kind == LL_TOK_PUNCT) /* "...: DENIED" */
			continue;
		if (w->kind == LL_TOK_PUNCT && ll_in(w->text, ";|:|,"))
			break;
		bool short_word = w->lower.n < 4 && !(w->lower.n == 3 && w->flags & LL_TOK_ALLCAPS);
		if (w->kind != LL_TOK_WORD || short_word || ll_word_in(letter, i - 1, empty))
			continue;
		if (ll_word_in(letter, i - 1, parts) || s.n == WORDS)
			return (struct subject){ .n = 0 };
		s.word[s.n++] = w->lower;
	}
	return s;
}

/* Every word of the shorter stands in the longer, plural or not. */
static bool same_subject(const struct subject *a, const struct subject *b)
{
	if (a->n > b->n)
		return same_subject(b, a);
	for (uint32_t i = 0; i < a->n; i++) {
		bool found = false;
		for (uint32_t k = 0; k < b->n && !found; k++) {
			size_t n = a->word[i].n < b->word[k].n ? a->word[i].n : b->word[k].n;
			size_t m = a->word[i].n + b->word[k].n - n;
			found = m - n <= 1 && !memcmp(a->word[i].p, b->word[k].p, n);
		}
		if (!found)
			return false;
	}
	return a->n > 0 && b->n <= a->n + 3;
}

/* Decided in a heading, with the reasons further down under another: as if it had concluded
 * there. */
static bool heads_nothing(const struct ll_letter *letter, const struct ll_fact *f)
{
	size_t n;
	const struct ll_item *it = ll_items(letter, &n);
	return f->item && ll_section_of(letter, f) == LL_SEC_HEADING &&
	       it[f->item - 1].nsections < 2;
}

/* "1. Power wheelchair    Denial overturned": a row of a table of decisions, without a verb. */
static bool is_row(const struct ll_letter *letter, const struct ll_fact *f)
{
	enum { LONGEST = 16 };
	size_t n;
	const struct ll_sentence *s = &ll_sentences(letter, &n)[f->sentence];
	const uint32_t end = s->token + s->ntokens,
		       first = s->token + 2 * ll_word_in(letter, s->token + 1, ".|)");
	return !f->item && s->ntokens <= LONGEST && f->token + f->ntokens == end &&
	       !ll_any_of(letter, first, end, "is|are|was|were|be|been|has|have|should|we|i|our|the|this|your|.|,|:");
}

static bool across(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	const struct ll_fact *seen[MOST];
	struct subject subject[MOST];
	uint32_t n = 0;
	LL_FOREACH (f, letter, LL_DECISION) {
		if (n < MOST && whole(f) && (heads_nothing(letter, f) || is_row(letter, f))) {
			subject[n] = subject_of(letter, f);
			seen[n++] = f;
		}
	}
	LL_FOREACH (f, letter, LL_CONCLUSION) {
		if (!whole(f) || f->u.decision.weak || n == MOST)
			continue;
		seen[n] = f;
		subject[n] = subject_of(letter, f);
		for (uint32_t k = 0; k < n; k++) {
			if (!opposed(seen[k], f) ||
			    (seen[k]->section == f->section && !is_row(letter, seen[k])) ||
			    (seen[k]->item && f->item && seen[k]->kind == LL_CONCLUSION) ||
			    !same_subject(&subject[k], &subject[n]))
				continue;
			report(ctx, letter, f, seen[k], NULL);
			return true;
		}
		n++;
	}
	return false;
}

/* The last of two statements that are at odds, and the first that it is at odds with. */
static void apart(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	struct stated v[MOST_STATED];
	const uint32_t n = find_stated(letter, v);
	const bool several = of_several(letter, v, n);
	const struct stated *last = NULL, *first = NULL;
	LL_FOREACH (f, letter, LL_DECISION)
		if (f->u.decision.outcome == LL_PARTIAL)
			return;
	if (splits(letter, v, n))
		return;
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < n; k++)
			if (v[i].says->token < v[k].says->token && (!is_firm(v[i].says) || !is_firm(v[k].says)) && opposed(v[i].says, v[k].says) && about_one(&v[i], &v[k], several) &&
			    far_apart(letter, &v[i], &v[k]) && (!last || v[k].says->token > last->says->token)) {
				first = &v[i];
				last = &v[k];
			}
	if (!last)
		return;
	struct ll_finding *r = report(ctx, letter, last->says, first->says, NULL);
	if (is_weighed(last->says) || is_weighed(first->says))
		ll_soften(r, LL_WARNING);
}

/* The panel's decision against the votes of its reviewers. True: reported. */
static bool against_votes(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	const struct ll_fact *vote = majority_of(letter), *last = NULL;
	if (!vote)
		return false;
	for (int kind = 0; kind < 2; kind++)
		LL_FOREACH (f, letter, kind ? LL_CONCLUSION : LL_DECISION) {
			if (f->u.decision.outcome == LL_PARTIAL)
				return false;
			if (whole(f) && !is_weighed(f) && (!f->u.decision.weak || is_act(f)) && (!last || last->token < f->token))
				last = f;
		}
	if (!last || last->u.decision.outcome == vote->u.decision.outcome)
		return false;
	ll_soften(report(ctx, letter, last, vote, NULL), LL_WARNING);
	return true;
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	size_t n;
	bool any = false;
	ll_items(letter, &n);
	for (uint32_t item = n > 1 ? 1 : 0; item <= (n > 1 ? n : 0) && item <= ITEMS; item++)
		any |= judge(ctx, letter, item);
	if (!any && !across(ctx, letter) && !against_votes(ctx, letter))
		apart(ctx, letter);
}

LL_CHECK(decision_mismatch) = {
	LL_CHECK_ABI,
	.id = "decision-mismatch",
	.family = "decision",
	.since = "0.1",
	.summary = "a decision that its own conclusion contradicts",
	.severity = LL_ERROR,
	.run = run,
	.explain = "## What it finds\n\n"
		   "An item's decision word, the letter's decision field or its verdict on the\n"
		   "denial, or what its title or first sentences announce, against the sentence\n"
		   "that concludes, in whatever words: *the appeal fails*, *the plan was right to\n"
		   "refuse it*, *the criteria have been met*. *Upheld* means that the denial\n"
		   "stands, so it goes with *is not medically necessary*; *Overturned* and\n"
		   "*favorable* go with *is medically necessary*.\n\n"
		   "## Why it matters\n\n"
		   "The patient cannot know whether the treatment is granted. The determination\n"
		   "is binding on all parties (California Labor Code 4610.6(g)) and must state\n"
		   "whether the treatment is medically necessary (8 CCR 9792.10.6(d)); here it\n"
		   "states both.\n\n"
		   "## Fires on\n\n"
		   "> Naproxen 550mg #60: **Upheld** ... Therefore, the request for Naproxen\n"
		   "> 550mg #60 **is medically necessary**.\n\n"
		   "> Determination: **Upheld** ... the Health Plan's denial **should be\n"
		   "> overturned**.\n\n"
		   "## Stays silent on\n\n"
		   "- partial decisions, and parts decided differently\n"
		   "- *would be necessary if*; guideline text; other items of the letter\n"
		   "- what utilization review, the plan or a dissenting reviewer concluded\n\n"
		   "## How to fix\n\n"
		   "Read the rationale to see which decision was meant, and correct the decision\n"
		   "word or the conclusion.\n",
};
