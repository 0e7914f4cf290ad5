/* SPDX-License-Identifier: MIT */
/* Numbers in digits and in words. */
#include "facts/people.h"
#include "letter/places.h"

#include <math.h>
#include <string.h>

#define NUMBER_WORDS(W) \
	W("zero", 0, false) W("one", 1, false) W("two", 2, false) W("three", 3, false) \
	W("four", 4, false) W("five", 5, false) W("six", 6, false) W("seven", 7, false) \
	W("eight", 8, false) W("nine", 9, false) W("ten", 10, false) W("eleven", 11, false) \
	W("twelve", 12, false) W("thirteen", 13, false) W("fourteen", 14, false) \
	W("fifteen", 15, false) W("sixteen", 16, false) W("seventeen", 17, false) \
	W("eighteen", 18, false) W("nineteen", 19, false) W("twenty", 20, false) \
	W("thirty", 30, false) W("forty", 40, false) W("fourty", 40, false) \
	W("fifty", 50, false) W("sixty", 60, false) W("seventy", 70, false) \
	W("eighty", 80, false) W("ninety", 90, false) W("dozen", 12, false) \
	W("first", 1, true) W("third", 3, true) W("fourth", 4, true) W("fifth", 5, true) \
	W("sixth", 6, true) W("seventh", 7, true) W("eighth", 8, true) W("ninth", 9, true) \
	W("tenth", 10, true) W("eleventh", 11, true) W("twelfth", 12, true) \
	W("twentieth", 20, true) W("thirtieth", 30, true)

#define AS_ROW(word, value, ordinal) { word, value, ordinal },
#define AS_LIST(word, value, ordinal) word "|"

static const struct {
	const char *word;
	uint16_t value;
	bool ordinal;
} words[] = { NUMBER_WORDS(AS_ROW) };

static const char word_list[] = NUMBER_WORDS(AS_LIST);

enum { MOST_READ = UINT8_MAX }; /* numbers of a letter that are remembered */

/* The value of a number word, 2 * value + ordinal, or -1. */
static int16_t read_word(struct ll_sv w)
{
	if (w.n < 3 || w.n > 10 || !strchr("zotfsend", w.p[0]))
		return -1;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (w.p[0] == words[i].word[0] && sv_is(w, words[i].word))
			return (int16_t)(words[i].value * 2 + words[i].ordinal);
	return -1;
}

/* What a part of one can be said of: "1/2 tablet", "1/2 hour". Others are ranges and dates: "3/4 weeks". */
static bool is_divisible(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i, "tablet|tablets|tab|tabs|pill|pills|capsule|capsules|cap|caps|patch|patches|strip|strips|film|"
			    "films|teaspoon|teaspoons|tsp|hour|hours|hr|hrs");
}

/* "half a tablet", "half an hour", not "one and a half of a" */
static bool is_half(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i + 1, "a|an") && is_divisible(l, i + 2) && !(i && tok_in(l, i - 1, "a|one|second|first|other"));
}

void facts_numbers(struct ll_letter *l)
{
	l->counts = places_new(l);
	l->number_slot = arena_alloc(l->arena, l->tokens.n + 1);
	l->numbers_read = arena_raw_array(l->arena, struct number, MOST_READ);
	places_add(l, l->counts, l->numbers);
	places_add(l, l->counts, places_of(l, word_list));
	for (uint32_t i = tok_find(l, 1, l->tokens.n, "dozen|hundred"); i < l->tokens.n;
	     i = tok_find(l, i + 1, l->tokens.n, "dozen|hundred"))
		if (tok_is(l, i - 1, "a"))
			place_add(l->counts, i - 1);
	for (uint32_t i = tok_find(l, 0, l->tokens.n, "half"); i < l->tokens.n; i = tok_find(l, i + 1, l->tokens.n, "half"))
		if (is_half(l, i))
			place_add(l->counts, i);
	ages_find(l);
}

/* The value of the number word at i, or -1. */
static int word_value(const struct ll_letter *l, uint32_t i, bool *ordinal)
{
	const int v = tok_in(l, i, word_list) ? read_word(l->tokens.v[i].lower) : -1;
	if (v < 0)
		return -1;
	*ordinal = v & 1;
	return v / 2;
}

