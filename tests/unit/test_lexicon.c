/* SPDX-License-Identifier: MIT */
/*
 * The word tables against each other. That a phrase stands in one entry of a table only, the build
 * sees to; here, that what one table says of another holds.
 */
#include "unit.h"

#include "letter/lexer.h"
#include "lexicon/lexicon.h"

#include <stdio.h>
#include <stdlib.h>

/* Fails the test with the words that are at fault. */
static void check_entry(bool ok, int line, const char *table, const char *id, const char *what)
{
	char text[256];
	if (ok)
		return;
	snprintf(text, sizeof text, "%s.tsv: '%s': %s", table, id, what);
	unit_check(false, __FILE__, line, text);
}
#define CHECK_ENTRY(ok, table, id, what) check_entry((ok), __LINE__, (table), (id), (what))

static const struct lex_entry *by_id(enum lex_table t, const char *id)
{
	return lex_by_id(t, id, strlen(id));
}

/* Each parent is an entry, and no entry is its own forefather. */
static void check_parents(enum lex_table t, int column)
{
	size_t n;
	const struct lex_entry *e = lex_entries(t, &n);
	CHECK(n > 0);
	for (size_t i = 0; i < n; i++) {
		const struct lex_entry *up = &e[i];
		for (size_t steps = 0; up && *up->attr[column]; steps++) {
			const struct lex_entry *next = by_id(t, up->attr[column]);
			CHECK_ENTRY(next != NULL, lex_table_name(t), up->id,
				    "its parent is no entry");
			CHECK_ENTRY(steps < n, lex_table_name(t), e[i].id, "is its own forefather");
			up = steps < n ? next : NULL;
		}
	}
}

TEST(parents_are_entries)
{
	check_parents(LEX_DIAGNOSES, 0);
	check_parents(LEX_SERVICES, 2);
	check_parents(LEX_GUIDELINES, 0);
}

/* The value is in column `column` of some medicine. */
static bool some_drug_has(int column, const char *value)
{
	size_t n;
	const struct lex_entry *e = lex_entries(LEX_DRUGS, &n);
	for (size_t i = 0; i < n; i++)
		if (!strcmp(e[i].attr[column], value))
			return true;
	return false;
}

TEST(every_medicine_has_a_class)
{
	size_t n;
	const struct lex_entry *e = lex_entries(LEX_DRUGS, &n);
	CHECK(n > 500);
	for (size_t i = 0; i < n; i++) {
		CHECK_ENTRY(*e[i].attr[0], "drugs", e[i].id, "no class");
		CHECK_ENTRY(*e[i].attr[1], "drugs", e[i].id, "no family");
		CHECK_ENTRY(!*e[i].attr[2] || !strcmp(e[i].attr[2], "multi") ||
				    !strcmp(e[i].attr[2], "topical"),
			    "drugs", e[i].id, "an unknown flag");
		CHECK_ENTRY(strspn(e[i].attr[3], "0123456789") == strlen(e[i].attr[3]) &&
				    *e[i].attr[3],
			    "drugs", e[i].id, "'generics' is no number");
	}
}

/* One class is of one family: else "no antidepressants" would cover some of its medicines. */
TEST(a_class_has_one_family)
{
	size_t n;
	const struct lex_entry *e = lex_entries(LEX_DRUGS, &n);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < i; k++)
			if (!strcmp(e[i].attr[0], e[k].attr[0]) &&
			    strcmp(e[i].attr[1], e[k].attr[1])) {
				CHECK_ENTRY(false, "drugs", e[i].id,
					    "its class has another family elsewhere");
				break;
			}
}

static bool all_are_drugs(const char *names)
{
	for (const char *p = names; *p; p += p[strcspn(p, "|")] ? strcspn(p, "|") + 1 : strlen(p))
		if (!lex_by_id(LEX_DRUGS, p, strcspn(p, "|")))
			return false;
	return *names && strchr(names, '|');
}

TEST(words_for_kinds_name_kinds)
{
	size_t n;
	const struct lex_entry *e = lex_entries(LEX_DRUG_CLASSES, &n);
	CHECK(n > 20);
	for (size_t i = 0; i < n; i++) {
		const char *level = e[i].attr[0];
		if (!strcmp(level, "class"))
			CHECK_ENTRY(some_drug_has(0, e[i].id), "drug_classes", e[i].id,
				    "no medicine of the class");
		else if (!strcmp(level, "family"))
			CHECK_ENTRY(some_drug_has(1, e[i].id), "drug_classes", e[i].id,
				    "no medicine of the family");
		else if (!strcmp(level, "purpose"))
			CHECK_ENTRY(all_are_drugs(e[i].attr[1]), "drug_classes", e[i].id,
				    "a medicine for it is not in drugs.tsv");
		else
			CHECK_ENTRY(!strcmp(level, "group") && *e[i].attr[1], "drug_classes",
				    e[i].id, "a group names its members");
	}
}

