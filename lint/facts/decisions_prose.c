/* SPDX-License-Identifier: MIT */
/*
 * What a sentence decides.
 *
 * A conclusion's polarity is settled by walking back from "medically
 * necessary" through its clause: negation anywhere in it counts ("none of the
 * items is", "does not support that the stay was"), negation in another clause
 * does not ("as no opioid has helped, the request is medically necessary").
 * What others concluded ("UR found that ..."), conditions ("would be", "if")
 * and rules ("is medically necessary when") conclude nothing.
 */
#include "facts/decisions.h"
#include "profiles/set.h"

enum {
	BACK = 80, /* tokens of a clause that are looked at */
	FORTH = 45,
};

static const char negators[] = "not|no|cannot|can't|never|neither|nor|none|isn't|aren't|wasn't|"
			       "weren't|doesn't|don't|didn't|hasn't|haven't|"
			       "lack|lacks|lacking|lacked|insufficient|absence|unable|inadequate";
static const char copulas[] = "is|are|was|were|be|been|being|has|have|had|does|do|did|can|cannot|"
			      "will|appears|appear|seems|remains|became";
static const char others[] =
	LIST_PATIENTS "|" LIST_INSURERS "|insurer's|plan's|administrator's|advisor|mac|qic|"
	"adjuster|company|provider|surgeon|doctor|attorney|representative|requester|appellant|"
	"mother|father|parent|parents|wife|husband|she|he|they|psychologist|therapist|"
	"chiropractor|aetna|anthem|cigna|healthnet|kaiser";
static const char conditions[] =
	"would|could|might|may|if|whether|unless|until|should|ordinarily|generally|usually|"
	"typically|often|rarely|sometimes|when|criteria|defined|definition|considered";
static const char cues[] =
	LIST_THEREFORE "|accordingly|consequently|conclusion|such|reasons|reason|findings|sum";

static bool ends_clause(const struct ll_letter *l, uint32_t j)
{
	return tok_in(l, j,
		      "because|since|although|though|while|whereas|but|however|so|as|and|or|which|"
		      "who|where|"
		      "after|before|if|when|until|than|unless|even|for");
}

/* A UR, plan or provider is named in [from, to), and neither we nor the reviewer: their view, not
 * the letter's. */
static bool is_theirs(const struct ll_letter *l, uint32_t from, uint32_t to)
{
	for (uint32_t j = to; j-- > from;) {
		if (tok_in(l, j,
			   LIST_CRITERIA "|we|i|reviewer|reviewers|reviewer's|board|iro|"
			   "maximus|panel|our|documentation|records|record|evidence|"
			   "information|notes"))
			return false;
		if (tok_in(l, j, others) || tok_seq(l, j, "utilization review"))
			return true;
		if (tok_seq(l, j, "denial said") || tok_seq(l, j, "denial stated") || tok_seq(l, j, "denial says") ||
		    tok_seq(l, j, "denial states") || tok_seq(l, j, "denial held"))
			return true;
		if (tok_is(l, j, "physician") && !tok_is(l, j + 1, "reviewer"))
			return true;
	}
	return false;
}

struct clause {
	uint32_t begin; /* its first token */
	uint32_t negations;
	bool skip; /* concludes nothing: theirs, conditional, subordinate */
	bool cue;  /* "therefore", "the request" */
	bool would_not;
};

/* Walks back from the predicate at `p` to the start of its clause and, over "that", of the one
 * above it. */
