/* SPDX-License-Identifier: MIT */
/*
 * One line on the terminal that says how far a long run is. It is written over
 * itself, is gone before anything else is said and when the run is over, and
 * never reaches a file or a pipe.
 */
#ifndef LL_REPORT_PROGRESS_H
#define LL_REPORT_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct progress {
	bool on, shown;
	uint64_t total;	     /* letters there will be, 0: not known */
	double start, drawn; /* seconds; when it was drawn last */
};

/* `wanted`: the user has not said otherwise. On only where standard error is a terminal that can do
 * it. */
void progress_start(struct progress *, bool wanted);
/* Draws it, at most ten times a second and not in the first half second. */
void progress_show(struct progress *, uint64_t letters, uint64_t findings);
/* Takes it away; before each line that anything else writes. */
void progress_hide(struct progress *);

#endif
