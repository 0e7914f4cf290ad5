#!/bin/sh
# SPDX-License-Identifier: MIT
# --cache: the same output with and without it, whatever is in the folder.
. "$(dirname "$0")/../lib/cli.sh"
cd "$top" || exit 2
C=$dir/cache

is() { if [ "$1" = "$2" ]; then say "" ok; else say "'$1', not '$2'" bad; fi; }
# lint OUT ARG...: all that comes out, and the status
lint()
{
	to=$1
	shift
	timeout 300 "$ll" "$@" >"$dir/$to" 2>"$dir/$to.err" </dev/null
	echo "status $?" >>"$dir/$to.err"
}
same()
{
	if cmp -s "$dir/$1" "$dir/$2" && cmp -s "$dir/$1.err" "$dir/$2.err"; then say "" ok; else
		say 'the output differs' bad
		diff "$dir/$1" "$dir/$2" | head -n 4
		diff "$dir/$1.err" "$dir/$2.err" | head -n 4
	fi
}
entries() { find "$C" -type f | wc -l; }

# ---- every format, empty and full, by one thread and by eight
reports=
for format in concise grouped json ndjson sarif github gitlab junit checkstyle rdjson markdown; do reports="$reports $format"; done
all() # OUT ARG...: a run with every format
{
	base=$1
	shift
	set -- "$@" --select=all
	for format in $reports; do set -- "$@" --report "$format:$dir/$base.$format"; done
	lint "$base" "$@" corpus-bad corpus-good/real nowhere.txt
}
all plain -j2
all empty -j2 --cache="$C"
all one -j1 --cache="$C"
all eight -j8 --cache="$C"
for run in empty one eight; do
	name="text, $run"; same plain $run
	for format in $reports; do
		name="$format, $run"
		if cmp -s "$dir/plain.$format" "$dir/$run.$format"; then say "" ok; else say 'the output differs' bad; fi
	done
done
name='a letter, an entry'
is "$(find corpus-bad corpus-good/real -name '*.txt' -exec cat {} + >/dev/null; [ "$(entries)" -gt 100 ] && echo many)" many
name='nobody else can look in'
is "$(find "$C" \( -type d ! -perm 700 \) -o \( -type f ! -perm 600 \) | wc -l | tr -d ' ')" 0
name='nothing half written'
is "$(find "$C" -type f ! -name '??????????????????????????????????????????????????????????????' | wc -l | tr -d ' ')" 0

# ---- redacted, with suppressions, with fixes to offer
cd "$dir" || exit 2
mkdir letters
echo 'The injured worker is a 62 year old male. She is in pain in the the neck.' >letters/a.txt
printf 'The injured worker is a 62 year old male. He has pain.\n' >letters/b.txt
for args in --redact-salt=x --show-fingerprints '--format=json --ignore=dates' '--level repeated-word=error' --statistics --verbose --diff '--column-unit=byte'; do
	name="$args"
	# shellcheck disable=SC2086
	lint want $args letters; lint got --cache="$C" $args letters; same want got; lint got --cache="$C" $args letters; same want got
done

# ---- what is changed is linted
name='a changed letter'
echo 'The injured worker is a 62 year old male. She is in pain in the neck.' >letters/a.txt
lint want letters; lint got --cache="$C" letters; same want got
name='another level'
lint want --level pronoun-mismatch=note letters; lint got --cache="$C" --level pronoun-mismatch=note letters; same want got
name='another check'
lint want --select dates letters; lint got --cache="$C" --select dates letters; same want got
name='other words'
echo 'The patient takes xyzzyqua and has pain.' >letters/b.txt
lint want letters; lint got --cache="$C" letters; same want got
echo '{ "words": ["xyzzyqua"] }' >letterlint.json
lint want letters; lint got --cache="$C" letters; same want got
# again ARG...: empty, full, by eight threads and redacted it is what it is without a cache; what a run adds is in $added
again()
{
	n=$(entries)
	lint want "$@" letters
	lint got --cache="$C" "$@" letters; same want got
	added=$(($(entries) - n))
	lint got --cache="$C" -j8 "$@" letters; same want got
	lint want --redact-salt=y "$@" letters; lint got --redact-salt=y --cache="$C" "$@" letters; same want got
	is $(($(entries) - n)) $added
}
name='a rule of a config'
rule() { echo "{ \"rules\": [ { \"id\": \"no-pain\", \"pattern\": \"$1\", \"message\": \"it says {match}\" } ] }" >letterlint.json; }
rule pain; again; is $added 2; grep -q 'no-pain' want && say "" ok || say 'the rule found nothing' bad
name='the same rule, written otherwise'
sed 's/,/ , \/\/ as before\n/' letterlint.json >other.json; again --config=other.json; is $added 0
name='the rule is another'
rule 'in pain'; again; is $added 2
rule pain; again; is $added 0
name='a rule that is stopped' # is not kept
{ printf 'She was '; head -c 3000 /dev/zero | tr '\0' 'a'; echo ' well.'; } >letters/long.txt
rule '(a+)+$'; again; is $added 2; grep -q 'was stopped' want.err && say "" ok || say 'it was not stopped' bad
rm letters/long.txt letterlint.json

