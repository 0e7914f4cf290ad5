/* SPDX-License-Identifier: MIT */
/*
 * Unit tests. A file tests/unit/test_<part>.c holds tests that register
 * themselves:
 *
 *	#include "unit.h"
 *	TEST(words_are_numbers)
 *	{
 *		struct arena a = { 0 };
 *		struct ll_letter *l = letter_from(&a, "twelve sessions");
 *		CHECK_INT(number_at(l, 0).value, 12);
 *		arena_free(&a);
 *	}
 *
 * A failed CHECK is printed with file and line and the test goes on. Run one
 * part with `build/unit PART...` (any piece of a file's or a test's name).
 */
#ifndef LL_TESTS_UNIT_H
#define LL_TESTS_UNIT_H

#include "facts/facts.h"

#include <string.h>

struct unit_test {
	const char *file, *name;
	void (*run)(void);
	struct unit_test *next;
};
void unit_register(struct unit_test *);
/* Each returns `ok`; a false one is printed and fails the running test. */
bool unit_check(bool ok, const char *file, int line, const char *what);
bool unit_check_num(double a, double b, const char *file, int line, const char *what);
bool unit_check_sv(struct ll_sv a, struct ll_sv b, const char *file, int line, const char *what);

#define TEST(test) \
	static void test_##test(void); \
	__attribute__((constructor)) static void register_##test(void) \
	{ \
		static struct unit_test t = { .file = __FILE__, .name = #test, .run = test_##test }; \
		unit_register(&t); \
	} \
	static void test_##test(void)

#define CHECK(cond) unit_check((cond), __FILE__, __LINE__, #cond)
/* Numbers of any type. */
#define CHECK_INT(a, b) unit_check_num((double)(a), (double)(b), __FILE__, __LINE__, #a " == " #b)
/* NUL-terminated strings; NULL equals NULL only. */
#define CHECK_STR(a, b) unit_check_sv(sv(a), sv(b), __FILE__, __LINE__, #a " == " #b)
/* A struct ll_sv against a string. */
#define CHECK_SV(a, b) unit_check_sv((a), sv(b), __FILE__, __LINE__, #a " == " #b)

/* The text read, understood and with all its facts. `text` is copied. */
struct ll_letter *letter_from(struct arena *, const char *text);
/* How many facts of a kind; the nth (from 0) or NULL. */
uint32_t fact_count(const struct ll_letter *, uint32_t kind);
const struct ll_fact *fact_nth(const struct ll_letter *, uint32_t kind, uint32_t n);
/* The first fact of a kind whose source text contains `words`, or NULL. */
const struct ll_fact *fact_with(const struct ll_letter *, uint32_t kind, const char *words);

#endif
