#!/bin/sh
# SPDX-License-Identifier: MIT
# --diff-filter: which letters git says have changed, and what it cannot tell.
. "$(dirname "$0")/../lib/cli.sh"
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null

# run STATUS ARG...: runs letterlint; out and err are kept. Standard input is empty.
run()
{
	want=$1
	shift
	timeout 60 "$ll" "$@" >"$dir/out" 2>"$dir/err" </dev/null
	got=$?
	name="letterlint $*"
	if [ "$got" -eq "$want" ]; then say "" ok; else
		say "status $got, not $want" bad
		head -n 5 "$dir/err"
	fi
}
out() { if grep -qe "$1" "$dir/out"; then say "" ok; else say "output lacks '$1'" bad; head -n 4 "$dir/out"; fi; }
err() { if grep -qe "$1" "$dir/err"; then say "" ok; else say "standard error lacks '$1'" bad; head -n 4 "$dir/err"; fi; }
no_out() { if [ -s "$dir/out" ]; then say "output should be empty" bad; head -n 4 "$dir/out"; else say "" ok; fi; }
# names WORD...: the letters that were linted, in this order
names()
{
	got=$(sed -n 's/:1:43: error.*//p' "$dir/out" | tr '\n' ' ')
	[ "$got" = "$*${1:+ }" ] && say "" ok || say "linted '$got', not '$*'" bad
}
bad() { echo 'The injured worker is a 62 year old male. She is diagnosed with neck pain.'; }
git() { command git -c user.name=a -c user.email=a@example.org -c commit.gpgsign=false "$@"; }

if ! command -v git >/dev/null; then
	skip "--diff-filter: there is no git"
	echo "$passed passed, $failed failed, $skipped skipped"
	exit 0
fi

run 2 --diff-filter HEAD .; err '--diff-filter: this folder is in no git repository$'; no_out
git init -q -b main repository && cd repository || exit 2
run 2 --diff-filter HEAD .; err "'HEAD' is no revision"
mkdir -p letters/old .hidden other
bad >letters/a.txt; bad >letters/b.txt; bad >letters/old/c.txt; bad >other/d.txt; bad >letters/note.md
echo 'ignored.txt' >.gitignore
git add -A && git commit -qm one && git tag -a first -m first

run 0 --diff-filter HEAD .; no_out; err "^letterlint: no letter changed since 'HEAD'$"
run 0 --diff-filter HEAD; no_out
run 0 --diff-filter HEAD --format=sarif .; out '"results":\[\]'
# changed, staged, new, renamed, deleted, ignored, hidden, not a letter
bad | sed 's/neck/back/' >letters/b.txt
bad >letters/new.txt; bad >letters/ignored.txt; bad >.hidden/e.txt; bad >letters/more.md
bad >"letters/tab	and \"quote\".txt"
git mv letters/old/c.txt letters/old/moved.txt
bad >letters/staged.txt; git add letters/staged.txt
run 1 --diff-filter HEAD .
names letters/b.txt letters/new.txt letters/old/moved.txt letters/staged.txt 'letters/tab and "quote".txt'
run 1 --diff-filter=first --format=text letters/old; names letters/old/moved.txt
run 0 --diff-filter HEAD other; no_out; err 'no letter changed'
run 1 --diff-filter HEAD other letters/b.txt letters/b.txt; names letters/b.txt
run 1 --diff-filter HEAD .hidden; names .hidden/e.txt
run 1 --diff-filter HEAD letters/more.md; names letters/more.md
rm letters/a.txt; git rm -q other/d.txt
run 1 --diff-filter HEAD letters; names letters/b.txt letters/new.txt letters/old/moved.txt letters/staged.txt \
	'letters/tab and "quote".txt'
