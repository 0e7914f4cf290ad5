/* SPDX-License-Identifier: MIT */
#include "prose.h"
#include "sides.h"
#include "sides_tied.h"
#include "teeth.h"

#define MANY 3 /* mentions of one side that make a single one of the other odd */

static struct ll_finding *decided_other(struct ll_ctx *ctx, const struct ll_letter *letter,
			  const struct ll_fact *head, const struct ll_fact *f)
{
	struct ll_finding *finding = ll_report(
		ctx, f->at, "'%s' is decided here, but '%s' is requested on line %u",
		ll_quote(ctx, f->at), ll_quote(ctx, head->at), ll_line(letter, head->at.off));
	ll_related(finding, head->at, "'%s' is requested here", ll_quote(ctx, head->at));
	offer_both(ctx, letter, finding, f, head);
	return finding;
}

static bool both_asked(const struct sides *s)
{
	return s->n[LL_BILATERAL] && !s->n[LL_LEFT] && !s->n[LL_RIGHT];
}

static void headed_other(struct ll_ctx *ctx, const struct ll_letter *letter,
			 const struct ll_fact *head, const struct ll_fact *f)
{
	const uint32_t line = ll_line(letter, f->at.off);
	struct ll_finding *finding;
	if (head->kind == LL_SERVICE)
		finding = ll_report(ctx, head->at,
				    "'%s' is requested here for the %s side, but for the %s on line %u",
				    ll_quote(ctx, head->at),
				    head->u.service.side == LL_LEFT ? "left" : "right",
				    f->u.service.side == LL_LEFT ? "left" : "right", line);
	else
		finding = ll_report(ctx, head->at,
				    "'%s' is requested here, but the letter has '%s' on line %u",
				    ll_quote(ctx, head->at), ll_quote(ctx, f->at), line);
	ll_related(finding, f->at, "'%s' here", ll_quote(ctx, f->at));
	offer_both(ctx, letter, finding, head, f);
	ll_soften(finding, LL_WARNING);
}

/* One sided part of an item's heading against the item's conclusion and the letter. True:
 * reported. */
static bool judge_head(struct ll_ctx *ctx, const struct ll_letter *letter, const struct sides *head,
		       const struct sides *concluded, struct letter_sides *all)
{
	const uint32_t side = head->n[LL_LEFT] ? LL_LEFT : LL_RIGHT, other = other_side(side);
	const struct sides *letterwide = of_part(all->part, all->n, head->part);
	const uint32_t nearby = letterwide ? in_region(all, letterwide->region, side) : 0;
	if (both_asked(head) && concluded && !both_asked(concluded) &&
	    !concluded->n[LL_LEFT] != !concluded->n[LL_RIGHT] && !concluded->compared) {
		const uint32_t one = concluded->n[LL_LEFT] ? LL_LEFT : LL_RIGHT;
		ll_soften(decided_other(ctx, letter, head->first[LL_BILATERAL],
					concluded->first[one]),
			  LL_WARNING);
		return true;
	}
	if (head->n[LL_BILATERAL] || head->n[other] || !head->n[side])
		return false;
	/* of a list with one item a side, the paragraphs below may be told apart by their number alone */
	const bool each = letterwide && letterwide->headed[LL_LEFT] && letterwide->headed[LL_RIGHT] && concluded &&
			  concluded->first[other] && apart(letter, head->first[side], concluded->first[other]);
	if (concluded && concluded->n[other] && !concluded->n[side] && !each &&
	    !concluded->n[LL_BILATERAL]) {
		decided_other(ctx, letter, head->first[side], concluded->first[other]);
		return true;
	}
	/* A left wrist is asked for where the left radius was broken, whatever befell the right. */
	if (letterwide && letterwide->n[other] && !letterwide->n[side] &&
	    letterwide->first[other]->sentence != head->first[side]->sentence && !(nearby && letterwide->n[other] == 1) &&
	    /* "The left shoulder was repaired in July 2021. Pain in the right one started in November" */
	    !(letterwide->n[other] == 1 && letterwide->first[other]->time == LL_PAST) &&
	    !letterwide->n[LL_BILATERAL] && (!letterwide->compared || letterwide->n[other] > 1)) {
		headed_other(ctx, letter, head->first[side], letterwide->first[other]);
		return true;
	}
	return false;
}

