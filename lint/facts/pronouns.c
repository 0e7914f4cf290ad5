/* SPDX-License-Identifier: MIT */
/*
 * Whom "she" means: LL_PRONOUN. The people met so far are kept with the place
 * of their last mention; a pronoun is weighed between the patient, who is the
 * topic of a letter, and the best other person who could be meant. What is done
 * ("denies", "prescribed") and had ("her knee", "his report") weighs too, for
 * patients have knees and those who treat them write reports.
 *
 * The weights are points, not probabilities: found by hand on medical reports,
 * where most pronouns of the other sex are somebody else's.
 */
#include "facts/identity.h"
#include "facts/pronouns.h"

#include "facts/request.h"

#define NEAR 25 /* words within which two pronouns are held together */
#define SAID_BEFORE 12 /* sentences within which somebody told as "she" to a reader who is "you" stays she */

/* Share of the points the patient needs, in percent. */
#define SURE_SHARE   78
#define LIKELY_SHARE 59

static uint32_t stated_sex(const struct ll_letter *l)
{
	uint32_t sex = LL_SEX_UNKNOWN;
	LL_FOREACH (f, l, LL_SEX) {
		if (f->referent != LL_PATIENT || f->u.sex.how == LL_SEX_TRANSGENDER)
			continue;
		if (sex && f->u.sex.sex != sex)
			return LL_SEX_UNKNOWN;
		sex = f->u.sex.sex;
	}
	return sex;
}

/* Points of a mention `d` sentences back. */
static uint32_t mention_points(uint32_t place, uint32_t d)
{
	static const uint8_t points[][5] = {
		[PLACE_SUBJECT] = { 60, 45, 25, 15, 8 },
		[PLACE_OBJECT] = { 45, 28, 15, 8, 4 },
		[PLACE_POSSESSOR] = { 40, 24, 12, 6, 3 },
	};
	return d < 5 ? points[place][d] : 0;
}

/* What a report says: "adds that her growth plates are", "wrote that he sleeps". */
static bool reported(const struct ll_letter *l, uint32_t i, const struct spoken *sp)
{
	if (sp->form == FORM_POSSESSIVE ? !pronoun_has_body(l, i) : sp->form != FORM_SUBJECT)
		return false;
	return i > sent_begin(l, i) + 1 && tok_in(l, i - 1, "that|since|because|where|and|which") &&
	       (!tok_is(l, i - 1, "that") ||
		tok_in(l, i - 2, "adds|added|says|said|writes|wrote|notes|noted|reports|reported|states|stated|thinks|thought|"
				 "considers|considered|believes|believed|finds|found|recorded|records|observed|observes|"
				 "describes|described|documents|documented|feels|felt|suggests|estimates|estimated|confirms|confirmed"));
}

/* "The reviewer weighed the papers. He told the surgeon to go ahead": a reviewer of no sex, of whom nothing like it was said. */
static bool unlike_reviewer(const struct cast *c, const struct someone *o, uint32_t i, const struct spoken *sp, enum tells tells)
{
	/* "Our first reviewer wrote that ... That was a fair reading of the papers she had" */
	if (o->sentence + 1 == tok(c->l, i)->sentence && tok_in(c->l, sent_begin(c->l, i), "that|this|it") &&
	    o->place == PLACE_SUBJECT)
		return false;
	return o->role == LL_ROLE_REVIEWER && !o->sex && !o->said[LL_MALE] && !o->said[LL_FEMALE] &&
	       o->sentence < tok(c->l, i)->sentence && tells != TELLS_TREATER && !pronoun_reviews(c->l, i, sp->form);
}

