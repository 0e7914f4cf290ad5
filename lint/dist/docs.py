#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the pages of all checks as one file for a browser. `make docs` runs it.

docs.py LETTERLINT OUTPUT

The texts are the program's own (the rules of its SARIF log), so the page cannot say what `letterlint explain` does
not. The page asks nothing of the network: its style and its script (docs.html) are in it. `#id` leads to a check.
"""
import html
import json
import pathlib
import re
import subprocess
import sys

FAMILIES = {
    "person": ("Person", "who the patient is: sex, age, pronouns"),
    "request": ("Request", "what was asked for and what was decided: amounts, medicines, sides, services"),
    "clinical": ("Clinical", "what the patient has, takes and went through"),
    "dates": ("Dates", "days that are none, that disagree, that come in the wrong order"),
    "decision": ("Decision", "the decision, its reasons, its guidelines, the parts of the letter"),
    "identity": ("Identity", "whose letter it is, and what it must not tell"),
    "wording": ("Wording", "traces of paste, templates and the keyboard"),
}
INLINE = re.compile(r"`([^`]+)`|\*\*([^*]+)\*\*|\*([^*]+)\*")


def inline(text):
    """`code`, **strong** and *emphasis*; everything else is text."""
    out, at = [], 0
    for m in INLINE.finditer(text):
        out.append(html.escape(text[at:m.start()]))
        tag = "code" if m[1] else "strong" if m[2] else "em"
        out.append(f"<{tag}>{html.escape(m[1] or m[2] or m[3])}</{tag}>")
        at = m.end()
    rest = "".join(out) + html.escape(text[at:])
    if re.search(r"[`*]", re.sub(r"<code>.*?</code>", "", rest)):
        raise ValueError(f"a mark without its other half: {text}")
    return rest


def blocks(text):
    """Paragraphs, quotations and lists."""
    out = []
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = block.split("\n")
        while lines:
            kind = lines[0][:2] if lines[0][:2] in ("- ", "> ") else ""
            if kind == "- ":  # an entry goes on until the next one
                entries = []
                while lines and not lines[0].startswith("> "):
                    line = lines.pop(0)
                    if line.startswith("- "):
                        entries.append(line[2:])
                    else:
                        entries[-1] += " " + line.strip()
                out.append("<ul>" + "".join(f"<li>{inline(e)}</li>" for e in entries) + "</ul>")
                continue
            n = next((i for i, line in enumerate(lines) if (line[:2] if line[:2] in ("- ", "> ") else "") != kind), len(lines))
            body = inline(" ".join(line[len(kind):].strip() for line in lines[:n]))
            out.append(f"<blockquote>{body}</blockquote>" if kind else f"<p>{body}</p>")
            lines = lines[n:]
    return "".join(out)


def sections(markdown):
    """[(heading, html)] of an explain text."""
    parts = re.split(r"^## (.+)\n", markdown, flags=re.M)
    if parts[0].strip():
        raise ValueError(f"text before the first heading: {parts[0][:60]}")
    return [(parts[i].strip(), blocks(parts[i + 1])) for i in range(1, len(parts), 2)]


def slug(heading):
    return re.sub(r"[^a-z]+", "-", heading.lower()).strip("-")


def level_of(rule):
    return rule["defaultConfiguration"]["level"]


def is_preview(rule):
    return "preview" in rule["properties"]["tags"]


def family_of(rule):
    return next((t for t in rule["properties"]["tags"] if t not in ("letter", "preview")), "")


def article(rule):
    e = html.escape
    ident = e(rule["id"])
    preview = ' <span class="badge preview">off by default</span>' if is_preview(rule) else ""
    body = "".join(f'<section class="{slug(h)}"><h4>{e(h)}</h4>{b}</section>' for h, b in sections(rule["help"]["markdown"]))
    return (f'<article id="{ident}" class="check">\n<header><h3><a href="#{ident}">{ident}</a></h3>'
            f'<span class="badge {level_of(rule)}">{level_of(rule)}</span>{preview}</header>\n'
            f'<p class="summary">{e(rule["shortDescription"]["text"])}</p>\n{body}\n</article>\n')


def page(log):
    driver = log["runs"][0]["tool"]["driver"]
    families = {}
    for rule in sorted(driver["rules"], key=lambda r: r["id"]):
        families.setdefault(family_of(rule), []).append(rule)
    order = [f for f in FAMILIES if f in families] + sorted(set(families) - set(FAMILIES))
    nav, main = [], []
    for f in order:
        title, about = FAMILIES.get(f, (f.capitalize(), ""))
        entries = "".join(f'<li data-check="{html.escape(r["id"])}"><a href="#{html.escape(r["id"])}">'
                          f'<i class="dot {level_of(r)}" title="{level_of(r)}"></i>{html.escape(r["id"])}</a></li>' for r in families[f])
        key = html.escape(f)
        nav.append(f'<section><h2><a href="#family-{key}">{html.escape(title)}</a></h2><ul>{entries}</ul></section>\n')
        main.append(f'<section class="family"><h2 id="family-{key}">{html.escape(title)} <small>{html.escape(about)}</small></h2>\n'
                    + "".join(article(r) for r in families[f]) + "</section>\n")
    template = (pathlib.Path(__file__).parent / "docs.html").read_text("utf-8")
    fill = {"NAV": "".join(nav), "MAIN": "".join(main), "VERSION": html.escape(driver["version"]), "COUNT": str(len(driver["rules"]))}
    return re.sub(r"@(NAV|MAIN|VERSION|COUNT)@", lambda m: fill[m[1]], template)


def main():
    program, output = sys.argv[1], pathlib.Path(sys.argv[2])
    p = subprocess.run([program, "--format=sarif", "--select=all", "-"], input=b"Nothing.\n", stdout=subprocess.PIPE, check=True)
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(page(json.loads(p.stdout)), "utf-8")


if __name__ == "__main__":
    main()
