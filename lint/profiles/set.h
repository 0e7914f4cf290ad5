/* SPDX-License-Identifier: MIT */
/* The profiles that letters are held against: the built-in ones, and a user's. */
#ifndef LL_PROFILES_SET_H
#define LL_PROFILES_SET_H

#include "base/arena.h"
#include "lexicon/lexicon.h"
#include "profiles/profile.h"

/* Made from lint/profiles; [0] is generic. */
extern const struct profile profiles_built_in[];
extern const uint32_t profiles_nbuilt_in;
extern const struct profile_signal
	*const profiles_signals; /* by the index of the entry in LEX_SIGNALS */

/* Read-only once linting begins. */
struct profiles {
	struct arena arena;
	VEC_OF(const struct profile *) v; /* by owner: v.v[owner - 1] */
	struct lex_extra *extra; /* the phrases of a user's profiles; NULL: there are none */
	VEC_OF(struct profile_signal)
	signals;		   /* by the index of the entry in the extra LEX_SIGNALS */
	uint64_t signal_words[64]; /* as lex_signal_words, of all */
};

/* The built-in ones. */
struct profiles *profiles_new(void);
void profiles_free(struct profiles *);
/*
 * Adds the one of a file. Returns it, or NULL after telling all that is wrong
 * with it, each as "file:line:column: reason" or "file: reason".
 */
const struct profile *profiles_add(struct profiles *, const char *file,
				   void (*tell)(void *arg, const char *complaint), void *arg);
/* NULL: there is none of this name. A NULL set is the built-in one. */
const struct profile *profiles_find(const struct profiles *, const char *name);
/* What to say then: "there is no letter family 'imr'; did you mean 'imr-ca'?" */
const char *profiles_unknown(const struct profiles *, struct arena *, const char *name);

/* Of a NULL set too. */
uint32_t profiles_count(const struct profiles *);
const struct profile *profiles_at(const struct profiles *, uint32_t owner);

#endif
