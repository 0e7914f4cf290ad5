/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "base/jsonc.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static int parse(struct jsonc *j, const char *text)
{
	return jsonc_parse(j, "f.json", text, strlen(text));
}

/* The complaints about a text, a line each. */
static const char *complaints(struct jsonc *j, struct arena *a)
{
	const char *all = "";
	for (uint32_t i = 0; i < j->complaints.n; i++)
		all = arena_printf(a, "%s%s%s", all, *all ? "\n" : "", j->complaints.v[i]);
	return all;
}

static const char *wrong(struct arena *a, const char *text)
{
	struct jsonc j;
	CHECK(parse(&j, text) == -1 && !j.root);
	const char *s = complaints(&j, a);
	jsonc_free(&j);
	return s;
}

static const cJSON *member(const struct jsonc *j, const char *name)
{
	return cJSON_GetObjectItemCaseSensitive(j->root, name);
}

TEST(jsonc_comments_and_trailing_commas)
{
	struct jsonc j;
	CHECK(!parse(&j,
		     "\xEF\xBB\xBF// \" not a string\n{ /* , */ \"a\": [1, 2, /* x */ ], // end\r\n"
		     "\"b\": \"// no comment, /* nor this */ ,]\",\n}\n// last"));
	CHECK_INT(cJSON_GetArraySize(member(&j, "a")), 2);
	CHECK_STR(member(&j, "b")->valuestring, "// no comment, /* nor this */ ,]");
	jsonc_free(&j);
	CHECK(!parse(&j, "[]//"));
	jsonc_free(&j);
	CHECK(!parse(&j, " -1.5e+3 "));
	CHECK_INT(j.root->valuedouble, -1500);
	jsonc_free(&j);
}

TEST(jsonc_places)
{
	struct jsonc j;
	CHECK(!parse(&j, "{\n\t\"\xC3\xA9\": [ {\"k\": true},\r\n  \"x\" ], \"\": null\r}"));
	const cJSON *list = j.root->child, *inner = list->child, *x = inner->next,
		    *none = list->next;
	CHECK_INT(jsonc_where(&j, j.root).line, 1);
	CHECK_INT(jsonc_where(&j, list).line, 2);
	CHECK_INT(jsonc_where(&j, list).column, 7);
	CHECK_INT(jsonc_where_key(&j, list).column, 2);
	CHECK_INT(jsonc_where(&j, inner->child).column, 15);
	CHECK_INT(jsonc_where_key(&j, inner->child).column, 10);
	CHECK_INT(jsonc_where(&j, x).line, 3);
	CHECK_INT(jsonc_where(&j, x).column, 3);
	CHECK_INT(jsonc_where_key(&j, x).column, 3);
	CHECK_INT(jsonc_where_key(&j, none).column, 10);
	CHECK(jsonc_parent(&j, inner) == list && jsonc_parent(&j, list) == j.root &&
	      !jsonc_parent(&j, j.root));
	jsonc_free(&j);
}

TEST(jsonc_places_in_a_string)
{
	struct jsonc j;
	/* a, \n, U+00E9 as escape, a pair of escapes, U+00E9 as it is, b */
	CHECK(!parse(&j, "\"a\\n\\u00e9\\ud83d\\ude00\xC3\xA9"
			 "b\""));
	CHECK_INT(strlen(j.root->valuestring), 11);
	CHECK_INT(jsonc_where_in(&j, j.root, 0).column, 2);
	CHECK_INT(jsonc_where_in(&j, j.root, 1).column, 3);
	CHECK_INT(jsonc_where_in(&j, j.root, 2).column, 5);
	CHECK_INT(jsonc_where_in(&j, j.root, 3).column, 5);
	CHECK_INT(jsonc_where_in(&j, j.root, 4).column, 11);
	CHECK_INT(jsonc_where_in(&j, j.root, 8).column, 23);
	CHECK_INT(jsonc_where_in(&j, j.root, 10).column, 24);
	CHECK_INT(jsonc_where_in(&j, j.root, 11).column, 25);
	CHECK_INT(jsonc_where_in(&j, j.root, 999).column, 25);
	jsonc_free(&j);
}

