#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The GitHub action as a runner carries it out: its steps in their order with the environment that they are given.

A step that `uses` another action is not run but noted, with its inputs; whether code scanning takes the report is for
tests/sarif to say.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import ll
from ll import check

try:
    import yaml
except ImportError:
    yaml = None

ACTION = ll.ROOT / ".github/actions/letterlint"
TOKEN = re.compile(r"\s*(?:('(?:[^']|'')*')|(&&|\|\||==|!=|!|\(|\))|([A-Za-z_][\w.-]*)(\(\))?)")


class Job:
    """A job whose one step is the action. `commands` are the workflow commands that a runner would obey."""

    def __init__(self, workspace, uses_fails=False, **inputs):
        self.workspace = pathlib.Path(workspace)
        self.temp = pathlib.Path(tempfile.mkdtemp(dir=self.workspace.parent))
        self.action = yaml.safe_load((ACTION / "action.yml").read_text("utf-8"))
        unknown = set(inputs) - {k.replace("-", "_") for k in self.action["inputs"]}
        check(not unknown, f"the action has no input {unknown}")
        self.inputs = {k: str(inputs.get(k.replace("-", "_"), v["default"])) for k, v in self.action["inputs"].items()}
        self.steps, self.log, self.summary, self.ran, self.used = {}, "", "", [], []
        self.ok, self.code, self.uses_fails = True, 0, uses_fails
        for step in self.action["runs"]["steps"]:
            self.step(step)
        self.outputs = {k: self.text(v["value"]) for k, v in self.action["outputs"].items()}
        self.commands = commands(self.log)

    def lookup(self, name):
        """A context's value; what is not there is the empty string."""
        root, *rest = name.split(".")
        node = {"inputs": self.inputs, "steps": self.steps}[root]
        for part in rest:
            node = node.get(part, {}) if isinstance(node, dict) else {}
        return node if isinstance(node, str) else ""

    def value(self, expression):
        """Expressions, as far as the action has some: strings, names, ==, !=, !, && and ||."""
        out, at = "", 0
        while expression[at:].strip():
            m = TOKEN.match(expression, at)
            if not m:
                raise ValueError(f"{expression!r} is more than this test understands, at {expression[at:]!r}")
            string, mark, name, call = m.groups()
            if string:
                out += repr(string[1:-1].replace("''", "'"))
            elif mark:
                out += {"&&": " and ", "||": " or ", "!": " not "}.get(mark, mark)
            elif call:
                out += repr({"always": True, "cancelled": False, "success": self.ok, "failure": not self.ok}[name])
            else:
                out += repr(self.lookup(name))
            at = m.end()
        return eval(out, {"__builtins__": {}})  # noqa: S307 (made of the tokens above)

    def text(self, template):
        return re.sub(r"\$\{\{(.*?)\}\}", lambda m: str(self.value(m[1])), str(template))

    def step(self, step):
        condition = re.sub(r"^\$\{\{(.*)\}\}$", r"\1", str(step.get("if", "success()")).strip())
        if not re.search(r"\b(always|cancelled|success|failure)\(\)", condition):
            condition = f"success() && ({condition})"
        if not self.value(condition):
            return
        name = step.get("id") or step.get("uses") or "finish"
        self.ran.append(name)
        if "uses" in step:
            self.used.append((step["uses"], {k: self.text(v) for k, v in step["with"].items()}))
            self.ok &= not self.uses_fails
            return
        files = {v: self.temp / v for v in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ENV", "GITHUB_PATH")}
        for f in files.values():
            f.write_text("")
        env = {"PATH": os.environ["PATH"], "HOME": str(self.temp), "CI": "true", "GITHUB_ACTIONS": "true", "RUNNER_TEMP": str(self.temp),
               "GITHUB_WORKSPACE": str(self.workspace), "GITHUB_ACTION_PATH": str(ACTION), "LANG": "C.UTF-8",
               **{k: str(v) for k, v in files.items()}, **{k: self.text(v) for k, v in step.get("env", {}).items()}}
        check(step["shell"] == "bash" and "${{" not in step["run"], f"{name}: an expression in a script is run as code")
        p = subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]], cwd=self.workspace, env=env,
                           stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=600)
        self.log += p.stdout.decode(errors="replace")
        self.steps[step.get("id", name)] = {"outputs": dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text().splitlines())}
        self.summary += files["GITHUB_STEP_SUMMARY"].read_text("utf-8")
        if p.returncode:
            self.ok, self.code = False, p.returncode


