/* SPDX-License-Identifier: MIT */
/* Encodings, lines and columns: what a byte of the text is to every consumer. */
#include "unit.h"

#include <stdlib.h>

static int decode(struct arena *a, struct source *s, const char *bytes, size_t n)
{
	const char *why = NULL;
	int failed = source_decode(a, "t.txt", (const uint8_t *)bytes, n, s, &why);
	CHECK(failed ? why != NULL && *why : s->text[s->len] == '\0');
	return failed;
}

#define DECODES(bytes, enc, text_)                                                                 \
	do {                                                                                       \
		struct arena a = { 0 };                                                            \
		struct source s;                                                                   \
		CHECK(!decode(&a, &s, "" bytes, sizeof(bytes) - 1));                               \
		CHECK_INT(s.encoding, enc);                                                        \
		CHECK_SV(((struct ll_sv){ s.text, s.len }), text_);                                \
		arena_free(&a);                                                                    \
	} while (0)

#define REFUSES(bytes)                                                                             \
	do {                                                                                       \
		struct arena a = { 0 };                                                            \
		struct source s;                                                                   \
		CHECK(decode(&a, &s, "" bytes, sizeof(bytes) - 1));                                \
		arena_free(&a);                                                                    \
	} while (0)

TEST(utf8_is_read_as_it_is)
{
	DECODES("plain", ENC_UTF8, "plain");
	DECODES("caf\xC3\xA9 \xE2\x80\x99 \xF0\x9F\x94\xA5", ENC_UTF8, "café ’ 🔥");
	DECODES("\xEF\xBB\xBFwith a mark", ENC_UTF8, "with a mark");
	DECODES("a\xEF\xBB\xBF"
		"b",
		ENC_UTF8,
		"a\xEF\xBB\xBF"
		"b");
	DECODES("\x1B[31mred\x1B[0m", ENC_UTF8, "\x1B[31mred\x1B[0m");
}

TEST(utf16_by_its_mark)
{
	DECODES("\xFF\xFEh\0i\0", ENC_UTF16LE, "hi");
	DECODES("\xFE\xFF\0h\0i", ENC_UTF16BE, "hi");
	DECODES("\xFF\xFE\x3D\xD8\x25\xDD!\0", ENC_UTF16LE, "🔥!");
	DECODES("\xFE\xFF\x20\x19", ENC_UTF16BE, "’");
	DECODES("\xFF\xFE", ENC_UTF16LE, "");
}

TEST(utf16_by_its_nuls)
{
	DECODES("D\0e\0a\0r\0 \0M\0s\0", ENC_UTF16LE, "Dear Ms");
	DECODES("\0D\0e\0a\0r\0 \0M\0s", ENC_UTF16BE, "Dear Ms");
	DECODES("i\0t\0\x19\x20s\0 \0s\0o\0 \0i\0t\0 \0i\0s\0 \0a\0n\0d\0 \0b\0e\0", ENC_UTF16LE,
		"it’s so it is and be");
}

TEST(broken_utf16_is_replaced)
{
	DECODES("\xFF\xFE\x3D\xD8!\0", ENC_UTF16LE, "\xEF\xBF\xBD!");
	DECODES("\xFF\xFE\x25\xDD!\0", ENC_UTF16LE, "\xEF\xBF\xBD!");
	DECODES("\xFF\xFEh\0i", ENC_UTF16LE, "h\xEF\xBF\xBD");
}

TEST(windows_1252_is_what_is_left)
{
	DECODES("it\x92s \x93so\x94 \x80 5", ENC_WINDOWS_1252, "it’s “so” € 5");
	DECODES("caf\xE9 cr\xE8me", ENC_WINDOWS_1252, "café crème");
	/* the five that the code page lacks are the C1 controls of the same number */
	DECODES("\x81\x8D\x8F\x90\x9D!", ENC_WINDOWS_1252,
		"\xC2\x81\xC2\x8D\xC2\x8F\xC2\x90\xC2\x9D!");
	/* not strict UTF-8: overlong, surrogate, too large */
	DECODES("\xC0\xAF x", ENC_WINDOWS_1252, "À¯ x");
	DECODES("\xED\xA0\x80 x", ENC_WINDOWS_1252, "í\xC2\xA0€ x");
	DECODES("\xF5\x80\x80\x80 x", ENC_WINDOWS_1252, "õ€€€ x");
}

TEST(a_cut_character_is_marked)
{
	struct arena a = { 0 };
	struct source s;
	static const char *const cut[] = { "the end \xE2\x80", "the end \xE2", "the end \xC3",
					   "the end \xF0\x9F\x94" };
	for (size_t i = 0; i < sizeof cut / sizeof *cut; i++) {
		CHECK(!decode(&a, &s, cut[i], strlen(cut[i])));
		CHECK(s.truncated);
		CHECK_INT(s.encoding, ENC_UTF8);
		CHECK_SV(((struct ll_sv){ s.text, s.len }), "the end \xEF\xBF\xBD");
		CHECK_INT(source_pos(&s, s.len).file_byte, strlen(cut[i]));
	}
	CHECK(!decode(&a, &s, "whole", 5) && !s.truncated);
	CHECK(!decode(&a, &s, "\xFF\xFEh\0i", 5) && s.truncated);
	CHECK(!decode(&a, &s, "\xFF\xFEh\0\x3D\xD8", 6) && s.truncated);
	arena_free(&a);
}