TEST(jsonc_says_what_is_wrong)
{
	static const struct {
		const char *text, *why;
	} cases[] = {
		{ "", "1:1: there is nothing in it; {} is the least that can be" },
		{ " // x\n", "2:1: there is nothing in it; {} is the least that can be" },
		{ "{\"a\" 1}", "1:6: ':' between the key and its value is wanted here, not '1'" },
		{ "{\"a\": 1 \"b\": 2}", "1:9: a comma is missing before this" },
		{ "[1 2]", "1:4: ',' or ']' is wanted here, not '2'" },
		{ "[1", "1:3: the file ends here, but ',' or ']' is wanted" },
		{ "[1,,2]", "1:4: there is nothing between these commas" },
		{ "[,]", "1:2: a value is wanted here, not ','" },
		{ "{,}", "1:2: a key between double quotes, or '}' is wanted here, not ','" },
		{ "{a: 1}", "1:2: a key stands between double quotes: \"a\"" },
		{ "{'a': 1}", "1:2: strings stand between double quotes (\"), not single ones" },
		{ "['a']", "1:2: strings stand between double quotes (\"), not single ones" },
		{ "[True]", "1:2: 'True' is no value; did you mean true?" },
		{ "[nul]", "1:2: 'nul' is no value; did you mean null?" },
		{ "[spelling]", "1:2: a string stands between double quotes: \"spelling\"" },
		{ "[\"a]\n", "1:2: this string does not end on its line; is a \" missing?" },
		{ "[\"a\tb\"]", "1:4: a tab in a string is written \\t" },
		{ "[\"\x01\"]", "1:3: a control character in a string" },
		{ "[\"\\d\"]",
		  "1:3: \\d is no escape of JSON; a backslash is written \\\\, so write "
		  "\\\\d" },
		{ "[\"\\\x01\"]", "1:3: a backslash is written \\\\" },
		{ "[\"\\u12g4\"]", "1:3: \\u needs four hexadecimal digits" },
		{ "[\"\\u0000\"]", "1:3: a string cannot hold a NUL (\\u0000)" },
		{ "[\"\\ud83dx\"]", "1:3: \\ud83d is half of a character; the other half is "
				    "missing" },
		{ "[\"\\udc00\"]", "1:3: \\udc00 is half of a character; the other half is "
				   "missing" },
		{ "[01]", "1:2: this is no number of JSON" },
		{ "[-]", "1:2: this is no number of JSON" },
		{ "[1.]", "1:2: this is no number of JSON" },
		{ "[1e]", "1:2: this is no number of JSON" },
		{ "[1x]", "1:2: this is no number of JSON" },
		{ "[1.2.3]", "1:2: this is no number of JSON" },
		{ "[+1]", "1:2: a value is wanted here, not '+'" },
		{ "[/* ]", "1:2: this comment has no end; write */ behind it" },
		{ "[/ 1]", "1:2: a comment begins with // or /*" },
		{ "# x\n{}", "1:1: a comment begins with // or /*, not with #" },
		{ "{} {}", "1:4: the document has ended before this" },
		{ "{}\n\xFF", "2:1: the byte 0xFF is no UTF-8; save the file as UTF-8" },
		{ "{}\xC3", "1:3: the byte 0xC3 is no UTF-8; save the file as UTF-8" },
		{ "\xFF\xFE{", "1:1: it is UTF-16; save it as UTF-8" },
		{ "{\"a\": 1,\n \"b\": 2,\n \"a\": 3}", "3:2: 'a' stands here a second time; the "
							"first is on line 1" },
	};
	struct arena a = { 0 };
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		CHECK_STR(wrong(&a, cases[i].text), arena_printf(&a, "f.json:%s", cases[i].why));
	arena_free(&a);
}

