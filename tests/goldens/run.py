#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Goldens: what was understood of whole letters (facts/), and what each renderer prints (report/).

run.py            compare
run.py --bless    write what is printed now; look at `git diff` afterwards
"""
import difflib
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "lib"))
import ll

# Two checks that need little context, so that the letters can be about layout.
SELECT = "--select=pronoun-mismatch,placeholder"


# Of each family of letters one, besides the real ones.
FAMILIES = ("date-order/appeal-received", "date-order/shifts", "date-invalid/hospital-stay", "date-weekday/proton",
            "history-contradiction/electrician", "quantity-mismatch/member-letter", "spacing/residential")


def facts():
    letters = sorted((ll.ROOT / "corpus-bad/real").glob("*.txt")) + [ll.ROOT / "corpus-good" / f"{f}.txt" for f in FAMILIES]
    for p in letters:
        rel = p.relative_to(ll.ROOT)
        name = "-".join(rel.with_suffix("").parts[1:])
        yield HERE / "facts" / f"{name}.txt", lambda rel=rel: ll.run("facts", rel).stdout


def sarif(*args):
    """Without the rules: their pages are not the renderer's."""
    log = json.loads(ll.run("--format=sarif", *args).stdout)
    for run in log["runs"]:
        del run["tool"]["driver"]["rules"]
        run["tool"]["driver"]["version"] = run["tool"]["driver"]["semanticVersion"] = "VERSION"
        for result in run["results"]:
            del result["ruleIndex"]
    return json.dumps(log, indent=1, ensure_ascii=False).encode() + b"\n"


# The formats that have no golden for every letter: tests/formats holds them to what their readers want.
FORMATS = ("concise", "grouped", "json", "ndjson", "github", "gitlab", "junit", "checkstyle", "rdjson", "markdown")


def plain(*args):
    """Without the version."""
    return re.sub(rb'("program":"letterlint )[^"]*', rb"\1VERSION", ll.run(*args).stdout)


def reports():
    simple = (HERE / "report" / "simple.txt").relative_to(ll.ROOT)
    for f in FORMATS:
        yield HERE / "report" / f"simple.{f}", lambda f=f: plain(SELECT, f"--format={f}", simple)
        yield HERE / "report" / f"simple.{f}.redacted", lambda f=f: plain(SELECT, f"--format={f}", "--redact-salt=salt", simple)
    for p in sorted((HERE / "report").glob("*.txt")):
        rel = p.relative_to(ll.ROOT)
        yield p.with_suffix(".plain"), lambda rel=rel: ll.run(SELECT, "--color=never", rel).stdout
        yield p.with_suffix(".color"), lambda rel=rel: ll.run(SELECT, "--color=always", rel).stdout
        yield p.with_suffix(".sarif"), lambda rel=rel: sarif(SELECT, rel)


def main():
    bless = sys.argv[1:] == ["--bless"]
    passed = failed = 0
    known = set()
    for golden, make in [*facts(), *reports()]:
        known.add(golden)
        name = golden.relative_to(ll.ROOT)
        try:
            got = make()
        except ll.Failed as why:
            print(why)
            failed += 1
            continue
        old = golden.read_bytes() if golden.exists() else b""
        if bless:
            golden.parent.mkdir(exist_ok=True)
            if got != old:
                golden.write_bytes(got)
                print(f"wrote {name}")
        elif got == old:
            passed += 1
        else:
            failed += 1
            diff = difflib.unified_diff(old.decode(errors="replace").splitlines(), got.decode(errors="replace").splitlines(),
                                        f"{name}", "now", lineterm="", n=0)
            print("\n".join(line.replace("\x1b", "<ESC>") for line in list(diff)[:20]))
    for d, ends in (("facts", (".txt",)), ("report", (".plain", ".color", ".sarif", ".redacted", *(f".{f}" for f in FORMATS)))):
        for p in (HERE / d).glob("*"):
            if p.suffix in ends and p not in known:
                if bless:
                    p.unlink()
                else:
                    print(f"{p.relative_to(ll.ROOT)}: of no letter")
                    failed += 1
    if failed:
        print("Goldens differ. If that is what was meant: `make bless`, look at `git diff`, commit.")
    if not bless:
        ll.main_result(passed, failed)


if __name__ == "__main__":
    main()