static double digits_value(struct ll_sv t)
{
	double v = 0, unit = 0;
	for (size_t i = 0; i < t.n; i++) {
		if (t.p[i] == '.') {
			if (unit > 0)
				return NAN; /* "9792.20.1" */
			unit = 1;
		} else if (t.p[i] != ',') {
			v = v * 10 + (t.p[i] - '0');
			unit *= 10;
		}
	}
	return unit > 1 ? v / unit : v;
}

/* The word number below a hundred at i: "six", "twenty-five", "third". */
static struct number below_hundred(const struct ll_letter *l, uint32_t i)
{
	struct number n = { .words = true, .digits = NAN };
	const int v = word_value(l, i, &n.ordinal);
	uint32_t at = i + 1;
	if (v < 0)
		return n;
	n.value = v;
	if (v >= 20 && v % 10 == 0 && !n.ordinal) {
		uint32_t next = tok_is(l, at, "-") && tok_joined(l, at) && tok_joined(l, at + 1)
					? at + 1
					: at;
		bool ordinal = false;
		int small =
			tok(l, next)->flags & LL_TOK_PARAGRAPH ? -1 : word_value(l, next, &ordinal);
		if (small > 0 && small < 10) {
			n.value += small;
			n.ordinal = ordinal;
			at = next + 1;
		}
	}
	n.ntokens = at - i;
	return n;
}

/* The word number below a thousand at i, or of hundreds: "one hundred and six", "a dozen", "fifteen hundred". */
static struct number in_hundreds(const struct ll_letter *l, uint32_t i)
{
	struct number n = below_hundred(l, i);
	const bool half = i && tok_is(l, i - 1, "half"); /* "half a dozen", "half dozen" */
	if (!n.ntokens && tok_is(l, i, "a") && tok_in(l, i + 1, "dozen|hundred")) {
		n.value = !tok_is(l, i + 1, "dozen") ? 100 : half ? 6 : 12;
		n.ntokens = 2;
		return n;
	}
	if (half && tok_is(l, i, "dozen"))
		n.value = 6;
	uint32_t at = i + n.ntokens;
	if (n.ntokens && !n.ordinal && n.value < 10 && tok_is(l, at, "dozen")) {
		n.value *= 12;
		n.ntokens++;
		return n;
	}
	if (!n.ntokens || n.ordinal || n.value >= 20 || !tok_is(l, at, "hundred"))
		return n;
	n.value *= 100;
	at++;
	uint32_t next = tok_is(l, at, "and") ? at + 1 : at;
	struct number rest = below_hundred(l, next);
	/* "two hundred, three hundred" are two numbers. */
	bool another = rest.value < 10 && tok_is(l, next + rest.ntokens, "hundred");
	if (rest.ntokens && rest.value > 0 && !rest.ordinal && !another) {
		n.value += rest.value;
		at = next + rest.ntokens;
	}
	n.ntokens = at - i;
	return n;
}

/* "two thousand fourteen" */
static struct number in_words(const struct ll_letter *l, uint32_t i)
{
	struct number n = in_hundreds(l, i);
	uint32_t at = i + n.ntokens;
	if (!n.ntokens || n.ordinal || n.value >= 1000 || !tok_is(l, at, "thousand"))
		return n;
	n.value *= 1000;
	at++;
	uint32_t next = tok_is(l, at, "and") ? at + 1 : at;
	struct number rest = in_hundreds(l, next);
	if (rest.ntokens && rest.value > 0 && rest.value < 1000 && !rest.ordinal &&
	    !tok_is(l, next + rest.ntokens, "thousand")) {
		n.value += rest.value;
		at = next + rest.ntokens;
	}
	n.ntokens = at - i;
	return n;
}

/* ".5 mg": the figure at i stands behind a point that ends no sentence and joins no word. */
static bool behind_point(const struct ll_letter *l, uint32_t i)
{
	return i && tok_is(l, i - 1, ".") && tok_joined(l, i) && !tok_joined(l, i - 1) &&
	       tok(l, i - 1)->sentence == tok(l, i)->sentence && !memchr(tok(l, i)->lower.p, '.', tok(l, i)->lower.n);
}

