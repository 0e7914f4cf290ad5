#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every fix that is offered in the corpus, made: the finding must be gone, and none may be new.

run.py            test
run.py --show     also print each fix that fails with the line that it changes
"""
import collections
import json
import pathlib
import re
import shutil
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "lib"))
import ll
from ll import check


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


def guide(kinds):
    """The table of .github/docs/fixes.md has the kinds of fixes that the corpus has."""
    text = (ll.ROOT / ".github/docs/fixes.md").read_text("utf-8")
    table = text[text.index("<!-- fixes:"):text.index("<!-- end of fixes -->")]
    told = set()
    for row in re.findall(r"^\| `(.+?)` \|(.*)\|$", table, re.M):
        told |= {(row[0], kind) for kind, cell in zip(("safe", "unsafe", "choice"), row[1].split("|")) if cell.strip()}
    for c, kind in sorted(told ^ set(kinds)):
        check((c, kind) not in kinds, f"fixes.md does not tell that {c} has a fix of the kind {kind}")
        check((c, kind) in kinds, f"fixes.md tells of a fix of {c} ({kind}) that no letter of the corpus has")


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
        kinds, mended = collections.Counter(), collections.Counter()
        for copy, path, f, fix in tries:
            old, new = count(before[path]), count(after.get(str(copy), []))
            # One word misspelt twice is told once: with the first right, the second is told.
            again = f["check"] == "spelling"
            gone = new[f["check"]] < old[f["check"]] or (again and new[f["check"]] == old[f["check"]])
            fresh = {c for c in new if new[c] > old[c]}
            kinds[f["check"], fix["applicability"]] += 1
            mended[path, f["line"], f["column"], f["check"]] += gone
            ok = gone and not fresh
            # The fact that was not chosen may stand in a third place: then that is told instead.
            if fix["applicability"] == "choice":
                ok = new.total() <= old.total()
            check(ok, f"{name_of(path, f, fix)}: {'brings ' + ', '.join(sorted(fresh)) if fresh else 'the finding stays'}")
            if "--show" in sys.argv and not ok:
                for x in after.get(str(copy), []):
                    if x["check"] in fresh or x["check"] == f["check"]:
                        print(f"    {x['line']}:{x['column']}: {x['message']}")
        for (path, line, column, c), n in mended.items():
            check(n, f"{path}:{line}:{column}: {c}: no fix mends it")
        check(kinds, "no fix is offered in the corpus")
        guide(kinds)
        if "--show" in sys.argv:
            for (c, kind), n in sorted(kinds.items()):
                print(f"{n:5} {kind:7} {c}")


def all_together(*options):
    """All fixes made in copies of the corpus, as --fix makes them; a second run changes nothing."""
    with tempfile.TemporaryDirectory() as d:
        copies = []
        for folder in ("corpus-bad", "corpus-good"):
            shutil.copytree(ll.ROOT / folder, pathlib.Path(d) / folder)
            copies.append(pathlib.Path(d) / folder)
        before = findings(copies)
        text = {path: pathlib.Path(path).read_bytes() for path in before}
        ll.run("--fix-only", *options, *ll.ALL_CHECKS, *copies, ok=(0,))
        after = findings(copies)
        kinds = ("safe", "unsafe") if options else ("safe",)
        for path, found in before.items():
            due = [f for f in found if [x["applicability"] for x in f["fixes"]] in [[k] for k in kinds]]
            changed = pathlib.Path(path).read_bytes() != text[path]
            check(changed == bool(due), f"{path}: {'changed without a fix' if changed else 'not fixed'}")
            old, new = count(found), count(after.get(path, []))
            for f in due:
                check(new[f["check"]] <= old[f["check"]] - sum(g["check"] == f["check"] for g in due),
                      f"{path}: {f['check']}: a finding that was fixed is still there")
            check(not new - old, f"{path}: fixing brings {', '.join(new - old)}")
            left = [f for f in after.get(path, []) if [x["applicability"] for x in f["fixes"]] in [[k] for k in kinds]]
            check(not left, f"{path}: a fix is left")
        again = ll.run("--diff", *options, *ll.ALL_CHECKS, *copies, ok=(0, 1))
        check(again.returncode == 0 and not again.stdout, "a second run changes something")


def main():
    each_alone()
    all_together()
    all_together("--unsafe-fixes")
    ll.main_result(ll.Tally.passed, ll.Tally.failed)


if __name__ == "__main__":
    main()
