#!/bin/sh
# SPDX-License-Identifier: MIT
# Every shipped check also builds as a shared object, from the same source, and then finds the same; what does not fit
# is refused with the reason.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
ll=$(cd "$top" && cd "$(dirname "${B:-build}/letterlint")" && pwd)/letterlint
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT INT TERM
cd "$work" || exit 2
passed=0 failed=0

is() { # NAME COMMAND...: the command succeeds
	name=$1; shift
	if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "failed: $name"; fi
}
refused() { # FILE WORDS...: exit status 2, with these words
	file=$1; shift
	"$ll" --load "./$file" "$letter" >out 2>err; status=$?
	is "$file is refused" test $status -eq 2
	for words; do is "$file: the message says '$words'" grep -qF -- "$words" err; done
}
plug() { ${CC:-cc} -std=c17 -shared -fPIC -DLL_PLUGIN -I"$top/include" "$@"; }

letter=$top/corpus-bad/pronoun-mismatch
loads=
for source in "$top"/checks/*/*.c; do
	id=$(basename "$source" .c)
	sed "s/\\.id = \"$id\"/.id = \"own-$id\"/" "$source" >"own-$id.c"
	is "$id builds as a shared object" plug -I"$(dirname "$source")" -o "own-$id.so" "own-$id.c"
	loads="$loads --load ./own-$id.so"
done

# One run with every check in both forms; the findings of one form are the findings of the other.
"$ll" --select=all --format=sarif -o both.sarif $loads "$top/corpus-bad" >/dev/null 2>err
${PYTHON:-python3} - both.sarif <<'PY' >ids || cat err
import collections, json, sys
built_in, loaded = collections.Counter(), collections.Counter()
for run in json.load(open(sys.argv[1], encoding="utf-8"))["runs"]:
    for r in run["results"]:
        own = r["ruleId"].startswith("own-")
        key = (r["ruleId"].removeprefix("own-"), r.get("level"), r["message"]["text"], json.dumps(r["locations"]),
               json.dumps(r.get("relatedLocations")))
        (loaded if own else built_in)[key] += 1
for i in sorted({k[0] for k in built_in | loaded}):
    print(i, "same" if {k: v for k, v in built_in.items() if k[0] == i} ==
          {k: v for k, v in loaded.items() if k[0] == i} else "different")
PY
is "findings were compared" test -s ids
while read -r id verdict; do is "$id finds the same as a shared object" test "$verdict" = same; done <ids

"$ll" --load ./own-pronoun-mismatch.so explain own-pronoun-mismatch >out 2>err
is "a loaded check is explained" grep -qF 'What it finds' out

source=own-pronoun-mismatch.c
major=$(sed -n 's/^#define LL_ABI_MAJOR //p' "$top/include/letterlint/letterlint.h")
family=$top/checks/person
abi='.struct_size = sizeof(struct ll_check), .abi_major = 99, .abi_minor = 7'
sed "s/LL_CHECK_ABI/$abi/" $source >major.c && plug -I"$family" -o major.so major.c && refused major.so 99 "$major"
sed "s/LL_CHECK_ABI/$abi/; s/99/LL_ABI_MAJOR/; s/= 7/= LL_ABI_MINOR + 1/" $source >minor.c
plug -I"$family" -o minor.so minor.c && refused minor.so
sed "s/LL_CHECK_ABI/$abi/; s/99/LL_ABI_MAJOR/; s/= 7/= 0/; s/sizeof(struct ll_check)/4/" $source >short.c
plug -I"$family" -o short.so short.c && refused short.so
plug -I"$family" -o same.so "$top/checks/person/pronoun-mismatch.c" && refused same.so pronoun-mismatch
echo 'extern int nothing; int nothing;' >none.c && plug -o none.so none.c && refused none.so none.so
echo 'this is no shared object' >text.so && refused text.so text.so
refused gone.so gone.so

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
