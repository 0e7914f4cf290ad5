#!/bin/sh
# SPDX-License-Identifier: MIT
# Suppressions and baselines as a user meets them.
. "$(dirname "$0")/../lib/cli.sh"
export HOME="$dir" GIT_CONFIG_NOSYSTEM=1 GIT_CEILING_DIRECTORIES="$dir" SOURCE_DATE_EPOCH=1795737600 # 2026-11-27
unset GIT_CONFIG_GLOBAL XDG_CONFIG_HOME
python=python3
"$python" -c 'import jsonschema' 2>/dev/null || ! /usr/bin/python3 -c 'import jsonschema' 2>/dev/null || python=/usr/bin/python3

has() { if grep -qFe "$2" "$1"; then say "" ok; else say "$1 lacks '$2'" bad; cat "$1"; fi; }
lacks() { if grep -qFe "$2" "$1"; then say "$1 has '$2'" bad; else say "" ok; fi; }
same() { if cmp -s "$1" "$2"; then say "" ok; else say "$1 and $2 differ" bad; diff "$1" "$2" | head -n 5; fi; }
py() { if "$python" -c "$1" >py.out 2>&1; then say "" ok; else say "$2" bad; tail -n 2 py.out; fi; }
fresh() { rm -rf letters other "$S" base; mkdir letters; bad >letters/a.txt; bad >letters/b.txt; dated >letters/c.txt; }
bad() { echo 'The injured worker is a 62 year old male. She is diagnosed with neck pain.'; }
good() { echo 'The injured worker is a 62 year old male. He is diagnosed with neck pain.'; }
dated() { echo 'The form was sent on February 30, 2014. It was read on February 30, 2014.'; }
# print CHECK FILE: the fingerprint of its first finding
print() { "$ll" --no-suppressions --format=concise --show-fingerprints "$2" | sed -n "s/.*; fingerprint \([0-9a-f:]*\) \[$1\]$/\1/p" | head -n 1; }
S=letterlint.suppressions.json

# ---- fingerprints are shown
fresh
P=$(print pronoun-mismatch letters/a.txt) D=$(print date-invalid letters/c.txt)
name=fingerprints
case $P in ????????????????:1) say "" ok ;; *) say "no fingerprint: '$P'" bad ;; esac
run 1 --show-fingerprints letters/a.txt; out "^      = fingerprint: $P\$"
run 1 --show-fingerprints --format=grouped letters/a.txt; out "; fingerprint $P \[pronoun-mismatch\]$"
run 1 letters/a.txt; not_out "$P"
run 1 --format=json letters/a.txt; out "$P"

# ---- suppress: what it asks for
run 2 suppress; err 'suppress takes a fingerprint'
run 2 suppress "$P" letters/a.txt; err '\-\-reason TEXT'
run 2 suppress nonsense --reason x; err "'nonsense' is no fingerprint"
run 2 suppress "${P%:1}" --reason x; err "The first is '$P'"
run 2 suppress "$P" --reason ' ' letters/a.txt; err '\-\-reason is empty'
run 2 suppress "$P" --reason x --who '' letters/a.txt; err '\-\-who is empty'
run 2 suppress "$P" --reason "$(printf 'a\377')" letters/a.txt; err 'not UTF-8'
run 2 suppress "$P" --reason x --expires 2027-02-30 letters/a.txt; err 'no day'
run 2 suppress "$P" --reason x --expires 2026-11-26 letters/a.txt; err 'is past'
run 2 suppress 0123456789abcdef:1 --reason x letters; err 'no letter here has the finding 0123456789abcdef:1'
run 2 suppress "${P%1}2" --reason x letters; err "did you mean $P"
run 2 suppress "$P" --reason x letters; err "is in 2 letters: letters/a.txt, letters/b.txt"
run 2 suppress "$P" --reason x --no-suppressions letters/a.txt
run 2 suppress "$P" --reason x nowhere.txt; err 'nowhere.txt'
run 2 --reason x letters; err 'for .letterlint suppress'
run 2 --prune letters; err 'for .letterlint suppressions'
run 2 --suppressions x --no-suppressions letters; err 'contradict'
name='suppress'
if [ -e "$S" ]; then say "$S is there after errors" bad; else say "" ok; fi

