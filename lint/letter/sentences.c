/* SPDX-License-Identifier: MIT */
/* Where sentences end: "Dr. Lee" and "10 mg p.o. daily" go on. */
#include "letter/sections.h"

static const char abbreviations[] =
	LIST_MONTHS "|" LIST_TITLES "|dr|st|vs|v|p|pp|pg|fig|no|nos|approx|e|i|cal|reg|subd|"
	"ch|vol|ed|sec|sect|tab|tabs|cap|caps|qty|gen|lt|sgt|col|rev|hon|prof|dept|ave|blvd|"
	"ext|cf|viz|mt|ft|max|min|temp|wt|ht|cont|mon|tues|wed|thurs|fri|jr|sr|esp|incl|resp|"
	"ref|para|art|eg|ie";
static const char closing_abbreviations[] = "etc|inc|corp|co|ltd|yr|yrs|mo|mos|wk|wks|hr|hrs|al|d|m|a|s|n|r";
static const char starters[] =
	LIST_GUIDELINES "|the|this|these|that|there|he|she|it|in|on|at|a|an|his|her|they|"
	"their|however|therefore|thus|as|if|no|patient|claimant|applicant|according|based|per|"
	"for|given|when|while|although|after|before|since|both|we|i|medical|treatment|records|"
	"mri|physical|utilization|ur|decision|who|what|such|all|any";

static bool ends_sentence(const struct ll_letter *l, uint32_t i)
{
	const struct ll_token *next = tok(l, i + 1), *prev = tok(l, i - 1);
	if (!tok_in(l, i, ".|?|!") || !i || l->tokens.v[i].flags & LL_TOK_PARAGRAPH)
		return false;
	uint32_t after = i + 1;
	if (tok_in(l, after, "\"|)|]|'") && !(next->flags & LL_TOK_SPACE))
		next = tok(l, ++after);
	if (after >= l->tokens.n || next->flags & LL_TOK_PARAGRAPH)
		return true;
	if (!(next->flags & LL_TOK_SPACE)) /* "necessary.The" */
		return prev->kind == LL_TOK_WORD && prev->lower.n > 2 && !(prev->flags & LL_TOK_CAPITAL) &&
		       next->kind == LL_TOK_WORD && next->flags & LL_TOK_CAPITAL && !(next->flags & LL_TOK_ALLCAPS);
	if (next->kind == LL_TOK_WORD && !(next->flags & LL_TOK_CAPITAL))
		return false;
	if (!tok_is(l, i, "."))
		return true;
	bool spaced = prev->flags & LL_TOK_SPACE || prev->flags & LL_TOK_PARAGRAPH;
	if (prev->kind == LL_TOK_NUMBER && prev->flags & LL_TOK_PARAGRAPH)
		return false; /* "1. Norco" */
	if (prev->kind == LL_TOK_WORD && tok_in(l, i - 1, abbreviations)) {
		bool number_only = tok_in(l, i - 1, LIST_MONTHS "|no|nos|p|pp|pg|fig|max|min|"
						    "i|ref|art|sec|ch|vol|may|mon|wed|fri|cap|"
						    "tab|tabs|caps|ed");
		return number_only && next->kind == LL_TOK_WORD && spaced && tok_in(l, after, starters);
	}
	if (prev->kind == LL_TOK_WORD && (prev->lower.n == 1 || tok_in(l, i - 1, closing_abbreviations)))
		return tok_in(l, after, starters);
	return true;
}

static void cut_sentence(struct ll_letter *l, uint32_t first, uint32_t end, uint32_t paragraph)
{
	if (first >= end)
		return;
	uint32_t n = l->sentences.n;
	*VEC_PUSH(l->arena, &l->sentences) = (struct ll_sentence){
		.at = token_span(l, first, end - first),
		.paragraph = paragraph,
		.token = first,
		.ntokens = end - first,
	};
	for (uint32_t i = first; i < end; i++)
		l->tokens.v[i].sentence = n;
}

/* No sentence of a letter is longer; in hostile text this bounds what looks through whole sentences. */
enum { LONGEST_SENTENCE = 400 };

/* Where a sentence can end or begin. */
static const uint64_t *possible_ends(const struct ll_letter *l, const struct borders *borders)
{
	uint64_t *at = places_new(l);
	places_add(l, at, l->paragraphs);
	places_add(l, at, places_of(l, ".|?|!"));
	for (uint32_t k = 0; k < borders->v.n; k++) {
		place_add(at, borders->v.v[k].token);
		place_add(at, borders->v.v[k].body); /* may be the number of tokens */
	}
	return at;
}

/* Sentences end at their full stops, at a paragraph's end and where a section begins or its heading ends. */
void sentences_cut(struct ll_letter *l, const struct borders *borders)
{
	uint32_t first = 0, paragraph = 0, k = 0;
	const uint64_t *ends = possible_ends(l, borders);
	for (uint32_t i = 0; i < l->tokens.n; i++) {
		i = place_next(l, ends, i);
		while (i - first > LONGEST_SENTENCE) {
			cut_sentence(l, first, first + LONGEST_SENTENCE, paragraph);
			first += LONGEST_SENTENCE;
		}
		if (i == l->tokens.n)
			break;
		bool own = l->tokens.v[i].flags & LL_TOK_PARAGRAPH;
		while (k < borders->v.n && borders->v.v[k].body < i)
			k++;
		bool border = false;
		for (uint32_t j = k; j < borders->v.n && j < k + 2; j++)
			border |= borders->v.v[j].token == i || borders->v.v[j].body == i;
		if (own || border || i - first >= LONGEST_SENTENCE) {
			cut_sentence(l, first, i, paragraph);
			first = i;
			paragraph += own;
		}
		if (ends_sentence(l, i)) {
			uint32_t end = i + 1;
			while (tok_in(l, end, "\"|)|]|'") && !(tok(l, end)->flags & LL_TOK_SPACE))
				end++;
			cut_sentence(l, first, end, paragraph);
			first = end;
			i = end - 1;
		}
	}
	cut_sentence(l, first, l->tokens.n, paragraph);
}
