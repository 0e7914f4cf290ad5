/* SPDX-License-Identifier: MIT */
/* Parts of the body and their side: LL_BODY_PART. */
#include "facts/people.h"
#include "facts/request.h"
#include "letter/places.h"

#include <string.h>

static bool is_left(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i, "left|lt|leftsided") || sv_is(tok(l, i)->text, "L");
}

static bool is_right(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i, "right|rt|rightsided") || sv_is(tok(l, i)->text, "R");
}

static bool is_both(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i, "bilateral|bilaterally|both|b") &&
	       !(tok_is(l, i, "b") && !tok_is(l, i + 1, "/"));
}

#define SIDES "left|lt|leftsided|l|right|rt|rightsided|r|bilateral|bilaterally|both|b"

/* The side a token names, or LL_SIDE_NONE: "left the room", "right away" name none. */
static uint32_t side_word(const struct ll_letter *l, uint32_t i)
{
	if (!tok_in(l, i, SIDES))
		return LL_SIDE_NONE;
	if (is_both(l, i))
		return LL_BILATERAL;
	const bool left = is_left(l, i), right = !left && is_right(l, i);
	if (!left && !right)
		return LL_SIDE_NONE;
	if (tok_in(l, i + 1,
		   "the|his|her|him|a|an|my|me|us|them|it|after|against|work|school|home|before|"
		   "now|away|untreated"))
		return LL_SIDE_NONE;
	if (tok(l, i)->text.n == 1 && tok_in(l, i + 1, ".|:")) /* an initial, a label */
		return LL_SIDE_NONE;
	/* "left and right", "R/L" */
	if (tok_in(l, i + 1, "and|or|/|&|than") && (left ? is_right(l, i + 2) : is_left(l, i + 2)))
		return LL_BILATERAL;
	if (i > 1 && tok_in(l, i - 1, "and|or|/|&|than|to") &&
	    (left ? is_right(l, i - 2) : is_left(l, i - 2)))
		return LL_BILATERAL;
	return left ? LL_LEFT : LL_RIGHT;
}

struct side {
	uint32_t side, token, ntokens;
};

/* "the left total knee", "right-sided carpal tunnel": up to five words before the part. */
static struct side side_before(const struct ll_letter *l, uint32_t i)
{
	const uint32_t begin = sent_begin(l, i);
	for (uint32_t k = sent_has(l, i, SIDES) ? i : begin; k > begin && i - k < 5; k--) {
		const uint32_t at = k - 1;
		const uint32_t side = side_word(l, at);
		if (side) {
			const uint32_t n =
				tok_is(l, at + 1, "-") && tok_is(l, at + 2, "sided") ? 3 : 1;
			return (struct side){ side, at, n };
		}
		if (tok(l, at)->kind == LL_TOK_PUNCT && !tok_in(l, at, "-|/"))
			break;
		if (tok_in(l, at,
			   "of|in|to|for|with|and|or|is|was|by|that|on|at|from|as|but|who|the|a|an|"
			   "his|her|had|has|"
			   "than|versus|vs|over|under"))
			break;
	}
	return (struct side){ LL_SIDE_NONE, 0, 0 };
}

/* "the knee on the right", "shoulder, left", "knees bilaterally", "Knee (right)". */
static struct side side_after(const struct ll_letter *l, uint32_t end)
{
	uint32_t at = end;
	if (at >= l->tokens.n || tok(l, at)->sentence != tok(l, end - 1)->sentence)
		return (struct side){ LL_SIDE_NONE, 0, 0 };
	/* "Ear: LEFT", a field of a form */
	if (tok_is(l, at, ":") && end == sent_begin(l, at) + 1 && side_word(l, at + 1) && at + 2 >= sent_end(l, at))
		return (struct side){ side_word(l, at + 1), at + 1, 1 };
	if (tok_seq(l, at, "on the"))
		at += 2;
	else if (tok_in(l, at, ",|(") || (tok_is(l, at, "|") && at + 2 >= sent_end(l, at)))
		at++;
	else if (!tok_is(l, at, "bilaterally"))
		return (struct side){ LL_SIDE_NONE, 0, 0 };
	const uint32_t side = side_word(l, at);
	if (!side || (side != LL_BILATERAL && tok(l, at + 1)->kind == LL_TOK_WORD &&
		      !tok_in(l, at + 1, "side|and|with|was|is|in|for|due|which")))
		return (struct side){ LL_SIDE_NONE, 0, 0 };
	if (tok_is(l, end, ",") && tok(l, at + 1)->kind == LL_TOK_WORD && side != LL_BILATERAL)
		return (struct side){ LL_SIDE_NONE, 0, 0 };
	return (struct side){ side, at, 1 };
}

