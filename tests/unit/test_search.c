/* SPDX-License-Identifier: MIT */
/* A user's pattern held against a text: what is found, and that no pattern takes for ever. */
#include "unit.h"

#include "engine/search.h"

#include <stdio.h>
#include <stdlib.h>

struct probe {
	struct arena arena;
	struct searcher *searcher;
	struct regex pattern;
	struct search search;
};

/* "from-to from-to": the matches of a pattern in a text that is one stretch. */
static const char *matches(struct probe *p, const char *pattern, struct ll_sv text)
{
	const char *why = "", *all = "";
	size_t at;
	struct stretch whole = { 0, (uint32_t)text.n };
	const size_t *o;
	if (!p->searcher)
		p->searcher = searcher_new();
	if (regex_compile(&p->pattern, &p->arena, pattern, &at, &why))
		return arena_printf(&p->arena, "%zu: %s", at, why);
	search_begin(&p->search, p->searcher, text, &whole, 1);
	p->search.most /= 20; /* not to take for ever */
	for (uint32_t from = 0; search_next(&p->search, &p->pattern, whole, from, &o);) {
		all = arena_printf(&p->arena, "%s%s%zu-%zu", all, *all ? " " : "", o[0], o[1]);
		from = (uint32_t)(o[1] > from ? o[1] : from + 1);
	}
	if (p->search.stopped)
		all = arena_printf(&p->arena, "%s%sstopped", all, *all ? " " : "");
	regex_free(&p->pattern);
	return all;
}

static void done(struct probe *p)
{
	searcher_free(p->searcher);
	arena_free(&p->arena);
}

static struct ll_sv many(struct arena *a, const char *unit, size_t n, const char *end)
{
	size_t k = strlen(unit);
	char *s = arena_alloc(a, k * n + strlen(end) + 1);
	for (size_t i = 0; i < n; i++)
		memcpy(s + i * k, unit, k);
	memcpy(s + k * n, end, strlen(end));
	return (struct ll_sv){ s, k * n + strlen(end) };
}

TEST(search_finds_all_that_has_a_character)
{
	struct probe p = { 0 };
	CHECK_STR(matches(&p, "b+", sv("abbab")), "1-3 4-5");
	CHECK_STR(matches(&p, "b*", sv("abbab")), "1-3 4-5");
	CHECK_STR(matches(&p, "^b", sv("a\nb\nb")), "2-3 4-5");
	CHECK_STR(matches(&p, "a$", sv("a\nba\n")), "0-1 3-4");
	CHECK_STR(matches(&p,
			  "(?i)\\bN\xC3\x9A\xC3\x91"
			  "EZ\\b",
			  sv("n\xC3\xBA\xC3\xB1"
			     "ez")),
		  "0-7");
	CHECK_STR(matches(&p, "x", sv("")), "");
	CHECK_STR(matches(&p, "a\\Kb", sv("abab")), "1-2 3-4");
	done(&p);
}

TEST(search_tells_where_a_pattern_is_wrong)
{
	struct probe p = { 0 };
	CHECK_STR(matches(&p, "ab(c", sv("")), "4: missing closing parenthesis");
	CHECK(strstr(matches(&p, "a{2,1}", sv("")), "5: "));
	CHECK(strstr(matches(&p, "\\C", sv("")), "2: "));
	CHECK(strstr(matches(&p, "(?J)(?<n>a)|(?<n>b)", sv("")), "0: two groups have one name"));
	CHECK(strstr(matches(&p, "((a{1000}){1000}){1000}", sv("")), "too large"));
	CHECK(strstr(matches(&p, many(&p.arena, "a", REGEX_LONGEST + 1, "").p, sv("")),
		     "longer than 8192 bytes"));
	CHECK_STR(matches(&p, many(&p.arena, "(", 300, "").p, sv("")),
		  "251: parentheses are too deeply nested");
	done(&p);
}

/* The counting form finds the same, where the quick one is not to be used. */
TEST(search_by_counting_finds_the_same)
{
	struct probe p = { 0 };
	p.searcher = searcher_new();
	struct ll_sv text = many(&p.arena, "seen by Dr. Lee (\xC3\xA9) on foot. ", 40, "Dr. No");
	const struct stretch whole = { 0, (uint32_t)text.n };
	const char *why, *found[2] = { "", "" };
	size_t at;
	if (!CHECK(!regex_compile(&p.pattern, &p.arena, "(\\w+\\s+){1,3}Dr\\. (?<n>\\w+)", &at,
				  &why)))
		return;
	for (int k = 0; k < 2; k++) {
		const size_t *o;
		search_begin(&p.search, p.searcher, text, &whole, 1);
		CHECK_INT(p.search.quick_limit, 1000);
		p.search.quick_limit = k ? 0 : 1000;
		for (uint32_t from = 0; search_next(&p.search, &p.pattern, whole, from, &o);) {
			found[k] = arena_printf(&p.arena, "%s %zu-%zu", found[k], o[4], o[5]);
			from = (uint32_t)o[1];
		}
		CHECK(k ? p.search.steps > 1000 : p.search.steps == 0);
	}
	CHECK(strlen(found[0]) > 100);
	CHECK_STR(found[0], found[1]);
	regex_free(&p.pattern);
	done(&p);
}

