/* SPDX-License-Identifier: MIT */
/* What stands before a paper and says something of it: "the file contains no", "we did not
 * receive", "Among the exhibits was". */
#include "facts/papers.h"

enum { BEFORE = 28, SUBJECT = 12, DENIED = 7, INVERTED = 12 };

/* A subject of tokens [from, to) that the writer of the letter is. */
static bool by_self(const struct ll_letter *l, uint32_t from, uint32_t to)
{
	for (uint32_t k = to; k > from && to - k < SUBJECT; k--) {
		if (paper_self(l, k - 1))
			return true;
		if (tok_in(l, k - 1,
			   ";|:|he|she|you|they|who|provider|physician|" LIST_INSURERS
			   "|" LIST_PATIENTS))
			return false;
	}
	return false;
}

static bool by_file(const struct ll_letter *l, uint32_t from, uint32_t to)
{
	for (uint32_t k = to; k > from && to - k < SUBJECT; k--) {
		if (tok_in(l, k - 1, LIST_PAPER_FILES "|it|which|therein|supplier's|they"))
			return true;
		if (tok_in(l, k - 1, ";|:|he|she|you|who|" LIST_PATIENTS))
			return false;
	}
	return false;
}

/* How the verb at token v is denied, if it is: "did not", "failed to", "without". */
static bool is_denied(const struct ll_letter *l, uint32_t v, uint32_t begin, bool *had, bool *past)
{
	for (uint32_t k = v; k > begin && v - k < DENIED; k--) {
		*had |= tok_in(l, k - 1, "had|hadn't");
		*past |= tok_in(l, k - 1, "did|didn't|was|were|failed|neglected|omitted");
		*had |= k > begin + 1 && tok_is(l, k - 2, "had");
		*past |= k > begin + 1 && tok_in(l, k - 2, "did|was|were");
		if (tok_in(l, k - 1,
			   "not|never|didn't|hasn't|haven't|hadn't|doesn't|don't|isn't|wasn't|"
			   "weren't|without|cannot|can't|"
			   "couldn't|nobody|nor|failed|fails|fail|failure|refusal|refused|refuses|"
			   "declined|declines|neglect|neglected|omitted|omits|neglects|neither|"
			   "none|unable|forgot"))
			return true;
		if (tok_is(l, k - 1, "one") && k > begin + 1 && tok_is(l, k - 2, "no"))
			return true;
		if (tok_is(l, k - 1, "yet") && tok_is(l, k, "to"))
			return true;
		if (!tok_in(l, k - 1,
			    "have|has|had|do|does|did|yet|been|be|was|were|ever|to|also|could|even|"
			    "still|so|far|us|is|are|we|i|you|"
			    "he|she|they|anybody|anyone|however|able|actually|in|position|a|of|"
			    "them|who|see|fit|bother|"
			    "bothered|care|trouble|wish|choose|want|seem|manage|as|having"))
			return false;
	}
	return false;
}

/* What kind of verb stands at token v: false where it says nothing of papers with this subject. */
static bool kind_of(const struct ll_letter *l, uint32_t v, uint32_t begin, bool be, bool denied,
		    uint32_t *how)
{
	*how = PAPER_SENT;
	if (be && tok_in(l, v, LIST_PAPER_SENT_DONE)) /* "we were not given", "I was sent" */
		return by_self(l, begin, v);
	if (tok_in(l, v, "include|includes|included|provided|provides|supplied"))
		return !be;
	if (tok_in(l, v, LIST_PAPER_HOLDS)) {
		if (!tok_in(l, v, "have|has|had|hold|held"))
			return by_file(l, begin, v);
		return by_self(l, begin, v) || (by_file(l, begin, v) && !tok_in(l, v, "had"));
	}
	if ((tok_in(l, v, LIST_PAPER_GOT_DONE) || tok_in(l, v, LIST_PAPER_GET)))
		return !be && by_self(l, begin, v);
	if ((tok_in(l, v, LIST_PAPER_MADE_DONE) || tok_in(l, v, LIST_PAPER_MAKE)) &&
	    !tok_in(l, v, LIST_PAPER_SENT_DONE))
		*how = PAPER_MADE;
	else if (tok_in(l, v, LIST_PAPER_TOLD_DONE "|" LIST_PAPER_TELL) &&
		 !tok_in(l, v, LIST_PAPER_SENT_DONE "|" LIST_PAPER_SEND)) {
		*how = PAPER_MADE;
		return denied;
	}
	return !be;
}