uint32_t body_side_beside(const struct ll_letter *l, uint32_t i, uint32_t n)
{
	const uint32_t begin = sent_begin(l, i);
	uint32_t k = i;
	if (k > begin + 1 && tok_is(l, k - 1, "sided") && tok_is(l, k - 2, "-"))
		k -= 2;
	if (k > begin && side_word(l, k - 1) && tok(l, k - 1)->text.n > 1)
		return side_word(l, k - 1);
	k = i + n;
	if (k + 2 < sent_end(l, i) && tok_seq_in(l, k, "on the|for the|of the") && side_word(l, k + 2) &&
	    tok(l, k + 2)->text.n > 1 && (tok(l, k + 3)->kind != LL_TOK_WORD || tok_in(l, k + 3, "side|is|are|was|cannot|has|and|for|in")))
		return side_word(l, k + 2);
	/* "Knee-ankle-foot orthosis, custom, left" */
	for (uint32_t j = k; j + 1 < sent_end(l, i) && j < k + 7; j++) {
		if (tok_in(l, j, ".|;|:|and|is|are|was|for|of|to|in"))
			break;
		if (tok_in(l, j, ",|(") && tok_in(l, j + 1, "left|right|bilateral") &&
		    (j + 2 >= sent_end(l, i) || tok(l, j + 2)->kind == LL_TOK_PUNCT || tok_in(l, j + 2, "is|side")))
			return side_word(l, j + 1);
	}
	return LL_SIDE_NONE;
}

/* "pain in both knees, right greater than left": both. */
static bool worse_on_one(const struct ll_letter *l, uint32_t end)
{
	for (uint32_t k = end; k < end + 5; k++) {
		if (!tok_in(l, k, SIDES) || (!is_left(l, k) && !is_right(l, k)))
			continue;
		for (uint32_t j = k + 1; j < k + 4; j++)
			if (tok_in(l, j, "than|>|<"))
				return true;
	}
	return false;
}

static bool plural_part(const struct ll_letter *l, uint32_t last)
{
	return tok_in(l, last, "feet|teeth") ||
	       (tok_plural(l, last) && !tok_in(l, last,
					       "biceps|triceps|quadriceps|pelvis|meniscus|talus|"
					       "malleolus|radius|humerus|calcaneus|testis|"
					       "epicondylitis|fasciitis|hamstrings|hallux|"
					       "achilles|supraspinatus|uterus|metatarsus"));
}

