/* SPDX-License-Identifier: MIT */
/* What happened on a date, as its sentence tells it: read by happenings.c, compared by
 * happenings_same.c. */
#ifndef LL_FACTS_HAPPENINGS_H
#define LL_FACTS_HAPPENINGS_H

#include "facts/dates.h"

enum { HAPPENINGS_MOST = 64, HAPPENING_THINGS = 16, HAPPENING_NEAR = 6, HAPPENING_WIDE = 32 };
enum { HAP_KIND = 0 }; /* column of happenings.tsv */

/* What singles a happening out of its like. */
enum happening_which { HAP_ANY, HAP_FIRST, HAP_LAST };

struct happening {
	const struct ll_fact *date;
	const struct mark *act; /* of LEX_HAPPENINGS; NULL: none is known */
	const struct lex_entry
		*paper;	   /* what was received, sent, signed: of LEX_DOCUMENTS or LEX_HAPPENINGS */
	uint32_t from, to; /* the tokens that tell of it */
	uint32_t things[HAPPENING_THINGS]; /* stems of the words beside it, hashed */
	uint32_t names[HAPPENING_THINGS];  /* ... of those that are names of doctors */
	unsigned nthings, nnames, nnear, nwide;
	uint32_t wide[HAPPENING_WIDE]; /* ... of the words of the whole sentence */
	uint32_t near[HAPPENING_NEAR]; /* ... of the words next to the date */
	uint32_t word;		       /* what stands for the act, where that tells what was done */
	uint64_t parts;		       /* of the body, a bit each; several may share one */
	uint32_t numbered;	       /* "item 2": the number, hashed; 0: none */
	bool left, right;
	bool noun;     /* "the denial", not "denied" */
	bool definite; /* "the", "that", "your": one told of before */
	bool that;     /* "that visit", "the one MRI" */
	bool only;     /* "his only operation", "a single injection" */
	bool another;  /* "a second", "again" */
	bool below;    /* told in a clause of its own, as known: "after it broke" */
	bool label;    /* "Hearing held: April 24, 2019" */
	bool head;     /* no act, but a thing that is known: "the flood of" */
	bool listed;   /* with another date: "4/30/2014 and 5/13/2014" */
	bool kin;      /* of somebody beside the patient */
	enum happening_which which;
};

/* False: the sentence does not tell what happened on it. */
bool happening_read(const struct ll_letter *, const struct ll_fact *date, struct happening *);
/* Both happened, as far as their words say, to one thing; *shared: how many words they have in
 * common. */
bool happening_alike(const struct happening *, const struct happening *, unsigned *shared);
/* The sentences of two stretches of days that begin with these dates tell of one thing: a stay, one
 * service. */
bool happening_same_stretch(const struct ll_letter *, const struct ll_fact *,
			    const struct ll_fact *);
/* Tokens [from, to) name its act or, where they have no act of their own, a thing of it. */
bool happening_words(const struct ll_letter *, const struct happening *, uint32_t from,
		     uint32_t to);
/* enum LEX_HAP of its act. */
static inline uint32_t happening_kind(const struct happening *h)
{
	return h->act ? h->act->entry->code[HAP_KIND] : LEX_HAP_NONE;
}
static inline bool happening_is(const struct happening *h, const char *id)
{
	return h->act && sv_is(sv(h->act->entry->id), id);
}

/* Those that a letter tells. */
struct told {
	struct happening v[HAPPENINGS_MOST];
	unsigned n;
};

/* happenings_same.c: reads them and sets the twins. */
void date_twin_happenings(const struct ll_letter *);
/* How many words their sentences have in common. */
unsigned happening_overlap(const struct happening *, const struct happening *);
/* The words next to either date stand in the other's sentence. */
bool happening_near(const struct happening *, const struct happening *);
/* Of one act, of two that are nearly one, or one is not known. */
bool happening_akin(const struct happening *, const struct happening *);
/* Of one side and part of the body, whatever the act. */
bool happening_compatible(const struct happening *, const struct happening *, unsigned *shared);
bool happening_one_paper(const struct happening *, const struct happening *);
bool happening_same_day(const struct happening *, const struct happening *);
/* happenings_order.c: sets ll_date.against. */
void date_order_happenings(const struct ll_letter *, const struct told *);

/* ---- Between the files that read them ---- */

enum { HAPPENING_AHEAD = 14, HAPPENING_WIDEST = 24 }; /* tokens */

#define HAPPENING_EDGES                                                                            \
	";|but|while|although|though|whereas|until|if|unless|because|when|after|before|since|"     \
	"that|who|whom|than|till"
#define HAPPENING_LINKS "on|in|at|during|around|about"
#define HAPPENING_ANOTHER                                                                          \
	"another|second|again|new|repeat|repeated|later|next|third|fourth|fifth|other|different|"  \
	"further|additional|"                                                                      \
	"each|every|two|three|several|subsequent|earlier|previous|previously|prior|former|"        \
	"anniversary|renewed|resubmitted|revised|"                                                 \
	"follow|latter|old|older|twice|supplemental|amended|corrected"

/* happenings_act.c: where another clause begins ("that denial" begins none), and the clause of
 * token i. */
bool happening_edge(const struct ll_letter *, uint32_t i);
uint32_t happening_clause(const struct ll_letter *, uint32_t i, uint32_t floor);
/* "The denial", "your first appeal": a noun; "denied", "was received": a verb. */
bool happening_noun(const struct ll_letter *, const struct mark *, uint32_t floor);
/* What governs the date, not further back than token `floor` but for "It happened on"; NULL: no act
 * that is known. */
const struct mark *happening_act(const struct ll_letter *, const struct ll_fact *, uint32_t floor);
/* What was received, sent, signed. */
const struct lex_entry *happening_paper(const struct ll_letter *, const struct happening *);

/* happenings_words.c: a word that tells things apart, and what is left of it without its endings.
 */
bool happening_thing(const struct ll_letter *, uint32_t i);
uint32_t happening_stem(const struct ll_token *);
void happening_read_things(const struct ll_letter *, struct happening *);
void happening_read_near(const struct ll_letter *, struct happening *);

#endif