/* The verb at token v, whose object the paper is. */
struct paper_told paper_by_verb(const struct ll_letter *l, uint32_t v, uint32_t begin)
{
	struct paper_told t = { .cue = v };
	bool had = false, past = false;
	const bool denied = is_denied(l, v, begin, &had, &past);
	const uint32_t aux =
		v > begin + 1 && tok_in(l, v - 1, "not|never|also|ever|only|yet|even|already")
			? v - 2
			: v - 1;
	const bool be = v > begin && tok_in(l, aux, "is|are|was|were|been|being");
	/* "Not having received the study", "Lacking a study": of the subject that follows */
	const bool open = tok_in(l, begin + tok_is(l, begin, "not"), "having|lacking");
	if (open && v <= begin + 2 && tok_in(l, v, "having|lacking|received|seen|obtained")) {
		t.state = denied || tok_is(l, v, "lacking") ? PAPER_MISSING
			  : tok_is(l, v, "having")	    ? PAPER_HERE
							    : PAPER_UNTOLD;
		return t;
	}
	/* "could find no study" */
	const bool can = v > begin && tok_in(l, v - 1, "can|could") &&
			 tok_in(l, v, "find|see|locate|discover|trace|detect|identify") &&
			 by_self(l, begin, v);
	if (can) {
		t.state = PAPER_HERE;
		t.no = true;
		return t;
	}
	if (v > begin && tok_in(l, v - 1,
				"would|should|may|might|must|will|shall|can|could|a|the|please|by|"
				"an|her|his|your"))
		return t;
	for (uint32_t k = v; k > begin && v - k < 4; k--) /* "could not have given it" */
		if (tok_in(l, k - 1, "would|should|might|may|must") ||
		    (tok_in(l, k - 1, "could|can") && tok_in(l, v - 1, "have|be|been")))
			return t;
	if (tok_is(l, v, "missing")) {
		if (be && !denied && (by_file(l, begin, v) || by_self(l, begin, v)))
			t.state = PAPER_MISSING;
		return t;
	}
	if (tok_in(l, v, "omitted|omits|withheld|withholds|withhold") ||
	    (tok_is(l, v, "out") && tok_in(l, v - 1, "left|leaves"))) {
		t.state = denied || be ? PAPER_UNTOLD : PAPER_MISSING;
		return t;
	}
	if (tok_in(l, v, "miss|await|awaits|awaiting")) {
		t.state = !denied && by_self(l, begin, v) ? PAPER_MISSING : PAPER_UNTOLD;
		return t;
	}
	if (tok_in(l, v, LIST_PAPER_LACKS)) {
		if (!denied && (by_file(l, begin, v) || by_self(l, begin, v)))
			t.state = PAPER_MISSING;
		return t;
	}
	if (tok_in(l, v, LIST_PAPER_SENDING)) {
		if (denied || (v > begin && tok_is(l, v - 1, "for") &&
			       tok_in(l, begin, "thank|thanks|we|many|i")))
			t.state = denied ? PAPER_MISSING : PAPER_HERE;
		return t;
	}
	if (!kind_of(l, v, begin, be, denied, &t.how))
		return t;
	/* "The cover sheet lists a chart": it names it */
	if (!denied && tok_in(l, v, "lists|list|shows|show|showed") && tok_in(l, v + 1, "a|an|the"))
		return t;
	/* "send", "include" with nothing before: an order, or what people do */
	const bool base = (tok_in(l, v, LIST_PAPER_SEND "|" LIST_PAPER_GET "|" LIST_PAPER_MAKE) ||
			   tok_in(l, v, LIST_PAPER_TELL)) &&
			  !tok_in(l, v, LIST_PAPER_HOLDS "|read|put|run");
	if (!denied && (base || (v > begin && tok_is(l, v - 1, "to"))))
		return t;
	t.state = denied ? PAPER_MISSING : PAPER_HERE;
	t.past = had;
	t.ended = past;
	return t;
}

