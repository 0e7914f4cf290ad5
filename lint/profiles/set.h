/* SPDX-License-Identifier: MIT */
/*
 * The profiles that letters are held against: the built-in ones, and a user's.
 * A set never changes; adding to one makes another. NULL is the set of the
 * built-in ones.
 */
#ifndef LL_PROFILES_SET_H
#define LL_PROFILES_SET_H

#include "base/arena.h"
#include "lexicon/lexicon.h"
#include "profiles/profile.h"

/* Made from lint/profiles; [0] is generic. */
extern const struct profile profiles_built_in[];
extern const uint32_t profiles_nbuilt_in;
extern const struct profile_signal
	*const profiles_signals; /* by the entry's index in LEX_SIGNALS */

struct profile_file;
struct profiles {
	VEC_OF(const struct profile *) v;	   /* by owner: v.v[owner - 1] */
	VEC_OF(const struct profile_file *) files; /* that were added */
	struct lex_extra *extra;		   /* their phrases */
	VEC_OF(struct profile_signal) signals;	   /* by the entry's index in `extra` */
	uint64_t signal_words[64]; /* of their phrases in `extra`, see lex_may_signal() */
};

/*
 * Reads a profile. NULL after telling all that is wrong in it, each as
 * "file:line:column: reason" or "file: reason". In the arena. Profiles are
 * read by one thread.
 */
const struct profile_file *profile_file_read(struct arena *, const char *file,
					     void (*tell)(void *arg, const char *complaint),
					     void *arg);
/* SHA-256 of what is written in it, in hexadecimal. */
const char *profile_file_digest(const struct profile_file *);
/*
 * The set with this one too; the same set where it has the file already. NULL
 * with *why ("file:line:column: reason"): its name is taken, or what it
 * extends is not there. In the arena; the file must outlive it.
 */
const struct profiles *profiles_with(struct arena *, const struct profiles *,
				     const struct profile_file *, const char **why);

/* NULL: there is none of this name. */
const struct profile *profiles_find(const struct profiles *, const char *name);
/* What to say then: "there is no letter family 'imr'; did you mean 'imr-ca'?" */
const char *profiles_unknown(const struct profiles *, struct arena *, const char *name);

uint32_t profiles_count(const struct profiles *);
const struct profile *profiles_at(const struct profiles *, uint32_t owner);

#endif
