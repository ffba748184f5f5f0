"""Texts on which a regular expression runs away, if it ever does: long repetitions of what it repeats itself.

`(a+)+b` divides a row of a's in more ways than there are atoms in the universe before it finds that no b follows.
Which parts of a pattern may divide the same text between them cannot be told from its looks, but a row of some
thousand of each part shows it.
"""

import re

LENGTH = 2000  # characters: what grows with the cube of the length shows too, what grows with its square does not
OFTEN = 10  # a part that may be so often is taken for one without an end
MOST_PROBES = 40  # probes for one pattern
# What ends a row: what no word holds, and what hardly any pattern goes on with.
BREAKS = ("!.,;:\n”\")", "¬", "\n¬")
TRIED = "a1 .,-'\"A\n“é"  # of these the first that fits stands for a class
TOKEN = re.compile(
    r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[pP]\{[^}]*\}|.)|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?#[^)]*\)"
    r"|\((?:\?(?:P?<\w+>|<[=!]|[:=!>|]|P[=>]\w+|[a-zA-Z-]*[:)]?))?|\{\d*,?\d*\}[+?]?|[*+?][+?]?|.", re.S)


def probes(pattern):
    """Texts for a pattern: what comes before each part that it repeats, then that part over and over.

    An empty list for a pattern that repeats nothing.
    """
    sample, repeated = _sample_of(pattern)
    texts = {}
    for before, part in repeated[:MOST_PROBES]:
        row = before + part * (LENGTH // len(part))
        for end in BREAKS:
            texts[row + end + sample] = texts[row + end] = None  # with what a search may look for first, and without
    return list(texts)


class _Group:
    """A group that is being read: its alternatives, and the sample of the one that is read now."""

    def __init__(self, before="", counts=True):
        self.before, self.counts, self.alternatives, self.sample = before, counts, [], ""


def _sample_of(pattern):
    """(a text like those that the pattern matches, [(what comes before a part, an example of the part it repeats)])."""
    repeated, groups = [], [_Group()]
    part, at = ("",), ""  # examples of the last part, and what comes before it
    for m in TOKEN.finditer(pattern):
        token, group = m[0], groups[-1]
        if token[0] == "(" and token[-1] != ")":
            groups.append(_Group(group.before + group.sample, token not in ("(?=", "(?!", "(?<=", "(?<!")))
        elif token == ")" and len(groups) > 1:
            groups.pop()
            part, at = (*group.alternatives, group.sample), group.before
            groups[-1].sample += part[0] if group.counts else ""
        elif token == "|":
            group.alternatives.append(group.sample)
            group.sample = ""
        elif token[0] in "*+" or token[0] == "{" and len(token) > 1 and _often(token):
            repeated += [(at, example) for example in dict.fromkeys(part) if example]
        elif token[0] != "?" and not (token[0] == "{" and len(token) > 1) and token[:2] not in ("(?", ")"):
            part, at = (_example(token),), group.before + group.sample
            group.sample += part[0]
    return (groups[0].alternatives or [groups[0].sample])[0], list(dict.fromkeys(repeated))


def _often(braces):
    """Whether {m,n} lets a part stand often."""
    _, comma, most = braces.strip("{}+?").rpartition(",")
    return bool(comma and not most) or int(most or 0) >= OFTEN


def _example(token):
    """A character that fits a class, an escape or a plain character; "" for what comes between characters."""
    if len(token) == 1:
        return "" if token in "^$" else "a" if token == "." else token
    if token[0] == "\\" and (token[1].isdigit() or token[1] in "bBAZ"):
        return ""
    try:
        fits = re.compile(token).fullmatch
    except re.error:  # known to the regex package only
        return "a"
    return next(filter(fits, TRIED), token[-1] if token[0] == "\\" else token[1])


def written_out(pattern):
    """How many characters a pattern has when every {n} is written out; at least that many, where only `regex` can read it."""
    import re
    from math import prod
    from re import _parser

    counts = [max(int(most or least), 1) for least, most in re.findall(r"\{(\d{1,9})(?:,(\d{1,9})?)?\}", pattern)]
    if prod(counts) <= 1000:
        return len(pattern)
    try:
        return _size(_parser.parse(pattern))
    except (re.error, RecursionError, OverflowError):
        return prod(counts)


def _size(part):
    """The size of a parsed part: of a repeat, that of what it repeats, times its larger number."""
    from re._constants import MAX_REPEAT, MAXREPEAT, MIN_REPEAT, POSSESSIVE_REPEAT

    if isinstance(part, tuple) and len(part) == 2 and part[0] in (MAX_REPEAT, MIN_REPEAT, POSSESSIVE_REPEAT):
        least, most, inner = part[1]
        return max(least if most == MAXREPEAT else most, 1) * _size(inner)
    if isinstance(part, (tuple, list)) or hasattr(part, "data"):
        return max(sum(map(_size, part)), 1)
    return 1