/* Named for comparison only: "unlike the left knee", "the right hand is normal". */
static bool uninvolved(const struct ll_letter *l, uint32_t i, uint32_t end)
{
	const uint32_t begin = sent_begin(l, i), stop = sent_end(l, i);
	static const char compared[] =
		"unlike|compared|comparison|contralateral|opposite|versus|vs|relative|than|unaffected|"
		"uninvolved|asymptomatic|uninjured|normal|good|other|unoperated|noninjured|nonpainful";
	static const char well[] =
		"normal|unaffected|uninvolved|asymptomatic|unremarkable|uninjured|fine|intact|full|"
		"negative|wnl|nontender|benign|spared";
	for (uint32_t k = sent_has(l, i, compared) ? i : begin; k > begin && i - k < 6; k--) {
		if (tok_in(l, k - 1, ";|,|and|but"))
			break;
		if (tok_in(l, k - 1, compared))
			return true;
	}
	/* "his own left foot, filmed for comparison, was normal" */
	for (uint32_t k = sent_has(l, i, "comparison") ? end : stop;
	     k < stop && k < end + 8 && !side_word(l, k); k++)
		if (tok_is(l, k, "comparison") && tok_in(l, k - 1, "for|as|in"))
			return true;
	if (tok_is(l, end, "dominant") || (tok_is(l, end, "-") && tok_is(l, end + 1, "dominant")))
		return true;
	for (uint32_t k = sent_has(l, i, "without") || sent_has(l, i, well) ? end : stop;
	     k < stop && k < end + 5; k++) {
		if (tok_in(l, k, ";|,|and|but|pain"))
			break;
		if (tok_is(l, k, "without") &&
		    tok_in(l, k + 1, "pain|swelling|effusion|tenderness|edema|erythema|deformity"))
			return true;
		if (tok_in(l, k, well))
			return true;
	}
	/* "The left shoulder, fractured in a fall at the age of 12, is without symptoms" */
	for (uint32_t k = sent_has(l, i, "without") ? end : stop; k < stop && !side_word(l, k); k++)
		if (tok_is(l, k, "without") && tok_in(l, k + 1, "symptom|symptoms|complaint|complaints|trouble"))
			return true;
	/* "The left shoulder, which you repaired in 2016, is well." */
	if (tok_is(l, end, ",") && tok_in(l, end + 1, "which|that"))
		for (uint32_t k = end + 2; k + 2 < stop && k < end + 14 && !side_word(l, k); k++)
			if (tok_is(l, k, ",") && tok_in(l, k + 1, "is|was|remains") &&
			    tok_in(l, k + 2, "well|fine|healed|normal|pain|free|stable|quiet"))
				return true;
	/* "That operation was done on the left knee, when you were 17" */
	for (uint32_t k = sent_has(l, i, "when") ? end : stop; k + 2 < stop && k < end + 4; k++)
		if (tok_is(l, k, "when") && tok_in(l, k + 1, "you|he|she") && tok_in(l, k + 2, "was|were") &&
		    tok(l, k + 3)->kind == LL_TOK_NUMBER)
			return true;
	/* "The left knee has begun to ache as well", "from sparing the right": it came after. */
	static const char beginnings[] = "as|not|never|no|too"; /* of what is looked for */
	for (uint32_t k = sent_has(l, i, beginnings) ? end : stop;
	     k < stop && k < end + 14 && !side_word(l, k); k++)
		if (!tok_in(l, k, beginnings))
			continue;
		else if (tok_seq_in(l, k,
				    "as well|not affected|never affected|not involved|not painful|not tender|"
				    "not trouble|not troubled|never troubled|no trouble|not given trouble|"
				    "never given trouble|not bother|not bothered|no complaint|no symptoms|"
				    "never been injured|never been hurt|not been injured|not been hurt|"
				    "not hurt|never hurt|not injured|never injured|no longer") ||
			 (tok_is(l, k, "too") && tok(l, k + 1)->kind == LL_TOK_PUNCT))
			return true;
	/* "The right wrist, which ..., was said to be asymptomatic." */
	static const char none[] = "asymptomatic|uninvolved|unaffected|uninjured";
	for (uint32_t k = sent_has(l, i, none) ? end : stop;
	     k < stop && k < end + 20 && !side_word(l, k); k++)
		if (tok_in(l, k, none))
			return true;
	return false;
}

/* "The left wrist has been sore since, from doing everything with it": the sound side's burden. */
static bool burdened(const struct ll_letter *l, uint32_t i)
{
	const uint32_t end = sent_end(l, i);
	for (uint32_t k = i; k < end; k++)
		if (tok_in(l, k, "overuse|overusing|favoring|compensating|compensation") ||
		    (tok_is(l, k, "from") && tok_in(l, k + 1, "doing|sparing|carrying")))
			return true;
	return false;
}

