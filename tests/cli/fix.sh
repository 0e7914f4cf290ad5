#!/bin/sh
# SPDX-License-Identifier: MIT
# --fix, --fix-only, --diff and --unsafe-fixes: what is written, what is left as it is, byte for byte.
. "$(dirname "$0")/../lib/cli.sh"
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null

is() { if cmp -s "$1" "$2"; then say "" ok; else say "$1 is not as it should be ($2)" bad; cmp "$1" "$2"; fi; }

# A slip that is safe to fix, and a contradiction that nobody may choose for.
slip() { printf 'The injured worker is a 62 year old male. He asks for the the MRI of the neck.%b' "$1"; }
mended() { printf 'The injured worker is a 62 year old male. He asks for the MRI of the neck.%b' "$1"; }
both() { printf 'The injured worker is a 62 year old male. She asks for the the MRI of the neck.\n'; }
both_mended() { printf 'The injured worker is a 62 year old male. She asks for the MRI of the neck.\n'; }

# ---- in place
mkdir l; slip '\n' >l/slip.txt; both >l/both.txt; mended '\n' >l/good.txt
cp -r l before; mended '\n' >want.slip; both_mended >want.both
run 1 l; is l/slip.txt before/slip.txt; is l/both.txt before/both.txt
run 1 --fix l; err '^fixed 2 in 2 letters$'; out '^l/both.txt:1:43: error: .*pronoun-mismatch'
out 'either make it male throughout'; out 'or make it female throughout'
[ "$(grep -c 'repeated-word' out)" = 0 ] && say "" ok || say "what was fixed is still told" bad
is l/slip.txt want.slip; is l/both.txt want.both; is l/good.txt before/good.txt
run 1 --fix l; no_err; is l/both.txt want.both
run 1 --fix --unsafe-fixes l; is l/both.txt want.both
run 0 --fix l/slip.txt; no_out; no_err
rm -rf l; cp -r before l
run 0 --fix-only l; no_out; err '^fixed 2 in 2 letters$'; is l/both.txt want.both
run 0 --fix-only l; no_out; err '^nothing to fix$'
rm -rf l; cp -r before l
run 1 --fix --format=json l; out '"check":"pronoun-mismatch"'; is l/slip.txt want.slip
rm -rf l; cp -r before l
for j in 1 3 8; do
	rm -rf "j$j"; mkdir "j$j"; (cd "j$j" && cp -r ../before l && "$ll" -j $j --fix l >out 2>err)
	cmp -s j1/out "j$j/out" && cmp -s j1/err "j$j/err" && cmp -s j1/l/both.txt "j$j/l/both.txt" &&
		say "" ok || say "-j $j differs" bad
done

# ---- safe and unsafe
printf 'An RFA form dated July 16, 2015 was received. The said July 6, 2015 RFA form asks for an MRI.\n' >said.txt
cp said.txt said.was
run 1 said.txt; out "unsafe fix: write 'July 16, 2015'"
run 1 --fix said.txt; is said.txt said.was; err '^nothing to fix; 1 more with --unsafe-fixes$'
run 0 --fix --unsafe-fixes said.txt; err '^fixed 1 in 1 letter$'
[ "$(cat said.txt)" = 'An RFA form dated July 16, 2015 was received. The said July 16, 2015 RFA form asks for an MRI.' ] &&
	say "" ok || say "said.txt: $(cat said.txt)" bad
run 2 --unsafe-fixes said.txt; err 'add --fix'

