#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds the checks, the documents and the corpus to each other, so that none of them can fall behind.

run.py            test
run.py --write    write the table of checks into README.md, and the checks into letterlint.schema.json
"""
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import config_schema
import lists
import ll
from ll import check
import profiles

HEADINGS = ["What it finds", "Why it matters", "Fires on", "Stays silent on", "How to fix"]
LETTERS = 3  # of each kind, at least
BANNED = r"\b(strcpy|strcat|sprintf|vsprintf|strtok|strtok_r|gets|rand|srand|atoi|atol|atof|system|alloca|setlocale)\s*\("
# Examples that leave words out, or tell of a letter: none of them can be tried as it stands.
PARTIAL = re.compile(r"\.\.\.|(?<!\*)\*(?!\*)|Heading:|, in (a|the) letter|\bwhere the\b|and then ")
OF_A_LAYOUT = {"text-after-conclusion"}  # speaks only of letters with parts
COMMENT = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:[^"\\\n]|\\.)*"', re.S)


def checks():
    """{id: {family, level, status, summary}} as the program lists them."""
    with_rules = ll.run("--format=sarif", *ll.ALL_CHECKS, "-", input=b"Nothing.\n").stdout
    rules = json.loads(with_rules)["runs"][0]["tool"]["driver"]["rules"]
    return {r["id"]: r for r in rules}


def examples(ident, page):
    """What a page says the check fires on it must fire on, by itself or behind a sentence that names a patient."""
    quoted = page[page.index("## Fires on"):page.index("## Stays silent on")].split("\n\n")
    told = [" ".join(line.lstrip("> ") for line in q.splitlines()) for q in quoted if q.startswith(">")]
    told = [t.replace("**", "") for t in told if not PARTIAL.search(t)]
    with tempfile.TemporaryDirectory() as d:
        for i, t in enumerate(told):
            for k, lead in enumerate(("", "The injured worker is a 40 year old male. ")):
                pathlib.Path(d, f"{i}-{k}.txt").write_text(f"{lead}{t}\n", "utf-8")
        found = ll.run("--select", ident, "--format=concise", d).stdout.decode() if told else ""
    for i, t in enumerate(told):
        check(re.search(rf"/{i}-\d\.txt:", found), f"explain {ident}: it does not fire on its example '{t}'")


def check_file(path, rules):
    """One checks/<family>/<id>.c: its name is its id, its folder its family, its page complete."""
    text = path.read_text("utf-8")
    ident = path.stem
    name = path.relative_to(ll.ROOT)
    macro = re.findall(r"^LL_CHECK\((\w+)\)", text, re.M)
    check(macro == [ident.replace("-", "_")], f"{name}: LL_CHECK({', '.join(macro)}) is not the file's name")
    check(re.search(rf'\.id\s*=\s*"{re.escape(ident)}"', text), f"{name}: .id is not the file's name")
    check(re.search(rf'\.family\s*=\s*"{re.escape(path.parent.name)}"', text), f"{name}: .family is not the folder's name")
    summary = re.search(r'\.summary\s*=\s*"(.*)"', text)
    check(summary and not summary[1][0].isupper() and not summary[1].endswith("."),
          f"{name}: .summary begins small and ends without a stop")
    check(ident in rules, f"{name}: the program does not list {ident}")
    check("SPDX-License-Identifier: MIT" in text.splitlines()[0], f"{name}: no SPDX line at the top")
    page = ll.run("explain", ident, ok=None)
    check(page.returncode == 0, f"{name}: `letterlint explain {ident}` gives status {page.returncode}")
    source = "".join(re.findall(r'"((?:[^"\\\n]|\\.)*)"', text[text.find(".explain"):]))
    found = re.findall(r"## ([^\\]+?)\\n", source)
    check(found == HEADINGS, f"{name}: headings of .explain are {found}, should be {HEADINGS}")
    check("## Fires on\\n\\n> " in source, f"{name}: examples of .explain are quotations: > ... **the slip** ...")
    if page.returncode == 0 and ident not in OF_A_LAYOUT and path.parent.name != "policy":
        examples(ident, page.stdout.decode())
    check("## Stays silent on\\n\\n- " in source, f"{name}: what .explain says it is silent on is a list")
    for folder in ("corpus-bad", "corpus-good"):
        if path.parent.name == "policy":
            continue  # found beside letters: tests/cli/suppress.sh
        letters = list((ll.ROOT / folder / ident).glob("*.txt"))
        check(len(letters) >= LETTERS, f"{folder}/{ident}: {len(letters)} letters, at least {LETTERS} wanted")


def corpus_is_tidy(rules):
    for folder in ("corpus-bad", "corpus-good"):
        base = ll.ROOT / folder
        for d in sorted(p for p in base.glob("*") if p.is_dir()):
            check(d.name in rules or d.name in ("real", "base", "several"), f"{folder}/{d.name}: no check of this name")
            for p in d.iterdir():
                check(p.suffix in (".txt", ".expected"), f"{p.relative_to(ll.ROOT)}: neither a letter nor what is expected of it")
        for expected in base.rglob("*.expected"):
            if expected.parent.name in rules and folder == "corpus-bad":
                own = any(re.match(rf"(! )?\d+:\d+ {expected.parent.name} ", line) for line in expected.read_text("utf-8").splitlines())
                check(own, f"{expected.relative_to(ll.ROOT)}: no finding of {expected.parent.name} in it")


def table(rules):
    """The checks as README shows them: by family, each with its level."""
    family = {p.stem: p.parent.name for p in (ll.ROOT / "checks").glob("*/*.c")}
    order = ["person", "request", "clinical", "dates", "decision", "identity", "wording", "policy"]
    rows = ["| check | level | what it finds |", "|---|---|---|"]
    for ident in sorted(rules, key=lambda i: (order.index(family[i]) if family.get(i) in order else 99, i)):
        r = rules[ident]
        level = r["defaultConfiguration"]["level"]
        if not r["defaultConfiguration"].get("enabled", True):
            level += ", off by default"
        rows.append(f"| `{ident}` | {level} | {r['shortDescription']['text'].rstrip('.')} |")
    return rows


BEGIN, END = "<!-- checks: written by `make bless` -->", "<!-- end of checks -->"
SESSION = re.compile(r"(```console\n\$ letterlint ([^\n]*)\n)(.*?)(```\n)", re.S)


def readme(rules, write):
    """Its table is the program's list; what it shows as output is output; its links and targets are there."""
    path = ll.ROOT / "README.md"
    old = path.read_text("utf-8")
    head, _, rest = old.partition(BEGIN)
    _, _, tail = rest.partition(END)
    new = head + BEGIN + "\n" + "\n".join(table(rules)) + "\n" + END + tail
    new = SESSION.sub(lambda m: m[1] + ll.run("--color=never", *m[2].split()).stdout.decode() + m[4], new)
    if write:
        if new != old:
            path.write_text(new, "utf-8")
            print("wrote README.md")
        return
    check(old == new, "README.md: its table of checks or its output is not the program's (make bless)")
    for link in re.findall(r"\]\(([^)#:]+)\)", old):
        check((ll.ROOT / link).exists(), f"README.md: link to {link}, which is not there")
    for name in ("README.md", ".github/CONTRIBUTING.md"):
        for target in re.findall(r"`make ([a-z-]+)", (ll.ROOT / name).read_text("utf-8")):
            makefile = (ll.ROOT / "Makefile").read_text("utf-8")
            check(re.search(rf"^([a-z -]* )?{target}\b.*:", makefile, re.M), f"{name}: there is no `make {target}`")