/* "left L4-L5 transforaminal injection": one word of side for two parts. */
static bool same_word(const struct sides *a, const struct sides *b)
{
	for (uint32_t side = LL_LEFT; side <= LL_BILATERAL; side++)
		if (a->first[side] && b->first[side] &&
		    a->first[side]->u.body.side_at.off == b->first[side]->u.body.side_at.off)
			return true;
	return false;
}

/* The item whose first fact is `f`; returns the first fact behind the item. */
static const struct ll_fact *judge_item(struct ll_ctx *ctx, const struct ll_letter *letter,
					const struct ll_fact *f, struct letter_sides *all,
					bool *found)
{
	struct sides head[HEADS] = { { .n = { 0 } } }, concluded[HEADS] = { { .n = { 0 } } };
	const uint32_t item = ll_request_of(letter, f);
	const struct sides *told = NULL;
	uint32_t n = 0;
	for (; f && ll_request_of(letter, f) == item; f = ll_next(letter, LL_BODY_PART, f)) {
		if (!asked_side(f))
			continue;
		struct sides *h = of_part(head, n, f->key);
		if (f->u.body.headed && !h && n < HEADS) {
			head[n].part = concluded[n].part = f->key;
			h = &head[n++];
		}
		if (h && f->u.body.headed)
			name_side(h, f);
		else if (h && (f->frame == LL_FRAME_CONCLUSION || (f->time != LL_PAST && !f->u.body.uninvolved && decided_in_prose(letter, f))))
			name_side(&concluded[h - head], f);
	}
	for (uint32_t i = 0; i < n; i++) {
		struct sides *letterwide = of_part(all->part, all->n, head[i].part);
		if ((told && same_word(told, &head[i])) ||
		    !judge_head(ctx, letter, &head[i], &concluded[i], all))
			continue;
		told = &head[i];
		*found = true;
		if (letterwide)
			letterwide->compared = true; /* one slip, one finding */
	}
	return f;
}

static bool asked_for(const struct ll_letter *letter, const struct ll_fact *f)
{
	enum { NEAR = 6 };
	/* "The request for therapy for the right knee would be necessary if" */
	if (f->frame == LL_FRAME_HYPOTHETICAL)
		for (uint32_t i = f->token; i > 1 && f->token - i < NEAR; i--)
			if (ll_word_in(letter, i - 1, "for") && ll_word_in(letter, i - 2, "request"))
				return true;
	return f->frame == LL_FRAME_REQUEST || f->frame == LL_FRAME_UR;
}

/* In a heading, or in the field of a letter without any: "Service: MRI of the right shoulder". */
static bool heads(const struct ll_letter *letter, const struct ll_fact *f)
{
	size_t nitems;
	ll_items(letter, &nitems);
	return f->frame == LL_FRAME_HEADING ||
	       (!nitems && f->frame == LL_FRAME_REQUEST && ll_section_of(letter, f) == LL_SEC_HEADER);
}

/* The sides on which one service of one part is asked for outside the headings. */
struct asked {
	struct ll_sv service, part;
	uint32_t n[4];
	const struct ll_fact *first[4];
};

static struct asked *of_service(struct asked *v, uint32_t n, const struct ll_fact *f)
{
	for (uint32_t i = 0; i < n; i++)
		if (ll_eq(v[i].service, f->key) && ll_eq(v[i].part, f->u.service.part))
			return &v[i];
	return NULL;
}

