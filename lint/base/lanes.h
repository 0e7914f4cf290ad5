/* SPDX-License-Identifier: MIT */
/* Sixteen bytes looked at together. Comparing gives lanes that are all ones where it holds. */
#ifndef LL_BASE_LANES_H
#define LL_BASE_LANES_H

#include <stdint.h>
#include <string.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#define LANES 16

typedef uint8_t lanes __attribute__((vector_size(LANES)));

/* Sixteen bytes can be read at p. */
static inline lanes lanes_at(const void *p)
{
	lanes x;
	memcpy(&x, p, sizeof x);
	return x;
}

/* The lanes from `first` to `last`. */
static inline lanes lanes_between(lanes x, uint8_t first, uint8_t last)
{
	return (lanes)(x - first <= (lanes){ 0 } + (uint8_t)(last - first));
}

/* A bit of each lane, its highest; of the first lane the lowest. */
static inline uint32_t lanes_tops(lanes x)
{
#if defined(__SSE2__)
	return (uint32_t)_mm_movemask_epi8((__m128i)x);
#else
	uint32_t bits = 0;
	for (uint32_t i = 0; i < LANES; i++)
		bits |= (uint32_t)(x[i] >> 7) << i;
	return bits;
#endif
}

#endif
