/* SPDX-License-Identifier: MIT */
/*
 * cJSON keeps no places and says of an error only where it is. So the text is
 * first read here: strictly, saying what is wrong in words for people, noting
 * where values and keys begin, and making plain JSON of it.
 */
#include "base/jsonc_scan.h"

#include "base/nearest.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#define LONGEST_NUMBER 63 /* more cJSON does not read */

struct scan {
	struct jsonc_scan *out;
	const char *text;
	size_t len, at;
	unsigned depth;
};

static int fail(struct scan *s, size_t where, const char *fmt, ...) LL_PRINTF(3, 4);
static int fail(struct scan *s, size_t where, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	s->out->why = arena_vprintf(s->out->arena, fmt, ap);
	s->out->where = where;
	va_end(ap);
	return -1;
}

static char here(const struct scan *s)
{
	return s->text[s->at];
}

static bool at_end(const struct scan *s)
{
	return s->at == s->len;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
	       c == '-' || c == '$';
}

static size_t word_length(const struct scan *s)
{
	size_t n = 0;
	while (n < 40 && is_word(s->text[s->at + n]))
		n++;
	return n;
}

static void blank(struct scan *s, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (s->out->plain[i] != '\n' && s->out->plain[i] != '\r')
			s->out->plain[i] = ' ';
}

/* ---- Between values ---- */

static int skip_comment(struct scan *s)
{
	const size_t from = s->at;
	if (s->text[from + 1] == '/') {
		s->at += strcspn(s->text + from, "\r\n");
	} else if (s->text[from + 1] == '*') {
		const char *end = strstr(s->text + from + 2, "*/");
		if (!end)
			return fail(s, from, "this comment has no end; write */ behind it");
		s->at = (size_t)(end - s->text) + 2;
	} else {
		return fail(s, from, "a comment begins with // or /*");
	}
	blank(s, from, s->at);
	return 0;
}

static int skip(struct scan *s)
{
	for (;;) {
		s->at += strspn(s->text + s->at, " \t\r\n");
		if (here(s) == '#')
			return fail(s, s->at, "a comment begins with // or /*, not with #");
		if (here(s) != '/')
			return 0;
		if (skip_comment(s))
			return -1;
	}
}

/* ---- Strings, numbers, names ---- */

/* The four digits of a \u escape, or -1. */
static long hex4(const struct scan *s, size_t at)
{
	if (strspn(s->text + at, "0123456789abcdefABCDEF") < 4)
		return -1;
	const char digits[] = { s->text[at], s->text[at + 1], s->text[at + 2], s->text[at + 3], 0 };
	return strtol(digits, NULL, 16);
}

static int scan_unicode(struct scan *s)
{
	const size_t from = s->at;
	const long c = hex4(s, from + 2);
	if (c < 0)
		return fail(s, from, "\\u needs four hexadecimal digits");
	if (!c)
		return fail(s, from, "a string cannot hold a NUL (\\u0000)");
	s->at += 6;
	if (c < 0xD800 || c > 0xDFFF)
		return 0;
	const long low = here(s) == '\\' && s->text[s->at + 1] == 'u' ? hex4(s, s->at + 2) : -1;
	if (c > 0xDBFF || low < 0xDC00 || low > 0xDFFF)
		return fail(s, from, "\\u%.4s is half of a character; the other half is missing",
			    s->text + from + 2);
	s->at += 6;
	return 0;
}

static int scan_escape(struct scan *s)
{
	const char c = s->text[s->at + 1];
	if (c == 'u')
		return scan_unicode(s);
	if ((unsigned char)c < ' ' || (unsigned char)c >= 0x7F)
		return fail(s, s->at, "a backslash is written \\\\");
	if (!strchr("\"\\/bfnrt", c))
		return fail(s, s->at,
			    "\\%c is no escape of JSON; a backslash is written \\\\, so "
			    "write \\\\%c",
			    c, c);
	s->at += 2;
	return 0;
}

static int scan_string(struct scan *s)
{
	const size_t from = s->at++;
	while (here(s) != '"') {
		if (at_end(s) || here(s) == '\n' || here(s) == '\r')
			return fail(s, from,
				    "this string does not end on its line; is a \" missing?");
		if ((unsigned char)here(s) < ' ')
			return fail(s, s->at,
				    here(s) == '\t' ? "a tab in a string is written \\t"
						    : "a control character in a string");
		if (here(s) != '\\')
			s->at++;
		else if (scan_escape(s))
			return -1;
	}
	s->at++;
	return 0;
}

static size_t skip_digits(struct scan *s)
{
	const size_t from = s->at;
	while (is_digit(here(s)))
		s->at++;
	return s->at - from;
}

static int scan_number(struct scan *s)
{
	const size_t from = s->at;
	s->at += here(s) == '-';
	const bool zero = here(s) == '0';
	const size_t whole = skip_digits(s);
	bool good = whole && !(zero && whole > 1);
	if (here(s) == '.') {
		s->at++;
		good = skip_digits(s) && good;
	}
	if (here(s) == 'e' || here(s) == 'E') {
		s->at++;
		s->at += here(s) == '+' || here(s) == '-';
		good = skip_digits(s) && good;
	}
	if (!good || is_word(here(s)) || here(s) == '.')
		return fail(s, from, "this is no number of JSON");
	if (s->at - from > LONGEST_NUMBER)
		return fail(s, from, "a number of more than %d characters", LONGEST_NUMBER);
	return 0;
}

