# SPDX-License-Identifier: MIT
"""The published schema and the program hold the same of a config: its keys, and samples right and wrong."""
import json
import re

import ll

try:
    import jsonschema
except ImportError:
    jsonschema = None

SCHEMA = json.loads((ll.ROOT / "lint/dist/letterlint.schema.json").read_text("utf-8"))

RULE = {"id": "a-b", "pattern": "x", "message": "y"}
RIGHT = [
    {},
    {"$schema": "x", "root": True, "exclude": [], "select": [], "ignore": [], "levels": {}, "options": {}, "words": [], "overrides": [],
     "rules": []},
    {"select": ["all"], "ignore": ["wording", "spelling"], "levels": {"spelling": "off", "dates": "note", "all": "error"}},
    {"fixable": ["all"], "unfixable": ["wording", "spelling"], "overrides": [{"files": ["a"], "fixable": [], "unfixable": ["all"]}]},
    {"options": {"spelling": {"established": 2}, "rationale-missing": {}, "sex-mismatch": {}}},
    {"options": {"spelling": {"established": 1000.0}}},
    {"suppressions": "let-stay.json", "baseline": "../letterlint.baseline"},
    {"words": ["Acme Zeta", "\u00c9lan"], "fail-on": "never", "reference-date": "2016-02-29"},
    {"reference-date": "today", "exclude": ["drafts/", "**/a[!b]?.txt", "\\!x"]},
    {"overrides": [{"files": ["a"]}, {"files": ["a/", "/b"], "select": ["dates"], "ignore": ["date-order"], "levels": {}, "options": {},
                                      "words": [], "fail-on": "note", "reference-date": "1999-12-31"}]},
    {"rules": [RULE], "levels": {"a-b": "error"}, "select": ["a-b"]},
    {"rules": [{**RULE, "level": "note", "within": "letter", "explain": ["a", "b"], "replace": "z", "safe": True, "fires_on": ["x"],
                "silent_on": [["y", "z"]], "scope": {"section": ["summary", "rationale"], "item": [1, "denied"], "frame": "request"}}]},
    {"rules": [{"id": "a-b", "agree": ["n (?<v>\\d+)"], "normalize": ["digits"], "message": "{value}"}]},
    {"rules": [{"id": "a-b", "agree": ["n (?<v>\\d+)"], "normalize": [], "message": "{value}"}]},
]
WRONG = [
    [], 1, "x", None,
    {"selct": []}, {"select": "all"}, {"select": [1]}, {"select": [""]}, {"select": {}}, {"ignore": None}, {"fixable": "all"}, {"unfixable": [""]}, {"unfixable": {}}, {"root": 1}, {"root": "true"},
    {"$schema": 1}, {"files": ["a"]}, {"exclude": "a"}, {"exclude": [""]}, {"exclude": ["!a"]}, {"load": "a.so"}, {"load": [""]},
    {"levels": []}, {"levels": {"spelling": "loud"}}, {"levels": {"spelling": 1}}, {"levels": {"Spelling": "note"}},
    {"options": []}, {"options": {"spelling": 1}}, {"options": {"spelling": {"established": 1}}}, {"options": {"spelling": {"established": 1001}}},
    {"options": {"spelling": {"established": 2.5}}}, {"options": {"spelling": {"established": "3"}}}, {"options": {"spelling": {"x": 3}}},
    {"options": {"sex-mismatch": {"x": 3}}}, {"words": [""]}, {"words": "a"}, {"words": [1]}, {"family": ""}, {"family": 1},
    {"suppressions": ""}, {"baseline": 1}, {"overrides": [{"files": ["a"], "baseline": "b"}]},
    {"fail-on": "off"}, {"fail-on": 1}, {"reference-date": "2016-13-01"}, {"reference-date": "1.2.2016"}, {"reference-date": 2016},
    {"overrides": {}}, {"overrides": [{}]}, {"overrides": [1]}, {"overrides": [{"files": []}]}, {"overrides": [{"files": "a"}]},
    {"overrides": [{"files": ["a"], "exclude": []}]}, {"overrides": [{"files": ["a"], "root": True}]},
    {"overrides": [{"files": ["a"], "overrides": []}]}, {"overrides": [{"files": ["a"], "levels": {"spelling": "loud"}}]},
    {"overrides": [{"files": ["a"], "x": 1}]}, {"overrides": [{"files": ["a"], "rules": []}]},
    {"rules": {}}, {"rules": [1]}, {"rules": [{}]}, {"rules": [{**RULE, "x": 1}]}, {"rules": [{**RULE, "id": "A"}]}, {"rules": [{**RULE, "id": 1}]},
    {"rules": [{**RULE, "pattern": ""}]}, {"rules": [{"id": "a-b", "message": "y"}]}, {"rules": [{"id": "a-b", "pattern": "x"}]},
    {"rules": [{**RULE, "agree": ["(?<v>x)"]}]}, {"rules": [{**RULE, "level": "off"}]}, {"rules": [{**RULE, "within": "page"}]},
    {"rules": [{**RULE, "scope": {"section": "body"}}]}, {"rules": [{**RULE, "scope": {"item": 0}}]}, {"rules": [{**RULE, "scope": {"x": 0}}]},
    {"rules": [{**RULE, "scope": {"section": []}}]}, {"rules": [{**RULE, "safe": 1}]}, {"rules": [{**RULE, "message": ""}]},
    {"rules": [{"id": "a-b", "agree": [], "message": "y"}]}, {"rules": [{"id": "a-b", "agree": "(?<v>x)", "message": "y"}]},
]