# ---- suppress: what it writes
run 0 suppress "$P" --reason 'the earlier decision is quoted' --who 'A "Q" Clerk' letters/a.txt; out "^$S: $P \[pronoun-mismatch\] may stay in letters/a.txt"; no_err
has $S "\"fingerprint\": \"$P\""; has $S '"check": "pronoun-mismatch"'; has $S '"file": "letters/a.txt"'
has $S '"reason": "the earlier decision is quoted"'; has $S '"who": "A \"Q\" Clerk"'; has $S '"date": "2026-11-27"'
lacks $S expires; lacks $S She; lacks $S male
run 1 letters; not_out letters/a.txt; out letters/b.txt; no_err
run 0 letters/a.txt; no_out
(cd letters && "$ll" a.txt) >out 2>err; name='from the letters folder'; no_out; no_err
run 0 "$dir/letters/../letters//a.txt"; no_out
run 1 --no-suppressions letters/a.txt; out pronoun-mismatch
cp $S before
run 0 suppress "$P" --reason again letters/a.txt; out 'suppressed already: letterlint.suppressions.json:'
same $S before
run 0 suppress "$P" "$D" --reason 'several at once' --expires 2027-05-31 --everywhere; out "date-invalid.*any letter"
has $S '"expires": "2027-05-31"'
run 1 letters; not_out pronoun; out 'letters/c.txt:1:56:'; not_out 'letters/c.txt:1:22:'
name='temporary files'
if [ -z "$(ls -A | grep '^\.letterlint')" ]; then say "" ok; else say 'left behind' bad; fi

# ---- who: git's user.name, else the login name
fresh
printf '[user]\n\tname = Gitta Name\n' >.gitconfig
if command -v git >/dev/null; then
	run 0 suppress "$P" --reason x letters/a.txt; has $S '"who": "Gitta Name"'
	rm .gitconfig $S
else
	skipped=$((skipped + 1)); echo 'skipped: git is missing: who suppresses'
fi
USER=login; export USER
run 0 suppress "$P" --reason x letters/a.txt; has $S '"who": "login"'

# ---- comments and other entries stay, also in a file that somebody else wrote
fresh
cat >$S <<EOF
// of the team
{
  "version": 1, /* one */
  "suppressions": [
    // of a letter that is gone since
    { "fingerprint": "0000000000000001:1", "check": "date-order", "file": "letters/gone.txt", "reason": "r", "who": "w", "date": "2026-01-01" }, // first
    {
      "fingerprint": "$P", "check": "pronoun-mismatch", "file": "letters/b.txt",
      "reason": "r", "who": "w", "date": "2026-01-01",
    },
  ],
}
EOF
cp $S before
run 0 suppress "$P" --reason 'caf\u00e9 "quoted"' letters/a.txt
name='comments stay'
diff before $S >changes; if grep -q '^<' changes; then say "lines are gone: $(grep '^<' changes)" bad; else say "" ok; fi
run 1 letters; out "^$S:6:22: note: this suppression hides nothing: there is no letter 'letters/gone.txt' \[unused-suppression\]"
run 0 suppressions letters; out "^$S:6:22: unused (there is no letter 'letters/gone.txt'): 0000000000000001:1 \[date-order\] letters/gone.txt: r (w, 2026-01-01)"; out ': used: '
run 0 suppressions --prune letters; out ': dropped (there is no letter'
has $S '// of a letter that is gone since'; has $S '// first'; lacks $S gone.txt; has $S 'letters/b.txt'; has $S 'letters/a.txt'
cp $S before
run 0 suppressions --prune letters; no_out; same $S before
run 1 letters; not_out unused