static int scan_name(struct scan *s)
{
	static const char *const names[] = { "true", "false", "null", NULL };
	const size_t n = word_length(s);
	const struct ll_sv word = { s->text + s->at, n };
	struct nearest best = { 0 };
	for (int i = 0; names[i]; i++) {
		if (ll_is(word, names[i])) {
			s->at += n;
			return 0;
		}
		nearest_try(&best, word, names[i]);
	}
	if (best.word)
		return fail(s, s->at, "'%.*s' is no value; did you mean %s?", LL_SV(word),
			    best.word);
	return fail(s, s->at, "a string stands between double quotes: \"%.*s\"", LL_SV(word));
}

/* ---- Lists and objects ---- */

static int scan_value(struct scan *s, uint32_t key);

/* Where something else is wanted. */
static int unexpected(struct scan *s, const char *wanted)
{
	uint32_t cp;
	if (at_end(s))
		return fail(s, s->at, "the file ends here, but %s is wanted", wanted);
	if (here(s) == '\'')
		return fail(s, s->at, "strings stand between double quotes (\"), not single ones");
	const int size = (int)utf8_get(s->text + s->at, &cp);
	return fail(s, s->at, "%s is wanted here, not '%.*s'", wanted, size, s->text + s->at);
}

static int scan_member(struct scan *s)
{
	const uint32_t key = (uint32_t)s->at;
	const size_t n = word_length(s);
	if (here(s) != '"' && n)
		return fail(s, s->at, "a key stands between double quotes: \"%.*s\"", (int)n,
			    s->text + s->at);
	if (here(s) != '"')
		return unexpected(s, "a key between double quotes, or '}'");
	if (scan_string(s) || skip(s))
		return -1;
	if (here(s) != ':')
		return unexpected(s, "':' between the key and its value");
	s->at++;
	return skip(s) ? -1 : scan_value(s, key);
}

/* What an element is followed by: a comma that is no trailing one, or the end. */
static int scan_between(struct scan *s, char end)
{
	if (skip(s))
		return -1;
	if (here(s) == end)
		return 0;
	if (here(s) != ',' && !at_end(s) && (here(s) == '"' || here(s) == '{' || here(s) == '['))
		return fail(s, s->at, "a comma is missing before this");
	if (here(s) != ',')
		return unexpected(s, end == ']' ? "',' or ']'" : "',' or '}'");
	const size_t comma = s->at++;
	if (skip(s))
		return -1;
	if (here(s) == ',')
		return fail(s, s->at, "there is nothing between these commas");
	if (here(s) == end)
		blank(s, comma, comma + 1);
	return 0;
}

static int scan_elements(struct scan *s, char end)
{
	if (++s->depth > JSONC_DEEPEST)
		return fail(s, s->at, "more than %d lists and objects are nested here",
			    JSONC_DEEPEST);
	s->at++;
	if (skip(s))
		return -1;
	while (here(s) != end) {
		if (end == ']' ? scan_value(s, JSONC_NONE) : scan_member(s))
			return -1;
		if (scan_between(s, end))
			return -1;
	}
	s->at++;
	s->depth--;
	return 0;
}

static int scan_value(struct scan *s, uint32_t key)
{
	const char c = here(s);
	*VEC_PUSH(s->out->arena, &s->out->places) =
		(struct jsonc_place){ .at = (uint32_t)s->at, .key = key };
	if (c == '"')
		return scan_string(s);
	if (c == '[')
		return scan_elements(s, ']');
	if (c == '{')
		return scan_elements(s, '}');
	if (c == '-' || is_digit(c))
		return scan_number(s);
	if (is_word(c))
		return scan_name(s);
	return unexpected(s, "a value");
}

/* ---- The whole ---- */

static int check_text(struct scan *s)
{
	const char *const t = s->text;
	if (s->len >= 2 && (!memcmp(t, "\xFF\xFE", 2) || !memcmp(t, "\xFE\xFF", 2)))
		return fail(s, 0, "it is UTF-16; save it as UTF-8");
	for (size_t i = 0; i < s->len;) {
		uint32_t cp;
		const int size = utf8_read(t + i, s->len - i, &cp);
		if (size <= 0)
			return fail(s, i, "the byte 0x%02X is no UTF-8; save the file as UTF-8",
				    (unsigned char)t[i]);
		if (!cp)
			return fail(s, i, "there is a NUL here; this is no text");
		i += (size_t)size;
	}
	return 0;
}

int jsonc_scan(struct jsonc_scan *out)
{
	struct scan s = { .out = out, .text = out->text, .len = out->len };
	if (check_text(&s))
		return -1;
	out->plain = arena_strndup(out->arena, out->text, out->len);
	if (out->len >= 3 && !memcmp(out->text, "\xEF\xBB\xBF", 3)) {
		blank(&s, 0, 3);
		s.at = 3;
	}
	if (skip(&s))
		return -1;
	if (at_end(&s))
		return fail(&s, s.at, "there is nothing in it; {} is the least that can be");
	if (scan_value(&s, JSONC_NONE) || skip(&s))
		return -1;
	if (!at_end(&s))
		return fail(&s, s.at, "the document has ended before this");
	return 0;
}
