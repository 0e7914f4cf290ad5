#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Plants one slip at a time into clean letters and measures what the linter finds.

inject.py [--bin BIN] [--seed N] [--per-letter N] [--json FILE] [--show] DIR...

Every .txt below DIR is taken for a clean letter. For each kind of slip the script looks for places where
it can be planted for certain, makes up to N copies with one slip each, lints them all in one run, and
prints per kind how many were found (the rule or one that stands for it, within one line of the slip)
and how far off the nearest finding was. The unchanged letters give the false alarms.
"""
import argparse, calendar, collections, datetime, json, pathlib, random, re, subprocess, sys, tempfile, urllib.parse

MONTHS = 'January February March April May June July August September October November December'.split()
DATE = re.compile(r'\b(%s) (\d{1,2}), ((?:19|20)\d\d)\b' % '|'.join(MONTHS))
SLASH = re.compile(r'(?<![\d/])(\d{1,2})/(\d{1,2})/((?:19|20)\d\d|\d\d)(?![\d/])')
WORDS = dict(one=1, two=2, three=3, four=4, five=5, six=6, seven=7, eight=8, nine=9, ten=10, twelve=12)
KIN = re.compile(r'\b(wife|husband|mother|father|son|daughter|brother|sister|Dr|doctor|physician|surgeon|'
                 r'psychologist|psychiatrist|therapist|provider|reviewer|partner|friend|nurse|chiropractor|'
                 r'examiner|attorney|adjuster|supervisor|spouse|parent|aunt|uncle|child|patients|fianc|specialist|[a-z]+ologist|'
                 r'person|practitioner|a worker|a patient|he or she|his or her|he/she|his/her|dentist|pediatrician)', re.I)


def body_start(text):
    m = re.search(r'CASE SUMMARY|SUMMARY', text)
    return m.end() if m else 0


def line_of(text, off):
    return text.count('\n', 0, off) + 1


def sub(text, start, end, new):
    return text[:start] + new + text[end:]


def context(text, off):
    return text[max(0, off - 260):off + 120]


def heads(text):
    """(start of heading line, end of heading text, decision match) of each item."""
    for m in re.finditer(r'^ *(\S.{4,150}?): +\n? *(Upheld|Overturned)\s*$', text, re.M):
        yield m


# Each kind: function(text, rng) -> iterable of (new text, line of the slip).
def pronoun(text, rng):
    if not re.search(r'year[ -]old (male|female|man|woman|gentleman|lady)|\b(man|woman) of \d', text[:len(text)]):
        return
    start = body_start(text)
    swap = {'He': 'She', 'She': 'He', 'he': 'she', 'she': 'he', 'his': 'her', 'His': 'Her'}
    for m in re.finditer(r'(?<![/\w])(He|She|he|she|his|His)(?![/\w])', text):
        if m.start() > start and not KIN.search(context(text, m.start())):
            yield sub(text, m.start(), m.end(), swap[m.group(1)]), line_of(text, m.start())


def stated_sex(text, rng):
    swap = {'male': 'female', 'female': 'male', 'man': 'woman', 'woman': 'man', 'gentleman': 'lady'}
    for m in re.finditer(r'year[ -]old (?:\w+ )?(male|female|man|woman|gentleman)\b', text):
        word = m.group(1)
        other = 'she|her' if word in ('female', 'woman') else 'he|his|him'
        if len(re.findall(r'(?<![/\w])(%s)(?![/\w])' % other, text[body_start(text):], re.I)) >= 3:
            yield sub(text, m.start(1), m.end(1), swap[word]), line_of(text, m.start(1))


def age(text, rng):
    m = re.search(r'\b(\d\d)[ -]year[ -]old', text)
    if not m:
        return
    for r in re.finditer(r'rationale:[^.]*\.[^.]*\. (The) (patient|injured worker|applicant|claimant) ', text):
        other = int(m.group(1)) + rng.choice([-9, -4, 4, 9])
        yield sub(text, r.start(1), r.end(1), f'The {other}-year-old'), line_of(text, r.start(1))


UNIT = r'(?:sessions|visits|treatments|injections)'


def heading_amount(text, rng):
    for h in heads(text):
        m = re.search(r'(?:QTY:? *|Qty:? *|#|\b)(\d+)(\.00)?(?= *$|[ ,)]| (?:additional )?%s)' % UNIT, h.group(1), re.I)
        nxt = text[h.end():h.end() + 5000]
        if m and m.group(1) not in ('1',) and re.search(r'(?:request|necessary)[^.]{0,120}\b%s\b' % m.group(1), nxt):
            off = h.start(1) + m.start(1)
            yield sub(text, off, off + len(m.group(1)), str(int(m.group(1)) + 2)), line_of(text, off)


def conclusion_amount(text, rng):
    for m in re.finditer(r'(?:request for|requested) (?:\w+ ){0,2}?(\d+) (?:additional )?%s[^.]{0,90}medically\s' % UNIT, text):
        off = m.start(1)
        yield sub(text, off, m.end(1), str(int(m.group(1)) + 2)), line_of(text, off)


def strength(text, rng):
    for h in heads(text):
        m = re.search(r'(\d+(?:\.\d+)?)(?:/325)? ?mg', h.group(1), re.I)
        if m and len(re.findall(re.escape(m.group(0)), text, re.I)) >= 2:
            off = h.start(1) + m.start(1)
            new = {'10': '5', '5': '10', '7.5': '10'}.get(m.group(1), str(int(float(m.group(1)) * 2)))
            yield sub(text, off, h.start(1) + m.end(1), new), line_of(text, off)


def side(text, rng):
    swap = {'left': 'right', 'right': 'left', 'Left': 'Right', 'Right': 'Left', 'LEFT': 'RIGHT', 'RIGHT': 'LEFT'}
    for h in heads(text):
        m = re.search(r'\b(left|right)\b(?! and)', h.group(1), re.I)
        if m and not re.search(r'bilateral|both', h.group(1), re.I):
            off = h.start(1) + m.start(1)
            word = m.group(1)
            block = text[h.end():h.end() + 4000]
            if len(re.findall(r'\b%s\b' % word, block, re.I)) >= 1 or len(re.findall(r'\b%s\b' % word, text, re.I)) >= 3:
                yield sub(text, off, off + len(word), swap[word]), line_of(text, off)


def decision(text, rng):
    for h in heads(text):
        word = h.group(2)
        yield sub(text, h.start(2), h.end(2), 'Overturned' if word == 'Upheld' else 'Upheld'), line_of(text, h.start(2))


def conclusion(text, rng):
    for m in re.finditer(r'request[^.;]{0,80}\b(is|was) (not )?medically (necessary)', text):
        if m.group(2):
            yield sub(text, m.start(2), m.end(2), ''), line_of(text, m.start(2))
        else:
            yield sub(text, m.end(1), m.end(1), ' not'), line_of(text, m.end(1))


def said_date(text, rng):
    for m in re.finditer(r'\b(said|same|that|aforementioned) ' + DATE.pattern, text):
        d = int(m.group(3))
        new = d + 1 if d < 28 else d - 1
        yield sub(text, m.start(3), m.end(3), str(new)), line_of(text, m.start(3))
    start = body_start(text)
    for m in re.finditer(r'(progress report|office visit|RFA form|progress note|report) (?:dated|of|on) ' + DATE.pattern, text):
        if m.start() < start or m.end() > text.find('RATIONALES') > 0:
            continue
        d = int(m.group(3))
        new = d + 1 if d < 28 else d - 1
        end = text.find('. ', m.end())
        if end > 0:
            again = f' On said {m.group(2)} {new}, {m.group(4)} {m.group(1)}, no new findings were noted.'
            yield sub(text, end + 1, end + 1, again), line_of(text, end)


def header_date(text, rng):
    for m in re.finditer(r'Date of Injury: *' + SLASH.pattern, text):
        y = m.group(3)
        if len(re.findall(r'injur', text)) > 1:
            yield sub(text, m.start(3), m.end(3), str(int(y) - 1)), line_of(text, m.start(3))


def invalid_date(text, rng):
    for m in DATE.finditer(text):
        if m.group(1) in ('April', 'June', 'September', 'November', 'February'):
            yield sub(text, m.start(2), m.end(2), '31'), line_of(text, m.start(2))
    for m in SLASH.finditer(text):
        if m.group(1) in ('4', '04', '6', '06', '9', '09', '11', '2', '02'):
            yield sub(text, m.start(2), m.end(2), '31'), line_of(text, m.start(2))


def weekday(text, rng):
    for m in DATE.finditer(text[body_start(text):]):
        off = body_start(text) + m.start()
        try:
            day = datetime.date(int(m.group(3)), MONTHS.index(m.group(1)) + 1, int(m.group(2))).weekday()
        except ValueError:
            continue
        wrong = calendar.day_name[(day + rng.randint(1, 6)) % 7]
        if not re.search(r'day,? $|said $|that $', text[max(0, off - 12):off]):
            yield sub(text, off, off, wrong + ', '), line_of(text, off)


def number_word(text, rng):
    start = body_start(text)
    for m in re.finditer(r'\b(%s) (?:additional |more )?%s' % ('|'.join(w for w in WORDS if w != 'one'), UNIT), text):
        if m.start() > start:
            off = m.end(1)
            yield sub(text, off, off, f' ({WORDS[m.group(1).lower()] + 2})'), line_of(text, off)


def pasted_sentence(text, rng):
    start = body_start(text)
    for m in re.finditer(r'(?<=[.] )[A-Z][^.\n]{50,200}\.(?= [A-Z])', text):
        if m.start() > start:
            yield sub(text, m.end(), m.end(), ' ' + m.group(0)), line_of(text, m.end())


def placeholder(text, rng):
    start = body_start(text)
    for m in DATE.finditer(text):
        if m.start() > start:
            yield sub(text, m.start(), m.end(), rng.choice(['[INSERT DATE]', 'XX/XX/XXXX', '____', '[DATE]'])), line_of(text, m.start())


def doubled_word(text, rng):
    start = body_start(text)
    for m in re.finditer(r' (the|of|to|and|is|in|with|was) ', text):
        if m.start() > start:
            yield sub(text, m.end(1), m.end(1), ' ' + m.group(1)), line_of(text, m.end(1))


def lost_space(text, rng):
    start = body_start(text)
    for m in re.finditer(r'(?<=[a-z]{3}\.)( +)(?=[A-Z][a-z])', text):
        if m.start() > start:
            yield sub(text, m.start(1), m.end(1), ''), line_of(text, m.start(1))


def dropped_rationale(text, rng):
    spans = list(heads(text))
    for k, h in enumerate(spans):
        m = re.compile(r'Decision rationale:').search(text, h.end())
        end = spans[k + 1].start() if k + 1 < len(spans) else len(text)
        if m and m.start() < end:
            yield sub(text, m.start(), end, ''), line_of(text, h.start(1))


def denied_diagnosis(text, rng):
    for m in re.finditer(r'(?:diagnosed with|diagnosis of|diagnoses of) ((?:[A-Za-z-]+ ){0,4}(?:disorder|syndrome|depression|'
                         r'radiculopathy|osteoarthritis|fibromyalgia|epicondylitis|fasciitis|apnea|neuropathy))\b', text, re.I):
        ctx = text[max(0, m.start() - 60):m.start()]
        at = text.rfind('medically necessary')
        cut = text.rfind('. ', 0, at)
        if re.search(r'\b(not|no|never|without|mother|father|possible|rule|considered)\b', ctx) or cut < m.end():
            continue
        yield sub(text, cut + 1, cut + 1, f' The patient does not have a diagnosis of {m.group(1)}.'), line_of(text, cut)


def denied_drug(text, rng):
    for m in re.finditer(r'(?:is taking|takes|is prescribed|now takes|currently takes|medications are|medications include) '
                         r'(?:[a-z]+ ){0,2}?([A-Z][a-z]+|naproxen|gabapentin|ibuprofen|omeprazole|tramadol|sertraline|cyclobenzaprine)\b', text):
        at = text.rfind('medically necessary')
        cut = text.rfind('. ', 0, at)
        if cut > m.end():
            yield sub(text, cut + 1, cut + 1, f' The patient is not taking {m.group(1)}.'), line_of(text, cut)


HAD = re.compile(r'\b(?:completed|attended|(?:has|have|had) had|received|underwent|undergone|tried|included?s?)\s+'
                 r'(?:(?!no\b|for\b|if\b|to\b)[\w()-]+\s+){0,5}?(physical\s+therapy|acupuncture|chiropractic|psychotherapy|'
                 r'aquatic\s+therapy|occupational\s+therapy|speech\s+therapy|group\s+therapy)\b')


def had_before(text):
    """(where a sentence of the last rationale begins, what the summary says the patient has had)."""
    at = text.rfind('medically necessary')
    cut = max(text.rfind('. ', 0, at), text.rfind('.\n', 0, at))
    for m in HAD.finditer(text):
        sentence = text[text.rfind('.', 0, m.start()) + 1:m.end()]
        if m.end() < cut and not re.search(r'\b(no|not|never|if|would|should|request\w*|asked|mother|father|patients|guideline\w*|'
                                           r'recommend\w*|offered|declined|review|plan|who)\b', sentence):
            yield cut, ' '.join(m.group(1).split())


def denied_therapy(text, rng):
    for cut, what in had_before(text):
        yield sub(text, cut + 1, cut + 1, f' The patient has never had any {what}.'), line_of(text, cut)


def missed_therapy(text, rng):
    for cut, what in had_before(text):
        yield (sub(text, cut + 1, cut + 1, f' There is no documentation that the patient has had {what}.'),
               line_of(text, cut))


SLIPS = {  # kind: (rules that stand for it, generator)
    'pronoun': ({'pronoun-mismatch', 'sex-mismatch'}, pronoun),
    'stated sex': ({'pronoun-mismatch', 'sex-mismatch', 'sex-specific-mismatch'}, stated_sex),
    'age': ({'age-mismatch'}, age),
    'heading amount': ({'quantity-mismatch', 'quantity-arithmetic', 'dose-mismatch'}, heading_amount),
    'conclusion amount': ({'quantity-mismatch', 'quantity-arithmetic', 'dose-mismatch'}, conclusion_amount),
    'strength': ({'dose-mismatch'}, strength),
    'side': ({'laterality-mismatch', 'body-part-mismatch'}, side),
    'decision word': ({'decision-mismatch'}, decision),
    'conclusion': ({'decision-mismatch'}, conclusion),
    'said date': ({'date-mismatch', 'date-order'}, said_date),
    'header date': ({'date-mismatch', 'date-order'}, header_date),
    'invalid date': ({'date-invalid'}, invalid_date),
    'weekday': ({'date-weekday'}, weekday),
    'number word': ({'number-word-mismatch', 'quantity-mismatch'}, number_word),
    'pasted sentence': ({'duplicate-text'}, pasted_sentence),
    'placeholder': ({'placeholder'}, placeholder),
    'doubled word': ({'repeated-word', 'grammar-slip'}, doubled_word),
    'lost space': ({'spacing'}, lost_space),
    'dropped rationale': ({'rationale-missing'}, dropped_rationale),
    'denied diagnosis': ({'diagnosis-contradiction'}, denied_diagnosis),
    'denied drug': ({'medication-contradiction'}, denied_drug),
    'denied therapy': ({'history-contradiction'}, denied_therapy),
    'missed therapy': ({'documentation-contradiction'}, missed_therapy),
}


def lint(binary, folder):
    out = folder / 'out.sarif'
    p = subprocess.run([binary, '--format=sarif', '-o', out, folder], capture_output=True)
    if p.returncode not in (0, 1):
        sys.exit(f'letterlint exited {p.returncode}: {p.stderr.decode(errors="replace")[:400]}')
    found = collections.defaultdict(list)
    for run in json.loads(out.read_text())['runs']:
        for r in run['results']:
            lines = [x['physicalLocation']['region']['startLine'] for x in r['locations'] + r.get('relatedLocations', [])]
            name = pathlib.PurePath(urllib.parse.unquote(r['locations'][0]['physicalLocation']['artifactLocation']['uri'])).name
            found[name].append((r['ruleId'], r.get('level', 'warning'), lines, r['message']['text']))
    return found


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument('--bin', default='build/letterlint')
    ap.add_argument('--seed', type=int, default=1)
    ap.add_argument('--per-letter', type=int, default=2)
    ap.add_argument('--json')
    ap.add_argument('--show', action='store_true')
    ap.add_argument('--kind', help='only this kind of slip')
    ap.add_argument('dirs', nargs='+')
    a = ap.parse_args()
    letters = sorted(f for d in a.dirs for f in pathlib.Path(d).rglob('*.txt'))
    table = {}
    with tempfile.TemporaryDirectory() as tmp:
        tmp = pathlib.Path(tmp)
        planted = {}
        for n, f in enumerate(letters):
            data = f.read_bytes()
            try:
                text = data.decode('utf-8-sig').replace('\r\n', '\n')
            except UnicodeDecodeError:
                text = data.decode('cp1252', 'replace').replace('\r\n', '\n')
            (tmp / f'{n:04}-clean.txt').write_text(text, 'utf-8')
            for kind, (rules, make) in SLIPS.items():
                if a.kind and a.kind != kind:
                    continue
                rng = random.Random(f'{a.seed} {kind} {f.name}')
                places = list(make(text, rng))
                for k, (new, line) in enumerate(rng.sample(places, min(a.per_letter, len(places)))):
                    name = f'{n:04}-{kind.replace(" ", "_")}-{k}.txt'
                    (tmp / name).write_text(new, 'utf-8')
                    planted[name] = (kind, rules, line, f)
        found = lint(a.bin, tmp)
    total, hit, off = collections.Counter(), collections.Counter(), collections.Counter()
    for name, (kind, rules, line, f) in planted.items():
        total[kind] += 1
        near = [min(abs(x - line) for x in lines) for rule, level, lines, _ in found[name] if rule in rules]
        hit[kind] += bool(near) and min(near) <= 1
        off[kind] += min(near) if near else 0
        if a.show and not (near and min(near) <= 1):
            print(f'MISS {kind}: {f}:{line}')
    alarms = [(letters[int(n[:4])], x) for n, xs in found.items() if n.endswith('-clean.txt')
              for x in xs if x[1] in ('error', 'warning')]
    if a.show:
        for f, x in alarms:
            print(f'FALSE {f}:{x[2][0]}: {x[1]} [{x[0]}] {x[3][:150]}')
    print(f'{"slip":20}{"planted":>8}{"found":>7}{"recall":>8}{"lines off":>11}')
    for kind in SLIPS:
        if total[kind]:
            r = hit[kind] / total[kind]
            table[kind] = dict(planted=total[kind], found=hit[kind], recall=round(r, 3))
            print(f'{kind:20}{total[kind]:8}{hit[kind]:7}{r:8.3f}{off[kind] / total[kind]:11.2f}')
    rate = 100 * len(alarms) / max(1, len(letters))
    print(f'{len(letters)} letters, {sum(total.values())} slips, recall {sum(hit.values()) / max(1, sum(total.values())):.3f}; '
          f'false alarms on the clean letters {len(alarms)} ({rate:.1f} per 100)')
    if a.json:
        pathlib.Path(a.json).write_text(json.dumps(dict(slips=table, letters=len(letters), false_alarms=len(alarms)), indent=1) + '\n')


if __name__ == '__main__':
    main()