static struct clause clause_before(const struct ll_letter *l, uint32_t p, uint32_t begin,
				   bool says_noun)
{
	struct clause c = { .begin = begin };
	bool verb = false, above = false;
	uint32_t low = p > begin + BACK ? p - BACK : begin, j = p;
	while (j-- > low) {
		if (tok_is(l, j, ";"))
			break;
		if (verb && tok_is(l, j, ":"))
			break;
		if (verb && tok_is(l, j, ",")) {
			/* "the request, as written, is": only a comma before a new subject ends the
			 * clause. */
			c.begin = j + 1;
			c.skip |= tok_in(l, begin, "if|unless|should|had|were") ||
				  (tok_in(l, begin, "when|where") && !c.cue);
			break;
		}
		if (tok_is(l, j, "that") && (verb || above) && j > low) {
			if (tok_in(l, j - 1, "and|,"))
				continue;
			above = true;
			/* "The parties agree that a transplant is necessary": not what is disputed */
			if (is_theirs(l, low, j) ||
			    (tok_in(l, j - 1, "agree|agreed|dispute|disputed|disputes|deny|denies|undisputed|doubt|doubts|concede|concedes") &&
			     !tok_in(l, j - 2, "we|i|reviewer|reviewers|panel|both|all")))
				c.skip = true;
			continue;
		}
		if (verb && ends_clause(l, j) && !(tok_is(l, j, "for") || tok_is(l, j, "or"))) {
			if (tok_in(l, j,
				   "since|because|although|though|while|whereas|if|when|unless|"
				   "until|than|even|"
				   "where") ||
			    (tok_is(l, j, "as") && !tok_is(l, j + 1, "such") && !above))
				c.skip = true;
			c.cue |= tok_is(l, j, "so") || tok_seq(l, j, "as such");
			c.begin = j + 1;
			if (!(tok_is(l, j, "and") && above))
				break;
			continue;
		}
		if (tok_in(l, j, copulas))
			verb = true;
		if ((tok_in(l, j, negators) && !tok_in(l, j + 1, "only|more|less")) ||
		    (tok_in(l, j, "fails|failed|fail|failing") && tok_is(l, j + 1, "to")))
			c.negations++;
		if (tok_in(l, j, conditions) && !is_month_may(l, j)) {
			bool not_after = tok_is(l, j + 1, "not") && tok_in(l, j, "would|could");
			if (not_after)
				c.would_not = true;
			else if (!tok_in(l, j, "considered|should|may|criteria"))
				c.skip = true;
			else if (tok_in(l, j, "may|should"))
				c.skip = true;
		}
		/* "it has to document the medical necessity" */
		c.skip |= says_noun && (tok_in(l, j, "must|need|needs") || (tok_in(l, j, "has|have|had") && tok_is(l, j + 1, "to")));
		c.cue |= tok_in(l, j, cues) ||
			 tok_in(l, j, "request|requested|requests|dispute|issue");
		verb |= tok_in(l, j,
			       "cannot|isn't|aren't|wasn't|weren't|hasn't|doesn't|don't|didn't");
	}
	if (c.begin == begin && j < p && j + 1 > begin)
		c.begin = j + 1;
	/* "Therefore, ..." before the comma */
	for (uint32_t k = c.begin; k-- > begin && c.begin - k < 6;)
		c.cue |= tok_in(l, k, cues);
	return c;
}

/* "... as not medically necessary" of a denial; "found not medically necessary by UR". */
static bool is_quoted(const struct ll_letter *l, uint32_t p, uint32_t n, uint32_t begin,
		      uint32_t end)
{
	uint32_t k = p;
	while (k > begin &&
	       tok_in(l, k - 1, "not|being|was|is|were|are|been|deemed|to|be|considered"))
		k--;
	bool it = k > begin + 1 && tok_is(l, k - 1, "it") && tok_in(l, k - 2, "because|that|as");
	if (it || (k > begin && tok_in(l, k - 1, "as|being|because"))) {
		for (uint32_t j = k > begin + BACK ? k - BACK : begin; j < k; j++)
			if (tok_in(l, j,
				   "denied|denial|non|noncertified|certified|denying|denies|"
				   "declined|rejected"))
				return true;
	}
	/* "the MAC denied it for another reason, namely that medical necessity was not shown" */
	if (k > begin + 1 && tok_is(l, k - 1, "that") && tok_in(l, k - 2, "namely|reason|reasons|ground|grounds|basis"))
		for (uint32_t j = k > begin + BACK ? k - BACK : begin; j < k; j++)
			if (tok_in(l, j, "denied|denies|denying|declined|refused|rejected") && is_theirs(l, begin, k))
				return true;
	for (k = p + n; k < p + n + 8 && k < end; k++)
		if (tok_is(l, k, "by") && is_theirs(l, k, k + 5 < end ? k + 5 : end))
			return true;
	return tok(l, p)->flags & LL_TOK_QUOTED;
}

