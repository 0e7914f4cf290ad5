/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "base/path.h"

static void from_is(const char *folder, const char *whole, const char *want, int line)
{
	struct arena a = { 0 };
	unit_check_sv(sv(path_from(&a, folder, whole)), sv(want), __FILE__, line, whole);
	if (*want != '.') /* and back again */
		unit_check_sv(sv(path_whole(&a, folder, want)), sv(whole), __FILE__, line, want);
	arena_free(&a);
}
#define FROM(folder, whole, want) from_is(folder, whole, want, __LINE__)

TEST(paths_from_a_folder)
{
	FROM("/a/b", "/a/b/c.txt", "c.txt");
	FROM("/a/b", "/a/b/c/d.txt", "c/d.txt");
	FROM("/a/b", "/a/bc/d.txt", "../bc/d.txt");
	FROM("/a/b", "/a/d.txt", "../d.txt");
	FROM("/a/b", "/c/d.txt", "../../c/d.txt");
	FROM("/a/b", "/a", "..");
	FROM("/a/b", "/", "../..");
	FROM("/a/b", "/a/b", ".");
	FROM("/", "/a", "a");
	FROM("/", "/", ".");
}

TEST(paths_within_a_folder)
{
	CHECK(path_within("/a", "/a/b"));
	CHECK(path_within("/a", "/a"));
	CHECK(path_within("/", "/a"));
	CHECK(!path_within("/a", "/ab"));
	CHECK(!path_within("/a/b", "/a"));
}

TEST(folders_of_paths)
{
	struct arena a = { 0 };
	CHECK_STR(path_folder(&a, "/a/b.txt"), "/a");
	CHECK_STR(path_folder(&a, "/b.txt"), "/");
	CHECK_STR(path_folder(&a, "/"), "/");
	CHECK_STR(path_whole(&a, "/a", "./b//../c/"), "/a/c");
	CHECK_STR(path_whole(&a, "/a", "../../.."), "/");
	arena_free(&a);
}
