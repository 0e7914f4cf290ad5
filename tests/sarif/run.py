#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""SARIF logs against the official schema, and against what the schema cannot say and consumers stumble over."""
import hashlib
import json
import pathlib
import re
import shutil
import sys
import tempfile
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "lib")]
import linehash
import ll
from ll import check

try:
    import jsonschema
except ImportError:
    jsonschema = None

skipped = 0


def all_keys(node):
    if isinstance(node, dict):
        for k, v in node.items():
            yield k
            yield from all_keys(v)
    elif isinstance(node, list):
        for v in node:
            yield from all_keys(v)


def regions(result):
    for loc in result["locations"] + result.get("relatedLocations", []):
        yield loc["physicalLocation"]["region"]
    for fix in result.get("fixes", []):
        for change in fix["artifactChanges"]:
            for r in change["replacements"]:
                yield r["deletedRegion"]


def region_is_in(region, lines):
    """Columns (UTF-16 units) inside their lines, the end not before the start."""
    for k in ("startLine", "startColumn", "endLine", "endColumn"):
        if not isinstance(region.get(k), int):
            return f"no {k}"
    for line, column in ((region["startLine"], region["startColumn"]), (region["endLine"], region["endColumn"])):
        if not 1 <= line <= len(lines):
            return f"line {line} of {len(lines)}"
        width = len(lines[line - 1].rstrip("\r\n").encode("utf-16-le", "surrogatepass")) // 2
        if not 1 <= column <= width + 1:
            return f"column {column} on line {line}, which has {width}"
    if (region["startLine"], region["startColumn"]) > (region["endLine"], region["endColumn"]):
        return "ends before it begins"
    return None


def message_trouble(result):
    text = result["message"]["text"]
    related = [r.get("id") for r in result.get("relatedLocations", [])]
    if len(related) != len(set(related)) or any(not isinstance(i, int) or i < 1 for i in related):
        return f"related ids {related}"
    links = {int(n) for n in re.findall(r"(?<!\\)\[(?:[^\]\\]|\\.)*\]\((\d+)\)", text)}
    if not links <= set(related):
        return f"links {sorted(links - set(related))} lead nowhere"
    if not text.rstrip().endswith("."):
        return "does not end in a stop"
    if any(ord(c) < 32 and c not in "\n" or 0x7F <= ord(c) < 0xA0 for c in text):
        return "holds control characters"
    if any(not r.get("message", {}).get("text") for r in result.get("relatedLocations", [])):
        return "a related place says nothing"
    return None


def check_run(run, name):
    rules = run["tool"]["driver"]["rules"]
    ids = [r["id"] for r in rules]
    check(len(ids) == len(set(ids)), f"{name}: a rule stands twice")
    for r in rules:
        long = [k for k in ("shortDescription", "fullDescription") if not 0 < len(r.get(k, {}).get("text", "")) <= 1024]
        check(not long and r.get("help", {}).get("text") and r["help"].get("markdown"), f"{name}: rule {r['id']}: {long} or no help")
        check(len(r.get("properties", {}).get("tags", [])) <= 10, f"{name}: rule {r['id']}: more than 10 tags")
        check(r["defaultConfiguration"]["level"] in ("error", "warning", "note"), f"{name}: rule {r['id']}: level")
    check(run.get("columnKind") == "utf16CodeUnits", f"{name}: columnKind")
    check(isinstance(run.get("results"), list), f"{name}: results must be there, even empty")
    bad = {"byteOffset", "byteLength", "charOffset"} & set(all_keys(run))
    check(not bad, f"{name}: {bad}: viewers take the file for a binary")
    check("originalUriBaseIds" not in run, f"{name}: originalUriBaseIds breaks viewers")
    suppressed = ["suppressions" in r for r in run["results"]]
    check(all(suppressed) or not any(suppressed), f"{name}: suppressions on some results only")
    lines, hashes = {}, {}
    for n, result in enumerate(run["results"]):
        path = ll.uri_of(result)
        at = f"{name}: result {n} ({result['ruleId']} in {path})"
        loc = result["locations"][0]["physicalLocation"]["artifactLocation"]
        check(len(result["locations"]) == 1, f"{at}: consumers read one location")
        check(rules[result["ruleIndex"]]["id"] == result["ruleId"], f"{at}: ruleIndex points at another rule")
        check(result.get("level", "warning") in ("error", "warning", "note"), f"{at}: level")
        uri = loc["uri"]
        check(re.fullmatch(r"(?:[A-Za-z0-9._~/!$&'()*+,;=@-]|%[0-9A-F]{2})+", uri), f"{at}: uri {uri!r} is not percent-encoded as it should be")
        if path not in lines:
            source = ll.ROOT / path if not pathlib.Path(path).is_absolute() else pathlib.Path(path)
            data = source.read_bytes()
            lines[path] = ll.lines_of(ll.decode(data))
            if not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
                hashes[path] = linehash.line_hashes("".join(lines[path]))
        why = next(filter(None, (region_is_in(r, lines[path]) for r in regions(result))), None)
        check(not why, f"{at}: {why}")
        why = message_trouble(result)
        check(not why, f"{at}: message {why}: {result['message']['text'][:120]}")
        prints = result.get("partialFingerprints", {})
        check(re.fullmatch(r"[0-9a-f]+", prints.get("letterlint/v1", "").split(":")[0] or "-"), f"{at}: no fingerprint of our own")
        if path in hashes:
            line = result["locations"][0]["physicalLocation"]["region"]["startLine"]
            check(prints.get("primaryLocationLineHash") == hashes[path].get(line),
                  f"{at}: line hash {prints.get('primaryLocationLineHash')} should be {hashes[path].get(line)}")
    for artifact in run.get("artifacts", []):
        p = ll.ROOT / urllib.parse.unquote(artifact["location"]["uri"])
        if not p.exists():
            continue
        data = p.read_bytes()
        check(artifact.get("length", len(data)) == len(data), f"{name}: {p}: length")
        sha = artifact.get("hashes", {}).get("sha-256")
        check(sha in (None, hashlib.sha256(data).hexdigest()), f"{name}: {p}: sha-256")