TEST(jsonc_limits)
{
	struct arena a = { 0 };
	struct jsonc j;
	CHECK(jsonc_parse(&j, "f", "{}\0", 3) == -1);
	CHECK_STR(j.complaints.v[0], "f:1:3: there is a NUL here; this is no text");
	jsonc_free(&j);
	char *deep = arena_alloc(&a, JSONC_LARGEST + 2);
	memset(deep, '[', JSONC_DEEPEST);
	memset(deep + JSONC_DEEPEST, ']', JSONC_DEEPEST);
	CHECK(!jsonc_parse(&j, "f", deep, 2 * JSONC_DEEPEST));
	jsonc_free(&j);
	memset(deep, '[', JSONC_LARGEST);
	CHECK(jsonc_parse(&j, "f", deep, JSONC_LARGEST) == -1);
	CHECK_STR(j.complaints.v[0], "f:1:65: more than 64 lists and objects are nested here");
	jsonc_free(&j);
	CHECK(jsonc_parse(&j, "f", deep, JSONC_LARGEST + 1) == -1);
	CHECK_STR(j.complaints.v[0], "f: it is larger than 1 MiB");
	jsonc_free(&j);
	memset(deep, '1', 64);
	CHECK(!jsonc_parse(&j, "f", deep, 63));
	jsonc_free(&j);
	CHECK(jsonc_parse(&j, "f", deep, 64) == -1);
	jsonc_free(&j);
	arena_free(&a);
}

/* As many mistakes as fit into a file: told of some, in no time. */
TEST(jsonc_many_mistakes)
{
	struct jsonc j;
	struct jsonc_strings list;
	const size_t n = JSONC_LARGEST / 2 - 1;
	char *text = malloc(2 * n + 1);
	for (size_t i = 0; i < n; i++)
		memcpy(text + 2 * i, i ? ",1" : "[1", 2);
	text[2 * n] = ']';
	CHECK(!jsonc_parse(&j, "f", text, 2 * n + 1));
	CHECK(!jsonc_strings(&j, j.root, &list));
	CHECK_INT(j.complaints.n, JSONC_MOST_COMPLAINTS);
	CHECK_STR(j.complaints.v[0],
		  "f:1:2: element 1 of the document must be a string, not a number");
	CHECK_STR(j.complaints.v[JSONC_MOST_COMPLAINTS - 1],
		  "f:1:200: element 100 of the document must be a string, not a number");
	/* also where nothing more is told: who is told "true" goes on with strings */
	CHECK(!jsonc_strings(&j, j.root, &list));
	jsonc_free(&j);
	free(text);
}

/* The places of all values of one long line: in no time. */
TEST(jsonc_places_in_a_long_line)
{
	static const char element[] = ",\"\xC3\xA9\"";
	struct jsonc j;
	uint32_t column = 2;
	const size_t n = JSONC_LARGEST / 5 - 1;
	char *text = malloc(5 * n + 4);
	memcpy(text, "\xEF\xBB\xBF", 3);
	for (size_t i = 0; i < n; i++)
		memcpy(text + 3 + 5 * i, element, 5);
	text[3] = '[';
	text[3 + 5 * n] = ']';
	CHECK(!jsonc_parse(&j, "f", text, 3 + 5 * n + 1));
	for (const cJSON *c = j.root->child; c; c = c->next, column += 4)
		if (jsonc_where(&j, c).column != column)
			break;
	CHECK_INT(column, 2 + 4 * n);
	jsonc_free(&j);
	free(text);
}

static void take_string(void *arg, struct jsonc *j, const cJSON *v)
{
	const char *s;
	if (jsonc_string(j, v, &s))
		*(const char **)arg = arena_strndup(&j->arena, s, strlen(s));
}

static void take_int(void *arg, struct jsonc *j, const cJSON *v)
{
	int64_t n;
	(void)arg;
	if (jsonc_int(j, v, -5, 10, &n))
		CHECK_INT(n, 10);
}

static void take_level(void *arg, struct jsonc *j, const cJSON *v)
{
	static const char *const levels[] = { "note", "warning", "error", NULL };
	uint32_t i;
	(void)arg;
	if (jsonc_one_of(j, v, "a level", levels, &i))
		CHECK_INT(i, 2);
}

static void take_list(void *arg, struct jsonc *j, const cJSON *v)
{
	struct jsonc_strings s;
	(void)arg;
	if (jsonc_strings(j, v, &s))
		CHECK_INT(s.n, 2);
}

