/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "letter/places.h"

TEST(places_are_those_of_the_words)
{
	struct arena a = { 0 };
	const struct ll_letter *l = letter_from(&a, "The knee and the Knee, not THE ankle. Knees are others.\n");
	const uint64_t *set = places_of(l, "the|knee");
	uint32_t n = 0;
	for (uint32_t i = 0; i < l->tokens.n; i++) {
		CHECK_INT(place_in(set, i), tok_in(l, i, "the|knee"));
		n += place_in(set, i);
	}
	CHECK_INT(n, 5);
	PLACES_EACH (i, l, set)
		n--;
	CHECK_INT(n, 0);
	CHECK(places_of(l, "the|knee") == set);
	CHECK_INT(tok_find(l, 0, l->tokens.n, "ankle"), 8);
	CHECK_INT(tok_find(l, 9, l->tokens.n, "ankle"), l->tokens.n);
	CHECK_INT(tok_find(l, 0, 8, "ankle"), 8);
	CHECK(!place_any(l, places_of(l, "ankle"), 0, 8) && place_any(l, places_of(l, "ankle"), 0, 9));
	arena_free(&a);
}

TEST(places_of_many_tokens)
{
	struct arena a = { 0 };
	char text[2000] = "", *at = text;
	for (int i = 0; i < 200; i++)
		at += snprintf(at, 8, "%s", i % 67 ? "word " : "mark ");
	const struct ll_letter *l = letter_from(&a, text);
	uint32_t want = 0;
	PLACES_EACH (i, l, places_of(l, "mark")) {
		CHECK_INT(i, want);
		want += 67;
	}
	CHECK_INT(want, 201);
	CHECK_INT(place_next(l, places_of(l, "mark"), 5000), l->tokens.n);
	CHECK_INT(ll_firsts(l)[134], 0);
	CHECK_INT(ll_firsts(l)[150], 1);
	arena_free(&a);
}

TEST(tokens_are_found_by_their_traits)
{
	struct arena a = { 0 };
	const struct ll_letter *l =
		letter_from(&a, "The  L4 was in  the MRI of XX,\xc2\xa0 as the x-ray and Dec1974\nsay of\tan x5.\n");
	const char *const want[LL_TRAITS] = {
		[LL_TRAIT_DIGITS] = "L4 Dec1974 ",
		[LL_TRAIT_ALLCAPS] = "L4 MRI XX ",
		[LL_TRAIT_X] = "XX x x ",
		[LL_TRAIT_AGAIN] = "The ",
		[LL_TRAIT_WIDE] = "L4 the as ",
	};
	for (uint32_t k = 0; k < LL_TRAITS; k++) {
		char got[100] = "";
		int n = 0;
		for (uint32_t i = ll_find_trait(l, 0, k); i < l->tokens.n; i = ll_find_trait(l, i + 1, k))
			n += snprintf(got + n, sizeof got - (size_t)n, "%.*s ", LL_SV(l->tokens.v[i].text));
		CHECK_STR(got, want[k]);
	}
	CHECK_INT(ll_find_trait(l, 500, LL_TRAIT_X), l->tokens.n);
	arena_free(&a);
}

TEST(a_vocabulary_forgets_the_last_letter_but_not_its_words)
{
	struct arena a = { 0 };
	struct vocabulary *v = vocabulary_new();
	vocabulary_begin(v);
	const uint32_t knee = vocabulary_word_of(v, "Knee", 4);
	CHECK_INT(vocabulary_word_of(v, "Knee", 4), knee);
	CHECK(vocabulary_word_of(v, "knee", 4) != knee);
	CHECK_INT(v->words[knee].lower, vocabulary_word_of(v, "knee", 4));
	const uint32_t longer = vocabulary_word_of(v, "thoracolumbosacral", 18);
	CHECK(vocabulary_word_of(v, "thoracolumbosacraL", 18) != longer);
	CHECK_STR(v->words[longer].text, "thoracolumbosacral");
	CHECK(vocabulary_has(v, "hip|knee", v->words[knee].lower) && !vocabulary_has(v, "hip|knees", v->words[knee].lower));
	for (uint32_t i = 0; i < 100000; i++) {
		char word[16];
		vocabulary_word_of(v, word, (size_t)snprintf(word, sizeof word, "w%u", i));
		if (i % 1000 == 0)
			vocabulary_begin(v);
	}
	CHECK(v->n < 60000);
	CHECK(vocabulary_has(v, "hip|knee", vocabulary_word_of(v, "knee", 4)));
	vocabulary_free(v);
	arena_free(&a);
}

TEST(numbered_lists_tell_of_tokens_and_sentences)
{
	static const char kept[] = "ankle|toe";
	struct arena a = { 0 };
	const struct ll_letter *l = letter_from(&a, "The knee and the Hip are well. The ankle is not.\n");
	for (uint32_t i = 0; i < l->tokens.n; i++) {
		CHECK_INT(tok_in(l, i, "hip|knee"), i == 1 || i == 4);
		CHECK_INT(tok_in(l, i, kept), i == 9);
		CHECK_INT(tok_in(l, i, "hip|knee"), tok_in_list(l, i, "hip|knee"));
	}
	CHECK(!tok_in(l, l->tokens.n, "the|.") && !tok_in(l, UINT32_MAX, "the|."));
	CHECK(sent_has(l, 0, "hip|toe") && sent_has(l, 7, "hip|toe") && !sent_has(l, 8, "hip|toe"));
	CHECK(sent_has(l, 8, kept) && !sent_has(l, 0, kept) && !sent_has(l, l->tokens.n, kept));
	CHECK(span_has(l, 0, 2, "knee") && !span_has(l, 2, 8, "knee") && !span_has(l, 1, 1, "knee"));
	CHECK(span_has(l, 8, 500, kept) && !span_has(l, 500, 600, kept));
	arena_free(&a);
}

TEST(sequences_of_words_are_found)
{
	struct arena a = { 0 };
	const struct ll_letter *l = letter_from(&a, "It is at all times in the record.");
	CHECK_INT(tok_seq(l, 2, "at all"), 2);
	CHECK_INT(tok_seq(l, 2, "at all|in"), 2); /* up to the mark */
	CHECK(tok_seq_in(l, 2, "in the file|at all|at all costs"));
	CHECK(tok_seq_in(l, 2, "at all times in the record"));
	CHECK(!tok_seq_in(l, 2, "at all costs|all times|at the"));
	CHECK(tok_seq_in(l, 5, "in the file|in the record ."));
	CHECK(!tok_seq_in(l, 7, "record . the|the record"));
	CHECK(!tok_seq_in(l, l->tokens.n, "in the|record"));
	arena_free(&a);
}
