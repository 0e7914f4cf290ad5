/* SPDX-License-Identifier: MIT */
/* The small parts of the renderers and of the engine that goldens do not show one by one. */
#include "unit.h"

#include "base/nearest.h"
#include "engine/registry.h"
#include "report/linehash.h"
#include "report/sha256.h"
#include "report/terminal.h"
#include "report/uri.h"

static void uri_is(const char *path, const char *uri, bool relative, int line)
{
	struct arena a = { 0 };
	bool is_relative;
	const char *got = uri_of(&a, "/home/clerk", path, &is_relative);
	unit_check_sv(sv(got), sv(uri), __FILE__, line, path);
	unit_check(is_relative == relative, __FILE__, line, path);
	arena_free(&a);
}
#define URI(path, uri, relative) uri_is(path, uri, relative, __LINE__)

TEST(uris_are_relative_and_encoded)
{
	URI("a.txt", "a.txt", true);
	URI("./letters//a.txt", "letters/a.txt", true);
	URI("letters/../b/./a.txt", "b/a.txt", true);
	URI("my letter.txt", "my%20letter.txt", true);
	URI("a:b#c?d%e.txt", "a%3Ab%23c%3Fd%25e.txt", true);
	URI("caf\xC3\xA9.txt", "caf%C3%A9.txt", true);
	URI("bad\xFF.txt", "bad%FF.txt", true);
	URI("/home/clerk/x/a.txt", "x/a.txt", true);
	URI("/home/clerks/a.txt", "file:///home/clerks/a.txt", false);
	URI("../other/a.txt", "file:///home/other/a.txt", false);
	URI("../../../../a.txt", "file:///a.txt", false);
	URI("/etc/a b", "file:///etc/a%20b", false);
	URI("-", "stdin", true);
}

