"""How a place is known again in a later version of its article: by its rule, its words and the words beside it in its sentence.

No path, line or offset goes in, so that a place is known after its paragraph has moved.
"""

import re

from newslint.records import record

BESIDE = 3  # words to either side
WINDOW = 80  # code points in which they are looked for
SENTENCE_END = re.compile(r"\n[ \t]*\n|[.!?…][\"”’)]*\s")
CONTEXT_WORD = re.compile(r"\w+")


@record
class Fingerprint:
    """core: the rule and the found words.  before, after: the words to either side, "" for none.  nth: counts equal ones.

    All but nth are short hashes; str() is what is written to a file, and parse() reads it.
    """

    core: str
    before: str
    after: str
    nth: int = 1

    def __str__(self):
        return f"{self.core}-{self.before}-{self.after}-{self.nth}"

    def similar(self, other):
        """Whether the words are the same and so is one side, which is not empty."""
        return self.core == other.core and bool(
            self.before and self.before == other.before or self.after and self.after == other.after)


def parse(text):
    """The Fingerprint of a text that str() made.  Raises ValueError."""
    core, before, after, nth = text.split("-")
    return Fingerprint(core, before, after, int(nth))


def fingerprints(source, findings):
    """[[Fingerprint of each place] for each finding] of one article."""
    counts, known = {}, {}
    for place, code in sorted({(p[:2], f.code) for f in findings for p in f.places}):
        mark = _fingerprint(source, *place, code)
        counts[mark] = counts.get(mark, 0) + 1
        known[place, code] = mark._replace(nth=counts[mark])
    return [[known[p[:2], f.code] for p in f.places] for f in findings]


def _fingerprint(source, start, end, code):
    before = SENTENCE_END.split(_unix(source[max(0, start - WINDOW) : start]))[-1]
    after = SENTENCE_END.split(_unix(source[end : end + WINDOW]))[0]
    found = " ".join(source[start:end].casefold().split())
    return Fingerprint(
        _hash(f"{code}\n{found}", 8), _hash(" ".join(CONTEXT_WORD.findall(before)[-BESIDE:]), 4), _hash(" ".join(CONTEXT_WORD.findall(after)[:BESIDE]), 4))


def _unix(text):
    return text.casefold().replace("\r\n", "\n").replace("\r", "\n")


def _hash(text, size):
    if not text:
        return ""
    from hashlib import sha256

    return sha256(text.encode("utf-8", "replace")).hexdigest()[: 2 * size]
