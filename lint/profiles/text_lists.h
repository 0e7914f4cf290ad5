/* SPDX-License-Identifier: MIT */
/* Between text.c and text_lists.c. */
#ifndef LL_PROFILES_TEXT_LISTS_H
#define LL_PROFILES_TEXT_LISTS_H

#include "lexicon/phrase.h"
#include "profiles/text.h"

struct profile_reading {
	struct arena *arena;
	struct profile_text *out;
	struct jsonc_pos *phrase_at; /* of each phrase, in the order of reading */
	uint32_t nplaces, places_cap;
};

/* For struct jsonc_key; arg is a struct profile_reading. */
void profile_take_signals(void *arg, struct jsonc *, const cJSON *);
void profile_take_headings(void *arg, struct jsonc *, const cJSON *);
void profile_take_patient(void *arg, struct jsonc *, const cJSON *);
void profile_take_decisions(void *arg, struct jsonc *, const cJSON *);
/* The signals of a layout (1-based), or with 0 of the family. */
void profile_read_signals(struct profile_reading *, struct jsonc *, const cJSON *, uint8_t layout);

/* Complains of a phrase that is given twice in one table. */
void profile_check_phrases(struct profile_reading *, struct jsonc *);

#endif