def options_of(text):
    return set(re.findall(r"(?<![\w-])(--[a-z][a-z0-9-]+)", text))


def options():
    """--help, the man page and the completions name the same options."""
    shown = options_of(ll.run("--help").stdout.decode())
    dist = ll.ROOT / "lint" / "dist"
    man = re.sub(r"Fl -([a-z])", r"--\1", (dist / "letterlint.1").read_text("utf-8"))
    check(options_of(man) == shown, f"letterlint.1 against --help: {sorted(options_of(man) ^ shown)}")
    fish = {"--" + o for o in re.findall(r"-l ([a-z0-9-]+)", (dist / "letterlint.fish").read_text("utf-8"))}
    for name, got in (("bash", options_of((dist / "letterlint.bash").read_text("utf-8"))),
                      ("zsh", options_of((dist / "_letterlint").read_text("utf-8"))), ("fish", fish)):
        check(got == shown, f"{name} completion against --help: {sorted(got ^ shown)}")
    version = re.search(r"^VERSION = (.+)$", (ll.ROOT / "Makefile").read_text("utf-8"), re.M).group(1)
    check(version in ll.run("--version").stdout.decode(), "--version does not tell the Makefile's version")


class Page(html.parser.HTMLParser):
    """Anchors, links and words of a page, and what is asked of other places."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.ids, self.links, self.tags, self.words, self.open = [], [], set(), {}, []
        self.here = None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        self.tags.add(tag)
        if tag not in ("meta", "input", "link", "img", "br"):
            self.open.append(tag)
        self.links += [a[k] for k in ("href", "src", "srcset", "action") if k in a]
        if "id" in a:
            self.ids.append(a["id"])
        if tag == "article":
            self.here = a.get("id")

    def handle_endtag(self, tag):
        check(self.open and self.open.pop() == tag, f"docs: </{tag}> closes what is not open ({self.getpos()[0]})")
        if tag == "article":
            self.here = None

    def handle_data(self, data):
        if self.here and data.strip():
            self.words.setdefault(self.here, []).append(data)


def squeezed(text):
    """The words alone: no marks of Markdown, no white space."""
    return re.sub(r"(^|\n)(?:## |> |- )|[`*\s]", "", text)


def docs(rules):
    """`make docs`: each check has its anchor and its whole text, and nothing is loaded from elsewhere."""
    with tempfile.TemporaryDirectory() as d:
        out = pathlib.Path(d) / "docs" / "index.html"
        subprocess.run([sys.executable, ll.ROOT / "lint/dist/docs.py", ll.BINARY, out], check=True)
        text = out.read_text("utf-8")
    page = Page(text)
    check(not page.open, f"docs: left open: {page.open}")
    check(len(page.ids) == len(set(page.ids)), "docs: an id twice")
    known = {"html", "head", "meta", "title", "style", "body", "div", "aside", "h1", "h2", "h3", "h4", "small", "input", "p", "nav",
             "details", "summary", "section", "ul", "li", "a", "i", "main", "span", "article", "header", "blockquote", "code",
             "strong", "em", "footer", "script"}
    check(page.tags <= known, f"docs: text taken for tags: {sorted(page.tags - known)}")
    for link in page.links:
        check(link.startswith("#") and link[1:] in page.ids, f"docs: link to {link}, which is not there")
    check(not re.search(r"https?://|//[a-z]|@import|url\(", text), "docs: something from elsewhere")
    check(not re.search(r"&(?!(?:amp|lt|gt|quot|#x27);)", re.sub(r"<(style|script)>.*?</\1>", "", text, flags=re.S)), "docs: a bare &")
    for ident, rule in rules.items():
        check(ident in page.ids, f"docs: no anchor #{ident}")
        got, wanted = squeezed("".join(page.words.get(ident, []))), squeezed(rule["help"]["markdown"])
        check(wanted in got, f"docs: the page of {ident} is not its explain text")


def sources():
    files = [p for d in ("lint", "checks", "include", "tests") for p in (ll.ROOT / d).rglob("*.[ch]")]
    for p in files:
        text = COMMENT.sub("", p.read_text("utf-8"))
        bad = re.findall(BANNED, text)
        check(not bad, f"{p.relative_to(ll.ROOT)}: uses {', '.join(sorted(set(bad)))}")
    public = (ll.ROOT / "include/letterlint/letterlint.h").read_text("utf-8")
    for p in (ll.ROOT / "checks").glob("*/*.c"):
        own = [h for h in re.findall(r'#include\s+"([^"]+)"', p.read_text("utf-8")) if not (p.parent / h).exists()]
        check(not own, f"{p.relative_to(ll.ROOT)}: a check sees <letterlint/*.h> and what is beside it, not {own}")
    check("LL_ABI_MAJOR" in public, "the public header names its ABI")


def tree():
    """The top level stays as it is; nothing private is tracked."""
    allowed = {"lint", "checks", "include", "tests", "corpus-bad", "corpus-good", "Makefile", "README.md", "LICENSE"}
    p = subprocess.run(["git", "-C", ll.ROOT, "ls-files"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    tops = {line.split("/")[0] for line in p.stdout.decode().splitlines()}
    extra = {t for t in tops if t not in allowed and not t.startswith(".")}
    check(not extra, f"at the top level: {', '.join(sorted(extra))}")


def main():
    write = sys.argv[1:] == ["--write"]
    rules = checks()
    if write:
        readme(rules, True)
        config_schema.write()
        return
    files = sorted((ll.ROOT / "checks").glob("*/*.c"))
    for p in files:
        check_file(p, rules)
    check(set(rules) == {p.stem for p in files}, f"listed but without a file: {sorted(set(rules) - {p.stem for p in files})}")
    corpus_is_tidy(rules)
    readme(rules, False)
    options()
    check(config_schema.up_to_date(), "letterlint.schema.json: its checks or options are not the program's (make bless)")
    docs(rules)
    profiles.check_profiles(check)
    lists.run(ll.ROOT, check)
    sources()
    tree()
    ll.main_result(ll.Tally.passed, ll.Tally.failed)


if __name__ == "__main__":
    main()