static bool is_verb(const struct ll_letter *l, uint32_t k)
{
	if (tok_is(l, k, "provided") && tok_is(l, k + 1, "that"))
		return false;
	if (tok_in(l, k, "missing|miss|await|awaits|awaiting|having|withheld|withholds|withhold") ||
	    (tok_is(l, k, "out") && tok_in(l, k - 1, "left|leaves")))
		return true;
	return (tok_in(l, k, LIST_PAPER_SENT_DONE) || tok_in(l, k, LIST_PAPER_SENDS)) ||
	       tok_in(l, k, LIST_PAPER_GOT_DONE "|" LIST_PAPER_SENDING) ||
	       tok_in(l, k, LIST_PAPER_HOLDS "|" LIST_PAPER_LACKS) ||
	       (tok_in(l, k, LIST_PAPER_MADE_DONE) || tok_in(l, k, LIST_PAPER_TOLD_DONE)) ||
	       ((tok_in(l, k, LIST_PAPER_SEND "|" LIST_PAPER_GET) ||
		 tok_in(l, k, LIST_PAPER_MAKE "|" LIST_PAPER_TELL)) &&
		tok_in(l, k - 1,
		       "not|never|to|didn't|doesn't|don't|cannot|can|could|couldn't|ever|we|i|they|"
		       "you|or|and|"
		       "notes|records|papers|documents|pages|reports|charts|logs"));
}

/* "Absent from the file is", "Also before me is", "What is missing is", "Nor was": what stands
 * before the verb at token k. */
static struct paper_told inverted(const struct ll_letter *l, uint32_t k, uint32_t begin)
{
	struct paper_told t = { .cue = k };
	uint32_t low = k;
	while (low > begin && k - low < INVERTED &&
	       !tok_in(l, low - 1, ",|;|:|but|because|that|and"))
		low--;
	while (low < k && tok_in(l, low, "also|and|but|even|likewise|still|further|conspicuously"))
		low++;
	if (low == k)
		return t;
	const bool only =
		span_has(l, low, k,
			 "only|one|thing|papers|documents|items|paper|document|item|those");
	if (only && span_has(l, low, k, "missing|lacking|outstanding|absent"))
		return (struct paper_told){ .state = PAPER_MISSING, .cue = k };
	if (only && tok_is(l, low, "among") && span_has(l, low, k, "not"))
		return (struct paper_told){ .state = PAPER_MISSING, .cue = k };
	if (tok_is(l, low, "what")) {
		for (uint32_t i = low + 1; i < k; i++)
			if (tok_in(l, i, LIST_PAPER_GONE "|lack|lacks|miss") ||
			    (tok_in(l, i, "not") &&
			     tok_in(l, i + 1,
				    LIST_PAPER_SENT_DONE "|" LIST_PAPER_GET "|" LIST_PAPER_SEND)))
				t.state = PAPER_MISSING;
		return t;
	}
	if (tok_is(l, low, "none") && tok_is(l, low + 1, "of") &&
	    span_has(l, low, k, LIST_PAPER_FILES))
		return (struct paper_told){ .state = PAPER_MISSING, .cue = k };
	const bool neg = tok_in(l, low, "not|nor|nowhere|neither");
	const uint32_t w = low + neg;
	if (tok_in(l, w, LIST_PAPER_GONE) && !neg)
		t.state = PAPER_MISSING;
	else if ((tok_in(l, w,
			 "enclosed|attached|included|submitted|appended|annexed|provided|received|"
			 "sent|here|furnished|filed|present") &&
		  !paper_self(l, k - 1)) ||
		 (tok_in(l, w, "among|in|before|with|on") && paper_place(l, w)) ||
		 tok_in(l, w, "accompanying") || (neg && w == k && tok_in(l, k, "in")))
		t.state = neg ? PAPER_MISSING : PAPER_HERE;
	t.ended = tok_in(l, k, "was|were");
	return t;
}

/* "in the absence of", "for want of", "the benefit of", "according to", "Thank you for" before
 * token k. */
