/* SPDX-License-Identifier: MIT */
/*
 * Things that no table knows and that are said not to have been sent, not to
 * be in the file: "the discharge instructions were not sent to us". They are
 * told by their words, which must all stand in another sentence that tells of
 * sending, of the file or of what they show.
 */
#include "facts/papers.h"
#include "facts/papers_words.h"

enum { BACK = 14, MOST = 10, LOOKED = 100 };

static bool is_neg(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i,
		      "not|never|nowhere|didn't|wasn't|weren't|hasn't|haven't|isn't|aren't|don't|"
		      "doesn't");
}

static bool is_sending(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i,
		      "sent|submitted|provided|supplied|furnished|forwarded|enclosed|attached|"
		      "included|produced|mailed|faxed|delivered|"
		      "uploaded|filed|tendered|presented|received|obtained|returned|lodged|"
		      "appended|available|send|submit|provide|supply|"
		      "furnish|forward|enclose|attach|include|produce|mail|fax|file|receive|obtain|"
		      "recd|rec'd|disclosed|released|shared|"
		      "reproduced|adduced|introduced");
}

/* The subject of "was not sent" at token `aux`: back to where its clause begins. */
static uint32_t subject_of(const struct ll_letter *l, uint32_t aux)
{
	const uint32_t begin = sent_begin(l, aux);
	uint32_t k = aux;
	while (k > begin && aux - k < BACK &&
	       !tok_in(l, k - 1,
		       ",|;|:|(|)|because|since|as|that|but|so|while|although|though|which|who|and|"
		       "if|for|when"))
		k--;
	return aux - k < BACK ? k : aux;
}

/* What is missed at the "not" or "no" of token i; n 0: nothing. */
static struct paper_words missed_at(const struct ll_letter *l, uint32_t i)
{
	const uint32_t begin = sent_begin(l, i), end = sent_end(l, i);
	uint32_t v = i + 1, aux = i;
	const struct paper_words none = { 0 };
	if (tok_is(l, i, "no")) {
		for (; v < end && v < i + 12; v++)
			if (tok_in(l, v, ".|;|,|which|that|who|but"))
				return none;
			else if (tok_in(l, v,
					"documented|recorded|charted|mentioned|noted|described") &&
				 v > i + 1 && tok_in(l, v - 1, "is|are") &&
				 (v + 1 >= end || tok_in(l, v + 1, ".|;|,|anywhere") ||
				  paper_place(l, v + 1)))
				return paper_words_of(l, i + 1, v);
			else if (is_sending(l, v) && v > i + 1 &&
				 tok_in(l, v - 1, "was|were|been|is|are|has|have|being|ever"))
				return paper_words_of(l, i + 1, v);
			else if (v > i + 1 &&
				 (paper_place(l, v) ||
				  (tok_in(l, v, "on|in") &&
				   tok_in(l, v + 1, "file|evidence|record"))) &&
				 tok_in(l, i - (i > begin),
					"is|are|was|were|has|have|holds|contains|find|found|see|"
					"saw"))
				return paper_words_of(l, i + 1, v);
		return none;
	}
	while (aux > begin && tok_in(l, aux - 1, "is|are|was|were|has|have|been|did|do|does"))
		aux--;
	while (v < end && tok_in(l, v, "been|yet|ever|be|also|made|to"))
		v++;
	const bool be = span_has(l, aux, v, "is|are|was|were|been|wasn't|weren't|isn't|aren't|be");
	if (be && (is_sending(l, v) || paper_place(l, v)) &&
	    !tok_in(l, v, "include|produce|send|submit|provide|received|obtained"))
		return paper_words_of(l, subject_of(l, aux), aux);
	if (be && tok_in(l, v, "received|obtained"))
		return paper_words_of(l, subject_of(l, aux), aux);
	if (!be && is_sending(l, v)) {
		uint32_t stop = v + 1;
		while (stop < end && stop < v + BACK &&
		       !tok_in(l, stop, ".|;|,|which|that|who|but|and|so|because|to|with") &&
		       !paper_place(l, stop))
			stop++;
		return paper_words_of(l, v + 1, stop);
	}
	/* "the panel was not given the minutes" */
	if (be && tok_in(l, v, "given|sent|shown|furnished") &&
	    span_has(l, begin, aux, "we|i|panel|reviewer|office|committee|us")) {
		uint32_t stop = v + 1;
		while (stop < end && stop < v + BACK &&
		       !tok_in(l, stop, ".|;|,|which|that|who|but|and|so|because|to|with"))
			stop++;
		return paper_words_of(l, v + 1, stop);
	}
	/* "is not noted anywhere", at the end of the clause */
	if (be &&
	    tok_in(l, v,
		   "documented|recorded|charted|mentioned|noted|reported|described|given|stated|"
		   "listed|named") &&
	    (v + 1 >= end || tok_in(l, v + 1, ".|;|,|anywhere") || paper_place(l, v + 1)))
		return paper_words_of(l, subject_of(l, aux), aux);
	return none;
}

