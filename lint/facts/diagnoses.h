/* SPDX-License-Identifier: MIT */
/* What the parts of the extractor of diagnoses share. */
#ifndef LL_FACTS_DIAGNOSES_H
#define LL_FACTS_DIAGNOSES_H

#include "facts/request.h"

/* The diagnosis of this mark, which the assertion says is negated, is denied outright: "does not have", "is free of",
 * not "no sign of". diagnoses_firm.c */
bool diagnosis_firm(const struct ll_letter *, const struct mark *, const struct assertion *);
/* The "not" at token `no`, before it, makes it the one of two that it is not: "ulcerative colitis and not Crohn's disease". */
bool diagnosis_of_two(const struct ll_letter *, const struct mark *, uint32_t no);
/* diagnoses_told.c: the study that shows or excludes it, or none; its stage, 0: not told. */
struct ll_sv diagnosis_study(const struct ll_letter *, const struct mark *, bool denied);
uint32_t diagnosis_stage(const struct ll_letter *, const struct mark *);
/* One denied outright is denied of all times: "has never had", "no history of". */
bool diagnosis_of_ever(const struct ll_letter *, const struct mark *, const struct assertion *);

#endif
