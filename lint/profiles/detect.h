/* SPDX-License-Identifier: MIT */
/* What speaks for which profile. letter_profile() is declared in letter/letter.h. */
#ifndef LL_PROFILES_DETECT_H
#define LL_PROFILES_DETECT_H

#include "letter/letter.h"
#include "profiles/set.h"

/* Of the signals found: for a profile and what it extends, or for one of its layouts (1-based). */
uint32_t profile_score(const struct ll_letter *, const struct profile *, uint32_t layout);

#endif
