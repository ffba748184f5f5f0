"""What was known before: findings of old copy that a desk has decided to live with.

A baseline is JSON: {"newslint": 1, "findings": {path: {fingerprint: "CODE what was found"}}}, sorted, so that a change
of it reads well in a review.  Paths are below the baseline's own folder, with forward slashes.
"""

import json
import os

from newslint import files
from newslint.files import InputError
from newslint.finding import fingerprinted


class Baseline:
    """The known findings in a file.  Raises InputError for a file that is missing, torn, or of another kind."""

    def __init__(self, path, formerly=None):
        self._path = path
        self._root = os.path.dirname(os.path.abspath(path))
        self._formerly = formerly or {}
        self._met = {}
        try:
            with open(path, encoding="utf-8") as f:
                data = json.load(f)
            self._known = {p: dict(found) for p, found in data["findings"].items()}
        except FileNotFoundError:
            raise InputError(f"{path}: no such baseline; --write-baseline {path} makes one") from None
        except OSError as err:
            raise InputError(f"{path}: cannot be read: {err.strerror}") from None
        except (ValueError, KeyError, TypeError, AttributeError):
            raise InputError(f"{path}: not a baseline of newslint; --write-baseline {path} makes one anew") from None

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

    def stale(self):
        """{path: number} of known findings that were looked for and are there no more."""
        gone = {p: len(self._known.get(p, {}).keys() - met) for p, met in self._met.items()}
        return {p: n for p, n in sorted(gone.items()) if n}

    def prune(self):
        """Write the baseline without what is stale.  Raises OSError."""
        kept = {
            path: {m: what for m, what in found.items() if path not in self._met or m in self._met[path]}
            for path, found in self._known.items()
        }
        _write(self._path, kept)


def write(path, articles):
    """Write a baseline of all findings; returns their number.  Raises OSError."""
    root, known = os.path.dirname(os.path.abspath(path)), {}
    for checked in articles:
        for f in fingerprinted(checked.source, checked.findings) if checked.article else ():
            found = " ".join(checked.source[f.start : f.end].split())
            known.setdefault(_name(root, checked.path), {})[f.fingerprint] = f"{f.code} {found[:60]}"
    _write(path, known)
    return sum(map(len, known.values()))


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


def _write(path, known):
    known = {p: dict(sorted(found.items())) for p, found in sorted(known.items()) if found}
    text = json.dumps({"newslint": 1, "findings": known}, ensure_ascii=False, indent=1) + "\n"
    files.write_whole(path, text.encode("utf-8"))
