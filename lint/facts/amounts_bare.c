/* SPDX-License-Identifier: MIT */
/* Numbers with no noun behind them that count what the letter is about: "seeks a further 10",
 * "visits - 14", "the nine requested". */
#include "facts/amounts.h"

/* "Infusion sets, 45 for 90 days": things in the plural before their number, which ends at k. */
static bool counted_before(const struct ll_letter *l, uint32_t i, uint32_t k)
{
	uint32_t n;
	if (i < 2 || !tok_is(l, i - 1, ",") || !tok_is(l, k, "for") ||
	    tok(l, k + 1)->kind != LL_TOK_NUMBER || tok(l, i - 2)->kind != LL_TOK_WORD)
		return false;
	const struct ll_sv thing = tok(l, i - 2)->lower;
	return thing.n > 3 && thing.p[thing.n - 1] == 's' && unit_is_time(unit_at(l, k + 2, &n));
}

/* "wanted thirty-six, and", "asked for 12.": all that is said of a number that ends before token k.
 */
static bool wanted_at(const struct ll_letter *l, uint32_t i, uint32_t k)
{
	if (i > 3 && tok_is(l, i - 1, "for") && tok_in(l, i - 2, "is|was") &&
	    tok_in(l, k, ".|,|;") && !number_at(l, k + 1).ntokens &&
	    span_has(l, i > sent_begin(l, i) + 7 ? i - 7 : sent_begin(l, i), i - 2,
		     "request|order|prescription|referral|rfa|application"))
		return true;
	const uint32_t lead = i > 2 && tok_in(l, i - 1, "further|additional|another|more")
				      ? i - 1 - tok_in(l, i - 2, "a|an")
				      : i;
	return lead && tok_in(l, k, ",|.|;") && !number_at(l, k + 1).ntokens &&
	       (tok_in(l, lead - 1,
		       "wanted|wants|requested|requests|seeks|sought|seeking|seek|requesting|"
		       "ordered|prescribed") ||
		tok_seq_in(l, lead - 2, "asked for|asks for|asking for|ask for")) &&
	       !span_has(
		       l, i > sent_begin(l, i) + 8 ? i - 8 : sent_begin(l, i), i,
		       "policy|guideline|guidelines|criteria|rule|rules|manual|statute|contract") &&
	       !(tok_is(l, k, ".") && tok(l, k + 1)->kind == LL_TOK_NUMBER && tok_joined(l, k + 1));
}

/* "the request for 160 batteries": of things that are no unit. */
static bool requested_things(const struct ll_letter *l, uint32_t i, uint32_t k)
{
	const struct ll_sv thing = tok(l, k)->lower;
	const uint32_t lead =
		i && tok_in(l, i - 1, "the|these") ? i - 1 : i; /* what "for" stands before */
	return lead >= 2 && tok_is(l, lead - 1, "for") && tok_in(l, lead - 2, "request|requests") &&
	       tok(l, k)->kind == LL_TOK_WORD && thing.n > 3 && thing.p[thing.n - 1] == 's';
}

/* "the nine requested leave 15", "12 were requested", "exceed the 10 recommended" */
static bool told_behind(const struct ll_letter *l, uint32_t i, uint32_t k)
{
	/* "another number in the place of the one requested" */
	if (tok_is(l, i, "one") && i && tok_in(l, i - 1, "the|that|this|any|no|each|every"))
		return false;
	if (tok_in(l, k, "recommended|allowed|permitted"))
		return i >= 2 && tok_is(l, i - 1, "the") &&
		       tok_in(l, i - 2, "exceed|exceeds|exceeded|exceeding|within|beyond");
	return !tok_in(l, k + 1, "of|for") &&
	       (tok_in(l, k, "requested|sought") ||
		(tok_in(l, k, "were|are|is|was") &&
		 tok_in(l, k + 1, "requested|sought|asked|proposed")));
}

/* "hyaluronate, series of 3", "in a series of five": the number that ends the phrase before token
 * k. */
bool series_at(const struct ll_letter *l, uint32_t i, uint32_t k)
{
	return i > 2 && tok_is(l, i - 1, "of") && tok_in(l, i - 2, "series") &&
	       !tok_in(l, i - 3, "no|another|second|any") &&
	       (!in_sentence(l, i, k) || tok_in(l, k, ",|.|;|:|)") ||
		tok(l, k)->flags & (LL_TOK_PARAGRAPH | LL_TOK_WRAP));
}

static bool ends_in_ed(const struct ll_letter *l, uint32_t i)
{
	const struct ll_sv w = tok(l, i)->lower;
	return w.n > 4 && !memcmp(w.p + w.n - 2, "ed", 2);
}

/* "Skilled nursing visits - 14", "# of visits: 12", "(2) Follow-up visits, 3": what is counted
 * stands before. */
