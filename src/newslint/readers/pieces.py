"""Text that a client sends in pieces: words, markup between them, blocks of an editor."""

from newslint.readers import reader_for
from newslint.readers.mapped_text import MappedText, through


def read(pieces):
    """(source, Reading) of pieces (as sent, as read), in order.  The source is all that was sent, markup included.

    A piece that is read as "" is left out; what is on both sides of it joins.
    """
    source = "".join(sent for sent, _ in pieces)
    out, at = MappedText(source), 0
    for sent, shown in pieces:
        out.put(shown, at, at + len(sent))
        at += len(sent)
    out.at = at
    text, segments = out.finish()
    inner = reader_for("draft.txt")(text)
    if segments:
        inner = inner._replace(segments=through(inner.segments, segments, len(text)))
    return source, inner
