/* SPDX-License-Identifier: MIT */
/*
 * Is a concept claimed, of whom, and when. After NegEx (Chapman 2001) and
 * ConText (Harkema 2009): trigger words (lexicon/triggers.tsv) with a scope
 * inside the sentence; the nearest trigger that reaches the concept decides,
 * pseudo-triggers decide nothing, "but", "which" and a new clause end a scope.
 * What those leave out and letters need: how far a trigger reaches depends on
 * it ("denies" goes through a long list, a bare "not" over linking words only,
 * for "is not medically necessary for his depression" denies no depression),
 * and "his depression" supposes that there is one.
 */
#include "facts/facts.h"

enum {
	BACK = 90,  /* tokens looked at before the concept: a long review of systems */
	FORTH = 14, /* ... and after it */
	LOOSE = 1,  /* words that link nothing, allowed to a near trigger */
};

static const char links[] = "a|an|any|the|have|has|had|having|been|be|being|currently|presently|"
			    "now|taking|take|takes|using|use|"
			    "on|upon|prescribed|receiving|received|given|diagnosed|with|as|suffer|"
			    "suffering|from|show|reveal|demonstrate|"
			    "exhibit|report|endorse|complain|of|evidence|suggest|support|diagnosis|"
			    "diagnoses|signs|sign|symptoms|"
			    "significant|clinically|clinical|active|acute|chronic|current|known|"
			    "meet|criteria|appear|to|find|found|"
			    "seem|seen|identify|noted|consistent|medication|medications|drug|drugs|"
			    "major|severe|formal|further|other|"
			    "true|frank|overt|gross|obvious|definite|concurrent|concomitant|"
			    "presenting|present|in|fact|actually|"
			    "really|for|still|bilateral|left|right|also|either|both|and|or|,|/"
			    "|-|(|)|\"|:|s|new|recent|today|is|was|"
			    "are|were|developed|develop|develops|established|experiencing|"
			    "experience|experienced|feel|that|there";
/* A preposition that ends a list, unless the word before it asks for it. */
static const char prepositions[] =
	"of|with|for|from|by|to|during|about|regarding|toward|between|through|via|per";
static const char heads[] = "diagnosis|diagnoses|history|evidence|sign|signs|symptom|symptoms|"
			    "finding|findings|indication|indications|"
			    "feature|features|form|kind|type|degree|component|presence|complaint|"
			    "complaints|complain|complains|complained|"
			    "episode|episodes|any|diagnosed|consistent|compatible|problem|problems|"
			    "presented|negative|criteria|concern|"
			    "suspicion|suffer|suffering|suffers|suffered|documentation|record|"
			    "amount|use|abuse|out|free|clear|elements|"
			    "number|associated|trouble|issue|issues|difficulty|evaluation|positive|"
			    "significant|attempts|thoughts|picture";
static const char verbs[] = "has|have|had|is|was|are|were|does|did|will|can|presents|presented|"
			    "complains|complained|reports|reported|"
			    "states|stated|developed|suffers|suffered|underwent|takes|continues|"
			    "remains|remained|became|shows|showed|reveals|"
			    "revealed|demonstrates|demonstrated|admits|endorses|notes|noted|"
			    "experienced|experiences|felt|feels|smokes|drinks|"
			    "lives|appears|appeared|exhibits|exhibited|denies|denied|positive";
static const char subjects[] = "he|she|it|they|i|we|there|this|that|patient|claimant|applicant|"
			       "worker|member|enrollee|beneficiary|"
			       "veteran|which|who";
static const char possessives[] =
	"his|her|my|its|their|patient's|claimant's|applicant's|worker's|member's|"
	"enrollee's|beneficiary's|veteran's|appellant's|insured's|employee's|your";

struct reach {
	bool near, list, clause; /* what a trigger of this reach still covers */
	uint32_t loose;
};

static const struct mark *trigger_at(const struct ll_letter *l, uint32_t i)
{
	return mark_at(l, i, LEX_TRIGGERS);
}