/* "was operated on in 1999", "was replaced ten years ago" */
static bool was_once(const struct ll_letter *l, uint32_t end, uint32_t stop)
{
	if (tok_is(l, end, ",") && tok_in(l, end + 1, "which|that")) /* "the left shoulder, which was treated in 2016" */
		end += 2;
	if (!tok_in(l, end, "was|were|had"))
		return false;
	for (uint32_t k = end + 1; k < stop && k < end + 8; k++) {
		const struct ll_fact *day = fact_at(l, LL_DATE, k);
		if ((day && (day->u.date.precision == LL_DAY || (day->u.date.precision == LL_MONTH && day->u.date.year))) ||
		    tok_is(l, k, "ago") || (tok_is(l, k, "last") && tok_in(l, k + 1, "fall|spring|summer|winter|year|month|autumn")) ||
		    (tok_year(l, k) && tok_in(l, k - 1, "in|since")))
			return true;
	}
	return false;
}

/* Done or broken once: "had a right total knee arthroplasty in 1993", "had also repaired the right
 * rotator cuff". */
static bool long_ago(const struct ll_letter *l, uint32_t i, uint32_t end)
{
	static const char done[] =
		"repair|repaired|release|released|arthroplasty|replacement|replaced|surgery|"
		"arthroscopy|fusion|broken|broke|amputation|amputated|orif|pinning|operation|operated|"
		"asymptomatic|healed|resolved|done";
	const uint32_t begin = sent_begin(l, i), stop = sent_end(l, i);
	if (!sent_has(l, i, done))
		return false;
	bool had = was_once(l, end, stop);
	for (uint32_t k = i; k > begin && i - k < 10; k--)
		had |= tok_in(l, k - 1,
			      "had|undergone|underwent|status|history|previous|previously|prior|"
			      "earlier|old|childhood|also");
	/* "the right elbow, on which he had an operation in 2005" */
	for (uint32_t k = end; k < stop && k < end + 4; k++)
		had |= tok_in(l, k, "which|that");
	for (uint32_t k = i > begin + 6 ? i - 6 : begin; had && k < stop && k < end + 8; k++)
		if (tok_in(l, k, done))
			return true;
	return false;
}

/* A time of life at token k: "as a teenager", "in high school", "in the army". */
static bool life_at(const struct ll_letter *l, uint32_t k)
{
	if (tok_in(l, k, "teenager|teen|teens|adolescent|adolescence|childhood|boyhood|girlhood|"
			 "youth|college"))
		return tok_in(l, k - 1, "a|an|in|his|her|during|early|as|of|from");
	if (tok_is(l, k, "school"))
		return tok_in(l, k - 1, "high|grade|grammar|middle|elementary")
			       ? tok_in(l, k - 2, "in|during|from|of")
			       : tok_is(l, k - 1, "in") && tok(l, k + 1)->kind == LL_TOK_PUNCT;
	if (tok_in(l, k, "marines|army|navy|service|military"))
		return tok_is(l, k - 1, "the") && tok_in(l, k - 2, "in") &&
		       !sv_is(sv(l->profile->name), "veterans");
	return tok_in(l, k, "child|boy|girl|kid|youngster") && tok_is(l, k - 1, "a") &&
	       tok_in(l, k - 2, "as|was");
}

/* A year by itself, well before every day that the letter tells. */
static bool early_year(const struct ll_letter *l, uint32_t k)
{
	const struct ll_fact *f = fact_at(l, LL_DATE, k);
	bool day = false;
	if (!f || f->u.date.precision != LL_YEAR)
		return false;
	LL_FOREACH (g, l, LL_DATE) {
		if (g->u.date.precision == LL_DAY && g->u.date.year &&
		    g->u.date.event != LL_EV_BIRTH && g->u.date.year <= f->u.date.year + 2)
			return false;
		day |= g->u.date.precision == LL_DAY && g->u.date.year;
	}
	return day;
}

