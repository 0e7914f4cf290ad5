/* SPDX-License-Identifier: MIT */
#include "levels.h"
#include "numbered.h"
#include "parts_tied.h"
#include "prose.h"

enum { MAX = 12 };

/* Parts that lie apart. What runs into its neighbours ("back", "scapula", "groin") is never another
 * part. */
static bool says_spine(const struct ll_letter *letter, const struct ll_fact *f)
{
	return f->ntokens > 1 && ll_word_in(letter, f->token + f->ntokens - 1, "spine|spinal");
}

static bool lies_apart(const struct ll_letter *letter, const struct ll_fact *a, const struct ll_fact *b)
{
	struct ll_sv r = a->u.body.region, s = b->u.body.region;
	const char *regions = "cervical|thoracic|lumbar|upper extremity|lower extremity";
	const char *loose = "back|scapula|clavicle|sacroiliac joint|coccyx|upper back";
	if (says_spine(letter, a) && says_spine(letter, b)) /* "thoracic spine", "lumbar spine" */
		return !ll_eq(r, s);
	if (!ll_in(r, regions) || !ll_in(s, regions) || ll_in(a->key, loose) ||
	    ll_in(b->key, loose))
		return false;
	if (!ll_eq(r, s))
		return true;
	const char *joints = "shoulder|elbow|wrist|hip|knee|ankle";
	return !ll_eq(a->key, b->key) && ll_in(a->key, joints) && ll_in(b->key, joints);
}

struct item {
	uint32_t number;
	const struct ll_fact *service[MAX], *part[MAX];
	uint32_t nservices, nparts;
};

/* "Unlike the neck", "the MRI of the neck approved above": the sentence speaks of another request
 * too. */
static bool compares(const struct ll_letter *letter, uint32_t sentence)
{
	size_t ns;
	const struct ll_sentence *s = &ll_sentences(letter, &ns)[sentence];
	const uint32_t end = s->token + s->ntokens;
	return ll_any_of(letter, s->token, end,
			 "unlike|prior|previous|previously|approved|certified|authorized|also|"
			 "since|because|rather|instead|above|other|earlier|if|would|had|already|"
			 "completed|another|combination");
}

/* "ESI for leg pain", "in a patient with knee pain": a complaint, not where the service goes. */
static bool complaint(const struct ll_letter *letter, const struct ll_fact *f,
		      const struct ll_fact *part)
{
	const uint32_t from = f->token + f->ntokens, after = part->token + part->ntokens;
	return ll_any_of(letter, from, part->token, "with|in|pain|patient|who|and|that|which|after") ||
	       ll_word_in(letter, after,
		       "pain|symptoms|symptom|complaints|injury|weakness|numbness|condition|"
		       "surgery|radiculopathy|problems|spasm|strain|sprain");
}

/* One service, or the word for its kind: "therapy" for the physical therapy of the heading. */
static bool own_service(const struct item *it, const struct ll_fact *f)
{
	for (uint32_t i = 0; i < it->nservices; i++) {
		const struct ll_fact *s = it->service[i];
		if (ll_eq(s->key, f->key) || ll_eq(s->u.service.parent, f->key) ||
		    ll_eq(f->u.service.parent, s->key))
			return true;
		if (f->u.service.is_class && ll_is(f->key, "therapy") &&
		    ll_is(s->u.service.kind, "therapy"))
			return true;
	}
	return false;
}

/* The item's own service, asked for or decided, of a part that the heading does not name. */
static const struct ll_fact *other_part(const struct ll_letter *letter, const struct item *it,
					const struct ll_fact *f, const struct ll_fact **at)
{
	if (!own_service(it, f) || !f->u.service.part.n || compares(letter, f->sentence))
		return NULL;
	while (*at && (*at)->sentence < f->sentence)
		*at = ll_next(letter, LL_BODY_PART, *at);
	const struct ll_fact *part = NULL;
	for (const struct ll_fact *p = *at; p && p->sentence == f->sentence;
	     p = ll_next(letter, LL_BODY_PART, p)) {
		for (uint32_t i = 0; i < it->nparts; i++)
			if (!lies_apart(letter, it->part[i], p))
				return NULL; /* the sentence names the heading's part as well */
		if (!part && ll_eq(p->key, f->u.service.part))
			part = p;
	}
	return part && !complaint(letter, f, part) ? part : NULL;
}

