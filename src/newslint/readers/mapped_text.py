"""Text that is cut out of a source piece by piece, and the map back."""

from bisect import bisect_right

from newslint.finding import LINE_END


class MappedText:
    """The text so far and its segments (see Reading), over a source that is read from front to back.

    at: the source offset up to which everything is kept, replaced or left out.
    """

    def __init__(self, source):
        self.source, self.at, self.size = source, 0, 0
        self._parts, self._segments = [], []

    def keep(self, start, end):
        """source[start:end] as it stands."""
        if start >= end:
            return
        last = self._segments[-1] if self._segments else (0, -1, 0, 1)
        if last[2] == last[3] and last[1] + last[2] == start:
            size = last[2] + end - start
            self._segments[-1] = last[0], last[1], size, size
        else:
            self._segments.append((self.size, start, end - start, end - start))
        self._parts.append(self.source[start:end])
        self.size += end - start

    def put(self, text, start, end):
        """Text that stands for source[start:end]."""
        if text == self.source[start:end]:
            self.keep(start, end)
        elif text:
            self._segments.append((self.size, start, len(text), end - start))
            self._parts.append(text)
            self.size += len(text)

    def gap(self, end):
        """What separates two blocks: the white space up to source[end], or of other matter the first and last line end."""
        start, self.at = self.at, end
        between = self.source[start:end]
        if not between or between.isspace():
            self.keep(start, end)
            return
        first = LINE_END.search(between)
        if first:
            self.keep(start + first.start(), start + first.end())
            last = max(between.rfind("\n"), between.rfind("\r"))
            if last >= first.end():
                self.keep(start + last, start + last + 1)
        elif self.size:
            self.put("\n", start, end)

    def finish(self):
        """(text, segments) as a Reading wants them."""
        self.gap(len(self.source))
        return self.text()

    def text(self):
        """The same, without what is left of the source."""
        text = "".join(self._parts)
        return text, () if text == self.source else tuple(self._segments)


class Passage:
    """A stretch of the source without the markers between its pieces (start, end), in offsets of `raw`.

    cuts: (start, end, replacement) in order; what they do not name is text.
    """

    def __init__(self, out, pieces, cuts=()):
        self._out, self._pieces = out, pieces
        source = out.source
        self.raw = source[slice(*pieces[0])] if len(pieces) == 1 else "".join([source[a:b] for a, b in pieces])
        self._starts, at = [], 0
        for a, b in pieces:
            self._starts.append(at)
            at += b - a
        self._cuts, self._cut_starts = cuts, [c[0] for c in cuts]
        self._placed = []  # (raw start, text start, raw length, text length)

    def cut(self, cuts):
        """Take these cuts besides the others; a cut inside another counts for nothing."""
        kept, last = [], 0
        for c in sorted([*self._cuts, *cuts], key=lambda c: (c[0], -c[1])):
            if c[0] >= last:
                kept.append(c)
                last = c[1]
        self._cuts, self._cut_starts = kept, [c[0] for c in kept]

    def at(self, offset):
        """The source offset of raw[offset]."""
        i = bisect_right(self._starts, offset) - 1
        return self._pieces[i][0] + offset - self._starts[i]

    def parts(self, start, end):
        """(raw start, raw end, replacement or None) of what is seen of raw[start:end], in order."""
        i = max(0, bisect_right(self._cut_starts, start) - 1)
        while i < len(self._cuts) and self._cuts[i][0] < end:
            a, b, text = self._cuts[i]
            if b > start:
                if start < a:
                    yield start, a, None
                if text and a >= start:
                    yield a, b, text
                start = b
            i += 1
        if start < end:
            yield start, end, None

    def blank(self, start, end):
        """Whether nothing but white space is seen of raw[start:end]."""
        return all((self.raw[a:b] if text is None else text).isspace() for a, b, text in self.parts(start, end))

    def emit(self, start, end):
        """Write raw[start:end] to the text."""
        out = self._out
        for a, b, text in self.parts(start, end):
            before = out.size
            if text is not None:
                out.put(text, self.at(a), self.at(b - 1) + 1)
            else:
                i = bisect_right(self._starts, a) - 1
                while i < len(self._starts) and self._starts[i] < b:
                    (first, last), base = self._pieces[i], self._starts[i]
                    out.keep(first + max(0, a - base), min(last, first + b - base))
                    i += 1
            self._placed.append((a, before, b - a, out.size - before))

    def separate(self, start, end):
        """A line end that stands for all of raw[start:end]."""
        self._out.put("\n", self.at(start - 1) + 1, self.at(end) if end < len(self.raw) else self.at(end - 1) + 1)

    def text_span(self, start, end):
        """The text span of what was written of raw[start:end]; empty where nothing was."""
        i = max(0, bisect_right(self._placed, (start, float("inf"))) - 1)
        found = []
        while i < len(self._placed) and self._placed[i][0] < end:
            a, at, size, shown = self._placed[i]
            if a + size > start:
                if size == shown:
                    found += [at + max(0, start - a), at + min(size, end - a)]
                else:
                    found += [at, at + shown]
            i += 1
        return (found[0], found[-1]) if found else (0, 0)


def through(inner, outer, size):
    """The segments that lead from a text to the source of the text from which it was read.

    inner: its own segments, empty where both texts have the same offsets; size: the length of that other text.  outer: the
    segments of the other text, which cover it.  A piece that has another length than its source is mapped as a whole.
    """
    found, starts = [], [s[0] for s in outer]
    for at, middle, length, middle_length in inner or [(0, 0, size, size)]:
        i = max(0, bisect_right(starts, middle) - 1)
        if length != middle_length:
            j = max(i, bisect_right(starts, max(middle, middle + middle_length - 1)) - 1)
            first = _offset(outer[i], middle) if outer else 0
            last = _offset(outer[j], middle + middle_length, end=True) if outer else 0
            found.append((at, first, length, last - first))
            continue
        while i < len(outer) and outer[i][0] < middle + length:
            start, source, piece, source_piece = outer[i]
            a, b = max(middle, start), min(middle + length, start + piece)
            if a < b:
                if piece == source_piece:
                    found.append((at + a - middle, source + a - start, b - a, b - a))
                else:
                    found.append((at + a - middle, source, b - a, source_piece))
            i += 1
    return tuple(found)


def _offset(segment, offset, end=False):
    start, source, piece, source_piece = segment
    if piece == source_piece:
        return source + min(max(offset - start, 0), piece)
    return source + (source_piece if end else 0)
