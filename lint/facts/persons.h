/* SPDX-License-Identifier: MIT */
/* What persons.c, names.c and sexes.c share while they read who is named and what is said of the
 * sex. */
#ifndef LL_FACTS_PERSONS_H
#define LL_FACTS_PERSONS_H

#include "facts/people.h"

/* The words of title_name(). */
#define TITLES "mr|ms|mrs|miss|dr|doctor|drs"

#define NAMES 32 /* persons with Mr. or Ms. that are told apart */

struct name {
	struct ll_sv surname;
	uint32_t count, male, female, first; /* first: enum ll_sex of the first title */
	bool other, introduced;
	bool couple;  /* "Mr. and Mrs. Arce" */
	uint32_t kin; /* enum ll_sex of the title that is told as kin */
};

enum { FIRST_NAMES = 8, KIN_NAMES = 8 };

/* "Noor", told without a title. */
struct first_name {
	struct ll_sv name, surname; /* in small letters; surname may be none */
	uint32_t rank;		    /* how surely the letter is about this one: 1 best */
	uint32_t sex;		    /* enum ll_sex of kin: "her brother Sami" */
	uint32_t bare;		    /* how often it stands without the surname */
};

struct persons {
	struct ll_letter *l;
	struct name names[NAMES];
	uint32_t nnames;
	int32_t patient_name;	    /* index, -1: no name is the patient's */
	struct ll_sv own;	    /* the surname in the patient's field, in small letters, or none */
	bool patient_named_by_word; /* a patient word was met */
	bool husband;		    /* a woman's letter that speaks of her husband, son or father */
	bool couple;		    /* the letter speaks of kin who may share the surname */
	bool spouse;		    /* ... of a wife or husband */
	bool beneficiary;	    /* the letter calls the patient beneficiary or enrollee */
	bool heir;		    /* somebody writes for the patient or the estate */
	const struct lex_entry *dependent; /* the kin that the letter is about: "your son"; or NULL */
	bool reader_ill;	    /* "your knee", "your pain": the reader is the patient */
	bool for_another;	    /* the reader is not the patient: "To the mother of Amir D." */
	bool reader_aged;	    /* "you are 39": the letter is about its reader */
	bool minor;		    /* the first age told is a child's */
	bool aged_seen;
	bool survivor;		 /* the veteran is dead: the appellant is somebody else */
	struct first_name firsts[FIRST_NAMES], kin[KIN_NAMES];
	uint32_t nfirsts, nkin;
	const struct first_name *first; /* the patient's, if the letter uses it; one of `firsts` */
	uint32_t aged, aged_end; /* a sex word before aged_end belongs to the age at `aged` */
};

struct ll_fact *add_person(struct persons *, uint32_t i, uint32_t n, uint32_t role, uint32_t sex,
			   struct ll_sv key);
void add_sex(struct persons *, uint32_t i, uint32_t n, uint32_t sex, uint32_t how,
	     uint32_t referent);

/* names.c: finds whose name is the patient's, before all; then a title and name at token i. */
void names_gather(struct persons *);
uint32_t names_at(struct persons *, uint32_t i);

/* first_names.c: the patient's first name and those of kin; where they stand; one of them at token i. */
void first_names_gather(struct persons *);
void first_names_places(const struct persons *, uint64_t *at);
uint32_t first_names_at(struct persons *, uint32_t i);

/* sexes.c: an age, a word of the table, a single letter at token i. */
void sexes_age_at(struct persons *, uint32_t i);
void sexes_mark(struct persons *, const struct mark *);
void sexes_letter_at(struct persons *, uint32_t i);

/* demographics.c: a sex word or letter in tokens [i, i + n) stands in a field of the patient's; behind
 * the patient's name ("R. Vance, male, DOB 5/3/1950"); in a column "Sex". */
bool demographic_field(const struct ll_letter *, uint32_t i, uint32_t n);
bool demographic_line(const struct ll_letter *, uint32_t i, uint32_t n, struct ll_sv surname);
bool demographic_cell(const struct ll_letter *, uint32_t i, uint32_t n);
/* The first token of what heads the column that token i begins a cell of; UINT32_MAX: none known does. */
uint32_t column_head(const struct ll_letter *, uint32_t i);

/* sexes_told.c: a word of kin that describes the patient ("a mother of three"), and the tokens it takes, 0: it does not;
 * where trades of one sex stand ("waitress"), and one at token i. */
uint32_t sexes_kin(struct persons *, const struct mark *);
void sexes_places(const struct ll_letter *, uint64_t *at);
void sexes_trade_at(struct persons *, uint32_t i);

#endif