/* "... is medically necessary when", "for patients": a rule. A question decides nothing either. */
static bool is_rule(const struct ll_letter *l, uint32_t after, uint32_t end)
{
	if (tok_in(l, after, "and|,"))
		after += tok_in(l, after + 1, "appropriate|indicated") ? 2 : 0;
	if (tok_in(l, after, "when|if|unless|provided|where|only|or"))
		return !tok_is(l, after, "or") || tok_is(l, after + 1, "not");
	if (tok_in(l, after, "for|in") &&
	    tok_in(l, after + 1,
		   "patients|individuals|members|persons|people|adults|children|those"))
		return true;
	return end && tok_is(l, end - 1, "?");
}

static const char establishing[] = "established|supported|demonstrated|documented|confirmed|met|"
				   "evident|certified|affirmed|shown|substantiated|"
				   "proven|justified|verified|upheld|clear|apparent|validated|"
				   "determined|found|approved|recommended|given|present";

/* "The medical necessity of X is (not) established": the verb after the noun. 1 yes, -1 no, 0
 * none. */
static int established_after(const struct ll_letter *l, uint32_t from, uint32_t end)
{
	bool verb = false;
	uint32_t negations = 0;
	for (uint32_t j = from; j < end && j < from + FORTH; j++) {
		if (tok_is(l, j, ";") || (verb && tok_is(l, j, ",")) ||
		    tok_in(l, j, "would|could|if|whether|when"))
			return 0;
		if (tok_in(l, j, copulas))
			verb = true;
		if (verb && tok_in(l, j, "not|no|never|cannot|neither|in"))
			negations += !tok_is(l, j, "in") || tok_in(l, j + 1, "doubt|question");
		if (tok_in(l, j, "cannot"))
			verb = true;
		if (verb && (tok_in(l, j, establishing) ||
			     tok_in(l, j, "doubt|question|lacking|unclear|absent|questionable")))
			return (negations + tok_in(l, j, "lacking|unclear|absent|questionable")) & 1
				       ? -1
				       : 1;
	}
	return 0;
}

static uint32_t opposite(uint32_t outcome)
{
	return outcome == LL_GRANTED ? LL_DENIED : outcome == LL_DENIED ? LL_GRANTED : outcome;
}

uint32_t decision_outcome(uint32_t verdict)
{
	return verdict == LEX_VERDICT_GRANTED  ? LL_GRANTED
	       : verdict == LEX_VERDICT_DENIED ? LL_DENIED
					       : LL_PARTIAL;
}

/* The conclusion's outcome, or LL_UNDECIDED. *from is where the finding should begin ("is not
 * medically ..."). */
