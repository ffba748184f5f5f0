"""Proper names as the article spells them: capitalised forms, how often, and what is beside them.

People with their titles are worked out in analysis/people.py; here a name is a string of letters.
"""

from collections import Counter
from itertools import filterfalse

from newslint.document import LONG_TEXT, WORD, LazyPattern, fact, word_pattern
from newslint.language.lexicon import distance
from newslint.records import record

FURTHER = frozenset(c for c in map(chr, range(0x80, 0x250)) if c.isupper())  # re has no class of capital letters


def _patterns(capitals):
    """Patterns of a capitalised form, of what comes before it, and after it."""
    # The capital comes first, the look behind it second: the other way round costs twice the time.
    return (
        LazyPattern(rf"[{capitals}](?<![\w@#/.&]\w)(?:\w+|['’][{capitals}]\w+)"),
        LazyPattern(rf"([{capitals}][\w'’-]*\.?)\s(?:[{capitals}]\.\s?)*$"),
        LazyPattern(rf"\s(?:[{capitals}]\.\s)*([{capitals}][\w'’]*)"),
    )


PLAIN = _patterns("A-Z")
ALL = _patterns("A-Z" + "".join(sorted(FURTHER)))  # slow to compile, and few articles need them
APOSTROPHES = ("'", "’")
NEIGHBOUR_WINDOW = 40  # characters in which the name beside a name is looked for
ODD = frozenset("_\u02bc\u03a3\u0130")  # with these, words are cut otherwise than forms, or change with their company
MANY_FORMS = 30  # forms of a long text, and an index of all is cheaper than a search for each
LONG, STEM = 8, 5  # letters from which on two edits are a slip, and of which they share as many at the beginning
CROWD = 100  # with more forms under one letter, only those that share two letters at an end are compared
OPENING = LazyPattern(r"(?:^|[.!?:;…\n\r—–][\"”’')\]]*\s*|['\"“‘(\[])$")


@record
class Use:
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
def _shapes(doc):
    return PLAIN if FURTHER.isdisjoint(doc.special_chars) else ALL


@fact
def names(doc):
    """Counter of the capitalised forms of two letters and more, possessive endings stripped: {"Dahl": 4}."""
    return Counter(_shapes(doc)[0].findall(doc.text))


def capitalised(doc):
    """{form of four letters and more: folded}, from the words of the document, which is far quicker than names():
    all that it has, and perhaps some that are in addresses only; apostrophes are straight."""
    if word_pattern(doc) is not WORD or not ODD.isdisjoint(doc.special_chars):
        return {(straight := form.replace("’", "'")): straight.lower() for form in names(doc) if len(form) > 3}
    folded = doc.forms
    words = [w for w in filterfalse(doc.words.__contains__, folded) if len(w) > 3]
    forms = {w: folded[w] for w in words if w[0].isupper()}
    for word in [w for w in words if "'" in w]:
        forms.pop(word, None)
        parts = word.split("'")
        parts += [a + "'" + b for a, b in zip(parts, parts[1:]) if len(a) == 1]
        for part in parts:
            if len(part) > 3 and part[0].isupper():
                forms[part] = part.lower()
    return forms


@fact
def _by_letter(doc):
    """{first letter: forms of four letters and more}."""
    near = {}
    for form in names(doc):
        if len(form) > 3:
            near.setdefault(form[0], []).append(form)
    return near


@fact
def _by_ends(doc):
    """{first two letters; last two after a space: forms of four letters and more}, for articles with very many names."""
    near = {}
    for form in names(doc):
        if len(form) > 3:
            near.setdefault(form[:2], []).append(form)
            near.setdefault(form[0] + " " + form[-2:], []).append(form)
    return near


def neighbours(doc, form):
    """The other forms of four letters and more that are worth comparing with this one, all with its first letter.

    Writers seldom miss the first letter, and Ronald is not Donald.
    """
    near = _by_letter(doc).get(form[0], ())
    if len(near) > CROWD:
        alike = [_by_ends(doc).get(key, ()) for key in (form[:2], form[0] + " " + form[-2:])]
        if max(map(len, alike)) > CROWD:  # a list, or an attack
            return []
        near = dict.fromkeys(f for forms in alike for f in forms)
        if len(near) > CROWD:
            return []
    return [f for f in near if f != form]


