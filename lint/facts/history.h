/* SPDX-License-Identifier: MIT */
/* What the parts of the history extractor share. */
#ifndef LL_FACTS_HISTORY_H
#define LL_FACTS_HISTORY_H

#include "facts/request.h"

/* A treatment, study or medicine in the text: what a history can be of. */
struct treatment {
	const struct ll_fact *fact; /* LL_SERVICE, LL_DRUG or LL_DIAGNOSIS; NULL: none here */
	uint32_t topic;		    /* enum ll_history_topic */
};
/* The treatment named at token i (its first), if any. */
struct treatment treatment_at(const struct ll_letter *, uint32_t i);
/* No treatment in particular, or a consultation: "treatment", "evaluation". history_treatments.c, with treatment_at() */
bool history_vague(const struct ll_letter *, const struct ll_fact *);
/* Adds the history of a treatment: key, kind, part, side, date and referent are filled in. */
struct ll_fact *history_add(struct ll_letter *, const struct treatment *);

/* A token that may stand between a cue and a treatment of its list: "12 visits of", "physical
 * therapy, and". */
bool history_passes(const struct ll_letter *, uint32_t i);
/* Somebody else's words or doing, a condition, a plan: whatever stands in tokens [first, i) spoils
 * a history at i. */
bool history_spoilt(const struct ll_letter *, uint32_t first, uint32_t i);
/* Token i names somebody's kin, and not the patient. */
bool history_kin(const struct ll_letter *, uint32_t i);
/* Told as what utilization review or the plan said. */
bool history_by_ur(const struct ll_letter *, uint32_t first, uint32_t i);
/* The date that tokens [i, i + n) are tied to: the nearest of the sentence, or NULL. */
const struct ll_fact *history_date(const struct ll_letter *, uint32_t i, uint32_t n);
/* A section in which the patient's story is told or weighed. */
bool history_section(const struct ll_letter *, uint32_t i);

/* ---- history_cues.c ---- */

struct verdict {
	bool done, never, failed, recent, past;
	bool denied;	/* there is a "no" before it that does not say never */
	bool thing;	/* asked of a device or an implant, which one has */
	bool mine;	/* the patient's, whoever else is named: "neither he nor his wife" */
	uint32_t token; /* where its cue begins */
};
/* The cue before a treatment at token i, reached over its list; the one behind it. */
struct verdict history_before(const struct ll_letter *, uint32_t i);
struct verdict history_behind(const struct ll_letter *, const struct treatment *);
/* "No MRI of the lumbar spine has ever been obtained": what follows the treatment of a bare "no"
 * makes it a never. */
bool history_ever(const struct ll_letter *, const struct ll_fact *of);
/* The words from token k on, right behind a treatment, make another thing of it, or narrow what is
 * denied of it. */
bool history_other_thing(const struct ll_letter *, uint32_t k);
bool history_narrowed(const struct ll_letter *, uint32_t k);
/* A denial in tokens [i, end) that goes back to the beginning. */
bool history_of_ever(const struct ll_letter *, uint32_t i, uint32_t end);

/* ---- history_denied.c, history_done.c: by the clause around a treatment that no cue stands beside ---- */

struct verdict history_course_denied(const struct ll_letter *, const struct treatment *);
struct verdict history_course_done(const struct ll_letter *, const struct treatment *);
/* "at any time", "so far", "to date" at token k: the tokens it takes, or 0. */
uint32_t history_up_to_now(const struct ll_letter *, uint32_t k);

/* ---- history_loose.c: by the drift of the clause, no more than possible ---- */

struct verdict history_loose(const struct ll_letter *, const struct treatment *);

/* ---- history_fields.c ---- */

/* The field whose label ends before the colon at token c, "Past surgical history: none": tokens read, or 0. */
uint32_t history_field(struct ll_letter *, uint32_t c);
/* A list of papers has one of this treatment, with its day. */
bool history_listed(const struct ll_letter *, const struct treatment *);

/* A stay in hospital told around token i, one of HISTORY_HOUSES, or never to have been. history_stays.c */
void history_stay(struct ll_letter *, uint32_t i);
#define HISTORY_HOUSES "hospital|inpatient|admission|admissions|hospitalizations|stay|stays"

/* What was taken out of the body: the part at token i, one of HISTORY_ORGANS. history_organs.c */
void history_organ(struct ll_letter *, uint32_t i);
#define HISTORY_ORGANS "gallbladder|appendix|tonsils|tonsil|uterus|womb|cataract|cataracts|prostate|thyroid|ovary|ovaries|spleen|kidney|breast|breasts|" \
		       "tooth|teeth|molar|molars"

/* ---- The other parts ---- */

/* The two other parts: work status; what is said not to be documented. Each adds at token i;
 * returns tokens taken. */
uint32_t history_work(struct ll_letter *, uint32_t i);
uint32_t history_undocumented(struct ll_letter *, uint32_t i);
/* The same of jobs and of tries to go back to work; what they begin with, HISTORY_ATTEMPTS or "worked". */
uint32_t history_worked(struct ll_letter *, uint32_t i);
/* The program, finding or paper named at token i, if it is one of lexicon/shown.tsv: shown, or said not to be. */
void history_shown(struct ll_letter *, uint32_t i);
/* The same of what a verb tells without a treatment's name: "operated on", "injected", "hospitalized". */
uint32_t history_told(struct ll_letter *, uint32_t i);
/* The month of the injury or of the end of work, counted from the year 0; 0: the letter does not tell it. */
int32_t history_onset(const struct ll_letter *);
#define HISTORY_STAYS "hospitalized|hospitalised|hospitalization|hospitalizations"
/* Habits and allergies at token i, one of these words: smokes, never smoked; is allergic to, no known allergies. */
void history_habits(struct ll_letter *, uint32_t i);
#define HISTORY_HABITS "smoke|smokes|smoked|smoking|smoker|nonsmoker|drink|drinks|drank|drunk|nkda|allergic|allergy|allergies"
#define HISTORY_SCOPES "arthroscope|arthroscopically"
#define HISTORY_MENDED "fused|replaced|repaired|amputated|reattached|decompressed"
#define HISTORY_INMATE "inpatient|spent|admitted|hospital"
#define HISTORY_TOLD  HISTORY_MENDED "|" HISTORY_INMATE "|operated|injected|treated|treatment|" HISTORY_SCOPES "|" HISTORY_STAYS
#define HISTORY_ATTEMPTS "attempt|attempts|attempted|tried|return|went|returned|gone"
/* "Prior physical therapy is not documented": adds that, or returns false. */
bool history_undocumented_behind(struct ll_letter *, const struct treatment *);

/* Adds what is neither treatment nor diagnosis, told of the patient's past in tokens [i, i + n). history_shown.c */
struct ll_fact *history_other(struct ll_letter *, uint32_t i, uint32_t n, struct ll_sv key, bool negated);

#endif
