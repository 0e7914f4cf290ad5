/* SPDX-License-Identifier: MIT */
#ifndef LL_TESTS_FUZZ_H
#define LL_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* Reads, lints under all checks and renders these bytes; what libFuzzer calls. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

#endif
