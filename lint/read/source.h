/* SPDX-License-Identifier: MIT */
/* A letter's text as it was read: UTF-8, with the way back to the bytes of the file. */
#ifndef LL_READ_SOURCE_H
#define LL_READ_SOURCE_H

#include "base/arena.h"

enum encoding { ENC_UTF8, ENC_UTF16LE, ENC_UTF16BE, ENC_WINDOWS_1252 };

#define SOURCE_BEHIND 16

struct source {
	const char *path; /* as the user named it; "-" for standard input */
	const char *text; /* strictly valid UTF-8, NUL-terminated; may hold NULs of its own; SOURCE_BEHIND
			     bytes behind the NUL can be read */
	uint32_t len;
	enum encoding encoding;
	bool bom;	      /* the file began with a byte-order mark, which `text` leaves out */
	bool truncated;	      /* the file ended in the middle of a character (now U+FFFD) */
	const uint8_t *bytes; /* the file as it was */
	size_t nbytes;
	uint32_t *line_start; /* nlines offsets into text; CR, LF and CRLF end a line, form feed
				 does not */
	uint32_t nlines;      /* text that ends with a line end has an empty last line */
	struct source_tally *tally; /* for source_pos(); NULL: all is ASCII */
};

struct source_pos {
	uint32_t line; /* 1-based */
	uint32_t byte, cp,
		utf16;	  /* 1-based columns in bytes of `text`, code points, UTF-16 units */
	size_t file_byte; /* 0-based byte offset in the file */
};

/*
 * Decodes `bytes` (which must outlive the source) into the arena. Decides by
 * byte-order mark, NULs (UTF-16 by parity), strict UTF-8, else Windows-1252 by
 * the WHATWG table. Returns 0, or -1 with *why a reason for people ("it is not
 * text: ...").
 */
int source_decode(struct arena *, const char *path, const uint8_t *bytes, size_t n,
		  struct source *out, const char **why);
/*
 * UTF-8 text as bytes of a file; `out` has room for twice the text. Returns 0,
 * or -1: the encoding has not all of its characters.
 */
int source_encode(enum encoding, const char *text, size_t n, uint8_t *out, size_t *nout);
/* Any offset, up to the length; one inside a character means the character. */
struct source_pos source_pos(const struct source *, uint32_t off);
/* 1-based. */
uint32_t source_line(const struct source *, uint32_t off);
const char *encoding_name(enum encoding);

#endif