/* "Service: MRI of the thoracic spine": the part that what heads the request is for. */
static bool of_head(const struct ll_letter *letter, const struct ll_fact *part)
{
	for (const struct ll_fact *s = ll_from(letter, LL_SERVICE, part->sentence);
	     s && s->sentence == part->sentence; s = ll_next(letter, LL_SERVICE, s))
		if (ll_heads(letter, s) && ll_eq(s->u.service.part, part->key))
			return true;
	return false;
}

/* "In this setting an MRI of the lumbar spine is the study of choice": said of the request at hand. */
static bool of_this_case(const struct ll_letter *letter, const struct ll_fact *f)
{
	size_t n;
	const struct ll_sentence *s = &ll_sentences(letter, &n)[f->sentence];
	const uint32_t end = s->token + s->ntokens;
	return ll_section_of(letter, f) == LL_SEC_RATIONALE && f->frame == LL_FRAME_NONE &&
	       ll_word_in(letter, s->token, "in") && ll_word_in(letter, s->token + 1, "this|such") &&
	       (ll_word_in(letter, s->token + 2, "case|setting|situation|patient|context") ||
		ll_word_in(letter, s->token + 3, "case|setting|situation|patient|context")) &&
	       ll_any_of(letter, f->token, end, "choice|appropriate|indicated|reasonable|warranted|step");
}

/* Asked for or decided, be it in words of no certain form: "was, thus, indicated". */
static bool is_decided(const struct ll_letter *letter, const struct ll_fact *f)
{
	const struct ll_fact *c = ll_from(letter, LL_CONCLUSION, f->sentence);
	return f->frame == LL_FRAME_REQUEST || f->frame == LL_FRAME_CONCLUSION ||
	       (f->frame == LL_FRAME_NONE && c && c->sentence == f->sentence) || of_this_case(letter, f);
}

/* Where the request is decided: a letter of one has it anywhere. */
static bool decided_here(const struct ll_letter *letter, const struct ll_fact *f)
{
	size_t n;
	return ll_section_of(letter, f) == LL_SEC_RATIONALE ||
	       (ll_section_of(letter, f) == LL_SEC_DECISION && f->frame == LL_FRAME_CONCLUSION) ||
	       (ll_items(letter, &n), n == 0 && f->frame == LL_FRAME_CONCLUSION);
}

static bool is_stretch(struct ll_sv region)
{
	return (region.n == 8 || region.n == 6) && ll_in(region, "cervical|thoracic|lumbar");
}

/* "The cervical epidural injection at L5-S1": between the part and the level nothing but what is
 * done there. */
static bool check_levels(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	size_t n;
	bool found = false;
	const struct ll_token *t = ll_tokens(letter, &n);
	LL_FOREACH (f, letter, LL_BODY_PART) {
		if (!is_stretch(f->u.body.region) ||
		    !ll_word_in(letter, f->token, "cervical|thoracic|lumbar|neck|back"))
			continue;
		for (uint32_t i = f->token + f->ntokens; i < f->token + 10 && i < n; i++) {
			const struct ll_sv stretch = ll_level_at(letter, i).stretch;
			if (stretch.n && !ll_eq(f->u.body.region, stretch)) {
				found = true;
				const struct ll_span at = ll_join(f->at, t[i].at);
				struct ll_finding *r = ll_report(ctx, at, "'%s': the level is %.*s",
								 ll_quote(ctx, at), (int)stretch.n, stretch.p);
				ll_related(r, t[i].at, "'%s' is %.*s", ll_quote(ctx, t[i].at), (int)stretch.n, stretch.p);
			}
			if (stretch.n || t[i].sentence != t[f->token].sentence ||
			    !ll_word_in(letter, i,
				    "spine|spinal|epidural|steroid|injection|injections|facet|joint|"
				    "medial|branch|block|blocks|transforaminal|interlaminar|radio"
				    "frequency|ablation|neurotomy|fusion|discectomy|laminectomy|"
				    "decompression|disc|nerve|root|selective|at|the|level|levels|of|"
				    "left|right|bilateral|esi|rhizotomy|region|,|("))
				break;
		}
	}
	return found;
}