static struct paper_told by_preposition(const struct ll_letter *l, const struct paper *p,
					uint32_t k, uint32_t begin)
{
	struct paper_told t = { .cue = k - 1 };
	bool had = false, past = false;
	/* "Absent a sleep study,"; "With no sleep study in the file"; "Without a sleep study in the
	 * file" */
	if (k == begin + 1 &&
	    (tok_is(l, begin, "absent") ||
	     (tok_in(l, begin, "with|without") && p->no == tok_is(l, begin, "with") &&
	      (paper_place(l, p->end) || tok_seq_in(l, p->end,
						    "to go by|to go on|before us|before me|to "
						    "review|to look at|at hand|on hand")))))
		t.state = PAPER_MISSING;
	if (k < begin + 2 || t.state)
		return t;
	/* "everything except the study", "complete but for the study" */
	const uint32_t but = k - 1 - (tok_is(l, k - 1, "for") && k > begin + 1);
	if (tok_in(l, but, "except|but|save") && !p->no &&
	    span_has(l, but > begin + 6 ? but - 6 : begin, but,
		     "everything|all|complete|nothing|every"))
		return (struct paper_told){ .state = PAPER_MISSING, .cue = but };
	/* "One paper is missing: the study" */
	if (tok_in(l, k - 1, ":|,") && tok_in(l, k - 2, "missing|lacking|outstanding") && !p->no)
		return (struct paper_told){ .state = PAPER_MISSING, .cue = k - 2 };
	if (!p->no && tok_in(l, k - 1, "need|needs") && k > begin + 1 &&
	    tok_in(l, k - 2, "we|still|i"))
		return (struct paper_told){ .state = PAPER_MISSING, .cue = k - 1, .no = true };
	if (!p->no && tok_is(l, k - 1, "of") && tok_is(l, k - 2, "need") &&
	    by_self(l, begin, k - 2))
		return (struct paper_told){ .state = PAPER_MISSING, .cue = k - 2, .no = true };
	/* "We cannot decide until we have the study" */
	if (!p->no && tok_in(l, k - 1, "have|get|receive|see") && tok_in(l, k - 2, "we|i") &&
	    tok_is(l, k - 3, "until") && span_has(l, begin, k - 3, "cannot|can't|not"))
		return (struct paper_told){ .state = PAPER_MISSING, .cue = k - 1, .no = true };
	if (tok_is(l, k - 1, "without")) {
		if (!p->no && span_has(l, k > begin + 7 ? k - 7 : begin, k - 1,
				       "sent|submitted|enclosed|mailed|faxed|filed"))
			t.state = PAPER_MISSING;
		if (!p->no && tok_in(l, k - 2,
				     "decide|decided|judge|came|come|arrived|sent|submitted|filed|"
				     "in|made|left|is|are|was|were|proceed|rule|"
				     "received|reviewed|reached|mailed|faxed|presented|us|me"))
			t.state = PAPER_MISSING;
		t.ended = tok_in(l, k - 2, "came|arrived|was|were|received");
		return t;
	}
	if (tok_is(l, k - 1, "for") && tok_in(l, k - 2, "waiting|wait|waits"))
		t.state = p->no ? PAPER_UNTOLD : PAPER_MISSING;
	else if (tok_is(l, k - 1, "for") &&
		 span_has(l, begin, k, "vain|fruitlessly|unsuccessfully") &&
		 span_has(l, k > begin + 8 ? k - 8 : begin, k,
			  "look|looks|looked|looking|search|searches|searched|hunt|hunted"))
		t.state = PAPER_MISSING;
	else if (tok_is(l, k - 1, "of") && tok_in(l, k - 2, "devoid|bereft|deprived"))
		t.state = p->no ? PAPER_UNTOLD : PAPER_MISSING;
	else if (tok_is(l, k - 1, "by") && tok_in(l, k - 2, "unsupported|unaccompanied"))
		t.state = p->no ? PAPER_UNTOLD : PAPER_MISSING;
	if (t.state)
		return t;
	if (tok_is(l, k - 1, "of") && tok_in(l, k - 2, "absence|want|lack|unavailability")) {
		t.state = p->entry->code[0] == LEX_PAPER_HEAD ? PAPER_UNTOLD : PAPER_MISSING;
	} else if (tok_is(l, k - 1, "for") && tok_in(l, k - 2, "looked|searched|hunted")) {
		/* "looked for them in vain" */
		if (tok_in(l, p->end, "in|without|everywhere|to") &&
		    tok_in(l, p->end + 1, "vain|success|avail|no"))
			t.state = PAPER_MISSING;
	} else if (tok_in(l, k - 1, "by|with|on|using") &&
		   tok_in(l, k - 2, "quantified|measured|scored|rated|assessed|graded|expressed")) {
		if (is_denied(l, k - 2, begin, &had, &past))
			t = (struct paper_told){
				.state = PAPER_MISSING, .how = PAPER_MADE, .cue = k - 2, .past = had
			};
	} else if (tok_is(l, k - 1, "of") && tok_is(l, k - 2, "possession") &&
		   tok_is(l, k - 3, "in")) {
		t.state = is_denied(l, k - 3, begin, &had, &past) ? PAPER_MISSING
			  : by_self(l, begin, k - 3)		  ? PAPER_HERE
								  : PAPER_UNTOLD;
	} else if (tok_in(l, k - 1, "like|as") &&
		   (tok_is(l, k - 2, "nothing") ||
		    (tok_is(l, k - 2, "thing") && span_has(l, begin, k, "no")))) {
		t.state = PAPER_MISSING;
	} else if (tok_is(l, k - 1, "with") &&
		   tok_in(l, k - 2, "opens|begins|starts|ends|closes") &&
		   by_file(l, begin, k - 2)) {
		t.state = PAPER_HERE;
	} else if (tok_is(l, k - 1, "of") && tok_in(l, k - 2, "consisted|consists|composed")) {
		t.state = by_file(l, begin, k - 2) ? PAPER_HERE : PAPER_UNTOLD;
	} else if (tok_is(l, k - 1, "with") && tok_in(l, k - 2,
						      "came|sent|submitted|filed|together|arrived|"
						      "mailed|lodged|brought|delivered")) {
		t.state = PAPER_HERE;
	} else if (tok_is(l, k - 1, "at") && tok_in(l, k - 2, "looked|look") &&
		   by_self(l, begin, k - 2)) {
		t.state = is_denied(l, k - 2, begin, &had, &past) ? PAPER_MISSING : PAPER_HERE;
	} else if (tok_is(l, k - 1, "by") && tok_in(l, k - 2, "accompanied|supported|followed")) {
		const bool not = is_denied(l, k - 2, begin, &had, &past);
		if (not || tok_is(l, k - 2, "accompanied"))
			t = (struct paper_told){ .state = not ? PAPER_MISSING : PAPER_HERE,
						 .cue = k - 2,
						 .past = had,
						 .ended = past };
	} else if (p->no || (p->any && !tok_is(l, k - 2, "benefit"))) {
		return t;
	} else if (tok_is(l, k - 1, "of") && tok_is(l, k - 2, "benefit")) {
		const uint32_t v = k - 3 - tok_is(l, k - 3, "the");
		t.state = is_denied(l, v, begin, &had, &past) ? PAPER_MISSING
			  : tok_is(l, v, "without")	      ? PAPER_MISSING
							      : PAPER_HERE;
		t.ended = past;
	} else if ((tok_is(l, k - 1, "to") && tok_is(l, k - 2, "according")) ||
		   (tok_is(l, k - 1, "from") && k == begin + 1) ||
		   (tok_in(l, k - 1, "in|by|on|with") &&
		    tok_in(l, k - 2,
			   "stated|described|noted|documented|recorded|shown|seen|reported|"
			   "indicated|out|told|confirmed|given|says|writes|wrote|based|states|"
			   "reports|estimated|found|agree|agrees|consistent|relied|rely|relies"))) {
		t.state = is_denied(l, k - 2, begin, &had, &past) ? PAPER_UNTOLD : PAPER_HERE;
		t.how = PAPER_SHOWN;
	} else if (tok_is(l, k - 1, "for") &&
		   span_has(l, k > begin + 6 ? k - 6 : begin, k, "thank|thanks|grateful|obliged") &&
		   tok_in(l, begin, "thank|thanks|we|i|many|our|my")) {
		t.state = PAPER_HERE;
	}
	return paper_turned(p, t);
}

