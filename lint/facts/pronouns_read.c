/* SPDX-License-Identifier: MIT */
/* Is the word a pronoun of a person, of which sex, and in what form: "her" is two. */
#include "facts/pronouns.h"

static bool pronoun_word(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i, "he|him|his|himself|she|her|hers|herself");
}

/* "He/she", "his or her", "(s)he": no one in particular. */
bool pronoun_of_either_sex(const struct ll_letter *l, uint32_t i)
{
	if (tok_is(l, i + 1, "/") || (i && tok_is(l, i - 1, "/")))
		return true;
	if (tok_in(l, i + 1, "or|and") && pronoun_word(l, i + 2))
		return true;
	if (i > 1 && tok_in(l, i - 1, "or|and") && pronoun_word(l, i - 2))
		return true;
	return i && tok_is(l, i - 1, ")") && !(tok(l, i)->flags & LL_TOK_SPACE);
}

/* "bundle of His", "HER-2": not the pronoun. */
static bool eponym(const struct ll_letter *l, uint32_t i)
{
	const struct ll_token *t = tok(l, i);
	if (tok_is(l, i, "her") && (tok_is(l, i + 1, "-") || tok(l, i + 1)->kind == LL_TOK_NUMBER))
		return true;
	if ((t->flags & LL_TOK_ALLCAPS) && t->text.n > 1 &&
	    !(tok(l, i + 1)->flags & LL_TOK_ALLCAPS))
		return true;
	if (!tok_is(l, i, "his") || !(t->flags & LL_TOK_CAPITAL))
		return false;
	return tok_in(l, i + 1, "bundle|-|purkinje|potential|electrogram") ||
	       (i && tok_in(l, i - 1, "of|para|-"));
}

/* "the chart now and then says 'she'": the word is spoken of, nobody is meant. */
static bool is_cited(const struct ll_letter *l, uint32_t i)
{
	return i && tok_in(l, i - 1, "\"|'") && tok_in(l, i + 1, "\"|'");
}

bool pronoun_read(const struct ll_letter *l, uint32_t i, struct spoken *out)
{
	const struct ll_sv w = tok(l, i)->lower;
	if (w.n < 2 || w.n > 7 || (*w.p != 'h' && *w.p != 's'))
		return false;
	if (tok_in(l, i, "he|he's|he'd|he'll")) {
		*out = (struct spoken){ LL_MALE, FORM_SUBJECT };
	} else if (tok_in(l, i, "she|she's|she'd|she'll")) {
		*out = (struct spoken){ LL_FEMALE, FORM_SUBJECT };
	} else if (tok_is(l, i, "him")) {
		*out = (struct spoken){ LL_MALE, FORM_OBJECT };
	} else if (tok_is(l, i, "his")) {
		*out = (struct spoken){ LL_MALE, FORM_POSSESSIVE };
	} else if (tok_in(l, i, "himself|herself")) {
		*out = (struct spoken){ *w.p == 'h' && w.p[1] == 'i' ? LL_MALE : LL_FEMALE,
					FORM_REFLEXIVE };
	} else if (tok_is(l, i, "hers")) {
		*out = (struct spoken){ LL_FEMALE, FORM_OBJECT };
	} else if (tok_is(l, i, "her")) {
		const bool object =
			tok(l, i + 1)->kind != LL_TOK_WORD ||
			tok_in(l, i + 1,
			       "and|to|for|with|on|in|that|at|from|as|by|but|because|of|if|when|a|"
			       "an|"
			       "the|is|was|up|again|about|into|today|any|some|how|what|while|"
			       "regarding|or|off|out|over|who|until|after|before|since|this|"
			       "through|than|not|no|so|during|down|may|also|further");
		*out = (struct spoken){ LL_FEMALE, object ? FORM_OBJECT : FORM_POSSESSIVE };
	} else {
		return false;
	}
	/* "he patient": a T was lost. */
	if ((i == sent_begin(l, i) || tok_is(l, i - 1, ".")) &&
	    !(tok(l, i)->flags & LL_TOK_CAPITAL) && tok_is(l, i, "he"))
		return false;
	return !pronoun_of_either_sex(l, i) && !eponym(l, i) && !is_cited(l, i);
}