/* "1/2" at token i, written as one: its value, or 0. */
static double fraction_at(const struct ll_letter *l, uint32_t i)
{
	const struct ll_token *top = tok(l, i), *under = tok(l, i + 2);
	if (top->kind != LL_TOK_NUMBER || top->text.n != 1 || under->kind != LL_TOK_NUMBER || under->text.n != 1 ||
	    !tok_is(l, i + 1, "/") || !tok_joined(l, i + 1) || !tok_joined(l, i + 2))
		return 0;
	const int n = *top->text.p - '0', of = *under->text.p - '0';
	return n > 0 && n < of && (of <= 4 || of == 8) ? (double)n / of : 0;
}

/* "1/2 tablet", "1 1/2 tablets", "2 1/2 years" at token i; n: the whole number there, or none. */
static void add_fraction(const struct ll_letter *l, uint32_t i, struct number *n)
{
	double part = fraction_at(l, i);
	if (part > 0 && is_divisible(l, i + 3) && !(i && tok(l, i - 1)->kind == LL_TOK_NUMBER)) {
		n->value = part;
		n->ntokens = 3;
		return;
	}
	part = fraction_at(l, i + 1);
	if (part > 0 && n->value < 100 && tok(l, i)->text.n <= 2 && !(tok(l, i + 1)->flags & LL_TOK_PARAGRAPH) &&
	    (is_divisible(l, i + 4) || (part == 0.5 && tok_in(l, i + 4, LIST_SPANS)))) {
		n->value += part;
		n->ntokens = 4;
	}
}

static struct number read_number(const struct ll_letter *l, uint32_t i)
{
	struct number n = { .digits = NAN };
	const struct ll_token *t = tok(l, i);
	if (t->kind == LL_TOK_NUMBER) {
		n.value = digits_value(t->lower);
		n.ntokens = isnan(n.value) ? 0 : 1;
		if (n.ntokens && t->lower.n < 8 && behind_point(l, i))
			for (size_t k = 0; k < t->lower.n; k++)
				n.value /= 10;
		if (n.ntokens)
			add_fraction(l, i, &n);
		if (tok_joined(l, i + 1) && tok_in(l, i + 1, "st|nd|rd|th")) {
			n.ordinal = true;
			n.ntokens = 2;
		}
	} else if (tok_is(l, i, "half") && is_half(l, i)) {
		n = (struct number){ .value = 0.5, .ntokens = 2, .words = true, .digits = NAN };
	} else if (t->kind == LL_TOK_WORD) {
		n = in_words(l, i);
	}
	if (n.ntokens && !n.ordinal && tok_in(l, i + n.ntokens, "million|billion")) {
		n.value *= tok_is(l, i + n.ntokens, "million") ? 1e6 : 1e9;
		n.ntokens++;
	}
	if (n.ntokens && !n.ordinal && tok_is(l, i + n.ntokens, "and") && tok_is(l, i + n.ntokens + 1, "a") &&
	    tok_is(l, i + n.ntokens + 2, "half")) {
		n.value += 0.5; /* "two and a half hours" */
		n.ntokens += 3;
	}
	/* "eight (6)", "6 (six)": the figure or word in brackets is the same number again. */
	uint32_t at = i + n.ntokens;
	if (!n.ntokens || n.ordinal || !tok_is(l, at, "(") || !tok_is(l, at + 2, ")"))
		return n;
	bool o;
	const struct ll_token *in = tok(l, at + 1);
	int word = word_value(l, at + 1, &o);
	if ((n.words && in->kind == LL_TOK_NUMBER) || (!n.words && word >= 0)) {
		n.digits = n.words ? digits_value(in->lower) : n.value;
		n.digits_token = n.words ? at + 1 : i;
		if (!n.words) {
			n.value = word;
			n.words = true;
		}
		n.ntokens += 3;
	}
	return n;
}

struct number number_read(const struct ll_letter *l, uint32_t i)
{
	uint8_t *slot = &l->number_slot[i], *used = &l->number_slot[l->tokens.n];
	if (*slot)
		return l->numbers_read[*slot - 1];
	const struct number n = read_number(l, i);
	if (*used < MOST_READ) {
		l->numbers_read[*used] = n;
		*slot = ++*used;
	}
	return n;
}
