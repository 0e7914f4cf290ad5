#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Configs as a user meets them: found, layered, excluded, shown, wrong; and the published schema against all of it."""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
from random import Random

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "lib")]
import ll
from ll import check
from schema import RIGHT, WRONG, schema_agrees

BAD = "The injured worker is a 62 year old male. She is diagnosed with neck pain and a zzyzzyx.\n"


class Place:
    """A scratch folder that holds .git, so that nothing above it matters."""

    def __init__(self, root):
        self.root = pathlib.Path(root)
        (self.root / ".git").mkdir()

    def put(self, name, content=BAD):
        p = self.root / name
        p.parent.mkdir(parents=True, exist_ok=True)
        p.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
        return p

    def run(self, *args, cwd=".", input=""):
        p = subprocess.run([ll.BINARY, *map(str, args)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=self.root / cwd,
                           input=input.encode(), timeout=60)
        return p.returncode, p.stdout.decode("utf-8"), p.stderr.decode("utf-8")

    def found(self, *args, cwd=".", status=None):
        """{path: {check: level}} of a run."""
        code, out, err = self.run("--format=concise", *args, cwd=cwd)
        check(err == "" and code in ((0, 1) if status is None else (status,)), f"{args}: status {code}, {err}")
        got = {}
        for path, level, ident in re.findall(r"^(.*?):\d+:\d+: (\w+): .*\[([a-z-]+)\]$", out, re.M):
            got.setdefault(path, {})[ident] = level
        return got

    def config(self, path, *args):
        code, out, err = self.run("config", "--format=json", path, *args)
        check(code == 0 and not err, f"config {path}: status {code}, {err}")
        return json.loads(out)

    def complaints(self, config, *args):
        """What is said of a config that is the only one."""
        self.put("letterlint.json", config)
        code, out, err = self.run(*(args or ("a.txt",)))
        check(code == 2 and not out, f"{config!r}: status {code}, {out}")
        return [line.removeprefix("letterlint: ") for line in err.splitlines()]


PRONOUN, SPELL = "pronoun-mismatch", "spelling"


def layers(d):
    """The nearer config beats the farther, an override its config, the command line all."""
    p = Place(d)
    for name in ("a.txt", "x/b.txt", "x/y/c.txt", "x/y/z.txt"):
        p.put(name)
    check(p.found(".") == {n: {PRONOUN: "error", SPELL: "note"} for n in ("./a.txt", "./x/b.txt", "./x/y/c.txt", "./x/y/z.txt")},
          "without a config")
    p.put("letterlint.json", {"levels": {PRONOUN: "warning"}, "ignore": [SPELL]})
    check(p.found("a.txt", "x/y/c.txt") == {n: {PRONOUN: "warning"} for n in ("a.txt", "x/y/c.txt")}, "found upward")
    p.put("x/letterlint.json", {"select": ["wording", PRONOUN]})
    check(p.found("x/b.txt") == {"x/b.txt": {PRONOUN: "warning", SPELL: "note"}}, "a nearer one on top of a farther one")
    p.put("x/y/letterlint.json", {"root": True, "overrides": [
        {"files": ["z.*"], "levels": {PRONOUN: "note", SPELL: "error"}}, {"files": ["z.txt"], "levels": {SPELL: "off"}}]})
    check(p.found("x/y") == {"x/y/c.txt": {PRONOUN: "error", SPELL: "note"}, "x/y/z.txt": {PRONOUN: "note"}}, "root, and overrides")
    check(p.found("--select=person", f"--level={PRONOUN}=warning", "x/y/z.txt") == {"x/y/z.txt": {PRONOUN: "warning"}}, "the command line beats all")
    check(p.found("y", cwd="x") == {"y/c.txt": {PRONOUN: "error", SPELL: "note"}, "y/z.txt": {PRONOUN: "note"}}, "from another folder")
    check(p.found("--no-config", "x/y/z.txt") == {"x/y/z.txt": {PRONOUN: "error", SPELL: "note"}}, "--no-config")
    check(p.found("--config=letterlint.json", "x/y/z.txt") == {"x/y/z.txt": {PRONOUN: "warning"}}, "--config is the only one")
    (p.root / "x/y/.git").write_text("gitdir: elsewhere\n")
    p.put("x/y/letterlint.json", {"words": ["Zzyzzyx"]})
    check(p.found("x/y/c.txt") == {"x/y/c.txt": {PRONOUN: "error"}}, "the search ends where .git is; words")
    code, out, _ = p.run("-", cwd="x", input=BAD)
    check(code == 1 and "warning" in out and SPELL in out, "standard input is in the current folder")
    check(p.found(p.root / "x/b.txt") == {f"{p.root}/x/b.txt": {PRONOUN: "warning", SPELL: "note"}}, "by an absolute path")
    os.symlink(p.root / "x", p.root / "link")
    check(p.found("link/b.txt") == {"link/b.txt": {PRONOUN: "warning", SPELL: "note"}}, "through a link: where the folder is")


def values(d):
    p = Place(d)
    p.put("a.txt", BAD.replace("zzyzzyx", "zzyzzyx, a zzyzzyx"))
    p.put("letterlint.json", {"fail-on": "never"})
    p.found("a.txt", status=0)
    p.found("--fail-on=error", "a.txt", status=1)
    p.put("letterlint.json", {"options": {SPELL: {"established": 2}}})
    check(p.found("a.txt") == {"a.txt": {PRONOUN: "error"}}, "an option")
    p.put("letterlint.json", {"levels": {"wording": "off", "all": "note"}})
    check(p.found("a.txt") == {"a.txt": {PRONOUN: "note"}}, "levels of families and of all")
    p.put("future.txt", "The patient was seen for a progress report on May 5, 2031, and was in pain.\n")
    check(p.found("future.txt") == {}, "no reference date")
    p.put("letterlint.json", {"reference-date": "2031-05-04"})
    code, out, _ = p.run("future.txt")
    check(code == 1 and "is 1 day after the reference date [date-order]" in out, f"reference-date: {out}")
    check(p.found("--reference-date=2031-05-05", "future.txt") == {}, "--reference-date")
    code, _, err = p.run("--reference-date=2031-02-29", "future.txt")
    check(code == 2 and "is no date" in err, "--reference-date: no date")
    p.put("letterlint.json", {"rules": [{"id": "house-style", "pattern": "injured worker", "message": "say patient"}],
                              "levels": {"house-style": "error"}, "overrides": [{"files": ["b.txt"], "ignore": ["house-style"]}]})
    p.put("b.txt")
    got = p.found("a.txt", "b.txt")
    check(got["a.txt"].get("house-style") == "error" and "house-style" not in got["b.txt"], "rules are checks like others")


def excludes(d):
    p = Place(d)
    for name in ("a.txt", "drafts/b.txt", "x/drafts/c.txt", "x/old/d.txt", "x/e-template.txt"):
        p.put(name)
    p.put("letterlint.json", {"exclude": ["drafts/", "*-template.txt", "x/old"]})
    check(set(p.found(".")) == {"./a.txt"}, "exclude")
    check(set(p.found("a.txt", "drafts/b.txt", "x/e-template.txt")) == {"a.txt", "drafts/b.txt", "x/e-template.txt"}, "what is named is linted")
    check(set(p.found("--force-exclude", "a.txt", "drafts/b.txt")) == {"a.txt"}, "--force-exclude")
    p.put("list", "a.txt\ndrafts/b.txt\nx/old/d.txt\n")
    check(set(p.found("--files-from=list")) == {"a.txt"}, "a list is excluded from")
    code, out, err = p.run("drafts")
    check((code, out) == (0, "") and "nothing was linted" in err, f"all is excluded: {code} {err}")
    check(p.config("x/old/d.txt")["excluded"] == {"source": "config", "file": "letterlint.json", "line": 1, "pattern": "x/old"}, "config: excluded")
    p.put("x/letterlint.json", {"exclude": ["/e-*"]})
    check(p.config("x/e-template.txt")["excluded"]["file"] == "x/letterlint.json", "config: excluded by the nearer")
    # a folder that nobody may enter is no trouble when it is left out
    p.put("letterlint.json", {"exclude": ["locked"]})
    (p.root / "x/letterlint.json").unlink()
    (p.root / "locked").mkdir(mode=0)
    code, _, err = p.run(".")
    check(code == 1 and not err, f"an excluded folder is not entered: {err}")


def mistakes(d):
    """Every mistake of a file at once, each with its place; nothing is linted by half a config."""
    p = Place(d)
    p.put("a.txt")
    p.put("sub/b.txt")
    said = p.complaints('// house rules\n{\n\t"selct": ["spelling"],\n\t"levels": { "pronoun-mismatch": "warnin", "sex-mismach": "note" },\n'
                        '\t"ignore": ["speling", 3],\n\t"exclude": ["{a,b}"],\n\t"load": ["own.so"],\n'
                        '\t"options": { "spelling": { "most": 3, "estblished": 4 }, "sex-mismatch": { "a": 1 }, "xx": {} },\n'
                        '\t"fail-on": "errors",\n\t"reference-date": "2015-02-30",\n'
                        '\t"overrides": [ { "files": [], "exclude": ["x"] }, 4, { "levels": { "spelling": "loud" } } ],\n'
                        '\t"root": "yes", "files": []\n}\n', ".")
    f = "letterlint.json:"
    want = ["3:2: unknown key 'selct'; did you mean 'select'?",
            "4:34: 'warnin' is no level; did you mean 'warning'?",
            "4:44: there is no check 'sex-mismach'; did you mean 'sex-mismatch'?",
            "5:13: there is no check 'speling'; did you mean 'spelling'?",
            "5:24: element 2 of 'ignore' must be a string, not a number",
            "6:14: the pattern '{a,b}' cannot be used: braces are not understood; write a pattern for each, or \\{ for the sign",
            "7:2: 'load' cannot stand in a config that was found: it could load code; name the config with --config, or use --load",
            "8:29: 'spelling' has no option 'most'; it has: established",
            "8:40: 'spelling' has no option 'estblished'; did you mean 'established'?",
            "8:77: 'sex-mismatch' has no options",
            "8:87: there is no check 'xx'; 'letterlint checks' lists them",
            "9:13: 'errors' is not a level to fail on; did you mean 'error'?",
            "10:20: '2015-02-30' is no date; write it as 2015-03-31, or \"today\"",
            "11:28: 'files' is empty: the override holds for no letter",
            "11:32: 'exclude' cannot stand in an override; it holds for all letters below the config",
            "11:52: element 2 of 'overrides' must be an object, not a number",
            "11:55: 'files' is missing: the patterns of the letters that this override is for",
            "11:81: 'loud' is no level; there are error, warning, note and off",
            "12:10: 'root' must be true or false, not a string",
            "12:17: 'files' stands in an override only"]
    for i, w in enumerate(want):
        check(i < len(said) and said[i] == f + w, f"complaint {i}: {said[i] if i < len(said) else None!r}, not {w!r}")
    check(said[len(want):] == ["2 letters were not linted, as the config cannot be used"], f"after them: {said[len(want):]}")
    check(p.complaints('{"a": 1 "b": 2}')[0] == f + "1:9: a comma is missing before this", "no JSON")
    check(p.complaints('{"options": {"spelling": {"established": 1}}}')[0]
          == f + "1:42: 'established' must be a whole number from 2 to 1000", "out of bounds")
    check(p.complaints("[]")[0] == f + "1:1: the document must be an object, not a list", "no object")
    (p.root / "letterlint.json").write_bytes(b'{"words": ["\xe9"]}')
    check("letterlint.json:1:13: the byte 0xE9 is no UTF-8" in p.run("a.txt")[2], "no UTF-8")
    # one folder's config is broken: the others are linted, and the reports say which was not
    (p.root / "letterlint.json").unlink()
    p.put("sub/letterlint.json", "{")
    code, out, err = p.run("--format=json", ".")
    got = json.loads(out)
    check(code == 2 and {x["path"] for x in got["findings"]} == {"a.txt"}, f"others go on: {out[:300]}")
    check([n["path"] for n in got["notices"]] == ["sub/letterlint.json", "sub/b.txt"], f"notices: {got['notices']}")
    check(err.splitlines() == ["letterlint: sub/letterlint.json:1:2: the file ends here, but a key between double quotes, or '}' is wanted",
                               "letterlint: 1 letter was not linted, as the config cannot be used"], f"stderr: {err}")
    one, eight = (p.run("-j", n, "--format=sarif", ".") for n in ("1", "8"))
    check(one == eight, "the same by one and by eight threads")
    for command in (["checks"], ["explain", "spelling"], ["config", "b.txt"], ["facts", "b.txt"]):
        code, out, err = p.run(*command, cwd="sub")
        check(code == 2 and not out and "letterlint.json:1:2:" in err, f"{command}: {code} {out[:80]} {err}")
    (p.root / "sub/letterlint.json").unlink()
    os.symlink("nowhere", p.root / "sub/letterlint.json")
    check(p.run("sub")[0] == 2, "a link that leads nowhere is no absence")
    for args, words in ((["--config=nowhere.json"], "No such file"), (["--config=."], "it is a folder"),
                        (["--config=a", "--no-config"], "exclude each other")):
        code, out, err = p.run(*args, "a.txt")
        check(code == 2 and words in err and not out, f"{args}: {err}")
    p.put("escape.json", '{"\\u001b[31m": 1, "fail-on": "\\u001b]0;x\\u0007"}')
    check("\x1b" not in p.run("--config=escape.json", "a.txt")[2], "no escape sequences from a config")


def code_is_not_loaded(d):
    """A config beside letters loads nothing; one that the user names does."""
    p = Place(d)
    p.put("a.txt")
    source = pathlib.Path(ll.ROOT / "checks/person/pronoun-mismatch.c").read_text("utf-8")
    (p.root / "own.c").write_text(source.replace('.id = "pronoun-mismatch"', '.id = "own-check"'), "utf-8")
    cc = os.environ.get("CC", "cc").split()
    subprocess.run([*cc, "-std=c17", "-shared", "-fPIC", "-DLL_PLUGIN", f"-I{ll.ROOT}/include", f"-I{ll.ROOT}/checks/person",
                    "-o", "own.so", "own.c"], cwd=p.root, check=True)
    p.put("ci/own.json", {"load": ["../own.so"], "levels": {"own-check": "note"}})
    check(p.found("--config=ci/own.json", "--ignore=spelling", "a.txt") == {"a.txt": {PRONOUN: "error", "own-check": "note"}}, "load")
    said = p.complaints({"load": ["./own.so"]})
    check("'load' cannot stand in a config that was found" in said[0], "a found config loads nothing")
    (p.root / "letterlint.json").unlink()
    p.put("ci/own.json", {"load": ["nowhere.so"]})
    code, _, err = p.run("--config=ci/own.json", "a.txt")
    check(code == 2 and err.startswith("letterlint: ci/own.json:1:11: ci/nowhere.so: "), f"load: what is not there: {err}")


def shown(d):
    """letterlint config tells each value and where it is from."""
    p = Place(d)
    p.put("x/b.txt")
    p.put("letterlint.json", '{\n"fail-on": "error",\n"levels": {\n"spelling": "warning" },\n"words": ["Acme-Zeta", "acme"] }')
    p.put("x/letterlint.json", '{ "reference-date": "2015-03-31",\n"overrides": [\n{ "files": ["*.txt"],\n"ignore": ["identity"] } ],\n'
                               '"options": { "spelling": {\n"established": 7 } } }')
    got = p.config("x/b.txt", "--ignore=dates")
    check(got["configs"] == ["x/letterlint.json", "letterlint.json"], f"configs: {got['configs']}")
    check(got["overrides"] == [{"source": "config", "file": "x/letterlint.json", "line": 3}], f"overrides: {got['overrides']}")
    at = lambda file, line: {"source": "config", "file": file, "line": line}
    check(got["fail-on"] == {"value": "error", "from": at("letterlint.json", 2)}, "fail-on")
    check(got["reference-date"] == {"value": "2015-03-31", "from": at("x/letterlint.json", 1)}, "reference-date")
    check(got["words"] == ["acme", "zeta"], f"words: {got['words']}")
    c = got["checks"]
    check(c[SPELL]["level"] == "warning" and c[SPELL]["from"] == at("letterlint.json", 4), "level")
    check(c[SPELL]["options"] == {"established": {"value": 7, "from": at("x/letterlint.json", 6)}}, "option")
    check(c["identity-leak"]["level"] == "off" and c["identity-leak"]["from"] == at("x/letterlint.json", 4), "off")
    check(c["date-order"]["from"] == {"source": "command-line", "option": "--ignore"}, "command line")
    check(c[PRONOUN]["from"] == {"source": "default"} and c[PRONOUN]["level"] == "error", "default")
    for day in ("1970-01-01", "2000-02-29", "1999-12-31", "2400-02-29", "1900-03-01"):
        check(p.config("x", f"--reference-date={day}")["reference-date"]["value"] == day, f"the day {day} comes back")
    code, out, _ = p.run("config", "x/b.txt")
    for line in ("x/b.txt", "  configs         x/letterlint.json, letterlint.json", "  overrides       x/letterlint.json:3",
                 "  fail-on         error            letterlint.json:2", "  spelling                   warning   letterlint.json:4",
                 "    established              7         x/letterlint.json:6", "  identity-leak              off       x/letterlint.json:4"):
        check(line in out.splitlines(), f"config: no line {line!r}")
    p.put("fix/letterlint.json", '{ "root": true,\n"fixable": ["wording"],\n"unfixable": ["spacing"] }')
    c = p.config("fix")["checks"]
    check(c["repeated-word"]["fixable"] == {"value": True, "from": at("fix/letterlint.json", 2)}, "fixable")
    check(c["spacing"]["fixable"] == {"value": False, "from": at("fix/letterlint.json", 3)}, "unfixable")
    check(c["date-invalid"]["fixable"] == {"value": False, "from": at("fix/letterlint.json", 2)}, "not among the fixable")
    c = p.config("fix", "--fixable=dates,spacing", "--unfixable=date-order")["checks"]
    check([c[i]["fixable"]["value"] for i in ("date-invalid", "date-order", "spacing", "repeated-word")] == [True, False, True, False],
          "the command line says what is fixable")
    check("    unfixable                          fix/letterlint.json:3" in p.run("config", "fix")[1].splitlines(), "config tells it")
    check(p.config("x")["overrides"] == [], "a folder: what holds whatever the letter's name")
    check(p.run("config")[1].startswith(".\n"), "config alone: the current folder")
    code, _, err = p.run("config", "--format=sarif")
    check(code == 2 and "text or json" in err, "config has two formats")


def begins(d):
    """letterlint init writes what can be used, and never over anything."""
    p = Place(d)
    p.put("a.txt")
    code, out, err = p.run("init")
    text = (p.root / "letterlint.json").read_text("utf-8")
    check((code, err) == (0, "") and "wrote letterlint.json" in out, f"init: {code} {err}")
    check(oct((p.root / "letterlint.json").stat().st_mode & 0o777) == oct(0o666 & ~umask()), "init: the file's mode")
    check(sorted(os.listdir(p.root)) == [".git", "a.txt", "letterlint.json"], "init leaves nothing else")
    check(p.found("a.txt") == {"a.txt": {PRONOUN: "error", SPELL: "note"}}, "init changes nothing by itself")
    code, out, err = p.run("init")
    check(code == 2 and "it is there already" in err and (p.root / "letterlint.json").read_text("utf-8") == text, "init: not over another")
    # each line that is commented out is right when it is not
    p.put("letterlint.json", re.sub(r"^(\t+)// ([\"{].*)$", r"\1\2", text, flags=re.M))
    check(p.run("config")[0] == 0, f"init: its examples: {p.run('config')[2]}")
    (p.root / "letterlint.json").unlink()
    os.symlink("nowhere", p.root / "letterlint.json")
    check(p.run("init")[0] == 2 and not (p.root / "nowhere").exists(), "init: not through a link")
    check(p.run("init", "no/such")[0] == 2, "init: no such folder")
    (p.root / "new").mkdir()
    check(p.run("init", "new/")[0] == 0 and (p.root / "new/letterlint.json").exists(), "init FOLDER/")
    return text


def umask():
    m = os.umask(0)
    os.umask(m)
    return m


def many_folders(d):
    """Each folder is looked at once; a config of many patterns and words costs little."""
    p = Place(d)
    for i in range(200):
        p.put(f"x/{i}/a.txt", "The patient is a 50 year old male.\n")
    p.put("letterlint.json", {"words": [f"word{i}" for i in range(20000)],
                              "overrides": [{"files": [f"x/{i}/"], "levels": {SPELL: "error"}} for i in range(100)],
                              "exclude": ["*" + "a*" * 50 + "b"] * 100})
    code, out, err = p.run("x")
    check((code, out, err) == (0, "", ""), f"many folders: {code} {err[:200]}")


def damaged(d):
    """Whatever a config is, it is read or refused with its place: no crash, no hang, nothing that harms a terminal."""
    p = Place(d)
    random = Random(1)
    samples = [json.dumps(c, ensure_ascii=False).encode() for c in RIGHT + WRONG]
    pieces = [b'"', b"{", b"]", b",", b"//", b"/*", b"\\u0000", b"\0", b"\xff", b"\x1b[31m", b"[" * 100, b"1e999", b"\n", b'"select":', b"**/" * 50]
    for i in range(60):
        text = bytearray(random.choice(samples))
        for _ in range(random.randint(1, 4)):
            at = random.randint(0, len(text))
            text[at:at + random.choice((0, 0, 1, 5))] = random.choice(pieces)
        (p.root / "c.json").write_bytes(text)
        code, out, err = p.run("config", "--config=c.json")
        told = all(re.match(r"letterlint: c\.json(:\d+:\d+)?: ", line) for line in err.splitlines())
        check(code == (2 if err else 0) and told and "\x1b" not in out + err, f"damaged config {bytes(text)!r}: status {code}, {err}")


def main():
    for test in (layers, values, excludes, mistakes, code_is_not_loaded, shown, many_folders, damaged):
        with tempfile.TemporaryDirectory() as d:
            test(os.path.realpath(d))
    with tempfile.TemporaryDirectory() as d:
        sample = begins(os.path.realpath(d))
    with tempfile.TemporaryDirectory() as d:
        skipped = schema_agrees(Place(os.path.realpath(d)), check, sample)
    ll.main_result(ll.Tally.passed, ll.Tally.failed, skipped)


if __name__ == "__main__":
    main()
