"""The lines that changed since a revision, so that an old archive is judged by today's work only."""

import os
import re
import subprocess

from newslint.document import Later
from newslint.files import InputError

HUNK = Later(r"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.M)


class Changes:
    """The rows of each file that are new or changed since a revision; a file that is not tracked is new.

    Raises InputError: no git, no repository, an unknown revision, a shallow clone that lacks it.
    """

    def __init__(self, revision):
        self._root = _git("rev-parse", "--show-toplevel").strip()
        try:
            base = _git("rev-parse", "--verify", "--quiet", revision + "^{commit}").strip()
        except InputError:
            shallow = _git("rev-parse", "--is-shallow-repository").strip() == "true"
            raise InputError(
                f"--diff-base {revision}: no such revision"
                + (" in this shallow clone; fetch it first (fetch-depth: 0, or git fetch origin " + revision.split("/")[-1] + ")" if shallow else "")
            ) from None
        self._base = base
        self._new = set(_git("ls-files", "--others", "--full-name", "-z", cwd=self._root).split("\0"))

    def touching(self, result):
        """The ArticleResult with only the places on changed lines, and those whose evidence is on one."""
        rows = self._rows(result.path)
        if rows is None:
            return result
        from newslint.finding import lines_of

        lines = lines_of(result.source)

        def touched(start, end):
            first, last = lines.at(start)[0], lines.at(max(start, end - 1))[0]
            return any(a <= last and first <= b for a, b in rows)

        def keep(finding, place):
            return touched(place.start, place.end) or any(touched(e.start, e.end) for e in finding.evidence if e.article is None)

        return result.filter_places(keep)

    def _rows(self, path):
        """[(first, last)] of the changed rows of a file, or None if all of it is new."""
        name = os.path.relpath(os.path.realpath(path), os.path.realpath(self._root)).replace(os.sep, "/")
        if name in self._new or name.startswith("../"):
            return None
        diff = _git("diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--text", self._base, "--", name, cwd=self._root)
        rows = []
        for start, count in HUNK.findall(diff):
            size = int(count) if count else 1
            rows.append((int(start), int(start) + max(size, 1) - 1))
        return rows


def _git(*args, cwd=None):
    try:
        done = subprocess.run(["git", *args], cwd=cwd, capture_output=True, text=True, encoding="utf-8", errors="surrogateescape")
    except FileNotFoundError:
        raise InputError("--diff-base needs git") from None
    if done.returncode:
        raise InputError("--diff-base: " + (done.stderr.strip().split("\n")[0] or f"git {args[0]} failed"))
    return done.stdout