git add -A; git commit -qm two
run 0 --diff-filter HEAD .; no_out
run 1 --diff-filter HEAD~1 letters/old; names letters/old/moved.txt
# from a folder below; a file beside it by a way up
cd letters/old || exit 2
run 1 --diff-filter HEAD~1 .; names moved.txt
run 1 --diff-filter HEAD~1; names moved.txt
run 1 --diff-filter first moved.txt ../b.txt; names ../../letters/b.txt moved.txt
cd ../.. || exit 2
# since the branch left: what changed on main afterwards is not ours
mkdir -p other; bad >other/theirs.txt; git add -A; git commit -qm base
git checkout -qb own; bad >other/own.txt; git add -A; git commit -qm own
git checkout -q main; bad | sed 's/neck/leg/' >other/theirs.txt; git commit -qam theirs; git checkout -q own
run 1 --diff-filter main... .; names other/own.txt
run 1 --diff-filter main .; names other/own.txt other/theirs.txt
run 2 --diff-filter nowhere... .; err "'nowhere' is no revision"

# ---- mistakes
run 2 --diff-filter nowhere .; err "'nowhere' is no revision of this repository"; no_out
run 2 --diff-filter --output=/tmp/x .; err "'--output=/tmp/x' is no revision"
run 2 --diff-filter=-h .; err "'-h' is no revision"
run 2 --diff-filter= .; err "'' is no revision"
run 2 --diff-filter ^HEAD .; err "is no revision"
run 2 --diff-filter HEAD..main .; err "is no revision"
run 2 --diff-filter HEAD:letters .; err "is no revision"
run 2 --diff-filter HEAD -; err 'standard input'
run 2 --diff-filter HEAD --files-from list; err 'give one of them'
run 2 --diff-filter HEAD ..; err '^letterlint: --diff-filter: git: .*outside repository'
run 2 --diff-filter HEAD nowhere/; err 'nowhere/: No such file'
run 2 --diff-filter HEAD ':(top)'; err 'No such file'
mkdir ../empty
name='no git'
PATH=$dir/empty "$ll" --diff-filter HEAD . >"$dir/out" 2>"$dir/err"; [ $? -eq 2 ] && say "" ok || say "status is not 2" bad
err 'git is not installed'
# a name that is a pattern, or looks like an option, is a name
bad >'letters/[b].txt'; bad >./-x.txt; bad >./-
run 1 --diff-filter HEAD 'letters/[b].txt'; names 'letters/[b].txt'
run 1 --diff-filter HEAD -- -x.txt; names -x.txt
run 0 --diff-filter HEAD --fix-only .; err 'nothing to fix' # a pronoun is for people
# nothing of git's is run that the repository asks for
git config core.fsmonitor "touch $dir/ran; :"; git config diff.external "touch $dir/ran"
echo '*.txt diff=evil' >.gitattributes; git config diff.evil.textconv "touch $dir/ran; cat"
bad | sed 's/neck/arm/' >letters/b.txt
run 1 --diff-filter HEAD letters/b.txt; names letters/b.txt
[ ! -e "$dir/ran" ] && say "" ok || say "a command of the repository's configuration was run" bad
rm .gitattributes; git config --unset core.fsmonitor; git config --unset diff.external
# a hook's environment
name='in a hook'
printf '#!/bin/sh\nexec "%s" --diff-filter HEAD . >"%s/hook.out" 2>&1\n' "$ll" "$dir" >.git/hooks/pre-commit
chmod +x .git/hooks/pre-commit; git add letters/b.txt
git commit -qm three 2>/dev/null && say "the hook let it pass" bad || say "" ok
cp "$dir/hook.out" "$dir/out"; out '^letters/b.txt:1:43: error: '
# the names of branches are completed, and nothing in them is run
name='completion of revisions'
if command -v bash >/dev/null; then
	git branch 'odd$(touch${IFS}'"$dir"'/ran)'
	bash -c '. "$1"; COMP_WORDS=(letterlint --diff-filter odd) COMP_CWORD=2; _letterlint; printf "%s\n" "${COMPREPLY[@]}"' - \
		"$top/lint/dist/letterlint.bash" >"$dir/out"
	out '^odd\$(touch'
	[ ! -e "$dir/ran" ] && say "" ok || say "the name of a branch was run" bad
else
	skip "$name: no bash"
fi
# a bare repository has no files
cd "$dir" && git clone -q --bare repository bare.git && cd bare.git || exit 2
run 2 --diff-filter HEAD .; err '^letterlint: --diff-filter: git: .*work tree'

finish
