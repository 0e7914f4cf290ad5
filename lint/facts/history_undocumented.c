/* SPDX-License-Identifier: MIT */
/*
 * LL_HISTORY that the records are said not to show: "no documentation that
 * the patient has failed NSAIDs". Every word between the lead-in and the
 * treatment must be known: "of improvement from", "of a recent", "at a lower
 * dose" ask for more than that it was done, and then nothing is said here.
 */
#include "facts/history.h"

enum { MOST = 8, SCOPE = 60 };

struct claim {
	bool failed, done, diagnosed, plain;
};

/* Reads one known word of the claim at token i; how many tokens, or 0 where the word is not
 * known. */
static uint32_t read_claim(const struct ll_letter *l, uint32_t i, struct claim *c)
{
	if (tok_in(l, i,
		   "failed|failure|failures|failing|unsuccessful|unsuccessfully|refractory|"
		   "unresponsive|exhausted")) {
		c->failed = true;
		return 1;
	}
	if (tok_is(l, i, "-"))
		return 1;
	if (tok_is(l, i, "and"))
		return tok_in(l, i + 1, "failed|tried|completed|exhausted") ? 1 : 0;
	if (tok_in(l, i, "diagnosed|diagnosis|diagnoses|suffers|suffering|suffered")) {
		c->diagnosed = true;
		return 1;
	}
	if (tok_in(l, i,
		   "tried|trialed|attempted|trial|trials|had|received|undergone|underwent|"
		   "completed|participated|attended|"
		   "treated|prior|previous|previously|past|attempts|attempt|history|use|using|used|"
		   "taken|took|take|gone|got|given|prescribed|started|begun|completion|course|"
		   "courses|trialled|participation|attempting")) {
		c->done = true;
		return 1;
	}
	return tok_in(l, i,
		      LIST_PATIENTS "|employee|oral|topical|of|that|in|the|record|records|provided|"
		      "medical|submitted|submission|file|documentation|for|review|to|suggest|"
		      "support|show|shows|showing|indicate|indicates|indicating|demonstrating|"
		      "stating|reflecting|you|your|patient's|injured|he|she|has|have|been|ever|"
		      "any|a|an|there|is|was|with|this|whatsoever|available|chart|notes|case|"
		      "clinical|reviewed|or|evidence|made|from|first|line|at|all|even|having|"
		      "as|which|his|her|it|through|contains|indication|mention|proof|entry|"
		      "trace|regarding|about|confirming|reports|report|anywhere|on|physician's|"
		      "provider's|treating|not")
		       ? 1
		       : 0;
}

/* Whether the clause ends at token i, so that nothing narrows what was named before it. */
static bool closes(const struct ll_letter *l, uint32_t i, uint32_t end)
{
	if (i >= end || tok_in(l, i, ".|;|)|?"))
		return true;
	if (tok_is(l, i, ","))
		return tok_in(l, i + 1,
			      LIST_THEREFORE "|whether|neither|and|however|but|although|so|which|nor|as|since|"
			      "or|given|while|despite|let|much") ||
		       i + 1 >= end;
	if (tok_is(l, i, "before") && (i + 1 >= end || tok_in(l, i + 1, ".|;|,")))
		return true;
	/* "in the six pages", "from your file", "with the request" */
	if (tok_in(l, i, "in|from|among|with|on") && tok_in(l, i + 1, "the|your|these|our|any|his|her|this|either"))
		for (uint32_t k = i + 2; k < i + 6 && k < end; k++)
			if (tok_in(l, k, "file|files|records|record|chart|pages|papers|packet|request|submission|notes|documents|"
					 "materials|bundle|documentation|application|appeal"))
				return k + 1 >= end || !tok_in(l, k + 1, "of|from|for|dated|after|before|since");
	return tok_seq_in(l, i,
			  "anywhere|for review|to us|request|"
			  "to date|prior to this|prior to the|before this|before surgery|"
			  "before an operation|before the|in the records|in the record|in the file|"
			  "in the medical|in the submitted|in the provided|in the available|in this case|"
			  "in this patient|at all|and therefore|that would");
}

/* "... that TENS was tried", "... that NSAIDs have failed" */
static uint32_t passive(const struct ll_letter *l, uint32_t i, struct claim *c)
{
	uint32_t k = i;
	while (k < i + 3 && tok_in(l, k, "was|were|has|have|had|been|ever|having|being"))
		k++;
	if (k == i || !tok_in(l, k,
			      "tried|failed|attempted|trialed|done|performed|given|completed|attended|"
			      "received|undertaken|"
			      "provided|used|obtained|"
			      "exhausted|unsuccessful|ineffective"))
		return 0;
	c->done = true;
	c->failed |= tok_in(l, k, "failed|exhausted|unsuccessful|ineffective");
	if (tok_is(l, k + 1, "and") && tok_in(l, k + 2, "failed|ineffective|unsuccessful")) {
		c->failed = true;
		return k + 3 - i;
	}
	return k + 1 - i;
}

