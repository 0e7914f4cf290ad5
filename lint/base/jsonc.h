/* SPDX-License-Identifier: MIT */
/*
 * JSON as people write it: with // and block comments and a comma after the
 * last element, through cJSON, and with the place of each value and key, so
 * that whatever is wrong is told with file, line and column.
 *
 *	struct jsonc j;
 *	if (!jsonc_read(&j, "letterlint.json"))
 *		jsonc_object(&j, j.root, keys, arg);
 *	for (uint32_t i = 0; i < j.complaints.n; i++)
 *		complain("%s", j.complaints.v[i]);
 *	jsonc_free(&j);
 *
 * Complaints hold what the file holds: they are for put_safe() and complain().
 * cJSON notes its last error in a global: documents are read by one thread.
 */
#ifndef LL_BASE_JSONC_H
#define LL_BASE_JSONC_H

#include "base/arena.h"

#include <cJSON.h>

#define JSONC_LARGEST	      (1u << 20) /* bytes of a file */
#define JSONC_DEEPEST	      64	 /* lists and objects in each other */
#define JSONC_MOST_COMPLAINTS 100	 /* that are kept */

struct jsonc_place;

struct jsonc_pos {
	uint32_t line, column; /* 1-based; columns count code points */
};

struct jsonc {
	struct arena arena;
	const char *file; /* as messages name it */
	const char *text; /* as read, NUL-terminated */
	size_t len;
	cJSON *root;			     /* NULL: it could not be read */
	VEC_OF(const char *) complaints;     /* "file:line:column: reason", by place */
	VEC_OF(struct jsonc_pos) complained; /* the places */
	struct jsonc_place *places;	     /* by node */
	uint32_t nplaces;
	VEC_OF(uint32_t) lines; /* where each begins */
	uint32_t *tally;	/* characters before each piece: columns cost the same on any line */
};

/* ---- Reading ---- */

/*
 * Both return 0, or -1 with one complaint and no root: where the text is no
 * JSON, has a key twice, is no UTF-8, holds a NUL, is larger than JSONC_LARGEST or nested
 * deeper than JSONC_DEEPEST. `text` and `file` are copied. In either case end
 * with jsonc_free().
 */
int jsonc_parse(struct jsonc *, const char *file, const char *text, size_t n);
/* A regular file; one that cannot be read is complained of as "file: reason". */
int jsonc_read(struct jsonc *, const char *file);
void jsonc_free(struct jsonc *);

/* ---- Places ---- */

/* Where a value begins; where its key does (the value itself where it has none). */
struct jsonc_pos jsonc_where(const struct jsonc *, const cJSON *node);
struct jsonc_pos jsonc_where_key(const struct jsonc *, const cJSON *node);
/* The byte of `text` that a value begins with. */
size_t jsonc_offset(const struct jsonc *, const cJSON *node);
/* Where the byte `offset` of a string's valuestring is written. */
struct jsonc_pos jsonc_where_in(const struct jsonc *, const cJSON *string, size_t offset);
/* Its line alone. */
uint32_t jsonc_line(const struct jsonc *, const cJSON *node);
/* What it is an element or member of; NULL: the root. */
const cJSON *jsonc_parent(const struct jsonc *, const cJSON *node);

/* ---- Complaints: they are kept, and reading goes on, so that all mistakes are told at once ----
 */

void jsonc_complain(struct jsonc *, const cJSON *node, const char *fmt, ...) LL_PRINTF(3, 4);
void jsonc_complain_key(struct jsonc *, const cJSON *node, const char *fmt, ...) LL_PRINTF(3, 4);
void jsonc_complain_at(struct jsonc *, struct jsonc_pos, const char *fmt, ...) LL_PRINTF(3, 4);
/* What is wrong in another file that this one names, with a place of its own: comes last. */
void jsonc_complain_of(struct jsonc *, const char *complaint);
/* No more are kept; what costs much to find out need not be. */
bool jsonc_enough(const struct jsonc *);
/* "'select' must be a list of strings, not a number", `what` being "a list of strings". */
void jsonc_wants(struct jsonc *, const cJSON *node, const char *what);
/* A string of the file for a message: not longer than a line can bear. */
const char *jsonc_shown(struct jsonc *, const char *);

/* ---- Values: each of these returns true, or false after a complaint ---- */

bool jsonc_is_object(struct jsonc *, const cJSON *);
bool jsonc_is_list(struct jsonc *, const cJSON *);
/* *out lives as long as the document. */
bool jsonc_string(struct jsonc *, const cJSON *, const char **out);
bool jsonc_bool(struct jsonc *, const cJSON *, bool *out);
/* A whole number from min to max (both within 2^53). */
bool jsonc_int(struct jsonc *, const cJSON *, int64_t min, int64_t max, int64_t *out);
/* A list of strings none of which is empty; *out is in the document's arena. */
struct jsonc_strings {
	const char **v;
	uint32_t n;
};
bool jsonc_strings(struct jsonc *, const cJSON *, struct jsonc_strings *out);
/* The index of a string in a NULL-terminated list; `what` is what they are: "a level". */
bool jsonc_one_of(struct jsonc *, const cJSON *, const char *what, const char *const *names,
		  uint32_t *out);

/* A member that an object may have; a table of them ends with name NULL. */
struct jsonc_key {
	const char *name;
	void (*take)(void *arg, struct jsonc *, const cJSON *value); /* NULL: it is passed over */
	bool required;
};
/*
 * Takes each member in the order of the file. Complains of what is no object,
 * of unknown keys ("unknown key 'selct'; did you mean 'select'?") and of
 * required ones that are missing.
 */
void jsonc_object(struct jsonc *, const cJSON *object, const struct jsonc_key *keys, void *arg);
/* What is said of a member that is none of them. */
void jsonc_unknown_key(struct jsonc *, const cJSON *member, const struct jsonc_key *keys);

#endif