# ---- unused, ended, twice, unknown
fresh
run 0 suppress "$P" --reason x letters/a.txt
good >letters/a.txt
run 0 letters/a.txt; out ":7:19: note: this suppression hides nothing: 'letters/a.txt' has no such finding of pronoun-mismatch \[unused-suppression\]"
run 1 --level unused-suppression=warning letters/a.txt; out warning
run 1 --fail-on note letters/a.txt
run 0 --ignore unused-suppression letters/a.txt; no_out
run 0 --select date-order letters/a.txt; no_out
run 0 --ignore pronoun-mismatch letters/a.txt; no_out
run 1 letters/b.txt; not_out unused
run 0 --no-suppressions letters/a.txt; no_out
rm letters/a.txt
run 1 letters/b.txt; not_out unused
run 1 letters; out 'there is no letter'
fresh
run 0 suppress "$P" --reason x --expires 2026-12-31 letters/a.txt
SOURCE_DATE_EPOCH=1798675200; export SOURCE_DATE_EPOCH # 2026-12-31
run 0 letters/a.txt; no_out
SOURCE_DATE_EPOCH=1798761600; export SOURCE_DATE_EPOCH
run 1 letters/a.txt; out 'it ended on 2026-12-31; what it hid is reported again'; out '\[pronoun-mismatch\]'
run 0 suppressions --prune letters/a.txt; out 'dropped (it ended'; lacks $S fingerprint
SOURCE_DATE_EPOCH=1795737600; export SOURCE_DATE_EPOCH
fresh
run 0 suppress "$P" --reason x --everywhere letters
run 1 letters; not_out pronoun; not_out unused # a part of what it is for
good >letters/a.txt; good >letters/b.txt
run 1 letters; not_out unused
run 1 .; out 'no letter has such a finding of pronoun-mismatch'
entry() { printf '{ "fingerprint": "%s", "check": "%s", "file": "letters/a.txt", "reason": "r", "who": "w", "date": "2026-01-01" }' "$P" "$1"; }
fresh
printf '{ "version": 1, "suppressions": [\n%s,\n%s,\n%s ] }\n' "$(entry pronoun-mismatch)" "$(entry pronoun-mismatch)" "$(entry no-such)" >$S
run 0 letters/a.txt; out ":3:.*: line 2 has it already"; out ":4:.*there is no check 'no-such' in this run"
run 0 suppressions --prune letters/a.txt; out 'line 2 has it already'; has $S no-such

# ---- --unseen
fresh
run 2 suppress 0123456789abcdef:1 --reason x --unseen date-odrer letters/a.txt; err "did you mean 'date-order'"
run 2 suppress 0123456789abcdef:1 --reason x --unseen date-order letters; err 'name the one letter'
run 0 suppress 0123456789abcdef:1 --reason x --unseen date-order letters/a.txt; has $S '"fingerprint": "0123456789abcdef:1"'; has $S '"file": "letters/a.txt"'

# ---- which file
fresh
run 0 suppress "$P" --reason x --suppressions elsewhere.json letters/a.txt; has elsewhere.json letters/a.txt
run 1 letters/a.txt
run 0 --suppressions elsewhere.json letters/a.txt; no_out
run 2 --suppressions nowhere.json letters/a.txt; err 'nowhere.json'; no_out
rm elsewhere.json
mkdir letters/deep; bad >letters/deep/a.txt; bad >letters/deep/b.txt
run 0 suppress "$P" --reason x letters/deep/a.txt
(cd letters/deep && "$ll" suppress "$P" --reason x b.txt) >out 2>err # adds to the one above
name='a file above'; has $S '"file": "letters/deep/b.txt"'
(cd letters/deep && "$ll" suppress "$P" --reason x --suppressions $S ../a.txt) >out 2>err
name='a path that goes up'; has letters/deep/$S '"file": "../a.txt"'
run 1 letters/deep; out 'deep/a.txt'; out 'deep/b.txt' # the nearest holds, and only that
rm letters/deep/$S
run 0 letters/deep; no_out
bad | (cd letters && "$ll" -) >out 2>err; name='standard input'; out '^<stdin>'

# ---- files that are wrong
fresh
wrong() { printf '%s\n' "$1" >$S; run 2 letters/a.txt; out 'letters/a.txt'; err "$2"; }
wrong '{' "^letterlint: $S:"
wrong '[]' "^letterlint: $S:1:1: "
wrong '{ "version": 2, "suppressions": [] }' ':1:14: version 2 is not known'
wrong '{ "version": 1, "suppresions": [] }' "did you mean 'suppressions'"
wrong '{ "version": 1, "suppressions": [ { "fingerprint": "12" } ] }' "'12' is no fingerprint"
wrong '{ "version": 1, "suppressions": [ { "fingerprint": "0000000000000001:1", "check": "x", "who": "w", "date": "2026-01-01" } ] }' "'reason' is missing"
wrong '{ "version": 1, "suppressions": [ { "fingerprint": "0000000000000001:1", "check": "x", "who": "w", "date": "2026-13-01", "reason": "r" } ] }' 'is no day'
wrong '{ "version": 1, "suppressions": [ { "fingerprint": "0000000000000001:1", "check": "x", "who": "w", "date": "2026-01-01", "reason": "r", "expiry": "2027-01-01" } ] }' "unknown key 'expiry'; did you mean 'expires'"
run 2 --format=sarif letters/a.txt; out '"executionSuccessful":false'; out 'unknown key'
run 2 suppress "$P" --reason x letters/a.txt; err expiry
run 2 suppressions letters
run 1 --no-suppressions letters/a.txt
rm $S; mkdir $S; run 2 letters/a.txt; err 'is a folder'; rmdir $S
ln -s nowhere $S; run 2 letters/a.txt; err "$S"; rm $S

