/* SPDX-License-Identifier: MIT */
/* A finding stays the same finding while the letter around it changes. */
#include "unit.h"

#include "engine/ctx.h"
#include "engine/fingerprint.h"

#include <stdlib.h>

#define MOST 64

/* "id fingerprint" of each finding of a text, in the order of the text. */
struct prints {
	struct arena arena;
	const char *v[MOST];
	uint32_t n;
};

static struct prints prints_of(const char *text)
{
	struct prints p = { 0 };
	struct registry g;
	struct linted l;
	const char *why;
	if (registry_init(&g, &why))
		BUG("no registry");
	struct policy *policy = policy_new(&p.arena, &g);
	if (policy_ready(policy, &g, &why))
		BUG("no policy");
	struct worker *w = worker_new(&g);
	if (worker_lint(w, policy, "t", (const uint8_t *)text, strlen(text), &l, &why))
		BUG("no letter");
	for (uint32_t i = 0; i < l.n && p.n < MOST; i++)
		p.v[p.n++] = arena_printf(
			&p.arena, "%s %s", l.v[i]->rule->check.id,
			fingerprint_text(&p.arena, l.v[i]->fingerprint, l.v[i]->ordinal));
	worker_free(w);
	registry_free(&g);
	return p;
}

static bool has(const struct prints *p, const char *print)
{
	for (uint32_t i = 0; i < p->n; i++)
		if (!strcmp(p->v[i], print))
			return true;
	return false;
}

/* All findings of `before`, of which there are some, are in `after`, which has so many more. */
static void stays(const char *before, const char *after, uint32_t more, int line)
{
	struct prints a = prints_of(before), b = prints_of(after);
	unit_check(a.n > 0, __FILE__, line, "nothing is found");
	unit_check_num(b.n, a.n + more, __FILE__, line, "number of findings");
	for (uint32_t i = 0; i < a.n; i++)
		unit_check(has(&b, a.v[i]), __FILE__, line, a.v[i]);
	arena_free(&a.arena);
	arena_free(&b.arena);
}
#define STAYS(before, after, more) stays(before, after, more, __LINE__)

#define MAN                                                                                        \
	"The injured worker is a 62 year old male who was injured at work on April 15, \n"         \
	"2003. The mechanism of injury is not specified in the documents.\n"
#define SHE "She is diagnosed with neck pain and takes ibuprofen for it every morning.\n"

TEST(fingerprints_do_not_depend_on_lines)
{
	STAYS(MAN SHE, "A first line.\n\nAnd a second one.\n\n" MAN SHE, 0);
	STAYS(MAN SHE, MAN "\nThe documents were read.\n\n" SHE, 0);
}

TEST(fingerprints_do_not_depend_on_layout)
{
	STAYS("The decision was made on February \n30, 2014, after review of all documents sent.\n",
	      "The decision was made on February 30, \n2014, after review of all documents sent.\n",
	      0);
	STAYS("The decision was made on February 30, 2014, after review of all documents sent.\n",
	      "The  decision was made on  February  30, \r\n2014, after review of all "
	      "documents.\r\n",
	      0);
	/* a page ends in the middle of the date */
	STAYS(MAN
	      "The decision on the request was made and sent out to all on February 30, 2014.\n",
	      MAN "The decision on the request was made and sent out to all on February 30, \n\n\n"
		  "\n2014.\n",
	      0);
}

TEST(fingerprints_do_not_depend_on_case)
{
	STAYS("The decision was made on February 30, 2014.\n",
	      "THE DECISION WAS MADE ON FEBRUARY 30, 2014.\n", 0);
	STAYS(MAN "She is in pain.\n", MAN "Now she is in pain.\n", 0);
}

TEST(fingerprints_do_not_depend_on_other_findings)
{
	STAYS(MAN SHE, "The form was sent on February 30, 2014.\n" MAN SHE, 1);
	STAYS(MAN SHE, MAN SHE "The form was sent on February 30, 2014.\n", 1);
	/* one more place of the same finding, before or behind it */
	STAYS(MAN SHE, MAN SHE "She is in pain.\n", 0);
	STAYS(MAN SHE, MAN "She is in pain.\n" SHE, 0);
}