def commands(log):
    """What a runner obeys of a log: nothing between ::stop-commands::TOKEN and ::TOKEN::."""
    out, token = [], None
    for line in log.split("\n"):
        m = re.match(r"\s*::([^ :]+)(?: [^:]*)?::(.*)", line)
        if not m:
            continue
        if token:
            token = None if m[1] == token else token
        elif m[1] == "stop-commands":
            token = m[2]
        else:
            out.append(m[1])
    return out


BAD = "The injured worker is a 62 year old male. She is diagnosed with neck pain.\n"
GOOD = "The injured worker is a 62 year old male. He is diagnosed with neck pain.\n"


def workspace(top, **letters):
    d = pathlib.Path(tempfile.mkdtemp(dir=top)) / "work space"
    (d / "letters").mkdir(parents=True)
    for name, text in letters.items():
        (d / "letters" / f"{name}.txt").write_text(text)
    return d


def findings(top):
    d = workspace(top, good=GOOD, bad=BAD)
    job = Job(d, paths="letters", program=ll.BINARY)
    check(job.ran == ["lint", "github/codeql-action/upload-sarif@v4", "finish"], f"findings: steps {job.ran}")
    check(job.code == 1 and job.outputs == {"status": "1", "sarif": "letterlint.sarif"}, f"findings: {job.code} {job.outputs}\n{job.log}")
    check(job.used[0][1] == {"sarif_file": "letterlint.sarif", "category": "letterlint"}, f"findings: upload of {job.used}")
    log = json.loads((d / "letterlint.sarif").read_text("utf-8"))
    uris = {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in log["runs"][0]["results"]}
    check(uris == {"letters/bad.txt"}, f"findings: the report is of {uris}")
    check("1 error in 1 of 2 letters." in job.summary, f"findings: summary {job.summary!r}")
    check("letters/bad.txt:1:43: error: " in job.log and job.commands == ["error"], f"findings: log {job.log}")
    for what in (job.log, job.summary, json.dumps(log["runs"][0]["results"])):
        check("She" not in what and "'male'" not in what, f"findings: words of the letter in {what[:200]}")
    again = Job(d, paths="letters", program=ll.BINARY, upload="false", redact="false", summary="false", annotations="true", sarif="out/x y.sarif")
    check(again.code == 2 and "out/x y.sarif" in again.log and again.outputs["sarif"] == "", f"a folder that is not there: {again.log}")
    (d / "out").mkdir()
    again = Job(d, paths="letters", program=ll.BINARY, upload="false", redact="false", summary="false", annotations="true", sarif="out/x y.sarif")
    check(again.code == 1 and not again.used and not again.summary and (d / "out/x y.sarif").exists(), f"no upload, no summary: {again.ran}")
    check(again.commands == ["error", "error"] and "'She'" in again.log, f"annotations: {again.log}")
    failed_upload = Job(d, paths="letters", program=ll.BINARY, uses_fails=True)
    check(failed_upload.code == 1 and failed_upload.ran[-1] == "finish", "an upload that failed hides the findings")


def clean(top):
    d = workspace(top, good=GOOD)
    job = Job(d, paths="letters", program=ll.BINARY)
    check(job.ok and job.outputs["status"] == "0" and len(job.used) == 1, f"clean: {job.log}")
    check("Nothing found in 1 letter." in job.summary and not job.commands, f"clean: {job.summary!r}")
    d = workspace(top, bad=BAD)
    for inputs in ({"fail_on": "never"}, {"args": "--ignore=pronoun-mismatch"}, {"args": "--level=pronoun-mismatch=note\r\n\r\n--jobs\n1\n"}):
        job = Job(d, paths="letters", program=ll.BINARY, **inputs)
        check(job.ok and job.outputs["status"] == "0", f"{inputs}: {job.log}")


def trouble(top):
    """Told apart from findings, and the report of the other letters is uploaded all the same."""
    d = workspace(top, bad=BAD, empty="")
    job = Job(d, paths="letters", program=ll.BINARY)
    check(job.code == 2 and job.outputs["status"] == "2" and len(job.used) == 1, f"unreadable: {job.code} {job.log}")
    check("letters/empty.txt: it is empty" in job.log and "| letters/empty.txt | it is empty |" in job.summary, f"unreadable: {job.log} {job.summary}")
    (d / "letterlint.sarif").write_text("of an earlier run")
    for inputs in ({"paths": "\n\n"}, {"fail_on": "sometimes"}, {"args": "--no-such-option"}, {"config": "nowhere.json"},
                   {"program": "/nowhere/letterlint"}):
        job = Job(d, **{"paths": "letters", "program": ll.BINARY, **inputs})
        check(job.code == 2 and not job.used and job.outputs["sarif"] == "", f"{inputs}: {job.code} {job.ran} {job.log}")
        check("error" in job.commands and not (d / "letterlint.sarif").exists(), f"{inputs}: {job.log}")


