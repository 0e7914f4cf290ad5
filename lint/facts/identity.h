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

struct identity {
	struct ll_letter *l;
	VEC_OF(struct found_id) found;
	bool redacted; /* a published determination, which names nobody */
	bool nameless; /* the patient is nowhere named, in a letter of whatever kind */
};

struct found_id *id_add(struct identity *, uint32_t token, uint32_t ntokens, uint32_t kind,
			struct ll_sv key);
/* Letters and digits of tokens [i, i + n), upper case. */
struct ll_sv id_value(const struct ll_letter *, uint32_t i, uint32_t n);
/* The word begins with a capital and goes on in small letters, as names do: "Lopez". */
bool is_name_word(const struct ll_letter *, uint32_t i);

/* identity.c: fields, titles and reviewers; sets what of them leaks. */
void identity_names(struct identity *);

/* identity_near.c: names that are nearly one. */
void identity_near(struct identity *);

#endif
