# SPDX-License-Identifier: MIT
"""The slips that inject.py plants. A slip must be certain: the letter must contradict it elsewhere.

Each planter is function(text, rng) -> iterable of (text with the slip, line of the slip).
"""
import calendar
import datetime
import re

MONTHS = 'January February March April May June July August September October November December'.split()
DATE = re.compile(r'\b(%s) (\d{1,2}), ((?:19|20)\d\d)\b' % '|'.join(MONTHS))
SLASH = re.compile(r'(?<![\d/])(\d{1,2})/(\d{1,2})/((?:19|20)\d\d|\d\d)(?![\d/])')
WORDS = dict(one=1, two=2, three=3, four=4, five=5, six=6, seven=7, eight=8, nine=9, ten=10, twelve=12)
KIN = re.compile(r'\b(wife|husband|mother|father|son|daughter|brother|sister|Dr|doctor|physician|surgeon|'
                 r'psychologist|psychiatrist|therapist|provider|reviewer|partner|friend|nurse|chiropractor|'
                 r'examiner|attorney|adjuster|supervisor|spouse|parent|aunt|uncle|child|patients|fianc|specialist|[a-z]+ologist|'
                 r'boyfriend|girlfriend|robber|customer|manager|interpreter|instructor|colleague|co-?worker|cousin|neighbor|roommate|'
                 r'your patient|person|practitioner|a worker|a patient|he or she|his or her|he/she|his/her|dentist|pediatrician)', re.I)


TRANS = re.compile(r'transgender|transsexual|identifies as|gender dysphoria|transition', re.I)
SIDES = dict(left='right', right='left')
PARTS = dict(lumbar='cervical', cervical='lumbar', thoracic='cervical', knee='shoulder', shoulder='knee', wrist='ankle',
             ankle='wrist', elbow='hip', hip='elbow')


def body_start(text):
    m = re.search(r'CASE SUMMARY|SUMMARY', text)
    return m.end() if m else 0


def line_of(text, off):
    return text.count('\n', 0, off) + 1


def sub(text, start, end, new):
    return text[:start] + new + text[end:]


def context(text, off):
    return re.sub(r'(?<=\w)-\n\s*', '', text[max(0, off - 260):off + 120])


def cased(word, like):
    return word.upper() if like.isupper() else word.capitalize() if like[0].isupper() else word


def summary_of(text):
    """Start and end of the case summary."""
    start = body_start(text)
    m = re.compile(r'^ *(IMR (ISSUES|DECISION)|ISSUES|Findings|Physician Reviewer|MEDICAL TREATMENT GUIDELINE)', re.M).search(text, start)
    return (start, m.start()) if start and m else (start, start)


def items(text):
    """(heading match, start and end of what is said about it)."""
    all_heads = list(heads(text))
    for k, h in enumerate(all_heads):
        yield h, h.end(), all_heads[k + 1].start() if k + 1 < len(all_heads) else len(text)


def concluding(text, start, end):
    """Sentences 'the request for ... medically necessary' of an item."""
    for m in re.compile(r'[Rr]equest(?:ed)?\b[^.;]{0,160}?medically\s+necessary').finditer(text, start, end):
        yield m


def last_stop(text):
    """The full stop before the last concluding sentence, or -1."""
    ends = [m.start() for m in re.finditer(r'[Rr]equest\b[^.;]{0,160}?medically\s+necessary', text)]
    return max(text.rfind('. ', 0, ends[-1]), text.rfind('.\n', 0, ends[-1])) if ends else -1


def heads(text):
    """(start of heading line, end of heading text, decision match) of each item."""
    for m in re.finditer(r'^ *(\S.{4,150}?): +\n? *(Upheld|Overturned)\s*$', text, re.M):
        yield m


def pronoun(text, rng):
    if TRANS.search(text) or not re.search(r'year[ -]old (male|female|man|woman|gentleman|lady)|\b(man|woman) of \d', text):
        return
    start = body_start(text)
    swap = {'He': 'She', 'She': 'He', 'he': 'she', 'she': 'he', 'his': 'her', 'His': 'Her'}
    for m in re.finditer(r'(?<![/\w])(He|She|he|she|(?:his|His)(?! is\b))(?![/\w])', text):
        if m.start() > start and not KIN.search(context(text, m.start())):
            yield sub(text, m.start(), m.end(), swap[m.group(1)]), line_of(text, m.start())


