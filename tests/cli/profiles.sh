#!/bin/sh
# SPDX-License-Identifier: MIT
# Letter families of a user's own: what an unknown layout becomes with one, and what is said of one that is wrong.
. "$(dirname "$0")/../lib/cli.sh"

out() { if grep -qe "$1" out; then say "" ok; else say "output lacks '$1'" bad; head -n 40 out; fi; }
no_out() { if grep -qe "$1" out; then say "output has '$1'" bad; head -n 40 out; else say "" ok; fi; }

# ---- A trust that calls everything otherwise, and where a challenge, not a denial, is sustained
cat >letter.txt <<'END'
Oak Ridge Hospital Trust

The story so far

The resident of Oak Ridge is a 62 year old male who broke his hip on 3/4/2020. The resident wants 12 visits of
physical therapy for her hip.

Background

The trust refused the visits on 13/4/2020.

Why we say so

He has not had therapy since. Physical therapy, 12 visits, is medically necessary.

Our answer

The challenge to our decision is sustained.
END
cat >oak.json <<'END'
{
	// what the trust calls things
	"name": "oak-ridge",
	"title": "Oak Ridge Hospital Trust",
	"signals": [
		{ "weight": 4, "words": ["oak ridge hospital trust"] },
	],
	"headings": [
		{ "section": "summary", "words": ["the story so far"], "weight": 2 },
		{ "section": "rationale", "words": ["why we say so"] },
		{ "section": "decision", "words": ["our answer"] },
		{ "section": "none", "words": ["background"] },
	],
	"patient": [{ "words": ["resident", "guest"], "needs-article": true }],
	"decisions": [
		{ "words": ["sustained", "allowed"], "outcome": "granted" },
		{ "words": ["turned down"], "outcome": "denied" },
	],
	"dates": { "written": "day-first" },
}
END
run 0 facts letter.txt
no_out 'resident'; out 'decision upheld denied'; out 'date .*2020-04-13\|date .*2020-13'
run 1 letter.txt; out 'decision-mismatch'
run 0 profile letter.txt; out ': generic (nothing speaks for another)'; no_out 'The story so far'

run 0 facts --profile oak.json letter.txt
out 'person resident role=patient'; out 'decision sustained granted .*section=decision'; out '2020-04-03'; out '2020-04-13'
run 1 --profile=oak.json letter.txt; no_out 'decision-mismatch'
out ": error: 'her' .*\[pronoun-mismatch\]"
run 0 profile --profile oak.json letter.txt; no_err
out '^letter.txt: oak-ridge (detected)$'; out '^oak-ridge: score 6$'
out '^  line     1   +4  opening   Oak Ridge Hospital Trust$'; out '^  line     3   +2  heading   The story so far$'
out '^  line     3  summary .*The story so far$'; out '^  line    12  rationale .*Why we say so$'
out '^  line    16  decision .*Our answer$'; no_out ' Background$'
run 0 profiles --profile oak.json; out '^imr-ca .*layouts 2014, 2013, professional-review$'; out '^oak-ridge .*(oak.json)$'
sed 's/sustained/turned down/' letter.txt >down.txt
run 1 --profile=oak.json down.txt; out "down.txt:18:[0-9]*: error: 'turned down' denies it.*\[decision-mismatch\]"
sed 's/sustained/allowed/' letter.txt >allowed.txt
sed 's/challenge to our decision/appeal/; s/sustained/turned down/' letter.txt >appeal.txt
sed 's/turned down/upheld/' oak.json >upheld.json
sed 's/turned down/upheld/' appeal.txt >upheld.txt
run 0 facts upheld.txt; out 'decision upheld granted'
run 0 facts --profile upheld.json upheld.txt; out 'decision upheld denied'
run 0 facts --profile oak.json allowed.txt; out 'decision sustained granted'

# ---- The family can be said
run 0 facts --family oak-ridge --profile oak.json letter.txt; out 'decision sustained granted'
run 0 facts --family generic --profile oak.json letter.txt; out 'decision upheld denied'
run 0 facts --family auto --profile oak.json letter.txt; out 'decision sustained granted'
run 0 profile --family medicare letter.txt; out '^letter.txt: medicare (as --family says)$'
run 2 --family oak-rigde --profile oak.json letter.txt; err "no letter family 'oak-rigde'; did you mean 'oak-ridge'?"
run 2 facts --family zzzzzzzz letter.txt; err 'there are generic, '
run 2 profiles oak-ridge; err "no letter family 'oak-ridge'"
run 0 profiles medicare; out '"name": "medicare"'
"$ll" profiles imr-ca >again.json; sed -i 's/"imr-ca"/"again"/' again.json
run 0 profiles --profile again.json; out '^again '
run 2 profile; err 'profile takes one letter'
run 2 profile nowhere.txt; err 'nowhere.txt'
run 2 profile --redact letter.txt; err "a letter's words"

