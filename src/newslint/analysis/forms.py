"""Sets of forms of which an article should use one: how they are written down, and what they stand for.

    "advis[e/o]r(|s)"            the bracket parts the forms: adviser, advisor; the parenthesis lists the endings,
                                 the same for every form: adviser(s), advisor(s)
    ["U.S.", "US"]               or the forms are listed, each with its own variants in parentheses
    ["(OK|OKs)", "(okay|okays)"]
    ["~meter(|s)", "metre(|s)"]  a form behind ~ is not looked for, it is only what to write: a gas meter is a meter
"""

from itertools import product
from typing import NamedTuple

from newslint.analysis.phrases import POSSESSIVE, calls
from newslint.document import WORD, Later, fold

BRACKET = Later(r"\[([^\[\]]*)\]")
VARIANTS = Later(r"\(([^()]*)\)")


class FormSet(NamedTuple):
    """forms: for every form the tuple of its variants; variant i of one form stands for variant i of another, if
    they are `parallel` (of the same number).  mute: numbers of the forms that are not looked for.  capitals: whether
    the forms differ in nothing but their capitals (internet, Internet)."""

    forms: tuple
    parallel: bool
    mute: frozenset = frozenset()
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
    mute = frozenset(f for f, form in enumerate(forms) if form[0][:1] == "~")
    if mute:
        forms = tuple(tuple(v.lstrip("~") for v in form) for form in forms)
    seen = {v for form in forms for v in form}
    sizes = [len(form) for form in forms]
    if "" in seen or len(seen) < sum(sizes):
        raise ValueError(f"sets: {entry!r} has an empty or a doubled form")
    capitals = min(sizes) == max(sizes) == len({v.lower() for v in seen})
    return FormSet(forms, min(sizes) == max(sizes), mute, capitals)


def _fill(text, parts):
    parts = iter(parts)
    return BRACKET.sub(lambda m: next(parts), text)


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


class Index(NamedTuple):
    """sets: the FormSets.  words, chars: {trigger: [(set, form, variant) numbers]}.

    rest: {(set, form, variant): (its words, its words as a possessive)} for variants of several words.
    """

    sets: tuple
    words: dict
    chars: dict
    rest: dict


_known = {}


def index(entries):
    """The Index of a rule's list of sets, built once for the list object.  Raises ValueError."""
    entry = _known.get(id(entries))
    if entry is None or entry[0] is not entries:
        if len(_known) > 20_000:  # a server that builds linters for ever
            _known.clear()
        entry = _known[id(entries)] = (entries, _index(tuple(read(e) for e in entries)))
    return entry[1]


def _index(sets):
    words, chars, rest = {}, {}, {}
    for s, (forms, _, mute, _) in enumerate(sets):
        for f, variants in enumerate(forms):
            if f in mute:
                continue
            for v, variant in enumerate(variants):
                number = (s, f, v)
                if variant.isalpha():  # thousands of them, at every start: the short way
                    word = variant.lower()
                    known = words.get(word)
                    if known is None:
                        words[word] = words[word + POSSESSIVE] = [number]
                    else:
                        known.append(number)
                    continue
                parts = WORD.findall(fold(variant))
                if len(parts) > 1:
                    rest[number] = parts, [*parts[:-1], parts[-1] + POSSESSIVE]
                for kind, calling in zip((words, chars), calls(variant)):
                    for call in calling:
                        kind.setdefault(call, []).append(number)
    return Index(sets, words, chars, rest)
