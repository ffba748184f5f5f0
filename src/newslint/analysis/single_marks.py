"""Single marks as the outermost ones, as British copy and American headlines have them."""

import re

from newslint.analysis.double_marks import offsets, paired
from newslint.document import LazyPattern, fact
from newslint.language.lists import WordPattern

ELIDED = WordPattern(
    r"['‘’](?:\d0s\b|\d\d\b|(?@elided-words)\b)", re.I)
SINGLE = LazyPattern(r"['‘](?<![^\s(\[—–]['‘])(?=[\w“\"…$£€\[])")
SINGLE_END = LazyPattern(r"['’](?<=[^\s(\[—–]['’])(?!\w)")
MAX_QUOTATION = 1500  # characters; a quotation in single marks is not longer


@fact
def single(doc):
    """Pairs of single marks that are outside double ones, in the order of the fields of Quote.

    Where an article quotes in single marks, as British papers do, they may hold double ones; elsewhere they end there.
    """
    text, found = doc.text, []
    places = [a for a in _single_places(text) if SINGLE.match(text, a) and not ELIDED.match(text, a)]
    if not places:
        return found
    outer, k, done = paired(doc)[0], 0, -1
    british = len(places) > len(outer)
    for a in places:
        while k < len(outer) and outer[k][1] <= a:
            k += 1
        block = doc.block_at(a)
        if a < done or not block or k < len(outer) and outer[k][0] <= a:
            continue
        end = min(block.end, a + MAX_QUOTATION)
        double = outer[k][0] if k < len(outer) and outer[k][0] < end else 0
        b = _single_end(text, a, double or end)
        if not b and double and british:
            b = _single_end(text, a, end)
            b = b if text[b - 2] in ",.!?…—" else 0
        if b:
            found.append((a, b, a + 1, b - 1, True, text[a], False))
            done = b
    return found


def _single_places(text):
    """The offsets of single marks that may open a quotation, in order."""
    return sorted([at for mark in "‘'" for at in offsets(text, mark) if at == 0 or not text[at - 1].isalnum()])


def _single_end(text, start, stop):
    """The end of the quotation in single marks that opens at start, or 0; farmers’ and goin’ do not close it."""
    following = SINGLE.search(text, start + 1, stop)
    if following and not ELIDED.match(text, following.start()):
        stop = following.start()
    weak = 0
    for m in SINGLE_END.finditer(text, start + 1, stop):
        before = text[m.start() - 1]
        if not before.isalpha():
            return m.end()
        if before not in "sSn" or text[m.end() : m.end() + 1] in ("", *".,;:!?)—”\""):
            return weak or m.end()
        weak = weak or m.end()
    return weak
