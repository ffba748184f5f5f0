"""The quantities of an article, read once: what they are worth, what kind they are, whether they are exact.

The gist of a paragraph is its folded text with one capital letter in place of each quantity, so that a short pattern can
say how quantities belong together:

    Of the 200 farms, about 50, or 20 percent, failed in 2014.
    of the N farms, ~N, or P, failed in Y. |

N count, M money, P percentage, G percentage points, F fraction, O ordinal, Y year, C decade, D date, T time of day,
S score; "~" before one that is not exact; "|" ends a sentence.
"""

import re
from bisect import bisect_left
from collections import Counter
from functools import lru_cache

from newslint.analysis.dates import counts_something, dates_in
from newslint.analysis.sentences import sentences_in
from newslint.document import RUNNING, LazyPattern, fact
from newslint.language import lists
from newslint.records import record
from newslint.language.lists import WordPattern

SCALES = {"hundred": 1e2, "dozen": 12, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12, "tn": 1e12}
_DENOMINATORS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}
# In Latin-1, with "?" for all other characters: figures as "0", marks inside a number as ".".
ONLY_DIGITS = bytes(ord("0") if chr(b) in "0123456789" else ord(".") if chr(b) in ".,:/" else ord(" ") for b in range(256))
_DIGITS = LazyPattern(r"\d+(?:[.,:/]\d+)*")
WENT = LazyPattern(r"\b(?:went|goes|gone|go|moved|pushed|shot|inched|crept|edged) up to \Z")
MORE_THAN = WordPattern(r"(?:\d|\b(?:(?@words-before-more-than)|[a-z]+illion)) [a-z]+ than \Z")
# "the war of 1845 ended", not "the total of 1845 confirmed cases"
OF_A_YEAR = WordPattern(r"\bthe (?!(?@nouns-before-a-count))[a-z]+ of \Z")
WHAT_IT_DID = WordPattern(r"\s(?:[a-z]+ed|(?@verbs-after-a-year))\b")
SIGNS = ("$", "£", "€")
DASHES = frozenset("-–")
ARTICLES = ("the ", "an ", "a ")
PRONOUN = WordPattern(r"(?:\b(?@words-before-one) (?:[a-z]+ )?one(?:[\s,.;:)]|\Z)|one['’])\Z")


@record
class Quantity:
    """A quantity in [start, end), text offsets.

    kind: its letter in the gist.  value: a number; (year, month, day) of a date, minutes of a time of day, the two
    sides of a score.  unit: "$", "£" or "€".  exact: no "about" or "nearly".  step: what its last digit is worth.  scale:
    the word after it ("million").
    """

    start: int
    end: int
    kind: str
    value: object
    unit: str = ""
    exact: bool = True
    step: float = 1.0
    scale: str = ""


class Gist:
    """The gist of a paragraph: text, the quantities in order, and the places of their letters in the text.

    letters: those letters, sorted.
    """

    def __init__(self, text, quantities, places):
        self.text, self.quantities, self.places = text, quantities, places
        self.letters = "".join(sorted([q.kind for q in quantities]))

    def within(self, start, end):
        """The quantities whose letters are in [start, end) of the gist."""
        return self.quantities[bisect_left(self.places, start) : bisect_left(self.places, end)]


def numbered(doc, least=1):
    """The running blocks in which so many quantities may be, in order."""
    known = _numbered(doc)
    if least not in known:
        counts = known[0]
        known[least] = [block for block in counts if counts[block] >= least]
    return known[least]


@fact
def _numbered(doc):
    """{0: {running block: how many numbers it has}}, and what numbered() has found."""
    counts = Counter(map(doc.block_at, number_starts(doc)))
    return {0: {block: counts[block] for block in sorted(filter(None, counts)) if block.kind in RUNNING}}


@fact
def leads(doc):
    """{running block: the words that stand directly before its numbers}."""
    found, folded = {}, doc.folded
    for start in number_starts(doc):
        block = doc.block_at(start)
        if block:
            found.setdefault(block, set()).add(folded[max(block.start, start - 14) : start].rstrip(" $£€").rpartition(" ")[2])
    return found


def has_number(doc, block):
    """Whether a quantity may be in the block."""
    starts = number_starts(doc)
    return bisect_left(starts, block.start) < bisect_left(starts, block.end)


def has_score(doc, block):
    """Whether a score may be in the block: a hyphen or a dash after a number of few figures."""
    starts, folded = number_starts(doc), doc.folded
    for start in starts[bisect_left(starts, block.start) : bisect_left(starts, block.end)]:
        if not DASHES.isdisjoint(folded[start + 1 : start + 4]):
            return True
    return False


@fact
def number_starts(doc):
    """The offsets at which a number, a fraction or a time of day may begin, in order."""
    starts = _digits(doc)
    starts += [start for word in doc.words & _first_words() for start, _ in doc.spans(word)]
    starts.sort()
    return starts


