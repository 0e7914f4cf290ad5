/* SPDX-License-Identifier: MIT */
/*
 * Letter families as data. A profile is a JSON file: the headings of a family
 * of letters and what section each opens, its words for the patient, its
 * decision words and what they mean for the patient, the order of its dates,
 * the parts it must have, and the signals by which a letter is known to be of
 * the family. The built-in ones are lint/profiles/NAME.json, made into const
 * tables when the program is built (compile.c); a user's are read when the
 * program begins (set.h). A profile is data: it can hold no code.
 *
 * A profile extends another, in the end always `generic`. What holds in a
 * letter is what its profile and those it extends say: where two of them have
 * one phrase, the one that extends the other is heard.
 */
#ifndef LL_PROFILES_PROFILE_H
#define LL_PROFILES_PROFILE_H

#include <letterlint/letterlint.h>

enum {
	PROFILES_MOST = 30, /* at a time, the built-in ones among them */
	PROFILE_LONGEST_NAME = 40,
	PROFILE_LONGEST_TEXT = 200,
	PROFILE_MOST_ENTRIES = 400, /* of all its lists together */
	PROFILE_MOST_PHRASES = 4000,
	PROFILE_LONGEST_PHRASE = 160, /* bytes */
	PROFILE_MOST_WORDS = 24,      /* of a phrase */
	PROFILE_MOST_WEIGHT = 10,
	PROFILE_MOST_LAYOUTS = 8,
	PROFILE_MOST_REQUIRED = 16,
	PROFILE_MOST_REQUIRED_WORDS = 40,
	PROFILE_NEEDED = 3, /* a lower score makes no family */
};

enum profile_place {
	PLACE_OPENING, /* among the first words of the letter */
	PLACE_HEADING, /* where a heading could stand */
	PLACE_ANYWHERE,
};

/* What a phrase of the table LEX_SIGNALS tells; by the entry's index. */
struct profile_signal {
	uint8_t owner;	/* the profile it speaks for */
	uint8_t layout; /* 1-based: for this layout of it and not for the family; 0: for the family
			 */
	uint8_t weight;
	uint8_t place; /* enum profile_place */
};

/* One of the forms in which letters of a family come. */
struct profile_layout {
	const char *name, *title;
	const struct ll_required *required;
	uint32_t nrequired;
};

/* How dates of numbers are written. */
enum profile_dates { DATES_AS_SEEN, DATES_MONTH_FIRST, DATES_DAY_FIRST };

struct profile {
	const char *name, *title;
	const char *file; /* NULL: built in */
	const char *text; /* of the built-in ones: the JSON they were made from */
	uint8_t owner;	  /* 1-based, of its phrases and signals */
	uint8_t base;	  /* the owner of the one it extends, 0: none */
	uint32_t chain; /* a bit for each owner that is heard: its own, those it extends, and bit 0
			 */

	uint8_t step[LL_EV_KINDS]; /* where an event stands in the order of its dates, 0: nowhere */
	uint8_t dates;		   /* enum profile_dates */
	uint8_t first_decision;	   /* enum ll_event of "denied on ..." with no word of by whom */
	bool names_nobody;	   /* the letters are to name nobody */
	bool one_request;	   /* one without items decides one request */

	const struct ll_required *required; /* of all layouts; a layout may have more */
	const struct profile_layout *layouts;
	uint32_t nrequired, nlayouts;
	uint8_t layouts_of; /* the owner that the signals of its layouts are of */
};

#endif