TEST(equal_findings_are_numbered)
{
	struct prints p = prints_of("It was sent on February 30, 2014. It was read on April 31, "
				    "2014. It was signed on February 30, 2014.\n");
	if (CHECK(p.n == 3)) {
		CHECK(strstr(p.v[0], ":1") && strstr(p.v[1], ":1") && strstr(p.v[2], ":2"));
		CHECK(!strncmp(p.v[0], p.v[2], strlen(p.v[0]) - 1));
		CHECK(strncmp(p.v[0], p.v[1], strlen(p.v[0]) - 1));
	}
	arena_free(&p.arena);
}

/* What one check says of a place; `other`: its other place, NULL: none. */
static uint64_t print_of(const char *id, const char *text, const char *words, const char *other)
{
	struct arena a = { 0 };
	struct ll_letter *l = letter_from(&a, text);
	struct rule rule = { .check = { .id = id } };
	struct ll_finding f = { .arena = &a, .source = l->source, .rule = &rule }, *v = &f;
	const char *start = l->source->text, *at = strstr(start, words);
	f.at = (struct ll_span){ (uint32_t)(at - start), (uint32_t)strlen(words) };
	if (other)
		*VEC_PUSH(&a, &f.related) =
			(struct related){ .at = { (uint32_t)(strstr(start, other) - start),
						  (uint32_t)strlen(other) } };
	fingerprints_give(l, &v, 1);
	arena_free(&a);
	return f.fingerprint;
}

TEST(fingerprints_are_of_check_and_words)
{
	const char *text = "He takes home- \nbased exercises. It’s Élan, élan and it's fine.\n";
	uint64_t home = print_of("a", text, "home- \nbased", NULL);
	CHECK(home == print_of("a", "Home-based it is.\n", "Home-based", NULL));
	CHECK(home != print_of("b", text, "home- \nbased", NULL));
	CHECK(home != print_of("a", text, "exercises", NULL));
	CHECK(home != print_of("a", text, "home- \nbased", "exercises"));
	/* an other place that says the same in the same words tells nothing new */
	CHECK(print_of("a", text, "Élan", NULL) == print_of("a", text, "Élan", "élan"));
	CHECK(print_of("a", text, "It’s", NULL) == print_of("a", text, "it's", NULL));
	/* signs alone count with the words beside them */
	CHECK(print_of("a", "He (and she.\n", "(", NULL) !=
	      print_of("a", "We (and they.\n", "(", NULL));
	CHECK(print_of("a", "He (and she.\n", "(", NULL) ==
	      print_of("a", "Today he \n(AND she.\n", "(", NULL));
}

TEST(fingerprints_are_read_as_they_are_written)
{
	struct arena a = { 0 };
	uint64_t print;
	uint32_t ordinal;
	CHECK_STR(fingerprint_text(&a, 0xABCu, 12), "0000000000000abc:12");
	CHECK(fingerprint_read("0000000000000aBc:12", &print, &ordinal) && print == 0xABC &&
	      ordinal == 12);
	CHECK(fingerprint_read("ffffffffffffffff:4294967295", &print, &ordinal) &&
	      print == UINT64_MAX && ordinal == UINT32_MAX);
	static const char *const bad[] = { "",
					   "abc:1",
					   "0000000000000abc",
					   "0000000000000abc:",
					   "0000000000000abc:0",
					   "0000000000000abc:01",
					   "0000000000000abc:1 ",
					   "0000000000000abc:-1",
					   "0000000000000abcd:1",
					   "000000000000gabc:1",
					   "0000000000000abc:4294967296",
					   "0000000000000abc:99999999999999999999" };
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		unit_check(!fingerprint_read(bad[i], &print, &ordinal), __FILE__, __LINE__, bad[i]);
	arena_free(&a);
}
