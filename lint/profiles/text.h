/* SPDX-License-Identifier: MIT */
/* Reads the JSON of one profile. Used by the program and by the compiler of the built-in profiles.
 */
#ifndef LL_PROFILES_TEXT_H
#define LL_PROFILES_TEXT_H

#include "base/jsonc.h"
#include "profiles/profile.h"

/* The tables of the lexicon that profiles fill. */
enum profile_table {
	PT_HEADINGS,
	PT_DECISIONS,
	PT_ITEM_DECISIONS,
	PT_PATIENT_WORDS,
	PT_SIGNALS,
	PT_TABLES
};

#define PROFILE_COLUMNS 3

/* An entry of a table: what it says, and its phrases. */
struct profile_entry {
	uint8_t table;
	const char *id;
	const char *value[PROFILE_COLUMNS]; /* of the table's columns, "" where empty */
	bool hides;			    /* its phrases are none of the table in this family */
	VEC_OF(const char *) phrases;
	struct profile_signal signal; /* of PT_SIGNALS; the owner is not set */
};

/* As written; what is not given is inherited. */
struct profile_text {
	const char *name, *title;
	const char *extends; /* NULL: generic, or nothing if it is generic itself */
	struct jsonc_pos extends_at, name_at;
	VEC_OF(struct profile_entry) entries;
	uint32_t nphrases;
	bool has_order, has_dates, has_first_decision, has_names_nobody, has_one_request,
		has_required;
	uint8_t step[LL_EV_KINDS], dates, first_decision;
	bool names_nobody, one_request;
	VEC_OF(struct ll_required) required;
	VEC_OF(struct profile_layout) layouts;
};

/*
 * What is kept is copied into the arena. Complains of all that is wrong, with
 * its place, in the document's complaints: none, and the profile is good.
 * What it extends is not looked at.
 */
void profile_text_read(struct arena *, struct jsonc *, struct profile_text *);

/* Fills in what the profile inherits: all but the names and texts. `base` is NULL for generic. */
void profile_resolve(struct profile *, const struct profile_text *, const struct profile *base,
		     uint8_t owner);

/* "headings", "decisions", ...: the name of the lexicon's table. */
const char *profile_table_name(enum profile_table);
/* Its columns between id and owner, tab-separated, as the lexicon's compiler wants them. */
const char *profile_table_columns(enum profile_table);

#endif
