"""A very long text in chunks that are checked one after the other.

No story is that long: a file of many megabytes is an archive in one piece, or a book.  What is judged over a whole
article (one title for one person, one spelling) is judged within a chunk, time grows with the length and no faster,
and memory hardly grows.
"""

from bisect import bisect_right

from newslint.document import Block, Document, LazyPattern, Reading, inline_ends

LONGEST_CHUNK = 100_000  # code points of a text that is checked in one piece, about 17,000 words
CHUNK = 50_000  # code points of a chunk of a longer one
SENTENCE = LazyPattern(r"[.!?][”\"’)]* (?=[A-Z“\"])")
NEAR = 10_000  # code points before the end of a chunk in which a sentence may end it


def bounds(doc):
    """[(start, end)] of the chunks of a Document's text, in order; one, if it is not too long."""
    size, starts, found, start = len(doc.text), [b.start for b in doc.blocks], [], 0
    while size - start > (CHUNK if size > LONGEST_CHUNK else LONGEST_CHUNK):
        end = _end(doc.text, starts, start)
        found.append((start, end))
        start = end
    return [*found, (start, size)]


def chunk(doc, start, end):
    """The Document of [start, end) of a Document's text: itself, if that is all."""
    if end - start == len(doc.text):
        return doc
    part = Document(_cut(doc, start, end), doc.source, doc.article.path, doc.house, doc.accept, doc.published)
    part.continues = start > 0
    return part


def _end(text, starts, start):
    """Where the chunk from `start` ends: before a block, or else after a sentence outside quotation marks."""
    most = start + CHUNK
    i = bisect_right(starts, most) - 1
    if i >= 0 and starts[i] > start:
        return starts[i]
    end, counted, curly, straight = None, start, 0, 0
    for m in SENTENCE.finditer(text, most - NEAR, most):
        end = m.end()
        curly += text.count("“", counted, end) - text.count("”", counted, end)
        straight += text.count('"', counted, end)
        if curly == 0 and straight % 2 == 0:
            return end
        counted = end
    if end is None:
        end = text.rfind(" ", start, most) + 1
    return end or most


def _cut(doc, start, end):
    """The Reading of [start, end) of the text."""
    blocks = []
    for i in range(max(0, bisect_right(doc.blocks, (start, float("inf"))) - 1), len(doc.blocks)):
        block = doc.blocks[i]
        if block.start >= end:
            break
        if block.end > start:
            blocks.append(Block(max(block.start, start) - start, min(block.end, end) - start, block.kind))
    inline = []
    for i in range(bisect_right(inline_ends(doc), start), len(doc.inline)):
        span = doc.inline[i]
        if span.start >= end:
            break
        if span.end > start:
            inline.append(Block(max(span.start, start) - start, min(span.end, end) - start, span.kind))
    return Reading(doc.text[start:end], tuple(blocks), tuple(_segments(doc, start, end)), tuple(inline), doc.published, doc.article.part, doc.encode, doc.sections)


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
