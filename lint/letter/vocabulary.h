/* SPDX-License-Identifier: MIT */
/*
 * The words of all letters that a thread has read so far. Letters are made of
 * few words, used again and again: what can be known of a word by itself (its
 * hash, its small letters, the phrases that it may begin, its spelling) is
 * found out once and kept here, and where it stands in the letter being read
 * is kept as a chain, so that "which of these words are in this letter" is
 * answered without walking through the letter.
 *
 * A list of words is a string literal "a|b|c". Those of tok_in() are numbered
 * by the linker: each is a struct listed in a section of its own, and a word
 * has a bit for each of them. Others are known by their address.
 */
#ifndef LL_LETTER_VOCABULARY_H
#define LL_LETTER_VOCABULARY_H

#include "base/arena.h"

#include <string.h>

struct phrases_of;

/*
 * A spelling, as written. Number 0 is none. The letter is read through these
 * records in no order: one is a line of the cache, and holds what reading a
 * letter asks of each word.
 */
struct word {
	uint64_t head, tail; /* its first eight bytes and, of more, its last eight */
	const char *text;    /* NUL-terminated */
	struct phrases_of *phrases; /* of letter/phrases.c: what it begins; NULL: nothing */
	const uint64_t *lists; /* the numbered lists that it is in, a bit each; of small words only */
	uint32_t n;
	uint32_t hash;  /* word_hash() of its small letters */
	uint32_t lower; /* the word in small letters; itself, if it is in them */
	/* Of small words that are in the letter: its first and last token with this `lower`. */
	uint32_t first, last;
	uint16_t is;    /* WORD_WORD, ... */
	uint8_t flags;  /* LL_TOK_CAPITAL, LL_TOK_ALLCAPS, LL_TOK_SMALL, without the WORD_FLAGS bits below them */
	uint8_t kind;   /* LL_TOK_WORD, ... */
};
enum {
	WORD_WORD = 1, /* begins with a letter, a digit; neither: punctuation */
	WORD_NUMBER = 2,
	WORD_CAPITAL = 4, /* begins with a capital */
	WORD_MIXED = 8,   /* letters and digits: "L4" */
	WORD_SIGNAL = 16, /* may begin a signal of a profile */
	WORD_LONGER = 32, /* may begin a phrase of several words */
	WORD_ALONE = 64,  /* may be a phrase by itself */
	WORD_UNPROVED = 128, /* of UNPROVED_FROM bytes or more, and not known yet to be spelt rightly */
	/* Those above make sets of tokens, and so do the last two. */
	WORD_PHRASES = 256, /* what it begins is known */
	WORD_STEMS = 512,   /* phrase_stems() finds some */
	WORD_ALLCAPS = 1024,
	WORD_X = 2048       /* begins with x or X */
};
#define UNPROVED_FROM 4
#define WORD_FLAGS 2

/* What is asked of few words. */
struct word_more {
	const char *near_term, *suggestion; /* of engine/spell_checks.c; `asked` tells which of them are known */
	uint8_t spelling; /* of the same: 1 + enum ll_spelling; 0: not asked */
	uint8_t asked;
	uint8_t month;    /* of facts/dates_words.c; 0: not asked */
};

