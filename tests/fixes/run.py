#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every fix that is offered in the corpus, made: the finding must be gone, and none may be new.

run.py            test
run.py --show     also print each fix that fails with the line that it changes
"""
import collections
import json
import pathlib
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "lib"))
import ll

# Choices after which there is still something to say, because the letter has more to it than the two
# places: each with the checks that may speak up. A safe or unsafe fix is never here.
KNOWN = {
    # the amount that was not chosen stands in the summary too
    ("corpus-bad/number-word-mismatch/bus.txt", "write 'Ten (10)'"): {"quantity-mismatch"},
    ("corpus-bad/number-word-mismatch/dispatcher.txt", "write 'eight (8)'"): {"quantity-mismatch"},
    ("corpus-bad/number-word-mismatch/sleep.txt", "write 'two (2)'"): {"quantity-mismatch"},
    # a frequency and a duration come to the other amount
    ("corpus-bad/quantity-mismatch/prosthesis.txt", "make it 18 in 2 places, as on line 62"): {"quantity-arithmetic"},
    # a "he" that may be the physician of a man is the patient where she is a woman
    ("corpus-bad/pronoun-mismatch/wheelchair.txt",
     "make it female throughout: change 2 statements and 8 pronouns (10 male, 1 female)"): {"pronoun-mismatch"},
    # he has what only a man can have: the other choice is the wrong one
    ("corpus-bad/sex-mismatch/external.txt",
     "make it female throughout: change 'man' on line 17 and 3 pronouns (4 male, 1 female)"): {"sex-specific-mismatch"},
}

passed = failed = 0


def check(ok, what):
    global passed, failed
    if ok:
        passed += 1
    else:
        failed += 1
        print(f"failed: {what}")


def findings(paths):
    """{path: [finding]} as --format=json has them, of all checks, columns in code points."""
    log = json.loads(ll.run("--format=json", *ll.ALL_CHECKS, "--fail-on=never", *paths).stdout)
    by_path = collections.defaultdict(list)
    for f in log["findings"]:
        by_path[f["path"]].append(f)
    return by_path


def offsets(lines, place):
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    starts.append(starts[-1])
    return starts[place["line"] - 1] + place["column"] - 1, starts[place["end_line"] - 1] + place["end_column"] - 1


def made(text, lines, fix):
    """The text with a fix made; edits come in order and do not overlap."""
    out, at = "", 0
    for edit in fix["edits"]:
        a, b = offsets(lines, edit)
        assert at <= a <= b <= len(text), "edits out of order"
        out += text[at:a] + edit["text"]
        at = b
    return out + text[at:]


def count(found):
    return collections.Counter(f["check"] for f in found)


def name_of(path, f, fix):
    return f"{path}:{f['line']}:{f['column']}: {f['check']}: {fix['title']}"


def each_alone():
    """Each fix of each finding, made alone in a copy of its letter."""
    before = findings(["corpus-bad", "corpus-good"])
    with tempfile.TemporaryDirectory() as d:
        tries = []
        for path, found in before.items():
            text = ll.decode((ll.ROOT / path).read_bytes())
            lines = ll.lines_of(text)
            for f in found:
                check(len(f["fixes"]) != 1 or len(f["fixes"][0]["edits"]) > 0, f"{path}: a fix without edits")
                check(len(f["fixes"]) < 2 or all(x["applicability"] == "choice" for x in f["fixes"]),
                      f"{path}:{f['line']}: {f['check']}: one of several fixes is no choice")
                for fix in f["fixes"]:
                    copy = pathlib.Path(d) / f"{len(tries):05}.txt"
                    copy.write_bytes(made(text, lines, fix).encode("utf-8"))
                    tries.append((copy, path, f, fix))
        after = findings([d])
        kinds = collections.Counter()
        for copy, path, f, fix in tries:
            old, new = count(before[path]), count(after.get(str(copy), []))
            # One word misspelt twice is told once: with the first right, the second is told.
            again = f["check"] == "spelling"
            gone = new[f["check"]] < old[f["check"]] or (again and new[f["check"]] == old[f["check"]])
            fresh = {c for c in new if new[c] > old[c]}
            kinds[f["check"], fix["applicability"]] += 1
            known = KNOWN.get((path, fix["title"]), set()) if fix["applicability"] == "choice" else set()
            check(gone or f["check"] in known, f"{name_of(path, f, fix)}: the finding stays")
            check(fresh <= known, f"{name_of(path, f, fix)}: brings {', '.join(sorted(fresh))}")
            if "--show" in sys.argv and (not gone or fresh - known):
                for x in after.get(str(copy), []):
                    if x["check"] in fresh or x["check"] == f["check"]:
                        print(f"    {x['line']}:{x['column']}: {x['message']}")
        check(kinds, "no fix is offered in the corpus")
        if "--show" in sys.argv:
            for (c, kind), n in sorted(kinds.items()):
                print(f"{n:5} {kind:7} {c}")


def main():
    each_alone()
    ll.main_result(passed, failed)


if __name__ == "__main__":
    main()
