/* SPDX-License-Identifier: MIT */
/* Making a letter say one sex of its patient, as a correction to be chosen. */
#ifndef LL_CHECKS_SEXES_H
#define LL_CHECKS_SEXES_H

#include <letterlint/letterlint.h>

/* The other sex's word; a pair that reads both ways stands once. */
static inline const char *other_word(struct ll_sv word, uint32_t to)
{
	static const char *const pairs[][2] = {
		{ "male", "female" },
		{ "man", "woman" },
		{ "gentleman", "lady" },
		{ "gentleman", "gentlewoman" },
		{ "boy", "girl" },
		{ "mr", "ms" },
		{ "mr", "mrs" },
		{ "mr", "miss" },
		{ "m", "f" },
		{ "he", "she" },
		{ "himself", "herself" },
		{ "his", "hers" },
	};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (ll_is(word, pairs[i][to == LL_MALE]))
			return pairs[i][to == LL_FEMALE];
	return NULL;
}

/* Nothing that "her" or "his" could belong to follows. */
static inline bool stands_alone(const struct ll_token *t, const struct ll_token *next)
{
	return !next || next->sentence != t->sentence ||
	       (next->kind == LL_TOK_PUNCT && next->text.p[0] != '"' && next->text.p[0] != '(') ||
	       ll_in(next->lower,
		     "to|with|in|on|at|for|from|by|of|as|and|or|but|that|when|if|while|"
		     "because|since|until|after|before|during|about|is|was|were|are|be|"
		     "the|a|an|not|and/or|than|up|out|off|down|into|over|through");
}

/* "helped her sleep": whether "sleep" is hers or what she does, the word does not tell. */
static inline bool may_act(const struct ll_letter *letter, const struct ll_fact *p)
{
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n);
	return p->token &&
	       ll_in(t[p->token - 1].lower,
		     "help|helps|helped|helping|let|lets|letting|make|makes|made|making|"
		     "see|sees|saw|watch|watched|hear|heard|have|had");
}

/* A pronoun in the other sex, or NULL where it cannot be told. `part` is how much of it is written
 * anew. */
static inline const char *other_pronoun(const struct ll_letter *letter, const struct ll_fact *p,
					uint32_t to, struct ll_span *part)
{
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n);
	const struct ll_token *next = p->token + 1 < n ? &t[p->token + 1] : NULL;
	struct ll_sv word = t[p->token].lower;
	const char *mark = memchr(word.p, '\'', word.n);
	*part = p->at;
	if (p->ntokens != 1)
		return NULL;
	if (mark) { /* "she's" */
		word.n = (size_t)(mark - word.p);
		part->len = (uint32_t)word.n;
	}
	if (ll_is(word, "him"))
		return "her";
	if (ll_is(word, "his") && !stands_alone(&t[p->token], next))
		return "her";
	if (ll_is(word, "her"))
		return stands_alone(&t[p->token], next) ? "him" : may_act(letter, p) ? NULL : "his";
	return other_word(word, to);
}

/* The word of a statement without the stop of "Mr." */
static inline struct ll_span word_of(const struct ll_letter *letter, const struct ll_fact *f)
{
	struct ll_span at = f->at;
	struct ll_sv text = ll_text(letter, at);
	while (at.len && text.p[at.len - 1] == '.')
		at.len--;
	return at;
}

static inline const char *other_statement(const struct ll_letter *letter, const struct ll_fact *f,
					  uint32_t to)
{
	struct ll_span at = word_of(letter, f);
	struct ll_sv text = ll_text(letter, at);
	char low[16];
	if (text.n >= sizeof low)
		return NULL;
	for (size_t i = 0; i < text.n; i++)
		low[i] =
			text.p[i] >= 'A' && text.p[i] <= 'Z' ? (char)(text.p[i] | 0x20) : text.p[i];
	return other_word((struct ll_sv){ low, text.n }, to);
}

/* What says which sex, and what would have to be written anew. */
struct sexes {
	uint32_t statements[3], pronouns[3]; /* by enum ll_sex */
	const struct ll_fact *first[3];	     /* of the statements */
	const struct ll_fact *pronoun[3];
};

static inline struct sexes count_sexes(const struct ll_letter *letter)
{
	struct sexes s = { .first = { NULL } };
	LL_FOREACH (f, letter, LL_SEX) {
		if (f->referent != LL_PATIENT || f->u.sex.sex > LL_FEMALE)
			continue;
		if (!s.statements[f->u.sex.sex]++)
			s.first[f->u.sex.sex] = f;
	}
	LL_FOREACH (p, letter, LL_PRONOUN) {
		if (p->referent != LL_PATIENT || p->u.pronoun.sex > LL_FEMALE)
			continue;
		if (!s.pronouns[p->u.pronoun.sex]++)
			s.pronoun[p->u.pronoun.sex] = p;
	}
	return s;
}

static inline const char *some(struct ll_ctx *ctx, const struct ll_letter *letter, uint32_t n,
			       const struct ll_fact *first, const char *what)
{
	if (n == 1)
		return ll_format(ctx, "'%s' on line %u", ll_quote(ctx, first->at),
				 ll_line(letter, first->at.off));
	return ll_format(ctx, "%u %s", n, what);
}

/* Adds the fix after which all words for the patient are of sex `to`. False: a word has no other.
 */
static inline bool offer_sex(struct ll_ctx *ctx, const struct ll_letter *letter,
			     struct ll_finding *finding, const struct sexes *s, uint32_t to)
{
	static const char *const names[] = { "", "male", "female" };
	const uint32_t from = to == LL_MALE ? LL_FEMALE : LL_MALE;
	const uint32_t st = s->statements[from], pr = s->pronouns[from];
	const char *what = ll_format(ctx, "%s%s%s",
				     st ? some(ctx, letter, st, s->first[from], "statements") : "",
				     st && pr ? " and " : "",
				     pr ? some(ctx, letter, pr, s->pronoun[from], "pronouns") : "");
	struct ll_fix *fix =
		ll_fix(finding, LL_FIX_CHOICE,
		       ll_format(ctx, "make it %s throughout: change %s (%u male, %u female)",
				 names[to], what, s->statements[LL_MALE] + s->pronouns[LL_MALE],
				 s->statements[LL_FEMALE] + s->pronouns[LL_FEMALE]));
	LL_FOREACH (f, letter, LL_SEX) {
		const char *word = other_statement(letter, f, to);
		if (f->referent != LL_PATIENT || f->u.sex.sex != from)
			continue;
		if (!word)
			return false;
		ll_edit_word(fix, word_of(letter, f), word);
	}
	LL_FOREACH (p, letter, LL_PRONOUN) {
		struct ll_span part;
		const char *word = other_pronoun(letter, p, to, &part);
		if (p->referent != LL_PATIENT || p->u.pronoun.sex != from)
			continue;
		if (!word)
			return false;
		ll_edit_word(fix, part, word);
	}
	return true;
}

/* Both, or none: which sex is right only the file can tell. */
static inline void offer_sexes(struct ll_ctx *ctx, const struct ll_letter *letter,
			       struct ll_finding *finding, uint32_t likely)
{
	const struct sexes s = count_sexes(letter);
	if (!offer_sex(ctx, letter, finding, &s, likely)) {
		ll_unfix(finding);
	} else if (!offer_sex(ctx, letter, finding, &s, likely == LL_MALE ? LL_FEMALE : LL_MALE)) {
		ll_unfix(finding);
		ll_unfix(finding);
	}
}

#endif