def stated_sex(text, rng):
    if TRANS.search(text):
        return
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
        m = re.search(r'(?:QTY:? *|Qty:? *|#|(?<![-\w]))(\d+)(\.00)?(?= *$|[ ,)]| (?:additional )?%s)' % UNIT, h.group(1), re.I)
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
        name = re.search(r'[A-Za-z]{4,}', h.group(1))
        # the medicine's strength is told elsewhere too, and of nothing else
        if m and name and re.search(r'\b%s\b.{0,40}?%s' % (name.group(0), re.escape(m.group(0))),
                                    text[:h.start()] + text[h.end():], re.I | re.S):
            off = h.start(1) + m.start(1)
            new = {'10': '5', '5': '10', '7.5': '10'}.get(m.group(1), str(int(float(m.group(1)) * 2)))
            yield sub(text, off, h.start(1) + m.end(1), new), line_of(text, off)


def side(text, rng):
    swap = {'left': 'right', 'right': 'left', 'Left': 'Right', 'Right': 'Left', 'LEFT': 'RIGHT', 'RIGHT': 'LEFT'}
    for h in heads(text):
        m = re.search(r'\b(left|right)\b(?! and)(?= \w)', h.group(1), re.I)  # of a part: "left knee"
        part = re.match(r'\w+ (\w+)', h.group(1)[m.start():]).group(1) if m else ''
        # where both of them have been treated either may be asked for
        if m and not re.search(r'bilateral|both', h.group(1), re.I) and not re.search(
                r'\b%s (\w+ )?%s\b' % (swap[m.group(1)], part), text[:h.start()] + text[h.end():], re.I):
            off = h.start(1) + m.start(1)
            word = m.group(1)
            block = text[h.end():h.end() + 4000]
            if len(re.findall(r'\b%s\b' % word, block, re.I)) >= 1 or (
                    len(re.findall(r'\b%s\b' % word, text, re.I)) >= 3 and not re.search(SIDES[word.lower()], text, re.I)):
                yield sub(text, off, off + len(word), swap[word]), line_of(text, off)


def decision(text, rng):
    for h in heads(text):
        word = h.group(2)
        yield sub(text, h.start(2), h.end(2), 'Overturned' if word == 'Upheld' else 'Upheld'), line_of(text, h.start(2))


def conclusion(text, rng):
    for m in re.finditer(r'request[^.;]{0,80}\b(is|was) (not )?medically (necessary)', text):
        # what another concluded; a question
        if re.search(r'Plan|denied this|reported|[Ww]hether', text[m.start() - 30:m.end()]):
            continue
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
        # a conclusion may be said twice; "by Dr." ends no sentence
        if (m.start() > start and not re.search(r'\b(?:Mr|Mrs|Ms|Dr|St|No|vs|[A-Z])\. $', text[m.start() - 6:m.start()])
                and not re.search(r'\b(?:Mr|Mrs|Ms|Dr|St|No|vs|[A-Z])\.$', m.group(0))
                and 'medically necessary' not in m.group(0) and not re.search(r'(?m)^\s*\d+[.)] $', text[:m.start()][-6:])):
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
        cut = last_stop(text)
        if re.search(r'\b(not|no|never|without|mother|father|possible|rule|considered)\b', ctx) or cut < m.end():
            continue
        yield sub(text, cut + 1, cut + 1, f' The patient does not have a diagnosis of {m.group(1)}.'), line_of(text, cut)


def denied_drug(text, rng):
    for m in re.finditer(r'(?:is taking|takes|is prescribed|now takes|currently takes|medications are|medications include) '
                         r'(?:[a-z]+ ){0,2}?([A-Z][a-z]+|naproxen|gabapentin|ibuprofen|omeprazole|tramadol|sertraline|cyclobenzaprine)\b', text):
        cut = last_stop(text)
        if cut > m.end() and not KIN.search(text[max(0, m.start() - 60):m.end()]):
            yield sub(text, cut + 1, cut + 1, f' The patient is not taking {m.group(1)}.'), line_of(text, cut)


def conclusion_strength(text, rng):
    for h, start, end in items(text):
        m = re.search(r'\b(\d+(?:\.\d+)?)((?:/325)? ?mg)', h.group(1), re.I)
        for s in concluding(text, start, end) if m else ():
            k = re.search(r'\b%s(?=(?:/325)? ?mg)' % re.escape(m.group(1)), s.group(0))
            if k:
                off = s.start() + k.start()
                new = {'10': '5', '5': '10', '7.5': '10'}.get(m.group(1), str(int(float(m.group(1)) * 2)))
                yield sub(text, off, off + len(m.group(1)), new), line_of(text, off)


