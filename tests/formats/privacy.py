# SPDX-License-Identifier: MIT
"""With --redact no report may hold a word of a letter. A redacted report has a closed vocabulary: what is left of it
after the checks' own summaries and the files' names is a few words of ours, and numbers that are places or counts."""
import collections
import json
import re
import xml.etree.ElementTree as ET

import ll
from readers import check

WORD = re.compile(r"[^\W_]+")
NUMBER = re.compile(r"(?<![\w.])[0-9]+(?![\w.])")
FINGERPRINT = re.compile(r"(?<!\w)[0-9a-f]{16}(?:[0-9a-f]{16})?(?!\w)")

# All that a report says of itself: values of formats, names of our sections, and what stands between places.
OURS = {w.lower() for w in """see line the other place error errors warning warnings note notes notice info major minor blocker
check level finding in of letter letters letterlint more are not shown request codepoint utf utf16codeunits windows text plain analysisTarget
SRCROOT endLine endColumn title file col section json sarif warnings person
other header how made credentials documents summary issues heading ca imr guideline statement rationale decision closing
failure system out head read checked why could be nothing found unreadable truncated encoding issue bug risk x txt clean""".split()}


def numbers_of(node):
    """The numbers that are numbers: places, counts and sizes, not digits in a text."""
    if isinstance(node, dict):
        node = list(node.values())
    if isinstance(node, list):
        for v in node:
            yield from numbers_of(v)
    elif isinstance(node, int):
        yield str(node)


def strings(node):
    if isinstance(node, dict):
        for v in node.values():
            yield from strings(v)
    elif isinstance(node, list):
        for v in node:
            yield from strings(v)
    elif isinstance(node, str):
        yield node


def keys(node):
    if isinstance(node, dict):
        for k, v in node.items():
            yield k
            yield from keys(v)
    elif isinstance(node, list):
        for v in node:
            yield from keys(v)


def told(fmt, text):
    """What a report says, without the keys and marks of its format and the pages of the checks."""
    if fmt == "sarif":
        log = json.loads(text)
        del log["runs"][0]["tool"], log["$schema"]
        return "\n".join(strings(log))
    if fmt in ("json", "gitlab", "rdjson"):
        return "\n".join(strings(json.loads(text)))
    if fmt == "ndjson":
        return "\n".join(s for line in text.split("\n")[:-1] for s in strings(json.loads(line)))
    if fmt in ("junit", "checkstyle"):
        return "\n".join(v for e in ET.fromstring(text).iter() for v in [*e.attrib.values(), e.text or ""])
    return text.replace("\\", "").replace("<!-- -->", "").replace("%0A", "\n").replace("%2C", ",").replace("%3A", ":")


def words(text):
    return {w.lower() for w in WORD.findall(text)}


def own_phrases(names):
    """Whole phrases of ours that a report may hold: the checks' names and summaries, notices, and the files' names."""
    log = json.loads(ll.run("--format=sarif", *ll.ALL_CHECKS, "-", input=b"Nothing.\n").stdout)
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    own = {r["shortDescription"]["text"].rstrip(".").split(":")[0] for r in rules} | {r["id"] for r in rules}
    own |= {p.name for p in (ll.ROOT / "checks").iterdir()} | set(names) | {p for n in names for p in n.split("/") if not p.isalpha()}
    own |= {"it is not UTF-8; read as windows-1252", "it ends in the middle of a character; is the rest missing?", "it is empty",
            "No such file or directory"}
    version = re.search(r"^VERSION = (.+)$", (ll.ROOT / "Makefile").read_text("utf-8"), re.M)[1]
    own |= {f"letterlint {version}", "2.1.0"}
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, sorted(own, key=len, reverse=True))) + r")(?![\w-])", re.I)


def left_of(ours, fmt, text):
    """What a report says that is not ours."""
    return ours.sub(" ", FINGERPRINT.sub(" ", ours.sub(" ", told(fmt, text))))


