"""Proper names as the article spells them: capitalised forms, how often, and what stands beside them.

People with their titles are worked out in analysis/people.py; here a name is a string of letters.
"""

import re
from collections import Counter
from typing import NamedTuple

from newslint.document import fact, fold

# re has no class of capital letters.
CAPITALS = "".join(c for c in map(chr, range(0x41, 0x250)) if c.isupper())
# The capital stands first, the look behind it second: the other way round costs twice the time.
FORM = re.compile(rf"[{CAPITALS}](?<![\w@#/.&]\w)(?:\w+|['’][{CAPITALS}]\w+)")
BEFORE = re.compile(rf"([{CAPITALS}][\w'’-]*\.?)\s(?:[{CAPITALS}]\.\s?)*$")
AFTER = re.compile(rf"\s(?:[{CAPITALS}]\.\s)*([{CAPITALS}][\w'’]*)")
ABBREVIATION = 5  # a word of so many characters that ends in a period may be a title: Prof.
OPENING = re.compile(r"(?:^|[.!?:;…\n\r—–][\"”’')\]]*\s*|['\"“‘(\[])$")


class Use(NamedTuple):
    """A place of a name, [start, end) without its possessive.

    before, after: the capitalised words beside it, initials passed over; "" where there are none.
    opens: whether it begins a sentence or a quotation, where any word is capitalised.
    joined: whether a hyphen ties it to another word.
    """

    start: int
    end: int
    before: str
    after: str
    opens: bool
    joined: bool


@fact
def names(doc):
    """Counter of the capitalised forms of two letters and more, possessive endings stripped: {"Dahl": 4}."""
    return Counter(FORM.findall(doc.text))


@fact
def neighbourhood(doc):
    """{first two letters, or last two after a space: forms}: a form one edit away shares one of the two."""
    near = {}
    for form in names(doc):
        if len(form) > 3:
            for key in (form[:2], " " + form[-2:]):
                if key in near:
                    near[key].append(form)
                else:
                    near[key] = [form]
    return near


def beginnings_and_ends(doc, form):
    """The other forms of four letters and more with the same first letter that share two letters at either end.

    The first letter is the same: writers seldom miss it, and Ronald is not Donald.
    """
    near, first = neighbourhood(doc), form[0]
    return [f for f in near.get(form[:2], ()) if f != form] + [
        f for f in near.get(" " + form[-2:], ()) if f[0] == first and f[1] != form[1]
    ]


def lookalikes(doc, form):
    """The forms of the article one edit from this one: a letter more, less, other, or two changed over."""
    size = len(form)
    return [f for f in beginnings_and_ends(doc, form) if -2 < len(f) - size < 2 and one_edit(form, f)]


def one_edit(a, b):
    """Whether two different strings are one edit apart; a transposition of neighbours is one."""
    if len(a) > len(b):
        a, b = b, a
    more = len(b) - len(a)
    if more > 1:
        return False
    i = 0
    while i < len(a) and a[i] == b[i]:
        i += 1
    if more:
        return a[i:] == b[i + 1 :]
    return a[i + 1 :] == b[i + 1 :] or a[i : i + 2] == b[i + 1 : i + 2] + b[i : i + 1] and a[i + 2 :] == b[i + 2 :]


def uses(doc, form):
    """The Use of every place of a capitalised form, in order."""
    text = doc.text
    found = []
    for start, end in doc.spans(fold(form)):
        if text[start:end] != form:
            continue
        head = text[max(0, start - 40) : start]
        beside = BEFORE.search(head)
        before = beside[1] if beside else ""
        if before.endswith(".") and len(before) > ABBREVIATION:
            before = ""  # the end of the sentence before
        tail = end + 2 if text[end : end + 2] in ("'s", "’s") else end
        after = AFTER.match(text, tail)
        joined = head.endswith("-") or text[end : end + 1] == "-"
        found.append(Use(start, end, before, after[1] if after else "", not before and bool(OPENING.search(head)), joined))
    return found
