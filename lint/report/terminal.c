/* SPDX-License-Identifier: MIT */
#include "report/terminal.h"

#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

static bool is_shown(uint32_t cp)
{
	switch (utf8proc_category((utf8proc_int32_t)cp)) {
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF:
	case UTF8PROC_CATEGORY_CS:
	case UTF8PROC_CATEGORY_CO:
	case UTF8PROC_CATEGORY_CN:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return false;
	default:
		return true;
	}
}

struct glyph glyph_of(uint32_t cp, unsigned cell)
{
	struct glyph g = { .width = 1 };
	if (cp >= 0x20 && cp < 0x7F) {
		g.text[0] = (char)cp;
	} else if (cp == '\t') {
		g.width = 8 - cell % 8;
		memset(g.text, ' ', g.width);
	} else if (cp < 0x20 || cp == 0x7F) {
		/* the control pictures stand in the order of the controls */
		utf8_write(g.text, cp == 0x7F ? 0x2421 : 0x2400 + cp);
	} else if (is_shown(cp)) {
		utf8_write(g.text, cp);
		int width = utf8proc_charwidth((utf8proc_int32_t)cp);
		g.width = width > 0 ? (unsigned)width : 0;
	} else {
		g.width = (unsigned)snprintf(g.text, sizeof g.text, "<U+%04X>", cp);
	}
	return g;
}

/* The characters at the start of `s` (not empty), safe, and how many bytes they take. */
static struct glyph safe_glyph(struct ll_sv s, size_t *size)
{
	uint32_t cp;
	int n = utf8_read(s.p, s.n, &cp);
	struct glyph g = { .width = 4 };
	*size = n > 0 ? (size_t)n : 1;
	if (n <= 0)
		snprintf(g.text, sizeof g.text, "\\x%02X", (uint8_t)s.p[0]);
	else if (cp == '\t' || cp == '\n')
		g = glyph_of(' ', 0);
	else
		g = glyph_of(cp, 0);
	return g;
}

size_t visible_run(struct ll_sv s)
{
	size_t n = 0;
	while (n < s.n && s.p[n] >= 0x20 && s.p[n] < 0x7F)
		n++;
	return n;
}

void put_safe(FILE *out, struct ll_sv s)
{
	while (s.n) {
		size_t size = visible_run(s);
		if (size) {
			fwrite(s.p, 1, size, out);
			s.p += size;
			s.n -= size;
			continue;
		}
		fputs(safe_glyph(s, &size).text, out);
		s.p += size;
		s.n -= size;
	}
}

const char *safe_text(struct arena *a, struct ll_sv s)
{
	size_t run = visible_run(s);
	if (run == s.n)
		return arena_strndup(a, s.p, s.n);
	char *text = arena_alloc(a, s.n * sizeof((struct glyph *)0)->text + 1), *o = text;
	while (s.n) {
		size_t size;
		struct glyph g = safe_glyph(s, &size);
		size_t n = strlen(g.text);
		memcpy(o, g.text, n);
		o += n;
		s.p += size;
		s.n -= size;
	}
	return text;
}
