#!/bin/sh
# SPDX-License-Identifier: MIT
# The command line as a user meets it: exit statuses, what goes to which stream, and what happens with bad input.
. "$(dirname "$0")/../lib/cli.sh"

mkdir letters empty
echo 'The injured worker is a 62 year old male. She is diagnosed with neck pain.' >letters/bad.txt
echo 'The injured worker is a 62 year old male. He is diagnosed with neck pain.' >letters/good.txt

# ---- findings and statuses
run 0 letters/good.txt; no_out; no_err
run 1 letters/bad.txt; out '^letters/bad.txt:1:43: error: .*\[pronoun-mismatch\]$'; no_err
out '^letters/bad.txt:1:[0-9]*: note: '
run 1 letters; out 'letters/bad.txt:1:43:'
run 1 check letters; out 'letters/bad.txt:1:43:'
run 0 --fail-on=error --level pronoun-mismatch=warning letters/bad.txt; out ': warning: .*\[pronoun-mismatch\]'
run 1 --fail-on=warning --level=pronoun-mismatch=warning letters/bad.txt
run 0 --ignore pronoun-mismatch letters/bad.txt; no_out
run 0 --select=placeholder letters/bad.txt; no_out
run 1 --select=pronoun-mismatch,placeholder letters/bad.txt
run 1 --color=always letters/bad.txt; out "$(printf '\033\\[')"
run 1 --color=never letters/bad.txt
if grep -q "$(printf '\033')" out; then say "colour although never" bad; else say "" ok; fi
name='standard input'
"$ll" - <letters/bad.txt >out 2>err; [ $? -eq 1 ] && say "" ok || say "status is not 1" bad
out 'pronoun-mismatch'

# ---- information
run 0 --help; out '--format'; no_err
run 0 --version; out '^letterlint [0-9]'
run 0 checks; out 'pronoun-mismatch'
run 0 explain pronoun-mismatch; out 'What it finds'
run 0 facts letters/bad.txt; out 'male'
run 2 explain pronoun-mismatc; err 'pronoun-mismatch'; no_out
run 2 explain; no_out
run 2 explain zzzzzzzz; err 'zzzzzzzz'

# ---- mistakes on the command line are told, with what was meant
run 2 --frmat=sarif letters/bad.txt; err -- '--format'; no_out
run 2 --format=sarf letters/bad.txt; err 'sarif'
run 2 --select=pronoun-mismach letters/bad.txt; err 'pronoun-mismatch'; no_out
run 2 --ignore=nothing-like-it letters/bad.txt; err 'nothing-like-it'
run 2 --level=pronoun-mismatch=sever letters/bad.txt; err 'sever'
run 2 --level=pronoun-mismatch letters/bad.txt
run 2 --fail-on=never-ever letters/bad.txt; err 'never-ever'
run 2 --color=maybe letters/bad.txt; err 'maybe'
run 2 -j x letters/bad.txt
run 2; no_out
run 2 --format; no_out
run 2 --no-such-option letters/bad.txt; err 'no-such-option'

# ---- letters that cannot be read: said on standard error, the others are linted all the same
run 2 nowhere.txt; err '^letterlint: nowhere.txt: '; no_out
run 2 nowhere.txt letters/bad.txt; err '^letterlint: nowhere.txt: '; out 'letters/bad.txt:1:43:'
run 2 empty; err 'empty'
ln -s loop2 loop1; ln -s loop1 loop2
run 2 loop1; err '^letterlint: loop1: '
mkdir ring; ln -s ../ring ring/again; cp letters/bad.txt ring/
run 2 ring; err 'ring/again'; [ "$(grep -c 'error:' out)" = 1 ] && say "" ok || say "a link loop is walked more than once" bad
head -c 4096 /dev/urandom >random.txt; printf 'a\0b\0\0\0\377' >>random.txt
run 2 random.txt; err '^letterlint: random.txt: '
: >nothing.txt
run 2 nothing.txt; err '^letterlint: nothing.txt: '; no_out
printf 'The patient is a 50 year old male. She is well. caf\303' >cut.txt
run 2 cut.txt; out 'cut.txt:1:36:'
printf '\377\376T\0h\0' >tiny16.txt
run 0 tiny16.txt
yes 'The injured worker is a 62 year old male. He is diagnosed with neck pain.' | head -c 70000000 >huge.txt
run 2 huge.txt; err '^letterlint: huge.txt: '
rm -f huge.txt
head -c 3000000 /dev/zero | tr '\0' 'a' >word.txt
run 0 --select=all --fail-on=never word.txt
head -c 300000 /dev/zero | tr '\0' '(' >parens.txt
run 0 --select=all --fail-on=never parens.txt
if [ "$(id -u)" = 0 ]; then skip "unreadable files: root reads all"; else
	cp letters/bad.txt shut.txt; chmod 0 shut.txt
	run 2 shut.txt; err '^letterlint: shut.txt: '
fi
mkfifo pipe; (cat letters/bad.txt >pipe &)
timeout 10 "$ll" pipe >out 2>err; name="a pipe"
[ $? -ne 124 ] && say "" ok || say "hangs" bad
cp letters/bad.txt "$(printf 'evil\033[31m\nname.txt')"
run 1 "$(printf 'evil\033[31m\nname.txt')"
if grep -q "$(printf '\033')" out; then say "control characters of a file's name reach the terminal" bad; else say "" ok; fi
[ "$(grep -c '^' out)" -gt 1 ] && ! grep -q '^name.txt:' out && say "" ok || say "a line break in a file's name breaks the line" bad
printf 'The patient is a 50 year old male. \033]0;title\007 She is well.\n' >esc.txt
run 1 esc.txt
if grep -q "$(printf '[\033\007]')" out; then say "control characters reach the terminal" bad; else say "" ok; fi

