#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Plants one slip at a time into clean letters and measures what the linter finds.

inject.py [--bin BIN] [--seed N] [--per-letter N] [--every N] [--json FILE] [--test] [--show] DIR...

Every .txt below DIR is taken for a clean letter. For each kind of slip (slips.py) the script looks for places where
it can be planted for certain, makes up to N copies with one slip each, lints them all in one run, and
prints per kind how many were found (the rule or one that stands for it, within one line of the slip)
and how far off the nearest finding was. The unchanged letters give the false alarms.

--json FILE says first what changed against the figures in FILE, then writes the new ones there.
--test compares with the floors of slips.py and ends like a suite of tests/run.sh.
"""
import argparse
import collections
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import zlib
import urllib.parse

from slips import FEW, FLOORS, MOST_FALSE, SLIPS


def read(f):
    data = f.read_bytes()
    try:
        return data.decode('utf-8-sig').replace('\r\n', '\n')
    except UnicodeDecodeError:
        return data.decode('cp1252', 'replace').replace('\r\n', '\n')


def lint(binary, folder):
    out = folder / 'out.sarif'
    p = subprocess.run([binary, '--format=sarif', '-o', out, folder], capture_output=True)
    if p.returncode not in (0, 1) or not out.exists():
        sys.exit(f'letterlint exited {p.returncode}: {p.stderr.decode(errors="replace")[:400]}')
    found = collections.defaultdict(list)
    for run in json.loads(out.read_text())['runs']:
        for r in run['results']:
            lines = [x['physicalLocation']['region']['startLine'] for x in r['locations'] + r.get('relatedLocations', [])]
            name = pathlib.PurePath(urllib.parse.unquote(r['locations'][0]['physicalLocation']['artifactLocation']['uri'])).name
            found[name].append((r['ruleId'], r.get('level', 'warning'), lines, r['message']['text']))
    return found


def plant(letters, into, seed, per_letter, only):
    """{file name: (kind, rules, line, letter)}; the clean letters lie beside them."""
    planted, seen = {}, set()
    for n, f in enumerate(letters):
        text = read(f)
        (into / f'{n:04}-clean.txt').write_text(text, 'utf-8')
        for kind, (rules, make) in SLIPS.items():
            if only and only != kind:
                continue
            rng = random.Random(f'{seed} {kind} {f.name}')
            places = [p for p in make(text, rng) if p[0] != text]
            for k, (new, line) in enumerate(rng.sample(places, min(per_letter, len(places)))):
                around = (kind, '\n'.join(new.split('\n')[max(0, line - 2):line + 1]))
                if around in seen:  # the same letter, or nearly, in several folders
                    continue
                seen.add(around)
                name = f'{n:04}-{kind.replace(" ", "_")}-{k}.txt'
                (into / name).write_text(new, 'utf-8')
                planted[name] = (kind, rules, line, f)
    return planted


def count(planted, found, show):
    """{kind: {planted, found, recall, lines_off}}"""
    total, hit, off = collections.Counter(), collections.Counter(), collections.Counter()
    for name, (kind, rules, line, f) in planted.items():
        total[kind] += 1
        near = [min(abs(x - line) for x in lines) for rule, level, lines, _ in found[name] if rule in rules]
        is_hit = bool(near) and min(near) <= 1
        hit[kind] += is_hit
        off[kind] += min(near) if near else 0
        if show and not is_hit:
            print(f'MISS {kind}: {f}:{line}')
    return {kind: dict(planted=total[kind], found=hit[kind], recall=round(hit[kind] / total[kind], 3),
                       lines_off=round(off[kind] / total[kind], 2)) for kind in SLIPS if total[kind]}


def compare(old, new):
    """What got better or worse against the figures kept."""
    said = False
    for kind in SLIPS:
        a, b = (x['slips'].get(kind, {}).get('recall') for x in (old, new))
        if a != b:
            word = 'new' if a is None else 'gone' if b is None else 'better' if b > a else 'WORSE'
            print(f'{word}: {kind}: {a} -> {b}')
            said = True
    a, b = old['false_alarms'], new['false_alarms']
    if a != b:
        print(f'{"better" if b < a else "WORSE"}: false alarms: {a} -> {b}')
    elif not said:
        print('as before')


def test(result):
    """Ends like a suite of tests/run.sh."""
    passed = failed = 0
    for kind, r in result['slips'].items():
        if r['planted'] < FEW:
            continue
        if r['found'] + 1 >= FLOORS[kind] * r['planted']:  # one miss is none where few were planted
            passed += 1
        else:
            failed += 1
            print(f'failed: {kind}: {r["found"]} of {r["planted"]} found, floor {FLOORS[kind]}')
    rate = 100 * result['false_alarms'] / max(1, result['letters'])
    if rate <= MOST_FALSE:
        passed += 1
    else:
        failed += 1
        print(f'failed: {rate:.1f} errors and warnings per 100 clean letters, at most {MOST_FALSE}')
    print(f'{passed} passed, {failed} failed')
    sys.exit(1 if failed else 0)


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument('--bin', default='build/letterlint')
    ap.add_argument('--seed', type=int, default=1)
    ap.add_argument('--per-letter', type=int, default=2, help='slips of one kind in one letter')
    ap.add_argument('--every', type=int, default=1, help='only every so-many-th letter')
    ap.add_argument('--json', type=pathlib.Path)
    ap.add_argument('--test', action='store_true')
    ap.add_argument('--show', action='store_true', help='each miss and each false alarm')
    ap.add_argument('--kind', help='only this kind of slip')
    ap.add_argument('dirs', nargs='+', type=pathlib.Path)
    a = ap.parse_args()
    # by its name, so that a new letter does not change which of the others are drawn
    letters = sorted(f for d in a.dirs for f in d.rglob('*.txt') if zlib.crc32(f.stem.encode()) % a.every == 0)
    with tempfile.TemporaryDirectory() as tmp:
        tmp = pathlib.Path(tmp)
        planted = plant(letters, tmp, a.seed, a.per_letter, a.kind)
        found = lint(a.bin, tmp)
    slips = count(planted, found, a.show)
    alarms = [(letters[int(n[:4])], x) for n, xs in found.items() if n.endswith('-clean.txt')
              for x in xs if x[1] in ('error', 'warning')]
    if a.show or a.test:
        for f, x in sorted(alarms):
            print(f'FALSE {f}:{x[2][0]}: {x[1]} [{x[0]}] {x[3][:150]}')
    result = dict(letters=len(letters), planted=sum(r['planted'] for r in slips.values()),
                  recall=round(sum(r['found'] for r in slips.values()) / max(1, len(planted)), 3),
                  false_alarms=len(alarms), slips=slips)
    if a.test:
        test(result)
    print(f'{"slip":20}{"planted":>8}{"found":>7}{"recall":>8}{"lines off":>11}')
    for kind, r in slips.items():
        print(f'{kind:20}{r["planted"]:8}{r["found"]:7}{r["recall"]:8.3f}{r["lines_off"]:11.2f}')
    print(f'{len(letters)} letters, {result["planted"]} slips, recall {result["recall"]:.3f}; '
          f'false alarms on the clean letters {len(alarms)} ({100 * len(alarms) / max(1, len(letters)):.1f} per 100)')
    if a.json:
        if a.json.exists():
            print()
            compare(json.loads(a.json.read_text('utf-8')), result)
        a.json.write_text(json.dumps(result, indent=1) + '\n', 'utf-8')


if __name__ == '__main__':
    main()
