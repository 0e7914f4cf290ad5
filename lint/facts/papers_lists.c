/* SPDX-License-Identifier: MIT */
/* Papers in lists: "Enclosures: ...", "Home assessment: in file", a table's rows, the records
 * reviewed. */
#include "facts/papers.h"

enum { LABEL = 10, VALUE = 14, FAR = 120, SHORT = 8 };

static bool line_begins(const struct ll_letter *l, uint32_t i)
{
	return !i || (tok(l, i)->flags & (LL_TOK_WRAP | LL_TOK_PARAGRAPH));
}

static uint32_t line_end(const struct ll_letter *l, uint32_t i)
{
	uint32_t k = i + 1;
	while (k < l->tokens.n && k < i + FAR && !line_begins(l, k))
		k++;
	return k;
}

/* The first token of its paragraph. */
static uint32_t line_first(const struct ll_letter *l, uint32_t i)
{
	const uint32_t k = place_last(l->paragraphs, i > FAR ? i - FAR : 0, i + 1);
	return k <= i ? k : sent_begin(l, i);
}

/* "Seizure log by mother (reviewed).", "Job description, 2 pages - enclosed.": a line without a
 * verb. */
static struct paper_told by_remark(const struct ll_letter *l, const struct paper *p)
{
	struct paper_told t = { .cue = p->end };
	const uint32_t end = sent_end(l, p->token);
	for (uint32_t k = p->token + p->ntokens; k < end; k++) {
		if (tok_in(l, k, "was|were|is|are|has|have|had|which|that|;") ||
		    k > p->token + VALUE + SHORT)
			return (struct paper_told){ 0 };
		if (p->no)
			continue;
		const bool study = p->entry->code[0] == LEX_PAPER_STUDY;
		const struct ll_fact *day = study ? fact_at(l, LL_DATE, k) : NULL;
		if (day && day->token == k && k < p->token + p->ntokens + 3 && !t.state) {
			t.state = PAPER_HERE;
			t.how = PAPER_SHOWN;
		}
		if (study &&
		    tok_in(l, k, "neg|negative|pos|positive|normal|nl|wnl|abnormal|unremarkable")) {
			t.state = PAPER_HERE;
			t.how = PAPER_SHOWN;
		}
		if (tok_in(l, k, "in|on") && paper_place(l, k) &&
		    !tok_in(l, k - 1,
			    "mentioned|described|named|listed|requested|required|set|stated|quoted|"
			    "referred|noted|cited|told|explained"))
			t.state = tok_in(l, k - 1, "not|never|no") ? PAPER_MISSING : PAPER_HERE;
		if (tok_in(l, k, "pages|pp|pgs") && tok(l, k - 1)->kind == LL_TOK_NUMBER &&
		    !t.state)
			t.state = PAPER_HERE;
		if (!tok_in(l, k, "reviewed|read|" LIST_PAPER_SENT_DONE "|received|rec'd|recd"))
			continue;
		if (tok_in(l, k - 1, "(|,|-") || k + 1 >= end || tok_is(l, k + 1, "."))
			t.state = tok_in(l, k - 1, "not|never") ? PAPER_MISSING : PAPER_HERE;
		else if (tok_in(l, k - 1, "not|never"))
			t.state = PAPER_MISSING;
	}
	return t;
}

/* Under a heading of papers: "DOCUMENTS RECEIVED". Another heading ends it. */
static bool under_papers(const struct ll_letter *l, uint32_t i)
{
	enum { HEADING = 7, BACK = 400 };
	uint32_t next = line_first(l, i);
	while (next > 0 && i - next < BACK) {
		const uint32_t first = place_last(l->paragraphs, next > FAR ? next - FAR : 0, next);
		if (first >= next)
			return false;
		if (next - first <= HEADING && !tok_in(l, next - 1, ".|;|,") &&
		    !tok_in(l, first, "(|-|*") && tok(l, first)->kind == LL_TOK_WORD)
			return span_has(l, first, next,
					"documents|records|record|materials|material|evidence|"
					"exhibits|papers|enclosures|file") &&
			       span_has(l, first, next,
					"received|reviewed|submitted|considered|examined|read|"
					"exhibits|list|provided|"
					"enclosures|evidence|relied|us|before");
		next = first;
	}
	return false;
}

