/* SPDX-License-Identifier: MIT */
#include "report/column.h"

#include "base/utf8.h"
#include "report/terminal.h"

/* Cells from the line's start to `off`. */
static uint32_t display_column(const struct source *s, uint32_t line, uint32_t off)
{
	uint32_t cells = 0;
	for (uint32_t i = s->line_start[line - 1]; i < off;) {
		uint32_t cp;
		i += utf8_get(s->text + i, &cp);
		cells += glyph_of(cp, cells).width;
	}
	return cells + 1;
}

uint32_t column_of(const struct source *s, const struct source_pos *p, uint32_t off,
		   enum column_unit unit)
{
	switch (unit) {
	case UNIT_BYTE:
		return p->byte;
	case UNIT_UTF16:
		return p->utf16;
	case UNIT_DISPLAY:
		return display_column(s, p->line, off);
	case UNIT_CODEPOINT:
		break;
	}
	return p->cp;
}

const char *column_unit_name(enum column_unit unit)
{
	static const char *const names[] = {
		[UNIT_CODEPOINT] = "codepoint",
		[UNIT_BYTE] = "byte",
		[UNIT_UTF16] = "utf16",
		[UNIT_DISPLAY] = "display",
	};
	return names[unit];
}