static void take_bool(void *arg, struct jsonc *j, const cJSON *v)
{
	bool b = false;
	(void)arg;
	if (jsonc_bool(j, v, &b))
		CHECK(b);
}

static const struct jsonc_key keys[] = {
	{ "select", take_list },
	{ "level", take_level },
	{ "size", take_int },
	{ "root", take_bool },
	{ "note", NULL },
	{ "name", take_string, .required = true },
	{ NULL },
};

static const char *read_object(struct arena *a, const char *text)
{
	struct jsonc j;
	const char *name = "none";
	CHECK(!parse(&j, text));
	jsonc_object(&j, j.root, keys, &name);
	const char *s = j.complaints.n ? complaints(&j, a) : arena_printf(a, "name %s", name);
	jsonc_free(&j);
	return s;
}

TEST(jsonc_values_of_a_table)
{
	struct arena a = { 0 };
	CHECK_STR(read_object(&a,
			      "{\"name\": \"x\", \"select\": [\"a\", \"b\"], \"level\": \"error\","
			      " \"size\": 10, \"root\": true, \"note\": {}}"),
		  "name x");
	CHECK_STR(read_object(&a, "{\n\"selct\": 1,\n \"levels\": 2, \"qqqqqqqqq\": 3}"),
		  "f.json:1:1: 'name' is missing in the document\n"
		  "f.json:2:1: unknown key 'selct'; did you mean 'select'?\n"
		  "f.json:3:2: unknown key 'levels'; did you mean 'level'?\n"
		  "f.json:3:15: unknown key 'qqqqqqqqq'; there are select, level, size, root, note "
		  "and name");
	CHECK_STR(
		read_object(&a,
			    "{\"name\": 1, \"select\": \"a\", \"level\": \"eror\", \"size\": 1.5}"),
		"f.json:1:10: 'name' must be a string, not a number\n"
		"f.json:1:23: 'select' must be a list of strings, not a string\n"
		"f.json:1:37: 'eror' is not a level; did you mean 'error'?\n"
		"f.json:1:53: 'size' must be a whole number from -5 to 10");
	CHECK_STR(read_object(&a, "{\"name\": null, \"select\": [\"\", 2], \"level\": \"loudest\", "
				  "\"size\": 11, \"root\": \"yes\"}"),
		  "f.json:1:10: 'name' must be a string, not null\n"
		  "f.json:1:27: element 1 of 'select' is empty\n"
		  "f.json:1:31: element 2 of 'select' must be a string, not a number\n"
		  "f.json:1:44: 'loudest' is not a level; there are note, warning and error\n"
		  "f.json:1:63: 'size' must be a whole number from -5 to 10\n"
		  "f.json:1:75: 'root' must be true or false, not a string");
	CHECK_STR(read_object(&a, "[]"), "f.json:1:1: the document must be an object, not a list");
	CHECK_STR(read_object(&a, "{\"name\": \"x\", \"size\": 1e999}"),
		  "f.json:1:23: 'size' must be a whole number from -5 to 10");
	arena_free(&a);
}

TEST(jsonc_reads_files)
{
	struct jsonc j;
	char name[] = "/tmp/letterlint-jsonc-XXXXXX";
	const int fd = mkstemp(name);
	CHECK(fd >= 0 && write(fd, "{ // x\n}", 8) == 8 && !close(fd));
	CHECK(!jsonc_read(&j, name));
	CHECK(cJSON_IsObject(j.root));
	jsonc_free(&j);
	unlink(name);
	CHECK(jsonc_read(&j, "/nowhere/at.json") == -1);
	CHECK_STR(j.complaints.v[0], "/nowhere/at.json: No such file or directory");
	CHECK_STR(j.file, "/nowhere/at.json");
	jsonc_free(&j);
	CHECK(jsonc_read(&j, "/tmp") == -1);
	CHECK_STR(j.complaints.v[0], "/tmp: it is a folder");
	jsonc_free(&j);
	CHECK(jsonc_read(&j, "/dev/zero") == -1);
	CHECK_STR(j.complaints.v[0], "/dev/zero: it is not a regular file");
	jsonc_free(&j);
}
