"""The word lists of lists/: closed word classes, verbs of saying, titles, places; each is in one file and nowhere else.

A file has a word or phrase a line; `#` begins a comment.  Where a word has irregular forms, or stands for something,
they follow a colon: `say: said`.  `@possessives` in a list means the words of that list.  Rules name a list as
"@verbs-of-saying", Python calls words("verbs-of-saying"); in a pattern, of a rule or a WordPattern, (?@verbs-of-saying) is any
of its words.

All lists together, without their comments, are one file of the cache: a start reads that, and of it only the lists that
somebody asks for are split into words.
"""

import os
import re
from functools import lru_cache

from newslint import cache
from newslint.document import LazyPattern

IN_PATTERN = re.compile(r"\(\?@([A-Za-z][a-z]*(?:-[a-z]+)*)\)")
HEADING = "\n["  # before the name of a list in the cached file; no word begins with a bracket


class UnknownList(LookupError):
    """There is no list of that name; str() says so and names the nearest one."""


@lru_cache(maxsize=None)
def words(name):
    """The words of lists/NAME.txt, in order, as a tuple.  Raises UnknownList."""
    found = []
    for entry in _entries(name):
        found += words(entry[1:]) if entry[0] == "@" else (entry.partition(":")[0].rstrip(),)
    return tuple(found)


@lru_cache(maxsize=None)
def word_set(name):
    """The words of lists/NAME.txt as a frozenset.  Raises UnknownList."""
    return frozenset(words(name))


@lru_cache(maxsize=None)
def table(name):
    """{word: (what follows its colon, …)} of lists/NAME.txt, in order.  Raises UnknownList."""
    found = {}
    for entry in _entries(name):
        word, _, rest = entry.partition(":")
        if word[0] == "@":
            found |= table(word[1:])
            continue
        found[word.rstrip()] = tuple([form.strip() for form in rest.split(",") if form.strip()])
    return found


def filled(pattern, words_of=words):
    """The pattern with any of the words of lists/NAME.txt, longer ones first, for each (?@NAME).  Raises UnknownList.

    A name with a capital, as (?@Months), asks for each word with one.  words_of: what gives the words of a list.
    """
    def alternatives(m):
        found = sorted(words_of(m[1].lower()), key=len, reverse=True)
        if m[1][0].isupper():
            found = [word[:1].upper() + word[1:] for word in found]
        return "(?:" + "|".join(map(re.escape, found)) + ")"

    return IN_PATTERN.sub(alternatives, pattern)


class WordPattern(LazyPattern):
    """A LazyPattern in which (?@NAME) is any word of lists/NAME.txt; the list is read when the pattern is first used."""

    def __getattr__(self, name):
        self.pattern = filled(self.pattern)
        return super().__getattr__(name)


def names():
    """The names of all lists, sorted."""
    return sorted(n.removesuffix(".txt") for n in os.listdir(home()) if n.endswith(".txt"))


def home():
    """The folder of the lists: inside the package in a wheel, at the top of the repository in a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = os.path.join(package, "lists")
    return inside if os.path.isdir(inside) else os.path.normpath(os.path.join(package, "..", "..", "lists"))


def _entries(name):
    """The lines of a list, without comments and empty ones.  Raises UnknownList."""
    if name not in _all():
        from difflib import get_close_matches

        close = get_close_matches(name, _all(), 1)
        raise UnknownList(f"there is no list “@{name}”" + (f" (did you mean “@{close[0]}”?)" if close else ""))
    return _all()[name].splitlines()


@lru_cache(maxsize=1)
def _all():
    """{name: lines} of all lists: from the cache where no file has changed."""
    from zlib import crc32

    entry = os.path.join("rules", f"lists-{cache.code()}-{crc32(home().encode('utf-8', 'surrogateescape')):08x}")
    checksum, _, text = (cache.read(entry) or b"").partition(b"\n")
    if not text or checksum.decode("ascii", "replace") != cache.checksum((text,), ()):
        text = "".join([f"{HEADING}{name}\n{_load(name)}" for name in names()]).encode("utf-8")
        cache.write(entry, cache.checksum((text,), ()).encode() + b"\n" + text)
    found = {}
    for part in text.decode("utf-8").split(HEADING)[1:]:
        name, _, lines = part.partition("\n")
        found[name] = lines
    return found


def _load(name):
    with open(os.path.join(home(), name + ".txt"), encoding="utf-8") as f:
        lines = [line.partition("#")[0].strip() for line in f]
    return "\n".join([line for line in lines if line])