static bool of_spine(const struct ll_fact *f)
{
	return f->referent == LL_PATIENT && is_stretch(f->u.body.region);
}

/* What stands behind a stretch of the spine: "facets" of "the cervical facets"; or none. */
static struct ll_sv structure_of(const struct ll_letter *letter, const struct ll_fact *f)
{
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n);
	const uint32_t i = f->token + f->ntokens;
	if (i >= n || !ll_word_in(letter, i, "facet|facets|disc|discs|medial|epidural|nerve"))
		return (struct ll_sv){ 0 };
	return (struct ll_sv){ t[i].lower.p, 4 };
}

/* The request's stretch of the spine with the same structure ("lumbar facet arthropathy") where `odd` is the
 * letter's only word of its own stretch; NULL: none. */
static const struct ll_fact *same_structure(const struct ll_letter *letter, const struct ll_fact *odd)
{
	const struct ll_sv structure = structure_of(letter, odd);
	const struct ll_fact *head = NULL, *like = NULL;
	if (!structure.n)
		return NULL;
	LL_FOREACH (f, letter, LL_BODY_PART) {
		if (!of_spine(f))
			continue;
		if (f != odd && (f->sentence == odd->sentence || ll_eq(f->u.body.region, odd->u.body.region)))
			return NULL;
		if (f != odd && ll_heads(letter, f) && ll_request_of(letter, f) == ll_request_of(letter, odd))
			head = f;
		if (f != odd && !like && f->frame != LL_FRAME_GUIDELINE && ll_eq(structure_of(letter, f), structure))
			like = f;
	}
	return head && like && ll_eq(head->u.body.region, like->u.body.region) ? like : NULL;
}

/* "As the cervical facets have been proven to be the source of the pain", where all else is lumbar. */
static void check_structures(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	LL_FOREACH (f, letter, LL_BODY_PART) {
		if (f->polarity != LL_AFFIRMED || f->time == LL_PAST || ll_section_of(letter, f) != LL_SEC_RATIONALE ||
		    !ll_told(f) || !f->token || !of_spine(f) ||
		    !ll_word_in(letter, f->token - 1, "the|his|her|this"))
			continue;
		const struct ll_fact *like = same_structure(letter, f);
		if (!like)
			continue;
		struct ll_finding *r = ll_report(ctx, f->at, "'%s' here, but '%s' on line %u and in the request",
						 ll_quote(ctx, f->at), ll_quote(ctx, like->at),
						 ll_line(letter, like->at.off));
		ll_related(r, like->at, "'%s' here", ll_quote(ctx, like->at));
		ll_soften(r, LL_WARNING);
		return;
	}
}

static bool compares_near(const struct ll_letter *letter, const struct ll_fact *f)
{
	enum { NEAR = 8 };
	const struct stretch s = sentence_of(letter, f);
	return any_word(letter, f->token > s.first + NEAR ? f->token - NEAR : s.first,
			f->token + f->ntokens + NEAR < s.end ? f->token + f->ntokens + NEAR : s.end,
			"unlike|prior|previous|previously|also|rather|instead|other|earlier|another|separate|different|accident|too|"
			"resolved|healed|history|never");
}

/* Words of the cervical, thoracic or lumbar spine, of the patient as he is now. */
static bool tells_stretch(const struct ll_fact *f)
{
	return is_stretch(f->u.body.region) && f->referent != LL_OTHER;
}

/* The stretch that the request is of, where it names one; NULL: none, or several. */
static const struct ll_fact *asked_stretch(const struct ll_letter *letter)
{
	const struct ll_fact *asked = NULL, *first = NULL;
	LL_FOREACH (f, letter, LL_BODY_PART) {
		if (!tells_stretch(f))
			continue;
		const uint32_t section = ll_section_of(letter, f);
		if (!first && (section == LL_SEC_HEADER || section == LL_SEC_ISSUES))
			first = f;
		if (!(ll_heads(letter, f) || of_head(letter, f) || f->frame == LL_FRAME_REQUEST))
			continue;
		if (asked && !ll_eq(asked->u.body.region, f->u.body.region))
			return first;
		asked = asked ? asked : f;
	}
	return first ? first : asked;
}