/* "As a teenager he broke the left knee", "he had hurt the left knee in 1998". */
static bool early_in_life(const struct ll_letter *l, uint32_t i, uint32_t end)
{
	static const char breaks[] = ";|and|but|while|whereas|since|now|because|so";
	const uint32_t begin = sent_begin(l, i), stop = sent_end(l, i);
	if (l->facts[LL_AGE].n && l->facts[LL_AGE].v[0]->referent == LL_PATIENT &&
	    l->facts[LL_AGE].v[0]->u.age.years < 24)
		return false; /* for whom it may be now */
	if (!span_has(l, begin, stop,
		      "hurt|broke|broken|tore|torn|sprained|fractured|injured|dislocated|twisted|"
		      "strained|had|injury|fracture|sprain|surgery|operated|scope|arthroscopy|scar"))
		return false;
	for (uint32_t k = i; k-- > begin && i - k < 16 && !tok_in(l, k, breaks);)
		if (life_at(l, k))
			return true;
	for (uint32_t k = end; k < stop && k < end + 10 && !tok_is(l, k, ",") &&
			     (!tok_in(l, k, breaks) || tok_in(l, k + 1, "in|a"));
	     k++)
		if (life_at(l, k) || early_year(l, k))
			return true;
	return false;
}

struct ll_level ll_level_at(const struct ll_letter *l, uint32_t i)
{
	static const struct {
		const char *part, *stretch;
		uint32_t first, last; /* levels that no neighbour is mixed up with */
	} of[] = {
		['c' - 'c'] = { "neck", "cervical", 1, 7 },
		['t' - 'c'] = { "upper back", "thoracic", 2, 11 },
		['l' - 'c'] = { "low back", "lumbar", 2, 5 },
		['s' - 'c'] = { NULL, "lumbar", 1, 1 },
	};
	const struct ll_sv w = tok(l, i)->lower;
	if (w.n < 2 || w.n > 3 || !memchr("ctls", *w.p, 4) || w.p[1] < '1' || w.p[1] > '9' ||
	    (w.n == 3 && (w.p[2] < '0' || w.p[2] > '9')))
		return (struct ll_level){ 0 };
	const uint32_t k = (uint32_t)(*w.p - 'c'),
		       at = (uint32_t)(w.n == 3 ? (w.p[1] - '0') * 10 + w.p[2] - '0' : w.p[1] - '0');
	return (struct ll_level){
		.is = true,
		.part = sv(of[k].part),
		.stretch = sv(at >= of[k].first && at <= of[k].last ? of[k].stretch : NULL),
	};
}

/* "L4-5" begins here: of interest only with a side. */
static bool begins_levels(const struct ll_letter *l, uint32_t i)
{
	return i && !tok_is(l, i - 1, "-") && ll_level_at(l, i).is;
}

/* "left L4-5", "L5-S1, left" */
static void add_level(struct ll_letter *l, uint32_t i)
{
	const bool two = tok_is(l, i + 1, "-") &&
			 (tok(l, i + 2)->kind == LL_TOK_NUMBER || tok(l, i + 2)->lower.n == 2);
	const uint32_t end = i + (two ? 3 : 1);
	const bool before = side_word(l, i - 1) && tok(l, i)->sentence == tok(l, i - 1)->sentence;
	const struct side side = before ? (struct side){ side_word(l, i - 1), i - 1, 1 } : side_after(l, end);
	if (!side.side)
		return;
	const uint32_t first = before ? i - 1 : i, stop = before ? end : side.token + side.ntokens;
	struct ll_fact *f = fact_add(l, LL_BODY_PART, first, stop - first);
	f->key = sv("level of the spine");
	f->referent = LL_PATIENT;
	f->u.body.side = side.side;
	f->u.body.region = sv("spine");
	f->u.body.side_at = token_span(l, side.token, side.ntokens);
}