def _digits(doc):
    """The offsets at which numbers in figures begin, in order; in a sixth of the time of the pattern."""
    if any(map(str.isdecimal, doc.special_chars)):  # figures of another script
        return [m.start() for m in _DIGITS.finditer(doc.text)]
    marked = doc.text.encode("latin-1", "replace").translate(ONLY_DIGITS)
    found, at, end = [], marked.find(b"0"), -1
    while at >= 0:
        if at != end + 1 or marked[end : at] != b".":  # not after a mark inside the number
            found.append(at)
        end = at + 1
        while marked[end : end + 1] == b"0":
            end += 1
        at = marked.find(b"0", end)
    return found


@fact
def _gists(_doc):
    return {}


def gist(doc, block):
    """The Gist of a block."""
    known = _gists(doc)
    if block not in known:
        known[block] = _quantities_of(doc, block)
    return known[block]


@lru_cache(maxsize=None)
def _first_words():
    """The words that a quantity may begin with."""
    words = (*lists.table("cardinals"), *lists.table("ordinals"), "half", "quarter", "noon", "midnight")
    return frozenset(words)


@lru_cache(maxsize=None)
def _small():
    """{number word: its value}, folded."""
    words = {word: int(value) for word, (value,) in lists.table("cardinals").items()}
    return words | {word: int(value) for word, (value,) in lists.table("ordinals").items() if word not in ("first", "second")}


@lru_cache(maxsize=None)
def number_words():
    """Folded words of which one is in every article that counts something."""
    return frozenset(lists.table("cardinals")) - {"one"} | frozenset(map(str, range(2, 1000)))


@lru_cache(maxsize=None)
def _about():
    """What comes before a number that is not exact, the longest first."""
    return tuple(word + " " for word in sorted(lists.words("about"), key=len, reverse=True))


def small_numbers(most):
    """The folded words and figures for the numbers from 2 to `most`."""
    return [word for word, value in _small().items() if word in lists.table("cardinals") and 1 < value <= most] + list(map(str, range(2, most + 1)))


@lru_cache(maxsize=None)
def _pattern():
    """What finds every quantity of a folded text."""
    words = lists.table("cardinals")
    small = "|".join(w for w in words if len(words[w][0]) == 1)
    rest = "|".join(w for w in words if len(words[w][0]) > 1)
    tens = "|".join(w for w in words if len(words[w][0]) > 1 and w.endswith("ty"))
    ordinals = "|".join(lists.table("ordinals"))
    word = rf"(?:(?:{tens})[- ](?:{small})|{rest}|{small})"
    parts = "|".join(d for d in _DENOMINATORS if d != "half")
    number = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|{word}(?!\w))"
    scale = r"(?:[ -](?P<scale{}>hundred|thousand|million|billion|trillion|dozen)|(?<=\d)(?P<short{}>k|m|mn|bn|tn))(?!\w)"
    return re.compile(
        r"(?:(?<![\w.,:/$£€#–-])|(?<=\b[12]\d\d\d[-–]))(?:"
        r"(?P<clock>\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b\.?|noon\b|midnight\b|\d{1,2}:\d\d(?![:.]?\d))"
        rf"|(?P<sign>[$£€]) ?(?P<money>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:{scale.format(1, 1)})?"
        r"|(?P<score>\d{1,3}[-–]\d{1,3})(?![\w–]|-\d|[.,]\d| ?%| percent| per cent)"
        r"|(?P<decade>1\d\d0s|20\d0s)\b"
        rf"|(?P<fraction>(?:{small})-(?:{parts})s?\b|(?<=\ba )(?:{parts})\b(?= of\b| as\b| to\b|[ ]?[.,;:)]|\s*$)|(?:(?:{small}) )(?:{parts})s\b|half\b(?![- ](?:hour|time|century|dozen|brother|sister)|-))"
        rf"|(?P<ordinal>\d+(?:st|nd|rd|th)\b|(?:(?:{tens})-)?(?:{ordinals})\b)"
        rf"|(?P<number>{number})(?!s\b)(?:{scale.format(2, 2)})?(?P<percent> ?%| ?-?per ?cent\b)?(?P<points>[ -]percentage[ -]points?\b)?"
        r")"
        r"(?P<more> or (?:so|more|less)\b|\+|-plus\b| plus\b)?"
    )


def _quantities_of(doc, block):
    """The Gist of [block.start, block.end)."""
    folded, found, places, out, size = doc.folded, [], [], [], 0
    dates = list(dates_in(doc, block.start, block.end))
    for sentence in sentences_in(doc, block.start, block.end) if block.kind in RUNNING else (block,):
        at = sentence.start
        for q in _quantities(doc, sentence.start, sentence.end, dates):
            piece = folded[at : q.start] + ("" if q.exact else "~")
            out += piece, q.kind
            size += len(piece) + 1
            places.append(size - 1)
            found.append(q)
            at = q.end
        piece = folded[at : sentence.end] + " | "
        out.append(piece)
        size += len(piece)
    return Gist("".join(out).replace("\n", " "), found, places)


