#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs the suites and adds up what they say. Each ends in a line "N passed, N failed[, N skipped]"; one that
# ends otherwise has crashed and counts as one failure.
#	run.sh fast|all [SUITE...]
set -u
cd "$(dirname "$0")/.." || exit 2
export B="${B:-build}" LC_ALL=C.UTF-8
unset NO_COLOR CLICOLOR_FORCE
kind=${1:-all}
[ $# -gt 0 ] && shift
passed=0 failed=0 skipped=0
only=" $* "

suite() # NAME COMMAND...
{
	name=$1
	shift
	case $only in "  " | *" $name "*) ;; *) return ;; esac
	"$@" >"$B/suite.out" 2>&1
	status=$?
	last=$(tail -n 1 "$B/suite.out")
	set -- $(printf '%s\n' "$last" | sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed.*$/\1 \2/p')
	p=${1:-0} f=${2:-1} s=$(printf '%s\n' "$last" | sed -n 's/.* \([0-9]*\) skipped$/\1/p')
	if [ $# -eq 0 ]; then
		cat "$B/suite.out"
		echo "$name: ended with status $status and no count"
	elif [ "$f" -ne 0 ] || [ "$status" -ne 0 ]; then
		sed '$d' "$B/suite.out"
		[ "$f" -ne 0 ] || f=1
	else
		grep -i '^skipped\|^warning' "$B/suite.out" # worth knowing even when all is well
	fi
	printf '%-12s %5d passed, %d failed\n' "$name" "$p" "$f"
	passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + ${s:-0}))
}

suite unit "$B/unit"

rm -f "$B/suite.out"
if [ "$skipped" -gt 0 ]; then
	echo "$passed passed, $failed failed, $skipped skipped"
else
	echo "$passed passed, $failed failed"
fi
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
