/* SPDX-License-Identifier: MIT */
/* The words beside a date, by which it is known what an act was done to; and two happenings
 * compared by them. */
#include "facts/happenings.h"
#include "facts/people.h"
#include "facts/request.h"

#include <string.h>

/* ---- The words beside it ---- */

#define SMALL_WORDS                                                                                \
	"the|and|for|was|were|has|had|have|his|her|your|its|their|our|that|this|these|those|"      \
	"which|who|whom|with|from|"                                                                \
	"into|onto|upon|over|under|after|before|since|until|when|while|because|although|but|not|"  \
	"nor|than|then|there|here|been|"                                                           \
	"being|are|does|did|done|made|make|makes|gave|given|give|got|get|put|took|taken|take|"     \
	"came|come|went|gone|say|says|said|"                                                       \
	"states|stated|show|shows|showed|found|also|only|one|two|three|four|five|six|first|"       \
	"second|third|last|same|such|any|all|"                                                     \
	"each|both|more|most|less|few|some|other|another|again|now|still|just|year|years|month|"   \
	"months|week|weeks|day|days|date|"                                                         \
	"dated|time|times|hour|hours|ago|later|earlier|about|around|between|during|within|"        \
	"without|through|you|she|him|they|them|"                                                   \
	"will|would|could|should|may|might|must|can|shall|doctor|drs|case|file|page|pages|"        \
	"records|record|papers|paper|"                                                             \
	"reviewer|medical|health|care|treatment|right|left|bilateral|old|new|good|well|part|"      \
	"state|office|company|party|person|man|"                                                   \
	"woman|people|use|used|need|needs|needed|claim|claims|january|february|march|april|june|"  \
	"july|august|september|october|"                                                           \
	"november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|monday|tuesday|"       \
	"wednesday|thursday|friday|"                                                               \
	"saturday|sunday|because|whose|where|out|off|per|via|how|why|what|very|much|many|own|"     \
	"like|due|set|full|high|low|long|"                                                         \
	"short|early|late|next|pain|following|according|mentioned|above|below|enclosed|attached|"  \
	"counsel's|present|his|hers"

uint32_t happening_stem(const struct ll_token *t)
{
	struct ll_sv w = t->lower;
	enum { STEM = 7 };
	if (w.n > 2 && w.p[w.n - 1] == 's' && w.p[w.n - 2] == '\'')
		w.n -= 2;
	if (w.n > 3 && w.p[w.n - 1] == 's')
		w.n--;
	if (w.n > 6 && !memcmp(w.p + w.n - 3, "ing", 3))
		w.n -= 3;
	else if (w.n > 5 && !memcmp(w.p + w.n - 2, "ed", 2))
		w.n -= 2;
	w.n = w.n > STEM ? STEM : w.n;
	return ll_hash(w);
}

bool happening_thing(const struct ll_letter *l, uint32_t i)
{
	const struct ll_token *t = tok(l, i);
	return t->kind == LL_TOK_WORD && t->lower.n > 2 &&
	       !tok_in(l, i, SMALL_WORDS "|" LIST_PATIENTS "|employee|insured") &&
	       !fact_at(l, LL_DATE, i);
}

static void note_part(struct happening *h, const struct mark *m)
{
	h->parts |= (uint64_t)1 << m->entry->index % 64;
}

/* The words of the sentence around act and date, other dates' clauses not. */
void happening_read_things(const struct ll_letter *l, struct happening *h)
{
	const uint32_t act = h->act ? h->act->token : h->to,
		       past = h->act ? act + h->act->ntokens : act;
	for (uint32_t i = h->from; i < h->to; i++) {
		h->left |= tok_is(l, i, "left");
		h->right |= tok_is(l, i, "right");
		const struct mark *m = mark_at(l, i, LEX_BODYPARTS);
		if (m)
			note_part(h, m);
		const struct mark *kin = i < past ? mark_at(l, i, LEX_KIN) : NULL;
		h->kin |= kin && !(i && tok_in(l, i - 1, "your")) &&
			  !tok_in(l, i + 1,
				  "reports|reported|states|stated|says|said|told|found|called|"
				  "noticed") &&
			  !tok_in(l, i, "child|baby|infant|son|daughter|children|twins|newborn");
		if (tok_in(l, i, "item|items|line|tooth|teeth|number|phase|stage|step|service") &&
		    tok(l, i + 1)->kind == LL_TOK_NUMBER)
			h->numbered = ll_hash(tok(l, i + 1)->lower);
		if (tok_in(l, i, "dr|doctor") && h->nnames < HAPPENING_THINGS)
			h->names[h->nnames++] =
				happening_stem(tok(l, tok_is(l, i + 1, ".") ? i + 2 : i + 1));
		if (happening_thing(l, i) && (i < act || i >= past || past - act > 1) &&
		    h->nthings < HAPPENING_THINGS)
			h->things[h->nthings++] = happening_stem(tok(l, i));
	}
}

/* The nearest of the words: what the date is of where no act is known. */
void happening_read_near(const struct ll_letter *l, struct happening *h)
{
	enum { NEAR = 8 };
	const uint32_t d = h->date->token, last = d + h->date->ntokens;
	for (uint32_t i = d; i > h->from && d - i < NEAR && h->nnear < HAPPENING_NEAR; i--) {
		if (happening_edge(l, i - 1) || tok_is(l, i - 1, ":"))
			break;
		if (happening_thing(l, i - 1))
			h->near[h->nnear++] = happening_stem(tok(l, i - 1));
	}
	const uint32_t end = sent_end(l, d);
	for (uint32_t i = last;
	     i < end && i - last < 2 * NEAR && h->nnear < HAPPENING_NEAR && d <= h->from + 3; i++)
		if (happening_thing(l, i))
			h->near[h->nnear++] = happening_stem(tok(l, i));
}

