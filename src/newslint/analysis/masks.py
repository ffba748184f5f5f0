"""Words with signs or figures where letters should be: d**g, k!ll, s-x, f---ing, b____, dr#g, su1cide.

Only the shape is told here, from the text alone.  What the word was, and whether it matters, the checks decide.
"""

import re
from bisect import bisect_right
from itertools import product

from newslint.match.form_sets import endings
from newslint.analysis.unknown import strange_words
from newslint.document import LazyPattern, fact
from newslint.records import record

# Signs that are in a word for no other reason; a word that has one is looked at whatever it may be.
STARS = "*#•·＊∗✱⁎●■█▪"
# Signs that look like a letter, and figures that do.
LIKE = {
    "@": "a", "$": "s", "!": "il", "0": "o", "1": "il", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g",
    "€": "e", "£": "le", "¢": "c", "¡": "i", "|": "il", "+": "t", "§": "s",
    # Cyrillic letters that no reader can tell from Latin ones
    "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "х": "x", "і": "i", "у": "y",
}
DASHES = "-–—"
# Signs with other work to do in or between words: they need more to be taken for a mask.
WEAK = "_~^%&×./…"
LETTER = r"[^\W\d_]"
LONGEST_MASK = 24  # characters of a masked word, far more than any needs
FIGURES = "0134578$!@"
LIKE_SIGNS = frozenset(c for c in LIKE if not c.isdigit())
# Two signs or figures and four letters at least, no end that counts or measures: not 80s, 10th, 100mm, 4x4.
LEADING = LazyPattern(
    rf"(?=[{FIGURES}][\w{FIGURES}]*[{FIGURES}])[{FIGURES}]{{1,3}}[^\W\d_][a-zA-Z{FIGURES}]*[^\W\d_](?![\w@$-])"
    r"(?<=[^\W\d_]{3})")
FIGURE_INSIDE = LazyPattern(r"\d[^\W\d_]")


def _around(signs):
    """Patterns of the letters and signs before a place, and from it on."""
    inside = rf"(?:{LETTER}|[{re.escape(signs)}])"
    return LazyPattern(rf"{inside}*\Z"), LazyPattern(rf"{inside}+")


STRONG = _around(STARS + "".join(LIKE) + "_")
# A search for a pattern that begins with one plain character is quick: none of these may begin otherwise.
BETWEEN = {c: (LazyPattern(re.escape(c) + LETTER + (r"(?!\.)" if c == "." else "")), _around(c)) for c in WEAK}
FIGURE = {c: LazyPattern(re.escape(c) + LETTER) for c in LIKE}
BLANK = LazyPattern("__+")
DASHED = {c: LazyPattern(rf"{c}{LETTER}+(?:{c}{LETTER}+)*") for c in DASHES}
RUN = {c: LazyPattern(rf"{c}{c}{c}*(?:{LETTER}+(?![{DASHES}]))?") for c in DASHES}


@record
class Shape:
    """text[start:end] with signs in it.  kind: "star", "like", "weak", or "run" (two hyphens or dashes and more)."""

    start: int
    end: int
    kind: str


@fact
def shapes(doc):
    """Every Shape of the text, in order; most of the weak ones are not masks."""
    text, signs, found, hidden = doc.text, doc.special_chars, set(), _in_addresses(doc)
    for c in () if signs.isdisjoint(STARS) else signs.intersection(STARS):
        at = text.find(c)
        while at >= 0:
            at = text.find(c, at + 1 if hidden(at) else _grown(text, at, "star", STRONG, found))
    for c in (*(signs & LIKE_SIGNS), *_figures_inside(doc)):
        for m in FIGURE[c].finditer(text):
            if hidden(m.start()):
                continue
            before = text[max(0, m.start() - 6) : m.start()].rstrip(FIGURES)[-1:]
            if before.isascii() and (before.isalpha() or c == "$" and not before.isalnum() or _leads(text, m.start())):
                _grown(text, m.start(), "like", STRONG, found)
    for c in signs.intersection(WEAK):
        pattern, around = BETWEEN[c]
        for m in pattern.finditer(text):
            if text[m.start() - 1 : m.start()].isalpha() and not hidden(m.start()):
                _grown(text, m.start(), "weak", around, found)
    for m in BLANK.finditer(text) if "_" in signs else ():
        _grown(text, m.start(), "weak", STRONG, found)
    for c in signs.intersection(DASHES):
        if c + c in text:
            for m in RUN[c].finditer(text):
                start = _letters_before(text, m.start())
                if start < m.start() and m.end() - start <= LONGEST_MASK:
                    found.add(Shape(start, m.end(), "run"))
    return sorted(found)


def _leads(text, at):
    """Whether a word with two signs at least begins with one, or with figures: !mm!gr@nts, 53xual."""
    while at and text[at - 1] in LIKE:
        at -= 1
    return not text[at - 1 : at].isalnum() and LEADING.match(text, at) is not None


