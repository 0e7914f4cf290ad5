/* SPDX-License-Identifier: MIT */
/*
 * Component scores: how well a part understands labelled sentences and
 * expressions, in precision, recall and F.
 *
 *	components [--show] assertion FILE.tsv [MIN]
 *	components [--show] expressions FILE.tsv [MIN]
 *
 * With MIN an F below it is a failure; --show prints what was missed.
 */
#ifndef LL_TESTS_COMPONENTS_H
#define LL_TESTS_COMPONENTS_H

#include "facts/facts.h"

struct score {
	unsigned tp, fp, fn;
};
double score_f(const struct score *);
/* One line: name, precision, recall, F, counts. */
void score_print(const char *name, const struct score *);

/* The letter of a text, with its facts. */
struct ll_letter *component_letter(struct arena *, const char *text);
/* The next line without its end, split at tabs in place into at most n fields (the rest ""). False at the end. */
bool component_fields(FILE *, char **line, size_t *cap, char **fields, unsigned n);

/* Each scores a file and returns the number of demands missed, adding those kept to *passed. */
unsigned score_assertion(FILE *, double min, bool show, unsigned *passed);
unsigned score_expressions(FILE *, double min, bool show, unsigned *passed);

#endif