TEST(sha256_of_the_standards_examples)
{
	char hex[65];
	sha256_hex("", 0, hex);
	CHECK_STR(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	sha256_hex("abc", 3, hex);
	CHECK_STR(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56, hex);
	CHECK_STR(hex, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

/* Whatever the processor can: a million times "a" is FIPS 180-4's third example. */
TEST(sha256_of_long_texts_in_both_ways)
{
	static char text[1000000];
	char hex[65], plain[65];
	memset(text, 'a', sizeof text);
	sha256_hex(text, sizeof text, hex);
	CHECK_STR(hex, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
	sha256_hex_plain(text, sizeof text, plain);
	CHECK_STR(plain, hex);
	for (size_t i = 0; i < 4096; i++)
		text[i] = (char)(i * 2654435761u >> 24);
	for (size_t n = 0; n < 300; n++) {
		sha256_hex(text + n, n * 7, hex);
		sha256_hex_plain(text + n, n * 7, plain);
		CHECK_STR(plain, hex);
	}
}

static bool hashes_are(const char *text, const char *const *want)
{
	struct arena a = { 0 };
	struct source s;
	const char *why;
	bool same = !source_decode(&a, "t", (const uint8_t *)text, strlen(text), &s, &why);
	struct line_hashes *all = line_hashes(&a, &s);
	for (uint32_t i = 0; same && want[i]; i++) {
		const struct line_hash h = line_hash(all, i);
		same = !strcmp(want[i], arena_printf(&a, "%llx:%u", (unsigned long long)h.hash, h.count));
	}
	arena_free(&a);
	return same;
}

/* Expected values as github/codeql-action's own tests have them. */
TEST(line_hashes_are_githubs)
{
	CHECK(hashes_are("", (const char *const[]){ "c129715d7a2bc9a3:1", NULL }));
	CHECK(hashes_are(" a\nb\n  \t\tc\n d",
			 (const char *const[]){ "271789c17abda88f:1", "54703d4cd895b18:1",
						"180aee12dab6264:1", "a23a3dc5e078b07b:1", NULL }));
	CHECK(hashes_are(" a\r\nb\r\n  \t\tc\r\n d",
			 (const char *const[]){ "271789c17abda88f:1", "54703d4cd895b18:1",
						"180aee12dab6264:1", "a23a3dc5e078b07b:1", NULL }));
	CHECK(hashes_are(" a\rb\r  \t\tc\r d",
			 (const char *const[]){ "271789c17abda88f:1", "54703d4cd895b18:1",
						"180aee12dab6264:1", "a23a3dc5e078b07b:1", NULL }));
}

/* The definition, of a text in ASCII with '\n' at its lines' ends; the nth line from 0. */
static const char *hash_by_definition(struct arena *a, const char *text, uint32_t line)
{
	unsigned long long seen[200];
	uint32_t count = 0, n = 0;
	for (const char *p = text; p && n <= line; p = strchr(p, '\n'), p = p ? p + 1 : NULL, n++) {
		unsigned long long hash = 0;
		const char *q = p;
		for (uint32_t k = 0, ended = 0; k < 100; k++) {
			q += strspn(q, " \t");
			hash = hash * 37 + (*q ? (uint8_t)*q : ended++ ? 0 : 0xFFFF);
			q += *q != 0;
		}
		seen[n] = hash;
	}
	for (uint32_t i = 0; i < n; i++)
		count += seen[i] == seen[n - 1];
	return arena_printf(a, "%llx:%u", seen[n - 1], count);
}

TEST(lines_that_begin_alike_are_counted_by_all_that_is_hashed)
{
	static const char *const lines[] = { "", "  ", "Decision:", "Decision: Upheld", "Decision: upheld", "a", "same words",
					     "x y z", "The injured worker is a male who was injured at work" };
	struct arena a = { 0 };
	char text[8000];
	size_t n = 0;
	for (uint32_t i = 0; i < 150; i++)
		n += (size_t)snprintf(text + n, sizeof text - n, "%s\n", lines[(i * i + i / 7) % 9]);
	struct source s;
	const char *why;
	CHECK(!source_decode(&a, "t", (const uint8_t *)text, n, &s, &why));
	CHECK_INT(s.nlines, 151);
	struct line_hashes *all = line_hashes(&a, &s);
	for (uint32_t i = 0; i < 151; i++) {
		const struct line_hash h = line_hash(all, i);
		const struct line_hash alone = line_hash(line_hashes(&a, &s), i);
		CHECK_STR(arena_printf(&a, "%llx:%u", (unsigned long long)h.hash, h.count), hash_by_definition(&a, text, i));
		CHECK(alone.hash == h.hash);
		CHECK_INT(alone.count, h.count);
	}
	/* a pair of surrogates that the window's end cuts in two */
	memset(text, 'a', 99);
	memcpy(text + 99, "\360\237\230\200\n", 5);
	uint64_t want = 0;
	for (uint32_t i = 0; i < 100; i++)
		want = want * 37 + (i < 99 ? 'a' : 0xD83D);
	CHECK(!source_decode(&a, "t", (const uint8_t *)text, 104, &s, &why));
	CHECK(line_hash(line_hashes(&a, &s), 0).hash == want);
	arena_free(&a);
}

static const char *guess(const char *given)
{
	static const char *const words[] = { "pronoun-mismatch", "date-order", "date-invalid",
					     "spacing",		 "text",       "dates" };
	struct nearest best = { 0 };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		nearest_try(&best, sv(given), words[i]);
	return best.word;
}

TEST(did_you_mean)
{
	CHECK_INT(edit_distance(sv("abcd"), sv("abdc")), 1);
	CHECK_INT(edit_distance(sv("kitten"), sv("sitting")), 3);
	CHECK_INT(edit_distance(sv(""), sv("abc")), 3);
	CHECK_INT(edit_distance(sv("ca"), sv("abc")), 3); /* one swap moves no letter twice */
	CHECK_STR(guess("pronoun-mismach"), "pronoun-mismatch");
	CHECK_STR(guess("pronuon-mismatch"), "pronoun-mismatch");
	CHECK_STR(guess("pronoun"), "pronoun-mismatch");
	CHECK_STR(guess("dats"), "dates");
	CHECK_STR(guess("txet"), "text");
	CHECK(guess("zzzzzz") == NULL);
	CHECK(guess("xy") == NULL);
}

static void safe_is(const char *text, size_t n, const char *want, int line)
{
	struct arena a = { 0 };
	unit_check_sv(sv(safe_text(&a, (struct ll_sv){ text, n })), sv(want), __FILE__, line, want);
	arena_free(&a);
}
#define SAFE(text, want) safe_is("" text, sizeof(text) - 1, want, __LINE__)

TEST(nothing_unseen_is_printed)
{
	SAFE("plain caf\xC3\xA9", "plain café");
	SAFE("\x1B[31m", "␛[31m");
	SAFE("a\0b", "a␀b");
	SAFE("a\tb\nc", "a b c");
	SAFE("\x7F", "␡");
	SAFE("\xC2\x9B"
	     "1m",
	     "<U+009B>1m");
	SAFE("\xE2\x80\xAEx", "<U+202E>x");
	SAFE("\xEF\xBB\xBFx", "<U+FEFF>x");
	SAFE("bad \xFF", "bad \\xFF");
	CHECK_INT(glyph_of(0x6F22, 0).width, 2);
	CHECK_INT(glyph_of(0x301, 0).width, 0);
	CHECK_INT(glyph_of('\t', 3).width, 5);
	CHECK_INT(glyph_of('\t', 8).width, 8);
}

TEST(levels_have_names)
{
	CHECK_INT(level_of(sv("error")), LL_ERROR);
	CHECK_INT(level_of(sv("note")), LL_NOTE);
	CHECK_INT(level_of(sv("sever")), 0);
	CHECK_STR(level_name(LL_WARNING), "warning");
}

TEST(shared_objects_are_refused_with_a_reason)
{
	struct registry g;
	const char *why = NULL;
	if (!CHECK(!registry_init(&g, &why)))
		return;
	CHECK(registry_load(&g, "nowhere.so", &why) && *why);
	registry_free(&g);
}
