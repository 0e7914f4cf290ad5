/* SPDX-License-Identifier: MIT */
/* The people met so far, with the place of their last mention: whom a pronoun may mean. */
#include "facts/pronouns.h"

/* The letter says "you" to the patient: he and she are others, as a rule. */
static bool speaks_to_patient(const struct ll_letter *l)
{
	uint32_t you = 0, patient = 0, kin = 0;
	PLACES_EACH (i, l, places_of(l, "you|your"))
		you += !(tok(l, i)->flags & LL_TOK_QUOTED);
	LL_FOREACH (f, l, LL_PERSON) {
		patient += f->referent == LL_PATIENT && !f->u.person.title;
		kin += f->referent == LL_PATIENT && mark_at(l, f->token, LEX_KIN) && f->token && tok_is(l, f->token - 1, "your");
	}
	return kin < 2 && you > 5 && you > 4 * patient;
}

/* The first age told of the patient is a child's. */
static bool told_minor(const struct ll_letter *l)
{
	PLACES_EACH (i, l, l->numbers) {
		const struct age_expr a = age_at(l, i);
		if (a.ntokens && owner_of(l, i, i + a.ntokens) == LL_PATIENT)
			return a.years < 18;
	}
	return false;
}

struct cast cast_of(struct ll_letter *l, uint32_t stated)
{
	return (struct cast){ .l = l, .stated = stated, .minor = told_minor(l), .people = -1, .low = CAST,
			      .addressed = speaks_to_patient(l) };
}

void cast_place(const struct cast *c, struct someone *who, uint32_t i, uint32_t place)
{
	who->used = true;
	who->token = i;
	who->sentence = tok(c->l, i)->sentence;
	who->paragraph = cast_paragraph(c, who->sentence);
	who->place = place;
}

/* The initial in "Dr. L. Moon", 0: there is none. */
static char initial(const struct ll_letter *l, uint32_t i)
{
	const uint32_t k = i + 1 + tok_is(l, i + 1, ".");
	return tok_in(l, i, LIST_TITLES "|dr") && tok(l, k)->text.n == 1 && tok_is(l, k + 1, ".") ? *tok(l, k)->text.p : 0;
}

/* Mr. Vance and Mrs. Vance are two, and so are Dr. L. Moon and Dr. P. Moon. */
static bool same_one(const struct ll_letter *l, const struct someone *o, const struct ll_fact *p)
{
	const uint32_t sex = p->u.person.title;
	const char mark = initial(l, p->token);
	return o->used && sv_eq(o->key, p->key) && !(sex && o->sex && o->sex != sex) && !(mark && o->mark && mark != o->mark);
}

void cast_meet(struct cast *c, const struct ll_fact *p)
{
	enum person_place place = person_place(c->l, p);
	/* "She was diagnosed by Dr. Lee. He ..." */
	const uint32_t start = phrase_start(c->l, p->token);
	if (p->referent == LL_OTHER && start > sent_begin(c->l, p->token) &&
	    tok_is(c->l, start - 1, "by"))
		place = PLACE_SUBJECT;
	/* "Dr. Lee's letter of May 3 adds that ... He gives no reason": who wrote it. */
	if (p->referent == LL_OTHER && place == PLACE_POSSESSOR && start == sent_begin(c->l, p->token) &&
	    pronoun_tells(c->l, p->token + p->ntokens - 1, FORM_POSSESSIVE) == TELLS_TREATER)
		place = PLACE_SUBJECT;
	if (p->referent == LL_PATIENT) {
		cast_place(c, &c->patient, p->token, place);
		if (place == PLACE_SUBJECT) {
			c->subject = 1;
			c->opens = 0;
		}
		return;
	}
	if (p->referent == LL_PEOPLE && !tok_plural(c->l, p->token + p->ntokens - 1) &&
	    !tok_in(c->l, p->token, "nobody|none|noone"))
		c->people = (int32_t)p->sentence;
	if (p->referent != LL_OTHER && p->referent != LL_REVIEWER)
		return;
	uint32_t slot = 0;
	for (uint32_t k = c->low ? c->low - 1 : 0; k < CAST; k++) {
		if (same_one(c->l, &c->other[k], p)) {
			slot = k;
			break;
		}
		if (!c->other[k].used ||
		    (c->other[slot].used && c->other[k].token < c->other[slot].token))
			slot = k;
	}
	struct someone *o = &c->other[slot];
	if (!same_one(c->l, o, p))
		*o = (struct someone){ .role = p->u.person.role,
				       .sex = p->u.person.sex,
				       .key = p->key,
				       .mark = initial(c->l, p->token),
				       .named = p->u.person.name.n != 0 };
	cast_place(c, o, p->token, place);
	c->low = slot < c->low ? slot : c->low;
	if (place == PLACE_SUBJECT)
		c->subject = 2 + slot;
	/* "Reviewer 1 (orthopedic surgery). He finds ...", "The manager told us ...": of him the
	 * paragraph is. */
	if (place == PLACE_SUBJECT && p->sentence < c->l->sentences.n && !sv_is(p->key, "someone") &&
	    (!p->sentence || cast_paragraph(c, p->sentence - 1) != cast_paragraph(c, p->sentence)))
		c->opens = slot + 1;
}
