/* SPDX-License-Identifier: MIT */
#include "unit.h"

TEST(arena_is_zeroed_and_aligned)
{
	struct arena a = { 0 };
	for (size_t size = 0; size < 400; size += 7) {
		unsigned char *p = arena_alloc(&a, size);
		CHECK_INT((uintptr_t)p % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			CHECK(p[i] == 0);
		memset(p, 0xee, size);
	}
	arena_free(&a);
}

TEST(arena_is_zeroed_after_reset)
{
	struct arena a = { 0 };
	for (int round = 0; round < 3; round++) {
		for (int i = 0; i < 300; i++) {
			unsigned char *p = arena_alloc(&a, 4000);
			CHECK(p[0] == 0 && p[3999] == 0);
			memset(p, 0xee, 4000);
		}
		arena_reset(&a);
	}
	arena_free(&a);
}

TEST(arena_takes_large_blocks)
{
	struct arena a = { 0 };
	char *big = arena_alloc(&a, 5u << 20);
	char *small = arena_alloc(&a, 1);
	big[(5u << 20) - 1] = 1;
	*small = 1;
	CHECK(big != small);
	arena_reset(&a);
	CHECK_INT(*(char *)arena_alloc(&a, 5u << 20), 0);
	arena_free(&a);
}

TEST(arena_prints)
{
	struct arena a = { 0 };
	CHECK_STR(arena_printf(&a, "%s on line %d", "'She'", 31), "'She' on line 31");
	CHECK_STR(arena_printf(&a, "%s", ""), "");
	CHECK_STR(arena_printf(&a, "100 %% of %s, %u of %u: %.*s%.*s", "all", 0u, UINT32_MAX, 3, "abcdef", 9, "x"),
		  "100 % of all, 0 of 4294967295: abcx");
	CHECK_STR(arena_printf(&a, "%s %g %04u", "half", 0.5, 7u), "half 0.5 0007");
	CHECK_STR(arena_printf(&a, "%u%.*s", 12u, 0, "none"), "12");
	/* more than there is room for in a chunk */
	char *long_text = arena_alloc(&a, 600001);
	memset(long_text, 'y', 600000);
	const char *both = arena_printf(&a, "%s%s", long_text, long_text);
	CHECK_INT(strlen(both), 1200000);
	CHECK_INT(both[1199999], 'y');
	CHECK_STR(arena_strndup(&a, "abcdef", 3), "abc");
	arena_free(&a);
}

TEST(vectors_grow_and_keep)
{
	struct arena a = { 0 };
	VEC_OF(uint32_t) v = { 0 };
	for (uint32_t i = 0; i < 5000; i++)
		*VEC_PUSH(&a, &v) = i;
	CHECK_INT(v.n, 5000);
	for (uint32_t i = 0; i < v.n; i++)
		if (!CHECK_INT(v.v[i], i))
			break;
	arena_free(&a);
}
