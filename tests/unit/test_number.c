/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <math.h>

static const struct {
	const char *text;
	double value;
	uint32_t ntokens;
	double digits; /* -1: none */
} cases[] = {
	{ "14.00 sessions", 14, 1, -1 },
	{ "1,200 mg", 1200, 1, -1 },
	{ "0.5 ml", 0.5, 1, -1 },
	{ "twelve sessions", 12, 1, -1 },
	{ "Twelve sessions", 12, 1, -1 },
	{ "twenty-five visits", 25, 3, -1 },
	{ "twenty five visits", 25, 2, -1 },
	{ "forty visits", 40, 1, -1 },
	{ "one hundred tablets", 100, 2, -1 },
	{ "one hundred and twenty tablets", 120, 4, -1 },
	{ "two hundred ten tablets", 210, 3, -1 },
	{ "one hundred two hundred", 100, 2, -1 },
	{ "nine hundred and ninety-nine tablets", 999, 6, -1 },
	{ "a dozen visits", 12, 2, -1 },
	{ "a hundred visits", 100, 2, -1 },
	{ "eight (6) sessions", 8, 4, 6 },
	{ "eight (8) sessions", 8, 4, 8 },
	{ "6 (six) sessions", 6, 4, 6 },
	{ "6 (five) sessions", 5, 4, 6 },
	{ "twelve (14.00) sessions", 12, 4, 14 },
	{ "two (L4-5 and L5-S1) levels", 2, 1, -1 },
	{ "6 (2) sessions", 6, 1, -1 },
	{ "third visit", 3, 1, -1 },
	{ "3rd visit", 3, 2, -1 },
	{ "twenty-first day", 21, 3, -1 },
	{ "zero refills", 0, 1, -1 },
	{ "half a tablet", 0.5, 2, -1 },
	{ "half a year", 0, 0, -1 },
	{ "1/2 tablet", 0.5, 3, -1 },
	{ "1 1/2 tablets", 1.5, 4, -1 },
	{ "2 1/2 years", 2.5, 4, -1 },
	{ "3/4 weeks", 3, 1, -1 },
	{ "4/5 strength", 4, 1, -1 },
	{ "2 million units", 2e6, 2, -1 },
	{ "sessions", 0, 0, -1 },
	{ "a session", 0, 0, -1 },
	{ "tenderness", 0, 0, -1 },
	{ "9792.20.1", 0, 0, -1 },
	{ "twenty. Five patients", 20, 1, -1 },
};

TEST(numbers)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena a = { 0 };
		struct ll_letter *l = letter_from(&a, cases[i].text);
		struct number n = number_at(l, 0);
		bool ok = n.ntokens == cases[i].ntokens && (!n.ntokens || n.value == cases[i].value) &&
			  (cases[i].digits < 0 ? isnan(n.digits) : n.digits == cases[i].digits);
		unit_check(ok, __FILE__, __LINE__, cases[i].text);
		arena_free(&a);
	}
}
