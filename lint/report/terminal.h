/* SPDX-License-Identifier: MIT */
/* Text that is safe to show: no control character, no bidi override, nothing invisible reaches a
 * terminal. */
#ifndef LL_REPORT_TERMINAL_H
#define LL_REPORT_TERMINAL_H

#include "base/arena.h"

#include <stdio.h>

struct glyph {
	char text[16];	/* UTF-8, NUL-terminated */
	unsigned width; /* cells, 0 for a combining mark */
};
/* How a character is shown in a source line; a tab takes the cells to the next stop of 8. */
struct glyph glyph_of(uint32_t cp, unsigned cell);

/* Text on one line, safe to show in any program; bytes that are not UTF-8 as \xNN. */
const char *safe_text(struct arena *, struct ll_sv);
/* Writes it. */
void put_safe(FILE *, struct ll_sv);
/* Bytes at the start of it that are printed as they are, one cell each: ASCII. */
size_t visible_run(struct ll_sv);

#endif