/* After a treatment: its part of the body and general nouns belong to it. */
static uint32_t pass_tail(const struct ll_letter *l, uint32_t i, uint32_t end)
{
	while (i < end &&
	       (fact_at(l, LL_BODY_PART, i) ||
		tok_in(l, i,
		       "trial|trials|drug|drugs|agent|agents|medication|medications|treatment|"
		       "treatments|therapy|care|"
		       "measures|sessions|visits|spine|joint")))
		i++;
	uint32_t k = i;
	while (k < end && k < i + 4 && tok_in(l, k, "of|to|for|on|the|his|her|this|that|left|right"))
		k++;
	if (k == i || !fact_at(l, LL_BODY_PART, k))
		return i;
	while (k < end && (fact_at(l, LL_BODY_PART, k) || tok_is(l, k, "spine")))
		k++;
	return k;
}

static struct treatment named_at(const struct ll_letter *l, uint32_t i, const struct claim *c)
{
	struct treatment t = treatment_at(l, i);
	if (!t.fact && c->diagnosed) {
		t.fact = fact_at(l, LL_DIAGNOSIS, i);
		t.topic = LL_HX_DIAGNOSIS;
	}
	return t;
}

/* "found no evidence that the Veteran suffers from": an examiner's opinion, not a gap in the
 * records. */
static bool is_opinion(const struct ll_letter *l, const struct mark *m)
{
	return m->token && tok_in(l, m->token - 1, "found|finds|saw|sees|find") &&
	       tok_is(l, m->token + m->ntokens - 1, "evidence");
}

/* "does not document", "fails to show": of the records, not of a study or the patient. */
static bool of_records(const struct ll_letter *l, const struct mark *m)
{
	if (tok_in(l, m->token, "no|nor|lack|lacking|without|absence|nothing|devoid"))
		return true;
	uint32_t first = sent_begin(l, m->token);
	for (uint32_t k = m->token + m->ntokens; k > first && m->token + m->ntokens - k < 15; k--)
		if (tok_in(l, k - 1,
			   "record|records|file|documentation|notes|note|report|reports|chart|pages|"
			   "provider|physician|it|submission"))
			return true;
	/* "We could not find an MRI in the file", "we were not sent one" */
	if (tok_in(l, m->token, "we"))
		return true;
	for (uint32_t k = m->token, end = sent_end(l, k); tok_is(l, m->token, "not") && k < end; k++)
		if (tok_in(l, k, "record|records|file|chart"))
			return true;
	return false;
}

static void add_claims(struct ll_letter *l, uint32_t cue, const struct treatment *list, uint32_t n,
		       const struct claim *c, bool together)
{
	for (uint32_t k = 0; k < n; k++) {
		/* A class of conditions denied says nothing of its members. */
		if ((list[k].topic == LL_HX_DIAGNOSIS) != c->diagnosed ||
		    (c->diagnosed && list[k].fact->u.diagnosis.broad))
			continue;
		struct ll_fact *f = history_add(l, &list[k]);
		f->polarity = LL_NEGATED;
		f->referent = f->referent == LL_PEOPLE ? LL_PEOPLE : LL_PATIENT;
		f->u.history.undocumented = true;
		/* "While the exam of 1/9/2014 agrees, there is no documentation that": of the exam */
		if (f->u.history.date && f->u.history.date->token < cue)
			f->u.history.date = NULL;
		f->u.history.failed = c->failed;
		f->u.history.together = together;
	}
}

/* Whether the patient works: "no evidence that the patient has returned to work". */
static bool back_at_work(struct ll_letter *l, uint32_t i, uint32_t end)
{
	for (uint32_t k = i; k < end && k < i + 16; k++) {
		const struct mark *m = mark_at(l, k, LEX_HISTORY);
		struct claim c = { 0 };
		if (m && m->entry->code[0] == LEX_HX_WORKING && closes(l, k + m->ntokens, end)) {
			struct ll_fact *f = fact_add(l, LL_HISTORY, k, m->ntokens);
			f->key = sv("work");
			f->polarity = LL_NEGATED;
			f->referent = LL_PATIENT;
			f->u.history.topic = LL_HX_WORK;
			f->u.history.working = true;
			f->u.history.undocumented = true;
			return true;
		}
		if (!read_claim(l, k, &c))
			return false;
	}
	return false;
}