def check_log(log, name, schema):
    global skipped
    if schema is None:
        skipped += 1
    else:
        errors = sorted(schema.iter_errors(log), key=lambda e: list(map(str, e.path)))
        check(not errors, f"{name}: schema: " + "; ".join(f"/{'/'.join(map(str, e.path))}: {e.message[:200]}" for e in errors[:3]))
    check(log["version"] == "2.1.0" and log["$schema"].startswith("https://"), f"{name}: version and $schema")
    for run in log["runs"]:
        check_run(run, name)


def vectors():
    """The vectors GitHub publishes with its action: the oracle itself must be right."""
    for text, want in (
        ("", "c129715d7a2bc9a3:1"),
        (" a\nb\n  \t\tc\n d", "271789c17abda88f:1 54703d4cd895b18:1 180aee12dab6264:1 a23a3dc5e078b07b:1"),
        (" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End", "8b7cf3e952e7aeb2:1 b1ae1287ec4718d9:1 bff680108adb0fcc:1"
         " c6805c5e1288b612:1 b86d3392aea1be30:1 e6ceba753e1a442:1"),
    ):
        got = linehash.line_hashes(text)
        check([got[i + 1] for i in range(len(got))] == want.split(), f"line hash of {text!r}")


def odd_letters(d):
    """Letters that make positions and names hard, and one that cannot be read. Returns their paths."""
    bad = "The injured worker is a 62 year old male. {} She is diagnosed with neck pain. [INSERT DATE]\n"
    texts = {
        "plain.txt": bad.format("").encode(),
        "a name with blanks & 100%#.txt": bad.format("").encode(),
        "n\u00e4me.txt": bad.format("").encode(),
        "wide.txt": bad.format("\u6f22\u5b57 \U0001f525\U0001f468\u200d\U0001f469 e\u0301 \u2019").encode(),
        "bom.txt": b"\xef\xbb\xbf" + bad.format("").encode(),
        "crlf.txt": (bad.format("") * 3).replace("\n", "\r\n").encode(),
        "cr.txt": (bad.format("") * 3).replace("\n", "\r").encode(),
        "cp1252.txt": bad.format("the worker\u2019s \u201cback\u201d").encode("cp1252"),
        "utf16.txt": ("\ufeff" + bad.format("\U0001f525")).encode("utf-16-le"),
        "control.txt": bad.format("\x1b[31mred\x07 \x9b31m").encode(),
        "brackets.txt": bad.format("[mental health](2) [x] \\ ").encode(),
        "noend.txt": bad.format("").rstrip("\n").encode(),
        "binary.txt": bytes(range(256)) * 20,
    }
    for name, data in texts.items():
        (d / name).write_bytes(data)
    return [d / n for n in texts] + [d / "missing.txt"]


def main():
    schema = None
    if jsonschema:
        schema = jsonschema.Draft202012Validator(json.loads((HERE / "sarif-2.1.0.json").read_text("utf-8")))
    else:
        print("skipped: no python3-jsonschema: logs are not held against the schema")
    vectors()
    corpus = sorted(str(p.relative_to(ll.ROOT)) for f in ("corpus-bad", "corpus-good") for p in (ll.ROOT / f).rglob("*.txt"))
    try:
        if corpus:
            check_log(ll.sarif(corpus, *ll.ALL_CHECKS), "corpus", schema)
        scratch = pathlib.Path(tempfile.mkdtemp(prefix="odd-", dir=ll.ROOT / ll.BUILD))
        try:
            odd = [p.relative_to(ll.ROOT) for p in odd_letters(scratch)]
            log = ll.sarif(odd, *ll.ALL_CHECKS, ok=(2,))
            check_log(log, "odd letters", schema)
            run = log["runs"][0]
            notes = run["invocations"][0].get("toolExecutionNotifications", [])
            check(len(notes) >= 2 and "missing.txt" in json.dumps(notes), "unreadable letters must be notified of")
            read = {pathlib.Path(ll.uri_of(r)).name for r in run["results"]}
            for p in odd[:-2]:
                check(p.name in read, f"{p.name}: its slip was not found")
            clean = scratch / "clean.txt"
            clean.write_text("The injured worker is a 62 year old male.\n")
            log = ll.sarif([clean.relative_to(ll.ROOT)], ok=(0,))
            check_log(log, "clean letter", schema)
            check(log["runs"][0]["results"] == [], "a clean letter has an empty list of results")
            check(log["runs"][0]["invocations"][0]["executionSuccessful"] is True, "a clean run was successful")
        finally:
            shutil.rmtree(scratch)
        if corpus:
            threads = b" -j" in ll.run("--help").stdout
            one = ll.run("--format=sarif", *(["-j1"] if threads else []), *corpus).stdout
            check(one == ll.run("--format=sarif", *(["-j4"] if threads else []), *corpus).stdout, "two runs give different logs")
    except ll.Failed as why:
        check(False, str(why))
    ll.main_result(ll.Tally.passed, ll.Tally.failed, skipped)


if __name__ == "__main__":
    main()
