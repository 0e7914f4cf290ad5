#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Are facts read, in all the words that letters have for them?

Each row of a table holds a statement, one that agrees with it and one that contradicts it. They are put into a short
neutral letter: the agreeing pair must be quiet at error and warning, the contradicting pair must give the row's
check. Usage: statements.py LETTERLINT [--show] [--keep FOLDER] TABLE...; a table's first line names its floor. Fails
below the floor of a table, or with more false alarms than it names (`known`)."""
import argparse
import collections
import json
import os
import re
import subprocess
import sys
import tempfile

PLACES = ("opening", "case", "records", "reasons", "decision")
FILLER = {"opening": "This letter tells the outcome of our review of the file named above.",
          "case": "The papers of the case were put together by the office and sent to the reviewer in one folder.",
          "records": "All pages of the folder were read by the reviewer before this letter was written.",
          "reasons": "The reviewer weighed the papers in the folder against the rules that hold for this kind of review.",
          "decision": "The reviewer has no interest of any kind in the outcome of this matter."}
HEADINGS = ({},
            {"case": "Clinical history", "records": "Records reviewed", "reasons": "Rationale",
             "decision": "Determination"},
            {"case": "SUMMARY OF THE CASE", "records": "DOCUMENTS RECEIVED", "reasons": "DISCUSSION",
             "decision": "CONCLUSION"})
OWN_NAME = re.compile(r"(patient|patient name|name|member|enrollee):(?!.*vance)", re.I)
# The statements are pieces of letters: that a part of a letter is missing, or a reason, is not what they show.
ASIDE = {"section-missing", "rationale-missing"}


def letter(statements, k):
    """A letter that holds the statements, [(place, text)]; its layout goes by k, the number of the row."""
    fields, said = [], collections.defaultdict(list)
    for place, text in statements:
        if place == "field":
            fields += text.split(" / ")
        else:
            said[place].append(text.replace("\\n", "\n"))
    out = ["Harbor Review Services", "Notice of review", ""]
    if not any(OWN_NAME.match(f) for f in fields):
        out.append("Patient: R. Vance")
    out += fields + ["Reviewed on June 20, 2019 by the medical reviewer on duty", ""]
    for place in PLACES:
        if place in HEADINGS[k % 3]:
            out.append(HEADINGS[k % 3][place])
        text = "\n\n".join(said[place])
        if not text or len(said[place]) > 1:
            out.append(text or FILLER[place])
        elif place == "decision":
            out += [text, "", FILLER[place]]
        elif k % 2 or "\n" in text:
            out += [FILLER[place], "", text]
        else:
            out.append(FILLER[place] + " " + text)
        out.append("")
    return "\n".join(out)


def table(path):
    """(floor, known false alarms, rows): `# floor 0.80, known 1` stands first, then the names of the columns"""
    with open(path, encoding="utf-8") as f:
        lines = [line.rstrip("\n") for line in f]
    head = re.match(r"# floor ([0-9.]+)(?:, known ([0-9]+))?", lines[0])
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    bad = [row for row in rows if len(row) != 6 or not {row[1], row[3]} <= {"field", *PLACES}]
    if not head or bad:
        sys.exit("%s: no line of the floor, or no row of six columns: %s" % (path, bad[:1]))
    return float(head[1]), int(head[2] or 0), rows


def findings(program, folder):
    run = subprocess.run([program, "--format=json", folder], stdout=subprocess.PIPE, check=False)
    if run.returncode not in (0, 1):
        sys.exit("statements.py: the program ended with %d" % run.returncode)
    out = collections.defaultdict(list)
    for f in json.loads(run.stdout)["findings"]:
        if f["check"] not in ASIDE:
            out[os.path.basename(f["path"])[:-4]].append(f)
    return out


def measure(args, path, folder):
    floor, known, rows = table(path)
    for k, (_, place, text, other, right, wrong) in enumerate(rows):
        for kind, told in (("right", right), ("wrong", wrong)):
            with open(os.path.join(folder, "%03d%s.txt" % (k + 1, kind)), "w", encoding="utf-8") as f:
                f.write(letter([(place, text), (other, told)], k))
    got = findings(args.program, folder)
    found = false = 0
    for k, (check, place, text, other, right, wrong) in enumerate(rows):
        alarms = [f for f in got["%03dright" % (k + 1)] if f["level"] in ("error", "warning")]
        hit = any(f["check"] in check.split("|") for f in got["%03dwrong" % (k + 1)])
        found += hit
        false += bool(alarms)
        if args.show and not hit:
            print("%03d missed %s\n    %s: %s\n    %s: %s" % (k + 1, check, place, text, other, wrong))
        for f in alarms if args.show else ():
            print("%03d FALSE %s: %s\n    %s: %s\n    %s: %s" % (k + 1, f["check"], f["message"], place, text, other, right))
    recall = found / len(rows)
    print("%-24s %d statements, recall %.3f (at least %.2f), %d false alarms (at most %d)"
          % (os.path.basename(path), len(rows), recall, floor, false, known))
    failed = max(false - known, 0) + (recall < floor)
    return len(rows) + 1 - failed, failed


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("tables", nargs="+")
    parser.add_argument("--show", action="store_true", help="print what is missed and the false alarms")
    parser.add_argument("--keep", metavar="FOLDER", help="leave the letters there")
    args = parser.parse_args()
    passed = failed = 0
    for path in args.tables:
        with tempfile.TemporaryDirectory() as folder:
            if args.keep:
                folder = os.path.join(args.keep, os.path.splitext(os.path.basename(path))[0])
                os.makedirs(folder, exist_ok=True)
            p, f = measure(args, path, folder)
        passed += p
        failed += f
    print("%d passed, %d failed" % (passed, failed))
    sys.exit(failed != 0)


main()
