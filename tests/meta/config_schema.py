# SPDX-License-Identifier: MIT
"""The published schema of letterlint.json names the checks, families and options that there are."""
import json
import re

import ll

PATH = ll.ROOT / "lint/dist/letterlint.schema.json"


def options_of(ident):
    """{name: schema} as `letterlint explain` tells them."""
    page = ll.run("explain", "--no-config", ident).stdout.decode("utf-8")
    rows = re.findall(r"^- `([a-z-]+)`: (.*) \((-?\d+); from (-?\d+) to (-?\d+)\)$", page, re.M)
    return {name: {"description": text[0].upper() + text[1:] + ".", "type": "integer", "minimum": int(low), "maximum": int(high),
                   "default": int(value)} for name, text, value, low, high in rows}


def text():
    """The schema as it should be: what is written by hand, and what the program knows."""
    schema = json.loads(PATH.read_text("utf-8"))
    checks = json.loads(ll.run("config", "--no-config", "--format=json").stdout)["checks"]
    families = sorted({c["family"] for c in checks.values()})
    known = [*sorted(checks), *families, "all"]
    d = schema["definitions"]
    d["known"]["enum"] = known
    d["levels"]["properties"] = {k: {"$ref": "#/definitions/level"} for k in known}
    d["options"]["properties"] = {}
    for ident in sorted(checks):
        options = options_of(ident) if checks[ident]["options"] else {}
        d["options"]["properties"][ident] = {"type": "object", "additionalProperties": False, "properties": options}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def up_to_date():
    return PATH.read_text("utf-8") == text()


def write():
    new = text()
    if PATH.read_text("utf-8") != new:
        PATH.write_text(new, "utf-8")
        print(f"wrote {PATH.relative_to(ll.ROOT)}")
