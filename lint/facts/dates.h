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

/* Days since 1970-01-01 of a real day of the Gregorian calendar. */
int32_t date_serial(int32_t year, unsigned month, unsigned day);
/* Days in a month; of February in a year not given (0): 29. */
unsigned date_month_days(int32_t year, unsigned month);

/* All date expressions of the letter, in order; they do not overlap. */
void date_shapes_find(struct ll_letter *, struct date_shapes *);
/* Adds them as LL_DATE facts, each bound to its event and document. */
void date_shapes_bind(struct ll_letter *, const struct date_shapes *);

#endif
