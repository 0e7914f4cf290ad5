/* SPDX-License-Identifier: MIT */
/* What checks call: quoting, reporting, patterns; and a worker from bytes to findings. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "unit.h"

#include "engine/ctx.h"

#include <pcre2.h>
#include <stdlib.h>

static void run_nothing(struct ll_ctx *c, const struct ll_letter *l)
{
	(void)c, (void)l;
}

static const struct ll_opt options[] = { { "most", "the most", 7, 0, 9 }, { 0 } };
static struct rule rule = {
	.check = { LL_CHECK_ABI, .id = "test-check", .severity = LL_ERROR, .options = options,
		   .run = run_nothing },
};
static const struct setting setting = { .rule = &rule };

/* The quote of the first place where `words` stand in `text`. */
static void quote_is(const char *text, const char *words, const char *want, int line)
{
	struct arena a = { 0 };
	struct ll_letter *l = letter_from(&a, text);
	struct ll_ctx c = { .arena = &a, .letter = l, .setting = &setting };
	const char *p = strstr(l->source->text, words);
	if (unit_check(p != NULL, __FILE__, line, words))
		unit_check_sv(sv(ll_quote(&c, (struct ll_span){ (uint32_t)(p - l->source->text),
								(uint32_t)strlen(words) })),
			      sv(want), __FILE__, line, words);
	arena_free(&a);
}
#define QUOTE(text, words, want) quote_is(text, words, want, __LINE__)

TEST(quotes_are_one_line)
{
	const char *wrapped =
		"The patient was seen on December 23, \n1997, while employed as a worker. \n"
		"He had 49 \nsessions to date and was given a prescription.\n";
	QUOTE(wrapped, "seen", "seen");
	QUOTE(wrapped, "December 23, \n1997", "December 23, 1997");
	QUOTE(wrapped, "49 \nsessions", "49 sessions");
	QUOTE("A man said 'no' twice, and no more than that.\n", "said 'no' twice",
	      "said \"no\" twice");
	QUOTE("The worker's claim, and the letter that decides it.\n", "worker's claim",
	      "worker's claim");
	QUOTE("It\xE2\x80\x99s \xE2\x80\x9Cquoted\xE2\x80\x9D here.\n", "It\xE2\x80\x99s", "It's");
	QUOTE("One and two.\n", "and ", "and");
}

TEST(long_quotes_lose_their_middle)
{
	QUOTE("The first of the words that are quoted here come before those that nobody will read "
	      "and the last words.\n",
	      "first of the words that are quoted here come before those that nobody will read and "
	      "the last words",
	      "first of the words that are quoted here come ... and the last words");
	/* no blank to cut at, characters of two bytes */
	char text[600] = "", *p = text;
	for (int i = 0; i < 200; i++, p += 2)
		memcpy(p, "\xC3\xA9", 2);
	struct arena a = { 0 };
	struct ll_letter *l = letter_from(&a, text);
	struct ll_ctx c = { .arena = &a, .letter = l, .setting = &setting };
	const char *q = ll_quote(&c, (struct ll_span){ 0, 400 });
	CHECK(strlen(q) < 80 && strstr(q, " ... ") && q[0] == '\xC3');
	CHECK(((uint8_t)strstr(q, " ... ")[5] & 0xC0) != 0x80);
	arena_free(&a);
}

TEST(findings_keep_what_they_are_told)
{
	struct arena a = { 0 };
	struct ll_letter *l = letter_from(&a, "The first line.\nThe second line.\n");
	struct ll_ctx c = { .arena = &a, .letter = l, .setting = &setting };
	struct ll_finding *f =
		ll_report(&c, (struct ll_span){ 4, 5 }, "'%s' on line %u", "first", 1u);
	CHECK_STR(f->message, "'first' on line 1");
	CHECK_INT(f->severity, LL_ERROR);
	ll_soften(f, LL_WARNING);
	CHECK_INT(f->severity, LL_WARNING);
	ll_soften(f, LL_ERROR);
	CHECK_INT(f->severity, LL_WARNING);
	ll_related(f, (struct ll_span){ 20, 6 }, "here too");
	ll_suggest(f, (struct ll_span){ 4, 5 }, sv("last"));
	CHECK_INT(f->related.n, 1);
	CHECK_SV(f->fixes.v[0]->edits.v[0].text, "last");
	/* spans outside the text, and behind a line end */
	f = ll_report(&c, (struct ll_span){ 1000, 5 }, "x");
	CHECK(f->at.off + f->at.len <= l->source->len);
	f = ll_report(&c, (struct ll_span){ 4, UINT32_MAX }, "x");
	CHECK(f->at.off == 4 && f->at.off + f->at.len <= l->source->len);
	f = ll_report(&c, (struct ll_span){ 4, 12 }, "x");
	CHECK_INT(f->at.len, 11);
	CHECK_INT(ll_option_int(&c, "most"), 7);
	arena_free(&a);
}