/* Back over the other papers of a list to the verb that governs it. */
static uint32_t governor(const struct ll_letter *l, uint32_t k, uint32_t begin)
{
	if (k == begin || !tok_in(l, k - 1, ",|and|or|nor|/|&"))
		return k;
	for (uint32_t i = k - 1; i > begin && k - i < BEFORE; i--) {
		if (tok_in(l, i - 1,
			   ";|:|but|because|which|that|who|although|while|if|when|so|however"))
			break;
		if (!is_verb(l, i - 1))
			continue;
		/* a passive governs nothing */
		if (i > begin + 1 && tok_in(l, i - 2, "is|are|was|were|been|not|being") &&
		    !by_self(l, begin, i - 1) &&
		    !tok_in(l, i - 1, LIST_PAPER_SEND "|" LIST_PAPER_GET "|" LIST_PAPER_MAKE))
			break;
		return i;
	}
	return k;
}

/* Back over "us", "in", "before me", "also" to the verb. */
static uint32_t skip_particles(const struct ll_letter *l, uint32_t k, uint32_t begin)
{
	while (k > begin + 1) {
		if (tok_in(l, k - 1,
			   "us|me|also|only|both|either|even|herewith|anywhere|too|over|him|her"))
			k--;
		else if (tok_is(l, k - 1, "with") &&
			 tok_in(l, k - 2, "filed|brought|mailed|faxed|presented|sent|handed|in"))
			break;
		else if (tok_in(l, k - 1, "with|in|to|before|along") &&
			 tok_in(l, k - 2,
				"along|together|put|sent|handed|turned|in|brought|filed|"
				"mailed|faxed|presented|placed|provided|supplied|furnished|served|"
				"filled"))
			k--;
		else if (tok_in(l, k - 1, "before|to|with") && tok_in(l, k, "me|us"))
			k--;
		else
			break;
	}
	return k;
}

