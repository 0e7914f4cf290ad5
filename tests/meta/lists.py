# SPDX-License-Identifier: MIT
"""The lists of words in C, "said|same|that": each word once, and each one that a token can be.

A list is held against one token at a time, so "no longer" or "p.o" in it is never found.
"""
import re

TOKEN = re.compile(r"[a-z\x80-\xff][a-z0-9\x80-\xff]*(?:'[a-z][a-z0-9]*)*|\d+(?:\.\d+)*|[^\w\s]", re.S)
COMMENT = re.compile(r"/\*.*?\*/", re.S)
LITERAL = r'"(?:[^"\\\n]|\\.)*"'
TEXT = rf"{LITERAL}(?:\s*{LITERAL})*"
LIST = re.compile(
    rf"\b(?:tok_in|tok_find|places_of|ll_find|ll_word_in)\((?:[^()\";]|\([^()\"]*\))*?({TEXT})\s*\)"
    rf"|static const char \w+\[\] =\s*({TEXT});", re.S)
OTHERS = ("grammar-slip.c", "placeholder.c", "spacing.c", "spelling.c")  # lists of another kind


def wrong(text):
    """(line, word, why) of each mistake in a C file."""
    text = COMMENT.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)
    for m in LIST.finditer(text):
        literals = re.findall(LITERAL, m[1] or m[2])
        words = "".join(x[1:-1] for x in literals).replace('\\"', '"').replace("\\\\", "\\").split("|")
        if m[2] and len(words) == 1:
            continue
        line = text.count("\n", 0, m.start()) + 1
        for word in dict.fromkeys(words):
            if word and not TOKEN.fullmatch(word):
                yield line, word, "is no one token"
            if word and words.count(word) > 1:
                yield line, word, "stands twice"


def run(root, check):
    seen = 0
    for path in sorted([*root.glob("lint/facts/*.c"), *root.glob("lint/letter/*.c"), *root.glob("checks/*/*.c")]):
        if path.name in OTHERS:
            continue
        text = path.read_text("utf-8")
        seen += len(LIST.findall(text))
        for line, word, why in wrong(text):
            check(False, f"{path.relative_to(root)}:{line}: '{word}' in a list of words {why}")
    check(seen > 400, f"only {seen} lists of words were found in the code")
    check([w for _, w, _ in wrong('tok_in(l, i, "a|no longer|" "a")')] == ["a", "no longer"], "a wrong list is found")
