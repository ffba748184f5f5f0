"""Line ends of every kind, read as one: a reader sees \\n only, and its Reading is mapped back to the source."""

from newslint.finding import LINE_END
from newslint.readers.mapped_text import through


def read(reader, source):
    """The Reading of a source by reader(text), which is given the same text with \\n at the end of every line."""
    if "\r" not in source:
        return reader(source)
    text = LINE_END.sub("\n", source)
    reading = reader(text)
    if len(text) == len(source):  # every line end is one character, and every offset the same
        return reading
    return reading._replace(segments=through(reading.segments, list(_segments(source)), len(text)))


def _segments(source):
    """The segments that lead from the text with \\n to a source that has \\r\\n."""
    start = size = 0
    at = source.find("\r\n")
    while at >= 0:
        if start < at:
            yield size, start, at - start, at - start
        size += at - start
        yield size, at, 1, 2
        start, size = at + 2, size + 1
        at = source.find("\r\n", start)
    if start < len(source):
        yield size, start, len(source) - start, len(source) - start