def json_exactly(doc):
    """Every string of the JSON report is made here again from what may be known."""
    known = {"path", "check", "family", "level", "message", "line", "column", "end_line", "end_column", "section", "request",
             "fingerprint", "related", "fixes"}
    for f in doc["findings"]:
        where = f"{f['path']}:{f['line']} {f['check']}"
        check(set(f) <= known and not f["fixes"], f"redacted json: {where}: {set(f) - known} {f['fixes']}")
        lines = [r["line"] for i, r in enumerate(f["related"]) if i == 0 or r["line"] != f["line"]][:8]
        suffix = "; see " + ", ".join(f"line {n}" for n in lines) if lines else ""
        check(f["message"].endswith(suffix) and not re.search(r"\d", f["message"][:len(f["message"]) - len(suffix)]),
              f"redacted json: {where}: {f['message']}")
        check(all(set(r) <= {"message", "line", "column", "end_line", "end_column"} and r["message"] == "the other place" for r in f["related"]),
              f"redacted json: {where}: {f['related']}")


def sarif_keys(log):
    run = dict(log["runs"][0])
    del run["tool"]
    bad = {"snippet", "contextRegion", "hashes", "primaryLocationLineHash", "contents", "fixes", "suppressions", "markdown"} & set(keys(run))
    check(not bad, f"redacted sarif: {bad}")


# Names, numbers and dates that no place or count can be taken for, in slips that quote them.
CANARIES = ("Quillfeather", "Zebulon", "MN22-98217", "MN22-98271", "555-8917", "Xylotetrazine", "quagmired", "1971", "2983", "7391", "8264", "radiculopathy")
CANARY_LETTER = """Reference ID: MN22-98217
Report Year: 2022
Determination: Overturned Decision of Health Plan
Patient Gender: Male

Findings:

Nature of Statutory Criteria/Case Summary: An enrollee has requested 7391 sessions of physical therapy. In case MN22-98271 the plan denied it.

Physician Reviewer Findings: The patient is a male born on February 30, 1971. She takes Xylotetrazine and and Prozac.
The patient can be reached at (213) 555-8917. He was seen on 13/45/2983 . He is quagmired quagmired in pain 83/10. [INSERT QUILLFEATHER]
The patient, Mr. Zebulon Quillfeather, is not prescribed Prozac. He has lumbar radiculopathy. He has no lumbar radiculopathy.
The 8264 sessions of physical therapy requested by Dr. Quillfeather were not medically necessary. (Quillfeathr

Final Result: The reviewer determined that the 8264 sessions of physical therapy were medically necessary. The Health Plan's denial should be upheld.
"""


def run_of(one_run, args, letters, d):
    return one_run(["--select=all", *args], letters, d, stderr=True)


def canaries(one_run, d):
    """One letter made of what must never be seen."""
    letter = d / "x.txt"
    letter.write_text(CANARY_LETTER)
    plain, _ = run_of(one_run, [], [letter], d)
    quoted = [w for w in CANARIES if w in plain["text"]]
    check(quoted == list(CANARIES), f"of the letter of canaries only {quoted} are told without --redact")
    out, err = run_of(one_run, ["--redact", "--verbose", "--statistics"], [letter], d)
    for f, text in {**out, "standard error": err}.items():
        text = FINGERPRINT.sub(" ", told(f, text) if f == "sarif" else text).lower()
        for w in CANARIES:
            check(w.lower() not in text, f"redacted {f}: {w}")


ERR_LINE = re.compile(r"letterlint: [^:]*: (?:it is empty|No such file or directory|it is not UTF-8.*"
                      r"|[A-Za-z0-9-]+(?: with a byte-order mark)?, \d+ bytes, \d+ lines|it ends in the middle of a character; is the rest missing\?)")


def corpus(one_run, d):
    letters = sorted(p for folder in ("corpus-bad", "corpus-good") for p in (ll.ROOT / folder).rglob("*.txt"))
    names = [str(p.relative_to(ll.ROOT)) for p in letters]
    ours = own_phrases([*names, "nowhere.txt"])
    out, err = run_of(one_run, ["--redact", "--verbose"], [*names, "nowhere.txt"], d)
    doc, log = json.loads(out["json"]), json.loads(out["sarif"])
    check(len(doc["findings"]) > 400 and len(names) > 500, f"{len(doc['findings'])} findings in {len(names)} letters are too few to look at")
    json_exactly(doc)
    sarif_keys(log)
    secret = {w for p in letters for w in words(ll.decode(p.read_bytes())) if len(w) >= 4 and not w.isdigit()} - OURS
    check(len(secret) > 3000, f"too few words to look for: {len(secret)}")
    places = set(numbers_of(doc)) | set(numbers_of(log)) | {str(i) for i in range(100)}
    for rows in collections.Counter(f["check"] for f in doc["findings"]), collections.Counter((f["check"], f["level"]) for f in doc["findings"]):
        places |= {str(n) for n in rows.values()}
    places |= {str(len(doc["findings"]) - 500)}  # "more are not shown"
    for f, text in out.items():
        left = left_of(ours, f, text)
        said = {w for w in words(left) if not w.isdigit()}
        check(not secret & said, f"redacted {f}: words of letters: {sorted(secret & said)[:9]}")
        check(said <= OURS, f"redacted {f}: words that are not ours: {sorted(said - OURS)[:20]}")
        numbers = set(NUMBER.findall(left)) - places
        check(not numbers, f"redacted {f}: numbers that are no places: {sorted(numbers)[:9]}")
        check(f in ("concise", "gitlab", "checkstyle", "markdown") or "place" in said, f"redacted {f}: it tells no other place")
    check(len(err.splitlines()) > len(names), "standard error tells too little to look at")
    for line in err.splitlines():
        check(ERR_LINE.fullmatch(line), f"redacted, on standard error: {line!r}")


