#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Lints the corpus and compares with the .expected files beside the letters.

run.py                     compare
run.py --bless CASE...     write the .expected of these cases (ID/CASE or ID) from what is found

A line of an .expected file is a finding: its place (line:column in code points), the check, the words, and the
other places:

    33:73 pronoun-mismatch "She" <- 31:37 "male", 85:61 "he"

"(warning)" at the end tells a level other than the check's own; without it the level is left open. A line that begins
with "! " is a finding that we know we miss; when it is found the run says FIXED and fails until the mark is gone. "#"
begins a comment.

A letter of corpus-bad gives exactly what is expected. A letter of corpus-good gives no error and no warning, and
notes only if an .expected file beside it lists them. Every letter is linted under all checks.
"""
import collections
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import ll

FOLDERS = ("corpus-bad", "corpus-good")
DICTIONARIES = ("en_US", "en_med_glut")
PLACES = ("/usr/share/hunspell", "/usr/share/myspell", "/usr/share/myspell/dicts", "/usr/local/share/hunspell",
          "/opt/homebrew/share/hunspell")
# What is spelt right depends on the dictionaries; the medical one is in Debian only.
SPELLING = all(any((pathlib.Path(p) / f"{d}.dic").exists() for p in PLACES) for d in DICTIONARIES)


def quoted(words):
    """The words of a span, line breaks and runs of blanks as one blank."""
    return '"' + " ".join(words.split()).replace('"', '\\"') + '"'


def line_of(letter, result, level, default):
    n, c, words = letter.place(result["locations"][0])
    out = f"{n}:{c} {result['ruleId']} {quoted(words)}"
    others = sorted(letter.place(r) for r in result.get("relatedLocations", []))
    if others:
        out += " <- " + ", ".join(f"{a}:{b} {quoted(w)}" for a, b, w in others)
    return out + (f" ({level})" if level != default else "")


def unmarked(line):
    """Without the level at its end."""
    return re.sub(r" \((error|warning|note)\)$", "", line)


def agree(got, want):
    """An expected line that tells no level leaves it open."""
    return got == want or unmarked(got) == want


def order(line):
    place, _, rest = line.partition(" ")
    a, _, b = place.partition(":")
    return int(a), int(b), rest


def findings(letters):
    """{path: [(level, line), ...]}"""
    log = ll.sarif(letters, *ll.ALL_CHECKS)
    by = collections.defaultdict(list)
    read = {}
    for run in log["runs"]:
        rules = run["tool"]["driver"]["rules"]
        default = {r["id"]: r["defaultConfiguration"]["level"] for r in rules}
        preview = {r["id"] for r in rules if "preview" in r["properties"]["tags"]}
        for result in run["results"]:
            path = ll.uri_of(result)
            if result["ruleId"] in preview and result["ruleId"] not in path:
                continue  # off by default: held to its own letters alone
            letter = read.setdefault(path, ll.Letter(path))
            if result["ruleId"] == "spelling" and not SPELLING:
                continue
            level = result.get("level", default[result["ruleId"]])
            by[path].append((level, line_of(letter, result, level, default[result["ruleId"]])))
    return by


def read_expected(path):
    """Expected lines, known misses, comments."""
    expected, misses, comments = [], [], []
    if path.exists():
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("#"):
                comments.append(line)
            elif line.startswith("! "):
                misses.append(line[2:].strip())
            elif line.split()[1:2] == ["spelling"] and not SPELLING:
                continue
            elif line.strip():
                expected.append(line.strip())
    return expected, misses, comments


def compare(path, got):
    """What is wrong with this letter, as lines to print."""
    expected, misses, _ = read_expected((ll.ROOT / path).with_suffix(".expected"))
    good = path.startswith("corpus-good")
    trouble = []
    for level, line in sorted(got, key=lambda g: order(g[1])):
        if good and level != "note":
            trouble.append(f"{level} in a good letter: {line}")
            continue
        want = next((e for e in expected if agree(line, e)), None)
        if want:
            expected.remove(want)
        elif any(m.split()[:2] == line.split()[:2] for m in misses):
            trouble.append(f"FIXED: {line} (now take the '! ' away)")
        else:
            trouble.append(f"unexpected: {line}")
    trouble += [f"missing:    {line}" for line in expected]
    if not good and not (ll.ROOT / path).with_suffix(".expected").exists():
        trouble.append("a bad letter without an .expected file")
    return trouble


def bless(path, got):
    target = (ll.ROOT / path).with_suffix(".expected")
    _, misses, comments = read_expected(target)
    if path.startswith("corpus-good"):
        for level, line in got:
            if level != "note":
                print(f"{path}: not blessed: a good letter gives {level}: {line}")
                return False
    found = {line for _, line in got}
    places = {tuple(line.split()[:2]) for line in found}
    lines = comments + sorted(found, key=order) + [f"! {m}" for m in misses if tuple(m.split()[:2]) not in places]
    if lines:
        target.write_text("".join(line + "\n" for line in lines), "utf-8")
        print(f"{target.relative_to(ll.ROOT)}:")
        print("".join(f"    {line}\n" for line in lines), end="")
    elif target.exists():
        target.unlink()
    if not lines:
        print(f"{path}: nothing found")
    return True


def main():
    letters = sorted(str(p.relative_to(ll.ROOT)) for f in FOLDERS for p in (ll.ROOT / f).rglob("*.txt"))
    if sys.argv[1:2] == ["--bless"]:
        if not SPELLING:
            sys.exit(f"bless: needs the dictionaries {', '.join(DICTIONARIES)}")
        cases = [c.removesuffix(".txt").removesuffix(".expected") for c in sys.argv[2:]]
        for f in FOLDERS:
            cases = [c.removeprefix(f + "/") for c in cases]
        letters = [p for p in letters if any(("/" + p[:-4] + "/").find("/" + c + "/") >= 0 for c in cases)]
        if not letters:
            sys.exit(f"bless: no such case: {' '.join(cases)}")
        by = findings(letters)
        sys.exit(0 if all([bless(p, by[p]) for p in letters]) else 1)
    if not letters:
        ll.main_result(0, 0)
    if not SPELLING:
        print(f"skipped: spelling: not all of the dictionaries {', '.join(DICTIONARIES)} are here")
    passed = failed = 0
    orphans = [p for f in FOLDERS for p in (ll.ROOT / f).rglob("*.expected") if not p.with_suffix(".txt").exists()]
    for p in orphans:
        print(f"{p.relative_to(ll.ROOT)}: no letter beside it")
        failed += 1
    try:
        by = findings(letters)
    except ll.Failed as why:
        print(why)
        ll.main_result(0, len(letters))
    for p in letters:
        trouble = compare(p, by[p])
        if trouble:
            failed += 1
            print(f"{p}:")
            print("".join(f"    {t}\n" for t in trouble), end="")
        else:
            passed += 1
    ll.main_result(passed, failed)


if __name__ == "__main__":
    main()
