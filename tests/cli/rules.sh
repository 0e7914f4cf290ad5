#!/bin/sh
# SPDX-License-Identifier: MIT
# Rules of a config, from the command line: what is found, how mistakes are told, and that no pattern hangs the run.
. "$(dirname "$0")/../lib/cli.sh"
# config DIR: standard input is the list of rules.
config() { mkdir -p "$1"; { echo '{ "root": true, "rules": ['; cat; echo ']}'; } >"$1/letterlint.json"; }

# ---- a rule is a check
config a <<'X'
{ "id": "acme-no-guarantee", "pattern": "(?i)\\bguarantees?\\b", "scope": { "section": "rationale" },
  "message": "say what is expected, not '{match}'", "explain": "Because of the *Quux* case.", "replace": "expectation",
  "fires_on": ["There is a guarantee of relief."], "silent_on": ["There is a warranty."] },
{ "id": "acme-claim", "agree": ["(?i)claim +(?<n>[A-Z]{2}-?\\d+)"], "normalize": ["case", "punctuation"],
  "message": "the claim changes", "level": "error",
  "fires_on": ["Claim AB-12 here. See claim AB13."], "silent_on": ["Claim AB-12 here. See claim ab12."] }
X
cat >a/letter.txt <<'X'
CLINICAL CASE SUMMARY

The injured worker has claim QX-4711 and was told of a guarantee that her pain would be
gone.

1. MRI of the lumbar spine: Upheld

Decision rationale: No study of the lumbar spine that was submitted for this review gives a
guarantee, and the records of the treating physician and those of claim
QX-4712 do not show a change. The request is not medically necessary.
X
run 1 --select rules a/letter.txt; no_err
out "^a/letter.txt:9:1: warning: say what is expected, not 'guarantee' \[acme-no-guarantee\]$"
out "^a/letter.txt:10:1: error: the claim changes: 'QX-4712' here, but 'QX-4711' on line 3 \[acme-claim\]$"
out "^a/letter.txt:3:30: note: 'QX-4711' here$"
[ "$(grep -c ': warning: ' out)" = 1 ] && say "" ok || say "the summary is out of scope" bad
run 1 a; out 'acme-claim'; out 'acme-no-guarantee'
run 0 --select rules --ignore acme-claim,acme-no-guarantee --select spelling a/letter.txt; no_out
run 0 --ignore rules a/letter.txt; not_out 'acme'
run 1 --ignore acme-claim a/letter.txt; not_out 'acme-claim'; out 'acme-no-guarantee'
run 0 --select acme-no-guarantee --level acme-no-guarantee=note a/letter.txt; out ': note: say what'
run 0 --select acme-no-guarantee --level acme-no-guarantee=off --select acme-claim --level acme-claim=off a/letter.txt
run 0 --select acme-no-guarantee --fail-on error a/letter.txt; out 'acme-no-guarantee'
cd a
run 0 checks; out '^acme-claim  *rules  *error  *the claim changes$'; out '^acme-no-guarantee  *rules  *warning  '
run 0 explain acme-no-guarantee; out '^Because of the \*Quux\* case\.$'; out 'letterlint.json:2'; out 'guarantees'; out 'There is a warranty'
run 2 explain acme-no-guarante; err "did you mean 'acme-no-guarantee'"
run 0 test-rules; out '^4 examples of 2 rules: all as expected$'; no_err
cd ..
run 1 --select rules --format sarif a; not_out '"precision"'; out '"id":"acme-no-guarantee"'; out 'Quux'; out '"ruleId":"acme-claim"'
run 1 --select rules --format junit a; out 'acme-claim'
run 1 --select rules --diff --unsafe-fixes a; out '^+expectation, and the records'
run 0 --no-config --ignore spelling a/letter.txt; not_out 'acme'
run 2 --select acme-nothing-like-it a; err "there is no check 'acme-nothing-like-it'"
run 2 --select pronoun-mismach a; err "did you mean 'pronoun-mismatch'"; no_out

