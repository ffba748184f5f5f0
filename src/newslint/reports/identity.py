"""A name for every place by which a service knows it again: unique in a report, and without a line number."""

from hashlib import sha256

from newslint.fingerprints import fingerprints
from newslint.reports import by_place, relative


class Identity:
    """Gives the places of a report their names."""

    def __init__(self):
        self._counts = {}

    def places(self, result):
        """(finding, place, name) of every place of an ArticleResult, in order of place.  name: 32 hexadecimal digits."""
        article, source, findings, _ = result
        marks = dict(zip(map(id, findings), fingerprints(source, findings)))
        known = {(id(f), i): mark for f in findings for i, mark in enumerate(marks[id(f)])}
        where = {(id(f), id(p)): i for f in findings for i, p in enumerate(f.places)}
        for f, place in by_place(findings):
            mark = known[id(f), where[id(f), id(place)]]
            key = f"{relative(article.path)}\n{article.part}\n{mark}"
            # two remarks of one rule on the same words have the same fingerprint
            self._counts[key] = nth = self._counts.get(key, 0) + 1
            name = key if nth == 1 else f"{key}\n{nth}"
            yield f, place, sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:32]
