/* SPDX-License-Identifier: MIT */
/* One letter at a time: understand it, run the checks, sort what they found. */
#ifndef LL_ENGINE_RUN_H
#define LL_ENGINE_RUN_H

#include "engine/policy.h"
#include "letter/letter.h"

struct off; /* see off.h */

struct related {
	struct ll_span at;
	const char *message;
};

struct edit {
	struct ll_span at;
	struct ll_sv text; /* to stand there instead */
};

struct ll_fix {
	struct ll_finding *finding;
	uint32_t applicability; /* enum ll_applicability */
	const char *title;	/* may hold words of the letter */
	VEC_OF(struct edit)
	edits; /* once the letter is linted: one at least, by place, none over another */
	bool too_many; /* edits: the finding will have no fix */
};

/* Is it in the baseline? NONE: there is no baseline. */
enum baseline_state { BASELINE_NONE, BASELINE_NEW, BASELINE_UNCHANGED };

struct ll_finding {
	struct arena *arena;
	const struct source *source;
	const struct ll_letter *letter; /* NULL: its words are not to be told */
	const struct rule *rule;
	uint32_t severity;
	uint32_t serial; /* in the order reported */
	struct ll_span at;
	const char *message;
	VEC_OF(struct related) related;
	VEC_OF(struct ll_fix *) fixes; /* alternatives */
	uint64_t fingerprint; /* and which of the letter's equal ones; see fingerprint.h */
	uint32_t ordinal;
	/* Of triage.h; until then all findings are shown. */
	const struct suppression *suppressed; /* what hides it, NULL: nothing */
	enum baseline_state baseline;
};

/* What a rule of a configuration could not do: "rule 'id' was stopped: ..." */
struct rule_trouble {
	const struct rule *rule;
	const char *why;
	bool costly; /* what stopped it is that it took too long, or too much memory */
};

/*
 * A letter with its findings, by place, then id. `v` are those that count and are shown;
 * `all` also those that are suppressed or in the baseline, for formats that tell of them.
 * Lives until the next letter of the worker.
 */
struct linted {
	const struct policy *policy;
	const struct source *source;
	const struct ll_letter *letter;
	struct ll_finding **v, **all;
	uint32_t n, nall;
	const struct rule_trouble *troubles;
	uint32_t ntroubles;
	const struct off *off; /* the rules it was linted without */
	bool beside; /* it is no letter but a file of ours beside letters */
};

/* The rule, which is on, was run on the whole letter: what it did not find is not there. */
bool linted_by(const struct linted *, const struct rule *);

/*
 * What a thread keeps from letter to letter: the words it has met, the tables
 * of checks, room for patterns. For one thread at a time.
 */
struct memory;
struct memory *memory_new(const struct registry *);
void memory_free(struct memory *);

/* What lints needs a worker, which keeps one letter, and a memory: its own, or one it is lent. */
struct worker;
struct cache;
struct worker *worker_new(const struct registry *);
struct worker *worker_with(struct memory *);
void worker_lend(struct worker *, struct memory *);
/* From now on it does without these rules; NULL: it runs all. */
void worker_leave_out(struct worker *, const struct off *);
/* From now on it keeps so many findings of each check more: for what fixes them, not for people. 0 at first. */
void worker_keep_more(struct worker *, uint32_t);
void worker_free(struct worker *);
/*
 * By a policy that is ready. Returns 0, or -1 with *why the bytes are no letter. The policy,
 * `path` and `bytes` must live as long as *out.
 */
int worker_lint(struct worker *, const struct policy *, const char *path, const uint8_t *bytes,
		size_t n, struct linted *out, const char **why);
/*
 * The same through a cache (NULL: there is none): what it has is not linted again. Of the letter
 * there are only the sections then.
 */
int worker_lint_cached(struct worker *, struct cache *, const struct policy *, const char *path,
		       const uint8_t *bytes, size_t n, struct linted *out, const char **why);
/* The same without running any check. */
int worker_read(struct worker *, const struct policy *, const char *path, const uint8_t *bytes,
		size_t n, struct linted *out, const char **why);

#endif
