"""Quotation marks and their partners: which opens, which closes, and which has none.

Most paragraphs are told by one pattern.  Where marks are mixed, turned, nested or lost, the cheapest way to read all
marks of the paragraph is looked for: each may open, close, double its neighbour or mean inches, at a cost that its
shape and its neighbours set, and a mark without a partner costs most.
"""

from bisect import bisect_left, bisect_right

from newslint.analysis.sentences import END_OF_COPY
from newslint.document import RUNNING, LazyPattern, fact
from newslint.records import record

DOUBLE = "“”\"„«»"
# Two apostrophes for one mark, as typewriters and some archives have it; never inside a word.  Some set spaces around it.
TYPED = LazyPattern(r"''(?:(?<![^\s(\[{—–-]'')(?=\S)|(?<=\S'')(?![\w'])|(?:(?<=[,.?!:'’][ \u00a0]'')|(?<=[,.?!:'’]  '')|(?<=\n''))(?=\s|\Z))")
FEET = LazyPattern(r"\d['’′] ?\d*(?:\.\d+|[½¼¾])?\Z")  # 6'2" and 5’ 9”
INCHES = LazyPattern(r"(?<![\d.,$£€’'])\d{1,3}(?:\.\d+)?\Z")
INCH_MARKS = ("\"", "”", "''")
GAPS = frozenset(" \n\t\u00a0([{—–-/")  # before an opening mark about which there is no doubt
OPENERS = frozenset("([{—–-/…‘'’*>“”\"„«»")  # besides white space, what may come before an opening mark

LOST = 2.0  # a partner is missing
NESTED = 1.95  # marks of the same kind inside one another; if one is left open besides, a mark was rather lost
CONTINUED = 0.1  # left open, and the next paragraph opens again
DOUBLED = 0.9  # the same mark twice
AGAINST = 2.3  # read against what is beside it: worse than a mark without a partner
TURNED = 1.0  # read against its shape, but as its neighbours want it
NESTED_OTHER = 0.2  # marks of another kind inside
AFTER_SENTENCE = 2.0  # nested right after the end of a sentence, where a mark rather closes
INCH, INCH_OF_NOUN = 1.0, 0.5  # the sign of inches; before a word (a 6" pipe)
MOST_MARKS = 1000  # marks of a paragraph that are read; after them all is taken for a quotation, which is handled with care
HOPELESS = 8.0  # a reading that costs so much more than the best is dropped


@record
class Fault:
    """A mark that has gone wrong: its place, what is wrong, and the mark that should be there, if that is known.

    kind: "unclosed" (it opens, nothing closes), "unopened", "turned" (shaped the wrong way) or "doubled".
    """

    start: int
    end: int
    kind: str
    right: str = ""


@fact
def paired(doc):
    """(pairs, faults) of double marks, in order.  A pair is a tuple in the order of the fields of Quote."""
    text, blocks, pairs, faults = doc.text, doc.blocks, [], []
    marks = [mark for mark in DOUBLE if mark in doc.special_chars]
    typed = "''" in text
    if not typed and (marks == ["“", "”"] or marks == ['"']) and (whole := _in_turn(text, blocks, marks)) is not None:
        return whole, faults
    places = _places(text, marks, typed)
    at, count, last = 0, len(places), -1
    left_open = False  # the running paragraph before ended inside a quotation
    while at < count:
        i = bisect_right(blocks, (places[at], END_OF_COPY)) - 1
        if i < 0 or places[at] >= blocks[i].end:  # between blocks
            at += 1
            continue
        start, end, kind = blocks[i]
        first, at = at, bisect_left(places, end, at)
        if left_open:  # unless a paragraph without any marks came between
            left_open = all(block.kind not in RUNNING for block in blocks[last + 1 : i])
        here = places[first:at]
        found, wrong, opened = _plain(text, start, here), (), False
        if found is None:
            resumes = kind in RUNNING and _resumed(doc)[i]
            marks = [(p, "''" if text[p] == "'" else text[p]) for p in here[:MOST_MARKS]]
            found, wrong, opened = _pair_marks(text, start, end if len(here) <= MOST_MARKS else here[MOST_MARKS], marks, resumes)
            if len(here) > MOST_MARKS:
                found.append((here[MOST_MARKS], end, here[MOST_MARKS] + 1, end, False, text[here[MOST_MARKS]], False))
                opened = False
        if kind in RUNNING:
            if left_open and found and found[0][0] == start:
                found[0] = (*found[0][:6], True)
            left_open = opened
        pairs += found
        faults += wrong
        last = i
    return pairs, faults