static uint32_t other_points(const struct cast *c, const struct someone *o, uint32_t index,
			     uint32_t i, const struct spoken *sp, enum tells tells)
{
	const uint32_t s = tok(c->l, i)->sentence, d = s - o->sentence;
	if (!o->used || (o->sex && o->sex != sp->sex))
		return 0;
	/* "Dr. Lee examined him": not Dr. Lee; "Mr. Lee asked if the carrier could go after him"; and of two of one
	 * name "Dr. V. Ito ... She ... Dr. M. Ito is not related to her" */
	if (sp->form == FORM_OBJECT && c->subject == 2 + index && d == 0 && !(sp->sex != c->stated && o->said[sp->sex]) &&
	    !span_has(c->l, o->token, i, "if|whether"))
		return 0;
	uint32_t points = mention_points(o->place, d);
	if (d >= 5 && d <= 14 && o->sex && o->role != LL_ROLE_PROFESSIONAL)
		points = 6;
	if (cast_paragraph(c, s) != o->paragraph)
		points /= 2;
	else if (c->opens == index + 1 && points < 40)
		points = 40;
	/* "In her view ... The patient was fit ... She adds that": hers the paragraph stays. */
	if (sp->sex != c->stated && o->role == LL_ROLE_REVIEWER && o->said[sp->sex] && tells != TELLS_PATIENT && points < 40 &&
	    cast_paragraph(c, o->said[sp->sex] - 1) == cast_paragraph(c, s))
		points = 40;
	if (unlike_reviewer(c, o, i, sp, tells))
		points /= 4;
	/* A child's parents are in the room, less so paragraphs later. */
	const uint32_t room = cast_paragraph(c, s) == o->paragraph ? 22 : 10;
	if (c->minor && o->sex && o->role == LL_ROLE_KIN && points < room)
		points = room;
	/* "He says that ... He says finally that she": a few sentences of one paragraph later. */
	const uint32_t last = o->said[sp->sex];
	const bool said = last && (last >= s || (tells != TELLS_PATIENT && last + 2 >= s &&
						 cast_paragraph(c, s) == o->paragraph));
	const bool treats = o->role == LL_ROLE_PROFESSIONAL || o->role == LL_ROLE_REVIEWER;
	if (d == 0 && !said && !(treats && tells == TELLS_NOTHING) && c->patient.used &&
	    c->patient.sentence == s && c->patient.token > o->token &&
	    c->patient.place == PLACE_SUBJECT)
		points /= 2;
	if (o->sex || said)
		points = points * 3 / 2;
	/* "She found three jobs: ... She took into account", to a reader who is "you" */
	if (c->addressed && last && last + SAID_BEFORE > s && points < 20)
		points = 20;
	if (c->addressed) /* "the nurse ... She was told that" */
		return points;
	if (d == 0 && said) /* "She considered it; her diagnosis is ..." */
		return points;
	/* "The radiologist adds that her growth plates ...", "wrote that he sleeps four hours": whom the report is on. */
	if (tells == TELLS_PATIENT && treats && d == 0 && c->subject == 2 + index && reported(c->l, i, sp))
		return points / 3;
	if (tells == TELLS_PATIENT && treats)
		return c->subject != 2 + index || d ? points / 6
		       : c->patient.sentence == s   ? points * 3 / 5
						    : points;
	if (tells ==
	    TELLS_PATIENT) /* kin have knees too: only a physician loses by it, and far kin */
		return o->role == LL_ROLE_NAMED && !o->sex && !o->named ? points : d == 0 ? points * 5 / 3 : points * 3 / 2;
	if (tells == TELLS_PATIENT_WEAKLY)
		return treats ? points * 7 / 10 : points;
	return tells == TELLS_TREATER && treats ? points * 2 : points;
}

static uint32_t patient_points(const struct cast *c, uint32_t i, const struct spoken *sp,
			       enum tells tells)
{
	const uint32_t s = tok(c->l, i)->sentence;
	uint32_t points =
		c->patient.used ? mention_points(c->patient.place, s - c->patient.sentence) : 0;
	if (points < 20)
		points = 20; /* the topic of the letter */
	if (c->subject == 1 && (sp->form == FORM_POSSESSIVE || sp->form == FORM_REFLEXIVE))
		points += 40;
	else if (c->subject == 1 && sp->form == FORM_SUBJECT)
		points += 15;
	else if (c->subject == 1 && sp->form == FORM_OBJECT)
		points /= 2; /* "the patient would like him to": seldom the patient himself */
	if (tells == TELLS_PATIENT)
		points += 40;
	else if (tells == TELLS_PATIENT_WEAKLY)
		points += 10;
	else if (tells == TELLS_TREATER)
		points /= 3;
	if (c->addressed)
		points /= 4;
	return sp->sex == c->stated ? points * 2 : points;
}