# ---- baselines
fresh
run 2 --baseline base letters; err 'update-baseline writes it'
run 2 --update-baseline letters; err 'name the file with --baseline'
run 2 --redact --baseline base --update-baseline letters; err 'leave out'
run 0 --baseline base --update-baseline letters; err '4 findings in the baseline, 4 of them new; 0 are gone'; out letters/a.txt
lacks base She; lacks base February
name='a sorted baseline'
tail -n +2 base | LC_ALL=C sort -c 2>/dev/null && say "" ok || say 'it is not sorted' bad
run 0 --baseline base letters; no_out; no_err
cp base before
run 0 --baseline base --update-baseline letters; no_out; same base before
sed 's/^/\n\n/' letters/a.txt >x; mv x letters/a.txt # the lines move
run 0 --baseline base letters; no_out
{ bad; dated; } >letters/a.txt
run 1 --baseline base letters; out 'letters/a.txt:2:.*date-invalid'; not_out pronoun
bad >letters/a.txt; good >letters/b.txt; bad >letters/d.txt # as many as before, but another
run 1 --baseline base letters; out letters/d.txt
run 1 --baseline base --format=ndjson letters
out '"type":"gone","path":"letters/b.txt","check":"pronoun-mismatch"'; out '"baseline":"new"'; out '"baseline":"unchanged"'; out '"errors":1,.*"in_baseline":3'
run 0 --baseline base --update-baseline letters/d.txt; err '5 findings in the baseline, 1 of them new; 0 are gone' # the other letters' stay
run 0 --baseline base --update-baseline --select dates letters; err '5 findings' # the other checks' as well
rm letters/a.txt
run 0 --baseline base --update-baseline letters; err '3 findings in the baseline, 0 of them new; 2 are gone'; lacks base a.txt
mkdir other; mv base other/
run 0 --baseline other/base --update-baseline letters; has other/base '"file":"../letters/c.txt"'
(cd other && "$ll" --baseline base ../letters) >out 2>err; name='from another folder'; no_out
for text in '' '{}' '{"letterlint":"baseline","version":2}' '{"letterlint":"baseline","version":1}
<<<<<<< HEAD' '{"letterlint":"baseline","version":1}
{"file":"a","check":"b"}' '{"letterlint":"baseline","version":1}
{"file":"a","check":"b","fingerprint":"c"}' '{"letterlint":"baseline","version":1}
{"file":"a","check":"b","fingerprint":"0000000000000001:1","more":1}'; do
	printf '%s' "$text" >base
	run 2 --baseline base letters; err '^letterlint: base:'; no_out
	cp base before; run 2 --baseline base --update-baseline letters; same base before
done
run 2 --baseline base -o base letters; err base
# a suppressed finding is not put into the baseline
fresh; rm -f base
run 0 suppress "$P" --reason x letters/a.txt
run 0 --baseline base --update-baseline letters; lacks base letters/a.txt; has base letters/b.txt

