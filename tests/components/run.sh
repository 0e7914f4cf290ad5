#!/bin/sh
# SPDX-License-Identifier: MIT
# Labelled sentences, expressions, decisions and statements must be read as well as this; the last line adds up.
set -u
cd "$(dirname "$0")/../.." || exit 2
out=$(mktemp) || exit 2
trap 'rm -f "$out"' EXIT
"${B:-build}/components" assertion tests/components/assertion.tsv 0.95 >"$out" 2>&1
"${B:-build}/components" expressions tests/components/expressions.tsv 0.97 >>"$out" 2>&1
python3 tests/components/decisions.py "${B:-build}/letterlint" 0.88 >>"$out" 2>&1
python3 tests/components/statements.py "${B:-build}/letterlint" tests/components/statements/*.tsv >>"$out" 2>&1
grep -v '^[0-9]* passed, ' "$out"
awk '/^[0-9]* passed, [0-9]* failed$/ { p += $1; f += $3; n++ }
	END { if (n != 4) f++; printf "%d passed, %d failed\n", p, f; exit f != 0 }' "$out"