name='a family'
family() { echo "{ \"name\": \"oak\", \"title\": \"Oak Ridge\", \"patient\": [{ \"words\": [\"$1\"], \"needs-article\": true }] }" >oak.json; }
family resident; again --profile=oak.json --family=oak; is $added 2
mkdir -p elsewhere && mv oak.json elsewhere/oak.json; again --profile=elsewhere/oak.json --family=oak; is $added 0
name='the family is another'
family guest; again --profile=oak.json --family=oak; is $added 2
rm -r oak.json elsewhere

# ---- damage
lint want letters
for how in 'truncate -s 0' 'truncate -s 40' 'truncate -s 100' 'truncate -s -1' flip garbage; do
	name="damage: $how"
	rm -rf "$C"; lint got --cache="$C" letters
	find "$C" -type f >files
	while read -r f; do
		case $how in
		flip) printf 'x' | dd of="$f" bs=1 seek=120 conv=notrunc 2>/dev/null ;;
		garbage) head -c 5000 /dev/urandom >"$f" ;;
		*) $how "$f" ;;
		esac
	done <files
	lint got --cache="$C" letters; same want got
	lint got --cache="$C" letters; same want got # and it was mended
done

# ---- its bound
name='what was used last stays'
mkdir -p many && for i in 1 2 3 4 5 6 7 8 9 10; do echo "The injured worker is a 62 year old male. She has had $i sessions." >many/$i.txt; done
rm -rf "$C"; lint want many; lint got --cache="$C" many; same want got; is "$(entries)" 10
size=$(find "$C" -type f | head -n 1 | xargs du -k | cut -f 1); [ "$size" -gt 0 ] || size=1
find "$C" -type f -exec touch -d '10 days ago' {} +
for i in 3 7; do lint got --cache="$C" many/$i.txt; done # one hit an hour is noted
is "$(find "$C" -type f -mtime -1 | wc -l | tr -d ' ')" 2
lint got --cache="$C" --cache-size=$((size * 5))K many/3.txt
is "$([ "$(entries)" -le 5 ] && [ "$(entries)" -ge 3 ] && echo bounded)" bounded
n=$(entries); cp -r many few; for i in 3 7; do lint got --cache="$C" few/$i.txt; done; is "$(entries)" "$n"
lint got --cache="$C" --cache-size=$((size * 5))K many; same want got
is "$([ "$(entries)" -le 5 ] && [ "$(entries)" -ge 3 ] && echo bounded)" bounded
name='the bound leaves what others put there'
: >"$C/mine"; lint got --cache="$C" --cache-size=1 many; is "$(find "$C" -type f | wc -l | tr -d ' ')" 1
rm "$C/mine"
for bad in 0 1X -1 2000G; do name="size $bad"; lint got --cache="$C" --cache-size=$bad many; is "$(tail -n 1 got.err)" 'status 2'; done
name='a size without a cache'
lint got --cache-size=1M many; is "$(tail -n 1 got.err)" 'status 2'; rm -r many few

# ---- several runs at a time
name='four runs at a time'
rm -rf "$C"
pids=
for i in 1 2 3 4; do ("$ll" --cache="$C" "$top/corpus-bad/date-order" >"run$i" 2>&1) & pids="$pids $!"; done
for p in $pids; do wait "$p"; done
for i in 2 3 4; do if cmp -s run1 run$i; then say "" ok; else say "run $i differs" bad; fi; done

# ---- the folder
name='the usual folder'
XDG_CACHE_HOME="$dir/xdg" "$ll" --cache letters >/dev/null 2>&1
[ -d "$dir/xdg/letterlint" ] && say "" ok || say 'it is not there' bad
is "$(XDG_CACHE_HOME="$dir/xdg" "$ll" cache clean)" '2 removed'
name='others may look in'
mkdir -m 755 open
lint got --cache=open letters
is "$(tail -n 1 got.err)" 'status 2'
grep -q 'chmod 700' got.err && say "" ok || say "$(cat got.err)" bad
is "$(ls open | wc -l | tr -d ' ')" 0
name='a file'
: >file; lint got --cache=file letters; is "$(tail -n 1 got.err)" 'status 2'
lint got --cache= letters; is "$(tail -n 1 got.err)" 'status 2'
name='cache clean'
lint got cache clean --cache="$C"; is "$(entries | tr -d ' ')" 0
lint got cache clean --cache=nowhere; is "$(cat got)" '0 removed'
lint got cache clear; is "$(tail -n 1 got.err)" 'status 2'
: >"$C/mine"; mkdir -p "$C/aa"; : >"$C/aa/mine"; lint got cache clean --cache="$C"
[ -e "$C/mine" ] && [ -e "$C/aa/mine" ] && say "" ok || say 'a file of others is gone' bad

finish
