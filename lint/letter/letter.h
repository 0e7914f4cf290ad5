/* SPDX-License-Identifier: MIT */
/* The letter: source -> flow -> tokens -> sentences, sections, items -> marks -> facts. */
#ifndef LL_LETTER_LETTER_H
#define LL_LETTER_LETTER_H

#include "base/arena.h"
#include "letter/vocabulary.h"
#include "lexicon/lexicon.h"
#include "profiles/profile.h"
#include "read/source.h"

struct profiles; /* profiles/set.h */
struct number;   /* facts/facts.h */

/* A phrase of the lexicon found in the text. */
struct mark {
	uint32_t token, ntokens;
	uint16_t table;               /* enum lex_table */
	uint16_t phrase;              /* which of the entry's words matched, 0 the first */
	uint8_t owner;                /* the profile that it is of; 0: all letters' */
	const struct lex_entry *entry;
};

/* A signal of some profile, where it stands first. */
struct found_signal {
	const struct profile_signal *signal;
	uint32_t token, ntokens;
};

struct ll_letter {
	struct arena *arena;
	const struct source *source;

	/*
	 * The text with wraps, page breaks, double spacing and line-end hyphens
	 * undone: a paragraph is one line, '\n' ends it. Curly quotes, dashes,
	 * NBSP and ligatures are plain ASCII here. map[i] is the source offset
	 * of flow byte i; map[nflow] is the source's length.
	 */
	char *flow;
	uint32_t nflow;
	uint32_t *map;
	VEC_OF(uint32_t) wide;     /* where in the flow there is one blank for several of a line */

	VEC_OF(struct ll_token) tokens;
	uint32_t *token_hash; /* word_hash() of its lower-case text */
	struct vocabulary *vocabulary; /* the thread's; what it says of places holds until its next letter */
	uint32_t *word_of;         /* of each token, its number in the vocabulary, as written */
	uint32_t *small_of;        /* ... in small letters */
	const uint64_t **lists;    /* ... the numbered lists that it is in */
	struct phrases_of **phrases; /* ... what it begins, see letter/phrases.h */
	uint64_t **sentence_cues;  /* of each sentence, those that a word of it is in; NULL: not asked */
	uint32_t *first_same;      /* of each token, the first with the same small letters */
	uint32_t *same_word;       /* of each token but the last of its small letters, the next with the same */
	/* A bit for each token, see places.h. */
	uint64_t *numbers, *words, *capitals, *paragraphs;
	uint64_t *mixed;           /* words with a digit in them: "L4", "CM14" */
	uint64_t *longer_words, *alone_words; /* a phrase of several words, of one word may begin here */
	uint64_t *seams;           /* paragraphs, hyphens and the letter's end: see letter/phrases.h */
	uint64_t *signal_words;    /* a signal of a built-in profile may begin here */
	uint64_t *unproved;        /* words whose spelling no letter before this proved right */
	uint64_t *traits[LL_TRAITS];
	uint64_t *counts;          /* a number may begin here, in digits or in words; of facts/number.c */
	VEC_OF(struct ll_sentence) sentences;
	VEC_OF(struct ll_section) sections;
	VEC_OF(struct ll_item) items;
	VEC_OF(struct mark) marks; /* by first token, then by table; tables overlap each other, not themselves */
	uint32_t *mark_of;         /* of each token that marks begin at, the first of them */
	uint64_t *mark_begins;     /* of each token, the tables of which a mark begins there, a bit each */
	uint64_t *mark_covers;     /* ... covers it */
	uint64_t *mark_places;     /* of each table, the tokens at which its marks begin, see places.h */
	uint64_t *breaks;          /* ';' and the like of "but", where a clause ends; set by facts/frames.c */
	uint8_t *frame;            /* enum ll_frame of each token, set by facts/frames.c */
	uint64_t *ages;            /* an age begins here: "45-year-old"; of facts/ages.c */
	/* What was read at the tokens in counts: of each its place in numbers_read and 1, 0: not asked; behind
	   the last, how many there are. Of facts/number.c. */
	uint8_t *number_slot;
	struct number *numbers_read;
	bool headless;             /* no request has a heading: sentences tell what was asked for */
	bool known_layout;         /* at least one known section heading was found */
	const struct profiles *profiles; /* what there is to choose from; NULL: the built-in ones */
	const struct profile *profile;   /* what the letter is held against */
	const struct profile_layout *layout;     /* of the profile, or NULL: of none that it tells apart */
	const struct ll_required *required; /* of both */
	uint32_t nrequired;
	VEC_OF(struct found_signal) signals; /* by which it was chosen, in the order of the letter */

