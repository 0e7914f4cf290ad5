#!/bin/sh
# SPDX-License-Identifier: MIT
# Some letters under valgrind, in all formats: what the sanitizers do not see, such as memory that was never set.
set -u
cd "$(dirname "$0")/../.." || exit 2
B=${B:-build}
passed=0 failed=0
command -v valgrind >/dev/null || { echo "0 passed, 0 failed, 1 skipped"; exit 0; }
try()
{
	valgrind -q --error-exitcode=99 --leak-check=full --show-leak-kinds=definite,indirect "$B/letterlint" "$@" \
		>/dev/null 2>"$B/memcheck.err"
	if [ $? -ge 3 ]; then
		failed=$((failed + 1))
		echo "failed: letterlint $*"
		head -n 20 "$B/memcheck.err"
	else
		passed=$((passed + 1))
	fi
}
# One run for many letters: valgrind is slow to start.
try --select=all tests/goldens/report
try --select=all --format=sarif corpus-bad/real
try --select=all corpus-bad corpus-good
try --statistics corpus-bad/real
try facts corpus-bad/real/000.txt
try checks
try explain pronoun-mismatch
try --select=nonsense corpus-bad
rm -f "$B/memcheck.err"
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
