# SPDX-License-Identifier: MIT
# What the suites of the command line share: $ll is the program, $top the source, and one is in $dir, an empty folder
# that is gone at the end. A suite begins with
#	. "$(dirname "$0")/../lib/cli.sh"
# and ends with
#	finish

set -u
cd "$(dirname "$0")/../.." || exit 2
top=$PWD
B=${B:-build}
case $B in /*) ;; *) B=$top/$B ;; esac
ll=$B/letterlint
dir=$(mktemp -d "${TMPDIR:-/tmp}/letterlint-test.XXXXXX") || exit 2
trap 'chmod -R u+rwx "$dir" 2>/dev/null; rm -rf "$dir"' EXIT
cd "$dir" || exit 2
passed=0 failed=0 skipped=0 name=
command -v timeout >/dev/null || timeout() { shift; "$@"; }

say() { [ "$2" = ok ] && passed=$((passed + 1)) && return; failed=$((failed + 1)); echo "failed: $name: $1"; }
# run STATUS ARG...: runs letterlint; out and err are kept. Standard input is empty.
run()
{
	want=$1
	shift
	timeout 120 "$ll" "$@" >out 2>err </dev/null
	got=$?
	name="letterlint $*"
	if [ "$got" -eq "$want" ]; then say "" ok; else
		say "status $got, not $want" bad
		head -n 5 err
	fi
}
out() { if grep -qe "$1" out; then say "" ok; else say "output lacks '$1'" bad; head -n 4 out; fi; }
not_out() { if grep -qe "$1" out; then say "output has '$1'" bad; else say "" ok; fi; }
err() { if grep -qe "$1" err; then say "" ok; else say "standard error lacks '$1'" bad; head -n 4 err; fi; }
no_out() { if [ -s out ]; then say "output should be empty" bad; head -n 4 out; else say "" ok; fi; }
no_err() { if [ -s err ]; then say "standard error should be empty" bad; head -n 4 err; else say "" ok; fi; }
skip() { skipped=$((skipped + 1)); echo "skipped: $1"; }
# finish: the closing line, and the status of the suite.
finish()
{
	more=
	[ $skipped -eq 0 ] || more=", $skipped skipped"
	echo "$passed passed, $failed failed$more"
	[ $failed -eq 0 ]
	exit
}
# ok WHAT COMMAND...: it must end with 0; what it says is shown if it does not.
ok()
{
	what=$1
	shift
	if "$@" >"$dir/log" 2>&1; then passed=$((passed + 1)); else
		failed=$((failed + 1))
		echo "failed: $what"
		tail -n 15 "$dir/log"
	fi
}