uint32_t history_undocumented(struct ll_letter *l, uint32_t i)
{
	const struct mark *m = mark_at(l, i, LEX_HISTORY);
	if (!m || !(m->entry->code[0] == LEX_HX_UNDOC ||
		    /* "it is not documented that" */
		    (m->entry->code[0] == LEX_HX_UNDOC_AFTER && i && tok_is(l, i - 1, "it"))))
		return 0;
	uint32_t end = sent_end(l, i), k = i + m->ntokens, n = 0, stop = k, behind = 0;
	struct treatment list[MOST];
	struct claim c = { 0 }, first = { 0 };
	uint32_t nfirst = 0;
	bool together = false, closed = false;
	if (end > i + SCOPE)
		end = i + SCOPE;
	/* Nothing in the rest of the clause is told as done. */
	while (stop < end && !tok_in(l, stop, ";|but|however|although") &&
	       /* "in the file, nor is there any documentation that": another claim */
	       !(tok_is(l, stop, "nor") && tok_in(l, stop + 1, "is|are|was|were|any|has|have|does|do|did")) &&
	       !(tok_is(l, stop, ",") &&
		 tok_in(l, stop + 1 + tok_in(l, stop + 1, "and"), "he|she|the|there")))
		stop++;
	if (tok_quoted(l, i) || !of_records(l, m) || is_opinion(l, m) ||
	    (history_spoilt(l, sent_begin(l, i), i) && !(tok_seq(l, i, "not find") && tok_is(l, i - 1, "could"))) || history_by_ur(l, sent_begin(l, i), i) ||
	    back_at_work(l, k, end))
		return stop - i;
	/* "no documentation that the patient has osteoarthritis": of a gap in the records, not of
	 * an opinion on it. */
	bool gap = !tok_in(l, i + m->ntokens - 1,
			   "evidence|indication|suggest|support|establish|substantiate");
	while (k < end && n < MOST && !closed) {
		if (gap && tok_in(l, k, "has|have"))
			c.diagnosed |=
				fact_at(l, LL_DIAGNOSIS, k + 1 + tok_in(l, k + 1, "a|an")) != NULL;
		struct treatment t = named_at(l, k, &c);
		if (!t.fact) {
			uint32_t w = read_claim(l, k, &c);
			if (!w) {
				/* "a drug screen or a pharmacy report": each is missed by itself */
				const uint32_t or = k - tok_in(l, k - 1, "a|an|the|any") - 1;
				closed = n && !c.diagnosed && tok_in(l, or, "or|nor") && or == behind;
				break;
			}
			k += w;
			continue;
		}
		uint32_t after = t.fact->token + t.fact->ntokens;
		/* "first-line treatment such as NSAIDs", "therapy with antidepressants": the names
		 * that follow. */
		uint32_t such = tok_seq(l, after, "such as")		  ? 2
				: tok_in(l, after, "with|including|like") ? 1
									  : 0;
		if (such && treatment_at(l, after + such).fact) {
			k = after + such;
			continue;
		}
		list[n++] = t;
		k = pass_tail(l, t.fact->token + t.fact->ntokens, end);
		for (uint32_t j = after; j < k; j++)
			c.done |= tok_in(l, j, "trial|trials");
		k += passive(l, k, &c);
		closed = closes(l, k, end) && !(tok_is(l, k, ",") && treatment_at(l, k + 2).fact);
		while (!closed && tok_in(l, k, ",|or|and|/|nor")) {
			together |= tok_is(l, k, "and");
			behind = k++;
		}
		/* "of a failed course of therapy or of a trial of TENS": only the therapy must have failed */
		if (!closed && behind + 1 == k && tok_in(l, behind, "or|nor") && tok_is(l, k, "of") && !nfirst) {
			first = c;
			nfirst = n;
			c.failed = false;
		}
	}
	/* "no evidence of surgery" is said of an examination, "no evidence that he suffers from" of
	 * an opinion. */
	if (closed && (gap || ((c.done || c.failed) && !c.diagnosed))) {
		add_claims(l, i, list, nfirst, &first, together);
		add_claims(l, i, list + nfirst, n - nfirst, &c, together);
	}
	return stop > k ? stop - i : k - i;
}

bool history_undocumented_behind(struct ll_letter *l, const struct treatment *t)
{
	uint32_t k = pass_tail(l, t->fact->token + t->fact->ntokens, sent_end(l, t->fact->token));
	const struct mark *m = mark_at(l, k, LEX_HISTORY);
	struct claim c = { 0 };
	bool no = false; /* "No electrodiagnostic studies are on file" */
	for (uint32_t i = sent_begin(l, k); i < t->fact->token && !no; i++)
		no = tok_is(l, i, "no");
	/* "There is no urine drug screen in the chart" */
	const uint32_t file = no && tok_in(l, k, "in|among|within") && tok_in(l, k + 1, "the|this|his|her|your|our|these") ?
				      k + 2 + tok_in(l, k + 2, "medical|submitted|claim|clinical") : 0;
	if (file && tok_in(l, file, "chart|file|record|records|papers|submission|documents|notes|documentation")) {
		if (!closes(l, file + 1, sent_end(l, k)))
			return false;
	} else if (!m || m->entry->code[0] != (no ? LEX_HX_DOC_AFTER : LEX_HX_UNDOC_AFTER) ||
		   !closes(l, k + m->ntokens, sent_end(l, k))) {
		return false;
	}
	uint32_t open = sent_begin(l, k); /* "However, no conservative care has been documented" */
	while (open < t->fact->token && tok_in(l, open, "however|moreover|also|further|furthermore|still|yet|but|and|,"))
		open++;
	for (uint32_t i = open; i < t->fact->token; i++)
		if (!tok_is(l, i, "no") && (!read_claim(l, i, &c) || tok_is(l, i, "not")))
			return true;
	add_claims(l, t->fact->token, t, 1, &c, false);
	return true;
}
