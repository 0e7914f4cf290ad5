/* SPDX-License-Identifier: MIT */
/* UTF-8 by RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF. */
#ifndef LL_BASE_UTF8_H
#define LL_BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

/*
 * Reads the character at p (n > 0 bytes). Returns its size; 0 if it is not
 * valid; -1 if it is the valid beginning of a character that n cuts off.
 */
static inline int utf8_read(const char *p, size_t n, uint32_t *cp)
{
	const uint8_t *s = (const uint8_t *)p;
	if (s[0] < 0x80) {
		*cp = s[0];
		return 1;
	}
	int size = s[0] < 0xC2 ? 0 : s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : s[0] < 0xF5 ? 4 : 0;
	if (!size)
		return 0;
	uint32_t c = s[0] & (0xFFu >> (size + 1));
	for (int i = 1; i < size; i++) {
		if ((size_t)i == n)
			return -1;
		uint8_t low = 0x80, high = 0xBF;
		if (i == 1) {
			low = s[0] == 0xE0 ? 0xA0 : s[0] == 0xF0 ? 0x90 : 0x80;
			high = s[0] == 0xED ? 0x9F : s[0] == 0xF4 ? 0x8F : 0xBF;
		}
		if (s[i] < low || s[i] > high)
			return 0;
		c = c << 6 | (s[i] & 0x3Fu);
	}
	*cp = c;
	return size;
}

/* Of text known to be valid, which a NUL ends: the character at p; returns its size. */
static inline uint32_t utf8_get(const char *p, uint32_t *cp)
{
	int size = utf8_read(p, 4, cp);
	if (size > 0)
		return (uint32_t)size;
	*cp = 0xFFFD;
	return 1;
}

/* Writes a scalar value (not a surrogate); returns its size, 1 to 4. */
static inline unsigned utf8_write(char *p, uint32_t cp)
{
	if (cp < 0x80) {
		p[0] = (char)cp;
		return 1;
	}
	unsigned size = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
	for (unsigned i = size - 1; i; i--, cp >>= 6)
		p[i] = (char)(0x80 | (cp & 0x3F));
	p[0] = (char)((0xF00u >> size) | cp);
	return size;
}

static inline int utf8_is_tail(char c)
{
	return ((uint8_t)c & 0xC0) == 0x80;
}

#endif
