/* SPDX-License-Identifier: MIT */
/*
 * What stands before a concept in its sentence: the nearest trigger that
 * reaches it, whose it is ("his father's"), and of when.
 */
#include "facts/assertion.h"
#include "facts/people.h"
#include "facts/request.h"

enum { BACK = 90 }; /* tokens looked at before the concept: a long review of systems */

static const char possessives[] =
	"his|her|my|its|their|patient's|claimant's|applicant's|worker's|member's|"
	"enrollee's|beneficiary's|veteran's|appellant's|insured's|employee's|your";

/* "was denied", "UR denied", "denied the request": a decision, not a denial by the patient. */
static bool is_decision(const struct ll_letter *l, const struct mark *m)
{
	uint32_t i = m->token;
	if (!tok_in(l, i, "denied|denies|denying|deny"))
		return false;
	if (i && tok_in(l, i - 1,
			"was|were|been|be|being|plan|insurer|administrator|ur|review|carrier|"
			"company|and|it|adjuster|ro|board|partially|not|decision|mg"))
		return !tok_in(l, i - 1, "it|not|and") || /* "and denied coverage" */
		       tok_in(l, m->token + m->ntokens, "the|coverage|authorization");
	if (i && tok(l, i - 1)->kind == LL_TOK_NUMBER)
		return true;
	return tok_in(l, i + m->ntokens,
		      "the|coverage|authorization|service|entitlement|request|requests|payment|"
		      "as|by|because|on|this");
}

/* The concept is somebody's: "his depression", "the patient's chronic low back pain". */
static bool possessed(const struct ll_letter *l, uint32_t i, uint32_t begin)
{
	if (!sent_has(l, i, possessives))
		return false;
	if (tok_in(l, i, possessives))
		return true;
	for (uint32_t k = 1; k <= 3 && i >= begin + k; k++) {
		if (tok_in(l, i - k, possessives))
			return true;
		if (tok(l, i - k)->kind != LL_TOK_WORD || trigger_at(l, i - k) ||
		    tok_in(l, i - k, assertion_prepositions) || tok_in(l, i - k, assertion_verbs) ||
		    tok_in(l, i - k, "and|or|a|an|the|any|no|in"))
			return false;
	}
	return false;
}

/* Kin as the object of a preposition ("lives with his wife and has ...") is not who has it. */
static bool kin_is_subject(const struct ll_letter *l, uint32_t i, uint32_t begin)
{
	for (uint32_t k = 1; k <= 3 && i >= begin + k; k++) {
		if (tok_in(l, i - k,
			   "with|by|from|to|for|told|informed|and|after|since|when|accompanied"))
			return false;
		if (!tok_in(l, i - k,
			    "his|her|the|a|late|first|second|former|patient's|older|younger|my|"
			    "your|maternal|paternal|"
			    "disabled|elderly|ailing|aging|sick|young|teenage|adult"))
			return true;
	}
	return true;
}

/* "his wife reports that he": kin who tell are not the one told of. */
static bool tells(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i,
		      "reports|reported|states|stated|told|tells|says|said|notes|noted|feels|felt|"
		      "believes|described|"
		      "describes|thinks|observed|complains|confirms|confirmed|reportedly");
}

/* "his father's alcoholism" */
static bool of_kin(const struct ll_letter *l, uint32_t i, uint32_t begin)
{
	static const char kin[] =
		"father's|mother's|brother's|sister's|wife's|husband's|son's|daughter's|"
		"spouse's|uncle's|aunt's|cousin's|grandmother's|grandfather's|parent's";
	for (uint32_t k = sent_has(l, i, kin) ? 1 : 4; k <= 3 && i >= begin + k; k++) {
		if (tok_in(l, i - k, kin))
			return true;
		if (tok(l, i - k)->kind != LL_TOK_WORD || tok_in(l, i - k, assertion_prepositions) ||
		    tok_in(l, i - k, assertion_verbs))
			return false;
	}
	return false;
}

/* "his mother described hyperactivity": seen by kin, not had by them. */
static bool witnesses(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i, "described|describes|observed|noticed|noted|witnessed");
}

/* "cannot walk without pain" affirms it; "without the brace he has instability" as well. */
static bool without_affirms(const struct ll_letter *l, const struct mark *m, uint32_t i, uint32_t begin)
{
	if (!tok_in(l, m->token, "without|w"))
		return false;
	for (uint32_t k = m->token + m->ntokens; k + 1 < i; k++)
		if (tok_in(l, k, "he|she|they|it") && tok_in(l, k + 1, assertion_verbs))
			return true;
	for (uint32_t k = 1; k <= 5 && m->token >= begin + k; k++) {
		if (tok(l, m->token - k)->kind != LL_TOK_WORD)
			return false;
		if (tok_in(l, m->token - k, "cannot|unable|inability|difficult|hardly|rarely"))
			return true;
	}
	return false;
}

