/* SPDX-License-Identifier: MIT */
/*
 * What makes a finding the same finding in the next run: its check, and the
 * words it quotes. Fingerprints do not change with line numbers, wraps, page
 * breaks, spacing, hyphens, typographic characters, case, levels, messages or
 * other findings of the letter. They do not tell the letter: the same words in two
 * letters give the same fingerprint, so whoever keeps one keeps the path with it.
 */
#ifndef LL_ENGINE_FINGERPRINT_H
#define LL_ENGINE_FINGERPRINT_H

#include "engine/run.h"

/*
 * Gives the findings of a letter, in their order, fingerprint and ordinal. The
 * words are those of the finding's own place, then, whatever their order and
 * number, the different ones of its other places. A place that is no more than
 * punctuation counts with the words beside it. Of those that are equal, each
 * has its ordinal: the first 1.
 */
void fingerprints_give(const struct ll_letter *, struct ll_finding *const *, uint32_t n);

/* "0123456789abcdef:1" */
const char *fingerprint_text(struct arena *, uint64_t fingerprint, uint32_t ordinal);
/* Only what fingerprint_text() writes, in either case. */
bool fingerprint_read(const char *, uint64_t *fingerprint, uint32_t *ordinal);

#endif