/* A list that the linker numbers. */
struct listed {
	const char *words;
};
extern const struct listed __start_ll_listed[], __stop_ll_listed[];
/* Those that sentences are asked of are few, and numbered apart. */
extern const struct listed __start_ll_cues[], __stop_ll_cues[];
#if defined(__clang__)
#define LISTED_IN(part) __attribute__((used, section(#part), no_sanitize("address")))
#else
#define LISTED_IN(part) __attribute__((used, section(#part)))
#endif
/* The list of these words where it stands: a literal, or a constant array. */
#define LISTED_(words, part, name) \
	({ \
		static const struct listed name LISTED_IN(part) = { words }; \
		(uint32_t)(&name - __start_##part); \
	})
#define LISTED_NAME__(n) listed_##n
#define LISTED_NAME_(n) LISTED_NAME__(n)
/* Its number. */
#define LISTED_NUMBER(words) LISTED_(words, ll_listed, LISTED_NAME_(__COUNTER__))
#define CUE_NUMBER(words) LISTED_(words, ll_cues, LISTED_NAME_(__COUNTER__))

static inline bool list_in(const uint64_t *lists, uint32_t number)
{
	return lists[number / 64] >> number % 64 & 1;
}

struct wordlist {
	const char *list;
	uint64_t some;    /* a bit of each word's mix: one whose bit is not here is not in it */
	uint32_t *words;  /* their numbers, in small letters: open addressing, 0 none */
	uint32_t mask;
	uint32_t n;
	uint32_t *each;   /* the same numbers, n of them, nothing between */
	uint32_t letter;  /* in the letter of this serial number, */
	uint64_t *places; /* a bit for each token that is in the list */
};

struct vocabulary {
	struct arena own, *arena;
	struct word *words; /* by number */
	struct word_more *more; /* by number */
	struct phrases_room *phrases_room; /* of letter/phrases.c */
	struct phrase_pairs *pairs;        /* ... */
	struct word *block; /* kept for them from start to start; NULL: they are in the arena */
	uint32_t n, cap;
	uint64_t *here;         /* a bit for each word, in small letters, of the letter being read */
	uint32_t *slots; /* numbers of words, by hash; 0: empty */
	uint32_t nslots;
	uint32_t hyphen;        /* the number of "-" */
	uint32_t list_words;    /* of 64 numbered lists each */
	uint32_t cue_words;     /* the same of cues; they stand before the lists: lists[-1] is the first */
	const uint64_t *no_lists;
	uint32_t letter;        /* serial number of the letter being read, from 1 */
	struct wordlist *lists; /* by address; list NULL: empty */
	uint32_t size, used;    /* of lists; size is a power of two */
};

/* Lives until vocabulary_free(); for one thread at a time. */
struct vocabulary *vocabulary_new(void);
/* One that lives and dies with an arena. */
struct vocabulary *vocabulary_in(struct arena *);
void vocabulary_free(struct vocabulary *);
/* Before each letter: places of the last one are forgotten, and all words if there are too many. */
void vocabulary_begin(struct vocabulary *);

/* The number of a word that is not where its hash leads first, or is new. */
uint32_t vocabulary_find(struct vocabulary *, const char *text, size_t n, uint64_t hash);
/* The number of any word. */
uint32_t vocabulary_word_of(struct vocabulary *, const char *text, size_t n);
/* The list of this address. */
struct wordlist *vocabulary_list(struct vocabulary *, const char *list);
/* vocabulary_has() where the list is new, or not in its place. */
bool vocabulary_search(struct vocabulary *, const char *list, uint32_t word);

/* The first bytes of a word of n, at most eight; eight can be read. */
static inline uint64_t vocabulary_head(const char *p, size_t n)
{
	/* by bytes in order, on any machine */
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define FIRST_BYTES(n) (UINT64_MAX << 8 * (8 - (n)))
#else
#define FIRST_BYTES(n) (UINT64_MAX >> 8 * (8 - (n)))
#endif
	static const uint64_t first[9] = { 0, FIRST_BYTES(1), FIRST_BYTES(2), FIRST_BYTES(3), FIRST_BYTES(4),
					   FIRST_BYTES(5), FIRST_BYTES(6), FIRST_BYTES(7), FIRST_BYTES(8) };
#undef FIRST_BYTES
	uint64_t w;
	memcpy(&w, p, sizeof w);
	return w & first[n < 8 ? n : 8];
}

/* The same of a string of fewer than eight, of which no more than n are read. */
static inline uint64_t vocabulary_head_of(const char *p, size_t n)
{
	uint64_t w = 0;
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define NTH_BYTE(k) (n > (k) ? (uint64_t)(uint8_t)p[k] << 8 * (7 - (k)) : 0)
#else
#define NTH_BYTE(k) (n > (k) ? (uint64_t)(uint8_t)p[k] << 8 * (k) : 0)
#endif
	w = NTH_BYTE(0) | NTH_BYTE(1) | NTH_BYTE(2) | NTH_BYTE(3) | NTH_BYTE(4) | NTH_BYTE(5) | NTH_BYTE(6);
#undef NTH_BYTE
	return w;
}

static inline uint64_t vocabulary_stir(uint64_t h)
{
	h *= 0x9e3779b97f4a7c15u;
	return h ^ h >> 32;
}

/* Of a word of n bytes that begins with `head`. */
static inline uint64_t vocabulary_hash(const char *p, size_t n, uint64_t head)
{
	uint64_t h = vocabulary_stir(head), w;
	for (size_t i = 8; i < n; i += 8) { /* the last eight overlap those before */
		memcpy(&w, p + (i + 8 < n ? i : n - 8), sizeof w);
		h = vocabulary_stir(h ^ w);
	}
	return h;
}

static inline uint64_t vocabulary_tail(const char *p, size_t n)
{
	uint64_t w = 0;
	if (n > 8)
		memcpy(&w, p + n - 8, sizeof w);
	return w;
}

static inline bool vocabulary_same(const struct word *w, const char *p, size_t n, uint64_t head)
{
	return w->head == head && w->n == n &&
	       (n <= 8 || (w->tail == vocabulary_tail(p, n) && (n <= 16 || !memcmp(w->text + 8, p + 8, n - 16))));
}

/* The number of the word where its hash leads first, perhaps of another. */
static inline uint32_t vocabulary_guess(const struct vocabulary *v, uint64_t hash)
{
	return v->slots[(uint32_t)hash & (v->nslots - 1)];
}

/* The number of a word. At least eight bytes can be read at `text`, whatever n (1 at least). */
static inline uint32_t vocabulary_word(struct vocabulary *v, const char *text, size_t n)
{
	const uint64_t head = vocabulary_head(text, n), h = vocabulary_hash(text, n, head);
	const uint32_t word = vocabulary_guess(v, h);
	return vocabulary_same(&v->words[word], text, n, head) ? word : vocabulary_find(v, text, n, h);
}

static inline uint32_t vocabulary_list_slot(const struct vocabulary *v, const char *list)
{
	return (uint32_t)(((uintptr_t)list * 0x9e3779b97f4a7c15u) >> 40) & (v->size - 1);
}

static inline uint32_t vocabulary_mix(uint32_t word)
{
	return word * 0x9e3779b1u;
}

static inline bool wordlist_has(const struct wordlist *l, uint32_t word)
{
	const uint32_t mix = vocabulary_mix(word);
	if (!(l->some >> (mix >> 26) & 1))
		return false;
	for (uint32_t k = mix >> 8 & l->mask; l->words[k]; k = (k + 1) & l->mask)
		if (l->words[k] == word)
			return true;
	return false;
}

/* The word of this number, in small letters, is in the list. */
static inline bool vocabulary_has(struct vocabulary *v, const char *list, uint32_t word)
{
	const struct wordlist *l = &v->lists[vocabulary_list_slot(v, list)];
	return l->list == list ? wordlist_has(l, word) : vocabulary_search(v, list, word);
}

/* The word of this number, in small letters, is in the letter being read. */
static inline bool vocabulary_here(const struct vocabulary *v, uint32_t word)
{
	return v->here[word / 64] >> word % 64 & 1;
}

/* Never 0. */
static inline uint32_t word_hash(const char *p, size_t n)
{
	return ll_hash((struct ll_sv){ p, n });
}

/* The same byte by byte: from the start on, its lowest bit set at the end. */
#define WORD_HASH_START 2166136261u
static inline uint32_t word_hash_on(uint32_t h, char c)
{
	return (h ^ (uint8_t)c) * 16777619u;
}

#endif
