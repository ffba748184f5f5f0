"""The word lists of lists/: closed word classes, verbs of saying, titles, places; each is in one file and nowhere else.

A file has a word or phrase a line; `#` begins a comment.  Where a word has irregular forms, or stands for something,
they follow a colon: `say: said`.  Rules name a list as "@verbs-of-saying", Python calls words("verbs-of-saying").
"""

import os
from functools import lru_cache


class UnknownList(LookupError):
    """There is no list of that name; str() says so and names the nearest one."""


@lru_cache(maxsize=None)
def words(name):
    """The words of lists/NAME.txt, in order, as a tuple.  Raises UnknownList."""
    return tuple(table(name))


@lru_cache(maxsize=None)
def table(name):
    """{word: (what follows its colon, …)} of lists/NAME.txt, in order.  Raises UnknownList."""
    found = {}
    for line in _read(name).splitlines():
        entry, _, rest = line.partition("#")[0].partition(":")
        if entry.strip():
            found[entry.strip()] = tuple(v.strip() for v in rest.split(",") if v.strip())
    return found


def names():
    """The names of all lists, sorted."""
    return sorted(n.removesuffix(".txt") for n in os.listdir(home()) if n.endswith(".txt"))


def home():
    """The folder of the lists: inside the package in a wheel, at the top of the repository in a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = os.path.join(package, "lists")
    return inside if os.path.isdir(inside) else os.path.normpath(os.path.join(package, "..", "..", "lists"))


def _read(name):
    try:
        with open(os.path.join(home(), name + ".txt"), encoding="utf-8") as f:
            return f.read()
    except FileNotFoundError:
        from difflib import get_close_matches

        close = get_close_matches(name, names(), 1)
        raise UnknownList(f"there is no list “@{name}”" + (f"; did you mean “@{close[0]}”?" if close else "")) from None
