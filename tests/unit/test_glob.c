/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "base/glob.h"

#include <stdlib.h>

static void each(const char *pattern, const char *paths, bool want)
{
	struct arena a = { 0 };
	while (*paths) {
		const size_t n = strcspn(paths, " ");
		char *path = arena_strndup(&a, paths, n);
		const bool folder = n && path[n - 1] == '/';
		if (folder)
			path[n - 1] = '\0';
		unit_check(glob_match(pattern, path, folder) == want, __FILE__, __LINE__,
			   arena_printf(&a, "'%s' %s '%s'", pattern, want ? "matches" : "leaves",
					paths));
		paths += n + (paths[n] == ' ');
	}
	unit_check(!glob_wrong(pattern), __FILE__, __LINE__, pattern);
	arena_free(&a);
}
#define IS(pattern, paths)  each(pattern, paths, true)
#define NOT(pattern, paths) each(pattern, paths, false)

TEST(glob_names_anywhere)
{
	IS("*.txt", "a.txt .txt x/y/a.txt x.txt/y");
	NOT("*.txt", "a.tx a.txt.bak x/a.TXT");
	IS("drafts", "drafts x/drafts drafts/a x/drafts/y/a");
	NOT("drafts", "draft drafts2 x/mydrafts");
	IS("drafts/", "drafts/ drafts/a x/drafts/y/a");
	NOT("drafts/", "drafts x/drafts");
	IS("*", "a x/y");
	IS("a*b*c", "abc aXbYc abcbc aabbcc");
	NOT("a*b*c", "ab abcx a/bc acb");
	IS("?", "a \xC3\xA9");
	NOT("?", "ab \xC3\xA9x");
	IS("a?c", "abc a\xC3\xA9"
		  "c");
	NOT("a?c", "a/c ac");
}

TEST(glob_from_the_top)
{
	IS("/a.txt", "a.txt");
	NOT("/a.txt", "x/a.txt");
	IS("x/a.txt", "x/a.txt");
	NOT("x/a.txt", "y/x/a.txt x/y/a.txt");
	IS("./x/a.txt", "x/a.txt");
	IS("./a.txt", "a.txt");
	NOT("./a.txt", "x/a.txt");
	IS("x/*", "x/a x/a/b");
	NOT("x/*", "x y/x/a x/");
	IS("*/a", "x/a x/a/b");
	NOT("*/a", "a x/y/a");
	IS("/x/", "x/a x/");
}

TEST(glob_any_folders)
{
	IS("**/a", "a x/a x/y/a a/b");
	IS("x/**/a", "x/a x/y/a x/y/z/a");
	NOT("x/**/a", "a y/x/a x/y/b");
	IS("x/**", "x/a x/y/a x/y/");
	NOT("x/**", "x x/ y/a");
	IS("**", "a x/a");
	IS("**/x/**/y/**", "x/y/a b/x/c/d/y/a");
	NOT("**/x/**/y/**", "x/y b/x/c/d/a");
	IS("a**b/c", "ab/c aXb/c");
	NOT("a**b/c", "a/b/c");
	IS("**/a/b", "a/b x/a/b a/a/b a/b/a/b");
	IS("/**/2014/*.txt", "2014/a.txt x/2014/a.txt");
}

TEST(glob_classes)
{
	IS("[a-c]x", "ax bx cx");
	NOT("[a-c]x", "dx x aax");
	IS("[!a-c]x", "dx");
	NOT("[!a-c]x", "ax /x");
	IS("[^a]", "b");
	IS("[]a]", "] a");
	NOT("[!]a]", "] a");
	IS("[a-]", "a -");
	IS("[\\]x]", "] x");
	IS("[\xC3\xA0-\xC3\xA9]", "\xC3\xA9 \xC3\xA1");
	NOT("[\xC3\xA0-\xC3\xA9]", "\xC3\xB9 a");
	IS("Q[1-4]-20[0-9][0-9]", "Q1-2014");
}

TEST(glob_backslashes)
{
	IS("\\*", "*");
	NOT("\\*", "a");
	IS("\\!a", "!a");
	CHECK(glob_match("a\\ b", "a b", false));
	IS("\\{a\\}", "{a}");
	IS("a\\[b", "a[b");
}

TEST(glob_mistakes)
{
	static const char *const wrong[][2] = {
		{ "", "empty" },	  { "/", "empty" },	 { "!a", "begin" },
		{ "a//b", "nothing" },	  { "../a", "'..'" },	 { "a/../b", "'..'" },
		{ "a/..", "'..'" },	  { "[a", "no ']'" },	 { "[]", "no ']'" },
		{ "a[b/c]", "bracket" },  { "{a,b}", "braces" }, { "a\\", "backslash" },
		{ "a\\/b", "backslash" }, { "//", "nothing" },
	};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		const char *why = glob_wrong(wrong[i][0]);
		unit_check(why && strstr(why, wrong[i][1]), __FILE__, __LINE__, wrong[i][0]);
	}
	CHECK(!glob_wrong("..a/b.."));
}

/* What makes careless matchers run for ages. */
TEST(glob_takes_no_time)
{
	char path[2001], pattern[2001];
	memset(path, 'a', 2000);
	path[2000] = '\0';
	for (int i = 0; i < 1998; i += 2)
		memcpy(pattern + i, "a*", 2);
	memcpy(pattern + 1998, "b", 2);
	CHECK(!glob_match(pattern, path, false));
	for (int i = 1; i < 2000; i += 2)
		path[i] = '/';
	path[199] = '\0';
	for (int i = 0; i < 1995; i += 5)
		memcpy(pattern + i, "a/**/", 5);
	memcpy(pattern + 1995, "b", 2);
	CHECK(!glob_match(pattern, path, false));
}
