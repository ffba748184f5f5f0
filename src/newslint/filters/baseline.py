"""What was known before: places in old copy that a desk has decided to leave as they are.

A baseline is JSON: {"newslint": 2, "findings": {article: {fingerprint: "CODE what was found"}}}, sorted, so that a change
of it reads well in a review.  Every place counts for itself, so that a second instance of a known fault is new.  Articles
are named by their path below the baseline's own folder, with forward slashes, and their part, if they have one.
"""

import json
import os

from newslint import files
from newslint.files import InputError
from newslint.finding import ArticleId
from newslint.fingerprints import fingerprints, parse
from newslint.paths import composed, seen_from
from newslint.writing import write_whole


LARGEST = files.LARGEST_AID  # bytes


class Baseline:
    """The known places in a file.  Raises InputError for a file that is missing, torn, or of another kind.

    formerly: {code: former codes} of renamed rules.
    """

    def __init__(self, path, formerly=None):
        self._path = path
        self._root = os.path.dirname(os.path.abspath(path))
        self._formerly = formerly or {}
        self._seen = {}
        try:
            self._known = read(path)
        except FileNotFoundError:
            raise InputError(f"{path}: no such baseline; --write-baseline {path} makes one") from None

    def new(self, result):
        """The ArticleResult without the places that are known."""
        name = _name(self._root, result.article)
        known = self._known.get(name, {})
        seen = self._seen.setdefault(name, set())
        if not known:
            return result
        matched = _matches(list(_fingerprints(result, self._formerly)), known)
        seen.update(matched.values())
        return result.filter_places(lambda finding, place: (finding, place) not in matched)

    def count(self, article=None):
        """How many known places were seen in an article, or in all that were checked."""
        if article is None:
            return sum(map(len, self._seen.values()))
        return len(self._seen.get(_name(self._root, article), ()))

    def stale(self, ran):
        """{path: fingerprints} that are there no more: in articles that were checked or are gone, of rules that ran.

        ran: codes, former ones included.
        """
        gone = {}
        for path, found in sorted(self._known.items()):
            deleted = not _exists(self._root, path.partition("#")[0]) and not _exists(self._root, path)
            if path in self._seen or deleted:
                marks = {m for m, what in found.items() if m not in self._seen.get(path, ()) and (deleted or what[:5] in ran)}
                if marks:
                    gone[path] = marks
        return gone

    def prune(self, stale):
        """Write the baseline without what is stale.  Raises OSError."""
        write(self._path, {p: {m: w for m, w in found.items() if m not in stale.get(p, ())} for p, found in self._known.items()})


def _exists(root, path):
    """Whether there is a file of that name, with its accented letters as one character or as two."""
    if os.path.exists(os.path.join(root, path)):
        return True
    if path.isascii():
        return False
    from unicodedata import normalize

    return os.path.exists(os.path.join(root, normalize("NFD", path)))


def _matches(present, known):
    """{(finding, place): the known fingerprint that it is}; every one is matched once.

    present: (finding, place, its fingerprints: that of its rule, then those under former codes).  The same words with the
    same neighbours are matched first, then those that have kept their words and the neighbours on one side.
    """
    left, matched = dict.fromkeys(known), {}
    for finding, place, marks in present:
        mark = next((m for m in marks if str(m) in left), None)
        if mark is not None:
            del left[str(mark)]
            matched[finding, place] = str(mark)
    by_core = {}
    for text in left:
        mark = parse(text)
        by_core.setdefault(mark.core, []).append(mark)
    for finding, place, marks in present:
        if (finding, place) not in matched:
            for mark in marks:
                close = next((k for k in by_core.get(mark.core, ()) if mark.similar(k)), None)
                if close:
                    by_core[mark.core].remove(close)
                    matched[finding, place] = str(close)
                    break
    return matched


def _fingerprints(result, formerly):
    """(finding, place, [its Fingerprint, then those under the former codes of its rule]) of every place."""
    old = sorted({code for f in result.findings for code in formerly.get(f.code, ())})
    versions = [fingerprints(result.source, result.findings)]
    for code in old:
        renamed = [f._replace(code=code) if code in formerly.get(f.code, ()) else f for f in result.findings]
        versions.append(fingerprints(result.source, renamed))
    for i, finding in enumerate(result.findings):
        for j, place in enumerate(finding.places):
            yield finding, place, [marks[i][j] for marks in versions]


def read(path):
    """{article: {fingerprint: what}} of a baseline.  Raises FileNotFoundError, InputError."""
    try:
        data = json.loads(files.content(path, LARGEST).decode("utf-8"))
        version, known = data["newslint"], data["findings"]
        if any("\0" in p or not isinstance(found, dict) or {*map(type, found.values())} - {str} for p, found in known.items()):
            raise ValueError("not texts")
        if version == 2:
            for found in known.values():
                for text in found:
                    parse(text)
            if any(not path.isascii() for path in known):  # it may have been written where accented letters are two characters
                known, named = {}, known
                for path, found in named.items():
                    known.setdefault(composed(path), {}).update(found)
    except InputError as err:
        if err.missing:
            raise FileNotFoundError(path) from None
        raise
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise InputError(f"{path}: not a baseline of newslint; --write-baseline {path} writes a new one") from None
    if version != 2:
        raise InputError(f"{path}: a baseline of an older newslint, which did not know every place; "
                         f"--write-baseline {path} writes a new one: look at what it adds before you commit it")
    return known


def known_in(path, results):
    """{article: {fingerprint: what}} of all places in some ArticleResults, for a baseline at that path."""
    root, known = os.path.dirname(os.path.abspath(path)), {}
    for result in results:
        if result.is_article:
            found = known.setdefault(_name(root, result.article), {})
            for finding, place, marks in _fingerprints(result, {}):
                found[str(marks[0])] = f"{finding.code} {' '.join(result.source[place.start : place.end].split())[:60]}"
    return known


def joined(path, known, ran):
    """What is known now, with what a baseline at that path knew of articles that were not checked, or by rules that did
    not run.  ran: codes.  Raises InputError for a file of another kind."""
    try:
        before = read(path)
    except FileNotFoundError:
        return known
    except InputError as err:
        if "older newslint" in str(err):
            return known
        raise
    return {
        p: {m: w for m, w in before.get(p, {}).items() if p not in known or w[:5] not in ran} | known.get(p, {})
        for p in {**before, **known}
    }


def write(path, known):
    """Write a baseline, whole or not at all.  Raises OSError."""
    known = {p: dict(sorted(found.items())) for p, found in sorted(known.items()) if found}
    text = json.dumps({"newslint": 2, "findings": known}, ensure_ascii=False, indent=1) + "\n"
    write_whole(path, text.encode("utf-8", "backslashreplace"))  # as JSON writes what is not UTF-8 in a name


def _name(root, article):
    return str(ArticleId(seen_from(root, os.path.abspath(article.path)), article.part))
