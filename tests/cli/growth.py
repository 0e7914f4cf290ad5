#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds the time a letter takes to its length: four times the text is about four times the work, whatever the text.

Each text is one phrase again and again, the worst there is for whatever looks ahead, behind or at all pairs. A text
whose processor time grows tenfold, and is no trifle, fails.
"""
import pathlib
import resource
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import ll

SCALE = 5 if "asan" in str(ll.BUILD) else 1  # sanitizers are slow; there the texts are only to do no harm
SMALL, LARGE, TRIFLE, MOST = 250_000 // SCALE, 1_000_000 // SCALE, 1.5, 9
PHRASES = [
    "(", "[", "{", "_ ", '"', ".", "a ", "x ", "1 ", "1,", "- ", "a\n", "A:\n", "\n", "\u00e9", "the the ", "not ", "no evidence of ",
    "He is male. ", "She %d. He %d. ", "his mother, her wife, ", "Dr. X said ", "Ms. Smith%d ", "Patient: John Smith%d\n",
    "45 year old male ", "1/2/2015 ", "January %s, 2015 report ", "on Monday, January 6, 2015 ",
    "Norco 10/325 mg #60, ", "12 sessions of physical therapy ", "2 times a week for 3 weeks (7 visits) ", "two (3) ",
    "left knee ", "L4-5 ", "pain 7/10 ", "M54.5 ", "99213 ", "diagnosed with migraine. ", "denies depression. She has depression. ",
    "has never had surgery. ", "approved 12 and denied 14 visits. ", "Item 1. x\n", "1. Norco: Upheld\n", "1. Left knee MRI: Upheld\n\nRationale: "
    "The right knee MRI is not medically necessary.\n\n", "Rationale: ", "MTUS page 5 ", "quoted above ", "see table below ",
    "[name] ", "Case Number: CM14-%d\n", '"%d" ', "word%d ", "We " + "approve and " * 60 + "it. ",
]
FIXED = ["The the %d of it.\n"]  # with --fix: as many passes, however many slips


def text_of(phrase, size):
    if "%" not in phrase:
        return phrase * (size // len(phrase))
    pieces, n, k = [], 0, 0
    while n < size:
        k += 1
        pieces.append(phrase.replace("%d", str(k)).replace("%s", str(k % 28 + 1)))
        n += len(pieces[-1])
    return "".join(pieces)


def seconds(folder, phrase, size, *options):
    file = pathlib.Path(folder) / "letter.txt"
    file.write_text(text_of(phrase, size), "utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    p = subprocess.run([ll.BINARY, "--no-config", "-j1", "--select=all", *options, file], stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, timeout=600)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before if p.returncode in (0, 1, 2) else None


def main():
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for phrase, *options in [(p,) for p in PHRASES] + [(p, "--fix") for p in FIXED]:
            for _ in range(2):  # once more: a busy machine is not the letter's fault
                small, large = (seconds(folder, phrase, n, *options) for n in (SMALL, LARGE))
                ok = small is not None and large is not None and (large < TRIFLE or large < MOST * small)
                if ok:
                    break
            passed += ok
            failed += not ok
            if not ok:
                print(f"failed: {phrase!r}: {small} s for {SMALL} bytes, {large} s for {LARGE}")
    ll.main_result(passed, failed)


if __name__ == "__main__":
    main()