/* A heading's service against the same service where the summary tells what was asked for. */
static bool against_request(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	struct asked asked[PARTS];
	uint32_t n = 0;
	bool found = false;
	LL_FOREACH (f, letter, LL_SERVICE) {
		if (!f->u.service.side || f->u.service.is_class || !asked_for(letter, f) ||
		    heads(letter, f))
			continue;
		struct asked *a = of_service(asked, n, f);
		if (!a && n < PARTS) {
			a = &asked[n++];
			*a = (struct asked){ .service = f->key, .part = f->u.service.part };
		}
		if (a && !a->n[f->u.service.side]++)
			a->first[f->u.service.side] = f;
	}
	LL_FOREACH (f, letter, LL_SERVICE) {
		const uint32_t side = f->u.service.side, other = other_side(side);
		if (!heads(letter, f) || (side != LL_LEFT && side != LL_RIGHT))
			continue;
		struct asked *a = of_service(asked, n, f);
		if (!a || !a->n[other] || a->n[side] || a->n[LL_BILATERAL])
			continue;
		bool both = false; /* "(a) Right carpal tunnel release", "(b) Left carpal tunnel release" */
		LL_FOREACH (g, letter, LL_SERVICE)
			if (!both)
				both = g != f && ll_eq(g->key, f->key) && g->u.service.side != side && g->u.service.side &&
				       heads(letter, g);
		if (both)
			continue;
		headed_other(ctx, letter, f, a->first[other]);
		a->n[LL_BILATERAL] = 1; /* one slip, one finding */
		found = true;
	}
	return found;
}

/* "Right knee flexion was 110 degrees and left knee flexion was 130": who writes both means both. */
static bool beside_other(const struct ll_letter *letter, const struct ll_fact *odd)
{
	for (const struct ll_fact *f = ll_from(letter, LL_BODY_PART, odd->sentence);
	     f && f->sentence == odd->sentence; f = ll_next(letter, LL_BODY_PART, f))
		if (is_of(f, odd->key, other_side(odd->u.body.side)))
			return true;
	return false;
}

/* One mention of a side that the whole letter elsewhere gives as the other. */
static bool against_letter(struct ll_ctx *ctx, const struct ll_letter *letter,
			   const struct letter_sides *all, const struct sides *s)
{
	const uint32_t side = s->n[LL_LEFT] < s->n[LL_RIGHT] ? LL_LEFT : LL_RIGHT,
		       other = other_side(side);
	const struct ll_fact *odd = s->first[side];
	if (ll_is(s->region, "spine") || s->n[LL_BILATERAL] || s->n[side] != 1 || s->n[other] + s->headed[other] < MANY ||
	    !s->n[other] || s->headed[side] || s->headed[LL_BILATERAL] ||
	    in_region(all, s->region, side) > 1 || in_region(all, s->region, LL_BILATERAL))
		return false;
	/* "The right knee was unremarkable", and yet the rationale has its crepitus there. */
	if (s->compared && ll_section_of(letter, odd) != LL_SEC_RATIONALE)
		return false;
	/* "In July we paid for the operation on your left eye", "it had agreed to lift the right breast" */
	const struct stretch told = sentence_of(letter, odd);
	if (any_word(letter, told.first, told.end, "paid|agreed|already"))
		return false;
	if (odd->u.body.burdened || odd->time == LL_PAST || odd->polarity != LL_AFFIRMED || odd->frame == LL_FRAME_HISTORY ||
	    odd->frame == LL_FRAME_UR || beside_other(letter, odd))
		return false;
	struct ll_finding *finding = ll_report(
		ctx, odd->at, "'%s' here, but '%s' on line %u and in the rest of the letter",
		ll_quote(ctx, odd->at), ll_quote(ctx, s->first[other]->at),
		ll_line(letter, s->first[other]->at.off));
	ll_related(finding, s->first[other]->at, "'%s' here", ll_quote(ctx, s->first[other]->at));
	offer_both(ctx, letter, finding, odd, s->first[other]);
	ll_soften(finding, LL_WARNING);
	return true;
}

/* Tells which side of a part is asked for, in a letter whose list of services has no items. */
static bool in_list(const struct ll_letter *letter, const struct ll_fact *f)
{
	const uint32_t section = ll_section_of(letter, f);
	return (section == LL_SEC_ISSUES || (section == LL_SEC_HEADER && f->frame == LL_FRAME_REQUEST)) && asked_side(f) &&
	       f->u.body.paired && f->frame != LL_FRAME_HISTORY && !f->u.body.uninvolved;
}