/* "a 3-week history of cough", "long history of": how long it has lasted, not that it is over. */
static bool lasting(const struct ll_letter *l, const struct mark *m)
{
	uint32_t i = m->token;
	if (m->ntokens == 1 && tok_is(l, i, "history") && tok_is(l, i + 1, ":"))
		return true; /* why an examination was asked for */
	return i && tok_is(l, i, "history") &&
	       tok_in(l, i - 1, LIST_SPANS "|day|week|month|year|yr|hour|hours|long|"
				"longstanding|standing|lifelong|brief|short");
}

/* "according to the history, she", "the former physician", "previously at work, he now has", "post-concussion headaches":
 * not of the concept. */
static bool past_of_else(const struct ll_letter *l, const struct mark *m, uint32_t i)
{
	const uint32_t next = m->token + m->ntokens;
	if (m->ntokens == 1 && ((tok_is(l, m->token, "history") && tok_in(l, next, ",|to|that|does|suggests|points|supports")) ||
				(tok_is(l, m->token, "post") && tok_is(l, next, "-") && tok_joined(l, next))))
		return true;
	if (m->ntokens == 1 && tok_in(l, m->token, "former|previous|prior|old|past"))
		for (uint32_t k = next; k < next + 3 && k < i; k++)
			if (mark_over(l, k, LEX_PERSON_ROLES) || mark_over(l, k, LEX_KIN) ||
			    tok_in(l, k, "physician|physicians|doctor|doctors|employer|provider|providers"))
				return true;
	/* "The old prosthesis causes skin breakdown." */
	for (uint32_t k = next; k < i; k++)
		if (tok_in(l, k, "now|currently|presently") || (m->ntokens == 1 && tok_in(l, k, "causes|caused|requires|needs|shows")))
			return true;
	return false;
}

/* "a twenty-year history of", "longstanding history of" */
static bool lasting_years(const struct ll_letter *l, const struct mark *m)
{
	return m->token && tok_in(l, m->token - 1, "years|year|yr|decade|decades|long|longstanding|standing|lifelong|extensive");
}

/* "In the past, she", "As a child he", "Twelve years ago she": the whole sentence is of then. */
static bool begins_in_past(const struct ll_letter *l, uint32_t begin, uint32_t i)
{
	for (uint32_t k = sent_has(l, begin, "past|child|ago|previously") ? begin : i; k < begin + 4 && k < i; k++) {
		const struct mark *m = trigger_at(l, k);
		if ((m && m->entry->code[0] == LEX_TRIG_PSEUDO) ||
		    !(in_the_past(l, k) || tok_seq_in(l, k, "as a child|years ago") || tok_is(l, k, "previously")))
			continue;
		/* What was diagnosed two years ago goes on. */
		for (uint32_t j = k + 1; j < i; j++)
			if (tok_in(l, j, "but|however|now|currently|still|has|is|since|diagnosed"))
				return false;
		return true;
	}
	return false;
}

/* A word that can stand before "for": "was negative for", "is unremarkable for". */
static bool negative_for(const struct ll_letter *l, const struct mark *m)
{
	uint32_t next = m->token + m->ntokens;
	return tok_in(l, next - 1, "negative|unremarkable") && tok_is(l, next, "for");
}

/* "This is the case of a patient with", "a 45-year-old patient with"; "persistent pain in a patient with", a finding
 * without a verb: no patients in general. */
static bool one_patient(const struct ll_letter *l, const struct mark *m, uint32_t begin, uint32_t i)
{
	uint32_t first = m->token, last = m->token + m->ntokens - 1;
	if (tok_in(l, first, "any|no|each|every") || !span_has(l, first, last + 1, "patient|individual|person|claimant|member|enrollee"))
		return false;
	if (first && tok_in(l, first, "patient|individual|claimant") && tok_is(l, first - 1, "old"))
		return true;
	/* "The injured worker is a patient with" */
	if (first && tok_in(l, first - 1, "is|was|as") && mark_in(l, begin, first - 1, LEX_PATIENT_WORDS))
		return true;
	for (uint32_t k = first; k > begin && first - k < 6; k--)
		if (tok_seq_in(l, k - 1, "case of|case involves|case concerns|this is|is for|we have"))
			return !tok_in(l, begin, "coverage|it|treatment");
	for (uint32_t k = begin; k < sent_end(l, i); k++)
		if (tok_in(l, k, assertion_verbs) ||
		    tok_in(l, k, "may|can|could|should|must|will|would|do|recommend|recommends|recommended|support|supports|"
				 "needs|requires|benefits|responds|recovers|supported|indicated|advised|suggest|suggests|consider|considered|show|find|use|used|using|"
				 "treatment|management|efficacy|effect|effects|trial|report|therapy|surgery|for"))
			return false;
	return true;
}

