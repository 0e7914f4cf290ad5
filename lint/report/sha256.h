/* SPDX-License-Identifier: MIT */
#ifndef LL_REPORT_SHA256_H
#define LL_REPORT_SHA256_H

#include <stddef.h>
#include <stdint.h>

/* FIPS 180-4, in lower-case hexadecimal with a NUL. */
void sha256_hex(const void *p, size_t n, char out[65]);
/* The same without the processor's own instructions for it: for the tests. */
void sha256_hex_plain(const void *p, size_t n, char out[65]);

#endif