/* The sentence has all the words, tells of sending or of the file, and denies nothing. */
static uint32_t had_in(const struct ll_letter *l, const struct paper_words *s, uint32_t sentence)
{
	const struct ll_sentence *x = &l->sentences.v[sentence];
	const uint32_t end = x->token + x->ntokens;
	if (!sent_has(l, x->token,
		      "sent|submitted|provided|supplied|furnished|forwarded|enclosed|attached|"
		      "included|produced|mailed|faxed|delivered|"
		      "uploaded|filed|tendered|presented|received|obtained|returned|lodged|"
		      "appended|shows|showed|reviewed|read|page|pages|"
		      "tab|exhibit|file|chart|packet|bundle|learn|quote|according|describes|states|"
		      "says|got|gave|wrote|recorded|noted|"
		      "documented|records|notes|reports|documents|documentation|given|give|gives|"
		      "lists|tells|names|enclosures|"
		      "attachments|report|record|hands") ||
	    sent_has(l, x->token,
		     "no|not|never|without|none|neither|nor|if|would|should|whether|requested|"
		     "asked|needs|needed|requires|required|"
		     "missing|absent|lacking|be|blank|empty|another|insurer|plan|utilization|"
		     "administrator|carrier|policy|"
		     "cannot|please|must|didn't|"
		     "wasn't|weren't|hasn't|haven't|until|unless|nobody"))
		return UINT32_MAX;
	uint32_t first = UINT32_MAX;
	for (uint32_t w = 0; w < s->n; w++) {
		uint32_t k = x->token;
		while (k < end && !paper_same_word(l, k, s->word[w]))
			k++;
		if (k == end)
			return UINT32_MAX;
		first = k < first ? k : first;
	}
	return first;
}

static bool is_section(const struct ll_letter *l, uint32_t section)
{
	const uint32_t kind = l->sections.v[section].kind;
	return kind == LL_SEC_SUMMARY || kind == LL_SEC_DOCUMENTS || kind == LL_SEC_HEADER ||
	       kind == LL_SEC_RATIONALE || kind == LL_SEC_DECISION || kind == LL_SEC_OTHER;
}

static bool is_known(const struct ll_letter *l, uint32_t sentence)
{
	for (uint32_t k = 0; k < l->facts[LL_PAPER].n; k++)
		if (l->facts[LL_PAPER].v[k]->sentence == sentence &&
		    l->facts[LL_PAPER].v[k]->u.paper.found)
			return true;
	return false;
}

void papers_open(struct ll_letter *l)
{
	uint32_t n = 0, looked = 0;
	PLACES_EACH(
		i, l,
		places_of(l,
			  "not|never|nowhere|no|didn't|wasn't|weren't|hasn't|haven't|isn't|aren't|"
			  "don't|doesn't"))
	{
		const uint32_t sentence = tok(l, i)->sentence;
		if (n == MOST || !(is_neg(l, i) || tok_is(l, i, "no")) || tok_quoted(l, i) ||
		    !is_section(l, l->sentences.v[sentence].section))
			continue;
		const struct paper_words s = missed_at(l, i);
		if (!s.n || s.demand)
			continue;
		if (looked++ == LOOKED)
			break;
		if (is_known(l, sentence) ||
		    paper_by_another(l, sent_begin(l, i), i) || l->frame[i] == LL_FRAME_UR ||
		    sent_has(l, i,
			     "if|unless|until|would|should|must|had|initially|originally|"
			     "previously|first|denied|denial|when|once|since"))
			continue;
		for (uint32_t x = 0; x < l->sentences.n; x++) {
			if (l->sentences.v[x].paragraph == l->sentences.v[sentence].paragraph ||
			    !is_section(l, l->sentences.v[x].section))
				continue;
			const uint32_t told = had_in(l, &s, x);
			if (told == UINT32_MAX)
				continue;
			const struct ll_fact *found = paper_words_fact(l, told, 1, false);
			paper_words_fact(l, s.word[0], s.word[s.n - 1] + 1 - s.word[0], true)
				->u.paper.found = found;
			n++;
			break;
		}
	}
}
