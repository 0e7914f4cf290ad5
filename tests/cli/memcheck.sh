#!/bin/sh
# SPDX-License-Identifier: MIT
# Some letters under valgrind, in all formats: what the sanitizers do not see, such as memory that was never set.
. "$(dirname "$0")/../lib/cli.sh"
cd "$top" || exit 2
command -v valgrind >/dev/null || { skip "no valgrind"; finish; }
try()
{
	valgrind -q --error-exitcode=99 --leak-check=full --show-leak-kinds=definite,indirect "$B/letterlint" "$@" \
		>/dev/null 2>"$dir/err"
	if [ $? -ge 3 ]; then
		failed=$((failed + 1))
		echo "failed: letterlint $*"
		head -n 20 "$dir/err"
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
finish