/* The sentence has the patient's own pronoun close by: "he took the gun away from her"; where
 * somebody else stands in it (`here`), anywhere before. */
static bool own_pronoun_near(const struct cast *c, uint32_t i, bool here)
{
	const uint32_t begin = sent_begin(c->l, i), end = sent_end(c->l, i);
	const char *own = c->stated == LL_MALE ? "he|him|his|himself" : "she|her|hers|herself";
	for (uint32_t k = i > begin + NEAR && !here ? i - NEAR : begin; k < end && k < i + NEAR; k++)
		if (tok_in_list(c->l, k, own) && !pronoun_of_either_sex(c->l, k))
			return true;
	return false;
}

/* "She took it from him": the patient is the object of what the pronoun at i does. */
static bool own_object_behind(const struct cast *c, uint32_t i)
{
	const uint32_t end = sent_end(c->l, i);
	for (uint32_t k = i + 1; k < end && k < i + 10; k++) {
		struct spoken sp;
		if (tok(c->l, k)->kind == LL_TOK_PUNCT || tok_in(c->l, k, "and|but|that|who|which"))
			return false;
		if (pronoun_read(c->l, k, &sp))
			return sp.sex == c->stated && sp.form == FORM_OBJECT;
	}
	return false;
}

/* "Until her death his wife did the housework": the pronoun comes before the one it means. */
static bool comes_before(const struct cast *c, uint32_t i, uint32_t sex)
{
	const uint32_t begin = sent_begin(c->l, i), end = sent_end(c->l, i);
	if (i > begin + 3 || !tok_in(c->l, begin, "until|before|after|since|when|while|despite|with|from|in|on"))
		return false;
	LL_FOREACH (p, c->l, LL_PERSON) {
		if (p->token >= end || p->token > i + 14)
			break;
		if (p->token > i && p->u.person.role == LL_ROLE_KIN && p->u.person.sex == sex)
			return true;
	}
	return false;
}

static bool generic_frame(const struct ll_letter *l, uint32_t i)
{
	return l->frame[i] == LL_FRAME_GUIDELINE || l->frame[i] == LL_FRAME_GENERIC;
}

static bool of_people(const struct cast *c, uint32_t i)
{
	const struct ll_letter *l = c->l;
	const uint32_t s = tok(l, i)->sentence;
	const struct ll_fact *before = person_before(l, sent_begin(l, i), i);
	if (generic_frame(l, i) && before && before->referent == LL_PEOPLE)
		return true;
	return (before && before->referent == LL_PEOPLE &&
		!tok_in(l, before->token, "nobody|none|noone") && !tok_plural(l, before->token + before->ntokens - 1)) ||
	       (c->people >= 0 && (uint32_t)c->people + 1 == s && c->patient.sentence + 1 < s &&
		!before && !tok_in(l, i + 1, "still|now"));
}

/* Guidelines speak of patients, persons, members in this sentence or the one before. */
static bool tells_of_people(const struct cast *c, uint32_t sentence)
{
	const struct ll_letter *l = c->l;
	const struct ll_sentence *s = &l->sentences.v[sentence];
	const struct ll_fact *f =
		person_before(l, s[sentence ? -1 : 0].token, s->token + s->ntokens);
	return f && f->referent != LL_PATIENT;
}

