/* SPDX-License-Identifier: MIT */
/* What identifiers.c and identity.c share. */
#ifndef LL_FACTS_IDENTITY_H
#define LL_FACTS_IDENTITY_H

#include "facts/people.h"

/* An identifier found; they are made facts in document order when all are known. */
struct found_id {
	uint32_t token, ntokens;
	uint32_t turn; /* which was found before: one place may be several */
	struct ll_identifier id;
	uint32_t referent; /* enum ll_referent */
	struct ll_sv key;  /* what the letter calls it: numbers are compared under one label only */
};

/* What the letter says that it does not tell. */
struct privacy {
	bool contacts; /* numbers, addresses and the like */
	bool names, reviewer;
};
struct privacy privacy_told(const struct ll_letter *); /* privacy.c */

struct identity {
	struct ll_letter *l;
	VEC_OF(struct found_id) found;
	bool redacted; /* a published determination, which names nobody */
	struct privacy withheld;
	bool nameless; /* the patient is nowhere named, in a letter of whatever kind */
};

struct found_id *id_add(struct identity *, uint32_t token, uint32_t ntokens, uint32_t kind,
			struct ll_sv key);
/* A name of somebody or something beside the patient, under a key of its own. */
void id_add_other(struct identity *, uint32_t token, uint32_t ntokens, const char *key, struct ll_sv value);
/* Letters and digits of tokens [i, i + n), upper case. */
struct ll_sv id_value(const struct ll_letter *, uint32_t i, uint32_t n);
/* The same of a name, without a possessive's s. */
struct ll_sv id_name(const struct ll_letter *, uint32_t i, uint32_t n);
/* The word begins with a capital and goes on in small letters, as names do: "Lopez". */
bool is_name_word(const struct ll_letter *, uint32_t i);

/* identifiers.c: the tokens of a number at token i, of one in groups, of either; 0: none. Whether the number there is
 * another case's. */
enum { ID_LONGEST = 24 };
uint32_t id_number_run(const struct ll_letter *, uint32_t i);
uint32_t id_grouped_run(const struct ll_letter *, uint32_t i);
uint32_t id_value_at(const struct ll_letter *, uint32_t i);
bool id_cited_before(const struct ll_letter *, uint32_t i);
bool id_has_digit(struct ll_sv);

/* identifiers_twins.c: numbers without a label. */
void identifier_twins(struct identity *);

/* identity.c: fields, titles and reviewers; sets what of them leaks. */
void identity_names(struct identity *);

/* identity_near.c: names that are nearly one. */
void identity_near(struct identity *);

/* identity_payers.c: two insurers where one can be; identity_roles.c: one person, or one reader, in two parts. */
void identity_payers(struct identity *);
void identity_roles(struct identity *);
/* identity_first.c: the first name's sex; another initial where the patient is named. */
void identity_first(struct identity *);
/* identity_places.c: two hospitals, employers, attorneys or requesting doctors where one can be. */
void identity_places(struct identity *);

#endif
