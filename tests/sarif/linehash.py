# SPDX-License-Identifier: MIT
"""The hash by which GitHub code scanning knows a line again, as its upload action computes it."""

MOD, BLOCK, MASK = 37, 100, (1 << 64) - 1
FIRST = pow(MOD, BLOCK, 1 << 64)


def line_hashes(text):
    """{line: "hash:ordinal"}"""
    window, lines, index = [0] * BLOCK, [0] * BLOCK, 0
    h = line = 0
    start, cr = True, False
    counts, out = {}, {}

    def put():
        if lines[index]:
            key = f"{h:x}"
            counts[key] = counts.get(key, 0) + 1
            out[lines[index]] = f"{key}:{counts[key]}"
            lines[index] = 0

    def update(c):
        nonlocal h, index
        old = window[index]
        window[index] = c
        h = (MOD * h + c - old * FIRST) & MASK
        index = (index + 1) % BLOCK

    units = memoryview(text.encode("utf-16-le", "surrogatepass")).cast("H")
    for c in list(units) + [0xFFFF]:
        if c in (32, 9) or (cr and c == 10):
            cr = False
            continue
        cr = c == 13
        if cr:
            c = 10
        put()
        if start:
            start = False
            line += 1
            lines[index] = line
        if c == 10:
            start = True
        update(c)
    for _ in range(BLOCK):
        put()
        update(0)
    return out