# ---- A profile extends another: what it does not say holds, and its own signals are needed
cat >wing.json <<'END'
{
	"name": "east-wing", "extends": "oak-ridge",
	"signals": [{ "weight": 1, "where": "anywhere", "words": ["east wing"] }],
	"headings": [{ "section": "closing", "words": ["farewell"] }],
	"decisions": [{ "words": ["allowed"], "outcome": "none" }],
	"required": [{ "section": "documents", "when": ["summary", "rationale"], "called": "list of what we read" }],
}
END
run 0 profile --profile oak.json --profile wing.json letter.txt; out '^letter.txt: oak-ridge (detected)$'
{ cat letter.txt; printf '\nFarewell\n\nThe East Wing\n'; } >wing.txt
run 0 profile --profile oak.json --profile wing.json wing.txt
out '^wing.txt: east-wing (detected)$'; out '^east-wing: score 7$'; out '+4  opening .*(of oak-ridge)$'; out 'closing .*Farewell$'
out '^  absent      documents *list of what we read; asked where there are headings of summary and rationale$'
out '^  reported on line 12: there is no list of what we read'
run 1 --profile oak.json --profile wing.json wing.txt; out ':12:1: warning: there is no list of what we read .*\[section-missing\]'
run 0 facts --profile oak.json --profile wing.json wing.txt; out 'decision sustained granted'
sed 's/sustained/allowed/' wing.txt >none.txt
run 0 facts --profile oak.json --profile wing.json none.txt; no_out ' decision '
run 2 --profile wing.json wing.txt; err "^letterlint: wing.json:2:34: there is no profile 'oak-ridge' to extend"
run 2 --profile oak.json --profile oak2.json letter.txt; err 'oak2.json: No such file'
cp oak.json oak2.json
run 2 --profile oak.json --profile oak2.json letter.txt; err "^letterlint: oak2.json:3:10: 'oak-ridge' is the name of oak.json too"
run 0 profiles --profile oak.json --profile oak.json
# the same profile with letters that are linted at the same time
mkdir many; for i in 1 2 3 4 5 6 7 8 9; do cp letter.txt "many/$i.txt"; done
run 1 -j1 --profile oak.json many; cp out one
run 1 -j8 --profile oak.json many; name="-j1 and -j8"
cmp -s one out && say "" ok || say "not the same" bad

# ---- In a config: files beside it; the family of all letters, or of some folders
mkdir -p cfg/deep cfg/other
cp letter.txt cfg/l.txt; cp letter.txt cfg/deep/; cp letter.txt cfg/other/; cp oak.json cfg/deep.json
echo '{ "root": true, "profiles": ["deep.json"],
	"overrides": [{ "files": ["other/*"], "family": "generic" }] }' >cfg/letterlint.json