def hostile(top):
    """Inputs and names of letters are never run, split or taken for commands and patterns."""
    d = workspace(top, good=GOOD)
    evil = d / "letters" / "::add-mask::$(touch pwned) `touch pwned`;touch pwned *.txt"
    evil.write_text(BAD)
    (d / "letters" / "a\n::set-output name=status::0.txt").write_text(BAD)
    (d / "letters" / "--help").write_text(BAD)
    os.chdir(d)
    for paths, n in (("letters", 2), (f"letters/{evil.name}", 1), ("letters/*.txt", None)):
        job = Job(d, paths=paths, program=ll.BINARY)
        want = 2 if n is None else 1
        check(job.code == want and job.commands == ["error"], f"hostile {paths}: {job.code} {job.commands}\n{job.log}")
        check(n is None or len(re.findall(r"\[pronoun-mismatch\]", job.log)) == n, f"hostile {paths}: {job.log}")
    os.chdir(d / "letters")
    job = Job(d / "letters", paths="--help", program=ll.BINARY, args="--level=spelling=off")
    check(job.code == 1, f"a letter named --help: {job.log}")
    check(not list(d.rglob("pwned")), "an input was run")
    secret = "$(touch pwned) 'x\""
    prints = [json.loads((d / f"{i}.sarif").read_text())["runs"][0]["results"][0]["partialFingerprints"]
              for i in range(2) if Job(d, paths="letters/good.txt\nletters", program=ll.BINARY, redact_salt=secret, sarif=f"{i}.sarif").code == 1]
    check(len(prints) == 2 and prints[0] == prints[1] and not list(d.rglob("pwned")), f"redact-salt: {prints}")
    os.chdir(ll.ROOT)


def built(top):
    """Without a program it is built from the action's own checkout; here from what `make` has built already."""
    d = workspace(top, bad=BAD)
    build = pathlib.Path(tempfile.mkdtemp(dir=top))
    make = shutil.which("make")
    (build / "make").write_text(f'#!/bin/bash\n[ "$1" = -C ] && [ "$2" -ef "{ll.ROOT}" ] || exit 9\nfor a; do case $a in B=*) b=${{a#B=}} ;; esac; done\n'
                                f'mkdir -p "$b" && ln -s "{ll.BINARY}" "$b/letterlint"\n')
    (build / "make").chmod(0o755)
    check(make, "there is no make")
    old, os.environ["PATH"] = os.environ["PATH"], f"{build}:{os.environ['PATH']}"
    try:
        job = Job(d, paths="letters")
    finally:
        os.environ["PATH"] = old
    check(job.ran[0] == "build" and job.code == 1, f"built: {job.ran} {job.log}")


def documented():
    """The guide's table of inputs is the action's."""
    action = yaml.safe_load((ACTION / "action.yml").read_text("utf-8"))
    guide = (ll.ROOT / ".github/docs/ci.md").read_text("utf-8")
    rows = set(re.findall(r"^\| `([a-z-]+)` \|", guide, re.M))
    check(rows == set(action["inputs"]), f"ci.md against action.yml: {rows ^ set(action['inputs'])}")
    for p in sorted(ll.ROOT.glob(".github/**/*.y*ml")) + [ll.ROOT / ".pre-commit-hooks.yaml"]:
        check(isinstance(yaml.safe_load(p.read_text("utf-8")), (dict, list)), f"{p.name}: no YAML")
    for i, text in enumerate(re.findall(r"```yaml\n(.*?)```", guide, re.S)):
        check(isinstance(yaml.safe_load(text), (dict, list)), f"ci.md: example {i + 1} is no YAML")


def main():
    if not yaml:
        print("skipped: python3 has no yaml")
        ll.main_result(0, 0, 1)
    with tempfile.TemporaryDirectory() as top:
        for test in (findings, clean, trouble, hostile, built):
            test(top)
    documented()
    ll.main_result(ll.Tally.passed, ll.Tally.failed)


if __name__ == "__main__":
    main()
