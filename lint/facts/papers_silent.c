/* SPDX-License-Identifier: MIT */
/*
 * What the records are said to say nothing of, where the letter tells it
 * itself: "no documentation of weakness", "the notes do not mention a trial
 * of a cane". It is no paper: the words alone say what it is, and all of them
 * must stand in one sentence that tells it.
 */
#include "facts/history.h"
#include "facts/papers.h"
#include "facts/papers_words.h"

enum { REACH = 22, MOST = 12, LOOKED = 100 };

/* Words that say nothing of what is meant. */
static bool is_filler(const struct ll_letter *l, uint32_t i)
{
	return tok(l, i)->kind != LL_TOK_WORD || mark_over(l, i, LEX_PATIENT_WORDS) ||
	       tok_in(l, i,
		      "the|a|an|any|of|that|this|these|those|his|her|your|their|its|in|on|at|to|"
		      "from|by|for|with|and|or|nor|has|have|had|been|was|were|is|are|be|he|she|you|"
		      "they|it|there|ever|all|such|kind|sort|other|patient|patient's|claimant|"
		      "member|enrollee|worker|injured|employee|beneficiary|veteran|did|does|do|"
		      "made|done|given|mention|about|both|which|what|as|into|during|anywhere|"
		      "whatsoever|formal|specific|actual|single|also|even|either|not|so|documented|"
		      "regard|regarding|concerning|exam|examination|using|used|receiving|received|"
		      "taking|taken|physical");
}

/* What asks for more than that it was: an opinion, a degree, a time. */
static bool is_demand(const struct ll_letter *l, uint32_t i)
{
	return tok(l, i)->kind == LL_TOK_NUMBER ||
	       tok_in(l, i,
		      "improvement|improved|benefit|benefits|progress|functional|function|"
		      "objective|significant|significantly|recent|recently|"
		      "current|currently|failed|failure|failing|response|adequate|need|needs|"
		      "needed|necessity|necessary|reason|reasons|why|how|"
		      "whether|support|supporting|sufficient|detailed|clear|clearly|specific|"
		      "ongoing|continued|continuing|new|change|changes|"
		      "changed|since|after|before|despite|than|more|further|additional|prior|"
		      "previous|past|would|could|should|may|might|"
		      "can|cannot|if|when|because|while|until|without|red|flag|flags|instability|"
		      "long|sustained|lasting|effective|efficacy|"
		      "successful|success|unsuccessful|exhausted|complete|completed|full|fully|"
		      "only|least|most|increase|increased|decrease|"
		      "decreased|reduction|reduced|plan|plans|goal|goals|intent|intention|"
		      "rationale|justification|explanation|relationship|"
		      "causation|causal|link|nexus|due|related|caused|severe|severity|moderate|"
		      "extent|degree|level|levels|better|worse|"
		      "worsening|deterioration|compliance|adherence|side|effects|effect|measurable|"
		      "measured|quantified|quantifiable|"
		      "evidence|indication|contraindication|exceptional|factors|special|"
		      "circumstances|alternative|alternatives|relief|"
		      "efforts|effort|attempt|attempts|tried|trial|trials|conservative|treatment|"
		      "treatments|therapy|care|medication|"
		      "medications|course|diagnosis|diagnosed|surgery|symptoms|pain|deficit|"
		      "deficits|abnormal|abnormality|disability|condition");
}

/* A finding of an examination or a complaint, by one word. */
static bool is_finding(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i, LIST_PAPER_FINDINGS);
}

/* The words of tokens [from, end) up to the end of the clause; n 0: it cannot be held against
 * anything. */
static struct paper_words silence_of(const struct ll_letter *l, uint32_t from, uint32_t end)
{
	struct paper_words s = { 0 };
	bool finding = false;
	for (uint32_t i = from; i < end && i < from + REACH; i++) {
		if (tok_in(l, i, ".|;|,|:|(") || tok_in(l, i, "which|so|as") ||
		    (tok_in(l, i, "or|nor") && tok_in(l, i + 1, "of|any|other")) ||
		    (tok_in(l, i, "in|on|to|for") &&
		     (paper_place(l, i) ||
		      tok_in(l, i + 1, "justify|support|warrant|explain|examination|exam"))))
			break;
		if (is_demand(l, i) || s.n == PAPER_WORDS_MOST)
			return (struct paper_words){ 0 };
		if (is_filler(l, i))
			continue;
		finding |= is_finding(l, i);
		s.word[s.n++] = i;
	}
	/* "no signed copy": of a paper, and not the only signature of the letter */
	if ((s.n < 2 && !finding) ||
	    (s.n && tok_in(l, s.word[0], "signed|dated|written|legible|certified")))
		s.n = 0;
	return s;
}

/* The sentence tells of the word at token k as being so. */
static bool is_affirmed(const struct ll_letter *l, uint32_t k)
{
	const uint8_t frame = l->frame[k];
	if (frame == LL_FRAME_GUIDELINE || frame == LL_FRAME_UR || frame == LL_FRAME_GENERIC ||
	    frame == LL_FRAME_HYPOTHETICAL || frame == LL_FRAME_REQUEST ||
	    frame == LL_FRAME_HEADING || frame == LL_FRAME_CONCLUSION || tok_quoted(l, k))
		return false;
	return !sent_has(l, k,
			 "no|not|never|without|denies|denied|none|neither|nor|if|would|should|"
			 "could|might|whether|requested|requests|"
			 "asked|asks|wants|needs|needed|requires|required|criteria|guideline|"
			 "guidelines|negative|absent|insurer|plan|"
			 "utilization|administrator|carrier|policy|cannot|says|said|alleges|claims|"
			 "proposed|planned|recommended|recommends|"
			 "didn't|doesn't|isn't|wasn't|hasn't|can't|until|unless");
}

