#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the examples of the guides in .github/docs as a reader would, in an empty folder each.

A block after <!-- file: NAME --> is written to that file; one after <!-- run --> is run: each line that begins with
"$ " is a command, and what follows it is what comes out, standard error with it.

run.py           tests
run.py --write   writes what came out into the guides
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import ll

BLOCK = re.compile(r"<!-- (file: (?P<name>[\w./-]+)|run) -->\n```\w*\n(?P<text>.*?)```\n", re.S)
passed, failed = 0, 0


def output_of(command, folder):
    env = dict(os.environ, PATH=f"{pathlib.Path(ll.BINARY).parent}:{os.environ['PATH']}", LC_ALL="C.UTF-8")
    p = subprocess.run(["sh", "-c", command], cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
    return p.stdout.decode("utf-8", "replace")


def run_block(text, folder):
    """The block with what its commands say now."""
    commands = re.findall(r"^\$ (.*)\n", text, re.M)
    return "".join(f"$ {c}\n{output_of(c, folder)}" for c in commands)


def run_guide(path, write):
    global passed, failed
    old = path.read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        def block(m):
            global passed, failed
            text = m["text"]
            if m["name"]:
                file = pathlib.Path(folder) / m["name"]
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, "utf-8")
                return m[0]
            new = run_block(text, folder)
            if new == text:
                passed += 1
            else:
                failed += 1
                if not write:
                    print(f"{path.relative_to(ll.ROOT)}: what comes out is now\n{new}")
            return m[0].replace(text, new)
        new = BLOCK.sub(block, old)
    if write and new != old:
        path.write_text(new, "utf-8")
        print(f"wrote {path.relative_to(ll.ROOT)}")


def main():
    write = sys.argv[1:] == ["--write"]
    for path in sorted((ll.ROOT / ".github/docs").glob("*.md")):
        run_guide(path, write)
    ll.main_result(passed, 0 if write else failed)


if __name__ == "__main__":
    main()