/* "the ulcer will", "his back pain has": a subject and its verb from token k on. */
static bool subject_and_verb(const struct ll_letter *l, uint32_t k)
{
	if (!tok_in(l, k, "the|his|her|this|these"))
		return false;
	for (uint32_t n = 1; n <= 3; n++) {
		if (tok_in(l, k + n + 1, verbs))
			return true;
		if (tok_in(l, k + n, prepositions) || tok_in(l, k + n, ",|and|or"))
			return false;
	}
	return false;
}

/* A new clause begins at token j: "; ", "2) ", ", he has", "and has". */
static bool new_clause(const struct ll_letter *l, uint32_t j)
{
	if (tok_is(l, j, ";"))
		return true;
	if (tok(l, j)->kind == LL_TOK_NUMBER && tok_is(l, j + 1, ")") && j && !tok_is(l, j - 1, "("))
		return true; /* the next of a numbered list */
	if (!tok_in(l, j, ",|and|or"))
		return false;
	uint32_t k = j + 1;
	if (tok_is(l, j, ",") && tok_in(l, k, "and|or|nor"))
		k++;
	if (tok_in(l, k, "not|no|denies|denied|nor"))
		return false;
	if (tok_in(l, k, verbs))
		return true;
	if (tok_is(l, j, ",") && subject_and_verb(l, k))
		return true;
	if (tok_in(l, k, "the|this|injured"))
		k++;
	if (tok_is(l, k, "injured"))
		k++;
	return tok_in(l, k, subjects) && tok_in(l, k + 1, verbs);
}

/* Steps back over token j, which belongs to no trigger. */
static void step(const struct ll_letter *l, uint32_t j, struct reach *r)
{
	if (!r->clause)
		return;
	if (new_clause(l, j)) {
		*r = (struct reach){ 0 };
		return;
	}
	if (tok_is(l, j, ",") && tok_is(l, j + 1, "and"))
		r->near = false; /* "is not new, and itching persists" */
	if (!r->list && !r->near)
		return;
	if (tok_in(l, j, prepositions)) {
		if (!tok_in(l, j - 1, heads) && !(j && trigger_at(l, j - 1)))
			r->list = false;
		if (!tok_in(l, j, links))
			r->near = false;
		return;
	}
	if (r->list && tok_in(l, j, verbs) &&
	    !tok_in(l, j, "denies|denied|have|has|had|noted|positive"))
		r->list = false;
	if (!r->near || tok_in(l, j, links) || mark_over(l, j, LEX_DIAGNOSES) ||
	    mark_over(l, j, LEX_DRUGS) || mark_over(l, j, LEX_DRUG_CLASSES))
		return;
	if (++r->loose > LOOSE)
		r->near = false;
}

static bool reaches(const struct mark *m, const struct reach *r)
{
	switch (m->entry->code[1]) {
	case LEX_REACH_NEAR:
		return r->near;
	case LEX_REACH_LONG:
		return r->clause;
	default:
		return r->list;
	}
}

/* "was denied", "UR denied", "denied the request": a decision, not a denial by the patient. */
static bool is_decision(const struct ll_letter *l, const struct mark *m)
{
	uint32_t i = m->token;
	if (!tok_in(l, i, "denied|denies|denying|deny"))
		return false;
	if (i && tok_in(l, i - 1,
			"was|were|been|be|being|plan|insurer|administrator|ur|review|carrier|"
			"company|and|"
			"it|adjuster|ro|board|partially|not|decision|mg"))
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
		    tok_in(l, i - k, prepositions) || tok_in(l, i - k, verbs) ||
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
		if (tok(l, i - k)->kind != LL_TOK_WORD || tok_in(l, i - k, prepositions) ||
		    tok_in(l, i - k, verbs))
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
		if (tok_in(l, k, "he|she|they|it") && tok_in(l, k + 1, verbs))
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
	       tok_in(l, i - 1, "day|days|week|weeks|month|months|year|years|yr|hour|hours|long|"
				"longstanding|standing|lifelong|brief|short");
}

