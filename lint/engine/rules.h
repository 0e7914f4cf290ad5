/* SPDX-License-Identifier: MIT */
/*
 * Rules of a configuration: checks without C. A pattern rule reports each place
 * where its pattern is found; an agreement rule collects what the named group
 * of its patterns holds and reports the value that differs from the others.
 * Each is a struct rule like a check's, with `user` set.
 */
#ifndef LL_ENGINE_RULES_H
#define LL_ENGINE_RULES_H

#include "base/jsonc.h"
#include "engine/policy.h"
#include "engine/search.h"

#define RULE_FAMILY	"rules"
#define RULE_MOST	1000u /* places reported, or captures compared, a rule and letter */
#define RULE_MOST_RULES 1000u /* of one configuration */

/* Of a message or a replacement, which is made for each place that is found. */
#define TEMPLATE_LONGEST 2000u /* bytes */
#define TEMPLATE_MOST	 32u	/* places */

/* Where a match must begin. A set of nothing is everywhere. */
struct rule_scope {
	uint32_t sections; /* a bit for each enum ll_section_kind */
	uint32_t frames;   /* a bit for each enum ll_frame */
	uint32_t items;	   /* enum rule_item */
	uint32_t numbers;  /* a bit for each item, 1 to 31 */
};
enum rule_item {
	RULE_ITEM_ANY = 1 << 0,	 /* of some item */
	RULE_ITEM_NONE = 1 << 1, /* of none */
	RULE_ITEM_GRANTED = 1 << 2,
	RULE_ITEM_DENIED = 1 << 3,
	RULE_ITEM_PARTIAL = 1 << 4,
};

/* What a pattern sees at a time. */
enum rule_within { WITHIN_PARAGRAPH, WITHIN_SENTENCE, WITHIN_LETTER };

/* What two captures may differ in and still agree. */
enum rule_normal {
	NORMAL_CASE = 1 << 0,
	NORMAL_SPACE = 1 << 1,
	NORMAL_PUNCTUATION = 1 << 2,
	NORMAL_ACCENTS = 1 << 3,
	NORMAL_ZEROS = 1 << 4,	 /* zeros that begin a number */
	NORMAL_DIGITS = 1 << 5,	 /* all but digits */
	NORMAL_LETTERS = 1 << 6, /* all but letters */
};

/* Text with places for words of the letter. */
enum { PART_TEXT = -1, PART_VALUE = -2, PART_OTHER = -3, PART_LINE = -4 };
struct part {
	struct ll_sv text;
	int32_t what; /* PART_..., or the number of a group */
};
struct template
{
	VEC_OF(struct part) parts;
	bool filled; /* it has places */
};

struct rule_example {
	const char *text;
	struct jsonc_pos at;
	bool fires; /* what is expected */
};

struct user_rule {
	struct rule rule; /* id, level, page; to be copied into what holds for a letter */
	const char *file; /* where it stands */
	char digest[65];  /* SHA-256 of what is written there */
	struct jsonc_pos at, id_at;
	bool agreement;
	VEC_OF(struct regex) patterns; /* one, or an agreement's */
	const char *group;	       /* of an agreement, in each of its patterns */
	uint32_t normal;	       /* enum rule_normal */
	enum rule_within within;
	struct rule_scope scope;
	struct template message;
	struct template *replace; /* NULL: nothing is suggested */
	bool safe;		  /* that may be made unasked */
	VEC_OF(struct rule_example) examples;
};

struct user_rules {
	VEC_OF(struct user_rule *) v; /* in the order of the file */
};

/*
 * Reads the list of a configuration into the arena; what is wrong is complained
 * of, and the rule left out.
 */
void user_rules_read(struct arena *, struct jsonc *, const cJSON *list, struct user_rules *out);
/*
 * Adds them to a policy. One that a farther configuration calls the same is
 * replaced; an id that is a check's or a family's is complained of.
 */
void user_rules_apply(const struct user_rules *, struct policy *, struct jsonc *);
void user_rules_free(struct user_rules *);

/* What a user's rule does as a check; the context's rule is one. */
void user_rule_run(struct ll_ctx *, const struct ll_letter *);

/* ---- Parts of the above, for its files and their tests ---- */

/*
 * "use {2} for {match}": {0} or {match}, {1}, {name} are the groups of a
 * pattern; an agreement has {value}, {other} and {line}; {{ is a brace. Returns
 * 0, or -1 with *why and *at, the byte it is about.
 */
int template_read(struct template *, struct arena *, const char *text, const struct user_rule *,
		  size_t *at, const char **why);
/* The text with what `fill` gives in its places. */
const char *template_filled(const struct template *, struct arena *,
			    struct ll_sv (*fill)(void *arg, const struct part *), void *arg);
/* The text with "..." in its places. */
const char *template_bare(const struct template *, struct arena *);

/* The capture as it is compared. */
struct ll_sv rule_normalised(struct arena *, struct ll_sv capture, uint32_t normal);

/* What a rule's patterns are held against: in the letter's order, apart from each other. */
struct stretches {
	VEC_OF(struct stretch) v;
};
void rule_stretches(const struct user_rule *, const struct ll_letter *, struct arena *,
		    struct stretches *out);
/* Does a match that begins at this byte of the flow count? */
bool rule_in_frame(const struct user_rule *, const struct ll_letter *, uint32_t flow);

#endif