uint32_t decision_of_conclusion(const struct ll_letter *l, const struct mark *m, uint32_t *from)
{
	uint32_t p = m->token, begin = sent_begin(l, p), end = sent_end(l, p),
		 after = p + m->ntokens;
	uint32_t says = m->entry->code[1];
	struct clause c = clause_before(l, p, begin, says == LEX_SAYS_NOUN);
	/* "You asked whether therapy, and continued help, are medically necessary." */
	for (uint32_t k = begin; k < p; k++)
		c.skip |= tok_is(l, k, "whether") && k > begin &&
			  tok_in(l, k - 1, "asked|asks|question|determine|issue|decide|is|of|on|as|consider");
	if (c.skip || is_quoted(l, p, m->ntokens, begin, end) || is_rule(l, after, end))
		return LL_UNDECIDED;
	/* "The statute asks for evidence that the treatment be more beneficial": what is wanted */
	if (p > begin + 2 && tok_is(l, p - 1, "be") &&
	    !tok_in(l, p - 2, "to|will|would|should|must|can|cannot|could|may|might|shall|not|also|therefore|thus|hereby|now|only|and|or"))
		return LL_UNDECIDED;
	if (c.would_not && !c.cue)
		return LL_UNDECIDED;
	uint32_t outcome = decision_outcome(m->entry->code[0]);
	if (says == LEX_SAYS_NOUN) {
		/* "we did not review it as a question of medical necessity" */
		if (p > begin + 1 && tok_is(l, p - 1, "of") && tok_in(l, p - 2, "question|matter|issue"))
			return LL_UNDECIDED;
		int e = established_after(l, after, end);
		bool does = false;
		for (uint32_t k = p; k-- > c.begin && p - k < 8;)
			does |= tok_in(l, k,
				       "establishes|supports|demonstrates|confirms|meets|satisfies|"
				       "documents|establish|"
				       "support|demonstrate|confirm|meet|document|meeting|show|"
				       "shows|there");
		if (!e && !does && !c.negations)
			return LL_UNDECIDED;
		if (!e && c.negations && tok_in(l, p - 1, "or|and"))
			return LL_UNDECIDED;
		c.negations += e < 0;
	}
	/* "was, thus, indicated to follow up on it", but not "is thus necessary to find out" */
	const bool to = tok_is(l, after, "to") && tok_in(l, p, "indicated|warranted|justified");
	if (says == LEX_SAYS_WEAK && (!c.cue || !(to || tok_in(l, after, ".|,|;|at|in|for|as|and|by"))))
		return LL_UNDECIDED;
	/* "The request was denied in May": of before */
	if (says == LEX_SAYS_WEAK && tok_in(l, p - 1, "was|were") && tok_in(l, after, "on|in|by|because|as|for|,|and|at") &&
	    tok_in(l, p, "denied|approved|authorized|certified|granted|allowed|noncertified|non"))
		return LL_UNDECIDED;
	if (c.negations > 1 && !tok_in(l, p - 1, "nor|or"))
		return c.negations & 1 ? opposite(outcome) : LL_UNDECIDED;
	while (*from > begin &&
	       tok_in(l, *from - 1,
		      LIST_THEREFORE "|is|are|was|were|not|be|been|considered|found|to|cannot|"
		      "has|have|deemed|therefor|neither|also"))
		(*from)--;
	return c.negations ? opposite(outcome) : outcome;
}

/* "The appeal should be sustained" grants what "the denial is sustained" denies. */
static bool of_appeal(const struct ll_letter *l, uint32_t from, uint32_t p)
{
	if (!tok_in(l, p, "sustained|upheld"))
		return false;
	for (uint32_t k = p; k-- > from;) {
		if (tok_in(l, k, "appeal|grievance|complaint"))
			return true;
		if (tok_in(l, k, "denial|denials|determination|decision|modification|ruling"))
			return false;
	}
	return false;
}

