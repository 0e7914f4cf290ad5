#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every format as its readers want it, of letters and file names made to break it, and with no word of a letter
when redacted. SARIF has tests of its own."""
import json
import os
import pathlib
import re
import shutil
import sys
import tempfile
import xml.etree.ElementTree as ET

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "lib")]
import ll
from privacy import privacy
from readers import READERS, Tally, check, jsonschema, markdown_as_github_renders_it

FORMATS = ("text", "concise", "grouped", "json", "ndjson", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "markdown")

# Words that would end a cell, a command, an attribute, a string or a line.
HOSTILE = [
    "]]>", "<b onload=x>", "&amp;", "&#0;", "a|b", "`code`", "**x**", "[x](http://example.org)", "%0A", "::error::x", "100%", "a,b:c",
    "\\", "\"", "'", "@someone", "someone@example.org", "$x$", "www.example.org", "\x1b[31m", "\x00", "\x08", "\x7f", "\u2028", "\u202e", "\ufeff", "\ufffe",
    "\U0001f525", "e\u0301", "\x85", "\u4e2d\u6587", "\U00010348\U0001f468\u200d\U0001f469",
]
NAMES = ["plain.txt", "a,b:c%d.txt", "<b>&\"'.txt", "a|b`c`.txt", "new\nline.txt", "\x1b[31m.txt", "caf\u00e9 \U0001f525.txt", "-dash.txt",
         os.fsdecode(b"bad\xff.txt"), "[x](y).txt"]


def one_run(args, files, d, ok=(0, 1, 2), stderr=False):
    """{format: text} of every format, all by one run; text on standard output. With `stderr`, that too."""
    reports = [f"--report={f}:{d / ('out.' + f)}" for f in FORMATS if f != "text"]
    p = ll.run("--color=never", *args, *reports, "--", *files, ok=ok)
    out = {f: (d / f"out.{f}").read_bytes() for f in FORMATS if f != "text"}
    out["text"] = p.stdout
    for f, data in out.items():
        check(not re.search(rb"[\0-\x08\x0b-\x1f]", data), f"{f}: control characters")
    out = {f: data.decode("utf-8") for f, data in out.items()}
    return (out, p.stderr.decode("utf-8")) if stderr else out


def all_agree(what, files, d):
    """Each format is well formed and tells the findings that json tells."""
    got = one_run(["--select=all"], files, d)
    markdown_as_github_renders_it(got["markdown"], json.loads(got["json"])["findings"], f"{what}, markdown")
    want = sorted(READERS["json"](got["json"], f"{what}, json"))
    for f, reader in READERS.items():
        found, wanted = sorted(reader(got[f], f"{what}, {f}")), want
        if f == "markdown" and len(want) > 500:
            check(len(found) == 500 and f"\n{len(want) - 500} more are not shown." in got[f], f"{what}, markdown: its first 500")
            continue
        if f in ("concise", "grouped"):  # they tell paths as the user gave them
            found, wanted = sorted(x[1:] for x in found), sorted(x[1:] for x in want)
        check(found == wanted, f"{what}, {f}: {len(found)} findings, json has {len(want)}")


def hostile_letters(d):
    """A letter a word, which a finding quotes."""
    (d / "hostile").mkdir()
    files = []
    for i, w in enumerate(HOSTILE):
        p = d / "hostile" / (NAMES[i] if i < len(NAMES) else f"{i}.txt")
        twice = f"The word {w} was reported by the worker of the neck and of the shoulder.\n"
        p.write_text(f"The patient is a 50 year old male. She has pain.\n\n{twice}\n{twice}" + " \n" * 2000, "utf-8", newline="")
        files.append(p)
    (d / "binary.txt").write_bytes(b"%PDF-1.4\0\1\2\3")
    found = json.loads(ll.run("--select=all", "--format=json", "--", *files).stdout)["findings"]
    for w in HOSTILE:
        check(any(w.replace("\0", "\ufffd") in f["words"] for f in found), f"no finding quotes {w!r}")
    return [*files, d / "binary.txt", d / "nowhere.txt"]


def clean_runs(d):
    letter = d / "clean.txt"
    letter.write_text("The patient is a 50 year old male.\n")
    got = one_run([], [letter], d, ok=(0,))
    check(json.loads(got["gitlab"]) == [], "gitlab: a clean run is []")
    check(json.loads(got["json"])["findings"] == json.loads(got["rdjson"])["diagnostics"] == [], "json: a clean run")
    check(got["github"] == got["text"] == got["concise"] == got["grouped"] == "", "a clean run prints something")
    check("Nothing found in 1 letter." in got["markdown"], "markdown: a clean run")
    check(len(ET.fromstring(got["junit"]).findall(".//testcase")) == 1, "junit: a clean letter is no case that passes")
    check(len(ET.fromstring(got["checkstyle"])) == 1, "checkstyle: a clean letter is not named")


def same_alone_and_together(letters, d):
    got = one_run([], letters, d)
    for f in FORMATS:
        alone = ll.run("--color=never", f"--format={f}", *letters).stdout.decode()
        check(alone == got[f], f"{f}: another report alone than beside others")


def same_by_any_number_of_threads(d):
    one, eight = (one_run(["--select=all", "--redact-salt=s", jobs], ["corpus-bad", "nowhere.txt"], d) for jobs in ("-j1", "-j8"))
    for f in FORMATS:
        check(one[f] == eight[f], f"{f}: -j8 writes something else than -j1")


def outputs(d):
    """What cannot be written is told, and nothing is left of it."""
    letter = "corpus-bad/real/000.txt"
    for bad, said in ((["--report=xml:x"], b"unknown"), (["--report=jsn:x"], b"json"), (["--report=json"], b"FILE"), (["--report=json:"], b"FILE"),
                      (["--report=json:-"], b"--format=json"), ([f"--report=json:{d}/no/x"], b"no/x"),
                      ([f"--report=json:{d}/two", f"--report=junit:{d}/two"], b"two reports"),
                      ([f"--report=json:{d}/two", "-o", d / "two"], b"two reports")):
        p = ll.run(*bad, letter, ok=None)
        check(p.returncode == 2 and said in p.stderr and not p.stdout, f"{bad}: status {p.returncode}, {p.stderr!r}")
    check(not (d / "two").exists() and not list(d.glob(".letterlint*")), "a run that failed leaves files behind")
    own = d / "own.txt"
    own.write_bytes((ll.ROOT / letter).read_bytes())
    p = ll.run(f"--report=json:{own}", own, ok=None)
    check(p.returncode == 2 and own.read_bytes() == (ll.ROOT / letter).read_bytes(), "a report replaces the letter it is of")
    if pathlib.Path("/dev/full").exists():
        p = ll.run("--report=json:/dev/full", f"--report=junit:{d}/kept.xml", letter, ok=None)
        check(p.returncode == 2 and b"/dev/full" in p.stderr and (d / "kept.xml").exists(), "a full device spoils more than its own report")


# ---- Redaction; of words see privacy.py ----

def places_stay(files):
    for unit in ("codepoint", "byte", "utf16", "display"):
        runs = [json.loads(ll.run("--select=all", "--format=json", f"--column-unit={unit}", *redact, "--", *files).stdout)["findings"]
                for redact in ([], ["--redact"])]
        where = [[[(p["line"], p["column"], p["end_line"], p["end_column"]) for p in (f, *f["related"])] for f in run] for run in runs]
        check(where[0] == where[1], f"redacted: other columns in units of {unit}")
        check(not any("words" in p for f in runs[1] for p in (f, *f["related"])), "redacted json has words")


def fingerprints():
    """Keyed: others in each run, the same with one salt, others with another."""
    letter = "corpus-bad/real/000.txt"

    def prints(*args):
        doc = json.loads(ll.run("--format=json", *args, letter).stdout)
        check(doc["head"]["redacted"] == bool(args), f"json: redacted is wrong with {args}")
        return [f["fingerprint"] for f in doc["findings"]]

    runs = [prints(), prints("--redact"), prints("--redact"), prints("--redact-salt=a"), prints("--redact", "--redact-salt=b")]
    for i, run in enumerate(runs):
        check(len(set(run)) == len(run) == 3, "fingerprints of one letter are the same")
        check(all(not set(run) & set(other) for other in runs[:i]), f"run {i} has a fingerprint of a run with another key")
    check(prints("--redact-salt=a") == runs[3], "a salt gives other fingerprints in the next run")
    p = ll.run("--redact", "facts", letter, ok=None)
    check(p.returncode == 2 and not p.stdout, "facts --redact shows words")


def main():
    with tempfile.TemporaryDirectory() as tmp:
        d = pathlib.Path(tmp)
        letters = [p.relative_to(ll.ROOT) for p in sorted((ll.ROOT / "corpus-bad/real").glob("*.txt"))]
        all_agree("real letters", letters, d)
        all_agree("the corpus", ["corpus-bad"], d)
        hostile = hostile_letters(d)
        all_agree("hostile letters", hostile, d)
        places_stay(hostile[:-2])
        same_alone_and_together(letters, d)
        same_by_any_number_of_threads(d)
        clean_runs(d)
        outputs(d)
        privacy(one_run, d)
        fingerprints()
    if Tally.skipped:
        lacking = [*(["python3 has no jsonschema"] if not jsonschema else []), *(["there is no cmark-gfm"] if not shutil.which("cmark-gfm") else [])]
        print(f"skipped: {' and '.join(lacking)}")
    ll.main_result(Tally.passed, Tally.failed, Tally.skipped)


if __name__ == "__main__":
    main()
