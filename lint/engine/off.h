/* SPDX-License-Identifier: MIT */
/*
 * Rules that a run switches off. A pattern that needs too many steps costs half
 * a second on every letter that it is stopped on; after some of them it is of no
 * use to try again. Which letters are linted without the rule depends on their
 * order alone: what counts is how often it was stopped on those before.
 */
#ifndef LL_ENGINE_OFF_H
#define LL_ENGINE_OFF_H

#include "engine/run.h"

#define OFF_AFTER 3 /* letters that a rule was stopped on */

/* A list that grows at its head alone: whoever has a place of it can go on from there. */
struct off {
	struct off *next;
	const struct rule *rule;
	uint64_t letters; /* that it was not run on; for the thread that hands letters out */
};

/* The rule is among them. */
bool off_has(const struct off *, const struct rule *);
/* Some that came after `since` would run under this policy. */
bool off_concerns(const struct off *, const struct off *since, const struct policy *);

/* Who keeps count; for one thread. Freed by off_free(). */
struct offs {
	struct arena arena;
	struct off *list;
	VEC_OF(struct strikes {
		const struct rule *rule;
		uint32_t n;
	})
	strikes;
};
/* After each letter, in their order. */
void off_count(struct offs *, const struct linted *);
void off_free(struct offs *);
/* Gives `tell` each rule that some letters had to do without, by file and id: where it stands, and
 * what there is to say. */
void off_each(const struct offs *, void (*tell)(void *, const char *file, const char *why),
	      void *arg);

#endif