# ---- one id in two configs, and a nearer one
config b <<'X'
{ "id": "acme-no-guarantee", "pattern": "study", "message": "no studies" }
X
mkdir a/inner
cat >a/inner/letterlint.json <<'X'
{ "rules": [{ "id": "acme-no-guarantee", "pattern": "request", "message": "no requests" }], "levels": { "acme-claim": "note" } }
X
cp a/letter.txt b/; cp a/letter.txt a/inner/
run 1 --select rules --format concise -j 4 a b; no_err
out "^a/letter.txt:.*say what is expected.*\[acme-no-guarantee\]"
out '^b/letter.txt:.*no studies.*\[acme-no-guarantee\]'
out '^a/inner/letter.txt:.*no requests.*\[acme-no-guarantee\]'
not_out '^b/.*acme-claim'; not_out '^a/inner/.*say what'; out '^a/inner/letter.txt:.* note: the claim'
run 1 --select rules --format sarif a b
name='SARIF with one id thrice'
python3 - out <<'X' && say "" ok || say "results and rules do not fit" bad
import json, sys
run = json.load(open(sys.argv[1]))["runs"][0]
rules = run["tool"]["driver"]["rules"]
mine = [i for i, r in enumerate(rules) if r["id"] == "acme-no-guarantee"]
used = {r["ruleIndex"] for r in run["results"] if r["ruleId"] == "acme-no-guarantee"}
assert len(mine) == 3 and used == set(mine), (mine, used)
assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"])
texts = {rules[r["ruleIndex"]]["shortDescription"]["text"]: r["message"]["text"] for r in run["results"] if r["ruleIndex"] in mine}
assert all(t.rstrip(".").split("'")[0].lower() in m.lower() for t, m in texts.items()), texts
X

# ---- mistakes are told with their place, and no letter is passed as right
config wrong <<'X'
{ "id": "acme-x", "pattern": "(?i)guarantee(s", "message": "m" },
{ "id": "spelling", "pattern": "a", "message": "m" },
{ "id": "acme-y", "pattern": "\bword", "message": "m" }
X
cp a/letter.txt wrong/
run 2 wrong; err '^letterlint: wrong/letterlint.json:2:46: byte 15 of the pattern: missing closing parenthesis$'; no_out
err "^letterlint: wrong/letterlint.json:3:9: 'spelling' is a check of letterlint"
err '^letterlint: wrong/letterlint.json:4:31: in JSON .b is a control character'
run 2 test-rules wrong/letterlint.json; err 'wrong/letterlint.json:2:46: '; no_out
run 2 test-rules nowhere.json; err '^letterlint: nowhere.json: '

# ---- examples
config fails <<'X'
{ "id": "acme-x", "pattern": "guarantee", "message": "m",
  "fires_on": ["a guarantee", "a warranty"],
  "silent_on": ["none",
    "the guarantees"] },
{ "id": "acme-y", "pattern": "b", "message": "m" }
X
run 1 test-rules fails/letterlint.json
out "^fails/letterlint.json:3:31: rule 'acme-x' is silent on this text, and should fire$"
out "^fails/letterlint.json:5:5: rule 'acme-x' fires on this text, and should be silent: 'guarantee'$"
out '^4 examples of 2 rules: 2 not as expected$'
err "^letterlint: fails/letterlint.json:6:1: warning: rule 'acme-y' has no examples"
config slow-example <<'X'
{ "id": "acme-x", "pattern": "(a+)+$", "message": "m", "silent_on": ["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"] }
X
run 2 test-rules slow-example/letterlint.json; err "^letterlint: slow-example/letterlint.json:2:70: rule 'acme-x' was stopped: "
mkdir none; echo '{}' >none/letterlint.json
run 0 test-rules none/letterlint.json; err 'none/letterlint.json: it has no rules'
cd a/inner; run 0 test-rules; out '^4 examples of 2 rules: all as expected$'; err 'has no examples'; cd ../..
run 0 test-rules --config a/letterlint.json; out '^4 examples of 2 rules: all as expected$'
cd wrong; run 2 test-rules; err '^letterlint: letterlint.json:2:46: '; no_out; cd ..
cd none && run 0 test-rules; err 'it has no rules'; cd ..