static const struct ll_fact *first_stretch(const struct ll_letter *letter)
{
	LL_FOREACH (f, letter, LL_BODY_PART)
		if (tells_stretch(f) && ll_told(f))
			return f;
	return NULL;
}

/* How often a level of the spine of this region is named. */
static uint32_t count_levels(const struct ll_letter *letter, struct ll_sv region)
{
	size_t n;
	uint32_t times = 0;
	const struct ll_token *t = ll_tokens(letter, &n);
	for (uint32_t i = ll_find_trait(letter, 0, LL_TRAIT_DIGITS); i < n; i = ll_find_trait(letter, i + 1, LL_TRAIT_DIGITS))
		times += t[i].kind == LL_TOK_WORD && ll_eq(ll_level_at(letter, i).stretch, region);
	return times;
}

/* "There was spasm of the lumbar muscles" in the reasons of a letter that is of the neck throughout. True: reported. */
static bool check_stray(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	enum { MANY = 3 };
	const struct ll_fact *asked = asked_stretch(letter), *odd = NULL;
	const bool sure = asked;
	if (!asked)
		asked = first_stretch(letter);
	if (!asked)
		return false;
	uint32_t with = count_levels(letter, asked->u.body.region);
	LL_FOREACH (f, letter, LL_BODY_PART) {
		if (!tells_stretch(f))
			continue;
		if (ll_eq(f->u.body.region, asked->u.body.region)) {
			with++;
			continue;
		}
		/* a chapter's title, a strain of years ago */
		if (f->time == LL_PAST || f->frame == LL_FRAME_GUIDELINE || f->frame == LL_FRAME_GENERIC || f->frame == LL_FRAME_HISTORY)
			continue;
		if (odd)
			return false;
		odd = f;
	}
	size_t n;
	ll_tokens(letter, &n);
	if (!odd || with < (sure ? MANY : MANY + 1) || odd->token < asked->token || count_levels(letter, odd->u.body.region))
		return false;
	/* "two MRIs of the lumbar spine and one of the cervical spine", "For the low back, the MTUS provides" */
	const struct stretch s = sentence_of(letter, odd);
	for (const struct ll_fact *f = ll_from(letter, LL_BODY_PART, odd->sentence); f && f->sentence == odd->sentence;
	     f = ll_next(letter, LL_BODY_PART, f))
		if (f != odd && tells_stretch(f))
			return false;
	if (any_word(letter, s.first, s.end, "mtus|odg|acoem|guideline|guidelines|policy|criteria|chapter|allows|recommends"))
		return false;
	const uint32_t section = ll_section_of(letter, odd);
	if ((section != LL_SEC_RATIONALE && section != LL_SEC_DECISION && !(sure && section == LL_SEC_SUMMARY && odd->token > n / 2)) || ll_is(odd->key, "back") ||
	    ll_word_in(letter, odd->token + odd->ntokens, "puncture|plexus|drain") || odd->time == LL_PAST || odd->frame == LL_FRAME_HISTORY || !ll_told(odd) || odd->u.body.uninvolved || compares_near(letter, odd))
		return false;
	struct ll_finding *r = ll_report(ctx, odd->at, "'%s' here, but the request is of the '%s' on line %u, as is the rest of the letter",
					 ll_quote(ctx, odd->at), ll_quote(ctx, asked->at), ll_line(letter, asked->at.off));
	ll_related(r, asked->at, "'%s' is asked for here", ll_quote(ctx, asked->at));
	ll_soften(r, LL_WARNING);
	return true;
}

/* The part is what some service of its sentence is for. */
static bool of_service(const struct ll_letter *letter, const struct ll_fact *part)
{
	for (const struct ll_fact *s = ll_from(letter, LL_SERVICE, part->sentence); s && s->sentence == part->sentence;
	     s = ll_next(letter, LL_SERVICE, s))
		if (ll_eq(s->u.service.part, part->key))
			return true;
	return false;
}