uint32_t tabled_at(const struct ll_letter *l, uint32_t i, uint32_t k)
{
	uint32_t n, unit, at = i - 1;
	/* "the number of visits is given as 8" */
	if (i > 4 && tok_in(l, i - 1, "is|as|at|:") && in_sentence(l, i, i - 1) &&
	    (!in_sentence(l, i, k) || tok_in(l, k, ".|,|;|and")))
		for (uint32_t j = i - 1; j > 2 && i - j < 9; j--)
			if (tok_is(l, j - 1, "of") && tok_is(l, j - 2, "number")) {
				unit = unit_at(l, j, &n);
				return unit == LL_U_VISITS || unit == LL_U_INJECTIONS ? unit : LL_U_NONE;
			}
	if (i < 3 || !tok_in(l, at, "-|:|,|x|=|(|#") || !in_sentence(l, i, i - 2) ||
	    (tok_is(l, at, "-") && tok_joined(l, i)))
		return LL_U_NONE;
	if (in_sentence(l, i, k) && !(tok(l, k)->flags & (LL_TOK_WRAP | LL_TOK_PARAGRAPH)) &&
	    !tok_in(l, k, ".|;|)|:"))
		return LL_U_NONE;
	at--;
	at -= tok_in(l, at, "requested|ordered|sought|disputed|appealed");
	unit = unit_at(l, at, &n);
	const struct ll_sv w = tok(l, at)->lower;
	const bool counts = unit == LL_U_VISITS || unit == LL_U_INJECTIONS ||
			    (unit == LL_U_UNITS && !tok_in(l, at, "tests|studies|units"));
	return counts && w.n && w.p[w.n - 1] == 's' ? unit : LL_U_NONE;
}

/* "twelve the doctor had ordered", "the 30 that she asked for" */
static bool asked_by(const struct ll_letter *l, uint32_t k)
{
	uint32_t j = k + tok_in(l, k, "that|which");
	if (!tok_in(l, j, "the|you|he|she|they|dr|your|his|her|we"))
		return false;
	for (j++; j < k + 8 && in_sentence(l, k, j); j++) {
		if (tok_in(l, j, "asked|asks|ask") && tok_in(l, j + 1, "for|.|,"))
			return true;
		if (tok_in(l, j,
			   "ordered|requested|prescribed|proposed|sought|seeks|wants|requests"))
			return true;
		if (!tok_in(l, j, "had|has|have|doctor|now|then|.|first") &&
		    !mark_over(l, j, LEX_PERSON_ROLES) && !(tok(l, j)->flags & LL_TOK_CAPITAL))
			return false;
	}
	return false;
}

/* A number in tokens [i, k) with no noun behind it that counts what the letter is about: the tokens
 * it takes, or 0. */
uint32_t bare_at(const struct ll_letter *l, uint32_t i, uint32_t k, uint32_t *flags)
{
	if (tok(l, i)->kind == LL_TOK_NUMBER && tok(l, i)->text.n == 5) /* a code */
		return 0;
	if ((flags_before(l, i) & LL_Q_TOTAL) && !tok_in(l, k, "/|-|%|$|of|out|."))
		return k - i; /* "for a total of 12" */
	if (requested_things(l, i, k))
		return k + 1 - i;
	/* "Carrier authorized 6." */
	if (i && tok_in(l, i - 1, "authorized|approved|certified|allowed|granted") &&
	    tok_in(l, k, ".|;") && !number_at(l, k + 1).ntokens)
		return k - i;
	/* "modified the request for 12 visits to 4." */
	if (i && tok_is(l, i - 1, "to") && tok_in(l, k, ".|,|;") &&
	    span_has(l, sent_begin(l, i), i, "modified|reduced|cut|lowered|modify|reduce") &&
	    span_has(l, sent_begin(l, i), i, "visits|sessions|treatments|request"))
		return k - i;
	/* "injections, two in number", "refilled 4 times in the coming year", "a liner, 2 each" */
	if (tok_seq(l, k, "in number"))
		return k + 2 - i;
	if (tok_is(l, k, "times") && i && (ends_in_ed(l, i - 1) || tok_is(l, i - 1, ",")) &&
	    tok_in(l, k + 1, "in|over|during|.|,"))
		return k + 1 - i;
	if (tok_is(l, k, "each") && tok_is(l, i - 1, ",") && tok_in(l, k + 1, ".|;|,|("))
		return k - i;
	if (asked_by(l, k) && !tok_is(l, i, "one"))
		return k - i;
	/* "treat her nine more times" */
	if (tok_in(l, k, "more|further|additional|other") && tok_is(l, k + 1, "times")) {
		*flags |= LL_Q_ADDITIONAL;
		return k + 2 - i;
	}
	if (counted_before(l, i, k) || wanted_at(l, i, k) || series_at(l, i, k))
		return k - i;
	/* "to see him for 6 more.", "12 more would bring the total to 18" */
	if ((i && tok_is(l, i - 1, "for") && tok_is(l, k, "more") &&
	     tok_in(l, k + 1, ".|,|;|\"")) ||
	    (tok_in(l, k, "more|further|additional") && tok_is(l, k + 1, "would"))) {
		*flags |= LL_Q_ADDITIONAL;
		return k + 1 - i;
	}
	return told_behind(l, i, k) ? k - i : 0;
}