TEST(patterns_match_bytes)
{
	int error;
	size_t at;
	struct arena a = { 0 };
	pcre2_code *codes[] = {
		pcre2_compile((PCRE2_SPTR) "a(b+)?c", PCRE2_ZERO_TERMINATED, PCRE2_NEVER_UTF,
			      &error, &at, NULL),
		pcre2_compile((PCRE2_SPTR) "(x+x+)+y", PCRE2_ZERO_TERMINATED, PCRE2_NEVER_UTF,
			      &error, &at, NULL),
	};
	struct rule r = rule;
	r.codes = codes;
	r.ncodes = 2;
	const struct setting patterned = { .rule = &r };
	struct ll_ctx c = {
		.arena = &a, .letter = letter_from(&a, "x"), .setting = &patterned
	};
	c.match = pcre2_match_data_create(2, NULL);
	c.limits = pcre2_match_context_create(NULL);
	pcre2_set_match_limit(c.limits, 1000);
	struct ll_span whole, group;
	CHECK(ll_match(&c, 0, sv("xx abbc ac"), 0, &whole, &group));
	CHECK(whole.off == 3 && whole.len == 4 && group.off == 4 && group.len == 2);
	CHECK(ll_match(&c, 0, sv("xx abbc ac"), 7, &whole, &group));
	CHECK(whole.off == 8 && whole.len == 2 && group.len == 0);
	CHECK(!ll_match(&c, 0, sv("nothing"), 0, &whole, &group));
	CHECK(!ll_match(&c, 0, sv("ac"), 3, NULL, NULL));
	CHECK(!ll_match(&c, 0, (struct ll_sv){ 0 }, 0, NULL, NULL));
	/* would take for ever without the limit */
	CHECK(!ll_match(&c, 1, sv("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"), 0, NULL,
			NULL));
	pcre2_match_data_free(c.match);
	pcre2_match_context_free(c.limits);
	pcre2_code_free(codes[0]);
	pcre2_code_free(codes[1]);
	arena_free(&a);
}

static void report_twice(struct ll_ctx *c, const struct ll_letter *l)
{
	(void)l;
	ll_report(c, (struct ll_span){ 10, 2 }, "late");
	ll_report(c, (struct ll_span){ 4, 2 }, "long");
	ll_report(c, (struct ll_span){ 4, 1 }, "early");
	ll_report(c, (struct ll_span){ 10, 2 }, "again");
}

TEST(a_worker_sorts_and_drops_doubles)
{
	struct rule rules[] = { rule, rule };
	rules[0].check.run = rules[1].check.run = report_twice;
	rules[0].check.id = "a-check";
	struct registry g = { .rules = { rules, 2, 2 } };
	struct arena a = { 0 };
	const struct policy *p = policy_new(&a, &g);
	struct worker *w = worker_new(&g);
	const char *text = "The words of a letter.\n", *why;
	struct linted out;
	for (int again = 0; again < 3; again++) {
		if (!CHECK(!worker_lint(w, p, "t", (const uint8_t *)text, strlen(text), &out, &why)))
			break;
		CHECK_INT(out.n, 6);
		CHECK_STR(out.v[0]->message, "early");
		CHECK_STR(out.v[0]->rule->check.id, "a-check");
		CHECK_STR(out.v[1]->rule->check.id, "test-check");
		CHECK_STR(out.v[2]->message, "long");
		CHECK_STR(out.v[5]->message, "late");
	}
	CHECK(worker_lint(w, p, "t", (const uint8_t *)"%PDF-1", 6, &out, &why) && strstr(why, "PDF"));
	worker_free(w);
	arena_free(&a);
}

static void report_at_each_byte(struct ll_ctx *c, const struct ll_letter *l)
{
	for (uint32_t i = 0; i < ll_source_text(l).n; i++) {
		struct ll_finding *f = ll_report(c, (struct ll_span){ i, 1 }, "at %u", i);
		ll_related(f, (struct ll_span){ i, 1 }, "here");
		ll_edit(ll_fix(f, LL_FIX_SAFE, NULL), (struct ll_span){ i, 1 }, (struct ll_sv){ "x", 1 });
	}
}

