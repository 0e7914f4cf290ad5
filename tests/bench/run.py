#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Speed and memory on this machine: `make bench`.

The letters of many-letter runs are made from the corpus: another case number, other numbers, other names, so that
no two are equal. They live in a temporary folder and are removed.
"""
import os
import pathlib
import platform
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import ll

NAMES = "neck back shoulder knee wrist ankle elbow hip chronic acute severe mild constant".split()


def machine():
    model = platform.machine()
    try:
        model = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text()).group(1)
    except (OSError, AttributeError):
        pass
    return f"{model}, {os.cpu_count()} cores, {platform.system()} {platform.release()}"


def letters():
    """The longer letters: what is sent, not what tests one check."""
    files = [p for f in ("corpus-bad", "corpus-good") for p in sorted((ll.ROOT / f).rglob("*.txt"))]
    return [t for t in (p.read_text("utf-8", errors="replace") for p in files) if len(t) > 3000] or \
        [p.read_text("utf-8", errors="replace") for p in files]


def write(folder, texts, n):
    """n letters, each different from all others."""
    rng = random.Random(1)
    size = 0
    for i in range(n):
        text = texts[i % len(texts)]
        text = re.sub(r"\d+", lambda m: str(int(m.group()) + rng.randrange(3)) if rng.random() < 0.2 and len(m.group()) < 3 else m.group(), text)
        text = re.sub(r"\b(?:%s)\b" % "|".join(NAMES), lambda m: rng.choice(NAMES) if rng.random() < 0.3 else m.group(), text)
        data = f"Case Number: CM15-{i:07d}\n\n{text}".encode()
        size += len(data)
        (folder / f"{i:05d}.txt").write_bytes(data)
    return size


def timed(*args):
    """Seconds and the peak memory in MB of one run."""
    with tempfile.TemporaryFile() as null:
        t = time.perf_counter()
        p = subprocess.Popen([ll.BINARY, *map(str, args)], stdout=null, stderr=subprocess.DEVNULL, cwd=ll.ROOT)
        _, status, use = os.wait4(p.pid, 0)
        p.returncode = os.waitstatus_to_exitcode(status)
        t = time.perf_counter() - t
    if p.returncode not in (0, 1):
        sys.exit(f"bench: letterlint {' '.join(map(str, args))}: status {p.returncode}")
    return t, use.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def stages(files):
    """What each step, extractor and check costs."""
    binary = pathlib.Path(ll.BINARY).parent / "stages"
    if not binary.exists():
        return
    out = subprocess.run([binary, *files], capture_output=True, text=True)
    if out.returncode:
        sys.exit(f"bench: {out.stderr}")
    print("the dearest steps, of a letter:")
    for line in out.stdout.splitlines()[:25] + out.stdout.splitlines()[-1:]:
        print("  " + line)


def main():
    texts = letters()
    if not texts:
        sys.exit("bench: no letters in the corpus")
    threads = b" -j" in ll.run("--help").stdout
    print(f"{'machine':30} {machine()}")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="letterlint-bench-"))
    try:
        one = folder / "one.txt"
        middle = sorted(texts, key=len)[len(texts) // 2]
        one.write_text(middle)
        kb = len(middle) / 1000
        for name, args in (("with spelling", ()), ("without spelling", ("--ignore=spelling",))):
            runs = sorted(timed(*args, one)[0] for _ in range(21))
            print(f"{'one letter, ' + name:30} {statistics.median(runs) * 1e3:.1f} ms (median of 21 runs of the program; {kb:.1f} kB)")
        one.unlink()
        for n in (10, 1000, 10000, 100000)[:None if "--full" in sys.argv else 3]:
            d = folder / str(n)
            d.mkdir()
            size = write(d, texts, n)
            ways = [("", ()), ("  without spelling", ("--ignore=spelling",))]
            if threads:
                ways = [(w or ", 1 thread", ("-j1", *args)) for w, args in ways] + [("  all threads", ())]
            for name, args in ways[:1] + ways[-1:] if n == 10 else ways:
                t, peak = timed(*args, d)
                what = name if name.startswith(" ") else f"{n} letters{name}"
                print(f"{what:30} {n / t:.0f} letters/s, {size / t / 1e6:.1f} MB/s, peak {peak:.0f} MB", flush=True)
            if n == 1000:
                stages(sorted(d.iterdir())[:200])
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
