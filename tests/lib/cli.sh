# SPDX-License-Identifier: MIT
# What the suites of the command line share; sourced where $ll is the program and $name, $passed and $failed are set.

command -v timeout >/dev/null || timeout() { shift; "$@"; }
say() { [ "$2" = ok ] && passed=$((passed + 1)) && return; failed=$((failed + 1)); echo "failed: $name: $1"; }
# run STATUS ARG...: runs letterlint; out and err are kept. Standard input is empty.
run()
{
	want=$1
	shift
	timeout 60 "$ll" "$@" >out 2>err </dev/null
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
