#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Are decisions read, in all the words that letters have for them?

Each line of decisions.tsv is put into a short letter twice: beside a decision
that says the same, where nothing may be reported, and beside one that says the
opposite, where decision-mismatch must be. Usage: decisions.py LETTERLINT FLOOR
[--show]; fails below FLOOR of the contradictions found, or with a false alarm."""
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
FIELD = {"granted": "Overturned", "denied": "Upheld"}
AGAINST = {"granted": ["The MRI of the lumbar spine is medically necessary.", "The denial is therefore overturned.",
                       "For these reasons we approve the scan.", "The plan must pay for the scan."],
           "denied": ["The MRI of the lumbar spine is not medically necessary.", "The denial is therefore upheld.",
                      "For these reasons we cannot approve the scan.", "The scan will not be covered."]}
LETTER = """Meridian Review Services
Notice of review

Patient: R. Vance
Requested service: MRI of the lumbar spine, one scan
{field}
{opening}
The patient is a 48-year-old man who has had low back pain for six months after a fall at home. His physician asked for \
a scan of the lumbar spine. He was treated with naproxen and with six visits of physical therapy. The request was denied in May.
{heading}
He has been examined twice this spring. The neurological findings were told in the notes of both visits, and films of the \
lower back were taken in March. {conclusion}

The reviewer holds no interest in the outcome of this case.
"""


def letters():
    """(row, whether the letter contradicts itself, its text)"""
    with open(os.path.join(HERE, "decisions.tsv"), encoding="utf-8") as f:
        rows = [line.rstrip("\n").split("\t") for line in f if not line.startswith("#")][1:]
    for outcome, place, text in rows:
        for other in FIELD:
            wrong = outcome not in (other, "none")
            if place == "conclusion":
                yield (text, wrong, LETTER.format(field="Decision: " + FIELD[other], opening="\nBackground",
                                                  heading="\nAnalysis and conclusion", conclusion=text))
                continue
            for conclusion in AGAINST[other]:
                yield (text, wrong, LETTER.format(field="", opening=text + "\n", heading="", conclusion=conclusion))


def main():
    program, floor = sys.argv[1], float(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        cases = list(letters())
        for i, (_, _, text) in enumerate(cases):
            with open(os.path.join(folder, "%04d.txt" % i), "w", encoding="utf-8") as f:
                f.write(text)
        run = subprocess.run([program, "--format=json", "--select=decision-mismatch", folder], stdout=subprocess.PIPE,
                             check=False)
        if run.returncode not in (0, 1):
            sys.exit("decisions.py: the program ended with %d" % run.returncode)
        hit = {int(os.path.basename(f["path"])[:4]) for f in json.loads(run.stdout)["findings"]}
    found = wanted = false = 0
    for i, (text, wrong, _) in enumerate(cases):
        wanted += wrong
        found += wrong and i in hit
        false += not wrong and i in hit
        if "--show" in sys.argv and wrong != (i in hit) or (not wrong and i in hit):
            print("%s: %s" % ("missed" if wrong else "FALSE", text))
    recall = found / wanted
    failed = false + (recall < floor)
    print("decisions: %d contradictions, recall %.3f (at least %.2f), %d false alarms" % (wanted, recall, floor, false))
    print("%d passed, %d failed" % (len(cases) - wanted - false + (recall >= floor), failed))
    sys.exit(failed != 0)


main()
