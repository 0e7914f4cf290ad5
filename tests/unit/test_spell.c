/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "engine/spell.h"
#include "lexicon/words.h"

#include <stdlib.h>

TEST(our_own_words_need_no_dictionary)
{
	static const char *const words[] = {
		"the",		 "claimant",   "Utilization", "lumbar",	   "radiculopathy",
		"Cymbalta",	 "cymbalta's", "ACOEM",	      "MTUS",	   "acupuncture",
		"enrollee",	 "upheld",     "December",    "thursday",  "naproxen",
		"psychotherapy", "reviewers",  "sessions",    "tapentadol"
	};
	char *path = getenv("DICPATH") ? strdup(getenv("DICPATH")) : NULL;
	struct speller *s = speller_new();
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (!CHECK(speller_check(s, sv(words[i])) == LL_SPELT_RIGHT))
			fprintf(stderr, "  %s\n", words[i]);
	CHECK(!speller_is_missing(s)); /* none was looked for */
	speller_free(s);
	free(path);
}

TEST(what_is_no_english_word_is_let_alone)
{
	struct speller *s = speller_new();
	CHECK_INT(speller_check(s, sv("")), LL_SPELT_RIGHT);
	CHECK_INT(speller_check(s, sv("a")), LL_SPELT_RIGHT);
	CHECK_INT(speller_check(s, sv("L4")), LL_SPELT_RIGHT);
	CHECK_INT(speller_check(s, sv("caf\xc3\xa9")), LL_SPELT_RIGHT);
	CHECK_INT(
		speller_check(
			s, sv("qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq")),
		LL_SPELT_RIGHT);
	speller_free(s);
}

static struct speller *with_dictionary(void)
{
	struct speller *s = speller_new();
	if (speller_check(s, sv("zzyzzyx")) == LL_SPELT_WRONG)
		return s;
	speller_free(s); /* no hunspell-en-us here: nothing to test */
	return NULL;
}

TEST(words_right_and_wrong)
{
	static const char *const right[] = { "percutaneously", "adhesions",    "haematology",
					     "behavioural",    "stented",      "nonoperative",
					     "adventurous",    "hippopotamus", "Wednesday's",
					     "lavaged",	       "paediatric",   "oesophagus",
					     "postmenopausal" };
	static const char *const wrong[] = { "recieve",	   "accomodate", "occured",   "neccessary",
					     "symtomatic", "Cymbalata",	 "refered",   "seperate",
					     "thier",	   "artifical",	 "adherance", "untill",
					     "sucidal",	   "hisotry",	 "ofthe" };
	struct speller *s = with_dictionary();
	if (!s)
		return;
	for (size_t i = 0; i < sizeof right / sizeof *right; i++)
		if (!CHECK(speller_check(s, sv(right[i])) == LL_SPELT_RIGHT))
			fprintf(stderr, "  %s\n", right[i]);
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		for (int twice = 0; twice < 2; twice++) /* the second time from memory */
			if (!CHECK(speller_check(s, sv(wrong[i])) == LL_SPELT_WRONG))
				fprintf(stderr, "  %s\n", wrong[i]);
	speller_free(s);
}

TEST(the_right_word_is_suggested)
{
	static const char *const pairs[][2] = { { "recieve", "receive" },
						{ "Occured", "Occurred" },
						{ "symtomatic", "symptomatic" },
						{ "hisotry", "history" },
						{ "Cymbalata", "Cymbalta" },
						{ "ofthe", "of the" },
						{ "neccessary", "necessary" },
						{ "labetolol", "labetalol" },
						{ "posttruamatic", "posttraumatic" },
						{ "ventillation", "ventilation" } };
	struct arena a = { 0 };
	struct speller *s = with_dictionary();
	if (!s)
		return;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		CHECK_SV(speller_suggest(s, &a, sv(pairs[i][0])), pairs[i][1]);
	speller_free(s);
	arena_free(&a);
}

TEST(near_misses_of_terms)
{
	struct arena a = { 0 };
	struct speller *s = speller_new();
	CHECK_SV(speller_near_term(s, &a, sv("Cymbalata")), "Cymbalta");
	CHECK_SV(speller_near_term(s, &a, sv("cyclobenzeprine")), "cyclobenzaprine");
	CHECK_SV(speller_near_term(s, &a, sv("radiculpathy")), "radiculopathy");
	CHECK_SV(speller_near_term(s, &a, sv("Lunseta")), "Lunesta");
	/* two words that differ as words do */
	CHECK(!speller_near_term(s, &a, sv("hypertrophic")).n);
	CHECK(!speller_near_term(s, &a, sv("arthritic")).n);
	CHECK(!speller_near_term(s, &a, sv("lumbarize")).n);
	CHECK(!speller_near_term(s, &a, sv("zzyzzyx")).n);
	CHECK(!speller_near_term(s, &a, sv("")).n);
	speller_free(s);
	arena_free(&a);
}

TEST(without_a_dictionary)
{
	/* DICPATH is asked first but the usual places still are: only a machine without any can
	 * show it. */
	struct speller *s = speller_new();
	uint32_t v = speller_check(s, sv("zzyzzyx"));
	CHECK(v == LL_SPELT_WRONG ? !speller_is_missing(s)
				  : v == LL_SPELT_UNKNOWN && speller_is_missing(s));
	speller_free(s);
}

TEST(words_are_classed)
{
	CHECK_INT(word_class("gabapentin", 10), WORD_TERM);
	CHECK_INT(word_class("because", 7), WORD_COMMON);
	CHECK_INT(word_class("becau", 5), WORD_UNKNOWN);
	CHECK_INT(word_class("", 0), WORD_UNKNOWN);
	size_t n = 0;
	const struct near_word *end;
	for (int class = WORD_COMMON; class <= WORD_TERM; class++)
		for (char c = 'a'; c <= 'z'; c++)
			for (size_t len = 0; len < 60; len++)
				for (const struct near_word *p = words_of((enum word_class)class, c, len, &end); p < end;
				     p++, n++) {
					const char *w = word_text(p);
					if (*w != c || strlen(w) != len || !(p->letters >> (c - 'a') & 1) ||
					    word_class(w, len) != (enum word_class)class)
						CHECK_STR(w, "a word of another letter, length or class");
				}
	CHECK(n > 10000);
	CHECK(words_of(WORD_TERM, '(', 5, &end) == end);
}
