"""Where people are quoted: every kind of mark, nested, and left open over paragraphs."""

from bisect import bisect_right
from typing import NamedTuple

from newslint.document import fact


class Quote(NamedTuple):
    """A quotation.  start, end: with its marks; inner_start, inner_end: what is said; text offsets.

    closed: False if it runs to the end of its paragraph without a closing mark.  mark: the opening mark.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    mark: str


@fact
def quotes(doc):
    """All outermost quotations in running copy, in order."""
    found = []
    text = doc.text
    for block in doc.blocks:
        start, mark = None, ""
        i, end = block.start, block.end
        while i < end:
            c = text[i]
            two = c == "'" and text[i : i + 2] == "''"
            if c in "“”\"„" or two:
                size = 2 if two else 1
                if start is None:
                    if c != "”":
                        start, mark = i, "''" if two else c
                else:
                    found.append(Quote(start, i + size, start + len(mark), i, True, mark))
                    start = None
                i += size
            else:
                i += 1
        if start is not None:
            found.append(Quote(start, end, start + len(mark), end, False, mark))
    return tuple(found)


@fact
def _starts(doc):
    return [q.start for q in quotes(doc)]


def quote_at(doc, offset):
    """The outermost quotation around the offset, its marks included, or None."""
    i = bisect_right(_starts(doc), offset) - 1
    if i >= 0 and offset < (found := quotes(doc)[i]).end:
        return found
    return None
