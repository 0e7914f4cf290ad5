/* SPDX-License-Identifier: MIT */
/* Noun phrases of people: where they begin, how they stand in the clause, whose a description
 * is. */
#include "facts/people.h"

#include "facts/request.h"

#define ADJECTIVES 8 /* words between an article and its noun */

const char small_words[] =
	"of|in|to|for|with|by|from|on|at|and|or|is|was|are|were|be|been|being|as|that|who|which|"
	"has|had|have|than|per|if|when|but|between|into|under|over|about|he|she|it|they";

bool tok_plural(const struct ll_letter *l, uint32_t i)
{
	const struct ll_sv w = tok(l, i)->lower;
	return w.n > 2 && w.p[w.n - 1] == 's' && w.p[w.n - 2] != '\'' && w.p[w.n - 2] != 's';
}

/* The article before a possessor: "the injured worker's". */
static uint32_t possessor_start(const struct ll_letter *l, uint32_t i)
{
	const uint32_t begin = sent_begin(l, i);
	for (uint32_t k = 1; k <= 3 && i >= begin + k; k++) {
		if (tok_in(l, i - k, "the|this|a|an|his|her|our|your|said"))
			return i - k;
		if (tok(l, i - k)->kind == LL_TOK_PUNCT || tok_in(l, i - k, small_words))
			break;
	}
	return i;
}

uint32_t phrase_start(const struct ll_letter *l, uint32_t i)
{
	const uint32_t begin = sent_begin(l, i);
	for (uint32_t k = 1; k <= ADJECTIVES && i >= begin + k; k++) {
		const struct ll_token *t = tok(l, i - k);
		if (tok_possessive(l, i - k)) /* "the patient's son" begins at "the" */
			return possessor_start(l, i - k);
		if (tok_in(l, i - k,
			   "the|a|an|this|that|these|those|any|each|every|some|no|another|either|"
			   "our|your|my|his|"
			   "her|their|its|said|all|many|most|such|other"))
			return i - k;
		if (tok_in(l, i - k, small_words) ||
		    (t->kind == LL_TOK_PUNCT && !sv_is(t->text, "-")))
			break;
	}
	return i;
}

const struct ll_fact *person_before(const struct ll_letter *l, uint32_t from, uint32_t i)
{
	uint32_t lo = 0, hi = l->facts[LL_PERSON].n;
	struct ll_fact *const *v = l->facts[LL_PERSON].v;
	while (lo < hi) {
		const uint32_t mid = (lo + hi) / 2;
		if (v[mid]->token < i)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo && v[lo - 1]->token >= from ? v[lo - 1] : NULL;
}

bool tells_patient(const struct ll_letter *l, uint32_t i)
{
	const struct ll_fact *who = fact_at(l, LL_PERSON, i);
	return who && who->referent == LL_PATIENT;
}

static const char finite_verbs[] =
	"is|was|has|had|does|did|will|would|may|might|could|can|should|must|states|stated|reports|"
	"reported|notes|noted|says|said|who|also|then|continues|continued|denies|went|came|told|"
	"felt|feels|took|takes|gave|gives|saw|sees|wrote|died|lives|works|ordered|wants|thinks|"
	"thought|recalls|believes|brought|brings|underwent|fell|sustained|described|describes|"
	"agrees|made";

static bool preposition(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i, "of|by|with|to|for|from|on|at|in|against|about|toward|via|through|per");
}

enum person_place person_place(const struct ll_letter *l, const struct ll_fact *p)
{
	const uint32_t start = phrase_start(l, p->token), last = p->token + p->ntokens - 1;
	const uint32_t begin = sent_begin(l, p->token);
	if (tok_possessive(l, last))
		return PLACE_POSSESSOR;
	/* "by Dr. Lee, who performed": the next sentence's subject rather than the patient. */
	if (tok_is(l, last + 1, "who") || (tok_is(l, last + 1, ",") && tok_is(l, last + 2, "who")))
		return PLACE_SUBJECT;
	if (start > begin && preposition(l, start - 1))
		return PLACE_OBJECT;
	if (start == begin || tok(l, start - 1)->kind == LL_TOK_PUNCT ||
	    tok_in(l, last + 1, finite_verbs) ||
	    tok_in(l, start - 1,
		   "that|and|but|because|when|while|as|if|although|though|since|after|before|until|"
		   "than|"
		   "where|why|how|whether|then|also|however|so|or"))
		return PLACE_SUBJECT;
	return PLACE_OBJECT;
}

