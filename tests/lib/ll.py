# SPDX-License-Identifier: MIT
"""What the Python tests share: running the program and reading letters as it does."""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BUILD = pathlib.Path(os.environ.get("B", "build"))
BINARY = str(ROOT / BUILD / "letterlint")
# Every check, preview ones too: a letter of the corpus must hold against all of them.
ALL_CHECKS = ["--select=all"]


class Failed(Exception):
    """The program ended as it never may."""


def run(*args, ok=(0, 1), **kw):
    p = subprocess.run([BINARY, *map(str, args)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, **kw)
    if ok is not None and p.returncode not in ok:
        raise Failed(f"letterlint {' '.join(map(str, args))[:200]}: status {p.returncode}\n"
                     + p.stderr.decode(errors="replace")[-3000:])
    return p


def sarif(files, *args, ok=(0, 1)):
    """The log of one run over files."""
    with tempfile.TemporaryDirectory() as d:
        out = pathlib.Path(d) / "out.sarif"
        run("--format=sarif", "-o", out, *args, *files, ok=ok)
        return json.loads(out.read_text("utf-8"))


def decode(data):
    """As the program decides: byte-order mark, strict UTF-8, else Windows-1252 by the WHATWG table."""
    for bom, name in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(bom):
            return data[len(bom):].decode(name, errors="replace")
    if b"\0" in data[:1000] and len(data) > 1:
        return data.decode("utf-16-le" if data[1] == 0 else "utf-16-be", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return "".join(chr(b) if b in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([b]).decode("cp1252") for b in data)


def lines_of(text):
    """Lines with their ends. CR, LF and CRLF end one; form feed does not."""
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$", text) or [""]


def from_utf16(line, column):
    """A 1-based column in UTF-16 units as one in code points."""
    units = 1
    for i, c in enumerate(line):
        if units >= column:
            return i + 1
        units += 2 if ord(c) > 0xFFFF else 1
    return len(line) + 1 + max(0, column - units)


def uri_of(result):
    return urllib.parse.unquote(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])


class Letter:
    def __init__(self, path):
        self.path = path
        self.lines = lines_of(decode((ROOT / path).read_bytes()))

    def place(self, location):
        """line, column in code points and the words of a SARIF location."""
        r = location["physicalLocation"]["region"]
        first, last = r["startLine"], r.get("endLine", r["startLine"])
        line = lambda n: self.lines[n - 1] if 0 < n <= len(self.lines) else ""
        a = from_utf16(line(first), r["startColumn"])
        b = from_utf16(line(last), r["endColumn"])
        if first == last:
            words = line(first)[a - 1:b - 1]
        else:
            words = line(first)[a - 1:] + "".join(self.lines[first:last - 1]) + line(last)[:b - 1]
        return first, a, words


class Tally:
    """What check() has counted, and what was left out."""
    passed = failed = skipped = 0


def check(ok, what):
    if ok:
        Tally.passed += 1
    else:
        Tally.failed += 1
        print(f"failed: {what}")
    return ok


def main_result(passed, failed, skipped=0):
    """The closing line and the exit status of a suite."""
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    sys.exit(1 if failed else 0)
