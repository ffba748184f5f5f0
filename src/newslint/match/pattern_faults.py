"""What is wrong with a regular expression, in words for somebody who writes one a year."""

import re

SHOWN = 24  # characters of a pattern that are quoted from the place of its fault
# What Python and the package regex say, and what that means.
MEANINGS = (
    (r"nothing to repeat", "nothing comes before this {sign} that it could repeat; for the sign itself write \\{sign}"),
    (r"multiple repeat", "{sign} follows another sign that repeats; for the sign itself write \\{sign}"),
    (r"bad escape \(end of pattern\)|bad escape at end", "it ends with a \\; for the sign itself write \\\\"),
    (r"bad escape", "{sign} means nothing; for a backslash write \\\\"),
    (r"bad character range|bad set", "this range in [ ] runs backwards"),
    (r"look-behind requires fixed-width", "what (?<= or (?<! looks back at must have one length"),
    (r"unknown group|invalid group reference|unknown named group", "there is no such group before this place"),
)


def explained(pattern, err):
    """One line on the fault of a pattern.  err: the re.error or regex.error that it raised."""
    if fault := _unbalanced(pattern):
        return fault
    at = min(getattr(err, "pos", None) or 0, max(len(pattern) - 1, 0))
    for said, means in MEANINGS:
        if re.search(said, str(err)):
            sign = pattern[at : at + 2] if pattern[at : at + 1] == "\\" else pattern[at : at + 1]
            return f"{means.format(sign=sign)}: {_from(pattern, at)}"
    return f"{getattr(err, 'msg', None) or err}: {_from(pattern, at)}"


def _unbalanced(pattern):
    """The first parenthesis or bracket without its other half, or ""."""
    opened, at, size = [], 0, len(pattern)
    while at < size:
        char = pattern[at]
        if char == "\\":
            at += 2
            continue
        if char == "[":
            close = _end_of_set(pattern, at)
            if close < 0:
                return f"this [ is never closed: {_from(pattern, at)}"
            at = close
        elif char == "(":
            opened.append(at)
        elif char == ")":
            if not opened:
                return f"this ) closes nothing: {_from(pattern, at)}"
            opened.pop()
        at += 1
    return f"this ( is never closed: {_from(pattern, opened[-1])}" if opened else ""


def _end_of_set(pattern, at):
    """The offset of the ] of a set that begins at an offset, or -1."""
    at += 2 if pattern[at + 1 : at + 2] == "^" else 1
    first = at
    while at < len(pattern):
        if pattern[at] == "\\":
            at += 1
        elif pattern[at] == "]" and at > first:
            return at
        at += 1
    return -1


def _from(pattern, at):
    rest = pattern[at : at + SHOWN]
    return f"“{rest}{'…' if len(pattern) > at + SHOWN else ''}”"