def hashes(one_run, d):
    """Two salts have no hash in common, and none is that of the run without redaction; one salt gives one report."""
    letters = [p.relative_to(ll.ROOT) for p in sorted((ll.ROOT / "corpus-bad/real").glob("*.txt"))]
    runs = [run_of(one_run, args, letters, d)[0] for args in ([], ["--redact"], ["--redact-salt=a"], ["--redact-salt=b"], ["--redact-salt=a"])]
    hexes = re.compile(r"(?<![0-9A-Za-z])[0-9a-f]{15,}(?![0-9A-Za-z])")
    for f in runs[0]:
        seen = [set(hexes.findall(told(f, run[f]))) for run in runs]
        check(bool(seen[1]) == (f in ("json", "ndjson", "sarif", "gitlab")), f"redacted {f}: {len(seen[1])} fingerprints")
        for i in range(4):
            check(all(not seen[i] & seen[k] for k in range(i)), f"redacted {f}: a hash of run {i} in another with another key")
        check(runs[4][f] == runs[2][f], f"redacted {f}: a salt gives another report in the next run")


RULES = """{ "rules": [
 { "id": "own-word", "pattern": "quag\\\\w+", "message": "not '{match}': we say stuck", "fires_on": ["quagmired"], "silent_on": ["stuck"] },
 { "id": "own-number", "agree": ["(?<n>[0-9]{4}) sessions"], "message": "other sessions" }
] }"""


def with_all_else(one_run, d):
    """Rules of a config, reasons of suppressions and what a baseline had and is gone: their words may be a letter's."""
    letter, config, baseline, kept = (d / name for name in ("x.txt", "x.json", "b.json", "s.json"))
    letter.write_text(CANARY_LETTER)
    config.write_text(RULES)
    found = json.loads(ll.run("--select=all", "--format=json", "--config", config, letter).stdout)["findings"]
    told_by_rules = [f["message"] for f in found if f["check"].startswith("own-")]
    check(len(told_by_rules) >= 2 and any("quagmired" in m for m in told_by_rules), f"the rules find only {told_by_rules}")
    ll.run("--select=all", "--config", config, "--baseline", baseline, "--update-baseline", letter)
    names = ["decision-mismatch", "placeholder"]
    prints = [f["fingerprint"] for f in found if f["check"] in names]
    ll.run("suppress", *prints, "--reason", "Zebulon Quillfeather agreed", "--suppressions", kept, letter)
    check("Quillfeather" in kept.read_text("utf-8"), "no reason was written")
    letter.write_text(CANARY_LETTER.replace("quagmired quagmired", "stuck"))
    args = ["--config", str(config), "--baseline", str(baseline), "--suppressions", str(kept), "--report-suppressed"]
    plain, _ = run_of(one_run, args, [letter], d)
    check("Quillfeather agreed" in plain["sarif"] and "absent" in plain["sarif"], "nothing is told of suppressions and the baseline")
    out, err = run_of(one_run, ["--redact", *args], [letter], d)
    for f, text in {**out, "standard error": err}.items():
        text = FINGERPRINT.sub(" ", told(f, text) if f == "sarif" else text).lower()
        for w in (*CANARIES, "agreed"):
            check(w.lower() not in text, f"redacted {f}, with rules, suppressions and a baseline: {w}")


def privacy(one_run, d):
    canaries(one_run, d)
    with_all_else(one_run, d)
    corpus(one_run, d)
    hashes(one_run, d)
