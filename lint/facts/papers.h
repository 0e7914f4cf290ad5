/* SPDX-License-Identifier: MIT */
/* What the parts of the extractor of papers share. */
#ifndef LL_FACTS_PAPERS_H
#define LL_FACTS_PAPERS_H

#include "facts/request.h"

/* A paper as the letter names it (lexicon/papers.tsv), with the words that say which one. */
struct paper {
	const struct lex_entry *entry; /* NULL: none */
	uint32_t token, ntokens;       /* its name, or the pronoun */
	uint32_t lead;		       /* the first token of "no copy of the lumbar MRI report" */
	uint32_t first, end;	       /* "lumbar MRI report": its words without article */
	bool no;		       /* "no MRI", "neither a log nor a chart" */
	bool any;		       /* "any MRI", "an MRI": of no particular one */
	uint32_t of, of_end; /* where the words stand that say which: those, or those of the paper
				that a pronoun means */
};

enum paper_state { PAPER_UNTOLD, PAPER_HERE, PAPER_MISSING };
/* How it is told. What was never made is not at hand either; what was not sent may have been made.
 */
enum paper_how {
	PAPER_SENT,  /* sent, received, in the file */
	PAPER_MADE,  /* done, kept, recorded */
	PAPER_SHOWN, /* what it shows is told */
	PAPER_WORDS, /* no paper: something that the records say nothing of, by its words */
};
struct paper_told {
	uint32_t state, how;
	uint32_t cue; /* a token of what says so */
	bool past;    /* "had not been sent": of an earlier time */
	bool ended;   /* "was not enclosed": it may have come later */
	bool no;      /* said of a paper with "no" alone: "could find" */
};

static inline bool paper_self(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i,
		      "we|i|us|me|reviewer|panel|office|department|committee|undersigned|"
		      "adjudicator|nobody|none|reviewers|examiner|our");
}

/* ---- papers.c ---- */

/* Past what stands in brackets at token k. */
uint32_t paper_aside(const struct ll_letter *, uint32_t k, uint32_t end);
/* The paper that the mark at token i names; entry NULL: none that can be told of. */
struct paper paper_at(const struct ll_letter *, uint32_t i);

/* ---- papers_groups.c ---- */

/* A group of verbs: "has not yet been", "was never", "did not". */
struct paper_group {
	uint32_t main; /* the token behind it */
	bool aux, be, neg, had, past, can, still;
	bool blocked; /* "would be", "is to be" */
};
struct paper_group paper_group(const struct ll_letter *, uint32_t k, uint32_t end);
/* What it says of its subject; no: there is a "no" before that. */
struct paper_told paper_by_group(const struct ll_letter *, const struct paper_group *, uint32_t end,
				 bool no);
/* "in the file", "on record", "among the exhibits", "part of the request", "before me", "with it"
 * at token k. */
bool paper_place(const struct ll_letter *, uint32_t k);
/* What the verb behind it, from token k on, tells of a paper. */
struct paper_told paper_behind(const struct ll_letter *, const struct paper *, uint32_t k);
/* The same turned by the "no" before the paper. */
struct paper_told paper_turned(const struct paper *, struct paper_told);

/* ---- papers_verbs.c ---- */

/* What stands before a paper tells of it; what the verb at token v does that has it for its object.
 */
struct paper_told paper_before(const struct ll_letter *, const struct paper *);
struct paper_told paper_by_verb(const struct ll_letter *, uint32_t v, uint32_t begin);

/* ---- papers_told.c ---- */

struct paper_told paper_in_prose(const struct ll_letter *, const struct paper *);

/* ---- papers_lists.c ---- */

/* What a label, a table's row or a list of papers tells of the one named in it. */
struct paper_told paper_listed(const struct ll_letter *, const struct paper *);

/* Told as what utilization review, the plan or a denial says: before token `to` of the sentence.
 * papers_told.c */
bool paper_by_another(const struct ll_letter *, uint32_t from, uint32_t to);

/* ---- papers_silent.c ---- */

/* Adds what the records are said to say nothing of, and the letter tells. Runs last: not in order.
 */
void papers_silent(struct ll_letter *);

/* ---- papers_match.c ---- */

/* Ties each paper that is missing to where it is told to be at hand. */
void papers_match(struct ll_letter *);
/* The word at token i without a plural or possessive s. */
struct ll_sv paper_stem(const struct ll_letter *, uint32_t i);

#endif