# ---- formats: who tells of what
fresh; rm -f base; dated >letters/d.txt; good >letters/e.txt
run 0 suppress "$P" --reason 'a "zebra"' --who W letters/a.txt
"$ll" --baseline base --update-baseline letters/c.txt >/dev/null 2>&1
bad >letters/c.txt # of the baseline: gone
run 1 --baseline base --format=sarif letters
cp out plain.sarif
run 1 --baseline base --report-suppressed --format=sarif letters
cp out full.sarif
run 1 --baseline base --report-suppressed --format=json letters
cp out full.json
run 1 --baseline base --redact --report-suppressed --report sarif:redacted.sarif --report json:redacted.json letters
py "
import json
def results(f): return json.load(open(f))['runs'][0]['results']
plain, full = results('plain.sarif'), results('full.sarif')
assert all('suppressions' not in r for r in plain) and all(r['baselineState'] == 'new' for r in plain)
assert not any('a.txt' in json.dumps(r['locations']) for r in plain)
assert all('suppressions' in r and 'baselineState' in r for r in full)
hidden = [r for r in full if r['suppressions']]
assert len(hidden) == 1 and len(full) == len(plain) + 3, (len(plain), len(full))
s = hidden[0]['suppressions'][0]
assert (s['kind'], s['status'], s['justification'], s['properties']['who'], s['properties']['date']) == ('external', 'accepted', 'a \"zebra\"', 'W', '2026-11-27')
where = s['location']['physicalLocation']
assert where['artifactLocation']['uri'] == '$S' and where['region']['startLine'] == 7
gone = [r for r in full if r['baselineState'] == 'absent']
assert len(gone) == 2 and all('c.txt' in json.dumps(r['locations']) and r['suppressions'] == [] for r in gone)
doc = json.load(open('full.json'))
assert [f['suppression'] for f in doc['findings'] if 'suppression' in f] == [{'path': '$S', 'line': 7, 'reason': 'a \"zebra\"', 'who': 'W', 'date': '2026-11-27'}]
assert len(doc['gone']) == 2 and doc['summary']['suppressed'] == 1 and doc['summary']['in_baseline'] == 0
text = open('redacted.sarif').read() + open('redacted.json').read()
assert 'zebra' not in text and '\"W\"' not in text and '$P' not in text, 'redacted'
assert [f['suppression'] for f in json.load(open('redacted.json'))['findings'] if 'suppression' in f][0].keys() == {'path', 'line', 'date'}
" 'SARIF and JSON tell the states otherwise'
if "$python" -c 'import jsonschema' 2>/dev/null; then
	py "
import json, jsonschema
sarif = jsonschema.Draft202012Validator(json.load(open('$top/tests/sarif/sarif-2.1.0.json')))
report = jsonschema.Draft202012Validator(json.load(open('$top/lint/dist/letterlint-report.schema.json')))
entries = jsonschema.Draft202012Validator(json.load(open('$top/lint/dist/letterlint-suppressions.schema.json')))
for f in ('plain.sarif', 'full.sarif', 'redacted.sarif'): sarif.validate(json.load(open(f)))
for f in ('full.json', 'redacted.json'): report.validate(json.load(open(f)))
text = ''.join(line for line in open('$S') if not line.startswith('//'))
entries.validate(json.loads(text))
" 'a schema'
else
	skipped=$((skipped + 1)); echo 'skipped: no python3-jsonschema: states are not held against schemas'
fi
for format in text concise grouped github gitlab junit checkstyle rdjson markdown; do # some tell that a.txt is clean
	run 1 --baseline base --report-suppressed --format=$format letters; out letters/b.txt; not_out 'a.txt.*mismatch'
done
out '1 suppressed. 0 in the baseline'
run 1 --format=json letters; not_out letters/a.txt; out '"suppressed":1'; not_out in_baseline
# the same whatever the number of threads
for format in text sarif json; do
	timeout 60 "$ll" -j1 --baseline base --report-suppressed --format=$format letters >one 2>&1
	timeout 60 "$ll" -j8 --baseline base --report-suppressed --format=$format letters >many 2>&1
	name="$format by one and eight threads"; same one many
done
# what is found in the file of suppressions, in every format
good >letters/a.txt
for format in text concise grouped github gitlab junit checkstyle rdjson markdown json ndjson sarif; do
	run 1 --format=$format letters; out unused-suppression; out "$S"
done
out '"userSpecifiedConfiguration"'
run 1 --format=json letters; out '"letters":5,"with_findings":3'

# ---- redacted fingerprints
fresh
R=$("$ll" --redact-salt pepper --format=concise --show-fingerprints letters/a.txt | sed -n 's/.*; fingerprint \([0-9a-f:]*\) .*/\1/p')
name='a salted fingerprint'; [ -n "$R" ] && [ "$R" != "$P" ] && say "" ok || say "'$R'" bad
run 2 suppress "$R" --reason x letters/a.txt; err 'no letter here has'
run 2 suppress "$R" --reason x --redact letters/a.txt; err 'of that run only'
run 0 suppress "$R" --reason x --redact-salt pepper letters/a.txt; has $S "$P"; lacks $S "$R"
run 0 --redact letters/a.txt; no_out