def _quantities(doc, start, end, dates):
    """The quantities of [start, end), in order; dates: those of the paragraph."""
    found = [Quantity(d.start, d.end, "D", d) for d in dates if start <= d.start < end]
    at, spans = start, [(d.start, d.end) for d in found]
    starts, match, folded = number_starts(doc), _pattern().match, doc.folded
    for first in starts[bisect_left(starts, start) : bisect_left(starts, end)]:
        if first < at or spans and any(a <= first < b for a, b in spans):
            continue
        first -= 2 if folded[first - 2 : first - 1] in SIGNS and folded[first - 1] == " " else folded[first - 1 : first] in SIGNS
        m = match(folded, first, end)
        q = m and _quantity(doc, m)
        if q:
            found.append(q)
            at = m.end()
    return sorted(found) if spans else found


def _quantity(doc, m):
    """The Quantity of a match, or None."""
    start, exact = _start_of(doc, m)
    end = m.end()
    if m["clock"]:
        return Quantity(start, end, "T", _minutes(m["clock"]), exact=exact)
    if m["money"]:
        scale = m["scale1"] or m["short1"] or ""
        value, step = _worth(m["money"], scale)
        return Quantity(start, end, "M", value, m["sign"], exact, step, scale)
    if m["score"]:
        return Quantity(start, end, "S", tuple(map(int, re.split("[-–]", m["score"]))), exact=exact)
    if m["decade"]:
        return Quantity(start, end, "C", int(m["decade"][:4]), exact=exact)
    if m["ordinal"]:
        return Quantity(start, end, "O", _ordinal(m["ordinal"]), exact=exact)
    if m["fraction"]:
        return Quantity(start, end, "F", _fraction(m["fraction"]), exact=exact)
    if m["number"] == "one" and not m["percent"] and PRONOUN.search(doc.folded, max(0, m.start("number") - 12), end + 1):
        return None
    scale = m["scale2"] or m["short2"] or ""
    value, step = _worth(m["number"], scale)
    if m["percent"]:
        return Quantity(start, end, "P", value, "%", exact, step)
    if m["points"]:
        return Quantity(start, end, "G", value, "%", exact, step)
    if len(m["number"]) == 4 and m["number"].isdigit() and not scale and 1000 <= value < 2100 and _is_year(doc, start, end):
        return Quantity(start, end, "Y", int(value), exact=exact)
    return Quantity(start, end, "N", value, exact=exact, step=step, scale=scale if step > 12 or step < 1 else "")


def _start_of(doc, m):
    """(start, exact) of a quantity: where it begins with words such as “about a”, and whether it is said to be exact."""
    before = doc.folded[max(0, m.start() - 24) : m.start()]
    article = next((a for a in ARTICLES if before.endswith(a) and not before[: -len(a)][-1:].isalnum()), "")
    if article:
        before = before[: -len(article)]
    if before.endswith(_about()) and not (before.endswith("up to ") and WENT.search(before)):
        word = next(w for w in _about() if before.endswith(w))
        if not before[: -len(word)][-1:].isalnum() and not (word.endswith("than ") and MORE_THAN.search(before)):
            return m.start() - len(article) - len(word), False
    return m.start(), not m["more"]


def _is_year(doc, start, end):
    """Whether a number of four digits is a year, by the words beside it."""
    before = doc.folded[max(0, start - 7) : start]
    return before.endswith((" in ", " since ", "(in ", " by ", " until ")) or not before.strip() or not counts_something(doc.text, end) or bool(
        before.endswith(" of ") and OF_A_YEAR.search(doc.folded, max(0, start - 24), start) and WHAT_IT_DID.match(doc.folded, end)
    )


def _worth(number, scale):
    """(value, what the last digit is worth) of a number in figures or words with its scale."""
    factor = SCALES[scale] if scale else 1
    if not number[0].isdigit():
        return sum(_small()[w] for w in re.split("[- ]", number)) * int(factor), 1 if factor < 1000 else factor
    plain = number.replace(",", "")
    value = float(plain) * factor
    if scale in ("hundred", "dozen"):
        factor = 1
    return (int(value) if value == int(value) else value), factor / 10 ** len(plain.partition(".")[2])


def _ordinal(text):
    if text[0].isdigit():
        return int(text[:-2])
    tens, _, last = text.rpartition("-")
    return (_small()[tens] if tens else 0) + {"first": 1, "second": 2}.get(last, _small().get(last, 0))


def _fraction(text):
    top, _, bottom = text.replace("-", " ").rpartition(" ")
    return (_small()[top] if top else 1) / _DENOMINATORS[bottom.removesuffix("s") if bottom not in _DENOMINATORS else bottom]


def _minutes(text):
    """Minutes since midnight; as they stand where "p.m." does not say which half of the day it is."""
    if text in ("noon", "midnight"):
        return 720 if text == "noon" else 0
    hour, minute = (int(n) for n in (re.findall(r"\d+", text) + ["0"])[:2])
    if "m" in text:
        hour = hour % 12 + (12 if "p" in text else 0)
    return hour * 60 + minute