/* "The request for the right shoulder" */
static bool asked_by_name(const struct ll_letter *letter, const struct ll_fact *part)
{
	return part->token > 3 && ((ll_word_in(letter, part->token - 2, "for") && ll_word_in(letter, part->token - 3, "request")) ||
				   (ll_word_in(letter, part->token - 1, "for") && ll_word_in(letter, part->token - 2, "request")));
}

/* What is asked for is of this part: in the letter's first lines, in a sentence that asks. */
static bool asks_part(const struct ll_letter *letter, const struct ll_fact *part)
{
	const struct stretch s = sentence_of(letter, part);
	if (ll_heads(letter, part) || of_head(letter, part) || part->frame == LL_FRAME_REQUEST)
		return true;
	for (const struct ll_fact *f = ll_from(letter, LL_SERVICE, part->sentence); f && f->sentence == part->sentence;
	     f = ll_next(letter, LL_SERVICE, f))
		if (ll_eq(f->u.service.part, part->key) && (f->frame == LL_FRAME_REQUEST || ll_heads(letter, f)))
			return true;
	return of_service(letter, part) && any_word(letter, s.first, s.end, "concerns|dispute|appeal|question|issue|asked|request");
}

/* "We will pay for the wrist brace", the only word of a wrist, where an ankle brace was asked for. True: reported. */
static bool check_prose(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	LL_FOREACH (f, letter, LL_BODY_PART) {
		if (f->polarity != LL_AFFIRMED || f->time == LL_PAST || f->u.body.uninvolved || f->frame == LL_FRAME_HISTORY ||
		    f->frame == LL_FRAME_HEADING || !(of_service(letter, f) || asked_by_name(letter, f)) ||
		    !(decided_in_prose(letter, f) || (points_back(letter, f) && ll_section_of(letter, f) != LL_SEC_HEADER)))
			continue;
		const struct ll_fact *asked = NULL;
		bool other = false;
		LL_FOREACH (g, letter, LL_BODY_PART) {
			if (other)
				break;
			if (g == f)
				continue;
			/* the part, what belongs to it, or the same part decided as well */
			other |= g->sentence == f->sentence || ll_eq(g->key, f->key) || ll_eq(g->u.body.region, f->u.body.region);
			if (!asked && g->token < f->token && lies_apart(letter, g, f) && asks_part(letter, g))
				asked = g;
			other |= asked && ll_eq(g->key, asked->key) && of_service(letter, g) && decided_in_prose(letter, g);
		}
		if (other || !asked)
			continue;
		struct ll_finding *r = ll_report(ctx, f->at, "'%s' is decided here, but the request is of the '%s' on line %u",
						 ll_quote(ctx, f->at), ll_quote(ctx, asked->at), ll_line(letter, asked->at.off));
		ll_related(r, asked->at, "'%s' is asked for here", ll_quote(ctx, asked->at));
		return true;
	}
	return false;
}

