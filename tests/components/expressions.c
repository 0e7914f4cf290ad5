/* SPDX-License-Identifier: MIT */
/*
 * Scores the readers of dates, quantities, ages and numbers on labelled
 * expressions. Fields: kind, text, what is to be found in it, in order, parted
 * by "; ". The kinds:
 *	date       2014-03-04, 2014-03, 2014, --03-04 (no year), bad:2014-02-30
 *	quantity   12 visits; 6..10 visits; 2 visits/weeks = 8 (the product)
 *	frequency, duration, strength: quantities too, scored apart
 *	age        62y, 8m, 51..64y
 *	number     25, 0.5
 */
#include "components.h"
#include "letter/letter.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_FOUND = 16, MAX_KINDS = 8 };

struct kind_score {
	char name[16];
	struct score score;
};

static const char *const units[LL_U_KINDS] = {
	[LL_U_NONE] = "",	    [LL_U_VISITS] = "visits",	      [LL_U_DOSES] = "doses",
	[LL_U_DAYS] = "days",	    [LL_U_WEEKS] = "weeks",	      [LL_U_MONTHS] = "months",
	[LL_U_YEARS] = "years",	    [LL_U_HOURS] = "hours",	      [LL_U_MINUTES] = "minutes",
	[LL_U_LEVELS] = "levels",   [LL_U_INJECTIONS] = "injections", [LL_U_UNITS] = "units",
	[LL_U_REFILLS] = "refills", [LL_U_MG] = "mg",		      [LL_U_ML] = "ml",
	[LL_U_GRAMS] = "grams",	    [LL_U_PERCENT] = "percent",	      [LL_U_TIMES] = "times",
};

static const char *date_value(struct arena *a, const struct ll_date *d)
{
	const char *bad = d->flags & LL_DATE_INVALID ? "bad:" : "";
	const char *year = d->year ? arena_printf(a, "%04d", (int)d->year) : "-";
	if (d->day)
		return arena_printf(a, "%s%s-%02u-%02u", bad, year, d->month, d->day);
	if (d->month)
		return arena_printf(a, "%s%s-%02u", bad, year, d->month);
	return arena_printf(a, "%s%s", bad, year);
}

static const char *quantity_value(struct arena *a, const struct ll_quantity *q)
{
	const char *number = q->lo == q->hi ? arena_printf(a, "%g", q->lo)
					    : arena_printf(a, "%g..%g", q->lo, q->hi);
	const char *per = q->per ? arena_printf(a, "/%s", units[q->per]) : "";
	const char *product = q->product > 0 ? arena_printf(a, " = %g", q->product) : "";
	const char *blank = q->unit ? " " : "";
	return arena_printf(a, "%s%s%s%s%s", number, blank, units[q->unit], per, product);
}

static const char *age_value(struct arena *a, const struct ll_age *g)
{
	if (g->high)
		return arena_printf(a, "%u..%uy", g->years, g->high);
	const char *months = g->months ? arena_printf(a, "%um", g->months) : "";
	return g->years || !g->months ? arena_printf(a, "%uy%s", g->years, months) : months;
}

static unsigned numbers_of(struct arena *a, const struct ll_letter *l, const char **found)
{
	unsigned n = 0;
	for (uint32_t i = 0; i < l->tokens.n && n < MAX_FOUND;) {
		struct number is = number_at(l, i);
		if (is.ntokens)
			found[n++] = arena_printf(a, "%.10g", is.value);
		i += is.ntokens ? is.ntokens : 1;
	}
	return n;
}

/* What is read of the kind, as values to compare. */
static unsigned values_of(struct arena *a, const struct ll_letter *l, const char *kind, const char **found)
{
	unsigned n = 0;
	if (strcmp(kind, "number") == 0)
		return numbers_of(a, l, found);
	uint32_t fact = strcmp(kind, "date") == 0 ? LL_DATE : strcmp(kind, "age") == 0 ? LL_AGE : LL_QUANTITY;
	LL_FOREACH(f, l, fact) {
		if (n == MAX_FOUND)
			break;
		found[n++] = fact == LL_DATE  ? date_value(a, &f->u.date)
			     : fact == LL_AGE ? age_value(a, &f->u.age)
					      : quantity_value(a, &f->u.quantity);
	}
	return n;
}

/* Takes the first equal value away; false if there is none. */
static bool take(const char **found, unsigned n, const char *want, size_t len)
{
	for (unsigned i = 0; i < n; i++) {
		if (found[i] && strlen(found[i]) == len && memcmp(found[i], want, len) == 0) {
			found[i] = NULL;
			return true;
		}
	}
	return false;
}

static struct kind_score *kind_of(struct kind_score *kinds, const char *name)
{
	unsigned i = 0;
	while (i < MAX_KINDS - 1 && *kinds[i].name && strcmp(kinds[i].name, name) != 0)
		i++;
	snprintf(kinds[i].name, sizeof kinds[i].name, "%s", name);
	return &kinds[i];
}

static void score_line(struct arena *a, struct kind_score *kinds, char **field, bool show)
{
	const char *found[MAX_FOUND];
	unsigned n = values_of(a, component_letter(a, field[1]), field[0], found);
	struct score *s = &kind_of(kinds, field[0])->score, before = *s;
	const char *all = "";
	for (unsigned i = 0; i < n; i++)
		all = arena_printf(a, "%s%s%s", all, i ? "; " : "", found[i]);
	for (const char *want = field[2]; *want;) {
		const char *end = strstr(want, "; ");
		size_t len = end ? (size_t)(end - want) : strlen(want);
		if (take(found, n, want, len))
			s->tp++;
		else
			s->fn++;
		want += end ? len + 2 : len;
	}
	for (unsigned i = 0; i < n; i++)
		s->fp += found[i] != NULL;
	if (show && (s->fp != before.fp || s->fn != before.fn))
		printf("%s: %s\n\tis %s, should be %s\n", field[0], field[1], all, field[2]);
}

unsigned score_expressions(FILE *f, double min, bool show, unsigned *passed)
{
	struct kind_score kinds[MAX_KINDS] = { 0 };
	struct arena a = { 0 };
	char *line = NULL, *field[3];
	size_t cap = 0;
	unsigned expressions = 0, failed = 0;
	while (component_fields(f, &line, &cap, field, 3)) {
		if (!*field[0] || *field[0] == '#')
			continue;
		score_line(&a, kinds, field, show);
		expressions++;
		arena_reset(&a);
	}
	free(line);
	arena_free(&a);
	printf("%u expressions\n", expressions);
	for (unsigned i = 0; i < MAX_KINDS && *kinds[i].name; i++) {
		score_print(kinds[i].name, &kinds[i].score);
		bool good = score_f(&kinds[i].score) >= min;
		if (!good)
			printf("%s: F is below %.2f\n", kinds[i].name, min);
		*passed += good;
		failed += !good;
	}
	return failed;
}
