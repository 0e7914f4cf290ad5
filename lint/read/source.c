/* SPDX-License-Identifier: MIT */
#include "read/source.h"

#include "base/utf8.h"

#include <string.h>

#define REPLACEMENT 0xFFFD
#define TALLY_STEP  1024u

/* Code points and UTF-16 units that begin before a text offset: columns cost the same on any
 * line. */
struct source_tally {
	uint32_t cp, utf16;
};

/* windows-1252 by the WHATWG Encoding Standard (index-windows-1252.txt): 0x80 to 0x9F; above that,
 * Latin-1. */
static const uint16_t windows_1252[32] = {
	0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
	0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
	0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

const char *encoding_name(enum encoding e)
{
	switch (e) {
	case ENC_UTF8:
		return "UTF-8";
	case ENC_UTF16LE:
		return "UTF-16LE";
	case ENC_UTF16BE:
		return "UTF-16BE";
	case ENC_WINDOWS_1252:
		return "windows-1252";
	}
	return "";
}

/* ---- What is it? ---- */

struct census {
	size_t nul[2];	/* at even and odd offsets */
	size_t control; /* C0 characters that no letter needs */
	bool ascii;	/* all of it */
	bool utf8;	/* strictly valid, but perhaps for a cut last character */
	size_t cut;	/* bytes of the cut last character */
};

/* How many of the n bytes at p are surely ASCII: whole words of eight. */
static size_t ascii_run(const void *p, size_t n)
{
	const char *b = p;
	size_t i = 0;
	for (uint64_t word; i + sizeof word <= n; i += sizeof word) {
		memcpy(&word, b + i, sizeof word);
		if (word & 0x8080808080808080u)
			break;
	}
	return i;
}

/* How many of the n bytes at p are surely ASCII and no control characters: whole words of eight. */
static size_t clean_run(const uint8_t *p, size_t n)
{
	const uint64_t ones = 0x0101010101010101u;
	size_t i = 0;
	for (uint64_t word; i + sizeof word <= n; i += sizeof word) {
		memcpy(&word, p + i, sizeof word);
		/* The seven low bits and 0x60 reach the eighth from ' ' on. */
		if ((((word & ones * 0x7f) + ones * 0x60) & ~word & ones * 0x80) != ones * 0x80)
			break;
	}
	return i;
}

static struct census take_census(const uint8_t *b, size_t n)
{
	struct census c = { .utf8 = true };
	uint8_t high = 0;
	for (size_t i = 0; i < n;) {
		i += clean_run(b + i, n - i);
		for (size_t end = n - i < 8 ? n : i + 8; i < end; i++) {
			high |= b[i];
			if (b[i] >= 0x20)
				continue;
			if (!b[i])
				c.nul[i & 1]++;
			else if (!(b[i] >= '\t' && b[i] <= '\r') && b[i] != 0x1B)
				c.control++;
		}
	}
	c.ascii = high < 0x80;
	for (size_t i = c.ascii ? n : 0; i < n;) {
		const size_t ascii = ascii_run(b + i, n - i);
		uint32_t cp;
		i += ascii;
		if (i == n)
			break;
		int size = utf8_read((const char *)b + i, n - i, &cp);
		if (size > 0) {
			i += (size_t)size;
			continue;
		}
		c.utf8 = size < 0;
		c.cut = size < 0 ? n - i : 0;
		break;
	}
	return c;
}

static bool begins(const uint8_t *b, size_t n, const char *magic, size_t nmagic)
{
	return n >= nmagic && !memcmp(b, magic, nmagic);
}

/* Formats that people mistake for text. NULL: none of them. */
static const char *known_format(const uint8_t *b, size_t n)
{
	static const struct {
		const char *magic;
		size_t n;
		const char *why;
	} formats[] = {
		{ "%PDF-", 5, "it is not text but a PDF file; save it as plain text first" },
		{ "PK\3\4", 4,
		  "it is not text but a Word document or another zip file; save it as plain text "
		  "first" },
		{ "\xD0\xCF\x11\xE0", 4,
		  "it is not text but an old or encrypted Office document; save it as plain text "
		  "first" },
		{ "{\\rtf", 5,
		  "it is not plain text but rich text (RTF); save it as plain text first" },
		{ "\xFF\xFE\0\0", 4, "it is UTF-32 text; save it as UTF-8 first" },
		{ "\0\0\xFE\xFF", 4, "it is UTF-32 text; save it as UTF-8 first" },
	};
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (begins(b, n, formats[i].magic, formats[i].n))
			return formats[i].why;
	return NULL;
}

/*
 * UTF-16 without a mark shows in its NULs: English has one in nearly every
 * unit, all on one side. A stray NUL in a letter is let through, many mean
 * that it is no text.
 */
static int decide(const uint8_t *b, size_t n, struct source *s, size_t *skip, bool *ascii, const char **why)
{
	*ascii = false;
	*why = known_format(b, n);
	if (*why)
		return -1;
	*skip = 0;
	if (begins(b, n, "\xEF\xBB\xBF", 3)) {
		*skip = 3;
	} else if (begins(b, n, "\xFF\xFE", 2) || begins(b, n, "\xFE\xFF", 2)) {
		s->encoding = b[0] == 0xFF ? ENC_UTF16LE : ENC_UTF16BE;
		*skip = 2;
	}
	s->bom = *skip != 0;
	if (*skip == 2)
		return 0;
	struct census c = take_census(b + *skip, n - *skip);
	size_t units = (n - *skip) / 2, nuls = c.nul[0] + c.nul[1];
	if (!s->bom && units && c.nul[1] >= units / 2 + units % 2 && c.nul[0] <= units / 20) {
		s->encoding = ENC_UTF16LE;
		return 0;
	}
	if (!s->bom && units && c.nul[0] >= units / 2 + units % 2 && c.nul[1] <= units / 20) {
		s->encoding = ENC_UTF16BE;
		return 0;
	}
	if (nuls > 1 + n / 1000 || c.control > 4 + n / 10 ||
	    (!c.utf8 && c.control + nuls > 4 + n / 100)) {
		*why = "it is not text: it is full of control characters";
		return -1;
	}
	s->encoding = c.utf8 ? ENC_UTF8 : ENC_WINDOWS_1252;
	s->truncated = c.utf8 && c.cut;
	*ascii = c.ascii;
	return 0;
}

/* ---- Decoding ---- */

static size_t decode_utf8(char *out, const uint8_t *b, size_t n, bool cut)
{
	size_t whole = n;
	if (cut) {
		/* the cut character has a lead byte and at most two tails */
		do
			whole--;
		while (utf8_is_tail((char)b[whole]));
	}
	memcpy(out, b, whole);
	return whole + (cut ? utf8_write(out + whole, REPLACEMENT) : 0);
}

static size_t decode_windows_1252(char *out, const uint8_t *b, size_t n)
{
	char *o = out;
	for (size_t i = 0; i < n; i++)
		o += utf8_write(o, b[i] >= 0x80 && b[i] < 0xA0 ? windows_1252[b[i] - 0x80] : b[i]);
	return (size_t)(o - out);
}

static size_t decode_utf16(char *out, const uint8_t *b, size_t n, int high, bool *cut)
{
	char *o = out;
	size_t i = 0;
	*cut = n % 2;
	while (i + 1 < n) {
		uint32_t u = (uint32_t)b[i + (size_t)high] << 8 | b[i + 1 - (size_t)high];
		i += 2;
		if (u >= 0xD800 && u < 0xDC00) {
			uint32_t low = 0;
			if (i + 1 < n)
				low = (uint32_t)b[i + (size_t)high] << 8 | b[i + 1 - (size_t)high];
			else
				*cut = true;
			if (low >= 0xDC00 && low < 0xE000) {
				u = 0x10000 + ((u - 0xD800) << 10) + (low - 0xDC00);
				i += 2;
			} else {
				u = REPLACEMENT;
			}
		} else if (u >= 0xDC00 && u < 0xE000) {
			u = REPLACEMENT;
		}
		o += utf8_write(o, u);
	}
	if (n % 2)
		o += utf8_write(o, REPLACEMENT);
	return (size_t)(o - out);
}

/* ---- Encoding ---- */

/* The byte that stands for a character in Windows-1252, or -1. */
static int windows_1252_byte(uint32_t cp)
{
	if (cp < 0x80 || (cp >= 0xA0 && cp < 0x100))
		return (int)cp;
	for (int i = 0; i < 32; i++)
		if (windows_1252[i] == cp)
			return 0x80 + i;
	return -1;
}

static uint8_t *put_unit(uint8_t *o, uint32_t unit, bool little)
{
	o[little ? 0 : 1] = (uint8_t)unit;
	o[little ? 1 : 0] = (uint8_t)(unit >> 8);
	return o + 2;
}

int source_encode(enum encoding e, const char *text, size_t n, uint8_t *out, size_t *nout)
{
	uint8_t *o = out;
	for (size_t i = 0; i < n;) {
		uint32_t cp;
		const int size = utf8_read(text + i, n - i, &cp);
		if (size <= 0)
			return -1;
		if (e == ENC_UTF8) {
			memcpy(o, text + i, (size_t)size);
			o += size;
		} else if (e == ENC_WINDOWS_1252) {
			const int byte = windows_1252_byte(cp);
			if (byte < 0)
				return -1;
			*o++ = (uint8_t)byte;
		} else if (cp >= 0x10000) {
			o = put_unit(o, 0xD800 + ((cp - 0x10000) >> 10), e == ENC_UTF16LE);
			o = put_unit(o, 0xDC00 + ((cp - 0x10000) & 0x3FF), e == ENC_UTF16LE);
		} else {
			o = put_unit(o, cp, e == ENC_UTF16LE);
		}
		i += (size_t)size;
	}
	*nout = (size_t)(o - out);
	return 0;
}

/* ... of text in which only '\n' ends a line. */
static void find_plain_lines(struct arena *a, struct source *s)
{
	VEC_OF(uint32_t) starts = { 0 };
	const char *end = s->text + s->len;
	starts.cap = s->len / 32 + 16;
	starts.v = arena_raw_array(a, uint32_t, starts.cap);
	*VEC_PUSH(a, &starts) = 0;
	for (const char *p = s->text; (p = memchr(p, '\n', (size_t)(end - p)));)
		*VEC_PUSH(a, &starts) = (uint32_t)(++p - s->text);
	s->line_start = starts.v;
	s->nlines = starts.n;
}

static void find_lines(struct arena *a, struct source *s)
{
	uint32_t n = 1;
	if (!memchr(s->text, '\r', s->len)) {
		find_plain_lines(a, s);
		return;
	}
	for (uint32_t i = 0; i < s->len; i++)
		n += s->text[i] == '\n' || (s->text[i] == '\r' && s->text[i + 1] != '\n');
	s->line_start = arena_array(a, uint32_t, n);
	s->nlines = n;
	n = 1;
	for (uint32_t i = 0; i < s->len; i++)
		if (s->text[i] == '\n' || (s->text[i] == '\r' && s->text[i + 1] != '\n'))
			s->line_start[n++] = i + 1;
}

static void count_range(const char *text, uint32_t from, uint32_t to, struct source_tally *t)
{
	for (uint32_t i = from; i < to; i++) {
		const uint32_t ascii = (uint32_t)ascii_run(text + i, to - i);
		t->cp += ascii;
		t->utf16 += ascii;
		i += ascii;
		if (i == to)
			break;
		if (utf8_is_tail(text[i]))
			continue;
		t->cp++;
		t->utf16 += (uint8_t)text[i] >= 0xF0 ? 2 : 1;
	}
}

static void tally(struct arena *a, struct source *s)
{
	struct source_tally sum = { 0 };
	s->tally = arena_raw_array(a, struct source_tally, s->len / TALLY_STEP + 1);
	for (uint32_t i = 0; i <= s->len / TALLY_STEP; i++) {
		s->tally[i] = sum;
		uint32_t from = i * TALLY_STEP, left = s->len - from;
		count_range(s->text, from, from + (left < TALLY_STEP ? left : TALLY_STEP), &sum);
	}
}

int source_decode(struct arena *a, const char *path, const uint8_t *bytes, size_t n,
		  struct source *out, const char **why)
{
	*out = (struct source){ .path = path, .bytes = bytes, .nbytes = n };
	size_t skip;
	bool ascii;
	if (n > UINT32_MAX / 4) {
		*why = "it is larger than 1 GiB";
		return -1;
	}
	if (decide(bytes, n, out, &skip, &ascii, why))
		return -1;
	/* The most that a byte can grow: one of Windows-1252 to three, a unit of UTF-16 to
	 * three. */
	size_t room = out->encoding == ENC_UTF8		  ? n + 4
		      : out->encoding == ENC_WINDOWS_1252 ? n * 3
							  : n * 2 + 4;
	char *text = arena_raw(a, room + 1 + SOURCE_BEHIND);
	const uint8_t *b = bytes + skip;
	n -= skip;
	switch (out->encoding) {
	case ENC_UTF8:
		out->len = (uint32_t)decode_utf8(text, b, n, out->truncated);
		break;
	case ENC_WINDOWS_1252:
		out->len = (uint32_t)decode_windows_1252(text, b, n);
		break;
	case ENC_UTF16LE:
	case ENC_UTF16BE:
		out->len = (uint32_t)decode_utf16(text, b, n, out->encoding == ENC_UTF16LE,
						  &out->truncated);
		break;
	}
	memset(text + out->len, 0, 1 + SOURCE_BEHIND);
	out->text = text;
	find_lines(a, out);
	if (!ascii)
		tally(a, out);
	return 0;
}

/* ---- Places ---- */

uint32_t source_line(const struct source *s, uint32_t off)
{
	uint32_t low = 0, high = s->nlines; /* line_start[low] <= off < line_start[high] */
	while (high - low > 1) {
		uint32_t mid = low + (high - low) / 2;
		if (s->line_start[mid] <= off)
			low = mid;
		else
			high = mid;
	}
	return low + 1;
}

static struct source_tally tally_at(const struct source *s, uint32_t off)
{
	if (!s->tally)
		return (struct source_tally){ off, off };
	struct source_tally t = s->tally[off / TALLY_STEP];
	count_range(s->text, off / TALLY_STEP * TALLY_STEP, off, &t);
	return t;
}

struct source_pos source_pos(const struct source *s, uint32_t off)
{
	if (off > s->len)
		off = s->len;
	while (off && off < s->len && utf8_is_tail(s->text[off]))
		off--;
	uint32_t line = source_line(s, off), start = s->line_start[line - 1];
	struct source_tally here = tally_at(s, off), there = tally_at(s, start);
	struct source_pos p = {
		.line = line,
		.byte = off - start + 1,
		.cp = here.cp - there.cp + 1,
		.utf16 = here.utf16 - there.utf16 + 1,
	};
	switch (s->encoding) {
	case ENC_UTF8:
		p.file_byte = (size_t)off + (s->bom ? 3 : 0);
		break;
	case ENC_WINDOWS_1252:
		p.file_byte = here.cp;
		break;
	case ENC_UTF16LE:
	case ENC_UTF16BE:
		p.file_byte = (size_t)here.utf16 * 2 + (s->bom ? 2 : 0);
		break;
	}
	if (p.file_byte >
	    s->nbytes) /* after a cut character, which is shorter than what stands for it */
		p.file_byte = s->nbytes;
	return p;
}