# ---- output that cannot be written
name='closed output'; "$ll" letters/bad.txt >&- 2>err; [ $? -eq 2 ] && say "" ok || say "status is not 2" bad
err 'letterlint: '
if [ -w /dev/full ]; then
	name='full output'; "$ll" letters/bad.txt >/dev/full 2>err; [ $? -eq 2 ] && say "" ok || say "status is not 2" bad
	err 'letterlint: '
	run 2 --format=sarif -o /dev/full letters/bad.txt; err '/dev/full'
else skip "/dev/full: not here"; fi
name='closed pipe'; "$ll" letters/bad.txt 2>err | true; [ "$(wc -l <err)" -le 1 ] && say "" ok || { say "complains twice" bad; cat err; }
run 1 --format=sarif -o log.sarif letters/bad.txt; no_out; no_err
grep -q '"results"' log.sarif && say "" ok || say "log.sarif is no log" bad
echo old >kept.sarif; mkdir notafile
run 2 -o nodir/x.sarif letters/bad.txt; err 'nodir/x.sarif'
run 2 -o notafile letters/bad.txt; err 'notafile'
run 2 -o kept.sarif --format=sarif nowhere.txt
set -- kept* .kept*; [ "$*" = 'kept.sarif .kept*' ] && say "" ok || say "leaves temporary files behind: $*" bad
name='-o keeps a link a link'; : >target.sarif; ln -s target.sarif link.sarif
run 1 -o link.sarif --format=sarif letters/bad.txt
[ -L link.sarif ] && [ -s target.sarif ] && say "" ok || say "link replaced or not written through" bad

# ---- the same output whatever the number of threads
for i in 1 2 3 4 5 6 7 8 9; do cp letters/bad.txt "letters/bad$i.txt"; done
name='two runs'; "$ll" letters >one; "$ll" letters >two; cmp -s one two && say "" ok || say "differ" bad
: >letters/bad5b.txt
printf 'He is 62.\0\0\0\0\0\0' >letters/bad7b.txt
for options in --statistics --format=sarif --verbose; do
	for j in 1 2 8; do
		"$ll" -j $j --select=all $options "$top/corpus-bad" letters nowhere.txt "$top/corpus-good" >"out.$j" 2>"err.$j"
		status=$? name="-j $j $options"
		[ $status -eq 2 ] && cmp -s out.1 out.$j && cmp -s err.1 err.$j && say "" ok || say "differs from -j 1" bad
	done
done
[ "$(wc -l <err.8)" -gt 3 ] && say "" ok || say "no trouble told" bad
rm letters/bad?.txt letters/bad?b.txt
run 2 -j 0 letters; err '0'
run 2 --jobs=many letters; err 'many'
run 1 --jobs=3 letters

# ---- a run that is killed leaves nothing
mkdir half && mkfifo open-pipe
name='killed'
"$ll" -j 4 --format=sarif -o half/log.sarif "$top/corpus-bad" - <open-pipe >out 2>err &
pid=$!
exec 9>open-pipe
sleep 0.3
kill -9 $pid; wait $pid 2>/dev/null
exec 9>&-
[ -z "$(ls -A half)" ] && say "" ok || say "leaves $(ls -A half)" bad

# ---- lists of files
printf 'letters/good.txt\n\nletters/bad.txt\r\n' >list
run 1 --files-from list; out '^letters/bad.txt:1:43:'; no_err
run 1 check letters/good.txt --files-from=list; out '^letters/bad.txt:1:43:'
printf 'letters' >list
run 1 --files-from list; out '^letters/bad.txt:1:43:'
cp letters/bad.txt './a
b.txt'
printf 'a\nb.txt\0letters/good.txt\0' >list0
run 1 -0 --files-from list0; out 'b.txt:1:43:'
run 1 --null --files-from=list0; out 'b.txt:1:43:'
run 2 --files-from list0; err 'list0: .*--null'
run 2 --files-from nowhere; err 'nowhere: '
run 2 --files-from list -o list; err 'to be read and to be written'
mkdir over; cp letters/bad.txt letters/good.txt over
run 2 -o over/good.txt over; err '^letterlint: over/good.txt: it is to be read and to be written'; no_out
cmp -s letters/good.txt over/good.txt && say "" ok || say "a report was written over a letter" bad
run 2 --report "json:over/bad.txt" over; err '^letterlint: over/bad.txt: it is to be read'
cmp -s letters/bad.txt over/bad.txt && [ "$(ls -A over | wc -l)" = 2 ] && say "" ok || say "a report was written over a letter" bad
run 0 -o over/new.txt over/good.txt; [ -e over/new.txt ] && say "" ok || say "no report" bad
rm -r over
run 2 --null letters; err '--files-from'
run 2 --files-from - -; err 'standard input'
run 0 --files-from -; no_out; no_err
printf 'nowhere.txt\nletters/bad.txt\n' >list
run 2 --files-from list; err '^letterlint: nowhere.txt: '; out '^letters/bad.txt:1:43:'
name='list on standard input'
find letters -name '*.txt' -print0 | "$ll" -0 --files-from - >out 2>err; [ $? -eq 1 ] && say "" ok || say "status is not 1" bad
out '^letters/bad.txt:1:43:'

# ---- a folder's own configuration is never taken unasked
for f in .letterlint letterlint.ini letterlint.toml .letterlintrc; do
	printf 'ignore = pronoun-mismatch\nload = ./own.so\n' >"letters/$f"
done
run 1 letters/bad.txt

finish
