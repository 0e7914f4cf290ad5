#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""letterlint beside programs that read English, on the same letters, as ratios: `make bench-peers`.

The slower ones read an even sample of them, and rates are in letters of the mean size of all.

Only speed is compared: none of these looks for what letterlint looks for. Runs alternate, so that a machine that grows
slower spoils neither side; they are counted in seconds of processor time, which other programs running at the same time
change least, and without the start, which has a column of its own. Each peer must find the slip planted in the last
letter, or it is not measured: what breaks off is fast.
"""
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import run
from run import ll

N = 1000
SLIP = "\nThe patient will recieve the the letter.\n"
NODE = pathlib.Path(ll.BINARY).parent / "peers/node_modules"
NPM = {"harper.js": "2", "cspell": "9", "write-good": "1"}


def node(*args):
    return ["node", *map(str, args)]


# name, what it needs, its command, what shows that it saw the slip, how many of the letters.
PEERS = (
    ("codespell", "codespell", ["codespell"], "recieve", N),
    ("hunspell -l", "hunspell", ["hunspell", "-l", "-d", "en_US"], "recieve", 250),
    ("write-good", NODE / "write-good", node(NODE / "write-good/bin/write-good.js"), '"the" is repeated', 250),
    ("cspell", NODE / "cspell", node(NODE / "cspell/bin.mjs", "--no-progress", "--no-summary", "--no-color"), "recieve", 250),
    ("harper.js", NODE / "harper.js", node(pathlib.Path(__file__).with_name("harper.mjs"), NODE / "harper.js"), "recieve", 25),
)


def install():
    """The peers from npm, once, into the build folder; without npm or a network they are missing."""
    missing = [f"{p}@{v}" for p, v in NPM.items() if not (NODE / p).is_dir()]
    if not missing or not shutil.which("npm"):
        return
    NODE.parent.mkdir(parents=True, exist_ok=True)
    (NODE.parent / "package.json").write_text('{"private": true}\n')
    for package in missing:
        try:
            subprocess.run(["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--silent",
                            package], cwd=NODE.parent, stdout=subprocess.DEVNULL, timeout=300)
        except subprocess.TimeoutExpired:
            pass


def cost(command, files, slip=None):
    """Seconds of processor time of one run, its output looked through for the slip."""
    with tempfile.TemporaryFile() as out:
        p = subprocess.Popen([*command, *(f.name for f in files)], stdout=out, stderr=subprocess.DEVNULL, cwd=files[0].parent)
        _, _, use = os.wait4(p.pid, 0)
        p.returncode = 0
        out.seek(0)
        if slip and slip.encode() not in out.read():
            return None
    return use.ru_utime + use.ru_stime


def size(files):
    return sum(f.stat().st_size for f in files)


class Tool:
    """A program on some of the letters; its rate is in letters of the mean size of all."""

    def __init__(self, command, files, slip, mean, starts):
        self.command, self.files, self.slip = command, files, slip
        self.start = statistics.median(cost(command, files[:1]) for _ in range(starts))
        self.letters = (size(files) - size(files[:1])) / mean

    def rate(self):
        t = cost(self.command, self.files, self.slip)
        return t and self.letters / max(t - self.start, 1e-3)


def compare(ours, peer):
    """[(ours, theirs)] letters/s of alternating runs: nine, or fewer, but three, when they take long."""
    rounds, spent = [], 0
    while len(rounds) < 3 or len(rounds) < 9 and spent < 8:
        a, b = ours.rate(), peer.rate()
        if not a or not b:
            return None
        spent += ours.letters / a + peer.letters / b
        rounds.append((a, b))
    return rounds


def figure(x):
    return f"{x:,.0f}" if x >= 10 else f"{x:.1f}" if x >= 1 else f"{x:.2f}"


def main():
    install()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="letterlint-bench-"))
    skipped, started = [], []
    try:
        run.write(folder, run.letters(), N)
        files = sorted(folder.iterdir())
        with files[-1].open("a") as f:
            f.write(SLIP)
        mean = size(files) / N
        ours = Tool([str(pathlib.Path(ll.BINARY).resolve()), "-j1"], files, "recieve", mean, 5)
        print(f"{N} letters of {mean / 1000:.1f} kB, all different; letterlint -j1; {run.machine()}\n")
        print("| peer | reads | letters/s | letterlint | ratio | lowest to highest |\n|---|--:|--:|--:|--:|--:|")
        for name, need, command, slip, n in PEERS:
            if not shutil.which(command[0]) or not (shutil.which(need) if isinstance(need, str) else need.is_dir()):
                skipped.append(f"{name}: skipped, it could not be installed")
                continue
            some = files if n == N else files[:-1:N // (n - 1)][:n - 1] + files[-1:]
            peer = Tool(command, some, slip, mean, 1 if n < 100 else 5 if n == N else 3)
            rounds = compare(ours, peer)
            if not rounds:
                skipped.append(f"{name}: skipped, it did not find the slip planted in the last letter")
                continue
            ratios = [a / b for a, b in rounds]
            a, b = (statistics.median(x) for x in zip(*rounds))
            print(f"| {name} | {len(some)} | {figure(b)} | {figure(a)} | {figure(statistics.median(ratios))} | {figure(min(ratios))} to "
                  f"{figure(max(ratios))} |", flush=True)
            started.append(f"{name} {peer.start:.2f}")
        print("\nBy processor time, without the start. Start and one letter, in seconds: "
              f"{', '.join([f'letterlint {ours.start:.2f}', *started])}")
        for line in skipped:
            print(line)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
