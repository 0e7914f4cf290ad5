/* SPDX-License-Identifier: MIT */
/* What the parts of the extractor of diagnoses share. */
#ifndef LL_FACTS_DIAGNOSES_H
#define LL_FACTS_DIAGNOSES_H

#include "facts/request.h"

/* The diagnosis of this mark, which the assertion says is negated, is denied outright: "does not have", "is free of",
 * not "no sign of". diagnoses_firm.c */
bool diagnosis_firm(const struct ll_letter *, const struct mark *, const struct assertion *);
/* ... or as what was looked for and not found: "no evidence of", "negative for". diagnoses_looked.c */
bool diagnosis_looked(const struct ll_letter *, const struct mark *, const struct assertion *);
/* The denial is one of less than the diagnosis, or what one of several holds; it is one of another time. */
bool diagnosis_limited(const struct ll_letter *, const struct mark *, const struct assertion *);
bool diagnosis_dated(const struct ll_letter *, const struct mark *, const struct assertion *);
/* Denied behind it, by words that are no trigger: "gout, which he does not have", "gout is something he has never had". */
bool diagnosis_disowned(const struct ll_letter *, const struct mark *);
/* The "not" at token `no`, before it, makes it the one of two that it is not: "ulcerative colitis and not Crohn's disease". */
bool diagnosis_of_two(const struct ll_letter *, const struct mark *, uint32_t no);
/* diagnoses_study.c: the study that shows it or finds none of it, and its day, or none and NULL. */
struct ll_sv diagnosis_study(const struct ll_letter *, const struct mark *, const struct ll_fact **date);
/* diagnoses_normal.c: adds what a mark of LEX_NORMAL denies, if it is said to be normal. */
void diagnosis_normal(struct ll_letter *, const struct mark *);
void diagnosis_normal_study(struct ll_letter *, const struct mark *);
/* A study by itself, and its day; none: it is another than the one told of. */
struct ll_sv diagnosis_study_of(const struct ll_letter *, const struct mark *, const struct ll_fact **date);
/* diagnoses_kinds.c: which of its kinds it is, if the words beside it tell. */
void diagnosis_kind(const struct ll_letter *, const struct mark *, struct ll_diagnosis *);
/* diagnoses_told.c: its stage, class or grade, if told. */
void diagnosis_stage(const struct ll_letter *, const struct mark *, struct ll_diagnosis *);
/* One denied outright is denied of all times: "has never had", "no history of". */
bool diagnosis_of_ever(const struct ll_letter *, const struct mark *, const struct assertion *);

#endif