# ---- a config names the files
fresh; rm -f base
printf '{ "suppressions": "stay/put.json", "baseline": "base" }\n' >letterlint.json
mkdir stay
run 2 letters; err 'base.*update-baseline writes it'; err 'stay/put.json'
run 0 suppress "$P" --reason x letters/a.txt; out '^stay/put.json: '; has stay/put.json '"file": "../letters/a.txt"'
run 0 --update-baseline letters; err '^letterlint: base: 3 findings'
run 0 letters; no_out; no_err
run 0 letters --format=sarif; out '"baselineState":"unchanged"'
run 1 --no-suppressions letters; out letters/a.txt
(cd letters && "$ll" .) >out 2>err; name='from the letters folder'; no_out; no_err
run 0 config letters/a.txt; out 'suppressions .*stay/put.json  *letterlint.json:1'; out 'baseline .*base'
: >none; run 2 --baseline none letters; err '^letterlint: none: it is empty'
rm -rf letterlint.json stay base none

# ---- what a rule that was stopped, or switched off for it, did not look at is not missed
fresh; rm letters/*
echo '{ "select": ["rules", "unused-suppression"], "rules": [{ "id": "slow", "pattern": "(a+)+$", "message": "m" }] }' >letterlint.json
for i in 1 2 3; do { echo 'It ends in haaa'; echo; head -c 3000 /dev/zero | tr '\0' a; echo '!'; } >letters/$i.txt; done
echo 'It ends in haaa' >letters/4.txt; echo 'It ends in ha' >letters/5.txt
W=$(print slow letters/4.txt) V=$(print slow letters/5.txt)
run 0 suppress "$W" --reason x letters/4.txt
run 0 suppress "$W" --reason x --everywhere letters/4.txt
run 0 suppress "$V" --reason x letters/5.txt
run 0 letters/4.txt letters/5.txt; not_out unused
cp $S before
run 2 letters; err "rule 'slow' was switched off"; not_out unused
run 2 suppressions letters; out "not checked: $W .slow. letters/4.txt"; out "not checked: $V"; not_out unused
run 2 suppressions --prune letters; no_out; same $S before
rm $S; run 0 --baseline base --update-baseline letters/4.txt letters/5.txt; cp base before
run 2 --baseline base --format=json letters; not_out '"gone": *[[][{]'
run 2 --baseline base --update-baseline letters; has base "$W"; has base "$V"
rm -f letterlint.json base before

# ---- --fix leaves what was let stay as it is
fresh
printf 'The worker has pain in the the neck. He has had had pain.  It is is so .\n' >letters/a.txt
cp letters/a.txt before
W=$(print repeated-word letters/a.txt)
run 0 suppress "$W" --reason 'said so' letters/a.txt
cp $S all.json; printf '{' >$S
run 2 --fix letters/a.txt; same letters/a.txt before
cp all.json $S
"$ll" --fix letters/a.txt >out 2>&1
has letters/a.txt 'the the neck'; name='the rest is fixed'; lacks letters/a.txt 'is is'
"$ll" --no-suppressions --fix letters/a.txt >out 2>&1
lacks letters/a.txt 'the the'

# ---- two at a time
fresh
i=0; while [ $i -lt 8 ]; do i=$((i + 1)); bad >letters/n$i.txt; done
pids=
i=0; while [ $i -lt 8 ]; do i=$((i + 1)); "$ll" suppress "$P" --reason x letters/n$i.txt >/dev/null 2>&1 & pids="$pids $!"; done
for p in $pids; do wait "$p"; done
name='eight at a time'
[ "$(grep -c '"fingerprint"' $S)" -eq 8 ] && say "" ok || say "$(grep -c '"fingerprint"' $S) entries" bad
run 1 letters; not_out letters/n

# ---- the summary, on a terminal
if command -v script >/dev/null && script -qec true /dev/null >/dev/null 2>&1; then
	fresh; rm -f base
	"$ll" --baseline base --update-baseline letters/b.txt >/dev/null 2>&1
	"$ll" suppress "$P" --reason x letters/a.txt >/dev/null
	name='summary'
	script -qec "'$ll' --baseline base letters" /dev/null </dev/null 2>&1 | tr -d '\r' >out
	out '2 errors in 1 of 3 letters, 1 suppressed, 1 in the baseline'
else
	skipped=$((skipped + 1)); echo 'skipped: no script(1): the summary on a terminal'
fi

finish
