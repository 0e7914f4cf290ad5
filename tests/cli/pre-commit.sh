#!/bin/sh
# SPDX-License-Identifier: MIT
# The hooks by pre-commit itself, in a new repository of letters; letterlint is cloned from the last commit here.
. "$(dirname "$0")/../lib/cli.sh"
cd "$top" || exit 2
command -v pre-commit >/dev/null && git rev-parse -q --verify HEAD >/dev/null 2>&1 || {
	skip "no pre-commit, or no git repository"
	finish
}
export PRE_COMMIT_HOME="$dir/cache" HOME="$dir" PRE_COMMIT_COLOR=never
unset MAKEFLAGS MAKELEVEL
try() # STATUS PATTERN COMMAND...
{
	want=$1 pattern=$2
	shift 2
	"$@" >"$dir/log" 2>&1
	got=$?
	if [ $got -eq "$want" ] && grep -qe "$pattern" "$dir/log"; then passed=$((passed + 1)); else
		failed=$((failed + 1))
		echo "failed: $*: status $got, not $want, or no '$pattern'"
		tail -n 15 "$dir/log"
	fi
}
mkdir -p "$dir/letters/letters" && cd "$dir/letters" || exit 2
git init -q . && git config user.name Clerk && git config user.email clerk@example.org
cp "$top"/corpus-good/quantity-mismatch/*.txt letters/
cp "$top/corpus-good/quantity-mismatch/$(cd letters && ls | head -n 1)" "letters/a name with blanks.txt"
config() # ID
{
	printf 'repos:\n  - repo: %s\n    rev: %s\n    hooks:\n      - id: %s\n        files: ^letters/\n' \
		"$top" "$(git -C "$top" rev-parse HEAD)" "$1" >.pre-commit-config.yaml
	git add -A
}
config letterlint
try 0 installed pre-commit install
try 0 Passed git commit -qm 'Letters'
cp "$top/corpus-bad/real/000.txt" letters/0417.txt
git add letters
try 1 'letters/0417.txt:33:73: error: .*\[pronoun-mismatch\]' git commit -qm 'One more'
try 1 'exit code: 1' pre-commit run --all-files
: >letters/empty.txt
git add letters
try 1 'exit code: 2' pre-commit run --all-files
grep -q 'letters/empty.txt: it is empty' "$dir/log" || { failed=$((failed + 1)); echo "failed: trouble is not told"; }
git rm -qf letters/empty.txt letters/0417.txt
cp "$top/corpus-bad/real/000.txt" elsewhere.txt
git add -A
try 0 'Skipped' pre-commit run # not in letters/

# What a config excludes, though pre-commit names it.
mkdir letters/drafts && cp "$top/corpus-bad/real/000.txt" letters/drafts/
echo '{ "exclude": ["drafts/"] }' >letterlint.json
git add -A
try 0 Passed pre-commit run
git rm -qrf letters/drafts letterlint.json

# The one that is installed.
config letterlint-system
try 0 Passed env "PATH=$B:$PATH" pre-commit run --all-files
cp "$top/corpus-bad/real/000.txt" letters/0417.txt
git add letters
try 1 'exit code: 1' env "PATH=$B:$PATH" pre-commit run --all-files

# Nothing is installed when something is missing: a path with no pkg-config on it.
mkdir "$dir/bin"
for c in sh cat dirname grep uname id make cc env rm mkdir; do ln -s "$(command -v $c)" "$dir/bin/"; done
git clone -q "$top" "$dir/clone"
try 2 'letterlint needs, .* pkg-config' env "PATH=$dir/bin" "$dir/clone/lint/dist/pre-commit.sh" letters/0417.txt
try 2 'letterlint could not be built' env CC=/bin/false HOSTCC=/bin/false "$dir/clone/lint/dist/pre-commit.sh" letters/0417.txt
set -- "$dir/clone"/build*
[ "$*" = "$dir/clone/build*" ] && passed=$((passed + 1)) || { failed=$((failed + 1)); echo "failed: it leaves $*"; }
finish
