#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Memory does not grow with the number of letters: names of files, words that were met, all formats of reports."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import ll
from ll import check

FEW, MANY = 1000, 5000
MOST = 4000  # KB that many letters may take more than few: the tables of words fill up
FORMATS = "text concise grouped json ndjson sarif github gitlab junit checkstyle rdjson markdown".split()


def letter(i):
    """A finding, ever new numbers and words, and a byte that is not UTF-8, of which a notice tells."""
    numbers = " ".join(str(100000 + 40 * i + k) for k in range(40))
    name = "".join(chr(97 + i // 8 // 26 ** k % 26) for k in range(4))
    return (f"Case Number: CM15-{i:07d}\n\nThe injured worker is a 62 year old male. She was seen for q{name}o at the "
            f"caf\u00e9. Claims {numbers} were closed.\n").encode("cp1252")


def peak(*args):
    """The most memory of one run, in KB."""
    with tempfile.TemporaryFile() as null:
        p = subprocess.Popen([ll.BINARY, *args], stdout=null, stderr=null)
        _, status, use = os.wait4(p.pid, 0)
    p.returncode = os.waitstatus_to_exitcode(status)
    check(p.returncode == 1, f"letterlint {' '.join(args)[:100]}: status {p.returncode}")
    return use.ru_maxrss // (1024 if sys.platform == "darwin" else 1)


def grows(folder, what, *args):
    few, many = (peak(*args, str(folder / n)) for n in ("few", "many"))
    if os.environ.get("VERBOSE"):
        print(f"{what}: {few} KB, {many} KB")
    check(many - few <= MOST, f"{what}: {few} KB with {FEW} letters, {many} KB with {MANY}")


def whole(path):
    """What was put aside on the way is all there, in order."""
    text = path.read_text("utf-8")
    uris = re.findall(r'"roles":\["analysisTarget"\]', text)
    check(len(uris) == MANY, f"{path.name}: {len(uris)} artifacts, not {MANY}")
    places = [int(n) for n in re.findall(r'"uri":"[^"]*?0*(\d+)\.txt"},"length"', text)]
    check(places == list(range(MANY)), f"{path.name}: the artifacts are not in order")


def main():
    if b"__asan_init" in pathlib.Path(ll.BINARY).read_bytes():
        print("skipped: the sanitizer keeps what is freed")
        ll.main_result(0, 0, 1)
    with tempfile.TemporaryDirectory(prefix="letterlint-memory-") as d:
        folder = pathlib.Path(d)
        for name, n in (("few", FEW), ("many", MANY)):
            (folder / name).mkdir()
            for i in range(n):
                (folder / name / f"{i:05d}.txt").write_bytes(letter(i))
        reports = [f"--report={f}:{folder / f}" for f in FORMATS]
        grows(folder, "one thread", "-j1")
        grows(folder, "two threads, all formats", "-j2", *reports)
        whole(folder / "sarif")
        os.environ["TMPDIR"] = str(folder / "nowhere")  # then it is kept
        peak("-j2", f"--report=sarif:{folder / 'again'}", str(folder / "many"))
        check((folder / "sarif").read_bytes() == (folder / "again").read_bytes(), "SARIF differs without a temporary folder")
    ll.main_result(ll.Tally.passed, ll.Tally.failed)


if __name__ == "__main__":
    main()