/* Behind the name: ": in file, dated", ": rec'd 5/13/19", "| 0 | no". */
static struct paper_told by_value(const struct ll_letter *l, const struct paper *p)
{
	struct paper_told t = { .cue = p->end };
	uint32_t k = p->token + p->ntokens;
	const uint32_t end = line_end(l, p->token), low = k;
	while (k < end && k < low + VALUE && !tok_is(l, k, ":") && !tok_is(l, k, "|") &&
	       !tok_is(l, k, ";"))
		k++;
	if (k >= end || k >= low + VALUE || tok_is(l, k, ";"))
		return by_remark(l, p);
	bool neg = false, told = false;
	const uint32_t stop = k + SHORT;
	for (k++; k < end && k < stop && !tok_in(l, k, ".|;"); k++) {
		/* "Mammogram, June 2018: negative, no mass": what it found, or did not find */
		if (tok_is(l, k, "no") && k + 1 < end && tok(l, k + 1)->kind == LL_TOK_WORD &&
		    !tok_in(l, k + 1, "copy|copies|report|record|entry|such|file|longer|yes")) {
			if (p->entry->code[0] != LEX_PAPER_STUDY)
				return (struct paper_told){ 0 };
			t.state = PAPER_HERE;
			t.how = PAPER_SHOWN;
			return t;
		}
		/* "no", "none": by itself, and not "no carcinoma" */
		const bool alone = k + 1 >= end || tok(l, k + 1)->kind == LL_TOK_PUNCT ||
				   (tok(l, k + 1)->flags & LL_TOK_WRAP);
		if (tok_in(l, k, "is|are|was|were|has|have|shows|showed"))
			break;
		neg |= tok_in(l, k, "not|never") || (tok_is(l, k, "no") && !alone) ||
		       (alone && tok_in(l, k, "no|none|nil|missing|absent|outstanding|awaited"));
		if (alone && tok_in(l, k, "no|none|nil|missing|absent|outstanding"))
			t.state = PAPER_MISSING;
		else if (neg &&
			 tok_in(l, k - 1,
				"not|never|been|in|on|yet|copy|copies|report|record|entry|file") &&
			 tok_in(l, k,
				"received|rec'd|sent|file|submitted|provided|enclosed|attached|"
				"included|supplied|"
				"available|furnished|found|present|reported|done|taken|measured|"
				"recorded|given|known"))
			t.state = PAPER_MISSING;
		else if (!neg && tok_in(l, k,
					"yes|received|rec'd|reviewed|read|enclosed|attached|file|"
					"evidence|performed|present|included|"
					"submitted|provided|seen|done|completed")) {
			t.state = PAPER_HERE;
			t.how = tok_in(l, k, "performed|done|completed") && !t.how ? PAPER_MADE
										   : PAPER_SENT;
		}
		if (tok_in(l, k,
			   "requested|needed|required|to|if|please|will|recommended|ordered|"
			   "pending|deferred|scheduled"))
			return (struct paper_told){ 0 };
		told |= tok(l, k)->kind != LL_TOK_PUNCT;
	}
	/* "EMG 2/19/19: mild carpal tunnel" */
	if (!t.state && !neg && told && !tok_in(l, k, "is|are|was|were|has|have") &&
	    p->entry->code[0] == LEX_PAPER_STUDY && p->lead == sent_begin(l, p->token) &&
	    !tok_in(l, k, "?")) {
		t.state = PAPER_HERE;
		t.how = PAPER_SHOWN;
	}
	return t;
}

/* The label before a list: "Records received:", "Not enclosed:". */
static uint32_t by_label(const struct ll_letter *l, uint32_t colon, uint32_t begin)
{
	uint32_t k = colon, state = PAPER_UNTOLD;
	while (k > begin && colon - k < LABEL && !line_begins(l, k) && !tok_in(l, k - 1, ".|;"))
		k--;
	bool neg = false;
	if (span_has(l, k, colon, "was|were|is|are|be|could|has|have|had|been|did|does") ||
	    colon - k >= LABEL)
		return PAPER_UNTOLD;
	for (; k < colon; k++) {
		if (tok_in(l, k, "requested|needed|required|wanted|to|please|should|if|you"))
			return PAPER_UNTOLD;
		neg |= tok_in(l, k,
			      "not|missing|outstanding|lacking|absent|unavailable|awaited|wanting|"
			      "without|no");
		if (neg ||
		    tok_in(l, k,
			   "received|enclosures|enclosure|attachments|attached|enclosed|exhibits|"
			   "submitted|reviewed|provided|included|inventory|contents|supporting|"
			   "evidence|read|examined|considered|file|exhibit|tab"))
			state = PAPER_HERE;
	}
	return state && neg ? PAPER_MISSING : state;
}

/* The colon that the list with token i in it stands behind. */
static uint32_t colon_before(const struct ll_letter *l, uint32_t i, uint32_t begin)
{
	for (uint32_t k = i; k > begin && i - k < FAR; k--) {
		if (tok_is(l, k - 1, ":"))
			return k - 1;
		if (line_begins(l, k - 1) && k > begin + 1 && !tok_in(l, k - 2, ",|;|and|:|-"))
			return begin;
	}
	return begin;
}

struct paper_told paper_listed(const struct ll_letter *l, const struct paper *p)
{
	const uint32_t i = p->token, begin = line_first(l, i);
	struct paper_told t = { .cue = i };
	uint32_t first = p->lead;
	/* "2) Progress note" */
	while (first > begin && !line_begins(l, first) &&
	       (tok_in(l, first - 1, ")|(|.|-|*") || tok(l, first - 1)->kind == LL_TOK_NUMBER))
		first--;
	if (line_begins(l, first) || line_begins(l, p->lead) || p->lead == sent_begin(l, i)) {
		t = by_value(l, p);
		if (t.state)
			return t;
	}
	const uint32_t colon = colon_before(l, i, begin);
	if (colon > begin) {
		t.state = by_label(l, colon, begin);
		if (t.state == PAPER_HERE)
			for (uint32_t k = p->end;
			     k < sent_end(l, i) && !tok_in(l, k, ",|;") && !line_begins(l, k); k++)
				if (tok_in(l, k, "not|missing|requested|absent|never"))
					t.state = PAPER_UNTOLD;
		if (t.state)
			return t;
	}
	/* an entry of the records reviewed */
	if (!p->no && !p->any &&
	    (section_at(l, i)->kind == LL_SEC_DOCUMENTS || under_papers(l, i)) &&
	    !sent_has(l, i,
		      "not|no|missing|never|was|were|is|are|requested|none|has|have|had|that|which|"
		      "we|i"))
		t.state = PAPER_HERE;
	return t;
}