def lookalikes(doc, form):
    """The forms of the article one edit from this one: a letter more, less, other, or two changed over."""
    size, second, end = len(form), form[1], form[-2:]
    return [
        f for f in neighbours(doc, form)
        # One edit leaves the one end or the other as it is, but for four letters.
        if (f[1] == second or f[-2:] == end or size == 4) and -2 < len(f) - size < 2 and one_edit(form, f)
    ]


def near_pairs(forms):
    """Pairs of forms that may be one surname spelt two ways: that begin with the same two letters, go on or end alike and are
    one edit apart, or two if they are long; or that have two letters changed over: Abelin, Alebin.  None is the other with
    an “n”, as people of a country are."""
    near, ends = {}, {}
    for form in forms:
        near.setdefault(form[:2], []).append(form)
        if len(form) > 4:
            ends.setdefault((form[0], form[-1], len(form)), []).append(form)
    for group in near.values():
        if 1 < len(group) <= CROWD:
            for i, a in enumerate(group):
                for b in group[i + 1 :]:
                    if -2 < len(a) - len(b) < 2 and (a[:3] == b[:3] or a[-2:] == b[-2:]):
                        short, long = (a, b) if len(a) < len(b) else (b, a)
                        if not (long[-1] == "n" and long[:-1] == short) and (one_edit(a, b) or _end_otherwise(a, b)):
                            yield a, b
    for group in ends.values():
        if 1 < len(group) <= CROWD:
            for i, a in enumerate(group):
                for b in group[i + 1 :]:
                    if a[:2] != b[:2] and changed_over(a, b):
                        yield a, b


def changed_over(a, b):
    """Whether two letters of one are changed over in the other."""
    apart = [(x, y) for x, y in zip(a, b) if x != y]
    return len(a) == len(b) and len(apart) == 2 and apart[0] == apart[1][::-1]


def _end_otherwise(a, b):
    """Whether two long forms begin alike and are two edits apart, neither made of the other: Brandocek, Brandozec."""
    return min(len(a), len(b)) >= LONG and a[:STEM] == b[:STEM] and a[-1] != b[-1] and len({*a} ^ {*b}) <= 2 and distance(a, b) == 2


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


def is_title(word):
    """Whether a word before a name is a title, or its abbreviation with the period."""
    from newslint.language.honorifics import honorific  # seldom needed, and not quickly read

    return honorific(word) is not None


@fact
def _asked(_doc):
    """The forms whose places have been asked for."""
    return set()


@fact
def _index(doc):
    """{form: the offsets at which it stands}."""
    places = {}
    for m in _shapes(doc)[0].finditer(doc.text):
        places.setdefault(m[0], []).append(m.start())
    return places


def _places(doc, form):
    """The offsets at which a form stands."""
    text = doc.text
    if len(text) > LONG_TEXT:
        asked = _asked(doc)
        asked.add(form)
        if len(asked) > MANY_FORMS:
            return _index(doc).get(form, ())
    shape, found, at = _shapes(doc)[0].match, [], text.find(form)
    while at >= 0:
        m = shape(text, at)
        if m and m[0] == form and not (text[at - 1 : at] in APOSTROPHES and at > 1 and (m := shape(text, at - 2)) and m.end() > at):
            found.append(at)
        at = text.find(form, at + 1)
    return found


def times_small(doc, word):
    """How often a word is in small letters."""
    if word_pattern(doc) is not WORD:
        return _small(doc)[word]
    text = doc.text
    return sum(text[a:b] == word and text[b : b + 1] != "'" and text[a - 1 : a] != "'" for a, b in doc.spans(word))


@fact
def _small(doc):
    """Counter of the words in small letters."""
    return Counter(w for w in word_pattern(doc).findall(doc.text) if w.islower())


def uses(doc, form):
    """The Use of every place of a capitalised form, in order."""
    text, (_, beside_before, beside_after) = doc.text, _shapes(doc)
    found = []
    for start in _places(doc, form):
        end = start + len(form)
        head = text[max(0, start - NEIGHBOUR_WINDOW) : start]
        beside = beside_before.search(head)
        before = beside[1] if beside else ""
        if before.endswith(".") and not is_title(before):
            before = ""  # the end of the sentence before
        tail = end + 2 if text[end : end + 2] in ("'s", "’s") else end
        after = beside_after.match(text, tail, tail + NEIGHBOUR_WINDOW)
        joined = head.endswith("-") or text[end : end + 1] == "-"
        found.append(Use(start, end, before, after[1] if after else "", not before and bool(OPENING.search(head)), joined))
    return found