run 0 facts cfg/l.txt; out 'decision sustained granted'
run 0 facts cfg/deep/letter.txt; out 'decision sustained granted'
run 0 facts cfg/other/letter.txt; out 'decision upheld denied'
run 0 facts letter.txt; out 'decision upheld denied'
run 0 profile cfg/other/letter.txt; out ': generic (as cfg/letterlint.json:2 says)'
run 0 facts --family oak-ridge --config cfg/letterlint.json cfg/other/letter.txt; out 'decision sustained granted'
run 0 facts --family auto --config cfg/letterlint.json cfg/other/letter.txt; out 'decision sustained granted'
echo '{ "root": true, "profiles": ["../../wing.json"] }' >cfg/deep/letterlint.json
run 2 facts cfg/deep/letter.txt; err "wing.json:2:34: there is no profile 'oak-ridge' to extend"
echo '{ "profiles": ["../../wing.json"] }' >cfg/deep/letterlint.json
cp wing.txt cfg/deep/
run 0 profile cfg/deep/wing.txt; out ': east-wing (detected)'
# ... also one that only a folder further down has
mkdir -p up/cfg up/plain && cp cfg/*.json up/cfg && cp letter.txt up/cfg/letter.txt && cp letter.txt up/plain/1.txt && cp letter.txt up/plain/2.txt
run 1 --family oak-ridge up/cfg; no_out 'decision-mismatch'; out 'pronoun-mismatch'; no_err
run 0 facts --family oak-ridge up/cfg/letter.txt; out 'decision sustained granted'
run 2 --family oak-ridge up; out '^up/cfg/letter.txt:.*pronoun-mismatch'; no_out '^up/plain'
err "^letterlint: up/plain/1.txt: there is no letter family 'oak-ridge'; there are generic, "
err "^letterlint: 1 more letter was not linted, as no config adds the family 'oak-ridge' for it$"
[ "$(wc -l <err)" -eq 2 ] && say "" ok || say "$(cat err)" bad
run 2 facts --family oak-ridge up/plain/1.txt; err "up/plain/1.txt: there is no letter family 'oak-ridge'"
run 2 --no-config --family oak-ridge up/cfg; err "no letter family 'oak-ridge'"
sed 's/oak-ridge/imr-cc/' oak.json >up/cfg/deep.json # much like a name that is known
run 1 --family imr-cc up/cfg; no_err; run 2 --family imr-cc up/plain; err "did you mean 'imr-ca'"

echo '{ "root": true, "profiles": ["deep.json", 7, "gone.json"], "family": "oak-rigde" }' >cfg/letterlint.json
run 2 facts cfg/l.txt; err 'letterlint.json:1:43: ' ; err 'gone.json: No such file'; err "did you mean 'oak-ridge'"
sed 's/summary/sumary/' oak.json >cfg/deep.json
run 2 cfg/l.txt; err "deep.json:9:16: .*did you mean 'summary'"

# ---- Mistakes: each with its place, all of them at once
# wrong LINE:COLUMN WORDS JSON
wrong()
{
	printf '%s' "$3" >wrong.json
	run 2 --profile wrong.json letter.txt
	name="$3"
	err "^letterlint: wrong.json:$1: .*$2"
	[ -s out ] && say "something is printed" bad || say "" ok
}
wrong 1:1 "'name' is missing" '{}'
wrong 1:1 'must be an object' '[]'
wrong 1:11 'is built in' '{ "name": "medicare" }'
wrong 1:11 'is no name' '{ "name": "Oak Ridge" }'
wrong 1:24 'cannot extend itself' '{"name":"a","extends": "a" }'
wrong 1:24 "did you mean 'medicare'" '{"name":"a","extends": "medicar" }'
wrong 1:13 "did you mean 'headings'" '{"name":"a","heading":[]}'
wrong 2:15 "did you mean 'summary'" '{"name":"a","headings":[
 { "section": "sumary", "words": ["x"] }]}'
wrong 1:51 "did you mean 'lead'" '{"name":"a","headings":[{"section":"item","where":"led","words":["x"]}]}'
wrong 1:25 "'words' is missing" '{"name":"a","headings":[{"section":"item"}]}'
wrong 1:52 'no phrase in the list' '{"name":"a","headings":[{"section":"item", "words":[]}]}'
wrong 1:53 'must be a string' '{"name":"a","headings":[{"section":"item", "words":[7]}]}'
wrong 1:53 'no word in it' '{"name":"a","headings":[{"section":"item", "words":["..."]}]}'
wrong 1:53 'begins with a word' '{"name":"a","headings":[{"section":"item", "words":["(x) y"]}]}'
wrong 1:53 'no line breaks' '{"name":"a","headings":[{"section":"item", "words":["a\nb"]}]}'
wrong 1:53 "no '|'" '{"name":"a","headings":[{"section":"item", "words":["a|b"]}]}'
wrong 1:57 'given twice; the first is on line 1' '{"name":"a","headings":[{"section":"item", "words":["b","B"]}]}'
wrong 1:52 'only a heading of' '{"name":"a","headings":[{"section":"item", "words":["b"], "names-request": true}]}'
wrong 1:35 'from 1 to 10' '{"name":"a","signals":[{"weight": 11, "words":["b"]}]}'
wrong 1:24 "'weight' is missing" '{"name":"a","signals":[{"words":["b"]}]}'
wrong 1:47 "did you mean 'anywhere'" '{"name":"a","signals":[{"weight": 1, "where": "anywhre", "words":["b"]}]}'
wrong 1:38 "did you mean 'granted'" '{"name":"a","decisions":[{"outcome": "grantd", "words":["b"]}]}'
wrong 1:33 "did you mean 'day-first'" '{"name":"a","dates":{"written": "dayfirst"}}'
wrong 1:40 'stands in the order already' '{"name":"a","dates":{"order":["birth", "birth"]}}'
wrong 1:31 "did you mean 'injury'" '{"name":"a","dates":{"order":["injry"]}}'
wrong 1:40 "'ur-decision' or 'plan-decision'" '{"name":"a","dates":{"first-decision": "birth"}}'
wrong 1:25 'say where it is asked' '{"name":"a","required":[{"section":"summary"}]}'
wrong 1:68 'sections at most' '{"name":"a","required":[{"section":"summary","when":["item","item","item"]}]}'
wrong 1:24 "'signals' is missing" '{"name":"a","layouts":[{"name":"2014"}]}'
wrong 1:43 'must be true or false' '{"name":"a","layouts":[], "names-nobody": "yes"}'
wrong 1:12 '' '{"name":"a"'
printf '{"name":"a","heading":[],\n"titel":"b",\n"signals":[{"weight":0,"words":["b"]}]}' >wrong.json
run 2 --profile wrong.json letter.txt; err 'wrong.json:1:13: '; err 'wrong.json:2:1: '; err 'wrong.json:3:22: '
# bounded: a profile beside letters may be anybody's
python3 - <<'END'
import json
names = [f"word{i}" for i in range(5000)]
json.dump({"name": "a", "headings": [{"section": "item", "words": names}]}, open("many.json", "w"))
json.dump({"name": "a", "signals": [{"weight": 1, "words": [w]} for w in names]}, open("groups.json", "w"))
json.dump({"name": "a", "patient": [{"words": ["x" * 161]}]}, open("long.json", "w"))
json.dump({"name": "a", "patient": [{"words": ["a b " * 20]}]}, open("words.json", "w"))
json.dump({"name": "a", "layouts": [{"name": str(i), "signals": []} for i in range(9)]}, open("layouts.json", "w"))
json.dump({"name": "a", "required": [{"section": "summary", "each-request": True}] * 17}, open("required.json", "w"))
json.dump({"name": "a", "required": [{"section": "summary", "each-request": True, "words": names}]}, open("said.json", "w"))
json.dump({"name": "a", "title": "x" * 201}, open("title.json", "w"))
for i in range(25):
    json.dump({"name": f"n{i}"}, open(f"n{i}.json", "w"))
END
run 2 --profile many.json letter.txt; err 'too many phrases'
run 2 --profile groups.json letter.txt; err 'more than 400 entries'
run 2 --profile long.json letter.txt; err 'too long'
run 2 --profile words.json letter.txt; err 'too many words'
run 2 --profile layouts.json letter.txt; err '8 layouts at most'
run 2 --profile required.json letter.txt; err '16 required parts at most'
run 2 --profile said.json letter.txt; err '1 to 40 words'
run 2 --profile title.json letter.txt; err 'one line of at most 200 bytes'
args=; for i in 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24; do args="$args --profile n$i.json"; done
run 2 $args letter.txt; err 'profiles beside the built-in ones'
run 2 --profile . letter.txt; err 'it is a folder'
printf '{"name":"a","title":"\033[31m"}' >esc.json; run 2 --profile esc.json letter.txt
printf '{"name":"a","decisions":[{"outcome":"\\u001b[31m","words":["b"]}]}' >esc.json; run 2 --profile esc.json letter.txt
if grep -q "$(printf '\033')" err; then say "control characters reach the terminal" bad; else say "" ok; fi

# ---- The example of the guide
guide=$top/.github/docs/families.md
sed -n '/^```text$/,/^```$/p' "$guide" | sed '1d;$d' >letter.txt
sed -n '/^```json$/,/^```$/p' "$guide" | sed '1d;$d' >oak.json
run 1 letter.txt; out "'sustained' denies it"
run 1 --profile oak.json letter.txt; out "'her' is used for a patient stated to be 'male'"; no_out decision
run 0 profile --profile oak.json letter.txt; out ': oak-ridge (detected)'; out 'decision .*answer$'; no_out absent
sed -i 's/"summary", "words"/"sumary", "words"/; s/"patient":/"patients":/' oak.json
run 2 --profile oak.json letter.txt
name="the mistakes of the guide"
sed -n 's/^\(letterlint: oak.json:.*\)/\1/p' "$guide" | cmp -s - err && say "" ok || { say "others are told" bad; cat err; }

# ---- Spoilt at random, always in the same way: refused or not, never a crash
name="spoilt profiles"
python3 - <<'END'
import random
random.seed(4)
text = open("oak2.json").read() + open("wing.json").read()
for i in range(120):
    t = list(open(random.choice(["oak2.json", "again.json"])).read())
    for _ in range(random.choice([1, 2, 8])):
        at = random.randrange(len(t))
        what = random.randrange(3)
        t[at:at + random.choice([0, 1, 9])] = [random.choice(text) if what else random.choice('{}[]",:|=\\\x00\xff')]
    open(f"spoilt{i}.json", "w", encoding="latin-1").write("".join(t))
END
for f in spoilt*.json; do
	timeout 60 "$ll" facts --profile "$f" letter.txt >out 2>err
	case $? in 0 | 2) say "" ok ;; *) say "$f: status $?" bad; head -n 5 err ;; esac
done

finish