def _in_addresses(doc):
    """A function that tells whether an offset is in a URL or an address: the signs in them mask nothing.

    What begins with a sign, as a handle or a hashtag does, may be the rest of a masked word: d@#g.
    """
    spans = [(span.start, span.end) for span in doc.inline if span.kind == "url" and doc.text[span.start] not in "@#"]
    starts, ends = [start for start, _ in spans], [end for _, end in spans]

    def hidden(at):
        i = bisect_right(starts, at) - 1
        return i >= 0 and at < ends[i]

    return hidden


def _figures_inside(doc):
    """The figures that come before a letter, and perhaps after one or a sign like one: not only “3rd”, “1990s”.  No word
    of the lexicon has figures."""
    signs = not doc.special_chars.isdisjoint(FIGURES)
    mixed = [
        w for w in strange_words(doc)
        if not w.isalpha() and (signs or not w[0].isdigit() or LEADING.fullmatch(w)) and FIGURE_INSIDE.search(w)
    ]
    return {c for w in mixed for c in w if c in LIKE}.difference(LIKE_SIGNS)


@fact
def dashed(doc):
    """[(start, pieces)] of every compound with single hyphens or dashes, by sign: nearly all are what they seem."""
    text, found = doc.text, []
    for c in DASHES:
        for m in DASHED[c].finditer(text) if c in doc.special_chars else ():
            at, end = m.span()
            start = _letters_before(text, at)
            if start < at:
                found.append((start, text[start:end].split(c)))
    return found


def _letters_before(text, at):
    """Where the letters before a place begin; the place itself if there are none, or they do not begin a word."""
    start, least = at, max(0, at - LONGEST_MASK)
    _, blank, word = text[least:at].rpartition(" ")
    if blank and word.isalpha():  # as nearly always
        return at - len(word)
    while start > least and text[start - 1].isalpha():
        start -= 1
    return at if start and (text[start - 1].isalnum() or text[start - 1] in "'’") else start


def _grown(text, at, kind, around, found):
    """Add the word around a sign, without what only is at its edges; where to go on."""
    start = around[0].search(text, max(0, at - LONGEST_MASK), at).start()
    past = end = around[1].match(text, at, at + LONGEST_MASK).end()
    if start and text[start - 1].isalnum():
        return past
    if kind == "like" and (first := LEADING.match(text, start, end)):
        start, end = first.span()
        found.add(Shape(start, end, kind))
        return past
    emphasis = 0  # *not* and __not__: what opens the word closes it too
    while start < end and not text[start].isalpha() and not (text[start] == "$" and text[start + 1 : start + 2].isalpha()):
        emphasis += text[start] in "*_"
        start += 1
    while emphasis and end > start and text[end - 1] in "*_":
        emphasis -= 1
        end -= 1
    while end > start and (text[end - 1].isdigit() or text[end - 1] in "!+|/%&^~×.…"):
        end -= 1
    if any(not c.isalpha() or not c.isascii() and c in LIKE for c in text[start:end]):
        found.add(Shape(start, end, kind))
    return past


def pattern(word):
    """The word in small letters with "." for every sign and figure."""
    return "".join(c if c.isalpha() and c not in LIKE else "." for c in word.lower())


def read(word):
    """What the word says if every sign is the letter that it looks like: k1ll, p0rn, N@zi; () if one looks like none."""
    letters = [LIKE.get(c) or (c if c.isalpha() else "") for c in word.lower()]
    if not all(letters) or sum(len(c) > 1 for c in letters) > 4:
        return ()
    return tuple("".join(w) for w in product(*letters))


def fits(shape, word):
    """Whether a word fits a pattern of letters and "."."""
    return len(shape) == len(word) and all(a == b or a == "." for a, b in zip(shape, word))


class Words:
    """A list of words with their endings ("drug(|s)"), to be asked which of them fit a pattern.

    Those of a first letter are written out when it is first asked for.
    """

    def __init__(self, words):
        self._entries, self._written = {}, {}
        for word in words:
            self._entries.setdefault(word[0].lower(), []).append(word)

    def fitting(self, shape):
        """The words that fit, in no order."""
        size, first, last = len(shape), shape[0], shape[-1]
        near = []
        for letter in (first,) if first != "." else self._entries:
            by_end = self._of(letter)
            for end in (last,) if last != "." else {key[1] for key in by_end if key[0] == size}:
                near += by_end.get((size, end), ())
        return [w for w in near if fits(shape, w)]

    def _of(self, letter):
        """{(letters, the last of them): words} of those with that first letter."""
        if letter not in self._written:
            by_end = {}
            for word in dict.fromkeys(w.lower() for entry in self._entries.get(letter, ()) for w in endings(entry)):
                by_end.setdefault((len(word), word[-1]), []).append(word)
            self._written[letter] = by_end  # whole, or not at all, for another thread
        return self._written[letter]
