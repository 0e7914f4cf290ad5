/* SPDX-License-Identifier: MIT */
#ifndef LL_TESTS_FUZZ_RULES_H
#define LL_TESTS_FUZZ_RULES_H

#include "engine/policy.h"

/* Rules of each kind, on from now on. */
void fuzz_rules_add(struct policy *);
/* Aborts unless the flow is UTF-8 and its places go forward. */
void fuzz_flow(const struct ll_letter *);

#endif