static void add_part(struct ll_letter *l, const struct mark *m)
{
	const uint32_t end = m->token + m->ntokens;
	/* "to back out of the driveway", "went back in": a way */
	if (m->ntokens == 1 && tok_is(l, m->token, "back") && m->token &&
	    ((tok_is(l, m->token - 1, "to") && tok_in(l, end, "out|up|away|down|into")) ||
	     tok_in(l, m->token - 1, "went|go|goes|going|came|come|comes|sent|send|put|gave|give|get|gets|got|bring|brought|moved") ||
	     (tok_in(l, m->token - 1, "she|he|they|you|is|was") && tok_in(l, end, "at|to|in|from|,|."))))
		return;
	struct side side = side_before(l, m->token);
	if (!side.side)
		side = side_after(l, end);
	/* "Total hip arthroplasty, RIGHT (CPT 27130)": behind the service that the part is in */
	const struct mark *service = side.side ? NULL : mark_over(l, m->token, LEX_SERVICES);
	if (service && tok_in(l, service->token + service->ntokens, ",|("))
		side = side_after(l, service->token + service->ntokens);
	struct ll_fact *f = fact_add(l, LL_BODY_PART, m->token, m->ntokens);
	const struct assertion a = assertion_of(l, m->token, m->ntokens);
	f->key = sv(m->entry->id);
	f->polarity = a.polarity;
	f->time = long_ago(l, m->token, end) || early_in_life(l, m->token, end) ? LL_PAST : a.time;
	f->referent = a.referent;
	struct ll_body_part *b = &f->u.body;
	b->side = worse_on_one(l, end) ? LL_BILATERAL : side.side;
	b->plural = plural_part(l, end - 1);
	b->paired = m->entry->code[1] == LEX_PAIRED_YES;
	b->region = sv(m->entry->attr[0]);
	b->uninvolved = uninvolved(l, m->token, end);
	b->burdened = side.side && burdened(l, m->token);
	if (!side.side)
		return;
	b->side_at = token_span(l, side.token, side.ntokens);
	/* The fact shows the side with the part: "left lower extremities". */
	if (side.token < m->token) {
		f->at = token_span(l, side.token, end - side.token);
		f->ntokens = end - side.token;
		f->token = side.token;
	} else {
		f->at = token_span(l, m->token, side.token + side.ntokens - m->token);
		f->ntokens = side.token + side.ntokens - m->token;
	}
}

static bool is_headed(const struct ll_letter *l, const struct ll_fact *f)
{
	if (ll_heads(l, f))
		return true;
	/* "Service: left total hip arthroplasty" */
	if (!l->items.n && ll_section_of(l, f) == LL_SEC_HEADER &&
	    amount_frame(l, f->token, f->ntokens) == LL_FRAME_REQUEST)
		return true;
	if (!f->item)
		return false;
	const struct ll_item *item = &l->items.v[f->item - 1];
	if (f->at.off >= item->heading.off && f->at.off < item->heading.off + item->heading.len)
		return true;
	/* "ISSUE AT DISPUTE:" with the request on the next line. */
	const struct ll_section *section = &l->sections.v[item->section];
	const struct ll_sv text = ll_text(l, item->heading);
	return text.n && text.p[text.n - 1] == ':' &&
	       f->sentence == section->sentence + section->nsentences;
}

/* "Procedure: carpal tunnel release", and in the next line "Side: left". */
static void side_of_form(const struct ll_letter *l, struct ll_fact *f)
{
	const uint32_t i = sent_end(l, f->token);
	if (f->u.body.side || l->sections.v[f->section].kind != LL_SEC_HEADER || !tok_in(l, i, "side|laterality") ||
	    !(tok(l, i)->flags & LL_TOK_WRAP) || !tok_is(l, i + 1, ":") || i + 3 < sent_end(l, i))
		return;
	f->u.body.side = side_word(l, i + 2);
	if (f->u.body.side)
		f->u.body.side_at = tok(l, i + 2)->at;
}

void facts_body(struct ll_letter *l)
{
	uint64_t *at = places_new(l);
	places_add(l, at, l->mixed);
	places_add_marks(l, at, (uint64_t)1 << LEX_BODYPARTS);
	PLACES_EACH (i, l, at) {
		const struct mark *m = mark_at(l, i, LEX_BODYPARTS);
		if (m)
			add_part(l, m);
		else if (tok(l, i)->kind == LL_TOK_WORD && begins_levels(l, i))
			add_level(l, i);
	}
	for (uint32_t k = 0; k < l->facts[LL_BODY_PART].n; k++) {
		struct ll_fact *f = l->facts[LL_BODY_PART].v[k];
		f->u.body.headed = is_headed(l, f);
		side_of_form(l, f);
	}
}
