/* SPDX-License-Identifier: MIT */
/* Memory that dies together: one arena per letter. Running out ends the program, here and nowhere else. */
#ifndef LL_BASE_ARENA_H
#define LL_BASE_ARENA_H

#include <letterlint/letterlint.h>
#include <stdarg.h>

struct arena {
	struct arena_chunk *head, *spare;
	char *at, *end;
};

/* Zeroed, aligned for any type; lives until arena_free(). Never NULL. */
void *arena_alloc(struct arena *, size_t size);
/* The same, not zeroed: for what is written before it is read. */
void *arena_raw(struct arena *, size_t size);
/* Frees everything; the arena is empty and usable again. */
void arena_free(struct arena *);
/* Empties the arena but keeps some of its memory for the next letter. */
void arena_reset(struct arena *);
/* A NUL-terminated copy of n bytes. */
char *arena_strndup(struct arena *, const char *p, size_t n);
char *arena_printf(struct arena *, const char *fmt, ...) LL_PRINTF(2, 3);
char *arena_vprintf(struct arena *, const char *fmt, va_list ap);

#define arena_new(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define arena_array(a, type, n) ((type *)arena_alloc((a), sizeof(type) * (size_t)(n)))
#define arena_raw_array(a, type, n) ((type *)arena_raw((a), sizeof(type) * (size_t)(n)))

/*
 * A growing array in an arena: struct { T *v; uint32_t n, cap; }. VEC_PUSH
 * gives a pointer to a zeroed new element; earlier pointers may be stale.
 */
#define VEC_OF(type) \
	struct { \
		type *v; \
		uint32_t n, cap; \
	}
#define VEC_PUSH(a, vec) \
	((vec)->n == (vec)->cap \
		 ? (void)((vec)->v = arena_grow((a), (vec)->v, (vec)->n, &(vec)->cap, sizeof *(vec)->v)) \
		 : (void)0, \
	 &(vec)->v[(vec)->n++])
void *arena_grow(struct arena *, void *old, uint32_t n, uint32_t *cap, size_t size);

/* Says so and ends the program with status 2. */
_Noreturn void out_of_memory(void);
/* A bug in the program, not in its input: says where and aborts. */
_Noreturn void ll_bug(const char *file, int line, const char *what);
#define BUG(what) ll_bug(__FILE__, __LINE__, what)

#endif
