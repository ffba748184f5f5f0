"""Where people are quoted: every kind of mark, nested, turned, lost, and left open over paragraphs."""

from bisect import bisect_right

from newslint.analysis.double_marks import paired
from newslint.document import fact
from newslint.records import record


@record
class Quote:
    """A quotation.  start, end: with its marks; inner_start, inner_end: what is said; text offsets.

    closed: False if it has no closing mark; it then ends where the next one opens, or with its block.
    mark: the opening mark.  continued: it resumes a quotation that the paragraph before left open.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    mark: str
    continued: bool = False


@fact
def quotes(doc):
    """All outermost quotations, in order; none crosses the end of its block."""
    found = list(map(Quote._make, paired(doc)[0]))
    if doc.special_chars.isdisjoint("'‘"):
        return tuple(found)
    from newslint.analysis.single_marks import single  # what has none of them does not pay for it

    singles = single(doc)
    if singles:
        outermost, end = [], 0
        for quote in sorted(found + [Quote(*pair) for pair in singles]):
            if quote.start >= end:
                outermost.append(quote)
                end = quote.end
        found = outermost
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


def quotes_in(doc, start, end):
    """The quotations that begin in [start, end), in order."""
    starts = _starts(doc)
    return quotes(doc)[bisect_right(starts, start - 1) : bisect_right(starts, end - 1)]