/* The best other person it could be, or NULL, with the points against the patient in *points. */
static struct someone *best_other(struct cast *c, uint32_t i, const struct spoken *sp,
				  enum tells tells, uint32_t *points)
{
	const uint32_t sentence = tok(c->l, i)->sentence;
	struct someone *who = NULL;
	bool here = false; /* somebody else stands in this very sentence */
	uint32_t best = 0, more = tells == TELLS_TREATER ? 30 : 0; /* a physician nobody named */
	for (uint32_t k = c->low; k < CAST; k++) {
		const uint32_t p = other_points(c, &c->other[k], k, i, sp, tells);
		here |= p && c->other[k].sentence == sentence;
		if (p > best) {
			best = p;
			who = &c->other[k];
		}
	}
	if (c->stated && sp->sex != c->stated &&
	    !(tells == TELLS_PATIENT && sp->form == FORM_POSSESSIVE) && own_pronoun_near(c, i, here)) {
		/* Two sexes in one breath: two people. */
		more += best ? 25 : 12;
		more += here					   ? 60
			: sp->form == FORM_OBJECT && c->subject == 1 ? 30
			: sp->form == FORM_SUBJECT && own_object_behind(c, i) ? 100
									       : 0;
	}
	/* "She tried to get past the nurse; he was not hurt": the new clause is of the one just met. */
	if (c->stated && sp->sex != c->stated && here && sp->form == FORM_SUBJECT && i && tok_is(c->l, i - 1, ";"))
		more += 100;
	/* "His wife had cancer; he was impressed by her fatigue" */
	if (c->stated && sp->sex != c->stated && sp->form == FORM_POSSESSIVE && who && who->role == LL_ROLE_KIN &&
	    who->sex == sp->sex && who->sentence == sentence)
		more += 60;
	/* "Her surgeon wrote to us. He says that the baby is well after his surgery" */
	if (c->stated && sp->sex != c->stated && who && who->said[sp->sex] == sentence + 1)
		more += 150;
	/* A slip is rare, and somebody it fits stands in the same sentence, or was the last met. */
	if (c->stated && sp->sex != c->stated && who) {
		if (here && (tells != TELLS_PATIENT || (who->sex && who->place == PLACE_SUBJECT)))
			more += 30;
		else if (tells != TELLS_PATIENT && who->sentence + 1 == sentence && !unlike_reviewer(c, who, i, sp, tells) &&
			 who->token > c->patient.token && c->subject != 1 &&
			 !(c->patient.sentence == who->sentence && c->patient.place == PLACE_SUBJECT))
			more += 30;
	}
	if (generic_frame(c->l, i) && !(c->patient.used && c->patient.sentence == sentence))
		more += tells_of_people(c, sentence) ? 30 : 10;
	*points = more && best ? best + more / 2 : best > more ? best : more;
	return who;
}

static uint32_t place_of(enum form form)
{
	return form == FORM_SUBJECT	 ? PLACE_SUBJECT
	       : form == FORM_POSSESSIVE ? PLACE_POSSESSOR
					 : PLACE_OBJECT;
}

static void mean_patient(struct cast *c, struct ll_fact *f, const struct spoken *sp, uint32_t share)
{
	f->referent = LL_PATIENT;
	if (share >= SURE_SHARE && !(tok(c->l, f->token)->flags & LL_TOK_QUOTED))
		f->u.pronoun.certainty = LL_SURE;
	/* "His mother, with whom he lives, has ...": hers the sentence stays. */
	const bool aside = f->token && tok_in(c->l, f->token - 1, "whom|which");
	cast_place(c, &c->patient, f->token, aside ? PLACE_OBJECT : place_of(sp->form));
	if (sp->form == FORM_SUBJECT && !aside) {
		c->subject = 1;
		/* "A patient, a man of 280 pounds, slid ... She is": the paragraph is of the patient again. */
		if (share >= SURE_SHARE && c->opens && c->other[c->opens - 1].role != LL_ROLE_REVIEWER &&
		    c->other[c->opens - 1].role != LL_ROLE_PROFESSIONAL)
			c->opens = 0;
	}
}

static void mean_other(struct cast *c, struct ll_fact *f, const struct spoken *sp,
		       struct someone *who)
{
	f->referent = LL_OTHER;
	cast_place(c, who, f->token, place_of(sp->form));
	who->said[sp->sex] = who->sentence + 1;
	if (who->named)
		who->sex = sp->sex;
	if (sp->form == FORM_SUBJECT)
		c->subject = 2 + (uint32_t)(who - c->other);
}