/* "Intravitreal injection, right eye" among the services in dispute, and "into the left eye" in the decision. */
static bool against_list(struct ll_ctx *ctx, const struct ll_letter *letter, struct letter_sides *all)
{
	LL_FOREACH (f, letter, LL_BODY_PART) {
		if (f->frame != LL_FRAME_CONCLUSION || !sided(f) || !one_side(f) || f->polarity != LL_AFFIRMED ||
		    in_list(letter, f))
			continue;
		const struct ll_fact *head = NULL;
		bool same = false;
		LL_FOREACH (h, letter, LL_BODY_PART) {
			if (!ll_eq(h->key, f->key) || !asked_side(h))
				continue;
			same |= h->u.body.side != other_side(f->u.body.side) && (in_list(letter, h) || h->frame == LL_FRAME_REQUEST);
			same |= h != f && h->frame == LL_FRAME_CONCLUSION && h->u.body.side != f->u.body.side;
			if (in_list(letter, h) && h->u.body.side == other_side(f->u.body.side) && !head)
				head = h;
		}
		if (!head || same)
			continue;
		decided_other(ctx, letter, head, f);
		struct sides *s = of_part(all->part, all->n, f->key);
		if (s)
			s->compared = true;
		return true;
	}
	return false;
}

/* "I want the implant in my right ear", "MR arthrogram of the left hip" where a form asks what is requested. */
static bool wants_part(const struct ll_letter *letter, const struct ll_fact *f)
{
	const struct stretch s = sentence_of(letter, f);
	for (const struct ll_fact *g = ll_from(letter, LL_SERVICE, f->sentence); g && g->sentence == f->sentence;
	     g = ll_next(letter, LL_SERVICE, g))
		if (ll_eq(g->u.service.part, f->key) && g->frame == LL_FRAME_REQUEST)
			return true;
	if (any_word(letter, s.first, s.end, "want|wants|wanted|requests|requested|requesting|asks|asked|appeal|appealed|dispute"))
		return true;
	return s.first > 0 && ll_word_in(letter, s.first - 1, "?") &&
	       any_word(letter, s.first > 8 ? s.first - 8 : 0, s.first, "requested|asked|sought|disputed|dispute|wanted");
}

/* Said of the patient's part as it is now, on one side. */
static bool tells_side(const struct ll_fact *f, struct ll_sv part)
{
	return ll_eq(f->key, part) && asked_side(f) && f->frame != LL_FRAME_GUIDELINE && f->frame != LL_FRAME_GENERIC;
}

/* "The second procedure on the left eye was such a return", "the collapsed arch of the right foot needs an insert", in the
 * letter's last part: what it decides, told without a verb of deciding. */
static bool told_of_request(const struct ll_letter *letter, const struct ll_fact *f)
{
	static const char nouns[] = "procedure|surgery|operation|treatment|injection|brace|device|study|test|implant|prosthesis|orthosis|"
				    "repair|replacement|service|intervention",
			  apart[] = "other|opposite|earlier|previous|prior|before|first|had|ago|if|not|no|never|contralateral|unlike|"
				    "instead|once|separate|also|paid|covered|performed|done|underwent|already|went|healed|last";
	const struct stretch s = sentence_of(letter, f);
	if (any_word(letter, s.first, s.end, apart))
		return false;
	for (uint32_t i = f->token; i > s.first && f->token - i < 4; i--)
		if (ll_word_in(letter, i - 1, nouns) && ll_word_in(letter, i, "on|of|to|for|in|into"))
			for (uint32_t k = i - 1; k > s.first && i - k < 4; k--)
				if (ll_word_in(letter, k - 1, "the|this|that"))
					return true;
	return ll_word_in(letter, s.first, "in|therefore|thus|accordingly|so") && any_word(letter, s.first, s.first + 5, ",|therefore|thus|accordingly") &&
	       any_word(letter, s.first, s.first + 3, "sum|short|conclusion|summary|therefore|thus|accordingly|opinion|all|so") &&
	       any_word(letter, f->token, s.end, "needs|requires|warrants|calls");
}

