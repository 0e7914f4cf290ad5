#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs the suites and adds up what they say. Each ends in a line "N passed, N failed[, N skipped]"; one that
# ends otherwise has crashed and counts as one failure.
#	run.sh fast|all|long [SUITE...]
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
	p=$(printf '%s\n' "$last" | sed -n 's/^\([0-9]*\) passed, [0-9]* failed.*$/\1/p')
	f=$(printf '%s\n' "$last" | sed -n 's/^[0-9]* passed, \([0-9]*\) failed.*$/\1/p')
	s=$(printf '%s\n' "$last" | sed -n 's/.* \([0-9]*\) skipped$/\1/p')
	if [ -z "$f" ]; then
		cat "$B/suite.out"
		echo "$name: ended with status $status and no count"
		p=0 f=1
	elif [ "$f" -ne 0 ] || [ "$status" -ne 0 ]; then
		sed '$d' "$B/suite.out"
		[ "$f" -ne 0 ] || f=1
	else
		grep -i '^skipped\|^warning' "$B/suite.out" # worth knowing even when all is well
	fi
	printf '%-12s %5d passed, %d failed\n' "$name" "$p" "$f"
	passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + ${s:-0}))
}

# A python3 that has jsonschema and yaml, if there is one: one from elsewhere may hide Debian's.
python=python3
has="import jsonschema, yaml"
"$python" -c "$has" 2>/dev/null || ! /usr/bin/python3 -c "$has" 2>/dev/null || python=/usr/bin/python3
export PYTHONDONTWRITEBYTECODE=1

suite unit "$B/unit"
suite components sh tests/components/run.sh
suite corpus "$python" tests/corpus/run.py
suite meta "$python" tests/meta/run.py
suite goldens "$python" tests/goldens/run.py
suite fixes "$python" tests/fixes/run.py
if [ "$kind" != fast ]; then
	suite sarif "$python" tests/sarif/run.py
	suite formats "$python" tests/formats/run.py
	suite cli sh tests/cli/run.sh
	suite config "$python" tests/config/run.py
	suite fix sh tests/cli/fix.sh
	suite changed sh tests/cli/changed.sh
	suite rules sh tests/cli/rules.sh
	suite docs "$python" tests/docs/run.py
	suite profiles sh tests/cli/profiles.sh
	suite action "$python" tests/cli/action.py
	suite progress "$python" tests/cli/progress.py
	suite memory "$python" tests/cli/memory.py
	suite growth "$python" tests/cli/growth.py
	suite cache sh tests/cli/cache.sh
	suite suppress sh tests/cli/suppress.sh
	suite plugin sh tests/plugin/run.sh
	suite install sh tests/cli/install.sh
	suite accuracy "$python" tests/accuracy/inject.py --bin "$B/letterlint" --test --per-letter 1 --every 2 corpus-good
	suite fuzz sh tests/fuzz/run.sh "$kind"
	[ "$kind" != long ] || suite memcheck sh tests/cli/memcheck.sh
	[ "$kind" != long ] || suite pre-commit sh tests/cli/pre-commit.sh
	[ "$kind" != long ] || suite deb sh tests/cli/deb.sh
fi

rm -f "$B/suite.out"
if [ "$skipped" -gt 0 ]; then
	echo "$passed passed, $failed failed, $skipped skipped"
else
	echo "$passed passed, $failed failed"
fi
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