def offsets(text, mark):
    """The offsets of a mark, in order."""
    places, find = [], text.find
    at = find(mark)
    while at >= 0:
        places.append(at)
        at = find(mark, at + 1)
    return places


def _places(text, marks, typed):
    """The offsets of all double marks, in order: those of one sign, and those that are typed as two."""
    places = [m.start() for m in TYPED.finditer(text)] if typed else []
    for mark in marks:
        places += offsets(text, mark)
    places.sort()
    return places


def _in_turn(text, blocks, marks):
    """The pairs of an article in which marks of one shape open and close in turn, as in most; None for any other."""
    places = [offsets(text, mark) for mark in marks]
    opening, closing = places if len(marks) == 2 else (places[0][::2], places[0][1::2])
    if len(opening) != len(closing):
        return None
    found, i, start, end, last, straight = [], -1, 0, 0, -1, len(marks) == 1
    for a, b in zip(opening, closing):
        while a >= end:
            i += 1
            if i == len(blocks):
                return None
            start, end, _ = blocks[i]
        if not last < a < b or a < start or b >= end or straight and not _apart(text, start, a, b):
            return None
        found.append((a, b + 1, a + 1, b, True, marks[0], False))
        last = b
    return found


def _plain(text, start, places):
    """The pairs of a block in which marks open and close in turn, each as it should; None for any other."""
    found = []
    if len(places) % 2:
        return None
    marks = iter(places)
    for a, b in zip(marks, marks):
        opening, closing = text[a], text[b]
        if opening == "“":
            if closing != "”":
                return None
        elif opening != '"' or closing != '"' or not _apart(text, start, a, b):
            return None
        found.append((a, b + 1, a + 1, b, True, opening, False))
    return found


def _apart(text, start, a, b):
    """Whether there is no doubt that the straight marks at a and b open and close, in a block that begins at start."""
    return ((a == start or text[a - 1] in GAPS) and not text[a + 1].isspace() and not text[b - 1].isspace()
            and not text[b + 1 : b + 2].isalnum())


@fact
def _resumed(doc):
    """For each block, whether the next running block, with nothing but furniture between, opens with a mark."""
    out, opens = [], False
    for block in reversed(doc.blocks):
        out.append(opens)
        if block.kind in RUNNING:
            opens = doc.text[block.start] in DOUBLE or doc.text.startswith("''", block.start)
        elif block.kind not in ("furniture", "caption", "comment"):
            opens = False
    return out[::-1]


def _pair_marks(text, start, end, marks, resumes):
    """The cheapest reading of the marks of one block: (pairs, faults, whether the quotation goes on after it).

    A state is the marks that are open, outermost first; each is kept with its cheapest reading so far, as
    (cost, steps), steps a chain of (act, mark index, chain).
    """
    states = {(): (0.0, None)}
    gone = None  # where the mark before ended
    for k, (at, mark) in enumerate(marks):
        if mark in INCH_MARKS and text[at - 1 : at].isdigit() and FEET.search(text, max(start, at - 8), at):
            continue
        here = _place(text, start, end, at, mark, at == gone and marks[k - 1][1] == mark)
        gone = at + len(mark)
        states = _reached(states, k, here)
    sealed = gone == end  # a paragraph that ends with a mark has not been left open
    goes_on = resumes and not sealed
    stack, steps = _cheapest(states, goes_on)
    acts = []
    while steps:
        act, k, steps = steps
        acts.append((act, *marks[k]))
    opened = goes_on and len(stack) == 1
    return *_as_pairs(text, end, acts[::-1], opened), opened


@record
class _Place:
    """What is known of a mark before the marks around it are read.  opens, closes, inch: what each reading costs, None
    where it cannot be; twice: the same mark comes right before it; follows: the end of a sentence does."""

    mark: str
    opens: float
    closes: float
    inch: float | None
    twice: bool
    follows: bool


def _place(text, start, end, at, mark, twice):
    after = at + len(mark)
    before = text[at - 1] if at > start else " "
    behind = text[after] if after < end else " "
    inch = None
    if before.isdigit() and mark in INCH_MARKS and INCHES.search(text, max(start, at - 8), at):
        inch = INCH_OF_NOUN if behind in " -–" and text[after + 1 : after + 2].islower() else INCH
    follows = text[max(start, at - 2) : at].rstrip()[-1:] in ".!?"
    return _Place(mark, *_costs(mark, before, behind), inch, twice, follows)