/* "He, the chiropractor, asked": the person told with the pronoun itself, or NULL. */
static const struct ll_fact *told_with(const struct ll_letter *l, uint32_t i)
{
	uint32_t k = i + 2;
	if (!tok_in(l, i + 1, ",|(|-"))
		return NULL;
	k += tok_seq(l, k, "i mean") + tok_seq(l, k, "that is") + tok_in(l, k, "namely|meaning");
	k += tok_is(l, k, ",");
	const uint32_t end = sent_end(l, i);
	uint32_t close = k;
	while (close < end && close < k + 6 && !tok_in(l, close, ",|)|-"))
		close++;
	if (!tok_in(l, k, "the|this|my|our") || close >= end || !tok_in(l, close, ",|)|-"))
		return NULL;
	const struct ll_fact *who = person_before(l, k, close);
	return who && who->token + who->ntokens == close ? who : NULL;
}

/* The pronoun stands in what is said of somebody else: "the assistant, who ...". */
static bool of_relative(const struct ll_letter *l, uint32_t i)
{
	enum { FAR = 14 };
	const uint32_t begin = sent_begin(l, i);
	for (uint32_t k = i; k > begin + 1 && i - k < FAR; k--) {
		if (tok_in(l, k - 1, ";|he|she|but"))
			return false;
		if (!tok_is(l, k - 1, "who"))
			continue;
		const uint32_t end = k - 1 - tok_is(l, k - 2, ",");
		const struct ll_fact *who = person_before(l, begin, end);
		return who && who->token + who->ntokens == end && who->referent == LL_OTHER;
	}
	return false;
}

/* "June writes that she was told": of whom we know nothing but the name. */
static bool of_named(const struct ll_letter *l, uint32_t i)
{
	if (i < sent_begin(l, i) + 3 || !tok_in(l, i - 1, "that|whether|if") ||
	    !tok_in(l, i - 2, "asked|asks|wonders|wondered|writes|wrote|says|said|believes|thinks|states|stated|adds|added|recalls|recalled|reports|remembers|explains|explained"))
		return false;
	const uint32_t k = i - 3; /* begins the sentence */
	return k == sent_begin(l, i) && tok(l, k)->flags & LL_TOK_CAPITAL && !fact_at(l, LL_PERSON, k) && !fact_at(l, LL_PRONOUN, k) &&
	       is_name_word(l, k) && !mark_at(l, k, LEX_PATIENT_WORDS);
}

/* ... and goes on in the paragraph: "She believes that". */
static bool of_named_before(const struct cast *c, uint32_t i, uint32_t sex)
{
	const uint32_t s = tok(c->l, i)->sentence, paragraph = cast_paragraph(c, s);
	enum { BACK = 24 };
	uint32_t looked = 0;
	for (uint32_t n = c->l->facts[LL_PRONOUN].n; n && looked < BACK; n--, looked++) {
		const struct ll_fact *p = c->l->facts[LL_PRONOUN].v[n - 1];
		if (p->token >= i)
			continue;
		if (cast_paragraph(c, p->sentence) != paragraph)
			return false;
		if (p->u.pronoun.sex == sex && of_named(c->l, p->token))
			return true;
	}
	return false;
}

/* "She stood in the doorway but could not bring himself to go in": the pronoun that "himself" goes back to, or NULL where
 * anybody or anything else stands between. */
static struct ll_fact *subject_of(const struct ll_letter *l, uint32_t i)
{
	enum { FAR = 16 };
	const uint32_t begin = sent_begin(l, i);
	for (uint32_t k = i; k > begin && i - k < FAR; k--) {
		struct ll_fact *f = (struct ll_fact *)fact_at(l, LL_PRONOUN, k - 1);
		struct spoken sp;
		if (fact_at(l, LL_PERSON, k - 1) || tok_in(l, k - 1, ";|who|that|it|they|we|i|you"))
			return NULL;
		if (f && f->token == k - 1 && pronoun_read(l, k - 1, &sp) && sp.form != FORM_POSSESSIVE)
			return sp.form == FORM_SUBJECT ? f : NULL; /* "he was, drove him there herself" */
	}
	return NULL;
}