	VEC_OF(struct ll_fact *) facts[LL_FACT_KINDS]; /* in document order */
};

/* By which profile to read a letter. */
struct profile_choice {
	const struct profiles *profiles; /* NULL: the built-in ones */
	const struct profile *profile;   /* NULL: the one that the letter's signals speak for */
};

/*
 * Reads the structure (no facts yet). The source must outlive the letter, and
 * so must the vocabulary and profiles, which may be NULL.
 */
struct ll_letter *letter_new(struct arena *, const struct source *, struct vocabulary *,
			     const struct profile_choice *);

/* The steps of letter_new(), in this order. */
void letter_flow(struct ll_letter *);
void letter_tokens(struct ll_letter *);
void letter_profile(struct ll_letter *, const struct profile *); /* profiles/detect.c */
void letter_marks(struct ll_letter *);
void letter_sections(struct ll_letter *);

/* Tokens that the phrase takes from token i, whose first word is known to fit; 0: it does not match. */
uint32_t phrase_at(const struct ll_letter *, uint32_t i, const struct lex_phrase *);

/* The first flow byte that comes from source offset `off` or after it. */
uint32_t letter_flow_at(const struct ll_letter *, uint32_t off);

/* The source span of tokens [first, first + n). */
struct ll_span token_span(const struct ll_letter *, uint32_t first, uint32_t n);

/* The section kind's name, for dumps: "summary", "rationale", ... */
const char *section_name(uint32_t kind);

/* ---- Reading tokens: small words for extractors ---- */

static inline const struct ll_token *tok(const struct ll_letter *l, uint32_t i)
{
	static const struct ll_token none = { .kind = LL_TOK_PUNCT, .lower = { "", 0 }, .text = { "", 0 } };
	return i < l->tokens.n ? &l->tokens.v[i] : &none;
}
static inline bool tok_listed(const struct ll_letter *l, uint32_t i, uint32_t list)
{
	return i < l->tokens.n && list_in(l->lists[i], list);
}
/* The token's lower-case text is one of the words of a '|'-separated list, a literal or a constant array. */
#define tok_in(l, i, words) tok_listed(l, i, LISTED_NUMBER(words))
/* The same of a list that is not known when the program is compiled; it must live as long as the program. */
static inline bool tok_in_list(const struct ll_letter *l, uint32_t i, const char *words)
{
	return i < l->tokens.n && vocabulary_has(l->vocabulary, words, l->small_of[i]);
}
/* The cues that some token of a sentence is in, a bit each. Needs the sentences. */
const uint64_t *sentence_cues(const struct ll_letter *, uint32_t sentence);
static inline bool sent_cued(const struct ll_letter *l, uint32_t i, uint32_t cue)
{
	return i < l->tokens.n && list_in(sentence_cues(l, l->tokens.v[i].sentence), cue);
}
/* A token of the sentence of token i is in the list. */
#define sent_has(l, i, words) sent_cued(l, i, CUE_NUMBER(words))
/* One of tokens [from, to), all of one sentence, is in the list. */
static inline bool span_cued(const struct ll_letter *l, uint32_t from, uint32_t to, uint32_t cue)
{
	if (from >= to || !sent_cued(l, from, cue))
		return false;
	for (to = to < l->tokens.n ? to : l->tokens.n; from < to; from++)
		if (l->lists[from][-1 - (int32_t)(cue / 64)] >> cue % 64 & 1)
			return true;
	return false;
}
#define span_has(l, from, to, words) span_cued(l, from, to, CUE_NUMBER(words))
/* Tokens i, i+1, ... are exactly these words, separated by one blank each, up to the end of `words` or a '|'. Returns how
 * many, or 0. */