/* "there is no", "there was not any", "is there any"; be: the token of the verb. */
static bool is_there(const struct ll_letter *l, uint32_t k, uint32_t begin, uint32_t *be)
{
	uint32_t i = k - 1;
	while (i > begin &&
	       tok_in(l, i, "not|also|in|fact|still|been|likewise|however|therefore") && k - i < 5)
		i--;
	if (tok_is(l, i, "there") && i > begin &&
	    tok_in(l, i - 1, "is|are|was|were")) { /* "nor is there any" */
		*be = i - 1;
		return true;
	}
	*be = i;
	if (!tok_in(l, i,
		    "is|are|was|were|has|have|being|be|isn't|aren't|wasn't|weren't|seems|appears|"
		    "remains") ||
	    i == begin)
		return false;
	i -= 1 + (i > begin + 1 && tok_in(l, i - 1, "also|has|have|therefore|to|simply"));
	return tok_in(l, i, "there");
}

struct paper_told paper_before(const struct ll_letter *l, const struct paper *of)
{
	struct paper p = *of;
	const uint32_t begin = sent_begin(l, p.token);
	struct paper_told t = { 0 };
	uint32_t k = governor(l, p.lead, begin), be;
	if (k == begin)
		return t;
	if (k < p.lead) /* "supplied no articles or other literature" */
		p.no |= span_has(l, k, p.lead, "no|neither");
	k = skip_particles(l, k, begin);
	if (is_there(l, k, begin, &be)) {
		const bool neg = p.no || span_has(l, be, k, "not|isn't|aren't|wasn't|weren't") ||
				 (be > begin && tok_is(l, be - 1, "nor"));
		t = (struct paper_told){ .cue = be,
					 .past = be > begin && tok_is(l, be - 1, "had"),
					 .ended = tok_in(l, be, "was|were") };
		if (tok_is(l, p.token, "none") && !tok_in(l, p.end, ".|,|;") &&
		    !paper_place(l, p.end))
			return (struct paper_told){ 0 };
		if (neg || paper_place(l, p.end) || paper_place(l, begin))
			t.state = neg ? PAPER_MISSING : PAPER_HERE;
		return t; /* the "no" is read */
	}
	if (tok_in(l, k - 1, "have|get|receive|see") && k > begin + 3 && tok_in(l, k - 2, "we|i") &&
	    tok_is(l, k - 3, "until"))
		return paper_turned(&p, by_preposition(l, &p, k, begin));
	/* "the missing sleep study" */
	if (tok_in(l, k - 1, "missing|absent|lacking") && k > begin + 1 &&
	    tok_in(l, k - 2, "the|this|that|your|a|an|his|her|any"))
		return (struct paper_told){ .state = PAPER_MISSING, .cue = k - 1, .no = true };
	/* "turned up no study", "came up with no" */
	if (p.no && tok_in(l, k - 1, "up") && tok_in(l, k - 2, "turned|turns|brought|threw"))
		return (struct paper_told){ .state = PAPER_MISSING, .cue = k - 2 };
	if (is_verb(l, k - 1)) {
		t = paper_by_verb(l, k - 1, begin);
		if (t.no && !p.no)
			t.state = PAPER_UNTOLD;
		t.no = false;
	} else if (tok_in(l, k - 1, "is|are|was|were") ||
		   (tok_in(l, k - 1, "stands|stand|lies|follows|comes|came|appears") &&
		    paper_place(l, begin)))
		t = inverted(l, k - 1, begin);
	else
		return by_preposition(l, &p, k, begin);
	return paper_turned(&p, t);
}