# what somebody lets stay is no fix that is left
mkdir kept; cp said.was kept/said.txt
"$ll" --format=json kept/said.txt >out 2>err
"$ll" suppress "$(sed -n 's/.*"fingerprint":"\([^"]*\)".*/\1/p' out | head -n 1)" --reason 'as sent' kept >out 2>err
run 0 --fix --unsafe-fixes kept/said.txt; no_out; no_err; is kept/said.txt said.was
run 0 --fix kept/said.txt; no_err

# ---- what a file has besides its words stays
chmod 640 l/slip.txt; run 0 --fix-only l/slip.txt
[ "$(stat -c %a l/slip.txt)" = 640 ] && say "" ok || say "the mode is $(stat -c %a l/slip.txt)" bad
slip '\n' >target.txt; ln -s target.txt link.txt
run 0 --fix link.txt; [ -L link.txt ] && say "" ok || say "the link is no link any more" bad
is target.txt want.slip
[ -z "$(find . -name '.letterlint*')" ] && say "" ok || say "leaves $(find . -name '.letterlint*')" bad

# encodings: the letter with the slip, fixed, is byte for byte the letter without it
encoded() # NAME COMMAND...
{
	n=$1; shift
	{ printf 'Señor López’s café. '; slip '\r\n\r\nPage 1\014'; } | "$@" >"$n.txt" || return
	{ printf 'Señor López’s café. '; mended '\r\n\r\nPage 1\014'; } | "$@" >"$n.want"
	cp "$n.txt" "$n.was"
	run 1 --diff --select=repeated-word "$n.txt"; cp out "$n.diff"; is "$n.txt" "$n.was"
	run 0 --fix --select=repeated-word "$n.txt"; is "$n.txt" "$n.want"
	if command -v git >/dev/null; then
		cp "$n.was" "$n.txt"
		name="git apply, $n"; git apply "$n.diff" 2>err; is "$n.txt" "$n.want"
	fi
}
bom() { printf '\357\273\277'; cat; }
bom16le() { printf '\377\376'; iconv -f UTF-8 -t UTF-16LE; }
bom16be() { printf '\376\377'; iconv -f UTF-8 -t UTF-16BE; }
encoded utf8 cat
encoded bom bom
if command -v iconv >/dev/null; then
	encoded windows-1252 iconv -f UTF-8 -t WINDOWS-1252
	encoded utf-16le bom16le
	encoded utf-16be bom16be
	encoded utf-16le-unmarked iconv -f UTF-8 -t UTF-16LE
else skip "encodings: there is no iconv"; fi
slip '' >unended.txt; mended '' >unended.want; cp unended.txt unended.was
run 1 --diff unended.txt; out '^\\ No newline at end of file$'; cp out unended.diff
name='git apply'; git apply unended.diff; is unended.txt unended.want
cp unended.was unended.txt
run 0 --fix unended.txt; is unended.txt unended.want
# old Macintosh line ends are one line to git
printf 'He asks for\rthe the MRI\rof the neck.\r' >mac.txt; printf 'He asks for\rthe MRI\rof the neck.\r' >mac.want
run 0 --fix mac.txt; is mac.txt mac.want
# a doubled word at a line's end: the line end stays
printf 'The worker was seen for the severity of\r\nof the symptoms that he has had since the injury.\r\n' >wrap.txt
printf 'The worker was seen for the severity\r\nof the symptoms that he has had since the injury.\r\n' >wrap.want
run 0 --fix wrap.txt; is wrap.txt wrap.want

# more slips than are told at once
i=0; while [ $i -lt 1300 ]; do echo "Item $i of the the request was read."; i=$((i + 1)); done >many.txt
sed 's/the the/the/' many.txt >many.want
run 0 --fix many.txt; is many.txt many.want; err '^fixed 1300 in 1 letter$'
# one sentence a thousand times in a row, line below line and in one line
line='The patient has pain in the left knee.'; echo "$line" >row.want
i=0; while [ $i -lt 1000 ]; do echo "$line"; i=$((i + 1)); done >row.txt; tr '\n' ' ' <row.txt | sed 's/ $//' >row1.txt; echo >>row1.txt
run 0 --fix row.txt; is row.txt row.want; err '^fixed 999 in 1 letter$'
run 0 --fix row1.txt; is row1.txt row.want; err '^fixed 999 in 1 letter$'

# ---- letters with trouble are left alone
slip '\n' | head -c -1 >cut.txt; printf ' caf\303' >>cut.txt; cp cut.txt cut.was
run 2 --fix cut.txt; is cut.txt cut.was; err 'middle of a character'
run 2 --fix nowhere.txt l; err '^letterlint: nowhere.txt: '
slip '\n' >shut.txt; chmod 444 shut.txt; cp shut.txt shut.was
if [ "$(id -u)" = 0 ]; then skip "write-protected letters: root writes all"; else
	run 2 --fix shut.txt; is shut.txt shut.was; err 'shut.txt: it cannot be fixed in place'
fi
mkdir shutdir; slip '\n' >shutdir/a.txt; chmod 555 shutdir
if [ "$(id -u)" != 0 ]; then run 2 --fix shutdir; err 'shutdir/a.txt: it cannot be fixed in place'; fi
chmod 755 shutdir
name='a pipe cannot be fixed'
(slip '\n' | "$ll" --fix /dev/stdin >out 2>err); [ $? -eq 2 ] && say "" ok || say "status is not 2" bad
err 'no regular file'
# the same letter twice, also by another name
slip '\n' >twice.txt; ln -s twice.txt again.txt
run 0 --fix twice.txt ./twice.txt again.txt; is twice.txt want.slip; err '^fixed 1 in 1 letter$'
# a letter that changes meanwhile keeps the change
if command -v mkfifo >/dev/null; then
	name='a letter that changes meanwhile'
	slip '\n' >busy.txt; mkfifo slow
	timeout 20 "$ll" -j 2 --fix busy.txt --files-from slow >out 2>err &
	pid=$!
	exec 9>slow
	sleep 0.2; echo 'Changed.' >busy.txt
	exec 9>&-
	wait $pid; got=$?
	# with two jobs the letter waits to be written until the list ends, or was written before the change
	if grep -q 'changed while' err; then [ $got -eq 2 ] && say "" ok || say "status $got" bad; else say "" ok; fi
	[ "$(cat busy.txt)" = 'Changed.' ] && say "" ok || say "the change is gone: $(cat busy.txt)" bad
fi

# ---- standard input to standard output
name='fixed from standard input'
slip '\n' | "$ll" --fix - >out 2>err; [ $? -eq 0 ] && say "" ok || say "status is not 0" bad
is out want.slip; err '^fixed 1 in 1 letter$'
both | "$ll" --fix - >out 2>err; [ $? -eq 1 ] && say "" ok || say "status is not 1" bad
is out want.both; err '^<stdin>:1:43: error: '
both | "$ll" --fix --format=json -o findings.json - >out 2>err; is out want.both
grep -q pronoun-mismatch findings.json && say "" ok || say "no findings in the file" bad
both | "$ll" --fix-only - >out 2>err; [ $? -eq 0 ] && say "" ok || say "status is not 0" bad
is out want.both
mended '\n' | "$ll" --fix - >out 2>err; is out want.slip; no_err
"$ll" --fix - <cut.was >out 2>err; [ $? -eq 2 ] && say "" ok || say "status is not 2" bad
is out cut.was
run 2 --fix - l; err "'-' alone"
run 2 --fix --files-from list -; err "'-' alone"
both | "$ll" --diff - >out 2>err; [ $? -eq 1 ] && say "" ok || say "status is not 1" bad
out '^--- a/stdin$'

# ---- diffs
rm -rf l; cp -r before l
run 1 --diff l; is l/slip.txt before/slip.txt; err '^would fix 2 in 2 letters$'
out '^--- a/l/both.txt$'; out '^+++ b/l/both.txt$'; out '^@@ -1 +1 @@$'; out '^-.*the the MRI'; out '^+.*for the MRI'
[ "$(grep -c pronoun-mismatch out)" = 0 ] && say "" ok || say "findings in a diff" bad
cp out l.diff
run 0 --diff before/good.txt; no_out; err '^nothing to fix$'
run 1 --diff -o own.diff l; no_out; is own.diff l.diff
run 2 --diff --redact l; err 'redact'; no_out
run 2 --diff --redact-salt=x l; err 'redact'
run 2 --redact-salt= l; err '^letterlint: --redact-salt is empty'; no_out
run 2 --diff --format=sarif l; err 'leave out'
run 2 --fix-only --report sarif:x.sarif l; err 'leave out'
run 2 --fix-only -o x l; err 'leave out'
run 2 --fix checks; err 'leave out --fix'
name='git apply'
if command -v git >/dev/null; then
	mkdir repository && cd repository && git init -q . && mkdir 'sub folder' && cd 'sub folder' || exit 2
	slip '\n' >'my letter.txt'; slip '\n' >'a"q\.txt'; slip '\n' >"$(printf 'tab\there.txt')"; slip '\n' >'été.txt'
	{ for i in 1 2 3 4 5 6 7 8 9; do echo "Line $i of the history."; done; slip '\n'
		for i in 1 2 3 4 5 6 7 8 9; do echo "Line 1$i of the history."; done; slip '\n'; echo; } >long.txt
	cp -r . ../../fixed && "$ll" --diff . >../../d.diff 2>/dev/null
	git apply --check ../../d.diff && git apply ../../d.diff && say "" ok || say "does not apply" bad
	(cd ../../fixed && "$ll" --fix-only . 2>/dev/null)
	for f in *; do is "$f" "../../fixed/$f"; done
	grep -c '^@@' ../../d.diff | grep -qx 6 && say "" ok || say "hunks: $(grep -c '^@@' ../../d.diff)" bad
	cd "$dir" || exit 2
	# the whole corpus
	mkdir corpus && cd corpus && git init -q . && cp -r "$top/corpus-bad" "$top/corpus-good" . &&
		"$ll" --diff --unsafe-fixes --select=all . >../c.diff 2>../err
	git apply ../c.diff 2>/dev/null && say "" ok || say "the corpus' diff does not apply" bad
	"$ll" --diff --unsafe-fixes --select=all . >../out 2>../err; cd ..; name='the corpus, fixed'; no_out
else skip "git apply: there is no git"; fi

# ---- which checks
# two slips that are safe to fix: of repeated-word and of spacing
mkdir which; two() { echo 'The injured worker is a 62 year old male. He asks for the the MRI of the neck , and rest.' >which/a.txt; }
two; run 1 --fix --unfixable=repeated-word which; out 'repeated-word'; not_out 'spacing'; out 'fix: leave out one'; err '^fixed 1 in 1 letter'
grep -q 'the the MRI of the neck, and' which/a.txt && say "" ok || say "$(cat which/a.txt)" bad
two; run 1 --fix --fixable=repeated-word which; out 'spacing'; not_out 'repeated-word'
two; run 0 --fix --fixable=wording which; no_out
two; run 1 --diff --fixable=wording --unfixable=spacing,pronoun-mismatch which; out '^+.*the MRI of the neck ,'
two; run 0 --diff --unfixable=all which; no_out
two; run 2 --fix --fixable=spcing which; err "did you mean 'spacing'"
two; echo '{ "unfixable": ["wording"] }' >which/letterlint.json; run 0 --fix-only which; err 'nothing to fix'
run 0 --fix-only --fixable=spacing which; err '^fixed 1 in 1 letter'
echo '{ "fixable": ["spelling"], "overrides": [{ "files": ["a.txt"], "fixable": ["repeated-word"] }] }' >which/letterlint.json
two; cp which/a.txt which/b.txt; run 0 --fix-only which; grep -q 'the the' which/a.txt && say "it is not fixed" bad || say "" ok
grep -q 'the the' which/b.txt && say "" ok || say "it is fixed" bad
echo '{ "rules": [{ "id": "house-rest", "pattern": "rest", "message": "m", "replace": "pause", "safe": true }], "unfixable": ["house-rest"] }' >which/letterlint.json
two; run 1 --fix which; out 'house-rest'; grep -q 'neck, and rest' which/a.txt && say "" ok || say "$(cat which/a.txt)" bad

# ---- killed while it writes: each letter is old or new, and nothing else is left
mkdir many; for i in $(seq 1 300); do slip '\n' >"many/$i.txt"; done
for delay in 0.01 0.03 0.06; do
	"$ll" --fix-only many 2>/dev/null & pid=$!
	sleep $delay; kill -9 $pid 2>/dev/null; wait $pid 2>/dev/null
done
name='killed'; bad=0
for f in many/*.txt; do cmp -s "$f" want.slip || cmp -s "$f" before/slip.txt || bad=$((bad + 1)); done
[ $bad -eq 0 ] && say "" ok || say "$bad letters are neither old nor new" bad
run 0 --fix-only many
for f in many/*.txt; do cmp -s "$f" want.slip || bad=$((bad + 1)); done
[ $bad -eq 0 ] && say "" ok || say "$bad letters are not fixed" bad

finish
