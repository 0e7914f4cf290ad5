/* SPDX-License-Identifier: MIT */
/* The study that shows a diagnosis, or finds none of it, and its day. */
#include "facts/diagnoses.h"

#include "lexicon/lexicon.h"

enum { BACK = 34, FORTH = 16, DATED = 10 };

/* Not the one that is told of: "a repeat MRI", "the second biopsy", "an MRI was ordered". */
static bool is_another(const struct ll_letter *l, const struct mark *s, uint32_t begin)
{
	const uint32_t end = s->token + s->ntokens;
	for (uint32_t k = s->token; k > begin && s->token - k < 3; k--)
		if (tok_in(l, k - 1, "repeat|repeated|second|third|new|another|later|subsequent|next|further|old|older|earlier|previous|prior|"
				     "recent|former|other|no|initial|first|if|updated|own|latest|last|different|without|before|until"))
			return true;
	return (tok_in(l, end, "is|was|were|are|be|has|had|will") &&
		span_has(l, end, end + 4, "ordered|requested|recommended|scheduled|needed|denied|repeated|planned|asked|necessary|indicated"));
}

/* "the scan", "that test": a word for several, of one that was told of. */
static bool is_told_of(const struct ll_letter *l, const struct mark *s, uint32_t begin)
{
	if (s->entry->code[0] != LEX_STUDY_ANY)
		return true;
	for (uint32_t k = s->token; k > begin && s->token - k < 3; k--)
		if (tok_in(l, k - 1, "the|that|this|your|his|her|our|these|those|same|said"))
			return true;
	return false;
}

/* "X-ray wrist | 12/03/2018 | fracture": cells of one row. */
static bool in_row(const struct ll_letter *l, uint32_t from, uint32_t to)
{
	for (uint32_t k = from; k < to; k++)
		if (tok_is(l, k, "|") && !(tok(l, k)->flags & LL_TOK_WRAP))
			return true;
	return false;
}

/* Between the study and what it shows, or shows none of. */
static bool shows(const struct ll_letter *l, uint32_t from, uint32_t to)
{
	return span_has(l, from, to, "showed|shows|show|showing|shown|revealed|reveals|reveal|found|finds|find|demonstrated|demonstrates|demonstrate|"
				     "confirmed|confirms|confirm|confirming|established|establishes|proved|proves|proven|prove|read|reads|"
				     "interpreted|reported|negative|positive|ruled|rules|rule|excluded|excludes|exclude|failed|failing|fails|normal|"
				     "unremarkable|clean|clear|disclosed|discloses|detected|detects|identified|identifies|saw|seen|sees|documented|"
				     "documents|diagnosed|diagnoses|diagnostic|indicated|indicates|yielded|gave|brought|uncovered|was|were|is|are|turned|came|:|with|without") &&
	       !span_has(l, from, to, "for|because|due|ordered|requested|recommended|since|until|before|despite") ;
}

/* "negative for", "showed findings for": "for" says what it shows. */
static bool shows_for(const struct ll_letter *l, uint32_t from, uint32_t to)
{
	for (uint32_t k = from; k + 1 < to; k++)
		if (tok_in(l, k, "negative|positive|unremarkable|neg|pos|diagnostic|findings|evidence|remarkable|significant|notable") &&
		    tok_is(l, k + 1, "for"))
			return !span_has(l, from, k, "because|due|ordered|requested|recommended|since|until|before|despite");
	return false;
}

static const struct mark *study_before(const struct ll_letter *l, uint32_t i)
{
	const uint32_t begin = sent_begin(l, i), low = i > begin + BACK ? i - BACK : begin;
	const uint64_t *set = places_of_marks(l, LEX_STUDIES);
	for (uint32_t to = i, k; (k = place_last(set, low, to)) < to; to = k) {
		const struct mark *s = mark_at(l, k, LEX_STUDIES);
		const uint32_t end = s->token + s->ntokens;
		if (end > i)
			continue;
		if (span_has(l, end, i, ";|but|although|while|however|whereas|if|would|could|might"))
			return NULL;
		if (s->entry->code[0] == LEX_STUDY_ANY && !is_told_of(l, s, begin))
			continue; /* "Home sleep test: normal study, no apnea" */
		return !is_another(l, s, begin) && (shows(l, end, i) || shows_for(l, end, i) || in_row(l, end, i)) ? s : NULL;
	}
	return NULL;
}

/* "seen on the MRI", ", confirmed by biopsy", ", as the CT of February 2019 proved" */
static const struct mark *study_behind(const struct ll_letter *l, uint32_t i)
{
	const uint32_t end = sent_end(l, i - 1), high = end < i + FORTH ? end : i + FORTH,
		       k = place_before(l, places_of_marks(l, LEX_STUDIES), i, high);
	const struct mark *s = k < high ? mark_at(l, k, LEX_STUDIES) : NULL;
	if (!s || span_has(l, i, k, ";|but|although|while|however|needs|need|for|requires|before|without|until|unless|to|no|not|if|despite") ||
	    is_another(l, s, sent_begin(l, i - 1)) || !is_told_of(l, s, i))
		return NULL;
	if (span_has(l, i, k, "on|by|at|per|via|in|with|from|according|under"))
		return s;
	const uint32_t far = s->token + s->ntokens + DATED;
	return span_has(l, i, k, "as|which|that|and") &&
			       span_has(l, s->token + s->ntokens, far < end ? far : end, "showed|shows|proved|proves|confirmed|confirms|revealed|"
											 "demonstrated|demonstrates|established|found")
		       ? s
		       : NULL;
}

/* The date that stands with the study: "MRI of the knee, March 4, 2019", "the 3/4/2019 MRI". */
static const struct ll_fact *date_of(const struct ll_letter *l, const struct mark *s)
{
	const uint32_t end = s->token + s->ntokens;
	const struct ll_fact *best = NULL;
	for (const struct ll_fact *d = ll_from(l, LL_DATE, tok(l, s->token)->sentence); d && d->sentence == tok(l, s->token)->sentence;
	     d = ll_next(l, LL_DATE, d)) {
		if (d->token + d->ntokens <= s->token && d->token + d->ntokens + 3 > s->token)
			best = d;
		if (d->token >= end && d->token < end + DATED && !span_has(l, end, d->token, ";|and|showed|revealed|found|injury|since|after|before"))
			return d;
	}
	return best;
}

struct ll_sv diagnosis_study(const struct ll_letter *l, const struct mark *m, const struct ll_fact **date)
{
	const struct mark *s = study_before(l, m->token);
	s = s ? s : study_behind(l, m->token + m->ntokens);
	*date = s ? date_of(l, s) : NULL;
	return s ? sv(s->entry->id) : (struct ll_sv){ 0 };
}

struct ll_sv diagnosis_study_of(const struct ll_letter *l, const struct mark *s, const struct ll_fact **date)
{
	const uint32_t begin = sent_begin(l, s->token);
	*date = date_of(l, s);
	return is_another(l, s, begin) || !is_told_of(l, s, begin) ? (struct ll_sv){ 0 } : sv(s->entry->id);
}
