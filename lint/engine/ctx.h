/* SPDX-License-Identifier: MIT */
/* One check at work on one letter; for the engine's own files. */
#ifndef LL_ENGINE_CTX_H
#define LL_ENGINE_CTX_H

#include "engine/policy.h"
#include "engine/run.h"

/* Of one check in one letter: a text made to hurt must not fill memory or screen. Fixes that change
 * things all over the letter are offered with the first findings only. */
enum { FINDINGS_MOST = 1000, FIXES_MOST = 100 };

/* What ll_table() made. */
struct kept_table {
	void (*make)(void *);
	const void *table;
};

struct ll_ctx {
	struct arena *arena; /* the letter's */
	const struct ll_letter *letter;
	const struct policy *policy;
	const struct setting *setting; /* the check's, under the policy */
	struct speller *speller;
	struct arena *kept; /* lives as long as the worker */
	VEC_OF(struct kept_table) tables;
	VEC_OF(struct ll_finding *) found;
	uint32_t begun, over; /* found when the check began; what it found beyond FINDINGS_MOST */
	uint32_t more; /* kept beyond FINDINGS_MOST */
	struct ll_finding *scratch; /* stands for each of those */
	/* of the worker, for ll_match() */
	struct pcre2_real_match_data_8 *match;
	struct pcre2_real_match_context_8 *limits;
	/* for rules of a configuration; NULL until one runs */
	struct searcher *searcher;
	VEC_OF(struct rule_trouble) troubles;
};

/* A plugin may be wrong about a span; nothing after this is. */
struct ll_span span_inside(const struct source *, struct ll_span);
/* Puts a finding's fixes in order once its check is done; those that cannot be made are dropped. */
void fixes_settle(struct ll_finding *);

#endif
