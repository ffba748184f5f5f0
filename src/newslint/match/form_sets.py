"""Sets of forms of which an article should use one: how they are written down, and what they stand for.

    "advis[e/o]r(|s)"            the bracket parts the forms: adviser, advisor; the parenthesis lists the endings,
                                 the same for every form: adviser(s), advisor(s)
    ["U.S.", "US"]               or the forms are listed, each with its own variants in parentheses
    ["(OK|OKs)", "(okay|okays)"]
    ["~meter(|s)", "metre(|s)"]  a form after ~ is not looked for, it is only what to write: a gas meter is a meter
"""

from itertools import product

from newslint.match.phrases import POSSESSIVE, calls, calls_of
from newslint.document import RUN, WORD, LazyPattern, fold
from newslint.records import record

BRACKET = LazyPattern(r"\[([^\[\]]*)\]")
VARIANTS = LazyPattern(r"\(([^()]*)\)")


@record
class FormSet:
    """forms: for every form the tuple of its variants; variant i of one form stands for variant i of another, if
    they are `parallel` (of the same number).  replacement_only: numbers of the forms that are written but not looked for.  capitals: whether
    the forms differ in nothing but their capitals (internet, Internet)."""

    forms: tuple
    parallel: bool
    replacement_only: frozenset = frozenset()
    capitals: bool = False


def read(entry):
    """The FormSet of one entry of a rule.  Raises ValueError."""
    if isinstance(entry, str):
        brackets = [m[1].split("/") for m in BRACKET.finditer(entry)]
        count = {len(b) for b in brackets}
        if len(count) != 1 or count == {1}:
            raise ValueError(f"sets: {entry!r} must part its forms in brackets, such as advis[e/o]r")
        entry = [_fill(entry, [b[k] for b in brackets]) for k in range(count.pop())]
    forms = tuple(_variants(form) for form in entry)
    if len(forms) < 2:
        raise ValueError(f"sets: {entry!r} needs two forms")
    replacement_only = frozenset(f for f, form in enumerate(forms) if form[0][:1] == "~")
    if replacement_only:
        forms = tuple(tuple(v.lstrip("~") for v in form) for form in forms)
    seen = {v for form in forms for v in form}
    sizes = [len(form) for form in forms]
    if "" in seen or len(seen) < sum(sizes):
        raise ValueError(f"sets: {entry!r} has an empty or a doubled form")
    capitals = min(sizes) == max(sizes) == len({fold(v) for v in seen})
    return FormSet(forms, min(sizes) == max(sizes), replacement_only, capitals)


def _fill(text, parts):
    parts = iter(parts)
    return BRACKET.sub(lambda _: next(parts), text)


def endings(form):
    """The words that a form with endings in parentheses stands for: "drug(|s)"."""
    return _variants(form)


def _variants(form):
    if not isinstance(form, str):
        raise ValueError(f"sets: {form!r} must be a text")
    made, at = [""], 0
    for m in VARIANTS.finditer(form):
        plain = form[at : m.start()]
        choices = [plain + c for c in m[1].split("|")]
        made = [head + tail for head in made for tail in choices]
        at = m.end()
    rest = form[at:]
    return tuple([v + rest for v in made]) if rest else tuple(made)


def spread(phrase):
    """Every phrase that a bracket stands for: "[US/U.S.] Open"."""
    brackets = [m[1].split("/") for m in BRACKET.finditer(phrase)]
    return [_fill(phrase, parts) for parts in product(*brackets)] if brackets else [phrase]


def _small(word):
    """The word folded; nearly all are plain, and there are very many."""
    return word.lower() if word.isascii() else fold(word)


class Sets:
    """The sets of a rule, each read when a word of it is seen: of hundreds, an article calls a handful."""

    def __init__(self, entries):
        self.entries = entries
        self._sets, self._calls, self._called = {}, {}, {}
        self._heads = {}  # letters with which words of a set begin -> numbers of sets
        self._special = []  # numbers of the sets that a special character may trigger
        for i, entry in enumerate(entries):
            for form in (entry,) if isinstance(entry, str) else entry:
                for head in _heads(form):
                    self._heads.setdefault(head, []).append(i)
                if SIGN.search(form) or not any(map(str.isalnum, form)):
                    self._special.append(i)

    def __bool__(self):
        return bool(self.entries)

    def __getitem__(self, i):
        """The FormSet of that number.  Raises ValueError."""
        if i not in self._sets:
            self._sets[i] = read(self.entries[i])
        return self._sets[i]

    def calls(self, i):
        """{trigger word or character: [(form, variant, rest)]} of a set; rest: None, or words of which all must stand
        there too, and words of which one must."""
        if i not in self._calls:
            found = {}
            for f, variants in enumerate(self[i].forms):
                for v, variant in enumerate(variants if f not in self[i].replacement_only else ()):
                    if variant.isalpha():
                        number, word = (f, v, None), _small(variant)
                        found.setdefault(word, []).append(number)
                        found.setdefault(word + POSSESSIVE, []).append(number)
                        continue
                    parts = WORD.findall(_small(variant))
                    rest = (tuple(parts[:-1]), (parts[-1], parts[-1] + POSSESSIVE)) if len(parts) > 1 else None
                    for kind in calls(variant):
                        for call in kind:
                            found.setdefault(call, []).append((f, v, rest))
            self._calls[i] = found  # whole, or not at all, for another thread
        return self._calls[i]

    def triggers(self):
        """(words, characters) that call any of the sets.  Raises ValueError for a set that is not well written."""
        return calls_of(
            variant for i in range(len(self.entries)) for form, variants in enumerate(self[i].forms)
            if form not in self[i].replacement_only for variant in variants)

    def seen(self, keys, words):
        """{set: {form: variants}} that may be in an article with these triggers and words."""
        found = {}
        for key in keys:
            if key not in self._called:
                self._called[key] = self._calling(key)
            for rest, variants in self._called[key]:
                if rest is None or words.issuperset(rest[0]) and not words.isdisjoint(rest[1]):
                    for i, form, variant in variants:
                        found.setdefault(i, {}).setdefault(form, set()).add(variant)
        return found

    def _calling(self, key):
        """[(rest, [(set, form, variant)])] that a trigger calls, see `calls`."""
        likely = set() if key[0].isalnum() else set(self._special)
        for size in range(1, len(key) + 1):
            likely.update(self._heads.get(key[:size], ()))
        called = {}
        for i in likely:
            for form, variant, rest in self.calls(i).get(key, ()):
                called.setdefault(rest, []).append((i, form, variant))
        return list(called.items())


PIECE = LazyPattern(r"([(\[])([^()\[\]]*)[)\]]|([^()\[\]]+)")
SIGN = LazyPattern(r"[^\w\s()|/\[\]\-'’.#~&]")


def _heads(form):
    """Letters with which the words begin that a form stands for, without writing them all out; rather too many."""
    found, begins = [], True  # begins: whether a word may begin here
    for opening, choices, plain in PIECE.findall(form):
        goes_on = False
        for choice in choices.split("|" if opening == "(" else "/") if opening else (plain,):
            if choice.isalnum():
                found += [_small(choice)] if begins else ()
            elif choice:
                found += [_small(m[0]) for m in RUN.finditer(choice) if m.start() or begins]
                goes_on = goes_on or not choice[-1].isalnum()
            else:
                goes_on = goes_on or begins
        begins = goes_on
    return found
