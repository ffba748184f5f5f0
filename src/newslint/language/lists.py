"""The word lists of lists/: closed word classes, verbs of saying, titles, places; each is in one file and nowhere else.

A file has a word or phrase a line; `#` begins a comment.  Where a word has irregular forms, or stands for something,
they follow a colon: `say: said`.  Rules name a list as "@verbs-of-saying", Python calls words("verbs-of-saying").

All lists together, without their comments, are one file of the cache: a start reads that, and of it only the lists that
somebody asks for are split into words.
"""

import os
from functools import lru_cache

from newslint import cache

HEADING = "\n@"  # before the name of a list in the cached file; no word begins with @


class UnknownList(LookupError):
    """There is no list of that name; str() says so and names the nearest one."""


@lru_cache(maxsize=None)
def words(name):
    """The words of lists/NAME.txt, in order, as a tuple.  Raises UnknownList."""
    return tuple([entry.partition(":")[0].rstrip() for entry in _entries(name)])


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
        found[word.rstrip()] = tuple([form.strip() for form in rest.split(",") if form.strip()])
    return found


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
    text = _all()
    heading = f"{HEADING}{name}\n"
    start = text.find(heading)
    if start < 0:
        from difflib import get_close_matches

        close = get_close_matches(name, names(), 1)
        raise UnknownList(f"there is no list “@{name}”" + (f"; did you mean “@{close[0]}”?" if close else ""))
    start += len(heading)
    end = text.find(HEADING, start - 1)
    return text[start : end if end >= 0 else len(text)].splitlines()


@lru_cache(maxsize=1)
def _all():
    """All lists in one text, each under its heading: from the cache where no file has changed."""
    entry = os.path.join("rules", "lists-" + _state())
    kept = cache.read(entry)
    if kept:
        checksum, _, rest = kept.partition(b"\n")
        if checksum.decode("ascii", "replace") == cache.checksum((rest,), ()):
            return rest.decode("utf-8")
    text = "".join([f"{HEADING}{name}\n{_read(name)}" for name in names()]).encode("utf-8")
    cache.write(entry, cache.checksum((text,), ()).encode() + b"\n" + text)
    return text.decode("utf-8")


def _state():
    """What changes when a list does: the dates and sizes of the files; cheaper than to read them."""
    from zlib import crc32

    files = sorted((e.name, *((s := e.stat()).st_mtime_ns, s.st_size)) for e in os.scandir(home()) if e.name.endswith(".txt"))
    return f"{crc32(repr((home(), files)).encode('utf-8', 'surrogateescape')):08x}"


def _read(name):
    with open(os.path.join(home(), name + ".txt"), encoding="utf-8") as f:
        lines = [line.partition("#")[0].strip() for line in f]
    return "\n".join([line for line in lines if line])