static void decide(struct cast *c, struct ll_fact *f, const struct spoken *sp)
{
	const uint32_t i = f->token;
	const uint32_t section =
		c->l->sections.n ? c->l->sections.v[f->section].kind : LL_SEC_OTHER;
	f->u.pronoun.certainty = LL_DOUBTFUL;
	if (section == LL_SEC_HOW_MADE || section == LL_SEC_CREDENTIALS) {
		f->referent = LL_REVIEWER;
		return;
	}
	if (of_people(c, i)) {
		f->referent = LL_PEOPLE;
		return;
	}
	/* 'It says that "she has returned to her baseline." We asked about the pronoun.' */
	if (tok(c->l, i)->flags & LL_TOK_QUOTED && place_any(c->l, places_of(c->l, "pronoun|pronouns"), 0, c->l->tokens.n)) {
		f->referent = LL_NOBODY;
		return;
	}
	const struct ll_fact *told = told_with(c->l, i);
	if (told && told->referent != LL_NOBODY) {
		if (told->referent == LL_PATIENT)
			mean_patient(c, f, sp, SURE_SHARE);
		f->referent = told->referent;
		return;
	}
	/* "His wife takes it too, and hers works better": what is hers is set against what is his. */
	if (c->stated && sp->sex != c->stated && (tok_is(c->l, i, "hers") || comes_before(c, i, sp->sex))) {
		f->referent = LL_OTHER;
		return;
	}
	/* "Patient: her husband, Jordan Summers": of who holds the policy. */
	if (i > 1 && tok_is(c->l, i - 1, ":") && tok_in(c->l, i - 2, "patient|member|claimant|enrollee|insured")) {
		f->referent = LL_OTHER;
		return;
	}
	/* "Petitioner: on behalf of her minor son"; "He is 44 and is not himself a patient" */
	if ((sp->form == FORM_POSSESSIVE && i > 1 && tok_seq(c->l, i - 2, "behalf of")) ||
	    (tok_in(c->l, i + 1, "is|was") && span_has(c->l, i, sent_end(c->l, i), "himself|herself") &&
	     span_has(c->l, i, sent_end(c->l, i), "patient|claimant|party"))) {
		f->referent = LL_OTHER;
		return;
	}
	/* "asked on behalf of her patient, Mr. Hope": whose patient it is. */
	if (sp->form == FORM_POSSESSIVE && tok_in(c->l, i + 1, "patient|client|patient's|client's")) {
		f->referent = LL_OTHER;
		return;
	}
	/* "He bit the assistant, who needed a stitch in her thumb" */
	if (c->stated && sp->sex != c->stated && of_relative(c->l, i)) {
		f->referent = LL_OTHER;
		return;
	}
	struct ll_fact *self = sp->form == FORM_REFLEXIVE ? subject_of(c->l, i) : NULL;
	if (self && (self->referent == LL_PATIENT || (c->stated && self->u.pronoun.sex != sp->sex))) {
		if (self->referent != LL_PATIENT && sp->sex == c->stated) { /* "she has been a danger to himself" */
			self->referent = LL_PATIENT;
			self->u.pronoun.certainty = LL_SURE;
		}
		mean_patient(c, f, sp, SURE_SHARE);
		return;
	}
	const enum tells tells = pronoun_tells(c->l, i, sp->form);
	if (c->stated && sp->sex != c->stated && (tells != TELLS_PATIENT || tok_seq_in(c->l, i + 1, "was told|was asked|was informed")) &&
	    (of_named(c->l, i) || of_named_before(c, i, sp->sex))) {
		f->referent = LL_OTHER;
		return;
	}
	const uint32_t patient = patient_points(c, i, sp, tells);
	uint32_t points;
	struct someone *who = best_other(c, i, sp, tells, &points);
	const uint32_t share = patient * 100 / (patient + points);
	if (share >= LIKELY_SHARE || (sp->sex == c->stated && share >= 50))
		mean_patient(c, f, sp, share);
	else if (who)
		mean_other(c, f, sp, who);
	else
		f->referent = LL_NOBODY;
}