/* "1. Therapy, right knee" among the requests, "1. ... of the right shoulder are certified" below. True: reported. */
static bool check_numbered(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	struct numbered all;
	find_numbered(letter, &all);
	for (uint32_t a = 0, b = 0, k = 0; next_pair(letter, &all, &a, &b, &k);) {
		LL_FOREACH (f, letter, LL_BODY_PART) {
			const struct ll_fact *asked = NULL;
			bool same = false;
			if (!in_entry(&all.entry[b][k - 1], f) || f->polarity != LL_AFFIRMED || f->time == LL_PAST || f->u.body.uninvolved ||
			    !of_service(letter, f) ||
			    !(decided_in_prose(letter, f) || f->frame == LL_FRAME_CONCLUSION || f->token < all.entry[b][k - 1].from + 6))
				continue;
			LL_FOREACH (g, letter, LL_BODY_PART) {
				if (g != f && ll_eq(g->key, f->key))
					same = true;
				if (!in_entry(&all.entry[a][k - 1], g))
					continue;
				same |= !lies_apart(letter, g, f);
				asked = asked ? asked : g;
			}
			if (same || !asked)
				continue;
			struct ll_finding *r = ll_report(ctx, f->at, "'%s' is decided here, but request %u on line %u is of the '%s'",
							 ll_quote(ctx, f->at), k, ll_line(letter, asked->at.off), ll_quote(ctx, asked->at));
			ll_related(r, asked->at, "'%s' is asked for here", ll_quote(ctx, asked->at));
			return true;
		}
	}
	return false;
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	bool any = check_levels(ctx, letter);
	check_structures(ctx, letter);
	const struct ll_fact *s = ll_next(letter, LL_SERVICE, NULL),
			     *p = ll_next(letter, LL_BODY_PART, NULL), *at = p;
	size_t nitems;
	ll_items(letter, &nitems);
	for (uint32_t number = 1; (number <= nitems || number == 1) && s && p; number++) {
		struct item it = { .number = number };
		bool found = false;
		for (; p && ll_request_of(letter, p) <= number;
		     p = ll_next(letter, LL_BODY_PART, p))
			if (ll_request_of(letter, p) == number && it.nparts < MAX &&
			    (ll_heads(letter, p) || of_head(letter, p)))
				it.part[it.nparts++] = p;
		for (; s && ll_request_of(letter, s) <= number;
		     s = ll_next(letter, LL_SERVICE, s)) {
			if (ll_request_of(letter, s) != number || found)
				continue;
			if (ll_heads(letter, s)) {
				if (it.nservices < MAX && !s->u.service.is_class)
					it.service[it.nservices++] = s;
				continue;
			}
			if (!it.nparts || !is_decided(letter, s) || !decided_here(letter, s))
				continue;
			const struct ll_fact *part = other_part(letter, &it, s, &at);
			if (!part)
				continue;
			found = any = true;
			struct ll_finding *f = ll_report(
				ctx, ll_join(s->at, part->at),
				"'%s' is decided here, but the item is of the '%s' on line %u",
				ll_quote(ctx, ll_join(s->at, part->at)),
				ll_quote(ctx, it.part[0]->at), ll_line(letter, it.part[0]->at.off));
			ll_related(f, it.part[0]->at, "'%s' in the heading",
				   ll_quote(ctx, it.part[0]->at));
		}
	}
	if (!any && !nitems)
		any = check_numbered(ctx, letter);
	if (!any && nitems <= 1)
		any = check_prose(ctx, letter);
	if (!any)
		any = check_tied(ctx, letter, lies_apart) || check_decided_levels(ctx, letter) ||
		      check_same_thing(ctx, letter, lies_apart);
	if (!any)
		check_stray(ctx, letter);
}

LL_CHECK(body_part_mismatch) = {
	LL_CHECK_ABI,
	.id = "body-part-mismatch",
	.family = "request",
	.since = "0.1",
	.summary =
		"the service is decided for another part of the body than the item's heading names",
	.explain = "## What it finds\n\n"
		   "An item's own service, asked for or decided in its rationale for another\n"
		   "part of the body than the heading, or the request of a letter without\n"
		   "headings, names; and a level of the spine that the\n"
		   "part beside it does not have. As a warning: *the cervical facets* in the\n"
		   "rationale where all else is of the lumbar ones; a level that only the\n"
		   "decision has; one lesion, study or operation of two parts that lie apart.\n\n"
		   "## Why it matters\n\n"
		   "A review of the wrong part decides nothing. In Heath, a California case of\n"
		   "2016, both sides agreed that the reviewer *had looked at the wrong segment*\n"
		   "of the spine; the state still asked for a finding that names the error\n"
		   "before it would have the request reviewed again.\n\n"
		   "## Fires on\n\n"
		   "> Heading: MRI of the **lumbar** spine. Conclusion: the request for an MRI\n"
		   "> of the **cervical** spine is ...\n\n"
		   "> Heading: Right **knee** arthroscopy. Conclusion: the requested right\n"
		   "> **shoulder** arthroscopy is ...\n\n"
		   "> a **cervical** epidural steroid injection at **L5-S1**\n\n"
		   "## Stays silent on\n\n"
		   "- a region and its part: the low back and the back, a hand and its wrist\n"
		   "- earlier treatment of another part, and pain that radiates\n"
		   "- sentences that compare two requests\n\n"
		   "## How to fix\n\n"
		   "Look up which part was asked for, and see that the reasons are about it.\n",
	.severity = LL_ERROR,
	.status = LL_STABLE,
	.run = run,
};
