/* SPDX-License-Identifier: MIT */
/* Making the fixes of a letter: in its bytes, so that whatever is not fixed stays as it was. */
#ifndef LL_ENGINE_FIXING_H
#define LL_ENGINE_FIXING_H

#include "engine/run.h"

/* Which fixes are made: of none, those that are safe, also the unsafe ones. */
enum fixing { FIX_NONE, FIX_SAFE_ONES, FIX_UNSAFE_TOO };

/* What became of a letter's bytes. */
struct fixed {
	uint8_t *bytes; /* with the fixes made, malloc'd; NULL: as they were */
	size_t n;
	uint32_t made;	  /* fixes */
	uint32_t refused; /* whose characters the letter's encoding has not */
	bool endless;	  /* they did not come to an end: none was made */
};

/* What somebody let stay is not fixed: by these suppressions, of this letter (a whole path). */
struct keep {
	const struct suppressions *of; /* NULL: there are none; wrong ones keep all as it is */
	const char *letter;
};

/* The fix that is made of a finding, or NULL: it has none, is to be chosen by people, or the policy
 * wants none of its check. */
const struct ll_fix *fix_of(const struct policy *, const struct ll_finding *, enum fixing);

/*
 * As worker_lint(), but makes fixes and lints again, until there are none to
 * make. *out is what is left then; out->source->bytes are fixed->bytes where
 * there are any. A letter that ends in the middle of a character, or that a check
 * could not be held against, is not fixed.
 */
int worker_fix(struct worker *, const struct policy *, enum fixing, struct keep, const char *path,
	       const uint8_t *bytes, size_t n, struct linted *out, struct fixed *,
	       const char **why);

#endif