def summary_amount(text, rng):
    start, end = summary_of(text)
    decided = ' '.join(h.group(1) for h in heads(text))
    for m in re.compile(r'\b(?:request|sought|asked|treatment plan)[^.]*\.').finditer(text, start, end):
        if re.search(r'approved|certified|modified|granted|allowed|completed|attended|to date|has had', m.group(0)):
            continue
        for k in re.finditer(r'(?<![-\w.])(\d+) (?:additional |more )?(?:\w+ ){0,2}?%s' % UNIT, m.group(0)):
            if len(re.findall(r'\b%s(?:\.00)?\b' % k.group(1), decided)) == 1:
                off = m.start() + k.start(1)
                yield sub(text, off, off + len(k.group(1)), str(int(k.group(1)) + 2)), line_of(text, off)


def conclusion_side(text, rng):
    for h, start, end in items(text):
        m = re.search(r'\b(left|right)\b', h.group(1), re.I)
        if not m or re.search(r'bilateral|both|left.*right|right.*left', h.group(1), re.I):
            continue
        for s in concluding(text, start, end):
            k = re.search(r'\b%s\b' % m.group(1), s.group(0), re.I)
            if k:
                off = s.start() + k.start()
                yield sub(text, off, off + len(k.group(0)), cased(SIDES[k.group(0).lower()], k.group(0))), line_of(text, off)


def conclusion_part(text, rng):
    for h, start, end in items(text):
        named = {p for p in PARTS if re.search(r'\b%s\b' % p, h.group(1), re.I)}
        if len(named) != 1:
            continue
        part = named.pop()
        for s in concluding(text, start, end):
            k = re.search(r'\b%s\b' % part, s.group(0), re.I)
            if k and not re.search(r'\b%s\b' % PARTS[part], s.group(0), re.I):
                off = s.start() + k.start()
                yield sub(text, off, off + len(part), cased(PARTS[part], k.group(0))), line_of(text, off)


def conclusion_service(text, rng):
    swap = {'MRI': 'EMG', 'physical therapy': 'acupuncture', 'acupuncture': 'physical therapy', 'chiropractic': 'acupuncture',
            'psychotherapy': 'acupuncture', 'EMG': 'MRI', 'arthroscopy': 'fusion'}
    for h, start, end in items(text):
        m = re.match(r'([A-Z][a-z]{4,})\b.*\d ?(?:mg|mcg|%)', h.group(1)) or next(
            (m for w in swap for m in [re.search(r'\b(%s)\b' % w, h.group(1), re.I)] if m), None)
        if not m:
            continue
        word = m.group(1)
        other = next((o for w, o in swap.items() if w.lower() == word.lower()), None)
        if not other:  # a medicine: another that the letter does not speak of
            other = next((d for d in ('Ambien', 'Prilosec', 'Lyrica') if d.lower() not in text.lower()), None)
        for s in concluding(text, start, end) if other else ():
            k = re.search(r'(?<=request for )(?:the |an? )?(%s)\b(?! (?:gel|cream|of the brain))' % word, s.group(0), re.I)
            if k:
                off = s.start() + k.start(1)
                yield sub(text, off, off + len(word), other if other.isupper() else cased(other, k.group(1))), line_of(text, off)


def summary_injury(text, rng):
    head = re.search(r'Date of Injury: *' + SLASH.pattern, text)
    start, end = summary_of(text)
    for m in re.compile(r'\b(?:injured|injury)[^.]{0,60}? (?:on|of) ' + DATE.pattern).finditer(text, start, end) if head else ():
        try:
            same = (MONTHS.index(m.group(1)) + 1, int(m.group(2)), int(m.group(3)) % 100) == (
                int(head.group(1)), int(head.group(2)), int(head.group(3)) % 100)
        except ValueError:
            continue
        if same:
            d = int(m.group(2))
            yield sub(text, m.start(2), m.end(2), str(d + 1 if d < 28 else d - 1)), line_of(text, m.start(2))


def birth_date(text, rng):
    if not re.search(r'\b\d\d[ -]year[ -]old', text):
        return
    for m in re.finditer(r'[Dd]ate of [Bb]irth:? +(?:of )?(?:\d\d?/\d\d?/|[A-Z][a-z]+ \d\d?, )((?:19|20)\d\d)', text):
        yield sub(text, m.start(1), m.end(1), str(int(m.group(1)) - 10)), line_of(text, m.start(1))