uint32_t tok_sequence(const struct ll_letter *, uint32_t i, const char *words);
static inline uint32_t tok_seq(const struct ll_letter *l, uint32_t i, const char *words)
{
	return *tok(l, i)->lower.p == *words ? tok_sequence(l, i, words) : 0;
}
bool tok_sequence_in(const struct ll_letter *, uint32_t i, const char *sequences);
/* One of these sequences, a literal with '|' between them, begins at token i; asks for the first words first. */
#define tok_seq_in(l, i, sequences) (tok_in(l, i, sequences) && tok_sequence_in(l, i, sequences))
/* Where token i begins in the flow. */
static inline uint32_t token_flow(const struct ll_letter *l, uint32_t i)
{
	return (uint32_t)(l->tokens.v[i].text.p - l->flow);
}
/* First and one-past-last token of the sentence that token i is in. */
static inline uint32_t sent_begin(const struct ll_letter *l, uint32_t i)
{
	return i < l->tokens.n ? l->sentences.v[l->tokens.v[i].sentence].token : l->tokens.n;
}
static inline uint32_t sent_end(const struct ll_letter *l, uint32_t i)
{
	if (i >= l->tokens.n)
		return l->tokens.n;
	const struct ll_sentence *s = &l->sentences.v[l->tokens.v[i].sentence];
	return s->token + s->ntokens;
}

/* The section that token i stands in. */
static inline const struct ll_section *section_at(const struct ll_letter *l, uint32_t i)
{
	return &l->sections.v[l->sentences.v[tok(l, i)->sentence].section];
}
/* The last section that the source's byte `off` is in, or NULL. */
const struct ll_section *section_over(const struct ll_letter *, uint32_t off);

/* The first mark of `table` that begins in tokens [from, to), or NULL. */
const struct mark *mark_in(const struct ll_letter *, uint32_t from, uint32_t to, enum lex_table table);
/* The one mark of `table` that begins at token i, which is known to be there. */
static inline const struct mark *mark_begun(const struct ll_letter *l, uint32_t i, enum lex_table table)
{
	/* as many are before it as tables that have a bit below its own */
	const uint64_t before = l->mark_begins[i] & (((uint64_t)1 << table) - 1);
	return &l->marks.v[l->mark_of[i] + (before ? (uint32_t)__builtin_popcountll(before) : 0)];
}
/* The longest mark of `table` that begins at token i, or NULL. Nearly always NULL, so asked here. */
static inline const struct mark *mark_at(const struct ll_letter *l, uint32_t i, enum lex_table table)
{
	return i < l->tokens.n && l->mark_begins[i] >> table & 1 ? mark_begun(l, i, table) : NULL;
}
/* The mark of `table` that covers token i, or NULL. */
static inline const struct mark *mark_over(const struct ll_letter *l, uint32_t i, enum lex_table table)
{
	if (i >= l->tokens.n || !(l->mark_covers[i] >> table & 1))
		return NULL;
	while (!(l->mark_begins[i] >> table & 1))
		i--;
	return mark_begun(l, i, table);
}

/* Token i stands in a short quotation: others' words. A long one is an account that the letter gives for its own. */
bool tok_quoted(const struct ll_letter *, uint32_t i);
static inline bool sv_is(struct ll_sv a, const char *s)
{
	return ll_is(a, s);
}
static inline bool sv_eq(struct ll_sv a, struct ll_sv b)
{
	return ll_eq(a, b);
}
/* Nothing stands between token i and the one before it. Out of range: false. */
static inline bool tok_joined(const struct ll_letter *l, uint32_t i)
{
	return i < l->tokens.n && !(l->tokens.v[i].flags & (LL_TOK_SPACE | LL_TOK_PARAGRAPH));
}
/* The token's lower-case text is exactly `word`. Out of range: false. */
static inline bool tok_is(const struct ll_letter *l, uint32_t i, const char *word)
{
	const size_t n = strlen(word);
	if (i >= l->tokens.n)
		return false;
	/* of a short word known when this is compiled: no byte of the text is looked at */
	if (__builtin_constant_p(n) && n < 8)
		return l->vocabulary->words[l->small_of[i]].head == vocabulary_head_of(word, n);
	return sv_is(l->tokens.v[i].lower, word);
}
static inline struct ll_sv sv(const char *s)
{
	return (struct ll_sv){ s, s ? strlen(s) : 0 };
}

#endif