/* "study of" something of the patient's. */
static bool own_study(const struct ll_letter *l, const struct mark *m)
{
	const struct mark *study = mark_over(l, m->token, LEX_STUDIES);
	const uint32_t next = m->token + m->ntokens;
	return (study && study->ntokens > 1) || number_at(l, next).ntokens || fact_at(l, LL_DATE, next) ||
	       tok_in(l, next, "the|his|her|your|both|left|right|this|that|each|either");
}

/* What the trigger's kind is here: "all injured workers" are no injured worker. */
static uint32_t trigger_kind(const struct ll_letter *l, const struct mark *m, uint32_t begin, uint32_t i)
{
	const uint32_t kind = m->entry->code[0];
	if (kind == LEX_TRIG_PATIENT && tok_in(l, m->token + m->ntokens - 1, LIST_PATIENTS_PLURAL))
		return LEX_TRIG_PEOPLE;
	if (kind == LEX_TRIG_PEOPLE && one_patient(l, m, begin, i))
		return LEX_TRIG_PATIENT;
	/* "The nerve study of January 15", "studies of both legs": the patient's own. */
	if (kind == LEX_TRIG_PEOPLE && tok_in(l, m->token, "study|studies") && own_study(l, m))
		return LEX_TRIG_PSEUDO;
	return kind;
}

/* "on his son's bicycle": whose the next thing is, not who has what follows; but "her husband's battle with cancer". */
static bool owns_else(const struct ll_letter *l, const struct mark *m)
{
	const uint32_t next = m->token + m->ntokens;
	if (!tok_possessive(l, next - 1))
		return false;
	for (uint32_t k = next; k < next + 3; k++)
		if (tok_in(l, k, "battle|bout|struggle|fight|diagnosis|death|illness|history|case|treatment|suffering"))
			return false;
	return true;
}

/* "the member, whose mother lives with her, has", "his sister drove him to": somebody else's part of the sentence. */
static bool kin_apart(const struct ll_letter *l, const struct mark *m, uint32_t begin, uint32_t i)
{
	const uint32_t next = m->token + m->ntokens;
	if (m->token > begin && tok_is(l, m->token - 1, "whose")) {
		for (uint32_t k = next; k + 1 < i; k++)
			if (tok_is(l, k, ",") && tok_in(l, k + 1, "has|is|was|had|suffers|presents|complains|reports|takes"))
				return true;
		return false;
	}
	for (uint32_t k = next + 1; k < i && k < next + 4; k++)
		if (tok_is(l, k, "him") && !tok_in(l, k - 1, assertion_prepositions) && !tells(l, k - 1))
			return true;
	return false;
}

/* "She cares for a husband with dementia" */
static bool kin_with(const struct ll_letter *l, const struct mark *m, uint32_t i)
{
	uint32_t k = m->token + m->ntokens;
	/* "her sister, who does not have asthma, found her" */
	if (tok_is(l, k + tok_in(l, k, ",|("), "who") && !tells(l, k + 1 + tok_in(l, k, ",|(")) &&
	    !witnesses(l, k + 1 + tok_in(l, k, ",|(")) && !span_has(l, k + 1, i, ",|)|;|whom|he|she|him|her|you|your|patient|that|when|while|after"))
		return true;
	if (!tok_in(l, k, "with") && !tok_seq_in(l, k, "who has|who had|suffering from|diagnosed with"))
		return false;
	for (k = k + 1; k < i; k++)
		if ((tok_in(l, k, assertion_verbs) && !tok_in(l, k, "has|had")) || tok_in(l, k, "whom|,|he|she") || clause_begins(l, k))
			return false;
	return true;
}

/* On the way back from the concept at token i to the beginning of its sentence. */
struct walk {
	const struct ll_letter *l;
	uint32_t i, begin;
	struct assertion *a;
	struct reach r;
	bool decided, timed, whom; /* its polarity, its time, who has it */
	bool pronoun;		   /* ... by a "he" or "she" */
	bool owned;		   /* "his depression" is not denied before it is named */
};