def _ways(stack, cost, here):
    """(act, cost so far, the marks that are open then) of every way to read a mark after a reading of that cost."""
    mark, opens, closes = here.mark, here.opens, here.closes
    if not stack:
        yield "open", cost + opens, (mark,)
        yield "unopened", cost + LOST + (closes if mark == "„" else 0.0), ()
    else:
        if mark == "“" and stack[-1] == "„":
            closes = 0.0
        yield "close", cost + closes + _mixing(stack[-1], mark), stack[:-1]
        yield "reopen", cost + LOST + opens, (*stack[:-1], mark)
        if len(stack) == 1:
            nested = NESTED if _mixing(stack[0], mark) == 0 else NESTED_OTHER
            yield "open", cost + opens + nested + (AFTER_SENTENCE if here.follows else 0.0), (*stack, mark)
    if here.inch is not None:
        yield "inch", cost + here.inch, stack
    if here.twice:
        yield "twice", cost + DOUBLED, stack


def _reached(states, k, here):
    """The states after mark number k, without those that cost far more than the best."""
    reached = {}
    for stack, (cost, steps) in states.items():
        for act, price, then in _ways(stack, cost, here):
            if then not in reached or price < reached[then][0]:
                reached[then] = (price, (act, k, steps))
    best = min(price for price, _ in reached.values())
    return {stack: known for stack, known in reached.items() if known[0] <= best + HOPELESS}


def _cheapest(states, goes_on):
    """(marks left open, steps) of the best reading of a whole block."""

    def total(stack):
        return states[stack][0] + (CONTINUED if goes_on and len(stack) == 1 else LOST * len(stack))

    stack = min(states, key=total)
    return stack, states[stack][1]


def _as_pairs(text, end, acts, continued):
    """The acts of a reading as (pairs, faults)."""
    pairs, faults, stack = [], [], []
    for act, at, mark in acts:
        size = len(mark)
        if act == "reopen":
            was, its = stack.pop()
            faults.append(Fault(was, was + len(its), "unclosed"))
            if not stack:
                stop = at - (at > was and text[at - 1].isspace())
                pairs.append((was, stop, was + len(its), stop, False, its, False))
        if act in ("open", "reopen"):
            if mark == "”":
                faults.append(Fault(at, at + size, "turned", "“"))
            stack.append((at, mark))
        elif act == "close":
            was, its = stack.pop()
            if mark == "“" and its != "„":
                faults.append(Fault(at, at + size, "turned", "”"))
            if not stack:
                pairs.append((was, at + size, was + len(its), at, True, its, False))
        elif act == "unopened":
            faults.append(Fault(at, at + size, "unopened"))
        elif act == "twice":
            faults.append(Fault(at - size, at + size, "doubled", mark))
    if stack:
        was, its = stack[0]
        pairs.append((was, end, was + len(its), end, False, its, False))
        if not continued:
            faults += [Fault(a, a + len(m), "unclosed") for a, m in stack]
    return pairs, sorted(faults)


def _costs(mark, before, behind):
    """What it costs to read the mark as opening, and as closing, by its shape and the characters beside it."""
    gap, room = before.isspace(), behind.isspace()
    opens = (gap or before in OPENERS) and not room
    closes = not gap and before not in "([{" and not behind.isalnum()
    lean = 1 if opens and not closes else -1 if closes and not opens else 0
    if mark == "“":
        return (0.0, 4.0) if lean > 0 else (AGAINST, TURNED) if lean < 0 else (0.1, 1.6)
    if mark == "”":
        return (TURNED, AGAINST) if lean > 0 else (4.0, 0.0) if lean < 0 else (1.6, 0.1)
    if mark == "„":
        return 0.0, 4.0
    wrong = 1.6 if mark in "«»" else AGAINST  # «…» and »…« are both in use
    return (0.0, wrong) if lean > 0 else (wrong, 0.0) if lean < 0 else (0.3, 0.3)


KINDS = {"“": 1, "”": 1, "„": 1, '"': 2, "''": 2, "«": 3, "»": 3}


def _mixing(opening, closing):
    """What it costs to close one kind of mark with another."""
    a, b = KINDS[opening], KINDS[closing]
    return 0.0 if a == b else 2.0 if 3 in (a, b) else 0.3