/* ---- Two of them ---- */

/* How many of the words `a`, each but once, are among `b`. */
static unsigned in_common(const uint32_t *a, unsigned n, const uint32_t *b, unsigned m)
{
	unsigned both = 0;
	for (unsigned i = 0; i < n; i++) {
		bool again = false, there = false;
		for (unsigned k = 0; k < i; k++)
			again |= a[k] == a[i];
		for (unsigned k = 0; k < m; k++)
			there |= a[i] == b[k];
		both += there && !again;
	}
	return both;
}

static bool names_differ(const struct happening *a, const struct happening *b)
{
	return a->nnames && b->nnames &&
	       !in_common(a->names, a->nnames, b->names, b->nnames);
}

bool happening_compatible(const struct happening *a, const struct happening *b, unsigned *shared)
{
	*shared = in_common(a->things, a->nthings, b->things, b->nthings) +
		  (a->word == b->word);
	if (a->numbered && b->numbered && a->numbered != b->numbered)
		return false;
	if ((a->left && b->right && !a->right && !b->left) ||
	    (a->right && b->left && !a->left && !b->right))
		return false;
	return true;
}

/* Words for one act that stand in two classes: "broke her hip", "the fall". */
static bool akin(const struct happening *a, const struct happening *b)
{
	static const char *const pairs[][2] = {
		{ "accident", "broken" },	{ "begun", "admitted|elected|hired" },
		{ "ended", "discharged|quit" }, { "appealed", "asked" },
		{ "received", "delivered" },	{ "imaged", "tested" },
	};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (sv_is(sv(a->act->entry->id), pairs[i][0]) &&
		    ll_in(sv(b->act->entry->id), pairs[i][1]))
			return true;
	return false;
}

unsigned happening_overlap(const struct happening *a, const struct happening *b)
{
	return in_common(a->wide, a->nwide, b->wide, b->nwide);
}

bool happening_near(const struct happening *a, const struct happening *b)
{
	return in_common(a->near, a->nnear, b->wide, b->nwide) &&
	       in_common(b->near, b->nnear, a->wide, a->nwide);
}

/* "Mailed on April 22", "you had the letter on April 25": what is not told may be another step. */
static bool is_step(const struct happening *h)
{
	return h->act && ll_in(sv(h->act->entry->id), "received|sent|signed");
}

bool happening_akin(const struct happening *a, const struct happening *b)
{
	if ((!a->act && is_step(b)) || (!b->act && is_step(a)))
		return false;
	return !a->act || !b->act || a->act->entry == b->act->entry || akin(a, b) || akin(b, a);
}

bool happening_alike(const struct happening *a, const struct happening *b, unsigned *shared)
{
	if (!happening_compatible(a, b, shared) || names_differ(a, b) ||
	    (a->parts && b->parts && !(a->parts & b->parts)))
		return false;
	if (!a->act || !b->act)
		return happening_akin(a, b) &&
		       (in_common(a->near, a->nnear, b->near, b->nnear) > 0 || *shared > 2);
	return a->act->entry == b->act->entry || akin(a, b) || akin(b, a);
}

/* The words before the stretch in its sentence, or behind where it opens it. */
static unsigned words_near(const struct ll_letter *l, const struct ll_fact *f,
			   uint32_t out[HAPPENING_THINGS])
{
	const uint32_t begin = sent_begin(l, f->token), end = sent_end(l, f->token);
	const uint32_t from = f->token > begin + HAPPENING_AHEAD ? f->token - HAPPENING_AHEAD
								 : begin,
		       to = f->token + HAPPENING_AHEAD + HAPPENING_AHEAD / 2 < end
				    ? f->token + HAPPENING_AHEAD + HAPPENING_AHEAD / 2
				    : end;
	unsigned n = 0;
	for (uint32_t i = from; i < to && n < HAPPENING_THINGS; i++)
		if (happening_thing(l, i))
			out[n++] = happening_stem(tok(l, i));
	return n;
}

bool happening_same_stretch(const struct ll_letter *l, const struct ll_fact *a,
			    const struct ll_fact *b)
{
	uint32_t x[HAPPENING_THINGS], y[HAPPENING_THINGS];
	const unsigned n = words_near(l, a, x), m = words_near(l, b, y);
	return in_common(x, n, y, m) > 0;
}

bool happening_words(const struct ll_letter *l, const struct happening *h, uint32_t from,
		     uint32_t to)
{
	bool thing = false;
	for (uint32_t i = from; i < to && !happening_edge(l, i) && !tok_in(l, i, ",|and"); i++) {
		const struct mark *m = mark_at(l, i, LEX_HAPPENINGS);
		if (tok_in(l, i, HAPPENING_ANOTHER))
			return false;
		if (m && m->entry->code[HAP_KIND] && m->entry == h->act->entry)
			return ll_in(
				sv(m->entry->id),
				"accident|operated|born|died|admitted|discharged|delivered|hired");
		if (m && m->entry->code[HAP_KIND])
			return false;
		const uint32_t w = happening_thing(l, i) ? happening_stem(tok(l, i)) : 0;
		thing |= w && in_common(&w, 1, h->things, h->nthings);
	}
	return thing;
}
