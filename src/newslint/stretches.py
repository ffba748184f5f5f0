"""A very long text in stretches that are checked one after the other.

No story is that long: a file of many megabytes is an archive in one piece, or a book.  What is judged over a whole
article (one title for one person, one spelling) is judged within a stretch, time grows with the length and no faster,
and memory hardly grows.
"""

import re
from bisect import bisect_left, bisect_right

from newslint.document import Block, Document, Reading, reach

LONGEST = 100_000  # code points of a stretch, about 17,000 words
SENTENCE = re.compile(r"[.!?][”\"’)]* (?=[A-Z“\"])")
NEAR = 10_000  # code points before the end of a stretch in which a sentence may end it


def stretches(doc):
    """The Documents in which a Document is checked: itself, if it is not too long, or its stretches in order."""
    if len(doc.text) <= LONGEST:
        yield doc
        return
    start, starts = 0, [b.start for b in doc.blocks]
    while start < len(doc.text):
        end = _end(doc, starts, start)
        part = Document(_cut(doc, starts, start, end), doc.source, doc.path, doc.part, doc.house, doc.accept, doc.published)
        part.continues = start > 0
        yield part
        start = end


def _end(doc, starts, start):
    """Where the stretch from `start` ends: before a block, or else behind a sentence outside quotation marks."""
    most = start + LONGEST
    if most >= len(doc.text):
        return len(doc.text)
    i = bisect_right(starts, most) - 1
    if i >= 0 and starts[i] > start:
        return starts[i]
    text, end = doc.text, None
    for m in SENTENCE.finditer(text, most - NEAR, most):
        end = m.end()
        if text.count("“", start, end) == text.count("”", start, end) and text.count('"', start, end) % 2 == 0:
            return end
    if end is None:
        end = text.rfind(" ", start, most) + 1
    return end or most


def _cut(doc, starts, start, end):
    """The Reading of [start, end) of the text."""
    first = max(0, bisect_right(starts, start) - 1)
    blocks = [
        Block(max(b.start, start) - start, min(b.end, end) - start, b.kind)
        for b in doc.blocks[first : bisect_left(starts, end)] if b.end > start
    ]
    inline = []
    for i in range(bisect_right(reach(doc), start), len(doc.inline)):
        span = doc.inline[i]
        if span.start >= end:
            break
        if span.end > start:
            inline.append(Block(max(span.start, start) - start, min(span.end, end) - start, span.kind))
    return Reading(doc.text[start:end], tuple(blocks), tuple(_segments(doc, start, end)), tuple(inline), doc.published)


def _segments(doc, start, end):
    if not doc.segments:
        yield 0, start, end - start, end - start
        return
    for i in range(max(0, bisect_right(doc.segments, (start, float("inf"))) - 1), len(doc.segments)):
        at, source, size, source_size = doc.segments[i]
        if at >= end:
            break
        a, b = max(at, start), min(at + size, end)
        if a >= b:
            continue
        if size == source_size:  # otherwise a piece stands for all of its source
            source, source_size = source + a - at, b - a
        yield a - start, source, b - a, source_size
