# SPDX-License-Identifier: MIT
"""The lists of words in C, "said|same|that": each word once, and each one that a token can be.

A list is held against one token at a time, so "no longer" or "p.o" in it is never found; a list of sequences,
"as well|no longer", against several.
"""
import re

TOKEN = re.compile(r"[a-z\x80-\xff][a-z0-9\x80-\xff]*(?:'[a-z][a-z0-9]*)*|\d+(?:\.\d+)*|[^\w\s]", re.S)
COMMENT = re.compile(r"/\*.*?\*/", re.S)
LITERAL = r'"(?:[^"\\\n]|\\.)*"'
PIECE = rf"(?:{LITERAL}|LIST_[A-Z_]+)"  # a row of lint/lexicon/lists.tsv
TEXT = rf"{PIECE}(?:\s*{PIECE})*"
LIST = re.compile(
    rf"\b(?:tok_in|tok_find|places_of|ll_find|ll_find_before|ll_any_of|ll_word_in|sent_has|span_has)\((?:[^()\";]|\([^()\"]*\))*?({TEXT})\s*\)"
    rf"|static const char \w+\[\] =\s*({TEXT});", re.S)
SEQUENCES = re.compile(rf"\btok_seq_in\((?:[^()\";]|\([^()\"]*\))*?({TEXT})\s*\)", re.S)
OTHERS = ("grammar-slip.c", "placeholder.c", "fields.h", "slips.h", "spacing.c", "spelling.c")  # lists of another kind


def rows(path):
    """The rows of lists.tsv by their names in C."""
    lines = [x.split("\t") for x in path.read_text("utf-8").splitlines() if x and not x.startswith(("#", "id\t"))]
    return {"LIST_" + name.upper(): words for name, words in lines}


def wrong(text, named=None):
    """(line, word, why) of each mistake in a C file."""
    text = COMMENT.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)
    for m in [*LIST.finditer(text), *SEQUENCES.finditer(text)]:
        several = m.re is SEQUENCES
        pieces = re.findall(PIECE, m[1] if several else m[1] or m[2])
        words = "".join(x[1:-1] if x[0] == '"' else named[x] for x in pieces).replace('\\"', '"').replace("\\\\", "\\").split("|")
        if not several and m[2] and len(words) == 1:
            continue
        line = text.count("\n", 0, m.start()) + 1
        for word in dict.fromkeys(words):
            if word and not all(TOKEN.fullmatch(w) for w in (word.split(" ") if several else [word])):
                yield line, word, "is no one token" if not several else "are no tokens, with one blank between"
            if word and words.count(word) > 1:
                yield line, word, "stands twice"


def run(root, check):
    seen, named, used = 0, rows(root / "lint/lexicon/lists.tsv"), set()
    for path in sorted([*root.glob("lint/facts/*.[ch]"), *root.glob("lint/letter/*.[ch]"), *root.glob("checks/*/*.[ch]")]):
        if path.name in OTHERS:
            continue
        text = path.read_text("utf-8")
        seen += len(LIST.findall(text))
        used |= set(re.findall(r"\bLIST_[A-Z_]+\b", text))
        for line, word, why in wrong(text, named):
            check(False, f"{path.relative_to(root)}:{line}: '{word}' in a list of words {why}")
    check(used == set(named), f"lists.tsv has what no code asks for, or the other way round: {used ^ set(named)}")
    check(seen > 400, f"only {seen} lists of words were found in the code")
    check([w for _, w, _ in wrong('tok_in(l, i, "a|no longer|" "a")')] == ["a", "no longer"], "a wrong list is found")
    check([w for _, w, _ in wrong('tok_seq_in(l, i, "at all|in p.o")')] == ["in p.o"], "a wrong list of sequences is found")
    check([w for _, w, _ in wrong('tok_in(l, i, LIST_A "|b|c")', {"LIST_A": "a|b"})] == ["b"],
          "a word that a named list has too is found")
