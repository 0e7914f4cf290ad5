/* SPDX-License-Identifier: MIT */
/* Between the shapes of dates (dates.c) and what they are dates of (dates_bind.c). */
#ifndef LL_FACTS_DATES_H
#define LL_FACTS_DATES_H

#include "facts/facts.h"

/* A date expression in tokens [first, end). */
struct date_shape {
	uint32_t first, end;
	uint32_t weekday_token;      /* of `weekday` */
	int32_t year;                /* 0: not given */
	uint16_t month, day;         /* as written; 0: not given */
	uint8_t weekday, precision;  /* as in struct ll_date */
	bool numeric;                /* two numbers before the year: either may be the month */
	bool day_first;              /* "15 April 2003" */
	bool unsure;                 /* "13/32/14": a date only if the letter writes others so */
	uint32_t flags;              /* LL_DATE_INVALID, MISSPELT, SHORT_YEAR, RANGE_*, VERSION */
};

struct date_shapes {
	VEC_OF(struct date_shape) s;
};

/* Columns of documents.tsv and of events.tsv. */
enum { DOC_EV = 0, DOC_KIND = 1 };
enum { EV_EVENT = 0, EV_ROLE = 1, EV_SURE = 2 };

/* What a date is of. */
struct date_binding {
	uint32_t event, certainty, flags;
	struct ll_sv document, author, which;
	struct ll_sv key;
	struct ll_sv head;  /* the document's last word as written: "report" */
	uint32_t doc_token; /* where the document word begins; 0 with no document */
};

/* Days since 1970-01-01 of a real day of the Gregorian calendar. */
int32_t date_serial(int32_t year, unsigned month, unsigned day);
/* Days in a month; of February in a year not given (0): 29. */
unsigned date_month_days(int32_t year, unsigned month);

/* All date expressions of the letter, in order; they do not overlap. */
void date_shapes_find(struct ll_letter *, struct date_shapes *);
/* Adds them as LL_DATE facts, each bound to its event and document. */
void date_shapes_bind(struct ll_letter *, const struct date_shapes *);

/* ---- Tokens of dates (dates.c) ---- */

/* Token i goes on where token i - 1 ends; a line's end between them does not count. */
bool date_joined(const struct ll_letter *, uint32_t i);
bool date_same_paragraph(const struct ll_letter *, uint32_t i);
/* A number of at most six digits and nothing else: its value and how many. */
bool date_digits(const struct ll_letter *, uint32_t i, uint32_t *value, uint32_t *n);
bool date_plausible_year(uint32_t y);
/* "20015", "201", "0214": begins like a year, and is none. */
bool date_broken_year(uint32_t y, uint32_t n);
/* The token counts something: a number before it is no day and no year. */
bool date_is_unit(const struct ll_letter *, uint32_t i);
/* A word before token i leads to a date: "on", "dated". */
bool date_leads(const struct ll_letter *, uint32_t i);
void date_add(struct ll_letter *, struct date_shapes *, struct date_shape);

/* ---- Shapes that begin at token i are added; returns the place after them, or i (dates_words.c,
 * dates_numbers.c) ---- */

/* Where one can begin: a number, a month. */
const uint64_t *date_beginnings(const struct ll_letter *);
uint32_t date_month_first(struct ll_letter *, struct date_shapes *, uint32_t i);
uint32_t date_day_first(struct ll_letter *, struct date_shapes *, uint32_t i);
uint32_t date_spelt_day_first(struct ll_letter *, struct date_shapes *, uint32_t i);
uint32_t date_numbers(struct ll_letter *, struct date_shapes *, uint32_t i);
uint32_t date_bare_year(struct ll_letter *, struct date_shapes *, uint32_t i);
/* 1 Monday .. 7 Sunday, 0 none. */
unsigned date_weekday_at(const struct ll_letter *, uint32_t i);

/* ---- dates_governed.c: each tells whether it found what the date is of, and fills that in ---- */

/* The mark of `table` whose last token is i, or NULL. */
static inline const struct mark *date_mark_ending(const struct ll_letter *l, uint32_t i, enum lex_table table)
{
	const struct mark *m = mark_over(l, i, table);
	return m && m->token + m->ntokens == i + 1 ? m : NULL;
}
/* A noun that the date stands before: "the 05/21/14 report". */
bool date_bind_behind(const struct ll_letter *, const struct date_shape *, struct date_binding *);
/* What governs it from before, not further back than token `floor`. */
bool date_bind_before(const struct ll_letter *, const struct date_shape *, uint32_t floor,
		      struct date_binding *);
/* "On February 7, 2015, a request ... was modified ...": the first event of a sentence that it opens. */
bool date_bind_opening(const struct ll_letter *, const struct date_shape *, struct date_binding *);

/* dates_told.c: by a verb told some words before it: "had your gallbladder removed at ... on". */
bool date_bind_told(const struct ll_letter *, const struct date_shape *, uint32_t floor, struct date_binding *);

/* ---- dates_refer.c ---- */

/* enum ll_event of an "EV" column. */
uint32_t date_event(uint16_t code);
/* An article or a word that stands for one, "said" among them. */
bool date_determiner(const struct ll_letter *, uint32_t i);
/* The date is of the document of this mark: its event, author and what singles it out. */
void date_set_document(const struct ll_letter *, struct date_binding *, const struct mark *);
/* Token i, just before a date or a document, refers back: "said", "the same". */
bool date_refers_at(const struct ll_letter *, uint32_t i, bool document_follows);
/* Sets the antecedent of date `f`, the one at `before` of all bindings. */
void date_find_antecedent(const struct ll_letter *, struct ll_fact *f,
			  const struct date_binding *all, uint32_t before);

/* ---- dates_twins.c, dates_papers.c: two dates for one thing ---- */

#define DATES_COMPARED 32 /* dates of one event that are compared: no letter has more */

/* How two dates differ: the closer, the surer that one is a slip for the other. */
enum date_slip { DATE_SAME, DATE_ONE_MARK, DATE_ONE_PART, DATE_ELSE };

enum date_slip date_slip(const struct ll_date *, const struct ll_date *);
/* A real date of an event, to the month at least. */
bool date_usable(const struct ll_fact *);
/* `odd` is a twin of `other`: enum ll_twin, enum ll_certainty. */
void date_set_twin(const struct ll_fact *odd, const struct ll_fact *other, uint32_t why,
		   uint32_t certainty);
void date_twins(const struct ll_letter *);
void date_twin_papers(const struct ll_letter *);

#endif