TEST(a_check_that_finds_too_much_is_cut_short)
{
	struct rule rules[] = { rule, rule };
	rules[0].check.run = rules[1].check.run = report_at_each_byte;
	rules[0].check.id = "a-check";
	struct registry g = { .rules = { rules, 2, 2 } };
	struct arena a = { 0 };
	const struct policy *p = policy_new(&a, &g);
	struct worker *w = worker_new(&g);
	char text[1501];
	memset(text, 'a', 1500);
	const char *why;
	struct linted out;
	if (CHECK(!worker_lint(w, p, "t", (const uint8_t *)text, 1500, &out, &why))) {
		CHECK_INT(out.n, 2000);
		CHECK_STR(out.v[0]->message, "at 0");
		CHECK_STR(out.v[1998]->message, "at 999 (and 500 more like it)");
		CHECK_STR(out.v[1999]->message, "at 999 (and 500 more like it)");
		CHECK_INT(out.v[1999]->related.n, 1);
	}
	if (CHECK(!worker_lint(w, p, "t", (const uint8_t *)text, 1000, &out, &why)))
		CHECK_STR(out.v[1999]->message, "at 999");
	worker_free(w);
	arena_free(&a);
}

/* The text of a letter with a fix made. */
static const char *fixed(struct arena *a, const struct ll_letter *l, const struct ll_fix *x)
{
	const char *out = "";
	uint32_t at = 0;
	for (uint32_t i = 0; i < x->edits.n; i++) {
		const struct edit *e = &x->edits.v[i];
		out = arena_printf(a, "%s%.*s%.*s", out, (int)(e->at.off - at),
				   l->source->text + at, LL_SV(e->text));
		at = e->at.off + e->at.len;
	}
	return arena_printf(a, "%s%s", out, l->source->text + at);
}

TEST(fixes_are_put_in_order)
{
	struct arena a = { 0 };
	struct ll_letter *l = letter_from(&a, "The the first line.\nThe second line.\n");
	struct ll_ctx c = { .arena = &a, .letter = l, .setting = &setting };
	struct ll_finding *f = ll_report(&c, (struct ll_span){ 0, 7 }, "twice");
	ll_suggest(f, (struct ll_span){ 8, 5 }, sv("last"));
	ll_suggest(f, (struct ll_span){ 3, 4 }, sv(""));
	ll_suggest(f, (struct ll_span){ 14, 4 }, sv("line")); /* changes nothing */
	fixes_settle(f);
	CHECK_INT(f->fixes.n, 1);
	CHECK_INT(f->fixes.v[0]->applicability, LL_FIX_SAFE);
	CHECK_STR(f->fixes.v[0]->title, "write 'The last'");
	CHECK_STR(fixed(&a, l, f->fixes.v[0]), "The last line.\nThe second line.\n");
	/* edits over each other, none, beyond the text */
	f = ll_report(&c, (struct ll_span){ 0, 7 }, "wrong");
	struct ll_fix *x = ll_fix(f, LL_FIX_SAFE, NULL);
	ll_edit(x, (struct ll_span){ 0, 7 }, sv("A"));
	ll_edit(x, (struct ll_span){ 4, 7 }, sv("B"));
	ll_fix(f, LL_FIX_SAFE, "do nothing");
	x = ll_fix(f, LL_FIX_SAFE, NULL);
	ll_edit(x, (struct ll_span){ 30, UINT32_MAX }, sv("end\n"));
	x = ll_fix(f, 99, "choose");
	ll_edit(x, (struct ll_span){ 0, 3 }, (struct ll_sv){ 0 });
	ll_fix(f, LL_FIX_SAFE, "taken back");
	ll_unfix(f);
	fixes_settle(f);
	CHECK_INT(f->fixes.n, 2);
	CHECK_STR(f->fixes.v[0]->title, "write 'The the first line. The secondend'");
	CHECK_INT(f->fixes.v[0]->applicability, LL_FIX_CHOICE); /* one of several */
	CHECK_STR(fixed(&a, l, f->fixes.v[0]), "The the first line.\nThe secondend\n");
	CHECK_STR(fixed(&a, l, f->fixes.v[1]), " the first line.\nThe second line.\n");
	arena_free(&a);
}

/* A choice that would change all of a long letter is none, and nor is what is left beside it. */
TEST(fixes_of_too_many_edits_are_not_offered)
{
	struct arena a = { 0 };
	char text[1600];
	memset(text, 'a', sizeof text - 1);
	text[sizeof text - 1] = '\0';
	struct ll_letter *l = letter_from(&a, text);
	struct ll_ctx c = { .arena = &a, .letter = l, .setting = &setting };
	for (uint32_t n = 500; n <= 501; n++) {
		struct ll_finding *f = ll_report(&c, (struct ll_span){ 0, 1 }, "x");
		struct ll_fix *x = ll_fix(f, LL_FIX_CHOICE, "change all");
		for (uint32_t i = 0; i < n; i++)
			ll_edit(x, (struct ll_span){ 3 * i, 1 }, sv("b"));
		ll_suggest(f, (struct ll_span){ 0, 1 }, sv("b"));
		fixes_settle(f);
		CHECK_INT(f->fixes.n, n == 500 ? 2 : 0);
	}
	for (uint32_t i = 2; i < 100; i++)
		ll_report(&c, (struct ll_span){ i, 1 }, "x");
	CHECK(ll_wants_fixes(&c));
	ll_report(&c, (struct ll_span){ 100, 1 }, "x");
	CHECK(!ll_wants_fixes(&c));
	arena_free(&a);
}