static void deny(struct walk *w, uint32_t trigger, uint32_t n)
{
	w->a->polarity = LL_NEGATED;
	w->a->trigger = trigger;
	w->a->ntrigger = n;
	w->decided = true;
}

static void set_past(struct walk *w)
{
	w->a->time = LL_PAST;
	w->timed = true;
}

static void set_other(struct walk *w)
{
	if (!w->whom)
		w->a->referent = LL_OTHER;
	w->whom = true;
}

static void on_denial(struct walk *w, const struct mark *m)
{
	const struct ll_letter *l = w->l;
	const bool behind = m->entry->code[0] == LEX_TRIG_NEG_POST;
	/* "is not diagnosed with X": the words that deny what stands before them, but for "with". */
	if (behind && !tok_in(l, m->token + m->ntokens, "with|as") && !negative_for(l, m))
		return;
	w->decided |= without_affirms(l, m, w->i, w->begin);
	if (w->decided || is_decision(l, m) ||
	    !(negative_for(l, m) ? w->r.clause : behind ? w->r.list : reach_covers(m, &w->r)))
		return;
	deny(w, m->token, m->ntokens);
	w->a->undocumented = m->entry->code[0] == LEX_TRIG_UNDOC;
	if (m->entry->code[2] == LEX_ALSO_PAST && !w->timed)
		set_past(w);
	w->a->over |= tok_seq(l, m->token, "no longer");
	if (m->entry->code[2] == LEX_ALSO_FAMILY)
		set_other(w);
}

/* "There is nothing in the history to suggest", "no finding that points to", "nor does anything suggest" */
static bool nothing_suggests(const struct walk *w, const struct mark *m)
{
	enum { NEAR = 12 };
	const struct ll_letter *l = w->l;
	const uint32_t low = m->token > w->begin + NEAR ? m->token - NEAR : w->begin;
	return w->r.list && tok_in(l, m->token, "suggest|suggests|suggesting|suggestive|indicative|compatible") &&
	       span_has(l, low, m->token, "nothing") && !span_has(l, low, m->token, ";|but|,|except");
}

static void on_doubt(struct walk *w, const struct mark *m)
{
	const bool supposed = m->entry->code[0] == LEX_TRIG_HYPO;
	/* "meets the criteria for" */
	if (!supposed && tok_is(w->l, m->token, "criteria") && span_has(w->l, w->begin, m->token, "meets|met|fulfills|fulfils|satisfies") &&
	    !span_has(w->l, w->begin, m->token, "not|never|if|whether|nor|no|neither|who|which|must|when"))
		return;
	if (!supposed && !w->decided && nothing_suggests(w, m)) {
		deny(w, m->token, m->ntokens);
		return;
	}
	/* "does not have possible X" is still denied: look on for a negation. */
	if (!reach_covers(m, &w->r) || (w->decided && !(w->owned && supposed && w->r.list)))
		return;
	w->a->polarity = supposed ? LL_HYPOTHETICAL : LL_POSSIBLE;
	w->a->trigger = m->token;
	w->a->ntrigger = m->ntokens;
	if (supposed)
		w->a->time = LL_FUTURE, w->decided = w->timed = true;
	/* "A negative test cannot rule it out" */
	if (tok_in(w->l, m->token + 1, "not|rule|exclude") && !tok_is(w->l, m->token, "to"))
		w->decided = true;
}

static void on_past(struct walk *w, const struct mark *m)
{
	const struct ll_letter *l = w->l;
	/* "history of gout, denies nausea" */
	if (w->a->polarity == LL_NEGATED && tok_in(l, w->a->trigger, "denies|denied|no") &&
	    tok_is(l, m->token + m->ntokens - 1, "of"))
		return;
	if (w->timed || !reach_covers(m, &w->r) || past_of_else(l, m, w->i))
		return;
	if (lasting(l, m)) {
		w->a->years |= lasting_years(l, m);
		return;
	}
	set_past(w);
	w->a->history = sv_is(sv(m->entry->id), "history_of") || sv_is(sv(m->entry->id), "history_is");
}

static void on_kin(struct walk *w, const struct mark *m)
{
	const struct ll_letter *l = w->l;
	if (owns_else(l, m) || kin_apart(l, m, w->begin, w->i))
		return;
	if (kin_with(l, m, w->i)) {
		set_other(w);
		return;
	}
	if (tells_patient(l, m->token)) {
		w->a->named |= !w->whom;
		w->whom = true;
		return;
	}
	if (!kin_is_subject(l, m->token, w->begin) || witnesses(l, m->token + m->ntokens))
		return;
	/* "her husband could not come and he has dementia": he is who was named last, it seems. */
	if (w->pronoun && !tells(l, m->token + m->ntokens))
		w->a->referent = LL_NOBODY;
	w->pronoun = false;
	set_other(w);
}