/* "the denial is upheld", "we uphold our decision to end", "is fully favorable to you". */
uint32_t decision_of_verdict(const struct ll_letter *l, const struct mark *m)
{
	uint32_t p = m->token, begin = sent_begin(l, p), end = sent_end(l, p);
	const struct ll_sentence *s = &l->sentences.v[tok(l, p)->sentence];
	bool summary = l->sections.v[s->section].kind == LL_SEC_SUMMARY && l->known_layout;
	struct clause c = clause_before(l, p, begin, false);
	bool ours = false, object = false,
	     should = l->sections.v[s->section].kind == LL_SEC_DECISION;
	uint32_t low = p > begin + 24 ? p - 24 : begin;
	for (uint32_t j = low; j < p + 14 && j < end; j++) {
		ours |= tok_in(l, j, "we|i|reviewer|reviewers|board|hereby");
		object |= tok_in(l, j,
				 "denial|denials|determination|decision|decisions|modification|"
				 "appeal|ruling|redetermination|reconsideration|termination");
	}
	/* "I affirm that the above is true" */
	if (tok_in(l, p, "affirm|sustained|affirmed") && !object)
		return LL_UNDECIDED;
	if (tok_is(l, p, "affirm") && tok_in(l, p + 1, "under|that"))
		return LL_UNDECIDED;
	/* "The plan's decision stands"; "he stands for ten minutes" decides nothing. */
	if (tok_in(l, p, "stands|shall|will|remains")) {
		if (!object || !tok_in(l, p - 1, "denial|decision|determination|ruling|therefore|,"))
			return LL_UNDECIDED;
		should = true;
		c.negations = 0; /* "is not covered, and the plan's decision stands" */
	}
	for (uint32_t j = low; j < p; j++)
		should |= tok_in(l, j, "should|is|are|hereby|be") ||
			  (tok_in(l, j, "has|have") && tok_is(l, j + 1, "been") && !tok_in(l, p + m->ntokens, "on|in"));
	/* "The plan's determination is partially overturned" */
	if (tok_is(l, p, "partially") && p > begin && tok_in(l, p - 1, "is|are|hereby|therefore") && object &&
	    !(tok(l, p)->flags & LL_TOK_QUOTED) && !span_has(l, low, p, "if|whether|would|unless|may|might|could"))
		return LL_PARTIAL;
	if (m->entry->code[1] != LEX_SAYS_VERDICT || tok(l, p)->flags & LL_TOK_QUOTED ||
	    is_rule(l, p + m->ntokens, end))
		return LL_UNDECIDED;
	if (c.negations || (!object && !ours) || (c.skip && !should && !ours))
		return LL_UNDECIDED;
	/* "favorable" says it of a decision only: "a favorable response to treatment" says
	 * nothing. */
	if (tok_in(l, p, "favorable|unfavorable|fully") &&
	    (!tok_in(l, p + m->ntokens, ".|to|,") || tok_in(l, p - 1, "evidence|opinion|findings")))
		return LL_UNDECIDED;
	/* "Cromer v. Nicholson, 19 Vet. App. 215 (upholding the denial)" */
	if (p > begin && tok_is(l, p - 1, "("))
		return LL_UNDECIDED;
	if (tok_in(l, p, "favorable|unfavorable|fully") && tok_is(l, p + m->ntokens, "to") &&
	    !tok_in(l, p + m->ntokens + 1, "you|the"))
		return LL_UNDECIDED;
	for (uint32_t j = low; j < p; j++)
		if (tok_in(l, j, "if|whether|would|unless|may|might|could") && !is_month_may(l, j))
			return LL_UNDECIDED;
	/* Active voice of another, or a passive told as history: an earlier level. */
	if (!ours && !should && is_theirs(l, low, p) &&
	    !tok_in(l, p - 1, "is|was|are|were|be|been"))
		return LL_UNDECIDED;
	if (!ours && !should && summary)
		return LL_UNDECIDED;
	for (uint32_t j = p; j < p + 10 && j < end; j++)
		if (tok_is(l, j, "by") && is_theirs(l, j, j + 5 < end ? j + 5 : end))
			return LL_UNDECIDED;
	/* "another reviewer overturned such a denial for his brother" */
	for (uint32_t j = low; j + 1 < p; j++)
		if (tok_in(l, j, "another|other|different|earlier") && tok_in(l, j + 1, "reviewer|panel|board|judge|iro"))
			return LL_UNDECIDED;
	/* "Crestline had affirmed its own determination" */
	if (tok_is(l, p - 1, "had") || (tok_is(l, p - 1, "been") && tok_is(l, p - 2, "had")))
		return LL_UNDECIDED;
	/* "that denial was upheld on 11/05/2019", "an earlier denial was reversed" */
	if (tok_in(l, p - 1, "was|were") && (tok_in(l, p + m->ntokens, "on|in") || span_has(l, low, p, "earlier|former")) && !ours)
		return LL_UNDECIDED;
	if (decision_in_part(l, low, p + 4 < end ? p + 4 : end))
		return LL_PARTIAL;
	const uint32_t outcome = decision_outcome(m->entry->code[0]);
	/* A word of a user's profile has the outcome that the profile gives it. */
	const bool theirs = m->owner > profiles_nbuilt_in;
	return outcome == LL_DENIED && !theirs && of_appeal(l, low, p) ? LL_GRANTED : outcome;
}
