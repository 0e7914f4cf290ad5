#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The progress line: on a terminal, after half a second, gone in the end, and never anywhere else."""
import os
import pathlib
import pty
import re
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import ll

GOOD = "The injured worker is a 62 year old male. He is diagnosed with neck pain.\n"
BAD = "The injured worker is a 62 year old male. She is diagnosed with neck pain.\n"
passed = failed = 0


def check(ok, what, more=""):
    global passed, failed
    if ok:
        passed += 1
    else:
        failed += 1
        print(f"failed: {what}", more and repr(more)[-600:])


def screen(data):
    """What a terminal shows in the end: CR, LF and erase-to-the-end-of-line."""
    lines, row, col = [""], 0, 0
    for part in re.findall(r"\r|\n|\x1b\[K|[^\r\n\x1b]+|\x1b", data):
        if part == "\r":
            col = 0
        elif part == "\n":
            row += 1
            lines += [""] * (row + 1 - len(lines))
        elif part == "\x1b[K":
            lines[row] = lines[row][:col]
        else:
            line = lines[row].ljust(col)
            lines[row] = line[:col] + part + line[col + len(part):]
            col += len(part)
    return "\n".join(line.rstrip() for line in lines)


class Terminal:
    """A pseudo-terminal that keeps what is written to it."""

    def __init__(self, columns=80):
        self.ours, self.theirs = pty.openpty()
        import fcntl
        import struct
        import termios
        fcntl.ioctl(self.theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        self.data = b""
        self.thread = threading.Thread(target=self.read, daemon=True)
        self.thread.start()

    def read(self):
        while True:
            try:
                part = os.read(self.ours, 65536)
            except OSError:
                return
            if not part:
                return
            self.data += part

    def close(self):
        os.close(self.theirs)
        self.thread.join(10)
        os.close(self.ours)
        return self.data.decode("utf-8")


def run(folder, *options, slowly=True, terminal_out=False, columns=80, term="xterm", names=("good.txt",)):
    """Lints letters that are named one by one, a tenth of a second apart. Returns what the terminal got, and stdout."""
    t = Terminal(columns)
    env = {**os.environ, "TERM": term} if term is not None else {k: v for k, v in os.environ.items() if k != "TERM"}
    p = subprocess.Popen([ll.BINARY, "-j", "1", "--files-from", "-", *options], cwd=folder, stdin=subprocess.PIPE,
                         stdout=t.theirs if terminal_out else subprocess.PIPE, stderr=t.theirs, env=env)
    for i in range(10 if slowly else 2):
        p.stdin.write((names[i % len(names)] + "\n").encode())
        p.stdin.flush()
        time.sleep(0.1 if slowly else 0)
    p.stdin.close()
    out = b"" if terminal_out else p.stdout.read()
    p.wait(30)
    return t.close(), out.decode()


def main():
    with tempfile.TemporaryDirectory() as d:
        folder = pathlib.Path(d)
        (folder / "good.txt").write_text(GOOD)
        (folder / "bad.txt").write_text(BAD)
        data, out = run(folder)
        check(re.search(r"\r\d letters, 0 findings, \d+ a second\x1b\[K", data), "a long run shows how far it is", data)
        check("\n" not in data.split("nothing found")[0], "the line is written over itself", data)
        check(screen(data).split() == "nothing found in 10 letters".split(), "it is gone in the end", screen(data))
        check(not out, "it is not for standard output", out)
        data, _ = run(folder, slowly=False)
        check("a second" not in data, "a short run says nothing", data)
        for what, how in (("--progress=never", {}), ("--verbose", {}), ("", {"term": "dumb"}), ("", {"term": None})):
            data, _ = run(folder, *what.split(), **how)
            check("a second" not in data and "\x1b" not in data, f"no line with {what or how}", data)
        # findings on the same terminal: nothing is left between them
        data, _ = run(folder, "--color=never", terminal_out=True, names=("good.txt", "bad.txt", "nowhere.txt"))
        shown = screen(data)
        check("a second" in data and "a second" not in shown, "nothing of it is left among the findings", shown)
        check(shown.count("bad.txt:1:43: error:") == 3, "all findings are there", shown)
        check(shown.count("letterlint: nowhere.txt:") == 3, "all trouble is there", shown)
        check(all(re.match(r"bad.txt:|letterlint: | +1 \|| +[|=] |\d+ error|$", line) for line in shown.split("\n")),
              "each line is by itself", shown)
        # findings into a pipe: the same as without a terminal
        data, out = run(folder, names=("good.txt", "bad.txt"))
        check("a second" in data and "\x1b" not in out and "a second" not in out, "pipes get findings alone", out)
        data, _ = run(folder, columns=20)
        lines = re.findall(r"\r([^\r\x1b]*)\x1b\[K", data)
        check(lines and max(map(len, lines)) <= 19, "no wider than the terminal", data)
        # how many there will be is told where it is known
        t = Terminal()
        subprocess.run([ll.BINARY, "-j", "1", *["good.txt"] * 8000], cwd=folder, stdout=subprocess.PIPE, stderr=t.theirs,
                       env={**os.environ, "TERM": "xterm"})
        data = t.close()
        check("a second" not in data or re.search(r"\r[\d,]+ of 8,000 letters, ", data), "the total is told", data)
        # no terminal, no line
        p = subprocess.run([ll.BINARY, "-j", "1", *["corpus-bad"] * 3], cwd=ll.ROOT, capture_output=True)
        check(not p.stderr, "nothing on a standard error that is no terminal", p.stderr)
        p = subprocess.run([ll.BINARY, "--progress=alway", "x"], capture_output=True)
        check(p.returncode == 2 and b"--progress" in p.stderr, "a wrong value is told", p.stderr)
    ll.main_result(passed, failed)


if __name__ == "__main__":
    main()
