"""The leaves of a page: what is shown between two tags that divide copy, and the text that they make."""

from newslint.readers.tags import OUTER

ALL_PIECES = 1 << 30  # as the last piece of a span: whatever comes


class Open:
    """An element that is open: its name, whether it is hidden, which article it is in.

    kind: of the copy in it, or None: what the outermost of the elements around it says that is in OUTER, else what the innermost says.
    """

    __slots__ = ("name", "kind", "hidden", "article")

    def __init__(self, name, kind, hidden, article, around=None):
        self.name, self.hidden, self.article = name, hidden, article
        self.kind = around.kind if around and (around.kind in OUTER or not kind) else kind


class Leaf:
    """What is shown between two tags that divide copy.  pieces: (start, end, text or None); spans: (first, last piece, kind)."""

    __slots__ = ("kind", "article", "pieces", "spans", "size")

    def __init__(self, kind, article):
        self.kind, self.article, self.pieces, self.spans, self.size = kind, article, [], [], 0


def emit(source, leaves):
    """(text, segments, blocks, inline spans) of the leaves, with two line ends between two of them."""
    parts, segments, blocks, inline, size, last = [], [], [], [], 0, 0
    for leaf in leaves:
        if size:
            segments.append((size, last, 2, leaf.pieces[0][0] - last))
            parts.append("\n\n")
            size += 2
        begin, places = size, []
        for start, end, text in leaf.pieces:
            places.append(size)
            shown = source[start:end] if text is None else text
            segments.append((size, start, len(shown), end - start))
            parts.append(shown)
            size += len(shown)
        places.append(size)
        inline += [(places[a], places[min(b, len(places) - 1)], kind) for a, b, kind in leaf.spans]
        blocks.append((begin, size, leaf.kind))
        last = leaf.pieces[-1][1]
    return "".join(parts), tuple(segments), blocks, inline
