/* SPDX-License-Identifier: MIT */
/*
 * A user's pattern held against a text: bounded, whatever the pattern and the
 * text, and by counting, not by the clock, so that a run says the same on a
 * slow machine and on a fast one.
 *
 * A pattern is compiled twice. The quick form (JIT) looks first, under a match
 * limit that shrinks as the stretches of text grow: work that no counter of
 * PCRE2 sees (a loop over one character) stays bounded too. A stretch where it
 * gives up is searched again by the counting form (interpreted, a callout
 * before each item), which counts each item tried and each byte stepped over
 * against one budget for the rule and the letter.
 */
#ifndef LL_ENGINE_SEARCH_H
#define LL_ENGINE_SEARCH_H

#include "base/arena.h"

#define SEARCH_STEPS	      400000000u /* the budget: half a second or so, and */
#define SEARCH_STEPS_PER_BYTE 1000u	 /* so much more for each byte of the letter */
#define SEARCH_ITEM	      16u	 /* what an item of the pattern tried costs, in bytes */
#define SEARCH_HEAP_KIB	      16384u
#define REGEX_LONGEST	      8192u /* bytes */

struct regex {
	const char *text;
	struct pcre2_real_code_8 *quick, *counting;
	uint32_t groups; /* how many capture; group 0, the whole match, not counted */
};

/*
 * Compiles. Returns 0, or -1 with *why for people (in the arena) and *at the
 * byte of the pattern it is about. Text is UTF-8, \w and \b know its letters, ^
 * and $ are at line ends too.
 */
int regex_compile(struct regex *, struct arena *, const char *text, size_t *at, const char **why);
void regex_free(struct regex *);
/* The number of a named group, 0: none. */
uint32_t regex_group(const struct regex *, const char *name);
/* The name of its first named group (in the arena), and how many names there are; NULL: none. */
const char *regex_name(const struct regex *, struct arena *, uint32_t *n);

/* What a thread needs to search; one for all patterns. */
struct searcher;
struct searcher *searcher_new(void);
void searcher_free(struct searcher *);

enum search_stop {
	STOP_NOT,
	STOP_STEPS,	/* the budget is used up */
	STOP_MEMORY,	/* SEARCH_HEAP_KIB is not enough */
	STOP_RECURSION, /* the pattern calls itself for ever */
	STOP_ERROR	/* PCRE2 says so; see `error` */
};

/* A piece of the text to be searched: the pattern sees nothing beyond. */
struct stretch {
	uint32_t from, to;
};

/* One rule at work on one letter. */
struct search {
	struct searcher *searcher;
	struct ll_sv text; /* valid UTF-8 */
	enum search_stop stopped;
	int error;		     /* of PCRE2 */
	uint64_t steps, most;	     /* counted so far, the budget */
	uint32_t quick_limit;	     /* 0: the quick form is not to be used */
	uint32_t last;		     /* the byte of the stretch that the counting form was at */
	const struct regex *pattern; /* at work, on this stretch; ... */
	struct stretch stretch;
	bool counting; /* ... which is beyond its quick form */
};

/* `stretches` are all that will be searched. */
void search_begin(struct search *, struct searcher *, struct ll_sv text,
		  const struct stretch *stretches, uint32_t n);
/*
 * The first match of at least one character that begins at text byte `from`
 * or after it in `at`. Returns true with *groups the pairs of text offsets of
 * the pattern's groups (SIZE_MAX: unset; good until the next call); false:
 * none, or stopped.
 */
bool search_next(struct search *, const struct regex *, struct stretch at, uint32_t from,
		 const size_t **groups);
/* Why it stopped, for people: "the pattern needs more than ... steps". */
const char *search_why(const struct search *, struct arena *);

#endif