/* "We will pay for the operation on your left eye", the only word of that eye, where all else is of the right. */
static bool decided_alone(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	LL_FOREACH (f, letter, LL_BODY_PART) {
		if (f->u.body.headed || !one_side(f) || !f->u.body.paired || !asked_side(f) || f->polarity != LL_AFFIRMED ||
		    f->u.body.uninvolved || f->time == LL_PAST || f->frame == LL_FRAME_HISTORY ||
		    !(decided_in_prose(letter, f) || f->frame == LL_FRAME_CONCLUSION || told_of_request(letter, f)))
			continue;
		const bool loose = !decided_in_prose(letter, f) && f->frame != LL_FRAME_CONCLUSION;
		const struct ll_fact *asked = NULL, *told = NULL;
		bool same = false;
		LL_FOREACH (g, letter, LL_BODY_PART) {
			if (same)
				break;
			if (g == f || !g->u.body.side)
				continue;
			/* the shoulder's side is its arm's */
			same |= g->sentence != f->sentence && ll_eq(g->u.body.region, f->u.body.region) &&
				g->u.body.side != other_side(f->u.body.side);
			if (!tells_side(g, f->key) || g->u.body.side != other_side(f->u.body.side))
				continue;
			same |= g->sentence == f->sentence;
			told = told ? told : g;
			if (!asked && g->token < f->token && (g->frame == LL_FRAME_REQUEST || g->u.body.headed || wants_part(letter, g) ||
							      ll_section_of(letter, g) == LL_SEC_ISSUES))
				asked = g;
		}
		if (same || !told || (!asked && told->token > f->token) || (!asked && (told->u.body.uninvolved || told->time == LL_PAST)))
			continue;
		struct ll_finding *finding = decided_other(ctx, letter, asked ? asked : told, f);
		if (!asked || loose)
			ll_soften(finding, LL_WARNING);
		return true;
	}
	return false;
}

/* "Arthroscopy on the left is not necessary", where it is asked for on the right: a service with its side and no part. */
static bool decided_service(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	LL_FOREACH (f, letter, LL_SERVICE) {
		const uint32_t side = f->u.service.side;
		if ((side != LL_LEFT && side != LL_RIGHT) || f->u.service.is_class || f->frame == LL_FRAME_HISTORY ||
		    !(f->frame == LL_FRAME_CONCLUSION || decided_in_prose(letter, f)))
			continue;
		const struct ll_fact *head = NULL;
		bool same = false;
		LL_FOREACH (g, letter, LL_SERVICE) {
			if (same)
				break;
			/* of two named parts it is told by them */
			if (g == f || !ll_eq(g->key, f->key) || !g->u.service.side ||
			    (g->u.service.part.n && f->u.service.part.n && g->ntokens == f->ntokens && !ll_eq(g->u.service.part, f->u.service.part)))
				continue;
			same |= g->u.service.side != other_side(side);
			if (!head && g->token < f->token && (heads(letter, g) || ll_heads(letter, g)) &&
			    ll_request_of(letter, g) == ll_request_of(letter, f))
				head = g;
		}
		if (!head || same)
			continue;
		headed_other(ctx, letter, f, head);
		return true;
	}
	return false;
}

/* The summary tells of a part on one side alone, and heading and conclusion of the other. */
static bool against_summary(struct ll_ctx *ctx, const struct ll_letter *letter, const struct letter_sides *all)
{
	for (uint32_t i = 0; i < all->n; i++) {
		const struct sides *s = &all->part[i];
		const uint32_t side = s->headed[LL_LEFT] ? LL_LEFT : LL_RIGHT, other = other_side(side);
		if (!s->headed[side] || s->headed[other] || s->headed[LL_BILATERAL] || s->n[LL_BILATERAL] || s->compared ||
		    ll_is(s->region, "spine") || !s->n[other] || !s->n[side])
			continue;
		const struct ll_fact *odd = NULL;
		bool fits = true;
		LL_FOREACH (f, letter, LL_BODY_PART) {
			if (f->u.body.headed || !asked_side(f) || !ll_eq(f->u.body.region, s->region))
				continue;
			if (ll_section_of(letter, f) != LL_SEC_SUMMARY) {
				fits &= !ll_eq(f->key, s->part) || f->u.body.side == side;
				continue;
			}
			fits &= f->u.body.side == other && !f->u.body.uninvolved && f->time != LL_PAST && f->polarity == LL_AFFIRMED &&
				!f->u.body.burdened;
			if (!odd && ll_eq(f->key, s->part))
				odd = f;
		}
		if (!fits || !odd)
			continue;
		const struct ll_fact *head = s->first[side];
		struct ll_finding *finding = ll_report(ctx, odd->at, "'%s' here, but '%s' on line %u and in the request",
						       ll_quote(ctx, odd->at), ll_quote(ctx, head->at), ll_line(letter, head->at.off));
		ll_related(finding, head->at, "'%s' here", ll_quote(ctx, head->at));
		ll_soften(finding, LL_WARNING);
		return true;
	}
	return false;
}

