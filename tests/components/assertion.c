/* SPDX-License-Identifier: MIT */
/*
 * Scores assertion_of() on sentences with one concept each: whether it is
 * negated, past, and whose it is. Fields: number, concept, sentence (the
 * concept in capitals), negation, temporality, experiencer; a heading first.
 */
#include "components.h"
#include "letter/letter.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct place {
	uint32_t token, n;
	uint32_t in_concept; /* its first token of the concept's */
};

static bool is_caps(struct ll_sv t)
{
	bool any = false;
	for (size_t i = 0; i < t.n; i++) {
		if (islower((unsigned char)t.p[i]))
			return false;
		any |= isupper((unsigned char)t.p[i]) != 0;
	}
	return any;
}

/* Where most of the concept stands in the sentence; of equal places the one in capitals. */
static struct place find_concept(const struct ll_letter *l, const struct ll_letter *concept)
{
	struct place best = { 0 };
	unsigned best_caps = 0;
	for (uint32_t i = 0; i < l->tokens.n; i++) {
		for (uint32_t j = 0; j < concept->tokens.n; j++) {
			uint32_t n = 0;
			unsigned caps = 0;
			while (i + n < l->tokens.n && j + n < concept->tokens.n &&
			       sv_eq(tok(l, i + n)->lower, tok(concept, j + n)->lower)) {
				caps += is_caps(tok(l, i + n)->text);
				n++;
			}
			if (n > best.n || (n && n == best.n && caps > best_caps)) {
				best = (struct place){ i, n, j };
				best_caps = caps;
			}
		}
	}
	return best;
}

/* The capitals only mark the place: the concept is read as it is written in its own field. */
static void undo_capitals(char *sentence, const struct ll_letter *l, const struct ll_letter *concept,
			  struct place at)
{
	for (uint32_t k = 0; k < at.n; k++) {
		const struct ll_token *mark = tok(l, at.token + k), *own = tok(concept, at.in_concept + k);
		if (mark->at.len == own->text.n && mark->text.n == own->text.n)
			memcpy(sentence + mark->at.off, own->text.p, own->text.n);
	}
}

static void tally(struct score *s, bool gold, bool got)
{
	s->tp += gold && got;
	s->fp += !gold && got;
	s->fn += gold && !got;
}

static void show_miss(const char *what, bool gold, bool got, char **field)
{
	if (gold != got)
		printf("%s %s: %s [%s] %s\n", got ? "wrongly" : "not", what, field[0], field[1], field[2]);
}

static unsigned demand(const char *name, const struct score *s, double min, unsigned *passed)
{
	score_print(name, s);
	if (score_f(s) >= min) {
		++*passed;
		return 0;
	}
	printf("%s: F %.3f is below %.2f\n", name, score_f(s), min);
	return 1;
}

unsigned score_assertion(FILE *f, double min, bool show, unsigned *passed)
{
	struct score negation = { 0 }, history = { 0 }, experiencer = { 0 };
	struct arena a = { 0 };
	char *line = NULL, *field[6];
	size_t cap = 0;
	unsigned sentences = 0;
	component_fields(f, &line, &cap, field, 6); /* the heading */
	while (component_fields(f, &line, &cap, field, 6)) {
		if (!*field[5])
			continue;
		const struct ll_letter *concept = component_letter(&a, field[1]);
		const struct ll_letter *l = component_letter(&a, field[2]);
		struct place at = find_concept(l, concept);
		undo_capitals(field[2], l, concept, at);
		l = component_letter(&a, field[2]);
		struct assertion is = { 0 };
		if (at.n)
			is = assertion_of(l, at.token, at.n);
		/* What has resolved is denied of now. */
		bool negated = is.polarity == LL_NEGATED || is.over, past = at.n && told_as_history(l, at.token, at.n, &is);
		bool other = is.referent == LL_OTHER || is.referent == LL_PEOPLE;
		bool gold_negated = strcmp(field[3], "Negated") == 0;
		bool gold_past = strcmp(field[4], "Historical") == 0;
		bool gold_other = strcmp(field[5], "Patient") != 0;
		tally(&negation, gold_negated, negated);
		tally(&history, gold_past, past);
		tally(&experiencer, gold_other, other);
		if (show) {
			show_miss("negated", gold_negated, negated, field);
			show_miss("past", gold_past, past, field);
			show_miss("another's", gold_other, other, field);
		}
		sentences++;
		arena_reset(&a);
	}
	free(line);
	arena_free(&a);
	printf("%u sentences\n", sentences);
	unsigned failed = demand("negation", &negation, min, passed);
	failed += demand("history", &history, min, passed);
	failed += demand("experiencer", &experiencer, min, passed);
	return failed;
}