/* The first sentence before token `to` that has all the words; its first such token, or UINT32_MAX.
 */
static uint32_t told_before(const struct ll_letter *l, const struct paper_words *s, uint32_t to)
{
	const uint32_t here = l->sentences.v[tok(l, to)->sentence].paragraph;
	for (uint32_t k = l->first_same[s->word[0]]; k < to; k++) {
		if (!paper_same_word(l, k, s->word[0]))
			continue;
		const struct ll_section *sec = section_at(l, k);
		const struct ll_sentence *x = &l->sentences.v[tok(l, k)->sentence];
		if (x->paragraph == here ||
		    (sec->kind != LL_SEC_SUMMARY && sec->kind != LL_SEC_DOCUMENTS &&
		     sec->kind != LL_SEC_HEADER) ||
		    !is_affirmed(l, k))
			continue;
		uint32_t found = 1;
		for (uint32_t w = 1; w < s->n; w++)
			for (uint32_t j = x->token; j < x->token + x->ntokens; j++)
				if (paper_same_word(l, j, s->word[w])) {
					found++;
					break;
				}
		if (found == s->n)
			return k;
	}
	return UINT32_MAX;
}

struct ll_fact *paper_words_fact(struct ll_letter *l, uint32_t token, uint32_t n, bool missing)
{
	struct ll_fact *f = fact_add(l, LL_PAPER, token, n);
	if (!missing)
		l->facts[LL_PAPER].n--;
	f->referent = LL_PATIENT;
	f->polarity = missing ? LL_NEGATED : LL_AFFIRMED;
	f->u.paper.missing = missing;
	f->u.paper.how = PAPER_WORDS;
	f->u.paper.first = token;
	f->u.paper.end = token + n;
	return f;
}

/* Verbs and places of sending, and names of any paper, say nothing of which thing it is. */
static bool is_carrier(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i, LIST_PAPER_SENT_DONE) || tok_in(l, i, LIST_PAPER_FILES) ||
	       tok_in(l, i,
		      "copy|copies|information|items|item|us|me|we|i|our|dr|mr|mrs|ms|doctor|"
		      "provider|physician|office|supplier|clinic|"
		      "review|reviewer|you|yet|please|separately|before|this|day|today|date|least|"
		      "nothing|anything|one|none|some|only");
}

struct paper_words paper_words_of(const struct ll_letter *l, uint32_t from, uint32_t end)
{
	struct paper_words s = { 0 };
	for (uint32_t i = from; i < end; i++) {
		if (is_demand(l, i) &&
		    !tok_in(l, i,
			    "plan|plans|treatment|therapy|course|surgery|care|function|functional"))
			s.demand = true;
		if (is_filler(l, i) || is_carrier(l, i) || fact_at(l, LL_DATE, i))
			continue;
		if (s.n == PAPER_WORDS_MOST)
			return (struct paper_words){ 0 };
		s.word[s.n++] = i;
	}
	/* a single short or common word says too little */
	if (s.n == 1 && !is_finding(l, s.word[0]) &&
	    (tok(l, s.word[0])->lower.n < 6 ||
	     tok_in(l, s.word[0],
		    "signed|original|completed|response|payment|request|requests|answer|decision|service|"
		    "services|device|machine|criteria|"
		    "treatment|surgery|notice|payments|coverage|benefit|benefits|"
		    "history|details|diagnosis|"
		    "therapy|procedure|admission|insurance|premium|symptoms|injury|"
		    "outcome|results|charges|"
		    "interest|question|questions|dispute|opinion|opinions|disorder|"
		    "disease|problems|problem|anxiety|"
		    "abnormalities|evaluation|disability|reports|report")))
		s.n = 0;
	return s;
}

void papers_silent(struct ll_letter *l)
{
	uint32_t n = 0, looked = 0;
	PLACES_EACH(i, l, places_of_marks(l, LEX_HISTORY))
	{
		const struct mark *m = mark_at(l, i, LEX_HISTORY);
		const uint32_t k = i + m->ntokens;
		if (m->entry->code[0] != LEX_HX_UNDOC || tok_quoted(l, i) || n == MOST ||
		    tok_in(l, k - 1,
			   "evidence|indication|suggest|support|establish|substantiate|proof|"
			   "proves|find|show|demonstrate|indicate"))
			continue;
		const struct ll_section *sec = section_at(l, i);
		if ((sec->kind != LL_SEC_RATIONALE && sec->kind != LL_SEC_DECISION &&
		     sec->kind != LL_SEC_SUMMARY) ||
		    paper_by_another(l, sent_begin(l, i), i) ||
		    sent_has(l, i,
			     "if|unless|until|would|previously|initially|guideline|guidelines"))
			continue;
		const struct paper_words s = silence_of(l, k, sent_end(l, i));
		if (s.n && looked++ == LOOKED)
			break;
		const uint32_t told = s.n ? told_before(l, &s, i) : UINT32_MAX;
		if (told == UINT32_MAX)
			continue;
		n++;
		const struct ll_fact *found = paper_words_fact(l, told, 1, false);
		paper_words_fact(l, s.word[0], s.word[s.n - 1] + 1 - s.word[0], true)
			->u.paper.found = found;
	}
}
