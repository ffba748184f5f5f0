"""What was found before: a result for every article that has not changed, kept in the user's cache folder.

An entry is one JSON file, named by all that its findings depend on: the text, the format, the day of publication, the
rules that ran and their levels, the house, the accepted words, and the version; in a checkout also the code, and where
the copy silences something, which may end on a day, today's date.  It holds no path.
"""

import os
from datetime import date

from newslint import __version__, cache
from newslint.finding import LEVELS, Edit, Finding, Fix, Place


class Results:
    """The kept results of one Linter."""

    def __init__(self, linter):
        try:
            from _blake2 import blake2b  # hashlib would load OpenSSL: milliseconds at every start
        except ImportError:
            from hashlib import blake2b

        salt = repr((__version__, cache.code(), linter.compiled.key, linter.choice(), linter.house, sorted(linter.accept)))
        cache.sweep()
        self._hash, self._salt = blake2b, blake2b(salt.encode("utf-8", "replace"), digest_size=20).digest()

    def name(self, source, suffix, published):
        """The entry of an article."""
        state = self._hash(self._salt, digest_size=20)
        state.update(f"{suffix.lower()}\0{published}\0".encode("utf-8", "replace"))
        if "newslint:" in source:
            state.update(str(date.today()).encode())
        state.update(source.encode("utf-8", "surrogatepass"))
        digest = state.hexdigest()
        return os.path.join("results", digest[:2], digest[2:] + ".json")

    def recall(self, name, path, size):
        """The findings kept under that name, for the article of that size at that path; None if there are none, or no sound ones."""
        data = cache.read(name)
        if data is None:
            return None
        from json import loads

        try:
            rows = loads(data)
            return tuple(_finding(path, row, size) for row in rows) if isinstance(rows, list) else None
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
            return None

    def keep(self, name, findings):
        """Keep the findings of an article."""
        from json import dumps

        cache.write(name, dumps([f[2:] for f in findings], ensure_ascii=False).encode("utf-8", "surrogatepass"))


def _finding(path, row, size):
    start, end, code, name, level, message, fix, suggestions, related, fingerprint = row
    if fix is not None:
        fix = Fix(tuple(Edit(*e) for e in fix[0]), fix[1], fix[2])
    found = Finding(path, "", start, end, code, name, level, message, fix, tuple(suggestions),
                    tuple(Place(*p) for p in related), fingerprint)
    spans = [(start, end), *((e.start, e.end) for e in (fix.edits if fix else ())), *((p.start, p.end) for p in found.related)]
    if not all(type(a) is type(b) is int and 0 <= a <= b <= size for a, b in spans) or level not in LEVELS:
        raise ValueError("not a finding")
    if {*map(type, (code, name, message, *suggestions, *(e.content for e in (fix.edits if fix else ()))))} - {str}:
        raise ValueError("not a finding")
    return found
