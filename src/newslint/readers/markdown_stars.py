"""Emphasis in Markdown: which stars and underscores are marks, and which are masked letters or just stars.

CommonMark's delimiter algorithm (spec 0.31, section 6.2) with one exception: s**t and d**g in one paragraph do not
enclose "t and d".  A run of stars between two letters pairs after all others, and with another such run only if the
two enclose a part of one word: wo**r**d.
"""


class Delimiter:
    """A run of one mark at raw[start:end].

    left: how many of them are not used yet.  opens, closes: whether it can.  inside: stars between letters or digits.
    opening, closing: how many of them open and close; they are taken from the outside of the run, so that what is left
    of it stands by its letters.
    """

    __slots__ = ("start", "end", "mark", "size", "left", "opens", "closes", "inside", "opening", "closing")

    def __init__(self, raw, start, end):
        before = raw[start - 1] if start else " "
        after = raw[end] if end < len(raw) else " "
        word_before, word_after = before.isalnum(), after.isalnum()
        opens = not after.isspace() and (word_after or not word_before)
        closes = not before.isspace() and (word_before or not word_after)
        self.start, self.end, self.mark = start, end, raw[start]
        self.size = self.left = end - start
        if self.mark == "_":
            self.opens, self.closes = opens and not (closes and word_before), closes and not (opens and word_after)
        else:
            self.opens, self.closes = opens, closes
        self.inside = self.mark == "*" and word_before and word_after
        self.opening = self.closing = 0


def cuts(delimiters, raw):
    """The cuts that take matching marks away, and the mark that encloses the whole text ("*", "**" or "")."""
    pairs = _paired([d for d in delimiters if not d.inside])
    if any(d.inside for d in delimiters):
        pairs += _paired_inside([d for d in delimiters if d.left == d.size and d.mark == "*"], raw)
    if not pairs:
        return [], ""
    found = []
    for d in delimiters:
        if d.opening:
            found.append((d.start, d.start + d.opening, ""))
        if d.closing:
            found.append((d.end - d.closing, d.end, ""))
    first, last = len(raw) - len(raw.lstrip()), len(raw.rstrip())
    return found, max((size * "*" for a, b, size in pairs if a.start == first and b.end == last), default="")


def _pair(opener, closer, size):
    opener.left -= size
    closer.left -= size
    opener.opening += size
    closer.closing += size
    return opener, closer, size


def _paired(delimiters):
    """[(opener, closer, size)] as CommonMark pairs them; the floors keep it linear."""
    pairs, stack, floors = [], [], {}
    for d in delimiters:
        while d.closes and d.left:
            key = d.mark, d.opens, d.size % 3
            floor, i = floors.get(key, 0), len(stack) - 1
            while i >= floor and not _match(stack[i], d):
                i -= 1
            if i < floor:
                floors[key] = len(stack)
                break
            opener = stack[i]
            pairs.append(_pair(opener, d, 2 if opener.left > 1 and d.left > 1 else 1))
            del stack[i + 1 if opener.left else i :]
            floors = {k: min(v, len(stack)) for k, v in floors.items()}
        if d.opens and d.left:
            stack.append(d)
    return pairs


def _match(opener, closer):
    if opener.mark != closer.mark:
        return False
    both = opener.closes or closer.opens
    return not both or (opener.size + closer.size) % 3 > 0 or opener.size % 3 == closer.size % 3 == 0


def _paired_inside(delimiters, raw):
    """The pairs of runs between two letters with each other, or with a run at the edge of a word."""
    pairs, top = [], None
    for i, d in enumerate(delimiters):
        if top is not None and top.size == d.size and _encloses(delimiters, i, top, d, raw):
            pairs.append(_pair(top, d, d.size))
            top = None
        else:
            top = d if d.inside or d.opens else None
    return pairs


def _encloses(delimiters, i, opener, closer, raw):
    if opener.inside and closer.inside:  # wo**r**d; m*th*r and m**th**f**k are masked
        near = [d for d in delimiters[max(0, i - 2) : i + 2] if d.left]  # the k of **m**a**k**e has marks of its own
        runs = [b for a, b in zip(near, near[1:]) if b.inside and a.inside and raw[a.end : b.start].isalnum()]
        return runs == [closer] and closer.size > 1
    if opener.inside:  # un**believe**; but in f***ing, f*** the second masks its own word
        return closer.closes and not any(c.isspace() for c in raw[opener.end : closer.start])
    if not closer.inside:
        return False
    return closer.size > 1 or not any(c.isspace() for c in raw[opener.end : closer.start])
