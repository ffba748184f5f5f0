"""What was known before: findings of old copy that a desk has decided to live with.

A baseline is JSON: {"newslint": 1, "findings": {path: {fingerprint: "CODE what was found"}}}, sorted, so that a change
of it reads well in a review.  Paths are below the baseline's own folder, with forward slashes.
"""

import json
import os

from newslint import files
from newslint.files import InputError
from newslint.finding import fingerprinted


LARGEST = files.LARGEST_AID  # bytes


class Baseline:
    """The known findings in a file.  Raises InputError for a file that is missing, torn, or of another kind.

    formerly: {code: former codes} of renamed rules.
    """

    def __init__(self, path, formerly=None):
        self._path = path
        self._root = os.path.dirname(os.path.abspath(path))
        self._formerly = formerly or {}
        self._met = {}
        try:
            self._known = read(path)
        except FileNotFoundError:
            raise InputError(f"{path}: no such baseline; --write-baseline {path} makes one") from None

    def new(self, checked):
        """The Checked without the findings that are known."""
        name = _name(self._root, checked.path)
        known = self._known.get(name, {})
        met = self._met.setdefault(name, set())
        left = []
        for f, marks in zip(checked.findings, _marks(checked, self._formerly)):
            mark = next((m for m in marks if m in known), None)
            if mark is None:
                left.append(f)
            else:
                met.add(mark)
        return checked._replace(findings=tuple(left))

    def stale(self, ran):
        """{path: fingerprints} that are there no more: in articles that were checked or are gone, of rules that ran.

        ran: codes, former ones included.
        """
        gone = {}
        for path, found in sorted(self._known.items()):
            deleted = not os.path.exists(os.path.join(self._root, path))
            if path in self._met or deleted:
                marks = {m for m, what in found.items() if m not in self._met.get(path, ()) and (deleted or what[:5] in ran)}
                if marks:
                    gone[path] = marks
        return gone

    def prune(self, stale):
        """Write the baseline without what is stale.  Raises OSError."""
        write(self._path, {p: {m: w for m, w in found.items() if m not in stale.get(p, ())} for p, found in self._known.items()})


def read(path):
    """{path: {fingerprint: what}} of a baseline.  Raises FileNotFoundError, InputError."""
    try:
        data = files.content(path, LARGEST)
    except InputError as err:
        if err.missing:
            raise FileNotFoundError(path) from None
        raise
    try:
        known = json.loads(data.decode("utf-8"))["findings"]
        if any("\0" in p or not isinstance(found, dict) or {*map(type, found.values())} - {str} for p, found in known.items()):
            raise ValueError("not texts")
        return known
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise InputError(f"{path}: not a baseline of newslint; --write-baseline {path} makes one anew") from None


def known_in(path, articles):
    """{path: {fingerprint: what}} of all findings in some Checked, for a baseline at that path."""
    root, known = os.path.dirname(os.path.abspath(path)), {}
    for checked in articles:
        if checked.article:
            found = known.setdefault(_name(root, checked.path), {})
            for f in fingerprinted(checked.source, checked.findings):
                found[f.fingerprint] = f"{f.code} {' '.join(checked.source[f.start : f.end].split())[:60]}"
    return known


def joined(path, known, ran):
    """What is known now, with what a baseline at that path knew of articles that were not checked, or by rules that did
    not run.  ran: codes.  Raises InputError for a file of another kind."""
    try:
        before = read(path)
    except FileNotFoundError:
        return known
    return {
        p: {m: w for m, w in before.get(p, {}).items() if p not in known or w[:5] not in ran} | known.get(p, {})
        for p in {**before, **known}
    }


def write(path, known):
    """Write a baseline, whole or not at all.  Raises OSError."""
    known = {p: dict(sorted(found.items())) for p, found in sorted(known.items()) if found}
    text = json.dumps({"newslint": 1, "findings": known}, ensure_ascii=False, indent=1) + "\n"
    files.write_whole(path, text.encode("utf-8", "backslashreplace"))  # as JSON writes what is no UTF-8 in a name


def _marks(checked, formerly):
    """For each finding its fingerprint, then those under the former codes of its rule."""
    present = fingerprinted(checked.source, checked.findings)
    rows = [[f.fingerprint] for f in present]
    old = {code for f in checked.findings for code in formerly.get(f.code, ())}
    for code in sorted(old):
        renamed = [f._replace(code=code) if code in formerly.get(f.code, ()) else f for f in checked.findings]
        for row, f in zip(rows, fingerprinted(checked.source, renamed)):
            row.append(f.fingerprint)
    return rows


def _name(root, path):
    return os.path.relpath(os.path.abspath(path), root).replace(os.sep, "/")