def plain(text):
    """JSON of JSON with comments."""
    text = re.sub(r'("(?:[^"\\\n]|\\.)*")|//[^\n]*|/\*.*?\*/', lambda m: m[1] or "", text, flags=re.S)
    return re.sub(r'("(?:[^"\\\n]|\\.)*")|,(?=\s*[\]}])', lambda m: m[1] or "", text)


def keys_of(complaints):
    """The keys that the complaint of an unknown one lists."""
    said = next(c for c in complaints if "unknown key" in c)
    return set(re.split(r", | and ", re.search(r"there are (.*)$", said)[1]))


def keys_agree(place, check):
    unknown = "q" * 40
    overrides = SCHEMA["properties"]["overrides"]["items"]["properties"]
    found = keys_of(place.complaints({unknown: 1}))
    named = keys_of(place.complaints({unknown: 1}, "--config=letterlint.json", "a.txt"))
    inner = keys_of(place.complaints({"overrides": [{"files": ["a"], unknown: 1}]}))
    for what, got, want in (("a config", named, set(SCHEMA["properties"])), ("a config that is found", found, set(SCHEMA["properties"]) - {"load"}),
                            ("an override", inner, set(overrides))):
        check(got == want, f"keys of {what}: the program has {sorted(got - want)} more, the schema {sorted(want - got)}")
    rule = keys_of(place.complaints({"rules": [{unknown: 1}]}))
    check(rule == set(SCHEMA["definitions"]["rule"]["properties"]), f"keys of a rule: {sorted(rule)}")
    for name, p in [*SCHEMA["properties"].items(), *SCHEMA["definitions"]["rule"]["properties"].items()]:
        check("description" in p or "enum" in p, f"schema: '{name}' has no description")


def schema_agrees(place, check, sample):
    """Returns how many checks were skipped."""
    place.put("a.txt")
    keys_agree(place, check)
    for config in RIGHT + [json.loads(plain(sample))]:
        code, _, err = place.run("config", f"--config={place.put('c.json', config)}")
        check(code == 0 and not err, f"{config}: {err}")
    for config in WRONG:
        code, out, err = place.run("config", f"--config={place.put('c.json', json.dumps(config))}")
        check(code == 2 and not out and re.match(r"letterlint: .*/c\.json:\d+:\d+: ", err), f"{config} is accepted, or its place is not told: {err}")
    if not jsonschema:
        print("skipped: the schema of configs: no jsonschema")
        return 1
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    validator = jsonschema.Draft7Validator(SCHEMA)
    for config in RIGHT + [json.loads(plain(sample))]:
        check(validator.is_valid(config), f"the schema refuses {config}: {[e.message for e in validator.iter_errors(config)]}")
    for config in WRONG:
        check(not validator.is_valid(config), f"the schema accepts {config}")
    return 0
