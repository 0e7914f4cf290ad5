/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "base/jsonc_edit.h"

#include <stdlib.h>

static void parse(struct jsonc *j, const char *text, int line)
{
	unit_check(!jsonc_parse(j, "f.json", text, strlen(text)), __FILE__, line, text);
}

/* Adds {"x": 1, "y": 2} to the root's first member, or to the root. */
static void with_is(const char *text, const char *want, int line)
{
	struct arena a = { 0 };
	struct jsonc j, again;
	static const char *const members[] = { "\"x\": 1", "\"y\": 2" };
	parse(&j, text, line);
	const cJSON *list = cJSON_IsArray(j.root) ? j.root : j.root->child;
	int n = cJSON_GetArraySize(list);
	const char *got = jsonc_with(&a, &j, list, members, 2);
	unit_check_sv(sv(got), sv(want), __FILE__, line, text);
	parse(&again, got, line);
	list = cJSON_IsArray(again.root) ? again.root : again.root->child;
	unit_check_num(cJSON_GetArraySize(list), n + 1, __FILE__, line, text);
	jsonc_free(&j);
	jsonc_free(&again);
	arena_free(&a);
}
#define WITH(text, want) with_is(text, want, __LINE__)

TEST(jsonc_adding_keeps_the_rest)
{
	WITH("[]", "[\n\t{\n\t\t\"x\": 1,\n\t\t\"y\": 2\n\t}\n]");
	WITH("[1]", "[1,\n\t{\n\t\t\"x\": 1,\n\t\t\"y\": 2\n\t}\n]");
	WITH("{\n  \"l\": [\n    1 // one\n  ] /* end */\n}\n",
	     "{\n  \"l\": [\n    1, // one\n    {\n      \"x\": 1,\n      \"y\": 2\n    }\n  ] /* end */\n}\n");
	WITH("{\n\t\"l\": [\n\t\t\"]\", // a comma, already\n\t],\n}\n",
	     "{\n\t\"l\": [\n\t\t\"]\", // a comma, already\n"
	     "\t\t{\n\t\t\t\"x\": 1,\n\t\t\t\"y\": 2\n\t\t}\n\t],\n}\n");
	WITH("{\r\n  \"l\": []\r\n}\r\n",
	     "{\r\n  \"l\": [\r\n    {\r\n      \"x\": 1,\r\n      \"y\": 2\r\n    }\r\n  ]\r\n}\r\n");
	WITH("\xEF\xBB\xBF// [ not this\n[ /* ] nor this */ { \"a\": \"]\\\"]\" } ]",
	     "\xEF\xBB\xBF// [ not this\n[ /* ] nor this */ { \"a\": \"]\\\"]\" }, \n"
	     "\t{\n\t\t\"x\": 1,\n\t\t\"y\": 2\n\t}\n]");
	WITH("[\n// only a comment\n]\n",
	     "[\n// only a comment\n\t{\n\t\t\"x\": 1,\n\t\t\"y\": 2\n\t}\n]\n");
}

/* Drops the elements of a list that have a 1 in `drop`. */
static void without_is(const char *text, const char *drop, const char *want, int line)
{
	struct arena a = { 0 };
	struct jsonc j, again;
	bool dropped[16] = { 0 };
	int left = 0;
	parse(&j, text, line);
	for (size_t i = 0; drop[i]; i++) {
		dropped[i] = drop[i] == '1';
		left += !dropped[i];
	}
	const char *got = jsonc_without(&a, &j, j.root, dropped);
	unit_check_sv(sv(got), sv(want), __FILE__, line, text);
	parse(&again, got, line);
	unit_check_num(cJSON_GetArraySize(again.root), left, __FILE__, line, text);
	jsonc_free(&j);
	jsonc_free(&again);
	arena_free(&a);
}
#define WITHOUT(text, drop, want) without_is(text, drop, want, __LINE__)

TEST(jsonc_leaving_out_keeps_the_rest)
{
	WITHOUT("[1, 2, 3]", "000", "[1, 2, 3]");
	WITHOUT("[1, 2, 3]", "010", "[1,  3]");
	WITHOUT("[1, 2, 3]", "001", "[1, 2 ]");
	WITHOUT("[1, 2, 3]", "011", "[1  ]");
	WITHOUT("[1, 2, 3]", "101", "[ 2 ]");
	WITHOUT("[1, 2, 3]", "111", "[  ]");
	WITHOUT("[\n\t1,\n\t{\n\t\t\"a\": [2]\n\t},\n\t3\n]\n", "010", "[\n\t1,\n\t3\n]\n");
	WITHOUT("[\n\t1,\n\t{\n\t\t\"a\": [2]\n\t},\n\t3\n]\n", "001",
		"[\n\t1,\n\t{\n\t\t\"a\": [2]\n\t}\n]\n");
	WITHOUT("[\n\t1,\n\t2,\n]\n", "01", "[\n\t1,\n]\n");
	WITHOUT("[\r\n\t1,\r\n\t2\r\n]\r\n", "01", "[\r\n\t1\r\n]\r\n");
	WITHOUT("[\n\t// of one\n\t1, // one\n\t2 // two\n]\n", "10",
		"[\n\t// of one\n\t // one\n\t2 // two\n]\n");
	WITHOUT("[\n\t1 /* , */ ,\n\t2\n]\n", "10", "[\n\t /* , */ \n\t2\n]\n");
}

TEST(jsonc_quotes_strings)
{
	struct arena a = { 0 };
	CHECK_STR(jsonc_quoted(&a, "a\"b\\\n\x01"), "\"a\\\"b\\\\\\n\\u0001\"");
	arena_free(&a);
}