TEST(what_is_no_text_is_refused)
{
	REFUSES("%PDF-1.7\n");
	REFUSES("PK\3\4 and so on");
	REFUSES("\xD0\xCF\x11\xE0 old");
	REFUSES("{\\rtf1 rich}");
	REFUSES("\x7F"
		"ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0>\0\1\0\0\0");
	REFUSES("\x89PNG\r\n\x1A\n\0\0\0\rIHDR");
	REFUSES("\1\2\3\4\5\6\7\x10\x11\x12\x13\x14");
	REFUSES("\xFF\xFE\0\0T\0\0\0");
}

TEST(a_stray_nul_is_text)
{
	struct arena a = { 0 };
	struct source s;
	CHECK(!decode(&a, &s, "one\0 in a letter", 16));
	CHECK_INT(s.len, 16);
	arena_free(&a);
}

TEST(lines_end_in_three_ways)
{
	struct arena a = { 0 };
	struct source s;
	const char *text = "one\ntwo\r\nthree\rfour\ffour\n";
	CHECK(!decode(&a, &s, text, strlen(text)));
	CHECK_INT(s.nlines, 5);
	CHECK_INT(source_line(&s, 0), 1);
	CHECK_INT(source_line(&s, 3), 1);
	CHECK_INT(source_line(&s, 4), 2);
	CHECK_INT(source_line(&s, 8), 2); /* the LF of CRLF */
	CHECK_INT(source_line(&s, 9), 3);
	CHECK_INT(source_line(&s, 15), 4);
	CHECK_INT(source_line(&s, 24), 4);
	CHECK_INT(source_line(&s, 25), 5); /* the end */
	CHECK(!decode(&a, &s, "", 0));
	CHECK_INT(s.nlines, 1);
	CHECK_INT(source_pos(&s, 0).line, 1);
	arena_free(&a);
}

/* Each character of each encoding: the position must be what counting from the start gives. */
static void check_positions(const char *bytes, size_t n, size_t width, size_t skip)
{
	struct arena a = { 0 };
	struct source s;
	uint32_t line = 1, byte = 1, cp = 1, utf16 = 1;
	size_t file = skip;
	CHECK(!decode(&a, &s, bytes, n));
	for (uint32_t i = 0; i <= s.len;) {
		struct source_pos p = source_pos(&s, i);
		if (!CHECK(p.line == line && p.byte == byte && p.cp == cp && p.utf16 == utf16 &&
			   p.file_byte == file))
			break;
		uint8_t c = (uint8_t)s.text[i];
		uint32_t size = c < 0x80   ? 1
				: c < 0xE0 ? 2
				: c < 0xF0 ? 3
					   : 4,
			 units = size == 4 ? 2 : 1;
		for (uint32_t k = 1; k < size; k++)
			CHECK_INT(source_pos(&s, i + k).byte, byte);
		file += width == 0 ? size : width == 1 ? 1 : 2 * units;
		byte += size;
		cp++;
		utf16 += units;
		i += size;
		if (c == '\n') {
			line++;
			byte = cp = utf16 = 1;
		}
	}
	arena_free(&a);
}

TEST(positions_in_every_unit)
{
	/* longer than the step of the tallies, characters of every size across it */
	static const char *const pieces[] = { "plain ", "caf\xC3\xA9 ", "\xE2\x80\x99",
					      "\xF0\x9F\x94\xA5", "end\n" };
	char *text = calloc(1, 40000);
	size_t n = 0;
	for (unsigned i = 0; i < 4000; i++) {
		const char *p = pieces[(i * 7 + i / 5) % 5];
		memcpy(text + n, p, strlen(p));
		n += strlen(p);
	}
	check_positions(text, n, 0, 0);
	char *marked = malloc(n + 3);
	memcpy(marked, "\xEF\xBB\xBF", 3);
	memcpy(marked + 3, text, n);
	check_positions(marked, n + 3, 0, 3);
	free(marked);
	/* one byte a character */
	for (size_t i = 0; i < n; i++)
		text[i] = i % 50 == 49 ? '\n' : i % 7 ? 'x' : '\x92';
	check_positions(text, n, 1, 0);
	/* two or four */
	for (size_t i = 0; i + 7 < 4096; i += 8)
		memcpy(text + i, i % 96 ? "a\0\x19\x20\x3D\xD8\x25\xDD" : "a\0b\0c\0\n\0", 8);
	memcpy(text, "\xFF\xFE", 2);
	check_positions(text, 4096, 2, 2);
	free(text);
}

TEST(positions_in_ascii_and_beside_one_other)
{
	char text[3001];
	for (size_t i = 0; i < 3000; i++)
		text[i] = i % 50 == 49 ? '\n' : (char)('a' + i % 26);
	check_positions(text, 3000, 0, 0);
	for (size_t k = 0; k < 40; k++) { /* one character of two bytes, wherever it stands */
		char with[3002];
		memcpy(with, text, 3000);
		memcpy(with + k, "\xC3\xA9", 2);
		check_positions(with, 3000, 0, 0);
	}
}

TEST(control_characters_are_counted_wherever_they_are)
{
	for (size_t step = 5; step < 14; step++) {
		struct arena a = { 0 };
		struct source s;
		char text[400];
		size_t n = 0;
		memset(text, 'x', sizeof text);
		for (size_t i = step; i < sizeof text; i += step, n++)
			text[i] = '\x02';
		/* more than four, and a tenth */
		CHECK_INT(decode(&a, &s, text, sizeof text) != 0, n > 4 + sizeof text / 10);
		arena_free(&a);
	}
}
