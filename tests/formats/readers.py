# SPDX-License-Identifier: MIT
"""What the reader of each format makes of a report: [(path, line, level)], besides what it insists on."""
import collections
import html.parser
import json
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET

import ll
from ll import Tally, check

try:
    import jsonschema
except ImportError:
    jsonschema = None

LEVELS = ("error", "warning", "note")
SCHEMA = json.loads((ll.ROOT / "lint/dist/letterlint-report.schema.json").read_text("utf-8"))
GITLAB_LEVELS = {"major": "error", "minor": "warning", "info": "note"}


def validate(doc, schema, where):
    if not jsonschema:
        Tally.skipped += 1
        return
    error = next(jsonschema.Draft202012Validator(schema).iter_errors(doc), None)
    check(not error, f"{where}: {error and error.json_path} {error and error.message[:200]}")


def read_json(text, where):
    doc = json.loads(text)
    validate(doc, SCHEMA, where)
    s = doc["summary"]
    by = collections.Counter(f["level"] for f in doc["findings"])
    check([s["errors"], s["warnings"], s["notes"]] == [by[k] for k in LEVELS], f"{where}: the summary counts otherwise")
    check(s["with_findings"] == len({f["path"] for f in doc["findings"]}), f"{where}: letters with findings")
    seen = collections.Counter((f["path"], f["fingerprint"]) for f in doc["findings"])
    check(all(n == 1 for n in seen.values()), f"{where}: a fingerprint twice in a letter")
    return [(f["path"], f["line"], f["level"]) for f in doc["findings"]]


def read_ndjson(text, where):
    lines = [json.loads(line) for line in text.split("\n")[:-1]]
    kinds = [o.pop("type") for o in lines]
    check([kinds[0], kinds[-1]] == ["head", "summary"] and text.endswith("\n"), f"{where}: head and summary")
    for kind, o in zip(kinds, lines):
        if kind != "finding":
            validate(o, {"$ref": f"#/$defs/{kind}", "$defs": SCHEMA["$defs"]}, where)
    found = [o for kind, o in zip(kinds, lines) if kind == "finding"]
    validate(found, {"type": "array", "items": {"$ref": "#/$defs/finding"}, "$defs": SCHEMA["$defs"]}, where)
    return [(o["path"], o["line"], o["level"]) for o in found]


def read_gitlab(text, where):
    seen = set()
    out = []
    for i in json.loads(text):
        path, line = i["location"]["path"], i["location"]["lines"]["begin"]
        severity = i["severity"] in ("info", "minor", "major", "critical", "blocker")
        check(i["type"] == "issue" and i["categories"] == ["Bug Risk"], f"{where}: Code Climate wants a type and categories: {i}")
        check(i["description"] and i["check_name"] and severity and isinstance(line, int) and line > 0, f"{where}: {i}")
        check(re.fullmatch(r"[0-9a-f]{32}", i["fingerprint"]) and i["fingerprint"] not in seen, f"{where}: fingerprint {i['fingerprint']}")
        seen.add(i["fingerprint"])
        check(not path.startswith(("./", "file:")), f"{where}: path {path}")
        if i["check_name"] not in ("unreadable", "stopped"):
            out.append((path, line, GITLAB_LEVELS[i["severity"]]))
    return out


def junit_case(case, where):
    failure, output = case.find("failure"), case.find("system-out")
    body = output if failure is None else failure
    if body is None:
        return None
    level = re.search(r":\d+:\d+: (error|warning|note): ", body.text)[1]
    check((failure is not None) == (level != "note"), f"{where}: what fails")
    check(failure is None or failure.get("message"), f"{where}: a failure without message")
    return case.get("file"), int(case.get("line")), level


def read_junit(text, where):
    root = ET.fromstring(text)
    check(root.tag == "testsuites", f"{where}: root")
    out = []
    for suite in root:
        cases = suite.findall("testcase")
        check(suite.tag == "testsuite" and int(suite.get("tests")) == len(cases) > 0, f"{where}: tests")
        for name in ("failure", "error"):
            check(int(suite.get(f"{name}s")) == sum(c.find(name) is not None for c in cases), f"{where}: {name}s")
        names = [(c.get("classname"), c.get("name")) for c in cases]
        check(len(set(names)) == len(names) and all(all(n) for n in names), f"{where}: names of cases")
        out += filter(None, (junit_case(c, where) for c in cases))
    return out


def read_checkstyle(text, where):
    root = ET.fromstring(text)
    check(root.tag == "checkstyle" and root.get("version"), f"{where}: root")
    out = []
    for f in root:
        check(f.tag == "file" and f.get("name"), f"{where}: a file has a name")
        for e in f:
            ok = e.tag == "error" and int(e.get("line")) > 0 and int(e.get("column")) > 0 and e.get("message")
            check(ok and e.get("severity") in ("error", "warning", "info"), f"{where}: {e.attrib}")
            if e.get("source") not in ("letterlint.unreadable", "letterlint.stopped"):
                out.append((f.get("name"), int(e.get("line")), e.get("severity").replace("info", "note")))
    return out


def in_order(r):
    a, b = r["start"], r["end"]
    return (a["line"], a["column"]) <= (b["line"], b["column"]) and min(a["line"], a["column"]) > 0