bool of_generic_frame(const struct ll_letter *l, uint32_t i)
{
	return l->frame && i < l->tokens.n &&
	       (l->frame[i] == LL_FRAME_GUIDELINE || l->frame[i] == LL_FRAME_GENERIC);
}

bool has_possessor(const struct ll_letter *l, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (tok_possessive(l, i))
			return true;
	return false;
}

/* "a 45-year-old mother of two", "is a 70-year-old grandmother": what somebody is. */
static bool kin_told(const struct ll_letter *l, uint32_t i, uint32_t start)
{
	if (tok_is(l, i + 1, "of") && (number_at(l, i + 2).ntokens || tok_in(l, i + 2, "twins|triplets|small|young|grown|school")))
		return true;
	return start > sent_begin(l, i) && tok_in(l, start - 1, "is|was") && tok_in(l, start, "a|an");
}

uint32_t owner_of(const struct ll_letter *l, uint32_t first, uint32_t end)
{
	const uint32_t begin = sent_begin(l, first), start = phrase_start(l, first);
	const struct ll_fact *before;

	for (uint32_t i = first; i < end + 4 && i < sent_end(l, first); i++) {
		if (tok(l, i)->kind == LL_TOK_PUNCT && !tok_is(l, i, "-"))
			break;
		if (i >= end && tok_in(l, i, small_words))
			break;
		const struct mark *kin = mark_at(l, i, LEX_KIN),
				  *role = mark_at(l, i, LEX_PERSON_ROLES);
		if (kin && !tok_in(l, i, "child|infant|baby|newborn|neonate|toddler|widow|widower|caregiver|caretaker") &&
		    !kin_told(l, i, start))
			return LL_OTHER;
		if (role && role->entry->code[0] == LEX_ROLE_PEOPLE && tok_plural(l, i))
			return LL_PEOPLE;
		/* "A 25-year-old coworker let go of the ladder" */
		if (role && i >= end && sv_is(sv(role->entry->id), "coworker") && !(start > begin && tok_in(l, start - 1, "is|was|as")))
			return LL_OTHER;
	}
	/* "Your records state that you are a 62-year-old man" */
	if (start > begin + 1 && tok_in(l, start - 1, "are|were") && tok_is(l, start - 2, "you") &&
	    !(start > begin + 2 && tok_in(l, start - 3, "if|when|unless|whether")))
		return LL_PATIENT;
	if (of_generic_frame(l, first))
		return LL_PEOPLE;
	if (start < first &&
	    (tok_in(l, start, "his|her|their|my") || has_possessor(l, start, first)))
		return LL_OTHER;
	if (start < first && tok_in(l, start, "any|each|every|some|another|either|all|many|most"))
		return LL_PEOPLE;
	/* "Husband 56M", "Donor: 34M" */
	if (start == first && first && !(tok(l, first)->flags & LL_TOK_PARAGRAPH)) {
		const uint32_t end_of = first - tok_is(l, first - 1, ":");
		before = end_of ? person_before(l, end_of > 3 ? end_of - 3 : 0, end_of) : NULL;
		if (before && before->token + before->ntokens == end_of && before->referent == LL_OTHER)
			return LL_OTHER;
	}
	if (start == begin)
		return LL_PATIENT;
	if (tok_in(l, start - 1, "by|from|against|than|another"))
		return LL_OTHER;
	/* "was born at term to a 27-year-old" */
	if (tok_is(l, start - 1, "to") && span_has(l, begin, start, "born|delivered"))
		return LL_OTHER;
	/* "The client, a man of 90, has since died": who is named first is no patient. */
	if (start > begin + 2 && tok_is(l, start - 1, ",") && tok_in(l, begin, "the|his|her|a") &&
	    phrase_start(l, start - 2) == begin && tok(l, start - 2)->kind == LL_TOK_WORD &&
	    !(tok(l, start - 2)->flags & LL_TOK_CAPITAL) &&
	    !mark_in(l, begin, start - 1, LEX_PATIENT_WORDS))
		return LL_OTHER;
	/* "A coworker in the next seat, a 30-year-old man, broke his clavicle" */
	if (start > begin + 2 && tok_is(l, start - 1, ",") && tok_in(l, begin, "a|an|another|one") &&
	    mark_in(l, begin + 1, begin + 3, LEX_PERSON_ROLES) && !mark_in(l, begin, start - 1, LEX_PATIENT_WORDS))
		return LL_OTHER;
	/* "the father of a client, a man of 70, pushed her" */
	if (start > begin + 4 && tok_is(l, start - 1, ",") && tok_in(l, start, "a|an") && tok_in(l, start - 3, "a|an|another") &&
	    tok_is(l, start - 4, "of") && mark_over(l, start - 5, LEX_KIN))
		return LL_OTHER;
	/* "in which two people died, a woman of 39 and her son of 8" */
	if (start > begin + 2 && tok_is(l, start - 1, ",") && tok_in(l, start - 2, "died|killed|hurt|injured") &&
	    !mark_in(l, begin, start, LEX_PATIENT_WORDS))
		return LL_OTHER;
	/* "another of its customers, a woman of 66" */
	if (start > begin + 1 && tok_is(l, start - 1, ","))
		for (uint32_t k = start - 1; k-- > begin && start - k < 9;) {
			const bool patient = mark_over(l, k, LEX_PATIENT_WORDS);
			if (tok_in(l, patient ? k - 1 : k, "another|other|others|different"))
				return LL_OTHER;
			if (tok(l, k)->kind == LL_TOK_PUNCT || patient)
				break;
		}
	/* "has the bones of a 75-year-old woman", "functions at the level of a child of 4" */
	if (start > begin + 1 && tok_is(l, start - 1, "of") && start < first && tok_in(l, start, "a|an|any|most|many") &&
	    (mark_over(l, start - 2, LEX_BODYPARTS) ||
	     tok_in(l, start - 2, "bone|bones|heart|body|mind|level|strength|lungs|joints|joint|mobility|age|look|looks|energy|physique|"
				  "skin|memory|abilities|skills|stamina|endurance|arteries|brain|intellect|vocabulary|size|weight")))
		return LL_PEOPLE;
	/* "the mother of a boy of 6" */
	if (start > begin + 1 && tok_is(l, start - 1, "of") && mark_over(l, start - 2, LEX_KIN) &&
	    !mark_in(l, first, end + 2, LEX_PATIENT_WORDS))
		return LL_OTHER;
	/* "His wife, a 41-year-old woman", "her son is 12 years old": the person just before. */
	uint32_t at = start;
	while (at > begin && start - at < 4 &&
	       (tok_in(l, at - 1, "is|was|who|being|,|(|now|aged|age|currently|and") ||
		tok_is(l, at - 1, "-")))
		at--;
	before = person_before(l, begin, at);
	if (before && at < start && before->token + before->ntokens == at)
		return before->referent;
	if (tok_in(l, start - 1, "has|have|had") && start < first)
		return LL_OTHER;
	/* "Her mother has had it; she is now 61." */
	if (at < start && at > begin && tok_in(l, at - 1, "he|she")) {
		const struct ll_fact *meant = fact_at(l, LL_PRONOUN, at - 1);
		if (meant && meant->referent == LL_OTHER)
			return LL_OTHER;
		before = person_before(l, begin, at - 1);
		if (before && before->u.person.role == LL_ROLE_KIN &&
		    person_place(l, before) == PLACE_SUBJECT)
			return LL_OTHER;
	}
	/* "reviewed by a specialist ... He is a man with thirty years of practice" */
	if (at < start && at > begin && tok_in(l, at - 1, "he|she") && span_has(l, start, sent_end(l, start), "practice|experience|board|training|career"))
		return LL_OTHER;
	/* "He is a 45-year-old man", where "he" can be the son of the sentence before. */
	if (at < start && at > begin && tok_in(l, at - 1, "he|she") && begin) {
		before = person_before(l, sent_begin(l, begin - 1), begin);
		if (before && before->referent == LL_OTHER &&
		    before->u.person.role == LL_ROLE_KIN &&
		    person_place(l, before) != PLACE_POSSESSOR)
			return LL_OTHER;
	}
	return LL_PATIENT;
}
