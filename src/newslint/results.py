"""What was found before: a result for every article that has not changed, kept in the user's cache folder.

An entry is one JSON file, named by all that its findings depend on: the text, the format, the day of publication, the
rules that ran and their levels, the house, the accepted words, and the version; in a checkout also the code, and where
the copy silences something, which may end on a day, today's date.  It holds no path.
"""

import os
from datetime import date

from newslint import __version__, cache
from newslint.checks import Stated
from newslint.finding import LEVELS, ArticleId, Edit, Evidence, Finding, Fix, Place


class Results:
    """The kept results of one Linter.

    rules: what names the rules that count, if not all of them do.
    """

    def __init__(self, linter, rules=None):
        try:
            from _blake2 import blake2b  # hashlib would load OpenSSL: milliseconds at every start
        except ImportError:
            from hashlib import blake2b

        rules = rules or (linter.compiled.key, linter.rule_overrides())
        salt = repr((__version__, cache.code(), rules, linter.house, sorted(linter.accept)))
        cache.sweep()
        self._hash, self._salt = blake2b, blake2b(salt.encode("utf-8", "replace"), digest_size=20).digest()

    def salt(self, *more):
        """All that entries depend on beside the articles, in one word."""
        return self._hash(self._salt + repr(more).encode("utf-8", "replace"), digest_size=12).hexdigest()

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
        """([(part, findings)], statements) kept under that name, for the source of that size at that path; None if there is
        nothing sound."""
        data = cache.read(name)
        if data is None:
            return None
        from json import loads

        try:
            found, stated = loads(data)
            if not isinstance(found, list):
                return None
            found = [(str(part), tuple(_finding(ArticleId(path, str(part)), row) for row in rows)) for part, rows in found]
            stated = stated and [(_text(code), tuple(map(_text, keys)), _stated(path, *row)) for code, keys, row in stated]
            _check_spans(found, size)
            return found, stated
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
            return None

    def keep(self, name, found, stated):
        """Keep what was found in a source: [(part, findings)], and what its articles state (Linter.collect), or None."""
        from json import dumps

        rows = [(part, [f[1:] for f in findings]) for part, findings in found]
        statements = stated and [(code, keys, (s.article.part, *s[1:-1])) for code, keys, s in stated]
        cache.write(name, dumps((rows, statements), ensure_ascii=False).encode("utf-8", "surrogatepass"))


def _finding(article, row):
    """The Finding of what keep() wrote.  Raises ValueError and its like for anything else."""
    code, name, remark, places, evidence, suggestions, fixable = row
    found = Finding(
        article, *map(_text, (code, name, remark)), tuple(_place(*p) for p in places),
        tuple(Evidence(_number(start), _number(end), _text(message)) for start, end, message, *_ in evidence),
        tuple(map(_text, suggestions)), bool(fixable),
    )
    if not found.places:
        raise ValueError("a finding without a place")
    return found


def _check_spans(found, size):
    """Raise ValueError for a place or an edit that does not lie in a source of that size."""
    for _, findings in found:
        for place in (p for f in findings for p in f.places):
            for start, end in [(place.start, place.end), *((e.start, e.end) for e in (place.fix.edits if place.fix else ()))]:
                if not start <= end <= size:
                    raise ValueError("outside the source")


def _place(start, end, level, fix, quoted):
    if fix is not None:
        edits, applicability, message = fix
        fix = Fix(tuple(Edit(_number(a), _number(b), _text(c)) for a, b, c in edits), _text(applicability), _text(message))
    if level not in LEVELS:
        raise ValueError("no level")
    return Place(_number(start), _number(end), level, fix, bool(quoted))


def _stated(path, part, published, start, end, at, data, quoted, checked):
    return Stated(ArticleId(path, _text(part)), _text(published), _number(start), _number(end), tuple(map(_number, at)), data, bool(quoted),
                  bool(checked))


def _text(value):
    if not isinstance(value, str):
        raise ValueError("no text")
    return value


def _number(value):
    if type(value) is not int or value < 0:
        raise ValueError("no offset")
    return value
