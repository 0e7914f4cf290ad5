/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHUNK (1u << 19) /* what a letter needs; only what is used of it takes memory */
#define KEPT  4		 /* chunks that an empty arena keeps */
#define ALIGN _Alignof(max_align_t)

#if defined(__SANITIZE_ADDRESS__)
#define ONE_BY_ONE 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ONE_BY_ONE 1
#endif
#endif
#ifndef ONE_BY_ONE
#define ONE_BY_ONE 0
#endif

struct arena_chunk {
	struct arena_chunk *next;
	size_t size;
	max_align_t data[];
};

void out_of_memory(void)
{
	fputs("letterlint: out of memory\n", stderr);
	exit(2);
}

static struct arena_chunk *chunk_new(size_t size)
{
	struct arena_chunk *c = size > SIZE_MAX - sizeof *c ? NULL : malloc(sizeof *c + size);
	if (!c)
		out_of_memory();
	c->size = size;
	return c;
}

static void add_chunk(struct arena *a, size_t size)
{
	struct arena_chunk *c = a->spare;
	if (size <= CHUNK && c)
		a->spare = c->next;
	else
		c = chunk_new(size > CHUNK || ONE_BY_ONE ? size : CHUNK);
	c->next = a->head;
	a->head = c;
	a->at = (char *)c->data;
	a->end = a->at + c->size;
}

void *arena_raw(struct arena *a, size_t size)
{
	/* Under AddressSanitizer each object is its own block, so that overruns show. */
	if (ONE_BY_ONE) {
		add_chunk(a, size ? size : 1);
		return a->head->data;
	}
	size = (size + ALIGN - 1) / ALIGN * ALIGN;
	if (size > (size_t)(a->end - a->at))
		add_chunk(a, size);
	void *p = a->at;
	a->at += size;
	return p;
}

void *arena_alloc(struct arena *a, size_t size)
{
	return memset(arena_raw(a, size), 0, size);
}

static void free_chunks(struct arena_chunk *c)
{
	for (struct arena_chunk *next; c; c = next) {
		next = c->next;
		free(c);
	}
}

void arena_free(struct arena *a)
{
	free_chunks(a->head);
	free_chunks(a->spare);
	*a = (struct arena){ 0 };
}

void arena_reset(struct arena *a)
{
	struct arena keep = { 0 };
	uint32_t kept = 0;
	for (struct arena_chunk *c = a->spare; c; c = c->next)
		kept++;
	keep.spare = a->spare;
	for (struct arena_chunk *c = a->head, *next; c; c = next) {
		next = c->next;
		if (ONE_BY_ONE || c->size != CHUNK || kept == KEPT) {
			free(c);
			continue;
		}
		c->next = keep.spare;
		keep.spare = c;
		kept++;
	}
	*a = keep;
}

char *arena_strndup(struct arena *a, const char *p, size_t n)
{
	char *s = arena_raw(a, n + 1);
	if (n)
		memcpy(s, p, n);
	s[n] = '\0';
	return s;
}

/* The digits of n, which end before `end`. */
static char *digits_before(char *end, unsigned n)
{
	do
		*--end = (char)('0' + n % 10);
	while (n /= 10);
	return end;
}

/*
 * Nearly all text is put together with %s, %.*s and %u. NULL: there is something
 * else in it, or no room; else the end of what was written, without a NUL.
 */
static char *write_plainly(char *out, size_t room, const char *fmt, va_list ap)
{
	enum { NUMBER = 16 };
	char *const end = out + room, number[NUMBER];
	for (const char *p = fmt; *p;) {
		const char *from = p;
		size_t n = 1;
		if (*p != '%') {
			for (; p[n] && p[n] != '%'; n++)
				;
			p += n;
		} else if (p[1] == 's') {
			from = va_arg(ap, const char *);
			n = from ? strlen(from) : 0;
			p += 2;
		} else if (!strncmp(p, "%.*s", 4)) {
			const int most = va_arg(ap, int);
			from = va_arg(ap, const char *);
			n = most > 0 && from ? strnlen(from, (size_t)most) : 0;
			if (most < 0)
				return NULL;
			p += 4;
		} else if (p[1] == 'u') {
			from = digits_before(number + NUMBER, va_arg(ap, unsigned));
			n = (size_t)(number + NUMBER - from);
			p += 2;
		} else {
			return NULL;
		}
		if (!from || n > (size_t)(end - out))
			return NULL;
		if (n)
			memcpy(out, from, n);
		out += n;
	}
	return out;
}

char *arena_vprintf(struct arena *a, const char *fmt, va_list ap)
{
	/* Mostly there is room: it is written where it will stand, and seldom a second time. */
	const size_t room = ONE_BY_ONE ? 0 : (size_t)(a->end - a->at);
	char none[1];
	va_list again;
	if (room > ALIGN) {
		va_copy(again, ap);
		char *end = write_plainly(a->at, room - ALIGN, fmt, again);
		va_end(again);
		if (end) {
			*end = 0;
			return arena_raw(a, (size_t)(end - a->at) + 1);
		}
	}
	va_copy(again, ap);
	int n = vsnprintf(room ? a->at : none, room ? room : sizeof none, fmt, ap);
	if (n < 0)
		BUG("bad format");
	const bool whole = (size_t)n + ALIGN < room;
	char *s = arena_raw(a, (size_t)n + 1);
	if (!whole)
		vsnprintf(s, (size_t)n + 1, fmt, again);
	va_end(again);
	return s;
}

char *arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	char *s = arena_vprintf(a, fmt, ap);
	va_end(ap);
	return s;
}

void *arena_grow(struct arena *a, void *old, uint32_t n, uint32_t *cap, size_t size)
{
	uint32_t bigger = *cap ? *cap * 2 : 16;
	if (bigger <= *cap)
		out_of_memory();
	char *p = arena_raw(a, size * bigger);
	if (n)
		memcpy(p, old, size * n);
	memset(p + size * n, 0, size * (bigger - n));
	*cap = bigger;
	return p;
}

void ll_bug(const char *file, int line, const char *what)
{
	fprintf(stderr, "letterlint: bug at %s:%d: %s (please report it)\n", file, line, what);
	abort();
}