def read_rdjson(text, where):
    """By reviewdog's proto/rdf/reviewdog.proto."""
    doc = json.loads(text)
    check(doc["source"]["name"] == "letterlint" and set(doc) <= {"source", "severity", "diagnostics"}, f"{where}: head")
    out = []
    for d in doc["diagnostics"]:
        known = set(d) <= {"message", "location", "severity", "code", "suggestions", "related_locations"}
        check(known and d["message"] and d["location"]["path"] and d["code"]["value"] and d["severity"] in ("ERROR", "WARNING", "INFO"),
              f"{where}: {d}")
        for o in [d, *d.get("related_locations", [])]:
            check("range" not in o["location"] or in_order(o["location"]["range"]), f"{where}: {o['location']}")
        for s in d.get("suggestions", []):
            check(in_order(s["range"]) and isinstance(s["text"], str), f"{where}: {s}")
        if d["code"]["value"] not in ("unreadable", "stopped"):
            level = d["severity"].lower().replace("info", "note")
            out.append((d["location"]["path"], d["location"]["range"]["start"]["line"], level))
    return out


COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.+)")
ESCAPED = re.compile(r"(?:%25|%0D|%0A|%3A|%2C|[^%])*")


def read_github(text, where):
    """As a runner reads a line: the command ends at the first blank, its properties at '::'."""
    out = []
    for line in text.split("\n")[:-1]:
        m = COMMAND.fullmatch(line)
        if not check(m and ESCAPED.fullmatch(line), f"{where}: {line!r}"):
            continue
        props = dict(p.split("=", 1) for p in m[2].split(","))
        check(set(props) <= {"file", "line", "endLine", "col", "endColumn", "title"}, f"{where}: {props}")
        check(props.get("line") == props.get("endLine") or "col" not in props, f"{where}: columns over two lines")
        path = props["file"].replace("%3A", ":").replace("%2C", ",").replace("%0A", "\n").replace("%25", "%")
        if "line" in props:
            out.append((path, int(props["line"]), m[1].replace("notice", "note")))
    return out


def read_markdown(text, where):
    """Tables of even width with nothing in them that is mark-up."""
    check(text.startswith("## letterlint\n\n") and "<" not in text.replace("@<!-- -->", "@"), f"{where}: HTML, or no heading")
    out = []
    width = 0
    for line in text.split("\n"):
        if not line.startswith("|"):
            width = 0
            continue
        row = [c.strip() for c in re.split(r"(?<!\\)(?:\\\\)*\|", line)][1:-1]
        width = width or len(row)
        check(len(row) == width, f"{where}: {len(row)} cells, not {width}: {line}")
        if width == 4 and row[0] in LEVELS:
            bare = re.sub(r"\\[!-/:-@\[-`{-~]|`[a-z-]+`", "", line)
            check(not re.search(r"[`*_\[\]#~!@$\\]|www\.|://|&(?!amp;|lt;|gt;)", bare.replace("<!-- -->", "")), f"{where}: mark-up in {line}")
            path, _, n = row[1].rpartition("\\:")
            path = re.sub(r"\\(.)", r"\1", path.replace("<!-- -->", "")).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
            out.append((path, int(n), row[0]))
    return out


class Tables(html.parser.HTMLParser):
    """Rows of cells of a rendered page."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.rows, self.tags, self.cell = [], set(), None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.cell = ""

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self.rows[-1].append(self.cell)
            self.cell = None

    def handle_data(self, data):
        if self.cell is not None:
            self.cell += data


def markdown_as_github_renders_it(text, findings, where):
    """By GitHub's own parser: each cell says what json says, and nothing became a link or mark-up."""
    if not shutil.which("cmark-gfm"):
        Tally.skipped += 1
        return
    page = subprocess.run(["cmark-gfm", "-e", "table", "-e", "autolink", "-e", "strikethrough"], input=text.encode(), stdout=subprocess.PIPE,
                          check=True).stdout.decode()
    tables = Tables(page)
    tags = {"h2", "p", "table", "thead", "tbody", "tr", "th", "td", "code", "strong"}
    check(tables.tags <= tags, f"{where}: mark-up came out of a letter: {tables.tags - tags}")
    rows = [r for r in tables.rows if len(r) == 4 and r[0] in LEVELS]
    wanted = [[f["level"], f"{f['path']}:{f['line']}", f["check"], f["message"]] for f in findings[:500]]
    for got, want in zip(rows, wanted):
        squeezed = [" ".join(c.split()) for c in got], [" ".join(c.split()) for c in want]
        check(squeezed[0] == squeezed[1], f"{where}: rendered {got}, not {want}")
    check(len(rows) == len(wanted), f"{where}: {len(rows)} rows rendered")


def read_concise(text, where):
    out = []
    for line in text.split("\n")[:-1]:
        m = re.fullmatch(r"(.*?):(\d+):(\d+): (error|warning|note): (.+) \[([a-z][a-z0-9-]+)\]", line)
        if check(m, f"{where}: {line!r}"):
            out.append((m[1], int(m[2]), m[4]))
    return out


def read_grouped(text, where):
    out = []
    path = None
    for line in text.split("\n")[:-1]:
        m = re.match(r" +(\d+):\d+  (error|warning|note)? +\S", line)
        if m and m[2]:
            check(path, f"{where}: a finding of no file")
            out.append((path, int(m[1]), m[2]))
        elif line and not m:
            path = line
    return out


READERS = {"json": read_json, "ndjson": read_ndjson, "gitlab": read_gitlab, "junit": read_junit, "checkstyle": read_checkstyle,
           "rdjson": read_rdjson, "github": read_github, "markdown": read_markdown, "concise": read_concise, "grouped": read_grouped}