# ---- no pattern hangs: it is stopped, told of, and the other checks go on
config slow <<'X'
{ "id": "acme-slow", "pattern": "(a+)+$", "message": "m" },
{ "id": "acme-slow-too", "agree": ["(?<v>(a|aa)+)$"], "message": "m" },
{ "id": "acme-much", "pattern": "a", "message": "m", "level": "note" }
X
{ printf 'The patient is a 50 year old male. She is well. '; head -c 3000 /dev/zero | tr '\0' a; echo '!'; } >slow/letter.txt
echo 'The patient is a 50 year old male. She is well.' >slow/other.txt
run 2 --select rules,pronoun-mismatch slow
err "^letterlint: slow/letter.txt: rule 'acme-slow' was stopped: its pattern needs too many steps"
err "^letterlint: slow/letter.txt: rule 'acme-slow-too' was stopped: "
err "^letterlint: slow/letter.txt: rule 'acme-much' was stopped: it is found more than 1000 times"
[ "$(wc -l <err)" -eq 3 ] && say "" ok || say "too much is told" bad
out '^slow/letter.txt:.*pronoun-mismatch'; out '^slow/other.txt:.*pronoun-mismatch'
for format in json ndjson sarif github gitlab junit checkstyle rdjson markdown; do
	run 2 --select rules --format $format slow; out "rule .*acme-slow-too.* was stopped"
done
run 2 --select rules -j 1 slow; cp out one; cp err one.err
run 2 --select rules -j 8 slow
name='stopped rules, -j 1 and -j 8'
cmp -s out one && cmp -s err one.err && say "" ok || say "differ" bad

# ---- a rule that was stopped in three letters is switched off: the same letters do without it, whatever N
config many <<'X'
{ "id": "acme-slow", "pattern": "(a+)+$", "message": "m", "replace": "b", "safe": true },
{ "id": "acme-well", "pattern": "\\bwell\\b", "message": "it says {match}" }
X
for i in 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34; do
	{ echo "The patient is a 50 year old male. She is well since 2 $i haaa"; [ $((i % 4)) -ne 0 ] || { head -c 3000 /dev/zero | tr '\0' a; echo '!'; }; } >many/$i.txt
done
run 2 -j1 --select rules many; cp out many.out; cp err many.err
err "^letterlint: many/12.txt: rule 'acme-slow' was stopped: "; err "^letterlint: many/16.txt: rule 'acme-slow' was stopped: "
err "^letterlint: many/20.txt: rule 'acme-slow' was stopped: "
err "^letterlint: many/letterlint.json: rule 'acme-slow' was switched off when it had been stopped in 3 letters; 14 letters were not checked by it$"
name='switched off'; [ "$(wc -l <err)" -eq 4 ] && say "" ok || say "$(cat err)" bad
[ "$(grep -c 'acme-slow\]$' out)" -eq 11 ] && say "" ok || say "$(grep -c 'acme-slow\]$' out) findings of the rule" bad
[ "$(grep -c 'acme-well\]$' out)" -eq 25 ] && say "" ok || say 'another rule was switched off' bad
for how in -j8 "-j2 --cache=$dir/cache"; do
	# shellcheck disable=SC2086
	run 2 $how --select rules many; name="switched off, $how"
	cmp -s out many.out && cmp -s err many.err && say "" ok || { say differ bad; diff many.err err | head -n 4; }
done
cp -r many many8; run 2 -j1 --fix --select rules many; run 2 -j8 --fix --select rules --report=junit:junit.xml many8
grep -q 'was switched off when it had been stopped in 3 letters' junit.xml && say "" ok || say 'the report does not tell' bad
name='switched off, fixed'; rm many8/letterlint.json; cp many/letterlint.json many8; diff -r many many8 >/dev/null && say "" ok || say differ bad
grep -q 'hb' many/10.txt && say "" ok || say 'it was not fixed' bad
grep -q 'haaa' many/30.txt && say "" ok || say 'it was fixed all the same' bad

# ---- with --redact no word of the letter is told; what the rule's author wrote is
for format in text json ndjson sarif github gitlab junit checkstyle rdjson markdown; do
	run 1 --select rules --redact --format $format a b
	not_out 'QX'; not_out '471[12]'; not_out "not 'guarantee'"; not_out 'warranty'
	out 'the claim changes'; out "say what is expected"
done

finish