/* "In the past, she", "As a child he", "Twelve years ago she": the whole sentence is of then. */
static bool begins_in_past(const struct ll_letter *l, uint32_t begin, uint32_t i)
{
	for (uint32_t k = sent_has(l, begin, "past|child|ago|previously") ? begin : i; k < begin + 4 && k < i; k++) {
		if (!tok_seq(l, k, "in the past") && !tok_seq(l, k, "as a child") &&
		    !tok_seq(l, k, "years ago") && !tok_is(l, k, "previously"))
			continue;
		for (uint32_t j = k + 1; j < i; j++)
			if (tok_in(l, j, "but|however|now|currently|still|has|is|since"))
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

static void before(const struct ll_letter *l, uint32_t i, uint32_t begin, struct assertion *a)
{
	struct reach r = { true, true, true, 0 };
	bool decided = false, timed = false, whom = false, pronoun = false;
	/* What stands before the first trigger changes nothing. */
	const uint32_t low = i > begin + BACK ? i - BACK : begin,
		       first = place_before(l, places_of_marks(l, LEX_TRIGGERS), low, i);
	bool owned = possessed(l, i, begin);
	if (owned)
		decided = true; /* "his depression" is not denied before it is named */
	if (of_kin(l, i, begin))
		a->referent = LL_OTHER, whom = true;
	for (uint32_t j = i; j-- > first;) {
		const struct mark *m = mark_over(l, j, LEX_TRIGGERS);
		if (m && m->token + m->ntokens <= i && mark_over(l, m->token, LEX_DIAGNOSES) &&
		    m->entry->code[0] != LEX_TRIG_PEOPLE)
			m = NULL; /* "without myelopathy", "not otherwise specified" inside a name
				   */
		/* "no relief" is no negation of others, but of relief it is */
		if (m && m->token < i && m->token + m->ntokens > i && !decided && r.list &&
		    tok_in(l, m->token, "no|without")) {
			a->polarity = LL_NEGATED;
			a->trigger = m->token;
			a->ntrigger = i - m->token;
			decided = true;
		}
		if (!m || m->token + m->ntokens > i || m->token < low) {
			step(l, j, &r);
			continue;
		}
		j = m->token;
		switch (m->entry->code[0]) {
		case LEX_TRIG_NEG_POST:
			/* "is not diagnosed with X": the words that deny what stands before them,
			 * but for "with". */
			if (!tok_in(l, m->token + m->ntokens, "with|as") && !negative_for(l, m))
				break;
			/* fall through */
		case LEX_TRIG_NEG:
		case LEX_TRIG_UNDOC:
			decided |= without_affirms(l, m, i, begin);
			if (decided || is_decision(l, m) ||
			    !(negative_for(l, m)			       ? r.clause
			      : m->entry->code[0] == LEX_TRIG_NEG_POST ? r.list
								       : reaches(m, &r)))
				break;
			decided = true;
			a->polarity = LL_NEGATED;
			a->undocumented = m->entry->code[0] == LEX_TRIG_UNDOC;
			a->trigger = m->token;
			a->ntrigger = m->ntokens;
			if (m->entry->code[2] == LEX_ALSO_PAST && !timed)
				a->time = LL_PAST, timed = true;
			a->over |= tok_seq(l, m->token, "no longer");
			if (m->entry->code[2] == LEX_ALSO_FAMILY && !whom)
				a->referent = LL_OTHER, whom = true;
			break;
		case LEX_TRIG_POSSIBLE:
		case LEX_TRIG_HYPO:
			if (!reaches(m, &r))
				break;
			/* "does not have possible X" is still denied: look on for a negation. */
			if (!decided || (owned && m->entry->code[0] == LEX_TRIG_HYPO && r.list)) {
				a->polarity = m->entry->code[0] == LEX_TRIG_HYPO ? LL_HYPOTHETICAL
										 : LL_POSSIBLE;
				a->trigger = m->token;
				a->ntrigger = m->ntokens;
				if (m->entry->code[0] == LEX_TRIG_HYPO)
					a->time = LL_FUTURE, decided = timed = true;
				/* "A negative test cannot rule it out" */
				if (tok_in(l, m->token + 1, "not|rule|exclude") &&
				    !tok_is(l, m->token, "to"))
					decided = true;
			}
			break;
		case LEX_TRIG_PAST:
			if (a->polarity == LL_NEGATED && tok_in(l, a->trigger, "denies|denied|no") &&
			    tok_is(l, m->token + m->ntokens - 1, "of"))
				break; /* "history of gout, denies nausea" */
			if (!timed && !lasting(l, m) && reaches(m, &r)) {
				a->time = LL_PAST, timed = true;
				a->history = sv_is(sv(m->entry->id), "history_of") ||
					     sv_is(sv(m->entry->id), "history_is");
			}
			break;
		case LEX_TRIG_FAMILY:
			if (!whom && r.clause)
				a->referent = LL_OTHER, whom = true;
			break;
		case LEX_TRIG_KIN:
			if (!kin_is_subject(l, m->token, begin) ||
			    witnesses(l, m->token + m->ntokens))
				break;
			/* "her husband could not come and he has dementia": he is who was named
			 * last, it seems. */
			if (pronoun && !tells(l, m->token + m->ntokens))
				a->referent = LL_NOBODY;
			pronoun = false;
			if (!whom)
				a->referent = LL_OTHER, whom = true;
			break;
		case LEX_TRIG_PEOPLE:
			if (!whom && !owned && r.clause)
				a->referent = LL_PEOPLE, whom = true;
			break;
		case LEX_TRIG_PATIENT:
			if (!whom)
				pronoun = tok_in(l, m->token, "he|she");
			a->named |= !whom;
			whom = true;
			break;
		case LEX_TRIG_EXAMPLE:
			a->generic |= r.list;
			break;
		case LEX_TRIG_END:
			r.near = r.list = r.clause = false;
			break;
		default:
			for (uint32_t k = 0; k < m->ntokens; k++)
				step(l, m->token + k, &r);
			break;
		}
		if (m->entry->code[0] != LEX_TRIG_END && m->entry->code[0] != LEX_TRIG_PSEUDO &&
		    (m->entry->code[0] == LEX_TRIG_PATIENT ||
		     m->entry->code[0] == LEX_TRIG_PEOPLE) &&
		    ++r.loose > LOOSE)
			r.near = false;
		if (whom && !pronoun && (!r.clause || (decided && timed)))
			break;
	}
	if (a->time == LL_CURRENT && !timed && begins_in_past(l, begin, i))
		a->time = LL_PAST;
}

/* "Side effects: denied.", "Allergies: none", "Hepatitis C test: negative" */
static bool field_denied(const struct ll_letter *l, uint32_t i, uint32_t end)
{
	if (tok_in(l, i, "test|screen|sign"))
		i++;
	if (!tok_in(l, i, ":|-") || i + 1 >= end)
		return false;
	i++;
	return tok_in(l, i, "no|none|denied|denies|negative|absent|nil") &&
	       (i + 1 >= end || tok_in(l, i + 1, ".|;|,") || tok_seq(l, i, "none known"));
}

static bool post_polarity(const struct mark *m, uint32_t *polarity, bool *undocumented)
{
	bool also = m->entry->code[2] == LEX_ALSO_POST;
	uint32_t kind = m->entry->code[0];
	if (kind == LEX_TRIG_NEG_POST || (also && kind == LEX_TRIG_NEG))
		*polarity = LL_NEGATED;
	else if (kind == LEX_TRIG_UNDOC_POST || (also && kind == LEX_TRIG_UNDOC))
		*polarity = LL_NEGATED, *undocumented = true;
	else if (kind == LEX_TRIG_POSSIBLE_POST || (also && kind == LEX_TRIG_POSSIBLE))
		*polarity = LL_POSSIBLE;
	else
		return false;
	return true;
}

/* After "was": "not elicited", "found to be negative", "to have resolved" */
static bool denied_after(const struct ll_letter *l, uint32_t i)
{
	const struct mark *m = trigger_at(l, i);
	return m && (m->entry->code[0] == LEX_TRIG_NEG_POST || m->entry->code[0] == LEX_TRIG_PAST_POST || m->entry->code[0] == LEX_TRIG_UNDOC_POST ||
		     m->entry->code[2] == LEX_ALSO_POST);
}

static void after(const struct ll_letter *l, uint32_t i, uint32_t end, struct assertion *a)
{
	uint32_t high = end > i + FORTH ? i + FORTH : end;
	bool straight = true; /* nothing but linking words and list so far */
	bool list = false, unknown = false; /* ... of things that are no known diagnoses */
	uint32_t words = 0;   /* of such a thing */
	if (a->polarity == LL_AFFIRMED && field_denied(l, i, end))
		a->polarity = LL_NEGATED;
	/* Words behind the last trigger change nothing; one that tells whose it is may stand two further. */
	const uint64_t *triggers = places_of_marks(l, LEX_TRIGGERS);
	uint32_t last = i;
	for (uint32_t k = i; k < l->tokens.n && (k = place_before(l, triggers, k, high + 2)) < high + 2; k++)
		last = k + 1;
	high = last < high ? last : high;
	for (uint32_t j = i; j < high; j++) {
		const struct mark *m = trigger_at(l, j);
		uint32_t polarity;
		bool undocumented = false;
		if (!m) {
			if (tok_in(l, j, "is|was|are|were|have|has|appears") && denied_after(l, j + 1))
				continue;
			if (tok_in(l, j, verbs) || tok_is(l, j, ";") || new_clause(l, j))
				return;
			if (tok_in(l, j, ",|or|and"))
				words = 0, list = true;
			else if (!tok_in(l, j, "/|-|(|)|:|\"|'|of|the|left|right|type|i|ii") &&
				 !mark_over(l, j, LEX_DIAGNOSES))
				straight &= list && (unknown = true) && ++words <= 2 &&
					    !tok_in(l, j, prepositions);
			/* "in his mother": whose it is */
			if (a->referent == LL_PATIENT && tok_is(l, j, "in") &&
			    tok_in(l, j + 1, "his|her|a|the") && (m = trigger_at(l, j + 2)) &&
			    m->entry->code[0] == LEX_TRIG_KIN && j <= i + 1)
				a->referent = LL_OTHER;
			continue;
		}
		if (m->entry->code[0] == LEX_TRIG_END || m->entry->code[0] == LEX_TRIG_NEG_POST ||
		    m->entry->code[0] == LEX_TRIG_UNDOC_POST ||
		    m->entry->code[2] == LEX_ALSO_POST ||
		    m->entry->code[0] == LEX_TRIG_POSSIBLE_POST) {
			if (m->entry->code[0] == LEX_TRIG_END)
				return;
			bool noun = m->ntokens == 1 && m->entry->code[0] == LEX_TRIG_POSSIBLE_POST;
			/* "Clubbing, cyanosis and edema are absent", not "pain and a tear was seen" */
			bool one = unknown && tok_in(l, m->token, "is|was|has|suspected|possible|likely");
			bool close = j == i || (straight && !noun && !one);
			if (close && post_polarity(m, &polarity, &undocumented) &&
			    (a->polarity == LL_AFFIRMED ||
			     (a->polarity == LL_POSSIBLE && polarity == LL_NEGATED))) {
				a->polarity = polarity;
				a->undocumented = undocumented;
				a->trigger = m->token;
				a->ntrigger = m->ntokens;
			}
			if (close && m->entry->code[0] == LEX_TRIG_FAMILY)
				a->referent = LL_OTHER; /* "on the mother's side" */
			if (close && m->entry->code[0] == LEX_TRIG_PAST) {
				a->time = LL_PAST;
				a->over |= tok_is(l, m->token, "resolved");
			}
			if (!close)
				return;
		} else if (m->entry->code[0] == LEX_TRIG_PAST_POST) {
			if (a->time == LL_CURRENT)
				a->time = LL_PAST;
			a->over |= tok_is(l, m->token + m->ntokens - 1, "resolved");
		} else if (m->entry->code[0] == LEX_TRIG_NEG ||
			   m->entry->code[0] == LEX_TRIG_PATIENT) {
			return;
		} else {
			straight &= !unknown;
		}
		j += m->ntokens - 1;
	}
}

static bool other_sex_than_patient(const struct ll_letter *l, uint32_t sex)
{
	enum { FEW = 16 };
	for (uint32_t k = 0; k < l->facts[LL_SEX].n && k < FEW; k++)
		if (l->facts[LL_SEX].v[k]->referent == LL_PATIENT)
			return l->facts[LL_SEX].v[k]->u.sex.sex != sex;
	return false;
}

/* "Her brother is 19. He was treated for depression": the sentence goes on about another. */
static bool about_another(const struct ll_letter *l, uint32_t begin, uint32_t i)
{
	uint32_t low = 0, high = l->facts[LL_PRONOUN].n;
	if (!tok_in(l, begin + 1, "is|was|has|had|takes|took|suffers|suffered|does|did"))
		return false;
	while (low < high) {
		const uint32_t mid = low + (high - low) / 2;
		if (l->facts[LL_PRONOUN].v[mid]->token < begin)
			low = mid + 1;
		else
			high = mid;
	}
	if (low == l->facts[LL_PRONOUN].n)
		return false;
	const struct ll_fact *p = l->facts[LL_PRONOUN].v[low];
	/* "She recorded that he has no depression" is about whom she saw. */
	return p->token == begin && p->token < i && p->referent == LL_OTHER &&
	       other_sex_than_patient(l, p->u.pronoun.sex) && !mark_in(l, begin, i, LEX_PATIENT_WORDS);
}

/* "The denial does not mean that you do not have migraine." */
static bool only_said_not(const struct ll_letter *l, uint32_t begin, uint32_t i)
{
	for (uint32_t k = i; k > begin + 1 && i - k < 16; k--)
		if (tok_in(l, k - 1, "mean|say|imply|suggest|dispute|doubt|deny|question") &&
		    tok_in(l, k - 2, "not|nor"))
			return true;
	return false;
}

struct assertion assertion_of(const struct ll_letter *l, uint32_t i, uint32_t n)
{
	struct assertion a = { .polarity = LL_AFFIRMED,
			       .time = LL_CURRENT,
			       .referent = LL_PATIENT };
	if (i >= l->tokens.n)
		return a;
	uint32_t begin = sent_begin(l, i), end = sent_end(l, i);
	before(l, i, begin, &a);
	after(l, i + n, end, &a);
	uint32_t frame = l->frame ? l->frame[i] : LL_FRAME_NONE;
	if (frame == LL_FRAME_GENERIC && a.referent == LL_PATIENT)
		a.referent = LL_PEOPLE;
	if (a.referent == LL_PATIENT && about_another(l, begin, i))
		a.referent = LL_OTHER;
	if (a.polarity == LL_NEGATED && only_said_not(l, begin, i))
		a.polarity = LL_HYPOTHETICAL;
	return a;
}

/* "2. Do not take it with milk" */
static bool is_advice(const struct ll_letter *l, uint32_t i)
{
	if (i && tok_is(l, i, "not"))
		i--;
	return tok_is(l, i, "do") && (i == sent_begin(l, i) || tok(l, i - 1)->kind != LL_TOK_WORD);
}

/*
 * "is not taking any opioids", "not prescribed antidepressant medications",
 * "takes no NSAID"; not "no other opioids", "not on any long-acting opioid",
 * nor what was so in the past.
 */
bool use_denied(const struct ll_letter *l, uint32_t i, const struct assertion *a)
{
	static const char taking[] =
		"take|takes|taking|prescribed|on|use|uses|using|receiving|receives|given|receive|"
		"maintained|utilizing|utilize";
	if (a->polarity != LL_NEGATED || a->undocumented || a->time == LL_PAST || a->generic ||
	    a->referent == LL_PEOPLE || a->referent == LL_OTHER || a->trigger > i ||
	    tok_in(l, a->trigger, "without|w") || is_advice(l, a->trigger))
		return false;
	uint32_t begin = sent_begin(l, i), low = a->trigger > begin + 3 ? a->trigger - 3 : begin;
	bool takes = false;
	/* "no muscle relaxant in this patient's regimen" */
	for (uint32_t k = i + 1; k < i + 10 && k < sent_end(l, i); k++)
		takes |= tok_in(l, k, "regimen") || tok_seq(l, k, "medication list") ||
			 tok_seq(l, k, "list of medications") ||
			 tok_seq(l, k, "current medications");
	for (uint32_t k = low; k < i; k++) {
		if (is_month_may(l, k))
			continue;
		if (tok_in(l, k,
			   "other|another|additional|further|more|second|long|short|longer|acting|"
			   "high|dose|daily|first|"
			   "new|had|was|were|did|never|trial|response|benefit|relief|allergic|"
			   "adequate|only|just|enough|"
			   "if|would|should|stronger|same|both|yet|increased|intravenous|"
			   "injectable|topical|extended|"
			   "cannot|can|could|may|must|his|her|their|your|these|those|due"))
			return false;
		takes |= tok_in(l, k, taking) && !tok_in(l, k + 1, "for");
	}
	/* "not on chronic opioids" denies less than opioids. */
	if (i && tok(l, i - 1)->kind == LL_TOK_WORD && !mark_over(l, i - 1, LEX_TRIGGERS) &&
	    !mark_over(l, i - 1, LEX_DRUGS) && !mark_over(l, i - 1, LEX_DRUG_CLASSES) &&
	    !tok_in(l, i - 1,
		    "oral|any|either|nor|prescription|a|an|the|and|or|taking|take|takes|use|using|"
		    "on|prescribed|"
		    "receiving|given|currently|presently|now|of|with"))
		return false;
	/* What follows may take part of it back: "opioids other than tramadol", "opioids on a daily
	 * basis". */
	uint32_t end = sent_end(l, i);
	for (uint32_t k = i + 1; k < i + 7 && k < end; k++) {
		if (tok_seq(l, k, "such as") ||
		    (tok_is(l, k, ",") && tok_in(l, k + 1, "and|but")))
			break;
		if (tok_in(l, k,
			   "other|besides|except|daily|before|until|beyond|apart|aside|after|at|"
			   "during|then|regularly|"
			   "anymore|refill|refills|along|together|with|as|correctly|properly|due|"
			   "chronically|routinely"))
			return tok_seq(l, k, "at this time") || tok_seq(l, k, "at present") ||
					       tok_seq(l, k, "at the present")
				       ? takes
				       : false;
	}
	return takes;
}

bool use_ended(const struct ll_letter *l, uint32_t i, uint32_t n)
{
	uint32_t end = sent_end(l, i);
	for (uint32_t k = i + n; k < i + n + 16 && k < end; k++) {
		if (mark_at(l, k, LEX_DRUGS) ||
		    tok_in(l, k, "but|;|should|be|if|until|whereas|while|when"))
			return false;
		if (tok_in(l, k, "stopped|discontinued|ceased|withdrawn|weaned"))
			return !tok_in(l, k - 1, "not|never|have|they|he|she|and") ||
			       (tok_is(l, k - 1, "and") &&
				!tok_in(l, k + 1, "taking|using|smoking"));
	}
	return false;
}