static const char *word_fixed(struct arena *a, const char *text, const char *old, const char *word)
{
	struct ll_letter *l = letter_from(a, text);
	struct ll_ctx c = { .arena = a, .letter = l, .setting = &setting };
	struct ll_span at = { (uint32_t)(strstr(text, old) - text), (uint32_t)strlen(old) };
	struct ll_finding *f = ll_report(&c, at, "x");
	ll_edit_word(ll_fix(f, LL_FIX_SAFE, NULL), at, word);
	fixes_settle(f);
	return f->fixes.n ? fixed(a, l, f->fixes.v[0]) : text;
}

TEST(a_word_keeps_its_case_and_its_article)
{
	struct arena a = { 0 };
	CHECK_STR(word_fixed(&a, "She is well.", "She", "he"), "He is well.");
	CHECK_STR(word_fixed(&a, "Sex: MALE.", "MALE", "female"), "Sex: FEMALE.");
	CHECK_STR(word_fixed(&a, "Now she is well.", "she", "he"), "Now he is well.");
	CHECK_STR(word_fixed(&a, "He is a tall man.", "tall", "old"), "He is an old man.");
	CHECK_STR(word_fixed(&a, "An old man came.", "old", "tall"), "A tall man came.");
	CHECK_STR(word_fixed(&a, "The injured worker was seen again and described as a\ntall man.",
			     "tall", "old"),
		  "The injured worker was seen again and described as an\nold man.");
	CHECK_STR(word_fixed(&a, "It is an 8 day stay.", "8", "12"), "It is a 12 day stay.");
	CHECK_STR(word_fixed(&a, "It is an 8 day stay.", "8", "180"), "It is a 180 day stay.");
	/* the letters do not tell the sound */
	CHECK_STR(word_fixed(&a, "It is an old unit.", "old", "used"), "It is an used unit.");
	arena_free(&a);
}

static const char *number_fixed(struct arena *a, const char *text, double from, double to)
{
	struct ll_letter *l = letter_from(a, text);
	struct ll_ctx c = { .arena = a, .letter = l, .setting = &setting };
	struct ll_span all = { 0, l->source->len };
	struct ll_finding *f = ll_report(&c, all, "x");
	bool told = ll_edit_number(ll_fix(f, LL_FIX_SAFE, NULL), all, from, to);
	fixes_settle(f);
	CHECK(told == (f->fixes.n != 0));
	return f->fixes.n ? fixed(a, l, f->fixes.v[0]) : NULL;
}

TEST(a_number_is_written_as_it_was)
{
	struct arena a = { 0 };
	CHECK_STR(number_fixed(&a, "QTY: 14.00 sessions", 14, 12), "QTY: 12.00 sessions");
	CHECK_STR(number_fixed(&a, "Twelve (12) sessions", 12, 24), "Twenty-four (24) sessions");
	CHECK_STR(number_fixed(&a, "twenty-four sessions", 24, 8), "eight sessions");
	CHECK_STR(number_fixed(&a, "a dozen sessions", 12, 8), "eight sessions");
	CHECK_STR(number_fixed(&a, "eight (6) visits", 6, 8), "eight (8) visits");
	CHECK_STR(number_fixed(&a, "on 05/03/2012", 5, 6), "on 06/03/2012");
	CHECK_STR(number_fixed(&a, "1,200 units", 1200, 1400), "1,400 units");
	CHECK_STR(number_fixed(&a, "1,000 mg", 1000, 500), "500 mg");
	CHECK_STR(number_fixed(&a, "7.5 mg", 7.5, 10), "10 mg");
	CHECK_STR(number_fixed(&a, "10 mg", 10, 7.5), "7.5 mg");
	/* one session, two sessions; no such number; no words for it; an ordinal */
	CHECK_STR(number_fixed(&a, "two sessions", 2, 1), NULL);
	CHECK_STR(number_fixed(&a, "QTY: 1.00", 1, 2), "QTY: 2.00");
	CHECK_STR(number_fixed(&a, "two sessions", 3, 4), NULL);
	CHECK_STR(number_fixed(&a, "two sessions", 2, 120), NULL);
	CHECK_STR(number_fixed(&a, "the 8th day", 8, 9), NULL);
	CHECK_STR(number_fixed(&a, "the eighth day", 8, 9), NULL);
	arena_free(&a);
}