def plan_result(text, rng):
    """Letters of the plans' reviews: the field against the sentence on the plan's denial."""
    field = re.search(r'^Determination: *(Upheld|Overturned)\b', text, re.M | re.I)
    for m in re.finditer(r"(?:denial|decision)\s+should\s+be\s+(overturned|upheld)(?!\s+in\s+part)", text) if field else ():
        yield sub(text, m.start(1), m.end(1), 'upheld' if m.group(1) == 'overturned' else 'overturned'), line_of(text, m.start(1))


def transposed_case(text, rng):
    for m in re.finditer(r'^ *Case Number:? +(CM\d\d-\d{7})\b', text, re.M | re.I):
        digits = m.group(1)
        at = [k for k in range(6, len(digits) - 1) if digits[k] != digits[k + 1]]
        if at:
            k = rng.choice(at)
            wrong = digits[:k] + digits[k + 1] + digits[k] + digits[k + 2:]
            yield text.rstrip('\n') + f'\n\nCase Number: {wrong}\n', line_of(text.rstrip('\n'), len(text)) + 2


def template_label(text, rng):
    start = body_start(text)
    for m in re.finditer(r'\bthe (treating physician|treating provider|requesting physician|provider|physician|employer)\b', text):
        if m.start() > start:
            yield sub(text, m.start(), m.end(), rng.choice(['[Provider Name]', '[PHYSICIAN NAME]', '<<Provider>>', '[insert name]'])), \
                line_of(text, m.start())


def wrong_code(text, rng):
    for m in re.finditer(r'(?:anxiety disorder|diabetes|radiculopathy|pulmonary disease|cervical spine)\s+\((?:ICD-10 )?([A-Z]\d\d(?:\.\w{1,4})?)\)', text):
        other = rng.choice([c for c in ('M17.11', 'G56.01', 'K21.9', 'I10') if c[:3] != m.group(1)[:3]])
        yield sub(text, m.start(1), m.end(1), other), line_of(text, m.start(1))


HAD = re.compile(r'\b(?:completed|attended|(?:has|have|had) had|received|underwent|undergone|tried|included?s?)\s+'
                 r'(?:(?!no\b|for\b|if\b|to\b)[\w()-]+\s+){0,5}?(physical\s+therapy|acupuncture|chiropractic|psychotherapy|'
                 r'aquatic\s+therapy|occupational\s+therapy|speech\s+therapy|group\s+therapy)\b')


def had_before(text):
    """(where a sentence of the last rationale begins, what the summary says the patient has had)."""
    cut = last_stop(text)
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
    'summary amount': ({'quantity-mismatch', 'quantity-arithmetic'}, summary_amount),
    'conclusion strength': ({'dose-mismatch'}, conclusion_strength),
    'conclusion side': ({'laterality-mismatch', 'body-part-mismatch'}, conclusion_side),
    'conclusion part': ({'body-part-mismatch', 'service-mismatch'}, conclusion_part),
    'conclusion service': ({'service-mismatch', 'dose-mismatch'}, conclusion_service),
    'summary injury': ({'date-mismatch', 'date-order'}, summary_injury),
    'birth date': ({'age-mismatch', 'date-order', 'date-mismatch'}, birth_date),
    'plan result': ({'decision-mismatch'}, plan_result),
    'transposed case': ({'identity-mismatch'}, transposed_case),
    'template label': ({'placeholder'}, template_label),
    'wrong code': ({'code-mismatch'}, wrong_code),
    'denied therapy': ({'history-contradiction'}, denied_therapy),
    'missed therapy': ({'documentation-contradiction'}, missed_therapy),
}

# What is asked of the shares found. A kind of which fewer were planted than FEW is not judged.
SURE = ('pronoun', 'stated sex', 'age', 'birth date', 'heading amount', 'conclusion amount', 'summary amount', 'strength',
        'conclusion strength', 'side', 'conclusion side', 'decision word', 'conclusion', 'plan result', 'said date', 'weekday',
        'invalid date', 'pasted sentence', 'placeholder', 'number word')
FLOORS = {kind: 0.95 if kind in SURE else 0.85 for kind in SLIPS}
FEW = 10
MOST_FALSE = 2  # errors and warnings per 100 clean letters
