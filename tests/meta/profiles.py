# SPDX-License-Identifier: MIT
"""Holds the schema of profiles to the built-in ones and to what the program accepts."""
import json
import pathlib
import re
import tempfile

import jsonschema

import ll

SCHEMA = json.loads((ll.ROOT / "lint/dist/letterlint-profile.schema.json").read_text("utf-8"))
COMMENT = re.compile(r'("(?:[^"\\]|\\.)*")|//[^\n]*|/\*.*?\*/', re.S)

# A value that there is not, and where the schema lists those that there are.
LISTS = [
    ({"headings": [{"section": "zzzzzz", "words": ["a"]}]}, ["properties", "headings", "items", "properties", "section"]),
    ({"headings": [{"section": "item", "where": "zzzzzz", "words": ["a"]}]}, ["properties", "headings", "items", "properties", "where"]),
    ({"decisions": [{"outcome": "zzzzzz", "words": ["a"]}]}, ["properties", "decisions", "items", "properties", "outcome"]),
    ({"decisions": [{"outcome": "denied", "in": "zzzzzz", "words": ["a"]}]}, ["properties", "decisions", "items", "properties", "in"]),
    ({"decisions": [{"outcome": "denied", "says": "zzzzzz", "words": ["a"]}]}, ["properties", "decisions", "items", "properties", "says"]),
    ({"signals": [{"weight": 1, "where": "zzzzzz", "words": ["a"]}]}, ["$defs", "signals", "items", "properties", "where"]),
    ({"dates": {"written": "zzzzzz"}}, ["properties", "dates", "properties", "written"]),
    ({"dates": {"order": ["zzzzzz"]}}, ["$defs", "event"]),
    ({"required": [{"section": "zzzzzz", "each-request": True}]}, ["$defs", "part"]),
    ({"zzzzzz": 1}, ["properties"]),
    ({"headings": [{"zzzzzz": 1}]}, ["properties", "headings", "items", "properties"]),
    ({"patient": [{"zzzzzz": 1}]}, ["properties", "patient", "items", "properties"]),
    ({"decisions": [{"zzzzzz": 1}]}, ["properties", "decisions", "items", "properties"]),
    ({"signals": [{"zzzzzz": 1}]}, ["$defs", "signals", "items", "properties"]),
    ({"dates": {"zzzzzz": 1}}, ["properties", "dates", "properties"]),
    ({"required": [{"zzzzzz": 1}]}, ["$defs", "required", "items", "properties"]),
    ({"layouts": [{"zzzzzz": 1}]}, ["properties", "layouts", "items", "properties"]),
]
# What both must refuse, and accept.
BAD = [
    {"title": "no name"}, {"name": "A"}, {"name": "a", "title": "x\ny"}, {"name": "a", "title": ""}, {"name": "a" * 41},
    {"name": "a", "signals": [{"words": ["x"]}]}, {"name": "a", "signals": [{"words": ["x"], "weight": 11}]},
    {"name": "a", "signals": [{"words": ["x"], "weight": 1.5}]}, {"name": "a", "signals": {}},
    {"name": "a", "headings": [{"section": "item"}]}, {"name": "a", "headings": [{"section": "item", "words": []}]},
    {"name": "a", "headings": [{"section": "item", "words": ["a|b"]}]}, {"name": "a", "headings": [{"section": "item", "words": [""]}]},
    {"name": "a", "headings": [{"section": "item", "words": ["x" * 161]}]}, {"name": "a", "decisions": [{"words": ["x"]}]},
    {"name": "a", "required": [{"section": "summary"}]}, {"name": "a", "required": [{"section": "summary", "when": []}]},
    {"name": "a", "required": [{"section": "summary", "when": ["item"], "words": ["two words"]}]},
    {"name": "a", "dates": {"first-decision": "decision"}}, {"name": "a", "layouts": [{"name": "x"}]}, {"name": "a", "one-request": 1},
]
GOOD = [
    {"name": "a"}, {"name": "2014-a", "title": "Of 2014", "extends": "imr-ca", "$schema": "x"},
    {"name": "a", "signals": [{"words": ["x y", "=IRO"], "weight": 10, "where": "anywhere"}], "names-nobody": True, "one-request": False},
    {"name": "a", "headings": [{"section": "header", "words": ["Re"], "names-request": True, "weight": 1, "where": "label"}]},
    {"name": "a", "patient": [{"words": ["guest"], "needs-article": True}, {"words": ["member"], "is-patient": False}]},
    {"name": "a", "decisions": [{"words": ["stands"], "outcome": "denied", "in": "sentence", "says": "verdict", "name": "stands"}]},
    {"name": "a", "dates": {"written": "day-first", "order": ["birth", ["injury", "visit"]], "first-decision": "plan-decision"}},
    {"name": "a", "required": [{"section": "summary", "when": ["item", "decision"], "called": "story", "words": ["story"]}]},
    {"name": "a", "layouts": [{"name": "1", "title": "first", "signals": [], "required": [{"section": "rationale", "each-request": True}]}]},
]


def accepted(profile, folder):
    """What the program says of it: the error messages, none where it is good."""
    path = pathlib.Path(folder) / "p.json"
    path.write_text(json.dumps(profile), "utf-8")
    p = ll.run("profiles", "--profile", path, ok=(0, 2))
    return p.stderr.decode()


def check_lists(check, folder):
    for wrong, at in LISTS:
        said = accepted({"name": "a", **wrong}, folder)
        m = re.search(r"there are (.*)", said)
        got = set(re.split(r", | and ", m[1])) if m else said
        node = SCHEMA
        for key in at:
            node = node[key]
        check(got == set(node["enum"] if "enum" in node else node), f"profile schema: {'/'.join(at)} against the program: {got}")


def check_profiles(check):
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    valid = jsonschema.Draft202012Validator(SCHEMA).is_valid
    names = [p.stem for p in (ll.ROOT / "lint/profiles").glob("*.json")]
    listed = [line.split()[0] for line in ll.run("profiles").stdout.decode().splitlines()]
    check(sorted(listed) == sorted(names), f"letterlint profiles: {listed} against lint/profiles: {names}")
    for name in names:
        text = ll.run("profiles", name).stdout.decode()
        check(text == (ll.ROOT / f"lint/profiles/{name}.json").read_text("utf-8"), f"letterlint profiles {name}: it is another text")
        profile = json.loads(COMMENT.sub(lambda m: m[1] or "", text))
        check(valid(profile), f"lint/profiles/{name}.json: the schema refuses it")
    with tempfile.TemporaryDirectory() as folder:
        check_lists(check, folder)
        for kind, profiles in ((False, BAD), (True, GOOD)):
            for profile in profiles:
                said = accepted(profile, folder)
                check(valid(profile) == kind, f"profile schema: {profile} should be {'right' if kind else 'wrong'}")
                check((not said) == kind, f"letterlint: {profile} should be {'right' if kind else 'wrong'}: {said}")
