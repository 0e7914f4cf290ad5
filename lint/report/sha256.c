/* SPDX-License-Identifier: MIT */
#include "report/sha256.h"

#include <stdbool.h>
#include <string.h>

#if defined __x86_64__ && defined __GNUC__
#include <cpuid.h>
#include <immintrin.h>
#define HAS_SHA_INSTRUCTIONS
#endif

/* The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS
 * 180-4, 4.2.2). */
static const uint32_t k[64] = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
	0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
	0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
	0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
	0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc,
	0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
	0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116,
	0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
	0xc67178f2,
};

static inline uint32_t rotated(uint32_t x, unsigned n)
{
	return x >> n | x << (32 - n);
}

static inline uint32_t small_sigma(uint32_t x, unsigned a, unsigned b, unsigned c)
{
	return rotated(x, a) ^ rotated(x, b) ^ x >> c;
}

/* What each round adds to the words it moves along: unrolled, they move in name only. */
#define ROUND(a, b, c, d, e, f, g, h, i) \
	do { \
		const uint32_t t = (h) + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + \
				   ((g) ^ ((e) & ((f) ^ (g)))) + k[i] + w[(i) & 15]; \
		(d) += t; \
		(h) = t + (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + (((a) & (b)) | ((c) & ((a) | (b)))); \
	} while (0)

static void blocks_plain(uint32_t state[8], const uint8_t *p, size_t n)
{
	for (; n; n--, p += 64) {
		uint32_t w[16], a = state[0], b = state[1], c = state[2], d = state[3], e = state[4],
				f = state[5], g = state[6], h = state[7];
		for (int i = 0; i < 16; i++)
			w[i] = (uint32_t)p[4 * i] << 24 | (uint32_t)p[4 * i + 1] << 16 |
			       (uint32_t)p[4 * i + 2] << 8 | p[4 * i + 3];
		for (int i = 0; i < 64; i += 8) {
			for (int j = i; i >= 16 && j < i + 8; j++)
				w[j & 15] += w[(j + 9) & 15] + small_sigma(w[(j + 1) & 15], 7, 18, 3) +
					     small_sigma(w[(j + 14) & 15], 17, 19, 10);
			ROUND(a, b, c, d, e, f, g, h, i);
			ROUND(h, a, b, c, d, e, f, g, i + 1);
			ROUND(g, h, a, b, c, d, e, f, i + 2);
			ROUND(f, g, h, a, b, c, d, e, i + 3);
			ROUND(e, f, g, h, a, b, c, d, i + 4);
			ROUND(d, e, f, g, h, a, b, c, i + 5);
			ROUND(c, d, e, f, g, h, a, b, i + 6);
			ROUND(b, c, d, e, f, g, h, a, i + 7);
		}
		const uint32_t add[8] = { a, b, c, d, e, f, g, h };
		for (int i = 0; i < 8; i++)
			state[i] += add[i];
	}
}

#ifdef HAS_SHA_INSTRUCTIONS
/* Four rounds at once; the processor holds the state as ABEF and CDGH. */
__attribute__((target("sha,sse4.1"))) static void blocks_fast(uint32_t state[8], const uint8_t *p, size_t n)
{
	const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
	const __m128i dcba = _mm_loadu_si128((const __m128i *)state),
		      hgfe = _mm_loadu_si128((const __m128i *)(state + 4)),
		      cdab = _mm_shuffle_epi32(dcba, 0xB1), efgh = _mm_shuffle_epi32(hgfe, 0x1B);
	__m128i abef = _mm_alignr_epi8(cdab, efgh, 8), cdgh = _mm_blend_epi16(efgh, cdab, 0xF0);
	for (; n; n--, p += 64) {
		const __m128i abef_before = abef, cdgh_before = cdgh;
		__m128i w[4];
		for (int i = 0; i < 16; i++) {
			__m128i *now = &w[i & 3];
			const __m128i last = w[(i + 3) & 3];
			if (i < 4)
				*now = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)p + i), big_endian);
			else
				*now = _mm_sha256msg2_epu32(
					_mm_add_epi32(_mm_sha256msg1_epu32(*now, w[(i + 1) & 3]),
						      _mm_alignr_epi8(last, w[(i + 2) & 3], 4)),
					last);
			const __m128i sum = _mm_add_epi32(*now, _mm_loadu_si128((const __m128i *)(k + 4 * i)));
			cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
			abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0E));
		}
		abef = _mm_add_epi32(abef, abef_before);
		cdgh = _mm_add_epi32(cdgh, cdgh_before);
	}
	const __m128i feba = _mm_shuffle_epi32(abef, 0x1B), dchg = _mm_shuffle_epi32(cdgh, 0xB1);
	_mm_storeu_si128((__m128i *)state, _mm_blend_epi16(feba, dchg, 0xF0));
	_mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(dchg, feba, 8));
}

static bool processor_has_them(void)
{
	unsigned a, b, c, d;
	return __get_cpuid(1, &a, &b, &c, &d) && c & bit_SSSE3 && c & bit_SSE4_1 &&
	       __get_cpuid_count(7, 0, &a, &b, &c, &d) && b & bit_SHA;
}
#endif

static bool may_be_fast(void)
{
#ifdef HAS_SHA_INSTRUCTIONS
	/* Asking takes as long as hashing a letter; the answer is the same for all threads. */
	static _Atomic int known; /* 1: no, 2: yes */
	if (!known)
		known = 1 + processor_has_them();
	return known == 2;
#else
	return false;
#endif
}

static void blocks(bool fast, uint32_t state[8], const uint8_t *p, size_t n)
{
#ifdef HAS_SHA_INSTRUCTIONS
	if (fast) {
		blocks_fast(state, p, n);
		return;
	}
#endif
	(void)fast;
	blocks_plain(state, p, n);
}

static void hex(bool fast, const uint8_t *p, size_t n, char out[65])
{
	static const char digits[] = "0123456789abcdef";
	uint32_t h[8] = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
			  0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 };
	uint8_t last[128] = { 0 };
	size_t left = n % 64, size = left < 56 ? 64 : 128;
	blocks(fast, h, p, n / 64);
	if (left)
		memcpy(last, p + (n - left), left);
	last[left] = 0x80;
	for (int i = 0; i < 8; i++)
		last[size - 1 - (size_t)i] = (uint8_t)((uint64_t)n * 8 >> 8 * i);
	blocks(fast, h, last, size / 64);
	for (int i = 0; i < 64; i++)
		out[i] = digits[h[i / 8] >> (28 - 4 * (i % 8)) & 15];
	out[64] = '\0';
}

void sha256_hex(const void *data, size_t n, char out[65])
{
	hex(may_be_fast(), data, n, out);
}

void sha256_hex_plain(const void *data, size_t n, char out[65])
{
	hex(false, data, n, out);
}