static void on_people(struct walk *w, const struct mark *m)
{
	/* "failed trials of methotrexate": the patient's */
	if (tok_is(w->l, m->token, "trials") && m->token &&
	    tok_in(w->l, m->token - 1, "failed|had|has|two|three|undergone|despite|prior|previous|past|adequate|several|failing|completed|tried|through"))
		return;
	/* "in a woman who is younger than 40 or has": the verbs of one "who" */
	const bool one_who = tok_is(w->l, m->token + m->ntokens - 1, "who") && !span_has(w->l, m->token, w->i, ";");
	if (!w->whom && !w->owned && (w->r.clause || one_who))
		w->a->referent = LL_PEOPLE, w->whom = true;
}

static void on_patient(struct walk *w, const struct mark *m)
{
	if (!w->whom)
		w->pronoun = tok_in(w->l, m->token, "he|she");
	w->a->named |= !w->whom;
	w->whom = true;
}

static void on_end(struct walk *w, uint32_t j)
{
	const struct ll_letter *l = w->l;
	/* "does not, however, use" */
	if (tok_is(l, j, "however") && j > w->begin + 2 && tok_is(l, j - 1, ",") &&
	    tok_in(l, j - 2, "not|no|never") && tok_is(l, j + 1, ","))
		return;
	w->r.near = w->r.list = w->r.clause = false;
}

static void on_trigger(struct walk *w, const struct mark *m)
{
	const uint32_t kind = trigger_kind(w->l, m, w->begin, w->i);
	switch (kind) {
	case LEX_TRIG_NEG_POST:
	case LEX_TRIG_NEG:
	case LEX_TRIG_UNDOC:
		on_denial(w, m);
		break;
	case LEX_TRIG_POSSIBLE:
	case LEX_TRIG_HYPO:
		on_doubt(w, m);
		break;
	case LEX_TRIG_PAST:
		on_past(w, m);
		break;
	case LEX_TRIG_FAMILY:
		if (w->r.clause)
			set_other(w);
		break;
	case LEX_TRIG_KIN:
		on_kin(w, m);
		break;
	case LEX_TRIG_PEOPLE:
		on_people(w, m);
		break;
	case LEX_TRIG_PATIENT:
		on_patient(w, m);
		break;
	case LEX_TRIG_EXAMPLE:
		w->a->generic |= w->r.list;
		break;
	case LEX_TRIG_END:
		on_end(w, m->token);
		break;
	default:
		for (uint32_t k = 0; k < m->ntokens; k++)
			reach_step(w->l, m->token + k, &w->r);
		break;
	}
	if ((kind == LEX_TRIG_PATIENT || kind == LEX_TRIG_PEOPLE) && ++w->r.loose > REACH_LOOSE)
		w->r.near = false;
}

void assertion_before(const struct ll_letter *l, uint32_t i, uint32_t begin, struct assertion *a)
{
	struct walk w = { .l = l, .i = i, .begin = begin, .a = a, .r = { true, true, true, 0 } };
	/* What stands before the first trigger changes nothing. */
	const uint32_t low = i > begin + BACK ? i - BACK : begin,
		       first = place_before(l, places_of_marks(l, LEX_TRIGGERS), low, i);
	w.owned = w.decided = possessed(l, i, begin);
	if (of_kin(l, i, begin))
		set_other(&w);
	for (uint32_t j = i; j-- > first;) {
		const struct mark *m = mark_over(l, j, LEX_TRIGGERS);
		/* "without myelopathy", "not otherwise specified" inside a name */
		if (m && m->token + m->ntokens <= i && mark_over(l, m->token, LEX_DIAGNOSES) &&
		    m->entry->code[0] != LEX_TRIG_PEOPLE)
			m = NULL;
		/* "no relief" is no negation of others, but of relief it is */
		if (m && m->token < i && m->token + m->ntokens > i && !w.decided && w.r.list &&
		    tok_in(l, m->token, "no|without"))
			deny(&w, m->token, i - m->token);
		if (!m || m->token + m->ntokens > i || m->token < low) {
			reach_step(l, j, &w.r);
			continue;
		}
		j = m->token;
		on_trigger(&w, m);
		if (w.whom && !w.pronoun && (!w.r.clause || (w.decided && w.timed)))
			break;
	}
	if (a->time == LL_CURRENT && !w.timed && begins_in_past(l, begin, i))
		a->time = LL_PAST;
}