/* Pronouns, and what decides whom they mean: where a sentence or another subject begins, persons. */
static const uint64_t *turns(const struct ll_letter *l)
{
	uint64_t *at = places_new(l);
	places_add(l, at, places_of(l, ";|i|we|they|it|he|he's|he'd|he'll|she|she's|she'd|she'll|him|his|himself|"
				       "herself|hers|her"));
	for (uint32_t k = 0; k < l->sentences.n; k++)
		place_add(at, l->sentences.v[k].token);
	for (uint32_t k = 0; k < l->facts[LL_PERSON].n; k++)
		place_add(at, l->facts[LL_PERSON].v[k]->token);
	return at;
}

/* "Reviewer two: I agree that ...": who says "I" of himself is no he of the paragraph. */
static void speaks(struct cast *c, uint32_t i)
{
	const uint32_t paragraph = cast_paragraph(c, tok(c->l, i)->sentence);
	if (!sv_is(tok(c->l, i)->text, "I") || tok(c->l, i)->flags & LL_TOK_QUOTED ||
	    tok(c->l, i + 1)->kind != LL_TOK_WORD)
		return;
	for (uint32_t k = 0; k < CAST; k++)
		if (c->other[k].used && c->other[k].role == LL_ROLE_REVIEWER && c->other[k].paragraph == paragraph) {
			c->other[k].used = false;
			c->opens = c->opens == k + 1 ? 0 : c->opens;
		}
}

/* Where no word tells the patient's sex, the pronouns that are surely the patient's, if nearly all agree. */
static uint32_t majority(const struct ll_letter *l)
{
	enum { LEAST = 3 };
	uint32_t n[3] = { 0 };
	LL_FOREACH (f, l, LL_PRONOUN)
		if (f->referent == LL_PATIENT && f->u.pronoun.certainty == LL_SURE)
			n[f->u.pronoun.sex]++;
	const uint32_t most = n[LL_MALE] > n[LL_FEMALE] ? LL_MALE : LL_FEMALE;
	const uint32_t less = n[LL_MALE + LL_FEMALE - most];
	return n[most] > 1 && n[most] >= LEAST * less ? most : LL_SEX_UNKNOWN;
}

static bool sex_told(const struct ll_letter *l)
{
	LL_FOREACH (f, l, LL_SEX)
		if (f->referent == LL_PATIENT)
			return true;
	return false;
}

static void read_pronouns(struct ll_letter *l, uint32_t stated)
{
	struct cast c = cast_of(l, stated);
	uint32_t person = 0, sentence = UINT32_MAX;
	PLACES_EACH (i, l, turns(l)) {
		struct spoken sp;
		/* "The assistant noted it; she ..." goes on with the subject, other clauses do
		 * not. */
		const bool goes_on = tok_is(l, i, ";") && tok_in(l, i + 1, "he|she");
		if (tok(l, i)->sentence != sentence ||
		    (tok_in(l, i, ";|i|we|they|it") && !goes_on)) {
			sentence = tok(l, i)->sentence;
			c.subject = 0;
		}
		for (; person < l->facts[LL_PERSON].n && l->facts[LL_PERSON].v[person]->token <= i;
		     person++)
			cast_meet(&c, l->facts[LL_PERSON].v[person]);
		if (tok_is(l, i, "i"))
			speaks(&c, i);
		if (!pronoun_read(l, i, &sp))
			continue;
		struct ll_fact *f = fact_add(l, LL_PRONOUN, i, 1);
		f->key = sv(sp.sex == LL_MALE ? "he" : "she");
		f->u.pronoun.sex = sp.sex;
		decide(&c, f, &sp);
	}
}

void facts_pronouns(struct ll_letter *l)
{
	read_pronouns(l, stated_sex(l));
	const uint32_t most = sex_told(l) ? LL_SEX_UNKNOWN : majority(l);
	if (most) {
		l->facts[LL_PRONOUN].n = 0;
		read_pronouns(l, most);
	}
}
