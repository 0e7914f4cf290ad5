/* SPDX-License-Identifier: MIT */
/*
 * What typists and the templates of medical records leave where a word is due:
 * asterisks, question marks, links that were not followed, marks for words not
 * understood. As in fields.h, each function asks what begins at token i.
 */
#ifndef LL_CHECKS_WILDCARDS_H
#define LL_CHECKS_WILDCARDS_H

#include "fields.h"

/* Of a run of one mark: a run joined to a word further on closes what this one opens ("**bold**").
 */
static inline bool is_closed(const struct text *x, size_t i, size_t n)
{
	const char c = *x->t[i].text.p;
	size_t first, end = around(x, i, 60, &first);
	for (size_t k = i + n; k < end; k++)
		if (is_mark(&x->t[k], c) && is_joined(&x->t[k]) && x->t[k - 1].kind == LL_TOK_WORD)
			return true;
	return false;
}

/*
 * "guided into the ***, which", "the **circumcised": two asterisks or more in
 * prose. Not a footnote's ("dose**", "** Note"), not bold type, not an oath in quotation marks.
 */
static inline bool asterisks(const struct text *x, size_t i, struct found *out)
{
	const size_t n = run_of(x, i, '*');
	const struct ll_token *t = &x->t[i], *next = t + n;
	if (n < 2 || i + n >= x->n || t->flags & LL_TOK_QUOTED || next->sentence != t->sentence)
		return false;
	if (i && is_joined(t) && !is_mark(t - 1, '(') && !is_mark(t - 1, '['))
		return false;
	const bool at_word = is_joined(next) && next->kind != LL_TOK_PUNCT;
	if (at_word && (!is_small(next) || is_closed(x, i, n)))
		return false;
	size_t first, words = 0;
	const size_t end = around(x, i, 60, &first);
	for (size_t k = first; k < end; k++)
		words += is_small(&x->t[k]);
	*out = (struct found){ i, i + n - 1, false };
	return words >= (at_word ? 2 : 4) && (i > first || (n > 2 && is_small(next)));
}

/* "a dose of ?? mg", "voices in ?? head" */
static inline bool unknown_amount(const struct text *x, size_t i, struct found *out)
{
	const struct ll_token *t = &x->t[i];
	if (run_of(x, i, '?') != 2 || !i || is_joined(t) || i + 2 >= x->n ||
	    t[2].sentence != t->sentence || !is_small(&t[2]) || !is_small(&t[-1]))
		return false;
	*out = (struct found){ i, i + 1, true };
	return true;
}

/* "@NAME@ is a @AGE@": a link of a record's template that was not followed */
static inline bool link(const struct text *x, size_t i, struct found *out)
{
	if (i + 2 >= x->n || !(x->t[i + 1].flags & LL_TOK_ALLCAPS) || !is_joined(&x->t[i + 1]) ||
	    !is_mark(&x->t[i + 2], '@') || !is_joined(&x->t[i + 2]))
		return false;
	*out = (struct found){ i, i + 2, false };
	return true;
}

/* "{Yes/No:63}", "{right left:20132}": a list of a record's template from which nothing was chosen
 */
static inline bool pick_list(const struct text *x, size_t i, struct found *out)
{
	for (size_t k = i + 2; k + 1 < x->n && k < i + 16; k++) {
		if (is_mark(&x->t[k], '}'))
			return false;
		if (is_mark(&x->t[k - 1], ':') && x->t[k].kind == LL_TOK_NUMBER &&
		    is_mark(&x->t[k + 1], '}')) {
			*out = (struct found){ i, k + 1, false };
			return true;
		}
	}
	return false;
}

/* "[blank]", "(inaudible)": a typist's mark; "a (wo)man", "this (fe)male": a choice not made */
static inline bool typist_mark(const struct text *x, size_t i, char close, struct found *out)
{
	const struct ll_token *t = &x->t[i];
	if (i + 3 >= x->n || !is_mark(&t[2], close) || t->flags & LL_TOK_QUOTED)
		return false;
	const bool half = is_in(&t[1], "wo|fe") && is_joined(&t[3]) && is_in(&t[3], "man|male");
	*out = (struct found){ i, i + (half ? 3 : 2), !half };
	return half || is_in(&t[1], "blank|inaudible|unintelligible|indiscernible");
}

/* "XX-cm", "patient xxx xxx": crosses that fields.h is not sure of by themselves */
static inline bool crossed_amount(const struct text *x, size_t i, struct found *out)
{
	const struct ll_token *t = &x->t[i];
	if (i + 2 >= x->n || !is_xs(t, 2) || (i && is_joined(t)))
		return false;
	if (is_xs(t, 3) && is_small(t) && ll_eq(t->text, t[1].text) && !is_joined(&t[1])) {
		*out = (struct found){ i, i + 1, true };
		return true;
	}
	const struct ll_token *unit = t + 1 + is_mark(&t[1], '-');
	*out = (struct found){ i, i, false };
	return t->flags & LL_TOK_ALLCAPS && unit->sentence == t->sentence &&
	       is_in(unit, "cm|mm|ml|cc|kg|lbs|mcg|units|minutes|hours|degrees|times|levels|"
			   "milligrams|french|gauge|injections|treatments|items");
}

#endif