/* What a hasty pattern needs on a long paragraph: each word looks at all that follows. */
TEST(a_square_of_a_paragraph_is_within_bounds)
{
	struct probe p = { .searcher = searcher_new() };
	struct ll_sv text = many(&p.arena, "the words of it ", 200, "end");
	const struct stretch whole = { 0, (uint32_t)text.n };
	const char *why;
	const size_t *o;
	size_t at;
	CHECK(!regex_compile(&p.pattern, &p.arena, "\\w+.*approve[ds]!", &at, &why));
	search_begin(&p.search, p.searcher, text, &whole, 1);
	CHECK(!search_next(&p.search, &p.pattern, whole, 0, &o));
	CHECK(!p.search.stopped);
	regex_free(&p.pattern);
	done(&p);
}

TEST(no_pattern_takes_for_ever)
{
	static const char *const patterns[] = {
		"(a+)+$",	 "(a|aa)+$",	      "(?:a?){30}a{30}!!!", "(a*)*b!|!!",
		"(x+x+)+y",	 "(?:.*a){12}[c!]!",  "(.*)*\\1$[^!]",	    "((a*)*)*[b!]{2}",
		"(?:a|b|ab)*?c", "(?s)(.*?a){9}z|!!",
	};
	struct probe p = { 0 };
	struct ll_sv text = many(&p.arena, "a", 3000, "!");
	uint32_t stopped = 0;
	for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
		stopped += strstr(matches(&p, patterns[i], text), "stopped") != NULL;
	CHECK(stopped >= 4);
	CHECK_STR(matches(&p, "(a+)+$", text), "stopped");
	CHECK_INT(p.search.stopped, STOP_STEPS);
	CHECK(strstr(search_why(&p.search, &p.arena), "too many steps (over 20 million)"));
	done(&p);
}

/* Each byte of a long line may not look at all others. */
TEST(a_long_line_takes_no_square)
{
	struct probe p = { 0 };
	struct ll_sv text = many(&p.arena, "ab", 100000, "!!");
	CHECK_STR(matches(&p, "b!", text), "199999-200001");
	CHECK_INT(p.search.steps > 0, true);
	CHECK_STR(matches(&p, "a[^x]*!{3}", text), "stopped");
	done(&p);
}

/* What costs much in one stretch does not make the others dear. */
TEST(stretches_are_judged_apart)
{
	struct probe p = { .searcher = searcher_new() };
	struct ll_sv text = many(&p.arena, "ab ", 10000, "");
	const struct stretch v[] = { { 0, 29000 }, { 29000, 30000 } };
	const char *why;
	const size_t *o;
	size_t at;
	CHECK(!regex_compile(&p.pattern, &p.arena, "b a", &at, &why));
	search_begin(&p.search, p.searcher, text, v, 2);
	CHECK(p.search.quick_limit == 1000);
	CHECK(search_next(&p.search, &p.pattern, v[1], 29000, &o) && o[0] == 29002);
	CHECK(!p.search.counting && !p.search.steps);
	CHECK(search_next(&p.search, &p.pattern, v[0], 0, &o) && o[0] == 1);
	CHECK(p.search.counting && p.search.steps);
	CHECK(!search_next(&p.search, &p.pattern, v[1], 29999, &o));
	regex_free(&p.pattern);
	done(&p);
}

TEST(endless_recursion_and_hunger_are_told)
{
	struct probe p = { 0 };
	CHECK_STR(matches(&p, "(?|a|(?R)?b)c", many(&p.arena, "ab", 50000, "d")), "");
	struct ll_sv text = many(&p.arena, "ab", 100000, "d");
	const char *found = matches(&p, "^(?:(a)|(b))*(?<=c|d)(?=.|$)(?<!d)", text);
	CHECK(!*found || strstr(found, "stopped"));
	CHECK(p.search.steps <= p.search.most + 1000000);
	done(&p);
}