/* The phrase stands in the table, as an id or as another name. */
static bool has_phrase(enum lex_table t, const char *words)
{
	char low[128];
	size_t len = 0;
	for (; words[len] && len + 1 < sizeof low; len++)
		low[len] = words[len] >= 'A' && words[len] <= 'Z' ? (char)(words[len] | 0x20)
								  : words[len];
	low[len] = '\0';
	size_t first = strcspn(low, " ");
	uint32_t n;
	const struct lex_phrase *p = lex_phrases(low, first, word_hash(low, first), &n);
	for (uint32_t i = 0; i < n; i++)
		if (p[i].table == t && !p[i].exact && !strcmp(p[i].words, low))
			return true;
	return false;
}

/* A word that is a medicine and a diagnosis too would be denied as the one and affirmed as the
 * other. */
TEST(tables_do_not_share_names)
{
	size_t n;
	const struct lex_entry *e = lex_entries(LEX_DRUGS, &n);
	CHECK(has_phrase(LEX_DRUGS, "Norco") && has_phrase(LEX_DRUGS, e[0].id));
	for (size_t i = 0; i < n; i++) {
		CHECK_ENTRY(!has_phrase(LEX_DIAGNOSES, e[i].id), "drugs", e[i].id,
			    "is a diagnosis too");
		CHECK_ENTRY(!has_phrase(LEX_DRUG_CLASSES, e[i].id), "drugs", e[i].id,
			    "is a class too");
		CHECK_ENTRY(!has_phrase(LEX_BODYPARTS, e[i].id), "drugs", e[i].id,
			    "is a part of the body too");
	}
	e = lex_entries(LEX_DIAGNOSES, &n);
	for (size_t i = 0; i < n; i++)
		CHECK_ENTRY(!has_phrase(LEX_SERVICES, e[i].id), "diagnoses", e[i].id,
			    "is a service too");
	e = lex_entries(LEX_SERVICES, &n);
	for (size_t i = 0; i < n; i++)
		CHECK_ENTRY(!has_phrase(LEX_BODYPARTS, e[i].id), "services", e[i].id,
			    "is a part of the body too");
}

static bool is_concept(const char *id)
{
	return by_id(LEX_DIAGNOSES, id) || by_id(LEX_SERVICES, id) || by_id(LEX_DRUGS, id);
}

TEST(codes_mean_what_other_tables_know)
{
	size_t n;
	const struct lex_entry *e = lex_entries(LEX_CODES, &n);
	CHECK(n > 100);
	for (size_t i = 0; i < n; i++) {
		CHECK_ENTRY(*e[i].attr[1], "codes", e[i].id, "no meaning");
		for (const char *p = e[i].attr[1]; *p;) {
			char meaning[128];
			size_t len = strcspn(p, "|");
			snprintf(meaning, sizeof meaning, "%.*s", (int)len, p);
			CHECK_ENTRY(is_concept(meaning), "codes", e[i].id, meaning);
			p += len + (p[len] == '|');
		}
	}
}

TEST(codes_are_of_parts_that_are_known)
{
	size_t n;
	const struct lex_entry *e = lex_entries(LEX_CODE_PARTS, &n);
	CHECK(n > 200);
	for (size_t i = 0; i < n; i++) {
		const char *side = e[i].attr[2];
		CHECK_ENTRY(*e[i].attr[1] || *side, "code_parts", e[i].id, "says nothing");
		CHECK_ENTRY(!*side || (strlen(side) == 1 && *side >= '4' && *side <= '6'),
			    "code_parts", e[i].id, side);
		for (const char *p = e[i].attr[1]; *p;) {
			char part[64];
			size_t len = strcspn(p, "|");
			snprintf(part, sizeof part, "%.*s", (int)len, p);
			CHECK_ENTRY(by_id(LEX_BODYPARTS, part), "code_parts", e[i].id, part);
			p += len + (p[len] == '|');
		}
	}
}

TEST(scales_have_a_least_and_a_greatest_value)
{
	size_t n;
	const struct lex_entry *e = lex_entries(LEX_SCALES, &n);
	for (size_t i = 0; i < n; i++)
		CHECK_ENTRY(strtod(e[i].attr[1], NULL) < strtod(e[i].attr[2], NULL), "scales",
			    e[i].id, "the least value is not below the greatest");
}

/* Exclusive groups have something to exclude. */
TEST(groups_have_two_members)
{
	size_t n;
	const struct lex_entry *e = lex_entries(LEX_DIAGNOSES, &n);
	for (size_t i = 0; i < n; i++) {
		unsigned members = 0;
		for (size_t k = 0; k < n && *e[i].attr[1]; k++)
			members += !strcmp(e[i].attr[1], e[k].attr[1]);
		CHECK_ENTRY(!*e[i].attr[1] || members > 1, "diagnoses", e[i].id,
			    "alone in its group");
	}
}