/* "left lower extremities": one side of several. */
static void one_side_of_several(struct ll_ctx *ctx, const struct ll_fact *f)
{
	if (!sided(f) || !one_side(f) || !f->u.body.plural)
		return;
	struct ll_finding *finding = ll_report(
		ctx, f->at, "'%s' names one side of a part in the plural", ll_quote(ctx, f->at));
	ll_related(finding, f->u.body.side_at, "one side");
	ll_soften(finding, LL_WARNING);
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	struct letter_sides all; /* large: not zeroed whole */
	bool found = false;
	all.n = all.nregions = 0;
	gather(letter, &all);
	size_t nitems;
	ll_items(letter, &nitems);
	for (const struct ll_fact *f = ll_next(letter, LL_BODY_PART, NULL); f;) {
		if (!nitems || ll_request_of(letter, f)) {
			f = judge_item(ctx, letter, f, &all, &found);
			continue;
		}
		f = ll_next(letter, LL_BODY_PART, f);
	}
	if (!nitems && !found)
		found = against_list(ctx, letter, &all) || decided_alone(ctx, letter);
	for (uint32_t i = 0; i < all.n; i++)
		found |= against_letter(ctx, letter, &all, &all.part[i]);
	if (!found)
		found = against_request(ctx, letter) || decided_service(ctx, letter) || against_summary(ctx, letter, &all) ||
			against_service(ctx, letter) || against_tied(ctx, letter);
	check_teeth(ctx, letter);
	LL_FOREACH (f, letter, LL_BODY_PART)
		one_side_of_several(ctx, f);
}

LL_CHECK(laterality_mismatch) = {
	LL_CHECK_ABI,
	.id = "laterality-mismatch",
	.family = "request",
	.since = "0.1",
	.summary = "left against right of one body part",
	.explain = "## What it finds\n\n"
		   "A conclusion that decides the other side than its heading asks for (an\n"
		   "error); a single mention of one side where the rest of the letter has the\n"
		   "other, one side with a plural part, and one study, finding, injury or\n"
		   "service told on the left in one place and on the right in another\n"
		   "(warnings); one tooth in two places (an error).\n\n"
		   "## Why it matters\n\n"
		   "A decision on the wrong knee is no decision on the request, and the provider\n"
		   "cannot act on it. In radiology, where such slips were counted, 70.9 percent\n"
		   "of them were clinically important (Sangwaiya 2009).\n\n"
		   "## Fires on\n\n"
		   "> Heading: **Right knee** arthroscopy. Conclusion: the request for **left\n"
		   "> knee** arthroscopy is medically necessary.\n\n"
		   "> pain in the **left** lower **extremities**\n\n"
		   "## Stays silent on\n\n"
		   "- letters in which both sides hurt\n"
		   "- comparisons: *unlike the left*, *the right hand is normal*, *right-handed*\n"
		   "- earlier surgery of the other side\n"
		   "- fingers, ribs and nerve roots\n\n"
		   "## How to fix\n\n"
		   "Look up the side in the request for authorization and correct the odd place\n"
		   "out. Both sides are offered, with how often each stands there; neither is\n"
		   "written for you.\n",
	.severity = LL_ERROR,
	.status = LL_STABLE,
	.run = run,
};
