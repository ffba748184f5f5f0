"""The stretches of a text in which a pattern is looked for: those around what calls it."""

from newslint.document import WORD_WITH_MARKS


def windows_of(doc, keys, window):
    """[start, end) of what is so near to a trigger, in order; none overlaps another."""
    at = []
    for key in keys:
        if WORD_WITH_MARKS.fullmatch(key):
            at += doc.spans(key)
        else:
            at += [(start, start + len(key)) for start in _starts(key, doc.text)]
    found = []
    for start, end in sorted(at):
        low, high = max(0, start - window), end + window
        if found and low <= found[-1][1]:
            found[-1][1] = max(high, found[-1][1])
        else:
            found.append([low, high])
    return found


def promising(windows, i, keys, called):
    """[start, end) of the windows that hold all pieces of some way through pattern i.  windows: (start, end, their text)."""
    ways = {tuple(pieces) for key in keys for number, _, pieces in called.get(key, ()) if number == i}
    return [(low, high) for low, high, text in windows if any(all(piece in text for piece in pieces) for pieces in ways)]


def _starts(sign, text):
    """Where a sign begins in the text, in order."""
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + len(sign))


def lines_of(doc, keys):
    """[start, end) of the lines in which a trigger stands, with those before and after."""
    text, at = doc.text, []
    for key in keys:
        if key[0].isalnum():
            at += [start for start, _ in doc.spans(key)]
        else:
            at += _starts(key, text)
    low = high = -1
    for start in sorted(at):
        if start < high:
            continue
        first = text.rfind("\n", 0, max(0, text.rfind("\n", 0, start))) + 1
        last = text.find("\n", start)
        last = text.find("\n", last + 1) if last >= 0 else -1
        last = last if last >= 0 else len(text)
        if high < 0:
            low = first
        elif first > high:
            yield low, high
            low = first
        high = last
    if high >= 0:
        yield low, high
